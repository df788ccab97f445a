package maturity

import "github.com/govmaturity/govmaturity"

// PublishedOf returns how a value of the node would be published: see
// [Result.Published].
func (n Node) PublishedOf(value float64) float64 { return n.get().published(value) }

// ClassOf returns the class that a value of the node would fall into: the zero Level,
// when there is none.
func (n Node) ClassOf(value float64) govmaturity.Level { return n.get().sort(n.get().class, value) }

package golden

import "fmt"

// Place is something in a subject that a case can reach: a row of a table, a
// level, a policy, one side of a branch.
type Place struct {
	// Kind is what it is: row, level, policy, branch.
	Kind string
	// At is the part of the subject that it belongs to, such as a node.
	At string
	// What tells it from others there.
	What string
}

// String returns the place on one line.
func (p Place) String() string { return fmt.Sprintf("%s: %s %s", p.At, p.Kind, p.What) }

// Reach keeps account of what cases reach. The zero value is ready.
type Reach struct {
	places []Place
	hit    map[Place]bool
}

// Add makes a place count.
func (r *Reach) Add(kind, at, what string) { r.places = append(r.places, Place{kind, at, what}) }

// Hit notes that a place was reached.
func (r *Reach) Hit(kind, at, what string) {
	if r.hit == nil {
		r.hit = map[Place]bool{}
	}
	r.hit[Place{kind, at, what}] = true
}

// Missed returns the places that nothing reached, in the order in which they
// were added.
func (r *Reach) Missed() []Place {
	var missed []Place
	for _, p := range r.places {
		if !r.hit[p] {
			missed = append(missed, p)
		}
	}
	return missed
}

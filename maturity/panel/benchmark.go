package panel

import (
	"fmt"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// Standing is where one member stands among peers, on one node.
type Standing struct {
	Node string `json:"node"`
	// Value is as published; nil when there is none.
	Value *float64 `json:"value,omitempty"`
	// Rank is the competition rank among the peers and the member itself, Of how many
	// have a value; 0, when the member has none.
	Rank int `json:"rank,omitempty"`
	Of   int `json:"of"`
	// Median and Best are of the values of the peers as published, without the member;
	// nil when none of them has a value. Leaders are the peers that have the best.
	Median  *float64 `json:"median,omitempty"`
	Best    *float64 `json:"best,omitempty"`
	Leaders []string `json:"leaders,omitempty"`
}

// Short returns how much the member is below the median of its peers. It is not known
// without either.
func (s Standing) Short() (by float64, known bool) {
	if s.Value == nil || s.Median == nil {
		return 0, false
	}
	return max(0, *s.Median-*s.Value), true
}

// Member returns the first member with a subject.
func (p *Panel) Member(subject string) (Member, bool) {
	i := slices.IndexFunc(p.members, func(m Member) bool { return m.Subject == subject })
	if i < 0 {
		return Member{}, false
	}
	return p.members[i], true
}

// without returns the panel of all others. A member is told by its subject, rater and
// date, and so may come from another part of the panel.
func (p *Panel) without(m Member) *Panel {
	return p.Where(func(other Member) bool {
		return other.Subject != m.Subject || other.Rater != m.Rater || other.Date != m.Date
	})
}

// Benchmark returns where a member stands among the members of a panel, its peers, on
// every node that has values. Whether it is one of them does not matter. The member must
// be scored with the framework of the panel.
func (p *Panel) Benchmark(m Member) ([]Standing, error) {
	if p.fw == nil || m.Card == nil || m.Card.Framework() != p.fw {
		return nil, fmt.Errorf("a member is compared with those that the same framework, with the same goalposts, has scored")
	}
	peers := p.without(m)
	var out []Standing
	for n := range p.fw.Nodes() {
		if !n.IsScored() {
			continue
		}
		s := Standing{Node: n.ID()}
		values, places := peers.published(n.ID())
		s.Of = len(values)
		if len(values) > 0 {
			median, best := quantile(values, 0.5), slices.Max(values)
			s.Median, s.Best = &median, &best
			for k, x := range values {
				if x == best {
					s.Leaders = append(s.Leaders, peers.members[places[k]].Subject)
				}
			}
		}
		if value, ok := m.Card.Node(n.ID()).Published(); ok {
			s.Value, s.Rank, s.Of = &value, 1, s.Of+1
			for _, x := range values {
				if x > value {
					s.Rank++
				}
			}
		}
		out = append(out, s)
	}
	return out, nil
}

// medianScale is the scale of one level, which begins at the median of the peers.
const medianScale = "median-of-peers"

// ToMedian returns the cheapest way for a member to reach the median of its peers, as
// computed, on a node. The path's target is a level that begins there, and its nodes are
// those of a framework that has that level as the node's class, and no other class.
//
// The goalposts stay as they are: the way says what the member can do while the others
// stand still.
func (p *Panel) ToMedian(m Member, node string) (maturity.ImprovementPath, error) {
	var none maturity.ImprovementPath
	if p.fw == nil || m.Card == nil || m.Card.Framework() != p.fw {
		return none, fmt.Errorf("a member is compared with those that the same framework, with the same goalposts, has scored")
	}
	values, _ := p.without(m).values(node)
	if len(values) == 0 {
		return none, fmt.Errorf("no peer has a value of %q", node)
	}
	fw, err := p.withMedian(node, quantile(values, 0.5))
	if err != nil {
		return none, err
	}
	a := *m.assessment
	a.Hash = "" // that of the framework without the level
	card, err := fw.Score(&a)
	if err != nil {
		return none, err
	}
	return card.Node(node).PathTo(fw.Levels(medianScale)[0]), nil
}

// withMedian returns the framework with a class of a node that begins at the median.
func (p *Panel) withMedian(node string, median float64) (*maturity.Framework, error) {
	spec := p.fw.Spec()
	at := specOf(&spec.Root, node)
	if at == nil {
		return nil, fmt.Errorf("the framework's own tree has no node %q", node)
	}
	if p.fw.Levels(medianScale) != nil {
		return nil, fmt.Errorf("the framework has a scale %q of its own", medianScale)
	}
	spec.Scales = append(spec.Scales, govmaturity.ScaleSpec{ID: medianScale, Levels: []govmaturity.LevelSpec{
		{ID: "median", Rank: 1, Title: medianTitle()},
	}})
	at.Class = &maturity.LevelRule{
		Scale: medianScale, Standing: govmaturity.StandingDerived, Cuts: []maturity.CutSpec{{Level: "median", From: &median}},
	}
	fw, err := maturity.Compile(spec, p.options...)
	if err != nil {
		return nil, fmt.Errorf("the median of the peers cannot be aimed at: %w", err)
	}
	return fw, nil
}

// medianTitle names the level in all languages that the library has.
func medianTitle() govmaturity.Text {
	title := govmaturity.Text{}
	for _, language := range []string{"ar", "en", "es", "fr", "ru", "zh"} {
		title[language] = govmaturity.WordsFor(language).Say("panel.median")
	}
	return title
}

// specOf finds a node in a tree.
func specOf(n *maturity.NodeSpec, id string) *maturity.NodeSpec {
	if n.ID == id {
		return n
	}
	for i := range n.Nodes {
		if found := specOf(&n.Nodes[i], id); found != nil {
			return found
		}
	}
	return nil
}

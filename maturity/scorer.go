package maturity

import "errors"

// Scorer scores many assessments of one framework without allocating memory
// for each. One goroutine uses it at a time; make one for each. It is for
// frameworks without rosters.
type Scorer struct {
	card    *Scorecard
	scratch scratch
}

// NewScorer makes a Scorer. It fails when the framework has rosters: score
// those with [Framework.Score].
func (f *Framework) NewScorer() (*Scorer, error) {
	if f.HasRosters() {
		return nil, errors.New("a framework with rosters is scored with Framework.Score")
	}
	if f.asksPanel {
		return nil, errNeedsPanel
	}
	return &Scorer{card: newCard(f.top(), nil)}, nil
}

var errNeedsPanel = errors.New("the framework asks what a panel says: package panel scores it, and gives a framework that scores others")

// Score scores Marks that the same framework made.
//
// The card belongs to the Scorer: the next Score overwrites it. It reads the
// marks where they are, so they must not be changed while the card is in use.
func (s *Scorer) Score(marks *Marks) (*Scorecard, error) {
	c := s.card
	if c == nil {
		return nil, errors.New("a Scorer is made with Framework.NewScorer")
	}
	if marks == nil || marks.tree != c.tree {
		return nil, errors.New("the marks are of another framework")
	}
	c.given = marks
	if !c.tree.conditional {
		c.marks = marks
	}
	c.run(&s.scratch)
	return c, nil
}

package actionplan

import (
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/finding"
	"github.com/govmaturity/govmaturity/maturity"
)

// Reassessment is a plan, as it was reviewed, beside two scorecards: which nodes moved,
// and which steps were for them. It shows no causes: that a step was finished and its
// node rose is all that is known.
type Reassessment struct {
	// Comparison is how the two scorecards compare.
	Comparison *maturity.Comparison
	// Movements are those of the nodes that a step is for, and of those that moved, in
	// the order of the framework.
	Movements []Movement
	// Elsewhere are the steps that answer a node of another framework or edition, or one
	// that is not there: the scorecards say nothing about them.
	Elsewhere []ReassessedStep

	review *Review
}

// Movement is what became of one node that a plan is about, or that moved.
type Movement struct {
	// Node is how steps name it, and Title what people call it.
	Node  string
	Title govmaturity.Text
	Kind  MovementKind
	// Before and After are the levels that it was at and is at.
	Before, After govmaturity.Level
	// Levels is how many levels it rose: below 0, if it fell.
	Levels int
	// Obstacle says why the two cannot be compared, if they cannot.
	Obstacle maturity.Obstacle
	// Steps are those that answer it, in the order of the plan.
	Steps []ReassessedStep
}

// ReassessedStep is a step that answers a node.
type ReassessedStep struct {
	Step     Step
	Answer   AnswerSpec
	Status   Status
	Finished bool
	// Reached says that the node is at the level now that the step leads to, or above.
	Reached bool
}

// MovementKind says what became of a node, and of the steps that are for it.
type MovementKind string

const (
	// MovementKindMoved: it rose, and a step for it is finished.
	MovementKindMoved MovementKind = "moved"
	// MovementKindUnfinished: it rose, and no step for it is finished.
	MovementKindUnfinished MovementKind = "unfinished"
	// MovementKindNoStep: it rose, and no step is for it.
	MovementKindNoStep MovementKind = "no-step"
	// MovementKindStayed: it did not rise, though a step for it is finished.
	MovementKindStayed MovementKind = "stayed"
	// MovementKindWaiting: it did not rise, and no step for it is finished.
	MovementKindWaiting MovementKind = "waiting"
	// MovementKindFell: it fell.
	MovementKindFell MovementKind = "fell"
	// MovementKindUnknown: the two results cannot be compared.
	MovementKindUnknown MovementKind = "unknown"
)

// MovementKinds returns all kinds of movements.
func MovementKinds() []MovementKind {
	return []MovementKind{MovementKindMoved, MovementKindUnfinished, MovementKindNoStep, MovementKindStayed, MovementKindWaiting, MovementKindFell, MovementKindUnknown}
}

// Reassess puts the plan, as it was reviewed, beside a scorecard from before and one
// from after. Both are of one edition of a framework: others are refused, as
// [maturity.Compare] refuses them. Items of rosters are looked at where a step names
// them.
func (r *Review) Reassess(before, after *maturity.Scorecard) (*Reassessment, error) {
	r = r.some()
	c, err := maturity.Compare(before, after)
	if err != nil {
		return nil, err
	}
	out := &Reassessment{Comparison: c, review: r}
	fw := after.Framework()
	byNode := map[string][]ReassessedStep{}
	var items []string
	for s := range r.p.Steps() {
		for _, a := range s.get().spec.Answers {
			if a.Kind != AnswerKindNode {
				continue
			}
			step := ReassessedStep{Step: s, Answer: a, Status: r.Status(s.ID()).Status}
			step.Finished = step.Status == StatusCompleted
			node := nodeOf(after, a.ID)
			if a.Document != fw.ID() || a.Edition != "" && a.Edition != fw.Edition() || !node.Valid() {
				out.Elsewhere = append(out.Elsewhere, step)
				continue
			}
			step.Reached = reaches(node, a.To)
			if byNode[a.ID] == nil && strings.Contains(a.ID, "/") {
				items = append(items, a.ID)
			}
			byNode[a.ID] = append(byNode[a.ID], step)
		}
	}
	for _, x := range c.Changes {
		steps := byNode[x.After.ID()]
		if m := movement(x.After.ID(), x.Before, x.After, steps); len(steps) > 0 || m.Levels != 0 {
			if m.Kind == MovementKindUnknown {
				m.Obstacle = x.Obstacle
			}
			out.Movements = append(out.Movements, m)
		}
	}
	for _, id := range items {
		out.Movements = append(out.Movements, movement(id, nodeOf(before, id), nodeOf(after, id), byNode[id]))
	}
	return out, nil
}

// nodeOf returns the result that a step names: of a node, or of one in an item of a
// roster.
func nodeOf(c *maturity.Scorecard, id string) maturity.Result {
	parts := strings.Split(id, "/")
	unescape := strings.NewReplacer("~1", "/", "~0", "~")
	for len(parts) > 2 && c != nil {
		c = c.Item(unescape.Replace(parts[0]), unescape.Replace(parts[1]))
		parts = parts[2:]
	}
	if c == nil || len(parts) != 1 {
		return maturity.Result{}
	}
	return c.Node(parts[0])
}

// levelOf returns the level of a result, or else its class, and the place of it from 1:
// 0 for none.
func levelOf(r maturity.Result) (govmaturity.Level, int) {
	l := r.Level()
	if len(r.Levels()) == 0 {
		l = r.Class()
	}
	return l, l.Index() + 1
}

// reaches reports whether a result is at a level, or class, or above it.
func reaches(r maturity.Result, to string) bool {
	at := func(l govmaturity.Level) bool { return l.ID() == to }
	if i := slices.IndexFunc(r.Levels(), at); i >= 0 {
		return r.Level().Index() >= i
	}
	i := slices.IndexFunc(r.Classes(), at)
	return i >= 0 && r.Class().Index() >= i
}

func movement(id string, before, after maturity.Result, steps []ReassessedStep) Movement {
	m := Movement{Node: id, Title: nodeTitle(after), Steps: steps}
	var was, is int
	m.Before, was = levelOf(before)
	m.After, is = levelOf(after)
	_, knownBefore := before.Value()
	_, knownAfter := after.Value()
	finished := slices.ContainsFunc(steps, func(s ReassessedStep) bool { return s.Finished })
	if !knownBefore || !knownAfter {
		m.Kind = MovementKindUnknown
		return m
	}
	m.Levels = is - was
	switch {
	case m.Levels < 0:
		m.Kind = MovementKindFell
	case m.Levels > 0 && finished:
		m.Kind = MovementKindMoved
	case m.Levels > 0 && len(steps) > 0:
		m.Kind = MovementKindUnfinished
	case m.Levels > 0:
		m.Kind = MovementKindNoStep
	case finished:
		m.Kind = MovementKindStayed
	default:
		m.Kind = MovementKindWaiting
	}
	return m
}

// Movement returns what became of a node: the zero Movement where nothing is said of it.
func (r *Reassessment) Movement(node string) Movement {
	if r == nil {
		return Movement{}
	}
	for _, m := range r.Movements {
		if m.Node == node {
			return m
		}
	}
	return Movement{}
}

// Explain says what became of a node: from which level to which, what became of the
// steps that are for it, and what follows from that and what does not. It is in the
// given words, or in English.
func (r *Reassessment) Explain(node string, words ...govmaturity.Words) govmaturity.Finding {
	m := r.Movement(node)
	if m.Kind == "" || r.Comparison == nil {
		return govmaturity.Finding{}
	}
	review := r.review.some()
	p := review.p
	about := govmaturity.Reference{Kind: FindingMovement, Document: p.ID(), Edition: p.Edition(), Hash: p.RulesHash(),
		Subject: r.Comparison.After.Subject(), Date: review.day.String(), ID: node}
	return finding.In(words, func(w govmaturity.Words) govmaturity.Finding {
		t := movementTeller{w: w}
		t.out = govmaturity.Finding{About: about, Title: t.in(w.Wording(m.Title)), State: govmaturity.StateAnswered,
			Outcome: t.in(t.way(m)), Rule: t.in(w.Say("movement." + string(m.Kind))),
			Standing: govmaturity.StandingDerived}
		if m.Kind == MovementKindUnknown {
			t.out.State = govmaturity.StateBlocked
		}
		for _, card := range []*maturity.Scorecard{r.Comparison.Before, r.Comparison.After} {
			x := nodeOf(card, node)
			level, _ := levelOf(x)
			found := x.Explain().Reference()
			t.out.Reasons = append(t.out.Reasons, govmaturity.Reason{Kind: govmaturity.ReasonCounted, Words: t.in(t.level(level)), Finding: &found})
		}
		for _, s := range m.Steps {
			t.step(s)
		}
		t.out.Reasons = append(t.out.Reasons, govmaturity.Reason{Kind: govmaturity.ReasonNote, Words: t.in(w.Say("movement.no-cause"))})
		return t.out
	})
}

type movementTeller struct {
	w   govmaturity.Words
	out govmaturity.Finding
}

func (t *movementTeller) in(s string) govmaturity.Text { return govmaturity.Text{t.w.Language(): s} }

// way says from which level to which.
func (t *movementTeller) way(m Movement) string {
	if m.Before.Valid() && m.Before == m.After {
		return t.w.Say("movement.still", "level", t.level(m.After))
	}
	return t.w.Say("movement.from-to", "from", t.level(m.Before), "to", t.level(m.After))
}

func (t *movementTeller) level(l govmaturity.Level) string {
	if !l.Valid() {
		return t.w.Say("need.no-level")
	}
	return t.w.Wording(l.Title())
}

// step says of a step what became of it, and of the level that it leads to.
func (t *movementTeller) step(s ReassessedStep) {
	said := t.w.Say("option." + "StepReviewSpec.status." + string(s.Status))
	if s.Answer.To != "" {
		reached := "movement.not-reached"
		if s.Reached {
			reached = "movement.reached"
		}
		said = t.w.List(said, t.w.Say(reached))
	}
	t.out.Reasons = append(t.out.Reasons, govmaturity.Reason{Kind: govmaturity.ReasonShown,
		Words: t.in(t.w.Say("text.label", "label", t.w.Wording(s.Step.Title()), "text", said))})
}

package actionplan

import (
	"iter"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/date"
)

// Plan is a compiled action plan. It does not change, and any number of goroutines
// may use it at once. [Compile] and [Read] make one.
type Plan struct {
	spec           *PlanSpec
	hash, rules    string
	steps          []step
	byID           map[string]int
	commitmentByID map[string]int
}

type step struct {
	spec            *StepSpec
	parent          int // -1 without one
	commitment      int // -1 without one
	start, deadline Deadline
	milestones      []Deadline
	after           []int
	parts           []int  // in the order of the document
	promise, owner  string // its own, or that of what it is a part of
}

// ID returns the plan's id.
func (p *Plan) ID() string { return p.some().spec.ID }

// Edition returns the edition, or "".
func (p *Plan) Edition() string { return p.some().spec.Edition }

// Title returns the plan's title, or nil.
func (p *Plan) Title() govmaturity.Text { return p.some().spec.Title.Clone() }

// Hash returns the content hash: of all that the plan says.
func (p *Plan) Hash() string { return p.some().hash }

// RulesHash returns the hash of all but the words for people.
func (p *Plan) RulesHash() string { return p.some().rules }

// Spec returns a copy of the document that the plan was compiled from.
func (p *Plan) Spec() *PlanSpec { return planFormat.Clone(p.some().spec) }

// Steps returns all steps, in the order of the document.
func (p *Plan) Steps() iter.Seq[Step] {
	p = p.some()
	return func(yield func(Step) bool) {
		for i := range p.steps {
			if !yield(Step{p, i + 1}) {
				return
			}
		}
	}
}

// Step returns the step with an id, or one that is not Valid.
func (p *Plan) Step(id string) Step {
	p = p.some()
	if i, ok := p.byID[id]; ok {
		return Step{p, i + 1}
	}
	return Step{}
}

// Party returns what a party is called, or nil where there is none of this id.
func (p *Plan) Party(id string) govmaturity.Text {
	p = p.some()
	i := slices.IndexFunc(p.spec.Parties, func(x PartySpec) bool { return x.ID == id })
	if i < 0 {
		return nil
	}
	return p.spec.Parties[i].Name.Clone()
}

// Step is one step of a plan. It is a small value. The zero Step is not Valid; its
// methods return zero values.
type Step struct {
	p  *Plan
	at int // from 1
}

// Valid reports whether s is a step of a plan.
func (s Step) Valid() bool { return s.p != nil }

func (s Step) get() *step {
	if s.p == nil {
		return &step{spec: &StepSpec{}, parent: -1, commitment: -1}
	}
	return &s.p.steps[s.at-1]
}

// ID returns the step's id.
func (s Step) ID() string { return s.get().spec.ID }

// Title returns what is to be done.
func (s Step) Title() govmaturity.Text { return s.get().spec.Title.Clone() }

// Spec returns a copy of what the document says of the step.
func (s Step) Spec() StepSpec {
	if s.p == nil {
		return StepSpec{}
	}
	return planFormat.Clone(&PlanSpec{Steps: s.p.spec.Steps[s.at-1 : s.at]}).Steps[0]
}

// Start returns when it begins: the zero Deadline where nobody said.
func (s Step) Start() Deadline { return s.get().start.clone() }

// Deadline returns by when it is done: the zero Deadline where nobody said.
func (s Step) Deadline() Deadline { return s.get().deadline.clone() }

// Parent returns the step that it is a part of, or one that is not Valid.
func (s Step) Parent() Step {
	if k := s.get().parent; k >= 0 {
		return Step{s.p, k + 1}
	}
	return Step{}
}

// Commitment returns the id of the promise that it is for: that of its parent when it
// says none, or "".
func (s Step) Commitment() string {
	return s.get().promise
}

// Owner returns the id of who is accountable: of the step, of what it is a part of,
// of its commitment, or of the plan, whoever is said first; or "".
func (s Step) Owner() string {
	if !s.Valid() || s.get().owner != "" {
		return s.get().owner
	}
	if i, ok := s.p.commitmentByID[s.Commitment()]; ok && s.p.spec.Commitments[i].Owner != "" {
		return s.p.spec.Commitments[i].Owner
	}
	return s.p.spec.Owner
}

// After returns the steps that must be done before it begins.
func (s Step) After() []Step {
	var out []Step
	for _, k := range s.get().after {
		out = append(out, Step{s.p, k + 1})
	}
	return out
}

// Parts returns the steps that are parts of it, in the order of the document.
func (s Step) Parts() []Step {
	if s.p == nil {
		return nil
	}
	var out []Step
	for _, i := range s.get().parts {
		out = append(out, Step{s.p, i + 1})
	}
	return out
}

// horizon returns the first and the last day of a plan.
func horizon(h *HorizonSpec) (from, to string) {
	first, _ := date.Parse(h.From)
	last, _ := date.Parse(h.To)
	return first.First().String(), last.Last().String()
}

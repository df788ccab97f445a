package panel

import (
	"io"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// maxRounds is how often a panel is asked, each time about what rests on the answer before.
// Groups are not nearly that deep; only conditions that rest on each other could be.
const maxRounds = 64

// Measure finds out what the numbers of some assessments say about the nodes that rest on
// a panel. For an indicator, all numbers count that were answered or estimated; what a
// condition leaves out was not asked, and does not count. For a group, that counts what
// the nodes below it come to. A group that rests on other nodes that ask is measured after
// them. The assessments are to the framework: others are problems. Options are those that
// the framework was compiled with.
func Measure(fw *maturity.Framework, assessments []*maturity.Assessment, options ...maturity.CompileOption) (*Goalposts, error) {
	if err := check(fw, assessments); err != nil {
		return nil, err
	}
	g, _, err := measure(fw, assessments, options)
	return g, err
}

// Measure is the function [Measure] for the rows of a table, in which a subject may come
// more than once. It holds their numbers in memory and, where what is asked rests on what
// else the panel says, their answers.
func (t *Table) Measure(in io.Reader, options ...maturity.CompileOption) (*Goalposts, error) {
	if err := t.ready(); err != nil {
		return nil, err
	}
	m := newMeasurer(t.Framework, options)
	var kept []*maturity.Assessment
	if err := t.Each(in, func(row Row) error {
		a := &maturity.Assessment{
			Format: maturity.AssessmentFormat, Framework: t.Framework.ID(), Edition: t.Framework.Edition(),
			Subject: row.Subject, Answers: row.Answers,
		}
		if !m.once {
			kept = append(kept, a)
			return nil
		}
		return m.add(a)
	}); err != nil {
		return nil, err
	}
	if m.once {
		return m.goalposts()
	}
	return m.all(kept)
}

// measure returns what the panel says, and the framework with that in it.
func measure(fw *maturity.Framework, assessments []*maturity.Assessment, options []maturity.CompileOption) (*Goalposts, *maturity.Framework, error) {
	m := newMeasurer(fw, options)
	g, err := m.all(assessments)
	return g, m.fw, err
}

// measurer asks a panel, in rounds: first about the nodes that rest on nothing else that it
// has not said.
type measurer struct {
	out     Goalposts
	fw      *maturity.Framework // with what the panel has said so far
	options []maturity.CompileOption
	order   []string // all that ask, in the order of the framework
	said    map[string]maturity.PanelSpec
	asking  []string // in this round
	of      map[string]*heard
	once    bool // one round is enough
}

// heard is what the panel says about one node.
type heard struct {
	norm      *maturity.NormaliseSpec
	numbers   []float64
	reference *float64
}

func newMeasurer(fw *maturity.Framework, options []maturity.CompileOption) *measurer {
	m := &measurer{
		out: Goalposts{
			Format: GoalpostsFormat, Framework: fw.ID(), Edition: fw.Edition(), Rules: fw.RulesHash(), Nodes: []NodeGoalposts{},
		},
		fw: fw, options: options, said: map[string]maturity.PanelSpec{}, of: map[string]*heard{},
	}
	eachAsking(&fw.Spec().Root, func(n *maturity.NodeSpec, norm *maturity.NormaliseSpec) {
		m.order = append(m.order, n.ID)
		m.of[n.ID] = &heard{norm: norm}
	})
	m.asking = fw.Asking()
	m.once = len(m.asking) == len(m.order)
	return m
}

// add hears one assessment.
func (m *measurer) add(a *maturity.Assessment) error {
	of := *a
	of.Hash = "" // it is that of the framework that asked, and was checked
	numbers, err := m.fw.PanelNumbers(&of, m.asking)
	if err != nil {
		return err
	}
	for id, x := range numbers {
		h := m.of[id]
		h.numbers = append(h.numbers, x)
		if h.norm.Reference == a.Subject && h.reference == nil {
			h.reference = &x
		}
	}
	m.out.Assessments++
	return nil
}

// all hears all assessments, as often as it takes.
func (m *measurer) all(assessments []*maturity.Assessment) (*Goalposts, error) {
	for range maxRounds {
		m.out.Assessments = 0
		for _, a := range assessments {
			if err := m.add(a); err != nil {
				return nil, err
			}
		}
		if g, err := m.goalposts(); g != nil || err != nil {
			return g, err
		}
	}
	return nil, govmaturity.Problems{{Code: govmaturity.CodeTooDeep, Format: "what the panel says rests on what else it says, more than %d times over", Args: []any{maxRounds}}}
}

// goalposts ends a round. It returns nil where the next one has more to ask.
func (m *measurer) goalposts() (*Goalposts, error) {
	for _, id := range m.asking {
		h := m.of[id]
		m.said[id] = panelOf(h.norm, h.numbers, h.reference)
	}
	spec := m.fw.Spec()
	eachAsking(&spec.Root, func(n *maturity.NodeSpec, norm *maturity.NormaliseSpec) {
		if p, ok := m.said[n.ID]; ok {
			norm.Panel = &p
		}
	})
	frozen, err := compileFrozen(spec, m.options)
	if err != nil {
		return nil, err
	}
	m.fw, m.asking = frozen, frozen.Asking()
	if frozen.NeedsPanel() {
		return nil, nil
	}
	for _, id := range m.order {
		m.out.Nodes = append(m.out.Nodes, NodeGoalposts{ID: id, Panel: m.said[id]})
	}
	return &m.out, nil
}

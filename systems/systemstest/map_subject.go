package systemstest

import (
	"errors"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// mapSubject is a stakeholder map under examination.
type mapSubject struct {
	laws.Config
	engine mapEngine
	m      *stakeholder.Map
	spec   *stakeholder.MapSpec
	all    []stakeholder.Stakeholder
}

// Limits that keep the check of a large map within seconds.
const (
	maxMapChanged  = 5000      // stakeholders and influences of a map that is changed
	maxMapMeasured = 2_000_000 // stakeholders times influences of one that is measured again and again
	maxMapCounted  = 120       // stakeholders of one whose network is counted by hand
	maxMapForm     = 100       // stakeholders, influences and needs that a form has
)

func newMapSubject(m *stakeholder.Map, e mapEngine, opts []Option) (*mapSubject, error) {
	if m == nil {
		return nil, errors.New("systemstest: there is no stakeholder map")
	}
	s := &mapSubject{Config: laws.NewConfig(DefaultSamples, opts), engine: e, m: m, spec: m.Spec(), all: slices.Collect(m.Stakeholders())}
	if err := s.CheckWaivers("systemstest", s.parts(), "stakeholder, group, influence, need or attribute"); err != nil {
		return nil, err
	}
	return s, nil
}

// parts returns the ids of all that a law can be broken at.
func (s *mapSubject) parts() map[string]bool {
	there := map[string]bool{}
	for _, a := range s.spec.Attributes {
		there[string(a.Attribute)] = true
	}
	for _, g := range s.spec.Groups {
		there[g.ID] = true
	}
	for _, st := range s.all {
		there[st.ID()] = true
	}
	for _, f := range s.spec.Influences {
		there[influenceID(f.From, f.To)] = true
	}
	for _, n := range s.spec.Needs {
		there[n.ID] = true
	}
	return there
}

// influenceID names an influence by its ends: it has no id.
func influenceID(from, to string) string { return from + "->" + to }

// size is how many stakeholders, influences and needs a map has.
func (s *mapSubject) size() int { return len(s.all) + len(s.spec.Influences) + len(s.spec.Needs) }

// pairs is what it takes to measure the network.
func (s *mapSubject) pairs() int { return len(s.all) * (len(s.all) + len(s.spec.Influences)) }

// kept is the map as the laws of documents see it.
func (s *mapSubject) kept() kept {
	return kept{
		what: "stakeholder map", hash: s.m.Hash(), spec: s.spec, language: s.spec.Language, form: stakeholder.MapForm,
		read:     func(name string, data []byte) (string, error) { return hashOf(s.engine.read(name, data)) },
		fromForm: func(in *govmaturity.FormInput) (string, error) { return hashOf(s.engine.fromForm(in)) },
	}
}

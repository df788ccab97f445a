package systemstest

import (
	"errors"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/systems/situation"
)

// situationSubject is a situation under examination.
type situationSubject struct {
	laws.Config
	engine situationEngine
	s      *situation.Situation
	spec   *situation.SituationSpec
	all    []situation.Item // risks among them
	at     map[string]part  // by the path
}

// part is a part of a document that a law can be broken at.
type part struct{ id, title string }

// Limits that keep the check of a large situation within seconds.
const (
	maxItemsChanged = 5000 // items of a situation that is changed
	maxItemsCircled = 1000 // items of one whose circles are looked for by hand
	maxItemsForm    = 150  // items that a form has
)

func newSituationSubject(s *situation.Situation, e situationEngine, opts []Option) (*situationSubject, error) {
	if s == nil {
		return nil, errors.New("systemstest: there is no situation")
	}
	subject := &situationSubject{Config: laws.NewConfig(DefaultSamples, opts), engine: e, s: s, spec: s.Spec(), all: s.Items(), at: map[string]part{}}
	subject.place()
	there := map[string]bool{}
	for _, p := range subject.at {
		there[p.id] = true
	}
	if err := subject.CheckWaivers("systemstest", there, "item, risk, strategy, SWOT or group"); err != nil {
		return nil, err
	}
	return subject, nil
}

// place notes where in the document each part stands.
func (s *situationSubject) place() {
	for _, i := range s.all {
		s.at[i.Path().Pointer()] = part{i.ID(), titled(i.ID(), i.Text())}
	}
	for i, w := range s.spec.Swots {
		at := govmaturity.Path{}.Key("swots").Index(i)
		s.at[at.Pointer()] = part{w.ID, titled(w.ID, w.Title)}
		for k, t := range w.Strategies {
			s.at[at.Key("strategies").Index(k).Pointer()] = part{t.ID, titled(t.ID, t.Text)}
		}
	}
	if s.spec.Inclusion != nil {
		for i, g := range s.spec.Inclusion.Groups {
			s.at[govmaturity.Path{}.Key("inclusion").Key("groups").Index(i).Pointer()] = part{g.ID, titled(g.ID, g.Title)}
		}
	}
}

// partAt returns the innermost part that a path leads into.
func (s *situationSubject) partAt(path govmaturity.Path) part {
	for n := len(path); n > 0; n-- {
		if p, ok := s.at[path[:n].Pointer()]; ok {
			return p
		}
	}
	return part{}
}

// doubted reports what some checks find.
func (s *situationSubject) doubted(out *laws.Recorder, expected string, checks ...situation.Check) {
	w := govmaturity.WordsFor("en")
	for _, d := range s.s.Doubts(checks...) {
		p := s.partAt(d.Path())
		violated(out, finding{at: p.id, title: p.title, given: d.Path().String(), got: d.Say(w), expected: expected})
	}
}

// kept is the situation as the laws of documents see it.
func (s *situationSubject) kept() kept {
	return kept{
		what: "situation", hash: s.s.Hash(), spec: s.spec, language: s.spec.Language, form: situation.SituationForm,
		read:     func(name string, data []byte) (string, error) { return hashOf(s.engine.read(name, data)) },
		fromForm: func(in *govmaturity.FormInput) (string, error) { return hashOf(s.engine.fromForm(in)) },
	}
}

// references are all that items and groups point at.
func (s *situationSubject) references() (all []reference) {
	for _, i := range s.all {
		for _, r := range i.Points() {
			all = append(all, reference{i.ID(), titled(i.ID(), i.Text()), string(r.Kind), r.Document, r.Edition, r.ID})
		}
	}
	for _, g := range s.s.Groups() {
		for _, r := range g.Points() {
			all = append(all, reference{g.ID(), titled(g.ID(), g.Title()), string(r.Kind), r.Document, r.Edition, r.ID})
		}
	}
	return all
}

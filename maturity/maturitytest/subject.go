package maturitytest

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"

	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
)

// subject is a framework under examination, with what all laws need: its
// questions, its nodes, and assessments to try.
type subject struct {
	config
	engine engine
	fw     *maturity.Framework
	spec   *maturity.Spec

	tree      *branch
	questions map[string]*question
	places    map[string]*place
	samples   []sample
	fast      *rater
}

// branch is the framework's own tree, or that of a roster.
type branch struct {
	roster    string // its id; "" for the framework's own tree
	root      *maturity.NodeSpec
	questions []*question // in the document's order
	rosters   []*branch
}

// place is where a node stands in the document.
type place struct {
	spec   *maturity.NodeSpec
	parent *place
	branch *branch
}

func newSubject(fw *maturity.Framework, e engine, opts []Option) (*subject, error) {
	if fw == nil {
		return nil, errors.New("maturitytest: there is no framework")
	}
	if fw.NeedsPanel() {
		return nil, errors.New("maturitytest: the framework asks what a panel says: check the framework that Goalposts.Freeze makes of it, with the goalposts of a panel")
	}
	s := &subject{
		config: newConfig(opts), engine: e, fw: fw, spec: fw.Spec(),
		questions: map[string]*question{}, places: map[string]*place{},
	}
	s.tree = s.addBranch("", &s.spec.Root, s.spec.Rosters)
	if err := s.checkWaivers(); err != nil {
		return nil, err
	}
	s.fast = s.newRater(fw)
	if err := s.addQuestions(); err != nil {
		return nil, err
	}
	return s, s.addSamples()
}

func (s *subject) addBranch(roster string, root *maturity.NodeSpec, rosters []maturity.RosterSpec) *branch {
	b := &branch{roster: roster, root: root}
	s.addPlace(root, nil, b)
	for i := range rosters {
		r := &rosters[i]
		b.rosters = append(b.rosters, s.addBranch(r.ID, &r.Root, r.Rosters))
	}
	return b
}

func (s *subject) addPlace(n *maturity.NodeSpec, parent *place, b *branch) {
	p := &place{n, parent, b}
	s.places[n.ID] = p
	if n.Measure != nil {
		q := &question{spec: n}
		s.questions[n.ID] = q
		b.questions = append(b.questions, q)
	}
	for i := range n.Nodes {
		s.addPlace(&n.Nodes[i], p, b)
	}
}

// lawOptions says which laws are checked. Those about code are for Go code of
// the author's.
func (s *subject) lawOptions() laws.Options {
	return laws.Options{OwnCode: len(s.code) > 0 || s.every, Waivers: s.waivers}
}

// checkWaivers reports waivers at nodes that there are not.
func (s *subject) checkWaivers() error {
	known := slices.Sorted(maps.Keys(s.places))
	for _, w := range s.waivers {
		for _, id := range w.At {
			if s.places[id] == nil {
				return fmt.Errorf("maturitytest: the law %s is waived at %q, and there is no such node%s", w.Law, id, document.Suggestion(id, known))
			}
		}
	}
	return nil
}

// random returns a generator of its own for each purpose, so that one law does
// not change what the next one sees.
func (s *subject) random(purpose uint64) *rand.Rand {
	return rand.New(rand.NewPCG(s.seed, purpose))
}

// compile compiles a changed document, with the author's Go code.
func (s *subject) compile(spec *maturity.Spec) (*maturity.Framework, error) {
	return s.engine.compile(spec, s.code...)
}

// score returns what an assessment comes to.
func (s *subject) score(a *maturity.Assessment) []reading { return s.scoreWith(s.fw, a) }

// scoreWith scores with a variant of the framework. When an answer is refused,
// there are no readings: the law bounded reports it.
func (s *subject) scoreWith(fw *maturity.Framework, a *maturity.Assessment) []reading {
	card, err := fw.Score(a)
	if err != nil {
		return nil
	}
	return s.engine.look(card)
}

// finding is what a law found wrong.
type finding struct {
	node     string // name of the node; "" for the framework
	answers  string
	got      string
	expected string
}

// violated takes down that a law is broken.
func (s *subject) violated(out *laws.Recorder, f finding) {
	id, title := nodeID(f.node), ""
	if p := s.places[id]; p != nil {
		title = fmt.Sprintf("%s (%s)", f.node, p.spec.Title)
	}
	out.Violated(laws.Violation{At: id, Title: title, Given: f.answers, Got: f.got, Expected: f.expected})
}

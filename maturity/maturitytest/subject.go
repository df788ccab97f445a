package maturitytest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"runtime"

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

	law     Law // the one being checked
	found   Violations
	counted map[string]bool // nodes that already broke it
	more    int             // further violations, not listed
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
	s := &subject{
		config: newConfig(opts), engine: e, fw: fw, spec: fw.Spec(),
		questions: map[string]*question{}, places: map[string]*place{},
	}
	s.tree = s.addBranch("", &s.spec.Root, s.spec.Rosters)
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

// check checks one law.
func (s *subject) check(law Law) Violations {
	s.law, s.found, s.counted, s.more = law, nil, map[string]bool{}, 0
	law.check(s)
	if s.more > 0 {
		last := &s.found[len(s.found)-1]
		last.Explanation += fmt.Sprintf("\n  and the same at %d more nodes", s.more)
	}
	return s.found
}

// maxViolations is how many nodes are reported for each law. The rest are
// counted.
const maxViolations = 10

// finding is what a law found wrong.
type finding struct {
	node     string // name of the node; "" for the framework
	answers  string
	got      string
	expected string
}

// violated notes that the law being checked is broken. Each node is reported
// once: the first answers that show it are enough.
func (s *subject) violated(f finding) {
	if s.counted[f.node] {
		return
	}
	s.counted[f.node] = true
	if len(s.found) == maxViolations {
		s.more++
		return
	}
	text := s.law.Explanation
	line := func(name, what string) {
		if what != "" {
			text += fmt.Sprintf("\n  %-10s%s", name+":", what)
		}
	}
	id := nodeID(f.node)
	if p := s.places[id]; p != nil {
		line("node", fmt.Sprintf("%s (%s)", f.node, p.spec.Title))
	}
	line("answers", f.answers)
	line("came out", f.got)
	line("expected", f.expected)
	s.found = append(s.found, Violation{Law: s.law.Name, Node: id, Explanation: text, Source: caller()})
}

// caller returns the place two calls up: where a law reports.
func caller() string {
	_, file, line, ok := runtime.Caller(2)
	if !ok {
		return ""
	}
	return fmt.Sprintf("%s:%d", filepath.Base(file), line)
}

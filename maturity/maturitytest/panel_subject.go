package maturitytest

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

// panelSubject is a panel under examination.
type panelSubject struct {
	laws.Config
	engine  panelEngine
	p       *panel.Panel
	code    []maturity.CompileOption
	members []panel.Member
	given   []*maturity.Assessment
	asking  []maturity.Indicator // those that rest on the panel
}

// Limits that keep the check of a large panel within seconds.
const (
	maxMembersTried   = 40     // members for whom an answer is changed, or a part is compared
	maxMembersRescore = 2000   // members of a panel that is scored again as a whole
	maxPairsCompared  = 250000 // pairs of numbers
)

func newPanelSubject(p *panel.Panel, e panelEngine, opts []Option) (*panelSubject, error) {
	if p == nil || p.Framework() == nil {
		return nil, errors.New("maturitytest: there is no panel")
	}
	s := &panelSubject{Config: lawsConfig(opts), engine: e, p: p, code: newConfig(opts).code, members: p.Members()}
	there := map[string]bool{}
	for n := range p.Framework().Nodes() {
		there[n.ID()] = true
	}
	for _, m := range s.members {
		there[m.Subject] = true
		a := m.Assessment()
		a.Hash = "" // it is that of the framework that scores
		s.given = append(s.given, a)
	}
	if g := p.Goalposts(); g != nil {
		for _, one := range g.Nodes {
			// A group has no numbers that somebody answered.
			if i, err := p.Framework().Indicator(one.ID); err == nil {
				s.asking = append(s.asking, i)
			}
		}
	}
	return s, s.CheckWaivers("maturitytest", there, "node or subject")
}

// small reports whether the panel can be scored again and again.
func (s *panelSubject) small() bool { return len(s.members) <= maxMembersRescore }

// again makes a panel of assessments with the framework that was answered.
func (s *panelSubject) again(given []*maturity.Assessment) (*panel.Panel, error) {
	return s.engine.make(s.p.Asked(), given, s.code...)
}

// numberOf returns the number that a member answered.
func numberOf(m panel.Member, id string) (float64, bool) {
	r := m.Card.Node(id)
	if st := r.State(); !st.HasValue() && st != govmaturity.StateBlocked {
		return 0, false // not even asked, perhaps
	}
	if a := r.Answer(); a.HasValue() {
		return a.Number()
	}
	return 0, false
}

// numbers are all that were answered.
func (s *panelSubject) numbers(id string) (xs []float64) {
	for _, m := range s.members {
		if x, ok := numberOf(m, id); ok {
			xs = append(xs, x)
		}
	}
	return xs
}

// flat reports whether all numbers are the same.
func flat(xs []float64) bool {
	return !slices.ContainsFunc(xs, func(x float64) bool { return x != xs[0] })
}

// nodeTitle says for people which node it is.
func nodeTitle(n maturity.Node) string { return fmt.Sprintf("%s (%s)", n.ID(), n.Title()) }

// nameOf says who a member is.
func nameOf(m panel.Member) string {
	name := m.Subject
	for _, more := range []string{m.Rater, m.Date} {
		if more != "" {
			name += ", " + more
		}
	}
	return name
}

// bitsOf says a result so that two are the same only to the last bit.
func bitsOf(r maturity.Result) string {
	value, ok := r.Value()
	if !ok {
		return string(r.State())
	}
	return fmt.Sprintf("%s %s (%x, coverage %s)", r.State(), number(value), math.Float64bits(value), number(r.Coverage()))
}

// sameCards reports the first node of each member that differs.
func sameCards(out *laws.Recorder, given string, want, got panel.Member) {
	for r := range want.Card.Nodes() {
		if a, b := bitsOf(r), bitsOf(got.Card.Node(r.ID())); a != b {
			out.Violated(laws.Violation{At: r.ID(), Title: nodeTitle(r.Node()), Given: given + ": " + nameOf(want), Got: b, Expected: a})
		}
	}
}

// sameMembers compares the members of two panels, who may stand in another order.
func (s *panelSubject) sameMembers(out *laws.Recorder, given string, p *panel.Panel, err error) {
	if err != nil {
		out.Violated(laws.Violation{Given: given, Got: "a refusal: " + err.Error(), Expected: "the panel"})
		return
	}
	by := map[string]panel.Member{}
	for _, m := range p.Members() {
		by[m.Subject+"\x00"+m.Rater+"\x00"+m.Date] = m
	}
	for _, m := range s.members {
		other, there := by[m.Subject+"\x00"+m.Rater+"\x00"+m.Date]
		if !there {
			out.Violated(laws.Violation{At: m.Subject, Given: given, Got: "no member " + nameOf(m), Expected: "all members"})
			continue
		}
		sameCards(out, given, m, other)
	}
}

// folded is a name without what people do not see in it.
func folded(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

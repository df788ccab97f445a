package maturitytest

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/consensus"
)

// roundSubject is a round of rating under examination, with what its raters say.
type roundSubject struct {
	laws.Config
	engine roundEngine
	r      *consensus.Round
	fw     *maturity.Framework
	spec   *consensus.RatingRoundSpec
	given  []*maturity.Assessment
	c      *consensus.Consensus
	cells  []consensus.Cell
	// quick is the round with intervals that take no draws, for laws that are not about
	// them, and plain what came out of it.
	quick *consensus.Round
	plain map[string]string
}

func newRoundSubject(r *consensus.Round, given []*maturity.Assessment, e roundEngine, opts []Option) (*roundSubject, error) {
	if r == nil || r.Framework() == nil {
		return nil, errors.New("maturitytest: there is no round of rating")
	}
	c, err := r.Combine(given...)
	if err != nil {
		return nil, fmt.Errorf("maturitytest: the assessments are not of this round: %w", err)
	}
	s := &roundSubject{Config: lawsConfig(opts), engine: e, r: r, fw: r.Framework(), spec: r.Spec(), given: given, c: c, cells: c.Cells()}
	if err := s.hurry(); err != nil {
		return nil, fmt.Errorf("maturitytest: %w", err)
	}
	there := map[string]bool{}
	for n := range s.fw.AllNodes() {
		there[n.ID()] = true
	}
	for _, rater := range s.spec.Raters {
		there[rater.ID] = true
	}
	for _, g := range s.spec.Groups {
		there[g.ID] = true
	}
	return s, s.CheckWaivers("maturitytest", there, "rater, group or node")
}

// hurry compiles the round with intervals that take no draws.
func (s *roundSubject) hurry() (err error) {
	if s.quick, err = consensus.Compile(s.fw, hurried(s.r.Spec())); err != nil {
		return err
	}
	c, err := s.quick.Combine(s.given...)
	if err == nil {
		s.plain = s.told(c)
	}
	return err
}

// hurried is a round with intervals that take no draws.
func hurried(spec *consensus.RatingRoundSpec) *consensus.RatingRoundSpec {
	if spec.Agreement == nil {
		spec.Agreement = &consensus.AgreementSpec{}
	}
	spec.Agreement.Interval, spec.Agreement.Draws, spec.Agreement.Seed = consensus.IntervalKindStudent, 0, 0
	return spec
}

// counts is the kind of rater whose answers are put together.
func (s *roundSubject) counts() consensus.RaterKind {
	return cmp.Or(s.spec.Counts, consensus.RaterKindAssessor)
}

// counted are the raters whose answers are put together.
func (s *roundSubject) counted() (list []consensus.RoundRaterSpec) {
	for _, rater := range s.spec.Raters {
		if rater.Kind == s.counts() {
			list = append(list, rater)
		}
	}
	return list
}

// cellTitle says for people which question it is.
func cellTitle(c consensus.Cell) string {
	return strings.TrimSpace(fmt.Sprintf("%s (%s) %s", c.Indicator.ID(), c.Indicator.Title(), c.Item))
}

// votesText says who says what.
func votesText(votes []consensus.Vote) string {
	parts := make([]string, len(votes))
	for i, v := range votes {
		parts[i] = v.Rater + ": " + answerText(v.Answer)
	}
	return strings.Join(parts, "; ")
}

// valued are the answers of the votes that have a value.
func valued(votes []consensus.Vote) (answers []govmaturity.Answer) {
	for _, v := range votes {
		if v.Answer.HasValue() {
			answers = append(answers, v.Answer)
		}
	}
	return answers
}

// spoken are the votes of those who say a value or why there is none.
func spoken(votes []consensus.Vote) (out []consensus.Vote) {
	for _, v := range votes {
		switch st := v.Answer.State(); {
		case st.HasValue(), st == govmaturity.StateNotApplicable, st == govmaturity.StateNotDeployed:
			out = append(out, v)
		}
	}
	return out
}

// meaning is what an answer says, whatever its evidence, its comment and its form: levels
// may be given by their rank.
func meaning(i maturity.Indicator, a govmaturity.Answer) string {
	if !a.HasValue() {
		return string(a.State())
	}
	if x, ok := a.Number(); ok {
		for _, l := range i.Node().Levels() {
			if i.Kind() == maturity.MeasureLevel && float64(l.Rank()) == x {
				return l.ID()
			}
		}
		return number(x + 0) // minus zero is zero
	}
	ids := a.Choices()
	slices.Sort(ids)
	return strings.Join(ids, " and ")
}

// unanimous reports whether all who speak say the same, and at least two do.
func unanimous(c consensus.Cell) bool {
	votes := spoken(c.Votes)
	return len(votes) > 1 && !slices.ContainsFunc(votes, func(v consensus.Vote) bool {
		return meaning(c.Indicator, v.Answer) != meaning(c.Indicator, votes[0].Answer)
	})
}

// within reports whether an answer lies within those that raters gave: between the least
// and the greatest where there is an order, and otherwise one, or made of what one said.
func within(c consensus.Cell, answer govmaturity.Answer) bool {
	said := valued(c.Votes)
	if !answer.HasValue() {
		return slices.ContainsFunc(c.Votes, func(v consensus.Vote) bool { return v.Answer.State() == answer.State() })
	}
	if place, ok := placeOf(c.Indicator, answer); ok {
		least, most, any := 0.0, 0.0, false
		for _, a := range said {
			x, _ := placeOf(c.Indicator, a)
			if !any || x < least {
				least = x
			}
			if !any || x > most {
				most = x
			}
			any = true
		}
		return any && least <= place && place <= most
	}
	for _, id := range c.Indicator.Options() {
		in := func(a govmaturity.Answer) bool { return slices.Contains(a.Choices(), id) }
		all := len(said) > 0 && !slices.ContainsFunc(said, func(a govmaturity.Answer) bool { return !in(a) })
		if in(answer) && !slices.ContainsFunc(said, in) || !in(answer) && all {
			return false
		}
	}
	return true
}

// placeOf is the place of an answer in the order of what can be answered.
func placeOf(i maturity.Indicator, a govmaturity.Answer) (float64, bool) {
	switch i.Kind() {
	case maturity.MeasureChoice, maturity.MeasureChecklist:
		return 0, false
	case maturity.MeasureLevel:
		for k, l := range i.Node().Levels() {
			if l.ID() == meaning(i, a) {
				return float64(k), true
			}
		}
		return 0, false
	case maturity.MeasureYesNo:
		return float64(slices.Index(i.Options(), meaning(i, a))), true
	}
	return a.Number()
}

// told says what came out, so that two rounds that come to the same are told alike.
func (s *roundSubject) told(c *consensus.Consensus) map[string]string {
	out := map[string]string{}
	for _, cell := range c.Cells() {
		out[cell.Item+" "+cell.Indicator.ID()] = fmt.Sprintf("%s (%s), by %s, %s, apart %s", meaning(cell.Indicator, cell.Answer), cell.Answer.State(), cell.Rule, cmp.Or(string(cell.Open), "settled"), number(cell.Disagreement))
	}
	for _, a := range c.Agreement(s.fw.Root().ID()) {
		out["agreement on "+string(a.Kind)+" "+a.Scale] = fmt.Sprintf("alpha %s, kappa %s, r_wg %s, of %d values", number(a.Alpha.Value), number(a.Kappa.Value), number(a.Within.Value), a.Values)
	}
	return out
}

// sameTold reports what two rounds tell differently.
func (s *roundSubject) sameTold(out *laws.Recorder, given string, c *consensus.Consensus, err error) {
	if err != nil {
		out.Violated(laws.Violation{Given: given, Got: "a refusal: " + err.Error(), Expected: "the same result"})
		return
	}
	want, got := s.plain, s.told(c)
	for _, what := range sortedKeys(want) {
		if want[what] != got[what] {
			_, id, _ := strings.Cut(what, " ")
			if !s.fw.Node(id).Valid() {
				id = ""
			}
			out.Violated(laws.Violation{At: id, Given: given + ": " + strings.TrimSpace(what), Got: got[what], Expected: want[what]})
		}
	}
}

// kept is the round as the laws of documents see it.
func (s *roundSubject) kept(read func(*maturity.Framework, string, []byte) (*consensus.Round, error)) kept {
	return kept{
		what: "round", same: s.r.Hash(), spec: s.spec, language: s.spec.Language,
		form: func(w govmaturity.Words, languages ...string) govmaturity.Form {
			return consensus.Form(s.fw, w, languages...)
		},
		read: func(name string, data []byte) (string, error) {
			r, err := read(s.fw, name, data)
			if err != nil {
				return "", err
			}
			return r.Hash(), nil
		},
	}
}

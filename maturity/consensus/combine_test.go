package consensus_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/consensus"
)

// said combines what assessors a, b, ... say to one question; more is added to the
// round.
func said(t *testing.T, question, more string, answers ...string) consensus.Cell {
	t.Helper()
	fw := framework(t, instrument)
	text := "format: govmaturity/rating-round/1\nid: x\nframework: ministry\nedition: \"2026\"\nsubject: Ministry of Health\nround: 1\nraters: ["
	var all []*maturity.Assessment
	for i, answer := range answers {
		rater := string(rune('a' + i))
		text += "{id: " + rater + ", kind: assessor}, "
		all = append(all, assessment(t, fw, rater, "answers: {"+question+": "+answer+"}"))
	}
	cell, ok := combine(t, round(t, fw, text+"]\n"+more), all...).Cell("", question)
	if !ok {
		t.Fatal("no such question")
	}
	return cell
}

func TestRules(t *testing.T) {
	const na, nd, dont, out = "{state: not-applicable}", "{state: not-deployed}", "{state: unanswered}", "{state: excluded}"
	for _, tt := range []struct {
		question, more string
		answers        []string
		want           string // the answer as JSON, or why it is open
	}{
		{"skills", "", []string{"one", "five", "four"}, `"four"`},
		{"skills", "", []string{"1", "three", "three", "five"}, `"three"`},
		{"skills", "", []string{"two", "four"}, "between"},
		{"skills", "between: lower", []string{"two", "four"}, `"two"`},
		{"skills", "between: higher", []string{"two", "four"}, `"four"`},
		{"skills", "rule: majority", []string{"two", "four", "four"}, `"four"`},
		{"skills", "rule: majority", []string{"two", "four", "five"}, "majority"},
		{"skills", "rule: majority", []string{"two", "two", "five", "five"}, "majority"},
		{"skills", "rule: mean", []string{"two", "four", "five"}, `"four"`}, // falls back to the median
		{"skills", "rules: [{node: people, rule: majority}]", []string{"two", "four", "five"}, "majority"},
		{"skills", "rules: [{node: people, rule: majority}, {node: skills, rule: median}]", []string{"two", "four", "five"}, `"four"`},
		{"skills", "", []string{"two"}, `"two"`},
		{"skills", "least: 2", []string{"two", dont}, "few"},
		{"skills", "", []string{dont, dont}, "silent"},
		{"skills", "", []string{out, out}, `{"state":"excluded"}`},
		{"skills", "", []string{out, dont}, "silent"},
		{"skills", "", []string{na, na, "two"}, `{"state":"not-applicable"}`},
		{"skills", "", []string{nd, nd, "two"}, `{"state":"not-deployed"}`},
		{"skills", "", []string{na, "two"}, "states"},
		{"skills", "", []string{na, nd, "two"}, "states"},
		{"skills", "", []string{na, "two", "two"}, `"two"`},
		{"skills", "", []string{"{value: two, state: imputed}", "{value: two, state: imputed}"}, `{"value":"two","state":"imputed"}`},
		{"skills", "", []string{"{value: two, state: imputed}", "two"}, `"two"`},
		{"plan", "", []string{"yes", "no", "yes"}, `"yes"`},
		{"plan", "", []string{"yes", "no"}, "between"},
		{"plan", "between: lower", []string{"yes", "no"}, `"no"`},
		{"money", "", []string{"10", "20", "90"}, "20"},
		{"money", "", []string{"10", "20"}, "15"},
		{"money", "rule: mean", []string{"10", "20", "60"}, "30"},
		{"offices", "", []string{"1", "2"}, "between"},
		{"offices", "rule: mean", []string{"1", "2", "2"}, "2"},
		{"laws", "", []string{"[privacy, access]", "[privacy]", "[]"}, `"privacy"`},
		{"laws", "", []string{"[privacy]", "[]"}, "majority"},
		{"laws", "between: higher", []string{"[privacy]", "[]"}, `"privacy"`},
		{"laws", "between: lower", []string{"[privacy]", "[]"}, `[]`},
		{"cloud", "", []string{"own", "own", "hired"}, `"own"`},
		{"cloud", "", []string{"own", "neither", "hired"}, "majority"},
	} {
		c := said(t, tt.question, tt.more, tt.answers...)
		got := string(c.Open)
		if got == "" {
			data, err := c.Answer.MarshalJSON()
			if err != nil {
				t.Fatal(err)
			}
			got = string(data)
		}
		if got != tt.want {
			t.Errorf("%s of %v, %s: %s, want %s", tt.question, tt.answers, tt.more, got, tt.want)
		}
	}
}

func TestDisagreement(t *testing.T) {
	for _, tt := range []struct {
		question string
		answers  []string
		want     float64
	}{
		{"skills", []string{"one", "five"}, 1},
		{"skills", []string{"one", "two", "three"}, 1.0 / 3},
		{"skills", []string{"two", "two"}, 0},
		{"skills", []string{"two", "{state: not-applicable}"}, 1},
		{"skills", []string{"{state: not-deployed}", "{state: not-applicable}", "{state: not-applicable}"}, 2.0 / 3},
		{"plan", []string{"yes", "no", "no"}, 2.0 / 3},
		{"money", []string{"10", "20"}, 0.1},
		{"laws", []string{"[privacy]", "[access]"}, 2.0 / 3},
		{"cloud", []string{"own", "hired"}, 1},
	} {
		if c := said(t, tt.question, "", tt.answers...); !c.Compared || c.Disagreement-tt.want > 1e-15 || tt.want-c.Disagreement > 1e-15 {
			t.Errorf("%s %v: %v, want %v", tt.question, tt.answers, c.Disagreement, tt.want)
		}
	}
	if c := said(t, "skills", "", "two"); c.Compared || c.Disagreement != 0 {
		t.Errorf("one rater disagrees: %+v", c)
	}
}

// What the subject says of itself moves nothing, and who is not in a group counts only
// outside of its part.
func TestApart(t *testing.T) {
	fw := framework(t, instrument)
	r := round(t, fw, everything)
	with, without := combine(t, r, five(t, fw)...), combine(t, r, five(t, fw)[1:]...)
	for i, c := range with.Cells() {
		d := without.Cells()[i]
		if !c.Answer.Equal(d.Answer) || c.Disagreement != d.Disagreement || len(c.Votes) != len(d.Votes) {
			t.Errorf("%s: the subject's own rating counts", c.Indicator.ID())
		}
	}
	if diff := cmp.Diff(with.Agreement("all"), without.Agreement("all"), cmp.Comparer(func(a, b maturity.Node) bool { return a == b })); diff != "" {
		t.Error(diff)
	}
	skills, _ := with.Cell("", "skills")
	var apart []string
	for _, v := range skills.Apart {
		apart = append(apart, v.Rater)
	}
	if len(skills.Votes) != 2 || !slices.Equal(apart, []string{"ministry", "c"}) {
		t.Errorf("%+v", skills)
	}
	// Where the self-ratings count, the assessors stand apart.
	self := round(t, fw, strings.NewReplacer("counts: assessor", "counts: self", "least: 2", "").Replace(everything[:strings.Index(everything, "groups:")]))
	c, _ := combine(t, self, five(t, fw)...).Cell("", "will")
	if len(c.Votes) != 1 || len(c.Apart) != 2 || c.Answer.Choices()[0] != "five" {
		t.Errorf("%+v", c)
	}
}

// The result is an assessment: it fits the framework, says how each answer came out,
// and is scored like any other.
func TestAssessment(t *testing.T) {
	fw := framework(t, instrument)
	c := combine(t, round(t, fw, everything), five(t, fw)...)
	for _, tag := range govmaturity.WordsLanguages() {
		a := c.Assessment(govmaturity.WordsFor(tag))
		card, err := fw.Score(a)
		if err != nil {
			t.Fatal(err)
		}
		if len(a.Answers) != 7 || len(a.Rosters["services"]) != 2 || card.Node("will").Level().ID() != "three" {
			t.Errorf("%+v", a)
		}
		for id, answer := range a.Answers {
			if answer.Comment == "" || strings.Contains(answer.Comment, "consensus.") {
				t.Errorf("%s: %s has no reason: %q", tag, id, answer.Comment)
			}
		}
	}
	a := c.Assessment(govmaturity.Words{})
	if got := a.Answers["will"]; got.Comment != "The median (raters: 2). Three: Anna, b." || !slices.Equal(got.Evidence, []string{"a.pdf"}) {
		t.Errorf("%+v", got)
	}
	if got := a.Answers["laws"].Comment; got != "What more than half say (raters: 2); nothing is said by more than half. Privacy: d; Privacy, Access: c." {
		t.Error(got)
	}
	if got := a.Answers["plan"]; got.Comment != "Settled in talks. The plan was shown." || !slices.Equal(got.Evidence, []string{"plan.pdf"}) {
		t.Errorf("%+v", got)
	}
	if got := a.Rosters["services"][1]; got.ID != "passport" || got.Title != "Passport" || got.Answers["ease"].Choices()[0] != "four" {
		t.Errorf("%+v", got)
	}
}

func TestAgenda(t *testing.T) {
	fw := framework(t, instrument)
	c := combine(t, round(t, fw, everything[:strings.Index(everything, "facilitated:")]), five(t, fw)[1:]...)
	var got []string
	for _, cell := range c.Agenda() {
		got = append(got, fmt.Sprintf("%s%s %s %.2f", cell.Indicator.ID(), cell.Item, cell.Open, cell.Disagreement))
	}
	want := []string{"plan majority 1.00", "cloud majority 1.00", "skills between 0.50", "laws majority 0.33", "offices between 0.30", "ease/services/passport few 0.00", "money  0.10"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if none := combine(t, round(t, fw, everything[:strings.Index(everything, "facilitated:")])); len(none.Agenda()) != 7 || none.Agreement("all")[0].Alpha.Known {
		t.Errorf("nobody said anything: %d on the agenda", len(none.Agenda()))
	}
}

func TestSince(t *testing.T) {
	fw := framework(t, instrument)
	text := everything[:strings.Index(everything, "facilitated:")]
	first := combine(t, round(t, fw, strings.Replace(text, "round: 2", "round: 1", 1)), five(t, fw)...)
	now := five(t, fw)
	now[1] = assessment(t, fw, "a", "answers: {skills: three, will: one, plan: no}")
	now[2] = assessment(t, fw, "b", "answers: {skills: three, will: three, plan: no}")
	second := combine(t, round(t, fw, text), now...)
	m, err := second.Since(first)
	if err != nil {
		t.Fatal(err)
	}
	// Skills and plan came together, will came apart.
	if m.Nearer != 2 || m.Farther != 1 || m.Settled != 2 || m.Opened != 1 || len(m.Changed) != 3 {
		t.Errorf("%+v", m)
	}
	for _, tag := range govmaturity.WordsLanguages() {
		if said := m.Finding(govmaturity.WordsFor(tag)).Text(tag); len(said) < 200 || strings.Contains(said, "consensus.moved") {
			t.Error(said)
		}
	}
	for _, pair := range [][2]*consensus.Consensus{{first, second}, {second, second}, {nil, first}, {first, nil}} {
		if _, err := pair[0].Since(pair[1]); err == nil {
			t.Error("rounds that do not follow each other are compared")
		}
	}
	other := combine(t, round(t, fw, strings.Replace(text, "id: health", "id: other", 1)), five(t, fw)...)
	if _, err := other.Since(first); err == nil {
		t.Error("two ratings are compared")
	}
}

// The order of raters and of assessments changes no answer and no bit of what does not
// rest on the order of questions; no result is outside of what was said.
func TestOrderOfRaters(t *testing.T) {
	r := rand.New(rand.NewPCG(14, 2))
	for range long.Count(30, 500) {
		levels, raters := 2+r.IntN(5), 2+r.IntN(5)
		marks := make([][]int, 2+r.IntN(6))
		for i := range marks {
			marks[i] = make([]int, raters)
			for g := range marks[i] {
				marks[i][g] = r.IntN(levels + 1)
			}
		}
		fw, all := sheet(t, levels, marks)
		spec := &consensus.RatingRoundSpec{Format: consensus.RoundFormat, ID: "x", Framework: "f", Edition: "1", Subject: "s", Round: 1,
			Between: []consensus.Between{consensus.BetweenOpen, consensus.BetweenLower, consensus.BetweenHigher}[r.IntN(3)],
			Rule:    []consensus.Rule{consensus.RuleMedian, consensus.RuleMajority}[r.IntN(2)], Agreement: &consensus.AgreementSpec{Draws: 100, Seed: r.IntN(9)}}
		for g := range raters {
			spec.Raters = append(spec.Raters, consensus.RoundRaterSpec{ID: fmt.Sprint("r", g), Kind: consensus.RaterKindAssessor})
		}
		one := compiled(t, fw, spec, all)
		r.Shuffle(raters, func(i, j int) { spec.Raters[i], spec.Raters[j] = spec.Raters[j], spec.Raters[i] })
		r.Shuffle(raters, func(i, j int) { all[i], all[j] = all[j], all[i] })
		two := compiled(t, fw, spec, all)
		a, b := one.Agreement("all")[0], two.Agreement("all")[0]
		if a != b {
			t.Fatalf("%+v\n%+v", a, b)
		}
		for i, c := range one.Cells() {
			d := two.Cells()[i]
			if !c.Answer.Equal(d.Answer) || c.Open != d.Open || c.Disagreement != d.Disagreement {
				t.Fatalf("%+v\n%+v", c, d)
			}
			if c.Open == "" && c.Answer.HasValue() && c.Disagreement == 0 && !slices.ContainsFunc(c.Votes, func(v consensus.Vote) bool { return v.Answer.Equal(c.Answer) }) {
				t.Fatalf("all say the same, and it comes out otherwise: %+v", c)
			}
		}
	}
}

func compiled(t *testing.T, fw *maturity.Framework, spec *consensus.RatingRoundSpec, all []*maturity.Assessment) *consensus.Consensus {
	t.Helper()
	r, err := consensus.Compile(fw, spec)
	if err != nil {
		t.Fatal(err)
	}
	return combine(t, r, all...)
}

// The same bits on every machine: the ends of intervals are as they were first found.
func TestBits(t *testing.T) {
	a := measured(t, 5, reliability, consensus.AgreementSpec{Seed: 11})
	got := fmt.Sprintf("%x %x %x %x %x %x", a.Alpha.Low, a.Alpha.High, a.Kappa.Low, a.Kappa.High, a.Within.Low, a.Within.High)
	if got != bitsOfIntervals {
		t.Errorf("%s", got)
	}
	b := measured(t, 5, reliability, consensus.AgreementSpec{Seed: 12})
	if a.Alpha.Low == b.Alpha.Low && a.Alpha.High == b.Alpha.High {
		t.Error("another seed draws the same")
	}
	s := measured(t, 5, reliability, consensus.AgreementSpec{Interval: consensus.IntervalKindStudent})
	if !s.Alpha.Ranged || s.Within.Ranged || s.Alpha.Value != a.Alpha.Value || s.Alpha.Low >= s.Alpha.Value {
		t.Errorf("%+v", s)
	}
}

const bitsOfIntervals = "0x1.cf92f7d08d0efp-02 0x1p+00 0x1.ead13dad92681p-02 0x1p+00 0x1.f00b19ab5c456p-01 0x1p+00"

package consensus_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/consensus"
)

// problems are the code and the place of each problem of an error.
func problems(t *testing.T, err error) string {
	t.Helper()
	var all govmaturity.Problems
	if err != nil && !errors.As(err, &all) {
		t.Fatal(err)
	}
	var out []string
	for _, p := range all {
		out = append(out, string(p.Code)+" "+p.Path.String())
	}
	return strings.Join(out, "; ")
}

// Each mistake in a round is reported where it stands.
func TestBadRounds(t *testing.T) {
	fw := framework(t, instrument)
	const head = "format: govmaturity/rating-round/1\nid: x\nframework: ministry\nedition: \"2026\"\nsubject: S\nround: 1\n"
	const two = "raters: [{id: a, kind: assessor}, {id: b, kind: self}]\n"
	for _, tt := range []struct{ text, want string }{
		{strings.Replace(head, "ministry", "other", 1) + two, "other-framework framework"},
		{strings.Replace(head, "2026", "2025", 1) + two, "other-edition edition"},
		{head + "hash: sha256:" + strings.Repeat("0", 64) + "\n" + two, "other-content hash"},
		{head + "raters: []", "empty raters"},
		{head + "raters: [{id: a, kind: assessor}, {id: a, kind: self}]", "duplicate-id raters[1].id"},
		{head + "raters: [{id: a, kind: assessor}, {id: S, kind: assessor}]", "contradiction raters[1].kind"},
		{head + "raters: [{id: a, kind: self}]", "wrong-count raters"},
		{head + two + "groups: [{id: g, node: nowhere, raters: [a]}]", "unknown-reference groups[0].node"},
		{head + two + "groups: [{id: g, node: people, raters: [c]}]", "unknown-reference groups[0].raters[0]"},
		{head + two + "groups: [{id: g, node: people, raters: [b]}]", "contradiction groups[0].raters[0]"},
		{head + two + "groups: [{id: g, node: people, raters: [a]}, {id: g, node: means, raters: [a]}]", "duplicate-id groups[1].id; given-twice groups[1].raters[0]"},
		{head + "raters: [{id: a, kind: assessor}, {id: b, kind: assessor}]\ngroups: [{id: g, node: people, raters: [a]}, {id: h, node: people, raters: [b]}]", "overlap groups[1].node"},
		{head + "raters: [{id: a, kind: assessor}, {id: b, kind: assessor}]\ngroups: [{id: g, node: skills, raters: [a]}, {id: h, node: people, raters: [b]}]", "overlap groups[0].node"},
		{head + two + "rules: [{node: peeple, rule: median}]", "unknown-reference rules[0].node"},
		{head + two + "rules: [{node: skills, rule: mean}]", "not-allowed rules[0].rule"},
		{head + two + "rules: [{node: cloud, rule: median}]", "not-allowed rules[0].rule"},
		{head + two + "rules: [{node: skills, rule: facilitated}]", "not-allowed rules[0].rule"},
		{head + two + "rules: [{node: people, rule: median}, {node: people, rule: majority}]", "given-twice rules[1].node"},
		{head + two + "agreement: {numbers: ordinal}", "not-allowed agreement.numbers"},
		{head + two + "agreement: {interval: student, seed: 1}", "not-used agreement.interval"},
		{head + two + "agreement: {level: 1}", "out-of-range agreement.level"},
		{head + two + "facilitated: [{indicator: people, choices: [one], reason: r}]", "unknown-indicator facilitated[0].indicator"},
		{head + two + "facilitated: [{indicator: skills, choices: [six], reason: r}]", "wrong-answer facilitated[0]"},
		{head + two + "facilitated: [{indicator: skills, choices: [one], number: 1, reason: r}]", "one-of facilitated[0]"},
		{head + two + "facilitated: [{indicator: skills, reason: r}]", "one-of facilitated[0]"},
		{head + two + "facilitated: [{indicator: skills, choices: [one]}]", "required facilitated[0].reason"},
		{head + two + "facilitated: [{indicator: skills, choices: [one], reason: r}, {indicator: skills, number: 2, reason: r}]", "given-twice facilitated[1]"},
		{head + two + "facilitated: [{indicator: skills, item: /services/x, choices: [one], reason: r}]", "not-used facilitated[0].item"},
		{head + two + "facilitated: [{indicator: ease, choices: [one], reason: r}]", "required facilitated[0].item"},
	} {
		_, err := consensus.Read(fw, "x.yaml", []byte(tt.text))
		if got := problems(t, err); got != tt.want {
			t.Errorf("%s\n%s, want %s", tt.text[len(head)-10:], got, tt.want)
		}
	}
	if _, err := consensus.Read(nil, "x.yaml", []byte(head+two)); err == nil {
		t.Error("a round without a framework")
	}
	if _, err := consensus.Compile(&maturity.Framework{}, &consensus.RatingRoundSpec{}); err == nil {
		t.Error("a round with the zero framework")
	}
	if _, err := consensus.Compile(fw, nil); err == nil {
		t.Error("no round at all")
	}
}

// Assessments that are not those of the round are refused together, each at its place.
func TestBadAssessments(t *testing.T) {
	fw := framework(t, instrument)
	r := round(t, fw, everything)
	of := func(rater, answers string) *maturity.Assessment {
		return assessment(t, fw, rater, answers)
	}
	other := of("a", "")
	other.Subject = "Ministry of Labour"
	wrong := of("a", "answers: {skills: two}")
	wrong.Answers["skills"] = govmaturity.AnswerChoice("six")
	_, err := r.Combine(of("b", ""), of("b", ""), of("z", ""), other, nil, wrong)
	const want = "given-twice assessments[1].rater; unknown-reference assessments[2].rater; contradiction assessments[3].subject"
	if got := problems(t, err); !strings.HasPrefix(got, want) || !strings.Contains(got, "wrong-answer assessments[5].answers.skills") {
		t.Error(got)
	}
	// What was settled for an item that nobody has is a slip.
	if _, err := r.Combine(of("a", "")); problems(t, err) != "unknown-reference facilitated[3].item" {
		t.Error(err)
	}
}

// One rater agrees with nobody, and neither do raters who are all of one mind: there is
// no alpha, and a finding says why.
func TestNothingToMeasure(t *testing.T) {
	for _, tt := range []struct {
		marks [][]int
		why   string
	}{
		{[][]int{{1}, {2}}, "no question was answered by two raters"},
		{[][]int{{0, 0}, {0, 0}}, "no question was answered by two raters"},
		{[][]int{{1, 0}, {0, 2}}, "no question was answered by two raters"},
		{[][]int{{3, 3}, {3, 3}}, "chance alone"},
		{[][]int{{1, 2}, {1, 0}}, "one question alone"},
	} {
		fw, all := sheet(t, 5, tt.marks)
		spec := &consensus.RatingRoundSpec{Format: consensus.RoundFormat, ID: "x", Framework: "f", Edition: "1", Subject: "s", Round: 1}
		for _, a := range all {
			spec.Raters = append(spec.Raters, consensus.RoundRaterSpec{ID: a.Rater, Kind: consensus.RaterKindAssessor})
		}
		c := compiled(t, fw, spec, all)
		a := c.Agreement("all")[0]
		if a.Alpha.Known || a.Alpha.Ranged || a.Kappa.Known || !strings.Contains(c.AgreementFinding(a).String(), tt.why) {
			t.Errorf("%v: %+v\n%s", tt.marks, a, c.AgreementFinding(a))
		}
		if c.Agreement("nowhere") != nil || c.AnswerFinding("", "nowhere").Title != nil {
			t.Error("a node that is not there has an agreement")
		}
	}
}

// Numbers at the ends of what a number can be are combined without an infinity.
func TestExtremeNumbers(t *testing.T) {
	fw := framework(t, strings.Replace(instrument, "range: {min: 0, max: 100}", "range: {min: -1e100, max: 1e100}", 1))
	for _, rule := range []string{"median", "mean"} {
		r := round(t, fw, strings.Replace(everything[:strings.Index(everything, "groups:")], "raters:", "rule: "+rule+"\nraters:", 1))
		c := combine(t, r, assessment(t, fw, "a", "answers: {money: 1e100}"), assessment(t, fw, "b", "answers: {money: 1e100}"), assessment(t, fw, "c", "answers: {money: -1e100}"), assessment(t, fw, "d", "answers: {money: -1e100}"))
		cell, _ := c.Cell("", "money")
		if x, _ := cell.Answer.Number(); x != 0 || cell.Disagreement != 2.0/3 {
			t.Errorf("%s: %+v", rule, cell)
		}
		if all := c.Agreement("means"); len(all) == 0 {
			t.Error("nothing is measured")
		}
	}
}

// Whatever stands in a document, it is refused with problems or works.
func FuzzRead(f *testing.F) {
	f.Add([]byte(everything))
	f.Add([]byte(everything[:strings.Index(everything, "groups:")]))
	f.Add([]byte(strings.ReplaceAll(everything, "level: 0.9", "interval: student")))
	fw := framework(f, instrument)
	all := five(f, fw)
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := consensus.Read(fw, "", data)
		if err != nil {
			var problems govmaturity.Problems
			if !errors.As(err, &problems) {
				t.Fatal(err)
			}
			return
		}
		c, err := r.Combine(all...)
		if err != nil {
			return
		}
		if _, err := fw.Score(c.Assessment(govmaturity.Words{})); err != nil {
			t.Fatal(err)
		}
		if c.Explain(govmaturity.Words{}) == "" {
			t.Fatal("no words")
		}
	})
}

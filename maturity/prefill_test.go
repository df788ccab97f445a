package maturity_test

import (
	"errors"
	"fmt"
	"log"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// Last time's ratings begin the new edition: as estimates, each with a word on
// where it comes from.
func ExampleCrosswalk_Prefill() {
	before, err := catalog.Load("wb-dgra@2020")
	if err != nil {
		log.Fatal(err)
	}
	now, err := catalog.Load("wb-dgra@2022")
	if err != nil {
		log.Fatal(err)
	}
	walk, err := catalog.LoadCrosswalk("wb-dgra@2020", "wb-dgra@2022")
	if err != nil {
		log.Fatal(err)
	}
	begun, err := walk.Prefill(&maturity.Assessment{
		Format: maturity.AssessmentFormat, Framework: "wb-dgra", Edition: "2020", Subject: "Examplia",
		Answers: map[string]govmaturity.Answer{"digital-ecosystem": govmaturity.AnswerChoice("rating-3")},
	}, before, now)
	if err != nil {
		log.Fatal(err)
	}
	a := begun.Answers["digital-ecosystem"]
	fmt.Println(a.Choices(), a.State())
	fmt.Println(a.Comment)
	// Output:
	// [rating-3] imputed
	// From “Digital ecosystem” in Digital Government Readiness Assessment (DGRA) 2020: 3. The two overlap in part. Derived. The name is the same; the questions of neither edition were read.
}

// What is prefilled says where it comes from in the reader's language.
func TestPrefillLanguage(t *testing.T) {
	from, err := maturity.ReadFramework("a.yaml", []byte(prefillFrom))
	if err != nil {
		t.Fatal(err)
	}
	to, err := maturity.ReadFramework("b.yaml", []byte(prefillTo))
	if err != nil {
		t.Fatal(err)
	}
	walk, err := maturity.ReadCrosswalk("w.yaml", []byte(`{format: govmaturity/crosswalk/1, id: w, title: W, standing: derived,
from: {framework: a, edition: "1"}, to: {framework: b, edition: "1"},
links: [{from: yes, to: yes, match: same, note: {en: A note., fr: Une note.}}, {from: count, to: count, match: partial}]}`))
	if err != nil {
		t.Fatal(err)
	}
	begun, err := walk.Prefill(&maturity.Assessment{
		Format: maturity.AssessmentFormat, Framework: "a", Edition: "1", Subject: "S", Rater: "R", Date: "2026-11", Source: "B", Note: "N.",
		Answers: map[string]govmaturity.Answer{"yes": yes.AsImputed(), "count": num(2)},
	}, from, to, "fr")
	if err != nil {
		t.Fatal(err)
	}
	for got, want := range map[string]string{
		begun.Note:                     "Établi à partir d’une évaluation selon a 1, au moyen de la table de correspondance w, renseignée par R, datée de novembre 2026, tirée de la source B. N.",
		begun.Answers["yes"].Comment:   "Repris de « Yes » dans A 1 : Oui. Il s’agissait d’une estimation. Une note.",
		begun.Answers["count"].Comment: "Repris de « Count » dans A 1 : 2 sur 5. Les deux ne se recoupent qu’en partie.",
	} {
		if strings.ReplaceAll(got, "\u00a0", " ") != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

const prefillFrom = `{format: govmaturity/framework/1, id: a, edition: "1", title: A, standing: illustrative, score-standing: illustrative,
scales: [{id: s, levels: [{id: low, rank: 1, title: Low}, {id: high, rank: 2, title: High}]}],
root: {id: r, title: R, aggregation: profile, nodes: [
  {id: level, title: Level, measure: {kind: level, scale: s}},
  {id: count, title: Count, measure: {kind: count, maximum: 5}},
  {id: list, title: List, measure: {kind: checklist, options: [{id: x, title: X}, {id: y, title: Y}]}},
  {id: yes, title: Yes, measure: {kind: yes-no}}]}}`

var prefillTo = strings.Replace(prefillFrom, "id: a, edition", "id: b, edition", 1)

func TestPrefill(t *testing.T) {
	from, err := maturity.ReadFramework("a.yaml", []byte(prefillFrom))
	if err != nil {
		t.Fatal(err)
	}
	to, err := maturity.ReadFramework("b.yaml", []byte(prefillTo))
	if err != nil {
		t.Fatal(err)
	}
	link := func(from, to string, match maturity.Match, ties ...string) *maturity.Crosswalk {
		l := maturity.LinkSpec{From: from, To: to, Match: match}
		for _, tie := range ties {
			a, b, _ := strings.Cut(tie, ">")
			l.Answers = append(l.Answers, maturity.AnswerLinkSpec{From: a, To: b})
		}
		return &maturity.Crosswalk{
			Format: maturity.CrosswalkFormat, ID: "w", Title: govmaturity.English("W"), Standing: govmaturity.StandingDerived,
			From: maturity.EditionSpec{Framework: "a", Edition: "1"}, To: maturity.EditionSpec{Framework: "b", Edition: "1"},
			Links: []maturity.LinkSpec{l},
		}
	}
	for _, tt := range []struct {
		reason string
		walk   *maturity.Crosswalk
		answer govmaturity.Answer
		want   govmaturity.Answer // without its comment
		none   bool
	}{
		{"the same is carried over", link("level", "level", maturity.MatchSame), govmaturity.AnswerChoice("high"), govmaturity.AnswerChoice("high"), false},
		{"a rank becomes a level", link("level", "level", maturity.MatchSame), govmaturity.AnswerNumber(2), govmaturity.AnswerChoice("high"), false},
		{"a count", link("count", "count", maturity.MatchSame), govmaturity.AnswerNumber(3), govmaturity.AnswerNumber(3), false},
		{"a checklist", link("list", "list", maturity.MatchSame), govmaturity.AnswerChoice("x", "y"), govmaturity.AnswerChoice("x", "y"), false},
		{"nothing checked", link("list", "list", maturity.MatchSame), govmaturity.AnswerChoice(), govmaturity.AnswerChoice(), false},
		{"a reason goes where the question is the same", link("level", "level", maturity.MatchSame), govmaturity.AnswerState(govmaturity.StateNotApplicable), govmaturity.AnswerState(govmaturity.StateNotApplicable), false},
		{"and not where it is partly so", link("level", "level", maturity.MatchPartial), govmaturity.AnswerState(govmaturity.StateNotApplicable), govmaturity.Answer{}, false},
		{"a partial match without ties is only told", link("level", "level", maturity.MatchPartial), govmaturity.AnswerChoice("high"), govmaturity.Answer{}, false},
		{"a tie in a partial match is an estimate", link("level", "yes", maturity.MatchPartial, "high>yes", "low>no"), govmaturity.AnswerChoice("high"), govmaturity.AnswerYesNo(true).AsImputed(), false},
		{"a tie in a full match is an answer", link("level", "yes", maturity.MatchSame, "high>yes", "low>no"), govmaturity.AnswerChoice("low"), govmaturity.AnswerYesNo(false), false},
		{"an estimate stays one", link("level", "yes", maturity.MatchSame, "high>yes"), govmaturity.AnswerChoice("high").AsImputed(), govmaturity.AnswerYesNo(true).AsImputed(), false},
		{"an answer that is not tied", link("level", "yes", maturity.MatchSame, "high>yes"), govmaturity.AnswerChoice("low"), govmaturity.Answer{}, false},
		{"other kinds of answers are only told", link("level", "count", maturity.MatchSame), govmaturity.AnswerChoice("high"), govmaturity.Answer{}, false},
		{"what changed its meaning is left out", link("level", "level", maturity.MatchChanged), govmaturity.AnswerChoice("high"), govmaturity.Answer{}, true},
		{"nothing was answered", link("level", "level", maturity.MatchSame), govmaturity.Answer{}, govmaturity.Answer{}, true},
	} {
		t.Run(tt.reason, func(t *testing.T) {
			tt.answer.Evidence = []string{"A report"}
			if tt.none && tt.answer.State() == govmaturity.StateUnanswered {
				tt.answer.Evidence = nil
			}
			a := &maturity.Assessment{
				Format: maturity.AssessmentFormat, Framework: "a", Edition: "1", Subject: "S",
				Answers: map[string]govmaturity.Answer{tt.walk.Links[0].From: tt.answer},
			}
			out, err := tt.walk.Prefill(a, from, to)
			if err != nil {
				t.Fatal(err)
			}
			got, ok := out.Answers[tt.walk.Links[0].To]
			if ok == tt.none {
				t.Fatalf("answered: %v", ok)
			}
			if ok && (!strings.HasPrefix(got.Comment, "From ") || !slices.Equal(got.Evidence, tt.answer.Evidence)) {
				t.Errorf("comment %q, evidence %q", got.Comment, got.Evidence)
			}
			got.Comment, got.Evidence = "", nil
			if !got.Equal(tt.want) {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
			if err := to.Check(out); err != nil {
				t.Errorf("what is prefilled is refused: %v", err)
			}
		})
	}
	for _, tt := range []struct {
		reason string
		walk   *maturity.Crosswalk
		code   string
	}{
		{"an answer that cannot be given", link("level", "yes", maturity.MatchSame, "top>yes"), "unknown-reference"},
		{"an answer that cannot be taken", link("level", "yes", maturity.MatchSame, "high>perhaps"), "unknown-reference"},
		{"ties of a group", link("r", "yes", maturity.MatchSame, "high>yes"), "wrong-type"},
		{"an answer to a checklist", link("list", "yes", maturity.MatchSame, "x>yes"), "wrong-type"},
		{"an answer tied twice", link("level", "yes", maturity.MatchSame, "high>yes", "high>no"), "duplicate-id"},
	} {
		a := &maturity.Assessment{Format: maturity.AssessmentFormat, Framework: "a", Edition: "1", Subject: "S"}
		_, err := tt.walk.Prefill(a, from, to)
		var problems govmaturity.Problems
		if !errors.As(err, &problems) || string(problems[0].Code) != tt.code {
			t.Errorf("%s: %v", tt.reason, err)
		}
	}
}

// A link to a group tells each question below it, and puts in nothing.
func TestPrefillOfAGroup(t *testing.T) {
	from, to := load(t, "un-dgca@undated"), load(t, "un-monitoring-checklist@undated")
	walk, err := catalog.LoadCrosswalk("un-dgca", "un-monitoring-checklist")
	if err != nil {
		t.Fatal(err)
	}
	a := &maturity.Assessment{
		Format: maturity.AssessmentFormat, Framework: "un-dgca", Edition: "undated", Subject: "S",
		Rater: "R", Date: "2025", Standing: govmaturity.StandingIllustrative, Source: "A survey", Note: "Old.",
		Answers: map[string]govmaturity.Answer{"leadership": govmaturity.AnswerChoice("in-place")},
	}
	out, err := walk.Prefill(a, from, to)
	if err != nil {
		t.Fatal(err)
	}
	if len(out.Answers) < 2 {
		t.Errorf("%d questions are told of leadership", len(out.Answers))
	}
	for id, a := range out.Answers {
		if a.State() != govmaturity.StateUnanswered || !strings.Contains(a.Comment, "Leadership") || !strings.Contains(a.Comment, "In place") {
			t.Errorf("%s: %+v", id, a)
		}
	}
	if out.Standing != govmaturity.StandingIllustrative || out.Rater != "" || out.Date != "" {
		t.Errorf("standing %q, rater %q, date %q", out.Standing, out.Rater, out.Date)
	}
	for _, word := range []string{"answered by R", "dated 2025", "A survey", "Old."} {
		if !strings.Contains(out.Note, word) {
			t.Errorf("the note does not say %q: %s", word, out.Note)
		}
	}
}

func load(t *testing.T, name string) *maturity.Framework {
	t.Helper()
	fw, err := catalog.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	return fw
}

func TestPrefillOfNothing(t *testing.T) {
	fw := load(t, "un-dgca")
	var none *maturity.Crosswalk
	for _, call := range []func() (*maturity.Assessment, error){
		func() (*maturity.Assessment, error) { return none.Prefill(&maturity.Assessment{}, fw, fw) },
		func() (*maturity.Assessment, error) { return (&maturity.Crosswalk{}).Prefill(nil, fw, fw) },
		func() (*maturity.Assessment, error) {
			return (&maturity.Crosswalk{}).Prefill(&maturity.Assessment{}, nil, fw)
		},
	} {
		if out, err := call(); err == nil {
			t.Errorf("no error, and %v", out)
		}
	}
}

// What is partly the same is compared by value only on the same levels, and
// numbers only in the same unit.
func TestCompareScalesAndUnits(t *testing.T) {
	framework := func(id, levels, unit string) *maturity.Framework {
		fw, err := maturity.ReadFramework("x.yaml", []byte(`{format: govmaturity/framework/1, id: `+id+`, edition: "1", title: A, standing: illustrative, score-standing: illustrative,
scales: [{id: s, levels: [`+levels+`]}],
root: {id: r, title: R, aggregation: profile, nodes: [
  {id: level, title: Level, measure: {kind: level, scale: s}},
  {id: number, title: Number, measure: {kind: number, unit: `+unit+`, range: {min: 0, max: 9}}}]}}`))
		if err != nil {
			t.Fatal(err)
		}
		return fw
	}
	card := func(fw *maturity.Framework, level string) *maturity.Scorecard {
		c, err := fw.Score(&maturity.Assessment{
			Format: maturity.AssessmentFormat, Framework: fw.ID(), Edition: "1", Subject: "S",
			Answers: map[string]govmaturity.Answer{"level": govmaturity.AnswerChoice(level), "number": govmaturity.AnswerNumber(3)},
		})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	stages, steps := "{id: low, rank: 1, title: Low}, {id: high, rank: 2, title: High}", "{id: begun, rank: 1, title: Begun}, {id: done, rank: 2, title: Done}"
	for _, tt := range []struct {
		reason, levels, level, unit string
		match                       maturity.Match
		comparable                  map[string]bool
	}{
		{"the same levels and unit", stages, "low", "days", maturity.MatchPartial, map[string]bool{"level": true, "number": true}},
		{"other levels, partly the same", steps, "begun", "days", maturity.MatchPartial, map[string]bool{"level": false, "number": true}},
		{"renamed levels, said to be the same", steps, "begun", "days", maturity.MatchSame, map[string]bool{"level": true, "number": true}},
		{"another unit", stages, "low", "weeks", maturity.MatchSame, map[string]bool{"level": true, "number": false}},
	} {
		walk := &maturity.Crosswalk{
			Format: maturity.CrosswalkFormat, ID: "w", Title: govmaturity.English("W"), Standing: govmaturity.StandingDerived,
			From:  maturity.EditionSpec{Framework: "a", Edition: "1"},
			To:    maturity.EditionSpec{Framework: "b", Edition: "1"},
			Links: []maturity.LinkSpec{{From: "level", To: "level", Match: tt.match}, {From: "number", To: "number", Match: tt.match}},
		}
		c, err := maturity.Compare(card(framework("a", stages, "days"), "high"), card(framework("b", tt.levels, tt.unit), tt.level), maturity.Through(walk))
		if err != nil {
			t.Fatal(err)
		}
		for _, change := range c.Changes {
			if want, ok := tt.comparable[change.After.ID()]; ok && change.Comparable != want {
				t.Errorf("%s: %s: comparable %v (%s)", tt.reason, change.After.ID(), change.Comparable, change.Obstacle)
			}
		}
	}
}

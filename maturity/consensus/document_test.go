package consensus_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/internal/schematest"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/consensus"
)

var update = flag.Bool("update", false, "write the golden files anew")

// instrument has a question of each kind, and a roster.
const instrument = `format: govmaturity/framework/1
id: ministry
edition: "2026"
title: Ministry
standing: illustrative
score-standing: illustrative
scales: [{id: five, levels: [{id: one, rank: 1, title: One}, {id: two, rank: 2, title: Two}, {id: three, rank: 3, title: Three}, {id: four, rank: 4, title: Four}, {id: five, rank: 5, title: Five}]}]
rosters:
  - id: services
    title: Services
    root: {id: service, title: Service, aggregation: profile, nodes: [
      {id: ease, title: Ease, measure: {kind: level, scale: five}}]}
root:
  id: all
  title: All
  aggregation: profile
  nodes:
    - id: people
      title: People
      aggregation: profile
      nodes:
        - {id: skills, title: Skills, measure: {kind: level, scale: five}}
        - {id: will, title: Will, measure: {kind: level, scale: five}}
        - {id: plan, title: Plan, measure: {kind: yes-no}}
    - id: means
      title: Means
      aggregation: profile
      nodes:
        - {id: money, title: Money, measure: {kind: number, range: {min: 0, max: 100}}}
        - {id: offices, title: Offices, measure: {kind: count, maximum: 10}}
        - {id: laws, title: Laws, measure: {kind: checklist, options: [{id: privacy, title: Privacy}, {id: signature, title: Signature}, {id: access, title: Access}]}}
        - {id: cloud, title: Cloud, weight: 0, measure: {kind: choice, options: [{id: own, title: Own}, {id: hired, title: Hired}, {id: neither, title: Neither}]}}
    - {id: easy, title: Easy, items: {roster: services, take: service}, aggregation: profile}
`

// everything has all fields of a round.
const everything = `format: govmaturity/rating-round/1
id: health
framework: ministry
edition: "2026"
subject: Ministry of Health
round: 2
date: 2026-11
language: en
title: {en: Round of health, ar: "جولة الصحة"}
note: n
counts: assessor
raters:
  - {id: ministry, kind: self, title: {en: The ministry, ar: "الوزارة"}}
  - {id: a, kind: assessor, title: {en: Anna, ar: "آنا"}}
  - {id: b, kind: assessor}
  - {id: c, kind: assessor}
  - {id: d, kind: assessor}
groups:
  - {id: first, title: {en: First group, ar: "المجموعة الأولى"}, node: people, raters: [a, b]}
  - {id: second, node: means, raters: [c, d]}
rule: median
rules: [{node: money, rule: mean}, {node: plan, rule: majority}]
between: open
least: 2
agreement: {levels: ordinal, numbers: ratio, weights: linear, interval: bootstrap, level: 0.9, draws: 200, seed: 7}
facilitated:
  - {indicator: plan, choices: ["yes"], reason: {en: The plan was shown., ar: "عُرضت الخطة."}, evidence: [plan.pdf]}
  - {indicator: money, number: 42.5, reason: The budget says so.}
  - {indicator: cloud, state: not-applicable, reason: There is none.}
  - {indicator: ease, item: /services/passport, choices: [four], reason: Seen at the counter.}
`

func framework(t testing.TB, text string) *maturity.Framework {
	t.Helper()
	spec, err := maturity.ReadSpec("framework.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	fw, err := maturity.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	return fw
}

func round(t testing.TB, fw *maturity.Framework, text string) *consensus.Round {
	t.Helper()
	r, err := consensus.Read(fw, "round.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// assessment is what a rater says of the ministry, with answers in YAML.
func assessment(t testing.TB, fw *maturity.Framework, rater, answers string) *maturity.Assessment {
	t.Helper()
	a, err := fw.ReadAssessment("a.yaml", []byte("format: govmaturity/assessment/1\nframework: ministry\nedition: \"2026\"\nsubject: Ministry of Health\nrater: "+rater+"\n"+answers))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func combine(t testing.TB, r *consensus.Round, all ...*maturity.Assessment) *consensus.Consensus {
	t.Helper()
	c, err := r.Combine(all...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// five are the assessments of the raters of everything.
func five(t testing.TB, fw *maturity.Framework) []*maturity.Assessment {
	return []*maturity.Assessment{
		assessment(t, fw, "ministry", "answers: {skills: five, will: five, plan: yes, money: 90}"),
		assessment(t, fw, "a", "answers: {skills: two, will: {value: three, evidence: [a.pdf]}, plan: yes}\nrosters: {services: [{id: passport, title: Passport, answers: {ease: five}}, {id: birth, answers: {ease: two}}]}"),
		assessment(t, fw, "b", "answers: {skills: four, will: three, plan: no, money: 1}\nrosters: {services: [{id: birth, answers: {ease: two}}]}"),
		assessment(t, fw, "c", "answers: {money: 30, offices: 2, laws: [privacy, access], cloud: own, skills: one}"),
		assessment(t, fw, "d", "answers: {money: 20, offices: 5, laws: [privacy], cloud: hired}"),
	}
}

func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s changed (-want +got); run with -update if meant:\n%s", file, diff)
	}
}

// A published schema does not change unseen: others build forms of it.
func TestSchemaGolden(t *testing.T) {
	schematest.Compile(t, consensus.Schema())
	golden(t, "testdata/round.schema.json", consensus.Schema())
}

// The reader and the published schema say yes and no to the same documents.
func TestSchemaAgrees(t *testing.T) {
	docs := []any{schematest.Plain(t, "x.yaml", []byte(everything))}
	schematest.Agree(t, consensus.Schema(), docs, long.Count(300, 4000), func(text []byte) bool { return consensus.ReadForm(text) == nil })
}

// What is entered in a form comes back as it was, in each language.
func TestForms(t *testing.T) {
	fw := framework(t, instrument)
	r := round(t, fw, everything)
	data, err := json.Marshal(r.Spec())
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range govmaturity.WordsLanguages() {
		f := consensus.Form(fw, govmaturity.WordsFor(tag), "en", "ar")
		in := f.Fill(data)
		if in.Err() != nil {
			t.Fatal(in.Err())
		}
		again, err := consensus.Read(fw, "", in.Document)
		if err != nil || again.Hash() != r.Hash() {
			t.Errorf("%s: the document changed on its way through the form: %v", tag, err)
		}
		var b bytes.Buffer
		if err := f.WriteHTML(&b, in, govmaturity.FormPage{}); err != nil || b.Len() < len(in.Document) {
			t.Errorf("%s: %v, %d bytes", tag, err, b.Len())
		}
	}
}

// A form says what its document means wrongly, at the field.
func TestFormSaysWhatIsWrong(t *testing.T) {
	in := consensus.Form(framework(t, instrument), govmaturity.Words{}).Fill([]byte(`{"format": "govmaturity/rating-round/1", "id": "x",
		"framework": "ministry", "edition": "2026", "subject": "s", "round": 1, "raters": [{"id": "a", "kind": "assessor"}],
		"facilitated": [{"indicator": "skills", "choices": ["six"], "reason": "r"}]}`))
	if len(in.Problems) != 1 || in.Problems[0].Path.Pointer() != "/facilitated/0" {
		t.Errorf("%v", in.Problems)
	}
}

// The explanations are a part of what people read: they do not change unseen.
func TestExplanationsGolden(t *testing.T) {
	fw := framework(t, instrument)
	r := round(t, fw, everything)
	c := combine(t, r, five(t, fw)...)
	for _, tag := range []string{"en", "ar"} {
		golden(t, "testdata/explanations."+tag+".txt", []byte(c.Explain(govmaturity.WordsFor(tag))))
	}
	for _, tag := range govmaturity.WordsLanguages() {
		if text := c.Explain(govmaturity.WordsFor(tag)); len(text) < 1000 {
			t.Errorf("%s: %s", tag, text)
		}
	}
}

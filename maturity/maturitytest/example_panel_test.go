package maturitytest_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
	"github.com/govmaturity/govmaturity/maturity/consensus"
	"github.com/govmaturity/govmaturity/maturity/maturitytest"
	"github.com/govmaturity/govmaturity/maturity/panel"
	"github.com/govmaturity/govmaturity/maturity/rollout"
)

// Two numbers, each worth what it is among the agencies.
const agencies = `
format: govmaturity/framework/1
id: agencies
edition: "1"
title: Agencies
standing: illustrative
score-standing: illustrative
root:
  id: agencies
  title: Agencies
  aggregation: arithmetic
  nodes:
    - {id: online, title: Share of services online, measure: {kind: number, range: {min: 0, max: 100}, normalise: {kind: min-max}}}
    - {id: waiting, title: Days until an answer, measure: {kind: number, range: {min: 0, max: 365}, normalise: {kind: rank, better: lower}}}
`

// Waiting is the same for all, and the post is there twice.
const answers = `subject,online,waiting
Health,70,14
Post,85,14
Justice,35,14
POST,80,14
`

func readAgencies() (*panel.Panel, error) {
	fw, err := maturity.ReadFramework("agencies.yaml", []byte(agencies))
	if err != nil {
		return nil, err
	}
	return (&panel.Table{Name: "answers.csv", Framework: fw}).Read(strings.NewReader(answers))
}

func ExampleRunPanel() {
	_ = func(t *testing.T) { // in a file of tests: func TestAgencies(t *testing.T)
		p, err := readAgencies()
		if err != nil {
			t.Fatal(err)
		}
		maturitytest.RunPanel(t, p)
		spec, err := panel.ReadUncertainty("unsure.yaml", []byte("..."))
		if err != nil {
			t.Fatal(err)
		}
		maturitytest.RunUncertainty(t, p, spec)
	}
}

func ExampleCheckPanel() {
	p, err := readAgencies()
	if err != nil {
		fmt.Println(err)
		return
	}
	tell(maturitytest.CheckPanel(p))
	// Output:
	// subjects-apart, at POST: No two subjects have names that differ in capital letters and spaces alone: they are one, written in two ways.
	// "POST", beside "Post"
	// indicators-vary, at waiting: Each indicator that is normalised by the panel varies in it: where all numbers are the same there is no best and no worst.
	// 14 for all
}

// tell prints what is broken.
func tell(err error) {
	var broken maturitytest.Violations
	if errors.As(err, &broken) {
		for _, v := range broken {
			fmt.Printf("%s, at %s: %s\n%s\n", v.Law.Name, v.At, v.Law.Explanation, v.Got)
		}
	} else if err != nil {
		fmt.Println(err)
	}
}

// Weights that vary by next to nothing, and few draws.
func ExampleCheckUncertainty() {
	p, err := readAgencies()
	if err != nil {
		fmt.Println(err)
		return
	}
	spec, err := panel.ReadUncertainty("unsure.yaml", []byte(`
format: govmaturity/uncertainty/1
title: How sure the ranking is
framework: agencies
edition: "1"
draws: 100
assumptions:
  - {id: weights, title: What weighs how much, weights: {how: around, spread: 0.01}}
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	tell(maturitytest.CheckUncertainty(p, spec))
	// Output:
	// draws-enough, at : There are so many draws that ten of them lie beyond each end of an interval: with fewer, another seed has other intervals.
	// 100 draws, of which 5 lie beyond an end
	// assumptions-matter, at weights: Each assumption, varied alone, moves somebody's rank. One that moves nobody makes the ranking look more certain than it is.
	// no rank that moves
}

// One rater is named and says nothing, and what was settled is what nobody said.
func ExampleCheckRound() {
	fw, err := catalog.Load("un-dgca")
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := consensus.Read(fw, "round.yaml", []byte(`
format: govmaturity/rating-round/1
id: health-2026
framework: un-dgca
edition: undated
subject: Ministry of Health
round: 1
raters: [{id: a, kind: assessor}, {id: b, kind: assessor}, {id: c, kind: assessor}]
facilitated: [{indicator: legal, choices: [kept-up], reason: The law is in force.}]
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	var all []*maturity.Assessment
	for _, said := range []string{"rater: a\nanswers: {legal: begun, strategy: in-place}", "rater: b\nanswers: {legal: in-place, strategy: in-place}"} {
		a, err := fw.ReadAssessment("a.yaml", []byte("format: govmaturity/assessment/1\nframework: un-dgca\nedition: undated\nsubject: Ministry of Health\n"+said))
		if err != nil {
			fmt.Println(err)
			return
		}
		all = append(all, a)
	}
	tell(maturitytest.CheckRound(r, all))
	// Output:
	// raters-spoke, at c: Each rater that the round names gave an assessment.
	// no assessment
	// settled-within, at legal: What was settled in talks lies within what the raters said, or names the evidence that none of them had.
	// kept-up
}

// Sri Lanka's rollout, with an organization that joins with no wave.
func ExampleCheckRollout() {
	approach, err := catalog.Load("lk-integrated-capacity-building@2023")
	if err != nil {
		fmt.Println(err)
		return
	}
	model, err := catalog.Load("lk-digital-maturity-model@2022")
	if err != nil {
		fmt.Println(err)
		return
	}
	spec := rollout.SriLanka()
	spec.Organizations = []rollout.OrganizationSpec{{ID: "Ministry of Health", Wave: "first"}, {ID: "Museum"}}
	r, err := rollout.Compile(spec, approach, model)
	if err != nil {
		fmt.Println(err)
		return
	}
	tell(maturitytest.CheckRollout(r, maturitytest.RolloutDocuments{Frameworks: []*maturity.Framework{approach, model}}))
	// Output:
	// organizations-in-waves, at Museum: Where there are waves, each organization joins with one of them.
	// no wave
}

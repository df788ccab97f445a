package chart_test

import (
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// ninePillars scores answers to the nine pillars, in the order of the document:
// stages by their first letter, . for no answer, - for not applicable, and a
// capital for an estimate.
func ninePillars(tb testing.TB, subject, rater, date, answers string) *maturity.Scorecard {
	tb.Helper()
	fw, err := catalog.Load("un-nine-pillars")
	if err != nil {
		tb.Fatal(err)
	}
	return pillars(tb, fw, subject, rater, date, answers)
}

func pillars(tb testing.TB, fw *maturity.Framework, subject, rater, date, answers string) *maturity.Scorecard {
	tb.Helper()
	stages := map[byte]string{'o': "online-presence", 't': "transactional", 'c': "connected", 'f': "transformative"}
	a := &maturity.Assessment{
		Format: maturity.AssessmentFormat, Framework: fw.ID(), Edition: fw.Edition(),
		Subject: subject, Rater: rater, Date: date, Standing: govmaturity.StandingIllustrative,
		Answers: map[string]govmaturity.Answer{},
	}
	for i, indicator := range fw.Indicators() {
		switch letter := answers[i]; {
		case letter == '-':
			a.Answers[indicator.ID()] = govmaturity.AnswerState(govmaturity.StateNotApplicable)
		case letter == '.':
		case letter < 'a':
			a.Answers[indicator.ID()] = govmaturity.AnswerChoice(stages[letter+'a'-'A']).AsImputed()
		default:
			a.Answers[indicator.ID()] = govmaturity.AnswerChoice(stages[letter])
		}
	}
	card, err := fw.Score(a)
	if err != nil {
		tb.Fatal(err)
	}
	return card
}

// meridia are the answers of the quickstart.
const meridia = "ctctoctt."

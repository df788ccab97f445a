package govmaturity_test

import (
	"encoding/json"
	"testing"

	"github.com/govmaturity/govmaturity"
)

// Every form of an answer survives JSON, and is written in its shortest form.
func TestAnswerJSON(t *testing.T) {
	commented := govmaturity.AnswerState(govmaturity.StateNotApplicable)
	commented.Comment = "No registers yet."
	open := govmaturity.Answer{Comment: "Asked the registrar."}
	proved := govmaturity.AnswerNumber(3).AsImputed()
	proved.Evidence = []string{"Regional mean"}
	for _, tt := range []struct {
		answer govmaturity.Answer
		want   string
	}{
		{govmaturity.Answer{}, `null`},
		{govmaturity.AnswerChoice("connected"), `"connected"`},
		{govmaturity.AnswerYesNo(true), `"yes"`},
		{govmaturity.AnswerChoice("a", "b"), `["a","b"]`},
		{govmaturity.AnswerChoice(), `[]`},
		{govmaturity.AnswerNumber(0), `0`},
		{govmaturity.AnswerNumber(0.83), `0.83`},
		{govmaturity.AnswerState(govmaturity.StateExcluded), `{"state":"excluded"}`},
		{commented, `{"state":"not-applicable","comment":"No registers yet."}`},
		{open, `{"comment":"Asked the registrar."}`}, // it does not turn into one that nobody knows
		{proved, `{"value":3,"state":"imputed","evidence":["Regional mean"]}`},
	} {
		data, err := json.Marshal(tt.answer)
		if err != nil || string(data) != tt.want {
			t.Errorf("got %s, %v; want %s", data, err, tt.want)
		}
		var back govmaturity.Answer
		if err := json.Unmarshal(data, &back); err != nil || !back.Equal(tt.answer) {
			t.Errorf("%s reads back as %+v, %v", data, back, err)
		}
	}
	for _, bad := range []string{`{"value":1,"valu":2}`, `{"state":"gone"}`, `[1]`, `""`} {
		var a govmaturity.Answer
		if err := json.Unmarshal([]byte(bad), &a); err == nil {
			t.Errorf("%s is read as %+v", bad, a)
		}
	}
}

// Answers that say other things are not equal.
func TestAnswerEqual(t *testing.T) {
	with := func(a govmaturity.Answer, comment string, evidence ...string) govmaturity.Answer {
		a.Comment, a.Evidence = comment, evidence
		return a
	}
	all := []govmaturity.Answer{
		{},
		govmaturity.AnswerState(govmaturity.StateUnanswered),
		govmaturity.AnswerState(govmaturity.StateNotApplicable),
		govmaturity.AnswerState(govmaturity.StateImputed),
		govmaturity.AnswerChoice().AsImputed(),
		govmaturity.AnswerChoice(),
		govmaturity.AnswerChoice("a"),
		govmaturity.AnswerChoice("a", "b"),
		govmaturity.AnswerNumber(0),
		govmaturity.AnswerNumber(1),
		govmaturity.AnswerNumber(1).AsImputed(),
		with(govmaturity.Answer{}, "C"),
		with(govmaturity.AnswerState(govmaturity.StateUnanswered), "C"),
		with(govmaturity.AnswerNumber(1), "C"),
		with(govmaturity.AnswerNumber(1), "", "E"),
		with(govmaturity.AnswerNumber(1), "", "E", "F"),
	}
	for i, a := range all {
		for j, b := range all {
			if got := a.Equal(b); got != (i == j) {
				t.Errorf("%+v equals %+v: %v", a, b, got)
			}
		}
		if !a.Equal(a.Clone()) || !with(a, "", []string{}...).Equal(with(a, "")) {
			t.Errorf("%+v does not equal its copy", a)
		}
	}
}

package maturity_test

import (
	"encoding/json"
	"testing"

	"github.com/govmaturity/govmaturity/maturity"
)

// Every form of an answer survives JSON, and is written in its shortest form.
func TestAnswerJSON(t *testing.T) {
	commented := maturity.NoAnswer(maturity.NotApplicable)
	commented.Comment = "No registers yet."
	proved := num(3).AsImputed()
	proved.Evidence = []string{"Regional mean"}
	for _, tt := range []struct {
		answer maturity.Answer
		want   string
	}{
		{maturity.Answer{}, `null`},
		{maturity.Choose("connected"), `"connected"`},
		{maturity.YesOrNo(true), `"yes"`},
		{maturity.Choose("a", "b"), `["a","b"]`},
		{maturity.Choose(), `[]`},
		{num(0), `0`},
		{num(0.83), `0.83`},
		{maturity.NoAnswer(maturity.Excluded), `{"state":"excluded"}`},
		{commented, `{"state":"not-applicable","comment":"No registers yet."}`},
		{proved, `{"value":3,"state":"imputed","evidence":["Regional mean"]}`},
	} {
		data, err := json.Marshal(tt.answer)
		if err != nil || string(data) != tt.want {
			t.Errorf("got %s, %v; want %s", data, err, tt.want)
		}
		var back maturity.Answer
		if err := json.Unmarshal(data, &back); err != nil || !back.Equal(tt.answer) {
			t.Errorf("%s reads back as %+v, %v", data, back, err)
		}
	}
	for _, bad := range []string{`{"value":1,"valu":2}`, `{"state":"gone"}`, `[1]`, `""`} {
		var a maturity.Answer
		if err := json.Unmarshal([]byte(bad), &a); err == nil {
			t.Errorf("%s is read as %+v", bad, a)
		}
	}
}

package priority_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/priority"
)

// Several raters become one value by the stated rule, and what is missing is no
// number.
func TestRaters(t *testing.T) {
	s := read(t, everything)
	if c := s.Cell("portal", "value"); c.Value != 8 || c.Low != 7 || c.High != 9 || c.Count != 2 || c.State != govmaturity.StateAnswered {
		t.Errorf("%+v", c)
	}
	if c := s.Cell("portal", "months"); c.Value != 18 || c.Count != 1 {
		t.Errorf("one rater said that it does not apply, and is left out: %+v", c)
	}
	if c := s.Cell("cloud", "months"); c.State != govmaturity.StateImputed || !c.Has() {
		t.Errorf("an estimate stays one: %+v", c)
	}
	if c := s.Cell("law", "months"); c.Has() || c.State != govmaturity.StateUnanswered || c.Value != 0 {
		t.Errorf("%+v", c)
	}
	if c := s.Cell("law", "none"); c != (priority.Cell{}) {
		t.Errorf("%+v", c)
	}
	block := read(t, strings.Replace(everything, "missing: leave-out", "missing: block", 1))
	if c := block.Cell("portal", "months"); c.Has() || c.State != govmaturity.StateBlocked {
		t.Errorf("%+v", c)
	}
	o, err := block.Order("sum")
	if err != nil {
		t.Fatal(err)
	}
	if len(o.Ranking.Places) != 2 || len(o.Left) != 1+3+1+2 {
		t.Errorf("%d places, %+v left out", len(o.Ranking.Places), o.Left)
	}
	median := read(t, strings.NewReplacer("rule: mean", "rule: median", "combination:", `  - {rater: staff, alternative: portal, values: [{criterion: value, value: 1}]}
combination:`).Replace(everything))
	if c := median.Cell("portal", "value"); c.Value != 7 || c.Count != 3 {
		t.Errorf("%+v", c)
	}
	if got := median.Raters(); !slices.Equal(got, []string{"citizens", "ministry", "staff"}) {
		t.Errorf("%v", got)
	}
	if o, err = median.Order("sum"); err != nil || len(o.Raters) != 3 || o.Raters[2].Ranking.Why != priority.WhyNothing {
		t.Errorf("%v, %+v", err, o.Raters)
	}
}

// Where nothing can be compared, an order says so.
func TestNothingToOrder(t *testing.T) {
	at := strings.Index(compared, "ratings:")
	s := read(t, compared[:at]+"methods: [{id: sum, method: weighted-sum}]\n")
	o, err := s.Order("sum")
	if err != nil {
		t.Fatal(err)
	}
	if o.Ranking.State != govmaturity.StateBlocked || o.Ranking.Why != priority.WhyNothing || len(o.Left) != 8 {
		t.Errorf("%+v", o)
	}
	if f := o.Finding(); !strings.Contains(f.String(), "values are missing") {
		t.Error(f)
	}
}

// What stands in the way of an alternative can be computed by hand.
func TestChoice(t *testing.T) {
	s := read(t, everything)
	x, err := s.Choose()
	if err != nil {
		t.Fatal(err)
	}
	why := map[string]priority.Reason{}
	for _, i := range x.Items {
		why[i.ID] = i.Reason
	}
	if why["portal"] != priority.ReasonLimit || why["register"] != priority.ReasonWorth || why["training"] != priority.ReasonMust || why["cloud"] != priority.ReasonMustNot || why["law"] != priority.ReasonNoValue {
		t.Errorf("%v", why)
	}
	// 0.395 and 0.775, to four digits.
	if x.Value != 3950+7750 || !x.Optimal || x.Digits != 4 || !slices.Equal(x.Years["money"], []int{2026, 2027}) {
		t.Errorf("%+v", x.Choice)
	}
	rich, err := read(t, strings.Replace(everything, "amount: 5.5", "amount: 7", 1)).Choose()
	if err != nil {
		t.Fatal(err)
	}
	if got := rich.IDs(); !slices.Equal(got, []string{"portal", "register", "training"}) {
		t.Errorf("with more money: %v", got)
	}
	by, err := read(t, strings.Replace(everything, "portfolio:\n  method: sum", "portfolio:\n  criterion: value", 1)).Choose()
	if err != nil || by.Value != 180000 { // register, training and the law
		t.Errorf("%v, %+v", err, by)
	}
}

// A copy is the caller's own.
func TestCopies(t *testing.T) {
	s := read(t, compared)
	s.Spec().Criteria[0].ID = "x"
	s.Criteria()[0].Weight = 9
	s.Importance().Weights[0] = 9
	if s.Criteria()[0].ID != "value" || s.Criteria()[0].Weight > 1 || s.Importance().Weights[0] > 1 || s.Spec().Criteria[0].ID != "value" {
		t.Error("a copy changed the set")
	}
	if s.ID() != "compared" || s.Edition() != "" || s.Title() != nil || s.Standing() != "" || s.Hash() == s.RulesHash() {
		t.Errorf("%s %s %v %s", s.ID(), s.Edition(), s.Title(), s.Standing())
	}
	if read(t, everything).Importance() != nil || read(t, everything).WeightsFinding().Title != nil {
		t.Error("weights that are given are made of nothing")
	}
	if m, left := s.Matrix(); len(m.Alternatives) != 2 || left != nil {
		t.Errorf("%+v, %v", m, left)
	}
}

package kpi_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
)

// Whatever stands in a list of indicators or in observations, it is refused with
// problems or told: no number is none, and nothing panics.
func FuzzRead(f *testing.F) {
	f.Add([]byte(everything), []byte(values))
	f.Add([]byte(strings.ReplaceAll(everything, "value: 30", "value: -3e307")), []byte(strings.ReplaceAll(values, "value: 4", "value: 4e307")))
	f.Fuzz(func(t *testing.T, list, observed []byte) {
		refused := func(err error) bool {
			var problems govmaturity.Problems
			if err != nil && !errors.As(err, &problems) {
				t.Fatal(err)
			}
			return err != nil
		}
		s, err := kpi.Read("", list)
		if refused(err) {
			return
		}
		o, err := s.ReadObservations("", observed)
		if refused(err) {
			return
		}
		r, err := o.Report("2025-12-31")
		if err != nil {
			t.Fatal(err)
		}
		for x := range r.Results() {
			for _, number := range []float64{x.Level().Attainment, x.Pace().Ratio, x.Pace().Expected, x.Trend().Ratio, x.Trend().Score} {
				if math.IsNaN(number) || math.IsInf(number, 0) {
					t.Fatalf("%s: %+v %+v %+v", x.ID(), x.Level(), x.Pace(), x.Trend())
				}
			}
			if said := x.Explain(govmaturity.Words{}); said == "" || strings.Contains(said, "NaN") {
				t.Fatal(said)
			}
		}
		for g := range s.Groups() {
			if total := r.Group(g); math.IsNaN(total.Value) || math.IsInf(total.Value, 0) {
				t.Fatalf("%+v", total)
			}
		}
	})
}

package priority_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/priority"
)

// Whatever stands in a document, it is refused with problems or answers: no number
// is none, and nothing panics.
func FuzzRead(f *testing.F) {
	f.Add([]byte(everything))
	f.Add([]byte(compared))
	f.Add([]byte(strings.ReplaceAll(everything, "value: 4", "value: -4e149")))
	f.Add([]byte(`{"format":"govmaturity/priorities/1","id":"x","criteria":[{"id":"c","weight":1}],"alternatives":[{"id":"a"}],"methods":[{"id":"m","method":"vikor"}],"portfolio":{"criterion":"c","resources":[{"id":"r","carry-over":true,"limits":[{"year":1,"amount":1e12}]}]}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := priority.Read("", data)
		if err != nil {
			var problems govmaturity.Problems
			if !errors.As(err, &problems) {
				t.Fatal(err)
			}
			return
		}
		for id := range s.Methods() {
			o, err := s.Order(id)
			if err != nil {
				continue
			}
			for _, p := range o.Ranking.Places {
				if math.IsNaN(p.Score) || math.IsInf(p.Score, 0) {
					t.Fatalf("%s: %v", p.ID, p.Score)
				}
			}
			if o.Explain(govmaturity.Words{}) == "" {
				t.Fatal("no words")
			}
		}
		if x, err := s.Choose(); err == nil && (x.Gap() < 0 || x.Explain(govmaturity.Words{}) == "") {
			t.Fatalf("%+v", x)
		}
	})
}

package golden

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity"
)

// A subject other than a framework: a till, which adds up prices and says what
// share of them is paid.
type till struct{}

type receipt struct {
	Prices map[string]float64 `json:"prices"`
	Paid   float64            `json:"paid"`
	sum    float64
	share  float64
}

type expected struct {
	Sum       Number     `json:"sum,omitempty"`
	Tolerance *Tolerance `json:"tolerance,omitempty"`
	Share     Number     `json:"share,omitempty"`
	Size      string     `json:"size,omitempty"`
}

func (till) Edition() (id, edition string) { return "till", "1" }

func (till) Try(given Value) (r receipt, err error) {
	if err := json.Unmarshal(given.With("currency", "none").JSON(), &r); err != nil {
		return r, govmaturity.Problems{{Code: govmaturity.CodeWrongType, Format: "these are no prices", Line: 1, File: "given.json"}}
	}
	var problems govmaturity.Problems
	for name, price := range r.Prices {
		if r.sum += price; price < 0 {
			problems = append(problems, govmaturity.Problem{
				Code: govmaturity.CodeOutOfRange, Path: govmaturity.Path{}.Key("prices").Key(name), Line: 1, File: "given.json", Format: "a price is not below 0",
			})
		}
	}
	if r.share = 1; r.sum > 0 {
		r.share = r.Paid / r.sum
	}
	return r, problems.Err()
}

func (r receipt) size() string {
	if r.sum < 100 {
		return "small"
	}
	return "large"
}

func (till) Unknown(want expected, _ receipt, _ bool) (problems govmaturity.Problems) {
	if !slices.Contains([]string{"", "small", "large"}, want.Size) {
		problems = append(problems, govmaturity.Problem{
			Code: govmaturity.CodeUnknownReference, Path: govmaturity.Path{}.Key("size"), Format: "there is no size %q", Args: []any{want.Size},
		})
	}
	return problems
}

func (till) Compare(want expected, r receipt, t Tolerances) (got expected, differs []Difference) {
	got = want
	num := func(key string, w *Number, x float64) {
		if *w != "" && math.Abs(w.Float()-x) > t.Within(key, *w, want.Tolerance) {
			differs = append(differs, Difference{
				At: govmaturity.Path{}.Key(key), Of: "the receipt", Want: key + " " + string(*w), Got: string(NumberOf(x)), Why: fmt.Sprint("prices: ", len(r.Prices)),
			})
			*w = NumberOf(x)
		}
	}
	num("sum", &got.Sum, r.sum)
	num("share", &got.Share, r.share)
	if want.Size != "" && want.Size != r.size() {
		differs = append(differs, Difference{At: govmaturity.Path{}.Key("size"), Of: "the receipt", Want: want.Size, Got: r.size()})
		got.Size = r.size()
	}
	return got, differs
}

func (till) Everything(r receipt) expected {
	return expected{Sum: NumberOf(r.sum), Share: NumberOf(r.share), Size: r.size()}
}

func (till) Write(b *bytes.Buffer, want expected, _ receipt, indent string) {
	for _, f := range []struct{ key, value string }{{"sum", string(want.Sum)}, {"share", string(want.Share)}, {"size", want.Size}} {
		if f.value != "" {
			fmt.Fprintf(b, "%s%s: %s\n", indent, f.key, f.value)
		}
	}
}

func (till) Places(r *Reach) {
	r.Add("size", "till", "small")
	r.Add("size", "till", "large")
}

func (till) Mark(reach *Reach, r receipt) { reach.Hit("size", "till", r.size()) }

func tillKit(t testing.TB) *Kit[expected, receipt] {
	t.Helper()
	k, err := New[expected, receipt](till{}, "sum", "share")
	if err != nil {
		t.Fatal(err)
	}
	return k
}

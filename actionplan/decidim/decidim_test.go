package decidim_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/decidim"
)

var options = decidim.Options{Date: "2026-11-25", Statuses: []decidim.Status{{Key: "ongoing", Status: actionplan.StatusLimited}, {Key: "finished", Status: actionplan.StatusCompleted}}}

func head(t testing.TB) *actionplan.Plan {
	t.Helper()
	p, err := actionplan.Compile(&actionplan.PlanSpec{Format: actionplan.PlanFormat, ID: "p"})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// What was read is written and read again, and is the same.
func again(t testing.TB, r *decidim.Reading) {
	t.Helper()
	data, lost := decidim.Write(r.Plan, r.Review, options, r.Extra...)
	if len(lost) != 0 {
		t.Fatalf("lost: %v", lost)
	}
	b, err := decidim.Read("again.csv", data, head(t), options)
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	if d := cmp.Diff(r.Plan.Spec(), b.Plan.Spec()) + cmp.Diff(r.Extra, b.Extra); d != "" {
		t.Fatal(d)
	}
	if (r.Review == nil) != (b.Review == nil) {
		t.Fatal("a review came or went")
	}
	if r.Review != nil {
		if d := cmp.Diff(r.Review.Spec(), b.Review.Spec()); d != "" {
			t.Fatal(d)
		}
	}
}

const results = `id;parent/id;title/en;title/ca;start_date;end_date;status/key;progress;comments_count
1;;Parks;Parcs;2026-01-01;2026-12-31;ongoing;46.33;7
2;1;"A; park";;;;;;0
3;1;Trees;Arbres;;2026-06-30;finished;100;
4;1;Benches;;;;;0;
`

func TestResults(t *testing.T) {
	r, err := decidim.Read("results.csv", []byte(results), head(t), options)
	if err != nil {
		t.Fatal(err)
	}
	if s := r.Review.Status("1"); s.Status != actionplan.StatusLimited || s.Progress != 0.4633 {
		t.Errorf("%+v", s)
	}
	if s := r.Review.Status("2"); s.Reviewed || s.HasProgress {
		t.Errorf("nothing became something: %+v", s)
	}
	if s := r.Review.Status("4"); !s.HasProgress || s.Progress != 0 || s.Status != actionplan.StatusUnknown {
		t.Errorf("0 is not nothing: %+v", s)
	}
	if data, lost := decidim.Write(r.Plan, r.Review, options, r.Extra...); len(lost) != 0 || !strings.Contains(string(data), "46.33;7\n") {
		t.Errorf("%s %v", data, lost)
	}
	again(t, r)
}

// The fixture's parents and progress come back.
func TestPublished(t *testing.T) {
	data, err := os.ReadFile("testdata/results.csv")
	if err != nil {
		t.Fatal(err)
	}
	r, err := decidim.Read("results.csv", data, head(t), options)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(r.Review.Spec().Steps); n != 20 || r.Review.Status("69").Progress != 0.4633 || r.Plan.Step("38").Parent().ID() != "37" {
		t.Errorf("%d results with progress, %v", n, r.Review.Status("69"))
	}
	again(t, r)
}

func TestProblemsHaveTheirCell(t *testing.T) {
	for cell, bad := range map[string]string{
		"B2": "id;parent/id;title/en\n1;9;A\n", "C2": "id;title/en;status/key\n1;A;paused\n", "C3": "id;title/en;progress\n1;A;2\n2;B;120\n", "A3": "id;title/en\n1;A\n1;B\n",
	} {
		if _, err := decidim.Read("t.csv", []byte(bad), head(t), options); err == nil || !strings.Contains(err.Error(), cell) {
			t.Errorf("%s: %v", cell, err)
		}
	}
}

// What is found of steps that the plan does not have is listed.
func TestReviewOfAnotherPlan(t *testing.T) {
	p, err := actionplan.Compile(&actionplan.PlanSpec{Format: actionplan.PlanFormat, ID: "q", Steps: []actionplan.StepSpec{{ID: "z", Title: govmaturity.English("Z")}}})
	if err != nil {
		t.Fatal(err)
	}
	review, err := p.Review(&actionplan.ReviewSpec{Format: actionplan.ReviewFormat, Plan: "q", Date: "2026", Steps: []actionplan.StepReviewSpec{{Step: "z", Status: actionplan.StatusCompleted}}})
	if err != nil {
		t.Fatal(err)
	}
	if _, lost := decidim.Write(head(t), review, options); len(lost) != 1 || lost[0].Path.Pointer() != "/review/steps/0/step" {
		t.Errorf("%v", lost)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(results))
	f.Add([]byte("id;progress\n1;0.1\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if r, err := decidim.Read("t.csv", data, head(t), options); err == nil {
			again(t, r)
		}
	})
}

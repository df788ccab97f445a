package schedule_test

import (
	"math"
	"runtime"
	"testing"

	"github.com/govmaturity/govmaturity/actionplan/schedule"
)

func risk(tb testing.TB, text string, o schedule.RiskOptions) *schedule.Risk {
	tb.Helper()
	s := must[*schedule.Schedule](tb)(schedule.Read("risk.yaml", []byte(text), nil))
	return must[*schedule.Risk](tb)(s.Simulate(tb.Context(), o))
}

// days are those of a plan that counts in days of 480 minutes.
func days(m schedule.Moment) float64 { return float64(m) / 480 }

// One uncertain task ends as its distribution says.
func TestOneUncertainTask(t *testing.T) {
	// The triangular distribution from 2 over 4 to 12 has its median at 12 - sqrt(40), and
	// its 80 % at 12 - sqrt(16).
	r := risk(t, doc("unit: days\n", "{id: a, duration: 4, estimate: {optimistic: 2, pessimistic: 12, distribution: triangular}}"), schedule.RiskOptions{Runs: 20_000, Seed: 1})
	for share, want := range map[float64]float64{0.5: 12 - math.Sqrt(40), 0.8: 8} {
		if got := days(r.Finish(share)); math.Abs(got-want) > 0.1 {
			t.Errorf("triangular: %v by day %v, want %v", share, got, want)
		}
	}
	if r.Criticality("a") != 1 || math.Abs(r.Cruciality("a")-1) > 1e-9 || math.Abs(r.Sensitivity("a")-1) > 1e-9 {
		t.Errorf("a task alone: %v, %v, %v", r.Criticality("a"), r.Cruciality("a"), r.Sensitivity("a"))
	}
	// The beta distribution with a likely value in the middle is symmetric, with the mean
	// (a+4m+b)/6 = 7 and the deviation of shapes 3 and 3, (b-a)/sqrt(28).
	r = risk(t, doc("unit: days\n", "{id: a, duration: 7, estimate: {optimistic: 2, pessimistic: 12}}"), schedule.RiskOptions{Runs: 20_000, Seed: 1})
	sum, squares := 0.0, 0.0
	for k := range r.Runs() {
		x := days(r.Finish((float64(k) + 1) / float64(r.Runs())))
		sum, squares = sum+x, squares+x*x
	}
	mean := sum / float64(r.Runs())
	deviation := math.Sqrt(squares/float64(r.Runs()) - mean*mean)
	if math.Abs(mean-7) > 0.05 || math.Abs(deviation-10/math.Sqrt(28)) > 0.05 {
		t.Errorf("beta: mean %v, deviation %v", mean, deviation)
	}
	if p := r.Plan().PERT(); math.Abs(p.Mean/480-7) > 1e-9 || math.Abs(p.Deviation/480-10.0/6) > 1e-9 || math.Abs(days(p.Finish(0.5))-7) > 1e-9 {
		t.Errorf("PERT: %+v", p)
	}
}

const merging = "{id: a, duration: 10, estimate: {optimistic: 5, pessimistic: 15}}"

// Where paths of one length meet, all ends later than one path says, and the closed form
// does not see it. Each path is critical in about its share of the runs.
func TestMergeBias(t *testing.T) {
	text := doc("unit: days\n", merging, "{id: b"+merging[6:], "{id: c"+merging[6:], "{id: d, duration: 1, after: [{task: a}, {task: b}, {task: c}]}")
	r := risk(t, text, schedule.RiskOptions{Runs: 5000, Seed: 3})
	if got, pert := days(r.Finish(0.5)), days(r.Plan().PERT().Finish(0.5)); math.Abs(pert-11) > 1e-9 || got < 12 || got > 13.5 {
		t.Errorf("half of the runs end by day %v; PERT says %v", got, pert)
	}
	for _, id := range []string{"a", "b", "c"} {
		if x := r.Criticality(id); math.Abs(x-1.0/3) > 0.05 {
			t.Errorf("%s is critical in %v of the runs", id, x)
		}
	}
	if r.Criticality("d") != 1 || r.Cruciality("d") != 0 || r.Sensitivity("d") != 0 {
		t.Errorf("d: %v, %v, %v", r.Criticality("d"), r.Cruciality("d"), r.Sensitivity("d"))
	}
	if r.Within(r.Plan().Finish()) > 0.3 || r.Within(r.Finish(1)) != 1 || r.Within(r.Finish(0.8)) < 0.8 {
		t.Errorf("%v of the runs end by the plan", r.Within(r.Plan().Finish()))
	}
}

// The same seed gives the same, whatever the number of processors; another one does not.
func TestSeeds(t *testing.T) {
	text := doc("", merging, "{id: b, duration: 4, after: [{task: a}], estimate: {optimistic: 1, pessimistic: 9, distribution: triangular}}", "{id: c, duration: 14}")
	read := func(o schedule.RiskOptions) (out [8]float64) {
		r := risk(t, text, o)
		return [8]float64{float64(r.Finish(0.1)), float64(r.Finish(0.5)), float64(r.Finish(0.8)), r.Criticality("a"), r.Cruciality("a"), r.Cruciality("b"), r.Sensitivity("b"), r.Criticality("c")}
	}
	one := read(schedule.RiskOptions{Seed: 7})
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if again := read(schedule.RiskOptions{Seed: 7}); again != one {
		t.Errorf("one processor: %v, several: %v", again, one)
	}
	if other := read(schedule.RiskOptions{Seed: 8}); other == one {
		t.Error("another seed gives the same")
	}
	s := must[*schedule.Schedule](t)(schedule.Read("risk.yaml", []byte(text), nil))
	if _, err := s.Simulate(t.Context(), schedule.RiskOptions{Runs: -1}); err == nil {
		t.Error("fewer than no runs are taken")
	}
}

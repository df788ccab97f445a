package kpi_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
	"github.com/govmaturity/govmaturity/internal/long"
)

// some is a number as indicators have them: whole ones, fractions, zero, below zero.
func some(r *rand.Rand) float64 {
	switch r.IntN(6) {
	case 0:
		return 0
	case 1:
		return float64(r.IntN(21) - 10)
	case 2:
		return math.Exp(20*r.Float64() - 10)
	case 3:
		return -r.Float64() * 100
	}
	return float64(r.IntN(2000)) / 10
}

func randomGoal(r *rand.Rand) kpi.Goal {
	number := func() *float64 { x := some(r); return &x }
	g := kpi.Goal{Direction: []kpi.Direction{kpi.DirectionUp, kpi.DirectionDown, kpi.DirectionKeep, kpi.DirectionRange}[r.IntN(4)]}
	g.Baseline = number()
	switch g.Direction {
	case kpi.DirectionRange:
		a, b := some(r), some(r)
		a, b = min(a, b), max(a, b)
		g.Low, g.High = &a, &b
	case kpi.DirectionKeep:
		g.Target, g.Within = number(), math.Abs(some(r))
	default:
		g.Target = number()
	}
	g.Tolerance = math.Abs(some(r))
	return g
}

func mirrored(g kpi.Goal) kpi.Goal {
	minus := func(x *float64) *float64 {
		if x == nil {
			return nil
		}
		y := -*x
		return &y
	}
	m := kpi.Goal{Direction: g.Direction, Baseline: minus(g.Baseline), Target: minus(g.Target), Low: minus(g.High), High: minus(g.Low), Within: g.Within, Tolerance: g.Tolerance}
	switch g.Direction {
	case kpi.DirectionUp:
		m.Direction = kpi.DirectionDown
	case kpi.DirectionDown:
		m.Direction = kpi.DirectionUp
	}
	return m
}

// Mirrored at zero, with the other direction, everything comes out the same, to
// the last bit.
func TestMirrored(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	path := kpi.Path{From: 2020, To: 2030}
	for range long.Count(20_000, 400_000) {
		g, x, at := randomGoal(r), some(r), 2019+12*r.Float64()
		a, b := g.Level(x), mirrored(g).Level(-x)
		if a != b {
			t.Fatalf("%+v of %v: %+v, mirrored %+v", g, x, a, b)
		}
		if p, q := path.Pace(a, at, kpi.DefaultThresholds()), path.Pace(b, at, kpi.DefaultThresholds()); p != q {
			t.Fatalf("%+v of %v: %+v, mirrored %+v", g, x, p, q)
		}
	}
}

// A better value never makes an answer worse: what is met stays met, a share does
// not fall, and a class does not either. One that is half way up is.
func TestBetterIsNeverWorse(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	rank := func(c kpi.PaceClass) int { return slices.Index(kpi.PaceClasses(), c) }
	compared := 0
	for range long.Count(20_000, 400_000) {
		g := randomGoal(r)
		if g.Direction != kpi.DirectionUp && g.Direction != kpi.DirectionDown {
			continue
		}
		x, y := some(r), some(r)
		if (y > x) != (g.Direction == kpi.DirectionUp) {
			x, y = y, x
		}
		a, b := g.Level(x), g.Level(y) // y is at least as good
		if a.Met && !b.Met || a.HasAttainment && b.HasAttainment && b.Attainment < a.Attainment {
			t.Fatalf("%+v: %v is %+v, and %v, which is better, %+v", g, x, a, y, b)
		}
		if a.HasAttainment && a.Met != (a.Attainment >= 1) {
			t.Fatalf("%+v: %v is met %v at %v", g, x, a.Met, a.Attainment)
		}
		path, at := kpi.Path{From: 2020, To: 2030, Kind: []kpi.PathKind{kpi.PathLinear, kpi.PathSCurve, kpi.PathStep}[r.IntN(3)]}, 2020+11*r.Float64()
		p, q := path.Pace(a, at, kpi.DefaultThresholds()), path.Pace(b, at, kpi.DefaultThresholds())
		if p.Class == kpi.PaceClassNoData || q.Class == kpi.PaceClassNoData {
			continue
		}
		compared++
		if rank(q.Class) > rank(p.Class) {
			t.Fatalf("%+v: %v is %s, and %v, which is better, %s", g, x, p.Class, y, q.Class)
		}
	}
	if compared < 1000 {
		t.Errorf("%d compared", compared)
	}
}

// The same holds of Open SDG, for a base, a target and values above zero.
func TestOpenSDGBetterIsNeverWorse(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	words := kpi.Progresses()
	for range long.Count(20_000, 400_000) {
		o := kpi.OpenSDG{Direction: []kpi.Direction{kpi.DirectionUp, kpi.DirectionDown}[r.IntN(2)], BaseYear: 2015, Year: float64(2016 + r.IntN(10)), Base: 1 + 99*r.Float64()}
		if r.IntN(2) == 0 {
			x := o.Base * (1 + r.Float64())
			if o.Direction == kpi.DirectionDown {
				x = o.Base * r.Float64()
			}
			o.Target = &x
		} else if r.IntN(2) == 0 {
			x := 100.0
			o.Limit = &x
		}
		better, worse := o, o
		better.Value, worse.Value = 200*r.Float64(), 200*r.Float64()
		if (better.Value > worse.Value) != (o.Direction == kpi.DirectionUp) {
			better, worse = worse, better
		}
		b, w := better.Result(), worse.Result()
		if b.Progress == kpi.ProgressNotAvailable || w.Progress == kpi.ProgressNotAvailable {
			continue
		}
		// 250x - 1.25 begins a little above where 500x - 2.5 ends, and 7.1429x - 4.2857 a
		// little above 4.1667x - 2.5: the publisher's lines do not fall.
		if slices.Index(words, b.Progress) > slices.Index(words, w.Progress) || b.Score < w.Score-1e-4 {
			t.Fatalf("%+v is %s %v, and %v, which is better, %s %v", worse, w.Progress, w.Score, better.Value, b.Progress, b.Score)
		}
		if math.Abs(b.Score) > 5 {
			t.Fatalf("%+v: a score of %v", better, b.Score)
		}
	}
}

// What is expected begins at 0, ends at 1, and never falls.
func TestPathRises(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 2000 {
		p := kpi.Path{From: 2020, To: 2030, Kind: []kpi.PathKind{kpi.PathLinear, kpi.PathSCurve, kpi.PathStep, kpi.PathMilestones}[r.IntN(4)]}
		share := 0.0
		for year := 2021; year < 2030 && p.Kind == kpi.PathMilestones; year += 1 + r.IntN(4) {
			share += (1 - share) * r.Float64()
			p.Points = append(p.Points, kpi.PathPoint{Time: float64(year), Share: share})
		}
		if p.Expected(2020) != 0 || p.Expected(2030) != 1 || p.Expected(2031) != 1 {
			t.Fatalf("%+v: %v, %v", p, p.Expected(2020), p.Expected(2030))
		}
		last := 0.0
		for k := range 101 {
			e := p.Expected(2020 + float64(k)/10)
			if e < last-1e-15 || e > 1 {
				t.Fatalf("%+v: %v after %v", p, e, last)
			}
			last = e
		}
		for _, q := range p.Points {
			if p.Expected(q.Time) != q.Share {
				t.Fatalf("%+v: %v at a milestone of %v", p, p.Expected(q.Time), q.Share)
			}
		}
	}
}

// The order of parts changes no total, and a total by mean lies among its parts.
func TestTotalOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	answered := 0
	for range long.Count(5000, 100_000) {
		rule := kpi.Rollup{Rule: kpi.Rules()[r.IntN(7)], Missing: []kpi.Missing{kpi.MissingLeaveOut, kpi.MissingBlock, kpi.MissingZero}[r.IntN(3)],
			Unweighted: []kpi.Unweighted{kpi.UnweightedRefuse, kpi.UnweightedSiblings}[r.IntN(2)]}
		parts := make([]kpi.Part, 1+r.IntN(6))
		for i := range parts {
			parts[i] = kpi.Part{ID: fmt.Sprint(i), Value: some(r), HasValue: r.IntN(5) > 0, Numerator: some(r), Denominator: math.Abs(some(r)), Per: 100}
			if r.IntN(4) > 0 {
				parts[i].Weight = 1 + float64(r.IntN(5))
			}
		}
		a := rule.Total(parts)
		shuffled := slices.Clone(parts)
		r.Shuffle(len(shuffled), func(i, k int) { shuffled[i], shuffled[k] = shuffled[k], shuffled[i] })
		b := rule.Total(shuffled)
		if a.State != b.State || a.Value != b.Value || len(a.Missing) != len(b.Missing) {
			t.Fatalf("%+v of %+v: %+v, and in another order %+v", rule, parts, a, b)
		}
		if a.State != govmaturity.StateAnswered {
			if a.Value != 0 {
				t.Fatalf("%+v: a value without a state: %+v", rule, a)
			}
			continue
		}
		answered++
		low, high := math.Inf(1), math.Inf(-1)
		for _, p := range a.Parts {
			low, high = min(low, p.Value), max(high, p.Value)
		}
		if slack := 1e-9 * max(1, math.Abs(low), math.Abs(high)); (rule.Rule == kpi.RuleMean || rule.Rule == kpi.RuleWeightedMean) && (a.Value < low-slack || a.Value > high+slack) {
			t.Fatalf("%+v: %v is not between %v and %v", rule, a.Value, low, high)
		}
	}
	if answered < 1000 {
		t.Errorf("%d totals", answered)
	}
}

// The order of a document changes no answer.
func TestDocumentOrder(t *testing.T) {
	s, o := read(t, everything, values)
	want, err := o.Report("2025-12-31")
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(11, 12))
	for range 50 {
		spec := o.Spec()
		r.Shuffle(len(spec.Observations), func(i, k int) {
			spec.Observations[i], spec.Observations[k] = spec.Observations[k], spec.Observations[i]
		})
		list := s.Spec()
		r.Shuffle(len(list.Indicators), func(i, k int) { list.Indicators[i], list.Indicators[k] = list.Indicators[k], list.Indicators[i] })
		r.Shuffle(len(list.Groups), func(i, k int) { list.Groups[i], list.Groups[k] = list.Groups[k], list.Groups[i] })
		for i := range list.Groups {
			m := list.Groups[i].Members
			r.Shuffle(len(m), func(i, k int) { m[i], m[k] = m[k], m[i] })
		}
		again, err := kpi.Compile(list)
		if err != nil {
			t.Fatal(err)
		}
		other, err := again.Observe(spec)
		if err != nil {
			t.Fatal(err)
		}
		got, err := other.Report("2025-12-31")
		if err != nil {
			t.Fatal(err)
		}
		for id := range s.Indicators() {
			a, b := want.Result(id), got.Result(id)
			if a.Level() != b.Level() || a.Pace() != b.Pace() || a.Trend() != b.Trend() || a.Late() != b.Late() {
				t.Fatalf("%s: %+v, in another order %+v", id, a.Level(), b.Level())
			}
		}
		for id := range s.Groups() {
			if a, b := want.Group(id), got.Group(id); a.Value != b.Value || a.State != b.State {
				t.Fatalf("%s: %+v, in another order %+v", id, a, b)
			}
		}
	}
}

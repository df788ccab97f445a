package schedule

import (
	"context"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/stat"
)

// RiskOptions say how to simulate. The zero RiskOptions are 1000 runs from the seed 0.
type RiskOptions struct {
	// Runs is how many times the plan is played through: 1000 when 0, and at most a
	// million.
	Runs int
	// Seed begins the random numbers. The same seed gives the same result, whatever the
	// number of processors.
	Seed uint64
}

// Risk is what a plan with uncertain durations comes to when it is played through many
// times, each time with durations drawn from its estimates. Resources are not limited in
// it, and estimates do not depend on each other.
type Risk struct {
	p       *Plan
	ends    []Moment // sorted
	tasks   []riskOf // by node
	options RiskOptions
}

type riskOf struct {
	critical, cruciality, sensitivity float64
}

const maxRuns = 1_000_000

// Simulate plays the schedule through. The error says, as that of [Schedule.Plan], what
// cannot be kept.
func (s *Schedule) Simulate(ctx context.Context, o RiskOptions) (*Risk, error) {
	p, err := s.Plan(ctx, Options{})
	if err != nil {
		return nil, err
	}
	o.Runs = cmpOr(o.Runs, 1000)
	if o.Runs < 1 || o.Runs > maxRuns {
		return nil, govmaturity.Problems{problem(govmaturity.CodeOutOfRange, "a plan is played through from 1 to %d times; found %d", maxRuns, o.Runs)}.Err()
	}
	r := &Risk{p: p, options: o, tasks: make([]riskOf, len(s.nodes))}
	if err := r.play(ctx); err != nil {
		return nil, err
	}
	return r, nil
}

// tally is what the runs of one task of work add up to: whole numbers, and so the same
// in any order.
type tally struct {
	critical []int // by node
	problems error
}

// play plays all runs, on as many processors as there are. What a run draws depends on
// its number alone.
func (r *Risk) play(ctx context.Context) error {
	s, n := r.p.s, r.options.Runs
	r.ends = make([]Moment, n)
	uncertain := r.uncertain()
	lengths := make([][]int, len(uncertain))
	for k := range lengths {
		lengths[k] = make([]int, n)
	}
	workers := min(runtime.GOMAXPROCS(0), n)
	tallies := make([]tally, workers)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			t := &tallies[w]
			t.critical = make([]int, len(s.nodes))
			net := s.network()
			for run := w; run < n; run += workers {
				if t.problems = ctx.Err(); t.problems != nil {
					return
				}
				if t.problems = r.run(run, net, uncertain, lengths, t.critical); t.problems != nil {
					return
				}
			}
		})
	}
	wait.Wait()
	for i := range tallies {
		if tallies[i].problems != nil {
			return tallies[i].problems
		}
		for k, c := range tallies[i].critical {
			r.tasks[k].critical += float64(c)
		}
	}
	for k := range r.tasks {
		r.tasks[k].critical /= float64(n)
	}
	ends := make([]float64, n)
	for i, m := range r.ends {
		ends[i] = float64(s.calendar.WorkBetween(s.start, m))
	}
	for k, node := range uncertain {
		drawn := make([]float64, n)
		for i, x := range lengths[k] {
			drawn[i] = float64(x)
		}
		c, ratio := correlation(drawn, ends)
		r.tasks[node].cruciality = math.Abs(c)
		r.tasks[node].sensitivity = float64(r.tasks[node].critical * ratio)
	}
	slices.Sort(r.ends)
	return nil
}

// uncertain are the nodes whose duration is drawn.
func (r *Risk) uncertain() (out []int) {
	for i := range r.p.s.nodes {
		if n := &r.p.s.nodes[i]; n.distribution != "" && n.high > n.low {
			out = append(out, i)
		}
	}
	return out
}

// run plays one run.
func (r *Risk) run(number int, net *network, uncertain []int, lengths [][]int, critical []int) error {
	s := r.p.s
	random := rand.New(rand.NewPCG(r.options.Seed, uint64(number)))
	for k, i := range uncertain {
		net.lengths[i].n = s.nodes[i].draw(random)
		lengths[k][number] = net.lengths[i].n
	}
	var report document.Report
	if circle, ok := net.forward(); !ok {
		s.reportInfeasible(&report, circle)
		return s.err(&report)
	}
	if s.dated && net.end > lastMoment {
		net.check(&report, net.early)
		return s.err(&report)
	}
	net.backward(net.end, nil)
	r.ends[number] = net.end
	for i := range s.nodes {
		node := &s.nodes[i]
		if node.worked(net.late[i].start) <= node.worked(net.early[i].start) || node.worked(net.late[i].finish) <= node.worked(net.early[i].finish) {
			critical[i]++
		}
	}
	return nil
}

// draw draws a duration.
func (n *node) draw(r *rand.Rand) int {
	x := 0.0
	if n.distribution == DistributionTriangular {
		x = triangular(r.Float64(), n.low, n.likely, n.high)
	} else {
		x = betaPERT(r, n.low, n.likely, n.high)
	}
	return max(0, int(math.Round(float64(x*n.per))))
}

// triangular is the value below which a share of a triangular distribution lies.
func triangular(share, a, m, b float64) float64 {
	width := b - a
	if rise := (m - a) / width; share < rise {
		return a + math.Sqrt(float64(share*width)*(m-a))
	}
	return b - math.Sqrt(float64((1-share)*width)*(b-m))
}

// betaPERT draws from the beta distribution with the mean (a + 4m + b)/6 and the shapes
// 1 + 4(m-a)/(b-a) and 1 + 4(b-m)/(b-a).
func betaPERT(r *rand.Rand, a, m, b float64) float64 {
	width := b - a
	x := gamma(r, 1+4*(m-a)/width)
	y := gamma(r, 1+4*(b-m)/width)
	return a + float64(width*(x/(x+y)))
}

// gamma draws from the gamma distribution of a shape of at least 1, by the method of
// Marsaglia and Tsang (2000).
func gamma(r *rand.Rand, shape float64) float64 {
	d := shape - 1.0/3
	c := 1 / math.Sqrt(9*d)
	for {
		x := stat.NormalQuantile((float64(r.Uint64()>>12) + 0.5) / (1 << 52))
		v := 1 + float64(c*x)
		if v <= 0 {
			continue
		}
		v = float64(v*v) * v
		u := (float64(r.Uint64()>>12) + 0.5) / (1 << 52)
		half := float64(float64(x*x) / 2)
		if stat.Log(u) < half+d-float64(d*v)+float64(d*stat.Log(v)) {
			return float64(d * v)
		}
	}
}

// correlation returns the correlation of two series, and the ratio of the deviation of
// the first to that of the second: 0 where one does not vary.
func correlation(x, y []float64) (c, ratio float64) {
	n := float64(len(x))
	mx, my := 0.0, 0.0
	for i := range x {
		mx, my = mx+x[i], my+y[i]
	}
	mx, my = mx/n, my/n
	sxx, syy, sxy := 0.0, 0.0, 0.0
	for i := range x {
		a, b := x[i]-mx, y[i]-my
		sxx, syy, sxy = sxx+float64(a*a), syy+float64(b*b), sxy+float64(a*b)
	}
	if sxx == 0 || syy == 0 {
		return 0, 0
	}
	return sxy / math.Sqrt(float64(sxx*syy)), math.Sqrt(sxx / syy)
}

// Plan returns the plan with the likely durations.
func (r *Risk) Plan() *Plan { return r.p }

// Runs returns how many runs there were.
func (r *Risk) Runs() int { return len(r.ends) }

// Finish returns the moment by which all is done in a share of the runs, such as 0.5 or
// 0.8: the first for which that is so. Shares beyond 0 and 1 are those.
func (r *Risk) Finish(share float64) Moment {
	k := int(math.Ceil(float64(share*float64(len(r.ends))))) - 1
	return r.ends[min(max(k, 0), len(r.ends)-1)]
}

// Within returns the share of the runs in which all is done by a moment.
func (r *Risk) Within(m Moment) float64 {
	k, _ := slices.BinarySearch(r.ends, m+1)
	return float64(k) / float64(len(r.ends))
}

// of is what is known of a task without parts.
func (r *Risk) of(id string) riskOf {
	if i, ok := r.p.s.byID[id]; ok && r.p.s.tasks[i].node >= 0 {
		return r.tasks[r.p.s.tasks[i].node]
	}
	return riskOf{}
}

// Criticality returns the share of runs in which a task had no float.
func (r *Risk) Criticality(id string) float64 { return r.of(id).critical }

// Cruciality returns how much the duration of a task and the end of the plan vary
// together: the absolute value of their correlation.
func (r *Risk) Cruciality(id string) float64 { return r.of(id).cruciality }

// Sensitivity returns the schedule sensitivity index of a task: its criticality, times
// the deviation of its duration over that of the plan's.
func (r *Risk) Sensitivity(id string) float64 { return r.of(id).sensitivity }

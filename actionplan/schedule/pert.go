package schedule

import (
	"math"

	"github.com/govmaturity/govmaturity/internal/stat"
)

// PERT is the closed form by which uncertain plans were first reckoned: the mean and the
// variance of the tasks on one path, as if no other path could become the longest. Where
// paths of like length meet, the end is later than it says (merge bias); [Risk] does not
// have that fault. In minutes of work, or of all time for what is counted so.
type PERT struct {
	// Mean is the mean of the length of the path, and Deviation its standard deviation.
	Mean, Deviation float64
	start           Moment
	c               *Calendar
}

// PERT reckons the longest path of the plan, with (a+4m+b)/6 as the mean of each task on
// it and ((b-a)/6)² as its variance. It follows one path: what each start rests on. Lags
// and time that is not worked are as in the plan.
func (p *Plan) PERT() PERT {
	s := p.s
	out := PERT{start: s.start, c: s.calendar}
	at := -1
	for i := range s.nodes {
		if p.at[i].finish == p.end && (at < 0 || p.net.rank[i] < p.net.rank[at]) {
			at = i
		}
	}
	mean, variance := float64(s.calendar.WorkBetween(s.start, p.end)), 0.0
	for steps := 0; at >= 0 && steps <= len(s.nodes); steps++ {
		if n := &s.nodes[at]; n.distribution != "" {
			per := n.per
			if work := s.calendar.WorkBetween(p.at[at].start, p.at[at].finish); n.likely > 0 && work > 0 {
				per = float64(work) / n.likely // of months and elapsed time, as in the plan
			}
			mean += float64(((n.low+float64(4*n.likely)+n.high)/6 - n.likely) * per)
			d := float64((n.high - n.low) / 6 * per)
			variance += float64(d * d)
		}
		if by := p.by[at]; by >= 0 {
			at = s.arcs[by].from
		} else {
			break
		}
	}
	out.Mean, out.Deviation = mean, math.Sqrt(variance)
	return out
}

// Finish returns the moment by which all is done with a likelihood above 0 and below 1,
// as the closed form has it.
func (x PERT) Finish(share float64) Moment {
	share = min(max(share, 1e-9), 1-1e-9)
	work := x.Mean + float64(stat.NormalQuantile(share)*x.Deviation)
	return x.c.AddWork(x.start, max(0, int(math.Round(work))))
}

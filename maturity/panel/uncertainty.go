package panel

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/stat"
	"github.com/govmaturity/govmaturity/maturity"
)

// Uncertainty is a panel ranked again and again, each time with other assumptions. It does
// not change, and any number of goroutines may use it at once.
type Uncertainty struct {
	plan       *plan
	confidence float64
	ranks      []int32 // by draw and member; 0 without a value
	nominal    []int   // ranks as the framework says
	order      []int   // members that have one, the best first
	classes    []govmaturity.Level
	inClass    []int // by member and class
	classDraws int   // draws in which values are what the classes are made for
	rows       *rows
}

// rows are the rankings that sensitivity rests on: by kind of draw (two, and one for each
// assumption), row and member.
type rows struct {
	count int
	ranks [][]int32
}

// Uncertainty ranks the panel as often as a document says, each time with assumptions that
// are drawn anew, and finds out how much the ranks move and why. The same panel, document
// and seed give the same bits on every machine.
//
// Ranks are competition ranks of published values, and of values as computed where numbers
// are normalised in another way than the framework says. Where an answer is off by an
// error, what the panel says is measured anew; what is asked of whom stays as it is.
// Assumptions reach into means, sums and points. Those that are normalised by what the whole
// panel says are normalised anew in each draw, by what all members come to in it, from the
// bottom up. See [Uncertainty.Fixed] for what stays as the engine computes it: no assumption
// reaches into it, and members cannot be ranked by it.
//
// The error is a [govmaturity.Problems]: what the document names and the framework does
// not have, choices with which the framework makes no sense, and more rankings than can be
// kept. When the context ends before the last draw, nothing is returned but its cause.
func (p *Panel) Uncertainty(ctx context.Context, spec *UncertaintySpec) (*Uncertainty, error) {
	return p.uncertainty(ctx, spec, runtime.GOMAXPROCS(0))
}

func (p *Panel) uncertainty(ctx context.Context, spec *UncertaintySpec, workers int) (*Uncertainty, error) {
	if ctx == nil {
		ctx = context.Background()
	}
	made, err := p.newPlan(spec)
	if err != nil {
		return nil, err
	}
	u := &Uncertainty{plan: made, confidence: 0.9, nominal: p.Ranks(made.node.ID()), classes: made.node.Classes()}
	if c := made.spec.Confidence; c != nil {
		u.confidence = *c
	}
	for i, rank := range u.nominal {
		if rank > 0 {
			u.order = append(u.order, i)
		}
	}
	slices.SortStableFunc(u.order, func(a, b int) int { return cmp.Compare(u.nominal[a], u.nominal[b]) })
	u.draw(ctx, workers)
	if made.spec.Sensitivity != nil {
		u.drawRows(ctx, *made.spec.Sensitivity, workers)
	}
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	return u, nil
}

// draw ranks the members in each draw.
func (u *Uncertainty) draw(ctx context.Context, workers int) {
	members, draws := len(u.nominal), u.plan.spec.Draws
	u.ranks = make([]int32, draws*members)
	u.inClass = make([]int, members*len(u.classes))
	var adding sync.Mutex
	share(ctx, workers, draws, func(next func() (int, bool)) {
		w := newDrawer(u.plan)
		inClass, classDraws := make([]int, len(u.inClass)), 0
		for d, ok := next(); ok; d, ok = next() {
			values, sc := w.draw(func(int) uint64 { return uint64(d) })
			w.rank(values, sc, u.ranks[d*members:][:members])
			if sc.own && len(u.classes) > 0 {
				classDraws++
				u.sort(values, inClass)
			}
		}
		adding.Lock()
		defer adding.Unlock()
		u.classDraws += classDraws
		for i, n := range inClass {
			u.inClass[i] += n
		}
	})
}

// sort counts the class of each member.
func (u *Uncertainty) sort(values *vector, inClass []int) {
	for m, st := range values.state {
		if st.hasValue() {
			if k := slices.Index(u.classes, u.plan.node.ClassOf(values.value[m])); k >= 0 {
				inClass[m*len(u.classes)+k]++
			}
		}
	}
}

// drawRows ranks the members in the rows that sensitivity rests on.
func (u *Uncertainty) drawRows(ctx context.Context, count, workers int) {
	members, kinds := len(u.nominal), len(u.plan.vary)+2
	u.rows = &rows{count: count, ranks: make([][]int32, kinds)}
	for k := range kinds {
		u.rows.ranks[k] = make([]int32, count*members)
	}
	share(ctx, workers, count, func(next func() (int, bool)) {
		w := newDrawer(u.plan)
		for row, ok := next(); ok; row, ok = next() {
			a, b := 1<<40+2*uint64(row), 1<<40+2*uint64(row)+1 // no draw has these names
			for k := range kinds {
				values, sc := w.draw(func(assumption int) uint64 {
					if k == 1 || assumption == k-2 {
						return b
					}
					return a
				})
				w.rank(values, sc, u.rows.ranks[k][row*members:][:members])
			}
		}
	})
}

// share lets some goroutines take numbers below n, each number once, until there are no
// more or the context ends.
func share(ctx context.Context, workers, n int, work func(next func() (int, bool))) {
	var taken atomic.Int64
	const atATime = 16
	var all sync.WaitGroup
	for range max(1, min(workers, (n+atATime-1)/atATime)) {
		all.Go(func() {
			from, to := 0, 0
			work(func() (int, bool) {
				if ctx.Err() != nil {
					return 0, false
				}
				if from == to {
					to = int(taken.Add(atATime))
					from, to = to-atATime, min(to, n)
					if from >= n {
						from = to
						return 0, false
					}
				}
				from++
				return from - 1, true
			})
		})
	}
	all.Wait()
}

// made returns what was planned: nothing, where nothing was.
func (u *Uncertainty) made() *plan {
	if u.plan == nil {
		return &plan{spec: &UncertaintySpec{}, panel: &Panel{}, tree: &tree{}}
	}
	return u.plan
}

// Spec returns the document that says what is not sure.
func (u *Uncertainty) Spec() *UncertaintySpec { return uncertaintyFormat.Clone(u.made().spec) }

// Panel returns the panel that was ranked.
func (u *Uncertainty) Panel() *Panel { return u.made().panel }

// Node returns what members are ranked by.
func (u *Uncertainty) Node() maturity.Node { return u.made().node }

// Draws returns how often the panel was ranked.
func (u *Uncertainty) Draws() int { return u.made().spec.Draws }

// Confidence returns how much of the draws an interval of ranks covers.
func (u *Uncertainty) Confidence() float64 { return u.confidence }

// Fixed returns the nodes that no assumption reaches into, although they count: they stay
// as the engine computes them. Those are gates, ladders, tables, summaries of rosters,
// aggregations in Go, groups with a condition, and groups that are normalised in Go, by
// numbers in the document, or by what a panel says that is not here as a whole.
func (u *Uncertainty) Fixed() []string {
	var out []string
	for i, fixed := range u.made().tree.fixed {
		if fixed {
			out = append(out, u.plan.tree.ids[i])
		}
	}
	return out
}

// RankSpan is how far the rank of a member moves.
type RankSpan struct {
	Subject string `json:"subject"`
	Rater   string `json:"rater,omitempty"`
	Date    string `json:"date,omitempty"`
	// Rank is as the framework says.
	Rank int `json:"rank"`
	// Low and High are the interval: no fewer draws than the confidence asks for lie in
	// it, and as many above it as below. Median is the lower median. They are of the draws
	// in which the member has a value, and 0 when there are none.
	Low    int `json:"low"`
	Median int `json:"median"`
	High   int `json:"high"`
	// Without is the share of the draws in which the member has no value.
	Without float64 `json:"without,omitempty"`
	// Classes are how likely each class is, from the lowest up, in the draws in which
	// numbers are normalised as the framework says. What is missing to 1 is in none.
	Classes []Chance `json:"classes,omitempty"`
}

// Chance is how likely something is: a share of draws.
type Chance struct {
	ID    string  `json:"id"`
	Share float64 `json:"share"`
}

// Spans returns how far the ranks move of all members that have one, the best first.
func (u *Uncertainty) Spans() []RankSpan {
	out := make([]RankSpan, len(u.order))
	for i, m := range u.order {
		out[i] = u.span(m)
	}
	return out
}

func (u *Uncertainty) span(m int) RankSpan {
	member := u.plan.panel.members[m]
	out := RankSpan{Subject: member.Subject, Rater: member.Rater, Date: member.Date, Rank: u.nominal[m]}
	draws, members := u.Draws(), len(u.nominal)
	var ranks []int32
	for d := range draws {
		if r := u.ranks[d*members+m]; r > 0 {
			ranks = append(ranks, r)
		}
	}
	out.Without = float64(draws-len(ranks)) / float64(draws)
	if n := len(ranks); n > 0 {
		slices.Sort(ranks)
		tail := int(float64(n) * ((1 - u.confidence) / 2))
		out.Low, out.Median, out.High = int(ranks[tail]), int(ranks[(n-1)/2]), int(ranks[n-1-tail])
	}
	for k, class := range u.classes {
		if u.classDraws > 0 {
			out.Classes = append(out.Classes, Chance{class.ID(), float64(u.inClass[m*len(u.classes)+k]) / float64(u.classDraws)})
		}
	}
	return out
}

// Odds is how two members stand to each other, in shares of the draws in which both have a
// value.
type Odds struct {
	// Above is how often the first stands above the second, Level how often they are
	// level, and Below how often it stands below.
	Above float64 `json:"above"`
	Level float64 `json:"level"`
	Below float64 `json:"below"`
	// Draws is how many draws that is; without any, the others are 0.
	Draws int `json:"draws"`
}

// Odds returns how a member stands to a peer. Members that are not of the panel have no
// draws.
func (u *Uncertainty) Odds(m, peer Member) Odds {
	return u.odds(u.place(m), u.place(peer))
}

// place finds a member, told by its subject, rater and date.
func (u *Uncertainty) place(m Member) int {
	return slices.IndexFunc(u.made().panel.members, func(other Member) bool {
		return other.Subject == m.Subject && other.Rater == m.Rater && other.Date == m.Date
	})
}

func (u *Uncertainty) odds(a, b int) Odds {
	var out Odds
	if a < 0 || b < 0 {
		return out
	}
	above, level, members := 0, 0, len(u.nominal)
	for d := range u.Draws() {
		x, y := u.ranks[d*members+a], u.ranks[d*members+b]
		switch {
		case x == 0 || y == 0:
			continue
		case x < y:
			above++
		case x == y:
			level++
		}
		out.Draws++
	}
	if n := float64(out.Draws); n > 0 {
		out.Above, out.Level = float64(above)/n, float64(level)/n
		out.Below = float64(out.Draws-above-level) / n
	}
	return out
}

// Neighbours are two members that come one after the other in the ranking.
type Neighbours struct {
	Better string `json:"better"`
	Worse  string `json:"worse"`
	Odds   Odds   `json:"odds"`
	// Apart says that they can be told apart: one of them stands above the other in at
	// least as many draws as the confidence asks for.
	Apart bool `json:"apart"`
}

// Neighbours returns all neighbours of the ranking, the best first.
func (u *Uncertainty) Neighbours() []Neighbours {
	var out []Neighbours
	for i := 1; i < len(u.order); i++ {
		a, b := u.order[i-1], u.order[i]
		odds := u.odds(a, b)
		out = append(out, Neighbours{
			Better: u.plan.panel.members[a].Subject, Worse: u.plan.panel.members[b].Subject, Odds: odds,
			Apart: max(odds.Above, odds.Below) >= u.confidence,
		})
	}
	return out
}

// Influence is how much of the movement of ranks comes from one assumption, in shares of
// its variance, each with its standard error.
type Influence struct {
	Assumption string           `json:"assumption"`
	Title      govmaturity.Text `json:"title"`
	// First is what the assumption does alone, Total what it does alone and together with
	// others. Estimates can lie a little below 0 or above 1.
	First      float64 `json:"first"`
	FirstError float64 `json:"first-error"`
	Total      float64 `json:"total"`
	TotalError float64 `json:"total-error"`
}

// Sensitivity returns where the movement of ranks comes from: that of the mean number of
// places that a member moves from its rank as the framework says. It is not known where the
// document does not ask for it, or nothing moves.
func (u *Uncertainty) Sensitivity() (influences []Influence, known bool) {
	return u.influences(func(ranks []int32) float64 {
		var moved float64
		for _, m := range u.order {
			if step := int(u.rankOf(ranks, m)) - u.nominal[m]; step < 0 {
				moved -= float64(step)
			} else {
				moved += float64(step)
			}
		}
		return moved / float64(max(1, len(u.order)))
	})
}

// SensitivityOf returns where the movement of one member's rank comes from.
func (u *Uncertainty) SensitivityOf(m Member) (influences []Influence, known bool) {
	place := u.place(m)
	if place < 0 {
		return nil, false
	}
	return u.influences(func(ranks []int32) float64 { return float64(u.rankOf(ranks, place)) })
}

// rankOf returns a rank: the last, for a member without a value.
func (u *Uncertainty) rankOf(ranks []int32, m int) int32 {
	if ranks[m] == 0 {
		return int32(len(ranks))
	}
	return ranks[m]
}

func (u *Uncertainty) influences(of func(ranks []int32) float64) ([]Influence, bool) {
	if u.rows == nil {
		return nil, false
	}
	results := make([][]float64, len(u.rows.ranks))
	members := len(u.nominal)
	for k, ranks := range u.rows.ranks {
		results[k] = make([]float64, u.rows.count)
		for row := range results[k] {
			results[k][row] = of(ranks[row*members:][:members])
		}
	}
	shares, known := stat.Sobol(results[0], results[1], results[2:], uint64(u.plan.spec.Seed))
	var out []Influence
	for i, s := range shares {
		a := u.plan.vary[i].spec
		out = append(out, Influence{a.ID, a.Title.Clone(), s.First, s.FirstError, s.Total, s.TotalError})
	}
	return out, known
}

package behaviour

import (
	"cmp"
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
)

const (
	// minPoints is how many points it takes to tell signatures apart, and
	// manyPoints how many are looked at.
	minPoints  = 6
	manyPoints = 200
	// needsCurve is which part of the variation a curve must explain, needsTurn how
	// clear a turn must be, and needsSwing how clear and regular swings must be.
	needsCurve = 0.92
	needsTurn  = 0.7
	needsSwing = 0.5
	// still is how little a series moves, as a part of its level, that is constant.
	still = 0.001
	// edge is how far a series must come back, as a part of its spread, before that
	// is a turn.
	edge = 0.05
)

// Classify says which signatures a series has. It takes six points at least. The
// same series gives the same answer whatever its units: moved, stretched, and with
// times of another beginning or length.
func Classify(s Series) (Classification, error) {
	if err := s.Check(); err != nil {
		return Classification{}, err
	}
	if len(s.Values) < minPoints {
		return Classification{}, govmaturity.Problems{{
			Code: govmaturity.CodeWrongCount, Path: govmaturity.Path{}.Key("values"),
			Format: "it takes %d points to tell signatures apart, found %d", Args: []any{minPoints, len(s.Values)},
		}}
	}
	c := Classification{Series: s}
	g := gridOf(s)
	c.Points = len(g.y)
	matches := []Match{g.constant()}
	if g.spread > 0 {
		turns := g.turns()
		matches = append(matches, g.curves(turns)...)
		matches = append(matches, g.turning(turns)...)
		matches = append(matches, g.swinging(turns)...)
	}
	if matches[0].Holds() {
		matches[0].Score = 1 // what hardly moves has no other signature
		for i := range matches[1:] {
			matches[i+1].Score = 0
		}
	}
	slices.SortStableFunc(matches, func(a, b Match) int { return cmp.Compare(b.margin(), a.margin()) })
	for _, m := range matches {
		if m.Holds() {
			c.Matches = append(c.Matches, m)
		} else {
			c.Rejected = append(c.Rejected, m)
		}
	}
	return c, nil
}

// grid is a series at times of equal distance from 0 to 1, with its least value at
// 0 and its greatest at 1.
type grid struct {
	y      []float64
	spread float64 // of the series, in its own unit
	level  float64 // the greatest value without its sign
	from   float64 // the first time
	length float64
}

func gridOf(s Series) grid {
	most, least := s.largest()
	g := grid{spread: s.spread(), level: max(math.Abs(s.Values[most]), math.Abs(s.Values[least]))}
	last := len(s.Values) - 1
	g.from, g.length = s.time(0), s.time(last)-s.time(0)
	n := min(last+1, manyPoints)
	g.y = make([]float64, n)
	if g.spread == 0 {
		return g
	}
	low := s.Values[least]
	unit := func(i int) float64 { return min(1, max(0, (s.Values[i]-low)/g.spread)) }
	// Each point of the grid is the mean of the series over its cell, with straight
	// lines between the points of the series.
	k := 0
	for i := range n {
		a, b := g.cell(i, n)
		for k < last && s.time(k+1) <= a {
			k++
		}
		g.y[i] = mean(s, unit, a, b, k)
	}
	return g
}

// cell returns where a point of the grid looks: at one time, where the series has
// no more points than the grid, and otherwise around it.
func (g *grid) cell(i, n int) (a, b float64) {
	at := g.from + float64(g.length*(float64(i)/float64(n-1)))
	if n < manyPoints {
		return at, at
	}
	half := g.length / float64(2*(n-1))
	return max(g.from, at-half), min(g.from+g.length, at+half)
}

// mean is the mean of a series between two times; k is the last point that is not
// after the first of them.
func mean(s Series, unit func(int) float64, a, b float64, k int) float64 {
	last := len(s.Values) - 1
	at := func(t float64, k int) float64 {
		if k >= last {
			return unit(last)
		}
		t0, t1 := s.time(k), s.time(k+1)
		share := min(1, max(0, (t-t0)/(t1-t0)))
		return float64(unit(k)*(1-share)) + float64(unit(k+1)*share)
	}
	if a == b {
		return at(a, k)
	}
	area, t, y := 0.0, a, at(a, k)
	for ; k < last && s.time(k+1) < b; k++ {
		next := unit(k + 1)
		area += float64((s.time(k+1) - t) * (y + next) / 2)
		t, y = s.time(k+1), next
	}
	area += float64((b - t) * (y + at(b, k)) / 2)
	return area / (b - a)
}

// constant says how still a series is.
func (g *grid) constant() Match {
	m := Match{Signature: SignatureConstant, Needs: 1 - still, Score: 1}
	if g.level > 0 {
		m.Score = max(0, 1-g.spread/g.level)
	}
	return m
}

// turn is where a series turns.
type turn struct {
	at int
	y  float64
}

// path is the beginning, the turns, and the end of a series.
type path []turn

// turns finds where the series turns: it must come back by an edge, and by more
// than its noise.
func (g *grid) turns() path {
	y := g.smooth()
	need := max(edge, 3*g.noise(y))
	out := path{{0, y[0]}}
	far := turn{0, y[0]} // the farthest point since the last turn
	way := 0.0           // 1 up, -1 down, 0 not known
	for i, v := range y {
		switch {
		case way == 0 && math.Abs(v-y[0]) >= need:
			way = math.Copysign(1, v-y[0])
			far = turn{i, v}
		case way == 0:
		case float64(way*(v-far.y)) > 0:
			far = turn{i, v}
		case float64(way*(far.y-v)) >= need:
			out = append(out, far)
			way, far = -way, turn{i, v}
		}
	}
	return append(out, turn{len(y) - 1, y[len(y)-1]}).opened(y)
}

// opened moves the beginning to a first point beyond it, where the series first
// goes the other way by less than an edge.
func (p path) opened(y []float64) path {
	if len(p) > 2 && math.Abs(p[1].y-p[0].y) < edge {
		return slices.Delete(p, 1, 2)
	}
	return p
}

// smooth takes the mean of each point and its neighbours; of few points, none.
func (g *grid) smooth() []float64 {
	n := len(g.y)
	reach := n / 50
	out := make([]float64, n)
	for i := range out {
		r := min(reach, i, n-1-i)
		sum := 0.0
		for _, v := range g.y[i-r : i+r+1] {
			sum += v
		}
		out[i] = sum / float64(2*r+1)
	}
	return out
}

// noise is how far the points lie from their smoothed neighbours, in the middle.
func (g *grid) noise(smooth []float64) float64 {
	away := make([]float64, len(smooth))
	for i := range away {
		away[i] = math.Abs(g.y[i] - smooth[i])
	}
	slices.Sort(away)
	return away[len(away)/2]
}

// clear is how little of a series is noise: which part of its variation is left
// when it is smoothed, times which part of all that it then moves is on its way
// from turn to turn. It is 1 for one without noise.
func (g *grid) clear(p path) float64 {
	way, all := 0.0, 0.0
	for i := 1; i < len(p); i++ {
		way += math.Abs(p[i].y - p[i-1].y)
	}
	smooth := g.smooth()
	last := len(smooth) - 1
	stride := max(1, len(smooth)/30)
	for i := 0; i < last; i += stride {
		all += math.Abs(smooth[min(i+stride, last)] - smooth[i])
	}
	if all == 0 {
		return 0
	}
	return float64(min(1, way/all) * g.kept(smooth))
}

// kept is which part of the variation of the series the smoothed one has.
func (g *grid) kept(smooth []float64) float64 {
	mean := 0.0
	for _, y := range g.y {
		mean += y
	}
	mean /= float64(len(g.y))
	away, all := 0.0, 0.0
	for i, y := range g.y {
		away += float64((y - smooth[i]) * (y - smooth[i]))
		all += float64((y - mean) * (y - mean))
	}
	if all == 0 {
		return 0
	}
	return max(0, 1-away/all)
}

// net is which part of the way from turn to turn is between beginning and end.
func (p path) net() float64 {
	way := 0.0
	for i := 1; i < len(p); i++ {
		way += math.Abs(p[i].y - p[i-1].y)
	}
	if way == 0 {
		return 0
	}
	return math.Abs(p[len(p)-1].y-p[0].y) / way
}

package systemstest

import (
	"fmt"
	"math"

	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// measuresCounted: the measures of the network are those that counting gives.
func measuresCounted() mapRule {
	return laws.New("measures-counted",
		"The measures of the network are what counting by hand gives: who is tied to whom, how many each reaches, on how many of the shortest ways between two others it lies, and how often it stands between two that are not tied.",
		func(s *mapSubject, out *laws.Recorder) {
			if len(s.all) > maxMapCounted {
				return
			}
			for _, o := range []stakeholder.NetworkOptions{{}, {Undirected: true}} {
				of, want := s.engine.measures(s.m, o), s.counted(o.Undirected)
				for i, one := range s.all {
					m := of(one)
					got := countedMeasures{m.In, m.Out, m.Total, m.Reach, m.Brokerage.Total(), m.Betweenness}
					if got.near(want[i]) {
						continue
					}
					violated(out, finding{at: one.ID(), title: titledStakeholder(one), given: fmt.Sprintf("undirected: %t", o.Undirected), got: got.String(), expected: want[i].String()})
				}
			}
		})
}

// countedMeasures are measures that are counted by hand.
type countedMeasures struct {
	in, out, total, reach, between int
	ways                           float64
}

func (c countedMeasures) near(d countedMeasures) bool {
	off := math.Abs(c.ways - d.ways)
	c.ways, d.ways = 0, 0
	return c == d && off <= 1e-6
}

func (c countedMeasures) String() string {
	return fmt.Sprintf("in %d, out %d, tied to %d, reaches %d, between %d pairs, on %.6g shortest ways", c.in, c.out, c.total, c.reach, c.between, c.ways)
}

// counted counts the network, in the document's order.
func (s *mapSubject) counted(undirected bool) []countedMeasures {
	n := len(s.all)
	place := map[string]int{}
	for i, one := range s.all {
		place[one.ID()] = i
	}
	tied := make([][]bool, n)
	for i := range tied {
		tied[i] = make([]bool, n)
	}
	for _, f := range s.spec.Influences {
		from, to := place[f.From], place[f.To]
		if from != to {
			tied[from][to] = true
			tied[to][from] = tied[to][from] || undirected
		}
	}
	out := make([]countedMeasures, n)
	far, ways := make([][]int, n), make([][]float64, n)
	for i := range n {
		far[i], ways[i] = shortest(tied, i)
	}
	for v := range n {
		for w := range n {
			c := &out[v]
			c.out += bit(tied[v][w])
			c.in += bit(tied[w][v])
			c.total += bit(tied[v][w] || tied[w][v])
			c.reach += bit(v != w && far[v][w] >= 0)
			for u := range n {
				c.between += bit(u != w && tied[u][v] && tied[v][w] && !tied[u][w])
				if u != v && v != w && u != w && far[u][w] >= 0 && far[u][v] >= 0 && far[v][w] >= 0 && far[u][v]+far[v][w] == far[u][w] {
					c.ways += ways[u][v] * ways[v][w] / ways[u][w]
				}
			}
		}
		if undirected {
			out[v].ways /= 2
		}
	}
	return out
}

func bit(is bool) int {
	if is {
		return 1
	}
	return 0
}

// shortest returns how far each is from one, or -1, and on how many shortest ways it
// is reached.
func shortest(tied [][]bool, from int) (far []int, ways []float64) {
	far, ways = make([]int, len(tied)), make([]float64, len(tied))
	for i := range far {
		far[i] = -1
	}
	far[from], ways[from] = 0, 1
	for queue := []int{from}; len(queue) > 0; queue = queue[1:] {
		v := queue[0]
		for w := range tied {
			if !tied[v][w] {
				continue
			}
			if far[w] < 0 {
				far[w] = far[v] + 1
				queue = append(queue, w)
			}
			if far[w] == far[v]+1 {
				ways[w] += ways[v]
			}
		}
	}
	return far, ways
}

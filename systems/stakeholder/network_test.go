package stakeholder_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// network makes a map of stakeholders called 0, 1, ... as the function names them.
func network(n int, links [][2]int, name func(int) string) *stakeholder.MapSpec {
	spec := &stakeholder.MapSpec{Format: stakeholder.MapFormat, ID: "net"}
	for i := range n {
		spec.Stakeholders = append(spec.Stakeholders, stakeholder.StakeholderSpec{ID: name(i), Name: govmaturity.English(fmt.Sprint("Unit ", i))})
	}
	for _, l := range links {
		spec.Influences = append(spec.Influences, stakeholder.InfluenceSpec{From: name(l[0]), To: name(l[1])})
	}
	return spec
}

func plain(i int) string { return fmt.Sprintf("n%d", i) }

// kite is the graph of Krackhardt, D. (1990), Assessing the Political Landscape,
// Administrative Science Quarterly 35, by its edges.
var kite = [][2]int{
	{0, 1}, {0, 2}, {0, 3}, {0, 5}, {1, 3}, {1, 4}, {1, 6}, {2, 3}, {2, 5}, {3, 4}, {3, 5}, {3, 6}, {4, 6}, {5, 6}, {5, 7}, {6, 7}, {7, 8}, {8, 9},
}

// The kite: the raw betweenness of node 7 is 14, and the degree of node 3 is 6.
func TestKite(t *testing.T) {
	want := []float64{5. / 6, 5. / 6, 0, 11. / 3, 0, 25. / 3, 25. / 3, 14, 8, 0}
	degrees := []int{4, 4, 3, 6, 3, 5, 5, 3, 2, 1}
	m := compiled(t, network(10, kite, plain))
	n := m.Network(stakeholder.NetworkOptions{Undirected: true})
	for i := range want {
		x := n.Of(m.Stakeholder(plain(i)))
		if math.Abs(x.Betweenness-want[i]) > 1e-9 || x.Total != degrees[i] || x.Reach != 9 {
			t.Errorf("node %d: %+v", i, x)
		}
	}
	if x := n.Of(m.Stakeholder("n7")); x.Betweenness != 14 || math.Abs(x.Share-14./36) > 1e-15 || n.Ties() != 18 {
		t.Errorf("%+v, %d ties", x, n.Ties())
	}
}

// The five roles, each by the smallest network that has it.
func TestBrokerage(t *testing.T) {
	type b = stakeholder.Brokerage
	for groups, want := range map[string]b{
		"aaa": {Coordinator: 1}, "aba": {Consultant: 1}, "abb": {Gatekeeper: 1}, "aab": {Representative: 1}, "abc": {Liaison: 1}, "ab-": {Ungrouped: 1},
	} {
		spec := network(3, [][2]int{{0, 1}, {1, 2}}, plain)
		spec.Groups = []stakeholder.StakeholderGroupSpec{{ID: "a", Name: govmaturity.English("A")}, {ID: "b", Name: govmaturity.English("B")}, {ID: "c", Name: govmaturity.English("C")}}
		for i, g := range groups {
			if g != '-' {
				spec.Stakeholders[i].Group = string(g)
			}
		}
		m := compiled(t, spec)
		if got := m.Network(stakeholder.NetworkOptions{}).Of(m.Stakeholder("n1")).Brokerage; got != want || got.Total() != 1 {
			t.Errorf("%s: %+v", groups, got)
		}
		spec.Influences = append(spec.Influences, stakeholder.InfluenceSpec{From: "n0", To: "n2"})
		m = compiled(t, spec)
		if got := m.Network(stakeholder.NetworkOptions{}).Of(m.Stakeholder("n1")).Brokerage; got.Total() != 0 {
			t.Errorf("%s: %+v between two who are tied", groups, got)
		}
	}
}

// slow counts betweenness by all shortest ways, pair by pair.
func slow(n int, tied func(a, b int) bool) []float64 {
	out := make([]float64, n)
	for s := range n {
		dist, ways := bfs(n, s, tied)
		for v := range n {
			fromV, waysV := bfs(n, v, tied)
			for u := range n {
				if u != s && v != s && v != u && dist[u] > 0 && dist[v] >= 0 && fromV[u] >= 0 && dist[v]+fromV[u] == dist[u] {
					out[v] += ways[v] * waysV[u] / ways[u]
				}
			}
		}
	}
	return out
}

func bfs(n, s int, tied func(a, b int) bool) (dist []int, ways []float64) {
	dist, ways = make([]int, n), make([]float64, n)
	for i := range dist {
		dist[i] = -1
	}
	dist[s], ways[s] = 0, 1
	queue := []int{s}
	for len(queue) > 0 {
		v := queue[0]
		queue = queue[1:]
		for w := range n {
			if v == w || !tied(v, w) {
				continue
			}
			if dist[w] < 0 {
				dist[w] = dist[v] + 1
				queue = append(queue, w)
			}
			if dist[w] == dist[v]+1 {
				ways[w] += ways[v]
			}
		}
	}
	return dist, ways
}

// Measures agree with a plain count, and neither names nor the order of the
// document change a bit of them.
func TestNetworkLaws(t *testing.T) {
	for seed := range long.Count(60, 1000) {
		r := rand.New(rand.NewPCG(uint64(seed), 1))
		n := 2 + r.IntN(14)
		var links [][2]int
		for range r.IntN(3 * n) {
			links = append(links, [2]int{r.IntN(n), r.IntN(n)})
		}
		for _, undirected := range []bool{false, true} {
			tied := func(a, b int) bool {
				return slices.Contains(links, [2]int{a, b}) || undirected && slices.Contains(links, [2]int{b, a})
			}
			o := stakeholder.NetworkOptions{Undirected: undirected}
			m := compiled(t, network(n, links, plain))
			net := m.Network(o)
			want := slow(n, tied)
			names := r.Perm(n)
			fresh := func(i int) string { return fmt.Sprintf("x%d", names[i]) }
			spec := network(n, links, fresh)
			r.Shuffle(n, func(i, k int) {
				spec.Stakeholders[i], spec.Stakeholders[k] = spec.Stakeholders[k], spec.Stakeholders[i]
			})
			r.Shuffle(len(links), func(i, k int) { spec.Influences[i], spec.Influences[k] = spec.Influences[k], spec.Influences[i] })
			again := compiled(t, spec)
			renamed := again.Network(o)
			for i := range n {
				x := net.Of(m.Stakeholder(plain(i)))
				if undirected {
					want[i] /= 2
				}
				if math.Abs(x.Betweenness-want[i]) > 1e-8 {
					t.Fatalf("%v: %d: %v, want %v", links, i, x.Betweenness, want[i])
				}
				reach, _ := bfs(n, i, tied)
				if k := len(slices.DeleteFunc(reach, func(d int) bool { return d <= 0 })); k != x.Reach {
					t.Fatalf("%v: %d reaches %d, not %d", links, i, k, x.Reach)
				}
				if y := renamed.Of(again.Stakeholder(fresh(i))); y != x {
					t.Fatalf("%v: %+v, and under another name %+v", links, x, y)
				}
			}
		}
	}
}

// A chain of diamonds has more shortest ways than any number can hold.
func TestManyWays(t *testing.T) {
	const diamonds = 2000
	var links [][2]int
	for i := range diamonds {
		a := 3 * i
		links = append(links, [2]int{a, a + 1}, [2]int{a, a + 2}, [2]int{a + 1, a + 3}, [2]int{a + 2, a + 3})
	}
	n := 3*diamonds + 1
	m := compiled(t, network(n, links, plain))
	net := m.Network(stakeholder.NetworkOptions{})
	mid := 3 * (diamonds / 2)
	if x := net.Of(m.Stakeholder(plain(mid))); x.Betweenness != float64(mid)*float64(n-1-mid) {
		t.Errorf("%+v", x)
	}
	// The two sides of a diamond bear half each.
	x, y := net.Of(m.Stakeholder(plain(mid+1))), net.Of(m.Stakeholder(plain(mid+2)))
	if want := float64(mid+1) * float64(n-3-mid) / 2; x.Betweenness != want || y.Betweenness != want {
		t.Errorf("%v %v, want %v", x.Betweenness, y.Betweenness, want)
	}
}

func BenchmarkNetwork(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	var links [][2]int
	for range 20_000 {
		links = append(links, [2]int{r.IntN(2000), r.IntN(2000)})
	}
	spec := network(2000, links, plain)
	for i := range spec.Stakeholders {
		g := fmt.Sprint("g", i%20)
		if i < 20 {
			spec.Groups = append(spec.Groups, stakeholder.StakeholderGroupSpec{ID: g, Name: govmaturity.English(g)})
		}
		spec.Stakeholders[i].Group = g
	}
	m := compiled(b, spec)
	for _, o := range []stakeholder.NetworkOptions{{}, {Undirected: true}} {
		b.Run(fmt.Sprintf("undirected=%v", o.Undirected), func(b *testing.B) {
			for b.Loop() {
				m.Network(o)
			}
		})
	}
	b.Run("compile", func(b *testing.B) {
		for b.Loop() {
			compiled(b, spec)
		}
	})
}

// Where there are more ways than a number can count, the order in which they are added
// still changes no bit.
func TestManyWaysInAnyOrder(t *testing.T) {
	const deep, wide = 250, 5
	r := rand.New(rand.NewPCG(1, 9))
	var ties [][2]int
	for l := range deep - 1 {
		for a := range wide {
			for b := range wide {
				if r.IntN(4) > 0 {
					ties = append(ties, [2]int{l*wide + a, (l+1)*wide + b})
				}
			}
		}
	}
	var want []stakeholder.Measures
	for trial := range 3 {
		id := func(i int) string { return fmt.Sprintf("s%04d", i) }
		if names := r.Perm(deep * wide); trial > 0 {
			id = func(i int) string { return fmt.Sprintf("s%04d", names[i]) }
		}
		spec := &stakeholder.MapSpec{Format: stakeholder.MapFormat, ID: "deep"}
		for i := range deep * wide {
			spec.Stakeholders = append(spec.Stakeholders, stakeholder.StakeholderSpec{ID: id(i), Name: govmaturity.English(fmt.Sprint("Party ", i))})
		}
		for _, tie := range ties {
			spec.Influences = append(spec.Influences, stakeholder.InfluenceSpec{From: id(tie[0]), To: id(tie[1])})
		}
		m := compiled(t, spec)
		n, i := m.Network(stakeholder.NetworkOptions{}), 0
		for s := range m.Stakeholders() {
			if got := n.Of(s); trial == 0 {
				want = append(want, got)
			} else if got != want[i] {
				t.Fatalf("%d: %+v, want %+v", i, got, want[i])
			}
			i++
		}
	}
}

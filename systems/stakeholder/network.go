package stakeholder

import (
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// NetworkOptions say how the network is to be seen. The zero NetworkOptions is
// the network as the map has it, from those who influence to those who are
// influenced.
type NetworkOptions struct {
	// Undirected takes each influence as a tie between the two.
	Undirected bool
}

// Network is who influences whom, measured. It does not change.
//
// Several influences between the same two, and of another sign, are one tie, and
// an influence on oneself is none. The measures depend on who is tied to whom
// alone: neither the order of the document nor the ids change a bit of them.
type Network struct {
	m        *Map
	o        NetworkOptions
	measures []Measures // by member
	ties     int
}

// Measures are those of one stakeholder in a network. They are comparable with ==.
type Measures struct {
	// In is how many others influence the stakeholder, Out how many it influences,
	// and Total how many it is tied to either way. In an undirected network all
	// three are the same.
	In, Out, Total int
	// Betweenness is on how many of the shortest ways between two others the
	// stakeholder lies (Freeman), in pairs: of several ways of the same length, each
	// counts its part. It is rounded to nine decimals. In a directed network pairs
	// are ordered.
	Betweenness float64
	// Share is betweenness as a part of the most that it could be.
	Share float64
	// Brokerage is how often the stakeholder stands between two others that are
	// not tied themselves.
	Brokerage Brokerage
	// Reach is how many others it influences, directly or through others.
	Reach int
}

// Isolate reports whether the stakeholder is tied to nobody.
func (m Measures) Isolate() bool { return m.Total == 0 }

// Network measures the influences of the map. It takes time in proportion to
// stakeholders times influences: a second at most for 2,000 and 20,000.
func (m *Map) Network(o NetworkOptions) *Network {
	n := &Network{m: m, o: o}
	g := m.graph(o)
	n.measures = make([]Measures, len(m.members))
	between, reach := g.betweenness()
	broker := g.brokerage(m.groups())
	pairs := float64(len(m.members)-1) * float64(len(m.members)-2)
	if o.Undirected {
		pairs /= 2
	}
	for i := range m.members {
		v := m.place[i]
		x := &n.measures[i]
		x.Out, x.In, x.Total = len(g.out[v]), int(g.in[v]), int(g.total[v])
		x.Betweenness, x.Brokerage, x.Reach = between[v], broker[v], int(reach[v])
		if o.Undirected {
			x.Betweenness /= 2
		}
		x.Betweenness = math.Round(x.Betweenness*1e9) / 1e9
		if pairs > 0 {
			x.Share = x.Betweenness / pairs
		}
		n.ties += x.Out
	}
	if o.Undirected {
		n.ties /= 2
	}
	return n
}

// Ties returns how many ties there are.
func (n *Network) Ties() int { return n.ties }

// Of returns the measures of a stakeholder: those of the zero Measures where it is
// of another map.
func (n *Network) Of(s Stakeholder) Measures {
	if s.m != n.m || s.m == nil {
		return Measures{}
	}
	return n.measures[s.n-1]
}

// Isolates returns those who are tied to nobody, in the document's order.
func (n *Network) Isolates() []Stakeholder {
	var out []Stakeholder
	for s := range n.m.Stakeholders() {
		if n.Of(s).Isolate() {
			out = append(out, s)
		}
	}
	return out
}

// ties are a network by places in the order of ids.
type graph struct {
	out       [][]int32
	in, total []int32
}

// graph returns who is tied to whom, each once.
func (m *Map) graph(o NetworkOptions) *graph {
	n := len(m.members)
	g := &graph{out: make([][]int32, n), in: make([]int32, n), total: make([]int32, n)}
	both := make([][]int32, n)
	for _, t := range m.ties {
		if t.from == t.to {
			continue
		}
		from, to := m.place[t.from], m.place[t.to]
		g.out[from] = append(g.out[from], to)
		both[from], both[to] = append(both[from], to), append(both[to], from)
	}
	for v := range n {
		slices.Sort(both[v])
		both[v] = slices.Compact(both[v])
		g.total[v] = int32(len(both[v]))
		slices.Sort(g.out[v])
		g.out[v] = slices.Compact(g.out[v])
	}
	if o.Undirected {
		g.out = both
	}
	for v := range n {
		for _, w := range g.out[v] {
			g.in[w]++
		}
	}
	return g
}

// groups returns the group of each stakeholder, in the order of ids: -1 without
// one.
func (m *Map) groups() []int {
	out := make([]int, len(m.members))
	for i := range m.members {
		out[m.place[i]] = m.members[i].group
	}
	return out
}

// Influence is one influence of the map.
type Influence struct {
	From, To Stakeholder
	Sign     Sign // "" where nobody says
	Strength float64
	Note     govmaturity.Text
}

// Influences returns who influences whom, in the document's order.
func (m *Map) Influences() []Influence {
	out := make([]Influence, len(m.ties))
	for i, t := range m.ties {
		spec := m.spec.Influences[i]
		out[i] = Influence{From: Stakeholder{m, t.from + 1}, To: Stakeholder{m, t.to + 1}, Sign: spec.Sign, Note: redactText(spec.Note)}
		if spec.Strength != nil {
			out[i].Strength = *spec.Strength
		}
	}
	return out
}

package qualitative

import (
	"fmt"
	"math/big"
)

// Response is which way a variable moves.
type Response string

const (
	// ResponseIncrease and ResponseDecrease: this way, whatever the strengths, if
	// the system is stable.
	ResponseIncrease Response = "increase"
	ResponseDecrease Response = "decrease"
	// ResponseNone: it does not move in the end.
	ResponseNone Response = "none"
	// ResponseAmbiguous: it depends on how strong the effects are.
	ResponseAmbiguous Response = "ambiguous"
	// ResponseNotCounted: there are too many terms to count.
	ResponseNotCounted Response = "not-counted"
	// ResponseUndefined: the system has no level that it could come back to.
	ResponseUndefined Response = "undefined"
)

// Symbol returns the response as tables have it: +, -, 0, ?, and … where it is not
// counted, × where there is none.
func (r Response) Symbol() string {
	switch r {
	case ResponseIncrease:
		return "+"
	case ResponseDecrease:
		return "-"
	case ResponseNone:
		return "0"
	case ResponseAmbiguous:
		return "?"
	case ResponseNotCounted:
		return "…"
	}
	return "×"
}

// Cell is the response of one variable to a lasting increase of one.
type Cell struct {
	// Of is the variable that responds, To the one that is pressed.
	Of, To   string
	Response Response
	// Positive and Negative count the terms of each sign, and Unknown those with
	// an effect of unknown sign. All are 0 when nothing was counted.
	Positive, Negative, Unknown uint64

	community *Community // nil without titles
}

// Net is what the terms come to when all effects are of one strength, or false
// when some have no known sign, or nothing was counted.
func (c Cell) Net() (int64, bool) {
	if c.Unknown > 0 || c.Response == ResponseNotCounted || c.Response == ResponseUndefined {
		return 0, false
	}
	return int64(c.Positive) - int64(c.Negative), true
}

// Weight is how much the terms of one sign outweigh the others: from 0, as many of
// each, to 1, all of one. It is false where there is no term, or one of unknown
// sign. From about one half on, most strengths give the sign that outweighs
// (Dambacher, Luh, Li and Rossignol 2003): it is a hint, and no probability.
func (c Cell) Weight() (float64, bool) {
	net, ok := c.Net()
	if !ok || c.Positive+c.Negative == 0 {
		return 0, false
	}
	return float64(max(net, -net)) / float64(c.Positive+c.Negative), true
}

// Press is the table of all responses.
type Press struct {
	community *Community
	cells     [][]Cell
	// Whole reports whether all terms were counted.
	Whole bool
}

// Press returns the responses of each variable to a lasting increase of each. They
// suppose that the system is stable: see [Community.Stability].
func (c *Community) Press() Press {
	n := len(c.names)
	p := Press{community: c, cells: make([][]Cell, n), Whole: true}
	for i := range n {
		p.cells[i] = make([]Cell, n)
		for j := range n {
			p.cells[i][j] = Cell{Of: c.names[i], To: c.names[j], Response: ResponseNone, community: c.titled()}
		}
	}
	if !matrix(c.a).matched() {
		for i := range n {
			for j := range n {
				p.cells[i][j].Response = ResponseUndefined
			}
		}
		return p
	}
	left := budget
	counted := map[string]*terms{}
	for from := range c.parts {
		for to := range c.parts {
			if c.reach[from][to] {
				p.fill(from, to, counted, &left)
			}
		}
	}
	return p
}

// terms are those of all variables on the way between two parts.
type terms struct {
	place      map[int]int // of a variable among those on the way
	all, known [][]uint64
	net        [][]*big.Int
}

// fill counts the responses of the variables of one part to those of another.
func (p *Press) fill(from, to int, counted map[string]*terms, left *int) {
	c := p.community
	var way []int
	for v := range c.names {
		if c.reach[from][c.partOf[v]] && c.reach[c.partOf[v]][to] {
			way = append(way, v)
		}
	}
	t := p.count(way, counted, left)
	for _, i := range c.parts[to] {
		for _, j := range c.parts[from] {
			cell := &p.cells[i][j]
			if t == nil {
				cell.Response, p.Whole = ResponseNotCounted, false
				continue
			}
			cell.set(t, t.place[i], t.place[j])
		}
	}
}

// count counts the terms of some variables, or returns nil when that takes too
// long.
func (p *Press) count(way []int, counted map[string]*terms, left *int) *terms {
	n := len(way)
	if n > maxWay {
		return nil
	}
	key := fmt.Sprint(way)
	if t, ok := counted[key]; ok {
		return t
	}
	// Sets of columns, and the powers of the matrix, whose numbers are slower.
	cost := 3*n<<n + 20*n*n*n*n
	if cost > *left {
		return nil
	}
	*left -= cost
	m := p.community.of(way)
	known, some := m.known()
	t := &terms{place: map[int]int{}, all: m.minors()}
	t.known = t.all
	if some {
		t.known = known.minors()
	}
	t.net, _ = known.faddeev()
	for k, v := range way {
		t.place[v] = k
	}
	if len(counted) < 64 { // the ways between two parts are rarely met again
		counted[key] = t
	}
	return t
}

func (c *Cell) set(t *terms, i, j int) {
	all, known, net := t.all[i][j], t.known[i][j], t.net[i][j].Int64()
	c.Unknown = all - known
	c.Positive = uint64(int64(known)+net) / 2
	c.Negative = uint64(int64(known)-net) / 2
	switch {
	case all == 0:
		c.Response = ResponseNone
	case c.Unknown > 0 || c.Positive > 0 && c.Negative > 0:
		c.Response = ResponseAmbiguous
	case c.Positive > 0:
		c.Response = ResponseIncrease
	default:
		c.Response = ResponseDecrease
	}
}

// Cell returns the response of one variable to a lasting increase of another. Of a
// name that there is not, it is the zero Cell. Names are those of [Community.Variables]:
// of a diagram, the ids of its variables.
func (p Press) Cell(of, to string) Cell {
	if p.community == nil {
		return Cell{}
	}
	i, ok := p.community.index[of]
	j, found := p.community.index[to]
	if !ok || !found {
		return Cell{}
	}
	return p.cells[i][j]
}

// Rows returns the table: a row for each variable that responds, a column for each
// that is pressed.
func (p Press) Rows() [][]Cell {
	out := make([][]Cell, len(p.cells))
	for i, row := range p.cells {
		out[i] = append([]Cell{}, row...)
	}
	return out
}

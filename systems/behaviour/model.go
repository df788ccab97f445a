package behaviour

import (
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems"
)

// Time is the name by which a variable reads the time. Nothing else may have it.
const Time = "time"

// ModelSpec is a model as it is written down. Order means nothing: variables are
// computed in the order that their inputs ask for.
type ModelSpec struct {
	ID    string
	Title govmaturity.Text
	// TimeUnit is what time is counted in, for readers.
	TimeUnit string
	// Actors are those who decide something in it.
	Actors     []systems.ActorSpec
	Parameters []ParameterSpec
	Stocks     []StockSpec
	Variables  []VariableSpec
	// Setup is how the model runs when nothing else is said.
	Setup Setup
	// Levers are changes that are worth a try.
	Levers   []Lever
	Standing govmaturity.Standing
	Sources  []govmaturity.Source
	Cites    []govmaturity.Citation
}

// ParameterSpec is a number that stays the same, unless a [Change] sets it.
type ParameterSpec struct {
	ID    string
	Title govmaturity.Text
	Value float64
	Unit  string
	// Role is what it is in a story of change. A parameter that has one stands in
	// the causal diagram, too: see [Model.Structure].
	Role systems.Role
}

// StockSpec is something that fills and drains.
type StockSpec struct {
	ID    string
	Title govmaturity.Text
	Unit  string
	// Start is the stock at the beginning. StartFrom, where it is not empty, names
	// a parameter, variable or other stock whose first value is taken instead.
	Start     float64
	StartFrom string
	// In and Out name the variables that are its flows.
	In, Out []string
	// Late says that it follows its flows noticeably later than other things here
	// follow theirs: in the causal diagram, links from its flows have a delay.
	Late bool
	// Role is what it is in a story of change, and Actor is who decides about it.
	Role  systems.Role
	Actor string
}

// VariableSpec is computed from what it names: a flow, or anything between.
type VariableSpec struct {
	ID    string
	Title govmaturity.Text
	Unit  string
	// From names its inputs: parameters, stocks, other variables, or [Time].
	From []string
	// Value computes it from the inputs, in the order of From. It must give the
	// same for the same, and neither change nor keep the list.
	Value func(in []float64) float64
	// Role is what it is in a story of change, and Actor is who decides about it.
	Role  systems.Role
	Actor string
}

// Lever is a change that a model offers, to see what it does.
type Lever struct {
	ID      string
	Title   govmaturity.Text
	Changes []Change
}

// Model is a model that was checked. It does not change, and any number of
// goroutines may run it at once, if its functions allow that.
type Model struct {
	spec  ModelSpec
	names []string       // of the slots: time, parameters, stocks, variables
	slot  map[string]int // by name
	first int            // the slot of the first stock
	vars  int            // the slot of the first variable
	vs    []variable     // by the place in spec.Variables
	order []int          // in which variables are computed
	begin []int          // in which variables and stocks get their first value; slots
	flows []flows        // by the place in spec.Stocks
}

type variable struct {
	in    []int
	value func([]float64) float64
}

type flows struct{ in, out []int }

// maxSlots is how many parameters, stocks and variables a model has at most.
const maxSlots = 10_000

// NewModel checks a model. The error is a [govmaturity.Problems] with all that is
// wrong.
func NewModel(spec ModelSpec) (*Model, error) {
	m := &Model{spec: spec.clone(), slot: map[string]int{}}
	var c checker
	m.name(&c)
	if c.problems == nil {
		m.connect(&c)
	}
	if c.problems == nil {
		m.order = m.arrange(&c, false)
		m.begin = m.arrange(&c, true)
	}
	if c.problems == nil {
		c.setup(m, m.spec.Setup, govmaturity.Path{}.Key("setup"))
		for i, l := range m.spec.Levers {
			c.changes(m, l.Changes, govmaturity.Path{}.Key("levers").Index(i).Key("changes"))
		}
	}
	if err := c.problems.Err(); err != nil {
		return nil, err
	}
	return m, nil
}

func (s ModelSpec) clone() ModelSpec {
	s.Title = s.Title.Clone()
	s.Actors = slices.Clone(s.Actors)
	s.Parameters = slices.Clone(s.Parameters)
	s.Stocks = slices.Clone(s.Stocks)
	for i := range s.Stocks {
		s.Stocks[i].In, s.Stocks[i].Out = slices.Clone(s.Stocks[i].In), slices.Clone(s.Stocks[i].Out)
	}
	s.Variables = slices.Clone(s.Variables)
	for i := range s.Variables {
		s.Variables[i].From = slices.Clone(s.Variables[i].From)
	}
	s.Levers = slices.Clone(s.Levers)
	for i := range s.Levers {
		s.Levers[i].Changes = slices.Clone(s.Levers[i].Changes)
	}
	s.Setup.Changes = slices.Clone(s.Setup.Changes)
	s.Sources, s.Cites = slices.Clone(s.Sources), slices.Clone(s.Cites)
	return s
}

// checker collects what is wrong.
type checker struct{ problems govmaturity.Problems }

func (c *checker) add(path govmaturity.Path, code govmaturity.Code, format string, args ...any) {
	if len(c.problems) <= govmaturity.MaxProblems {
		c.problems = append(c.problems, govmaturity.Problem{Code: code, Path: path, Format: format, Args: args})
	}
}

func (c *checker) finite(path govmaturity.Path, x float64) bool {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		c.add(path, govmaturity.CodeNotFinite, "must be a finite number, found %v", x)
		return false
	}
	return true
}

// name gives every parameter, stock and variable its slot.
func (m *Model) name(c *checker) {
	s, root := &m.spec, govmaturity.Path{}
	if n := len(s.Parameters) + len(s.Stocks) + len(s.Variables); n > maxSlots {
		c.add(nil, govmaturity.CodeTooManyItems, "a model has at most %d parameters, stocks and variables, found %d", maxSlots, n)
		return
	}
	if s.ID == "" {
		c.add(root.Key("id"), govmaturity.CodeRequired, "a model has an id")
	}
	if len(s.Stocks) == 0 {
		c.add(root.Key("stocks"), govmaturity.CodeRequired, "a model has at least one stock: nothing else changes by itself")
	}
	give := func(path govmaturity.Path, id string) {
		_, taken := m.slot[id]
		switch {
		case id == "":
			c.add(path.Key("id"), govmaturity.CodeRequired, "must not be empty")
		case id == Time:
			c.add(path.Key("id"), govmaturity.CodeReserved, "%q is the time", id)
		case taken:
			c.add(path.Key("id"), govmaturity.CodeDuplicateID, "there is already a parameter, stock or variable %q", id)
		default:
			m.slot[id] = len(m.names)
		}
		m.names = append(m.names, id)
	}
	m.names = append(m.names, Time)
	for i, p := range s.Parameters {
		give(root.Key("parameters").Index(i), p.ID)
		c.finite(root.Key("parameters").Index(i).Key("value"), p.Value)
	}
	m.first = len(m.names)
	for i, k := range s.Stocks {
		give(root.Key("stocks").Index(i), k.ID)
		c.finite(root.Key("stocks").Index(i).Key("start"), k.Start)
	}
	m.vars = len(m.names)
	for i, v := range s.Variables {
		give(root.Key("variables").Index(i), v.ID)
		if v.Value == nil {
			c.add(root.Key("variables").Index(i).Key("value"), govmaturity.CodeRequired, "a variable has a function")
		}
	}
	m.slot[Time] = 0
}

// connect finds what is named.
func (m *Model) connect(c *checker) {
	root := govmaturity.Path{}
	find := func(path govmaturity.Path, id string, from int) int {
		if i, ok := m.slot[id]; ok && i >= from {
			return i
		}
		if from > 0 {
			c.add(path, govmaturity.CodeUnknownReference, "there is no variable %q", id)
		} else {
			c.add(path, govmaturity.CodeUnknownReference, "there is no parameter, stock or variable %q", id)
		}
		return 0
	}
	for i, v := range m.spec.Variables {
		in := make([]int, len(v.From))
		for k, id := range v.From {
			in[k] = find(root.Key("variables").Index(i).Key("from").Index(k), id, 0)
		}
		m.vs = append(m.vs, variable{in, v.Value})
	}
	for i, s := range m.spec.Stocks {
		var f flows
		path := root.Key("stocks").Index(i)
		for k, id := range s.In {
			f.in = append(f.in, find(path.Key("in").Index(k), id, m.vars))
		}
		for k, id := range s.Out {
			f.out = append(f.out, find(path.Key("out").Index(k), id, m.vars))
		}
		m.flows = append(m.flows, f)
		if s.StartFrom != "" {
			find(path.Key("startFrom"), s.StartFrom, 0)
		}
	}
}

// arrange orders what is computed, so that each comes after its inputs: the slots
// of the variables and, at the beginning of a run, those of the stocks, too. Of
// several that could come next, it is the one that stands first in the model.
func (m *Model) arrange(c *checker, beginning bool) []int {
	needs := func(slot int) []int {
		switch {
		case slot >= m.vars:
			return m.vs[slot-m.vars].in
		case slot >= m.first && beginning && m.spec.Stocks[slot-m.first].StartFrom != "":
			return []int{m.slot[m.spec.Stocks[slot-m.first].StartFrom]}
		}
		return nil
	}
	from := m.vars
	if beginning {
		from = m.first
	}
	missing, users := make([]int, len(m.names)), make([][]int, len(m.names))
	var ready intHeap
	for slot := from; slot < len(m.names); slot++ {
		for _, in := range needs(slot) {
			if in >= from {
				missing[slot]++
				users[in] = append(users[in], slot)
			}
		}
		if missing[slot] == 0 {
			ready.push(slot)
		}
	}
	var order []int
	for len(ready) > 0 {
		slot := ready.pop()
		order = append(order, slot)
		for _, u := range users[slot] {
			if missing[u]--; missing[u] == 0 {
				ready.push(u)
			}
		}
	}
	for slot := from; slot < len(m.names); slot++ {
		if missing[slot] > 0 {
			c.add(govmaturity.Path{}.Key("variables"), govmaturity.CodeCycle, "%q rests on itself, with no stock between", m.names[slot])
			break
		}
	}
	return order
}

// ID returns what the model is called.
func (m *Model) ID() string { return m.spec.ID }

// Title returns what people call it.
func (m *Model) Title() govmaturity.Text { return m.spec.Title.Clone() }

// Setup returns how it runs when nothing else is said.
func (m *Model) Setup() Setup {
	s := m.spec.Setup
	s.Changes = slices.Clone(s.Changes)
	return s
}

// Spec returns a copy of what the model was made of, to make another of.
func (m *Model) Spec() ModelSpec { return m.spec.clone() }

// Levers returns the changes that the model offers.
func (m *Model) Levers() []Lever { return m.spec.clone().Levers }

// Link says that one thing in a model is computed from another.
type Link struct{ From, To string }

// Links returns the links of the model: from the inputs of each variable, without
// parameters and the time, and from the flows to the stocks. They are in the
// order of the model.
func (m *Model) Links() []Link {
	var out []Link
	for i, v := range m.vs {
		for _, in := range v.in {
			if in >= m.first {
				out = append(out, Link{m.names[in], m.names[m.vars+i]})
			}
		}
	}
	for i, f := range m.flows {
		for _, in := range slices.Concat(f.in, f.out) {
			out = append(out, Link{m.names[in], m.names[m.first+i]})
		}
	}
	return out
}

// titleOf returns what people call the thing in a slot.
func (m *Model) titleOf(slot int) govmaturity.Text {
	var t govmaturity.Text
	switch {
	case slot >= m.vars:
		t = m.spec.Variables[slot-m.vars].Title
	case slot >= m.first:
		t = m.spec.Stocks[slot-m.first].Title
	case slot > 0:
		t = m.spec.Parameters[slot-1].Title
	}
	if len(t) == 0 {
		return govmaturity.English(m.names[slot])
	}
	return t
}

func (m *Model) unitOf(slot int) string {
	switch {
	case slot >= m.vars:
		return m.spec.Variables[slot-m.vars].Unit
	case slot >= m.first:
		return m.spec.Stocks[slot-m.first].Unit
	case slot > 0:
		return m.spec.Parameters[slot-1].Unit
	}
	return m.spec.TimeUnit
}

// intHeap gives the least of its numbers first.
type intHeap []int

func (h *intHeap) push(x int) {
	*h = append(*h, x)
	for i := len(*h) - 1; i > 0; {
		up := (i - 1) / 2
		if (*h)[up] <= (*h)[i] {
			return
		}
		(*h)[up], (*h)[i] = (*h)[i], (*h)[up]
		i = up
	}
}

func (h *intHeap) pop() int {
	old := *h
	least, last := old[0], len(old)-1
	old[0] = old[last]
	*h = old[:last]
	for i := 0; ; {
		k := 2*i + 1
		if k >= last {
			return least
		}
		if k+1 < last && old[k+1] < old[k] {
			k++
		}
		if old[i] <= old[k] {
			return least
		}
		old[i], old[k] = old[k], old[i]
		i = k
	}
}

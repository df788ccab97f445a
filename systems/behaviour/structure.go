package behaviour

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/slug"
	"github.com/govmaturity/govmaturity/systems"
)

// Structure is a model as a causal diagram, and its loops.
//
// The diagram has a variable for each stock and each variable of the model, and
// for each parameter that has a role. Signs of links from flows to stocks are what
// the model says. All others are read off: in the states of a run, each input of a
// variable is moved a little to either side, within what the run visits, and the
// variable is computed again. So a sign holds for this run, and says nothing of
// what the run does not come to. An effect of less than a ten-billionth of what
// the variable reaches is rounding, and counts as none.
type Structure struct {
	Diagram *systems.Diagram
	// Loops are those of the diagram, as [Model.Dominance] takes them: R1, B1, ?1
	// and so on, the shorter ones first. Where they are not more than can be named,
	// the diagram has the same names for them.
	Loops []Loop
	// Complete reports whether there are no other loops.
	Complete bool
	// Effects say how each sign was read, in the order of [Model.Links]; those from
	// parameters stand between.
	Effects []LinkEffect
	// States is in how many states of the run was looked.
	States int
}

const (
	// maxDeclared is how many loops a diagram has names for, and how many have a
	// title.
	maxDeclared = 100
	// loopBudget bounds the search for loops: a second or so.
	loopBudget = 50_000_000
)

// Structure runs the model, and returns its causal diagram. The changes of the
// setup change what the run comes to; a link that they cut is there all the same.
func (m *Model) Structure(s Setup) (*Structure, error) {
	run, err := m.Run(s)
	if err != nil {
		return nil, err
	}
	return run.Structure()
}

// Structure returns the causal diagram of the model, with signs that are read off
// this run.
func (r *Run) Structure() (*Structure, error) {
	out := &Structure{}
	out.Effects, out.States = r.effects()
	spec, ids := r.diagram(out)
	d, err := systems.Compile(spec)
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	for name, id := range ids {
		names[id] = name
	}
	loops := out.search(d)
	called := callLoops(loops)
	for i, l := range loops {
		out.Loops = append(out.Loops, r.loopOf(l, called[i], names))
		if i < maxDeclared {
			out.Loops[i].Title = titleOf(r.from(l, names))
		}
		if len(loops) <= maxDeclared {
			spec.Loops = append(spec.Loops, declare(l, called[i], ids, out.Loops[i]))
		}
	}
	out.Diagram, err = systems.Compile(spec)
	if err != nil {
		return nil, err
	}
	return out, nil
}

// search finds the loops, the shorter ones first.
func (s *Structure) search(d *systems.Diagram) []systems.Loop {
	search := d.Loops(systems.LoopOptions{Limit: maxLoops, Budget: loopBudget})
	loops := slices.Collect(search.All(context.Background()))
	s.Complete = search.Ending().Complete()
	slices.SortStableFunc(loops, func(a, b systems.Loop) int { return cmp.Compare(a.Len(), b.Len()) })
	return loops
}

// callLoops names loops by what they do: R1, B1, ?1.
func callLoops(loops []systems.Loop) []string {
	out := make([]string, len(loops))
	next := map[string]int{}
	for i, l := range loops {
		letter := l.Polarity().Letter()
		next[letter]++
		out[i] = letter + strconv.Itoa(next[letter])
	}
	return out
}

// from returns the links of a loop, from the first stock of the model on.
func (r *Run) from(l systems.Loop, names map[string]string) []systems.Link {
	m := r.model
	links := l.Links()
	first, best := 0, m.vars
	for i, k := range links {
		if slot := m.slot[names[k.From().ID()]]; slot < best {
			first, best = i, slot
		}
	}
	return slices.Concat(links[first:], links[:first])
}

// loopOf returns a loop of the diagram as one of the model.
func (r *Run) loopOf(l systems.Loop, called string, names map[string]string) Loop {
	out := Loop{ID: called}
	for _, k := range r.from(l, names) {
		out.Through = append(out.Through, names[k.From().ID()])
	}
	return out
}

// titleOf tells a loop in all languages: A → + B → − A.
func titleOf(links []systems.Link) govmaturity.Text {
	out := govmaturity.Text{}
	for _, tag := range govmaturity.WordsLanguages() {
		w := govmaturity.WordsFor(tag)
		text := w.Wording(links[0].From().Name())
		for _, k := range links {
			sign := strings.Replace(string(k.Sign()), "-", "−", 1)
			text = w.Say("chart.leads", "before", text, "sign", sign, "item", w.Wording(k.To().Name()))
		}
		out[tag] = text
	}
	return out
}

// declare names a loop in the diagram.
func declare(l systems.Loop, called string, ids map[string]string, loop Loop) systems.LoopSpec {
	s := systems.LoopSpec{ID: strings.ToLower(strings.Replace(called, "?", "u", 1)), Label: called, Polarity: l.Polarity()}
	for _, name := range loop.Through {
		s.Variables = append(s.Variables, ids[name])
	}
	return s
}

// diagram returns the diagram without loops, and the ids of its variables by what
// the model calls them.
func (r *Run) diagram(s *Structure) (*systems.DiagramSpec, map[string]string) {
	m := r.model
	spec := &systems.DiagramSpec{
		Format: systems.DiagramFormat, ID: cmp.Or(slug.Make(m.spec.ID), "model"), Title: m.Title(), Actors: slices.Clone(m.spec.Actors),
		Standing: m.spec.Standing, Sources: slices.Clone(m.spec.Sources), Cites: slices.Clone(m.spec.Cites),
		Note: r.noted(s.States),
	}
	if st := spec.Standing; st == govmaturity.StandingOfficial || st == govmaturity.StandingParaphrased {
		spec.Standing = govmaturity.StandingDerived // no publisher says so
	}
	ids := map[string]string{}
	taken := map[string]bool{}
	late := map[string]bool{}
	for slot := 1; slot < len(m.names); slot++ {
		v := m.causal(slot)
		if v == nil {
			continue
		}
		name := m.names[slot]
		v.ID = cmp.Or(slug.Make(name), "variable")
		for n := 2; taken[v.ID]; n++ {
			v.ID = cmp.Or(slug.Make(name), "variable") + "-" + strconv.Itoa(n)
		}
		taken[v.ID], ids[name] = true, v.ID
		if v.ID != name {
			v.Code = name
		}
		late[name] = slot < m.vars && slot >= m.first && m.spec.Stocks[slot-m.first].Late
		spec.Variables = append(spec.Variables, *v)
	}
	for _, e := range s.Effects {
		if e.Sign == "" {
			continue
		}
		k := systems.CausalLinkSpec{From: ids[e.From], To: ids[e.To], Sign: e.Sign, Delay: late[e.To]}
		if e.Sign == systems.SignUnknown {
			k.Note = saidInAll("behaviour.mixed", "rises", e.Rises, "falls", e.Falls)
		}
		spec.Links = append(spec.Links, k)
	}
	return spec, ids
}

// causal returns what stands in the diagram for the thing in a slot, without an
// id, or nil when nothing does.
func (m *Model) causal(slot int) *systems.VariableSpec {
	v := &systems.VariableSpec{Name: m.titleOf(slot).Clone()}
	switch {
	case slot >= m.vars:
		v.Role, v.Actor = m.spec.Variables[slot-m.vars].Role, m.spec.Variables[slot-m.vars].Actor
	case slot >= m.first:
		v.Role, v.Actor, v.Stock = m.spec.Stocks[slot-m.first].Role, m.spec.Stocks[slot-m.first].Actor, true
	case m.spec.Parameters[slot-1].Role != "":
		v.Role = m.spec.Parameters[slot-1].Role
	default:
		return nil
	}
	return v
}

// noted says how signs were read, in all languages.
func (r *Run) noted(states int) govmaturity.Text {
	out := govmaturity.Text{}
	for _, tag := range govmaturity.WordsLanguages() {
		t := teller{w: govmaturity.WordsFor(tag)}
		out[tag] = t.w.Say("behaviour.signs", "count", states, "from", t.time(r, r.states[0]), "to", t.time(r, r.ended))
	}
	return out
}

// saidInAll says a key with arguments in all languages.
func saidInAll(key string, args ...any) govmaturity.Text {
	out := govmaturity.Text{}
	for _, tag := range govmaturity.WordsLanguages() {
		out[tag] = govmaturity.WordsFor(tag).Say(key, args...)
	}
	return out
}

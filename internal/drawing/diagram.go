package drawing

import (
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/layout"
)

// Diagram shows what causes what: variables, links with signs and delays, and
// loops.
type Diagram struct {
	Head
	Fit
	Variables []Variable
	Links     []Link
	// Loops are named in the picture and listed, in the order of their
	// importance.
	Loops []Loop
	// Further says which loops are not listed, if any.
	Further string

	planned *planOfDiagram
}

// Variable is one variable of a diagram.
type Variable struct {
	// ID tells variables apart, and decides ties between places.
	ID    string
	Title string
	// Stock says that it is drawn as a box.
	Stock bool
	// Given says that the variable has a place, at X and Y: to the right and
	// down, in every language.
	Given bool
	X, Y  float64
}

// Link is one link of a diagram, from a variable to a variable.
type Link struct {
	ID       string
	From, To int
	Effect   Effect
	Delay    bool
}

// Effect says what a link does: whether more of one thing leads to more of the
// other.
type Effect string

// The effects of links. The zero Effect is not known.
const (
	EffectUnknown  Effect = ""
	EffectSame     Effect = "same"
	EffectOpposite Effect = "opposite"
)

// Loop is a closed sequence of links.
type Loop struct {
	// Name is short, such as R1.
	Name  string
	Title string // what it is about, if anybody says so
	Links []int
}

// MaxNamed is how many loops a diagram names: with more of them nobody finds
// one.
const MaxNamed = 20

func (d Diagram) kind() string { return "diagram" }

func (d Diagram) check(k *checker) {
	d.checkFit(k)
	k.count(at("variables"), len(d.Variables), layout.MaxNodes, "variables")
	ids := map[string]bool{}
	for i, v := range d.Variables[:min(len(d.Variables), layout.MaxNodes)] {
		here := at("variables").Index(i)
		k.title(here.Key("title"), v.Title, "a variable needs a title")
		if ids[v.ID] {
			k.Add(here.Key("id"), govmaturity.CodeDuplicateID, "a variable before has the id %.80q as well", v.ID)
		}
		ids[v.ID] = true
		for key, x := range map[string]float64{"x": v.X, "y": v.Y} {
			if v.Given && !(math.Abs(x) <= maxPlace) {
				k.Add(here.Key(key), govmaturity.CodeOutOfRange, "expected a place from %v to %v; found %v", -maxPlace, maxPlace, x)
			}
		}
	}
	if len(d.Links) > layout.MaxLinks {
		k.Add(at("links"), govmaturity.CodeTooManyValues, "a chart shows at most %d links; found %d", layout.MaxLinks, len(d.Links))
		return
	}
	for i, l := range d.Links {
		here := at("links").Index(i)
		for key, v := range map[string]int{"from": l.From, "to": l.To} {
			if v < 0 || v >= len(d.Variables) {
				k.Add(here.Key(key), govmaturity.CodeUnknownReference, "there is no variable %d", v)
			}
		}
	}
	d.checkLoops(k)
}

// maxPlace is how far from the middle a variable can be: as far as a picture
// reaches that programs open.
const maxPlace = 20_000.0

func (d Diagram) checkLoops(k *checker) {
	if len(d.Loops) > MaxNamed {
		k.Add(at("loops"), govmaturity.CodeTooManyValues, "a chart names at most %d loops; found %d", MaxNamed, len(d.Loops))
		return
	}
	k.text(at("further"), d.Further, maxProse)
	for i, l := range d.Loops {
		here := at("loops").Index(i)
		k.title(here.Key("name"), l.Name, "a loop needs a name")
		k.label(here.Key("title"), l.Title)
		closed := len(l.Links) > 0 && len(l.Links) <= len(d.Links)
		for j, link := range l.Links {
			next := 0
			if closed {
				next = l.Links[(j+1)%len(l.Links)]
			}
			closed = closed && link >= 0 && link < len(d.Links) && next >= 0 && next < len(d.Links) && d.Links[link].To == d.Links[next].From
		}
		if !closed {
			k.Add(here.Key("links"), govmaturity.CodeUnknownReference, "the links of a loop follow one another, and the last leads to the first")
		}
	}
}

// polarity returns the letter of what a loop does: R, B or ?.
func (d Diagram) polarity(l Loop) string {
	odd := false
	for _, i := range l.Links {
		switch d.Links[i].Effect {
		case EffectOpposite:
			odd = !odd
		case EffectUnknown:
			return "undetermined"
		}
	}
	if odd {
		return "balancing"
	}
	return "reinforcing"
}

func (d Diagram) delayed(l Loop) bool {
	return slices.ContainsFunc(l.Links, func(i int) bool { return d.Links[i].Delay })
}

// heading says what a loop is: R1: reinforcing, with delay (Word of mouth).
func (d Diagram) heading(w govmaturity.Words, l Loop) string {
	what := w.Say("chart.loop-" + d.polarity(l))
	if d.delayed(l) {
		what = w.List(what, w.Say("chart.delayed"))
	}
	if l.Title != "" {
		what = Brackets(w, what, l.Title)
	}
	return Label(w, w.LeftToRight(l.Name), what)
}

// chain tells a loop: A → + B → − A.
func (d Diagram) chain(w govmaturity.Words, l Loop) string {
	if len(l.Links) == 0 {
		return ""
	}
	text := d.Variables[d.Links[l.Links[0]].From].Title
	for _, i := range l.Links {
		link := d.Links[i]
		text = w.Say("chart.leads", "before", text, "sign", link.Effect.sign(), "item", d.Variables[link.To].Title)
	}
	return text
}

// sign returns the sign of an effect.
func (e Effect) sign() string {
	switch e {
	case EffectSame:
		return "+"
	case EffectOpposite:
		return "\u2212"
	}
	return "?"
}

// words returns what an effect means.
func (e Effect) words(w govmaturity.Words) string {
	if e == EffectUnknown {
		return w.Say("chart.link-unknown")
	}
	return w.Say("chart.link-" + string(e))
}

func (d Diagram) describe(w govmaturity.Words) []string {
	count := func(n int) string { return w.Number(float64(n), -1) }
	counts := []string{Label(w, w.Say("chart.variables"), count(len(d.Variables))), Label(w, w.Say("chart.links"), count(len(d.Links)))}
	if d.Further == "" { // otherwise those that are named are not all
		counts = append(counts, Label(w, w.Say("chart.loops"), count(len(d.Loops))))
	}
	parts := []string{clauses(w, counts...)}
	for i, l := range d.Loops {
		if i == mostTold {
			parts = append(parts, "+"+count(len(d.Loops)-i))
			break
		}
		parts = append(parts, Label(w, d.heading(w, l), d.chain(w, l)))
	}
	return append(parts, d.remarks(w)...)
}

// remarks say which loops are not named, and where variables do not stand where
// they were put.
func (d Diagram) remarks(w govmaturity.Words) []string {
	var out []string
	if d.Further != "" {
		out = append(out, d.Further)
	}
	if d.planned == nil {
		return out
	}
	switch scale := d.planned.Scale; {
	case scale > 1:
		out = append(out, w.Say("chart.drawn-apart", "factor", w.Number(scale, 2)))
	case scale < 1:
		out = append(out, w.Say("chart.drawn-together", "factor", w.Number(scale, 2)))
	}
	if n := len(d.planned.Moved); n > 0 {
		var titles []string
		for _, v := range d.planned.Moved {
			titles = append(titles, d.Variables[v].Title)
		}
		out = append(out, w.Say("chart.moved", "count", float64(n), "titles", some(w, titles)))
	}
	return out
}

func (d Diagram) table(w govmaturity.Words) (header []string, rows [][]string) {
	header = []string{w.Say("chart.from"), w.Say("chart.to"), w.Say("chart.effect"), w.Say("chart.delay"), w.Say("chart.loops")}
	named := make([][]string, len(d.Links))
	for _, l := range d.Loops {
		for _, i := range l.Links {
			named[i] = append(named[i], w.LeftToRight(l.Name))
		}
	}
	linked := make([]bool, len(d.Variables))
	for i, l := range d.Links {
		linked[l.From], linked[l.To] = true, true
		delay := ""
		if l.Delay {
			delay = w.Say("chart.delayed")
		}
		rows = append(rows, []string{
			d.Variables[l.From].Title, d.Variables[l.To].Title, Brackets(w, w.LeftToRight(l.Effect.sign()), l.Effect.words(w)), delay, w.List(named[i]...),
		})
	}
	for i, v := range d.Variables {
		if !linked[i] {
			rows = append(rows, []string{v.Title, "", w.Say("chart.unlinked"), "", ""})
		}
	}
	return header, rows
}

// LoopTable lists the loops of a diagram: the name, what it does, whether it is
// delayed, and its variables in turn.
func (d Diagram) LoopTable(w govmaturity.Words) (header []string, rows [][]string) {
	header = []string{w.Say("chart.loop"), w.Say("chart.loop-kind"), w.Say("chart.loop-about"), w.Say("chart.variables")}
	for _, l := range d.Loops {
		kind := w.Say("chart.loop-" + d.polarity(l))
		if d.delayed(l) {
			kind = w.List(kind, w.Say("chart.delayed"))
		}
		rows = append(rows, []string{w.LeftToRight(l.Name), kind, l.Title, d.chain(w, l)})
	}
	return header, rows
}

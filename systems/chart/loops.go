package chart

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/drawing"
	"github.com/govmaturity/govmaturity/systems"
)

// counted is how many links are looked at to count the loops that are not named.
const counted = 5_000_000

// Loops lists the loops that the chart of a diagram names: what each does, what it
// is about, and its variables in turn. The error is a [govmaturity.Problems].
func Loops(d *systems.Diagram, o Options) (govmaturity.Table, error) {
	shape, err := shapeOf(d, o)
	if err != nil {
		return govmaturity.Table{}, err
	}
	t := govmaturity.Table{
		Caption: drawing.Label(o.Words, o.Words.Say("chart.loops"), shape.Title), Note: shape.Further, Language: o.Words.Language(),
	}
	t.Header, t.Rows = shape.LoopTable(o.Words)
	return t, nil
}

// chosen returns the loops to name, each once: those that the caller or the
// document names, and then those of a shortest basis.
func (o Options) chosen(k *document.Report, d *systems.Diagram) (loops []systems.Loop, declared map[string]systems.DeclaredLoop) {
	most := cmp.Or(o.Most, usualLoops)
	here := govmaturity.Path{}
	if most < 0 || most > MaxLoops {
		k.Add(here.Key("most"), govmaturity.CodeOutOfRange, "a chart names from 1 to %d loops; found %d", MaxLoops, o.Most)
		return nil, nil
	}
	declared = map[string]systems.DeclaredLoop{}
	seen := map[string]bool{}
	add := func(l systems.Loop) {
		if !seen[l.Key()] && len(loops) < most {
			seen[l.Key()] = true
			loops = append(loops, l)
		}
	}
	named := d.Declared()
	for _, l := range named {
		if _, ok := declared[l.Loop().Key()]; !ok && l.Loop().Valid() {
			declared[l.Loop().Key()] = l
		}
	}
	if o.Loops != nil {
		if len(o.Loops) > most {
			k.Add(here.Key("loops"), govmaturity.CodeTooManyValues, "at most %d loops are named here; found %d", most, len(o.Loops))
		}
		for i, l := range o.Loops {
			if l.Diagram() != d {
				k.Add(here.Key("loops").Index(i), govmaturity.CodeUnknownReference, "it is no loop of this diagram")
				continue
			}
			add(l)
		}
		return loops, declared
	}
	for _, l := range named {
		if l.Loop().Valid() {
			add(l.Loop())
		}
	}
	if len(loops) < most {
		for _, l := range d.Basis(context.Background()).Loops {
			add(l)
		}
	}
	return loops, declared
}

// names returns what loops are called: the labels of the document where they say
// what the loop does, and otherwise R1, B1, ?1 and so on. No loop has the label that
// the document gives to another, drawn or not: people would take it for that one.
func names(d *systems.Diagram, loops []systems.Loop, declared map[string]systems.DeclaredLoop) []string {
	out := make([]string, len(loops))
	taken, labels := map[string]bool{}, map[string]bool{}
	for _, l := range d.Declared() {
		labels[strings.ToUpper(strings.TrimSpace(l.Label()))] = true
	}
	for i, l := range loops {
		label := strings.TrimSpace(declared[l.Key()].Label())
		if fitting(label, l.Polarity().Letter()) && !taken[label] {
			out[i] = label
			taken[label] = true
		}
	}
	next := map[string]int{}
	for i, l := range loops {
		letter := l.Polarity().Letter()
		for out[i] == "" {
			next[letter]++
			if name := letter + strconv.Itoa(next[letter]); !labels[name] {
				out[i] = name
			}
		}
	}
	return out
}

// fitting reports whether a label can stand in a picture: a few letters and
// digits, which do not say that a loop does something else.
func fitting(label, letter string) bool {
	if label == "" || len(label) > 4 {
		return false
	}
	for _, r := range label {
		if !('A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '?') {
			return false
		}
	}
	first := strings.ToUpper(label[:1])
	return first == letter || !slices.Contains([]string{"R", "B", "?"}, first)
}

// further says how many loops are not named.
func further(d *systems.Diagram, named int, w govmaturity.Words) string {
	search := d.Loops(systems.LoopOptions{Budget: counted})
	more := search.Count(context.Background()).Loops() - named
	switch {
	case !search.Ending().Complete():
		return w.Say("chart.loops-many", "count", max(more, 0))
	case more > 0:
		return w.Say("chart.loops-further", "count", more)
	}
	return ""
}

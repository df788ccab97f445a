package maturitytest

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/maturity"
)

// defaultTolerance is how far a value may be from the one expected. Documents
// often give a value with few digits; those say their own tolerance.
const defaultTolerance = 1e-9

// maxExplained is how many explanations a failed case prints.
const maxExplained = 5

// check compares the case with what came out.
func (c *golden) check() error {
	got, differs := c.compare(c.card, *c.Expect, govmaturity.Path{}.Key("expect"))
	if len(differs) == 0 {
		return nil
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", c.file, c.Name)
	if c.Reason != "" {
		fmt.Fprintf(&b, " (%s)", c.Reason)
	}
	b.WriteString("\n")
	explained := 0
	for i, d := range differs {
		fmt.Fprintf(&b, "%s:%d: %s (%s): expected %s, got %s\n",
			c.file, d.line, d.result.ID(), d.result.Title(), d.want, d.got)
		last := i == len(differs)-1 || differs[i+1].result != d.result
		if last && explained < maxExplained {
			explained++
			text := strings.TrimRight(d.result.Explain().Text(), "\n")
			b.WriteString("    " + strings.ReplaceAll(text, "\n", "\n    ") + "\n")
		}
	}
	fmt.Fprintf(&b, "difference (-expected +got):\n%s", gocmp.Diff(*c.Expect, got))
	return errors.New(b.String())
}

// difference is one expectation that does not hold.
type difference struct {
	result    maturity.Result
	line      int
	want, got string
}

// compare returns what came out in the form of what is expected. Where an
// expectation holds, it is the expectation itself.
func (c *golden) compare(card *maturity.Scorecard, want expected, path govmaturity.Path) (got expected, differs []difference) {
	for r := range card.Nodes() {
		w, ok := want.Nodes[r.ID()]
		if !ok {
			continue
		}
		if got.Nodes == nil {
			got.Nodes = map[string]expectedNode{}
		}
		g, wrong := c.compareNode(r, w)
		got.Nodes[r.ID()] = g
		for _, d := range wrong {
			at := path.Key("nodes").Key(r.ID())
			d.result = r
			d.line, _ = document.Locate(c.root, at)
			differs = append(differs, d)
		}
	}
	for _, roster := range slices.Sorted(maps.Keys(want.Rosters)) {
		if got.Rosters == nil {
			got.Rosters = map[string]map[string]expected{}
		}
		got.Rosters[roster] = map[string]expected{}
		for _, item := range card.Items(roster) {
			if w, ok := want.Rosters[roster][item.Subject()]; ok {
				g, wrong := c.compare(item, w, path.Key("rosters").Key(roster).Key(item.Subject()))
				got.Rosters[roster][item.Subject()] = g
				differs = append(differs, wrong...)
			}
		}
	}
	return got, differs
}

// compareNode compares the fields that are expected of a node.
func (c *golden) compareNode(r maturity.Result, want expectedNode) (got expectedNode, wrong []difference) {
	got = want
	all := everything(r)
	if p, ok := r.Published(); ok {
		all.Published = &p
	}
	differ := func(what, w, g string) {
		wrong = append(wrong, difference{want: what + " " + w, got: g})
	}
	num := func(what string, w, g *float64, tolerance float64) *float64 {
		if w == nil || g != nil && math.Abs(*w-*g) <= tolerance {
			return w
		}
		text := "no value (" + string(r.State()) + ")"
		if g != nil {
			text = number(*g)
		}
		differ(what, fmt.Sprintf("%s (within %s)", number(*w), number(tolerance)), text)
		return g
	}
	word := func(what, w, g string) string {
		if w == "" || w == g {
			return w
		}
		differ(what, w, cmp.Or(g, none))
		return g
	}
	got.State = govmaturity.State(word("state", string(want.State), string(all.State)))
	got.Value = num("value", want.Value, all.Value, orElse(want.Tolerance, orElse(c.Tolerance, defaultTolerance)))
	got.Published = num("published value", want.Published, all.Published, defaultTolerance)
	got.Level = word("level", want.Level, all.Level)
	got.Class = word("class", want.Class, all.Class)
	got.Coverage = num("coverage", want.Coverage, all.Coverage, defaultTolerance)
	return got, wrong
}

// everything is all that came out for a node.
func everything(r maturity.Result) expectedNode {
	n := expectedNode{State: r.State(), Coverage: new(r.Coverage())}
	v, ok := r.Value()
	if !ok {
		return n
	}
	n.Value = &v
	if p, _ := r.Published(); p != v {
		n.Published = &p
	}
	levelOr := func(l govmaturity.Level, all []govmaturity.Level) string {
		switch {
		case all == nil:
			return ""
		case !l.Valid():
			return none
		}
		return l.ID()
	}
	n.Level, n.Class = levelOr(r.Level(), r.Levels()), levelOr(r.Class(), r.Classes())
	return n
}

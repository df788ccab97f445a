package systemstest

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/golden"
	"github.com/govmaturity/govmaturity/systems"
)

// comparison takes down what differs.
type comparison struct {
	differs []golden.Difference
	at      govmaturity.Path
	of, why string
}

func (c *comparison) begin(at govmaturity.Path, of, why string) { c.at, c.of, c.why = at, of, why }

func (c *comparison) add(want, got string) {
	c.differs = append(c.differs, golden.Difference{At: c.at, Of: c.of, Want: want, Got: got, Why: c.why})
}

func (c *comparison) word(what, want, got string) string {
	if want == "" || want == got {
		return want
	}
	c.add(what+" "+want, cmp.Or(got, "none"))
	return got
}

func (c *comparison) number(what string, want, got golden.Number) golden.Number {
	if want == "" || got != "" && want.Float() == got.Float() {
		return want
	}
	c.add(what+" "+string(want), cmp.Or(string(got), "none"))
	return got
}

// Compare compares what is expected with what came out.
func (g goldenDiagram) Compare(want expectedDiagram, got *diagramOutcome, _ golden.Tolerances) (expectedDiagram, []golden.Difference) {
	c, top, out := &comparison{}, govmaturity.Path{}, want
	if w, x := want.Loops, tallyOf(got); w != nil {
		c.begin(top.Key("loops"), "the loops", someLoops(got.d))
		out.Loops = &expectedTally{
			c.number("reinforcing", w.Reinforcing, x.Reinforcing), c.number("balancing", w.Balancing, x.Balancing),
			c.number("undetermined", w.Undetermined, x.Undetermined), c.word("complete", w.Complete, x.Complete),
		}
	}
	out.Named = maps.Clone(want.Named)
	for _, l := range got.d.Declared() {
		w, ok := want.Named[l.ID()]
		if !ok {
			continue
		}
		x := loopOf(l)
		c.begin(top.Key("named").Key(l.ID()), "the loop "+titled(l.ID(), l.Title()), loopText(l.Loop()))
		out.Named[l.ID()] = expectedLoop{c.word("polarity", w.Polarity, x.Polarity), c.word("signs", w.Signs, x.Signs), c.number("delays", w.Delays, x.Delays)}
	}
	out.Archetypes = c.archetypes(want.Archetypes, got)
	if want.Doubts != nil {
		c.begin(top.Key("doubts"), "the doubts", fmt.Sprint(got.d.Doubts().Error()))
		if w, x := problemsText(want.Doubts), problemsText(doubtsOf(got.d)); w != x {
			c.add(cmp.Or(w, "none"), cmp.Or(x, "none"))
			out.Doubts = doubtsOf(got.d)
		}
	}
	return out, c.differs
}

// archetypes compares the archetypes that are found first.
func (c *comparison) archetypes(want []expectedArchetype, got *diagramOutcome) []expectedArchetype {
	if want == nil {
		return nil
	}
	top, out := govmaturity.Path{}.Key("archetypes"), []expectedArchetype{}
	c.begin(top, "the archetypes", someMatches(got))
	if len(want) == 0 && len(got.found.Matches) > 0 {
		c.add("none", fmt.Sprintf("%d", got.found.Found))
		return append(out, archetypeOf(got.found.Matches[0]))
	}
	for i, w := range want {
		c.begin(top.Index(i), fmt.Sprintf("archetype %d", i+1), someMatches(got))
		if i >= len(got.found.Matches) {
			c.add(w.Archetype, "none")
			continue
		}
		x := archetypeOf(got.found.Matches[i])
		now := expectedArchetype{Archetype: c.word("archetype", w.Archetype, x.Archetype), Tier: c.number("tier", w.Tier, x.Tier)}
		for _, role := range slices.Sorted(maps.Keys(w.Roles)) {
			if now.Roles == nil {
				now.Roles = map[string][]string{}
			}
			is := slices.Sorted(slices.Values(w.Roles[role]))
			if now.Roles[role] = w.Roles[role]; !slices.Equal(is, x.Roles[role]) {
				c.add(role+" "+strings.Join(is, ", "), cmp.Or(strings.Join(x.Roles[role], ", "), "none"))
				if now.Roles[role] = x.Roles[role]; x.Roles[role] == nil {
					delete(now.Roles, role)
				}
			}
		}
		out = append(out, now)
	}
	return out
}

func problemsText(list []golden.Problem) string {
	var lines []string
	for _, p := range list {
		lines = append(lines, strings.TrimSpace(string(p.Code)+" "+p.Path))
	}
	slices.Sort(lines)
	return strings.Join(lines, ", ")
}

// maxShown is how many loops, or archetypes, explain what came out.
const maxShown = 12

func someLoops(d *systems.Diagram) string {
	var lines []string
	for l := range d.Loops(systems.LoopOptions{Limit: maxShown, Budget: loopWork}).All(context.Background()) {
		lines = append(lines, l.String())
	}
	return strings.Join(lines, "\n")
}

func someMatches(got *diagramOutcome) string {
	var lines []string
	for _, m := range got.found.Matches[:min(maxShown, len(got.found.Matches))] {
		a := archetypeOf(m)
		var roles []any
		for _, role := range slices.Sorted(maps.Keys(a.Roles)) {
			roles = append(roles, role, a.Roles[role])
		}
		lines = append(lines, fmt.Sprintf("%s, tier %d, %s", m.Archetype, m.Tier, inline(roles...)))
	}
	return strings.Join(lines, "\n")
}

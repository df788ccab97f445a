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
	out.Doubts = c.doubts(want.Doubts, got.d.Doubts())
	return out, c.differs
}

// doubts compares how many there are, and which.
func (c *comparison) doubts(want *expectedDoubts, doubts govmaturity.Problems) *expectedDoubts {
	if want == nil {
		return nil
	}
	got := doubtsOf(doubts)
	c.begin(govmaturity.Path{}.Key("doubts"), "the doubts", doubts.Error())
	out := &expectedDoubts{c.number("count", want.Count, count(len(got))), want.All}
	if says, is := problemsText(want.All), problemsText(got); want.All != nil && says != is {
		c.add(says, cmp.Or(is, "none"))
		out.All = got
	}
	return out
}

// archetypes compares how many archetypes are found, and those that are found first.
func (c *comparison) archetypes(want *expectedArchetypes, got *diagramOutcome) *expectedArchetypes {
	if want == nil {
		return nil
	}
	top := govmaturity.Path{}.Key("archetypes")
	c.begin(top, "the archetypes", someMatches(got))
	out := &expectedArchetypes{Found: c.number("found", want.Found, count(got.found.Found))}
	for i, w := range want.First {
		c.begin(top.Key("first").Index(i), fmt.Sprintf("archetype %d", i+1), someMatches(got))
		if i >= len(got.found.Matches) {
			c.add(w.Archetype, "none")
			continue
		}
		out.First = append(out.First, c.archetype(w, archetypeOf(got.found.Matches[i])))
	}
	return out
}

// archetype compares one archetype: of the roles, those that are written.
func (c *comparison) archetype(want, got expectedArchetype) expectedArchetype {
	out := expectedArchetype{Archetype: c.word("archetype", want.Archetype, got.Archetype), Tier: c.number("tier", want.Tier, got.Tier)}
	for _, role := range slices.Sorted(maps.Keys(want.Roles)) {
		ids := want.Roles[role]
		if is := slices.Sorted(slices.Values(ids)); !slices.Equal(is, got.Roles[role]) {
			c.add(role+" "+strings.Join(is, ", "), cmp.Or(strings.Join(got.Roles[role], ", "), "none"))
			ids = got.Roles[role]
		}
		if out.Roles == nil && ids != nil {
			out.Roles = map[string][]string{}
		}
		if ids != nil {
			out.Roles[role] = ids
		}
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
		lines = append(lines, writtenArchetype(archetypeOf(m)))
	}
	return strings.Join(lines, "\n")
}

package systemstest

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/golden"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// expectedMap is what should come out of a case. What is "" or nil is not compared.
type expectedMap struct {
	Stakeholders map[string]expectedStakeholder `json:"stakeholders,omitempty" doc:"nonempty"`
	Equity       *expectedEquity                `json:"equity,omitempty"`
	Doubts       *expectedDoubts                `json:"doubts,omitempty"`
}

type expectedStakeholder struct {
	Quadrant string        `json:"quadrant,omitempty"`
	Class    string        `json:"class,omitempty"`
	Level    string        `json:"level,omitempty"`
	Why      string        `json:"why,omitempty"`
	Least    string        `json:"least,omitempty"`
	Most     string        `json:"most,omitempty"`
	Gap      golden.Number `json:"gap,omitempty"`
}

type expectedEquity struct {
	Entries      *expectedPeople `json:"entries,omitempty"`
	Short        *expectedPeople `json:"short,omitempty"`
	OnlyInformed *expectedPeople `json:"only-informed,omitempty"`
}

type expectedPeople struct {
	Count golden.Number `json:"count,omitempty"`
	All   []string      `json:"all,omitempty" doc:"nonempty"`
}

// aboutGaps is the one kind of numbers that are expected of a map.
const aboutGaps = "gap"

// unknown is the class, in a golden case, of a stakeholder of whom not all is known.
const unknown = "unknown"

// goldenMap is a stakeholder map as the subject of golden cases.
type goldenMap struct{ m *stakeholder.Map }

func newGoldenMap(m *stakeholder.Map) (*golden.Kit[expectedMap, *stakeholder.Map], error) {
	if m == nil {
		return nil, errors.New("systemstest: there is no stakeholder map")
	}
	return golden.New[expectedMap, *stakeholder.Map](goldenMap{m}, aboutGaps)
}

func (g goldenMap) Edition() (id, edition string) { return g.m.ID(), g.m.Edition() }

// Unknown reports stakeholders and words that there are not.
func (g goldenMap) Unknown(want expectedMap, got *stakeholder.Map, tried bool) govmaturity.Problems {
	r, m := &document.Report{}, g.m
	if tried {
		m = got
	}
	known := func(at govmaturity.Path, id string) {
		if !m.Stakeholder(id).Valid() {
			var ids []string
			for s := range m.Stakeholders() {
				ids = append(ids, s.ID())
			}
			r.Add(at, govmaturity.CodeUnknownReference, "there is no stakeholder %q%s", id, document.Suggestion(id, ids))
		}
	}
	levels := texts(stakeholder.Engagements())
	for _, id := range slices.Sorted(maps.Keys(want.Stakeholders)) {
		at, w := govmaturity.Path{}.Key("stakeholders").Key(id), want.Stakeholders[id]
		known(at, id)
		oneOf(r, at.Key("quadrant"), w.Quadrant, append(texts(stakeholder.Quadrants()), unplaced))
		oneOf(r, at.Key("class"), w.Class, append(texts(stakeholder.Classes()), unknown))
		oneOf(r, at.Key("level"), w.Level, append(slices.Clone(levels), open))
		oneOf(r, at.Key("least"), w.Least, levels)
		oneOf(r, at.Key("most"), w.Most, levels)
	}
	if w := want.Equity; w != nil {
		for _, l := range w.lists() {
			if *l.of == nil {
				continue
			}
			for i, id := range (*l.of).All {
				known(govmaturity.Path{}.Key("equity").Key(l.key).Key("all").Index(i), id)
			}
		}
	}
	return r.Problems()
}

// equityList is one of the lists of the equity report.
type equityList struct {
	key string
	of  **expectedPeople
}

func (e *expectedEquity) lists() []equityList {
	return []equityList{{"entries", &e.Entries}, {"short", &e.Short}, {"only-informed", &e.OnlyInformed}}
}

func stakeholderOf(s stakeholder.Stakeholder) expectedStakeholder {
	a := s.Advice()
	out := expectedStakeholder{
		Quadrant: cmp.Or(string(s.Position().Quadrant), unplaced), Class: cmp.Or(string(s.Salience().Class), unknown),
		Level: cmp.Or(string(a.Suggested), open), Why: string(a.Why),
	}
	if a.Suggested == "" {
		out.Least, out.Most = string(a.Least), string(a.Most)
	}
	if g := a.CurrentToSuggested(); g.Known() {
		out.Gap = golden.NumberOf(float64(g.Steps))
	}
	return out
}

func equityOf(m *stakeholder.Map) *expectedEquity {
	e := m.Equity()
	people := func(entries []stakeholder.EquityEntry) *expectedPeople {
		var ids []string
		for _, one := range entries {
			ids = append(ids, one.Stakeholder.ID())
		}
		slices.Sort(ids)
		return &expectedPeople{count(len(ids)), ids}
	}
	return &expectedEquity{people(e.Entries), people(e.Short()), people(e.OnlyInformed())}
}

// Everything expects all that came out.
func (g goldenMap) Everything(got *stakeholder.Map) expectedMap {
	doubts := doubtsOf(got.Doubts())
	want := expectedMap{Equity: equityOf(got), Doubts: &expectedDoubts{count(len(doubts)), doubts}}
	for s := range got.Stakeholders() {
		if want.Stakeholders == nil {
			want.Stakeholders = map[string]expectedStakeholder{}
		}
		want.Stakeholders[s.ID()] = stakeholderOf(s)
	}
	return want
}

// Compare compares what is expected with what came out.
func (g goldenMap) Compare(want expectedMap, got *stakeholder.Map, _ golden.Tolerances) (expectedMap, []golden.Difference) {
	c, top, out := &comparison{}, govmaturity.Path{}, want
	words := govmaturity.WordsFor("en")
	out.Stakeholders = maps.Clone(want.Stakeholders)
	for s := range got.Stakeholders() {
		w, ok := want.Stakeholders[s.ID()]
		if !ok {
			continue
		}
		x := stakeholderOf(s)
		x.Least, x.Most = string(s.Advice().Least), string(s.Advice().Most)
		why := s.Position().Explain(words).In(words) + "\n" + s.Salience().Explain(words).In(words) + "\n" + s.Advice().Explain(words).In(words)
		c.begin(top.Key("stakeholders").Key(s.ID()), titledStakeholder(s), why)
		out.Stakeholders[s.ID()] = expectedStakeholder{
			c.word("quadrant", w.Quadrant, x.Quadrant), c.word("class", w.Class, x.Class), c.word("level", w.Level, x.Level), c.word("why", w.Why, x.Why),
			c.word("least", w.Least, x.Least), c.word("most", w.Most, x.Most), c.number("gap", w.Gap, x.Gap),
		}
	}
	out.Equity = c.equity(want.Equity, got)
	out.Doubts = c.doubts(want.Doubts, got.Doubts())
	return out, c.differs
}

// equity compares those lists of the report that are written.
func (c *comparison) equity(want *expectedEquity, got *stakeholder.Map) *expectedEquity {
	if want == nil {
		return nil
	}
	words := govmaturity.WordsFor("en")
	why := got.Equity().Explain(words).In(words)
	out, is := *want, equityOf(got)
	ours := is.lists()
	for i, l := range out.lists() {
		w, x := *l.of, *ours[i].of
		if w == nil {
			continue
		}
		c.begin(govmaturity.Path{}.Key("equity").Key(l.key), "the equity report, "+l.key, why)
		*l.of = &expectedPeople{c.number("count", w.Count, x.Count), w.All}
		if says := slices.Sorted(slices.Values(w.All)); w.All != nil && !slices.Equal(says, x.All) {
			c.add(strings.Join(says, ", "), cmp.Or(strings.Join(x.All, ", "), "nobody"))
			(*l.of).All = x.All
		}
	}
	return &out
}

// Write writes expectations as YAML.
func (g goldenMap) Write(b *bytes.Buffer, want expectedMap, got *stakeholder.Map, indent string) {
	if len(want.Stakeholders) > 0 {
		b.WriteString(indent + "stakeholders:\n")
		for s := range got.Stakeholders() { // in the order of the document
			if w, ok := want.Stakeholders[s.ID()]; ok {
				fmt.Fprintf(b, "%s  %s: %s\n", indent, golden.YAML(s.ID()), inline("quadrant", w.Quadrant, "class", w.Class, "level", w.Level, "why", w.Why, "least", w.Least, "most", w.Most, "gap", w.Gap))
			}
		}
	}
	if w := want.Equity; w != nil {
		b.WriteString(indent + "equity:\n")
		for _, l := range w.lists() {
			if p := *l.of; p != nil {
				fmt.Fprintf(b, "%s  %s: %s\n", indent, l.key, peopleText(p))
			}
		}
	}
	writeDoubts(b, want.Doubts, indent)
}

func peopleText(p *expectedPeople) string {
	if p.All == nil {
		return inline("count", p.Count)
	}
	return inline("count", p.Count, "all", p.All)
}

// Places adds each stakeholder.
func (g goldenMap) Places(r *golden.Reach) {
	for s := range g.m.Stakeholders() {
		r.Add("stakeholder", s.ID(), s.Name().String())
	}
}

// Mark notes the stakeholders that have a place in the grid.
func (g goldenMap) Mark(r *golden.Reach, got *stakeholder.Map) {
	for s := range got.Stakeholders() {
		if s.Position().Quadrant != "" {
			r.Hit("stakeholder", s.ID(), s.Name().String())
		}
	}
}

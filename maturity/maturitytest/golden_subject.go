package maturitytest

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/golden"
	"github.com/govmaturity/govmaturity/maturity"
)

// expected is what a card, or that of an item, should hold.
type expected struct {
	Nodes   map[string]expectedNode        `json:"nodes,omitempty" doc:"nonempty"`
	Rosters map[string]map[string]expected `json:"rosters,omitempty"`
}

// expectedNode is what should come out for a node. What is "" is not compared.
type expectedNode struct {
	State     govmaturity.State `json:"state,omitempty"`
	Value     golden.Number     `json:"value,omitempty"`
	Tolerance *golden.Tolerance `json:"tolerance,omitempty"`
	Published golden.Number     `json:"published,omitempty"`
	Level     string            `json:"level,omitempty"`
	Class     string            `json:"class,omitempty"`
	Coverage  golden.Number     `json:"coverage,omitempty"`
}

// The kinds of numbers that are expected.
const (
	aboutValue    = "value"
	aboutCoverage = "coverage"
)

// none stands for no level in a golden case.
const none = "none"

// scoring is a framework as the subject of golden cases.
type scoring struct {
	fw     *maturity.Framework
	spec   *maturity.Spec
	stated map[string]stated
}

func newGolden(fw *maturity.Framework) (*golden.Kit[expected, *maturity.Scorecard], error) {
	if fw == nil {
		return nil, errors.New("maturitytest: there is no framework")
	}
	spec := fw.Spec()
	return golden.New[expected](scoring{fw, spec, statements(spec)}, aboutValue, aboutCoverage)
}

func (s scoring) Edition() (id, edition string) { return s.fw.ID(), s.fw.Edition() }

// Try scores an assessment, which may leave out what the framework says.
func (s scoring) Try(given golden.Value) (*maturity.Scorecard, error) {
	for _, more := range []struct{ key, text string }{
		{"subject", "Golden case"}, {"edition", s.fw.Edition()}, {"framework", s.fw.ID()}, {"format", maturity.AssessmentFormat},
	} {
		given = given.With(more.key, more.text)
	}
	a, err := s.fw.ReadAssessment("given.json", given.JSON())
	if err != nil {
		return nil, err
	}
	return s.fw.Score(a)
}

// Unknown reports nodes, levels, rosters and items that there are not.
func (s scoring) Unknown(want expected, got *maturity.Scorecard, tried bool) govmaturity.Problems {
	r := &document.Report{}
	s.unknown(r, s.fw.Root(), s.fw.Rosters(), got, tried, want, nil)
	return r.Problems()
}

func (s scoring) unknown(
	r *document.Report, root maturity.Node, rosters []maturity.Roster, card *maturity.Scorecard, tried bool, want expected, path govmaturity.Path,
) {
	nodes := map[string]maturity.Node{}
	for n := range root.All() {
		nodes[n.ID()] = n
	}
	for _, id := range slices.Sorted(maps.Keys(want.Nodes)) {
		at := path.Key("nodes").Key(id)
		n, ok := nodes[id]
		if !ok {
			r.Add(at, govmaturity.CodeUnknownReference, "there is no node %q here%s", id,
				r.Suggest(id, func() []string { return slices.Sorted(maps.Keys(nodes)) }))
			continue
		}
		unknownLevel(r, at.Key("level"), "level", n, want.Nodes[id].Level, n.Levels())
		unknownLevel(r, at.Key("class"), "class", n, want.Nodes[id].Class, n.Classes())
	}
	for _, id := range slices.Sorted(maps.Keys(want.Rosters)) {
		at := path.Key("rosters").Key(id)
		i := slices.IndexFunc(rosters, func(roster maturity.Roster) bool { return roster.ID() == id })
		if i < 0 {
			var known []string
			for _, roster := range rosters {
				known = append(known, roster.ID())
			}
			r.Add(at, govmaturity.CodeUnknownReference, "there is no roster %q here%s", id, document.Suggestion(id, known))
			continue
		}
		for _, item := range slices.Sorted(maps.Keys(want.Rosters[id])) {
			inside, known := (*maturity.Scorecard)(nil), tried && card != nil
			if known {
				if inside = card.Item(id, item); inside == nil {
					r.Add(at.Key(item), govmaturity.CodeUnknownReference, "there is no item %q in the roster %q of the answers%s",
						item, id, document.Suggestion(item, itemIDs(card, id)))
				}
			}
			s.unknown(r, rosters[i].Root(), rosters[i].Rosters(), inside, tried, want.Rosters[id][item], at.Key(item))
		}
	}
}

func itemIDs(card *maturity.Scorecard, roster string) (ids []string) {
	for _, item := range card.Items(roster) {
		ids = append(ids, item.Subject())
	}
	return ids
}

func unknownLevel(r *document.Report, path govmaturity.Path, what string, n maturity.Node, id string, levels []govmaturity.Level) {
	var known []string
	for _, l := range levels {
		known = append(known, l.ID())
	}
	if id == "" || slices.Contains(known, id) || id == none && known != nil {
		return
	}
	r.Add(path, govmaturity.CodeUnknownReference, "%s has no %s %q%s", n.ID(), what, id, document.Suggestion(id, known))
}

// Compare compares what is expected with a card and those of its items.
func (s scoring) Compare(want expected, card *maturity.Scorecard, t golden.Tolerances) (expected, []golden.Difference) {
	return compareCard(want, card, t, nil)
}

func compareCard(want expected, card *maturity.Scorecard, t golden.Tolerances, path govmaturity.Path) (got expected, differs []golden.Difference) {
	for r := range card.Nodes() {
		w, ok := want.Nodes[r.ID()]
		if !ok {
			continue
		}
		if got.Nodes == nil {
			got.Nodes = map[string]expectedNode{}
		}
		g, wrong := compareNode(w, r, t)
		got.Nodes[r.ID()] = g
		for _, d := range wrong {
			d.At = path.Key("nodes").Key(r.ID())
			d.Of = fmt.Sprintf("%s (%s)", r.ID(), r.Title())
			d.Why = r.Explain().Text()
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
				g, wrong := compareCard(w, item, t, path.Key("rosters").Key(roster).Key(item.Subject()))
				got.Rosters[roster][item.Subject()] = g
				differs = append(differs, wrong...)
			}
		}
	}
	return got, differs
}

// compareNode compares the fields that are expected of a node.
func compareNode(want expectedNode, r maturity.Result, t golden.Tolerances) (got expectedNode, wrong []golden.Difference) {
	all := everythingOfNode(r)
	if p, ok := r.Published(); ok {
		all.Published = golden.NumberOf(p)
	}
	differ := func(what, w, g string) {
		wrong = append(wrong, golden.Difference{Want: what + " " + w, Got: g})
	}
	num := func(what, kind string, w, g golden.Number) golden.Number {
		within := t.Within(kind, w, want.Tolerance)
		if w == "" || g != "" && math.Abs(w.Float()-g.Float()) <= within {
			return w
		}
		differ(what, fmt.Sprintf("%s (within %.3g)", w, within), cmp.Or(string(g), "no value ("+string(r.State())+")"))
		return g
	}
	word := func(what, w, g string) string {
		if w == "" || w == g {
			return w
		}
		differ(what, w, cmp.Or(g, none))
		return g
	}
	got = want
	got.State = govmaturity.State(word("state", string(want.State), string(all.State)))
	got.Value = num("value", aboutValue, want.Value, all.Value)
	got.Published = num("published value", aboutValue, want.Published, all.Published)
	got.Level = word("level", want.Level, all.Level)
	got.Class = word("class", want.Class, all.Class)
	got.Coverage = num("coverage", aboutCoverage, want.Coverage, all.Coverage)
	return got, wrong
}

// Everything expects all that came out, for the items of rosters too.
func (s scoring) Everything(card *maturity.Scorecard) expected {
	want := expected{Nodes: map[string]expectedNode{}}
	for r := range card.Nodes() {
		want.Nodes[r.ID()] = everythingOfNode(r)
	}
	for _, roster := range card.Rosters() {
		for _, item := range card.Items(roster) {
			if want.Rosters == nil {
				want.Rosters = map[string]map[string]expected{}
			}
			if want.Rosters[roster] == nil {
				want.Rosters[roster] = map[string]expected{}
			}
			want.Rosters[roster][item.Subject()] = s.Everything(item)
		}
	}
	return want
}

func everythingOfNode(r maturity.Result) expectedNode {
	n := expectedNode{State: r.State(), Coverage: golden.NumberOf(r.Coverage())}
	v, ok := r.Value()
	if !ok {
		return n
	}
	n.Value = golden.NumberOf(v)
	if p, _ := r.Published(); p != v {
		n.Published = golden.NumberOf(p)
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

// Write writes expectations as YAML, nodes in the framework's order.
func (s scoring) Write(b *bytes.Buffer, want expected, card *maturity.Scorecard, indent string) {
	if len(want.Nodes) > 0 {
		b.WriteString(indent + "nodes:\n")
		for r := range card.Nodes() {
			if n, ok := want.Nodes[r.ID()]; ok {
				fmt.Fprintf(b, "%s  %s: {%s}\n", indent, golden.YAML(r.ID()), strings.Join(n.fields(), ", "))
			}
		}
	}
	if len(want.Rosters) == 0 {
		return
	}
	b.WriteString(indent + "rosters:\n")
	for _, roster := range slices.Sorted(maps.Keys(want.Rosters)) {
		fmt.Fprintf(b, "%s  %s:\n", indent, golden.YAML(roster))
		for _, item := range card.Items(roster) {
			if w, ok := want.Rosters[roster][item.Subject()]; ok {
				fmt.Fprintf(b, "%s    %s:\n", indent, golden.YAML(item.Subject()))
				s.Write(b, w, item, indent+"      ")
			}
		}
	}
}

// fields returns the expectations of a node as YAML.
func (n expectedNode) fields() []string {
	var fields []string
	add := func(key, text string) {
		if text != "" {
			fields = append(fields, key+": "+text)
		}
	}
	word := func(key, s string) {
		if s != "" {
			add(key, golden.YAML(s))
		}
	}
	word("state", string(n.State))
	add("value", string(n.Value))
	if n.Tolerance != nil {
		add("tolerance", n.Tolerance.YAML())
	}
	add("published", string(n.Published))
	word("level", n.Level)
	word("class", n.Class)
	add("coverage", string(n.Coverage))
	return fields
}

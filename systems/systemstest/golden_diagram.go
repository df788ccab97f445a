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
	"github.com/govmaturity/govmaturity/systems"
)

// expectedDiagram is what should come out of a case. What is "" or nil is not
// compared.
type expectedDiagram struct {
	Loops      *expectedTally          `json:"loops,omitempty"`
	Named      map[string]expectedLoop `json:"named,omitempty" doc:"nonempty"`
	Archetypes *expectedArchetypes     `json:"archetypes,omitempty"`
	Doubts     *expectedDoubts         `json:"doubts,omitempty"`
}

type expectedArchetypes struct {
	Found golden.Number       `json:"found,omitempty"`
	First []expectedArchetype `json:"first,omitempty" doc:"nonempty"`
}

type expectedDoubts struct {
	Count golden.Number    `json:"count,omitempty"`
	All   []golden.Problem `json:"all,omitempty" doc:"nonempty"`
}

type expectedTally struct {
	Reinforcing  golden.Number `json:"reinforcing,omitempty"`
	Balancing    golden.Number `json:"balancing,omitempty"`
	Undetermined golden.Number `json:"undetermined,omitempty"`
	Complete     string        `json:"complete,omitempty" doc:"enum=yes|no"`
}

type expectedLoop struct {
	Polarity string        `json:"polarity,omitempty"`
	Signs    string        `json:"signs,omitempty"`
	Delays   golden.Number `json:"delays,omitempty"`
}

type expectedArchetype struct {
	Archetype string              `json:"archetype" doc:"required"`
	Tier      golden.Number       `json:"tier,omitempty"`
	Roles     map[string][]string `json:"roles,omitempty" doc:"nonempty"`
}

// aboutLoops is the one kind of numbers that are expected: counts.
const aboutLoops = "loops"

// open is the polarity, in a golden case, of a loop that does not close.
const open = "open"

// goldenDiagram is a diagram as the subject of golden cases.
type goldenDiagram struct{ d *systems.Diagram }

func newGoldenDiagram(d *systems.Diagram) (*golden.Kit[expectedDiagram, *diagramOutcome], error) {
	if d == nil {
		return nil, errors.New("systemstest: there is no diagram")
	}
	return golden.New[expectedDiagram, *diagramOutcome](goldenDiagram{d}, aboutLoops)
}

func (g goldenDiagram) Edition() (id, edition string) { return g.d.ID(), g.d.Edition() }

// Unknown reports loops, archetypes, roles and variables that there are not.
func (g goldenDiagram) Unknown(want expectedDiagram, got *diagramOutcome, tried bool) govmaturity.Problems {
	r, top, d := &document.Report{}, govmaturity.Path{}, g.d
	if tried {
		d = got.d
	}
	named := map[string]bool{}
	for _, l := range d.Declared() {
		named[l.ID()] = true
	}
	for _, id := range slices.Sorted(maps.Keys(want.Named)) {
		at := top.Key("named").Key(id)
		if !named[id] {
			r.Add(at, govmaturity.CodeUnknownReference, "nobody named a loop %q%s", id, document.Suggestion(id, slices.Sorted(maps.Keys(named))))
		}
		oneOf(r, at.Key("polarity"), want.Named[id].Polarity,
			[]string{string(systems.PolarityReinforcing), string(systems.PolarityBalancing), string(systems.PolarityUndetermined), open})
	}
	var first []expectedArchetype
	if want.Archetypes != nil {
		first = want.Archetypes.First
	}
	for i, a := range first {
		at := top.Key("archetypes").Key("first").Index(i)
		oneOf(r, at.Key("archetype"), a.Archetype, archetypeNames())
		for _, role := range slices.Sorted(maps.Keys(a.Roles)) {
			oneOf(r, at.Key("roles").Key(role), role, texts(systems.Roles()))
			for k, id := range a.Roles[role] {
				if !d.Variable(id).Valid() {
					r.Add(at.Key("roles").Key(role).Index(k), govmaturity.CodeUnknownReference, "there is no variable %q", id)
				}
			}
		}
	}
	return r.Problems()
}

func archetypeNames() []string {
	return texts(append(systems.Archetypes(), systems.ArchetypeClasses()...))
}

func texts[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = string(x)
	}
	return out
}

func oneOf(r *document.Report, at govmaturity.Path, word string, known []string) {
	if word != "" && !slices.Contains(known, word) {
		r.Add(at, govmaturity.CodeUnknownReference, "there is no %q here: expected one of %s", word, strings.Join(known, ", "))
	}
}

// Everything expects all that came out; of the archetypes, the first.
func (g goldenDiagram) Everything(got *diagramOutcome) expectedDiagram {
	doubts := doubtsOf(got.d.Doubts())
	want := expectedDiagram{Loops: tallyOf(got), Doubts: &expectedDoubts{count(len(doubts)), doubts}, Archetypes: &expectedArchetypes{Found: count(got.found.Found)}}
	for _, l := range got.d.Declared() {
		if want.Named == nil {
			want.Named = map[string]expectedLoop{}
		}
		want.Named[l.ID()] = loopOf(l)
	}
	if len(got.found.Matches) > 0 {
		want.Archetypes.First = []expectedArchetype{archetypeOf(got.found.Matches[0])}
	}
	return want
}

func count(n int) golden.Number { return golden.NumberOf(float64(n)) }

func tallyOf(got *diagramOutcome) *expectedTally {
	complete := "no"
	if got.complete {
		complete = "yes"
	}
	return &expectedTally{count(got.tally.Reinforcing), count(got.tally.Balancing), count(got.tally.Undetermined), complete}
}

func loopOf(l systems.DeclaredLoop) expectedLoop {
	is := l.Loop()
	if !is.Valid() {
		return expectedLoop{Polarity: open}
	}
	signs := ""
	for _, k := range is.Links() {
		signs += string(k.Sign())
	}
	return expectedLoop{string(is.Polarity()), signs, count(is.Delays())}
}

func archetypeOf(m systems.ArchetypeMatch) expectedArchetype {
	a := expectedArchetype{Archetype: string(m.Archetype), Tier: count(m.Tier)}
	for _, b := range m.Roles {
		if a.Roles == nil {
			a.Roles = map[string][]string{}
		}
		a.Roles[string(b.Role)] = append(a.Roles[string(b.Role)], b.Variable.ID())
	}
	for _, ids := range a.Roles {
		slices.Sort(ids)
	}
	return a
}

func doubtsOf(doubts govmaturity.Problems) []golden.Problem {
	var out []golden.Problem
	for _, p := range doubts {
		out = append(out, golden.Problem{Code: p.Code, Path: p.Path.String()})
	}
	slices.SortFunc(out, func(a, b golden.Problem) int { return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Code, b.Code)) })
	return out
}

// Write writes expectations as YAML.
func (g goldenDiagram) Write(b *bytes.Buffer, want expectedDiagram, got *diagramOutcome, indent string) {
	if w := want.Loops; w != nil {
		fmt.Fprintf(b, "%sloops: %s\n", indent, inline("reinforcing", w.Reinforcing, "balancing", w.Balancing, "undetermined", w.Undetermined, "complete", w.Complete))
	}
	if len(want.Named) > 0 {
		b.WriteString(indent + "named:\n")
		for _, l := range got.d.Declared() { // in the order of the document
			if w, ok := want.Named[l.ID()]; ok {
				fmt.Fprintf(b, "%s  %s: %s\n", indent, golden.YAML(l.ID()), inline("polarity", w.Polarity, "signs", w.Signs, "delays", w.Delays))
			}
		}
	}
	if w := want.Archetypes; w != nil {
		b.WriteString(indent + "archetypes:\n")
		list(b, indent+"  ", "found", w.Found, "first", w.First, writtenArchetype)
	}
	writeDoubts(b, want.Doubts, indent)
}

func writeDoubts(b *bytes.Buffer, want *expectedDoubts, indent string) {
	if want != nil {
		b.WriteString(indent + "doubts:\n")
		list(b, indent+"  ", "count", want.Count, "all", want.All, func(p golden.Problem) string { return inline("code", string(p.Code), "path", p.Path) })
	}
}

func writtenArchetype(a expectedArchetype) string {
	var roles []any
	for _, role := range slices.Sorted(maps.Keys(a.Roles)) {
		roles = append(roles, role, a.Roles[role])
	}
	more := rawText("")
	if roles != nil {
		more = rawText(inline(roles...))
	}
	return inline("archetype", a.Archetype, "tier", a.Tier, "roles", more)
}

// rawText is YAML already.
type rawText string

// list writes how many there are, and some of them, a line each.
func list[T any](b *bytes.Buffer, indent, number string, n golden.Number, key string, items []T, write func(T) string) {
	if n != "" {
		fmt.Fprintf(b, "%s%s: %s\n", indent, number, n)
	}
	if len(items) > 0 {
		fmt.Fprintf(b, "%s%s:\n", indent, key)
	}
	for _, x := range items {
		fmt.Fprintf(b, "%s  - %s\n", indent, write(x))
	}
}

// inline writes a map on one line. Keys and values take turns; what is empty is
// left out.
func inline(fields ...any) string {
	var parts []string
	for i := 0; i+1 < len(fields); i += 2 {
		text := ""
		switch x := fields[i+1].(type) {
		case golden.Number:
			text = string(x)
		case rawText:
			text = string(x)
		case string:
			if x != "" {
				text = golden.YAML(x)
			}
		case []string:
			ids := make([]string, len(x))
			for k, id := range x {
				ids[k] = golden.YAML(id)
			}
			text = "[" + strings.Join(ids, ", ") + "]"
		}
		if text != "" {
			parts = append(parts, fmt.Sprintf("%v: %s", fields[i], text))
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// Places adds each loop and each archetype that the diagram names.
func (g goldenDiagram) Places(r *golden.Reach) {
	for _, l := range g.d.Declared() {
		r.Add("loop", l.ID(), string(l.Polarity()))
	}
	for _, a := range g.d.Spec().Archetypes {
		r.Add("archetype", a.ID, string(a.Archetype))
	}
}

// Mark notes the loops that close, and the archetypes that are found.
func (g goldenDiagram) Mark(r *golden.Reach, got *diagramOutcome) {
	for _, l := range got.d.Declared() {
		if l.Loop().Valid() {
			r.Hit("loop", l.ID(), string(l.Polarity()))
		}
	}
	for _, m := range got.found.Matches {
		if m.Declared != "" {
			r.Hit("archetype", m.Declared, string(m.Archetype))
		}
	}
}

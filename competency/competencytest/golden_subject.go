package competencytest

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
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/golden"
)

// expected is what should come out of a case. What is "" or nil is not compared.
type expected struct {
	Attained  map[string]expectedLevel `json:"attained,omitempty" doc:"nonempty"`
	Gaps      map[string]expectedGap   `json:"gaps,omitempty" doc:"nonempty"`
	Readiness *expectedReadiness       `json:"readiness,omitempty"`
	Plan      *expectedPlan            `json:"plan,omitempty"`
}

type expectedLevel struct {
	Knowledge string `json:"knowledge,omitempty"`
	Level     string `json:"level,omitempty"`
	Self      string `json:"self,omitempty"`
}

type expectedGap struct {
	Verdict string        `json:"verdict,omitempty"`
	Least   golden.Number `json:"least,omitempty"`
	Most    golden.Number `json:"most,omitempty"`
	Surplus golden.Number `json:"surplus,omitempty"`
}

type expectedReadiness struct {
	Verdict  string        `json:"verdict,omitempty"`
	Low      golden.Number `json:"low,omitempty"`
	High     golden.Number `json:"high,omitempty"`
	Unstated string        `json:"unstated,omitempty"`
	Met      golden.Number `json:"met,omitempty"`
	Short    golden.Number `json:"short,omitempty"`
	Unknown  golden.Number `json:"unknown,omitempty"`
}

type expectedPlan struct {
	Found   string        `json:"found,omitempty" doc:"enum=yes|no"`
	Cost    golden.Number `json:"cost,omitempty"`
	Minutes golden.Number `json:"minutes,omitempty"`
	Modules []string      `json:"modules,omitempty"`
}

// The kinds of numbers that are expected.
const (
	aboutReadiness = "readiness"
	aboutCost      = "cost"
	aboutSteps     = "steps" // counts, which have no tolerance
)

// none stands for no level in a golden case.
const none = "none"

// gaps is a framework as the subject of golden cases.
type gaps struct {
	fw       *competency.Framework
	training *competency.Training
}

func newGolden(fw *competency.Framework, opts []GoldenOption) (*golden.Kit[expected, *outcome], golden.Options, error) {
	var c goldenConfig
	for _, o := range opts {
		if o != nil {
			o.applyGolden(&c)
		}
	}
	if fw == nil {
		return nil, c.Options, errors.New("competencytest: there is no framework")
	}
	if t := c.training; t != nil && (t.Framework() == nil || t.Framework().RulesHash() != fw.RulesHash()) {
		return nil, c.Options, fmt.Errorf("competencytest: PlanWith gives a catalogue that is not about %s %s", fw.ID(), fw.Edition())
	}
	k, err := golden.New[expected, *outcome](gaps{fw, c.training}, aboutReadiness, aboutCost)
	return k, c.Options, err
}

func (g gaps) Edition() (id, edition string) { return g.fw.ID(), g.fw.Edition() }

// Unknown reports competencies, levels, requirements and modules that there are
// not, and what was not asked.
func (g gaps) Unknown(want expected, got *outcome, tried bool) govmaturity.Problems {
	r := &document.Report{}
	top := govmaturity.Path{}
	for _, id := range slices.Sorted(maps.Keys(want.Attained)) {
		at, c, w := top.Key("attained").Key(id), g.fw.Competency(id), want.Attained[id]
		if !c.Valid() {
			r.Add(at, govmaturity.CodeUnknownReference, "there is no competency %q%s", id, document.Suggestion(id, g.competencies()))
			continue
		}
		known := []string{none}
		for _, l := range c.Levels() {
			known = append(known, l.ID())
		}
		oneOf(r, at.Key("knowledge"), w.Knowledge, knowledges())
		oneOf(r, at.Key("level"), w.Level, known)
		oneOf(r, at.Key("self"), w.Self, known)
	}
	for _, id := range slices.Sorted(maps.Keys(want.Gaps)) {
		at := top.Key("gaps").Key(id)
		oneOf(r, at.Key("verdict"), want.Gaps[id].Verdict, verdicts())
		if tried && got.ready != nil && gapOf(got, id) == nil {
			r.Add(at, govmaturity.CodeUnknownReference, "%s does not require %q", got.ready.Post, id)
		}
	}
	if want.Readiness != nil {
		oneOf(r, top.Key("readiness").Key("verdict"), want.Readiness.Verdict, verdicts())
		oneOf(r, top.Key("readiness").Key("unstated"), want.Readiness.Unstated, []string{string(competency.UnstatedPost), string(competency.UnstatedPerson), none})
	}
	if tried && got.ready == nil {
		for key, there := range map[string]bool{"gaps": want.Gaps != nil, "readiness": want.Readiness != nil} {
			if there {
				r.Add(top.Key(key), govmaturity.CodeNotAllowed, "there is none without a post under given")
			}
		}
	}
	if want.Plan == nil {
		return r.Problems()
	}
	if tried && got.plan == nil {
		r.Add(top.Key("plan"), govmaturity.CodeNotAllowed, "there is none without a plan under given")
	}
	for i, id := range want.Plan.Modules {
		if g.training != nil && !g.training.Module(id).Valid() {
			r.Add(top.Key("plan").Key("modules").Index(i), govmaturity.CodeUnknownReference, "there is no module %q", id)
		}
	}
	return r.Problems()
}

func knowledges() []string {
	return []string{
		string(competency.KnowledgeKnown), string(competency.KnowledgeNone), string(competency.KnowledgeUnknown), string(competency.KnowledgeNotApplicable),
	}
}

func verdicts() []string {
	return []string{
		string(competency.VerdictMet), string(competency.VerdictShort), string(competency.VerdictUnknown), string(competency.VerdictNotApplicable),
	}
}

func oneOf(r *document.Report, at govmaturity.Path, word string, known []string) {
	if word != "" && !slices.Contains(known, word) {
		r.Add(at, govmaturity.CodeUnknownReference, "there is no %q here: expected one of %s", word, strings.Join(known, ", "))
	}
}

func (g gaps) competencies() []string {
	var ids []string
	for c := range g.fw.Competencies() {
		ids = append(ids, c.ID())
	}
	return ids
}

func gapOf(got *outcome, id string) *competency.Gap {
	if got.ready == nil {
		return nil
	}
	for i := range got.ready.Gaps {
		if got.ready.Gaps[i].Requirement.Competency().ID() == id {
			return &got.ready.Gaps[i]
		}
	}
	return nil
}

// comparison takes down what differs.
type comparison struct {
	tolerances golden.Tolerances
	differs    []golden.Difference
	at         govmaturity.Path
	of, why    string
}

func (c *comparison) begin(at govmaturity.Path, of, why string) { c.at, c.of, c.why = at, of, why }

func (c *comparison) add(want, got string) {
	c.differs = append(c.differs, golden.Difference{At: c.at, Of: c.of, Want: want, Got: got, Why: c.why})
}

func (c *comparison) word(what, want, got string) string {
	if want == "" || want == got {
		return want
	}
	c.add(what+" "+want, cmp.Or(got, none))
	return got
}

func (c *comparison) number(what, kind string, want, got golden.Number) golden.Number {
	within := golden.Exact
	if kind != aboutSteps {
		within = c.tolerances.Within(kind, want, nil)
	}
	if want == "" || got != "" && math.Abs(want.Float()-got.Float()) <= within {
		return want
	}
	c.add(fmt.Sprintf("%s %s (within %.3g)", what, want, within), cmp.Or(string(got), "no number"))
	return got
}

// Compare compares what is expected with what came out.
func (g gaps) Compare(want expected, got *outcome, t golden.Tolerances) (expected, []golden.Difference) {
	c, all, top := &comparison{tolerances: t}, g.Everything(got), govmaturity.Path{}
	out := want
	out.Attained, out.Gaps = maps.Clone(want.Attained), maps.Clone(want.Gaps)
	for _, a := range got.attained {
		id := a.Competency.ID()
		w, ok := want.Attained[id]
		if !ok {
			continue
		}
		c.begin(top.Key("attained").Key(id), titled(id, a.Competency.Title()), evidenceText(a))
		x := levelOf(a)
		out.Attained[id] = expectedLevel{
			c.word("knowledge", w.Knowledge, x.Knowledge), c.word("level", w.Level, x.Level), c.word("self", w.Self, x.Self),
		}
	}
	for _, id := range slices.Sorted(maps.Keys(want.Gaps)) {
		gap := gapOf(got, id)
		if gap == nil {
			continue // Unknown says so
		}
		w, x := want.Gaps[id], all.Gaps[id]
		c.begin(top.Key("gaps").Key(id), "the gap in "+titled(id, gap.Requirement.Competency().Title()), gapText(*gap))
		out.Gaps[id] = expectedGap{
			c.word("verdict", w.Verdict, x.Verdict), c.number("steps short at least", aboutSteps, w.Least, x.Least),
			c.number("steps short at most", aboutSteps, w.Most, x.Most), c.number("surplus", aboutSteps, w.Surplus, x.Surplus),
		}
	}
	if w, x := want.Readiness, all.Readiness; w != nil && x != nil {
		c.begin(top.Key("readiness"), "readiness for "+got.ready.Post.String(), readinessText(*got.ready))
		out.Readiness = &expectedReadiness{
			c.word("verdict", w.Verdict, x.Verdict), c.number("low", aboutReadiness, w.Low, x.Low), c.number("high", aboutReadiness, w.High, x.High),
			c.word("unstated", w.Unstated, cmp.Or(x.Unstated, none)),
			c.number("met", aboutSteps, w.Met, x.Met), c.number("short", aboutSteps, w.Short, x.Short), c.number("unknown", aboutSteps, w.Unknown, x.Unknown),
		}
	}
	if w, x := want.Plan, all.Plan; w != nil && x != nil {
		c.begin(top.Key("plan"), "the plan", planText(got.plan))
		p := &expectedPlan{
			c.word("found", w.Found, x.Found), c.number("cost", aboutCost, w.Cost, x.Cost), c.number("minutes", aboutCost, w.Minutes, x.Minutes), w.Modules,
		}
		if w.Modules != nil && !slices.Equal(w.Modules, x.Modules) {
			c.add("modules "+strings.Join(w.Modules, ", "), cmp.Or(strings.Join(x.Modules, ", "), none))
			p.Modules = append([]string{}, x.Modules...)
		}
		out.Plan = p
	}
	return out, c.differs
}

func levelOf(a competency.Attained) expectedLevel {
	return expectedLevel{string(a.Knowledge), cmp.Or(a.Level.ID(), none), cmp.Or(a.Self.ID(), none)}
}

func count(n int) golden.Number { return golden.NumberOf(float64(n)) }

// Everything expects all that came out. Of competencies of which there is no
// evidence, and no part with any, nothing is expected.
func (g gaps) Everything(got *outcome) expected {
	want := expected{}
	for _, a := range got.attained {
		if len(a.Pieces) == 0 && a.Knowledge == competency.KnowledgeUnknown {
			continue
		}
		if want.Attained == nil {
			want.Attained = map[string]expectedLevel{}
		}
		want.Attained[a.Competency.ID()] = levelOf(a)
	}
	if r := got.ready; r != nil {
		for _, gap := range r.Gaps {
			if want.Gaps == nil {
				want.Gaps = map[string]expectedGap{}
			}
			want.Gaps[gap.Requirement.Competency().ID()] = expectedGap{string(gap.Verdict), count(gap.Short.Min), count(gap.Short.Max), count(gap.Surplus)}
		}
		want.Readiness = &expectedReadiness{
			string(r.Verdict), golden.NumberOf(r.Low), golden.NumberOf(r.High), string(r.Unstated), count(r.Met), count(r.Short), count(r.Unknown),
		}
	}
	if p := got.plan; p != nil {
		x := &expectedPlan{Found: "no"}
		if p.Found {
			x.Found = "yes"
		}
		number := func(n *int64) golden.Number {
			if n == nil {
				return ""
			}
			return golden.NumberOf(float64(*n))
		}
		x.Cost, x.Minutes = number(p.Cost), number(p.Minutes)
		for _, m := range p.People[0].Modules {
			x.Modules = append(x.Modules, m.Module.ID())
		}
		want.Plan = x
	}
	return want
}

// Write writes expectations as YAML, competencies in the framework's order.
func (g gaps) Write(b *bytes.Buffer, want expected, got *outcome, indent string) {
	if len(want.Attained) > 0 {
		b.WriteString(indent + "attained:\n")
		for _, a := range got.attained {
			if w, ok := want.Attained[a.Competency.ID()]; ok {
				line(b, indent+"  ", a.Competency.ID(), "knowledge", w.Knowledge, "level", w.Level, "self", w.Self)
			}
		}
	}
	if len(want.Gaps) > 0 && got.ready != nil {
		b.WriteString(indent + "gaps:\n")
		for _, gap := range got.ready.Gaps {
			id := gap.Requirement.Competency().ID()
			if w, ok := want.Gaps[id]; ok {
				line(b, indent+"  ", id, "verdict", w.Verdict, "least", w.Least, "most", w.Most, "surplus", w.Surplus)
			}
		}
	}
	if w := want.Readiness; w != nil {
		line(b, indent, "readiness", "verdict", w.Verdict, "low", w.Low, "high", w.High, "unstated", w.Unstated, "met", w.Met, "short", w.Short, "unknown", w.Unknown)
	}
	if w := want.Plan; w != nil {
		line(b, indent, "plan", "found", w.Found, "cost", w.Cost, "minutes", w.Minutes, "modules", w.Modules)
	}
}

// line writes a map on one line. Keys and values take turns; what is empty is left
// out.
func line(b *bytes.Buffer, indent, name string, fields ...any) {
	var parts []string
	for i := 0; i+1 < len(fields); i += 2 {
		text := ""
		switch x := fields[i+1].(type) {
		case golden.Number:
			text = string(x)
		case string:
			if x != "" {
				text = golden.YAML(x)
			}
		case []string:
			if x != nil {
				ids := make([]string, len(x))
				for k, id := range x {
					ids[k] = golden.YAML(id)
				}
				text = "[" + strings.Join(ids, ", ") + "]"
			}
		}
		if text != "" {
			parts = append(parts, fmt.Sprintf("%v: %s", fields[i], text))
		}
	}
	fmt.Fprintf(b, "%s%s: {%s}\n", indent, golden.YAML(name), strings.Join(parts, ", "))
}

// Places adds each level of each competency, and each post.
func (g gaps) Places(r *golden.Reach) {
	for c := range g.fw.Competencies() {
		for _, l := range c.Levels() {
			r.Add("level", c.ID(), l.ID())
		}
	}
	for p := range g.fw.Posts() {
		r.Add("post", p.String(), p.Title().String())
	}
}

// Mark notes the levels that somebody has, and the post that they were put beside.
func (g gaps) Mark(r *golden.Reach, got *outcome) {
	for _, a := range got.attained {
		if a.Level.Valid() {
			r.Hit("level", a.Competency.ID(), a.Level.ID())
		}
	}
	if got.ready != nil {
		r.Hit("post", got.ready.Post.String(), got.ready.Post.Title().String())
	}
}

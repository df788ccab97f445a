package maturity

import (
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/finding"
)

// FindingScore is the kind of the findings of this package: the value and the
// level of a node.
const FindingScore = "score"

// String returns the explanation as text, in English.
func (e Explanation) String() string { return e.In(govmaturity.Words{}) }

// Text returns the explanation as text, for a reader of the given languages, in
// the words that the module comes with.
func (e Explanation) Text(languages ...string) string {
	return e.In(govmaturity.WordsFor(languages...))
}

// In returns the explanation as text in the given words.
func (e Explanation) In(w govmaturity.Words) string {
	if e.Node.ID == "" {
		return w.Say("explain.no-node") + "\n"
	}
	return e.Finding(w).In(w)
}

// Finding returns the explanation as a finding in the given words, or in English
// without any. With several, each text has a wording in each of their
// languages.
func (e Explanation) Finding(words ...govmaturity.Words) govmaturity.Finding {
	return finding.In(words, func(w govmaturity.Words) govmaturity.Finding {
		t := teller{e: &e, w: w, tag: w.Language()}
		return t.tell()
	})
}

// Reference names the explanation, and so the finding, of the node.
func (e Explanation) Reference() govmaturity.Reference {
	return govmaturity.Reference{
		Kind: FindingScore, Document: e.Framework, Edition: e.Edition, Hash: e.Hash,
		Subject: e.Subject, Date: e.Date, Item: e.Item, ID: e.Node.ID,
	}
}

// Find returns the finding that a reference names, if it is about a node of this
// card or of one of its items. Give it to [govmaturity.Finding.Trace], to go
// down from a finding of any package to the answers.
func (c *Scorecard) Find(ref govmaturity.Reference, words ...govmaturity.Words) (govmaturity.Finding, bool) {
	at := c.top()
	if ref.Item != "" {
		at = at.itemAt(ref.Item)
	}
	if at == nil {
		return govmaturity.Finding{}, false
	}
	r := at.Node(ref.ID)
	if !r.Valid() {
		return govmaturity.Finding{}, false
	}
	f := r.Explain().Finding(words...)
	return f, f.About == ref
}

// itemAt returns the card of the item at a place in the assessment, or nil.
func (c *Scorecard) itemAt(pointer string) *Scorecard {
	steps := strings.Split(pointer, "/")
	if steps[0] != "" || len(steps)%2 == 0 {
		return nil // not list and item, perhaps some times
	}
	unescape := strings.NewReplacer("~1", "/", "~0", "~")
	for i := 1; i < len(steps) && c != nil; i += 2 {
		c = c.Item(unescape.Replace(steps[i]), unescape.Replace(steps[i+1]))
	}
	return c
}

// teller says an explanation in the words of one language.
type teller struct {
	e   *Explanation
	w   govmaturity.Words
	tag string // of the language
	out govmaturity.Finding
}

func (t *teller) tell() govmaturity.Finding {
	e := t.e
	t.out = govmaturity.Finding{
		About: e.Reference(), Title: t.title(), State: e.State,
		Outcome: t.text(t.outcome()), Rule: t.text(t.rule()),
		Standing: e.ScoreStanding, Cites: slices.Clone(e.Cites), Sources: slices.Clone(e.Sources),
	}
	t.asked()
	t.answered()
	t.rows()
	t.inputs()
	t.leftOut()
	t.formula()
	t.steps()
	t.cuts(e.Node.Level, e.Cuts, e.Level)
	t.cuts(e.Node.Class, e.ClassCuts, e.Class)
	if e.State == govmaturity.StateBlocked {
		t.add(govmaturity.ReasonBlocked, t.blocked())
	}
	t.add(govmaturity.ReasonCoverage, t.coverage())
	t.notes()
	return t.out
}

func (t *teller) text(wording string) govmaturity.Text { return govmaturity.Text{t.tag: wording} }

// add adds a reason and returns it, so that more can be said of it.
func (t *teller) add(kind govmaturity.ReasonKind, words string) *govmaturity.Reason {
	t.out.Reasons = append(t.out.Reasons, govmaturity.Reason{Kind: kind, Words: t.text(words)})
	return &t.out.Reasons[len(t.out.Reasons)-1]
}

// of returns a reference to another node of the same assessment.
func (t *teller) of(id, item string) *govmaturity.Reference {
	ref := t.e.Reference()
	ref.ID, ref.Item = id, item
	return &ref
}

// title is what people call the node, in its own languages; of an item, with
// the item before it.
func (t *teller) title() govmaturity.Text {
	if t.e.Item == "" {
		return t.e.Node.Title.Clone()
	}
	return t.text(t.w.Say("explain.item", "item", t.w.Isolate(t.e.ItemTitle, ""), "title", t.w.Wording(t.e.Node.Title)))
}

// also puts one clause after another.
func (t *teller) also(before, clause string) string {
	if before == "" || clause == "" {
		return before + clause
	}
	return t.w.Say("text.clauses", "before", before, "item", clause)
}

// outcome says the value, and the level and class that it is sorted into.
func (t *teller) outcome() string {
	e, w := t.e, t.w
	if e.Value == nil {
		if e.State == govmaturity.StateUnscored {
			return w.Say("explain.none-here")
		}
		return w.Say("explain.no-value", "state", stateText(w, e.State))
	}
	value := w.Number(*e.Value, -1)
	if e.Published != nil {
		if published := w.Number(*e.Published, orElse(e.Node.Decimals, -1)); published != value {
			value = w.Say("explain.published", "value", *e.Value, "published", published)
		}
	}
	said := w.Say("explain.scale", "value", value, "min", e.Nominal.Min, "max", e.Nominal.Max)
	switch {
	case e.Level != nil:
		said = t.also(said, w.Say("explain.level", "level", w.Wording(e.Level.Title)))
	case e.Node.Level != nil:
		said = t.also(said, w.Say("explain.no-level"))
	}
	switch {
	case e.Class != nil:
		said = t.also(said, w.Say("explain.class", "class", w.Wording(e.Class.Title)))
	case e.Node.Class != nil:
		said = t.also(said, w.Say("explain.no-class"))
	}
	return said
}

// rule says how the value comes about.
func (t *teller) rule() string {
	rule, w := t.e.Rule, t.w
	switch {
	case rule.Measure != "" && t.e.Node.Measure != nil && t.e.Node.Measure.Normalise != nil:
		return w.Say("explain.measure.normalised")
	case slices.Contains(measureKinds, rule.Measure):
		return w.Say("explain.measure." + string(rule.Measure))
	case rule.Measure != "":
		return w.Say("explain.measure.own", "measure", w.LeftToRight(string(rule.Measure)))
	case slices.Contains(aggregationKinds, rule.Aggregation):
		return t.thenNormalised(w.Say("explain.rule." + string(rule.Aggregation)))
	}
	return t.thenNormalised(w.Say("explain.rule.own", "rule", w.LeftToRight(string(rule.Aggregation))))
}

// thenNormalised adds that what a group comes to is normalised.
func (t *teller) thenNormalised(rule string) string {
	if t.e.Node.Normalise == nil {
		return rule
	}
	return t.w.Say("explain.rule.then-normalised", "rule", rule)
}

// answered says what was answered, with comment and evidence.
func (t *teller) answered() {
	e, w := t.e, t.w
	if e.Rule.Measure == "" {
		return
	}
	t.add(govmaturity.ReasonAnswer, t.answer(e.Node.Measure, e.Answer))
	if e.Answer.Comment != "" {
		t.add(govmaturity.ReasonAnswer, w.Isolate(e.Answer.Comment, ""))
	}
	if len(e.Answer.Evidence) > 0 {
		t.add(govmaturity.ReasonAnswer, w.Say("answer.evidence", "evidence", t.list(e.Answer.Evidence)))
	}
}

// answer says an answer, and whether it was estimated.
func (t *teller) answer(m *MeasureSpec, a govmaturity.Answer) string {
	var levels []govmaturity.LevelSpec
	if m != nil {
		levels = levelsOf(t.e.Scales, m.Scale)
	}
	said := answerText(t.w, m, levels, a)
	if a.State() == govmaturity.StateImputed {
		said = t.w.Say("answer.imputed", "answer", said)
	}
	return said
}

// list says what people wrote, one after the other.
func (t *teller) list(items []string) string {
	said := make([]string, len(items))
	for i, item := range items {
		said[i] = t.w.Isolate(item, "")
	}
	return t.w.List(said...)
}

// inputs says what counts, and how much.
func (t *teller) inputs() {
	e, w := t.e, t.w
	for i := range e.Inputs {
		in := &e.Inputs[i]
		said := w.Say("explain.input", "title", w.Wording(in.Title), "value", orElse(in.Value, 0))
		if weight := t.weight(in); weight != "" {
			said = w.Say("explain.input-weight", "title", w.Wording(in.Title), "value", orElse(in.Value, 0), "weight", weight)
		}
		if in.Policy != "" {
			said = w.Say("explain.input-policy", "input", said, "state", stateText(w, in.State), "policy", w.Say("policy."+string(in.Policy)))
		}
		if in.At != "" {
			said = t.also(said, t.needed(in))
		}
		t.add(govmaturity.ReasonCounted, said).Finding = t.below(in)
	}
}

// weight says what an input weighs: in percent for a mean, and as it is where
// weights are not shares of a whole. It is "" where there is nothing to say.
func (t *teller) weight(in *ExplainedInput) string {
	switch rule := t.e.Rule.Aggregation; {
	case weightless[rule] || in.At != "":
		return ""
	case rule != AggregationSum && rule != AggregationPoints:
		return t.percent(in.Share)
	case in.Weight == 1:
		return ""
	}
	return t.number(in.Weight)
}

// needed says which level of a gate an input is needed for, and its weight in
// that.
func (t *teller) needed(in *ExplainedInput) string {
	w := t.w
	level := t.levelTitle(in.At)
	if in.Share == 1 {
		return w.Say("explain.needed", "level", level, "met", in.Met)
	}
	return w.Say("explain.needed-share", "level", level, "met", in.Met, "share", t.percent(in.Share))
}

// below refers to the finding about an input.
func (t *teller) below(in *ExplainedInput) *govmaturity.Reference {
	if t.e.Node.Items == nil {
		return t.of(in.ID, t.e.Item)
	}
	return t.of(in.Take, t.e.Item+govmaturity.Path{}.Key(t.e.Node.Items.Roster).Key(in.ID).Pointer())
}

// weightless are the rules for which weights do not matter.
var weightless = map[AggregationKind]bool{AggregationMinimum: true, AggregationMaximum: true, AggregationTable: true, AggregationLadder: true}

// leftOut says what does not count, and why. What is below a profile or a table
// is shown beside it.
func (t *teller) leftOut() {
	e, w := t.e, t.w
	beside := e.Rule.Aggregation == AggregationProfile || e.Rule.Aggregation == AggregationTable
	for i := range e.LeftOut {
		in := &e.LeftOut[i]
		if beside && !in.NotMeant {
			said := w.Say("explain.left-out", "title", w.Wording(in.Title), "why", stateText(w, in.State))
			if in.Value != nil {
				said = w.Say("explain.input", "title", w.Wording(in.Title), "value", *in.Value)
			}
			t.add(govmaturity.ReasonShown, said).Finding = t.below(in)
			continue
		}
		said := w.Say("explain.left-out", "title", w.Wording(in.Title), "why", t.whyLeftOut(in))
		t.add(govmaturity.ReasonLeftOut, said).Finding = t.below(in)
	}
}

func (t *teller) whyLeftOut(in *ExplainedInput) string {
	w, state := t.w, stateText(t.w, in.State)
	renormalises := in.Policy == PolicyRenormalise
	switch {
	case in.NotMeant:
		return w.Say("explain.why.this-condition", "condition", t.failed(in.Failed, in.Reads))
	case in.State == govmaturity.StateUnscored:
		return w.Say("explain.why.side-by-side")
	case in.Weight == 0:
		return w.Say("explain.why.weight-zero")
	case in.Policy == PolicyImpute:
		return w.Say("explain.why.nothing-to-impute", "state", state)
	case in.Policy == "" || in.Policy != PolicyBlock && len(t.e.Inputs) == 0: // there are no others
		return state
	case renormalises && (weightless[t.e.Rule.Aggregation] || t.e.Rule.Aggregation == AggregationSum || t.e.Rule.Aggregation == AggregationPoints):
		return w.Say("explain.why.not-there", "state", state)
	default:
		return w.Say("explain.why.policy", "state", state, "policy", w.Say("policy."+string(in.Policy)))
	}
}

// blocked says why there is no value although there are some below.
func (t *teller) blocked() string {
	e, w := t.e, t.w
	for _, in := range e.LeftOut {
		if in.Policy == PolicyBlock {
			return w.Say("explain.blocked.needs-all", "title", w.Wording(in.Title))
		}
	}
	switch {
	case e.Coverage < e.MinCoverage:
		return w.Say("explain.blocked.coverage", "share", t.percent(e.MinCoverage))
	case e.Rule.Aggregation == AggregationTable:
		return w.Say("explain.no-row")
	case e.Node.Measure != nil && e.Node.Measure.Normalise != nil && e.Node.Measure.Normalise.Panel != nil,
		e.Aggregated != nil && e.Node.Normalise != nil && e.Node.Normalise.Panel != nil:
		return w.Say("explain.blocked.panel")
	}
	return w.Say("explain.blocked.own")
}

// coverage says how much is answered, and what stands in for the rest.
func (t *teller) coverage() string {
	e, w := t.e, t.w
	said := w.Say("explain.coverage", "share", t.percent(e.Coverage))
	if s, _ := statusOf(e.State); !s.applies() {
		said = w.Say("explain.does-not-apply")
	}
	if e.Imputed > 0 {
		said = t.also(said, w.Say("explain.estimated", "count", e.Imputed))
	}
	for _, policy := range []Policy{PolicyZero, PolicyImpute, PolicyAnchor} {
		if n := e.PutIn[policy]; n > 0 {
			said = t.also(said, w.Say("explain.put-in."+string(policy), "count", n))
		}
	}
	return said
}

// notes say what else a reader must know: how official each part is, where that
// differs, and what the framework says of its numbers, of the node and of its
// levels.
func (t *teller) notes() {
	e, w := t.e, t.w
	said := ""
	for _, part := range []struct {
		key      string
		standing govmaturity.Standing
	}{
		{"content", e.Standing}, {"level", e.LevelStanding}, {"class", e.ClassStanding},
	} {
		if part.standing.Valid() && part.standing != e.ScoreStanding {
			said = t.also(said, w.Say("explain.standing."+part.key, "standing", w.Say("standing."+string(part.standing))))
		}
	}
	if said != "" {
		t.add(govmaturity.ReasonNote, said)
	}
	notes := []govmaturity.Text{e.ScoreNote, e.Node.Note}
	for _, rule := range []*LevelRule{e.Node.Level, e.Node.Class} {
		if rule != nil {
			notes = append(notes, rule.Note)
		}
	}
	for _, note := range notes {
		if len(note) > 0 {
			t.add(govmaturity.ReasonNote, w.Wording(note))
		}
	}
}

// levelTitle names a level of the node's own scale.
func (t *teller) levelTitle(id string) string {
	if t.e.Node.Level != nil {
		for _, l := range levelsOf(t.e.Scales, t.e.Node.Level.Scale) {
			if l.ID == id {
				return t.w.Wording(l.Title)
			}
		}
	}
	return t.w.LeftToRight(id)
}

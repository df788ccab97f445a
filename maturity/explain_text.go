package maturity

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"

	"github.com/govmaturity/govmaturity"
)

// ruleWords says in words how each rule makes its value.
var ruleWords = map[string]string{
	string(AggregationArithmetic): "the weighted mean of what is below",
	string(AggregationGeometric):  "the weighted geometric mean of what is below",
	string(AggregationHarmonic):   "the weighted harmonic mean of what is below",
	string(AggregationMedian):     "the weighted median of what is below",
	string(AggregationMinimum):    "the lowest value below",
	string(AggregationMaximum):    "the highest value below",
	string(AggregationSum):        "the weighted sum of what is below",
	string(AggregationPoints):     "the points reached, as a share of the most there are",
	string(AggregationGate):       "the highest level for which all that is needed is met, and how far the next one is",
	string(AggregationLadder):     "the last step of an unbroken run from the first, and how far the next one is",
	string(AggregationTable):      "looked up in a table of conditions",
	string(AggregationProfile):    "no value: the nodes below are shown side by side",
	string(MeasureLevel):          "the value of the level that was answered",
	string(MeasureChoice):         "the value of the option that was answered",
	string(MeasureYesNo):          "yes counts in full, no counts 0",
	string(MeasureChecklist):      "what is checked, as a share of all",
	string(MeasureCount):          "the count, as a share of the most there are",
	string(MeasureNumber):         "the number, normalised where the framework says so",
}

// String returns the explanation as text, in English.
func (e Explanation) String() string { return e.Text() }

// Text returns the explanation as text. Titles are in the first of the given
// languages that they are in; the words around them are English.
func (e Explanation) Text(languages ...string) string {
	if e.Node.ID == "" {
		return "there is no such node\n"
	}
	var b strings.Builder
	if e.Item != "" {
		b.WriteString(oneLine(e.Item) + ", ")
	}
	fmt.Fprintf(&b, "%s: ", oneLine(e.Node.Title.In(languages...)))
	switch {
	case e.Value == nil && e.State == govmaturity.StateUnscored:
		b.WriteString("no value; the instrument has none here")
	case e.Value == nil:
		fmt.Fprintf(&b, "no value (%s)", e.State)
	default:
		b.WriteString(short(*e.Value))
		if e.Published != nil && *e.Published != *e.Value {
			fmt.Fprintf(&b, ", published as %s", strconv.FormatFloat(*e.Published, 'f', orElse(e.Node.Decimals, -1), 64))
		}
		fmt.Fprintf(&b, ", on a scale from %s to %s", short(e.Nominal.Min), short(e.Nominal.Max))
	}
	b.WriteString("\n")
	rule := ruleWords[e.Rule]
	if rule == "" {
		rule = "the author's own rule " + e.Rule
	}
	line(&b, "rule", rule)
	if e.Answer != nil {
		line(&b, "answer", e.answerWords(languages))
	}
	if e.Node.Measure != nil && e.Node.Measure.Normalise != nil {
		line(&b, "counts as", e.normaliseWords())
	}
	if e.Row > 0 {
		line(&b, "row", fmt.Sprintf("%d of the table holds", e.Row))
	}
	if sum := e.formula(); sum != "" {
		line(&b, "sum", sum)
	}
	for i, in := range e.Inputs {
		name := "counted"
		if i > 0 {
			name = ""
		}
		text := in.Title.In(languages...) + ": " + short(orElse(in.Value, 0))
		if !weightless[AggregationKind(e.Rule)] {
			text += fmt.Sprintf(", weight %s %%", short(100*in.Share))
		}
		if in.Policy != "" {
			text += fmt.Sprintf(" (%s, so %s)", stateWords(in.State), policyWords[in.Policy])
		}
		if in.At != "" {
			text += fmt.Sprintf(", met from %s, needed for %s", short(in.Met), e.levelTitle(in.At, languages))
		}
		line(&b, name, text)
	}
	for i, in := range e.LeftOut {
		name := "left out"
		if e.Rule == string(AggregationProfile) || e.Rule == string(AggregationTable) {
			name = "below"
		}
		if i > 0 {
			name = ""
		}
		line(&b, name, in.Title.In(languages...)+" ("+e.whyLeftOut(in, languages)+")")
	}
	if e.State == govmaturity.StateBlocked {
		line(&b, "blocked", e.whyBlocked(languages))
	}
	e.levelLines(&b, languages)
	if e.State == govmaturity.StateNotAsked && e.of.Valid() {
		line(&b, "not asked", "asked only if "+e.of.askedOnly(languages))
	}
	coverage := fmt.Sprintf("%s %% of what applies is answered", short(100*e.Coverage))
	if s, _ := statusOf(e.State); !s.applies() {
		coverage = "does not apply"
	}
	if e.Imputed > 0 {
		coverage += fmt.Sprintf("; %d of the answers were estimated", e.Imputed)
	}
	line(&b, "coverage", coverage)
	standing := fmt.Sprintf("content %s, number %s", e.Standing, e.ScoreStanding)
	if e.Level != nil && e.LevelStanding != "" && e.LevelStanding != e.ScoreStanding {
		standing += ", level " + string(e.LevelStanding)
	}
	if e.Class != nil {
		standing += ", class " + string(e.ClassStanding)
	}
	line(&b, "standing", standing)
	for _, note := range e.notes() {
		if len(note) > 0 {
			line(&b, "note", strings.TrimSpace(note.In(languages...)))
		}
	}
	for i, cite := range e.Cites {
		text := cite.Source
		if i < len(e.Sources) {
			text = e.Sources[i].Title
			if e.Sources[i].Publisher != "" {
				text = e.Sources[i].Publisher + ", " + text
			}
		}
		line(&b, "source", text+", "+cite.Locator)
	}
	line(&b, "framework", fmt.Sprintf("%s, edition %s, %s", e.Framework, e.Edition, e.Hash))
	return b.String()
}

// notes are what a reader must know: of the framework's numbers, of the node,
// and of its levels.
func (e Explanation) notes() []govmaturity.Text {
	notes := []govmaturity.Text{e.ScoreNote, e.Node.Note}
	for _, rule := range []*LevelRule{e.Node.Level, e.Node.Class} {
		if rule != nil {
			notes = append(notes, rule.Note)
		}
	}
	return notes
}

// levelTitle names a level of the node's own scale.
func (e Explanation) levelTitle(id string, languages []string) string {
	for _, s := range e.Scales {
		for _, l := range s.Levels {
			if e.Node.Level != nil && s.ID == e.Node.Level.Scale && l.ID == id {
				return l.Title.In(languages...)
			}
		}
	}
	return id
}

func line(b *strings.Builder, name, text string) {
	if name != "" {
		name += ":"
	}
	fmt.Fprintf(b, "  %-10s %s\n", name, oneLine(text))
}

// oneLine keeps a text, which may be an assessor's, from posing as more lines of
// the explanation, or as commands to a terminal.
func oneLine(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' }), " ")
}

// formula writes out the sum, where there are few enough inputs to read.
func (e Explanation) formula() string {
	if e.Value == nil || len(e.Inputs) == 0 || len(e.Inputs) > 12 {
		return ""
	}
	var terms []string
	for _, in := range e.Inputs {
		if in.Value == nil {
			return ""
		}
		switch AggregationKind(e.Rule) {
		case AggregationArithmetic:
			terms = append(terms, fmt.Sprintf("%s × %s %%", short(*in.Value), short(100*in.Share)))
		case AggregationSum:
			if in.Weight == 1 {
				terms = append(terms, short(*in.Value))
			} else {
				terms = append(terms, fmt.Sprintf("%s × %s", short(*in.Value), short(in.Weight)))
			}
		default:
			return ""
		}
	}
	return strings.Join(terms, " + ") + " = " + short(*e.Value)
}

func (e Explanation) levelLines(b *strings.Builder, languages []string) {
	show := func(name string, reached *ExplainedLevel, cuts []ExplainedCut) {
		if reached != nil {
			line(b, name, reached.Title.In(languages...))
		} else if len(cuts) > 0 && e.Value != nil {
			line(b, name, "none reached")
		}
		for _, cut := range cuts {
			if (reached == nil || cut.Level.Rank > reached.Rank) && e.Value != nil {
				where := "at "
				bound := cut.From
				if bound == nil {
					where, bound = "above ", cut.Above
				}
				line(b, "", fmt.Sprintf("%s begins %s%s", cut.Level.Title.In(languages...), where, short(*bound)))
				break
			}
		}
	}
	show("level", e.Level, e.Cuts)
	show("class", e.Class, e.ClassCuts)
}

// weightless are the rules for which weights do not matter.
var weightless = map[AggregationKind]bool{AggregationMinimum: true, AggregationMaximum: true, AggregationTable: true, AggregationLadder: true}

// normaliseWords writes out how a number becomes what it counts.
func (e Explanation) normaliseWords() string {
	n, x := e.Node.Measure.Normalise, "x"
	if e.Answer != nil {
		if v, ok := e.Answer.Number(); ok {
			x = formatNumber(v)
		}
	}
	var words string
	switch n.Kind {
	case NormaliseGoalposts:
		words = fmt.Sprintf("(%s - %s) / (%s - %s)", x, short(*n.Min), short(*n.Max), short(*n.Min))
		if n.Better == BetterLower {
			words = fmt.Sprintf("(%s - %s) / (%s - %s)", short(*n.Max), x, short(*n.Max), short(*n.Min))
		}
		if n.Outside == OutsideClamp {
			words += ", at least 0 and at most 1"
		}
	case NormaliseZScore:
		words = fmt.Sprintf("(%s - %s) / %s", x, short(*n.Mean), short(*n.SD))
		if n.Better == BetterLower {
			words = fmt.Sprintf("(%s - %s) / %s", short(*n.Mean), x, short(*n.SD))
		}
	case NormalisePiecewise:
		words = fmt.Sprintf("%s on the line through the stated points", x)
	default:
		words = fmt.Sprintf("%s of %s", n.Kind, x)
	}
	if worth := e.Node.Measure.Worth; worth != nil {
		words += " × " + short(*worth)
	}
	return words
}

var policyWords = map[Policy]string{
	PolicyRenormalise: "the weights of the others share the whole",
	PolicyZero:        "it counts as the lowest value",
	PolicyImpute:      "it counts as the mean of the others",
	PolicyAnchor:      "it counts as the stated value",
	PolicyBlock:       "there is no value until it is there",
}

func stateWords(s govmaturity.State) string { return strings.ReplaceAll(string(s), "-", " ") }

func (e Explanation) whyLeftOut(in ExplainedInput, languages []string) string {
	switch {
	case in.NotMeant && !e.of.Valid():
		return "the condition for being counted does not hold"
	case in.NotMeant:
		return "the condition for being counted does not hold: " + e.of.node().spec.Items.Where.words(e.of.node().items.tree, languages)
	case in.State == govmaturity.StateUnscored:
		return "shown side by side"
	case e.Rule == string(AggregationProfile) || e.Rule == string(AggregationTable):
		if in.Value != nil {
			return short(*in.Value)
		}
		return stateWords(in.State)
	case in.Weight == 0:
		return "weight 0: shown, not counted"
	case in.Policy == PolicyImpute:
		return stateWords(in.State) + "; there is nothing to impute from"
	case in.Policy != "":
		return stateWords(in.State) + "; " + policyWords[in.Policy]
	}
	return stateWords(in.State)
}

func (e Explanation) whyBlocked(languages []string) string {
	for _, in := range e.LeftOut {
		if in.Policy == PolicyBlock {
			return in.Title.In(languages...) + " has no value, and the rule asks for all"
		}
	}
	if e.Coverage < e.MinCoverage {
		return fmt.Sprintf("less than %s %% of what applies is answered", short(100*e.MinCoverage))
	}
	if e.Rule == string(AggregationTable) {
		return "no row of the table holds"
	}
	return "the author's own rule gave no number in the range that it states"
}

// answerWords says what was answered, with comment and evidence.
func (e Explanation) answerWords(languages []string) string {
	a := *e.Answer
	text := strings.Join(a.Choices(), ", ")
	x, isNumber := a.Number()
	switch {
	case e.of.Valid():
		text = e.of.AnswerText(a, languages...)
	case isNumber:
		text = formatNumber(x)
	case !a.State().HasValue():
		text = stateWords(a.State())
	}
	if a.State() == govmaturity.StateImputed {
		text += " (imputed)"
	}
	if a.Comment != "" {
		text += "; " + a.Comment
	}
	if len(a.Evidence) > 0 {
		text += "; evidence: " + strings.Join(a.Evidence, ", ")
	}
	return text
}

// short writes a number for people: four decimals at most, none for nothing.
func short(x float64) string {
	if math.Abs(x) >= 1e15 {
		return formatNumber(x)
	}
	s := strconv.FormatFloat(x, 'f', 4, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		return "0"
	}
	return s
}

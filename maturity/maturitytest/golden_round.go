package maturitytest

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/golden"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/consensus"
)

// RunRoundGolden tries the golden cases of a round of rating, as [RunGolden] does those of
// a framework: what a workshop agreed on must come out.
//
//	format: govmaturity/golden/1
//	framework: health-2026
//	cases:
//	  - name: As the workshop put it
//	    given: {}
//	    expect:
//	      questions:
//	        act: {answer: begun, rule: majority, disagreement: 0.222}
//	        staff: {number: 67.5, rule: mean}
//	        privacy: {open: between}
//	      agenda: {count: 2, all: [privacy, act]}
//	      nodes:
//	        law: {state: unscored}
//	  - name: If the second assessor had said nothing
//	    given:
//	      without: [b]
//	      answers: {c: {act: kept}}
//	    expect: {questions: {act: {open: majority}}}
//
// The framework of a file is the id of the round, and it has no edition. Given is the
// round, with some changes, if any: without names raters whose assessments are taken away,
// and answers replace some of a rater, who may have had none.
//
// Of what is expected, only what is written is compared: for questions the answer as a
// word, or the number; the rule that was taken; why it is open; and the disagreement; the
// agenda as a whole; and, for nodes, what the result is scored as, as in [RunGolden].
// Questions of the items of a roster go by the item: /services/passport/online. A
// tolerance is about numbers and values, if it does not say disagreement. The cases reach
// a question that gets an answer.
func RunRoundGolden(t *testing.T, r *consensus.Round, assessments []*maturity.Assessment, pattern string, opts ...GoldenOption) {
	t.Helper()
	k, err := newGoldenRound(r, assessments)
	if err != nil {
		t.Fatal(err)
	}
	k.Run(t, pattern, goldenOptions(opts))
}

// CheckRoundGolden is [RunRoundGolden] without testing, and without updates: see
// [CheckGolden].
func CheckRoundGolden(r *consensus.Round, assessments []*maturity.Assessment, fsys fs.FS, pattern string, opts ...GoldenOption) ([]Unreached, error) {
	k, err := newGoldenRound(r, assessments)
	if err != nil {
		return nil, err
	}
	return k.Check(fsys, pattern, goldenOptions(opts))
}

// roundCaseFormat is the format of what a case gives. Nobody writes it: it is filled in.
const roundCaseFormat = "govmaturity/round-case/1"

type givenRound struct {
	Format  string                  `json:"format" doc:"required,enum=govmaturity/round-case/1"`
	Without []string                `json:"without,omitempty" doc:"nonempty"`
	Answers map[string]golden.Value `json:"answers,omitempty" doc:"nonempty"`
}

var roundCaseDocument = document.Declare[givenRound](roundCaseFormat, "Golden case", "What is changed in a round of rating.",
	func() []document.Codec { return golden.Codecs(aboutValue, aboutDisagreement, aboutCoverage) })

const aboutDisagreement = "disagreement"

// expectedRound is what should come out of a round.
type expectedRound struct {
	Questions map[string]expectedQuestion `json:"questions,omitempty" doc:"nonempty"`
	Agenda    *expectedAgenda             `json:"agenda,omitempty"`
	Nodes     map[string]expectedNode     `json:"nodes,omitempty" doc:"nonempty"`
}

// expectedAgenda is how many questions should be on the agenda, and which, in order.
type expectedAgenda struct {
	Count golden.Number `json:"count,omitempty"`
	All   []string      `json:"all,omitempty" doc:"nonempty"`
}

// expectedQuestion is what should come out of a question. What is "" is not compared.
type expectedQuestion struct {
	Answer       string        `json:"answer,omitempty"`
	Number       golden.Number `json:"number,omitempty"`
	Rule         string        `json:"rule,omitempty"`
	Open         string        `json:"open,omitempty"`
	Disagreement golden.Number `json:"disagreement,omitempty"`
}

// roundOutcome is what came out of a case.
type roundOutcome struct {
	c    *consensus.Consensus
	card *maturity.Scorecard
}

// goldenRound is a round as the subject of golden cases.
type goldenRound struct {
	r     *consensus.Round
	given []*maturity.Assessment
}

func newGoldenRound(r *consensus.Round, given []*maturity.Assessment) (*golden.Kit[expectedRound, *roundOutcome], error) {
	if r == nil || r.Framework() == nil {
		return nil, errors.New("maturitytest: there is no round of rating")
	}
	return golden.New[expectedRound, *roundOutcome](goldenRound{r, given}, aboutValue, aboutDisagreement, aboutCoverage)
}

func (g goldenRound) Edition() (id, edition string) { return g.r.ID(), "" }

// Try puts the assessments that are given together.
func (g goldenRound) Try(value golden.Value) (*roundOutcome, error) {
	c := roundCaseDocument.Read("given.json", value.With("format", roundCaseFormat).JSON())
	if !c.Readable() {
		return nil, c.Err()
	}
	top := govmaturity.Path{}
	var raters []string
	for _, rater := range g.r.Spec().Raters {
		raters = append(raters, rater.ID)
	}
	there := func(at govmaturity.Path, id string) bool {
		if slices.Contains(raters, id) {
			return true
		}
		c.Add(at, govmaturity.CodeUnknownReference, "there is no rater %q%s", id, c.Suggest(id, func() []string { return raters }))
		return false
	}
	given := slices.Clone(g.given)
	for _, id := range sortedKeys(c.Doc.Answers) {
		at := top.Key("answers").Key(id)
		if !there(at, id) {
			continue
		}
		more := readAnswers(c, at, g.r.Framework(), c.Doc.Answers[id])
		i := slices.IndexFunc(given, func(a *maturity.Assessment) bool { return a.Rater == id })
		switch {
		case more == nil:
		case i < 0:
			more.Subject, more.Rater = g.r.Subject(), id
			given = append(given, more)
		default:
			changed := clone(given[i])
			maps.Copy(changed.Answers, more.Answers)
			given[i] = changed
		}
	}
	for i, id := range c.Doc.Without {
		there(top.Key("without").Index(i), id)
	}
	given = slices.DeleteFunc(given, func(a *maturity.Assessment) bool { return slices.Contains(c.Doc.Without, a.Rater) })
	if err := c.Err(); err != nil {
		return nil, err
	}
	out := &roundOutcome{}
	var err error
	if out.c, err = g.r.Combine(given...); err != nil {
		return nil, err
	}
	out.card, err = g.r.Framework().Score(out.c.Assessment(govmaturity.WordsFor("en")))
	return out, err
}

// readAnswers reads the answers that a case gives somebody.
func readAnswers[D any](c *document.Draft[D], at govmaturity.Path, fw *maturity.Framework, value golden.Value) *maturity.Assessment {
	text := fmt.Sprintf(`{"format":%q,"framework":%q,"edition":%q,"subject":"x","answers":%s}`, maturity.AssessmentFormat, fw.ID(), fw.Edition(), value.JSON())
	a, err := fw.ReadAssessment("given.json", []byte(text))
	problems, ok := errors.AsType[govmaturity.Problems](err)
	if err != nil && !ok {
		c.Add(at, govmaturity.CodeNotAllowed, "%v", err)
	}
	for _, p := range problems {
		c.Add(at.Join(p.Path[min(1, len(p.Path)):]), p.Code, p.Format, p.Args...)
	}
	if err != nil {
		return nil
	}
	if a.Answers == nil {
		a.Answers = map[string]govmaturity.Answer{}
	}
	return a
}

// questionKey is what a question goes by in golden cases.
func questionKey(c consensus.Cell) string {
	if c.Item == "" {
		return c.Indicator.ID()
	}
	return c.Item + "/" + c.Indicator.ID()
}

// Unknown reports questions, nodes and levels that there are not.
func (g goldenRound) Unknown(want expectedRound, got *roundOutcome, tried bool) govmaturity.Problems {
	r, top, fw := &document.Report{}, govmaturity.Path{}, g.r.Framework()
	unknownKeys(r, top.Key("nodes"), "node", want.Nodes, func(id string) bool { return fw.Node(id).Valid() }, func() (ids []string) {
		for n := range fw.Nodes() {
			ids = append(ids, n.ID())
		}
		return ids
	})
	for _, id := range sortedKeys(want.Nodes) {
		if n := fw.Node(id); n.Valid() {
			unknownLevel(r, top.Key("nodes").Key(id).Key("level"), "level", n, want.Nodes[id].Level, n.Levels())
			unknownLevel(r, top.Key("nodes").Key(id).Key("class"), "class", n, want.Nodes[id].Class, n.Classes())
		}
	}
	if !tried {
		return r.Problems()
	}
	keys := map[string]bool{}
	for _, c := range got.c.Cells() {
		keys[questionKey(c)] = true
	}
	all := func() []string { return sortedKeys(keys) }
	unknownKeys(r, top.Key("questions"), "question", want.Questions, func(id string) bool { return keys[id] }, all)
	if want.Agenda == nil {
		return r.Problems()
	}
	for i, id := range want.Agenda.All {
		if !keys[id] {
			r.Add(top.Key("agenda").Key("all").Index(i), govmaturity.CodeUnknownReference, "there is no question %q%s", id, r.Suggest(id, all))
		}
	}
	return r.Problems()
}

func questionOf(c consensus.Cell) expectedQuestion {
	out := expectedQuestion{Rule: string(c.Rule), Open: string(c.Open)}
	if x, ok := c.Answer.Number(); ok {
		out.Number = golden.NumberOf(x)
	} else if c.Open == "" {
		out.Answer = meaning(c.Indicator, c.Answer)
	}
	if c.Compared {
		out.Disagreement = golden.NumberOf(c.Disagreement)
	}
	return out
}

func agendaOf(c *consensus.Consensus) *expectedAgenda {
	out := &expectedAgenda{Count: golden.NumberOf(float64(len(c.Agenda())))}
	for _, cell := range c.Agenda() {
		out.All = append(out.All, questionKey(cell))
	}
	return out
}

// Compare compares what is expected with what came out.
func (g goldenRound) Compare(want expectedRound, got *roundOutcome, within golden.Tolerances) (expectedRound, []golden.Difference) {
	c, top, out := &comparison{within: within}, govmaturity.Path{}, want
	out.Questions = maps.Clone(want.Questions)
	for _, cell := range got.c.Cells() {
		key := questionKey(cell)
		w, ok := want.Questions[key]
		if !ok {
			continue
		}
		x := questionOf(cell)
		c.begin(top.Key("questions").Key(key), cellTitle(cell), votesText(cell.Votes))
		out.Questions[key] = expectedQuestion{
			c.word("answer", w.Answer, x.Answer), c.number("number", w.Number, x.Number), c.word("rule", w.Rule, x.Rule),
			c.word("open", w.Open, x.Open), c.number(aboutDisagreement, w.Disagreement, x.Disagreement),
		}
	}
	if w, x := want.Agenda, agendaOf(got.c); w != nil {
		c.begin(top.Key("agenda"), "the agenda", got.c.Finding().String())
		out.Agenda = &expectedAgenda{c.number("count", w.Count, x.Count), c.ids(w.All, x.All)}
	}
	card, differs := compareCard(expected{Nodes: want.Nodes}, got.card, within, nil)
	out.Nodes = card.Nodes
	return out, append(c.differs, differs...)
}

// Everything expects all that came out.
func (g goldenRound) Everything(got *roundOutcome) expectedRound {
	out := expectedRound{Questions: map[string]expectedQuestion{}, Agenda: agendaOf(got.c), Nodes: map[string]expectedNode{}}
	for _, c := range got.c.Cells() {
		out.Questions[questionKey(c)] = questionOf(c)
	}
	for r := range got.card.Nodes() {
		if !r.IsIndicator() {
			out.Nodes[r.ID()] = everythingOfNode(r)
		}
	}
	return out
}

// Write writes expectations as YAML, in the order of the framework.
func (g goldenRound) Write(b *bytes.Buffer, want expectedRound, got *roundOutcome, indent string) {
	if len(want.Questions) > 0 {
		b.WriteString(indent + "questions:\n")
	}
	for _, c := range got.c.Cells() {
		if q, ok := want.Questions[questionKey(c)]; ok {
			fmt.Fprintf(b, "%s  %s: %s\n", indent, golden.YAML(questionKey(c)), inline("answer", q.Answer, "number", q.Number, "rule", q.Rule, "open", q.Open, "disagreement", q.Disagreement))
		}
	}
	if want.Agenda != nil {
		fmt.Fprintf(b, "%sagenda: %s\n", indent, inline("count", want.Agenda.Count, "all", want.Agenda.All))
	}
	scoring{}.Write(b, expected{Nodes: want.Nodes}, got.card, indent)
}

// Places adds each question of the framework's own tree.
func (g goldenRound) Places(r *golden.Reach) {
	for _, i := range g.r.Framework().Indicators() {
		r.Add("question", i.ID(), "gets an answer")
	}
}

// Mark notes the questions that got an answer.
func (g goldenRound) Mark(r *golden.Reach, got *roundOutcome) {
	for _, c := range got.c.Cells() {
		if c.Open == "" && c.Answer.HasValue() {
			r.Hit("question", c.Indicator.ID(), "gets an answer")
		}
	}
}

package maturity_test

import (
	"github.com/govmaturity/govmaturity"

	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	docs "github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/schematest"
	"github.com/govmaturity/govmaturity/maturity"
)

// allKinds has an indicator of each kind, and rosters inside rosters.
func allKinds(tb testing.TB) *maturity.Framework {
	tb.Helper()
	return read(tb, group("aggregation: profile",
		"{id: level, title: T, measure: {kind: level, scale: stages}}",
		"{id: choice, title: T, measure: {kind: choice, options: [{id: red, title: R, value: 0}, {id: green, title: G, value: 1}]}}",
		"{id: yesno, title: T, measure: {kind: yes-no}}",
		"{id: list, title: T, measure: {kind: checklist, options: [{id: x, title: X}, {id: y, title: Y}]}}",
		"{id: count, title: T, measure: {kind: count, maximum: 5}}",
		"{id: points, title: T, measure: {kind: points, maximum: 7.5}}",
		"{id: number, title: T, measure: {kind: number, range: {min: -1, max: 1}}}",
		"{id: share, title: T, measure: {kind: number, normalise: {kind: goalposts, min: 0, max: 100}}}",
	), rosterMore)
}

// badAssessments are refused, each with all that is wrong. The answers begin on
// line 5.
var badAssessments = []struct {
	reason string
	text   string
	want   []string
}{
	{"no such indicator, and one that is near", "answers: {nubmer: 1}", []string{"unknown-indicator answers.nubmer 5:19"}},
	{"no such indicator, and none is near", "answers: {elephant: 1}", []string{"unknown-indicator answers.elephant 5:21"}},
	{"a group is not answered", "answers: {r: 1}", []string{"unknown-indicator answers.r 5:14"}},
	{"an item's indicator is answered in the item", "answers: {stage: 1}", []string{"unknown-indicator answers.stage 5:18"}},
	{"no such level", "answers: {level: offline}", []string{"wrong-answer answers.level 5:18"}},
	{"no such rank", "answers: {level: 5}", []string{"wrong-answer answers.level 5:18"}},
	{"a rank between two levels", "answers: {level: 1.5}", []string{"wrong-answer answers.level 5:18"}},
	{"two levels at once", "answers: {level: [online, connected]}", []string{"wrong-answer answers.level 5:18"}},
	{"a truth for a level", "answers: {level: true}", []string{"wrong-answer answers.level 5:18"}},
	{"no such option", "answers: {choice: blue}", []string{"wrong-answer answers.choice 5:19"}},
	{"a number for an option", "answers: {choice: 1}", []string{"wrong-answer answers.choice 5:19"}},
	{"two options of a choice", "answers: {choice: [red, green]}", []string{"wrong-answer answers.choice 5:19"}},
	{"no option of a choice", "answers: {choice: []}", []string{"wrong-answer answers.choice 5:19"}},
	{"neither yes nor no", "answers: {yesno: maybe}", []string{"wrong-answer answers.yesno 5:18"}},
	{"a number for yes or no", "answers: {yesno: 1}", []string{"wrong-answer answers.yesno 5:18"}},
	{"no such item of a list", "answers: {list: [x, z]}", []string{"wrong-answer answers.list 5:17"}},
	{"an item of a list twice", "answers: {list: [x, x]}", []string{"wrong-answer answers.list 5:17"}},
	{"how many, for which", "answers: {list: 2}", []string{"wrong-answer answers.list 5:17"}},
	{"more than all", "answers: {count: 6}", []string{"wrong-answer answers.count 5:18"}},
	{"less than none", "answers: {count: -1}", []string{"wrong-answer answers.count 5:18"}},
	{"half a thing", "answers: {count: 2.5}", []string{"wrong-answer answers.count 5:18"}},
	{"more points than there are", "answers: {points: 7.51}", []string{"wrong-answer answers.points 5:19"}},
	{"a number outside of its range", "answers: {number: 1.01}", []string{"wrong-answer answers.number 5:19"}},
	{"a number beyond the goalposts", "answers: {share: -0.1}", []string{"wrong-answer answers.share 5:18"}},
	{"a text for a number", "answers: {number: high}", []string{"wrong-answer answers.number 5:19"}},
	{"a number in quotes", `answers: {number: "1"}`, []string{"wrong-answer answers.number 5:19"}},
	{"a list for a number", "answers: {number: [x]}", []string{"wrong-answer answers.number 5:19"}},
	{"a date is text", "answers: {number: 2026-11-22}", []string{"wrong-answer answers.number 5:19"}},
	{"a number without end", "answers: {number: .inf}", []string{"not-finite answers.number 5:19"}},
	{"not a number", "answers: {number: .nan}", []string{"not-finite answers.number 5:19"}},
	{"an unknown state", "answers: {level: {state: gone}}", []string{"not-allowed answers.level.state 5:26"}},
	{"a state that only results have", "answers: {level: {state: not-asked}}", []string{"not-allowed answers.level.state 5:26"}},
	{"a value beside not-applicable", "answers: {level: {state: not-applicable, value: online}}", []string{"wrong-answer answers.level 5:18"}},
	{"a value beside unanswered", "answers: {number: {state: unanswered, value: 0}}", []string{"wrong-answer answers.number 5:19"}},
	{"imputed, and no value", "answers: {level: {state: imputed}}", []string{"wrong-answer answers.level 5:18"}},
	{"answered, and no value", "answers: {level: {state: answered}}", []string{"wrong-answer answers.level 5:18"}},
	{"a value that is null", "answers: {level: {value: null}}", []string{"null answers.level.value 5:26"}},
	{"an empty text", `answers: {level: ""}`, []string{"empty answers.level 5:18"}},
	{"a map inside a value", "answers: {level: {value: {value: 1}}}", []string{"wrong-type answers.level.value 5:26"}},
	{"an unknown key of an answer", "answers: {level: {valeu: 1}}", []string{"unknown-key answers.level.valeu 5:19"}},
	{"an answer twice", "answers: {level: online, level: online}", []string{"duplicate-key answers.level 5:26"}},
	{"answers as a list", "answers: [1]", []string{"wrong-type answers 5:10"}},
	{"no such roster", "rosters: {servcies: []}", []string{"unknown-roster rosters.servcies 5:21"}},
	{"a roster of a roster, at the top", "rosters: {sites: [{id: x}]}", []string{"unknown-roster rosters.sites 5:18"}},
	{"a roster that has none below", "rosters: {services: [{id: x, rosters: {services: []}}]}", []string{"unknown-roster rosters.services[0].rosters.services 5:50"}},
	{"rosters deeper than the framework's", "rosters: {services: [{id: x, rosters: {sites: [{id: y, rosters: {sites: []}}]}}]}", []string{"unknown-roster rosters.services[0].rosters.sites[0].rosters.sites 5:73"}},
	{"two items with one id", "rosters: {services: [{id: x}, {id: y}, {id: x}]}", []string{"duplicate-id rosters.services[2].id 5:45"}},
	{"an item without an id", "rosters: {services: [{title: X}]}", []string{"required rosters.services[0].id 5:22"}},
	{"items as a map", "rosters: {services: {x: {}}}", []string{"wrong-type rosters.services 5:21"}},
	{"a wrong answer deep in a roster", "rosters: {services: [{id: x, answers: {stage: 9}, rosters: {sites: [{id: y, answers: {site: 6, siet: 1}}]}}]}",
		[]string{"wrong-answer rosters.services[0].answers.stage 5:47", "wrong-answer rosters.services[0].rosters.sites[0].answers.site 5:93", "unknown-indicator rosters.services[0].rosters.sites[0].answers.siet 5:102"}},
	{"the hash of other content", "hash: sha256:" + strings.Repeat("0", 64), []string{"other-content hash 5:7"}},
	{"a hash that is none", "hash: md5:0", []string{"pattern hash 5:7"}},
	{"several at once, all told, in the order of the document", "date: yesterday\nanswers:\n  zz: 1\n  level: x\n  count: -1\n  list: [q]\nrosters:\n  x: []\nrating: 1",
		[]string{"pattern date 5:7", "unknown-indicator answers.zz 7:7", "wrong-answer answers.level 8:10", "wrong-answer answers.count 9:10", "wrong-answer answers.list 10:9", "unknown-roster rosters.x 12:6", "unknown-key rating 13:1"}},
}

func TestBadAssessments(t *testing.T) {
	fw := allKinds(t)
	for _, tt := range badAssessments {
		text := assessmentHead + tt.text + "\n"
		a, err := fw.ReadAssessment("a.yaml", []byte(text))
		if a != nil {
			t.Errorf("%s: an assessment came out", tt.reason)
		}
		if diff := cmp.Diff(tt.want, found(err)); diff != "" {
			t.Errorf("%s (-want +got):\n%s\n%v", tt.reason, diff, err)
		}
		if err != nil {
			checkProblems(t, err)
		}
	}
}

// In JSON the same is wrong, at the places of JSON.
func TestBadAssessmentsInJSON(t *testing.T) {
	fw := allKinds(t)
	for _, tt := range badAssessments {
		if strings.Contains(tt.text, ".inf") || strings.Contains(tt.text, ".nan") || strings.Contains(tt.reason, "twice") {
			continue // JSON has no such values
		}
		root, problems := docs.Parse("a.yaml", []byte(assessmentHead+tt.text), docs.Limits{})
		if problems != nil {
			t.Fatal(problems)
		}
		text, err := json.MarshalIndent(schematest.Of(root), "", " ")
		if err != nil {
			t.Fatal(err)
		}
		_, err = fw.ReadAssessment("a.json", text)
		got := found(err)
		if len(got) != len(tt.want) {
			t.Errorf("%s: got %v, want %v at other places", tt.reason, got, tt.want)
			continue
		}
		codes := map[string]bool{}
		for i := range got {
			codes[got[i][:strings.LastIndexByte(got[i], ' ')]] = true
			if strings.HasSuffix(got[i], " 0:0") {
				t.Errorf("%s: no place: %s", tt.reason, got[i])
			}
		}
		for _, want := range tt.want {
			if what := want[:strings.LastIndexByte(want, ' ')]; !codes[what] {
				t.Errorf("%s: got %v, want %s", tt.reason, got, what)
			}
		}
	}
}

func TestOtherFramework(t *testing.T) {
	fw := allKinds(t)
	for _, tt := range []struct {
		reason, text string
		want         []string
	}{
		{"another framework", strings.Replace(assessmentHead, "framework: t", "framework: u", 1), []string{"other-framework framework 2:12"}},
		{"another edition", strings.Replace(assessmentHead, `"1"`, `"2"`, 1), []string{"other-edition edition 3:10"}},
		{"an edition that is a number", strings.Replace(assessmentHead, `"1"`, "1", 1), []string{"wrong-type edition 3:10"}},
		{"a framework is no assessment, and nothing more is said", "format: govmaturity/framework/1\nid: t\n", []string{"wrong-format format 1:9"}},
		{"no subject", strings.Replace(assessmentHead, "subject: S\n", "", 1), []string{"required subject 1:1"}},
		{"a subject that is blank", strings.Replace(assessmentHead, "subject: S", `subject: " "`, 1), []string{"empty subject 4:10"}},
		{"nothing", "", []string{"empty-document  1:1"}},
	} {
		_, err := fw.ReadAssessment("a.yaml", []byte(tt.text))
		if diff := cmp.Diff(tt.want, found(err)); diff != "" {
			t.Errorf("%s (-want +got):\n%s\n%v", tt.reason, diff, err)
		}
	}
}

// The nearest known word is offered.
func TestSuggestions(t *testing.T) {
	fw := allKinds(t)
	err := fw.Check(&maturity.Assessment{
		Format: maturity.AssessmentFormat, Framework: "t", Edition: "1", Subject: "S",
		Answers: answers{"nubmer": num(1)}, Rosters: map[string][]maturity.RosterItem{"Services": nil},
	})
	for _, want := range []string{`there is no indicator "nubmer"; did you mean "number"?`, `there is no roster "Services" here; did you mean "services"?`} {
		if !strings.Contains(fmt.Sprint(err), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// Answers that are built in Go can be what no document holds.
func TestBadAnswersInGo(t *testing.T) {
	fw := allKinds(t)
	for _, tt := range []struct {
		reason string
		id     string
		answer govmaturity.Answer
	}{
		{"not a number", "number", num(math.NaN())},
		{"not a number, of points", "points", num(math.NaN())},
		{"not a number, of a level", "level", num(math.NaN())},
		{"a number without end", "number", num(math.Inf(1))},
		{"a state that only results have", "number", govmaturity.AnswerState(govmaturity.StateNotAsked)},
		{"a state that only nodes have", "number", govmaturity.AnswerState(govmaturity.StateBlocked)},
		{"a state of no kind", "number", govmaturity.AnswerState("gone")},
		{"answered with nothing", "number", govmaturity.AnswerState(govmaturity.StateAnswered)},
		{"an estimate of nothing", "number", govmaturity.AnswerState(govmaturity.StateNotApplicable).AsImputed()},
		{"no level chosen", "level", govmaturity.AnswerChoice()},
		{"an empty choice", "choice", govmaturity.AnswerChoice("")},
	} {
		card, err := fw.Score(assessment(fw, answers{tt.id: tt.answer}))
		if err == nil || card != nil {
			t.Errorf("%s: got %v, %v", tt.reason, card, err)
			continue
		}
		checkProblems(t, err)
		ind, _ := fw.Indicator(tt.id)
		if m, err := ind.Mark(tt.answer); err == nil {
			t.Errorf("%s: the indicator takes it: %v", tt.reason, m)
		}
	}
	for _, a := range []*maturity.Assessment{nil, {}} {
		if card, err := fw.Score(a); err == nil || card != nil {
			t.Errorf("%v: got %v, %v", a, card, err)
		}
	}
}

// One wrong answer of many: nothing is scored.
func TestNothingIsPartlyScored(t *testing.T) {
	fw := allKinds(t)
	card, err := fw.Score(assessment(fw, answers{"level": num(1), "yesno": govmaturity.AnswerYesNo(true), "count": num(9)}))
	if err == nil || card != nil {
		t.Errorf("got %v, %v", card, err)
	}
}

// What strangers send is refused in the time that it takes to read it, and in
// memory of its own size.
func TestHostileAssessments(t *testing.T) {
	fw := allKinds(t)
	list := make([]maturity.RosterItem, 1)
	list[0] = maturity.RosterItem{ID: "x", Rosters: map[string][]maturity.RosterItem{"sites": list}}
	many := make([]maturity.RosterItem, 400_000)
	for i := range many {
		many[i].ID = fmt.Sprint(i)
	}
	unknown := answers{}
	for i := range 100_000 {
		unknown[fmt.Sprint("numbre", i)] = num(1)
	}
	wide := read(t, group("aggregation: profile"), "rosters: [{id: services, title: S, root: {id: s, title: S, aggregation: profile, nodes: ["+
		wideNodes(50)+"]}}]")
	for _, tt := range []struct {
		reason string
		fw     *maturity.Framework
		a      *maturity.Assessment
		code   string
	}{
		{"an item inside itself, as deep as the framework goes", fw, &maturity.Assessment{Rosters: map[string][]maturity.RosterItem{"services": list}}, "unknown-roster"},
		{"items that would fill 20 million nodes", wide, &maturity.Assessment{Rosters: map[string][]maturity.RosterItem{"services": many}}, "too-large"},
		{"100,000 answers to nothing known", fw, &maturity.Assessment{Answers: unknown}, "unknown-indicator"},
		{"a million items", fw, &maturity.Assessment{Rosters: map[string][]maturity.RosterItem{"services": make([]maturity.RosterItem, 1_100_000)}}, "too-large"},
	} {
		tt.a.Format, tt.a.Framework, tt.a.Edition, tt.a.Subject = maturity.AssessmentFormat, tt.fw.ID(), tt.fw.Edition(), "S"
		card, err := tt.fw.Score(tt.a)
		if got := found(err); card != nil || len(got) == 0 || !strings.HasPrefix(got[0], tt.code) {
			t.Errorf("%s: got %.300v, want %s", tt.reason, got, tt.code)
		}
	}
}

func wideNodes(n int) string {
	var nodes []string
	for i := range n {
		nodes = append(nodes, fmt.Sprintf("{id: w%d, title: W, measure: {kind: yes-no}}", i))
	}
	return strings.Join(nodes, ", ")
}

func TestRowsOfOthers(t *testing.T) {
	fw := read(t, group("aggregation: sum"))
	scorer, err := fw.NewScorer()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		reason string
		row    *maturity.Marks
	}{
		{"no row", nil},
		{"a row that no framework made", new(maturity.Marks)},
		{"a row of another framework", read(t, group("aggregation: minimum")).NewMarks()},
		{"a row of the same content, compiled again", read(t, group("aggregation: sum")).NewMarks()},
	} {
		if card, err := scorer.Score(tt.row); err == nil || card != nil {
			t.Errorf("%s: got %v, %v", tt.reason, card, err)
		}
	}
	if _, err := new(maturity.Scorer).Score(fw.NewMarks()); err == nil {
		t.Error("a Scorer that no framework made: no error")
	}
	if _, err := allKinds(t).NewScorer(); err == nil {
		t.Error("a framework with rosters: no error")
	}
	if _, err := scorer.Score(fw.NewMarks()); err != nil {
		t.Errorf("its own row, after those of others: %v", err)
	}
}

// A mark goes back to the indicator that made it. One that does not gives a
// wrong result, and no panic.
func TestMarkOfAnother(t *testing.T) {
	fw := read(t, group("aggregation: arithmetic", "{id: a, title: A, measure: {kind: level, scale: mil}}", "{id: b, title: B, measure: {kind: number, range: {min: 0, max: 10}}}",
		"{id: c, title: C, measure: {kind: choice, options: [{id: x, title: X, value: 1}, {id: y, title: Y, value: 2}]}}"))
	scorer, err := fw.NewScorer()
	if err != nil {
		t.Fatal(err)
	}
	marks := []maturity.Mark{{}}
	for _, ind := range fw.Indicators() {
		for _, a := range []govmaturity.Answer{num(3), num(0.5), govmaturity.AnswerChoice("mil3"), govmaturity.AnswerChoice("y")} {
			if m, err := ind.Mark(a); err == nil {
				marks = append(marks, m)
			}
		}
	}
	for _, m := range marks {
		row := fw.NewMarks()
		for i := range row.Len() {
			row.Set(i, m)
		}
		card, err := scorer.Score(row)
		if err != nil {
			t.Fatal(err)
		}
		for r := range card.Nodes() {
			_, _, _ = r.Answer(), r.Level(), r.Explain().String()
		}
	}
}

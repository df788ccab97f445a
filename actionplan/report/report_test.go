package report_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"html"
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/report"
	"github.com/govmaturity/govmaturity/internal/words/wordstest"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name, got string) {
	t.Helper()
	name = "testdata/" + name
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(strings.Split(string(file(t, name)), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s differs; write it anew with -update, and read it:\n%s", name, diff)
	}
}

// The plan that has every field, reviewed, in six languages; and the page in English.
func TestGolden(t *testing.T) {
	p, review := ministry(t)
	for _, tag := range govmaturity.WordsLanguages() {
		golden(t, tag+".md", markdown(t, made(t, p, report.Options{Words: govmaturity.WordsFor(tag), Review: review, Titles: titles})))
	}
	golden(t, "en.html", page(t, made(t, p, report.Options{Review: review, Titles: titles})))
}

// What was drafted of needs is called as they are; a step that answers several levels at
// once begins at none of theirs.
func TestTitlesOf(t *testing.T) {
	need := func(from, to, name string) actionplan.Need {
		return actionplan.Need{Kind: actionplan.AnswerKindNode, Document: "nine", Edition: "2020", ID: "data", From: from, To: to,
			Title: govmaturity.English("Data"), DocumentTitle: govmaturity.English("Nine pillars"), FromTitle: govmaturity.English("From " + from), ToTitle: govmaturity.English(name)}
	}
	of := report.TitlesOf([]actionplan.Need{need("one", "two", "Second"), need("two", "three", "Third")})
	for _, n := range []actionplan.Need{need("one", "two", "Second"), need("two", "three", "Third")} {
		want := report.AnswerTitles{Document: n.DocumentTitle, Item: n.Title, From: n.FromTitle, To: n.ToTitle}
		if d := cmp.Diff(want, of(n.Answer())); d != "" {
			t.Error(d)
		}
	}
	if got := of(need("one", "three", "").Answer()); got.From != nil || got.To.String() != "Third" {
		t.Errorf("%+v", got)
	}
	if got := of(actionplan.AnswerSpec{Kind: actionplan.AnswerKindGoal, ID: "data"}); got.Item != nil {
		t.Errorf("%+v", got)
	}
}

// Of a step that was given up nobody is told that it has no deadline, for it has one.
func TestStoppedStep(t *testing.T) {
	p, err := actionplan.Read("plan.yaml", []byte(`{format: govmaturity/action-plan/1, id: p, steps: [{id: a, title: A, deadline: 2028-03-31}]}`))
	if err != nil {
		t.Fatal(err)
	}
	review, err := p.ReadReview("review.yaml", []byte(`{format: govmaturity/plan-review/1, plan: p, date: 2027-07-15, steps: [{step: a, status: stopped}]}`))
	if err != nil {
		t.Fatal(err)
	}
	got := page(t, made(t, p, report.Options{Review: review}))
	for _, none := range []string{actionplan.LatenessNone.Title(govmaturity.Words{}), "Deadline:"} {
		if strings.Contains(got, none) {
			t.Errorf("the page says %q", none)
		}
	}
	if !strings.Contains(got, actionplan.StatusStopped.Title(govmaturity.Words{})) {
		t.Error("the page does not say that the step was stopped")
	}
}

// The plan of twenty steps is a file, for tests that need a browser.
func TestTwenty(t *testing.T) {
	data, err := json.MarshalIndent(many(t, 20).Spec(), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "twenty.json", string(data)+"\n")
}

// A national action plan is reported in both of its languages.
func TestCanada(t *testing.T) {
	p := canada(t)
	for tag, want := range map[string][]string{
		"en": {"By fall 2022 (September 2022 to November 2022)", "Ongoing", "<tr><th scope=\"row\">Steps<td>125", "C01.1.1"},
		"fr": {"D’ici l’automne 2022 (septembre 2022 à novembre 2022)", "En cours", "Étapes<td>125", "C01.1.1"},
	} {
		got := strings.ReplaceAll(html.UnescapeString(page(t, made(t, p, report.Options{Words: govmaturity.WordsFor(tag)}))), "'", "’")
		for _, w := range want {
			if !strings.Contains(strings.ReplaceAll(got, "de septembre", "septembre"), w) {
				t.Errorf("%s: the page does not say %q", tag, w)
			}
		}
	}
}

// tags are what stands in a page beside its text.
var tags = regexp.MustCompile(`<[^>]*>`)

// rows returns the rows of the table of steps, as a reader sees them.
func rows(text string) (out []string) {
	at, end := strings.Index(text, `<table class="steps"`), strings.Index(text, "</table>")
	for _, row := range strings.Split(text[at:end], "<tr>")[1:] {
		if strings.HasPrefix(row, `<th scope=row`) {
			out = append(out, html.UnescapeString(tags.ReplaceAllString(strings.ReplaceAll(row, "<td", " | <td"), "")))
		}
	}
	return out
}

// Who knows only the page can name for each step the gap that it answers: its kind, the
// document, what in there, and from which level to which.
func TestEveryStepNamesItsGap(t *testing.T) {
	p, review := ministry(t)
	for _, plan := range []*actionplan.Plan{p, many(t, 20)} {
		o := report.Options{}
		if plan == p {
			o.Review = review
		}
		got := map[string]string{}
		for _, row := range rows(page(t, made(t, plan, o))) {
			for s := range plan.Steps() {
				if strings.Contains(row+" ", s.Title().In()+" ") || strings.Contains(row, s.Title().In()+"Deliverable") {
					got[s.ID()] = row
				}
			}
		}
		for s := range plan.Steps() {
			answers := s.Spec().Answers
			if len(answers) == 0 && !strings.Contains(got[s.ID()], "names no gap") {
				t.Errorf("%s: %q does not say that it answers nothing", s.ID(), got[s.ID()])
			}
			for _, a := range answers {
				for _, want := range []string{a.Kind.Title(govmaturity.Words{}), a.Document, a.Edition, a.ID, a.From, a.To} {
					if !strings.Contains(got[s.ID()], want) {
						t.Errorf("%s: %q does not say %q", s.ID(), got[s.ID()], want)
					}
				}
			}
		}
		titled := page(t, made(t, plan, report.Options{Titles: titles}))
		if plan == p && !strings.Contains(titled, "Gap in maturity: Service delivery (Nine pillars, un-nine-pillars 2020, service-delivery), from Emerging to Connected") {
			t.Error("the titles of a gap are not said")
		}
	}
}

// Every number comes again out of its terms, and out of what the page says of them.
func TestFiguresRecompute(t *testing.T) {
	p, review := ministry(t)
	seen := 0
	for _, c := range []struct {
		p *actionplan.Plan
		o report.Options
	}{{p, report.Options{}}, {p, report.Options{Review: review}}, {many(t, 40), report.Options{}}, {canada(t), report.Options{}}} {
		r := made(t, c.p, c.o)
		numbers := map[string]bool{}
		for _, row := range rows(page(t, r)) {
			numbers[strings.Fields(row)[0]] = true
		}
		for _, f := range r.Figures() {
			seen++
			total := 0.0
			for _, term := range f.Terms {
				total += term.Value
				if !c.p.Step(term.Step).Valid() || !numbers[term.Row] {
					t.Errorf("%s: there is no row %s, %s", f.Title, term.Row, term.Step)
				}
			}
			if f.Of != 0 {
				total /= float64(f.Of)
			}
			if math.Abs(total-f.Value) > 1e-9*math.Abs(total) {
				t.Errorf("%s is %v, and its terms make %v", f.Title, f.Value, total)
			}
			if got := counted(t, f.How); f.Of == 0 && math.Abs(got-f.Value) > 1e-9 || f.Of != 0 && got != float64(len(f.Terms)) {
				t.Errorf("%s is %s, and %q makes %v", f.Title, f.Text, f.How, got)
			}
		}
	}
	if seen < 30 {
		t.Errorf("%d figures", seen)
	}
}

// counted reads an explanation as a reader does: rows that are named, from one to
// another, or amounts with their rows.
func counted(t *testing.T, how string) (total float64) {
	if how == "no rows" {
		return 0
	}
	if strings.HasPrefix(strings.TrimPrefix(how, "1 of "), "row ") || strings.Contains(how, ", row ") {
		return 1
	}
	if _, named, ok := strings.Cut(how, "rows "); ok {
		for _, item := range strings.Split(named, ", ") {
			first, last, many := strings.Cut(item, "–")
			n := 1.0
			if many {
				a, _ := strconv.Atoi(first[strings.LastIndex(first, ".")+1:])
				b, err := strconv.Atoi(last[strings.LastIndex(last, ".")+1:])
				if err != nil || b <= a {
					t.Errorf("%q", item)
				}
				n = float64(b - a + 1)
			}
			total += n
		}
		return total
	}
	for _, item := range strings.Split(how, " + ") {
		amount, _, _ := strings.Cut(item, " (")
		x, err := strconv.ParseFloat(strings.ReplaceAll(amount, ",", ""), 64)
		if err != nil {
			t.Error(err)
		}
		total += x
	}
	return total
}

// Amounts add up as people add them, and not as binary numbers.
func TestAmountsAddUp(t *testing.T) {
	a, b := 0.1, 0.2
	p := compiled(t, &actionplan.PlanSpec{Format: actionplan.PlanFormat, ID: "p", Steps: []actionplan.StepSpec{
		{ID: "a", Title: govmaturity.English("A"), Resources: []actionplan.StepResourceSpec{{Kind: actionplan.ResourceKindHuman, Needed: &a, Unit: "people"}}},
		{ID: "b", Title: govmaturity.English("B"), Resources: []actionplan.StepResourceSpec{{Kind: actionplan.ResourceKindHuman, Needed: &b, Unit: "people"}, {Kind: actionplan.ResourceKindPolitical, What: govmaturity.English("A decree")}}},
	}})
	var got []string
	for _, f := range made(t, p, report.Options{}).Figures() {
		got = append(got, f.Title+"="+f.Text+": "+f.How)
	}
	for _, want := range []string{"People, needed, people=0.3: 0.1 (1) + 0.2 (2)", "Resources without an amount=1: row 2", "Steps without an owner=2: rows 1, 2"} {
		if !slices.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
}

func compiled(t testing.TB, spec *actionplan.PlanSpec) *actionplan.Plan {
	t.Helper()
	p, err := actionplan.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// A plan of five hundred steps, each with every column, is a page of less than 300 kB.
func TestSize(t *testing.T) {
	if n := len(page(t, made(t, many(t, 500), report.Options{Titles: titles}))); n >= 300_000 {
		t.Errorf("%d bytes", n)
	}
	// Letters of Arabic take two bytes.
	if n := len(page(t, made(t, many(t, 500), report.Options{Words: govmaturity.WordsFor("ar"), Titles: titles}))); n >= 500_000 {
		t.Errorf("%d bytes in Arabic", n)
	}
	var problems govmaturity.Problems
	_, err := report.New(many(t, report.MaxSteps+1), report.Options{})
	if problems, _ = err.(govmaturity.Problems); len(problems) != 1 || problems[0].Code != govmaturity.CodeTooManyValues {
		t.Error(err)
	}
}

// hostile is a plan whose every text would like to be something else.
func hostile(t testing.TB, bad string) *actionplan.Plan {
	text := govmaturity.Text{"en": bad, "ar": bad + "ع"}
	return compiled(t, &actionplan.PlanSpec{Format: actionplan.PlanFormat, ID: "p", Title: text, Description: text, Owner: "a",
		Sources:     []govmaturity.Source{{ID: "s", Title: bad, Publisher: bad}},
		Parties:     []actionplan.PartySpec{{ID: "a", Name: text}},
		Commitments: []actionplan.CommitmentSpec{{ID: "c", Title: text}},
		Steps: []actionplan.StepSpec{{ID: "x", Commitment: "c", Title: text, Deliverable: text, Responsible: []string{"a"}, Support: []string{"a"}, Deadline: govmaturity.English("2027"),
			Milestones:     []actionplan.StepMilestoneSpec{{ID: "m", Title: text}},
			Resources:      []actionplan.StepResourceSpec{{Kind: actionplan.ResourceKindOther, What: text, Unit: bad, From: "a"}},
			Barriers:       []actionplan.BarrierSpec{{What: text, By: "a", Mitigation: text}},
			Communications: []actionplan.CommunicationSpec{{Audience: "a", What: text, Channel: text}},
			Indicators:     []actionplan.IndicatorRefSpec{{Title: text}},
			Answers:        []actionplan.AnswerSpec{{Kind: actionplan.AnswerKindGoal, ID: bad, Note: text}}}, {ID: "y", Title: text}},
	})
}

// What people wrote is text in the page and in Markdown, whatever it is.
func TestHostileTexts(t *testing.T) {
	known := regexp.MustCompile(`^</?(html|meta|title|style|body|main|h1|h2|h3|p|dl|div|dt|dd|section|table|colgroup|col|thead|tbody|tr|th|td|b|span|ul|li|footer|svg|desc|defs|pattern|rect|path|text|tspan|line)[ />]|^<!DOCTYPE`)
	for _, bad := range []string{`</style><script>alert(1)</script>`, `" onload="x`, "a | b\n| c", "```\n# x", "<!-- ", "\ue000en\ue001x", "[x](javascript:y) **b** <b> $x$ @all", "\u202Eabc", "x:y;z%%\n#q", `\`, "<br>|"} {
		for _, tag := range []string{"en", "ar"} {
			r := made(t, hostile(t, bad), report.Options{Words: govmaturity.WordsFor(tag), Titles: func(actionplan.AnswerSpec) report.AnswerTitles {
				return report.AnswerTitles{Item: govmaturity.English(bad), From: govmaturity.English(bad)}
			}})
			text := page(t, r)
			for _, found := range tags.FindAllString(text, -1) {
				if !known.MatchString(found) || strings.Contains(found, "onload") {
					t.Errorf("%q: a tag %s", bad, found)
				}
			}
			if strings.ContainsAny(text, "\ue000\ue001\ue002") {
				t.Errorf("%q: marks are left", bad)
			}
			checkTables(t, bad, markdown(t, r))
		}
	}
}

// checkTables checks that all rows of a table have as many cells, and that nothing but
// line breaks is HTML.
func checkTables(t *testing.T, bad, text string) {
	t.Helper()
	cells := 0
	fence := false
	for _, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(line, "```") {
			fence = !fence
			continue
		}
		if fence {
			continue
		}
		if strings.Contains(strings.ReplaceAll(line, "<br>", ""), "<") {
			t.Errorf("%q: HTML in %q", bad, line)
		}
		if !strings.HasPrefix(line, "|") {
			cells = 0
			continue
		}
		n := strings.Count(strings.ReplaceAll(strings.ReplaceAll(line, `\\`, ""), `\|`, ""), "|")
		if cells != 0 && n != cells {
			t.Errorf("%q: %d cells and %d in %q", bad, cells, n, line)
		}
		cells = n
	}
	if fence {
		t.Errorf("%q: a fence stays open", bad)
	}
}

// The page needs nothing from elsewhere, and runs nothing.
func TestStandsAlone(t *testing.T) {
	p, review := ministry(t)
	text := page(t, made(t, p, report.Options{Review: review}))
	for _, bad := range []string{"<script", "<link", "<img", "@import", "src=", "href=", "url(http", "http-equiv"} {
		if strings.Contains(text, bad) {
			t.Errorf("the page has %s", bad)
		}
	}
	if again := page(t, made(t, p, report.Options{Review: review})); again != text {
		t.Error("the same plan gives other bytes the second time")
	}
}

// All that the page says itself is from the store of words, and what is of another
// language says so.
func TestWords(t *testing.T) {
	p, review := ministry(t)
	text := page(t, made(t, p, report.Options{Words: wordstest.Words(t), Review: review}))
	text = text[strings.Index(text, "<main>"):]
	text = regexp.MustCompile(`(?s)<svg.*</svg>`).ReplaceAllString(text, "")
	text = regexp.MustCompile(`<span lang="en">[^<]*</span>`).ReplaceAllString(text, "")
	for _, word := range regexp.MustCompile(`[A-Za-z]{3,}`).FindAllString(tags.ReplaceAllString(text, " "), -1) {
		if !strings.Contains("sha256 Digital digital transformation workshop UN DESA un-nine-pillars service-delivery emerging connected transformative digital-strategy online ministry EUR people https example.org beta Minutes of January "+p.Hash(), word) {
			t.Errorf("%q is in no store of words", word)
		}
	}
	arabic := page(t, made(t, p, report.Options{Words: govmaturity.WordsFor("ar")}))
	if !strings.Contains(arabic, "<span lang=\"en\">\u2066Build the portal\u2069</span>") || !strings.Contains(arabic, `<html lang="ar" dir="rtl">`) {
		t.Error("the languages are not said")
	}
}

func TestProblems(t *testing.T) {
	p, review := ministry(t)
	if _, err := report.New(nil, report.Options{}); err == nil || !strings.Contains(err.Error(), "there is no plan") {
		t.Error(err)
	}
	if _, err := report.New(canada(t), report.Options{Review: review}); err == nil || !strings.Contains(err.Error(), "of another plan") {
		t.Error(err)
	}
	empty := compiled(t, &actionplan.PlanSpec{Format: actionplan.PlanFormat, ID: "p"})
	if text := page(t, made(t, empty, report.Options{})); !strings.Contains(text, "The plan has no steps.") {
		t.Error(text)
	}
	if text := markdown(t, made(t, empty, report.Options{})); !strings.Contains(text, "The plan has no steps.") {
		t.Error(text)
	}
	if err := made(t, p, report.Options{}).WriteHTML(broken{}); err == nil {
		t.Error("an error of the writer is lost")
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, os.ErrClosed }

// A breakdown of any depth has rows that can be told apart.
func TestDeepBreakdown(t *testing.T) {
	spec := &actionplan.PlanSpec{Format: actionplan.PlanFormat, ID: "p"}
	for i := range 300 {
		x := actionplan.StepSpec{ID: fmt.Sprintf("s%d", i), Title: govmaturity.English("x"), Deadline: govmaturity.English("2027")}
		if i > 0 {
			x.Parent = fmt.Sprintf("s%d", i-1)
		}
		spec.Steps = append(spec.Steps, x)
	}
	p, err := actionplan.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	r, err := report.New(p, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, x := range r.Figures()[0].Terms {
		if seen[x.Row] || len(x.Row) > 40 {
			t.Errorf("row %q", x.Row)
		}
		seen[x.Row] = true
	}
	if len(seen) != 300 {
		t.Errorf("%d rows", len(seen))
	}
}

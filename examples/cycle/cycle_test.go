package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/report"
)

// ran is the cycle of the ministry, with what came out.
func ran(tb testing.TB, files fs.FS, tag string) (*cycle, map[string]string) {
	tb.Helper()
	c, folder := &cycle{files: files, words: govmaturity.WordsFor(tag)}, tb.TempDir()
	if err := c.run(); err != nil {
		tb.Fatal(err)
	}
	out, err := c.write()
	if err != nil {
		tb.Fatal(err)
	}
	if err := out.save(folder); err != nil {
		tb.Fatal(err)
	}
	texts := map[string]string{}
	for _, f := range out {
		data, err := os.ReadFile(filepath.Join(folder, f.name))
		if err != nil || len(data) == 0 {
			tb.Errorf("%s: %v, %d bytes", f.name, err, len(data))
		}
		texts[f.name] = string(data)
	}
	return c, texts
}

func own(tb testing.TB) fstest.MapFS {
	tb.Helper()
	out := fstest.MapFS{}
	sub, err := fs.Sub(ministry, "ministry")
	if err != nil {
		tb.Fatal(err)
	}
	err = fs.WalkDir(sub, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(sub, path)
		out[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return out
}

// The draft cites for each step a gap that was found, and has neither dates nor people
// nor money. What the plan has of those, people entered or the schedule computed.
func TestNothingIsInvented(t *testing.T) {
	c, out := ran(t, own(t), "en")
	found := map[string]bool{}
	for _, n := range c.needs {
		found[key(n.Answer())] = true
	}
	var draft actionplan.PlanSpec
	if err := json.Unmarshal([]byte(out["draft.json"]), &draft); err != nil {
		t.Fatal(err)
	}
	for _, s := range draft.Steps {
		if len(s.Answers) == 0 {
			t.Errorf("%s answers nothing", s.ID)
		}
		for _, a := range s.Answers {
			if !found[key(a)] {
				t.Errorf("%s answers %v, which nobody found", s.ID, a)
			}
		}
		if s.Owner != "" || s.Responsible != nil || s.Support != nil || s.Start != nil || s.Deadline != nil || s.Resources != nil || s.Communications != nil {
			t.Errorf("%s has what nobody entered: %+v", s.ID, s)
		}
	}
	asked := map[string]int{}
	rows, err := csv.NewReader(strings.NewReader(out["asks.csv"])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		asked[row[1]]++
	}
	for _, field := range []string{"responsible", "owner", "deadline", "resources"} {
		if asked[field] != len(draft.Steps) {
			t.Errorf("%s is asked for %d of %d steps", field, asked[field], len(draft.Steps))
		}
	}
	entered := own(t)["steps.csv"].Data
	for s := range c.strategy.plan.Steps() {
		for _, r := range s.Spec().Resources {
			if r.Needed != nil && !bytes.Contains(entered, []byte(strings.TrimSpace(number(*r.Needed)))) {
				t.Errorf("%s needs %v, which nobody entered", s.ID(), *r.Needed)
			}
		}
	}
	for _, change := range c.strategy.dates {
		if !regexp.MustCompile(`/(start|deadline)(/|$)`).MatchString(change.Path) || change.Kind != actionplan.ChangeKindAdded {
			t.Errorf("the schedule changed %v", change)
		}
	}
}

func key(a actionplan.AnswerSpec) string {
	return strings.Join([]string{string(a.Kind), a.Document, a.ID, a.To}, "\x00")
}

func number(x float64) string {
	data, err := json.Marshal(x)
	if err != nil {
		return err.Error()
	}
	return string(data)
}

// A reader who knows only the report can name for each step the gap that it answers, in
// each language, and each of its numbers comes out again of what it was counted from.
func TestReport(t *testing.T) {
	for _, tag := range []string{"en", "fr", "ar"} {
		c, out := ran(t, own(t), tag)
		page := out["report.html"]
		for _, s := range c.strategy.draft.Steps {
			for _, n := range s.Needs {
				for _, name := range []govmaturity.Text{n.Title, n.ToTitle} {
					if w := c.words.Wording(name); w != "" && !strings.Contains(page, escaped(w)) {
						t.Errorf("%s: the page does not say %q, which %s answers", tag, w, s.ID)
					}
				}
			}
		}
		r, err := report.New(c.strategy.plan, report.Options{Words: c.words, Review: c.monitoring.review})
		if err != nil {
			t.Fatal(err)
		}
		counted := 0
		for _, f := range r.Figures() {
			sum := 0.0
			for _, term := range f.Terms {
				sum += term.Value
				counted++
			}
			if f.Of > 0 {
				sum /= float64(f.Of)
			}
			if diff := sum - f.Value; diff > 1e-9 || diff < -1e-9 {
				t.Errorf("%s: %v, and its terms make %v", f.Title, f.Value, sum)
			}
			if !strings.Contains(page, escaped(f.Text)) {
				t.Errorf("%s: the page does not say %q", tag, f.Text)
			}
		}
		if counted < 20 {
			t.Errorf("%d terms", counted)
		}
	}
}

func escaped(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}

// What moved is what the second assessment says, and whoever runs it again gets the same
// bytes.
func TestAgain(t *testing.T) {
	c, first := ran(t, own(t), "en")
	_, second := ran(t, own(t), "en")
	if !maps.Equal(first, second) {
		t.Error("another run has other files")
	}
	got := map[string]actionplan.MovementKind{}
	for _, m := range c.monitoring.again.Movements {
		got[m.Node] = m.Kind
	}
	want := map[string]actionplan.MovementKind{"legal-institutional-framework": actionplan.MovementKindMoved, "data-management": actionplan.MovementKindMoved,
		"capacity-of-capacity-developers": actionplan.MovementKindWaiting}
	if !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	var next actionplan.PlanSpec
	if err := json.Unmarshal([]byte(first["next-plan.json"]), &next); err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(next.Steps, func(s actionplan.StepSpec) bool { return s.ID == "data-joined" })
	if i < 0 || next.Steps[i].Deadline["en"] != "by the end of 2028" {
		t.Errorf("the deadline that was moved: %v", next.Steps)
	}
	if _, kept, err := actionplan.ReadSnapshot("snapshot.json", []byte(first["snapshot.json"])); err != nil || kept.Hash() != c.strategy.plan.Hash() {
		t.Errorf("the snapshot: %v", err)
	}
	if !strings.HasPrefix(first["plan.ics"], "BEGIN:VCALENDAR\r\n") || !strings.HasPrefix(first["schedule.svg"], "<svg") {
		t.Error("a calendar or a chart is not what it says")
	}
}

// Whatever is wrong with a document is told with its place, and no file is written.
func TestWrongDocuments(t *testing.T) {
	for _, c := range []struct{ file, old, new, want string }{
		{"assessment-2026.yaml", "value: transactional", "value: transitional", "assessment-2026.yaml:"},
		{"targets.json", `"steward"`, `"stewart"`, `targets.json: there is no role "stewart" in ministry: it has [steward]`},
		{"targets.json", `"connected"`, `"conected"`, `"conected"`},
		{"situation.yaml", "for: [sharing]", "for: [sharring]", "situation.yaml:"},
		{"stakeholders.yaml", "value: 5", "value: 9", "stakeholders.yaml:"},
		{"competencies.yaml", "level: expert", "level: exprt", "competencies.yaml:"},
		{"people/one.yaml", "competency: data", "competency: date", "people/one.yaml:"},
		{"vision.yaml", `["16.6"]`, `["99.9"]`, "vision.yaml:"},
		{"plan.yaml", `"2028-12-31"`, `"2026-12-31"`, "plan.yaml:"},
		{"steps.csv", "by the end of 2027", "when it suits", "steps.csv:3:"},
		{"steps.csv", ",40\n", ",forty\n", `steps.csv: Working days of legal-stock: expected a number, found "forty"`},
		{"steps.csv", "Working days", "Days of work", `no step says in the column "Working days" how long it takes`},
		{"steps-mapping.yaml", "field: owner", "field: owners", `names the field "owners"`},
		{"priorities.yaml", "legal-stock", "legal-stick", `priorities.yaml: there is no step "legal-stick" in the draft: it has legal-stock, legal-most, `},
		{"review-2028.yaml", "step: legal-stock", "step: legal-stick", "review-2028.yaml:"},
		{"assessment-2028.yaml", `edition: "2020"`, `edition: "2019"`, "assessment-2028.yaml:"},
	} {
		files, folder := own(t), filepath.Join(t.TempDir(), "out")
		before := files[c.file].Data
		after := bytes.ReplaceAll(before, []byte(c.old), []byte(c.new))
		if bytes.Equal(before, after) {
			t.Fatalf("%s does not have %q", c.file, c.old)
		}
		files[c.file] = &fstest.MapFile{Data: after}
		err := produce(files, folder, govmaturity.Words{}, new(bytes.Buffer))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s with %q: %v", c.file, c.new, err)
		}
		if _, err := os.Stat(folder); err == nil {
			t.Errorf("%s with %q: something was written", c.file, c.new)
		}
	}
	for name := range own(t) {
		files := own(t)
		delete(files, name)
		if strings.HasPrefix(name, "people/") || name == stepsTable || name == stepsPriorities {
			continue // nobody has to be there, and without what names steps there is the draft
		}
		if err := produce(files, t.TempDir(), govmaturity.Words{}, new(bytes.Buffer)); err == nil || !strings.Contains(err.Error(), filepath.Base(name)) {
			t.Errorf("without %s: %v", name, err)
		}
	}
}

// A ministry begins with what it knows before there is a draft. Each run says what comes
// next, and what it wrote blank is taken when it is filled in.
func TestFromTheBeginning(t *testing.T) {
	files := own(t)
	for _, later := range []string{"steps.csv", "steps-mapping.yaml", "priorities.yaml", "review-2028.yaml", "assessment-2028.yaml"} {
		delete(files, later)
	}
	run := func() (string, map[string]string) {
		t.Helper()
		folder, texts := t.TempDir(), map[string]string{}
		var said bytes.Buffer
		if err := produce(files, folder, govmaturity.WordsFor("fr"), &said); err != nil {
			t.Fatal(err)
		}
		found, err := os.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			data, err := os.ReadFile(filepath.Join(folder, f.Name()))
			if err != nil {
				t.Fatal(err)
			}
			texts[f.Name()] = string(data)
		}
		return said.String(), texts
	}
	said, out := run()
	if !strings.Contains(said, "It ends with the draft") || out["plan.json"] != "" || out["asks.csv"] == "" {
		t.Fatalf("the first run:\n%s%v", said, slices.Sorted(maps.Keys(out)))
	}
	if out["steps-mapping.yaml"] != string(own(t)["steps-mapping.yaml"].Data) {
		t.Error("the mapping that comes out is not the one that the table is written by")
	}
	for _, name := range []string{"steps-mapping.yaml", "priorities.yaml"} {
		files[name] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(out[name], "state: unanswered", "value: 3"))}
	}
	rows, err := csv.NewReader(strings.NewReader(out["steps.csv"])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	days := slices.Index(rows[0], workingDays)
	if title := slices.Index(rows[0], "What is done"); days < 0 || title < 0 || rows[1][title] != "Dresser l’état des lois et règlements, et de leurs liens" {
		t.Fatalf("%q", rows[:2])
	}
	for _, row := range rows[1:] {
		row[days] = "20"
	}
	var filled bytes.Buffer
	if err := csv.NewWriter(&filled).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	files["steps.csv"] = &fstest.MapFile{Data: filled.Bytes()}
	said, out = run()
	if !strings.Contains(said, "It ends with the plan") || !strings.Contains(out["report.html"], "Dresser l’état") || out["review.json"] != "" || out["plan.ics"] == "" {
		t.Errorf("the second run:\n%s%v", said, slices.Sorted(maps.Keys(out)))
	}
}

// The command says what it wants, and ends as it should.
func TestCommand(t *testing.T) {
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{nil, 2, "-o is missing"},
		{[]string{"-o", "x", "y"}, 2, `unexpected argument "y"`},
		{[]string{"-o", "x", "-lang", "!"}, 2, "no language tag"},
		{[]string{"-o", "x", "-documents", "nowhere"}, 1, "nowhere"},
		{[]string{"-h"}, 0, "the `folder`"},
	} {
		var out, err bytes.Buffer
		if code := run(c.args, &out, &err); code != c.code || c.code != 0 && !strings.Contains(err.String(), c.want) {
			t.Errorf("%v: %d, %s", c.args, code, err.String())
		}
	}
	folder := filepath.Join(t.TempDir(), "a", "b")
	var out, err bytes.Buffer
	if code := run([]string{"-o", folder, "-documents", "ministry", "-lang", "fr"}, &out, &err); code != 0 {
		t.Fatal(err.String())
	}
	if lines := strings.Count(out.String(), "\n"); lines < 15 || !strings.HasPrefix(out.String(), "report.html") {
		t.Errorf("%d lines: %s", lines, out.String())
	}
}

// BenchmarkCycle: from the documents to all files.
func BenchmarkCycle(b *testing.B) {
	for b.Loop() {
		c := &cycle{files: own(b), words: govmaturity.WordsFor("en")}
		if err := c.run(); err != nil {
			b.Fatal(err)
		}
		if _, err := c.write(); err != nil {
			b.Fatal(err)
		}
	}
}

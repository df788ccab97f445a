package schedule_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
	"github.com/govmaturity/govmaturity/internal/words/wordstest"
)

var update = flag.Bool("update", false, "write the golden file anew")

// story has something of each kind to explain.
const story = `
format: govmaturity/schedule/1
id: story
title: A register
start: 2026-04-02
deadline: 2026-05-08
calendars:
  - {id: office, title: Office, days: [{name: Easter, from: 2026-04-03, to: 2026-04-06}]}
calendar: office
resources: [{id: clerks, title: Clerks}]
tasks:
  - {id: law, title: Law, duration: 2, constraints: [{kind: start-not-earlier, date: 2026-04-03}]}
  - {id: entry, title: Entry, duration: 5, after: [{task: law, lag: 3, unit: elapsed-days}], needs: [{resource: clerks}]}
  - {id: check, title: Check, duration: 4, after: [{task: law, type: start-start}, {task: entry, type: finish-finish, lag: 1}], needs: [{resource: clerks}]}
  - {id: notice, title: Notice, duration: 1, late: true, after: [{task: law}]}
  - {id: press, title: Press, duration: 0, after: [{task: check, type: start-finish}, {task: entry}], constraints: [{kind: deadline, date: 2026-04-10}]}
  - {id: pilot, title: Pilot, duration: 3, after: [{task: check}], estimate: {optimistic: 2, pessimistic: 20}}
  - {id: roll, title: Roll-out, duration: 1, unit: months, after: [{task: pilot, most: 2}, {task: notice}]}
`

func storyPlan(tb testing.TB, text string, limited bool) *schedule.Plan {
	tb.Helper()
	s := must[*schedule.Schedule](tb)(schedule.Read("story.yaml", []byte(text), nil))
	return must[*schedule.Plan](tb)(s.Plan(tb.Context(), schedule.Options{Limited: limited}))
}

// What is said of each date, in each language.
func TestExplanations(t *testing.T) {
	var b strings.Builder
	for _, tag := range []string{"en", "ar", "es", "fr", "ru", "zh"} {
		w := govmaturity.WordsFor(tag)
		for _, limited := range []bool{false, true} {
			p := storyPlan(t, story, limited)
			fmt.Fprintf(&b, "== %s\n%s", tag, p.Explain(w).In(w))
			for task := range p.Tasks() {
				b.WriteString(task.Explain(w).In(w))
			}
		}
		r := must[*schedule.Risk](t)(storyPlan(t, story, false).Schedule().Simulate(t.Context(), schedule.RiskOptions{Runs: 200}))
		b.WriteString(r.Explain(w).In(w))
		m := schedule.At(2026, 3, 20, 0, 0)
		fmt.Fprintf(&b, "%s / %s\n", schedule.EraHijri.Label(m, w), schedule.EraBikramSambat.Label(m, w))
	}
	got := regexp.MustCompile("sha256:[0-9a-f]{64}").ReplaceAllString(b.String(), "HASH")
	const file = "testdata/explanations.txt"
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s differs from what is said now; write it anew with -update, and read it:\n%s", file, diff)
	}
}

// Nothing is in English when a host has its own words, and a finding survives JSON.
func TestAHostsLanguage(t *testing.T) {
	spec := storyPlan(t, story, false).Schedule().Spec()
	spec.Language = wordstest.Language
	wordstest.Widen(spec)
	s := must[*schedule.Schedule](t)(schedule.Compile(spec, nil))
	w := wordstest.Words(t)
	said := regexp.MustCompile(`[a-z]{3}`)
	for _, limited := range []bool{false, true} {
		p := must[*schedule.Plan](t)(s.Plan(t.Context(), schedule.Options{Limited: limited}))
		findings := []govmaturity.Finding{p.Explain(w)}
		for task := range p.Tasks() {
			findings = append(findings, task.Explain(w))
		}
		findings = append(findings, must[*schedule.Risk](t)(s.Simulate(t.Context(), schedule.RiskOptions{Runs: 50})).Explain(w))
		for _, f := range findings {
			var again govmaturity.Finding
			if err := json.Unmarshal(must[[]byte](t)(json.Marshal(f)), &again); err != nil || cmp.Diff(f, again) != "" {
				t.Errorf("%v: a finding changes on its way through JSON", err)
			}
			for _, line := range f.Lines(w) {
				if strings.HasPrefix(line.Text, "date ") || strings.HasPrefix(line.Text, "schedule") {
					continue // the reference
				}
				if said.MatchString(line.Text) {
					t.Errorf("in English: %s", line.Text)
				}
			}
		}
	}
}

// A reader can go down from a date to what it rests on, to the start of the plan.
func TestTrace(t *testing.T) {
	p := storyPlan(t, story, false)
	find := func(r govmaturity.Reference) (govmaturity.Finding, bool) {
		task := p.Task(r.ID)
		return task.Explain(), task.Valid() && task.Reference() == r
	}
	text := p.Task("roll").Explain().Trace(govmaturity.WordsFor("en"), 9, find)
	for _, id := range []string{"Roll-out: ", "    Pilot: ", "        Check: ", "            Entry: ", "                Law: "} {
		if !strings.Contains("\n"+text, "\n"+id) {
			t.Errorf("the trace lacks %q:\n%s", id, text)
		}
	}
}

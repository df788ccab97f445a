package ical_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/ical"
)

var update = flag.Bool("update", false, "write the golden files anew")

var stamp = time.Date(2026, 11, 25, 12, 0, 0, 0, time.FixedZone("", 3600))

func ministry(t testing.TB) (*actionplan.Plan, *actionplan.Review) {
	t.Helper()
	read := func(name string) []byte {
		data, err := os.ReadFile("../testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	p, err := actionplan.Read("plan.yaml", read("plan.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := p.ReadReview("review.yaml", read("review.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return p, r
}

func plan(t testing.TB, text string) *actionplan.Plan {
	t.Helper()
	p, err := actionplan.Read("p.yaml", []byte("format: govmaturity/action-plan/1\nid: p\n"+text))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func write(t testing.TB, p *actionplan.Plan, o ical.Options) (string, govmaturity.Problems) {
	t.Helper()
	o.Stamp = stamp
	var b bytes.Buffer
	lost, err := ical.Write(&b, p, o)
	if err != nil {
		t.Fatal(err)
	}
	return b.String(), lost
}

// component is what a strict reader finds between BEGIN and END.
type component struct {
	name  string
	lines []contentLine
}

type contentLine struct{ name, params, value string }

// content is a line of a calendar as RFC 5545 has it: a name, parameters, and a value.
var content = regexp.MustCompile(`^([A-Z-]+)((?:;[A-Z-]+=[^";:,]*)*):(.*)$`)

// parse reads a calendar strictly, and by no library: every line ends with CR and LF and
// has at most 75 bytes, folds do not cut characters, and no sign of control is left.
func parse(t testing.TB, text string) (out []component) {
	t.Helper()
	if !strings.HasSuffix(text, "\r\n") {
		t.Fatal("the last line does not end")
	}
	lines := strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n")
	for _, line := range lines {
		if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
			t.Errorf("a bad line of %d bytes: %q", len(line), line)
		}
	}
	var open []string
	for _, line := range strings.Split(strings.ReplaceAll(strings.Join(lines, "\r\n"), "\r\n ", ""), "\r\n") {
		m := content.FindStringSubmatch(line)
		if m == nil || regexp.MustCompile(`[\x00-\x1f\x7f]`).MatchString(line) {
			t.Fatalf("no line of a calendar: %q", line)
		}
		switch m[1] {
		case "BEGIN":
			open = append(open, m[3])
			out = append(out, component{name: m[3]})
		case "END":
			if len(open) == 0 || open[len(open)-1] != m[3] {
				t.Fatalf("%s ends and was not open", m[3])
			}
			open = open[:len(open)-1]
		default:
			c := &out[len(out)-1]
			c.lines = append(c.lines, contentLine{m[1], m[2], m[3]})
		}
	}
	if len(open) != 0 {
		t.Errorf("%v stay open", open)
	}
	return out
}

// required are the properties that each component has exactly once.
var required = map[string][]string{
	"VCALENDAR": {"PRODID", "VERSION"}, "VEVENT": {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"}, "VTODO": {"UID", "DTSTAMP", "DUE", "SUMMARY"},
}

// unescaped are the texts: a comma, a semicolon and a stroke have a stroke before them.
var unescaped = regexp.MustCompile(`^(?:[^\\,;]|\\[\\,;n])*$`)

func check(t testing.TB, text string) {
	t.Helper()
	uids := map[string]bool{}
	for _, c := range parse(t, text) {
		if required[c.name] == nil {
			t.Errorf("a component %s", c.name)
		}
		for _, name := range required[c.name] {
			n := 0
			for _, l := range c.lines {
				if l.name == name {
					n++
				}
			}
			if n != 1 {
				t.Errorf("%s has %d of %s", c.name, n, name)
			}
		}
		for _, l := range c.lines {
			switch l.name {
			case "UID":
				if uids[l.value] || len(l.value) > 255 {
					t.Errorf("the UID %s is there twice, or too long", l.value)
				}
				uids[l.value] = true
			case "DTSTART", "DTEND", "DUE":
				if l.params != ";VALUE=DATE" || !regexp.MustCompile(`^\d{8}$`).MatchString(l.value) {
					t.Errorf("%s%s:%s is no whole day", l.name, l.params, l.value)
				}
			case "DTSTAMP":
				if l.value != "20261125T110000Z" {
					t.Errorf("DTSTAMP:%s", l.value)
				}
			case "SUMMARY", "DESCRIPTION", "X-WR-CALNAME":
				if !unescaped.MatchString(l.value) {
					t.Errorf("%s is not escaped: %s", l.name, l.value)
				}
			}
		}
	}
}

func TestGolden(t *testing.T) {
	p, review := ministry(t)
	for name, o := range map[string]ical.Options{
		"en.ics": {Domain: "ministry.gov"}, "ar-todos.ics": {Words: govmaturity.WordsFor("ar"), Todos: true, Review: review},
	} {
		text, lost := write(t, p, o)
		if len(lost) != 0 {
			t.Errorf("lost: %v", lost)
		}
		check(t, text)
		if *update {
			if err := os.WriteFile("testdata/"+name, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(strings.Split(string(want), "\r\n"), strings.Split(text, "\r\n")); diff != "" {
			t.Errorf("%s differs; write it anew with -update, and read it:\n%s", name, diff)
		}
	}
}

// said lists the entries of a calendar: what, when, and how often.
func said(t testing.TB, text string) (out []string) {
	t.Helper()
	for _, c := range parse(t, text)[1:] {
		get := func(name string) string {
			for _, l := range c.lines {
				if l.name == name {
					return l.value
				}
			}
			return "-"
		}
		out = append(out, strings.Join([]string{get("UID"), get("DTSTART"), get("DUE"), get("RRULE"), get("STATUS"), get("PERCENT-COMPLETE"), get("RELATED-TO")}, " "))
	}
	return out
}

// A deadline is on its last day, a recurrence on the last day of each period, and what
// no calendar holds is lost with its place.
func TestDays(t *testing.T) {
	p := plan(t, `
horizon: {from: 2026-02-15, to: 2028-06}
next-review: "2027"
parties: [{id: a, name: A}]
steps:
  - {id: fall, title: F, deadline: by fall 2027}
  - {id: leap, title: L, start: 2027-12, deadline: 2028-02, milestones: [{id: m, title: M, deadline: 2028-02-29}, {id: n, title: N}]}
  - {id: on, title: O, deadline: ongoing}
  - {id: week, title: W, deadline: every week}
  - {id: quarter, title: Q, start: 2027-01-31, deadline: every quarter}
  - {id: year, title: Y, start: "2028", deadline: every year}
  - {id: told, title: T, deadline: "2026", communications: [{audience: a, cadence: every month}, {audience: a, cadence: 2026-05}, {audience: a, cadence: ongoing}, {audience: a}]}
`)
	text, lost := write(t, p, ical.Options{})
	check(t, text)
	const at = "@govmaturity.invalid"
	want := []string{
		"p/review" + at + " 20271231 - - - - -",
		"p/fall/deadline" + at + " 20271130 - - - - -",
		"p/leap/deadline" + at + " 20280229 - - - - -",
		"p/leap/milestone/m" + at + " 20280229 - - - - -",
		"p/week/deadline" + at + " 20260221 - FREQ=WEEKLY;UNTIL=20280630 - - -",
		"p/quarter/deadline" + at + " 20270331 - FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1;UNTIL=20280630 - - -",
		"p/told/deadline" + at + " 20261231 - - - - -",
		"p/told/told/a" + at + " 20260228 - FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=-1;UNTIL=20261231 - - -",
		"p/told/told/a/2" + at + " 20260531 - - - - -",
	}
	if diff := cmp.Diff(want, said(t, text)); diff != "" {
		t.Error(diff)
	}
	var got []string
	for _, l := range lost {
		got = append(got, fmt.Sprintf("%s %s", l.Code, l.Path))
	}
	if diff := cmp.Diff([]string{"lost steps[2].deadline", "lost steps[5].deadline", "lost steps[6].communications[2].cadence"}, got); diff != "" {
		t.Error(diff)
	}
}

// To-dos have the status and the progress of a review, and their whole.
func TestTodos(t *testing.T) {
	p, review := ministry(t)
	text, _ := write(t, p, ical.Options{Todos: true, Review: review})
	check(t, text)
	all := strings.Join(said(t, text), "\n")
	for _, want := range []string{
		"digital-2030/portal/todo@govmaturity.invalid 20260601 20271130 - IN-PROCESS 60 -",
		"digital-2030/portal-design/todo@govmaturity.invalid - 20261231 - COMPLETED 100 digital-2030/portal/todo@govmaturity.invalid",
		"digital-2030/portal-all/todo@govmaturity.invalid 20280101 20300331 - - - -",
		"digital-2030/review@govmaturity.invalid 20270930 - - - - -",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("%s\nlacks\n%s", all, want)
		}
	}
}

// A calendar that is written again has the same UIDs, whatever the words and the titles.
func TestStable(t *testing.T) {
	p, _ := ministry(t)
	uids := func(o ical.Options, p *actionplan.Plan) (out []string) {
		text, _ := write(t, p, o)
		for _, line := range said(t, text) {
			out = append(out, strings.Fields(line)[0])
		}
		return out
	}
	spec := p.Spec()
	spec.Steps[0].Title = govmaturity.English("Renamed")
	renamed, err := actionplan.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	first := uids(ical.Options{}, p)
	if diff := cmp.Diff(first, uids(ical.Options{Words: govmaturity.WordsFor("zh")}, renamed)); diff != "" {
		t.Error(diff)
	}
	a, _ := write(t, p, ical.Options{})
	if b, _ := write(t, p, ical.Options{}); a != b {
		t.Error("the same plan gives other bytes the second time")
	}
}

// Whatever people wrote, the calendar is one.
func TestHostileTexts(t *testing.T) {
	for _, bad := range []string{"a,b;c\\d\"e", "x\r\nEND:VCALENDAR\r\nBEGIN:VEVENT", strings.Repeat("العربية ", 40), strings.Repeat("数", 200), "\x01\x7f\u2028", ":;=", strings.Repeat("w", 300), "<a> " + strings.Repeat("b", 80)} {
		text := govmaturity.Text{"en": "x" + bad}
		p, err := actionplan.Compile(&actionplan.PlanSpec{Format: actionplan.PlanFormat, ID: "p", Title: text, NextReview: "2027", Owner: "a", Parties: []actionplan.PartySpec{{ID: "a", Name: text}},
			Steps: []actionplan.StepSpec{{ID: "s", Title: text, Deliverable: text, Deadline: govmaturity.English("2027"), Responsible: []string{"a"}, Milestones: []actionplan.StepMilestoneSpec{{ID: "m", Title: text, Deadline: govmaturity.English("2027")}}}}})
		if err != nil {
			t.Fatal(err)
		}
		got, _ := write(t, p, ical.Options{})
		check(t, got)
		if n := len(parse(t, got)); n != 4 {
			t.Errorf("%q: %d components", bad, n)
		}
	}
}

func TestProblems(t *testing.T) {
	p, review := ministry(t)
	for want, o := range map[string]ical.Options{
		"says when it was written": {},
		"expected a domain":        {Stamp: stamp, Domain: "a b"},
		"of another plan":          {Stamp: stamp, Review: review},
	} {
		of := p
		if o.Review != nil {
			of = plan(t, "title: t\n")
		}
		if _, err := ical.Write(&bytes.Buffer{}, of, o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	if _, err := ical.Write(&bytes.Buffer{}, nil, ical.Options{Stamp: stamp}); err == nil {
		t.Error("a calendar of no plan")
	}
}

// A step may be called as the review is in a calendar.
func TestNoTwoEntriesHaveOneUID(t *testing.T) {
	p := plan(t, "next-review: 2027-01-31\nsteps: [{id: review, title: Review, deadline: 2027-02}]\n")
	text, _ := write(t, p, ical.Options{Todos: true})
	if strings.Count(text, "UID:p/review@") != 1 || strings.Count(text, "UID:p/review/todo@") != 1 {
		t.Error(text)
	}
}

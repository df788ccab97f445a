package chart_test

import (
	"bytes"
	"encoding/xml"
	"flag"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/chart"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
)

var update = flag.Bool("update", false, "write the golden file anew")

func plan(tb testing.TB, text string, limited bool) *schedule.Plan {
	tb.Helper()
	s, err := schedule.Read("test.yaml", []byte(text), nil)
	if err != nil {
		tb.Fatal(err)
	}
	p, err := s.Plan(tb.Context(), schedule.Options{Limited: limited})
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func portal(tb testing.TB) *schedule.Plan {
	tb.Helper()
	data, err := os.ReadFile("../../examples/schedule/portal.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	return plan(tb, string(data), true)
}

// What charts say, in words and as tables, and what Mermaid gets.
func TestGolden(t *testing.T) {
	p := portal(t)
	var b strings.Builder
	for _, tag := range []string{"en", "ar", "es", "fr", "ru", "zh"} {
		w := govmaturity.WordsFor(tag)
		c, err := chart.Gantt(p, chart.GanttOptions{Words: w, Width: 1000})
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "== %s (%s): %s\n%s\n", c.Language(), c.Direction(), c.Title(), c.Description())
		table := c.Table()
		for _, row := range append([][]string{table.Header}, table.Rows...) {
			b.WriteString(strings.Join(row, " | ") + "\n")
		}
	}
	b.WriteString(p.Mermaid(govmaturity.WordsFor("fr")))
	const file = "testdata/charts.txt"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")); diff != "" {
		t.Errorf("%s differs from what the charts say now; write it anew with -update, and read it:\n%s", file, diff)
	}
}

// Pictures are as wide as was asked for, from the left and from the right, with no text
// below 12 pixels.
func TestPictures(t *testing.T) {
	sizes := regexp.MustCompile(`font-size="([0-9.]+)"`)
	for _, p := range []*schedule.Plan{portal(t), plan(t, relative, false)} {
		for _, tag := range []string{"en", "ar"} {
			for _, width := range []int{0, 320, 1000} {
				c, err := chart.Gantt(p, chart.GanttOptions{Words: govmaturity.WordsFor(tag), Width: width})
				if err != nil {
					t.Fatal(err)
				}
				var b bytes.Buffer
				if err := c.WriteSVG(&b, govmaturity.ChartPage{}); err != nil {
					t.Fatal(err)
				}
				var picture struct {
					Title string `xml:"title"`
					Width int    `xml:"width,attr"`
				}
				if err := xml.Unmarshal(b.Bytes(), &picture); err != nil || picture.Title != c.Title() {
					t.Errorf("%v, title %q", err, picture.Title)
				}
				if want := max(width, 320); picture.Width != want {
					t.Errorf("%d pixels wide, want %d", picture.Width, want)
				}
				for _, m := range sizes.FindAllStringSubmatch(b.String(), -1) {
					if x, err := strconv.ParseFloat(m[1], 64); err != nil || x < 12 {
						t.Errorf("text of %s pixels", m[1])
					}
				}
			}
		}
	}
}

const relative = `
format: govmaturity/schedule/1
id: relative
unit: months
tasks:
  - {id: a, title: Law, duration: 3}
  - {id: b, title: Register, duration: 4.5, after: [{task: a}]}
  - {id: c, title: "Review: first; #2", duration: 1, after: [{task: a}]}
  - {id: d, title: end, duration: 0, after: [{task: b}, {task: c}]}
`

// A plan without dates counts months, and Mermaid gets days of 2000 for it.
func TestRelative(t *testing.T) {
	p := plan(t, relative, false)
	c, err := chart.Gantt(p, chart.GanttOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range c.Table().Rows {
		got = append(got, strings.Join(row[:4], ", "))
	}
	want := []string{
		"Law, month 1, end of month 3, 0 months", "Review: first; #2, month 4, end of month 4, 3.5 months",
		"Register, month 4, 7.5 months after the start, 0 months", "end, 7.5 months after the start, 7.5 months after the start, 0 months",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, line := range []string{"Review first 2 :t2, 2000-03-31T00:00, 2000-04-30T00:00", "“end” :crit, milestone"} {
		if !strings.Contains(p.Mermaid(), line) {
			t.Errorf("%s lacks %q", p.Mermaid(), line)
		}
	}
}

func TestProblems(t *testing.T) {
	p := portal(t)
	for want, make := range map[string]func() error{
		"there is no plan":          func() error { _, err := chart.Gantt(nil, chart.GanttOptions{}); return err },
		"width: expected from 320":  func() error { _, err := chart.Gantt(p, chart.GanttOptions{Width: 10}); return err },
		"a chart shows at most 400": func() error { _, err := chart.Gantt(many(t), chart.GanttOptions{}); return err },
	} {
		if err := make(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	if _, err := chart.Gantt(many(t), chart.GanttOptions{Depth: 1}); err != nil {
		t.Error(err)
	}
}

func many(tb testing.TB) *schedule.Plan {
	text := "format: govmaturity/schedule/1\nid: many\nstart: 2026-01-05\ntasks:\n  - {id: all}\n"
	for i := range 401 {
		text += fmt.Sprintf("  - {id: t%d, parent: all, duration: 1}\n", i)
	}
	return plan(tb, text, false)
}

// A plan that ends after its deadline says so, since floats are counted to it.
func TestGanttMissedDeadline(t *testing.T) {
	const text = "format: govmaturity/schedule/1\nid: x\nstart: 2026-03-02\ndeadline: 2026-03-%s\ntasks: [{id: a, duration: 5}, {id: b, duration: 1}]\n"
	for _, tt := range []struct {
		day, note, said string
	}{{"04", "", "the deadline, 4 March 2026, is missed"}, {"04", "as agreed", "as agreed"}, {"06", "", ""}} {
		c, err := chart.Gantt(plan(t, fmt.Sprintf(text, tt.day), false), chart.GanttOptions{Note: tt.note, Width: 1000})
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := c.WriteSVG(&b, govmaturity.ChartPage{}); err != nil {
			t.Fatal(err)
		}
		if missed := strings.Contains(b.String(), "is missed"); missed != strings.Contains(tt.said, "is missed") || !strings.Contains(b.String(), tt.said) {
			t.Errorf("deadline on %s March: missed %v, want %q in the picture", tt.day, missed, tt.said)
		}
	}
}

package chart_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/chart"
)

func ministry(tb testing.TB) (*actionplan.Plan, *actionplan.Review) {
	tb.Helper()
	data, err := os.ReadFile("../testdata/plan.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	p, err := actionplan.Read("plan.yaml", data)
	if err != nil {
		tb.Fatal(err)
	}
	if data, err = os.ReadFile("../testdata/review.yaml"); err != nil {
		tb.Fatal(err)
	}
	r, err := p.ReadReview("review.yaml", data)
	if err != nil {
		tb.Fatal(err)
	}
	return p, r
}

func short(tb testing.TB, steps string) *actionplan.Plan {
	tb.Helper()
	p, err := actionplan.Read("p.yaml", []byte("format: govmaturity/action-plan/1\nid: p\nsteps:\n"+steps))
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// What a chart of deadlines says, in words and as a table.
func TestDeadlinesGolden(t *testing.T) {
	p, r := ministry(t)
	var b strings.Builder
	for _, tag := range []string{"en", "ar", "es", "fr", "ru", "zh"} {
		c, err := chart.Deadlines(p, chart.DeadlineOptions{Options: chart.Options{Words: govmaturity.WordsFor(tag), Width: 1000}, Review: r})
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "== %s (%s): %s\n%s\n", c.Language(), c.Direction(), c.Title(), c.Description())
		table := c.Table()
		for _, row := range append([][]string{table.Header}, table.Rows...) {
			b.WriteString(strings.Join(row, " | ") + "\n")
		}
	}
	const file = "testdata/deadlines.txt"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("%s differs from what the chart says now; write it anew with -update, and read it:\n%s", file, diff)
	}
}

// What has dates is drawn, and what has none is listed.
func TestDeadlinesDrawnAndListed(t *testing.T) {
	p := short(t, `
  - {id: a, title: A, start: 2026-03, deadline: by fall 2027}
  - {id: b, title: B, deadline: ongoing}
  - {id: c, title: C, deadline: every quarter, start: "2027"}
  - {id: d, title: D, milestones: [{id: m, title: M, deadline: 2026-05}]}
  - {id: e, title: E}
  - {id: f, title: F, deadline: Fall 2025 and ongoing}
`)
	c, err := chart.Deadlines(p, chart.DeadlineOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range c.Table().Rows {
		got = append(got, strings.Join(row, "/"))
	}
	want := []string{
		"A/March 2026/September 2027 to November 2027/–/–", "C/2027/every quarter/–/–", "D/–/–/M: May 2026/–", "F/–/from 1 September 2025 on/–/–",
		"B/–/without dates that can be drawn/–/–", "E/–/without dates that can be drawn/–/–",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestDeadlinesPictures(t *testing.T) {
	p, r := ministry(t)
	for _, tag := range []string{"en", "ar"} {
		for _, dense := range []bool{false, true} {
			for _, width := range []int{0, 1000} {
				c, err := chart.Deadlines(p, chart.DeadlineOptions{Options: chart.Options{Words: govmaturity.WordsFor(tag), Width: width}, Review: r, Dense: dense})
				if err != nil {
					t.Fatal(err)
				}
				var b bytes.Buffer
				if err := c.WriteSVG(&b, govmaturity.ChartPage{}); err != nil {
					t.Fatal(err)
				}
				var picture struct {
					Width int `xml:"width,attr"`
				}
				if err := xml.Unmarshal(b.Bytes(), &picture); err != nil || picture.Width != max(width, 320) {
					t.Errorf("%v, %d pixels wide", err, picture.Width)
				}
			}
		}
	}
}

func TestDeadlinesProblems(t *testing.T) {
	p, r := ministry(t)
	for want, make := range map[string]func() error{
		"there is no plan": func() error { _, err := chart.Deadlines(nil, chart.DeadlineOptions{}); return err },
		"width: expected from 320": func() error {
			_, err := chart.Deadlines(p, chart.DeadlineOptions{Options: chart.Options{Width: 10}})
			return err
		},
		"no step has a date": func() error {
			_, err := chart.Deadlines(short(t, "  - {id: a, title: A}"), chart.DeadlineOptions{})
			return err
		},
		"the review is of another plan": func() error {
			_, err := chart.Deadlines(short(t, "  - {id: a, title: A}"), chart.DeadlineOptions{Review: r})
			return err
		},
	} {
		if err := make(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
}

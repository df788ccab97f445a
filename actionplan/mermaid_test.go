package actionplan_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
)

// Mermaid gets days and nothing to reckon, and no text is read as a line of its own.
func TestMermaid(t *testing.T) {
	p := read(t, `
format: govmaturity/action-plan/1
id: p
title: "Plan: one"
horizon: {from: "2026", to: "2028"}
commitments: [{id: c, title: "Section; #1"}]
steps:
  - {id: a, commitment: c, title: "end", start: 2026-03, deadline: by fall 2027}
  - {id: b, commitment: c, title: "title x", deadline: 2027-02-28, milestones: [{id: m, title: "100% : done", deadline: 2027-01}]}
  - {id: d, title: On, start: "2027", deadline: ongoing}
  - {id: e, title: "click me\nsection x", deadline: every year}
`)
	want := `gantt
    title Plan one
    dateFormat YYYY-MM-DD
    axisFormat %Y-%m
    section “Section 1”
    “end (by fall 2027)” :s1, 2026-03-01, 2027-12-01
    “title x” :s2, 2027-02-28, 2027-03-01
    100 done :milestone, s3, 2027-01-31, 0d
    section Steps of no commitment
    On (ongoing) :s4, 2027-01-01, 2029-01-01
    %% Steps without a date that can be drawn click me section x
`
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(p.Mermaid(), "\n")); diff != "" {
		t.Error(diff)
	}
	if got := p.Mermaid(govmaturity.WordsFor("ar")); !strings.Contains(got, "section خطوات بلا التزام") {
		t.Error(got)
	}
}

package competency_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
)

func read(tb testing.TB, text string) *competency.Framework {
	tb.Helper()
	fw, err := competency.ReadFramework("f.yaml", []byte(text))
	if err != nil {
		tb.Fatal(err)
	}
	return fw
}

// A profile goes over as far as the crosswalk says, and what is lost is listed.
func TestMigrate(t *testing.T) {
	from := read(t, exampleFramework)
	to := read(t, strings.NewReplacer(
		"id: digital-unit", "id: other",
		"{id: working, rank: 2, title: Working}", "{id: able, rank: 2, title: Able}",
		"level: working", "level: able",
		"id: data,", "id: data-use,", "competency: data,", "competency: data-use,",
	).Replace(exampleFramework))
	walk, err := competency.ReadCrosswalk("w.yaml", []byte(`format: govmaturity/competency-crosswalk/1
id: walk
title: Walk
standing: derived
from: {framework: digital-unit, edition: "2026"}
to: {framework: other, edition: "2026"}
scales:
  - {from: proficiency, to: proficiency, levels: [{from: basic, to: basic, match: same}, {from: working, to: able, match: lossy}]}
links:
  - {from: data, to: data-use, match: same}
`))
	if err != nil {
		t.Fatal(err)
	}
	profile, err := from.ReadProfile("p.yaml", []byte(exampleProfile+"  - {competency: security, level: basic, kind: test, date: \"2026-01\"}\n  - {competency: data, level: basic, kind: test, date: \"2025-01\"}\n"))
	if err != nil {
		t.Fatal(err)
	}
	out, lost, err := walk.Migrate(profile, from, to)
	if err != nil {
		t.Fatal(err)
	}
	var kept, gone []string
	for _, a := range out.Evidence {
		kept = append(kept, a.Competency+" "+a.Level+" "+a.Date)
	}
	for _, l := range lost {
		gone = append(gone, l.Path.String()+": "+l.Reason)
	}
	if diff := cmp.Diff([]string{"data-use able 2026-03", "data-use basic 2025-01"}, kept); diff != "" {
		t.Errorf("kept (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{
		"evidence[0]: carried over, and the way back is not known",
		"evidence[1]: the level has no counterpart",
		"evidence[2]: the competency has no counterpart",
	}, gone); diff != "" {
		t.Errorf("lost (-want +got):\n%s", diff)
	}
	if _, err := to.Person(out); err != nil {
		t.Errorf("what was carried over is refused: %v", err)
	}
	if len(kept)+len(gone)-1 != len(profile.Evidence) { // one went over and is listed
		t.Error("something was neither kept nor listed")
	}
}

func TestBadCrosswalks(t *testing.T) {
	fw := read(t, exampleFramework)
	good := func() *competency.Crosswalk {
		return &competency.Crosswalk{
			Format: competency.CrosswalkFormat, ID: "w", Title: govmaturity.English("W"), Standing: govmaturity.StandingDerived,
			From: competency.EditionSpec{Framework: "digital-unit", Edition: "2026"}, To: competency.EditionSpec{Framework: "digital-unit", Edition: "2026"},
		}
	}
	level := func(a, b string) competency.LevelLinkSpec {
		return competency.LevelLinkSpec{From: a, To: b, Match: competency.MatchSame}
	}
	for _, tt := range []struct {
		reason string
		change func(*competency.Crosswalk)
		want   string
	}{
		{"nothing wrong", func(w *competency.Crosswalk) {}, ""},
		{"another framework", func(w *competency.Crosswalk) { w.To.Framework = "x" }, "other-framework to"},
		{"an unknown competency", func(w *competency.Crosswalk) {
			w.Links = []competency.LinkSpec{{From: "date", To: "data", Match: competency.MatchSame}}
		}, "unknown-reference links[0].from"},
		{"a tie twice", func(w *competency.Crosswalk) {
			w.Links = []competency.LinkSpec{{From: "data", To: "data", Match: competency.MatchSame}, {From: "data", To: "data", Match: competency.MatchPartial}}
		}, "duplicate-id links[1]"},
		{"an unknown level", func(w *competency.Crosswalk) {
			w.Scales = []competency.ScaleLinkSpec{{From: "proficiency", To: "proficiency", Levels: []competency.LevelLinkSpec{level("basic", "best")}}}
		}, "unknown-reference scales[0].levels[0].to"},
		{"levels that turn around", func(w *competency.Crosswalk) {
			w.Scales = []competency.ScaleLinkSpec{{From: "proficiency", To: "proficiency", Levels: []competency.LevelLinkSpec{level("basic", "working"), level("working", "basic")}}}
		}, "out-of-order scales[0].levels[1].to"},
	} {
		w := good()
		tt.change(w)
		got := ""
		if err := w.Check(fw, fw); err != nil {
			p := err.(govmaturity.Problems)[0]
			got = string(p.Code) + " " + p.Path.String()
		}
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.reason, got, tt.want)
		}
	}
}

func TestChanges(t *testing.T) {
	before := read(t, exampleFramework)
	after := read(t, strings.NewReplacer(
		"  - {id: security, title: Security, scale: proficiency}", "  - {id: security, title: Cyber security, scale: proficiency, levels: [basic, working]}\n  - {id: design, title: Design}",
		"{competency: data, level: basic}", "{competency: data, level: working}, {competency: design}",
		"{competency: data, level: expert}, ", "",
	).Replace(exampleFramework))
	var got []string
	for _, c := range competency.Changes(before, after) {
		got = append(got, strings.TrimSpace(strings.Join([]string{string(c.Kind), c.What, c.ID, c.About, c.Before, c.After}, " ")))
	}
	want := []string{
		"came competency design",
		"levels competency security  basic, working, expert basic, working",
		"reworded competency security",
		"required post analyst/junior data basic working",
		"required post analyst/junior design  -",
		"dropped post analyst/senior data expert",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if c := competency.Changes(before, before); c != nil {
		t.Errorf("a framework differs from itself: %v", c)
	}
}

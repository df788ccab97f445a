package govmaturity_test

import (
	stdcmp "cmp"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
)

// scoreFinding is what another package would find: a value of a node.
func scoreFinding(id, title, outcome string, reasons ...govmaturity.Reason) govmaturity.Finding {
	return govmaturity.Finding{
		About:   govmaturity.Reference{Kind: "score", Document: "digital-state", Edition: "2026", Subject: "Atlantis", ID: id},
		Title:   govmaturity.English(title),
		State:   govmaturity.StateAnswered,
		Outcome: govmaturity.English(outcome),
		Rule:    govmaturity.English("the weighted mean of what is below"),
		Reasons: reasons,
	}
}

// because makes a reason in English, with the finding that it rests on.
func because(kind govmaturity.ReasonKind, words string, about ...govmaturity.Reference) govmaturity.Reason {
	r := govmaturity.Reason{Kind: kind, Words: govmaturity.English(words)}
	if about != nil {
		r.Finding = &about[0]
	}
	return r
}

// A colour in a report rests on a score, and that on others: one call goes all
// the way down.
func ExampleFinding_Trace() {
	registers := scoreFinding("registers", "Base registers", "3")
	data := scoreFinding("data", "Data management", "2.5",
		because(govmaturity.ReasonCounted, "Base registers: 3, weight 50 %", registers.About),
		because(govmaturity.ReasonCounted, "Once only: 2, weight 50 %"),
	)
	known := map[govmaturity.Reference]govmaturity.Finding{data.About: data, registers.About: registers}

	colour := govmaturity.Finding{
		About:   govmaturity.Reference{Kind: "colour", Document: "road-map", Edition: "1", Date: "2026-11", ID: "data-kpi"},
		Title:   govmaturity.English("Data shared between agencies"),
		Outcome: govmaturity.English("amber"),
		Rule:    govmaturity.English("the colour of the band that the value lies in"),
		Reasons: []govmaturity.Reason{
			because(govmaturity.ReasonCounted, "Data management: 2.5", data.About),
			because(govmaturity.ReasonThreshold, "green begins at 3"),
		},
		Standing: govmaturity.StandingDerived,
	}
	find := func(r govmaturity.Reference) (govmaturity.Finding, bool) { f, ok := known[r]; return f, ok }
	fmt.Print(colour.Trace(govmaturity.Words{}, 2, find))
	// Output:
	// Data shared between agencies: amber
	//   rule:      the colour of the band that the value lies in
	//   counted:   Data management: 2.5
	//   threshold: green begins at 3
	//   standing:  derived
	//   about:     colour data-kpi, 2026-11, road-map 1
	//     Data management: 2.5
	//       rule:    the weighted mean of what is below
	//       counted: Base registers: 3, weight 50 %
	//                Once only: 2, weight 50 %
	//       about:   score data, Atlantis, digital-state 2026
	//         Base registers: 3
	//           rule:  the weighted mean of what is below
	//           about: score registers, Atlantis, digital-state 2026
}

// whole is a finding with all that one can have.
func whole() govmaturity.Finding {
	f := scoreFinding("data", "Data", "2.5")
	f.Title["ar"], f.Outcome["ar"] = "البيانات", "٢٫٥"
	f.About.Hash, f.About.Date, f.About.Item = "sha256:00", "2026", "/services/passport"
	f.Standing = govmaturity.StandingOfficial
	f.Sources = []govmaturity.Source{{ID: "book", Title: "The book", Publisher: "UN", Note: govmaturity.English("in part")}}
	f.Cites = []govmaturity.Citation{{Source: "book", Locator: "page 3"}, {Source: "lost", Locator: "page 4"}}
	for _, kind := range []govmaturity.ReasonKind{
		govmaturity.ReasonCondition, govmaturity.ReasonAnswer, govmaturity.ReasonCounted, govmaturity.ReasonShown,
		govmaturity.ReasonLeftOut, govmaturity.ReasonHolds, govmaturity.ReasonRejected, govmaturity.ReasonFormula,
		govmaturity.ReasonThreshold, govmaturity.ReasonBlocked, govmaturity.ReasonCoverage, govmaturity.ReasonNote, "own-kind",
	} {
		f.Reasons = append(f.Reasons, because(kind, "words of "+string(kind)))
	}
	f.Reasons[2].Finding = &govmaturity.Reference{Kind: "score", Document: "digital-state", ID: "registers"}
	f.Reasons[8].Cites = []govmaturity.Citation{{Source: "book", Locator: "page 5"}, {Source: "book", Locator: "page 6"}}
	return f
}

func TestFindingJSON(t *testing.T) {
	for name, f := range map[string]govmaturity.Finding{"zero": {}, "whole": whole()} {
		data, err := json.Marshal(f)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var back govmaturity.Finding
		if err := json.Unmarshal(data, &back); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, data)
		}
		if diff := cmp.Diff(f, back); diff != "" {
			t.Errorf("%s, after JSON (-before +after):\n%s", name, diff)
		}
		for _, language := range []string{"en", "ar", "fr"} {
			if diff := cmp.Diff(f.Text(language), back.Text(language)); diff != "" {
				t.Errorf("%s, the text in %s after JSON (-before +after):\n%s", name, language, diff)
			}
		}
	}
	for _, bad := range []string{`{}`, `{"format":"govmaturity/plan/1"}`, `[]`, `{"format":"govmaturity/finding/1","reasons":{}}`, `null`, ``} {
		var f govmaturity.Finding
		if err := json.Unmarshal([]byte(bad), &f); err == nil && bad != "null" {
			t.Errorf("%s is read as a finding", bad)
		}
		if diff := cmp.Diff(govmaturity.Finding{}, f); diff != "" {
			t.Errorf("%s left something behind:\n%s", bad, diff)
		}
	}
}

func TestFindingText(t *testing.T) {
	want := `Data: 2.5
  rule:      the weighted mean of what is below
  condition: words of condition
  answer:    words of answer
  counted:   words of counted
  shown:     words of shown
  left out:  words of left-out
  holds:     words of holds
  rejected:  words of rejected
  formula:   words of formula
  threshold: words of threshold (UN, The book, page 5; UN, The book, page 6)
  blocked:   words of blocked
  coverage:  words of coverage
  note:      words of note
  own kind:  words of own-kind
  standing:  official
  source:    UN, The book, page 3
             lost, page 4
  about:     score data, /services/passport, Atlantis, 2026, digital-state 2026, sha256:00
`
	if diff := cmp.Diff(want, whole().String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for name, test := range map[string]struct {
		f    govmaturity.Finding
		want string
	}{
		"nothing":    {govmaturity.Finding{}, "\n"},
		"no outcome": {govmaturity.Finding{Title: govmaturity.English("T")}, "T\n"},
		"no title":   {govmaturity.Finding{About: govmaturity.Reference{ID: "n"}, Outcome: govmaturity.English("3")}, "n: 3\n  about: n\n"},
		"a reason without words": {
			govmaturity.Finding{Reasons: []govmaturity.Reason{{Kind: "counted", Finding: &govmaturity.Reference{Kind: "date", ID: "s"}}, {Kind: "note"}}},
			"\n  counted: date s\n",
		},
		"lines and commands in words": {
			govmaturity.Finding{Title: govmaturity.English("a\n  rule: b\x1b[2J\u2028c"), Rule: govmaturity.English("d\r\ne")},
			"a   rule: b [2J c\n  rule: d e\n",
		},
	} {
		if got := test.f.Text(); got != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}

func TestFindingTrace(t *testing.T) {
	ref := func(id string) govmaturity.Reference { return govmaturity.Reference{Kind: "score", ID: id} }
	known := map[govmaturity.Reference]govmaturity.Finding{}
	for id, below := range map[string]string{"a": "bc", "b": "d", "c": "dd", "d": "ax", "e": "e"} {
		f := govmaturity.Finding{About: ref(id), Title: govmaturity.English(strings.ToUpper(id))}
		for _, b := range below {
			f.Reasons = append(f.Reasons, because(govmaturity.ReasonCounted, string(b), ref(string(b))))
		}
		known[f.About] = f
	}
	find := func(r govmaturity.Reference) (govmaturity.Finding, bool) { f, ok := known[r]; return f, ok }
	for _, test := range []struct {
		from  string
		depth int
		want  string
	}{
		{"a", 0, "A"}, {"a", -1, "A"}, {"a", 1, "A>B>C"}, {"a", 2, "A>B>>D>C"}, {"a", 1e9, "A>B>>D>C"}, {"e", 3, "E"},
	} {
		var got strings.Builder
		for line := range strings.Lines(known[ref(test.from)].Trace(govmaturity.Words{}, test.depth, find)) {
			words := strings.TrimLeft(line, " ")
			if stands := len(line) - len(words); stands%4 == 0 && !strings.Contains(words, ":") && len(words) == 2 {
				got.WriteString(strings.Repeat(">", stands/4) + strings.TrimSpace(words))
			}
		}
		if got.String() != test.want {
			t.Errorf("from %s, %d deep: %s, want %s", test.from, test.depth, got.String(), test.want)
		}
	}
	// A finder that gives another finding than it was asked for cannot keep a
	// trace from ending, and none at all is no more than the text.
	other := func(govmaturity.Reference) (govmaturity.Finding, bool) { return known[ref("a")], true }
	if n := strings.Count(known[ref("a")].Trace(govmaturity.Words{}, 1000, other), "A\n"); n != 3 {
		t.Errorf("told %d times, want once for each name", n)
	}
	if a := known[ref("a")]; a.Trace(govmaturity.Words{}, 5, nil) != a.Text() {
		t.Errorf("without a finder, the trace is %q", a.Trace(govmaturity.Words{}, 5, nil))
	}
}

func TestReferenceOrder(t *testing.T) {
	sorted := []govmaturity.Reference{
		{}, {Kind: "z"}, {ID: "a", Kind: "y"}, {Item: "a"}, {Date: "a"}, {Subject: "a"}, {Hash: "a"}, {Edition: "a"}, {Document: "a"},
	}
	for i, a := range sorted {
		for j, b := range sorted {
			if got, want := a.Compare(b), stdcmp.Compare(i, j); got != want {
				t.Errorf("%v and %v compare as %d, want %d", a, b, got, want)
			}
		}
	}
	twice := govmaturity.Finding{Reasons: []govmaturity.Reason{
		because("counted", "x", sorted[2]), because("counted", "y"), because("counted", "z", sorted[1]), because("left-out", "x", sorted[2]),
	}}
	if diff := cmp.Diff([]govmaturity.Reference{sorted[2], sorted[1]}, twice.RestsOn()); diff != "" {
		t.Errorf("what it rests on (-want +got):\n%s", diff)
	}
}

// What has no title is called by its id, or by that of its document, and what has
// neither says what was found alone.
func TestFindingWithoutTitle(t *testing.T) {
	f := govmaturity.Finding{Outcome: govmaturity.English("amber"), About: govmaturity.Reference{Document: "road-map", ID: "data"}}
	for want, about := range map[string]govmaturity.Reference{
		"data: amber":     {Document: "road-map", ID: "data"},
		"road-map: amber": {Document: "road-map"},
		"amber":           {},
	} {
		f.About = about
		if got, _, _ := strings.Cut(f.String(), "\n"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

package kpi_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
)

// list makes a document of one indicator, and more.
func list(indicator, more string) string {
	return "format: govmaturity/indicators/1\nid: x\nindicators:\n  - {id: a, title: A, " + indicator + "}\n" + more
}

func TestBadIndicators(t *testing.T) {
	for _, c := range []struct {
		reason, text, path string
		code               govmaturity.Code
	}{
		{"a day that there is not", list("direction: up, baseline: {date: 2023-02-29, value: 1}", ""), "/indicators/0/baseline/date", govmaturity.CodeNoSuchDay},
		{"the target before the baseline", list("direction: up, baseline: {date: '2023', value: 1}, target: {date: '2023', value: 2}", ""), "/indicators/0/target/date", govmaturity.CodeOutOfOrder},
		{"a range without an end", list("direction: range, target: {low: 1}", ""), "/indicators/0/target/high", govmaturity.CodeRequired},
		{"a range with a value", list("direction: range, target: {low: 1, high: 2, value: 1}", ""), "/indicators/0/target/value", govmaturity.CodeNotUsed},
		{"a range the wrong way round", list("direction: range, target: {low: 3, high: 2}", ""), "/indicators/0/target/low", govmaturity.CodeOutOfOrder},
		{"nothing to keep", list("direction: keep", ""), "/indicators/0/target", govmaturity.CodeRequired},
		{"per of a number", list("direction: up, per: 100", ""), "/indicators/0/per", govmaturity.CodeNotUsed},
		{"ratios added up", list("direction: up, measure: ratio, accumulation: sum", ""), "/indicators/0/accumulation", govmaturity.CodeNotAllowed},
		{"milestones out of order", list("direction: up, baseline: {date: '2020', value: 1}, target: {date: '2030', value: 9}, milestones: [{date: '2026', value: 5}, {date: '2025', value: 6}]", ""), "/indicators/0/milestones/1/date", govmaturity.CodeOutOfOrder},
		{"a path by milestones without any", list("direction: up, path: milestones", ""), "/indicators/0/milestones", govmaturity.CodeRequired},
		{"shares added up", list("direction: up, measure: ratio, dimensions: [{id: d, whole: sum, categories: [{id: c}]}]", ""), "/indicators/0/dimensions/0/whole", govmaturity.CodeNotAllowed},
		{"due without a period", list("direction: up, due-days: 3", ""), "/indicators/0/due-days", govmaturity.CodeNotUsed},
		{"cuts the wrong way round", list("direction: up", "thresholds: {on-track: 0.5, behind: 0.6}\n"), "/thresholds/behind", govmaturity.CodeOutOfOrder},
		{"a group in a circle", list("direction: up", "groups:\n  - {id: g, of: value, rule: mean, missing: block, members: [{id: h}]}\n  - {id: h, of: value, rule: mean, missing: block, members: [{id: g}]}\n"), "/groups/1", govmaturity.CodeCycle},
		{"a member that there is not", list("direction: up", "groups: [{id: g, of: value, rule: mean, missing: block, members: [{id: b}]}]\n"), "/groups/0/members/0/id", govmaturity.CodeUnknownReference},
		{"weights that nobody reads", list("direction: up", "groups: [{id: g, of: value, rule: mean, missing: block, members: [{id: a, weight: 2}]}]\n"), "/groups/0/members/0/weight", govmaturity.CodeNotUsed},
		{"a weight that is missing", list("direction: up", "groups: [{id: g, of: value, rule: weighted-mean, missing: block, members: [{id: a}]}]\n"), "/groups/0/members/0/weight", govmaturity.CodeRequired},
		{"a ratio of numbers", list("direction: up", "groups: [{id: g, of: value, rule: ratio, missing: block, members: [{id: a}]}]\n"), "/groups/0/members/0/id", govmaturity.CodeNoValue},
		{"a score that there is not", list("direction: up", "groups: [{id: g, of: score, rule: mean, missing: block, members: [{id: a}]}]\n"), "/groups/0/members/0/id", govmaturity.CodeNoValue},
		{"official without a place", list("direction: up, standing: official", ""), "/indicators/0/cites", govmaturity.CodeRequired},
	} {
		_, err := kpi.Read("x.yaml", []byte(c.text))
		only(t, c.reason, err, c.path, c.code)
	}
}

// only asks for one problem, at a place, with a line.
func only(t *testing.T, reason string, err error, path string, code govmaturity.Code) {
	t.Helper()
	var problems govmaturity.Problems
	if !errors.As(err, &problems) || len(problems) != 1 || problems[0].Path.Pointer() != path || problems[0].Code != code || problems[0].Line == 0 {
		t.Errorf("%s: expected %s at %s, found %v", reason, code, path, err)
	}
}

func TestBadObservations(t *testing.T) {
	s, _ := read(t, everything, values)
	for _, c := range []struct {
		reason, row, path string
		code              govmaturity.Code
	}{
		{"an indicator that there is not", "{indicator: onlin, date: '2024', value: 1}", "/observations/0/indicator", govmaturity.CodeUnknownIndicator},
		{"a value of a ratio", "{indicator: online, date: '2024', value: 1}", "/observations/0/value", govmaturity.CodeWrongAnswer},
		{"half a ratio", "{indicator: online, date: '2024', numerator: 1}", "/observations/0/denominator", govmaturity.CodeRequired},
		{"a numerator of a number", "{indicator: days, date: '2024', value: 2, numerator: 1}", "/observations/0/numerator", govmaturity.CodeWrongAnswer},
		{"neither a value nor a reason", "{indicator: days, date: '2024'}", "/observations/0", govmaturity.CodeRequired},
		{"both", "{indicator: days, date: '2024', value: 1, state: excluded}", "/observations/0/state", govmaturity.CodeValueAndReason},
		{"an estimate without a value", "{indicator: days, date: '2024', state: imputed}", "/observations/0", govmaturity.CodeRequired},
		{"the same end twice", "{indicator: days, date: '2024', value: 1}\n  - {indicator: days, date: 2024-12-31, value: 2}", "/observations/1", govmaturity.CodeGivenTwice},
		{"a dimension that there is not", "{indicator: days, date: '2024', value: 1, of: [{dimension: sex, category: women}]}", "/observations/0/of/0/dimension", govmaturity.CodeUnknownReference},
		{"a category that there is not", "{indicator: trained, date: '2024', value: 1, of: [{dimension: sex, category: all}]}", "/observations/0/of/0/category", govmaturity.CodeUnknownReference},
		{"reported before its period", "{indicator: days, date: '2024', value: 1, reported: '2023'}", "/observations/0/reported", govmaturity.CodeOutOfOrder},
	} {
		_, err := s.ReadObservations("x.yaml", []byte("format: govmaturity/observations/1\nindicators: digital\nobservations:\n  - "+c.row+"\n"))
		only(t, c.reason, err, c.path, c.code)
	}
	_, err := s.ReadObservations("x.yaml", []byte("format: govmaturity/observations/1\nindicators: other\n"))
	only(t, "another list", err, "/indicators", govmaturity.CodeOtherFramework)
}

// What is odd and can be computed is told apart from what is wrong.
func TestDoubts(t *testing.T) {
	for _, c := range []struct{ reason, text, want string }{
		{"met from the beginning", list("direction: down, baseline: {date: '2020', value: 5}, target: {date: '2030', value: 70}", ""), "meets the target"},
		{"the target is the baseline", list("direction: up, baseline: {date: '2020', value: 5}, target: {date: '2030', value: 5}", ""), "is what the baseline is already"},
		{"never late", list("direction: up, baseline: {date: '2020', value: 5}, target: {value: 7}", ""), "without a date"},
		{"no baseline", list("direction: up, target: {date: '2030', value: 7}", ""), "without a baseline"},
		{"beyond the limit", list("direction: up, limit: 100, baseline: {date: '2020', value: 5}, target: {date: '2030', value: 107}", ""), "beyond the limit"},
	} {
		s, err := kpi.Read("x.yaml", []byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		if d := s.Doubts(); len(d) != 1 || !strings.Contains(d[0].Message(), c.want) || d[0].Line == 0 {
			t.Errorf("%s: %v", c.reason, d)
		}
	}
	_, o := read(t, everything, strings.ReplaceAll(values, "observations:\n", `observations:
  - {indicator: users, date: "2023", value: 50}
  - {indicator: users, date: "2024", value: 40}
  - {indicator: trained, date: "2025", value: 251}
`))
	if d := o.Doubts(); len(d) != 2 || !strings.Contains(d[0].Message(), "fell to 40") || !strings.Contains(d[1].Message(), "make 250") {
		t.Errorf("%v", d)
	}
}

// What is missing is a state, and no zero.
func TestStates(t *testing.T) {
	_, o := read(t, everything, strings.ReplaceAll(values, "observations:\n", `observations:
  - {indicator: trained, date: 2025-06-30, state: unanswered}
  - {indicator: calls, date: "2025", numerator: 0, denominator: 0}
`))
	r, err := o.Report("2025-12-31")
	if err != nil {
		t.Fatal(err)
	}
	if x := r.Result("trained"); x.State() != govmaturity.StateBlocked || x.Level().HasAttainment || x.Pace().Class != kpi.PaceClassNoData {
		t.Errorf("a period that nobody knows: %s %+v", x.State(), x.Level())
	}
	if x := r.Result("calls"); x.Date() != "2024" {
		t.Errorf("a share of none is no value: %s", x.Date())
	}
	if x := r.Result("online"); x.Late() != "" {
		t.Errorf("late: %q", x.Late())
	}
	later, err := o.Report("2027-04-01")
	if err != nil {
		t.Fatal(err)
	}
	if x := later.Result("online"); x.Late() != "2026-12-31" {
		t.Errorf("late: %q", x.Late())
	} else if v, ok := x.Value(); ok || x.State() != govmaturity.StateUnanswered {
		t.Errorf("older than it may be: %v %s", v, x.State())
	}
	if _, err := o.Report("soon"); err == nil {
		t.Error("soon is no date")
	}
	if g := r.Group("nothing"); g.State != "" {
		t.Errorf("%+v", g)
	}
	var none kpi.Result
	if none.Valid() || none.ID() != "" || none.Title() != nil || none.Findings() != nil || none.Categories("x") != nil || none.Category() != "" || none.Unit() != nil {
		t.Error("the zero Result says something")
	}
}

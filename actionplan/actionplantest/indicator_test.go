package actionplantest

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
)

// indicators is a list that uses much and keeps all laws.
func indicators(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile("testdata/indicators.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func compiled(t testing.TB, text string) *kpi.Set {
	t.Helper()
	set, err := kpi.Read("indicators.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestIndicatorsWellMade(t *testing.T) {
	RunIndicators(t, compiled(t, indicators(t)))
	if err := CheckIndicators(compiled(t, indicators(t)), WithSeed(2), WithSamples(200)); err != nil {
		t.Error(err)
	}
	if err := indicatorKit().Validate(); err != nil {
		t.Error(err)
	}
}

// Each law that a document can break is shown to catch something: one change to the
// list, so that exactly that law is reported, and at one part.
func TestIndicatorLawsCatch(t *testing.T) {
	tests := []struct{ law, at, was, is, says string }{
		{"units-said", "days", "    unit: days\n", "", "no unit"},
		{"sources-said", "days", "    source: The system of the permit office\n", "", "no source"},
		{"baselines-said", "days", "    baseline: {date: \"2024\", value: 40}\n    target: {date: \"2030\", value: 10}\n", "    target: {date: \"2030\", value: 10}\n", "no baseline"},
		{"targets-dated", "trained", "target: {date: \"2030\", value: 1000}", "target: {value: 1000}", "no date"},
		{"targets-ahead", "days", "target: {date: \"2030\", value: 10}", "target: {date: \"2030\", value: 50}", "met before anything is done"},
		{"targets-within-limit", "online", "limit: 100", "limit: 80", "the target 90"},
		{"milestones-rise", "online", "{date: \"2028\", value: 75}", "{date: \"2028\", value: 50}", "50 after 55"},
		{"names-apart", "trained", "title: People trained", "title: days to a  permit", "the title of days"},
		{"weights-matter", "all", "weight: 2", "weight: 1", "the same weight"},
	}
	for _, test := range tests {
		t.Run(test.law, func(t *testing.T) {
			base := indicators(t)
			text := strings.Replace(base, test.was, test.is, 1)
			if text == base {
				t.Fatal("nothing was changed")
			}
			report, err := InspectIndicators(compiled(t, text))
			if err != nil {
				t.Fatal(err)
			}
			if len(report.Violations) != 1 || report.Violations[0].Law.Name != test.law || report.Violations[0].At != test.at || !strings.Contains(report.Violations[0].Error(), test.says) {
				t.Errorf("want only %s, at %q\n%v", test.law, test.at, report)
			}
		})
	}
	for _, law := range IndicatorLaws()[:len(tests)] {
		if !slices.ContainsFunc(tests, func(b struct{ law, at, was, is, says string }) bool { return b.law == law.Name }) {
			t.Errorf("no document shows that the law %s catches anything", law.Name)
		}
	}
}

// Each law that the library keeps is shown to notice one broken function, and no
// other law does.
func TestIndicatorLawsNotice(t *testing.T) {
	tests := []struct {
		law    string
		engine func(*indicatorEngine)
	}{
		{"better-never-worse", func(e *indicatorEngine) {
			pace := e.pace
			e.pace = func(r kpi.Result) kpi.Pace {
				p := pace(r)
				if l := r.Level(); l.HasAttainment && l.Attainment > 0.5 && !l.Met {
					p.Class = kpi.PaceClassAway
				}
				return p
			}
		}},
		{"met-is-whole", func(e *indicatorEngine) {
			level := e.level
			e.level = func(r kpi.Result) kpi.Level {
				l := level(r)
				l.Met = l.Met || l.Attainment > 0.9
				return l
			}
		}},
		{"path-to-target", func(e *indicatorEngine) {
			expected := e.expected
			e.expected = func(r kpi.Result) []kpi.CoursePoint { return expected(r)[:max(0, len(expected(r))-1)] }
		}},
		{"groups-among-members", func(e *indicatorEngine) {
			group := e.group
			e.group = func(r *kpi.Report, id string) kpi.Total {
				t := group(r, id)
				t.Exact *= 3
				return t
			}
		}},
		{"missing-is-no-zero", func(e *indicatorEngine) {
			group := e.group
			e.group = func(r *kpi.Report, id string) kpi.Total {
				t := group(r, id)
				if t.State != govmaturity.StateAnswered {
					return kpi.Total{State: govmaturity.StateAnswered, Parts: []kpi.Part{{}}}
				}
				return t
			}
		}},
		{"order", func(e *indicatorEngine) {
			compile := e.compile
			e.compile = func(spec *kpi.IndicatorsSpec) (*kpi.Set, error) {
				if spec.Indicators[0].ID != "online" {
					spec.Indicators[0].Target = nil // whichever comes first
				}
				return compile(spec)
			}
		}},
		{"mirrored", func(e *indicatorEngine) {
			level := e.level
			e.level = func(r kpi.Result) kpi.Level { // what began below zero counts half
				l := level(r)
				if from, _, ok := r.Baseline(); ok && from < 0 {
					l.Attainment /= 2
				}
				return l
			}
		}},
		{"document-round-trip", func(e *indicatorEngine) {
			e.read = func(string, []byte) (*kpi.Set, error) { return nil, errors.New("it cannot be read") }
		}},
		{"form-round-trip", func(e *indicatorEngine) {
			e.fromForm = func(*govmaturity.FormInput) (*kpi.Set, error) { return nil, errors.New("a field is lost") }
		}},
	}
	for _, test := range tests {
		t.Run(test.law, func(t *testing.T) {
			e := newIndicatorEngine()
			test.engine(&e)
			report, err := inspectIndicators(e, compiled(t, indicators(t)))
			if err != nil {
				t.Fatal(err)
			}
			if len(report.Violations) == 0 {
				t.Fatalf("nobody noticed: %v", report)
			}
			for _, v := range report.Violations {
				if v.Law.Name != test.law {
					t.Errorf("want only %s\n%v", test.law, v)
				}
			}
		})
	}
	for _, law := range IndicatorLaws()[9:] {
		if !slices.ContainsFunc(tests, func(b struct {
			law    string
			engine func(*indicatorEngine)
		}) bool {
			return b.law == law.Name
		}) {
			t.Errorf("nothing shows that the law %s notices anything", law.Name)
		}
	}
}

func TestIndicatorsCannotBeChecked(t *testing.T) {
	set := compiled(t, indicators(t))
	for _, c := range []struct {
		reason, want string
		set          *kpi.Set
		opts         []Option
	}{
		{"no list", "there are no indicators", nil, nil},
		{"no such law", `did you mean "units-said"?`, set, []Option{Waive("unit-said", "x")}},
		{"no reason", "without a reason", set, []Option{Waive("units-said", "")}},
		{"no such part", `did you mean "days"?`, set, []Option{Waive("units-said", "x", "day")}},
	} {
		err := CheckIndicators(c.set, c.opts...)
		var violations Violations
		if err == nil || errors.As(err, &violations) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want an error with %q", c.reason, err, c.want)
		}
	}
	text := strings.Replace(indicators(t), "    unit: days\n", "", 1)
	if err := CheckIndicators(compiled(t, text), Waive("units-said", "They are days, as the title says.", "days")); err != nil {
		t.Error(err)
	}
}

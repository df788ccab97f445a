package actionplantest

import (
	"cmp"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/priority"
	"github.com/govmaturity/govmaturity/internal/long"
)

// whatFirst are priorities that use much and keep all laws.
func whatFirst(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile("testdata/priorities.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func prioritised(t testing.TB, text string) *priority.Set {
	t.Helper()
	set, err := priority.Read("priorities.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestPrioritiesWellMade(t *testing.T) {
	RunPriorities(t, prioritised(t, whatFirst(t)))
	if err := CheckPriorities(prioritised(t, whatFirst(t)), WithSeed(2), WithSamples(long.Count(30, 1000))); err != nil {
		t.Error(err)
	}
	if err := priorityKit().Validate(); err != nil {
		t.Error(err)
	}
}

// brokenPriorities are changes to the document, each text and what stands in its place,
// and the law that they break.
type brokenPriorities struct {
	law, at string
	changes []string
	says    string
}

// compared makes the weights of comparisons.
var compared = []string{
	"weights-sum: 100\n", "", "weight: 50, ", "", "weight: 30, ", "", "weight: 20, ", "",
	"alternatives:\n", `comparisons:
  random-index: saaty-2005
  pairs: [{criterion: value, over: feasibility, times: 2}, {criterion: feasibility, over: months, times: 2}, {criterion: value, over: months, times: 4}]
alternatives:
`,
}

// alone is a question with one answer, which a method that compares cannot give.
const alone = `format: govmaturity/priorities/1
id: alone
criteria: [{id: value, title: Value, unit: points, weight: 1}]
alternatives: [{id: portal, title: One portal}]
ratings: [{alternative: portal, values: [{criterion: value, value: 1}]}]
methods: [{id: outrank, method: promethee-ii}]
`

func changedText(t *testing.T, text string, changes ...string) string {
	t.Helper()
	for i := 0; i+1 < len(changes); i += 2 {
		was := text
		if text = strings.ReplaceAll(text, changes[i], changes[i+1]); text == was {
			t.Fatalf("there is no %q", changes[i])
		}
	}
	return text
}

// fewer are the same with fewer methods, which are asked sooner.
func fewer(t *testing.T) string {
	t.Helper()
	return changedText(t, whatFirst(t), "  - {id: topsis, method: topsis}\n", "", "  - {id: vikor, method: vikor}\n", "")
}

func someBrokenPriorities(t *testing.T) []brokenPriorities {
	return []brokenPriorities{
		{"can-be-answered", "outrank", []string{fewer(t), alone}, "no order: alone"},
		{"titles-said", "law", []string{", title: A law on data}", "}"}, "no title"},
		{"titles-said", "months", []string{"title: Time until it works, ", ""}, "no title"},
		{"names-apart", "cloud", []string{"title: Government cloud", "title: one  Portal"}, "the title of portal"},
		{"names-apart", "feasibility", []string{"title: Feasibility", "title: value for people"}, "the title of value"},
		{"criteria-measured", "months", []string{", unit: months", ""}, "no unit and no range"},
		{"weights-count", "months", []string{"weight: 50", "weight: 60", "weight: 30", "weight: 40", "weight: 20", "weight: 0"}, "it counts for nothing"},
		{"criteria-tell-apart", "language", []string{
			"weight: 20", "weight: 19", "  - {id: months,", "  - {id: language, title: Ease of language, weight: 1, unit: points}\n  - {id: months,",
			"{criterion: months, ", "{criterion: language, value: 3}, {criterion: months, ",
			"{criterion: language, value: 3}, {criterion: months, function", "{criterion: months, function",
		}, "3 for all"},
		{"all-rated", "law", []string{"{criterion: months, value: 12}", "{criterion: months, state: unanswered}", "{criterion: months, value: 10}", "{criterion: months, state: unanswered}"}, "no value: unanswered"},
		{"raters-complete", "law", []string{", {criterion: months, value: 10}]}", "]}"}, "nothing from citizens"},
		{"comparisons-consistent", "", append(slices.Clone(compared), "times: 4}", "times: 0.25}"), "a consistency ratio of"},
		{"axes-together", "value", []string{", axis: feasibility", ""}, "no criterion on the other"},
		{"budgets-used", "people", []string{
			"    - {alternative: training, resource: people, year: 2026, amount: 6}\n", "", "    - {alternative: cloud, resource: people, year: 2026, amount: 4}\n", "",
		}, "nothing that needs it"},
		{"each-can-be-chosen", "portal", []string{"year: 2026, amount: 4.5", "year: 2026, amount: 45"}, "or that it must not be chosen"},
	}
}

// Each law that a document can break is shown to catch something: a change to the
// document, so that exactly that law is reported, and at one part.
func TestPriorityLawsCatch(t *testing.T) {
	t.Parallel()
	tests := someBrokenPriorities(t)
	for _, test := range tests {
		t.Run(test.law, func(t *testing.T) {
			report, err := InspectPriorities(prioritised(t, changedText(t, fewer(t), test.changes...)), WithSamples(10))
			if err != nil {
				t.Fatal(err)
			}
			onlyAt(t, report, test.law, test.at, test.says)
		})
	}
	if err := CheckPriorities(prioritised(t, changedText(t, whatFirst(t), compared...))); err != nil {
		t.Error(err)
	}
	for _, law := range PriorityLaws()[:12] {
		if !slices.ContainsFunc(tests, func(b brokenPriorities) bool { return b.law == law.Name }) {
			t.Errorf("no document shows that the law %s catches anything", law.Name)
		}
	}
}

// priorityStandIn is a broken function in the place of one of the library.
type priorityStandIn struct {
	law, reason string
	engine      func(*priorityEngine)
}

// ranked ranks another matrix, or changes what comes of it.
func ranked(e *priorityEngine, before func(*priority.Matrix), after func(*priority.Ranking)) {
	rank := e.rank
	e.rank = func(m priority.Matrix, method priority.Method) (*priority.Ranking, error) {
		before(&m)
		r, err := rank(m, method)
		if err == nil {
			after(r)
		}
		return r, err
	}
}

// ordered changes what comes of an order.
func ordered(e *priorityEngine, after func(*priority.Order)) {
	order := e.order
	e.order = func(set *priority.Set, method string) (*priority.Order, error) {
		o, err := order(set, method)
		if err == nil {
			after(o)
		}
		return o, err
	}
}

// chosen chooses by another document, or changes what comes of it.
func chosen(e *priorityEngine, before func(*priority.PrioritiesSpec), after func(*priority.Selection)) {
	choose := e.choose
	e.choose = func(set *priority.Set) (*priority.Selection, error) {
		spec := set.Spec()
		before(spec)
		other, err := priority.Compile(spec)
		if err != nil {
			return nil, err
		}
		x, err := choose(other)
		if err == nil {
			after(x)
		}
		return x, err
	}
}

func nothing[T any](T) {}

func orderStandIns() []priorityStandIn {
	return []priorityStandIn{
		{"dominated-never-ahead", "the last is first", func(e *priorityEngine) {
			ranked(e, nothing, func(r *priority.Ranking) {
				slices.Reverse(r.Places)
				for i := range r.Places {
					r.Places[i].Rank = len(r.Places) + 1 - r.Places[i].Rank
				}
			})
		}},
		{"front-has-first", "a front without one of those on it", func(e *priorityEngine) {
			layers := e.layers
			e.layers = func(m priority.Matrix) ([][]string, error) {
				list, err := layers(m)
				list[0] = list[0][1:]
				return list, err
			}
		}},
		{"ranks-by-score", "the second and the third change places, and not their scores", func(e *priorityEngine) {
			ordered(e, func(o *priority.Order) {
				p := o.Ranking.Places
				p[1].Rank, p[2].Rank = p[2].Rank, p[1].Rank
			})
		}},
		{"parts-add-up", "a criterion whose part is told twice", func(e *priorityEngine) {
			ordered(e, func(o *priority.Order) {
				parts := o.Ranking.Places[0].Parts
				parts[0].Counted *= 2
			})
		}},
		{"weights-by-shares", "weights above 100 that count as 100", func(e *priorityEngine) {
			ranked(e, func(m *priority.Matrix) {
				m.Criteria = slices.Clone(m.Criteria)
				for j := range m.Criteria {
					m.Criteria[j].Weight = min(100, m.Criteria[j].Weight)
				}
			}, nothing)
		}},
		{"mirrored", "a sign that is lost", func(e *priorityEngine) {
			ranked(e, func(m *priority.Matrix) {
				m.Criteria, m.Values = slices.Clone(m.Criteria), slices.Clone(m.Values)
				for i := range m.Values {
					m.Values[i] = slices.Clone(m.Values[i])
					for j, v := range m.Values[i] {
						if v < 0 {
							m.Criteria[j].Range, m.Values[i][j] = nil, -v
						}
					}
				}
			}, nothing)
		}},
		{"interval-holds", "intervals without an end", func(e *priorityEngine) {
			stability := e.stability
			e.stability = func(m priority.Matrix, method priority.Method, hold priority.Hold) ([]priority.Interval, error) {
				list, err := stability(m, method, hold)
				for i := range list {
					list[i].Low, list[i].High = 0, 1
				}
				return list, err
			}
		}},
	}
}

func choiceStandIns() []priorityStandIn {
	return []priorityStandIn{
		{"choice-within-limits", "twice as much as there is", func(e *priorityEngine) {
			chosen(e, func(spec *priority.PrioritiesSpec) {
				for r := range spec.Portfolio.Resources {
					for l := range spec.Portfolio.Resources[r].Limits {
						spec.Portfolio.Resources[r].Limits[l].Amount *= 2
					}
				}
			}, nothing)
		}},
		{"choice-keeps-conditions", "what excludes and what requires each other is forgotten", func(e *priorityEngine) {
			chosen(e, func(spec *priority.PrioritiesSpec) { spec.Portfolio.Exclusions, spec.Portfolio.Dependencies = nil, nil }, nothing)
		}},
		{"choice-is-best", "something that fits is left out", func(e *priorityEngine) {
			chosen(e, nothing, func(x *priority.Selection) {
				for i := range x.Items {
					if y := &x.Items[i]; y.ID == "law" && y.In {
						y.In = false
						x.Value -= y.Value
					}
				}
			})
		}},
		{"explained", "a place without its arithmetic", func(e *priorityEngine) {
			e.place = func(o *priority.Order, id string) govmaturity.Finding {
				f := o.PlaceFinding(id)
				f.Reasons = nil
				return f
			}
		}},
		{"explained", "a choice that says nothing of what is out", func(e *priorityEngine) {
			e.chosen = func(x *priority.Selection) []govmaturity.Finding {
				var out []govmaturity.Finding
				for i, f := range x.Findings() {
					if x.Items[i].In {
						out = append(out, f)
					}
				}
				return out
			}
		}},
	}
}

func documentStandIns() []priorityStandIn {
	return []priorityStandIn{
		{"order", "whichever comes first counts twice", func(e *priorityEngine) {
			e.compile = func(spec *priority.PrioritiesSpec) (*priority.Set, error) {
				if c := &spec.Criteria[0]; c.ID != "value" {
					spec.WeightsSum = nil
					*c.Weight *= 2
				}
				return priority.Compile(spec)
			}
		}},
		{"same-again", "an answer that is another each time", func(e *priorityEngine) {
			first, calls := "", 0
			chosen(e, nothing, nothing)
			choose := e.choose
			e.choose = func(set *priority.Set) (*priority.Selection, error) {
				x, err := choose(set)
				if first = cmp.Or(first, set.Hash()); set.Hash() == first && err == nil {
					if calls++; calls > 1 {
						x.Value++
					}
				}
				return x, err
			}
		}},
		{"document-round-trip", "a reader that refuses", func(e *priorityEngine) {
			e.read = func(string, []byte) (*priority.Set, error) { return nil, errors.New("it cannot be read") }
		}},
		{"form-round-trip", "a form that loses the note", func(e *priorityEngine) {
			fromForm := e.fromForm
			e.fromForm = func(in *govmaturity.FormInput) (*priority.Set, error) {
				set, err := fromForm(in)
				if err != nil {
					return nil, err
				}
				spec := set.Spec()
				spec.Note = nil
				return priority.Compile(spec)
			}
		}},
	}
}

// Each law that the library keeps is shown to notice one broken function, and no
// other law does.
func TestPriorityLawsNotice(t *testing.T) {
	t.Parallel()
	set := prioritised(t, fewer(t))
	all := slices.Concat(orderStandIns(), choiceStandIns(), documentStandIns())
	for _, test := range all {
		t.Run(test.law, func(t *testing.T) {
			e := newPriorityEngine()
			test.engine(&e)
			report, err := inspectPriorities(e, set, WithSamples(10))
			if err != nil {
				t.Fatalf("%s: %v", test.reason, err)
			}
			only(t, report, test.law)
		})
	}
	for _, law := range PriorityLaws()[12:] {
		if !slices.ContainsFunc(all, func(b priorityStandIn) bool { return b.law == law.Name }) {
			t.Errorf("nothing shows that the law %s notices anything", law.Name)
		}
	}
}

func TestPrioritiesCannotBeChecked(t *testing.T) {
	set := prioritised(t, whatFirst(t))
	for _, c := range []struct {
		reason, want string
		set          *priority.Set
		opts         []Option
	}{
		{"no document", "there are no priorities", nil, nil},
		{"no such law", `did you mean "all-rated"?`, set, []Option{Waive("all-rate", "x")}},
		{"no such part", `did you mean "portal"?`, set, []Option{Waive("all-rated", "x", "portals")}},
	} {
		err := CheckPriorities(c.set, c.opts...)
		var violations Violations
		if err == nil || errors.As(err, &violations) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want an error with %q", c.reason, err, c.want)
		}
	}
	text := changedText(t, whatFirst(t), ", unit: months", "")
	if err := CheckPriorities(prioritised(t, text), Waive("criteria-measured", "The title says it.", "months")); err != nil {
		t.Error(err)
	}
}

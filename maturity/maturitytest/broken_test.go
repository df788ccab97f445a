package maturitytest

import (
	"math"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// Each law is shown to catch something: a framework, or an engine, that is
// broken in one way, so that exactly one law is reported.
//
// Some laws no framework can break, since the engine keeps them whatever the
// document and the author's Go code say. For those the engine that the laws
// look at is replaced in part, and the reason says so.
func TestEachLawCatches(t *testing.T) {
	t.Parallel()
	rule := func(agg maturity.Aggregation) subjectOf {
		return ofCode(three("own"), maturity.WithAggregation("own", agg))
	}
	cases := []brokenCase{
		{
			law:    "bounded",
			reason: "an aggregation divides by the sum of the values, and by 0 when all are 0",
			of:     rule(aggregation{func(in []maturity.Input) float64 { return mean(in) * mean(in) / mean(in) }, unit}),
			node:   "all",
		}, {
			law:    "bounded",
			reason: "a measure gives a value outside the range that it states",
			of: ofCode(one(maturity.MeasureSpec{Kind: "own"}), maturity.WithMeasure("own", measure(func(x float64) float64 { return 2 * x }))).
				with(WithAnswers("a", govmaturity.AnswerNumber(0), govmaturity.AnswerNumber(0.5), govmaturity.AnswerNumber(1))),
			node: "a",
		}, {
			law:    "monotone",
			reason: "an aggregation measures how far the mean is from the middle",
			of:     rule(aggregation{func(in []maturity.Input) float64 { return math.Abs(2*mean(in) - 1) }, unit}),
			node:   "all",
		}, {
			law:    "monotone",
			reason: "a table gives a better answer a lower value",
			of: ofSpec(edited(three(maturity.AggregationTable), func(s *maturity.Spec) {
				s.Root.Table = []maturity.RowSpec{
					{When: &maturity.Condition{All: []maturity.Condition{
						{Node: "a", Is: []string{"yes"}}, {Node: "b", Is: []string{"yes"}}, {Node: "c", Is: []string{"yes"}},
					}}, Value: 0.5},
					{When: &maturity.Condition{Any: []maturity.Condition{
						{Node: "a", Is: []string{"yes"}}, {Node: "b", Is: []string{"yes"}}, {Node: "c", Is: []string{"yes"}},
					}}, Value: 1},
					{Value: 0},
				}
			})),
			node: "all",
		}, {
			law:    "weights-matter",
			reason: "an aggregation looks at the first value only",
			of:     rule(aggregation{func(in []maturity.Input) float64 { return in[0].Value }, unit}),
			node:   "b",
		}, {
			law:    "weights-matter",
			reason: "no Go code: in a median, a node with more than half of the weight decides alone",
			of: ofSpec(edited(three(maturity.AggregationMedian), func(s *maturity.Spec) {
				s.Root.Nodes[1].Weight = new(5.0)
			})),
			node: "a",
		}, {
			law:    "same-range",
			reason: "no Go code: a checklist from 0 to 1 stands beside questions from 0 to 100",
			of: ofSpec(edited(three(maturity.AggregationArithmetic), func(s *maturity.Spec) {
				for _, i := range []int{0, 2} {
					s.Root.Nodes[i].Measure.Worth = new(100.0)
				}
				s.Root.Nodes[1].Measure = &maturity.MeasureSpec{Kind: maturity.MeasureChecklist, Options: []maturity.OptionSpec{
					{ID: "x", Title: govmaturity.English("X")}, {ID: "y", Title: govmaturity.English("Y")},
				}}
			})),
			node: "all",
			says: []string{"a, c go from 0 to 100; b goes from 0 to 1\n", "(worth: 100)", "normalise", "sum"},
		}, {
			law:    "levels-reachable",
			reason: "no Go code: the answers jump from 0 to 1, over the level between",
			of: ofSpec(edited(one(maturity.MeasureSpec{Kind: maturity.MeasureYesNo}), func(s *maturity.Spec) {
				s.Root.Nodes[0].Level = &maturity.LevelRule{Scale: "stages", Cuts: []maturity.CutSpec{
					{Level: "low", From: new(0.0)}, {Level: "middle", From: new(0.4)}, {Level: "high", From: new(0.6)},
				}}
			})),
			node: "a",
			says: []string{"never the level middle (middle): nothing came out between 0 and 1; middle begins at 0.4, and high at 0.6"},
		}, {
			law:    "levels-reachable",
			reason: "no Go code: a choice whose worst option is above the first level",
			of: ofSpec(edited(one(maturity.MeasureSpec{Kind: maturity.MeasureChoice, Options: []maturity.OptionSpec{
				{ID: "some", Title: govmaturity.English("Some"), Value: new(0.3)}, {ID: "all", Title: govmaturity.English("All"), Value: new(1.0)},
			}}), func(s *maturity.Spec) {
				s.Root.Nodes[0].Level = &maturity.LevelRule{Scale: "steps", Cuts: []maturity.CutSpec{
					{Level: "first", From: new(0.0)}, {Level: "second", Above: new(0.2)},
				}}
			})),
			node: "a",
			says: []string{"the least that came out was 0.3; second begins above 0.2"},
		}, {
			law:    "levels-reachable",
			reason: "no Go code: nothing ever opens the gate",
			of: ofSpec(edited(laddered(), func(s *maturity.Spec) {
				s.Root.Missing = &maturity.MissingSpec{All: maturity.PolicyZero}
				// The second is asked only of who does not have the first.
				first, second := yesNo("d"), yesNo("e")
				second.When = &maturity.Condition{Node: "d", Is: []string{"no"}}
				s.Root.Nodes[2] = maturity.NodeSpec{
					ID: "c", Title: govmaturity.English("C"), At: "second", Aggregation: maturity.AggregationSum,
					Nodes: []maturity.NodeSpec{first, second},
				}
			})),
			node: "all",
			says: []string{"the most that came out was 1.5; second begins at 2"},
		}, {
			law:    "levels-reachable",
			reason: "no Go code: a gate asks nothing for a level, so it is never the one below",
			of: ofSpec(edited(laddered(), func(s *maturity.Spec) {
				for i := range s.Root.Nodes {
					if s.Root.Nodes[i].At == "first" {
						s.Root.Nodes[i].At = "second"
					}
				}
				s.Scales[1].Levels[0].Rank, s.Scales[1].Levels[0].Value = 0, new(0.0)
				s.Scales[1].Levels = slices.Insert(s.Scales[1].Levels, 1, s.Scales[1].Levels[0])
				s.Scales[1].Levels[1].ID, s.Scales[1].Levels[1].Rank, s.Scales[1].Levels[1].Value = "between", 1, new(1.0)
				s.Scales[1].Levels[2].Rank = 2
			})),
			node: "all",
			says: []string{
				"never the level first (first): nothing is needed for between, so whoever is at first is at between",
				`another scale for "all", which begins at between; or a waiver, if the source has this scale`,
			},
		}, {
			law:    "levels-reachable",
			reason: "an aggregation never gives what its range says",
			of: ofCode(edited(three("own"), func(s *maturity.Spec) {
				s.Root.Class = classes()
				s.Root.Missing = &maturity.MissingSpec{Unanswered: maturity.PolicyBlock, NotDeployed: maturity.PolicyBlock}
			}), maturity.WithAggregation("own", aggregation{func(in []maturity.Input) float64 { return mean(in) / 2 }, unit})),
			node: "all",
			says: []string{"the most that came out was 0.5; high begins at 0.6"},
		}, {
			law:    "share-matters",
			reason: "no Go code: nine tenths of two or three things are all of them",
			of:     ofSpec(shared(0.9)),
			node:   "all",
			says: []string{
				"the share 0.9, which takes all that a level needs: first needs a, b; second needs c, d, e",
				"a share of at most 0.6667, or none, which means all",
			},
		}, {
			law:    "share-matters",
			reason: "no Go code: a fifth of two or three things is any one of them",
			of:     ofSpec(shared(0.2)),
			node:   "all",
			says:   []string{"the share 0.2, which any one thing is", "a share of more than 0.5; for any one, a node with the aggregation maximum"},
		}, {
			law:    "share-matters",
			reason: "no Go code: a share of one thing is that thing",
			of:     ofSpec(edited(laddered(), func(s *maturity.Spec) { s.Root.Share, s.Root.Nodes = new(0.5), slices.Delete(s.Root.Nodes, 1, 2) })),
			node:   "all",
			says:   []string{"no level needs more than one thing", "no share"},
		}, {
			law:    "silence",
			reason: "no Go code: a gate leaves out what is unanswered, and so opens for who says nothing",
			of: ofSpec(edited(laddered(), func(s *maturity.Spec) {
				s.Root.Missing = &maturity.MissingSpec{Unanswered: maturity.PolicyRenormalise}
			})),
			node: "a",
			says: []string{`unanswered below "a"`, `the level`, "as with the worst answer"},
		}, {
			law:    "silence",
			reason: "no Go code: a gate leaves out what is not deployed",
			of: ofSpec(edited(laddered(), func(s *maturity.Spec) {
				s.Root.Missing = &maturity.MissingSpec{NotDeployed: maturity.PolicyRenormalise}
			})),
			node: "a",
			says: []string{`not-deployed below "a"`},
		}, {
			law:    "silence",
			reason: "no Go code: what is unanswered counts as much as the best answer",
			of: ofSpec(edited(three(maturity.AggregationArithmetic), func(s *maturity.Spec) {
				s.Root.Missing = &maturity.MissingSpec{Unanswered: maturity.PolicyAnchor, Anchor: new(1.0)}
			})),
			node: "a",
			says: []string{`1, put in by "all", as much as the best answer`, "an anchor below 1"},
		}, {
			law:    "levels-follow-value",
			reason: "the engine sorts values by cut points that grow, so an engine that turns classes round stands in",
			of: ofSpec(edited(three(maturity.AggregationArithmetic), func(s *maturity.Spec) {
				s.Root.Class = classes()
				s.Root.Level = &maturity.LevelRule{Scale: "steps", Cuts: []maturity.CutSpec{
					{Level: "first", From: new(0.0)}, {Level: "second", From: new(0.5)},
				}}
			})),
			engine: func(e *engine) {
				e.look = altered(func(r *reading) {
					levels := r.result.Card().Framework().Levels("stages")
					if r.class.Valid() {
						r.class = levels[len(levels)-1-slices.Index(levels, r.class)]
					}
				})
			},
			node: "all",
		}, {
			law:    "not-applicable",
			reason: "an aggregation states a range that shrinks with the number of nodes, and so cuts values off",
			of: rule(aggregation{mean, func(in []govmaturity.Range) govmaturity.Range {
				return govmaturity.Range{Min: 0, Max: float64(len(in)) / 3}
			}}),
			node: "all",
		}, {
			law:    "missing-policy",
			reason: "the engine applies the policy, so an engine that gives a blocked node a value stands in",
			of: ofSpec(edited(three(maturity.AggregationArithmetic), func(s *maturity.Spec) {
				s.Root.Missing = &maturity.MissingSpec{NotApplicable: maturity.PolicyBlock}
			})),
			engine: func(e *engine) {
				e.look = altered(func(r *reading) {
					if r.state == govmaturity.StateBlocked {
						r.state, r.ok = govmaturity.StateAnswered, true
					}
				})
			},
			node: "all",
		}, {
			law:    "missing-policy",
			reason: "the engine applies the policy, so an engine that counts zeros as something stands in",
			of: ofSpec(edited(three(maturity.AggregationArithmetic), func(s *maturity.Spec) {
				s.Root.Missing = &maturity.MissingSpec{NotDeployed: maturity.PolicyZero}
			})),
			engine: func(e *engine) {
				e.look = altered(func(r *reading) {
					for _, kid := range r.result.Children() {
						if kid.State() == govmaturity.StateNotDeployed && r.ok {
							r.value = min(1, r.value+0.1)
						}
					}
				})
			},
			node: "all",
		}, {
			law:    "unanswered",
			reason: "the engine computes nothing without inputs, so an engine that makes it 0 stands in",
			of:     ofSpec(three(maturity.AggregationArithmetic)),
			engine: func(e *engine) {
				e.look = altered(func(r *reading) {
					if r.state == govmaturity.StateUnanswered && r.id == "all" {
						r.ok = true
					}
				})
			},
			node: "all",
		}, {
			law:    "answer-order",
			reason: "an aggregation takes the last item of a roster",
			of: ofCode(roster("own"), maturity.WithAggregation("own", aggregation{
				func(in []maturity.Input) float64 { return in[len(in)-1].Value }, unit,
			})),
			node: "all",
		}, {
			law:    "weight-scale",
			reason: "an aggregation adds 1 to the sum of the weights",
			of: rule(aggregation{func(in []maturity.Input) float64 {
				return mean(in) * weightOf(in) / (weightOf(in) + 1)
			}, unit}),
			node: "all",
		}, {
			law:    "coverage",
			reason: "the engine computes coverage, so an engine that halves it stands in",
			of:     ofSpec(three(maturity.AggregationArithmetic)),
			engine: func(e *engine) { e.look = altered(func(r *reading) { r.coverage /= 2 }) },
			node:   "c",
		}, {
			law:    "trace",
			reason: "the engine writes the explanation, so an engine that leaves an input out of it stands in",
			of:     ofSpec(three(maturity.AggregationArithmetic)),
			engine: func(e *engine) {
				e.explain = func(r maturity.Result) maturity.Explanation {
					x := r.Explain()
					if len(x.Inputs) > 1 {
						x.Inputs = x.Inputs[1:]
					}
					return x
				}
			},
			node: "all",
		}, {
			law:    "path",
			reason: "the engine finds the path, so an engine that adds a step stands in",
			of:     ofSpec(laddered()),
			engine: func(e *engine) {
				e.next = func(r maturity.Result) maturity.ImprovementPath {
					p := r.Next()
					if p.Found && p.Target.Valid() {
						needless := maturity.Improvement{Node: r.Card().Node("spare"), To: govmaturity.AnswerYesNo(true), Effort: 1}
						p.Steps = append(p.Steps, needless)
					}
					return p
				}
			},
			node: "all",
		}, {
			law:    "path",
			reason: "the engine finds the path, so an engine that forgets a step stands in",
			of:     ofSpec(laddered()),
			engine: func(e *engine) {
				e.next = func(r maturity.Result) maturity.ImprovementPath {
					p := r.Next()
					if len(p.Steps) > 0 {
						p.Steps = p.Steps[1:]
					}
					return p
				}
			},
			node: "all",
		}, {
			law:    "deterministic",
			reason: "an aggregation keeps its sum in a field, which calls at the same time share",
			of:     rule(new(sharedSum)),
			node:   "all",
		}, {
			law:    "scorer",
			reason: "the engine scores both ways with the same code, so an engine that forgets the last mark stands in",
			of:     ofSpec(three(maturity.AggregationArithmetic)),
			engine: func(e *engine) {
				e.scoreMarks = func(fw *maturity.Framework, marks []maturity.Mark) (*maturity.Scorecard, error) {
					return scoreMarks(fw, marks[:len(marks)-1])
				}
			},
			node: "c",
		}, {
			law:    "document-round-trip",
			reason: "the reader is strict about what it takes, so a reader that loses weights stands in",
			of:     ofSpec(edited(three(maturity.AggregationArithmetic), func(s *maturity.Spec) { s.Root.Nodes[0].Weight = new(2.0) })),
			engine: func(e *engine) {
				e.readSpec = func(name string, data []byte) (*maturity.Spec, error) {
					spec, err := maturity.ReadSpec(name, data)
					if err == nil {
						spec.Root.Nodes[0].Weight = nil
					}
					return spec, err
				}
			},
		}, {
			law:    "answers-round-trip",
			reason: "the reader is strict about what it takes, so a reader that loses comments stands in",
			of:     ofSpec(three(maturity.AggregationArithmetic)),
			engine: func(e *engine) {
				e.readAssessment = func(fw *maturity.Framework, name string, data []byte) (*maturity.Assessment, error) {
					a, err := fw.ReadAssessment(name, data)
					if err == nil {
						for id, answer := range a.Answers {
							answer.Comment = ""
							a.Answers[id] = answer
						}
					}
					return a, err
				}
			},
		},
	}
	byDocument := map[string]bool{} // laws that a document alone breaks
	for _, c := range cases {
		t.Run(c.law, func(t *testing.T) {
			fw, opts := c.of(t)
			e := newEngine()
			if c.engine != nil {
				c.engine(&e)
			} else if newConfig(opts).code == nil {
				byDocument[c.law] = true
			}
			report, err := inspectWith(e, fw, append(opts, everyLaw())...)
			found := report.Violations
			if err != nil || len(found) == 0 {
				t.Fatalf("%s: got %v, %v, want violations of %s", c.reason, report, err, c.law)
			}
			for _, v := range found {
				if v.Law.Name != c.law {
					t.Errorf("%s: also broke another law\n%v", c.reason, v)
				}
			}
			if c.node != "" && found[0].At != c.node {
				t.Errorf("%s: found at %q, want %q\n%v", c.reason, found[0].At, c.node, found[0])
			}
			for _, want := range c.says {
				if !strings.Contains(found[0].Error(), want) {
					t.Errorf("%s: missing %q in\n%v", c.reason, want, found[0])
				}
			}
			t.Log(found[0])
		})
	}
	for _, law := range Laws() {
		switch {
		case !slices.ContainsFunc(cases, func(c brokenCase) bool { return c.law == law.Name }):
			t.Errorf("nothing shows that the law %q can be broken", law.Name)
		case byDocument[law.Name] && law.OwnCode:
			t.Errorf("a document breaks the law %q, and it is checked with code only", law.Name)
		case !byDocument[law.Name] && !law.OwnCode:
			t.Errorf("no document breaks the law %q, and it is checked without code", law.Name)
		}
	}
}

// brokenCase is something that breaks one law.
type brokenCase struct {
	law    string
	reason string
	of     subjectOf
	engine func(*engine)
	node   string   // where the first violation must be; "" for anywhere
	says   []string // what the first violation must say
}

// subjectOf makes a framework, and the options that it is checked with.
type subjectOf func(t *testing.T) (*maturity.Framework, []Option)

func ofSpec(spec *maturity.Spec) subjectOf { return ofCode(spec) }

func ofCode(spec *maturity.Spec, code ...maturity.CompileOption) subjectOf {
	return func(t *testing.T) (*maturity.Framework, []Option) {
		fw, err := maturity.Compile(spec, code...)
		if err != nil {
			t.Fatal(err)
		}
		return fw, []Option{WithCode(code...)}
	}
}

func (of subjectOf) with(more ...Option) subjectOf {
	return func(t *testing.T) (*maturity.Framework, []Option) {
		fw, opts := of(t)
		return fw, append(opts, more...)
	}
}

// altered is an engine's look that changes what comes out.
func altered(change func(*reading)) func(*maturity.Scorecard) []reading {
	return func(card *maturity.Scorecard) []reading {
		readings := look(card)
		for i := range readings {
			change(&readings[i])
		}
		return readings
	}
}

// The frameworks.

func blank() *maturity.Spec {
	title := govmaturity.English("Broken")
	level := func(id string, rank int) govmaturity.LevelSpec {
		return govmaturity.LevelSpec{ID: id, Rank: rank, Title: govmaturity.English(id)}
	}
	return &maturity.Spec{
		Format: maturity.FrameworkFormat, ID: "broken", Edition: "1", Title: title,
		Standing: govmaturity.StandingIllustrative, ScoreStanding: govmaturity.StandingIllustrative,
		Scales: []govmaturity.ScaleSpec{
			{ID: "stages", Levels: []govmaturity.LevelSpec{level("low", 1), level("middle", 2), level("high", 3)}},
			{ID: "steps", Levels: []govmaturity.LevelSpec{level("first", 1), level("second", 2)}},
		},
		Root: maturity.NodeSpec{ID: "all", Title: title},
	}
}

// shared is a gate with a share, and two and three things at its levels.
func shared(share float64) *maturity.Spec {
	spec := three(maturity.AggregationGate)
	spec.Root.Share, spec.Root.Level = &share, &maturity.LevelRule{Scale: "steps"}
	spec.Root.Nodes = append(spec.Root.Nodes, yesNo("d"), yesNo("e"))
	for i := range spec.Root.Nodes {
		spec.Root.Nodes[i].At = "second"
		if i < 2 {
			spec.Root.Nodes[i].At = "first"
		}
	}
	return spec
}

// three is a framework of three yes-no questions.
func three(rule maturity.AggregationKind) *maturity.Spec {
	spec := blank()
	spec.Root.Aggregation = rule
	for _, id := range []string{"a", "b", "c"} {
		spec.Root.Nodes = append(spec.Root.Nodes, yesNo(id))
	}
	return spec
}

func yesNo(id string) maturity.NodeSpec {
	return maturity.NodeSpec{ID: id, Title: govmaturity.English("Is " + id + " there?"), Measure: &maturity.MeasureSpec{Kind: maturity.MeasureYesNo}}
}

// one is a framework of one question, shown as it is.
func one(m maturity.MeasureSpec) *maturity.Spec {
	spec := blank()
	spec.Root.Aggregation = maturity.AggregationProfile
	spec.Root.Nodes = []maturity.NodeSpec{{ID: "a", Title: govmaturity.English("A"), Measure: &m}}
	return spec
}

// roster is a framework that summarises a list.
func roster(rule maturity.AggregationKind) *maturity.Spec {
	spec := blank()
	spec.Root.Aggregation = rule
	spec.Root.Items = &maturity.ItemsSpec{Roster: "services"}
	spec.Rosters = []maturity.RosterSpec{{ID: "services", Title: govmaturity.English("Services"), Root: yesNo("online")}}
	return spec
}

// laddered is a framework with two levels, and a question that does not count
// for them.
func laddered() *maturity.Spec {
	spec := three(maturity.AggregationGate)
	spec.Root.Level = &maturity.LevelRule{Scale: "steps"}
	for i, at := range []string{"first", "first", "second"} {
		spec.Root.Nodes[i].At = at
	}
	spare := yesNo("spare")
	spare.Weight, spare.At = new(0.0), "second"
	spec.Root.Nodes = append(spec.Root.Nodes, spare)
	return spec
}

func classes() *maturity.LevelRule {
	return &maturity.LevelRule{Scale: "stages", Cuts: []maturity.CutSpec{
		{Level: "low", From: new(0.0)}, {Level: "middle", From: new(0.3)}, {Level: "high", From: new(0.6)},
	}}
}

func edited(spec *maturity.Spec, change func(*maturity.Spec)) *maturity.Spec {
	change(spec)
	return spec
}

// The authors' Go code.

type aggregation struct {
	combine func([]maturity.Input) float64
	rng     func([]govmaturity.Range) govmaturity.Range
}

func (a aggregation) Combine(in []maturity.Input) float64            { return a.combine(in) }
func (a aggregation) Range(in []govmaturity.Range) govmaturity.Range { return a.rng(in) }

type measure func(float64) float64

func (m measure) Value(x float64) (float64, error) { return m(x), nil }
func (m measure) Range() govmaturity.Range         { return govmaturity.Range{Min: 0, Max: 1} }

func unit([]govmaturity.Range) govmaturity.Range { return govmaturity.Range{Min: 0, Max: 1} }

func weightOf(in []maturity.Input) float64 {
	sum := 0.0
	for _, x := range in {
		sum += x.Weight
	}
	return sum
}

func mean(in []maturity.Input) float64 {
	sum := 0.0
	for _, x := range in {
		sum += x.Weight * x.Value
	}
	return sum / weightOf(in)
}

// sharedSum is a mean that keeps its sum in a field.
type sharedSum struct{ sum atomic.Uint64 }

func (a *sharedSum) Combine(in []maturity.Input) float64 {
	a.sum.Store(0)
	for _, x := range in {
		a.sum.Store(math.Float64bits(math.Float64frombits(a.sum.Load()) + x.Weight*x.Value))
		time.Sleep(20 * time.Microsecond) // room for another call
	}
	return min(1, math.Float64frombits(a.sum.Load())/weightOf(in))
}

func (a *sharedSum) Range(in []govmaturity.Range) govmaturity.Range { return unit(in) }

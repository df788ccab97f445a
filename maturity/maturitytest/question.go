package maturitytest

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// question is an indicator, with answers to try.
type question struct {
	spec      *maturity.NodeSpec
	indicator maturity.Indicator // of the questionnaire, see addQuestions
	tries     []try              // by growing value; at least one
	refused   []refusal
	// steers: a when or a where rests on the answer, so that raising it may
	// rightly lower a value.
	steers bool
}

// try is an answer and what it counts.
type try struct {
	answer govmaturity.Answer
	value  float64
}

// refusal is an answer of the caller's that the indicator does not take.
type refusal struct {
	answer govmaturity.Answer
	err    error
}

// addQuestions finds answers for every indicator. It asks the engine what an
// answer counts, with a questionnaire: a framework that has all indicators,
// those of rosters too, side by side and without conditions.
func (s *subject) addQuestions() error {
	root := "questionnaire"
	for s.places[root] != nil {
		root += "-"
	}
	sheet := &maturity.Spec{
		Format: maturity.FrameworkFormat, ID: "questionnaire", Edition: "1", Title: govmaturity.English("Questionnaire"),
		Standing: govmaturity.StandingDerived, ScoreStanding: govmaturity.StandingDerived, Scales: s.spec.Scales,
		Root: maturity.NodeSpec{ID: root, Title: govmaturity.English("All indicators"), Aggregation: maturity.AggregationProfile},
	}
	s.eachQuestion(func(q *question) {
		sheet.Root.Nodes = append(sheet.Root.Nodes, maturity.NodeSpec{
			ID: q.spec.ID, Title: q.spec.Title, Weight: q.spec.Weight, Measure: q.spec.Measure,
		})
	})
	fw, err := maturity.Compile(sheet, s.code...)
	if err == nil {
		_, err = s.compile(s.fw.Spec())
	}
	if err != nil {
		return fmt.Errorf("maturitytest: the framework cannot be compiled again; if it uses Go code, give it with WithCode: %w", err)
	}
	s.eachCondition(func(id string, steers bool) {
		if q := s.questions[id]; q != nil {
			q.steers = q.steers || steers
		}
	})
	for id := range s.answers {
		if s.questions[id] == nil {
			return fmt.Errorf("maturitytest: WithAnswers names %q, and there is no such indicator", id)
		}
	}
	var missing error
	s.eachQuestion(func(q *question) {
		q.indicator, _ = fw.Indicator(q.spec.ID)
		given, own := s.answers[q.spec.ID]
		if !own {
			given = q.standard()
		}
		for _, a := range given {
			mark, err := q.indicator.Mark(a)
			if err != nil && own {
				q.refused = append(q.refused, refusal{a, err})
				if missing == nil && !s.lawOptions().OwnCode { // with code, the law bounded says so
					missing = fmt.Errorf("maturitytest: WithAnswers gives %q an answer that it does not take: %w", q.spec.ID, err)
				}
			}
			if value, ok := mark.Value(); ok && err == nil {
				q.tries = append(q.tries, try{a, value})
			}
		}
		slices.SortStableFunc(q.tries, func(a, b try) int { return compare(a.value, b.value) })
		if len(q.tries) == 0 && len(q.refused) == 0 && missing == nil {
			missing = fmt.Errorf("maturitytest: no answer to %q is known that it accepts; give some with WithAnswers", q.spec.ID)
		}
	})
	return missing
}

// eachQuestion visits the indicators of all trees, in the document's order.
func (s *subject) eachQuestion(visit func(*question)) {
	var walk func(*branch)
	walk = func(b *branch) {
		for _, q := range b.questions {
			visit(q)
		}
		for _, r := range b.rosters {
			walk(r)
		}
	}
	walk(s.tree)
}

// eachCondition visits the indicators that conditions are about. A condition
// steers when it decides what is asked, or which items are taken.
func (s *subject) eachCondition(visit func(id string, steers bool)) {
	var inside func(c *maturity.Condition, steers bool)
	inside = func(c *maturity.Condition, steers bool) {
		if c == nil {
			return
		}
		if c.Node != "" {
			visit(c.Node, steers)
		}
		for i := range c.All {
			inside(&c.All[i], steers)
		}
		for i := range c.Any {
			inside(&c.Any[i], steers)
		}
		inside(c.Not, steers)
	}
	for _, p := range s.places {
		inside(p.spec.When, true)
		if p.spec.Items != nil {
			inside(p.spec.Items.Where, true)
		}
		for i := range p.spec.Table {
			inside(p.spec.Table[i].When, false)
		}
	}
}

// weight returns what the node weighs among those beside it.
func weight(n *maturity.NodeSpec) float64 { return orElse(n.Weight, 1) }

// standard returns answers that cover an indicator's measure.
func (q *question) standard() []govmaturity.Answer {
	m := q.spec.Measure
	options := q.indicator.Options()
	var answers []govmaturity.Answer
	switch m.Kind {
	case maturity.MeasureLevel, maturity.MeasureChoice, maturity.MeasureYesNo:
		for _, id := range options {
			answers = append(answers, govmaturity.AnswerChoice(id))
		}
	case maturity.MeasureChecklist:
		for i := range len(options) + 1 {
			answers = append(answers, govmaturity.AnswerChoice(options[:i]...))
		}
	case maturity.MeasureCount:
		for _, x := range spread(0, *m.Maximum) {
			answers = append(answers, govmaturity.AnswerNumber(math.Round(x)))
		}
	case maturity.MeasurePoints:
		answers = numerics(spread(0, *m.Maximum))
	case maturity.MeasureNumber:
		r := numberRange(m)
		answers = numerics(spread(r.Min, r.Max))
		if n := m.Normalise; n != nil {
			for _, p := range []*float64{n.Min, n.Max, n.Mean} {
				if p != nil && r.Contains(*p) {
					answers = append(answers, govmaturity.AnswerNumber(*p))
				}
			}
			for _, p := range n.Points {
				if r.Contains(p.From) {
					answers = append(answers, govmaturity.AnswerNumber(p.From))
				}
			}
		}
	default: // a measure in Go: what it accepts is not known
		r := q.indicator.Range()
		answers = numerics(spread(r.Min, r.Max))
	}
	return slices.CompactFunc(answers, govmaturity.Answer.Equal)
}

// numberRange returns what the answer to a number measure may be.
func numberRange(m *maturity.MeasureSpec) govmaturity.Range {
	n := m.Normalise
	switch {
	case m.Range != nil:
		return govmaturity.Range{Min: m.Range.Min, Max: m.Range.Max}
	case n.Min != nil && n.Max != nil:
		return govmaturity.Range{Min: *n.Min, Max: *n.Max}
	}
	return govmaturity.Range{Min: n.Points[0].From, Max: n.Points[len(n.Points)-1].From}
}

// spread returns nine numbers from lo to hi.
func spread(lo, hi float64) []float64 {
	const steps = 8
	var xs []float64
	for i := range steps + 1 {
		xs = append(xs, between(lo, hi, float64(i)/steps))
	}
	return xs
}

// between returns the number that is a share of the way from lo to hi.
func between(lo, hi, share float64) float64 {
	return min(max(float64(lo*(1-share))+float64(hi*share), lo), hi)
}

func numerics(xs []float64) []govmaturity.Answer {
	var answers []govmaturity.Answer
	for _, x := range xs {
		answers = append(answers, govmaturity.AnswerNumber(x))
	}
	return answers
}

// at returns the answer that is a share of the way from the worst to the best.
func (q *question) at(share float64) govmaturity.Answer {
	if len(q.tries) == 0 {
		return govmaturity.Answer{}
	}
	return q.tries[int(math.Round(share*float64(len(q.tries)-1)))].answer
}

// any returns a random answer: one of those to try, or another one where the
// measure says what else it accepts.
func (q *question) any(r *rand.Rand, own bool) govmaturity.Answer {
	usual := govmaturity.Answer{}
	if len(q.tries) > 0 {
		usual = q.tries[r.IntN(len(q.tries))].answer
	}
	if own || r.IntN(2) == 0 {
		return usual
	}
	m := q.spec.Measure
	other := usual
	switch m.Kind {
	case maturity.MeasureChecklist:
		var ids []string
		for _, id := range q.indicator.Options() {
			if r.IntN(2) == 0 {
				ids = append(ids, id)
			}
		}
		r.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
		other = govmaturity.AnswerChoice(ids...)
	case maturity.MeasureCount:
		other = govmaturity.AnswerNumber(math.Round(between(0, *m.Maximum, r.Float64())))
	case maturity.MeasurePoints:
		other = govmaturity.AnswerNumber(between(0, *m.Maximum, r.Float64()))
	case maturity.MeasureNumber:
		rng := numberRange(m)
		other = govmaturity.AnswerNumber(between(rng.Min, rng.Max, r.Float64()))
	}
	if _, err := q.indicator.Mark(other); err != nil {
		return usual
	}
	return other
}

// value returns what an answer counts, if anything.
func (q *question) value(a govmaturity.Answer) (float64, bool) {
	mark, err := q.indicator.Mark(a)
	if err != nil {
		return 0, false
	}
	return mark.Value()
}

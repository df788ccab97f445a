package report

import (
	"cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/chart"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Options say how a report is to be made. The zero Options make one in English, of the
// plan alone.
type Options struct {
	// Words are those of the reader. Texts of the plan are looked up in the reader's
	// languages.
	Words govmaturity.Words
	// Review is a review of the plan, or nil.
	Review *actionplan.Review
	// Titles finds what people call the gap that a step answers, or is nil. Without a
	// title, the page has the ids alone. [TitlesOf] makes it of needs.
	Titles func(actionplan.AnswerSpec) AnswerTitles
	// Indicator finds what people call an indicator of a list, or is nil.
	Indicator func(list, id string) govmaturity.Text
}

// AnswerTitles are what people call a gap: the framework or map that it is of, the node
// or competency, and the levels. What is empty has no title.
type AnswerTitles struct {
	Document, Item, From, To govmaturity.Text
}

// Report is a plan as one page, in one language. It does not change, and any number of
// goroutines may use it at once.
type Report struct {
	plan    *actionplan.Plan
	spec    *actionplan.PlanSpec
	review  *actionplan.ReviewSpec // nil without one
	o       Options
	w       govmaturity.Words
	head    []pair
	headers []string
	widths  []int
	rows    []row
	picture govmaturity.Chart // nil where nothing has a date
	undated []*row
	figures []Figure
}

// pair is a line of the head of a page.
type pair struct{ Label, Text string }

// MaxSteps is how many steps a report has at most.
const MaxSteps = chart.MaxSteps

// New makes the report of a plan. The error is a [govmaturity.Problems].
func New(p *actionplan.Plan, o Options) (*Report, error) {
	var k document.Report
	if p == nil {
		k.Add(nil, govmaturity.CodeRequired, "there is no plan")
		return nil, k.Err()
	}
	r := &Report{plan: p, spec: p.Spec(), o: o, w: o.Words}
	if r.w == (govmaturity.Words{}) {
		r.w = govmaturity.WordsFor("en")
	}
	if n := len(r.spec.Steps); n > MaxSteps {
		k.Add(govmaturity.Path{}.Key("steps"), govmaturity.CodeTooManyValues, "a report has at most %d steps; found %d", MaxSteps, n)
	}
	if o.Review != nil && o.Review.Plan().Hash() != p.Hash() {
		k.Add(nil, govmaturity.CodeOtherContent, "the review is of another plan")
	}
	if err := k.Err(); err != nil {
		return nil, err
	}
	if o.Review != nil {
		r.review = o.Review.Spec()
	}
	r.readRows()
	if err := r.draw(); err != nil {
		return nil, err
	}
	r.readHead()
	r.count()
	return r, nil
}

// errNoReport is about a report that New has not made.
func errNoReport() error {
	return govmaturity.Problems{{Code: govmaturity.CodeRequired, Format: "there is no report: make one with New"}}.Err()
}

// draw makes the picture, where any step has a date.
func (r *Report) draw() error {
	for i := range r.rows {
		if !r.rows[i].drawn {
			r.undated = append(r.undated, &r.rows[i])
		}
	}
	if len(r.undated) == len(r.rows) {
		return nil
	}
	var err error
	r.picture, err = chart.Deadlines(r.plan, chart.DeadlineOptions{
		Options: chart.Options{Words: r.w, Width: pictureWidth, Title: r.w.Say("plan.over-time")}, Review: r.o.Review, Dense: true,
	})
	return err
}

// pictureWidth is how wide the picture is: so much fits beside the figures on paper.
const pictureWidth = 900

// title is what the page is called.
func (r *Report) title() string {
	if text := r.plan.Title(); text != nil {
		return r.wording(text)
	}
	return r.id(r.plan.ID())
}

// readHead lists what is said of the plan as a whole.
func (r *Report) readHead() {
	add := func(key, text string) {
		if text != "" {
			r.head = append(r.head, pair{r.w.Say(key), text})
		}
	}
	s := r.spec
	add("plan.subject", r.id(s.Subject))
	add("plan.edition", r.w.LeftToRight(s.Edition))
	if s.Horizon != nil {
		add("plan.horizon", r.w.Say("chart.between", "low", r.w.Date(s.Horizon.From), "high", r.w.Date(s.Horizon.To)))
	}
	add("plan.owner", r.party(s.Owner))
	next := s.NextReview
	if review := r.review; review != nil {
		said := ""
		if review.Period != "" {
			said = r.label("plan.period", r.w.Date(review.Period))
		}
		r.head = append(r.head, pair{r.w.Say("plan.review-of", "date", r.w.Date(review.Date)), cmp.Or(r.list(r.wording(review.Title), said, r.party(review.By)), "–")})
		if review.NextReview != "" {
			next = review.NextReview
		}
	}
	add("plan.next-review", r.w.Date(next))
	if s.Standing != "" {
		add("plan.standing", r.w.Say("standing."+string(s.Standing)))
	}
	if len(s.Sources) > 0 {
		var all []string
		for _, x := range s.Sources {
			all = append(all, r.list(r.plain(x.Title), r.plain(x.Publisher)))
		}
		add("plan.sources", r.clauses(all...))
	}
	if read := r.assumptions(); read != "" {
		add("plan.read-so", read)
	}
	add("plan.unsaid", r.list(r.readColumns()...))
	add("plan.content", r.w.LeftToRight(r.plan.Hash()))
}

// assumptions are what deadlines were read with: a hemisphere, a fiscal year.
func (r *Report) assumptions() string {
	said := map[actionplan.Assumption]bool{}
	for i := range r.rows {
		for _, d := range r.rows[i].deadlines {
			for _, a := range d.Why {
				said[a] = true
			}
		}
	}
	var out []string
	if said[actionplan.AssumptionHemisphere] {
		key := "plan.assumed.north"
		if r.spec.Hemisphere == actionplan.HemisphereSouth {
			key = "plan.assumed.south"
		}
		out = append(out, r.w.Say(key))
	}
	if said[actionplan.AssumptionFiscalYear] {
		month, key := 1, "plan.assumed.fiscal-end"
		if f := r.spec.FiscalYear; f != nil {
			month = max(1, f.FirstMonth)
			if f.NamedBy == actionplan.NamedByBegin {
				key = "plan.assumed.fiscal-begin"
			}
		}
		out = append(out, r.w.Say(key, "month", r.w.Say("date.month."+months[month-1])))
	}
	return r.clauses(out...)
}

var months = [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

package report

import (
	"cmp"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity/actionplan"
)

// Figure is a number of the report, with what it was counted from.
type Figure struct {
	// Title is what is counted, and Unit the unit of an amount.
	Title, Unit string
	// Value is the sum of the terms; of a share, that sum divided by Of.
	Value float64
	// Of is the number of which the value is a share, or 0.
	Of int
	// Terms are what was added up: a row of the table each.
	Terms []Term
	// Text is the value as the page writes it, and How how it comes out of the terms.
	Text, How string
}

// Term is what one step adds to a figure.
type Term struct {
	// Step is its id, and Row the number that its row has.
	Step, Row string
	Value     float64
}

// Figures returns all numbers of the report, in the order of the page.
func (r *Report) Figures() []Figure {
	if r == nil {
		return nil
	}
	out := slices.Clone(r.figures)
	for i := range out {
		out[i].Terms = slices.Clone(out[i].Terms)
	}
	return out
}

// decimals is how many decimals a number has, written in full.
func decimals(x float64) int {
	_, after, _ := strings.Cut(strconv.FormatFloat(x, 'f', -1, 64), ".")
	return len(after)
}

// amount writes a number with all its decimals.
func (r *Report) amount(x float64) string { return r.w.Number(x, decimals(x)) }

// percent writes a share.
func (r *Report) percent(x float64) string { return r.w.Percent(x, -1) }

// sum adds up decimal numbers, and not their nearest binary ones: 0.1 and 0.2 are 0.3.
func sum(terms []Term) float64 {
	total := new(big.Rat)
	for _, t := range terms {
		if x, ok := new(big.Rat).SetString(strconv.FormatFloat(t.Value, 'f', -1, 64)); ok {
			total.Add(total, x)
		}
	}
	out, _ := total.Float64()
	return out
}

// count counts everything that the page says in numbers.
func (r *Report) count() {
	say := r.w.Say
	r.counted(say("plan.count.steps"), true, func(x *row) float64 { return 1 })
	leaves := r.counted(say("plan.count.leaves"), false, func(x *row) float64 { return truth(x.leaf) })
	for _, kind := range actionplan.AnswerKinds() {
		r.counted(say("plan.count.kind", "kind", kind.Title(r.w)), false, func(x *row) float64 {
			return truth(slices.ContainsFunc(x.spec.Answers, func(a actionplan.AnswerSpec) bool { return a.Kind == kind }))
		})
	}
	r.counted(say("plan.count.no-answer"), false, func(x *row) float64 { return truth(len(x.spec.Answers) == 0) })
	r.counted(say("plan.count.no-owner"), false, func(x *row) float64 { return truth(x.step.Owner() == "") })
	r.counted(say("plan.count.no-deadline"), false, func(x *row) float64 { return truth(!x.step.Deadline().Valid()) })
	r.counted(say("plan.count.undated"), false, func(x *row) float64 { return truth(!x.drawn) })
	r.counted(say("plan.count.milestones"), false, func(x *row) float64 { return float64(len(x.spec.Milestones)) })
	r.countResources()
	if r.o.Review == nil {
		return
	}
	r.counted(say("plan.count.reviewed"), true, func(x *row) float64 { return truth(x.status.Reviewed) })
	var done []Term
	for _, status := range actionplan.Statuses() {
		terms := r.counted(say("plan.count.status", "status", status.Title(r.w)), false, func(x *row) float64 { return truth(x.leaf && x.status.Status == status) })
		if status == actionplan.StatusCompleted {
			done = terms
		}
	}
	r.share(say("plan.share.completed"), done, len(leaves))
	for _, l := range actionplan.Latenesses() {
		r.counted(say("plan.count.lateness", "lateness", l.Title(r.w)), false, func(x *row) float64 { return truth(x.leaf && x.status.Lateness == l && deadlineMatters(x.status)) })
	}
}

func truth(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// counted adds a figure of what each row adds. One of nothing is left out, unless it is
// to be there always.
func (r *Report) counted(title string, always bool, of func(*row) float64) []Term {
	var terms []Term
	for i := range r.rows {
		if n := of(&r.rows[i]); n != 0 {
			terms = append(terms, Term{r.rows[i].spec.ID, r.rows[i].number, n})
		}
	}
	if terms != nil || always {
		r.add(Figure{Title: title, Value: sum(terms), Terms: terms})
	}
	return terms
}

// share adds a part of a number in percent.
func (r *Report) share(title string, terms []Term, of int) {
	if of == 0 {
		return
	}
	f := Figure{Title: title, Value: sum(terms) / float64(of), Of: of, Terms: terms}
	f.Text = r.w.Percent(f.Value, 1)
	f.How = r.list(r.w.Say("plan.share-of", "part", len(terms), "all", of), r.rowsOf(terms))
	r.figures = append(r.figures, f)
}

// countResources adds up amounts by kind and unit.
func (r *Report) countResources() {
	type group struct {
		kind actionplan.ResourceKind
		unit string
	}
	needed, available := map[group][]Term{}, map[group][]Term{}
	var groups []group
	var bare []Term
	for i := range r.rows {
		x := &r.rows[i]
		without := 0
		for _, res := range x.spec.Resources {
			g := group{res.Kind, res.Unit}
			if res.Needed == nil && res.Available == nil {
				without++
				continue
			}
			if !slices.Contains(groups, g) {
				groups = append(groups, g)
			}
			if res.Needed != nil {
				needed[g] = append(needed[g], Term{x.spec.ID, x.number, *res.Needed})
			}
			if res.Available != nil {
				available[g] = append(available[g], Term{x.spec.ID, x.number, *res.Available})
			}
		}
		if without > 0 {
			bare = append(bare, Term{x.spec.ID, x.number, float64(without)})
		}
	}
	order := actionplan.ResourceKinds()
	slices.SortFunc(groups, func(a, b group) int {
		return cmp.Or(cmp.Compare(slices.Index(order, a.kind), slices.Index(order, b.kind)), cmp.Compare(a.unit, b.unit))
	})
	for _, g := range groups {
		kind, unit := g.kind.Title(r.w), r.plain(g.unit)
		if terms := needed[g]; terms != nil {
			r.add(Figure{Title: r.w.Say("plan.total.needed", "kind", kind, "unit", unit), Unit: g.unit, Value: sum(terms), Terms: terms})
		}
		if terms := available[g]; terms != nil {
			r.add(Figure{Title: r.w.Say("plan.total.available", "kind", kind, "unit", unit), Unit: g.unit, Value: sum(terms), Terms: terms})
		}
	}
	if bare != nil {
		r.add(Figure{Title: r.w.Say("plan.count.no-amount"), Value: sum(bare), Terms: bare})
	}
}

// add says a figure and how it is counted, and keeps it.
func (r *Report) add(f Figure) {
	f.Text = r.amount(f.Value)
	single := f.Unit == "" && !slices.ContainsFunc(f.Terms, func(t Term) bool { return t.Value != 1 })
	if single {
		f.How = r.rowsOf(f.Terms)
	} else {
		var said []string
		for _, t := range f.Terms {
			said = append(said, r.amount(t.Value)+" ("+t.Row+")")
		}
		f.How = r.w.LeftToRight(strings.Join(said, " + "))
	}
	r.figures = append(r.figures, f)
}

// rowsOf names the rows of terms: three and more that follow each other, and are parts of
// the same step, by the first and the last.
func (r *Report) rowsOf(terms []Term) string {
	switch len(terms) {
	case 0:
		return r.w.Say("plan.no-rows")
	case 1:
		return r.w.Say("plan.row", "row", r.w.LeftToRight(terms[0].Row))
	}
	var out []string
	for i := 0; i < len(terms); {
		n := 1
		for i+n < len(terms) && terms[i+n].Row == after(terms[i].Row, n) {
			n++
		}
		if n < 3 {
			out, i = append(out, r.w.LeftToRight(terms[i].Row)), i+1
			continue
		}
		out, i = append(out, r.w.LeftToRight(terms[i].Row+"–"+terms[i+n-1].Row)), i+n
	}
	return r.w.Say("plan.rows", "rows", r.w.List(out...))
}

// after is the number of a row so many further on, with the same whole.
func after(row string, n int) string {
	at := strings.LastIndex(row, ".") + 1
	last, _ := strconv.Atoi(row[at:])
	return row[:at] + strconv.Itoa(last+n)
}

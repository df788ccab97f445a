package chart

import (
	"cmp"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/drawing"
	"github.com/govmaturity/govmaturity/systems/situation"
)

// Risks draws the risks of a situation by likelihood and impact, with arrows from
// where each was before anything was done to where it is now, and with the line
// between what is taken knowingly and what is not. The error is a
// [govmaturity.Problems].
func Risks(s *situation.Situation, o MapOptions) (govmaturity.Chart, error) {
	if err := there(s, func() bool { return len(s.Risks()) > 0 }, "risks", "a chart needs at least one risk"); err != nil {
		return nil, err
	}
	w, spec, m := o.Words, s.Redacted(), s.Matrix()
	likelihood, impact := m.Likelihood().Levels(), m.Impact().Levels()
	if len(likelihood) == 0 || len(impact) == 0 {
		return nil, problem("risks", "a chart needs scales of likelihood and of impact")
	}
	c := drawing.Risks{
		Head: o.head("chart.risks", spec.Title, spec.Note, s.Standing()), Fit: drawing.Fit{Width: o.Width}, Topic: w.Say("chart.risk"),
		Up: w.Say("chart.likelihood"), Across: w.Say("chart.impact"), Before: w.Say("chart.risk-before"), Now: w.Say("chart.risk-now"),
		Warning: w.Say("chart.risk-above"), Apart: w.Say("chart.risk-apart"),
		Columns: []string{w.Say("chart.risk-now"), w.Say("chart.risk-before"), w.Say("chart.risk-owner")},
	}
	for _, l := range likelihood {
		c.UpLevels = append(c.UpLevels, levelTitle(l, w))
	}
	for _, l := range impact {
		c.AcrossLevels = append(c.AcrossLevels, levelTitle(l, w))
	}
	for _, b := range spec.Risks.Bands {
		c.Bands = append(c.Bands, cmp.Or(w.Wording(b.Title), w.LeftToRight(b.ID)))
	}
	above := appetite(spec, m)
	for i := range likelihood {
		var row []drawing.RisksCell
		for j := range impact {
			cell := m.Cell(i, j)
			row = append(row, drawing.RisksCell{Band: cell.Band.Index() + 1, Above: above != nil && above(cell)})
		}
		c.Cells = append(c.Cells, row)
	}
	if above != nil {
		c.Appetite = w.Say("chart.risk-appetite")
	}
	texts := spec.Risks.Risks
	for i, r := range s.Risks() {
		c.Items = append(c.Items, riskItem(r, texts[i], likelihood, impact, w))
	}
	return drawing.New(c)
}

// there reports that a chart has nothing to draw.
func there(s *situation.Situation, some func() bool, key, why string) error {
	if s == nil {
		var k document.Report
		k.Add(nil, govmaturity.CodeRequired, "there is no situation")
		return k.Err()
	}
	if !some() {
		return problem(key, why)
	}
	return nil
}

func problem(key, why string) error {
	var k document.Report
	k.Add(govmaturity.Path{}.Key(key), govmaturity.CodeRequired, "%s", why)
	return k.Err()
}

// appetite returns whether a cell is above what is taken knowingly where a category
// says nothing else, or nil where nothing says.
func appetite(spec *situation.SituationSpec, m situation.Matrix) func(situation.Cell) bool {
	a := spec.Risks.Appetite
	if a == nil {
		return nil
	}
	if a.Score != nil {
		return func(c situation.Cell) bool { return c.Score > *a.Score }
	}
	most := slices.IndexFunc(m.Bands(), func(b situation.Band) bool { return b.ID() == a.Band })
	if most < 0 {
		return nil
	}
	return func(c situation.Cell) bool { return c.Band.Index() > most }
}

// riskItem returns a risk as it is drawn.
func riskItem(r situation.Risk, spec situation.RiskSpec, likelihood, impact []govmaturity.Level, w govmaturity.Words) drawing.RisksItem {
	place := func(l situation.RiskLevel) *drawing.RisksPlace {
		if !l.InCell() {
			return nil
		}
		return &drawing.RisksPlace{Up: slices.Index(likelihood, l.Likelihood()), Across: slices.Index(impact, l.Impact())}
	}
	title := cmp.Or(w.Wording(spec.Text), w.LeftToRight(r.ID()))
	if code := r.Code(); code != "" {
		title = drawing.Label(w, w.LeftToRight(spec.Code), title)
	}
	say := func(l situation.RiskLevel) string {
		if !l.Valid() {
			return w.Say("stakeholder.unsaid")
		}
		return cmp.Or(l.Say(w), w.Say("stakeholder.unsaid"))
	}
	owner := w.Isolate(spec.Owner, "")
	item := drawing.RisksItem{
		Title: title, Before: place(r.Inherent()), Now: place(r.Residual()), Warned: r.AboveAppetite(),
		Cells: []string{say(r.Now()), say(r.Inherent()), owner},
		Lines: []string{drawing.Label(w, w.Say("chart.risk-before"), say(r.Inherent())), drawing.Label(w, w.Say("chart.risk-now"), say(r.Now()))},
	}
	if item.Warned {
		item.Lines = append(item.Lines, w.Say("chart.risk-above"))
	}
	return item
}

// LeftBehind draws which barriers keep which groups out. Nothing is not zero: where
// nobody looked, the cell says so. The error is a [govmaturity.Problems].
func LeftBehind(s *situation.Situation, o MapOptions) (govmaturity.Chart, error) {
	if err := there(s, func() bool { return len(s.Groups()) > 0 }, "inclusion", "a chart needs at least one group"); err != nil {
		return nil, err
	}
	w, spec := o.Words, s.Redacted()
	c := drawing.Matrix{
		Head: o.head("chart.left-behind", spec.Title, spec.Note, s.Standing()), Fit: drawing.Fit{Width: o.Width},
		Topic: w.Say("chart.people-group"), Summary: []string{w.Say("chart.barrier-cells")},
	}
	for _, b := range situation.Barriers() {
		c.Columns = append(c.Columns, b.Title(w))
	}
	open := 0
	for i, g := range s.Groups() {
		row := drawing.MatrixRow{Title: cmp.Or(w.Wording(spec.Inclusion.Groups[i].Title), g.Vulnerable().Title(w))}
		for _, b := range situation.Barriers() {
			row.Cells = append(row.Cells, barrierCell(g, b, w))
		}
		open += len(g.Unanswered())
		c.Rows = append(c.Rows, row)
	}
	c.Summary = append(c.Summary, w.Say("chart.barriers-open", "count", open))
	return drawing.New(c)
}

// barrierCell returns what is known of a barrier of a group.
func barrierCell(g situation.Group, b situation.Barrier, w govmaturity.Words) drawing.Cell {
	state := g.Barrier(b)
	n := len(g.Items(b.Aspect()))
	cell := drawing.Cell{Mark: drawing.MarkValue, Of: 2, Text: w.Say("situation.barrier." + string(state))}
	switch state {
	case situation.BarrierStateUnasked:
		return drawing.Cell{Mark: drawing.MarkUnknown, Text: cell.Text}
	case situation.BarrierStateNone:
		cell.Short = w.Number(0, -1)
		return cell
	case situation.BarrierStateHigh:
		cell.Shade, cell.Short = 2, w.Number(float64(n), -1)+" !"
	default:
		cell.Shade, cell.Short = 1, w.Number(float64(n), -1)
	}
	cell.Text = drawing.Brackets(w, cell.Text, w.Number(float64(n), -1))
	return cell
}

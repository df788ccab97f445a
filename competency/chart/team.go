package chart

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/drawing"
)

// Team draws who is at which level, for those who answer for the team: a row for
// each member, a column for each competency that the team's posts require. It
// has everybody by name; [Staff] is what all may see. The error is a
// [govmaturity.Problems].
func Team(v competency.SuperiorView, o Options) (govmaturity.Chart, error) {
	var k document.Report
	here := govmaturity.Path{}.Key("members")
	var all []competency.Attained
	if len(v.Members) > 0 {
		all = v.Members[0].Attained
	}
	if len(all) == 0 {
		k.Add(here, govmaturity.CodeRequired, "nobody has anything that is required: there is nothing to be drawn")
	}
	for i, m := range v.Members {
		if m.Person == nil || !alike(m.Attained, all) {
			k.Add(here.Index(i), govmaturity.CodeWrongCount, "expected a person and the competencies of the first one")
		}
	}
	from, to, said := o.rows(&k, len(v.Members))
	left, right, more := o.columns(&k, len(all))
	if err := k.Err(); err != nil {
		return nil, err
	}
	w := o.Words
	m := drawing.Matrix{
		Fit: o.fit(), Topic: w.Say("chart.member"), Summary: append(append([]string{w.Say("chart.level-cells")}, said...), more...),
	}
	var shown []competency.Competency
	for _, a := range all[left:right] {
		shown = append(shown, a.Competency)
		m.Columns = append(m.Columns, w.Wording(a.Competency.Title()))
	}
	titles := map[string]int{}
	for _, member := range v.Members {
		titles[member.Person.Title()]++
	}
	for _, member := range v.Members[from:to] {
		title := w.Isolate(member.Person.Title(), "")
		if titles[member.Person.Title()] > 1 {
			title = drawing.Brackets(w, title, w.Isolate(member.Person.ID(), ""))
		}
		row := drawing.MatrixRow{Title: title}
		for _, a := range member.Attained[left:right] {
			row.Cells = append(row.Cells, levelCell(a, w))
		}
		m.Rows = append(m.Rows, row)
	}
	date := ""
	if all[0].AsOf.Date != "" {
		date = w.Date(all[0].AsOf.Date)
	}
	m.Head = o.head(w.Say("chart.title.levels"), []string{date}, shown)
	return drawing.New(m)
}

// alike reports whether two lists are about the same competencies.
func alike(a, b []competency.Attained) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Competency != b[i].Competency || !a[i].Competency.Valid() {
			return false
		}
	}
	return true
}

// levelCell shows a level as its place among those of its competency.
func levelCell(a competency.Attained, w govmaturity.Words) drawing.Cell {
	cell := drawing.Cell{Mark: drawing.MarkValue, Text: attained(a, w)}
	switch a.Knowledge {
	case competency.KnowledgeUnknown:
		cell.Mark = drawing.MarkUnknown
		return cell
	case competency.KnowledgeNotApplicable:
		cell.Mark = drawing.MarkNotApplicable
		return cell
	}
	cell.Shade, _ = bounds(a)
	cell.Of = steps(a.Competency)
	cell.Short = w.Number(float64(cell.Shade), -1) + "/" + w.Number(float64(cell.Of), -1)
	if len(a.Competency.Levels()) == 0 {
		cell.Short = cell.Text // yes or no
	}
	return cell
}

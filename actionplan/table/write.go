package table

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
)

// Write writes the steps of a plan as a table, a row a step. Without a mapping the
// table has a column for all that some step says. The extra columns stand last; those
// of a reading go back to the steps that they came with.
//
// The problems, with the code lost and a path in the plan, are what the table does not
// carry. A table read over the same plan changes nothing.
func Write(p *actionplan.Plan, m *Mapping, extra ...ExtraColumn) ([]byte, govmaturity.Problems) {
	spec := p.Spec()
	w := writer{m: m, key: "id"}
	var keys []string
	var records []*fields
	for i := range spec.Steps {
		at := govmaturity.Path{}.Key("steps").Index(i)
		x := &spec.Steps[i]
		if m != nil && m.Parts && len(p.Step(x.ID).Parts()) > 0 {
			w.whole(x, at)
			continue
		}
		f := fieldsOf(x, m.list())
		for _, name := range f.lost {
			w.lose(at.Key(name), "an item of the list holds what stands between items, %q", m.list())
		}
		w.paths = append(w.paths, at)
		keys, records = append(keys, x.ID), append(records, f)
	}
	if m == nil {
		w.lostHead(spec)
	}
	return w.table(records, keys, extra), w.lost
}

type writer struct {
	m     *Mapping
	key   string // the first column
	paths []govmaturity.Path
	lost  govmaturity.Problems
}

func (w *writer) lose(at govmaturity.Path, format string, args ...any) {
	w.lost = append(w.lost, govmaturity.Problem{Code: govmaturity.CodeLost, Path: at, Format: format, Args: args})
}

// whole says what of a step that is only named is not carried.
func (w *writer) whole(x *actionplan.StepSpec, at govmaturity.Path) {
	for _, name := range fieldsOf(x, w.m.list()).order {
		if name != "id" && name != "commitment" && !strings.HasPrefix(name, "title/") {
			w.lose(at.Key(name), "is not carried: a step with parts has no row")
		}
	}
}

// lostHead says what of a plan is no step.
func (w *writer) lostHead(spec *actionplan.PlanSpec) {
	root := govmaturity.Path{}
	for _, x := range []struct {
		key   string
		there bool
	}{
		{"title", spec.Title != nil}, {"description", spec.Description != nil}, {"subject", spec.Subject != ""},
		{"standing", spec.Standing != ""}, {"note", spec.Note != nil}, {"sources", spec.Sources != nil}, {"cites", spec.Cites != nil},
		{"horizon", spec.Horizon != nil}, {"fiscal-year", spec.FiscalYear != nil}, {"hemisphere", spec.Hemisphere != ""},
		{"owner", spec.Owner != ""}, {"next-review", spec.NextReview != ""}, {"parties", spec.Parties != nil}, {"commitments", spec.Commitments != nil},
	} {
		if x.there {
			w.lose(root.Key(x.key), "is not carried: a table has only steps, and is read over a plan that has this")
		}
	}
}

// columns returns the columns of records.
func (w *writer) columns(records []*fields) []Column {
	if w.m != nil {
		return w.m.Columns
	}
	var names []string
	seen := map[string]bool{w.key: true}
	for _, f := range records {
		for _, name := range f.order {
			if !seen[name] {
				seen[name] = true
				names = append(names, name)
			}
		}
	}
	slices.SortFunc(names, byField)
	out := []Column{{Column: w.key, Field: w.key}}
	for _, name := range names {
		out = append(out, Column{Column: name, Field: name})
	}
	return out
}

// byField sorts columns as the document has them: numbers as numbers.
func byField(a, b string) int {
	x, y := strings.Split(a, "/"), strings.Split(b, "/")
	if c := cmp.Compare(slices.Index(columnOrder, x[0]), slices.Index(columnOrder, y[0])); c != 0 {
		return c
	}
	return slices.CompareFunc(x, y, func(a, b string) int {
		n, err1 := strconv.Atoi(a)
		k, err2 := strconv.Atoi(b)
		if err1 == nil && err2 == nil {
			return cmp.Compare(n, k)
		}
		return cmp.Compare(a, b)
	})
}

var columnOrder = []string{"id", "step", "status", "progress", "started", "finished", "achieved", "evidence", "challenges", "deviation",
	"commitment", "parent", "title", "description", "note", "deliverable", "responsible", "support", "owner", "start", "deadline",
	"milestones", "after", "resources", "barriers", "communications", "indicators", "answers", "cites"}

func (w *writer) table(records []*fields, keys []string, extra []ExtraColumn) []byte {
	columns := w.columns(records)
	var b bytes.Buffer
	out := csv.NewWriter(&b)
	out.Comma = cmp.Or(w.m.separator(), ',')
	row := make([]string, 0, len(columns)+len(extra))
	for _, c := range columns {
		row = append(row, c.Column)
	}
	for _, x := range extra {
		row = append(row, x.Header)
	}
	_ = out.Write(row)
	for k, f := range records {
		row = row[:0]
		for _, c := range columns {
			cell := c.cell(f.values[c.Field])
			if c.value(cell) != f.values[c.Field] {
				w.lose(w.paths[k].Key(c.Field), "%.40q cannot be written in the column %q, where it would read %.40q", f.values[c.Field], c.Column, c.value(cell))
			}
			row = append(row, w.written(c, cell))
		}
		w.missing(f, columns, k)
		for _, x := range extra {
			row = append(row, x.Cells[keys[k]])
		}
		_ = out.Write(row)
	}
	out.Flush()
	return b.Bytes()
}

// written returns a cell with the decimal sign of the mapping.
func (w *writer) written(c Column, cell string) string {
	record := reflect.TypeFor[actionplan.StepSpec]()
	if w.key == "step" {
		record = reflect.TypeFor[actionplan.StepReviewSpec]()
	}
	if !w.m.comma() || c.means(cell) || !isNumber(record, c.Field) {
		return cell
	}
	return strings.Replace(cell, ".", ",", 1)
}

// missing says what a record has and the columns have not.
func (w *writer) missing(f *fields, columns []Column, k int) {
	titled := slices.ContainsFunc(columns, func(c Column) bool { return strings.HasPrefix(c.Field, "title/") })
	id := ""
	for _, c := range columns {
		if c.Field == "id" {
			id = c.cell(f.values["id"])
		}
	}
	for _, name := range f.order {
		has := slices.ContainsFunc(columns, func(c Column) bool { return c.Field == name })
		if !has && !(!titled && strings.HasPrefix(name, "title/") && f.values[name] == id) {
			w.lose(w.paths[k].Key(name), "is not carried: the table has no column for it")
		}
	}
}

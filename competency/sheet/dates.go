package sheet

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/date"
	"github.com/govmaturity/govmaturity/internal/table"
)

// dateUse is the form that the dates of a column have so far.
type dateUse struct {
	form  DateForm
	first cell
	told  map[DateForm]bool
}

// dayRead is what a cell of a column of dates says.
type dayRead struct {
	day date.Date
	ok  bool
}

// checkDates reads all dates of a row, those that are not used for anything too, and
// tells what is wrong with each once.
func (r *reader) checkDates(row *table.Row) {
	r.days = map[int]dayRead{}
	for _, f := range []field{fieldDate, fieldExpires, fieldDates} {
		for _, i := range r.columns[f] {
			c := cell{row, i}
			text := row.Cell(i)
			if text == "" || r.vocabulary.meaning(text) != "" {
				r.days[i] = dayRead{ok: true}
				continue
			}
			day, form, wrong := readDay(text, r.m.Table.Dates)
			if wrong != nil {
				left := ""
				if f != fieldDates && len(r.columns[fieldPerson]) > 0 {
					left = "; what the row rates is left out" // see keepEvidence
				}
				r.problem(c, wrong.code, "%s%s", wrong.message, left)
				r.days[i] = dayRead{}
				continue
			}
			r.days[i] = dayRead{day, true}
			r.mixedDates(c, form)
		}
	}
}

// mixedDates tells, once for each form, that a column has dates of several forms.
func (r *reader) mixedDates(c cell, form DateForm) {
	use, known := r.forms[c.column]
	if !known {
		r.forms[c.column] = dateUse{form: form, first: c, told: map[DateForm]bool{form: true}}
		return
	}
	if !use.told[form] {
		use.told[form] = true
		r.find(c, govmaturity.CodeMixedForm, "the date is of the form %s, and row %d has one of the form %s", form, use.first.row.Number, use.form)
	}
}

// day returns the date in a column of the present row: the zero Date when there is
// none. It is not ok when there is one that cannot be read, which is told.
func (r *reader) day(row *table.Row, f field) (date.Date, bool) {
	i := r.first(f)
	if i < 0 {
		return date.Date{}, true
	}
	d := r.days[i]
	return d.day, d.ok
}

package panel

import (
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/date"
	"github.com/govmaturity/govmaturity/internal/table"
	"github.com/govmaturity/govmaturity/maturity"
)

// Row is an assessment in a table.
type Row struct {
	// Number is the row's number in a spreadsheet, from 1, and Line where it begins in
	// the text.
	Number, Line         int
	Subject, Rater, Date string
	// Extra are the cells of the columns that were kept, in their order.
	Extra []string
	// Answers are those that were given, by the id of their indicator.
	Answers map[string]govmaturity.Answer
}

// rowReader turns the rows of a table into marks or answers.
type rowReader struct {
	*reporter
	layout  *Layout
	columns *columns
	caches  []cache // of each column
	marks   *maturity.Marks
	ticks   []ticks // of each group of columns
	plain   []bool  // of each column: plain numbers in it are what they look like
	decimal byte

	subject, rater, date string
	extra                []string
	answers              map[string]govmaturity.Answer // of the present row; nil when only marks are wanted
}

// ticks are what the columns of the options of one indicator say.
type ticks struct {
	chosen []string
	said   bool
	state  govmaturity.State
	mixed  bool
	at     int // the first column that says something
}

// cache keeps the marks of cells that came before.
type cache struct {
	// one is by the only letter of the cell. It is nil for numbers, which differ too much
	// to be kept.
	one  *[128]known
	more map[string]maturity.Mark
}

type known struct {
	mark maturity.Mark
	seen bool
}

// maxKnown bounds how many cells a column keeps the marks of.
const maxKnown = 256

func newRowReader(t *Table, c *columns, r *reporter) *rowReader {
	rows := &rowReader{
		reporter: r, layout: &t.Layout, columns: c, caches: make([]cache, len(c.all)),
		marks: t.Framework.NewMarks(), ticks: make([]ticks, len(c.groups)), extra: make([]string, len(c.extra)),
		plain: make([]bool, len(c.all)), decimal: '.',
	}
	if t.Layout.Decimal == ',' {
		rows.decimal = ','
	}
	for i := range c.all {
		col := &c.all[i]
		if col.role != roleIndicator {
			continue
		}
		if len(col.indicator.Options()) > 0 {
			rows.caches[i] = cache{new([128]known), map[string]maturity.Mark{}}
		}
		_, isNumber := col.indicator.Numbers()
		rows.plain[i] = isNumber && !t.Layout.numeralStates()
	}
	return rows
}

// read reads a row. It reports whether there is something to score.
func (r *rowReader) read(row *table.Row) bool {
	if len(row.Cells) != len(r.columns.all) {
		if !row.Blank() {
			r.report(govmaturity.CodeWrongCount, "", row.Line, 1, "expected %d cells, as the first row has; found %d", len(r.columns.all), len(row.Cells))
		}
		return false
	}
	clear(r.ticks)
	for i := range row.Cells {
		c := &r.columns.all[i]
		switch c.role {
		case roleIndicator:
			r.indicator(row, i, c)
		case roleSubject:
			if r.subject = table.Trim(row.Cells[i]); r.subject == "" {
				if row.Blank() {
					return false
				}
				r.wrong(row, i, c.header, govmaturity.CodeRequired, "the row does not say who was assessed")
			}
		case roleOption:
			r.tick(row, i, c)
		case roleRater:
			r.rater = table.Trim(row.Cells[i])
		case roleDate:
			r.readDate(row, i, c)
		case roleExtra:
			r.extra[c.group] = table.Trim(row.Cells[i])
		}
	}
	for i := range r.ticks {
		r.ticked(row, &r.ticks[i], r.columns.groups[i])
	}
	return true
}

// wrong reports a problem at a cell.
func (r *rowReader) wrong(row *table.Row, i int, header string, code govmaturity.Code, format string, args ...any) {
	if r.full() {
		return
	}
	line, at := row.Place(i)
	r.report(code, header, line, at, format, args...)
}

func (r *rowReader) indicator(row *table.Row, i int, c *column) {
	cell, before := row.Cells[i], &r.caches[i]
	if r.plain[i] && r.answers == nil {
		if x, ok := table.Plain(cell, r.decimal); ok {
			if m, err := c.indicator.MarkNumber(x); err == nil {
				r.marks.Set(c.at, m)
				return
			}
		}
	}
	if r.answers == nil && before.one != nil {
		if len(cell) == 1 && cell[0] < 128 {
			if m := &before.one[cell[0]]; m.seen {
				r.marks.Set(c.at, m.mark)
				return
			}
		} else if m, ok := before.more[cell]; ok {
			r.marks.Set(c.at, m)
			return
		}
	}
	answer, err := r.layout.answer(c.indicator, cell)
	var m maturity.Mark
	if err == nil {
		if m, err = c.indicator.Mark(answer); err != nil {
			err = r.layout.cure(c.indicator, table.Trim(cell), err)
		}
	}
	if err != nil {
		r.wrong(row, i, c.indicator.ID(), govmaturity.CodeWrongAnswer, "%s", err)
		return
	}
	if before.one != nil && len(cell) == 1 && cell[0] < 128 {
		before.one[cell[0]] = known{m, true}
	} else if before.one != nil && len(before.more) < maxKnown {
		before.more[strings.Clone(cell)] = m // a cell alone would keep its whole row
	}
	r.set(c.indicator, answer, m)
}

func (r *rowReader) set(i maturity.Indicator, a govmaturity.Answer, m maturity.Mark) {
	r.marks.Set(i.Index(), m)
	if r.answers != nil && !a.IsSilent() {
		r.answers[i.ID()] = a
	}
}

func (r *rowReader) tick(row *table.Row, i int, c *column) {
	holds, said, state, err := r.layout.ticked(c.indicator, row.Cells[i])
	if err != nil {
		r.wrong(row, i, c.header, govmaturity.CodeWrongAnswer, "%s", err)
		return
	}
	t := &r.ticks[c.group]
	if !said {
		return
	}
	if !t.said {
		t.at, t.state = i, state
	}
	t.said = true
	t.mixed = t.mixed || t.state != state
	if holds {
		t.chosen = append(t.chosen, c.option)
	}
}

// ticked makes an answer of the columns of its options.
func (r *rowReader) ticked(row *table.Row, t *ticks, i maturity.Indicator) {
	answer := govmaturity.Answer{}
	switch {
	case t.mixed:
		r.wrong(row, t.at, i.ID(), govmaturity.CodeWrongAnswer, "some options of it have an answer, and others do not apply: say the same in all of them")
		return
	case t.said && t.state != "":
		answer = govmaturity.AnswerState(t.state)
	case t.said && i.Kind() == maturity.MeasureChecklist:
		answer = govmaturity.AnswerChoice(t.chosen...)
	case len(t.chosen) == 1:
		answer = govmaturity.AnswerChoice(t.chosen...)
	case len(t.chosen) > 1:
		r.wrong(row, t.at, i.ID(), govmaturity.CodeWrongAnswer, "%s and %s are both chosen, and one can be", t.chosen[0], t.chosen[1])
		return
	case t.said:
		r.wrong(row, t.at, i.ID(), govmaturity.CodeWrongAnswer, "no option is chosen: leave all of them blank when nobody answered")
		return
	}
	m, err := i.Mark(answer)
	if err != nil {
		r.wrong(row, t.at, i.ID(), govmaturity.CodeWrongAnswer, "%s", err)
		return
	}
	r.set(i, answer, m)
}

func (r *rowReader) readDate(row *table.Row, i int, c *column) {
	r.date = table.Trim(row.Cells[i])
	if _, ok := date.Parse(r.date); !ok && r.date != "" {
		r.wrong(row, i, c.header, govmaturity.CodeNoSuchDay, "%.40q is not a date: write 2026, 2026-11 or 2026-11-22", r.date)
	}
}

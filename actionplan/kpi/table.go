package kpi

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/table"
)

// TableOptions say how to read a table of indicators. The zero TableOptions are
// ready to use.
type TableOptions struct {
	// Separator stands between cells. It is found when 0.
	Separator rune
	// Decimal is the sign before the part of a number below one: a point, when 0, or a
	// comma.
	Decimal rune
	// TargetYear is that of targets in a table without a column target_year: 2030, as
	// for the Sustainable Development Goals, when 0.
	TargetYear float64
	// Trend is how trends are told: [TrendOpenSDG] when empty.
	Trend TrendMethod
	// Thresholds are the cuts of paces: [DefaultThresholds] when empty.
	Thresholds Thresholds
}

// Table is a table of indicators, a row each, as reporting sites keep them.
type Table struct {
	// Header are the names of all columns, as they are written.
	Header []string
	Rows   []TableRow
}

// TableRow is an indicator, or one of its series, at two times.
type TableRow struct {
	// Indicator is what the first column says. Rows may share it: a series each.
	Indicator string
	// Cells are all cells of the row, as they are written.
	Cells []string

	move   move
	method TrendMethod
}

// ReadTable reads a table with the columns
//
//	indicator,direction,target,base_year,base_value,current_year,current_value
//
// in any order, and others beside them: target_year and limit are read as well, and
// the rest is kept. The direction is up, increase, positive or ascending, or down,
// decrease, negative or descending. Years are numbers from 1 to 9999; a fiscal year,
// as 2015-16 or 2015/2016, is the one that it begins in. Where a number
// is to be, a cell that is empty, or says NA, N/A, "..", "…" or ":", as offices of
// statistics write, says that there is nothing. A row has no more cells than there are
// columns. The error is a [govmaturity.Problems], each at its
// cell; then there is no table.
func ReadTable(name string, data []byte, o TableOptions) (*Table, error) {
	if o.TargetYear == 0 {
		o.TargetYear = openSDGYear
	}
	if o.Trend == "" {
		o.Trend = TrendOpenSDG
	}
	o.Thresholds = o.Thresholds.or()
	if problems := o.check(); len(problems) > 0 {
		return nil, problems
	}
	raw, problems := table.Read(name, data, table.Options{Separator: o.Separator})
	if len(problems) > 0 {
		return nil, problems
	}
	t := tableReader{options: o, columns: map[string]int{}}
	for _, row := range raw.Rows {
		switch {
		case row.Blank():
		case t.out.Header == nil:
			t.header(row)
		case len(t.problems) == 0 || len(t.out.Rows) > 0 || t.whole:
			t.row(row)
		}
	}
	if t.out.Header == nil {
		t.problems = append(t.problems, govmaturity.Problem{Code: govmaturity.CodeEmptyDocument, Format: "there is no header: expected %s", Args: []any{strings.Join(tableColumns, ",")}})
	}
	for i := range t.problems {
		t.problems[i].File = name
	}
	if err := t.problems.Err(); err != nil {
		return nil, err
	}
	return &t.out, nil
}

// check refuses options that make no sense.
func (o TableOptions) check() (problems govmaturity.Problems) {
	add := func(format string, args ...any) {
		problems = append(problems, govmaturity.Problem{Code: govmaturity.CodeNotAllowed, Format: format, Args: args})
	}
	if !slices.Contains([]TrendMethod{TrendOpenSDG, TrendCAGR, TrendLinear}, o.Trend) {
		add("there is no way to tell trends named %q", o.Trend)
	}
	if c := o.Thresholds; !(c.Behind > 0 && c.Behind < c.OnTrack && finite(c.OnTrack)) {
		add("the cuts of a pace are on track from %v and behind from %v: expected numbers above 0, the first the greater", c.OnTrack, c.Behind)
	}
	if !isYear(o.TargetYear) {
		add("the year of targets is from 1 to 9999, not %v", o.TargetYear)
	}
	if o.Decimal != 0 && o.Decimal != '.' && o.Decimal != ',' {
		add("numbers have a decimal point or a decimal comma, not %q", o.Decimal)
	}
	return problems
}

func isYear(x float64) bool { return x >= 1 && x < 10_000 }

// tableColumns are those that a table must have.
var tableColumns = []string{"indicator", "direction", "target", "base_year", "base_value", "current_year", "current_value"}

var yearForm = regexp.MustCompile(`^[1-9][0-9]{3}$`)

type tableReader struct {
	options  TableOptions
	out      Table
	columns  map[string]int
	whole    bool
	problems govmaturity.Problems
}

func (t *tableReader) header(row table.Row) {
	t.out.Header = slices.Clone(row.Cells)
	for i, cell := range row.Cells {
		name := strings.ToLower(table.Trim(cell))
		if _, taken := t.columns[name]; taken && name != "" {
			t.problems = append(t.problems, row.Problem(i, cell, govmaturity.CodeGivenTwice, "there is already a column %q", name))
			continue
		}
		t.columns[name] = i
	}
	for _, name := range tableColumns {
		if _, ok := t.columns[name]; ok {
			continue
		}
		if i, cell := nearly(row, name); i >= 0 {
			t.problems = append(t.problems, row.Problem(i, cell, govmaturity.CodeMissingColumn, "write %s in the place of %.40q", name, cell))
		} else {
			t.problems = append(t.problems, row.Problem(0, "", govmaturity.CodeMissingColumn, "there is no column %s: expected %s", name, strings.Join(tableColumns, ",")))
		}
	}
	t.whole = len(t.problems) == 0
}

// nearly returns the column that a name is meant by: Base year for base_year.
func nearly(row table.Row, name string) (int, string) {
	for i, cell := range row.Cells {
		if strings.Join(strings.FieldsFunc(strings.ToLower(cell), func(r rune) bool { return r == ' ' || r == '-' || r == '_' }), "_") == name {
			return i, cell
		}
	}
	return -1, ""
}

// cell returns the text of a column, "" for nothing.
func (t *tableReader) cell(row table.Row, name string) (int, string) {
	i, ok := t.columns[name]
	if !ok {
		return -1, ""
	}
	return i, table.Trim(row.Cell(i))
}

// nothing are the words of offices of statistics for a number that there is not.
var nothing = []string{"", "NA", "N/A", "..", "...", "…", ":"}

// year returns the number of a column that is a year. A fiscal year is the one that it
// begins in.
func (t *tableReader) year(row table.Row, name string) *float64 {
	i, s := t.cell(row, name)
	first, last, span := strings.Cut(strings.NewReplacer("/", "-", "–", "-").Replace(s), "-")
	if span && yearForm.MatchString(first) && (len(last) == 2 || yearForm.MatchString(last)) {
		began, _ := strconv.Atoi(first)
		if next := strconv.Itoa(began + 1); last == next || len(last) == 2 && strings.HasSuffix(next, last) {
			x := float64(began)
			return &x
		}
		t.problems = append(t.problems, row.Problem(i, name, govmaturity.CodeNumberForm, "%.40q is neither a year nor a fiscal year: write 2015, or 2015-16", s))
		return nil
	}
	x := t.number(row, name)
	if x != nil && !isYear(*x) {
		t.problems = append(t.problems, row.Problem(t.columns[name], name, govmaturity.CodeOutOfRange, "a year is from 1 to 9999, not %v", *x))
		return nil
	}
	return x
}

func (t *tableReader) number(row table.Row, name string) *float64 {
	i, s := t.cell(row, name)
	if slices.Contains(nothing, strings.ToUpper(s)) {
		return nil
	}
	x, err := table.Number(s, table.NumberForm{Decimal: t.options.Decimal})
	if err != nil {
		t.problems = append(t.problems, row.Problem(i, name, govmaturity.CodeNumberForm, "%v", err))
		return nil
	}
	return &x
}

func (t *tableReader) row(row table.Row) {
	if !t.whole {
		return
	}
	_, id := t.cell(row, "indicator")
	if id == "" {
		t.problems = append(t.problems, row.Problem(t.columns["indicator"], "indicator", govmaturity.CodeRequired, "there is no indicator"))
	}
	for i := len(t.out.Header); i < len(row.Cells); i++ {
		if cell := table.Trim(row.Cells[i]); cell != "" { // a comma in a number moves all that comes after it
			t.problems = append(t.problems, row.Problem(i, cell, govmaturity.CodeWrongCount, "there are %d columns, and more cells: is a comma in one of them not in quotes?", len(t.out.Header)))
			break
		}
	}
	out := TableRow{Indicator: id, Cells: slices.Clone(row.Cells), method: t.options.Trend}
	m := &out.move
	m.cuts = t.options.Thresholds
	m.goal.Direction = t.direction(row)
	m.goal.Target, m.goal.Baseline, m.limit = t.number(row, "target"), t.number(row, "base_value"), t.number(row, "limit")
	from, to, value, end := t.year(row, "base_year"), t.year(row, "current_year"), t.number(row, "current_value"), t.year(row, "target_year")
	if from != nil {
		m.from, m.hasFrom = *from, true
	}
	if value != nil && to != nil {
		m.value, m.to, m.has = *value, *to, true
	}
	if _, s := t.cell(row, "current_year"); value != nil && slices.Contains(nothing, strings.ToUpper(s)) {
		t.problems = append(t.problems, row.Problem(t.columns["current_year"], "current_year", govmaturity.CodeRequired, "there is a current value, and no year of it"))
	}
	if from != nil && to != nil && *to < *from {
		t.problems = append(t.problems, row.Problem(t.columns["current_year"], "current_year", govmaturity.CodeOutOfOrder, "must not be before the base year, which is %v, found %v", *from, *to))
	}
	switch {
	case end != nil:
		m.targetTime = *end
	case m.goal.Target != nil:
		m.targetTime = t.options.TargetYear
	}
	t.out.Rows = append(t.out.Rows, out)
}

func (t *tableReader) direction(row table.Row) Direction {
	i, s := t.cell(row, "direction")
	switch strings.ToLower(s) {
	case "up", "increase", "positive", "ascending":
		return DirectionUp
	case "down", "decrease", "negative", "descending":
		return DirectionDown
	}
	t.problems = append(t.problems, row.Problem(i, "direction", govmaturity.CodeNotAllowed,
		"expected up or down (or increase and decrease, positive and negative, ascending and descending), found %q", s))
	return ""
}

// Level says how far the indicator has come.
func (r TableRow) Level() Level {
	if !r.move.has {
		return Level{State: govmaturity.StateUnanswered, Why: NoAttainmentValue}
	}
	return r.move.goal.Level(r.move.value)
}

// Pace says whether that is as far as it should have come by then, on a straight
// way.
func (r TableRow) Pace() Pace {
	p := Path{Kind: PathLinear}
	if r.move.hasFrom {
		p.From, p.To = r.move.from, cmp.Or(r.move.targetTime, r.move.from)
	}
	return p.Pace(r.Level(), r.move.to, r.move.cuts)
}

// Trend says whether it moves fast enough.
func (r TableRow) Trend() Trend { return r.move.trend(r.method) }

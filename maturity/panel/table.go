package panel

import (
	"errors"
	"fmt"
	"io"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/table"
	"github.com/govmaturity/govmaturity/maturity"
)

// Table is how a table of assessments is read: which framework was answered, and how the
// table is laid out. It does not change, and holds no rows: any number of goroutines may
// use it at once.
//
// Problems have the row and the column, and say what to write instead.
type Table struct {
	// Name is what problems call the table.
	Name string
	// Framework is what was answered. It has no rosters: a row cannot hold a list.
	Framework *maturity.Framework
	Layout    Layout
}

// ready returns an error if no table can hold answers to the framework.
func (t *Table) ready() error {
	switch {
	case t == nil || t.Framework == nil:
		return errors.New("a table needs the framework that was answered")
	case t.Framework.HasRosters():
		return fmt.Errorf("%s has rosters: a row for each subject cannot hold a list of services or the like", t.Framework.ID())
	}
	for _, name := range t.Layout.known() {
		if _, err := t.Framework.Indicator(name); err == nil {
			return fmt.Errorf("%s has an indicator %q, and so has no room for the column that says who was assessed", t.Framework.ID(), name)
		}
	}
	return t.Layout.check()
}

// start reads the first row.
func (t *Table) start(in io.Reader, r *reporter) (*table.Reader, *columns, error) {
	if err := t.ready(); err != nil {
		return nil, nil, err
	}
	r.file = t.Name
	rows := table.NewReader(t.Name, in, table.Options{Separator: t.Layout.Separator, Columns: 1 << 20})
	for {
		row, ok := rows.Next()
		if !ok {
			break
		}
		if row.Blank() {
			continue
		}
		if columns, ok := t.header(row, r); ok {
			return rows, columns, nil
		}
		return nil, nil, r.err()
	}
	if err := rows.Err(); err != nil {
		return nil, nil, err
	}
	if r.add(rows.Problems(), 0); r.empty() {
		r.report(govmaturity.CodeRequired, "", 1, 1, "the table is empty: expected a row with the names of the columns")
	}
	return nil, nil, r.err()
}

// Each calls visit with each row of a table, in order, until visit returns an error. What
// a row holds may be kept. The error is a [govmaturity.Problems] with all that is wrong
// with the table, or that of reading, or that of visit, which is not called any more
// after the first problem.
func (t *Table) Each(in io.Reader, visit func(Row) error) error {
	if visit == nil {
		return t.Check(in)
	}
	_, err := t.each(in, visit)
	return err
}

// each returns the headers of the columns that are kept, besides.
func (t *Table) each(in io.Reader, visit func(Row) error) (extra []string, err error) {
	r := &reporter{}
	rows, columns, err := t.start(in, r)
	if err != nil {
		return nil, err
	}
	reader := newRowReader(t, columns, r)
	for {
		row, ok := rows.Next()
		if !ok {
			break
		}
		reader.answers = map[string]govmaturity.Answer{}
		if !reader.read(row) || !r.empty() {
			continue
		}
		if err := visit(Row{
			Number: row.Number, Line: row.Line, Subject: reader.subject, Rater: reader.rater, Date: reader.date,
			Extra: append([]string(nil), reader.extra...), Answers: reader.answers,
		}); err != nil {
			return nil, err
		}
	}
	r.add(rows.Problems(), 0)
	if err := rows.Err(); err != nil {
		return nil, errors.Join(r.err(), err)
	}
	return columns.extra, r.err()
}

// Check reports all that is wrong with a table. The error is a [govmaturity.Problems], or
// that of reading.
func (t *Table) Check(in io.Reader) error { return t.scan(in, nil, nil, nil) }

package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// subjectColumn is the name of the column that says who was assessed.
const subjectColumn = "subject"

// maxRow is the size in bytes of the longest row that is read. A quote that is
// never closed makes one row of the whole rest of a file.
const maxRow = 1 << 20

// maxCell is the size of the longest answer that is looked at. Messages repeat
// what they found.
const maxCell = 8 << 10

// table reads a table of assessments, row by row.
type table struct {
	name    string
	leash   leash
	csv     *csv.Reader
	columns []column
	subject int             // its place among the columns
	answers *maturity.Marks // of the present row
	line    int             // where the present row begins

	problems govmaturity.Problems // as many as are told
	more     int                  // how many others there are
}

// column holds the answers to an indicator, or, if it is not valid, something
// else.
type column struct {
	indicator maturity.Indicator
	valid     bool
	// known are the marks of cells that came before. It is nil for numbers,
	// which differ too much to be kept.
	known map[string]maturity.Mark
}

// maxKnown bounds how many cells a column keeps the marks of.
const maxKnown = 256

// readTable calls visit with each row of a table. Without a visit, it only
// checks. Subject and answers are good until visit returns. The error is a
// [govmaturity.Problems] with all that is wrong with the table, or that of
// reading, or the first that visit returns.
func readTable(name string, r io.Reader, comma rune, fw *maturity.Framework, visit func(subject string, answers *maturity.Marks) error) error {
	t := &table{name: name, leash: leash{r: r, left: maxRow}, answers: fw.NewMarks()}
	in := bufio.NewReaderSize(&t.leash, 64<<10)
	switch start, _ := in.Peek(3); {
	case bytes.HasPrefix(start, []byte("\xef\xbb\xbf")):
		in.Discard(3)
	case bytes.HasPrefix(start, []byte("\xff\xfe")), bytes.HasPrefix(start, []byte("\xfe\xff")):
		t.report(govmaturity.CodeNotUTF8, "", 1, 1, "expected UTF-8, found UTF-16: save the table as CSV UTF-8")
		return t.err()
	}
	t.csv = csv.NewReader(in)
	t.csv.Comma, t.csv.ReuseRecord, t.csv.FieldsPerRecord = comma, true, -1
	names, err := t.next()
	if names == nil {
		if err == io.EOF && t.problems == nil {
			t.report(govmaturity.CodeRequired, "", 1, 1, "the table is empty: expected a row with the names of the columns")
		}
		return t.errOr(err)
	}
	if !t.header(names, fw) {
		return t.err()
	}
	for {
		row, err := t.next()
		if err != nil {
			return t.errOr(err)
		}
		if row != nil && t.row(row) && visit != nil && t.problems == nil {
			if err := visit(strings.TrimSpace(row[t.subject]), t.answers); err != nil {
				return err
			}
		}
	}
}

// next returns the next row. It is nil, without an error, when it cannot be
// read as one; that has been reported.
func (t *table) next() ([]string, error) {
	t.leash.left = maxRow
	row, err := t.csv.Read()
	if err != nil {
		return nil, t.unreadable(err)
	}
	t.line, _ = t.csv.FieldPos(0)
	return row, nil
}

// unreadable reports why the csv package could not read a row. It returns nil
// when there is hope for the next one.
func (t *table) unreadable(err error) error {
	var wrong *csv.ParseError
	switch {
	case errors.As(err, &wrong):
		message := "a quote inside a cell: put the cell in quotes, and the quote twice"
		if errors.Is(err, csv.ErrQuote) {
			message = "a cell in quotes does not end, or goes on after its end; a quote inside it is written twice"
		}
		if wrong.Line > wrong.StartLine {
			message += fmt.Sprintf("; the row begins on line %d", wrong.StartLine)
		}
		// This column counts bytes: the text of the line is not to be had.
		t.report(govmaturity.CodeSyntax, "", wrong.Line, wrong.Column, message)
		return nil
	case errors.Is(err, errLongRow):
		t.report(govmaturity.CodeTooLong, "", t.line+1, 1, "a row from here on has more than %d bytes: is there a quote that is not closed?", maxRow)
		return io.EOF // there is no telling where the next row begins
	}
	return err
}

// header reads the names of the columns. It reports whether the rows below are
// worth reading.
func (t *table) header(names []string, fw *maturity.Framework) bool {
	indicators := map[string]maturity.Indicator{}
	known := []string{subjectColumn}
	for _, indicator := range fw.Indicators() {
		indicators[indicator.ID()] = indicator
		known = append(known, indicator.ID())
	}
	t.columns, t.subject = make([]column, len(names)), -1
	found := map[string]bool{}
	for i, name := range names {
		name = strings.TrimSpace(name)
		indicator, isIndicator := indicators[name]
		switch {
		case found[name], !isIndicator && name != subjectColumn:
			t.wrongColumn(names, i, name, found[name], fw)
			continue
		case isIndicator:
			t.columns[i] = column{indicator: indicator, valid: true}
			if indicator.Options() != nil {
				t.columns[i].known = map[string]maturity.Mark{}
			}
		default:
			t.subject = i
		}
		found[name] = true
	}
	if len(found) == 0 {
		t.report(govmaturity.CodeMissingColumn, "", t.line, 1, "none of these columns belongs to %s, edition %s", fw.ID(), fw.Edition())
		return false
	}
	for _, name := range known {
		if found[name] {
			continue
		}
		message := "there is no column %q; when nobody answered, it has empty cells"
		if name == subjectColumn {
			message = "there is no column %q, which says who was assessed"
		}
		t.report(govmaturity.CodeMissingColumn, "", t.line, 1, message, name)
	}
	return true
}

// wrongColumn reports a column that the table should not have.
func (t *table) wrongColumn(names []string, i int, name string, doubled bool, fw *maturity.Framework) {
	if t.full() {
		return
	}
	line, at := t.place(names, i)
	_, unknown := fw.Indicator(name)
	switch {
	case name == "":
		t.report(govmaturity.CodeRequired, "", line, at, "column %d has no name", i+1)
	case doubled:
		t.report(govmaturity.CodeDuplicateID, "", line, at, "there is already a column %q", name)
	case strings.EqualFold(name, subjectColumn):
		t.report(govmaturity.CodeUnknownColumn, "", line, at, "the column %.60q is named %q", name, subjectColumn)
	case strings.Contains(unknown.Error(), "did you mean"):
		t.report(govmaturity.CodeUnknownColumn, "", line, at, "%v", unknown)
	case len(names) == 1 && strings.ContainsAny(name, ",;|\t"):
		t.report(govmaturity.CodeUnknownColumn, "", line, at, "there is no indicator %.60q; set the separator with -comma", name)
	default:
		t.report(govmaturity.CodeUnknownColumn, "", line, at,
			"there is no indicator %.60q; columns are %s and the ids of indicators: remove this one", name, subjectColumn)
	}
}

// row turns the cells of a row into answers. It reports whether there is
// something to score.
func (t *table) row(row []string) bool {
	if !slices.ContainsFunc(row, func(cell string) bool { return strings.TrimSpace(cell) != "" }) {
		return false
	}
	if len(row) != len(t.columns) {
		t.report(govmaturity.CodeWrongCount, "", t.line, 1, "expected %d cells, as the first row has; found %d", len(t.columns), len(row))
		return false
	}
	for i, cell := range row {
		c := &t.columns[i]
		if i == t.subject {
			t.checkSubject(row, i)
		}
		if !c.valid {
			continue
		}
		mark, err := c.mark(cell)
		if err != nil && !t.full() {
			line, at := t.place(row, i)
			t.report(govmaturity.CodeWrongAnswer, c.indicator.ID(), line, at, "%s", err)
		}
		t.answers.Set(c.indicator.Index(), mark)
	}
	return true
}

func (t *table) checkSubject(row []string, i int) {
	switch subject := row[i]; {
	case strings.TrimSpace(subject) == "":
		if t.full() {
			return
		}
		line, at := t.place(row, i)
		t.report(govmaturity.CodeRequired, subjectColumn, line, at, "the row does not say who was assessed")
	case !utf8.ValidString(subject):
		if t.full() {
			return
		}
		line, at := t.place(row, i)
		t.report(govmaturity.CodeNotUTF8, subjectColumn, line, at, "%.60q is not UTF-8: save the table as CSV UTF-8", subject)
	}
}

// mark returns what a cell counts.
func (c *column) mark(cell string) (maturity.Mark, error) {
	if m, ok := c.known[cell]; ok {
		return m, nil
	}
	if len(cell) > maxCell {
		return maturity.Mark{}, fmt.Errorf("a cell of %d bytes is too long for an answer", len(cell))
	}
	answer, err := c.indicator.Parse(cell)
	if err != nil {
		if point := strings.Replace(cell, ",", ".", 1); c.known == nil && point != cell {
			if _, pointErr := c.indicator.Parse(point); pointErr == nil {
				err = fmt.Errorf("%w; write a decimal point: %s", err, strings.TrimSpace(point))
			}
		}
		return maturity.Mark{}, err
	}
	m, err := c.indicator.Mark(answer)
	if err == nil && c.known != nil && len(c.known) < maxKnown {
		c.known[strings.Clone(cell)] = m // a cell alone would keep its whole row
	}
	return m, err
}

// place returns the line and column of a cell. The column counts characters,
// as in all problems; the csv package counts bytes. It looks at all cells before
// it, and so is only for problems that are told.
func (t *table) place(row []string, i int) (line, column int) {
	line, column = t.csv.FieldPos(i)
	for j, cell := range row[:i] {
		at, _ := t.csv.FieldPos(j)
		at += strings.Count(cell, "\n")
		if at == line { // the cell ends on this line
			cell = cell[strings.LastIndexByte(cell, '\n')+1:]
			column -= len(cell) - utf8.RuneCountInString(cell)
		}
	}
	return line, column
}

// full reports whether as many problems as are told were found, and then counts
// one more. It comes before what is costly to find out about a problem.
func (t *table) full() bool {
	if len(t.problems) < govmaturity.MaxProblems {
		return false
	}
	t.more++
	return true
}

// report adds a problem. A file can have any number of them, so only those
// that are told are made.
func (t *table) report(code govmaturity.Code, column string, line, at int, format string, args ...any) {
	if t.full() {
		return
	}
	p := govmaturity.Problem{Code: code, File: t.name, Line: line, Column: at, Format: format, Args: args}
	if column != "" {
		p.Path = govmaturity.Path{}.Key(column)
	}
	t.problems = append(t.problems, p)
}

// err returns all that is wrong with the table, or nil.
func (t *table) err() error {
	if t.more == 0 {
		return t.problems.Err()
	}
	return append(t.problems, govmaturity.Problem{
		Code: govmaturity.CodeTooManyProblems, File: t.name, Format: "and %d more problems", Args: []any{t.more},
	})
}

// errOr returns what is wrong with the table and, unless it is only that the
// table has ended, err.
func (t *table) errOr(err error) error {
	if err == io.EOF {
		return t.err()
	}
	return errors.Join(t.err(), err)
}

// leash lets a reader go on only so far: until left is set anew.
type leash struct {
	r    io.Reader
	left int
}

var errLongRow = errors.New("a row is too long")

func (l *leash) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, errLongRow
	}
	n, err := l.r.Read(p)
	l.left -= n
	return n, err
}

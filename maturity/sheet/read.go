package sheet

import (
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/table"
	"github.com/govmaturity/govmaturity/maturity"
)

// reader puts a document together from tables.
type reader struct {
	options  Options
	problems govmaturity.Problems
	records  map[string][]*entry // by the sheet, in the order of the rows
	seen     map[string]bool     // the sheets that there are
}

// entry is a row of a sheet: the record that it makes, and the columns that tie it to
// others.
type entry struct {
	*value
	ties map[string]*value
	used bool // it has its place in the document
}

func read(tables []*table.Table, o Options) (*maturity.Spec, error) {
	r := &reader{options: o, records: map[string][]*entry{}, seen: map[string]bool{}}
	for _, t := range tables {
		r.table(t)
	}
	for _, name := range []string{sheetFramework, sheetNodes} {
		if !r.seen[name] {
			r.problems = append(r.problems, govmaturity.Problem{Code: govmaturity.CodeRequired, Format: "expected a sheet %s", Args: []any{name}})
		}
	}
	if len(r.problems) > 0 {
		return nil, r.problems.Err()
	}
	doc := r.document()
	if len(r.problems) > 0 {
		return nil, r.problems.Err()
	}
	var l located
	l.write(doc, "", "")
	fw, err := maturity.ReadFramework("framework.json", l.out.Bytes())
	if err != nil {
		return nil, l.placed(err).Err()
	}
	return fw.Spec(), nil
}

func (r *reader) add(p govmaturity.Problem) { r.problems = append(r.problems, p) }

// table reads the rows of one sheet.
func (r *reader) table(t *table.Table) {
	name := sheetName(t.Name)
	if strings.HasPrefix(name, "_") {
		return
	}
	l := layoutNamed(name)
	switch {
	case l == nil:
		var names []string
		for _, known := range layouts() {
			names = append(names, known.name)
		}
		r.add(govmaturity.Problem{Code: govmaturity.CodeUnknownKey, File: t.Name, Format: "there is no sheet %q: there are %s%s", Args: []any{name, strings.Join(names, ", "), document.Suggestion(name, names)}})
		return
	case r.seen[name]:
		r.add(govmaturity.Problem{Code: govmaturity.CodeDuplicateKey, File: t.Name, Format: "there are two sheets %s", Args: []any{name}})
		return
	}
	r.seen[name] = true
	rows := slices.DeleteFunc(slices.Clone(t.Rows), table.Row.Blank)
	if len(rows) == 0 {
		r.add(govmaturity.Problem{Code: govmaturity.CodeRequired, File: t.Name, Format: "the sheet is empty: expected a row of headers"})
		return
	}
	if name == sheetFramework {
		r.head(t, l, rows)
		return
	}
	headers := r.headers(t, l, rows[0])
	for _, row := range rows[1:] {
		e := &entry{value: record(cell{table: t, row: row}), ties: map[string]*value{}}
		for i := range row.Cells {
			at := cell{t, row, i, ""}
			if i < len(headers) {
				at.header = headers[i]
			}
			if s := row.Cell(i); table.Trim(s) != "" && at.header != "" {
				r.cell(e, l, at, s)
			} else if table.Trim(s) != "" && (i >= len(headers) || rows[0].Cell(i) == "") {
				r.add(at.problem(govmaturity.CodeUnknownKey, "a cell without a header above it: %s", strconv.Quote(s)))
			}
		}
		r.records[name] = append(r.records[name], e)
	}
}

// headers reads the row of headers: "" for a column that means nothing.
func (r *reader) headers(t *table.Table, l *layout, row table.Row) []string {
	headers := make([]string, len(row.Cells))
	for i, s := range row.Cells {
		s = table.Trim(s)
		at := cell{t, row, i, s}
		switch {
		case s == "" || strings.HasPrefix(s, "#"):
			continue
		case slices.Contains(headers, s):
			r.add(at.problem(govmaturity.CodeDuplicateKey, "there are two columns %s", s))
		case r.known(l, at, s):
			headers[i] = s
		}
	}
	return headers
}

// known reports whether a sheet has a key, and says so if it has not.
func (r *reader) known(l *layout, at cell, header string) bool {
	_, language, ok := l.find(header)
	switch {
	case slices.Contains(l.ties, header):
		return true
	case ok && language != "" && !govmaturity.ValidLanguage(language):
		r.add(at.problem(govmaturity.CodePattern, "expected a language tag after the colons, such as fr; found %q", language))
		return false
	case ok:
		return true
	}
	known := slices.Clone(l.ties)
	for _, c := range l.columns {
		known = append(known, c.header)
	}
	name, _, said := strings.Cut(header, "::")
	if said && slices.Contains(known, name) {
		r.add(at.problem(govmaturity.CodeUnknownKey, "%s is the same in all languages: leave out ::", name))
		return false
	}
	r.add(at.problem(govmaturity.CodeUnknownKey, "the sheet %s has no column %q: begin the header with # for one of your own%s", l.name, header, document.Suggestion(name, known)))
	return false
}

// head reads the sheet framework, which has a row for each key.
func (r *reader) head(t *table.Table, l *layout, rows []table.Row) {
	if key, value := table.Trim(rows[0].Cell(0)), table.Trim(rows[0].Cell(1)); key != "key" || value != "value" {
		r.add(cell{t, rows[0], 0, ""}.problem(govmaturity.CodeSyntax, "expected the headers key and value; found %q and %q", key, value))
		return
	}
	e := &entry{value: record(cell{table: t, row: rows[0]})}
	for _, row := range rows[1:] {
		key := table.Trim(row.Cell(0))
		if key == "" || strings.HasPrefix(key, "#") || table.Trim(row.Cell(1)) == "" {
			continue
		}
		if r.known(l, cell{t, row, 0, key}, key) {
			r.cell(e, l, cell{t, row, 1, key}, row.Cell(1))
		}
	}
	r.records[sheetFramework] = []*entry{e}
}

// cell reads what stands in a cell.
func (r *reader) cell(e *entry, l *layout, at cell, s string) {
	if slices.Contains(l.ties, at.header) {
		e.ties[at.header] = text(at, table.Trim(s))
		return
	}
	c, language, _ := l.find(at.header)
	path, v := c.path, text(at, s)
	switch c.kind {
	case word:
		v = text(at, table.Trim(s))
	case number:
		x, err := table.Number(s, table.NumberForm{Decimal: r.options.Decimal})
		if err != nil {
			r.add(at.problem(govmaturity.CodeWrongType, "%v", err))
			return
		}
		v = &value{at: at, json: strconv.AppendFloat(nil, x, 'g', -1, 64)}
	case wording:
		if language != "" {
			path = append(slices.Clone(path), language)
		}
	case yaml:
		read, problems := fromYAML(at, s)
		if problems != nil {
			r.problems = append(r.problems, problems...)
			return
		}
		v = read
	}
	if !e.put(path, v) {
		r.add(at.problem(govmaturity.CodeDuplicateKey, "another column says the same, or says it with a language beside one without: %s", at.header))
	}
}

package sheet

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/table"
	"github.com/govmaturity/govmaturity/maturity"
)

// Sheet is one table: its name, and its rows from the header on. Rows need not be of
// one length.
type Sheet struct {
	Name string
	Rows [][]string
}

// Options say how tables are written down. The zero value is a comma between cells
// when writing, whatever the file shows when reading, and a decimal point.
type Options struct {
	// Separator stands between cells: a comma, a semicolon, a tab or a bar. When reading,
	// it is found when 0.
	Separator rune
	// Decimal is the sign before the part of a number below one: a point, when 0, or a
	// comma, as in most of Europe.
	Decimal rune
	// ByteOrderMark is written before a table, so that Excel takes it for UTF-8. When
	// reading, there may be one or not.
	ByteOrderMark bool
}

// Read makes a document of sheets, such as those of a workbook. The error is a
// [govmaturity.Problems] with all that is wrong, each with the sheet as its file and
// the address of the cell as its path; the lines and columns are those of the sheet.
func Read(sheets []Sheet, o Options) (*maturity.Spec, error) {
	var tables []*table.Table
	for _, s := range sheets {
		t := &table.Table{Name: s.Name}
		for i, cells := range s.Rows {
			t.Rows = append(t.Rows, table.NewRow(i+1, cells, nil))
		}
		tables = append(tables, t)
	}
	return read(tables, o)
}

// ReadCSV makes a document of tables as CSV, by the names of their sheets or files:
// nodes, or nodes.csv. The error is as that of [Read], with lines of the text.
func ReadCSV(files map[string][]byte, o Options) (*maturity.Spec, error) {
	var tables []*table.Table
	var problems govmaturity.Problems
	for _, name := range slices.Sorted(maps.Keys(files)) {
		t, wrong := table.Read(name, files[name], table.Options{Separator: o.Separator})
		problems = append(problems, wrong...)
		if t != nil {
			tables = append(tables, t)
		}
	}
	if len(problems) > 0 {
		return nil, problems.Err()
	}
	return read(tables, o)
}

// Load makes a document of the CSV files in a folder. A file whose name is that of no
// sheet is a problem, unless it begins with _.
func Load(fsys fs.FS, o Options) (*maturity.Spec, error) {
	names, err := fs.Glob(fsys, "*.csv")
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, errors.New("there are no tables: expected files such as framework.csv and nodes.csv")
	}
	files := map[string][]byte{}
	for _, name := range names {
		if files[name], err = fs.ReadFile(fsys, name); err != nil {
			return nil, err
		}
	}
	return ReadCSV(files, o)
}

// CSV writes a sheet as CSV, with line feeds. It is what [ReadCSV] reads with the same
// options.
func (s Sheet) CSV(o Options) []byte {
	separator := o.Separator
	if separator == 0 {
		separator = ','
	}
	var out bytes.Buffer
	if o.ByteOrderMark {
		out.WriteString("\ufeff")
	}
	for _, row := range s.Rows {
		for i, cell := range row {
			if i > 0 {
				out.WriteRune(separator)
			}
			if strings.ContainsAny(cell, "\"\r\n,;\t|") || cell != table.Trim(cell) || strings.HasPrefix(cell, "sep=") {
				cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
			}
			out.WriteString(cell)
		}
		out.WriteByte('\n')
	}
	return out.Bytes()
}

// sheetName is the name of the sheet that a file has.
func sheetName(file string) string {
	base := path.Base(file)
	return strings.TrimSuffix(base, path.Ext(base))
}

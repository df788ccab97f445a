package table

import (
	"bytes"
	"io"

	"github.com/govmaturity/govmaturity"
)

// Table is a table that was read whole.
type Table struct {
	Name  string
	Facts Facts
	// Rows are all rows, the blank ones included.
	Rows []Row
	// Width is the number of cells of the longest row.
	Width int
}

// maxRows and maxBytes bound a table that is held in memory.
const (
	maxRows  = 1 << 20
	maxBytes = 64 << 20
)

// Read reads a whole table, of 64 MiB and a million rows at most. The problems are
// what keeps rows from being read; the table has the others.
func Read(name string, data []byte, o Options) (*Table, govmaturity.Problems) {
	t := &Table{Name: name}
	if len(data) > maxBytes {
		return t, govmaturity.Problems{{
			Code: govmaturity.CodeTooLarge, File: name, Format: "the table has %d bytes, more than the %d allowed", Args: []any{len(data), maxBytes},
		}}
	}
	r := NewReader(name, bytes.NewReader(data), o)
	cells := 0
	for {
		row, ok := r.Next()
		if !ok {
			break
		}
		cells += len(row.Cells)
		if len(t.Rows) == maxRows || cells > 16*maxRows {
			return t, append(r.Problems(), govmaturity.Problem{
				Code: govmaturity.CodeTooLarge, File: name, Line: row.Line, Column: 1, Format: "the table has more cells than fit: %d rows, or %d cells", Args: []any{maxRows, 16 * maxRows},
			})
		}
		t.Rows = append(t.Rows, row.Clone())
		t.Width = max(t.Width, len(row.Cells))
	}
	t.Facts = r.Facts()
	problems := r.Problems()
	if err := r.Err(); err != nil && err != io.EOF {
		problems = append(problems, govmaturity.Problem{Code: govmaturity.CodeSyntax, File: name, Format: "%v", Args: []any{err}})
	}
	return t, problems
}

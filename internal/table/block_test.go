package table_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/internal/table"
)

// Whatever the size of the blocks, the rows read from them are those of the table, with
// their numbers and places, and so are the problems.
func TestBlocks(t *testing.T) {
	texts := []string{
		"", "a\n", "a,b\n1,2", "a,b\r\n1,2\r\n\r\n3,4\r\n", "a\rb\rc\r", "a\rb\nc\r\nd",
		"a,b\n\"1\n2\",3\n4,5\n", "a,b\n\"1\"\"\r\n2\",3\n\n4,5", "a,b\n1\"2,3\n4,5\n\"6,7\n8,9\n",
		"\ufeffsep=;\na;b\n1;2\n", "a,b\nT\xfc,1\n2,3\n", "a,b\n" + strings.Repeat("12,\"x\"\n", 40), strings.Repeat("long ", 40) + "\nshort\n",
	}
	for _, text := range texts {
		want := rowsOf(t, text, func(r *table.Reader) *table.Reader { return nil })
		for size := 1; size < 40; size++ {
			var inner table.Reader
			got := rowsOf(t, text, func(r *table.Reader) *table.Reader {
				var b table.Block
				if !r.Block(&b, size) {
					return nil
				}
				inner.Open(&b)
				return &inner
			})
			if !slices.Equal(got, want) {
				t.Fatalf("%q in blocks of %d:\n%q\nwant\n%q", text, size, got, want)
			}
		}
	}
}

// rowsOf reads the first row, and then what next returns readers of, until it returns
// none: the rest, if it never returns one.
func rowsOf(t *testing.T, text string, next func(*table.Reader) *table.Reader) []string {
	t.Helper()
	var out, problems []string
	r := table.NewReader("t.csv", strings.NewReader(text), table.Options{Row: 150})
	add := func(row *table.Row) {
		line, column := row.Place(len(row.Cells) - 1)
		out = append(out, fmt.Sprintf("%d %d:%d %q", row.Number, line, column, row.Cells))
	}
	if row, ok := r.Next(); ok {
		add(row)
	}
	for {
		inner := next(r)
		if inner == nil {
			break
		}
		for row, ok := inner.Next(); ok; row, ok = inner.Next() {
			add(row)
		}
		for _, p := range inner.Problems() {
			problems = append(problems, p.Error())
		}
	}
	for row, ok := r.Next(); ok; row, ok = r.Next() {
		add(row)
	}
	for _, p := range r.Problems() {
		problems = append(problems, p.Error())
	}
	slices.Sort(problems)
	return append(out, problems...)
}

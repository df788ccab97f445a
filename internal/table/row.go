package table

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
)

// Row is one row of a table.
type Row struct {
	// Number is the row's number in a spreadsheet, from 1. Blank rows count.
	Number int
	// Line is where the row begins in the text, from 1.
	Line int
	// Cells are the cells, as they are written, without the quotes around them.
	Cells []string

	raw    string
	starts []int // where each cell begins in raw
	places []Place
}

// Place is where a cell comes from that stands in no row of text.
type Place struct {
	Line, Column int
	Path         govmaturity.Path
}

// NewRow returns a row that was made of something else than text, with the place of
// each cell there.
func NewRow(number int, cells []string, places []Place) Row {
	return Row{Number: number, Cells: cells, places: places}
}

// Cell returns a cell without the spaces around it, or "" when the row is shorter.
func (r Row) Cell(i int) string {
	if i < 0 || i >= len(r.Cells) {
		return ""
	}
	return Trim(r.Cells[i])
}

// Blank reports whether all cells are.
func (r Row) Blank() bool {
	return !slices.ContainsFunc(r.Cells, func(cell string) bool { return Trim(cell) != "" })
}

// Place returns the line and column of a cell in the text. Columns count characters.
// A cell beyond the end of the row is at its end.
func (r Row) Place(i int) (line, column int) {
	if r.places != nil {
		p := r.places[min(max(i, 0), len(r.places)-1)]
		return p.Line, p.Column
	}
	end := len(r.raw)
	if i >= 0 && i < len(r.starts) {
		end = r.starts[i]
	}
	before := r.raw[:end]
	line = r.Line
	for {
		at := strings.IndexAny(before, "\r\n")
		if at < 0 {
			return line, 1 + utf8.RuneCountInString(before)
		}
		if strings.HasPrefix(before[at:], "\r\n") {
			at++
		}
		before, line = before[at+1:], line+1
	}
}

// Clone returns a row that shares nothing with the reader.
func (r Row) Clone() Row {
	r.starts = slices.Clone(r.starts)
	r.Cells = slices.Clone(r.Cells)
	return r
}

// Address returns what a spreadsheet calls a cell: H12 is that of row 12, column 8.
// Both count from 1. It returns "" for what is no cell.
func Address(row, column int) string {
	if row < 1 || column < 1 {
		return ""
	}
	var letters []byte
	for n := column; n > 0; n = (n - 1) / 26 {
		letters = append(letters, byte('A'+(n-1)%26))
	}
	slices.Reverse(letters)
	return string(letters) + strconv.Itoa(row)
}

// Path returns the path of a cell in problems: its address and, if it has one, its
// header. Columns count from 0, as cells of a row do.
func (r Row) Path(i int, header string) govmaturity.Path {
	if r.places != nil {
		return r.places[min(max(i, 0), len(r.places)-1)].Path
	}
	path := govmaturity.Path{}.Key(Address(r.Number, i+1))
	if header != "" {
		path = path.Key(header)
	}
	return path
}

// Problem returns a problem at a cell.
func (r Row) Problem(i int, header string, code govmaturity.Code, format string, args ...any) govmaturity.Problem {
	line, column := r.Place(i)
	return govmaturity.Problem{Code: code, Path: r.Path(i, header), Line: line, Column: column, Format: format, Args: args}
}

// Trim takes the spaces from around a text: all that Unicode has, and those that
// cannot be seen at all.
func Trim(s string) string { return strings.TrimFunc(s, isSpace) }

func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\v', '\f', '\r', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF, 0x2060:
		return true
	}
	return 0x2000 <= r && r <= 0x200F && r != 0x200C && r != 0x200D // which join letters
}

// OddSpace names the first space in a text that does not look like one on a keyboard,
// such as a no-break space, or returns "".
func OddSpace(s string) string {
	for _, r := range s {
		if name, ok := spaceNames[r]; ok {
			return name
		}
	}
	return ""
}

var spaceNames = map[rune]string{
	0xA0: "a no-break space (U+00A0)", 0x202F: "a narrow no-break space (U+202F)", 0x2007: "a figure space (U+2007)",
	0x2009: "a thin space (U+2009)", 0x200B: "a zero-width space (U+200B)", 0xFEFF: "a zero-width no-break space (U+FEFF)",
	0x3000: "an ideographic space (U+3000)", 0x2060: "a word joiner (U+2060)",
}

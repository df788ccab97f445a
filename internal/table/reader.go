package table

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math/bits"
	"strings"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
)

// Options say how to read a table. The zero value is ready to use.
type Options struct {
	// Separator stands between cells: a comma, a semicolon, a tab or a bar. It is
	// found when 0.
	Separator rune
	// Row is the size in bytes of the longest row that is read: 1 MiB when 0. A quote
	// that is never closed makes one row of the whole rest of a file.
	Row int
	// Columns is how many cells a row may have: 16,384, as in spreadsheets, when 0.
	Columns int
}

const (
	defaultRow     = 1 << 20
	defaultColumns = 16_384
)

// Reader reads a table row by row. It holds one row at a time.
type Reader struct {
	name    string
	options Options
	in      io.Reader
	store   []byte // of buf
	buf     []byte // what was read and not yet taken
	eof     bool
	begun   bool

	line, number int
	facts        Facts
	row          Row
	problems     govmaturity.Problems
	more         int // how many others there are
	err          error
}

// Facts are what was found out about the text of a table.
type Facts struct {
	// ByteOrderMark reports that the text begins with one.
	ByteOrderMark bool
	// Separator stands between cells, and Stated reports that the caller or a first
	// line such as sep=; said so.
	Separator rune
	Stated    bool
	// Carriage reports that lines end with a carriage return alone, as on an old Mac.
	Carriage bool
}

// NewReader returns a reader of a table. The name is used in problems.
func NewReader(name string, in io.Reader, o Options) *Reader {
	if o.Row <= 0 {
		o.Row = defaultRow
	}
	if o.Columns <= 0 {
		o.Columns = defaultColumns
	}
	return &Reader{name: name, in: in, options: o, line: 1}
}

// Facts returns what was found out about the text, after the first call of Next.
func (r *Reader) Facts() Facts { return r.facts }

// Err returns the error of reading the input, which is no problem of the table's.
func (r *Reader) Err() error { return r.err }

// Problems returns what keeps rows from being read: [govmaturity.MaxProblems] at most,
// and a last one that counts the others.
func (r *Reader) Problems() govmaturity.Problems {
	if r.more == 0 {
		return r.problems
	}
	return append(r.problems[:len(r.problems):len(r.problems)], govmaturity.Problem{
		Code: govmaturity.CodeTooManyProblems, File: r.name, Format: "and %d more problems", Args: []any{r.more},
	})
}

// Next reads the next row. The row is good until the next call. A row that cannot be
// read is a problem, and the next one is read instead. It returns false at the end.
func (r *Reader) Next() (*Row, bool) {
	if !r.begun {
		r.begun = true
		if !r.begin() {
			r.stop()
		}
	}
	for {
		if len(r.buf) == 0 && !r.fill() {
			return nil, false
		}
		r.number++
		if r.readRow() {
			return &r.row, true
		}
	}
}

func (r *Reader) stop() { r.eof, r.buf = true, nil }

// fill reads on. It reports whether there is something new.
func (r *Reader) fill() bool {
	if r.eof {
		return false
	}
	have := len(r.buf)
	step := min(64<<10, max(4<<10, have)) // most tables are small
	if cap(r.buf)-have < step {
		if cap(r.store) < have+step {
			r.store = make([]byte, 2*(have+step))
		}
		r.buf = r.store[:copy(r.store, r.buf)]
	}
	for empty := 0; ; empty++ {
		n, err := r.in.Read(r.buf[have:cap(r.buf)])
		r.buf = r.buf[:have+max(n, 0)]
		if err == nil && n == 0 && empty > 100 {
			err = io.ErrNoProgress
		}
		if err != nil {
			r.eof = true
			if !errors.Is(err, io.EOF) {
				r.err = err
			}
			return n > 0
		}
		if n > 0 {
			return true
		}
	}
}

// begin looks at the beginning of the text: which encoding, which separator.
func (r *Reader) begin() bool {
	for len(r.buf) < 64<<10 && r.fill() {
	}
	if rest, ok := bytes.CutPrefix(r.buf, []byte("\ufeff")); ok {
		r.buf, r.facts.ByteOrderMark = rest, true
	}
	if what := foreign(r.buf); what != "" {
		r.report(1, 1, govmaturity.CodeNotUTF8, "%s", what)
		return false
	}
	r.facts.Separator, r.facts.Stated = r.options.Separator, r.options.Separator != 0
	if line, rest, ok := separatorLine(r.buf); ok {
		if r.facts.Separator == 0 {
			r.facts.Separator, r.facts.Stated = line, true
		}
		r.buf = rest
		r.line++
	}
	if r.facts.Separator == 0 {
		r.facts.Separator = separatorOf(r.buf)
	}
	if !strings.ContainsRune(",;\t|", r.facts.Separator) {
		r.report(1, 1, govmaturity.CodeNotAllowed, "cells are separated by a comma, a semicolon, a tab or a bar, not by %q", r.facts.Separator)
		return false
	}
	cr, lf := bytes.IndexByte(r.buf, '\r'), bytes.IndexByte(r.buf, '\n')
	r.facts.Carriage = cr >= 0 && lf < 0 && cr < len(r.buf)-1
	return true
}

// foreign says what a text is that is no table in UTF-8, or returns "".
func foreign(data []byte) string {
	const save = ": save the sheet as CSV UTF-8"
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return "the table is UTF-16 text" + save
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return "this is a workbook, such as XLSX or ODS, and not a table of text" + save
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return "this is an old workbook, such as XLS, and not a table of text" + save
	case bytes.HasPrefix(data, []byte("%PDF")):
		return "this is a PDF, and not a table of text"
	}
	head := data[:min(len(data), 512)]
	if zeros := bytes.Count(head, []byte{0}); zeros > len(head)/4 && zeros > 1 {
		return "the table is UTF-16 text without a byte order mark" + save
	}
	start := bytes.ToLower(bytes.TrimLeft(head, " \t\r\n"))
	for _, tag := range []string{"<!doctype html", "<html", "<table", "<?xml"} {
		if bytes.HasPrefix(start, []byte(tag)) {
			return "this is a web page or XML, and not a table of text" + save
		}
	}
	return ""
}

// readRow takes the next row from the buffer. It reports whether it could be read.
func (r *Reader) readRow() bool {
	r.row.Number, r.row.Line = r.number, r.line
	r.row.Cells, r.row.starts = r.row.Cells[:0], r.row.starts[:0]
	end, next, plain := r.rowEnd()
	if end < 0 {
		r.tooLong()
		return false
	}
	raw := r.buf[:end]
	r.row.raw = string(raw)
	ok := true
	switch {
	case !utf8.Valid(raw):
		r.notUTF8(raw)
		ok = false
	case plain:
		r.split(raw)
	default:
		ok = r.quoted()
	}
	if ok && len(r.row.Cells) > r.options.Columns {
		r.report(r.line, 1, govmaturity.CodeTooManyItems, "the row has %d cells, more than the %d allowed", len(r.row.Cells), r.options.Columns)
		ok = false
	}
	if plain {
		r.line++
	} else {
		r.line += 1 + lineEnds(r.row.raw)
	}
	r.buf = r.buf[next:]
	return ok
}

// rowEnd returns where the next row ends, where the one after it begins, and whether
// there is no quote in it. The end is -1 for a row that is too long.
func (r *Reader) rowEnd() (end, next int, plain bool) {
	if end, next, ok := r.plainEnd(); ok {
		return end, next, true
	}
	from, inQuotes, closed, plain := 0, false, -1, true
	for {
		for from < len(r.buf) {
			if inQuotes {
				i := bytes.IndexByte(r.buf[from:], '"')
				if i < 0 {
					from = len(r.buf)
					break
				}
				closed = from + i
				from, inQuotes = closed+1, false
				continue
			}
			i := bytes.IndexAny(r.buf[from:], "\"\r\n")
			if i < 0 {
				from = len(r.buf)
				break
			}
			from += i
			if r.buf[from] == '"' {
				// Only a quote that begins a cell, or is the second of two inside one, goes
				// on. Any other is a mistake, and must not take in the rows below.
				inQuotes = from == 0 || r.buf[from-1] == byte(r.facts.Separator) || closed >= 0 && closed == from-1
				plain = false
				from++
				continue
			}
			if r.buf[from] == '\r' {
				if from+1 == len(r.buf) && r.fill() {
					continue
				}
				if from+1 < len(r.buf) && r.buf[from+1] == '\n' {
					return from, from + 2, plain
				}
			}
			return from, from + 1, plain
		}
		if len(r.buf) > r.options.Row {
			return -1, 0, plain
		}
		if !r.fill() {
			return len(r.buf), len(r.buf), plain
		}
	}
}

// plainEnd is rowEnd for rows that are here in whole, without quotes and with the line ends
// of Unix or of Windows: most rows.
func (r *Reader) plainEnd() (end, next int, ok bool) {
	if end = bytes.IndexByte(r.buf, '\n'); end < 0 || r.facts.Carriage || bytes.IndexByte(r.buf[:end], '"') >= 0 {
		return 0, 0, false
	}
	switch bytes.IndexByte(r.buf[:end], '\r') {
	case -1:
		return end, end + 1, true
	case end - 1:
		return end - 1, end + 1, true
	}
	return 0, 0, false
}

// split takes a row without quotes apart. Cells are short: eight bytes at a time are
// compared with the separator.
func (r *Reader) split(raw []byte) {
	const ones, low = 0x0101010101010101, 0x7f7f7f7f7f7f7f7f
	separator, start, at := byte(r.facts.Separator), 0, 0
	for ; at+8 <= len(raw); at += 8 {
		differs := binary.LittleEndian.Uint64(raw[at:]) ^ ones*uint64(separator)
		// The highest bit of each byte that is the separator, and no other bit.
		for same := ^((differs&low + low) | differs | low); same != 0; same &= same - 1 {
			start = r.cell(start, at+bits.TrailingZeros64(same)/8)
		}
	}
	for ; at < len(raw); at++ {
		if raw[at] == separator {
			start = r.cell(start, at)
		}
	}
	r.cell(start, len(raw))
}

// cell adds a cell, and returns where the next one starts.
func (r *Reader) cell(start, end int) int {
	r.row.starts = append(r.row.starts, start)
	r.row.Cells = append(r.row.Cells, r.row.raw[start:end])
	return end + 1
}

// quoted takes a row apart that has quotes in it.
func (r *Reader) quoted() bool {
	raw, at := r.row.raw, 0
	wrong := func(at int, format string) bool {
		r.row.starts = append(r.row.starts, at)
		line, column := r.row.Place(len(r.row.starts) - 1)
		r.report(line, column, govmaturity.CodeSyntax, format)
		return false
	}
	for {
		start := at
		var cell string
		if strings.HasPrefix(raw[at:], `"`) {
			at++
			var b strings.Builder
			for {
				i := strings.IndexByte(raw[at:], '"')
				if i < 0 {
					return wrong(start, "the cell that begins here has no closing quote; a quote inside a cell is written twice")
				}
				piece := raw[at : at+i]
				at += i + 1
				if !strings.HasPrefix(raw[at:], `"`) {
					if b.Len() == 0 {
						cell = piece
					} else {
						b.WriteString(piece)
						cell = b.String()
					}
					break
				}
				b.WriteString(piece + `"`)
				at++
			}
			if at < len(raw) && raw[at] != byte(r.facts.Separator) {
				return wrong(at, "a cell in quotes goes on after its end; a quote inside it is written twice")
			}
		} else {
			end := strings.IndexByte(raw[at:], byte(r.facts.Separator))
			if end < 0 {
				end = len(raw) - at
			}
			cell = raw[at : at+end]
			if i := strings.IndexByte(cell, '"'); i >= 0 {
				return wrong(at+i, "a quote inside a cell: put the cell in quotes, and the quote twice")
			}
			at += end
		}
		r.row.starts, r.row.Cells = append(r.row.starts, start), append(r.row.Cells, cell)
		if at >= len(raw) {
			return true
		}
		at++ // the separator
	}
}

// tooLong reports a row that is too long, and gives up: there is no telling where the
// next row begins.
func (r *Reader) tooLong() {
	r.report(r.line, 1, govmaturity.CodeTooLong, "a row from here on has more than %d bytes: is there a quote that is not closed?", r.options.Row)
	r.stop()
}

// notUTF8 reports the first byte of a row that is no UTF-8.
func (r *Reader) notUTF8(raw []byte) {
	at := 0
	for at < len(raw) {
		c, size := utf8.DecodeRune(raw[at:])
		if c == utf8.RuneError && size <= 1 {
			break
		}
		at += size
	}
	if at == len(raw) {
		return
	}
	r.row.starts = append(r.row.starts[:0], at)
	line, column := r.row.Place(0)
	if c := windows1252(raw[at]); c != 0 {
		r.report(line, column, govmaturity.CodeNotUTF8, "the byte %#x is not UTF-8; in Windows-1252 (Latin-1) it is %c: save the sheet as CSV UTF-8", raw[at], c)
		return
	}
	r.report(line, column, govmaturity.CodeNotUTF8, "the byte %#x is not UTF-8: save the sheet as CSV UTF-8", raw[at])
}

// windows1252 returns the character that a byte is in Windows-1252, or 0.
func windows1252(b byte) rune {
	switch {
	case b >= 0xA0:
		return rune(b)
	case b >= 0x80:
		return []rune("€\x00‚ƒ„…†‡ˆ‰Š‹Œ\x00Ž\x00\x00‘’“”•–—˜™š›œ\x00žŸ")[b-0x80]
	}
	return 0
}

// lineEnds counts the line ends in a text.
func lineEnds(s string) int {
	return strings.Count(s, "\n") + strings.Count(s, "\r") - strings.Count(s, "\r\n")
}

// report keeps a problem. A file can have any number of them, so only those that are
// told are made.
func (r *Reader) report(line, column int, code govmaturity.Code, format string, args ...any) {
	if len(r.problems) >= govmaturity.MaxProblems {
		r.more++
		return
	}
	r.problems = append(r.problems, govmaturity.Problem{Code: code, File: r.name, Line: line, Column: column, Format: format, Args: args})
}

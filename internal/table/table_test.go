package table_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/table"
)

func cells(t *table.Table) [][]string {
	var out [][]string
	for _, row := range t.Rows {
		out = append(out, row.Cells)
	}
	return out
}

func TestRead(t *testing.T) {
	tests := []struct {
		reason, text string
		want         [][]string
		facts        table.Facts
	}{
		{"commas", "a,b\n1,2\n", [][]string{{"a", "b"}, {"1", "2"}}, table.Facts{Separator: ','}},
		{"no line end at the end", "a,b\n1,2", [][]string{{"a", "b"}, {"1", "2"}}, table.Facts{Separator: ','}},
		{"a byte order mark", "\ufeffa,b\n", [][]string{{"a", "b"}}, table.Facts{Separator: ',', ByteOrderMark: true}},
		{"lines of Windows", "a,b\r\n1,2\r\n", [][]string{{"a", "b"}, {"1", "2"}}, table.Facts{Separator: ','}},
		{"lines of an old Mac", "a,b\r1,2\r", [][]string{{"a", "b"}, {"1", "2"}}, table.Facts{Separator: ',', Carriage: true}},
		{"semicolons, and commas in numbers", "a;b\n2,5;3\n1;2,5\n", [][]string{{"a", "b"}, {"2,5", "3"}, {"1", "2,5"}}, table.Facts{Separator: ';'}},
		{"tabs, and commas in text", "name\tnote\nx\ta, b, c\n", [][]string{{"name", "note"}, {"x", "a, b, c"}}, table.Facts{Separator: '\t'}},
		{"bars", "a|b\n1|2\n", [][]string{{"a", "b"}, {"1", "2"}}, table.Facts{Separator: '|'}},
		{"one column", "a\nx\n", [][]string{{"a"}, {"x"}}, table.Facts{Separator: ','}},
		{"a line that says the separator", "sep=;\na,b;c\n", [][]string{{"a,b", "c"}}, table.Facts{Separator: ';', Stated: true}},
		{"the same in quotes, lines of Windows", "\"sep=\t\"\r\na\tb\r\n", [][]string{{"a", "b"}}, table.Facts{Separator: '\t', Stated: true}},
		{"quotes", "a,\"b, \"\"c\"\"\nd\",\"\"\n", [][]string{{"a", "b, \"c\"\nd", ""}}, table.Facts{Separator: ','}},
		{"only quotes", `"""",""""""`, [][]string{{`"`, `""`}}, table.Facts{Separator: ','}},
		{"blank rows", "a,b\n\n,\n1,2\n", [][]string{{"a", "b"}, {""}, {"", ""}, {"1", "2"}}, table.Facts{Separator: ','}},
		{"an empty cell at the end", "a,\n", [][]string{{"a", ""}}, table.Facts{Separator: ','}},
		{"commas in quotes do not count", "a;b\n\"x,y,z\";1\n\"x,y,z\";2\n", [][]string{{"a", "b"}, {"x,y,z", "1"}, {"x,y,z", "2"}}, table.Facts{Separator: ';'}},
		{"nothing", "", nil, table.Facts{Separator: ','}},
	}
	for _, test := range tests {
		got, problems := table.Read("x.csv", []byte(test.text), table.Options{})
		if problems != nil {
			t.Errorf("%s: %v", test.reason, problems)
		}
		if diff := cmp.Diff(test.want, cells(got)); diff != "" {
			t.Errorf("%s: %s", test.reason, diff)
		}
		if got.Facts != test.facts {
			t.Errorf("%s: %+v", test.reason, got.Facts)
		}
	}
}

// What was asked for stands above what the text says.
func TestSeparatorAskedFor(t *testing.T) {
	got, _ := table.Read("x", []byte("sep=;\na,b\n"), table.Options{Separator: ','})
	if diff := cmp.Diff([][]string{{"a", "b"}}, cells(got)); diff != "" {
		t.Error(diff)
	}
	if _, problems := table.Read("x", []byte("a"), table.Options{Separator: 'x'}); len(problems) != 1 || problems[0].Code != govmaturity.CodeNotAllowed {
		t.Errorf("got %v", problems)
	}
}

func TestProblems(t *testing.T) {
	tests := []struct {
		reason, text string
		problem      string
		rows         int // that could be read
	}{
		{"a quote inside a cell", "a,b\n1,x\"y\n3,4\n", `x.csv:2:4: a quote inside a cell: put the cell in quotes, and the quote twice`, 2},
		{"two quotes inside a cell take in nothing", "a,b\n1,x\"\"y\n3,4\n", `x.csv:2:4: a quote inside a cell: put the cell in quotes, and the quote twice`, 2},
		{"a cell that goes on", "a,b\n\"x\"y,2\n3,4\n", `x.csv:2:4: a cell in quotes goes on after its end; a quote inside it is written twice`, 2},
		{"a quote that is not closed", "a,b\nä,\"x\n3,4\n", `x.csv:2:3: the cell that begins here has no closing quote; a quote inside a cell is written twice`, 1},
		{"after a cell of two lines", "a,b\n\"x\ny\",2\n1,x\"y\n", `x.csv:4:4: a quote inside a cell: put the cell in quotes, and the quote twice`, 2},
		{"Latin-1", "a,b\nx,caf\xe9\n", `x.csv:2:6: the byte 0xe9 is not UTF-8; in Windows-1252 (Latin-1) it is é: save the sheet as CSV UTF-8`, 1},
		{"Windows-1252", "a\n\x80\n", `x.csv:2:1: the byte 0x80 is not UTF-8; in Windows-1252 (Latin-1) it is €: save the sheet as CSV UTF-8`, 1},
		{"a byte that nothing has", "a\n\x81\n", `x.csv:2:1: the byte 0x81 is not UTF-8: save the sheet as CSV UTF-8`, 1},
		{"UTF-16", "\xff\xfea\x00", "x.csv:1:1: the table is UTF-16 text: save the sheet as CSV UTF-8", 0},
		{"UTF-16 without a mark", "a\x00,\x00b\x00\n\x00", "x.csv:1:1: the table is UTF-16 text without a byte order mark: save the sheet as CSV UTF-8", 0},
		{"a workbook", "PK\x03\x04rest", "x.csv:1:1: this is a workbook, such as XLSX or ODS, and not a table of text: save the sheet as CSV UTF-8", 0},
		{"a web page called a table", "\n<HTML><table>", "x.csv:1:1: this is a web page or XML, and not a table of text: save the sheet as CSV UTF-8", 0},
	}
	for _, test := range tests {
		got, problems := table.Read("x.csv", []byte(test.text), table.Options{})
		if len(problems) != 1 || problems[0].Error() != test.problem {
			t.Errorf("%s: got %v\nwant %s", test.reason, problems, test.problem)
		}
		if len(got.Rows) != test.rows {
			t.Errorf("%s: %d rows, want %d", test.reason, len(got.Rows), test.rows)
		}
	}
}

func TestBounds(t *testing.T) {
	for _, test := range []struct {
		reason, text string
		code         govmaturity.Code
		o            table.Options
	}{
		{"a row that does not end", "a\n\"" + strings.Repeat("x,\n", 100_000), govmaturity.CodeTooLong, table.Options{Row: 10_000}},
		{"many columns", strings.Repeat(",", 20_000), govmaturity.CodeTooManyItems, table.Options{}},
		{"a table past the bounds", strings.Repeat("a", 65<<20), govmaturity.CodeTooLarge, table.Options{}},
		{"a cell of megabytes", "a,b\n" + strings.Repeat("a", 3<<20), govmaturity.CodeTooLong, table.Options{}},
	} {
		_, problems := table.Read("x", []byte(test.text), test.o)
		if len(problems) != 1 || problems[0].Code != test.code {
			t.Errorf("%s: %v", test.reason, problems)
		}
	}
	// As many problems as are told, and the others counted.
	_, problems := table.Read("x", []byte(strings.Repeat("a,x\"\n", 1000)), table.Options{Separator: ','})
	if last := problems[len(problems)-1]; len(problems) != govmaturity.MaxProblems+1 || last.Message() != "and 900 more problems" {
		t.Errorf("%d problems, the last %v", len(problems), last)
	}
}

// A reader that gives a byte at a time makes no difference, and one that fails is said.
func TestReaders(t *testing.T) {
	const text = "\ufeffa;\"b\r\nc\"\r\n1;2\r\n\r\n3;\"\"\"\"\r\n"
	want, _ := table.Read("x", []byte(text), table.Options{})
	r := table.NewReader("x", iotest.OneByteReader(strings.NewReader(text)), table.Options{})
	var got [][]string
	for {
		row, ok := r.Next()
		if !ok {
			break
		}
		got = append(got, append([]string(nil), row.Cells...))
	}
	if diff := cmp.Diff(cells(want), got); diff != "" || r.Err() != nil || r.Problems() != nil {
		t.Errorf("%s %v %v", diff, r.Err(), r.Problems())
	}
	broken := errors.New("broken")
	r = table.NewReader("x", io.MultiReader(strings.NewReader("a\n"), iotest.ErrReader(broken)), table.Options{})
	if _, ok := r.Next(); !ok {
		t.Error("what came before is not read")
	}
	if _, ok := r.Next(); ok || r.Err() != broken {
		t.Errorf("error %v", r.Err())
	}
}

func TestPlaces(t *testing.T) {
	got, _ := table.Read("x.csv", []byte("a,b,c\n\n\"ä\nöü\",é,z\n"), table.Options{})
	row := got.Rows[2]
	if row.Number != 3 || row.Line != 3 {
		t.Errorf("row %d on line %d", row.Number, row.Line)
	}
	for i, want := range [][2]int{{3, 1}, {4, 5}, {4, 7}, {4, 8}} {
		if line, column := row.Place(i); line != want[0] || column != want[1] {
			t.Errorf("cell %d is at %d:%d, want %v", i, line, column, want)
		}
	}
	p := row.Problem(1, "b", govmaturity.CodeEmpty, "why")
	p.File = "x.csv"
	if p.Error() != "x.csv:4:5: B3.b: why" {
		t.Errorf("got %s", p.Error())
	}
	if row.Cell(7) != "" || row.Cell(-1) != "" || row.Cell(1) != "é" {
		t.Error("cells beyond the row")
	}
}

func TestAddress(t *testing.T) {
	for _, test := range []struct {
		row, column int
		want        string
	}{{1, 1, "A1"}, {12, 8, "H12"}, {3, 26, "Z3"}, {3, 27, "AA3"}, {9, 702, "ZZ9"}, {9, 703, "AAA9"}, {9, 16384, "XFD9"}, {0, 1, ""}, {1, 0, ""}} {
		if got := table.Address(test.row, test.column); got != test.want {
			t.Errorf("row %d, column %d is %s, want %s", test.row, test.column, got, test.want)
		}
	}
}

func TestNumber(t *testing.T) {
	comma := table.NumberForm{Decimal: ','}
	for _, test := range []struct {
		reason, cell string
		form         table.NumberForm
		want         float64
		message      string
	}{
		{"plain", "12", table.NumberForm{}, 12, ""},
		{"a part", "-2.5", table.NumberForm{}, -2.5, ""},
		{"spaces around", "\u00a0 2 ", table.NumberForm{}, 2, ""},
		{"an exponent", "1E+03", table.NumberForm{}, 1000, ""},
		{"zeros in front", "007", table.NumberForm{}, 7, ""},
		{"minus zero", "-0", table.NumberForm{}, 0, ""},
		{"a decimal comma, as said", "2,5", comma, 2.5, ""},
		{"thousands, as said", "1,234,567.5", table.NumberForm{Thousands: ','}, 1234567.5, ""},
		{"thousands with spaces, as said", "1 234,5", table.NumberForm{Thousands: ' ', Decimal: ','}, 1234.5, ""},
		{"per cent, as said", "50 %", table.NumberForm{Percent: true}, 0.5, ""},
		{"blank", " ", table.NumberForm{}, 0, "the cell is blank: expected a number"},
		{"a decimal comma", "2,5", table.NumberForm{}, 0, `"2,5" has a decimal comma: write 2.5, or say that the table has decimal commas`},
		{"two readings", "1,234", table.NumberForm{}, 0, `"1,234" has two readings: 1234 if the comma stands between thousands, and 1.234 if it is a decimal comma: write the one that is meant`},
		{"only one", "1,234,567", table.NumberForm{}, 0, `"1,234,567" has commas between thousands: write 1234567`},
		{"two readings of a point", "1.234", comma, 0, `"1.234" has two readings: 1234 if the point stands between thousands, and 1,234 if it is a decimal point: write it without, or with a comma`},
		{"a point among commas", "2.5", comma, 0, `"2.5" has a point, and this table has decimal commas: write a comma`},
		{"groups of two", "12,34", table.NumberForm{Thousands: ','}, 0, `"12,34" has ',' between groups of digits, and not three digits in each group: write it without`},
		{"a no-break space", "1\u00a0234", table.NumberForm{}, 0, `"1\u00a0234" has a no-break space (U+00A0) between its digits: write 1234`},
		{"a space", "1 234", table.NumberForm{}, 0, `"1 234" has a space between its digits: write 1234`},
		{"per cent", "50%", table.NumberForm{}, 0, `"50%" is a percentage: write the number that it stands for, without the sign`},
		{"another minus", "−5", table.NumberForm{}, 0, `"−5" has a sign for minus that is not the one on the keyboard: write -5`},
		{"an apostrophe", "'5", table.NumberForm{}, 0, `"'5" begins with an apostrophe: write 5`},
		{"Swiss thousands", "1'234", table.NumberForm{}, 0, `"1'234" has apostrophes between thousands: write 1234`},
		{"Arabic digits", "٢٣", table.NumberForm{}, 0, `"٢٣" has digits of another script: write 23`},
		{"mathematical digits", "𝟗", table.NumberForm{}, 0, `"𝟗" has digits of another script: write 9`},
		{"a word", "five", table.NumberForm{}, 0, `"five" is not a number`},
		{"a range", "3-4", table.NumberForm{}, 0, `"3-4" is not a number`},
		{"too large", "1e999", table.NumberForm{}, 0, `the number "1e999" is too large`},
		{"no number", "NaN", table.NumberForm{}, 0, `"NaN" is not a number`},
	} {
		got, err := table.Number(test.cell, test.form)
		message := ""
		if err != nil {
			message = err.Error()
		}
		if got != test.want || message != test.message {
			t.Errorf("%s: %q is %v, %q, want %v, %q", test.reason, test.cell, got, message, test.want, test.message)
		}
	}
}

func TestOddSpace(t *testing.T) {
	if got := table.OddSpace("a\u00a0b"); got != "a no-break space (U+00A0)" {
		t.Errorf("got %q", got)
	}
	if got := table.OddSpace("a b"); got != "" {
		t.Errorf("got %q", got)
	}
	if got := table.Trim("\ufeff\u00a0a\u200bb\u3000 "); got != "a\u200bb" {
		t.Errorf("got %q", got)
	}
	if got := table.Trim("\u200cक\u200d"); got != "\u200cक\u200d" { // they join letters
		t.Errorf("got %q", got)
	}
}

// FuzzRead: nothing panics, places lie in the text, and what encoding/csv reads too is
// the same.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{"a,b\n1,2\n", "sep=;\n\"a\"\"\";b\r\n", "\ufeffa\tb\r1\t2", "a,\"b\nc", "x\"\"y,\"z\"w", "\xff\xfea", "1,\xe9"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, problems := table.Read("x", data, table.Options{})
		lines := 1 + bytes.Count(data, []byte("\n")) + bytes.Count(data, []byte("\r"))
		for _, p := range problems {
			if p.Line > lines {
				t.Errorf("a problem on line %d of %d: %v", p.Line, lines, p)
			}
		}
		for _, row := range got.Rows {
			for i := range row.Cells {
				if line, column := row.Place(i); line < 1 || line > lines || column < 1 {
					t.Errorf("a cell at %d:%d", line, column)
				}
			}
		}
		if problems != nil || got.Facts.Stated || bytes.ContainsRune(data, '\r') {
			return
		}
		r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
		r.Comma, r.FieldsPerRecord = got.Facts.Separator, -1
		theirs, err := r.ReadAll()
		if err != nil {
			t.Fatalf("encoding/csv refuses %q: %v", data, err)
		}
		var ours [][]string
		for _, row := range got.Rows {
			if len(row.Cells) > 1 || row.Cells[0] != "" || bytes.ContainsRune(data, '"') { // it leaves out empty lines
				ours = append(ours, row.Cells)
			}
		}
		if diff := cmp.Diff(theirs, ours); diff != "" && !bytes.ContainsRune(data, '"') {
			t.Errorf("%q: %s", data, diff)
		}
	})
}

func BenchmarkReader(b *testing.B) {
	row := "subject-000123," + strings.Repeat("3,", 66) + "4\n"
	text := strings.Repeat(row, 10_000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		r := table.NewReader("x", strings.NewReader(text), table.Options{})
		n := 0
		for {
			row, ok := r.Next()
			if !ok {
				break
			}
			n += len(row.Cells)
		}
		if n != 680_000 {
			b.Fatal(n)
		}
	}
}

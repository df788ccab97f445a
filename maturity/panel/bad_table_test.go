package panel_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

// What nobody writes and somebody sends: a problem with its row and column, soon, and not
// one byte written.
func TestHostileTables(t *testing.T) {
	table := &panel.Table{Name: "t.csv", Framework: read(t, small)}
	header := "subject,stage,law,laws,share\n"
	for _, test := range []struct{ reason, text, says string }{
		{"a million columns", strings.Repeat("a,", 500_000) + "\n", "t.csv:1:1: none of these columns belongs to small"},
		{"a million and more", strings.Repeat(",", 1_100_000) + "\n", "t.csv:1:1: the row has 1100001 cells, more than the 1048576 allowed"},
		{"blank columns, a million", strings.Repeat(",", 1_000_000) + "\n", "the table is empty"},
		{"a cell of a megabyte", header + "A," + strings.Repeat("x", 1<<20-100) + ",,,\n", "t.csv:2:3: stage: a cell of 1048476 bytes is too long"},
		{"a cell of more", header + "A," + strings.Repeat("x", 1<<21) + ",,,\n", "t.csv:2:1: a row from here on has more than 1048576 bytes"},
		{"infinity", header + "A,,,,1e999\n", "t.csv:2:6: share: expected a number from 0 to 5000"},
		{"infinity by name", header + "A,,,,-Inf\n", `t.csv:2:6: share: expected a number from 0 to 5000; found "-Inf"`},
		{"a bell in a subject", header + "A\a,9,,,\n", "t.csv:2:4: stage: expected a level"},
		{"a quote without an end", header + "A,\"1,,,\n" + strings.Repeat("B,1,,,\n", 300_000), "t.csv:2:1: a row from here on"},
		{"a workbook", "PK\x03\x04" + header, "this is a workbook"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			err := table.Check(strings.NewReader(test.text))
			if err == nil || !errors.As(err, new(govmaturity.Problems)) || !strings.Contains(err.Error(), test.says) {
				if msg := err.Error(); len(msg) > 500 {
					t.Fatal(msg[:500])
				}
				t.Errorf("%v", err)
			}
			if _, err := table.Read(strings.NewReader(test.text)); err == nil {
				t.Error("read all the same")
			}
		})
	}
	twice := header + "A,1,,,\nB,1,,,\nA,2,,,\n"
	if _, err := table.Read(strings.NewReader(twice)); err == nil || !strings.Contains(err.Error(), `t.csv:4:1: subject: "A" was assessed by this rater at this date already, in row 2`) {
		t.Errorf("a subject twice: %v", err)
	}
	var out bytes.Buffer
	if err := table.Write(strings.NewReader(twice), &out, panel.Output{Wide: true}); err != nil || strings.Count(out.String(), "\n") != 4 {
		t.Errorf("a table in which a subject comes twice is scored row by row: %v", err)
	}
}

// Whatever a table is made of, reading it ends in problems or in rows, and all ways of
// reading agree.
func FuzzTable(f *testing.F) {
	fw := read(f, small)
	f.Add("subject,stage,law,laws,share\nA,low,yes,privacy,1\n", uint8(0))
	f.Add("subject;stage:low;stage:high;law;laws;share\r\nA;x;;no;;\"1,5\"\r\n", uint8(1))
	f.Add("\ufeffwhen|subject|stage|law|laws|share\r2026|A|1||NA|..\r", uint8(2))
	f.Fuzz(func(t *testing.T, text string, layout uint8) {
		l := panel.Layout{Incomplete: layout&1 > 0, Percent: layout&2 > 0}
		if layout&4 > 0 {
			l.Decimal = ','
		}
		if layout&8 > 0 {
			l.Extra = panel.ExtraKeep
		}
		table := &panel.Table{Framework: fw, Layout: l}
		rows := 0
		checked := table.Check(strings.NewReader(text))
		if err := table.Each(strings.NewReader(text), func(panel.Row) error { rows++; return nil }); (err == nil) != (checked == nil) {
			t.Fatalf("Check says %v, and Each %v", checked, err)
		}
		var out bytes.Buffer
		err := table.Write(strings.NewReader(text), &out, panel.Output{Wide: true})
		if (err == nil) != (checked == nil) {
			t.Fatalf("Check says %v, and Write %v", checked, err)
		}
		if err == nil && !strings.Contains(text, "\n") && !strings.Contains(text, "\r") && rows > 0 {
			t.Fatalf("%d rows in one line", rows)
		}
	})
}

// A layout that makes no sense is refused, in the same words each time.
func TestLayoutsThatMakeNoSense(t *testing.T) {
	fw, err := maturity.ReadFramework("x.yaml", []byte(strings.Replace(oneNumber, "ranged", "range: {min: 0, max: 10}", 1)))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		layout panel.Layout
		want   string
	}{
		{panel.Layout{Date: "subject"}, `the column "subject" says one thing: name another for the subject, the rater or the date`},
		{panel.Layout{Rater: "who", Date: "who"}, `the column "who" says one thing: name another for the subject, the rater or the date`},
		{panel.Layout{Decimal: ',', Thousands: ','}, `',' is the decimal sign, and cannot stand between thousands too: give each a sign of its own`},
		{panel.Layout{Thousands: '.'}, `'.' is the decimal sign, and cannot stand between thousands too: give each a sign of its own`},
		{panel.Layout{Decimal: 'x'}, `the decimal sign is a point or a comma, not 'x'`},
		{panel.Layout{Thousands: '5'}, `'5' is a part of numbers, and cannot stand between thousands`},
		{panel.Layout{Extra: "odd"}, `other columns are refuse, ignore or keep, not "odd"`},
		{panel.Layout{States: map[string]govmaturity.State{"b": "x", "a": "answered"}}, `the word "a" stands for "answered", which is no reason why there is no answer`},
	} {
		table := &panel.Table{Framework: fw, Layout: tt.layout}
		for range 3 {
			if err := table.Check(strings.NewReader("subject,a\n")); err == nil || err.Error() != tt.want {
				t.Errorf("%+v: %v, want %s", tt.layout, err, tt.want)
			}
		}
	}
	var none *panel.Table
	if none.Check(strings.NewReader("")) == nil {
		t.Error("no table is read")
	}
}

// Results in which two columns have one name, or that nobody can take apart, are refused
// before anything is written.
func TestOutputsThatMakeNoSense(t *testing.T) {
	fw, err := maturity.ReadFramework("x.yaml", []byte(strings.Replace(oneNumber, "ranged", "range: {min: 0, max: 10}", 1)))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		more   string
		output panel.Output
		want   string
	}{
		{"root", panel.Output{Wide: true}, `the table has a column "root", and so have the results: rename it in the table, or leave it out`},
		{"level", panel.Output{}, `the table has a column "level", and so have the results: rename it in the table, or leave it out`},
		{"hash", panel.Output{Wide: true, Full: true}, `the table has a column "hash", and so have the results: rename it in the table, or leave it out`},
		{"note", panel.Output{Separator: '"'}, `cells are separated by a comma, a semicolon, a tab or a bar, not by '"'`},
		{"root", panel.Output{}, ""},
		{"hash", panel.Output{Separator: '|'}, ""},
	} {
		in, table := "subject,a,"+tt.more+"\nX,1,2\n", &panel.Table{Framework: fw, Layout: panel.Layout{Extra: panel.ExtraKeep}}
		p, err := table.Read(strings.NewReader(in))
		if err != nil {
			t.Fatal(err)
		}
		for name, write := range map[string]func(io.Writer) error{
			"table": func(w io.Writer) error { return table.Write(strings.NewReader(in), w, tt.output) },
			"panel": func(w io.Writer) error { return p.Write(w, tt.output) },
		} {
			var out strings.Builder
			if err := write(&out); (err == nil) != (tt.want == "") || err != nil && (err.Error() != tt.want || out.Len() > 0) {
				t.Errorf("%s, %+v, %s: %v, and wrote %q", tt.more, tt.output, name, err, out.String())
			}
		}
	}
}

// What stands where there is no answer has the same cure in each column.
func TestStandInsAreCured(t *testing.T) {
	fw, err := maturity.ReadFramework("x.yaml", []byte(strings.Replace(oneNumber, "{kind: number, ranged}", "{kind: checklist, options: [{id: x, title: X}, {id: y, title: Y}]}", 1)))
	if err != nil {
		t.Fatal(err)
	}
	for cell, want := range map[string]string{
		"-": `leave the cell empty when nobody answered, write NA when it is not applicable, or say what "-" means`,
		"X": `write x`,
	} {
		if err := (&panel.Table{Framework: fw}).Check(strings.NewReader("subject,a\nS," + cell + "\n")); err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%s: %v", cell, err)
		}
	}
	fw, err = maturity.ReadFramework("x.yaml", []byte(strings.Replace(oneNumber, "ranged", "range: {min: 0, max: 10000}", 1)))
	if err != nil {
		t.Fatal(err)
	}
	for cell, want := range map[string]string{
		"..":      `".." is not a number: leave the cell empty when nobody answered, write NA when it is not applicable, or say what ".." means`,
		"1.234,5": `"1.234,5" has a point and a comma, and this table has decimal commas: leave the point out, or say that it stands between thousands`,
	} {
		if err := (&panel.Table{Framework: fw, Layout: panel.Layout{Decimal: ','}}).Check(strings.NewReader("subject;a\nS;" + cell + "\n")); err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%s: %v", cell, err)
		}
	}
}

const oneNumber = `format: govmaturity/framework/1
id: fw
edition: "1"
title: T
standing: illustrative
score-standing: illustrative
root: {id: root, title: Root, aggregation: sum, nodes: [{id: a, title: A, measure: {kind: number, ranged}}]}
`

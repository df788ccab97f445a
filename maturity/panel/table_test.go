package panel_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

const small = `format: govmaturity/framework/1
id: small
edition: "1"
title: Small
standing: illustrative
score-standing: illustrative
scales:
- {id: stages, levels: [{id: low, rank: 1, title: Low}, {id: high, rank: 2, title: High}]}
root:
  id: all
  title: All
  aggregation: arithmetic
  decimals: 1
  level: {scale: stages, cuts: [{level: low, from: 0}, {level: high, from: 1}]}
  nodes:
  - {id: stage, title: Stage, measure: {kind: level, scale: stages}}
  - {id: law, title: Law, measure: {kind: yes-no}}
  - {id: laws, title: Laws, measure: {kind: checklist, options: [{id: privacy, title: P}, {id: signature, title: S}]}}
  - {id: share, title: Share, measure: {kind: number, range: {min: 0, max: 5000}}}
`

func read(t testing.TB, spec string) *maturity.Framework {
	t.Helper()
	fw, err := maturity.ReadFramework("small.yaml", []byte(spec))
	if err != nil {
		t.Fatal(err)
	}
	return fw
}

// rows reads a table, and says what is in it or what is wrong with it.
func rows(t *testing.T, l panel.Layout, text string) string {
	t.Helper()
	table := &panel.Table{Framework: read(t, small), Layout: l}
	var b strings.Builder
	err := table.Each(strings.NewReader(text), func(r panel.Row) error {
		fmt.Fprintf(&b, "%d %s", r.Number, r.Subject)
		for _, s := range append([]string{r.Rater, r.Date}, r.Extra...) {
			if s != "" {
				b.WriteString(" " + s)
			}
		}
		for _, id := range []string{"stage", "law", "laws", "share"} {
			if a, ok := r.Answers[id]; ok {
				text, err := a.MarshalJSON()
				if err != nil {
					return err
				}
				fmt.Fprintf(&b, " %s=%s", id, text)
			}
		}
		b.WriteString("\n")
		return nil
	})
	if checked := table.Check(strings.NewReader(text)); fmt.Sprint(checked) != fmt.Sprint(err) {
		t.Errorf("Check says %v, and Each %v", checked, err)
	}
	if err != nil {
		return err.Error()
	}
	return b.String()
}

func TestTables(t *testing.T) {
	header := "subject,stage,law,laws,share\n"
	words := map[string]govmaturity.State{"..": govmaturity.StateUnanswered, "n/a": govmaturity.StateNotApplicable}
	tests := []struct {
		reason string
		layout panel.Layout
		text   string
		want   string
	}{
		{"plain", panel.Layout{}, header + "A,low,yes,privacy; signature,0.5\n",
			"2 A stage=\"low\" law=\"yes\" laws=[\"privacy\",\"signature\"] share=0.5\n"},
		{"a column an option", panel.Layout{}, "subject,stage:low,stage:high,law,laws:signature,laws:privacy,share\nA,x,,1,no,YES,\nB,,,,,,\nC,,1,,NA,NA,\nD,0,1,,0,0,\n",
			"2 A stage=\"low\" law=\"yes\" laws=\"privacy\"\n3 B\n4 C stage=\"high\" laws={\"state\":\"not-applicable\"}\n5 D stage=\"high\" laws=[]\n"},
		{"two options of one", panel.Layout{}, "subject,stage:low,stage:high,law,laws,share\nA,x,x,,,\nB,no,,,,\n",
			"2:3: stage: low and high are both chosen, and one can be\n3:3: stage: no option is chosen: leave all of them blank when nobody answered"},
		{"an option that is not there, and one that is missing", panel.Layout{}, "subject,stage,law,laws:privcy,laws:signature,share\n",
			"1:1: there is no column \"laws:privacy\"; when the option holds nowhere, it has empty cells\n" +
				"1:19: the indicator \"laws\" has no option \"privcy\"; did you mean \"privacy\"?"},
		{"both an answer and its options", panel.Layout{Incomplete: true}, "subject,laws,laws:privacy\n",
			"1:14: the answer to \"laws\" is in one column, and in columns of its options: keep either"},
		{"states and estimates", panel.Layout{}, header + "A,not-deployed,excluded,NA,imputed: 0.5\n",
			"2 A stage={\"state\":\"not-deployed\"} law={\"state\":\"excluded\"} laws={\"state\":\"not-applicable\"} share={\"value\":0.5,\"state\":\"imputed\"}\n"},
		{"words that stand in", panel.Layout{States: words}, header + "A,n/a,..,,..\n",
			"2 A stage={\"state\":\"not-applicable\"} law={\"state\":\"unanswered\"} share={\"state\":\"unanswered\"}\n"},
		{"words that nobody explained", panel.Layout{}, header + "A,-,..,n/a,..\n",
			"2:3: stage: expected a level: low, high, or its rank; found \"-\": leave the cell empty when nobody answered, write NA when it is not applicable, or say what \"-\" means\n" +
				"2:5: law: expected yes or no; found \"..\": leave the cell empty when nobody answered, write NA when it is not applicable, or say what \"..\" means\n" +
				"2:8: laws: expected a list of any of: privacy, signature; found \"n/a\": leave the cell empty when nobody answered, write NA when it is not applicable, or say what \"n/a\" means\n" +
				"2:12: share: expected a number from 0 to 5000; found \"..\": leave the cell empty when nobody answered, write NA when it is not applicable, or say what \"..\" means"},
		{"two readings", panel.Layout{}, header + `A,,,,"1,234"` + "\n",
			`2:6: share: "1,234" has two readings: 1234 if the comma stands between thousands, and 1.234 if it is a decimal comma: write the one that is meant`},
		{"thousands that are said", panel.Layout{Thousands: ','}, header + `A,,,,"1,234"` + "\n", "2 A share=1234\n"},
		{"decimal commas", panel.Layout{Decimal: ','}, strings.ReplaceAll(header, ",", ";") + "A;;;;1,5\n", "2 A share=1.5\n"},
		{"percentages", panel.Layout{Percent: true}, header + "A,,,,50%\n", "2 A share=0.5\n"},
		{"percentages that nobody asked for", panel.Layout{}, header + "A,,,,50%\n",
			`2:6: share: expected a number from 0 to 5000; found "50%"; "50%" is a percentage: write the number that it stands for, without the sign`},
		{"extra columns", panel.Layout{Extra: panel.ExtraKeep, Rater: "who", Date: "when"}, "subject,region,stage,when,law,laws,share,who,\nA,East,,2026-11,,,,Ann,x\n",
			"2 A Ann 2026-11 East\n"},
		{"extra columns ignored", panel.Layout{Extra: panel.ExtraIgnore}, "year,subject,stage,law,laws,share\n1,A,,,,\n", "2 A\n"},
		{"a column that is nearly named is not passed over", panel.Layout{Extra: panel.ExtraIgnore, Incomplete: true}, "Subject,stage,laww\n",
			"1:1: there is no column \"subject\", which says who was assessed\n1:1: the column \"Subject\" is named \"subject\"\n1:15: there is no indicator \"laww\"; did you mean \"law\"?"},
		{"no such day", panel.Layout{Date: "date"}, "date,subject,stage,law,laws,share\n2026-02-30,A,,,,\n",
			"2:1: date: \"2026-02-30\" is not a date: write 2026, 2026-11 or 2026-11-22"},
		{"an old Mac, a byte order mark and a bar", panel.Layout{}, "\ufeffsubject|stage|law|laws|share\rA|2|||\r\rB||n||\r", "2 A stage=2\n4 B law=\"no\"\n"},
		{"the case of an option", panel.Layout{}, header + "A,Low,,,\n", `2:3: stage: expected a level: low, high, or its rank; found "Low"; write low`},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			if got := rows(t, test.layout, test.text); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// However many processors there are, a table gives the same bytes, and the same problems
// in the same order.
func TestTablesInOrder(t *testing.T) {
	fw := read(t, small)
	var good, bad strings.Builder
	for _, b := range []*strings.Builder{&good, &bad} {
		b.WriteString("subject,stage,law,laws,share\n")
		for i := range 6_000 {
			fmt.Fprintf(b, "S%d,%d,,\"privacy\",%d\n", i, 1+i%2, i%5000)
			if b == &bad && i%500 == 0 {
				b.WriteString("T,,,perhaps,\nT,,\n")
			}
		}
	}
	outputs := map[string]bool{}
	for _, n := range []int{1, 2, 5} {
		before := runtime.GOMAXPROCS(n)
		table := &panel.Table{Name: "t", Framework: fw}
		var out bytes.Buffer
		err := table.Write(strings.NewReader(good.String()), &out, panel.Output{Full: true})
		checked := table.Check(strings.NewReader(bad.String()))
		runtime.GOMAXPROCS(before)
		if err != nil || checked == nil {
			t.Fatal(err, checked)
		}
		outputs[out.String()+checked.Error()] = true
	}
	if len(outputs) != 1 {
		t.Error("the number of processors makes a difference")
	}
}

func TestOutputs(t *testing.T) {
	fw := read(t, small)
	table := &panel.Table{Framework: fw, Layout: panel.Layout{Extra: panel.ExtraKeep, Rater: "rater"}}
	text := "subject,rater,region,stage,law,laws,share\n=A,Ann,\"East, far\",high,no,privacy,0.25\nB,,,,,,\n"
	write := func(o panel.Output) string {
		var out bytes.Buffer
		if err := table.Write(strings.NewReader(text), &out, o); err != nil {
			t.Fatal(err)
		}
		return strings.ReplaceAll(out.String(), fw.Hash(), "HASH")
	}
	for _, test := range []struct {
		output panel.Output
		want   string
	}{
		{panel.Output{Groups: true}, "subject,rater,region,node,value,level,class,coverage\n'=A,Ann,\"East, far\",all,0.6875,low,,1\nB,,,all,,,,0\n"},
		{panel.Output{Groups: true, Full: true}, "subject,rater,region,node,value,published,level,class,coverage,framework,edition,hash\n" +
			"'=A,Ann,\"East, far\",all,0.6875,0.7,low,,1,small,1,HASH\nB,,,all,,,,,0,small,1,HASH\n"},
		{panel.Output{Wide: true, Separator: ';'}, "subject;rater;region;all;stage;law;laws;share\n'=A;Ann;\"East, far\";0.6875;2;0;0.5;0.25\nB;;;;;;;\n"},
		{panel.Output{Wide: true, Full: true}, "subject,rater,region,all,all:published,all:level,all:coverage,stage,stage:level,law,laws,share,framework,edition,hash\n" +
			"'=A,Ann,\"East, far\",0.6875,0.7,low,1,2,high,0,0.5,0.25,small,1,HASH\nB,,,,,,0,,,,,,small,1,HASH\n"},
	} {
		if got := write(test.output); got != test.want {
			t.Errorf("%+v:\n%s\nwant\n%s", test.output, got, test.want)
		}
	}
}

func TestTablesRefused(t *testing.T) {
	clash := read(t, strings.Replace(small, "id: law,", "id: subject,", 1))
	for reason, table := range map[string]*panel.Table{
		"no framework":         {},
		"an indicator's name":  {Framework: clash},
		"a state with a value": {Framework: read(t, small), Layout: panel.Layout{States: map[string]govmaturity.State{"ok": govmaturity.StateAnswered}}},
	} {
		if err := table.Check(strings.NewReader("")); err == nil || errors.As(err, new(govmaturity.Problems)) {
			t.Errorf("%s: %v", reason, err)
		}
	}
	failing := &panel.Table{Framework: read(t, small)}
	if err := failing.Write(strings.NewReader("subject,stage,law,laws,share\nA,,,,\n"), full{}, panel.Output{}); !errors.Is(err, os.ErrClosed) {
		t.Errorf("a full disk gave %v", err)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, os.ErrClosed }

// The fast way from a cell to what it counts, which [panel.Table.Write] takes, says the same
// as the way by answers.
func TestFastCells(t *testing.T) {
	cells := []string{"0.5", "-0", "007", "99", "5000", "12.", ".5", "1e3", "+4", "NA", "", "imputed: 3", " 2 ", "1234.567", "0.1234567890123456"}
	for name, layout := range map[string]panel.Layout{
		"plain":          {},
		"numeral states": {States: map[string]govmaturity.State{"99": govmaturity.StateNotApplicable}},
		"decimal commas": {Decimal: ',', Separator: ';'},
		"percentages":    {Percent: true},
	} {
		text := strings.ReplaceAll("subject,stage,law,laws,share\n", ",", string(max(',', layout.Separator)))
		for i, cell := range cells {
			if layout.Decimal == ',' {
				cell = strings.Replace(cell, ".", ",", 1)
			}
			row := fmt.Sprintf("s%d;;;;%s\n", i, cell)
			if layout.Separator == 0 {
				row = strings.ReplaceAll(row, ";", ",")
			}
			table := &panel.Table{Framework: read(t, small), Layout: layout}
			var fast, slow bytes.Buffer
			err := table.Write(strings.NewReader(text+row), &fast, panel.Output{})
			p, slowErr := table.Read(strings.NewReader(text + row))
			if (err == nil) != (slowErr == nil) {
				t.Errorf("%s: %q: %v and %v", name, cell, err, slowErr)
			}
			if slowErr != nil {
				continue
			}
			if err := p.Write(&slow, panel.Output{}); err != nil || fast.String() != slow.String() {
				t.Errorf("%s: %q: %v\n%s\nand\n%s", name, cell, err, &fast, &slow)
			}
		}
	}
}

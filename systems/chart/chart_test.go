package chart_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/internal/words/wordstest"
	"github.com/govmaturity/govmaturity/systems"
	"github.com/govmaturity/govmaturity/systems/chart"
)

var update = flag.Bool("update", false, "write the golden files anew")

// pilots is a diagram of why pilots never scale, made up for these tests: two of
// its loops have labels, one of which is wrong.
const pilots = `
format: govmaturity/causal-diagram/1
id: pilots
edition: "2026"
title: {en: Pilots that never scale, ar: "مشاريع تجريبية لا تتوسع"}
standing: illustrative
variables:
  - {id: pressure, name: {en: Pressure for visible results, ar: "الضغط من أجل نتائج ظاهرة"}}
  - {id: launched, name: {en: Pilots launched, ar: "عدد المشاريع التجريبية"}}
  - {id: success, name: {en: Announcements of success, ar: "إعلانات النجاح"}}
  - {id: bound, name: {en: Staff time bound in pilots, ar: "وقت الموظفين المشغول"}}
  - {id: capacity, name: {en: Capacity to scale, ar: "القدرة على التوسع"}, stock: true}
  - {id: reach, name: {en: Services that reach everybody, ar: "خدمات تصل إلى الجميع"}}
  - {id: vendor, name: {en: Vendor reliance, ar: "الاعتماد على المورِّدين"}}
  - {id: budget, name: {en: Budget (SAP)}}
  - {id: law, name: {en: Law on procurement}}
links:
  - {from: pressure, to: launched, sign: "+"}
  - {from: launched, to: success, sign: "+"}
  - {from: success, to: pressure, sign: "-"}
  - {from: launched, to: bound, sign: "+"}
  - {from: bound, to: capacity, sign: "-", delay: true}
  - {from: capacity, to: reach, sign: "+", delay: true}
  - {from: reach, to: pressure, sign: "-"}
  - {from: vendor, to: capacity, sign: "-", delay: true}
  - {from: capacity, to: vendor, sign: "-"}
  - {from: budget, to: launched, sign: "?"}
loops:
  - {id: relief, label: B7, title: {en: Relief, ar: "انفراج"}, variables: [pressure, launched, success]}
  - {id: cost, label: B9, variables: [pressure, launched, bound, capacity, reach]}
`

func must[T any](tb testing.TB) func(T, error) T {
	return func(x T, err error) T {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
		return x
	}
}

func diagram(tb testing.TB, text string) *systems.Diagram {
	tb.Helper()
	return must[*systems.Diagram](tb)(systems.ReadDiagram("test.yaml", []byte(text)))
}

func draw(tb testing.TB, c govmaturity.Chart) string {
	tb.Helper()
	var b, again bytes.Buffer
	if err := c.WriteSVG(&b, govmaturity.ChartPage{}); err != nil {
		tb.Fatal(err)
	}
	if err := c.WriteSVG(&again, govmaturity.ChartPage{}); err != nil || b.String() != again.String() {
		tb.Error("the same chart gives other bytes the second time")
	}
	var picture struct {
		Title string `xml:"title"`
		Desc  string `xml:"desc"`
	}
	if err := xml.Unmarshal(b.Bytes(), &picture); err != nil {
		tb.Fatal(err)
	}
	if picture.Title != c.Title() || picture.Desc != c.Description() || c.Title() == "" {
		tb.Errorf("the picture is %q, %q; the chart %q, %q", picture.Title, picture.Desc, c.Title(), c.Description())
	}
	return b.String()
}

// What charts say, in words and as tables. How they are drawn is tested where it
// is done.
func TestGolden(t *testing.T) {
	d := diagram(t, pilots)
	var b strings.Builder
	for _, o := range []chart.Options{
		{}, {Words: govmaturity.WordsFor("ar")}, {Words: govmaturity.WordsFor("fr"), Width: 1000, Most: 1}, {Words: govmaturity.WordsFor("ru"), Title: "Своё", Note: "Черновик."},
	} {
		c := must[govmaturity.Chart](t)(chart.Diagram(d, o))
		draw(t, c)
		fmt.Fprintf(&b, "== %s (%s): %s\n%s\n", c.Language(), c.Direction(), c.Title(), c.Description())
		for _, table := range []govmaturity.Table{c.Table(), must[govmaturity.Table](t)(chart.Loops(d, o))} {
			b.WriteString("-- " + table.Caption + "\n")
			for _, row := range append([][]string{table.Header}, table.Rows...) {
				b.WriteString(strings.Join(row, " | ") + "\n")
			}
			b.WriteString(table.Note + "\n")
		}
	}
	const file = "testdata/charts.txt"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")); diff != "" {
		t.Errorf("%s differs from what the charts say now; write it anew with -update, and read it:\n%s", file, diff)
	}
}

// Labels of the document stand in the picture where they agree with what the
// loops do.
func TestLabels(t *testing.T) {
	d := diagram(t, pilots)
	loops := must[govmaturity.Table](t)(chart.Loops(d, chart.Options{}))
	var got []string
	for _, row := range loops.Rows {
		got = append(got, row[0]+" "+row[1])
	}
	want := []string{"B7 balancing", "R1 reinforcing, with a delay", "R2 reinforcing, with a delay"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// No other loop has the label of one that the document names, even where the
// picture cannot use it.
func TestLabelsOfOthersAreLeftAlone(t *testing.T) {
	in := must[*systems.Imported](t)(systems.ReadText("labels.txt", []byte(`A -> B -> A : +
B -> C : +
C -> B : -
loop B1 "It catches on" : A -> B
loop R1 "Not there" : A -> C
`)))
	loops := must[govmaturity.Table](t)(chart.Loops(must[*systems.Diagram](t)(systems.Compile(in.Spec)), chart.Options{}))
	var got []string
	for _, row := range loops.Rows {
		got = append(got, row[0]+" "+row[1])
	}
	if want := []string{"R2 reinforcing", "B2 balancing"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// The order of the document makes no difference to the picture.
func TestOrderMakesNoDifference(t *testing.T) {
	d := diagram(t, pilots)
	spec := d.Spec()
	slices.Reverse(spec.Variables)
	slices.Reverse(spec.Links)
	turned := must[*systems.Diagram](t)(systems.Compile(spec))
	places := func(d *systems.Diagram) []string {
		svg := draw(t, must[govmaturity.Chart](t)(chart.Diagram(d, chart.Options{Width: 900})))
		lines := strings.Split(svg, "\n")
		slices.Sort(lines)
		return lines
	}
	if diff := gocmp.Diff(places(d), places(turned)); diff != "" {
		t.Error(diff)
	}
}

func TestLoopsThatTheCallerNames(t *testing.T) {
	d := diagram(t, pilots)
	loops := d.Basis(t.Context()).Loops
	table := must[govmaturity.Table](t)(chart.Loops(d, chart.Options{Loops: loops[:1]}))
	if len(table.Rows) != 1 || !strings.Contains(table.Note, "2 further loops") {
		t.Errorf("%q, %q", table.Rows, table.Note)
	}
	for count, o := range map[bool]chart.Options{true: {}, false: {Loops: loops[:1]}} {
		if says := must[govmaturity.Chart](t)(chart.Diagram(d, o)).Description(); strings.Contains(says, "Loops: ") != count {
			t.Errorf("loops are counted where all are named: %s", says)
		}
	}
}

func TestProblems(t *testing.T) {
	d, other := diagram(t, pilots), diagram(t, pilots)
	for want, make := range map[string]func() error{
		"there is no diagram": func() error { _, err := chart.Diagram(nil, chart.Options{}); return err },
		"most: a chart names from 1 to 20": func() error {
			_, err := chart.Diagram(d, chart.Options{Most: 21})
			return err
		},
		"loops[0]: it is no loop of this": func() error {
			_, err := chart.Diagram(d, chart.Options{Loops: other.Basis(t.Context()).Loops})
			return err
		},
		"width: expected from 320": func() error { _, err := chart.Diagram(d, chart.Options{Width: 100}); return err },
		"variables: at least one": func() error {
			empty := must[*systems.Diagram](t)(systems.Compile(&systems.DiagramSpec{Format: systems.DiagramFormat, ID: "empty"}))
			_, err := chart.Diagram(empty, chart.Options{})
			return err
		},
	} {
		var problems govmaturity.Problems
		if err := make(); !errors.As(err, &problems) || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
}

// Positions of a document are kept, unless the caller wants others.
func TestPositions(t *testing.T) {
	spec := diagram(t, pilots).Spec()
	for i := range spec.Variables {
		spec.Variables[i].Position = &systems.PositionSpec{X: float64(i%3) * 250, Y: float64(i/3) * 200}
	}
	d := must[*systems.Diagram](t)(systems.Compile(spec))
	given := draw(t, must[govmaturity.Chart](t)(chart.Diagram(d, chart.Options{Width: 1000})))
	from := func(name string) float64 {
		return math.Round((place(t, given, "Pilots launched") - place(t, given, name)) * 100)
	}
	if from("Vendor reliance") != 25_000 || from("Capacity to scale") != 0 {
		t.Error("variables do not stand where the document puts them")
	}
	if anew := draw(t, must[govmaturity.Chart](t)(chart.Diagram(d, chart.Options{Width: 1000, Anew: true}))); anew == given {
		t.Error("they stand there when they are to be placed anew")
	}
}

// place returns the x of a text.
func place(tb testing.TB, svg, text string) float64 {
	tb.Helper()
	before, _, ok := strings.Cut(svg, ">"+text+"</text>")
	at := strings.LastIndex(before, `<text x="`)
	if !ok || at < 0 {
		tb.Fatalf("there is no text %q on one line", text)
	}
	number, _, _ := strings.Cut(before[at+len(`<text x="`):], `"`)
	x, err := strconv.ParseFloat(number, 64)
	if err != nil {
		tb.Fatal(err)
	}
	return x
}

// All diagrams of the data folder that can be read are drawn, wide and narrow,
// from the left and from the right.
func TestData(t *testing.T) {
	var files []string
	for _, root := range []string{"../../../shared/data/systems", "../../../../shared/data/systems"} {
		for _, pattern := range []string{"cld/*", "found/*/*"} {
			found, err := filepath.Glob(filepath.Join(root, pattern))
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, found...)
		}
	}
	if len(files) == 0 {
		t.Skip("the shared data are not here")
	}
	drawn := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		imported, err := systems.Import(filepath.Base(file), data)
		if err != nil || imported.Spec == nil || len(imported.Spec.Links) == 0 {
			continue // of other things
		}
		d, err := systems.Compile(imported.Spec)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		drawn++
		if !long.Enabled() && d.Len() >= 20 {
			t.Logf("NOT DRAWN but in a long run: %s, with %d variables", file, d.Len())
			continue
		}
		for _, o := range []chart.Options{{Width: 1100}, {}, {Words: govmaturity.WordsFor("ar")}} {
			c := must[govmaturity.Chart](t)(chart.Diagram(d, o))
			if svg := draw(t, c); !strings.Contains(svg, "<path") {
				t.Errorf("%s: nothing is drawn", file)
			}
		}
	}
	if drawn < 6 {
		t.Errorf("only %d of %d files are drawn", drawn, len(files))
	}
}

// Nothing in a chart is in English when it has a host's own words.
func TestAHostsLanguage(t *testing.T) {
	spec := diagram(t, pilots).Spec()
	spec.Language = wordstest.Language
	wordstest.Widen(spec)
	for i := range spec.Loops {
		spec.Loops[i].Label = ""
	}
	d := must[*systems.Diagram](t)(systems.Compile(spec))
	c := must[govmaturity.Chart](t)(chart.Diagram(d, chart.Options{Words: wordstest.Words(t), Most: 1}))
	loops := must[govmaturity.Table](t)(chart.Loops(d, chart.Options{Words: wordstest.Words(t)}))
	said := []string{c.Title(), c.Description(), loops.Caption, loops.Note}
	for _, table := range []govmaturity.Table{c.Table(), loops} {
		said = append(said, table.Header...)
		for _, row := range table.Rows {
			said = append(said, row...)
		}
	}
	// R1 and B1 are the same in all languages.
	if left := wordstest.Left(strings.Join(said, "\n"), "R", "B", "SAP"); len(left) > 0 {
		t.Errorf("there are words of another language: %q", left)
	}
}

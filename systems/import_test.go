package systems_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems"
	"github.com/govmaturity/govmaturity/systems/export"
)

// importedFile reads and compiles a diagram of another program.
func importedFile(t testing.TB, name string, data []byte) (*systems.Imported, *systems.Diagram) {
	t.Helper()
	in, err := systems.Import(name, data)
	if err != nil {
		t.Fatal(err)
	}
	d, err := systems.Compile(in.Spec)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return in, d
}

func signsOf(in *systems.Imported) map[string]int {
	signs := map[string]int{}
	for _, l := range in.Spec.Links {
		signs[string(l.Sign)]++
	}
	return signs
}

// around returns the loops of a diagram as sets of names, sorted, with their letter.
func around(t *testing.T, d *systems.Diagram) []string {
	t.Helper()
	var all []string
	search := d.Loops(systems.LoopOptions{})
	for l := range search.All(context.Background()) {
		var names []string
		for _, v := range l.Variables() {
			names = append(names, v.Name().String())
		}
		slices.Sort(names)
		all = append(all, l.Polarity().Letter()+" "+strings.Join(names, ", "))
	}
	if !search.Ending().Complete() {
		t.Error(search.Ending())
	}
	slices.Sort(all)
	return all
}

// expectedFile is what is known of a file in the data folder.
type expectedFile struct {
	Variables   int
	Links       int
	Directed    int `json:"directed_links"`
	Delayed     *int
	Signs       map[string]int
	LoopsBySign map[string]int `json:"loops_by_sign"`
	Loops       json.RawMessage
	EdgeLabels  []string `json:"edge_labels"`
	ArrowLines  int      `json:"arrow_lines"`
	Plus, Minus int
	Pipes       int `json:"pipes_thick_22"`
	Stocks      int
	Connectors  int
	Polarities  int `json:"polarity_attributes"`
	Indicators  int `json:"loop_indicators"`
}

// Every diagram of the data folder is read with the variables, links, signs and loops
// that it is known to have.
func TestFound(t *testing.T) {
	_, data := dataFile(t, "found/EXPECTED.json")
	var all map[string]json.RawMessage
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	read := 0
	for name, raw := range all {
		kind, wanted := map[string]systems.ImportKind{"kumu": systems.ImportKindKumu, "loopy": systems.ImportKindLoopy, "catcolab": systems.ImportKindCatColab, "mermaid": systems.ImportKindMermaid, "formats": ""}[path.Dir(name)]
		if !wanted {
			continue
		}
		var want expectedFile
		if err := json.Unmarshal(raw, &want); err != nil {
			t.Fatal(err)
		}
		file, content := dataFile(t, "found/"+name)
		in, d := importedFile(t, file, content)
		if kind != "" && in.Kind != kind {
			t.Errorf("%s is taken for %s", name, in.Kind)
		}
		read++
		checkFound(t, name, want, in, d)
	}
	if read != 13 {
		t.Errorf("%d files were read", read)
	}
}

func checkFound(t *testing.T, name string, want expectedFile, in *systems.Imported, d *systems.Diagram) {
	t.Helper()
	if want.Variables > 0 && d.Len() != want.Variables {
		t.Errorf("%s: %d variables, not %d", name, d.Len(), want.Variables)
	}
	if links := max(want.Links, want.Directed); links > 0 && d.LinkLen() != links {
		t.Errorf("%s: %d links, not %d", name, d.LinkLen(), links)
	}
	signs := signsOf(in)
	if want.Signs != nil && fmt.Sprint(signs) != fmt.Sprint(want.Signs) {
		t.Errorf("%s: signs %v, not %v", name, signs, want.Signs)
	}
	loops := around(t, d)
	counts := map[string]int{}
	for _, l := range loops {
		counts[l[:1]]++
	}
	if want.LoopsBySign != nil && fmt.Sprint(counts) != fmt.Sprint(want.LoopsBySign) {
		t.Errorf("%s: loops %v, not %v", name, counts, want.LoopsBySign)
	}
	switch path.Dir(name) {
	case "loopy":
		var known [][]any
		if err := json.Unmarshal(want.Loops, &known); err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, l := range known {
			var names []string
			for _, n := range l[1].([]any) {
				names = append(names, n.(string))
			}
			slices.Sort(names)
			lines = append(lines, l[0].(string)+" "+strings.Join(names, ", "))
		}
		slices.Sort(lines)
		if !slices.Equal(loops, lines) {
			t.Errorf("%s: loops %q, not %q", name, loops, lines)
		}
	case "mermaid":
		checkMermaid(t, name, want, in, loops)
	case "formats":
		checkModel(t, name, want, in)
	}
}

func checkMermaid(t *testing.T, name string, want expectedFile, in *systems.Imported, loops []string) {
	t.Helper()
	var known [][]string
	if err := json.Unmarshal(want.Loops, &known); err != nil {
		t.Fatal(err)
	}
	if len(loops) != len(known) || in.Notes.Counts()[govmaturity.CodeUnknownSign] != want.Links {
		t.Errorf("%s: loops %q, not %q; %v", name, loops, known, in.Notes.Counts())
	}
	labels := map[string]bool{}
	for _, l := range want.EdgeLabels {
		labels[l] = true
	}
	for _, l := range in.Spec.Loops {
		delete(labels, l.Label)
	}
	if len(labels) > 0 {
		t.Errorf("%s: loops %v are not named", name, labels)
	}
}

// checkModel compares a model with what the lines of its file say: each arrow is a
// link, and so is each end of a flow at a stock.
func checkModel(t *testing.T, name string, want expectedFile, in *systems.Imported) {
	t.Helper()
	stocks, drawn := 0, 0
	isStock := map[string]bool{}
	for _, v := range in.Spec.Variables {
		if v.Stock {
			stocks++
			isStock[v.ID] = true
		}
	}
	signs := map[systems.Sign]int{}
	for _, l := range in.Spec.Links {
		if !isStock[l.To] {
			drawn++
			signs[l.Sign]++
		}
	}
	inferred := in.Notes.Counts()[govmaturity.CodeInferredSign]
	unknown := in.Notes.Counts()[govmaturity.CodeUnknownSign]
	if want.ArrowLines > 0 {
		if drawn != want.ArrowLines-want.Pipes || drawn-inferred-unknown != want.Plus+want.Minus {
			t.Errorf("%s: %d arrows, %d inferred, %d unknown", name, drawn, inferred, unknown)
		}
		return
	}
	if stocks != want.Stocks || drawn != want.Connectors || drawn-inferred-unknown != want.Polarities || len(in.Spec.Loops) != want.Indicators {
		t.Errorf("%s: %d stocks, %d connectors, %d inferred, %d unknown, %d loops", name, stocks, drawn, inferred, unknown, len(in.Spec.Loops))
	}
}

// The same two models, as Stella keeps them and as another program lists their links,
// have the same loops.
func TestModelsAgainstLists(t *testing.T) {
	for _, name := range []string{"bassDiffusion", "inventoryWorkforce"} {
		file, content := dataFile(t, "found/formats/"+name+".stmx")
		in, d := importedFile(t, file, content)
		got := around(t, d)
		want := around(t, imported(t, "cld/sdai_"+name+".json"))
		lower := func(lines []string) (all []string) {
			for _, l := range lines {
				all = append(all, strings.ToLower(l))
			}
			slices.Sort(all)
			return all
		}
		if !slices.Equal(lower(got), lower(want)) {
			t.Errorf("%s: %q, not %q", name, got, want)
		}
		if len(d.Doubts()) > 0 {
			t.Errorf("%s: %v", name, d.Doubts())
		}
		if in.Kind != systems.ImportKindXMILE {
			t.Errorf("%s is taken for %s", name, in.Kind)
		}
	}
}

// An address of Loopy is read as the list in it.
func TestLoopyAddress(t *testing.T) {
	for _, name := range []string{"rabbits_foxes", "depression_anxiety"} {
		file, content := dataFile(t, "found/loopy/"+name+".json")
		_, a := importedFile(t, file, content)
		file, content = dataFile(t, "found/loopy/"+name+".url.txt")
		_, b := importedFile(t, file, content)
		if !slices.Equal(around(t, a), around(t, b)) || a.LinkLen() != b.LinkLen() {
			t.Errorf("%s: %q and %q", name, around(t, a), around(t, b))
		}
	}
}

// Each sample of another format becomes a document that compiles, and its notes have
// places.
func TestImportSamples(t *testing.T) {
	files, err := filepath.Glob("../internal/diagrams/testdata/*.*")
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[systems.ImportKind]int{}
	for _, file := range files {
		if strings.HasSuffix(file, ".golden") {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		in, d := importedFile(t, file, data)
		kinds[in.Kind]++
		if d.Len() == 0 {
			t.Errorf("%s has no variables", file)
		}
		for i, n := range in.Notes {
			if n.File != file || n.Code == "" {
				t.Errorf("%v has no place", n)
			}
			if i > 0 && n.Line < in.Notes[i-1].Line {
				t.Errorf("%v stands behind a later one", n)
			}
		}
	}
	for _, kind := range []systems.ImportKind{systems.ImportKindKumu, systems.ImportKindTable, systems.ImportKindLoopy, systems.ImportKindXMILE,
		systems.ImportKindVensim, systems.ImportKindCatColab, systems.ImportKindMermaid, systems.ImportKindDOT} {
		if kinds[kind] == 0 {
			t.Errorf("no sample is of the kind %s: %v", kind, kinds)
		}
	}
}

// Loops that a file names keep their links, also where two go the same way.
func TestImportedLoops(t *testing.T) {
	in, d := importedFile(t, "x.dot", []byte(`digraph { a -> b [label="+ R1"]; a -> b [label="- B1"]; b -> a [label="+ R1"]; b -> a [label="+ B1"] }`))
	if len(d.Doubts()) > 0 || len(in.Spec.Loops) != 2 {
		t.Errorf("%v, %v", d.Doubts(), in.Spec.Loops)
	}
	for _, l := range d.Declared() {
		if want := map[string]string{"r1": "R", "b1": "B"}[l.ID()]; l.Loop().Polarity().Letter() != want {
			t.Errorf("%s is %v", l.ID(), l.Loop())
		}
	}
	if got := len(around(t, d)); got != 4 {
		t.Errorf("%d loops", got)
	}
}

// What is written for other programs is read again as it was.
func TestWrittenAndRead(t *testing.T) {
	in, d := importedFile(t, "x.dot", []byte(`digraph "A & B" { a [label="Costs, \\ \"saved\" & spent (25%)" class=stock]; a -> b [label="+ ||"]; b -> a [label="-"]; b -> b; "zwei Wörter" -> a [label="+"]}`))
	links := func(in *systems.Imported) (all []string) {
		names := map[string]string{}
		for _, v := range in.Spec.Variables {
			names[v.ID] = v.Name.String()
		}
		for _, l := range in.Spec.Links {
			all = append(all, fmt.Sprint(names[l.From], " -> ", l.Sign, l.Delay, " ", names[l.To]))
		}
		return all
	}
	for name, write := range map[string]func(io.Writer, *systems.Diagram, export.Options) error{"x.mmd": export.Mermaid, "x.dot": export.DOT} {
		var b bytes.Buffer
		if err := write(&b, d, export.Options{}); err != nil {
			t.Fatal(err)
		}
		again, _ := importedFile(t, name, b.Bytes())
		if got, want := links(again), links(in); !slices.Equal(got, want) {
			t.Errorf("%s: %q, not %q\n%s", name, got, want, b.String())
		}
	}
}

func TestImportRefuses(t *testing.T) {
	for name, data := range map[string]string{
		"big.stmx": "<xmile>" + strings.Repeat(" ", 17<<20), "cut.json": `{"elements": [`, "bomb.xmile": `<!DOCTYPE a [<!ENTITY b "c">]><xmile/>`,
		"old.vmf": "\x00\x01", "x.dot": "digraph {",
	} {
		in, err := systems.Import(name, []byte(data))
		if problems, ok := err.(govmaturity.Problems); !ok || len(problems) == 0 || problems[0].File != name {
			t.Errorf("%s: %v, %v", name, in, err)
		}
	}
}

// Whatever a file of another program holds: what is read of it compiles.
func FuzzImport(f *testing.F) {
	files, err := filepath.Glob("../internal/diagrams/testdata/*.*")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		if data, err := os.ReadFile(file); err == nil && !strings.HasSuffix(file, ".golden") {
			f.Add(filepath.Ext(file), data)
		}
	}
	f.Fuzz(func(t *testing.T, ending string, data []byte) {
		if len(data) > 20_000 {
			return
		}
		in, err := systems.Import("x"+ending, data)
		if err != nil || in.Kind == systems.ImportKindDocument {
			return
		}
		if _, err := systems.Compile(in.Spec); err != nil && len(in.Spec.Variables) > 0 {
			t.Errorf("%s: %v", in.Kind, err)
		}
	})
}

// People who draw in Kumu fill fields in as they like: a delay is one in a map as it
// is in a table.
func TestDelaysOfKumu(t *testing.T) {
	for fields, want := range map[string]bool{
		`"delayed": true`: true, `"Delayed": "Yes"`: true, `"delay": "true"`: true, `"attributes": {"Delay": "1"}`: true,
		`"delayed": false`: false, `"Delayed": "no"`: false, `"delay": ""`: false,
	} {
		in, err := systems.Import("map.json", []byte(`{"elements": [{"label": "A"}, {"label": "B"}], "connections": [{"from": "A", "to": "B", "type": "+", `+fields+`}]}`))
		if err != nil || len(in.Spec.Links) != 1 || in.Spec.Links[0].Delay != want {
			t.Errorf("%s: want %t, %v", fields, want, err)
		}
	}
}

package export_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"html"
	"math/rand/v2"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems"
	"github.com/govmaturity/govmaturity/systems/export"
)

// hostile are names that have broken writers of such files.
var hostile = []string{
	`"`, `\`, `\"`, `a \N b`, `\n`, `"]; x -> y [label="`, `"]; evil`, `</data><data key="x">`, `]]>`, `<b>bold</b>`, `&amp;`, `&lt; & more`, `%%{init: {}}%%`,
	`end`, `#35;`, `#quot;`, "`code`", `1. Budget`, `- item`, `style x:#fff;`, `classDef a fill:#f00;`, `a|b`, `{a}`, `[a](b)`, `--> v2`, `**x**`, `a_b_`, `$$x$$`,
	`الثقة العامة`, `数字政府`, `Расходы на ИТ`, "👩‍💻 staff", `e-services (pilot)`, `50 % of "cost"`, `C:\new\table`, `'single'`, `@startuml`, `// comment`, `/* x */`,
}

// diagramOf makes a diagram with a variable for each name, and random links.
func diagramOf(tb testing.TB, r *rand.Rand, names []string) *systems.Diagram {
	tb.Helper()
	spec := &systems.DiagramSpec{Format: systems.DiagramFormat, ID: "test", Title: govmaturity.Text{"en": names[0]}}
	for i, name := range names {
		v := systems.VariableSpec{ID: "x" + strconv.Itoa(i), Name: govmaturity.Text{"en": name}, Stock: i%3 == 0}
		if i%4 == 0 {
			v.Position = &systems.PositionSpec{X: float64(i) * 1.5, Y: float64(-i)}
		}
		spec.Variables = append(spec.Variables, v)
	}
	signs := []systems.Sign{systems.SignPlus, systems.SignMinus, systems.SignUnknown}
	for i := range 2 * len(names) {
		spec.Links = append(spec.Links, systems.CausalLinkSpec{
			ID: "l" + strconv.Itoa(i), From: "x" + strconv.Itoa(r.IntN(len(names))), To: "x" + strconv.Itoa(r.IntN(len(names))),
			Sign: signs[r.IntN(3)], Delay: r.IntN(3) == 0,
		})
	}
	d, err := systems.Compile(spec)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// read is what another program finds in a file: names, and links by their ends
// and label.
type read struct {
	names []string
	links []string
}

func want(d *systems.Diagram) (r read) {
	for v := range d.Variables() {
		r.names = append(r.names, v.Name().String())
	}
	for l := range d.Links() {
		label := string(l.Sign())
		if l.Delay() {
			label += " delay"
		}
		r.links = append(r.links, strconv.Itoa(l.From().Index())+" "+label+" "+strconv.Itoa(l.To().Index()))
	}
	return r
}

func compare(t *testing.T, format string, got, want read) {
	t.Helper()
	if len(got.names) != len(want.names) || len(got.links) != len(want.links) {
		t.Fatalf("%s: %d names and %d links, want %d and %d", format, len(got.names), len(got.links), len(want.names), len(want.links))
	}
	for i, name := range want.names {
		if got.names[i] != name {
			t.Errorf("%s: got the name %q, want %q", format, got.names[i], name)
		}
	}
	for i, link := range want.links {
		if got.links[i] != link {
			t.Errorf("%s: got the link %q, want %q", format, got.links[i], link)
		}
	}
}

func TestNamesComeBack(t *testing.T) {
	d := diagramOf(t, rand.New(rand.NewPCG(1, 1)), hostile)
	for format, f := range map[string]struct {
		write func(*bytes.Buffer) error
		read  func(*testing.T, []byte) read
	}{
		"Mermaid": {func(b *bytes.Buffer) error { return export.Mermaid(b, d, export.Options{}) }, readMermaid},
		"GraphML": {func(b *bytes.Buffer) error { return export.GraphML(b, d, export.Options{}) }, readGraphML},
		"DOT":     {func(b *bytes.Buffer) error { return export.DOT(b, d, export.Options{}) }, readDOT},
	} {
		var b, again bytes.Buffer
		if err := f.write(&b); err != nil {
			t.Fatal(err)
		}
		if err := f.write(&again); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
			t.Errorf("%s: another file the second time, %v", format, err)
		}
		t.Run(format, func(t *testing.T) {
			got, want := f.read(t, b.Bytes()), want(d)
			if format == "DOT" { // Graphviz has an order of its own
				slices.Sort(got.links)
				slices.Sort(want.links)
			}
			compare(t, format, got, want)
		})
	}
}

var (
	mermaidNode = regexp.MustCompile(`^  v(\d+)(?:\(\[|\[)"([^"]*)"(?:\]\)|\]:::stock)$`)
	mermaidLink = regexp.MustCompile(`^  v(\d+) (?:-->|-\.->)\|"([^"|]*)"\| v(\d+)$`)
	mermaidCode = regexp.MustCompile(`#(\d+);`)
)

// readMermaid reads the two kinds of lines that a flowchart has here, strictly.
func readMermaid(t *testing.T, data []byte) (r read) {
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	if lines[0] != "flowchart LR" {
		t.Errorf("it begins with %q", lines[0])
	}
	for _, line := range lines[1:] {
		if m := mermaidNode.FindStringSubmatch(line); m != nil {
			if strings.ContainsAny(m[2], "<>&`{}[]|\\*_$@%:") {
				t.Errorf("%q means something to Mermaid", m[2])
			}
			r.names = append(r.names, mermaidCode.ReplaceAllStringFunc(m[2], func(s string) string {
				n, _ := strconv.Atoi(s[1 : len(s)-1])
				return string(rune(n))
			}))
		} else if m := mermaidLink.FindStringSubmatch(line); m != nil {
			from, _ := strconv.Atoi(m[1])
			to, _ := strconv.Atoi(m[3])
			r.links = append(r.links, strconv.Itoa(from-1)+" "+m[2]+" "+strconv.Itoa(to-1))
		} else {
			t.Errorf("a line %q", line)
		}
	}
	return r
}

// readGraphML reads with the XML reader of the standard library.
func readGraphML(t *testing.T, data []byte) (r read) {
	type part struct {
		ID     string `xml:"id,attr"`
		Source string `xml:"source,attr"`
		Target string `xml:"target,attr"`
		Data   []struct {
			Key  string `xml:"key,attr"`
			Text string `xml:",chardata"`
		} `xml:"data"`
	}
	var f struct {
		XMLName xml.Name `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
		Keys    []struct {
			ID string `xml:"id,attr"`
		} `xml:"key"`
		Graph struct {
			Default string `xml:"edgedefault,attr"`
			Nodes   []part `xml:"node"`
			Edges   []part `xml:"edge"`
		} `xml:"graph"`
	}
	if err := xml.Unmarshal(data, &f); err != nil {
		t.Fatal(err)
	}
	if f.Graph.Default != "directed" {
		t.Errorf("the graph is %q", f.Graph.Default)
	}
	keys := map[string]bool{}
	for _, k := range f.Keys {
		keys[k.ID] = true
	}
	value := func(p part, key string) string {
		for _, d := range p.Data {
			if !keys[d.Key] {
				t.Errorf("a key %q that is not declared", d.Key)
			}
			if d.Key == key {
				return d.Text
			}
		}
		return ""
	}
	place := map[string]int{}
	for i, n := range f.Graph.Nodes {
		place[n.ID] = i
		r.names = append(r.names, value(n, "label"))
	}
	for _, e := range f.Graph.Edges {
		label := value(e, "sign")
		if value(e, "delay") == "true" {
			label += " delay"
		}
		r.links = append(r.links, strconv.Itoa(place[e.Source])+" "+label+" "+strconv.Itoa(place[e.Target]))
	}
	return r
}

// readDOT has Graphviz read the file, where it is installed.
func readDOT(t *testing.T, data []byte) (r read) {
	if _, err := exec.LookPath("dot"); err != nil {
		t.Skip("Graphviz is not here")
	}
	cmd := exec.Command("dot", "-Tdot_json")
	cmd.Stdin = bytes.NewReader(data)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var f struct {
		Objects []struct{ Name, Label string }
		Edges   []struct {
			Tail, Head int
			Label      string
		}
	}
	if err := json.Unmarshal(out, &f); err != nil {
		t.Fatal(err)
	}
	// The program hands labels on as they are written: it reads their escapes
	// when it draws.
	unescape := func(s string) string { return html.UnescapeString(strings.ReplaceAll(s, `\\`, `\`)) }
	for i, o := range f.Objects {
		if o.Name != "x"+strconv.Itoa(i) {
			t.Errorf("node %d is called %q", i, o.Name)
		}
		r.names = append(r.names, unescape(o.Label))
	}
	for _, e := range f.Edges {
		r.links = append(r.links, strconv.Itoa(e.Tail)+" "+e.Label+" "+strconv.Itoa(e.Head))
	}
	return r
}

// The document that is written is the one that was read.
func TestJSON(t *testing.T) {
	d := diagramOf(t, rand.New(rand.NewPCG(1, 2)), hostile)
	var b bytes.Buffer
	if err := export.JSON(&b, d); err != nil {
		t.Fatal(err)
	}
	again, err := systems.ReadDiagram("test.json", b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if again.Hash() != d.Hash() {
		t.Error("it has another hash")
	}
}

// What no format can hold becomes a space, and the file stays whole.
func TestWhatCannotBeWritten(t *testing.T) {
	d := diagramOf(t, rand.New(rand.NewPCG(1, 3)), []string{"line\nbreak", "tab\there", "\u2028 and \uFFFE"})
	for _, write := range []func(*bytes.Buffer) error{
		func(b *bytes.Buffer) error { return export.Mermaid(b, d, export.Options{}) },
		func(b *bytes.Buffer) error { return export.GraphML(b, d, export.Options{}) },
		func(b *bytes.Buffer) error { return export.DOT(b, d, export.Options{}) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		if !utf8.Valid(b.Bytes()) || bytes.ContainsAny(b.Bytes(), "\t\u2028\uFFFE") {
			t.Errorf("%q", b.String())
		}
	}
}

func FuzzExport(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		spec := &systems.DiagramSpec{
			Format: systems.DiagramFormat, ID: "test",
			Variables: []systems.VariableSpec{{ID: "a", Name: govmaturity.Text{"en": name}}},
			Links:     []systems.CausalLinkSpec{{From: "a", To: "a", Sign: systems.SignPlus}},
		}
		d, err := systems.Compile(spec)
		if err != nil { // a name that no diagram takes, which its reader says
			var problems govmaturity.Problems
			if !errors.As(err, &problems) {
				t.Fatal(err)
			}
			return
		}
		var m, g bytes.Buffer
		if err := export.Mermaid(&m, d, export.Options{}); err != nil {
			t.Fatal(err)
		}
		if err := export.GraphML(&g, d, export.Options{}); err != nil {
			t.Fatal(err)
		}
		if a, b := readMermaid(t, m.Bytes()), readGraphML(t, g.Bytes()); len(a.names) != 1 || len(b.names) != 1 || a.names[0] != b.names[0] {
			t.Errorf("%q is %q in Mermaid, and %q in GraphML", name, a.names, b.names)
		}
	})
}

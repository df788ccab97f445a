package diagrams_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
)

// problems reads a file that is wrong, and returns what is said of it.
func problems(t *testing.T, name, data string) govmaturity.Problems {
	t.Helper()
	in := input(name, []byte(data))
	f := find(in)
	if f == nil {
		t.Fatalf("%s is taken for nothing", name)
	}
	_, err := f.read(in)
	var ps govmaturity.Problems
	if !errors.As(err, &ps) || len(ps) == 0 {
		t.Fatalf("%s: %v", name, err)
	}
	return ps
}

func TestHostileXML(t *testing.T) {
	const head = `<xmile><model><variables><aux name="a"><eqn>`
	const tail = `</eqn></aux></variables></model></xmile>`
	lol := `<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>` + head + "&b;" + tail
	for name, c := range map[string]struct {
		data string
		code govmaturity.Code
		line int
	}{
		"entities":      {lol, govmaturity.CodeDirective, 1},
		"outside":       {"\n<!DOCTYPE x SYSTEM \"file:///etc/passwd\">" + head + tail, govmaturity.CodeDirective, 2},
		"entity":        {head + "\n&x;" + tail, govmaturity.CodeSyntax, 2},
		"depth":         {strings.Repeat("<a>\n", 200) + strings.Repeat("</a>", 200), govmaturity.CodeTooDeep, 101},
		"never closed":  {strings.Repeat("<a>", 2_000_000), govmaturity.CodeTooDeep, 1},
		"two":           {head + tail + "<b/>", govmaturity.CodeSeveralDocuments, 1},
		"other":         {"<html/>", govmaturity.CodeWrongFormat, 1},
		"nothing":       {"<!-- -->", govmaturity.CodeEmptyDocument, 1},
		"no model":      {"<xmile/>", govmaturity.CodeRequired, 1},
		"cut":           {head + "\n1+2", govmaturity.CodeSyntax, 2},
		"UTF-16":        {"\xff\xfe<\x00x\x00", govmaturity.CodeNotUTF8, 1},
		"encoding":      {`<?xml version="1.0" encoding="shift-jis"?><xmile/>`, govmaturity.CodeSyntax, 1},
		"many elements": {"<xmile>" + strings.Repeat("<a/>", 600_000) + "</xmile>", govmaturity.CodeTooManyValues, 1},
	} {
		if ps := problems(t, name+".stmx", c.data); ps[0].Code != c.code || ps[0].Line != c.line {
			t.Errorf("%s: %v", name, ps)
		}
	}
}

// Modules that stand in each other without end are cut off.
func TestModulesInModules(t *testing.T) {
	var b strings.Builder
	b.WriteString(`<xmile><model><variables><module name="a"/></variables></model><model name="a"><variables>`)
	for i := range 50 {
		fmt.Fprintf(&b, `<module name="m%d" model="a"/>`, i)
	}
	b.WriteString(`</variables></model></xmile>`)
	if ps := problems(t, "m.xmile", b.String()); ps[0].Code != govmaturity.CodeTooDeep {
		t.Error(ps)
	}
}

func TestWrongFiles(t *testing.T) {
	for name, data := range map[string]string{
		"empty.mmd": "", "pie.mmd": "pie title x", "quote.mmd": "graph TD\nA[\"x", "group.mmd": "graph TD\nsubgraph x\nA-->B",
		"empty.dot": "", "cut.dot": "digraph { a -> b [label=\"x", "open.dot": "digraph { a -> b", "deep.dot": "digraph {" + strings.Repeat("{", 1000),
		"pairs.dot":  "digraph {{" + strings.Repeat("a b c d ", 2000) + "} -> {" + strings.Repeat("e f g h ", 2000) + "}}",
		"pairs.mmd":  "graph LR\n" + strings.Repeat("a & ", 3000) + "a --> " + strings.Repeat("b & ", 3000) + "b",
		"binary.mdl": "\x00\x01\x02", "nothing.mdl": "", "cut.mdl": "a = b + c\n\t~ unit\n\t~ comm", "cut2.mdl": "a = b + c",
		"newer.txt": "https://example.org/loopy/?data=AAAAbbbb", "cut.txt": "https://ncase.me/loopy/v1.1/?data=[[[1,2,3", "escape.txt": "https://ncase.me/loopy/v1.1/?data=[%zz",
		"empty.csv": "From,To\n\"a,b", "theory.json": `{"type":"model","theory":"petri-net","notebook":{"cells":[]}}`, "type.json": `{"type":"diagram","notebook":{"cells":[]}}`,
	} {
		if ps := problems(t, name, data); ps[0].Message() == "" || ps[0].File != name {
			t.Errorf("%s: %v", name, ps)
		}
	}
}

// A file that is cut anywhere is refused, or read as far as it goes: never a panic.
// Of the formats with an end of their own, every cut before it is seen.
func TestCutFiles(t *testing.T) {
	for _, file := range samples(t) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		end := len(strings.TrimRight(string(data), "\n"))
		f := find(input(file, data))
		for i := range end {
			in := input(file, data[:i])
			if in.Root == nil && filepath.Ext(file) == ".json" {
				continue // refused by the reader of JSON
			}
			d, err := f.read(in)
			switch f.name {
			case "xmile", "dot", "kumu", "loopy", "catcolab":
				if err == nil && i < end {
					t.Errorf("%s cut at %d is read", file, i)
				}
			case "vensim":
				if err == nil && i < strings.Index(string(data), `///---\\\`) && !strings.Contains(told(d), "cut off") && filepath.Base(file) == "model.mdl" && strings.Contains(string(data[:i]), "Sketch") {
					t.Errorf("%s cut at %d is read in silence", file, i)
				}
			}
		}
	}
}

// Ten thousand variables are read in every format.
func TestLargeFiles(t *testing.T) {
	const n = 10_000
	list := func(format, sep string) string {
		parts := make([]string, n)
		for i := range parts {
			parts[i] = fmt.Sprintf(format, i, (i+1)%n)
		}
		return strings.Join(parts, sep)
	}
	for name, data := range map[string]string{
		"a.json":   `{"elements":[` + list(`{"_id":"e%[1]d","attributes":{"label":"v %[1]d"}}`, ",") + `],"connections":[` + list(`{"from":"e%d","to":"e%d","attributes":{"connection type":"+"}}`, ",") + `],"loops":[{"attributes":{"label":"R1"},"connections":[` + list(`"e%[1]d"`, ",") + `]}]}`,
		"b.json":   `[[` + list(`[%[1]d,0,0,1,"v%[1]d",0]`, ",") + `],[` + list("[%d,%d,1,1]", ",") + `],[],1]`,
		"c.csv":    "From,To,Type\n" + list("v%d,v%d,+", "\n"),
		"d.mmd":    "graph LR\n" + list("v%d -->|+| v%d", "\n"),
		"e.dot":    "digraph {" + list("v%d -> v%d [label=\"+\"]", "\n") + "}",
		"f.xmile":  `<xmile><model><variables>` + list(`<aux name="v%[2]d"><eqn>v%[1]d + 1</eqn></aux>`, "\n") + `</variables><views><view>` + list(`<connector><from>v%d</from><to>v%d</to></connector>`, "") + `</view></views></model></xmile>`,
		"g.mdl":    list("v%[2]d = v%[1]d*2 ~~|\n", "") + "\\\\\\---/// Sketch information\nV300\n*x\n" + list("10,%[1]d,v%[1]d,1,2,3,4,8,3", "\n") + "\n" + list("1,9,%d,%d,0,0,43,0,0,0,0", "\n") + "\n///---\\\\\\\n",
		"h.json":   `{"notebook":{"cells":[` + list(`{"tag":"formal","content":{"tag":"object","id":"%[1]d","name":"v%[1]d"}},{"tag":"formal","content":{"tag":"morphism","morType":{"tag":"Hom"},"dom":{"content":"%[1]d"},"cod":{"content":"%[2]d"}}}`, ",") + `]}}`,
		"sum.mdl":  list("v%[1]d = %[2]d ~~|\n", "") + "all = " + list("v%[1]d", "+") + "~~|\n",
		"many.csv": "From,To,Type\nall," + list("v%[1]d", "|") + ",+\n",
	} {
		in := input(name, []byte(data))
		f := find(in)
		if f == nil {
			t.Errorf("%s is taken for nothing", name)
			continue
		}
		d, err := f.read(in)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(d.Variables) < n || len(d.Links) != n {
			t.Errorf("%s: %d variables, %d links", name, len(d.Variables), len(d.Links))
		}
	}
}

// A loop that a file names, of many links that do not close, is given up after a
// while.
func TestLoopsThatDoNotClose(t *testing.T) {
	var b strings.Builder
	b.WriteString("digraph {")
	for i := range 20 {
		for j := range 20 {
			fmt.Fprintf(&b, "v%d -> v%d [label=R1];", i, j)
		}
	}
	b.WriteString("v0 -> out [label=R1]}")
	in := input("x.dot", []byte(b.String()))
	d, err := find(in).read(in)
	if err != nil || len(d.Loops) != 1 || len(d.Loops[0].Links) != 401 {
		t.Errorf("%v, %v", d, err)
	}
}

func FuzzRead(f *testing.F) {
	for _, file := range samples(f) {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(filepath.Ext(file), data)
	}
	f.Add(".mmd", []byte("graph LR\nA o--o B & C@{ shape: x, label: \"y\" } --x D ~~~ E\nB -. t .-> C == u ==> D"))
	f.Add(".dot", []byte("graph { a -- b [sign=\"+\"] subgraph x { c } <b>:n -> {d} }"))
	f.Fuzz(func(t *testing.T, ending string, data []byte) {
		if len(data) > 20_000 {
			return
		}
		in := input("x"+ending, data)
		for _, form := range formats {
			if !form.is(in) {
				continue
			}
			d, err := form.read(in)
			if (d == nil) == (err == nil) {
				t.Fatalf("%s: %v and %v", form.name, d, err)
			}
			if err == nil {
				checkPlaces(t, d)
			}
		}
	})
}

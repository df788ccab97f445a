package systems_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems"
)

var importKinds = []systems.ImportKind{systems.ImportKindDocument, systems.ImportKindPlain, systems.ImportKindKumu, systems.ImportKindTable,
	systems.ImportKindLoopy, systems.ImportKindXMILE, systems.ImportKindVensim, systems.ImportKindCatColab, systems.ImportKindMermaid,
	systems.ImportKindDOT, systems.ImportKindText}

// A file of no kind is one mistake: it is said what it seems to be, which kind is
// nearest and what it lacks, where, and which kinds there are.
func TestImportUnknown(t *testing.T) {
	for name, c := range map[string]struct {
		data, seems, near, place string
	}{
		"nodes.json":    {`{"nodes": [], "edges": []}`, `a JSON object with "nodes", "edges"`, "", "1:1:"},
		"many.json":     {`{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1,"j":1}`, `"h", 2 more`, "", "1:1:"},
		"nothing.json":  {`{}`, "an empty JSON object", "", "1:1:"},
		"kumu.json":     {"{\n \"elements\": []}", `a JSON object with "elements"`, `kumu, but "elements" is there and "connections" is not`, "2:14: elements:"},
		"kumu2.json":    {"{\n \"elements\": {}, \"connections\": []}", "a JSON object", `kumu, but "elements" is no list`, "2:14: elements:"},
		"plain.json":    {`{"links": []}`, "a JSON object", `plain, but "links" is there and "variables" is not`, "1:11: links:"},
		"case.json":     {`{"Variables": [], "Links": []}`, "a JSON object", `"Variables" has to be written "variables"`, "1:2: Variables:"},
		"notebook.json": {`{"notebook": {}}`, "a JSON object", `catcolab, but "notebook" has neither`, "1:14: notebook:"},
		"three.json":    {`[1, 2, 3]`, "a JSON list of 3", "loopy, but a list of nodes is expected here", "1:2: [0]:"},
		"five.json":     {`[[], [], [], [], []]`, "a JSON list of 5", "loopy, but that has two to four lists, and this one has 5", "1:1:"},
		"edges.json":    {"[[[1]],\n [[1], 2]]", "a JSON list of 2", "loopy, but each of its edges is a list", "2:8: [1][1]:"},
		"page.html":     {"<html><body/></html>", "XML with <html>", "xmile, but that begins with <xmile>", "1:1:"},
		"net.xml":       {"<?xml version=\"1.0\"?>\n<graphml/>", "XML with <graphml>", "xmile", "2:1:"},
		"rows.csv":      {"source,target\na,b\n", "a table", `table, but its first line, "source,target", has neither`, "1:1:"},
		"letter.txt":    {"Dear all\nplease note, as of today: we meet\n", "text", `text, but "we" is not expected here`, "2:"},
		"book.xlsx":     {"PK\x03\x04\x14", "a ZIP archive", "", "1:1:"},
		"scan.txt":      {"\x89PNG\r\n\x1a\n", "a picture", "", "1:1:"},
		"wide.txt":      {"\xfe\xff\x00A", "UTF-16 text: save it as UTF-8", "", "1:1:"},
		"core":          {"a\x00\xff\xfe b", "no text", "", "1:1:"},
	} {
		_, err := systems.Import(name, []byte(c.data))
		var all govmaturity.Problems
		if !errors.As(err, &all) || len(all) != 1 || all[0].Code != govmaturity.CodeWrongFormat {
			t.Errorf("%s: %v", name, err)
			continue
		}
		said := err.Error()
		for _, want := range []string{name + ":" + c.place, "it seems to be ", c.seems} {
			if !strings.Contains(said, want) {
				t.Errorf("%s: %q is not in %s", name, want, said)
			}
		}
		if got := strings.Contains(said, "the nearest kind is "); got != (c.near != "") || !strings.Contains(said, c.near) {
			t.Errorf("%s: %q is not in %s", name, c.near, said)
		}
		for _, k := range importKinds {
			if !strings.Contains(said, "; "+string(k)+" (") && !strings.Contains(said, ": "+string(k)+" (") {
				t.Errorf("%s: the kind %s is not listed in %s", name, k, said)
			}
		}
	}
}

// A document is known by what it begins with, whatever its name ends with, and a text
// that has some of what people type is told each of its mistakes.
func TestImportKnown(t *testing.T) {
	in, err := systems.Import("silos.txt", []byte("# Made up\n---\n"+silos[strings.Index(silos, "format:"):]))
	if err != nil || in.Kind != systems.ImportKindDocument {
		t.Errorf("%v, %v", err, in)
	}
	_, err = systems.Import("x.txt", []byte("\"A\" -> \"B\" : plus\n\"B\" -> \"C\" : ++\n"))
	if all, ok := err.(govmaturity.Problems); !ok || len(all) != 2 || all[0].Line != 1 || all[1].Line != 2 {
		t.Errorf("%v", err)
	}
}

// Whatever was not read, guessed or not known is said with its place, in all formats.
func TestImportNotesHavePlaces(t *testing.T) {
	stella := `<xmile><sim_specs/><model><variables>
<stock name="a"><eqn>1</eqn><inflow>b</inflow><units>people</units></stock>
<flow name="b"><eqn>a * c</eqn><units>people/year</units></flow>
<aux name="c"><eqn>1</eqn><units>dmnl</units></aux>
</variables><views><view><graph/><button/></view><view type="interface"/></views></model></xmile>`
	vensim := "a= INTEG (b, 1)\n\t~\tpeople\n\t~\twho waits\n\t|\nb= a*c\n\t~\tpeople/year\n\t~\t\t|\nc= 1\n\t~\tDmnl\n\t~\t\t|\nTIME STEP = 1\n\t~\tyear\n\t~\t\t|\n"
	for name, c := range map[string]struct {
		data             string
		lost, inferred   int
		units, described string
	}{
		"x.stmx": {stella, 3, 2, "so many variables have one: 2", ""},
		"x.mdl":  {vensim, 2, 3, "so many variables have one: 2", "who waits"},
	} {
		in, _ := importedFile(t, name, []byte(c.data))
		counts := in.Notes.Counts()
		if counts[govmaturity.CodeLost] != c.lost || counts[govmaturity.CodeInferredSign] != c.inferred || !strings.Contains(in.Notes.Error(), c.units) {
			t.Errorf("%s: %v", name, in.Notes)
		}
		for _, n := range in.Notes {
			if n.Line == 0 || n.Column == 0 {
				t.Errorf("%v has no place", n)
			}
		}
		if c.described != "" && in.Spec.Variables[0].Description.In() != c.described {
			t.Errorf("%s: %q", name, in.Spec.Variables[0].Description)
		}
	}
}

// The README lists the kinds that are read.
func TestREADMEFormats(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(readme), "<!-- formats:begin -->")
	table, _, _ = strings.Cut(table, "<!-- formats:end -->")
	read := 0
	for line := range strings.Lines(table) {
		if cells := strings.Split(line, "|"); len(cells) > 3 && strings.TrimSpace(cells[2]) == "yes" {
			read++
		}
	}
	for _, k := range importKinds {
		if !strings.Contains(table, "| `"+string(k)+"`") {
			t.Errorf("README.md does not list %s", k)
		}
	}
	if read != len(importKinds) {
		t.Errorf("README.md lists %d kinds as read, and there are %d", read, len(importKinds))
	}
}

package sheet_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
	"github.com/govmaturity/govmaturity/maturity/sheet"
)

// Every instrument of the catalogue is the same document after tables, with any
// separator and either decimal sign.
func TestRoundTrip(t *testing.T) {
	for i, e := range catalog.Entries() {
		fw, err := catalog.Load(e.String())
		if err != nil {
			t.Fatal(err)
		}
		o := []sheet.Options{{}, {Separator: ';', Decimal: ',', ByteOrderMark: true}, {Separator: '\t'}}[i%3]
		sheets, err := sheet.Write(fw.Spec(), o)
		if err != nil {
			t.Fatal(err)
		}
		files := map[string][]byte{}
		for _, s := range sheets {
			files[s.Name+".csv"] = s.CSV(o)
		}
		read := o
		read.Separator = 0 // it is found
		back, err := sheet.ReadCSV(files, read)
		if err != nil {
			t.Errorf("%s: %v\n%s", e, err, files["framework.csv"])
			continue
		}
		again, err := maturity.Compile(back)
		if err != nil {
			t.Fatal(err)
		}
		if again.Hash() != fw.Hash() {
			t.Errorf("%s has another hash after tables", e)
		}
	}
}

// A framework with lists, gates, conditions and two languages.
func TestMinistry(t *testing.T) {
	fw, err := maturity.Load(os.DirFS("../../examples/custom"), "ministry.yaml")
	if err != nil {
		t.Fatal(err)
	}
	sheets, err := sheet.Write(fw.Spec(), sheet.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var all bytes.Buffer
	for _, s := range sheets {
		fmt.Fprintf(&all, "== %s\n%s", s.Name, s.CSV(sheet.Options{}))
	}
	golden(t, "testdata/ministry.txt", all.Bytes())
	back, err := sheet.Read(sheets, sheet.Options{})
	if err != nil {
		t.Fatal(err)
	}
	again, err := maturity.Compile(back)
	if err != nil || again.Hash() != fw.Hash() {
		t.Errorf("another hash after tables, or %v", err)
	}
}

const (
	head  = "key,value\nid,m\nedition,1\ntitle::en,M\nstanding,illustrative\nscore-standing,illustrative\n"
	nodes = "id,parent,title::en,measure.kind,aggregation,weight\nm,,M,,arithmetic,\na,m,A,yes-no,,1\nb,m,B,yes-no,,2\n"
)

// What is wrong is said at its cell, all of it at once, with what to do.
func TestProblems(t *testing.T) {
	for name, c := range map[string]struct {
		files map[string]string
		want  []string
	}{
		"all is well":           {map[string]string{"framework": head, "nodes": nodes}, nil},
		"no nodes":              {map[string]string{"framework": head}, []string{`expected a sheet nodes`}},
		"a misspelt sheet":      {map[string]string{"framework": head, "nodes": nodes, "optoins": "id\n"}, []string{`optoins: there is no sheet "optoins": there are framework, scales, levels, nodes, options, descriptors, rosters, sources, targets; did you mean "options"?`}},
		"a sheet of one's own":  {map[string]string{"framework": head, "nodes": nodes, "_notes": "anything\n"}, nil},
		"a misspelt column":     {map[string]string{"framework": head, "nodes": strings.Replace(nodes, "weight", "wieght", 1)}, []string{`nodes:1:46: F1.wieght: the sheet nodes has no column "wieght": begin the header with # for one of your own; did you mean "weight"?`}},
		"a column of one's own": {map[string]string{"framework": head, "nodes": strings.Replace(nodes, "weight", "#weight", 1)}, nil},
		"a column twice":        {map[string]string{"framework": head, "nodes": strings.Replace(nodes, "weight", "aggregation", 1)}, []string{`nodes:1:46: F1.aggregation: there are two columns aggregation`}},
		"no such parent":        {map[string]string{"framework": head, "nodes": nodes + "c,x,C,yes-no,,\n"}, []string{`nodes:5:3: B5.parent: the sheet nodes has no row with the id "x"`}},
		"two tops":              {map[string]string{"framework": head, "nodes": nodes + "c,,C,yes-no,,\n"}, []string{`nodes:5:1: A5: expected the column parent: the node "m" is the top already, and all others are below it`}},
		"below itself":          {map[string]string{"framework": head, "nodes": nodes + "c,d,C,,,\nd,c,D,,,\n"}, []string{`nodes:5:1: A5: the row is below itself: follow the column parent upwards`, `nodes:6:1: A6: the row is below itself: follow the column parent upwards`}},
		"a number with words":   {map[string]string{"framework": head, "nodes": strings.Replace(nodes, ",2\n", ",two\n", 1)}, []string{`nodes:4:15: F4.weight: "two" is not a number`}},
		"what the document refuses": {map[string]string{"framework": strings.Replace(head, "edition,1", "edition,a b", 1), "nodes": strings.Replace(nodes, "b,m,B,yes-no", "b,m,B,yes-maybe", 1)}, []string{
			`framework:3:9: B3.edition: expected an edition`, `nodes:4:7: D4["measure.kind"]: expected level`}},
		"a key that lacks": {map[string]string{"framework": strings.Replace(head, "standing,illustrative\n", "", 1), "nodes": strings.Replace(nodes, "b,m,B,", "b,m,,", 1)}, []string{
			`framework:1:1: A1: the key standing is missing`, `nodes:4:5: C4["title::en"]: the key title is missing`}},
		"yaml that is none":           {map[string]string{"framework": head + "\"cites\",\"[{source: a\"\n", "nodes": nodes}, []string{`framework:7:9: B7.cites:`}},
		"an option of nobody":         {map[string]string{"framework": head, "nodes": nodes, "options": "id,title::en\nx,X\n"}, []string{`options:2:1: A2: expected the column node`}},
		"a language that is none":     {map[string]string{"framework": head, "nodes": strings.Replace(nodes, "::en", "::e_n", 1)}, []string{`nodes:1:11: C1["title::e_n"]: expected a language tag`}},
		"a language of what has none": {map[string]string{"framework": head, "nodes": strings.Replace(nodes, "weight", "weight::en", 1)}, []string{`nodes:1:46: F1["weight::en"]: weight is the same in all languages: leave out ::`}},
		"a cell too many":             {map[string]string{"framework": head, "nodes": strings.Replace(nodes, ",2\n", ",2,3\n", 1)}, []string{`nodes:4:17: G4: a cell without a header above it: "3"`}},
		"no table at all":             {map[string]string{"framework": head, "nodes": "\x00\xff"}, []string{`nodes`}},
	} {
		files := map[string][]byte{}
		for n, s := range c.files {
			files[n] = []byte(s)
		}
		_, err := sheet.ReadCSV(files, sheet.Options{})
		var got []string
		var problems govmaturity.Problems
		if errors.As(err, &problems) {
			for _, p := range problems {
				got = append(got, p.Error())
			}
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: got %d problems, want %d:\n%s", name, len(got), len(c.want), strings.Join(got, "\n"))
			continue
		}
		for i := range got {
			if !strings.HasPrefix(got[i], c.want[i]) {
				t.Errorf("%s: got\n%s\nwant\n%s", name, got[i], c.want[i])
			}
		}
	}
}

var update = flag.Bool("update", false, "write golden files anew")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

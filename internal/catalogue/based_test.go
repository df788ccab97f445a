package catalogue_test

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity/internal/catalogue"
)

func TestDocument(t *testing.T) {
	body := `
title: Index {edition}
let: {read: "Read in {report}.", more: ""}
note: "{read} {more} The end."
root: {decimals: 4, class: {of: published}}
sources: [{id: a, title: A}, {id: b, title: B}]
cites: [{source: a, locator: "Year {edition}"}, {source: b}]
`
	shelf := catalogue.Shelf{Package: "catalog", Noun: "index", Files: fstest.MapFS{
		"whole@1.yaml":          {Data: []byte("plain: {not-filled}")},
		"bodies/index.yaml":     {Data: []byte(body)},
		"bodies/early.yaml":     {Data: []byte("based-on: index\nsources: [{id: b, drop: true}]\n")},
		"bodies/itself.yaml":    {Data: []byte("based-on: itself\n")},
		"editions/index@1.yaml": {Data: []byte("based-on: early\nedition: \"1\"\nlet: {report: \"the report of {edition}\"}\n")},
		"editions/index@2.yaml": {Data: []byte("based-on: index\nedition: \"2\"\nlet: {report: R, more: More.}\nroot: {decimals: 5}\ncites: [{source: b}]\nsources: [{id: a}, {id: new, title: N}, {id: b, title: B2}]\n")},
		"editions/index@3.yaml": {Data: []byte("based-on: index\nedition: \"3\"\nsources: [{id: new}]\n")},
		"editions/index@4.yaml": {Data: []byte("based-on: none\n")},
		"editions/index@5.yaml": {Data: []byte("based-on: itself\n")},
		"editions/index@6.yaml": {Data: []byte("based-on: index\nedition: \"6\"\nlet: {report: \"{report}\"}\n")},
		"editions/index@7.yaml": {Data: []byte("based-on: index\nlet: {report: 7}\n")},
		"editions/index@8.yaml": {Data: []byte("based-on: [\n")},
	}}
	if n := len(shelf.Entries()); n != 9 {
		t.Errorf("%d entries", n)
	}
	for _, test := range []struct{ name, want, says string }{
		{"whole@1", "", ""},
		{"index@1", `{"edition": "1", "title": "Index 1", "note": "Read in the report of 1. The end.", "root": {"decimals": 4, "class": {"of": "published"}},
			"sources": [{"id": "a", "title": "A"}], "cites": [{"source": "a", "locator": "Year 1"}, {"source": "b"}]}`, ""},
		{"index@2", `{"edition": "2", "title": "Index 2", "note": "Read in R. More. The end.", "root": {"decimals": 5, "class": {"of": "published"}},
			"sources": [{"id": "a", "title": "A"}, {"id": "new", "title": "N"}, {"id": "b", "title": "B2"}], "cites": [{"source": "b"}]}`, ""},
		{"index@3", "", "let does not say what {report} stands for"},
		{"index@4", "", "bodies/none.yaml"},
		{"index@5", "", "more than 4 bodies"},
		{"index@6", "", "{report} stands for itself"},
		{"index@7", "", "report is no text"},
		{"index@8", "", "editions/index@8.yaml"},
	} {
		e, err := shelf.Find(test.name)
		if err != nil {
			t.Fatal(err)
		}
		data, err := shelf.Document(e)
		switch {
		case test.says != "":
			if err == nil || !strings.Contains(err.Error(), test.says) {
				t.Errorf("%s: %v, want %q", test.name, err, test.says)
			}
		case err != nil:
			t.Errorf("%s: %v", test.name, err)
		case test.want == "":
			if string(data) != "plain: {not-filled}" {
				t.Errorf("%s: a whole document was changed: %s", test.name, data)
			}
		default:
			var got, want any
			if err := json.Unmarshal(data, &got); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal([]byte(test.want), &want); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.name, diff)
			}
		}
	}
}

package sheet_test

import (
	"errors"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/sheet"
)

// Whatever stands in tables, it is a document, which tables say again, or problems,
// each with words.
func FuzzReadCSV(f *testing.F) {
	f.Add([]byte(head), []byte(nodes), []byte("node,id,title::en\na,x,X\n"))
	f.Add([]byte("key;value\nid;m\n"), []byte("id;parent\nm;m\n"), []byte("\ufeffnode\n"))
	f.Add([]byte("key,value\ncites,[{a"), []byte("id,when\nm,{a: [b"), []byte{})
	f.Fuzz(func(t *testing.T, framework, nodes, options []byte) {
		files := map[string][]byte{"framework": framework, "nodes": nodes}
		if len(options) > 0 {
			files["options"] = options
		}
		spec, err := sheet.ReadCSV(files, sheet.Options{})
		if err != nil {
			var problems govmaturity.Problems
			if !errors.As(err, &problems) || len(problems) == 0 {
				t.Fatalf("no problems: %v", err)
			}
			for _, p := range problems {
				if p.Message() == "" || p.Code == "" {
					t.Fatalf("a problem without words or code: %#v", p)
				}
			}
			return
		}
		sheets, err := sheet.Write(spec, sheet.Options{})
		if err != nil {
			t.Fatal(err)
		}
		again, err := sheet.Read(sheets, sheet.Options{})
		if err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		one, err := maturity.Compile(spec)
		if err != nil {
			t.Fatal(err)
		}
		two, err := maturity.Compile(again)
		if err != nil || one.Hash() != two.Hash() {
			t.Fatalf("another document after tables, or %v", err)
		}
	})
}

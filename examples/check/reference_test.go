package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the reference and the golden files anew")

// sameText compares a text with a file.
func sameText(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s changed (-want +got); run with -update if meant:\n%s", name, diff)
	}
}

// The samples are well made, and there is one of each kind.
func TestSamples(t *testing.T) {
	t.Parallel()
	var out, errs bytes.Buffer
	if code := run([]string{"samples"}, &out, &errs); code != 0 {
		t.Errorf("ends with %d: %s%s", code, out.String(), errs.String())
	}
	for _, k := range kinds() {
		if f, err := openFile("samples/" + k.name + ".yaml"); err != nil || f.kind == nil || f.kind.name != k.name {
			t.Errorf("%s: no sample of it: %v", k.name, err)
		} else if !bytes.HasPrefix(f.data, []byte("# Made up")) {
			t.Errorf("%s does not say that it is made up", f.name)
		}
	}
}

// The reference is as it is generated, and says all there is to say of each key.
func TestReference(t *testing.T) {
	t.Parallel()
	sameText(t, "reference/README.md", index())
	files, err := openSamples()
	if err != nil {
		t.Fatal(err)
	}
	shelf := shelfOf(files)
	pages := []string{"README.md"}
	for _, k := range kinds() {
		if k.schema == nil {
			continue
		}
		pages = append(pages, k.name+".md")
		t.Run(k.name, func(t *testing.T) {
			t.Parallel() // each kind changes documents of its own alone
			m, err := k.model()
			if err != nil {
				t.Fatal(err)
			}
			r := newReference(k, m)
			r.learn(shelf, files)
			sameText(t, "reference/"+k.name+".md", r.markdown())
			r.checkAll(t)
		})
	}
	there, err := filepath.Glob("reference/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range there {
		if !slices.Contains(pages, filepath.Base(f)) {
			t.Errorf("%s is of no kind", f)
		}
	}
}

// checkAll reports keys of which something is not said.
func (r *reference) checkAll(t *testing.T) {
	t.Helper()
	for _, name := range r.order {
		typ := r.types[name]
		for p := typ.schema.Properties.Oldest(); p != nil; p = p.Next() {
			ref, at := typ.keys[p.Key], strings.TrimPrefix(typ.at+"."+p.Key, ".")
			if ref == nil {
				continue // left out, with a reason
			}
			if r.meaning(typ, p.Key, p.Value.Title, "") == "" {
				t.Errorf("%s: nothing says what it is: the word field.%s is missing", at, p.Key)
			}
			if ref.example == "" {
				t.Errorf("%s: no sample uses it", at)
			}
			if ref.wrong == "" {
				t.Errorf("%s: nothing is said when it is wrong", at)
			}
		}
	}
}

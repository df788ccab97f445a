// Package places looks citations up in the source documents, for the tests of
// catalogues: each locator has its lines, and what stands in them.
package places

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
)

// Lines returns the lines of the source documents by the number that their file
// begins with. The folder of the repository is root. It skips the test, aloud, where
// the sources do not lie beside the repository.
func Lines(t *testing.T, root string) map[string][]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(root, "..", "shared", "sources", "00*_*.txt"))
	if err != nil || len(files) == 0 {
		t.Skipf("NOT RUN: the sources do not lie beside the repository (%v)", err)
	}
	out := map[string][]string{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		number, _, _ := strings.Cut(filepath.Base(file), "_")
		out[number] = strings.Split(string(data), "\n")
	}
	if len(out) != 5 {
		t.Fatalf("%d sources, want 5", len(out))
	}
	return out
}

// Cites returns the citations of a document, wherever they stand.
func Cites(t *testing.T, spec any) (all []govmaturity.Citation) {
	t.Helper()
	data, err := json.Marshal(spec)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(data, &tree); err != nil {
		t.Fatal(err)
	}
	var walk func(node any)
	walk = func(node any) {
		switch n := node.(type) {
		case []any:
			for _, item := range n {
				walk(item)
			}
		case map[string]any:
			source, cites := n["source"].(string)
			locator, places := n["locator"].(string)
			if cites && places {
				all = append(all, govmaturity.Citation{Source: source, Locator: locator})
			}
			for _, item := range n {
				walk(item)
			}
		}
	}
	walk(tree)
	return all
}

// A place is a row of the table: what a document calls the source, a locator, the
// document and its lines, and what stands there, in this order.
type place struct {
	source, locator, number string
	from, to                int
	says                    []string
}

// Check looks each citation up that points into the sources. The table has the
// columns source, locator, document, from, to and says; names are what documents call
// the sources, as far as they do. A citation without a row, a row that nothing cites,
// and lines that do not say what the row does, are errors.
func Check(t *testing.T, lines map[string][]string, table string, cited map[string][]govmaturity.Citation) {
	t.Helper()
	rows := read(t, table)
	names, used := map[string]bool{}, map[[2]string]bool{}
	for _, p := range rows {
		names[p.source] = true
	}
	for document, cites := range cited {
		for _, c := range cites {
			key := [2]string{c.Source, c.Locator}
			if used[key] = true; names[c.Source] && rows[key].number == "" {
				t.Errorf("%s cites %s at %q, and nobody looked that up", document, c.Source, c.Locator)
			}
		}
	}
	for key, p := range rows {
		if !used[key] {
			t.Errorf("nothing cites %s at %q", p.source, p.locator)
		}
		text := lines[p.number]
		if p.from < 1 || p.to < p.from || p.to > len(text) || len(p.says) == 0 {
			t.Errorf("%q: lines %d to %d of %s, which has %d", p.locator, p.from, p.to, p.number, len(text))
			continue
		}
		if missing := Missing(strings.Join(text[p.from-1:p.to], "\n"), p.says); missing != "" {
			t.Errorf("%q: %q is not in lines %d to %d of %s, or not there", p.locator, missing, p.from, p.to, p.number)
		}
	}
}

// Says looks whether some words stand in lines of a document, in this order.
func Says(t *testing.T, lines map[string][]string, number string, from, to int, words ...string) {
	t.Helper()
	text := lines[number]
	if from < 1 || to < from || to > len(text) {
		t.Fatalf("lines %d to %d of %s, which has %d", from, to, number, len(text))
	}
	if missing := Missing(strings.Join(text[from-1:to], "\n"), words); missing != "" {
		t.Errorf("%q is not in lines %d to %d of %s, or not there", missing, from, to, number)
	}
}

func read(t *testing.T, table string) map[[2]string]place {
	t.Helper()
	file, err := os.Open(table)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows := map[[2]string]place{}
	for i, r := range records[1:] {
		from, errFrom := strconv.Atoi(r[3])
		to, errTo := strconv.Atoi(r[4])
		key := [2]string{r[0], r[1]}
		if errFrom != nil || errTo != nil || rows[key].number != "" {
			t.Fatalf("row %d of %s: no lines, or twice", i+2, table)
		}
		rows[key] = place{r[0], r[1], r[2], from, to, strings.Split(r[5], "|")}
	}
	return rows
}

var signs = regexp.MustCompile("[*#\u2713\u2022]|</?u>")

// Flat returns a text with single spaces, and without the signs that a scan adds.
func Flat(text string) string {
	return strings.Join(strings.Fields(signs.ReplaceAllString(text, "")), " ")
}

// Missing returns the first of some words that does not stand in a text behind the one
// before it, or "".
func Missing(text string, words []string) string {
	rest := strings.ToLower(Flat(text))
	for _, w := range words {
		_, after, ok := strings.Cut(rest, strings.ToLower(w))
		if !ok {
			return w
		}
		rest = after
	}
	return ""
}

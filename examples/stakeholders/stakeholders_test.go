package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

func call(t *testing.T, args ...string) (out, errs string, code int) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code = run(args, &stdout, &stderr)
	return stdout.String(), stderr.String(), code
}

var given = []string{"-mapping", "testdata/mapping.yaml", "testdata/register.csv"}

func TestGolden(t *testing.T) {
	for name, args := range map[string][]string{"text.en.txt": nil, "text.ar.txt": {"-lang", "ar"}, "answer.json": {"-json"}} {
		out, errs, code := call(t, append(args, given...)...)
		if code != 0 {
			t.Fatalf("%s: ended with %d: %s", name, code, errs)
		}
		file := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(file, []byte(out), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(out, "\n")); diff != "" {
			t.Errorf("%s differs; write it anew with -update, and read it:\n%s", file, diff)
		}
	}
}

// Nobody is found by what is printed, wherever the address stood.
func TestNoAddresses(t *testing.T) {
	text, err := os.ReadFile("testdata/register.csv")
	if err != nil {
		t.Fatal(err)
	}
	told := strings.Replace(string(text), "Libraries", "Libraries (head@library.example)", 1)
	told = strings.Replace(told, "?", "ask 011 234 5678", 1)
	file := filepath.Join(t.TempDir(), "register.csv")
	if err := os.WriteFile(file, []byte(told), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, form := range [][]string{nil, {"-json"}, {"-svg", "grid"}, {"-svg", "salience"}} {
		out, errs, code := call(t, append(form, "-mapping", "testdata/mapping.yaml", file)...)
		for _, found := range []string{"@", "234", "5678"} {
			if strings.Contains(out+errs, found) {
				t.Errorf("%v: %q is printed:\n%s%s", form, found, errs, out)
			}
		}
		if code != 0 || !strings.Contains(out, "Libraries") {
			t.Errorf("%v: ended with %d: %s", form, code, errs)
		}
	}
}

// Whoever chose a level reads its title, and no number.
func TestLevels(t *testing.T) {
	name := filepath.Join(t.TempDir(), "map.yaml")
	text := `format: govmaturity/stakeholder-map/1
id: x
attributes:
  - {attribute: power, levels: [{id: l, rank: 1, title: "Low, ask a@b.example"}, {id: m, rank: 2, title: Some}, {id: h, rank: 3, title: Much}]}
  - {attribute: interest, range: {min: 1, max: 5}}
stakeholders:
  - {id: a, name: A, ratings: [{attribute: power, level: h}, {attribute: interest, value: 4}]}
  - {id: b, name: B, ratings: [{attribute: power, level: l}, {attribute: interest, value: 4}]}
`
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	out, _, code := call(t, name)
	if code != 0 || !strings.Contains(out, "A  Power: Much, Interest: 4") || !strings.Contains(out, "B  Power: Low, ask [e-mail], Interest: 4") {
		t.Errorf("%d\n%s", code, out)
	}
}

func TestPictures(t *testing.T) {
	for _, svg := range []string{"grid", "salience"} {
		out, errs, code := call(t, append([]string{"-svg", svg, "-width", "320"}, given...)...)
		if err := xml.Unmarshal([]byte(out), new(struct{})); err != nil || code != 0 || !strings.Contains(out, "District councils") {
			t.Errorf("%s: %d, %v, %s", svg, code, err, errs)
		}
	}
}

// In Arabic, names in other scripts stand isolated, in text, JSON and pictures.
func TestArabic(t *testing.T) {
	for _, form := range [][]string{nil, {"-json"}, {"-svg", "grid"}, {"-svg", "salience"}} {
		out, _, code := call(t, append(append(form, "-lang", "ar"), given...)...)
		if code != 0 || strings.Contains(out, "\ufffd") || !strings.Contains(out, "\u2066") {
			t.Errorf("%v: ended with %d, with %d marks for what cannot be shown", form, code, strings.Count(out, "\ufffd"))
		}
	}
}

// Of each kind the first few are told, and the rest is counted, or told as well.
func TestAll(t *testing.T) {
	rows := "Name,Power\n"
	for _, name := range []string{"Treasury", "Council", "Press", "Unions", "Courts"} {
		rows += name + ",much\n"
	}
	dir := t.TempDir()
	register, mapping := filepath.Join(dir, "r.csv"), filepath.Join(dir, "m.yaml")
	for file, text := range map[string]string{register: rows, mapping: "format: govmaturity/stakeholder-mapping/1\nid: m\nmap: {id: m}\nlayout: stakeholders\ncolumns: {name: Name}\n" +
		"attributes: [{attribute: power, range: {min: 1, max: 5}}]\nratings: [{attribute: power, columns: [Power]}]\n"} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	_, few, _ := call(t, "-mapping", mapping, register)
	_, all, _ := call(t, "-mapping", mapping, "-all", register)
	if strings.Count(few, "is no rating") != 3 || !strings.Contains(few, "not-a-level: and 2 more") || strings.Count(all, "is no rating") != 5 || strings.Contains(all, "more") {
		t.Errorf("%s\n%s", few, all)
	}
}

// A map, and a model of Context Mapper, are read without a mapping.
func TestOtherFiles(t *testing.T) {
	for file, want := range map[string]string{
		"../../systems/stakeholder/testdata/identity.yaml": "registry", "../../systems/stakeholder/testdata/shop.cml": "",
	} {
		out, errs, code := call(t, file, "-json")
		var answer struct{ Stakeholders []struct{ ID string } }
		if err := json.Unmarshal([]byte(out), &answer); err != nil || code != 0 || len(answer.Stakeholders) == 0 || want != "" && answer.Stakeholders[0].ID != want {
			t.Errorf("%s: %d, %v, %v, %s", file, code, err, answer, errs)
		}
	}
}

func TestCalledWrongly(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "empty.yaml")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		code int
		args []string
	}{
		{2, nil},
		{2, []string{"testdata/register.csv"}},
		{2, []string{"a.yaml", "b.yaml"}},
		{2, []string{"a.yaml", "-svg", "pie"}},
		{2, []string{"a.yaml", "-svg", "grid", "-json"}},
		{2, []string{"a.yaml", "-width", "100"}},
		{2, []string{"-nothing"}},
		{1, []string{"testdata/nothing.yaml"}},
		{1, []string{"-mapping", "testdata/nothing.yaml", "testdata/register.csv"}},
		{1, []string{"-mapping", "testdata/register.csv", "testdata/register.csv"}},
		{1, []string{"-mapping", "testdata/mapping.yaml", "main.go"}},
		{1, []string{"testdata/mapping.yaml"}},
		{1, []string{empty}},
		{0, []string{"-h"}},
	} {
		if _, errs, code := call(t, c.args...); code != c.code || c.code != 0 && errs == "" {
			t.Errorf("%v ends with %d: %s", c.args, code, errs)
		}
	}
}

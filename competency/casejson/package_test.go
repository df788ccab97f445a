package casejson_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency/casejson"
)

// packages returns the packages of this folder and, where they are, the published
// ones.
func packages(t testing.TB) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, pattern := range []string{"testdata/*.json", "../../../shared/data/competency/case/*.json", "../../../../shared/data/competency/case/*.json"} {
		names, _ := filepath.Glob(pattern)
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files[filepath.Base(name)] = data
		}
	}
	if len(files) < 2 {
		t.Fatal("no packages were found")
	}
	return files
}

func read(t testing.TB, name string, data []byte) *casejson.Package {
	t.Helper()
	p, err := casejson.Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// tokens takes JSON apart in its order, with numbers as they are written. It is
// another reader than that of the package.
func tokens(t testing.TB, data []byte) []any {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var out []any
	for {
		token, err := d.Token()
		if err != nil {
			if len(out) == 0 || d.More() {
				t.Fatal(err)
			}
			return out
		}
		out = append(out, token)
	}
}

func TestRoundTrip(t *testing.T) {
	files := packages(t)
	for name, data := range files {
		got := read(t, name, data).JSON()
		want, have := tokens(t, data), tokens(t, got)
		if len(want) != len(have) {
			t.Errorf("%s: %d tokens went in, %d came out", name, len(want), len(have))
			continue
		}
		for i := range want {
			if want[i] != have[i] {
				t.Errorf("%s: %v went in, %v came out", name, want[i], have[i])
				break
			}
		}
	}
	t.Logf("%d packages", len(files))
	if len(files) <= 2 {
		t.Skip("the published packages are not here")
	}
}

func TestReadRefuses(t *testing.T) {
	tests := []struct {
		reason, text string
		code         govmaturity.Code
		line, column int
	}{
		{"no JSON", "{\n  \"CFDocument\": {", govmaturity.CodeSyntax, 2, 18},
		{"YAML is none", "CFDocument: {}", govmaturity.CodeSyntax, 1, 1},
		{"a list", " []", govmaturity.CodeWrongType, 1, 2},
		{"a member twice", "{\"CFItems\": [],\n \"CFItems\": []}", govmaturity.CodeDuplicateKey, 2, 2},
		{"half a character", `{"a": "\ud835"}`, govmaturity.CodeLoneSurrogate, 1, 8},
		{"no number", `{"a": NaN}`, govmaturity.CodeNotFinite, 1, 7},
		{"nothing", "", govmaturity.CodeEmptyDocument, 1, 1},
		{"deep", strings.Repeat(`{"a":`, 200), govmaturity.CodeTooDeep, 1, 501},
		{"UTF-16", "\xff\xfe{\x00", govmaturity.CodeNotUTF8, 1, 1},
	}
	for _, test := range tests {
		_, err := casejson.Read("x", []byte(test.text))
		problems, ok := err.(govmaturity.Problems)
		if !ok || problems[0].Code != test.code || problems[0].Line != test.line || problems[0].Column != test.column || problems[0].File != "x" {
			t.Errorf("%s: got %v", test.reason, err)
		}
	}
}

func TestObjects(t *testing.T) {
	p := read(t, "traps.json", packages(t)["traps.json"])
	if p.Version() != casejson.Version11 {
		t.Errorf("version %s", p.Version())
	}
	items := p.Items()
	if len(items) != 3 || len(p.Associations()) != 5 || len(p.Rubrics()) != 1 {
		t.Fatalf("%d items, %d associations, %d rubrics", len(items), len(p.Associations()), len(p.Rubrics()))
	}
	item := p.Find("0f0e0d0c-0000-4000-8000-0000000000b1")
	if item.Path().String() != "CFItems[1]" || item.Text("humanCodingScheme") != "1.1" {
		t.Errorf("found %v", item.Path())
	}
	if got := string(item.Member("x-own")); got != `{"deep":[1,1.0,1e2,-0,0.10,12345678901234567890,[],{},null,true]}` {
		t.Errorf("the unknown member is %s", got)
	}
	if item.Member("conceptKeywords") == nil || string(item.Member("conceptKeywords")) != "null" || item.Member("description") != nil {
		t.Error("null and missing are one")
	}
	if got := p.Document().Link("CFPackageURI"); got.URI != "https://case.example/packages/1" {
		t.Errorf("a link that is a text: %v", got)
	}
	if got := p.Associations()[0].Link("destinationNodeURI").Title; got != "Skills" {
		t.Errorf("a link: %q", got)
	}
	if got := p.Rubrics()[0].Objects("CFRubricCriteria")[0].Path().String(); got != "CFRubrics[0].CFRubricCriteria[0]" {
		t.Errorf("path %s", got)
	}
	var none casejson.Object
	if none.Valid() || none.Text("a") != "" || none.Members() != nil || none.Object("a").Valid() || none.Objects("a") != nil ||
		none.Link("a") != (casejson.Link{}) || none.Member("a") != nil || p.Find("").Valid() {
		t.Error("the zero Object has something")
	}
}

func TestLinks(t *testing.T) {
	want := []string{
		`CFItems[1].identifier duplicate-id`,
		`CFItems[2].CFItemTypeURI unknown-reference`,
		`CFItems[3].licenseURI wrong-type`,
		`CFAssociations[0].originNodeURI unknown-reference`,
		`CFAssociations[1].destinationNodeURI unknown-reference`,
		`CFAssociations[2] unknown-reference`,
		`CFAssociations[4] cycle`,
		`CFAssociations[5] cycle`,
		`CFAssociations[6].originNodeURI one-of`,
		`CFAssociations[7] duplicate-id`,
		`CFRubrics[0].CFRubricCriteria[0].rubricId unknown-reference`,
		`CFRubrics[0].CFRubricCriteria[0].CFItemURI unknown-reference`,
	}
	p := read(t, "broken.json", packages(t)["broken.json"])
	if departures := p.Departures(casejson.Version10); departures != nil {
		t.Errorf("its form is sound: %v", departures)
	}
	var got []string
	for _, problem := range p.Links().Err().(govmaturity.Problems) {
		if problem.Line == 0 || problem.File != "broken.json" {
			t.Errorf("no place: %v", problem)
		}
		got = append(got, problem.Path.String()+" "+string(problem.Code))
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if counts := p.Links().Counts(); counts[govmaturity.CodeUnknownReference] != 6 {
		t.Errorf("counts %v", counts)
	}
	if _, err := casejson.ReadStrict("broken.json", packages(t)["broken.json"]); err == nil {
		t.Error("strict reading takes it")
	}
}

func TestDepartures(t *testing.T) {
	p := read(t, "traps.json", packages(t)["traps.json"])
	want := map[string]govmaturity.Code{
		"CFDocument.lastChangeDateTime":            govmaturity.CodePattern,
		"CFDocument.CFPackageURI":                  govmaturity.CodeUnknownKey,
		"CFDocument.description":                   govmaturity.CodeWrongType,
		"CFItems[0].CFDocumentURI":                 govmaturity.CodeUnknownKey,
		"CFItems[0].CFItemAssociationURI":          govmaturity.CodeUnknownKey,
		"CFItems[1].educationalLevel":              govmaturity.CodeUnknownKey,
		"CFItems[1].conceptKeywords":               govmaturity.CodeWrongType,
		"CFItems[1].x-own":                         govmaturity.CodeUnknownKey,
		"CFAssociations[1].sequenceNumber":         govmaturity.CodeWrongType,
		"CFDefinitions.CFItemTypes[0].description": govmaturity.CodeWrongType,
	}
	got := p.Departures(casejson.Version11)
	for _, problem := range got {
		if want[problem.Path.String()] != problem.Code {
			t.Errorf("%v", problem)
		}
		delete(want, problem.Path.String())
	}
	if len(want) > 0 {
		t.Errorf("not found: %v", want)
	}
	if !strings.Contains(got.Error(), `did you mean "educationLevel"?`) {
		t.Error("no suggestion")
	}
	// 1.0 has no extensions and says no version.
	old := p.Departures(casejson.Version10).Counts()
	if old[govmaturity.CodeUnknownKey] != got.Counts()[govmaturity.CodeUnknownKey]+2 {
		t.Errorf("1.0: %v", old)
	}
}

// Published packages keep the promises of the tests above: what they break is known.
func TestPublished(t *testing.T) {
	files := packages(t)
	data, ok := files["opensalt-opensalt-framework.json"]
	if !ok {
		t.Skip("the published packages are not here")
	}
	p := read(t, "opensalt-opensalt-framework.json", data)
	if p.Version() != casejson.Version10 {
		t.Errorf("version %s", p.Version())
	}
	if got := p.Links().Counts(); len(got) != 0 {
		t.Errorf("links: %v", p.Links())
	}
	counts := map[string]int{}
	for _, problem := range p.Departures(casejson.Version11) {
		path := problem.Path
		counts[path[len(path)-1].Key]++
	}
	for member, n := range map[string]int{"CFPackageURI": 1, "CFDocumentURI": 55, "educationalLevel": 16, "CFItemAssociationURI": 16, "description": 3, "sequenceNumber": 2, "lastChangeDateTime": 59} {
		if counts[member] != n {
			t.Errorf("%s: %d departures, want %d", member, counts[member], n)
		}
	}
}

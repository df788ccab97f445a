package catalog_test

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/schematest"
	"github.com/govmaturity/govmaturity/systems/catalog"
	"github.com/govmaturity/govmaturity/systems/situation"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// kept is a document of the catalogue with its way through forms and schemas.
type kept struct {
	file   string
	schema []byte
	hash   string
	read   func([]byte) (string, error)
	form   func(govmaturity.Words, ...string) govmaturity.Form
}

func hashOf[D interface{ Hash() string }](read func(string, []byte) (D, error)) func([]byte) (string, error) {
	return func(data []byte) (string, error) {
		d, err := read("", data)
		if err != nil {
			return "", err
		}
		return d.Hash(), nil
	}
}

// everyKept returns all documents that are no diagrams.
func everyKept(t *testing.T) (all []kept) {
	t.Helper()
	add := func(folder string, e catalog.Entry, schema []byte, read func([]byte) (string, error), form func(govmaturity.Words, ...string) govmaturity.Form) {
		k := kept{file: folder + "/" + e.File, schema: schema, read: read, form: form}
		data, err := os.ReadFile(k.file)
		if err != nil {
			t.Fatal(err)
		}
		if k.hash, err = read(data); err != nil {
			t.Fatal(err)
		}
		all = append(all, k)
	}
	for _, e := range catalog.MapEntries() {
		add("maps", e, stakeholder.MapSchema(), hashOf(stakeholder.ReadMap), stakeholder.MapForm)
	}
	for _, e := range catalog.AnalysisEntries() {
		add("analyses", e, stakeholder.AnalysisSchema(), hashOf(stakeholder.ReadAnalysis), stakeholder.AnalysisForm)
	}
	for _, e := range catalog.StrategyEntries() {
		add("strategies", e, stakeholder.StrategySchema(), hashOf(stakeholder.ReadStrategy), stakeholder.StrategyForm)
	}
	for _, e := range catalog.SituationEntries() {
		add("situations", e, situation.SituationSchema(), hashOf(situation.ReadSituation), situation.SituationForm)
	}
	return all
}

// Each document keeps to its schema, and comes back from its form as it was, in each
// language of the library: as it stands there, and as it is posted.
func TestFormsAndSchemasOfSurroundings(t *testing.T) {
	all := everyKept(t)
	if len(all) < 5 {
		t.Fatalf("only %d documents", len(all))
	}
	for _, k := range all {
		data, err := os.ReadFile(k.file)
		if err != nil {
			t.Fatal(err)
		}
		plain := schematest.Plain(t, k.file, data)
		if err := schematest.Compile(t, k.schema).Validate(plain); err != nil {
			t.Errorf("%s: %v", k.file, err)
		}
		written, err := json.Marshal(plain)
		if err != nil {
			t.Fatal(err)
		}
		if hash, err := k.read(written); err != nil || hash != k.hash {
			t.Errorf("%s: another document as JSON: %v", k.file, err)
		}
		for _, tag := range govmaturity.WordsLanguages() {
			f := k.form(govmaturity.WordsFor(tag), "en")
			in := f.Fill(written)
			if in.Err() != nil {
				t.Fatal(in.Err())
			}
			if hash, err := k.read(in.Document); err != nil || hash != k.hash {
				t.Errorf("%s in %s: it changed on its way through the form: %v", k.file, tag, err)
			}
			if tag != "en" && tag != "ar" {
				continue // the way of a post is the same in each language, and long
			}
			back := f.ReadPost(in.Values)
			if back.Err() != nil {
				t.Fatal(back.Err())
			}
			if hash, err := k.read(back.Document); err != nil || hash != k.hash {
				t.Errorf("%s in %s: it changed when it was posted: %v", k.file, tag, err)
			}
			var b bytes.Buffer
			if err := f.WriteHTML(&b, in, govmaturity.FormPage{}); err != nil || b.Len() < len(data) {
				t.Errorf("%s in %s: %v, %d bytes", k.file, tag, err, b.Len())
			}
		}
	}
}

package systems_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems"
	"github.com/govmaturity/govmaturity/systems/chart"
)

// inLanguage fails unless all texts of a diagram are in one language.
func inLanguage(t *testing.T, in *systems.Imported, want string) {
	t.Helper()
	if in.Spec.Language != want {
		t.Errorf("%s is in %q, not in %q", in.Spec.ID, in.Spec.Language, want)
	}
	texts := []govmaturity.Text{in.Spec.Title, in.Spec.Description, in.Spec.Note}
	for _, v := range in.Spec.Variables {
		texts = append(texts, v.Name, v.Description)
	}
	for _, l := range in.Spec.Links {
		texts = append(texts, l.Note)
	}
	for _, l := range in.Spec.Loops {
		texts = append(texts, l.Title, l.Note)
	}
	for _, text := range texts {
		for tag, s := range text {
			if tag != want {
				t.Errorf("%s: %q is in %q, not in %q", in.Spec.ID, s, tag, want)
			}
		}
	}
}

// A file of another program is in the language that the caller says, or in none that
// is known: nobody makes English of it.
func TestImportLanguage(t *testing.T) {
	files, err := filepath.Glob("../internal/diagrams/testdata/*.*")
	if err != nil || len(files) < 20 {
		t.Fatal(err, len(files))
	}
	for _, file := range files {
		if strings.HasSuffix(file, ".golden") {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		in, _ := importedFile(t, file, data)
		if in.Kind == systems.ImportKindXMILE {
			continue // it may say so itself: see below
		}
		inLanguage(t, in, "und")
		in, err = systems.ImportOptions{Language: "si"}.Import(file, data)
		if err != nil {
			t.Fatal(err)
		}
		inLanguage(t, in, "si")
	}
}

// What a file says of its language is kept, and a caller who says otherwise is told.
func TestImportLanguageOfTheFile(t *testing.T) {
	const model = `<xmile><header><product version="1" lang="fr">X</product><name>Un modèle</name></header>
<model><variables><aux name="délai"><eqn>1</eqn></aux></variables></model></xmile>`
	for name, c := range map[string]struct{ data, own string }{
		"x.stmx": {model, "fr"},
		"x.json": {`{"language": "ar", "variables": ["الثقة"], "links": []}`, "ar"},
		"x.txt":  {"language zh\n\"信任\" -> \"使用\" : +", "zh"},
	} {
		for _, asked := range []string{"", c.own, "ru"} {
			in, err := systems.ImportOptions{Language: asked}.Import(name, []byte(c.data))
			if err != nil {
				t.Fatal(err)
			}
			inLanguage(t, in, c.own)
			if told := in.Notes.Counts()[govmaturity.CodeContradiction]; name != "x.txt" && (told == 1) != (asked == "ru") {
				t.Errorf("%s in %q: %v", name, asked, in.Notes)
			}
		}
	}
	typed := []byte(`"A" -> "B" : +`)
	in, err := systems.Import("x.txt", typed)
	if err != nil || in.Spec.Language != "" || in.Spec.Variables[0].Name["en"] != "A" {
		t.Errorf("what people type is English when they do not say otherwise: %v, %v", err, in)
	}
	if in, err = (systems.ImportOptions{Language: "ru"}).Import("x.txt", typed); err != nil || in.Spec.Language != "ru" || in.Spec.Variables[0].Name["ru"] != "A" {
		t.Errorf("%v, %v", err, in)
	}
	for _, wrong := range []string{"English!", "e", "en_GB"} {
		if _, err := (systems.ImportOptions{Language: wrong}).Import("x.txt", typed); err == nil || !strings.Contains(err.Error(), "pt-BR") {
			t.Errorf("%q is taken for a language: %v", wrong, err)
		}
	}
	if _, err := systems.Import("x.json", []byte(`{"language": 3, "variables": [], "links": []}`)); err == nil {
		t.Error("3 is taken for a language")
	}
}

// A text of no known language stands in the direction of its letters, comes back from
// the form, and is written and read again as it was.
func TestImportedUnknownLanguage(t *testing.T) {
	in, d := importedFile(t, "x.json", []byte(`{"variables": ["الثقة", "EGDI"], "links": [["الثقة", "EGDI", "+"], ["EGDI", "الثقة", "-"]]}`))
	inLanguage(t, in, "und")
	c, err := chart.Diagram(d, chart.Options{Width: 600})
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Description(); !strings.Contains(got, "\u2067الثقة\u2069") {
		t.Errorf("the Arabic name is not kept together from right to left: %q", got)
	}
	data, err := json.Marshal(in.Spec)
	if err != nil {
		t.Fatal(err)
	}
	for _, languages := range [][]string{{"en", "und"}, {"und"}, {"en"}} {
		f := systems.DiagramForm(govmaturity.WordsFor("en"), languages...)
		filled := f.Fill(data)
		var page bytes.Buffer
		if err := f.WriteHTML(&page, filled, govmaturity.FormPage{}); err != nil {
			t.Fatal(err)
		}
		asked := `lang="und" dir="auto"`
		if html := page.String(); len(languages) > 1 && (!strings.Contains(html, "Language not known") || !strings.Contains(html, asked)) {
			t.Errorf("the form does not ask for texts of no known language")
		}
		if again, err := systems.ReadDiagram("", filled.Document); err != nil || again.Hash() != d.Hash() {
			t.Errorf("%v: the diagram changed on its way through the form: %v", languages, err)
		}
	}
	written, lost := d.Text()
	read, err := systems.ReadText("x.txt", written)
	if err != nil || len(lost) > 0 {
		t.Fatal(err, lost)
	}
	inLanguage(t, read, "und")
}

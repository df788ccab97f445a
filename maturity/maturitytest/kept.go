package maturitytest

import (
	"encoding/json"
	"maps"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/contact"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// kept is a document as the laws of writing and reading see it, whatever it is about.
// What tells one content from another is a hash, or the document itself.
type kept struct {
	what     string // what people call it
	same     string
	spec     any
	language string
	read     func(name string, data []byte) (string, error)
	form     func(govmaturity.Words, ...string) govmaturity.Form
}

func (k kept) compare(out *laws.Recorder, given, got string, err error) {
	switch {
	case err != nil:
		out.Violated(laws.Violation{Given: given, Got: "a refusal: " + err.Error(), Expected: "the " + k.what})
	case got != k.same:
		out.Violated(laws.Violation{Given: given, Got: "another content: " + got, Expected: k.same})
	}
}

// roundTrip writes the document as JSON and reads it as JSON and as YAML: what
// encoding/json writes is YAML too.
func (k kept) roundTrip(out *laws.Recorder) {
	data, err := json.Marshal(k.spec)
	if err != nil {
		out.Violated(laws.Violation{Got: "a document that cannot be written: " + err.Error(), Expected: "a document"})
		return
	}
	for _, name := range []string{"document.json", "document.yaml"} {
		got, err := k.read(name, data)
		k.compare(out, "the "+k.what+" as "+name, got, err)
	}
}

// throughForm fills the document into its form: what comes back is compared as it stands
// there, and as it is posted.
func (k kept) throughForm(out *laws.Recorder) {
	data, err := json.Marshal(k.spec)
	if err != nil {
		return // another law says so
	}
	language := k.language
	if language == "" {
		language = "en"
	}
	form := k.form(govmaturity.WordsFor("en"), language) // other languages are kept
	filled := form.Fill(data)
	for _, in := range []struct {
		how   string
		input *govmaturity.FormInput
	}{{"filled in", filled}, {"posted", form.ReadPost(filled.Values)}} {
		got, err := "", in.input.Err()
		if err == nil {
			got, err = k.read("", in.input.Document)
		}
		k.compare(out, in.how, got, err)
	}
}

// lawsConfig is what options say that is the same for all kits.
func lawsConfig(opts []Option) laws.Config {
	c := newConfig(opts)
	return laws.Config{Seed: c.seed, Samples: c.size, Waivers: c.waivers}
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// addressed reports the first text that has an address in it.
func addressed(texts ...string) (found string, ok bool) {
	for _, text := range texts {
		if redacted, there := contact.Redact(text); len(there) > 0 {
			return redacted, true
		}
	}
	return "", false
}

// wordings are the texts of a text, in the order of languages.
func wordings(t govmaturity.Text) (texts []string) {
	for _, language := range t.Languages() {
		texts = append(texts, t[language])
	}
	return texts
}

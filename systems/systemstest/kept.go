package systemstest

import (
	"bytes"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// kept is a document as the laws of writing and reading see it, whatever it is about.
// All functions return the content hash.
type kept struct {
	what     string // what people call it
	hash     string
	spec     any
	language string
	read     func(name string, data []byte) (string, error)
	form     func(govmaturity.Words, ...string) govmaturity.Form
	fromForm func(*govmaturity.FormInput) (string, error)
}

// hashOf returns the content hash of what was read.
func hashOf[D interface{ Hash() string }](d D, err error) (string, error) {
	if err != nil {
		return "", err
	}
	return d.Hash(), nil
}

// inForm reads what a form gives.
func inForm[D any](read func(string, []byte) (D, error)) func(*govmaturity.FormInput) (D, error) {
	return func(in *govmaturity.FormInput) (D, error) {
		if err := in.Err(); err != nil {
			var none D
			return none, err
		}
		return read("", in.Document)
	}
}

func (k kept) same(out *laws.Recorder, given, hash string, err error) {
	switch {
	case err != nil:
		violated(out, finding{given: given, got: "a refusal: " + err.Error(), expected: "the " + k.what})
	case hash != k.hash:
		violated(out, finding{given: given, got: "the content hash " + hash, expected: k.hash})
	}
}

// written returns the document as JSON, or reports that it cannot be written.
func (k kept) written(out *laws.Recorder) ([]byte, bool) {
	data, err := json.Marshal(k.spec)
	if err != nil {
		violated(out, finding{got: "a document that cannot be written: " + err.Error(), expected: "a document"})
	}
	return data, err == nil
}

// roundTrip writes the document as JSON and reads it as JSON and as YAML: what
// encoding/json writes is YAML too.
func (k kept) roundTrip(out *laws.Recorder) {
	data, ok := k.written(out)
	for _, name := range []string{"document.json", "document.yaml"} {
		if ok {
			hash, err := k.read(name, data)
			k.same(out, "the "+k.what+" as "+name, hash, err)
		}
	}
}

// otherKeys writes the keys of each part in another order.
func (k kept) otherKeys(out *laws.Recorder, r *rand.Rand, samples int) {
	data, ok := k.written(out)
	if !ok {
		return
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	var tree any
	if err := decoder.Decode(&tree); err != nil {
		violated(out, finding{got: "no JSON: " + err.Error(), expected: "a document"})
		return
	}
	for range samples {
		var b bytes.Buffer
		writeShuffled(&b, r, tree)
		hash, err := k.read("keys.json", b.Bytes())
		k.same(out, "keys in another order", hash, err)
	}
}

// writeShuffled writes JSON with the keys of each map in an order by chance.
func writeShuffled(b *bytes.Buffer, r *rand.Rand, node any) {
	switch n := node.(type) {
	case []any:
		b.WriteByte('[')
		for i, item := range n {
			if i > 0 {
				b.WriteByte(',')
			}
			writeShuffled(b, r, item)
		}
		b.WriteByte(']')
	case map[string]any:
		keys := slices.Sorted(maps.Keys(n))
		r.Shuffle(len(keys), func(i, k int) { keys[i], keys[k] = keys[k], keys[i] })
		b.WriteByte('{')
		for i, key := range keys {
			if i > 0 {
				b.WriteByte(',')
			}
			writeShuffled(b, r, key)
			b.WriteByte(':')
			writeShuffled(b, r, n[key])
		}
		b.WriteByte('}')
	default:
		data, err := json.Marshal(n)
		if err != nil {
			data = []byte("null") // it was read from JSON
		}
		b.Write(data)
	}
}

// throughForm fills the document into its form: what comes back is compared as it
// stands there, and as it is posted.
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
	hash, err := k.fromForm(filled)
	k.same(out, "filled in", hash, err)
	hash, err = k.fromForm(form.ReadPost(filled.Values))
	k.same(out, "posted", hash, err)
}

// sameTexts reports the first of two sets of texts that differs, by what they say.
func sameTexts(out *laws.Recorder, given string, want, got map[string]string) {
	for _, what := range slices.Sorted(maps.Keys(want)) {
		if want[what] != got[what] {
			a, b := []byte(want[what]), []byte(got[what])
			violated(out, finding{given: strings.TrimPrefix(given+": "+what, ": "), got: around(b, a), expected: around(a, b)})
		}
	}
}

// reference is one thing in another document that a part of a document points at.
type reference struct {
	at, title                   string
	kind, document, edition, id string
}

func (r reference) String() string {
	text := r.kind + " " + r.id + " of " + r.document
	if r.edition != "" {
		text += "@" + r.edition
	}
	return text
}

// resolve reports references to what is not there, by what is known of other
// documents.
func resolve(out *laws.Recorder, has func(kind, document, edition, id string) bool, all []reference) {
	if has == nil {
		return
	}
	for _, r := range all {
		if !has(r.kind, r.document, r.edition, r.id) {
			violated(out, finding{at: r.at, title: r.title, got: "it points at the " + r.String() + ", which is not there", expected: "something that is there"})
		}
	}
}

// oneEdition reports references to a document in another edition than that of the
// first.
func oneEdition(out *laws.Recorder, all []reference) {
	first := map[string]reference{}
	for _, r := range all {
		other, there := first[r.document]
		if !there {
			first[r.document] = r
			continue
		}
		if other.edition != r.edition {
			violated(out, finding{
				at: r.at, title: r.title, got: "it points at the " + r.String(), given: titledOr(other.at) + " points at the " + other.String(), expected: "one edition",
			})
		}
	}
}

func titledOr(id string) string {
	if id == "" {
		return "the document"
	}
	return id
}

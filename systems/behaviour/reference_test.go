package behaviour

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/internal/schematest"
	"github.com/govmaturity/govmaturity/internal/wordstest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// full is a reference mode with all that one can have.
const full = `
format: govmaturity/reference-mode/1
id: queue
language: fr
title: {en: Applications that wait, fr: Demandes en attente}
description: {en: "As the staff remember it"}
kind: feared
unit: applications
timeUnit: months
points: [{time: -3, value: 1.5e2}, {time: 0, value: 60}, {time: 2.5, value: 0}]
standing: illustrative
sources: [{id: s, title: T, publisher: P}]
cites: [{source: s, locator: p. 1}]
`

// What is read as to its form and the published schema say yes and no to the same
// documents. What goes beyond the form, that times go on and that claims have a place,
// is in the tables of bad input.
func TestReferenceSchemaAgrees(t *testing.T) {
	originals := []any{schematest.Plain(t, "x.yaml", []byte(drawn)), schematest.Plain(t, "x.yaml", []byte(full))}
	schematest.Agree(t, ReferenceModeSchema(), originals, long.Count(800, 6000), func(text []byte) bool {
		return referenceFormat.Read("x.json", text).Err() == nil
	})
}

// A published schema does not change unseen: others build forms of it.
func TestReferenceSchemaGolden(t *testing.T) {
	got := ReferenceModeSchema()
	const file = "testdata/reference-mode.schema.json"
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, got) {
		t.Errorf("%s changed; run with -update if meant", file)
	}
	clear(got)
	if !bytes.Equal(want, ReferenceModeSchema()) {
		t.Error("a change to the result is seen by the next caller")
	}
}

// What is entered in the form comes back as it was, and is shown in each language.
func TestReferenceForm(t *testing.T) {
	for _, text := range []string{drawn, full} {
		m, err := ReadReferenceMode("x.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		data, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		for _, tag := range govmaturity.WordsLanguages() {
			f := ReferenceModeForm(govmaturity.WordsFor(tag), "en", "fr")
			in := f.Fill(data)
			if in.Err() != nil {
				t.Fatal(in.Err())
			}
			again, err := ReadReferenceMode("", in.Document)
			if err != nil {
				t.Fatal(err)
			}
			if other, err := json.Marshal(again); err != nil || !bytes.Equal(data, other) {
				t.Errorf("%s: %s became %s", tag, data, other)
			}
			var b bytes.Buffer
			if err := f.WriteHTML(&b, in, govmaturity.FormPage{}); err != nil || b.Len() < len(in.Document) {
				t.Errorf("%s: %v, %d bytes", tag, err, b.Len())
			}
		}
	}
	in := ReferenceModeForm(govmaturity.Words{}).Fill([]byte(strings.ReplaceAll(`{"format": "govmaturity/reference-mode/1", "id": "x", "title": "X", "kind": "drawn",
		"standing": "illustrative", "points": [{"time": 3, "value": 1}, {"time": 2, "value": 1}]}`, "\n", "")))
	if len(in.Problems) != 1 || in.Problems[0].Path.Pointer() != "/points/1/time" {
		t.Errorf("%v", in.Problems)
	}
}

// Each field and each option has words in the form, and no words are for a field
// that is not there.
func TestReferenceFormWords(t *testing.T) {
	used := wordstest.Fields(t, 12, []*document.Shape{referenceFormat.Shape()})
	if !used["Point.time"] || !used["ReferenceMode.timeUnit"] {
		t.Errorf("seen: %v", used)
	}
}

package form_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/form"
	"github.com/govmaturity/govmaturity/internal/words/wordstest"
)

// A message is a whole one in each language, whatever the arguments of the
// problem are: a host may add its own.
func TestMessages(t *testing.T) {
	var english map[string]string
	if err := json.Unmarshal(govmaturity.WordsFile("en"), &english); err != nil {
		t.Fatal(err)
	}
	said := 0
	for _, w := range []govmaturity.Words{{}, govmaturity.WordsFor("ar"), govmaturity.WordsFor("fr"), wordstest.Words(t)} {
		for key := range english {
			code, ok := strings.CutPrefix(key, "problem.")
			if !ok {
				continue
			}
			for n := range 4 {
				for _, args := range [][]any{{"a", "b", "c"}, {100_001, 100_000, 1}} {
					p := govmaturity.Problem{Code: govmaturity.Code(code), Format: strings.Repeat("%v ", n), Args: args[:n]}
					for _, f := range []*form.Field{nil, {Kind: form.Line, Help: "Help"}, {Kind: form.Number, Min: new(float64)}, {Kind: form.Fixed, Fixed: "x"}, {Kind: form.Group}} {
						text, ok := form.Message(w, p, f)
						if strings.Contains(text, "%!") || strings.Contains(text, "{") || !ok && text != p.Message() {
							t.Errorf("%s: %s with %d arguments: %q", w.Language(), code, n, text)
						}
						if ok {
							said++
						}
					}
				}
			}
		}
	}
	if said < 1000 {
		t.Errorf("%d messages said", said)
	}
	if text, ok := form.Message(govmaturity.Words{}, govmaturity.Problem{Code: "host", Format: "no"}, nil); ok || text != "no" {
		t.Errorf("a host's problem is %q", text)
	}
}

// All that a form says is in the words that it was given, a host's own among them.
func TestWordsOfTheHost(t *testing.T) {
	w := wordstest.Words(t)
	d := sampleDefinition(sampleOptions{})
	d.Words, d.Language, d.TextLanguage = w, w.Language(), w.Language()
	// The sample itself speaks English, and its questions are made with English
	// words: what is left is what the form adds.
	f := form.New(d)
	in := f.ReadJSON([]byte(`{"rank": 99, "rosters": {"services": [{"title": "x"}]}}`))
	page := writePage(t, f, in, govmaturity.FormPage{}).html
	for _, want := range []string{"There is a problem", "Fill this in.", "Save", "Remove this one", "required", "Parts of this form", "No answer yet", "outside the range"} {
		if strings.Contains(page, ">"+want) || !strings.Contains(page, wordstest.Wide(want)) {
			t.Errorf("the page says %q, or does not say it in the host's words", want)
		}
	}
	if f.Language() != wordstest.Language {
		t.Errorf("the form is in %s", f.Language())
	}
}

package mutate_test

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/internal/mutate"
)

const doc = `{"id":"a","list":[1,"x"],"truth":true,"answers":{"q":{"value":["a","b"],"state":"imputed"}}}`

func decode(t *testing.T) any {
	d := json.NewDecoder(strings.NewReader(doc))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

func text(t *testing.T, v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// Changes reach all parts of a document, say what they are, and are the same for
// the same seed. A copy is not changed with its document.
func TestChange(t *testing.T) {
	original := text(t, decode(t))
	run := func() (all []string) {
		m := mutate.New(rand.New(rand.NewPCG(1, 2)))
		m.Learn(decode(t))
		for range 500 {
			kept := decode(t)
			changed := m.Change(mutate.Copy(kept))
			if text(t, kept) != original {
				t.Fatal("a copy shares something")
			}
			all = append(all, text(t, changed))
			if m.Done() == "" && text(t, changed) != original {
				t.Errorf("nothing is said of the change to %s", text(t, changed))
			}
			answers := decode(t).(map[string]any)
			m.ChangeAnswer(answers)
			all = append(all, text(t, answers))
		}
		return all
	}
	first, second := run(), run()
	different := map[string]bool{}
	for i := range first {
		if first[i] != second[i] {
			t.Fatalf("another change for the same seed: %s, %s", first[i], second[i])
		}
		different[first[i]] = true
	}
	for part, gone := range map[string]string{"the id": `"id":"a"`, "the list": `"list":[1,"x"]`, "the truth": `"truth":true`, "the value": `["a","b"]`, "the state": `"imputed"`} {
		untouched := 0
		for _, s := range first {
			if strings.Contains(s, gone) {
				untouched++
			}
		}
		if untouched == len(first) || untouched == 0 {
			t.Errorf("%s is left alone %d times of %d", part, untouched, len(first))
		}
	}
	if len(different) < 150 {
		t.Errorf("%d different documents of %d", len(different), len(first))
	}
}

// Package spelling looks words up in the dictionaries of hunspell, for tests of
// what people read.
package spelling

import (
	"bytes"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/govmaturity/govmaturity"
)

// dictionaries are those of the languages that can be looked up.
var dictionaries = map[string]string{"en": "en_GB", "fr": "fr"}

// Check reports words of texts, in one language, that its dictionary does not
// have. The texts stand by the name of the document that they are of. Names and
// terms of the field that a dictionary lacks stand in the file of known words.
// The test is skipped, aloud, where there is no hunspell.
func Check(t *testing.T, language, known string, texts map[string][]govmaturity.Text) {
	t.Helper()
	if _, err := exec.LookPath("hunspell"); err != nil {
		t.Skip("SKIPPED: the spelling of titles needs hunspell (Debian packages hunspell, hunspell-en-gb and hunspell-fr)")
	}
	data, err := os.ReadFile(known)
	if err != nil {
		t.Fatal(err)
	}
	names := strings.Fields(string(data))
	words := make(map[string]string) // and where they stand
	for _, document := range slices.Sorted(maps.Keys(texts)) {
		for _, text := range texts[document] {
			for _, w := range strings.FieldsFunc(text[language], func(r rune) bool { return !unicode.IsLetter(r) && r != '’' && r != '\'' }) {
				words[strings.Trim(w, "'’")] = document
			}
		}
	}
	if len(words) < 30 {
		t.Fatalf("only %d words in %s: the texts were not found", len(words), language)
	}
	for _, w := range misspelt(t, language, slices.Sorted(maps.Keys(words))) {
		if !slices.Contains(names, w) {
			t.Errorf("%s: %q is in no dictionary (%s)", words[w], w, dictionaries[language])
		}
	}
	if got := misspelt(t, language, []string{"Goverrnment"}); len(got) != 1 {
		t.Errorf("%s: the dictionary knows %q", language, "Goverrnment")
	}
}

// misspelt returns the words that a dictionary does not have.
func misspelt(t *testing.T, language string, words []string) []string {
	t.Helper()
	cmd := exec.Command("hunspell", "-l", "-i", "utf-8", "-d", dictionaries[language])
	cmd.Stdin = strings.NewReader(strings.Join(words, "\n"))
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Skipf("SKIPPED: hunspell has no dictionary %s: %v %s", dictionaries[language], err, stderr.String())
	}
	return strings.Fields(string(out))
}

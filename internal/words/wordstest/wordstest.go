// Package wordstest has a language that nobody speaks, for tests that look for
// words which are not in the store.
package wordstest

import (
	"encoding/json"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
)

// Language is the tag of the language: one that ISO 639 leaves to private use.
const Language = "qaa"

// Words returns all words in the language, read as the file of a host. They are
// the English ones in letters of another width, so that whatever is in plain
// letters comes from somewhere else.
func Words(t testing.TB) govmaturity.Words {
	t.Helper()
	w, err := govmaturity.ReadWords(Language+".json", File(t))
	if err != nil {
		t.Fatal(err)
	}
	if missing := w.Missing(); missing != nil {
		t.Fatalf("the test language lacks %v", missing)
	}
	return w
}

// File returns the file of the language.
func File(t testing.TB) []byte {
	t.Helper()
	var messages map[string]string
	if err := json.Unmarshal(govmaturity.WordsFile("en"), &messages); err != nil {
		t.Fatal(err)
	}
	for key, message := range messages {
		messages[key] = pseudo(message)
	}
	delete(messages, "format")
	messages["language"] = Language
	messages["format"] = "govmaturity/words/1"
	data, err := json.Marshal(messages)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Text returns a text in the language.
func Text(english string) govmaturity.Text { return govmaturity.Text{Language: Wide(english)} }

// Wide returns a text in letters of another width.
func Wide(s string) string {
	return strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
			return r - 'A' + 'Ａ'
		}
		return r
	}, s)
}

// Widen puts all texts of a document, such as a *maturity.Spec, into the
// language.
func Widen(document any) { widen(reflect.ValueOf(document)) }

func widen(v reflect.Value) {
	if text, ok := v.Interface().(govmaturity.Text); ok {
		if len(text) > 0 {
			v.Set(reflect.ValueOf(Text(text.In())))
		}
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			widen(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			widen(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				widen(v.Field(i))
			}
		}
	}
}

// pseudo widens the letters of a message, and leaves its arguments. Braces open
// an argument, and inside of that a message again.
func pseudo(message string) string {
	depth := 0
	return strings.Map(func(r rune) rune {
		switch {
		case r == '{':
			depth++
		case r == '}':
			depth--
		case depth%2 == 0:
			return []rune(Wide(string(r)))[0]
		}
		return r
	}, message)
}

var plainWord = regexp.MustCompile(`[A-Za-z][A-Za-z-]*[A-Za-z]`)

// Left returns the words in plain letters of a text, each once, other than those
// that are known to stand there.
func Left(text string, known ...string) []string {
	found := plainWord.FindAllString(text, -1)
	slices.Sort(found)
	found = slices.Compact(found)
	return slices.DeleteFunc(found, func(s string) bool { return slices.Contains(known, s) })
}

// Package words holds what the module says to people, in one store: a file a
// language. Forms, charts, explanations, paths, answers, comparisons and what
// is prefilled take their words from here, by a key such as
// explain.rule.arithmetic. Problems for authors and developers are no part of
// it: those stay in English, with codes.
//
// The module comes with Arabic, Chinese, English, French, Russian and Spanish.
// A host gives its own language as a file of the same form; see [Read]. Plurals
// and numbers follow the rules of the Unicode CLDR, as golang.org/x/text has
// them.
package words

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
	printing "golang.org/x/text/message"
)

// Words are what the module says to the readers of some languages. They do not
// change, and any number of goroutines may use them at once.
type Words struct {
	*rules
	file      *File
	languages []string
	rtl       bool
}

// rules are how a language, perhaps of a region, writes numbers and counts.
type rules struct {
	tag     language.Tag
	printer *printing.Printer
	decimal string
}

func rulesOf(tag string) *rules {
	r := &rules{tag: tagOf(tag), decimal: "."}
	r.printer = printing.NewPrinter(r.tag)
	if digits := []rune(r.grouped(0.5, 1)); len(digits) == 3 {
		r.decimal = string(digits[1])
	}
	return r
}

// tagOf returns a tag for the rules of a language, with Western digits if it
// asks for no others.
func tagOf(own string) language.Tag {
	tag := language.Make(own)
	if tag.TypeForKey("nu") == "" {
		if western, err := tag.SetTypeForKey("nu", "latn"); err == nil {
			return western
		}
	}
	return tag
}

// For returns the words that the module comes with, for a reader of the given
// languages, in order of preference: by the look-up of RFC 4647, and in English
// when there are none.
func For(languages ...string) *Words { return Among(nil, languages...) }

// English returns the words for a reader of English: those of the original.
var English = sync.OnceValue(func() *Words { return builtIn()["en"]().For() })

// Among chooses from some files, a host's own, and from those that the module
// comes with. For the same language, the host's come first.
func Among(own []*File, languages ...string) *Words {
	files := make(map[string]*File)
	for tag := range builtIn() {
		files[tag] = nil
	}
	for _, f := range slices.Backward(own) {
		if f == nil {
			continue
		}
		for have := range files {
			if strings.EqualFold(have, f.Language()) {
				delete(files, have)
			}
		}
		files[f.Language()] = f
	}
	tag := Lookup(files, languages...)
	file := files[tag]
	if file == nil {
		file = builtIn()[tag]()
	}
	return file.For(languages...)
}

// For returns the words of the file for a reader of the given languages: their
// texts are looked up in these, and numbers follow the region, if one of them is
// the language of the file.
func (f *File) For(languages ...string) *Words {
	w := &Words{file: f, languages: slices.Clone(languages), rtl: Direction(f.language) == "rtl"}
	if len(languages) == 0 {
		w.languages = []string{f.language}
	}
	for _, l := range languages {
		if !strings.EqualFold(l, f.language) && lookup([]string{f.language}, []string{l}) != "" {
			w.rules = rulesOf(l)
			return w
		} else if strings.EqualFold(l, f.language) {
			break
		}
	}
	w.rules = f.rules()
	return w
}

// Language returns the tag of the language that the words are in. What its file
// does not have is in English.
func (w *Words) Language() string { return w.file.language }

// File returns the file that the words are from.
func (w *Words) File() *File { return w.file }

// Languages returns the languages of the reader, in order of preference: texts
// of documents are looked up in them.
func (w *Words) Languages() []string { return slices.Clone(w.languages) }

// Direction returns the direction that the words are written in: rtl or ltr.
func (w *Words) Direction() string { return Direction(w.file.language) }

// Say returns the message of a key, filled in with arguments: a name and a
// value, and so on. A value is a text as it is to be read, or a number. What the
// language does not have is said in English, and what English does not have is
// the key.
func (w *Words) Say(key string, args ...any) string {
	m, ok := w.file.messages[key]
	if ok {
		return w.fill(m, args)
	}
	english := English()
	if m, ok := english.file.messages[key]; ok && w.file != english.file {
		return w.Isolate(english.fill(m, args), "en")
	}
	return key
}

// Has reports whether the language has a message of its own for a key.
func (w *Words) Has(key string) bool {
	_, ok := w.file.messages[key]
	return ok
}

func (w *Words) fill(m message, args []any) string {
	if len(m) == 1 && m[0].arg == "" {
		return m[0].text
	}
	var b strings.Builder
	w.write(&b, m, args)
	return b.String()
}

func (w *Words) write(b *strings.Builder, m message, args []any) {
	for _, p := range m {
		if p.arg == "" {
			b.WriteString(p.text)
			continue
		}
		value, ok := argument(args, p.arg)
		if !ok {
			b.WriteString("{" + p.arg + "}")
			continue
		}
		switch p.kind {
		case kindPlural:
			w.write(b, w.plural(p.cases, value), args)
		case kindSelect:
			said, ok := choose(p.cases, false, fmt.Sprint(value))
			if !ok {
				said, _ = choose(p.cases, false, "other")
			}
			w.write(b, said, args)
		default:
			b.WriteString(w.value(value))
		}
	}
}

func argument(args []any, name string) (any, bool) {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] == name {
			return args[i+1], true
		}
	}
	return nil, false
}

// value writes an argument for people.
func (w *Words) value(v any) string {
	if s, ok := v.(string); ok {
		return s
	}
	if x, ok := numberOf(v); ok {
		return w.Number(x, -1)
	}
	return fmt.Sprint(v)
}

func numberOf(v any) (float64, bool) {
	switch v := v.(type) {
	case int:
		return float64(v), true
	case int64:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

// plural chooses the case of a number: its own, or that of its category.
func (w *Words) plural(cases []option, v any) message {
	name := "other"
	if x, ok := numberOf(v); ok {
		digits := plainDigits(x, -1)
		if m, ok := choose(cases, true, digits); ok {
			return m
		}
		name = category(w.tag, digits)
	}
	m, ok := choose(cases, false, name)
	if !ok {
		m, _ = choose(cases, false, "other")
	}
	return m
}

func choose(cases []option, exact bool, name string) (message, bool) {
	for _, o := range cases {
		if o.exact == exact && o.name == name {
			return o.message, true
		}
	}
	return nil, false
}

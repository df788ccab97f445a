package main

import (
	"fmt"
	"html/template"
	"slices"
	"strings"
	"time"

	"github.com/govmaturity/govmaturity"
)

// A language that the portal's own words are in. What a framework says is in
// the languages that its document has.
type language struct{ Tag, Dir, Name string }

var languages = []language{
	{"en", "ltr", "English"},
	{"fr", "ltr", "Français"},
	{"ar", "rtl", "العربية"},
}

// languageFor returns the language with a tag, or nil.
func languageFor(tag string) *language {
	for i := range languages {
		if languages[i].Tag == tag {
			return &languages[i]
		}
	}
	return nil
}

// preferred picks a language by an Accept-Language header: the first in it that
// there are words for. Browsers list them in order of preference.
func preferred(header string) *language {
	for part := range strings.SplitSeq(header, ",") {
		tag, _, _ := strings.Cut(strings.TrimSpace(part), ";")
		base, _, _ := strings.Cut(strings.ToLower(tag), "-")
		if l := languageFor(base); l != nil {
			return l
		}
	}
	return &languages[0]
}

// T returns the portal's own words. A key without words is a mistake that a
// test finds; people then read the key. Texts that are put into them are isolated.
func (l *language) T(key string, args ...any) string {
	all, ok := words[key]
	if !ok {
		return key
	}
	s := all[0]
	for i := range languages {
		if languages[i].Tag == l.Tag {
			s = all[i]
		}
	}
	if len(args) == 0 {
		return s
	}
	args = slices.Clone(args)
	for i, arg := range args {
		if text, ok := arg.(string); ok {
			args[i] = l.Isolate(text)
		}
	}
	return fmt.Sprintf(s, args...)
}

// Say writes what a framework says, in the reader's language if it has it. Where
// another stands in, the page says which: a screen reader changes its voice, and
// a line of English in an Arabic page runs from left to right.
func (l *language) Say(t govmaturity.Text) template.HTML {
	s, tag := t.Lookup(l.Tag)
	s = template.HTMLEscapeString(s)
	if tag == "" || strings.EqualFold(tag, l.Tag) {
		return template.HTML(s)
	}
	return template.HTML(`<span lang="` + template.HTMLEscapeString(tag) + `" dir="` + direction(tag) + `">` + s + `</span>`)
}

// Plain is Say where there is no place for a tag.
func (l *language) Plain(t govmaturity.Text) string { return t.In(l.Tag) }

// Isolate keeps what somebody typed from turning the order of the words around
// it, in a sentence that runs from right to left.
func (l *language) Isolate(s string) string {
	if l.Dir == "ltr" || s == "" {
		return s
	}
	return "\u2068" + s + "\u2069"
}

// Note says who translated the words of the library, where somebody did.
func (l *language) Note() string {
	if l.Tag == "en" {
		return ""
	}
	return govmaturity.WordsFor(l.Tag).Note()
}

// direction returns how a language is written, as far as the portal must know.
func direction(tag string) string {
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	switch base {
	case "ar", "fa", "he", "ur", "ps", "dv", "yi", "sd", "ug", "ckb":
		return "rtl"
	}
	return "ltr"
}

// When writes a time. The portal does not know where a reader is, so it says
// which clock it means.
func (l *language) When(t time.Time) template.HTML {
	t = t.UTC()
	return template.HTML(fmt.Sprintf(`<time datetime="%s"><bdi>%s UTC</bdi></time>`, t.Format(time.RFC3339), t.Format("2006-01-02 15:04")))
}

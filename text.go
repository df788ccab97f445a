package govmaturity

import (
	"maps"
	"slices"

	"github.com/govmaturity/govmaturity/internal/words"
)

// Text is one piece of wording in one or more languages: a map from a BCP 47
// language tag, such as "en", "si" or "pt-BR", to the wording in it.
//
// In documents a Text is either a map like that or a plain string. A plain
// string is in the document's own language.
//
// A nil Text is empty, and ready to be read.
type Text map[string]string

// Clone returns a copy that shares nothing with t: nil for an empty text.
func (t Text) Clone() Text {
	if len(t) == 0 {
		return nil
	}
	return maps.Clone(t)
}

// English returns a Text that holds one English wording.
func English(s string) Text { return Text{"en": s} }

// In returns the wording that a reader of the given languages should see. The
// languages are in order of preference. See [Text.Lookup] for the rule.
func (t Text) In(languages ...string) string {
	s, _ := t.Lookup(languages...)
	return s
}

// Lookup returns the wording that a reader of the given languages should see,
// and the tag it is filed under, so that a page can say which language it
// shows. It returns two empty strings when t is empty.
//
// The rule is the look-up of RFC 4647: for each preferred language in turn,
// the tag itself, then the tag with its last part cut off, and so on ("pt-BR",
// then "pt"). Case does not matter. When none is there, the wording is
// English, or else the first by order of tag: the answer never depends on the
// order of a map.
func (t Text) Lookup(languages ...string) (wording, tag string) {
	tag = words.Lookup(t, languages...)
	return t[tag], tag
}

// Languages returns the tags that t has a wording for, sorted.
func (t Text) Languages() []string {
	return slices.Sorted(maps.Keys(t))
}

// String returns the wording for a reader with no preference.
func (t Text) String() string { return t.In() }

// ValidLanguage reports whether tag has the form of a BCP 47 language tag: a
// language of two to eight letters, then parts of one to eight letters or
// digits, joined by hyphens. It does not look the parts up in a registry.
func ValidLanguage(tag string) bool { return words.ValidLanguage(tag) }

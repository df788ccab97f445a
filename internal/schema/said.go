package schema

import (
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// said returns what a key of a document is called and what it is about, in
// English: the words that forms have for it, so that an editor helps as a form
// does. What the library's own words of a text are is part of what it is about,
// as is the form that a text must have.
func said(typ, key string, s *document.Shape) (title, about string) {
	title = words("field."+typ+"."+key, "field."+key)
	var sentences []string
	if help := words("field."+typ+"."+key+".help", "field."+key+".help"); help != "" {
		sentences = append(sentences, sentence(help))
	}
	if s.Kind == document.Sequence || s.Kind == document.Dictionary {
		s = s.Item
	}
	if options := choices(typ, key, s); options != "" {
		sentences = append(sentences, options)
	}
	if s.Pattern != nil && s.Known == nil {
		sentences = append(sentences, sentence(strings.ToUpper(s.Pattern.Words[:1])+s.Pattern.Words[1:]))
	}
	return title, strings.Join(sentences, " ")
}

// choices lists what a text can be, each with its words where they say more than
// the value itself.
func choices(typ, key string, s *document.Shape) string {
	ids := s.Enum
	if ids == nil {
		ids = s.Known
	}
	if len(ids) < 2 {
		return ""
	}
	var list []string
	for _, id := range ids {
		at := "option." + typ + "." + key + "." + id
		said := strings.TrimSuffix(words(at, "option."+id, "form.standing."+id), ".")
		if head, rest, ok := strings.Cut(said, ": "); ok && plain(head) == plain(id) {
			said = rest // Official: as the publisher gives them
		}
		if said != "" && plain(said) != plain(id) {
			id += " (" + said + ")"
		}
		list = append(list, id)
	}
	return "One of: " + strings.Join(list, ", ") + "."
}

// words returns the English words of the first key that has some.
func words(keys ...string) string {
	var english govmaturity.Words
	for _, k := range keys {
		if said := english.Say(k); said != k {
			return said
		}
	}
	return ""
}

// plain is a text without what differs between an id and its words.
func plain(s string) string {
	return strings.ToLower(strings.NewReplacer("-", " ", "_", " ").Replace(s))
}

func sentence(s string) string {
	if strings.ContainsAny(s[len(s)-1:], ".!?") {
		return s
	}
	return s + "."
}

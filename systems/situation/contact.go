package situation

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/contact"
)

// people are the keys of strings that people write freely, beside texts.
var people = []string{"owner", "subject", "code"}

// Redacted returns a copy of the document in which [e-mail] and [tel] stand for all
// e-mail addresses and telephone numbers, to be handed on. What looks like a telephone
// number and is an amount goes too. Findings and doubts never repeat either.
func (s *Situation) Redacted() *SituationSpec {
	spec := s.Spec()
	contact.Each(spec, people, func(_ govmaturity.Path, text string) string {
		text, _ = contact.Redact(text)
		return text
	})
	return spec
}

// wording returns a text for people to read, without contact data.
func wording(w govmaturity.Words, t govmaturity.Text) string {
	said, _ := contact.Redact(w.Wording(t))
	return said
}

// checkContacts tells of addresses and telephone numbers, and repeats none.
func (f *doubter) checkContacts() {
	items := map[string]int{}
	for i := range f.s.items {
		items[f.s.items[i].at.Pointer()] = i + 1
	}
	contact.Each(f.s.Spec(), people, func(at govmaturity.Path, text string) string {
		found := contact.Find(text)
		if len(found) == 0 {
			return text
		}
		emails := 0
		for _, one := range found {
			if one.Kind == contact.KindEmail {
				emails++
			}
		}
		d := Doubt{Check: CheckContact, s: f.s, at: at, say: func(w govmaturity.Words) string {
			return w.Say("situation.doubt.contact", "emails", emails, "numbers", len(found)-emails)
		}}
		for n := len(at); n > 0; n-- {
			if i := items[at[:n].Pointer()]; i > 0 {
				d.Item = Item{f.s, i}
				break
			}
		}
		f.found = append(f.found, d)
		return text
	})
}

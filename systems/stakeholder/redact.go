package stakeholder

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/contact"
)

// redactText takes e-mail addresses and telephone numbers out of a text. It
// returns a copy.
func redactText(t govmaturity.Text) govmaturity.Text {
	out := t.Clone()
	for tag, wording := range out {
		out[tag], _ = contact.Redact(wording)
	}
	return out
}

// freeText are the keys of strings that people write as they like, and that may
// hold an address.
var freeText = []string{"rater", "code", "unit"}

// Redacted returns a copy of the document in which [e-mail] and [tel] stand for
// all e-mail addresses and telephone numbers, to be handed on. What looks like a
// telephone number and is an amount goes too. Raters with an address in their
// names are numbered, so that they stay apart.
func (m *Map) Redacted() *MapSpec {
	spec := m.Spec()
	raters := map[string]string{}
	for i := range spec.Stakeholders {
		for k := range spec.Stakeholders[i].Ratings {
			r := &spec.Stakeholders[i].Ratings[k]
			r.Rater = numbered(raters, r.Rater)
		}
	}
	redact(spec)
	return spec
}

// redact takes addresses out of all texts of a document.
func redact(spec *MapSpec) {
	contact.Each(spec, freeText, func(_ govmaturity.Path, s string) string {
		s, _ = contact.Redact(s)
		return s
	})
}

package export

import (
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/systems"
)

// Options say how a diagram is written. The zero Options look names up in
// English first.
type Options struct {
	// Words are those of the reader. Names are looked up in the reader's
	// languages.
	Words govmaturity.Words
}

// name returns a text as the reader should see it, in one line, without what no
// format can hold.
func (o Options) name(t govmaturity.Text, id string) string {
	wording := plain(t.In(o.Words.Languages()...))
	if document.Blank(wording) {
		return id
	}
	return strings.TrimSpace(wording)
}

// plain makes a space of what is no character of a text: controls, and halves of
// characters.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || 0x7F <= r && r < 0xA0 || r == 0xFFFE || r == 0xFFFF || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// label returns what is written on a link.
func label(l systems.Link) string {
	if l.Delay() {
		return string(l.Sign()) + " delay"
	}
	return string(l.Sign())
}

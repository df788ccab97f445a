package form

import (
	"fmt"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// message says a problem, with its language if the form has no words for it.
func (w *Words) message(p govmaturity.Problem, f *Field) MessageData {
	text := w.Message(p, f)
	if text == p.Message() && w.Language != "en" {
		return MessageData{text, "en"} // the readers speak English
	}
	return MessageData{Text: text}
}

// Message says a problem to the person who fills in the form, in the language
// of the form as far as it has words for its code. f is the field that it is
// about, and may be nil.
func (w *Words) Message(p govmaturity.Problem, f *Field) string {
	code := p.Code
	if f != nil && f.Kind == Fixed && !f.Silent && code == govmaturity.CodeNotAllowed {
		code = govmaturity.CodeWrongEdition
	}
	format, ok := w.Problems[string(code)]
	if !ok {
		return p.Message()
	}
	switch strings.Count(format, "%") {
	case 0:
		return format
	case len(p.Args):
		return fmt.Sprintf(format, p.Args...)
	}
	switch code {
	case govmaturity.CodeOutOfRange, govmaturity.CodePattern:
		help := ""
		if f != nil {
			help = sentences(w.NumberHelp(f))
			if help == "" {
				help = f.Help
			}
		}
		return strings.TrimSpace(fmt.Sprintf(format, help))
	case govmaturity.CodeWrongEdition:
		if len(p.Args) > 0 {
			return fmt.Sprintf(format, p.Args[0])
		}
	}
	return p.Message()
}

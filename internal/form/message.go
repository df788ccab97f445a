package form

import (
	"strings"

	"github.com/govmaturity/govmaturity"
)

// message says a problem, with its language if the words have nothing for it.
func message(w govmaturity.Words, p govmaturity.Problem, f *Field) MessageData {
	if text, ok := Message(w, p, f); ok || w.Language() == "en" {
		return MessageData{Text: text}
	}
	return MessageData{p.Message(), "en"} // the readers speak English
}

// Message says a problem to the person who fills in a form. f is the field that
// it is about, and may be nil. It is not ok if the words have nothing for its
// code: the message is then that of the reader.
func Message(w govmaturity.Words, p govmaturity.Problem, f *Field) (text string, ok bool) {
	code := p.Code
	if f != nil && f.Kind == Fixed && !f.Silent && code == govmaturity.CodeNotAllowed {
		code = govmaturity.CodeWrongEdition
	}
	// What the problem has to say, beside its code. A host may add problems of
	// its own, with other arguments.
	var args []any
	put := func(name string, value any) { args = append(args, name, value) }
	switch code {
	case govmaturity.CodeOutOfRange, govmaturity.CodePattern:
		help := ""
		if f != nil {
			if help = NumberHelp(w, f); help == "" {
				help = f.Help
			}
		}
		put("help", help)
	case govmaturity.CodeNumberForm:
		put("example", w.Plain(0.83))
	case govmaturity.CodeTooLong:
		if len(p.Args) != 2 {
			return p.Message(), false
		}
		put("length", p.Args[0])
		put("most", p.Args[1])
	case govmaturity.CodeUnknownField, govmaturity.CodeWrongEdition:
		if len(p.Args) == 0 {
			return p.Message(), false
		}
		found, isText := p.Args[0].(string)
		if !isText {
			return p.Message(), false
		}
		if code == govmaturity.CodeUnknownField {
			put("field", w.Isolate(found, ""))
		} else {
			put("edition", w.Isolate(found, ""))
		}
	}
	key := "problem." + string(code)
	if said := w.Say(key, args...); said != key {
		return strings.TrimSpace(said), true
	}
	return p.Message(), false
}

package form

import (
	"fmt"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// Message says a problem to the person who fills in the form, in the language
// of the form as far as it has words for it. f is the field that it is about,
// and may be nil.
func (w *Words) Message(p govmaturity.Problem, f *Field) string {
	code := p.Code
	if f != nil && f.Kind == Fixed && code == "not-allowed" {
		code = "wrong-edition"
	}
	format, ok := w.Problems[code]
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
	case "out-of-range", "pattern":
		help := ""
		if f != nil {
			help = sentences(w.NumberHelp(f))
			if help == "" {
				help = f.Help
			}
		}
		return strings.TrimSpace(fmt.Sprintf(format, help))
	case "wrong-edition":
		if len(p.Args) > 0 {
			return fmt.Sprintf(format, p.Args[0])
		}
	}
	return p.Message()
}

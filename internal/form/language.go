package form

import (
	"cmp"
	"fmt"

	"github.com/govmaturity/govmaturity"
)

// Languages settles in which language a form is read, and in whose words: the
// language asked for, that of a host's own words, or that of the document; and the
// host's words, or those that the module has for the language. The error is about
// what is no language tag.
func Languages(asked string, own govmaturity.Words, document string) (language string, words govmaturity.Words, err error) {
	has := own != govmaturity.Words{}
	switch {
	case asked != "":
	case has:
		asked = append(own.Languages(), own.Language())[0]
	default:
		asked = cmp.Or(document, "en")
	}
	if !govmaturity.ValidLanguage(asked) {
		return "", own, fmt.Errorf("the language of the form is %.40q: expected a language tag, such as en, si or pt-BR", asked)
	}
	if !has {
		own = govmaturity.WordsFor(asked)
	}
	return asked, own, nil
}

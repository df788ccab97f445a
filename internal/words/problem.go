package words

import "fmt"

// Problem is one thing wrong with a file: what the root package makes a Problem
// of its own of.
type Problem struct {
	Code, Key    string
	Line, Column int // from 1, in characters
	Format       string
	Args         []any
}

// Message returns what is wrong, without the place.
func (p Problem) Message() string { return fmt.Sprintf(p.Format, p.Args...) }

// The codes, which are those of the root package.
const (
	codeTooLarge         = "too-large"
	codeTooManyValues    = "too-many-values"
	codeNotUTF8          = "not-utf8"
	codeControlCharacter = "control-character"
	codeEmptyDocument    = "empty-document"
	codeSyntax           = "syntax"
	codeSeveralDocuments = "several-documents"
	codeDuplicateKey     = "duplicate-key"
	codeUnknownKey       = "unknown-key"
	codeRequired         = "required"
	codeWrongType        = "wrong-type"
	codeEmpty            = "empty"
	codePattern          = "pattern"
	codeWrongFormat      = "wrong-format"
	codeWrongMessage     = "wrong-message"
	codeWrongArguments   = "wrong-arguments"
	codeMissingPlural    = "missing-plural"
)

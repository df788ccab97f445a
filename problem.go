package govmaturity

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Problem is one thing wrong with an input, told to the person who must mend
// it: what it is, where it is, and what was expected.
type Problem struct {
	// Code names the kind of problem, such as "unknown-key". Codes are stable:
	// programs may switch on them, and translators may key on them.
	Code Code
	// File is the name of the input, when it has one.
	File string
	// Path is the place inside the document.
	Path Path
	// Line and Column are the place in the text, from 1; 0 when the input was
	// not text. Columns count characters.
	Line, Column int
	// Format and Args make the message, as in fmt.Sprintf. They are kept apart
	// so that the message can be said in another language.
	Format string
	Args   []any
}

// Message returns what is wrong, without the place.
func (p Problem) Message() string {
	if len(p.Args) == 0 {
		return p.Format
	}
	return fmt.Sprintf(p.Format, p.Args...)
}

// Error returns the place and the message on one line:
// ministry.yaml:12:5: root.nodes[2].weight: must be more than 0, found -1.
func (p Problem) Error() string {
	var b strings.Builder
	if p.File != "" {
		b.WriteString(p.File + ":")
	}
	if p.Line > 0 {
		fmt.Fprintf(&b, "%d:%d:", p.Line, p.Column)
	}
	if b.Len() > 0 {
		b.WriteByte(' ')
	}
	if len(p.Path) > 0 {
		b.WriteString(p.Path.String() + ": ")
	}
	b.WriteString(p.Message())
	return b.String()
}

// MarshalJSON writes the problem with its path in both forms and its message
// made.
func (p Problem) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Code    Code   `json:"code"`
		File    string `json:"file,omitempty"`
		Path    string `json:"path"`
		Pointer string `json:"pointer"`
		Line    int    `json:"line,omitempty"`
		Column  int    `json:"column,omitempty"`
		Message string `json:"message"`
	}{p.Code, p.File, p.Path.String(), p.Path.Pointer(), p.Line, p.Column, p.Message()})
}

// Problems is everything that is wrong with one input. It is the error that
// the readers and compilers of this module return; errors.As finds it, and
// finds each Problem in it.
type Problems []Problem

// MaxProblems is how many problems one error lists. The rest are counted in a
// last problem with the code "too-many-problems". A person mends the first
// hundred before reading on, and a hostile input must not fill a log.
const MaxProblems = 100

// Err returns the problems as an error: sorted by place, each once, capped at
// [MaxProblems]. It returns nil when there are none. It leaves ps as it is.
func (ps Problems) Err() error {
	if len(ps) == 0 {
		return nil
	}
	sorted := slices.Clone(ps)
	slices.SortStableFunc(sorted, compareProblems)
	sorted = slices.CompactFunc(sorted, func(a, b Problem) bool {
		return compareProblems(a, b) == 0
	})
	if more := len(sorted) - MaxProblems; more > 0 {
		sorted = append(sorted[:MaxProblems:MaxProblems], Problem{
			Code: CodeTooManyProblems, File: sorted[0].File,
			Format: "and %d more problems", Args: []any{more},
		})
	}
	return sorted
}

// Counts returns how many problems there are of each code.
func (ps Problems) Counts() map[Code]int {
	counts := map[Code]int{}
	for _, p := range ps {
		counts[p.Code]++
	}
	return counts
}

func compareProblems(a, b Problem) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Column, b.Column),
		a.Path.Compare(b.Path),
		cmp.Compare(a.Code, b.Code),
		cmp.Compare(a.Message(), b.Message()),
	)
}

// Error returns one problem a line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the problems one by one, for errors.Is and errors.As.
func (ps Problems) Unwrap() []error {
	errs := make([]error, len(ps))
	for i, p := range ps {
		errs[i] = p
	}
	return errs
}

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
	order := make([]*sortable, len(ps))
	for i, p := range ps {
		order[i] = &sortable{Problem: p}
	}
	slices.SortStableFunc(order, (*sortable).compare)
	order = slices.CompactFunc(order, func(a, b *sortable) bool { return a.compare(b) == 0 })
	sorted := make(Problems, 0, min(len(order), MaxProblems+1))
	for _, p := range order[:min(len(order), MaxProblems)] {
		sorted = append(sorted, p.Problem)
	}
	if more := len(order) - MaxProblems; more > 0 {
		sorted = append(sorted, Problem{
			Code: CodeTooManyProblems, File: sorted[0].File,
			Format: "and %d more problems", Args: []any{more},
		})
	}
	return sorted
}

// sortable is a problem that is put in order with others. Its message is made
// only when another has the same place and code, and then once: a hostile
// document has ten thousand problems, of which a hundred are shown.
type sortable struct {
	Problem
	message string
	made    bool
}

func (p *sortable) compare(q *sortable) int {
	if c := cmp.Or(cmp.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Column, q.Column)); c != 0 {
		return c
	}
	if c := p.Path.Compare(q.Path); c != 0 {
		return c
	}
	if c := cmp.Compare(p.Code, q.Code); c != 0 || p == q {
		return c
	}
	return cmp.Compare(p.text(), q.text())
}

func (p *sortable) text() string {
	if !p.made {
		p.message, p.made = p.Message(), true
	}
	return p.message
}

// Counts returns how many problems there are of each code.
func (ps Problems) Counts() map[Code]int {
	counts := map[Code]int{}
	for _, p := range ps {
		counts[p.Code]++
	}
	return counts
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

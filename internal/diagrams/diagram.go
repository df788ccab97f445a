package diagrams

import (
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Sign is the sign of a link: '+', '-' or '?'.
type Sign byte

const (
	SignPlus    Sign = '+'
	SignMinus   Sign = '-'
	SignUnknown Sign = '?'
)

// Diagram is what a file holds.
type Diagram struct {
	Title, Description, Note string
	// Language is that of its texts, where the file says it.
	Language  string
	Variables []Variable
	Links     []Link
	Loops     []Loop
	// Notes say what could not be read, and what was guessed.
	Notes govmaturity.Problems
}

// Variable is something that can be more or less.
type Variable struct {
	Name, Description string
	// Code is what the file calls it, where that is not its name.
	Code  string
	Stock bool
	// X and Y are its place, if Placed: x to the right, y down.
	X, Y   float64
	Placed bool
}

// Link goes from one variable to another, by their places in Variables.
type Link struct {
	From, To int
	Sign     Sign
	Delay    bool
	// Strength is 0 when not given.
	Strength float64
	Note     string
}

// Loop is a loop that the file names. Where it names links, they are in order if
// they close, and otherwise in that of the file.
type Loop struct {
	Label, Title, Note string
	// Sign is + for a reinforcing loop, - for a balancing one, and 0 for none given.
	Sign      Sign
	Links     []int
	Variables []int
	// slots are the links until they are in order: one of each.
	slots [][]int
}

// Limits of a file, far above any that somebody drew.
const (
	maxBytes     = 16 << 20
	maxVariables = 100_000
	maxLinks     = 200_000
	maxNotes     = 100_000
	maxLabel     = 100
	maxName      = 1000
	maxText      = 100_000
	maxPosition  = 1e6
)

// Input is a file. Root is its tree when it is JSON.
type Input struct {
	Name   string
	Ending string // of the name, in small letters: .json
	Data   []byte
	Root   *document.Node
}

// builder collects a diagram. The first error ends it.
type builder struct {
	*Diagram
	file string
	err  govmaturity.Problems
	full bool
	// pairs counts the ends that lists of nodes bring together.
	pairs int
}

func newBuilder(in *Input) *builder { return &builder{Diagram: &Diagram{}, file: in.Name} }

// place is where something stands in a file.
type place struct {
	line, column int
	path         govmaturity.Path
}

// at returns where a value stands. One that is not there has a path, and no line.
func at(n *document.Node, path govmaturity.Path) place {
	if n == nil {
		return place{path: path}
	}
	return place{n.Line, n.Column, path}
}

func (b *builder) problem(p place, code govmaturity.Code, format string, args []any) govmaturity.Problem {
	return govmaturity.Problem{Code: code, File: b.file, Line: p.line, Column: p.column, Path: p.path, Format: format, Args: args}
}

// note keeps what a reader of the diagram should know of the file.
func (b *builder) note(p place, code govmaturity.Code, format string, args ...any) {
	switch {
	case len(b.Notes) < maxNotes:
		b.Notes = append(b.Notes, b.problem(p, code, format, args))
	case len(b.Notes) == maxNotes: // the last one
		b.Notes = append(b.Notes, b.problem(p, govmaturity.CodeTooManyProblems, "there are more than %d notes: those from here on are not listed", []any{maxNotes}))
	}
}

// fail keeps what makes the file unreadable.
func (b *builder) fail(p place, code govmaturity.Code, format string, args ...any) {
	if len(b.err) < 1000 {
		b.err = append(b.err, b.problem(p, code, format, args))
	}
}

// variable adds a variable, and returns its place in the list.
func (b *builder) variable(p place, v Variable) int {
	if len(b.Variables) >= maxVariables {
		if !b.full {
			b.fail(p, govmaturity.CodeTooLarge, "a diagram has at most %d variables", maxVariables)
		}
		b.full = true
		return 0
	}
	v.Name, v.Code, v.Description = b.shorter(p, oneLine(v.Name), maxName), b.shorter(p, v.Code, maxName), b.shorter(p, v.Description, maxText)
	for _, name := range []string{oneLine(v.Code), "variable"} {
		if v.Name == "" {
			v.Name = name // one of signs that no text may hold
		}
	}
	if !(v.X >= -maxPosition && v.X <= maxPosition && v.Y >= -maxPosition && v.Y <= maxPosition) {
		if v.Placed {
			b.note(p, govmaturity.CodeLost, "%q stands too far away: its place is not kept", v.Name)
		}
		v.X, v.Y, v.Placed = 0, 0, false
	}
	b.Variables = append(b.Variables, v)
	return len(b.Variables) - 1
}

// link adds a link, and returns its place in the list. A sign that is not known is
// noted.
func (b *builder) link(p place, l Link) int {
	if len(b.Links) >= maxLinks {
		if !b.full {
			b.fail(p, govmaturity.CodeTooLarge, "a diagram has at most %d links", maxLinks)
		}
		b.full = true
		return 0
	}
	if l.Sign == SignUnknown && len(b.Variables) > 0 {
		b.note(p, govmaturity.CodeUnknownSign, "the sign of the link from %q to %q is not known", b.Variables[l.From].Name, b.Variables[l.To].Name)
	}
	l.Note = b.shorter(p, l.Note, maxText)
	b.Links = append(b.Links, l)
	return len(b.Links) - 1
}

// pair counts two nodes that an arrow between lists of them brings together.
func (b *builder) pair(p place) bool {
	if b.pairs++; b.pairs > maxLinks && !b.full {
		b.fail(p, govmaturity.CodeTooLarge, "a diagram has at most %d links", maxLinks)
		b.full = true
	}
	return !b.full
}

// done returns the diagram, or all that is wrong with the file.
func (b *builder) done() (*Diagram, error) {
	if len(b.err) > 0 {
		return nil, b.err.Err()
	}
	all := place{}
	b.Title, b.Description, b.Note = b.shorter(all, b.Title, maxName), b.shorter(all, b.Description, maxText), b.shorter(all, b.Note, maxText)
	for i := range b.Loops {
		l := &b.Loops[i]
		l.Label, l.Title, l.Note = b.shorter(all, l.Label, maxLabel), b.shorter(all, l.Title, maxName), b.shorter(all, l.Note, maxText)
	}
	b.orderLoops()
	return b.Diagram, nil
}

// shorter returns a text that a document can hold, and notes that it was longer.
func (b *builder) shorter(p place, s string, limit int) string {
	if len(s) > limit {
		if whole := trim(printable(s)); len(whole) > limit {
			b.note(p, govmaturity.CodeTooLong, "the text that begins with %.60q has %d bytes, more than %d: its end is not kept", whole, len(whole), limit)
		}
	}
	return clean(s, limit)
}

// clean returns a text that a document can hold: valid, without control characters,
// without blanks around, and not longer than so many bytes.
func clean(s string, limit int) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] >= ' ' && s[i] < 0x7f
	}
	if !plain {
		s = printable(s)
	}
	s = trim(s)
	if len(s) <= limit {
		return s
	}
	s = s[:limit]
	for s != "" && !utf8.RuneStart(s[len(s)-1]) {
		s = s[:len(s)-1]
	}
	if s != "" && s[len(s)-1] >= utf8.RuneSelf {
		s = s[:len(s)-1]
	}
	return trim(s) + "…"
}

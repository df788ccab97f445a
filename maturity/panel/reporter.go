package panel

import (
	"github.com/govmaturity/govmaturity"
)

// reporter collects what is wrong with a table. A table can have any number of
// problems, so only those that are told are made.
type reporter struct {
	file     string
	problems govmaturity.Problems
	more     int // how many others there are
}

// full reports whether as many problems as are told were found, and then counts one
// more. It comes before what is costly to find out about a problem.
func (r *reporter) full() bool {
	if len(r.problems) < govmaturity.MaxProblems {
		return false
	}
	r.more++
	return true
}

func (r *reporter) report(code govmaturity.Code, column string, line, at int, format string, args ...any) {
	if r.full() {
		return
	}
	p := govmaturity.Problem{Code: code, File: r.file, Line: line, Column: at, Format: format, Args: args}
	if column != "" {
		p.Path = govmaturity.Path{}.Key(column)
	}
	r.problems = append(r.problems, p)
}

// add takes over the problems of a part that comes after what was reported before. A
// last problem that counts others is counted.
func (r *reporter) add(problems govmaturity.Problems, more int) {
	for _, p := range problems {
		if p.Code == govmaturity.CodeTooManyProblems && len(p.Args) == 1 {
			if n, ok := p.Args[0].(int); ok {
				more += n
				continue
			}
		}
		if !r.full() {
			r.problems = append(r.problems, p)
		}
	}
	r.more += more
}

func (r *reporter) empty() bool { return len(r.problems) == 0 && r.more == 0 }

// err returns all that is wrong, or nil.
func (r *reporter) err() error {
	if r.more == 0 {
		return r.problems.Err()
	}
	return append(r.problems[:len(r.problems):len(r.problems)], govmaturity.Problem{
		Code: govmaturity.CodeTooManyProblems, File: r.file, Format: "and %d more problems", Args: []any{r.more},
	})
}

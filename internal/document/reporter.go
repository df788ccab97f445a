package document

import (
	"github.com/govmaturity/govmaturity"
)

// maxCollected is how many problems one walk keeps. A person is shown a
// hundred; a hostile document can have one for each of its bytes. Those beyond
// are neither kept nor counted in what the person is told.
const maxCollected = 10_000

// reporter collects the problems of a walk through a document, at the path
// that the walk has come to.
type reporter struct {
	path     govmaturity.Path
	problems govmaturity.Problems
	// count is the number of problems, those beyond maxCollected included.
	count int
}

func (r *reporter) enterKey(key string) {
	r.path = append(r.path, govmaturity.Step{Key: key})
}

func (r *reporter) enterItem(i int) {
	r.path = append(r.path, govmaturity.Step{Index: i, InList: true})
}

func (r *reporter) leave() { r.path = r.path[:len(r.path)-1] }

func (r *reporter) report(line, column int, code govmaturity.Code, format string, args ...any) {
	r.add(govmaturity.Problem{Code: code, Line: line, Column: column, Format: format, Args: args})
}

// add keeps a problem whose path counts from here.
func (r *reporter) add(p govmaturity.Problem) {
	r.count++
	if len(r.problems) >= maxCollected {
		return
	}
	// The walk goes on to change its path: the problem needs its own.
	path := make(govmaturity.Path, 0, len(r.path)+len(p.Path))
	p.Path = append(append(path, r.path...), p.Path...)
	r.problems = append(r.problems, p)
}

package document

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Report collects the problems that are found with what a document means. The
// zero Report is ready to use.
type Report struct {
	problems govmaturity.Problems
	guesses  int // how often Suggest has looked
}

// Add keeps a problem.
func (r *Report) Add(path govmaturity.Path, code govmaturity.Code, format string, args ...any) {
	if len(r.problems) < maxCollected {
		r.problems = append(r.problems, govmaturity.Problem{Code: code, Path: path, Format: format, Args: args})
	}
}

// AddAt keeps problems whose paths count from a place.
func (r *Report) AddAt(path govmaturity.Path, problems govmaturity.Problems) {
	for _, p := range problems {
		if len(r.problems) < maxCollected {
			p.Path = path.Join(p.Path)
			r.problems = append(r.problems, p)
		}
	}
}

// Len returns how many problems there are.
func (r *Report) Len() int { return len(r.problems) }

// Problems returns what was kept. The list is the caller's own.
func (r *Report) Problems() govmaturity.Problems { return slices.Clone(r.problems) }

// Err returns the problems as an error, or nil.
func (r *Report) Err() error { return r.problems.Err() }

// Suggest names, to end a message, the known word that was perhaps meant. It
// looks at all words that are known, so it does so only for as many problems
// as a person is shown.
func (r *Report) Suggest(word string, known func() []string) string {
	if r.guesses++; r.guesses > govmaturity.MaxProblems {
		return ""
	}
	return Suggestion(word, known())
}

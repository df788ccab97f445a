package contact

import (
	"errors"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// RedactProblems takes contact data out of messages and paths of problems: they go to
// those who mend a document, and perhaps further. Another error it returns as it is.
func RedactProblems(err error) error {
	var problems govmaturity.Problems
	if !errors.As(err, &problems) {
		return err
	}
	out := slices.Clone(problems)
	for i := range out {
		out[i].Format, _ = Redact(out[i].Format)
		out[i].Args = slices.Clone(out[i].Args)
		for k, arg := range out[i].Args {
			if s, ok := arg.(string); ok {
				out[i].Args[k], _ = Redact(s)
			}
		}
		out[i].Path = slices.Clone(out[i].Path)
		for k := range out[i].Path {
			out[i].Path[k].Key, _ = Redact(out[i].Path[k].Key)
		}
	}
	return out
}

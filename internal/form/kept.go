package form

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/own"
)

// kept is what an input keeps of its document.
type kept struct {
	document string
	value    any
}

func keep(in *govmaturity.FormInput, value any) {
	*in.Kept(own.Key{}) = kept{string(in.Document), value}
}

// Kept returns what Definition.Meaning made of an input, so that its package
// need not read the document again. It is nil if there are problems, and if the
// host has put another document into the input.
func Kept(in *govmaturity.FormInput) any {
	k, ok := (*in.Kept(own.Key{})).(kept)
	if !ok || len(in.Problems) > 0 || k.document != string(in.Document) {
		return nil
	}
	return k.value
}

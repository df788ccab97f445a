package schema

import (
	"bytes"
	"fmt"
	"sync"

	"github.com/govmaturity/govmaturity/internal/document"
)

// Of returns a function that returns the schema of a declared document. It is
// written once, since that takes milliseconds, and each caller gets bytes of its
// own. A declaration that no schema can be made of is a mistake in Go code: the
// function, which a test calls, panics on it.
func Of[D any](f *document.Format[D]) func() []byte {
	write := sync.OnceValue(func() []byte {
		data, err := For(f.Shape(), Meta{ID: "urn:" + f.Name, Title: f.Title, Description: f.Description})
		if err != nil {
			panic(fmt.Errorf("schema of %s: %w", f.Name, err))
		}
		return data
	})
	return func() []byte { return bytes.Clone(write()) }
}

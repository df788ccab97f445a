package export

import (
	"encoding/json"
	"io"

	"github.com/govmaturity/govmaturity/systems"
)

// JSON writes the document of a diagram, which [systems.ReadDiagram] reads again:
// the result has the same hash. The error is that of w.
func JSON(w io.Writer, d *systems.Diagram) error {
	if d == nil {
		return missing()
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(d.Spec())
}

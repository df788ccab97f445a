package form

import (
	"io"

	"github.com/govmaturity/govmaturity"
)

func (f *Form) WriteHTML(w io.Writer, in *govmaturity.FormInput, page govmaturity.FormPage) error {
	return nil
}

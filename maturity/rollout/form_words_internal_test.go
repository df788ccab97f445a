package rollout

import (
	"testing"

	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/wordstest"
)

// Each field of the document has words in its form, and no words are for a field that
// is not there any more.
func TestFormWords(t *testing.T) {
	wordstest.Fields(t, 30, []*document.Shape{rolloutFormat.Shape()})
}

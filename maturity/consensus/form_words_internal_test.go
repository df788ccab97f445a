package consensus

import (
	"testing"

	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/wordstest"
)

// Each field of the document has words in its form, each option too, and no words are for a
// field that is not there any more.
func TestFormWords(t *testing.T) {
	wordstest.Fields(t, 35, []*document.Shape{roundFormat.Shape()})
}

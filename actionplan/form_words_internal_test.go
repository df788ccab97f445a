package actionplan

import (
	"testing"

	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/wordstest"
)

// Each field of the documents has words in its form, each option too, and no words are for a
// field that is not there any more.
func TestFormWords(t *testing.T) {
	wordstest.Fields(t, 140, []*document.Shape{planFormat.Shape(), reviewFormat.Shape(), visionFormat.Shape(), cycleFormat.Shape()})
}

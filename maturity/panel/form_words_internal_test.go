package panel

import (
	"testing"

	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/wordstest"
)

func TestFormFieldWords(t *testing.T) {
	wordstest.Fields(t, 20, []*document.Shape{benchmarkFormat.Shape(), uncertaintyFormat.Shape()})
}

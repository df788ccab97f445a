package systemstest

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/govmaturity/govmaturity/systems"
)

// diagramFrom reads a diagram of the test data.
func diagramFrom(t testing.TB, path string) *systems.Diagram {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", path))
	if err != nil {
		t.Fatal(err)
	}
	d, err := systems.ReadDiagram(path, data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// ministry returns a diagram that uses everything and keeps all laws.
func ministry(t testing.TB) *systems.Diagram { return diagramFrom(t, "ministry.yaml") }

func TestWellMade(t *testing.T) {
	t.Parallel()
	Run(t, ministry(t))
	if err := Check(ministry(t), WithSeed(2), WithSamples(30)); err != nil {
		t.Error(err)
	}
}

// A diagram without anything keeps all laws, and nothing of it is looked at.
func TestEmpty(t *testing.T) {
	t.Parallel()
	d, err := systems.Compile(&systems.DiagramSpec{Format: systems.DiagramFormat, ID: "empty"})
	if err != nil {
		t.Fatal(err)
	}
	Run(t, d)
}

package maturitytest

import (
	"os"
	"testing"

	"github.com/govmaturity/govmaturity/maturity"
)

// ministry returns a framework that uses everything and keeps all laws.
func ministry(t testing.TB, options ...maturity.CompileOption) *maturity.Framework {
	t.Helper()
	fw, err := maturity.Load(os.DirFS("testdata"), "ministry.yaml", options...)
	if err != nil {
		t.Fatal(err)
	}
	return fw
}

func TestWellMade(t *testing.T) {
	t.Parallel()
	Run(t, ministry(t))
	if err := Check(ministry(t), WithSeed(2), WithSamples(4)); err != nil {
		t.Error(err)
	}
}

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

// everyLaw checks the laws about code without any.
func everyLaw() Option { return optionFunc(func(c *config) { c.every = true }) }

func TestWellMade(t *testing.T) {
	t.Parallel()
	Run(t, ministry(t), everyLaw())
	if err := Check(ministry(t), WithSeed(2), WithSamples(4), everyLaw()); err != nil {
		t.Error(err)
	}
}

package panel_test

import (
	"testing"

	"github.com/govmaturity/govmaturity/internal/zerotest"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

func TestZeroValues(t *testing.T) {
	zerotest.Methods(t, 40, new(panel.Panel), new(panel.Uncertainty), new(panel.Accumulator), new(panel.Goalposts),
		new(panel.BenchmarkSpec), new(panel.Table), panel.Member{}, panel.Standing{})
}

package rollout_test

import (
	"testing"

	"github.com/govmaturity/govmaturity/internal/zerotest"
	"github.com/govmaturity/govmaturity/maturity/rollout"
)

func TestZeroValues(t *testing.T) {
	zerotest.Methods(t, 12, new(rollout.Rollout), new(rollout.Round))
}

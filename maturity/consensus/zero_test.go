package consensus_test

import (
	"testing"

	"github.com/govmaturity/govmaturity/internal/zerotest"
	"github.com/govmaturity/govmaturity/maturity/consensus"
)

func TestZeroValues(t *testing.T) {
	zerotest.Methods(t, 15, new(consensus.Consensus), new(consensus.Round), new(consensus.Movement))
}

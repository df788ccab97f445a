package consensus_test

import (
	"math/rand/v2"
	"testing"

	"github.com/govmaturity/govmaturity/maturity/consensus"
)

// Ten raters of 240 questions, with intervals of 1000 draws.
func BenchmarkAgreement(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	marks := make([][]int, 240)
	for i := range marks {
		marks[i] = make([]int, 10)
		for g := range marks[i] {
			marks[i][g] = 1 + r.IntN(5)
		}
	}
	for b.Loop() {
		measured(b, 5, marks, consensus.AgreementSpec{})
	}
}

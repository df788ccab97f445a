package maturitytest

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/consensus"
)

// roundEngine is what the laws see of package consensus. Tests put a broken function in
// the place of one, to show that the law would notice.
type roundEngine struct {
	combine   func(*consensus.Round, ...*maturity.Assessment) (*consensus.Consensus, error)
	answer    func(consensus.Cell) govmaturity.Answer
	apart     func(consensus.Cell) float64
	settled   func(consensus.Cell) govmaturity.Answer
	agreement func(c *consensus.Consensus, node string) []consensus.Agreement
	agenda    func(*consensus.Consensus) []consensus.Cell
	result    func(*consensus.Consensus, govmaturity.Words) *maturity.Assessment
	score     func(*maturity.Framework, *maturity.Assessment) (*maturity.Scorecard, error)
	since     func(now, earlier *consensus.Consensus) (*consensus.Movement, error)
	read      func(fw *maturity.Framework, name string, data []byte) (*consensus.Round, error)
	readForm  func(fw *maturity.Framework, name string, data []byte) (*consensus.Round, error)
}

func newRoundEngine() roundEngine {
	return roundEngine{
		combine:   (*consensus.Round).Combine,
		answer:    func(c consensus.Cell) govmaturity.Answer { return c.Answer },
		apart:     func(c consensus.Cell) float64 { return c.Disagreement },
		settled:   func(c consensus.Cell) govmaturity.Answer { return c.Answer },
		agreement: (*consensus.Consensus).Agreement,
		agenda:    (*consensus.Consensus).Agenda,
		result:    (*consensus.Consensus).Assessment,
		score:     (*maturity.Framework).Score,
		since:     (*consensus.Consensus).Since,
		read:      consensus.Read,
		readForm:  consensus.Read,
	}
}

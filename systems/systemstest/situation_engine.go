package systemstest

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems/situation"
)

// situationEngine is what the laws of situations see of package situation. Tests put a
// broken function in the place of one, to show that the law would notice.
type situationEngine struct {
	items       func(*situation.Situation, ...situation.Aspect) []situation.Item
	supports    func(situation.Item) []situation.Item
	supportedBy func(situation.Item) []situation.Item
	contradicts func(situation.Item) []situation.Item
	serves      func(situation.Item) []situation.Item
	served      func(situation.Item) []situation.Item
	crossings   func(*situation.Situation) []situation.Crossing
	score       func(situation.RiskLevel) (float64, bool)
	band        func(situation.RiskLevel) situation.Band
	cell        func(m situation.Matrix, likelihood, impact int) situation.Cell
	rated       func(i situation.Item, scale string) situation.Rated
	doubts      func(*situation.Situation, ...situation.Check) []situation.Doubt
	redacted    func(*situation.Situation) *situation.SituationSpec
	told        func(govmaturity.Finding, govmaturity.Words) string
	read        func(name string, data []byte) (*situation.Situation, error)
	fromForm    func(*govmaturity.FormInput) (*situation.Situation, error)
}

func newSituationEngine() situationEngine {
	return situationEngine{
		items:       (*situation.Situation).Items,
		supports:    situation.Item.Supports,
		supportedBy: situation.Item.SupportedBy,
		contradicts: situation.Item.Contradicts,
		serves:      situation.Item.For,
		served:      situation.Item.Served,
		crossings:   (*situation.Situation).Crossings,
		score:       situation.RiskLevel.Score,
		band:        situation.RiskLevel.Band,
		cell:        situation.Matrix.Cell,
		rated:       situation.Item.Rated,
		doubts:      (*situation.Situation).Doubts,
		redacted:    (*situation.Situation).Redacted,
		told:        govmaturity.Finding.In,
		read:        situation.ReadSituation,
		fromForm:    inForm(situation.ReadSituation),
	}
}

package systemstest

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// mapEngine is what the laws of stakeholder maps see of package stakeholder. Tests put
// a broken function in the place of one, to show that the law would notice.
type mapEngine struct {
	rated    func(stakeholder.Stakeholder, stakeholder.Attribute) stakeholder.Rated
	grid     func(*stakeholder.Map) stakeholder.Grid
	salience func(stakeholder.Stakeholder) stakeholder.Salience
	advice   func(stakeholder.Stakeholder) stakeholder.Advice
	// gaps are from current to desired, from current to suggested, and from desired to
	// suggested.
	gaps     func(stakeholder.Advice) [3]stakeholder.Gap
	equity   func(*stakeholder.Map) stakeholder.Equity
	measures func(*stakeholder.Map, stakeholder.NetworkOptions) func(stakeholder.Stakeholder) stakeholder.Measures
	redacted func(*stakeholder.Map) *stakeholder.MapSpec
	told     func(govmaturity.Finding, govmaturity.Words) string
	read     func(name string, data []byte) (*stakeholder.Map, error)
	fromForm func(*govmaturity.FormInput) (*stakeholder.Map, error)
}

func newMapEngine() mapEngine {
	return mapEngine{
		rated:    stakeholder.Stakeholder.Rated,
		grid:     (*stakeholder.Map).Grid,
		salience: stakeholder.Stakeholder.Salience,
		advice:   stakeholder.Stakeholder.Advice,
		gaps: func(a stakeholder.Advice) [3]stakeholder.Gap {
			return [3]stakeholder.Gap{a.CurrentToDesired(), a.CurrentToSuggested(), a.DesiredToSuggested()}
		},
		equity: (*stakeholder.Map).Equity,
		measures: func(m *stakeholder.Map, o stakeholder.NetworkOptions) func(stakeholder.Stakeholder) stakeholder.Measures {
			return m.Network(o).Of
		},
		redacted: (*stakeholder.Map).Redacted,
		told:     govmaturity.Finding.In,
		read:     stakeholder.ReadMap,
		fromForm: inForm(stakeholder.ReadMap),
	}
}

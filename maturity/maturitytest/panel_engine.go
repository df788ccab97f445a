package maturitytest

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

// panelEngine is what the laws see of package panel. It keeps some laws by itself,
// whatever the panel; tests then put a broken function in its place, to show that the law
// would notice.
type panelEngine struct {
	make          func(*maturity.Framework, []*maturity.Assessment, ...maturity.CompileOption) (*panel.Panel, error)
	ranks         func(p *panel.Panel, ties panel.Ties, node string) []float64
	ranking       func(p *panel.Panel, node string) []panel.Member
	value         func(maturity.Result) (float64, bool)
	counts        func(maturity.Result) (float64, bool)
	state         func(maturity.Result) govmaturity.State
	freeze        func(*panel.Goalposts, *maturity.Framework, ...maturity.CompileOption) (*maturity.Framework, error)
	part          func(*panel.Panel, func(panel.Member) bool) *panel.Panel
	standings     func(*panel.Panel, panel.Member) ([]panel.Standing, error)
	readGoalposts func(name string, data []byte) (*panel.Goalposts, error)
	totals        func(*panel.Accumulator) []panel.Total
	merge         func(into, from *panel.Accumulator) error
	decode        func(*panel.Accumulator, []byte) error
}

func newPanelEngine() panelEngine {
	return panelEngine{
		make:          panel.New,
		ranks:         (*panel.Panel).RanksBy,
		ranking:       (*panel.Panel).Ranking,
		value:         maturity.Result.Value,
		counts:        maturity.Result.Value,
		state:         maturity.Result.State,
		freeze:        (*panel.Goalposts).Freeze,
		part:          (*panel.Panel).Where,
		standings:     (*panel.Panel).Benchmark,
		readGoalposts: panel.ReadGoalposts,
		totals:        (*panel.Accumulator).Result,
		merge:         (*panel.Accumulator).Merge,
		decode:        (*panel.Accumulator).UnmarshalBinary,
	}
}

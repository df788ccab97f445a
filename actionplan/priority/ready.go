package priority

import "github.com/govmaturity/govmaturity"

// readySources are where the ready criteria come from.
var readySources = []govmaturity.Source{
	{ID: "toolkit", Title: `Training Toolkit on "Capacities for Digital Government Transformation"`, Publisher: "UN DESA"},
	{ID: "workshop", Title: "Innovation and Digital Government for Public Service Delivery, workshop, day 2", Publisher: "UN DESA"},
}

// readyCriteria are the criteria that the sources name.
var readyCriteria = []struct {
	id   string
	axis Axis
	cite govmaturity.Citation
}{
	{"value", AxisValue, govmaturity.Citation{Source: "toolkit", Locator: "Chapter 7, 7.1, Trade-off between Value and Feasibility (the figure is missing)"}},
	{"feasibility", AxisFeasibility, govmaturity.Citation{Source: "toolkit", Locator: "Chapter 7, 7.1, Trade-off between Value and Feasibility (the figure is missing)"}},
	{"inclusion", AxisNone, govmaturity.Citation{Source: "toolkit", Locator: "Chapter 7, 7.1, Action plan: from thinking to action, the list of further criteria, 1"}},
	{"trust", AxisNone, govmaturity.Citation{Source: "toolkit", Locator: "Chapter 7, 7.1, Action plan: from thinking to action, the list of further criteria, 2"}},
	{"learning", AxisNone, govmaturity.Citation{Source: "toolkit", Locator: "Chapter 7, 7.1, Action plan: from thinking to action, the list of further criteria, 3"}},
	{"culture", AxisNone, govmaturity.Citation{Source: "toolkit", Locator: "Chapter 7, 7.1, Action plan: from thinking to action, the list of further criteria, 4"}},
	{"timeframe", AxisNone, govmaturity.Citation{Source: "toolkit", Locator: "Chapter 7, 7.1, Action plan: from thinking to action, the list of further criteria, 5"}},
	{"priority", AxisValue, govmaturity.Citation{Source: "workshop", Locator: "Agenda, module 4.3, Do-ability vs Priority Analysis (named only)"}},
	{"do-ability", AxisFeasibility, govmaturity.Citation{Source: "workshop", Locator: "Agenda, module 4.3, Do-ability vs Priority Analysis (named only)"}},
}

// ReadyCriteria returns the criteria that UN DESA names, without weights, in each of
// the words, or in English without any, and the sources that they cite: value and
// feasibility; five further ones of a list that the source leaves open (inclusion,
// trust, learning, culture, timeframe); priority and do-ability, of which the source
// has the names alone. What each asks is put in words of our own. A document takes
// value and feasibility, or priority and do-ability: both pairs are axes of the chart.
func ReadyCriteria(words ...govmaturity.Words) ([]CriterionSpec, []govmaturity.Source) {
	if len(words) == 0 {
		words = []govmaturity.Words{{}}
	}
	var out []CriterionSpec
	for _, r := range readyCriteria {
		c := CriterionSpec{ID: r.id, Title: govmaturity.Text{}, Description: govmaturity.Text{}, Direction: DirectionUp, Axis: r.axis,
			Standing: govmaturity.StandingParaphrased, Cites: []govmaturity.Citation{r.cite}}
		for _, w := range words {
			c.Title[w.Language()] = w.Say("priority.criterion." + r.id)
			c.Description[w.Language()] = w.Say("priority.asks." + r.id)
		}
		out = append(out, c)
	}
	sources := make([]govmaturity.Source, len(readySources))
	copy(sources, readySources)
	return out, sources
}

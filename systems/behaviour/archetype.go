package behaviour

import (
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems"
)

// The eight archetypes of the workshop on innovation and digital government, each
// as a model. Which variables there are and how they act on each other is what
// the authors say; the equations and the numbers are this library's, chosen to be
// few and to show what the archetype does.

// Archetype returns the model of an archetype: each of [systems.Archetypes] has one,
// and the four generic classes have none. Its equations are minimal forms of this library, and illustrate: they are
// no forecast for any organization.
func Archetype(id systems.Archetype) (*Model, bool) {
	for _, a := range archetypes {
		if a.id == id {
			m, err := NewModel(a.build())
			return m, err == nil
		}
	}
	return nil, false
}

type archetype struct {
	id    systems.Archetype
	build func() ModelSpec
}

var archetypes = []archetype{
	{"drifting-goals", driftingGoals},
	{"escalation", escalation},
	{"fixes-that-fail", fixesThatFail},
	{"growth-and-underinvestment", growthAndUnderinvestment},
	{"limits-to-success", limitsToSuccess},
	{"shifting-the-burden", shiftingTheBurden},
	{"success-to-the-successful", successToTheSuccessful},
	{"tragedy-of-the-commons", tragedyOfTheCommons},
}

// authors are the works that the archetypes are taken from.
var authors = []govmaturity.Source{
	{ID: "kim-1992", Title: "Systems Archetypes I", Publisher: "Kim, D. H., Pegasus Communications", Date: "1992"},
	{ID: "braun-2002", Title: "The System Archetypes", Publisher: "Braun, W.", Date: "2002"},
	{ID: "bourguet-perez-2003", Title: "On mathematical structures of systems archetypes", Publisher: "Bourguet-Díaz, R. E. and Pérez-Salazar, G.", Date: "2003"},
	{ID: "wolstenholme-2003", Title: "Towards the definition and use of a core set of archetypal structures in system dynamics", Publisher: "Wolstenholme, E. F., System Dynamics Review", Date: "2003"},
}

// shown completes the model of an archetype: titles in all languages, works, and
// what it is worth.
func shown(id, locator string, s ModelSpec) ModelSpec {
	s.ID, s.Title = id, everyLanguage("archetype.name."+id)
	s.Standing = govmaturity.StandingIllustrative
	s.Sources = slices.Clone(authors)
	s.Cites = []govmaturity.Citation{{Source: "kim-1992", Locator: locator}, {Source: "braun-2002", Locator: locator}}
	s.Setup.Step = 0.05
	for i := range s.Stocks {
		s.Stocks[i].Title = nameOf(s.Stocks[i].ID)
	}
	for i := range s.Variables {
		s.Variables[i].Title = nameOf(s.Variables[i].ID)
	}
	for i := range s.Parameters {
		if s.Parameters[i].Role != "" {
			s.Parameters[i].Title = nameOf(s.Parameters[i].ID)
		}
	}
	for i := range s.Levers {
		s.Levers[i].Title = everyLanguage("behaviour.lever." + s.Levers[i].ID)
	}
	return s
}

// nameOf says what a thing is in all languages. Of an actor, the letter stands at
// the end of the id.
func nameOf(id string) govmaturity.Text {
	plain := strings.TrimSuffix(strings.TrimSuffix(id, "-a"), "-b")
	out := everyLanguage("behaviour.name." + plain)
	if plain != id {
		for tag, name := range out {
			out[tag] = govmaturity.WordsFor(tag).Say("behaviour.actor", "name", name, "actor", strings.ToUpper(id[len(id)-1:]))
		}
	}
	return out
}

// everyLanguage says a key in all languages that the library comes with.
func everyLanguage(key string) govmaturity.Text { return saidInAll(key) }

// variableOf is a variable, in the order in which a model reads best.
func variableOf(id string, value func([]float64) float64, from ...string) VariableSpec {
	return VariableSpec{ID: id, From: from, Value: value}
}

// is gives a role to a variable.
func (v VariableSpec) is(role systems.Role) VariableSpec {
	v.Role = role
	return v
}

// by gives a variable to an actor.
func (v VariableSpec) by(actor string) VariableSpec {
	v.Actor = actor
	return v
}

// twoActors are those of the models in which two stand beside each other.
func twoActors() []systems.ActorSpec {
	return []systems.ActorSpec{{ID: "a", Name: govmaturity.English("A")}, {ID: "b", Name: govmaturity.English("B")}}
}

// times multiplies all of its inputs.
func times(in []float64) float64 {
	x := in[0]
	for _, y := range in[1:] {
		x *= y
	}
	return x
}

// toward moves the second input to the first over the time that is the third.
func toward(in []float64) float64 { return (in[0] - in[1]) / in[2] }

// The relief of a fix is quick, and its side effect comes late: the problem
// returns, and grows when the side effect weighs more than the relief.
func fixesThatFail() ModelSpec {
	return shown("fixes-that-fail", "Fixes that fail", ModelSpec{
		Parameters: []ParameterSpec{{ID: "fix-rate", Value: 0.8}, {ID: "relief", Value: 0.5}, {ID: "harm", Value: 0.8}, {ID: "delay", Value: 6}},
		Stocks: []StockSpec{
			{ID: "problem", Start: 10, In: []string{"worsening"}, Out: []string{"easing"}, Role: systems.RoleProblem},
			{ID: "consequence", In: []string{"building"}, Late: true, Role: systems.RoleSideEffect},
		},
		Variables: []VariableSpec{
			variableOf("fix", times, "fix-rate", "problem").is(systems.RoleFix),
			variableOf("worsening", times, "harm", "consequence"),
			variableOf("easing", times, "relief", "fix"),
			variableOf("building", toward, "fix", "consequence", "delay"),
		},
		Setup:  Setup{To: 60},
		Levers: []Lever{{ID: "harmless-fix", Changes: []Change{Set("harm", 0.4)}}, {ID: "no-consequence", Changes: []Change{Cut("consequence", "worsening")}}},
	})
}

// What limits growth is noticed late, and so growth goes beyond it first.
func limitsToSuccess() ModelSpec {
	return shown("limits-to-success", "Limits to success", ModelSpec{
		Parameters: []ParameterSpec{{ID: "rate", Value: 0.3}, {ID: "limit", Value: 100, Role: systems.RoleConstraint}, {ID: "delay", Value: 4}},
		Stocks: []StockSpec{
			{ID: "performance", Start: 1, In: []string{"growing"}, Out: []string{"limiting"}, Role: systems.RoleResult},
			{ID: "perceived-performance", StartFrom: "performance", In: []string{"noticing"}, Late: true},
		},
		Variables: []VariableSpec{
			variableOf("growing", times, "rate", "performance").is(systems.RoleEffort),
			variableOf("limiting", func(in []float64) float64 { return in[0] * in[1] / in[2] }, "growing", "perceived-performance", "limit"),
			variableOf("noticing", toward, "performance", "perceived-performance", "delay"),
		},
		Setup:  Setup{To: 60},
		Levers: []Lever{{ID: "raise-limit", Changes: []Change{Set("limit", 200).From(10)}}, {ID: "notice-sooner", Changes: []Change{Set("delay", 0.5)}}},
	})
}

// A symptomatic solution eases the problem, and wears away what would solve it.
func shiftingTheBurden() ModelSpec {
	return shown("shifting-the-burden", "Shifting the burden / Addiction", ModelSpec{
		Parameters: []ParameterSpec{{ID: "use", Value: 1}},
		Stocks: []StockSpec{
			{ID: "problem", Start: 20, In: []string{"arising"}, Out: []string{"easing", "solving"}, Role: systems.RoleProblem},
			{ID: "symptomatic-solution", In: []string{"adopting"}, Out: []string{"lapsing"}, Role: systems.RoleFix},
			{ID: "fundamental-solution", Start: 1, In: []string{"learning"}, Out: []string{"wearing"}, Late: true, Role: systems.RoleFundamental},
		},
		Variables: []VariableSpec{
			variableOf("arising", func([]float64) float64 { return 10 }),
			variableOf("easing", func(in []float64) float64 { return 0.6 * in[0] }, "symptomatic-solution"),
			variableOf("solving", func(in []float64) float64 { return 0.5 * in[0] * in[1] }, "fundamental-solution", "problem"),
			variableOf("adopting", func(in []float64) float64 { return 0.8 * in[0] * in[1] }, "problem", "use"),
			variableOf("lapsing", func(in []float64) float64 { return in[0] }, "symptomatic-solution"),
			variableOf("learning", func(in []float64) float64 { return 0.006 * in[0] * (1 - in[1]) }, "problem", "fundamental-solution"),
			variableOf("wearing", func(in []float64) float64 { return 0.05 * in[0] * in[1] }, "fundamental-solution", "symptomatic-solution").is(systems.RoleSideEffect),
		},
		Setup:  Setup{To: 40},
		Levers: []Lever{{ID: "withdraw", Changes: []Change{Set("use", 0).From(20)}}, {ID: "fundamental-first", Changes: []Change{Set("use", 0)}}},
	})
}

// A gap can be closed by doing more or by wanting less.
func driftingGoals() ModelSpec {
	return shown("drifting-goals", "Drifting goals", ModelSpec{
		Parameters: []ParameterSpec{{ID: "action-time", Value: 10}, {ID: "goal-time", Value: 15}, {ID: "loss", Value: 1}},
		Stocks: []StockSpec{
			{ID: "state", Start: 100, In: []string{"acting"}, Out: []string{"losing"}, Late: true, Role: systems.RoleActual},
			{ID: "goal", Start: 100, Out: []string{"lowering"}, Role: systems.RoleGoal},
		},
		Variables: []VariableSpec{
			variableOf("gap", func(in []float64) float64 { return in[0] - in[1] }, "goal", "state").is(systems.RoleGap),
			variableOf("acting", func(in []float64) float64 { return in[0] / in[1] }, "gap", "action-time").is(systems.RoleEffort),
			variableOf("losing", func(in []float64) float64 { return in[0] }, "loss"),
			variableOf("lowering", func(in []float64) float64 { return in[0] / in[1] }, "gap", "goal-time"),
		},
		Setup:  Setup{To: 100},
		Levers: []Lever{{ID: "fixed-goal", Changes: []Change{Set("lowering", 0)}}},
	})
}

// Each of two wants to be ahead of the other.
func escalation() ModelSpec {
	return shown("escalation", "Escalation", ModelSpec{
		Actors:     twoActors(),
		Parameters: []ParameterSpec{{ID: "ratio", Value: 1.2}, {ID: "response-time", Value: 5}},
		Stocks: []StockSpec{
			{ID: "activity-a", Start: 10, In: []string{"responding-a"}, Role: systems.RoleResult, Actor: "a"},
			{ID: "activity-b", Start: 10, In: []string{"responding-b"}, Role: systems.RoleResult, Actor: "b"},
		},
		Variables: []VariableSpec{
			variableOf("wanted-a", times, "ratio", "activity-b").by("a"),
			variableOf("wanted-b", times, "ratio", "activity-a").by("b"),
			variableOf("responding-a", toward, "wanted-a", "activity-a", "response-time").by("a"),
			variableOf("responding-b", toward, "wanted-b", "activity-b", "response-time").by("b"),
		},
		Setup:  Setup{To: 60},
		Levers: []Lever{{ID: "less-than-parity", Changes: []Change{Set("ratio", 0.8)}}, {ID: "ignore-rival", Changes: []Change{Cut("activity-b", "wanted-a")}}},
	})
}

// Who has more gets more.
func successToTheSuccessful() ModelSpec {
	share := func(in []float64) float64 {
		mine, other := float64(in[0]*in[0]), float64(in[1]*in[1])
		if mine+other == 0 {
			return 0.5
		}
		return mine / (mine + other)
	}
	return shown("success-to-the-successful", "Success to the successful", ModelSpec{
		Actors:     twoActors(),
		Parameters: []ParameterSpec{{ID: "resources", Value: 10}, {ID: "wear", Value: 0.1}},
		Stocks: []StockSpec{
			{ID: "success-a", Start: 51, In: []string{"gain-a"}, Out: []string{"wear-a"}, Role: systems.RoleResult, Actor: "a"},
			{ID: "success-b", Start: 49, In: []string{"gain-b"}, Out: []string{"wear-b"}, Role: systems.RoleResult, Actor: "b"},
		},
		Variables: []VariableSpec{
			variableOf("share", share, "success-a", "success-b").is(systems.RoleAllocation),
			variableOf("gain-a", times, "resources", "share").by("a"),
			variableOf("gain-b", func(in []float64) float64 { return in[0] * (1 - in[1]) }, "resources", "share").by("b"),
			variableOf("wear-a", times, "wear", "success-a").by("a"),
			variableOf("wear-b", times, "wear", "success-b").by("b"),
		},
		Setup:  Setup{To: 200},
		Levers: []Lever{{ID: "equal-shares", Changes: []Change{Set("gain-a", 5), Set("gain-b", 5)}}},
	})
}

// Two use what neither owns, each to their own gain.
func tragedyOfTheCommons() ModelSpec {
	effort := func(in []float64) float64 { return 0.0006 * in[0] * in[1] }
	return shown("tragedy-of-the-commons", "Tragedy of the commons", ModelSpec{
		Actors:     twoActors(),
		Parameters: []ParameterSpec{{ID: "renewal", Value: 0.3}, {ID: "capacity", Value: 400}, {ID: "take", Value: 0.002}, {ID: "cost", Value: 0.05}},
		Stocks: []StockSpec{
			{ID: "resource", Start: 400, In: []string{"renewing"}, Out: []string{"taking"}, Late: true, Role: systems.RoleResource},
			{ID: "effort-a", Start: 5, In: []string{"gain-a"}, Out: []string{"cost-a"}, Role: systems.RoleEffort, Actor: "a"},
			{ID: "effort-b", Start: 5, In: []string{"gain-b"}, Out: []string{"cost-b"}, Role: systems.RoleEffort, Actor: "b"},
		},
		Variables: []VariableSpec{
			variableOf("renewing", func(in []float64) float64 { return in[0] * in[1] * (1 - in[1]/in[2]) }, "renewal", "resource", "capacity"),
			variableOf("total", func(in []float64) float64 { return in[0] + in[1] }, "effort-a", "effort-b"),
			variableOf("taking", times, "take", "total", "resource"),
			variableOf("gain-a", effort, "effort-a", "resource").by("a"),
			variableOf("gain-b", effort, "effort-b", "resource").by("b"),
			variableOf("cost-a", times, "cost", "effort-a").by("a"),
			variableOf("cost-b", times, "cost", "effort-b").by("b"),
		},
		Setup:  Setup{To: 80},
		Levers: []Lever{{ID: "charge-for-use", Changes: []Change{Set("cost", 0.15)}}},
	})
}

// Growth needs capacity, and a standard that follows performance hides that.
func growthAndUnderinvestment() ModelSpec {
	return shown("growth-and-underinvestment", "Growth and underinvestment", ModelSpec{
		Parameters: []ParameterSpec{{ID: "growth", Value: 0.25}, {ID: "investment-time", Value: 6}, {ID: "drift-time", Value: 10}},
		Stocks: []StockSpec{
			{ID: "demand", Start: 50, In: []string{"growing"}, Out: []string{"leaving"}, Role: systems.RoleDemand},
			{ID: "capacity", Start: 100, In: []string{"investing"}, Out: []string{"wearing"}, Late: true, Role: systems.RoleCapacity},
			{ID: "standard", Start: 1, In: []string{"drifting"}, Role: systems.RoleStandard},
		},
		Variables: []VariableSpec{
			variableOf("performance", func(in []float64) float64 { return min(1.5, in[0]/in[1]) }, "capacity", "demand").is(systems.RolePerformance),
			variableOf("growing", times, "growth", "demand", "performance"),
			variableOf("leaving", func(in []float64) float64 { return 0.8 * in[0] * in[1] }, "growth", "demand"),
			variableOf("investing", func(in []float64) float64 { return in[0] * max(0, in[1]-in[2]) / in[3] }, "capacity", "standard", "performance", "investment-time"),
			variableOf("wearing", func(in []float64) float64 { return 0.03 * in[0] }, "capacity"),
			variableOf("drifting", func(in []float64) float64 { return (min(in[0], 1) - in[1]) / in[2] }, "performance", "standard", "drift-time"),
		},
		Setup:  Setup{To: 80},
		Levers: []Lever{{ID: "hold-the-standard", Changes: []Change{Set("drifting", 0), Set("investment-time", 1)}}},
	})
}

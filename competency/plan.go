package competency

import (
	"math"

	"github.com/govmaturity/govmaturity"
)

// Trainee is somebody whose gaps a plan is to close.
type Trainee struct {
	Person *Person
	// Posts are what the person is to be ready for. Where several require the
	// same competency, the highest level counts.
	Posts []Post
	// Targets are levels to reach besides.
	Targets []Target
	// Done are modules, by their ids, that the person has taken: they count as
	// taken for what comes after them, and neither they nor what they exclude is
	// planned. What they taught is for evidence to say.
	Done []string
	// Languages are those in which the person can learn. It is those of the
	// options when empty.
	Languages []string
}

// Target is a level that somebody is to reach.
type Target struct {
	Competency Competency
	// Level is the zero Level where to have the competency, or to be proficient,
	// is enough.
	Level govmaturity.Level
	// Weight is how much it counts in readiness: 1 when 0.
	Weight float64
}

// Goal says what a plan makes the best of.
type Goal string

const (
	// GoalLeastCost closes every gap that training can close, at the least cost.
	GoalLeastCost Goal = "least-cost"
	// GoalLeastTime closes every gap that training can close, in the fewest
	// minutes of all people together.
	GoalLeastTime Goal = "least-time"
	// GoalReadiness makes people as ready as the limits allow: the sum of their
	// readiness, each from 0 to 1, is the most. Gaps may be closed in part.
	GoalReadiness Goal = "readiness"
)

// PlanOptions say what a plan is for, and within which limits. A limit that is nil
// is none.
type PlanOptions struct {
	AsOf AsOf
	Goal Goal
	// Budget is the most that all training may cost, in hundredths of the
	// catalogue's currency.
	Budget *int64
	// Minutes is the most time that all people together may spend, and MinutesEach
	// that of each.
	Minutes, MinutesEach *int64
	// Seats stand in for the seats of the catalogue, by the module's id: what is
	// left of them.
	Seats map[string]int
	// Languages are those in which people can learn: any when empty. A module in
	// English suits those who learn in British English, and the other way round.
	// One that does not say its languages suits nobody who names some.
	Languages []string
	// Possible closes gaps that may be there, too: what is not known counts as
	// not there. Without it, they are left open and listed.
	Possible bool
	// Desirable closes gaps in what posts merely call desirable, too.
	Desirable bool
	// Diagnoses say why there are gaps. Where training is not the remedy, a gap is
	// left out, and says so.
	Diagnoses []Diagnosis
	// Nodes is how long to search: 100,000 when 0. More prove more.
	Nodes int
}

// Diagnosis says why there is a gap, and whether training is the remedy: it is
// not where people could do it and lack the tools, the time or the mandate.
type Diagnosis struct {
	// Person and Competency are ids.
	Person, Competency string
	// Cause is why the gap is there, and Remedy what would mend it, in words for
	// people.
	Cause, Remedy string
	// Training reports whether training is the remedy.
	Training bool
}

// Plan says who takes which training, in which order and why.
type Plan struct {
	Training *Training
	Goal     Goal
	// Found reports whether there is a plan that keeps the limits. For
	// GoalReadiness there always is, if only of nothing. When there is none, nobody
	// has modules, and the gaps say why.
	Found bool
	// Value is what the goal is about: the cost in hundredths of the currency, the
	// minutes, or the mean readiness of the people of whom something is asked: 0 when
	// there are none. Bound is proved: no plan costs
	// less, or makes people readier. What modules raise besides, where the plan is not
	// about a gap, is in what people are ready for after it, and not in Value.
	Value, Bound float64
	// Proved reports whether the search came to its end: no plan is better or, when
	// none was found, there is none. Readiness is compared in whole numbers: exactly
	// where weights are whole and not too unlike, and otherwise with each step's part
	// of somebody's readiness rounded to a millionth; where people share limits and
	// there are very many, to a ten-thousandth or a hundredth. Bound allows for that.
	Proved bool
	// People are the trainees, in the order in which they were handed over.
	People []PersonPlan
	// Cost and Minutes are those of all modules. They are nil where a module of
	// the plan does not say.
	Cost, Minutes *int64

	options PlanOptions
}

// Gap returns how far the plan may be from the best, as a part of the bound, or
// of the value where that is larger: 0 when it is the best.
func (p *Plan) Gap() float64 {
	if p.Proved || p.Value == p.Bound {
		return 0
	}
	return math.Abs(p.Value-p.Bound) / math.Max(math.Abs(p.Value), math.Abs(p.Bound))
}

// PersonPlan is what one person takes.
type PersonPlan struct {
	Person *Person
	// Modules are in an order in which the person can take them: whatever must
	// come before a module does.
	Modules []PlannedModule
	// Gaps are all levels that the person is to have, those that they surely have
	// included.
	Gaps []PlannedGap
	// Before and After are the readiness that is sure, from 0 to 1, before the
	// training and after it: 0 when nothing is asked for, and Unstated says why.
	Before, After float64
	// Unstated says why there is no readiness: the posts state no requirements, or
	// none that applies to the person. There is then nothing to close. It is ""
	// where there is one.
	Unstated Unstated
	// Cost and Minutes are those of the modules. They are nil where one does not
	// say.
	Cost, Minutes *int64

	plan *Plan
}

// PlannedModule is a module that somebody takes, and why.
type PlannedModule struct {
	Module Module
	// Raises is what it does for the person in this place of the order.
	Raises []PlannedRaise
	// Before are the later modules of the person that cannot be begun without
	// this one.
	Before []Module
}

// PlannedRaise is what a module does for somebody's level in a competency.
type PlannedRaise struct {
	Competency Competency
	// From and To are the levels before and after: the zero Level for none, and
	// for a competency without levels.
	From, To govmaturity.Level
	// Steps is how many level steps that is. Needed is how many of them lie in a
	// gap that the plan is about: the rest serve other modules, or nothing.
	Steps, Needed int
}

// PlannedGap is a level that somebody is to have, and what the plan does about it.
type PlannedGap struct {
	Competency Competency
	// Level is the level to reach: the zero Level for a competency without levels.
	Level govmaturity.Level
	Need  Need
	// Weight is how much it counts in readiness, and Counts reports whether it does.
	Weight float64
	Counts bool
	// Verdict says whether the person has it before the plan.
	Verdict Verdict
	// From is how many level steps the person has reached for sure, To how many are
	// required, and Reached how many there are after the plan.
	From, To, Reached int
	// Closed reports whether the plan closes it.
	Closed bool
	// By are the modules that raise the person towards it, in their order.
	By []Module
	// Open says why the plan does not close it. It is "" where the plan does, and
	// where there is no gap.
	Open Open
	// Within are the modules that would close it but for what Open says.
	Within []Module
	// Parts are, for OpenParts, the competencies that the level comes from and that
	// the person has not for sure: targets to plan for in its stead.
	Parts []Target
	// Diagnosis is why the gap is there, or nil where nobody said.
	Diagnosis *Diagnosis
}

// Open says why a plan leaves a gap open.
type Open string

const (
	// OpenNoModule: no module raises the competency so far.
	OpenNoModule Open = "no-module"
	// OpenEntry: modules would, and nothing leads to where they begin.
	OpenEntry Open = "entry"
	// OpenLanguage: modules would, in other languages.
	OpenLanguage Open = "language"
	// OpenDone: modules would, which the person has taken, or which exclude one
	// that they have taken.
	OpenDone Open = "done"
	// OpenRemedy: training is not the remedy.
	OpenRemedy Open = "remedy"
	// OpenUnknown: it is not known that there is a gap.
	OpenUnknown Open = "unknown"
	// OpenDesirable: the level is merely desirable.
	OpenDesirable Open = "desirable"
	// OpenParts: its level comes from that of its parts, and the plan does not close
	// all that it takes. Make the parts targets.
	OpenParts Open = "parts"
	// OpenProficiency: a level above some that are proficient is not, so that no
	// level is sure to be enough.
	OpenProficiency Open = "proficiency"
	// OpenLimits: it can be closed, and not within the limits, with all else that
	// is to be closed: budget, time, seats and modules that exclude each other.
	OpenLimits Open = "limits"
)

// Trainees returns those who hold the team's posts, each with the posts that they
// hold, in the order of the members.
func (t *Team) Trainees() []Trainee {
	var out []Trainee
	for _, p := range t.members {
		one := Trainee{Person: p}
		for _, post := range t.posts {
			for _, h := range post.holders {
				if h == p {
					one.Posts = append(one.Posts, post.post)
				}
			}
		}
		if one.Posts != nil {
			out = append(out, one)
		}
	}
	return out
}

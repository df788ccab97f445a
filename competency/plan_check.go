package competency

import (
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// planner makes one plan.
type planner struct {
	document.Report
	t        *Training
	o        PlanOptions
	learners []*learner
	day      dayOf
	// costs and minutes report whether the modules' are known and of use.
	costs, minutes bool
}

// check reports what is wrong with a question.
func (b *planner) check(people []Trainee) {
	top := govmaturity.Path{}
	at := top.Key("options")
	if b.t.fw == nil {
		b.Add(top.Key("training"), govmaturity.CodeRequired, "the catalogue %s names no framework: it is not known what its modules raise", b.t.ID())
		return
	}
	day, err := b.o.AsOf.day()
	if err != nil {
		b.AddAt(at.Key("as-of"), err.(govmaturity.Problems))
	}
	b.day = dayOf{b.o.AsOf.Purpose, day}
	if !slices.Contains([]Goal{GoalLeastCost, GoalLeastTime, GoalReadiness}, b.o.Goal) {
		b.Add(at.Key("goal"), govmaturity.CodeNotAllowed, "%q is no goal: expected %s, %s or %s", b.o.Goal, GoalLeastCost, GoalLeastTime, GoalReadiness)
	}
	for _, limit := range []struct {
		key  string
		most *int64
	}{{"budget", b.o.Budget}, {"minutes", b.o.Minutes}, {"minutes-each", b.o.MinutesEach}} {
		if limit.most != nil && *limit.most < 0 {
			b.Add(at.Key(limit.key), govmaturity.CodeOutOfRange, "must be 0 or more, found %d", *limit.most)
		}
	}
	if b.o.Nodes < 0 {
		b.Add(at.Key("nodes"), govmaturity.CodeOutOfRange, "must be 0 or more, found %d", b.o.Nodes)
	}
	for _, id := range sortedKeys(b.o.Seats) {
		b.checkModule(at.Key("seats").Key(id), id)
		if b.o.Seats[id] < 0 {
			b.Add(at.Key("seats").Key(id), govmaturity.CodeOutOfRange, "must be 0 or more, found %d", b.o.Seats[id])
		}
	}
	there := map[string]bool{}
	for i := range people {
		here := top.Key("people").Index(i)
		p := people[i].Person
		switch {
		case p == nil:
			b.Add(here, govmaturity.CodeRequired, "there is no person")
			continue
		case !p.fw.same(b.t.fw):
			b.Add(here, govmaturity.CodeOtherFramework, "the profile of %q is of another framework than the training", p.ID())
			continue
		case there[p.ID()]:
			b.Add(here, govmaturity.CodeDuplicateID, "%q is there twice", p.ID())
		}
		there[p.ID()] = true
		b.checkTrainee(&people[i], here)
	}
	diagnosed := map[[2]string]bool{}
	for i, d := range b.o.Diagnoses {
		here, key := at.Key("diagnoses").Index(i), [2]string{d.Person, d.Competency}
		switch {
		case !there[d.Person]:
			b.Add(here.Key("person"), govmaturity.CodeUnknownReference, "%q is none of the people", d.Person)
		case !b.t.fw.Competency(d.Competency).Valid():
			b.Add(here.Key("competency"), govmaturity.CodeUnknownReference, "there is no competency %q%s", d.Competency, b.Suggest(d.Competency, keysOf(b.t.fw.byID)))
		case diagnosed[key]:
			b.Add(here, govmaturity.CodeDuplicateID, "there is already a diagnosis of %q in %s", d.Person, d.Competency)
		}
		diagnosed[key] = true
	}
}

func (b *planner) checkModule(at govmaturity.Path, id string) {
	if !b.t.Module(id).Valid() {
		b.Add(at, govmaturity.CodeUnknownReference, "there is no module %q%s", id, b.Suggest(id, keysOf(b.t.byID)))
	}
}

func (b *planner) checkTrainee(in *Trainee, at govmaturity.Path) {
	if len(in.Posts)+len(in.Targets) == 0 {
		b.Add(at, govmaturity.CodeRequired, "say what %q is to reach: posts or targets", in.Person.ID())
	}
	for i, post := range in.Posts {
		if !post.Valid() || !post.fw.same(b.t.fw) {
			b.Add(at.Key("posts").Index(i), govmaturity.CodeOtherFramework, "the post %q is not one of %s", post.String(), b.t.fw.ID())
		}
	}
	for i, target := range in.Targets {
		here, c := at.Key("targets").Index(i), target.Competency
		switch {
		case !c.Valid() || !c.fw.same(b.t.fw):
			b.Add(here.Key("competency"), govmaturity.CodeOtherFramework, "the competency %q is not one of %s", c.ID(), b.t.fw.ID())
		case target.Level.Valid() && !slices.Contains(c.get().levels, target.Level):
			b.Add(here.Key("level"), govmaturity.CodeUnknownReference, "%s has no level %q of the scale %s", c.ID(), target.Level.ID(), target.Level.Scale())
		case !target.Level.Valid() && c.Scale().Valid() && !firstProficient(c.get()).Valid():
			b.Add(here.Key("level"), govmaturity.CodeRequired, "say which level of %s is to be reached: none of its levels counts as proficient", c.ID())
		}
		if target.Weight < 0 || target.Weight > 1e6 || math.IsNaN(target.Weight) {
			b.Add(here.Key("weight"), govmaturity.CodeOutOfRange, "must be from 0 to 1e6, found %v", target.Weight)
		}
	}
	for i, id := range in.Done {
		b.checkModule(at.Key("done").Index(i), id)
	}
}

// checkNumbers reports modules that may be planned and do not say what the
// question needs: nothing is assumed.
func (b *planner) checkNumbers() {
	may := make([]bool, len(b.t.modules))
	for _, l := range b.learners {
		for _, i := range l.modules {
			may[i] = true
		}
	}
	needsCost := b.o.Goal == GoalLeastCost || b.o.Budget != nil
	needsMinutes := b.o.Goal == GoalLeastTime || b.o.Minutes != nil || b.o.MinutesEach != nil
	b.costs, b.minutes = true, needsMinutes
	for i, yes := range may {
		m, at := b.t.modules[i].spec, govmaturity.Path{}.Key("training").Key("modules").Index(i)
		switch {
		case !yes:
		case m.Cost == nil && needsCost:
			b.Add(at.Key("cost"), govmaturity.CodeRequired, "the module %s may be of use, and the plan needs what it costs", m.ID)
		case m.Cost == nil:
			b.costs = false // it then cannot settle ties
		}
		if yes && m.Minutes == nil && needsMinutes {
			b.Add(at.Key("minutes"), govmaturity.CodeRequired, "the module %s may be of use, and the plan needs how long it takes", m.ID)
		}
	}
}

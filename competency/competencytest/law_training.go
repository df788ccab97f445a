package competencytest

import (
	"fmt"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// modulesTakeable: what comes before a module does not exclude it, or each other.
func modulesTakeable() rule {
	return laws.New("modules-takeable",
		"Somebody can take each module of training: of all that comes before it, directly or further back, nothing excludes it or each other.",
		func(s *subject, out *laws.Recorder) {
			for _, t := range s.trainings {
				spec := t.Spec()
				byID := map[string]*competency.ModuleSpec{}
				for i := range spec.Modules {
					byID[spec.Modules[i].ID] = &spec.Modules[i]
				}
				for i := range spec.Modules {
					checkTakeable(out, byID, &spec.Modules[i])
				}
			}
		})
}

func checkTakeable(out *laws.Recorder, byID map[string]*competency.ModuleSpec, m *competency.ModuleSpec) {
	way, seen := []string{m.ID}, map[string]bool{m.ID: true}
	for i := 0; i < len(way); i++ {
		for _, id := range byID[way[i]].Requires {
			if !seen[id] {
				seen[id] = true
				way = append(way, id)
			}
		}
	}
	for _, id := range way {
		for _, other := range byID[id].Excludes {
			if seen[other] {
				violated(out, finding{
					at: m.ID, title: titled(m.ID, m.Title), given: "all that must come before it",
					got: id + " and " + other + " exclude each other", expected: "a way to the module that somebody can go",
				})
				return
			}
		}
	}
}

// planCloses: a plan that says that it closes a gap does.
//
// People take the modules as planned: each after what must come before it, and
// from the level that it begins at. Then they have evidence of the levels that the
// modules end at, and are looked at again. Without a catalogue, training is made
// up.
func planCloses() rule {
	return laws.New("plan-closes",
		"A plan of training closes the gaps that it says it closes: once the modules are taken, in their order, evidence of the levels that they end at shows each of these gaps as met.",
		func(s *subject, out *laws.Recorder) {
			trainings := s.trainings
			if len(trainings) == 0 {
				if t := s.madeUp(); t != nil {
					trainings = []*competency.Training{t}
				}
			}
			for _, t := range trainings {
				s.checkPlans(out, t)
			}
		})
}

// Limits of what is planned. A plan of a ministry is tried by the tests of package
// competency.
const (
	maxTrainees   = 4
	maxPlanPosts  = 6
	maxPlanModule = 200
	maxPlanNodes  = 2_000
)

func (s *subject) checkPlans(out *laws.Recorder, t *competency.Training) {
	people := s.people[max(0, len(s.people)-maxTrainees):]
	try := func(of competency.Trainee) {
		var trainees []competency.Trainee
		for _, p := range people {
			of.Person = p
			trainees = append(trainees, of)
		}
		for _, goal := range []competency.Goal{competency.GoalLeastCost, competency.GoalReadiness} {
			plan, err := s.engine.plan(t, trainees, competency.PlanOptions{AsOf: today, Goal: goal, Possible: true, Nodes: maxPlanNodes})
			if err != nil {
				continue // such as modules that do not say what they cost
			}
			for i := range plan.People {
				s.checkPlan(out, &plan.People[i])
			}
		}
	}
	posts := spread(s.posts, maxPlanPosts)
	for _, p := range posts {
		try(competency.Trainee{Posts: []competency.Post{p}})
	}
	if len(posts) == 0 {
		var targets []competency.Target
		for _, c := range spread(s.few, maxPlanPosts) {
			targets = append(targets, competency.Target{Competency: c, Level: enough(c)})
		}
		if targets != nil {
			try(competency.Trainee{Targets: targets})
		}
	}
}

func (s *subject) checkPlan(out *laws.Recorder, p *competency.PersonPlan) {
	levels, drop := map[competency.Competency]govmaturity.Level{}, map[string]bool{}
	for _, m := range p.Modules {
		for _, r := range m.Raises {
			levels[r.Competency] = r.To
			drop[r.Competency.ID()] = true
		}
	}
	var evidence []competency.Attestation
	for _, c := range s.all {
		if l, ok := levels[c]; ok {
			evidence = append(evidence, s.proof(c, l, someDay)...)
		}
	}
	after := s.with(s.without(p.Person, drop), evidence...)
	for _, g := range p.Gaps {
		if !g.Closed || !s.canBe(g.Competency, levels[g.Competency]) {
			continue
		}
		a, err := s.engine.at(after, g.Competency, today)
		if err == nil && meets(a, g.Level) {
			continue
		}
		violated(out, finding{
			at: g.Competency.ID(), title: titled(g.Competency.ID(), g.Competency.Title()),
			given:    fmt.Sprintf("%s, with a plan of %d modules that closes the gap to %s", p.Person.ID(), len(p.Modules), levelText(g.Level)),
			got:      attainedText(a),
			expected: "met, or a gap that the plan says it leaves open",
		})
	}
}

// canBe reports whether evidence can make a level. Where it cannot, other laws say
// so.
func (s *subject) canBe(c competency.Competency, l govmaturity.Level) bool {
	return !l.Valid() || slices.ContainsFunc(s.reached[c.Index()], func(a competency.Attained) bool { return a.Level == l })
}

// madeUp returns training that leads to each level, a step a module, or nil where
// there is nothing to train.
func (s *subject) madeUp() *competency.Training {
	spec := &competency.TrainingSpec{
		Format: competency.TrainingFormat, ID: "made-up", Edition: "1", Title: govmaturity.English("Made up"), Standing: govmaturity.StandingIllustrative,
		Framework: s.fw.ID(), FrameworkEdition: s.fw.Edition(), Currency: "EUR",
	}
	for _, c := range s.trained() {
		before := ""
		for _, l := range levelsOf(c) {
			if len(spec.Modules) == maxPlanModule {
				break
			}
			spec.Modules = append(spec.Modules, competency.ModuleSpec{
				ID: fmt.Sprintf("m%d", len(spec.Modules)+1), Title: govmaturity.English("Made up"), Cost: new(100), Minutes: new(60),
				Raises: []competency.RaiseSpec{{Competency: c.ID(), From: before, To: l.ID()}},
			})
			before = l.ID()
		}
	}
	t, err := competency.CompileTraining(spec, s.fw)
	if err != nil {
		return nil // there is nothing to train
	}
	return t
}

// trained are the competencies of the plans that are tried.
func (s *subject) trained() []competency.Competency {
	posts := spread(s.posts, maxPlanPosts)
	if len(posts) == 0 {
		return spread(s.few, maxPlanPosts)
	}
	var out []competency.Competency
	for _, p := range posts {
		for _, r := range p.Requirements() {
			if !slices.Contains(out, r.Competency()) {
				out = append(out, r.Competency())
			}
		}
	}
	return out
}

package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/actionplantest"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
	"github.com/govmaturity/govmaturity/actionplan/priority"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
	plantable "github.com/govmaturity/govmaturity/actionplan/table"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/competency/competencytest"
	"github.com/govmaturity/govmaturity/competency/sheet"
	"github.com/govmaturity/govmaturity/examples/internal/text"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/consensus"
	"github.com/govmaturity/govmaturity/maturity/maturitytest"
	"github.com/govmaturity/govmaturity/maturity/panel"
	"github.com/govmaturity/govmaturity/maturity/rollout"
	"github.com/govmaturity/govmaturity/systems"
	"github.com/govmaturity/govmaturity/systems/behaviour"
	"github.com/govmaturity/govmaturity/systems/situation"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
	"github.com/govmaturity/govmaturity/systems/systemstest"
	"github.com/invopop/jsonschema"
)

// kind is one kind of document.
type kind struct {
	name   string // on the command line
	format string
	schema func() []byte // nil for a file of words and for golden cases
	// pointed says that other documents may point at it.
	pointed bool
	// read reads a document, and puts it on the shelf if others point at it.
	read func(s *shelf, f file) (found, error)
}

// found is what came of reading a document: what it is, in a few words, and its law
// kit where there is one. The kit looks at the shelf, so it is run when all is read.
type found struct {
	what string
	laws func(waivers) (laws.Report, error)
}

// kinds returns all kinds, each after those that it may point at.
func kinds() []kind {
	return []kind{
		{"framework", maturity.FrameworkFormat, maturity.FrameworkSchema, true, readFramework},
		{"crosswalk", maturity.CrosswalkFormat, maturity.CrosswalkSchema, false, alone(maturity.ReadCrosswalk)},
		{"goalposts", panel.GoalpostsFormat, panel.GoalpostsSchema, false, readGoalposts},
		{"assessment", maturity.AssessmentFormat, maturity.AssessmentSchema, false, readAssessment},
		{"uncertainty", panel.UncertaintyFormat, panel.UncertaintySchema, false, alone(panel.ReadUncertainty)},
		{"benchmark", panel.BenchmarkFormat, panel.BenchmarkSchema, false, readBenchmark},
		{"round", consensus.RoundFormat, consensus.Schema, false, readRound},
		{"rollout", rollout.RolloutFormat, rollout.Schema, false, readRollout},
		{"competency-framework", competency.FrameworkFormat, competency.FrameworkSchema, true, readCompetency},
		{"competency-crosswalk", competency.CrosswalkFormat, competency.CrosswalkSchema, false, alone(competency.ReadCrosswalk)},
		{"profile", competency.ProfileFormat, competency.ProfileSchema, true, readProfile},
		{"rating", competency.RatingFormat, competency.RatingSchema, false, readRating},
		{"team", competency.TeamFormat, competency.TeamSchema, false, readTeam},
		{"training", competency.TrainingFormat, competency.TrainingSchema, false, readTraining},
		{"competency-mapping", sheet.MappingFormat, sheet.MappingSchema, false, alone(sheet.ReadMapping)},
		{"diagram", systems.DiagramFormat, systems.DiagramSchema, false, readDiagram},
		{"reference-mode", behaviour.ReferenceModeFormat, behaviour.ReferenceModeSchema, false, alone(behaviour.ReadReferenceMode)},
		{"stakeholder-map", stakeholder.MapFormat, stakeholder.MapSchema, false, readMap},
		{"stakeholder-analysis", stakeholder.AnalysisFormat, stakeholder.AnalysisSchema, false, alone(stakeholder.ReadAnalysis)},
		{"strategic-framework", stakeholder.StrategyFormat, stakeholder.StrategySchema, false, alone(stakeholder.ReadStrategy)},
		{"stakeholder-mapping", stakeholder.MappingFormat, stakeholder.MappingSchema, false, alone(stakeholder.ReadMapping)},
		{"situation", situation.SituationFormat, situation.SituationSchema, false, readSituation},
		{"register-mapping", situation.RegisterMappingFormat, situation.RegisterMappingSchema, false, alone(situation.ReadRegisterMapping)},
		{"vision", actionplan.VisionFormat, actionplan.VisionSchema, true, readVision},
		{"templates", actionplan.TemplatesFormat, actionplan.TemplatesSchema, false, alone(actionplan.ReadTemplates)},
		{"indicators", kpi.IndicatorsFormat, kpi.IndicatorsSchema, true, readIndicators},
		{"observations", kpi.ObservationsFormat, kpi.ObservationsSchema, false, readObservations},
		{"priorities", priority.PrioritiesFormat, priority.Schema, false, readPriorities},
		{"calendars", schedule.CalendarsFormat, schedule.CalendarsSchema, true, readCalendars},
		{"schedule", schedule.ScheduleFormat, schedule.Schema, false, readSchedule},
		{"plan-table", plantable.MappingFormat, plantable.MappingSchema, false, alone(plantable.ReadMapping)},
		// A plan's laws look at what was read before it, and at its reviews.
		{"plan", actionplan.PlanFormat, actionplan.PlanSchema, true, readPlan},
		{"review", actionplan.ReviewFormat, actionplan.ReviewSchema, true, readReview},
		{"snapshot", actionplan.SnapshotFormat, actionplan.SnapshotSchema, false, readSnapshot},
		{"cycle", actionplan.CycleFormat, actionplan.CycleSchema, false, alone(actionplan.ReadCycle)},
		// Golden cases can be about any of those.
		{"golden", goldenFormat, nil, false, readGolden},
		{"words", wordsFormat, nil, false, alone(govmaturity.ReadWords)},
	}
}

const wordsFormat = "govmaturity/words/1"

// kindOf returns the kind with a format, or nil.
func kindOf(format string) *kind {
	for _, k := range kinds() {
		if k.format == format {
			return &k
		}
	}
	return nil
}

// about returns what the schema of a kind says of it.
func (k kind) about() (title, description string) {
	switch k.format {
	case goldenFormat:
		return "Golden cases", "Answers or changes, and what must come of them: the tests of a document."
	case wordsFormat:
		return "Words", "What the library says to people, in a language of your own."
	}
	var s jsonschema.Schema
	if err := json.Unmarshal(k.schema(), &s); err != nil {
		return k.name, ""
	}
	return s.Title, s.Description
}

func listKinds(w io.Writer) error {
	var err error
	for _, k := range kinds() {
		title, about := k.about()
		if about == "" {
			about = title
		}
		for i, line := range text.Wrap(about, 54) {
			name := ""
			if i == 0 {
				name = k.name
			}
			_, wrong := fmt.Fprintf(w, "%-22s %s\n", name, line)
			err = cmp.Or(err, wrong)
		}
	}
	return err
}

// alone reads a document that needs no other, and has no laws of its own.
func alone[D any](read func(name string, data []byte) (D, error)) func(*shelf, file) (found, error) {
	return func(_ *shelf, f file) (found, error) {
		_, err := read(f.name, f.data)
		return found{}, err
	}
}

func named(id, edition string) string {
	if edition == "" {
		return id
	}
	return id + "@" + edition
}

func readFramework(s *shelf, f file) (found, error) {
	fw, err := maturity.ReadFramework(f.name, f.data)
	if err != nil {
		return found{}, err
	}
	s.frameworks = append(s.frameworks, fw)
	return found{fmt.Sprintf("%s, %d questions", named(fw.ID(), fw.Edition()), len(fw.Indicators())), func(w waivers) (laws.Report, error) {
		return maturitytest.Inspect(s.frozen(fw), waiveMaturity(w, maturitytest.Laws())...)
	}}, nil
}

func readAssessment(s *shelf, f file) (found, error) {
	fw, err := s.framework(f)
	if err != nil {
		return found{}, err
	}
	a, err := fw.ReadAssessment(f.name, f.data)
	if err != nil {
		return found{}, err
	}
	card, err := s.frozen(fw).Score(a)
	if err != nil {
		return found{}, placed(f, err)
	}
	s.answers = append(s.answers, a)
	return found{what: fmt.Sprintf("%s, %.0f %% of the questions answered", named(fw.ID(), fw.Edition()), 100*card.Root().Coverage())}, nil
}

// waiveMaturity makes options of the waivers of a law kit of maturity.
func waiveMaturity(w waivers, all []laws.Law) []maturitytest.Option {
	return waive(w, all, func(law, reason string) maturitytest.Option { return maturitytest.Waive(law, reason) })
}

// readGoalposts reads what a panel says, and looks whether the framework asks just that.
func readGoalposts(s *shelf, f file) (found, error) {
	g, err := panel.ReadGoalposts(f.name, f.data)
	if err != nil {
		return found{}, err
	}
	fw, err := s.framework(f)
	if err != nil {
		return found{}, err
	}
	if _, err := g.Freeze(fw); err != nil {
		return found{}, placed(f, err)
	}
	s.goalposts = append(s.goalposts, g)
	return found{what: "for " + named(fw.ID(), fw.Edition())}, nil
}

// readBenchmark reads a record, and looks whether the rules are those of the framework
// that it names.
func readBenchmark(s *shelf, f file) (found, error) {
	b, err := panel.ReadBenchmark(f.name, f.data)
	if err != nil || b.Framework == "" {
		return found{}, err
	}
	fw, err := s.framework(f)
	if err != nil {
		return found{}, err
	}
	if b.Rules != "" && b.Rules != fw.RulesHash() {
		return found{}, f.problem("rules", govmaturity.CodeOtherContent, "these are not the rules of the framework beside it: they are %s", fw.RulesHash())
	}
	for i, c := range b.Comparisons {
		if c.Node != "" && fw.Node(c.Node).ID() == "" {
			at := govmaturity.Path{}.Key("comparisons").Index(i).Key("node")
			return found{}, placed(f, govmaturity.Problems{{Code: govmaturity.CodeUnknownReference, Path: at, Format: "the framework %s has no node %q", Args: []any{fw.ID(), c.Node}}})
		}
	}
	return found{what: "by " + named(fw.ID(), fw.Edition())}, nil
}

// readRound reads a round of rating. Its laws look at the answers that are there of it.
func readRound(s *shelf, f file) (found, error) {
	fw, err := s.framework(f)
	if err != nil {
		return found{}, err
	}
	r, err := consensus.Read(fw, f.name, f.data)
	if err != nil {
		return found{}, err
	}
	raters := map[string]bool{}
	for _, rater := range r.Spec().Raters {
		raters[rater.ID] = true
	}
	var answers []*maturity.Assessment
	for _, a := range s.answers {
		if a.Framework == fw.ID() && a.Edition == fw.Edition() && a.Subject == r.Subject() && raters[a.Rater] {
			answers = append(answers, a)
		}
	}
	what := fmt.Sprintf("about %s, with %d of %d raters", named(fw.ID(), fw.Edition()), len(answers), len(raters))
	if len(answers) == 0 {
		return found{what: what}, nil
	}
	return found{what, func(w waivers) (laws.Report, error) {
		return maturitytest.InspectRound(r, answers, waiveMaturity(w, maturitytest.RoundLaws())...)
	}}, nil
}

func readRollout(s *shelf, f file) (found, error) {
	frameworks, err := s.named(f)
	if err != nil {
		return found{}, err
	}
	r, err := rollout.Read(f.name, f.data, frameworks...)
	return found{f.text("id"), func(w waivers) (laws.Report, error) {
		return maturitytest.InspectRollout(r, maturitytest.RolloutDocuments{Frameworks: frameworks}, waiveMaturity(w, maturitytest.RolloutLaws())...)
	}}, err
}

func readCompetency(s *shelf, f file) (found, error) {
	fw, err := competency.ReadFramework(f.name, f.data)
	if err != nil {
		return found{}, err
	}
	s.competencies = append(s.competencies, fw)
	return found{named(fw.ID(), fw.Edition()), func(w waivers) (laws.Report, error) {
		return competencytest.Inspect(fw, waive[competencytest.Option](w, competencytest.Laws(), func(law, reason string) competencytest.Option {
			return competencytest.Waive(law, reason)
		})...)
	}}, nil
}

func readProfile(s *shelf, f file) (found, error) {
	fw, err := s.competency(f, "framework", "edition")
	if err != nil {
		return found{}, err
	}
	p, err := fw.ReadProfile(f.name, f.data)
	if err != nil {
		return found{}, err
	}
	person, err := fw.Person(p)
	if err != nil {
		return found{}, err
	}
	s.people = append(s.people, person)
	return found{what: person.ID() + ", " + named(fw.ID(), fw.Edition())}, nil
}

func readRating(s *shelf, f file) (found, error) {
	fw, err := s.competency(f, "framework", "edition")
	if err != nil {
		return found{}, err
	}
	_, err = fw.ReadRating(f.name, f.data)
	return found{what: "about " + named(fw.ID(), fw.Edition())}, err
}

func readTeam(s *shelf, f file) (found, error) {
	fw, err := s.competency(f, "framework", "edition")
	if err != nil {
		return found{}, err
	}
	_, err = fw.ReadTeam(f.name, f.data, s.people)
	return found{what: "about " + named(fw.ID(), fw.Edition())}, err
}

func readTraining(s *shelf, f file) (found, error) {
	var fw *competency.Framework
	if f.text("framework") != "" {
		var err error
		if fw, err = s.competency(f, "framework", "framework-edition"); err != nil {
			return found{}, err
		}
	}
	_, err := competency.ReadTraining(f.name, f.data, fw)
	return found{what: named(f.text("id"), f.text("edition"))}, err
}

func readDiagram(s *shelf, f file) (found, error) {
	d, err := systems.ReadDiagram(f.name, f.data)
	if err == nil {
		s.diagrams = append(s.diagrams, d)
	}
	return found{f.text("id"), kit(systemstest.Inspect, d, systemstest.Laws, systemstest.Waive)}, err
}

func readMap(s *shelf, f file) (found, error) {
	m, err := stakeholder.ReadMap(f.name, f.data)
	if err == nil {
		s.maps = append(s.maps, m)
	}
	return found{f.text("id"), kit(systemstest.InspectMap, m, systemstest.MapLaws, systemstest.Waive)}, err
}

func readSituation(_ *shelf, f file) (found, error) {
	m, err := situation.ReadSituation(f.name, f.data)
	return found{f.text("id"), kit(systemstest.InspectSituation, m, systemstest.SituationLaws, systemstest.Waive)}, err
}

func readVision(s *shelf, f file) (found, error) {
	v, err := actionplan.ReadVision(f.name, f.data)
	if err == nil {
		s.visions = append(s.visions, v)
	}
	return found{what: f.text("id")}, err
}

func readIndicators(s *shelf, f file) (found, error) {
	set, err := kpi.Read(f.name, f.data)
	if err == nil {
		s.indicators = append(s.indicators, set)
	}
	return found{f.text("id"), kit(actionplantest.InspectIndicators, set, actionplantest.IndicatorLaws, actionplantest.Waive)}, err
}

func readObservations(s *shelf, f file) (found, error) {
	set, err := s.indicatorSet(f)
	if err != nil {
		return found{}, err
	}
	_, err = set.ReadObservations(f.name, f.data)
	return found{what: "about " + named(set.ID(), set.Edition())}, err
}

func readPriorities(s *shelf, f file) (found, error) {
	set, err := priority.Read(f.name, f.data)
	if err == nil {
		s.priorities = append(s.priorities, set)
	}
	return found{f.text("id"), kit(actionplantest.InspectPriorities, set, actionplantest.PriorityLaws, actionplantest.Waive)}, err
}

func readCalendars(s *shelf, f file) (found, error) {
	c, err := schedule.ReadCalendars(f.name, f.data)
	if err == nil {
		s.calendars = append(s.calendars, c)
	}
	return found{}, err
}

func readSchedule(s *shelf, f file) (found, error) {
	calendars := s.calendar(f.text("calendar"))
	plan, err := schedule.Read(f.name, f.data, calendars)
	if err == nil {
		s.schedules = append(s.schedules, plan)
	}
	inspect := func(plan *schedule.Schedule, options ...laws.ConfigOption) (laws.Report, error) {
		return actionplantest.InspectSchedule(plan, calendars, options...)
	}
	return found{f.text("id"), kit(inspect, plan, actionplantest.ScheduleLaws, actionplantest.Waive)}, err
}

func readPlan(s *shelf, f file) (found, error) {
	p, err := actionplan.Read(f.name, f.data)
	if err == nil {
		s.plans = append(s.plans, p)
	}
	inspect := func(p *actionplan.Plan, options ...laws.ConfigOption) (laws.Report, error) {
		around := actionplantest.PlanDocuments{Frameworks: s.frameworks, Competencies: s.competencies, Visions: s.visions, Indicators: s.indicators}
		for _, r := range s.reviews {
			if r.Plan() == p {
				around.Reviews = append(around.Reviews, r)
			}
		}
		return actionplantest.InspectPlan(p, around, options...)
	}
	return found{f.text("id"), kit(inspect, p, actionplantest.PlanLaws, actionplantest.Waive)}, err
}

func readReview(s *shelf, f file) (found, error) {
	p, err := s.plan(f)
	if err != nil {
		return found{}, err
	}
	r, err := p.ReadReview(f.name, f.data)
	if err == nil {
		s.reviews = append(s.reviews, r)
	}
	return found{what: "of " + named(p.ID(), p.Edition())}, err
}

func readSnapshot(_ *shelf, f file) (found, error) {
	_, _, err := actionplan.ReadSnapshot(f.name, f.data)
	return found{}, err
}

// kit returns the function that puts a subject to its law kit.
func kit[S any](inspect func(S, ...laws.ConfigOption) (laws.Report, error), subject S, all func() []laws.Law,
	option func(law, reason string, parts ...string) laws.ConfigOption) func(waivers) (laws.Report, error) {
	return func(w waivers) (laws.Report, error) {
		return inspect(subject, waive(w, all(), func(law, reason string) laws.ConfigOption { return option(law, reason) })...)
	}
}

// waive makes options of those waivers that are for one of the laws.
func waive[O any](w waivers, all []laws.Law, option func(law, reason string) O) (options []O) {
	for i := range w {
		if slices.ContainsFunc(all, func(l laws.Law) bool { return l.Name == w[i].law }) {
			options = append(options, option(w[i].law, w[i].reason))
		}
	}
	return options
}

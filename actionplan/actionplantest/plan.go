package actionplantest

import (
	"errors"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
)

// PlanDocuments are the documents around a plan: what its steps point at, what it was
// drafted from, and what was found later. All may be left out. The laws about what is
// not there have nothing to look at, and take people at their word.
type PlanDocuments struct {
	Frameworks   []*maturity.Framework
	Competencies []*competency.Framework
	Visions      []*actionplan.Vision
	Indicators   []*kpi.Set
	// Needs are what the plan should answer, and Templates what is proposed against
	// such needs: drafts are made of them. Without needs, the answers of the plan are
	// taken for the needs of a draft. Draft is one that was made, if it was.
	Needs     []actionplan.Need
	Templates *actionplan.Templates
	Draft     *actionplan.Drafted
	// Reviews are those of the plan.
	Reviews []*actionplan.Review
	// Before and After are scorecards from before the plan and from after.
	Before, After *maturity.Scorecard
}

// RunPlan checks that a plan keeps the [PlanLaws], each in a subtest of its own, and
// logs what is waived.
//
//	func TestPlan(t *testing.T) {
//		actionplantest.RunPlan(t, plan, actionplantest.PlanDocuments{Frameworks: frameworks})
//	}
func RunPlan(t *testing.T, p *actionplan.Plan, around PlanDocuments, opts ...Option) {
	t.Helper()
	s, err := newPlanSubject(p, around, newPlanEngine(), opts)
	if err != nil {
		t.Fatal(err)
	}
	planKit().Run(t, s, laws.Options{Waivers: s.Waivers})
}

// CheckPlan is [RunPlan] without testing. It returns nil, or [Violations] with every
// law that is broken, or another error when the laws cannot be checked at all.
func CheckPlan(p *actionplan.Plan, around PlanDocuments, opts ...Option) error {
	report, err := InspectPlan(p, around, opts...)
	if err != nil {
		return err
	}
	return report.Err()
}

// InspectPlan is [CheckPlan] with all that came of it. The error says that the laws
// cannot be checked at all.
func InspectPlan(p *actionplan.Plan, around PlanDocuments, opts ...Option) (Report, error) {
	return inspectPlan(newPlanEngine(), p, around, opts...)
}

func inspectPlan(e planEngine, p *actionplan.Plan, around PlanDocuments, opts ...Option) (Report, error) {
	s, err := newPlanSubject(p, around, e, opts)
	if err != nil {
		return Report{}, err
	}
	return planKit().Check(s, laws.Options{Waivers: s.Waivers})
}

// PlanLaws returns the laws of action plans, in the order in which they are checked.
// The list is the caller's own.
func PlanLaws() []Law { return planKit().Laws() }

// planSubject is a plan under examination.
type planSubject struct {
	laws.Config
	engine planEngine
	p      *actionplan.Plan
	spec   *actionplan.PlanSpec
	at     map[string]int  // steps of the document
	parts  map[string]bool // those that have some
	around PlanDocuments
	// made is a draft of the needs, once it was made, or refused why there is none.
	made    *actionplan.Drafted
	refused error
}

func newPlanSubject(p *actionplan.Plan, around PlanDocuments, e planEngine, opts []Option) (*planSubject, error) {
	switch {
	case p == nil:
		return nil, errors.New("actionplantest: there is no plan")
	case (around.Before == nil) != (around.After == nil):
		return nil, errors.New("actionplantest: a scorecard is compared with another: give both, or none")
	}
	s := &planSubject{Config: laws.NewConfig(DefaultSamples, opts), engine: e, p: p, spec: p.Spec(), at: map[string]int{}, parts: map[string]bool{}, around: around}
	there := map[string]bool{}
	for i, x := range s.spec.Steps {
		s.at[x.ID], s.parts[x.Parent], there[x.ID] = i, true, true
	}
	for _, x := range s.spec.Parties {
		there[x.ID] = true
	}
	for _, x := range s.spec.Commitments {
		there[x.ID] = true
	}
	for _, v := range around.Visions {
		for _, id := range v.Unanswered() {
			there[id] = true
		}
	}
	return s, s.CheckWaivers("actionplantest", there, "step, party, commitment, goal or priority")
}

// planRule is a law of plans with what looks for a breach of it.
type planRule = laws.Rule[*planSubject]

func planKit() laws.Kit[*planSubject] {
	return laws.Kit[*planSubject]{
		// What a document can break.
		ownersSaid(),
		doersSaid(),
		deadlinesSaid(),
		gapsCited(),
		answersExist(),
		indicatorsExist(),
		goalsAnswered(),
		levelsInOrder(),
		stepNamesApart(),
		partsWithinWhole(),
		waitsFirst(),
		milestonesWithin(),
		withinHorizon(),
		amountsCovered(),
		partiesUsed(),
		commitmentsUsed(),
		reviewsClear(),
		// What the library keeps, tried with this plan.
		referencesResolve(),
		ownerNearest(),
		deadlinesAlike(),
		draftCitesGaps(),
		draftLevelsInOrder(),
		draftInventsNothing(),
		draftOrder(),
		draftExplained(),
		asksWhatIsOpen(),
		snapshotKept(),
		planUnchanged(),
		diffOfItself(),
		diffMakesSecond(),
		rebaselineAlone(),
		noNewsNoDoubts(),
		lateAfterDeadline(),
		stepsTallied(),
		finishedPlanMoves(),
		tasksKeepPlan(),
		datedKeepsPlan(),
		planOrder(),
		planSameAgain(),
		planRoundTrip(),
		planFormRoundTrip(),
		planTableRoundTrip(),
		planIATIRoundTrip(),
		calendarOnce(),
	}
}

// tries is how often laws try something with the whole plan: less often with a long one.
func (s *planSubject) tries() int {
	if n := len(s.spec.Steps); n > manySteps {
		return max(1, s.Samples*manySteps/n)
	}
	return s.Samples
}

const manySteps = 100

func (s *planSubject) violated(out *laws.Recorder, id, given, got, expected string) {
	out.Violated(laws.Violation{At: id, Title: s.title(id), Given: given, Got: got, Expected: expected})
}

// title is what people call a step, a party or a commitment.
func (s *planSubject) title(id string) string {
	if i, ok := s.at[id]; ok {
		return s.spec.Steps[i].Title.String()
	}
	for _, x := range s.spec.Parties {
		if x.ID == id {
			return x.Name.String()
		}
	}
	for _, x := range s.spec.Commitments {
		if x.ID == id {
			return x.Title.String()
		}
	}
	return ""
}

// language is that of texts that are given as a plain string.
func (s *planSubject) text(words string) govmaturity.Text {
	return govmaturity.Text{languageOf(s.spec.Language): words}
}

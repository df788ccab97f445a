package actionplantest

import (
	"errors"
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/priority"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// RunPriorities checks that a question of what comes first keeps the [PriorityLaws],
// each in a subtest of its own, and logs what is waived.
//
//	func TestWhatFirst(t *testing.T) { actionplantest.RunPriorities(t, priorities) }
func RunPriorities(t *testing.T, set *priority.Set, opts ...Option) {
	t.Helper()
	s, err := newPrioritySubject(set, newPriorityEngine(), opts)
	if err != nil {
		t.Fatal(err)
	}
	priorityKit().Run(t, s, laws.Options{Waivers: s.Waivers})
}

// CheckPriorities is [RunPriorities] without testing. It returns nil, or [Violations]
// with every law that is broken, or another error when the laws cannot be checked at
// all.
func CheckPriorities(set *priority.Set, opts ...Option) error {
	report, err := InspectPriorities(set, opts...)
	if err != nil {
		return err
	}
	return report.Err()
}

// InspectPriorities is [CheckPriorities] with all that came of it. The error says that
// the laws cannot be checked at all.
func InspectPriorities(set *priority.Set, opts ...Option) (Report, error) {
	return inspectPriorities(newPriorityEngine(), set, opts...)
}

func inspectPriorities(e priorityEngine, set *priority.Set, opts ...Option) (Report, error) {
	s, err := newPrioritySubject(set, e, opts)
	if err != nil {
		return Report{}, err
	}
	return priorityKit().Check(s, laws.Options{Waivers: s.Waivers})
}

// PriorityLaws returns the laws of priorities, in the order in which they are checked.
// The list is the caller's own.
func PriorityLaws() []Law { return priorityKit().Laws() }

// priorityEngine is what the laws see of package priority. It keeps some laws by
// itself, whatever the document; tests then put a broken function in its place, to
// show that the law would notice.
type priorityEngine struct {
	compile   func(*priority.PrioritiesSpec) (*priority.Set, error)
	read      func(name string, data []byte) (*priority.Set, error)
	order     func(set *priority.Set, method string) (*priority.Order, error)
	rank      func(priority.Matrix, priority.Method) (*priority.Ranking, error)
	stability func(priority.Matrix, priority.Method, priority.Hold) ([]priority.Interval, error)
	layers    func(priority.Matrix) ([][]string, error)
	choose    func(*priority.Set) (*priority.Selection, error)
	place     func(o *priority.Order, id string) govmaturity.Finding
	chosen    func(*priority.Selection) []govmaturity.Finding
	fromForm  func(*govmaturity.FormInput) (*priority.Set, error)
}

func newPriorityEngine() priorityEngine {
	return priorityEngine{
		compile:   priority.Compile,
		read:      priority.Read,
		order:     (*priority.Set).Order,
		rank:      priority.Matrix.Rank,
		stability: priority.Matrix.Stability,
		layers:    priority.Matrix.Layers,
		choose:    (*priority.Set).Choose,
		place:     func(o *priority.Order, id string) govmaturity.Finding { return o.PlaceFinding(id) },
		chosen:    func(x *priority.Selection) []govmaturity.Finding { return x.Findings() },
		fromForm: func(in *govmaturity.FormInput) (*priority.Set, error) {
			if err := in.Err(); err != nil {
				return nil, err
			}
			return priority.Read("", in.Document)
		},
	}
}

// prioritySubject is a question of what comes first, under examination.
type prioritySubject struct {
	laws.Config
	engine  priorityEngine
	set     *priority.Set
	spec    *priority.PrioritiesSpec
	methods []string
	// orders are by method, where there is an order, and refused says why there is none.
	orders  map[string]*priority.Order
	refused map[string]error
	// choice is nil where the document has no portfolio, or where nothing fits.
	choice *priority.Selection
}

func newPrioritySubject(set *priority.Set, e priorityEngine, opts []Option) (*prioritySubject, error) {
	if set == nil {
		return nil, errors.New("actionplantest: there are no priorities")
	}
	s := &prioritySubject{
		Config: laws.NewConfig(DefaultSamples, opts), engine: e, set: set, spec: set.Spec(),
		methods: slices.Collect(set.Methods()), orders: map[string]*priority.Order{}, refused: map[string]error{},
	}
	there := map[string]bool{}
	for _, c := range s.spec.Criteria {
		there[c.ID] = true
	}
	for _, a := range s.spec.Alternatives {
		there[a.ID] = true
	}
	for _, id := range s.methods {
		there[id] = true
	}
	if p := s.spec.Portfolio; p != nil {
		for _, r := range p.Resources {
			there[r.ID] = true
		}
	}
	if err := s.CheckWaivers("actionplantest", there, "criterion, alternative, method or resource"); err != nil {
		return nil, err
	}
	s.answer()
	return s, nil
}

// answer asks the document all that it can be asked.
func (s *prioritySubject) answer() {
	for _, id := range s.methods {
		o, err := s.engine.order(s.set, id)
		switch {
		case err != nil:
			s.refused[id] = err
		case o.Ranking.State != govmaturity.StateAnswered:
			s.refused[id] = errors.New("no order: " + string(o.Ranking.Why))
		default:
			s.orders[id] = o
		}
	}
	if s.spec.Portfolio != nil {
		var err error
		if s.choice, err = s.engine.choose(s.set); err != nil {
			s.refused[""] = err
		}
	}
}

// eachOrder goes through the methods by which there is an order.
func (s *prioritySubject) eachOrder(see func(id string, o *priority.Order)) {
	for _, id := range s.methods {
		if o := s.orders[id]; o != nil {
			see(id, o)
		}
	}
}

// priorityRule is a law of priorities with what looks for a breach of it.
type priorityRule = laws.Rule[*prioritySubject]

func priorityKit() laws.Kit[*prioritySubject] {
	return laws.Kit[*prioritySubject]{
		// What a document can break.
		canBeAnswered(),
		priorityTitlesSaid(),
		priorityNamesApart(),
		criteriaMeasured(),
		weightsCount(),
		criteriaTellApart(),
		allRated(),
		ratersComplete(),
		comparisonsConsistent(),
		axesTogether(),
		budgetsUsed(),
		eachCanBeChosen(),
		// What the library keeps, tried with this document.
		dominatedNeverAhead(),
		frontHasFirst(),
		ranksByScore(),
		partsAddUp(),
		weightsByShares(),
		mirroredSame(),
		intervalHolds(),
		choiceWithinLimits(),
		choiceKeepsConditions(),
		choiceIsBest(),
		placesExplained(),
		priorityOrder(),
		prioritySameAgain(),
		priorityRoundTrip(),
		priorityFormRoundTrip(),
	}
}

func (s *prioritySubject) violated(out *laws.Recorder, id, given, got, expected string) {
	out.Violated(laws.Violation{At: id, Title: s.title(id), Given: given, Got: got, Expected: expected})
}

// title is what people call a criterion or an alternative.
func (s *prioritySubject) title(id string) string {
	for _, c := range s.spec.Criteria {
		if c.ID == id {
			return c.Title.String()
		}
	}
	for _, a := range s.spec.Alternatives {
		if a.ID == id {
			return a.Title.String()
		}
	}
	return ""
}

package actionplantest

import (
	"errors"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// RunIndicators checks that a list of indicators keeps the [IndicatorLaws], each in
// a subtest of its own, and logs what is waived.
//
//	func TestStrategy(t *testing.T) { actionplantest.RunIndicators(t, indicators) }
func RunIndicators(t *testing.T, set *kpi.Set, opts ...Option) {
	t.Helper()
	s, err := newIndicatorSubject(set, newIndicatorEngine(), opts)
	if err != nil {
		t.Fatal(err)
	}
	indicatorKit().Run(t, s, laws.Options{Waivers: s.Waivers})
}

// CheckIndicators is [RunIndicators] without testing. It returns nil, or
// [Violations] with every law that is broken, or another error when the laws cannot
// be checked at all.
func CheckIndicators(set *kpi.Set, opts ...Option) error {
	report, err := InspectIndicators(set, opts...)
	if err != nil {
		return err
	}
	return report.Err()
}

// InspectIndicators is [CheckIndicators] with all that came of it. The error says
// that the laws cannot be checked at all.
func InspectIndicators(set *kpi.Set, opts ...Option) (Report, error) {
	return inspectIndicators(newIndicatorEngine(), set, opts...)
}

func inspectIndicators(e indicatorEngine, set *kpi.Set, opts ...Option) (Report, error) {
	s, err := newIndicatorSubject(set, e, opts)
	if err != nil {
		return Report{}, err
	}
	return indicatorKit().Check(s, laws.Options{Waivers: s.Waivers})
}

// IndicatorLaws returns the laws of lists of indicators, in the order in which they
// are checked. The list is the caller's own.
func IndicatorLaws() []Law { return indicatorKit().Laws() }

// indicatorSubject is a list of indicators under examination.
type indicatorSubject struct {
	laws.Config
	engine indicatorEngine
	set    *kpi.Set
	spec   *kpi.IndicatorsSpec
}

// indicatorEngine is what the laws see of package kpi. It keeps some laws by
// itself, whatever the document; tests then put a broken function in its place, to
// show that the law would notice.
type indicatorEngine struct {
	compile  func(*kpi.IndicatorsSpec) (*kpi.Set, error)
	read     func(name string, data []byte) (*kpi.Set, error)
	report   func(set *kpi.Set, spec *kpi.ObservationsSpec, asOf string) (*kpi.Report, error)
	level    func(kpi.Result) kpi.Level
	pace     func(kpi.Result) kpi.Pace
	expected func(kpi.Result) []kpi.CoursePoint
	group    func(r *kpi.Report, id string) kpi.Total
	fromForm func(*govmaturity.FormInput) (*kpi.Set, error)
}

func newIndicatorEngine() indicatorEngine {
	return indicatorEngine{
		compile: kpi.Compile,
		read:    kpi.Read,
		report: func(set *kpi.Set, spec *kpi.ObservationsSpec, asOf string) (*kpi.Report, error) {
			o, err := set.Observe(spec)
			if err != nil {
				return nil, err
			}
			return o.Report(asOf)
		},
		level:    kpi.Result.Level,
		pace:     kpi.Result.Pace,
		expected: kpi.Result.Expected,
		group:    (*kpi.Report).Group,
		fromForm: func(in *govmaturity.FormInput) (*kpi.Set, error) {
			if err := in.Err(); err != nil {
				return nil, err
			}
			return kpi.Read("", in.Document)
		},
	}
}

func newIndicatorSubject(set *kpi.Set, e indicatorEngine, opts []Option) (*indicatorSubject, error) {
	if set == nil {
		return nil, errors.New("actionplantest: there are no indicators")
	}
	s := &indicatorSubject{Config: laws.NewConfig(DefaultSamples, opts), engine: e, set: set, spec: set.Spec()}
	there := map[string]bool{}
	for id := range set.Indicators() {
		there[id] = true
	}
	for id := range set.Groups() {
		there[id] = true
	}
	return s, s.CheckWaivers("actionplantest", there, "indicator or group")
}

// indicatorRule is a law of lists of indicators with what looks for a breach of it.
type indicatorRule = laws.Rule[*indicatorSubject]

func indicatorKit() laws.Kit[*indicatorSubject] {
	return laws.Kit[*indicatorSubject]{
		// What a document can break.
		unitsSaid(),
		sourcesSaid(),
		baselinesSaid(),
		targetsDated(),
		targetsAhead(),
		targetsWithinLimit(),
		milestonesRise(),
		indicatorNamesApart(),
		weightsMatter(),
		// What the library keeps, tried with this list.
		betterNeverWorse(),
		metIsWhole(),
		pathFromZeroToOne(),
		groupsAmongMembers(),
		missingIsNoZero(),
		indicatorMirrored(),
		indicatorOrder(),
		indicatorRoundTrip(),
		indicatorFormRoundTrip(),
	}
}

package maturitytest

import (
	"testing"

	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

// RunPanel checks that a panel keeps the [PanelLaws], each in a subtest of its own, and
// logs what is waived. Of the options, [WithAnswers] is of no use to panels.
//
//	func TestAgencies(t *testing.T) { maturitytest.RunPanel(t, agencies) }
func RunPanel(t *testing.T, p *panel.Panel, opts ...Option) {
	t.Helper()
	s, err := newPanelSubject(p, newPanelEngine(), opts)
	if err != nil {
		t.Fatal(err)
	}
	panelKit().Run(t, s, laws.Options{Waivers: s.Waivers})
}

// CheckPanel is [RunPanel] without testing: for a program that is about to publish a
// ranking. It returns nil, or [Violations] with every law that is broken, or another error
// when the laws cannot be checked at all.
func CheckPanel(p *panel.Panel, opts ...Option) error {
	report, err := InspectPanel(p, opts...)
	if err != nil {
		return err
	}
	return report.Err()
}

// InspectPanel is [CheckPanel] with all that came of it. The error says that the laws
// cannot be checked at all.
func InspectPanel(p *panel.Panel, opts ...Option) (Report, error) {
	return inspectPanel(newPanelEngine(), p, opts...)
}

func inspectPanel(e panelEngine, p *panel.Panel, opts ...Option) (Report, error) {
	s, err := newPanelSubject(p, e, opts)
	if err != nil {
		return Report{}, err
	}
	return panelKit().Check(s, laws.Options{Waivers: s.Waivers})
}

// PanelLaws returns the laws of panels, in the order in which they are checked. The list
// is the caller's own.
func PanelLaws() []Law { return panelKit().Laws() }

type panelRule = laws.Rule[*panelSubject]

func panelKit() laws.Kit[*panelSubject] {
	return laws.Kit[*panelSubject]{
		// What a document can break.
		subjectsOnce(),
		subjectsApart(),
		numbersEnough(),
		indicatorsVary(),
		differencesMatter(),
		directionsAgree(),
		answersKnown(),
		ranksTellApart(),
		// What the library keeps by itself.
		membersOrder(),
		ranksByValue(),
		valuesBounded(),
		betterCountsMore(),
		frozenAlike(),
		laterMovesNobody(),
		dividedByNothing(),
		partsAsWhole(),
		standingsAgree(),
		goalpostsRoundTrip(),
		sumsExact(),
		shardsMerge(),
		nothingAdded(),
		accumulatorWritten(),
	}
}

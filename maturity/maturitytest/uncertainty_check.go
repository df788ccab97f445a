package maturitytest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

// RunUncertainty checks that what is not sure about the ranking of a panel keeps the
// [UncertaintyLaws], each in a subtest of its own, and logs what is waived. Of the options,
// [WithAnswers], [WithCode], [WithSeed] and [WithSamples] are of no use here: the document
// has a seed.
//
//	func TestHowSure(t *testing.T) { maturitytest.RunUncertainty(t, agencies, unsure) }
func RunUncertainty(t *testing.T, p *panel.Panel, spec *panel.UncertaintySpec, opts ...Option) {
	t.Helper()
	s, err := newUncertaintySubject(p, spec, newUncertaintyEngine(), opts)
	if err != nil {
		t.Fatal(err)
	}
	uncertaintyKit().Run(t, s, laws.Options{Waivers: s.Waivers})
}

// CheckUncertainty is [RunUncertainty] without testing. It returns nil, or [Violations]
// with every law that is broken, or another error when the laws cannot be checked at all:
// when the document is not about the panel, too.
func CheckUncertainty(p *panel.Panel, spec *panel.UncertaintySpec, opts ...Option) error {
	report, err := InspectUncertainty(p, spec, opts...)
	if err != nil {
		return err
	}
	return report.Err()
}

// InspectUncertainty is [CheckUncertainty] with all that came of it. The error says that
// the laws cannot be checked at all.
func InspectUncertainty(p *panel.Panel, spec *panel.UncertaintySpec, opts ...Option) (Report, error) {
	return inspectUncertainty(newUncertaintyEngine(), p, spec, opts...)
}

func inspectUncertainty(e uncertaintyEngine, p *panel.Panel, spec *panel.UncertaintySpec, opts ...Option) (Report, error) {
	s, err := newUncertaintySubject(p, spec, e, opts)
	if err != nil {
		return Report{}, err
	}
	return uncertaintyKit().Check(s, laws.Options{Waivers: s.Waivers})
}

// UncertaintyLaws returns the laws of what is not sure about a ranking, in the order in
// which they are checked. The list is the caller's own.
func UncertaintyLaws() []Law { return uncertaintyKit().Laws() }

type uncertaintyRule = laws.Rule[*uncertaintySubject]

func uncertaintyKit() laws.Kit[*uncertaintySubject] {
	return laws.Kit[*uncertaintySubject]{
		// What a document can break.
		aboutSaid(),
		drawsEnough(),
		assumptionsMatter(),
		membersKept(),
		ranksWithin(),
		somebodyApart(),
		sensitivitySure(),
		// What the library keeps by itself.
		seedGivesBits(),
		intervalsOrdered(),
		oddsAddUp(),
		chancesAddUp(),
		surerIsWider(),
		nothingUnsure(),
		neighboursAgree(),
		influenceBounded(),
		uncertaintyRoundTrip(),
		uncertaintyThroughForm(),
	}
}

// uncertaintyEngine is what the laws see of package panel. Tests put a broken function in
// the place of one, to show that the law would notice.
type uncertaintyEngine struct {
	draw        func(*panel.Panel, *panel.UncertaintySpec) (*panel.Uncertainty, error)
	spans       func(*panel.Uncertainty) []panel.RankSpan
	again       func(*panel.Uncertainty) []panel.RankSpan
	still       func(*panel.Uncertainty) []panel.RankSpan
	chances     func(panel.RankSpan) []panel.Chance
	odds        func(u *panel.Uncertainty, m, peer panel.Member) panel.Odds
	neighbours  func(*panel.Uncertainty) []panel.Neighbours
	sensitivity func(*panel.Uncertainty) ([]panel.Influence, bool)
	read        func(name string, data []byte) (*panel.UncertaintySpec, error)
	readForm    func(name string, data []byte) (*panel.UncertaintySpec, error)
}

func newUncertaintyEngine() uncertaintyEngine {
	return uncertaintyEngine{
		draw: func(p *panel.Panel, spec *panel.UncertaintySpec) (*panel.Uncertainty, error) {
			return p.Uncertainty(context.Background(), spec)
		},
		spans:       (*panel.Uncertainty).Spans,
		again:       (*panel.Uncertainty).Spans,
		still:       (*panel.Uncertainty).Spans,
		chances:     func(s panel.RankSpan) []panel.Chance { return s.Classes },
		odds:        (*panel.Uncertainty).Odds,
		neighbours:  (*panel.Uncertainty).Neighbours,
		sensitivity: (*panel.Uncertainty).Sensitivity,
		read:        panel.ReadUncertainty,
		readForm:    panel.ReadUncertainty,
	}
}

// uncertaintySubject is what is not sure about a ranking, under examination.
type uncertaintySubject struct {
	laws.Config
	engine uncertaintyEngine
	p      *panel.Panel
	u      *panel.Uncertainty
	spec   *panel.UncertaintySpec
	spans  []panel.RankSpan
	ranked []panel.Member
}

// maxDrawsAgain is how many draws a ranking is drawn again with: enough for what is asked.
const maxDrawsAgain = 1000

func newUncertaintySubject(p *panel.Panel, spec *panel.UncertaintySpec, e uncertaintyEngine, opts []Option) (*uncertaintySubject, error) {
	if p == nil || p.Framework() == nil || spec == nil {
		return nil, errors.New("maturitytest: there is no panel, or nothing that says what is not sure about it")
	}
	u, err := p.Uncertainty(context.Background(), spec)
	if err != nil {
		return nil, fmt.Errorf("maturitytest: the document is not about this panel: %w", err)
	}
	s := &uncertaintySubject{Config: lawsConfig(opts), engine: e, p: p, u: u, spec: u.Spec(), spans: u.Spans(), ranked: p.Ranking(u.Node().ID())}
	there := map[string]bool{}
	for _, a := range s.spec.Assumptions {
		there[a.ID] = true
	}
	for _, m := range p.Members() {
		there[m.Subject] = true
	}
	return s, s.CheckWaivers("maturitytest", there, "assumption or subject")
}

// changed returns what comes of the document with something changed, without the
// sensitivity that takes most of the time.
func (s *uncertaintySubject) changed(change func(*panel.UncertaintySpec)) (*panel.Uncertainty, error) {
	spec := s.u.Spec()
	spec.Sensitivity, spec.Draws = nil, min(spec.Draws, maxDrawsAgain)
	change(spec)
	return s.engine.draw(s.p, spec)
}

// kept is the document as the laws of writing and reading see it. It has no hash: what
// tells two apart is what they say.
func (s *uncertaintySubject) kept(read func(string, []byte) (*panel.UncertaintySpec, error)) kept {
	told := func(spec *panel.UncertaintySpec) string {
		data, err := json.Marshal(spec)
		if err != nil {
			return err.Error()
		}
		return string(data)
	}
	return kept{
		what: "document", same: told(s.spec), spec: s.spec, language: s.spec.Language,
		form: panel.UncertaintyForm,
		read: func(name string, data []byte) (string, error) {
			spec, err := read(name, data)
			if err != nil {
				return "", err
			}
			return told(spec), nil
		},
	}
}

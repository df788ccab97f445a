package maturitytest

import (
	"errors"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/internal/laws/lawstest"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

// unsureFrom reads what is not sure about the well-made panel: a broken document, or the
// well-made one for "".
func unsureFrom(t testing.TB, name string) *panel.UncertaintySpec {
	t.Helper()
	spec, err := panel.ReadUncertainty(name+".yaml", eitherFile(t, "uncertainties", name+".yaml", "unsure.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return spec
}

// ownUncertaintyLaws are those that a document can break.
const ownUncertaintyLaws = 7

func TestWellMadeUncertainty(t *testing.T) {
	t.Parallel()
	RunUncertainty(t, panelFrom(t, ""), unsureFrom(t, ""))
}

func brokenUncertainties() []brokenPart {
	return []brokenPart{
		{"about-said", "about-said", "", "no framework, or no edition"},
		{"draws-enough", "draws-enough", "", "50 draws, of which 5 lie beyond an end"},
		{"assumptions-matter", "assumptions-matter", "weights", "no rank that moves"},
		{"members-kept", "members-kept", "Water", "no result in 4"},
		{"ranks-within", "ranks-within", "Justice", "rank 5, and an interval from 4 to 4"},
		{"somebody-apart", "somebody-apart", "", "Post and Interior"},
		{"sensitivity-sure", "sensitivity-sure", "weights", "of 16 rows"},
	}
}

// Each law that a document can break is shown to catch something: a document that is
// broken in one way, so that exactly one law is reported.
func TestEachUncertaintyLawCatchesDocuments(t *testing.T) {
	t.Parallel()
	by, files := map[string]bool{}, map[string]bool{}
	for _, test := range brokenUncertainties() {
		by[test.law], files[test.file] = true, true
		t.Run(test.file, func(t *testing.T) {
			report, err := InspectUncertainty(panelFrom(t, ""), unsureFrom(t, test.file))
			if err != nil {
				t.Fatal(err)
			}
			lawstest.OnlyLaw(t, report, test.law, test.says)
			if report.Violations[0].At != test.at {
				t.Errorf("at %q, want %q", report.Violations[0].At, test.at)
			}
		})
	}
	lawstest.Proved(t, UncertaintyLaws()[:ownUncertaintyLaws], by)
	allTried(t, "uncertainties", files)
}

// brokenUncertaintyEngine stands in for one function of the library.
type brokenUncertaintyEngine struct {
	law, reason string
	engine      func(*uncertaintyEngine)
	says        string
}

// moved changes the first interval.
func moved(spans func(*panel.Uncertainty) []panel.RankSpan, change func(*panel.RankSpan)) func(*panel.Uncertainty) []panel.RankSpan {
	return func(u *panel.Uncertainty) []panel.RankSpan {
		all := spans(u)
		change(&all[0])
		return all
	}
}

func brokenUncertaintyEngines() []brokenUncertaintyEngine {
	return []brokenUncertaintyEngine{
		{"same-bits", "intervals stand in that are a little longer the second time", func(e *uncertaintyEngine) {
			e.again = moved(e.again, func(s *panel.RankSpan) { s.High++ })
		}, "drawn again"},
		{"intervals-ordered", "an interval stands in that is the wrong way round", func(e *uncertaintyEngine) {
			e.spans = moved(e.spans, func(s *panel.RankSpan) { s.Low, s.High = 3, 1 })
		}, "from 3 to 1"},
		{"intervals-ordered", "an interval stands in that has its median outside", func(e *uncertaintyEngine) {
			e.spans = moved(e.spans, func(s *panel.RankSpan) { s.Median = 7 })
		}, "the median 7"},
		{"odds-add-up", "odds stand in that forget who is level", func(e *uncertaintyEngine) {
			odds := e.odds
			e.odds = func(u *panel.Uncertainty, m, peer panel.Member) panel.Odds {
				out := odds(u, m, peer)
				out.Level = out.Level / 2
				out.Above = out.Above / 2
				return out
			}
		}, "and from the other"},
		{"chances-add-up", "chances stand in that have each class for itself", func(e *uncertaintyEngine) {
			e.chances = func(s panel.RankSpan) []panel.Chance {
				return append(s.Classes, panel.Chance{ID: "any", Share: 0.5})
			}
		}, "together 1.5"},
		{"surer-is-wider", "a drawing stands in that turns the confidence round", func(e *uncertaintyEngine) {
			draw := e.draw
			e.draw = func(p *panel.Panel, spec *panel.UncertaintySpec) (*panel.Uncertainty, error) {
				if spec.Confidence != nil && *spec.Confidence == 0.5 {
					spec.Confidence = new(0.999)
				}
				return draw(p, spec)
			}
		}, "no less than"},
		{"nothing-unsure", "intervals stand in that are one rank longer, to be sure", func(e *uncertaintyEngine) {
			e.still = moved(e.still, func(s *panel.RankSpan) { s.High++ })
		}, "from 1 to 2"},
		{"neighbours-agree", "neighbours stand in that are all told apart", func(e *uncertaintyEngine) {
			neighbours := e.neighbours
			e.neighbours = func(u *panel.Uncertainty) []panel.Neighbours {
				all := neighbours(u)
				for i := range all {
					all[i].Apart = true
				}
				return all
			}
		}, "Apart:true"},
		{"influence-bounded", "a sensitivity stands in that gives what is done together for what is done alone", func(e *uncertaintyEngine) {
			sensitivity := e.sensitivity
			e.sensitivity = func(u *panel.Uncertainty) ([]panel.Influence, bool) {
				all, known := sensitivity(u)
				for i := range all {
					all[i].First, all[i].Total = 2*all[i].Total, all[i].First
				}
				return all, known
			}
		}, "alone"},
		{"document-round-trip", "a reader stands in that drops the seed", func(e *uncertaintyEngine) {
			read := e.read
			e.read = func(name string, data []byte) (*panel.UncertaintySpec, error) {
				spec, err := read(name, data)
				if err == nil {
					spec.Seed = 0
				}
				return spec, err
			}
		}, "another content"},
		{"form-round-trip", "a form stands in that forgets an assumption", func(e *uncertaintyEngine) {
			read := e.readForm
			e.readForm = func(name string, data []byte) (*panel.UncertaintySpec, error) {
				spec, err := read(name, data)
				if err == nil {
					spec.Assumptions = spec.Assumptions[1:]
				}
				return spec, err
			}
		}, "filled in"},
	}
}

// Each law that the library keeps is shown to catch something: one function is replaced,
// and that law alone notices.
func TestEachUncertaintyLawCatchesEngines(t *testing.T) {
	t.Parallel()
	by := map[string]bool{}
	for _, test := range brokenUncertaintyEngines() {
		by[test.law] = true
		t.Run(test.law, func(t *testing.T) {
			e := newUncertaintyEngine()
			test.engine(&e)
			report, err := inspectUncertainty(e, panelFrom(t, ""), unsureFrom(t, ""))
			if err != nil {
				t.Fatalf("%s: %v", test.reason, err)
			}
			lawstest.OnlyLaw(t, report, test.law, test.says)
		})
	}
	lawstest.Proved(t, UncertaintyLaws()[ownUncertaintyLaws:], by)
}

func TestUncertaintyLaws(t *testing.T) {
	documented(t, "# Laws of what is not sure", UncertaintyLaws(), uncertaintyKit().Validate())
}

// What cannot be checked is an error, and no violation; what is broken for a reason is
// waived, and that is said.
func TestCheckUncertaintyCannot(t *testing.T) {
	p, spec := panelFrom(t, ""), unsureFrom(t, "")
	other := unsureFrom(t, "")
	other.Node = "nowhere"
	for _, test := range []struct {
		reason, want string
		err          error
	}{
		{"no panel", "there is no panel", CheckUncertainty(nil, spec)},
		{"nothing said", "there is no panel", CheckUncertainty(p, nil)},
		{"about something else", "not about this panel", CheckUncertainty(p, other)},
		{"no such law", `did you mean "draws-enough"?`, CheckUncertainty(p, spec, Waive("draw-enough", "x"))},
		{"no such part", `did you mean "weights"?`, CheckUncertainty(p, spec, Waive("assumptions-matter", "x", "weight"))},
	} {
		var violations Violations
		if test.err == nil || errors.As(test.err, &violations) || !strings.Contains(test.err.Error(), test.want) {
			t.Errorf("%s: got %v, want an error with %q", test.reason, test.err, test.want)
		}
	}
	report, err := InspectUncertainty(p, unsureFrom(t, "assumptions-matter"), Waive("assumptions-matter", "The board asked for it.", "weights"))
	if err != nil || report.Err() != nil || !strings.Contains(report.String(), "waived: assumptions-matter: weights: The board asked for it.") {
		t.Errorf("%v, %v", report, err)
	}
}

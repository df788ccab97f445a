package systemstest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws/lawstest"
	"github.com/govmaturity/govmaturity/systems/situation"
)

// situationFrom reads a situation of the test data.
func situationFrom(t testing.TB, path string) *situation.Situation {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata/situations", path))
	if err != nil {
		t.Fatal(err)
	}
	s, err := situation.ReadSituation(path, data)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// aroundUs returns a situation that uses everything and keeps all laws.
func aroundUs(t testing.TB) *situation.Situation { return situationFrom(t, "around.yaml") }

// ownSituationLaws are those that a document can break.
const ownSituationLaws = 21

func TestWellMadeSituation(t *testing.T) {
	t.Parallel()
	RunSituation(t, aroundUs(t), WithDocuments(someDocuments))
	if err := CheckSituation(aroundUs(t), WithSeed(2), WithSamples(tries(20))); err != nil {
		t.Error(err)
	}
}

// A situation without anything keeps all laws, and nothing of it is looked at.
func TestEmptySituation(t *testing.T) {
	t.Parallel()
	s, err := situation.Compile(&situation.SituationSpec{Format: situation.SituationFormat, ID: "empty"})
	if err != nil {
		t.Fatal(err)
	}
	RunSituation(t, s)
}

func brokenSituations() []brokenDocument {
	return []brokenDocument{
		{"items-sourced", "items-sourced", "no-law", "source"},
		{"circles-grounded", "circles-grounded", "slow", "a circle of no-law, slow"},
		{"supports-or-contradicts", "supports-or-contradicts", "no-law", "Parliament is slow"},
		{"sides-agree", "sides-agree", "team", "outside"},
		{"both-sides", "both-sides", "swot", "only one side"},
		{"opposites-apart", "opposites-apart", "team", "weakness"},
		{"opposites-apart", "opposites-apart-point", "team", "skills/delivery"},
		{"strategies-join", "strategies-join", "build", "Registers on paper"},
		{"strategies-join", "strategies-join-half", "build", "pportunit"},
		{"chain-whole", "chain-whole", "fees", "an item of the next step"},
		{"chain-whole", "chain-whole-barrier", "far", "an item of the next step"},
		{"barriers-agree", "barriers-agree", "far", "the one or the other"},
		{"risks-sized", "risks-sized", "leak", "no score and no band"},
		{"residual-reasoned", "residual-reasoned", "leak", "more is left than there was"},
		{"residual-reasoned", "residual-reasoned-band", "leak", "inherent Small, residual Large"},
		{"scores-agree", "scores-agree", "leak", "4"},
		{"scores-agree", "scores-agree-band", "leak", "Large"},
		{"bands-rise", "bands-rise", "", "Small"},
		{"ranks-agree", "ranks-agree", "late", "A register leaks"},
		{"appetite-kept", "appetite-kept", "leak", "2"},
		{"appetite-kept", "appetite-kept-closed", "leak", "closed"},
		{"threats-answered", "threats-answered", "leak", "Attacks"},
		{"owners-named", "owners-named", "leak", "no owner"},
		{"actions-named", "actions-named", "leak", "an action, done or still to come"},
		{"actions-named", "actions-named-late", "leak", "Encrypt"},
		{"names-nobody", "names-nobody", "no-law", "an office, or a role"},
		{"one-edition", "one-edition", "no-law", "slow points at the node legal of un-nine-pillars"},
		{"references-resolve", "references-resolve", "older", "stakeholder pensioners of identity@2026, which is not there"},
	}
}

// Each law that a situation can break is shown to catch something: a situation that is
// broken in one way, so that exactly one law is reported, and at one part.
func TestEachSituationLawCatchesDocuments(t *testing.T) {
	t.Parallel()
	by, tests := map[string]bool{}, brokenSituations()
	for _, test := range tests {
		by[test.law] = true
		t.Run(test.file, func(t *testing.T) {
			options := []Option{}
			if test.law == "references-resolve" {
				options = append(options, WithDocuments(someDocuments))
			}
			report, err := InspectSituation(situationFrom(t, "broken/"+test.file+".yaml"), options...)
			if err != nil {
				t.Fatal(err)
			}
			lawstest.OnlyBroken(t, report, test.law, test.at, test.says)
		})
	}
	lawstest.Proved(t, SituationLaws()[:ownSituationLaws], by)
	everyBroken(t, "testdata/situations/broken/", tests)
}

// brokenSituationEngine stands in for one function of the library.
type brokenSituationEngine struct {
	law, reason string
	engine      func(*situationEngine)
	says        string
}

func brokenSituationLinks() []brokenSituationEngine {
	return []brokenSituationEngine{
		{"items-whole", "a list stands in that gives trends with signals", func(e *situationEngine) {
			items := e.items
			e.items = func(s *situation.Situation, aspects ...situation.Aspect) []situation.Item {
				if slices.Contains(aspects, situation.AspectSignal) {
					aspects = append(aspects, situation.AspectTrend)
				}
				return items(s, aspects...)
			}
		}, "among items of signal"},
		{"items-whole", "a list stands in that forgets risks", func(e *situationEngine) {
			items := e.items
			e.items = func(s *situation.Situation, aspects ...situation.Aspect) []situation.Item {
				return slices.DeleteFunc(items(s, aspects...), func(i situation.Item) bool {
					return i.Aspect() == situation.AspectRisk && slices.Contains(aspects, situation.AspectRisk)
				})
			}
		}, "found 1 times"},
		{"links-agree", "a contradiction stands in that only one of the two knows of", func(e *situationEngine) {
			contradicts := e.contradicts
			e.contradicts = func(i situation.Item) []situation.Item {
				if i.Aspect() == situation.AspectTechnological {
					return nil
				}
				return contradicts(i)
			}
		}, "contradicts mobile: true; and from the other end: false"},
		{"links-agree", "a support stands in that the supported item does not know of", func(e *situationEngine) {
			by := e.supportedBy
			e.supportedBy = func(i situation.Item) []situation.Item { return by(i)[:min(1, len(by(i)))] }
		}, "supports errors: true; and from the other end: false"},
		{"links-agree", "an intervention stands in that serves nothing", func(e *situationEngine) {
			e.served = func(situation.Item) []situation.Item { return nil }
		}, "is for one-identity: true"},
		{"points-crossed", "a list of crossings stands in that leaves out what speaks against", func(e *situationEngine) {
			crossings := e.crossings
			e.crossings = func(s *situation.Situation) []situation.Crossing {
				all := crossings(s)
				for i := range all {
					all[i].Against = nil
				}
				return all
			}
		}, "listed 0 times"},
		{"raters-counted", "a rating stands in that is high when one rater says so", func(e *situationEngine) {
			rated := e.rated
			e.rated = func(i situation.Item, scale string) situation.Rated {
				r := rated(i, scale)
				r.Lower, r.Upper = r.Most, r.Most
				return r
			}
		}, "of 3 raters"},
		{"doubts-whole", "doubts stand in that take each contradiction for a risk without an owner", func(e *situationEngine) {
			doubts := e.doubts
			e.doubts = func(s *situation.Situation, checks ...situation.Check) []situation.Doubt {
				return append(doubts(s, checks...), relabelled(doubts(s, situation.CheckContradicts))...)
			}
		}, "owner told 1 times"},
	}
}

func relabelled(doubts []situation.Doubt) []situation.Doubt {
	for i := range doubts {
		doubts[i].Check = situation.CheckOwner
	}
	return doubts
}

func brokenSituationRisks() []brokenSituationEngine {
	return []brokenSituationEngine{
		{"scores-multiply", "a score stands in that adds likelihood and impact", func(e *situationEngine) {
			score := e.score
			e.score = func(l situation.RiskLevel) (float64, bool) {
				if l.InCell() {
					return l.Likelihood().Value() + l.Impact().Value(), true
				}
				return score(l)
			}
		}, "score 6, band"},
		{"scores-multiply", "a band stands in that begins above its first score", func(e *situationEngine) {
			band := e.band
			e.band = func(l situation.RiskLevel) situation.Band {
				if x, ok := l.Score(); ok && x == 9 {
					return situation.Band{}
				}
				return band(l)
			}
		}, `band "grave"`},
		{"cells-once", "a cell stands in that shows only what there was", func(e *situationEngine) {
			cell := e.cell
			e.cell = func(m situation.Matrix, l, i int) situation.Cell {
				c := cell(m, l, i)
				c.Residual = nil
				return c
			}
		}, "in the cells []"},
	}
}

func brokenSituationDocuments() []brokenSituationEngine {
	return []brokenSituationEngine{
		{"redaction-keeps", "a copy stands in that drops reasons", func(e *situationEngine) {
			redacted := e.redacted
			e.redacted = func(s *situation.Situation) *situation.SituationSpec {
				spec := redacted(s)
				for i := range spec.Risks.Risks {
					if r := spec.Risks.Risks[i].Residual; r != nil {
						r.Reason = nil
					}
				}
				return spec
			}
		}, "the copy to be handed on"},
		{"other-ids", "an item stands in that is for nothing when its id ends as it should not", func(e *situationEngine) {
			serves := e.serves
			e.serves = func(i situation.Item) []situation.Item {
				if strings.HasSuffix(i.ID(), "0") {
					return nil
				}
				return serves(i)
			}
		}, "other ids"},
		{"document-order", "a rating stands in that counts only where its item is not the second of a list", func(e *situationEngine) {
			rated := e.rated
			e.rated = func(i situation.Item, scale string) situation.Rated {
				if at := i.Path(); at[len(at)-1].Index == 1 {
					return situation.Rated{}
				}
				return rated(i, scale)
			}
		}, "in another order"},
		{"same-again", "a teller stands in that counts what it tells", func(e *situationEngine) {
			told, n := e.told, 0
			e.told = func(f govmaturity.Finding, w govmaturity.Words) string {
				n++
				return told(f, w) + fmt.Sprint(n)
			}
		}, "the words"},
		{"document-round-trip", "a reader of YAML stands in that drops an origin", func(e *situationEngine) {
			read := e.read
			e.read = func(name string, data []byte) (*situation.Situation, error) {
				if strings.HasSuffix(name, ".yaml") {
					data = []byte(strings.Replace(string(data), `,"origin":"outside"`, "", 1))
				}
				return read(name, data)
			}
		}, "the content hash"},
		{"key-order", "a reader stands in that wants the format first", func(e *situationEngine) {
			read := e.read
			e.read = func(name string, data []byte) (*situation.Situation, error) {
				if !strings.HasPrefix(string(data), `{"format"`) {
					return nil, fmt.Errorf("this is no situation")
				}
				return read(name, data)
			}
		}, "this is no situation"},
		{"form-round-trip", "a form stands in that forgets what is in place", func(e *situationEngine) {
			from := e.fromForm
			e.fromForm = func(in *govmaturity.FormInput) (*situation.Situation, error) {
				s, err := from(in)
				if err != nil {
					return nil, err
				}
				spec := s.Spec()
				spec.Risks.Risks[0].Controls = nil
				return situation.Compile(spec)
			}
		}, "filled in"},
	}
}

// Each law that the library keeps is shown to catch something: one function is
// replaced, and that law alone notices.
func TestEachSituationLawCatchesEngines(t *testing.T) {
	t.Parallel()
	by := map[string]bool{}
	for _, test := range slices.Concat(brokenSituationLinks(), brokenSituationRisks(), brokenSituationDocuments()) {
		by[test.law] = true
		t.Run(test.law, func(t *testing.T) {
			e := newSituationEngine()
			test.engine(&e)
			report, err := inspectSituationWith(e, aroundUs(t))
			if err != nil {
				t.Fatalf("%s: %v", test.reason, err)
			}
			lawstest.OnlyLaw(t, report, test.law, test.says)
		})
	}
	lawstest.Proved(t, SituationLaws()[ownSituationLaws:], by)
}

// Laws have names that can be searched for, say in a sentence what they ask, and stand
// in the package documentation in the same order.
func TestSituationLaws(t *testing.T) {
	if err := situationKit().Validate(); err != nil {
		t.Error(err)
	}
	documented(t, "# Laws of situations", SituationLaws())
}

// Maps and situations that cannot be checked are an error, and no violation.
func TestCheckCannotSurroundings(t *testing.T) {
	m, s := identity(t), aroundUs(t)
	for _, test := range []struct {
		reason, want string
		err          error
	}{
		{"no map", "there is no stakeholder map", CheckMap(nil)},
		{"no situation", "there is no situation", CheckSituation(nil)},
		{"no such law of maps", `did you mean "ties-said"?`, CheckMap(m, Waive("tie-said", "x"))},
		{"a law of maps", "no law", CheckSituation(s, Waive("ties-said", "x"))},
		{"no such stakeholder", `did you mean "registry"?`, CheckMap(m, Waive("ties-said", "x", "registri"))},
		{"no such item", `did you mean "leak"?`, CheckSituation(s, Waive("residual-reasoned", "x", "leaks"))},
	} {
		var violations Violations
		if test.err == nil || errors.As(test.err, &violations) || !strings.Contains(test.err.Error(), test.want) {
			t.Errorf("%s: got %v, want an error with %q", test.reason, test.err, test.want)
		}
	}
}

// A law that is broken for a reason is waived, at any kind of part, and that is said.
func TestWaiveSurroundings(t *testing.T) {
	for _, test := range []struct {
		law, file, at string
	}{{"influences-apart", "influences-apart", "press->town"}, {"needs-whole", "needs-whole", "notes"}, {"groups-filled", "groups-filled", "market"}} {
		report, err := InspectMap(mapFrom(t, "broken/"+test.file+".yaml"), Waive(test.law, "It is for later.", test.at))
		if err != nil || report.Err() != nil || !strings.Contains(report.String(), "waived: "+test.law+": "+test.at+": It is for later.") {
			t.Errorf("%v, %v", report, err)
		}
	}
	for _, test := range []struct {
		law, file, at string
	}{{"strategies-join", "strategies-join", "build"}, {"both-sides", "both-sides", "swot"}, {"owners-named", "owners-named", "leak"}} {
		report, err := InspectSituation(situationFrom(t, "broken/"+test.file+".yaml"), Waive(test.law, "It is for later.", test.at))
		if err != nil || report.Err() != nil || !strings.Contains(report.String(), "waived: "+test.law+": "+test.at+": It is for later.") {
			t.Errorf("%v, %v", report, err)
		}
	}
}

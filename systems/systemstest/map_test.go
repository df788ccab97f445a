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
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// mapFrom reads a stakeholder map of the test data.
func mapFrom(t testing.TB, path string) *stakeholder.Map {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata/maps", path))
	if err != nil {
		t.Fatal(err)
	}
	m, err := stakeholder.ReadMap(path, data)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// identity returns a map that uses everything and keeps all laws.
func identity(t testing.TB) *stakeholder.Map { return mapFrom(t, "identity.yaml") }

// ownMapLaws are those that a document can break.
const ownMapLaws = 13

func TestWellMadeMap(t *testing.T) {
	t.Parallel()
	RunMap(t, identity(t))
	if err := CheckMap(identity(t), WithSeed(2), WithSamples(tries(20))); err != nil {
		t.Error(err)
	}
}

// A map without anything keeps all laws, and nothing of it is looked at.
func TestEmptyMap(t *testing.T) {
	t.Parallel()
	m, err := stakeholder.Compile(&stakeholder.MapSpec{Format: stakeholder.MapFormat, ID: "empty"})
	if err != nil {
		t.Fatal(err)
	}
	RunMap(t, m)
}

// A map that was read from a text tells its doubts by their lines, one that was compiled
// by their paths. That is no other answer.
func TestMapDoubtsInAnyOrder(t *testing.T) {
	t.Parallel()
	m, err := stakeholder.ReadMap("map.yaml", []byte(`format: govmaturity/stakeholder-map/1
id: map
attributes:
  - {attribute: power, range: {min: 1, max: 5}}
  - {attribute: interest, range: {min: 1, max: 5}}
stakeholders:
  - {id: nurses, name: Nurses, ratings: [{attribute: power, value: 3}, {attribute: interest, value: 5}]}
needs:
  - {id: letter, audience: [nurses], what: The dates, who: Write to unit@health.example.org}
`))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(m.Doubts()); n < 2 {
		t.Fatalf("%d doubts", n)
	}
	var broken []string
	for _, v := range mapViolations(t, CheckMap(m)) {
		broken = append(broken, v.Law.Name)
	}
	slices.Sort(broken)
	if want := []string{"names-nobody", "ties-said"}; !slices.Equal(slices.Compact(broken), want) {
		t.Errorf("broken are %v, want %v", broken, want)
	}
}

func mapViolations(t *testing.T, err error) Violations {
	t.Helper()
	var v Violations
	if !errors.As(err, &v) {
		t.Fatalf("no violations: %v", err)
	}
	return v
}

// someDocuments are those that the tests know.
func someDocuments(kind, document, edition, id string) bool {
	return strings.Contains("node un-nine-pillars 2022 legal, node un-nine-pillars 2022 data-management, stakeholder identity 2026 older, competency skills  delivery",
		strings.Join([]string{kind, document, edition, id}, " "))
}

func brokenMaps() []brokenDocument {
	return []brokenDocument{
		{"stakeholders-apart", "stakeholders-apart", "mof", "is it one stakeholder?"},
		{"stakeholders-apart", "stakeholders-apart-same", "lower", "has the same name"},
		{"groups-filled", "groups-filled", "market", "nobody is in it"},
		{"influences-apart", "influences-apart", "press->town", "says the same"},
		{"influences-apart", "influences-apart-own", "press->press", "press influences itself"},
		{"grid-scaled", "grid-scaled", "", "no scale of interest"},
		{"ties-said", "ties-said", "press", "power is 3, on the threshold itself"},
		{"claims-agree", "claims-agree", "herders", "no legitimate claim"},
		{"claims-agree", "claims-agree-group", "older", "often left behind"},
		{"claims-involved", "claims-involved", "herders", "wanted: consult"},
		{"claims-involved", "claims-involved-group", "older", "wanted: inform"},
		{"delegation-agrees", "delegation-agrees", "town", "not delegated to it"},
		{"delegation-agrees", "delegation-agrees-kept", "town", "wanted to consult"},
		{"promises-kept", "promises-kept", "herders", "promised: involve"},
		{"promises-kept", "promises-kept-other", "fishers", "promised: involve"},
		{"needs-whole", "needs-whole", "notes", "nobody is said to do it"},
		{"names-nobody", "names-nobody", "press", "e-mail address"},
		{"one-edition", "one-edition", "town", "un-nine-pillars@2024"},
		{"references-resolve", "references-resolve", "town", "node tenth of un-nine-pillars@2022, which is not there"},
	}
}

// Each law that a map can break is shown to catch something: a map that is broken in
// one way, so that exactly one law is reported, and at one part.
func TestEachMapLawCatchesDocuments(t *testing.T) {
	t.Parallel()
	by, tests := map[string]bool{}, brokenMaps()
	for _, test := range tests {
		by[test.law] = true
		t.Run(test.file, func(t *testing.T) {
			options := []Option{}
			if test.law == "references-resolve" {
				options = append(options, WithDocuments(someDocuments))
			}
			report, err := InspectMap(mapFrom(t, "broken/"+test.file+".yaml"), options...)
			if err != nil {
				t.Fatal(err)
			}
			lawstest.OnlyBroken(t, report, test.law, test.at, test.says)
		})
	}
	lawstest.Proved(t, MapLaws()[:ownMapLaws], by)
	everyBroken(t, "testdata/maps/broken/", tests)
}

// everyBroken checks that each broken document is tried, and begins with the reason.
func everyBroken(t *testing.T, folder string, tests []brokenDocument) {
	t.Helper()
	files, err := filepath.Glob(folder + "*.yaml")
	if err != nil || len(files) != len(tests) {
		t.Errorf("%d files, %d of them tried, %v", len(files), len(tests), err)
	}
	for _, test := range tests {
		if data, err := os.ReadFile(folder + test.file + ".yaml"); err != nil || !strings.HasPrefix(string(data), "# ") {
			t.Errorf("%s: %v", test.file, err)
		}
	}
}

// brokenMapEngine stands in for one function of the library.
type brokenMapEngine struct {
	law, reason string
	engine      func(*mapEngine)
	says        string
}

// advised makes an engine of which the advice is changed.
func advised(change func(*stakeholder.Advice)) func(*mapEngine) {
	return func(e *mapEngine) {
		advice := e.advice
		e.advice = func(s stakeholder.Stakeholder) stakeholder.Advice {
			a := advice(s)
			change(&a)
			return a
		}
	}
}

// suggests makes all of the advice one level.
func suggests(a *stakeholder.Advice, e stakeholder.Engagement) {
	a.Least, a.Most = e, e
	if a.Suggested != "" {
		a.Suggested = e
	}
}

func brokenMapRatings() []brokenMapEngine {
	return []brokenMapEngine{
		{"ratings-combine", "the greatest rating stands in for the mean", func(e *mapEngine) {
			rated := e.rated
			e.rated = func(s stakeholder.Stakeholder, a stakeholder.Attribute) stakeholder.Rated {
				r := rated(s, a)
				for _, one := range s.Spec().Ratings {
					if one.Attribute == a && one.Value != nil && r.Known() {
						r.Value = max(r.Value, *one.Value)
					}
				}
				return r
			}
		}, "expected: 4.25 of 2 ratings"},
		{"placed-once", "a grid stands in that has those on a threshold twice", func(e *mapEngine) {
			grid := e.grid
			e.grid = func(m *stakeholder.Map) stakeholder.Grid {
				g := grid(m)
				for s := range m.Stakeholders() {
					if p := s.Position(); p.Power.OnThreshold {
						g.By[stakeholder.QuadrantClosely] = append(g.By[stakeholder.QuadrantClosely], s)
					}
				}
				return g
			}
		}, `places: ["manage-closely" "keep-informed"]`},
		{"placed-once", "a grid stands in that forgets whom it cannot place", func(e *mapEngine) {
			grid := e.grid
			e.grid = func(m *stakeholder.Map) stakeholder.Grid {
				g := grid(m)
				g.Unplaced = nil
				return g
			}
		}, "expected: unplaced"},
		{"classes-part", "a salience stands in that takes what is urgent for legitimate", func(e *mapEngine) {
			salience := e.salience
			e.salience = func(s stakeholder.Stakeholder) stakeholder.Salience {
				x := salience(s)
				if x.Class == stakeholder.ClassDependent {
					x.Class = stakeholder.ClassDemanding
				}
				return x
			}
		}, `class "demanding"`},
		{"more-never-lowers", "an advice stands in that tells less to those who press", advised(func(a *stakeholder.Advice) {
			if !claim(a.Stakeholder) && !a.Stakeholder.Delegated() && a.Position.Quadrant == stakeholder.QuadrantClosely {
				suggests(a, stakeholder.EngagementInform)
			}
		}), "at least inform"},
		{"legitimate-involved", "an advice stands in that only asks those with a claim", advised(func(a *stakeholder.Advice) {
			if claim(a.Stakeholder) && a.Position.Quadrant == stakeholder.QuadrantMonitor {
				suggests(a, stakeholder.EngagementConsult)
			}
		}), "at least consult"},
		{"gaps-counted", "gaps stand in that count down as up", func(e *mapEngine) {
			gaps := e.gaps
			e.gaps = func(a stakeholder.Advice) [3]stakeholder.Gap {
				g := gaps(a)
				for i := range g {
					g[i].Steps = max(g[i].Steps, -g[i].Steps)
				}
				return g
			}
		}, `-2 steps from "consult" to "none"`},
		{"equity-whole", "an equity report stands in that leaves out those who are affected", func(e *mapEngine) {
			equity := e.equity
			e.equity = func(m *stakeholder.Map) stakeholder.Equity {
				all := equity(m)
				all.Entries = slices.DeleteFunc(all.Entries, func(e stakeholder.EquityEntry) bool { return e.Why == stakeholder.EquityWhyAffected })
				return all
			}
		}, `there as ["affected"]`},
		{"measures-counted", "a network stands in that reaches oneself", measured(func(m *stakeholder.Measures, _ stakeholder.Stakeholder) {
			if m.Reach > 0 {
				m.Reach++
			}
		}), "reaches"},
		{"measures-counted", "a network stands in that counts each way between two once, however many there are", measured(func(m *stakeholder.Measures, _ stakeholder.Stakeholder) {
			m.Betweenness *= 2
		}), "shortest ways"},
	}
}

func measured(change func(*stakeholder.Measures, stakeholder.Stakeholder)) func(*mapEngine) {
	return func(e *mapEngine) {
		measures := e.measures
		e.measures = func(m *stakeholder.Map, o stakeholder.NetworkOptions) func(stakeholder.Stakeholder) stakeholder.Measures {
			of := measures(m, o)
			return func(s stakeholder.Stakeholder) stakeholder.Measures {
				x := of(s)
				change(&x, s)
				return x
			}
		}
	}
}

func brokenMapDocuments() []brokenMapEngine {
	return []brokenMapEngine{
		{"redaction-keeps", "a copy stands in that drops who is affected with the addresses", func(e *mapEngine) {
			redacted := e.redacted
			e.redacted = func(m *stakeholder.Map) *stakeholder.MapSpec {
				spec := redacted(m)
				for i := range spec.Stakeholders {
					spec.Stakeholders[i].Affected = nil
				}
				return spec
			}
		}, "the copy to be handed on"},
		{"other-names", "an advice stands in that depends on an id", advised(func(a *stakeholder.Advice) {
			if a.Stakeholder.ID() < "c" || a.Stakeholder.ID() == "n000000" {
				a.Most = stakeholder.EngagementEmpower
			}
		}), "other ids and names"},
		{"document-order", "an advice stands in that favours the first in the document", advised(func(a *stakeholder.Advice) {
			if a.Stakeholder.Index() == 0 {
				a.Most = stakeholder.EngagementEmpower
			}
		}), "in another order"},
		{"same-again", "a teller stands in that counts what it tells", func(e *mapEngine) {
			told, n := e.told, 0
			e.told = func(f govmaturity.Finding, w govmaturity.Words) string {
				n++
				return told(f, w) + fmt.Sprint(n)
			}
		}, "the words"},
		{"document-round-trip", "a reader of YAML stands in that drops who is outside", func(e *mapEngine) {
			read := e.read
			e.read = func(name string, data []byte) (*stakeholder.Map, error) {
				if strings.HasSuffix(name, ".yaml") {
					data = []byte(strings.Replace(string(data), `"outside":true,`, "", 1))
				}
				return read(name, data)
			}
		}, "the content hash"},
		{"key-order", "a reader stands in that wants the format first", func(e *mapEngine) {
			read := e.read
			e.read = func(name string, data []byte) (*stakeholder.Map, error) {
				if !strings.HasPrefix(string(data), `{"format"`) {
					return nil, fmt.Errorf("this is no map")
				}
				return read(name, data)
			}
		}, "this is no map"},
		{"form-round-trip", "a form stands in that forgets notes", func(e *mapEngine) {
			from := e.fromForm
			e.fromForm = func(in *govmaturity.FormInput) (*stakeholder.Map, error) {
				m, err := from(in)
				if err != nil {
					return nil, err
				}
				spec := m.Spec()
				spec.Stakeholders[3].Note = nil
				return stakeholder.Compile(spec)
			}
		}, "filled in"},
	}
}

// Each law that the library keeps is shown to catch something: one function is
// replaced, and that law alone notices.
func TestEachMapLawCatchesEngines(t *testing.T) {
	t.Parallel()
	by := map[string]bool{}
	for _, test := range slices.Concat(brokenMapRatings(), brokenMapDocuments()) {
		by[test.law] = true
		t.Run(test.law, func(t *testing.T) {
			e := newMapEngine()
			test.engine(&e)
			report, err := inspectMapWith(e, standInMap(t))
			if err != nil {
				t.Fatalf("%s: %v", test.reason, err)
			}
			lawstest.OnlyLaw(t, report, test.law, test.says)
		})
	}
	lawstest.Proved(t, MapLaws()[ownMapLaws:], by)
}

// standInMap is the map with a promise that is taken back, so that a gap goes down.
func standInMap(t testing.TB) *stakeholder.Map {
	t.Helper()
	spec := identity(t).Spec()
	spec.Stakeholders[1].Current, spec.Stakeholders[1].Desired = stakeholder.EngagementConsult, stakeholder.EngagementNone
	m, err := stakeholder.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Laws have names that can be searched for, say in a sentence what they ask, and stand
// in the package documentation in the same order.
func TestMapLaws(t *testing.T) {
	if err := mapKit().Validate(); err != nil {
		t.Error(err)
	}
	documented(t, "# Laws of stakeholder maps", MapLaws())
}

// documented checks that the package documentation has a table of the laws.
func documented(t *testing.T, heading string, all []Law) {
	t.Helper()
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(doc), heading)
	if !ok {
		t.Fatalf("there is no heading %q", heading)
	}
	for _, law := range all {
		_, after, ok := strings.Cut(rest, "\n//\t"+law.Name+" ")
		if rest = after; !ok {
			t.Fatalf("%s is not in the table of the package documentation, or not in its place", law.Name)
		}
		if law.OwnCode {
			t.Errorf("%s is not checked of everybody's document", law.Name)
		}
	}
}

package maturitytest

import (
	"bytes"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws/lawstest"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

// eitherFile reads a file of a folder or, where it is not there, the one above that all share.
func eitherFile(t testing.TB, folder, name, otherwise string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", folder, "broken", name))
	if errors.Is(err, os.ErrNotExist) {
		data, err = os.ReadFile(filepath.Join("testdata", folder, otherwise))
	}
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// panelFrom reads a broken panel, or the well-made one for "".
func panelFrom(t testing.TB, name string) *panel.Panel {
	t.Helper()
	fw, err := maturity.ReadFramework("agencies.yaml", eitherFile(t, "panels", name+".yaml", "agencies.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	rows := eitherFile(t, "panels", name+".csv", "agencies.csv")
	table := panel.Table{Name: name + ".csv", Framework: fw}
	head, _, _ := bytes.Cut(rows, []byte("\n"))
	if strings.Contains(string(head), "date") {
		table.Layout.Date = "date"
	}
	if strings.Contains(string(head), "rater") {
		table.Layout.Rater = "rater"
	}
	p, err := table.Read(bytes.NewReader(rows))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// ownPanelLaws are those that a document can break.
const ownPanelLaws = 8

func TestWellMadePanel(t *testing.T) {
	t.Parallel()
	RunPanel(t, panelFrom(t, ""))
	if err := CheckPanel(panelFrom(t, ""), WithSeed(2), WithSamples(30)); err != nil {
		t.Error(err)
	}
}

// A panel without members, and one of a framework that asks nothing of it, keep all laws.
func TestLittlePanels(t *testing.T) {
	t.Parallel()
	p, err := panel.New(panelFrom(t, "").Asked(), nil)
	if err != nil {
		t.Fatal(err)
	}
	report, err := InspectPanel(p)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range report.Violations {
		if v.Law.Name != "numbers-enough" {
			t.Error(v)
		}
	}
	fw := panelFrom(t, "").Framework()
	frozen, err := panel.New(fw, nil)
	if err != nil || CheckPanel(frozen) != nil {
		t.Error(err, CheckPanel(frozen))
	}
}

// brokenPart is a document that is broken in one way.
type brokenPart struct{ law, file, at, says string }

func brokenPanels() []brokenPart {
	return []brokenPart{
		{"subjects-once", "subjects-once", "Post", "Post, 2025-03-01, beside Post, 2026-03-01"},
		{"subjects-once", "subjects-once-rater", "Post", "Post, b, beside Post, a"},
		{"subjects-apart", "subjects-apart", "post", `"post", beside "Post"`},
		{"subjects-apart", "subjects-apart-spaces", "HEALTH", `beside "Health"`},
		{"numbers-enough", "numbers-enough", "errors", "2 numbers"},
		{"indicators-vary", "indicators-vary", "waiting", "14 for all"},
		{"indicators-vary", "indicators-vary-blocked", "online", "50 for all"},
		{"differences-matter", "differences-matter", "online", "the same results at agencies"},
		{"directions-agree", "directions-agree", "trained", "a correlation of -0."},
		{"answers-known", "answers-known", "Interior", "a rank, with 1"},
		{"ranks-tell-apart", "ranks-tell-apart", "agencies", "more than half of 8 members of rank"},
	}
}

// Each law that a document can break is shown to catch something: a panel that is broken
// in one way, so that exactly one law is reported, and at one part.
func TestEachPanelLawCatchesDocuments(t *testing.T) {
	t.Parallel()
	by, files := map[string]bool{}, map[string]bool{}
	for _, test := range brokenPanels() {
		by[test.law], files[test.file] = true, true
		t.Run(test.file, func(t *testing.T) {
			report, err := InspectPanel(panelFrom(t, test.file))
			if err != nil {
				t.Fatal(err)
			}
			lawstest.OnlyBroken(t, report, test.law, test.at, test.says)
		})
	}
	lawstest.Proved(t, PanelLaws()[:ownPanelLaws], by)
	allTried(t, "panels", files)
}

// allTried checks that each broken document was tried.
func allTried(t *testing.T, folder string, tried map[string]bool) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", folder, "broken", "*"))
	if err != nil || len(files) == 0 {
		t.Errorf("%d files, %d tried, %v", len(files), len(tried), err)
	}
	for _, f := range files {
		if name := strings.TrimSuffix(filepath.Base(f), filepath.Ext(f)); !tried[name] {
			t.Errorf("%s is not tried", f)
		}
	}
}

// documented checks that laws have names that can be searched for, and stand in the
// package documentation in the same order.
func documented(t *testing.T, heading string, all []Law, err error) {
	t.Helper()
	if err != nil {
		t.Error(err)
	}
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
	}
}

// brokenPanelEngine stands in for one function of the library.
type brokenPanelEngine struct {
	law, reason string
	engine      func(*panelEngine)
	says        string
}

func brokenPanelResults() []brokenPanelEngine {
	return []brokenPanelEngine{
		{"members-order", "a panel stands in that takes the first to be good at nothing, unless it is the one it always was", func(e *panelEngine) {
			make := e.make
			e.make = func(fw *maturity.Framework, given []*maturity.Assessment, options ...maturity.CompileOption) (*panel.Panel, error) {
				if len(given) > 0 && given[0].Subject != "Agriculture" {
					given = slices.Clone(given)
					given[0] = clone(given[0])
					given[0].Answers["online"] = govmaturity.AnswerNumber(0)
				}
				return make(fw, given, options...)
			}
		}, "members in another order"},
		{"ranks-by-value", "ranks stand in that give those who are level one rank after the other", func(e *panelEngine) {
			ranks := e.ranks
			e.ranks = func(p *panel.Panel, ties panel.Ties, node string) []float64 {
				out := ranks(p, ties, node)
				for i, r := range out {
					if k := slices.Index(out[:i], r); k >= 0 && r > 0 {
						out[i]++
					}
				}
				return out
			}
		}, "ties competition"},
		{"ranks-by-value", "a ranking stands in that has the worst first", func(e *panelEngine) {
			ranking := e.ranking
			e.ranking = func(p *panel.Panel, node string) []panel.Member {
				out := ranking(p, node)
				slices.Reverse(out)
				return out
			}
		}, "best first: false"},
		{"values-bounded", "a result stands in that is divided by nothing", func(e *panelEngine) {
			e.value = func(r maturity.Result) (float64, bool) {
				x, ok := r.Value()
				if x == 1 {
					x = math.Inf(1)
				}
				return x, ok
			}
		}, "+Inf"},
		{"better-counts-more", "a share stands in that is upside down", func(e *panelEngine) {
			e.counts = func(r maturity.Result) (float64, bool) {
				x, ok := r.Value()
				return 1 - x, ok
			}
		}, "no less for the better"},
		{"divided-by-nothing", "a state stands in that takes a division by nothing for an answer", func(e *panelEngine) {
			e.state = func(maturity.Result) govmaturity.State { return govmaturity.StateAnswered }
		}, "the same number for all"},
		{"parts-as-whole", "a part stands in that is scored against itself", func(e *panelEngine) {
			e.part = func(p *panel.Panel, keep func(panel.Member) bool) *panel.Panel {
				var given []*maturity.Assessment
				for _, m := range p.Where(keep).Members() {
					a := m.Assessment()
					a.Hash = ""
					given = append(given, a)
				}
				out, err := panel.New(p.Asked(), given)
				if err != nil {
					return p
				}
				return out
			}
		}, "in a part"},
		{"standings-agree", "a standing stands in that forgets that the member itself is one of how many", func(e *panelEngine) {
			standings := e.standings
			e.standings = func(p *panel.Panel, m panel.Member) ([]panel.Standing, error) {
				out, err := standings(p, m)
				for i := range out {
					out[i].Of--
				}
				return out, err
			}
		}, "of 7"},
	}
}

func brokenPanelDocuments(t *testing.T) []brokenPanelEngine {
	return []brokenPanelEngine{
		{"frozen-alike", "goalposts stand in that forget the best", func(e *panelEngine) {
			freeze := e.freeze
			e.freeze = func(g *panel.Goalposts, fw *maturity.Framework, options ...maturity.CompileOption) (*maturity.Framework, error) {
				g.Nodes[0].Panel.Max = new(*g.Nodes[0].Panel.Max * 2)
				return freeze(g, fw, options...)
			}
		}, "alone"},
		{"later-moves-nobody", "a panel stands in that measures itself anew with whoever comes later", func(e *panelEngine) {
			make, asked := e.make, panelFrom(t, "").Asked()
			e.make = func(fw *maturity.Framework, given []*maturity.Assessment, options ...maturity.CompileOption) (*panel.Panel, error) {
				return make(asked, given, options...)
			}
		}, "with one more subject"},
		{"goalposts-round-trip", "a reader stands in that drops the last digit", func(e *panelEngine) {
			read := e.readGoalposts
			e.readGoalposts = func(name string, data []byte) (*panel.Goalposts, error) {
				g, err := read(name, data)
				if err == nil {
					g.Nodes[0].Panel.Max = new(math.Nextafter(*g.Nodes[0].Panel.Max, 0))
				}
				return g, err
			}
		}, "another content"},
		{"sums-exact", "a mean stands in that is taken over all, whether they have a result or not", func(e *panelEngine) {
			totals := e.totals
			e.totals = func(a *panel.Accumulator) []panel.Total {
				out := totals(a)
				for i := range out {
					out[i].Mean = out[i].Sum / float64(out[i].Count+out[i].Missing)
				}
				return out
			}
		}, "the mean"},
		{"shards-merge", "a merging stands in that counts what it takes in twice", func(e *panelEngine) {
			merge := e.merge
			e.merge = func(into, from *panel.Accumulator) error {
				was := into.Result()[0]
				if err := merge(into, from); err != nil || was.Count+was.Missing == 0 {
					return err
				}
				return merge(into, from)
			}
		}, "2 parts"},
		{"nothing-added", "a merging stands in that wipes out what it has where nothing comes in", func(e *panelEngine) {
			merge := e.merge
			e.merge = func(into, from *panel.Accumulator) error {
				if totals := from.Result(); totals[0].Count+totals[0].Missing == 0 {
					*into = *from
				}
				return merge(into, from)
			}
		}, "one part has no members"},
		{"sums-round-trip", "a reader stands in that finds nothing in the sums", func(e *panelEngine) {
			decode := e.decode
			e.decode = func(a *panel.Accumulator, data []byte) error {
				err := decode(a, data)
				*a = *panel.NewAccumulator(panelFrom(t, "").Framework())
				return err
			}
		}, "written and read"},
	}
}

// Each law that the library keeps is shown to catch something: one function is replaced,
// and that law alone notices.
func TestEachPanelLawCatchesEngines(t *testing.T) {
	t.Parallel()
	by := map[string]bool{}
	for _, test := range slices.Concat(brokenPanelResults(), brokenPanelDocuments(t)) {
		by[test.law] = true
		t.Run(test.law, func(t *testing.T) {
			e := newPanelEngine()
			test.engine(&e)
			report, err := inspectPanel(e, panelFrom(t, ""))
			if err != nil {
				t.Fatalf("%s: %v", test.reason, err)
			}
			lawstest.OnlyLaw(t, report, test.law, test.says)
		})
	}
	lawstest.Proved(t, PanelLaws()[ownPanelLaws:], by)
}

func TestPanelLaws(t *testing.T) {
	documented(t, "# Laws of panels", PanelLaws(), panelKit().Validate())
}

// What cannot be checked is an error, and no violation; what is broken for a reason is
// waived, and that is said.
func TestCheckPanelCannot(t *testing.T) {
	p := panelFrom(t, "")
	for _, test := range []struct {
		reason, want string
		err          error
	}{
		{"no panel", "there is no panel", CheckPanel(nil)},
		{"no members of anything", "there is no panel", CheckPanel(&panel.Panel{})},
		{"no such law", `did you mean "subjects-once"?`, CheckPanel(p, Waive("subject-once", "x"))},
		{"no such part", `did you mean "online"?`, CheckPanel(p, Waive("indicators-vary", "x", "onlin"))},
	} {
		var violations Violations
		if test.err == nil || errors.As(test.err, &violations) || !strings.Contains(test.err.Error(), test.want) {
			t.Errorf("%s: got %v, want an error with %q", test.reason, test.err, test.want)
		}
	}
	report, err := InspectPanel(panelFrom(t, "indicators-vary"), Waive("indicators-vary", "All had two weeks in that year.", "waiting"))
	if err != nil || report.Err() != nil || !strings.Contains(report.String(), "waived: indicators-vary: waiting: All had two weeks") {
		t.Errorf("%v, %v", report, err)
	}
}

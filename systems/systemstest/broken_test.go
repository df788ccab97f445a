package systemstest

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems"
)

// brokenDocument is a document that is broken in one way.
type brokenDocument struct {
	law, file string // below testdata/broken
	at        string // where it is broken
	says      string
}

// Each law that a document can break is shown to catch something: a document that
// is broken in one way, so that exactly one law is reported, and at one part.
func TestEachLawCatchesDocuments(t *testing.T) {
	t.Parallel()
	tests := brokenDocuments()
	for _, test := range tests {
		t.Run(test.file, func(t *testing.T) {
			report, err := Inspect(diagramFrom(t, "broken/"+test.file+".yaml"))
			if err != nil {
				t.Fatal(err)
			}
			if len(report.Violations) != 1 || report.Violations[0].Law.Name != test.law || report.Violations[0].At != test.at {
				t.Fatalf("want only %s, at %q\n%v", test.law, test.at, report)
			}
			if v := report.Violations[0]; !strings.Contains(v.Error(), test.says) || !strings.Contains(v.Error(), "expected:") {
				t.Errorf("missing %q in\n%v", test.says, v)
			}
		})
	}
	files, err := filepath.Glob("testdata/broken/*.yaml")
	if err != nil || len(files) != len(tests) {
		t.Errorf("%d files, %d of them tried, %v", len(files), len(tests), err)
	}
	for _, law := range Laws()[:ownLaws] {
		if !slices.ContainsFunc(tests, func(b brokenDocument) bool { return b.law == law.Name && b.file == law.Name }) {
			t.Errorf("no document shows that the law %s catches anything", law.Name)
		}
	}
}

func brokenDocuments() []brokenDocument {
	return []brokenDocument{
		{"names-apart", "names-apart", "use", "trust has the same name"},
		{"names-apart", "names-apart-french", "use", "trust has the same name"},
		{"variables-linked", "variables-linked", "staff", "no link to it and none from it"},
		{"signs-known", "signs-known", "trust->use", "Trust -> Use: ?"},
		{"links-apart", "links-apart", "again", "trust->use says the same"},
		{"loops-close", "loops-close", "r1", "there is no link from use to trust"},
		{"loops-close", "loops-close-name", "r1", "only a name"},
		{"loops-close", "loops-close-two-readings", "r1", "2 links go from trust to use"},
		{"loops-apart", "loops-apart", "habit", "habit is the same loop as r1"},
		{"loop-polarity", "loop-polarity", "r1", "by the signs of its links it is reinforcing"},
		{"labels-agree", "labels-agree", "r1", "the label B1 on a loop that is reinforcing"},
		{"archetypes-found", "archetypes-found", "limits", "do not meet as those of limits-to-success do"},
		{"archetypes-found", "archetypes-found-role", "goals", "effort is said to be gap"},
		{"actors-decide", "actors-decide", "ministry", "no variable that they decide about"},
		{"boundary-said", "boundary-said", "", "no boundary"},
		{"boundary-said", "boundary-said-outside", "", "vendor (Vendor), who stands outside"},
		{"iceberg-explained", "iceberg-explained", "outage", "nothing that brings it about"},
		{"structures-shown", "structures-shown", "silos", "neither a loop nor a variable"},
	}
}

// brokenEngine stands in for one function of the library.
type brokenEngine struct {
	law, reason string
	engine      func(*engine)
	says        string
}

// Each law that the library keeps is shown to catch something: one function is
// replaced, and that law alone notices.
func TestEachLawCatchesEngines(t *testing.T) {
	t.Parallel()
	proved := map[string]bool{}
	for _, test := range slices.Concat(brokenSearches(), brokenFindings(), brokenFiles()) {
		proved[test.law] = true
		t.Run(test.law, func(t *testing.T) {
			e := newEngine()
			test.engine(&e)
			report, err := inspectWith(e, ministry(t))
			if err != nil {
				t.Fatalf("%s: %v", test.reason, err)
			}
			broken := map[string]bool{}
			for _, v := range report.Violations {
				broken[v.Law.Name] = true
			}
			if got := slices.Sorted(maps.Keys(broken)); !slices.Equal(got, []string{test.law}) {
				t.Fatalf("%s: broken are %v, want only %s\n%v", test.reason, got, test.law, report)
			}
			if v := report.Violations[0]; !strings.Contains(v.Error(), test.says) {
				t.Errorf("%s: missing %q in\n%v", test.reason, test.says, v)
			}
		})
	}
	for _, law := range Laws()[ownLaws:] {
		if !proved[law.Name] {
			t.Errorf("nothing shows that the law %s catches anything", law.Name)
		}
	}
}

// searches makes an engine of which the search for all loops is changed.
func searches(change func(o *systems.LoopOptions, loops []systems.Loop, ending systems.LoopEnding) ([]systems.Loop, systems.LoopEnding)) func(*engine) {
	return func(e *engine) {
		search := e.loops
		e.loops = func(d *systems.Diagram, o systems.LoopOptions) ([]systems.Loop, systems.LoopEnding) {
			asked := o
			change(&asked, nil, "")
			loops, ending := search(d, asked)
			return change(&o, loops, ending)
		}
	}
}

func brokenSearches() []brokenEngine {
	return []brokenEngine{
		{
			law: "loops-elementary", reason: "loops that lack their last link stand in",
			engine: func(e *engine) {
				e.way = func(l systems.Loop) []systems.Link { return l.Links()[:l.Len()-1] }
			},
			says: "a way that closes",
		}, {
			law: "signs-multiply", reason: "a search that takes a delay for a minus sign stands in",
			engine: func(e *engine) {
				e.polarity = func(l systems.Loop) systems.Polarity {
					if l.Polarity() == systems.PolarityReinforcing && l.Delays() == 1 {
						return systems.PolarityBalancing
					}
					return l.Polarity()
				}
			},
			says: "expected: reinforcing",
		}, {
			law: "loops-counted", reason: "a count that takes a sign that is not known for a plus stands in",
			engine: func(e *engine) {
				count := e.count
				e.count = func(d *systems.Diagram, o systems.LoopOptions) (systems.LoopTally, systems.LoopEnding) {
					n, ending := count(d, o)
					n.Reinforcing, n.Undetermined = n.Reinforcing+n.Undetermined, 0
					return n, ending
				}
			},
			says: "0 undetermined",
		}, {
			law: "length-bound", reason: "a search that counts variables one too many stands in",
			engine: searches(func(o *systems.LoopOptions, loops []systems.Loop, ending systems.LoopEnding) ([]systems.Loop, systems.LoopEnding) {
				if o.MaxLength > 0 {
					o.MaxLength++
				}
				return loops, ending
			}),
			says: "loops of at most 1 links",
		}, {
			law: "cut-short", reason: "a search that always says it is complete stands in",
			engine: searches(func(_ *systems.LoopOptions, loops []systems.Loop, _ systems.LoopEnding) ([]systems.Loop, systems.LoopEnding) {
				return loops, systems.LoopEndingComplete
			}),
			says: "complete: false",
		}, {
			law: "through-and-along", reason: "a search through a variable that misses loops along two links of it stands in",
			engine: func(e *engine) {
				through := e.through
				e.through = func(v systems.Variable, o systems.LoopOptions) ([]systems.Loop, systems.LoopEnding) {
					loops, ending := through(v, o)
					return loops[:min(1, len(loops))], ending
				}
			},
			says: "loops through backlog",
		}, {
			law: "through-and-along", reason: "a search along a link that forgets that it may close at once stands in",
			engine: func(e *engine) {
				along := e.along
				e.along = func(l systems.Link, o systems.LoopOptions) ([]systems.Loop, systems.LoopEnding) {
					loops, ending := along(l, o)
					return slices.DeleteFunc(loops, func(l systems.Loop) bool { return l.Len() == 1 }), ending
				}
			},
			says: "loops along attention->attention",
		}, {
			law: "basis-spans", reason: "a choice of loops to begin with that leaves out the longest stands in",
			engine: func(e *engine) {
				basis := e.basis
				e.basis = func(d *systems.Diagram) systems.LoopBasis {
					b := basis(d)
					b.Loops = b.Loops[:max(0, len(b.Loops)-1)]
					return b
				}
			},
			says: "loops to begin with",
		},
	}
}

// detects makes an engine of which the search for archetypes is changed.
func detects(change func(d *systems.Diagram, found *systems.ArchetypeDetection)) func(*engine) {
	return func(e *engine) {
		search := e.archetypes
		e.archetypes = func(d *systems.Diagram, o systems.ArchetypeOptions) systems.ArchetypeDetection {
			found := search(d, o)
			change(d, &found)
			return found
		}
	}
}

// unseen leaves out the archetypes that are seen in some loops.
func unseen(found *systems.ArchetypeDetection, drop func(systems.Loop) bool) {
	found.Matches = slices.DeleteFunc(found.Matches, func(m systems.ArchetypeMatch) bool { return slices.ContainsFunc(m.Loops, drop) })
}

func minuses(l systems.Loop) (n int) {
	for _, k := range l.Links() {
		if k.Sign() == systems.SignMinus {
			n++
		}
	}
	return n
}

func brokenFindings() []brokenEngine {
	return []brokenEngine{
		{
			law: "archetype-loops", reason: "a detector that takes the loops of an archetype for each other stands in",
			engine: detects(func(_ *systems.Diagram, found *systems.ArchetypeDetection) {
				for i := range found.Matches {
					slices.Reverse(found.Matches[i].Loops)
				}
			}),
			says: "shifting-the-burden",
		}, {
			law: "near-misses-complete", reason: "a detector that names the wrong sign stands in",
			engine: detects(func(_ *systems.Diagram, found *systems.ArchetypeDetection) {
				for i := range found.NearMisses {
					n := &found.NearMisses[i]
					n.Sign = opposite(n.Sign)
				}
			}),
			says: "no such archetype along that link",
		}, {
			law: "other-ids", reason: "a detector that passes over the first variable stands in",
			engine: detects(func(d *systems.Diagram, found *systems.ArchetypeDetection) {
				var ids []string
				for v := range d.Variables() {
					ids = append(ids, v.ID())
				}
				unseen(found, func(l systems.Loop) bool { return l.Has(d.Variable(slices.Min(ids))) })
			}),
			says: "other ids of variables and links",
		}, {
			law: "document-order", reason: "a choice of loops to begin with, in the order of the document, stands in",
			engine: func(e *engine) {
				basis := e.basis
				e.basis = func(d *systems.Diagram) systems.LoopBasis {
					b := basis(d)
					slices.SortStableFunc(b.Loops, func(k, l systems.Loop) int { return k.Link(0).Index() - l.Link(0).Index() })
					return b
				}
			},
			says: "in another order",
		}, {
			law: "other-sense", reason: "a detector that takes three minus signs for too many stands in",
			engine: detects(func(_ *systems.Diagram, found *systems.ArchetypeDetection) {
				unseen(found, func(l systems.Loop) bool { return minuses(l) > 2 })
			}),
			says: "measured the other way:",
		}, {
			law: "steps-between", reason: "a detector that sees no loop of more than five links stands in",
			engine: detects(func(_ *systems.Diagram, found *systems.ArchetypeDetection) {
				unseen(found, func(l systems.Loop) bool { return l.Len() > 5 })
			}),
			says: "a step between the ends",
		},
	}
}

func brokenFiles() []brokenEngine {
	return []brokenEngine{
		{
			law: "same-again", reason: "a writer of text that writes another line each time stands in",
			engine: func(e *engine) {
				text, n := e.text, 0
				e.text = func(d *systems.Diagram) ([]byte, govmaturity.Problems) {
					data, lost := text(d)
					n++
					return append(data, strings.Repeat("\n", n)...), lost
				}
			},
			says: "the text",
		}, {
			law: "document-round-trip", reason: "a reader that drops a delay stands in",
			engine: func(e *engine) {
				read := e.readDiagram
				e.readDiagram = func(name string, data []byte) (*systems.Diagram, error) {
					return read(name, []byte(strings.Replace(string(data), `,"delay":true`, "", 1)))
				}
			},
			says: "the content hash",
		}, {
			law: "text-round-trip", reason: "a reader of text that drops the last loop stands in",
			engine: func(e *engine) {
				read := e.readText
				e.readText = func(name string, data []byte) (*systems.Imported, error) {
					in, err := read(name, data)
					if err == nil {
						in.Spec.Loops = in.Spec.Loops[:len(in.Spec.Loops)-1]
					}
					return in, err
				}
			},
			says: "undetermined",
		}, {
			law: "form-round-trip", reason: "a form that forgets notes stands in",
			engine: func(e *engine) {
				from := e.fromForm
				e.fromForm = func(in *govmaturity.FormInput) (*systems.Diagram, error) {
					d, err := from(in)
					if err != nil {
						return nil, err
					}
					spec := d.Spec()
					spec.Variables[3].Note = nil
					return systems.Compile(spec)
				}
			},
			says: "filled in",
		}, {
			law: "export-round-trip", reason: "a file for another program that says nothing of delays stands in",
			engine: func(e *engine) {
				write := e.exports[1].write
				e.exports[1].write = func(d *systems.Diagram) ([]byte, error) {
					data, err := write(d)
					return []byte(strings.ReplaceAll(strings.ReplaceAll(string(data), " delay\"|", "\"|"), "-.->", "-->")), err
				}
			},
			says: "diagram.mmd",
		},
	}
}

// The documents that are broken are read as they stand: each begins with the reason.
func TestBrokenDocumentsSayWhy(t *testing.T) {
	for _, test := range brokenDocuments() {
		data, err := os.ReadFile("testdata/broken/" + test.file + ".yaml")
		if err != nil || !strings.HasPrefix(string(data), "# ") {
			t.Errorf("%s: %v", test.file, err)
		}
	}
}

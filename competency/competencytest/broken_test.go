package competencytest

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
)

// brokenCase is something that is broken in one way.
type brokenCase struct {
	law, reason string
	spec        func(*competency.Spec)         // changes the framework
	training    func(*competency.TrainingSpec) // changes the training
	walk        func(*competency.Crosswalk)    // changes the crosswalk
	engine      func(*engine)                  // changes the engine
	at          string                         // where it is broken
	says        string
}

// Each law is shown to catch something: a document that is broken in one way, so
// that exactly one law is reported, and at one part.
//
// Some laws no document can break, since the engine keeps them whatever it says.
// For those the engine that the laws look at is replaced in part, and the reason
// says so.
func TestEachLawCatches(t *testing.T) {
	t.Parallel()
	proved := map[string]bool{}
	for _, test := range slices.Concat(brokenDocuments(), brokenEngines()) {
		proved[test.law] = true
		t.Run(test.law, func(t *testing.T) {
			fw := ministry(t, test.spec)
			next, walk := successor(t, fw, test.walk)
			e := newEngine()
			if test.engine != nil {
				test.engine(&e)
			}
			report, err := inspectWith(e, fw, WithTraining(school(t, fw, test.training)), WithCrosswalk(next, walk, nil))
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
			v := report.Violations[0]
			if test.engine == nil && (v.At != test.at || len(report.Violations) != 1) {
				t.Errorf("%s: at %q and %d in all, want only %q\n%v", test.reason, v.At, len(report.Violations), test.at, report)
			}
			if !strings.Contains(v.Error(), test.says) {
				t.Errorf("%s: missing %q in\n%v", test.reason, test.says, v)
			}
		})
	}
	for _, law := range Laws() {
		if !proved[law.Name] {
			t.Errorf("nothing shows that the law %s catches anything", law.Name)
		}
	}
}

func of(s *competency.Spec, id string) *competency.CompetencySpec {
	return &s.Competencies[slices.IndexFunc(s.Competencies, func(c competency.CompetencySpec) bool { return c.ID == id })]
}

func brokenDocuments() []brokenCase {
	return []brokenCase{
		{
			law: "levels-reachable", reason: "a mean from a mastery on never gives the levels below it", at: "interviews",
			spec: func(s *competency.Spec) { of(s, "interviews").Attained.Mastery = "working" },
			says: "never aware",
		}, {
			law: "levels-reachable", reason: "what comes of parts has one level, and the scale has three", at: "privacy",
			spec: func(s *competency.Spec) { of(s, "privacy").Scale = "marks" },
			says: "never pass, great",
		}, {
			law: "attainable", reason: "a competency comes of its parts, and has none", at: "clearance",
			spec: func(s *competency.Spec) {
				of(s, "clearance").Attained = &competency.PolicySpec{Kind: competency.PolicyAll}
			},
			says: "nobody has it",
		}, {
			law: "attainable", reason: "no post requires it, and nobody can have it either", at: "listening",
			spec: func(s *competency.Spec) {
				of(s, "listening").Attained = &competency.PolicySpec{Kind: competency.PolicyAll}
			},
			says: "nobody has it",
		}, {
			law: "higher-never-worse", reason: "a level above a proficient one is not", at: "designer/researcher",
			spec: func(s *competency.Spec) { s.Scales[1].Proficient = []string{"good"} },
			says: "research at great, and before at good",
		}, {
			law: "ladder-rises", reason: "the senior level asks for less", at: "steward/senior",
			spec: func(s *competency.Spec) {
				s.Roles[0].Levels[1].Requires[0].Level, s.Roles[0].Levels[0].Requires[0].Level = "aware", "working"
			},
			says: "registers at aware",
		}, {
			law: "ladder-rises", reason: "the senior level merely wishes for what the junior requires", at: "steward/senior",
			spec: func(s *competency.Spec) { s.Roles[0].Levels[1].Requires[1].Need = competency.NeedDesirable },
			says: "law is not required",
		}, {
			law: "posts-require", reason: "a role says nothing", at: "clerk",
			spec: func(s *competency.Spec) {
				s.Roles = append(s.Roles, competency.RoleSpec{ID: "clerk", Title: govmaturity.English("Clerk")})
			},
			says: "no requirements",
		}, {
			law: "posts-require", reason: "all that a role says is desirable", at: "clerk",
			spec: func(s *competency.Spec) {
				s.Roles = append(s.Roles, competency.RoleSpec{ID: "clerk", Title: govmaturity.English("Clerk"), Requires: []competency.RequirementSpec{
					{Competency: "writing", Level: "aware", Need: competency.NeedDesirable},
				}})
			},
			says: "more than desirable",
		}, {
			law: "areas-used", reason: "an area has no competency", at: "empty",
			spec: func(s *competency.Spec) {
				s.Areas[0].Areas = append(s.Areas[0].Areas, competency.AreaSpec{ID: "empty", Title: govmaturity.English("Empty")})
			},
			says: "no competency stands in it",
		}, {
			law: "competencies-used", reason: "a competency is out of use, and not retired", at: "typing",
			spec: func(s *competency.Spec) { of(s, "typing").Retired = false },
			says: "no post requires it",
		}, {
			law: "mindsets-apart", reason: "a mindset is a competency as well", at: "curious",
			spec: func(s *competency.Spec) { of(s, "listening").Title = govmaturity.English(" curious") },
			says: "the competency listening is called the same",
		}, {
			law: "descriptors-differ", reason: "a descriptor was copied", at: "registers",
			spec: func(s *competency.Spec) {
				d := of(s, "registers").Descriptors
				d[2].Text = govmaturity.English("keeps a register  with help.")
			},
			says: "working and expert are described in the same words",
		}, {
			law: "modules-takeable", reason: "what must come first, further back, excludes what must come besides", at: "registers-3",
			training: func(t *competency.TrainingSpec) {
				t.Modules[2].Requires = append(t.Modules[2].Requires, "law")
				t.Modules[3].Excludes = []string{"basics"}
			},
			says: "law and basics exclude each other",
		}, {
			law: "crosswalk-returns", reason: "two competencies are the same as one", at: "to-2",
			walk: func(w *competency.Crosswalk) {
				w.Links = append(w.Links, competency.LinkSpec{From: "statistics", To: "new-registers", Match: competency.MatchSame})
			},
			says: "not sound",
		}, {
			law: "crosswalk-returns", reason: "two levels are the same as one", at: "to-2",
			walk: func(w *competency.Crosswalk) {
				w.Scales = []competency.ScaleLinkSpec{{From: "steps", To: "steps", Levels: []competency.LevelLinkSpec{
					{From: "aware", To: "aware", Match: competency.MatchSame}, {From: "working", To: "working", Match: competency.MatchSame},
					{From: "expert", To: "working", Match: competency.MatchSame},
				}}}
			},
			says: "not sound",
		}, {
			law: "crosswalk-returns", reason: "one competency goes where another, without a link, already is", at: "to-2",
			walk: func(w *competency.Crosswalk) {
				w.Links[0].To = "statistics"
			},
			says: "came out:",
		},
	}
}

// in reports whether somebody's evidence about a competency has a status.
func in(a competency.Attained, status competency.Status) (competency.Piece, bool) {
	i := slices.IndexFunc(a.Pieces, func(p competency.Piece) bool { return p.Status == status })
	if i < 0 {
		return competency.Piece{}, false
	}
	return a.Pieces[i], true
}

// looksAt makes an engine that says something else about what somebody attained.
func looksAt(change func(p *competency.Person, a *competency.Attained)) func(*engine) {
	return func(e *engine) {
		at := e.at
		e.at = func(p *competency.Person, c competency.Competency, when competency.AsOf) (competency.Attained, error) {
			a, err := at(p, c, when)
			if err == nil && !rollsUp(c) {
				change(p, &a)
			}
			return a, err
		}
	}
}

// fallsBack makes an engine that counts evidence of a status where nothing else is
// known.
func fallsBack(status competency.Status) func(*engine) {
	return looksAt(func(_ *competency.Person, a *competency.Attained) {
		if p, ok := in(*a, status); ok && a.Knowledge == competency.KnowledgeUnknown {
			a.Knowledge, a.Level = competency.KnowledgeKnown, a.Competency.Level(p.Level)
		}
	})
}

func brokenEngines() []brokenCase {
	return []brokenCase{
		{
			law: "more-evidence", reason: "an engine that gives up where pieces of evidence disagree stands in",
			engine: looksAt(func(_ *competency.Person, a *competency.Attained) {
				said := map[string]bool{}
				for _, p := range a.Pieces {
					if p.Status == competency.StatusCounts {
						said[p.Level+string(p.Outcome)] = true
					}
				}
				if len(said) > 1 {
					a.Knowledge, a.Level = competency.KnowledgeUnknown, govmaturity.Level{}
				}
			}),
			says: "with one more piece of evidence",
		}, {
			law: "evidence-in-force", reason: "an engine that falls back on evidence that has expired stands in",
			engine: fallsBack(competency.StatusExpired), says: "has expired",
		}, {
			law: "evidence-in-force", reason: "an engine that falls back on evidence that was revoked stands in",
			engine: fallsBack(competency.StatusRevoked), says: "revoked",
		}, {
			law: "evidence-in-force", reason: "an engine that falls back on evidence that is archived stands in",
			engine: fallsBack(competency.StatusArchived), says: "archived",
		}, {
			law: "evidence-in-force", reason: "an engine that takes what is still to come for there stands in",
			engine: fallsBack(competency.StatusFuture), says: "still to come",
		}, {
			law: "evidence-in-force", reason: "an engine that takes the better of a piece and of what stands in for it stands in",
			engine: looksAt(func(_ *competency.Person, a *competency.Attained) {
				if p, ok := in(*a, competency.StatusSuperseded); ok && a.Knowledge == competency.KnowledgeKnown {
					if l := a.Competency.Level(p.Level); l.Rank() > a.Level.Rank() {
						a.Level = l
					}
				}
			}),
			says: "a newer piece stands in for",
		}, {
			law: "evidence-in-force", reason: "an engine that hides what does not count stands in",
			engine: looksAt(func(_ *competency.Person, a *competency.Attained) {
				a.Pieces = slices.DeleteFunc(a.Pieces, func(p competency.Piece) bool { return p.Status == competency.StatusArchived })
			}),
			says: "pieces are shown",
		}, {
			law: "self-apart", reason: "an engine that believes people where nobody else says anything stands in",
			engine: looksAt(func(_ *competency.Person, a *competency.Attained) {
				if a.Knowledge == competency.KnowledgeUnknown && a.SelfKnowledge == competency.KnowledgeKnown {
					a.Knowledge, a.Level = competency.KnowledgeKnown, a.Self
				}
			}),
			says: "with what they say of themselves",
		}, {
			law: "evidence-order", reason: "an engine that takes the first piece of the document stands in",
			engine: looksAt(func(p *competency.Person, a *competency.Attained) {
				if _, ok := in(*a, competency.StatusCounts); !ok || a.Knowledge != competency.KnowledgeKnown {
					return
				}
				for _, e := range p.Profile().Evidence {
					counts := slices.ContainsFunc(a.Pieces, func(x competency.Piece) bool {
						return x.Status == competency.StatusCounts && x.Note == e.Note && x.Date == e.Date && x.Source == e.Source
					})
					if e.Competency == a.Competency.ID() && e.Level != "" && counts {
						a.Level = a.Competency.Level(e.Level)
						return
					}
				}
			}),
			says: "in another order",
		}, {
			law: "surplus-alone", reason: "an engine that lets surplus make up for what is missing stands in",
			engine: func(e *engine) {
				readiness := e.readiness
				e.readiness = func(p *competency.Person, post competency.Post, when competency.AsOf) (competency.Readiness, error) {
					r, err := readiness(p, post, when)
					for _, g := range r.Gaps {
						r.Low = min(r.High, r.Low+0.1*float64(g.Surplus))
					}
					return r, err
				}
			},
			says: "above what is required",
		}, {
			law: "bounds-contain", reason: "an engine that takes what is not known for not there stands in",
			engine: func(e *engine) {
				figures := e.figures
				e.figures = func(p *competency.Person, post competency.Post, when competency.AsOf) (competency.Figures, error) {
					f, err := figures(p, post, when)
					f.High, f.Steps.Min = f.Low, f.Steps.Max
					return f, err
				}
			},
			says: "expected: within",
		}, {
			law: "people-order", reason: "an engine that gives posts to who comes first stands in",
			engine: func(e *engine) {
				assign := e.assign
				e.assign = func(fw *competency.Framework, people []*competency.Person, open []competency.Opening, o competency.AssignOptions) (*competency.Assignment, error) {
					return assign(fw, people[:len(people)/2], open, o)
				}
			},
			says: "people for posts",
		}, {
			law: "people-order", reason: "an engine that looks at half of a team stands in",
			engine: func(e *engine) {
				var first *competency.Team
				e.coverage = func(t *competency.Team, when competency.AsOf) ([]competency.Coverage, error) {
					c, err := t.Coverage(when)
					if first == nil {
						first = t
					}
					if t != first {
						c = c[:len(c)-1]
					}
					return c, err
				}
			},
			says: "a team",
		}, {
			law: "plan-closes", reason: "an engine that calls every gap closed stands in",
			engine: func(e *engine) {
				plan := e.plan
				e.plan = func(t *competency.Training, who []competency.Trainee, o competency.PlanOptions) (*competency.Plan, error) {
					p, err := plan(t, who, o)
					if err == nil {
						for i := range p.People {
							for k := range p.People[i].Gaps {
								p.People[i].Gaps[k].Closed = true
							}
						}
					}
					return p, err
				}
			},
			says: "that the plan says it leaves open",
		}, {
			law: "document-round-trip", reason: "a reader that drops what people believe stands in",
			engine: func(e *engine) {
				e.readSpec = func(name string, data []byte) (*competency.Spec, error) {
					spec, err := competency.ReadSpec(name, data)
					if err == nil {
						spec.Mindsets[0].Beliefs = nil
					}
					return spec, err
				}
			},
			says: "the content hash",
		}, {
			law: "profile-round-trip", reason: "a reader that drops the last piece of evidence stands in",
			engine: func(e *engine) {
				e.readProfile = func(fw *competency.Framework, name string, data []byte) (*competency.Profile, error) {
					p, err := fw.ReadProfile(name, data)
					if err == nil && len(p.Evidence) > 0 {
						p.Evidence = p.Evidence[:len(p.Evidence)-1]
					}
					return p, err
				}
			},
			says: "the same evidence",
		}, {
			law: "form-round-trip", reason: "a form that forgets what people want stands in",
			engine: func(e *engine) {
				e.ratingFrom = func(fw *competency.Framework, in *govmaturity.FormInput) (*competency.Rating, error) {
					r, err := fw.RatingFrom(in)
					if err == nil {
						r.Wants = nil
					}
					return r, err
				}
			},
			says: "a rating, self, filled in",
		}, {
			law: "case-round-trip", reason: "an exchange that loses descriptors stands in",
			engine: func(e *engine) {
				e.throughCASE = func(fw *competency.Framework) (*competency.Spec, error) {
					spec, err := throughCASE(fw)
					if err == nil {
						spec.Competencies[0].Descriptors = nil
					}
					return spec, err
				}
			},
			says: "as a CASE package",
		},
	}
}

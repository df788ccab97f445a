package maturitytest

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws/lawstest"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/rollout"
)

var ofRound = regexp.MustCompile(`{round: "([0-9]+)", `)

// rolloutFrom reads a broken rollout with what came of it, or the well-made one for "".
func rolloutFrom(t testing.TB, name string) (*rollout.Rollout, RolloutDocuments) {
	t.Helper()
	fw, err := maturity.ReadFramework("approach.yaml", eitherFile(t, "rollouts", "approach.yaml", "approach.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := rollout.Read(name+".yaml", eitherFile(t, "rollouts", name+".yaml", "rollout.yaml"), fw)
	if err != nil {
		t.Fatal(err)
	}
	around := RolloutDocuments{Frameworks: []*maturity.Framework{fw}}
	for part := range bytes.SplitSeq(eitherFile(t, "rollouts", name+".cards.yaml", "cards.yaml"), []byte("---\n")) {
		round := string(ofRound.FindSubmatch(part)[1])
		text := ofRound.ReplaceAllString(string(part), fmt.Sprintf(`{format: %s, framework: approach, edition: "1", `, maturity.AssessmentFormat))
		a, err := fw.ReadAssessment("cards.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		card, err := fw.Score(a)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(around.Rounds); n == 0 || around.Rounds[n-1].Name != round {
			around.Rounds = append(around.Rounds, RolloutRound{Name: round})
		}
		last := &around.Rounds[len(around.Rounds)-1]
		last.Cards = append(last.Cards, card)
	}
	return r, around
}

// ownRolloutLaws are those that a document can break.
const ownRolloutLaws = 9

func TestWellMadeRollout(t *testing.T) {
	t.Parallel()
	r, around := rolloutFrom(t, "")
	RunRollout(t, r, around)
	if err := CheckRollout(r, around, WithSeed(2), WithSamples(30)); err != nil {
		t.Error(err)
	}
	if err := CheckRollout(r, RolloutDocuments{Frameworks: around.Frameworks}); err != nil {
		t.Errorf("without rounds: %v", err)
	}
}

func brokenRollouts() []brokenPart {
	return []brokenPart{
		{"organizations-apart", "organizations-apart", "water", "post goes by the same name"},
		{"organizations-in-waves", "organizations-in-waves", "museum", "no wave"},
		{"waves-within-reach", "waves-within-reach", "first", "3 organizations"},
		{"waves-dated-in-order", "waves-dated-in-order", "second", "2024-12, after 2025-01"},
		{"organizations-observed", "organizations-observed", "museum", "no scorecard"},
		{"steps-nested", "steps-nested", "post", "train is done, and assess is not begun"},
		{"none-falls-back", "none-falls-back", "health", "begun, after done"},
		{"none-falls-back", "none-falls-back-level", "post", "online, after joined"},
		{"somebody-moves", "somebody-moves", "2026", "all stand where they stood in round 2025"},
		{"names-nobody", "names-nobody", "museum", "[tel]"},
	}
}

// Each law that a document can break is shown to catch something: a rollout that is
// broken in one way, so that exactly one law is reported, and at one part.
func TestEachRolloutLawCatchesDocuments(t *testing.T) {
	t.Parallel()
	by, files := map[string]bool{}, map[string]bool{}
	for _, test := range brokenRollouts() {
		by[test.law], files[test.file], files[test.file+".cards"] = true, true, true
		t.Run(test.file, func(t *testing.T) {
			r, around := rolloutFrom(t, test.file)
			report, err := InspectRollout(r, around)
			if err != nil {
				t.Fatal(err)
			}
			lawstest.OnlyBroken(t, report, test.law, test.at, test.says)
		})
	}
	lawstest.Proved(t, RolloutLaws()[:ownRolloutLaws], by)
	allTried(t, "rollouts", files)
}

// brokenRolloutEngine stands in for one function of the library.
type brokenRolloutEngine struct {
	law, reason string
	engine      func(*rolloutEngine)
	says        string
}

func brokenRolloutCounts() []brokenRolloutEngine {
	return []brokenRolloutEngine{
		{"counted-once", "a count stands in that passes over those of whom nothing is known", func(e *rolloutEngine) {
			byStep := e.byStep
			e.byStep = func(r *rollout.Round) [][]rollout.Share {
				all := byStep(r)
				for i := range all {
					all[i] = all[i][:3]
				}
				return all
			}
		}, "counted 0 times"},
		{"counted-once", "a count stands in that has everybody at the lowest level as well", func(e *rolloutEngine) {
			byLevel := e.byLevel
			e.byLevel = func(r *rollout.Round) [][]rollout.Share {
				all := byLevel(r)
				all[0][0].Organizations = append(all[0][0].Organizations, all[0][1].Organizations...)
				return all
			}
		}, "counted 2 times"},
		{"places-by-levels", "a place stands in that takes what is begun for done", func(e *rolloutEngine) {
			places := e.places
			e.places = func(r *rollout.Round) []rollout.Place {
				all := places(r)
				for i := range all {
					for k, s := range all[i].Steps {
						if s == rollout.StepStateBegun {
							all[i].Steps[k] = rollout.StepStateDone
						}
					}
				}
				return all
			}
		}, "done"},
		{"waves-add-up", "a reach stands in that forgets the waves before", func(e *rolloutEngine) {
			byWave := e.byWave
			e.byWave = func(r *rollout.Round) []rollout.WaveReach {
				all := byWave(r)
				for i := len(all) - 1; i > 0; i-- {
					all[i].Named -= all[i-1].Named
				}
				return all
			}
		}, "Named:3"},
		{"moves-counted", "a movement stands in that sees no steps backwards", func(e *rolloutEngine) {
			since := e.since
			e.since = func(now, earlier *rollout.Round) ([]rollout.Move, error) {
				all, err := since(now, earlier)
				for i := range all {
					all[i].Steps = max(0, all[i].Steps)
				}
				return all, err
			}
		}, "from round 2026 to 2025"},
	}
}

func brokenRolloutCards(t *testing.T) []brokenRolloutEngine {
	return []brokenRolloutEngine{
		{"unknown-is-unknown", "an observation stands in that takes whoever is silent for one that has not begun", func(e *rolloutEngine) {
			observe := e.observe
			e.observe = func(r *rollout.Rollout, name string, cards ...*maturity.Scorecard) (*rollout.Round, error) {
				for _, o := range r.Spec().Organizations {
					if there := slices.ContainsFunc(cards, func(c *maturity.Scorecard) bool { return c.Subject() == o.ID }); !there && o.ID != "museum" {
						a := clone(cards[0].Assessment())
						a.Subject, a.Answers = o.ID, map[string]govmaturity.Answer{"aware": govmaturity.AnswerChoice("not-begun")}
						card, err := cards[0].Framework().Score(a)
						if err != nil {
							t.Error(err)
						}
						cards = append(cards, card)
					}
				}
				return observe(r, name, cards...)
			}
		}, "without the scorecards of health"},
		{"cards-order", "an observation stands in that does not hear the last", func(e *rolloutEngine) {
			observe := e.observe
			e.observe = func(r *rollout.Rollout, name string, cards ...*maturity.Scorecard) (*rollout.Round, error) {
				if len(cards) == 4 && cards[0].Subject() != "health" {
					cards = cards[:3]
				}
				return observe(r, name, cards...)
			}
		}, "scorecards in another order"},
		{"organizations-order", "a compiler stands in that asks more of whoever is named first", func(e *rolloutEngine) {
			compile := e.compile
			e.compile = func(spec *rollout.RolloutSpec, frameworks ...*maturity.Framework) (*rollout.Rollout, error) {
				spec.Steps.Begun = "done"
				return compile(spec, frameworks...)
			}
		}, "organizations in another order"},
		{"strangers-refused", "an observation stands in that takes the first scorecard of each, and of anybody", func(e *rolloutEngine) {
			observe := e.observe
			e.observe = func(r *rollout.Rollout, name string, cards ...*maturity.Scorecard) (*rollout.Round, error) {
				seen := map[string]bool{}
				cards = slices.DeleteFunc(slices.Clone(cards), func(c *maturity.Scorecard) bool {
					twice := seen[c.Subject()]
					seen[c.Subject()] = true
					return twice || strings.HasSuffix(c.Subject(), "!")
				})
				return observe(r, name, cards...)
			}
		}, "twice"},
		{"document-round-trip", "a reader stands in that drops a date", func(e *rolloutEngine) {
			read := e.read
			e.read = func(name string, data []byte, frameworks ...*maturity.Framework) (*rollout.Rollout, error) {
				return read(name, bytes.Replace(data, []byte(`"date":"2026"`), []byte(`"date":"2027"`), 1), frameworks...)
			}
		}, "another content"},
		{"form-round-trip", "a form stands in that forgets the reach of a wave", func(e *rolloutEngine) {
			read := e.readForm
			e.readForm = func(name string, data []byte, frameworks ...*maturity.Framework) (*rollout.Rollout, error) {
				return read(name, bytes.Replace(data, []byte(`"reach":2,`), []byte(`"reach":1,`), 1), frameworks...)
			}
		}, "filled in"},
	}
}

// Each law that the library keeps is shown to catch something: one function is replaced,
// and that law alone notices.
func TestEachRolloutLawCatchesEngines(t *testing.T) {
	t.Parallel()
	by := map[string]bool{}
	for _, test := range slices.Concat(brokenRolloutCounts(), brokenRolloutCards(t)) {
		by[test.law] = true
		t.Run(test.law, func(t *testing.T) {
			e := newRolloutEngine()
			test.engine(&e)
			r, around := rolloutFrom(t, "")
			report, err := inspectRollout(e, r, around)
			if err != nil {
				t.Fatalf("%s: %v", test.reason, err)
			}
			lawstest.OnlyLaw(t, report, test.law, test.says)
		})
	}
	lawstest.Proved(t, RolloutLaws()[ownRolloutLaws:], by)
}

func TestRolloutLaws(t *testing.T) {
	documented(t, "# Laws of rollouts", RolloutLaws(), rolloutKit().Validate())
}

// What cannot be checked is an error, and no violation; what is broken for a reason is
// waived, and that is said.
func TestCheckRolloutCannot(t *testing.T) {
	r, around := rolloutFrom(t, "")
	twice := RolloutDocuments{Rounds: []RolloutRound{{Name: "2026", Cards: append(slices.Clone(around.Rounds[0].Cards), around.Rounds[0].Cards...)}}}
	for _, test := range []struct {
		reason, want string
		err          error
	}{
		{"no rollout", "there is no rollout", CheckRollout(nil, around)},
		{"scorecards twice", "not of this rollout", CheckRollout(r, twice)},
		{"no such law", `did you mean "steps-nested"?`, CheckRollout(r, around, Waive("step-nested", "x"))},
		{"no such part", `did you mean "museum"?`, CheckRollout(r, around, Waive("steps-nested", "x", "musem"))},
	} {
		var violations Violations
		if test.err == nil || errors.As(test.err, &violations) || !strings.Contains(test.err.Error(), test.want) {
			t.Errorf("%s: got %v, want an error with %q", test.reason, test.err, test.want)
		}
	}
	r, around = rolloutFrom(t, "none-falls-back")
	report, err := InspectRollout(r, around, Waive("none-falls-back", "Half of its people are new.", "health"))
	if err != nil || report.Err() != nil || !strings.Contains(report.String(), "waived: none-falls-back: health: Half of its people are new.") {
		t.Errorf("%v, %v", report, err)
	}
}

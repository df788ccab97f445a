package maturitytest

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws/lawstest"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/consensus"
)

// roundFrom reads a broken round with what its raters say, or the well-made one for "".
func roundFrom(t testing.TB, name string) (*consensus.Round, []*maturity.Assessment) {
	t.Helper()
	fw, err := maturity.ReadFramework("office.yaml", eitherFile(t, "rounds", "office.yaml", "office.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := consensus.Read(fw, name+".yaml", eitherFile(t, "rounds", name+".yaml", "round.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var given []*maturity.Assessment
	for part := range bytes.SplitSeq(eitherFile(t, "rounds", name+".answers.yaml", "answers.yaml"), []byte("---\n")) {
		// An answers file leaves out what all have in common.
		at := bytes.Index(part, []byte("{rater"))
		text := fmt.Sprintf("{format: %s, framework: office, edition: %q, subject: %s, %s", maturity.AssessmentFormat, "1", r.Subject(), part[at+1:])
		a, err := fw.ReadAssessment("answers.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		given = append(given, a)
	}
	return r, given
}

// ownRoundLaws are those that a document can break.
const ownRoundLaws = 10

func TestWellMadeRound(t *testing.T) {
	t.Parallel()
	r, given := roundFrom(t, "")
	RunRound(t, r, given)
	if err := CheckRound(r, given, WithSeed(2), WithSamples(30)); err != nil {
		t.Error(err)
	}
}

func brokenRounds() []brokenPart {
	return []brokenPart{
		{"raters-spoke", "raters-spoke", "e", "no assessment"},
		{"raters-apart", "raters-apart", "e", "a goes by the same name"},
		{"raters-apart", "raters-apart-id", "e", "d goes by the same name"},
		{"self-apart", "self-apart", "d", "an assessor by the name of the subject"},
		{"raters-enough", "raters-enough", "managers", "1 raters who count"},
		{"raters-enough", "raters-enough-one", "", "1 raters who count"},
		{"least-reachable", "least-reachable", "managers", "at least 3 of 2 raters"},
		{"least-reachable", "least-reachable-all", "", "at least 6 of 5 raters"},
		{"groups-cover", "groups-cover", "c", "a rater in no group"},
		{"groups-cover", "groups-cover-question", "access", "a question of no group"},
		{"rules-taken", "rules-taken", "law", "no question that takes the mean"},
		{"settled-within", "settled-within", "access", "a: none; b: done; c: begun"},
		{"settled-within", "settled-within-state", "access", "not-applicable"},
		{"settled-needed", "settled-needed", "budget", "d: 12.5; e: 12.5"},
		{"names-nobody", "names-nobody", "e", "[e-mail]"},
		{"names-nobody", "names-nobody-reason", "access", "[tel]"},
	}
}

// Each law that a document can break is shown to catch something: a round that is broken
// in one way, so that exactly one law is reported, and at one part.
func TestEachRoundLawCatchesDocuments(t *testing.T) {
	t.Parallel()
	by, files := map[string]bool{}, map[string]bool{}
	for _, test := range brokenRounds() {
		by[test.law], files[test.file], files[test.file+".answers"] = true, true, true
		t.Run(test.file, func(t *testing.T) {
			r, given := roundFrom(t, test.file)
			report, err := InspectRound(r, given)
			if err != nil {
				t.Fatal(err)
			}
			lawstest.OnlyBroken(t, report, test.law, test.at, test.says)
		})
	}
	lawstest.Proved(t, RoundLaws()[:ownRoundLaws], by)
	allTried(t, "rounds", files)
}

// brokenRoundEngine stands in for one function of the library.
type brokenRoundEngine struct {
	law, reason string
	engine      func(*roundEngine)
	says        string
}

func brokenRoundRaters() []brokenRoundEngine {
	return []brokenRoundEngine{
		{"one-each", "a combination stands in that takes the last assessment of a rater", func(e *roundEngine) {
			combine := e.combine
			e.combine = func(r *consensus.Round, given ...*maturity.Assessment) (*consensus.Consensus, error) {
				last := map[string]*maturity.Assessment{}
				for _, a := range given {
					last[a.Rater] = a
				}
				var once []*maturity.Assessment
				for _, rater := range sortedKeys(last) {
					once = append(once, last[rater])
				}
				return combine(r, once...)
			}
		}, "the assessment of a rater twice"},
		{"raters-order", "a combination stands in that takes the first rater's word for a little more", func(e *roundEngine) {
			combine := e.combine
			e.combine = func(r *consensus.Round, given ...*maturity.Assessment) (*consensus.Consensus, error) {
				if given[0].Rater == "d" {
					given[0] = clone(given[0])
					given[0].Answers["staff"] = govmaturity.AnswerNumber(61)
				}
				return combine(r, given...)
			}
		}, "raters in another order"},
		{"apart-moves-nothing", "a combination stands in that listens to the ministry where it speaks", func(e *roundEngine) {
			combine := e.combine
			e.combine = func(r *consensus.Round, given ...*maturity.Assessment) (*consensus.Consensus, error) {
				if !slices.ContainsFunc(given, func(a *maturity.Assessment) bool { return a.Rater == "ministry" }) {
					for i, a := range given {
						if a.Rater == "a" {
							given[i] = clone(a)
							given[i].Answers["act"] = govmaturity.AnswerChoice("none")
						}
					}
				}
				return combine(r, given...)
			}
		}, "without those who stand apart"},
		{"within-said", "a rule stands in that adds up", func(e *roundEngine) {
			e.answer = func(c consensus.Cell) govmaturity.Answer {
				if x, ok := c.Answer.Number(); ok {
					return govmaturity.AnswerNumber(x * float64(len(valued(c.Votes))))
				}
				return c.Answer
			}
		}, "something within what was said"},
		{"disagreement-tells", "a distance stands in that is as large as the scale", func(e *roundEngine) {
			e.apart = func(c consensus.Cell) float64 { return 4 * c.Disagreement }
		}, "from 0 to 1"},
		{"disagreement-tells", "a distance stands in that does not see steps below a half", func(e *roundEngine) {
			e.apart = func(c consensus.Cell) float64 {
				if c.Disagreement < 0.5 {
					return 0
				}
				return c.Disagreement
			}
		}, "0 for the same"},
	}
}

func brokenRoundResults() []brokenRoundEngine {
	return []brokenRoundEngine{
		{"agreement-in-range", "an agreement stands in whose interval is turned round", func(e *roundEngine) {
			agreement := e.agreement
			e.agreement = func(c *consensus.Consensus, node string) []consensus.Agreement {
				all := agreement(c, node)
				for i := range all {
					all[i].Alpha.Low, all[i].Alpha.High = all[i].Alpha.High, all[i].Alpha.Low
				}
				return all
			}
		}, "begins before it ends"},
		{"agreement-in-range", "an agreement stands in that is below nothing within a group", func(e *roundEngine) {
			agreement := e.agreement
			e.agreement = func(c *consensus.Consensus, node string) []consensus.Agreement {
				all := agreement(c, node)
				for i := range all {
					all[i].Within.Value -= 2
				}
				return all
			}
		}, "r_wg"},
		{"settled-stands", "a settled answer stands in that is what the rule gives", func(e *roundEngine) {
			e.settled = func(c consensus.Cell) govmaturity.Answer { return c.Computed }
		}, "A decree says so."},
		{"agenda-whole", "an agenda stands in that forgets its last item", func(e *roundEngine) {
			agenda := e.agenda
			e.agenda = func(c *consensus.Consensus) []consensus.Cell { return agenda(c)[1:] }
		}, "0 times on the agenda"},
		{"agenda-whole", "an agenda stands in that begins with the smallest dispute", func(e *roundEngine) {
			agenda := e.agenda
			e.agenda = func(c *consensus.Consensus) []consensus.Cell {
				all := agenda(c)
				slices.Reverse(all)
				return all
			}
		}, "it comes after"},
		{"reasons-said", "a result stands in that gives its reasons in English alone", func(e *roundEngine) {
			result := e.result
			e.result = func(c *consensus.Consensus, w govmaturity.Words) *maturity.Assessment {
				a := result(c, w)
				if w.Language() != "en" {
					for id, answer := range a.Answers {
						answer.Comment = ""
						a.Answers[id] = answer
					}
				}
				return a
			}
		}, "in ar"},
		{"through-engine", "an engine stands in that takes what is open for no", func(e *roundEngine) {
			score := e.score
			e.score = func(fw *maturity.Framework, a *maturity.Assessment) (*maturity.Scorecard, error) {
				a = clone(a)
				a.Answers["act"] = govmaturity.AnswerChoice("none")
				return score(fw, a)
			}
		}, "none"},
		{"movement-counted", "a comparison stands in that counts what did not move", func(e *roundEngine) {
			since := e.since
			e.since = func(now, earlier *consensus.Consensus) (*consensus.Movement, error) {
				m, err := since(now, earlier)
				if err == nil {
					m.Nearer++
				}
				return m, err
			}
		}, "1 nearer"},
		{"document-round-trip", "a reader stands in that drops the title", func(e *roundEngine) {
			read := e.read
			e.read = func(fw *maturity.Framework, name string, data []byte) (*consensus.Round, error) {
				return read(fw, name, bytes.Replace(data, []byte("Health, first round"), []byte("Health"), 1))
			}
		}, "another content"},
		{"form-round-trip", "a form stands in that forgets how many must speak", func(e *roundEngine) {
			read := e.readForm
			e.readForm = func(fw *maturity.Framework, name string, data []byte) (*consensus.Round, error) {
				r, err := read(fw, name, data)
				if err != nil {
					return nil, err
				}
				spec := r.Spec()
				spec.Least = 0
				return consensus.Compile(fw, spec)
			}
		}, "filled in"},
	}
}

// Each law that the library keeps is shown to catch something: one function is replaced,
// and that law alone notices.
func TestEachRoundLawCatchesEngines(t *testing.T) {
	t.Parallel()
	by := map[string]bool{}
	for _, test := range slices.Concat(brokenRoundRaters(), brokenRoundResults()) {
		by[test.law] = true
		t.Run(test.law, func(t *testing.T) {
			e := newRoundEngine()
			test.engine(&e)
			r, given := roundFrom(t, "")
			report, err := inspectRound(e, r, given)
			if err != nil {
				t.Fatalf("%s: %v", test.reason, err)
			}
			lawstest.OnlyLaw(t, report, test.law, test.says)
		})
	}
	lawstest.Proved(t, RoundLaws()[ownRoundLaws:], by)
}

func TestRoundLaws(t *testing.T) {
	documented(t, "# Laws of rounds", RoundLaws(), roundKit().Validate())
}

// What cannot be checked is an error, and no violation; what is broken for a reason is
// waived, and that is said.
func TestCheckRoundCannot(t *testing.T) {
	r, given := roundFrom(t, "")
	for _, test := range []struct {
		reason, want string
		err          error
	}{
		{"no round", "there is no round", CheckRound(nil, nil)},
		{"a rater twice", "not of this round", CheckRound(r, append(given, given[0]))},
		{"no such law", `did you mean "raters-spoke"?`, CheckRound(r, given, Waive("rater-spoke", "x"))},
		{"no such part", `did you mean "ministry"?`, CheckRound(r, given, Waive("raters-spoke", "x", "minister"))},
	} {
		var violations Violations
		if test.err == nil || errors.As(test.err, &violations) || !strings.Contains(test.err.Error(), test.want) {
			t.Errorf("%s: got %v, want an error with %q", test.reason, test.err, test.want)
		}
	}
	r, given = roundFrom(t, "raters-spoke")
	report, err := InspectRound(r, given, Waive("raters-spoke", "She fell ill.", "e"))
	if err != nil || report.Err() != nil || !strings.Contains(report.String(), "waived: raters-spoke: e: She fell ill.") {
		t.Errorf("%v, %v", report, err)
	}
}

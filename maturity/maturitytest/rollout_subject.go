package maturitytest

import (
	"errors"
	"fmt"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/rollout"
)

// rolloutEngine is what the laws see of package rollout. Tests put a broken function in
// the place of one, to show that the law would notice.
type rolloutEngine struct {
	observe  func(r *rollout.Rollout, name string, cards ...*maturity.Scorecard) (*rollout.Round, error)
	places   func(*rollout.Round) []rollout.Place
	byStep   func(*rollout.Round) [][]rollout.Share
	byLevel  func(*rollout.Round) [][]rollout.Share
	byWave   func(*rollout.Round) []rollout.WaveReach
	since    func(now, earlier *rollout.Round) ([]rollout.Move, error)
	compile  func(*rollout.RolloutSpec, ...*maturity.Framework) (*rollout.Rollout, error)
	read     func(name string, data []byte, frameworks ...*maturity.Framework) (*rollout.Rollout, error)
	readForm func(name string, data []byte, frameworks ...*maturity.Framework) (*rollout.Rollout, error)
}

func newRolloutEngine() rolloutEngine {
	return rolloutEngine{
		observe:  (*rollout.Rollout).Observe,
		places:   (*rollout.Round).Places,
		byStep:   (*rollout.Round).ByStep,
		byLevel:  (*rollout.Round).ByLevel,
		byWave:   (*rollout.Round).ByWave,
		since:    (*rollout.Round).Since,
		compile:  rollout.Compile,
		read:     rollout.Read,
		readForm: rollout.Read,
	}
}

// rolloutSubject is a rollout under examination, with what came of it.
type rolloutSubject struct {
	laws.Config
	engine rolloutEngine
	r      *rollout.Rollout
	spec   *rollout.RolloutSpec
	around RolloutDocuments
	rounds []*rollout.Round // in the order of the documents
}

func newRolloutSubject(r *rollout.Rollout, around RolloutDocuments, e rolloutEngine, opts []Option) (*rolloutSubject, error) {
	if r == nil {
		return nil, errors.New("maturitytest: there is no rollout")
	}
	s := &rolloutSubject{Config: lawsConfig(opts), engine: e, r: r, spec: r.Spec(), around: around}
	for _, round := range around.Rounds {
		observed, err := r.Observe(round.Name, round.Cards...)
		if err != nil {
			return nil, fmt.Errorf("maturitytest: round %q is not of this rollout: %w", round.Name, err)
		}
		s.rounds = append(s.rounds, observed)
	}
	there := map[string]bool{}
	for _, o := range s.spec.Organizations {
		there[o.ID] = true
	}
	for _, w := range s.spec.Waves {
		there[w.ID] = true
	}
	for _, n := range r.Steps() {
		there[n.ID()] = true
	}
	for _, l := range s.spec.Levels {
		there[l.Node] = true
	}
	for _, round := range around.Rounds {
		there[round.Name] = true
	}
	return s, s.CheckWaivers("maturitytest", there, "organization, wave, step or round")
}

// levelIn returns the level that an organization has at a node in the cards of a round.
func levelIn(cards []*maturity.Scorecard, organization, framework, node string) govmaturity.Level {
	for _, card := range cards {
		if card.Subject() == organization && card.Framework().ID() == framework {
			return card.Node(node).Level()
		}
	}
	return govmaturity.Level{}
}

// stepState says how far an organization is with a step, by the cards themselves.
func (s *rolloutSubject) stepState(cards []*maturity.Scorecard, organization string, step maturity.Node) rollout.StepState {
	at := levelIn(cards, organization, s.spec.Steps.Framework, step.ID())
	if !at.Valid() {
		return rollout.StepStateUnknown
	}
	state := rollout.StepStateNot
	for _, l := range step.Levels() {
		switch {
		case l.Index() > at.Index():
		case l.ID() == s.spec.Steps.Done:
			state = rollout.StepStateDone
		case l.ID() == s.spec.Steps.Begun && state == rollout.StepStateNot:
			state = rollout.StepStateBegun
		}
	}
	return state
}

// told says where each organization stands, in words that are the same for the same.
func (s *rolloutSubject) told(places []rollout.Place) map[string]string {
	out := map[string]string{}
	for _, p := range places {
		text := fmt.Sprintf("%v, done %d, next %d,", p.Steps, p.Done, p.Next)
		for _, l := range p.Levels {
			text += " " + levelText(l)
		}
		out[p.Organization] = text
	}
	return out
}

func levelText(l govmaturity.Level) string {
	if !l.Valid() {
		return "unknown"
	}
	return l.ID()
}

// sameTold reports which organizations stand elsewhere.
func sameTold(out *laws.Recorder, given string, want, got map[string]string) {
	for _, id := range sortedKeys(want) {
		if want[id] != got[id] {
			out.Violated(laws.Violation{At: id, Given: given, Got: got[id], Expected: want[id]})
		}
	}
}

// kept is the rollout as the laws of documents see it.
func (s *rolloutSubject) kept(read func(string, []byte, ...*maturity.Framework) (*rollout.Rollout, error)) kept {
	return kept{
		what: "rollout", same: s.r.Hash(), spec: s.spec, language: s.spec.Language,
		form: func(w govmaturity.Words, languages ...string) govmaturity.Form {
			return rollout.Form(s.around.Frameworks, w, languages...)
		},
		read: func(name string, data []byte) (string, error) {
			r, err := read(name, data, s.around.Frameworks...)
			if err != nil {
				return "", err
			}
			return r.Hash(), nil
		},
	}
}

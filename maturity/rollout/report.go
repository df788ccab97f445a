package rollout

import (
	"fmt"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/maturity"
)

// StepState says how far an organization is with a step.
type StepState string

const (
	StepStateDone    StepState = "done"
	StepStateBegun   StepState = "begun"
	StepStateNot     StepState = "not-begun"
	StepStateUnknown StepState = "unknown" // nobody has said
)

// StepStates returns all states, from done to unknown.
func StepStates() []StepState {
	return []StepState{StepStateDone, StepStateBegun, StepStateNot, StepStateUnknown}
}

// Round is what is known of all organizations at one time.
type Round struct {
	rollout *Rollout
	name    string
	places  []Place
}

// Place is where one organization stands.
type Place struct {
	Organization string
	Wave         string
	// Steps are its steps, in their order. A step does not wait for those before it,
	// unless the approach says so: each stands for itself.
	Steps []StepState
	// Done is how many are done, and Next the first that is not: its number from 0, or
	// -1 when all are.
	Done, Next int
	// Levels are those of the nodes that the rollout counts by: one that is not Valid,
	// where it is not known.
	Levels []govmaturity.Level
}

// Observe takes the scorecards of one round. Each belongs to the organization that is
// its subject; of each framework, an organization has one. Organizations without one
// are not known. The error is a [govmaturity.Problems]: scorecards of others, two of
// one organization, of a framework or a content that the rollout does not name.
func (r *Rollout) Observe(name string, cards ...*maturity.Scorecard) (*Round, error) {
	var report document.Report
	if r == nil || r.spec == nil {
		report.Add(nil, govmaturity.CodeRequired, "there is no rollout")
		return nil, report.Err()
	}
	type key struct {
		organization int
		framework    *maturity.Framework
	}
	given := map[key]*maturity.Scorecard{}
	for i, card := range cards {
		at := govmaturity.Path{}.Key("cards").Index(i)
		if card == nil || card.Framework() == nil {
			report.Add(at, govmaturity.CodeRequired, "there is no scorecard")
			continue
		}
		fw := r.known(card.Framework())
		o, ok := r.organization[card.Subject()]
		k := key{o, fw}
		switch {
		case fw == nil:
			report.Add(at, govmaturity.CodeOtherFramework, "the rollout counts by no node of %s of the edition %s, or of another content of it", card.Framework().ID(), card.Framework().Edition())
		case !ok:
			report.Add(at, govmaturity.CodeUnknownReference, "there is no organization %q in the rollout", card.Subject())
		case given[k] != nil:
			report.Add(at, govmaturity.CodeGivenTwice, "there is already a scorecard of %q with %s", card.Subject(), fw.ID())
		default:
			given[k] = card
		}
	}
	if err := report.Err(); err != nil {
		return nil, err
	}
	out := &Round{rollout: r, name: name}
	for o := range r.spec.Organizations {
		spec := &r.spec.Organizations[o]
		p := Place{Organization: spec.ID, Wave: spec.Wave, Next: -1}
		for i, step := range r.steps {
			s := r.state(i, result(given[key{o, r.stepsOf}], step))
			p.Steps = append(p.Steps, s)
			if s == StepStateDone {
				p.Done++
			} else if p.Next < 0 {
				p.Next = i
			}
		}
		for _, l := range r.levels {
			p.Levels = append(p.Levels, result(given[key{o, l.fw}], l.node).Level())
		}
		out.places = append(out.places, p)
	}
	return out, nil
}

// known returns the framework that the rollout names and that computes as fw does, or
// nil.
func (r *Rollout) known(fw *maturity.Framework) *maturity.Framework {
	for _, f := range append([]counted{{fw: r.stepsOf}}, r.levels...) {
		if f.fw != nil && f.fw.ID() == fw.ID() && f.fw.Edition() == fw.Edition() && f.fw.RulesHash() == fw.RulesHash() {
			return f.fw
		}
	}
	return nil
}

func result(card *maturity.Scorecard, n maturity.Node) maturity.Result {
	if card == nil {
		return maturity.Result{}
	}
	return card.Node(n.ID())
}

func (r *Rollout) state(step int, res maturity.Result) StepState {
	l := res.Level()
	switch {
	case !l.Valid():
		return StepStateUnknown
	case l.Index() >= r.done[step]:
		return StepStateDone
	case l.Index() >= r.begun[step]:
		return StepStateBegun
	}
	return StepStateNot
}

// Rollout returns the rollout of which it is a round: an empty one of the zero Round.
func (r *Round) Rollout() *Rollout {
	if r.rollout == nil {
		return &Rollout{}
	}
	return r.rollout
}

// Name returns what the round is called.
func (r *Round) Name() string { return r.name }

// Places returns where each organization stands, in the order of the document.
func (r *Round) Places() []Place {
	out := slices.Clone(r.places)
	for i := range out {
		out[i].Steps, out[i].Levels = slices.Clone(out[i].Steps), slices.Clone(out[i].Levels)
	}
	return out
}

// Share is how many organizations are somewhere, and which.
type Share struct {
	State         StepState         // of a step
	Level         govmaturity.Level // or a level: one that is not Valid for those not known
	Organizations []string
}

// ByStep returns, for each step, how many organizations are how far, in the order of
// [StepStates]. Each organization is in one of the four.
func (r *Round) ByStep() [][]Share {
	var out [][]Share
	for i := range r.Rollout().steps {
		var shares []Share
		for _, state := range StepStates() {
			s := Share{State: state}
			for _, p := range r.places {
				if p.Steps[i] == state {
					s.Organizations = append(s.Organizations, p.Organization)
				}
			}
			shares = append(shares, s)
		}
		out = append(out, shares)
	}
	return out
}

// ByLevel returns, for each node that the rollout counts by, how many organizations
// have reached which level, from the lowest, and last those of which it is not known.
func (r *Round) ByLevel() [][]Share {
	var out [][]Share
	for i, c := range r.Rollout().levels {
		var shares []Share
		for _, l := range append(c.node.Levels(), govmaturity.Level{}) {
			s := Share{Level: l}
			for _, p := range r.places {
				if index(p.Levels[i]) == index(l) {
					s.Organizations = append(s.Organizations, p.Organization)
				}
			}
			shares = append(shares, s)
		}
		out = append(out, shares)
	}
	return out
}

// index is the place of a level, and -1 for one that is not known.
func index(l govmaturity.Level) int {
	if !l.Valid() {
		return -1
	}
	return l.Index()
}

// WaveReach is how far a wave has come.
type WaveReach struct {
	Wave string
	// Reach is how many organizations there are to be with it and those before, 0 for
	// all there are. Named are those that the document names, and Begun those of them
	// that have begun a step.
	Reach, Named, Begun int
}

// ByWave returns how far each wave has come, those before it counted in.
func (r *Round) ByWave() []WaveReach {
	var out []WaveReach
	named, begun := 0, 0
	for _, w := range r.Rollout().said().Waves {
		for _, p := range r.places {
			if p.Wave == w.ID {
				named++
				if p.Done > 0 || slices.Contains(p.Steps, StepStateBegun) {
					begun++
				}
			}
		}
		out = append(out, WaveReach{w.ID, w.Reach, named, begun})
	}
	return out
}

// Move is how an organization moved between two rounds.
type Move struct {
	Organization string
	// Steps is how many more steps are done, below 0 for fewer. Compared reports whether
	// all steps are known in both rounds.
	Steps    int
	Compared bool
	// Levels are, for each node, how many levels it rose, and 0 where one of the two is
	// not known; Known says whether both are.
	Levels []int
	Known  []bool
}

// Since returns how each organization moved since an earlier round of the same rollout: of
// the same id, steps and levels, whatever organizations and waves its document named then.
// First come the organizations of this round in its order, then those that the earlier one
// alone names. Of an organization that only one of them names nothing is compared.
func (r *Round) Since(earlier *Round) ([]Move, error) {
	if r == nil || earlier == nil || r.rollout == nil || earlier.rollout == nil {
		return nil, fmt.Errorf("there is no round to compare")
	}
	if err := r.rollout.comparable(earlier.rollout); err != nil {
		return nil, err
	}
	var out []Move
	for _, now := range r.places {
		was, ok := earlier.place(now.Organization)
		if !ok {
			out = append(out, r.rollout.unmoved(now.Organization))
			continue
		}
		out = append(out, moved(now, was))
	}
	for _, was := range earlier.places {
		if _, ok := r.place(was.Organization); !ok {
			out = append(out, r.rollout.unmoved(was.Organization))
		}
	}
	return out, nil
}

// place returns where an organization stands, if it is named.
func (r *Round) place(organization string) (Place, bool) {
	i, ok := r.rollout.organization[organization]
	if !ok {
		return Place{}, false
	}
	return r.places[i], true
}

// moved compares two places of one organization.
func moved(now, was Place) Move {
	m := Move{Organization: now.Organization, Steps: now.Done - was.Done,
		Compared: !slices.Contains(now.Steps, StepStateUnknown) && !slices.Contains(was.Steps, StepStateUnknown)}
	for k := range now.Levels {
		known := now.Levels[k].Valid() && was.Levels[k].Valid()
		m.Known = append(m.Known, known)
		rose := 0
		if known {
			rose = now.Levels[k].Index() - was.Levels[k].Index()
		}
		m.Levels = append(m.Levels, rose)
	}
	return m
}

// unmoved is of an organization that one of two rounds does not name.
func (r *Rollout) unmoved(organization string) Move {
	return Move{Organization: organization, Levels: make([]int, len(r.levels)), Known: make([]bool, len(r.levels))}
}

// comparable returns what keeps rounds of two rollouts from being compared.
func (r *Rollout) comparable(o *Rollout) error {
	switch {
	case r.ID() != o.ID():
		return fmt.Errorf("the rounds are not of one rollout: %s and %s", r.ID(), o.ID())
	case r.spec.Steps != o.spec.Steps:
		return fmt.Errorf("the rounds are not of one rollout: the steps of %s are others in the earlier round", r.ID())
	case !slices.Equal(r.spec.Levels, o.spec.Levels):
		return fmt.Errorf("the rounds are not of one rollout: the levels of %s are others in the earlier round", r.ID())
	case !r.sameFrameworks(o):
		return fmt.Errorf("the rounds of %s are measured with frameworks that compute otherwise", r.ID())
	}
	return nil
}

// sameFrameworks reports whether two rollouts are measured alike.
func (r *Rollout) sameFrameworks(o *Rollout) bool {
	if r.stepsOf.RulesHash() != o.stepsOf.RulesHash() {
		return false
	}
	for i := range r.levels {
		if r.levels[i].fw.RulesHash() != o.levels[i].fw.RulesHash() {
			return false
		}
	}
	return true
}

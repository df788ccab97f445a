package maturity

import (
	"cmp"
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Making sure that nothing is cheaper scores so many ways, and so many nodes in
// all, at most.
const maxPathTries, maxTriedNodes = 5000, 1_000_000

// search finds the cheapest way to a level that is not reached.
func (p *ImprovementPath) search() {
	plan := newPathPlan(p.Node, math.MaxInt64)
	if len(plan.answers) == 0 {
		p.Exact = true
		return
	}
	trial := newPathTrial(plan, p.Node, p.Target)
	s := pathSearch{plan: plan, trial: trial}
	s.run()
	if s.found && !s.exact && !s.plan.complete(effortOf(s.way)) {
		// Now that it is known what is enough, all steps of a long number that
		// can be of use can be listed.
		again := pathSearch{plan: newPathPlan(p.Node, effortOf(s.way)), trial: trial, again: true}
		if again.run(); again.found && effortOf(again.way) <= effortOf(s.way) {
			s = again
		}
	}
	p.Found, p.Exact = s.found, s.exact
	if s.found {
		slices.SortStableFunc(s.way, func(a, b raised) int {
			return cmp.Or(cmp.Compare(a.effort(), b.effort()), cmp.Compare(a.answer.place, b.answer.place))
		})
		trial.shorten(s.way)
		p.Opens = trial.opens(s.way)
		p.take(s.way)
	}
}

// pathSearch looks for a way in three manners: by what the nodes can attain; by
// raising everything and taking back; by trying all ways.
type pathSearch struct {
	plan  *pathPlan
	trial *pathTrial
	again bool // with more options than at first

	way          []raised
	found, exact bool
}

func (s *pathSearch) run() {
	all := frontLimit{bound: math.MaxInt64, work: firstPathWork}
	way, found, f := s.cheapest(all)
	s.way, s.found = way, found
	if s.isSure(f) {
		s.exact = true
		return
	}
	if s.found && !f.cut && !f.guessed && !s.again {
		return // all that is missing are options
	}
	if way, ok := s.trial.eliminate(s.plan); ok {
		s.offer(way)
	}
	if s.found && f.cut {
		for _, limit := range []frontLimit{
			{bound: effortOf(s.way), work: boundPathWork},
			{bound: effortOf(s.way), work: thinPathWork, most: 48},
		} {
			way, ok, f := s.cheapest(limit)
			if ok {
				s.offer(way)
			}
			if ok && s.isSure(f) {
				s.exact = true
				return
			}
		}
	}
	if s.found {
		s.way = s.trial.reduce(s.way)
	}
	tries := min(maxPathTries, maxTriedNodes/s.trial.size())
	way, found, done := s.trial.enumerate(s.plan, s.way, s.found, tries)
	s.way, s.found = way, found
	s.exact = done && s.plan.every() && s.isComplete()
}

// offer takes a way that costs no more than the one known.
func (s *pathSearch) offer(way []raised) {
	if !s.found || effortOf(way) <= effortOf(s.way) {
		s.way, s.found = way, true
	}
}

// isSure reports whether what the nodes can attain was found in full.
func (s *pathSearch) isSure(f *pathFronts) bool { return !f.cut && !f.guessed && s.isComplete() }

// isComplete reports whether nothing that is left out of the options could make
// a way that costs less, or any way where none is known.
func (s *pathSearch) isComplete() bool {
	if s.found {
		return s.plan.complete(effortOf(s.way))
	}
	return !slices.ContainsFunc(s.plan.answers, func(a *pathAnswer) bool { return !a.most })
}

// cheapest finds the cheapest way by what the nodes can attain.
func (s *pathSearch) cheapest(limit frontLimit) (way []raised, found bool, f *pathFronts) {
	n, target := s.plan.root.n, s.trial.target
	f = &pathFronts{plan: s.plan, frontLimit: limit, known: map[pathKnown][]spot{}}
	f.levels = n.level != nil && n.level.opened && n.level.scale.has(target)
	f.enough = func(value float64) bool { return n.arrives(target, value, f.levels) }
	spots := f.at(s.plan.root)
	slices.SortStableFunc(spots, func(a, b spot) int {
		return cmp.Or(cmp.Compare(a.effort, b.effort), cmp.Compare(a.count, b.count))
	})
	tries := 8 // rounding may make a spot a little less than it was
	for i := range spots {
		at := &spots[i]
		if !at.state.hasValue() || !f.enough(at.value) {
			continue
		}
		if way = at.moves.way(); s.trial.reaches(way) {
			return way, true, f
		}
		if tries--; tries == 0 {
			f.cut = true
			break
		}
	}
	return nil, false, f
}

// way makes one raise for each answer: the farthest, where an answer is raised
// in two places.
func (m *moves) way() (way []raised) {
	at := map[*pathAnswer]int{}
	for _, mv := range m.list(nil) {
		w := mv.answer.raisedTo(mv.answer.options[mv.option])
		if i, ok := at[mv.answer]; !ok {
			at[mv.answer] = len(way)
			way = append(way, w)
		} else if w.mark.value > way[i].mark.value {
			way[i] = w
		}
	}
	return way
}

// arrives reports whether a value is at a level, or above it.
func (n *node) arrives(target govmaturity.Level, value float64, opened bool) bool {
	if opened {
		return value >= float64(target.Index())
	}
	cu := n.sorts(target)
	if cu == nil {
		return value >= target.Value()
	}
	if cu.ofPublished {
		value = roundHalfAway(value, n.decimals, n.nominal.Slack(value, value))
	}
	return cu.index(value) >= target.Index()
}

// complete reports whether no answer that is left out of the options could be
// part of a way that costs less.
func (p *pathPlan) complete(effort int64) bool {
	return !slices.ContainsFunc(p.answers, func(a *pathAnswer) bool { return a.beyond < effort })
}

// every reports whether the options are all that there is, or all that matters.
func (p *pathPlan) every() bool {
	return !slices.ContainsFunc(p.answers, func(a *pathAnswer) bool {
		switch a.n.measure.kind {
		case MeasureLevel, MeasureChoice, MeasureYesNo:
			return false
		case MeasureChecklist:
			return !a.most
		case MeasureCount:
			return p.authors && a.beyond < math.MaxInt64
		}
		return p.authors || !a.most
	})
}

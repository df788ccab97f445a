package maturity

import (
	"cmp"
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// raised is an answer that a way to a level raises.
type raised struct {
	answer *pathAnswer
	mark   Mark
	steps  int64
}

func (w raised) effort() int64 { return mulEffort(w.steps, w.answer.n.effort) }

func (a *pathAnswer) raisedTo(o pathOption) raised { return raised{a, o.mark, o.steps} }

func effortOf(way []raised) (effort int64) {
	for _, w := range way {
		effort = addEfforts(effort, w.effort())
	}
	return effort
}

// pathTrial scores what a way leads to, on a copy of the card.
type pathTrial struct {
	top, copied *Scorecard
	at          Result
	target      govmaturity.Level
	copies      map[*Scorecard]*Scorecard
	scratch     scratch
}

func newPathTrial(p *pathPlan, r Result, target govmaturity.Level) *pathTrial {
	t := &pathTrial{top: r.card, target: target, copies: map[*Scorecard]*Scorecard{}}
	for p.outside && t.top.outer != nil {
		t.top = t.top.outer
	}
	t.copied = t.top.clone(t.top.outer, t.copies)
	t.at = Result{t.copies[r.card], r.i}
	return t
}

// clone copies a card and those of its items, so that answers can be tried.
func (c *Scorecard) clone(outer *Scorecard, copies map[*Scorecard]*Scorecard) *Scorecard {
	d := newCard(c.tree, outer)
	d.id, d.title = c.id, c.title
	d.given.copyFrom(c.given)
	copies[c] = d
	for i, items := range c.rosters {
		for _, item := range items {
			d.rosters[i] = append(d.rosters[i], item.clone(d, copies))
		}
	}
	return d
}

// size is how many nodes one try scores.
func (t *pathTrial) size() (n int) {
	for c := range t.copies {
		n += len(c.tree.nodes)
	}
	return n
}

// score scores the copy with the answers raised, for as long as f takes.
func (t *pathTrial) score(way []raised, f func()) {
	for _, w := range way {
		t.copies[w.answer.card].given.Set(w.answer.leaf, w.mark)
	}
	t.copied.run(&t.scratch)
	f()
	for _, w := range way {
		t.copies[w.answer.card].given.Set(w.answer.leaf, w.answer.options[0].mark)
	}
}

// reaches reports whether the level is reached after the answers are raised.
func (t *pathTrial) reaches(way []raised) (ok bool) {
	t.score(way, func() { ok = t.at.reaches(t.target) })
	return ok
}

// opens lists the questions that are asked after the answers are raised, were
// not before, and have no answer.
func (t *pathTrial) opens(way []raised) (out []Result) {
	var visit func(c *Scorecard)
	visit = func(c *Scorecard) {
		for i, leaf := range c.tree.leaves {
			if c.marks.states[i] == notAsked && t.copies[c].marks.states[i] == unanswered {
				out = append(out, Result{c, leaf})
			}
		}
		for _, items := range c.rosters {
			for _, item := range items {
				visit(item)
			}
		}
	}
	t.score(way, func() { visit(t.top) })
	return out
}

// eliminate raises every answer as far as it goes, and then takes back what is
// not needed, the dearest first.
func (t *pathTrial) eliminate(p *pathPlan) (way []raised, ok bool) {
	const most = 5000 // tries take time in proportion to the square of this
	if len(p.answers) > most {
		return nil, false
	}
	for _, a := range p.answers {
		best := a.options[1]
		for _, o := range a.options[2:] {
			if o.mark.value > best.mark.value {
				best = o
			}
		}
		way = append(way, a.raisedTo(best))
	}
	if !t.reaches(way) {
		return nil, false
	}
	slices.SortStableFunc(way, func(a, b raised) int { return -cmp.Compare(a.effort(), b.effort()) })
	return t.reduce(way), true
}

// reduce lowers and drops what a way does not need, until nothing is left that
// could be.
func (t *pathTrial) reduce(way []raised) []raised {
	way = slices.Clone(way)
	for again := true; again; {
		again = false
		for i := 0; i < len(way); i++ {
			if rest := slices.Delete(slices.Clone(way), i, i+1); t.reaches(rest) {
				way, again = rest, true
				i--
			} else if t.lower(way, i) {
				again = true
			}
		}
		if !again {
			way, again = t.withoutSome(way)
		}
	}
	return way
}

// lower takes one step of a way down to an option that costs less, if there is
// one that is enough. Values rise with answers, so the least can be found by
// halving; where they do not, some option is found.
func (t *pathTrial) lower(way []raised, i int) bool {
	full := way[i]
	options := slices.DeleteFunc(slices.Clone(full.answer.options[1:]), func(o pathOption) bool {
		return o.steps >= full.steps || o.mark.value > full.mark.value
	})
	k, _ := slices.BinarySearchFunc(options, true, func(o pathOption, _ bool) int {
		way[i] = full.answer.raisedTo(o)
		if t.reaches(way) {
			return 0
		}
		return -1
	})
	if way[i] = full; k == len(options) {
		return false
	}
	way[i] = full.answer.raisedTo(options[k])
	return true
}

// withoutSome leaves out two or more steps together: where an answer changes
// what is asked, another may only be there to make up for it.
func (t *pathTrial) withoutSome(way []raised) ([]raised, bool) {
	const few, some = 8, 60
	if n := len(way); n <= few {
		for set := 1; set < 1<<n-1; set++ {
			var rest []raised
			for i := range way {
				if set>>i&1 != 0 {
					rest = append(rest, way[i])
				}
			}
			if len(rest) < n-1 && t.reaches(rest) {
				return rest, true
			}
		}
		return way, false
	}
	if len(way) > some {
		return way, false
	}
	for i := range way {
		for j := i + 1; j < len(way); j++ {
			rest := slices.Delete(slices.Delete(slices.Clone(way), j, j+1), i, i+1)
			if t.reaches(rest) {
				return rest, true
			}
		}
	}
	return way, false
}

// enumerate tries every way that costs less than the one known, or every one
// that there is, and reports whether it came to the end. Nothing is taken for
// granted of the rules.
func (t *pathTrial) enumerate(p *pathPlan, known []raised, found bool, tries int) (best []raised, ok, done bool) {
	bound := int64(math.MaxInt64)
	if best, ok = known, found; found {
		if bound = effortOf(known); p.ways(bound, tries) > tries {
			return best, ok, false
		}
	}
	least := func(a *pathAnswer) int64 { return a.effort(a.options[1]) }
	answers := slices.Clone(p.answers)
	slices.SortStableFunc(answers, func(a, b *pathAnswer) int { return cmp.Compare(least(a), least(b)) })
	var way []raised
	var try func(k int, effort int64) bool
	try = func(k int, effort int64) bool {
		for ; k < len(answers); k++ {
			a := answers[k]
			if addEfforts(effort, least(a)) >= bound {
				return true // and so are those after it
			}
			for _, o := range a.options[1:] {
				next := addEfforts(effort, a.effort(o))
				if next >= bound {
					continue
				}
				if tries--; tries < 0 {
					return false
				}
				way = append(way, a.raisedTo(o))
				if t.reaches(way) {
					best, ok, bound = slices.Clone(way), true, next
				} else if !try(k+1, next) {
					return false
				}
				way = way[:len(way)-1]
			}
		}
		return true
	}
	done = try(0, 0)
	return best, ok, done
}

// ways counts the ways that cost less than an effort, up to one more than most.
// It counts none where counting them is long work itself.
func (p *pathPlan) ways(bound int64, most int) (sum int) {
	const limit = 10_000
	if bound > limit {
		return 0
	}
	ways := make([]int, bound) // by effort
	ways[0] = 1
	for _, a := range p.answers {
		for effort := bound - 1; effort >= 0; effort-- { // from the dearest: each answer is raised once
			for _, o := range a.options[1:] {
				if e := a.effort(o); e <= effort {
					ways[effort] = min(ways[effort]+ways[effort-e], most+1)
				}
			}
		}
		sum = 0
		for _, n := range ways {
			sum = min(sum+n, most+1)
		}
		if sum > most {
			return sum
		}
	}
	return sum
}

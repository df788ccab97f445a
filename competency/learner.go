package competency

import (
	"encoding/binary"
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/words"
)

// learner is a trainee as a plan sees them: where they stand, where they are to
// come, and which modules can take them there.
//
// A level is a number of steps: 0 is none. Somebody can take a module when they
// have reached, for sure, the level at which each of its raises begins, and have
// taken the modules that it requires. It then brings them to the level where each
// raise ends, or leaves them above it.
type learner struct {
	t    *Training
	in   *Trainee
	day  dayOf
	aims []aim
	// start is how far the learner has come for sure, by the slot of the
	// competency. Where fixed, modules do not raise it: it comes from its parts, or
	// training is not the remedy.
	start []int
	fixed []bool
	done  []bool // by module
	gone  []bool // taken, or excluded by what was taken
	// speaks are the modules in a language of the learner.
	speaks []bool
	// able are the modules that can be taken, if all others are.
	able []bool
	// modules are those of them that can serve an aim, in the catalogue's order.
	modules []int
	// beyond are lists of modules: to take any of the first, one of the second must
	// be taken. See learner.stuck.
	beyond []detour
}

// aim is a level that a learner is to have.
type aim struct {
	competency, slot int // slot is -1 where no module is about it
	level            govmaturity.Level
	need             Need
	weight           float64
	from, to         int
	verdict          Verdict
	open             Open // why it is not planned for
	within           []int
	diagnosis        *Diagnosis
}

// planned reports whether the plan is to close the gap, or part of it.
func (a *aim) planned() bool {
	return a.open == "" && (a.verdict == VerdictShort || a.verdict == VerdictUnknown)
}

// counts reports whether the aim counts in readiness.
func (a *aim) counts() bool { return a.verdict != VerdictNotApplicable && a.open != OpenDesirable }

// addAims merges what is required of the learner, by competency.
func (l *learner) addAims(o *PlanOptions) {
	byCompetency := map[int]int{}
	add := func(c int, level govmaturity.Level, need Need, weight float64, to int) {
		i, met := byCompetency[c]
		if !met {
			byCompetency[c] = len(l.aims)
			l.aims = append(l.aims, aim{competency: c, slot: slices.Index(l.t.raised, c), level: level, need: need, weight: weight, to: to})
			return
		}
		a := &l.aims[i]
		switch desirable := need == NeedDesirable; {
		case desirable == (a.need == NeedDesirable) || o.Desirable:
			if to > a.to {
				a.to, a.level = to, level
			}
			a.weight = math.Max(a.weight, weight)
			if need == NeedCritical || a.need == NeedDesirable {
				a.need = need
			}
		case !desirable: // it stands in for what was merely desirable
			a.level, a.need, a.weight, a.to = level, need, weight, to
		}
	}
	for _, post := range l.in.Posts {
		for _, r := range post.get().requires {
			add(r.competency, r.level, r.need, r.weight, r.steps)
		}
	}
	for _, target := range l.in.Targets {
		weight := target.Weight
		if weight == 0 {
			weight = 1
		}
		add(target.Competency.Index(), target.Level, NeedRequired, weight, target.Competency.get().stepsTo(target.Level))
	}
}

// stand finds out where the learner stands.
func (l *learner) stand(o *PlanOptions, day dayOf, diagnoses map[[2]string]*Diagnosis) {
	p := l.in.Person
	l.day = day
	n := len(l.t.raised)
	l.start, l.fixed = make([]int, n), make([]bool, n)
	for slot, c := range l.t.raised {
		l.start[slot], _ = p.standing(c, day).steps(&p.fw.competencies[c])
		kind := p.fw.policy(c).Kind
		l.fixed[slot] = kind == PolicyAll || kind == PolicyPoints
	}
	for i := range l.aims {
		a := &l.aims[i]
		c := &p.fw.competencies[a.competency]
		s := p.standing(a.competency, day)
		a.verdict = s.reaches(c, a.level)
		a.from, _ = s.steps(c)
		a.diagnosis = diagnoses[[2]string{p.ID(), c.spec.ID}]
		kind := p.fw.policy(a.competency).Kind
		switch {
		case a.verdict == VerdictMet || a.verdict == VerdictNotApplicable:
			if a.need == NeedDesirable && !o.Desirable {
				a.open = OpenDesirable
			}
			continue
		case a.need == NeedDesirable && !o.Desirable:
			a.open = OpenDesirable
		case a.verdict == VerdictUnknown && !o.Possible:
			a.open = OpenUnknown
		case a.diagnosis != nil && !a.diagnosis.Training:
			a.open = OpenRemedy
			if a.slot >= 0 {
				l.fixed[a.slot] = true
			}
		case kind == PolicyAll || kind == PolicyPoints:
			a.open = OpenParts
		}
		if !a.level.Valid() && c.scale != nil && !l.surelyProficient(a, c) && a.open == "" {
			a.open = OpenProficiency
			if a.verdict == VerdictShort {
				a.from = 0 // a level that is no proficiency is no step towards it
			}
		}
	}
}

// surelyProficient sets an aim to the lowest level from which on all count as
// proficient: a module that leads further then does no harm.
func (l *learner) surelyProficient(a *aim, c *competency) bool {
	to := len(c.levels)
	for to > 0 && slices.Contains(c.scale.proficient, c.levels[to-1]) {
		to--
	}
	if to == len(c.levels) {
		return false
	}
	a.to, a.level = to+1, c.levels[to]
	return true
}

// choose finds the modules that can serve the learner.
func (l *learner) choose(o *PlanOptions) {
	n := len(l.t.modules)
	l.done, l.gone, l.speaks = make([]bool, n), make([]bool, n), make([]bool, n)
	for _, id := range l.in.Done {
		i := l.t.byID[id]
		l.done[i], l.gone[i] = true, true
	}
	languages := l.in.Languages
	if len(languages) == 0 {
		languages = o.Languages
	}
	for i := range l.t.modules {
		m := &l.t.modules[i]
		for _, k := range m.excludes {
			l.gone[i] = l.gone[i] || l.done[k]
			l.gone[k] = l.gone[k] || l.done[i]
		}
		l.speaks[i] = len(languages) == 0 || slices.ContainsFunc(m.spec.Languages, func(tag string) bool {
			return slices.ContainsFunc(languages, func(want string) bool { return words.Same(tag, want) })
		})
	}
	var reach []int
	l.able, reach = l.closure(func(i int) bool { return l.speaks[i] && !l.gone[i] })
	for i := range l.aims {
		a := &l.aims[i]
		if a.planned() && (a.slot < 0 || reach[a.slot] < a.to) {
			l.whyOpen(a)
		}
	}
	l.modules = l.useful(o)
}

// whyOpen says why an aim cannot be reached.
func (l *learner) whyOpen(a *aim) {
	a.open = OpenNoModule
	if a.slot < 0 {
		return
	}
	lifts := func(i int) bool {
		return slices.ContainsFunc(l.t.modules[i].raises, func(r raise) bool { return r.slot == a.slot && r.high >= a.to })
	}
	for _, try := range []struct {
		open Open
		may  func(int) bool
	}{
		{OpenDone, func(i int) bool { return l.speaks[i] }},
		{OpenLanguage, func(i int) bool { return !l.gone[i] }},
		{OpenLanguage, func(i int) bool { return true }},
	} {
		if able, reach := l.closure(try.may); reach[a.slot] >= a.to {
			a.open = try.open
			for i, yes := range able {
				if yes && lifts(i) {
					a.within = append(a.within, i)
				}
			}
			return
		}
	}
	for i := range l.t.modules {
		if lifts(i) {
			a.open, a.within = OpenEntry, append(a.within, i)
		}
	}
}

// closure takes all modules that may be taken, as soon as they can be, whatever
// they exclude. It returns which could be and how far the learner then is.
func (l *learner) closure(may func(int) bool) (able []bool, reach []int) {
	able, reach = make([]bool, len(l.t.modules)), slices.Clone(l.start)
	for again := true; again; {
		again = false
		for i := range l.t.modules {
			if !able[i] && may(i) && l.ready(i, able, reach) {
				able[i], again = true, true
				l.take(i, reach)
			}
		}
	}
	return able, reach
}

// ready reports whether the learner can begin a module.
func (l *learner) ready(i int, taken []bool, reach []int) bool {
	m := &l.t.modules[i]
	for _, k := range m.requires {
		if !taken[k] && !l.done[k] {
			return false
		}
	}
	for _, r := range m.raises {
		if reach[r.slot] < r.low {
			return false
		}
	}
	return true
}

func (l *learner) take(i int, reach []int) {
	for _, r := range l.t.modules[i].raises {
		if !l.fixed[r.slot] {
			reach[r.slot] = max(reach[r.slot], r.high)
		}
	}
}

// wants returns how far the plan is to bring the learner in a competency: no
// further than from, where it is not planned for.
func (l *learner) wants(o *PlanOptions, a *aim) int {
	switch {
	case a.planned():
		return a.to
	case o.Goal == GoalReadiness && a.slot >= 0 && (a.open == OpenNoModule || a.open == OpenEntry || a.open == OpenLanguage || a.open == OpenDone):
		return a.to // as far as modules lead
	}
	return a.from
}

// useful returns the modules that raise the learner towards an aim, and those that
// lead to them.
func (l *learner) useful(o *PlanOptions) []int {
	in := make([]bool, len(l.t.modules))
	var queue []int
	add := func(i int) {
		if l.able[i] && !in[i] {
			in[i] = true
			queue = append(queue, i)
		}
	}
	for k := range l.aims {
		a := &l.aims[k]
		if l.wants(o, a) <= a.from || a.slot < 0 || l.fixed[a.slot] {
			continue
		}
		for i := range l.t.modules {
			for _, r := range l.t.modules[i].raises {
				if r.slot == a.slot && r.high > a.from {
					add(i)
				}
			}
		}
	}
	for len(queue) > 0 {
		m := &l.t.modules[queue[0]]
		queue = queue[1:]
		for _, k := range m.requires {
			add(k)
		}
		for _, r := range m.raises {
			if r.low > l.start[r.slot] {
				for i := range l.t.modules {
					if l.leadsTo(i, r.slot, r.low) {
						add(i)
					}
				}
			}
		}
	}
	var out []int
	for i, yes := range in {
		if yes {
			out = append(out, i)
		}
	}
	return out
}

// leadsTo reports whether a module can be the one that brings somebody to a step:
// it begins below and ends at it or above. Of the modules that somebody takes, the
// first to reach a step is always of this kind, and to ask for one of this kind
// leaves no room for two modules that begin only after each other.
func (l *learner) leadsTo(i, slot, step int) bool {
	return !l.fixed[slot] && slices.ContainsFunc(l.t.modules[i].raises, func(r raise) bool {
		return r.slot == slot && r.low < step && r.high >= step
	})
}

// order puts modules in an order in which they can be taken, what comes first in
// the catalogue first. What cannot be taken is stuck.
func (l *learner) order(chosen []int) (order, stuck []int, reach []int) {
	reach = slices.Clone(l.start)
	taken := make([]bool, len(l.t.modules))
	for len(order) < len(chosen) {
		next := slices.IndexFunc(chosen, func(i int) bool { return !taken[i] && l.ready(i, taken, reach) })
		if next < 0 {
			break
		}
		i := chosen[next]
		taken[i] = true
		order = append(order, i)
		l.take(i, reach)
	}
	for _, i := range chosen {
		if !taken[i] {
			stuck = append(stuck, i)
		}
	}
	return order, stuck, reach
}

// detour says that whoever takes any of the modules must take one of the others.
type detour struct{ modules, one []int }

// detourOf returns what was wrong with a choice in which modules are stuck: they
// begin only after each other. Of the stuck modules, take the one that is taken
// first in any choice that is not stuck. It begins at a step that those of this
// choice that are not stuck do not reach, and no stuck module comes before it: so
// one that leads to the step, and was not chosen, does.
func (l *learner) detourOf(chosen, stuck, reach []int) detour {
	d := detour{modules: stuck}
	for _, i := range l.modules {
		if slices.Contains(chosen, i) {
			continue
		}
		leads := slices.ContainsFunc(stuck, func(s int) bool {
			return slices.ContainsFunc(l.t.modules[s].raises, func(r raise) bool {
				return reach[r.slot] < r.low && l.leadsTo(i, r.slot, r.low)
			})
		})
		if leads {
			d.one = append(d.one, i)
		}
	}
	return d
}

// signature is the same for learners whose plans are the same.
func (l *learner) signature(o *PlanOptions) string {
	var b []byte
	put := func(x int) { b = binary.AppendVarint(b, int64(x)) }
	for _, i := range l.modules {
		put(i)
		for _, r := range l.t.modules[i].raises {
			put(l.start[r.slot])
		}
		for _, k := range l.t.modules[i].requires {
			if l.done[k] {
				put(k)
			}
		}
		put(-1)
	}
	total := l.total()
	for k := range l.aims {
		if a := &l.aims[k]; l.wants(o, a) > a.from {
			put(a.slot)
			put(a.from)
			put(a.to)
			if o.Goal == GoalReadiness {
				b = binary.BigEndian.AppendUint64(b, math.Float64bits(a.weight))
			}
		}
	}
	if o.Goal == GoalReadiness {
		b = binary.BigEndian.AppendUint64(b, math.Float64bits(total))
	}
	return string(b)
}

// total is the weight of all that is asked of the learner.
func (l *learner) total() float64 {
	total := 0.0
	for k := range l.aims {
		if a := &l.aims[k]; a.counts() {
			total += float64(a.weight * float64(a.to))
		}
	}
	return total
}

// unstated says why nothing is asked of the learner, and "" where something is.
func (l *learner) unstated() Unstated {
	if l.total() > 0 {
		return ""
	}
	notApplicable := 0
	for k := range l.aims {
		if a := &l.aims[k]; a.verdict == VerdictNotApplicable && a.open != OpenDesirable {
			notApplicable++
		}
	}
	return unstated(notApplicable)
}

// readiness is the readiness that is sure, with the levels reached by slot: nil
// for those at the start. Of gaps that are not among those that may gain, it counts
// what was there before.
func (l *learner) readiness(reach []int, gains func(*aim) bool) float64 {
	total, sum := l.total(), 0.0
	if total == 0 {
		return 0
	}
	for k := range l.aims {
		if a := &l.aims[k]; a.counts() {
			at := reach
			if !gains(a) {
				at = nil
			}
			sum += float64(a.weight * float64(min(a.to, l.reached(a, at))))
		}
	}
	return sum / total
}

func anyAim(*aim) bool { return true }

// planned is the readiness that the goal is about.
func (l *learner) planned(o *PlanOptions, reach []int) float64 {
	return l.readiness(reach, func(a *aim) bool { return l.wants(o, a) > a.from })
}

// reached is how far the learner has come for sure towards an aim.
func (l *learner) reached(a *aim, reach []int) int {
	switch {
	case a.verdict == VerdictMet:
		return max(a.from, a.to)
	case reach == nil:
		return a.from
	case a.open == OpenParts:
		low, _ := l.after(a.competency, reach).steps(&l.in.Person.fw.competencies[a.competency])
		return max(a.from, low)
	case a.slot < 0:
		return a.from
	}
	return max(a.from, reach[a.slot])
}

// after is where the learner stands in a competency with the levels reached, which
// its parts may have reached in its stead.
func (l *learner) after(competency int, reach []int) standing {
	p := l.in.Person
	if p.fw.rollsUp(competency) {
		d := p.fw.rollUp(competency, func(part int) Verdict { return l.after(part, reach).proficient(&p.fw.competencies[part]) })
		return standing{d.knowledge, d.step}
	}
	slot := slices.Index(l.t.raised, competency)
	if slot >= 0 && reach[slot] > l.start[slot] {
		return standing{KnowledgeKnown, reach[slot]}
	}
	return p.standing(competency, l.day)
}

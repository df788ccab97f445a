package maturitytest

import (
	"fmt"
	"math"
	"math/rand/v2"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// monotone: a better answer never lowers a result.
//
// Three kinds of answers are left alone. One that decides what is asked, or
// which items are taken, may rightly lower a value: it brings in questions
// that are answered badly. One with the weight 0 is an attribute, such as the
// kind of service: it has no better and worse. And giving a first answer is
// not raising one: in a mean of what is answered, a weak answer pulls down.
func monotone() rule {
	return laws.New("monotone",
		"When one answer gets better and all others stay, no result above it gets worse.",
		func(s *subject, out *laws.Recorder) {
			for i := range max(2, s.size/4) {
				s.walk(s.random(uint64(2000+i)), func(st step) bool {
					s.checkRise(out, st)
					return true
				})
			}
			for i, sm := range s.samples {
				if sm.mixed {
					s.raiseSome(out, sm, s.random(uint64(2500+i)))
				}
			}
		})
}

// step is one answer raised.
type step struct {
	slot          slot
	from, to      govmaturity.Answer
	before, after []reading
	sample        sample // the answers after it
}

// maxSteps is how many steps a walk has, about. Every answer is raised at
// least once, from the worst to the best in one step if need be.
const maxSteps = 500

// walk goes from the worst answers to the best, raising one answer at a time,
// in a random order. Answers that say nothing when they rise stay at a random
// one. visit sees each step, and returns false to stop.
func (s *subject) walk(r *rand.Rand, visit func(step) bool) {
	a := s.assess(func() int { return 1 + r.IntN(3) }, func(q *question) govmaturity.Answer {
		if q.fixed() {
			return s.any(q, r)
		}
		return q.at(0)
	})
	sm := sample{name: "answers on a way from the worst to the best", a: a, complete: true}
	type climber struct {
		slot
		at int
	}
	var climbers []climber
	notches := 0
	for _, sl := range s.slots(a) {
		if !sl.q.fixed() && len(sl.q.tries) > 1 {
			climbers = append(climbers, climber{sl, 0})
			notches += len(sl.q.tries) - 1
		}
	}
	stride := 1 + notches/maxSteps
	before := s.fast.score(a)
	for len(climbers) > 0 {
		k := r.IntN(len(climbers))
		c := &climbers[k]
		c.at = min(c.at+stride, len(c.q.tries)-1)
		st := step{slot: c.slot, from: c.get(), to: c.q.tries[c.at].answer, before: before, sample: sm}
		c.set(st.to)
		st.after = s.fast.score(a)
		if !visit(st) {
			return
		}
		before = st.after
		if c.at == len(c.q.tries)-1 {
			climbers[k] = climbers[len(climbers)-1]
			climbers = climbers[:len(climbers)-1]
		}
	}
}

// fixed reports whether raising the answer says nothing about the framework.
func (q *question) fixed() bool { return q.steers || weight(q.spec) == 0 }

// raiseSome raises answers of a random assessment, each from where it is.
func (s *subject) raiseSome(out *laws.Recorder, sm sample, r *rand.Rand) {
	a := clone(sm.a)
	slots := s.slots(a)
	r.Shuffle(len(slots), func(i, j int) { slots[i], slots[j] = slots[j], slots[i] })
	for _, sl := range slots[:min(len(slots), 40)] {
		from := sl.get()
		value, ok := sl.q.value(from)
		if !ok || sl.q.fixed() || len(sl.q.tries) == 0 {
			continue
		}
		if best := sl.q.tries[len(sl.q.tries)-1]; best.value > value {
			sl.set(best.answer)
			s.checkRise(out, step{sl, from, best.answer, sm.readings, s.fast.score(a), sample{name: sm.name, a: a}})
			sl.set(from)
		}
	}
}

// checkRise looks for a value that an answer lowered by getting better.
func (s *subject) checkRise(out *laws.Recorder, st step) {
	if len(st.before) != len(st.after) {
		return
	}
	for i := len(st.after) - 1; i >= 0; i-- {
		before, after := st.before[i], st.after[i]
		comparable := before.ok && after.ok && !math.IsNaN(before.value) && !math.IsNaN(after.value)
		if comparable && after.value < before.value-tolerance(after.result.Range()) {
			s.violated(out, finding{
				node: after.name(),
				answers: fmt.Sprintf("%s from %s to %s, which counts more; with %s",
					st.slot.name(), answerText(st.from), answerText(st.to), s.answersText(st.sample, after.name())),
				got:      number(after.value),
				expected: "at least " + number(before.value) + ", as before",
			})
			return
		}
	}
}

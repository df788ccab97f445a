package maturitytest

import (
	"fmt"

	"github.com/govmaturity/govmaturity/internal/laws"
)

// bounded: values stay inside their range.
func bounded() rule {
	return laws.ForCode("bounded",
		"Whatever is answered, a result is a number inside the range that the framework gives for it.",
		func(s *subject, out *laws.Recorder) {
			s.eachQuestion(func(q *question) {
				for _, r := range q.refused {
					s.violated(out, finding{
						node:     q.spec.ID,
						answers:  answerText(r.answer) + ", which is said to be a good answer",
						got:      "a refusal: " + r.err.Error(),
						expected: "a value",
					})
				}
			})
			for _, sm := range s.samples {
				index := byResult(sm.readings)
				for i := len(sm.readings) - 1; i >= 0; i-- {
					r := sm.readings[i]
					rng := r.result.Range()
					if r.ok && !rng.Contains(r.value) { // NaN is in no range
						s.violated(out, finding{
							node:     r.name(),
							answers:  s.answersText(sm, r.name()),
							got:      number(r.value),
							expected: fmt.Sprintf("a number from %s to %s", number(rng.Min), number(rng.Max)),
						})
					}
					// The engine gives no value when an aggregation in Go gives
					// something that is no number.
					if in := s.inputsOf(r, sm.readings, index); !r.ok && in.ownRule() && in.complete(r) {
						s.violated(out, finding{
							node:     r.name(),
							answers:  s.answersText(sm, r.name()),
							got:      r.text() + ", from the author's own rule " + string(in.kind),
							expected: fmt.Sprintf("a number from %s to %s", number(rng.Min), number(rng.Max)),
						})
					}
				}
			}
		})
}

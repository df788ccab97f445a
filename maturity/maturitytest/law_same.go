package maturitytest

import (
	"fmt"
	"runtime"
	"sync"

	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
)

// deterministic: the same answers always give the same results.
func deterministic() rule {
	return laws.ForCode("deterministic",
		"The same answers give the same results to the last digit: again, on a fresh start, and while other answers are scored.",
		func(s *subject, out *laws.Recorder) {
			fresh, err := s.compile(s.fw.Spec())
			for _, sm := range s.samples {
				s.compareAgain(out, sm, "scored again", s.score(sm.a))
				if err == nil {
					s.compareAgain(out, sm, "scored with the framework compiled afresh", s.scoreWith(fresh, sm.a))
				}
			}
			s.compareConcurrent(out)
		})
}

func (s *subject) compareAgain(out *laws.Recorder, sm sample, how string, got []reading) {
	if i := firstDifference(got, sm.readings, identical); i >= 0 && len(got) == len(sm.readings) {
		s.violated(out, finding{
			node:     got[i].name(),
			answers:  s.answersText(sm, got[i].name()) + ", " + how,
			got:      got[i].text(),
			expected: sm.readings[i].text() + ", as the first time",
		})
	}
}

// compareConcurrent scores all samples at the same time, in several goroutines that each
// begin with another one.
func (s *subject) compareConcurrent(out *laws.Recorder) {
	workers := max(4, runtime.GOMAXPROCS(0))
	again := make([][][]reading, workers)
	var ready, done sync.WaitGroup
	ready.Add(workers)
	for w := range workers {
		done.Go(func() {
			ready.Done()
			ready.Wait()
			for i := range s.samples {
				sm := s.samples[(i+w*len(s.samples)/workers)%len(s.samples)]
				again[w] = append(again[w], s.score(sm.a))
			}
		})
	}
	done.Wait()
	for w := range again {
		for i, got := range again[w] {
			sm := s.samples[(i+w*len(s.samples)/workers)%len(s.samples)]
			s.compareAgain(out, sm, "scored while others were", got)
		}
	}
}

// scorerAgrees: scoring many assessments fast gives what scoring one does.
func scorerAgrees() rule {
	return laws.ForCode("scorer",
		"Scoring a batch of answers with a Scorer gives the same results, to the last digit, as scoring them one by one.",
		func(s *subject, out *laws.Recorder) {
			if s.fw.HasRosters() {
				return // a Scorer is for frameworks without them
			}
			for _, sm := range s.samples {
				var marks []maturity.Mark
				for _, ind := range s.fw.Indicators() {
					m, err := ind.Mark(sm.a.Answers[ind.ID()])
					if err != nil {
						return
					}
					marks = append(marks, m)
				}
				card, err := s.engine.scoreMarks(s.fw, marks)
				if err != nil {
					s.violated(out, finding{answers: sm.name, got: "an error: " + err.Error(), expected: "results"})
					return
				}
				got := s.engine.look(card)
				if i := firstDifference(got, sm.readings, identical); i >= 0 {
					s.violated(out, finding{
						node:     sm.readings[i].name(),
						answers:  s.answersText(sm, sm.readings[i].name()),
						got:      fmt.Sprintf("%s, with coverage %s, by a Scorer", got[i].text(), number(got[i].coverage)),
						expected: fmt.Sprintf("%s, with coverage %s", sm.readings[i].text(), number(sm.readings[i].coverage)),
					})
				}
			}
		})
}

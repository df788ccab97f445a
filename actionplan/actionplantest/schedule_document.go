package actionplantest

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
	"github.com/govmaturity/govmaturity/internal/laws"
)

const (
	holds     = govmaturity.ReasonHolds
	formula   = govmaturity.ReasonFormula
	threshold = govmaturity.ReasonThreshold
)

// uncertain reports whether a duration is not certain.
func (s *scheduleSubject) uncertain() bool {
	for _, t := range s.spec.Tasks {
		if t.Estimate != nil {
			return true
		}
	}
	return false
}

// simulated plays the schedule through, or is nil where all is certain.
func (s *scheduleSubject) simulated() *schedule.Risk {
	if s.refused != nil || !s.uncertain() || len(s.spec.Tasks) > maxMoved {
		return nil
	}
	r, err := s.s.Simulate(context.Background(), schedule.RiskOptions{Runs: 10 * s.Samples, Seed: s.Seed})
	if err != nil {
		return nil // what some durations allow, and others do not
	}
	return r
}

// riskRises: to be surer takes longer.
func riskRises() scheduleRule {
	return laws.New("risk-rises", "The more certain an end is to be, the later it is: P50 is not after P80.", func(s *scheduleSubject, out *laws.Recorder) {
		r := s.simulated()
		if r == nil {
			return
		}
		shares := []float64{0.1, 0.5, 0.8, 0.95}
		for i := range shares[1:] {
			a, b := s.engine.done(r, shares[i]), s.engine.done(r, shares[i+1])
			if a > b {
				s.violated(out, "", fmt.Sprintf("P%.0f on %s", 100*shares[i], a), fmt.Sprintf("P%.0f on %s", 100*shares[i+1], b), "that, or later")
			}
		}
	})
}

// riskWithinEstimates: nothing comes sooner than if all went well.
func riskWithinEstimates() scheduleRule {
	return laws.New("risk-within-estimates", "What is played through ends no sooner than if all durations were optimistic, and no later than if all were pessimistic: unless another waits for the start of a task whose end is bound, which is earlier the longer it takes.", func(s *scheduleSubject, out *laws.Recorder) {
		r := s.simulated()
		if r == nil || s.pulled() {
			return
		}
		low, errLow := s.planned(s.lasting(func(e *schedule.EstimateSpec) float64 { return e.Optimistic }), schedule.Options{})
		high, errHigh := s.planned(s.lasting(func(e *schedule.EstimateSpec) float64 { return e.Pessimistic }), schedule.Options{})
		if errLow != nil || errHigh != nil {
			return
		}
		if a, b := s.engine.done(r, 0), s.engine.done(r, 1); a < low.Finish() || b > high.Finish() {
			s.violated(out, "", "all that was played through", fmt.Sprintf("ends from %s to %s", a, b), fmt.Sprintf("from %s to %s at most", low.Finish(), high.Finish()))
		}
	})
}

// pulled reports whether the end of a task is bound to something, and another waits for
// its start: the longer it takes, the earlier that may be.
func (s *scheduleSubject) pulled() bool {
	ends, starts := map[string]bool{}, map[string]bool{}
	for _, t := range s.spec.Tasks {
		for _, l := range t.After {
			k := linkType(l)
			ends[t.ID] = ends[t.ID] || k == schedule.LinkTypeFinishFinish || k == schedule.LinkTypeStartFinish
			starts[l.Task] = starts[l.Task] || k == schedule.LinkTypeStartStart || k == schedule.LinkTypeStartFinish
		}
		for _, c := range t.Constraints {
			ends[t.ID] = ends[t.ID] || c.Kind == schedule.ConstraintKindFinishNotEarlier || c.Kind == schedule.ConstraintKindMustFinish
		}
	}
	for id := range ends {
		if ends[id] && starts[id] {
			return true
		}
	}
	return false
}

// lasting is the document with other durations, and none that is uncertain.
func (s *scheduleSubject) lasting(of func(*schedule.EstimateSpec) float64) *schedule.ScheduleSpec {
	spec := s.s.Spec()
	for i := range spec.Tasks {
		if e := spec.Tasks[i].Estimate; e != nil {
			x := of(e)
			spec.Tasks[i].Duration, spec.Tasks[i].Estimate = &x, nil
		}
	}
	return spec
}

// dates say all of a plan.
func (s *scheduleSubject) dates(p *schedule.Plan, id string) string {
	t := p.Task(id)
	return fmt.Sprintf("from %s to %s, float %d, free %d, critical %v, driving %v", t.Start(), t.Finish(), t.TotalFloat(), t.FreeFloat(), t.Critical(), t.Driving())
}

// same reports where plans differ from those of the schedule.
func (s *scheduleSubject) same(out *laws.Recorder, given string, spec *schedule.ScheduleSpec) {
	other, err := s.engine.compile(spec, s.calendars)
	if err != nil {
		s.violated(out, "", given, err.Error(), "the same plan")
		return
	}
	for _, p := range s.plans() {
		q, err := s.engine.plan(other, schedule.Options{Limited: p.Limited(), Effort: someEffort})
		if err != nil {
			s.violated(out, "", given, err.Error(), "the same plan")
			return
		}
		for task := range p.Tasks() {
			if got, want := s.dates(q, task.ID()), s.dates(p, task.ID()); got != want {
				s.violated(out, task.ID(), given+", "+limits(p), got, want)
				return
			}
		}
	}
}

// scheduleOrder: the order of a document changes nothing.
func scheduleOrder() scheduleRule {
	return laws.New("order", "The order of tasks, links, resources and calendars changes no date and no float.", func(s *scheduleSubject, out *laws.Recorder) {
		r := s.Random(13)
		for range max(1, s.Samples/10) {
			spec := s.s.Spec()
			shuffle(r, spec.Tasks)
			shuffle(r, spec.Resources)
			shuffle(r, spec.Calendars)
			for i := range spec.Tasks {
				shuffle(r, spec.Tasks[i].After)
				shuffle(r, spec.Tasks[i].Needs)
				shuffle(r, spec.Tasks[i].Constraints)
			}
			s.same(out, "the document in another order", spec)
		}
	})
}

// scheduleSameAgain: the same document gives the same.
func scheduleSameAgain() scheduleRule {
	return laws.New("same-again", "The same document, planned again, has the same dates and the same floats.", func(s *scheduleSubject, out *laws.Recorder) {
		s.same(out, "once more", s.s.Spec())
	})
}

// scheduleRoundTrip: written and read, a schedule is the same.
func scheduleRoundTrip() scheduleRule {
	return laws.New("document-round-trip", "A schedule that is written and read again is the same.", func(s *scheduleSubject, out *laws.Recorder) {
		data, err := json.Marshal(s.spec)
		if err != nil {
			s.violated(out, "", "the schedule as JSON", err.Error(), "the same schedule")
			return
		}
		for _, name := range []string{"schedule.json", "schedule.yaml"} { // JSON is YAML too
			again, err := s.engine.read(name, data, s.calendars)
			if err != nil {
				s.violated(out, "", name, err.Error(), "the same schedule")
			} else if again.Hash() != s.s.Hash() {
				s.violated(out, "", name, "a schedule with the hash "+again.Hash(), s.s.Hash())
			}
		}
	})
}

// scheduleFormRoundTrip: what is entered in the form comes back.
func scheduleFormRoundTrip() scheduleRule {
	return laws.New("form-round-trip", "A schedule that is shown in its form and posted without a change is the same.", func(s *scheduleSubject, out *laws.Recorder) {
		data, err := json.Marshal(s.spec)
		if err != nil || len(s.spec.Tasks) > maxForm {
			return
		}
		form := schedule.Form(s.calendars, govmaturity.WordsFor("en"), languageOf(s.spec.Language)) // other languages are kept
		filled := form.Fill(data)
		for _, in := range []*govmaturity.FormInput{filled, form.ReadPost(filled.Values)} {
			again, err := s.engine.fromForm(in, s.calendars)
			if err != nil {
				s.violated(out, "", "the schedule in its form", err.Error(), "the same schedule")
			} else if again.Hash() != s.s.Hash() {
				s.violated(out, "", "the schedule in its form", "a schedule with the hash "+again.Hash(), s.s.Hash())
			}
		}
	})
}

// maxForm is up to how many things a document has that is filled into its form.
const maxForm = 400

// languageOf is the language of texts that are given as a plain string.
func languageOf(tag string) string {
	if tag == "" {
		return "en"
	}
	return tag
}

package actionplantest

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/priority"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// same reports where another document is answered otherwise.
func (s *prioritySubject) same(out *laws.Recorder, given string, spec *priority.PrioritiesSpec) {
	other, err := s.engine.compile(spec)
	if err != nil {
		s.violated(out, "", given, err.Error(), "the same answers")
		return
	}
	s.eachOrder(func(id string, o *priority.Order) {
		again, err := s.engine.order(other, id)
		if err != nil {
			s.violated(out, id, given, err.Error(), "the same order")
			return
		}
		got, want, same := sameRanks(o.Ranking, again.Ranking)
		if same && len(again.Left) == len(o.Left) && len(again.Reversals) == len(o.Reversals) {
			return
		}
		s.violated(out, id, given, got, want)
	})
	if s.choice == nil {
		return
	}
	again, err := s.engine.choose(other)
	if err != nil {
		s.violated(out, "", given, err.Error(), "the same choice")
	} else if got, want := listed(again), listed(s.choice); !slices.Equal(got, want) || again.Value != s.choice.Value {
		s.violated(out, "", given, fmt.Sprintf("%v, worth %d", got, again.Value), fmt.Sprintf("%v, worth %d", want, s.choice.Value))
	}
}

// priorityOrder: the order of a document changes nothing.
func priorityOrder() priorityRule {
	return laws.New("order", "The order of criteria, alternatives, ratings and all of the portfolio changes no answer.", func(s *prioritySubject, out *laws.Recorder) {
		r := s.Random(24)
		for range max(1, s.Samples/10) {
			spec := s.set.Spec()
			shuffle(r, spec.Criteria)
			shuffle(r, spec.Alternatives)
			shuffle(r, spec.Ratings)
			for i := range spec.Ratings {
				shuffle(r, spec.Ratings[i].Values)
			}
			if c := spec.Comparisons; c != nil {
				shuffle(r, c.Pairs)
			}
			if p := spec.Portfolio; p != nil {
				shuffle(r, p.Resources)
				shuffle(r, p.Needs)
				shuffle(r, p.Dependencies)
				shuffle(r, p.Exclusions)
			}
			s.same(out, "the document in another order", spec)
		}
	})
}

// prioritySameAgain: the same document gives the same.
func prioritySameAgain() priorityRule {
	return laws.New("same-again", "The same document, asked again, gives the same order and the same choice.", func(s *prioritySubject, out *laws.Recorder) {
		s.same(out, "once more", s.set.Spec())
	})
}

// priorityRoundTrip: written and read, a document is the same.
func priorityRoundTrip() priorityRule {
	return laws.New("document-round-trip", "Priorities that are written and read again are the same.", func(s *prioritySubject, out *laws.Recorder) {
		data, err := json.Marshal(s.spec)
		if err != nil {
			s.violated(out, "", "the document as JSON", err.Error(), "the same document")
			return
		}
		for _, name := range []string{"priorities.json", "priorities.yaml"} { // JSON is YAML too
			again, err := s.engine.read(name, data)
			if err != nil {
				s.violated(out, "", name, err.Error(), "the same document")
			} else if again.Hash() != s.set.Hash() {
				s.violated(out, "", name, "a document with the hash "+again.Hash(), s.set.Hash())
			}
		}
	})
}

// priorityFormRoundTrip: what is entered in the form comes back.
func priorityFormRoundTrip() priorityRule {
	return laws.New("form-round-trip", "Priorities that are shown in their form and posted without a change are the same.", func(s *prioritySubject, out *laws.Recorder) {
		data, err := json.Marshal(s.spec)
		if err != nil || len(s.spec.Alternatives) > maxForm || len(s.spec.Ratings) > maxForm {
			return
		}
		form := priority.Form(govmaturity.WordsFor("en"), languageOf(s.spec.Language)) // other languages are kept
		filled := form.Fill(data)
		for _, in := range []*govmaturity.FormInput{filled, form.ReadPost(filled.Values)} {
			again, err := s.engine.fromForm(in)
			if err != nil {
				s.violated(out, "", "the document in its form", err.Error(), "the same document")
			} else if again.Hash() != s.set.Hash() {
				s.violated(out, "", "the document in its form", "a document with the hash "+again.Hash(), s.set.Hash())
			}
		}
	})
}

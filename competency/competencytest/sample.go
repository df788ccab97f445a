package competencytest

import (
	"fmt"
	"math/rand/v2"

	"github.com/govmaturity/govmaturity/competency"
)

// The days of all that is tried. Evidence of someDay is in force today.
const (
	longAgo  = "2014-03-01"
	earlier  = "2024-03-01"
	someDay  = "2025-03-01"
	nextYear = "2027-03-01"
)

var today = competency.AsOf{Date: "2026-03-01"}

// person makes somebody with evidence.
func (s *subject) person(id string, evidence []competency.Attestation) (*competency.Person, error) {
	return s.fw.Person(&competency.Profile{
		Format: competency.ProfileFormat, Framework: s.fw.ID(), Edition: s.fw.Edition(), Person: id, Evidence: evidence,
	})
}

// with returns somebody with more evidence.
func (s *subject) with(p *competency.Person, more ...competency.Attestation) *competency.Person {
	profile := p.Profile()
	profile.Evidence = append(profile.Evidence, more...)
	return s.again(p, profile)
}

// again returns somebody with a changed profile. The evidence is made by this
// package, so that it is not refused; if it were, nothing would have changed, and
// a law would say so.
func (s *subject) again(p *competency.Person, profile *competency.Profile) *competency.Person {
	q, err := s.fw.Person(profile)
	if err != nil {
		return p
	}
	return q
}

// addPeople makes the people: one of whom nothing is known, one at the top of all,
// one at the bottom, one who has nothing, and some with random evidence.
func (s *subject) addPeople() error {
	var top, bottom, none []competency.Attestation
	for _, c := range s.few {
		levels := levelsOf(c)
		if rollsUp(c) {
			continue
		}
		top = append(top, s.proof(c, levels[len(levels)-1], someDay)...)
		bottom = append(bottom, s.proof(c, levels[0], someDay)...)
		none = append(none, s.repeated(competency.Attestation{Competency: c.ID(), Outcome: competency.OutcomeNone, Kind: counts(c), Date: someDay}, c)...)
	}
	evidence := [][]competency.Attestation{nil, top, bottom, none}
	for i := range s.size {
		evidence = append(evidence, s.randomEvidence(s.random(uint64(100+i)), float64(i+1)/float64(s.size)))
	}
	for i, list := range evidence {
		p, err := s.person(fmt.Sprintf("person-%d", i+1), list)
		if err != nil {
			return fmt.Errorf("competencytest: the framework refuses evidence that fits it: %w", err)
		}
		s.people = append(s.people, p)
	}
	return nil
}

// randomEvidence returns evidence about some competencies, the more the larger the
// part: counting and not, of one's own and of others.
func (s *subject) randomEvidence(r *rand.Rand, part float64) []competency.Attestation {
	var out []competency.Attestation
	for _, c := range s.few {
		if r.Float64() > part {
			continue
		}
		for range 1 + r.IntN(4) {
			a := says(r, c)
			kinds := []competency.EvidenceKind{counts(c), counts(c), competency.EvidenceSelf, competency.EvidenceAssessor, competency.EvidenceDocument}
			a.Kind = kinds[r.IntN(len(kinds))]
			a.Date = fmt.Sprintf("20%02d-%02d-10", 20+r.IntN(8), 1+r.IntN(12))
			a.Source, a.Note = []string{"course", "interview"}[r.IntN(2)], fmt.Sprintf("piece %d", len(out)+1)
			switch r.IntN(8) {
			case 0:
				a.Expires = "2028"
			case 1:
				a.Archived = true
			case 2:
				a.Revoked = "2025-12-01"
			}
			out = append(out, a)
		}
	}
	return out
}

// says returns a piece of evidence that says anything about a competency. Its kind
// and its day are not given.
func says(r *rand.Rand, c competency.Competency) competency.Attestation {
	a := competency.Attestation{Competency: c.ID()}
	levels := levelsOf(c)
	switch n := r.IntN(len(levels) + 2); n {
	case len(levels):
		a.Outcome = competency.OutcomeNone
	case len(levels) + 1:
		a.Outcome = competency.OutcomeNotApplicable
	default:
		a.Level = levels[n].ID()
	}
	return a
}

// without returns somebody without evidence about a competency.
func (s *subject) without(p *competency.Person, drop map[string]bool) *competency.Person {
	profile := p.Profile()
	kept := profile.Evidence[:0]
	for _, a := range profile.Evidence {
		if !drop[a.Competency] {
			kept = append(kept, a)
		}
	}
	profile.Evidence = kept
	return s.again(p, profile)
}

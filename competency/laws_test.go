package competency

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/govmaturity/govmaturity/internal/long"
)

// with returns somebody with more evidence.
func with(t *testing.T, p *Person, more ...Attestation) *Person {
	t.Helper()
	profile := p.Profile()
	profile.Evidence = append(profile.Evidence, more...)
	q, err := p.fw.Person(profile)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// plain is a piece of evidence about a competency that says nothing besides.
func plain(r *rand.Rand, c *competency, kind EvidenceKind, date string) Attestation {
	a := Attestation{Competency: c.spec.ID, Kind: kind, Date: date, Source: []string{"a", "b"}[r.IntN(2)]}
	switch n := r.IntN(len(c.levels) + 2); {
	case n == 0:
		a.Outcome = OutcomeNotApplicable
	case n == 1:
		a.Outcome = OutcomeNone
	case c.scale != nil:
		a.Level = c.levels[n-2].ID()
	}
	return a
}

// What evidence does, whatever the policy.
func TestLawsOfEvidence(t *testing.T) {
	r := rand.New(rand.NewPCG(51, 52))
	changed := 0
	for range long.Count(40, 300) {
		fw := randomFramework(t, r)
		p := randomPerson(t, r, fw, "p", r.IntN(100))
		when := AsOf{Date: fmt.Sprintf("20%02d-06-15", 20+r.IntN(6))}
		day, _ := when.day()
		at := dayOf{"", day}
		for i := range fw.competencies {
			c := &fw.competencies[i]
			before := p.standing(i, at)
			// Self never moves the level, in this competency or another.
			own := with(t, p, plain(r, c, EvidenceSelf, "2020-01-01"), plain(r, c, EvidenceSelf, when.Date))
			// Expired evidence never counts, nor does evidence that has not come.
			old, late := plain(r, c, EvidenceTest, "2018-01-01"), plain(r, c, EvidenceTest, "2031-01-01")
			old.Expires = "2019"
			gone := with(t, p, old, late)
			// More evidence never lowers certainty. (What comes of parts can be open
			// again when a part that was short no longer is.)
			more := with(t, p, plain(r, c, EvidenceTest, []string{"2018-01-01", when.Date}[r.IntN(2)]))
			for k := range fw.competencies {
				was := p.standing(k, at)
				if s := own.standing(k, at); s != was {
					t.Fatalf("with evidence of their own in %s, %s is %+v, and was %+v", c.spec.ID, fw.competencies[k].spec.ID, s, was)
				}
				if s := gone.standing(k, at); s != was {
					t.Fatalf("with expired and future evidence in %s, %s is %+v, and was %+v", c.spec.ID, fw.competencies[k].spec.ID, s, was)
				}
				kind := fw.policy(k).Kind
				if s := more.standing(k, at); kind != PolicyAll && kind != PolicyPoints && s.knowledge == KnowledgeUnknown && was.knowledge != KnowledgeUnknown {
					t.Fatalf("with more evidence in %s, %s is not known, and was %+v", c.spec.ID, fw.competencies[k].spec.ID, was)
				}
			}
			if more.standing(i, at) != before {
				changed++
			}
		}
		// The order of evidence does not matter.
		profile := p.Profile()
		r.Shuffle(len(profile.Evidence), func(i, k int) {
			profile.Evidence[i], profile.Evidence[k] = profile.Evidence[k], profile.Evidence[i]
		})
		q, err := fw.Person(profile)
		if err != nil {
			t.Fatal(err)
		}
		for c := range fw.Competencies() {
			a, _ := p.At(c, when)
			b, _ := q.At(c, when)
			if a.Knowledge != b.Knowledge || a.Level != b.Level || a.Self != b.Self || fmt.Sprint(a.Pieces) != fmt.Sprint(b.Pieces) {
				t.Fatalf("%s: %+v, and in another order %+v", c.ID(), a, b)
			}
		}
	}
	if changed == 0 {
		t.Error("no evidence changed anything")
	}
}

// The bounds contain the readiness under everything that could turn out of what is
// not known; and surplus makes up for nothing.
func TestLawsOfReadiness(t *testing.T) {
	r := rand.New(rand.NewPCG(53, 54))
	open := 0
	for range long.Count(60, 1_000) {
		spec := randomFramework(t, r).Spec()
		spec.Competencies = spec.Competencies[:5] // of policies that one piece decides
		for i := range spec.Competencies {
			spec.Competencies[i].Broader, spec.Competencies[i].Attained = "", nil
		}
		spec.Roles[0].Requires = spec.Roles[0].Requires[:5]
		fw, err := Compile(spec)
		if err != nil {
			t.Fatal(err)
		}
		p := randomPerson(t, r, fw, "p", r.IntN(8))
		post, when := fw.Role("r").Post(""), AsOf{Date: "2024-06"}
		day, _ := when.day()
		bounds, err := p.Figures(post, when)
		if err != nil {
			t.Fatal(err)
		}
		var unknown []int
		for i := range fw.competencies {
			if p.standing(i, dayOf{"", day}).knowledge == KnowledgeUnknown {
				unknown = append(unknown, i)
			}
		}
		if len(unknown) > 3 {
			continue
		}
		var complete func(k int, more []Attestation)
		complete = func(k int, more []Attestation) {
			if k == len(unknown) {
				open += len(unknown)
				f, err := with(t, p, more...).Figures(post, when)
				if err != nil || f.Unknown > 0 || f.Unstated == "" && f.Low != f.High || f.Unstated != "" && (f.Low != 0 || f.High != 1) || f.Low < bounds.Low-1e-12 || f.High > bounds.High+1e-12 ||
					f.Steps.Min < bounds.Steps.Min || f.Steps.Max > bounds.Steps.Max || bounds.Verdict != VerdictUnknown && f.Verdict != bounds.Verdict {
					t.Fatalf("%+v, and with %+v it is %+v (%v)", bounds, more, f, err)
				}
				return
			}
			c := &fw.competencies[unknown[k]]
			add := func(level string, outcome Outcome) {
				a := Attestation{Competency: c.spec.ID, Kind: EvidenceTest, Date: "2024-01-01", Level: level, Outcome: outcome}
				complete(k+1, append(more[:len(more):len(more)], a))
			}
			add("", OutcomeNone)
			add("", OutcomeNotApplicable)
			for _, l := range c.levels {
				add(l.ID(), "")
			}
			if c.scale == nil {
				add("", "")
			}
		}
		complete(0, nil)
		// Surplus: at the highest level of one competency, readiness is what it is at
		// the level that is required there.
		for _, q := range post.Requirements() {
			if !q.Level().Valid() {
				continue
			}
			levels := q.Competency().Levels()
			a := Attestation{Competency: q.Competency().ID(), Kind: EvidenceTest, Date: "2024-06-01", Level: q.Level().ID()}
			b := a
			b.Level = levels[len(levels)-1].ID()
			enough, err := with(t, clean(t, p, a.Competency), a).Figures(post, when)
			if err != nil {
				t.Fatal(err)
			}
			if most, err := with(t, clean(t, p, a.Competency), b).Figures(post, when); err != nil || most != enough {
				t.Fatalf("%+v at the required level, and %+v above it (%v)", enough, most, err)
			}
		}
	}
	if open == 0 {
		t.Error("nothing was open")
	}
}

// clean returns somebody without any evidence about a competency.
func clean(t *testing.T, p *Person, id string) *Person {
	t.Helper()
	profile := p.Profile()
	kept := profile.Evidence[:0]
	for _, a := range profile.Evidence {
		if a.Competency != id {
			kept = append(kept, a)
		}
	}
	profile.Evidence = kept
	q, err := p.fw.Person(profile)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

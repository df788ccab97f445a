package stakeholder_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// randomMap makes a map with ratings on few values, so that many lie on a
// threshold, and with some missing.
func randomMap(r *rand.Rand, n int) *stakeholder.MapSpec {
	spec := &stakeholder.MapSpec{Format: stakeholder.MapFormat, ID: "random"}
	pick := func(n int) bool { return r.IntN(n) == 0 }
	for _, a := range stakeholder.Attributes() {
		one := stakeholder.AttributeSpec{Attribute: a, Range: &govmaturity.Range{Min: 1, Max: 5}}
		if pick(2) {
			one.Tie = []stakeholder.Tie{stakeholder.TieHigh, stakeholder.TieLow}[r.IntN(2)]
		}
		if pick(2) {
			threshold := []float64{2, 2.5, 3, 3.5, 4}[r.IntN(5)]
			one.Threshold = &threshold
		}
		spec.Attributes = append(spec.Attributes, one)
	}
	spec.Combine = stakeholder.CombineSpec{
		Rule: []stakeholder.Rule{"", stakeholder.RuleMean, stakeholder.RuleMedian}[r.IntN(3)], Missing: []stakeholder.Missing{"", stakeholder.MissingBlock}[r.IntN(2)], Raters: r.IntN(2),
	}
	for i := range n {
		s := stakeholder.StakeholderSpec{ID: fmt.Sprint("s", i), Name: govmaturity.English(fmt.Sprint("Party ", i))}
		for _, a := range stakeholder.Attributes() {
			for k := range r.IntN(4) {
				rating := stakeholder.RatingSpec{Attribute: a, Rater: fmt.Sprint("r", k)}
				if pick(8) {
					rating.State = []stakeholder.RatingState{stakeholder.RatingStateUnanswered, stakeholder.RatingStateNotApplicable, stakeholder.RatingStateExcluded}[r.IntN(3)]
				} else {
					x := float64(1 + r.IntN(5))
					rating.Value = &x
				}
				s.Ratings = append(s.Ratings, rating)
			}
		}
		yes := func() *bool {
			if pick(2) {
				return nil
			}
			b := pick(2)
			return &b
		}
		s.Affected, s.Claim, s.Delegated = yes(), yes(), pick(10)
		if pick(5) {
			s.Vulnerable = []stakeholder.Vulnerable{stakeholder.VulnerableOlder}
		}
		levels := append(stakeholder.Engagements(), "")
		s.Current, s.Desired = levels[r.IntN(len(levels))], levels[r.IntN(len(levels))]
		spec.Stakeholders = append(spec.Stakeholders, s)
	}
	return spec
}

// Thresholds and ties decide every stakeholder once: one quadrant, one class, or a
// list of what is missing.
func TestEveryoneOnce(t *testing.T) {
	placed, open := 0, 0
	for seed := range long.Count(100, 2000) {
		m := compiled(t, randomMap(rand.New(rand.NewPCG(uint64(seed), 1)), 20))
		g := m.Grid()
		count := len(g.Unplaced)
		for _, q := range stakeholder.Quadrants() {
			count += len(g.By[q])
		}
		if count != m.Len() {
			t.Fatalf("%d of %d", count, m.Len())
		}
		for s := range m.Stakeholders() {
			p, x := s.Position(), s.Salience()
			if p.Quadrant == "" != (len(p.Missing()) > 0) || p.Quadrant != "" && !slices.Equal(p.Possible(), []stakeholder.Quadrant{p.Quadrant}) || len(p.Possible()) != 1<<len(p.Missing()) {
				t.Fatalf("%+v: %v, %v", p, p.Missing(), p.Possible())
			}
			if x.Class == "" != (len(x.Missing()) > 0) || len(x.Possible()) != 1<<len(x.Missing()) || x.Class != "" && x.Possible()[0] != x.Class {
				t.Fatalf("%+v: %v, %v", x, x.Missing(), x.Possible())
			}
			if x.Class != "" && (x.Class.Has("power") != x.Power.High || x.Class.Has("legitimacy") != x.Legitimacy.High || x.Class.Has("urgency") != x.Urgency.High) {
				t.Fatalf("%+v", x)
			}
			if p.Quadrant != "" {
				placed++
			} else {
				open++
			}
			for _, a := range stakeholder.Attributes() {
				scale, threshold, tie := m.Scale(a)
				if v := s.Rated(a); v.Known() && (!scale.Contains(v.Value) || v.High != (v.Value > threshold || v.Value == threshold && tie == stakeholder.TieHigh)) {
					t.Fatalf("%+v, the threshold is %v", v, threshold)
				}
			}
		}
	}
	if placed == 0 || open == 0 {
		t.Errorf("%d placed, %d open", placed, open)
	}
}

// More power or interest, legitimacy, or being affected never lowers what is
// suggested: whichever rating is raised, and whatever else is known.
func TestMoreNeverLowers(t *testing.T) {
	raised := 0
	for seed := range long.Count(60, 1000) {
		r := rand.New(rand.NewPCG(uint64(seed), 2))
		spec := randomMap(r, 12)
		before := compiled(t, spec)
		for i := range spec.Stakeholders {
			s := &spec.Stakeholders[i]
			switch r.IntN(4) {
			case 0:
				yes := true
				s.Affected = &yes
			case 1:
				yes := true
				s.Claim = &yes
			default:
				for k := range s.Ratings {
					if rating := &s.Ratings[k]; rating.Value != nil && *rating.Value < 5 && rating.Attribute != "urgency" && r.IntN(2) == 0 {
						more := *rating.Value + 1
						rating.Value = &more
					}
				}
			}
		}
		after := compiled(t, spec)
		for s := range before.Stakeholders() {
			was, is := s.Advice(), after.Stakeholder(s.ID()).Advice()
			if is.Least.Rank() < was.Least.Rank() || is.Least.Rank() < was.Suggested.Rank() {
				t.Fatalf("%+v, and with more %+v", was, is)
			}
			if is.Least.Rank() > was.Least.Rank() {
				raised++
			}
		}
	}
	if raised == 0 {
		t.Error("nothing was raised")
	}
}

// Whoever has a legitimate claim, or is of a group that is often left behind, is
// never below involve; only those to whom the decision is delegated decide.
func TestNeverBelowInvolve(t *testing.T) {
	seen := 0
	for seed := range long.Count(100, 2000) {
		m := compiled(t, randomMap(rand.New(rand.NewPCG(uint64(seed), 3)), 20))
		for s := range m.Stakeholders() {
			a, spec, legitimacy := s.Advice(), s.Spec(), s.Rated("legitimacy")
			if len(spec.Vulnerable) > 0 || spec.Claim != nil && *spec.Claim || legitimacy.Known() && legitimacy.High {
				seen++
				if a.Least.Rank() < stakeholder.EngagementInvolve.Rank() {
					t.Fatalf("%+v", a)
				}
			}
			if (a.Most == stakeholder.EngagementEmpower) != spec.Delegated {
				t.Fatalf("%+v", a)
			}
			if a.Least.Rank() > a.Most.Rank() || a.Suggested != "" && a.Suggested != a.Least || (a.Suggested == "") == (a.Why != "") {
				t.Fatalf("%+v", a)
			}
			if (len(a.Unknown()) > 0) != (a.Least != a.Most) {
				t.Fatalf("%+v: %v", a, a.Unknown())
			}
		}
		for _, e := range m.Equity().Entries {
			if p := e.Advice.Position.Power; e.Why != stakeholder.EquityWhyVulnerable && p.Known() && p.High {
				t.Fatalf("%+v", e)
			}
		}
	}
	if seen == 0 {
		t.Error("nobody has a claim")
	}
}

// Neither the order of the document, nor that of raters, nor other names change
// anything.
func TestOrderChangesNothing(t *testing.T) {
	for seed := range long.Count(60, 1000) {
		r := rand.New(rand.NewPCG(uint64(seed), 4))
		spec := randomMap(r, 12)
		before := compiled(t, spec)
		names := map[string]string{}
		order := r.Perm(len(spec.Stakeholders))
		for i := range spec.Stakeholders {
			s := &spec.Stakeholders[i]
			fresh := fmt.Sprintf("new-%d", order[i])
			names[s.ID], s.ID = fresh, fresh
			r.Shuffle(len(s.Ratings), func(a, b int) { s.Ratings[a], s.Ratings[b] = s.Ratings[b], s.Ratings[a] })
		}
		r.Shuffle(len(spec.Stakeholders), func(a, b int) {
			spec.Stakeholders[a], spec.Stakeholders[b] = spec.Stakeholders[b], spec.Stakeholders[a]
		})
		r.Shuffle(len(spec.Attributes), func(a, b int) { spec.Attributes[a], spec.Attributes[b] = spec.Attributes[b], spec.Attributes[a] })
		after := compiled(t, spec)
		for s := range before.Stakeholders() {
			o := after.Stakeholder(names[s.ID()])
			for _, a := range stakeholder.Attributes() {
				if s.Rated(a) != o.Rated(a) {
					t.Fatalf("%+v, and %+v", s.Rated(a), o.Rated(a))
				}
			}
			x, y := s.Advice(), o.Advice()
			x.Stakeholder, x.Position.Stakeholder, y.Stakeholder, y.Position.Stakeholder = s, s, s, s
			if x != y || s.Salience().Class != o.Salience().Class {
				t.Fatalf("%+v, and %+v", x, y)
			}
		}
	}
}

// A document that is written and read again gives the same map.
func TestRoundTrip(t *testing.T) {
	for seed := range long.Count(20, 300) {
		m := compiled(t, randomMap(rand.New(rand.NewPCG(uint64(seed), 5)), 8))
		again := compiled(t, m.Spec())
		if m.Hash() != again.Hash() || m.RulesHash() != again.RulesHash() {
			t.Fatal("the map changed")
		}
	}
	spec := read(t, "identity.yaml").Spec()
	before := compiled(t, spec)
	spec.Stakeholders[0].Name = govmaturity.English("Another name")
	if after := compiled(t, spec); after.Hash() == before.Hash() || after.RulesHash() != before.RulesHash() {
		t.Error("a name is no rule")
	}
	spec.Attributes[0].Tie = stakeholder.TieHigh
	if after := compiled(t, spec); after.RulesHash() == before.RulesHash() {
		t.Error("a tie is a rule")
	}
}

// Every finding can be told in each language, and names what it is about.
func TestFindings(t *testing.T) {
	m := read(t, "identity.yaml")
	n, u := m.Network(stakeholder.NetworkOptions{}), m.Network(stakeholder.NetworkOptions{Undirected: true})
	var words []govmaturity.Words
	for _, tag := range govmaturity.WordsLanguages() {
		words = append(words, govmaturity.WordsFor(tag))
	}
	for s := range m.Stakeholders() {
		for _, f := range []govmaturity.Finding{s.Position().Explain(words...), s.Salience().Explain(words...), s.Advice().Explain(words...), n.Explain(s, words...), u.Explain(s, words...)} {
			if f.About.ID != s.ID() || f.About.Document != m.ID() || len(f.Cites) == 0 || len(f.Outcome) != len(words) || len(f.Reasons) == 0 || f.Standing != govmaturity.StandingIllustrative {
				t.Errorf("%+v", f)
			}
			for _, w := range words {
				if f.Outcome[w.Language()] == "" || f.Rule[w.Language()] == "" {
					t.Errorf("%s is not told in %s", f.About, w.Language())
				}
			}
		}
	}
	if f := m.Equity().Explain(words...); len(f.RestsOn()) != 1 || f.RestsOn()[0] != m.Stakeholder("older").Advice().Explain().About {
		t.Errorf("%+v", f)
	}
}

// Zero values say nothing, and do not fail.
func TestZeroValues(t *testing.T) {
	var s stakeholder.Stakeholder
	if s.Valid() || s.ID() != "" || s.Name() != nil || s.Index() != -1 || s.Needs() != nil || s.Rated("power").Known() || len(s.Position().Possible()) != 4 || len(s.Salience().Possible()) != 8 {
		t.Errorf("%+v", s.Spec())
	}
	if a := s.Advice(); a.Suggested != "" || a.Least != stakeholder.EngagementInform || a.Most != stakeholder.EngagementCollaborate || a.Explain().State != govmaturity.StateUnanswered {
		t.Errorf("%+v", a)
	}
	var e stakeholder.Equity
	if e.Explain().State != govmaturity.StateUnanswered || e.Short() != nil {
		t.Error("an empty report")
	}
	m := compiled(t, &stakeholder.MapSpec{Format: stakeholder.MapFormat, ID: "empty"})
	if n := m.Network(stakeholder.NetworkOptions{}); n.Of(s) != (stakeholder.Measures{}) || n.Explain(s).State != govmaturity.StateUnanswered || n.Isolates() != nil || n.Ties() != 0 {
		t.Error("an empty network")
	}
	if m.Len() != 0 || len(m.Doubts()) != 1 || m.Doubts()[0].Code != govmaturity.CodeNotAnswered || m.Equity().Entries != nil || m.Stakeholder("x").Valid() || m.Rates("power") {
		t.Error("an empty map")
	}
}

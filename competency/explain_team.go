package competency

import (
	"github.com/govmaturity/govmaturity"
)

// Reference names what [Coverage.Explain] finds.
func (c Coverage) Reference() govmaturity.Reference {
	return c.reference(FindingCoverage)
}

func (c Coverage) reference(kind string) govmaturity.Reference {
	ref := govmaturity.Reference{Kind: kind, Date: c.AsOf.Date, ID: c.Competency.ID(), Item: c.Level.ID()}
	if c.Team != nil {
		ref.Subject = c.Team.ID()
	}
	return c.Competency.fw.reference(ref, nil)
}

// Explain says why there are enough people at a level, or too few, and on whom it
// rests. It names people, and so is for those who answer for the team. It is in the
// given words, or in English.
func (c Coverage) Explain(words ...govmaturity.Words) govmaturity.Finding {
	return explain(c.Competency.fw, c.Reference(), words, func(t *teller) {
		outcome := t.w.Say("competency.people", "sure", c.Sure, "possible", c.Possible, "needed", c.Needed)
		t.head(t.at(c.Competency, c.Level), t.also(t.verdict(c.Verdict), outcome), t.w.Say("competency.cover-rule"))
		t.asOf(c.AsOf)
		t.heads(c)
		t.people(c)
		if n := c.Possible - c.Sure; n > 0 {
			t.add(govmaturity.ReasonShown, t.w.Say("competency.maybe", "count", n))
		}
		formula := t.equals(t.number(float64(c.Sure))+" − "+t.number(float64(c.Needed)), float64(c.Depth()))
		t.add(govmaturity.ReasonFormula, t.w.Say("competency.depth", "formula", formula))
		t.rests(c)
		if c.Critical {
			t.add(govmaturity.ReasonNote, t.w.Say("competency.need.critical"))
		}
	})
}

// heads says which posts need people at a level or above it.
func (t *teller) heads(c Coverage) {
	if c.Team == nil {
		return
	}
	for _, p := range c.Team.posts {
		requires := p.post.get().requires
		for i := range requires {
			r := &requires[i]
			if r.competency != c.Competency.Index() || r.need == NeedDesirable {
				continue
			}
			if r.level == c.Level || c.Level.Valid() && r.level.Rank() > c.Level.Rank() {
				t.add(govmaturity.ReasonThreshold, t.w.Say("competency.heads", "post", t.post(p.post), "level", t.level(c.Competency, r.level), "heads", p.heads))
			}
		}
	}
}

// people names those who are at a level for sure, with what is known of each.
func (t *teller) people(c Coverage) {
	for i, p := range c.People {
		if i == mostTerms {
			t.add(govmaturity.ReasonCounted, t.w.Say("competency.more", "count", len(c.People)-i))
			return
		}
		ref := p.fw.reference(govmaturity.Reference{Kind: FindingAttained, Date: c.AsOf.Date, ID: c.Competency.ID()}, p)
		t.add(govmaturity.ReasonCounted, t.person(p)).Finding = &ref
	}
}

// rests says that everything rests on one person.
func (t *teller) rests(c Coverage) {
	if c.SinglePoint() && len(c.People) == 1 {
		t.add(govmaturity.ReasonNote, t.w.Say("competency.single", "person", t.person(c.People[0])))
	}
}

// Reference names what [Departure.Explain] finds.
func (d Departure) Reference() govmaturity.Reference {
	ref := d.Before.reference(FindingDeparture)
	if d.Person != nil {
		ref.Item = d.Person.ID() + "/" + ref.Item
	}
	return ref
}

// Explain says what a leaver takes along in one competency at one level. It is in the
// given words, or in English.
func (d Departure) Explain(words ...govmaturity.Words) govmaturity.Finding {
	return explain(d.Before.Competency.fw, d.Reference(), words, func(t *teller) {
		outcome := t.w.Say("competency.leave", "before", d.Before.Sure, "after", d.After.Sure, "needed", d.After.Needed)
		rule := ""
		if d.Person != nil {
			rule = t.w.Say("competency.leave-rule", "person", t.person(d.Person))
		}
		t.head(t.at(d.Before.Competency, d.Before.Level), outcome, rule)
		t.asOf(d.Before.AsOf)
		t.heads(d.Before)
		t.people(d.After)
		if n := d.After.Possible - d.After.Sure; n > 0 {
			t.add(govmaturity.ReasonShown, t.w.Say("competency.maybe", "count", n))
		}
		if d.Before.Verdict != d.After.Verdict {
			t.add(govmaturity.ReasonNote, t.w.Say("competency.verdict-change", "before", t.verdict(d.Before.Verdict), "after", t.verdict(d.After.Verdict)))
		}
		t.rests(d.After)
		if d.After.Critical {
			t.add(govmaturity.ReasonNote, t.w.Say("competency.need.critical"))
		}
	})
}

// Reference names what [Succession.Explain] finds.
func (s Succession) Reference() govmaturity.Reference {
	ref := govmaturity.Reference{Kind: FindingSuccession, Date: s.AsOf.Date, ID: s.Post.String()}
	if s.Team != nil {
		ref.Subject = s.Team.ID()
	}
	return s.Post.fw.reference(ref, nil)
}

// Explain says who could step up to a post, and how ready each is. It is in the given
// words, or in English.
func (s Succession) Explain(words ...govmaturity.Words) govmaturity.Finding {
	return explain(s.Post.fw, s.Reference(), words, func(t *teller) {
		outcome := t.w.Say("competency.nobody")
		if len(s.People) > 0 {
			outcome = t.person(s.People[0].Person)
		}
		t.head(t.post(s.Post), outcome, t.w.Say("competency.succeed-rule"))
		t.asOf(s.AsOf)
		for i, r := range s.People {
			if i == mostTerms {
				t.add(govmaturity.ReasonCounted, t.w.Say("competency.more", "count", len(s.People)-i))
				break
			}
			ref := r.Reference()
			said := t.w.Say("competency.succeed", "person", t.person(r.Person), "ready", t.outcome(r.Figures))
			t.add(govmaturity.ReasonCounted, said).Finding = &ref
		}
		for _, p := range s.Holders {
			t.add(govmaturity.ReasonLeftOut, t.w.Say("competency.holds", "person", t.person(p)))
		}
	})
}

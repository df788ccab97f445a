package stakeholder

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/contact"
	"github.com/govmaturity/govmaturity/internal/finding"
)

// The kinds of the findings of this package.
const (
	FindingPosition   = "position"   // in the grid of power and interest
	FindingSalience   = "salience"   // the class
	FindingEngagement = "engagement" // the level suggested, and the gaps
	FindingEquity     = "equity"     // of a whole map
	FindingNetwork    = "network"    // the measures of one stakeholder
)

// mostNamed is how many values or names are said one by one.
const mostNamed = 12

// teller tells a finding in the words of one language.
type teller struct {
	w   govmaturity.Words
	m   *Map
	out govmaturity.Finding
}

// explain tells a finding in each of the words.
func explain(m *Map, about govmaturity.Reference, words []govmaturity.Words, tell func(*teller)) govmaturity.Finding {
	if m == nil {
		return govmaturity.Finding{About: about, State: govmaturity.StateUnanswered}
	}
	about.Document, about.Edition, about.Hash = m.ID(), m.Edition(), m.RulesHash()
	standing := govmaturity.StandingDerived // no publisher states these rules in this form
	if m.Standing() == govmaturity.StandingIllustrative {
		standing = govmaturity.StandingIllustrative
	}
	return finding.In(words, func(w govmaturity.Words) govmaturity.Finding {
		t := &teller{w: w, m: m, out: govmaturity.Finding{About: about, State: govmaturity.StateAnswered, Standing: standing}}
		tell(t)
		return t.out
	})
}

func (t *teller) text(s string) govmaturity.Text { return govmaturity.Text{t.w.Language(): s} }

// head says what the finding is about, what was found, and how.
func (t *teller) head(title, outcome, rule string) {
	t.out.Title, t.out.Outcome, t.out.Rule = t.text(title), t.text(outcome), t.text(rule)
}

func (t *teller) add(kind govmaturity.ReasonKind, words string) {
	t.out.Reasons = append(t.out.Reasons, govmaturity.Reason{Kind: kind, Words: t.text(words)})
}

func (t *teller) label(label, text string) string {
	return t.w.Say("text.label", "label", label, "text", text)
}

func (t *teller) name(s Stakeholder) string { return t.w.Wording(s.Name()) }

func (t *teller) attribute(a Attribute) string { return t.w.Say("stakeholder.attribute." + string(a)) }

func (t *teller) number(x float64) string { return t.w.Number(x, -1) }

// value says a value of a scale: with the title of its level, where it is one, as raters
// chose that and no number.
func (t *teller) value(s *scale, x float64) string {
	for _, l := range s.levels.Levels() {
		if title, _ := contact.Redact(t.w.Wording(l.Title())); title != "" && l.Value() == x {
			return t.w.Say("text.brackets", "text", title, "more", t.number(x))
		}
	}
	return t.number(x)
}

// rest says from which works the rule is.
func (t *teller) rest(ids ...string) {
	for _, s := range sources {
		if slices.Contains(ids, s.ID) {
			t.out.Sources = append(t.out.Sources, s)
			t.out.Cites = append(t.out.Cites, govmaturity.Citation{Source: s.ID, Locator: locators[s.ID]})
		}
	}
}

// The works that the rules are taken from.
var (
	sources = []govmaturity.Source{
		{ID: "mendelow-1981", Title: "Environmental Scanning: The Impact of the Stakeholder Concept", Publisher: "Mendelow, A. L., ICIS 1981 Proceedings", Date: "1981"},
		{ID: "mitchell-1997", Title: "Toward a Theory of Stakeholder Identification and Salience", Publisher: "Mitchell, R. K., Agle, B. R., Wood, D. J., Academy of Management Review 22(4)", Date: "1997"},
		{ID: "iap2", Title: "Spectrum of Public Participation", Publisher: "International Association for Public Participation"},
		{ID: "freeman-1977", Title: "A Set of Measures of Centrality Based on Betweenness", Publisher: "Freeman, L. C., Sociometry 40(1)", Date: "1977"},
		{ID: "gould-fernandez-1989", Title: "Structures of Mediation: A Formal Approach to Brokerage in Transaction Networks", Publisher: "Gould, R. V., Fernandez, R. M., Sociological Methodology 19", Date: "1989"},
	}
	locators = map[string]string{
		"mendelow-1981": "The grid of power and interest", "mitchell-1997": "Classes of stakeholders",
		"iap2": "The five levels and their promises to the public", "freeman-1977": "Betweenness of points", "gould-fernandez-1989": "Five types of brokers",
	}
)

// rated says what is known of an attribute, and from which ratings.
func (t *teller) rated(s Stakeholder, r Rated) {
	name := t.attribute(r.Attribute)
	if !r.Known() {
		t.add(govmaturity.ReasonBlocked, t.label(name, t.w.Say("stakeholder.missing."+string(r.State))))
		return
	}
	scale := t.m.scales[r.Attribute]
	where := "other"
	switch {
	case r.OnThreshold:
		where = "at"
	case r.High:
		where = "above"
	}
	side := "low"
	if r.High {
		side = "high"
	}
	t.add(govmaturity.ReasonCounted, t.label(name, t.w.Say("stakeholder.rated",
		"value", t.value(scale, r.Value), "where", where, "threshold", t.value(scale, scale.threshold), "side", side)))
	if r.Counted > 1 {
		rule := string(RuleMean)
		if t.m.spec.Combine.Rule != "" {
			rule = string(t.m.spec.Combine.Rule)
		}
		said := t.w.Say("stakeholder.combined", "rule", rule, "count", r.Counted)
		if values := scale.hear(s.get().spec.Ratings, r.Attribute).values; len(values) <= mostNamed {
			var list []string
			for _, x := range values {
				list = append(list, t.value(scale, x))
			}
			said = t.label(said, t.w.List(list...))
		}
		t.add(govmaturity.ReasonFormula, t.label(name, said))
	}
	if r.Missing+r.Apart > 0 {
		t.add(govmaturity.ReasonLeftOut, t.label(name, t.w.Say("stakeholder.left-out", "missing", r.Missing, "apart", r.Apart)))
	}
}

// state says that nothing was found because a rating is missing.
func (t *teller) state(missing []Attribute) {
	if len(missing) > 0 {
		t.out.State = govmaturity.StateBlocked
	}
}

// missing says which ratings are missing.
func (t *teller) missing(all []Attribute) string {
	var names []string
	for _, a := range all {
		names = append(names, t.attribute(a))
	}
	return t.w.Say("stakeholder.open", "attributes", t.w.List(names...))
}

// Explain says where the stakeholder stands in the grid, and why. It is in the
// given words, or in English.
func (p Position) Explain(words ...govmaturity.Words) govmaturity.Finding {
	s := p.Stakeholder
	return explain(s.m, govmaturity.Reference{Kind: FindingPosition, ID: s.ID()}, words, func(t *teller) {
		outcome := ""
		if missing := p.Missing(); len(missing) > 0 {
			outcome = t.missing(missing)
		} else {
			outcome = p.Quadrant.Title(t.w)
		}
		t.head(t.name(s), outcome, t.w.Say("stakeholder.rule.grid"))
		t.state(p.Missing())
		t.rated(s, p.Power)
		t.rated(s, p.Interest)
		if len(p.Missing()) > 0 {
			var names []string
			for _, q := range p.Possible() {
				names = append(names, q.Title(t.w))
			}
			t.add(govmaturity.ReasonCoverage, t.w.Say("stakeholder.possible", "list", t.w.Or(names...)))
		}
		t.rest("mendelow-1981")
	})
}

// Explain says of which class the stakeholder is, and why. It is in the given
// words, or in English.
func (s Salience) Explain(words ...govmaturity.Words) govmaturity.Finding {
	who := s.Stakeholder
	return explain(who.m, govmaturity.Reference{Kind: FindingSalience, ID: who.ID()}, words, func(t *teller) {
		outcome := ""
		if missing := s.Missing(); len(missing) > 0 {
			outcome = t.missing(missing)
		} else {
			outcome = s.Class.Title(t.w)
		}
		t.head(t.name(who), outcome, t.w.Say("stakeholder.rule.salience"))
		t.state(s.Missing())
		for _, r := range []Rated{s.Power, s.Legitimacy, s.Urgency} {
			t.rated(who, r)
		}
		if len(s.Missing()) > 0 {
			var names []string
			for _, c := range s.Possible() {
				names = append(names, c.Title(t.w))
			}
			t.add(govmaturity.ReasonCoverage, t.w.Say("stakeholder.possible", "list", t.w.Or(names...)))
		}
		t.rest("mitchell-1997")
	})
}

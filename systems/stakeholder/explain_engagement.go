package stakeholder

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Explain says which engagement is suggested, what it promises, and how far it is
// from what is and what is wanted. It is in the given words, or in English.
func (a Advice) Explain(words ...govmaturity.Words) govmaturity.Finding {
	s := a.Stakeholder
	return explain(s.m, govmaturity.Reference{Kind: FindingEngagement, ID: s.ID()}, words, func(t *teller) { t.advice(a) })
}

func (t *teller) advice(a Advice) {
	outcome := t.w.Say("stakeholder.at-least", "level", a.Least.Title(t.w), "most", a.Most.Title(t.w))
	if a.Suggested != "" {
		outcome = a.Suggested.Title(t.w)
	} else {
		t.out.State = govmaturity.StateBlocked
	}
	t.head(t.name(a.Stakeholder), outcome, t.w.Say("stakeholder.rule.engagement"))
	if a.Why != "" {
		t.add(govmaturity.ReasonHolds, t.w.Say("stakeholder.why."+string(a.Why)))
	}
	if a.Why != WhyDelegated {
		t.rated(a.Stakeholder, a.Position.Power)
		t.rated(a.Stakeholder, a.Position.Interest)
	}
	var groups []string
	for _, v := range a.Stakeholder.Vulnerable() {
		groups = append(groups, v.Title(t.w))
	}
	if groups != nil {
		t.add(govmaturity.ReasonCondition, t.label(t.w.Say("stakeholder.left-behind"), t.w.List(groups...)))
	}
	if r := a.Stakeholder.Rated(AttributeLegitimacy); a.Why == WhyLegitimate && r.Known() {
		t.rated(a.Stakeholder, r)
	}
	for _, f := range a.Unknown() {
		t.add(govmaturity.ReasonCoverage, t.w.Say("stakeholder.unknown."+string(f)))
	}
	if a.Suggested != "" {
		t.add(govmaturity.ReasonNote, t.label(t.w.Say("stakeholder.promise"), a.Suggested.Promise(t.w)))
	}
	t.gaps(a)
	t.rest("mendelow-1981", "iap2")
}

// gaps says how far what is suggested is from what is and what is wanted.
func (t *teller) gaps(a Advice) {
	for _, said := range []struct {
		key   string
		level Engagement
		gap   Gap
	}{{"stakeholder.current", a.Current, a.CurrentToSuggested()}, {"stakeholder.desired", a.Desired, a.DesiredToSuggested()}} {
		level := t.w.Say("stakeholder.unsaid")
		if said.level != "" {
			level = said.level.Title(t.w)
		}
		text := t.label(t.w.Say(said.key), level)
		if said.gap.Known() {
			text = t.w.Say("text.clauses", "before", text, "item", t.steps(said.gap))
		}
		t.add(govmaturity.ReasonShown, text)
	}
}

// steps says how far one level is below another.
func (t *teller) steps(g Gap) string {
	switch {
	case g.Steps > 0:
		return t.w.Say("stakeholder.short", "steps", g.Steps)
	case g.Steps < 0:
		return t.w.Say("stakeholder.beyond", "steps", -g.Steps)
	}
	return t.w.Say("stakeholder.level")
}

// Explain says how those are engaged whom power does not protect. It is in the
// given words, or in English.
func (e Equity) Explain(words ...govmaturity.Words) govmaturity.Finding {
	return explain(e.m, govmaturity.Reference{Kind: FindingEquity}, words, func(t *teller) {
		t.head(t.w.Say("stakeholder.equity"), t.w.Say("stakeholder.equity-outcome",
			"all", len(e.Entries), "short", len(e.Short()), "informed", len(e.OnlyInformed())), t.w.Say("stakeholder.rule.equity"))
		for _, entry := range e.Entries {
			a := entry.Advice
			level := t.w.Say("stakeholder.unsaid")
			if a.Current != "" {
				level = a.Current.Title(t.w)
			}
			said := t.w.Say("text.clauses", "before", t.w.Say("stakeholder.equity-why."+string(entry.Why)), "item", t.label(t.w.Say("stakeholder.current"), level))
			if g := a.CurrentToSuggested(); g.Known() {
				said = t.w.Say("text.clauses", "before", said, "item", t.steps(g))
			}
			kind := govmaturity.ReasonCounted
			if a.Current == "" {
				kind = govmaturity.ReasonLeftOut
			}
			t.add(kind, t.label(t.name(entry.Stakeholder), said))
			ref := a.Explain().About
			t.out.Reasons[len(t.out.Reasons)-1].Finding = &ref
		}
		t.rest("iap2")
	})
}

// Explain says how the stakeholder stands in the network. It is in the given
// words, or in English.
func (n *Network) Explain(s Stakeholder, words ...govmaturity.Words) govmaturity.Finding {
	about := govmaturity.Reference{Kind: FindingNetwork, ID: s.ID()}
	if n.o.Undirected {
		about.Item = "/undirected"
	}
	if s.m != n.m {
		s = Stakeholder{}
	}
	return explain(s.m, about, words, func(t *teller) {
		x := n.Of(s)
		outcome := t.w.Say("stakeholder.ties", "total", x.Total)
		if x.Isolate() {
			outcome = t.w.Say("stakeholder.isolate")
		}
		t.head(t.name(s), outcome, t.w.Say("stakeholder.rule.network", "how", map[bool]string{true: "undirected", false: "directed"}[n.o.Undirected]))
		if !n.o.Undirected {
			t.add(govmaturity.ReasonCounted, t.w.Say("stakeholder.degree", "in", x.In, "out", x.Out))
		}
		t.add(govmaturity.ReasonCounted, t.w.Say("stakeholder.betweenness", "pairs", t.number(x.Betweenness), "share", t.w.Percent(x.Share, -1)))
		t.add(govmaturity.ReasonCounted, t.w.Say("stakeholder.reach", "count", x.Reach, "all", max(0, n.m.Len()-1)))
		b := x.Brokerage
		for _, role := range []struct {
			key   string
			count int
		}{{"coordinator", b.Coordinator}, {"consultant", b.Consultant}, {"gatekeeper", b.Gatekeeper}, {"representative", b.Representative}, {"liaison", b.Liaison}, {"ungrouped", b.Ungrouped}} {
			if role.count > 0 {
				t.add(govmaturity.ReasonCounted, t.w.Say("stakeholder.broker."+role.key, "count", role.count))
			}
		}
		t.rest("freeman-1977", "gould-fernandez-1989")
		t.out.Sources = slices.Clip(t.out.Sources)
	})
}

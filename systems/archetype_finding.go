package systems

import (
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/finding"
)

// The kinds of findings about archetypes.
const (
	FindingArchetype         = "archetype"
	FindingArchetypeNearMiss = "archetype-near-miss"
)

// archetypeTeller says a finding in one language.
type archetypeTeller struct {
	w   govmaturity.Words
	out govmaturity.Finding
}

func (t *archetypeTeller) text(s string) govmaturity.Text {
	return govmaturity.Text{t.w.Language(): s}
}

func (t *archetypeTeller) add(kind govmaturity.ReasonKind, s string) {
	t.out.Reasons = append(t.out.Reasons, govmaturity.Reason{Kind: kind, Words: t.text(s)})
}

func (t *archetypeTeller) label(label, text string) string {
	return t.w.Say("text.label", "label", label, "text", text)
}

// begin says what a finding is about, and by which rule.
func (t *archetypeTeller) begin(kind string, d *Diagram, a Archetype) {
	t.out.About = govmaturity.Reference{Kind: kind, Document: d.ID(), Edition: d.Edition(), Hash: d.RulesHash(), ID: string(a)}
	t.out.State = govmaturity.StateAnswered
	t.out.Title = t.text(a.Say(t.w))
	t.out.Rule = t.text(a.rule(t.w))
	t.out.Standing = govmaturity.StandingDerived
	t.out.Cites, t.out.Sources = slices.Clone(archetypeCites), slices.Clone(archetypeSources)
	if !a.Generic() {
		t.out.Sources = append(t.out.Sources, workshop)
		t.out.Cites = append(t.out.Cites, govmaturity.Citation{Source: "workshop", Locator: "Module 2.4, Systems Archetypes at a Glance"})
	}
}

// The works that the archetypes and the classes are taken from. Guidance for the
// eight is that of the workshop.
var (
	archetypeSources = []govmaturity.Source{
		{ID: "kim-1992", Title: "Systems Archetypes I", Publisher: "Kim, D. H., Pegasus Communications", Date: "1992"},
		{ID: "wolstenholme-2003", Title: "Towards the definition and use of a core set of archetypal structures in system dynamics", Publisher: "Wolstenholme, E. F., System Dynamics Review", Date: "2003"},
	}
	workshop       = govmaturity.Source{ID: "workshop", Title: "Innovation and Digital Government for Public Service Delivery, workshop, day 2", Publisher: "UN DESA"}
	archetypeCites = []govmaturity.Citation{{Source: "kim-1992", Locator: "Systems archetypes at a glance"}, {Source: "wolstenholme-2003", Locator: "Four generic archetypes"}}
)

// Finding says the match: its loops, who has which part in it, what speaks for it
// and what would, what else it may be, where to act, and what helps.
func (m ArchetypeMatch) Finding(words ...govmaturity.Words) govmaturity.Finding {
	if m.d == nil {
		return govmaturity.Finding{}
	}
	return finding.In(words, func(w govmaturity.Words) govmaturity.Finding {
		t := archetypeTeller{w: w}
		t.begin(FindingArchetype, m.d, m.Archetype)
		t.out.About.Item = m.place()
		t.out.Outcome = t.text(w.Say("archetype.outcome." + strconv.Itoa(m.Tier)))
		t.add(govmaturity.ReasonNote, m.Archetype.Story(w))
		for _, l := range m.Loops {
			t.add(govmaturity.ReasonCounted, t.label(w.Say("archetype.loop", "label", m.d.label(l)), t.way(l)))
		}
		for _, r := range m.Roles {
			t.add(govmaturity.ReasonHolds, t.label(w.Say("archetype.role."+string(r.Role)), w.Wording(r.Variable.Name())))
		}
		t.evidence(m.Evidence)
		t.alternatives(m.Alternatives)
		t.advice(m)
		return t.out
	})
}

// place tells the matches of one archetype apart.
func (m ArchetypeMatch) place() string {
	out := ""
	for _, r := range m.Roles {
		out += "/" + r.Variable.ID()
	}
	return out
}

// label returns what the document calls a loop, where that does not contradict its
// polarity, and otherwise the letter of its polarity alone: a number would be that of
// another loop in a picture.
func (d *Diagram) label(l Loop) string {
	letter := l.Polarity().Letter()
	for i := range d.declared {
		x := &d.declared[i]
		if x.loop.Valid() && x.loop.Key() == l.Key() && strings.HasPrefix(x.spec.Label, letter) {
			return x.spec.Label
		}
	}
	return letter
}

// way says the links of a loop.
func (t *archetypeTeller) way(l Loop) string {
	out := t.w.Wording(l.Variable(0).Name())
	for _, k := range l.Links() {
		out = t.step(out, k.Sign(), k.Delay(), k.To())
	}
	return out
}

func (t *archetypeTeller) step(before string, sign Sign, late bool, to Variable) string {
	if late {
		return t.w.Say("archetype.step-late", "before", before, "sign", t.w.LeftToRight(string(sign)), "item", t.w.Wording(to.Name()))
	}
	return t.w.Say("archetype.step", "before", before, "sign", t.w.LeftToRight(string(sign)), "item", t.w.Wording(to.Name()))
}

func (t *archetypeTeller) evidence(all []ArchetypeEvidence) {
	for _, e := range all {
		switch {
		case e.Kind == EvidenceRole && e.State == EvidenceStateFound: // among the parts
		case e.State == EvidenceStateFound:
			t.add(govmaturity.ReasonHolds, t.evidenceOf(e))
		case e.State == EvidenceStateMissing:
			t.add(govmaturity.ReasonLeftOut, t.evidenceOf(e))
		default:
			t.add(govmaturity.ReasonRejected, t.evidenceOf(e))
		}
	}
}

func (t *archetypeTeller) evidenceOf(e ArchetypeEvidence) string {
	switch {
	case e.Kind == EvidenceDelay:
		return t.w.Say("archetype.delay." + string(e.State))
	case e.Kind == EvidenceActor:
		return t.w.Say("archetype.actor." + string(e.State))
	case e.State == EvidenceStateAgainst:
		return t.w.Say("archetype.strange-role", "name", t.w.Wording(e.Variable.Name()), "role", t.w.Say("archetype.role."+string(e.Role)))
	}
	return t.w.Say("archetype.needs-role", "role", t.w.Say("archetype.role."+string(e.Role)))
}

// alternatives say what else it may be, and what would tell.
func (t *archetypeTeller) alternatives(all []ArchetypeAlternative) {
	for _, a := range all {
		kind, said := govmaturity.ReasonShown, t.w.Say("archetype.alternative", "name", a.Archetype.Say(t.w))
		tells := EvidenceStateMissing
		if a.Rejected {
			kind, said = govmaturity.ReasonRejected, t.w.Say("archetype.rejected", "name", a.Archetype.Say(t.w))
			tells = EvidenceStateAgainst
		}
		why := ""
		for _, e := range a.Evidence {
			switch {
			case e.State != tells || a.Rejected && e.Kind == EvidenceRole:
			case why == "":
				why = t.evidenceOf(e)
			default:
				why = t.w.Say("text.clauses", "before", why, "item", t.evidenceOf(e))
			}
		}
		if why != "" {
			said = t.label(said, why)
		}
		t.add(kind, said)
	}
}

// advice says where to act, and what helps.
func (t *archetypeTeller) advice(m ArchetypeMatch) {
	for _, v := range m.Role(RoleFix) {
		if m.Archetype == ArchetypeShiftingTheBurden && v.Actor().Outside() {
			t.add(govmaturity.ReasonNote, t.w.Say("archetype.addiction"))
		}
	}
	for _, l := range m.Leverage {
		var places []string
		for _, k := range l.Links {
			places = append(places, t.step(t.w.Wording(k.From().Name()), k.Sign(), k.Delay(), k.To()))
		}
		for _, v := range l.Variables {
			places = append(places, t.w.Wording(v.Name()))
		}
		t.add(govmaturity.ReasonNote, t.label(l.Say(t.w), t.w.List(places...)))
	}
	for _, said := range m.Archetype.Guidance(t.w) {
		t.add(govmaturity.ReasonNote, said)
	}
	if m.Ways > 1 {
		t.add(govmaturity.ReasonCoverage, t.w.Say("archetype.ways", "count", m.Ways))
	}
	if m.Part {
		t.add(govmaturity.ReasonNote, t.w.Say("archetype.part"))
	}
}

// Finding says which link is missing, or which sign, and what it would complete.
func (n ArchetypeNearMiss) Finding(words ...govmaturity.Words) govmaturity.Finding {
	if n.d == nil {
		return govmaturity.Finding{}
	}
	return finding.In(words, func(w govmaturity.Words) govmaturity.Finding {
		t := archetypeTeller{w: w}
		t.begin(FindingArchetypeNearMiss, n.d, n.Archetype)
		t.out.About.Item = "/" + n.From.ID() + "/" + n.To.ID() + "/" + string(n.Sign)
		t.out.Title = t.text(w.Say("archetype.near", "name", n.Archetype.Say(w)))
		loop := n.Polarity.Letter()
		if n.Loop.Valid() {
			loop = n.Loop.ID()
			if n.Loop.Label() != "" {
				loop = n.Loop.Label()
			}
		}
		link := t.step(w.Wording(n.From.Name()), n.Sign, false, n.To)
		if n.Link.Valid() {
			t.out.Outcome = t.text(w.Say("archetype.sign", "loop", w.LeftToRight(loop), "link", link))
		} else {
			t.out.Outcome = t.text(w.Say("archetype.add", "loop", w.LeftToRight(loop), "link", link))
		}
		for _, r := range n.Roles {
			t.add(govmaturity.ReasonHolds, t.label(w.Say("archetype.role."+string(r.Role)), w.Wording(r.Variable.Name())))
		}
		return t.out
	})
}

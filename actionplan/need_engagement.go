package actionplan

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// NeedsOfEngagement returns the needs of a stakeholder map: those who are engaged less
// than is wanted, or than is suggested at least, and what is to be communicated: that,
// as the map has it, is proposed for a step.
func NeedsOfEngagement(m *stakeholder.Map) []Need {
	if m == nil {
		return nil
	}
	var needs []Need
	for s := range m.Stakeholders() {
		a := s.Advice()
		to := a.Least
		if a.Desired.Rank() > to.Rank() {
			to = a.Desired
		}
		if a.Current != "" && a.Current.Rank() >= to.Rank() {
			continue
		}
		n := Need{Kind: AnswerKindStakeholder, Document: m.ID(), Edition: m.Edition(), ID: s.ID(), Place: s.Index(), Title: s.Name(),
			DocumentTitle: withoutContacts(m.Title()), Found: a.Explain().About, Unknown: a.Current == "", Target: engagementTitle(to)}
		if !n.Unknown {
			n.From, n.To, n.Rank = string(a.Current), string(to), to.Rank()
			n.FromTitle, n.ToTitle = engagementTitle(a.Current), n.Target
			n.Description, n.Reached = engagementPromise(to), n.FromTitle
		}
		needs = append(needs, n)
	}
	for i, c := range m.Needs() {
		needs = append(needs, Need{Kind: AnswerKindCommunication, Document: m.ID(), Edition: m.Edition(), ID: c.ID, Place: i,
			Title: withoutContacts(c.What), DocumentTitle: withoutContacts(m.Title()), Proposals: []Proposal{{ID: c.ID, Text: withoutContacts(c.What), Known: communication(c)}}})
	}
	return mergeNeeds(needs...)
}

// communication is what the map says already: to whom, by whom, how and how often.
func communication(c stakeholder.Need) []KnownField {
	var out []KnownField
	add := func(t govmaturity.Text) {
		if len(t) > 0 {
			out = append(out, KnownField{AskFieldCommunications, withoutContacts(t)})
		}
	}
	for _, s := range c.For {
		add(s.Name())
	}
	add(c.Who)
	add(c.Channel)
	if c.Cadence != "" {
		add(inAll(func(w govmaturity.Words) string { return w.Say("option.NeedSpec.cadence." + string(c.Cadence)) }))
	}
	add(c.When)
	return out
}

func engagementTitle(e stakeholder.Engagement) govmaturity.Text { return inAll(e.Title) }

func engagementPromise(e stakeholder.Engagement) govmaturity.Text { return inAll(e.Promise) }

// inAll says something in all languages that the library has words in.
func inAll(say func(govmaturity.Words) string) govmaturity.Text {
	out := govmaturity.Text{}
	for _, tag := range govmaturity.WordsLanguages() {
		out[tag] = say(govmaturity.WordsFor(tag))
	}
	return out
}

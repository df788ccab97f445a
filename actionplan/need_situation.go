package actionplan

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/contact"
	"github.com/govmaturity/govmaturity/internal/slug"
	"github.com/govmaturity/govmaturity/systems/situation"
)

// NeedsOfSituation returns the needs of a situation: its bottlenecks, each with the
// solutions that are written down for it, and the risks that are to be made smaller
// and are not closed, each with the actions that are not done yet.
func NeedsOfSituation(s *situation.Situation) []Need {
	if s == nil {
		return nil
	}
	var needs []Need
	place := map[situation.Item]int{}
	for i, item := range s.Items() {
		place[item] = i
	}
	base := func(kind AnswerKind, i situation.Item) Need {
		return Need{
			Kind: kind, Document: s.ID(), Edition: s.Edition(), ID: i.ID(), Place: place[i],
			Title: withoutContacts(i.Text()), DocumentTitle: withoutContacts(s.Title()), Aspect: string(i.Aspect()), Found: i.Reference(),
		}
	}
	for _, b := range s.Items(situation.AspectPolicyBottleneck, situation.AspectBudgetBottleneck,
		situation.AspectDeliveryBottleneck, situation.AspectUseBottleneck) {
		n := base(AnswerKindBottleneck, b)
		for _, o := range b.Served() {
			if o.Aspect() == situation.AspectSolution {
				n.Proposals = append(n.Proposals, Proposal{ID: o.ID(), Text: withoutContacts(o.Text())})
			}
		}
		needs = append(needs, n)
	}
	for _, r := range s.Risks() {
		if r.Response() != situation.ResponseTreat || r.Status() == situation.RiskStatusClosed {
			continue
		}
		n := base(AnswerKindRisk, r.Item)
		n.Known = known(nil, AskFieldOwner, r.Owner())
		for _, a := range r.Actions() {
			if !a.Done {
				text := withoutContacts(a.Text)
				n.Proposals = append(n.Proposals, Proposal{ID: r.ID() + "-" + slug.Make(text.String()), Text: text,
					Known: known(known(nil, AskFieldResponsible, a.Owner), AskFieldDeadline, a.Due)})
			}
		}
		needs = append(needs, n)
	}
	return mergeNeeds(needs...)
}

// known adds what is said of a field, if something is.
func known(list []KnownField, field AskField, said string) []KnownField {
	if said == "" {
		return list
	}
	return append(list, KnownField{field, withoutContacts(govmaturity.English(said))})
}

// withoutContacts returns a text without addresses and telephone numbers of persons:
// a plan is published.
func withoutContacts(t govmaturity.Text) govmaturity.Text {
	out := t.Clone()
	for tag, wording := range out {
		out[tag], _ = contact.Redact(wording)
	}
	return out
}

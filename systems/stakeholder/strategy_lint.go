package stakeholder

import (
	"cmp"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/contact"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/finding"
)

// Remark says where a strategic framework does not keep to the method.
type Remark struct {
	Rule     StrategyRule
	Severity Severity
	// Problem says what it is, for authors, and where.
	Problem govmaturity.Problem

	document, edition, hash string
}

// FindingRemark is the kind of the findings of [Remark.Explain].
const FindingRemark = "strategy-remark"

// Explain says which rule is not kept, where, and where the rule comes from. It is
// in the given words, or in English.
func (r Remark) Explain(words ...govmaturity.Words) govmaturity.Finding {
	return finding.In(words, func(w govmaturity.Words) govmaturity.Finding {
		said := func(s string) govmaturity.Text { return govmaturity.Text{w.Language(): s} }
		return govmaturity.Finding{
			About:   govmaturity.Reference{Kind: FindingRemark, Document: r.document, Edition: r.edition, Hash: r.hash, Item: r.Problem.Path.Pointer(), ID: string(r.Rule)},
			Title:   said(w.LeftToRight(r.Problem.Path.String())),
			State:   govmaturity.StateAnswered,
			Outcome: said(w.Say("stakeholder.severity." + string(r.Severity))),
			Rule:    said(r.Rule.Say(w)),
			// The works that the rules are from do not grade them.
			Standing: govmaturity.StandingDerived,
			Cites:    r.Rule.Cites(), Sources: StrategySources(),
		}
	})
}

// Severity says how grave a remark is.
type Severity string

const (
	// SeverityWrong: it is not what the method means by the word.
	SeverityWrong Severity = "wrong"
	// SeverityDoubtful: it may be meant otherwise, or something is left unsaid.
	SeverityDoubtful Severity = "doubtful"
)

// StrategyRule is a rule of the strategic framework.
type StrategyRule string

const (
	StrategyRuleOneObjective     StrategyRule = "one-objective"
	StrategyRuleCustomers        StrategyRule = "customers"
	StrategyRuleCustomerUses     StrategyRule = "customer-uses"
	StrategyRulePartnerInvests   StrategyRule = "partner-invests"
	StrategyRulePartnerShares    StrategyRule = "partner-shares"
	StrategyRuleOnlyPartner      StrategyRule = "only-partner"
	StrategyRuleNamedResource    StrategyRule = "named-resource"
	StrategyRuleResources        StrategyRule = "resources"
	StrategyRuleInnovationUse    StrategyRule = "innovation-use"
	StrategyRuleBarriers         StrategyRule = "barriers"
	StrategyRuleInnovationIsUsed StrategyRule = "innovations"
)

// StrategyRules returns all rules.
func StrategyRules() []StrategyRule {
	return []StrategyRule{
		StrategyRuleOneObjective, StrategyRuleCustomers, StrategyRuleCustomerUses, StrategyRulePartnerInvests, StrategyRulePartnerShares,
		StrategyRuleOnlyPartner, StrategyRuleNamedResource, StrategyRuleResources, StrategyRuleInnovationUse, StrategyRuleInnovationIsUsed, StrategyRuleBarriers,
	}
}

// Say says the rule to people.
func (r StrategyRule) Say(w govmaturity.Words) string {
	return w.Say("stakeholder.strategy-rule." + string(r))
}

// Cites returns where the rule comes from.
func (r StrategyRule) Cites() []govmaturity.Citation {
	if at := strategyLocators[r]; at != "" {
		return []govmaturity.Citation{{Source: "undesa-workshop", Locator: at}}
	}
	return nil
}

// StrategySources returns the works that the rules come from.
func StrategySources() []govmaturity.Source {
	return []govmaturity.Source{{
		ID: "undesa-workshop", Title: "Innovation and Digital Government for Public Service Delivery, workshop, day 2: Strategic Framework",
		Publisher: "United Nations Department of Economic and Social Affairs, after the Center for Technology in Government, University at Albany",
	}}
}

var strategyLocators = map[StrategyRule]string{
	StrategyRuleOneObjective:     "Strategic Framework: What is it?",
	StrategyRuleCustomers:        "Customers",
	StrategyRuleCustomerUses:     "What is it good for?: getting more specific about the customers",
	StrategyRulePartnerInvests:   "Partners: invest",
	StrategyRulePartnerShares:    "Partners: share costs, risks and benefits",
	StrategyRuleOnlyPartner:      "Partners: a willing participant in a joint enterprise",
	StrategyRuleNamedResource:    "Resources: rather than just the organization’s name",
	StrategyRuleResources:        "Resources: necessary to the success of the service",
	StrategyRuleInnovationUse:    "Innovation: products and services",
	StrategyRuleInnovationIsUsed: "What is it good for?: innovative products and services",
	StrategyRuleBarriers:         "Are there Limitations?",
}

// linter collects remarks.
type linter struct {
	spec    *StrategySpec
	hash    string
	remarks []Remark
}

func (l *linter) add(rule StrategyRule, severity Severity, at govmaturity.Path, code govmaturity.Code, format string, args ...any) {
	l.remarks = append(l.remarks, Remark{rule, severity, govmaturity.Problem{Code: code, Path: at, Format: format, Args: args}, l.spec.ID, l.spec.Edition, l.hash})
}

func lintStrategy(d *document.Draft[StrategySpec]) []Remark {
	l := &linter{spec: d.Doc, hash: strategyFormat.RulesHash(d.Doc)}
	l.whole()
	l.customers()
	l.partners()
	l.resources()
	l.innovations()
	for i := range l.remarks {
		placed, _ := contact.RedactProblems(d.Place(govmaturity.Problems{l.remarks[i].Problem})).(govmaturity.Problems)
		l.remarks[i].Problem = placed[0]
	}
	slices.SortStableFunc(l.remarks, func(a, b Remark) int {
		return cmp.Or(cmp.Compare(grave(b.Severity), grave(a.Severity)), a.Problem.Path.Compare(b.Problem.Path))
	})
	return l.remarks
}

func grave(s Severity) int {
	if s == SeverityWrong {
		return 1
	}
	return 0
}

// whole looks at which parts there are.
func (l *linter) whole() {
	top := govmaturity.Path{}
	for i := range l.spec.Objectives {
		if i > 0 {
			l.add(StrategyRuleOneObjective, SeverityWrong, top.Key("objectives").Index(i), govmaturity.CodeWrongCount,
				"a strategic framework is of one service objective: make another one for %q", l.spec.Objectives[i].Title.String())
		}
	}
	if len(l.spec.Customers) == 0 {
		l.add(StrategyRuleCustomers, SeverityWrong, top.Key("customers"), govmaturity.CodeNotAnswered, "nobody makes use of the service")
	}
	if len(l.spec.Resources) == 0 {
		l.add(StrategyRuleResources, SeverityDoubtful, top.Key("resources"), govmaturity.CodeNotAnswered, "nothing is said to be necessary to the success of the service")
	}
	if len(l.spec.Innovations) == 0 {
		l.add(StrategyRuleInnovationIsUsed, SeverityDoubtful, top.Key("innovations"), govmaturity.CodeNotAnswered, "no product or service is named that could make the service, or a new way to offer it")
	}
	if len(l.spec.Barriers) == 0 {
		l.add(StrategyRuleBarriers, SeverityDoubtful, top.Key("barriers"), govmaturity.CodeNotAnswered, "the framework looks at what helps: say what stands in the way, too")
	}
}

func (l *linter) customers() {
	for i, c := range l.spec.Customers {
		at := govmaturity.Path{}.Key("customers").Index(i)
		if len(c.Uses) == 0 {
			l.add(StrategyRuleCustomerUses, SeverityDoubtful, at.Key("uses"), govmaturity.CodeNotAnswered, "say what %q makes use of the service for", c.Name.String())
		}
		if len(l.spec.Partners) == 1 && same(c.Name, c.Stakeholder, l.spec.Partners[0].Name, l.spec.Partners[0].Stakeholder) {
			l.add(StrategyRuleOnlyPartner, SeverityDoubtful, at, govmaturity.CodeContradiction, "%q is a customer and the only partner: who else invests, and shares costs, risks and benefits?", c.Name.String())
		}
	}
}

// same reports whether a customer and a partner are one.
func same(name govmaturity.Text, id string, other govmaturity.Text, otherID string) bool {
	if id != "" && otherID != "" {
		return id == otherID
	}
	return anyAlike(name, other)
}

// anyAlike reports whether two texts are the same words in one language.
func anyAlike(a, b govmaturity.Text) bool {
	for tag, wording := range a {
		for other, said := range b {
			if tag == other && slices.Equal(wordsOf(wording), wordsOf(said)) {
				return true
			}
		}
	}
	return false
}

func (l *linter) partners() {
	for i, p := range l.spec.Partners {
		at := govmaturity.Path{}.Key("partners").Index(i)
		if len(p.Invests) == 0 {
			l.add(StrategyRulePartnerInvests, SeverityWrong, at.Key("invests"), govmaturity.CodeNotAnswered, "a partner invests staff time, equipment, money or credibility: %q is not said to", p.Name.String())
		}
		var missing []string
		for _, share := range Shares() {
			if !slices.Contains(p.Shares, share) {
				missing = append(missing, string(share))
			}
		}
		switch {
		case len(missing) == len(Shares()):
			l.add(StrategyRulePartnerShares, SeverityWrong, at.Key("shares"), govmaturity.CodeNotAnswered, "partners share costs, risks and benefits: %q is not said to share anything", p.Name.String())
		case len(missing) > 0:
			l.add(StrategyRulePartnerShares, SeverityDoubtful, at.Key("shares"), govmaturity.CodeNotAnswered, "partners share costs, risks and benefits: %q is not said to share %s", p.Name.String(), strings.Join(missing, " and "))
		}
	}
}

// organizationWords end or begin the name of an organization, where no word says
// what it has.
var organizationWords = map[string]bool{
	"ministry": true, "department": true, "agency": true, "authority": true, "office": true, "council": true, "commission": true, "bureau": true,
	"directorate": true, "institute": true, "university": true, "bank": true, "company": true, "corporation": true, "municipality": true, "inc": true, "ltd": true,
	"ministere": true, "departement": true, "agence": true, "autorite": true, "direction": true, "mairie": true, "institut": true, "universite": true, "banque": true,
	"ministerio": true, "departamento": true, "agencia": true, "autoridad": true, "oficina": true, "instituto": true, "universidad": true, "banco": true,
	"министерство": true, "департамент": true, "агентство": true, "служба": true, "управление": true, "институт": true, "университет": true, "банк": true,
}

// resources looks for a resource that is only the name of an organization: the
// name of its own organization, that of a partner, or one that reads like one.
func (l *linter) resources() {
	for i, r := range l.spec.Resources {
		at := govmaturity.Path{}.Key("resources").Index(i).Key("name")
		switch {
		case anyAlike(r.Name, r.Organization):
			l.add(StrategyRuleNamedResource, SeverityWrong, at, govmaturity.CodeContradiction, "%q is the organization, and not what it has: name the resource", r.Name.String())
		case slices.ContainsFunc(l.spec.Partners, func(p StrategyPartnerSpec) bool { return anyAlike(r.Name, p.Name) }):
			l.add(StrategyRuleNamedResource, SeverityWrong, at, govmaturity.CodeContradiction, "%q is a partner, and not what it has: name the resource", r.Name.String())
		case slices.ContainsFunc(l.spec.Customers, func(c StrategyCustomerSpec) bool { return anyAlike(r.Name, c.Name) }):
			l.add(StrategyRuleNamedResource, SeverityWrong, at, govmaturity.CodeContradiction, "%q is a customer, and not a resource: name what it has", r.Name.String())
		case readsLikeOrganization(r.Name) && len(r.Description) == 0:
			l.add(StrategyRuleNamedResource, SeverityDoubtful, at, govmaturity.CodeContradiction, "%q reads like the name of an organization: name what it has that the service needs", r.Name.String())
		}
	}
}

// readsLikeOrganization reports whether a name begins or ends as that of an
// organization does, or is an abbreviation.
func readsLikeOrganization(t govmaturity.Text) bool {
	for _, wording := range t {
		words := wordsOf(wording)
		if len(words) == 0 {
			continue
		}
		plain := !slices.ContainsFunc(words, func(w string) bool { return smallWords[w] })
		if organizationWords[words[0]] || plain && organizationWords[words[len(words)-1]] || len(words) == 1 && newName(wording).acronym != "" {
			return true
		}
	}
	return false
}

func (l *linter) innovations() {
	for i, n := range l.spec.Innovations {
		at := govmaturity.Path{}.Key("innovations").Index(i)
		if n.Kind == "" && len(n.Uses) == 0 {
			l.add(StrategyRuleInnovationUse, SeverityDoubtful, at, govmaturity.CodeNotAnswered, "say whether %q is a product or a service, and what it is used for", n.Name.String())
		}
	}
}

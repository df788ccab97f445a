package systemstest

import (
	"github.com/govmaturity/govmaturity/systems/situation"
)

// itemList is one list of items of a document, with what the items are.
type itemList struct {
	aspect situation.Aspect
	items  []situation.ItemSpec
}

// itemLists returns all lists of items of a document, by hand. Risks are apart.
func itemLists(spec *situation.SituationSpec) (all []itemList) {
	add := func(a situation.Aspect, list []situation.ItemSpec) { all = append(all, itemList{a, list}) }
	if p := spec.Pestle; p != nil {
		add(situation.AspectPolitical, p.Political)
		add(situation.AspectEconomic, p.Economic)
		add(situation.AspectSocial, p.Social)
		add(situation.AspectTechnological, p.Technological)
		add(situation.AspectLegal, p.Legal)
		add(situation.AspectEnvironmental, p.Environmental)
	}
	for _, w := range spec.Swots {
		add(situation.AspectStrength, w.Strengths)
		add(situation.AspectWeakness, w.Weaknesses)
		add(situation.AspectOpportunity, w.Opportunities)
		add(situation.AspectThreat, w.Threats)
	}
	if a := spec.Acceleration; a != nil {
		add(situation.AspectAccelerator, a.Accelerators)
		add(situation.AspectIntervention, a.Interventions)
		add(situation.AspectPolicyBottleneck, a.PolicyBottlenecks)
		add(situation.AspectBudgetBottleneck, a.BudgetBottlenecks)
		add(situation.AspectDeliveryBottleneck, a.DeliveryBottlenecks)
		add(situation.AspectUseBottleneck, a.UseBottlenecks)
		add(situation.AspectSolution, a.Solutions)
	}
	if n := spec.Integration; n != nil {
		add(situation.AspectHorizontal, n.Horizontal)
		add(situation.AspectVertical, n.Vertical)
	}
	if n := spec.Inclusion; n != nil {
		for _, g := range n.Groups {
			add(situation.AspectAccess, g.Access)
			add(situation.AspectAffordability, g.Affordability)
			add(situation.AspectAbility, g.Ability)
			add(situation.AspectData, g.Data)
			add(situation.AspectDesign, g.Design)
			add(situation.AspectDelivery, g.Delivery)
		}
	}
	if h := spec.Holistic; h != nil {
		add(situation.AspectEcosystem, h.Ecosystem)
		add(situation.AspectContextual, h.Contextual)
		add(situation.AspectCollaborative, h.Collaborative)
		add(situation.AspectPeopleCentric, h.PeopleCentric)
	}
	if n := spec.Scan; n != nil {
		add(situation.AspectSignal, n.Signals)
		add(situation.AspectTrend, n.Trends)
	}
	return all
}

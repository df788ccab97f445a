package situation

import (
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// Aspect is where an item stands, and so what kind of thing it says.
type Aspect string

const (
	AspectPolitical     Aspect = "political"
	AspectEconomic      Aspect = "economic"
	AspectSocial        Aspect = "social"
	AspectTechnological Aspect = "technological"
	AspectLegal         Aspect = "legal"
	AspectEnvironmental Aspect = "environmental"

	AspectStrength    Aspect = "strength"
	AspectWeakness    Aspect = "weakness"
	AspectOpportunity Aspect = "opportunity"
	AspectThreat      Aspect = "threat"

	AspectAccelerator        Aspect = "accelerator"
	AspectIntervention       Aspect = "intervention"
	AspectPolicyBottleneck   Aspect = "policy-bottleneck"
	AspectBudgetBottleneck   Aspect = "budget-bottleneck"
	AspectDeliveryBottleneck Aspect = "delivery-bottleneck"
	AspectUseBottleneck      Aspect = "use-bottleneck"
	AspectSolution           Aspect = "solution"

	AspectHorizontal Aspect = "horizontal"
	AspectVertical   Aspect = "vertical"

	AspectAccess        Aspect = "access"
	AspectAffordability Aspect = "affordability"
	AspectAbility       Aspect = "ability"
	AspectData          Aspect = "data"
	AspectDesign        Aspect = "design"
	AspectDelivery      Aspect = "delivery"

	AspectRisk Aspect = "risk"

	AspectEcosystem     Aspect = "ecosystem"
	AspectContextual    Aspect = "contextual"
	AspectCollaborative Aspect = "collaborative"
	AspectPeopleCentric Aspect = "people-centric"

	AspectSignal Aspect = "signal"
	AspectTrend  Aspect = "trend"
)

// Part is a part of a situation.
type Part string

const (
	PartPestle       Part = "pestle"
	PartSwot         Part = "swots"
	PartAcceleration Part = "acceleration"
	PartIntegration  Part = "integration"
	PartInclusion    Part = "inclusion"
	PartRisks        Part = "risks"
	PartHolistic     Part = "holistic"
	PartScan         Part = "scan"
)

// aspectFacts are what is known of an aspect.
type aspectFacts struct {
	part Part
	// field is the type and key under which the form has words for it.
	field  string
	origin Origin
	// tone is 1 for what speaks in favour, -1 for what speaks against.
	tone   int
	topics []Topic
	// serves are the aspects that For may name.
	serves []Aspect
}

var (
	bottlenecks = []Aspect{AspectPolicyBottleneck, AspectBudgetBottleneck, AspectDeliveryBottleneck, AspectUseBottleneck}
	barriers    = []Aspect{AspectAccess, AspectAffordability, AspectAbility}
	measures    = []Aspect{AspectData, AspectDesign, AspectDelivery}
)

var factsOf = map[Aspect]aspectFacts{
	AspectPolitical:     {part: PartPestle, field: "PestleSpec.political", origin: OriginOutside},
	AspectEconomic:      {part: PartPestle, field: "PestleSpec.economic", origin: OriginOutside},
	AspectSocial:        {part: PartPestle, field: "PestleSpec.social", origin: OriginOutside},
	AspectTechnological: {part: PartPestle, field: "PestleSpec.technological", origin: OriginOutside},
	AspectLegal:         {part: PartPestle, field: "PestleSpec.legal", origin: OriginOutside},
	AspectEnvironmental: {part: PartPestle, field: "PestleSpec.environmental", origin: OriginOutside},

	AspectStrength:    {part: PartSwot, field: "SwotSpec.strengths", origin: OriginInside, tone: 1},
	AspectWeakness:    {part: PartSwot, field: "SwotSpec.weaknesses", origin: OriginInside, tone: -1},
	AspectOpportunity: {part: PartSwot, field: "SwotSpec.opportunities", origin: OriginOutside, tone: 1},
	AspectThreat:      {part: PartSwot, field: "SwotSpec.threats", origin: OriginOutside, tone: -1},

	AspectAccelerator:        {part: PartAcceleration, field: "AccelerationSpec.accelerators", tone: 1},
	AspectIntervention:       {part: PartAcceleration, field: "AccelerationSpec.interventions", serves: []Aspect{AspectAccelerator}},
	AspectPolicyBottleneck:   {part: PartAcceleration, field: "AccelerationSpec.policy-bottlenecks", tone: -1, serves: []Aspect{AspectIntervention}},
	AspectBudgetBottleneck:   {part: PartAcceleration, field: "AccelerationSpec.budget-bottlenecks", tone: -1, serves: []Aspect{AspectIntervention}},
	AspectDeliveryBottleneck: {part: PartAcceleration, field: "AccelerationSpec.delivery-bottlenecks", tone: -1, serves: []Aspect{AspectIntervention}},
	AspectUseBottleneck:      {part: PartAcceleration, field: "AccelerationSpec.use-bottlenecks", tone: -1, serves: []Aspect{AspectIntervention}},
	AspectSolution:           {part: PartAcceleration, field: "AccelerationSpec.solutions", serves: bottlenecks},

	AspectHorizontal: {part: PartIntegration, field: "IntegrationSpec.horizontal", topics: horizontalTopics},
	AspectVertical:   {part: PartIntegration, field: "IntegrationSpec.vertical", topics: verticalTopics},

	AspectAccess:        {part: PartInclusion, field: "GroupSpec.access", tone: -1},
	AspectAffordability: {part: PartInclusion, field: "GroupSpec.affordability", tone: -1},
	AspectAbility:       {part: PartInclusion, field: "GroupSpec.ability", tone: -1},
	AspectData:          {part: PartInclusion, field: "GroupSpec.data", serves: barriers},
	AspectDesign:        {part: PartInclusion, field: "GroupSpec.design", serves: barriers},
	AspectDelivery:      {part: PartInclusion, field: "GroupSpec.delivery", serves: barriers},

	AspectRisk: {part: PartRisks, field: "RisksSpec.risks", tone: -1, topics: riskTopics},

	AspectEcosystem:     {part: PartHolistic, field: "HolisticSpec.ecosystem"},
	AspectContextual:    {part: PartHolistic, field: "HolisticSpec.contextual"},
	AspectCollaborative: {part: PartHolistic, field: "HolisticSpec.collaborative"},
	AspectPeopleCentric: {part: PartHolistic, field: "HolisticSpec.people-centric"},

	AspectSignal: {part: PartScan, field: "ScanSpec.signals"},
	AspectTrend:  {part: PartScan, field: "ScanSpec.trends"},
}

// Parts returns all parts, in the order of the document.
func Parts() []Part {
	return []Part{PartPestle, PartSwot, PartAcceleration, PartIntegration, PartInclusion, PartRisks, PartHolistic, PartScan}
}

// Aspects returns the aspects of a part, in the order of the document.
func (p Part) Aspects() []Aspect {
	switch p {
	case PartPestle:
		return []Aspect{AspectPolitical, AspectEconomic, AspectSocial, AspectTechnological, AspectLegal, AspectEnvironmental}
	case PartSwot:
		return []Aspect{AspectStrength, AspectWeakness, AspectOpportunity, AspectThreat}
	case PartAcceleration:
		return []Aspect{AspectAccelerator, AspectIntervention, AspectPolicyBottleneck, AspectBudgetBottleneck, AspectDeliveryBottleneck, AspectUseBottleneck, AspectSolution}
	case PartIntegration:
		return []Aspect{AspectHorizontal, AspectVertical}
	case PartInclusion:
		return slices.Concat(barriers, measures)
	case PartRisks:
		return []Aspect{AspectRisk}
	case PartHolistic:
		return []Aspect{AspectEcosystem, AspectContextual, AspectCollaborative, AspectPeopleCentric}
	case PartScan:
		return []Aspect{AspectSignal, AspectTrend}
	}
	return nil
}

// Title returns what people call the part.
func (p Part) Title(w govmaturity.Words) string { return w.Say("field.SituationSpec." + string(p)) }

// key is the key under which the items of the aspect stand.
func (a Aspect) key() string {
	_, key, _ := strings.Cut(factsOf[a].field, ".")
	return key
}

// keysOf lists the keys of aspects for a message.
func keysOf(aspects []Aspect) string {
	var keys []string
	for _, a := range aspects {
		keys = append(keys, a.key())
	}
	return strings.Join(keys, ", ")
}

// Part returns the part that the aspect belongs to.
func (a Aspect) Part() Part { return factsOf[a].part }

// Title returns what people call items of the aspect.
func (a Aspect) Title(w govmaturity.Words) string { return w.Say("field." + factsOf[a].field) }

// Origin returns where items of the aspect lie, or "" where they may lie on either
// side.
func (a Aspect) Origin() Origin { return factsOf[a].origin }

// Tone returns 1 for what speaks in favour, as strengths do, -1 for what speaks
// against, and 0 for what does neither.
func (a Aspect) Tone() int { return factsOf[a].tone }

// Topics returns the points of the published list that items of the aspect can be
// about, or nil where there is none.
func (a Aspect) Topics() []Topic { return slices.Clone(factsOf[a].topics) }

// Title returns what people call the topic.
func (t Topic) Title(w govmaturity.Words) string { return w.Say("option." + string(t)) }

// Barriers returns the three barriers.
func Barriers() []Barrier { return []Barrier{BarrierAccess, BarrierAffordability, BarrierAbility} }

// Aspect returns where the items about the barrier stand.
func (b Barrier) Aspect() Aspect { return Aspect(b) }

// Title returns what people call the barrier.
func (b Barrier) Title(w govmaturity.Words) string { return b.Aspect().Title(w) }

// Quadrants returns the aspects of a SWOT that a kind of strategy joins: the inner one
// first.
func (k StrategyKind) Quadrants() (inside, outside Aspect) {
	switch k {
	case StrategyKindSO:
		return AspectStrength, AspectOpportunity
	case StrategyKindST:
		return AspectStrength, AspectThreat
	case StrategyKindWO:
		return AspectWeakness, AspectOpportunity
	case StrategyKindWT:
		return AspectWeakness, AspectThreat
	}
	return "", ""
}

package situation

// Topic is a point of a published list: one of the risks of digital government, or of
// the means of integration.
type Topic string

// The five risks.
const (
	TopicDivide       Topic = "digital-divide"
	TopicDataLiteracy Topic = "data-literacy"
	TopicPrivacy      Topic = "privacy-ethics"
	TopicSecurity     Topic = "data-security"
	TopicTrust        Topic = "trust"
)

// The means of integration, horizontal and vertical. Three of them are in both lists.
const (
	TopicUmbrellaStrategy Topic = "umbrella-strategy"
	TopicCoordination     Topic = "coordination"
	TopicBudget           Topic = "budget"
	TopicPlanningTools    Topic = "planning-tools"
	TopicIncentives       Topic = "incentives"
	TopicProcurement      Topic = "procurement"
	TopicAwareness        Topic = "awareness"
	TopicSciencePolicy    Topic = "science-policy"
	TopicLocalizing       Topic = "localizing"
	TopicDecentralization Topic = "decentralization"
	TopicPoliticalContext Topic = "political-context"
	TopicCapacity         Topic = "government-capacity"
)

var (
	riskTopics       = []Topic{TopicDivide, TopicDataLiteracy, TopicPrivacy, TopicSecurity, TopicTrust}
	horizontalTopics = []Topic{TopicUmbrellaStrategy, TopicCoordination, TopicBudget, TopicPlanningTools, TopicIncentives, TopicProcurement, TopicAwareness, TopicSciencePolicy}
	verticalTopics   = []Topic{TopicLocalizing, TopicDecentralization, TopicPoliticalContext, TopicBudget, TopicIncentives, TopicCapacity, TopicPlanningTools}
)

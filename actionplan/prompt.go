package actionplan

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// PromptID names a question of the method.
type PromptID string

// PromptTopic says what a question is about.
type PromptTopic string

const (
	PromptTopicAnalysis    PromptTopic = "analysis"
	PromptTopicEnvisioning PromptTopic = "envisioning"
	PromptTopicDesign      PromptTopic = "design-thinking"
	PromptTopicStrategy    PromptTopic = "strategy"
	PromptTopicPlan        PromptTopic = "action-plan"
	PromptTopicMonitoring  PromptTopic = "monitoring"
)

// Prompt is a question of the method, to be gone through in a workshop. The method is
// that of the sources; the wording is the library's.
type Prompt struct {
	ID    PromptID
	Topic PromptTopic
	// Cites say where the sources ask it, or state what it asks for.
	Cites []govmaturity.Citation
}

// Say asks it.
func (p Prompt) Say(w govmaturity.Words) string {
	return w.Say("option.PromptAnswerSpec.prompt." + string(p.ID))
}

// Prompts returns all questions, in the order in which the sources have them: of the
// situation analysis, of envisioning, the steps of design thinking, of strategy and
// road map, of the action plan, and of monitoring and evaluation.
func Prompts() []Prompt {
	out := make([]Prompt, len(prompts))
	for i, p := range prompts {
		out[i] = Prompt{p.id, p.topic, []govmaturity.Citation{{Source: p.source, Locator: p.locator}}}
	}
	return out
}

// Prompts returns the questions of a step, in this version of the cycle. Envisioning
// and design thinking belong to the strategy where there is no step of its own for
// the vision.
func (v CycleVersion) Prompts(step CycleStep) []Prompt {
	topics := map[CycleStep][]PromptTopic{
		CycleStepAnalysis: {PromptTopicAnalysis}, CycleStepVision: {PromptTopicEnvisioning, PromptTopicDesign},
		CycleStepStrategy: {PromptTopicStrategy, PromptTopicPlan}, CycleStepMonitoring: {PromptTopicMonitoring},
	}[step]
	switch {
	case !slices.Contains(v.Steps(), step):
		return nil
	case step == CycleStepStrategy && v == CycleVersionToolkit:
		topics = append([]PromptTopic{PromptTopicEnvisioning, PromptTopicDesign}, topics...)
	}
	return slices.DeleteFunc(Prompts(), func(p Prompt) bool { return !slices.Contains(topics, p.Topic) })
}

// CycleSources returns the works that the steps, the questions and the rules of lint
// come from.
func CycleSources() []govmaturity.Source {
	return []govmaturity.Source{
		{ID: sourceToolkit, Title: "Capacities for Digital Government Transformation, training toolkit", Publisher: "United Nations Department of Economic and Social Affairs"},
		{ID: sourceWorkshop, Title: "Innovation and Digital Government for Public Service Delivery, workshop, day 2", Publisher: "United Nations Department of Economic and Social Affairs"},
	}
}

const (
	sourceToolkit  = "undesa-toolkit"
	sourceWorkshop = "undesa-workshop"
)

// prompt is a question and where it comes from.
type prompt struct {
	id              PromptID
	topic           PromptTopic
	source, locator string
}

var prompts = slices.Concat(
	asked(PromptTopicAnalysis, sourceToolkit,
		"analysis-society", "3.1 What is situation analysis?",
		"analysis-leadership", "3.1 What is situation analysis?",
		"analysis-goals", "3.1 What is situation analysis?",
		"analysis-motives", "3.1 Why is situation analysis needed?",
	),
	asked(PromptTopicEnvisioning, sourceToolkit,
		"envisioning-review", "4.2 Reviewing situation analysis",
		"envisioning-shared-goals", "4.1 Why is envisioning needed?",
		"envisioning-needs", "4.1 Why is envisioning needed?",
		"envisioning-team", "4.1 Why is envisioning needed?",
		"envisioning-development", "4.1 Why is envisioning needed?",
		"envisioning-scenarios", "4.1 Tools that could be used in envisioning",
		"envisioning-forecast", "4.1 Tools that could be used in envisioning",
		"envisioning-scan", "4.1 Tools that could be used in envisioning",
		"envisioning-items", "4.2 Defining principles, goals, values and priorities",
		"envisioning-sdg", "4.2 Emphasizing SDGs",
	),
	asked(PromptTopicDesign, sourceToolkit,
		"design-empathize", "4.2 What is design thinking?",
		"design-define", "4.2 What is design thinking?",
		"design-ideate", "4.2 What is design thinking?",
		"design-prototype", "4.2 What is design thinking?",
		"design-test", "4.2 What is design thinking?",
		"design-unmet-needs", "4.2 What is design thinking good for?",
		"design-risk", "4.2 What is design thinking good for?",
		"design-bold", "4.2 What is design thinking good for?",
		"design-learn", "4.2 What is design thinking good for?",
		"design-understand", "4.2 Specific steps involved in design thinking",
		"design-explore", "4.2 Specific steps involved in design thinking",
		"design-iterate", "4.2 Specific steps involved in design thinking",
		"design-implement", "4.2 Specific steps involved in design thinking",
	),
	asked(PromptTopicStrategy, sourceToolkit,
		"strategy-purpose", "5.1 National strategy for digital government transformation",
		"strategy-inclusion", "5.1 National strategy for digital government transformation",
		"strategy-local", "5.1 Aligning the national strategy with local-level strategies",
		"strategy-roadmap", "5.1 The road map and implementation plan",
		"strategy-aligned", "Principles for developing a strategy and roadmap",
		"strategy-partnerships", "Principles for developing a strategy and roadmap",
		"strategy-terms", "Principles for developing a strategy and roadmap",
		"strategy-value", "7.1 Action plan: trade-off between value and feasibility",
		"strategy-criteria", "7.1 Action plan: criteria besides value and feasibility",
	),
	asked(PromptTopicPlan, sourceWorkshop,
		"plan-what", "Action plans answer questions",
		"plan-who", "Action plans answer questions",
		"plan-when", "Action plans answer questions",
		"plan-resources", "Action plans answer questions",
		"plan-communication", "Action plans answer questions",
		"plan-success", "Action plans answer questions",
		"plan-why", "Action Planning: five questions",
		"plan-done", "Action Planning: five questions",
		"plan-owner", "Components of an Action Plan: Ownership",
		"plan-barriers", "Action Planning Table: Potential Barriers or Resistance",
	),
	asked(PromptTopicMonitoring, sourceToolkit,
		"monitoring-progress", "6.1 Why is continuous monitoring and evaluation needed?",
		"monitoring-sdg", "6.1 Why is continuous monitoring and evaluation needed?",
		"monitoring-baseline", "Case 6.3: The Digital Inclusion Evaluation Toolkit (United Kingdom), stage 2",
		"monitoring-indicators", "6.2 How to conduct monitoring and evaluation?",
		"monitoring-stakeholders", "6.2 How to conduct monitoring and evaluation?",
		"monitoring-feedback", "6.3 Iterative feedback and continuous improvement",
	),
	asked(PromptTopicMonitoring, sourceWorkshop,
		"monitoring-plan", "What makes a good action plan?",
		"monitoring-communication", "What makes a good action plan?",
	),
)

// asked puts questions and their places together: an id, its locator, and so on.
func asked(topic PromptTopic, source string, pairs ...string) (out []prompt) {
	for i := 0; i+1 < len(pairs); i += 2 {
		out = append(out, prompt{PromptID(pairs[i]), topic, source, pairs[i+1]})
	}
	return out
}

func promptIDs() (out []PromptID) {
	for _, p := range prompts {
		out = append(out, p.id)
	}
	return out
}

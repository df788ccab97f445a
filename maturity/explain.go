package maturity

import (
	"maps"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// ExplanationFormat is the value of the format field of an explanation as JSON.
const ExplanationFormat = "govmaturity/explanation/1"

// Explanation says why a number is what it is: the rule, what went into it,
// what was left out and why. It is plain data of its own: after JSON it is the
// same, says the same in every language, and [Explanation.Recompute] gives the
// same again from it alone. The one exception is Go code that the framework's
// author added: that is not data.
type Explanation struct {
	Framework string `json:"framework"`
	Edition   string `json:"edition"`
	Hash      string `json:"hash"`
	Subject   string `json:"subject,omitempty"`
	// Date is when it was answered.
	Date string `json:"date,omitempty"`
	// Item is where the item stands in the assessment, when the node is one of
	// an item's (/services/passport), and ItemTitle what it is called.
	Item      string `json:"item,omitempty"`
	ItemTitle string `json:"item-title,omitempty"`

	// Node is the node as the framework defines it, without the nodes below it.
	// Scales are those that the explanation speaks of.
	Node   NodeSpec                `json:"node"`
	Scales []govmaturity.ScaleSpec `json:"scales,omitempty"`
	Rule   Rule                    `json:"rule"`
	// When are the conditions on which the node is asked: its own, and those of
	// the nodes above it.
	When []ExplainedCondition `json:"when,omitempty"`

	State govmaturity.State `json:"state"`
	Value *float64          `json:"value,omitempty"` // nil when there is none
	// Published is the value with the decimals that the publisher prints.
	Published *float64 `json:"published,omitempty"`
	// Range is what the value can be, and Nominal what it is meant to be.
	Range   govmaturity.Range `json:"range"`
	Nominal govmaturity.Range `json:"nominal"`
	// Level and Class are nil when none is reached.
	Level *ExplainedLevel `json:"level,omitempty"`
	Class *ExplainedLevel `json:"class,omitempty"`
	// Cuts and ClassCuts say where each level, and each class, begins.
	Cuts      []ExplainedCut `json:"cuts,omitempty"`
	ClassCuts []ExplainedCut `json:"class-cuts,omitempty"`
	// Steps are the levels of a gate that were looked at, up to the first that
	// is not open.
	Steps []ExplainedStep `json:"steps,omitempty"`
	// Most is the most points that there are, for the aggregation points.
	Most float64 `json:"most,omitempty"`
	// Aggregated is what the nodes below come to, where the value is that normalised.
	Aggregated *float64 `json:"aggregated,omitempty"`
	Coverage   float64  `json:"coverage"`
	// MinCoverage is the least coverage with which there is a value.
	MinCoverage float64 `json:"min-coverage,omitempty"`
	// Imputed is how many of the answers that it rests on were estimated.
	Imputed int `json:"imputed,omitempty"`
	// PutIn is how many nodes at any depth below have no value and count all
	// the same, by the policy that puts a value in for them.
	PutIn map[Policy]int `json:"put-in,omitempty"`

	// Answer is what was answered, for an indicator.
	Answer govmaturity.Answer `json:"answer,omitzero"`
	// Inputs is what counts, in order; LeftOut is what does not.
	Inputs  []ExplainedInput `json:"inputs,omitempty"`
	LeftOut []ExplainedInput `json:"left-out,omitempty"`
	// Row is the row of the look-up table that holds, from 1, and Rejected are
	// the rows before it or, when none holds, all.
	Row      int            `json:"row,omitempty"`
	Rejected []ExplainedRow `json:"rejected,omitempty"`
	// Reads are the answers that the conditions above are about.
	Reads []ExplainedAnswer `json:"reads,omitempty"`

	Standing      govmaturity.Standing `json:"standing"`
	ScoreStanding govmaturity.Standing `json:"score-standing"`
	LevelStanding govmaturity.Standing `json:"level-standing,omitempty"`
	ClassStanding govmaturity.Standing `json:"class-standing,omitempty"`
	// ScoreNote is what the framework says a reader of its numbers must know.
	ScoreNote govmaturity.Text `json:"score-note,omitempty"`
	// Cites are those of the node, or of the nearest above it that has some.
	// Sources are the works that anything here cites.
	Cites   []govmaturity.Citation `json:"cites,omitempty"`
	Sources []govmaturity.Source   `json:"sources,omitempty"`

	code authorsCode
}

// Rule is how a value comes about: by the measure of an indicator, or by the
// aggregation of any other node.
type Rule struct {
	Measure     MeasureKind     `json:"measure,omitempty"`
	Aggregation AggregationKind `json:"aggregation,omitempty"`
	// Custom: it rests on Go code of the framework's author.
	Custom bool `json:"custom,omitempty"`
}

// String returns the word that the framework has for the rule.
func (r Rule) String() string { return string(r.Measure) + string(r.Aggregation) }

// ExplainedInput is one node, or item of a roster, below the one explained.
type ExplainedInput struct {
	// ID is the node's, or the item's.
	ID    string           `json:"id"`
	Title govmaturity.Text `json:"title"`
	// Take is the node whose value is taken from an item.
	Take string `json:"take,omitempty"`
	// Place is where it stands among all that is below, from 1. It is 0 for an
	// item that the node is not about.
	Place int               `json:"place,omitempty"`
	State govmaturity.State `json:"state"`
	// Value is what it counts here, or would count: nil when it has no value.
	Value *float64 `json:"value,omitempty"`
	// Weight is how much it counts, and Share that as a part of the weights of
	// all inputs or, below a gate, of those needed for the same level: from 0 to
	// 1.
	Weight float64 `json:"weight"`
	Share  float64 `json:"share,omitempty"`
	// Coverage is how much of it is answered, from 0 to 1.
	Coverage float64 `json:"coverage"`
	// Policy is what the node does about an input without a value of its own.
	Policy  Policy            `json:"policy,omitempty"`
	Range   govmaturity.Range `json:"range"`
	Nominal govmaturity.Range `json:"nominal"`
	// At is the level of a gate that it is needed for, and Met the value from
	// which it counts as met.
	At  string  `json:"at,omitempty"`
	Met float64 `json:"met,omitempty"`
	// NotMeant: the node is not about this item, since the Where of its Items
	// does not hold for it. Failed are the parts of it that do not, and Reads
	// the item's answers that it is about.
	NotMeant bool              `json:"not-meant,omitempty"`
	Failed   []Condition       `json:"failed,omitempty"`
	Reads    []ExplainedAnswer `json:"reads,omitempty"`
}

// ExplainedLevel is a level as data.
type ExplainedLevel struct {
	ID    string           `json:"id"`
	Rank  int              `json:"rank"`
	Title govmaturity.Text `json:"title"`
}

// ExplainedCut is where a level begins: at From, or just above Above.
type ExplainedCut struct {
	Level ExplainedLevel         `json:"level"`
	From  *float64               `json:"from,omitempty"`
	Above *float64               `json:"above,omitempty"`
	Cites []govmaturity.Citation `json:"cites,omitempty"`
}

// ExplainedStep is a level of a gate.
type ExplainedStep struct {
	Level ExplainedLevel `json:"level"`
	// Value is what the gate counts when the level is open.
	Value float64 `json:"value"`
	// Weight is that of all inputs that are needed for the level: 0 when none
	// is. Met is the part of it that is met, and Progress how far all of it is.
	Weight   float64 `json:"weight"`
	Met      float64 `json:"met"`
	Progress float64 `json:"progress"`
	Open     bool    `json:"open"`
}

// Explain returns why the node's value is what it is. The zero Result gives an
// Explanation without a node.
func (r Result) Explain() Explanation {
	if !r.Valid() {
		return Explanation{State: govmaturity.StateUnanswered}
	}
	n, c := r.node(), r.card
	top := c.top()
	e := Explanation{
		Framework: c.fw.ID(), Edition: c.fw.Edition(), Hash: c.fw.hash, Subject: top.Subject(),
		State: r.State(), Range: n.values, Nominal: n.nominal,
		Level: explainLevel(r.Level()), Class: explainLevel(r.Class()), Cuts: n.level.explain(n.spec.Level), ClassCuts: n.class.explain(n.spec.Class),
		Coverage: r.Coverage(), MinCoverage: n.minCoverage, Imputed: r.imputed(), PutIn: r.putIn(),
		Standing: r.Standing(), ScoreStanding: r.ScoreStanding(), ScoreNote: maps.Clone(c.fw.spec.ScoreNote),
		Cites: r.Cites(),
	}
	if top.assessment != nil {
		e.Date = top.assessment.Date
	}
	if c.outer != nil {
		e.Item, e.ItemTitle = c.pointer(), c.Title()
	}
	if v, ok := r.Value(); ok {
		e.Value = &v
		if p, _ := r.Published(); n.decimals >= 0 {
			e.Published = &p
		}
	}
	if n.level != nil {
		e.LevelStanding = r.LevelStanding()
	}
	if n.class != nil {
		e.ClassStanding = r.ClassStanding()
	}
	x := explainer{e: &e, card: c, scales: map[string]bool{}}
	x.node(n)
	x.asked(r)
	switch {
	case n.leaf >= 0:
		e.Answer = givenAnswer(r)
	default:
		x.inputs(r)
	}
	x.finish()
	return e
}

// givenAnswer returns what was answered to an indicator. No evidence is nil, as
// it is when it was read from JSON.
func givenAnswer(r Result) govmaturity.Answer {
	a := r.Answer().Clone()
	if len(a.Evidence) == 0 {
		a.Evidence = nil
	}
	return a
}

// MarshalJSON writes the explanation with its format.
func (e Explanation) MarshalJSON() ([]byte, error) {
	type plain Explanation
	return document.MarshalComputed(ExplanationFormat, plain(e))
}

// UnmarshalJSON reads what MarshalJSON writes, and refuses another format.
func (e *Explanation) UnmarshalJSON(data []byte) error {
	type plain Explanation
	var read plain
	if err := document.UnmarshalComputed(ExplanationFormat, data, &read); err != nil {
		return err
	}
	*e = Explanation(read)
	return nil
}

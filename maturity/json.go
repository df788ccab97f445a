package maturity

import (
	"encoding/json"

	"github.com/govmaturity/govmaturity"
)

// cardDocument is a Scorecard as JSON.
type cardDocument struct {
	Framework string                  `json:"framework"`
	Edition   string                  `json:"edition"`
	Hash      string                  `json:"hash"`
	Subject   string                  `json:"subject"`
	Title     string                  `json:"title,omitempty"`
	Nodes     []Result                `json:"nodes"`
	Rosters   map[string][]*Scorecard `json:"rosters,omitempty"`
}

// MarshalJSON writes the results of all nodes, and the cards of the items.
// [Result.Explain] has the reasons. The zero Scorecard is null.
func (c *Scorecard) MarshalJSON() ([]byte, error) {
	if c.tree == nil {
		return []byte("null"), nil
	}
	doc := cardDocument{
		Framework: c.fw.ID(), Edition: c.fw.Edition(), Hash: c.fw.hash, Subject: c.id, Title: c.title,
	}
	for r := range c.Nodes() {
		doc.Nodes = append(doc.Nodes, r)
	}
	for i, t := range c.tree.rosters {
		if doc.Rosters == nil {
			doc.Rosters = map[string][]*Scorecard{}
		}
		doc.Rosters[t.id] = c.rosters[i]
	}
	return json.Marshal(doc)
}

// resultDocument is a Result as JSON.
type resultDocument struct {
	ID            string               `json:"id"`
	Title         govmaturity.Text     `json:"title"`
	State         govmaturity.State    `json:"state"`
	Value         *float64             `json:"value,omitempty"`
	Published     *float64             `json:"published,omitempty"`
	Level         govmaturity.Level    `json:"level,omitzero"`
	Class         govmaturity.Level    `json:"class,omitzero"`
	Coverage      float64              `json:"coverage"`
	Standing      govmaturity.Standing `json:"standing"`
	ScoreStanding govmaturity.Standing `json:"score-standing"`
}

// MarshalJSON writes the result without what is below it, and null for the
// zero Result.
func (r Result) MarshalJSON() ([]byte, error) {
	if !r.Valid() {
		return []byte("null"), nil
	}
	doc := resultDocument{
		ID: r.ID(), Title: r.Title(), State: r.State(), Level: r.Level(), Class: r.Class(),
		Coverage: r.Coverage(), Standing: r.Standing(), ScoreStanding: r.ScoreStanding(),
	}
	if v, ok := r.Value(); ok {
		doc.Value = &v
		if p, _ := r.Published(); r.node().decimals >= 0 {
			doc.Published = &p
		}
	}
	return json.Marshal(doc)
}

package maturity

import (
	"encoding/json"

	"github.com/govmaturity/govmaturity"
)

// ScorecardFormat is the value of the format field of a scorecard as JSON.
const ScorecardFormat = "govmaturity/scorecard/1"

// cardDocument is a Scorecard as JSON.
type cardDocument struct {
	Format    string `json:"format"`
	Framework string `json:"framework"`
	Edition   string `json:"edition"`
	Hash      string `json:"hash"`
	RulesHash string `json:"rules-hash"`
	Subject   string `json:"subject"`
	// Item is where the item stands in the assessment, when the card is one of an
	// item's, and ItemTitle what it is called.
	Item      string `json:"item,omitempty"`
	ItemTitle string `json:"item-title,omitempty"`
	// Rater, Date, Standing, Source and Note are those of the answers.
	Rater    string               `json:"rater,omitempty"`
	Date     string               `json:"date,omitempty"`
	Standing govmaturity.Standing `json:"standing,omitempty"`
	Source   string               `json:"source,omitempty"`
	Note     string               `json:"note,omitempty"`
	cardResults
}

// itemDocument is the card of one item of a roster: what holds for the whole
// stands with the whole.
type itemDocument struct {
	ID    string `json:"id"`
	Title string `json:"title,omitempty"`
	cardResults
}

// cardResults are the results of a card, and those of the items of its rosters.
type cardResults struct {
	Nodes   []Result                  `json:"nodes"`
	Rosters map[string][]itemDocument `json:"rosters,omitempty"`
}

// MarshalJSON writes the results of all nodes, and those of the items of rosters,
// as a document of [ScorecardFormat]: with the framework, its edition and both
// hashes, and with who answered, when, and how official the answers are. The card
// of an item says where it stands. [Result.Explain] has the reasons. The zero
// Scorecard is null.
func (c *Scorecard) MarshalJSON() ([]byte, error) {
	if c.tree == nil {
		return []byte("null"), nil
	}
	top := c.top()
	doc := cardDocument{
		Format: ScorecardFormat, Framework: c.fw.ID(), Edition: c.fw.Edition(), Hash: c.fw.hash, RulesHash: c.fw.rules,
		Subject: top.id, Item: c.pointer(), cardResults: c.results(),
	}
	if c != top {
		doc.ItemTitle = c.title
	}
	if given := top.assessment; given != nil { // a card that was made of marks has none
		doc.Rater, doc.Date, doc.Standing, doc.Source, doc.Note = given.Rater, given.Date, given.Standing, given.Source, given.Note
	}
	return json.Marshal(doc)
}

func (c *Scorecard) itemDocument() itemDocument {
	return itemDocument{ID: c.id, Title: c.title, cardResults: c.results()}
}

func (c *Scorecard) results() cardResults {
	var doc cardResults
	for r := range c.Nodes() {
		doc.Nodes = append(doc.Nodes, r)
	}
	for i, t := range c.tree.rosters {
		if doc.Rosters == nil {
			doc.Rosters = map[string][]itemDocument{}
		}
		items := []itemDocument{}
		for _, item := range c.rosters[i] {
			items = append(items, item.itemDocument())
		}
		doc.Rosters[t.id] = items
	}
	return doc
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

package situation

import "slices"

// column is one column of a register: what the mapping calls it, where what it says
// stands in the document, and in which rows it can be.
type column struct {
	key, name string
	to        string // the path from the item
	in        []RegisterRows
}

func (c column) rows(r RegisterRows) bool { return c.in == nil || slices.Contains(c.in, r) }

var (
	ofRisks      = []RegisterRows{RegisterRowsRisks}
	ofItems      = []RegisterRows{RegisterRowsItems}
	ofStrategies = []RegisterRows{RegisterRowsStrategies}
	ofActions    = []RegisterRows{RegisterRowsRisks, RegisterRowsActions}
	ofBoth       = []RegisterRows{RegisterRowsRisks, RegisterRowsItems}
)

// all returns the columns that a mapping can name.
func (c *RegisterColumns) all() []column {
	return []column{
		{"code", c.Code, "code", nil}, {"text", c.Text, "text", nil}, {"description", c.Description, "description", ofBoth},
		{"note", c.Note, "note", []RegisterRows{RegisterRowsRisks, RegisterRowsItems, RegisterRowsStrategies}}, {"date", c.Date, "date", ofBoth}, {"topic", c.Topic, "topic", ofBoth},
		{"aspect", c.Aspect, "", ofItems}, {"swot", c.Swot, "", []RegisterRows{RegisterRowsItems, RegisterRowsStrategies}},
		{"group", c.Group, "", ofItems}, {"level", c.Level, "ratings", ofItems}, {"strategy", c.Strategy, "kind", ofStrategies},
		{"category", c.Category, "category", ofRisks},
		{"likelihood", c.Likelihood, "inherent.likelihood", ofRisks}, {"impact", c.Impact, "inherent.impact", ofRisks},
		{"score", c.Score, "inherent.score", ofRisks}, {"band", c.Band, "inherent.band", ofRisks},
		{"residual-likelihood", c.ResidualLikelihood, "residual.likelihood", ofRisks}, {"residual-impact", c.ResidualImpact, "residual.impact", ofRisks},
		{"residual-score", c.ResidualScore, "residual.score", ofRisks}, {"residual-band", c.ResidualBand, "residual.band", ofRisks},
		{"target-likelihood", c.TargetLikelihood, "target.likelihood", ofRisks}, {"target-impact", c.TargetImpact, "target.impact", ofRisks},
		{"target-score", c.TargetScore, "target.score", ofRisks}, {"target-band", c.TargetBand, "target.band", ofRisks},
		{"controls", c.Controls, "controls", ofRisks}, {"response", c.Response, "response", ofRisks}, {"acceptance", c.Acceptance, "acceptance", ofRisks},
		{"owner", c.Owner, "owner", ofRisks}, {"status", c.Status, "status", ofActions}, {"action", c.Action, "actions", ofRisks},
		{"action-owner", c.ActionOwner, "actions.owner", ofActions}, {"due", c.Due, "actions.due", ofActions}, {"rank", c.Rank, "rank", ofRisks},
	}
}

package consensus

import (
	"fmt"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// Assessment returns the result as an assessment, to be scored like any other. The
// comment of each answer says, in the given words, how it came out; its evidence is
// that of all whose answers count. Questions that nobody said anything to are left
// out. The rater is the round, such as "health-2026, 2".
func (c *Consensus) Assessment(words govmaturity.Words) *maturity.Assessment {
	r := c.round
	if r == nil {
		return &maturity.Assessment{}
	}
	a := &maturity.Assessment{
		Format: maturity.AssessmentFormat, Framework: r.fw.ID(), Edition: r.fw.Edition(), Hash: r.fw.RulesHash(),
		Subject: r.Subject(), Rater: fmt.Sprintf("%s, %d", r.ID(), r.Number()), Date: r.spec.Date, Standing: govmaturity.StandingDerived,
	}
	byItem := map[string]map[string]govmaturity.Answer{}
	for i := range c.cells {
		cell := &c.cells[i]
		if cell.Open == OpenReasonSilent {
			continue
		}
		if byItem[cell.Item] == nil {
			byItem[cell.Item] = map[string]govmaturity.Answer{}
		}
		answer := cell.Answer.Clone()
		answer.Comment = c.comment(cell, words)
		answer.Evidence = cell.evidence()
		byItem[cell.Item][cell.Indicator.ID()] = answer
	}
	a.Answers = byItem[""]
	a.Rosters = filled(govmaturity.Path{}, c.items, byItem)
	return a
}

// comment says how an answer came out, on one line.
func (c *Consensus) comment(cell *Cell, w govmaturity.Words) string {
	t := &teller{w: w, c: c}
	how := t.how(cell)
	if cell.Open != "" {
		how = w.Say("text.clauses", "before", how, "item", w.Say("consensus.open."+string(cell.Open)))
	}
	said := w.Say("text.sentence", "text", how)
	add := func(sentence string) {
		if sentence != "" {
			said = w.Say("text.sentences", "before", said, "item", sentence)
		}
	}
	if cell.Rule == RuleFacilitated {
		add(w.Wording(cell.Reason))
		return said
	}
	votes := ""
	for _, line := range t.tally(cell, cell.Votes) {
		if votes != "" {
			line = w.Say("text.clauses", "before", votes, "item", line)
		}
		votes = line
	}
	if votes != "" {
		add(w.Say("text.sentence", "text", votes))
	}
	return said
}

// evidence is what the result rests on: each once, in the order of the raters, after
// that of the talks.
func (c *Cell) evidence() []string {
	out := slices.Clone(c.Answer.Evidence)
	for _, v := range c.Votes {
		for _, e := range v.Answer.Evidence {
			if !slices.Contains(out, e) {
				out = append(out, e)
			}
		}
	}
	return out
}

// filled returns the items of rosters with their answers.
func filled(at govmaturity.Path, items map[string][]maturity.RosterItem, answers map[string]map[string]govmaturity.Answer) map[string][]maturity.RosterItem {
	if len(items) == 0 {
		return nil
	}
	out := map[string][]maturity.RosterItem{}
	for roster, list := range items {
		for _, item := range list {
			here := at.Key(roster).Key(item.ID)
			out[roster] = append(out[roster], maturity.RosterItem{
				ID: item.ID, Title: item.Title, Answers: answers[here.Pointer()], Rosters: filled(here, item.Rosters, answers),
			})
		}
	}
	return out
}

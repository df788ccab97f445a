package consensus

import (
	"cmp"
	"maps"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/maturity"
)

// Consensus is what the raters of a round say together. [Round.Combine] makes one.
// It does not change, and any number of goroutines may use it at once.
type Consensus struct {
	round *Round
	cells []Cell
	at    map[place]int
	said  []string // the raters with an assessment, in the order of the round
	items map[string][]maturity.RosterItem
}

// Cell is a question with what the raters say to it, and what comes out.
type Cell struct {
	Indicator maturity.Indicator
	// Item is the item of a roster, such as /services/passport, or "".
	Item string
	// Votes are those that count, in the order of the round: only of raters who gave
	// an assessment.
	Votes []Vote
	// Apart are those of the others: of the subject itself where assessors count, and
	// of raters who are not in the group.
	Apart []Vote
	// Rule is the rule that was taken.
	Rule Rule
	// Answer is what came out, without a comment: unanswered where Open says why.
	Answer govmaturity.Answer
	Open   OpenReason
	// Computed is what the rule gives where something else was settled, and Reason
	// the reason for that.
	Computed govmaturity.Answer
	Reason   govmaturity.Text
	// Disagreement is the mean distance of two raters, from 0 to 1, if two said
	// something.
	Disagreement float64
	Compared     bool

	asked *asked
	group int
}

// Vote is what a rater says.
type Vote struct {
	Rater  string
	Answer govmaturity.Answer
}

// Round returns the round that was combined.
func (c *Consensus) Round() *Round { return c.round }

// Raters returns the raters who gave an assessment, in the order of the round.
func (c *Consensus) Raters() []string { return slices.Clone(c.said) }

// Cells returns all questions: those of the framework's own tree in its order, then
// those of rosters, item by item.
func (c *Consensus) Cells() []Cell {
	out := make([]Cell, len(c.cells))
	for i := range c.cells {
		out[i] = c.cells[i].clone()
	}
	return out
}

// Cell returns a question, by the item of a roster, or "", and the indicator.
func (c *Consensus) Cell(item, indicator string) (Cell, bool) {
	i, ok := c.at[place{item, indicator}]
	if !ok {
		return Cell{}, false
	}
	return c.cells[i].clone(), true
}

func (c *Cell) clone() Cell {
	out := *c
	out.Answer, out.Computed, out.Reason = c.Answer.Clone(), c.Computed.Clone(), c.Reason.Clone()
	out.Votes, out.Apart = cloneVotes(c.Votes), cloneVotes(c.Apart)
	return out
}

func cloneVotes(votes []Vote) []Vote {
	out := slices.Clone(votes)
	for i := range out {
		out[i].Answer = out[i].Answer.Clone()
	}
	return out
}

// Combine puts the assessments of the round's raters together, one of each at most:
// whoever gave none is silent. The order of assessments changes nothing. The error is
// a [govmaturity.Problems] at the places of the assessments: a rater twice or unknown,
// another subject, answers that do not fit the framework.
func (r *Round) Combine(assessments ...*maturity.Assessment) (*Consensus, error) {
	var report document.Report
	if r == nil || r.spec == nil {
		report.Add(nil, govmaturity.CodeRequired, "there is no round of rating")
		return nil, report.Err()
	}
	by := make([]*maturity.Assessment, len(r.spec.Raters))
	for i, a := range assessments {
		at := govmaturity.Path{}.Key("assessments").Index(i)
		if err := r.fw.Check(a); err != nil {
			report.AddAt(at, err.(govmaturity.Problems))
			continue
		}
		k, known := r.rater[a.Rater]
		switch {
		case a.Subject != r.spec.Subject:
			report.Add(at.Key("subject"), govmaturity.CodeContradiction, "the assessment is about %q, and the round about %q", a.Subject, r.spec.Subject)
		case !known:
			report.Add(at.Key("rater"), govmaturity.CodeUnknownReference, "there is no rater %q in the round%s", a.Rater, report.Suggest(a.Rater, func() []string { return slices.Sorted(maps.Keys(r.rater)) }))
		case by[k] != nil:
			report.Add(at.Key("rater"), govmaturity.CodeGivenTwice, "there is already an assessment of %q", a.Rater)
		default:
			by[k] = a
		}
	}
	if err := report.Err(); err != nil {
		return nil, err
	}
	c := &Consensus{round: r, at: map[place]int{}}
	top := level{tree: r.fw.Root(), rosters: r.fw.Rosters()}
	for k, a := range by {
		if a != nil {
			c.said = append(c.said, a.Rater)
			top.sheets = append(top.sheets, sheet{&r.spec.Raters[k], a.Answers, a.Rosters})
		}
	}
	c.items = c.level(top)
	for i := range r.spec.Facilitated {
		if f := &r.spec.Facilitated[i]; c.at[place{f.Item, f.Indicator}] == 0 && !c.has(f.Item, f.Indicator) {
			report.Add(key("facilitated").Index(i).Key("item"), govmaturity.CodeUnknownReference, "no rater has an item %q with %q", f.Item, f.Indicator)
		}
	}
	if err := report.Err(); err != nil {
		return nil, err
	}
	return c, nil
}

func (c *Consensus) has(item, indicator string) bool {
	_, ok := c.at[place{item, indicator}]
	return ok
}

// sheet is what one rater says in one tree.
type sheet struct {
	rater   *RoundRaterSpec
	answers map[string]govmaturity.Answer
	rosters map[string][]maturity.RosterItem
}

// level is a tree with what all say in it: the framework's own, or that of an item.
type level struct {
	at      govmaturity.Path
	tree    maturity.Node
	rosters []maturity.Roster
	sheets  []sheet
}

// level combines a tree, and then the items of its rosters, by their ids. It returns
// the items without their answers.
func (c *Consensus) level(l level) map[string][]maturity.RosterItem {
	for n := range l.tree.All() {
		if n.IsIndicator() {
			c.add(l, n.Indicator())
		}
	}
	items := map[string][]maturity.RosterItem{}
	for _, roster := range l.rosters {
		inside := map[string]*level{}
		titles := map[string]string{}
		for _, s := range l.sheets {
			for _, item := range s.rosters[roster.ID()] {
				if inside[item.ID] == nil {
					inside[item.ID] = &level{at: l.at.Key(roster.ID()).Key(item.ID), tree: roster.Root(), rosters: roster.Rosters()}
				}
				in := inside[item.ID]
				in.sheets = append(in.sheets, sheet{s.rater, item.Answers, item.Rosters})
				titles[item.ID] = cmp.Or(titles[item.ID], item.Title)
			}
		}
		for _, id := range slices.Sorted(maps.Keys(inside)) {
			below := c.level(*inside[id])
			items[roster.ID()] = append(items[roster.ID()], maturity.RosterItem{ID: id, Title: titles[id], Rosters: below})
		}
	}
	if len(items) == 0 {
		return nil
	}
	return items
}

// add combines the answers to one indicator.
func (c *Consensus) add(l level, i maturity.Indicator) {
	r := c.round
	cell := Cell{Indicator: i, Rule: r.ruleOf(i), asked: newAsked(i), group: r.groupOf(i.Node())}
	if len(l.at) > 0 {
		cell.Item = l.at.Pointer()
	}
	for _, s := range l.sheets {
		a, said := s.answers[i.ID()]
		if r.countsAt(s.rater, cell.group) {
			cell.Votes = append(cell.Votes, Vote{s.rater.ID, a.Clone()})
		} else if said {
			cell.Apart = append(cell.Apart, Vote{s.rater.ID, a.Clone()})
		}
	}
	cell.combine(r)
	if k, ok := r.facilitated[place{cell.Item, i.ID()}]; ok {
		f := &r.spec.Facilitated[k]
		cell.Computed, cell.Answer = cell.Answer, f.answer()
		cell.Rule, cell.Open, cell.Reason = RuleFacilitated, "", f.Reason.Clone()
	}
	c.at[place{cell.Item, i.ID()}] = len(c.cells)
	c.cells = append(c.cells, cell)
}

// combine makes one answer of the votes.
func (c *Cell) combine(r *Round) {
	var values []value
	observed := false
	states := map[govmaturity.State]int{}
	silent := map[govmaturity.State]int{}
	for _, v := range c.Votes {
		switch state := v.Answer.State(); {
		case state.HasValue():
			values = append(values, c.asked.value(v.Answer))
			observed = observed || state == govmaturity.StateAnswered
		case state == govmaturity.StateNotApplicable || state == govmaturity.StateNotDeployed:
			states[state]++
		default:
			silent[state]++
		}
	}
	slices.SortFunc(values, compare)
	claims := []int{states[govmaturity.StateNotApplicable], states[govmaturity.StateNotDeployed]}
	said := len(values) + claims[0] + claims[1]
	c.Disagreement, c.Compared = c.asked.disagreement(values, claims)
	switch {
	case said == 0 && silent[govmaturity.StateExcluded] > 0 && silent[govmaturity.StateUnanswered] == 0:
		c.Answer = govmaturity.AnswerState(govmaturity.StateExcluded)
	case said == 0:
		c.Open = OpenReasonSilent
	case said < r.spec.Least:
		c.Open = OpenReasonFew
	case 2*claims[0] > said:
		c.Answer = govmaturity.AnswerState(govmaturity.StateNotApplicable)
	case 2*claims[1] > said:
		c.Answer = govmaturity.AnswerState(govmaturity.StateNotDeployed)
	case 2*len(values) <= said:
		c.Open = OpenReasonStates
	default:
		v, open := c.asked.combine(c.Rule, r.spec.Between, values)
		if c.Open = open; open == "" {
			c.answered(v, observed)
		}
	}
	if c.Open != "" {
		c.Answer = govmaturity.AnswerState(govmaturity.StateUnanswered)
	}
}

// answered keeps a value that came out, if the question can be answered so.
func (c *Cell) answered(v value, observed bool) {
	a := c.asked.answer(v)
	if !observed {
		a = a.AsImputed()
	}
	if _, err := c.Indicator.Mark(a); err != nil {
		c.Open = OpenReasonRefused
		return
	}
	c.Answer = a
}

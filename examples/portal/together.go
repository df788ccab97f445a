package main

import (
	"html/template"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/chart"
	"github.com/govmaturity/govmaturity/maturity/consensus"
)

// together is what the raters of a subject say in common: how far they agree, what they
// have to talk about and, if somebody asks for it by a rule, what comes out of it all.
type together struct {
	Agreement *figure
	Agreed    []string // how far, in words
	Talks     []talk
	MoreTalks int
	Rules     []choice
	Betweens  []choice
	Combined  *combined
	Alone     bool // all rate themselves
	Selves    bool // some do
}

// talk is a question on which raters differ.
type talk struct {
	Title template.HTML
	Item  string
	Apart string
	Votes []vote
}

// vote is an answer, and those who gave it: by name, as long as they are few.
type vote struct {
	Says   string
	Raters []voter // the first of them
	Count  int
}

// More reports whether not all are named.
func (x vote) More() bool { return x.Count > len(x.Raters) }

type voter struct {
	Name string
	Self bool
}

const votersShown = 8

// combined is the result of a rule, beside that of those who rate themselves.
type combined struct {
	Outcome string
	Self    []template.HTML // their names
	Rows    []combinedRow
	Open    int
}

type combinedRow struct {
	resultRow
	Self []template.HTML
}

// round makes a round of rating of the raters on the page. It is not kept: the finished
// assessments are.
func (v *visit) round(data *subjectPage, rule consensus.Rule, between consensus.Between) (*consensus.Round, error) {
	spec := &consensus.RatingRoundSpec{
		Format: consensus.RoundFormat, ID: "side-by-side", Framework: data.In.ID(), Edition: data.In.Edition(),
		Subject: data.Subject, Round: 1, Rule: rule, Between: between,
		Title:     govmaturity.Text{v.Tag: v.T("raters")},
		Agreement: &consensus.AgreementSpec{Draws: 100},
	}
	for _, r := range data.Raters {
		kind := consensus.RaterKindAssessor
		if r.Self {
			kind = consensus.RaterKindSelf
		}
		spec.Raters = append(spec.Raters, consensus.RoundRaterSpec{ID: r.Name, Kind: kind})
	}
	return consensus.Compile(data.In.Framework, spec)
}

// together works out what raters have in common. What makes no sense of it, such as a
// rule for what it cannot take, is said and no failure.
func (v *visit) together(data *subjectPage, docs []*maturity.Assessment) error {
	q := v.r.URL.Query()
	rule, between := consensus.Rule(q.Get("rule")), consensus.Between(q.Get("between"))
	for _, r := range []consensus.Rule{consensus.RuleMedian, consensus.RuleMajority, consensus.RuleMean} {
		data.Rules = append(data.Rules, choice{string(r), v.T("rule-" + string(r)), r == rule})
	}
	for _, b := range []consensus.Between{consensus.BetweenOpen, consensus.BetweenLower, consensus.BetweenHigher} {
		data.Betweens = append(data.Betweens, choice{string(b), v.T("between-" + string(b)), b == between})
	}
	assessors := 0
	for _, r := range data.Raters {
		if !r.Self {
			assessors++
		}
	}
	data.Selves = assessors < len(data.Raters)
	if len(docs) < 2 {
		return nil
	}
	if data.Alone = assessors == 0; data.Alone {
		return nil
	}
	known := func(all []choice) bool {
		for _, c := range all {
			if c.On {
				return true
			}
		}
		return false
	}
	if !known(data.Betweens) {
		between = consensus.BetweenOpen
	}
	asked := known(data.Rules)
	if !asked {
		rule = consensus.RuleMedian // for what is compared, it makes no difference
	}
	round, err := v.round(data, rule, between)
	if err != nil {
		return err
	}
	c, err := round.Combine(docs...)
	if err != nil {
		return err
	}
	if assessors > 1 {
		v.agreement(data, c)
	}
	v.talks(data, c)
	if asked {
		return v.combined(data, c, docs)
	}
	return nil
}

// agreement draws how far raters agree, and says it for the whole.
func (v *visit) agreement(data *subjectPage, c *consensus.Consensus) {
	f := v.figure("agreement", v.T("agreement"), "no-agreement", func(o chart.Options) (govmaturity.Chart, error) {
		return chart.Agreement(c, nil, o)
	})
	data.Agreement = &f
	for _, a := range c.Agreement(data.In.Root().ID()) {
		data.Agreed = append(data.Agreed, c.AgreementFinding(a, v.words()).In(v.words()))
	}
}

// talks lists the questions on which raters differ, farthest apart first.
func (v *visit) talks(data *subjectPage, c *consensus.Consensus) {
	self := map[string]bool{}
	for _, r := range data.Raters {
		self[r.Name] = r.Self
	}
	for _, cell := range c.Agenda() {
		if !cell.Compared || cell.Disagreement == 0 {
			continue
		}
		if len(data.Talks) == talksShown {
			data.MoreTalks++
			continue
		}
		one := talk{Title: v.Say(cell.Indicator.Title()), Item: cell.Item, Apart: percent(cell.Disagreement)}
		for _, votes := range [][]consensus.Vote{cell.Votes, cell.Apart} {
			for _, x := range votes {
				one.add(v.valueOf(cell.Indicator, x.Answer), voter{x.Rater, self[x.Rater]})
			}
		}
		data.Talks = append(data.Talks, one)
	}
}

// add puts a rater to those who say the same.
func (t *talk) add(says string, by voter) {
	i := slices.IndexFunc(t.Votes, func(x vote) bool { return x.Says == says })
	if i < 0 {
		i, t.Votes = len(t.Votes), append(t.Votes, vote{Says: says})
	}
	t.Votes[i].Count++
	if len(t.Votes[i].Raters) < votersShown {
		t.Votes[i].Raters = append(t.Votes[i].Raters, by)
	}
}

// combined scores what the rule gives, and keeps those who rate themselves apart.
func (v *visit) combined(data *subjectPage, c *consensus.Consensus, docs []*maturity.Assessment) error {
	card, err := data.In.Score(c.Assessment(v.words()))
	if err != nil {
		return err
	}
	out := &combined{Outcome: c.Finding(v.words()).Outcome.In(v.Tag)}
	for _, cell := range c.Cells() {
		if cell.Open != "" {
			out.Open++
		}
	}
	var selves []*maturity.Scorecard
	for i, r := range data.Raters {
		if !r.Self {
			continue
		}
		own, err := data.In.Score(docs[i])
		if err != nil {
			return err
		}
		out.Self, selves = append(out.Self, isolated(r.Name)), append(selves, own)
	}
	for _, r := range append([]maturity.Result{card.Root()}, partsOfCard(card)...) {
		row := combinedRow{resultRow: v.resultRow(r)}
		for _, own := range selves {
			row.Self = append(row.Self, v.resultRow(own.Node(r.ID())).Said())
		}
		out.Rows = append(out.Rows, row)
	}
	data.Combined = out
	return nil
}

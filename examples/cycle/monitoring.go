package main

import (
	"cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
)

// monitoring is what came of the plan.
type monitoring struct {
	review *actionplan.Review
	again  *actionplan.Reassessment
	next   *actionplan.Plan
	kept   *actionplan.SnapshotSpec
}

// watch reviews the plan, assesses again, and moves the deadlines that were moved.
func (c *cycle) watch() (err error) {
	m, plan := &c.monitoring, c.strategy.plan
	if m.review, err = read(c, "review-2028.yaml", plan.ReadReview); err != nil {
		return err
	}
	if c.after, err = c.score("assessment-2028.yaml"); err != nil {
		return err
	}
	if m.again, err = m.review.Reassess(c.before, c.after); err != nil {
		return err
	}
	if m.kept, err = plan.Snapshot(m.review.Date(), govmaturity.Text{"en": "As it was reviewed", "fr": "Tel qu’il a été évalué"}); err != nil {
		return err
	}
	m.next, err = m.review.Rebaselined()
	return err
}

// record ties the documents of the round together, each by its content.
func (c *cycle) record() (err error) {
	assessed := func(of *actionplan.DocumentSpec, date string) actionplan.DocumentSpec {
		of.Date = date
		return *of
	}
	a, b := c.before.Framework(), c.before.Assessment()
	assessment := &actionplan.DocumentSpec{Kind: actionplan.DocumentKindAssessment, ID: a.ID(), Edition: a.Edition(), Subject: b.Subject}
	plan, review := c.strategy.plan, c.monitoring.review
	from := b.Date // the strategy ends when the plan begins
	if h := plan.Spec().Horizon; h != nil {
		from = h.From
	}
	var gaps []actionplan.AnswerSpec
	for _, s := range c.strategy.draft.Steps {
		for _, n := range s.Needs {
			gaps = append(gaps, n.Answer())
		}
	}
	spec := &actionplan.CycleSpec{
		Format: actionplan.CycleFormat, ID: "meridia", Version: actionplan.CycleVersionWorkshop, Standing: govmaturity.StandingIllustrative,
		Title: govmaturity.Text{"en": "The cycle of the ministry", "fr": "Le cycle du ministère"},
		Rounds: []actionplan.RoundSpec{{ID: "first", Steps: []actionplan.CycleStepSpec{
			{Step: actionplan.CycleStepAnalysis, Started: b.Date, Finished: b.Date, Gaps: unique(gaps), Documents: []actionplan.DocumentSpec{
				assessed(assessment, b.Date),
				{Kind: actionplan.DocumentKindProfile, ID: c.people.ID(), Edition: c.people.Edition()},
				{Kind: actionplan.DocumentKindSituation, ID: c.situation.ID(), Edition: c.situation.Edition(), Hash: c.situation.Hash()},
				{Kind: actionplan.DocumentKindStakeholders, ID: c.stakeholders.ID(), Edition: c.stakeholders.Edition(), Hash: c.stakeholders.Hash()},
			}},
			{Step: actionplan.CycleStepVision, Started: b.Date, Finished: b.Date, Documents: []actionplan.DocumentSpec{
				{Kind: actionplan.DocumentKindVision, ID: c.vision.ID(), Edition: c.vision.Edition(), Hash: c.vision.Hash()}}},
			{Step: actionplan.CycleStepStrategy, Started: b.Date, Finished: from, Documents: []actionplan.DocumentSpec{
				{Kind: actionplan.DocumentKindPlan, ID: plan.ID(), Edition: plan.Edition(), Hash: plan.Hash()}}},
			{Step: actionplan.CycleStepMonitoring, Started: from, Documents: []actionplan.DocumentSpec{
				{Kind: actionplan.DocumentKindReview, ID: plan.ID(), Edition: plan.Edition(), Date: review.Date()},
				assessed(assessment, cmp.Or(c.after.Assessment().Date, review.Date()))}},
		}}},
	}
	c.recorded, err = actionplan.CompileCycle(spec)
	return err
}

// unique are gaps without those that are there twice.
func unique(gaps []actionplan.AnswerSpec) (out []actionplan.AnswerSpec) {
	type key struct{ kind, document, id, to string }
	seen := map[key]bool{}
	for _, g := range gaps {
		k := key{string(g.Kind), g.Document, g.ID, g.To}
		if !seen[k] {
			seen[k], out = true, append(out, g)
		}
	}
	return out
}

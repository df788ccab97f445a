package main

import (
	"errors"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
	"github.com/govmaturity/govmaturity/maturity/chart"
)

// comparePage is two assessments of a subject side by side: of two dates, of two raters,
// of two editions, or of two frameworks with a crosswalk between them.
type comparePage struct {
	Subject string
	Before  []choice
	After   []choice
	Found   *comparison
	None    string // why there is no comparison
	Chart   *figure
}

// comparedShown is how many assessments there are to choose from: the newest.
const comparedShown = 200

func (s *server) comparing(v *visit) error {
	q := v.r.URL.Query()
	data := comparePage{Subject: q.Get("subject")}
	all, err := s.store.FinishedOf(v.r.Context(), data.Subject, comparedShown)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		return notFound(v)
	}
	before, err := v.compared(q.Get("before"), data.Subject)
	if err != nil {
		return err
	}
	after, err := v.compared(q.Get("after"), data.Subject)
	if err != nil {
		return err
	}
	data.Before, data.After = v.choices(all, before), v.choices(all, after)
	if before != nil && after != nil {
		if err := v.sideBySide(&data, before, after); err != nil {
			return err
		}
	}
	crumbs := v.crumbs()
	if after != nil {
		crumbs = v.draftCrumbs(after, v.crumbOfDraft(after))
	}
	return v.render(200, "compare", v.T("compare-title", data.Subject), &data, crumbs...)
}

// compared returns an assessment that the address names, or nil where it names none.
func (v *visit) compared(id, subject string) (*draft, error) {
	if id == "" {
		return nil, nil
	}
	a, err := v.store.Assessment(v.r.Context(), id)
	if errors.Is(err, store.ErrNotFound) || err == nil && a.Subject != subject {
		return nil, notFound(v)
	}
	if err != nil {
		return nil, err
	}
	return v.draftOf(a)
}

// choices are the assessments to choose from, and the one that is chosen, which may be
// a draft.
func (v *visit) choices(all []store.Entry, chosen *draft) (out []choice) {
	name := func(framework, edition, rater, date string) string {
		title := framework + " " + edition
		if in := v.lib.find(framework, edition); in != nil {
			title = v.NameOf(in)
		}
		return v.words().Date(date) + " · " + rater + " · " + title
	}
	found := false
	for _, e := range all {
		on := chosen != nil && chosen.ID == e.ID
		found = found || on
		out = append(out, choice{e.ID, name(e.Framework, e.Edition, e.Rater, e.Date), on})
	}
	if chosen != nil && !found {
		out = append(out, choice{chosen.ID, name(chosen.Framework, chosen.Edition, chosen.Rater, chosen.Date), true})
	}
	return out
}

func (v *visit) sideBySide(data *comparePage, before, after *draft) error {
	if before.ID == after.ID {
		data.None = v.T("compare-itself")
		return nil
	}
	c, err := v.compare(before, after)
	if err != nil {
		return err
	}
	if c == nil {
		data.None = v.T("no-crosswalk", v.NameOf(before.In), v.NameOf(after.In))
		return nil
	}
	data.Found = v.comparison(before, after, c)
	if c.Crosswalk != nil {
		return nil // two frameworks have no nodes in common to draw
	}
	doc, err := v.under(after.In, before.Assessment)
	if err != nil || doc == nil {
		return err
	}
	was, err := after.In.Score(doc)
	if err != nil {
		return err
	}
	f := v.figure("change", v.T("change-chart"), "no-stages", func(o chart.Options) (govmaturity.Chart, error) {
		return chart.Change(was.Root(), c.After.Root(), o)
	}).alone().bare()
	data.Chart = &f
	return nil
}

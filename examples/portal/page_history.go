package main

import (
	"html/template"
	"strconv"

	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
	"github.com/govmaturity/govmaturity/maturity"
)

const (
	savesShown   = 15 // on one page of the history
	changesShown = 12 // of one save
)

// savedChange is one thing that a save changed, in words.
type savedChange struct {
	Title    template.HTML
	Old, New string
}

// history shows who saved what, and when, the newest first: for each question
// what it said before and after.
func (s *server) history(v *visit) error {
	d, err := v.draft()
	if err != nil {
		return err
	}
	to := d.Version
	if n, err := strconv.ParseInt(v.r.URL.Query().Get("to"), 10, 64); err == nil && n >= 1 && n < to {
		to = n
	}
	all, err := s.store.RevisionsTo(v.r.Context(), d.ID, to, savesShown+1)
	if err != nil {
		return err
	}
	type row struct {
		store.Revision
		Part    template.HTML
		Link    string
		Changed []savedChange
		More    int
	}
	docs := make([]*maturity.Assessment, len(all))
	for i, r := range all {
		if docs[i], err = decode(r.Document); err != nil {
			return err
		}
	}
	var rows []row
	for i, r := range all[:min(len(all), savesShown)] {
		one := row{Revision: r, Link: d.versionLink(r.Version)}
		if p := d.In.part(r.Part); p != nil {
			one.Part = v.Say(p.Title)
		}
		if i+1 < len(all) {
			one.Changed, one.More = v.changesBetween(d.In, docs[i+1], docs[i])
		}
		rows = append(rows, one)
	}
	older, newer := "", ""
	if len(all) > savesShown {
		older = d.Link + "/history?to=" + strconv.FormatInt(all[savesShown].Version, 10)
	}
	if to < d.Version {
		newer = d.Link + "/history?to=" + strconv.FormatInt(min(to+savesShown, d.Version), 10)
	}
	return v.render(200, "history", v.T("history"), struct {
		*draft
		Rows         []row
		Older, Newer string
	}{d, rows, older, newer}, v.draftCrumbs(d, v.crumbOfDraft(d))...)
}

// changesBetween says in words what is different between two versions, as far as
// there is room.
func (v *visit) changesBetween(in *instrument, before, after *maturity.Assessment) (out []savedChange, more int) {
	all := in.changes(before, after)
	for _, c := range all[:min(len(all), changesShown)] {
		out = append(out, savedChange{v.titleOf(in, c, after, before), v.sayAt(in, c, before), v.sayAt(in, c, after)})
	}
	return out, len(all) - len(out)
}

func (d *draft) versionLink(version int64) string {
	return d.Link + "/versions/" + strconv.FormatInt(version, 10)
}

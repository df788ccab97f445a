package main

import (
	"strconv"

	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
)

// versionPage is an assessment as it was once.
type versionPage struct {
	*draft
	answersView
	Was    store.Revision
	Before string // the addresses of the versions around it
	After  string
}

// version shows all answers of a version that was saved, in words.
func (s *server) version(v *visit) error {
	d, err := v.draft()
	if err != nil {
		return err
	}
	n, err := strconv.ParseInt(v.r.PathValue("version"), 10, 64)
	if err != nil || n < 1 || n > d.Version {
		return notFound(v)
	}
	was, err := s.store.Revision(v.r.Context(), d.ID, n)
	if err != nil {
		return err
	}
	doc, err := decode(was.Document)
	if err != nil {
		return err
	}
	card, err := d.In.Score(doc)
	if err != nil {
		return err
	}
	at, ok := parsePlace(v.r.URL.Query().Get("at"))
	if !ok {
		return notFound(v)
	}
	old := &draft{Assessment: d.Assessment, In: d.In, Doc: doc, Link: d.Link}
	data := versionPage{draft: d, Was: was}
	if data.answersView, err = v.answers(old, card, at, d.versionLink(n), false); err != nil {
		return err
	}
	if n > 1 {
		data.Before = d.versionLink(n - 1)
	}
	if n < d.Version {
		data.After = d.versionLink(n + 1)
	}
	return v.render(200, "version", v.T("version-n", n), data,
		v.draftCrumbs(d, v.crumbOfDraft(d), crumb{v.T("history"), d.Link + "/history"})...)
}

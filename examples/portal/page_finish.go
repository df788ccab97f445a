package main

import (
	"errors"
	"html/template"
	"net/http"
	"strconv"

	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
)

// finish shows all answers in words, and what is missing, and asks.
func (s *server) finish(v *visit) error { return s.showFinish(v, 200, "", nil) }

func (s *server) showFinish(v *visit, status int, notice string, problems []problem) error {
	d, err := v.draft()
	if err != nil {
		return err
	}
	if d.Finished() {
		return v.redirect(d.Link)
	}
	if v.Name() == "" {
		return v.askName()
	}
	card, err := d.In.Score(d.Doc)
	if err != nil {
		return err
	}
	at, ok := parsePlace(v.r.URL.Query().Get("at"))
	if !ok {
		return notFound(v)
	}
	all, err := v.answers(d, card, at, d.Link+"/finish", true)
	if err != nil {
		return err
	}
	return v.renderPage(status, "finish", &page{visit: v, Title: v.T("check-answers"), Problems: problems, Data: struct {
		*draft
		answersView
		Notice string
	}{d, all, notice}, Crumbs: v.draftCrumbs(d, v.crumbOfDraft(d))})
}

func (s *server) saveFinish(v *visit) error {
	values, problems := v.readFields(
		field{name: "base", most: 20, hidden: true, is: isNumber, isNot: "p-number"})
	if v.forged() {
		return s.showFinish(v, http.StatusForbidden, v.T("p-token"), nil)
	}
	if problems != nil {
		return s.showFinish(v, http.StatusUnprocessableEntity, "", problems)
	}
	if v.name == "" {
		return v.askName()
	}
	id := v.r.PathValue("id")
	base, _ := strconv.ParseInt(values["base"], 10, 64) // at most 16 digits
	err := s.store.Finish(v.r.Context(), id, base, v.name)
	switch {
	case errors.Is(err, store.ErrStale):
		a, err := s.store.Assessment(v.r.Context(), id)
		if err != nil {
			return err
		}
		if a.Who == v.name {
			return s.showFinish(v, http.StatusConflict, v.T("finish-stale-self"), nil)
		}
		return s.showFinish(v, http.StatusConflict, v.T("finish-stale", a.Who), nil)
	case errors.Is(err, store.ErrUnavailable):
		return s.showFinish(v, http.StatusServiceUnavailable, v.unavailable(err), nil)
	case err != nil && !errors.Is(err, store.ErrFinished): // pressed twice
		return err
	}
	return v.redirect(assessmentLink(id))
}

// again starts a new draft from a finished assessment.
func (s *server) again(v *visit) error {
	values, problems := v.readFields(onceField)
	switch {
	case v.forged():
		return &failure{http.StatusForbidden, v.T("forbidden"), v.T("forbidden-2")}
	case problems != nil:
		return &failure{http.StatusUnprocessableEntity, v.T("bad-request"), problems[0].Text}
	}
	d, err := v.draft()
	if err != nil {
		return err
	}
	switch {
	case !d.Finished():
		return v.redirect(d.Link)
	case v.name == "":
		return v.askNameFor(d.Link)
	}
	doc := *d.Doc
	a, err := s.begin(v, d.In, store.New{
		Once: values["once"], Subject: d.Subject, Rater: d.Rater, Date: s.clock().UTC().Format("2006-01-02"), StartedFrom: d.ID,
	}, &doc)
	if err != nil {
		return err
	}
	return v.redirect(assessmentLink(a.ID))
}

const maxNote = 5000

// notes shows the evidence notes of an assessment.
func (s *server) notes(v *visit) error {
	return s.showNotes(v, 200, map[string]string{"once": v.Once()}, nil)
}

func (s *server) showNotes(v *visit, status int, values map[string]string, problems []problem) error {
	d, err := v.draft()
	if err != nil {
		return err
	}
	if v.name == "" && !d.Finished() && problems == nil {
		return v.askName()
	}
	all, err := s.store.Notes(v.r.Context(), d.ID)
	if err != nil {
		return err
	}
	type row struct {
		store.Note
		About template.HTML
	}
	var rows []row
	for _, n := range all {
		one := row{Note: n, About: template.HTML(template.HTMLEscapeString(v.T("about-all")))}
		if r := d.In.Node(n.Node); r.Valid() {
			one.About = v.Say(r.Title())
		}
		rows = append(rows, one)
	}
	type choice struct{ ID, Title string }
	var about []choice
	for r := range d.In.Nodes() {
		if r.Parent().Valid() {
			about = append(about, choice{r.ID(), v.Plain(r.Title())})
		}
	}
	if values["once"] == "" {
		values["once"] = v.Once()
	}
	return v.renderPage(status, "notes", &page{visit: v, Title: v.T("notes"), Keeps: !d.Finished(), Problems: problems, Data: struct {
		*draft
		Rows   []row
		About  []choice
		Values map[string]string
	}{d, rows, about, values}, Crumbs: v.draftCrumbs(d, v.crumbOfDraft(d))})
}

func (s *server) saveNote(v *visit) error {
	d, err := v.draft()
	if err != nil {
		return err
	}
	values, problems := v.readFields(
		field{name: "text", most: maxNote, lines: true},
		field{name: "node", most: 200, optional: true, is: func(id string) bool { return d.In.Node(id).Valid() }, isNot: "p-choice"},
		onceField)
	if v.relang {
		return s.showNotes(v, 200, values, nil)
	}
	if v.forged() {
		return s.showNotes(v, http.StatusForbidden, values, []problem{{"", v.T("p-token")}})
	}
	if problems != nil {
		return s.showNotes(v, http.StatusUnprocessableEntity, values, problems)
	}
	if v.name == "" {
		return s.showNotes(v, http.StatusUnprocessableEntity, values, []problem{{"", v.T("p-nameless")}})
	}
	err = s.store.AddNote(v.r.Context(), d.ID, values["once"], store.Note{Node: values["node"], Who: v.name, Text: values["text"]})
	switch {
	case errors.Is(err, store.ErrUnavailable):
		return s.showNotes(v, http.StatusServiceUnavailable, values, []problem{{"", v.unavailable(err)}})
	case err != nil:
		return err
	}
	return v.redirect(d.Link + "/notes")
}

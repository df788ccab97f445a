package main

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
	"github.com/govmaturity/govmaturity/maturity"
)

// Link is the address of a framework's page.
func (in *instrument) Link() string {
	return "/frameworks/" + url.PathEscape(in.ID()) + "/" + url.PathEscape(in.Edition())
}

// instrumentOf returns the framework that the address names.
func (v *visit) instrumentOf() (*instrument, error) {
	in := v.lib.find(v.r.PathValue("framework"), v.r.PathValue("edition"))
	if in == nil {
		return nil, notFound(v)
	}
	return in, nil
}

// everOf returns a framework that can be assessed with, or else the one that
// the newest of these assessments was made with.
func (v *visit) everOf(id, edition string, all []*store.Assessment) (*instrument, error) {
	if in := v.lib.find(id, edition); in != nil {
		return in, nil
	}
	if len(all) == 0 {
		return nil, notFound(v)
	}
	return v.lib.of(v.r.Context(), slices.MaxFunc(all, func(a, b *store.Assessment) int { return a.StartedAt.Compare(b.StartedAt) }))
}

func (v *visit) crumbs(more ...crumb) []crumb {
	return append([]crumb{{v.T("home"), "/"}}, more...)
}

func (v *visit) crumbOf(in *instrument) crumb { return crumb{v.NameOf(in), in.Link()} }

// NameOf is what an edition of a framework is called. Many titles end in the
// year already, and some have no edition to speak of.
func (v *visit) NameOf(in *instrument) string {
	title := v.Plain(in.Title())
	if in.Edition() == "undated" || strings.Contains(title, in.Edition()) {
		return title
	}
	return title + " " + in.Edition()
}

// framework shows one: what it asks, how official it is, and who was assessed.
func (s *server) framework(v *visit) error {
	id, edition := v.r.PathValue("framework"), v.r.PathValue("edition")
	all, err := s.store.Assessments(v.r.Context(), id, edition, "")
	if err != nil {
		return err
	}
	in, err := v.everOf(id, edition, all)
	if err != nil {
		return err
	}
	start := ""
	if s.lib.find(id, edition) != nil {
		start = in.Link() + "/start"
	}
	type subject struct {
		Name, Link string
		All        []*store.Assessment
	}
	var subjects []subject
	for _, a := range all {
		if n := len(subjects); n == 0 || subjects[n-1].Name != a.Subject {
			subjects = append(subjects, subject{Name: a.Subject, Link: subjectLink(a)})
		}
		last := &subjects[len(subjects)-1]
		last.All = append(last.All, a)
	}
	return v.render(200, "framework", v.NameOf(in), struct {
		*instrument
		Spec     *maturity.Spec
		Parts    []part
		Lists    []maturity.Roster
		Start    string
		Subjects any

		Publisher string
		Minutes   int
	}{in, in.spec, in.parts, in.Rosters(), start, subjects, in.publisher(), in.minutes()}, v.crumbs()...)
}

// subjectLink is the address of the page of a subject. A subject may be called
// anything, so it is no part of a path.
func subjectLink(a *store.Assessment) string {
	return "/subjects?" + url.Values{"framework": {a.Framework}, "edition": {a.Edition}, "subject": {a.Subject}}.Encode()
}

// WebLink returns a source's address, if it is one that a browser may open.
func (v *visit) WebLink(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" {
		return ""
	}
	return u.String()
}

var startFields = []field{
	{name: "subject", most: maxName, named: true},
	{name: "rater", most: maxName, named: true},
	{name: "date", most: 10, says: dateError},
	onceField,
}

var onceField = field{name: "once", most: 40, hidden: true}

// start asks who or what is assessed, by whom and when.
func (s *server) start(v *visit) error {
	return s.showStart(v, 200, map[string]string{
		"rater": v.name, "date": s.clock().UTC().Format("2006-01-02"), "once": v.Once(),
	}, nil)
}

func (s *server) showStart(v *visit, status int, values map[string]string, problems []problem) error {
	in, err := v.instrumentOf()
	if err != nil {
		return err
	}
	if values["once"] == "" {
		values["once"] = v.Once()
	}
	known, err := s.store.Subjects(v.r.Context())
	if err != nil {
		return err
	}
	return v.renderPage(status, "start", &page{visit: v, Title: v.T("start"), Keeps: true, Problems: problems, Data: startPage{
		Values: values, Near: nearSubjects(values["subject"], known), Known: known[:min(len(known), maxKnown)],
	}, Crumbs: v.crumbs(v.crumbOf(in))})
}

// startPage is the page that asks who or what is assessed.
type startPage struct {
	Values map[string]string
	Near   []string // subjects that the typed one may be
	Known  []string // to choose from
}

// maxKnown is how many subjects a page offers while one is typed.
const maxKnown = 500

// another is chosen where the names of others are near, and none of them is
// meant. It goes with the name that was asked about: of a new one, it says
// nothing.
func another(subject string) string { return "/" + subject }

// Another is what the page sends for it.
func (p startPage) Another() string { return another(p.Values["subject"]) }

// chosen reads which of the near names is meant. The form has the choice only
// when it was asked.
func (v *visit) chosen(values map[string]string, known []string) *problem {
	near := nearSubjects(values["subject"], known)
	switch same := values["same"]; {
	case same == another(values["subject"]) || len(near) == 0:
		return nil
	case slices.Contains(near, same):
		values["subject"] = same
		return nil
	}
	return &problem{"same", v.T("p-near", "\u2068"+short(values["subject"])+"\u2069")}
}

func (s *server) saveStart(v *visit) error {
	in, err := v.instrumentOf()
	if err != nil {
		return err
	}
	fields := startFields
	if v.form.Has("same") {
		fields = append(fields[:len(fields):len(fields)], field{name: "same", most: maxName + 1, optional: true})
	}
	values, problems := v.readFields(fields...)
	if v.relang {
		return s.showStart(v, 200, values, nil)
	}
	if v.forged() {
		return s.showStart(v, 403, values, []problem{{"", v.T("p-token")}})
	}
	if problems != nil {
		return s.showStart(v, 422, values, problems)
	}
	known, err := s.store.Subjects(v.r.Context())
	if err != nil {
		return err
	}
	if wrong := v.chosen(values, known); wrong != nil {
		return s.showStart(v, 422, values, []problem{*wrong})
	}
	if v.name == "" { // somebody new says who they are here
		v.setName(values["rater"])
	}
	a, err := s.begin(v, in, store.New{
		Once: values["once"], Subject: values["subject"], Rater: values["rater"], Date: values["date"],
	}, &maturity.Assessment{})
	switch {
	case errors.Is(err, store.ErrUnavailable):
		return s.showStart(v, http.StatusServiceUnavailable, values, []problem{{"", v.unavailable(err)}})
	case err != nil:
		return err
	}
	return v.redirect(assessmentLink(a.ID))
}

// begin stores a new draft, with answers that it starts from.
func (s *server) begin(v *visit, in *instrument, n store.New, doc *maturity.Assessment) (*store.Assessment, error) {
	doc.Format, doc.Framework, doc.Edition, doc.Hash = maturity.AssessmentFormat, in.ID(), in.Edition(), in.Hash()
	doc.Subject, doc.Rater, doc.Date = n.Subject, n.Rater, n.Date
	if err := in.Check(doc); err != nil {
		return nil, err
	}
	n.Framework, n.Edition, n.Hash = in.ID(), in.Edition(), in.Hash()
	n.Who = v.name
	var err error
	if n.FrameworkDocument, err = in.document(); err != nil {
		return nil, err
	}
	if n.Document, err = encode(doc); err != nil {
		return nil, err
	}
	return s.store.Start(v.r.Context(), n)
}

func assessmentLink(id string) string { return "/assessments/" + url.PathEscape(id) }

// askName asks who the visitor is, and leads back to the page.
func (v *visit) askName() error { return v.askNameFor(v.Here()) }

// askNameFor leads to another page.
func (v *visit) askNameFor(next string) error {
	return v.redirect("/you?" + url.Values{"next": {next}}.Encode())
}

var nameField = field{name: "name", most: maxName, named: true}

// you asks who the visitor is.
func (s *server) you(v *visit) error {
	if !v.Typed() {
		return notFound(v)
	}
	return s.showYou(v, 200, map[string]string{"name": v.name, "next": local(v.r.URL.Query().Get("next"))}, nil)
}

func (s *server) showYou(v *visit, status int, values map[string]string, problems []problem) error {
	return v.renderPage(status, "you", &page{visit: v, Title: v.T("you"), Keeps: true, Problems: problems, Data: values, Crumbs: v.crumbs()})
}

func (s *server) saveYou(v *visit) error {
	if !v.Typed() {
		return notFound(v)
	}
	values, problems := v.readFields(nameField, field{name: "next", most: 1000, optional: true, hidden: true})
	values["next"] = local(values["next"])
	if v.relang {
		return s.showYou(v, 200, values, nil)
	}
	if v.forged() {
		return s.showYou(v, 403, values, []problem{{"", v.T("p-token")}})
	}
	if problems != nil {
		return s.showYou(v, 422, values, problems)
	}
	v.setName(values["name"])
	return v.redirect(values["next"])
}

// local returns an address if it is one of the portal's own pages: a link to
// the portal must not lead on to another site.
func local(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Opaque != "" ||
		!strings.HasPrefix(address, "/") || strings.HasPrefix(address, "//") || strings.Contains(address, `\`) {
		return "/"
	}
	return u.RequestURI()
}

package main

import (
	"bytes"
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
	"github.com/govmaturity/govmaturity/maturity"
)

// uploadRow is a framework in the list of those that were uploaded.
type uploadRow struct {
	*store.Upload
	Name, Link, File string
	Chosen           bool // it is the one that an assessment starts with
	Broken           int  // laws, or -1 before they are known
}

// uploadedOn is one on a page, for the template that says what became of it.
type uploadedOn struct {
	Page *page
	Row  uploadRow
}

func newUploadedOn(p *page, row uploadRow) uploadedOn { return uploadedOn{p, row} }

func uploadLink(hash string) string { return "/uploads/" + url.PathEscape(hash) }

// uploads lists what was uploaded, by whom and when, and takes another one.
func (s *server) uploads(v *visit) error { return s.showUploads(v, http.StatusOK, nil, nil) }

func (s *server) showUploads(v *visit, status int, wrong []placed, problems []problem) error {
	all, err := s.store.Uploads(v.r.Context())
	if err != nil {
		return err
	}
	var rows []uploadRow
	for _, u := range slices.Backward(all) {
		row, err := v.uploadRow(u)
		if err != nil {
			return err
		}
		rows = append(rows, row)
	}
	if wrong != nil {
		problems = append(problems, problem{"file", v.T("file-wrong", isolate(v.sent.name), len(wrong))})
	}
	return v.renderPage(status, "uploads", &page{visit: v, Title: v.T("uploads"), Problems: problems, Data: struct {
		Rows  []uploadRow
		Wrong []placed
		Most  int
	}{rows, v.mostPlaced(wrong), maxFile >> 20}, Crumbs: v.crumbs()})
}

func (v *visit) uploadRow(u *store.Upload) (uploadRow, error) {
	in, err := v.lib.byHash(v.r.Context(), u.Hash)
	if err != nil {
		return uploadRow{}, err
	}
	row := uploadRow{Upload: u, Name: v.NameOf(in), Link: uploadLink(u.Hash), File: u.Name, Broken: -1}
	if chosen := v.lib.find(u.ID, u.Edition); chosen != nil && u.Used() {
		row.Chosen = chosen.Hash() == u.Hash
	}
	if u.Laws != nil {
		laws, err := readLaws(u.Laws)
		if err != nil {
			return uploadRow{}, err
		}
		row.Broken = len(laws)
	}
	return row, nil
}

// saveUploads takes a file with a framework.
func (s *server) saveUploads(v *visit) error {
	_, problems := v.readFields()
	switch {
	case v.forged():
		return s.showUploads(v, http.StatusForbidden, nil, []problem{{"", v.T("p-token")}})
	case v.name == "":
		return s.showUploads(v, http.StatusUnprocessableEntity, nil, []problem{{"", v.T("p-nameless")}})
	case problems != nil:
		return s.showUploads(v, http.StatusUnprocessableEntity, nil, problems)
	case v.sent == nil || len(v.sent.data) == 0:
		return s.showUploads(v, http.StatusUnprocessableEntity, nil, []problem{{"file", v.T("p-no-file")}})
	}
	fw, err := maturity.ReadFramework(v.documentName(), bytes.TrimPrefix(v.sent.data, []byte("\ufeff")))
	if err != nil {
		return s.showUploads(v, http.StatusUnprocessableEntity, v.saidOf(err), nil)
	}
	if wrong := v.notTaken(fw); wrong != nil {
		return s.showUploads(v, http.StatusUnprocessableEntity, []placed{*wrong}, nil)
	}
	u, err := s.keepUpload(v, fw, v.sent.name)
	if errors.Is(err, store.ErrUnavailable) {
		v.unavailable(err)
		return s.showUploads(v, http.StatusServiceUnavailable, nil, []problem{{"", v.T("p-unavailable-file")}})
	}
	if err != nil {
		return err
	}
	return v.redirect(uploadLink(u.Hash))
}

// notTaken says why a framework that the library takes is not taken here.
func (v *visit) notTaken(fw *maturity.Framework) *placed {
	nodes := 0
	for range fw.AllNodes() {
		nodes++
	}
	switch {
	case inCatalogue(fw.ID(), fw.Edition()):
		return &placed{Where: "edition", Text: v.T("p-catalogue", isolate(fw.ID()+"@"+fw.Edition()))}
	case nodes > maxNodes:
		return &placed{Where: "root", Text: v.T("p-nodes", nodes, maxNodes)}
	}
	return nil
}

// keepUpload stores a framework and has it checked.
func (s *server) keepUpload(v *visit, fw *maturity.Framework, file string) (*store.Upload, error) {
	document, err := newInstrument(fw, false).document()
	if err != nil {
		return nil, err
	}
	u, err := s.store.AddUpload(v.r.Context(), store.Upload{Hash: fw.Hash(), ID: fw.ID(), Edition: fw.Edition(), Name: file, Who: v.name}, document)
	if err != nil {
		return nil, err
	}
	if u.Laws == nil {
		s.checks.wait(v.r.Context(), fw)
	}
	return u, nil
}

// lawRow is a broken law, in the reader's words as far as there are some.
type lawRow struct {
	broken
	Says string
}

// uploadPage shows a framework before it is used: what it asks, in its form, and
// which laws it breaks.
type uploadPage struct {
	uploadRow

	In    *instrument
	Spec  *maturity.Spec
	Laws  []lawRow
	Parts []part
	Part  *part
	Form  template.HTML
	Lists []maturity.Roster

	Questions int
	Other     bool // another content of this edition is used now
	Values    map[string]string
}

func (v *visit) uploadPage() (*uploadPage, error) {
	u, err := v.store.Upload(v.r.Context(), v.r.PathValue("hash"))
	if err != nil {
		return nil, err
	}
	in, err := v.lib.byHash(v.r.Context(), u.Hash)
	if err != nil {
		return nil, err
	}
	if u.Laws == nil { // the portal was stopped before it was done
		v.checks.wait(v.r.Context(), in.Framework)
		if u, err = v.store.Upload(v.r.Context(), u.Hash); err != nil {
			return nil, err
		}
	}
	row, err := v.uploadRow(u)
	if err != nil {
		return nil, err
	}
	p := &uploadPage{uploadRow: row, Questions: questions(in), In: in, Spec: in.spec, Parts: in.parts, Part: &in.parts[0], Values: map[string]string{}}
	if id := v.r.URL.Query().Get("part"); id != "" {
		if p.Part = in.part(id); p.Part == nil {
			return nil, notFound(v)
		}
	}
	if chosen := v.lib.find(u.ID, u.Edition); chosen != nil && chosen.Hash() != u.Hash {
		p.Other = true
	}
	if u.Laws != nil {
		laws, err := readLaws(u.Laws)
		if err != nil {
			return nil, err
		}
		for _, b := range laws {
			p.Laws = append(p.Laws, lawRow{b, v.law(b)})
		}
	}
	for _, id := range p.Part.Rosters {
		p.Lists = append(p.Lists, in.roster(id))
	}
	return p, nil
}

// questions counts what is asked, in lists once.
func questions(in *instrument) (count int) {
	for n := range in.AllNodes() {
		if n.IsIndicator() {
			count++
		}
	}
	return count
}

// law says what a law asks. The laws that a document can break have words of the
// portal's; the library explains all of them in English.
func (v *visit) law(b broken) string {
	if _, ok := words["law-"+b.Law]; ok {
		return v.T("law-" + b.Law)
	}
	return b.Explanation
}

// Row is the framework as the list has it.
func (p *uploadPage) Row() uploadRow { return p.uploadRow }

func (s *server) upload(v *visit) error {
	p, err := v.uploadPage()
	if err != nil {
		return err
	}
	return s.showUpload(v, http.StatusOK, p, nil)
}

func (s *server) showUpload(v *visit, status int, p *uploadPage, problems []problem) error {
	about := &maturity.Assessment{
		Format: maturity.AssessmentFormat, Framework: p.In.ID(), Edition: p.In.Edition(), Hash: p.In.Hash(), Subject: "–", Rater: "–", Date: "2026",
	}
	form, err := p.In.form(v.Tag, p.Part, nil, about)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := form.WriteHTML(&out, nil, govmaturity.FormPage{Heading: 3, Templates: partTemplates(false, false)}); err != nil {
		return err
	}
	p.Form = template.HTML(out.String()) // the library escapes what the framework says
	return v.renderPage(status, "upload", &page{
		visit: v, Title: p.Name, Problems: problems, Data: p, Crumbs: v.crumbs(crumb{v.T("uploads"), "/uploads"}),
	})
}

// useUpload lets a framework be chosen from now on.
func (s *server) useUpload(v *visit) error {
	p, err := v.uploadPage()
	if err != nil {
		return err
	}
	fields := []field{}
	if p.Broken > 0 {
		fields = append(fields, field{name: "reason", most: maxText, lines: true})
	}
	values, problems := v.readFields(fields...)
	p.Values = values
	switch {
	case v.forged():
		return s.showUpload(v, http.StatusForbidden, p, []problem{{"", v.T("p-token")}})
	case v.name == "":
		return s.showUpload(v, http.StatusUnprocessableEntity, p, []problem{{"", v.T("p-nameless")}})
	case problems != nil:
		return s.showUpload(v, http.StatusUnprocessableEntity, p, problems)
	case p.Broken < 0:
		return s.showUpload(v, http.StatusConflict, p, []problem{{"", v.T("p-unchecked")}})
	}
	if _, err := s.store.UseUpload(v.r.Context(), p.Hash, v.name, values["reason"]); errors.Is(err, store.ErrUnavailable) {
		return s.showUpload(v, http.StatusServiceUnavailable, p, []problem{{"", v.unavailable(err)}})
	} else if err != nil {
		return err
	}
	if err := s.lib.readUploads(v.r.Context()); err != nil {
		return err
	}
	return v.redirect(uploadLink(p.Hash))
}

// uploadFile hands out the document, to be mended and uploaded again.
func (s *server) uploadFile(v *visit) error {
	p, err := v.uploadPage()
	if err != nil {
		return err
	}
	document, err := s.store.Framework(v.r.Context(), p.Hash)
	if err != nil {
		return err
	}
	data, err := indented(document)
	if err != nil {
		return err
	}
	return v.send(p.ID+"-"+p.Edition+".json", "application/json", data)
}

// The definition form.

// specForm is the library's form of frameworks, with the languages that a
// document has, and the reader's for a new one.
func (v *visit) specForm(fw *maturity.Framework) govmaturity.Form {
	tags := []string{}
	add := func(t govmaturity.Text) {
		for _, tag := range sortedKeys(t) {
			if tag != "" && !slices.Contains(tags, tag) {
				tags = append(tags, tag)
			}
		}
	}
	if fw == nil {
		tags = append(tags, v.Tag)
	} else {
		spec := fw.Spec()
		if spec.Language != "" {
			tags = append(tags, spec.Language)
		}
		add(fw.Title())
		add(spec.Description)
		for n := range fw.AllNodes() {
			add(n.Title())
			add(n.Description())
		}
	}
	return maturity.SpecForm(govmaturity.WordsFor(v.Tag), tags...)
}

// edited is a framework in the definition form.
type edited struct {
	from  *uploadPage // nil for a new one
	form  govmaturity.Form
	input *govmaturity.FormInput
	note  string
	bad   bool
}

// editOf finds the form, filled in with what is there.
func (v *visit) editOf() (*edited, error) {
	e := &edited{}
	if v.r.PathValue("hash") == "" {
		e.form = v.specForm(nil)
		return e, nil
	}
	var err error
	if e.from, err = v.uploadPage(); err != nil {
		return nil, err
	}
	e.form = v.specForm(e.from.In.Framework)
	document, err := e.from.In.document()
	if err != nil {
		return nil, err
	}
	e.input = e.form.Fill(document)
	// The form is smaller than the format. What it would leave out is said before
	// anybody writes into it.
	if fw, err := maturity.ReadFramework("framework.json", e.input.Document); err != nil || fw.Hash() != e.from.Hash {
		e.note, e.bad = v.T("edit-loses"), true
	}
	return e, nil
}

// edit shows the definition form.
func (s *server) edit(v *visit) error {
	if v.name == "" {
		return v.askName()
	}
	e, err := v.editOf()
	if err != nil {
		return err
	}
	return s.showEdit(v, http.StatusOK, e)
}

func (s *server) showEdit(v *visit, status int, e *edited) error {
	var out bytes.Buffer
	err := e.form.WriteHTML(&out, e.input, govmaturity.FormPage{
		Hidden: map[string]string{"token": v.Token()}, ListButtons: true, Templates: editTemplates,
		Buttons: []govmaturity.FormButton{{Title: v.T("edit-save")}},
	})
	if err != nil {
		return err
	}
	title, crumbs := v.T("edit-new"), v.crumbs(crumb{v.T("uploads"), "/uploads"})
	if e.from != nil {
		title, crumbs = v.T("edit-title", e.from.Name), append(crumbs, crumb{e.from.Name, e.from.Link})
	}
	return v.renderPage(status, "edit", &page{visit: v, Title: title, Keeps: true, Data: struct {
		Form template.HTML
		Note string
		Bad  bool
	}{template.HTML(out.String()), e.note, e.bad}, Crumbs: crumbs})
}

// saveEdit keeps what was written as a framework of its own: the one that it was
// made from stays as it is.
func (s *server) saveEdit(v *visit) error {
	e, err := v.editOf()
	if err != nil {
		return err
	}
	_, problems := v.readFields()
	posted := url.Values{}
	for name, texts := range v.form {
		if strings.HasPrefix(name, "/") {
			posted[name] = texts
		}
	}
	e.input, e.note, e.bad = e.form.ReadPost(posted), "", false
	switch {
	case v.relang:
		e.note, e.input.Problems = v.T("lang-kept"), nil
		return s.showEdit(v, http.StatusOK, e)
	case v.forged():
		e.note, e.bad = v.T("p-token"), true
		return s.showEdit(v, http.StatusForbidden, e)
	case v.name == "":
		e.note, e.bad = v.T("p-nameless"), true
		return s.showEdit(v, http.StatusUnprocessableEntity, e)
	case problems != nil:
		e.note, e.bad = problems[0].Text, true
		return s.showEdit(v, http.StatusUnprocessableEntity, e)
	case e.input.Again != "":
		e.input.Problems = nil // nobody has said that it is done
		return s.showEdit(v, http.StatusOK, e)
	case len(e.input.Problems) > 0:
		e.note, e.bad = v.T("not-saved"), true
		return s.showEdit(v, http.StatusUnprocessableEntity, e)
	}
	fw, err := maturity.ReadFramework("framework.json", e.input.Document)
	if err != nil {
		return err // the form has checked it
	}
	if wrong := v.notTaken(fw); wrong != nil {
		e.note, e.bad = wrong.Text, true
		return s.showEdit(v, http.StatusUnprocessableEntity, e)
	}
	u, err := s.keepUpload(v, fw, "")
	if errors.Is(err, store.ErrUnavailable) {
		e.note, e.bad = v.unavailable(err), true
		return s.showEdit(v, http.StatusServiceUnavailable, e)
	}
	if err != nil {
		return err
	}
	return v.redirect(uploadLink(u.Hash))
}

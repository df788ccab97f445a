package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"net/http"
	"path"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
	"github.com/govmaturity/govmaturity/maturity"
)

// filesPage is where everything is taken away and brought in.
type filesPage struct {
	Imports []*store.Import
	Most    int // megabytes
	Done    *store.Import
	Wrong   []placed
	File    string // in which something is wrong
}

const importsShown = 50

// files shows it.
func (s *server) files(v *visit) error { return s.showFiles(v, http.StatusOK, nil, nil) }

func (s *server) showFiles(v *visit, status int, wrong []placed, problems []problem) error {
	data := filesPage{Most: maxFile >> 20, Wrong: v.mostPlaced(wrong)}
	if v.sent != nil {
		data.File = v.sent.name
	}
	var err error
	if data.Imports, err = s.store.Imports(v.r.Context(), importsShown); err != nil {
		return err
	}
	for _, one := range data.Imports {
		if one.ID == v.r.URL.Query().Get("done") {
			data.Done = one
		}
	}
	if wrong != nil {
		problems = append(problems, problem{"file", v.T("file-wrong", isolate(data.File), len(wrong))})
	}
	return v.renderPage(status, "files", &page{visit: v, Title: v.T("files"), Problems: problems, Data: data, Crumbs: v.crumbs()})
}

// isolate keeps a name in a sentence from turning the sentence around.
func isolate(s string) string { return "\u2068" + s + "\u2069" }

// saveFiles brings in a file: all of another portal, or one assessment.
func (s *server) saveFiles(v *visit) error {
	fields := []field{}
	if v.form.Has("near") {
		fields = append(fields, field{name: "near", most: 3, optional: true, hidden: true})
	}
	_, problems := v.readFields(fields...)
	switch {
	case v.forged():
		return s.showFiles(v, http.StatusForbidden, nil, []problem{{"", v.T("p-token")}})
	case v.name == "":
		return s.showFiles(v, http.StatusUnprocessableEntity, nil, []problem{{"", v.T("p-nameless")}})
	case problems != nil:
		return s.showFiles(v, http.StatusUnprocessableEntity, nil, problems)
	case v.sent == nil || len(v.sent.data) == 0:
		return s.showFiles(v, http.StatusUnprocessableEntity, nil, []problem{{"file", v.T("p-no-file")}})
	}
	v.sent.data = bytes.TrimPrefix(v.sent.data, []byte("\ufeff"))
	var err error
	switch kind := kindOf(v.sent); kind {
	case everythingFormat:
		err = s.bringEverything(v)
	case "workbook":
		err = s.bringWorkbook(v)
	default:
		err = s.bringAssessment(v, kind)
	}
	if errors.Is(err, store.ErrUnavailable) {
		v.unavailable(err)
		return s.showFiles(v, http.StatusServiceUnavailable, nil, []problem{{"", v.T("p-unavailable-file")}})
	}
	return err
}

// kindOf says what a file is by what is in it: its format, "workbook", or "" when
// that cannot be told.
func kindOf(f *sentFile) string {
	if bytes.HasPrefix(f.data, []byte("PK\x03\x04")) || strings.EqualFold(path.Ext(f.name), ".xlsx") {
		return "workbook"
	}
	// A file with everything that is cut, or spoiled further down, is still one.
	if bytes.Contains(f.data[:min(len(f.data), 1000)], []byte(everythingFormat)) {
		return everythingFormat
	}
	return headOf(f.data).Format
}

// head is what an assessment says of what it answers.
type head struct {
	Format    string `yaml:"format"`
	Framework string `yaml:"framework"`
	Edition   string `yaml:"edition"`
}

// headOf reads it as far as it can be read. What is wrong is found by the
// library's own reader.
func headOf(data []byte) (h head) {
	if len(data) > maturity.MaxDocument || !utf8.Valid(data) {
		return h
	}
	if err := yaml.Unmarshal(data, &h); err != nil {
		return head{}
	}
	return h
}

func (s *server) bringEverything(v *visit) error {
	frameworks, records, b := v.readEverything(v.sent.data)
	if b.out != nil {
		return s.showFiles(v, http.StatusUnprocessableEntity, b.out, nil)
	}
	done, err := s.store.Bring(v.r.Context(), v.name, v.sent.name, frameworks, records)
	if err != nil {
		if b.differing(err) {
			return s.showFiles(v, http.StatusConflict, b.out, nil)
		}
		return err
	}
	if err := s.lib.readUploads(v.r.Context()); err != nil {
		return err
	}
	return v.redirect("/files?done=" + done.ID)
}

// bringAssessment makes a draft of one document of the library.
func (s *server) bringAssessment(v *visit, format string) error {
	if format == maturity.FrameworkFormat {
		return s.showFiles(v, http.StatusUnprocessableEntity, []placed{{Where: "format", Text: v.T("p-is-framework")}}, nil)
	}
	h := headOf(v.sent.data)
	in := s.lib.find(h.Framework, h.Edition)
	if in == nil {
		return s.showFiles(v, http.StatusUnprocessableEntity, v.noInstrument(h), nil)
	}
	doc, err := in.ReadAssessment(v.documentName(), v.sent.data)
	if err != nil {
		return s.showFiles(v, http.StatusUnprocessableEntity, v.saidOf(err), nil)
	}
	return s.bringDraft(v, in, doc, nil)
}

// documentName is a name by which the library knows how to read a document.
func (v *visit) documentName() string {
	if strings.EqualFold(path.Ext(v.sent.name), ".json") {
		return "file.json"
	}
	return "file.yaml" // which JSON is, too
}

func (v *visit) saidOf(err error) []placed {
	var problems govmaturity.Problems
	if errors.As(err, &problems) {
		return placedOf(problems)
	}
	return []placed{{Text: err.Error(), English: true}}
}

// noInstrument says why there is no framework for a document: it cannot be read,
// or there are other editions.
func (v *visit) noInstrument(h head) (all []placed) {
	some := v.lib.all()[0]
	_, err := some.ReadAssessment(v.documentName(), v.sent.data)
	var problems govmaturity.Problems
	if errors.As(err, &problems) {
		for _, p := range problems {
			// That it does not suit some framework says nothing.
			if among(string(p.Code), string(govmaturity.CodeWrongFormat), string(govmaturity.CodeTooLarge)) || h == (head{}) && p.Line > 0 {
				all = append(all, placedOf(govmaturity.Problems{p})...)
			}
		}
	}
	if all != nil {
		return all
	}
	var editions []string
	for _, in := range v.lib.all() {
		if in.ID() == h.Framework {
			editions = append(editions, in.Edition())
		}
	}
	if editions != nil {
		return []placed{{Where: "edition", Text: v.T("p-no-edition", isolate(short(h.Edition)), isolate(short(h.Framework)), strings.Join(editions, ", "))}}
	}
	return []placed{{Where: "framework", Text: v.T("p-no-instrument", isolate(short(h.Framework)))}}
}

// bringDraft starts a draft with answers that were brought in. Where says where
// in the file a value stands.
func (s *server) bringDraft(v *visit, in *instrument, doc *maturity.Assessment, where map[string]string) error {
	var wrong []placed
	add := func(key, text string) {
		at := where[key]
		if at == "" {
			at = key
		}
		wrong = append(wrong, placed{Where: at, Text: text})
	}
	if doc.Subject = tidy(doc.Subject); fieldError(v.language, nameOf, doc.Subject) != "" {
		add("subject", fieldError(v.language, nameOf, doc.Subject))
	}
	if doc.Rater = tidy(doc.Rater); fieldError(v.language, nameOf, doc.Rater) != "" {
		add("rater", fieldError(v.language, nameOf, doc.Rater))
	}
	if says := fieldError(v.language, dayOf, doc.Date); says != "" {
		add("date", says)
	}
	for _, p := range v.tooMuch(doc) {
		add(p.path.String(), p.text)
	}
	known, err := s.store.Subjects(v.r.Context())
	if err != nil {
		return err
	}
	if near := nearSubjects(doc.Subject, known); len(near) > 0 && v.form.Get("near") != "yes" {
		var names []string
		for _, n := range near {
			names = append(names, isolate(n))
		}
		add("subject", v.T("p-near-file", isolate(short(doc.Subject)), strings.Join(names, ", ")))
	}
	if wrong != nil {
		return s.showFiles(v, http.StatusUnprocessableEntity, wrong, nil)
	}
	sum := sha256.Sum256(v.sent.data) // the same file twice is one draft
	a, err := s.begin(v, in, store.New{
		Once: "file " + base64.RawURLEncoding.EncodeToString(sum[:]), Subject: doc.Subject, Rater: doc.Rater, Date: doc.Date,
	}, doc)
	if err != nil {
		return err
	}
	return v.redirect(assessmentLink(a.ID))
}

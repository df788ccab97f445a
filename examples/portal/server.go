package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"log/slog"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
)

//go:embed templates/*.html static
var files embed.FS

// server answers requests. All that it needs is passed in, the clock too.
type server struct {
	store  *store.Store
	lib    *library
	log    *slog.Logger
	clock  func() time.Time
	key    []byte // signs the tokens in forms
	access access
	pages  map[string]*template.Template
	routes *http.ServeMux
}

// access is how visitors reach the portal.
type access struct {
	https bool // through a proxy: cookies are marked so
	hosts hosts
	asker asker
}

func newServer(ctx context.Context, st *store.Store, own fs.FS, log *slog.Logger, clock func() time.Time, by access) (*server, error) {
	lib, err := newLibrary(st, own, log)
	if err != nil {
		return nil, err
	}
	// The key is kept in the file: a page that was open while the portal was
	// started again can still be saved.
	key, err := st.Secret(ctx, "form tokens")
	if err != nil {
		return nil, err
	}
	s := &server{store: st, lib: lib, log: log, clock: clock, key: key, access: by, routes: http.NewServeMux()}
	if s.pages, err = parsePages(); err != nil {
		return nil, err
	}
	s.route()
	return s, nil
}

func parsePages() (map[string]*template.Template, error) {
	layout, err := template.New("").Funcs(template.FuncMap{"results": newResults, "panel": newPanel, "answersOf": newAnswersOn}).
		ParseFS(files, "templates/layout.html", "templates/shared.html")
	if err != nil {
		return nil, err
	}
	names, err := fs.Glob(files, "templates/*.html")
	if err != nil {
		return nil, err
	}
	pages := map[string]*template.Template{}
	for _, name := range names {
		page := template.Must(layout.Clone())
		if _, err := page.ParseFS(files, name); err != nil {
			return nil, err
		}
		pages[strings.TrimSuffix(strings.TrimPrefix(name, "templates/"), ".html")] = page
	}
	return pages, nil
}

func (s *server) route() {
	page := func(pattern string, h func(*visit) error) {
		s.routes.Handle(pattern, s.handle(h))
	}
	page("GET /{$}", s.home)
	page("GET /you", s.you)
	page("POST /you", s.saveYou)
	page("GET /frameworks/{framework}/{edition}", s.framework)
	page("GET /frameworks/{framework}/{edition}/start", s.start)
	page("POST /frameworks/{framework}/{edition}/start", s.saveStart)
	page("GET /subjects", s.subject)
	page("GET /assessments/{id}", s.overview)
	page("GET /assessments/{id}/parts/{part}", s.part)
	page("POST /assessments/{id}/parts/{part}", s.savePart)
	page("GET /assessments/{id}/finish", s.finish)
	page("POST /assessments/{id}/finish", s.saveFinish)
	page("POST /assessments/{id}/again", s.again)
	page("GET /assessments/{id}/scorecard", s.scorecard)
	page("GET /assessments/{id}/notes", s.notes)
	page("POST /assessments/{id}/notes", s.saveNote)
	page("GET /assessments/{id}/continue", s.goOn)
	page("GET /assessments/{id}/history", s.history)
	page("GET /assessments/{id}/versions/{version}", s.version)
	page("GET /assessments/{id}/assessment.json", s.exportAnswers)
	page("GET /assessments/{id}/scorecard.json", s.exportCard)
	page("GET /assessments/{id}/scorecard.csv", s.exportCSV)
	s.routes.HandleFunc("GET /health", func(w http.ResponseWriter, r *http.Request) {
		if err := s.store.Health(r.Context()); err != nil {
			s.log.Error("health", "error", err)
			http.Error(w, "the file cannot be read and written", http.StatusServiceUnavailable)
			return
		}
		fmt.Fprintln(w, "ok")
	})
	static, err := fs.Sub(files, "static")
	if err != nil {
		panic(err) // the name is a constant
	}
	names, err := fs.Glob(static, "*")
	if err != nil {
		panic(err)
	}
	for _, name := range names { // one by one: a folder would be listed
		s.routes.HandleFunc("GET /static/"+name, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Cache-Control", "max-age=3600")
			http.ServeFileFS(w, r, static, name)
		})
	}
}

// visit is one request, and what the page that answers it needs.
type visit struct {
	*server
	*language
	w       http.ResponseWriter
	r       *http.Request
	session string
	name    string     // who the visitor is, as far as the asker knows
	unknown error      // why the asker refuses
	form    url.Values // what was posted
	relang  bool       // the post asks for the same page in another language
}

// failure is an error that the visitor is told of: with a status, and words
// that say nothing of the portal's inside.
type failure struct {
	status      int
	title, text string
}

func (f *failure) Error() string { return f.title }

func notFound(v *visit) error {
	return &failure{http.StatusNotFound, v.T("not-found"), v.T("not-found-2")}
}

// handle turns a page into a handler. A page writes nothing until it is done,
// so what goes wrong half-way is still a page of its own.
func (s *server) handle(page func(*visit) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := s.visit(w, r)
		err := v.known()
		if err == nil {
			err = v.read()
		}
		if err == nil {
			err = page(v)
		}
		v.fail(err)
	})
}

func (v *visit) fail(err error) {
	var told *failure
	switch {
	case err == nil:
		return
	case errors.As(err, &told):
	case errors.Is(err, store.ErrNotFound):
		errors.As(notFound(v), &told)
	case errors.Is(err, store.ErrFinished):
		told = &failure{http.StatusConflict, v.T("finished"), v.T("already-finished")}
	case v.r.Context().Err() != nil:
		v.log.Info("the visitor left", "path", v.r.URL.Path, "error", err)
		return
	case errors.Is(err, store.ErrUnavailable):
		told = &failure{http.StatusServiceUnavailable, v.T("unavailable"), v.unavailable(err)}
	default:
		number := rand.Text()[:10]
		v.log.Error("failed", "number", number, "method", v.r.Method, "path", v.r.URL.Path, "error", err)
		told = &failure{http.StatusInternalServerError, v.T("failed"), v.T("failed-2", number)}
	}
	if err := v.render(told.status, "failure", told.title, v.failurePage(told)); err != nil {
		v.log.Error("failed to say so", "error", err)
		http.Error(v.w, told.title, told.status)
	}
}

// unavailable notes that the file could not be written, and returns what the
// visitor is told: the form comes back with what was typed.
func (v *visit) unavailable(err error) string {
	v.log.Error("not stored", "method", v.r.Method, "path", v.r.URL.Path, "error", err)
	return v.T("p-unavailable")
}

// failurePage is a page that says what failed, with what was posted: if it is
// the portal that failed, it can be sent again.
type failurePage struct {
	Text string
	Sent []sentField
}

type sentField struct{ Name, Value string }

func (v *visit) failurePage(told *failure) failurePage {
	p := failurePage{Text: told.text}
	if told.status < 500 {
		return p
	}
	for _, name := range slices.Sorted(maps.Keys(v.form)) {
		if name == tokenField.name {
			continue // the page has its own
		}
		for _, value := range v.form[name] {
			p.Sent = append(p.Sent, sentField{name, value})
		}
	}
	return p
}

// page is what the layout is filled in with.
type page struct {
	*visit
	Title    string
	Crumbs   []crumb
	Problems []problem // listed above the page's own form
	Data     any
	// Keeps says that the page has a form, with the id "form", that people type
	// into: then the links to other languages are buttons of it, so that nothing
	// typed is lost. Do is the value of its first button, if it has one.
	Keeps bool
	Do    string

	status int
}

// Refused reports whether what was sent was not taken, for the page's title.
func (p *page) Refused() bool { return p.status >= 400 && p.status != http.StatusNotFound }

type crumb struct{ Title, Link string }

func (v *visit) render(status int, name, title string, data any, crumbs ...crumb) error {
	return v.renderPage(status, name, &page{visit: v, Title: title, Data: data, Crumbs: crumbs})
}

func (v *visit) renderPage(status int, name string, p *page) error {
	p.status = status
	var out bytes.Buffer
	if err := v.pages[name].ExecuteTemplate(&out, "layout.html", p); err != nil {
		return fmt.Errorf("page %s: %w", name, err)
	}
	h := v.w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Language", v.Tag)
	// Asked for again each time, but kept for the back button: what was typed
	// into a page is still there after an error.
	h.Set("Cache-Control", "private, no-cache")
	v.w.WriteHeader(status)
	_, err := out.WriteTo(v.w)
	if err != nil {
		v.log.Info("the visitor left", "path", v.r.URL.Path, "error", err)
	}
	return nil // there is nobody to tell
}

// redirect answers a post: loading the next page again posts nothing.
func (v *visit) redirect(to string) error {
	http.Redirect(v.w, v.r, to, http.StatusSeeOther)
	return nil
}

// Token proves that a form came from a page that this portal showed to this
// browser.
func (v *visit) Token() string { return v.sign(v.session) }

// Name is who the visitor is.
func (v *visit) Name() string { return v.name }

// Typed reports whether visitors type their names.
func (v *visit) Typed() bool { return v.access.asker.typed() }

// AllLanguages are those to choose from.
func (v *visit) AllLanguages() []language { return languages }

// In returns the address of this page in another language.
func (v *visit) In(tag string) string {
	q := v.r.URL.Query()
	q.Set("lang", tag)
	return v.path() + "?" + q.Encode()
}

// path is that of the request, as one of this portal: what begins with two slashes would
// be another host.
func (v *visit) path() string { return "/" + strings.TrimLeft(v.r.URL.EscapedPath(), "/") }

// Here is the address of the page, also when it answers a post. Beside the path,
// it says the place in an assessment.
func (v *visit) Here() string {
	if at := v.r.URL.Query().Get("at"); at != "" {
		return v.path() + "?" + url.Values{"at": {at}}.Encode()
	}
	return v.path()
}

// Once returns a random word that makes a form count once, however often its
// button is pressed.
func (v *visit) Once() string { return rand.Text() }

// StandingOf says how official something is.
func (v *visit) StandingOf(s govmaturity.Standing) string {
	if s == "" {
		return v.T("none")
	}
	return v.T(string(s))
}

// Standings are the words for how official something is, each with what it
// means.
func (v *visit) Standings() (all [][2]string) {
	for _, s := range []govmaturity.Standing{
		govmaturity.StandingOfficial, govmaturity.StandingParaphrased, govmaturity.StandingDerived, govmaturity.StandingIllustrative,
	} {
		all = append(all, [2]string{v.T(string(s)), v.T(string(s) + "-2")})
	}
	return all
}

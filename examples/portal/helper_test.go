package main

import (
	"fmt"
	"html"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
	"github.com/govmaturity/govmaturity/maturity"
)

// testPortal is a portal with a real file, served for a test.
type testPortal struct {
	*httptest.Server
	t     *testing.T
	store *store.Store
	log   *strings.Builder
}

// ministry is the framework that most tests assess with: it has conditions, a
// list, and every kind of answer.
const (
	ministry = "/frameworks/service-readiness/2026"
	pillars  = "/frameworks/un-nine-pillars/2020"
)

// ticking is a clock that goes on by a minute each time it is read.
func ticking() func() time.Time {
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	var mu sync.Mutex
	return func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		now = now.Add(time.Minute)
		return now
	}
}

func newPortal(t *testing.T) *testPortal {
	t.Helper()
	return newPortalIn(t, filepath.Join(t.TempDir(), "portal.db"))
}

func newPortalIn(t *testing.T, path string) *testPortal {
	t.Helper()
	return newPortalOf(t, path, os.DirFS("../custom"))
}

// newPortalWithout has only the catalogue.
func newPortalWithout(t *testing.T, path string) *testPortal {
	t.Helper()
	return newPortalOf(t, path, nil)
}

func newPortalOf(t *testing.T, path string, own fs.FS) *testPortal {
	t.Helper()
	return newPortalBy(t, path, own, access{hosts: hostsOf("", ""), asker: typedName{}})
}

// newPortalBy is reached in another way.
func newPortalBy(t *testing.T, path string, own fs.FS, by access) *testPortal {
	t.Helper()
	clock := ticking()
	st, err := store.Open(t.Context(), path, clock)
	if err != nil {
		t.Fatal(err)
	}
	log := &strings.Builder{}
	s, err := newServer(t.Context(), st, own, slog.New(slog.NewTextHandler(&locked{w: log}, nil)), clock, by)
	if err != nil {
		t.Fatal(err)
	}
	p := &testPortal{Server: httptest.NewServer(s.handler()), t: t, store: st, log: log}
	t.Cleanup(func() {
		p.Close()
		if err := st.Close(); err != nil {
			t.Error(err)
		}
		if strings.Contains(log.String(), "level=ERROR") {
			t.Errorf("the log has errors:\n%s", log)
		}
	})
	return p
}

type locked struct {
	mu sync.Mutex
	w  io.Writer
}

func (l *locked) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(b)
}

// person is somebody with a browser.
type person struct {
	t      *testing.T
	base   string
	client *http.Client
}

// person comes to the portal, and says who they are.
func (p *testPortal) person(name string) *person {
	p.t.Helper()
	one := newPerson(p.t, p.URL)
	if name != "" {
		r := one.get("/you")
		one.post("/you", with(r.form(), "name", name)).is(303)
	}
	return one
}

func newPerson(t *testing.T, base string) *person {
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &person{t, base, &http.Client{Jar: jar, Timeout: 30 * time.Second, CheckRedirect: func(*http.Request, []*http.Request) error {
		return http.ErrUseLastResponse
	}}}
}

// reply is what the portal answered.
type reply struct {
	t      *testing.T
	Status int
	Header http.Header
	Body   string
	To     string // where it sends the browser
}

func (p *person) do(r *http.Request) *reply {
	p.t.Helper()
	res, err := p.client.Do(r)
	if err != nil {
		p.t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return &reply{p.t, res.StatusCode, res.Header, string(body), res.Header.Get("Location")}
}

func (p *person) get(path string) *reply {
	p.t.Helper()
	r, err := http.NewRequest(http.MethodGet, p.base+path, nil)
	if err != nil {
		p.t.Fatal(err)
	}
	return p.do(r)
}

func (p *person) post(path string, form url.Values) *reply {
	p.t.Helper()
	return p.send(path, form.Encode(), "application/x-www-form-urlencoded")
}

func (p *person) send(path, body, kind string) *reply {
	p.t.Helper()
	r, err := http.NewRequest(http.MethodPost, p.base+path, strings.NewReader(body))
	if err != nil {
		p.t.Fatal(err)
	}
	r.Header.Set("Content-Type", kind)
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return p.do(r)
}

func (r *reply) is(status int) *reply {
	r.t.Helper()
	if r.Status != status {
		r.t.Fatalf("answered with %d, want %d: %s", r.Status, status, r.text())
	}
	return r
}

func (r *reply) says(words ...string) *reply {
	r.t.Helper()
	text := r.text()
	for _, w := range words {
		if !strings.Contains(text, w) {
			r.t.Errorf("the page does not say %q:\n%s", w, text)
		}
	}
	return r
}

var (
	tags   = regexp.MustCompile(`<[^>]*>`)
	spaces = regexp.MustCompile(`\s+`)
)

// text is what people read of a page.
func (r *reply) text() string {
	return spaces.ReplaceAllString(html.UnescapeString(tags.ReplaceAllString(r.Body, " ")), " ")
}

var (
	control   = regexp.MustCompile(`(?s)<(input)\b([^>]*)>()|<(select|textarea|button)\b([^>]*)>\n?(.*?)</(?:select|textarea|button)>`)
	attribute = regexp.MustCompile(`([a-z-]+)(?:="([^"]*)")?`)
	option    = regexp.MustCompile(`<option value="([^"]*)" selected>`)
)

// form returns what a browser would send of the page's form, with its first
// button.
func (r *reply) form() url.Values {
	r.t.Helper()
	_, body, ok := strings.Cut(r.Body, `<form `)
	if !ok {
		r.t.Fatalf("the page has no form:\n%s", r.Body)
	}
	body, _, _ = strings.Cut(body, "</form>")
	values := url.Values{}
	var buttons []string
	do := ""
	for _, m := range control.FindAllStringSubmatch(body, -1) {
		m = append(m[:1:1], m[1]+m[4], m[2]+m[5], m[3]+m[6])
		at := map[string]string{}
		for _, a := range attribute.FindAllStringSubmatch(m[2], -1) {
			at[a[1]] = html.UnescapeString(a[2])
		}
		name := at["name"]
		_, checked := at["checked"]
		switch {
		case name == "", m[1] == "input" && (at["type"] == "radio" || at["type"] == "checkbox") && !checked:
		case m[1] == "button":
			do, buttons = name, append(buttons, html.UnescapeString(at["value"]))
		case m[1] == "select":
			value := ""
			if o := option.FindStringSubmatch(m[3]); o != nil {
				value = html.UnescapeString(o[1])
			}
			values.Add(name, value)
		case m[1] == "textarea":
			values.Add(name, html.UnescapeString(m[3]))
		default:
			values.Add(name, at["value"])
		}
	}
	// A page with lists has many buttons before the one that Enter presses.
	if i := slices.Index(buttons, "next"); i >= 0 {
		values.Add(do, buttons[i])
	} else if i := slices.Index(buttons, "save"); i >= 0 {
		values.Add(do, buttons[i])
	} else if len(buttons) > 0 {
		values.Add(do, buttons[0])
	}
	return values
}

// with returns a form with fields set: name and value by turns.
func with(form url.Values, pairs ...string) url.Values {
	out := url.Values{}
	for name, values := range form {
		out[name] = append([]string(nil), values...)
	}
	for i := 0; i < len(pairs); i += 2 {
		out.Set(pairs[i], pairs[i+1])
	}
	return out
}

// draft starts an assessment, and returns its address.
func (p *person) draft(framework, subject, rater string) string {
	p.t.Helper()
	form := p.get(framework + "/start").is(200).form()
	return p.post(framework+"/start", with(form, "subject", subject, "rater", rater, "date", "2026-11-22")).is(303).To
}

const serviceList = "/parts/services"

// itemPage is the address of the page of a service.
func itemPage(assessment, id string) string {
	return assessment + serviceList + "?at=" + url.QueryEscape("services/"+url.PathEscape(id))
}

// services adds services to the list of an assessment, by name.
func (p *person) services(assessment string, names ...string) *reply {
	p.t.Helper()
	page := assessment + serviceList
	form := p.get(page).is(200).form()
	return p.post(page, with(form, "add:services", strings.Join(names, "\n"), "do", "add services")).is(303)
}

// stored is the document of an assessment as it is in the file.
func (p *testPortal) stored(address string) (*maturity.Assessment, *store.Assessment) {
	p.t.Helper()
	a, err := p.store.Assessment(p.t.Context(), strings.TrimPrefix(address, "/assessments/"))
	if err != nil {
		p.t.Fatal(err)
	}
	doc, err := decode(a.Document)
	if err != nil {
		p.t.Fatal(err)
	}
	return doc, a
}

// unchanged is called before something that must store nothing, and what it
// returns after it.
func (p *testPortal) unchanged(address string) func() {
	p.t.Helper()
	_, before := p.stored(address)
	return func() {
		p.t.Helper()
		if _, after := p.stored(address); after.Version != before.Version || string(after.Document) != string(before.Document) {
			p.t.Errorf("something was stored: version %d\n%s\nthen %d\n%s", before.Version, before.Document, after.Version, after.Document)
		}
	}
}

func field1(id, part string) string { return fmt.Sprintf("/answers/%s/%s", id, part) }

func openDir(dir string) fs.FS { return os.DirFS(dir) }

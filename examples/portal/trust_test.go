package main

import (
	"database/sql"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/govmaturity/govmaturity"
)

// behind is a portal behind a proxy that says who is asking.
func behind(t *testing.T, proxies string) *testPortal {
	t.Helper()
	trusted, err := proxiesOf(proxies)
	if err != nil {
		t.Fatal(err)
	}
	return newPortalBy(t, filepath.Join(t.TempDir(), "portal.db"), os.DirFS("../custom"),
		access{hosts: hostsOf("", ""), asker: headerName{"Remote-User", trusted}})
}

// as is a person whose requests come with a header.
func (p *testPortal) as(header, value string) *person {
	one := newPerson(p.t, p.URL)
	one.client.Transport = headed{header, value}
	return one
}

type headed struct{ name, value string }

func (h headed) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	if h.value != "" {
		r.Header[h.name] = strings.Split(h.value, "|")
	}
	return http.DefaultTransport.RoundTrip(r)
}

// Behind a login, whoever saves is who the proxy says, whatever the page, the
// cookies or the forms say.
func TestForgedAuthor(t *testing.T) {
	p := behind(t, "127.0.0.1,::1")
	ana := p.as("Remote-User", "  Ana\u200b  Mu\u0308ller ")
	a := ana.draft(ministry, "Ruritania", "The unit")
	part := a + "/parts/foundations"
	page := ana.get(part).is(200).says("You are Ana Müller")
	if strings.Contains(page.Body, `href="/you"`) || strings.Contains(page.Body, `name="who"`) {
		t.Error("the page lets somebody say who they are")
	}
	form := answered(page.form())
	check := p.unchanged(a)
	ana.post(part, with(form, "who", "The minister")).is(422).says("no field “who”", "Since 2025.")
	ana.post(a+"/finish", with(ana.get(a+"/finish").form(), "who", "The minister")).is(422)
	ana.post(a+"/notes", with(ana.get(a+"/notes").form(), "text", "x", "who", "The minister")).is(422)
	check()
	u, _ := url.Parse(p.URL)
	ana.client.Jar.SetCookies(u, []*http.Cookie{{Name: nameCookie, Value: "VGhlIG1pbmlzdGVy"}}) // The minister
	ana.post(part, form).is(303)
	ana.post(a+"/notes", with(ana.get(a+"/notes").form(), "text", "Seen.")).is(303)
	ana.get("/you").is(404)
	ana.post("/you", with(form, "name", "The minister", "next", "/")).is(404)
	ana.post(a+"/finish", ana.get(a+"/finish").form()).is(303)
	id := strings.TrimPrefix(a, "/assessments/")
	revisions, err := p.store.Revisions(t.Context(), id)
	if err != nil || len(revisions) != 3 {
		t.Fatalf("%d revisions, %v", len(revisions), err)
	}
	for _, r := range revisions {
		if r.Who != "Ana Müller" {
			t.Errorf("%s was by %q", r.What, r.Who)
		}
	}
	if notes, err := p.store.Notes(t.Context(), id); err != nil || len(notes) != 1 || notes[0].Who != "Ana Müller" {
		t.Errorf("notes %+v, %v", notes, err)
	}
	if _, s := p.stored(a); s.FinishedBy != "Ana Müller" {
		t.Errorf("finished by %q", s.FinishedBy)
	}
}

// Without a header, with two, with one that says nothing, or from somebody who
// is no proxy: nothing is shown and nothing is taken.
func TestNobodyAsks(t *testing.T) {
	p := behind(t, "127.0.0.1,::1")
	for _, value := range []string{"", " ", "Ana|Bo", "\u200b\u200d\u2060", "\u3164\u2800", "a\u202eb", "a\u2066b", "\xff\xfe", "\u0301", strings.Repeat("x", 201)} {
		who := p.as("Remote-User", value)
		who.get("/").is(403).says("did not say who you are")
		who.post(ministry+"/start", url.Values{"subject": {"x"}}).is(403)
		who.get("/health").is(200)
	}
	p.as("Remote-User", "Ana").get("/").is(200)
	p.as("X-Remote-User", "Ana").get("/").is(403) // another header
	far := behind(t, "10.0.0.0/8,192.0.2.7")
	far.as("Remote-User", "Ana").get("/").is(403)
	plain := newPortal(t) // takes no header at all
	if page := plain.as("Remote-User", "Ana").get("/").is(200); strings.Contains(page.text(), "You are Ana") {
		t.Error("a header is taken that nobody asked for")
	}
}

func TestProxies(t *testing.T) {
	trusted, err := proxiesOf("127.0.0.1, ::1,10.1.2.3/8,2001:db8::/32")
	if err != nil {
		t.Fatal(err)
	}
	h := headerName{"Remote-User", trusted}
	for from, want := range map[string]bool{
		"127.0.0.1:1": true, "[::1]:1": true, "[::ffff:127.0.0.1]:1": true, "10.255.0.1:9": true, "[2001:db8::7]:1": true,
		"127.0.0.2:1": false, "11.0.0.1:1": false, "[2001:db9::7]:1": false, "@": false, "": false,
	} {
		r := &http.Request{RemoteAddr: from, Header: http.Header{"Remote-User": {"Ana"}}}
		if name, err := h.who(r); (err == nil) != want || want && name != "Ana" {
			t.Errorf("from %q: %q, %v", from, name, err)
		}
	}
	for _, list := range []string{"", "localhost", "127.0.0.1,", "10.0.0.0/33", "127.0.0.1:80"} {
		if got, err := proxiesOf(list); err == nil {
			t.Errorf("%q is read as %v", list, got)
		}
	}
}

// Asked for by the name of another site, the portal shows nothing.
func TestHost(t *testing.T) {
	p := newPortal(t)
	ask := func(host, path string) *reply {
		r, err := http.NewRequest("GET", p.URL+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Host = host
		return newPerson(t, p.URL).do(r)
	}
	for _, host := range []string{"evil.example", "localhost.evil.example", "evil.example:8080", "127.0.0.1.evil.example"} {
		ask(host, "/").is(421).says("does not go by this name")
		ask(host, "/static/portal.css").is(421)
		ask(host, "/health").is(200)
	}
	// A page about what was refused leads to no other site either.
	if body := ask("evil.example", "//elsewhere.example/x").is(421).Body; strings.Contains(body, `"//`) {
		t.Errorf("the page leads to another site:\n%s", body)
	}
	for _, host := range []string{"localhost", "LOCALHOST:8080", "127.0.0.1", "[::1]:80", "localhost."} {
		ask(host, "/").is(200)
	}
	own := hostsOf("portal.example, Other.example:443", "localhost:8080")
	for host, want := range map[string]bool{
		"portal.example": true, "Portal.Example:8443": true, "other.example": true, "localhost": false, "127.0.0.1": false, "": false,
	} {
		if own.has(host) != want {
			t.Errorf("%q is taken: %v", host, !want)
		}
	}
	if !hostsOf("", "10.0.0.5:80").has("10.0.0.5") || !hostsOf("", "portal.example:80").has("portal.example") || hostsOf("", ":80").has("") {
		t.Error("the name that it listens on is not taken, or no name is")
	}
}

// A start page that the browser has kept: another subject is another draft, and
// the same one, sent again, is the same.
func TestStartAgain(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	form := with(ana.get(ministry+"/start").form(), "subject", "Ruritania", "rater", "Ana", "date", "2026")
	start := func(form url.Values) string { return ana.post(ministry+"/start", form).is(303).To }
	first := start(form)
	ana.post(first+"/parts/foundations", answered(ana.get(first+"/parts/foundations").form())).is(303)
	second := start(with(form, "subject", "Syldavia"))
	if _, s := p.stored(second); second == first || s.Subject != "Syldavia" {
		t.Fatalf("opens %s, that of %s", second, s.Subject)
	}
	if again := start(form); again != first {
		t.Errorf("sent again, it starts %s beside %s", again, first)
	}
	if again := start(with(form, "date", "2025")); again == first || again == second {
		t.Error("another date opens an old draft")
	}
	// Two people whose pages are crossed: each has a draft of their own.
	bo := p.person("Bo")
	crossed := with(form, "token", bo.get(ministry+"/start").form().Get("token"), "subject", "Borduria")
	if b := bo.post(ministry+"/start", crossed).is(303).To; b == first || b == second {
		t.Error("a crossed start opens the draft of somebody else")
	} else if _, s := p.stored(b); s.Subject != "Borduria" || s.Who != "Bo" {
		t.Errorf("started %+v", s)
	}
	// Another framework from the same page is another draft too.
	if other := ana.post(pillars+"/start", form).is(303).To; other == first {
		t.Error("another framework opens the draft of this one")
	}
	// A second note from a page that was kept is a second note.
	note := ana.get(first + "/notes").form()
	for _, text := range []string{"One.", "One.", "Two."} {
		ana.post(first+"/notes", with(note, "text", text)).is(303)
	}
	ana.get(first+"/notes").is(200).says("One.", "Two.")
	if notes, err := p.store.Notes(t.Context(), strings.TrimPrefix(first, "/assessments/")); err != nil || len(notes) != 2 {
		t.Errorf("%d notes, %v", len(notes), err)
	}
}

// Save, go back, correct, save: no conflict, and what is taken out again stays
// out. What others saved in between stays in.
func TestBackAndCorrect(t *testing.T) {
	p := newPortal(t)
	ana, bo := p.person("Ana"), p.person("Bo")
	a := ana.draft(ministry, "Ruritania", "Ana")
	part := a + "/parts/foundations"
	kept := ana.get(part).is(200).form() // the page that the browser keeps
	theirs := bo.get(part).form()
	bo.post(part, with(theirs, field1("digital-id", "value"), "yes")).is(303)
	typed := with(kept, field1("leadership", "value"), "growing", field1("leadership", "comment"), "Frist.", field1("privacy-law", "comment"), "Act 7.")
	ana.post(part, typed).is(303)
	corrected := with(typed, field1("leadership", "value"), "ready", field1("leadership", "comment"), "First.", field1("privacy-law", "comment"), "")
	ana.post(part, corrected).is(303)
	doc, _ := p.stored(a)
	if got := doc.Answers["leadership"]; got.Comment != "First." || !slices.Equal(got.Choices(), []string{"ready"}) {
		t.Errorf("the correction is lost: %+v", got)
	}
	if got := doc.Answers["privacy-law"]; !got.Equal(govmaturity.Answer{}) {
		t.Errorf("what was taken out is back: %+v", got)
	}
	if !doc.Answers["digital-id"].Equal(govmaturity.AnswerYesNo(true)) {
		t.Errorf("what Bo saved is lost: %+v", doc.Answers)
	}
	// Bo changes the same in between: now there are two people, and it is asked.
	bo.post(part, with(bo.get(part).form(), field1("leadership", "comment"), "By Bo.")).is(303)
	check := p.unchanged(a)
	page := ana.post(part, with(corrected, field1("leadership", "comment"), "Second.")).is(409).says("By Bo.", "Second.")
	check()
	ana.post(part, page.form()).is(303)
	// The same person in a second window.
	one, two := ana.get(part).form(), ana.get(part).form()
	ana.post(part, with(one, field1("leadership", "comment"), "Third.", field1("id-holders", "value"), "50")).is(303)
	ana.post(part, with(two, field1("leadership", "comment"), "Fourth.")).is(303)
	doc, _ = p.stored(a)
	if doc.Answers["leadership"].Comment != "Fourth." || doc.Answers["id-holders"].Equal(govmaturity.Answer{}) {
		t.Errorf("stored %+v", doc.Answers)
	}
	// Somebody else of the same name, at another browser, is somebody else.
	other := p.person("Ana")
	one, two = ana.get(part).form(), other.get(part).form()
	ana.post(part, with(one, field1("leadership", "comment"), "Fifth.")).is(303)
	other.post(part, with(two, "page", one.Get("page"), field1("leadership", "comment"), "Sixth.")).is(409)
}

// The same in a list: an item named, corrected and taken out from pages that were
// opened before.
func TestBackInAList(t *testing.T) {
	p := newPortal(t)
	ana, bo := p.person("Ana"), p.person("Bo")
	a := ana.draft(ministry, "Ruritania", "Ana")
	title := "/rosters/services/0/title"
	ana.services(a, "Brith")
	page := itemPage(a, "brith")
	list, kept := ana.get(a+serviceList).form(), ana.get(page).form()
	ana.post(page, with(kept, title, "Brth")).is(303)
	bo.services(a, "Permit")
	ana.post(page, with(kept, title, "Birth")).is(303)
	doc, _ := p.stored(a)
	if items := doc.Rosters["services"]; len(items) != 2 || items[0].Title != "Birth" || items[1].ID != "permit" {
		t.Fatalf("items %+v", items)
	}
	ana.post(a+serviceList, with(list, "do", "remove services/brith")).is(303)
	if doc, _ := p.stored(a); len(doc.Rosters["services"]) != 1 || doc.Rosters["services"][0].ID != "permit" {
		t.Errorf("items %+v", doc.Rosters["services"])
	}
}

// A name that has gone since a page was opened: nothing is stored under nobody's
// name, and nothing typed is lost.
func TestNameIsGone(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	a := ana.draft(ministry, "Ruritania", "Ana")
	part := a + "/parts/foundations"
	form, note := answered(ana.get(part).form()), with(ana.get(a+"/notes").form(), "text", "Typed with care.")
	u, _ := url.Parse(p.URL)
	ana.client.Jar.SetCookies(u, []*http.Cookie{{Name: nameCookie, Path: "/", MaxAge: -1}})
	check := p.unchanged(a)
	page := ana.post(part, form).is(422).says("Say who you are first", "Since 2025.")
	ana.post(a+"/notes", note).is(422).says("Say who you are first", "Typed with care.")
	check()
	ana.post("/you", with(ana.get("/you").form(), "name", "Ana B.")).is(303)
	ana.post(part, page.form()).is(303)
	if _, s := p.stored(a); s.Who != "Ana B." {
		t.Errorf("saved by %q", s.Who)
	}
	ana.post(a+"/finish", ana.get(a+"/finish").form()).is(303)
	again := ana.get(a).form()
	ana.client.Jar.SetCookies(u, []*http.Cookie{{Name: nameCookie, Path: "/", MaxAge: -1}})
	if to := ana.post(a+"/again", again).is(303).To; to != "/you?next="+url.QueryEscape(a) {
		t.Errorf("nobody starts anew, and is led to %s", to)
	}
}

// holdFile holds the file as another program would, until it is called.
func holdFile(t *testing.T, path string) (release func()) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	return func() {
		if _, err := db.Exec("ROLLBACK"); err != nil {
			t.Error(err)
		}
	}
}

// A file that another program holds: each form comes back with what was typed,
// the health is red, and pressed again it is saved.
func TestLockedFile(t *testing.T) {
	t.Parallel() // it waits for seconds
	path := filepath.Join(t.TempDir(), "portal.db")
	p := newPortalIn(t, path)
	ana := p.person("Ana")
	a := ana.draft(ministry, "Ruritania", "Ana")
	forms := []struct {
		path string
		form url.Values
		kept string
	}{
		{a + "/parts/foundations", answered(ana.get(a + "/parts/foundations").form()), field1("leadership", "comment")},
		{a + "/notes", with(ana.get(a+"/notes").form(), "text", "Typed with care."), "text"},
		{ministry + "/start", with(ana.get(ministry+"/start").form(), "subject", "Syldavia", "rater", "Ana", "date", "2026"), "subject"},
		{a + "/finish", ana.get(a + "/finish").form(), "base"},
	}
	release := holdFile(t, path)
	replies := make([]*reply, len(forms))
	var all sync.WaitGroup
	for i, f := range forms {
		all.Go(func() { replies[i] = ana.post(f.path, f.form) })
	}
	all.Wait()
	for i, f := range forms {
		replies[i].is(503).says("cannot write to its file now")
		if got := replies[i].form().Get(f.kept); got != f.form.Get(f.kept) {
			t.Errorf("%s: %s was %q and is shown as %q", f.path, f.kept, f.form.Get(f.kept), got)
		}
	}
	ana.get("/health").is(503).says("cannot be read and written")
	ana.get(a).is(200) // reading goes on
	release()
	ana.get("/health").is(200)
	for i, f := range forms {
		sent := replies[i].form()
		if f.path == a+"/finish" {
			sent = ana.get(f.path).form() // a version has come since
		}
		ana.post(f.path, sent).is(303)
	}
	doc, s := p.stored(a)
	if doc.Answers["leadership"].Comment != "Since 2025." || !s.Finished() {
		t.Errorf("stored %+v", s)
	}
	b := ana.get(a).form()
	release = holdFile(t, path)
	page := ana.post(a+"/again", b).is(503).says("Send again")
	release()
	ana.post(a+"/again", page.form()).is(303)
	p.log.Reset() // that it said so is right here
}

// "Don't know" alone is an answer to keep: it is stored, shown again, and counts
// the same with a comment and without, in the form and beside it.
func TestDontKnow(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	a := ana.draft(ministry, "Ruritania", "Ana")
	part := a + "/parts/foundations"
	to := ana.post(part, with(ana.get(part).form(), field1("leadership", "state"), "unanswered", "do", "save")).is(303).To
	if page := ana.get(to).is(200).says("Saved.", "Version 2"); page.form().Get(field1("leadership", "state")) != "unanswered" {
		t.Errorf("it is not shown again: %v", page.form())
	}
	counts := ana.get(a).is(200).text()
	to = ana.post(part, with(ana.get(part).form(), field1("leadership", "comment"), "Nobody was asked.")).is(303).To
	ana.get(to).is(200).says("Saved.")
	if again := ana.get(a).is(200); !strings.Contains(counts, "1 of 3") || !strings.Contains(again.text(), "1 of 3") {
		t.Errorf("it is counted otherwise with a comment:\n%s\n%s", counts, again.text())
	}
	ana.get(part).is(200).says("1 of 3")
	ana.get(a+"/finish").is(200).says("Not answered yet", "Leadership of the change", "not known", "Nobody was asked.")
}

// An assessment of which nothing was touched does not finish as complete.
func TestUntouched(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	lib, err := newLibrary(p.store, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range lib.current {
		a := ana.draft(in.Link(), "Ruritania", "Ana")
		if page := ana.get(a + "/finish").is(200).text(); strings.Contains(page, "All that is asked has an answer") || !strings.Contains(page, "Not answered yet") {
			t.Errorf("%s@%s, untouched, is complete:\n%s", in.ID(), in.Edition(), page)
		}
	}
}

// A year that no assessment is from is refused, at its field.
func TestYears(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	form := with(ana.get(ministry+"/start").form(), "subject", "Ruritania", "rater", "Ana")
	for _, date := range []string{"0001", "0001-01", "0001-01-01", "9999", "9999-12-31", "1899", "2101-01", "0000"} {
		page := ana.post(ministry+"/start", with(form, "date", date)).is(422).says("Date: The year " + date[:4] + " is outside 1900 to 2100")
		if page.form().Get("date") != date || !strings.Contains(page.Body, `id="date-error"`) {
			t.Errorf("%s is not shown at its field", date)
		}
	}
	for _, date := range []string{"1900", "2100-12-31", "2026-02"} {
		ana.post(ministry+"/start", with(form, "date", date)).is(303)
	}
}

// A subject under almost the same name is offered, and not made anew unasked.
func TestNearSubject(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	ana.draft(ministry, "Ministère de la Santé", "Ana")
	form := ana.get(ministry + "/start").form()
	if !strings.Contains(ana.get(pillars+"/start").Body, `<option value="Ministère de la Santé">`) {
		t.Error("the subject is not offered")
	}
	send := func(form url.Values) *reply { return ana.post(ministry+"/start", with(form, "date", "2026")) }
	for _, name := range []string{"ministère de la santé", "Ministere de la Sante", "Ministère  de  la\u00a0Santé.", "Ministere\u0300  de la Santé", "Ministère de la Snaté"} {
		page := send(with(form, "subject", name)).is(422).says("Which one is meant: There is a subject with almost the same name", "Ministère de la Santé", "No, it is another one")
		if !strings.Contains(page.Body, `<a href="#same">`) || !strings.Contains(page.Body, `id="same"`) {
			t.Errorf("%q: the summary does not lead to the choice", name)
		}
		again := page.form()
		send(again).is(422) // nothing is chosen
		a := send(with(again, "same", "Ministère de la Santé")).is(303).To
		if _, s := p.stored(a); s.Subject != "Ministère de la Santé" {
			t.Errorf("%q is stored as %q", name, s.Subject)
		}
		send(with(again, "same", "another")).is(422)
	}
	// The same but for what nobody sees is the same, and not asked about.
	a := send(with(form, "subject", " Ministe\u0300re de\u00a0la Santé\u200b ")).is(303).To
	if _, s := p.stored(a); s.Subject != "Ministère de la Santé" {
		t.Errorf("stored as %q", s.Subject)
	}
	// Another one it may be; but the choice is about this name only.
	b := send(with(form, "subject", "Ministère de la Sante", "same", "/Ministère de la Sante")).is(303).To
	if _, s := p.stored(b); s.Subject != "Ministère de la Sante" {
		t.Errorf("stored as %q", s.Subject)
	}
	send(with(form, "subject", "Ministère de la santé", "same", "/Ministère de la Sante")).is(422)
}

// Names that show nothing are refused, wherever one is typed.
func TestUnseenNames(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	start := with(ana.get(ministry+"/start").form(), "subject", "Ruritania", "rater", "Ana", "date", "2026")
	for _, name := range []string{"\u200b", "\u200d\u200c", "\u2060\ufeff", "\u00ad", "\u3164", "\u2800", "\u115f\u1160", "\u200e\u200f", "\u0301", "\U000e0041"} {
		ana.post("/you", with(ana.get("/you").form(), "name", name)).is(422).says("Your name: This shows nothing")
		ana.post(ministry+"/start", with(start, "subject", name)).is(422).says("Who or what is assessed: This shows nothing")
		ana.post(ministry+"/start", with(start, "rater", name)).is(422).says("Who answers: This shows nothing")
	}
	for _, name := range []string{"a\u202eb", "\u2067a", "a\u2066b\u2069"} {
		ana.post("/you", with(ana.get("/you").form(), "name", name)).is(422).says("cannot be shown")
	}
	u, _ := url.Parse(p.URL)
	ana.client.Jar.SetCookies(u, []*http.Cookie{{Name: nameCookie, Path: "/", Value: "4oCL"}}) // a space of no width
	if page := ana.get("/").is(200); !strings.Contains(page.text(), "Say who you are") {
		t.Error("a cookie names nobody")
	}
}

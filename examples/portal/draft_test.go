package main

import (
	"github.com/govmaturity/govmaturity"

	"fmt"
	"io/fs"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
)

// Two people at one page change different questions: both are kept, and whoever
// comes second is told.
func TestTwoPeopleTwoQuestions(t *testing.T) {
	p := newPortal(t)
	ana, bo := p.person("Ana"), p.person("Bo")
	a := ana.draft(ministry, "Ruritania", "Ana")
	part := a + "/parts/foundations"
	one, two := ana.get(part).is(200).form(), bo.get(part).is(200).form()
	ana.post(part, with(one, field1("leadership", "value"), "growing")).is(303)
	to := bo.post(part, with(two, field1("privacy-law", "value"), "yes", field1("privacy-law", "comment"), "Act 7.")).is(303).To
	bo.get(to).is(200).says("Saved.", "While you were working, Ana saved other questions", "Leadership of the change")
	doc, stored := p.stored(a)
	if doc.Answers["leadership"].Choices() == nil || doc.Answers["privacy-law"].Comment != "Act 7." {
		t.Errorf("stored %+v", doc.Answers)
	}
	if stored.What != "merge" || stored.Who != "Bo" || stored.Version != 3 {
		t.Errorf("stored as %+v", stored.Revision)
	}
	ana.get(a + "/history").is(200).says("together with what others had saved")
}

// The same across two pages of one draft.
func TestTwoPeopleTwoParts(t *testing.T) {
	p := newPortal(t)
	ana, bo := p.person("Ana"), p.person("Bo")
	a := ana.draft(ministry, "Ruritania", "Ana")
	one, two := ana.get(a+"/parts/foundations").form(), bo.get(a+"/parts/services").form()
	ana.post(a+"/parts/foundations", answered(one)).is(303)
	to := bo.post(a+"/parts/services", with(two, "add:services", "Birth", "do", "save")).is(303).To
	bo.get(to).is(200).says("Ana saved other questions", "Adults who have it")
	if doc, _ := p.stored(a); len(doc.Answers) != 4 || len(doc.Rosters["services"]) != 1 {
		t.Errorf("stored %+v", doc)
	}
}

// Two people change the same question: nothing of the second is stored until
// they choose, and nothing of either is lost.
func TestTwoPeopleOneQuestion(t *testing.T) {
	p := newPortal(t)
	ana, bo := p.person("Ana"), p.person("Bo")
	a := ana.draft(ministry, "Ruritania", "Ana")
	part := a + "/parts/foundations"
	one, two := ana.get(part).is(200).form(), bo.get(part).is(200).form()
	ana.post(part, with(one, field1("leadership", "value"), "growing", field1("leadership", "comment"), "Ana's reason",
		field1("digital-id", "value"), "yes")).is(303)
	check := p.unchanged(a)
	page := bo.post(part, with(two, field1("leadership", "value"), "ready", field1("leadership", "comment"), "Bo's reason",
		field1("privacy-law", "value"), "no")).is(409)
	check()
	page.says("Two people changed the same answers", "Nothing of yours is saved yet", "Saved by Ana", "2026-11-22",
		"Growing — comment: Ana's reason", "Ready — comment: Bo's reason", "not answered", "Save my answers")
	if strings.Contains(page.text(), "Law on personal data No") {
		t.Error("a question that only one changed is asked about")
	}
	form := page.form()
	for name, want := range map[string]string{
		field1("leadership", "value"): "ready", field1("leadership", "comment"): "Bo's reason", // Bo's own
		field1("privacy-law", "value"): "no",  // Bo's, and not asked about
		field1("digital-id", "value"):  "yes", // Ana's
		"base":                         "2",
	} {
		if got := form.Get(name); got != want {
			t.Errorf("%s is shown as %q, want %q", name, got, want)
		}
	}
	// The page can be left alone: Ana's stays.
	bo.get(part).is(200)
	check()
	// Or sent again, which is the choice.
	bo.post(part, form).is(303)
	doc, _ := p.stored(a)
	if got := doc.Answers["leadership"]; got.Comment != "Bo's reason" || !doc.Answers["digital-id"].Equal(govmaturity.AnswerYesNo(true)) || !doc.Answers["privacy-law"].Equal(govmaturity.AnswerYesNo(false)) {
		t.Errorf("stored %+v", doc.Answers)
	}
	// What Ana had said is in the history.
	old, err := p.store.Revision(t.Context(), strings.TrimPrefix(a, "/assessments/"), 2)
	if err != nil || !strings.Contains(string(old.Document), "Ana's reason") {
		t.Errorf("the history has %s, %v", old.Document, err)
	}
}

// A third save, while the second person reads the page about the first.
func TestStaleTwice(t *testing.T) {
	p := newPortal(t)
	ana, bo := p.person("Ana"), p.person("Bo")
	a := ana.draft(ministry, "Ruritania", "Ana")
	part := a + "/parts/foundations"
	two := bo.get(part).form()
	save := func(value string) {
		ana.post(part, with(ana.get(part).form(), field1("leadership", "value"), value)).is(303)
	}
	save("growing")
	page := bo.post(part, with(two, field1("leadership", "value"), "ready")).is(409)
	save("starting")
	check := p.unchanged(a)
	page = bo.post(part, page.form()).is(409).says("Starting", "Ready")
	check()
	bo.post(part, page.form()).is(303)
}

// Whoever made the same change twice is asked nothing.
func TestSameChange(t *testing.T) {
	p := newPortal(t)
	ana, bo := p.person("Ana"), p.person("Bo")
	a := ana.draft(ministry, "Ruritania", "Ana")
	part := a + "/parts/foundations"
	one, two := ana.get(part).form(), bo.get(part).form()
	ana.post(part, answered(one)).is(303)
	to := bo.post(part, answered(two)).is(303).To
	bo.get(to).is(200).says("Nothing was different")
}

// What is wrong in a stale page is said first; its version stays what it was.
func TestStaleAndWrong(t *testing.T) {
	p := newPortal(t)
	ana, bo := p.person("Ana"), p.person("Bo")
	a := ana.draft(ministry, "Ruritania", "Ana")
	part := a + "/parts/foundations"
	two := bo.get(part).form()
	ana.post(part, with(ana.get(part).form(), field1("leadership", "value"), "growing")).is(303)
	page := bo.post(part, with(two, field1("leadership", "value"), "ready", field1("id-holders", "value"), "x")).is(422)
	form := page.form()
	if form.Get("base") != "1" || form.Get(field1("leadership", "value")) != "ready" {
		t.Errorf("shown again with version %s: %v", form.Get("base"), form)
	}
	bo.post(part, with(form, field1("id-holders", "value"), "5")).is(409)
}

// A list: two people add an item each; then both change the same one; then one
// changes what the other takes out.
func TestTwoPeopleOneList(t *testing.T) {
	p := newPortal(t)
	ana, bo := p.person("Ana"), p.person("Bo")
	a := ana.draft(ministry, "Ruritania", "Ana")
	part := a + serviceList
	item := "/rosters/services/0/"
	one, two := ana.get(part).form(), bo.get(part).form()
	ana.post(part, with(one, "add:services", "Birth")).is(303)
	bo.post(part, with(two, "add:services", "Permit")).is(303)
	doc, _ := p.stored(a)
	if items := doc.Rosters["services"]; len(items) != 2 || items[0].ID != "birth" || items[1].ID != "permit" {
		t.Fatalf("items %+v", items)
	}
	page := itemPage(a, "permit")
	one, two = ana.get(page).form(), bo.get(page).form()
	ana.post(page, with(one, item+"answers/online-form/value", "yes")).is(303)
	check := p.unchanged(a)
	r := bo.post(page, with(two, item+"answers/online-form/value", "no")).is(409).says("Permit", "Form online", "Yes", "No")
	check()
	bo.post(page, r.form()).is(303)

	one, two = ana.get(page).form(), bo.get(part).form()
	ana.post(page, with(one, item+"answers/steps-online/value", "2")).is(303)
	check = p.unchanged(a)
	bo.post(part, with(two, "do", "remove services/permit")).is(422).says("Somebody has changed “Permit”")
	check()
	one = ana.get(page).form()
	bo.post(part, with(bo.get(part).form(), "do", "remove services/permit")).is(303)
	check = p.unchanged(a)
	ana.post(page, with(one, item+"answers/steps-online/value", "1", item+"answers/steps-online/comment", "Counted.")).is(409).says("taken this out of the list", "Counted.")
	check()
	ana.get(page).is(404).says("The history has what was answered")
	if doc, _ := p.stored(a); len(doc.Rosters["services"]) != 1 || doc.Rosters["services"][0].ID != "birth" {
		t.Errorf("items %+v", doc.Rosters["services"])
	}
}

// Somebody saves while another reads through before finishing.
func TestFinishStale(t *testing.T) {
	p := newPortal(t)
	ana, bo := p.person("Ana"), p.person("Bo")
	a := ana.draft(ministry, "Ruritania", "Ana")
	finish := ana.get(a + "/finish").form()
	part := a + "/parts/foundations"
	old := bo.get(part).form()
	bo.post(part, answered(old)).is(303)
	page := ana.post(a+"/finish", finish).is(409).says("Bo saved after you opened this page")
	if _, s := p.stored(a); s.Finished() {
		t.Fatal("finished")
	}
	ana.post(a+"/finish", page.form()).is(303)
	check := p.unchanged(a)
	bo.post(part, with(old, field1("leadership", "comment"), "Late, and typed with care.")).is(409).says("does not change any more", "Late, and typed with care.")
	bo.post(a+"/notes", url.Values{"token": {old.Get("token")}, "text": {"x"}, "node": {""}, "once": {"y"}}).is(409)
	check()
}

// Many people at once, each at a question of their own: nothing is lost, and
// each save either is acknowledged or asks.
func TestManyPeople(t *testing.T) {
	p := newPortal(t)
	a := p.person("Ana").draft(pillars, "Ruritania", "Ana")
	lib, err := newLibrary(p.store, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	parts := lib.find("un-nine-pillars", "2020").parts
	const saves = 5
	var wg sync.WaitGroup
	for i, part := range parts {
		wg.Go(func() {
			one := p.person(fmt.Sprint("Person ", i))
			path := a + "/parts/" + part.ID
			for n := range saves {
				form := one.get(path).form()
				if r := one.post(path, with(form, field1(part.ID, "comment"), fmt.Sprint("save ", n), field1(part.ID, "value"), "connected")); r.Status != 303 {
					t.Errorf("person %d, save %d: %d", i, n, r.Status)
				}
			}
		})
	}
	wg.Wait()
	doc, s := p.stored(a)
	for _, part := range parts {
		if doc.Answers[part.ID].Comment != fmt.Sprint("save ", saves-1) {
			t.Errorf("%s has %+v", part.ID, doc.Answers[part.ID])
		}
	}
	if want := int64(1 + len(parts)*saves); s.Version != want {
		t.Errorf("version %d, want %d", s.Version, want)
	}
}

// A page that was open while the portal was started again can be saved.
func TestOpenPageOutlivesTheProgram(t *testing.T) {
	path := t.TempDir() + "/p.db"
	var form url.Values
	var ana *person
	var a string
	t.Run("before", func(t *testing.T) {
		p := newPortalIn(t, path)
		ana = p.person("Ana")
		a = ana.draft(ministry, "Ruritania", "Ana")
		form = answered(ana.get(a + "/parts/foundations").form())
	})
	p := newPortalIn(t, path)
	old, _ := url.Parse(ana.base)
	now, _ := url.Parse(p.URL)
	ana.client.Jar.SetCookies(now, ana.client.Jar.Cookies(old))
	ana.base, ana.t = p.URL, t
	ana.post(a+"/parts/foundations", form).is(303)
}

// An assessment is scored with the content that it was answered with, whatever
// becomes of the framework's document.
func TestFrameworkChanges(t *testing.T) {
	path := t.TempDir() + "/p.db"
	var a string
	t.Run("before", func(t *testing.T) {
		p := newPortalIn(t, path)
		ana := p.person("Ana")
		a = ana.draft(ministry, "Ruritania", "Ana")
		ana.post(a+"/parts/foundations", answered(ana.get(a+"/parts/foundations").form())).is(303)
	})
	p := newPortalWithout(t, path)
	ana := p.person("Ana")
	ana.get("/").is(200)
	ana.get(ministry).is(200).says("not loaded any more", "Ruritania")
	ana.get(ministry + "/start").is(404)
	ana.get(a).is(200).says("has changed since", "4 of 4")
	ana.post(a+"/parts/foundations", with(ana.get(a+"/parts/foundations").is(200).form(), field1("leadership", "value"), "ready")).is(303)
	ana.get(a + "/scorecard").is(200).says("Service readiness")
	ana.get("/subjects?framework=service-readiness&edition=2026&subject=Ruritania").is(200).says("Service readiness")
}

// The document of an edition is changed while a draft is open: the draft goes on
// with what it was started with, and a new one is made with the new content.
func TestContentChanges(t *testing.T) {
	path := t.TempDir() + "/p.db"
	var a, before string
	t.Run("before", func(t *testing.T) {
		p := newPortalIn(t, path)
		ana := p.person("Ana")
		a = ana.draft(ministry, "Ruritania", "Ana")
		ana.post(a+"/parts/foundations", answered(ana.get(a+"/parts/foundations").form())).is(303)
		before = ana.get(a + "/scorecard.json").is(200).Body
	})
	p := newPortalOf(t, path, changed(t, "weight: 2 # counts as much as two others", "weight: 9"))
	ana := p.person("Ana")
	ana.get(a).is(200).says("has changed since")
	if after := ana.get(a + "/scorecard.json").is(200).Body; after != before {
		t.Errorf("the numbers have changed:\n%s\n%s", before, after)
	}
	ana.post(a+"/parts/foundations", ana.get(a+"/parts/foundations").is(200).form()).is(303)
	b := ana.draft(ministry, "Ruritania", "Ana")
	if _, old := p.stored(a); true {
		if _, fresh := p.stored(b); old.Hash == fresh.Hash {
			t.Error("the new draft has the old content")
		}
	}
	// A page of the one is not taken for the other.
	check := p.unchanged(b)
	ana.post(b+"/parts/foundations", ana.get(a+"/parts/foundations").form()).is(422).says("another content of the framework")
	check()
	ana.post(a+"/finish", ana.get(a+"/finish").form()).is(303)
	ana.get("/subjects?framework=service-readiness&edition=2026&subject=Ruritania").is(200).says("another content of the framework are not drawn")
}

// changed is the ministry's folder with something else in its framework.
func changed(t *testing.T, old, new string) fs.FS {
	t.Helper()
	data, err := os.ReadFile("../custom/ministry.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(data), old) {
		t.Fatalf("there is no %q in it", old)
	}
	return fstest.MapFS{"ministry.yaml": {Data: []byte(strings.ReplaceAll(string(data), old, new))}}
}

// What a framework says is text too: whoever writes one does not write pages.
func TestScriptInFramework(t *testing.T) {
	for _, old := range []string{"Leadership of the change", "Service readiness", "Nobody is in charge.", "what to do", "Foundations"} {
		p := newPortalOf(t, t.TempDir()+"/p.db", changed(t, old, `'<script>alert(1)</script><img src=x onerror=alert(2)>'`))
		ana := p.person("Ana")
		pages := []*reply{ana.get("/").is(200), ana.get(ministry).is(200)}
		a := ana.draft(ministry, "Ruritania", "Ana")
		form := ana.get(a + "/parts/foundations").form()
		ana.post(a+"/parts/foundations", answered(form)).is(303)
		ana.services(a, "x")
		bo := p.person("Bo")
		pages = append(pages, bo.post(a+"/parts/foundations", with(form, "token", bo.get(a+"/parts/foundations").form().Get("token"), field1("leadership", "value"), "ready")).is(409))
		for _, lang := range []string{"en", "ar"} {
			for _, path := range []string{"", "/parts/foundations", "/parts/services", "/finish", "/notes", "/history", "/scorecard"} {
				pages = append(pages, ana.get(a+path+"?lang="+lang).is(200))
			}
		}
		for _, page := range pages {
			if strings.Contains(page.Body, "<script") || strings.Contains(page.Body, "<img") {
				t.Errorf("%q is written as markup:\n%s", old, page.Body)
			}
		}
	}
}

// A remark on a question that is still open does not answer it.
func TestCommentAlone(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	a := ana.draft(ministry, "Ruritania", "Ana")
	part := a + "/parts/foundations"
	ana.post(part, with(ana.get(part).form(), field1("privacy-law", "comment"), "Asked the registrar.")).is(303)
	ana.get(a).is(200).says("Answered in all: 0 of 4")
	if form := ana.get(part).is(200).form(); form.Get(field1("privacy-law", "comment")) != "Asked the registrar." || form.Get(field1("privacy-law", "state")) != "" {
		t.Errorf("the form holds %v", form)
	}
}

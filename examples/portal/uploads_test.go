package main

import (
	"net/url"
	"os"
	"strings"
	"testing"
)

// uploadMinistry uploads the example's framework with something changed, and puts
// it to use.
func uploadMinistry(t *testing.T, who *person, pairs ...string) (link string) {
	t.Helper()
	link = who.file("/uploads", "ministry.yaml", ministryFile(t, pairs...)).is(303).To
	who.post(link, with(lastForm(who.get(link).is(200)))).is(303)
	return link
}

func ministryFile(t *testing.T, pairs ...string) []byte {
	t.Helper()
	data, err := os.ReadFile("../custom/ministry.yaml")
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("the framework has no %q", pairs[i])
		}
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	return []byte(text)
}

// A framework is read, checked and shown before it can be chosen; of one edition
// the newest content is chosen, and drafts keep theirs.
func TestUpload(t *testing.T) {
	p := newPortal(t)
	ana, bo := p.person("Ana"), p.person("Bo")
	const page = "/frameworks/service-readiness/2027"
	first := ministryFile(t, `edition: "2026"`, `edition: "2027"`)
	link := ana.file("/uploads", "ministry 2027.yaml", first).is(303).To
	shown := ana.get(link).is(200).says("Service readiness 2027", "checked, not in use yet", "Uploaded by Ana", "ministry 2027.yaml",
		"breaks none", "Leadership of the change", "Nothing can be entered here")
	ana.get(link+"?part=services").is(200).says("For each item of the list: Services", "Steps")
	if !strings.Contains(shown.Body, "<fieldset disabled") {
		t.Error("the form that is shown can be filled in")
	}
	ana.get(page).is(404) // not yet
	if strings.Contains(ana.get("/").Body, page) {
		t.Error("it can be chosen before it is used")
	}
	bo.file("/files", "a.yaml", []byte(strings.Replace(oneAssessment, `"2026"`, `"2027"`, 1))).is(422).says("There are: 2026.")
	// Uploaded twice, it is one, and whose it was.
	if again := bo.file("/uploads", "other.yaml", first).is(303).To; again != link {
		t.Error("the same content twice is two")
	}
	bo.post(link, lastForm(bo.get(link))).is(303)
	ana.get(link).says("in use", "Put to use by Bo", "Uploaded by Ana")
	draft := ana.draft(page, "Ruritania", "Ana")
	_, stored := p.stored(draft)

	// The same edition with another content stands beside it.
	second := uploadMinistry(t, bo, `edition: "2026"`, `edition: "2027"`, "Nobody is in charge.", "Nobody leads.")
	if second == link {
		t.Fatal("another content has the same address")
	}
	ana.get("/uploads").is(200).says("was in use; drafts keep it", "in use", "Ana", "Bo")
	later := ana.draft(page, "Syldavia", "Ana")
	_, newer := p.stored(later)
	if newer.Hash == stored.Hash || link != uploadLink(stored.Hash) || second != uploadLink(newer.Hash) {
		t.Errorf("drafts of %s and %s, uploads %s and %s", stored.Hash, newer.Hash, link, second)
	}
	ana.get(draft + "/parts/foundations").is(200).says("Nobody is in charge.")
	ana.get(later + "/parts/foundations").is(200).says("Nobody leads.")
	if _, now := p.stored(draft); now.Hash != stored.Hash {
		t.Error("the draft has another framework")
	}
	ana.post(draft+"/parts/foundations", answered(ana.get(draft+"/parts/foundations").form())).is(303)
	// What was put to use stays so.
	ana.post(link, url.Values{"token": {lastForm(ana.get("/uploads"))["token"][0]}}).is(303)
	ana.get(link).says("Put to use by Bo")
}

// A framework that breaks a law says so in plain words, and is used with a reason
// or not at all.
func TestUploadBroken(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	link := ana.file("/uploads", "broken.yaml", ministryFile(t, `edition: "2026"`, `edition: "2028"`, "aggregation: gate\n", "aggregation: gate\n      missing: {unanswered: renormalise}\n")).is(303).To
	ana.get(link).is(200).says("A blank is not worth more than an answer. Here it is:", "Service", "Given:", "Came out:", "Expected:")
	form := lastForm(ana.get(link))
	ana.post(link, with(form, "reason", " ")).is(422).says("Why it is used although it breaks a law: Fill this in.")
	ana.post(link, without(form, "token")).is(403)
	p.person("").post(link, lastForm(p.person("").get(link)))
	ana.get("/frameworks/service-readiness/2028").is(404)
	ana.get(link + "?lang=ar").is(200).says("الفراغ لا يساوي أكثر من إجابة")
	ana.post(link, with(form, "reason", "Its publisher made it so.")).is(303)
	ana.get(link + "?lang=en").says("Its publisher made it so.")
	ana.get("/frameworks/service-readiness/2028").is(200)
}

func TestUploadRefused(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	good := string(ministryFile(t))
	var nodes strings.Builder
	for i := range 2000 {
		nodes.WriteString("        - {id: q" + strings.Repeat("x", i%7) + "-" + strings.Repeat("y", i/7%7) + "-" + strings.Repeat("z", i/49) + ", title: Q, measure: {kind: yes-no}}\n")
	}
	long := "format: govmaturity/framework/1\nid: long\nedition: \"1\"\ntitle: Long\nstanding: illustrative\nscore-standing: illustrative\nroot:\n  id: root\n  title: Root\n  aggregation: arithmetic\n  nodes:\n    - id: a\n      title: A\n      aggregation: arithmetic\n      nodes:\n" + nodes.String()
	tests := map[string]struct {
		name, data string
		says       []string
	}{
		"two problems":    {"a.yaml", strings.Replace(strings.Replace(good, "rank: 2", "rank: two", 1), "aggregation: arithmetic", "aggregation: harmonious", 1), []string{"scales[0].levels[1].rank", "root.aggregation", "22:"}},
		"cut":             {"a.yaml", good[:len(good)/2] + "{", []string{"Nothing of \u2068a.yaml\u2069 was stored"}},
		"cut JSON":        {"a.json", `{"format": "govmaturity/framework/1", "id": "x`, []string{"1:"}},
		"an assessment":   {"a.yaml", oneAssessment, []string{"format"}},
		"the catalogue's": {"a.yaml", strings.Replace(strings.Replace(good, "id: service-readiness", "id: un-nine-pillars", 1), `"2026"`, `"2020"`, 1), []string{"edition", "is an edition of the catalogue, which is not replaced"}},
		"too many nodes":  {"a.yaml", long, []string{"root", "at most 1500"}},
		"too large":       {"a.yaml", good + "# " + strings.Repeat("a", 17<<20), []string{"16"}},
		"nothing":         {"a.yaml", "", []string{"It must not be empty."}},
		"a picture":       {"a.png", "\x89PNG\r\n\x1a\n", []string{"Nothing of"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			ana.t = t
			ana.file("/uploads", test.name, []byte(test.data)).is(422).says(test.says...)
		})
	}
	ana.t = t
	p.person("").file("/uploads", "a.yaml", []byte(good)).is(422).says("Say who you are first")
	if all, err := p.store.Uploads(t.Context()); err != nil || len(all) != 0 {
		t.Errorf("%d uploads, %v", len(all), err)
	}
	ana.get("/uploads/none").is(404)
}

// notPressed is a form without its buttons for lists.
func notPressed(form url.Values) url.Values {
	for name, values := range form {
		if values[0] == "now" {
			delete(form, name)
		}
	}
	return form
}

// A framework is written in the library's definition form, on from another one;
// what is wrong is said at the field, and nothing typed is lost.
func TestEdit(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	link := uploadMinistry(t, ana)
	page := ana.get(link + "/edit").is(200)
	if strings.Contains(page.text(), "cannot hold everything") {
		t.Error("the form loses something of the example")
	}
	form := notPressed(page.form())
	// Unchanged, it is the same framework.
	if to := ana.post(link+"/edit", form).is(303).To; to != link {
		t.Errorf("unchanged, it is %s and was %s", to, link)
	}
	wrong := ana.post(link+"/edit", with(form, "/edition", "", "/title/en", "Readiness of services")).is(422)
	if got := wrong.form().Get("/title/en"); got != "Readiness of services" {
		t.Errorf("what was typed is now %q", got)
	}
	arabic := ana.post(link+"/edit", with(form, "/title/en", "Typed", "lang", "ar")).is(200)
	if arabic.form().Get("/title/en") != "Typed" || !strings.Contains(arabic.Body, `dir="rtl"`) {
		t.Error("what was typed is lost with the language")
	}
	ana.get("/?lang=en")
	to := ana.post(link+"/edit", with(form, "/edition", "2029", "/title/en", "Readiness of services")).is(303)
	ana.get(to.To).is(200).says("Readiness of services 2029", "written in the form", "breaks none")
	if _, err := p.store.Upload(t.Context(), strings.TrimPrefix(link, "/uploads/")); err != nil {
		t.Error("what it was made from is gone")
	}
	blank := ana.get("/uploads/new?lang=fr").is(200)
	ana.post("/uploads/new", notPressed(blank.form())).is(422)
	// A button of a list saves nothing and keeps all.
	var add string
	for _, m := range control.FindAllStringSubmatch(blank.Body, -1) {
		if strings.Contains(m[5], `value="now"`) && add == "" {
			add = attribute.FindAllStringSubmatch(m[5], -1)[2][2]
		}
	}
	if add == "" {
		t.Fatal("the form has no lists")
	}
	grown := ana.post("/uploads/new", with(notPressed(blank.form()), "/title/fr", "Nouveau", strings.TrimSuffix(add, "~add")+"0/id", "law", add, "now")).is(200)
	if grown.form().Get("/title/fr") != "Nouveau" || len(grown.form()) <= len(blank.form()) {
		t.Errorf("after %s there are %d fields, and were %d", add, len(grown.form()), len(blank.form()))
	}
}

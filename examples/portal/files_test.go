package main

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/maturity"
)

// file sends a file with the form of a page.
func (p *person) file(path, name string, data []byte, pairs ...string) *reply {
	p.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	token := p.get(path).is(200).form().Get("token")
	for i, text := range append([]string{"token", token}, pairs...) {
		if i%2 == 1 {
			continue
		}
		value := append([]string{"token", token}, pairs...)[i+1]
		if err := w.WriteField(text, value); err != nil {
			p.t.Fatal(err)
		}
	}
	f, err := w.CreateFormFile("file", name)
	if err != nil {
		p.t.Fatal(err)
	}
	if _, err := f.Write(data); err != nil {
		p.t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		p.t.Fatal(err)
	}
	return p.send(path, body.String(), w.FormDataContentType())
}

// full is a portal with all that can be in one.
func full(t *testing.T) (*testPortal, *person) {
	t.Helper()
	p := newPortal(t)
	ana, bo := p.person("Ana"), p.person("Bo")
	a := ana.draft(ministry, "Ruritania", "Ana")
	stale := bo.get(a + "/parts/foundations").form()
	ana.post(a+"/parts/foundations", with(ana.get(a+"/parts/foundations").form(), field1("leadership", "value"), "growing", field1("leadership", "comment"), `<b>"quoted" & = +1`+"\u2028"+"عربي", field1("leadership", "evidence"), "Law 12\nhttps://example.org/?a=b&c=d")).is(303)
	bo.post(a+"/parts/foundations", with(stale, field1("digital-id", "comment"), "Merged.")).is(303)
	ana.services(a, "Birth certificate", "رخصة بناء")
	ana.post(a+"/notes", with(ana.get(a+"/notes").form(), "text", "Seen.\n=1+1", "node", "leadership")).is(303)
	ana.post(a+"/finish", ana.get(a+"/finish").form()).is(303)
	again := ana.post(a+"/again", lastForm(ana.get(a))).is(303).To
	bo.services(again, "Permit")
	ana.draft(pillars, "Syldavia", "Unit 7")
	uploadMinistry(t, ana, "edition: \"2026\"", "edition: \"2026-b\"")
	return p, ana
}

// lastForm is the last form of a page.
func lastForm(r *reply) map[string][]string {
	r.t.Helper()
	one := *r
	one.Body = one.Body[strings.LastIndex(one.Body, "<form "):]
	return one.form()
}

func (p *person) everything() string {
	p.t.Helper()
	return p.get("/files/everything.json").is(200).Body
}

func emptyPortal(t *testing.T) (*testPortal, *person) {
	t.Helper()
	p := newPortalWithout(t, filepath.Join(t.TempDir(), "other.db"))
	return p, p.person("Zoe")
}

// What is taken away and brought into an empty portal is the same when it is
// taken away again, to the byte; and it is a portal to go on in.
func TestEverythingThereAndBack(t *testing.T) {
	_, ana := full(t)
	was := ana.everything()
	if again := ana.everything(); again != was {
		t.Error("taken away twice, it is not the same")
	}
	q, zoe := emptyPortal(t)
	empty := zoe.everything()
	to := zoe.file("/files", "portal.json", []byte(was)).is(303).To
	zoe.get(to).is(200).says("Assessments added: 3; gone on: 0; the same: 0. Frameworks added: 3.", "portal.json", "Zoe")
	if is := zoe.everything(); is != was {
		t.Errorf("it came back as another:\n%s\nwas\n%s", is, was)
	}
	if !strings.HasPrefix(empty, `{"format":"govmaturity-portal/1","frameworks":[],`+"\n") {
		t.Errorf("an empty portal is %s", empty)
	}
	// All pages are there, with who did what, and where it came from.
	all, err := q.store.Assessments(t.Context(), "service-readiness", "2026", "")
	if err != nil || len(all) != 2 {
		t.Fatalf("%d assessments, %v", len(all), err)
	}
	for _, a := range all {
		link := assessmentLink(a.ID)
		for _, page := range []string{"", "/scorecard", "/notes", "/history", "/report", "/answers.xlsx", "/scorecard.csv"} {
			zoe.get(link + page).is(200)
		}
		zoe.get(link+"/history").says("brought in with the file \u2068portal.json\u2069 by \u2068Zoe\u2069", "Ana")
		if !a.Finished() {
			zoe.post(link+"/parts/foundations", with(zoe.get(link+"/parts/foundations").form(), field1("privacy-law", "value"), "no")).is(303)
		}
	}
	// The uploaded framework can be chosen there, although its folder is not.
	zoe.draft("/frameworks/service-readiness/2026-b", "Borduria", "Zoe")
}

// Into a portal that has some of it, the rest is added, and nothing is written
// over.
func TestEverythingAgain(t *testing.T) {
	p, ana := full(t)
	first := ana.everything()
	q, zoe := emptyPortal(t)
	zoe.file("/files", "1.json", []byte(first)).is(303)
	zoe.get(zoe.file("/files", "1.json", []byte(first)).is(303).To).says("added: 0; gone on: 0; the same: 3. Frameworks added: 0.")

	// It goes on where it came from.
	drafts, err := p.store.Assessments(t.Context(), "service-readiness", "2026", "")
	if err != nil || len(drafts) != 2 || drafts[1].Finished() {
		t.Fatalf("%+v, %v", drafts, err)
	}
	draft := assessmentLink(drafts[1].ID)
	ana.post(draft+"/notes", with(ana.get(draft+"/notes").form(), "text", "Later.", "node", "")).is(303)
	part := "/parts/foundations"
	ana.post(draft+part, with(ana.get(draft+part).form(), field1("privacy-law", "value"), "yes")).is(303)
	ana.post(draft+"/finish", ana.get(draft+"/finish").form()).is(303)
	second := ana.everything()
	zoe.get(zoe.file("/files", "2.json", []byte(second)).is(303).To).says("added: 0; gone on: 1; the same: 2.")
	if zoe.everything() != second {
		t.Error("what went on is not what it was")
	}
	// An older file changes nothing.
	zoe.get(zoe.file("/files", "1.json", []byte(first)).is(303).To).says("added: 0; gone on: 0; the same: 3.")
	if zoe.everything() != second {
		t.Error("an older file has changed something")
	}
	// What contradicts is refused as a whole, each at its place.
	for name, change := range map[string][2]string{
		"has other versions":                {`"what":"merge"`, `"what":"save"`},
		"says otherwise who, what or when":  {`"started-at":"2026-11-22T`, `"started-at":"2026-11-21T`},
		"has other notes":                   {`"text":"Seen.`, `"text":"Unseen.`},
		"was finished otherwise":            {`"finished-by":"Ana"`, `"finished-by":"Eva"`},
		"is there twice":                    {`"versions":[`, `"versions":[],"versions":[`},
		"The file ends here, in the middle": {"]}\n", "]"},
	} {
		r := zoe.file("/files", "3.json", []byte(replaceFirst(second, change[0], change[1])))
		if r.Status != http.StatusConflict && r.Status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", name, r.Status)
		}
		if name != "is there twice" {
			r.says(name)
		}
		if zoe.everything() != second {
			t.Errorf("%s: something was stored", name)
		}
	}
	if all, err := q.store.Imports(t.Context(), 10); err != nil || len(all) != 4 {
		t.Errorf("%d imports, %v", len(all), err)
	}
}

func replaceFirst(s, old, new string) string { return strings.Replace(s, old, new, 1) }

// What is wrong is said at its place, and nothing is stored.
func TestEverythingRefused(t *testing.T) {
	_, ana := full(t)
	good := ana.everything()
	many := `"rosters":{"services":[` + strings.TrimSuffix(strings.Repeat(`{"id":"birth","title":"Birth"},`, 10_000), ",") + `]}`
	var items strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&items, `{"id":"s%d","title":"Service %d"},`, i, i)
	}
	distinct := `"rosters":{"services":[` + strings.TrimSuffix(items.String(), ",") + `]}`
	rosters := regexp.MustCompile(`"rosters":\{"services":\[.*?\]\}`).FindString(good)
	if rosters == "" {
		t.Fatal("there are no lists")
	}
	tests := map[string]struct {
		data string
		says []string
	}{
		"an unknown key":        {replaceFirst(good, `"started-at"`, `"begun-at"`), []string{"assessments[0].begun-at", "Nothing is called “begun-at” here.", "assessments[0].started-at", "This is missing."}},
		"a key twice":           {replaceFirst(good, `"rater":"Ana"`, `"rater":"Ana","rater":"Ana"`), []string{"assessments[0].rater", "This is said twice."}},
		"year 1":                {replaceFirst(good, `"date":"2026-11-22"`, `"date":"0001-11-22"`), []string{"assessments[0].date", "The year 0001 is outside 1900 to 2100."}},
		"a save in year 1":      {replaceFirst(good, `"kept-at":"2026`, `"kept-at":"0001`), []string{"frameworks[0].kept-at", "The year 0001"}},
		"a name of nothing":     {replaceFirst(good, `"rater":"Ana"`, `"rater":"`+"\u2800\u3164"+`"`), []string{"assessments[0].rater", "This shows nothing"}},
		"a turned name":         {replaceFirst(good, `"who":"Bo"`, `"who":"Bo`+"\u202e"+`"`), []string{".who", "not plain text"}},
		"another hash":          {replaceFirst(good, `{"hash":"sha256:`, `{"hash":"sha256:00`), []string{"frameworks[0].hash", "it was changed", "assessments[0].hash", "no framework with the hash"}},
		"a changed framework":   {replaceFirst(good, `"title":{"en":"Service readiness"`, `"title":{"en":"Readiness"`), []string{"frameworks[0].hash"}},
		"a version left out":    {replaceFirst(good, `{"version":2,`, `{"version":7,`), []string{"assessments[0].versions[1].version", "The version must be 2"}},
		"another end":           {replaceFirst(good, `"what":"finish"`, `"what":"save"`), []string{".what", "cannot be here"}},
		"an answer that is not": {replaceFirst(good, `"leadership":{"value":"growing"`, `"leadership":{"value":"grown"`), []string{"document.answers.leadership", "grown"}},
		"another subject":       {replaceFirst(good, `"subject":"Ruritania","rater"`, `"subject":"Freedonia","rater"`), []string{"versions[0].document.subject", "The document says “Ruritania”, and the assessment “Freedonia”."}},
		"another edition":       {replaceFirst(good, `"edition":"2026","hash"`, `"edition":"2025","hash"`), []string{"assessments[0].framework", "service-readiness@2026"}},
		"a text for a number":   {replaceFirst(good, `{"version":1,`, `{"version":"1",`), []string{"versions[0].version", "There must be a whole number here."}},
		"a number for a text":   {replaceFirst(good, `"rater":"Ana"`, `"rater":7`), []string{"assessments[0].rater", "There must be a text in quotes here."}},
		"an object for a list":  {replaceFirst(good, `"frameworks":[`, `"frameworks":{},"x":[`), []string{"frameworks", "There must be a list"}},
		"ten thousand items":    {replaceFirst(good, rosters, distinct), []string{"document.rosters.services", "That would make 10000 items, and a list holds at most 500 here."}},
		"the same ten thousand": {replaceFirst(good, rosters, many), []string{"document.rosters.services", "And "}},
		"something after":       {good + "{}", []string{"Something stands after the end."}},
		"no text":               {replaceFirst(good, "Ruritania", "Ruri\xfftania"), []string{"no text in UTF-8"}},
		"another format":        {replaceFirst(good, "govmaturity-portal/1", "govmaturity-portal/1x"), []string{"format", "this portal reads govmaturity-portal/1"}},
		"a strange id":          {regexp.MustCompile(`\{"id":"[A-Z2-7]{26}"`).ReplaceAllString(good, `{"id":"../../x"`), []string{"assessments[0].id", "no id of a portal"}},
		"no such origin":        {regexp.MustCompile(`"started-from":"[A-Z2-7]{26}"`).ReplaceAllString(good, `"started-from":"AAAAAAAAAAAAAAAAAAAAAAAAAA"`), []string{"started-from", "is not in the file"}},
		"used without a name":   {regexp.MustCompile(`"used-by":"Ana"`).ReplaceAllString(good, `"used-by":""`), []string{"upload.used-by"}},
	}
	_, zoe := emptyPortal(t)
	empty := zoe.everything()
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if test.data == good {
				t.Fatal("nothing was changed")
			}
			zoe.t = t
			zoe.file("/files", "portal.json", []byte(test.data)).is(422).says(test.says...)
			if zoe.everything() != empty {
				t.Error("something was stored")
			}
		})
	}
	zoe.t = t
	// A file that is cut anywhere is refused at its end.
	for i := 1; i < 40; i++ {
		at := 60 + i*(len(good)-70)/40
		r := zoe.file("/files", "portal.json", []byte(good[:at])).is(422)
		line := strings.Count(good[:at], "\n") + 1
		r.says("The file ends here, in the middle", fmt.Sprintf("%d:", line))
	}
	if zoe.everything() != empty {
		t.Error("something of a cut file was stored")
	}
	zoe.file("/files", "portal.json", []byte(good)).is(303)
}

const oneAssessment = `format: govmaturity/assessment/1
framework: service-readiness
edition: "2026"
subject: Ruritania
rater: Ana
date: 2026-11
answers:
  leadership: {value: growing, comment: "Said so.", evidence: [Law 12]}
  privacy-law: yes
rosters:
  services:
    - {id: birth, title: Birth certificate, answers: {online-form: yes}}
`

// One document of the library becomes a draft.
func TestBringOne(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	to := ana.file("/files", "answers.yaml", []byte("\ufeff"+strings.ReplaceAll(oneAssessment, "\n", "\r\n"))).is(303).To
	doc, a := p.stored(to)
	if a.Finished() || a.Who != "Ana" || a.Subject != "Ruritania" || doc.Answers["leadership"].Comment != "Said so." || len(doc.Rosters["services"]) != 1 {
		t.Errorf("stored as %+v\n%s", a, a.Document)
	}
	if again := ana.file("/files", "answers.yaml", []byte("\ufeff"+strings.ReplaceAll(oneAssessment, "\n", "\r\n"))).is(303).To; again != to {
		t.Error("the same file twice is two drafts")
	}
	// What the portal hands out comes back with the same answers.
	json := ana.get(to + "/assessment.json").is(200).Body
	back, _ := p.stored(ana.file("/files", "answers.json", []byte(json)).is(303).To)
	if !same(back, doc) {
		t.Errorf("it came back as %+v", back)
	}
	none := ana.get(to + "/assessment.json").Body
	if none != json {
		t.Error("the first draft has changed")
	}
}

func TestBringOneRefused(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	ana.draft(ministry, "Côte d'Ivoire", "Ana")
	change := func(old, new string) string { return replaceFirst(oneAssessment, old, new) }
	var items strings.Builder
	items.WriteString("rosters:\n  services:\n")
	for i := range 10_000 {
		fmt.Fprintf(&items, "    - {id: s%d, title: S%d}\n", i, i)
	}
	tests := map[string]struct {
		name, data string
		says       []string
	}{
		"another edition":   {"a.yaml", change(`"2026"`, `"2019"`), []string{"There is no edition \u20682019\u2069 of \u2068service-readiness\u2069 here. There are: 2026."}},
		"another framework": {"a.yaml", change("service-readiness", "readiness"), []string{"There is no framework \u2068readiness\u2069 here."}},
		"another content":   {"a.yaml", change("subject:", "hash: sha256:"+strings.Repeat("0", 64)+"\nsubject:"), []string{"hash", "another content of this edition"}},
		"cut":               {"a.yaml", oneAssessment[:len(oneAssessment)-12], []string{"12:"}},
		"cut JSON":          {"a.json", `{"format": "govmaturity/assessment/1", "framework": "service-rea`, []string{"1:"}},
		"an answer":         {"a.yaml", change("growing", "grown"), []string{"answers.leadership", "8:", "grown"}},
		"two of them":       {"a.yaml", change("yes\n", "maybe\nunheard: 1\n"), []string{"unheard", "answers.privacy-law"}},
		"no rater":          {"a.yaml", change("rater: Ana\n", ""), []string{"rater", "Fill this in."}},
		"no date":           {"a.yaml", change("date: 2026-11\n", ""), []string{"date"}},
		"year 1":            {"a.yaml", change("2026-11\n", "0001-11\n"), []string{"date", "The year 0001 is outside"}},
		"a name of nothing": {"a.yaml", change("Ruritania", `"\u3164\u2800"`), []string{"subject", "This shows nothing"}},
		"an item of that":   {"a.yaml", change("Birth certificate", `"\u2800"`), []string{"rosters.services[0].title", "This shows nothing"}},
		"a near name":       {"a.yaml", change("Ruritania", "Cote d’Ivoire"), []string{"subject", "is almost the name of a subject that is here: \u2068Côte d'Ivoire\u2069"}},
		"a long comment":    {"a.yaml", change("Said so.", strings.Repeat("a", 6000)), []string{"answers.leadership", "6000 characters"}},
		"ten thousand":      {"a.yaml", oneAssessment[:strings.Index(oneAssessment, "rosters:")] + items.String(), []string{"rosters.services", "10000 items"}},
		"too large":         {"a.yaml", oneAssessment + "# " + strings.Repeat("a", maturity.MaxDocument), []string{"16"}},
		"a framework":       {"a.yaml", "format: govmaturity/framework/1\nid: x\n", []string{"This is a framework, and no assessment"}},
		"a letter":          {"a.txt", "Dear Madam,\n\nplease find", []string{"Nothing of \u2068a.txt\u2069 was stored"}},
		"a picture":         {"a.png", "\x89PNG\r\n\x1a\n\x00\x00", []string{"Nothing of \u2068a.png\u2069 was stored"}},
		"nothing":           {"a.yaml", "", []string{"It must not be empty."}},
	}
	before := ana.everything()
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			ana.t = t
			ana.file("/files", test.name, []byte(test.data)).is(422).says(test.says...)
		})
	}
	ana.t = t
	if ana.everything() != before {
		t.Error("something was stored")
	}
	ana.file("/files", "a.yaml", []byte(change("Ruritania", "Cote d’Ivoire")), "near", "yes").is(303)
	// Without a token, by nobody, twice, or as another kind.
	ana.send("/files", "x", "application/x-www-form-urlencoded").is(415)
	ana.send("/files", "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nabc", "multipart/form-data; boundary=x").is(400).says("did not arrive as a whole")
	ana.send("/files", "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nabc\r\n--x--\r\n", "multipart/form-data; boundary=x").is(403)
	p.person("").file("/files", "a.yaml", []byte(oneAssessment)).is(422).says("Say who you are first")
	ana.file("/files", "a.yaml", []byte(oneAssessment), "who", "Eva").is(422).says("The form has no field “who”.")
	if testing.Short() {
		return
	}
	ana.file("/files", "a.json", make([]byte, maxFile+1)).is(413).says("at most 64 megabytes")
}

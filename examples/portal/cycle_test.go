package main

import (
	"github.com/govmaturity/govmaturity"

	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/maturity"
)

// The whole way, as a browser goes it: start, answer, see, finish, start anew.
func TestCycle(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	ana.get("/").is(200).says("Service readiness", "Your own frameworks", "made-up example", "UN DESA", "about 5 min", "E-Government Development Index")
	ana.get(ministry).is(200).says("What it asks", "Foundations", "Nobody yet.", "sha256:")
	a := ana.draft(ministry, "Ministry of Examples", "Ana")
	ana.get(a).is(200).says("Foundations", "0 of 3", "Services", "0 of 1", "Answered in all: 0 of 4")

	part := a + "/parts/foundations"
	form := ana.get(part).is(200).form()
	to := ana.post(part, with(form,
		field1("leadership", "value"), "growing", field1("leadership", "comment"), "The unit was founded in 2025.",
		field1("privacy-law", "value"), "yes", field1("digital-id", "value"), "yes", field1("id-holders", "value"), "52",
		field1("id-holders", "evidence"), "Register of identity cards\nAnnual report", "do", "next")).is(303).To
	if !strings.HasPrefix(to, a+"/parts/services?saved=2") {
		t.Fatalf("save and go on leads to %s", to)
	}
	next := ana.get(to).is(200).says("Saved.", "Version 2")
	to = ana.post(a+"/parts/services", with(next.form(), "add:services", "Birth certificate")).is(303).To
	if !strings.HasPrefix(to, itemPage(a, "birth-certificate")) {
		t.Fatalf("save and continue leads to %s", to)
	}
	item := "/rosters/services/0/"
	to = ana.post(itemPage(a, "birth-certificate"), with(ana.get(to).is(200).says("Saved.", "Birth certificate").form(),
		item+"answers/online-form/value", "yes", item+"answers/steps-online/value", "3", item+"answers/once-only/value", "no")).is(303).To
	ana.get(to).is(200).says("Check your answers", "Yes", "3")
	doc, _ := p.stored(a)
	if got := doc.Answers["id-holders"]; !slices.Equal(got.Evidence, []string{"Register of identity cards", "Annual report"}) {
		t.Errorf("evidence %q", got.Evidence)
	}
	if items := doc.Rosters["services"]; len(items) != 1 || items[0].Title != "Birth certificate" || len(items[0].Answers) != 3 {
		t.Errorf("items %+v", items)
	}
	ana.get(a).is(200).says("4 of 4", "3 of 4")

	// The same again is no new version.
	again := ana.get(a + "/parts/services").is(200).form()
	to = ana.post(a+"/parts/services", again).is(303).To
	ana.get(to).is(200).says("Nothing was different")

	ana.post(a+"/notes", with(ana.get(a+"/notes").is(200).form(), "text", "Called the registry.\nThey count cards.", "node", "id-holders")).is(303)
	ana.get(a+"/notes").is(200).says("Called the registry.", "Adults who have it", "Ana")

	ana.get(a+"/finish").is(200).says("Not answered yet", "Information online")
	ana.post(a+"/finish", ana.get(a+"/finish").form()).is(303)
	ana.get(a).is(200).says("Finished by Ana")
	if r := ana.get(a + "/parts/services"); r.Status != 303 || r.To != a {
		t.Errorf("the page of a finished part: %d to %s", r.Status, r.To)
	}
	ana.get(a+"/scorecard").is(200).says("reaches the level", "on a scale from 0 to 1", "Why these numbers?", "made-up example", "The unit was founded in 2025.", "Register of identity cards", "What unlocks the next level")
	ana.get(a+"/history").is(200).says("started", "saved", "finished", "Leadership of the change", "Birth certificate")

	b := ana.post(a+"/again", ana.get(a).form()).is(303).To
	ana.get(b).is(200).says("4 of 4", "It was started from")
	copied, _ := p.stored(b)
	if !copied.Answers["leadership"].Equal(doc.Answers["leadership"]) || len(copied.Rosters["services"]) != 1 {
		t.Errorf("copied as %+v", copied)
	}
}

// Every framework of the catalogue: every page of a draft, blank and scored.
func TestEveryFramework(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	lib, err := newLibrary(p.store, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range lib.all() {
		t.Run(in.ID()+"@"+in.Edition(), func(t *testing.T) {
			asked := 0
			for _, part := range in.parts {
				asked += len(part.Indicators)
			}
			if asked != len(in.Indicators()) {
				t.Errorf("the pages ask %d of %d questions", asked, len(in.Indicators()))
			}
			a := ana.draft(in.Link(), "Ruritania", "Ana")
			for _, path := range []string{"", "/scorecard", "/finish", "/notes", "/history", "/scorecard.json", "/scorecard.csv"} {
				ana.get(a + path).is(200)
			}
			for _, part := range in.parts {
				page := ana.get(a + "/parts/" + part.ID).is(200)
				ana.post(a+"/parts/"+part.ID, page.form()).is(303)
				everyList(ana, in, a, &part, nil)
			}
			for _, path := range []string{"", "/scorecard", "/finish", "/history", "/versions/1"} {
				ana.get(a + path).is(200)
			}
		})
	}
}

// everyList adds an item to each list of a place, and saves its page.
func everyList(one *person, in *instrument, a string, p *part, at place) {
	one.t.Helper()
	address := func(at place) string {
		if len(at) == 0 {
			return a + "/parts/" + p.ID
		}
		return a + "/parts/" + p.ID + "?" + placeQuery(at)
	}
	for _, list := range in.listsAt(p, at) {
		form := one.get(address(at)).is(200).form()
		one.post(address(at), with(form, addField(list), "First", "do", "add "+list)).is(303)
		item := address(at.in(list, "first"))
		one.post(item, one.get(item).is(200).says("First").form()).is(303)
		everyList(one, in, a, p, at.in(list, "first"))
	}
}

// Several raters of one subject stand side by side, and one rater over time.
func TestRatersAndTime(t *testing.T) {
	p := newPortal(t)
	rate := func(rater, date string, levels ...string) {
		ana := p.person(rater)
		form := ana.get(pillars + "/start").form()
		a := ana.post(pillars+"/start", with(form, "subject", "Ruritania", "rater", rater, "date", date)).is(303).To
		for i, id := range []string{"vision-leadership-mindsets", "legal-institutional-framework"} {
			part := a + "/parts/" + id
			ana.post(part, with(ana.get(part).is(200).form(), field1(id, "value"), levels[i])).is(303)
		}
		ana.post(a+"/finish", ana.get(a+"/finish").form()).is(303)
	}
	subject := "/subjects?" + url.Values{"framework": {"un-nine-pillars"}, "edition": {"2020"}, "subject": {"Ruritania"}}.Encode()
	rate("Ana", "2025", "online-presence", "connected")
	p.person("").get(subject).is(200).says("one finished rater, or none", "not two finished assessments")
	rate("Ana", "2026", "transactional", "connected")
	rate("Bo <script>alert(1)</script>", "2026", "connected", "transformative")
	page := p.person("").get(subject).is(200).says("Raters side by side", "not put together into one number", "Progress over time: Ana", "Connected", "Transformative")
	if n := strings.Count(page.Body, "<svg"); n != 8 { // raters, how far they agree, and Ana over time in two parts; each narrow and wide
		t.Errorf("%d pictures", n)
	}
	if strings.Contains(page.Body, "<script") {
		t.Error("a name was written as markup")
	}
	if strings.Contains(page.Body, "style=") || strings.Contains(page.Body, "<style") {
		t.Error("a picture has styles, which the page's policy forbids")
	}
}

func TestExports(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	a := ana.draft(ministry, `=HYPERLINK("x")`, "Ana")
	ana.services(a, "@SUM(1)")
	item := "/rosters/services/0/"
	ana.post(itemPage(a, "sum-1"), with(ana.get(itemPage(a, "sum-1")).is(200).form(), item+"answers/online-form/value", "yes")).is(303)

	r := ana.get(a + "/assessment.json").is(200)
	if !strings.HasPrefix(r.Header.Get("Content-Disposition"), "attachment; filename=service-readiness-2026-") {
		t.Errorf("the file is called %s", r.Header.Get("Content-Disposition"))
	}
	fw, err := maturity.Load(openDir("../custom"), "ministry.yaml")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := fw.ReadAssessment("", []byte(r.Body))
	if err != nil {
		t.Fatalf("the library does not read its own document: %v", err)
	}
	card, err := fw.Score(doc)
	if err != nil {
		t.Fatal(err)
	}
	want, _ := json.Marshal(card)
	var got, whole any
	if json.Unmarshal([]byte(ana.get(a+"/scorecard.json").is(200).Body), &got) != nil || json.Unmarshal(want, &whole) != nil || fmt.Sprint(got) != fmt.Sprint(whole) {
		t.Error("the scorecard is another than that of the exported answers")
	}

	rows, err := csv.NewReader(strings.NewReader(ana.get(a + "/scorecard.csv").is(200).Body)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if head := strings.Join(rows[0], " "); head != "\ufeffsubject rater date status list item id title kind state answer value level comment evidence coverage standing" {
		t.Errorf("head %q", head)
	}
	n := 0
	for r := range card.Nodes() {
		if r.Valid() {
			n++
		}
	}
	if len(rows) != 1+n+5 {
		t.Errorf("%d rows for %d nodes and an item of 5", len(rows), n)
	}
	for _, row := range rows[1:] {
		for _, c := range row {
			if c != "" && strings.ContainsRune("=+-@", rune(c[0])) {
				t.Errorf("a spreadsheet would run %q", c)
			}
		}
	}
}

func TestCell(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "Title": "Title", "=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@x": "'@x", " =1": "'=1",
		"\t=1": "'=1", "\r=1": "'=1", "1-1": "1-1", "a=b": "a=b", "＝1": "'＝1", "|x": "'|x",
	} {
		if got := cell(in); got != want {
			t.Errorf("cell(%q) is %q, want %q", in, got, want)
		}
	}
}

// All words are there in all languages, and take the same arguments.
func TestWords(t *testing.T) {
	verbs := func(s string) (out []string) {
		for i := 0; i < len(s)-1; i++ {
			if s[i] == '%' {
				out = append(out, s[i:i+2])
			}
		}
		slices.Sort(out)
		return out
	}
	for key, all := range words {
		for i, s := range all {
			if strings.TrimSpace(s) == "" {
				t.Errorf("%s has no words in %s", key, languages[i].Tag)
			}
			if !slices.Equal(verbs(s), verbs(all[0])) {
				t.Errorf("%s takes %q in %s and %q in English", key, verbs(s), languages[i].Tag, verbs(all[0]))
			}
		}
	}
}

// Each key that a page asks for is there, and each that is there is asked for.
func TestWordsAreUsed(t *testing.T) {
	asked := map[string]bool{}
	ask := regexp.MustCompile(`\.?T\(?[ (]?"([a-z0-9-]+)"|isNot: "([a-z-]+)"|"(no-stages|no-agreement|radar|heat|dots)"`)
	for _, pattern := range []string{"*.go", "templates/*.html"} {
		names, err := filepath.Glob(pattern)
		if err != nil || names == nil {
			t.Fatal(pattern, err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasPrefix(name, "words") || strings.HasSuffix(name, "_test.go") {
				continue
			}
			for _, m := range ask.FindAllStringSubmatch(string(data), -1) {
				if key := strings.Join(m[1:], ""); !strings.HasSuffix(key, "-") {
					asked[key] = true
				}
			}
		}
	}
	if n := len(commonWords) + len(draftWords) + len(fileWords) + len(uploadWords) + len(resultWords); n != len(words) {
		t.Errorf("%d words in all files, and %d together: some stand twice", n, len(words))
	}
	for key := range asked {
		if _, ok := words[key]; !ok {
			t.Errorf("there are no words for %q", key)
		}
	}
	// Some are put together: state-answered, did-save, subject-label.
	put := regexp.MustCompile(`^(state|did|law)-|-(label|hint)$|^(rule|between)-|^(official|paraphrased|derived|illustrative)(-2)?$`)
	for key := range words {
		if !asked[key] && !put.MatchString(key) {
			t.Errorf("nobody asks for %q", key)
		}
	}
	for _, s := range []govmaturity.State{govmaturity.StateUnanswered, govmaturity.StateAnswered, govmaturity.StateImputed, govmaturity.StateNotApplicable,
		govmaturity.StateNotDeployed, govmaturity.StateExcluded, govmaturity.StateNotAsked, govmaturity.StateBlocked, govmaturity.StateUnscored} {
		if _, ok := words["state-"+string(s)]; !ok {
			t.Errorf("there are no words for the state %s", s)
		}
	}
}

func TestLanguages(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	ana.get("/?lang=ar").is(200).says("أطر التقييم")
	page := ana.get(ministry).is(200) // the cookie remembers
	if !strings.Contains(page.Body, `<html lang="ar" dir="rtl">`) || !strings.Contains(page.Body, `<span lang="en" dir="ltr">Foundations</span>`) {
		t.Errorf("an Arabic page with an English framework:\n%s", page.Body)
	}
	ana.get(ministry+"?lang=fr").is(200).says("Fondations", "Ce qu'il demande", "traduits de l’anglais par les auteurs de la bibliothèque")
	ana.get("/?lang=xx").is(200).says("Référentiels")
}

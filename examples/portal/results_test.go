package main

import (
	"fmt"
	"html"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/maturity/consensus"
)

// finished answers the questions of two pillars and finishes.
func (p *person) finished(subject, rater, date, vision, legal string) string {
	p.t.Helper()
	return p.rated(pillars, subject, rater, date, map[string]string{"vision-leadership-mindsets": vision, "legal-institutional-framework": legal})
}

// rated answers questions that have a page each, and finishes.
func (p *person) rated(framework, subject, rater, date string, answers map[string]string) string {
	p.t.Helper()
	form := p.get(framework + "/start").is(200).form()
	a := p.post(framework+"/start", with(form, "subject", subject, "rater", rater, "date", date)).is(303).To
	for id, says := range answers {
		if says != "" {
			page := a + "/parts/" + id
			p.post(page, with(p.get(page).is(200).form(), field1(id, "value"), says)).is(303)
		}
	}
	p.post(a+"/finish", p.get(a+"/finish").form()).is(303)
	return a
}

func raterPage(more ...string) string {
	q := url.Values{"framework": {"un-nine-pillars"}, "edition": {"2020"}, "subject": {"Ruritania"}}
	for i := 0; i < len(more); i += 2 {
		q.Add(more[i], more[i+1])
	}
	return "/subjects?" + q.Encode()
}

// The gaps to a target are those of the library, for one level and for single parts.
func TestTarget(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	card := ana.finished("Ruritania", "Ana", "2026", "online-presence", "connected") + "/scorecard"
	ana.get(card).is(200).says("Parts at each level: Connected 1, Online presence 1.", "Answered in all: 2 of 9.", "to Transactional, effort 1",
		"Not said by the publisher", "no earlier finished assessment")
	ana.get(card+"?target=connected").is(200).says("Not at the target yet: 8.", "Now: Online presence · Target: Connected · Levels missing: 2",
		"The way with the least effort: to Connected, effort 2", "from Online presence to Connected")
	ana.get(card+"?target-legal-institutional-framework=transformative").is(200).says("Not at the target yet: 1.", "Now: Connected · Target: Transformative · Levels missing: 1")
	ana.get(card + "?target=online-presence&target-vision-leadership-mindsets=online-presence").is(200).says("Not at the target yet: 7.")
	for _, wrong := range []string{"?target=x", "?target-legal-institutional-framework=x", "?target=%3Cscript%3E"} {
		r := ana.get(card + wrong).is(422).says("no such level")
		if strings.Contains(r.Body, "<script") {
			t.Error("the address was written as markup")
		}
	}
	ana.get(card + "?target-nobody=x&chart=x").is(200) // is not asked for
	for _, kind := range []string{"radar", "heat", "dots"} {
		if n := strings.Count(ana.get(card+"?target=connected&chart="+kind).is(200).Body, "<svg"); n != 2 {
			t.Errorf("%s: %d pictures, want one for each width", kind, n)
		}
	}
	ana.get("/?lang=fr")
	ana.get(ana.ministryCard()).is(200).says("0,63 sur une échelle de 0 à 1")
	ana.get("/?lang=ar")
	ana.get(card).is(200).says("عدد الأجزاء في كل مستوى", "ما يفتح المستوى التالي")
}

// ministryCard is the scorecard of an assessment whose value has decimals.
func (p *person) ministryCard() string {
	p.t.Helper()
	a := p.draft(ministry, "Ruritania", "Ana")
	page := a + "/parts/foundations"
	p.post(page, with(p.get(page).is(200).form(), field1("leadership", "value"), "growing", field1("privacy-law", "value"), "yes", field1("digital-id", "value"), "no")).is(303)
	return a + "/scorecard"
}

// What changed since last year: in words, by the same rater if there is one, and not
// with what is later or of another subject.
func TestSince(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	ana.finished("Ruritania", "Bo", "2025-06", "transformative", "transformative")
	before := ana.finished("Ruritania", "Ana", "2025", "online-presence", "connected")
	ana.finished("Syldavia", "Ana", "2025", "connected", "connected")
	ana.finished("Ruritania", "Ana", "2027", "connected", "connected")
	after := ana.finished("Ruritania", "Ana", "2026", "connected", "connected")
	ana.get(after+"/scorecard").is(200).says("Since 2025, of the parts: higher 1, lower 0, the same 1, not comparable 7.",
		"Online presence Connected higher: +2", "Not comparable, and why", "there was no value before")
	if r := ana.get(after + "/scorecard").text(); strings.Contains(r, "another rater") {
		t.Error("the same rater is called another")
	}
	alone := ana.finished("Ruritania", "Cy", "2026", "connected", "connected")
	ana.get(alone+"/scorecard").is(200).says("Since June 2025", "by another rater")

	id := func(address string) string { return strings.TrimPrefix(address, "/assessments/") }
	ana.get(compareLink("Ruritania", id(before), id(after))).is(200).says("higher 1, lower 0, the same 1", "What changed")
	ana.get(compareLink("Ruritania", id(after), id(before))).is(200).says("higher 0, lower 1, the same 1")
	ana.get(compareLink("Ruritania", id(after), id(after))).is(200).says("the same assessment twice")
	ana.get(compareLink("Syldavia", id(before), id(after))).is(404)
	ana.get(compareLink("Ruritania", "x", id(after))).is(404)
	ana.get("/compare?subject=Nobody").is(404)
	ana.get("/compare").is(404)
}

// Two editions are compared through the catalogue's crosswalk, or not at all.
func TestSinceAnotherEdition(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	old := ana.draft("/frameworks/wb-dgra/2020", "Ruritania", "Ana")
	ana.post(old+"/finish", ana.get(old+"/finish").form()).is(303)
	form := ana.get("/frameworks/wb-dgra/2022/start").form()
	now := ana.post("/frameworks/wb-dgra/2022/start", with(form, "subject", "Ruritania", "rater", "Ana", "date", "2027")).is(303).To
	ana.get(now+"/scorecard").is(200).says("Brought together by a crosswalk:", "Not comparable, and why")
	egdi := ana.draft("/frameworks/un-egdi/2020", "Ruritania", "Ana")
	ana.post(egdi+"/finish", ana.get(egdi+"/finish").form()).is(303)
	form = ana.get("/frameworks/un-egdi/2022/start").form()
	none := ana.post("/frameworks/un-egdi/2022/start", with(form, "subject", "Ruritania", "rater", "Ana", "date", "2027")).is(303).To
	ana.get(none + "/scorecard").is(200).says("The catalogue has no crosswalk between the two.")
}

// Mended words hide nothing of last year, and the page says which they are.
func TestSinceMendedWords(t *testing.T) {
	path := t.TempDir() + "/p.db"
	var before string
	t.Run("before", func(t *testing.T) {
		ana := newPortalIn(t, path).person("Ana")
		before = ana.draft(ministry, "Ruritania", "Ana")
		ana.post(before+"/parts/foundations", answered(ana.get(before+"/parts/foundations").form())).is(303)
		ana.post(before+"/finish", ana.get(before+"/finish").form()).is(303)
	})
	p := newPortalOf(t, path, changed(t, "Leadership of the change", "Who leads the change"))
	bo := p.person("Bo")
	form := bo.get(ministry + "/start").form()
	after := bo.post(ministry+"/start", with(form, "subject", "Ruritania", "rater", "Bo", "date", "2027")).is(303).To
	bo.post(after+"/parts/foundations", answered(bo.get(after+"/parts/foundations").form())).is(303)
	bo.post(after+"/finish", bo.get(after+"/finish").form()).is(303)
	bo.get(after+"/scorecard").is(200).says("Foundations", "the same", "by another rater")
	id := func(address string) string { return strings.TrimPrefix(address, "/assessments/") }
	page := bo.get(compareLink("Ruritania", id(before), id(after))).is(200).says("Words that were mended", "Leadership of the change", "Who leads the change")
	if !strings.Contains(page.Body, "<svg") {
		t.Error("the two are not drawn")
	}
	side := bo.get("/subjects?framework=service-readiness&edition=2026&subject=Ruritania").is(200).says("Ana", "Bo", "How far they agree")
	if strings.Contains(side.text(), "another content") {
		t.Error("mended words keep raters apart")
	}
	bo.get(ministry + "/subjects").is(200).says("Ruritania")
}

// All raters stand side by side, however many they are; they are put together only by a
// rule that somebody chose, and those who rate themselves move nothing.
func TestManyRaters(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	levels := []string{"online-presence", "transactional", "connected", "transformative"}
	for i := range 12 {
		ana.finished("Ruritania", fmt.Sprintf("Rater %02d", i), "2026", levels[i%3], "connected")
	}
	ana.finished("Ruritania", "The ministry", "2026", "transformative", "transformative")
	page := ana.get(raterPage()).is(200).says("not put together into one number", "Rater 00", "Rater 11", "The ministry",
		"Vision, leadership, mindsets 13 Online presence Transformative Online presence 4 · Transactional 4 · Connected 4 · Transformative 1", "To talk about first", "How far they agree")
	if strings.Contains(page.text(), "Put together by the rule") {
		t.Error("raters were put together though nobody asked")
	}
	for rule, want := range map[consensus.Rule]string{consensus.RuleMedian: "Vision, leadership, mindsets Transactional Transformative", consensus.RuleMajority: "Vision, leadership, mindsets not answered Transformative"} {
		ana.get(raterPage("rule", string(rule), "self", "The ministry")).is(200).says("The ministry (self)", want, "Legal and institutional framework Connected Transformative")
	}
	ana.get(raterPage("rule", "x", "between", "x", "self", "Nobody", "each", "x", "after", "-1", "over", "x")).is(200)
	all := raterPage()
	for i := range 12 {
		all += fmt.Sprintf("&self=Rater+%02d", i)
	}
	ana.get(all+"&rule=median").is(200).says("Put together by the rule", "The ministry")
	ana.get(all + "&rule=median&self=The+ministry").is(200).says("there is nobody to put together")
}

var cells = regexp.MustCompile(`(?s)<tr><th scope="row"><a href="[^"]*"><bdi>([^<]*)</bdi></a>.*?<td class="number">([^<]*)</td>`)

// All subjects of an edition: levels, ranks, who is missing, by dates.
func TestSubjects(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	ana.get(pillars+"/subjects").is(200).says("There is no finished assessment", "Nobody that the portal knows of")
	ana.finished("Ruritania", "Ana", "2025-03-04", "connected", "")
	ana.finished("Syldavia <b>", "Ana", "2026", "transformative", "connected")
	ana.draft(pillars, "Borduria", "Ana")
	page := ana.get(pillars+"/subjects").is(200).says("1 to 2 of 2.", "Ruritania", "Syldavia <b>", "Borduria : draft", "Legal and institutional framework 2 50")
	if strings.Contains(page.Body, "<b>") {
		t.Error("a name was written as markup")
	}
	missing := func(r *reply) string { _, after, _ := strings.Cut(r.text(), "Who is missing"); return after }
	for query, gone := range map[string]string{
		"?from=2026": "Ruritania", "?to=2025": "Syldavia <b>", "?from=2025-04&to=2025-12": "Ruritania", "?to=2025-03-03": "Ruritania",
	} {
		if r := ana.get(pillars + "/subjects" + query).is(200); !strings.Contains(missing(r), gone) {
			t.Errorf("%s: %s is not missing:%s", query, gone, missing(r))
		}
	}
	for _, query := range []string{"?from=2025&to=2025", "?from=2025-03&to=2025-03", "?from=2025-03-04&to=2025", "?from=2025"} {
		if r := ana.get(pillars + "/subjects" + query).is(200); strings.Contains(missing(r), "Ruritania") {
			t.Errorf("%s: Ruritania is missing", query)
		}
	}
	for query, says := range map[string]string{"?from=x": "From:", "?to=0001": "0001", "?from=2026&to=2025": "before the first date", "?from=" + strings.Repeat("9", 500): "no finished"} {
		if r := ana.get(pillars + "/subjects" + query); r.Status != 422 && r.Status != 200 || !strings.Contains(r.text(), says) && r.Status == 422 {
			t.Errorf("%s: %d %s", query, r.Status, r.text())
		}
	}
	ana.get("/frameworks/none/1/subjects").is(404)
	ana.get(pillars).is(200).says("All subjects side by side", "Syldavia <b>", "finished 1, drafts 0")

	egdi := "/frameworks/un-egdi/2022"
	for i, name := range []string{"Ruritania", "Syldavia", "Borduria"} {
		a := ana.draft(egdi, name, "Ana")
		ana.fill(a, []string{"0.3", "0.5", "0.5"}[i])
		ana.post(a+"/finish", ana.get(a+"/finish").form()).is(303)
	}
	got := map[string]string{}
	for _, m := range cells.FindAllStringSubmatch(ana.get(egdi+"/subjects").is(200).says("Ranks are by the published value").Body, -1) {
		got[html.UnescapeString(m[1])] = m[2]
	}
	if fmt.Sprint(got) != "map[Borduria:1 Ruritania:3 Syldavia:1]" {
		t.Errorf("ranks %v", got)
	}
}

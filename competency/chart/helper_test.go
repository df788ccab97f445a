package chart_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/competency/chart"
)

// unitText is a framework with two scales, one of which says what is proficient, a
// competency with some levels only, and one that somebody has or has not.
const unitText = `format: govmaturity/competency-framework/1
id: digital-unit
edition: "2026"
title: {en: A digital unit, ar: وحدة رقمية}
standing: illustrative
scales:
  - id: proficiency
    title: Proficiency
    levels:
      - {id: aware, rank: 1, title: {en: Awareness, ar: إلمام}}
      - {id: working, rank: 2, title: {en: Working, ar: تطبيق}}
      - {id: practitioner, rank: 3, title: {en: Practitioner, ar: ممارسة}}
      - {id: expert, rank: 4, title: {en: Expert, ar: خبرة}}
  - id: stages
    title: Stages
    proficient: [able, leads]
    levels:
      - {id: learns, rank: 1, title: {en: Learns, ar: يتعلم}}
      - {id: able, rank: 2, title: {en: Is able, ar: قادر}}
      - {id: leads, rank: 3, title: {en: Leads others, ar: يقود غيره}}
competencies:
  - {id: data, title: {en: Data use, ar: استخدام البيانات}, scale: proficiency}
  - {id: security, title: {en: Information security and privacy by design, ar: أمن المعلومات والخصوصية منذ التصميم}, scale: proficiency}
  - {id: users, title: {en: Understanding the needs of users, ar: فهم احتياجات المستخدمين}, scale: proficiency, levels: [working, expert]}
  - {id: change, title: {en: Leading change, ar: قيادة التغيير}, scale: stages}
  - {id: procurement, title: {en: Procurement, ar: المشتريات}, scale: stages}
  - {id: clearance, title: {en: Security clearance, ar: تصريح أمني}}
  - {id: arabic, title: {en: Written Arabic, ar: العربية المكتوبة}}
roles:
  - id: analyst
    title: {en: Analyst, ar: محلل}
    ladder: true
    requires:
      - {competency: clearance, need: critical}
      - {competency: arabic}
    levels:
      - id: junior
        title: {en: Junior analyst, ar: محلل مبتدئ}
        requires: [{competency: data, level: aware}, {competency: change}]
      - id: senior
        title: {en: Senior analyst, ar: محلل أول}
        requires:
          - {competency: data, level: practitioner, need: critical}
          - {competency: security, level: working}
          - {competency: users, level: expert}
          - {competency: change}
          - {competency: procurement, level: leads, need: desirable}
`

func must[T any](tb testing.TB) func(T, error) T {
	return func(x T, err error) T {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
		return x
	}
}

func framework(tb testing.TB, text string) *competency.Framework {
	tb.Helper()
	return must[*competency.Framework](tb)(competency.ReadFramework("unit.yaml", []byte(text)))
}

// person reads levels such as "data: expert, arabic: yes, change: none,
// procurement: n/a". What is not named is not known.
func person(tb testing.TB, fw *competency.Framework, id, title, levels string) *competency.Person {
	tb.Helper()
	p := &competency.Profile{Format: competency.ProfileFormat, Framework: fw.ID(), Edition: fw.Edition(), Person: id, Title: title}
	for _, part := range strings.Split(levels, ", ") {
		c, level, ok := strings.Cut(part, ": ")
		if !ok {
			continue
		}
		a := competency.Attestation{Competency: c, Kind: competency.EvidenceAssessor, Date: "2026-03"}
		switch level {
		case "none":
			a.Outcome = competency.OutcomeNone
		case "n/a":
			a.Outcome = competency.OutcomeNotApplicable
		case "yes":
		default:
			a.Level = level
		}
		p.Evidence = append(p.Evidence, a)
	}
	return must[*competency.Person](tb)(fw.Person(p))
}

var today = competency.AsOf{Date: "2026-11-25"}

// ready is one that has all there is: met, above, short, unknown, not applicable.
func ready(tb testing.TB) competency.Readiness {
	fw := framework(tb, unitText)
	p := person(tb, fw, "P-07", "Amina Diallo", "data: working, security: expert, change: leads, procurement: able, clearance: none, arabic: n/a")
	return must[competency.Readiness](tb)(p.Readiness(fw.Role("analyst").Post("senior"), today))
}

// team has seven people, two of whom have the same name.
func team(tb testing.TB) *competency.Team {
	fw := framework(tb, unitText)
	return teamOf(tb, fw, []*competency.Person{
		person(tb, fw, "1", "Amina Diallo", "data: working, security: expert, change: leads, procurement: able, clearance: none, arabic: n/a"),
		person(tb, fw, "2", "عمر الفاسي", "data: practitioner, security: working, users: working, change: able, clearance: yes, arabic: yes"),
		person(tb, fw, "3", "Chen Wei", "data: expert, security: none, users: expert, change: learns, clearance: yes"),
		person(tb, fw, "4", "Chen Wei", "data: aware, security: aware, users: none, change: none, clearance: yes, arabic: none"),
		person(tb, fw, "5", "", "clearance: yes"),
		person(tb, fw, "6", "Ольга Петрова", "data: practitioner, security: practitioner, users: working, clearance: yes, arabic: yes"),
		person(tb, fw, "7", "", ""),
	}, 2)
}

func teamOf(tb testing.TB, fw *competency.Framework, people []*competency.Person, seniors int) *competency.Team {
	tb.Helper()
	spec := &competency.TeamSpec{
		Format: competency.TeamFormat, Framework: fw.ID(), Edition: fw.Edition(), ID: "unit", Title: govmaturity.English("Unit"),
		Posts: []competency.TeamPostSpec{{Role: "analyst", Level: "senior", Heads: &seniors}, {Role: "analyst", Level: "junior"}},
	}
	for _, p := range people {
		spec.Members = append(spec.Members, p.ID())
	}
	return must[*competency.Team](tb)(fw.Team(spec, people))
}

// crowd has many people and competencies.
func crowd(tb testing.TB, people, competencies int, title func(i int) string) *competency.Team {
	var b, requires strings.Builder
	for i := range competencies {
		fmt.Fprintf(&b, "  - {id: c%d, title: %q, scale: s}\n", i, title(i))
		fmt.Fprintf(&requires, "{competency: c%d, level: l%d}, ", i, 1+i%4)
	}
	fw := framework(tb, `format: govmaturity/competency-framework/1
id: many
edition: "1"
title: Many
standing: illustrative
scales:
  - {id: s, levels: [{id: l1, rank: 1, title: One}, {id: l2, rank: 2, title: Two}, {id: l3, rank: 3, title: Three}, {id: l4, rank: 4, title: Four}]}
competencies:
`+b.String()+`roles:
  - id: analyst
    title: Analyst
    levels: [{id: senior, title: Senior, requires: [`+strings.TrimSuffix(requires.String(), ", ")+`]}, {id: junior, title: Junior}]
`)
	var all []*competency.Person
	for i := range people {
		var levels []string
		for k := range competencies {
			switch v := (i*7 + k*5 + i*k) % 6; v {
			case 0:
			case 5:
				levels = append(levels, fmt.Sprintf("c%d: none", k))
			default:
				levels = append(levels, fmt.Sprintf("c%d: l%d", k, v))
			}
		}
		all = append(all, person(tb, fw, fmt.Sprintf("P-%03d", i), title(i), strings.Join(levels, ", ")))
	}
	return teamOf(tb, fw, all, people/2)
}

// in returns the options of a reader of a language.
func in(language string, width int) chart.Options {
	return chart.Options{Words: govmaturity.WordsFor(language), Width: width}
}

// checkPicture checks that a chart is drawn, the same twice, and is told in the
// picture; it returns the picture.
func checkPicture(tb testing.TB, c govmaturity.Chart) string {
	tb.Helper()
	var b, again bytes.Buffer
	if err := c.WriteSVG(&b, govmaturity.ChartPage{ID: "p"}); err != nil {
		tb.Fatal(err)
	}
	if err := c.WriteSVG(&again, govmaturity.ChartPage{ID: "p"}); err != nil || again.String() != b.String() {
		tb.Error("the same chart gives other bytes the second time")
	}
	var picture struct {
		Width int    `xml:"width,attr"`
		Title string `xml:"title"`
		Desc  string `xml:"desc"`
	}
	if err := xml.Unmarshal(b.Bytes(), &picture); err != nil {
		tb.Fatal(err)
	}
	// A control character in a name cannot stand in a picture.
	same := func(a, b string) bool { return a == strings.Map(drawable, b) && a != "" }
	if !same(picture.Title, c.Title()) || !same(picture.Desc, c.Description()) || picture.Width < chart.MinWidth {
		tb.Errorf("the picture is %q, %q, %d wide; the chart %q, %q", picture.Title, picture.Desc, picture.Width, c.Title(), c.Description())
	}
	return b.String()
}

func drawable(r rune) rune {
	switch {
	case r == '\t' || r == '\n' || r == '\r':
		return ' '
	case r < ' ':
		return '\uFFFD'
	}
	return r
}

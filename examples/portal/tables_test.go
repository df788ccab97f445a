package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// A table is for the spreadsheet of the reader's language: the mark of UTF-8, a
// semicolon where a comma stands in numbers, and no text that would be run.
func TestCSV(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	a := ana.draft(ministry, "=Ruritania", "Ana")
	ana.post(a+"/parts/foundations", with(answered(ana.get(a+"/parts/foundations").form()),
		field1("leadership", "comment"), "@SUM(A1)\n\"quoted\"; and, more", field1("digital-id", "value"), "", field1("digital-id", "state"), "not-applicable",
		field1("id-holders", "value"), "", field1("leadership", "evidence"), "Law 12\n+33 1 42")).is(303)
	ana.services(a, "-Permit")
	ana.post(itemPage(a, "permit"), with(ana.get(itemPage(a, "permit")).form(), "/rosters/services/0/answers/steps-online/value", "1")).is(303)
	for lang, want := range map[string]struct {
		comma   rune
		decimal string
	}{"en": {',', "."}, "fr": {';', ","}, "ar": {';', ","}} {
		for _, page := range []string{a + "/scorecard.csv", ministry + "/results.csv"} {
			body := ana.get(page + "?lang=" + lang).is(200).Body
			text, ok := strings.CutPrefix(body, "\ufeff")
			if !ok {
				t.Errorf("%s %s: Excel would not take it for UTF-8", lang, page)
			}
			r := csv.NewReader(strings.NewReader(text))
			r.Comma = want.comma
			rows, err := r.ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			if strings.Join(rows[0], " ") != strings.Join(columns, " ") {
				t.Errorf("%s: head %q", lang, rows[0])
			}
			found := map[string]map[string]string{}
			for _, row := range rows[1:] {
				one := map[string]string{}
				for i, c := range row {
					one[columns[i]] = c
					if c != "" && strings.ContainsRune("=+-@", rune(c[0])) {
						t.Errorf("a spreadsheet would run %q", c)
					}
				}
				found[one["item"]+one["id"]] = one
			}
			lead, id, step := found["leadership"], found["digital-id"], found["'-Permitsteps-online"]
			if lead["subject"] != "'=Ruritania" || lead["rater"] != "Ana" || lead["date"] != "2026-11-22" || lead["status"] != "draft" || lead["kind"] != "question" ||
				lead["state"] != "answered" || lead["value"] != "0"+want.decimal+"5" || lead["level"] != "growing" || lead["comment"] != "'@SUM(A1)\n\"quoted\"; and, more" || lead["evidence"] != "Law 12\n+33 1 42" {
				t.Errorf("%s: %q", lang, lead)
			}
			if id["state"] != "not-applicable" || id["value"] != "" || step["answer"] != "1" || step["list"] != "services" || found["readiness"]["kind"] != "group" {
				t.Errorf("%s: %q\n%q", lang, id, step)
			}
			if got := found["readiness"]["coverage"]; !strings.Contains(got, want.decimal) && got != "1" && got != "0" {
				t.Errorf("%s: coverage %q", lang, got)
			}
		}
	}
	ana.get("/frameworks/none/1/results.csv").is(404)
}

// book opens the workbook of an assessment.
func (p *person) book(assessment string) (*excelize.File, []byte) {
	p.t.Helper()
	data := []byte(p.get(assessment + "/answers.xlsx").is(200).Body)
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		p.t.Fatal(err)
	}
	return f, data
}

// written is a workbook as a file.
func written(t *testing.T, f *excelize.File) []byte {
	t.Helper()
	data, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return data.Bytes()
}

// A workbook comes back with the same answers, items of lists and lists within
// them included; and so in another language.
func TestWorkbookThereAndBack(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	a := ana.draft(ministry, "Ruritania", "Ana")
	ana.post(a+"/parts/foundations", with(answered(ana.get(a+"/parts/foundations").form()), field1("leadership", "comment"), "=1+1\nand more", field1("leadership", "evidence"), "Law 12\n-3",
		field1("privacy-law", "value"), "", field1("privacy-law", "state"), "unanswered", field1("privacy-law", "comment"), "Nobody knows.", field1("id-holders", "state"), "imputed")).is(303)
	ana.services(a, "Birth certificate", "رخصة / بناء")
	ana.post(itemPage(a, "birth-certificate"), with(ana.get(itemPage(a, "birth-certificate")).form(), "/rosters/services/0/answers/steps-online/value", "2", "/rosters/services/0/answers/information/value", "fees")).is(303)
	b := ana.file("/files", "b.yaml", []byte(nested)).is(303).To
	for _, link := range []string{a, b} {
		was, _ := p.stored(link)
		for _, lang := range []string{"en", "ar"} {
			ana.get("/?lang=" + lang)
			_, data := ana.book(link)
			is, stored := p.stored(ana.file("/files", "answers.xlsx", data).is(303).To)
			if !same(was, is) {
				x, _ := encode(was)
				y, _ := encode(is)
				t.Errorf("%s: it came back as\n%s\nwas\n%s", lang, y, x)
			}
			if stored.Finished() || stored.Version != 1 || stored.Who != "Ana" {
				t.Errorf("it came back as %+v", stored)
			}
		}
	}
}

// nested is an assessment with lists within lists.
const nested = `format: govmaturity/assessment/1
framework: eu-egovernment-benchmark
edition: "2023"
subject: Syldavia
rater: Ana
date: "2026"
rosters:
  life-events:
    - id: moving
      title: Moving
      rosters:
        national-services:
          - {id: one, title: Registration, answers: {online-availability-result: 100}}
          - {id: two, title: Registration, answers: {service-type: {state: unanswered, comment: Who knows.}}}
        national-portals:
          - {id: city-portal, title: City}
    - id: career
      title: Career
      rosters:
        national-services:
          - {id: one, title: Registration, answers: {online-availability-result: 50}}
`

// What is typed into a workbook as people do is taken.
func TestWorkbookFilledIn(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	a := ana.draft(ministry, "Ruritania", "Ana")
	f, _ := ana.book(a)
	ana.get("/?lang=fr")
	set := func(cell string, value any) {
		if err := f.SetCellValue(answersSheet, cell, value); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := f.GetRows(answersSheet)
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	for i, row := range rows {
		if len(row) >= colID {
			at[row[colID-1]] = i + 1
		}
	}
	set(fmt.Sprintf("G%d", at["leadership"]), "growing")
	set(fmt.Sprintf("G%d", at["privacy-law"]), "YES")
	set(fmt.Sprintf("G%d", at["digital-id"]), true)
	set(fmt.Sprintf("G%d", at["id-holders"]), "52,5")
	set(fmt.Sprintf("C%d", at["information"]), "Permit")
	set(fmt.Sprintf("G%d", at["information"]), "steps; fees")
	set(fmt.Sprintf("C%d", at["steps-online"]), "Permit")
	set(fmt.Sprintf("G%d", at["steps-online"]), 2)
	if err := f.SetCellValue(aboutSheet, "B6", 46348); err != nil { // a spreadsheet's day
		t.Fatal(err)
	}
	doc, stored := p.stored(ana.file("/files", "answers.xlsx", written(t, f)).is(303).To)
	if x, _ := doc.Answers["id-holders"].Number(); x != 52.5 || stored.Date != "2026-11-22" || len(doc.Rosters["services"]) != 1 || doc.Rosters["services"][0].ID != "permit" {
		t.Errorf("%s: %s", stored.Date, stored.Document)
	}
	if x, _ := doc.Rosters["services"][0].Answers["steps-online"].Number(); x != 2 || len(doc.Answers["digital-id"].Choices()) != 1 {
		t.Errorf("%s", stored.Document)
	}
}

// What is wrong in a workbook is said at its sheet and cell.
func TestWorkbookRefused(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	a := ana.draft(ministry, "Ruritania", "Ana")
	ana.services(a, "Birth")
	_, data := ana.book(a)
	cell := func(cells ...any) func(*excelize.File) error {
		return func(f *excelize.File) error {
			for i := 0; i < len(cells); i += 3 {
				if err := f.SetCellValue(cells[i].(string), cells[i+1].(string), cells[i+2]); err != nil {
					return err
				}
			}
			return nil
		}
	}
	before := ana.everything()
	tests := map[string]struct {
		change func(*excelize.File) error
		says   []string
	}{
		"an answer":           {cell("Answers", "G3", "grown", "Answers", "G6", 920), []string{"Answers!G3", "grown", "Answers!G6"}},
		"a state":             {cell("Answers", "H3", "unknown"), []string{"Answers!H3", "“unknown” is no state. There are: "}},
		"a contradiction":     {cell("Answers", "G3", "growing", "Answers", "H3", "not-applicable"), []string{"Answers!H3", "contradicts the answer"}},
		"a question":          {cell("Answers", "D3", "lead"), []string{"Answers!D3", "There is no question “lead” here."}},
		"a row twice":         {cell("Answers", "D4", "leadership"), []string{"Answers!D4", "“leadership” is there twice."}},
		"a list":              {cell("Answers", "A7", "agencies"), []string{"Answers!A7", "“agencies” is none of the choices."}},
		"no name":             {cell("Answers", "G11", "none", "Answers", "I12", "x"), []string{"Answers!C12", "Fill this in."}},
		"a name of nothing":   {cell("Answers", "C11", "\u2800", "Answers", "G11", "none"), []string{"Answers!C11", "This shows nothing"}},
		"beside the columns":  {cell("Answers", "M5", "see here"), []string{"Answers!M5", "Nothing belongs here"}},
		"other columns":       {cell("Answers", "D1", "question-id"), []string{"Answers!A1", "The first row must have these columns"}},
		"year 1":              {cell("About", "B6", "0001"), []string{"About!B6", "The year 0001 is outside"}},
		"a subject of nobody": {cell("About", "B4", ""), []string{"About!B4", "Fill this in."}},
		"another edition":     {cell("About", "B2", "2019"), []string{"About!B2", "There is no edition \u20682019\u2069"}},
		"another content":     {cell("About", "B3", "sha256:0"), []string{"About!B3", "another content of this edition"}},
		"a key left out":      {cell("About", "A5", "who"), []string{"No row begins with “rater”."}},
		"merged":              {func(f *excelize.File) error { return f.MergeCell("Answers", "G3", "G5") }, []string{"Answers!G3", "Cells were merged"}},
		"no sheet":            {func(f *excelize.File) error { return f.DeleteSheet("Answers") }, []string{"Answers", "This sheet is missing."}},
		"ten thousand items": {func(f *excelize.File) error {
			for i := range 10_000 {
				if err := cell("Answers", fmt.Sprintf("A%d", 100+i), "services", "Answers", fmt.Sprintf("C%d", 100+i), fmt.Sprintf("S%d", i), "Answers", fmt.Sprintf("D%d", 100+i), "steps-online", "Answers", fmt.Sprintf("G%d", 100+i), 1)(f); err != nil {
					return err
				}
			}
			return nil
		}, []string{"Answers!C", "That would make 501 items, and a list holds at most 500"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			f, err := excelize.OpenReader(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			if err := test.change(f); err != nil {
				t.Fatal(err)
			}
			ana.t = t
			ana.file("/files", "answers.xlsx", written(t, f)).is(422).says(test.says...)
		})
	}
	ana.t = t
	ana.file("/files", "answers.xlsx", data[:len(data)/2]).is(422).says("This cannot be read as a workbook")
	ana.file("/files", "answers.xlsx", []byte("not a workbook")).is(422).says("This cannot be read as a workbook")
	if ana.everything() != before {
		t.Error("something was stored")
	}
}

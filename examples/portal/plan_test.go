package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	tab "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	calendar "github.com/emersion/go-ical"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/ical"
	"github.com/govmaturity/govmaturity/actionplan/report"
	"github.com/govmaturity/govmaturity/actionplan/table"
)

// What package actionplan writes is looked at here, where there is a browser: its
// pages, on a screen and on paper, its charts for Mermaid, and its calendars.

// plans are a plan with every field and its review, one of twenty steps, and a national
// action plan.
func plans(t *testing.T) (all map[string]*actionplan.Plan, review *actionplan.Review) {
	t.Helper()
	read := func(name string) []byte {
		data, err := os.ReadFile("../../actionplan/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	plan := func(name string) *actionplan.Plan {
		p, err := actionplan.Read(name, read(name))
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	all = map[string]*actionplan.Plan{"every-field": plan("testdata/plan.yaml"), "twenty": plan("report/testdata/twenty.json")}
	review, err := all["every-field"].ReadReview("review.yaml", read("testdata/review.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	mapping, err := table.ReadMapping("mapping.yaml", read("table/testdata/canada_nap5.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	head, err := actionplan.Compile(&actionplan.PlanSpec{Format: actionplan.PlanFormat, ID: "nap5", FiscalYear: &actionplan.FiscalYearSpec{FirstMonth: 4}})
	if err != nil {
		t.Fatal(err)
	}
	national, err := table.Read("plan.csv", read("table/testdata/canada_nap5.csv"), head, mapping)
	if err != nil {
		t.Fatal(err)
	}
	all["national"] = national.Plan
	return all, review
}

// pages serves the reports of the plans, each in some languages: /twenty/ar.
func pages(t *testing.T, languages ...string) (url string, paths []string) {
	t.Helper()
	all, review := plans(t)
	mux := http.NewServeMux()
	for name, p := range all {
		for _, lang := range languages {
			o := report.Options{Words: govmaturity.WordsFor(lang)}
			if name == "every-field" {
				o.Review = review
			}
			r, err := report.New(p, o)
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			if err := r.WriteHTML(&b); err != nil {
				t.Fatal(err)
			}
			path := "/" + name + "/" + lang
			paths = append(paths, path)
			mux.HandleFunc("GET "+path, func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", "text/html; charset=utf-8")
				// Nothing runs, and nothing is loaded.
				w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
				_, _ = w.Write(b.Bytes())
			})
		}
	}
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL, paths
}

// axe-core finds nothing on the report of a plan, and only tables and pictures scroll.
func TestPlanAxe(t *testing.T) {
	source, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("SKIPPED: axe-core is not installed; npm ci in examples/portal does that")
	}
	if err != nil {
		t.Fatal(err)
	}
	k := &keyboard{t, browser(t)}
	call(k, tab.SetBypassCSP, tab.SetBypassCSPParams{Enabled: true})
	url, paths := pages(t, "en", "ar", "fr")
	for _, path := range paths {
		t.Run(path[1:], func(t *testing.T) {
			k := &keyboard{t, k.ctx}
			k.do(chromedp.Navigate(url + path))
			k.until("the page", `document.readyState == "complete"`)
			for _, width := range []int64{1200, 320} {
				k.do(chromedp.EmulateViewport(width, 800))
				if wide := k.ask("document.documentElement.scrollWidth - document.documentElement.clientWidth"); wide != "0" {
					t.Errorf("at a width of %d the page is %s too wide", width, wide)
				}
				for _, problem := range axe(k, string(source)) {
					t.Errorf("at a width of %d: %s", width, problem)
				}
			}
			k.do(chromedp.ResetViewport())
		})
	}
}

// Twenty steps are one page of A4 across, as is a plan of a few steps with its review.
func TestPlanPrints(t *testing.T) {
	k := &keyboard{t, browser(t)}
	url, paths := pages(t, "en", "ar")
	for _, path := range paths {
		if strings.HasPrefix(path, "/national") {
			continue // that one has 125 steps
		}
		k.do(chromedp.Navigate(url + path))
		k.until("the page", `document.readyState == "complete"`)
		paper := call(k, tab.PrintToPDF, tab.PrintToPDFParams{PreferCSSPageSize: new(true), PrintBackground: new(true)}).Data
		if n := bytes.Count(paper, []byte("/Type /Page\n")); n != 1 {
			t.Errorf("%s prints on %d pages", path, n)
		}
		if !bytes.Contains(paper, []byte("/MediaBox [0 0 841")) && !bytes.Contains(paper, []byte("/MediaBox [0 0 842")) {
			t.Errorf("%s is not on A4 across", path)
		}
		// On paper no text is cut off at the side.
		call(k, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		k.do(chromedp.EmulateViewport(1077, 748)) // A4 without its margins
		if wide := k.ask("document.documentElement.scrollWidth - document.documentElement.clientWidth"); wide != "0" {
			t.Errorf("%s is %s too wide for its paper", path, wide)
		}
		call(k, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{})
		k.do(chromedp.ResetViewport())
	}
}

// Mermaid draws the plans, whatever their titles are.
func TestPlanMermaid(t *testing.T) {
	source, err := os.ReadFile("node_modules/mermaid/dist/mermaid.min.js")
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("SKIPPED: Mermaid is not installed; npm ci in examples/portal does that")
	}
	if err != nil {
		t.Fatal(err)
	}
	all, _ := plans(t)
	odd := &actionplan.PlanSpec{Format: actionplan.PlanFormat, ID: "p", Title: govmaturity.English("title: x"), Commitments: []actionplan.CommitmentSpec{{ID: "c", Title: govmaturity.English("section; #1")}}}
	for i, title := range []string{"end", "click a call b()", "a : crit, 2020-01-01", "x;y", "%%{init: {}}%%", "#35;", "<b>", "section", "`\"'()[]{}|", "الخدمات الرقمية", "title", "\\n"} {
		odd.Steps = append(odd.Steps, actionplan.StepSpec{ID: "s" + string(rune('a'+i)), Commitment: "c", Title: govmaturity.English(title), Deadline: govmaturity.English("by fall 2027")})
	}
	p, err := actionplan.Compile(odd)
	if err != nil {
		t.Fatal(err)
	}
	all["odd"] = p
	k := &keyboard{t, browser(t)}
	k.do(chromedp.Navigate("data:text/html,<html lang=en><title>x</title><main></main>"))
	evaluate[int](k, string(source)+";0")
	evaluate[int](k, "mermaid.initialize({startOnLoad: false}); 0")
	for name, p := range all {
		for _, lang := range []string{"en", "ar"} {
			text, err := json.Marshal(p.Mermaid(govmaturity.WordsFor(lang)))
			if err != nil {
				t.Fatal(err)
			}
			bars := strings.Count(string(text), " :s") + strings.Count(string(text), " :milestone")
			got := evaluate[int](k, `mermaid.render("m", `+string(text)+`).then(r => {
				const d = new DOMParser().parseFromString(r.svg, "image/svg+xml");
				return d.querySelectorAll("rect.task").length;
			}).catch(e => { document.title = String(e); return -1 })`)
			if got != bars {
				t.Errorf("%s in %s: Mermaid draws %d of %d bars: %s", name, lang, got, bars, k.ask("document.title"))
			}
		}
	}
}

// Another program's parser reads the calendars, and finds the days of what comes again.
func TestPlanCalendar(t *testing.T) {
	all, review := plans(t)
	for name, p := range all {
		for _, todos := range []bool{false, true} {
			o := ical.Options{Stamp: time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC), Todos: todos}
			if name == "every-field" {
				o.Review = review
			}
			var b bytes.Buffer
			if _, err := ical.Write(&b, p, o); err != nil {
				t.Fatal(err)
			}
			c, err := calendar.NewDecoder(&b).Decode()
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			entries, days := 0, 0
			for _, x := range c.Children {
				entries++
				set, err := x.RecurrenceSet(time.UTC)
				if err != nil {
					t.Errorf("%s: %v", name, err)
				}
				if set != nil {
					for _, day := range set.All()[:min(len(set.All()), 4)] {
						days++
						if day.AddDate(0, 0, 1).Day() != 1 {
							t.Errorf("%s: %s is no last day of a month", name, day.Format(time.DateOnly))
						}
					}
				}
			}
			if entries == 0 || name != "national" && days == 0 {
				t.Errorf("%s: %d entries, %d days that come again", name, entries, days)
			}
			// It is good enough to be written by that program as well: it checks what is
			// required.
			if err := calendar.NewEncoder(&bytes.Buffer{}).Encode(c); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

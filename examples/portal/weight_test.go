package main

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// heaviest is how large a page may be, in bytes.
const heaviest = 200_000

// benchmark is an assessment of a life event with eighteen services, as the
// eGovernment Benchmark looks at them, filled in through the pages: each list
// and each item on its own.
func benchmark(one *person) (assessment string, pages []string) {
	one.t.Helper()
	a := one.draft("/frameworks/eu-egovernment-benchmark/2023", "Ruritania", one.base)
	add := func(page, list string, names ...string) {
		one.t.Helper()
		form := one.get(page).is(200).form()
		one.post(page, with(form, "add:"+list, strings.Join(names, "\n"), "do", "add "+list)).is(303)
		pages = append(pages, page)
	}
	at := func(steps ...string) string {
		return a + "/parts/egovernment-benchmark?at=" + url.QueryEscape(strings.Join(steps, "/"))
	}
	var services []string
	for i := range 18 {
		services = append(services, fmt.Sprintf("Service number %d of the life event", i+1))
	}
	add(a+"/parts/egovernment-benchmark", "life-events", "Starting a business", "Moving")
	add(at("life-events", "moving"), "national-services", services...)
	add(at("life-events", "moving"), "national-portals", services...)
	for i := range 18 {
		for _, list := range []string{"national-services", "national-portals"} {
			page := at("life-events", "moving", list, fmt.Sprintf("service-number-%d-of-the-life-event", i+1))
			form := one.get(page).is(200).form()
			for name := range form {
				if strings.HasSuffix(name, "/comment") {
					form.Set(name, "Looked at in November, with the name of who did it.")
				}
			}
			one.post(page, form).is(303)
			pages = append(pages, page)
		}
	}
	for _, path := range []string{"", "/finish", "/scorecard", "/history", "/versions/3", "/finish?at=" + url.QueryEscape("life-events/moving")} {
		pages = append(pages, a+path)
	}
	return a, append(pages, "/")
}

// No page is heavier than a slow connection can carry, however large the
// assessment is. The table says how heavy each kind is.
func TestWeights(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	ana.base = p.URL
	a, pages := benchmark(ana)
	most := map[string]int{}
	for _, page := range pages {
		kind := strings.TrimPrefix(page, a)
		if at := strings.Index(kind, "national-"); at >= 0 {
			kind = strings.Trim(kind[at:at+17], "-%2F") + ", one item"
		}
		most[kind] = max(most[kind], len(ana.get(page).is(200).Body))
	}
	for _, s := range func() []sight { _, all := sights(newPortal(t), "ar"); return all }() {
		most[s.name] = max(most[s.name], len(s.body))
	}
	for kind, bytes := range most {
		t.Logf("%8d  %s", bytes, kind)
		if bytes > heaviest {
			t.Errorf("%s has %d bytes, more than %d", kind, bytes, heaviest)
		}
	}
}

// How long the pages of the large assessment take to be painted, scripts off.
// It is for reading (go test -v): a busy machine is no failure.
func TestPaint(t *testing.T) {
	ctx := browser(t)
	p := newPortal(t)
	ana := p.person("Ana")
	_, pages := benchmark(ana)
	k := &keyboard{t, ctx}
	u, _ := url.Parse(p.URL)
	for _, c := range ana.client.Jar.Cookies(u) {
		call(k, network.SetCookie, network.SetCookieParams{Name: c.Name, Value: c.Value, URL: p.URL})
	}
	call(k, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	// Of the many items, the first and the last.
	pages = slices.DeleteFunc(pages, func(page string) bool {
		return strings.Contains(page, "national-") && !strings.Contains(page, "-number-1-") && !strings.Contains(page, "-number-18-")
	})
	for _, page := range append([]string{"/"}, pages...) {
		k.do(chromedp.Navigate(p.URL + page))
		k.until("the first paint", `performance.getEntriesByName("first-contentful-paint").length > 0`)
		t.Logf("%5s ms  %s", k.ask(`Math.round(performance.getEntriesByName("first-contentful-paint")[0].startTime)`), page)
		if k.ask(`document.querySelector("h1").innerText`) == "" {
			t.Errorf("%s has no title", page)
		}
	}
}

package main

import (
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	tab "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// leaves counts the sheets of a PDF as Chromium writes it.
var leaves = regexp.MustCompile(`/Type\s*/Page[^s]`)

// A report is three sheets of paper at most, in every language: of an instrument
// with much to say, of one with many services, and of one with nothing answered.
func TestReportPrints(t *testing.T) {
	ctx := browser(t)
	p := newPortal(t)
	ana := p.person("Ana")
	ana.base = p.URL
	large, _ := benchmark(ana)
	blank := ana.draft("/frameworks/eu-egovernment-benchmark/2023", "Syldavia", "Ana")
	nine := ana.draft(pillars, "Ruritania", "Ana")
	for _, part := range regexp.MustCompile(`/parts/([a-z-]+)"`).FindAllStringSubmatch(ana.get(nine).Body, -1) {
		form := ana.get(nine + "/parts/" + part[1]).form()
		for name := range form {
			if strings.HasSuffix(name, "/value") {
				form.Set(name, "connected")
			} else if strings.HasSuffix(name, "/comment") {
				form.Set(name, strings.Repeat("What it rests on. ", 20))
			}
		}
		form.Set(field1(part[1], "value"), "connected")
		ana.post(nine+"/parts/"+part[1], form).is(303)
	}
	ready := ana.draft(ministry, "Borduria", "Ana")
	ana.post(ready+"/parts/foundations", answered(ana.get(ready+"/parts/foundations").form())).is(303)
	var names []string
	for i := range 40 {
		names = append(names, "A service with a long name that takes some room in a table, number "+strings.Repeat("i", i+1))
	}
	ana.services(ready, names...)
	desi := ana.draft("/frameworks/eu-desi/2022", "Ruritania", "Ana")
	k := &keyboard{t, ctx}
	u, _ := url.Parse(p.URL)
	for _, c := range ana.client.Jar.Cookies(u) {
		call(k, network.SetCookie, network.SetCookieParams{Name: c.Name, Value: c.Value, URL: p.URL})
	}
	for name, link := range map[string]string{"nine pillars": nine, "benchmark": large, "benchmark, blank": blank, "ministry": ready, "desi": desi} {
		for _, lang := range []string{"en", "fr", "ar"} {
			k.do(chromedp.Navigate(p.URL + link + "/report?lang=" + lang))
			data := printed(k)
			n := len(leaves.FindAll(data, -1))
			t.Logf("%s, %s: %d sheets", name, lang, n)
			if n < 1 || n > 3 {
				t.Errorf("%s, %s: it has %d sheets", name, lang, n)
			}
			if dir := os.Getenv("PORTAL_PICTURES"); dir != "" {
				if err := os.WriteFile(filepath.Join(dir, "report-"+strings.NewReplacer(" ", "-", ",", "").Replace(name)+"."+lang+".pdf"), data, 0o600); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

// printed prints the page as it is, with the sizes that its style says.
func printed(k *keyboard) []byte {
	k.t.Helper()
	reply := call(k, tab.PrintToPDF, tab.PrintToPDFParams{PreferCSSPageSize: new(true), PrintBackground: new(true)})
	return reply.Data
}

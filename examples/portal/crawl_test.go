package main

import (
	"html"
	"regexp"
	"strings"
	"testing"
)

var (
	anyLink  = regexp.MustCompile(`\shref="([^"]*)"`)
	anyID    = regexp.MustCompile(`\sid="([^"]*)"`)
	pageName = regexp.MustCompile(`<title>([^<]*[^<\s])\s*</title>`)
	// leftOver is what a template or a word shows when it lacks something.
	leftOver = regexp.MustCompile(`<no value>|%!|\{\{|\}\}|ZgotmplZ|&lt;nil&gt;|map\[`)
)

// Whoever follows every link from the first page comes to pages that are there, each
// with one heading and a title, and to places that the page has.
func TestEveryLink(t *testing.T) {
	p := newPortal(t)
	ana, _ := sights(p, "en")
	from, queue := map[string]string{"/": ""}, []string{"/"}
	for len(queue) > 0 {
		path := queue[0]
		queue = queue[1:]
		r := ana.get(path)
		if r.Status == 303 {
			r = ana.get(r.To)
		}
		if r.Status != 200 {
			t.Errorf("%s answers %d; %s leads there", path, r.Status, from[path])
			continue
		}
		if !strings.HasPrefix(r.Header.Get("Content-Type"), "text/html") {
			continue
		}
		if n := strings.Count(r.Body, "<h1"); n != 1 {
			t.Errorf("%s has %d headings of the first rank", path, n)
		}
		if !pageName.MatchString(r.Body) {
			t.Errorf("%s has no title", path)
		}
		if m := leftOver.FindString(r.text()); m != "" {
			t.Errorf("%s shows %q", path, m)
		}
		ids := map[string]bool{"": true}
		for _, m := range anyID.FindAllStringSubmatch(r.Body, -1) {
			if ids[m[1]] {
				t.Errorf("%s has two elements %s", path, m[1])
			}
			ids[m[1]] = true
		}
		for _, m := range anyLink.FindAllStringSubmatch(r.Body, -1) {
			to, place, jumps := strings.Cut(html.UnescapeString(m[1]), "#")
			if to == "" && jumps && !ids[html.EscapeString(place)] && !ids[place] {
				t.Errorf("%s has a link to #%s, which it has not", path, place)
			}
			// Another language is the same page again.
			if !strings.HasPrefix(to, "/") || strings.Contains(to, "lang=") || from[to] != "" || to == "/" {
				continue
			}
			from[to] = path
			queue = append(queue, to)
		}
	}
	t.Logf("%d pages", len(from))
	if len(from) < 100 {
		t.Errorf("only %d pages are linked", len(from))
	}
}

package form_test

import (
	"bytes"
	"html"
	"net/url"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
)

// page is what a browser knows of the HTML of a form.
type page struct {
	html     string
	tags     []tag
	controls []*control
	ids      map[string]int
	labels   map[string]bool // the ids that labels are for
}

type tag struct {
	name  string
	attrs map[string]string
}

// control is something to enter a value in.
type control struct {
	tag
	kind    string // hidden, text, checkbox, radio, select, textarea
	value   string
	checked bool
	options []*control // of a select
}

// parsePage reads the HTML of a form. The templates write all attributes in
// double quotes, and html/template escapes what is put into them: whatever else
// begins with < is a mistake.
func parsePage(tb testing.TB, text string) *page {
	tb.Helper()
	p := &page{html: text, ids: map[string]int{}, labels: map[string]bool{}}
	var open *control // the textarea or select that is open
	for rest := text; rest != ""; {
		i := strings.IndexByte(rest, '<')
		if i < 0 {
			i = len(rest)
		}
		if open != nil && open.kind == "textarea" {
			open.value += html.UnescapeString(rest[:i])
		}
		if rest = rest[i:]; rest == "" {
			break
		}
		t, closing, size := readTag(rest)
		if size == 0 {
			tb.Fatalf("a < that begins no tag: %.200s", rest)
		}
		rest = rest[size:]
		if closing {
			if open != nil && open.kind == t.name {
				if t.name == "textarea" {
					open.value = strings.TrimPrefix(open.value, "\n")
				}
				open = nil
			}
			continue
		}
		open = p.add(tb, t, open)
	}
	return p
}

// readTag reads a tag, and returns its size, or 0 if there is none.
func readTag(s string) (t tag, closing bool, size int) {
	i := 1
	if strings.HasPrefix(s, "</") {
		closing, i = true, 2
	}
	word := func() string {
		start := i
		for i < len(s) && (s[i] >= 'a' && s[i] <= 'z' || s[i] == '-' || s[i] >= '0' && s[i] <= '9') {
			i++
		}
		return s[start:i]
	}
	t = tag{word(), map[string]string{}}
	for t.name != "" && i < len(s) {
		switch s[i] {
		case '>':
			return t, closing, i + 1
		case ' ', '\n':
			i++
			continue
		}
		name := word()
		if _, twice := t.attrs[name]; name == "" || twice {
			return t, closing, 0
		}
		value := ""
		if strings.HasPrefix(s[i:], `="`) {
			end := strings.IndexByte(s[i+2:], '"')
			if end < 0 || strings.ContainsAny(s[i+2:i+2+end], "<>") {
				return t, closing, 0
			}
			value = html.UnescapeString(s[i+2 : i+2+end])
			i += end + 3
		}
		t.attrs[name] = value
	}
	return t, closing, 0
}

// add takes a tag into the page, and returns the textarea or select that is open
// after it.
func (p *page) add(tb testing.TB, t tag, open *control) *control {
	p.tags = append(p.tags, t)
	if id, ok := t.attrs["id"]; ok {
		p.ids[id]++
	}
	_, checked := t.attrs["checked"]
	_, selected := t.attrs["selected"]
	c := &control{tag: t, kind: t.name, value: t.attrs["value"], checked: checked || selected}
	switch t.name {
	case "label":
		p.labels[t.attrs["for"]] = true
	case "input":
		c.kind = t.attrs["type"]
		p.controls = append(p.controls, c)
	case "select", "textarea":
		p.controls = append(p.controls, c)
		return c
	case "option":
		if open == nil || open.kind != "select" {
			tb.Fatal("an option outside a select")
		}
		open.options = append(open.options, c)
	}
	return open
}

// submit returns what a browser posts: all that is successful, with the line
// ends that HTML asks for.
func (p *page) submit() url.Values {
	out := url.Values{}
	radios := map[string]string{}
	for _, c := range p.controls {
		name := c.attrs["name"]
		switch c.kind {
		case "hidden":
			out.Add(name, c.value)
		case "text":
			out.Add(name, strings.NewReplacer("\r", "", "\n", "").Replace(c.value))
		case "textarea":
			lines := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(c.value)
			out.Add(name, strings.ReplaceAll(lines, "\n", "\r\n"))
		case "checkbox":
			if c.checked {
				out.Add(name, c.value)
			}
		case "radio":
			if c.checked {
				radios[name] = c.value // the last one wins
			}
		case "select":
			_, multiple := c.attrs["multiple"]
			value := c.options[0].value
			for _, o := range c.options {
				switch {
				case o.checked && multiple:
					out.Add(name, o.value)
				case o.checked:
					value = o.value
				}
			}
			if !multiple {
				out.Add(name, value)
			}
		}
	}
	for name, value := range radios {
		out.Add(name, value)
	}
	return out
}

// named returns the controls with a name.
func (p *page) named(name string) (found []*control) {
	for _, c := range p.controls {
		if c.attrs["name"] == name {
			found = append(found, c)
		}
	}
	return found
}

// hrefs returns where the links of the page lead.
func (p *page) hrefs() (out []string) {
	for _, t := range p.tags {
		if href, ok := t.attrs["href"]; ok {
			out = append(out, href)
		}
	}
	return out
}

// writePage writes a form, reads the HTML as a browser would, and checks what
// holds for each page.
func writePage(tb testing.TB, f govmaturity.Form, in *govmaturity.FormInput, how govmaturity.FormPage) *page {
	tb.Helper()
	var b bytes.Buffer
	if err := f.WriteHTML(&b, in, how); err != nil {
		tb.Fatal(err)
	}
	p := parsePage(tb, b.String())
	p.check(tb)
	return p
}

// check checks what holds for each page: it can be used without a mouse and
// without seeing it.
func (p *page) check(tb testing.TB) {
	tb.Helper()
	for id, n := range p.ids {
		if n > 1 || strings.ContainsAny(id, " \t\n") || id == "" {
			tb.Errorf("the id %q is %d times on the page", id, n)
		}
	}
	for _, c := range p.controls {
		if c.kind != "hidden" && !p.labels[c.attrs["id"]] {
			tb.Errorf("no label for the %s %q", c.kind, c.attrs["name"])
		}
	}
	for id := range p.labels {
		if p.ids[id] == 0 {
			tb.Errorf("a label for the id %q, which nothing has", id)
		}
	}
	for _, t := range p.tags {
		for _, key := range []string{"aria-describedby", "aria-labelledby"} {
			for _, id := range strings.Fields(t.attrs[key]) {
				if p.ids[id] == 0 {
					tb.Errorf("%s of <%s %v> names the id %q, which nothing has", key, t.name, t.attrs["id"], id)
				}
			}
		}
	}
	for _, href := range p.hrefs() {
		if fragment, ok := strings.CutPrefix(href, "#"); ok {
			if id, err := url.PathUnescape(fragment); err != nil || p.ids[id] == 0 {
				tb.Errorf("a link to %q, which nothing has as its id", href)
			}
		}
	}
	if strings.Contains(strings.ToLower(p.html), "<script") {
		tb.Errorf("a script in the page")
	}
}

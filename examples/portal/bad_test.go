package main

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// answered are good answers to the first part of the ministry's framework.
func answered(form url.Values) url.Values {
	return with(form,
		field1("leadership", "value"), "growing", field1("leadership", "comment"), "Since 2025.",
		field1("privacy-law", "value"), "yes", field1("digital-id", "value"), "yes",
		field1("id-holders", "value"), "52", field1("id-holders", "evidence"), "Register")
}

func without(form url.Values, names ...string) url.Values {
	out := with(form)
	for name := range out {
		for _, n := range names {
			if name == n || strings.HasSuffix(n, "*") && strings.HasPrefix(name, strings.TrimSuffix(n, "*")) {
				delete(out, name)
			}
		}
	}
	return out
}

func double(form url.Values, name string, values ...string) url.Values {
	out := with(form)
	out[name] = values
	return out
}

var linked = regexp.MustCompile(`<a href="#(f/[^"]+)">`)

// Every way of sending nonsense to a page of questions: a clear answer, at the
// field where there is one; all that was typed is still there; nothing is
// stored, not even the part that was right.
func TestBadAnswers(t *testing.T) {
	long := strings.Repeat("long ", 1001)
	tests := map[string]struct {
		send   func(good url.Values) url.Values
		status int
		says   string // the portal's own words, or what the library must name
		at     string // the field that the message is at
	}{
		"a question is missing":      {func(f url.Values) url.Values { return without(f, "/answers/leadership/*") }, 422, "was not sent", field1("leadership", "value")},
		"all questions are missing":  {func(f url.Values) url.Values { return without(f, "/*") }, 422, "was not sent", field1("privacy-law", "value")},
		"an answer twice":            {func(f url.Values) url.Values { return double(f, field1("leadership", "value"), "growing", "ready") }, 422, "", field1("leadership", "value")},
		"a comment twice":            {func(f url.Values) url.Values { return double(f, field1("leadership", "comment"), "a", "b") }, 422, "", field1("leadership", "comment")},
		"an unknown question":        {func(f url.Values) url.Values { return with(f, field1("nobody", "value"), "yes") }, 422, "/answers/nobody/value", ""},
		"a field of another part":    {func(f url.Values) url.Values { return with(f, "/rosters/services/0/id", "x") }, 422, "/rosters/services/0/id", ""},
		"an unknown part of a known": {func(f url.Values) url.Values { return with(f, field1("leadership", "admin"), "yes") }, 422, "/answers/leadership/admin", field1("leadership", "value")},
		"a strange name":             {func(f url.Values) url.Values { return with(f, "/a~/~2/../..//<b>", "x") }, 422, "/a~/~2/../..//<b>", ""},
		"too deep a name":            {func(f url.Values) url.Values { return with(f, strings.Repeat("/a", 3000), "x") }, 422, "/a/a/a/a", ""},
		"a field of nobody":          {func(f url.Values) url.Values { return with(f, "admin", "1") }, 422, "no field “admin”", ""},
		"an oversized comment":       {func(f url.Values) url.Values { return with(f, field1("leadership", "comment"), long) }, 422, "5005 characters", field1("leadership", "comment")},
		"a word for a number":        {func(f url.Values) url.Values { return with(f, field1("id-holders", "value"), "many") }, 422, "", field1("id-holders", "value")},
		"no number at all":           {func(f url.Values) url.Values { return with(f, field1("id-holders", "value"), "NaN") }, 422, "", field1("id-holders", "value")},
		"a number out of range":      {func(f url.Values) url.Values { return with(f, field1("id-holders", "value"), "120") }, 422, "", field1("id-holders", "value")},
		"a huge number":              {func(f url.Values) url.Values { return with(f, field1("id-holders", "value"), "1e400") }, 422, "", field1("id-holders", "value")},
		"an unknown level":           {func(f url.Values) url.Values { return with(f, field1("leadership", "value"), "perfect") }, 422, "", field1("leadership", "value")},
		"a rank for a yes":           {func(f url.Values) url.Values { return with(f, field1("privacy-law", "value"), "1") }, 422, "", field1("privacy-law", "value")},
		"an answer and no answer":    {func(f url.Values) url.Values { return with(f, field1("privacy-law", "state"), "not-applicable") }, 422, "", field1("privacy-law", "state")},
		"an unknown state":           {func(f url.Values) url.Values { return with(f, field1("privacy-law", "state"), "asleep") }, 422, "", field1("privacy-law", "state")},
		"another edition":            {func(f url.Values) url.Values { return with(f, "/edition", "2025") }, 422, "another edition or another content", ""},
		"another framework":          {func(f url.Values) url.Values { return with(f, "/framework", "un-egdi") }, 422, "another edition or another content", ""},
		"another content":            {func(f url.Values) url.Values { return with(f, "/hash", "sha256:1") }, 422, "another content", ""},
		"no version":                 {func(f url.Values) url.Values { return without(f, "base") }, 422, "base: This field was not sent", ""},
		"two versions":               {func(f url.Values) url.Values { return double(f, "base", "1", "2") }, 422, "sent 2 times", ""},
		"a version of words":         {func(f url.Values) url.Values { return with(f, "base", "newest") }, 422, "no version number", ""},
		"a version below none":       {func(f url.Values) url.Values { return with(f, "base", "-1") }, 422, "no version number", ""},
		"a version to come":          {func(f url.Values) url.Values { return with(f, "base", "99") }, 422, "no version number", ""},
		"no button":                  {func(f url.Values) url.Values { return without(f, "do") }, 422, "do: This field was not sent", ""},
		"another button":             {func(f url.Values) url.Values { return with(f, "do", "delete") }, 422, "none of the choices", ""},
		"a forged author":            {func(f url.Values) url.Values { return with(f, "who", "Bo") }, 422, "no field “who”", ""},
		"no page":                    {func(f url.Values) url.Values { return without(f, "page") }, 422, "page: This field was not sent", ""},
		"a page that hides":          {func(f url.Values) url.Values { return with(f, "page", "a\u202eb") }, 422, "cannot be shown", ""},
		"not UTF-8":                  {func(f url.Values) url.Values { return with(f, field1("leadership", "comment"), "\xff\xfe") }, 422, "", field1("leadership", "comment")},
		"no token":                   {func(f url.Values) url.Values { return without(f, "token") }, 403, "press the button again", ""},
		"two tokens":                 {func(f url.Values) url.Values { return double(f, "token", f.Get("token"), f.Get("token")) }, 403, "press the button again", ""},
		"a token of nobody":          {func(f url.Values) url.Values { return with(f, "token", "x") }, 403, "press the button again", ""},
	}
	for _, name := range slices.Sorted(maps.Keys(tests)) {
		test := tests[name]
		t.Run(name, func(t *testing.T) {
			p := newPortal(t)
			ana := p.person("Ana")
			part := ana.draft(ministry, "Ruritania", "Ana") + "/parts/foundations"
			check := p.unchanged(strings.TrimSuffix(part, "/parts/foundations"))
			sent := test.send(answered(ana.get(part).is(200).form()))
			r := ana.post(part, sent).is(test.status).says(test.says)
			check()
			if !strings.Contains(r.Body, `role="alert"`) {
				t.Error("nothing is announced")
			}
			if test.at != "" {
				found := slices.ContainsFunc(linked.FindAllStringSubmatch(r.Body, -1), func(m []string) bool {
					return m[1] == "f"+test.at && strings.Contains(r.Body, ` id="f`+test.at+`"`)
				})
				if !found {
					t.Errorf("the summary does not lead to %s:\n%s", test.at, r.Body)
				}
			}
			again := r.form()
			for name, texts := range sent {
				if !strings.HasPrefix(name, "/answers/") || !again.Has(name) && name != field1("nobody", "value") && name != field1("leadership", "admin") {
					if strings.HasPrefix(name, "/answers/") && strings.Join(texts, "") != "" {
						t.Errorf("%s is lost", name)
					}
					continue
				}
				if got := again[name]; len(texts) == 1 && name != field1("nobody", "value") && name != field1("leadership", "admin") &&
					name != test.at && strings.TrimSpace(got[0]) != strings.TrimSpace(texts[0]) {
					t.Errorf("%s was %q and is shown as %q", name, texts, got)
				}
			}
			if test.at != "" && len(sent[test.at]) == 1 && name != "not UTF-8" && again.Get(test.at) != sent.Get(test.at) {
				t.Errorf("%s was %q and is shown as %q", test.at, short(sent.Get(test.at)), short(again.Get(test.at)))
			}
		})
	}
}

// The same for an item of a list, and for the list itself.
func TestBadItems(t *testing.T) {
	item := func(rest string) string { return "/rosters/services/0/" + rest }
	tests := map[string]struct {
		send func(url.Values) url.Values
		says string
	}{
		"another item":      {func(f url.Values) url.Values { return with(f, item("id"), "birth") }, ""},
		"half a count":      {func(f url.Values) url.Values { return with(f, item("answers/steps-online/value"), "1.5") }, ""},
		"an unknown option": {func(f url.Values) url.Values { return double(f, item("answers/information/value"), "steps", "colour") }, ""},
		"an unknown field":  {func(f url.Values) url.Values { return with(f, item("answers/nobody/value"), "1") }, "/answers/nobody/value"},
		"a second item":     {func(f url.Values) url.Values { return with(f, "/rosters/services/1/title", "x") }, ""},
		"no answer":         {func(f url.Values) url.Values { return without(f, item("answers/online-form/*")) }, "The answer to this question was not sent"},
		"no button":         {func(f url.Values) url.Values { return with(f, "do", "remove") }, "none of the choices"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			p := newPortal(t)
			ana := p.person("Ana")
			a := ana.draft(ministry, "Ruritania", "Ana")
			ana.services(a, "Permit")
			page := itemPage(a, "permit")
			check := p.unchanged(a)
			typed := with(ana.get(page).is(200).form(), item("title"), "Building permit", item("answers/once-only/comment"), "As the law says.")
			r := ana.post(page, test.send(typed)).is(422).says(test.says)
			check()
			if !strings.Contains(r.Body, "Building permit") || !strings.Contains(r.Body, "As the law says.") {
				t.Error("what was typed is lost")
			}
		})
	}
}

// What can be done to a list, and what cannot.
func TestLists(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	a := ana.draft(ministry, "Ruritania", "Ana")
	page := a + serviceList
	ids := func() (ids []string) {
		doc, _ := p.stored(a)
		for _, item := range doc.Rosters["services"] {
			ids = append(ids, item.ID)
		}
		return ids
	}
	is := func(want ...string) {
		t.Helper()
		if got := ids(); !slices.Equal(got, want) {
			t.Fatalf("the list has %q, want %q", got, want)
		}
	}
	do := func(form url.Values, what string) *reply { t.Helper(); return ana.post(page, with(form, "do", what)) }
	open := func() url.Values { return ana.get(page).is(200).form() }

	ana.services(a, "Birth", "", "  Permit ", "شهادة", "a/b?c")
	is("birth", "permit", "item", "a-b-c")
	do(open(), "up services/permit").is(303)
	is("permit", "birth", "item", "a-b-c")
	do(open(), "down services/birth").is(303)
	is("permit", "item", "birth", "a-b-c")
	for _, edge := range []string{"up services/permit", "down services/a-b-c", "remove services/nobody"} {
		do(open(), edge).is(303)
	}
	is("permit", "item", "birth", "a-b-c")
	// One button after another, and names typed beside: nothing is lost.
	do(with(open(), "add:services", "Passport"), "up services/birth").is(303)
	is("permit", "birth", "item", "a-b-c", "passport")
	ana.get(do(open(), "remove services/item").is(303).To).is(200).says("Saved.")
	is("permit", "birth", "a-b-c", "passport")
	if to := do(open(), "open services/birth").is(303).To; !strings.HasPrefix(to, itemPage(a, "birth")) {
		t.Errorf("open leads to %s", to)
	}

	check := p.unchanged(a)
	many := make([]string, 10_000)
	for i := range many {
		many[i] = fmt.Sprint("Service ", i)
	}
	for what, names := range map[string]string{
		"would make 10004 items, and a list holds at most 500": strings.Join(many, "\n"),
		"is in the list already":                               "New\n  pássport",
		"characters are more than the 200 allowed":             strings.Repeat("x", 201),
		"characters that cannot be shown":                      "a\x00b",
		"Fill this in.":                                        " \n ",
	} {
		r := do(with(open(), "add:services", names), "add services").is(422).says(what)
		if kept := strings.TrimSpace(strings.Split(names, "\n")[0]); !strings.Contains(names, "\x00") && !strings.Contains(r.Body, kept) {
			t.Errorf("%s: what was typed is lost", what)
		}
	}
	do(open(), "add websites").is(422).says("none of the choices")
	do(with(open(), "/rosters/services/0/id", "x"), "save").is(422).says("pages of their own")
	check()
	for _, at := range []string{"x", "services", "services/x/y", "websites/x", "services/%zz"} {
		ana.get(page + "?at=" + url.QueryEscape(at)).is(404)
	}
}

// What is no post of a form at all is refused before it is looked at.
func TestBadPosts(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	a := ana.draft(ministry, "Ruritania", "Ana")
	part := a + "/parts/foundations"
	good := answered(ana.get(part).is(200).form())
	check := p.unchanged(a)
	const kind = "application/x-www-form-urlencoded"
	tests := map[string]struct {
		body, kind string
		status     int
	}{
		"too large":     {good.Encode() + "&x=" + strings.Repeat("a", maxBody), kind, 413},
		"too many":      {good.Encode() + strings.Repeat("&x=", maxFields), kind, 413},
		"JSON":          {`{"token": "x"}`, "application/json", 415},
		"plain text":    {good.Encode(), "text/plain", 415},
		"several parts": {"--x\r\n\r\n--x--", "multipart/form-data; boundary=x", 415},
		"no kind":       {good.Encode(), "", 415},
		"half an octet": {good.Encode() + "&x=%4", kind, 400},
		"semicolons":    {strings.ReplaceAll(good.Encode(), "&", ";"), kind, 400},
		"nothing":       {"", kind, 403},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			ana := *ana
			ana.t = t
			r := ana.send(part, test.body, test.kind).is(test.status).says("Nothing was saved")
			if r.Header.Get("Content-Security-Policy") == "" {
				t.Error("without the policy")
			}
			check()
		})
	}
	t.Run("a post that breaks off", func(t *testing.T) {
		r, err := http.NewRequest("POST", p.URL+part, &brokenBody{text: good.Encode()[:200]})
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", kind)
		r.ContentLength = int64(len(good.Encode()))
		if res, err := ana.client.Do(r); err == nil {
			res.Body.Close()
			if res.StatusCode < 400 {
				t.Errorf("answered with %d", res.StatusCode)
			}
		}
		check()
	})
}

// A post from elsewhere is refused by what the browser says of it, even with
// the right token, and by the token where the browser says nothing.
func TestForgedPosts(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	a := ana.draft(ministry, "Ruritania", "Ana")
	part := a + "/parts/foundations"
	good := answered(ana.get(part).is(200).form())
	check := p.unchanged(a)
	send := func(form url.Values, headers ...string) *reply {
		r, err := http.NewRequest("POST", p.URL+part, strings.NewReader(form.Encode()))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		for i := 0; i < len(headers); i += 2 {
			r.Header.Set(headers[i], headers[i+1])
		}
		return ana.do(r)
	}
	send(good, "Sec-Fetch-Site", "cross-site").is(403).says("did not come from a page of the portal")
	send(good, "Sec-Fetch-Site", "same-site").is(403)
	send(good, "Origin", "https://evil.example").is(403)
	send(good, "Origin", "null").is(403)
	send(without(good, "token")).is(403).says("Since 2025.")
	bo := p.person("Bo") // whose token is right for Bo alone
	send(with(good, "token", bo.get(part).form().Get("token"))).is(403)
	check()
	send(good, "Origin", p.URL).is(303)
	for _, c := range ana.get("/you").Header.Values("Set-Cookie") {
		t.Errorf("a cookie is set again: %s", c)
	}
	for _, c := range newPerson(t, p.URL).get("/").Header.Values("Set-Cookie") {
		if !strings.Contains(c, "HttpOnly") || !strings.Contains(c, "SameSite=Lax") {
			t.Errorf("cookie %s", c)
		}
	}
	// The token is bound to the file's key, not to this run of the program.
	p.Close()
}

// All forms have the token.
func TestEveryFormHasAToken(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	a := ana.draft(ministry, "Ruritania", "Ana")
	note := ana.get(a + "/notes").form()
	finish := ana.get(a + "/finish").form()
	for path, form := range map[string]url.Values{
		"/you":                   ana.get("/you").form(),
		ministry + "/start":      with(ana.get(ministry+"/start").form(), "subject", "New", "rater", "A", "date", "2026"),
		a + "/parts/foundations": answered(ana.get(a + "/parts/foundations").form()),
		a + "/notes":             with(note, "text", "x"),
		a + "/finish":            finish,
		a + "/again":             {"once": {"x"}},
	} {
		ana.post(path, without(form, "token")).is(403)
	}
	if notes, _ := p.store.Notes(t.Context(), strings.TrimPrefix(a, "/assessments/")); len(notes) != 0 {
		t.Error("a note was stored")
	}
	if all, _ := p.store.Assessments(t.Context(), "service-readiness", "2026", ""); len(all) != 1 || all[0].Version != 1 {
		t.Errorf("stored: %+v", all)
	}
}

// The portal's own forms.
func TestBadOwnForms(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	a := ana.draft(ministry, "Ruritania", "Ana")
	start := ministry + "/start"
	good := with(ana.get(start).form(), "subject", "Syldavia", "rater", "Ana", "date", "2026-11")
	note := with(ana.get(a+"/notes").form(), "text", "Seen.")
	finish := ana.get(a + "/finish").form()
	tests := map[string]struct {
		path string
		form url.Values
		says string
	}{
		"no subject":             {start, with(good, "subject", "  "), "Who or what is assessed: Fill this in"},
		"subject not sent":       {start, without(good, "subject"), "Who or what is assessed: This field was not sent"},
		"two subjects":           {start, double(good, "subject", "a", "b"), "sent 2 times"},
		"a long subject":         {start, with(good, "subject", strings.Repeat("x", 201)), "201 characters are more than the 200"},
		"a subject of two lines": {start, with(good, "subject", "a\nb"), "cannot be shown"},
		"a subject with a zero":  {start, with(good, "subject", "a\x00b"), "cannot be shown"},
		"a broken subject":       {start, with(good, "subject", "\xff"), "cannot be shown"},
		"a date of words":        {start, with(good, "date", "yesterday"), "Date: This is no date"},
		"a month too many":       {start, with(good, "date", "2026-13"), "This is no date"},
		"a day too many":         {start, with(good, "date", "2026-02-30"), "This is no date"},
		"unknown":                {start, with(good, "version", "1"), "no field “version”"},
		"no once":                {start, without(good, "once"), "once: This field was not sent"},
		"an empty note":          {a + "/notes", with(note, "text", " \n "), "Note: Fill this in"},
		"a long note":            {a + "/notes", with(note, "text", strings.Repeat("x", 5001)), "5001 characters"},
		"a note on nothing":      {a + "/notes", with(note, "node", "nobody"), "none of the choices"},
		"two notes":              {a + "/notes", double(note, "text", "a", "b"), "sent 2 times"},
		"finish without base":    {a + "/finish", without(finish, "base"), "base: This field was not sent"},
		"finish a word":          {a + "/finish", with(finish, "base", "x"), "no version number"},
		"no name":                {"/you", with(ana.get("/you").form(), "name", ""), "Your name: Fill this in"},
		"a long name":            {"/you", with(ana.get("/you").form(), "name", strings.Repeat("é", 201)), "201 characters"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			ana := *ana
			ana.t = t
			r := ana.post(test.path, test.form).is(422).says(test.says)
			again := r.form()
			for name, texts := range test.form {
				if name != "token" && name != "base" && name != "node" && len(texts) == 1 && again.Has(name) && texts[0] != "" && strings.TrimSpace(texts[0]) != "" &&
					utf8.ValidString(texts[0]) && !strings.ContainsAny(texts[0], "\x00\n") && again.Get(name) != texts[0] {
					t.Errorf("%s was %q and is shown as %q", name, short(texts[0]), short(again.Get(name)))
				}
			}
		})
	}
	if all, _ := p.store.Assessments(t.Context(), "service-readiness", "2026", ""); len(all) != 1 || all[0].Finished() {
		t.Errorf("something was stored: %+v", all)
	}
	if notes, _ := p.store.Notes(t.Context(), strings.TrimPrefix(a, "/assessments/")); len(notes) != 0 {
		t.Errorf("something was stored: %+v", notes)
	}
}

// Script in any text is text.
func TestScriptInText(t *testing.T) {
	const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)>'{{.}}`
	p := newPortal(t)
	ana := p.person(evil)
	a := ana.draft(ministry, evil, evil)
	part := a + "/parts/foundations"
	ana.post(part, with(answered(ana.get(part).is(200).form()), field1("leadership", "comment"), evil, field1("leadership", "evidence"), evil+"\njavascript:alert(1)")).is(303)
	services := a + "/parts/services"
	ana.post(services, with(ana.get(services).form(), "add:services", evil)).is(303)
	ana.post(a+"/notes", with(ana.get(a+"/notes").form(), "text", evil)).is(303)
	bad := ana.post(part, with(ana.get(part).form(), field1("leadership", "value"), evil, evil, evil, "/"+evil, evil)).is(422)
	pages := []*reply{bad}
	for _, path := range []string{"", "/parts/foundations", "/parts/services", "/notes", "/finish", "/history", "/scorecard", "/parts/x?saved=" + url.QueryEscape(evil)} {
		pages = append(pages, ana.get(a+path))
	}
	subject := "/subjects?" + url.Values{"framework": {"service-readiness"}, "edition": {"2026"}, "subject": {evil}}.Encode()
	pages = append(pages, ana.get(subject).is(200), ana.get(ministry), ana.get("/"), ana.get("/you?next="+url.QueryEscape(`javascript:alert(1)`)), ana.get("/"+url.PathEscape(evil)), ana.get("/?lang="+url.QueryEscape(evil)))
	for i, page := range pages {
		for _, markup := range []string{"<script", "<img", "onerror=alert(1)>'", `href="javascript`, "value=\"javascript"} {
			if strings.Contains(page.Body, markup) {
				t.Errorf("page %d has %s:\n%s", i, markup, page.Body)
			}
		}
	}
	if csp := pages[1].Header.Get("Content-Security-Policy"); !strings.HasPrefix(csp, "default-src 'self'; ") || strings.Contains(csp, "unsafe") {
		t.Errorf("policy %s", csp)
	}
}

// Only pages of the portal follow after saying a name.
func TestLocal(t *testing.T) {
	for in, want := range map[string]string{
		"": "/", "/": "/", "/assessments/x": "/assessments/x", "/subjects?a=b": "/subjects?a=b",
		"//evil.example": "/", "https://evil.example": "/", "javascript:alert(1)": "/", "assessments": "/",
		`/\evil.example`: "/", "/\t/evil.example": "/", "///evil.example": "/", "%2f%2fevil": "/",
	} {
		if got := local(in); got != want {
			t.Errorf("local(%q) is %q, want %q", in, got, want)
		}
	}
}

func TestNoSuchPage(t *testing.T) {
	p := newPortal(t)
	ana := p.person("Ana")
	for path, status := range map[string]int{
		"/nothing": 404, "/assessments/x": 404, "/frameworks/un-egdi/1900": 404, "/subjects": 404,
		"/subjects?framework=un-egdi&edition=2022&subject=x": 404, "/static/": 404, "/static/none": 404,
		"/assessments/x/parts/y": 404, "/assessments/%2e%2e/x": 404,
	} {
		ana.get(path).is(status)
	}
	ana.post("/", url.Values{}).is(405).says("does not take that")
	ana.post("/assessments/x/finish", url.Values{}).is(403 + 1)
	a := ana.draft(ministry, "R", "Ana")
	ana.get(a + "/parts/nobody").is(404)
}

type brokenBody struct {
	text string
	sent bool
}

func (b *brokenBody) Read(p []byte) (int, error) {
	if b.sent {
		return 0, http.ErrBodyReadAfterClose
	}
	b.sent = true
	return copy(p, b.text), nil
}

func (*brokenBody) Close() error { return nil }

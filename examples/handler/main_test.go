package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/internal/cli"
	"github.com/govmaturity/govmaturity/examples/internal/readmetest"
)

// The handler in the README is the one that runs here.
func TestReadme(t *testing.T) {
	readmetest.SameCode(t, readmetest.Section(t, "Forms"), "main.go")
}

// A page has the form, a post that is wrong comes back with what was typed, and one
// that is right is scored: in each language, with the type and direction of a page.
func TestHandler(t *testing.T) {
	fw, err := cli.Framework("un-nine-pillars")
	if err != nil {
		t.Fatal(err)
	}
	for lang, want := range map[string]struct{ direction, level string }{
		"en": {"ltr", "Connected"}, "fr": {"ltr", "Connect"}, "ar": {"rtl", "Connected"}, // the instrument has no Arabic
	} {
		words := govmaturity.WordsFor(lang)
		server := httptest.NewServer(assess{fw, words})
		defer server.Close()
		status, blank := ask(t, server.URL, nil)
		for _, part := range []string{`<html lang="` + lang + `" dir="` + want.direction + `">`, "<form", `name="/answers/data-management/value"`, `name="/subject"`} {
			if status != http.StatusOK || !strings.Contains(blank, part) {
				t.Errorf("%s: the blank page ends with %d and has no %s", lang, status, part)
			}
		}
		status, again := ask(t, server.URL, url.Values{"/subject": {"Northland <b>"}, "/answers/data-management/value": {"connectd"}})
		if status != http.StatusUnprocessableEntity || !strings.Contains(again, "Northland &lt;b&gt;") {
			t.Errorf("%s: a wrong post ends with %d, and what was typed is not there", lang, status)
		}
		status, card := ask(t, server.URL, url.Values{"/subject": {"Northland"}, "/answers/data-management/value": {"connected"}})
		if status != http.StatusOK || !strings.Contains(card, want.level) || strings.Contains(card, "<form") {
			t.Errorf("%s: a post ends with %d and\n%s", lang, status, card)
		}
	}
}

// Numbers are shown as well, in the reader's language.
func TestNumbers(t *testing.T) {
	fw, err := cli.Framework("wb-gtmi@2022")
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(assess{fw, govmaturity.WordsFor("fr")})
	defer server.Close()
	post := url.Values{"/subject": {"Northland"}}
	for _, i := range fw.Indicators() {
		post.Set("/answers/"+i.ID()+"/value", "0.25")
	}
	if status, card := ask(t, server.URL, post); status != http.StatusOK || strings.Count(card, "0,25") != 5 {
		t.Errorf("the post ends with %d, and the mean of four quarters is not there:\n%s", status, card)
	}
}

// What is no form is refused as such.
func TestBadPost(t *testing.T) {
	fw, err := cli.Framework("un-nine-pillars")
	if err != nil {
		t.Fatal(err)
	}
	for name, body := range map[string]string{"no form": "%zz", "too large": strings.Repeat("a", 2<<20)} {
		r := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := httptest.NewRecorder()
		assess{fw, govmaturity.Words{}}.ServeHTTP(w, r)
		if w.Code != http.StatusBadRequest {
			t.Errorf("%s: got %d, want 400", name, w.Code)
		}
	}
}

// page_ asks for a page, or posts to it.
func ask(t *testing.T, address string, form url.Values) (int, string) {
	t.Helper()
	get := func() (*http.Response, error) { return http.Get(address) }
	if form != nil {
		get = func() (*http.Response, error) { return http.PostForm(address, form) }
	}
	reply, err := get()
	if err != nil {
		t.Fatal(err)
	}
	defer reply.Body.Close()
	if kind := reply.Header.Get("Content-Type"); kind != "text/html; charset=utf-8" {
		t.Errorf("the type of the page is %q", kind)
	}
	body, err := io.ReadAll(reply.Body)
	if err != nil {
		t.Fatal(err)
	}
	return reply.StatusCode, string(body)
}

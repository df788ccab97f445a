package maturity_test

import (
	"errors"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// page is a whole handler: it shows the form of one pillar, reads what comes
// back, shows it again with what is wrong, and scores what is right.
type page struct {
	fw   *maturity.Framework
	form govmaturity.Form
}

func (p page) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var input *govmaturity.FormInput // nil is a blank form
	status := http.StatusOK
	if r.Method == http.MethodPost {
		r.Body = http.MaxBytesReader(w, r.Body, 1<<20)
		if err := r.ParseForm(); err != nil {
			http.Error(w, "the form cannot be read", http.StatusBadRequest)
			return
		}
		input = p.form.ReadPost(r.PostForm)
		card, err := p.fw.ScoreFrom(input)
		if err == nil {
			fmt.Fprintln(w, card.Node("data-management").Level())
			return
		}
		status = http.StatusUnprocessableEntity
	}
	// The form is a part of a page: the rest of it, with the language and the
	// style sheet (FormStyle), is the host's.
	var body strings.Builder
	if err := p.form.WriteHTML(&body, input, govmaturity.FormPage{Action: r.URL.Path}); err != nil {
		http.Error(w, "the form cannot be written", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	fmt.Fprintf(w, "<!DOCTYPE html><html lang=%q dir=%q><title>%s</title>%s", p.form.Language(), p.form.Direction(), p.form.Title(), &body)
}

// A complete handler, from the blank form to the level.
func ExampleFramework_ScoreFrom() {
	fw, err := catalog.Load("un-nine-pillars")
	if err != nil {
		log.Fatal(err)
	}
	form, err := fw.Form(maturity.FormOptions{Node: "data-management", About: &maturity.Assessment{Subject: "Examplia"}})
	if err != nil {
		log.Fatal(err)
	}
	server := httptest.NewServer(page{fw, form})
	defer server.Close()
	for _, level := range []string{"connectd", "connected"} {
		reply, err := http.PostForm(server.URL, url.Values{"/answers/data-management/value": {level}})
		if err := errors.Join(err, reply.Body.Close()); err != nil {
			log.Fatal(err)
		}
		fmt.Println(level, reply.StatusCode)
	}
	// Output:
	// connectd 422
	// connected 200
}

// Handler serves the form of an instrument on a page of its own, and answers what is
// posted with a scorecard: the least that a web service of a host needs. It keeps
// nothing; examples/portal does.
//
//	go run ./examples/handler
//	go run ./examples/handler -framework ministry.yaml -lang ar -addr localhost:9000
//
// Anybody who reaches it may post: a host adds its own login, and a token against
// forged posts (FormPage.Hidden).
package main

import (
	"bytes"
	"flag"
	"fmt"
	"html/template"
	"net/http"
	"os"
	"time"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/internal/cli"
	"github.com/govmaturity/govmaturity/maturity"
)

// README begins
// assess shows the form of an instrument, and scores what is posted.
type assess struct {
	framework *maturity.Framework
	words     govmaturity.Words // the reader's language
}

func (a assess) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	form, err := a.framework.Form(maturity.FormOptions{Words: a.words, NoNotes: true})
	if err != nil {
		http.Error(w, "there is no form", http.StatusInternalServerError)
		return
	}
	var input *govmaturity.FormInput // nil is a blank form
	status := http.StatusOK
	if r.Method == http.MethodPost {
		r.Body = http.MaxBytesReader(w, r.Body, 1<<20)
		if err := r.ParseForm(); err != nil {
			http.Error(w, "the form cannot be read", http.StatusBadRequest)
			return
		}
		input = form.ReadPost(r.PostForm)
		card, err := a.framework.ScoreFrom(input)
		if err == nil {
			a.write(w, http.StatusOK, scorecard, card)
			return
		}
		status = http.StatusUnprocessableEntity // the form again, with what is wrong
	}
	var fields bytes.Buffer // what WriteHTML writes is a part of a page
	if err := form.WriteHTML(&fields, input, govmaturity.FormPage{}); err != nil {
		http.Error(w, "the form cannot be written", http.StatusInternalServerError)
		return
	}
	a.write(w, status, questions, template.HTML(fields.String()))
}

// README ends

// page is what the templates are filled in with.
type page struct {
	Words govmaturity.Words
	Title string
	Style template.CSS
	Body  any
}

var (
	questions = template.Must(template.New("form").Parse(head + `{{.Body}}</main></html>`))
	scorecard = template.Must(template.New("card").Parse(head + `{{$words := .Words}}
<table>
{{- range .Body.Nodes}}
<tr><th scope="row">{{$words.Wording .Title}}</th><td>{{$words.Wording .Level.Title}}</td><td>{{with .Explain.Value}}{{$words.Number . 2}}{{end}}</td></tr>
{{- end}}
</table>
</main></html>`))
)

const head = `<!DOCTYPE html>
<html lang="{{.Words.Language}}" dir="{{.Words.Direction}}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{.Title}}</title><style>{{.Style}}</style>
<main><h1>{{.Title}}</h1>`

// write writes a page whole or not at all.
func (a assess) write(w http.ResponseWriter, status int, t *template.Template, body any) {
	var out bytes.Buffer
	if err := t.Execute(&out, page{a.words, a.words.Wording(a.framework.Title()), template.CSS(govmaturity.FormStyle()), body}); err != nil {
		http.Error(w, "the page cannot be written", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = out.WriteTo(w) // whoever asked has gone
}

func main() {
	addr := flag.String("addr", "localhost:8080", "listen on this `address`")
	name := flag.String("framework", "un-nine-pillars", "the `instrument`, of the catalogue or a file")
	language := flag.String("lang", "en", "the `language` of the reader")
	flag.Parse()
	fw, err := cli.Framework(*name)
	if err != nil {
		cli.Say(os.Stderr, err)
		os.Exit(cli.Wrong)
	}
	server := http.Server{Addr: *addr, Handler: assess{fw, govmaturity.WordsFor(*language)}, ReadTimeout: 10 * time.Second}
	fmt.Println("http://" + *addr)
	cli.Say(os.Stderr, server.ListenAndServe())
	os.Exit(cli.Wrong)
}

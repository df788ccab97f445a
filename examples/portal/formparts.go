package main

import (
	"html/template"
	"regexp"
)

// The library writes the questions of a page, and the portal the rest of the
// form around them: the buttons, and the lists, which have pages of their own.
// So these stand in for some of the library's templates. What the authors of a
// framework note for each other is not shown to those who answer.
const formParts = `
{{define "form"}}{{template "summary" .}}
<div class="gm-form" lang="{{.Language}}" dir="{{.Direction}}">
{{range .Hidden}}<input type="hidden" name="{{.Name}}" value="{{.Value}}">
{{end}}{{range .Fixed}}<input type="hidden" name="{{.Name}}" value="{{.Value}}">
{{end}}{{range .Sections}}{{if not (isList .ID)}}{{template "section" .}}{{end}}{{end}}</div>
{{end}}
{{define "list"}}{{end}}
{{define "progress"}}{{end}}
{{define "section"}}<section class="gm-section" id="{{.ID}}"{{if untitled .ID .Heading}} aria-label="{{.Title}}"{{else}} aria-labelledby="{{.ID}}~title"{{end}}>
{{if not (untitled .ID .Heading)}}{{template "heading" .}}
{{end}}{{with .Description}}<p class="gm-description" dir="auto"{{with $.Lang}} lang="{{.}}"{{end}}>{{.}}</p>
{{end}}{{with .Progress}}<p class="gm-count">{{.}}</p>
{{end}}{{range .Fields}}{{template "field" .}}{{end}}{{range .Sections}}{{if not (isList .ID)}}{{template "section" .}}{{end}}{{end}}</section>
{{end}}
`

// withoutFocus is a summary of problems that does not take the focus, on a page
// that has something else to say first.
const withoutFocus = `{{define "summary"}}{{if .Problems}}<div class="gm-summary" role="group" aria-labelledby="gm-summary">
<h2 id="gm-summary">{{.Say "form.summary"}}</h2>
<ul>
{{range .Problems}}<li>{{if .Href}}<a href="{{.Href}}"><bdi{{with .Lang}} lang="{{.}}"{{end}}>{{.Field}}</bdi>: {{template "message" .Message}}</a>{{else}}{{template "message" .Message}}{{end}}</li>
{{end}}</ul>
</div>{{end}}{{end}}`

// isList finds the sections of lists: their ids end in the list's.
var isList = regexp.MustCompile(`^s(/rosters/[^/]+/0)*/rosters/[^/]+$`).MatchString

// formTemplates are kept by whether the page has the title already, and by
// whether it has something else to say first.
var formTemplates = func() (out [2][2]*template.Template) {
	for i, titled := range []bool{false, true} {
		for j, extra := range []string{"", withoutFocus} {
			out[i][j] = template.Must(template.New("parts").Funcs(template.FuncMap{
				"isList":   isList,
				"untitled": func(id, heading string) bool { return titled && heading == "h2" || id == "s/-item" },
			}).Parse(formParts + extra))
		}
	}
	return out
}()

// partTemplates returns the templates of a page. One that is of a single part
// has its title in the heading of the page, and does not say it again.
func partTemplates(titled, quiet bool) *template.Template {
	i, j := 0, 0
	if titled {
		i = 1
	}
	if quiet {
		j = 1
	}
	return formTemplates[i][j]
}

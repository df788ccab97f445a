package main

import "html/template"

// editTemplates give the library's whole form the id that the portal's pages
// know their form by: with it, a link to another language keeps what was typed.
var editTemplates = template.Must(template.New("edit").Parse(`
{{define "form"}}<form id="form" method="post" accept-charset="utf-8" novalidate lang="{{.Language}}" dir="{{.Direction}}" class="gm-form">
{{template "summary" .}}
{{template "progress" .}}
{{range .Hidden}}<input type="hidden" name="{{.Name}}" value="{{.Value}}">
{{end}}{{range .Fixed}}<input type="hidden" name="{{.Name}}" value="{{.Value}}">
{{end}}{{range .Sections}}{{template "section" .}}{{end}}{{template "buttons" .}}</form>
{{end}}`))

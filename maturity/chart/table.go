package chart

import (
	"html/template"
	"io"

	"github.com/govmaturity/govmaturity"
)

// Table holds the data of a chart as text. The first cell of a row is its
// header.
type Table struct {
	Caption string
	// Note stands below the table.
	Note string
	// Language is the tag of the language of all wording: English when empty.
	Language string
	Header   []string
	Rows     [][]string
}

// WriteHTML writes an HTML table, whose caption and headers programs that read
// pages aloud can tell. It has no styles: the page gives it its look.
func (t Table) WriteHTML(w io.Writer) error {
	page := struct {
		Table
		Direction string
	}{t, "ltr"}
	if !govmaturity.ValidLanguage(page.Language) {
		page.Language = "en"
	}
	if rightToLeft(page.Language) {
		page.Direction = "rtl"
	}
	return tableTemplate.Execute(w, page)
}

var tableTemplate = template.Must(template.New("table").Parse(`<table lang="{{.Language}}" dir="{{.Direction}}">
<caption>{{.Caption}}</caption>
<thead>
<tr>{{range .Header}}<th scope="col">{{.}}</th>{{end}}</tr>
</thead>
<tbody>
{{range .Rows}}<tr>{{range $i, $cell := .}}{{if eq $i 0}}<th scope="row">{{$cell}}</th>{{else}}<td>{{$cell}}</td>{{end}}{{end}}</tr>
{{end}}</tbody>
{{with .Note}}<tfoot>
<tr><td colspan="{{len $.Header}}">{{.}}</td></tr>
</tfoot>
{{end}}</table>
`))

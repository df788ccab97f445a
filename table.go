package govmaturity

import (
	"html/template"
	"io"

	"github.com/govmaturity/govmaturity/internal/words"
)

// Table is a table that people read: the data of a [Chart], for example. All of
// it is text, for the reader of one language. Where left meets right, wording of
// documents and people stands in the isolates of Unicode, as [Words.Isolate]
// puts them, and needs no further marks in a page or a spreadsheet.
type Table struct {
	Caption string
	// Note stands below the table.
	Note string
	// Language is the tag of the language of all wording: English when empty.
	Language string
	Header   []string
	// Rows have a cell for each header. The first is the header of the row.
	Rows [][]string
}

// WriteHTML writes an HTML table, whose caption and headers programs that read
// pages aloud can tell. It has no styles: the page gives it its look.
func (t Table) WriteHTML(w io.Writer) error {
	if !ValidLanguage(t.Language) {
		t.Language = "en"
	}
	return tableTemplate.Execute(w, struct {
		Table
		Direction string
	}{t, words.Direction(t.Language)})
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

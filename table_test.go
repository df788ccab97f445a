package govmaturity_test

import (
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
)

func TestTableHTML(t *testing.T) {
	for _, tt := range []struct {
		reason string
		table  govmaturity.Table
		want   string
	}{
		{"a table", govmaturity.Table{
			Caption: "A < B", Note: "“C”", Language: "ar", Header: []string{"T", "<b>"}, Rows: [][]string{{"r", "1 & 2"}, {"s", ""}},
		}, `<table lang="ar" dir="rtl">
<caption>A &lt; B</caption>
<thead>
<tr><th scope="col">T</th><th scope="col">&lt;b&gt;</th></tr>
</thead>
<tbody>
<tr><th scope="row">r</th><td>1 &amp; 2</td></tr>
<tr><th scope="row">s</th><td></td></tr>
</tbody>
<tfoot>
<tr><td colspan="2">“C”</td></tr>
</tfoot>
</table>
`},
		{"nothing at all, in no language", govmaturity.Table{Language: `"x`}, `<table lang="en" dir="ltr">
<caption></caption>
<thead>
<tr></tr>
</thead>
<tbody>
</tbody>
</table>
`},
	} {
		var b strings.Builder
		if err := tt.table.WriteHTML(&b); err != nil || b.String() != tt.want {
			t.Errorf("%s: %v\ngot  %s\nwant %s", tt.reason, err, b.String(), tt.want)
		}
	}
}

package chart_test

import (
	"github.com/govmaturity/govmaturity"

	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/internal/svg"
	"github.com/govmaturity/govmaturity/maturity/chart"
)

// element is one element of a picture.
type element struct {
	name  string
	attrs map[string]string
	text  string // its own, or that of its tspans
	kids  []*element
	up    *element
}

func (e *element) walk(visit func(*element)) {
	visit(e)
	for _, kid := range e.kids {
		kid.walk(visit)
	}
}

// parse reads a picture strictly, as XML.
func parse(tb testing.TB, data []byte) *element {
	tb.Helper()
	d := xml.NewDecoder(bytes.NewReader(data))
	top := &element{}
	now := top
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			tb.Fatalf("not well-formed: %v\n%.2000s", err, data)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := &element{name: token.Name.Local, attrs: map[string]string{}, up: now}
			for _, a := range token.Attr {
				name := a.Name.Local
				if a.Name.Space != "" {
					name = a.Name.Space + ":" + name
				}
				if _, twice := e.attrs[name]; twice {
					tb.Fatalf("%s has two attributes %s", e.name, name)
				}
				e.attrs[name] = a.Value
			}
			now.kids = append(now.kids, e)
			now = e
		case xml.EndElement:
			now = now.up
		case xml.CharData:
			now.text += string(token)
		case xml.Comment, xml.ProcInst, xml.Directive:
			tb.Fatalf("nothing but elements and text is expected: %v", token)
		}
	}
	if len(top.kids) != 1 || top.kids[0].name != "svg" {
		tb.Fatalf("expected one svg element")
	}
	return top.kids[0]
}

// allowed is all that a picture may be made of. There is nothing that runs,
// loads or carries styles.
var allowed = map[string]bool{
	"svg": true, "title": true, "desc": true, "defs": true, "pattern": true, "g": true,
	"path": true, "rect": true, "circle": true, "line": true, "text": true, "tspan": true,
}

var figure = regexp.MustCompile(`-?[0-9]+(\.[0-9]+)?`)

// checkPicture checks what holds for all pictures.
func checkPicture(tb testing.TB, c picture) *element {
	tb.Helper()
	var first, second bytes.Buffer
	if err := c.WriteSVG(&first); err != nil {
		tb.Fatal(err)
	}
	if err := c.WriteSVG(&second); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
		tb.Fatal("the same chart gives other bytes the second time")
	}
	top := parse(tb, first.Bytes())
	id := top.attrs["id"]
	if top.attrs["role"] != "img" || top.attrs["aria-labelledby"] != id+"-title "+id+"-desc" {
		tb.Errorf("the picture has no accessible name: %v", top.attrs)
	}
	if len(top.kids) < 2 || top.kids[0].name != "title" || top.kids[1].name != "desc" || strings.TrimSpace(top.kids[1].text) == "" {
		tb.Error("title and desc come first, and say something")
	}
	checkParts(tb, top, id)
	checkInside(tb, top)
	return top
}

// checkParts checks names, ids and attributes.
func checkParts(tb testing.TB, top *element, id string) {
	tb.Helper()
	ids := map[string]bool{}
	top.walk(func(e *element) {
		if !allowed[e.name] {
			tb.Errorf("an element %s", e.name)
		}
		for name, value := range e.attrs {
			if name == "style" || name == "class" || strings.HasPrefix(name, "on") || strings.Contains(name, "href") {
				tb.Errorf("%s has an attribute %s", e.name, name)
			}
			if strings.Contains(value, "url(") && value != "url(#"+id+"-none)" {
				tb.Errorf("%s has %s=%q", e.name, name, value)
			}
		}
		if own := e.attrs["id"]; own != "" {
			if ids[own] || own != id && !strings.HasPrefix(own, id+"-") {
				tb.Errorf("the id %q is there twice, or has not the prefix %q", own, id)
			}
			ids[own] = true
		}
	})
	top.walk(func(e *element) {
		if strings.HasPrefix(e.attrs["fill"], "url(") && !ids[id+"-none"] {
			tb.Error("a pattern is used and not defined")
		}
	})
}

// checkInside checks that all points and all text, by its estimated width, lie
// inside the viewBox.
func checkInside(tb testing.TB, top *element) {
	tb.Helper()
	var box [4]float64
	if _, err := fmt.Sscan(top.attrs["viewBox"], &box[0], &box[1], &box[2], &box[3]); err != nil {
		tb.Fatal(err)
	}
	inside := func(e *element, x, y float64) {
		if !(box[0] <= x && x <= box[0]+box[2] && box[1] <= y && y <= box[1]+box[3]) {
			tb.Errorf("%s %v %q: %v, %v is outside of %v", e.name, e.attrs, e.text, x, y, box)
		}
	}
	number := func(e *element, name string) float64 {
		x, err := strconv.ParseFloat(e.attrs[name], 64)
		if err != nil {
			tb.Errorf("%s: %s=%q", e.name, name, e.attrs[name])
		}
		return x
	}
	rtl := top.attrs["direction"] == "rtl"
	top.walk(func(e *element) {
		if e.up.name == "pattern" {
			return
		}
		switch e.name {
		case "path":
			xy := figure.FindAllString(e.attrs["d"], -1)
			if len(xy) == 0 || len(xy)%2 != 0 {
				tb.Fatalf("a path %q", e.attrs["d"])
			}
			for i := 0; i < len(xy); i += 2 {
				x, _ := strconv.ParseFloat(xy[i], 64)
				y, _ := strconv.ParseFloat(xy[i+1], 64)
				inside(e, x, y)
			}
		case "line":
			inside(e, number(e, "x1"), number(e, "y1"))
			inside(e, number(e, "x2"), number(e, "y2"))
		case "rect":
			inside(e, number(e, "x"), number(e, "y"))
			inside(e, number(e, "x")+number(e, "width"), number(e, "y")+number(e, "height"))
		case "circle":
			r := number(e, "r")
			inside(e, number(e, "cx")-r, number(e, "cy")-r)
			inside(e, number(e, "cx")+r, number(e, "cy")+r)
		case "text":
			lines := []string{e.text}
			for i, kid := range e.kids {
				if i == 0 {
					lines = nil
				}
				lines = append(lines, kid.text)
			}
			size, y := number(e, "font-size"), number(e, "y")
			for _, line := range lines {
				x, width := number(e, "x"), svg.Width(line, size)
				switch anchor := e.attrs["text-anchor"]; {
				case anchor == "middle":
					x -= width / 2
				case (anchor == "end") != rtl:
					x -= width
				}
				inside(e, x, y-size*0.8)
				inside(e, x+width, y+size*0.25)
				y += size * 1.25
			}
		}
	})
}

// hostile are titles that have broken writers of XML, pages and lines of text.
var hostile = []string{
	`</svg><script>alert(1)</script>`, `" onload="alert(1)`, `' style='x`, `<![CDATA[ ]]>`, `&amp;&lt;&#0;`, `<!-- -->`, `]]>`,
	"\x00\x01\x1f", "\xff\xfe\xc0\x80", "\uFFFE\uFFFF", "line\nline\tline\r", "\u202Eesrever\u202C", "\u200B\u200D\uFEFF",
	"e\u0301\u0301\u0301\u0301", strings.Repeat("long", 100), strings.Repeat("word ", 90), strings.Repeat("w", 500),
	"සංඛ්\u200Dයාත රජය පරිවර්තනය", "டிஜிட்டல் அரசாங்கம்", "البنية التحتية لتكنولوجيا المعلومات", "דיגיטציה של הממשלה",
	"数字政府转型的九大支柱", "デジタル・ガバメントへの変革", "การเปลี่ยนแปลงภาครัฐสู่ดิจิทัล", "Цифровая трансформация государства",
	"👩\u200D💻🏛\uFE0F", "a-b-c-d/e/f–g—h", "-", "/", "100 %", "%s %d", "url(#x)",
}

// random makes charts.
type random struct{ *rand.Rand }

func (r random) title() string {
	switch r.IntN(4) {
	case 0:
		return "T" + pick(r, hostile)
	case 1:
		return "Pillar " + strconv.Itoa(r.IntN(1000))
	}
	words := strings.Fields("data management systems thinking and integration of governance infrastructure affordability capacity")
	text := ""
	for range 1 + r.IntN(8) {
		text += pick(r, words) + " "
	}
	return text
}

func pick[T any](r random, from []T) T { return from[r.IntN(len(from))] }

func (r random) language() string {
	return pick(r, []string{"", "en", "fr", "es", "ar", "he", "si", "ur-PK", "az-Arab", "zh-Hant"})
}

func (r random) span() govmaturity.Range {
	low := math.Round(r.NormFloat64()*100) / 10
	return govmaturity.Range{Min: low, Max: low + math.Abs(math.Round(r.NormFloat64()*100)/10)}
}

func (r random) point(span govmaturity.Range) chart.Point {
	switch r.IntN(6) {
	case 0:
		return chart.Missing(pick(r, []govmaturity.State{
			"", govmaturity.StateUnanswered, govmaturity.StateNotApplicable, govmaturity.StateNotDeployed, govmaturity.StateExcluded, govmaturity.StateNotAsked, govmaturity.StateBlocked, govmaturity.StateUnscored,
		}))
	case 1:
		return chart.Point{Value: span.Max, State: govmaturity.StateImputed}
	case 2:
		return chart.Point{Value: span.Min, State: govmaturity.StateAnswered, Label: r.short()}
	}
	return chart.At(min(span.Min+r.Float64()*(span.Max-span.Min), span.Max))
}

func (r random) series(n int, span func(i int) govmaturity.Range) []chart.Series {
	series := make([]chart.Series, 1+r.IntN(chart.MaxSeries))
	for i := range series {
		series[i].Title = strconv.Itoa(i) + " " + r.short()
		for j := range n {
			series[i].Points = append(series[i].Points, r.point(span(j)))
		}
	}
	return series
}

func (r random) short() string {
	runes := []rune(r.title())
	return string(runes[:min(len(runes), 400)])
}

func (r random) radar() chart.Radar {
	c := chart.Radar{Title: "T " + r.short(), Note: r.short(), Language: r.language(), Topic: r.short()}
	n := pick(r, []int{1, 2, 3, 4, 5, 9, 12, 17, 40, 100})
	one := r.span()
	same := r.IntN(2) == 0
	for i := range n {
		span := one
		if !same {
			span = r.span()
		}
		c.Axes = append(c.Axes, chart.Axis{Title: strconv.Itoa(i) + " " + r.short(), Range: span})
	}
	if same && one.Max > one.Min {
		for i := range r.IntN(6) {
			c.Rings = append(c.Rings, chart.Tick{Value: one.Min + (one.Max-one.Min)*float64(i)/6, Title: r.short()})
		}
	}
	c.Series = r.series(n, func(i int) govmaturity.Range { return c.Axes[i].Range })
	return c
}

func (r random) heatMap() chart.HeatMap {
	c := chart.HeatMap{ID: "h1", Title: "T " + r.short(), Note: r.short(), Language: r.language()}
	for i := range 1 + r.IntN(12) {
		c.Levels = append(c.Levels, strconv.Itoa(i)+r.short())
	}
	for range 1 + r.IntN(40) {
		row := chart.Row{Title: "R " + r.short()}
		if r.IntN(4) > 0 {
			row.State, row.Reached = pick(r, []govmaturity.State{govmaturity.StateAnswered, govmaturity.StateImputed}), r.IntN(len(c.Levels)+1)
		}
		if r.IntN(4) == 0 {
			row.Label = r.short()
		}
		c.Rows = append(c.Rows, row)
	}
	return c
}

func (r random) progress() chart.Progress {
	c := chart.Progress{Title: "T " + r.short(), Note: r.short(), Language: r.language(), Range: r.span()}
	year := 1990 + r.IntN(10)
	for range 1 + r.IntN(30) {
		year += 1 + r.IntN(4)*r.IntN(4)
		c.Dates = append(c.Dates, strconv.Itoa(year)+pick(r, []string{"", "-07", "-02-28"}))
	}
	if c.Range.Max > c.Range.Min {
		for i := range r.IntN(6) {
			c.Ticks = append(c.Ticks, chart.Tick{Value: c.Range.Min + (c.Range.Max-c.Range.Min)*float64(i)/6, Title: r.short()})
		}
	}
	c.Series = r.series(len(c.Dates), func(int) govmaturity.Range { return c.Range })
	return c
}

func (r random) any() picture {
	switch r.IntN(3) {
	case 0:
		return r.radar()
	case 1:
		return r.heatMap()
	}
	return r.progress()
}

// Whatever the data, the picture is well-formed, harmless, and holds all that is
// drawn.
func TestRandomCharts(t *testing.T) {
	count := uint64(250)
	if testing.Short() {
		count = 40
	}
	for seed := range count {
		c := random{rand.New(rand.NewPCG(seed, 1))}.any()
		checkPicture(t, c)
		checkTable(t, c)
		if t.Failed() {
			t.Fatalf("seed %d: %T", seed, c)
		}
	}
}

func TestGoldenChartsKeepTheProperties(t *testing.T) {
	for name, c := range charts(t) {
		checkPicture(t, c)
		checkTable(t, c)
		if t.Failed() {
			t.Fatal(name)
		}
	}
}

var tableTag = regexp.MustCompile(`^<(table lang="[A-Za-z-]+" dir="(ltr|rtl)"|/?(table|caption|thead|tbody|tfoot|tr|th|td)|th scope="(row|col)"|td colspan="[0-9]+")>$`)

// checkTable checks that the table is a table, and has what the picture says of
// each point: the title that a pointer finds on its marker ends with the text
// of the point's cell.
func checkTable(tb testing.TB, c picture) {
	tb.Helper()
	table := c.Table()
	cells := map[string]bool{}
	for _, row := range table.Rows {
		if len(row) != len(table.Header) {
			tb.Fatalf("a row of %d cells under %d headers", len(row), len(table.Header))
		}
		for _, cell := range row[1:] {
			cells[svg.Escape(strings.Join(strings.Fields(cell), " "))] = true
		}
	}
	var b, html bytes.Buffer
	if err := c.WriteSVG(&b); err != nil {
		tb.Fatal(err)
	}
	parse(tb, b.Bytes()).walk(func(e *element) {
		if e.name != "title" || e.up.name != "path" {
			return
		}
		text := svg.Escape(strings.Join(strings.Fields(e.text), " "))
		for cell := range cells {
			if strings.HasSuffix(text, cell) {
				return
			}
		}
		tb.Errorf("the table has nothing of %q", text)
	})
	if err := table.WriteHTML(&html); err != nil {
		tb.Fatal(err)
	}
	page := html.String()
	for _, tag := range regexp.MustCompile(`<[^>]*>`).FindAllString(page, -1) {
		if !tableTag.MatchString(tag) {
			tb.Errorf("the table has a tag %s", tag)
		}
	}
	for what, want := range map[string]int{"<caption>": 1, `scope="row"`: len(table.Rows), `scope="col"`: len(table.Header)} {
		if got := strings.Count(page, what); got != want {
			tb.Errorf("the table has %d of %q, want %d", got, what, want)
		}
	}
}

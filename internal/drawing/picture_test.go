package drawing

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
)

// made makes a chart, checks what holds for all, and returns its picture.
func made(tb testing.TB, s Shape) *element {
	tb.Helper()
	c := chartOf(tb, s)
	checkTable(tb, c)
	return checkPicture(tb, c)
}

func chartOf(tb testing.TB, s Shape) govmaturity.Chart {
	tb.Helper()
	c, err := New(s)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

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
func checkPicture(tb testing.TB, c govmaturity.Chart) *element {
	tb.Helper()
	var first, second bytes.Buffer
	if err := c.WriteSVG(&first, govmaturity.ChartPage{}); err != nil {
		tb.Fatal(err)
	}
	if err := c.WriteSVG(&second, govmaturity.ChartPage{}); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
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
	if top.attrs["lang"] != c.Language() || (top.attrs["direction"] == "rtl") != (c.Direction() == "rtl") {
		tb.Errorf("the picture is in %q, the chart in %q %s", top.attrs["lang"], c.Language(), c.Direction())
	}
	checkParts(tb, top, id)
	checkInside(tb, top)
	return top
}

// unsaid is what would be said if there were no such words.
var unsaid = regexp.MustCompile(`\b(chart|text|list|state|answer|date)\.[a-z]`)

// checkParts checks names, ids and attributes.
func checkParts(tb testing.TB, top *element, id string) {
	tb.Helper()
	ids := map[string]bool{}
	top.walk(func(e *element) {
		if unsaid.MatchString(e.text) {
			tb.Errorf("there are no words for %q", e.text)
		}
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
				x, width := number(e, "x"), textWidth(line, size)
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

var tableTag = regexp.MustCompile(`^<(table lang="[A-Za-z-]+" dir="(ltr|rtl)"|/?(table|caption|thead|tbody|tfoot|tr|th|td)|th scope="(row|col)"|td colspan="[0-9]+")>$`)

// checkTable checks that the table is a table, and has what the picture says of
// each point: the title that a pointer finds on its marker ends with the text
// of the point's cell.
func checkTable(tb testing.TB, c govmaturity.Chart) {
	tb.Helper()
	table := c.Table()
	cells := map[string]bool{}
	for _, row := range table.Rows {
		if len(row) != len(table.Header) {
			tb.Fatalf("a row of %d cells under %d headers", len(row), len(table.Header))
		}
		for _, cell := range row[1:] {
			cells[escape(strings.Join(strings.Fields(cell), " "))] = true
		}
	}
	var b, html bytes.Buffer
	if err := c.WriteSVG(&b, govmaturity.ChartPage{}); err != nil {
		tb.Fatal(err)
	}
	parse(tb, b.Bytes()).walk(func(e *element) {
		if e.name != "title" || e.up.name != "path" && e.up.name != "g" {
			return
		}
		text := escape(strings.Join(strings.Fields(e.text), " "))
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

// drawnSeries returns the elements that draw one series, counted from 1.
func drawnSeries(tb testing.TB, top *element, series int) *element {
	tb.Helper()
	var found *element
	top.walk(func(e *element) {
		if e.name == "g" && strings.HasSuffix(e.attrs["id"], "-series-"+strconv.Itoa(series)) {
			found = e
		}
	})
	if found == nil {
		tb.Fatalf("there is no series %d", series)
	}
	return found
}

// drawn returns the middles of the markers of a series, by the words on them,
// and how many pieces its lines have.
func drawn(tb testing.TB, top *element, series int) (markers map[string][2]float64, lines []int) {
	markers = map[string][2]float64{}
	drawnSeries(tb, top, series).walk(func(e *element) {
		switch {
		case e.name == "title":
			xy := figure.FindAllString(e.up.attrs["d"], -1)
			var low, high [2]float64
			for i, s := range xy {
				x, _ := strconv.ParseFloat(s, 64)
				if i < 2 {
					low[i], high[i] = x, x
				}
				low[i%2], high[i%2] = min(low[i%2], x), max(high[i%2], x)
			}
			markers[e.text] = [2]float64{(low[0] + high[0]) / 2, (low[1] + high[1]) / 2}
		case e.name == "path" && e.attrs["fill"] == "none":
			lines = append(lines, len(figure.FindAllString(e.attrs["d"], -1))/2)
		}
	})
	return markers, lines
}

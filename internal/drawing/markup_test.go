package drawing

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"
)

// What was put in comes out of an XML reader, but for what XML cannot hold.
func TestEscape(t *testing.T) {
	for _, s := range []string{
		"plain", `<>&"'`, "]]>", "&amp;", "\x00\x1f", "\xff", "\uFFFE\uFFFF", "a\tb\nc\rd", "සිංහල العربية 漢字 👩\u200D💻",
	} {
		var b markup
		b.text("text", s, attr("fill", s))
		d := xml.NewDecoder(strings.NewReader(b.String()))
		token, err := d.Token()
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		want := strings.Map(func(r rune) rune {
			switch {
			case r == '\t' || r == '\n' || r == '\r':
				return ' '
			case r < ' ' || r == 0xFFFE || r == 0xFFFF:
				return '\uFFFD'
			}
			return r
		}, s)
		if got := token.(xml.StartElement).Attr[0].Value; got != want {
			t.Errorf("attribute: got %q, want %q", got, want)
		}
		if token, err = d.Token(); err != nil || string(token.(xml.CharData)) != want {
			t.Errorf("text: got %q, %v, want %q", token, err, want)
		}
	}
}

func TestMarkup(t *testing.T) {
	var inner, b markup
	inner.empty("line", attrN("x1", 1.239), attribute{}, attr("stroke", "#000"))
	b.close() // nothing is open
	b.open("g", attr("id", "a"))
	b.add(&inner)
	b.lines([]string{"one"}, 1, 2, 3)
	b.lines([]string{"one", "<two>"}, 1, 2, 3, attr("fill", "#111"))
	var p outline
	p.move(0, 1)
	p.line(2.5, 3)
	p.close()
	b.empty("path", attr("d", p.String()))
	b.close()
	b.close()
	const want = `<g id="a">
<line x1="1.24" stroke="#000"/>
<text x="1" y="2">one</text>
<text x="1" y="2" fill="#111"><tspan x="1">one</tspan><tspan x="1" dy="3">&lt;two&gt;</tspan></text>
<path d="M0 1L2.5 3Z"/>
</g>
`
	if got := b.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func FuzzEscape(f *testing.F) {
	f.Add(`<a b="c">&'`)
	f.Add("\x00\xff\uFFFE")
	f.Fuzz(func(t *testing.T, s string) {
		var b markup
		b.open("svg")
		b.text("text", s, attr("id", s))
		b.lines(wrapLines(s, 10, 100), 0, 0, 12)
		b.close()
		d := xml.NewDecoder(bytes.NewReader([]byte(b.String())))
		elements := 0
		for {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%v in %q", err, b.String())
			}
			if e, ok := token.(xml.StartElement); ok {
				elements++
				if name := e.Name.Local; name != "svg" && name != "text" && name != "tspan" {
					t.Fatalf("an element %s", name)
				}
			}
		}
		if elements < 3 {
			t.Fatalf("%d elements", elements)
		}
	})
}

package svg

import (
	"bytes"
	"encoding/xml"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestNumber(t *testing.T) {
	tests := []struct {
		reason string
		x      float64
		want   string
	}{
		{"a whole number", 12, "12"},
		{"two decimals", 1.005, "1"},
		{"zeros at the end go", 1.5, "1.5"},
		{"zeros before the point stay", 100, "100"},
		{"no minus zero", math.Copysign(0, -1), "0"},
		{"nor from rounding", -0.001, "0"},
		{"a negative number", -3.14159, "-3.14"},
		{"no number", math.NaN(), "0"},
		{"no finite number", math.Inf(-1), "0"},
	}
	for _, tt := range tests {
		if got := Number(tt.x); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.reason, got, tt.want)
		}
	}
}

// The standard library is the oracle; quarters are exact.
func TestTurn(t *testing.T) {
	for n := 1; n <= 200; n++ {
		for k := -n; k <= 2*n; k++ {
			sin, cos := Turn(k, n)
			angle := 2 * math.Pi * float64(k) / float64(n)
			if math.Abs(sin-math.Sin(angle)) > 1e-14 || math.Abs(cos-math.Cos(angle)) > 1e-14 {
				t.Fatalf("Turn(%d, %d) = %v, %v", k, n, sin, cos)
			}
		}
	}
	for k, want := range [][2]float64{{0, 1}, {1, 0}, {0, -1}, {-1, 0}} {
		if sin, cos := Turn(k, 4); sin != want[0] || cos != want[1] {
			t.Errorf("%d quarters: %v, %v", k, sin, cos)
		}
	}
	if sin, cos := Turn(5, 0); sin != 0 || cos != 1 {
		t.Errorf("no parts: %v, %v", sin, cos)
	}
}

// A few bit patterns, so that another architecture that differs is noticed.
func TestTurnBits(t *testing.T) {
	for at, want := range map[[2]int][2]uint64{
		{1, 9}:   {0x3fe491b7523c161c, 0x3fe8836fa2cf503a},
		{2, 7}:   {0x3fef329c0558e969, 0xbfcc7b90e3024583},
		{11, 40}: {0x3fef9b24942fe45c, 0xbfc4060b67a85375},
	} {
		sin, cos := Turn(at[0], at[1])
		if math.Float64bits(sin) != want[0] || math.Float64bits(cos) != want[1] {
			t.Errorf("Turn(%v) has bits %#x, %#x", at, math.Float64bits(sin), math.Float64bits(cos))
		}
	}
}

// What was put in comes out of an XML reader, but for what XML cannot hold.
func TestEscape(t *testing.T) {
	for _, s := range []string{
		"plain", `<>&"'`, "]]>", "&amp;", "\x00\x1f", "\xff", "\uFFFE\uFFFF", "a\tb\nc\rd", "සිංහල العربية 漢字 👩\u200D💻",
	} {
		var b Builder
		b.Text("text", s, A("fill", s))
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

func TestBuilder(t *testing.T) {
	var inner, b Builder
	inner.Empty("line", N("x1", 1.239), Attr{}, A("stroke", "#000"))
	b.Close() // nothing is open
	b.Open("g", A("id", "a"))
	b.Append(&inner)
	b.Lines([]string{"one"}, 1, 2, 3)
	b.Lines([]string{"one", "<two>"}, 1, 2, 3, A("fill", "#111"))
	var p Path
	p.Move(0, 1)
	p.Line(2.5, 3)
	p.Close()
	b.Empty("path", A("d", p.String()))
	b.Close()
	b.Close()
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

func TestWrap(t *testing.T) {
	tests := []struct {
		reason string
		text   string
		width  float64 // in characters like n
		want   []string
	}{
		{"what fits stays whole", "one two", 20, []string{"one two"}},
		{"at a space", "nnnn nnnn nnnn", 10, []string{"nnnn nnnn", "nnnn"}},
		{"after a hyphen", "nnnnn-nnnnn", 8, []string{"nnnnn-", "nnnnn"}},
		{"after a slash", "nnnnn/nnnnn", 8, []string{"nnnnn/", "nnnnn"}},
		{"a hyphen first stays", "-nnnnn", 4, []string{"-nnn", "nn"}},
		{"inside a word that is too wide", "nnnnnnnnnn", 4, []string{"nnnn", "nnnn", "nn"}},
		{"space at the ends goes, and any more than one", "  nn \t\n nn  ", 20, []string{"nn nn"}},
		{"not at a no-break space", "nnnn 25\u00A0%", 8, []string{"nnnn", "25\u00A0%"}},
		{"between ideographs", "数字政府转型", 5, []string{"数字政", "府转型"}},
		{"a mark stays with its letter", "n\u0301n\u0301n\u0301n\u0301", 2, []string{"n\u0301n\u0301", "n\u0301n\u0301"}},
		{"nothing", "", 10, []string{""}},
		{"nothing but space", " \n ", 10, []string{""}},
	}
	for _, tt := range tests {
		if got := Wrap(tt.text, 10, tt.width*6.4+0.01); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.reason, got, tt.want)
		}
	}
}

// No line is wider than it may be, unless it is a single character, and nothing
// but white space is lost.
func TestWrapLosesNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	letters := []rune("abc WMi-/–  \u00A0éд漢字あ한සිංක්\u200Dෂ العربية\u0301\u200D👩\t\n")
	bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
	for range 5000 {
		text := make([]rune, r.IntN(60))
		for i := range text {
			text[i] = letters[r.IntN(len(letters))]
		}
		width := 10 + r.Float64()*200
		lines := Wrap(string(text), 10, width)
		if got := bare(strings.Join(lines, " ")); got != bare(string(text)) {
			t.Fatalf("%q became %q", string(text), lines)
		}
		for _, line := range lines {
			if Width(line, 10) > width && len(clusters(line)) > 1 {
				t.Fatalf("%q of %q is %v wide, more than %v", line, string(text), Width(line, 10), width)
			}
		}
	}
}

// The estimate takes the wide side: these are the widths of DejaVu Sans, one of
// the widest of the usual fonts, at 100 pixels.
func TestWidth(t *testing.T) {
	for text, measured := range widths {
		if got := Width(text, 100); got < measured || got > 1.6*measured {
			t.Errorf("%q: estimated %v, measured %v", text, got, measured)
		}
	}
}

func FuzzEscape(f *testing.F) {
	f.Add(`<a b="c">&'`)
	f.Add("\x00\xff\uFFFE")
	f.Fuzz(func(t *testing.T, s string) {
		var b Builder
		b.Open("svg")
		b.Text("text", s, A("id", s))
		b.Lines(Wrap(s, 10, 100), 0, 0, 12)
		b.Close()
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

var widths = map[string]float64{
	"Data management": 940,
	"ICT infrastructure, affordability and access": 2128,
	"Vision, leadership, mindsets":                 1406,
	"Organizational set-up and culture":            1677,
	"0.1234 (75 %)":                                714,
	"WWW":                                          297,
	"iii":                                          83,
	"MINISTRY":                                     469,
	"Цифровая трансформация":  1408,
	"Étendue des données":     1083,
	"ψηφιακή διακυβέρνηση":    1154,
	"البنية التحتية للبيانات": 840,
}

package drawingtest

import (
	"strings"
	"testing"
)

// The laws notice what they are for.
func TestCheckNotices(t *testing.T) {
	picture := func(inside string) []byte {
		return []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="320" viewBox="0 0 320 200"><rect x="0" y="0" width="320" height="200" fill="#fff"/>` + inside + `</svg>`)
	}
	word := func(x, y string) string { return `<text x="` + x + `" y="` + y + `" font-size="12">word</text>` }
	for _, tt := range []struct{ what, inside, want string }{
		{"nothing wrong", word("10", "20") + word("10", "40") + `<rect x="5" y="60" width="50" height="20" fill="none"/>` + word("10", "74"), ""},
		{"text on text", word("10", "20") + word("20", "24"), `"word" is on "word"`},
		{"outside", word("300", "20"), "is outside"},
		{"too small", `<text x="10" y="20" font-size="10">word</text>`, "has 10 pixels"},
		{"on a line", word("10", "20") + `<line x1="0" y1="0" x2="60" y2="30" stroke="#000"/>`, "is on a line"},
		{"beside a slanting line", word("10", "20") + `<line x1="0" y1="30" x2="80" y2="26" stroke="#000"/>`, ""},
		{"on a closed line", word("10", "20") + `<path d="M0 16L0 40L100 40L100 16Z" fill="none"/>`, "is on a line"},
		{"on a marker", word("10", "20") + `<path d="M12 12L20 12L20 20Z" fill="#000"/>`, "is on a marker"},
		{"on an edge", word("10", "20") + `<rect x="15" y="0" width="100" height="40" fill="none"/>`, "across the edge"},
		{"hidden line", `<line x1="0" y1="16" x2="60" y2="16"/><rect x="5" y="5" width="60" height="20" fill="#fff"/>` + word("10", "20"), ""},
	} {
		got := strings.Join(Check(picture(tt.inside), 320), "; ")
		if (got == "") != (tt.want == "") || !strings.Contains(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.what, got, tt.want)
		}
	}
	if got := Check(picture(""), 640); len(got) != 1 {
		t.Errorf("of another width: %q", got)
	}
	two := `<text x="10" y="20" font-size="12"><tspan x="10">trans</tspan><tspan x="10">form it</tspan></text>`
	if len(Broken(picture(two), "to transform it")) != 1 || len(Broken(picture(two), "trans form it")) != 0 {
		t.Error("broken words")
	}
	if len(Broken(picture(`<text x="10" y="20" font-size="12"><tspan x="10">from -</tspan><tspan x="10">5</tspan></text>`), "")) != 1 {
		t.Error("broken numbers")
	}
	if len(Bare(picture(`<text x="10" y="20" font-size="12">وزارة 2026</text>`))) != 1 || len(Bare(picture("<text x=\"10\" y=\"20\" font-size=\"12\">\u2067وزارة\u2069 2026</text>"))) != 0 {
		t.Error("bare letters")
	}
	mark := `<path d="M12 12L20 12L20 20Z" fill="#000"><title>x</title></path>`
	if len(OffLines(picture(mark))) != 1 || len(OffLines(picture(`<line x1="16" y1="0" x2="16" y2="40"/>`+mark))) != 0 {
		t.Error("markers off their lines")
	}
}

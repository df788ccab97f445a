package words

import "testing"

func TestDirection(t *testing.T) {
	for _, test := range []struct{ tag, want, reason string }{
		{"en", "ltr", "the usual case"},
		{"ar", "rtl", "Arabic"},
		{"AR-eg", "rtl", "case and region do not matter"},
		{"ur-Aran", "rtl", "a style of the Arabic script"},
		{"ur-Latn", "ltr", "the script decides"},
		{"az-Arab", "rtl", "the script decides"},
		{"zh-cmn-Hans", "ltr", "a script after an extended language"},
		{"pnb", "rtl", "a language with a code of three letters"},
		{"sl-1994", "ltr", "a variant of four is no script"},
		{"en-x-arab", "ltr", "a private part is no script"},
		{"", "ltr", "no language"},
	} {
		if got := Direction(test.tag); got != test.want {
			t.Errorf("Direction(%q) = %s, want %s: %s", test.tag, got, test.want, test.reason)
		}
	}
}

func TestSame(t *testing.T) {
	if !Same("pt-BR", "PT") || Same("pt", "es") {
		t.Error("a region must not matter, and the language must")
	}
}

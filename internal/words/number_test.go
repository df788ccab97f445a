package words

import (
	"math"
	"strings"
	"testing"
)

const (
	nbsp = "\u00a0"
	lrm  = "\u200e"
)

func TestNumber(t *testing.T) {
	for _, test := range []struct {
		tag      string
		x        float64
		decimals int
		want     string
	}{
		{"en", 0, -1, "0"}, {"en", math.Copysign(0, -1), -1, "0"}, {"en", -0.001, 2, "0.00"}, {"en", 2.5, -1, "2.5"}, {"en", 1.0 / 3, -1, "0.3333"},
		{"en", 2.5, 2, "2.50"}, {"en", 2.5, 0, "2"}, {"en", 9999.5, -1, "9999.5"}, {"en", 12345.6, -1, "12,345.6"}, {"en", -1234567, -1, "-1,234,567"},
		{"en", 2026, -1, "2026"}, {"en", 0.00001, -1, "1 × 10⁻⁵"}, {"en", -2.5e20, -1, "-2.5 × 10²⁰"}, {"en", 1.23456789e-7, -1, "1.23457 × 10⁻⁷"},
		{"en", 999999999999999, -1, "999,999,999,999,999"}, {"en", 0.1 + 0.2, -1, "0.3"},
		{"fr", 12345.6, -1, "12" + nbsp + "345,6"}, {"fr", 2.5, 2, "2,50"}, {"fr", -1e-7, -1, "-1 × 10⁻⁷"},
		{"es", 12345.6, -1, "12.345,6"}, {"es", 1234.5, -1, "1234,5"}, {"es-MX", 12345.6, -1, "12,345.6"},
		{"ru", 12345.6, -1, "12" + nbsp + "345,6"},
		{"ar", 12345.6, -1, "12,345.6"}, {"ar", -2.5, -1, lrm + "-2.5"}, {"ar", 1e20, -1, "\u20661 × 10²⁰\u2069"}, {"ar-u-nu-arab", 12345.6, -1, "١٢٬٣٤٥٫٦"}, {"ar-EG", 2.5, -1, "2.5"},
		{"zh", 12345.6, -1, "12,345.6"}, {"zh-Hans-CN", 2.5, -1, "2.5"},
	} {
		if got := For(test.tag).Number(test.x, test.decimals); got != test.want {
			t.Errorf("%s writes %v with %d decimals as %+q, not %+q", test.tag, test.x, test.decimals, got, test.want)
		}
	}
	// A language of a host has its own way, though the module has no words in it.
	for tag, want := range map[string]string{"ta": "12,34,567.5", "si": "1,234,567.5", "de": "1.234.567,5", "de-CH": "1’234’567.5", "fa": "1,234,567.5", "qaa": "1,234,567.5"} {
		if got := newFile(tag).For(tag).Number(1234567.5, -1); got != want {
			t.Errorf("%s writes 1234567.5 as %+q, not %+q", tag, got, want)
		}
	}
}

func TestPercent(t *testing.T) {
	for _, test := range []struct {
		tag      string
		share    float64
		decimals int
		want     string
	}{
		{"en", 0, -1, "0%"}, {"en", 1, -1, "100%"}, {"en", 0.25, -1, "25%"}, {"en", 1.0 / 3, -1, "33.3333%"}, {"en", 1.0 / 3, 1, "33.3%"}, {"en", 0.07, -1, "7%"},
		{"en", 0.999, 0, "100%"}, {"en", 123.456, -1, "12,345.6%"}, {"en", -0.5, -1, "-50%"}, {"en", 0.0000001, -1, "0%"},
		{"fr", 0.255, -1, "25,5" + nbsp + "%"}, {"es", 0.25, -1, "25" + nbsp + "%"}, {"ru", 0.25, -1, "25" + nbsp + "%"}, {"zh", 0.25, -1, "25%"},
		{"ar", 0.25, -1, "25" + lrm + "%" + lrm},
	} {
		if got := For(test.tag).Percent(test.share, test.decimals); got != test.want {
			t.Errorf("%s writes %v with %d decimals as %+q, not %+q", test.tag, test.share, test.decimals, got, test.want)
		}
	}
}

func TestPlain(t *testing.T) {
	for _, test := range []struct {
		tag  string
		x    float64
		want string
	}{
		{"en", 1234567.25, "1234567.25"}, {"fr", 1234567.25, "1234567,25"}, {"es-MX", 0.5, "0.5"}, {"ar", -0.5, "\u2066-0.5\u2069"}, {"ru", 1e300, "1e+300"}, {"en", 0.000001, "0.000001"},
	} {
		if got := For(test.tag).Plain(test.x); got != test.want {
			t.Errorf("%s types %v as %q, not %q", test.tag, test.x, got, test.want)
		}
	}
}

func TestDecimal(t *testing.T) {
	for tag, want := range map[string]string{"en": ".", "fr": ",", "es": ",", "es-MX": ".", "ru": ",", "ar": ".", "zh": ".", "ar-u-nu-arab": "٫"} {
		if got := For(tag).Decimal(); got != want {
			t.Errorf("%s has the decimal mark %q, not %q", tag, got, want)
		}
	}
}

// Numbers that are none are said, and nothing panics.
func TestOddNumbers(t *testing.T) {
	for _, tag := range Languages() {
		w := For(tag)
		for _, x := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64, -math.MaxFloat64, math.SmallestNonzeroFloat64} {
			for _, decimals := range []int{-1, 0, 1000} {
				for _, got := range []string{w.Number(x, decimals), w.Percent(x, decimals), w.Plain(x)} {
					if got == "" || strings.Contains(got, "%!") {
						t.Errorf("%s writes %v as %q", tag, x, got)
					}
				}
			}
		}
	}
}

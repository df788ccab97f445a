package words

import (
	"math"
	"strconv"
	"strings"

	"golang.org/x/text/number"
)

// Number writes a number as the language does, with so many decimals, or, when
// decimals is below 0, with at most four and none for nothing. Numbers too large
// or too small for that have six digits and a power of ten.
//
// From five digits on they are in groups of the language: with fewer, a group
// helps nobody, several languages forbid it, and a year must not have one. The
// digits are Western unless the reader's language says otherwise (ar-u-nu-arab):
// those that forms take, and that instruments number their questions with.
func (w *Words) Number(x float64, decimals int) string {
	digits := plainDigits(x, decimals)
	if mantissa, power, ok := strings.Cut(digits, "e"); ok {
		m, _ := strconv.ParseFloat(mantissa, 64)
		n, _ := strconv.Atoi(power)
		return w.LeftToRight(w.grouped(m, digitsAfter(mantissa)) + " × 10" + superscript(n))
	}
	exact, err := strconv.ParseFloat(digits, 64)
	if err != nil || math.IsInf(exact, 0) || math.IsNaN(exact) {
		return digits
	}
	return w.grouped(exact, digitsAfter(digits))
}

// Percent writes a part of 1 in percent, with decimals as Number does, but
// without powers of ten: what is too small is 0.
func (w *Words) Percent(share float64, decimals int) string {
	x := float64(share * 100)
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return plainDigits(x, -1)
	}
	digits := rounded(x, decimals)
	n := digitsAfter(digits)
	// What is written is rounded here, and only moved there.
	exact, _ := strconv.ParseFloat(digits+"e-2", 64)
	return w.printer.Sprint(number.Percent(exact, options(x, n)...))
}

// Plain writes a number as a person types it: in full, with the decimal mark of
// the language, without groups, and isolated.
func (w *Words) Plain(x float64) string {
	s := strconv.FormatFloat(x, 'f', -1, 64)
	if len(s) > 24 {
		s = strconv.FormatFloat(x, 'g', -1, 64)
	}
	return w.LeftToRight(strings.Replace(s, ".", w.Decimal(), 1))
}

// Decimal returns the mark before the decimals of a number.
func (w *Words) Decimal() string { return w.decimal }

func (r *rules) grouped(x float64, decimals int) string {
	return r.printer.Sprint(number.Decimal(x, options(x, decimals)...))
}

func options(x float64, decimals int) []number.Option {
	out := []number.Option{number.MinFractionDigits(decimals), number.MaxFractionDigits(decimals)}
	if math.Abs(x) < 10_000 {
		out = append(out, number.NoSeparator())
	}
	return out
}

// plainDigits writes a number in the digits of a program, rounded.
func plainDigits(x float64, decimals int) string {
	s := rounded(x, decimals)
	if math.Abs(x) >= 1e15 || decimals < 0 && s == "0" && x != 0 {
		return strconv.FormatFloat(x, 'g', 6, 64)
	}
	return s
}

// rounded writes a number with so many decimals or, below 0, with at most four,
// and none for nothing. A zero has no sign.
func rounded(x float64, decimals int) string {
	if decimals >= 0 {
		return noMinus(strconv.FormatFloat(x, 'f', min(decimals, 15), 64))
	}
	s := strconv.FormatFloat(x, 'f', 4, 64)
	return noMinus(strings.TrimRight(strings.TrimRight(s, "0"), "."))
}

// noMinus takes the sign off a zero.
func noMinus(s string) string {
	if strings.Trim(s, "-0.") == "" {
		return strings.TrimPrefix(s, "-")
	}
	return s
}

func digitsAfter(digits string) int {
	_, after, _ := strings.Cut(digits, ".")
	return len(after)
}

func superscript(n int) string {
	signs := strings.NewReplacer("-", "⁻", "0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")
	return signs.Replace(strconv.Itoa(n))
}

package document

import (
	"math"
	"regexp"
	"strconv"
)

// plainNumber is the form of a number in JSON, and the only one that this
// package takes, in YAML too: what the forms beyond it mean differs between
// YAML 1.1, YAML 1.2 and JSON.
var plainNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$`)

// oddNumber is what some YAML reader takes for a number: a sign +, no digits
// before or after the point, zeros in front, underscores, hexadecimal, octal
// and binary.
var oddNumber = regexp.MustCompile(`^[-+]?(` +
	`(\.[0-9][0-9_]*|[0-9][0-9_]*(\.[0-9_]*)?)([eE][-+]?[0-9_]+)?` +
	`|0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+)$`)

// decimalComma is a number with a comma for the decimals.
var decimalComma = regexp.MustCompile(`^-?(0|[1-9][0-9]*),[0-9]+$`)

// oddInfinity is how YAML writes infinity and not-a-number.
var oddInfinity = regexp.MustCompile(`^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$`)

// parseNumber returns the double that a plain number stands for, and whether
// it is finite. Minus zero becomes zero, so that equal numbers have one form.
func parseNumber(text string) (x float64, ok bool) {
	x, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) {
		return 0, false
	}
	if x == 0 {
		return 0, true
	}
	return x, true
}

// maxInt is the largest whole number up to which a double holds each one, and
// so the largest that JSON tools agree about.
const maxInt = 1<<53 - 1

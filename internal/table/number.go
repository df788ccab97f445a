package table

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// NumberForm says how numbers are written in a table. The zero value is a decimal
// point, and nothing between thousands.
type NumberForm struct {
	// Decimal is the sign before the part of a number below one: a point, when 0, or a
	// comma.
	Decimal rune
	// Thousands stands between groups of three digits: nothing, when 0.
	Thousands rune
	// Percent takes 50% for 0.5.
	Percent bool
}

var (
	plainForm     = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?$`)
	groupsOfThree = regexp.MustCompile(`^-?[0-9]{1,3}(,[0-9]{3})+$`)
	commaForm     = regexp.MustCompile(`^-?[0-9]+,[0-9]+$`)
	pointForm     = regexp.MustCompile(`^-?[0-9]+\.[0-9]+$`)
)

// Number reads a number. The error says what is wrong with the cell and what to write
// instead; of a number that has two readings it says both.
func Number(cell string, form NumberForm) (float64, error) {
	s := Trim(cell)
	if s == "" {
		return 0, errors.New("the cell is blank: expected a number")
	}
	per := 1.0
	if rest, ok := strings.CutSuffix(s, "%"); ok {
		if !form.Percent {
			return 0, fmt.Errorf("%.40q is a percentage: write the number that it stands for, without the sign", s)
		}
		s, per = Trim(rest), 100
	}
	plain := s
	if form.Thousands != 0 {
		parts := strings.Split(plain, string(form.Thousands))
		for i, part := range parts {
			digits := part
			if i == 0 {
				digits = strings.TrimPrefix(digits, "-")
			}
			whole, _, _ := strings.Cut(digits, string(decimal(form)))
			if i > 0 && len(whole) != 3 || i == 0 && len(parts) > 1 && (len(digits) == 0 || len(digits) > 3) {
				return 0, fmt.Errorf("%.40q has %q between groups of digits, and not three digits in each group: write it without", s, form.Thousands)
			}
		}
		plain = strings.Join(parts, "")
	}
	if decimal(form) == ',' {
		if strings.Contains(plain, ".") {
			return 0, pointWhereComma(s)
		}
		plain = strings.Replace(plain, ",", ".", 1)
	}
	if !plainForm.MatchString(plain) {
		return 0, wrongNumber(s)
	}
	x, err := strconv.ParseFloat(plain, 64)
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) {
		return 0, fmt.Errorf("the number %.40q is too large", s)
	}
	if x /= per; x == 0 {
		x = 0 // minus zero is zero
	}
	return x, nil
}

func decimal(form NumberForm) rune {
	if form.Decimal == 0 {
		return '.'
	}
	return form.Decimal
}

// pointWhereComma is about a point in a table with decimal commas.
func pointWhereComma(s string) error {
	if pointForm.MatchString(s) && strings.Index(s, ".") == len(s)-4 {
		return fmt.Errorf("%.40q has two readings: %s if the point stands between thousands, and %s if it is a decimal point: write it without, or with a comma",
			s, strings.Replace(s, ".", "", 1), strings.Replace(s, ".", ",", 1))
	}
	switch {
	case !strings.ContainsAny(s, "0123456789"):
		return fmt.Errorf("%.40q is not a number", s)
	case strings.Contains(s, ","):
		return fmt.Errorf("%.40q has a point and a comma, and this table has decimal commas: leave the point out, or say that it stands between thousands", s)
	}
	return fmt.Errorf("%.40q has a point, and this table has decimal commas: write a comma", s)
}

// wrongNumber says what is wrong with a number, and what to write.
func wrongNumber(s string) error {
	inner := OddSpace(s)
	if inner == "" && strings.ContainsRune(s, ' ') {
		inner = "a space"
	}
	without := strings.Map(func(r rune) rune {
		if isSpace(r) {
			return -1
		}
		return r
	}, s)
	switch {
	case inner != "" && plainForm.MatchString(without):
		return fmt.Errorf("%.40q has %s between its digits: write %s", s, inner, without)
	case groupsOfThree.MatchString(s) && strings.Count(s, ",") == 1:
		return fmt.Errorf("%.40q has two readings: %s if the comma stands between thousands, and %s if it is a decimal comma: write the one that is meant",
			s, strings.ReplaceAll(s, ",", ""), strings.Replace(s, ",", ".", 1))
	case groupsOfThree.MatchString(s):
		return fmt.Errorf("%.40q has commas between thousands: write %s", s, strings.ReplaceAll(s, ",", ""))
	case commaForm.MatchString(s):
		return fmt.Errorf("%.40q has a decimal comma: write %s, or say that the table has decimal commas", s, strings.Replace(s, ",", ".", 1))
	case strings.ContainsAny(s, "−–") && plainForm.MatchString(strings.NewReplacer("−", "-", "–", "-").Replace(s)):
		return fmt.Errorf("%.40q has a sign for minus that is not the one on the keyboard: write %s", s, strings.NewReplacer("−", "-", "–", "-").Replace(s))
	case strings.HasPrefix(s, "'") && plainForm.MatchString(s[1:]):
		return fmt.Errorf("%.40q begins with an apostrophe: write %s", s, s[1:])
	case strings.ContainsAny(s, "'’") && plainForm.MatchString(strings.NewReplacer("'", "", "’", "").Replace(s)):
		return fmt.Errorf("%.40q has apostrophes between thousands: write %s", s, strings.NewReplacer("'", "", "’", "").Replace(s))
	}
	if digits := asciiDigits(s); digits != s && plainForm.MatchString(digits) {
		return fmt.Errorf("%.40q has digits of another script: write %s", s, digits)
	}
	return fmt.Errorf("%.40q is not a number", s)
}

// asciiDigits writes the decimal digits of any script as those of ASCII. In Unicode,
// the ten of each script stand side by side, from zero up.
func asciiDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 128 || !unicode.IsDigit(r) {
			return r
		}
		for _, block := range unicode.Nd.R16 {
			if rune(block.Lo) <= r && r <= rune(block.Hi) {
				return '0' + (r-rune(block.Lo))%10
			}
		}
		for _, block := range unicode.Nd.R32 {
			if rune(block.Lo) <= r && r <= rune(block.Hi) {
				return '0' + (r-rune(block.Lo))%10
			}
		}
		return r
	}, s)
}

package form

import (
	"encoding/json"
	"math/big"
	"regexp"
	"strconv"
	"strings"
)

// plainNumber returns a number that a person typed in the one form that
// documents have: digits of other scripts become those of ASCII, and the
// decimal sign of the form's language a point. Signs between thousands are not
// taken: what they mean differs.
func plainNumber(text, decimal string) (string, bool) {
	text = digits.Replace(text)
	if decimal != "." && strings.Count(text, decimal) == 1 && !strings.Contains(text, ".") && !thousands.MatchString(text) {
		text = strings.Replace(text, decimal, ".", 1)
	}
	for _, r := range text {
		if !strings.ContainsRune("0123456789.eE+-", r) {
			return "", false
		}
	}
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return "", false
	}
	return digitsOf(x), true
}

// digitsOf returns a finite number in the one form that documents have.
func digitsOf(x float64) string {
	data, err := json.Marshal(x)
	if err != nil {
		return "0" // infinity: no document holds it
	}
	return string(data)
}

// thousands is what may be a number of thousands as well: 1,500 is one and a half
// in most of the countries that write a decimal comma, and not in all.
var thousands = regexp.MustCompile(`^[-+]?[1-9][0-9]{0,2},[0-9]{3}$`)

// keeps reports whether a number in the form of documents is the one that was
// typed, to the last digit. Numbers with an exponent are not looked at.
func keeps(number, typed string) bool {
	typed = strings.Replace(digits.Replace(typed), ",", ".", 1)
	if strings.ContainsAny(typed, "eE") || len(typed) > 400 {
		return len(typed) <= 400
	}
	a, ok := new(big.Rat).SetString(number)
	b, ok2 := new(big.Rat).SetString(typed)
	return ok && ok2 && a.Cmp(b) == 0
}

// digits are those of Arabic and Persian, with their decimal separator, and the
// minus sign of typesetting.
var digits = strings.NewReplacer(
	"٠", "0", "١", "1", "٢", "2", "٣", "3", "٤", "4", "٥", "5", "٦", "6", "٧", "7", "٨", "8", "٩", "9",
	"۰", "0", "۱", "1", "۲", "2", "۳", "3", "۴", "4", "۵", "5", "۶", "6", "۷", "7", "۸", "8", "۹", "9",
	"٫", ".", "−", "-",
)

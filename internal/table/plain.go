package table

// plainDigits is how many digits a whole number may have that every float64 holds exactly.
const plainDigits = 15

// tens are the powers of ten that a float64 holds exactly, as far as plain numbers go.
var tens = [plainDigits + 1]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// Plain reads the numbers that most tables consist of: up to 15 digits, perhaps with a
// minus before them and a decimal sign, a point or a comma, between two of them. It is
// many times as fast as [Number], and gives the same bits: a whole number and a power of
// ten that are both exact give the nearest number in one division. It is not ok for
// anything else, of which [Number] says what it is.
func Plain(cell string, decimal byte) (x float64, ok bool) {
	digits, negative := cell, false
	if len(digits) > 0 && digits[0] == '-' {
		digits, negative = digits[1:], true
	}
	if len(digits) == 0 || len(digits) > plainDigits+1 {
		return 0, false
	}
	var whole uint64
	sign := -1
	for i := 0; i < len(digits); i++ {
		d := digits[i] - '0'
		if d <= 9 {
			whole = whole*10 + uint64(d)
			continue
		}
		if digits[i] != decimal || sign >= 0 {
			return 0, false
		}
		sign = i
	}
	x = float64(whole)
	switch {
	case sign < 0:
		if len(digits) > plainDigits {
			return 0, false
		}
	case sign == 0 || sign == len(digits)-1:
		return 0, false
	default:
		x /= tens[len(digits)-1-sign]
	}
	if negative && whole != 0 {
		x = -x
	}
	return x, true
}

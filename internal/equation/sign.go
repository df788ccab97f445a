package equation

// Sign is the direction of an effect, or the sign of a value.
type Sign int8

const (
	// SignNone: no effect, or zero.
	SignNone Sign = iota
	// SignPlus: the same way, or not negative.
	SignPlus
	// SignMinus: the other way, or not positive.
	SignMinus
	// SignUnknown: it depends.
	SignUnknown
)

// Times returns the sign of a product.
func (s Sign) Times(t Sign) Sign {
	switch {
	case s == SignNone || t == SignNone:
		return SignNone
	case s == SignUnknown || t == SignUnknown:
		return SignUnknown
	case s == t:
		return SignPlus
	}
	return SignMinus
}

// And returns the sign of a sum.
func (s Sign) And(t Sign) Sign {
	switch {
	case s == SignNone:
		return t
	case t == SignNone, s == t:
		return s
	}
	return SignUnknown
}

func signOf(x float64) Sign {
	switch {
	case x > 0:
		return SignPlus
	case x < 0:
		return SignMinus
	}
	return SignNone
}

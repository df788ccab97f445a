package priority

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/stat"
)

// PreferenceKind says how much of a preference a difference between two values is.
type PreferenceKind string

// The six functions of PROMETHEE, for a difference d to the better, with the
// indifference q, the preference p and the spread s.
const (
	// PreferenceUsual: all, from any difference on.
	PreferenceUsual PreferenceKind = "usual"
	// PreferenceUShape: all, above q.
	PreferenceUShape PreferenceKind = "u-shape"
	// PreferenceVShape: d/p, up to all.
	PreferenceVShape PreferenceKind = "v-shape"
	// PreferenceLevel: half above q, and all above p.
	PreferenceLevel PreferenceKind = "level"
	// PreferenceLinear: (d-q)/(p-q) above q, up to all.
	PreferenceLinear PreferenceKind = "linear"
	// PreferenceGaussian: 1 - exp(-d²/(2s²)).
	PreferenceGaussian PreferenceKind = "gaussian"
)

// Preference is a preference function with what it reads. The zero Preference is
// the usual one.
type Preference struct {
	Kind    PreferenceKind
	Q, P, S float64
}

// reads says which numbers a function reads.
func (p Preference) reads() (q, pp, s, known bool) {
	switch p.Kind {
	case "", PreferenceUsual:
		return false, false, false, true
	case PreferenceUShape:
		return true, false, false, true
	case PreferenceVShape:
		return false, true, false, true
	case PreferenceLevel, PreferenceLinear:
		return true, true, false, true
	case PreferenceGaussian:
		return false, false, true, true
	}
	return false, false, false, false
}

func (p Preference) check(k *document.Report, at govmaturity.Path) {
	q, pp, s, known := p.reads()
	if !known {
		k.Add(at.Key("function"), govmaturity.CodeNotAllowed, "there is no preference function %q", string(p.Kind))
		return
	}
	number := func(key string, x float64, used, above bool) {
		least := "of 0 or more"
		if above {
			least = "above 0"
		}
		switch {
		case !used && x != 0:
			k.Add(at.Key(key), govmaturity.CodeNotUsed, "the function %s reads no %s", p.Kind, key)
		case used && (!(x >= 0 && x <= largestValue) || above && x < smallestValue):
			k.Add(at.Key(key), govmaturity.CodeOutOfRange, "the function %s needs %s %s, found %v", p.Kind, key, least, x)
		}
	}
	number("q", p.Q, q, false)
	number("p", p.P, pp, true)
	number("s", p.S, s, true)
	if q && pp && !(p.Q < p.P) {
		k.Add(at.Key("q"), govmaturity.CodeOutOfOrder, "must be less than p, which is %v, found %v", p.P, p.Q)
	}
}

// of returns how much of a preference a difference is, from 0 to 1.
func (p Preference) of(d float64) float64 {
	if d <= 0 {
		return 0
	}
	switch p.Kind {
	case PreferenceUShape:
		if d <= p.Q {
			return 0
		}
	case PreferenceVShape:
		return min(d/p.P, 1)
	case PreferenceLevel:
		if d <= p.Q {
			return 0
		}
		if d <= p.P {
			return 0.5
		}
	case PreferenceLinear:
		return min(max((d-p.Q)/(p.P-p.Q), 0), 1)
	case PreferenceGaussian:
		z := min(d/p.S, 1e3) // further there is nothing left of the exponential
		return 1 - stat.Exp(-float64(z*z)/2)
	}
	return 1
}

package priority

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// MethodKind is a way to put alternatives in an order.
type MethodKind string

const (
	// MethodWeightedSum adds normalised values times their weights.
	MethodWeightedSum MethodKind = "weighted-sum"
	// MethodWeightedProduct multiplies values to the power of their weights: minus
	// the weight, where less is better. All values must be above zero.
	MethodWeightedProduct MethodKind = "weighted-product"
	// MethodTopsis is the distance from the worst that there is over that and the
	// distance from the best that there is. (Hwang and Yoon 1981.)
	MethodTopsis MethodKind = "topsis"
	// MethodPromethee is PROMETHEE II: how much an alternative is preferred to the
	// others, less how much they are preferred to it. (Brans and Vincke 1985.)
	MethodPromethee MethodKind = "promethee-ii"
	// MethodVikor is the compromise between the least regret in sum and the least
	// regret by a single criterion; less is better. (Opricovic and Tzeng 2007.)
	MethodVikor MethodKind = "vikor"
)

// MethodKinds returns all methods.
func MethodKinds() []MethodKind {
	return []MethodKind{MethodWeightedSum, MethodWeightedProduct, MethodTopsis, MethodPromethee, MethodVikor}
}

// LowerIsBetter reports whether the lowest score is the first: that of VIKOR.
func (k MethodKind) LowerIsBetter() bool { return k == MethodVikor }

// Normalisation says how values of several units are made to fit together.
type Normalisation string

const (
	// NormalisationNone takes values as they are: minus the value, where less is
	// better.
	NormalisationNone Normalisation = "none"
	// NormalisationMinMax is 0 for the worst and 1 for the best: of the criterion's
	// range, where it has one, and else of the values that there are.
	NormalisationMinMax Normalisation = "min-max"
	// NormalisationMax divides by the highest value; where less is better, the lowest
	// is divided by the value. No value may be below zero.
	NormalisationMax Normalisation = "max"
	// NormalisationSum divides by the sum; where less is better, one over the value is
	// taken first. No value may be below zero.
	NormalisationSum Normalisation = "sum"
	// NormalisationVector divides by the root of the sum of squares: minus that, where
	// less is better.
	NormalisationVector Normalisation = "vector"
)

// Normalisations returns all of them.
func Normalisations() []Normalisation {
	return []Normalisation{NormalisationNone, NormalisationMinMax, NormalisationMax, NormalisationSum, NormalisationVector}
}

// Method is a way to put alternatives in an order, with its variant.
type Method struct {
	Kind MethodKind
	// Normalisation is for the weighted sum (min-max when not given), and none or
	// vector for TOPSIS (vector when not given). The other methods have their own.
	Normalisation Normalisation
	// V is for VIKOR: how much the regret in sum counts beside that by a single
	// criterion, from 0 to 1. It is one half when nil.
	V *float64
}

// normalisation returns the one that counts, and "" where there is none to choose.
func (m Method) normalisation() Normalisation {
	switch {
	case m.Normalisation != "":
		return m.Normalisation
	case m.Kind == MethodWeightedSum:
		return NormalisationMinMax
	case m.Kind == MethodTopsis:
		return NormalisationVector
	}
	return ""
}

func (m Method) v() float64 {
	if m.V == nil {
		return 0.5
	}
	return *m.V
}

// check reports what is wrong with a method at a place, where its kind stands under
// a key.
func (m Method) check(k *document.Report, at govmaturity.Path, key string) {
	allowed := map[MethodKind][]Normalisation{
		MethodWeightedSum: Normalisations(), MethodTopsis: {NormalisationNone, NormalisationVector},
		MethodWeightedProduct: nil, MethodPromethee: nil, MethodVikor: nil,
	}
	ways, known := allowed[m.Kind]
	if !known {
		k.Add(at.Key(key), govmaturity.CodeNotAllowed, "there is no method %q", string(m.Kind))
		return
	}
	fits := m.Normalisation == ""
	for _, n := range ways {
		fits = fits || n == m.Normalisation
	}
	switch {
	case fits:
	case ways == nil:
		k.Add(at.Key("normalisation"), govmaturity.CodeNotUsed, "%s has no normalisation to choose", m.Kind)
	default:
		k.Add(at.Key("normalisation"), govmaturity.CodeNotAllowed, "the normalisation %q is not for %s", string(m.Normalisation), m.Kind)
	}
	switch {
	case m.V == nil:
	case m.Kind != MethodVikor:
		k.Add(at.Key("v"), govmaturity.CodeNotUsed, "v is for vikor")
	case !(*m.V >= 0 && *m.V <= 1):
		k.Add(at.Key("v"), govmaturity.CodeOutOfRange, "expected from 0 to 1, found %v", *m.V)
	}
}

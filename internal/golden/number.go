package golden

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Number is a number that is expected, as the document prints it: its digits
// say how exactly it is meant. "" is no number.
type Number string

// NumberOf prints a number in the fewest digits that tell it from every other.
func NumberOf(x float64) Number { return Number(strconv.FormatFloat(x, 'g', -1, 64)) }

// Float returns the number.
func (n Number) Float() float64 {
	x, err := strconv.ParseFloat(string(n), 64)
	if err != nil {
		return math.NaN() // nothing is near it
	}
	return x
}

// MarshalJSON writes the digits as they are.
func (n Number) MarshalJSON() ([]byte, error) {
	if !json.Valid([]byte(n)) {
		return nil, fmt.Errorf("%.60q is no number", string(n))
	}
	return []byte(n), nil
}

// half returns half of the last printed digit: 0.0005 for 0.667.
func (n Number) half() float64 {
	digits, exponent, _ := strings.Cut(strings.ToLower(string(n)), "e")
	power, err := strconv.Atoi(exponent)
	if err != nil {
		power = 0
	}
	if _, decimals, ok := strings.Cut(digits, "."); ok {
		power -= len(decimals)
	}
	half, err := strconv.ParseFloat(fmt.Sprintf("5e%d", power-1), 64)
	if err != nil {
		return 0
	}
	return half
}

// Exact is how far a number may be from the one expected when nothing else is
// said. It is what adding up in another order can make.
const Exact = 1e-9

// Tolerance says how far numbers may be from those expected. In a document it
// is a number; or the word printed, for half of the last digit that is printed;
// or a map with one of these for each kind of number.
type Tolerance struct {
	plain *limit
	kinds []kindLimit
}

type limit struct {
	printed bool
	within  float64
}

type kindLimit struct {
	kind string
	limit
}

// within returns how far a number of a kind may be off, and whether that is
// said. A plain number is about the first of the kinds that the kit has: what is
// enough for a value from 0 to 100 would let any share from 0 to 1 pass.
func (t *Tolerance) within(kind string, first bool, n Number) (float64, bool) {
	if t == nil {
		return 0, false
	}
	l := limit{}
	if i := slices.IndexFunc(t.kinds, func(k kindLimit) bool { return k.kind == kind }); i >= 0 {
		l = t.kinds[i].limit
	} else if t.plain != nil && (first || t.plain.printed) {
		l = *t.plain
	} else {
		return 0, false
	}
	if l.printed {
		l.within = n.half()
	}
	// 0.73 is a little more than 0.01 away from 0.72, as binary fractions go.
	return l.within + float64(1e-12*max(1, math.Abs(n.Float()))), true
}

// MarshalJSON writes the tolerance as documents have it.
func (t Tolerance) MarshalJSON() ([]byte, error) { return []byte(t.write(`"` + printed + `"`)), nil }

// YAML writes the tolerance on one line.
func (t Tolerance) YAML() string {
	return strings.NewReplacer(`"`, "", ":", ": ", ",", ", ").Replace(t.write(printed))
}

func (t Tolerance) write(printed string) string {
	value := func(l limit) string {
		if l.printed {
			return printed
		}
		return string(NumberOf(l.within))
	}
	if t.plain != nil {
		return value(*t.plain)
	}
	parts := make([]string, len(t.kinds))
	for i, k := range t.kinds {
		parts[i] = strconv.Quote(k.kind) + ":" + value(k.limit)
	}
	return "{" + strings.Join(parts, ",") + "}"
}

const printed = "printed"

// Codecs returns what documents need that expect numbers. The kinds are those
// of the kit, such as value and coverage.
func Codecs(kinds ...string) []document.Codec {
	least := 0.0
	number := &document.Shape{Kind: document.Float, Min: &least}
	word := &document.Shape{Kind: document.Word, Enum: []string{printed}}
	one := &document.Shape{Kind: document.Union, Choices: []*document.Shape{number, word}}
	each := &document.Shape{Kind: document.Struct}
	for _, kind := range kinds {
		each.Fields = append(each.Fields, document.Field{Key: kind, Shape: one})
	}
	return []document.Codec{
		valueCodec(),
		{
			Type: reflect.TypeFor[Number](), Shape: &document.Shape{Kind: document.Float},
			Decode: func(n *document.Node, into any, _ document.Options) govmaturity.Problems {
				*into.(*Number) = Number(n.Text)
				return nil
			},
		}, {
			Type: reflect.TypeFor[Tolerance](), Shape: &document.Shape{Kind: document.Union, Choices: []*document.Shape{number, word, each}},
			Decode: func(n *document.Node, into any, _ document.Options) govmaturity.Problems {
				t := into.(*Tolerance)
				if n.Kind != document.Map {
					l := limitOf(n)
					t.plain = &l
					return nil
				}
				for _, f := range n.Fields {
					t.kinds = append(t.kinds, kindLimit{f.Key, limitOf(f.Value)})
				}
				return nil
			},
		},
	}
}

func limitOf(n *document.Node) limit {
	x, _ := n.Float()
	return limit{printed: n.Kind == document.String, within: x}
}

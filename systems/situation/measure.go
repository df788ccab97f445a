package situation

import (
	"math"

	"github.com/govmaturity/govmaturity"
)

// measure is how the risks of a situation are measured.
type measure struct {
	likelihood, impact govmaturity.Scale
	specs              []BandSpec
	bands              map[string]int // by id, from 1
	matrix             [][]int        // by likelihood and impact
	high               int            // 0 where nothing says
	appetite           *appetite
	categories         map[string]int
	appetites          []*appetite // by category
}

// appetite is a score, or a band.
type appetite struct {
	score *float64
	band  int
}

// RiskLevel says how large a risk is. It is comparable with ==. The zero RiskLevel says
// nothing.
type RiskLevel struct {
	m                  *measure
	spec               *RiskLevelSpec
	likelihood, impact govmaturity.Level
	said               int // the band that is written down
}

// Valid reports whether something is said.
func (l RiskLevel) Valid() bool { return l.spec != nil }

// Likelihood returns how likely it is, or the zero Level where that is not said.
func (l RiskLevel) Likelihood() govmaturity.Level { return l.likelihood }

// Impact returns how much harm it would do, or the zero Level where that is not said.
func (l RiskLevel) Impact() govmaturity.Level { return l.impact }

// Reason returns why it is so, or nil.
func (l RiskLevel) Reason() govmaturity.Text {
	if l.spec == nil {
		return nil
	}
	return l.spec.Reason.Clone()
}

// InCell reports whether both likelihood and impact are said: then it has its one
// cell of the matrix.
func (l RiskLevel) InCell() bool { return l.likelihood.Valid() && l.impact.Valid() }

// Score returns likelihood times impact, by what their levels count; or, where one of
// them is not said, the score that is written down. It reports whether there is one.
func (l RiskLevel) Score() (score float64, ok bool) {
	switch {
	case l.InCell():
		return product(l.likelihood, l.impact), true
	case l.spec != nil && l.spec.Score != nil:
		return *l.spec.Score, true
	}
	return 0, false
}

// product returns likelihood times impact, to nine decimals: what people reckon on paper
// is what counts, and not the last bit of a binary number.
func product(likelihood, impact govmaturity.Level) float64 {
	return math.Round(float64(likelihood.Value()*impact.Value())*1e9) / 1e9
}

// SaidScore returns the score that is written down, and whether one is.
func (l RiskLevel) SaidScore() (score float64, ok bool) {
	if l.spec == nil || l.spec.Score == nil {
		return 0, false
	}
	return *l.spec.Score, true
}

// band returns the place of the band, from 1: by the matrix, by the score, or else as
// it is written down; 0 where there is none.
func (l RiskLevel) band() int {
	if b := l.computed(); b > 0 {
		return b
	}
	return l.said
}

// computed returns the band by the rules of the register, or 0.
func (l RiskLevel) computed() int {
	if l.m == nil {
		return 0
	}
	if l.m.matrix != nil {
		if !l.InCell() {
			return 0
		}
		return l.m.matrix[l.likelihood.Index()][l.impact.Index()]
	}
	score, ok := l.Score()
	best := 0
	for i, b := range l.m.specs {
		if ok && b.From != nil && score >= *b.From {
			best = i + 1
		}
	}
	return best
}

// Band returns the band: by the matrix, by the score, or else as it is written down.
// It is not Valid where there is none.
func (l RiskLevel) Band() Band {
	if i := l.band(); i > 0 {
		return Band{&l.m.specs[i-1], i}
	}
	return Band{}
}

// Compare orders two levels: by score, or else by band. It reports whether they can be
// compared.
func (l RiskLevel) Compare(than RiskLevel) (order int, ok bool) {
	a, has := l.Score()
	b, too := than.Score()
	switch {
	case has && too && a < b:
		return -1, true
	case has && too && a > b:
		return 1, true
	case has && too:
		return 0, true
	}
	i, k := l.band(), than.band()
	switch {
	case i == 0 || k == 0:
		return 0, false
	case i < k:
		return -1, true
	case i > k:
		return 1, true
	}
	return 0, true
}

// above reports whether it is more than the appetite. A band without a score is above
// a score where it begins above it.
func (l RiskLevel) above(a *appetite) bool {
	if a == nil {
		return false
	}
	if a.score == nil {
		return l.band() > a.band
	}
	if score, ok := l.Score(); ok {
		return score > *a.score
	}
	from := l.Band().from()
	return from != nil && *from > *a.score
}

// High reports whether the register counts it as high.
func (l RiskLevel) High() bool { return l.m != nil && l.m.high > 0 && l.band() >= l.m.high }

// Band is a class of risks. The zero Band is not Valid.
type Band struct {
	spec *BandSpec
	at   int
}

// Valid reports whether b is a band.
func (b Band) Valid() bool { return b.spec != nil }

// ID returns the band's id, or "".
func (b Band) ID() string {
	if b.spec == nil {
		return ""
	}
	return b.spec.ID
}

// Title returns the text that people read, or nil.
func (b Band) Title() govmaturity.Text {
	if b.spec == nil {
		return nil
	}
	return b.spec.Title.Clone()
}

// from returns the lowest score of the band, or nil.
func (b Band) from() *float64 {
	if b.spec == nil {
		return nil
	}
	return b.spec.From
}

// Index returns its place among the bands, from 0 for the lowest, or -1.
func (b Band) Index() int { return b.at - 1 }

// Say returns how large it is, for people to read: the score, and the band after it,
// without addresses of persons.
func (l RiskLevel) Say(w govmaturity.Words) string {
	score, ok := l.Score()
	band := wording(w, l.Band().Title())
	switch {
	case ok && band != "":
		return w.Say("text.brackets", "text", w.Plain(score), "more", band)
	case ok:
		return w.Plain(score)
	case band != "":
		return band
	}
	return w.And(named(w, l.likelihood, l.impact)...)
}

// named returns the titles of levels that there are.
func named(w govmaturity.Words, levels ...govmaturity.Level) []string {
	var out []string
	for _, l := range levels {
		if l.Valid() {
			out = append(out, wording(w, l.Title()))
		}
	}
	return out
}

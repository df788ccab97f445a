package situation

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Risk is an item that is a risk. It is a small value, comparable with ==. The zero
// Risk is not Valid; its methods return zero values.
type Risk struct{ Item }

func (r Risk) risk() *risk {
	if k := r.get().risk; k != nil {
		return k
	}
	return &risk{spec: &RiskSpec{}, category: -1}
}

// Risks returns the risks, in the document's order.
func (s *Situation) Risks() []Risk {
	var out []Risk
	for _, i := range s.risks {
		out = append(out, Risk{Item{s, i + 1}})
	}
	return out
}

// Code returns what the register calls it, or "".
func (r Risk) Code() string { return r.risk().spec.Code }

// Category returns the id of its category, or "".
func (r Risk) Category() string { return r.risk().spec.Category }

// Affects returns what it would harm.
func (r Risk) Affects() []string { return slices.Clone(r.risk().spec.Affects) }

// Because returns the items that bring it about.
func (r Risk) Because() []Item { return r.s.itemsAt(r.risk().because) }

// Inherent returns how large it is before anything is done.
func (r Risk) Inherent() RiskLevel { return r.risk().inherent }

// Residual returns how large it is now.
func (r Risk) Residual() RiskLevel { return r.risk().residual }

// Target returns how large it is to be.
func (r Risk) Target() RiskLevel { return r.risk().target }

// Now returns how large it is now, or, where that is not said, before anything is
// done.
func (r Risk) Now() RiskLevel {
	if l := r.Residual(); l.Valid() {
		return l
	}
	return r.Inherent()
}

// Response returns what is done about it, or "".
func (r Risk) Response() Response { return r.risk().spec.Response }

// Owner returns who answers for it, or "".
func (r Risk) Owner() string { return r.risk().spec.Owner }

// Status returns where the work on it stands, or "".
func (r Risk) Status() RiskStatus { return r.risk().spec.Status }

// Actions returns what is to be done about it.
func (r Risk) Actions() []RiskActionSpec {
	out := slices.Clone(r.risk().spec.Actions)
	for i := range out {
		out[i].Text = out[i].Text.Clone()
	}
	return out
}

// Controls returns what is in place, or nil.
func (r Risk) Controls() govmaturity.Text { return r.risk().spec.Controls.Clone() }

// appetite returns how much of its kind is taken knowingly, or nil.
func (r Risk) appetite() *appetite {
	if r.s == nil {
		return nil
	}
	if k := r.risk().category; k >= 0 && r.s.measure.appetites[k] != nil {
		return r.s.measure.appetites[k]
	}
	return r.s.measure.appetite
}

// AboveAppetite reports whether what is left of the risk is more than is taken
// knowingly of its kind: its score, its band, or, of a risk that has a band and no
// score, where the band begins.
func (r Risk) AboveAppetite() bool { return r.Now().above(r.appetite()) }

// Matrix is the risks of a situation by likelihood and impact. The zero Matrix is empty.
type Matrix struct{ s *Situation }

// Matrix returns the risks by likelihood and impact.
func (s *Situation) Matrix() Matrix { return Matrix{s} }

// Likelihood returns the scale of likelihood: one without levels, where none is
// declared.
func (m Matrix) Likelihood() govmaturity.Scale { return m.get().measure.likelihood }

// Impact returns the scale of impact: one without levels, where none is declared.
func (m Matrix) Impact() govmaturity.Scale { return m.get().measure.impact }

func (m Matrix) get() *Situation {
	if m.s == nil {
		return &Situation{}
	}
	return m.s
}

// Bands returns the bands, from the lowest to the highest.
func (m Matrix) Bands() []Band {
	var out []Band
	specs := m.get().measure.specs
	for i := range specs {
		out = append(out, Band{&specs[i], i + 1})
	}
	return out
}

// Cell is one pair of likelihood and impact.
type Cell struct {
	Likelihood, Impact govmaturity.Level
	Score              float64
	Band               Band
	// Inherent are the risks that are there before anything is done, and Residual those
	// that are there now, in the document's order.
	Inherent, Residual []Risk
}

// Cell returns one cell, by the places of the two levels in their scales, from 0 for
// the lowest. It is the zero Cell where there is none.
func (m Matrix) Cell(likelihood, impact int) Cell {
	l, i := m.Likelihood().At(likelihood), m.Impact().At(impact)
	if !l.Valid() || !i.Valid() {
		return Cell{}
	}
	level := RiskLevel{m: &m.s.measure, spec: &RiskLevelSpec{}, likelihood: l, impact: i}
	c := Cell{Likelihood: l, Impact: i, Band: level.Band()}
	c.Score, _ = level.Score()
	for _, r := range m.s.Risks() {
		if r.Inherent().likelihood == l && r.Inherent().impact == i {
			c.Inherent = append(c.Inherent, r)
		}
		if r.Residual().likelihood == l && r.Residual().impact == i {
			c.Residual = append(c.Residual, r)
		}
	}
	return c
}

// Unplaced returns the risks of which neither level has its cell.
func (m Matrix) Unplaced() []Risk {
	return slices.DeleteFunc(m.get().Risks(), func(r Risk) bool { return r.Inherent().InCell() || r.Residual().InCell() })
}

// name returns what people call the risk, with what the register calls it.
func (r Risk) name(w govmaturity.Words) string {
	if r.Code() == "" {
		return w.Wording(r.Text())
	}
	return w.Say("text.brackets", "text", w.Wording(r.Text()), "more", w.LeftToRight(r.Code()))
}

// sayAppetite returns how much of its kind is taken knowingly, for people to read.
func (r Risk) sayAppetite(w govmaturity.Words) string {
	a := r.appetite()
	switch {
	case a == nil:
		return ""
	case a.score != nil:
		return w.Plain(*a.score)
	case a.band > 0:
		return w.Wording(r.s.measure.specs[a.band-1].Title)
	}
	return ""
}

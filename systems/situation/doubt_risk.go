package situation

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// checkRisks looks at the register.
func (f *doubter) checkRisks() {
	f.threats = map[stakeholder.ReferenceSpec]Item{}
	for _, t := range slices.Backward(f.s.Items(AspectThreat)) {
		for _, p := range t.get().spec.Points {
			if t.High() {
				f.threats[p] = t
			}
		}
	}
	for _, r := range f.s.Risks() {
		f.checkLevel(r, "inherent", r.Inherent())
		f.checkLevel(r, "residual", r.Residual())
		f.checkLevel(r, "target", r.Target())
		f.checkSize(r)
		f.checkResponse(r)
		f.checkActions(r)
		if r.Owner() == "" && r.Status() != RiskStatusClosed {
			f.add(CheckOwner, r.Item, "owner", plain("situation.doubt.owner"))
		}
	}
	f.checkRanks()
}

// checkLevel compares what is written down with what the rules make of it.
func (f *doubter) checkLevel(r Risk, key string, l RiskLevel) {
	if !l.Valid() {
		return
	}
	said, has := l.SaidScore()
	score, _ := l.Score()
	switch {
	case has && l.InCell() && said != score:
		f.addLevel(CheckScore, r, key, "score", func(w govmaturity.Words) string {
			return w.Say("situation.doubt.score", "said", w.Plain(said), "score", w.Plain(score))
		})
	case has && !l.InCell() && !f.s.measure.makes(l, said):
		f.addLevel(CheckNoSuchScore, r, key, "score", func(w govmaturity.Words) string {
			return w.Say("situation.doubt.no-such-score", "said", w.Plain(said))
		})
	}
	if is := l.computed(); l.said > 0 && is > 0 && l.said != is {
		f.addLevel(CheckBand, r, key, "band", func(w govmaturity.Words) string {
			return w.Say("situation.doubt.band", "said", w.Wording(f.s.measure.specs[l.said-1].Title), "band", w.Wording(l.Band().Title()))
		})
	}
}

func (f *doubter) addLevel(c Check, r Risk, key, field string, say func(govmaturity.Words) string) {
	f.found = append(f.found, Doubt{Check: c, Item: r.Item, s: f.s, at: r.Path().Key(key).Key(field), say: say})
}

// makes reports whether a score can come of some likelihood and impact, of those that a
// level leaves open.
func (m *measure) makes(level RiskLevel, score float64) bool {
	if m.likelihood.Len() == 0 || m.impact.Len() == 0 {
		return true
	}
	for _, l := range m.likelihood.Levels() {
		for _, i := range m.impact.Levels() {
			open := (!level.likelihood.Valid() || level.likelihood == l) && (!level.impact.Valid() || level.impact == i)
			if open && product(l, i) == score {
				return true
			}
		}
	}
	return false
}

// checkSize looks at how large a risk is, before and after.
func (f *doubter) checkSize(r Risk) {
	if !r.Now().Valid() {
		f.add(CheckSize, r.Item, "", plain("situation.doubt.size"))
		return
	}
	if c, ok := r.Residual().Compare(r.Inherent()); ok && c > 0 && r.Residual().Reason() == nil {
		f.add(CheckResidual, r.Item, "residual", func(w govmaturity.Words) string {
			return w.Say("situation.doubt.residual", "residual", r.Residual().Say(w), "inherent", r.Inherent().Say(w))
		})
	}
}

// checkResponse compares what is done about a risk with how large it is.
func (f *doubter) checkResponse(r Risk) {
	above, closed := r.AboveAppetite(), r.Status() == RiskStatusClosed
	tolerated := r.Response() == ResponseTolerate
	sized := func(key string) func(govmaturity.Words) string {
		return func(w govmaturity.Words) string {
			return w.Say(key, "residual", r.Now().Say(w), "appetite", r.sayAppetite(w))
		}
	}
	switch {
	case above && tolerated && r.risk().spec.Acceptance == nil:
		f.add(CheckTolerated, r.Item, "response", sized("situation.doubt.tolerated"))
	case above && !tolerated && !closed:
		key := "residual"
		if !r.Residual().Valid() {
			key = "inherent"
		}
		f.add(CheckAppetite, r.Item, key, sized("situation.doubt.appetite"))
	}
	if closed && (above || r.Now().High()) && r.Response() != ResponseTerminate {
		f.add(CheckClosed, r.Item, "status", func(w govmaturity.Words) string {
			return w.Say("situation.doubt.closed", "residual", r.Now().Say(w))
		})
	}
	if threats := f.threatsBehind(r); tolerated && len(threats) > 0 {
		f.add(CheckToleratedThreat, r.Item, "response", func(w govmaturity.Words) string {
			return w.Say("situation.doubt.tolerated-threat", "item", w.Wording(threats[0].Text()))
		}, threats...)
	}
}

// threatsBehind returns threats rated high that bring a risk about, by what the risk or
// they say, or by pointing at the same thing: of each such thing, the first.
func (f *doubter) threatsBehind(r Risk) []Item {
	var out []Item
	add := func(k int) {
		if t := (Item{f.s, k + 1}); t.Aspect() == AspectThreat && t.High() && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	for _, k := range slices.Concat(r.risk().because, r.get().supportedBy) {
		add(k)
	}
	for _, p := range r.get().spec.Points {
		if t, ok := f.threats[p]; ok {
			add(t.at - 1)
		}
	}
	return out
}

func (f *doubter) checkActions(r Risk) {
	actions := r.risk().spec.Actions
	if r.Response() == ResponseTreat && len(actions) == 0 && r.Status() != RiskStatusClosed {
		f.add(CheckAction, r.Item, "actions", plain("situation.doubt.action"))
	}
	for i, a := range actions {
		if now := f.s.Date(); !a.Done && before(a.Due, now) {
			f.found = append(f.found, Doubt{Check: CheckOverdue, Item: r.Item, s: f.s, at: r.Path().Key("actions").Index(i).Key("due"), say: func(w govmaturity.Words) string {
				return w.Say("situation.doubt.overdue", "action", w.Wording(a.Text), "date", w.Date(a.Due))
			}})
		}
	}
}

// before reports whether one date is over when another begins. Of a year, nothing is
// over before its end.
func before(date, now string) bool {
	n := min(len(date), len(now))
	return n > 0 && date[:n] < now[:n]
}

// checkMatrix looks for bands that fall where likelihood or impact rises.
func (f *doubter) checkMatrix() {
	m := f.s.measure.matrix
	for l := range m {
		for i := range m[l] {
			for _, from := range []int{at(m, l-1, i), at(m, l, i-1)} {
				if from <= m[l][i] {
					continue
				}
				low := f.s.measure.specs[m[l][i]-1].Title
				high := f.s.measure.specs[from-1].Title
				f.found = append(f.found, Doubt{Check: CheckMatrix, s: f.s, at: govmaturity.Path{}.Key("risks").Key("matrix"), say: func(w govmaturity.Words) string {
					return w.Say("situation.doubt.matrix", "likelihood", w.Wording(f.s.measure.likelihood.At(l).Title()), "impact", w.Wording(f.s.measure.impact.At(i).Title()),
						"high", w.Wording(high), "low", w.Wording(low))
				}})
				break
			}
		}
	}
}

// at returns a cell of a matrix, or 0 beyond its edge.
func at(m [][]int, l, i int) int {
	if l < 0 || i < 0 {
		return 0
	}
	return m[l][i]
}

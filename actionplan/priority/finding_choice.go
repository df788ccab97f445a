package priority

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// Finding says what is chosen, what it is worth, whether better is possible, and what
// it uses. In each of the words, or in English without any.
func (x *Selection) Finding(words ...govmaturity.Words) govmaturity.Finding {
	return x.set.tell(words, FindingChoice, x.set.ID(), func(t *teller) {
		t.title(x.set.spec.Title, x.set.ID())
		t.out.Rule = t.text(t.w.Say("priority.choice.rule"))
		chosen := x.IDs()
		t.out.Outcome = t.text(t.w.Say("priority.choice.chosen", "count", len(chosen), "all", len(x.Items), "worth", t.amount(x.Value, x.Digits)))
		for _, i := range x.Items {
			if i.In {
				t.add(govmaturity.ReasonCounted, t.label(t.alternative(i.ID), t.amount(i.Value, x.Digits)))
			}
		}
		for _, i := range x.Items {
			if !i.In {
				t.add(govmaturity.ReasonLeftOut, t.label(t.alternative(i.ID), x.why(t, i)))
			}
		}
		for _, u := range x.Uses {
			t.add(govmaturity.ReasonThreshold, t.label(x.period(t, u), t.w.Say("priority.choice.use", "used", x.of(t, u, u.Used), "most", x.of(t, u, u.Most))))
		}
		if x.Optimal {
			t.add(govmaturity.ReasonNote, t.w.Say("priority.choice.optimal"))
		} else {
			t.add(govmaturity.ReasonNote, t.w.Say("priority.choice.gap", "gap", t.amount(x.Gap(), x.Digits), "steps", x.Steps))
		}
	})
}

// Findings returns why each alternative is in or out.
func (x *Selection) Findings(words ...govmaturity.Words) []govmaturity.Finding {
	var out []govmaturity.Finding
	for _, i := range x.Items {
		out = append(out, x.set.tell(words, FindingItem, i.ID, func(t *teller) {
			t.title(x.set.spec.Alternatives[x.set.alternative[i.ID]].Title, i.ID)
			t.out.Rule = t.text(t.w.Say("priority.choice.rule"))
			outcome, kind := "priority.item.out", govmaturity.ReasonBlocked
			if i.In {
				outcome, kind = "priority.item.in", govmaturity.ReasonHolds
			}
			t.out.Outcome = t.text(t.w.Say(outcome, "worth", t.amount(i.Value, x.Digits)))
			t.add(kind, x.why(t, i))
			for _, u := range i.Limits {
				digits := x.budget(u).Digits
				t.formula(t.amount(u.Used, digits), "+", t.amount(u.Most-u.Used+u.Over, digits), ">", t.amount(u.Most, digits))
			}
		}))
	}
	return out
}

// Explain returns all findings as text, in the given words.
func (x *Selection) Explain(words govmaturity.Words) string {
	var b strings.Builder
	b.WriteString(x.Finding(words).In(words))
	for _, f := range x.Findings(words) {
		b.WriteString(f.In(words))
	}
	return b.String()
}

// why says the reason of an item.
func (x *Selection) why(t *teller, i Chosen) string {
	said := t.w.Say("priority.reason."+string(i.Reason), "names", t.alternatives(i.Others))
	for _, u := range i.Limits {
		over := t.label(x.period(t, u), t.w.Say("priority.choice.over", "over", x.of(t, u, u.Over)))
		said = t.w.Say("text.clauses", "before", said, "item", over)
	}
	return said
}

// budget returns a resource as the document has it.
func (x *Selection) budget(u Use) *BudgetSpec {
	list := x.set.spec.Portfolio.Resources
	for r := range list {
		if list[r].ID == u.Resource {
			return &list[r]
		}
	}
	return nil
}

// period names a resource and its year; all years up to it, where what one leaves is
// carried over.
func (x *Selection) period(t *teller, u Use) string {
	b := x.budget(u)
	name := t.w.LeftToRight(b.ID)
	if b.Title != nil {
		name = t.w.Wording(b.Title)
	}
	key := "priority.choice.year"
	if b.CarryOver {
		key = "priority.choice.up-to"
	}
	return t.w.Say(key, "resource", name, "year", strconv.Itoa(x.Years[u.Resource][u.Period]))
}

// of writes an amount of a resource with its unit.
func (x *Selection) of(t *teller, u Use, amount int64) string {
	b := x.budget(u)
	said := t.amount(amount, b.Digits)
	if b.Unit != nil {
		said = t.w.Say("priority.amount", "number", said, "unit", t.w.Wording(b.Unit))
	}
	return said
}

// amount writes a whole number of smallest parts as people write it.
func (t *teller) amount(x int64, digits int) string {
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil)
	f, _ := new(big.Rat).SetFrac(big.NewInt(x), unit).Float64()
	for digits > 0 && x%10 == 0 {
		x, digits = x/10, digits-1
	}
	return t.w.Number(f, digits)
}

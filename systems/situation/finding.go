package situation

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/contact"
	"github.com/govmaturity/govmaturity/internal/finding"
)

// The kinds of findings about situations.
const (
	FindingItem  = "situation-item"
	FindingRisk  = "situation-risk"
	FindingGroup = "situation-group"
	FindingDoubt = "situation-doubt"
)

// teller says a finding in one language.
type teller struct {
	w   govmaturity.Words
	out govmaturity.Finding
}

// text returns a text in the language, without contact data.
func (t *teller) text(s string) govmaturity.Text {
	s, _ = contact.Redact(s)
	return govmaturity.Text{t.w.Language(): s}
}

func (t *teller) add(kind govmaturity.ReasonKind, s string, about ...govmaturity.Reference) {
	r := govmaturity.Reason{Kind: kind, Words: t.text(s)}
	if len(about) > 0 {
		r.Finding = &about[0]
	}
	t.out.Reasons = append(t.out.Reasons, r)
}

// label says what is known of one thing, if something is.
func (t *teller) label(kind govmaturity.ReasonKind, label, s string) {
	if s != "" {
		t.add(kind, t.w.Say("text.label", "label", label, "text", s))
	}
}

func (s *Situation) reference(kind, id string) govmaturity.Reference {
	return govmaturity.Reference{Kind: kind, Document: s.ID(), Edition: s.Edition(), Hash: s.RulesHash(), Date: s.Date(), ID: id}
}

// Reference names the finding about the item.
func (i Item) Reference() govmaturity.Reference {
	if i.s == nil {
		return govmaturity.Reference{}
	}
	if i.get().risk != nil {
		return i.s.reference(FindingRisk, i.ID())
	}
	return i.s.reference(FindingItem, i.ID())
}

// begin says what an item says, where it stands and where it comes from.
func (t *teller) begin(i Item) {
	t.out.About = i.Reference()
	t.out.Title = t.text(t.w.Wording(i.Text()))
	if r := i.Risk(); r.Valid() {
		t.out.Title = t.text(r.name(t.w))
	}
	t.out.State = govmaturity.StateAnswered
	t.out.Standing, t.out.Cites, t.out.Sources = i.Standing(), i.Cites(), i.s.Sources()
}

// links says what an item is about, and what speaks for and against it.
func (t *teller) links(i Item) {
	for _, o := range i.SupportedBy() {
		t.add(govmaturity.ReasonCounted, t.w.Say("situation.supported-by", "item", t.w.Wording(o.Text())), o.Reference())
	}
	for _, o := range i.Contradicts() {
		t.add(govmaturity.ReasonRejected, t.w.Say("situation.contradicted-by", "item", t.w.Wording(o.Text())), o.Reference())
	}
	for _, p := range i.get().spec.Points {
		t.add(govmaturity.ReasonShown, t.w.Say("situation.points-at", "thing", t.w.LeftToRight(p.String())))
	}
}

// doubts says what is doubtful about an item, beyond what the finding has already.
func (t *teller) doubts(i Item) {
	for _, k := range i.s.doubtsOf[i.at] {
		if d := i.s.doubts[k]; d.Check != CheckContradicts {
			t.add(govmaturity.ReasonNote, d.Say(t.w))
		}
	}
}

// Finding says what is known of the item: where it stands, how it is rated, what speaks
// for and against it, and what is doubtful about it. Of a risk it is [Risk.Finding].
func (i Item) Finding(words ...govmaturity.Words) govmaturity.Finding {
	if i.s == nil {
		return govmaturity.Finding{}
	}
	if r := i.Risk(); r.Valid() {
		return r.Finding(words...)
	}
	return finding.In(words, func(w govmaturity.Words) govmaturity.Finding {
		t := teller{w: w}
		t.begin(i)
		t.out.Outcome = t.text(i.Aspect().Title(w))
		if g := i.Group(); g.Valid() {
			t.out.Outcome = t.text(w.Say("text.label", "label", g.Name(w), "text", i.Aspect().Title(w)))
		}
		if i.Topic() != "" {
			t.add(govmaturity.ReasonHolds, i.Topic().Title(w))
		}
		for _, scale := range i.RatedOn() {
			r := i.Rated(scale)
			level := w.Wording(r.Lower.Title())
			if r.Lower != r.Upper {
				level = w.Say("situation.rated-between", "low", level, "high", w.Wording(r.Upper.Title()))
			}
			t.add(govmaturity.ReasonAnswer, w.Say("situation.rated", "level", level, "count", r.Raters))
		}
		for _, o := range i.For() {
			t.add(govmaturity.ReasonCondition, w.Say("text.label", "label", o.Aspect().Title(w), "text", w.Wording(o.Text())), o.Reference())
		}
		for _, o := range i.Served() {
			t.add(govmaturity.ReasonShown, w.Say("text.label", "label", o.Aspect().Title(w), "text", w.Wording(o.Text())), o.Reference())
		}
		t.links(i)
		t.doubts(i)
		return t.out
	})
}

// Finding says how large the risk is and by which rule, what is taken knowingly, what
// is done about it, and what is doubtful about it.
func (r Risk) Finding(words ...govmaturity.Words) govmaturity.Finding {
	if r.s == nil {
		return govmaturity.Finding{}
	}
	return finding.In(words, func(w govmaturity.Words) govmaturity.Finding {
		t := teller{w: w}
		t.begin(r.Item)
		now := r.Now()
		t.out.Outcome = t.text(now.Say(w))
		if !now.Valid() {
			t.out.State, t.out.Outcome = govmaturity.StateUnanswered, t.text(w.Say("situation.size-unknown"))
		}
		t.out.Rule = t.text(w.Say("situation.rule." + r.s.measure.rule(now)))
		t.label(govmaturity.ReasonCounted, w.Say("field.RiskSpec.inherent"), r.Inherent().explain(w))
		t.label(govmaturity.ReasonCounted, w.Say("field.RiskSpec.residual"), r.Residual().explain(w))
		t.label(govmaturity.ReasonShown, w.Say("field.RiskSpec.target"), r.Target().explain(w))
		t.label(govmaturity.ReasonThreshold, w.Say("field.RisksSpec.appetite"), r.sayAppetite(w))
		if r.Response() != "" {
			t.add(govmaturity.ReasonAnswer, w.Say("option."+string(r.Response())))
		}
		if r.Status() != "" {
			t.label(govmaturity.ReasonAnswer, w.Say("field.RiskSpec.status"), w.Say("option."+string(r.Status())))
		}
		t.label(govmaturity.ReasonAnswer, w.Say("field.RiskSpec.owner"), w.Isolate(r.Owner(), ""))
		for _, o := range r.Because() {
			t.add(govmaturity.ReasonCondition, w.Say("text.label", "label", w.Say("field.RiskSpec.because"), "text", w.Wording(o.Text())), o.Reference())
		}
		t.links(r.Item)
		t.doubts(r.Item)
		return t.out
	})
}

// rule says by which rule a risk has its size.
func (m *measure) rule(l RiskLevel) string {
	switch {
	case l.InCell() && m.matrix != nil:
		return "matrix"
	case l.InCell():
		return "product"
	}
	return "said"
}

// explain says how large it is, and of which likelihood and impact.
func (l RiskLevel) explain(w govmaturity.Words) string {
	if !l.InCell() {
		return l.Say(w)
	}
	return w.Say("situation.size", "size", l.Say(w), "likelihood", w.Wording(l.likelihood.Title()), "impact", w.Wording(l.impact.Title()))
}

// Finding says what keeps the group out, what is done about it, and what nobody looked
// at.
func (g Group) Finding(words ...govmaturity.Words) govmaturity.Finding {
	if g.s == nil {
		return govmaturity.Finding{}
	}
	return finding.In(words, func(w govmaturity.Words) govmaturity.Finding {
		t := teller{w: w}
		t.out.About = g.s.reference(FindingGroup, g.ID())
		t.out.Title = t.text(g.Name(w))
		t.out.State = govmaturity.StateAnswered
		t.out.Standing, t.out.Sources = g.s.Standing(), g.s.Sources()
		t.out.Cites = append([]govmaturity.Citation(nil), g.get().Cites...)
		there, looked := 0, 0
		for _, b := range Barriers() {
			state := g.Barrier(b)
			kind := govmaturity.ReasonCounted
			switch state {
			case BarrierStateUnasked:
				kind = govmaturity.ReasonLeftOut
			case BarrierStateThere, BarrierStateHigh:
				there, looked = there+1, looked+1
			default:
				looked++
			}
			t.label(kind, b.Title(w), w.Say("situation.barrier."+string(state)))
			for _, i := range g.Items(b.Aspect()) {
				t.add(govmaturity.ReasonHolds, w.Wording(i.Text()), i.Reference())
			}
		}
		for _, a := range measures {
			for _, i := range g.Items(a) {
				t.add(govmaturity.ReasonShown, w.Say("text.label", "label", a.Title(w), "text", w.Wording(i.Text())), i.Reference())
			}
		}
		t.out.Outcome = t.text(w.Say("situation.barriers", "there", there, "looked", looked))
		if looked == 0 {
			t.out.State, t.out.Outcome = govmaturity.StateUnanswered, t.text(w.Say("situation.barrier.unasked"))
		}
		return t.out
	})
}

// heading says what a doubt is about that is about no item.
func (s *Situation) heading(key string, w govmaturity.Words) string {
	switch {
	case slices.Contains(Parts(), Part(key)):
		return Part(key).Title(w)
	case s.doc().Title != nil:
		return w.Wording(s.doc().Title)
	}
	return w.LeftToRight(s.ID())
}

// Finding says the doubt, and what it is about.
func (d Doubt) Finding(words ...govmaturity.Words) govmaturity.Finding {
	if d.s == nil {
		return govmaturity.Finding{}
	}
	return finding.In(words, func(w govmaturity.Words) govmaturity.Finding {
		t := teller{w: w}
		id := d.Item.ID()
		switch {
		case d.Item.Valid():
			t.out.Title = t.text(w.Wording(d.Item.Text()))
		case d.Strategy.Valid():
			id = d.Strategy.ID()
			t.out.Title = t.text(w.Wording(d.Strategy.Text()))
		default:
			t.out.Title = t.text(d.s.heading(d.at[0].Key, w))
		}
		t.out.About = d.s.reference(FindingDoubt, id)
		t.out.About.Item = d.at.Pointer() + "#" + string(d.Check)
		t.out.State, t.out.Standing = govmaturity.StateAnswered, govmaturity.StandingDerived
		t.out.Outcome, t.out.Rule = t.text(d.Say(w)), t.text(d.Check.Class().Title(w))
		for _, i := range append([]Item{d.Item}, d.Others...) {
			if i.Valid() {
				t.add(govmaturity.ReasonShown, w.Say("text.label", "label", i.Aspect().Title(w), "text", w.Wording(i.Text())), i.Reference())
			}
		}
		return t.out
	})
}

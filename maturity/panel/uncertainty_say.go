package panel

import (
	"strings"

	"github.com/govmaturity/govmaturity"
)

// Say says in words how sure the ranking is: how far each rank moves and how likely the
// most likely class is, which neighbours cannot be told apart, and where the movement
// comes from, as far as that was asked for. Each line ends with a line break.
func (u *Uncertainty) Say(w govmaturity.Words) string {
	var b strings.Builder
	line := func(key string, args ...any) {
		b.WriteString(w.Say(key, args...))
		b.WriteByte('\n')
	}
	b.WriteString(u.SayHead(w))
	b.WriteByte('\n')
	for _, m := range u.order {
		b.WriteString(u.SaySpan(w, u.plan.panel.members[m]))
		b.WriteByte('\n')
	}
	for _, n := range u.Neighbours() {
		better, worse, share := n.Better, n.Worse, n.Odds.Above
		if n.Apart && n.Odds.Below > n.Odds.Above {
			better, worse, share = worse, better, n.Odds.Below
		}
		better, worse = w.Isolate(better, ""), w.Isolate(worse, "")
		if n.Apart {
			line("panel.unsure.apart", "better", better, "worse", worse, "share", w.Percent(share, 1))
		} else {
			line("panel.unsure.together", "better", better, "worse", worse, "share", w.Percent(share, 1))
		}
	}
	b.WriteString(u.sayCauses(w))
	if fixed := u.Fixed(); len(fixed) > 0 {
		titles := make([]string, len(fixed))
		for i, id := range fixed {
			titles[i] = w.Wording(u.plan.panel.fw.Node(id).Title())
		}
		line("panel.unsure.fixed", "nodes", w.And(titles...))
	}
	return b.String()
}

// SayHead says how often the panel was ranked, and how much of that an interval covers.
func (u *Uncertainty) SayHead(w govmaturity.Words) string {
	return w.Say("panel.unsure.head", "title", w.Wording(u.made().spec.Title), "count", u.Draws(), "share", w.Percent(u.confidence, -1))
}

// SaySpan says how far the rank of a member moves, and "" of one that has none.
func (u *Uncertainty) SaySpan(w govmaturity.Words, m Member) string {
	place := u.place(m)
	if place < 0 || u.nominal[place] == 0 {
		return ""
	}
	s := u.span(place)
	subject := w.Isolate(s.Subject, "")
	var said string
	switch {
	case s.Low == 0:
		return w.Say("panel.unsure.without", "rank", s.Rank, "subject", subject)
	case s.Low == s.High:
		said = w.Say("panel.unsure.still", "rank", s.Rank, "subject", subject, "low", s.Low)
	default:
		said = w.Say("panel.unsure.rank", "rank", s.Rank, "subject", subject, "low", s.Low, "high", s.High)
	}
	best := -1
	for k, c := range s.Classes {
		if c.Share > 0 && (best < 0 || c.Share > s.Classes[best].Share) {
			best = k
		}
	}
	if best < 0 {
		return said
	}
	return w.Say("panel.unsure.class", "line", said, "class", w.Wording(u.classes[best].Title()), "share", w.Percent(s.Classes[best].Share, 0))
}

// sayCauses says where the movement comes from.
func (u *Uncertainty) sayCauses(w govmaturity.Words) string {
	var b strings.Builder
	causes, _ := u.Sensitivity()
	for _, c := range causes {
		b.WriteString(w.Say("panel.unsure.cause", "title", w.Wording(c.Title),
			"first", w.Percent(c.First, 0), "margin", w.Percent(c.FirstError, 0), "total", w.Percent(c.Total, 0), "margins", w.Percent(c.TotalError, 0)))
		b.WriteByte('\n')
	}
	return b.String()
}

package actionplan

import (
	"maps"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/date"
)

// Deadline reads a deadline as the plan reads those of its steps: with its hemisphere
// and its fiscal year. It is the zero Deadline for an empty text. All languages mean
// the same where [Compile] took them.
func (p *Plan) Deadline(wording govmaturity.Text) (Deadline, error) {
	if len(wording) == 0 {
		return Deadline{}, nil
	}
	return p.reader().Read(wording[slices.Sorted(maps.Keys(wording))[0]])
}

// Say says what the deadline means, in the words of a reader: September 2027, 1 March 2027
// to 31 May 2027, every quarter.
func (d Deadline) Say(w govmaturity.Words) string {
	if len(d.Parts) > 1 {
		said := ""
		for _, p := range d.Parts {
			item := p.Say(w)
			if p.About != "" {
				item = w.Say("text.label", "label", w.Isolate(p.About, ""), "text", item)
			}
			if said != "" {
				item = w.Say("text.clauses", "before", said, "item", item)
			}
			said = item
		}
		return said
	}
	switch d.Kind {
	case DeadlineKindBy:
		return days(d.From, d.To, w)
	case DeadlineKindFrom:
		return w.Say("plan.goes-on", "from", w.Date(d.From))
	case DeadlineKindOngoing:
		return w.Say("plan.ongoing")
	case DeadlineKindRecurring:
		return d.Every.Title(w)
	}
	return ""
}

// days says from which day to which: as a year or a month, where it is a whole one.
func days(from, to string, w govmaturity.Words) string {
	if from == to || len(from) < 10 || len(to) < 10 {
		return w.Date(from)
	}
	for _, n := range []int{4, 7} {
		if d, ok := date.Parse(from[:n]); ok && d.First().String() == from && d.Last().String() == to {
			return w.Date(d.String())
		}
	}
	if strings.HasSuffix(from, "-01") {
		if d, ok := date.Parse(to[:7]); ok && d.Last().String() == to { // whole months
			from, to = from[:7], to[:7]
		}
	}
	return w.Say("chart.between", "low", w.Date(from), "high", w.Date(to))
}

// Tell says how the deadline was worded, and in brackets what it means, where the wording
// does not say just that.
func (d Deadline) Tell(wording govmaturity.Text, w govmaturity.Words) string {
	said := d.Say(w)
	text, _ := wording.Lookup(w.Languages()...)
	written := w.Wording(wording)
	if _, plain := date.Parse(text); plain || written == "" {
		return said
	}
	if d.Kind == DeadlineKindOngoing || strings.Contains(strings.ToLower(written), strings.ToLower(said)) {
		return written
	}
	return w.Say("text.brackets", "text", written, "more", said)
}

// Milestone is something that is there at a time, on the way to the end of a step.
type Milestone struct {
	ID    string
	Title govmaturity.Text
	// Wording is the deadline as it was written, and Deadline what it means.
	Wording  govmaturity.Text
	Deadline Deadline
}

// Milestones returns those of the step, in the order of the document.
func (s Step) Milestones() []Milestone {
	x := s.get()
	var out []Milestone
	for i, d := range x.milestones {
		m := x.spec.Milestones[i]
		out = append(out, Milestone{m.ID, m.Title.Clone(), m.Deadline.Clone(), d.clone()})
	}
	return out
}

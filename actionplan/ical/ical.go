package ical

import (
	"cmp"
	"io"
	"strings"
	"time"
	"unicode"

	ics "github.com/arran4/golang-ical"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/internal/date"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Options say how a calendar is to be made.
type Options struct {
	// Words are those of the reader.
	Words govmaturity.Words
	// Stamp is when the calendar is written. It must be given: this package has no clock.
	Stamp time.Time
	// Domain is that of whoever publishes the calendar, such as ministry.gov: with it,
	// no other plan has the same UIDs. It is govmaturity.invalid when not given.
	Domain string
	// Todos makes steps with a deadline to-dos, with their status and progress, in
	// place of events on their deadlines. Not all calendars show to-dos.
	Todos bool
	// Review is a review of the plan, for status and progress, or nil.
	Review *actionplan.Review
}

// Write writes the calendar of a plan. What is lost are the dates that no calendar can
// hold: each a problem with the code lost, and its place in the plan. The error is a
// [govmaturity.Problems] about the options, or that of w.
func Write(w io.Writer, p *actionplan.Plan, o Options) (lost govmaturity.Problems, err error) {
	var k document.Report
	switch {
	case p == nil:
		k.Add(nil, govmaturity.CodeRequired, "there is no plan")
	case o.Review != nil && o.Review.Plan().Hash() != p.Hash():
		k.Add(govmaturity.Path{}.Key("review"), govmaturity.CodeOtherContent, "the review is of another plan")
	}
	if o.Stamp.IsZero() || o.Stamp.Year() < 1 || o.Stamp.Year() > 9999 {
		k.Add(govmaturity.Path{}.Key("stamp"), govmaturity.CodeRequired, "a calendar says when it was written")
	}
	if !domain(o.Domain) {
		k.Add(govmaturity.Path{}.Key("domain"), govmaturity.CodeWrongFormat, "expected a domain such as ministry.gov, found %.80q", o.Domain)
	}
	if err := k.Err(); err != nil {
		return nil, err
	}
	if o.Words == (govmaturity.Words{}) {
		o.Words = govmaturity.WordsFor("en")
	}
	c := &calendar{p: p, spec: p.Spec(), o: o, w: o.Words, cal: ics.NewCalendarFor("govmaturity")}
	c.cal.SetProductId("-//govmaturity//Action plan//" + strings.ToUpper(c.w.Language()))
	c.cal.SetCalscale("GREGORIAN")
	c.cal.SetMethod(ics.MethodPublish)
	c.cal.SetXWRCalName(c.title())
	c.review()
	for s := range p.Steps() {
		c.step(s)
		c.at++
	}
	return c.lost.Problems(), c.cal.SerializeTo(w, ics.WithNewLineWindows)
}

// domain reports whether a text can stand behind the @ of a UID.
func domain(s string) bool {
	for _, r := range s {
		if r != '.' && r != '-' && !('0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z') {
			return false
		}
	}
	return len(s) <= 100
}

type calendar struct {
	p    *actionplan.Plan
	spec *actionplan.PlanSpec
	o    Options
	w    govmaturity.Words
	cal  *ics.Calendar
	at   int // which step
	lost document.Report
}

// one is a text on one line. Signs of control have no place in a calendar.
func one(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)), " ")
}

func (c *calendar) title() string { return one(cmp.Or(c.w.Wording(c.p.Title()), c.p.ID())) }

// uid is the same whenever the calendar is written.
func (c *calendar) uid(parts ...string) string {
	return strings.Join(append([]string{c.p.ID()}, parts...), "/") + "@" + cmp.Or(c.o.Domain, "govmaturity.invalid")
}

// entry is what all entries of the calendar have: a title, and lines that describe it.
type entry struct {
	uid, title string
	lines      []string
}

func (c *calendar) fill(b *ics.ComponentBase, e entry) {
	b.SetDtStampTime(c.o.Stamp)
	b.SetSummary(one(e.title))
	var lines []string
	for _, s := range e.lines {
		if s = one(s); s != "" {
			lines = append(lines, s)
		}
	}
	if lines != nil {
		b.SetDescription(strings.Join(lines, "\n"))
	}
}

// day is a day as the library of calendars takes it.
func day(d date.Date) time.Time {
	d = d.First()
	return time.Date(d.Year(), time.Month(d.Month()), d.Day(), 0, 0, 0, 0, time.UTC)
}

// event adds an event of one day.
func (c *calendar) event(e entry, on date.Date) *ics.VEvent {
	v := c.cal.AddEvent(e.uid)
	c.fill(&v.ComponentBase, e)
	v.SetAllDayStartAt(day(on))
	v.SetAllDayEndAt(day(on.AddDays(1)))
	v.SetTimeTransparency(ics.TransparencyTransparent)
	return v
}

// review is when the plan is looked at again.
func (c *calendar) review() {
	next := c.spec.NextReview
	if c.o.Review != nil {
		next = cmp.Or(c.o.Review.Spec().NextReview, next)
	}
	on, ok := date.Parse(next)
	if !ok {
		return
	}
	c.event(entry{c.uid("review"), c.w.Say("plan.calendar.review", "plan", c.title()), []string{
		c.label("plan.next-review", c.w.Date(next)), c.label("plan.owner", c.party(c.spec.Owner)),
	}}, on.Last())
}

func (c *calendar) label(key, text string) string {
	if text == "" {
		return ""
	}
	return c.w.Say("text.label", "label", c.w.Say(key), "text", text)
}

func (c *calendar) party(id string) string {
	if id == "" {
		return ""
	}
	return cmp.Or(c.w.Wording(c.p.Party(id)), id)
}

func (c *calendar) parties(ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, c.party(id))
	}
	return c.w.List(out...)
}

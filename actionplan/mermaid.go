package actionplan

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/date"
	"github.com/govmaturity/govmaturity/internal/mermaid"
)

// Mermaid writes the plan as a Gantt chart for Mermaid, in the given words: a section for
// each commitment, and a bar for each step from its start, or the first day on which its
// deadline can fall, to the last. The deadline stands behind the title as it was worded.
// What goes on without an end goes on to the end of the chart. Steps without dates are
// comments.
func (p *Plan) Mermaid(words ...govmaturity.Words) string {
	p = p.some()
	var w govmaturity.Words
	if len(words) > 0 {
		w = words[0]
	}
	m := &mermaidWriter{p: p, w: w}
	m.last = m.end()
	title := p.ID()
	if t := p.spec.Title; t != nil {
		title = t.In(w.Languages()...)
	}
	m.line("gantt")
	m.line("    title " + mermaid.Text(title))
	m.line("    dateFormat YYYY-MM-DD")
	m.line("    axisFormat %Y-%m")
	for _, c := range p.spec.Commitments {
		m.section(c.ID, c.Title.In(w.Languages()...))
	}
	m.section("", w.Say("plan.no-commitment"))
	return m.b.String()
}

type mermaidWriter struct {
	p      *Plan
	w      govmaturity.Words
	b      strings.Builder
	last   string // where what has no end is cut
	number int
}

func (m *mermaidWriter) line(s string) { m.b.WriteString(s + "\n") }

// end is the last day that anything of the plan has.
func (m *mermaidWriter) end() string {
	last := ""
	if h := m.p.spec.Horizon; h != nil {
		_, last = horizon(h)
	}
	for i := range m.p.steps {
		s := &m.p.steps[i]
		for _, d := range append([]Deadline{s.start, s.deadline}, s.milestones...) {
			last = max(last, d.From, d.To)
		}
	}
	return last
}

// section writes the steps of a commitment.
func (m *mermaidWriter) section(commitment, title string) {
	begun := false
	for s := range m.p.Steps() {
		if s.Commitment() != commitment {
			continue
		}
		if !begun && len(m.p.spec.Commitments) > 0 {
			m.line("    section " + mermaid.Text(title))
		}
		begun = true
		m.step(s)
	}
}

func (m *mermaidWriter) step(s Step) {
	title := s.Title().In(m.w.Languages()...)
	begin, end := s.Start(), s.Deadline()
	from, to := cmp.Or(begin.From, end.From), end.To
	wording := s.get().spec.Deadline.In(m.w.Languages()...)
	drawn := false
	switch {
	case to != "":
		drawn = true
		m.bar(title, wording, from, to)
	case from != "":
		drawn = true
		m.bar(title, cmp.Or(wording, m.w.Say("plan.ongoing")), from, max(m.last, from))
	}
	for _, x := range s.Milestones() {
		if x.Deadline.To != "" {
			drawn = true
			m.number++
			m.line("    " + mermaid.Text(x.Title.In(m.w.Languages()...)) + " :milestone, s" + strconv.Itoa(m.number) + ", " + x.Deadline.To + ", 0d")
		}
	}
	if !drawn {
		m.line("    %% " + mermaid.Text(m.w.Say("text.label", "label", m.w.Say("plan.undated"), "text", title)))
	}
}

// bar is a task of Mermaid, which ends before its last day begins: the day after is
// given.
func (m *mermaidWriter) bar(title, wording, from, to string) {
	if _, plain := date.Parse(wording); !plain && wording != "" {
		title = m.w.Say("text.brackets", "text", title, "more", wording)
	}
	day, _ := date.Parse(to)
	m.number++
	m.line("    " + mermaid.Text(title) + " :s" + strconv.Itoa(m.number) + ", " + from + ", " + day.AddDays(1).String())
}

package drawing

import (
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
)

// goldenDeadlines has a row of each kind, all of whose wording is numbers.
func goldenDeadlines(h Head, dense bool) Deadlines {
	now := 45.0
	return Deadlines{
		Head: h, Fit: Fit{Width: 700}, Topic: "0", Span: govmaturity.Range{Max: 100}, Now: &now, Dense: dense,
		Ticks: []Tick{{Value: 0, Title: "00"}, {Value: 50, Title: "50"}, {Value: 100, Title: "100"}},
		Rows: []Due{
			{Title: "1", Whole: true, From: 0, Early: 60, Late: 80, Marks: []float64{30, 50}, Done: 0.4, Start: "0", Deadline: "60-80", Milestones: "30, 50", Status: "4", Dates: "60-80"},
			{Title: "11", Depth: 1, From: 20, Early: 20, Late: 40, Overdue: true, Deadline: "20-40", Dates: "20-40"},
			{Title: "2", From: 100, Early: 100, Late: 100, Deadline: "100", Dates: "100"},
			{Title: "3", From: 50, Early: 100, Late: 100, Open: true, Deadline: "50-", Dates: "50-"},
		},
		Apart: []string{"4", "5"},
	}
}

func (r random) deadlines() Deadlines {
	g := Deadlines{Head: r.head(), Fit: r.fit(), Topic: r.short(), Span: r.span(), Dense: r.IntN(2) == 0}
	at := func() float64 { return min(g.Span.Min+r.Float64()*(g.Span.Max-g.Span.Min), g.Span.Max) }
	if r.IntN(2) == 0 {
		now := at()
		g.Now = &now
	}
	for range 1 + r.IntN(30) {
		d := Due{Title: "D " + r.short(), Depth: r.IntN(9), Whole: r.IntN(3) == 0, From: at(), Early: at(), Late: at(), Done: r.Float64(), Overdue: r.IntN(4) == 0, Open: r.IntN(4) == 0}
		d.From, d.Early, d.Late = min(d.From, d.Early, d.Late), max(min(d.From, d.Early), min(max(d.From, d.Early), d.Late)), max(d.From, d.Early, d.Late)
		for range r.IntN(3) {
			d.Marks = append(d.Marks, at())
		}
		d.Start, d.Deadline, d.Milestones, d.Status, d.Dates = r.short(), r.short(), r.short(), r.short(), r.short()
		g.Rows = append(g.Rows, d)
	}
	for range r.IntN(4) {
		g.Apart = append(g.Apart, "A "+r.short())
	}
	if g.Span.Max > g.Span.Min {
		for i := range r.IntN(6) {
			g.Ticks = append(g.Ticks, Tick{Value: g.Span.Min + (g.Span.Max-g.Span.Min)*float64(i)/6, Title: r.short()})
		}
	}
	return g
}

// What has no dates is not drawn, and said.
func TestDeadlinesSayWhatTheyShow(t *testing.T) {
	c := chartOf(t, goldenDeadlines(Head{Title: "T"}, false))
	var rows []string
	for _, row := range c.Table().Rows {
		rows = append(rows, strings.Join(row, "/"))
	}
	const want = "1/0/60-80/30, 50/4|11/–/20-40/–/–|2/–/100/–/–|3/–/50-/–/–|4/–/without dates that can be drawn/–/–|5/–/without dates that can be drawn/–/–"
	if got := strings.Join(rows, "|"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if d := c.Description(); !strings.Contains(d, "Overdue: 11") || !strings.Contains(d, "drawn: 4") {
		t.Error(d)
	}
}

func TestDeadlinesProblems(t *testing.T) {
	g := goldenDeadlines(Head{Title: "T"}, false)
	g.Rows[0].Early = 90
	g.Rows[1].Title = ""
	g.Rows[2].Late, g.Rows[2].Done = 101, 2
	g.Apart[0] = ""
	_, err := New(g)
	for _, want := range []string{"rows[0].late: it begins before it can end", "rows[1].title: a row needs a title", "rows[2].late: expected from 0 to 100", "rows[2].done: expected a share", "apart[0]: a row needs"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	if _, err := New(Deadlines{Head: Head{Title: "T"}}); err == nil {
		t.Error("a chart without rows is drawn")
	}
}

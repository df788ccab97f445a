package drawing

import (
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
)

// goldenGantt has a row of each kind, all of whose wording is numbers.
func goldenGantt(h Head) Gantt {
	return Gantt{
		Head: h, Fit: Fit{Width: 700}, Topic: "0", Span: govmaturity.Range{Max: 100},
		Ticks: []Tick{{Value: 0, Title: "00"}, {Value: 50, Title: "50"}, {Value: 100, Title: "100"}},
		Bars: []Bar{
			{Title: "1", Kind: BarGroup, From: 0, To: 70, Critical: true, Start: "0", Finish: "70", Float: "0", Why: "-", Dates: "0-70"},
			{Title: "11", Depth: 1, From: 0, To: 40, Until: 40, Critical: true, Start: "0", Finish: "40", Float: "0", Why: "-", Dates: "0-40"},
			{Title: "12", Depth: 1, From: 20, To: 50, Until: 70, Start: "20", Finish: "50", Float: "20", Why: "11", Dates: "20-50"},
			{Title: "2", Kind: BarMilestone, From: 100, To: 100, Until: 90, Critical: true, Missed: true, Start: "100", Finish: "100", Float: "-10", Why: "12", Dates: "100"},
			{Title: "3", Kind: BarMilestone, From: 60, To: 60, Until: 90, Start: "60", Finish: "60", Float: "30", Why: "12", Dates: "60"},
		},
	}
}

func (r random) gantt() Gantt {
	g := Gantt{Head: r.head(), Fit: r.fit(), Topic: r.short(), Span: r.span()}
	at := func() float64 { return min(g.Span.Min+r.Float64()*(g.Span.Max-g.Span.Min), g.Span.Max) }
	for range 1 + r.IntN(30) {
		b := Bar{Title: "B " + r.short(), Depth: r.IntN(9), Kind: pick(r, []BarKind{BarTask, BarMilestone, BarGroup}), From: at(), To: at(), Until: at()}
		b.Critical, b.Missed = r.IntN(2) == 0, r.IntN(4) == 0
		b.From, b.To = min(b.From, b.To), max(b.From, b.To)
		b.Start, b.Finish, b.Float, b.Why, b.Dates = r.short(), r.short(), r.short(), r.short(), r.short()
		g.Bars = append(g.Bars, b)
	}
	if g.Span.Max > g.Span.Min {
		for i := range r.IntN(6) {
			g.Ticks = append(g.Ticks, Tick{Value: g.Span.Min + (g.Span.Max-g.Span.Min)*float64(i)/6, Title: r.short()})
		}
	}
	return g
}

// What a bar looks like, it says in words too.
func TestGanttSaysWhatItShows(t *testing.T) {
	c := chartOf(t, goldenGantt(Head{Title: "T"}))
	var status []string
	for _, row := range c.Table().Rows {
		status = append(status, row[4])
	}
	const want = "group of tasks, critical|critical|–|milestone, critical, deadline missed|milestone"
	if got := strings.Join(status, "|"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestGanttProblems(t *testing.T) {
	g := goldenGantt(Head{Title: "T"})
	g.Bars[0].To = -1
	g.Bars[1].Title = ""
	g.Bars[2].To = 101
	_, err := New(g)
	for _, want := range []string{"bars[0].to: a bar ends after it begins", "bars[1].title: a row needs a title", "bars[2].from: expected a bar within"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	if _, err := New(Gantt{Head: Head{Title: "T"}}); err == nil {
		t.Error("a chart without rows is drawn")
	}
}

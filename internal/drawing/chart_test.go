package drawing

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/words/wordstest"
)

func TestProblems(t *testing.T) {
	nan := math.NaN()
	one := govmaturity.Range{Max: 1}
	axes := []Axis{{Title: "A", Range: one}, {Title: "B", Range: one}}
	many := make([]Series, MaxSeries+1)
	for i := range many {
		many[i] = Series{Title: strconv.Itoa(i), Points: []Point{{}, {}}}
	}
	tests := []struct {
		reason string
		shape  Shape
		want   []string // the beginnings of the problems
	}{
		{"nothing at all, radar", Radar{}, []string{"axes: at least one", "series: at least one", "title: a chart needs"}},
		{"nothing at all, heat map", HeatMap{}, []string{"levels: at least one", "rows: at least one", "title: a chart needs"}},
		{"nothing at all, progress", Progress{}, []string{"dates: at least one", "series: at least one", "title: a chart needs"}},
		{"all at once", Radar{
			Head:   Head{Title: " ", Description: strings.Repeat("x", 5001)},
			Axes:   []Axis{{Range: govmaturity.Range{Min: 2, Max: 1}}, {Title: "B", Range: govmaturity.Range{Max: nan}}, {Title: "C", Range: one}},
			Series: []Series{{Title: "S", Points: []Point{At(nan), At(math.Inf(1)), At(2)}}},
		}, []string{
			"axes[0].range: a range goes", "axes[0].title: an axis needs", "axes[1].range.max: the number NaN",
			"description: at most",
			"series[0].points[0].value: the number NaN", "series[0].points[1].value: the number +Inf", "series[0].points[2].value: expected a number from 0 to 1",
			"title: a chart needs",
		}},
		{"lengths that do not match", Radar{Head: Head{Title: "T"}, Axes: axes, Series: []Series{{Points: make([]Point, 3)}}},
			[]string{"series[0].points: expected one point for each of the 2 axes; found 3"}},
		{"too many series", Radar{Head: Head{Title: "T"}, Axes: axes, Series: many}, []string{"series: a chart shows at most 8"}},
		{"series that cannot be told apart", Radar{Head: Head{Title: "T"}, Axes: axes, Series: []Series{many[0], many[0], {Points: many[0].Points}}},
			[]string{"series[1].title: the series before", "series[2].title: series need titles"}},
		{"a value without a state", Radar{Head: Head{Title: "T"}, Axes: axes, Series: []Series{{Points: []Point{{Value: 1}, {Value: nan, State: "odd"}}}}},
			[]string{"series[0].points[0].value: a point that is unanswered", "series[0].points[1].state: there is no state", "series[0].points[1].value: a point that is odd"}},
		{"rings", Radar{Head: Head{Title: "T"}, Axes: axes, Series: many[:1], Rings: []Tick{{Value: 1}, {Value: 1}, {Value: 2}, {Value: nan}}},
			[]string{"rings[1].value: expected more", "rings[2].value: expected a number", "rings[3].value: the number NaN"}},
		{"rings on axes that differ", Radar{Head: Head{Title: "T"}, Axes: []Axis{axes[0], {Title: "B", Range: govmaturity.Range{Max: 2}}}, Series: many[:1], Rings: []Tick{{Value: 1}}},
			[]string{"rings: rings need axes"}},
		{"rows", HeatMap{Head: Head{Title: "T"}, Levels: []string{"a", ""}, Rows: []Row{
			{Title: "x", Reached: 1}, {Title: "y", State: govmaturity.StateAnswered, Reached: 3}, {Title: "z", State: govmaturity.StateAnswered, Reached: -1}, {},
		}}, []string{"levels[1]: a level needs", "rows[0].reached: a row that is unanswered", "rows[1].reached: expected from 0 to 2", "rows[2].reached", "rows[3].title"}},
		{"targets", HeatMap{Head: Head{Title: "T"}, Levels: []string{"a", "b"}, Rows: []Row{{Title: "x", Target: 2}, {Title: "y", Target: 3}, {Title: "z", Target: -1}}},
			[]string{"rows[1].target: expected one of 2", "rows[2].target: expected one of 2"}},
		{"nothing at all, those that fit themselves", Profile{Fit: Fit{Width: 319}}, []string{"rows: at least one", "title: a chart needs", "width: expected from 320 to 2000 pixels; found 319"}},
		{"requirements", Profile{Head: Head{Title: "T"}, Rows: []Requirement{
			{Title: "x", Result: "r", Steps: 3, Low: 2, High: 1}, {Title: "x", Result: "r", Steps: 3, Needed: 4, Low: -1, High: 4, Surplus: 1}, {Steps: 0},
		}}, []string{"rows[0].high: expected from 2 to 3", "rows[1].high: expected from 0 to 3", "rows[1].low: expected from 0", "rows[1].needed: expected from 0", "rows[1].surplus: expected from 0 to 0",
			"rows[2].result: a row needs", "rows[2].steps: expected from 1", "rows[2].title: a row needs"}},
		{"cells", Matrix{Head: Head{Title: "T"}, Columns: []string{"a", " "}, Rows: []MatrixRow{
			{Title: "x", Cells: []Cell{{Mark: MarkWithheld, Text: "w", Shade: 1, Of: 2}, {Mark: "odd", Text: "w"}}}, {Title: "y", Cells: []Cell{{Mark: MarkValue, Shade: 3, Of: 2}}},
		}}, []string{"columns[1]: a column needs", "rows[0].cells[0]: a cell that is withheld has no value", "rows[0].cells[1].mark: there is no mark", "rows[1].cells: expected one cell for each of the 2", "rows[1].cells[0].shade: expected from 0 to 2", "rows[1].cells[0].text: a cell needs"}},
		{"heads", Depth{Head: Head{Title: "T"}, Length: 3, Rows: []Heads{{Title: "x", Result: "r", Sure: 2, Possible: 1, Needed: 5}}}, []string{"rows[0].high: expected from 2 to 3", "rows[0].needed: expected from 0 to 3 steps; found 5"}},
		{"dates", Progress{Head: Head{Title: "T"}, Range: one, Dates: []string{"2020-13", "2021", "2021-01", "2019", "x"}, Series: []Series{{Points: make([]Point, 5)}}},
			[]string{"dates[0]: expected a date", "dates[2]: expected a date after", "dates[3]: expected a date after", "dates[4]: expected a date"}},
	}
	for _, tt := range tests {
		chart, err := New(tt.shape)
		var problems govmaturity.Problems
		if !errors.As(err, &problems) || chart != nil {
			t.Errorf("%s: %v, and %v", tt.reason, err, chart)
			continue
		}
		if len(problems) != len(tt.want) {
			t.Errorf("%s: %d problems, want %d:\n%v", tt.reason, len(problems), len(tt.want), err)
			continue
		}
		for i, p := range problems {
			if !strings.HasPrefix(p.Error(), tt.want[i]) || p.Code == "" {
				t.Errorf("%s: got %q (%s), want %q", tt.reason, p.Error(), p.Code, tt.want[i])
			}
		}
	}
}

// As much as a chart holds at most is drawn, and one more is refused.
func TestMost(t *testing.T) {
	one := govmaturity.Range{Max: 1}
	series := func(n, points int) (all []Series) {
		for i := range n {
			all = append(all, Series{Title: strconv.Itoa(i), Points: make([]Point, points)})
		}
		return all
	}
	ticks := func(n int) (all []Tick) {
		for i := range n {
			all = append(all, Tick{Value: float64(i+1) / float64(n+1)})
		}
		return all
	}
	radar := func(axes, lines, rings int) Shape {
		r := Radar{Head: Head{Title: "T"}, Series: series(lines, axes), Rings: ticks(rings)}
		for i := range axes {
			r.Axes = append(r.Axes, Axis{strconv.Itoa(i), one})
		}
		return r
	}
	heat := func(levels, rows int) Shape {
		h := HeatMap{Head: Head{Title: "T"}}
		for i := range levels {
			h.Levels = append(h.Levels, strconv.Itoa(i))
		}
		for i := range rows {
			h.Rows = append(h.Rows, Row{Title: strconv.Itoa(i)})
		}
		return h
	}
	progress := func(dates, lines int) Shape {
		p := Progress{Head: Head{Title: "T"}, Range: one, Series: series(lines, dates)}
		for i := range dates {
			p.Dates = append(p.Dates, strconv.Itoa(1500+i))
		}
		return p
	}
	wording := func(n int) Shape {
		return Radar{Head: Head{Title: "T"}, Axes: []Axis{{strings.Repeat("é", n), one}}, Series: series(1, 1)}
	}
	note := func(n int) Shape {
		h := heat(1, 1).(HeatMap)
		h.Note = strings.Repeat("é", n)
		return h
	}
	for _, tt := range []struct {
		most, more Shape
		want       string
	}{
		{radar(100, 8, 30), radar(101, 8, 30), "axes: a chart shows at most 100 axes; found 101"},
		{radar(1, 8, 0), radar(1, 9, 0), "series: a chart shows at most 8 series; found 9"},
		{radar(1, 1, 30), radar(1, 1, 31), "rings: at most 30 can be told apart; found 31"},
		{heat(30, 100), heat(31, 100), "levels: a chart shows at most 30 levels; found 31"},
		{heat(1, 100), heat(1, 101), "rows: a chart shows at most 100 rows; found 101"},
		{progress(200, 8), progress(201, 8), "dates: a chart shows at most 200 dates; found 201"},
		{requirements(100), requirements(101), "rows: a chart shows at most 100 rows; found 101"},
		{matrixOf(100, 30), matrixOf(101, 30), "rows: a chart shows at most 100 rows; found 101"},
		{matrixOf(1, 30), matrixOf(1, 31), "columns: a chart shows at most 30 columns; found 31"},
		{wording(500), wording(501), "axes[0].title: at most 500 characters; found 501"},
		{note(5000), note(5001), "note: at most 5000 characters; found 5001"},
	} {
		made(t, tt.most)
		if _, err := New(tt.more); err == nil || err.Error() != tt.want {
			t.Errorf("got %v, want %s", err, tt.want)
		}
	}
}

// The page's id is checked when the page is written, and nothing is written then.
func TestPageID(t *testing.T) {
	c := chartOf(t, goldenShapes()["radar"])
	for id, good := range map[string]bool{
		"": true, "a": true, "A-b_9": true, strings.Repeat("x", 64): true,
		strings.Repeat("x", 65): false, "1": false, "-a": false, "a b": false, "é": false, `a"`: false,
	} {
		var b bytes.Buffer
		err := c.WriteSVG(&b, govmaturity.ChartPage{ID: id})
		var problems govmaturity.Problems
		switch {
		case good && (err != nil || !strings.Contains(b.String(), ` id="`+cmp.Or(id, "radar")+`"`)):
			t.Errorf("%q: %v, %.100s", id, err, b.String())
		case !good && (!errors.As(err, &problems) || problems[0].Path.String() != "id" || b.Len() > 0):
			t.Errorf("%q: %v, and %d bytes", id, err, b.Len())
		}
	}
}

// Charts on one page share no id.
func TestIDsDiffer(t *testing.T) {
	seen := map[string]bool{}
	write := func(s Shape, id string) {
		var b bytes.Buffer
		if err := chartOf(t, s).WriteSVG(&b, govmaturity.ChartPage{ID: id}); err != nil {
			t.Fatal(err)
		}
		parse(t, b.Bytes()).walk(func(e *element) {
			if own := e.attrs["id"]; own != "" {
				if seen[own] {
					t.Errorf("the id %q is there twice", own)
				}
				seen[own] = true
			}
		})
	}
	for name, s := range goldenShapes() {
		if s.kind() == name {
			write(s, "")
		}
	}
	write(goldenShapes()["radar"], "second")
}

func TestWriteErrors(t *testing.T) {
	for name, s := range goldenShapes() {
		if err := chartOf(t, s).WriteSVG(broken{}, govmaturity.ChartPage{}); !errors.Is(err, io.ErrClosedPipe) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

// What the host says of a chart stands in place of what is made.
func TestDescriptionOfTheHost(t *testing.T) {
	heat := goldenShapes()["heat-map"].(HeatMap)
	heat.Description = "As the host says."
	c := chartOf(t, heat)
	if top := checkPicture(t, c); c.Description() != "As the host says." || top.kids[1].text != c.Description() {
		t.Errorf("got %q, drawn %q", c.Description(), top.kids[1].text)
	}
}

// Columns and time run from right to left, and the legend begins on the right.
func TestRightToLeft(t *testing.T) {
	words := govmaturity.WordsFor("ar")
	heat, progress, radar := targets(), line("2024", "2026"), goldenShapes()["radar"].(Radar)
	heat.Words, progress.Words, radar.Words = words, words, words
	for _, tt := range []struct {
		shape        Shape
		first, after string
	}{
		{heat, stages[0], stages[3]}, {heat, "there", stages[0]}, {progress, "2024", "2026"}, {radar, "Cabinet office", "Audit office"},
	} {
		all := texts(made(t, tt.shape))
		first, ok := all[tt.first]
		after, there := all[tt.after]
		if !ok || !there || !(first.x > after.x) {
			t.Errorf("%T: %s is at %v, %s at %v", tt.shape, tt.first, first, tt.after, after)
		}
	}
}

// Whatever a chart says comes from the store of words: in a language of other
// letters no plain ones are left.
func TestAllWordsAreFromTheStore(t *testing.T) {
	words := wordstest.Words(t)
	head := Head{Title: "1", Words: words}
	span := govmaturity.Range{Max: 1}
	series := func() []Series {
		var points []Point
		for _, s := range govmaturity.States() {
			points = append(points, Point{State: s})
		}
		return []Series{{Points: points}}
	}
	radar := Radar{Head: head, Series: series(), Rings: []Tick{{0.5, "2"}, {1, "3"}}}
	ranges := Radar{Head: head, Series: series()}
	heat := HeatMap{Head: head, Levels: []string{"4", "5"}}
	lines := Progress{Head: head, Range: span, Series: series()}
	for i, p := range radar.Series[0].Points {
		title := strconv.Itoa(10 + i)
		radar.Axes = append(radar.Axes, Axis{title, span})
		ranges.Axes = append(ranges.Axes, Axis{title, govmaturity.Range{Max: float64(i)}})
		heat.Rows = append(heat.Rows, Row{Title: title, State: p.State, Target: i % 3})
		lines.Dates = append(lines.Dates, strconv.Itoa(2000+i)+"-05")
	}
	heat.Rows = append(heat.Rows, Row{Title: "20", State: govmaturity.StateAnswered, Reached: 2})
	english := regexp.MustCompile(`[A-Za-z]`)
	shapes := []Shape{radar, ranges, heat, lines, goldenProfile(head), goldenMatrix(head), goldenDepth(head), goldenDots(head), goldenShares(head), goldenDiagram(head), goldenTrend(head), goldenGantt(head), goldenDeadlines(head, false), goldenDeadlines(head, true)}
	for _, s := range shapes {
		c := chartOf(t, s)
		table := c.Table()
		said := slices.Concat(append(table.Rows, table.Header, []string{c.Title(), c.Description()})...)
		checkPicture(t, c).walk(func(e *element) { said = append(said, e.text) })
		for _, text := range said {
			if english.MatchString(text) {
				t.Errorf("%T says %q", s, text)
			}
		}
	}
}

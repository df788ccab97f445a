package chart_test

import (
	"bytes"
	"errors"
	"io"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
	"github.com/govmaturity/govmaturity/maturity/chart"
)

// group returns the elements that draw one series, counted from 1.
func group(tb testing.TB, top *element, series int) *element {
	tb.Helper()
	var found *element
	top.walk(func(e *element) {
		if e.name == "g" && strings.HasSuffix(e.attrs["id"], "-series-"+strconv.Itoa(series)) {
			found = e
		}
	})
	if found == nil {
		tb.Fatalf("there is no series %d", series)
	}
	return found
}

// drawn returns the middles of the markers of a series, by the words on them,
// and how many pieces its lines have.
func drawn(tb testing.TB, top *element, series int) (markers map[string][2]float64, lines []int) {
	markers = map[string][2]float64{}
	group(tb, top, series).walk(func(e *element) {
		switch {
		case e.name == "title":
			xy := figure.FindAllString(e.up.attrs["d"], -1)
			var low, high [2]float64
			for i, s := range xy {
				x, _ := strconv.ParseFloat(s, 64)
				if i < 2 {
					low[i], high[i] = x, x
				}
				low[i%2], high[i%2] = min(low[i%2], x), max(high[i%2], x)
			}
			markers[e.text] = [2]float64{(low[0] + high[0]) / 2, (low[1] + high[1]) / 2}
		case e.name == "path" && e.attrs["fill"] == "none":
			lines = append(lines, len(figure.FindAllString(e.attrs["d"], -1))/2)
		}
	})
	return markers, lines
}

// The markers of the first series are discs, whose middle can be measured.
func TestRadarPlacesPoints(t *testing.T) {
	r := chart.Radar{Title: "T", Series: []chart.Series{{Title: "S"}}}
	shares := []float64{1, 0.5, 0.25, 0, 0.75, 0.1, 1}
	for i, share := range shares {
		r.Axes = append(r.Axes, chart.Axis{Title: "A" + strconv.Itoa(i), Range: govmaturity.Range{Min: -1, Max: float64(i) + 1}})
		r.Series[0].Points = append(r.Series[0].Points, chart.At(-1+share*float64(i+2)))
	}
	for _, language := range []string{"en", "ar"} {
		r.Language = language
		markers, lines := drawn(t, checkPicture(t, r), 1)
		if len(markers) != len(shares) || !slices.Equal(lines, []int{len(shares)}) {
			t.Fatalf("%d markers, lines of %v points", len(markers), lines)
		}
		radius := -1.0
		for words, at := range markers {
			if strings.Contains(words, "A0") {
				radius = math.Hypot(at[0], at[1])
			}
		}
		for words, at := range markers {
			for i, share := range shares {
				if !strings.Contains(words, "A"+strconv.Itoa(i)+":") {
					continue
				}
				// Clockwise, in Arabic as well.
				angle := 2 * math.Pi * float64(i) / float64(len(shares))
				x, y := radius*share*math.Sin(angle), -radius*share*math.Cos(angle)
				if math.Hypot(at[0]-x, at[1]-y) > 0.05 {
					t.Errorf("%s: %s is at %v, want %.2f, %.2f", language, words, at, x, y)
				}
			}
		}
	}
}

// Points that would cover each other are moved apart, and stay as far from the
// centre.
func TestRadarMovesEqualPointsApart(t *testing.T) {
	r := chart.Radar{Title: "T"}
	for i := range 9 {
		r.Axes = append(r.Axes, chart.Axis{Title: "A" + strconv.Itoa(i), Range: govmaturity.Range{Max: 4}})
	}
	for i := range chart.MaxSeries {
		s := chart.Series{Title: "S" + strconv.Itoa(i)}
		for range 9 {
			s.Points = append(s.Points, chart.At(3))
		}
		r.Series = append(r.Series, s)
	}
	top := checkPicture(t, r)
	seen := map[[2]float64]string{}
	for i := range r.Series {
		markers, _ := drawn(t, top, i+1)
		for words, at := range markers {
			if other := seen[at]; other != "" {
				t.Errorf("%s covers %s", words, other)
			}
			seen[at] = words
			if i == 0 && math.Abs(math.Hypot(at[0], at[1])-190*0.75) > 0.1 {
				t.Errorf("%s is %v from the centre", words, math.Hypot(at[0], at[1]))
			}
		}
	}
}

// What is missing has no marker, breaks the line, and stands there in words.
func TestMissingIsNotDrawn(t *testing.T) {
	span := govmaturity.Range{Min: 0, Max: 4}
	at := func(values ...float64) []chart.Point {
		var points []chart.Point
		for _, v := range values {
			if v < 0 {
				points = append(points, chart.Missing(govmaturity.StateNotApplicable))
			} else {
				points = append(points, chart.At(v))
			}
		}
		return points
	}
	tests := []struct {
		reason          string
		values          []float64
		radar, progress []int // points of each piece of line
	}{
		{"nothing missing", []float64{1, 2, 3, 4, 2}, []int{5}, []int{5}},
		{"one in the middle: round the circle the rest is one piece", []float64{1, 2, -1, 4, 2}, []int{4}, []int{2, 2}},
		{"the first", []float64{-1, 2, 3, 4, 2}, []int{4}, []int{4}},
		{"two apart", []float64{1, -1, 3, -1, 2}, []int{2}, nil},
		{"all but one", []float64{-1, -1, 3, -1, -1}, nil, nil},
		{"all", []float64{-1, -1, -1, -1, -1}, nil, nil},
		{"a 0 is a value", []float64{0, 0, 0, 0, 0}, []int{5}, []int{5}},
	}
	for _, tt := range tests {
		r := chart.Radar{Title: "T", Series: []chart.Series{{Title: "S", Points: at(tt.values...)}}}
		p := chart.Progress{Title: "T", Range: span, Series: r.Series}
		present := 0
		for i, v := range tt.values {
			r.Axes = append(r.Axes, chart.Axis{Title: "A" + strconv.Itoa(i), Range: span})
			p.Dates = append(p.Dates, strconv.Itoa(2020+i))
			if v >= 0 {
				present++
			}
		}
		for _, c := range []struct {
			picture
			lines []int
		}{{r, tt.radar}, {p, tt.progress}} {
			top := checkPicture(t, c)
			markers, lines := drawn(t, top, 1)
			if len(markers) != present || !slices.Equal(lines, c.lines) {
				t.Errorf("%s: %T: %d markers and lines of %v points, want %d and %v", tt.reason, c.picture, len(markers), lines, present, c.lines)
			}
			shown := false
			top.walk(func(e *element) { shown = shown || e.name == "text" && strings.Contains(e.text, "not applicable") })
			if shown != (present < len(tt.values)) {
				t.Errorf("%s: %T: the words that it is not applicable: %v", tt.reason, c.picture, shown)
			}
			inTable := false
			for _, row := range c.Table().Rows {
				inTable = inTable || slices.Contains(row, "not applicable")
			}
			if inTable != shown {
				t.Errorf("%s: %T: in the table %v, in the picture %v", tt.reason, c.picture, inTable, shown)
			}
		}
	}
}

func TestDescriptions(t *testing.T) {
	all := charts(t)
	const note = "Nine key pillars for digital government transformation, edition 2020; standing: illustrative."
	tests := []struct{ name, want string }{
		{"radar-one", "Radar chart. Axes: 9. Meridia (a made-up country), 2026: " +
			"highest: Connected (Vision, leadership, mindsets; Organizational set-up and culture; ICT infrastructure, affordability and access); " +
			"lowest: Online presence (Data management); not answered (Societal capacities). " +
			"The centre stands for below Online presence. " + note},
		{"heat-map", "Heat map. Rows: 9. Levels, from the lowest to the highest: Online presence, Transactional, Connected, Transformative. " +
			"Highest: Connected (Vision, leadership, mindsets; Organizational set-up and culture; ICT infrastructure, affordability and access); " +
			"lowest: Online presence (Data management); not answered (Societal capacities). " + note},
		{"progress-of-value", "Líneas en el tiempo. Fechas: 2016, 2018, 2022. E-Government Development Index: primero: 0,5500 (High) (2016); al final: 0,8028 (Very High) (2022). E-Government Development Index (EGDI) 2022, edición 2022; carácter: ilustrativo."},
	}
	for _, tt := range tests {
		top := checkPicture(t, all[tt.name])
		if got := top.kids[1].text; got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
	r := all["radar-one"].(chart.Radar)
	r.Description = "As the host says."
	if top := checkPicture(t, r); top.kids[1].text != r.Description {
		t.Errorf("got %q", top.kids[1].text)
	}
	// Words that are not in the chart's language say in which they are.
	r.Description, r.Language = "", "si"
	if top := checkPicture(t, r); top.kids[1].attrs["lang"] != "en" || top.attrs["lang"] != "si" {
		t.Errorf("the description is in %q", top.kids[1].attrs["lang"])
	}
}

// Columns and time run from right to left, and the legend begins on the right.
func TestArabic(t *testing.T) {
	all := charts(t)
	for _, name := range []string{"radar-arabic", "heat-map-arabic", "progress-arabic"} {
		top := checkPicture(t, all[name])
		if top.attrs["direction"] != "rtl" || top.attrs["lang"] != "ar" {
			t.Errorf("%s: %v", name, top.attrs)
		}
		var html strings.Builder
		if err := all[name].Table().WriteHTML(&html); err != nil || !strings.HasPrefix(html.String(), `<table lang="ar" dir="rtl">`) {
			t.Errorf("%s: %v %.60s", name, err, html.String())
		}
		var page bytes.Buffer
		if err := all[name].WriteSVG(&page); err != nil {
			t.Fatal(err)
		}
		for _, english := range []string{"not answered", "standing", "edition", "Radar", "Heat", "highest"} {
			if strings.Contains(page.String(), english) {
				t.Errorf("%s says %q", name, english)
			}
		}
	}
	x := func(c picture, text string) float64 {
		found := math.NaN()
		checkPicture(t, c).walk(func(e *element) {
			words := e.text
			for _, kid := range e.kids {
				words += " " + kid.text
			}
			if e.name == "text" && math.IsNaN(found) && strings.TrimSpace(words) == text {
				found, _ = strconv.ParseFloat(e.attrs["x"], 64)
			}
		})
		return found
	}
	heat, progress, radar := all["heat-map-arabic"], all["progress-arabic"], all["radar-arabic"]
	if low, high := x(heat, "حضور على الإنترنت"), x(heat, "تحويلي"); !(low > high) {
		t.Errorf("the lowest level is at %v, the highest at %v", low, high)
	}
	if then, now := x(progress, "2024"), x(progress, "2026"); !(then > now) {
		t.Errorf("2024 is at %v, 2026 at %v", then, now)
	}
	if first, second := x(radar, "2026"), x(radar, "2024"); !(first > second && first > 0) {
		t.Errorf("the legend has its entries at %v and %v", first, second)
	}
}

// Two charts on one page share no id.
func TestIDsDiffer(t *testing.T) {
	seen := map[string]bool{}
	a := charts(t)["radar-one"].(chart.Radar)
	b := a
	b.ID = "second"
	for _, c := range []picture{a, b, charts(t)["heat-map"], charts(t)["progress"]} {
		checkPicture(t, c).walk(func(e *element) {
			if id := e.attrs["id"]; id != "" {
				if seen[id] {
					t.Errorf("the id %q is there twice", id)
				}
				seen[id] = true
			}
		})
	}
}

func TestProblems(t *testing.T) {
	nan := math.NaN()
	one := govmaturity.Range{Max: 1}
	axes := []chart.Axis{{Title: "A", Range: one}, {Title: "B", Range: one}}
	many := make([]chart.Series, chart.MaxSeries+1)
	for i := range many {
		many[i] = chart.Series{Title: strconv.Itoa(i), Points: []chart.Point{{}, {}}}
	}
	tests := []struct {
		reason string
		chart  picture
		want   []string // the beginnings of the problems
	}{
		{"nothing at all, radar", chart.Radar{}, []string{"axes: at least one", "series: at least one", "title: a chart needs"}},
		{"nothing at all, heat map", chart.HeatMap{}, []string{"levels: at least one", "rows: at least one", "title: a chart needs"}},
		{"nothing at all, progress", chart.Progress{}, []string{"dates: at least one", "series: at least one", "title: a chart needs"}},
		{"all at once", chart.Radar{
			ID: "1 x", Language: "e", Title: " ", Description: strings.Repeat("x", 5001),
			Axes:   []chart.Axis{{Range: govmaturity.Range{Min: 2, Max: 1}}, {Title: "B", Range: govmaturity.Range{Max: nan}}, {Title: "C", Range: one}},
			Series: []chart.Series{{Title: "S", Points: []chart.Point{chart.At(nan), chart.At(math.Inf(1)), chart.At(2)}}},
		}, []string{
			"axes[0].range: a range goes", "axes[0].title: an axis needs", "axes[1].range.max: the number NaN",
			"description: at most", "id: an ID is", "language: expected",
			"series[0].points[0].value: the number NaN", "series[0].points[1].value: the number +Inf", "series[0].points[2].value: expected a number from 0 to 1",
			"title: a chart needs",
		}},
		{"lengths that do not match", chart.Radar{Title: "T", Axes: axes, Series: []chart.Series{{Points: make([]chart.Point, 3)}}},
			[]string{"series[0].points: expected one point for each of the 2 axes; found 3"}},
		{"too many series", chart.Radar{Title: "T", Axes: axes, Series: many}, []string{"series: a chart shows at most 8"}},
		{"series that cannot be told apart", chart.Radar{Title: "T", Axes: axes, Series: []chart.Series{many[0], many[0], {Points: many[0].Points}}},
			[]string{"series[1].title: the series before", "series[2].title: series need titles"}},
		{"a value without a state", chart.Radar{Title: "T", Axes: axes, Series: []chart.Series{{Points: []chart.Point{{Value: 1}, {Value: nan, State: "odd"}}}}},
			[]string{"series[0].points[0].value: a point that is unanswered", "series[0].points[1].state: there is no state", "series[0].points[1].value: a point that is odd"}},
		{"rings", chart.Radar{Title: "T", Axes: axes, Series: many[:1], Rings: []chart.Tick{{Value: 1}, {Value: 1}, {Value: 2}, {Value: nan}}},
			[]string{"rings[1].value: expected more", "rings[2].value: expected a number", "rings[3].value: the number NaN"}},
		{"rings on axes that differ", chart.Radar{Title: "T", Axes: []chart.Axis{axes[0], {Title: "B", Range: govmaturity.Range{Max: 2}}}, Series: many[:1], Rings: []chart.Tick{{Value: 1}}},
			[]string{"rings: rings need axes"}},
		{"rows", chart.HeatMap{Title: "T", Levels: []string{"a", ""}, Rows: []chart.Row{
			{Title: "x", Reached: 1}, {Title: "y", State: govmaturity.StateAnswered, Reached: 3}, {Title: "z", State: govmaturity.StateAnswered, Reached: -1}, {},
		}}, []string{"levels[1]: a level needs", "rows[0].reached: a row that is unanswered", "rows[1].reached: expected from 0 to 2", "rows[2].reached", "rows[3].title"}},
		{"dates", chart.Progress{Title: "T", Range: one, Dates: []string{"2020-13", "2021", "2021-01", "2019", "x"}, Series: []chart.Series{{Points: make([]chart.Point, 5)}}},
			[]string{"dates[0]: expected a date", "dates[2]: expected a date after", "dates[3]: expected a date after", "dates[4]: expected a date"}},
	}
	for _, tt := range tests {
		var b bytes.Buffer
		err := tt.chart.WriteSVG(&b)
		var problems govmaturity.Problems
		if !errors.As(err, &problems) || b.Len() > 0 {
			t.Errorf("%s: %v, and %d bytes", tt.reason, err, b.Len())
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
		// The table of a chart that cannot be drawn is still a table.
		if err := tt.chart.Table().WriteHTML(io.Discard); err != nil {
			t.Errorf("%s: %v", tt.reason, err)
		}
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestWriteErrors(t *testing.T) {
	for name, c := range charts(t) {
		if err := c.WriteSVG(broken{}); !errors.Is(err, io.ErrClosedPipe) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Numbers at the ends of what a float can hold are drawn, or refused.
func TestExtremeNumbers(t *testing.T) {
	for _, span := range []govmaturity.Range{
		{Min: -math.MaxFloat64 / 4, Max: math.MaxFloat64 / 4}, {Min: 0, Max: math.SmallestNonzeroFloat64}, {Min: 5, Max: 5}, {},
	} {
		points := []chart.Point{chart.At(span.Min), chart.At(span.Max), chart.At(span.Min/2 + span.Max/2)}
		axis := chart.Axis{Title: "A", Range: span}
		checkPicture(t, chart.Radar{Title: "T", Axes: []chart.Axis{axis, axis, axis}, Series: []chart.Series{{Points: points}}})
		checkPicture(t, chart.Progress{Title: "T", Range: span, Dates: []string{"0001", "2000", "9999-12-31"}, Series: []chart.Series{{Points: points}}})
	}
}

func TestOfRefuses(t *testing.T) {
	one := ninePillars(t, "M", "", "2026", meridia)
	other := pillars(t, arabicPillars(t), "M", "", "2025", meridia)
	undated := ninePillars(t, "M", "", "", meridia)
	e := egdi(t, "2022", "0.5", "0.5", "0.5")
	refused := func(reason string, err error, want string) {
		t.Helper()
		var problems govmaturity.Problems
		var edition *maturity.EditionError
		if !errors.As(err, &problems) && !errors.As(err, &edition) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", reason, err, want)
		}
	}
	_, err := chart.RadarOf(nil)
	refused("no results", err, "results: at least one")
	_, err = chart.RadarOf(roots(one, other))
	refused("two frameworks", err, "not the same edition")
	_, err = chart.RadarOf([]maturity.Result{one.Node("nowhere"), one.Root()})
	refused("a result that is none", err, "results[0]: there is no such result")
	_, err = chart.RadarOf([]maturity.Result{one.Root(), one.Node("resources")})
	refused("another node", err, "results[1]: expected a result of")
	_, err = chart.RadarOf([]maturity.Result{one.Node("resources")})
	refused("an indicator", err, "has no nodes below it")
	_, err = chart.RadarOf(roots(one, one, one, one, one, one, one, one, one))
	refused("nine results", err, "results: a chart shows at most 8")
	_, err = chart.HeatMapOf(e.Root())
	refused("no levels", err, "do not all reach levels of one scale")
	_, err = chart.HeatMapOf(maturity.Result{})
	refused("no result", err, "there is no such result")
	_, err = chart.TargetOf(e.Root(), maturity.Target{Level: "high"})
	refused("a target without levels", err, "do not all reach levels of one scale")
	_, err = chart.TargetOf(one.Root(), maturity.Target{Level: "x", Nodes: map[string]string{"resources": "y"}})
	refused("levels that are not there", err, "level: there is no level \"x\"\nnodes.resources: there is no level \"y\"")
	_, err = chart.ProgressOf(nil, nil)
	refused("no cards", err, "cards: at least one")
	_, err = chart.ProgressOf([]*maturity.Scorecard{nil, undated, one}, nil)
	refused("no card, no date", err, "cards[0]: there is no card\ncards[1].date: the card's assessment has no date")
	_, err = chart.ProgressOf([]*maturity.Scorecard{one, other}, nil)
	refused("two frameworks over time", err, "not the same edition")
	_, err = chart.ProgressOf([]*maturity.Scorecard{one, one}, []string{"resources", "nowhere"})
	refused("a date twice, and no such node", err, "cards: two cards have the date 2026: a year or a month counts as its first day\nnodes[1]: there is no node \"nowhere\"")
}

// Every published instrument can be drawn, answered or not.
func TestCatalogue(t *testing.T) {
	for _, entry := range catalog.Entries() {
		fw := must[*maturity.Framework](t)(catalog.Load(entry.String()))
		card := must[*maturity.Scorecard](t)(fw.Score(&maturity.Assessment{
			Format: maturity.AssessmentFormat, Framework: fw.ID(), Edition: fw.Edition(), Subject: "S", Date: "2026",
		}))
		for node := range card.Nodes() {
			if node.IsIndicator() || len(node.Children()) == 0 {
				continue
			}
			r, err := chart.RadarOf([]maturity.Result{node}, "fr")
			if err != nil {
				t.Errorf("%s %s: %v", entry, node.ID(), err)
				continue
			}
			checkPicture(t, r)
			checkTable(t, r)
			p, err := chart.ProgressOf([]*maturity.Scorecard{card}, []string{node.ID(), node.Children()[0].ID()})
			if err != nil {
				t.Errorf("%s %s: %v", entry, node.ID(), err)
				continue
			}
			checkPicture(t, p)
		}
	}
}

// A target is a polygon of its own; what it does not speak of has none.
func TestTargetOf(t *testing.T) {
	card := ninePillars(t, "M", "", "2026", meridia)
	got, err := chart.TargetOf(card.Root(), maturity.Target{Nodes: map[string]string{"resources": "connected"}}, "es")
	if err != nil {
		t.Fatal(err)
	}
	var want []chart.Point
	for _, node := range card.Root().Children() {
		p := chart.Point{State: govmaturity.StateNotApplicable, Label: "sin meta"}
		if node.ID() == "resources" {
			p = chart.At(3)
		}
		want = append(want, p)
	}
	if got.Title != "Meta" || !reflect.DeepEqual(got.Points, want) {
		t.Errorf("got %+v", got)
	}
}

// Nodes that are computed show their value, as it is printed, and say how much
// of what is below them is answered; levels below the lowest are in the centre.
func TestComputedNodes(t *testing.T) {
	fw := must[*maturity.Framework](t)(maturity.ReadFramework("f.yaml", []byte(`
format: govmaturity/framework/1
id: f
edition: "1"
title: F
standing: illustrative
score-standing: illustrative
scales:
  - id: s
    levels: [{id: one, rank: 1, title: One}, {id: two, rank: 2, title: Two}, {id: four, rank: 4, title: Four}]
root:
  id: root
  title: Root
  aggregation: arithmetic
  nodes:
    - id: a
      title: A
      aggregation: arithmetic
      level: {scale: s, cuts: [{level: one, from: 0.25}, {level: two, from: 0.5}, {level: four, from: 1}]}
      nodes: [{id: a1, title: A1, measure: {kind: yes-no}}, {id: a2, title: A2, measure: {kind: yes-no}}]
    - id: b
      title: B
      aggregation: arithmetic
      level: {scale: s, cuts: [{level: one, from: 0.25}, {level: two, from: 0.5}, {level: four, from: 1}]}
      nodes: [{id: b1, title: B1, measure: {kind: yes-no}}, {id: b2, title: B2, measure: {kind: yes-no}}, {id: b3, title: B3, measure: {kind: yes-no}}]
`)))
	card := must[*maturity.Scorecard](t)(fw.Score(&maturity.Assessment{
		Format: maturity.AssessmentFormat, Framework: "f", Edition: "1", Subject: "S", Date: "2026",
		Answers: map[string]govmaturity.Answer{
			"a1": govmaturity.AnswerYesNo(true), "a2": govmaturity.AnswerYesNo(true),
			"b1": govmaturity.AnswerYesNo(false), "b2": govmaturity.AnswerYesNo(false),
		},
	}))
	radar := must[chart.Radar](t)(chart.RadarOf(roots(card), "en"))
	want := []chart.Point{
		{Value: 4, State: govmaturity.StateAnswered, Label: "Four"},
		{Value: -0.5, State: govmaturity.StateAnswered, Label: "below One (answered: 66\u00A0%)"},
	}
	if !reflect.DeepEqual(radar.Series[0].Points, want) {
		t.Errorf("radar: got %+v", radar.Series[0].Points)
	}
	if radar.Axes[0].Range != (govmaturity.Range{Min: -0.5, Max: 4}) || radar.Rings[1] != (chart.Tick{Value: 2, Title: "Two"}) {
		t.Errorf("radar: %+v %+v", radar.Axes, radar.Rings)
	}
	checkPicture(t, radar)
	heat := must[chart.HeatMap](t)(chart.HeatMapOf(card.Root(), "en"))
	if heat.Rows[0].Reached != 3 || heat.Rows[1] != (chart.Row{Title: "B", State: govmaturity.StateAnswered, Label: "below One (answered: 66\u00A0%)"}) {
		t.Errorf("heat map: %+v", heat.Rows)
	}
	checkPicture(t, heat)
	progress := must[chart.Progress](t)(chart.ProgressOf([]*maturity.Scorecard{card}, []string{"a", "b"}, "en"))
	if p := progress.Series[0].Points[0]; p != (chart.Point{Value: 1, State: govmaturity.StateAnswered, Label: "1 (Four)"}) {
		t.Errorf("progress: %+v", p)
	}
	checkPicture(t, progress)
}

func TestTableCells(t *testing.T) {
	all := charts(t)
	tests := []struct {
		name   string
		header []string
		row    int
		want   []string
	}{
		{"radar-raters", []string{"Nine key pillars", "Cabinet office", "Audit office", "Civil society"}, 5,
			[]string{"ICT infrastructure, affordability and access", "Connected", "Connected", "Connected (estimated)"}},
		{"radar-raters", nil, 8, []string{"Societal capacities", "not answered", "not answered", "not applicable"}},
		{"heat-map", []string{"Nine key pillars", "Level", "Levels reached"}, 4, []string{"Data management", "Online presence", "1 of 4"}},
		{"heat-map", nil, 8, []string{"Societal capacities", "not answered", "–"}},
		{"radar-egdi", []string{"E-Government Development Index", "2018", "2022"}, 2, []string{"Telecommunication Infrastructure Index", "0,3", "sans réponse"}},
	}
	for _, tt := range tests {
		table := all[tt.name].Table()
		if tt.header != nil && !slices.Equal(table.Header, tt.header) {
			t.Errorf("%s: %q", tt.name, table.Header)
		}
		if !slices.Equal(table.Rows[tt.row], tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, table.Rows[tt.row], tt.want)
		}
	}
}

package drawing

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
)

// goldenTrend has a line and a period of each kind. Its own texts are numbers, so
// that whatever else is said comes from the words.
func goldenTrend(h Head) Trend {
	t := Trend{Head: h, Fit: Fit{Width: 900}, Unit: "100", TimeUnit: "101"}
	base, other := TrendLine{Title: "10", Detail: "102"}, TrendLine{Title: "11"}
	for i := range 61 {
		x := float64(i)
		base.Times, base.Values = append(base.Times, x), append(base.Values, 20+x*x/30)
		if i > 20 {
			other.Times, other.Values = append(other.Times, x), append(other.Values, 30-x/4)
		}
	}
	t.Lines = []TrendLine{base, other, {Title: "12", Times: []float64{0, 25, 55}, Values: []float64{80, 60, 100}, Marked: true}}
	t.Bands = []Band{{Title: "13", Full: "14", Empty: "15", None: "16", Entries: []string{"17"}, Spans: []Span{
		{From: 0, To: 20, Name: "1", Text: "18", Mark: SpanMarkFull}, {From: 20, To: 21, Name: "2", Text: "19", Mark: SpanMarkEmpty},
		{From: 21, To: 50, Name: "3", Text: "19", Mark: SpanMarkEmpty}, {From: 50, To: 60, Text: "20", Mark: SpanMarkNone},
	}}}
	return t
}

func (r random) trend() Trend {
	t := Trend{Head: r.head(), Fit: r.fit(), Unit: pick(r, []string{"", r.short()}), TimeUnit: pick(r, []string{"", r.short()})}
	size := pick(r, []float64{1, 1e-300, 1e-9, 0.07, 1000, 1e6, 1e15, 1e300})
	long := pick(r, []float64{1, 1e-6, 0.1, 40, 1e9, 1e290})
	begin := pick(r, []float64{0, -5, 2020, 1e6}) * long
	for i := range 1 + r.IntN(MaxSeries) {
		l := TrendLine{Title: strconv.Itoa(i) + " " + r.short(), Detail: pick(r, []string{"", r.short()}), Marked: r.IntN(2) == 0}
		time := begin
		for range 1 + r.IntN(pick(r, []int{1, 5, 60, 3000})) {
			time += long * (0.1 + r.Float64())
			l.Times, l.Values = append(l.Times, time), append(l.Values, size*pick(r, []float64{0, 1, r.NormFloat64(), 1 + 1e-12*r.Float64()}))
		}
		t.Lines = append(t.Lines, l)
	}
	for range r.IntN(3) {
		b := Band{Title: "B " + r.short(), Full: "f" + r.short(), Empty: "e", None: "n"}
		time := begin
		for range r.IntN(30) {
			next := time + long*r.Float64()*3
			b.Spans = append(b.Spans, Span{From: time, To: next, Name: pick(r, []string{"R1", r.short()}), Text: "t" + r.short(), Mark: pick(r, []SpanMark{SpanMarkFull, SpanMarkEmpty, SpanMarkNone})})
			time = next
		}
		for range r.IntN(4) {
			b.Entries = append(b.Entries, r.short())
		}
		t.Bands = append(t.Bands, b)
	}
	return t
}

func TestTrendProblems(t *testing.T) {
	head := Head{Title: "T"}
	one := TrendLine{Title: "x", Times: []float64{0}, Values: []float64{1}}
	for reason, tt := range map[string]struct {
		t    Trend
		want []string
	}{
		"nothing":             {Trend{}, []string{"title: a chart needs", "lines: at least one"}},
		"the width":           {Trend{Head: head, Fit: Fit{Width: 319}, Lines: []TrendLine{one}}, []string{"width: expected from 320"}},
		"no title, no points": {Trend{Head: head, Lines: []TrendLine{{}}}, []string{"lines[0].title: lines need", "lines[0].values: a line has"}},
		"lines": {Trend{Head: head, Lines: []TrendLine{one, one, {Title: "y", Times: []float64{0}, Values: []float64{1, 2}}, {Title: "z", Times: []float64{0, 0}, Values: []float64{math.NaN(), math.Inf(1)}}}},
			[]string{"lines[1].title: a line before", "lines[2].times: expected a time for each", "lines[3].times[1]: expected a time after", "lines[3].values[0]: the number", "lines[3].values[1]: the number"}},
		"too many": {Trend{Head: head, Lines: make([]TrendLine, MaxSeries+1)}, nil},
		"bands": {Trend{Head: head, Lines: []TrendLine{one}, Bands: []Band{{Title: "b", Spans: []Span{{From: 1, To: 0, Text: "t"}, {From: 2, To: math.Inf(1)}}}}},
			[]string{"bands[0].spans[0].from: expected a period", "bands[0].spans[1].text: a period says", "bands[0].spans[1].to: the number"}},
	} {
		_, err := New(tt.t)
		var problems govmaturity.Problems
		if !errors.As(err, &problems) {
			t.Errorf("%s: %v", reason, err)
			continue
		}
		if tt.want == nil {
			continue
		}
		var got []string
		for _, p := range problems {
			got = append(got, p.Error())
		}
		slices.Sort(got)
		slices.Sort(tt.want)
		if len(got) != len(tt.want) {
			t.Errorf("%s: %q", reason, got)
			continue
		}
		for i, p := range got {
			if !strings.HasPrefix(p, tt.want[i]) {
				t.Errorf("%s: got %q, want %q", reason, p, tt.want[i])
			}
		}
	}
}

// Ticks are round, hold all values, and are neither too few nor too many.
func TestAxes(t *testing.T) {
	for _, tt := range []struct {
		low, high float64
		steps     int
		wide      bool
		want      string
	}{
		{0, 60, 10, false, "[0 10 20 30 40 50 60]"},
		{0, 60, 3, false, "[0 20 40 60]"},
		{5.4, 149, 5, true, "[0 50 100 150]"},
		{90, 110, 5, true, "[90 95 100 105 110]"},
		{-110, -90, 5, true, "[-110 -105 -100 -95 -90]"},
		{0, 0.3, 5, true, "[0 0.1 0.2 0.3]"},
		{-3, 7, 5, true, "[-5 0 5 10]"},
		{7, 7, 5, true, "[6.6 6.8 7 7.2 7.4]"},
		{0, 0, 5, true, "[-1 -0.5 0 0.5 1]"},
		{2020.5, 2026.25, 10, false, "[2021 2022 2023 2024 2025 2026]"},
		{0, 4e300, 5, true, "[0 1e+300 2e+300 3e+300 4e+300]"},
		{0, 4e-200, 2, true, "[0 2e-200 4e-200]"},
	} {
		got := axisOf(tt.low, tt.high, tt.steps, tt.wide)
		if s := fmt.Sprint(got.ticks()); s != tt.want {
			t.Errorf("%v to %v: %s, want %s", tt.low, tt.high, s, tt.want)
		}
	}
}

// Whatever the range, ticks are few, in order, inside of the axis, and a wide axis
// holds the range.
func TestAxesOfAnyRange(t *testing.T) {
	r := random{rand.New(rand.NewPCG(5, 5))}
	for range long.Count(5000, 200_000) {
		size := math.Pow(10, float64(r.IntN(600)-300))
		low := r.NormFloat64() * size
		high := low + math.Abs(r.NormFloat64())*size*pick(r, []float64{1, 1e-5, 1e-12, 0})
		steps := 2 + r.IntN(11)
		for _, wide := range []bool{false, true} {
			a := axisOf(low, high, steps, wide)
			ticks := a.ticks()
			if len(ticks) > steps+1 || wide && len(ticks) < 2 || !slices.IsSorted(ticks) || a.low > low || a.high < high || !(a.high > a.low) {
				t.Fatalf("%v to %v in %d, %v: %v on %+v", low, high, steps, wide, ticks, a)
			}
			for i, x := range ticks {
				if x < a.low || x > a.high || i > 0 && x == ticks[i-1] {
					t.Fatalf("%v to %v in %d, %v: %v on %+v", low, high, steps, wide, ticks, a)
				}
			}
		}
	}
}

func TestAmounts(t *testing.T) {
	w := govmaturity.WordsFor("en")
	for x, want := range map[float64]string{
		0: "0", 1: "1", 148.7321: "148.7", 0.05: "0.05", 123456.7: "123,457", -2.5: "−2.5", 0.000123456: "0.0001235", 1.5e20: "1.5 × 10²⁰", 2e-9: "2 × 10⁻⁹",
	} {
		if got := strings.Trim(amount(w, x), "\u2066\u2069"); strings.NewReplacer("\u2066", "", "\u2069", "", "-", "−").Replace(got) != want {
			t.Errorf("%v is written %q, want %q", x, got, want)
		}
	}
}

// Lines differ by dashes, names stand at their ends, and each point that was given
// by itself has a marker with its value.
func TestTrendSaysAll(t *testing.T) {
	for _, width := range []int{320, 900} {
		d := goldenTrend(Head{Title: "T"})
		d.Width = width
		top := made(t, d)
		text := map[string]int{}
		top.walk(func(e *element) {
			if e.name == "text" || e.name == "tspan" {
				text[e.text]++
			}
		})
		for _, want := range []string{"100", "101", "Time (101)", "13", "17", "1", "3", "14", "15", "16"} {
			if text[want] == 0 && want != "101" {
				t.Errorf("%d: nowhere does it say %q", width, want)
			}
		}
		seen := map[string]bool{}
		for i := range d.Lines {
			markers, lines := drawn(t, top, i+1)
			if len(lines) != 1 || d.Lines[i].Marked != (len(markers) == 3) {
				t.Errorf("%d: line %d has %d pieces and markers %v", width, i, len(lines), markers)
			}
			drawnSeries(t, top, i+1).walk(func(e *element) {
				if e.attrs["fill"] == "none" {
					seen[e.attrs["stroke-dasharray"]] = true
				}
			})
		}
		if len(seen) != len(d.Lines) {
			t.Errorf("%d: dashes %v", width, seen)
		}
	}
}

// Time runs the way people read.
func TestTrendDirection(t *testing.T) {
	for language, way := range map[string]float64{"en": 1, "ar": -1} {
		d := goldenTrend(Head{Title: "T", Words: govmaturity.WordsFor(language)})
		markers, _ := drawn(t, made(t, d), 3)
		var x []float64
		for _, key := range []string{"0: 80", "25: 60", "55: 100"} {
			for words, at := range markers {
				if strings.HasSuffix(words, key) {
					x = append(x, at[0]*way)
				}
			}
		}
		if len(x) != 3 || !slices.IsSorted(x) {
			t.Errorf("%s: %v in %v", language, x, markers)
		}
	}
}

// A long line keeps its peaks, and no more than the screen shows.
func TestTrendIsThin(t *testing.T) {
	d := Trend{Head: Head{Title: "T"}, Lines: []TrendLine{{Title: "x"}}}
	for i := range 200_000 {
		d.Lines[0].Times, d.Lines[0].Values = append(d.Lines[0].Times, float64(i)), append(d.Lines[0].Values, math.Abs(math.Remainder(float64(i), 40)))
	}
	d.Lines[0].Values[77_777] = 1000
	_, pieces := drawn(t, made(t, d), 1)
	if len(pieces) != 1 || pieces[0] > 4*320/2 || pieces[0] < 100 {
		t.Errorf("%v points", pieces)
	}
	c := newCanvas("t", d.Words)
	p := trendPlot{Trend: d, room: d.fit(c)}
	p.frame(c, p.head(c))
	highest := p.bottom
	for _, at := range p.thin(d.Lines[0]) {
		highest = min(highest, at.y)
	}
	if want := p.at(0, 1000).y; highest != want {
		t.Errorf("the peak is at %v, want %v", highest, want)
	}
}

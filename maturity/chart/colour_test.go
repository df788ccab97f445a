package chart

import (
	"github.com/govmaturity/govmaturity"

	"bytes"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"testing"
)

// ratio is the contrast of WCAG 2.2 between two colours, with the standard
// library's own powers.
func ratio(tb testing.TB, a, b string) float64 {
	tb.Helper()
	luminance := func(colour string) float64 {
		sum := 0.0
		for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
			n, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
			if err != nil {
				tb.Fatal(err)
			}
			x := float64(n) / 255
			if x <= 0.04045 {
				x /= 12.92
			} else {
				x = math.Pow((x+0.055)/1.055, 2.4)
			}
			sum += weight * x
		}
		return sum
	}
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestContrast(t *testing.T) {
	const text, graphics = 4.5, 3
	type pair struct {
		reason string
		a, b   string
		least  float64
	}
	pairs := []pair{
		{"text", ink, paper, text},
		{"details and notes", quiet, paper, text},
		{"the word in a row below the lowest level", quiet, paper, text},
		{"check marks in cells that were passed", quiet, tint, graphics},
		{"rings, axes and borders of empty cells", rule, paper, graphics},
		{"borders of passed cells, outwards", rule, paper, graphics},
		{"the rim", frame, paper, graphics},
		{"hatching", hatch, paper, graphics},
	}
	for i, colour := range seriesColours {
		pairs = append(pairs, pair{fmt.Sprintf("series %d", i), colour, paper, graphics})
	}
	for n := 1; n <= maxTicks; n++ {
		for i := range n {
			cell, word := ramp(i, n)
			pairs = append(pairs, pair{fmt.Sprintf("the word in cell %d of %d", i, n), word, cell, text})
			pairs = append(pairs, pair{fmt.Sprintf("the border of cell %d of %d", i, n), frame, paper, graphics})
		}
	}
	for _, p := range pairs {
		if got := ratio(t, p.a, p.b); got < p.least {
			t.Errorf("%s: %s on %s has a contrast of %.2f, want %v", p.reason, p.a, p.b, got, p.least)
		}
	}
	// The published examples of the formula.
	if got := ratio(t, "#000000", "#ffffff"); math.Abs(got-21) > 1e-9 {
		t.Errorf("black on white has %v", got)
	}
	if got := ratio(t, "#777777", "#ffffff"); math.Abs(got-4.48) > 0.005 {
		t.Errorf("#777777 on white has %v", got)
	}
}

// No colour is drawn that TestContrast does not look at.
func TestColoursAreKnown(t *testing.T) {
	known := map[string]bool{paper: true, ink: true, quiet: true, rule: true, frame: true, tint: true, dark: true}
	for _, c := range seriesColours {
		known[c] = true
	}
	for n := 1; n <= maxTicks; n++ {
		for i := range n {
			cell, _ := ramp(i, n)
			known[cell] = true
		}
	}
	// The ground is painted by the chart itself, for dark pages too.
	var b bytes.Buffer
	r := Radar{Title: "T"}
	for range 9 {
		r.Axes = append(r.Axes, Axis{Title: "A", Range: govmaturity.Range{Max: 1}})
	}
	for i := range MaxSeries {
		s := Series{Title: strconv.Itoa(i), Points: []Point{{Value: 1, State: govmaturity.StateImputed}}}
		for k := range 8 {
			s.Points = append(s.Points, At(float64(k)/8))
		}
		r.Series = append(r.Series, s)
	}
	h := HeatMap{Title: "T", Levels: []string{"a", "b", "c", "d"}, Rows: []Row{{Title: "x"}, {Title: "y", State: govmaturity.StateAnswered}}}
	for i := range 4 {
		h.Rows = append(h.Rows, Row{Title: "z", State: govmaturity.StateAnswered, Reached: i + 1})
	}
	p := Progress{Title: "T", Dates: []string{"2020", "2021"}, Range: govmaturity.Range{Max: 1}, Series: []Series{{Title: "s", Points: []Point{At(0), {}}}}}
	for _, err := range []error{r.WriteSVG(&b), h.WriteSVG(&b), p.WriteSVG(&b)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, found := range regexp.MustCompile(`(?:fill|stroke)="([^"]*)"`).FindAllStringSubmatch(b.String(), -1) {
		if c := found[1]; !known[c] && c != "none" && c != "stroke" && c[:3] != "url" {
			t.Errorf("the colour %q is not known", c)
		}
	}
}

// No two series have the same dashes, or the same marker, or the same colour.
func TestSeriesDifferWithoutColour(t *testing.T) {
	seen := map[string]int{}
	for i := range MaxSeries {
		for _, style := range []string{"dash " + dashes[i], "marker " + markers[i].path(0, 0), "colour " + seriesColours[i]} {
			if j, twice := seen[style]; twice {
				t.Errorf("series %d and %d both have the %s", i, j, style)
			}
			seen[style] = i
		}
		for _, corner := range markers[i] {
			if reach := math.Hypot(corner[0], corner[1]) + 0.75; reach > markerReach {
				t.Errorf("marker %d reaches %v", i, reach)
			}
		}
	}
}

// Each language has all words.
func TestWordsAreComplete(t *testing.T) {
	states := []govmaturity.State{
		govmaturity.StateUnanswered, govmaturity.StateNotApplicable, govmaturity.StateNotDeployed, govmaturity.StateExcluded, govmaturity.StateNotAsked, govmaturity.StateBlocked, govmaturity.StateUnscored,
	}
	for _, tag := range []string{"en", "fr", "es", "ar"} {
		w := wordsFor(tag + "-XX")
		if w.tag != tag {
			t.Errorf("%s gets words in %s", tag, w.tag)
		}
		for _, s := range states {
			if w.states[s] == "" {
				t.Errorf("%s has no word for %s", tag, s)
			}
		}
		if len(w.standings) != 4 {
			t.Errorf("%s has words for %d standings", tag, len(w.standings))
		}
		for name, phrase := range map[string]string{"below": w.below, "centre": w.centre} {
			if fill(phrase, "X") == phrase {
				t.Errorf("%s: %s has no place for a level", tag, name)
			}
		}
		for i, word := range []string{
			w.decimal, w.percent, w.colon, w.comma, w.semi, w.radar, w.heatMap, w.progress, w.axes, w.rows, w.levels, w.dates,
			w.topic, w.date, w.span, w.level, w.steps, w.of, w.highest, w.lowest, w.all, w.first, w.last, w.estimated, w.answered,
			w.passed, w.share, w.target, w.noTarget, w.edition, w.standing,
		} {
			if word == "" {
				t.Errorf("%s has no word %d", tag, i)
			}
		}
	}
	if w := wordsFor("si"); w.tag != "en" {
		t.Errorf("Sinhala gets %s", w.tag)
	}
}

func TestNumbers(t *testing.T) {
	tests := []struct {
		reason, language string
		x                float64
		want             string
	}{
		{"a whole number", "en", 3, "3"},
		{"no more than four decimals", "en", 0.123456, "0.1235"},
		{"a comma in French", "fr", 0.5, "0,5"},
		{"no minus zero", "en", -0.00001 * 0, "0"},
		{"a small number keeps its digits", "en", 0.0000125, "1.25e-05"},
		{"a large one, too", "en", 1e20, "1e+20"},
		{"a minus sign stays before the number in Arabic", "ar", -2, "\u200E-2"},
		{"in Hebrew, too, where the words are English", "he", -2, "\u200E-2"},
	}
	for _, tt := range tests {
		if got := wordsFor(tt.language).number(tt.x); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.reason, got, tt.want)
		}
	}
}

func TestRightToLeft(t *testing.T) {
	for tag, want := range map[string]bool{
		"ar": true, "AR-eg": true, "he": true, "ur-PK": true, "az-Arab": true, "dv": true,
		"en": false, "": false, "ar-Latn": false, "az": false, "pa-Guru": false, "zh-Hant-HK": false,
	} {
		if got := rightToLeft(tag); got != want {
			t.Errorf("%q: %v", tag, got)
		}
	}
}

func TestSpread(t *testing.T) {
	tests := []struct {
		reason                string
		wishes, heights, want []float64
	}{
		{"with room all get what they wish", []float64{10, 40, 90}, []float64{10, 10, 10}, []float64{10, 40, 90}},
		{"two that meet share the way", []float64{50, 50}, []float64{10, 10}, []float64{44, 56}},
		{"none leaves the edge", []float64{0, 100}, []float64{10, 10}, []float64{5, 95}},
		{"without room they stand in the middle", []float64{0, 0}, []float64{60, 60}, []float64{19, 81}},
		{"nothing", nil, nil, nil},
	}
	for _, tt := range tests {
		if got := spread(tt.wishes, tt.heights, 2, 0, 100); fmt.Sprint(got) != fmt.Sprint(tt.want) {
			t.Errorf("%s: got %v, want %v", tt.reason, got, tt.want)
		}
	}
}

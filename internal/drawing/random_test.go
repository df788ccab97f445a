package drawing

import (
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
)

// hostile are titles that have broken writers of XML, pages and lines of text.
var hostile = []string{
	`</svg><script>alert(1)</script>`, `" onload="alert(1)`, `' style='x`, `<![CDATA[ ]]>`, `&amp;&lt;&#0;`, `<!-- -->`, `]]>`,
	"\x00\x01\x1f", "\xff\xfe\xc0\x80", "\uFFFE\uFFFF", "line\nline\tline\r", "\u202Eesrever\u202C", "\u200B\u200D\uFEFF",
	"e\u0301\u0301\u0301\u0301", strings.Repeat("long", 100), strings.Repeat("word ", 90), strings.Repeat("w", 500),
	"සංඛ්\u200Dයාත රජය පරිවර්තනය", "டிஜிட்டல் அரசாங்கம்", "البنية التحتية لتكنولوجيا المعلومات", "דיגיטציה של הממשלה",
	"数字政府转型的九大支柱", "デジタル・ガバメントへの変革", "การเปลี่ยนแปลงภาครัฐสู่ดิจิทัล", "Цифровая трансформация государства",
	"👩\u200D💻🏛\uFE0F", "a-b-c-d/e/f–g—h", "-", "/", "100 %", "%s %d", "url(#x)",
}

// random makes charts.
type random struct{ *rand.Rand }

func (r random) title() string {
	switch r.IntN(4) {
	case 0:
		return "T" + pick(r, hostile)
	case 1:
		return "Pillar " + strconv.Itoa(r.IntN(1000))
	}
	words := strings.Fields("data management systems thinking and integration of governance infrastructure affordability capacity")
	text := ""
	for range 1 + r.IntN(8) {
		text += pick(r, words) + " "
	}
	return text
}

func pick[T any](r random, from []T) T { return from[r.IntN(len(from))] }

func (r random) language() string {
	return pick(r, []string{"", "en", "fr", "es", "ar", "he", "si", "ur-PK", "az-Arab", "zh-Hant"})
}

func (r random) span() govmaturity.Range {
	low := math.Round(r.NormFloat64()*100) / 10
	return govmaturity.Range{Min: low, Max: low + math.Abs(math.Round(r.NormFloat64()*100)/10)}
}

func (r random) point(span govmaturity.Range) Point {
	switch r.IntN(7) {
	case 0:
		return Missing(pick(r, []govmaturity.State{
			"", govmaturity.StateUnanswered, govmaturity.StateNotApplicable, govmaturity.StateNotDeployed, govmaturity.StateExcluded, govmaturity.StateNotAsked, govmaturity.StateBlocked, govmaturity.StateUnscored,
		}))
	case 1:
		return Point{Value: span.Max, State: govmaturity.StateImputed}
	case 2:
		return Point{Value: span.Min, State: govmaturity.StateAnswered, Label: r.short()}
	}
	return At(min(span.Min+r.Float64()*(span.Max-span.Min), span.Max))
}

func (r random) series(n int, span func(i int) govmaturity.Range) []Series {
	series := make([]Series, 1+r.IntN(MaxSeries))
	for i := range series {
		series[i].Title = strconv.Itoa(i) + " " + r.short()
		for j := range n {
			series[i].Points = append(series[i].Points, r.point(span(j)))
		}
	}
	return series
}

func (r random) short() string {
	runes := []rune(r.title())
	return string(runes[:min(len(runes), 400)])
}

func (r random) head() Head {
	return Head{Title: "T " + r.short(), Note: r.short(), Words: govmaturity.WordsFor(r.language())}
}

// natural is a width, or as much as a chart needs.
func (r random) natural() Fit {
	if r.IntN(2) == 0 {
		return Fit{}
	}
	return r.fit()
}

func (r random) radar() Radar {
	c := Radar{Head: r.head(), Fit: r.natural(), Topic: r.short()}
	n := pick(r, []int{1, 2, 3, 4, 5, 9, 12, 17, 40, 100})
	one := r.span()
	same := r.IntN(2) == 0
	for i := range n {
		span := one
		if !same {
			span = r.span()
		}
		c.Axes = append(c.Axes, Axis{Title: strconv.Itoa(i) + " " + r.short(), Range: span})
	}
	if same && one.Max > one.Min {
		for i := range r.IntN(6) {
			c.Rings = append(c.Rings, Tick{Value: one.Min + (one.Max-one.Min)*float64(i)/6, Title: r.short()})
		}
	}
	c.Series = r.series(n, func(i int) govmaturity.Range { return c.Axes[i].Range })
	return c
}

func (r random) heatMap() HeatMap {
	c := HeatMap{Head: r.head(), Fit: r.natural()}
	for i := range 1 + r.IntN(12) {
		c.Levels = append(c.Levels, strconv.Itoa(i)+r.short())
	}
	for range 1 + r.IntN(40) {
		row := Row{Title: "R " + r.short()}
		if r.IntN(4) > 0 {
			row.State, row.Reached = pick(r, []govmaturity.State{govmaturity.StateAnswered, govmaturity.StateImputed}), r.IntN(len(c.Levels)+1)
		}
		if r.IntN(4) == 0 {
			row.Label = r.short()
		}
		c.Rows = append(c.Rows, row)
	}
	return c
}

func (r random) progress() Progress {
	c := Progress{Head: r.head(), Fit: r.natural(), Range: r.span()}
	year := 1990 + r.IntN(10)
	for range 1 + r.IntN(30) {
		year += 1 + r.IntN(4)*r.IntN(4)
		c.Dates = append(c.Dates, strconv.Itoa(year)+pick(r, []string{"", "-07", "-02-28"}))
	}
	if c.Range.Max > c.Range.Min {
		for i := range r.IntN(6) {
			c.Ticks = append(c.Ticks, Tick{Value: c.Range.Min + (c.Range.Max-c.Range.Min)*float64(i)/6, Title: r.short()})
		}
	}
	c.Series = r.series(len(c.Dates), func(int) govmaturity.Range { return c.Range })
	return c
}

func (r random) any() Shape {
	switch r.IntN(17) {
	case 0:
		return r.radar()
	case 1:
		return r.heatMap()
	case 2:
		return r.profile()
	case 3:
		return r.matrix()
	case 4:
		return r.depth()
	case 5:
		return r.diagram()
	case 6:
		return r.trend()
	case 7:
		return r.gantt()
	case 8:
		return r.scatter()
	case 9:
		return r.plane()
	case 10:
		return r.circles()
	case 11:
		return r.risks()
	case 12:
		return r.deadlines()
	case 13:
		return r.places()
	case 14:
		return r.dots()
	case 15:
		return r.shares()
	}
	return r.progress()
}

// Whatever the data, the picture is well-formed, harmless, and holds all that is
// drawn.
func TestRandomCharts(t *testing.T) {
	for seed := range long.Count(60, 1000) {
		s := random{rand.New(rand.NewPCG(uint64(seed), 1))}.any()
		made(t, s)
		if t.Failed() {
			t.Fatalf("seed %d: %T", seed, s)
		}
	}
}

package drawing

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// What a chart holds at most. Beyond that nobody can read it, and a hostile
// input must not fill the memory.
const (
	maxAxes    = 100  // of a radar, and rows of a heat map
	maxTicks   = 30   // rings, levels, columns
	maxDates   = 200  // of a chart over time
	maxWording = 500  // characters of a title or a label
	maxProse   = 5000 // characters of a description or a note
)

// largest is the largest number that can be placed: from minus to plus that
// much, differences and shares of a range stay finite.
const largest = math.MaxFloat64 / 4

// checker collects what is wrong with a shape.
type checker struct{ document.Report }

func at(key string) govmaturity.Path { return govmaturity.Path{}.Key(key) }

// head checks what all charts have.
func (k *checker) head(h Head) {
	k.title(at("title"), h.Title, "a chart needs a title, which is also its name for those who do not see it")
	k.text(at("description"), h.Description, maxProse)
	k.text(at("note"), h.Note, maxProse)
}

// id checks what the ids in a picture begin with.
func (k *checker) id(at govmaturity.Path, s string) {
	for i, r := range s {
		letter := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
		if !letter && (i == 0 || !('0' <= r && r <= '9' || r == '-' || r == '_')) || i >= 64 {
			k.Add(at, govmaturity.CodeWrongFormat, "an ID is a letter and then up to 63 letters, digits, hyphens or underscores, such as radar-1; found %.80q", s)
			return
		}
	}
}

// text checks how long a wording is.
func (k *checker) text(at govmaturity.Path, s string, most int) {
	if n := utf8.RuneCountInString(s); n > most {
		k.Add(at, govmaturity.CodeTooLong, "at most %d characters; found %d", most, n)
	}
}

// label checks a wording that may be missing.
func (k *checker) label(at govmaturity.Path, s string) { k.text(at, s, maxWording) }

// title checks a wording that may not.
func (k *checker) title(at govmaturity.Path, s, why string) {
	if strings.TrimSpace(s) == "" {
		k.Add(at, govmaturity.CodeRequired, "%s", why)
	}
	k.text(at, s, maxWording)
}

func (k *checker) count(at govmaturity.Path, n, most int, what string) {
	switch {
	case n == 0:
		k.Add(at, govmaturity.CodeRequired, "at least one of the %s is needed", what)
	case n > most:
		k.Add(at, govmaturity.CodeTooManyValues, "a chart shows at most %d %s; found %d", most, what, n)
	}
}

func (k *checker) number(at govmaturity.Path, x float64) bool {
	if math.IsNaN(x) || math.Abs(x) > largest {
		k.Add(at, govmaturity.CodeNotFinite, "the number %v cannot be drawn", x)
		return false
	}
	return true
}

// span checks a range, and reports whether points can be held against it.
func (k *checker) span(at govmaturity.Path, r govmaturity.Range) bool {
	lower, upper := k.number(at.Key("min"), r.Min), k.number(at.Key("max"), r.Max)
	if lower && upper && r.Min > r.Max {
		k.Add(at, govmaturity.CodeOutOfOrder, "a range goes from a lower to a higher number; found %v to %v", r.Min, r.Max)
		return false
	}
	return lower && upper
}

// ticks checks rings and levels: inside the range, from the lowest up.
func (k *checker) ticks(at govmaturity.Path, ticks []Tick, within govmaturity.Range, known bool) {
	if len(ticks) > maxTicks {
		k.Add(at, govmaturity.CodeTooManyValues, "at most %d can be told apart; found %d", maxTicks, len(ticks))
	}
	for i, t := range ticks {
		k.label(at.Index(i).Key("title"), t.Title)
		if !k.number(at.Index(i).Key("value"), t.Value) {
			continue
		}
		if known && !within.Contains(t.Value) {
			k.Add(at.Index(i).Key("value"), govmaturity.CodeOutOfRange, "expected a number from %v to %v; found %v", within.Min, within.Max, t.Value)
		}
		if i > 0 && t.Value <= ticks[i-1].Value {
			k.Add(at.Index(i).Key("value"), govmaturity.CodeOutOfOrder, "expected more than the %v before it; found %v", ticks[i-1].Value, t.Value)
		}
	}
}

// series checks all series against the number of points that each must have,
// and against the range of each point.
func (k *checker) series(series []Series, points int, what string, within func(i int) (govmaturity.Range, bool)) {
	k.seriesUpTo(MaxSeries, series, points, what, within)
}

// seriesUpTo checks as many series as a shape can tell apart.
func (k *checker) seriesUpTo(most int, series []Series, points int, what string, within func(i int) (govmaturity.Range, bool)) {
	k.count(at("series"), len(series), most, "series")
	titles := map[string]bool{}
	for i, s := range series[:min(len(series), most)] {
		here := at("series").Index(i)
		if len(series) == 1 {
			k.label(here.Key("title"), s.Title)
		} else {
			k.title(here.Key("title"), s.Title, "series need titles to be told apart")
			if titles[s.Title] {
				k.Add(here.Key("title"), govmaturity.CodeDuplicateID, "the series before has the title %.80q as well", s.Title)
			}
			titles[s.Title] = true
		}
		if len(s.Points) != points {
			k.Add(here.Key("points"), govmaturity.CodeWrongCount, "expected one point for each of the %d %s; found %d", points, what, len(s.Points))
			continue
		}
		for j, p := range s.Points {
			r, known := within(j)
			k.point(here.Key("points").Index(j), p, r, known)
		}
	}
}

func (k *checker) point(at govmaturity.Path, p Point, within govmaturity.Range, known bool) {
	k.label(at.Key("label"), p.Label)
	k.state(at.Key("state"), p.state())
	switch {
	case !p.present():
		if p.Value != 0 { // NaN too
			k.Add(at.Key("value"), govmaturity.CodeNotUsed, "a point that is %s has no value; found %v", p.state(), p.Value)
		}
	case k.number(at.Key("value"), p.Value) && known && !within.Contains(p.Value):
		k.Add(at.Key("value"), govmaturity.CodeOutOfRange, "expected a number from %v to %v; found %v", within.Min, within.Max, p.Value)
	}
}

func (k *checker) state(at govmaturity.Path, s govmaturity.State) {
	if !slices.Contains(govmaturity.States(), s) {
		k.Add(at, govmaturity.CodeUnknownReference, "there is no state %.40q", string(s))
	}
}

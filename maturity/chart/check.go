package chart

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
)

// What a chart holds at most. Beyond that nobody can read it, and a hostile
// input must not fill the memory.
const (
	maxAxes    = 100  // of a radar, and rows of a heat map
	maxTicks   = 30   // rings, levels, columns
	maxDates   = 200  // of a progress chart
	maxWording = 500  // characters of a title or a label
	maxProse   = 5000 // characters of a description or a note
)

// largest is the largest number that can be placed: from minus to plus that
// much, differences and shares of a range stay finite.
const largest = math.MaxFloat64 / 4

// checker collects what is wrong with a chart.
type checker struct{ problems govmaturity.Problems }

func (k *checker) report(at govmaturity.Path, code govmaturity.Code, format string, args ...any) {
	k.problems = append(k.problems, govmaturity.Problem{Code: code, Path: at, Format: format, Args: args})
}

func at(key string) govmaturity.Path { return govmaturity.Path{}.Key(key) }

// head checks what all charts have.
func (k *checker) head(id, title, description, note, language string) {
	if id != "" && !validID(id) {
		k.report(at("id"), govmaturity.CodeWrongFormat, "an ID is a letter and then up to 63 letters, digits, hyphens or underscores, such as radar-1; found %.80q", id)
	}
	if language != "" && !govmaturity.ValidLanguage(language) {
		k.report(at("language"), govmaturity.CodeWrongFormat, "expected a BCP 47 language tag, such as en or pt-BR; found %.40q", language)
	}
	k.needed(at("title"), title, "a chart needs a title, which is also its name for those who do not see it")
	k.long(at("description"), description, maxProse)
	k.long(at("note"), note, maxProse)
}

func validID(s string) bool {
	for i, r := range s {
		letter := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
		if !letter && (i == 0 || !('0' <= r && r <= '9' || r == '-' || r == '_')) {
			return false
		}
	}
	return len(s) <= 64
}

func (k *checker) long(at govmaturity.Path, s string, most int) {
	if n := utf8.RuneCountInString(s); n > most {
		k.report(at, govmaturity.CodeTooLong, "at most %d characters; found %d", most, n)
	}
}

func (k *checker) needed(at govmaturity.Path, s, why string) {
	if strings.TrimSpace(s) == "" {
		k.report(at, govmaturity.CodeRequired, "%s", why)
	}
	k.long(at, s, maxWording)
}

func (k *checker) count(at govmaturity.Path, n, most int, what string) {
	switch {
	case n == 0:
		k.report(at, govmaturity.CodeRequired, "at least one of the %s is needed", what)
	case n > most:
		k.report(at, govmaturity.CodeTooManyValues, "a chart shows at most %d %s; found %d", most, what, n)
	}
}

func (k *checker) number(at govmaturity.Path, x float64) bool {
	if math.IsNaN(x) || math.Abs(x) > largest {
		k.report(at, govmaturity.CodeNotFinite, "the number %v cannot be drawn", x)
		return false
	}
	return true
}

// span checks a range, and reports whether points can be held against it.
func (k *checker) span(at govmaturity.Path, r govmaturity.Range) bool {
	lower, upper := k.number(at.Key("min"), r.Min), k.number(at.Key("max"), r.Max)
	if lower && upper && r.Min > r.Max {
		k.report(at, govmaturity.CodeOutOfOrder, "a range goes from a lower to a higher number; found %v to %v", r.Min, r.Max)
		return false
	}
	return lower && upper
}

// ticks checks rings and levels: inside the range, from the lowest up.
func (k *checker) ticks(at govmaturity.Path, ticks []Tick, within govmaturity.Range, known bool) {
	if len(ticks) > maxTicks {
		k.report(at, govmaturity.CodeTooManyValues, "at most %d can be told apart; found %d", maxTicks, len(ticks))
	}
	for i, t := range ticks {
		k.long(at.Index(i).Key("title"), t.Title, maxWording)
		if !k.number(at.Index(i).Key("value"), t.Value) {
			continue
		}
		if known && !within.Contains(t.Value) {
			k.report(at.Index(i).Key("value"), govmaturity.CodeOutOfRange, "expected a number from %v to %v; found %v", within.Min, within.Max, t.Value)
		}
		if i > 0 && t.Value <= ticks[i-1].Value {
			k.report(at.Index(i).Key("value"), govmaturity.CodeOutOfOrder, "expected more than the %v before it; found %v", ticks[i-1].Value, t.Value)
		}
	}
}

// series checks all series against the number of points that each must have,
// and against the range of each point.
func (k *checker) series(series []Series, points int, what string, within func(i int) (govmaturity.Range, bool)) {
	k.count(at("series"), len(series), MaxSeries, "series")
	titles := map[string]bool{}
	for i, s := range series[:min(len(series), MaxSeries)] {
		here := at("series").Index(i)
		k.long(here.Key("title"), s.Title, maxWording)
		if len(series) > 1 {
			k.needed(here.Key("title"), s.Title, "series need titles to be told apart")
			if titles[s.Title] {
				k.report(here.Key("title"), govmaturity.CodeDuplicateID, "the series before has the title %.80q as well", s.Title)
			}
			titles[s.Title] = true
		}
		if len(s.Points) != points {
			k.report(here.Key("points"), govmaturity.CodeWrongCount, "expected one point for each of the %d %s; found %d", points, what, len(s.Points))
			continue
		}
		for j, p := range s.Points {
			r, known := within(j)
			k.point(here.Key("points").Index(j), p, r, known)
		}
	}
}

func (k *checker) point(at govmaturity.Path, p Point, within govmaturity.Range, known bool) {
	k.long(at.Key("label"), p.Label, maxWording)
	k.state(at.Key("state"), p.state())
	switch {
	case !p.present():
		if p.Value != 0 { // NaN too
			k.report(at.Key("value"), govmaturity.CodeNotUsed, "a point that is %s has no value; found %v", p.state(), p.Value)
		}
	case k.number(at.Key("value"), p.Value) && known && !within.Contains(p.Value):
		k.report(at.Key("value"), govmaturity.CodeOutOfRange, "expected a number from %v to %v; found %v", within.Min, within.Max, p.Value)
	}
}

func (k *checker) state(at govmaturity.Path, s govmaturity.State) {
	if _, missing := english.states[s]; !missing && !s.HasValue() {
		k.report(at, govmaturity.CodeUnknownReference, "there is no state %.40q", string(s))
	}
}

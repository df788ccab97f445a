package govmaturity

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unique"
)

// ScaleSpec is an ordered set of levels as a document has it: stages of
// maturity, grades, classes, levels of proficiency. [CompileScale] checks it.
type ScaleSpec struct {
	ID    string `json:"id" doc:"required,pattern=id"`
	Title Text   `json:"title,omitempty"`
	// Levels go from the lowest to the highest.
	Levels []LevelSpec `json:"levels" doc:"required,nonempty"`
}

// LevelSpec is one step of a scale.
type LevelSpec struct {
	ID string `json:"id" doc:"required,pattern=id"`
	// Rank orders the levels. It grows from one level to the next.
	Rank        int  `json:"rank" doc:"required,min=0,max=1000"`
	Title       Text `json:"title" doc:"required"`
	Description Text `json:"description,omitempty"`
	// Standing says how official the level's words are, where that is not what
	// the document says of itself.
	Standing Standing `json:"standing,omitempty" doc:"words"`
	// Value is what the level counts in computations. It is the rank when not
	// given. It grows from one level to the next.
	Value *float64 `json:"value,omitempty"`
}

// MaxLevels is how many levels a scale has at most.
const MaxLevels = 64

// Scale is a compiled ScaleSpec. It does not change. The zero Scale has no
// levels.
type Scale struct {
	id     string
	title  Text
	levels []Level
}

// CompileScale checks a scale. The problems are all that is wrong with it, at
// paths that count from the scale. With problems, the Scale still has the
// levels that could be read, so that a caller can look for more.
func CompileScale(spec ScaleSpec) (Scale, Problems) {
	var problems Problems
	levels := spec.Levels
	report := func(at Path, code Code, format string, args ...any) {
		problems = append(problems, Problem{Code: code, Path: at, Format: format, Args: args})
	}
	if len(levels) > MaxLevels {
		report(Path{}.Key("levels"), CodeTooLarge, "a scale has at most %d levels, found %d", MaxLevels, len(levels))
		levels = levels[:MaxLevels]
	}
	seen := make(map[string]bool)
	for i, l := range levels {
		at := Path{}.Key("levels").Index(i)
		if seen[l.ID] && l.ID != "" {
			report(at.Key("id"), CodeDuplicateID, "there is already a level %q", l.ID)
		}
		seen[l.ID] = true
		if x, err := strconv.ParseFloat(l.ID, 64); err == nil && x != float64(l.Rank) {
			report(at.Key("id"), CodeReserved, "%q reads as a rank, and the rank of this level is %d; choose another id", l.ID, l.Rank)
		}
		if strings.EqualFold(l.ID, "na") {
			report(at.Key("id"), CodeReserved, "%q means not applicable in tables; choose another id", l.ID)
		}
		value := l.value()
		if math.IsNaN(value) || math.IsInf(value, 0) {
			report(at.Key("value"), CodeNotFinite, "the number %v is not one that a document can hold", value)
		}
		if i == 0 {
			continue
		}
		if before := levels[i-1]; l.Rank <= before.Rank {
			report(at.Key("rank"), CodeOutOfOrder, "levels go from the lowest to the highest: the rank %d does not come after %d", l.Rank, before.Rank)
		} else if value <= before.value() {
			report(at.Key("value"), CodeOutOfOrder, "a higher level counts more: the value %v is not above %v", value, before.value())
		}
	}
	return newScale(spec, levels), problems
}

func (l LevelSpec) value() float64 {
	if l.Value != nil {
		return *l.Value
	}
	return float64(l.Rank)
}

// newScale makes the levels from the highest down, since each knows the next.
func newScale(spec ScaleSpec, levels []LevelSpec) Scale {
	s := Scale{id: spec.ID, title: spec.Title.Clone(), levels: make([]Level, len(levels))}
	whole := wholeOf(levels)
	for i, l := range slices.Backward(levels) {
		data := levelData{
			scale: spec.ID, whole: whole, id: l.ID, rank: l.Rank, index: i, value: l.value(),
			title: pack(l.Title), description: pack(l.Description), standing: l.Standing,
		}
		if i+1 < len(levels) {
			data.next = s.levels[i+1].data
		}
		s.levels[i] = Level{unique.Make(data)}
	}
	return s
}

// wholeOf writes all that there is to say about levels as one string, so that it
// can be compared with ==. Each part says how long it is: no two lists of levels
// read alike.
func wholeOf(levels []LevelSpec) string {
	var b strings.Builder
	for _, l := range levels {
		for _, part := range []string{
			l.ID, strconv.Itoa(l.Rank), strconv.FormatFloat(l.value(), 'g', -1, 64),
			pack(l.Title), pack(l.Description), string(l.Standing),
		} {
			b.WriteString(strconv.Itoa(len(part)) + ":" + part)
		}
	}
	return b.String()
}

// ID returns the scale's id.
func (s Scale) ID() string { return s.id }

// Title returns what people read, or nil.
func (s Scale) Title() Text { return s.title.Clone() }

// Len returns the number of levels.
func (s Scale) Len() int { return len(s.levels) }

// Levels returns the levels, from the lowest to the highest. The list is the
// caller's own.
func (s Scale) Levels() []Level { return slices.Clone(s.levels) }

// At returns the i-th level, from 0, or the zero Level when there is none.
func (s Scale) At(i int) Level {
	if i < 0 || i >= len(s.levels) {
		return Level{}
	}
	return s.levels[i]
}

// Level returns the level with an id, or the zero Level when there is none.
func (s Scale) Level(id string) Level {
	for _, l := range s.levels {
		if l.ID() == id {
			return l
		}
	}
	return Level{}
}

// Rank returns the level with a rank, or the zero Level when there is none.
func (s Scale) Rank(rank int) Level {
	for _, l := range s.levels {
		if l.Rank() == rank {
			return l
		}
	}
	return Level{}
}

// Same reports whether two scales, perhaps of two editions, have levels of the
// same ids and ranks in the same order. Their words may differ.
func (s Scale) Same(t Scale) bool {
	return slices.EqualFunc(s.levels, t.levels, func(a, b Level) bool {
		return a.ID() == b.ID() && a.Rank() == b.Rank()
	})
}

// Range returns what levels count, from the lowest to the highest: zero
// without levels.
func (s Scale) Range() Range {
	if len(s.levels) == 0 {
		return Range{}
	}
	return Range{s.levels[0].Value(), s.levels[len(s.levels)-1].Value()}
}

// pack writes a text as one string, so that it can be compared with ==.
func pack(t Text) string {
	var b strings.Builder
	for _, tag := range t.Languages() {
		b.WriteString(tag + "\x00" + strconv.Itoa(len(t[tag])) + "\x00" + t[tag])
	}
	return b.String()
}

func unpack(s string) Text {
	var t Text
	for s != "" {
		tag, rest, _ := strings.Cut(s, "\x00")
		digits, wording, _ := strings.Cut(rest, "\x00")
		n, err := strconv.Atoi(digits)
		if err != nil || n > len(wording) {
			return t // not a text that pack wrote
		}
		if t == nil {
			t = make(Text)
		}
		t[tag], s = wording[:n], wording[n:]
	}
	return t
}

// Level is a step of a scale that was reached or is aimed at. The zero Level
// means that none is.
//
// Levels are comparable with ==: they are equal when their whole scales are,
// words included, whichever documents they were read from.
type Level struct{ data unique.Handle[levelData] }

// levelData is a level, in a form that can be compared.
type levelData struct {
	scale              string // its id
	whole              string // all levels of the scale
	id                 string
	rank, index        int
	value              float64
	title, description string // packed
	standing           Standing
	next               unique.Handle[levelData]
}

// Valid reports whether l is a level: false for the zero Level.
func (l Level) Valid() bool { return l != Level{} }

func (l Level) get() levelData {
	if !l.Valid() {
		return levelData{rank: -1, index: -1}
	}
	return l.data.Value()
}

// ID returns the level's id, or "" for the zero Level.
func (l Level) ID() string { return l.get().id }

// Rank returns the level's rank. Only ranks of one scale can be compared. It
// is -1 for the zero Level, which is below every level.
func (l Level) Rank() int { return l.get().rank }

// Index returns the level's place in its scale, from 0 for the lowest. It is
// -1 for the zero Level.
func (l Level) Index() int { return l.get().index }

// Title returns the level's title, or nil for the zero Level.
func (l Level) Title() Text { return unpack(l.get().title) }

// Description returns what the scale says about the level, or nil.
func (l Level) Description() Text { return unpack(l.get().description) }

// Standing returns how official the level's words are, or "" where the scale
// does not say.
func (l Level) Standing() Standing { return l.get().standing }

// Value returns what the level counts in computations, or 0 for the zero
// Level.
func (l Level) Value() float64 { return l.get().value }

// Scale returns the id of the level's scale, or "" for the zero Level.
func (l Level) Scale() string { return l.get().scale }

// SameScale reports whether both are levels of one scale.
func (l Level) SameScale(m Level) bool {
	a, b := l.get(), m.get()
	return l.Valid() && m.Valid() && a.scale == b.scale && a.whole == b.whole
}

// Next returns the level above. It returns the zero Level when there is none.
func (l Level) Next() Level {
	if !l.Valid() {
		return Level{}
	}
	return Level{l.get().next}
}

// Compare orders levels: by their scales' ids, then by their ranks. The zero
// Level comes first.
func (l Level) Compare(m Level) int {
	a, b := l.get(), m.get()
	return cmp.Or(cmp.Compare(a.scale, b.scale), cmp.Compare(a.rank, b.rank), cmp.Compare(a.whole, b.whole), cmp.Compare(a.index, b.index))
}

// String returns the title in English, or "none" for the zero Level.
func (l Level) String() string {
	if !l.Valid() {
		return "none"
	}
	return l.Title().String()
}

// MarshalText writes the level's id.
func (l Level) MarshalText() ([]byte, error) { return []byte(l.ID()), nil }

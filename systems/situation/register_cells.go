package situation

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/date"
	"github.com/govmaturity/govmaturity/internal/table"
)

// word returns what a cell means that is one of several words, or "" and a note. Titles
// are further names of them.
func (r *rowReader) word(key string, kind RegisterWordKind, ids []string, titles map[string]string) string {
	cell, column := r.cell(key, kind)
	if cell == "" {
		return ""
	}
	if id := r.meant(cell, kind, ids, titles); id != "" {
		return id
	}
	r.note(column, govmaturity.CodeNotAllowed, "%.60q is not known here: expected one of %s, or a word of the mapping", cell, strings.Join(ids, ", "))
	return ""
}

// meant returns what a cell means: as the mapping says, or by an id or a title.
func (r *rowReader) meant(cell string, kind RegisterWordKind, ids []string, titles map[string]string) string {
	folded := fold(cell)
	for _, w := range r.s.spec.Words {
		if w.Kind == kind && w.Means != "" && fold(w.Cell) == folded && (ids == nil || kind == RegisterWordKindCategory || slices.Contains(ids, w.Means)) {
			return w.Means
		}
	}
	for _, id := range ids {
		if id == folded {
			return id
		}
	}
	return titles[folded]
}

// numbered is a number with a name beside it: 4 - Likely, Likely (4), 16 (High).
var numbered = regexp.MustCompile(`^(?:([0-9]+(?:[.,][0-9]+)?)\s*(?:[-–—:.=]\s*)?[(\[]?\s*(\pL.*?)\s*[)\]]?|(\pL.*?)\s*[-–—:=]?\s*[(\[]?\s*([0-9]+(?:[.,][0-9]+)?)\s*[)\]]?)$`)

// apart takes a number from the name beside it. Without both, neither is returned.
func apart(cell string) (number, name string) {
	m := numbered.FindStringSubmatch(fold(cell))
	if m == nil {
		return "", ""
	}
	return cmp.Or(m[1], m[4]), cmp.Or(m[2], m[3])
}

// level returns the level that a cell means: by the mapping, by its id or title, or by
// its rank; or "" and a note. A number beside a name must be of the same level.
func (r *rowReader) level(key string, kind RegisterWordKind, scale *govmaturity.ScaleSpec) string {
	cell, column := r.cell(key, kind)
	if cell == "" {
		return ""
	}
	var ids []string
	titles, ranks := map[string]string{}, map[string]string{}
	for _, l := range scale.Levels {
		ids = append(ids, l.ID)
		for _, wording := range l.Title {
			titles[fold(wording)] = l.ID
		}
		ranks[strconv.Itoa(l.Rank)] = l.ID
	}
	if id := r.meant(cell, kind, ids, titles); id != "" {
		return id
	}
	if id := ranks[cell]; id != "" {
		return id
	}
	if number, name := apart(cell); number != "" {
		byName := r.meant(name, kind, ids, titles)
		switch byRank := ranks[number]; {
		case byName != "" && byName == byRank:
			return byName
		case byName != "" && byRank != "":
			r.note(column, govmaturity.CodeContradiction, "%.60q is two levels at once, %s by its number and %s by its name: it is not read", cell, byRank, byName)
			return ""
		}
	}
	r.note(column, govmaturity.CodeNotALevel, "%.60q is no level of %s: expected one of %s, or a word of the mapping", cell, scale.ID, strings.Join(ids, ", "))
	return ""
}

// band reads the class of a risk.
func (r *rowReader) band(key string, bands []BandSpec) string {
	cell, column := r.cell(key, RegisterWordKindBand)
	if cell == "" {
		return ""
	}
	ids, titles := namesOf(bands)
	if id := r.meant(cell, RegisterWordKindBand, ids, titles); id != "" {
		return id
	}
	r.note(column, govmaturity.CodeNotALevel, "%.60q is no band: expected one of %s, or a word of the mapping", cell, strings.Join(ids, ", "))
	return ""
}

func namesOf(bands []BandSpec) (ids []string, titles map[string]string) {
	titles = map[string]string{}
	for _, b := range bands {
		ids = append(ids, b.ID)
		for _, wording := range b.Title {
			titles[fold(wording)] = b.ID
		}
	}
	return ids, titles
}

// score reads a number, and the class that may stand beside it. A word alone is a class.
func (r *rowReader) score(key string, bands []BandSpec) (*float64, string) {
	cell, column := r.cell(key, RegisterWordKindBand)
	if cell == "" {
		return nil, ""
	}
	ids, titles := namesOf(bands)
	if id := r.meant(cell, RegisterWordKindBand, ids, titles); id != "" {
		return nil, id
	}
	band := ""
	number := fold(cell) // without a coloured dot
	if n, name := apart(cell); n != "" {
		if band = r.meant(name, RegisterWordKindBand, ids, titles); band != "" {
			number = n
		}
	}
	form := table.NumberForm{}
	if r.s.spec.Decimal == "comma" {
		form.Decimal = ','
	}
	x, err := table.Number(number, form)
	if err != nil {
		r.note(column, govmaturity.CodeNumberForm, "%s", err.Error())
		return nil, ""
	}
	if x < 0 || x > 1e6 {
		r.note(column, govmaturity.CodeOutOfRange, "the score %.60q is not between 0 and a million", number)
		return nil, ""
	}
	return &x, band
}

// layouts are the forms of dates that a mapping can name.
var layouts = map[string]string{"dd/mm/yyyy": "2/1/2006", "mm/dd/yyyy": "1/2/2006", "dd.mm.yyyy": "2.1.2006", "dd-mm-yyyy": "2-1-2006", "yyyy/mm/dd": "2006/1/2"}

// date reads a date of the form that documents have, or of that of the mapping. What
// follows a T is the time of day, which is left out.
func (r *rowReader) date(key string) string {
	cell, column := r.cell(key, RegisterWordKindAny)
	if cell == "" {
		return ""
	}
	day, _, _ := strings.Cut(cell, "T")
	if _, ok := date.Parse(day); ok {
		return day
	}
	expected := "2026-11-25"
	if form := r.s.spec.Dates; form != "" {
		if t, err := time.Parse(layouts[form], cell); err == nil && t.Year() > 0 {
			return t.Format(time.DateOnly)
		}
		expected = form
	}
	r.note(column, govmaturity.CodeNoSuchDay, "%.60q is no date that can be read: expected a year, a year and month, or a day, such as %s", cell, expected)
	return ""
}

package sheet

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/table"
)

// said is what a cell says about a level.
type said struct {
	// blank reports that the cell says nothing.
	blank bool
	level string // the id
	rank  int
	means Meaning
	// word reports that a word of the mapping says it.
	word bool
	// mixed reports that the cell has a number and a label.
	mixed bool
	// wrong says why the cell is no level, and what to do.
	wrong string
}

// levelWord is a level, as cells can name it.
type levelWord struct {
	id     string
	rank   int
	titles []string
}

func scaleWords(s *competency.ScaleSpec) []levelWord {
	if s == nil {
		return nil
	}
	var words []levelWord
	for _, l := range s.Levels {
		words = append(words, newLevelWord(l.ID, l.Rank, l.Title))
	}
	return words
}

func competencyWords(c competency.Competency) []levelWord {
	var words []levelWord
	for _, l := range c.Levels() {
		words = append(words, newLevelWord(l.ID(), l.Rank(), l.Title()))
	}
	return words
}

func newLevelWord(id string, rank int, title govmaturity.Text) levelWord {
	w := levelWord{id: id, rank: rank}
	for _, tag := range title.Languages() {
		w.titles = append(w.titles, title[tag])
	}
	return w
}

func (w levelWord) is(name string) bool {
	if fold(w.id) == fold(name) {
		return true
	}
	for _, t := range w.titles {
		if fold(t) == fold(name) {
			return true
		}
	}
	return false
}

// fold writes a name so that those that differ in capitals, or in spaces, alone are
// the same.
func fold(s string) string {
	return strings.ToLower(strings.Join(strings.FieldsFunc(s, func(r rune) bool { return table.Trim(string(r)) == "" }), " "))
}

// vocabulary knows what cells mean.
type vocabulary struct {
	words map[string]WordSpec
	form  table.NumberForm
	// known are cells that came before. A table has few words, and many cells.
	known map[knownCell]said
}

// knownCell is a cell, among the levels of one scale.
type knownCell struct {
	lowest *levelWord
	text   string
}

// maxKnown bounds how many cells are remembered, and how long they may be.
const (
	maxKnown     = 10_000
	maxKnownCell = 100
)

func newVocabulary(m *Mapping) *vocabulary {
	v := &vocabulary{words: map[string]WordSpec{}, known: map[knownCell]said{}}
	for _, w := range m.Words {
		v.words[fold(w.Cell)] = w
	}
	if m.Table.Decimal == "comma" {
		v.form.Decimal = ','
	}
	return v
}

// meaning returns what a word of the mapping means in a cell that is no level, such as
// a name or a description: "" for any other text.
func (v *vocabulary) meaning(cell string) Meaning {
	return v.words[fold(cell)].Means
}

var (
	numberFirst = regexp.MustCompile(`^([0-9]+)\s*[-–—:.)=]\s*(\S.*)$`)
	numberLast  = regexp.MustCompile(`^(.*\S)\s*[-–—:=(\[]\s*([0-9]+)[)\]]?$`)
	rangeForm   = regexp.MustCompile(`^([0-9]+)\s*(?:[-–—/]|to|bis|à)\s*([0-9]+)$`)
	// monthForm is what spreadsheets make of 3-4.
	monthForm = regexp.MustCompile(`^([0-9]{1,2})[-./ ]?\s*(?i:jan|feb|mar|mär|mrz|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-z.]*$`)
	starForm  = regexp.MustCompile(`^[★⭐*☆]+$`)
)

// say says what a cell says. Nothing is guessed: a word that neither the mapping nor
// the scale knows is wrong.
func (v *vocabulary) say(cell string, levels []levelWord) said {
	cell = table.Trim(cell)
	if cell == "" {
		return said{blank: true}
	}
	key := knownCell{text: cell}
	if len(levels) > 0 {
		key.lowest = &levels[0]
	}
	s, ok := v.known[key]
	if !ok {
		s = v.work(cell, levels)
		if len(v.known) < maxKnown && len(cell) <= maxKnownCell {
			key.text = strings.Clone(cell) // a cell alone would keep its whole row
			v.known[key] = s
		}
	}
	return s
}

// work finds out what a cell says.
func (v *vocabulary) work(cell string, levels []levelWord) said {
	if w, ok := v.words[fold(cell)]; ok {
		if w.Level == "" {
			return said{means: w.Means, word: true, blank: w.Means == MeansUnknown}
		}
		for _, l := range levels {
			if l.id == w.Level {
				return said{level: l.id, rank: l.rank, word: true}
			}
		}
		return said{wrong: fmt.Sprintf("%.60q stands for the level %q, which is not one of %s", cell, w.Level, names(levels))}
	}
	for _, l := range levels {
		if l.is(cell) {
			return said{level: l.id, rank: l.rank}
		}
	}
	if n, err := table.Number(cell, v.form); err == nil {
		return v.number(cell, n, levels)
	}
	for _, m := range [][]string{numberFirst.FindStringSubmatch(cell), swap(numberLast.FindStringSubmatch(cell))} {
		if m == nil {
			continue
		}
		if s, ok := mixed(cell, m[1], m[2], levels); ok {
			return s
		}
	}
	return said{wrong: v.why(cell, levels)}
}

// swap puts the number of a match before its label.
func swap(m []string) []string {
	if m != nil {
		m[1], m[2] = m[2], m[1]
	}
	return m
}

// number is about a cell that is a number: the rank of a level, or nothing.
func (v *vocabulary) number(cell string, n float64, levels []levelWord) said {
	for i, l := range levels {
		if n == float64(l.rank) {
			return said{level: l.id, rank: l.rank}
		}
		if i > 0 && n > float64(levels[i-1].rank) && n < float64(l.rank) {
			return said{wrong: fmt.Sprintf("%.60q lies between %s and %s: a rating is one of the levels", cell, levels[i-1].id, l.id)}
		}
	}
	if n == 0 {
		return said{wrong: fmt.Sprintf("%.60q is no level: say in words of the mapping whether it means none, not-applicable or unknown", cell)}
	}
	return said{wrong: fmt.Sprintf("%.60q is no level: expected one of %s", cell, names(levels))}
}

// mixed is about a number beside a label: both must be of one level.
func mixed(cell, digits, label string, levels []levelWord) (said, bool) {
	rank, err := strconv.Atoi(digits)
	if err != nil {
		return said{}, false
	}
	for _, l := range levels {
		switch {
		case l.is(label) && l.rank == rank:
			return said{level: l.id, rank: l.rank, mixed: true}, true
		case l.is(label):
			return said{wrong: fmt.Sprintf("%.60q contradicts itself: the level %s has the rank %d", cell, l.id, l.rank)}, true
		}
	}
	return said{}, false
}

// why says why a cell is no level, and what to do.
func (v *vocabulary) why(cell string, levels []levelWord) string {
	switch plain := strings.Trim(fold(cell), ". "); {
	case plain == "n/a" || plain == "na" || plain == "n.a" || plain == "-" || plain == "–" || plain == "—" || plain == "?" || plain == "tbd":
		return fmt.Sprintf("%.60q is no level: say in words of the mapping whether it means none, not-applicable or unknown", cell)
	case starForm.MatchString(cell):
		return fmt.Sprintf("%.60q is no level: say in words of the mapping which level so many stars are", cell)
	case monthForm.MatchString(cell):
		return fmt.Sprintf("%.60q is no level: a spreadsheet may have made a date of something such as 3-4; mark the column as text there", cell)
	}
	if m := rangeForm.FindStringSubmatch(cell); m != nil {
		return fmt.Sprintf("%.60q is from %s to %s: a rating is one of the levels", cell, m[1], m[2])
	}
	if strings.ContainsAny(cell, "0123456789٠١٢٣٤٥٦٧٨٩") {
		if _, err := table.Number(cell, v.form); err != nil && !strings.HasSuffix(err.Error(), "is not a number") {
			return err.Error()
		}
	}
	return fmt.Sprintf("%.60q is no level: expected one of %s, or a word of the mapping", cell, names(levels))
}

func names(levels []levelWord) string {
	ids := make([]string, len(levels))
	for i, l := range levels {
		ids[i] = l.id
	}
	return strings.Join(ids, ", ")
}

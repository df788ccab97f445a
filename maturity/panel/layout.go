package panel

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/govmaturity/govmaturity"
)

// Layout says how a table of assessments is laid out: a row for each assessment, a
// column for each indicator. The zero Layout is ready to use.
//
// The first row names the columns, in any order: the id of an indicator, or, for an
// indicator that offers options, an id and an option with a colon between them, such as
// laws:privacy, in as many columns as there are options. In a column of an option, yes
// or x says that it holds, and no or a blank that it does not; where all of them are
// blank, nobody has answered.
//
// A cell holds what [maturity.Indicator.Parse] reads. Besides, it can name a state, such
// as not-deployed, unless an option has that name, and an estimate is written
// imputed: 0.83.
type Layout struct {
	// Subject, Rater and Date are the headers of the columns that say who was
	// assessed, by whom and when. That of subjects must be there: it is subject, when
	// not given. The others are looked for only when given.
	Subject, Rater, Date string
	// Extra says what to do about all other columns: refuse, the default, ignore or
	// keep them.
	Extra Extra
	// Incomplete takes a table without the columns of some indicators, which nobody
	// has answered then. Without it, they are missing: a column that was forgotten
	// must not pass for answers that are not known yet.
	Incomplete bool
	// Separator stands between cells: a comma, a semicolon, a tab or a bar. It is found
	// when 0.
	Separator rune
	// Decimal is the sign before the part of a number below one: a point, when 0, or a
	// comma. Thousands stands between groups of three digits: nothing, when 0. A number
	// that has two readings is refused with both.
	Decimal, Thousands rune
	// Percent takes 50% for 0.5.
	Percent bool
	// States says what words mean that stand where there is no answer, such as .. or
	// n/a. A word that is not there is refused, and never guessed.
	States map[string]govmaturity.State
}

// Extra is what to do about columns that hold no answers.
type Extra string

const (
	// ExtraRefuse makes them problems.
	ExtraRefuse Extra = "refuse"
	// ExtraIgnore passes over them.
	ExtraIgnore Extra = "ignore"
	// ExtraKeep keeps them, for groups and for people to read.
	ExtraKeep Extra = "keep"
)

func (l Layout) subject() string {
	if l.Subject == "" {
		return "subject"
	}
	return l.Subject
}

// check reports what makes no sense in a layout.
func (l Layout) check() error {
	known := l.known()
	for i, name := range known {
		if slices.Contains(known[:i], name) {
			return fmt.Errorf("the column %q says one thing: name another for the subject, the rater or the date", name)
		}
	}
	for _, word := range slices.Sorted(maps.Keys(l.States)) {
		if state := l.States[word]; !state.OfAnswer() || state.HasValue() {
			return fmt.Errorf("the word %q stands for %q, which is no reason why there is no answer", word, state)
		}
	}
	decimal := cmp.Or(l.Decimal, '.')
	switch {
	case decimal != '.' && decimal != ',':
		return fmt.Errorf("the decimal sign is a point or a comma, not %q", decimal)
	case l.Thousands == decimal:
		return fmt.Errorf("%q is the decimal sign, and cannot stand between thousands too: give each a sign of its own", decimal)
	case l.Thousands != 0 && (unicode.IsLetter(l.Thousands) || unicode.IsDigit(l.Thousands) || strings.ContainsRune("+-%", l.Thousands)):
		return fmt.Errorf("%q is a part of numbers, and cannot stand between thousands", l.Thousands)
	case l.Extra != "" && l.Extra != ExtraRefuse && l.Extra != ExtraIgnore && l.Extra != ExtraKeep:
		return fmt.Errorf("other columns are %s, %s or %s, not %q", ExtraRefuse, ExtraIgnore, ExtraKeep, l.Extra)
	}
	return nil
}

// known returns the headers of the columns that hold no answers and have a meaning.
func (l Layout) known() []string {
	known := []string{l.subject()}
	for _, name := range []string{l.Rater, l.Date} {
		if name != "" {
			known = append(known, name)
		}
	}
	return known
}

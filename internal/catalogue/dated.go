package catalogue

import (
	"fmt"
	"io/fs"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// FindAt returns the edition that was in force on a date: a year, a year and
// month, or a day. dates gives those of an entry.
//
// A date before the first edition is an error, which wraps [fs.ErrNotExist]. The
// note says what else a reader of results must know, and is "" when there is
// nothing: that nobody has looked since the last check whether the edition is
// still in force, or that dates are not known. A note never stands in the way.
func (s Shelf) FindAt(id, date string, dates func(Entry) (govmaturity.Dates, error)) (e Entry, note string, err error) {
	if form := document.PatternNamed("date"); !form.Matches(date) {
		return Entry{}, "", fmt.Errorf("%s: %.60q is no date: expected %s", s.Package, date, form.Words)
	}
	var editions []Entry
	for _, entry := range s.Entries() {
		if entry.ID == id {
			editions = append(editions, entry)
		}
	}
	if editions == nil {
		_, err := s.Find(id)
		if err == nil { // an id with its edition
			err = fmt.Errorf("%s: %.60q names an edition; to find the one in force on a date, name the %s without it", s.Package, id, s.Noun)
		}
		return Entry{}, "", err
	}
	choice := chosen{at: -1}
	for i, entry := range editions {
		d, err := dates(entry)
		if err != nil {
			return Entry{}, "", err
		}
		choice.consider(i, entry, d, date)
	}
	switch {
	case choice.at >= 0:
		return editions[choice.at], choice.note(editions, date), nil
	case choice.first != "":
		return Entry{}, "", fmt.Errorf("%s: no edition of %s was in force on %s: the first with a date, %s, is since %s: %w",
			s.Package, id, date, choice.firstEdition, choice.first, fs.ErrNotExist)
	}
	newest := editions[len(editions)-1]
	return newest, fmt.Sprintf("%s does not say since when it is in force", newest), nil
}

// chosen is the edition that was in force on a date, as far as editions have
// been looked at.
type chosen struct {
	at    int // its position; -1 for none
	dates govmaturity.Dates
	later bool // a later one was not yet in force
	// undated is one that does not say since when it is in force: perhaps it
	// was.
	undated []int
	// first is since when the earliest of all is in force.
	first, firstEdition string
}

func (c *chosen) consider(i int, e Entry, d govmaturity.Dates, date string) {
	since := d.Since()
	switch {
	case since == "":
		c.undated = append(c.undated, i)
		return
	case c.first == "" || firstDay(since) < firstDay(c.first):
		c.first, c.firstEdition = since, e.String()
	}
	switch {
	case firstDay(since) > lastDay(date):
		c.later = true
	case c.at < 0 || firstDay(since) >= firstDay(c.dates.Since()):
		c.at, c.dates = i, d
	}
}

// note says what is not known about the choice.
func (c *chosen) note(editions []Entry, date string) string {
	e := editions[c.at]
	for _, i := range c.undated {
		if i > c.at {
			return fmt.Sprintf("%s does not say since when it is in force: it may be the one in force on %s, and not %s", editions[i], date, e)
		}
	}
	switch checked := c.dates.Checked; {
	case c.later:
		return "" // the next edition says until when this one was in force
	case checked == "":
		return fmt.Sprintf("nobody says when it was last checked that %s is in force", e)
	case firstDay(date) > lastDay(checked):
		return fmt.Sprintf("that %s is in force was last checked on %s: a newer edition may be in force on %s", e, checked, date)
	}
	return ""
}

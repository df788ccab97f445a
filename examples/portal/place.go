package main

import (
	"net/url"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// A place is where in an assessment a page is: the whole of it when it is
// empty, or an item of a list, or an item of a list of an item.
type place []step

type step struct{ Roster, Item string }

// parsePlace reads what [place.String] writes.
func parsePlace(s string) (place, bool) {
	if s == "" {
		return nil, true
	}
	parts := strings.Split(s, "/")
	if len(parts)%2 != 0 {
		return nil, false
	}
	var at place
	for pair := range slices.Chunk(parts, 2) {
		roster, errA := url.PathUnescape(pair[0])
		item, errB := url.PathUnescape(pair[1])
		if errA != nil || errB != nil {
			return nil, false
		}
		at = append(at, step{roster, item})
	}
	return at, true
}

// String writes a place for an address. Items may be called anything.
func (at place) String() string {
	var parts []string
	for _, s := range at {
		parts = append(parts, url.PathEscape(s.Roster), url.PathEscape(s.Item))
	}
	return strings.Join(parts, "/")
}

// in returns the place of an item in a list at this place.
func (at place) in(roster, item string) place {
	return append(slices.Clone(at), step{roster, item})
}

// outer returns the place around an item, and the item's own step.
func (at place) outer() (place, step) { return at[:len(at)-1], at[len(at)-1] }

// field is how the names of the form's fields begin at this place: a form is of
// one item, which has the number 0.
func (at place) field() string {
	var b strings.Builder
	for _, s := range at {
		b.WriteString("/rosters/" + s.Roster + "/0")
	}
	return b.String()
}

// pointer names the item for the library.
func (at place) pointer() string {
	var path govmaturity.Path
	for _, s := range at {
		path = path.Key(s.Roster).Key(s.Item)
	}
	return path.Pointer()
}

// level is what a document says at one place.
type level struct {
	answers *map[string]govmaturity.Answer
	rosters *map[string][]maturity.RosterItem
	item    *maturity.RosterItem // nil for the whole
}

// levelAt finds a place in a document. It is not there when somebody took the
// item out, or never was.
func levelAt(doc *maturity.Assessment, at place) (level, bool) {
	l := level{&doc.Answers, &doc.Rosters, nil}
	for _, s := range at {
		items := (*l.rosters)[s.Roster]
		i := slices.IndexFunc(items, func(it maturity.RosterItem) bool { return it.ID == s.Item })
		if i < 0 {
			return level{}, false
		}
		l = level{&items[i].Answers, &items[i].Rosters, &items[i]}
	}
	return l, true
}

// cardAt returns the results of a place.
func cardAt(card *maturity.Scorecard, at place) *maturity.Scorecard {
	for _, s := range at {
		if card = card.Item(s.Roster, s.Item); card == nil {
			return nil
		}
	}
	return card
}

// placeQuery is the query of an address that names a place.
func placeQuery(at place) string { return url.Values{"at": {at.String()}}.Encode() }

// itemName is what an item is called.
func itemName(item *maturity.RosterItem) string {
	if item.Title != "" {
		return item.Title
	}
	return item.ID
}

// rosterOf returns a list of the framework by its id, wherever it is.
func (in *instrument) roster(id string) maturity.Roster {
	for _, r := range in.AllRosters() {
		if r.ID() == id {
			return r
		}
	}
	return maturity.Roster{}
}

// listsAt are the ids of the lists at a place: those of a part at the top, and
// those that each item has within.
func (in *instrument) listsAt(p *part, at place) []string {
	if len(at) == 0 {
		return p.Rosters
	}
	var ids []string
	for _, r := range in.roster(at[len(at)-1].Roster).Rosters() {
		ids = append(ids, r.ID())
	}
	return ids
}

// questionsAt are the questions of a place itself, without those of its lists.
func (in *instrument) questionsAt(p *part, at place) []string {
	if len(at) == 0 {
		return p.Indicators
	}
	return in.lists[at[len(at)-1].Roster]
}

// partOf returns the part that an item belongs to.
func (in *instrument) partOf(at place) *part {
	for i := range in.parts {
		if slices.Contains(in.parts[i].Rosters, at[0].Roster) {
			return &in.parts[i]
		}
	}
	return nil
}

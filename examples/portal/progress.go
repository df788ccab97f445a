package main

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// tally counts questions that are asked, and those of them that have an answer
// or the reason why there is none. A list of the framework that has no items is
// asked for once: an assessment that nobody has touched is not complete. Of the
// lists within an item, some may well stay empty.
type tally struct{ Answered, Asked int }

// Done reports whether nothing is missing.
func (t tally) Done() bool { return t.Answered >= t.Asked }

// Percent is how much of it is done. Only all is 100.
func (t tally) Percent() string {
	if t.Asked == 0 {
		return percent(1)
	}
	return percent(float64(t.Answered) / float64(t.Asked))
}

func (t *tally) count(r maturity.Result) {
	if !r.IsIndicator() || r.State() == govmaturity.StateNotAsked {
		return
	}
	t.Asked++
	if said(r.Answer()) {
		t.Answered++
	}
}

// said reports whether a question was dealt with: it has an answer, or a state
// that says why there is none. That nobody knows is one; the library's form counts
// so, too.
func said(a govmaturity.Answer) bool { return a.Stated() != "" || a.HasValue() }

func (t *tally) add(more tally) {
	t.Answered += more.Answered
	t.Asked += more.Asked
}

// own counts the questions of a place without its lists.
func own(card *maturity.Scorecard, indicators []string) (t tally) {
	for _, id := range indicators {
		t.count(card.Node(id))
	}
	return t
}

// list counts what is asked in a list of a place.
func list(card *maturity.Scorecard, roster string) (t tally) {
	items := card.Items(roster)
	if len(items) == 0 && asksList(card, roster) {
		return tally{0, 1}
	}
	for _, item := range items {
		t.add(whole(item))
	}
	return t
}

// asksList reports whether a list is asked for: something that is asked
// summarises it.
func asksList(card *maturity.Scorecard, id string) bool {
	for result := range card.Nodes() {
		r, _ := result.Node().Roster()
		if r.Valid() && r.ID() == id && result.State() != govmaturity.StateNotAsked {
			return true
		}
	}
	return false
}

// whole counts all of an item, with its lists.
func whole(item *maturity.Scorecard) (t tally) {
	for r := range item.Nodes() {
		t.count(r)
	}
	for _, roster := range item.Rosters() {
		for _, inner := range item.Items(roster) {
			t.add(whole(inner))
		}
	}
	return t
}

// tally counts all of a part.
func (p *part) tally(card *maturity.Scorecard) tally {
	t := own(card, p.Indicators)
	for _, id := range p.Rosters {
		t.add(list(card, id))
	}
	return t
}

// tally counts all that an instrument asks.
func (in *instrument) tally(card *maturity.Scorecard) (t tally) {
	for i := range in.parts {
		t.add(in.parts[i].tally(card))
	}
	return t
}

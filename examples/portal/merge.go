package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"html/template"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
	"github.com/govmaturity/govmaturity/maturity"
)

// A save is merged by question, in lists too. What is done to a list itself
// (add, move, take out) is done to the list as it is stored when it is saved.

// change is something that two documents say different things about.
type change struct {
	At        string // the place, as [place.String] writes it
	Indicator string // a question there; or a list there, and
	Roster    string
	Item      string // an item that is in one only or has another name; or the order of all when it is empty
}

func (c change) place() place {
	at, _ := parsePlace(c.At)
	return at
}

// path returns the place of a change in the form of its page.
func (c change) path() govmaturity.Path {
	name := c.place().field()
	if c.Indicator != "" {
		name += "/answers/" + c.Indicator
	}
	return govmaturity.ParsePointer(name)
}

// lastSent returns what a page said of the part when it was last sent: what it
// was made from, with what it has changed since then itself. A page that is sent
// again after going back in the browser still has its first version, and the
// answers that were saved from it.
func (p *partPage) lastSent(since []store.Revision, page string) (*maturity.Assessment, error) {
	sent, err := decode(since[0].Document)
	if err != nil {
		return nil, err
	}
	for i := 1; i < len(since); i++ {
		if since[i].Page != page {
			continue
		}
		before, errBefore := decode(since[i-1].Document)
		after, errAfter := decode(since[i].Document)
		if err := errors.Join(errBefore, errAfter); err != nil {
			return nil, err
		}
		// Where both say the same, nothing was changed: it is as it was.
		again, _, err := merge(p.At, p.In.questionsAt(p.Part, p.At), before, sent, after)
		switch {
		case errors.Is(err, errItemGone): // it had not been there yet
		case err != nil:
			return nil, err
		default:
			sent = again
		}
	}
	return sent, nil
}

// merge puts what a person entered on the page of a place into the stored
// document. Seen is the document that the page was made from, now is the one
// that is stored, and mine has the answers of the page. What only one of the two
// changed is taken from whoever changed it. Both are the questions that the two
// changed in different ways: there, merged has mine. Where somebody has taken
// the item out, there is nothing to put anything into.
func merge(at place, indicators []string, seen, now, mine *maturity.Assessment) (merged *maturity.Assessment, both []change, err error) {
	if merged, err = copied(now); err != nil {
		return nil, nil, err
	}
	out, ok := levelAt(merged, at)
	ours, ok2 := levelAt(mine, at)
	if !ok || !ok2 {
		return nil, nil, errItemGone
	}
	was, ok := levelAt(seen, at)
	if !ok {
		was = level{&map[string]govmaturity.Answer{}, nil, &maturity.RosterItem{}}
	}
	if *out.answers == nil {
		*out.answers = map[string]govmaturity.Answer{}
	}
	for _, id := range indicators {
		before, theirs, mine := (*was.answers)[id], (*out.answers)[id], (*ours.answers)[id]
		if mine.Equal(before) || mine.Equal(theirs) {
			continue // theirs stays
		}
		if !theirs.Equal(before) {
			both = append(both, change{At: at.String(), Indicator: id})
		}
		if (*out.answers)[id] = mine; mine.Equal(govmaturity.Answer{}) {
			delete(*out.answers, id)
		}
	}
	if len(*out.answers) == 0 {
		*out.answers = nil
	}
	if out.item != nil && ours.item.Title != was.item.Title && ours.item.Title != out.item.Title {
		if out.item.Title != was.item.Title {
			outer, s := at.outer()
			both = append(both, change{At: outer.String(), Roster: s.Roster, Item: s.Item})
		}
		out.item.Title = ours.item.Title
	}
	return merged, both, nil
}

var errItemGone = errors.New("the item was taken out")

// copied returns a document that shares nothing with another.
func copied(doc *maturity.Assessment) (*maturity.Assessment, error) {
	data, err := encode(doc)
	if err != nil {
		return nil, err
	}
	return decode(data)
}

func byID(items []maturity.RosterItem) map[string]*maturity.RosterItem {
	out := make(map[string]*maturity.RosterItem, len(items))
	for i := range items {
		out[items[i].ID] = &items[i]
	}
	return out
}

// same compares as documents: what is blank in one and not there in the other
// is the same.
func same(a, b any) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && bytes.Equal(x, y)
}

// changes lists what is different between two documents, in the framework's
// order.
func (in *instrument) changes(a, b *maturity.Assessment) (out []change) {
	seen := map[string]bool{} // a list may belong to two parts
	for i := range in.parts {
		p := &in.parts[i]
		out = append(out, in.changesAt(p, nil, level{&a.Answers, &a.Rosters, nil}, level{&b.Answers, &b.Rosters, nil}, seen)...)
	}
	return out
}

func (in *instrument) changesAt(p *part, at place, a, b level, seen map[string]bool) (out []change) {
	for _, id := range in.questionsAt(p, at) {
		if !(*a.answers)[id].Equal((*b.answers)[id]) {
			out = append(out, change{At: at.String(), Indicator: id})
		}
	}
	for _, roster := range in.listsAt(p, at) {
		if len(at) == 0 && seen[roster] {
			continue
		}
		seen[roster] = true
		x, y := byID((*a.rosters)[roster]), byID((*b.rosters)[roster])
		for _, item := range (*a.rosters)[roster] {
			if y[item.ID] == nil {
				out = append(out, change{At: at.String(), Roster: roster, Item: item.ID})
			}
		}
		for i := range (*b.rosters)[roster] {
			item := &(*b.rosters)[roster][i]
			old := x[item.ID]
			if old == nil || old.Title != item.Title {
				out = append(out, change{At: at.String(), Roster: roster, Item: item.ID})
			}
			if old == nil {
				old = &maturity.RosterItem{}
			}
			out = append(out, in.changesAt(p, at.in(roster, item.ID), level{&old.Answers, &old.Rosters, old}, level{&item.Answers, &item.Rosters, item}, seen)...)
		}
		if order((*a.rosters)[roster], y) != order((*b.rosters)[roster], x) {
			out = append(out, change{At: at.String(), Roster: roster})
		}
	}
	return out
}

// order writes the items that another list has as well, in their order.
func order(items []maturity.RosterItem, other map[string]*maturity.RosterItem) string {
	var ids []string
	for _, item := range items {
		if other[item.ID] != nil {
			ids = append(ids, item.ID)
		}
	}
	return strings.Join(ids, "\n")
}

// titleOf is what a change is about, in words: within lists, after the items
// around it.
func (v *visit) titleOf(in *instrument, c change, docs ...*maturity.Assessment) template.HTML {
	var parts []template.HTML
	at := c.place()
	named := func(at place, s step) template.HTML {
		for _, doc := range docs {
			if l, ok := levelAt(doc, at.in(s.Roster, s.Item)); ok {
				return isolated(itemName(l.item))
			}
		}
		return isolated(s.Item)
	}
	for i, s := range at {
		parts = append(parts, named(at[:i], s))
	}
	switch {
	case c.Indicator != "" && len(at) == 0:
		parts = append(parts, v.Say(in.Node(c.Indicator).Title()))
	case c.Indicator != "":
		parts = append(parts, v.Say(in.questionOf(at, c.Indicator).Title()))
	case c.Item == "":
		parts = append(parts, v.Say(in.listTitle(c.Roster)))
	default:
		parts = append(parts, v.Say(in.listTitle(c.Roster)), named(at, step{c.Roster, c.Item}))
	}
	return joined(parts)
}

// questionOf returns a question of a place.
func (in *instrument) questionOf(at place, id string) maturity.Node {
	if len(at) == 0 {
		return in.Node(id)
	}
	for n := range in.roster(at[len(at)-1].Roster).Root().All() {
		if n.ID() == id {
			return n
		}
	}
	return maturity.Node{}
}

// sayAt is what a document says where something changed.
func (v *visit) sayAt(in *instrument, c change, doc *maturity.Assessment) string {
	at := c.place()
	l, ok := levelAt(doc, at)
	switch {
	case !ok:
		return ""
	case c.Indicator != "":
		return v.answerText(in.questionOf(at, c.Indicator).Indicator(), (*l.answers)[c.Indicator])
	case c.Item == "":
		var names []string
		for i := range (*l.rosters)[c.Roster] {
			names = append(names, itemName(&(*l.rosters)[c.Roster][i]))
		}
		return short(strings.Join(names, ", "))
	}
	if item := byID((*l.rosters)[c.Roster])[c.Item]; item != nil {
		return itemName(item)
	}
	return v.T("not-in-list")
}

func isolated(s string) template.HTML {
	return template.HTML("<bdi>" + template.HTMLEscapeString(s) + "</bdi>")
}

func joined(parts []template.HTML) (out template.HTML) {
	for i, p := range parts {
		if i > 0 {
			out += ": "
		}
		out += p
	}
	return out
}

package main

import (
	"net/url"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// stop is one page of questions on the way through a draft: a part, or an item
// of a list.
type stop struct {
	Part *part
	At   place
	Link string
	Name govmaturity.Text // of a part
	Item string           // what an item is called
}

// stops are all pages of questions in the order in which people go through
// them: each part, then the items of its lists, each followed by what is within
// it.
func (d *draft) stops() (all []stop) {
	var items func(p *part, at place, l level)
	items = func(p *part, at place, l level) {
		for _, roster := range d.In.listsAt(p, at) {
			list := (*l.rosters)[roster]
			for i := range list {
				inner := at.in(roster, list[i].ID)
				all = append(all, stop{Part: p, At: inner, Link: d.placeLink(p, inner), Item: itemName(&list[i])})
				items(p, inner, level{&list[i].Answers, &list[i].Rosters, &list[i]})
			}
		}
	}
	for i := range d.In.parts {
		p := &d.In.parts[i]
		all = append(all, stop{Part: p, Link: d.placeLink(p, nil), Name: p.Title})
		items(p, nil, level{&d.Doc.Answers, &d.Doc.Rosters, nil})
	}
	return all
}

// tally counts what one page asks: its own questions, and, at the top, lists
// that have no items yet.
func (s *stop) tally(in *instrument, card *maturity.Scorecard) tally {
	at := cardAt(card, s.At)
	if at == nil {
		return tally{}
	}
	t := own(at, in.questionsAt(s.Part, s.At))
	if len(s.At) == 0 {
		for _, roster := range s.Part.Rosters {
			if len(at.Items(roster)) == 0 && asksList(at, roster) {
				t.Asked++
			}
		}
	}
	return t
}

// placeLink is the address of a page of questions.
func (d *draft) placeLink(p *part, at place) string {
	link := d.Link + "/parts/" + url.PathEscape(p.ID)
	if len(at) > 0 {
		link += "?" + url.Values{"at": {at.String()}}.Encode()
	}
	return link
}

// around returns where a page stands among all, and the pages before and after
// it, if there are any.
func around(all []stop, p *part, at place) (number int, before, after *stop) {
	key := at.String()
	for i := range all {
		if all[i].Part != p || all[i].At.String() != key {
			continue
		}
		if i > 0 {
			before = &all[i-1]
		}
		if i+1 < len(all) {
			after = &all[i+1]
		}
		return i + 1, before, after
	}
	return 0, nil, nil
}

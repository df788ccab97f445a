package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
	"github.com/govmaturity/govmaturity/maturity"
)

// A save is merged by question. Of a list, an item counts as one question: its
// answers are about one thing, and two people who change it should look at it
// together.

// change is a question, or an item of a list, that two documents say different
// things about.
type change struct {
	Indicator    string // or
	Roster, Item string
}

// path returns the place of a change in a document.
func (c change) path(doc *maturity.Assessment) govmaturity.Path {
	if c.Indicator != "" {
		return govmaturity.Path{}.Key("answers").Key(c.Indicator)
	}
	at := govmaturity.Path{}.Key("rosters").Key(c.Roster)
	if i := slices.IndexFunc(doc.Rosters[c.Roster], func(it maturity.RosterItem) bool { return it.ID == c.Item }); i >= 0 {
		at = at.Index(i)
	}
	return at
}

// merge puts what a person entered on one page into the stored document. Seen
// is the document that the page was made from, now is the one that is stored,
// and mine has the answers of the part. What only one of the two changed is
// taken from whoever changed it. Both are the questions that the two changed
// in different ways: there, merged has mine.
func (p *part) merge(seen, now, mine *maturity.Assessment) (merged *maturity.Assessment, both []change) {
	out := *now
	out.Answers = maps.Clone(now.Answers)
	if out.Answers == nil {
		out.Answers = map[string]govmaturity.Answer{}
	}
	for _, id := range p.Indicators {
		was, theirs, ours := seen.Answers[id], now.Answers[id], mine.Answers[id]
		if ours.Equal(was) || ours.Equal(theirs) {
			continue // theirs stays
		}
		if !theirs.Equal(was) {
			both = append(both, change{Indicator: id})
		}
		if out.Answers[id] = ours; ours.Equal(govmaturity.Answer{}) {
			delete(out.Answers, id)
		}
	}
	out.Rosters = maps.Clone(now.Rosters)
	for _, id := range p.Rosters {
		items, clashes := mergeItems(seen.Rosters[id], now.Rosters[id], mine.Rosters[id])
		for _, item := range clashes {
			both = append(both, change{Roster: id, Item: item})
		}
		if out.Rosters == nil {
			out.Rosters = map[string][]maturity.RosterItem{}
		}
		if out.Rosters[id] = items; len(items) == 0 {
			delete(out.Rosters, id)
		}
	}
	return &out, both
}

// lastSent returns what a page said of the part when it was last sent: what it
// was made from, with what it has changed since then itself. A page that is sent
// again after going back in the browser still has its first version, and the
// answers that were saved from it.
func (p *part) lastSent(since []store.Revision, page string) (*maturity.Assessment, error) {
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
		sent, _ = p.merge(before, sent, after)
	}
	return sent, nil
}

// mergeItems merges a list by the ids of its items. The order is mine, and
// after it comes what only they have added.
func mergeItems(seen, now, mine []maturity.RosterItem) (items []maturity.RosterItem, clashes []string) {
	was, theirs, ours := byID(seen), byID(now), byID(mine)
	take := func(id string) {
		a, b, c := was[id], theirs[id], ours[id]
		pick := c
		switch {
		case sameItem(c, a):
			pick = b
		case !sameItem(b, a) && !sameItem(b, c):
			clashes = append(clashes, id)
		}
		if pick != nil {
			items = append(items, *pick)
		}
	}
	for _, item := range mine {
		take(item.ID)
	}
	// What I took out, then what they added: each id once.
	for _, list := range [][]maturity.RosterItem{seen, now} {
		for _, item := range list {
			if ours[item.ID] == nil && !slices.Contains(clashes, item.ID) &&
				!slices.ContainsFunc(items, func(it maturity.RosterItem) bool { return it.ID == item.ID }) {
				take(item.ID)
			}
		}
	}
	return items, clashes
}

func byID(items []maturity.RosterItem) map[string]*maturity.RosterItem {
	out := make(map[string]*maturity.RosterItem, len(items))
	for i := range items {
		out[items[i].ID] = &items[i]
	}
	return out
}

func sameItem(a, b *maturity.RosterItem) bool {
	if a == nil || b == nil {
		return a == b
	}
	return same(a, b)
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
	seen := map[change]bool{}
	for _, p := range in.parts {
		for _, id := range p.Indicators {
			if !a.Answers[id].Equal(b.Answers[id]) {
				out = append(out, change{Indicator: id})
			}
		}
		for _, id := range p.Rosters {
			x, y := byID(a.Rosters[id]), byID(b.Rosters[id])
			for _, list := range [][]maturity.RosterItem{a.Rosters[id], b.Rosters[id]} {
				for _, item := range list {
					c := change{Roster: id, Item: item.ID}
					if !seen[c] && !sameItem(x[item.ID], y[item.ID]) {
						out = append(out, c)
					}
					seen[c] = true // a list may belong to two parts
				}
			}
		}
	}
	return out
}

// title is what a change is about, in words.
func (in *instrument) title(c change, docs ...*maturity.Assessment) govmaturity.Text {
	if c.Indicator != "" {
		return in.Node(c.Indicator).Title()
	}
	for _, doc := range docs {
		if item := byID(doc.Rosters[c.Roster])[c.Item]; item != nil && item.Title != "" {
			return govmaturity.Text{"und": item.Title}
		}
	}
	return govmaturity.Text{"und": c.Item}
}

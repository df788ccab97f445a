package main

import (
	"errors"
	"fmt"
	"html/template"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
	"github.com/govmaturity/govmaturity/maturity"
)

// A list stands on the page of its part with the names of its items, and each
// item has a page of its own. The buttons of a list save the whole page, so that
// nothing typed beside it is lost.

const (
	maxItems   = 500 // of one list: more is for a program, not for people
	itemsShown = 50  // at once
)

// action is what the button says that was pressed, beside saving the page.
type action struct {
	what         string // next, save, back, add, open, up, down or remove
	roster, item string
}

// isAction reports whether a button could say this. The list and the item stand
// after what is to be done with them.
func isAction(s string) bool {
	_, ok := parseAction(s)
	return ok
}

func parseAction(s string) (a action, ok bool) {
	what, rest, _ := strings.Cut(s, " ")
	a.what = what
	switch what {
	case "next", "save", "back":
		return a, rest == ""
	case "add":
		a.roster = rest
		return a, rest != ""
	case "open", "up", "down", "remove":
		at, ok := parsePlace(rest)
		if ok = ok && len(at) == 1; ok {
			a.roster, a.item = at[0].Roster, at[0].Item
		}
		return a, ok
	}
	return a, false
}

// listPanel is a list on a page.
type listPanel struct {
	ID          string
	Title       template.HTML
	Plain       string
	Description template.HTML
	Rows        []listRow
	tally
	Count       int
	First, Last int    // of those that are shown, from 1
	Before      string // the address of the page with those before
	After       string
	Typed       string // names that are being added
	Wrong       string // what is wrong with them
}

type listRow struct {
	Name              string
	Do                string // the list and the item, as buttons say it
	Open              string // the address of its page
	Only, First, Last bool
	tally
}

// panelOf is a list on a page, for the template that writes one.
type panelOf struct {
	Page  *page
	Panel listPanel
}

func newPanel(p *page, l listPanel) panelOf { return panelOf{p, l} }

func addField(roster string) string { return "add:" + roster }

// addFields are the fields of a page into which the names of new items are
// typed, one a line.
func (p *partPage) addFields() (fields []field) {
	for _, id := range p.In.listsAt(p.Part, p.At) {
		fields = append(fields, field{name: addField(id), most: maxBody, lines: true, optional: true})
	}
	return fields
}

// listPanels shows the lists of a page.
func (v *visit) listPanels(p *partPage, card *maturity.Scorecard) (all []listPanel) {
	l, ok := levelAt(p.Doc, p.At)
	here := cardAt(card, p.At)
	if !ok || here == nil {
		return nil
	}
	from, _ := strconv.Atoi(v.r.URL.Query().Get("from"))
	for _, id := range p.In.listsAt(p.Part, p.At) {
		r := p.In.roster(id)
		items := (*l.rosters)[id]
		one := listPanel{
			ID: id, Title: v.Say(r.Title()), Plain: v.Plain(r.Title()), Description: v.Say(r.Description()), Count: len(items),
			Typed: p.typed[addField(id)],
		}
		for _, wrong := range p.Wrong {
			if wrong.Field == addField(id) {
				one.Wrong = wrong.Text
			}
		}
		start := 0
		if from > 0 && from < len(items) {
			start = from / itemsShown * itemsShown
		}
		end := min(start+itemsShown, len(items))
		for i := start; i < end; i++ {
			item, inner := &items[i], p.At.in(id, items[i].ID)
			row := listRow{
				Name: itemName(item), Do: place{{id, item.ID}}.String(), Open: p.placeLink(p.Part, inner),
				First: i == 0, Last: i == len(items)-1,
			}
			if c := here.Item(id, item.ID); c != nil {
				row.tally = whole(c)
			}
			one.tally.add(row.tally)
			one.Rows = append(one.Rows, row)
		}
		one.First, one.Last = start+1, end
		if start > 0 {
			one.Before = p.pageFrom(start - itemsShown)
		}
		if end < len(items) {
			one.After = p.pageFrom(end)
		}
		all = append(all, one)
	}
	return all
}

// pageFrom is the address of this page with the items of its lists from one on.
func (p *partPage) pageFrom(from int) string {
	return withQuery(p.placeLink(p.Part, p.At), url.Values{"from": {strconv.Itoa(from)}})
}

// withQuery adds to an address that may have a query already.
func withQuery(link string, q url.Values) string {
	if strings.Contains(link, "?") {
		return link + "&" + q.Encode()
	}
	return link + "?" + q.Encode()
}

// checkAction reads the button that was pressed. Names that were typed to be
// added are added whichever button it was.
func (p *partPage) checkAction(v *visit, values map[string]string) (problems []problem) {
	p.do, _ = parseAction(values["do"])
	if p.do.roster != "" && !slices.Contains(p.In.listsAt(p.Part, p.At), p.do.roster) {
		return []problem{{"", v.T("p-choice", short(values["do"]))}}
	}
	if p.do.what == "add" && values[addField(p.do.roster)] == "" {
		return []problem{{addField(p.do.roster), v.T("p-required")}}
	}
	for _, id := range p.In.listsAt(p.Part, p.At) {
		for _, name := range names(values[addField(id)]) {
			if wrong := fieldError(v.language, field{most: maxName}, name); wrong != "" {
				problems = append(problems, problem{addField(id), v.Isolate(short(name)) + ": " + wrong})
				break
			}
		}
	}
	return problems
}

// names are the lines of a text that say something.
func names(text string) (all []string) {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, line)
		}
	}
	return all
}

// listProblem says why a list cannot be changed so.
type listProblem struct{ problem }

func (p *listProblem) Error() string { return p.Text }

// apply changes the lists of a page in the document that is to be stored. Since
// is what was saved from the version on that the page was made from: an item that
// somebody else has answered is not taken out unseen.
func (a action) apply(v *visit, p *partPage, since []store.Revision, merged *maturity.Assessment) error {
	l, ok := levelAt(merged, p.At)
	if !ok {
		return errItemGone
	}
	for _, id := range p.In.listsAt(p.Part, p.At) {
		if err := a.addTo(v, l, id, names(p.typed[addField(id)])); err != nil {
			return err
		}
	}
	items := (*l.rosters)[a.roster]
	i := slices.IndexFunc(items, func(it maturity.RosterItem) bool { return it.ID == a.item })
	if i < 0 {
		return nil // it is gone already
	}
	switch a.what {
	case "up":
		if i > 0 {
			items[i-1], items[i] = items[i], items[i-1]
		}
	case "down":
		if i+1 < len(items) {
			items[i+1], items[i] = items[i], items[i+1]
		}
	case "remove":
		if by, err := v.othersChanged(p.At.in(a.roster, a.item), since); err != nil || by {
			return errors.Join(err, &listProblem{problem{addField(a.roster), v.T("p-item-changed", itemName(&items[i]))}})
		}
		if items = slices.Delete(items, i, i+1); len(items) == 0 {
			delete(*l.rosters, a.roster)
		} else {
			(*l.rosters)[a.roster] = items
		}
	}
	return nil
}

// othersChanged reports whether anybody but the visitor, in this browser, has
// changed an item.
func (v *visit) othersChanged(at place, since []store.Revision) (bool, error) {
	var before level
	for i, r := range since {
		doc, err := decode(r.Document)
		if err != nil {
			return false, err
		}
		now, _ := levelAt(doc, at)
		mine := r.Who == v.Name() && strings.HasPrefix(r.Page, v.browser()+".")
		if i > 0 && !mine && !same(before.item, now.item) {
			return true, nil
		}
		before = now
	}
	return false, nil
}

// addTo adds items to a list, each with an id made of its name.
func (a action) addTo(v *visit, l level, roster string, typed []string) error {
	if len(typed) == 0 {
		return nil
	}
	if *l.rosters == nil {
		*l.rosters = map[string][]maturity.RosterItem{}
	}
	items := (*l.rosters)[roster]
	if n := len(items) + len(typed); n > maxItems {
		return &listProblem{problem{addField(roster), v.T("p-items", n, maxItems)}}
	}
	ids, named := map[string]bool{}, map[string]bool{}
	for i := range items {
		ids[items[i].ID], named[plain(itemName(&items[i]))] = true, true
	}
	for _, name := range typed {
		if named[plain(name)] {
			return &listProblem{problem{addField(roster), v.T("p-item-twice", short(name))}}
		}
		id := slug(name)
		for n := 2; ids[id]; n++ {
			id = fmt.Sprintf("%s-%d", slug(name), n)
		}
		ids[id], named[plain(name)] = true, true
		items = append(items, maturity.RosterItem{ID: id, Title: name})
	}
	(*l.rosters)[roster] = items
	return nil
}

// slug makes an id of a name, from what of it is in Latin letters.
func slug(name string) string {
	var b strings.Builder
	for _, r := range plain(name) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= 40 {
			break
		}
	}
	if id := strings.Trim(b.String(), "-"); id != "" {
		return id
	}
	return "item"
}

// last is the number of the last item of the list that was added to.
func (v *visit) last(p *partPage, saved *store.Assessment) int {
	doc, err := decode(saved.Document)
	if err != nil {
		return 0
	}
	l, ok := levelAt(doc, p.At)
	if !ok {
		return 0
	}
	return max(len((*l.rosters)[p.do.roster])-1, 0)
}

// after is the page that comes after a save.
func (s *server) after(v *visit, p *partPage, saved *store.Assessment, q url.Values) string {
	here := p.placeLink(p.Part, p.At)
	switch p.do.what {
	case "add", "up", "down", "remove":
		if from := v.r.URL.Query().Get("from"); from != "" {
			q.Set("from", from)
		}
		at := "#list-" // and on to the next button, or to the field for more names
		if p.do.what == "add" {
			at = "#add:"
			q.Set("from", strconv.Itoa(v.last(p, saved)))
		}
		return withQuery(here, q) + at + url.PathEscape(p.do.roster)
	case "open":
		return withQuery(p.placeLink(p.Part, p.At.in(p.do.roster, p.do.item)), q)
	case "save":
		return withQuery(here, q)
	}
	d, err := v.draftOf(saved)
	if err != nil {
		return withQuery(here, q)
	}
	_, before, after := around(d.stops(), d.In.part(p.Part.ID), p.At)
	switch {
	case p.do.what == "back" && before != nil:
		return withQuery(before.Link, q)
	case p.do.what == "back":
		return withQuery(d.Link, q)
	case after != nil:
		return withQuery(after.Link, q)
	}
	return withQuery(d.Link+"/finish", q)
}

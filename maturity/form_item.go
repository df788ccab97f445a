package maturity

import (
	"cmp"
	"iter"
	"slices"

	"github.com/govmaturity/govmaturity/internal/form"
)

// oneItem adds a list with the one item that the form is of.
func (b *formBuilder) oneItem(group *form.Field, t *tree, item, path []string) []form.Section {
	w, r := b.words, t.roster(item[0])
	path = in(path, "rosters", r.id, "0")
	one := &form.Field{Kind: form.Group, Title: b.in(r.title), Lang: b.lang(r.title), Elsewhere: make(map[string]bool), Fields: []*form.Field{
		{Key: "id", Kind: form.Fixed, Fixed: item[1]},
	}}
	var sections []form.Section
	if len(item) == 2 && b.root == 0 {
		title := &form.Field{Key: "title", Kind: form.Line, Title: w.Say("form.item-title"), Blank: true}
		one.Fields = append(one.Fields, title)
		sections = []form.Section{{
			ID: "-item", Title: b.in(r.title) + ": " + w.Isolate(slices.Collect(b.items())[len(b.way)/2-1], ""), Lang: b.lang(r.title),
			Description: b.aboutRoot(), AboutLang: b.lang(b.tree.nodes[0].spec.Description),
			Fields: []form.Placed{{Path: in(path, "title"), Field: title}},
		}}
	} else {
		one.Elsewhere["title"] = true
	}
	list := &form.Field{Key: r.id, Kind: form.List, One: true, AtLeastOne: true, MostItems: 1, Title: b.in(r.title), Help: b.in(r.description), Lang: b.lang(r.title), HelpLang: b.lang(r.description), Item: one}
	rosters := &form.Field{Key: "rosters", Kind: form.Group, Fields: []*form.Field{list}, Elsewhere: make(map[string]bool)}
	for _, id := range t.rosterIDs() {
		rosters.Elsewhere[id] = true
	}
	group.Fields = append(group.Fields, rosters)
	return append(sections, b.inside(one, r, item[2:], path)...)
}

// items yields what the items are called that lead to the one that the form is
// of: their titles, where About has them, or their ids.
func (b *formBuilder) items() iter.Seq[string] {
	return func(yield func(string) bool) {
		var lists map[string][]RosterItem
		if b.options.About != nil {
			lists = b.options.About.Rosters
		}
		for way := b.way; len(way) > 0; way = way[2:] {
			var item RosterItem
			if i := itemAt(lists[way[0]], way[1]); i >= 0 {
				item = lists[way[0]][i]
			}
			if !yield(cmp.Or(item.Title, way[1])) {
				return
			}
			lists = item.Rosters
		}
	}
}

// itemAt returns the place of an item in its list, or -1.
func itemAt(items []RosterItem, id string) int {
	return slices.IndexFunc(items, func(item RosterItem) bool { return item.ID == id })
}

// roster returns the tree of a list, or nil.
func (t *tree) roster(id string) *tree {
	for _, r := range t.rosters {
		if r.id == id {
			return r
		}
	}
	return nil
}

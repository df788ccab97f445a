package sheet

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// document ties the records of all sheets together.
func (r *reader) document() *value {
	doc := r.records[sheetFramework][0].value
	doc.set("format", text(doc.at, maturity.FrameworkFormat))
	r.ties(sheetLevels, "scale", sheetScales, []string{"levels"})
	r.ties(sheetOptions, "node", sheetNodes, []string{"measure", "options"})
	r.ties(sheetDescriptors, "node", sheetNodes, []string{"measure", "descriptors"})
	for _, name := range []string{sheetSources, sheetTargets, sheetScales} {
		r.all(doc, name)
	}
	r.trees(doc)
	return doc
}

// all puts all records of a sheet into a list of the document.
func (r *reader) all(doc *value, name string) {
	if len(r.records[name]) == 0 {
		return
	}
	l := list(r.records[name][0].at)
	for _, e := range r.records[name] {
		l.items = append(l.items, e.value)
	}
	doc.set(name, l)
}

// byID returns the record of a sheet with an id, or nil.
func (r *reader) byID(name, id string) *entry {
	for _, e := range r.records[name] {
		if e.word("id") == id {
			return e
		}
	}
	return nil
}

// tie returns the record that a column of another ties it to, or nil, which it says.
func (r *reader) tie(e *entry, header, name string) *entry {
	at := e.ties[header]
	if at == nil {
		r.add(e.at.problem(govmaturity.CodeRequired, "expected the column %s to say which of the sheet %s the row belongs to", header, name))
		return nil
	}
	id := e.ties[header].word()
	if to := r.byID(name, id); to != nil {
		return to
	}
	r.add(at.at.problem(govmaturity.CodeUnknownReference, "the sheet %s has no row with the id %q", name, id))
	return nil
}

// ties puts each record of a sheet into a list of the one that it belongs to.
func (r *reader) ties(name, header, to string, path []string) {
	lists := map[*entry]*value{}
	for _, e := range r.records[name] {
		owner := r.tie(e, header, to)
		if owner == nil {
			continue
		}
		if lists[owner] == nil {
			lists[owner] = list(e.at)
			if !owner.put(path, lists[owner]) {
				r.add(e.at.problem(govmaturity.CodeDuplicateKey, "the row of %q says in its own cell what stands here", owner.word("id")))
				continue
			}
		}
		lists[owner].items = append(lists[owner].items, e.value)
	}
}

// trees puts nodes below nodes, and the trees of lists into their lists.
func (r *reader) trees(doc *value) {
	children := map[*entry][]*entry{} // nil for the framework's own tree
	lists := map[*entry][]*entry{}
	tops := map[*entry]*entry{}
	for _, e := range r.records[sheetNodes] {
		var roster *entry
		if e.ties["roster"] != nil {
			if roster = r.tie(e, "roster", sheetRosters); roster == nil {
				continue
			}
		}
		switch {
		case e.ties["parent"] != nil:
			if above := r.tie(e, "parent", sheetNodes); above != nil {
				children[above] = append(children[above], e)
			}
		case tops[roster] != nil:
			r.add(e.at.problem(govmaturity.CodeRequired, "expected the column parent: the node %q is the top already, and all others are below it", tops[roster].word("id")))
		default:
			tops[roster] = e
		}
	}
	for _, e := range r.records[sheetRosters] {
		var above *entry
		if e.ties["parent"] != nil {
			if above = r.tie(e, "parent", sheetRosters); above == nil {
				continue
			}
		}
		lists[above] = append(lists[above], e)
	}
	if tops[nil] == nil {
		r.add(doc.at.problem(govmaturity.CodeRequired, "the sheet nodes has no node without a parent, which is the top of the tree"))
		return
	}
	doc.set("root", r.tree(tops[nil], children))
	r.rosters(doc, nil, lists, tops, children)
	if len(r.problems) > 0 {
		return // a row whose parent is wrong has no place either
	}
	for _, name := range []string{sheetNodes, sheetRosters} {
		for _, e := range r.records[name] {
			if !e.used {
				r.add(e.at.problem(govmaturity.CodeCycle, "the row is below itself: follow the column parent upwards"))
			}
		}
	}
}

// tree returns a node with those below it.
func (r *reader) tree(e *entry, children map[*entry][]*entry) *value {
	e.used = true
	if len(children[e]) == 0 {
		return e.value
	}
	l := list(children[e][0].at)
	for _, below := range children[e] {
		l.items = append(l.items, r.tree(below, children))
	}
	e.set("nodes", l)
	return e.value
}

// rosters puts lists into the document, or into the list that they are inside of.
func (r *reader) rosters(into *value, above *entry, lists map[*entry][]*entry, tops map[*entry]*entry, children map[*entry][]*entry) {
	if len(lists[above]) == 0 {
		return
	}
	l := list(lists[above][0].at)
	for _, e := range lists[above] {
		e.used = true
		if top := tops[e]; top != nil {
			e.set("root", r.tree(top, children))
		} else {
			r.add(e.at.problem(govmaturity.CodeRequired, "the sheet nodes has no node with the roster %q and without a parent: the top of what is asked of each item", e.word("id")))
		}
		r.rosters(e.value, e, lists, tops, children)
		l.items = append(l.items, e.value)
	}
	into.set("rosters", l)
}

// languagesOf sorts languages as people expect them: English first.
func languagesOf(tags []string) []string {
	slices.Sort(tags)
	tags = slices.Compact(tags)
	if i := slices.Index(tags, "en"); i > 0 {
		tags = slices.Insert(slices.Delete(tags, i, i+1), 0, "en")
	}
	return tags
}

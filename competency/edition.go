package competency

import (
	"cmp"
	"maps"
	"slices"
)

// Change is one thing that differs between two editions of a framework.
type Change struct {
	Kind ChangeKind
	// What says what kind of thing it is: competency, role, post or mindset.
	What string
	// ID is its id; a post's is role/level.
	ID string
	// Before and After are what differs, as ids and numbers: the level that a post
	// requires, the levels of a competency. They are empty for what came or went.
	Before, After string
	// About names the competency that a requirement is about.
	About string
}

// ChangeKind says in which way something differs.
type ChangeKind string

const (
	ChangeCame     ChangeKind = "came"
	ChangeWent     ChangeKind = "went"
	ChangeLevels   ChangeKind = "levels"   // a competency has other levels
	ChangeRequired ChangeKind = "required" // a post requires something more, or another level
	ChangeDropped  ChangeKind = "dropped"  // a post requires something no more
	ChangeRetired  ChangeKind = "retired"
	ChangeReworded ChangeKind = "reworded" // words for people alone
)

// Changes returns what differs between two editions, or contents, of one
// framework: first competencies, then posts, then mindsets, each by its id. Two
// frameworks of other ids are compared all the same, by the ids that they share.
func Changes(before, after *Framework) []Change {
	if before == nil || after == nil {
		return nil
	}
	var out []Change
	add := func(kind ChangeKind, what, id, about, x, y string) {
		out = append(out, Change{Kind: kind, What: what, ID: id, About: about, Before: x, After: y})
	}
	for _, id := range union(before.byID, after.byID) {
		a, b := before.Competency(id), after.Competency(id)
		switch {
		case !a.Valid():
			add(ChangeCame, "competency", id, "", "", "")
		case !b.Valid():
			add(ChangeWent, "competency", id, "", "", "")
		default:
			if x, y := levelList(a), levelList(b); x != y {
				add(ChangeLevels, "competency", id, "", x, y)
			}
			if !a.Retired() && b.Retired() {
				add(ChangeRetired, "competency", id, "", "", "")
			}
			if reworded(a, b) {
				add(ChangeReworded, "competency", id, "", "", "")
			}
		}
	}
	posts := map[string][2]Post{}
	for p := range before.Posts() {
		posts[p.String()] = [2]Post{p, {}}
	}
	for p := range after.Posts() {
		posts[p.String()] = [2]Post{posts[p.String()][0], p}
	}
	for _, id := range slices.Sorted(maps.Keys(posts)) {
		switch pair := posts[id]; {
		case !pair[0].Valid():
			add(ChangeCame, "post", id, "", "", "")
		case !pair[1].Valid():
			add(ChangeWent, "post", id, "", "", "")
		default:
			requirementChanges(pair[0], pair[1], add)
		}
	}
	for _, id := range union(before.mindsetByID, after.mindsetByID) {
		_, was := before.mindsetByID[id]
		_, is := after.mindsetByID[id]
		switch {
		case !was:
			add(ChangeCame, "mindset", id, "", "", "")
		case !is:
			add(ChangeWent, "mindset", id, "", "", "")
		}
	}
	return out
}

func union(a, b map[string]int) []string {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return slices.Sorted(maps.Keys(all))
}

func levelList(c Competency) string {
	list := ""
	for i, l := range c.Levels() {
		if i > 0 {
			list += ", "
		}
		list += l.ID()
	}
	return list
}

func reworded(a, b Competency) bool {
	differs := !maps.Equal(a.Title(), b.Title()) || !maps.Equal(a.Description(), b.Description())
	for _, l := range a.Levels() {
		x, _ := a.Descriptor(l)
		y, _ := b.Descriptor(b.Level(l.ID()))
		differs = differs || b.Level(l.ID()).Valid() && !maps.Equal(x, y)
	}
	return differs
}

func requirementChanges(a, b Post, add func(kind ChangeKind, what, id, about, x, y string)) {
	levels := map[string][2]string{}
	there := map[string][2]bool{}
	for side, p := range []Post{a, b} {
		for _, r := range p.Requirements() {
			id := r.Competency().ID()
			l, h := levels[id], there[id]
			l[side], h[side] = cmp.Or(r.Level().ID(), "-"), true
			levels[id], there[id] = l, h
		}
	}
	for _, id := range slices.Sorted(maps.Keys(levels)) {
		l, h := levels[id], there[id]
		switch {
		case h[0] && !h[1]:
			add(ChangeDropped, "post", a.String(), id, l[0], "")
		case l[0] != l[1]:
			add(ChangeRequired, "post", a.String(), id, l[0], l[1])
		}
	}
}

package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
)

// roles are the role levels of a source, and what they are called.
type roles struct {
	fw    *competency.Framework
	posts []competency.Post
	// labels are the names of the posts: role/level, as -from takes them.
	labels []string
	empty  []string
	// unread is how many cells could not be read.
	unread int
	// kind is what is compared, and others how many requirements are of another
	// kind, where nobody asked for that.
	kind   string
	others int
}

// roles compiles the framework, with the requirements of a kind alone.
func (s *source) roles(kind string) (*roles, error) {
	chosen := cmp.Or(kind, s.kind, "all")
	r := &roles{empty: s.empty, unread: len(s.unread), kind: chosen}
	kindOf := map[string]competency.Kind{}
	for _, c := range s.spec.Competencies {
		kindOf[c.ID] = cmp.Or(c.Kind, competency.KindCompetency)
	}
	kept := 0
	keep := func(list []competency.RequirementSpec) []competency.RequirementSpec {
		before := len(list)
		list = slices.DeleteFunc(list, func(one competency.RequirementSpec) bool {
			return !slices.Contains(kinds[chosen], kindOf[one.Competency])
		})
		r.others += before - len(list)
		kept += len(list)
		return list
	}
	for i := range s.spec.Roles {
		role := &s.spec.Roles[i]
		role.Requires = keep(role.Requires)
		for k := range role.Levels {
			role.Levels[k].Requires = keep(role.Levels[k].Requires)
		}
	}
	if len(s.spec.Roles) == 0 {
		return nil, fmt.Errorf("%s has no roles, so there are no gaps between them", s.file)
	}
	if kept == 0 {
		return nil, fmt.Errorf("%s: no role requires anything of the kind %s", s.file, chosen)
	}
	fw, err := competency.Compile(s.spec)
	if err != nil {
		return nil, fmt.Errorf("%s makes no sound framework: %w", s.file, err)
	}
	r.fw, r.posts = fw, slices.Collect(fw.Posts())
	r.name()
	return r, nil
}

// name gives each post its name: that which people read, unless another has it too.
func (r *roles) name() {
	count := map[string]int{}
	for _, p := range r.posts {
		label := p.Role().Title().String()
		if p.LevelID() != "" {
			label += "/" + p.Title().String()
		}
		r.labels = append(r.labels, label)
		count[fold(label)]++
	}
	for i, p := range r.posts {
		if count[fold(r.labels[i])] > 1 {
			r.labels[i] = p.String()
		}
	}
}

func (r *roles) label(p competency.Post) string { return r.labels[slices.Index(r.posts, p)] }

// find returns the post with a name. A name may have strokes in it, so that each of
// them may be the one between role and level.
func (r *roles) find(flag, name string) (competency.Post, error) {
	for _, same := range []func(a, b string) bool{
		func(a, b string) bool { return tidy(a) == tidy(b) },
		func(a, b string) bool { return fold(a) == fold(b) },
	} {
		switch found := r.called(name, same); len(found) {
		case 0:
		case 1:
			return found[0], nil
		default:
			var ids []string
			for _, p := range found {
				ids = append(ids, p.String())
			}
			return competency.Post{}, fmt.Errorf("%s: %q can be each of %s: say which one", flag, name, strings.Join(ids, ", "))
		}
	}
	return competency.Post{}, fmt.Errorf("%s: %s", flag, r.unknown(name))
}

func (r *roles) called(name string, same func(a, b string) bool) []competency.Post {
	is := func(name string, texts ...string) bool {
		return slices.ContainsFunc(texts, func(text string) bool { return text != "" && same(text, name) })
	}
	var out []competency.Post
	for i, p := range r.posts {
		role := append(wordings(p.Role().Title()), p.Role().ID(), p.Role().Code())
		level := append(wordings(p.Title()), p.LevelID())
		alone := len(p.Role().Posts()) == 1
		if p.LevelID() == "" {
			level = r.empty
		}
		yes := is(name, r.labels[i], safe(r.labels[i])) || alone && is(name, role...)
		for k, c := range name {
			if c == '/' && is(name[:k], role...) {
				rest := name[k+1:]
				yes = yes || is(rest, level...) || p.LevelID() == "" && tidy(rest) == ""
			}
		}
		if yes {
			out = append(out, p)
		}
	}
	return out
}

func wordings(t govmaturity.Text) []string {
	var out []string
	for _, tag := range t.Languages() {
		out = append(out, t[tag])
	}
	return out
}

// unknown says that there is no such role level, and what there is.
func (r *roles) unknown(name string) string {
	if role, rest, ok := r.begins(name); ok {
		var levels []string
		for _, p := range role.Posts() {
			levels = append(levels, fmt.Sprintf("%q", r.label(p)))
		}
		if rest == "" {
			return fmt.Sprintf("the role %q has several levels: say %s", role.Title(), strings.Join(levels, " or "))
		}
		return fmt.Sprintf("the role %q has no level %q: there is %s", role.Title(), rest, strings.Join(levels, ", "))
	}
	var near []string
	for _, label := range r.nearest(name) {
		near = append(near, fmt.Sprintf("%q", label))
	}
	if len(near) == 0 {
		return fmt.Sprintf("there is no role level %q: -all lists those that there are", name)
	}
	return fmt.Sprintf("there is no role level %q; did you mean %s?", name, strings.Join(near, " or "))
}

// begins returns the role with whose name another begins, the longest if there are
// several, and what comes after it.
func (r *roles) begins(name string) (found competency.Role, rest string, ok bool) {
	longest := 0
	for _, role := range r.fw.Roles() {
		for _, title := range append(wordings(role.Title()), role.ID(), role.Code()) {
			after, is := strings.CutPrefix(fold(name), fold(title))
			after = strings.TrimSpace(after)
			if is && len(title) > longest && (after == "" || after[0] == '/') {
				found, rest, ok, longest = role, strings.Trim(after, " /"), true, len(title)
			}
		}
	}
	return found, rest, ok
}

// nearest returns up to three names that have most pairs of letters with another in
// common.
func (r *roles) nearest(name string) []string {
	type near struct {
		label string
		share float64
	}
	var all []near
	want := pairs(name)
	for _, label := range r.labels {
		have, common := pairs(label), 0
		for pair, n := range want {
			common += min(n, have[pair])
		}
		// A part of a name, such as the level alone, is near as well.
		if share := float64(common) / float64(max(1, size(want))); share >= 0.6 {
			all = append(all, near{label, share - float64(size(have))/1e6})
		}
	}
	slices.SortStableFunc(all, func(a, b near) int { return -cmp.Compare(a.share, b.share) })
	var out []string
	for _, one := range all[:min(3, len(all))] {
		out = append(out, one.label)
	}
	return out
}

func pairs(s string) map[string]int {
	out := map[string]int{}
	letters := []rune(" " + fold(strings.ReplaceAll(s, "/", " ")) + " ")
	for i := range len(letters) - 1 {
		out[string(letters[i:i+2])]++
	}
	return out
}

func size(pairs map[string]int) (n int) {
	for _, k := range pairs {
		n += k
	}
	return n
}

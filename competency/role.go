package competency

import (
	"fmt"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// Role is a role of a framework. The zero Role is not Valid.
type Role struct {
	fw *Framework
	at int
}

var noRole = &role{spec: &RoleSpec{}}

func (r Role) get() *role {
	if r.fw == nil {
		return noRole
	}
	return &r.fw.roles[r.at-1]
}

// Valid reports whether r is a role of a framework.
func (r Role) Valid() bool { return r.fw != nil }

// ID returns the role's id.
func (r Role) ID() string { return r.get().spec.ID }

// Code returns what the publisher calls it, or "".
func (r Role) Code() string { return r.get().spec.Code }

// Title returns the text that people read.
func (r Role) Title() govmaturity.Text { return r.get().spec.Title.Clone() }

// Description returns what the framework says about it, or nil.
func (r Role) Description() govmaturity.Text { return r.get().spec.Description.Clone() }

// Family returns the group of roles that it belongs to, or nil.
func (r Role) Family() govmaturity.Text { return r.get().spec.Family.Clone() }

// Standing returns how official its content is.
func (r Role) Standing() govmaturity.Standing { return r.get().standing }

// Ladder reports whether the levels go from the lowest to the highest.
func (r Role) Ladder() bool { return r.get().spec.Ladder }

// Posts returns the role at each of its levels, in the document's order: one Post
// for a role without levels.
func (r Role) Posts() []Post {
	var out []Post
	for k := range r.get().posts {
		out = append(out, Post{r.fw, r.at, k})
	}
	return out
}

// Post returns the role at the level with an id; for a role without levels, its
// only post, for "". It returns a Post that is not Valid when there is none.
func (r Role) Post(level string) Post {
	for _, p := range r.Posts() {
		if p.LevelID() == level {
			return p
		}
	}
	return Post{}
}

// noLevel says that a level of the role is not there, or not said, and which there
// are.
func (r Role) noLevel(id string) string {
	var known []string
	for _, p := range r.Posts() {
		if p.LevelID() != "" {
			known = append(known, p.LevelID())
		}
	}
	switch {
	case len(known) == 0:
		return fmt.Sprintf("the role %s has no levels: leave %q out", r.ID(), id)
	case id == "":
		return fmt.Sprintf("say the level of the role %s: one of %s", r.ID(), strings.Join(known, ", "))
	}
	return fmt.Sprintf("the role %s has no level %q: it has %s", r.ID(), id, strings.Join(known, ", "))
}

// Post is a role at one of its levels: what a person can be employed as, and what
// gaps are measured against. One that states no requirements says nothing about who
// is ready for it: see [Unstated]. The zero Post is not Valid.
type Post struct {
	fw       *Framework
	role, at int // the role's place, from 1, and that of the level
}

var noPost = &post{}

func (p Post) get() *post {
	if p.fw == nil {
		return noPost
	}
	return &p.fw.roles[p.role-1].posts[p.at]
}

// Valid reports whether p is a post of a framework.
func (p Post) Valid() bool { return p.fw != nil }

// Role returns the role.
func (p Post) Role() Role {
	if !p.Valid() {
		return Role{}
	}
	return Role{p.fw, p.role}
}

// LevelID returns the id of the role's level, or "" for a role without levels.
func (p Post) LevelID() string {
	if p.get().level == nil {
		return ""
	}
	return p.get().level.ID
}

// Title returns the title of the role's level, or that of a role without levels.
func (p Post) Title() govmaturity.Text {
	if p.get().level == nil {
		return p.Role().Title()
	}
	return p.get().level.Title.Clone()
}

// Description returns what the framework says about the post, or nil.
func (p Post) Description() govmaturity.Text {
	if p.get().level == nil {
		return p.Role().Description()
	}
	return p.get().level.Description.Clone()
}

// String returns the ids of the role and of its level, such as
// data-engineer/senior.
func (p Post) String() string {
	if p.LevelID() == "" {
		return p.Role().ID()
	}
	return p.Role().ID() + "/" + p.LevelID()
}

// Requirements returns what the post requires: what its role requires at each
// level, and what this one does, in the document's order.
func (p Post) Requirements() []Requirement {
	var out []Requirement
	for i := range p.get().requires {
		out = append(out, Requirement{p, i})
	}
	return out
}

// Requirement is a competency that a post requires.
type Requirement struct {
	post Post
	at   int
}

func (r Requirement) get() *requirement {
	if !r.post.Valid() {
		return &requirement{competency: -1}
	}
	return &r.post.get().requires[r.at]
}

// Post returns the post that requires it.
func (r Requirement) Post() Post { return r.post }

// Competency returns the competency.
func (r Requirement) Competency() Competency {
	return Competency{fw: r.post.fw}.beside(r.get().competency)
}

// Level returns the level that is required at least. It is the zero Level where
// to have the competency, or to be at a proficient level, is enough.
func (r Requirement) Level() govmaturity.Level { return r.get().level }

// Need says how much it matters.
func (r Requirement) Need() Need { return r.get().need }

// Weight is how much it counts in readiness, beside the others.
func (r Requirement) Weight() float64 { return r.get().weight }

// Steps returns how many levels of the competency lead up to the requirement, the
// required one included: 1 where to have it is enough.
func (r Requirement) Steps() int { return r.get().steps }

// stepsTo returns how many levels lead up to one, itself included: for the zero
// Level up to the lowest that counts as proficient, and 1 without levels.
func (n *competency) stepsTo(l govmaturity.Level) int {
	if n.scale != nil && !l.Valid() {
		l = firstProficient(n)
	}
	return max(1, 1+indexOf(n.levels, l))
}

func indexOf(levels []govmaturity.Level, l govmaturity.Level) int {
	for i, have := range levels {
		if have == l {
			return i
		}
	}
	return -1
}

// firstProficient returns the lowest level that counts as proficient.
func firstProficient(n *competency) govmaturity.Level {
	for _, l := range n.levels {
		for _, p := range n.scale.proficient {
			if l == p {
				return l
			}
		}
	}
	return govmaturity.Level{}
}

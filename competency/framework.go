package competency

import (
	"iter"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Framework is a compiled Spec. It does not change, and any number of goroutines
// may use it at once. [Compile] makes one.
type Framework struct {
	spec         *Spec
	hash, rules  string
	scales       []*scale
	areas        []area
	competencies []competency
	mindsets     []mindset
	roles        []role

	byID, areaByID, roleByID, mindsetByID map[string]int
}

type scale struct {
	govmaturity.Scale
	spec       *ScaleSpec
	kind       ScaleKind
	proficient []govmaturity.Level
}

type area struct {
	spec     *AreaSpec
	parent   int // -1 at the top
	standing govmaturity.Standing
}

type competency struct {
	spec     *CompetencySpec
	scale    *scale // nil when somebody has it or has it not
	levels   []govmaturity.Level
	area     int // -1 without one
	broader  int // -1 without one
	narrower []int
	related  []int
	standing govmaturity.Standing
}

// level returns a level that the competency has, or the zero Level.
func (n *competency) level(id string) govmaturity.Level {
	for _, l := range n.levels {
		if l.ID() == id {
			return l
		}
	}
	return govmaturity.Level{}
}

func (n *competency) levelIDs() []string {
	return idsOf(n.levels)
}

func idsOf(levels []govmaturity.Level) []string {
	ids := make([]string, len(levels))
	for i, l := range levels {
		ids[i] = l.ID()
	}
	return ids
}

type mindset struct {
	spec         *MindsetSpec
	competencies []int
	standing     govmaturity.Standing
}

type role struct {
	spec     *RoleSpec
	posts    []post
	standing govmaturity.Standing
}

// post is a role at one of its levels.
type post struct {
	level    *RoleLevelSpec // nil for a role without levels
	requires []requirement
	stepped  []stepped // by competency
}

type requirement struct {
	competency int
	level      govmaturity.Level // none: to have it, or to be proficient
	need       Need
	weight     float64
	steps      int // how many levels lead up to it, itself included
	spec       *RequirementSpec
}

// about is what the framework says of itself: nothing, for the zero Framework.
func (f *Framework) about() *Spec {
	if f == nil || f.spec == nil {
		return &Spec{}
	}
	return f.spec
}

// ID returns the framework's id.
func (f *Framework) ID() string { return f.about().ID }

// Edition returns the edition.
func (f *Framework) Edition() string { return f.about().Edition }

// Dates returns when the edition came out and since when it is in force, as far as
// the document says.
func (f *Framework) Dates() govmaturity.Dates { return f.about().Dates }

// Title returns the framework's title.
func (f *Framework) Title() govmaturity.Text { return f.about().Title.Clone() }

// Standing returns how official the content is.
func (f *Framework) Standing() govmaturity.Standing { return f.about().Standing }

// Hash returns the content hash: of all that the framework says.
func (f *Framework) Hash() string { return f.hash }

// RulesHash returns the hash of all but the words for people. Frameworks with the
// same one give the same gaps.
func (f *Framework) RulesHash() string { return f.rules }

// same reports whether two frameworks mean the same, perhaps read twice: what is
// at a place of the one is at that place of the other.
func (f *Framework) same(g *Framework) bool { return f == g || g != nil && f.rules == g.rules }

// Spec returns a copy of the document that the framework was compiled from.
func (f *Framework) Spec() *Spec { return frameworkFormat.Clone(f.about()) }

// Scales returns the scales, in the document's order.
func (f *Framework) Scales() []Scale {
	out := make([]Scale, len(f.scales))
	for i, s := range f.scales {
		out[i] = Scale{s}
	}
	return out
}

// Areas returns the areas at the top, in the document's order.
func (f *Framework) Areas() []Area {
	var out []Area
	for i := range f.areas {
		if f.areas[i].parent < 0 {
			out = append(out, Area{f, i + 1})
		}
	}
	return out
}

// Area returns the area with an id, or one that is not Valid.
func (f *Framework) Area(id string) Area {
	if i, ok := f.areaByID[id]; ok {
		return Area{f, i + 1}
	}
	return Area{}
}

// Competencies returns all competencies, in the document's order.
func (f *Framework) Competencies() iter.Seq[Competency] {
	return func(yield func(Competency) bool) {
		for i := range f.competencies {
			if !yield(Competency{f, i + 1}) {
				return
			}
		}
	}
}

// Len returns the number of competencies.
func (f *Framework) Len() int { return len(f.competencies) }

// Competency returns the competency with an id, or one that is not Valid.
func (f *Framework) Competency(id string) Competency {
	if i, ok := f.byID[id]; ok {
		return Competency{f, i + 1}
	}
	return Competency{}
}

// Mindsets returns the mindsets, in the document's order.
func (f *Framework) Mindsets() []Mindset {
	out := make([]Mindset, len(f.mindsets))
	for i := range out {
		out[i] = Mindset{f, i + 1}
	}
	return out
}

// Roles returns the roles, in the document's order.
func (f *Framework) Roles() []Role {
	out := make([]Role, len(f.roles))
	for i := range out {
		out[i] = Role{f, i + 1}
	}
	return out
}

// Role returns the role with an id, or one that is not Valid.
func (f *Framework) Role(id string) Role {
	if i, ok := f.roleByID[id]; ok {
		return Role{f, i + 1}
	}
	return Role{}
}

// Posts returns all roles at all their levels, in the document's order.
func (f *Framework) Posts() iter.Seq[Post] {
	return func(yield func(Post) bool) {
		for i := range f.roles {
			for k := range f.roles[i].posts {
				if !yield(Post{f, i + 1, k}) {
					return
				}
			}
		}
	}
}

// Scale is an ordered set of levels, and the kind of thing that they say. The
// zero Scale has no levels.
type Scale struct{ s *scale }

// Valid reports whether s is a scale of a framework.
func (s Scale) Valid() bool { return s.s != nil }

// ID returns the scale's id.
func (s Scale) ID() string { return s.levels().ID() }

// Title returns the text that people read, or nil.
func (s Scale) Title() govmaturity.Text { return s.levels().Title() }

// Kind says what the levels are about.
func (s Scale) Kind() ScaleKind {
	if s.s == nil {
		return ""
	}
	return s.s.kind
}

// Levels returns the levels, from the lowest to the highest.
func (s Scale) Levels() []govmaturity.Level { return s.levels().Levels() }

// Proficient returns the levels that count as proficient, or nil where a role
// says which level it requires.
func (s Scale) Proficient() []govmaturity.Level {
	if s.s == nil {
		return nil
	}
	return slices.Clone(s.s.proficient)
}

func (s Scale) levels() govmaturity.Scale {
	if s.s == nil {
		return govmaturity.Scale{}
	}
	return s.s.Scale
}

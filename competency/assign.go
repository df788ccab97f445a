package competency

import (
	"cmp"
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/assignment"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Opening is a post for which people are sought.
type Opening struct {
	Post Post
	// Heads is how many are sought: 1 when 0.
	Heads int
}

// AssignOptions say how people are given to posts.
type AssignOptions struct {
	AsOf AsOf
	// Fair makes the readiness of the least ready pair the highest, and then the
	// sum. Without it, the sum of the readiness of all pairs is the highest.
	Fair bool
	// Possible goes by the readiness that is possible, not by what is sure.
	Possible bool
	// Forbidden are pairs that must not be, by the person's id.
	Forbidden []Pair
}

// Pair is a person and a post.
type Pair struct {
	Person string
	Post   Post
}

// Assignment says who gets which post. As many posts are filled as can be. A post
// that states no requirements stays vacant: nothing says who is ready for it.
type Assignment struct {
	// Pairs are those who have a post, by their IDs.
	Pairs []Assigned
	// Left are those who have none, by their IDs, and Vacant the heads that are
	// missing, in the order of the openings.
	Left   []LeftOver
	Vacant []Opening
	// Sum is the readiness of all pairs together, and Least that of the least
	// ready: 0 without pairs.
	Sum, Least float64

	fw      *Framework
	options AssignOptions
	heads   int // that were sought
}

// Assigned is a person with a post, and how ready they are for it.
type Assigned struct {
	Person    *Person
	Post      Post
	Readiness Readiness
}

// LeftOver is somebody without a post. Barred reports whether they cannot have any:
// each is forbidden to them, asks for something critical of which they fall short,
// or states nothing that applies to them. Otherwise others are readier, or there are
// too few posts.
type LeftOver struct {
	Person *Person
	Barred bool
}

// assignUnit is the readiness 1 in whole numbers: a pair's readiness is rounded
// once to billionths, and closer ones are equal.
const assignUnit = 1e9

// Assign gives posts to people. Nobody gets a post of which they surely fall short
// in something critical, nor one that is forbidden to them, nor one for which it
// cannot be said how ready they are ([Figures.Unstated]). Readiness is rounded to billionths
// before it is added up. Of answers that are equally good, it is the one in which the person whose ID comes first has the
// earliest opening that they have in any of them, then the second, and so on: the
// order in which people are handed over does not matter. The error is a
// [govmaturity.Problems], or says that there are too many pairs.
func (f *Framework) Assign(people []*Person, openings []Opening, o AssignOptions) (*Assignment, error) {
	day, err := f.checkAssign(people, openings, &o)
	if err != nil {
		return nil, err
	}
	people = slices.SortedFunc(slices.Values(people), func(a, b *Person) int { return cmp.Compare(a.ID(), b.ID()) })
	var of []int // of each column, its opening
	for i, open := range openings {
		for range max(1, open.Heads) {
			of = append(of, i)
		}
	}
	costs := f.unreadiness(people, openings, of, day, &o)
	solve := assignment.Least
	if o.Fair {
		solve = assignment.Fairest
	}
	given, err := solve(costs)
	if err != nil {
		return nil, err
	}
	out := &Assignment{fw: f, options: o, heads: len(of)}
	filled := make([]int, len(openings))
	for i, p := range people {
		column := given.Column[i]
		if column == assignment.None {
			barred := !slices.ContainsFunc(costs[i], func(c int64) bool { return c != assignment.Forbidden })
			out.Left = append(out.Left, LeftOver{p, barred && len(of) > 0})
			continue
		}
		k := of[column]
		filled[k]++
		r, err := p.Readiness(openings[k].Post, o.AsOf)
		if err != nil {
			return nil, err
		}
		x := o.of(r.Figures)
		if out.Sum += x; len(out.Pairs) == 0 || x < out.Least {
			out.Least = x
		}
		out.Pairs = append(out.Pairs, Assigned{p, openings[k].Post, r})
	}
	for k, open := range openings {
		if n := max(1, open.Heads) - filled[k]; n > 0 {
			out.Vacant = append(out.Vacant, Opening{open.Post, n})
		}
	}
	return out, nil
}

// of is the readiness to go by.
func (o *AssignOptions) of(f Figures) float64 {
	if o.Possible {
		return f.High
	}
	return f.Low
}

func (f *Framework) checkAssign(people []*Person, openings []Opening, o *AssignOptions) (dayOf, error) {
	var r document.Report
	top := govmaturity.Path{}
	day, err := o.AsOf.day()
	if err != nil {
		r.AddAt(top.Key("as-of"), err.(govmaturity.Problems))
	}
	there := map[string]bool{}
	for i, p := range people {
		switch at := top.Key("people").Index(i); {
		case p == nil:
			r.Add(at, govmaturity.CodeRequired, "there is no person")
		case !p.fw.same(f):
			r.Add(at, govmaturity.CodeOtherFramework, "the profile of %q is of another framework", p.ID())
		case there[p.ID()]:
			r.Add(at, govmaturity.CodeDuplicateID, "%q is there twice", p.ID())
		default:
			there[p.ID()] = true
		}
	}
	heads := 0
	for i, open := range openings {
		at := top.Key("openings").Index(i)
		if !open.Post.Valid() || !f.same(open.Post.fw) {
			r.Add(at.Key("post"), govmaturity.CodeOtherFramework, "the post %q is not one of %s", open.Post.String(), f.ID())
		}
		if slices.ContainsFunc(openings[:i], func(other Opening) bool { return other.Post == open.Post }) {
			r.Add(at.Key("post"), govmaturity.CodeDuplicateID, "the post %s is already there: say its heads once", open.Post)
		}
		if open.Heads < 0 || open.Heads > assignment.MaxSide {
			r.Add(at.Key("heads"), govmaturity.CodeOutOfRange, "must be from 0 to %d, found %d", assignment.MaxSide, open.Heads)
			continue
		}
		heads += max(1, open.Heads)
	}
	if heads > assignment.MaxSide || len(people) > assignment.MaxSide || heads*len(people) > assignment.MaxPairs {
		r.Add(top.Key("openings"), govmaturity.CodeTooLarge, "%d people and %d heads are too many to compare", len(people), heads)
	}
	for i, pair := range o.Forbidden {
		at := top.Key("forbidden").Index(i)
		if !there[pair.Person] {
			r.Add(at.Key("person"), govmaturity.CodeUnknownReference, "%q is none of the people", pair.Person)
		}
		if !slices.ContainsFunc(openings, func(open Opening) bool { return open.Post == pair.Post }) {
			r.Add(at.Key("post"), govmaturity.CodeUnknownReference, "the post %q is none of the openings", pair.Post.String())
		}
	}
	return dayOf{o.AsOf.Purpose, day}, r.Err()
}

// unreadiness is what everybody lacks for each head.
func (f *Framework) unreadiness(people []*Person, openings []Opening, of []int, day dayOf, o *AssignOptions) [][]int64 {
	asked := map[int]bool{}
	for _, open := range openings {
		for _, r := range open.Post.get().requires {
			asked[r.competency] = true
		}
	}
	forbidden := map[Pair]bool{}
	for _, pair := range o.Forbidden {
		forbidden[pair] = true
	}
	out := make([][]int64, len(people))
	standings, lacks := make([]standing, len(f.competencies)), make([]int64, len(openings))
	for i, p := range people {
		for c := range asked {
			standings[c] = p.standing(c, day)
		}
		for k, open := range openings {
			lacks[k] = f.lacks(standings, open.Post, o)
			if forbidden[Pair{p.ID(), open.Post}] {
				lacks[k] = assignment.Forbidden
			}
		}
		out[i] = make([]int64, len(of))
		for column, k := range of {
			out[i][column] = lacks[k]
		}
	}
	return out
}

func (f *Framework) lacks(standings []standing, post Post, o *AssignOptions) int64 {
	t := newTally()
	requires := post.get().requires
	for i := range requires {
		r := &requires[i]
		if r.need == NeedDesirable {
			continue
		}
		verdict, short, _ := standings[r.competency].beside(r, &f.competencies[r.competency])
		if verdict == VerdictShort && r.need == NeedCritical {
			return assignment.Forbidden
		}
		t.add(r, verdict, short)
	}
	figures := t.figures()
	if figures.Unstated != "" {
		return assignment.Forbidden
	}
	return int64(math.Round((1 - o.of(figures)) * assignUnit))
}

// Openings returns the posts of the team with the heads that it needs.
func (t *Team) Openings() []Opening {
	var out []Opening
	for _, p := range t.posts {
		out = append(out, Opening{p.post, p.heads})
	}
	return out
}

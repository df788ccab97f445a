package competency

import (
	"cmp"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// ViewOptions say how staff see a team.
type ViewOptions struct {
	AsOf AsOf
	// Smallest is how many people a group has at least whose numbers are shown: 5
	// when 0.
	Smallest int
	// Units are the parts of the team that are told apart, by the member's id.
	// Every member is in one, or there are none.
	Units map[string]string
}

// OwnView is what members see of themselves: everything.
type OwnView struct {
	Person *Person
	// Attained is their level in each competency that the team's posts require,
	// with what they say of themselves beside it.
	Attained []Attained
	// Readiness is for the posts that they hold.
	Readiness []Readiness
}

// Own returns what a member sees. The error is about the date, or somebody who is
// no member.
func (t *Team) Own(person string, when AsOf) (OwnView, error) {
	day, err := when.day()
	if err != nil {
		return OwnView{}, err
	}
	i := slices.IndexFunc(t.members, func(p *Person) bool { return p.ID() == person })
	if i < 0 {
		return OwnView{}, govmaturity.Problems{{Code: govmaturity.CodeUnknownReference, Format: "%q is no member of the team", Args: []any{person}}}
	}
	out := OwnView{Person: t.members[i]}
	last := -1
	for _, n := range t.needs() {
		if n.competency != last {
			last = n.competency
			out.Attained = append(out.Attained, out.Person.at(Competency{t.fw, n.competency + 1}, when, day))
		}
	}
	for _, p := range t.posts {
		if !slices.Contains(p.holders, out.Person) {
			continue
		}
		r, err := out.Person.Readiness(p.post, when)
		if err != nil {
			return OwnView{}, err
		}
		out.Readiness = append(out.Readiness, r)
	}
	return out, nil
}

// SuperiorView is what those see who answer for the team: everybody.
type SuperiorView struct {
	Members  []OwnView
	Coverage []Coverage
}

// Superior returns what superiors see. The error is about the date.
func (t *Team) Superior(when AsOf) (SuperiorView, error) {
	var out SuperiorView
	for _, p := range t.members {
		own, err := t.Own(p.ID(), when)
		if err != nil {
			return SuperiorView{}, err
		}
		out.Members = append(out.Members, own)
	}
	var err error
	out.Coverage, err = t.Coverage(when)
	return out, err
}

// StaffView is what all see: how many people are at a level, and nobody by name.
//
// It takes for known who is in which unit, how large the units are, and this very
// procedure. A unit that is too small is withheld, in every row. If the units that
// are withheld are one, or have too few people together, the next larger is
// withheld as well, whatever it holds: so that the difference to the total is about
// a group that is large enough. A unit of one person hides nobody from that person:
// where there is one, one such unit and its person do not count in this. The total is
// withheld where all that could be withheld is not enough, and where the units that
// are withheld have nobody, or one, or all, or all but one at the level; and then at
// all levels of the competency, since who is at one is at those below. Nothing then
// says how many each has, not even to one of them.
type StaffView struct {
	// Units are the units by their names, and Sizes how many members they have.
	Units []string
	Sizes []int
	Rows  []StaffRow
}

// StaffRow is a competency at a level that the team's posts require.
type StaffRow struct {
	Competency Competency
	// Level is the zero Level where to have the competency, or to be proficient, is
	// enough.
	Level govmaturity.Level
	// Units are how many of each unit are at the level for sure, and Total how many
	// of the team.
	Units []Cell
	Total Cell
}

// Cell is a count, or says why it is withheld.
type Cell struct {
	// Count is 0 where it is withheld.
	Count int
	// Withheld is "" where the count is shown.
	Withheld Withheld
}

// Withheld says why a count is not shown.
type Withheld string

const (
	// WithheldSmall: the group has too few people.
	WithheldSmall Withheld = "small"
	// WithheldBeside: with it and the total, one could tell what a smaller group
	// has.
	WithheldBeside Withheld = "beside"
	// WithheldTotal: it would tell too much about the units that are withheld.
	WithheldTotal Withheld = "total"
)

// Staff returns what all see. The error is a [govmaturity.Problems]: the date, a
// size below 2, somebody in a unit who is no member, a member in none.
func (t *Team) Staff(o ViewOptions) (StaffView, error) {
	var r document.Report
	top := govmaturity.Path{}
	day, err := o.AsOf.day()
	if err != nil {
		r.AddAt(top.Key("as-of"), err.(govmaturity.Problems))
	}
	smallest := cmp.Or(o.Smallest, 5)
	if smallest < 2 {
		r.Add(top.Key("smallest"), govmaturity.CodeOutOfRange, "a group of one is a person: must be 2 or more, found %d", smallest)
	}
	var out StaffView
	place := map[string]int{}
	member := make(map[string]bool, len(t.members))
	for _, p := range t.members {
		member[p.ID()] = true
	}
	for _, id := range sortedKeys(o.Units) {
		if !member[id] {
			r.Add(top.Key("units").Key(id), govmaturity.CodeUnknownReference, "%q is no member of the team", id)
		}
	}
	if len(o.Units) > 0 {
		sizes := map[string]int{}
		for _, p := range t.members {
			unit, ok := o.Units[p.ID()]
			if !ok {
				r.Add(top.Key("units"), govmaturity.CodeRequired, "%q is in no unit", p.ID())
			}
			sizes[unit]++
		}
		for _, unit := range sortedKeys(sizes) {
			place[unit] = len(out.Units)
			out.Units, out.Sizes = append(out.Units, unit), append(out.Sizes, sizes[unit])
		}
	}
	if err := r.Err(); err != nil {
		return StaffView{}, err
	}
	hidden, enough := withhold(out.Sizes, smallest)
	for _, n := range t.needs() {
		counts, total := make([]int, len(out.Units)), 0
		for _, p := range t.members {
			s := p.standing(n.competency, dayOf{o.AsOf.Purpose, day})
			if s.reaches(&t.fw.competencies[n.competency], n.level) == VerdictMet {
				total++
				if len(counts) > 0 {
					counts[place[o.Units[p.ID()]]]++
				}
			}
		}
		row := StaffRow{Competency: Competency{t.fw, n.competency + 1}, Level: n.level}
		row.Units, row.Total = show(counts, out.Sizes, hidden, enough, total)
		if len(t.members) < smallest {
			row.Total = Cell{Withheld: WithheldSmall}
		}
		out.Rows = append(out.Rows, row)
	}
	out.withholdTogether()
	return out, nil
}

// withholdTogether withholds the totals of all levels of a competency where it does
// that of one: who is at one level is at those below, so that two totals together
// could tell what one alone does not.
func (v *StaffView) withholdTogether() {
	withheld := map[Competency]Withheld{}
	for _, row := range v.Rows {
		if row.Total.Withheld != "" {
			withheld[row.Competency] = row.Total.Withheld
		}
	}
	for i := range v.Rows {
		if why := withheld[v.Rows[i].Competency]; why != "" {
			v.Rows[i].Total = Cell{Withheld: why}
		}
	}
}

// withhold says which units are not shown, and whether the total then may be. It
// goes by their sizes alone, so that what is withheld tells nothing. Of units of one
// person, one hides nobody: that person knows what it has.
func withhold(sizes []int, smallest int) (hidden []Withheld, total bool) {
	hidden = make([]Withheld, len(sizes))
	order := make([]int, len(sizes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(sizes[a], sizes[b]) })
	units, people := 0, 0
	if len(sizes) > 0 && sizes[order[0]] == 1 {
		units, people = -1, -1
	}
	for k, i := range order {
		switch {
		case sizes[i] < smallest:
			hidden[i] = WithheldSmall
		case k == 0 || units >= 2 && people >= smallest:
			return hidden, true
		default:
			hidden[i] = WithheldBeside
		}
		units, people = units+1, people+sizes[i]
	}
	return hidden, len(sizes) == 0 || units >= 2 && people >= smallest
}

// show makes the cells of a row.
func show(counts, sizes []int, hidden []Withheld, enough bool, total int) ([]Cell, Cell) {
	cells := make([]Cell, len(counts))
	behind, size := 0, 0
	for i, n := range counts {
		if cells[i].Withheld = hidden[i]; hidden[i] != "" {
			behind, size = behind+n, size+sizes[i]
		} else {
			cells[i].Count = n
		}
	}
	if size > 0 && (!enough || behind < 2 || behind > size-2) {
		return cells, Cell{Withheld: WithheldTotal}
	}
	return cells, Cell{Count: total}
}

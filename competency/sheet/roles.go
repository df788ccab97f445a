package sheet

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/slug"
	"github.com/govmaturity/govmaturity/internal/table"
)

// role is a role that the table names.
type role struct {
	id, name, code, description, family string
	levels                              []*roleLevel
	levelBy                             map[string]*roleLevel
	levelIDs                            slug.Names
	// bare is what the role requires without a level.
	bare *roleLevel
	at   cell
}

// roleLevel is one level of a role, with what it requires.
type roleLevel struct {
	id, name, description string
	requires              []*requirement
	by                    map[*skill]*requirement
	at                    cell
}

type requirement struct {
	skill *skill
	said  said
	need  competency.Need
	at    cell
}

// readRole reads a row of what a role requires.
func (r *reader) readRole(row *table.Row) {
	r.sentinels(row)
	name, at := r.text(row, fieldRole)
	skillName, skillAt := r.text(row, fieldCompetency)
	switch {
	case name == "":
		r.problem(at, govmaturity.CodeRequired, "the row does not say which role it is about")
		return
	case skillName == "":
		r.problem(skillAt, govmaturity.CodeRequired, "the row does not say which competency it is about")
		return
	}
	level := r.roleLevel(row, r.role(row, name, at))
	s := r.skill(skillName, r.code(row), r.readAreas(row), skillAt)
	if s == nil {
		return
	}
	r.describe(s, row)
	c, word := skillAt, said{means: MeansNoLevels}
	if i := r.first(fieldLevel); i >= 0 {
		c = cell{row, i}
		word = r.vocabulary.say(row.Cell(i), s.levels)
	}
	if !r.usable(word, c) {
		return
	}
	if text, at := r.text(row, fieldLevelDescription); text != "" {
		r.descriptor(s, word.level, text, at)
	}
	if need, ok := r.need(row); ok {
		r.require(level, &requirement{skill: s, said: word, need: need, at: c})
	}
}

// require adds what a role requires. The first of two that differ stays.
func (r *reader) require(level *roleLevel, one *requirement) {
	switch {
	case one.said.means == MeansNotApplicable:
		return // the role does not require it
	case one.said.level != "" && one.skill.leveled == nil:
		one.skill.leveled = &one.at
	case one.said.level == "" && one.skill.unleveled == nil:
		one.skill.unleveled = &one.at
	}
	before := level.by[one.skill]
	switch {
	case before == nil:
		level.requires, level.by[one.skill] = append(level.requires, one), one
	case before.said.level != one.said.level || before.said.means != one.said.means:
		r.problem(one.at, govmaturity.CodeContradiction, "the role already requires this competency, at another level, in row %d: that level stays", before.at.row.Number)
	default:
		r.find(one.at, govmaturity.CodeDuplicateRow, "the role already requires this competency in row %d", before.at.row.Number)
	}
}

// usable reports whether a cell says a level, or why there is none. What else is wrong
// with it is told.
func (r *reader) usable(word said, c cell) bool {
	switch {
	case word.blank && word.word:
		return false // it is known not to be known
	case word.blank:
		r.problem(c, govmaturity.CodeRequired, "the cell is blank: a level was expected")
		return false
	case word.wrong != "" && r.m.Scale == nil && r.fw == nil:
		return false // that there is no scale is told once
	case word.wrong != "":
		r.problem(c, govmaturity.CodeNotALevel, "%s", word.wrong)
		return false
	case word.mixed:
		r.find(c, govmaturity.CodeMixedForm, "the cell has the number and the label of the level %s", word.level)
	}
	return true
}

// sentinels tells, once a row, that words stand where there is nothing.
func (r *reader) sentinels(row *table.Row) {
	var first cell
	count := 0
	for _, f := range []field{fieldRoleLevel, fieldLevel, fieldRole, fieldCompetency, fieldNeed} {
		i := r.first(f)
		if i < 0 || r.vocabulary.meaning(row.Cell(i)) != MeansNoLevels {
			continue
		}
		if count++; count == 1 || f == fieldLevel {
			first = cell{row, i}
		}
	}
	switch {
	case count == 1:
		r.find(first, govmaturity.CodeSentinel, "%.60q stands where there is nothing", first.row.Cell(first.column))
	case count > 1:
		r.find(first, govmaturity.CodeSentinel, "%.60q stands where there is nothing, in %d cells of this row", first.row.Cell(first.column), count)
	}
}

func (r *reader) code(row *table.Row) string { return row.Cell(r.first(fieldCode)) }

func (r *reader) role(row *table.Row, name string, at cell) *role {
	one := r.roleNamed(name, row.Cell(r.first(fieldRoleCode)), at)
	r.keep(&one.description, row, fieldRoleDescription, "the role is described otherwise in a row above: that description stays")
	r.keep(&one.family, row, fieldFamily, "the role is in another family in a row above: that one stays")
	return one
}

// roleNamed returns the role with a name, or with a code when there are codes.
func (r *reader) roleNamed(name, code string, at cell) *role {
	key := name
	if code != "" {
		key = "code " + code
	}
	one := r.roleBy[key]
	if one == nil {
		want := slug.Make(code)
		if want == "" {
			want = slug.Make(name)
		}
		one = &role{id: r.roleIDs.ID(key, want), name: name, code: code, levelBy: map[string]*roleLevel{}, at: at}
		r.roleBy[key] = one
		r.roles = append(r.roles, one)
	}
	return one
}

// itself returns what a role requires without a level of its own.
func (one *role) itself(at cell) *roleLevel {
	if one.bare == nil {
		one.bare = &roleLevel{by: map[*skill]*requirement{}, at: at}
	}
	return one.bare
}

// keep keeps the first text that rows say about a thing.
func (r *reader) keep(into *string, row *table.Row, f field, otherwise string) {
	text, c := r.text(row, f)
	switch {
	case text == "":
	case *into == "":
		*into = text
	case *into != text:
		r.find(c, govmaturity.CodeContradiction, "%s", otherwise)
	}
}

// roleLevel returns the level of a role that a row is about, or the role itself.
func (r *reader) roleLevel(row *table.Row, one *role) *roleLevel {
	name, at := r.text(row, fieldRoleLevel)
	if name == "" {
		r.keep(&one.description, row, fieldRoleLevelDescription, "the role is described otherwise in a row above: that description stays")
		return one.itself(at)
	}
	l := one.levelBy[name]
	if l == nil {
		l = &roleLevel{id: one.levelIDs.ID(name, slug.Make(name)), name: name, by: map[*skill]*requirement{}, at: at}
		one.levelBy[name] = l
		one.levels = append(one.levels, l)
	}
	r.keep(&l.description, row, fieldRoleLevelDescription, "the level of the role is described otherwise in a row above: that description stays")
	return l
}

func (r *reader) need(row *table.Row) (competency.Need, bool) {
	i := r.first(fieldNeed)
	text := row.Cell(i)
	if text == "" {
		return "", true
	}
	for word, need := range r.m.Needs {
		if fold(word) == fold(text) {
			return need, true
		}
	}
	for _, need := range []competency.Need{competency.NeedCritical, competency.NeedRequired, competency.NeedDesirable} {
		if fold(text) == string(need) {
			return need, true
		}
	}
	r.problem(cell{row, i}, govmaturity.CodeNotAllowed, "%.60q says no need: say in needs of the mapping what it stands for", text)
	return "", false
}

// readDescriptors reads a row of a competency with a column for each level.
func (r *reader) readDescriptors(row *table.Row) {
	name, at := r.text(row, fieldCompetency)
	if name == "" {
		r.problem(at, govmaturity.CodeRequired, "the row does not say which competency it is about")
		return
	}
	s := r.skill(name, r.code(row), r.readAreas(row), at)
	if s == nil {
		return
	}
	r.describe(s, row)
	for k, i := range r.levels {
		c := cell{row, i}
		text := row.Cell(i)
		switch {
		case text == "":
		case r.vocabulary.meaning(text) != "":
			r.find(c, govmaturity.CodeSentinel, "%.60q stands where there is nothing", text)
		default:
			s.leveled = &c
			r.descriptor(s, r.m.Levels[k].Level, text, c)
		}
	}
}

// readTree reads a row of an area or a competency. A blank cell repeats the one above,
// until something stands in a column further out.
func (r *reader) readTree(row *table.Row) {
	for depth, i := range r.columns[fieldAreas] {
		name := row.Cell(i)
		if name == "" {
			continue
		}
		if depth > len(r.path) || depth > 0 && r.path[depth-1] == nil {
			r.problem(cell{row, i}, govmaturity.CodeOutOfOrder, "nothing stands above in the column before: an area of this depth is inside another")
			return
		}
		var parent *area
		if depth > 0 {
			parent = r.path[depth-1]
		}
		r.path = append(r.path[:depth], r.area(parent, name, cell{row, i}))
	}
	name, at := r.text(row, fieldCompetency)
	if name == "" {
		if text, _ := r.text(row, fieldCompetencyDescription); text != "" && len(r.path) > 0 {
			r.path[len(r.path)-1].description = text
		}
		return
	}
	var in *area
	if len(r.path) > 0 {
		in = r.path[len(r.path)-1]
	}
	if s := r.skill(name, r.code(row), in, at); s != nil {
		r.describe(s, row)
	}
}

package sheet

import (
	"cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/date"
	"github.com/govmaturity/govmaturity/internal/table"
)

// person is somebody whom the table names.
type person struct {
	id, title string
	at        cell
	evidence  []*evidence
	targets   []*requirement
	seen      map[pairing]int // the row of a rating
	rated     bool
}

// pairing is one competency on one day, as one kind of rater sees it.
type pairing struct {
	skill *skill
	kind  competency.EvidenceKind
	day   date.Date
}

type evidence struct {
	skill *skill
	kind  competency.EvidenceKind
	said  said
	// has reports that the person has a competency without levels.
	has           bool
	date, expires date.Date
	rater         string
	note          string
	noteAt        cell
	at            cell
}

// note is a text of people that may name one of them.
type note struct {
	text string
	at   cell
	of   *person
	into *evidence // that keeps the text, or nil
}

// person returns somebody by name or number.
func (r *reader) person(id string, at cell) *person {
	p := r.personBy[id]
	if p == nil {
		p = &person{id: id, at: at, seen: map[pairing]int{}}
		r.personBy[id] = p
		r.people = append(r.people, p)
	}
	return p
}

// personOf returns the person of a row, or nil when there is none to be read.
func (r *reader) personOf(row *table.Row) *person {
	i := r.first(fieldPerson)
	at := cell{row, i}
	id := row.Cell(i)
	switch {
	case id == "":
		r.problem(at, govmaturity.CodeRequired, "the row does not say whom it is about")
		return nil
	case isAggregate(id):
		r.find(at, govmaturity.CodeAggregate, "the row is read as a total or an average, and left out")
		return nil
	}
	p := r.person(id, at)
	p.title = cmp.Or(p.title, row.Cell(r.first(fieldPersonTitle)))
	return p
}

// readRating reads a row of one person in one competency.
func (r *reader) readRating(row *table.Row) {
	p := r.personOf(row)
	if p == nil {
		return
	}
	name, at := r.text(row, fieldCompetency)
	noteAt := cell{row, r.first(fieldNote)}
	if name == "" {
		if r.restIsBlank(row) {
			r.find(cell{row, r.first(fieldPerson)}, govmaturity.CodeNotRated, "the row names somebody and no competency")
		} else {
			r.problem(at, govmaturity.CodeRequired, "the row does not say which competency it is about")
		}
		return
	}
	s := r.skill(name, r.code(row), r.readAreas(row), at)
	if s == nil {
		r.notes = append(r.notes, note{text: row.Cell(noteAt.column), at: noteAt, of: p})
		return
	}
	r.describe(s, row)
	var attained []said
	rate := func(i int, kind competency.EvidenceKind) {
		word := r.rate(p, s, row, cell{row, i}, kind)
		if kind != competency.EvidenceSelf {
			attained = append(attained, word)
		}
	}
	for k, i := range r.ratings {
		rate(i, r.m.Ratings[k].Kind)
	}
	if i := r.first(fieldLevel); i >= 0 {
		rate(i, r.m.Evidence)
	} else if r.ratings == nil {
		r.has(p, s, row, at, r.m.Evidence)
	}
	target := r.target(p, s, row)
	if len(attained) > 0 {
		r.compareGap(row, attained[0], target)
	}
	if text := row.Cell(noteAt.column); text != "" && (len(p.evidence) == 0 || p.evidence[len(p.evidence)-1].at.row != row) {
		r.notes = append(r.notes, note{text: text, at: noteAt, of: p})
		if len(attained) > 0 && attained[0].blank {
			r.find(noteAt, govmaturity.CodeNotRated, "there is a note, and no level: it is not known, and not none")
		}
	}
}

// restIsBlank reports whether a row says nothing but a name.
func (r *reader) restIsBlank(row *table.Row) bool {
	for i := range row.Cells {
		if i != r.first(fieldPerson) && i != r.first(fieldPersonTitle) && row.Cell(i) != "" {
			return false
		}
	}
	return true
}

// rate reads one rating. It returns what the cell says.
func (r *reader) rate(p *person, s *skill, row *table.Row, c cell, kind competency.EvidenceKind) said {
	word := r.vocabulary.say(row.Cell(c.column), s.levels)
	p.rated, s.rated = p.rated || !word.blank, s.rated || !word.blank
	if word.blank || r.noScale(s) {
		return word
	}
	if !r.usable(word, c) {
		return word
	}
	e := &evidence{skill: s, kind: kind, said: word, at: c}
	if word.means == MeansHas {
		e.has = true
	}
	switch {
	case e.has && s.hasLevels(r):
		r.problem(c, govmaturity.CodeNotALevel, "%.60q says that the person has it, and the competency has levels: say which level it stands for", row.Cell(c.column))
		return said{}
	case word.means == MeansNoLevels:
		e.has = true
		s.unleveled = &c
	case word.level != "":
		s.leveled = &c
	}
	r.keepEvidence(p, e, row)
	return word
}

// noScale reports whether levels cannot be read, which is told once.
func (r *reader) noScale(s *skill) bool {
	return r.fw == nil && r.m.Scale == nil && len(s.levels) == 0 && len(r.vocabulary.words) == 0
}

// hasLevels reports whether a competency has levels.
func (s *skill) hasLevels(r *reader) bool {
	if r.fw != nil {
		return len(s.levels) > 0
	}
	return r.m.Scale != nil && s.unleveled == nil
}

// has keeps that a person has a competency which has no levels.
func (r *reader) has(p *person, s *skill, row *table.Row, c cell, kind competency.EvidenceKind) {
	if r.fw != nil && len(s.levels) > 0 {
		r.problem(c, govmaturity.CodeNotALevel, "the competency %s has levels, and the table does not say which", s.id)
		return
	}
	s.unleveled = &c
	r.keepEvidence(p, &evidence{skill: s, kind: kind, has: true, at: c}, row)
}

// keepEvidence adds a piece of evidence, with the date of its row or of the mapping.
func (r *reader) keepEvidence(p *person, e *evidence, row *table.Row) {
	ok := true
	if e.date, ok = r.day(row, fieldDate); !ok {
		return
	}
	if !e.date.Valid() {
		if e.date, ok = date.Parse(r.m.Date); !ok {
			r.problem(e.at, govmaturity.CodeRequired, "the rating has no date: say in date of the mapping which day the table is about")
			return
		}
	}
	if e.expires, ok = r.day(row, fieldExpires); !ok {
		return // to count for ever would be worse
	}
	if e.expires.Valid() && e.expires.Last().Compare(e.date.First()) < 0 {
		r.problem(cell{row, r.first(fieldExpires)}, govmaturity.CodeOutOfOrder, "it expires before its date, %s: the rating is left out", e.date)
		return
	}
	pair := pairing{e.skill, e.kind, e.date}
	if first, again := p.seen[pair]; again {
		r.find(e.at, govmaturity.CodeRatedTwice, "there is a rating of the same person, competency and day in row %d: both are kept", first)
	} else {
		p.seen[pair] = row.Number
	}
	e.rater = row.Cell(r.first(fieldRater))
	if i := r.first(fieldNote); row.Cell(i) != "" {
		e.note, e.noteAt = row.Cell(i), cell{row, i}
		r.notes = append(r.notes, note{text: e.note, at: e.noteAt, of: p, into: e})
	}
	p.evidence = append(p.evidence, e)
	p.rated, e.skill.rated = true, true
}

// target reads what a person is to reach.
func (r *reader) target(p *person, s *skill, row *table.Row) said {
	i := r.first(fieldTarget)
	if i < 0 {
		return said{blank: true}
	}
	c := cell{row, i}
	word := r.vocabulary.say(row.Cell(i), s.levels)
	if word.blank || r.noScale(s) || !r.usable(word, c) {
		return word
	}
	switch {
	case word.level == "":
		return word
	default:
		s.leveled = &c
	}
	for _, t := range p.targets {
		if t.skill == s {
			if t.said.level != word.level {
				r.problem(c, govmaturity.CodeContradiction, "the target of the same person is another in row %d: that one stays", t.at.row.Number)
			}
			return word
		}
	}
	p.targets = append(p.targets, &requirement{skill: s, said: word, at: c})
	return word
}

// readPeopleHeaders reads the people whom the headers name.
func (r *reader) readPeopleHeaders() {
	row := &r.t.Rows[r.m.header()-1]
	for _, i := range r.across {
		id, at := r.header(i), cell{row, i}
		if r.personBy[id] != nil {
			r.problem(at, govmaturity.CodeDuplicateID, "the column of the same person is there twice")
		}
		r.person(id, at)
	}
}

// readSkillAcross reads a row of a competency with a column for each person, or for
// each role. A row with no competency is a heading.
func (r *reader) readSkillAcross(row *table.Row) {
	blank := true
	for _, i := range r.across {
		blank = blank && row.Cell(i) == ""
	}
	name, at := r.text(row, fieldCompetency)
	same := r.first(fieldAreas) == r.first(fieldCompetency)
	if same && blank {
		r.openHeading(row.Cell(at.column), at)
		return
	}
	if i := r.first(fieldAreas); !same && row.Cell(i) != "" {
		if name == "" || r.heading == nil || r.heading.title != row.Cell(i) {
			r.openHeading(row.Cell(i), cell{row, i})
		}
	}
	switch {
	case name == "" && blank:
		return
	case name == "":
		r.problem(at, govmaturity.CodeRequired, "the row does not say which competency it is about")
		return
	case isAggregate(name):
		r.find(at, govmaturity.CodeAggregate, "the row is read as a total or an average, and left out")
		return
	}
	r.underHeading++
	s := r.skill(name, r.code(row), r.heading, at)
	if s == nil {
		return
	}
	if s.at.row != row {
		r.find(at, govmaturity.CodeDuplicateRow, "the competency is already in row %d", s.at.row.Number)
	}
	r.describe(s, row)
	if blank {
		r.find(at, govmaturity.CodeNotRated, "nothing is said about this competency: is it a heading?")
	}
	for _, i := range r.across {
		c := cell{row, i}
		if r.m.Layout == LayoutPeopleAcross {
			r.rate(r.person(r.header(i), c), s, row, c, r.m.Evidence)
			continue
		}
		r.requireOf(r.roleNamed(r.header(i), "", cell{&r.t.Rows[r.m.header()-1], i}), s, c)
	}
}

// requireOf reads what a role requires of a competency. A blank cell requires nothing.
func (r *reader) requireOf(one *role, s *skill, c cell) {
	word := r.vocabulary.say(c.row.Cell(c.column), s.levels)
	if !word.blank && !r.noScale(s) && r.usable(word, c) {
		r.require(one.itself(c), &requirement{skill: s, said: word, at: c})
	}
}

// openHeading begins what stands under a heading.
func (r *reader) openHeading(name string, at cell) {
	r.closeHeading()
	r.heading, r.underHeading = nil, 0
	if name != "" {
		r.heading = r.area(nil, name, at)
		r.heading.at = at
	}
}

// closeHeading tells of a heading with nothing under it.
func (r *reader) closeHeading() {
	if r.heading != nil && r.underHeading == 0 {
		r.find(r.heading.at, govmaturity.CodeEmptyGroup, "nothing stands under this heading: is it that of the headings below?")
	}
}

// readSkillHeaders reads the competencies that the headers name.
func (r *reader) readSkillHeaders() {
	row := &r.t.Rows[r.m.header()-1]
	r.acrossSkills = map[int]*skill{}
	for _, i := range r.across {
		at := cell{row, i}
		var in *area
		if i < len(r.groups) && r.groups[i] != "" {
			in = r.area(nil, r.groups[i], cell{&r.t.Rows[r.m.Table.Groups-1], i})
		}
		if s := r.skill(r.header(i), "", in, at); s != nil {
			if s.at != at {
				r.problem(at, govmaturity.CodeDuplicateID, "the column of the same competency is there twice: only the first is read")
				continue
			}
			r.acrossSkills[i] = s
		}
	}
}

// readSkillsOf reads a row of a person, or of a role, with a column for each
// competency.
func (r *reader) readSkillsOf(row *table.Row) {
	if !r.m.rates() {
		r.readSkillsOfRole(row)
		return
	}
	p := r.personOf(row)
	if p == nil {
		return
	}
	for _, i := range r.across {
		if s := r.acrossSkills[i]; s != nil {
			r.rate(p, s, row, cell{row, i}, r.m.Evidence)
		}
	}
}

func (r *reader) readSkillsOfRole(row *table.Row) {
	name, at := r.text(row, fieldRole)
	if name == "" {
		r.problem(at, govmaturity.CodeRequired, "the row does not say which role it is about")
		return
	}
	level := r.roleLevel(row, r.role(row, name, at))
	for _, i := range r.across {
		s, c := r.acrossSkills[i], cell{row, i}
		if s == nil {
			continue
		}
		word := r.vocabulary.say(row.Cell(i), s.levels)
		if !word.blank && !r.noScale(s) && r.usable(word, c) {
			r.require(level, &requirement{skill: s, said: word, at: c})
		}
	}
}

// readSlots reads a row of a person with the names of what the person has. The order
// of the slots says nothing.
func (r *reader) readSlots(row *table.Row) {
	p := r.personOf(row)
	if p == nil {
		return
	}
	had := map[*skill]bool{}
	for _, i := range r.across {
		name, at := row.Cell(i), cell{row, i}
		if name == "" || r.vocabulary.meaning(name) != "" {
			continue
		}
		s := r.skill(name, "", nil, at)
		if s == nil {
			continue
		}
		if had[s] {
			r.find(at, govmaturity.CodeRatedTwice, "the person has this competency twice")
			continue
		}
		had[s] = true
		r.has(p, s, row, at, r.m.Evidence)
	}
}

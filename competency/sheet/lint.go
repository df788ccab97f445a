package sheet

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/table"
)

// compareGap compares what the table says is missing with what it is made of. Nothing
// is missing above the target, and nothing sure can be said of what is not known.
func (r *reader) compareGap(row *table.Row, attained, target said) {
	i := r.first(fieldGap)
	text := row.Cell(i)
	if i < 0 || text == "" || r.vocabulary.meaning(text) != "" {
		return
	}
	c := cell{row, i}
	gap, err := table.Number(text, r.vocabulary.form)
	switch {
	case err != nil:
		r.find(c, govmaturity.CodeContradiction, "%v", err)
	case target.level == "":
		r.find(c, govmaturity.CodeContradiction, "the table says %s, and there is no target", text)
	case attained.level == "" && attained.means == "" || attained.means == MeansUnknown:
		r.find(c, govmaturity.CodeContradiction, "the table says %s, and nothing is known of the level: up to %d may be missing", text, target.rank)
	case attained.level == "":
	case gap < 0 && gap == float64(target.rank-attained.rank):
		r.find(c, govmaturity.CodeContradiction, "the table says %s for what is above the target: nothing is missing, and it makes up for nothing", text)
	case gap != float64(max(0, target.rank-attained.rank)):
		r.find(c, govmaturity.CodeContradiction, "the table says %s, and from %d to %d are missing: %d", text, attained.rank, target.rank, max(0, target.rank-attained.rank))
	}
}

// lint looks at the table as a whole.
func (r *reader) lint() {
	r.lintScale()
	r.lintSkills()
	r.lintRoles()
	r.lintPeople()
	r.lintNotes()
}

// lintScale tells that levels are not read because nothing says in which order they
// stand, and which words there are.
func (r *reader) lintScale() {
	if r.m.Scale != nil || r.fw != nil {
		return
	}
	columns := append(slices.Clone(r.columns[fieldLevel]), r.ratings...)
	columns = append(columns, r.columns[fieldTarget]...)
	if r.m.Layout.isAcross() && r.m.Layout != LayoutSlots {
		columns = append(columns, r.across...)
	}
	words := map[string]bool{}
	var at *cell
	for i := r.m.header(); i < len(r.t.Rows); i++ {
		for _, k := range columns {
			row := &r.t.Rows[i]
			text := row.Cell(k)
			if text == "" || r.vocabulary.words[fold(text)].Cell != "" {
				continue
			}
			if at == nil {
				at = &cell{row, k}
			}
			if len(words) < 100 && len(text) < 60 {
				words[text] = true
			}
		}
	}
	if at == nil {
		return
	}
	list := sortedKeys(words)
	more := ""
	if len(list) > 12 {
		list, more = list[:12], " and others"
	}
	r.problem(*at, govmaturity.CodeRequired, "the mapping has no scale, so no level is read: say in scale in which order these stand: %s%s", strings.Join(list, ", "), more)
}

func sortedKeys(m map[string]bool) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// signature are the digits and signs of a name: names that differ in them are meant to
// differ, such as C# and C++, or Module 1 and Module 2.
func signature(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || strings.ContainsRune("#+&%", r) {
			return r
		}
		return -1
	}, name)
}

// maxNear is how many names are compared with each other.
const maxNear = 5000

func (r *reader) lintSkills() {
	byFold, byName := map[string]*skill{}, map[string]*skill{}
	near := map[string][]string{}
	for _, s := range r.skills {
		key := fold(s.name)
		switch other := byFold[key]; {
		case byName[s.name] != nil:
			r.find(s.at, govmaturity.CodeSameName, "%.60q is also the name of a competency in row %d, in another area: the two are kept apart", s.name, byName[s.name].at.row.Number)
		case other != nil:
			r.find(s.at, govmaturity.CodeCaseOnly, "%.60q and %.60q of row %d differ in capitals or spaces alone: say in competencies of the mapping if they are one", s.name, other.name, other.at.row.Number)
		case len(r.skills) <= maxNear && len([]rune(key)) >= 8:
			if found := document.Nearest(key, near[signature(key)]); found != "" {
				r.find(s.at, govmaturity.CodeNearName, "%.60q is nearly %.60q of row %d: say in competencies of the mapping if they are one", s.name, byFold[found].name, byFold[found].at.row.Number)
			}
			near[signature(key)] = append(near[signature(key)], key)
		}
		if byFold[key] == nil {
			byFold[key] = s
		}
		if byName[s.name] == nil {
			byName[s.name] = s
		}
		if len(s.descriptors) == 0 && (r.first(fieldLevelDescription) >= 0 || len(r.levels) > 0) {
			r.find(s.at, govmaturity.CodeNoDescriptor, "no level of the competency %.60q is described", s.name)
		}
	}
}

func (r *reader) lintRoles() {
	seen := map[string]*role{}
	for _, one := range r.roles {
		for _, l := range one.levels {
			if other := seen[l.name]; other != nil {
				r.find(l.at, govmaturity.CodeSameName, "%.60q is also a level of the role %.60q: a level is named by its role and itself", l.name, other.name)
				continue
			}
			seen[l.name] = one
		}
	}
}

// lintPeople does not repeat names: findings go to those who mend the table, and
// perhaps further.
func (r *reader) lintPeople() {
	seen := map[string]*person{}
	for _, p := range r.people {
		if other := seen[fold(p.id)]; other != nil {
			r.find(p.at, govmaturity.CodeCaseOnly, "the name here and the one in row %d, column %d differ in capitals or spaces alone: is it one person?", other.at.row.Number, other.at.column+1)
		}
		seen[fold(p.id)] = p
		if !p.rated && (r.m.Layout == LayoutPeopleAcross || r.m.Layout == LayoutSkillsAcross || r.m.Layout == LayoutSlots) {
			r.find(p.at, govmaturity.CodeNotRated, "nothing is said about this person")
		}
	}
}

var (
	address = regexp.MustCompile(`[^\s@]+@[^\s@]+\.[^\s@]+`)
	token   = regexp.MustCompile(`[\pL\pM\pN]+`)
)

// lintNotes tells of texts that seem to name somebody else, and keeps them out of the
// evidence. It does not repeat them.
func (r *reader) lintNotes() {
	parts := map[string]*person{}
	shapes := map[string]bool{}
	for _, p := range r.people {
		for _, name := range []string{p.id, p.title} {
			parts[fold(name)] = p
			for _, part := range token.FindAllString(name, -1) {
				if len([]rune(part)) >= 3 {
					parts[fold(part)] = p
				}
			}
		}
		if strings.ContainsFunc(p.id, unicode.IsDigit) && len(token.FindAllString(p.id, -1)) == 1 {
			shapes[shape(p.id)] = true
		}
	}
	delete(parts, "")
	for _, n := range r.notes {
		if !namesPerson(n, parts, shapes) {
			continue
		}
		r.find(n.at, govmaturity.CodeNamesPerson, "the note seems to name somebody: it is kept out of the evidence, and not repeated here")
		if n.into != nil {
			n.into.note = ""
		}
	}
}

func namesPerson(n note, parts map[string]*person, shapes map[string]bool) bool {
	if address.MatchString(n.text) {
		return true
	}
	for _, word := range token.FindAllString(n.text, -1) {
		if p := parts[fold(word)]; p != nil && p != n.of {
			return true
		}
		if shapes[shape(word)] && fold(word) != fold(n.of.id) {
			return true
		}
	}
	return false
}

// shape writes a number of people, such as P03, as letters and digits in general.
func shape(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsDigit(r):
			return '0'
		case unicode.IsUpper(r):
			return 'A'
		case unicode.IsLetter(r):
			return 'a'
		}
		return r
	}, s)
}

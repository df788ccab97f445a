package sheet

import (
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/slug"
	"github.com/govmaturity/govmaturity/internal/table"
)

// area is an area of the framework that the table makes.
type area struct {
	id, title   string
	parent      *area
	children    []*area
	description string
	at          cell
}

// skill is a competency that the table names.
type skill struct {
	id, name    string
	area        *area
	code        string
	description string
	kind        competency.Kind
	at          cell // where it is named first
	// levels are what cells can name: those of the scale, or of the framework's.
	levels []levelWord
	// leveled and unleveled are the first cells that give it a level, or none.
	leveled, unleveled *cell
	descriptors        map[string]string
	described          map[string]int // by level: the row of the descriptor
	// known is the competency of a framework that is already there.
	known competency.Competency
	rated bool
}

// readAreas returns the area of a row, made of its columns of areas from the outermost
// in, or nil.
func (r *reader) readAreas(row *table.Row) *area {
	var a *area
	for _, i := range r.columns[fieldAreas] {
		if name := row.Cell(i); name != "" {
			a = r.area(a, name, cell{row, i})
		}
	}
	return a
}

// area returns the area of a name below another.
func (r *reader) area(parent *area, name string, at cell) *area {
	key := name
	if parent != nil {
		key = parent.id + "\x00" + name
	}
	if a := r.areaByID[key]; a != nil {
		return a
	}
	a := &area{title: name, parent: parent, at: at}
	a.id = r.areaIDs.ID(key, slug.Make(name))
	r.areaByID[key] = a
	if parent != nil {
		parent.children = append(parent.children, a)
	} else {
		r.areas = append(r.areas, a)
	}
	return a
}

// skill returns the competency of a name, in an area or in none. It returns nil, with
// a problem, when a framework that is already there does not have it.
func (r *reader) skill(name, code string, in *area, at cell) *skill {
	id := r.m.Competencies[name]
	key := name
	switch {
	case id != "":
		key = "id " + id
	case code != "":
		key = "code " + code
	case in != nil:
		key = in.id + "\x00" + name
	}
	if s := r.skillBy[key]; s != nil {
		return s
	}
	s := &skill{name: name, area: in, code: code, at: at, levels: r.scale, descriptors: map[string]string{}, described: map[string]int{}}
	if r.fw != nil {
		if s.known = r.find1(name, code, id); !s.known.Valid() {
			r.skillBy[key] = nil
			r.problem(at, govmaturity.CodeUnknownReference, "the framework %s has no competency %.60q: say in the mapping which one is meant", r.fw.ID(), name)
			return nil
		}
		if other := r.skillBy["known "+s.known.ID()]; other != nil {
			r.skillBy[key] = other
			return other
		}
		s.id, s.levels = s.known.ID(), competencyWords(s.known)
		r.skillBy["known "+s.id] = s
	} else {
		want := id
		switch {
		case want != "":
		case slug.Make(code) != "":
			want = slug.Make(code)
		case in != nil && r.m.Layout != LayoutRoles:
			want = cut(in.id+"-"+slug.Make(name), 99)
		default:
			want = slug.Make(name)
		}
		s.id = r.skillIDs.ID(key, want)
	}
	r.skillBy[key] = s
	r.skills = append(r.skills, s)
	return s
}

func cut(s string, most int) string {
	if len(s) > most {
		s = strings.TrimRight(s[:most], "-.")
	}
	return s
}

// find1 finds a competency of a framework that is already there: by what the mapping
// says, by its code, its title or its id.
func (r *reader) find1(name, code, id string) competency.Competency {
	if id != "" {
		return r.fw.Competency(id)
	}
	if r.known == nil {
		r.known = map[string]competency.Competency{}
		add := func(key string, c competency.Competency) {
			if other, taken := r.known[key]; taken && other != c {
				r.known[key] = competency.Competency{} // several have it: none is meant
				return
			}
			r.known[key] = c
		}
		for c := range r.fw.Competencies() {
			add("id "+c.ID(), c)
			if c.Code() != "" {
				add("code "+c.Code(), c)
			}
			for _, tag := range c.Title().Languages() {
				add("title "+c.Title()[tag], c)
			}
		}
	}
	for _, key := range []string{"code " + code, "code " + name, "title " + name, "id " + name} {
		if c := r.known[key]; c.Valid() && key != "code " {
			return c
		}
	}
	return competency.Competency{}
}

// describe keeps what a row says about a competency. A second description that differs
// is a contradiction.
func (r *reader) describe(s *skill, row *table.Row) {
	if text, c := r.text(row, fieldCompetencyDescription); text != "" {
		switch {
		case s.description == "":
			s.description = text
		case s.description != text:
			r.find(c, govmaturity.CodeContradiction, "the competency is described otherwise in a row above: that description stays")
		}
	}
	if i := r.first(fieldKind); i >= 0 && row.Cell(i) != "" {
		kind, ok := r.kind(row.Cell(i))
		switch {
		case !ok:
			r.problem(cell{row, i}, govmaturity.CodeNotAllowed, "%.60q is no kind of competency: say in kinds of the mapping which one it is", row.Cell(i))
		case s.kind != "" && s.kind != kind:
			r.find(cell{row, i}, govmaturity.CodeContradiction, "the competency is of another kind in a row above: that one stays")
		default:
			s.kind = kind
		}
	}
}

func (r *reader) kind(text string) (competency.Kind, bool) {
	for word, kind := range r.m.Kinds {
		if fold(word) == fold(text) {
			return kind, true
		}
	}
	for _, kind := range []competency.Kind{competency.KindCompetency, competency.KindKnowledge, competency.KindSkill, competency.KindAttitude, competency.KindTask} {
		if fold(text) == string(kind) {
			return kind, true
		}
	}
	return "", false
}

// descriptor keeps what a level looks like for a competency.
func (r *reader) descriptor(s *skill, level string, text string, c cell) {
	if text == "" || level == "" {
		return
	}
	switch before, there := s.descriptors[level]; {
	case !there:
		s.descriptors[level], s.described[level] = text, c.row.Number
	case before != text:
		r.find(c, govmaturity.CodeContradiction, "the level %s is described otherwise in row %d: that description stays", level, s.described[level])
	}
}

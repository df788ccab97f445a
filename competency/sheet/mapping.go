package sheet

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/schema"
)

// MappingFormat is the value of the format field of a mapping.
const MappingFormat = "govmaturity/competency-mapping/1"

// Mapping says how to read a table: what its rows are, what stands in which column,
// and what the words in its cells mean. It is plain data, in Go, YAML or JSON.
type Mapping struct {
	Format   string           `json:"format" doc:"required,enum=govmaturity/competency-mapping/1"`
	ID       string           `json:"id" doc:"required,pattern=id"`
	Language string           `json:"language,omitempty" doc:"pattern=language"`
	Title    govmaturity.Text `json:"title,omitempty"`
	Note     govmaturity.Text `json:"note,omitempty"`
	// Framework names the framework that is made of the table, or that its ratings are
	// about.
	Framework FrameworkSpec `json:"framework" doc:"required"`
	Layout    Layout        `json:"layout" doc:"required"`
	Table     TableSpec     `json:"table,omitzero"`
	// Columns say what stands where.
	Columns Columns `json:"columns,omitzero"`
	// Ratings are the columns with levels of one table of ratings, where there are
	// several: of the person, of the superior. Levels of one column stand in
	// Columns.Level.
	Ratings []RatingSpec `json:"ratings,omitempty" doc:"nonempty"`
	// Levels are the columns with descriptors, one a level.
	Levels []LevelColumn `json:"levels,omitempty" doc:"nonempty"`
	// Across are the columns of people, roles, competencies or slots. They are all that
	// nothing else names when not given.
	Across []string `json:"across,omitempty" doc:"nonempty"`
	// Scale is the scale of the levels. A table does not say in which order its words
	// for levels stand: without a scale, no level is read.
	Scale *competency.ScaleSpec `json:"scale,omitempty"`
	// Words say what cells mean that are no level by its id, title or rank. A blank
	// cell says nothing in any case.
	Words []WordSpec `json:"words,omitempty" doc:"nonempty"`
	// Needs say which words stand for which need, such as Essential for required.
	Needs map[string]competency.Need `json:"needs,omitempty" doc:"nonempty"`
	// Kinds say which words stand for which kind of competency.
	Kinds map[string]competency.Kind `json:"kinds,omitempty" doc:"nonempty"`
	// Competencies say which competency of an existing framework a name in the table
	// means, where it is neither its code nor its title.
	Competencies map[string]string `json:"competencies,omitempty" doc:"nonempty,pattern=id"`
	// Evidence is what the ratings are, where Ratings does not say it.
	Evidence competency.EvidenceKind `json:"evidence,omitempty"`
	// Date is the day that the ratings are about, where no column says it.
	Date string `json:"date,omitempty" doc:"pattern=date"`
	// Source says where the ratings come from, for those who read the evidence.
	Source string `json:"source,omitempty"`
	// Ladder says that the levels of each role stand in the table from the lowest to
	// the highest.
	Ladder bool `json:"ladder,omitempty"`
}

// FrameworkSpec is the head of a framework.
type FrameworkSpec struct {
	ID      string           `json:"id" doc:"required,pattern=id"`
	Edition string           `json:"edition" doc:"required,pattern=edition"`
	Title   govmaturity.Text `json:"title" doc:"required"`
	// Standing says how official the table is. It is derived when not given.
	Standing govmaturity.Standing   `json:"standing,omitempty"`
	Note     govmaturity.Text       `json:"note,omitempty"`
	Sources  []govmaturity.Source   `json:"sources,omitempty" doc:"nonempty"`
	Cites    []govmaturity.Citation `json:"cites,omitempty" doc:"nonempty"`
}

// Layout says what the rows of a table are.
type Layout string

const (
	// LayoutRoles: a row is what a role, perhaps at one of its levels, requires of one
	// competency.
	LayoutRoles Layout = "roles"
	// LayoutDescriptors: a row is a competency, and each level has a column.
	LayoutDescriptors Layout = "descriptors"
	// LayoutTree: a row is an area or a competency, and each depth has a column.
	LayoutTree Layout = "tree"
	// LayoutRatings: a row is one person in one competency.
	LayoutRatings Layout = "ratings"
	// LayoutPeopleAcross: a row is a competency, and each person has a column. A row
	// without a competency is a heading.
	LayoutPeopleAcross Layout = "people-across"
	// LayoutRolesAcross: a row is a competency, and each role has a column. A row
	// without a competency is a heading. A blank cell requires nothing.
	LayoutRolesAcross Layout = "roles-across"
	// LayoutSkillsAcross: a row is a person, or a role, and each competency has a
	// column.
	LayoutSkillsAcross Layout = "skills-across"
	// LayoutSlots: a row is a person, and columns such as Skill 1, Skill 2 hold the
	// names of what the person has.
	LayoutSlots Layout = "slots"
)

// TableSpec says how the table is written.
type TableSpec struct {
	// Records says that the input is YAML or JSON, and what of it makes a row: a path
	// from the top, with [] for each item of a list and * for each key of a map, such as
	// skills[].levels.*[]. Columns are then paths too: skills[].name is a text above the
	// row, skills[].levels.* the key, skills[].levels.*[] the value, and
	// skills[].levels.*[]# its place in the list, from 1.
	Records string `json:"records,omitempty" doc:"nonempty"`
	// Separator stands between cells: it is found when not given.
	Separator string `json:"separator,omitempty" doc:"enum=comma|semicolon|tab|bar"`
	// Header is the number of the row with the headers: 1 when not given.
	Header int `json:"header,omitempty" doc:"min=1,max=1000"`
	// Groups is the number of a row above the headers with headings of several
	// columns, each at the first of them.
	Groups int `json:"groups,omitempty" doc:"min=1,max=1000"`
	// Decimal is the sign before the part of a number below one: a point when not
	// given.
	Decimal string `json:"decimal,omitempty" doc:"enum=point|comma"`
	// Dates are the forms of dates: year-month-day when not given.
	Dates []DateForm `json:"dates,omitempty" doc:"nonempty"`
	// Repeat are columns in which a blank cell means the one above.
	Repeat []string `json:"repeat,omitempty" doc:"nonempty"`
}

// DateForm is a form of dates in a table.
type DateForm string

const (
	DateISO        DateForm = "yyyy-mm-dd"
	DateDaySlash   DateForm = "dd/mm/yyyy"
	DateMonthSlash DateForm = "mm/dd/yyyy"
	DateDayDot     DateForm = "dd.mm.yyyy"
	DateDayHyphen  DateForm = "dd-mm-yyyy"
	DateYearSlash  DateForm = "yyyy/mm/dd"
)

// Columns name columns by their headers, or by their place from 1, as #1.
type Columns struct {
	Family               string `json:"family,omitempty"`
	Role                 string `json:"role,omitempty"`
	RoleCode             string `json:"role-code,omitempty"`
	RoleDescription      string `json:"role-description,omitempty"`
	RoleLevel            string `json:"role-level,omitempty"`
	RoleLevelDescription string `json:"role-level-description,omitempty"`
	// Areas are the columns of areas, from the outermost in.
	Areas                 []string `json:"areas,omitempty" doc:"nonempty"`
	Competency            string   `json:"competency,omitempty"`
	Code                  string   `json:"code,omitempty"`
	CompetencyDescription string   `json:"competency-description,omitempty"`
	Kind                  string   `json:"kind,omitempty"`
	Level                 string   `json:"level,omitempty"`
	LevelDescription      string   `json:"level-description,omitempty"`
	Need                  string   `json:"need,omitempty"`
	Person                string   `json:"person,omitempty"`
	PersonTitle           string   `json:"person-title,omitempty"`
	// Target is the level that the person is to have.
	Target string `json:"target,omitempty"`
	// Gap is what the table says is missing. It is compared, and not read.
	Gap     string `json:"gap,omitempty"`
	Date    string `json:"date,omitempty"`
	Expires string `json:"expires,omitempty"`
	Rater   string `json:"rater,omitempty"`
	Note    string `json:"note,omitempty"`
	// Dates are further columns of dates: they are checked, and not read.
	Dates []string `json:"dates,omitempty" doc:"nonempty"`
	// Ignore are columns that are left out on purpose.
	Ignore []string `json:"ignore,omitempty" doc:"nonempty"`
}

// RatingSpec is a column of ratings.
type RatingSpec struct {
	Column string                  `json:"column" doc:"required,nonempty"`
	Kind   competency.EvidenceKind `json:"kind" doc:"required"`
}

// LevelColumn is a column with the descriptors of one level.
type LevelColumn struct {
	Column string `json:"column" doc:"required,nonempty"`
	Level  string `json:"level" doc:"required,pattern=id"`
}

// WordSpec says what a cell means.
type WordSpec struct {
	_ struct{} `doc:"oneof=level|means" words:"take either a level or what it means"`
	// Cell is the cell as it stands, without the spaces around it. Small and capital
	// letters are the same.
	Cell    string  `json:"cell" doc:"required,nonempty"`
	Level   string  `json:"level,omitempty" doc:"pattern=id"`
	Means   Meaning `json:"means,omitempty"`
	Comment string  `json:"comment,omitempty"`
}

// Meaning says what a cell means that is no level.
type Meaning string

const (
	// MeansUnknown: nothing is known, as if the cell were blank.
	MeansUnknown Meaning = "unknown"
	// MeansNone: the person was looked at, and is below the first level.
	MeansNone Meaning = "none"
	// MeansNotApplicable: the competency makes no sense for this person or role.
	MeansNotApplicable Meaning = "not-applicable"
	// MeansNoLevels: there are no levels here: the role has none, or the competency is
	// one that somebody has or has not. In a description it means nothing at all.
	MeansNoLevels Meaning = "no-levels"
	// MeansHas: the person has the competency, which has no levels.
	MeansHas Meaning = "has"
)

var mappingFormat = document.Declare[Mapping](MappingFormat, "Competency mapping",
	"How to read a table of roles, competencies or ratings.", func() []document.Codec {
		return []document.Codec{
			document.Enum(LayoutRoles, LayoutDescriptors, LayoutTree, LayoutRatings, LayoutPeopleAcross, LayoutRolesAcross, LayoutSkillsAcross, LayoutSlots),
			document.Enum(DateISO, DateDaySlash, DateMonthSlash, DateDayDot, DateDayHyphen, DateYearSlash),
			document.Enum(MeansUnknown, MeansNone, MeansNotApplicable, MeansNoLevels, MeansHas),
			document.Enum(competency.ScaleProficiency, competency.ScaleResponsibility, competency.ScaleAcquisition, competency.ScaleCognition, competency.ScaleImportance),
			document.Enum(competency.KindCompetency, competency.KindKnowledge, competency.KindSkill, competency.KindAttitude, competency.KindTask),
			document.Enum(competency.NeedCritical, competency.NeedRequired, competency.NeedDesirable),
			document.Enum(competency.EvidenceSelf, competency.EvidenceAssessor, competency.EvidenceTest, competency.EvidenceDocument, competency.EvidenceBadge),
		}
	})

// MappingSchema returns the JSON Schema (2020-12) of mappings.
func MappingSchema() []byte { return mappingSchema() }

var mappingSchema = schema.Of(mappingFormat)

// ReadMapping reads a mapping from YAML or JSON. The name is used in messages, and its
// ending says which of the two it is. The error is a [govmaturity.Problems].
func ReadMapping(name string, data []byte) (*Mapping, error) {
	d := mappingFormat.Read(name, data)
	checkMapping(d)
	if err := d.Err(); err != nil {
		return nil, err
	}
	return d.Doc, nil
}

// checkMapping reports what is wrong with what a mapping means.
func checkMapping(d *document.Draft[Mapping]) {
	if !d.Readable() {
		return
	}
	m, top := d.Doc, govmaturity.Path{}
	for _, f := range neededBy[m.Layout] {
		if f == fieldPerson && m.Layout == LayoutSkillsAcross && m.Columns.Role != "" {
			continue
		}
		if len(m.Columns.of(f)) == 0 {
			d.Add(top.Key("columns").Key(string(f)), govmaturity.CodeRequired, "a table of the layout %s has a column for it", m.Layout)
		}
	}
	levels := map[string]bool{}
	if m.Scale != nil {
		_, problems := govmaturity.CompileScale(govmaturity.ScaleSpec{ID: m.Scale.ID, Title: m.Scale.Title, Levels: m.Scale.Levels})
		d.AddAt(top.Key("scale"), problems)
		for _, l := range m.Scale.Levels {
			levels[l.ID] = true
		}
	}
	seen := map[string]bool{}
	for i, w := range m.Words {
		at := top.Key("words").Index(i)
		if key := fold(w.Cell); seen[key] {
			d.Add(at.Key("cell"), govmaturity.CodeDuplicateID, "it is already said what %.60q means", w.Cell)
		} else {
			seen[key] = true
		}
		if w.Level != "" && m.Scale != nil && !levels[w.Level] {
			d.Add(at.Key("level"), govmaturity.CodeUnknownReference, "the scale %s has no level %q", m.Scale.ID, w.Level)
		}
	}
	for i, l := range m.Levels {
		if m.Scale == nil {
			d.Add(top.Key("levels").Index(i), govmaturity.CodeRequired, "descriptors of levels need the scale")
		} else if !levels[l.Level] && l.Level != "" {
			d.Add(top.Key("levels").Index(i).Key("level"), govmaturity.CodeUnknownReference, "the scale %s has no level %q", m.Scale.ID, l.Level)
		}
	}
	if m.Layout == LayoutDescriptors && m.Levels == nil {
		d.Add(top.Key("levels"), govmaturity.CodeRequired, "a table of descriptors has a column for each level")
	}
	if m.rates() && m.Evidence == "" && m.Ratings == nil {
		d.Add(top.Key("evidence"), govmaturity.CodeRequired, "say what the ratings are: self, assessor, test, document or badge")
	}
	if m.Ratings != nil && m.Layout != LayoutRatings {
		d.Add(top.Key("ratings"), govmaturity.CodeNotUsed, "only a table of the layout ratings has several columns of ratings")
	}
	if m.Table.Groups > 0 && m.Table.Groups >= m.header() {
		d.Add(top.Key("table").Key("groups"), govmaturity.CodeOutOfOrder, "headings stand above the headers, in row %d", m.header())
	}
}

// rates reports whether the table has ratings of people.
func (m *Mapping) rates() bool {
	switch m.Layout {
	case LayoutRatings, LayoutPeopleAcross, LayoutSlots:
		return true
	case LayoutSkillsAcross:
		return m.Columns.Role == ""
	}
	return false
}

// isAcross reports whether columns are people, roles, competencies or slots.
func (l Layout) isAcross() bool {
	return l == LayoutPeopleAcross || l == LayoutRolesAcross || l == LayoutSkillsAcross || l == LayoutSlots
}

func (m *Mapping) header() int { return max(1, m.Table.Header) }

// neededBy are the columns without which a layout cannot be read.
var neededBy = map[Layout][]field{
	LayoutRoles:        {fieldRole, fieldCompetency},
	LayoutDescriptors:  {fieldCompetency},
	LayoutTree:         {fieldAreas, fieldCompetency},
	LayoutRatings:      {fieldPerson, fieldCompetency},
	LayoutPeopleAcross: {fieldCompetency},
	LayoutRolesAcross:  {fieldCompetency},
	LayoutSkillsAcross: {fieldPerson},
	LayoutSlots:        {fieldPerson},
}

// field is what stands in a column, by its key in Columns.
type field string

const (
	fieldFamily                field = "family"
	fieldRole                  field = "role"
	fieldRoleCode              field = "role-code"
	fieldRoleDescription       field = "role-description"
	fieldRoleLevel             field = "role-level"
	fieldRoleLevelDescription  field = "role-level-description"
	fieldAreas                 field = "areas"
	fieldCompetency            field = "competency"
	fieldCode                  field = "code"
	fieldCompetencyDescription field = "competency-description"
	fieldKind                  field = "kind"
	fieldLevel                 field = "level"
	fieldLevelDescription      field = "level-description"
	fieldNeed                  field = "need"
	fieldPerson                field = "person"
	fieldPersonTitle           field = "person-title"
	fieldTarget                field = "target"
	fieldGap                   field = "gap"
	fieldDate                  field = "date"
	fieldExpires               field = "expires"
	fieldRater                 field = "rater"
	fieldNote                  field = "note"
	fieldDates                 field = "dates"
	fieldIgnore                field = "ignore"
)

// fields are all of them, with the names of the columns in a mapping.
func (c *Columns) fields() []struct {
	field field
	names []string
} {
	one := func(s string) []string {
		if s == "" {
			return nil
		}
		return []string{s}
	}
	return []struct {
		field field
		names []string
	}{
		{fieldFamily, one(c.Family)}, {fieldRole, one(c.Role)}, {fieldRoleCode, one(c.RoleCode)}, {fieldRoleDescription, one(c.RoleDescription)},
		{fieldRoleLevel, one(c.RoleLevel)}, {fieldRoleLevelDescription, one(c.RoleLevelDescription)}, {fieldAreas, c.Areas},
		{fieldCompetency, one(c.Competency)}, {fieldCode, one(c.Code)}, {fieldCompetencyDescription, one(c.CompetencyDescription)},
		{fieldKind, one(c.Kind)}, {fieldLevel, one(c.Level)}, {fieldLevelDescription, one(c.LevelDescription)}, {fieldNeed, one(c.Need)},
		{fieldPerson, one(c.Person)}, {fieldPersonTitle, one(c.PersonTitle)}, {fieldTarget, one(c.Target)}, {fieldGap, one(c.Gap)},
		{fieldDate, one(c.Date)}, {fieldExpires, one(c.Expires)}, {fieldRater, one(c.Rater)}, {fieldNote, one(c.Note)},
		{fieldDates, c.Dates}, {fieldIgnore, c.Ignore},
	}
}

func (c *Columns) of(f field) []string {
	for _, one := range c.fields() {
		if one.field == f {
			return one.names
		}
	}
	return nil
}

package sheet

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/slug"
	"github.com/govmaturity/govmaturity/internal/table"
)

// Proposal is a mapping that a table seems to need, for a person to complete.
type Proposal struct {
	// Mapping has the layout and the columns. It has no scale, and no words: a table
	// does not say in which order its words for levels stand, nor what N/A means.
	Mapping *Mapping
	// Sure reports that nothing in the table speaks for another layout.
	Sure bool
	// Reasons say what in the table speaks for the layout and the columns.
	Reasons []string
	// Missing say what the mapping must be told before the table can be read.
	Missing []string
	// Words are what stands in the cells with levels, the most frequent first.
	Words []WordCount
}

// WordCount is a word in a table, and in how many cells it stands.
type WordCount struct {
	Word  string
	Cells int
}

// Detect looks at a table and proposes a mapping. The error is a
// [govmaturity.Problems]: this is no table of text, or none of the layouts that there
// are.
func Detect(name string, data []byte) (*Proposal, error) {
	t, problems := table.Read(name, data, table.Options{})
	if len(t.Rows) == 0 {
		if problems == nil {
			problems = govmaturity.Problems{{Code: govmaturity.CodeEmptyDocument, File: name, Line: 1, Column: 1, Format: "the table is empty"}}
		}
		return nil, problems.Err()
	}
	d := &detector{t: t, out: &Proposal{Mapping: &Mapping{Format: MappingFormat}}, header: 0, fields: map[field]int{}, of: map[int]field{}}
	d.head(name)
	d.findHeader()
	d.readHeaders()
	for _, try := range []func() bool{d.tree, d.slots, d.roles, d.ratings, d.descriptors, d.matrix} {
		if try() {
			d.finish()
			return d.out, nil
		}
	}
	row := &t.Rows[d.header]
	p := row.Problem(0, "", govmaturity.CodeUnknownColumn, "the table has no layout that is known: no column is known to hold roles, competencies or people, and no columns hold short words of a few kinds")
	p.File = name
	return nil, append(problems, p).Err()
}

type detector struct {
	t       *table.Table
	header  int // the row of the headers, from 0
	headers []string
	out     *Proposal
	fields  map[field]int // the first column that seems to be it
	of      map[int]field
	levels  []int // columns with levels
}

func (d *detector) because(format string, args ...any) {
	d.out.Reasons = append(d.out.Reasons, fmt.Sprintf(format, args...))
}

func (d *detector) missing(format string, args ...any) {
	d.out.Missing = append(d.out.Missing, fmt.Sprintf(format, args...))
}

func (d *detector) head(name string) {
	base := strings.TrimSuffix(path.Base(name), path.Ext(name))
	id := cmp.Or(slug.Make(base), "table")
	d.out.Mapping.ID = id
	d.out.Mapping.Framework = FrameworkSpec{ID: id, Edition: "draft", Title: govmaturity.English(cmp.Or(base, "Table"))}
	f := d.t.Facts
	how := "as most rows agree"
	if f.Stated {
		how = "as its first line says"
	}
	d.because("cells are separated by %q, %s", f.Separator, how)
	if f.ByteOrderMark {
		d.because("the text begins with a byte order mark, which is no part of the first header")
	}
	if f.Carriage {
		d.because("lines end with a carriage return alone, as on an old Mac")
	}
}

// findHeader takes for headers the first row that is filled to more than half, or else
// the first that is not blank. A row above it with several cells has headings.
func (d *detector) findHeader() {
	filled := func(i int) (n int) {
		for k := range d.t.Rows[i].Cells {
			if d.t.Rows[i].Cell(k) != "" {
				n++
			}
		}
		return n
	}
	first := -1
	for i := range min(len(d.t.Rows)-1, 20) {
		n := filled(i)
		if n > 0 && first < 0 {
			first = i
		}
		if 2*n > d.t.Width {
			d.header = i
			if i > 0 && filled(i-1) > 1 {
				d.out.Mapping.Table.Groups = i
				d.because("row %d has headings above the headers", i)
			}
			break
		}
		d.header = max(first, 0)
	}
	if d.header > 0 {
		d.out.Mapping.Table.Header = d.header + 1
		d.because("row %d has the headers", d.header+1)
	}
}

// roleWords are in the names of roles, and not in those of people.
var roleWords = []string{"junior", "senior", "lead", "principal", "engineer", "manager", "analyst", "officer", "director", "architect", "developer", "head of", "trainee",
	"ingénieur", "responsable", "analyste", "leiter", "referent", "analista", "инженер", "руководитель", "经理", "مدير"}

func namesRoles(names []string) bool {
	n := 0
	for _, name := range names {
		if containsAny(strings.ToLower(name), roleWords...) {
			n++
		}
	}
	return 2*n > len(names)
}

// headerWords are what columns are called, by the field.
var headerWords = map[field][]string{
	fieldPerson: {"employee", "employees", "employee id", "employee name", "person", "person id", "staff", "staff member", "staff id", "member", "team member", "user", "colleague",
		"worker", "who", "mitarbeiter", "mitarbeiterin", "salarié", "collaborateur", "collaboratrice", "empleado", "сотрудник", "员工", "姓名", "الموظف", "සේවකයා"},
	fieldCompetency: {"skill", "skills", "skill name", "competency", "competencies", "competence", "competences", "competency name", "capability", "compétence", "compétences",
		"kompetenz", "fähigkeit", "competencia", "habilidad", "навык", "компетенция", "技能", "能力", "المهارة", "الكفاءة", "කුසලතාව"},
	fieldLevel: {"level", "skill level", "competency level", "rating", "score", "proficiency", "proficiency level", "niveau", "stufe", "nivel", "уровень", "级别", "水平", "المستوى", "මට්ටම"},
	fieldTarget: {"target", "target level", "target rating", "required", "required level", "expected", "expected level", "desired level", "goal", "soll", "cible", "objetivo",
		"целевой уровень", "目标", "المستهدف"},
	fieldGap:                   {"gap", "delta", "difference", "lücke", "écart", "brecha", "разрыв", "差距", "الفجوة"},
	fieldDate:                  {"date", "last assessed", "assessed", "assessed on", "assessment date", "rated on", "updated", "last updated", "datum", "fecha", "дата", "日期", "التاريخ"},
	fieldExpires:               {"expires", "expiry", "expiry date", "valid until", "gültig bis", "expire le", "vence"},
	fieldNote:                  {"note", "notes", "comment", "comments", "remark", "remarks", "bemerkung", "commentaire", "commentaires", "comentario", "примечание", "备注", "ملاحظات"},
	fieldRater:                 {"rater", "assessor", "assessed by", "rated by", "reviewer"},
	fieldRole:                  {"role", "role name", "job", "job title", "position", "rolle", "rôle", "rol", "puesto", "роль", "должность", "角色", "岗位", "الدور"},
	fieldRoleLevel:             {"role level", "grade", "seniority", "career level"},
	fieldFamily:                {"role family", "job family", "family", "profession"},
	fieldRoleDescription:       {"role description"},
	fieldRoleLevelDescription:  {"role level description"},
	fieldCompetencyDescription: {"skill description", "competency description", "description"},
	fieldLevelDescription:      {"skill level description", "level description", "descriptor"},
	fieldCode:                  {"code", "skill code", "competency code", "skill id", "competency id"},
	fieldAreas:                 {"category", "area", "domain", "group", "skill group", "skill category", "competency area", "kategorie", "catégorie", "categoría", "категория", "类别", "الفئة"},
	fieldNeed:                  {"need", "importance", "essential", "priority"},
	fieldKind:                  {"kind", "type", "skill type"},
}

// headerKey writes a header so that it can be looked up.
func headerKey(h string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(h), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r) && r != 0x200C && r != 0x200D
	}), " ")
}

func fieldOf(h string) field {
	key := headerKey(h)
	for f, words := range headerWords {
		if slices.Contains(words, key) {
			return f
		}
	}
	return ""
}

func (d *detector) readHeaders() {
	row := &d.t.Rows[d.header]
	for i := range d.t.Width {
		h := row.Cell(i)
		d.headers = append(d.headers, strings.Join(strings.Fields(h), " "))
		f := fieldOf(h)
		if f == "" {
			continue
		}
		if _, taken := d.fields[f]; !taken {
			d.fields[f] = i
			d.of[i] = f
		}
	}
}

// rows are the rows below the headers that are not blank.
func (d *detector) rows(yield func(*table.Row) bool) {
	for i := d.header + 1; i < len(d.t.Rows); i++ {
		if !d.t.Rows[i].Blank() && !yield(&d.t.Rows[i]) {
			return
		}
	}
}

func (d *detector) has(fields ...field) bool {
	for _, f := range fields {
		if _, ok := d.fields[f]; !ok {
			return false
		}
	}
	return true
}

// name is how a mapping names a column.
func (d *detector) name(i int) string {
	h := d.headers[i]
	if h == "" || strings.HasPrefix(h, "#") {
		return fmt.Sprintf("#%d", i+1)
	}
	for k, other := range d.headers {
		if other == h && k != i {
			return fmt.Sprintf("#%d", i+1)
		}
	}
	return h
}

// use names the columns that seem to be of a field.
func (d *detector) use(fields ...field) {
	c := &d.out.Mapping.Columns
	for _, f := range fields {
		i, ok := d.fields[f]
		if !ok {
			continue
		}
		name := d.name(i)
		d.because("the column %s is read as %s, by its header", name, f)
		into := map[field]*string{
			fieldFamily: &c.Family, fieldRole: &c.Role, fieldRoleDescription: &c.RoleDescription, fieldRoleLevel: &c.RoleLevel,
			fieldRoleLevelDescription: &c.RoleLevelDescription, fieldCompetency: &c.Competency, fieldCode: &c.Code,
			fieldCompetencyDescription: &c.CompetencyDescription, fieldKind: &c.Kind, fieldLevel: &c.Level, fieldLevelDescription: &c.LevelDescription,
			fieldNeed: &c.Need, fieldPerson: &c.Person, fieldTarget: &c.Target, fieldGap: &c.Gap, fieldDate: &c.Date, fieldExpires: &c.Expires,
			fieldRater: &c.Rater, fieldNote: &c.Note,
		}[f]
		if f == fieldAreas {
			c.Areas = []string{name}
			continue
		}
		*into = name
		if f == fieldLevel || f == fieldTarget {
			d.levels = append(d.levels, i)
		}
	}
}

// tree: almost every row has one cell, each depth in its column.
func (d *detector) tree() bool {
	rows, single := 0, 0
	last := 0
	columns := map[int]int{}
	for row := range d.rows {
		rows++
		filled := 0
		for i := range row.Cells {
			if row.Cell(i) != "" {
				filled++
				columns[i]++
				last = max(last, i)
			}
		}
		if filled == 1 {
			single++
		}
	}
	if rows < 3 || len(columns) < 2 || single*20 < rows*19 || last == 0 {
		return false
	}
	d.out.Sure = true
	d.because("%d of %d rows have one cell: each depth has its column, and a blank cell repeats the one above", single, rows)
	for i := range last {
		if columns[i] > 0 {
			d.out.Mapping.Columns.Areas = append(d.out.Mapping.Columns.Areas, d.name(i))
		}
	}
	d.out.Mapping.Layout = LayoutTree
	d.out.Mapping.Columns.Competency = d.name(last)
	return true
}

var numbered = regexp.MustCompile(`^(.*\S)\s*[0-9]+$`)

// slots: columns such as Skill 1, Skill 2.
func (d *detector) slots() bool {
	byStem := map[string][]int{}
	for i, h := range d.headers {
		if m := numbered.FindStringSubmatch(h); m != nil {
			byStem[headerKey(m[1])] = append(byStem[headerKey(m[1])], i)
		}
	}
	for _, stem := range headerWords[fieldCompetency] {
		if len(byStem[stem]) < 2 {
			continue
		}
		if !d.has(fieldPerson) {
			i := slices.IndexFunc(d.headers, func(h string) bool { return h != "" && !numbered.MatchString(h) })
			if i < 0 {
				return false
			}
			d.fields[fieldPerson] = i
		}
		d.out.Mapping.Layout, d.out.Sure = LayoutSlots, true
		d.because("%d columns are called %s with a number: each names something that the person has", len(byStem[stem]), stem)
		d.use(fieldPerson)
		for _, i := range byStem[stem] {
			d.out.Mapping.Across = append(d.out.Mapping.Across, d.name(i))
		}
		return true
	}
	return false
}

func (d *detector) roles() bool {
	if !d.has(fieldRole, fieldCompetency) || d.has(fieldPerson) {
		return false
	}
	d.out.Mapping.Layout, d.out.Sure = LayoutRoles, d.has(fieldLevel)
	d.because("there are columns of roles and of competencies, and none of people")
	d.use(fieldFamily, fieldRole, fieldRoleDescription, fieldRoleLevel, fieldRoleLevelDescription, fieldAreas, fieldCompetency, fieldCode,
		fieldCompetencyDescription, fieldKind, fieldLevel, fieldLevelDescription, fieldNeed)
	return true
}

// raters are what columns of ratings have in their headers, by the kind of evidence.
var raters = []struct {
	kind  competency.EvidenceKind
	words []string
}{
	{competency.EvidenceSelf, []string{"self", "own", "selbst", "auto", "propia", "само", "自评", "ذاتي"}},
	{competency.EvidenceAssessor, []string{"manager", "supervisor", "superior", "assessor", "lead", "line manager", "peer", "reviewer", "vorgesetzte", "руководител", "主管", "المدير"}},
}

func (d *detector) ratings() bool {
	if !d.has(fieldPerson, fieldCompetency) {
		return false
	}
	d.out.Mapping.Layout, d.out.Sure = LayoutRatings, true
	d.because("there are columns of people and of competencies")
	if i, ok := d.fields[fieldExpires]; ok && strings.Contains(headerKey(d.headers[i]), "certificat") {
		delete(d.fields, fieldExpires)
	}
	d.use(fieldPerson, fieldAreas, fieldCompetency, fieldCode, fieldLevel, fieldTarget, fieldGap, fieldDate, fieldExpires, fieldRater, fieldNote)
	for i, h := range d.headers {
		if d.of[i] != "" && d.of[i] != fieldRater {
			continue
		}
		key := headerKey(h)
		for _, r := range raters {
			if slices.ContainsFunc(r.words, func(w string) bool { return strings.Contains(key, w) }) && containsAny(key, "rating", "score", "level", "assessment", "bewertung", "note", "niveau") {
				d.out.Mapping.Ratings = append(d.out.Mapping.Ratings, RatingSpec{Column: d.name(i), Kind: r.kind})
				d.because("the column %s is read as ratings: %s, by its header", d.name(i), r.kind)
				d.levels = append(d.levels, i)
				break
			}
		}
		if containsAny(key, "expiry", "expires", "valid until") && d.of[i] == "" {
			d.out.Mapping.Columns.Dates = append(d.out.Mapping.Columns.Dates, d.name(i))
			d.because("the column %s has dates: they are checked, and not read, until the mapping says whether the ratings expire by them", d.name(i))
		}
	}
	return true
}

func containsAny(s string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}

// descriptors: a column of competencies, and several of long texts with short headers.
func (d *detector) descriptors() bool {
	if !d.has(fieldCompetency) || d.has(fieldPerson) {
		return false
	}
	var levels []int
	for i, h := range d.headers {
		if d.of[i] == "" && h != "" && len(strings.Fields(h)) <= 2 && d.meanLength(i) >= 40 {
			levels = append(levels, i)
		}
	}
	if len(levels) < 2 {
		return false
	}
	d.out.Mapping.Layout, d.out.Sure = LayoutDescriptors, true
	d.because("there is a column of competencies, and %d columns of long texts: one a level", len(levels))
	d.use(fieldAreas, fieldCompetency, fieldCode, fieldCompetencyDescription, fieldKind)
	for _, i := range levels {
		d.out.Mapping.Levels = append(d.out.Mapping.Levels, LevelColumn{Column: d.name(i), Level: slug.Make(d.headers[i])})
	}
	return true
}

func (d *detector) meanLength(i int) int {
	n, sum := 0, 0
	for row := range d.rows {
		if text := row.Cell(i); text != "" {
			n++
			sum += len(text)
		}
	}
	return sum / max(1, n)
}

// matrix: columns of short words of a few kinds. Whether people stand across or down is
// for headings, headers and the shapes of names to say.
func (d *detector) matrix() bool {
	var values, labels []int
	for i, h := range d.headers {
		switch {
		case h != "" && d.isValue(i) && (len(values) > 0 || len(labels) > 0 || !d.allDiffer(i)):
			values = append(values, i)
		case len(values) == 0 && (d.of[i] == "" || d.of[i] == fieldPerson || d.of[i] == fieldCompetency || d.of[i] == fieldAreas || d.of[i] == fieldRole):
			labels = append(labels, i)
		}
	}
	if len(values) < 2 || len(labels) == 0 {
		return false
	}
	label := labels[len(labels)-1]
	headings := 0
	for row := range d.rows {
		blank := !slices.ContainsFunc(values, func(i int) bool { return row.Cell(i) != "" })
		if blank && slices.ContainsFunc(labels, func(i int) bool { return row.Cell(i) != "" }) {
			headings++
		}
	}
	var heads, names []string
	for _, i := range values {
		if !isAggregate(d.headers[i]) {
			heads = append(heads, d.headers[i])
		}
	}
	for row := range d.rows {
		if text := row.Cell(label); text != "" {
			names = append(names, text)
		}
	}
	across, roles := true, false
	switch {
	case d.of[label] == fieldPerson || d.has(fieldPerson):
		across = false
		d.out.Sure = true
		if i := d.fields[fieldPerson]; slices.Contains(labels, i) {
			label = i
		}
		d.because("the column %s names people, by its header: competencies stand across", d.name(label))
	case d.of[label] == fieldRole:
		across, roles = false, true
		d.out.Sure = true
		d.because("the column %s names roles, by its header: competencies stand across", d.name(label))
	case d.of[label] == fieldCompetency && namesRoles(heads):
		roles = true
		d.out.Sure = true
		d.because("the column %s names competencies, and the headers of the others are those of roles", d.name(label))
	case d.of[label] == fieldCompetency:
		d.out.Sure = true
		d.because("the column %s names competencies, by its header: people stand across", d.name(label))
	case sameShape(heads) && !sameShape(names):
		d.out.Sure = true
		d.because("the headers of the columns are numbers of one form, as people have: people stand across")
	case sameShape(names) && !sameShape(heads):
		across = false
		d.out.Sure = true
		d.because("the names of the rows are numbers of one form, as people have: competencies stand across")
	case headings > 0 && len(labels) > 1:
		d.because("rows without a value are headings, as competencies have: people stand across")
	default:
		across = false
		d.because("nothing says whether people stand across or down: down is taken")
	}
	if headings > 0 {
		d.because("%d rows have no value: they are headings, or nobody is rated there", headings)
	}
	c := &d.out.Mapping.Columns
	for _, i := range values {
		if !isAggregate(d.headers[i]) {
			d.levels = append(d.levels, i)
		}
	}
	if !across {
		d.out.Mapping.Layout = LayoutSkillsAcross
		if roles {
			c.Role = d.name(label)
		} else {
			c.Person = d.name(label)
		}
		for _, i := range values {
			if !isAggregate(d.headers[i]) {
				d.out.Mapping.Across = append(d.out.Mapping.Across, d.name(i))
			}
		}
		return true
	}
	d.out.Mapping.Layout = LayoutPeopleAcross
	if roles {
		d.out.Mapping.Layout = LayoutRolesAcross
	}
	c.Competency = d.name(label)
	for _, i := range labels {
		if i != label && i < label {
			c.Areas = []string{d.name(i)}
		}
	}
	if c.Areas == nil && headings > 0 {
		d.missing("whether the %d rows without a value are headings: if they are, name the column of competencies as that of areas too", headings)
	}
	for _, i := range values {
		if isAggregate(d.headers[i]) {
			d.because("the column %s is a total or an average, and nobody", d.name(i))
			continue
		}
		d.out.Mapping.Across = append(d.out.Mapping.Across, d.name(i))
	}
	return true
}

// isValue reports whether a column has short words of a few kinds, or nothing.
func (d *detector) isValue(i int) bool {
	if f := d.of[i]; f != "" && f != fieldLevel {
		return false
	}
	seen := map[string]bool{}
	n := 0
	for row := range d.rows {
		text := row.Cell(i)
		if text == "" {
			continue
		}
		n++
		if len([]rune(text)) > 16 {
			return false
		}
		seen[fold(text)] = true
	}
	return len(seen) <= 12 && (n < 6 || len(seen)*3 <= n*2) && d.headers[i] != ""
}

// allDiffer reports whether no two cells of a column are the same, as names of rows are.
func (d *detector) allDiffer(i int) bool {
	seen := map[string]bool{}
	for row := range d.rows {
		text := row.Cell(i)
		if seen[text] {
			return false
		}
		seen[text] = text != ""
	}
	return true
}

// sameShape reports whether names are numbers of one form, such as P01 and P02.
func sameShape(names []string) bool {
	if len(names) < 2 || !strings.ContainsFunc(names[0], unicode.IsDigit) {
		return false
	}
	for _, name := range names {
		if shape(name) != shape(names[0]) {
			return false
		}
	}
	return true
}

// finish says what the mapping must still be told.
func (d *detector) finish() {
	m := d.out.Mapping
	d.countWords()
	if len(d.out.Words) > 0 {
		list := make([]string, 0, 12)
		for _, w := range d.out.Words[:min(12, len(d.out.Words))] {
			list = append(list, fmt.Sprintf("%s (%d)", w.Word, w.Cells))
		}
		d.missing("scale: in which order the levels stand, and words: what is no level means: %s", strings.Join(list, ", "))
	}
	if m.Layout == LayoutDescriptors {
		d.missing("scale: in which order the levels stand")
	}
	if !m.rates() {
		return
	}
	if m.Ratings == nil {
		d.missing("evidence: whether people rate themselves, or who does")
	}
	if m.Columns.Date == "" {
		d.missing("date: which day the table is about")
	}
	d.dates()
}

func (d *detector) countWords() {
	counts := map[string]int{}
	comma := 0
	for row := range d.rows {
		for _, i := range d.levels {
			text := row.Cell(i)
			if text == "" || len(text) > 60 {
				continue
			}
			if counts[text] > 0 || len(counts) < 1000 {
				counts[text]++
			}
			if decimalComma.MatchString(text) {
				comma++
			}
		}
	}
	for word, n := range counts {
		d.out.Words = append(d.out.Words, WordCount{word, n})
	}
	slices.SortFunc(d.out.Words, func(a, b WordCount) int { return cmp.Or(cmp.Compare(b.Cells, a.Cells), cmp.Compare(a.Word, b.Word)) })
	if comma > 0 && d.t.Facts.Separator != ',' {
		d.out.Mapping.Table.Decimal = "comma"
		d.because("%d cells are numbers with a decimal comma", comma)
	}
}

var decimalComma = regexp.MustCompile(`^[0-9]{1,2},[0-9]{1,2}$`)

// dates finds the forms of dates, where each cell has one reading.
func (d *detector) dates() {
	var columns []int
	for i := range d.headers {
		if name := d.name(i); name == d.out.Mapping.Columns.Date || name == d.out.Mapping.Columns.Expires || slices.Contains(d.out.Mapping.Columns.Dates, name) {
			columns = append(columns, i)
		}
	}
	sure, open := map[DateForm]bool{}, false
	for row := range d.rows {
		for _, i := range columns {
			days, _ := readings(row.Cell(i))
			forms := map[DateForm]bool{}
			for f := range days {
				forms[f] = true
			}
			switch {
			case len(forms) == 1:
				for f := range forms {
					sure[f] = true
				}
			case len(forms) > 1:
				open = true
			}
		}
	}
	if open && sure[DateDaySlash] == sure[DateMonthSlash] {
		d.missing("dates: whether the day or the month comes first in dates such as 03/04/2026")
	}
	for _, s := range dateShapes {
		if sure[s.form] && !slices.Contains(d.out.Mapping.Table.Dates, s.form) {
			d.out.Mapping.Table.Dates = append(d.out.Mapping.Table.Dates, s.form)
		}
	}
	if len(d.out.Mapping.Table.Dates) == 1 && d.out.Mapping.Table.Dates[0] == DateISO {
		d.out.Mapping.Table.Dates = nil // which is so in any case
	}
	if n := len(d.out.Mapping.Table.Dates); n > 1 {
		d.because("dates have %d forms", n)
	}
}

// JSON returns the mapping as a document, for a person to complete.
func (p *Proposal) JSON() ([]byte, error) { return document.Marshal(p.Mapping) }

package sheet

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/slug"
	"github.com/govmaturity/govmaturity/internal/table"
)

// reader reads one table.
type reader struct {
	m   *Mapping
	fw  *competency.Framework // nil when the table makes it
	t   *table.Table
	out *Reading

	headers []string
	// columns are the places of the columns of each field.
	columns map[field][]int
	ratings []int // of Mapping.Ratings
	levels  []int // of Mapping.Levels
	across  []int
	// groups are the headings above the columns.
	groups []string

	vocabulary *vocabulary
	scale      []levelWord
	language   string

	areas    []*area
	areaByID map[string]*area
	areaIDs  slug.Names
	path     []*area // of the row above, in a tree
	// heading is that of the rows below it, and underHeading counts them.
	heading      *area
	underHeading int
	acrossSkills map[int]*skill // by column
	skills       []*skill
	skillBy      map[string]*skill
	skillIDs     slug.Names
	roles        []*role
	roleBy       map[string]*role
	roleIDs      slug.Names
	people       []*person
	personBy     map[string]*person
	notes        []note
	forms        map[int]dateUse                  // by column
	days         map[int]dayRead                  // of the present row, by column
	known        map[string]competency.Competency // of a framework that is already there
}

// cell is a place in the table.
type cell struct {
	row    *table.Row
	column int
}

func (m *Mapping) read(fw *competency.Framework, name string, data []byte) (*Reading, error) {
	d := mappingFormat.Check(m)
	checkMapping(d)
	if err := d.Err(); err != nil {
		return nil, err
	}
	r := &reader{
		m: d.Doc, fw: fw, out: &Reading{}, columns: map[field][]int{}, vocabulary: newVocabulary(m), scale: scaleWords(m.Scale),
		language: cmp.Or(m.Language, "en"), areaByID: map[string]*area{}, skillBy: map[string]*skill{}, roleBy: map[string]*role{},
		personBy: map[string]*person{}, forms: map[int]dateUse{},
	}
	if fw != nil && (m.Framework.ID != fw.ID() || m.Framework.Edition != fw.Edition()) {
		return nil, govmaturity.Problems{{
			Code: govmaturity.CodeOtherFramework, Format: "the mapping is for %s, edition %s; the framework is %s, edition %s",
			Args: []any{m.Framework.ID, m.Framework.Edition, fw.ID(), fw.Edition()},
		}}
	}
	var problems govmaturity.Problems
	if r.m.Table.Records != "" {
		r.t, problems = table.Records(name, data, r.m.Table.Records)
	} else {
		r.t, problems = table.Read(name, data, table.Options{Separator: separators[r.m.Table.Separator]})
	}
	r.out.Problems = append(r.out.Problems, problems...)
	if err := r.readHeaders(); err != nil {
		return nil, append(problems, err.(govmaturity.Problems)...).Err()
	}
	r.readRows()
	r.lint()
	r.build()
	for i := range r.out.Problems {
		r.out.Problems[i].File = name
	}
	for i := range r.out.Findings {
		r.out.Findings[i].File = name
	}
	return r.out, nil
}

var separators = map[string]rune{"comma": ',', "semicolon": ';', "tab": '\t', "bar": '|'}

// maxKept is how many problems, and how many findings, are kept. A hostile table has
// one for each of its cells.
const maxKept = 100_000

// problem reports a cell that could not be read.
func (r *reader) problem(c cell, code govmaturity.Code, format string, args ...any) {
	if len(r.out.Problems) < maxKept {
		r.out.Problems = append(r.out.Problems, c.row.Problem(c.column, r.header(c.column), code, format, args...))
	}
}

// find reports a defect of a cell that can be read.
func (r *reader) find(c cell, code govmaturity.Code, format string, args ...any) {
	if len(r.out.Findings) < maxKept {
		r.out.Findings = append(r.out.Findings, c.row.Problem(c.column, r.header(c.column), code, format, args...))
	}
}

func (r *reader) header(i int) string {
	if i < 0 || i >= len(r.headers) {
		return ""
	}
	return r.headers[i]
}

// readHeaders finds the columns that the mapping names.
func (r *reader) readHeaders() error {
	var report document.Report
	at := r.m.header() - 1
	if at >= len(r.t.Rows) {
		report.Add(nil, govmaturity.CodeRequired, "the table has %d rows: expected the headers in row %d", len(r.t.Rows), at+1)
		return report.Err()
	}
	row := &r.t.Rows[at]
	for i, h := range row.Cells {
		clean := table.Trim(h)
		r.headers = append(r.headers, strings.Join(strings.Fields(clean), " "))
		switch {
		case clean == "" && i < r.t.Width:
			r.find(cell{row, i}, govmaturity.CodeRequired, "column %d has no header", i+1)
		case clean != h:
			r.find(cell{row, i}, govmaturity.CodeOddSpace, "the header has spaces around it")
		}
	}
	taken := map[int]field{}
	use := func(path govmaturity.Path, name string, f field) int {
		i := r.column(&report, path, name)
		if i < 0 {
			return i
		}
		if other, used := taken[i]; used && !(f == fieldAreas && other == fieldCompetency || f == fieldCompetency && other == fieldAreas) {
			report.Add(path, govmaturity.CodeDuplicateID, "the column %.60q is already that of %s", name, other)
		}
		taken[i] = f
		return i
	}
	top := govmaturity.Path{}
	for _, one := range r.m.Columns.fields() {
		for k, name := range one.names {
			path := top.Key("columns").Key(string(one.field))
			if one.field == fieldAreas || one.field == fieldDates || one.field == fieldIgnore {
				path = path.Index(k)
			}
			if i := use(path, name, one.field); i >= 0 {
				r.columns[one.field] = append(r.columns[one.field], i)
			}
		}
	}
	for k, s := range r.m.Ratings {
		r.ratings = append(r.ratings, use(top.Key("ratings").Index(k).Key("column"), s.Column, "a rating"))
	}
	for k, l := range r.m.Levels {
		r.levels = append(r.levels, use(top.Key("levels").Index(k).Key("column"), l.Column, "a level"))
	}
	for k, name := range r.m.Table.Repeat {
		r.column(&report, top.Key("table").Key("repeat").Index(k), name)
	}
	r.readAcross(&report, row, taken, use)
	r.readGroups()
	for i, h := range r.headers {
		if _, used := taken[i]; !used && h != "" {
			r.find(cell{row, i}, govmaturity.CodeUnknownColumn, "the mapping does not name this column: nothing is read from it")
		}
	}
	return report.Err()
}

// readAcross finds the columns that are people, roles, competencies or slots.
func (r *reader) readAcross(report *document.Report, row *table.Row, taken map[int]field, use func(govmaturity.Path, string, field) int) {
	if !r.m.Layout.isAcross() {
		if r.m.Across != nil {
			report.Add(govmaturity.Path{}.Key("across"), govmaturity.CodeNotUsed, "a table of the layout %s has nothing across", r.m.Layout)
		}
		return
	}
	if r.m.Across != nil {
		for k, name := range r.m.Across {
			if i := use(govmaturity.Path{}.Key("across").Index(k), name, "across"); i >= 0 {
				r.across = append(r.across, i)
			}
		}
		return
	}
	for i, h := range r.headers {
		if _, used := taken[i]; used || h == "" {
			continue
		}
		taken[i] = "across"
		if isAggregate(h) {
			r.find(cell{row, i}, govmaturity.CodeAggregate, "the column is read as a total or an average, and left out: name the columns with across if it is none")
			continue
		}
		r.across = append(r.across, i)
	}
	if len(r.across) == 0 {
		report.Add(govmaturity.Path{}.Key("across"), govmaturity.CodeMissingColumn, "the table has no columns but those that the mapping names")
	}
}

// readGroups reads the headings above the columns. Each reaches to the next.
func (r *reader) readGroups() {
	if r.m.Table.Groups == 0 || r.m.Table.Groups > len(r.t.Rows) {
		return
	}
	row := &r.t.Rows[r.m.Table.Groups-1]
	group := ""
	for i := range r.headers {
		group = cmp.Or(row.Cell(i), group)
		r.groups = append(r.groups, group)
	}
}

// column finds a column by its header, or by its place.
func (r *reader) column(report *document.Report, path govmaturity.Path, name string) int {
	if place, ok := strings.CutPrefix(name, "#"); ok {
		if n, err := strconv.Atoi(place); err == nil {
			if n >= 1 && n <= r.t.Width {
				return n - 1
			}
			report.Add(path, govmaturity.CodeMissingColumn, "there is no column %d: the table has %d", n, r.t.Width)
			return -1
		}
	}
	want := strings.Join(strings.Fields(table.Trim(name)), " ")
	found := -1
	for i, h := range r.headers {
		if h != want {
			continue
		}
		if found >= 0 {
			report.Add(path, govmaturity.CodeDuplicateID, "the table has the column %.60q twice: name it by its place, #%d or #%d", name, found+1, i+1)
			return -1
		}
		found = i
	}
	if found < 0 {
		report.Add(path, govmaturity.CodeMissingColumn, "the table has no column %.60q%s", name, report.Suggest(want, func() []string { return r.headers }))
	}
	return found
}

// first returns the place of the only column of a field, or -1.
func (r *reader) first(f field) int {
	if len(r.columns[f]) == 0 {
		return -1
	}
	return r.columns[f][0]
}

// readRows reads the rows below the headers, by the layout.
func (r *reader) readRows() {
	read := map[Layout]func(*table.Row){
		LayoutRoles: r.readRole, LayoutDescriptors: r.readDescriptors, LayoutTree: r.readTree, LayoutRatings: r.readRating,
		LayoutPeopleAcross: r.readSkillAcross, LayoutRolesAcross: r.readSkillAcross, LayoutSkillsAcross: r.readSkillsOf, LayoutSlots: r.readSlots,
	}[r.m.Layout]
	if r.m.Layout == LayoutPeopleAcross {
		r.readPeopleHeaders()
	}
	if r.m.Layout == LayoutSkillsAcross {
		r.readSkillHeaders()
	}
	repeat := r.repeated()
	above := map[int]string{}
	seen := map[string]int{}
	for i := r.m.header(); i < len(r.t.Rows); i++ {
		row := &r.t.Rows[i]
		if row.Blank() {
			continue
		}
		r.spaces(row)
		if len(row.Cells) > len(r.headers) {
			for k := len(r.headers); k < len(row.Cells); k++ {
				if row.Cell(k) != "" {
					r.problem(cell{row, k}, govmaturity.CodeWrongCount, "the row has %d cells, and there are %d headers", len(row.Cells), len(r.headers))
					break
				}
			}
		}
		for _, k := range repeat {
			if k >= len(row.Cells) {
				continue
			}
			if row.Cell(k) == "" {
				row.Cells[k] = above[k]
			}
			above[k] = row.Cells[k]
		}
		if r.m.Layout != LayoutTree && r.m.Layout != LayoutPeopleAcross && r.m.Layout != LayoutRolesAcross {
			key := strings.Join(row.Cells, "\x00")
			if first, again := seen[key]; again {
				r.find(cell{row, 0}, govmaturity.CodeDuplicateRow, "the row says the same as row %d: it is left out", first)
				continue
			}
			seen[key] = row.Number
		}
		r.checkDates(row)
		read(row)
	}
	r.closeHeading()
}

// repeated returns the columns in which a blank cell means the one above.
func (r *reader) repeated() []int {
	var columns []int
	for _, name := range r.m.Table.Repeat {
		if i := r.column(new(document.Report), nil, name); i >= 0 {
			columns = append(columns, i)
		}
	}
	return columns
}

// spaces reports cells with spaces that nobody meant.
func (r *reader) spaces(row *table.Row) {
	for i, text := range row.Cells {
		if name := table.OddSpace(text); name != "" {
			r.find(cell{row, i}, govmaturity.CodeOddSpace, "the cell has %s in it", name)
			continue
		}
		if text != table.Trim(text) && table.Trim(text) != "" && !strings.ContainsAny(text, "\r\n") {
			r.find(cell{row, i}, govmaturity.CodeOddSpace, "the cell has spaces around it")
		}
	}
}

// text returns a cell that is a name or a description. A word that means nothing there
// is nothing; it is told once a row.
func (r *reader) text(row *table.Row, f field) (string, cell) {
	i := r.first(f)
	c := cell{row, i}
	text := row.Cell(i)
	switch r.vocabulary.meaning(text) {
	case MeansNoLevels, MeansUnknown, MeansNotApplicable:
		return "", c
	}
	return text, c
}

// wording makes a text of a cell, in the language of the mapping.
func (r *reader) wording(s string) govmaturity.Text {
	if document.Blank(s) {
		return nil
	}
	return govmaturity.Text{r.language: strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")}
}

// aggregates are words for totals and averages, in several languages.
var aggregates = []string{
	"average", "avg", "mean", "median", "total", "sum", "count", "min", "max", "minimum", "maximum", "grand total", "overall", "team average",
	"moyenne", "somme", "durchschnitt", "mittelwert", "summe", "gesamt", "media", "promedio", "suma", "totale", "среднее", "итого", "всего",
	"平均", "合计", "总计", "المتوسط", "المجموع", "الإجمالي", "සාමාන්\u200dයය", "එකතුව",
}

// isAggregate reports whether a name is that of a total or an average, and of nobody.
func isAggregate(name string) bool {
	return slices.Contains(aggregates, strings.Trim(fold(name), ".:()"))
}

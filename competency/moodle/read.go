package moodle

import (
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/table"
)

// The columns of the CSV, by their place. The form of 12 columns does not have those
// marked so.
const (
	columnParent = iota
	columnID
	columnName
	columnDescription
	columnFormat
	columnScaleValues
	columnScaleConfig
	columnRuleType
	columnRuleOutcome
	columnRuleConfig
	columnRelated    // not in 12
	columnExportedID // not in 12
	columnIsFramework
	columnTaxonomy
)

const (
	columns14 = 14
	columns12 = 12
)

// headers are what Moodle calls the columns in English.
var headers = []string{
	"Parent ID number", "ID number", "Short name", "Description", "Description format", "Scale values", "Scale configuration",
	"Rule type (optional)", "Rule outcome (optional)", "Rule config (optional)", "Cross-referenced competency ID numbers", "Exported ID (optional)",
	"Is framework", "Taxonomy",
}

// Read reads a framework from Moodle's CSV, in either form.
//
// The problems are what was found in it that does not keep it from being read: rows
// that Moodle would drop or overwrite without a word, links that lead nowhere, rules
// that can never be met, names that were cut. The error is a [govmaturity.Problems]:
// no table of 12 or 14 columns, or none with a framework in it.
func Read(name string, data []byte) (*Framework, govmaturity.Problems, error) {
	t, problems := table.Read(name, data, table.Options{})
	r := &reader{t: t, out: &Framework{}}
	if !r.open() {
		return nil, nil, append(problems, r.placed(name)...).Err()
	}
	r.found = append(r.found, problems...)
	r.readRows()
	if r.frameworks == 0 {
		r.problem(&t.Rows[0], columnIsFramework, govmaturity.CodeRequired, "no row is the framework: expected one with 1 in column %d", len(r.headers)-1)
		return nil, nil, r.placed(name).Err()
	}
	r.check()
	return r.out, r.placed(name), nil
}

type reader struct {
	t       *table.Table
	out     *Framework
	headers []string
	short   bool // 12 columns

	frameworks int
	rows       []*table.Row // of the competencies
	found      govmaturity.Problems
}

// maxFound is how many problems are kept.
const maxFound = 100_000

func (r *reader) problem(row *table.Row, column int, code govmaturity.Code, format string, args ...any) {
	if len(r.found) >= maxFound {
		return
	}
	i := r.place(column)
	header := ""
	if i < len(r.headers) {
		header = r.headers[i]
	}
	r.found = append(r.found, row.Problem(i, header, code, format, args...))
}

// placed returns what was found, with the file.
func (r *reader) placed(name string) govmaturity.Problems {
	for i := range r.found {
		r.found[i].File = name
	}
	return r.found
}

// place returns where a column stands in the form of the file.
func (r *reader) place(column int) int {
	if r.short && column > columnRelated {
		return column - 2
	}
	return column
}

func (r *reader) cell(row *table.Row, column int) string {
	if r.short && (column == columnRelated || column == columnExportedID) {
		return ""
	}
	return row.Cell(r.place(column))
}

// open looks at the headers, which only count.
func (r *reader) open() bool {
	if len(r.t.Rows) == 0 {
		r.found = append(r.found, govmaturity.Problem{Code: govmaturity.CodeEmptyDocument, Format: "there is no table"})
		return false
	}
	row := &r.t.Rows[0]
	for i := range row.Cells {
		r.headers = append(r.headers, row.Cell(i))
	}
	r.short = len(r.headers) == columns12
	if len(r.headers) != columns12 && len(r.headers) != columns14 {
		r.headers = nil
		r.problem(row, 0, govmaturity.CodeWrongCount, "Moodle's CSV has 14 columns, or 12 in its older form; this table has %d", len(row.Cells))
		return false
	}
	return true
}

func (r *reader) readRows() {
	for i := 1; i < len(r.t.Rows); i++ {
		row := &r.t.Rows[i]
		if row.Blank() {
			continue
		}
		if len(row.Cells) != len(r.headers) {
			r.problem(row, 0, govmaturity.CodeWrongCount, "expected %d cells, found %d", len(r.headers), len(row.Cells))
		}
		if flag := r.cell(row, columnIsFramework); flag != "" && flag != "0" {
			r.readFramework(row)
			continue
		}
		r.readCompetency(row)
	}
}

func (r *reader) readFramework(row *table.Row) {
	if r.frameworks++; r.frameworks > 1 {
		r.problem(row, columnIsFramework, govmaturity.CodeDuplicateID, "a file has one framework: this row is left out, and its competencies go to the first")
		return
	}
	f := r.out
	f.ID, f.Name = r.cell(row, columnID), r.cell(row, columnName)
	f.Description, f.Format = r.text(row)
	if s := r.scale(row); s != nil {
		f.Scale = *s
	} else {
		r.problem(row, columnScaleValues, govmaturity.CodeRequired, "the framework has no scale")
	}
	f.Taxonomies = r.taxonomies(row)
	if f.ID == "" {
		r.problem(row, columnID, govmaturity.CodeRequired, "the framework has no id number")
	}
}

func (r *reader) readCompetency(row *table.Row) {
	c := Competency{
		Parent: r.cell(row, columnParent), ID: r.cell(row, columnID), Name: r.cell(row, columnName),
		Scale: r.scale(row), ExportedID: r.cell(row, columnExportedID),
	}
	c.Description, c.Format = r.text(row)
	for _, id := range strings.Split(r.cell(row, columnRelated), ",") {
		if id = table.Trim(strings.ReplaceAll(id, "%2C", ",")); id != "" {
			c.Related = append(c.Related, id)
		}
	}
	c.Rule = r.rule(row)
	if c.ID == "" {
		r.problem(row, columnID, govmaturity.CodeRequired, "the competency has no id number")
	}
	if c.Name == "" {
		r.problem(row, columnName, govmaturity.CodeRequired, "the competency has no name")
	}
	if strings.HasSuffix(c.Name, "...") || strings.HasSuffix(c.Name, "…") {
		r.problem(row, columnName, govmaturity.CodeTooLong, "the name was cut")
	}
	r.out.Competencies = append(r.out.Competencies, c)
	r.rows = append(r.rows, row)
}

// text returns a description as it stands: spaces inside count.
func (r *reader) text(row *table.Row) (string, TextFormat) {
	var text string
	if len(row.Cells) > columnDescription {
		text = row.Cells[columnDescription]
	}
	format := r.cell(row, columnFormat)
	n, err := strconv.Atoi(format)
	if err != nil && format != "" {
		r.problem(row, columnFormat, govmaturity.CodePattern, "%.40q is no format of texts: expected 0, 1, 2 or 4", format)
	}
	return text, TextFormat(n)
}

func (r *reader) scale(row *table.Row) *Scale {
	values, config := r.cell(row, columnScaleValues), r.cell(row, columnScaleConfig)
	if values == "" && config == "" {
		return nil
	}
	s := &Scale{}
	for _, v := range strings.Split(values, ",") {
		if v = table.Trim(v); v != "" {
			s.Values = append(s.Values, v)
		} else if values != "" {
			r.problem(row, columnScaleValues, govmaturity.CodeEmpty, "a value of the scale is blank: it is left out")
		}
	}
	if len(s.Values) == 0 {
		r.problem(row, columnScaleValues, govmaturity.CodeRequired, "the scale has a configuration and no values")
	}
	root := r.json(row, columnScaleConfig, config)
	if root == nil {
		return s
	}
	if root.Kind != document.List {
		r.problem(row, columnScaleConfig, govmaturity.CodeWrongType, "the configuration of a scale is a list")
		return s
	}
	for _, n := range root.Items {
		if id := n.Get("scaleid"); id != nil {
			s.ID = id.Text
			continue
		}
		r.scaleItem(row, s, n)
	}
	if len(s.Proficient) == 0 {
		r.problem(row, columnScaleConfig, govmaturity.CodeUnreachable, "no value of the scale is marked as proficient: nobody ever is")
	}
	return s
}

// scaleItem reads what the configuration says of one value. A value that it does not
// list is not proficient, wherever it stands.
func (r *reader) scaleItem(row *table.Row, s *Scale, n *document.Node) {
	id, ok := number(n.Get("id"))
	switch {
	case !ok:
		r.problem(row, columnScaleConfig, govmaturity.CodeRequired, "an entry of the configuration names no value of the scale")
		return
	case id < 1 || id > len(s.Values):
		r.problem(row, columnScaleConfig, govmaturity.CodeUnknownReference, "the configuration names value %d of %d", id, len(s.Values))
		return
	}
	if truth(n.Get("scaledefault")) {
		if s.Default != 0 && s.Default != id {
			r.problem(row, columnScaleConfig, govmaturity.CodeOneOf, "the values %d and %d are both the default: the first stays", s.Default, id)
		} else {
			s.Default = id
		}
	}
	if truth(n.Get("proficient")) && !slices.Contains(s.Proficient, id) {
		s.Proficient = append(s.Proficient, id)
		slices.Sort(s.Proficient)
	}
}

// json reads the JSON in a cell: nil when there is none, or null.
func (r *reader) json(row *table.Row, column int, text string) *document.Node {
	if text == "" || text == "null" {
		return nil
	}
	root, problems := document.Parse("cell.json", []byte(text), document.Limits{Bytes: 1 << 20, Values: 100_000, Depth: 10})
	if len(problems) > 0 {
		r.problem(row, column, problems[0].Code, "the cell holds JSON that cannot be read: %s", problems[0].Message())
		return nil
	}
	return root
}

// number reads a whole number. PHP writes some as texts.
func number(n *document.Node) (int, bool) {
	if n == nil {
		return 0, false
	}
	x, err := strconv.Atoi(n.Text)
	return x, err == nil && (n.Kind == document.Number || n.Kind == document.String)
}

// truth reads 1, "1" or true.
func truth(n *document.Node) bool {
	if n == nil {
		return false
	}
	x, _ := number(n)
	return n.Kind == document.Bool && n.True || x != 0
}

// The names of Moodle's rules.
const (
	classAll    = `core_competency\competency_rule_all`
	classPoints = `core_competency\competency_rule_points`
)

func (r *reader) rule(row *table.Row) *Rule {
	class, outcome, config := r.cell(row, columnRuleType), r.cell(row, columnRuleOutcome), r.cell(row, columnRuleConfig)
	n, err := strconv.Atoi(outcome)
	if outcome != "" && (err != nil || n < 0 || n > 3) {
		r.problem(row, columnRuleOutcome, govmaturity.CodeNotAllowed, "%.40q is no outcome of a rule: expected 0 to 3", outcome)
		n = 0
	}
	class = strings.TrimPrefix(class, `\`)
	if class == "" {
		if n != 0 {
			r.problem(row, columnRuleOutcome, govmaturity.CodeNotUsed, "there is an outcome, and no rule")
		}
		if config != "" && config != "null" {
			r.problem(row, columnRuleConfig, govmaturity.CodeNotUsed, "there is a configuration, and no rule")
		}
		return nil
	}
	rule := &Rule{Outcome: Outcome(n)}
	switch class {
	case classAll:
		rule.Kind = RuleAll
	case classPoints:
		rule.Kind = RulePoints
		r.points(row, rule, r.json(row, columnRuleConfig, config))
	default:
		rule.Kind, rule.Class, rule.Config = RuleOther, class, config
		r.problem(row, columnRuleType, govmaturity.CodeNotAllowed, "the rule %.80q is another plugin's: it is kept, and means nothing here", class)
	}
	return rule
}

func (r *reader) points(row *table.Row, rule *Rule, root *document.Node) {
	base := root.Get("base")
	rule.Points, _ = number(base.Get("points"))
	list := root.Get("competencies")
	if list == nil || list.Kind != document.List {
		return
	}
	for _, n := range list.Items {
		id := n.Get("id")
		if id == nil || id.Text == "" {
			r.problem(row, columnRuleConfig, govmaturity.CodeRequired, "a part of the rule names no competency")
			continue
		}
		p := Part{ExportedID: id.Text, Required: truth(n.Get("required"))}
		p.Points, _ = number(n.Get("points"))
		rule.Parts = append(rule.Parts, p)
	}
}

// taxonomies reads a list of words, or the object with depths as keys that the older
// form has.
func (r *reader) taxonomies(row *table.Row) []string {
	text := r.cell(row, columnTaxonomy)
	var out []string
	add := func(word string) {
		switch word = table.Trim(word); {
		case word == "":
		case strings.ContainsAny(word, `,"{}[]`):
			r.problem(row, columnTaxonomy, govmaturity.CodePattern, "%.40q is no word for a depth", word)
		default:
			out = append(out, word)
		}
	}
	if !strings.HasPrefix(text, "{") && !strings.HasPrefix(text, "[") {
		for _, word := range strings.Split(text, ",") {
			add(word)
		}
		return out
	}
	root := r.json(row, columnTaxonomy, text)
	if root == nil {
		return nil
	}
	if root.Kind == document.List {
		for _, n := range root.Items {
			add(n.Text)
		}
		return out
	}
	type level struct {
		depth int
		word  string
	}
	var levels []level
	for _, f := range root.Fields {
		depth, err := strconv.Atoi(f.Key)
		if err != nil || f.Value.Kind != document.String {
			r.problem(row, columnTaxonomy, govmaturity.CodePattern, "%.40q is no depth with a word for it", f.Key)
			continue
		}
		levels = append(levels, level{depth, f.Value.Text})
	}
	slices.SortStableFunc(levels, func(a, b level) int { return a.depth - b.depth })
	for _, l := range levels {
		add(l.word)
	}
	return out
}

package situation

import (
	"strings"
	"unicode"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/contact"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/schema"
)

// RegisterMappingFormat is the value of the format field of a mapping.
const RegisterMappingFormat = "govmaturity/register-mapping/1"

// RegisterMapping says how to read a register: what its rows are, what stands in which
// column, and what the words in its cells mean. It is plain data, in Go, YAML or JSON.
//
// A register may be a table in CSV, one or more tables in Markdown, or lists in JSON or
// YAML.
type RegisterMapping struct {
	Format string `json:"format" doc:"required,enum=govmaturity/register-mapping/1"`
	ID     string `json:"id" doc:"required,pattern=id"`
	// Language is that of the register. Without one, its texts are in und: not known.
	Language string           `json:"language,omitempty" doc:"pattern=language"`
	Title    govmaturity.Text `json:"title,omitempty"`
	Note     govmaturity.Text `json:"note,omitempty"`
	// Situation is the head of the situation that is made.
	Situation RegisterHeadSpec    `json:"situation" doc:"required"`
	Tables    []RegisterTableSpec `json:"tables" doc:"required"`
	// Scales are those of ratings, of likelihood and of impact. A register does not say
	// in which order its words stand: without a scale, no level is read.
	Scales []govmaturity.ScaleSpec `json:"scales,omitempty" doc:"nonempty"`
	// Risks says how risks are measured. It has no risks itself. Categories that the
	// register has beyond its own are added.
	Risks *RisksSpec `json:"risks,omitempty"`
}

// RegisterHeadSpec is the head of a situation that is made of a register.
type RegisterHeadSpec struct {
	ID      string           `json:"id" doc:"required,pattern=id"`
	Edition string           `json:"edition,omitempty" doc:"pattern=edition"`
	Title   govmaturity.Text `json:"title,omitempty"`
	Subject string           `json:"subject,omitempty"`
	Date    string           `json:"date,omitempty" doc:"pattern=date"`
	// Standing says how official the register is.
	Standing govmaturity.Standing   `json:"standing,omitempty"`
	Note     govmaturity.Text       `json:"note,omitempty"`
	Sources  []govmaturity.Source   `json:"sources,omitempty" doc:"nonempty"`
	Cites    []govmaturity.Citation `json:"cites,omitempty" doc:"nonempty"`
}

// RegisterRows says what the rows of a table are.
type RegisterRows string

const (
	RegisterRowsRisks      RegisterRows = "risks"
	RegisterRowsItems      RegisterRows = "items"
	RegisterRowsStrategies RegisterRows = "strategies"
	// RegisterRowsActions are what is to be done about risks that an earlier table has:
	// the column of the code says which.
	RegisterRowsActions RegisterRows = "actions"
)

// RegisterTableSpec says how one table of a register is read.
type RegisterTableSpec struct {
	Rows RegisterRows `json:"rows" doc:"required"`
	// Records says that the input is YAML or JSON, and what of it makes a row: a path
	// from the top, with [] for each item of a list and * for each key of a map, such as
	// [].items[]. Columns are then paths too: [].name is a text above the row,
	// [].items[].text one in it.
	Records string `json:"records,omitempty" doc:"nonempty"`
	// Markdown says that the input is a text in Markdown, as the ending .md does. All
	// its tables are read that have the columns named here.
	Markdown bool `json:"markdown,omitempty"`
	// Heading reads only tables of Markdown that stand under it.
	Heading string `json:"heading,omitempty" doc:"nonempty"`
	// Separator stands between cells of CSV: it is found when not given.
	Separator string `json:"separator,omitempty" doc:"enum=comma|semicolon|tab|bar"`
	// Header is the number of the row of CSV with the headers: 1 when not given.
	Header int `json:"header,omitempty" doc:"min=1,max=1000"`
	// Decimal is the sign before the part of a number below one: a point when not given.
	Decimal string `json:"decimal,omitempty" doc:"enum=point|comma"`
	// Dates is the form of dates, beside that of documents, which is read in any case.
	Dates   string          `json:"dates,omitempty" doc:"enum=dd/mm/yyyy|mm/dd/yyyy|dd.mm.yyyy|dd-mm-yyyy|yyyy/mm/dd"`
	Columns RegisterColumns `json:"columns,omitzero"`
	// Aspect is what the items are, where no column says it.
	Aspect Aspect `json:"aspect,omitempty"`
	// Scale is that of the column of ratings.
	Scale string `json:"scale,omitempty" doc:"pattern=id"`
	// Across are columns each of which has items of its own aspect, as a SWOT of four
	// columns has. Then no column is named for the text.
	Across []RegisterAcrossSpec `json:"across,omitempty" doc:"nonempty"`
	// Split stands between several items in one cell, such as <br>.
	Split string `json:"split,omitempty"`
	// Flags are columns that say yes or no.
	Flags []RegisterFlagSpec `json:"flags,omitempty" doc:"nonempty"`
	// Words say what cells mean.
	Words []RegisterWordSpec `json:"words,omitempty" doc:"nonempty"`
}

// RegisterColumns name columns by their headers, or by their place from 1, as #1.
type RegisterColumns struct {
	Code        string `json:"code,omitempty"`
	Text        string `json:"text,omitempty"`
	Description string `json:"description,omitempty"`
	// More are columns that are added to the description, each after its header.
	More []string `json:"more,omitempty" doc:"nonempty"`
	Note string   `json:"note,omitempty"`
	Date string   `json:"date,omitempty"`
	// Topic is that of a published list.
	Topic string `json:"topic,omitempty"`

	// Aspect says of an item what it is, Swot the title of the SWOT that it stands in,
	// Group the group that it is about, and Level its rating.
	Aspect string `json:"aspect,omitempty"`
	Swot   string `json:"swot,omitempty"`
	Group  string `json:"group,omitempty"`
	Level  string `json:"level,omitempty"`
	// Strategy is the kind of a strategy.
	Strategy string `json:"strategy,omitempty"`

	Category           string `json:"category,omitempty"`
	Likelihood         string `json:"likelihood,omitempty"`
	Impact             string `json:"impact,omitempty"`
	Score              string `json:"score,omitempty"`
	Band               string `json:"band,omitempty"`
	ResidualLikelihood string `json:"residual-likelihood,omitempty"`
	ResidualImpact     string `json:"residual-impact,omitempty"`
	ResidualScore      string `json:"residual-score,omitempty"`
	ResidualBand       string `json:"residual-band,omitempty"`
	TargetLikelihood   string `json:"target-likelihood,omitempty"`
	TargetImpact       string `json:"target-impact,omitempty"`
	TargetScore        string `json:"target-score,omitempty"`
	TargetBand         string `json:"target-band,omitempty"`
	Controls           string `json:"controls,omitempty"`
	Response           string `json:"response,omitempty"`
	Acceptance         string `json:"acceptance,omitempty"`
	Owner              string `json:"owner,omitempty"`
	Status             string `json:"status,omitempty"`
	// Action is what is to be done, ActionOwner by whom, and Due until when.
	Action      string `json:"action,omitempty"`
	ActionOwner string `json:"action-owner,omitempty"`
	Due         string `json:"due,omitempty"`
	Rank        string `json:"rank,omitempty"`
	// Ignore are columns that are left out on purpose.
	Ignore []string `json:"ignore,omitempty" doc:"nonempty"`
}

// RegisterAcrossSpec is a column with items of one aspect.
type RegisterAcrossSpec struct {
	Column string `json:"column" doc:"required,nonempty"`
	Aspect Aspect `json:"aspect" doc:"required"`
}

// RegisterFlagSpec is a column that says of a risk whether it would harm something.
type RegisterFlagSpec struct {
	Column string `json:"column" doc:"required,nonempty"`
	// Affects is what it would harm, when the cell is Cell: true, when that is not
	// given.
	Affects string `json:"affects" doc:"required,pattern=id"`
	Cell    string `json:"cell,omitempty" doc:"nonempty"`
}

// RegisterWordSpec says what a cell means.
type RegisterWordSpec struct {
	_ struct{} `doc:"oneof=means|nothing" words:"take either what it means or that it means nothing"`
	// Kind says in which columns, and Cell is the cell as it stands, without the spaces
	// around it. Small and capital letters are the same.
	Kind RegisterWordKind `json:"kind" doc:"required"`
	Cell string           `json:"cell" doc:"required,nonempty"`
	// Means is the id of what is meant, and Nothing says that the cell is as good as
	// blank.
	Means   string `json:"means,omitempty" doc:"pattern=id"`
	Nothing *bool  `json:"nothing,omitempty"`
}

// RegisterWordKind says which columns a word is about.
type RegisterWordKind string

const (
	RegisterWordKindAny        RegisterWordKind = "any" // only for what means nothing
	RegisterWordKindLikelihood RegisterWordKind = "likelihood"
	RegisterWordKindImpact     RegisterWordKind = "impact"
	RegisterWordKindBand       RegisterWordKind = "band"
	RegisterWordKindCategory   RegisterWordKind = "category"
	RegisterWordKindResponse   RegisterWordKind = "response"
	RegisterWordKindStatus     RegisterWordKind = "status"
	RegisterWordKindTopic      RegisterWordKind = "topic"
	RegisterWordKindAspect     RegisterWordKind = "aspect"
	RegisterWordKindGroup      RegisterWordKind = "group"
	RegisterWordKindLevel      RegisterWordKind = "level"
	RegisterWordKindStrategy   RegisterWordKind = "strategy"
)

var mappingFormat = document.Declare[RegisterMapping](RegisterMappingFormat, "Register mapping",
	"How to read a register of risks, of a SWOT or of other items.", func() []document.Codec {
		var aspects []Aspect
		for _, p := range Parts() {
			aspects = append(aspects, p.Aspects()...)
		}
		return append(codecs(),
			document.Enum(aspects...),
			document.Enum(RegisterRowsRisks, RegisterRowsItems, RegisterRowsStrategies, RegisterRowsActions),
			document.Enum(RegisterWordKindAny, RegisterWordKindLikelihood, RegisterWordKindImpact, RegisterWordKindBand, RegisterWordKindCategory,
				RegisterWordKindResponse, RegisterWordKindStatus, RegisterWordKindTopic, RegisterWordKindAspect, RegisterWordKindGroup,
				RegisterWordKindLevel, RegisterWordKindStrategy),
		)
	})

// RegisterMappingSchema returns the JSON Schema (2020-12) of mappings.
func RegisterMappingSchema() []byte { return mappingSchema() }

var mappingSchema = schema.Of(mappingFormat)

// ReadRegisterMapping reads a mapping from YAML or JSON. The name is used in messages,
// and its ending says which of the two it is. The error is a [govmaturity.Problems].
func ReadRegisterMapping(name string, data []byte) (*RegisterMapping, error) {
	d := mappingFormat.Read(name, data)
	checkMapping(d)
	if err := d.Err(); err != nil {
		return nil, contact.RedactProblems(err)
	}
	return d.Doc, nil
}

// checkMapping reports what is wrong with what a mapping means.
func checkMapping(d *document.Draft[RegisterMapping]) {
	if !d.Readable() {
		return
	}
	m, top := d.Doc, govmaturity.Path{}
	if m.Risks != nil && m.Risks.Risks != nil {
		d.Add(top.Key("risks").Key("risks"), govmaturity.CodeNotUsed, "a mapping says how risks are measured: the register has the risks")
	}
	d.AddAt(nil, m.headProblems())
	for i := range m.Tables {
		m.checkTable(d, top.Key("tables").Index(i), &m.Tables[i])
	}
}

// headProblems are those of the situation that a mapping makes, without a row.
func (m *RegisterMapping) headProblems() govmaturity.Problems {
	spec := m.head()
	draft := situationFormat.Check(spec)
	_, _ = compile(draft)
	problems := draft.Problems()
	for i := range problems { // at the places that the mapping has them
		if p := problems[i].Path; len(p) > 0 && p[0].Key != "scales" && p[0].Key != "risks" {
			problems[i].Path = govmaturity.Path{}.Key("situation").Join(p)
		}
		problems[i].File, problems[i].Line, problems[i].Column = "", 0, 0
	}
	return problems
}

// head returns the situation of a register without a row.
func (m *RegisterMapping) head() *SituationSpec {
	h := m.Situation
	spec := &SituationSpec{
		Format: SituationFormat, ID: h.ID, Edition: h.Edition, Language: m.Language, Title: h.Title, Subject: h.Subject, Date: h.Date,
		Standing: h.Standing, Note: h.Note, Sources: h.Sources, Cites: h.Cites, Scales: m.Scales,
	}
	if m.Risks != nil {
		risks := *m.Risks
		risks.Risks = nil
		spec.Risks = &risks
	}
	return spec
}

func (m *RegisterMapping) checkTable(d *document.Draft[RegisterMapping], at govmaturity.Path, t *RegisterTableSpec) {
	if (t.Columns.Text == "") == (t.Across == nil) {
		d.Add(at.Key("columns").Key("text"), govmaturity.CodeOneOf, "say either which column has the text, or which columns across have items")
	}
	if t.Across != nil && t.Rows != RegisterRowsItems {
		d.Add(at.Key("across"), govmaturity.CodeNotUsed, "only items stand across")
	}
	for i, a := range t.Across {
		if a.Aspect == AspectRisk {
			d.Add(at.Key("across").Index(i).Key("aspect"), govmaturity.CodeNotAllowed, "rows that are risks are read as such")
		}
	}
	if t.Aspect == AspectRisk {
		d.Add(at.Key("aspect"), govmaturity.CodeNotAllowed, "rows that are risks are read as such")
	}
	if t.Rows == RegisterRowsItems && t.Aspect == "" && t.Columns.Aspect == "" && t.Across == nil {
		d.Add(at.Key("aspect"), govmaturity.CodeRequired, "say what the items are, or which column says it")
	}
	if t.Rows == RegisterRowsStrategies && t.Columns.Strategy == "" {
		d.Add(at.Key("columns").Key("strategy"), govmaturity.CodeRequired, "a table of strategies has a column for the kind")
	}
	if t.Rows == RegisterRowsActions && t.Columns.Code == "" {
		d.Add(at.Key("columns").Key("code"), govmaturity.CodeRequired, "a table of actions has a column that says which risk each is about")
	}
	if t.Columns.Level != "" && t.Scale == "" {
		d.Add(at.Key("scale"), govmaturity.CodeRequired, "say on which scale the items are rated")
	}
	if t.Scale != "" && m.scale(t.Scale) == nil {
		d.Add(at.Key("scale"), govmaturity.CodeUnknownReference, "there is no scale %q", t.Scale)
	}
	for _, c := range t.Columns.all() {
		if !c.rows(t.Rows) && c.name != "" {
			d.Add(at.Key("columns").Key(c.key), govmaturity.CodeNotUsed, "rows that are %s have no such column", t.Rows)
		}
	}
	if t.Flags != nil && t.Rows != RegisterRowsRisks {
		d.Add(at.Key("flags"), govmaturity.CodeNotUsed, "only risks have them")
	}
	seen := map[string]bool{}
	for i, w := range t.Words {
		key := string(w.Kind) + "\x00" + fold(w.Cell)
		if seen[key] {
			d.Add(at.Key("words").Index(i).Key("cell"), govmaturity.CodeDuplicateID, "it is already said what %.60q means", w.Cell)
		}
		seen[key] = true
		if w.Kind == RegisterWordKindAny && w.Means != "" {
			d.Add(at.Key("words").Index(i).Key("means"), govmaturity.CodeNotAllowed, "in any column, a word can only mean nothing")
		}
		if w.Nothing != nil && !*w.Nothing {
			d.Add(at.Key("words").Index(i).Key("nothing"), govmaturity.CodeNotAllowed, "leave it out, and say what the word means")
		}
	}
}

// scale returns a scale of the mapping, or nil.
func (m *RegisterMapping) scale(id string) *govmaturity.ScaleSpec {
	for i := range m.Scales {
		if m.Scales[i].ID == id {
			return &m.Scales[i]
		}
	}
	return nil
}

// fold makes small and capital letters the same, and spaces, and leaves out pictures such
// as coloured dots.
func fold(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.So, r) || r == 0xFE0F || r == 0x200D {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

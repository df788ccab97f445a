package stakeholder

import (
	"maps"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/contact"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/schema"
	"github.com/govmaturity/govmaturity/internal/table"
)

// MappingFormat is the value of the format field of a mapping.
const MappingFormat = "govmaturity/stakeholder-mapping/1"

// Mapping says how to read a register of stakeholders as people keep it: what its
// rows are, what stands in which column, and what the words in its cells count. It
// is plain data, in Go, YAML or JSON. [Mapping.Read] reads a register by it.
type Mapping struct {
	Format   string           `json:"format" doc:"required,enum=govmaturity/stakeholder-mapping/1"`
	ID       string           `json:"id" doc:"required,pattern=id"`
	Language string           `json:"language,omitempty" doc:"pattern=language"`
	Title    govmaturity.Text `json:"title,omitempty"`
	Note     govmaturity.Text `json:"note,omitempty"`
	// Map is the head of the map that is made of the register.
	Map    MappingHeadSpec `json:"map" doc:"required"`
	Layout Layout          `json:"layout" doc:"required"`
	// Table says how the register is written.
	Table MappingTableSpec `json:"table,omitzero"`
	// Columns say what stands where.
	Columns MappingColumnsSpec `json:"columns,omitzero"`
	// Attributes are those of the map, with their scales and thresholds. A register
	// does not say where high begins: without a scale, nothing is rated.
	Attributes []AttributeSpec `json:"attributes,omitempty" doc:"nonempty"`
	Combine    CombineSpec     `json:"combine,omitzero"`
	// Ratings say which columns rate which attribute.
	Ratings []MappingRatingSpec `json:"ratings,omitempty" doc:"nonempty"`
	// Words say what cells count that are neither a number on the scale nor a level
	// by its id or title: H, medium/high, to be confirmed.
	Words []MappingWordSpec `json:"words,omitempty" doc:"nonempty"`
	// Kinds, Engagements and Vulnerable say which words stand for which of these,
	// where they are not the words of the map. Yes and No are words for yes and no
	// beside yes, no, true, false, y, n, 1 and 0.
	Kinds       map[string]Kind       `json:"kinds,omitempty" doc:"nonempty"`
	Engagements map[string]Engagement `json:"engagements,omitempty" doc:"nonempty"`
	Vulnerable  map[string]Vulnerable `json:"vulnerable,omitempty" doc:"nonempty"`
	Signs       map[string]Sign       `json:"signs,omitempty" doc:"nonempty"`
	// Quadrants and Classes say which words stand for which place in the grid, and
	// which class.
	Quadrants map[string]Quadrant `json:"quadrants,omitempty" doc:"nonempty"`
	Classes   map[string]Class    `json:"classes,omitempty" doc:"nonempty"`
	Yes       []string            `json:"yes,omitempty" doc:"nonempty"`
	No        []string            `json:"no,omitempty" doc:"nonempty"`
	// Rater and Date are those of all ratings, where no column says them.
	Rater string `json:"rater,omitempty"`
	Date  string `json:"date,omitempty" doc:"pattern=date"`
}

// MappingHeadSpec is the head of a map.
type MappingHeadSpec struct {
	ID       string                 `json:"id" doc:"required,pattern=id"`
	Edition  string                 `json:"edition,omitempty" doc:"pattern=edition"`
	Title    govmaturity.Text       `json:"title,omitempty"`
	Decision govmaturity.Text       `json:"decision,omitempty"`
	Standing govmaturity.Standing   `json:"standing,omitempty"`
	Note     govmaturity.Text       `json:"note,omitempty"`
	Sources  []govmaturity.Source   `json:"sources,omitempty" doc:"nonempty"`
	Cites    []govmaturity.Citation `json:"cites,omitempty" doc:"nonempty"`
}

// Layout says what the rows of a register are.
type Layout string

const (
	// LayoutStakeholders: a row is a stakeholder.
	LayoutStakeholders Layout = "stakeholders"
	// LayoutRatings: a row is what one rater says of a stakeholder. Rows of the same
	// name are about the same one.
	LayoutRatings Layout = "ratings"
	// LayoutInfluences: a row is an influence of one stakeholder on another.
	LayoutInfluences Layout = "influences"
	// LayoutContextMapper: the input is a model of Context Mapper, with stakeholders
	// and what they value. Its influence is power. Without attributes, the scales are
	// low, medium and high, and high is above the middle.
	LayoutContextMapper Layout = "context-mapper"
)

// MappingTableSpec says how a register is written.
type MappingTableSpec struct {
	// Records says that the input is YAML or JSON, and what of it makes a row: a path
	// from the top, with [] for each item of a list and * for each key of a map, such as
	// [] or parties[]. Columns are then paths too: parties[].name.
	Records string `json:"records,omitempty" doc:"nonempty"`
	// Markdown says that the input is a text in Markdown, as the ending .md does. All
	// its tables are read that have the columns named here, or only those under Heading.
	Markdown bool   `json:"markdown,omitempty"`
	Heading  string `json:"heading,omitempty" doc:"nonempty"`
	// Separator stands between cells: it is found when not given.
	Separator string `json:"separator,omitempty" doc:"enum=comma|semicolon|tab|bar"`
	// Header is the number of the row with the headers: 1 when not given.
	Header int `json:"header,omitempty" doc:"min=1,max=1000"`
	// Decimal is the sign before the part of a number below one: a point when not
	// given.
	Decimal string `json:"decimal,omitempty" doc:"enum=point|comma"`
}

// MappingColumnsSpec names columns by their headers, or by their place from 1, as
// #1.
type MappingColumnsSpec struct {
	// Name is that of the stakeholder, and Code what the register calls it besides.
	Name        string `json:"name,omitempty"`
	Code        string `json:"code,omitempty"`
	Description string `json:"description,omitempty"`
	Group       string `json:"group,omitempty"`
	Kind        string `json:"kind,omitempty"`
	// Inside, or Outside, says yes or no.
	Inside  string `json:"inside,omitempty"`
	Outside string `json:"outside,omitempty"`
	Stake   string `json:"stake,omitempty"`
	Gains   string `json:"gains,omitempty"`
	Losses  string `json:"losses,omitempty"`
	// Affected, Claim and Delegated say yes or no.
	Affected  string `json:"affected,omitempty"`
	Claim     string `json:"claim,omitempty"`
	Delegated string `json:"delegated,omitempty"`
	// Vulnerable are groups, with ; or , between them.
	Vulnerable string `json:"vulnerable,omitempty"`
	Current    string `json:"current,omitempty"`
	Desired    string `json:"desired,omitempty"`
	Note       string `json:"note,omitempty"`
	// Quadrant and Class are what the register says of the place in the grid, and of
	// the class. They are compared with what its ratings come to, and not read.
	Quadrant string `json:"quadrant,omitempty"`
	Class    string `json:"class,omitempty"`
	Rater    string `json:"rater,omitempty"`
	Date     string `json:"date,omitempty"`
	// From, To, Sign and Strength are those of an influence.
	From     string `json:"from,omitempty"`
	To       string `json:"to,omitempty"`
	Sign     string `json:"sign,omitempty"`
	Strength string `json:"strength,omitempty"`
	// Ignore are columns that are left out on purpose.
	Ignore []string `json:"ignore,omitempty" doc:"nonempty"`
}

// MappingRatingSpec says which columns rate an attribute. Several columns are the
// items of a questionnaire: the rating is their mean.
type MappingRatingSpec struct {
	Attribute Attribute `json:"attribute" doc:"required"`
	Columns   []string  `json:"columns" doc:"required,nonempty"`
	// Missing says what a blank item does: the mean is that of the others
	// (leave-out), or there is no rating (block). Leave-out when not given.
	Missing Missing `json:"missing,omitempty"`
}

// MappingWordSpec says what a cell counts.
type MappingWordSpec struct {
	_ struct{} `doc:"oneof=value|level|state" words:"give either the value, the level, or a state that says why there is none"`
	// Cell is the cell as it stands, without the spaces around it. Small and capital
	// letters are the same.
	Cell string `json:"cell" doc:"required,nonempty"`
	// Attribute is the one whose columns this is about: all when not given.
	Attribute Attribute   `json:"attribute,omitempty"`
	Value     *float64    `json:"value,omitempty"`
	Level     string      `json:"level,omitempty" doc:"pattern=id"`
	State     RatingState `json:"state,omitempty"`
}

var mappingFormat = document.Declare[Mapping](MappingFormat, "Stakeholder mapping",
	"How to read a register of stakeholders.", func() []document.Codec {
		return append(codecs(), document.Enum(LayoutStakeholders, LayoutRatings, LayoutInfluences, LayoutContextMapper), document.Enum(Quadrants()...), document.Enum(Classes()...))
	})

var mappingSchema = schema.Of(mappingFormat)

// MappingSchema returns the JSON Schema (2020-12) of mappings.
func MappingSchema() []byte { return mappingSchema() }

// ReadMapping reads a mapping from YAML or JSON. The name is used in messages, and
// its ending says which of the two it is. The error is a [govmaturity.Problems].
func ReadMapping(name string, data []byte) (*Mapping, error) {
	d := mappingFormat.Read(name, data)
	checkMapping(d)
	if err := d.Err(); err != nil {
		return nil, contact.RedactProblems(err)
	}
	return d.Doc, nil
}

// checkMapping reports what is wrong with what a mapping means, and returns the
// scales that ratings are on.
func checkMapping(d *document.Draft[Mapping]) map[Attribute]*scale {
	if !d.Readable() {
		return nil
	}
	m, top := d.Doc, govmaturity.Path{}
	if m.Layout == LayoutContextMapper && m.Attributes == nil {
		m.Attributes = contextMapperAttributes()
	}
	for _, key := range neededBy[m.Layout] {
		if m.Columns.of(key) == "" {
			d.Add(top.Key("columns").Key(key), govmaturity.CodeRequired, "a register of the layout %s has a column for it", m.Layout)
		}
	}
	if m.Columns.Inside != "" && m.Columns.Outside != "" {
		d.Add(top.Key("columns").Key("outside"), govmaturity.CodeOneOf, "give either the column that says inside or the one that says outside")
	}
	// The scales are those of a map with these attributes.
	c := &compiler{
		Draft: &document.Draft[MapSpec]{Doc: &MapSpec{Attributes: m.Attributes}},
		m:     &Map{scales: map[Attribute]*scale{}},
	}
	c.head = newHead(&d.Report, m.Map.Sources, m.Map.Standing, m.Map.Cites)
	c.compileAttributes()
	rated := map[Attribute]bool{}
	for i, r := range m.Ratings {
		at := top.Key("ratings").Index(i)
		switch {
		case r.Attribute == "":
		case c.m.scales[r.Attribute] == nil:
			d.Add(at.Key("attribute"), govmaturity.CodeUnknownReference, "there is no scale of %s: add it to attributes", r.Attribute)
		case rated[r.Attribute]:
			d.Add(at.Key("attribute"), govmaturity.CodeDuplicateID, "there are already columns for %s: give all of them in one", r.Attribute)
		case m.Layout == LayoutInfluences || m.Layout == LayoutContextMapper:
			d.Add(at, govmaturity.CodeNotUsed, "the layout %s has no columns of ratings", m.Layout)
		}
		rated[r.Attribute] = true
	}
	checkWords(d, c.m.scales)
	return c.m.scales
}

func checkWords(d *document.Draft[Mapping], scales map[Attribute]*scale) {
	seen := map[string]bool{}
	for i, w := range d.Doc.Words {
		at := govmaturity.Path{}.Key("words").Index(i)
		key := string(w.Attribute) + " " + fold(w.Cell)
		if seen[key] {
			d.Add(at.Key("cell"), govmaturity.CodeDuplicateID, "it is already said what %.60q counts", w.Cell)
		}
		seen[key] = true
		on := 0
		for _, a := range Attributes() {
			s := scales[a]
			if s != nil && (w.Attribute == "" || w.Attribute == a) && (w.Value == nil || s.bounds.Contains(*w.Value)) && (w.Level == "" || s.levels.Level(w.Level).Valid()) {
				on++
			}
		}
		if on == 0 {
			d.Add(at, govmaturity.CodeNotALevel, "what %.60q counts is on no scale of the mapping", w.Cell)
		}
	}
}

// neededBy are the columns without which a layout cannot be read.
var neededBy = map[Layout][]string{
	LayoutStakeholders: {"name"}, LayoutRatings: {"name"}, LayoutInfluences: {"from", "to"},
}

// of returns the header of a column by its key in documents.
func (c *MappingColumnsSpec) of(key string) string { return c.all()[key] }

func (c *MappingColumnsSpec) all() map[string]string {
	return map[string]string{
		"name": c.Name, "code": c.Code, "description": c.Description, "group": c.Group, "kind": c.Kind, "inside": c.Inside, "outside": c.Outside,
		"stake": c.Stake, "gains": c.Gains, "losses": c.Losses, "affected": c.Affected, "claim": c.Claim, "delegated": c.Delegated,
		"vulnerable": c.Vulnerable, "current": c.Current, "desired": c.Desired, "note": c.Note, "quadrant": c.Quadrant, "class": c.Class, "rater": c.Rater, "date": c.Date,
		"from": c.From, "to": c.To, "sign": c.Sign, "strength": c.Strength,
	}
}

// fold makes words that differ in capitals and spaces alone the same.
func fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(table.Trim(s)), " ")) }

// folded returns words by their folded form, in a fixed order where two are the
// same.
func folded[V any](words map[string]V) map[string]V {
	out := map[string]V{}
	for _, k := range slices.Sorted(maps.Keys(words)) {
		out[fold(k)] = words[k]
	}
	return out
}

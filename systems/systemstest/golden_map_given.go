package systemstest

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/golden"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// mapCaseFormat is the format of what a case gives. Nobody writes it: it is filled in.
const mapCaseFormat = "govmaturity/stakeholder-map-case/1"

// givenMap is what a case gives.
type givenMap struct {
	Format string `json:"format" doc:"required,enum=govmaturity/stakeholder-map-case/1"`
	// Map is a document of its own, in place of the map that is tried.
	Map golden.Value `json:"map,omitzero"`
	// Without are ids of stakeholders who are taken away.
	Without []string `json:"without,omitempty" doc:"nonempty"`
	// Ratings stand in for all that raters said of an attribute of a stakeholder.
	Ratings []givenRating `json:"ratings,omitempty" doc:"nonempty"`
}

type givenRating struct {
	Stakeholder string   `json:"stakeholder" doc:"required,pattern=id"`
	Attribute   string   `json:"attribute" doc:"required,pattern=id"`
	Value       *float64 `json:"value,omitempty"`
	Level       string   `json:"level,omitempty" doc:"pattern=id"`
}

var mapCaseDocument = document.Declare[givenMap](mapCaseFormat, "Golden case", "A stakeholder map, and what is changed in it.",
	func() []document.Codec { return golden.Codecs(aboutGaps) })

// Try reads the map that is given.
func (g goldenMap) Try(value golden.Value) (*stakeholder.Map, error) {
	c := mapCaseDocument.Read("given.json", value.With("format", mapCaseFormat).JSON())
	if !c.Readable() {
		return nil, c.Err()
	}
	m := g.m
	if in := c.Doc.Map; in != (golden.Value{}) {
		at := govmaturity.Path{}.Key("map")
		if !in.IsMap() {
			c.Add(at, govmaturity.CodeWrongType, "a stakeholder map is a map of keys")
			return nil, c.Err()
		}
		own, err := stakeholder.ReadMap("given.json", in.With("id", "given").With("format", stakeholder.MapFormat).JSON())
		addProblems(c, err, at.Join)
		m = own
	}
	if err := c.Err(); err != nil {
		return nil, err
	}
	if len(c.Doc.Without)+len(c.Doc.Ratings) > 0 {
		m = changedMap(c, m)
	}
	return m, c.Err()
}

// changedMap takes stakeholders away, and replaces ratings: nil, where the case says
// what cannot be.
func changedMap(c *document.Draft[givenMap], m *stakeholder.Map) *stakeholder.Map {
	gone := map[string]bool{}
	for i, id := range c.Doc.Without {
		if gone[id] = true; !m.Stakeholder(id).Valid() {
			c.Add(govmaturity.Path{}.Key("without").Index(i), govmaturity.CodeUnknownReference, "there is no stakeholder %q", id)
		}
	}
	spec := m.Spec()
	withoutStakeholders(spec, gone)
	from := replaceRatings(c, spec)
	if c.Err() != nil {
		return nil
	}
	changed, err := stakeholder.Compile(spec)
	addProblems(c, err, func(at govmaturity.Path) govmaturity.Path {
		if len(at) > 3 && at[0].Key == "stakeholders" && at[2].Key == "ratings" {
			if i, ok := from[[2]int{at[1].Index, at[3].Index}]; ok {
				return govmaturity.Path{}.Key("ratings").Index(i).Join(at[4:])
			}
		}
		return govmaturity.Path{}.Key("without")
	})
	return changed
}

// withoutStakeholders takes stakeholders away, and all that names them.
func withoutStakeholders(spec *stakeholder.MapSpec, gone map[string]bool) {
	spec.Stakeholders = slices.DeleteFunc(spec.Stakeholders, func(s stakeholder.StakeholderSpec) bool { return gone[s.ID] })
	spec.Influences = slices.DeleteFunc(spec.Influences, func(f stakeholder.InfluenceSpec) bool { return gone[f.From] || gone[f.To] })
	if len(spec.Influences) == 0 {
		spec.Influences = nil
	}
	for i := range spec.Needs {
		n := &spec.Needs[i]
		n.Audience = slices.DeleteFunc(n.Audience, func(id string) bool { return gone[id] })
	}
	spec.Needs = slices.DeleteFunc(spec.Needs, func(n stakeholder.NeedSpec) bool { return len(n.Audience) == 0 })
	if len(spec.Needs) == 0 {
		spec.Needs = nil
	}
}

// replaceRatings puts ratings in the place of those that are there. It returns which
// of the case each is, by the places of the stakeholder and of the rating.
func replaceRatings(c *document.Draft[givenMap], spec *stakeholder.MapSpec) map[[2]int]int {
	from := map[[2]int]int{}
	type key struct {
		at        int
		attribute stakeholder.Attribute
	}
	var cleared []key
	for i, r := range c.Doc.Ratings {
		at := govmaturity.Path{}.Key("ratings").Index(i)
		oneOf(&c.Report, at.Key("attribute"), r.Attribute, texts(stakeholder.Attributes()))
		k := slices.IndexFunc(spec.Stakeholders, func(s stakeholder.StakeholderSpec) bool { return s.ID == r.Stakeholder })
		if k < 0 {
			c.Add(at.Key("stakeholder"), govmaturity.CodeUnknownReference, "there is no stakeholder %q", r.Stakeholder)
			continue
		}
		one, now := &spec.Stakeholders[k], key{k, stakeholder.Attribute(r.Attribute)}
		if !slices.Contains(cleared, now) {
			one.Ratings = slices.DeleteFunc(one.Ratings, func(old stakeholder.RatingSpec) bool { return old.Attribute == now.attribute })
			cleared = append(cleared, now)
		}
		one.Ratings = append(one.Ratings, stakeholder.RatingSpec{Attribute: now.attribute, Value: r.Value, Level: r.Level})
	}
	// What is cleared later moves what was put there before: find each by where it is now.
	next := map[int]int{}
	for i, r := range slices.Backward(c.Doc.Ratings) {
		k := slices.IndexFunc(spec.Stakeholders, func(s stakeholder.StakeholderSpec) bool { return s.ID == r.Stakeholder })
		if k >= 0 {
			next[k]++
			from[[2]int{k, len(spec.Stakeholders[k].Ratings) - next[k]}] = i
		}
	}
	return from
}

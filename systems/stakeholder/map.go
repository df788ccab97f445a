package stakeholder

import (
	"iter"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Map is a compiled MapSpec. It does not change, and any number of goroutines may
// use it at once. [Compile] makes one.
type Map struct {
	spec        *MapSpec
	hash, rules string
	scales      map[Attribute]*scale
	members     []member
	ties        []tie
	byID        map[string]int
	groupByID   map[string]int
	needs       map[string][]int // by the id of a stakeholder or a group
	promised    map[promised]bool
	// order are the members in the order of their ids, and place is where each
	// stands in it: measures do not depend on the order of the document.
	order, place []int32
	doubts       govmaturity.Problems
}

// member is a stakeholder with what was made of its ratings.
type member struct {
	spec  *StakeholderSpec
	group int // -1 without one
	rated map[Attribute]Rated
}

// promised is a promise that a need keeps, to a stakeholder or a group.
type promised struct {
	id      string
	promise Engagement
}

// tie is an influence, by places of members.
type tie struct{ from, to int }

// ID returns the map's id.
func (m *Map) ID() string { return m.spec.ID }

// Edition returns the edition, or "".
func (m *Map) Edition() string { return m.spec.Edition }

// Title returns the map's title, or nil, without addresses of persons.
func (m *Map) Title() govmaturity.Text { return redactText(m.spec.Title) }

// Decision returns what the stakeholders have a stake in, or nil, without addresses
// of persons.
func (m *Map) Decision() govmaturity.Text { return redactText(m.spec.Decision) }

// Standing returns how official the content is, or "" where the map claims
// nothing.
func (m *Map) Standing() govmaturity.Standing { return m.spec.Standing }

// Hash returns the content hash: of all that the map says.
func (m *Map) Hash() string { return m.hash }

// RulesHash returns the hash of all but the words for people. Maps with the same
// one give the same results.
func (m *Map) RulesHash() string { return m.rules }

// Spec returns a copy of the document that the map was compiled from.
func (m *Map) Spec() *MapSpec { return mapFormat.Clone(m.spec) }

// Len returns the number of stakeholders.
func (m *Map) Len() int { return len(m.members) }

// Stakeholders returns all stakeholders, in the document's order.
func (m *Map) Stakeholders() iter.Seq[Stakeholder] {
	return func(yield func(Stakeholder) bool) {
		for i := range m.members {
			if !yield(Stakeholder{m, i + 1}) {
				return
			}
		}
	}
}

// Stakeholder returns the stakeholder with an id, or one that is not Valid.
func (m *Map) Stakeholder(id string) Stakeholder {
	if i, ok := m.byID[id]; ok {
		return Stakeholder{m, i + 1}
	}
	return Stakeholder{}
}

// Rates reports whether an attribute is rated in this map.
func (m *Map) Rates(a Attribute) bool { return m.scales[a] != nil }

// Scale returns the range of the scale of an attribute, where high begins, and
// what a value on that threshold is. They are zero where it is not rated.
func (m *Map) Scale(a Attribute) (scale govmaturity.Range, threshold float64, tie Tie) {
	if s := m.scales[a]; s != nil {
		return s.bounds, s.threshold, s.tie
	}
	return govmaturity.Range{}, 0, ""
}

// Levels returns the levels of the scale of an attribute, or none where it is a
// range of numbers.
func (m *Map) Levels(a Attribute) []govmaturity.Level {
	if s := m.scales[a]; s != nil {
		return s.levels.Levels()
	}
	return nil
}

// Doubts returns what contradicts itself in the map or may be meant otherwise,
// with places: a stakeholder under two names, values on a threshold, promises
// that no communication keeps, addresses of persons. They stop nobody.
func (m *Map) Doubts() govmaturity.Problems { return slices.Clone(m.doubts) }

// Stakeholder is somebody who can affect the decision, or is affected by it. It is
// a small value, comparable with ==. The zero Stakeholder is not Valid; its
// methods return zero values.
type Stakeholder struct {
	m *Map
	n int // place and 1
}

func (s Stakeholder) get() *member {
	if s.m == nil {
		return &member{spec: &StakeholderSpec{}, group: -1}
	}
	return &s.m.members[s.n-1]
}

// Valid reports whether s is a stakeholder of a map.
func (s Stakeholder) Valid() bool { return s.m != nil }

// Index returns the stakeholder's place in the document, from 0, or -1.
func (s Stakeholder) Index() int { return s.n - 1 }

// ID returns the stakeholder's id.
func (s Stakeholder) ID() string { return s.get().spec.ID }

// Name returns the text that people read, without addresses of persons.
func (s Stakeholder) Name() govmaturity.Text { return redactText(s.get().spec.Name) }

// Spec returns a copy of what the document says of the stakeholder.
func (s Stakeholder) Spec() StakeholderSpec {
	if s.m == nil {
		return StakeholderSpec{}
	}
	return mapFormat.Clone(&MapSpec{Format: MapFormat, ID: "x", Stakeholders: []StakeholderSpec{*s.get().spec}}).Stakeholders[0]
}

// Kind returns what the stakeholder is to the service, or "".
func (s Stakeholder) Kind() Kind { return s.get().spec.Kind }

// Outside reports whether it stands outside the organization that decides.
func (s Stakeholder) Outside() bool { return s.get().spec.Outside }

// groupID returns the id of its group, or "".
func (s Stakeholder) groupID() string {
	if g := s.get().group; g >= 0 {
		return s.m.spec.Groups[g].ID
	}
	return ""
}

// Group returns the id and the name of its group, or nothing.
func (s Stakeholder) Group() (id string, name govmaturity.Text) {
	if g := s.get().group; g >= 0 {
		return s.m.spec.Groups[g].ID, redactText(s.m.spec.Groups[g].Name)
	}
	return "", nil
}

// Vulnerable returns the groups that are often left behind which it is of.
func (s Stakeholder) Vulnerable() []Vulnerable { return slices.Clone(s.get().spec.Vulnerable) }

// Current returns how it is engaged today, or "" where nobody says.
func (s Stakeholder) Current() Engagement { return s.get().spec.Current }

// Desired returns how it is to be engaged, or "" where nobody says.
func (s Stakeholder) Desired() Engagement { return s.get().spec.Desired }

// Delegated reports whether the decision is the stakeholder's to make.
func (s Stakeholder) Delegated() bool { return s.get().spec.Delegated }

// Standing returns how official it is: as it says, or else as the map does.
func (s Stakeholder) Standing() govmaturity.Standing {
	if says := s.get().spec.Standing; says != "" || s.m == nil {
		return says
	}
	return s.m.Standing()
}

// Needs returns the needs of communication with the stakeholder, or with its
// group, in the document's order, without addresses of persons.
func (s Stakeholder) Needs() []NeedSpec {
	if s.m == nil {
		return nil
	}
	spec := &MapSpec{Format: MapFormat, ID: "x"}
	for _, n := range s.m.needsOf(s) {
		spec.Needs = append(spec.Needs, *n)
	}
	spec = mapFormat.Clone(spec)
	redact(spec)
	return spec.Needs
}

// Groups returns the groups, in the document's order, without addresses of persons.
// The list is the caller's own.
func (m *Map) Groups() []StakeholderGroupSpec {
	groups := m.Spec().Groups
	for i := range groups {
		groups[i].Name, groups[i].Description = redactText(groups[i].Name), redactText(groups[i].Description)
	}
	return groups
}

// Need is a need of communication, with those whom it is for.
type Need struct {
	NeedSpec
	// For are the stakeholders of the audience, those of groups included, each once,
	// in the document's order.
	For []Stakeholder
}

// Needs returns the needs of communication, in the document's order, without
// addresses of persons: what an action plan takes over.
func (m *Map) Needs() []Need {
	var out []Need
	for _, spec := range m.Redacted().Needs {
		out = append(out, Need{NeedSpec: spec})
	}
	for s := range m.Stakeholders() {
		for _, i := range m.placesOfNeeds(s) {
			out[i].For = append(out[i].For, s)
		}
	}
	return out
}

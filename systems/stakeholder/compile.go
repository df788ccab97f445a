package stakeholder

import (
	"cmp"
	"maps"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/contact"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Limits of a map, far above any that somebody drew.
const (
	maxStakeholders = 10_000
	maxInfluences   = 100_000
)

// Compile checks a stakeholder map and makes it ready to use. The error is a
// [govmaturity.Problems] with all that is wrong, each with its path. Compile
// keeps a copy of spec; changing it afterwards changes nothing.
//
// What contradicts itself in the map, such as one stakeholder under two names, is
// no error: see [Map.Doubts].
func Compile(spec *MapSpec) (*Map, error) { return compile(mapFormat.Check(spec)) }

// ReadMapSpec reads a stakeholder map from YAML or JSON. The name is used in
// messages, and its ending (.json, .yaml or .yml) says which of the two it is;
// without one, the content does. ReadMapSpec checks the form of the document;
// [Compile] checks what it means. The error is a [govmaturity.Problems].
func ReadMapSpec(name string, data []byte) (*MapSpec, error) {
	d := mapFormat.Read(name, data)
	if err := d.Err(); err != nil {
		return nil, contact.RedactProblems(err)
	}
	return d.Doc, nil
}

// ReadMap reads and compiles a stakeholder map. All problems, those of form and
// those of meaning, come in one error, each with its line and column.
func ReadMap(name string, data []byte) (*Map, error) { return compile(mapFormat.Read(name, data)) }

// head is what all documents of this package have.
type head struct {
	*document.Report
	sources  map[string]bool
	cites    []govmaturity.Citation
	standing govmaturity.Standing
}

// newHead checks where a document comes from.
func newHead(r *document.Report, sources []govmaturity.Source, standing govmaturity.Standing, cites []govmaturity.Citation) *head {
	h := &head{Report: r, sources: map[string]bool{}, cites: cites, standing: standing}
	for i, s := range sources {
		if h.sources[s.ID] && s.ID != "" {
			h.Add(govmaturity.Path{}.Key("sources").Index(i).Key("id"), govmaturity.CodeDuplicateID, "there is already a source %q", s.ID)
		}
		h.sources[s.ID] = true
	}
	h.provenance(govmaturity.Path{}, standing, cites)
	return h
}

// provenance reports citations of unknown sources, and a claim to what a
// publisher says without a place where it says so.
func (h *head) provenance(path govmaturity.Path, says govmaturity.Standing, own []govmaturity.Citation) {
	for i, cite := range own {
		if !h.sources[cite.Source] && cite.Source != "" {
			h.Add(path.Key("cites").Index(i).Key("source"), govmaturity.CodeUnknownReference, "there is no source %q in this document%s",
				cite.Source, h.Suggest(cite.Source, func() []string { return slices.Sorted(maps.Keys(h.sources)) }))
		}
	}
	if (says == govmaturity.StandingOfficial || says == govmaturity.StandingParaphrased) && len(own) == 0 && len(h.cites) == 0 {
		h.Add(path.Key("cites"), govmaturity.CodeRequired, "%s is a claim about a publisher: cite the source, and the place in it, that says so", says)
	}
}

// unique keeps the place of an id, and reports one that is there already.
func (h *head) unique(seen map[string]int, at govmaturity.Path, what, id string, i int) {
	if _, taken := seen[id]; taken && id != "" {
		h.Add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already %s %q", what, id)
		return
	}
	seen[id] = i
}

// find returns the place of what is named, or -1.
func (h *head) find(known map[string]int, at govmaturity.Path, what, id string) int {
	i, ok := known[id]
	if !ok {
		if id != "" {
			h.Add(at, govmaturity.CodeUnknownReference, "there is no %s %q%s", what, id, h.Suggest(id, func() []string { return slices.Sorted(maps.Keys(known)) }))
		}
		return -1
	}
	return i
}

// compiler gives a map document its meaning.
type compiler struct {
	*document.Draft[MapSpec]
	*head
	m *Map
}

// compile gives a map its meaning. No problem repeats an address.
func compile(draft *document.Draft[MapSpec]) (*Map, error) {
	if !draft.Readable() {
		return nil, contact.RedactProblems(draft.Err())
	}
	c := &compiler{
		Draft: draft,
		head:  newHead(&draft.Report, draft.Doc.Sources, draft.Doc.Standing, draft.Doc.Cites),
		m:     &Map{spec: draft.Doc, scales: map[Attribute]*scale{}, byID: map[string]int{}, groupByID: map[string]int{}, needs: map[string][]int{}, promised: map[promised]bool{}},
	}
	c.compileAttributes()
	c.compileGroups()
	c.compileStakeholders()
	c.compileInfluences()
	c.compileNeeds()
	if err := draft.Err(); err != nil {
		return nil, contact.RedactProblems(err)
	}
	c.m.hash, c.m.rules = mapFormat.Hash(draft.Doc), mapFormat.RulesHash(draft.Doc)
	c.m.arrange()
	var doubts document.Report
	c.m.doubt(&doubts)
	if err := contact.RedactProblems(draft.Place(doubts.Problems()).Err()); err != nil {
		c.m.doubts = err.(govmaturity.Problems)
	}
	return c.m, nil
}

func (c *compiler) compileGroups() {
	for i := range c.Doc.Groups {
		c.unique(c.m.groupByID, govmaturity.Path{}.Key("groups").Index(i), "a group", c.Doc.Groups[i].ID, i)
	}
}

func (c *compiler) compileStakeholders() {
	top := govmaturity.Path{}.Key("stakeholders")
	if len(c.Doc.Stakeholders) > maxStakeholders {
		c.head.Add(top, govmaturity.CodeTooLarge, "a map has at most %d stakeholders", maxStakeholders)
		c.Doc.Stakeholders = c.Doc.Stakeholders[:maxStakeholders]
	}
	for i := range c.Doc.Stakeholders {
		spec, at := &c.Doc.Stakeholders[i], top.Index(i)
		c.unique(c.m.byID, at, "a stakeholder", spec.ID, i)
		if _, taken := c.m.groupByID[spec.ID]; taken && spec.ID != "" {
			c.head.Add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already a group %q: an audience is named by one id", spec.ID)
		}
		one := member{spec: spec, group: -1, rated: map[Attribute]Rated{}}
		if spec.Group != "" {
			one.group = c.find(c.m.groupByID, at.Key("group"), "group", spec.Group)
		}
		c.compileRatings(at.Key("ratings"), i)
		for a, s := range c.m.scales {
			one.rated[a] = s.combine(c.Doc.Combine, s.hear(spec.Ratings, a))
		}
		for k, v := range spec.Vulnerable {
			if slices.Index(spec.Vulnerable, v) < k {
				c.head.Add(at.Key("vulnerable").Index(k), govmaturity.CodeGivenTwice, "%s stands there twice", v)
			}
		}
		c.provenance(at, spec.Standing, spec.Cites)
		c.m.members = append(c.m.members, one)
	}
}

func (c *compiler) compileInfluences() {
	top := govmaturity.Path{}.Key("influences")
	if len(c.Doc.Influences) > maxInfluences {
		c.head.Add(top, govmaturity.CodeTooLarge, "a map has at most %d influences", maxInfluences)
		c.Doc.Influences = c.Doc.Influences[:maxInfluences]
	}
	for i := range c.Doc.Influences {
		spec, at := &c.Doc.Influences[i], top.Index(i)
		c.m.ties = append(c.m.ties, tie{
			from: c.find(c.m.byID, at.Key("from"), "stakeholder", spec.From),
			to:   c.find(c.m.byID, at.Key("to"), "stakeholder", spec.To),
		})
		c.provenance(at, spec.Standing, spec.Cites)
	}
}

func (c *compiler) compileNeeds() {
	seen := map[string]int{}
	known := maps.Clone(c.m.byID)
	maps.Copy(known, c.m.groupByID)
	for i := range c.Doc.Needs {
		spec, at := &c.Doc.Needs[i], govmaturity.Path{}.Key("needs").Index(i)
		c.unique(seen, at, "a need", spec.ID, i)
		for k, id := range spec.Audience {
			c.find(known, at.Key("audience").Index(k), "stakeholder or group", id)
			if list := c.m.needs[id]; len(list) == 0 || list[len(list)-1] != i {
				c.m.needs[id] = append(list, i)
			}
			c.m.promised[promised{id, spec.Promise}] = true
		}
		c.provenance(at, "", spec.Cites)
	}
}

// arrange puts stakeholders in the order of their ids.
func (m *Map) arrange() {
	m.order, m.place = make([]int32, len(m.members)), make([]int32, len(m.members))
	for i := range m.order {
		m.order[i] = int32(i)
	}
	slices.SortFunc(m.order, func(a, b int32) int { return cmp.Compare(m.members[a].spec.ID, m.members[b].spec.ID) })
	for i, k := range m.order {
		m.place[k] = int32(i)
	}
}

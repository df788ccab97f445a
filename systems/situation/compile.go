package situation

import (
	"maps"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/contact"
	"github.com/govmaturity/govmaturity/internal/document"
)

// maxItems bounds what is compared with each other, far above any workshop.
const maxItems = 10_000

// Compile checks a situation and makes it ready to use. The error is a
// [govmaturity.Problems] with all that is wrong, each with its path. Compile keeps a
// copy of spec; changing it afterwards changes nothing.
//
// What makes sense and does not hold together is no error: see [Situation.Doubts].
func Compile(spec *SituationSpec) (*Situation, error) { return compile(situationFormat.Check(spec)) }

// ReadSituationSpec reads a situation from YAML or JSON. The name is used in messages,
// and its ending (.json, .yaml or .yml) says which of the two it is; without one, the
// content does. ReadSituationSpec checks the form of the document; [Compile] checks
// what it means. The error is a [govmaturity.Problems].
func ReadSituationSpec(name string, data []byte) (*SituationSpec, error) {
	d := situationFormat.Read(name, data)
	if err := d.Err(); err != nil {
		return nil, contact.RedactProblems(err)
	}
	return d.Doc, nil
}

// ReadSituation reads and compiles a situation. All problems, those of form and those
// of meaning, come in one error, each with its line and column.
func ReadSituation(name string, data []byte) (*Situation, error) {
	return compile(situationFormat.Read(name, data))
}

// compiler gives a document its meaning.
type compiler struct {
	*document.Draft[SituationSpec]
	s      *Situation
	from   *document.Provenance
	raters map[string]bool
	// covered says that the part that is read has citations of its own.
	covered bool
	ids     map[string]string // of all that shares them, to what it is
}

func compile(draft *document.Draft[SituationSpec]) (*Situation, error) {
	if !draft.Readable() {
		return nil, contact.RedactProblems(draft.Err())
	}
	c := &compiler{
		Draft:  draft,
		s:      &Situation{spec: draft.Doc, byID: map[string]int{}, scales: map[string]govmaturity.Scale{}},
		raters: map[string]bool{}, ids: map[string]string{},
	}
	c.from = draft.Provenance(draft.Doc.Sources, draft.Doc.Standing, draft.Doc.Cites)
	c.compileRaters()
	c.compileScales()
	c.compileMeasures()
	c.collect()
	c.compileItems()
	c.compileStrategies()
	c.compileRisks()
	if err := draft.Err(); err != nil {
		return nil, contact.RedactProblems(err)
	}
	c.s.hash, c.s.rules = situationFormat.Hash(draft.Doc), situationFormat.RulesHash(draft.Doc)
	c.s.arrange()
	c.s.look()
	for _, d := range c.s.doubts {
		c.s.problems = append(c.s.problems, govmaturity.Problem{Code: d.Check.Class().code(), Path: d.at, Format: "%s", Args: []any{d.Say(govmaturity.Words{})}})
	}
	c.s.problems = draft.Place(c.s.problems)
	return c.s, nil
}

// unique keeps an id, and reports one that is there already.
func (c *compiler) unique(at govmaturity.Path, what, id string) {
	if other, taken := c.ids[id]; taken && id != "" {
		c.Add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already %s %q", other, id)
		return
	}
	c.ids[id] = what
}

// unknown reports something that is named and not there.
func unknown[V any](c *compiler, at govmaturity.Path, what, id string, known map[string]V) {
	if id != "" {
		c.Add(at, govmaturity.CodeUnknownReference, "there is no %s %q%s", what, id,
			c.Suggest(id, func() []string { return slices.Sorted(maps.Keys(known)) }))
	}
}

func (c *compiler) compileRaters() {
	for i, r := range c.Doc.Raters {
		if c.raters[r.ID] && r.ID != "" {
			c.Add(govmaturity.Path{}.Key("raters").Index(i).Key("id"), govmaturity.CodeDuplicateID, "there is already a rater %q", r.ID)
		}
		c.raters[r.ID] = true
	}
}

func (c *compiler) compileScales() {
	for i, spec := range c.Doc.Scales {
		at := govmaturity.Path{}.Key("scales").Index(i)
		scale, problems := govmaturity.CompileScale(spec)
		c.AddAt(at, problems)
		if _, taken := c.s.scales[spec.ID]; taken && spec.ID != "" {
			c.Add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already a scale %q", spec.ID)
			continue
		}
		c.s.scales[spec.ID] = scale
	}
}

// scale returns a scale by its id, and reports one that is not there.
func (c *compiler) scale(at govmaturity.Path, id string) (govmaturity.Scale, bool) {
	s, ok := c.s.scales[id]
	if !ok {
		unknown(c, at, "scale", id, c.s.scales)
	}
	return s, ok
}

// level returns a level of a scale, and reports one that is not there.
func (c *compiler) level(at govmaturity.Path, s govmaturity.Scale, id string) govmaturity.Level {
	l := s.Level(id)
	if !l.Valid() && id != "" {
		c.Add(at, govmaturity.CodeUnknownReference, "the scale %s has no level %q%s", s.ID(), id, c.Suggest(id, func() []string {
			var ids []string
			for _, l := range s.Levels() {
				ids = append(ids, l.ID())
			}
			return ids
		}))
	}
	return l
}

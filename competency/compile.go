package competency

import (
	"maps"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/catalogue"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Limits of a framework, far above any that is published.
const (
	maxCompetencies = 100_000
	maxAreaDepth    = 16
)

// Compile checks a competency framework and makes it ready to use. The error is
// a [govmaturity.Problems] with all that is wrong, each with its path. Compile
// keeps a copy of spec; changing it afterwards changes nothing.
func Compile(spec *Spec) (*Framework, error) { return compile(frameworkFormat.Check(spec)) }

// ReadSpec reads a competency framework from YAML or JSON. The name is used in
// messages, and its ending (.json, .yaml or .yml) says which of the two it is;
// without one, the content does. ReadSpec checks the form of the document;
// [Compile] checks what it means. The error is a [govmaturity.Problems].
func ReadSpec(name string, data []byte) (*Spec, error) {
	d := frameworkFormat.Read(name, data)
	if err := d.Err(); err != nil {
		return nil, err
	}
	return d.Doc, nil
}

// ReadFramework reads and compiles a competency framework. All problems, those
// of form and those of meaning, come in one error, each with its line and column.
func ReadFramework(name string, data []byte) (*Framework, error) {
	return compile(frameworkFormat.Read(name, data))
}

// compiler gives a framework document its meaning.
type compiler struct {
	*document.Draft[Spec]
	fw   *Framework
	from *document.Provenance
}

func compile(d *document.Draft[Spec]) (*Framework, error) {
	if !d.Readable() {
		return nil, d.Err()
	}
	c := &compiler{
		Draft: d,
		fw:    &Framework{spec: d.Doc, byID: map[string]int{}, roleByID: map[string]int{}, areaByID: map[string]int{}, mindsetByID: map[string]int{}},
	}
	d.AddAt(govmaturity.Path{}.Key("dates"), catalogue.CheckDates(d.Doc.Dates))
	c.from = d.Provenance(d.Doc.Sources, d.Doc.Standing, d.Doc.Cites)
	c.compileScales()
	c.compileAreas(d.Doc.Areas, -1, govmaturity.Path{}.Key("areas"), 0)
	c.compileCompetencies()
	c.compileMindsets()
	c.compileRoles()
	c.checkTerms()
	c.checkStrategies(d.Doc.Strategies, govmaturity.Path{}.Key("strategies"), map[string]bool{}, 0)
	c.refuseNothing()
	if d.Doc.Attained != nil {
		c.compilePolicy(nil, d.Doc.Attained, govmaturity.Path{}.Key("attained"))
	}
	if err := d.Err(); err != nil {
		return nil, err
	}
	c.fw.hash, c.fw.rules = frameworkFormat.Hash(d.Doc), frameworkFormat.RulesHash(d.Doc)
	return c.fw, nil
}

// refuseNothing reports a framework that says nothing.
func (c *compiler) refuseNothing() {
	d := c.Doc
	if len(d.Competencies)+len(d.Areas)+len(d.Mindsets)+len(d.Roles)+len(d.Strategies) == 0 {
		c.Add(govmaturity.Path{}.Key("competencies"), govmaturity.CodeRequired, "a framework has competencies, or says at least which areas, mindsets, roles or strategies there are")
	}
}

func (c *compiler) compileScales() {
	seen := map[string]bool{}
	for i := range c.Doc.Scales {
		spec := &c.Doc.Scales[i]
		at := govmaturity.Path{}.Key("scales").Index(i)
		if seen[spec.ID] && spec.ID != "" {
			c.Add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already a scale %q", spec.ID)
		}
		seen[spec.ID] = true
		levels, problems := govmaturity.CompileScale(govmaturity.ScaleSpec{ID: spec.ID, Title: spec.Title, Levels: spec.Levels})
		c.AddAt(at, problems)
		s := &scale{Scale: levels, spec: spec, kind: spec.Kind}
		if s.kind == "" {
			s.kind = ScaleProficiency
		}
		for k, id := range spec.Proficient {
			l := levels.Level(id)
			switch {
			case !l.Valid():
				c.Add(at.Key("proficient").Index(k), govmaturity.CodeUnknownReference, "the scale %s has no level %q", spec.ID, id)
			case slices.Contains(s.proficient, l):
				c.Add(at.Key("proficient").Index(k), govmaturity.CodeDuplicateID, "the level %q is there twice", id)
			}
			s.proficient = append(s.proficient, l)
		}
		c.from.Check(at, spec.Standing, spec.Cites)
		c.fw.scales = append(c.fw.scales, s)
	}
}

func (c *compiler) scale(path govmaturity.Path, id string) *scale {
	for _, s := range c.fw.scales {
		if s.ID() == id {
			return s
		}
	}
	if id != "" {
		c.Add(path, govmaturity.CodeUnknownReference, "there is no scale %q in this framework%s", id, c.Suggest(id, func() []string {
			var ids []string
			for _, s := range c.fw.scales {
				ids = append(ids, s.ID())
			}
			return ids
		}))
	}
	return nil
}

func (c *compiler) compileAreas(specs []AreaSpec, parent int, path govmaturity.Path, depth int) {
	if depth >= maxAreaDepth && len(specs) > 0 {
		c.Add(path, govmaturity.CodeTooDeep, "areas stand inside each other %d deep at most", maxAreaDepth)
		return
	}
	for i := range specs {
		spec := &specs[i]
		at := path.Index(i)
		if _, taken := c.fw.areaByID[spec.ID]; taken {
			c.Add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already an area %q", spec.ID)
		}
		k := len(c.fw.areas)
		c.fw.areaByID[spec.ID] = k
		c.fw.areas = append(c.fw.areas, area{spec: spec, parent: parent, standing: c.standing(spec.Standing, parent)})
		c.from.Check(at, spec.Standing, spec.Cites)
		c.compileAreas(spec.Areas, k, at.Key("areas"), depth+1)
	}
}

// standing is that of a thing itself, of the area that it stands in, or of the
// document.
func (c *compiler) standing(own govmaturity.Standing, area int) govmaturity.Standing {
	switch {
	case own != "":
		return own
	case area >= 0:
		return c.fw.areas[area].standing
	}
	return c.Doc.Standing
}

func (c *compiler) compileCompetencies() {
	if len(c.Doc.Competencies) > maxCompetencies {
		c.Add(govmaturity.Path{}.Key("competencies"), govmaturity.CodeTooLarge, "a framework has at most %d competencies", maxCompetencies)
		c.Doc.Competencies = c.Doc.Competencies[:maxCompetencies]
	}
	for i := range c.Doc.Competencies {
		spec := &c.Doc.Competencies[i]
		at := competencyPath(i)
		if _, taken := c.fw.byID[spec.ID]; taken && spec.ID != "" {
			c.Add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already a competency %q", spec.ID)
		} else {
			c.fw.byID[spec.ID] = i
		}
		n := competency{spec: spec, area: -1, broader: -1}
		if spec.Area != "" {
			k, ok := c.fw.areaByID[spec.Area]
			if n.area = k; !ok {
				n.area = -1
				c.Add(at.Key("area"), govmaturity.CodeUnknownReference, "there is no area %q%s", spec.Area, c.Suggest(spec.Area, keysOf(c.fw.areaByID)))
			}
		}
		n.standing = c.standing(spec.Standing, n.area)
		n.scale = c.scale(at.Key("scale"), spec.Scale)
		if n.scale != nil && n.scale.kind == ScaleImportance {
			c.Add(at.Key("scale"), govmaturity.CodeWrongType, "the scale %s says how important something is, not how well somebody does it", spec.Scale)
		}
		n.levels = c.levelsOf(n.scale, spec, at)
		c.checkDescriptors(&n, at)
		c.from.Check(at, spec.Standing, spec.Cites)
		c.fw.competencies = append(c.fw.competencies, n)
	}
	for i := range c.fw.competencies {
		c.compileRelations(i)
	}
	c.refuseCircles()
	for i := range c.fw.competencies {
		n := &c.fw.competencies[i]
		if n.spec.Attained != nil {
			c.compilePolicy(n, n.spec.Attained, competencyPath(i).Key("attained"))
		}
	}
}

func competencyPath(i int) govmaturity.Path { return govmaturity.Path{}.Key("competencies").Index(i) }

func keysOf(m map[string]int) func() []string {
	return func() []string { return slices.Sorted(maps.Keys(m)) }
}

// levelsOf returns the levels that a competency has, from the lowest to the
// highest.
func (c *compiler) levelsOf(s *scale, spec *CompetencySpec, at govmaturity.Path) []govmaturity.Level {
	if s == nil {
		if spec.Levels != nil && spec.Scale == "" {
			c.Add(at.Key("levels"), govmaturity.CodeNotUsed, "a competency without a scale has no levels")
		}
		return nil
	}
	if spec.Levels == nil {
		return s.Levels()
	}
	var levels []govmaturity.Level
	for i, id := range spec.Levels {
		l := s.Level(id)
		switch {
		case !l.Valid():
			c.Add(at.Key("levels").Index(i), govmaturity.CodeUnknownReference, "the scale %s has no level %q: expected one of %s", s.ID(), id, strings.Join(idsOf(s.Levels()), ", "))
		case len(levels) > 0 && l.Rank() <= levels[len(levels)-1].Rank():
			c.Add(at.Key("levels").Index(i), govmaturity.CodeOutOfOrder, "levels go from the lowest to the highest: %q does not come after %q", id, levels[len(levels)-1].ID())
		default:
			levels = append(levels, l)
		}
	}
	return levels
}

func (c *compiler) checkDescriptors(n *competency, at govmaturity.Path) {
	seen := map[string]bool{}
	for i, d := range n.spec.Descriptors {
		path := at.Key("descriptors").Index(i)
		switch {
		case n.scale == nil:
			c.Add(path, govmaturity.CodeNotUsed, "a competency without a scale has no levels to describe")
		case n.level(d.Level) == (govmaturity.Level{}):
			c.Add(path.Key("level"), govmaturity.CodeUnknownReference, "%s has no level %q: expected one of %s", n.spec.ID, d.Level, strings.Join(n.levelIDs(), ", "))
		case seen[d.Level]:
			c.Add(path.Key("level"), govmaturity.CodeDuplicateID, "the level %q is already described", d.Level)
		case len(d.Text) == 0 && len(d.Note) == 0:
			c.Add(path, govmaturity.CodeRequired, "a descriptor has a text, or a note that says why there is none")
		}
		seen[d.Level] = true
	}
}

// find returns the place of a competency that another one names, or -1.
func (c *compiler) find(path govmaturity.Path, id string) int {
	i, ok := c.fw.byID[id]
	if !ok {
		if id != "" {
			c.Add(path, govmaturity.CodeUnknownReference, "there is no competency %q%s", id, c.Suggest(id, keysOf(c.fw.byID)))
		}
		return -1
	}
	return i
}

func (c *compiler) compileRelations(i int) {
	n, at := &c.fw.competencies[i], competencyPath(i)
	if n.spec.Broader != "" {
		if n.broader = c.find(at.Key("broader"), n.spec.Broader); n.broader >= 0 {
			c.fw.competencies[n.broader].narrower = append(c.fw.competencies[n.broader].narrower, i)
		}
	}
	for k, id := range n.spec.Related {
		j := c.find(at.Key("related").Index(k), id)
		switch {
		case j < 0:
		case j == i:
			c.Add(at.Key("related").Index(k), govmaturity.CodeCycle, "%s is related to itself", id)
		default:
			c.relate(i, j)
			c.relate(j, i)
		}
	}
}

// relate ties one competency to another, once.
func (c *compiler) relate(i, j int) {
	n := &c.fw.competencies[i]
	if at, found := slices.BinarySearch(n.related, j); !found {
		n.related = slices.Insert(n.related, at, j)
	}
}

// refuseCircles reports competencies that are broader than themselves.
func (c *compiler) refuseCircles() {
	const (
		fresh = iota
		open
		done
	)
	mark := make([]int, len(c.fw.competencies))
	for i := range c.fw.competencies {
		var way []int
		j := i
		for j >= 0 && mark[j] == fresh {
			mark[j] = open
			way = append(way, j)
			j = c.fw.competencies[j].broader
		}
		if j >= 0 && mark[j] == open {
			c.Add(competencyPath(j).Key("broader"), govmaturity.CodeCycle, "%s is, in a circle, broader than itself", c.fw.competencies[j].spec.ID)
		}
		for _, k := range way {
			mark[k] = done
		}
	}
}

func (c *compiler) compileMindsets() {
	for i := range c.Doc.Mindsets {
		spec := &c.Doc.Mindsets[i]
		at := govmaturity.Path{}.Key("mindsets").Index(i)
		if _, taken := c.fw.mindsetByID[spec.ID]; taken && spec.ID != "" {
			c.Add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already a mindset %q", spec.ID)
		} else {
			c.fw.mindsetByID[spec.ID] = i
		}
		m := mindset{spec: spec, standing: c.standing(spec.Standing, -1)}
		for k, id := range spec.Competencies {
			if j := c.find(at.Key("competencies").Index(k), id); j >= 0 {
				m.competencies = append(m.competencies, j)
			}
		}
		c.from.Check(at, spec.Standing, spec.Cites)
		c.fw.mindsets = append(c.fw.mindsets, m)
	}
}

func (c *compiler) compileRoles() {
	for i := range c.Doc.Roles {
		spec := &c.Doc.Roles[i]
		at := govmaturity.Path{}.Key("roles").Index(i)
		if _, taken := c.fw.roleByID[spec.ID]; taken && spec.ID != "" {
			c.Add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already a role %q", spec.ID)
		} else {
			c.fw.roleByID[spec.ID] = len(c.fw.roles)
		}
		r := role{spec: spec, standing: c.standing(spec.Standing, -1)}
		common := c.requirements(spec.Requires, at.Key("requires"), nil)
		if spec.Levels == nil {
			r.posts = []post{{requires: common}}
			if spec.Ladder {
				c.Add(at.Key("ladder"), govmaturity.CodeNotUsed, "a role without levels is no ladder")
			}
		}
		seen := map[string]bool{}
		for k := range spec.Levels {
			l := &spec.Levels[k]
			if seen[l.ID] && l.ID != "" {
				c.Add(at.Key("levels").Index(k).Key("id"), govmaturity.CodeDuplicateID, "the role already has a level %q", l.ID)
			}
			seen[l.ID] = true
			r.posts = append(r.posts, post{level: l, requires: c.requirements(l.Requires, at.Key("levels").Index(k).Key("requires"), common)})
		}
		for k := range r.posts {
			r.posts[k].stepped = c.fw.stepsOf(&r.posts[k])
		}
		c.from.Check(at, spec.Standing, spec.Cites)
		c.fw.roles = append(c.fw.roles, r)
	}
}

// requirements compiles a list of requirements. Those of the role as a whole
// come first; one of the same competency stands in for it.
func (c *compiler) requirements(specs []RequirementSpec, path govmaturity.Path, common []requirement) []requirement {
	out := slices.Clone(common)
	seen := map[int]bool{}
	for i := range specs {
		spec, at := &specs[i], path.Index(i)
		k := c.find(at.Key("competency"), spec.Competency)
		if k < 0 {
			continue
		}
		n := &c.fw.competencies[k]
		if seen[k] {
			c.Add(at.Key("competency"), govmaturity.CodeDuplicateID, "%s is already required here", spec.Competency)
			continue
		}
		seen[k] = true
		if n.spec.Retired {
			c.Add(at.Key("competency"), govmaturity.CodeNotAllowed, "%s is retired: nothing new may require it", spec.Competency)
		}
		r := requirement{competency: k, spec: spec, weight: 1, need: NeedRequired}
		if spec.Weight != nil {
			r.weight = *spec.Weight
		}
		if spec.Need != "" {
			r.need = spec.Need
		}
		r.level = c.requiredLevel(n, spec, at)
		r.steps = n.stepsTo(r.level)
		if im := spec.Importance; im != nil {
			if s := c.scale(at.Key("importance").Key("scale"), im.Scale); s != nil && !s.Level(im.Level).Valid() {
				c.Add(at.Key("importance").Key("level"), govmaturity.CodeUnknownReference, "the scale %s has no level %q", im.Scale, im.Level)
			}
		}
		if j := slices.IndexFunc(out, func(o requirement) bool { return o.competency == k }); j >= 0 {
			out[j] = r
		} else {
			out = append(out, r)
		}
	}
	return out
}

// requiredLevel returns the level that a requirement asks for: none, for a
// competency that somebody has or has not, or whose levels say themselves which
// are proficient.
func (c *compiler) requiredLevel(n *competency, spec *RequirementSpec, at govmaturity.Path) govmaturity.Level {
	switch {
	case n.scale == nil && spec.Level != "":
		c.Add(at.Key("level"), govmaturity.CodeNotUsed, "%s has no levels: somebody has it or has it not", spec.Competency)
	case n.scale == nil:
	case spec.Level == "" && n.scale.proficient == nil:
		c.Add(at.Key("level"), govmaturity.CodeRequired, "say which level of %s is required: the scale %s does not say which are proficient", spec.Competency, n.scale.ID())
	case spec.Level == "":
		if !firstProficient(n).Valid() {
			c.Add(at.Key("level"), govmaturity.CodeUnreachable, "%s has no level that counts as proficient: say which level is required", spec.Competency)
		}
	default:
		l := n.level(spec.Level)
		if !l.Valid() {
			c.Add(at.Key("level"), govmaturity.CodeUnknownReference, "%s has no level %q%s; expected one of %s", spec.Competency, spec.Level, c.Suggest(spec.Level, n.levelIDs), strings.Join(n.levelIDs(), ", "))
		}
		return l
	}
	return govmaturity.Level{}
}

// compilePolicy checks how evidence makes a level: of one competency, or of all.
func (c *compiler) compilePolicy(n *competency, p *PolicySpec, at govmaturity.Path) {
	uses := func(field string, given, used bool) {
		switch {
		case given && !used:
			c.Add(at.Key(field), govmaturity.CodeNotUsed, "the policy %s does not use %s", p.Kind, field)
		case used && !given:
			c.Add(at.Key(field), govmaturity.CodeRequired, "the policy %s needs %s", p.Kind, field)
		}
	}
	uses("prefer", p.Prefer != nil, p.Kind == PolicyPrioritised)
	uses("weight", p.Weight != nil, p.Kind == PolicyDecayingMean)
	uses("times", p.Times != nil, p.Kind == PolicyNTimes)
	if p.Mastery != "" && p.Kind != PolicyNTimes {
		uses("mastery", true, false)
	}
	if n != nil && p.Mastery != "" && !n.level(p.Mastery).Valid() {
		c.Add(at.Key("mastery"), govmaturity.CodeUnknownReference, "%s has no level %q%s", n.spec.ID, p.Mastery, c.Suggest(p.Mastery, n.levelIDs))
	}
	uses("points", p.Points != nil, p.Kind == PolicyPoints)
	uses("parts", p.Parts != nil, p.Kind == PolicyPoints)
	for i, k := range p.Prefer {
		if k == EvidenceSelf {
			c.Add(at.Key("prefer").Index(i), govmaturity.CodeNotAllowed, "what people say of themselves never counts for the level that others go by")
		}
		if slices.Index(p.Prefer, k) < i {
			c.Add(at.Key("prefer").Index(i), govmaturity.CodeDuplicateID, "%s is there twice", k)
		}
	}
	if n == nil && (p.Kind == PolicyAll || p.Kind == PolicyPoints) {
		c.Add(at.Key("kind"), govmaturity.CodeNotAllowed, "%s is about the parts of one competency: say it there", p.Kind)
		return
	}
	total, seen := 0, map[string]bool{}
	for i, part := range p.Parts {
		path := at.Key("parts").Index(i)
		k := c.find(path.Key("competency"), part.Competency)
		if seen[part.Competency] {
			c.Add(path.Key("competency"), govmaturity.CodeDuplicateID, "%s is there twice", part.Competency)
		}
		seen[part.Competency] = true
		if k >= 0 && n != nil && !slices.Contains(n.narrower, k) {
			c.Add(path.Key("competency"), govmaturity.CodeNotAllowed, "%s is no part of %s: its broader competency is another", part.Competency, n.spec.ID)
		}
		total += part.Points
	}
	if p.Points != nil && p.Parts != nil && *p.Points > total {
		c.Add(at.Key("points"), govmaturity.CodeUnreachable, "%d points are asked for, and all parts together have %d", *p.Points, total)
	}
}

package maturity

import (
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
)

func (c *compiler) compileMeasures(t *tree) {
	for _, i := range t.leaves {
		n := &t.nodes[i]
		before := c.doubts
		n.measure = c.compileMeasure(n, n.spec.Measure, n.path.Key("measure"))
		n.values, n.nominal, n.scored = n.measure.values, n.measure.nominal(), true
		if c.doubts == before {
			c.checkSize(n.path.Key("measure"), n.values)
		}
		n.measure.unsound = c.doubts != before
	}
}

// unsound reports whether there is a problem with the measure of a node. A group has
// none, and neither has a node of an explanation.
func (n *node) unsound() bool { return n.measure != nil && n.measure.unsound }

// nominal returns what an answer is meant to count: goalposts, where numbers
// beyond them count as they are.
func (m *measure) nominal() govmaturity.Range {
	if g, ok := m.normalise.(goalposts); ok && !g.clamp {
		return govmaturity.Range{Min: 0, Max: m.worth}
	}
	return m.values
}

// fields of a MeasureSpec that only some kinds use.
func measureFields(s *MeasureSpec) map[string]bool {
	return map[string]bool{
		"scale": s.Scale != "", "descriptors": s.Descriptors != nil, "options": s.Options != nil,
		"range": s.Range != nil, "maximum": s.Maximum != nil, "worth": s.Worth != nil, "normalise": s.Normalise != nil,
		"step": s.Step != nil,
	}
}

// measureKinds are the library's own.
var measureKinds = []MeasureKind{MeasureLevel, MeasureChoice, MeasureYesNo, MeasureChecklist, MeasureCount, MeasurePoints, MeasureNumber}

var measureUses = map[MeasureKind][]string{
	MeasureLevel:     {"scale", "descriptors"},
	MeasureChoice:    {"options"},
	MeasureYesNo:     {"worth"},
	MeasureChecklist: {"options", "worth"},
	MeasureCount:     {"maximum", "worth", "normalise", "step"},
	MeasurePoints:    {"maximum", "worth", "normalise", "step"},
	MeasureNumber:    {"range", "worth", "normalise", "step"},
}

func (c *compiler) compileMeasure(n *node, spec *MeasureSpec, path govmaturity.Path) *measure {
	m := &measure{kind: spec.Kind, worth: orElse(spec.Worth, 1), max: orElse(spec.Maximum, 1)}
	uses, known := measureUses[spec.Kind]
	if !known {
		if m.custom = c.measures[string(spec.Kind)]; m.custom == nil {
			if spec.Kind != "" {
				c.report(path.Key("kind"), govmaturity.CodeUnknownReference,
					"expected %s, or a measure given to Compile; found %q%s", joinKinds(measureKinds, ", "), spec.Kind, suggestKind(spec.Kind, measureKinds))
			}
			m.kind, m.rng, m.unknown = MeasureNumber, govmaturity.Range{Min: 0, Max: 1}, true
		} else {
			m.values, uses = m.custom.Range(), []string{"step"}
			c.checkRange(path.Key("kind"), m.values)
		}
	}
	if known || m.custom != nil {
		c.checkMeasureFields(spec, uses, path)
	}
	switch m.kind {
	case MeasureLevel:
		c.compileLevelMeasure(n, m, spec, path)
	case MeasureChoice:
		c.compileOptions(m, spec, path)
		c.compileChoice(n, m, spec, path)
	case MeasureChecklist:
		c.compileOptions(m, spec, path)
		for i, o := range m.options {
			if o.value < 0 {
				c.report(path.Key("options").Index(i).Key("value"), govmaturity.CodeOutOfRange, "a checked option counts 0 or more, found %v", o.value)
			}
			m.total += max(0, o.value)
		}
		c.checkSize(path.Key("options"), govmaturity.Range{Min: 0, Max: m.total})
		if len(m.options) > 0 && !(m.total > 0) {
			c.report(path.Key("options"), govmaturity.CodeZeroSum, "at least one option must count something")
		}
		m.values = govmaturity.Range{Min: 0, Max: m.worth}
	case MeasureYesNo:
		m.options = []option{{"no", 0}, {"yes", m.worth}}
		m.values = govmaturity.Range{Min: 0, Max: m.worth}
	case MeasureCount, MeasurePoints:
		c.compileOfMaximum(n, m, spec, path)
	case MeasureNumber:
		if known {
			c.compileNumber(n, m, spec, path)
		}
	}
	c.compileStep(m, spec, path.Key("step"))
	return m
}

// checkMeasureFields reports what is given and a measure does not use.
func (c *compiler) checkMeasureFields(spec *MeasureSpec, uses []string, path govmaturity.Path) {
	fields := measureFields(spec)
	for _, field := range slices.Sorted(maps.Keys(fields)) {
		switch {
		case !fields[field] || slices.Contains(uses, field):
		case field == "normalise":
			c.report(path.Key(field), govmaturity.CodeNotUsed, "a %s measure is not normalised: put the indicator into a group of its own, and normalise that", spec.Kind)
		default:
			c.report(path.Key(field), govmaturity.CodeNotUsed, "a %s measure does not use %s", spec.Kind, field)
		}
	}
}

// compileOfMaximum compiles a measure of so many of a maximum: a count, or points.
func (c *compiler) compileOfMaximum(n *node, m *measure, spec *MeasureSpec, path govmaturity.Path) {
	if spec.Maximum == nil {
		c.report(path.Key("maximum"), govmaturity.CodeRequired, "a %s measure must say its maximum", spec.Kind)
	} else if m.kind == MeasureCount && m.max != math.Trunc(m.max) {
		c.report(path.Key("maximum"), govmaturity.CodeOutOfRange, "the maximum of a count is a whole number, found %v", m.max)
	}
	m.rng, m.values = govmaturity.Range{Min: 0, Max: m.max}, govmaturity.Range{Min: 0, Max: m.worth}
	if norm := spec.Normalise; norm != nil && spec.Maximum != nil {
		c.checkNormaliseFields(norm, path.Key("normalise"))
		m.normalise = c.compileNormalised(n, norm, m.rng, path.Key("normalise"))
		c.measureNormalised(m, path.Key("normalise"))
	}
}

// compileStep sets what counts as one step of a number.
func (c *compiler) compileStep(m *measure, spec *MeasureSpec, at govmaturity.Path) {
	switch m.kind {
	case MeasureLevel, MeasureChoice, MeasureYesNo, MeasureChecklist:
		return
	case MeasureCount, MeasurePoints:
		m.step = 1
	default:
		m.step = stepOf(m.width())
	}
	if spec.Step == nil {
		return
	}
	m.step = *spec.Step
	const most = 1e6
	if m.kind == MeasureCount && m.step != math.Trunc(m.step) {
		c.report(at, govmaturity.CodeOutOfRange, "a step of a count is a whole number, found %v", m.step)
	} else if steps := m.width() / m.step; steps > most {
		c.report(at, govmaturity.CodeOutOfRange, "a step of %v goes %.3g times into what the number can be, and a million times is the most", m.step, steps)
	}
}

func (c *compiler) compileLevelMeasure(n *node, m *measure, spec *MeasureSpec, path govmaturity.Path) {
	if spec.Scale == "" {
		c.report(path.Key("scale"), govmaturity.CodeRequired, "a level measure must name its scale")
	}
	m.scale = c.findScale(path.Key("scale"), spec.Scale)
	if m.scale == nil || len(m.scale.levels) == 0 {
		m.scale = anyScale() // to look on for more problems
	}
	m.values = govmaturity.Range{Min: m.scale.values[0], Max: m.scale.values[len(m.scale.values)-1]}
	seen := map[string]bool{}
	for i, d := range spec.Descriptors {
		at := path.Key("descriptors").Index(i)
		if m.scale.find(d.Level) < 0 {
			c.noLevel(at.Key("level"), m.scale, d.Level)
		} else if seen[d.Level] {
			c.report(at.Key("level"), govmaturity.CodeDuplicateID, "the level %q is already described", d.Level)
		}
		seen[d.Level] = true
		if len(d.Text) == 0 && len(d.Note) == 0 {
			c.report(at, govmaturity.CodeRequired, "a descriptor has a text, or a note that says why there is none")
		}
	}
}

func (c *compiler) compileOptions(m *measure, spec *MeasureSpec, path govmaturity.Path) {
	if len(spec.Options) == 0 {
		c.report(path.Key("options"), govmaturity.CodeRequired, "a %s must offer options", spec.Kind)
	}
	seen := map[string]bool{}
	for i, o := range spec.Options[:min(len(spec.Options), maxOptions)] {
		at := path.Key("options").Index(i)
		if seen[o.ID] && o.ID != "" {
			c.report(at.Key("id"), govmaturity.CodeDuplicateID, "there is already an option %q", o.ID)
		}
		seen[o.ID] = true
		if strings.EqualFold(o.ID, "na") {
			c.report(at.Key("id"), govmaturity.CodeReserved, "%q means not applicable in tables; choose another id", o.ID)
		}
		m.options = append(m.options, option{o.ID, orElse(o.Value, 1)})
	}
}

func (c *compiler) compileChoice(n *node, m *measure, spec *MeasureSpec, path govmaturity.Path) {
	for i, o := range spec.Options[:len(m.options)] {
		// An option need not count anything where the node does not count.
		if o.Value == nil {
			m.options[i].value = 0
			if n.weight != 0 {
				c.report(path.Key("options").Index(i).Key("value"), govmaturity.CodeRequired,
					"an option must say what it counts, unless the node has the weight 0")
			}
		}
	}
	if len(m.options) == 0 {
		return
	}
	m.values = govmaturity.Range{Min: m.options[0].value, Max: m.options[0].value}
	for _, o := range m.options {
		m.values = m.values.Hull(govmaturity.Range{Min: o.value, Max: o.value})
	}
}

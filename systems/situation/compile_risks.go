package situation

import (
	"github.com/govmaturity/govmaturity"
)

// compileMeasures checks how risks are measured: scales, bands, matrix, appetite.
func (c *compiler) compileMeasures() {
	spec, top := c.Doc.Risks, govmaturity.Path{}.Key("risks")
	if spec == nil {
		return
	}
	m := &c.s.measure
	m.categories, m.bands, m.specs = map[string]int{}, map[string]int{}, spec.Bands
	if (spec.Likelihood == "") != (spec.Impact == "") {
		c.Add(top, govmaturity.CodeOneOf, "likelihood and impact go together: give the scales of both, or of neither")
	}
	if spec.Likelihood != "" {
		m.likelihood, _ = c.scale(top.Key("likelihood"), spec.Likelihood)
	}
	if spec.Impact != "" {
		m.impact, _ = c.scale(top.Key("impact"), spec.Impact)
	}
	c.checkCounts(top.Key("likelihood"), m.likelihood)
	c.checkCounts(top.Key("impact"), m.impact)
	c.compileBands(spec, top)
	c.compileMatrix(spec, top)
	if spec.High != "" {
		m.high = c.band(top.Key("high"), spec.High)
	}
	m.appetite = c.compileAppetite(spec.Appetite, top.Key("appetite"))
	for i := range spec.Categories {
		k, at := &spec.Categories[i], top.Key("categories").Index(i)
		if _, taken := m.categories[k.ID]; taken && k.ID != "" {
			c.Add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already a category %q", k.ID)
			continue
		}
		m.categories[k.ID] = i
		m.appetites = append(m.appetites, c.compileAppetite(k.Appetite, at.Key("appetite")))
	}
}

// checkCounts reports levels with which a score would not grow as they do.
func (c *compiler) checkCounts(at govmaturity.Path, s govmaturity.Scale) {
	if s.Len() > 0 && s.At(0).Value() < 0 {
		c.Add(at, govmaturity.CodeOutOfRange, "a score is a product: the levels of %s cannot count less than 0", s.ID())
	}
}

func (c *compiler) compileBands(spec *RisksSpec, top govmaturity.Path) {
	before := -1.0
	for i, b := range spec.Bands {
		at := top.Key("bands").Index(i)
		if _, taken := c.s.measure.bands[b.ID]; taken && b.ID != "" {
			c.Add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already a band %q", b.ID)
		} else {
			c.s.measure.bands[b.ID] = i + 1
		}
		switch {
		case b.From == nil && spec.Matrix == nil:
			c.Add(at.Key("from"), govmaturity.CodeRequired, "without a matrix, a band says at which score it begins")
		case b.From == nil:
		case spec.Matrix != nil:
			c.Add(at.Key("from"), govmaturity.CodeNotUsed, "the matrix sorts risks: a band cannot do so by scores as well")
		case *b.From <= before:
			c.Add(at.Key("from"), govmaturity.CodeOutOfOrder, "bands go from the lowest to the highest: %v does not come after %v", *b.From, before)
		default:
			before = *b.From
		}
	}
}

// band returns the place of a band, from 1, or 0 where there is none.
func (c *compiler) band(at govmaturity.Path, id string) int {
	i, ok := c.s.measure.bands[id]
	if !ok {
		unknown(c, at, "band", id, c.s.measure.bands)
	}
	return i
}

// compileMatrix checks that each pair of levels has its band, once.
func (c *compiler) compileMatrix(spec *RisksSpec, top govmaturity.Path) {
	if spec.Matrix == nil {
		return
	}
	m, at := &c.s.measure, top.Key("matrix")
	if spec.Likelihood == "" || spec.Impact == "" {
		c.Add(at, govmaturity.CodeNotUsed, "a matrix needs the scales of likelihood and impact")
		return
	}
	m.matrix = make([][]int, m.likelihood.Len())
	for i, row := range spec.Matrix {
		l := c.level(at.Index(i).Key("likelihood"), m.likelihood, row.Likelihood)
		var bands []int
		for k, id := range row.Bands {
			bands = append(bands, c.band(at.Index(i).Key("bands").Index(k), id))
		}
		if len(bands) != m.impact.Len() && m.impact.Len() > 0 {
			c.Add(at.Index(i).Key("bands"), govmaturity.CodeWrongCount, "expected %d bands, one for each level of %s; found %d", m.impact.Len(), spec.Impact, len(bands))
		}
		switch {
		case !l.Valid():
		case m.matrix[l.Index()] != nil:
			c.Add(at.Index(i).Key("likelihood"), govmaturity.CodeDuplicateRow, "there is already a row for %s", row.Likelihood)
		default:
			m.matrix[l.Index()] = bands
		}
	}
	for i, row := range m.matrix {
		if row == nil {
			c.Add(at, govmaturity.CodeNoRow, "there is no row for %s", m.likelihood.At(i).ID())
		}
	}
}

func (c *compiler) compileAppetite(spec *AppetiteSpec, at govmaturity.Path) *appetite {
	if spec == nil {
		return nil
	}
	a := &appetite{score: spec.Score}
	if spec.Band != "" {
		a.band = c.band(at.Key("band"), spec.Band)
	}
	return a
}

func (c *compiler) compileRisks() {
	for i := range c.s.items {
		it := &c.s.items[i]
		if it.risk == nil {
			continue
		}
		r, at := it.risk, it.at
		r.category = -1
		if r.spec.Category != "" {
			if k, ok := c.s.measure.categories[r.spec.Category]; ok {
				r.category = k
			} else {
				unknown(c, at.Key("category"), "category", r.spec.Category, c.s.measure.categories)
			}
		}
		r.because = c.findAll(at.Key("because"), r.spec.Because, i)
		r.inherent = c.riskLevel(r.spec.Inherent, at.Key("inherent"))
		r.residual = c.riskLevel(r.spec.Residual, at.Key("residual"))
		r.target = c.riskLevel(r.spec.Target, at.Key("target"))
		c.s.risks = append(c.s.risks, i)
	}
}

func (c *compiler) riskLevel(spec *RiskLevelSpec, at govmaturity.Path) RiskLevel {
	if spec == nil {
		return RiskLevel{}
	}
	m := &c.s.measure
	l := RiskLevel{m: m, spec: spec}
	for _, side := range []struct {
		key, id string
		scale   govmaturity.Scale
		to      *govmaturity.Level
	}{{"likelihood", spec.Likelihood, m.likelihood, &l.likelihood}, {"impact", spec.Impact, m.impact, &l.impact}} {
		switch {
		case side.id == "":
		case side.scale.Len() == 0:
			if c.Doc.Risks.Likelihood == "" {
				c.Add(at.Key(side.key), govmaturity.CodeNotUsed, "the register does not say on which scale: give the scales of likelihood and impact")
			}
		default:
			*side.to = c.level(at.Key(side.key), side.scale, side.id)
		}
	}
	if spec.Band != "" {
		l.said = c.band(at.Key("band"), spec.Band)
	}
	if spec.Likelihood == "" && spec.Impact == "" && spec.Score == nil && spec.Band == "" {
		c.Add(at, govmaturity.CodeRequired, "say how large the risk is: its likelihood and impact, or its score or band")
	}
	return l
}

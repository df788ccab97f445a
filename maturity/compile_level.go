package maturity

import (
	"maps"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// compileScales checks the scales and the ids of sources.
func (c *compiler) compileScales() {
	for i, s := range c.spec.Sources {
		if c.sources[s.ID] && s.ID != "" {
			c.report(govmaturity.Path{}.Key("sources").Index(i).Key("id"), govmaturity.CodeDuplicateID, "there is already a source %q", s.ID)
		}
		c.sources[s.ID] = true
	}
	for i := range c.spec.Scales {
		spec := &c.spec.Scales[i]
		at := govmaturity.Path{}.Key("scales").Index(i)
		if c.scale(spec.ID) != nil {
			c.report(at.Key("id"), govmaturity.CodeDuplicateID, "there is already a scale %q", spec.ID)
			continue
		}
		compiled, problems := govmaturity.CompileScale(*spec)
		for _, p := range problems {
			c.report(at.Join(p.Path), p.Code, p.Format, p.Args...)
		}
		s := newScale(compiled)
		c.fw.scales = append(c.fw.scales, s)
		c.scales[spec.ID] = s
	}
}

func (c *compiler) scale(id string) *scale { return c.scales[id] }

// findScale returns the scale that a document names, or reports that there is
// none.
func (c *compiler) findScale(path govmaturity.Path, id string) *scale {
	s := c.scale(id)
	if s == nil && id != "" {
		c.report(path, govmaturity.CodeUnknownReference, "there is no scale %q in this framework%s", id, c.suggest(id, func() []string { return slices.Sorted(maps.Keys(c.scales)) }))
	}
	return s
}

// compileLevelRule makes a cutter for a node whose values are known.
func (c *compiler) compileLevelRule(n *node, rule *LevelRule, path govmaturity.Path, class bool) *cutter {
	if rule == nil {
		return nil
	}
	s := c.findScale(path.Key("scale"), rule.Scale)
	if s == nil {
		return nil
	}
	cu := &cutter{
		scale: s, ofPublished: rule.Of == SortedPublished, nominal: n.nominal,
		standing: n.scoreStanding, note: rule.Note,
	}
	if rule.Standing != "" {
		cu.standing = rule.Standing
	}
	c.checkCitations(path, rule.Cites)
	if cu.ofPublished && n.decimals < 0 {
		c.report(path.Key("of"), govmaturity.CodeRequired, "to sort the published value, the node must say its decimals")
	}
	climbs := n.kind == AggregationGate || n.kind == AggregationLadder
	switch {
	case climbs && !class:
		cu.opened = true
		if rule.Cuts != nil {
			c.report(path.Key("cuts"), govmaturity.CodeNotUsed, "a %s reaches the level that it opens; it has no cuts", n.kind)
		}
	case !n.scored:
		c.report(path, govmaturity.CodeNotUsed, "a profile has no value that could be sorted into levels")
	case rule.Cuts == nil && class:
		c.report(path.Key("cuts"), govmaturity.CodeRequired, "a class must say where each level begins")
	case rule.Cuts == nil:
		for i, v := range s.values {
			cu.cuts = append(cu.cuts, cut{v, true})
			if !n.values.AtLeast(n.values.Max, v) && !n.spec.heardPanel() {
				c.report(path, govmaturity.CodeUnreachable, "no answers can reach the level %s: it begins at %v, and the value goes up to %v",
					s.levels[i].ID(), v, n.values.Max)
			}
		}
	default:
		c.compileCuts(n, cu, rule.Cuts, path.Key("cuts"))
	}
	return cu
}

func (c *compiler) compileCuts(n *node, cu *cutter, specs []CutSpec, path govmaturity.Path) {
	if len(specs) != len(cu.scale.levels) {
		c.report(path, govmaturity.CodeUnreachable, "the scale %s has %d levels; each needs a cut to be reached, found %d",
			cu.scale.ID(), len(cu.scale.levels), len(specs))
	}
	for i, spec := range specs {
		at := path.Index(i)
		c.checkCitations(at, spec.Cites)
		if (spec.From == nil) == (spec.Above == nil) {
			continue // reported by the document's shape
		}
		if j := cu.scale.find(spec.Level); j < 0 {
			c.noLevel(at.Key("level"), cu.scale, spec.Level)
		} else if j != i {
			c.report(at.Key("level"), govmaturity.CodeOutOfOrder, "cuts go in the order of the levels: expected %q, found %q",
				cu.scale.levels[min(i, len(cu.scale.levels)-1)].ID(), spec.Level)
		}
		next := cut{orElse(spec.From, 0), true}
		if spec.Above != nil {
			next = cut{*spec.Above, false}
		}
		if i > 0 && len(cu.cuts) > 0 {
			before := cu.cuts[len(cu.cuts)-1]
			if next.bound < before.bound || next.bound == before.bound && (next.inclusive || !before.inclusive) {
				c.report(at, govmaturity.CodeOutOfOrder, "a higher level begins later: %v does not come after %v", next.bound, before.bound)
			}
		}
		reachable := next.bound < n.values.Max || next.inclusive && n.values.AtLeast(n.values.Max, next.bound)
		if n.scored && !reachable && !n.spec.heardPanel() {
			c.report(at, govmaturity.CodeUnreachable, "no answers can reach this level: the value goes up to %v", n.values.Max)
		}
		cu.cuts = append(cu.cuts, next)
	}
}

// noLevel reports a level that a scale does not have.
func (c *compiler) noLevel(at govmaturity.Path, s *scale, level string) {
	if slices.ContainsFunc(s.ids, func(id string) bool { return id != strings.ToLower(id) && strings.EqualFold(id, level) }) {
		c.doubts++
		return // the id was reported, and it is written rightly here
	}
	c.report(at, govmaturity.CodeUnknownReference, "the scale %s has no level %q%s", s.ID(), level, c.suggest(level, func() []string { return s.ids }))
}

package systems

import "github.com/govmaturity/govmaturity"

// compileSystem checks what is said of the system.
func (c *compiler) compileSystem() {
	s := c.Doc.System
	if s == nil {
		return
	}
	top := govmaturity.Path{}.Key("system")
	c.from.Check(top, "", s.Cites)
	seen := map[string]int{}
	for _, list := range []struct {
		key    string
		facets []FacetSpec
	}{{"parts", s.Parts}, {"organization", s.Organization}, {"interaction", s.Interaction}, {"purpose", s.Purpose}} {
		for i := range list.facets {
			f, at := &list.facets[i], top.Key(list.key).Index(i)
			c.unique(seen, at, "something", f.ID, i)
			if f.Outside && list.key != "parts" {
				c.Add(at.Key("outside"), govmaturity.CodeNotUsed, "only a part can stand outside the boundary")
			}
			c.findAll(c.d.byID, at.Key("variables"), "variable", f.Variables)
			c.findAll(c.loops, at.Key("loops"), "loop", f.Loops)
			c.from.Check(at, "", f.Cites)
		}
	}
}

// compileIceberg checks the iceberg: what an entry rests on lies deeper.
func (c *compiler) compileIceberg() {
	if c.Doc.Iceberg == nil {
		return
	}
	top := govmaturity.Path{}.Key("iceberg")
	c.from.Check(top, "", c.Doc.Iceberg.Cites)
	depth := map[string]int{}
	for k, level := range IcebergLevels() {
		for i, e := range c.Doc.Iceberg.entries(level) {
			c.unique(depth, top.Key(string(level)).Index(i), "an entry", e.ID, k)
		}
	}
	for k, level := range IcebergLevels() {
		for i, e := range c.Doc.Iceberg.entries(level) {
			at := top.Key(string(level)).Index(i)
			for n, id := range e.Because {
				if d := c.find(depth, at.Key("because").Index(n), "entry", id); d >= 0 && d <= k {
					c.Add(at.Key("because").Index(n), govmaturity.CodeOutOfOrder, "%s is not deeper than %s: what brings something about lies below it", id, e.ID)
				}
			}
			c.findAll(c.d.byID, at.Key("variables"), "variable", e.Variables)
			c.findAll(c.loops, at.Key("loops"), "loop", e.Loops)
			c.from.Check(at, e.Standing, e.Cites)
		}
	}
}

// entries returns those of a level.
func (s *IcebergSpec) entries(level IcebergLevel) []IcebergEntrySpec {
	switch level {
	case IcebergLevelEvents:
		return s.Events
	case IcebergLevelPatterns:
		return s.Patterns
	case IcebergLevelStructures:
		return s.Structures
	case IcebergLevelMentalModels:
		return s.MentalModels
	}
	return nil
}

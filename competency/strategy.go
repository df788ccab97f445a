package competency

import "github.com/govmaturity/govmaturity"

// StrategySpec is something that organizations do so that people get what a
// framework asks for: a strategy with its recommendations, a plan with its
// points, a community to take part in. Nobody is assessed by it, and it changes
// no result.
type StrategySpec struct {
	// ID is unique among all strategies and their parts.
	ID    string           `json:"id" doc:"required,pattern=id"`
	Title govmaturity.Text `json:"title" doc:"required"`
	// Code is what the publisher calls it, such as 1.4.
	Code        string           `json:"code,omitempty" doc:"words"`
	Description govmaturity.Text `json:"description,omitempty"`
	Note        govmaturity.Text `json:"note,omitempty"`
	// Mindsets and Competencies are those that it is for, where the source says
	// so.
	Mindsets     []string `json:"mindsets,omitempty" doc:"nonempty,pattern=id"`
	Competencies []string `json:"competencies,omitempty" doc:"nonempty,pattern=id"`
	// Parts are its recommendations, points, aims: what it consists of.
	Parts    []StrategySpec         `json:"parts,omitempty" doc:"nonempty"`
	Standing govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Cites    []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

func (c *compiler) checkStrategies(specs []StrategySpec, path govmaturity.Path, seen map[string]bool, depth int) {
	if depth >= maxAreaDepth {
		c.Add(path, govmaturity.CodeTooDeep, "strategies have parts %d deep at most", maxAreaDepth)
		return
	}
	for i := range specs {
		s, at := &specs[i], path.Index(i)
		if seen[s.ID] && s.ID != "" {
			c.Add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already a strategy %q", s.ID)
		}
		seen[s.ID] = true
		for k, id := range s.Mindsets {
			if _, ok := c.fw.mindsetByID[id]; !ok && id != "" {
				c.Add(at.Key("mindsets").Index(k), govmaturity.CodeUnknownReference, "there is no mindset %q%s", id, c.Suggest(id, keysOf(c.fw.mindsetByID)))
			}
		}
		for k, id := range s.Competencies {
			c.find(at.Key("competencies").Index(k), id)
		}
		c.from.Check(at, s.Standing, s.Cites)
		c.checkStrategies(s.Parts, at.Key("parts"), seen, depth+1)
	}
}

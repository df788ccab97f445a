package stakeholder

import (
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

func (c *compiler) compileAttributes() {
	for i := range c.Doc.Attributes {
		spec, at := &c.Doc.Attributes[i], govmaturity.Path{}.Key("attributes").Index(i)
		if c.m.scales[spec.Attribute] != nil {
			c.head.Add(at.Key("attribute"), govmaturity.CodeDuplicateID, "there is already a scale of %s", spec.Attribute)
			continue
		}
		s := c.compileScale(spec, at)
		c.provenance(at, "", spec.Cites)
		if spec.Attribute != "" {
			c.m.scales[spec.Attribute] = s
		}
	}
}

func (c *compiler) compileScale(spec *AttributeSpec, at govmaturity.Path) *scale {
	s := &scale{spec: spec, tie: spec.Tie, stated: spec.Tie != ""}
	if s.tie == "" {
		s.tie = TieLow
	}
	if spec.Range != nil {
		s.bounds = *spec.Range
	}
	if len(spec.Levels) > 0 {
		var problems govmaturity.Problems
		s.levels, problems = govmaturity.CompileScale(govmaturity.ScaleSpec{ID: string(spec.Attribute), Levels: spec.Levels})
		c.head.AddAt(at, problems)
		s.bounds = s.levels.Range()
	}
	if spec.Range != nil && !(s.bounds.Min < s.bounds.Max) {
		c.head.Add(at.Key("range"), govmaturity.CodeOutOfRange, "a scale goes from a number up to a larger one, not from %v to %v", s.bounds.Min, s.bounds.Max)
		s.broken = true
	}
	s.threshold = s.bounds.Min + (s.bounds.Max-s.bounds.Min)/2
	if spec.Threshold != nil {
		s.threshold = *spec.Threshold
	}
	path := at.Key("threshold")
	switch {
	case len(spec.Levels) == 1:
		c.head.Add(at.Key("levels"), govmaturity.CodeWrongCount, "one level tells nobody apart: a scale has two at least")
	case s.broken: // nothing can be on such a scale: one problem says so
	case !s.bounds.Contains(s.threshold):
		c.head.Add(path, govmaturity.CodeOutOfRange, "the threshold %v is not on the scale, which goes from %v to %v", s.threshold, s.bounds.Min, s.bounds.Max)
	case s.threshold == s.bounds.Max && s.tie == TieLow:
		c.head.Add(path, govmaturity.CodeUnreachable, "nothing is above %v, the end of the scale: nobody is ever high", s.threshold)
	case s.threshold == s.bounds.Min && s.tie == TieHigh:
		c.head.Add(path, govmaturity.CodeSaturates, "everything is at %v, the beginning of the scale, or above it: everybody is high", s.threshold)
	}
	return s
}

// compileRatings checks the ratings of a stakeholder.
func (c *compiler) compileRatings(top govmaturity.Path, member int) {
	spec := &c.Doc.Stakeholders[member]
	type who struct {
		rater, date string
		attribute   Attribute
	}
	seen := map[who]int{}
	for i := range spec.Ratings {
		r, at := &spec.Ratings[i], top.Index(i)
		key := who{r.Rater, r.Date, r.Attribute}
		if k, twice := seen[key]; twice && r.Rater != "" {
			c.head.Add(at, govmaturity.CodeRatedTwice, "the rater of ratings[%d] has rated %s twice on one day: which of the two counts?", k, r.Attribute)
		} else {
			seen[key] = i
		}
		s := c.m.scales[r.Attribute]
		if s == nil {
			if r.Attribute != "" {
				c.head.Add(at.Key("attribute"), govmaturity.CodeUnknownReference, "the map has no scale of %s: add it to attributes", r.Attribute)
			}
			continue
		}
		c.checkRating(s, r, at, c.wordFor(member, i))
	}
}

// checkRating reports a rating that is not on its scale. A word is what stands
// where a number is expected.
func (c *compiler) checkRating(s *scale, r *RatingSpec, at govmaturity.Path, word string) {
	name := s.spec.Attribute
	switch {
	case word != "":
		c.head.Add(at, govmaturity.CodeNotALevel, "a value of %s is a number from %v to %v, and %.40q is a word: %s", name, s.bounds.Min, s.bounds.Max, word, s.howToMap())
	case r.Value != nil && !s.broken && !s.bounds.Contains(*r.Value):
		c.head.Add(at.Key("value"), govmaturity.CodeOutOfRange, "the scale of %s goes from %v to %v; %v is not on it", name, s.bounds.Min, s.bounds.Max, *r.Value)
	case r.Level != "" && s.levels.Len() == 0:
		c.head.Add(at.Key("level"), govmaturity.CodeNotALevel, "%s is rated by numbers from %v to %v, and %.40q is a word: %s", name, s.bounds.Min, s.bounds.Max, r.Level, s.howToMap())
	case r.Level != "" && !s.levels.Level(r.Level).Valid():
		c.head.Add(at.Key("level"), govmaturity.CodeNotALevel, "%.40q is no level of %s: %s%s", r.Level, name, s.howToMap(), c.head.Suggest(r.Level, s.levelIDs))
	}
}

// howToMap says what to do about words where numbers or levels are expected.
func (s *scale) howToMap() string {
	if s.levels.Len() > 0 {
		return "give a level (" + strings.Join(s.levelIDs(), ", ") + ") or its value, or say in words of a mapping what the word counts"
	}
	return "give levels for the scale instead of a range, or say in words of a mapping what the word counts"
}

func (s *scale) levelIDs() []string {
	var ids []string
	for _, l := range s.levels.Levels() {
		ids = append(ids, l.ID())
	}
	return ids
}

// wordFor returns the text that stands as the value of a rating in the document,
// where a number is expected, or "".
func (c *compiler) wordFor(member, rating int) string {
	n := c.Root()
	for _, step := range []struct {
		key   string
		index int
	}{{"stakeholders", member}, {"ratings", rating}} {
		n = n.Get(step.key)
		if n == nil || n.Kind != document.List || step.index >= len(n.Items) {
			return ""
		}
		n = n.Items[step.index]
	}
	if n.Kind != document.Map {
		return ""
	}
	if n = n.Get("value"); n == nil || n.Kind != document.String {
		return ""
	}
	return n.Text
}

package document

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// constraints is a doc tag, taken apart.
type constraints struct {
	required, nonempty bool
	words              bool
	enum               []string
	pattern            *Pattern
	min, above, max    *float64
	maxItems           int
}

// tagWords are the words of a doc tag, and whether a value follows them.
var tagWords = map[string]bool{
	"required": false, "nonempty": false, "words": false, "enum": true, "pattern": true,
	"min": true, "above": true, "max": true, "maxitems": true,
}

// parseTag takes a doc tag apart. See the package documentation for its form.
func parseTag(tag string) (c constraints, err error) {
	if tag == "" {
		return c, nil
	}
	seen := make(map[string]bool)
	for _, word := range strings.Split(tag, ",") {
		name, value, hasValue := strings.Cut(word, "=")
		if seen[name] {
			return c, fmt.Errorf("doc tag has %s twice", name)
		}
		seen[name] = true
		takesValue, known := tagWords[name]
		switch {
		case !known:
			return c, fmt.Errorf("doc tag has the unknown word %q", name)
		case hasValue != takesValue:
			return c, fmt.Errorf("doc tag has %q: check the =", word)
		}
		switch name {
		case "required":
			c.required = true
		case "nonempty":
			c.nonempty = true
		case "words":
			c.words = true
		case "enum":
			c.enum = strings.Split(value, "|")
			for _, v := range c.enum {
				if strings.TrimSpace(v) == "" {
					return c, fmt.Errorf("doc tag has a blank value in %q", word)
				}
			}
		case "pattern":
			if c.pattern = PatternNamed(value); c.pattern == nil {
				return c, fmt.Errorf("doc tag has the unknown pattern %q", value)
			}
		case "min":
			c.min, err = bound(value)
		case "above":
			c.above, err = bound(value)
		case "max":
			c.max, err = bound(value)
		case "maxitems":
			c.maxItems, err = strconv.Atoi(value)
			if err == nil && c.maxItems < 1 {
				err = fmt.Errorf("doc tag has maxitems=%s", value)
			}
		}
		if err != nil {
			return c, err
		}
	}
	return c, nil
}

func bound(s string) (*float64, error) {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
		return nil, fmt.Errorf("doc tag has the bound %q, which is not a number", s)
	}
	return &x, nil
}

// apply puts the constraints on the shape of a field.
func (c constraints) apply(s *Shape) error {
	// What a list or map holds is constrained through it.
	inner := s
	if s.codec == nil && (s.Kind == Sequence || s.Kind == Dictionary) {
		inner = s.Item
	}
	onText := c.enum != nil || c.pattern != nil
	onNumber := c.min != nil || c.above != nil || c.max != nil
	switch {
	case onText && (inner.Kind != Word || inner.codec != nil):
		return fmt.Errorf("enum and pattern are for texts")
	case c.enum != nil && c.pattern != nil:
		return fmt.Errorf("enum and pattern exclude each other")
	case onNumber && inner.Kind != Integer && inner.Kind != Float:
		return fmt.Errorf("min, above and max are for numbers")
	case onNumber && inner.codec != nil:
		return fmt.Errorf("the codec's shape has the bounds of %s", inner.Name)
	case c.maxItems > 0 && (s.Kind != Sequence || s.codec != nil):
		return fmt.Errorf("maxitems is for lists")
	case c.nonempty && (s.codec != nil || s.Kind != Word && s.Kind != Sequence && s.Kind != Dictionary):
		return fmt.Errorf("nonempty is for texts, lists and maps")
	}
	if c.enum != nil {
		inner.Enum = c.enum
	}
	if c.pattern != nil {
		inner.Pattern = c.pattern
	}
	if c.min != nil {
		inner.Min = c.min
	}
	if c.above != nil {
		inner.Above = c.above
	}
	if c.max != nil {
		inner.Max = c.max
	}
	if s.codec != nil {
		return nil
	}
	s.MaxItems = c.maxItems
	switch s.Kind {
	case Word:
		// Neither an enumeration nor a pattern lets a blank text through.
		s.NotEmpty = (c.nonempty || c.required) && s.Enum == nil && s.Pattern == nil
	case Sequence, Dictionary:
		s.NotEmpty = c.nonempty || c.required
	}
	return nil
}

package maturity

import (
	"github.com/govmaturity/govmaturity"
)

// scale is a compiled scale, laid out for the engine.
type scale struct {
	govmaturity.Scale
	levels []govmaturity.Level
	ids    []string
	values []float64
}

func newScale(s govmaturity.Scale) *scale {
	out := &scale{Scale: s, levels: s.Levels()}
	for _, l := range out.levels {
		out.ids, out.values = append(out.ids, l.ID()), append(out.values, l.Value())
	}
	return out
}

// anyScale stands in for a scale that is not there.
func anyScale() *scale {
	s, _ := govmaturity.CompileScale(govmaturity.ScaleSpec{Levels: []govmaturity.LevelSpec{{}}})
	return newScale(s)
}

func (s *scale) at(i int) govmaturity.Level {
	if s == nil {
		return govmaturity.Level{}
	}
	return s.At(i)
}

// all returns the levels, from the lowest to the highest.
func (s *scale) all() []govmaturity.Level {
	if s == nil {
		return nil
	}
	return s.Levels()
}

func (s *scale) find(id string) int {
	for i, have := range s.ids {
		if have == id {
			return i
		}
	}
	return -1
}

// has reports whether a level is one of this scale's.
func (s *scale) has(l govmaturity.Level) bool {
	return s != nil && l.Valid() && s.At(l.Index()) == l
}

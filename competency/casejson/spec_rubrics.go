package casejson

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/slug"
)

// criterion is a criterion of a rubric on its way to a competency with levels.
type criterion struct {
	Object
	index  int // of the competency among those of the framework
	levels []criterionLevel
}

type criterionLevel struct {
	Object
	quality string
	// place orders the levels: the position, or else the score.
	place float64
	ext   competency.DescriptorSpec
	own   bool
}

// readRubrics makes scales and descriptors of rubrics.
func (r *specReader) readRubrics() {
	at := map[string]int{}
	for i, c := range r.spec.Competencies {
		at[c.ID] = i
	}
	for _, s := range r.spec.Scales {
		r.scales.ID(s.ID, s.ID)
	}
	for _, rubric := range r.pkg.Rubrics() {
		var ext rubricExtension
		known := r.extension(rubric, &ext) && slices.ContainsFunc(r.spec.Scales, func(s competency.ScaleSpec) bool { return s.ID == ext.Scale })
		criteria := r.criteria(rubric, at, known)
		if known {
			r.ignore(rubric, "title", "identifier")
			for _, c := range criteria {
				r.describe(c, ext.Scale, nil)
			}
			continue
		}
		r.deriveScales(rubric, criteria)
	}
}

// criteria returns the criteria of a rubric that a competency can have levels from.
func (r *specReader) criteria(rubric Object, at map[string]int, known bool) []criterion {
	var out []criterion
	for _, o := range rubric.Objects("CFRubricCriteria") {
		n := r.byThing[r.pkg.target(o.Link("CFItemURI"))]
		switch {
		case n == nil:
			r.lose(o.node, o.path, "the criterion is about nothing in this package")
			continue
		case n.spec == nil:
			r.lose(o.node, o.path, "the criterion is about %s, an area: areas have no levels", n.path)
			continue
		}
		c := criterion{Object: o, index: at[n.id]}
		if r.spec.Competencies[c.index].Scale != "" {
			r.lose(o.node, o.path, "%s already has levels, from another criterion", n.path)
			continue
		}
		if c.levels = r.criterionLevels(o, known); len(c.levels) == 0 {
			continue // the sweep reports what it holds
		}
		r.ignore(o, "CFItemURI", "rubricId", "position")
		out = append(out, c)
	}
	return out
}

// criterionLevels returns the levels of a criterion in their order, or nil, with a
// loss, when the package does not say the order.
func (r *specReader) criterionLevels(o Object, known bool) []criterionLevel {
	var levels []criterionLevel
	members := []string{"position", "score"}
	for i, l := range o.Objects("CFRubricCriterionLevels") {
		one := criterionLevel{Object: l, quality: strings.TrimSpace(l.Text("quality")), place: float64(i)}
		one.own = known && r.extension(l, &one.ext)
		levels = append(levels, one)
	}
	if known && !slices.ContainsFunc(levels, func(l criterionLevel) bool { return !l.own }) {
		return levels // in the order in which From wrote them
	}
	for _, member := range members {
		seen := map[float64]bool{}
		for i := range levels {
			x, ok := levels[i].number(member)
			if !ok || seen[x] {
				seen = nil
				break
			}
			levels[i].place = x
			seen[x] = true
		}
		if seen != nil {
			slices.SortStableFunc(levels, func(a, b criterionLevel) int { return cmp.Compare(a.place, b.place) })
			return levels
		}
	}
	if len(levels) > 0 {
		r.lose(o.node, o.path, "the levels are not carried: neither their positions nor their scores say in which order they stand")
	}
	return nil
}

// deriveScales makes one scale of all criteria of a rubric if they put the same levels
// into the same places, and otherwise one of each. A criterion may lack levels.
func (r *specReader) deriveScales(rubric Object, criteria []criterion) {
	title := r.take(rubric, "title")
	name := cmp.Or(strings.TrimSpace(title), rubric.Identifier(), "levels")
	if levels, ok := merged(criteria); ok {
		r.deriveScale(name, title, levels, criteria)
		return
	}
	for i, c := range criteria {
		levels, ok := merged(criteria[i : i+1])
		if !ok {
			r.lose(c.node, c.path, "the levels are not carried: two have the same quality")
			continue
		}
		r.deriveScale(name+" "+strconv.Itoa(i+1), title, levels, criteria[i:i+1])
	}
}

// merged puts the levels of criteria together, if they agree on what stands where.
func merged(criteria []criterion) ([]criterionLevel, bool) {
	byPlace, byName := map[float64]criterionLevel{}, map[string]float64{}
	for _, c := range criteria {
		for _, l := range c.levels {
			if other, taken := byPlace[l.place]; taken && other.quality != l.quality {
				return nil, false
			}
			if place, taken := byName[l.quality]; taken && place != l.place && l.quality != "" {
				return nil, false
			}
			if _, taken := byPlace[l.place]; !taken {
				byPlace[l.place] = l
			}
			byName[l.quality] = l.place
		}
	}
	levels := slices.SortedFunc(maps.Values(byPlace), func(a, b criterionLevel) int { return cmp.Compare(a.place, b.place) })
	return levels, true
}

func (r *specReader) deriveScale(name, title string, levels []criterionLevel, criteria []criterion) {
	if len(levels) == 0 || len(criteria) == 0 {
		return
	}
	if len(levels) > govmaturity.MaxLevels {
		for _, c := range criteria {
			r.lose(c.node, c.path, "the levels are not carried: a scale has at most %d", govmaturity.MaxLevels)
		}
		return
	}
	scale := competency.ScaleSpec{Title: addWording(nil, r.language, title)}
	scale.ID = r.scales.ID(name, firstMatch("id", slug.Make(name), "levels"))
	ranks := ranksOf(levels)
	values := scores(levels, criteria)
	ids := map[float64]string{}
	var taken slug.Names
	for i, l := range levels {
		spec := govmaturity.LevelSpec{Rank: ranks[i], Title: addWording(nil, r.language, l.quality)}
		if spec.Title == nil {
			spec.Title = govmaturity.Text{r.language: strconv.Itoa(ranks[i])}
		}
		spec.ID = taken.ID(strconv.Itoa(i), slug.Level(l.quality, ranks[i]))
		if values != nil && values[i] != float64(ranks[i]) {
			spec.Value = &values[i]
		}
		ids[l.place] = spec.ID
		scale.Levels = append(scale.Levels, spec)
	}
	r.spec.Scales = append(r.spec.Scales, scale)
	for _, c := range criteria {
		for _, l := range c.levels {
			r.ignore(l.Object, "position")
			if values != nil {
				r.ignore(l.Object, "score")
			}
		}
		r.describe(c, scale.ID, ids)
		if len(c.levels) < len(levels) {
			for _, l := range c.levels {
				r.spec.Competencies[c.index].Levels = append(r.spec.Competencies[c.index].Levels, ids[l.place])
			}
		}
	}
}

// ranksOf returns the positions of levels as ranks where they can be that.
func ranksOf(levels []criterionLevel) []int {
	ranks := make([]int, len(levels))
	for i, l := range levels {
		if l.place < 0 || l.place > 1000 || l.place != float64(int(l.place)) {
			for k := range ranks {
				ranks[k] = k + 1
			}
			return ranks
		}
		ranks[i] = int(l.place)
	}
	return ranks
}

// scores returns what levels score, from the lowest up, if all criteria agree and a
// higher level scores more. Otherwise it returns nil.
func scores(levels []criterionLevel, criteria []criterion) []float64 {
	byPlace := map[float64]float64{}
	for _, c := range criteria {
		for _, l := range c.levels {
			x, ok := l.number("score")
			if before, seen := byPlace[l.place]; !ok || seen && before != x {
				return nil
			}
			byPlace[l.place] = x
		}
	}
	values := make([]float64, len(levels))
	for i, l := range levels {
		values[i] = byPlace[l.place]
		if i > 0 && values[i] <= values[i-1] {
			return nil
		}
	}
	return values
}

// describe gives a competency its scale and descriptors.
func (r *specReader) describe(c criterion, scale string, ids map[float64]string) {
	spec := &r.spec.Competencies[c.index]
	spec.Scale = scale
	for _, l := range c.levels {
		r.ignore(l.Object, "quality", "rubricCriterionId")
		d := competency.DescriptorSpec{Level: ids[l.place]}
		if l.own {
			d = l.ext
			r.ignore(l.Object, "identifier", "position", "score")
		}
		d.Text = addWording(d.Text, r.language, r.take(l.Object, "description"))
		if d.Level != "" && (len(d.Text) > 0 || len(d.Note) > 0 || l.own && d.Standing != "") {
			spec.Descriptors = append(spec.Descriptors, d)
		}
	}
	if n := c.get("identifier"); n != nil && scale != "" && n.Kind == document.String && ids == nil {
		r.done[n] = true
	}
}

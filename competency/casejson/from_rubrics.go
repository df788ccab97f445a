package casejson

import (
	"slices"
	"strconv"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/slug"
)

// rubrics makes a rubric of each scale: a criterion for each competency, with the
// levels that it has.
func (w *writer) rubrics() {
	for i := range w.spec.Scales {
		s := &w.spec.Scales[i]
		id := uuid(s.ID, w.spec.ID, "scale")
		criteria := w.criteria(s, id)
		if w.options.Version == Version10 {
			w.loseScale(s, govmaturity.Path{}.Key("scales").Index(i), len(criteria))
		}
		title, _ := s.Title.Lookup(w.language)
		var extensions *document.Node
		if w.options.Version == Version11 {
			extensions = objectOf(extensionKey, encodeExtension(rubricExtension{s.ID}))
		}
		w.rubricList = append(w.rubricList, objectOf(
			"identifier", text(id), "uri", text(w.uri("CFRubrics", id)), "title", some(title),
			"CFRubricCriteria", list(criteria), "lastChangeDateTime", text(w.stamp), "extensions", extensions,
		))
	}
}

func (w *writer) criteria(s *competency.ScaleSpec, rubric string) []*document.Node {
	var out []*document.Node
	for i := range w.spec.Competencies {
		c := &w.spec.Competencies[i]
		if c.Scale != s.ID {
			continue
		}
		id := uuid(c.ID, w.spec.ID, "criterion", s.ID)
		item := w.competencyID(c.ID)
		title, _ := c.Title.Lookup(w.language)
		out = append(out, objectOf(
			"identifier", text(id), "uri", text(w.uri("CFRubricCriteria", id)), "CFItemURI", linkTo(title, item, w.uri("CFItems", item)),
			"position", number(float64(len(out)+1)), "rubricId", text(rubric),
			"CFRubricCriterionLevels", list(w.levels(s, c, id, govmaturity.Path{}.Key("competencies").Index(i).Key("descriptors"))),
			"lastChangeDateTime", text(w.stamp),
		))
	}
	return out
}

// levels makes the levels of a criterion: those that are described first, in the order
// of the descriptors, and then the others. Their position says in which order they
// stand.
func (w *writer) levels(s *competency.ScaleSpec, c *competency.CompetencySpec, criterion string, at govmaturity.Path) []*document.Node {
	var out []*document.Node
	add := func(l govmaturity.LevelSpec, d competency.DescriptorSpec, at govmaturity.Path) {
		id := uuid(l.ID, w.spec.ID, "level", s.ID, c.ID)
		quality, _ := l.Title.Lookup(w.language)
		score := float64(l.Rank)
		if l.Value != nil {
			score = *l.Value
		}
		rest := d
		rest.Level, rest.Text = l.ID, without(d.Text, w.language)
		var extensions *document.Node
		if e := w.rest(rest, "", at, "level"); e != nil {
			extensions = list([]*document.Node{e})
		}
		out = append(out, objectOf(
			"identifier", text(id), "uri", text(w.uri("CFRubricCriterionLevels", id)), "description", some(d.Text[w.language]),
			"quality", text(quality), "score", number(score), "position", number(float64(l.Rank)), "rubricCriterionId", text(criterion),
			"lastChangeDateTime", text(w.stamp), "extensions", extensions,
		))
	}
	described := map[string]bool{}
	for i, d := range c.Descriptors {
		if k := slices.IndexFunc(s.Levels, func(l govmaturity.LevelSpec) bool { return l.ID == d.Level }); k >= 0 && !described[d.Level] {
			described[d.Level] = true
			add(s.Levels[k], d, at.Index(i))
		}
	}
	for _, l := range s.Levels {
		if !described[l.ID] && (c.Levels == nil || slices.Contains(c.Levels, l.ID)) {
			add(l, competency.DescriptorSpec{}, at)
		}
	}
	return out
}

// loseScale reports what a rubric of 1.0 does not hold of a scale.
func (w *writer) loseScale(s *competency.ScaleSpec, at govmaturity.Path, criteria int) {
	const why = "is not carried: a rubric of CASE 1.0 has no member for it"
	if criteria == 0 {
		w.lose(at, "the scale is not carried: no competency has it")
		return
	}
	lose := func(at govmaturity.Path, lost bool) {
		if lost {
			w.lose(at, why)
		}
	}
	title, _ := s.Title.Lookup(w.language)
	lose(at.Key("id"), slug.Make(title) != s.ID)
	lose(at.Key("title"), len(without(s.Title, w.language)) > 0)
	lose(at.Key("kind"), s.Kind != "")
	lose(at.Key("proficient"), s.Proficient != nil)
	lose(at.Key("note"), len(s.Note) > 0)
	lose(at.Key("standing"), s.Standing != "")
	lose(at.Key("cites"), s.Cites != nil)
	for i, l := range s.Levels {
		path := at.Key("levels").Index(i)
		quality, _ := l.Title.Lookup(w.language)
		lose(path.Key("id"), slug.Level(quality, l.Rank) != l.ID)
		lose(path.Key("title"), len(without(l.Title, w.language)) > 0)
		lose(path.Key("description"), len(l.Description) > 0)
		lose(path.Key("standing"), l.Standing != "")
	}
	seen := map[string]bool{}
	for _, l := range s.Levels {
		quality, _ := l.Title.Lookup(w.language)
		if seen[quality] {
			w.lose(at.Key("levels"), "two levels are called %s: reading makes a scale for each competency", strconv.Quote(quality))
		}
		seen[quality] = true
	}
}

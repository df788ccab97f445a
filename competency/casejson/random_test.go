package casejson_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
)

func officialSchemaOrNil(t *testing.T) *jsonschema.Schema {
	for _, root := range []string{"../../../shared", "../../../../shared"} {
		if _, err := os.Stat(root + "/data/competency/case/schemas"); err == nil {
			return officialSchema(t)
		}
	}
	return nil
}

// randomSpec makes a framework that compiles, with a bit of everything.
func randomSpec(r *rand.Rand) *competency.Spec {
	some := func() bool { return r.IntN(2) == 0 }
	words := 0
	word := func(what string) govmaturity.Text {
		words++
		t := govmaturity.Text{"en": fmt.Sprintf("%s %d", what, words)}
		if r.IntN(4) == 0 {
			t["si"] = fmt.Sprintf("වචනය %d", words)
		}
		return t
	}
	maybe := func(what string) govmaturity.Text {
		if some() {
			return nil
		}
		return word(what)
	}
	id := func(kind string, i int) string {
		if r.IntN(3) == 0 {
			return fmt.Sprintf("%08x-0000-4000-8000-%012x", len(kind), i+1)
		}
		return fmt.Sprintf("%s-%d", kind, i)
	}
	s := &competency.Spec{
		Format: competency.FrameworkFormat, ID: id("framework", 0), Edition: "2.1", Dates: govmaturity.Dates{Published: []string{"", "2020-07"}[r.IntN(2)]}, Title: word("Framework"), Description: maybe("About"), Note: maybe("Note"),
		Standing: govmaturity.StandingIllustrative,
	}
	if some() {
		s.Language = "en"
	}
	if some() {
		s.Sources = []govmaturity.Source{{ID: "s", Title: "Book", Publisher: "House", URL: "https://house.example"}}
		s.Cites = []govmaturity.Citation{{Source: "s", Locator: "page 3"}}
	}
	for i := range r.IntN(3) {
		scale := competency.ScaleSpec{ID: id("scale", i), Title: maybe("Scale")}
		if some() {
			scale.Kind = competency.ScaleResponsibility
		}
		value := 0.0
		for k := range 2 + r.IntN(4) {
			l := govmaturity.LevelSpec{ID: fmt.Sprintf("l%d", k), Rank: k + i, Title: word("Level"), Description: maybe("Means")}
			if value += 0.5 + r.Float64(); some() {
				value = max(value, float64(l.Rank))
				l.Value = &value
				v := value
				l.Value = &v
			} else {
				value = max(value, float64(l.Rank))
				v := value
				l.Value = &v
			}
			scale.Levels = append(scale.Levels, l)
		}
		if some() {
			scale.Proficient = []string{"l1"}
		}
		s.Scales = append(s.Scales, scale)
	}
	var areas []string
	var nest func(depth int) []competency.AreaSpec
	nest = func(depth int) []competency.AreaSpec {
		var out []competency.AreaSpec
		for range r.IntN(3) {
			a := competency.AreaSpec{ID: id("area", len(areas)), Title: word("Area"), Description: maybe("About"), Note: maybe("Note")}
			if some() {
				a.Code = fmt.Sprintf("A%d", len(areas))
			}
			areas = append(areas, a.ID)
			if depth < 3 {
				a.Areas = nest(depth + 1)
			}
			out = append(out, a)
		}
		return out
	}
	s.Areas = nest(0)
	for i := range 1 + r.IntN(8) {
		c := competency.CompetencySpec{ID: id("c", i+100), Title: word("Competency"), Description: maybe("About"), Note: maybe("Note"), Retired: r.IntN(5) == 0}
		if some() {
			c.Code = fmt.Sprintf("1.%d", i)
		}
		if some() {
			c.Kind = []competency.Kind{competency.KindCompetency, competency.KindKnowledge, competency.KindSkill, competency.KindAttitude, competency.KindTask}[r.IntN(5)]
		}
		if len(areas) > 0 && some() {
			c.Area = areas[r.IntN(len(areas))]
		}
		if i > 0 && some() {
			c.Broader = s.Competencies[r.IntN(i)].ID
		}
		if i > 0 && some() {
			c.Related = []string{s.Competencies[r.IntN(i)].ID}
		}
		if len(s.Scales) > 0 && some() {
			scale := s.Scales[r.IntN(len(s.Scales))]
			c.Scale = scale.ID
			levels := scale.Levels
			if some() {
				levels = levels[:1+r.IntN(len(levels))]
				c.Levels = nil
				for _, l := range levels {
					c.Levels = append(c.Levels, l.ID)
				}
			}
			for _, k := range r.Perm(len(levels)) {
				if some() {
					c.Descriptors = append(c.Descriptors, competency.DescriptorSpec{Level: levels[k].ID, Text: word("Does"), Note: maybe("Note")})
				}
			}
		}
		if r.IntN(4) == 0 {
			c.Attained = &competency.PolicySpec{Kind: competency.PolicyHighest}
		}
		s.Competencies = append(s.Competencies, c)
	}
	first := s.Competencies[0]
	if some() {
		s.Mindsets = []competency.MindsetSpec{{ID: "m", Title: word("Mindset"), Beliefs: []govmaturity.Text{word("Belief")}, Competencies: []string{first.ID}}}
	}
	if !first.Retired && some() {
		weight := 0.5
		need := competency.RequirementSpec{Competency: first.ID, Weight: &weight, Need: competency.NeedDesirable}
		if first.Scale != "" {
			need.Level = "l0"
		}
		s.Roles = []competency.RoleSpec{{ID: "r", Title: word("Role"), Requires: []competency.RequirementSpec{need}}}
	}
	return s
}

package sheet

import (
	"cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/slug"
)

// build makes documents of what was read.
func (r *reader) build() {
	r.out.Spec = r.buildSpec()
	if !r.m.rates() {
		return
	}
	r.out.Targets = map[string]string{}
	var ids slug.Names
	for _, one := range r.out.Spec.Roles {
		ids.ID("role "+one.ID, one.ID)
	}
	for _, p := range r.people {
		r.out.Profiles = append(r.out.Profiles, r.buildProfile(p))
		if len(p.targets) == 0 {
			continue
		}
		id := ids.ID(p.id, cut("target-"+slug.Make(p.id), 99))
		spec := competency.RoleSpec{ID: id, Title: r.wording("Target of " + cmp.Or(p.title, p.id))}
		for _, t := range p.targets {
			spec.Requires = append(spec.Requires, competency.RequirementSpec{Competency: t.skill.id, Level: t.said.level})
		}
		r.out.Spec.Roles = append(r.out.Spec.Roles, spec)
		r.out.Targets[p.id] = id
	}
}

func (r *reader) buildSpec() *competency.Spec {
	if r.fw != nil {
		return r.fw.Spec()
	}
	f := r.m.Framework
	s := &competency.Spec{
		Format: competency.FrameworkFormat, ID: f.ID, Edition: f.Edition, Title: f.Title, Standing: cmp.Or(f.Standing, govmaturity.StandingDerived),
		Note: f.Note, Sources: f.Sources, Cites: f.Cites,
	}
	if r.language != "en" {
		s.Language = r.language
	}
	if r.m.Scale != nil {
		s.Scales = []competency.ScaleSpec{*r.m.Scale}
	}
	s.Areas = r.buildAreas(r.areas)
	for _, k := range r.skills {
		s.Competencies = append(s.Competencies, r.buildSkill(k))
	}
	for _, one := range r.roles {
		s.Roles = append(s.Roles, r.buildRole(one))
	}
	return s
}

func (r *reader) buildAreas(areas []*area) []competency.AreaSpec {
	var out []competency.AreaSpec
	for _, a := range areas {
		out = append(out, competency.AreaSpec{ID: a.id, Title: r.wording(a.title), Description: r.wording(a.description), Areas: r.buildAreas(a.children)})
	}
	return out
}

// scaled reports whether a competency has the levels of the mapping's scale.
func (r *reader) scaled(s *skill) bool {
	if r.fw != nil {
		return len(s.levels) > 0
	}
	if r.m.Scale == nil || r.m.Layout == LayoutTree || r.m.Layout == LayoutSlots {
		return false
	}
	return s.leveled != nil || r.m.rates() && s.unleveled == nil
}

func (r *reader) buildSkill(s *skill) competency.CompetencySpec {
	c := competency.CompetencySpec{ID: s.id, Title: r.wording(s.name), Code: s.code, Description: r.wording(s.description), Kind: s.kind}
	if s.area != nil {
		c.Area = s.area.id
	}
	if !r.scaled(s) {
		return c
	}
	c.Scale = r.m.Scale.ID
	for _, l := range r.m.Scale.Levels {
		if text := s.descriptors[l.ID]; text != "" {
			c.Descriptors = append(c.Descriptors, competency.DescriptorSpec{Level: l.ID, Text: r.wording(text)})
		}
	}
	return c
}

func (r *reader) buildRole(one *role) competency.RoleSpec {
	spec := competency.RoleSpec{
		ID: one.id, Title: r.wording(one.name), Code: one.code, Description: r.wording(one.description), Family: r.wording(one.family),
	}
	if one.bare != nil {
		spec.Requires = r.buildRequirements(one.bare)
	}
	for _, l := range one.levels {
		spec.Levels = append(spec.Levels, competency.RoleLevelSpec{
			ID: l.id, Title: r.wording(l.name), Description: r.wording(l.description), Requires: r.buildRequirements(l),
		})
	}
	spec.Ladder = r.m.Ladder && len(spec.Levels) > 0
	return spec
}

func (r *reader) buildRequirements(l *roleLevel) []competency.RequirementSpec {
	var out []competency.RequirementSpec
	for _, one := range l.requires {
		if one.said.level == "" && r.scaled(one.skill) && r.m.Scale.Proficient == nil {
			r.problem(one.at, govmaturity.CodeRequired, "the competency has levels, as in row %d: say which one is required", one.skill.leveled.row.Number)
			continue
		}
		out = append(out, competency.RequirementSpec{Competency: one.skill.id, Level: one.said.level, Need: one.need})
	}
	return out
}

func (r *reader) buildProfile(p *person) *competency.Profile {
	f := r.m.Framework
	profile := &competency.Profile{Format: competency.ProfileFormat, Framework: f.ID, Edition: f.Edition, Person: p.id, Title: p.title}
	for _, e := range p.evidence {
		a := competency.Attestation{
			Competency: e.skill.id, Level: e.said.level, Kind: e.kind, Source: r.m.Source, Rater: e.rater,
			Date: e.date.String(), Expires: e.expires.String(), Note: e.note,
		}
		switch scaled := r.scaled(e.skill); {
		case e.said.means == MeansNone:
			a.Outcome = competency.OutcomeNone
		case e.said.means == MeansNotApplicable:
			a.Outcome = competency.OutcomeNotApplicable
		case e.has && scaled:
			r.problem(e.at, govmaturity.CodeNotALevel, "the competency has levels, and this does not say which")
			continue
		case a.Level != "" && !scaled:
			r.problem(e.at, govmaturity.CodeNotALevel, "in another row the competency has no levels, and here it has one")
			continue
		}
		profile.Evidence = append(profile.Evidence, a)
	}
	return profile
}

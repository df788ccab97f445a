package situation

import (
	"cmp"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/contact"
	"github.com/govmaturity/govmaturity/internal/slug"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// swot returns the SWOT that a row stands in, by its title: that of the column, or else
// the heading above the table.
func (r *rowReader) swot(heading string) *SwotSpec {
	title, _ := r.cell("swot", RegisterWordKindAny)
	title, _ = contact.Redact(cmp.Or(title, heading))
	i, ok := r.swots[title]
	if !ok {
		i = len(r.out.Spec.Swots)
		r.swots[title] = i
		w := SwotSpec{ID: r.ids.ID("\x00swot "+title, slug.Make(cmp.Or(title, "swot")))}
		if title != "" {
			w.Title = govmaturity.Text{r.language: title}
		}
		r.out.Spec.Swots = append(r.out.Spec.Swots, w)
	}
	return &r.out.Spec.Swots[i]
}

// group returns the group that a row is about, or nil and a note.
func (r *rowReader) group() *GroupSpec {
	cell, column := r.cell("group", RegisterWordKindGroup)
	if cell == "" {
		r.note(max(0, column), govmaturity.CodeRequired, "the row does not say which group it is about, and is not read")
		return nil
	}
	v := stakeholder.Vulnerable(r.word("group", RegisterWordKindGroup, idsOf(stakeholder.VulnerableGroups()), nil))
	if v == "" {
		return nil
	}
	if r.out.Spec.Inclusion == nil {
		r.out.Spec.Inclusion = &InclusionSpec{}
	}
	groups := &r.out.Spec.Inclusion.Groups
	key := string(v)
	if v == stakeholder.VulnerableOther { // there can be several
		key += " " + fold(cell)
	}
	i, ok := r.groups[key]
	if !ok {
		i = len(*groups)
		r.groups[key] = i
		title, _ := contact.Redact(cell)
		g := GroupSpec{ID: r.ids.ID("\x00group "+key, slug.Make(title)), Group: v}
		if fold(cell) != string(v) {
			g.Title = govmaturity.Text{r.language: title}
		}
		*groups = append(*groups, g)
	}
	return &(*groups)[i]
}

// listOf returns the list that items of an aspect stand in, or nil and a note.
func (r *rowReader) listOf(a Aspect, heading string) *[]ItemSpec {
	s := r.out.Spec
	at := slices.Index(a.Part().Aspects(), a)
	switch a.Part() {
	case PartPestle:
		if s.Pestle == nil {
			s.Pestle = &PestleSpec{}
		}
		p := s.Pestle
		return []*[]ItemSpec{&p.Political, &p.Economic, &p.Social, &p.Technological, &p.Legal, &p.Environmental}[at]
	case PartSwot:
		w := r.swot(heading)
		return []*[]ItemSpec{&w.Strengths, &w.Weaknesses, &w.Opportunities, &w.Threats}[at]
	case PartAcceleration:
		if s.Acceleration == nil {
			s.Acceleration = &AccelerationSpec{}
		}
		c := s.Acceleration
		return []*[]ItemSpec{&c.Accelerators, &c.Interventions, &c.PolicyBottlenecks, &c.BudgetBottlenecks, &c.DeliveryBottlenecks, &c.UseBottlenecks, &c.Solutions}[at]
	case PartIntegration:
		if s.Integration == nil {
			s.Integration = &IntegrationSpec{}
		}
		return []*[]ItemSpec{&s.Integration.Horizontal, &s.Integration.Vertical}[at]
	case PartInclusion:
		g := r.group()
		if g == nil {
			return nil
		}
		return []*[]ItemSpec{&g.Access, &g.Affordability, &g.Ability, &g.Data, &g.Design, &g.Delivery}[at]
	case PartHolistic:
		if s.Holistic == nil {
			s.Holistic = &HolisticSpec{}
		}
		h := s.Holistic
		return []*[]ItemSpec{&h.Ecosystem, &h.Contextual, &h.Collaborative, &h.PeopleCentric}[at]
	case PartScan:
		if s.Scan == nil {
			s.Scan = &ScanSpec{}
		}
		return []*[]ItemSpec{&s.Scan.Signals, &s.Scan.Trends}[at]
	}
	return nil
}

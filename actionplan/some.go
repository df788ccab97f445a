package actionplan

// The methods of documents that nobody has compiled, nil ones among them, answer as
// those of an empty document do.
var (
	noPlan      = &Plan{spec: &PlanSpec{}}
	noReview    = &Review{p: noPlan, spec: &ReviewSpec{}}
	noCycle     = &Cycle{spec: &CycleSpec{}}
	noVision    = &Vision{spec: &VisionSpec{}}
	noTemplates = &Templates{spec: &TemplatesSpec{}}
)

func (p *Plan) some() *Plan {
	if p == nil || p.spec == nil {
		return noPlan
	}
	return p
}

func (r *Review) some() *Review {
	if r == nil || r.spec == nil {
		return noReview
	}
	return r
}

func (c *Cycle) some() *Cycle {
	if c == nil || c.spec == nil {
		return noCycle
	}
	return c
}

func (v *Vision) some() *Vision {
	if v == nil || v.spec == nil {
		return noVision
	}
	return v
}

func (t *Templates) some() *Templates {
	if t == nil || t.spec == nil {
		return noTemplates
	}
	return t
}

package situation

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// collect lists all items of the document, in its order, and keeps their ids.
func (c *compiler) collect() {
	d, top := c.Doc, govmaturity.Path{}
	part := func(key string, cites []govmaturity.Citation) govmaturity.Path {
		return c.part(top.Key(key), cites)
	}
	if p := d.Pestle; p != nil {
		at := part("pestle", p.Cites)
		for i, list := range [][]ItemSpec{p.Political, p.Economic, p.Social, p.Technological, p.Legal, p.Environmental} {
			c.add(at, PartPestle.Aspects()[i], list, -1)
		}
	}
	for i := range d.Swots {
		w := &d.Swots[i]
		at := c.part(top.Key("swots").Index(i), w.Cites)
		c.unique(at, "a SWOT", w.ID)
		for k, list := range [][]ItemSpec{w.Strengths, w.Weaknesses, w.Opportunities, w.Threats} {
			c.add(at, PartSwot.Aspects()[k], list, i)
		}
	}
	if a := d.Acceleration; a != nil {
		at := part("acceleration", a.Cites)
		for i, list := range [][]ItemSpec{a.Accelerators, a.Interventions, a.PolicyBottlenecks, a.BudgetBottlenecks, a.DeliveryBottlenecks, a.UseBottlenecks, a.Solutions} {
			c.add(at, PartAcceleration.Aspects()[i], list, -1)
		}
	}
	if n := d.Integration; n != nil {
		at := part("integration", n.Cites)
		c.add(at, AspectHorizontal, n.Horizontal, -1)
		c.add(at, AspectVertical, n.Vertical, -1)
	}
	c.collectGroups()
	if r := d.Risks; r != nil {
		at := part("risks", r.Cites)
		for i := range r.Risks {
			spec := r.Risks[i].item()
			c.addItem(item{spec: &spec, risk: &risk{spec: &r.Risks[i]}, aspect: AspectRisk, at: at.Key("risks").Index(i), within: -1}, "a risk")
		}
	}
	if h := d.Holistic; h != nil {
		at := part("holistic", h.Cites)
		for i, list := range [][]ItemSpec{h.Ecosystem, h.Contextual, h.Collaborative, h.PeopleCentric} {
			c.add(at, PartHolistic.Aspects()[i], list, -1)
		}
	}
	if n := d.Scan; n != nil {
		at := part("scan", n.Cites)
		c.add(at, AspectSignal, n.Signals, -1)
		c.add(at, AspectTrend, n.Trends, -1)
	}
}

// part begins a part of the document: its citations are those of all items in it.
func (c *compiler) part(at govmaturity.Path, cites []govmaturity.Citation) govmaturity.Path {
	c.from.Cites(at, cites)
	c.covered = len(cites) > 0 || len(c.Doc.Cites) > 0
	return at
}

func (c *compiler) collectGroups() {
	if c.Doc.Inclusion == nil {
		return
	}
	top := c.part(govmaturity.Path{}.Key("inclusion"), c.Doc.Inclusion.Cites)
	covered := c.covered
	seen := map[stakeholder.Vulnerable]string{}
	for i := range c.Doc.Inclusion.Groups {
		g := &c.Doc.Inclusion.Groups[i]
		at := c.part(top.Key("groups").Index(i), g.Cites)
		c.covered = c.covered || covered
		c.unique(at, "a group", g.ID)
		if other, taken := seen[g.Group]; taken && g.Group != stakeholder.VulnerableOther && g.Group != "" {
			c.Add(at.Key("group"), govmaturity.CodeDuplicateID, "%s is about %s already: only other-vulnerable can be there several times", other, g.Group)
		}
		seen[g.Group] = g.ID
		said := map[Barrier]bool{}
		for k, b := range g.None {
			if said[b] {
				c.Add(at.Key("none").Index(k), govmaturity.CodeGivenTwice, "%s is there already", b)
			}
			said[b] = true
		}
		for k, list := range [][]ItemSpec{g.Access, g.Affordability, g.Ability, g.Data, g.Design, g.Delivery} {
			c.add(at, PartInclusion.Aspects()[k], list, i)
		}
	}
}

// item returns what a risk has in common with other items.
func (r *RiskSpec) item() ItemSpec {
	return ItemSpec{
		ID: r.ID, Text: r.Text, Description: r.Description, Topic: r.Topic, Supports: r.Supports, Contradicts: r.Contradicts,
		Points: r.Points, Date: r.Date, Standing: r.Standing, Cites: r.Cites, Note: r.Note,
	}
}

// add adds the items of one list. Its key is the last part of the field that it is.
func (c *compiler) add(at govmaturity.Path, a Aspect, list []ItemSpec, within int) {
	for i := range list {
		c.addItem(item{spec: &list[i], aspect: a, at: at.Key(a.key()).Index(i), within: within}, "an item")
	}
}

func (c *compiler) addItem(it item, what string) {
	if len(c.s.items) >= maxItems {
		if len(c.s.items) == maxItems {
			c.Add(it.at, govmaturity.CodeTooLarge, "a situation has at most %d items and risks", maxItems)
		}
		return
	}
	c.unique(it.at, what, it.spec.ID)
	if _, taken := c.s.byID[it.spec.ID]; !taken {
		c.s.byID[it.spec.ID] = len(c.s.items)
	}
	it.sourced = c.covered || len(it.spec.Cites) > 0
	c.s.items = append(c.s.items, it)
}

// find returns the place of an item that is named, or -1.
func (c *compiler) find(at govmaturity.Path, id string) int {
	i, ok := c.s.byID[id]
	if !ok {
		unknown(c, at, "item", id, c.s.byID)
		return -1
	}
	return i
}

// findAll returns the places of items that are named, each once, and reports what
// names itself.
func (c *compiler) findAll(at govmaturity.Path, ids []string, self int) (places []int) {
	seen := make(map[int]bool, len(ids))
	for i, id := range ids {
		k := c.find(at.Index(i), id)
		switch {
		case k < 0:
		case k == self:
			c.Add(at.Index(i), govmaturity.CodeCycle, "%s names itself", id)
		case seen[k]:
			c.Add(at.Index(i), govmaturity.CodeGivenTwice, "%s is there already", id)
		default:
			places, seen[k] = append(places, k), true
		}
	}
	return places
}

func (c *compiler) compileItems() {
	for i := range c.s.items {
		it := &c.s.items[i]
		spec, at := it.spec, it.at
		c.from.Check(at, spec.Standing, spec.Cites)
		facts := factsOf[it.aspect]
		if spec.Topic != "" && !slices.Contains(facts.topics, spec.Topic) {
			if facts.topics == nil {
				c.Add(at.Key("topic"), govmaturity.CodeNotUsed, "only risks and means of integration have topics")
			} else {
				c.Add(at.Key("topic"), govmaturity.CodeNotAllowed, "%s is no topic of items that stand here", spec.Topic)
			}
		}
		it.supports = c.findAll(at.Key("supports"), spec.Supports, i)
		it.contradicts = c.findAll(at.Key("contradicts"), spec.Contradicts, i)
		it.serves = c.findAll(at.Key("for"), spec.For, i)
		if facts.serves == nil && spec.For != nil {
			c.Add(at.Key("for"), govmaturity.CodeNotUsed, "items that stand here are not for others")
		} else {
			c.checkServes(it, facts.serves)
		}
		c.compileRatings(it)
	}
}

func (c *compiler) checkServes(it *item, serves []Aspect) {
	for n, id := range it.spec.For {
		k, ok := c.s.byID[id]
		if ok && !slices.Contains(serves, c.s.items[k].aspect) {
			c.Add(it.at.Key("for").Index(n), govmaturity.CodeNotAllowed, "%s stands among %s: expected an item of %s", id, c.s.items[k].aspect.key(), keysOf(serves))
		}
	}
}

func (c *compiler) compileRatings(it *item) {
	seen := map[[2]string]bool{}
	for i, r := range it.spec.Ratings {
		at := it.at.Key("ratings").Index(i)
		if r.Rater != "" && !c.raters[r.Rater] {
			unknown(c, at.Key("rater"), "rater", r.Rater, c.raters)
		}
		if seen[[2]string{r.Rater, r.Scale}] {
			c.Add(at, govmaturity.CodeRatedTwice, "there is already a rating on %s by the same", r.Scale)
		}
		seen[[2]string{r.Rater, r.Scale}] = true
		if scale, ok := c.scale(at.Key("scale"), r.Scale); ok {
			it.ratings = append(it.ratings, rating{r.Rater, c.level(at.Key("level"), scale, r.Level)})
		}
	}
}

func (c *compiler) compileStrategies() {
	for i := range c.Doc.Swots {
		for k := range c.Doc.Swots[i].Strategies {
			spec, at := &c.Doc.Swots[i].Strategies[k], govmaturity.Path{}.Key("swots").Index(i).Key("strategies").Index(k)
			c.unique(at, "a strategy", spec.ID)
			c.s.strategies = append(c.s.strategies, strategy{spec: spec, swot: i, at: at, items: c.findAll(at.Key("items"), spec.Items, -1)})
		}
	}
}

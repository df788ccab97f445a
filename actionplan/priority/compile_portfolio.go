package priority

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// compiledPortfolio is the portfolio but for what alternatives are worth.
type compiledPortfolio struct {
	spec   *PortfolioSpec
	worth  Portfolio // by alternative, in the order of the document
	years  [][]int   // by resource
	digits int       // of worth
	method int       // or -1
	by     int       // the criterion, or -1
}

// usualDigits is to how many digits worth is counted, unless the document says more.
const usualDigits = 6

func (c *compiler) compilePortfolio(root govmaturity.Path) {
	spec, at := c.Doc.Portfolio, root.Key("portfolio")
	if spec == nil {
		return
	}
	p := &compiledPortfolio{spec: spec, digits: usualDigits, method: -1, by: -1, worth: Portfolio{Steps: spec.Steps}}
	if spec.ValueDigits != nil {
		p.digits = *spec.ValueDigits
	}
	c.compileWorth(p, at)
	for i := range c.Doc.Alternatives {
		p.worth.Items = append(p.worth.Items, Item{ID: c.Doc.Alternatives[i].ID, Needs: map[string][]int64{}})
	}
	resources := c.compileResources(p, at.Key("resources"))
	c.compileNeeds(p, at.Key("needs"), resources)
	c.compileLinks(p, at)
	if c.Sound() {
		if _, err := p.worth.prepare(); err != nil { // what must be chosen does not fit
			for _, problem := range err.(govmaturity.Problems) {
				c.Add(at, problem.Code, problem.Format, problem.Args...)
			}
		}
	}
	c.s.portfolio = p
}

// compileWorth finds out what alternatives are worth by.
func (c *compiler) compileWorth(p *compiledPortfolio, at govmaturity.Path) {
	spec := p.spec
	switch {
	case (spec.Method == "") == (spec.Criterion == ""):
		c.Add(at, govmaturity.CodeOneOf, "say what alternatives are worth by: a method or a criterion")
	case spec.Method != "":
		n, ok := c.named(at.Key("method"), c.methods, "method", spec.Method)
		if !ok {
			return
		}
		p.method = n
		if kind := c.Doc.Methods[n].Method; kind != MethodWeightedSum && kind != MethodPromethee && kind != "" {
			c.Add(at.Key("method"), govmaturity.CodeNotAllowed, "the scores of %s do not add up: expected a weighted sum or PROMETHEE", kind)
		}
	default:
		j, ok := c.named(at.Key("criterion"), c.s.criterion, "criterion", spec.Criterion)
		if ok {
			p.by = j
			if c.s.criteria[j].Direction == DirectionDown {
				c.Add(at.Key("criterion"), govmaturity.CodeNotAllowed, "of %q less is better: what is worth more must be more", spec.Criterion)
			}
		}
	}
}

// exact makes an amount a whole number of its smallest parts.
func (c *compiler) exact(at govmaturity.Path, amount float64, digits int) int64 {
	if digits < 0 || digits > 3 {
		return 0 // that is a problem already
	}
	whole, part, _ := strings.Cut(strconv.FormatFloat(amount, 'f', -1, 64), ".")
	if len(part) > digits {
		c.Add(at, govmaturity.CodeTooPrecise, "amounts have at most %d digits after the point, found %v", digits, amount)
		return 0
	}
	x, _ := strconv.ParseInt(whole+part+strings.Repeat("0", digits-len(part)), 10, 64)
	return x
}

func (c *compiler) compileResources(p *compiledPortfolio, root govmaturity.Path) map[string]int {
	resources := map[string]int{}
	for r := range p.spec.Resources {
		spec, at := &p.spec.Resources[r], root.Index(r)
		if _, taken := resources[spec.ID]; taken && spec.ID != "" {
			c.Add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already a resource %q", spec.ID)
		} else {
			resources[spec.ID] = r
		}
		x := Resource{ID: spec.ID, CarryOver: spec.CarryOver}
		var years []int
		for n, l := range spec.Limits {
			if n > 0 && l.Year <= spec.Limits[n-1].Year {
				c.Add(at.Key("limits").Index(n).Key("year"), govmaturity.CodeOutOfOrder, "must be after %d, which stands before it, found %d", spec.Limits[n-1].Year, l.Year)
			}
			years = append(years, l.Year)
			x.Limits = append(x.Limits, c.exact(at.Key("limits").Index(n).Key("amount"), l.Amount, spec.Digits))
		}
		p.years, p.worth.Resources = append(p.years, years), append(p.worth.Resources, x)
	}
	return resources
}

func (c *compiler) compileNeeds(p *compiledPortfolio, root govmaturity.Path, resources map[string]int) {
	type key struct{ alternative, resource, year int }
	seen := map[key]bool{}
	for n, need := range p.spec.Needs {
		at := root.Index(n)
		i, hasI := c.named(at.Key("alternative"), c.s.alternative, "alternative", need.Alternative)
		r, hasR := c.named(at.Key("resource"), resources, "resource", need.Resource)
		if !hasI || !hasR {
			continue
		}
		t := slices.Index(p.years[r], need.Year)
		if t < 0 {
			c.Add(at.Key("year"), govmaturity.CodeUnknownReference, "nothing says how much %q there is in %d", need.Resource, need.Year)
			continue
		}
		if seen[key{i, r, t}] {
			c.Add(at, govmaturity.CodeGivenTwice, "what %q needs of %q in %d is there already", need.Alternative, need.Resource, need.Year)
		}
		seen[key{i, r, t}] = true
		it := &p.worth.Items[i]
		if it.Needs[need.Resource] == nil {
			it.Needs[need.Resource] = make([]int64, len(p.years[r]))
		}
		it.Needs[need.Resource][t] = c.exact(at.Key("amount"), need.Amount, p.spec.Resources[r].Digits)
	}
}

// compileLinks reads what depends on what, what excludes what, and what is settled.
func (c *compiler) compileLinks(p *compiledPortfolio, at govmaturity.Path) {
	for n, d := range p.spec.Dependencies {
		to := at.Key("dependencies").Index(n)
		i, hasI := c.named(to.Key("alternative"), c.s.alternative, "alternative", d.Alternative)
		o, hasO := c.named(to.Key("on"), c.s.alternative, "alternative", d.On)
		switch {
		case hasI && hasO && i == o:
			c.Add(to.Key("on"), govmaturity.CodeCycle, "%q cannot depend on itself", d.On)
		case hasI && hasO:
			p.worth.Items[i].Requires = append(p.worth.Items[i].Requires, d.On)
		}
	}
	for n, x := range p.spec.Exclusions {
		seen := map[string]bool{}
		for k, id := range x.Alternatives {
			to := at.Key("exclusions").Index(n).Key("alternatives").Index(k)
			if _, ok := c.named(to, c.s.alternative, "alternative", id); ok && seen[id] {
				c.Add(to, govmaturity.CodeGivenTwice, "%q is in the group already", id)
			}
			seen[id] = true
		}
		p.worth.Exclusions = append(p.worth.Exclusions, x.Alternatives)
	}
	for n, id := range p.spec.Must {
		if i, ok := c.named(at.Key("must").Index(n), c.s.alternative, "alternative", id); ok {
			p.worth.Items[i].Must = true
		}
	}
	for n, id := range p.spec.MustNot {
		if i, ok := c.named(at.Key("must-not").Index(n), c.s.alternative, "alternative", id); ok {
			p.worth.Items[i].MustNot = true
			if p.worth.Items[i].Must {
				c.Add(at.Key("must-not").Index(n), govmaturity.CodeContradiction, "%q must be chosen, and must not be", id)
			}
		}
	}
}

// checkWorth reports alternatives that are worth more than can be counted, together.
func (c *compiler) checkWorth(at govmaturity.Path) {
	p := c.s.portfolio
	if p == nil {
		return
	}
	worth, err := c.s.worth()
	if err != nil {
		return // the method cannot take the values, and says so
	}
	sum := 0.0
	for _, x := range worth {
		sum += math.Abs(float64(x))
	}
	if sum > MaxAmount {
		c.Add(at.Key("value-digits"), govmaturity.CodeOutOfRange, "counted to %d digits after the point, alternatives are worth more than %d together: count to fewer digits, or in larger units",
			p.digits, int64(MaxAmount))
	}
}

// counted is what something is worth, as a whole number of its smallest parts: halves
// go away from zero.
func counted(worth float64, digits int) int64 {
	for range digits {
		worth = float64(worth * 10)
	}
	return int64(math.Round(min(max(worth, -MaxAmount-1), MaxAmount+1)))
}

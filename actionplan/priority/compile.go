package priority

import (
	"cmp"
	"maps"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Compile checks priorities and makes them ready to use. The error is a
// [govmaturity.Problems] with all that is wrong, each with its path. Compile keeps
// a copy of spec; changing it afterwards changes nothing.
func Compile(spec *PrioritiesSpec) (*Set, error) { return compile(prioritiesFormat.Check(spec)) }

// Read reads and compiles priorities from YAML or JSON. The name is used in
// messages, and its ending (.json, .yaml or .yml) says which of the two it is;
// without one, the content does. All problems come in one error, each with its
// line and column.
func Read(name string, data []byte) (*Set, error) { return compile(prioritiesFormat.Read(name, data)) }

// compiler gives priorities their meaning.
type compiler struct {
	*document.Draft[PrioritiesSpec]
	s       *Set
	from    *document.Provenance
	methods map[string]int
}

func compile(draft *document.Draft[PrioritiesSpec]) (*Set, error) {
	if !draft.Readable() {
		return nil, draft.Err()
	}
	c := &compiler{Draft: draft, methods: map[string]int{},
		s: &Set{spec: draft.Doc, criterion: map[string]int{}, alternative: map[string]int{}}}
	root := govmaturity.Path{}
	c.from = draft.Provenance(draft.Doc.Sources, draft.Doc.Standing, draft.Doc.Cites)
	c.compileCriteria(root)
	c.compileWeights(root)
	c.compileAlternatives(root)
	c.compileRatings(root)
	c.compileMethods(root)
	c.compilePortfolio(root)
	if err := draft.Err(); err != nil {
		return nil, err
	}
	c.s.combine()
	c.checkWorth(root.Key("portfolio"))
	if err := draft.Err(); err != nil {
		return nil, err
	}
	c.s.hash, c.s.rules = prioritiesFormat.Hash(draft.Doc), prioritiesFormat.RulesHash(draft.Doc)
	return c.s, nil
}

// named looks up a criterion or an alternative, and reports one that is not there.
func (c *compiler) named(at govmaturity.Path, known map[string]int, what, id string) (int, bool) {
	i, ok := known[id]
	if !ok && id != "" {
		c.Add(at, govmaturity.CodeUnknownReference, "there is no %s %q%s", what, id, c.Suggest(id, func() []string { return slices.Sorted(maps.Keys(known)) }))
	}
	return i, ok
}

func (c *compiler) compileCriteria(root govmaturity.Path) {
	axes := map[Axis]string{}
	if len(c.Doc.Criteria) > MaxCriteria {
		c.Add(root.Key("criteria"), govmaturity.CodeTooManyItems, "at most %d criteria, found %d", MaxCriteria, len(c.Doc.Criteria))
	}
	for i := range c.Doc.Criteria {
		spec, at := &c.Doc.Criteria[i], root.Key("criteria").Index(i)
		if _, taken := c.s.criterion[spec.ID]; taken && spec.ID != "" {
			c.Add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already a criterion %q", spec.ID)
		} else {
			c.s.criterion[spec.ID] = i
		}
		c.from.Check(at, spec.Standing, spec.Cites)
		checkRange(&c.Report, at.Key("range"), spec.Range)
		if spec.Weight != nil && *spec.Weight > 0 && !countable(*spec.Weight) {
			c.Add(at.Key("weight"), govmaturity.CodeOutOfRange, "a weight is 0, or from 1e-150 on, found %v", *spec.Weight)
		}
		if spec.Axis == AxisValue || spec.Axis == AxisFeasibility {
			if other, taken := axes[spec.Axis]; taken {
				c.Add(at.Key("axis"), govmaturity.CodeGivenTwice, "the axis %s is that of %q already", spec.Axis, other)
			}
			axes[spec.Axis] = spec.ID
		}
		x := Criterion{ID: spec.ID, Direction: cmp.Or(spec.Direction, DirectionUp), Range: spec.Range}
		if spec.Weight != nil {
			x.Weight = *spec.Weight
		}
		c.s.criteria = append(c.s.criteria, x)
	}
}

// compileWeights takes the weights as they are given, or makes them of comparisons.
func (c *compiler) compileWeights(root govmaturity.Path) {
	sum, given := 0.0, 0
	for i := range c.Doc.Criteria {
		if w := c.Doc.Criteria[i].Weight; w != nil {
			sum += *w
			given++
			if c.Doc.Comparisons != nil {
				c.Add(root.Key("criteria").Index(i).Key("weight"), govmaturity.CodeNotUsed, "the weights are made of the comparisons")
			}
		} else if c.Doc.Comparisons == nil {
			c.Add(root.Key("criteria").Index(i).Key("weight"), govmaturity.CodeRequired, "give each criterion a weight, or compare them in pairs")
		}
	}
	if c.Doc.Comparisons != nil {
		if c.Doc.WeightsSum != nil {
			c.Add(root.Key("weights-sum"), govmaturity.CodeNotUsed, "the weights are made of the comparisons")
		}
		c.compileComparisons(root.Key("comparisons"))
		return
	}
	if given < len(c.Doc.Criteria) {
		return
	}
	if sum == 0 && given > 0 {
		c.Add(root.Key("criteria"), govmaturity.CodeZeroSum, "all weights are 0: one must be more")
	}
	if want := c.Doc.WeightsSum; want != nil && max(sum-*want, *want-sum) > float64(1e-9**want) {
		c.Add(root.Key("weights-sum"), govmaturity.CodeContradiction, "the weights add up to %v, not to %v", sum, *want)
	}
}

func (c *compiler) compileComparisons(at govmaturity.Path) {
	compared := Comparisons{RandomIndex: c.Doc.Comparisons.RandomIndex}
	for _, x := range c.s.criteria {
		compared.IDs = append(compared.IDs, x.ID)
	}
	if !c.Sound() {
		return // what is wrong with ids would be said twice
	}
	for _, p := range c.Doc.Comparisons.Pairs {
		compared.Pairs = append(compared.Pairs, Comparison{A: p.Criterion, B: p.Over, Times: p.Times})
	}
	weights, err := compared.Weights()
	if err != nil {
		c.AddAt(at, err.(govmaturity.Problems))
		return
	}
	c.s.importance = weights
	for i := range c.s.criteria {
		c.s.criteria[i].Weight = weights.Weights[i]
	}
}

func (c *compiler) compileAlternatives(root govmaturity.Path) {
	if len(c.Doc.Alternatives) > MaxAlternatives {
		c.Add(root.Key("alternatives"), govmaturity.CodeTooManyItems, "at most %d alternatives, found %d", MaxAlternatives, len(c.Doc.Alternatives))
	}
	for i := range c.Doc.Alternatives {
		id := c.Doc.Alternatives[i].ID
		if _, taken := c.s.alternative[id]; taken && id != "" {
			c.Add(root.Key("alternatives").Index(i).Key("id"), govmaturity.CodeDuplicateID, "there is already an alternative %q", id)
			continue
		}
		c.s.alternative[id] = i
	}
}

func (c *compiler) compileRatings(root govmaturity.Path) {
	type key struct{ rater, alternative string }
	rated := map[key]bool{}
	for i := range c.Doc.Ratings {
		r, at := &c.Doc.Ratings[i], root.Key("ratings").Index(i)
		a, ok := c.named(at.Key("alternative"), c.s.alternative, "alternative", r.Alternative)
		if rated[key{r.Rater, r.Alternative}] && ok {
			c.Add(at, govmaturity.CodeGivenTwice, "%q is rated already%s", r.Alternative, by(r.Rater))
			continue
		}
		rated[key{r.Rater, r.Alternative}] = true
		if !slices.Contains(c.s.raters, r.Rater) {
			c.s.raters = append(c.s.raters, r.Rater)
		}
		seen := map[string]bool{}
		for n := range r.Values {
			v, to := &r.Values[n], at.Key("values").Index(n)
			j, known := c.named(to.Key("criterion"), c.s.criterion, "criterion", v.Criterion)
			if seen[v.Criterion] && known {
				c.Add(to, govmaturity.CodeGivenTwice, "there is already a value by %q", v.Criterion)
			}
			seen[v.Criterion] = true
			c.checkValue(v, to, j, known)
			if ok && known {
				c.s.given = append(c.s.given, given{r.Rater, a, j, v, to})
			}
		}
	}
	slices.Sort(c.s.raters)
	if len(c.s.raters) > 1 && c.Doc.Combination == nil {
		c.Add(root.Key("combination"), govmaturity.CodeRequired, "there are %d raters: say how they become one value", len(c.s.raters))
	}
}

func by(rater string) string {
	if rater == "" {
		return ""
	}
	return " by " + rater
}

func (c *compiler) checkValue(v *ValueSpec, at govmaturity.Path, j int, known bool) {
	has := v.State == "" || v.State == govmaturity.StateImputed
	switch {
	case v.Value == nil && v.State == "":
		c.Add(at, govmaturity.CodeRequired, "give a value, or a state that says why there is none")
	case v.Value == nil && has:
		c.Add(at, govmaturity.CodeRequired, "an estimate needs a value")
	case v.Value != nil && !has:
		c.Add(at.Key("state"), govmaturity.CodeValueAndReason, "there is a value, and a reason why there is none: %s", v.State)
	case v.Value == nil || !known:
	default:
		x := *v.Value
		if !countable(x) {
			c.Add(at.Key("value"), govmaturity.CodeOutOfRange, "a value is 0, or from 1e-150 to 1e150 or minus that, found %v", x)
		} else if r := c.Doc.Criteria[j].Range; r != nil && !r.Contains(x) && r.Min < r.Max {
			c.Add(at.Key("value"), govmaturity.CodeOutOfRange, "expected from %v to %v, found %v", r.Min, r.Max, x)
		}
	}
}

func (c *compiler) compileMethods(root govmaturity.Path) {
	for i := range c.Doc.Methods {
		spec, at := &c.Doc.Methods[i], root.Key("methods").Index(i)
		if _, taken := c.methods[spec.ID]; taken && spec.ID != "" {
			c.Add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already a method %q", spec.ID)
		} else {
			c.methods[spec.ID] = i
		}
		m := Method{Kind: spec.Method, Normalisation: spec.Normalisation, V: spec.V}
		if spec.Method != "" {
			m.check(&c.Report, at, "method")
		}
		preferences := make([]Preference, len(c.s.criteria))
		seen := map[string]bool{}
		for n, p := range spec.Preferences {
			to := at.Key("preferences").Index(n)
			j, ok := c.named(to.Key("criterion"), c.s.criterion, "criterion", p.Criterion)
			if seen[p.Criterion] && ok {
				c.Add(to, govmaturity.CodeGivenTwice, "%q has a preference function already", p.Criterion)
			}
			seen[p.Criterion] = true
			f := Preference{Kind: p.Function, Q: p.Q, P: p.P, S: p.S}
			if p.Function != "" {
				f.check(&c.Report, to)
			}
			if ok {
				preferences[j] = f
			}
		}
		if spec.Preferences != nil && spec.Method != MethodPromethee && spec.Method != "" {
			c.Add(at.Key("preferences"), govmaturity.CodeNotUsed, "preference functions are for promethee-ii")
		}
		c.s.methods = append(c.s.methods, compiledMethod{spec, m, preferences})
		c.checkReach(m, spec.ID)
	}
}

// checkReach reports values that a method cannot take, where they stand.
func (c *compiler) checkReach(m Method, id string) {
	n := m.normalisation()
	for _, g := range c.s.given {
		if g.spec.Value == nil {
			continue
		}
		x, down := *g.spec.Value, c.s.criteria[g.criterion].Direction == DirectionDown
		divides := m.Kind == MethodWeightedSum && (n == NormalisationMax || n == NormalisationSum)
		switch {
		case m.Kind == MethodWeightedProduct && x <= 0:
			c.Add(g.at.Key("value"), govmaturity.CodeOutOfRange, "the method %q is a product: values are above 0, found %v", id, x)
		case divides && x < 0:
			c.Add(g.at.Key("value"), govmaturity.CodeOutOfRange, "the method %q takes shares: values are 0 or more, found %v", id, x)
		case divides && x == 0 && down:
			c.Add(g.at.Key("value"), govmaturity.CodeOutOfRange, "where less is better, the method %q divides by the value: it must be above 0", id)
		}
	}
}

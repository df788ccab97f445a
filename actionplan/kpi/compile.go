package kpi

import (
	"maps"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/date"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Compile checks a list of indicators and makes it ready to use. The error is a
// [govmaturity.Problems] with all that is wrong, each with its path. Compile keeps
// a copy of spec; changing it afterwards changes nothing.
//
// What can be computed and is odd all the same, such as a target that is met at
// the baseline, is no error: see [Set.Doubts].
func Compile(spec *IndicatorsSpec) (*Set, error) { return compile(indicatorsFormat.Check(spec)) }

// Read reads and compiles a list of indicators from YAML or JSON. The name is used
// in messages, and its ending (.json, .yaml or .yml) says which of the two it is;
// without one, the content does. All problems come in one error, each with its
// line and column.
func Read(name string, data []byte) (*Set, error) { return compile(indicatorsFormat.Read(name, data)) }

// compiler gives a list of indicators its meaning.
type compiler struct {
	*document.Draft[IndicatorsSpec]
	s      *Set
	doubts document.Report
	from   *document.Provenance
}

func compile(draft *document.Draft[IndicatorsSpec]) (*Set, error) {
	if !draft.Readable() {
		return nil, draft.Err()
	}
	c := &compiler{Draft: draft,
		s: &Set{spec: draft.Doc, byID: map[string]int{}, groupByID: map[string]int{}, cuts: DefaultThresholds()}}
	c.from = draft.Provenance(draft.Doc.Sources, draft.Doc.Standing, draft.Doc.Cites)
	c.compileThresholds()
	for i := range draft.Doc.Indicators {
		c.compileIndicator(i)
	}
	c.compileGroups()
	if err := draft.Err(); err != nil {
		return nil, err
	}
	c.s.hash, c.s.rules = indicatorsFormat.Hash(draft.Doc), indicatorsFormat.RulesHash(draft.Doc)
	c.s.doubts, _ = draft.Place(c.doubts.Problems()).Err().(govmaturity.Problems)
	return c.s, nil
}

func (c *compiler) compileThresholds() {
	t := c.Doc.Thresholds
	if t == nil {
		return
	}
	if t.Behind >= t.OnTrack {
		c.Add(govmaturity.Path{}.Key("thresholds").Key("behind"), govmaturity.CodeOutOfOrder, "must be less than on-track, which is %v, found %v", t.OnTrack, t.Behind)
	}
	c.s.cuts = Thresholds{OnTrack: t.OnTrack, Behind: t.Behind}
}

// indicator is a compiled IndicatorSpec.
type indicator struct {
	spec       *IndicatorSpec
	per        float64
	trend      TrendMethod
	baseDate   date.Date
	targetDate date.Date
	goal       Goal // without a baseline that is to be observed
	path       Path
	dimensions map[string]map[string]int // the place of each category by dimension
}

func (c *compiler) compileIndicator(i int) {
	spec, at := &c.Doc.Indicators[i], govmaturity.Path{}.Key("indicators").Index(i)
	if _, taken := c.s.byID[spec.ID]; taken && spec.ID != "" {
		c.Add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already an indicator %q", spec.ID)
	} else {
		c.s.byID[spec.ID] = i
	}
	c.from.Check(at, spec.Standing, spec.Cites)
	x := indicator{spec: spec, per: 1, trend: spec.Trend, dimensions: map[string]map[string]int{}}
	if x.trend == "" {
		x.trend = c.Doc.Trend
	}
	if x.trend == "" {
		x.trend = TrendCAGR
	}
	if spec.Per != nil {
		x.per = *spec.Per
		if spec.Measure != MeasureRatio {
			c.Add(at.Key("per"), govmaturity.CodeNotUsed, "per is for the measure ratio")
		}
	}
	if spec.Measure == MeasureRatio && spec.Accumulation != "" && spec.Accumulation != AccumulationLatest {
		c.Add(at.Key("accumulation"), govmaturity.CodeNotAllowed, "ratios cannot be added up: expected latest, found %s", spec.Accumulation)
	}
	if spec.DueDays != nil && spec.Every == "" {
		c.Add(at.Key("due-days"), govmaturity.CodeNotUsed, "due-days counts from the end of a period: say in every how often there is one")
	}
	c.compileGoal(&x, at)
	c.compileDimensions(&x, at)
	c.s.indicators = append(c.s.indicators, x)
}

func (c *compiler) compileGoal(x *indicator, at govmaturity.Path) {
	spec := x.spec
	x.goal.Direction = spec.Direction
	if b := spec.Baseline; b != nil {
		x.baseDate = c.date(at.Key("baseline").Key("date"), b.Date)
		x.goal.Baseline = b.Value
	}
	if t := spec.Target; t != nil {
		c.compileTarget(x, at.Key("target"))
	} else if spec.Direction == DirectionKeep || spec.Direction == DirectionRange {
		c.Add(at.Key("target"), govmaturity.CodeRequired, "the direction %s needs a target: what is to be kept", spec.Direction)
	}
	c.compilePath(x, at)
	c.doubtGoal(x, at)
}

// date reads a date that the pattern has let through. A day that there is not is a
// problem.
func (c *compiler) date(at govmaturity.Path, s string) date.Date {
	d, ok := date.Parse(s)
	if !ok && s != "" {
		c.Add(at, govmaturity.CodeNoSuchDay, "there is no day %q", s)
	}
	return d
}

func (c *compiler) compileTarget(x *indicator, at govmaturity.Path) {
	t, d := x.spec.Target, x.spec.Direction
	if t.Date != "" {
		x.targetDate = c.date(at.Key("date"), t.Date)
		if x.baseDate.Valid() && x.targetDate.Valid() && x.targetDate.Last().Compare(x.baseDate.Last()) <= 0 {
			c.Add(at.Key("date"), govmaturity.CodeOutOfOrder, "must be after the baseline, which is of %s, found %s", x.baseDate, t.Date)
		}
	}
	number := func(key string, x *float64, need, may bool) {
		switch {
		case x == nil && need:
			c.Add(at.Key(key), govmaturity.CodeRequired, "the direction %s needs %s", d, key)
		case x != nil && !may:
			c.Add(at.Key(key), govmaturity.CodeNotUsed, "%s is not for the direction %s", key, d)
		}
	}
	ranged, keeps := d == DirectionRange, d == DirectionKeep
	number("value", t.Value, !ranged, !ranged)
	number("low", t.Low, ranged, ranged)
	number("high", t.High, ranged, ranged)
	number("within", t.Within, false, keeps)
	number("tolerance", t.Tolerance, false, keeps || ranged)
	if t.Low != nil && t.High != nil && *t.Low > *t.High {
		c.Add(at.Key("low"), govmaturity.CodeOutOfOrder, "must not be above high, which is %v, found %v", *t.High, *t.Low)
	}
	x.goal.Target, x.goal.Low, x.goal.High = t.Value, t.Low, t.High
	if t.Within != nil {
		x.goal.Within = *t.Within
	}
	if t.Tolerance != nil {
		x.goal.Tolerance = *t.Tolerance
	}
}

func (c *compiler) compilePath(x *indicator, at govmaturity.Path) {
	spec := x.spec
	x.path = Path{Kind: spec.Path}
	if x.baseDate.Valid() && x.targetDate.Valid() {
		x.path.From, x.path.To = years(x.baseDate), years(x.targetDate)
	}
	if d := spec.Direction; d == DirectionKeep || d == DirectionRange {
		x.path.Kind = pathAlways
		if spec.Path != "" {
			c.Add(at.Key("path"), govmaturity.CodeNotUsed, "what is to be kept is expected all the time: there is no path for the direction %s", d)
		}
		if spec.Milestones != nil {
			c.Add(at.Key("milestones"), govmaturity.CodeNotUsed, "there are no milestones for the direction %s", d)
		}
		return
	}
	switch {
	case spec.Path == PathMilestones && spec.Milestones == nil:
		c.Add(at.Key("milestones"), govmaturity.CodeRequired, "a path by milestones needs them")
		return
	case spec.Milestones == nil:
		return
	case spec.Path == "":
		x.path.Kind = PathMilestones
	case spec.Path != PathMilestones:
		c.Add(at.Key("milestones"), govmaturity.CodeNotUsed, "the path is %s: milestones are for the path milestones", spec.Path)
	}
	if spec.Target == nil || spec.Baseline == nil {
		c.Add(at.Key("milestones"), govmaturity.CodeNotUsed, "milestones lie between a baseline and a target: give both")
		return
	}
	before := x.baseDate
	for k, m := range spec.Milestones {
		to := at.Key("milestones").Index(k).Key("date")
		d := c.date(to, m.Date)
		if d.Valid() && before.Valid() && d.Last().Compare(before.Last()) <= 0 {
			c.Add(to, govmaturity.CodeOutOfOrder, "must be after %s, which stands before it, found %s", before, m.Date)
		}
		if d.Valid() && x.targetDate.Valid() && d.Last().Compare(x.targetDate.Last()) >= 0 {
			c.Add(to, govmaturity.CodeOutOfOrder, "must be before the target, which is of %s, found %s", x.targetDate, m.Date)
		}
		before = d
	}
}

// doubtGoal reports targets that say little.
func (c *compiler) doubtGoal(x *indicator, at govmaturity.Path) {
	d, t, b := x.spec.Direction, x.spec.Target, x.spec.Baseline
	if t == nil || t.Value == nil || d != DirectionUp && d != DirectionDown {
		return
	}
	path := at.Key("target")
	switch {
	case b == nil:
		c.doubts.Add(path, govmaturity.CodeRequired, "without a baseline nobody can tell how much of the way to the target lies behind")
	case b.Value == nil:
	case *b.Value == *t.Value:
		c.doubts.Add(path.Key("value"), govmaturity.CodeSaturates, "the target is what the baseline is already: %v", *t.Value)
	case Reached(d, *t.Value, *b.Value):
		c.doubts.Add(path.Key("value"), govmaturity.CodeSaturates, "the baseline, %v, meets the target, %v, already: is the direction %s right?", *b.Value, *t.Value, d)
	}
	if t.Date == "" {
		c.doubts.Add(path.Key("date"), govmaturity.CodeRequired, "a target without a date is never late")
	}
	if x.spec.Limit != nil && Reached(d, *x.spec.Limit, *t.Value) && *t.Value != *x.spec.Limit {
		c.doubts.Add(path.Key("value"), govmaturity.CodeUnreachable, "the target, %v, is beyond the limit, %v", *t.Value, *x.spec.Limit)
	}
}

func (c *compiler) compileDimensions(x *indicator, at govmaturity.Path) {
	whole := ""
	for k := range x.spec.Dimensions {
		d, path := &x.spec.Dimensions[k], at.Key("dimensions").Index(k)
		if _, taken := x.dimensions[d.ID]; taken && d.ID != "" {
			c.Add(path.Key("id"), govmaturity.CodeDuplicateID, "there is already a dimension %q", d.ID)
			continue
		}
		places := map[string]int{}
		for i, category := range d.Categories {
			if _, taken := places[category.ID]; taken && category.ID != "" {
				c.Add(path.Key("categories").Index(i).Key("id"), govmaturity.CodeDuplicateID, "there is already a category %q", category.ID)
			}
			places[category.ID] = i
		}
		x.dimensions[d.ID] = places
		switch {
		case d.Whole == WholeRatio && x.spec.Measure != MeasureRatio:
			c.Add(path.Key("whole"), govmaturity.CodeNotAllowed, "a sum of numerators over a sum of denominators is for the measure ratio")
		case d.Whole == WholeSum && x.spec.Measure == MeasureRatio:
			c.Add(path.Key("whole"), govmaturity.CodeNotAllowed, "ratios cannot be added up: expected ratio or apart, found sum")
		case d.Whole == WholeSum || d.Whole == WholeRatio:
			if whole != "" {
				c.Add(path.Key("whole"), govmaturity.CodeWrongCount, "the whole is made of the categories of %q already: one dimension can make it", whole)
			}
			whole = d.ID
		}
	}
}

func (c *compiler) compileGroups() {
	top := govmaturity.Path{}.Key("groups")
	for i := range c.Doc.Groups {
		g, at := &c.Doc.Groups[i], top.Index(i)
		_, isIndicator := c.s.byID[g.ID]
		_, isGroup := c.s.groupByID[g.ID]
		if (isIndicator || isGroup) && g.ID != "" {
			c.Add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already an indicator or a group %q", g.ID)
		} else {
			c.s.groupByID[g.ID] = i
		}
	}
	c.s.members = make([][]member, len(c.Doc.Groups))
	for i := range c.Doc.Groups {
		c.compileMembers(i, top.Index(i))
	}
	c.checkCycles(top)
	c.checkShares(top)
}

// member is an indicator or a group in a group.
type member struct {
	spec  *MemberSpec
	at    int
	group bool
}

func (c *compiler) compileMembers(i int, at govmaturity.Path) {
	g := &c.Doc.Groups[i]
	c.from.Check(at, g.Standing, g.Cites)
	seen := map[string]bool{}
	weights := 0
	for k := range g.Members {
		m, path := &g.Members[k], at.Key("members").Index(k)
		if seen[m.ID] && m.ID != "" {
			c.Add(path.Key("id"), govmaturity.CodeDuplicateID, "%q is a member already", m.ID)
		}
		seen[m.ID] = true
		if m.Weight != nil {
			weights++
			if !g.Rule.Weighted() {
				c.Add(path.Key("weight"), govmaturity.CodeNotUsed, "the rule %s reads no weights", g.Rule)
			}
		}
		if n, ok := c.s.groupByID[m.ID]; ok {
			c.s.members[i] = append(c.s.members[i], member{m, n, true})
			c.checkMemberGroup(g, n, path)
			continue
		}
		n, ok := c.s.byID[m.ID]
		if !ok {
			if m.ID != "" {
				c.Add(path.Key("id"), govmaturity.CodeUnknownReference, "there is no indicator or group %q%s", m.ID, c.Suggest(m.ID, c.names))
			}
			continue
		}
		c.s.members[i] = append(c.s.members[i], member{m, n, false})
		x := &c.s.indicators[n]
		if keeps := x.spec.Direction == DirectionKeep || x.spec.Direction == DirectionRange; g.Of == QuantityScore && keeps {
			c.Add(path.Key("id"), govmaturity.CodeNoValue, "%q has no score: Open SDG has none for the direction %s", m.ID, x.spec.Direction)
		} else if g.Of == QuantityScore && x.trend != TrendOpenSDG {
			c.Add(path.Key("id"), govmaturity.CodeNoValue, "%q has no score: only the trend open-sdg has one", m.ID)
		}
		if g.Rule == RuleRatio {
			if x.spec.Measure != MeasureRatio {
				c.Add(path.Key("id"), govmaturity.CodeNoValue, "%q is no ratio: it has no numerator and denominator", m.ID)
			}
		}
	}
	if g.Rule == RuleRatio && g.Of != QuantityValue {
		c.Add(at.Key("of"), govmaturity.CodeNotAllowed, "the rule ratio is of the value: expected value, found %s", g.Of)
	}
	if g.Rule == RuleRatio && g.Missing == MissingZero {
		c.Add(at.Key("missing"), govmaturity.CodeNotAllowed, "what is missing has no denominator, and cannot count as 0 in a ratio: expected leave-out or block")
	}
	if g.Unweighted != "" && !g.Rule.Weighted() {
		c.Add(at.Key("unweighted"), govmaturity.CodeNotUsed, "the rule %s reads no weights", g.Rule)
	}
	if g.Rule.Weighted() && g.Unweighted != UnweightedSiblings && weights < len(g.Members) {
		for k := range g.Members {
			if g.Members[k].Weight == nil {
				c.Add(at.Key("members").Index(k).Key("weight"), govmaturity.CodeRequired, "the rule %s reads weights: give one, or say in unweighted what stands for it", g.Rule)
			}
		}
	}
}

// checkMemberGroup refuses groups whose numbers are of another kind.
func (c *compiler) checkMemberGroup(g *RollupGroupSpec, n int, path govmaturity.Path) {
	below := &c.Doc.Groups[n]
	if below.Of != g.Of {
		c.Add(path.Key("id"), govmaturity.CodeContradiction, "%q is of the %s of its members, and this group of the %s", below.ID, below.Of, g.Of)
	}
	if g.Rule == RuleRatio && below.Rule != RuleRatio {
		c.Add(path.Key("id"), govmaturity.CodeNoValue, "%q has no numerator and denominator: its rule is %s", below.ID, below.Rule)
	}
}

// checkShares refuses ratios that are put together by way of other groups, and count
// per different numbers.
func (c *compiler) checkShares(top govmaturity.Path) {
	per := make([]float64, len(c.Doc.Groups))
	for _, g := range c.s.groupOrder {
		if c.Doc.Groups[g].Rule != RuleRatio {
			continue
		}
		for _, m := range c.s.members[g] {
			var p float64
			if m.group {
				p = per[m.at]
			} else {
				p = c.s.indicators[m.at].per
			}
			if p != 0 && per[g] != 0 && p != per[g] {
				c.Add(top.Index(g).Key("members"), govmaturity.CodeContradiction, "%q counts per %v, and another member per %v", m.spec.ID, p, per[g])
				break
			}
			if per[g] == 0 {
				per[g] = p
			}
		}
	}
}

func (c *compiler) names() []string {
	return append(slices.Sorted(maps.Keys(c.s.byID)), slices.Sorted(maps.Keys(c.s.groupByID))...)
}

// checkCycles reports groups that are members of themselves, and puts groups in an
// order in which each comes after its members.
func (c *compiler) checkCycles(top govmaturity.Path) {
	state := make([]int, len(c.Doc.Groups)) // 1 open, 2 done
	type frame struct{ group, next int }
	for i := range c.Doc.Groups {
		if state[i] != 0 {
			continue
		}
		stack := []frame{{i, 0}}
		state[i] = 1
		for len(stack) > 0 {
			f := &stack[len(stack)-1]
			if f.next == len(c.s.members[f.group]) {
				state[f.group] = 2
				c.s.groupOrder = append(c.s.groupOrder, f.group)
				stack = stack[:len(stack)-1]
				continue
			}
			m := c.s.members[f.group][f.next]
			f.next++
			switch {
			case !m.group || state[m.at] == 2:
			case state[m.at] == 1:
				c.Add(top.Index(f.group), govmaturity.CodeCycle, "%q is, by its members, a part of itself: %q is in the circle", c.Doc.Groups[f.group].ID, c.Doc.Groups[m.at].ID)
			default:
				state[m.at] = 1
				stack = append(stack, frame{m.at, 0})
			}
		}
	}
}

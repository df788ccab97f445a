package kpi

import (
	"math"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/finding"
)

// The kinds of findings of this package.
const (
	FindingLevel = "kpi-level"
	FindingPace  = "kpi-pace"
	FindingTrend = "kpi-trend"
	FindingTotal = "kpi-total"
)

// openSDGSource is where the measure of Open SDG comes from.
var (
	openSDGSource = govmaturity.Source{ID: "open-sdg", Title: "sdg-build, progress measure", Publisher: "Open SDG"}
	openSDGCite   = govmaturity.Citation{Source: "open-sdg", Locator: "sdg/ProgressMeasure.py"}
)

// teller says a finding in one language.
type teller struct {
	w   govmaturity.Words
	out govmaturity.Finding
}

func (t *teller) text(s string) govmaturity.Text { return govmaturity.Text{t.w.Language(): s} }

func (t *teller) add(kind govmaturity.ReasonKind, s string) {
	t.out.Reasons = append(t.out.Reasons, govmaturity.Reason{Kind: kind, Words: t.text(s)})
}

func (t *teller) label(key, text string) string {
	return t.w.Say("text.label", "label", t.w.Say(key), "text", text)
}

// formula adds a line of arithmetic, which is read from left to right anywhere.
func (t *teller) formula(parts ...string) {
	t.add(govmaturity.ReasonFormula, t.w.LeftToRight(strings.Join(parts, " ")))
}

// number writes what was computed. What was given is written as it was given.
func (t *teller) number(x float64) string { return finding.Number(t.w, x) }

// operand is a number inside arithmetic: one below zero in brackets.
func (t *teller) operand(x float64) string {
	if x < 0 {
		return "(" + t.w.Plain(x) + ")"
	}
	return t.w.Plain(x)
}

func (t *teller) share(x float64) string {
	const most = math.MaxFloat64 / 100 // what has a percentage
	return t.w.Percent(max(-most, min(x, most)), 1)
}

// Findings returns the three answers, each with its arithmetic: the level, the
// pace and the trend. In each of the words, or in English without any.
func (x Result) Findings(words ...govmaturity.Words) []govmaturity.Finding {
	if x.r == nil {
		return nil
	}
	var out []govmaturity.Finding
	for _, tell := range []func(Result, *teller){Result.tellLevel, Result.tellPace, Result.tellTrend} {
		out = append(out, finding.In(words, func(w govmaturity.Words) govmaturity.Finding {
			t := &teller{w: w}
			tell(x, t)
			return t.out
		}))
	}
	return out
}

// Explain returns the three answers as text, in the given words.
func (x Result) Explain(words govmaturity.Words) string {
	var b strings.Builder
	for _, f := range x.Findings(words) {
		b.WriteString(f.In(words))
	}
	return b.String()
}

// begin says what a finding is about.
func (x Result) begin(t *teller, kind string) {
	s := x.r.o.set
	t.out.About = govmaturity.Reference{Kind: kind, Document: s.ID(), Edition: s.Edition(), Hash: s.RulesHash(),
		Subject: x.r.Subject(), Date: x.r.AsOf(), ID: x.ID()}
	if c := x.Category(); c != "" {
		t.out.About.Item = "/" + x.indicator().spec.Dimensions[x.of.dimension].ID + "/" + c
	}
	name := t.w.Wording(x.Title())
	if c := x.categoryTitle(t.w); c != "" {
		name = t.w.Say("text.brackets", "text", name, "more", c)
	}
	t.out.Title = t.text(name)
	t.out.State = x.state
	t.out.Standing = govmaturity.StandingDerived
}

func (x Result) categoryTitle(w govmaturity.Words) string {
	if x.of.dimension < 0 {
		return ""
	}
	c := x.indicator().spec.Dimensions[x.of.dimension].Categories[x.of.category]
	if c.Title == nil {
		return c.ID
	}
	return w.Wording(c.Title)
}

// amount is a value with its unit.
func (x Result) amount(t *teller, value float64) string {
	return x.withUnit(t, t.w.Plain(value))
}

func (x Result) withUnit(t *teller, number string) string {
	if u := x.indicator().spec.Unit; u != nil {
		return t.w.Say("kpi.amount", "number", number, "unit", t.w.Wording(u))
	}
	return number
}

// given says the value, the baseline and the target.
func (x Result) given(t *teller) {
	if x.has {
		value := x.amount(t, x.value)
		if x.indicator().spec.Measure == MeasureRatio {
			value = x.withUnit(t, t.number(x.value))
		}
		t.add(govmaturity.ReasonCounted, t.label("kpi.value", t.w.Say("kpi.of", "value", value, "date", t.w.Date(x.Date()))))
	}
	if b := x.goal.Baseline; b != nil {
		said := x.amount(t, *b)
		if x.fromDate.Valid() {
			said = t.w.Say("kpi.of", "value", said, "date", t.w.Date(x.fromDate.String()))
		}
		t.add(govmaturity.ReasonCondition, t.label("kpi.baseline", said))
	}
	if said := x.targetSaid(t); said != "" {
		if d := x.indicator().spec.Target.Date; d != "" {
			said = t.w.Say("kpi.by", "value", said, "date", t.w.Date(d))
		}
		t.add(govmaturity.ReasonCondition, t.label("kpi.target", said))
	}
}

func (x Result) targetSaid(t *teller) string {
	g := x.goal
	switch {
	case g.Direction == DirectionRange && g.Low != nil && g.High != nil:
		return t.w.Say("kpi.between", "low", x.amount(t, *g.Low), "high", x.amount(t, *g.High))
	case g.Target == nil:
		return ""
	case g.Direction == DirectionKeep && g.Within > 0:
		return t.w.Say("kpi.within", "value", x.amount(t, *g.Target), "within", t.w.Plain(g.Within))
	}
	return x.amount(t, *g.Target)
}

// observed says what was known, and what was left out.
func (x Result) observed(t *teller) {
	if x.state == govmaturity.StateImputed {
		t.add(govmaturity.ReasonNote, t.w.Say("kpi.estimated"))
	}
	if x.now.spec != nil {
		t.add(govmaturity.ReasonNote, t.w.Say("kpi.age", "count", x.age))
	}
	if x.gap.Valid() {
		t.add(govmaturity.ReasonBlocked, t.w.Say("kpi.gap", "date", t.w.Date(x.gap.String())))
	}
	if x.late.Valid() {
		t.add(govmaturity.ReasonCoverage, t.w.Say("kpi.late", "date", t.w.Date(x.late.String())))
	}
	for _, l := range x.left {
		t.add(govmaturity.ReasonLeftOut, t.w.Say("kpi.left-out", "date", t.w.Date(l.Date), "why", t.w.Say("kpi.left-out."+string(l.Why))))
	}
}

func (t *teller) none(why string) {
	t.out.Outcome = t.text(t.w.Say("kpi.outcome.none", "why", t.w.Say("kpi.why."+why)))
}

func (x Result) tellLevel(t *teller) {
	x.begin(t, FindingLevel)
	kept := x.goal.Direction == DirectionKeep || x.goal.Direction == DirectionRange
	if kept {
		t.out.Rule = t.text(t.w.Say("kpi.level.rule.inside"))
	} else {
		t.out.Rule = t.text(t.w.Say("kpi.level.rule.way"))
	}
	switch l := x.level; {
	case l.State != govmaturity.StateAnswered:
		t.none(string(l.Why))
	case l.Met:
		t.out.Outcome = t.text(t.w.Say("kpi.outcome.met"))
	case !l.HasAttainment:
		t.out.Outcome = t.text(t.w.Say("kpi.outcome.not-met"))
	case kept:
		t.out.Outcome = t.text(t.w.Say("kpi.outcome.kept", "share", t.share(l.Attainment)))
	default:
		t.out.Outcome = t.text(t.w.Say("kpi.outcome.share", "share", t.share(l.Attainment)))
	}
	x.given(t)
	x.valueFormula(t)
	if x.level.HasAttainment && x.has {
		x.levelFormula(t, kept)
	} else if x.level.State == govmaturity.StateAnswered && x.level.Why != "" {
		t.add(govmaturity.ReasonBlocked, t.w.Say("kpi.why."+string(x.level.Why)))
	}
	x.observed(t)
}

// valueFormula says how the value itself is computed.
func (x Result) valueFormula(t *teller) {
	ind := x.indicator()
	switch {
	case !x.has:
	case ind.spec.Measure == MeasureRatio:
		said := []string{t.operand(x.now.num), "÷", t.operand(x.now.den)}
		if ind.per != 1 {
			said = append(said, "×", t.w.Plain(ind.per))
		}
		t.formula(append(said, "=", t.number(x.value))...)
	case ind.spec.Accumulation == AccumulationSum:
		said := t.operand(*x.goal.Baseline)
		for _, added := range x.added {
			said += " + " + t.operand(added)
		}
		t.formula(said, "=", t.w.Plain(x.value))
	}
}

func (x Result) levelFormula(t *teller, kept bool) {
	if !kept {
		b := t.operand(*x.goal.Baseline)
		t.formula("("+x.operand(t), "−", b+")", "÷", "("+t.operand(*x.goal.Target), "−", b+")", "=", t.number(x.level.Attainment))
		return
	}
	if !x.level.Met {
		t.formula("1", "−", t.number(x.goal.outside(x.value)), "÷", t.w.Plain(x.goal.Tolerance), "=", t.number(x.level.Attainment))
	}
}

func (x Result) tellPace(t *teller) {
	x.begin(t, FindingPace)
	t.out.Rule = t.text(t.w.Say("kpi.pace.rule"))
	p := x.pace
	if p.Class == PaceClassNoData {
		t.none(string(p.Why))
	} else {
		t.out.Outcome = t.text(t.w.Say("kpi.pace." + string(p.Class)))
	}
	path := x.way(x.indicator())
	if path.Kind == pathAlways || path.To > path.From {
		kind := path.Kind
		if kind == "" {
			kind = PathLinear
		}
		t.add(govmaturity.ReasonCondition, t.w.Say("text.clauses", "before", t.w.Say("kpi.pace.expected", "share", t.share(p.Expected)),
			"item", t.w.Say("kpi.path."+string(kind))))
	}
	x.expectedFormula(t, path)
	if p.Class == PaceClassFarBehind && !p.HasRatio {
		t.add(govmaturity.ReasonCondition, t.w.Say("kpi.why."+string(x.level.Why)))
	}
	if p.HasRatio {
		t.formula(t.number(x.level.Attainment), "÷", t.number(p.Expected), "=", t.number(p.Ratio))
		cuts := x.r.o.set.cuts
		t.add(govmaturity.ReasonThreshold, t.w.Say("kpi.cuts", "first", t.w.Plain(cuts.OnTrack), "second", t.w.Plain(cuts.Behind)))
	}
	x.observed(t)
}

// expectedFormula says how the share that is expected is computed: first the years
// that have passed over those that there are.
func (x Result) expectedFormula(t *teller, path Path) {
	now := x.now.end
	if !x.has || path.Kind == pathAlways || !(path.To > path.From) || now <= path.From || now >= path.To {
		return
	}
	u := (now - path.From) / (path.To - path.From)
	switch path.Kind {
	case PathStep:
	case PathMilestones:
		a, b := path.around(now)
		t.formula(t.operand4(a.Share), "+", "("+t.operand4(b.Share), "−", t.operand4(a.Share)+")", "×", t.number(now-a.Time), "÷", t.number(b.Time-a.Time), "=", t.number(x.pace.Expected))
	default:
		t.formula(t.number(now-path.From), "÷", t.number(path.To-path.From), "=", t.number(u))
		if path.Kind == PathSCurve {
			n := t.number(u)
			t.formula(n+"²", "×", "(3", "−", "2", "×", n+")", "=", t.number(x.pace.Expected))
		}
	}
}

// operand is the value inside arithmetic: one that was computed, as a ratio is, with
// the digits of what is computed.
func (x Result) operand(t *teller) string {
	if x.indicator().spec.Measure == MeasureRatio {
		return t.operand4(x.value)
	}
	return t.operand(x.value)
}

// operand4 is a computed number inside arithmetic.
func (t *teller) operand4(x float64) string { return finding.Operand(t.w, x) }

func (x Result) tellTrend(t *teller) {
	x.begin(t, FindingTrend)
	r := x.trend
	t.out.State = r.State
	t.out.Rule = t.text(t.w.Say("kpi.trend.rule." + string(r.Method)))
	if r.Method == TrendOpenSDG {
		t.out.Cites, t.out.Sources = []govmaturity.Citation{openSDGCite}, []govmaturity.Source{openSDGSource}
	}
	if r.Progress == ProgressNotAvailable {
		t.none(string(r.Why))
	} else {
		t.out.Outcome = t.text(t.w.Say("kpi.progress." + string(r.Progress)))
	}
	x.given(t)
	if r.HasRatio || r.Progress == ProgressDeterioration {
		x.trendFormula(t)
	}
	if r.HasScore {
		x.scoreFormula(t)
		t.add(govmaturity.ReasonShown, t.w.Say("kpi.trend.score", "score", t.number(r.Score)))
	}
	x.observed(t)
}

func (x Result) trendFormula(t *teller) {
	r := x.trend
	per := func(change float64) string {
		if r.Linear {
			return x.withUnit(t, t.number(change))
		}
		return t.w.Percent(change, 2)
	}
	if r.Linear && x.indicator().trend == TrendCAGR && x.way(x.indicator()).Kind != pathAlways {
		t.add(govmaturity.ReasonNote, t.w.Say("kpi.trend.straight"))
	}
	if r.Change < 0 {
		t.add(govmaturity.ReasonCounted, t.w.Say("kpi.trend.worse", "change", per(-r.Change)))
	} else {
		t.add(govmaturity.ReasonCounted, t.w.Say("kpi.trend.change", "change", per(r.Change)))
	}
	x.changeFormula(t)
	if !r.HasRatio {
		return // what is lost needs no cut
	}
	first, second := x.r.o.set.cuts.OnTrack, x.r.o.set.cuts.Behind
	if r.Method == TrendOpenSDG {
		first, second = 0.95, 0.6
	}
	if r.ToTarget {
		t.add(govmaturity.ReasonCounted, t.w.Say("kpi.trend.required", "change", per(r.Required)))
		t.formula(t.number(r.Change), "÷", t.number(r.Required), "=", t.number(r.Ratio))
	} else {
		first, second = substantialGrowth*r.Factor, moderateGrowth*r.Factor
		if r.Linear {
			t.formula(t.number(r.Change), "÷", t.number(x.changeOf()), "=", t.number(r.Ratio))
		}
	}
	if r.Factor != 1 {
		t.add(govmaturity.ReasonThreshold, t.w.Say("kpi.trend.limit", "factor", t.number(r.Factor)))
	}
	words := []string{string(ProgressSubstantial), string(ProgressModerate), string(ProgressLimited)}
	for i, cut := range []float64{first, second, 0} {
		t.add(govmaturity.ReasonThreshold, t.w.LeftToRight("≥ "+t.w.Plain(cut))+" "+t.w.Say("kpi.progress."+words[i]))
	}
}

// changeOf is what a change in units a year is a share of, without a target.
func (x Result) changeOf() float64 {
	b := *x.goal.Baseline
	if x.way(x.indicator()).Kind == pathAlways {
		return x.goal.outside(b)
	}
	return math.Abs(b)
}

// changeFormula says how the change a year is computed, before the direction that
// is better is looked at.
func (x Result) changeFormula(t *teller) {
	b, n := *x.goal.Baseline, x.now.end-x.from
	switch {
	case x.trend.Linear && x.way(x.indicator()).Kind == pathAlways: // of the distance, which is to fall
		from, to := x.goal.outside(b), x.goal.outside(x.value)
		t.formula("("+t.number(from), "−", t.number(to)+")", "÷", t.number(n), "=", t.number(perYear(from, to, n)))
	case x.trend.Linear:
		t.formula("("+x.operand(t), "−", t.operand(b)+")", "÷", t.number(n), "=", t.number(perYear(x.value, b, n)))
	default:
		if x.trend.Method == TrendOpenSDG {
			b = nonZero(b)
		}
		g, _ := growth(b, x.value, n)
		t.formula("("+x.operand(t), "÷", t.operand(b)+")^(1", "÷", t.number(n)+")", "−", "1", "=", t.number(g))
	}
}

// scoreFormula says how Open SDG makes a score of the ratio.
func (x Result) scoreFormula(t *teller) {
	r := x.trend
	if r.Progress == ProgressAchieved || !r.HasRatio {
		return
	}
	n, c := t.number(r.Ratio), t.number(r.Factor)
	line := func(a, b float64, over string) {
		said := []string{t.w.Plain(a), "×", n}
		if over != "" && r.Factor != 1 {
			said = append(said, "÷", over)
		}
		t.formula(append(said, "−", t.w.Plain(b), "→", t.number(r.Score))...)
	}
	switch {
	case r.ToTarget && r.Ratio >= 0.6:
		line(7.1429, 4.2857, "")
	case r.ToTarget:
		line(4.1667, 2.5, "")
	case r.Ratio < 0:
		line(125, 2.5, "")
	case r.Factor == 0: // at the limit
	case r.Ratio >= 0.015*r.Factor:
		line(500, 5, c)
	case r.Ratio >= 0.005*r.Factor:
		line(250, 1.25, c)
	default:
		line(500, 2.5, c)
	}
}

// Finding says what a group comes to, by which rule and out of which numbers.
func (r *Report) Finding(group string, words ...govmaturity.Words) govmaturity.Finding {
	i, ok := r.Set().groupByID[group]
	if !ok {
		return govmaturity.Finding{}
	}
	return finding.In(words, func(w govmaturity.Words) govmaturity.Finding {
		t := &teller{w: w}
		r.tellTotal(t, i)
		return t.out
	})
}

func (r *Report) tellTotal(t *teller, i int) {
	spec, total, s := &r.o.set.spec.Groups[i], r.groups[i], r.o.set
	t.out.About = govmaturity.Reference{Kind: FindingTotal, Document: s.ID(), Edition: s.Edition(), Hash: s.RulesHash(),
		Subject: r.Subject(), Date: r.AsOf(), ID: spec.ID}
	t.out.Title = t.text(spec.ID)
	if spec.Title != nil {
		t.out.Title = t.text(t.w.Wording(spec.Title))
	}
	t.out.State, t.out.Standing = total.State, govmaturity.StandingDerived
	t.out.Rule = t.text(t.w.Say("kpi.total.rule." + string(spec.Rule)))
	t.out.Outcome = t.text(t.w.Say("kpi.outcome.none", "why", t.w.Say("state."+string(total.State))))
	if total.State == govmaturity.StateAnswered {
		t.out.Outcome = t.text(t.number(total.Value))
	}
	missing := map[string]bool{}
	for _, id := range total.Missing {
		missing[id] = true
		t.addMember(govmaturity.ReasonLeftOut, r.memberTitle(t.w, id), t.w.Say("kpi.total."+string(spec.Missing)))
	}
	unweighted := map[string]bool{}
	for _, id := range total.Unweighted {
		unweighted[id] = true
		t.addMember(govmaturity.ReasonNote, r.memberTitle(t.w, id), t.w.Say("kpi.total.siblings"))
	}
	for _, p := range total.Parts {
		if missing[p.ID] {
			continue
		}
		said := t.number(p.Value)
		switch {
		case spec.Rule == RuleRatio:
			said = t.w.LeftToRight(t.w.Plain(p.Numerator) + " ÷ " + t.w.Plain(p.Denominator))
		case spec.Rule.Weighted() && p.Weight > 0:
			said = t.w.Say("kpi.total.weight", "number", said, "weight", t.w.Plain(p.Weight))
		}
		t.addMember(govmaturity.ReasonCounted, r.memberTitle(t.w, p.ID), said)
	}
	r.totalFormula(t, spec, total)
	if spec.Round != nil && total.State == govmaturity.StateAnswered {
		t.add(govmaturity.ReasonFormula, t.w.LeftToRight(t.w.Plain(total.Exact))+" "+t.w.Say("kpi.total.rounded", "number", t.w.Plain(total.Value)))
	}
}

// totalFormula says how a total is computed.
func (r *Report) totalFormula(t *teller, spec *RollupGroupSpec, total Total) {
	if total.State != govmaturity.StateAnswered {
		return
	}
	list := func(of func(Part) string) string {
		said := make([]string, len(total.Parts))
		for i, p := range total.Parts {
			said[i] = of(p)
		}
		if len(said) == 1 {
			return said[0]
		}
		return "(" + strings.Join(said, " + ") + ")"
	}
	value := func(p Part) string { return t.operand4(p.Value) }
	weighted := func(p Part) string { return t.operand4(p.Value) + " × " + t.operand4(p.Weight) }
	weight := func(p Part) string { return t.operand4(p.Weight) }
	is := t.number(total.Exact)
	switch spec.Rule {
	case RuleMean:
		t.formula(list(value), "÷", t.w.Plain(float64(len(total.Parts))), "=", is)
	case RuleSum:
		t.formula(list(value), "=", is)
	case RuleWeightedMean:
		t.formula(list(weighted), "÷", list(weight), "=", is)
	case RuleWeightedSum:
		t.formula(list(weighted), "=", is)
	case RuleRatio:
		said := []string{list(func(p Part) string { return t.operand(p.Numerator) }), "÷", list(func(p Part) string { return t.operand(p.Denominator) })}
		if per := total.Parts[0].Per; per != 0 && per != 1 {
			said = append(said, "×", t.w.Plain(per))
		}
		t.formula(append(said, "=", is)...)
	}
}

func (t *teller) addMember(kind govmaturity.ReasonKind, name, text string) {
	t.add(kind, t.w.Say("text.label", "label", name, "text", text))
}

func (r *Report) memberTitle(w govmaturity.Words, id string) string {
	if i, ok := r.o.set.byID[id]; ok {
		return w.Wording(r.o.set.indicators[i].spec.Title)
	}
	if i, ok := r.o.set.groupByID[id]; ok && r.o.set.spec.Groups[i].Title != nil {
		return w.Wording(r.o.set.spec.Groups[i].Title)
	}
	return id
}

package panel

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/maturity"
)

// maxScenarios and maxCells bound what a document can ask for.
const (
	maxScenarios = 256
	maxCells     = 50_000_000 // ranks that are kept
)

// plan is a document made ready: what varies, and every scenario compiled.
type plan struct {
	spec      *UncertaintySpec
	panel     *Panel
	node      maturity.Node
	tree      *tree
	vary      []varied
	scenarios []*scenario
	draft     *document.Draft[UncertaintySpec]
	asked     *maturity.Spec // of the framework that was answered; not changed
}

// varied is an assumption made ready.
type varied struct {
	spec    *AssumptionSpec
	choices int   // of a scenario; 1, when there is none to make
	places  []int // what it is about: groups or columns
	drawn   int   // the choice of answers that are drawn, or -1
}

// add reports a problem of an assumption.
func (p *plan) add(at govmaturity.Path, code govmaturity.Code, format string, args ...any) {
	p.draft.Add(at, code, format, args...)
}

// newPlan looks up what a document names, and compiles all scenarios.
func (p *Panel) newPlan(spec *UncertaintySpec) (*plan, error) {
	if spec == nil || p.fw == nil {
		return nil, govmaturity.Problems{{Code: govmaturity.CodeRequired, Format: "uncertainty is of a panel, and a document says what is not sure: give both"}}
	}
	d := uncertaintyFormat.Check(spec)
	checkUncertainty(d)
	if err := d.Err(); err != nil {
		return nil, err
	}
	out := &plan{spec: d.Doc, panel: p, draft: d, asked: p.asked.Spec()}
	out.look()
	if d.Err() == nil {
		out.compile()
	}
	return out, d.Err()
}

// look finds what a document names.
func (p *plan) look() {
	at, fw := govmaturity.Path{}, p.panel.fw
	switch {
	case p.spec.Framework != "" && p.spec.Framework != fw.ID():
		p.add(at.Key("framework"), govmaturity.CodeOtherFramework, "the panel answered the framework %q, not %q", fw.ID(), p.spec.Framework)
	case p.spec.Edition != "" && p.spec.Edition != fw.Edition():
		p.add(at.Key("edition"), govmaturity.CodeOtherEdition, "the panel answered the edition %q, not %q", fw.Edition(), p.spec.Edition)
	}
	p.node = fw.Root()
	if p.spec.Node != "" {
		p.node = fw.Node(p.spec.Node)
	}
	switch {
	case !p.node.Valid() || specOf(&p.asked.Root, p.node.ID()) == nil:
		p.add(at.Key("node"), govmaturity.CodeUnknownReference, "the framework's own tree has no node %q", p.spec.Node)
		return
	case !p.isOpen(p.node):
		p.add(at.Key("node"), govmaturity.CodeNotAllowed, "the value of %q comes from no mean, sum or points of what is below it, or is normalised by numbers that the panel here did not say, so no assumption reaches into it: name another node", p.node.ID())
		return
	}
	p.tree = flatten(p.node, p.isOpen)
	rows := p.spec.Draws
	if p.spec.Sensitivity != nil {
		rows += *p.spec.Sensitivity * (len(p.spec.Assumptions) + 2)
	}
	if rows > maxCells/max(1, len(p.panel.members)) {
		p.add(at.Key("draws"), govmaturity.CodeTooManyValues, "%d rankings of %d members are more than %d ranks: take fewer draws", rows, len(p.panel.members), maxCells)
	}
	for i := range p.spec.Assumptions {
		p.vary = append(p.vary, p.lookAt(&p.spec.Assumptions[i], at.Key("assumptions").Index(i)))
	}
}

func (p *plan) lookAt(a *AssumptionSpec, at govmaturity.Path) varied {
	v := varied{spec: a, choices: 1, drawn: -1}
	t := p.tree
	switch {
	case a.Weights != nil:
		v.places = p.groups(a.Weights.Nodes, at.Key("weights").Key("nodes"), func(maturity.Node) bool { return true })
	case a.Aggregation != nil:
		v.choices += len(a.Aggregation.Kinds)
		v.places = p.groups(a.Aggregation.Nodes, at.Key("aggregation").Key("nodes"), func(n maturity.Node) bool { return isMean(n.Aggregation()) })
	case a.Normalisation != nil:
		v.choices += len(a.Normalisation.Kinds)
		v.places = p.columns(a.Normalisation.Indicators, at.Key("normalisation").Key("indicators"), p.isNumber, p.asks)
		p.checkWhole(at.Key("normalisation"))
	case a.Dropped != nil:
		indicator := func(i int) bool { return !t.fixed[i] }
		v.places = p.columns(a.Dropped.Indicators, at.Key("dropped").Key("indicators"), indicator, indicator)
	case a.Missing != nil:
		v.choices += len(a.Missing.Policies)
		if a.Missing.Drawn {
			v.drawn = v.choices
			v.choices++
		}
	case a.Error != nil:
		takes := func(i int) bool {
			if t.fixed[i] {
				return false
			}
			switch p.panel.fw.Node(t.ids[i]).Indicator().Kind() {
			case maturity.MeasureNumber, maturity.MeasureCount, maturity.MeasurePoints:
				return a.Error.Chance == nil
			case maturity.MeasureLevel, maturity.MeasureYesNo:
				return a.Error.Chance != nil
			}
			return false
		}
		v.places = p.columns(a.Error.Indicators, at.Key("error").Key("indicators"), takes, takes)
		p.checkWhole(at.Key("error"))
	}
	return v
}

// checkWhole reports assumptions for which what the panel says must be measured again,
// where not all of it is here.
func (p *plan) checkWhole(at govmaturity.Path) {
	if g := p.panel.goalposts; g != nil && g.Assessments != len(p.panel.members) {
		p.add(at, govmaturity.CodeNotAllowed, "this is a part of a panel of %d: what the panel says cannot be found out again without the others; ask the whole", g.Assessments)
	}
}

// groups finds the groups that an assumption is about.
func (p *plan) groups(ids []string, at govmaturity.Path, can func(maturity.Node) bool) []int {
	t := p.tree
	var out []int
	for i, id := range ids {
		place := t.find(id)
		switch {
		case place < 0 && p.closedAbove(id) != "":
			p.add(at.Index(i), govmaturity.CodeNotAllowed, "%q cannot vary: %s", id, p.closedAbove(id))
		case place < 0:
			p.add(at.Index(i), govmaturity.CodeUnknownReference, "%q is no group that counts below %q%s", id, p.node.ID(), document.Suggestion(id, t.ids[t.columns:]))
		case place < t.columns || !can(p.panel.fw.Node(id)):
			p.add(at.Index(i), govmaturity.CodeNotAllowed, "the value of %q is no mean of what is below it, so this cannot vary", id)
		default:
			out = append(out, place)
		}
	}
	for g := t.columns; g < len(t.ids) && len(ids) == 0; g++ {
		if can(p.panel.fw.Node(t.ids[g])) {
			out = append(out, g)
		}
	}
	if len(out) == 0 && len(ids) == 0 {
		p.add(at, govmaturity.CodeEmptyGroup, "there is nothing below %q that this could vary%s", p.node.ID(), p.closed())
	}
	return out
}

// closed says which groups keep assumptions out, if any do, and why the first of them does.
func (p *plan) closed() string {
	out := ""
	for i, fixed := range p.tree.fixed {
		switch {
		case !fixed:
		case out == "":
			out = "; " + closedBy(p.panel.fw.Node(p.tree.ids[i]))
		default:
			out += ", nor into " + strconv.Quote(p.tree.ids[i])
		}
	}
	return out
}

// closedAbove says which group keeps assumptions out of a node below it, if one does.
func (p *plan) closedAbove(id string) string {
	for n := p.panel.fw.Node(id).Parent(); n.Valid(); n = n.Parent() {
		if place := p.tree.find(n.ID()); place >= 0 && place < p.tree.columns && p.tree.fixed[place] {
			return closedBy(n)
		}
	}
	return ""
}

// closedBy says why no assumption reaches into a group.
func closedBy(n maturity.Node) string {
	why := "is combined by " + string(n.Aggregation())
	if roster, _ := n.Roster(); roster.Valid() {
		why = "summarises items"
	} else if n.When() != "" {
		why = "has a condition"
	} else if kind := n.Normalisation(); kind != "" {
		why = "is normalised, by " + string(kind)
	}
	return fmt.Sprintf("no assumption reaches into %q, because it %s", n.ID(), why)
}

// columns finds the indicators that an assumption is about: those that it names, and else
// those that it is about by itself.
func (p *plan) columns(ids []string, at govmaturity.Path, can, all func(int) bool) []int {
	t := p.tree
	var out []int
	for i, id := range ids {
		place := t.find(id)
		switch {
		case place < 0 && p.closedAbove(id) != "":
			p.add(at.Index(i), govmaturity.CodeNotAllowed, "%q cannot vary: %s", id, p.closedAbove(id))
		case place < 0 || place >= t.columns || t.fixed[place]:
			p.add(at.Index(i), govmaturity.CodeUnknownIndicator, "%q is no indicator that counts below %q%s", id, p.node.ID(), document.Suggestion(id, t.ids[:t.columns]))
		case !can(place):
			p.add(at.Index(i), govmaturity.CodeNotAllowed, "the indicator %q is answered in a way that this cannot vary", id)
		default:
			out = append(out, place)
		}
	}
	for i := 0; i < t.columns && len(ids) == 0; i++ {
		if all(i) {
			out = append(out, i)
		}
	}
	if len(out) == 0 && len(ids) == 0 {
		p.add(at, govmaturity.CodeEmptyGroup, "there is nothing below %q that this could vary%s", p.node.ID(), p.closed())
	}
	return out
}

func (p *plan) isNumber(i int) bool {
	return !p.tree.fixed[i] && p.panel.fw.Node(p.tree.ids[i]).Indicator().Kind() == maturity.MeasureNumber
}

// measuresAgain reports whether a group is normalised by what this panel says, and the whole
// of it is here, so that each draw can find that out again.
func (p *plan) measuresAgain(id string) bool {
	n, g := specOf(&p.asked.Root, id), p.panel.goalposts
	return n != nil && n.Normalise != nil && n.Normalise.Panel == nil && n.Normalise.RestsOnPanel() && g != nil && g.Assessments == len(p.panel.members)
}

// asks reports whether an indicator rests on a panel.
func (p *plan) asks(i int) bool {
	if !p.isNumber(i) {
		return false
	}
	n := specOf(&p.asked.Root, p.tree.ids[i]).Measure.Normalise
	return n != nil && n.RestsOnPanel()
}

// compile makes all scenarios: those of the first assumption change slowest.
func (p *plan) compile() {
	count := 1
	for _, v := range p.vary {
		if count *= v.choices; count > maxScenarios {
			p.add(govmaturity.Path{}.Key("assumptions"), govmaturity.CodeTooManyItems, "the choices make more than %d combinations: take fewer kinds and policies", maxScenarios)
			return
		}
	}
	known := map[string][]*vector{}
	digits := make([]int, len(p.vary))
	for k := range count {
		rest := k
		for i := len(p.vary) - 1; i >= 0; i-- {
			digits[i] = rest % p.vary[i].choices
			rest /= p.vary[i].choices
		}
		sc := p.scenario(digits, known)
		if sc == nil {
			return
		}
		sc.takeLogs(p.tree)
		p.scenarios = append(p.scenarios, sc)
	}
}

// scenario compiles one combination of choices.
func (p *plan) scenario(digits []int, known map[string][]*vector) *scenario {
	fw, own, drawn := p.panel.fw, true, false
	key := make([]byte, len(digits))
	changed := -1
	for i, choice := range digits {
		if choice == 0 {
			continue
		}
		v := &p.vary[i]
		if choice == v.drawn {
			drawn = true
			continue
		}
		if changed < 0 || v.spec.Normalisation != nil {
			changed = i
		}
		own = own && v.spec.Normalisation == nil
		if v.spec.Normalisation != nil || slices.Contains(p.tree.fixed, true) {
			key[i] = byte(choice)
		}
	}
	if changed >= 0 {
		var err error
		if fw, err = p.otherwise(digits, own); err != nil {
			p.add(govmaturity.Path{}.Key("assumptions").Index(changed), govmaturity.CodeNotAllowed,
				"with other choices than the framework's the scores make no sense (%s): %s", p.chosen(digits), err.Error())
			return nil
		}
	}
	sc := newScenario(fw, p.tree)
	for g := range sc.rules {
		if r := &sc.rules[g]; r.normalise != nil && r.normalise.Reference != "" {
			for s, m := range p.panel.members {
				if m.Subject == r.normalise.Reference {
					r.references = append(r.references, s)
				}
			}
		}
	}
	sc.own, sc.drawn = own, drawn
	if known[string(key)] == nil {
		cards, err := p.cards(fw)
		if err != nil {
			p.add(govmaturity.Path{}.Key("assumptions").Index(max(0, changed)), govmaturity.CodeNotAllowed, "%s: %s", p.chosen(digits), err.Error())
			return nil
		}
		known[string(key)] = columnsOf(cards, p.tree)
	}
	sc.columns = known[string(key)]
	return sc
}

// chosen names the choices of a scenario.
func (p *plan) chosen(digits []int) string {
	out := ""
	for i, choice := range digits {
		a := p.vary[i].spec
		if choice == 0 || choice == p.vary[i].drawn {
			continue
		}
		if out != "" {
			out += ", "
		}
		switch {
		case a.Normalisation != nil:
			out += string(a.Normalisation.Kinds[choice-1].Kind)
		case a.Aggregation != nil:
			out += string(a.Aggregation.Kinds[choice-1])
		default:
			out += string(a.Missing.Policies[choice-1])
		}
	}
	return out
}

// cards returns what the members score with a framework.
func (p *plan) cards(fw *maturity.Framework) ([]*maturity.Scorecard, error) {
	out := make([]*maturity.Scorecard, len(p.panel.members))
	for i, m := range p.panel.members {
		if out[i] = m.Card; fw == p.panel.fw {
			continue
		}
		a := *m.assessment
		a.Hash = ""
		card, err := fw.Score(&a)
		if err != nil {
			return nil, err
		}
		out[i] = card
	}
	return out, nil
}

// otherwise compiles the framework with other choices. Classes and levels are left out:
// their cuts may make no sense for other values.
func (p *plan) otherwise(digits []int, own bool) (*maturity.Framework, error) {
	spec := p.panel.fw.Spec()
	if !own || slices.ContainsFunc(p.tree.ids[p.tree.columns:], p.measuresAgain) {
		spec = p.panel.asked.Spec()
	}
	withoutLevels(&spec.Root)
	for i, choice := range digits {
		v := &p.vary[i]
		if choice == 0 || choice == v.drawn {
			continue
		}
		switch a := v.spec; {
		case a.Normalisation != nil:
			for _, place := range v.places {
				normalise(specOf(&spec.Root, p.tree.ids[place]).Measure, a.Normalisation.Kinds[choice-1])
			}
		case a.Aggregation != nil:
			for _, place := range v.places {
				specOf(&spec.Root, p.tree.ids[place]).Aggregation = a.Aggregation.Kinds[choice-1]
			}
		case a.Missing != nil:
			p.unanswered(spec, a.Missing.Policies[choice-1])
		}
	}
	fw, err := maturity.Compile(spec, p.panel.options...)
	if err != nil || !fw.NeedsPanel() {
		return fw, err
	}
	assessments := make([]*maturity.Assessment, len(p.panel.members))
	for i, m := range p.panel.members {
		assessments[i] = m.assessment
	}
	_, frozen, err := measure(fw, assessments, p.panel.options)
	return frozen, err
}

func withoutLevels(n *maturity.NodeSpec) {
	n.Class = nil
	if n.Aggregation != maturity.AggregationGate && n.Aggregation != maturity.AggregationLadder {
		n.Level = nil
	}
	for i := range n.Nodes {
		withoutLevels(&n.Nodes[i])
	}
}

// normalise makes an indicator normalise in another way.
func normalise(m *maturity.MeasureSpec, choice NormalisationChoiceSpec) {
	next := &maturity.NormaliseSpec{Kind: choice.Kind, Outside: choice.Outside, Floor: choice.Floor, Shift: choice.Shift}
	if m.Normalise != nil {
		next.Better = m.Normalise.Better
	}
	if m.Range == nil && m.Normalise != nil && m.Normalise.Min != nil && m.Normalise.Max != nil {
		m.Range = &govmaturity.Range{Min: *m.Normalise.Min, Max: *m.Normalise.Max}
	}
	if choice.Kind == maturity.NormaliseShareOfBest && next.Better == maturity.BetterLower {
		if next.Ratio = choice.Ratio; next.Ratio == "" {
			next.Ratio = maturity.RatioInverse
		}
	}
	m.Normalise = next
}

// unanswered gives all groups of the tree another policy for what is unanswered.
func (p *plan) unanswered(spec *maturity.Spec, policy maturity.Policy) {
	inherits := specOf(&spec.Root, p.node.ID())
	above := p.inherited(spec)
	switch {
	case inherits.Missing != nil:
	case above != nil:
		copied := *above
		copied.MinCoverage = nil // it is not inherited
		inherits.Missing = &copied
	default:
		if spec.Missing == nil {
			spec.Missing = &maturity.MissingSpec{}
		}
		otherPolicy(spec.Missing, policy)
	}
	var visit func(n *maturity.NodeSpec)
	visit = func(n *maturity.NodeSpec) {
		if i := p.tree.find(n.ID); n.Missing != nil && i >= p.tree.columns {
			otherPolicy(n.Missing, policy)
		}
		for i := range n.Nodes {
			visit(&n.Nodes[i])
		}
	}
	visit(inherits)
}

// otherPolicy changes what is done about what is unanswered.
func otherPolicy(m *maturity.MissingSpec, policy maturity.Policy) {
	m.Unanswered = policy
	if m.All != maturity.PolicyAnchor && m.NotApplicable != maturity.PolicyAnchor &&
		m.NotDeployed != maturity.PolicyAnchor && m.Excluded != maturity.PolicyAnchor {
		m.Anchor = nil // nothing uses it any more
	}
}

// inherited returns the policies of the nearest node above that has some, or nil.
func (p *plan) inherited(spec *maturity.Spec) *maturity.MissingSpec {
	for n := p.node.Parent(); n.Valid(); n = n.Parent() {
		if m := specOf(&spec.Root, n.ID()).Missing; m != nil {
			return m
		}
	}
	return nil
}

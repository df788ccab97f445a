package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// report is all that the program says. The text and the JSON document are two
// ways to print it. Titles are in the language asked for, where there is one.
type report struct {
	Language   language    `json:"language"`
	Comparison *comparison `json:"comparison,omitempty"`
	Scorecards []card      `json:"scorecards"`
}

// comparison puts a computed index beside the published one.
type comparison struct {
	Framework   string               `json:"framework"`
	Edition     string               `json:"edition"`
	Title       string               `json:"title"`
	Decimals    int                  `json:"decimals"` // with which the index agrees
	Economies   []economy            `json:"economies"`
	IndexAgrees int                  `json:"index-agrees"` // how many
	GroupAgrees int                  `json:"group-agrees"`
	Sources     []govmaturity.Source `json:"sources"`
}

type economy struct {
	ID             string  `json:"id"`
	Name           string  `json:"name"`
	Published      float64 `json:"published"`
	PublishedGroup string  `json:"published-group"`
	Computed       float64 `json:"computed"`
	ComputedGroup  string  `json:"computed-group"`
	Difference     float64 `json:"difference"`
	IndexAgrees    bool    `json:"index-agrees"`
	GroupAgrees    bool    `json:"group-agrees"`
}

func newComparison(fw *maturity.Framework, decimals int) *comparison {
	return &comparison{
		Framework: fw.ID(), Edition: fw.Edition(), Title: fw.Title().In(),
		Decimals: decimals, Sources: fw.Spec().Sources,
	}
}

func (c *comparison) add(e economy) {
	c.Economies = append(c.Economies, e)
	if e.IndexAgrees {
		c.IndexAgrees++
	}
	if e.GroupAgrees {
		c.GroupAgrees++
	}
}

// card is what is said about one subject.
type card struct {
	Framework string   `json:"framework"`
	Edition   string   `json:"edition"`
	Hash      string   `json:"hash"`
	Title     string   `json:"title"`
	Subject   string   `json:"subject"`
	Date      string   `json:"date,omitempty"`
	Rater     string   `json:"rater,omitempty"`
	Standing  standing `json:"standing"`
	Note      string   `json:"note,omitempty"`

	Scored   bool    `json:"scored"` // false where the instrument has no overall value
	Coverage float64 `json:"coverage"`
	Nodes    []row   `json:"nodes"` // the whole tree
	blanks   string  // what unanswered questions count
	groups   string  // where the levels or classes of the whole begin

	Strongest []node `json:"strongest,omitempty"`
	Weakest   []node `json:"weakest,omitempty"`
	Target    *level `json:"target,omitempty"`
	Gaps      []gap  `json:"gaps"`
	Next      []path `json:"next"` // of the whole, where it has levels, and of the weakest
	// Explanation is of one number: the overall one, or else the weakest.
	Explanation *explanation `json:"explanation,omitempty"`
	Sources     []source     `json:"sources"`
}

// standing says how official the parts of a card are.
type standing struct {
	Content govmaturity.Standing `json:"content"`
	Score   govmaturity.Standing `json:"score"`
	Classes govmaturity.Standing `json:"classes,omitempty"` // where it is another than that of the value
	Answers govmaturity.Standing `json:"answers,omitempty"`
}

// node is the result of one node, or of one item of a roster.
type node struct {
	ID    string `json:"id"`
	Item  string `json:"item,omitempty"`
	Title string `json:"title"` // with the item's, where there is one
	label string // the title below others of the same item
	text  string // the value as it is printed
	below bool   // it has levels or classes, and none is reached

	State govmaturity.State `json:"state"`
	Value *float64          `json:"value,omitempty"`
	Range govmaturity.Range `json:"range"` // from no credit to full credit
	// Share is how much of the way is done: of the levels when the node is
	// answered with one, of the range otherwise. It may lie outside 0 to 1
	// where a publisher's numbers do.
	Share    *float64 `json:"share,omitempty"`
	Level    *level   `json:"level,omitempty"`
	Class    *level   `json:"class,omitempty"`
	ByLevel  bool     `json:"by-level"` // answered with a level
	Answer   string   `json:"answer,omitempty"`
	Coverage float64  `json:"coverage"`
}

// row is a node in its place in the tree.
type row struct {
	Depth int `json:"depth"`
	node
}

// level is a level or a class, and its place on its scale, from 1.
type level struct {
	Kind  string `json:"kind"` // level or class
	ID    string `json:"id"`
	Title string `json:"title"`
	Place int    `json:"place"`
	Of    int    `json:"of"`
}

type gap struct {
	Node      node    `json:"node"`
	From      *level  `json:"from,omitempty"` // none when none is reached
	To        level   `json:"to"`
	Levels    int     `json:"levels"`    // how many levels, or classes, are missing
	Shortfall float64 `json:"shortfall"` // of the node's value
}

// path is the cheapest way of a node to its next level.
type path struct {
	Node   node   `json:"node"`
	From   *level `json:"from,omitempty"` // none when none is reached
	To     *level `json:"to,omitempty"`   // none at the top
	Found  bool   `json:"found"`
	Exact  bool   `json:"exact"`
	Effort int64  `json:"effort"`
	Steps  []step `json:"steps"`
	// Below is what pulls the node down, what weighs most first.
	Below []blocker `json:"below,omitempty"`
	gate  bool      // what is below must be met, one by one
}

type step struct {
	Node   node   `json:"node"`
	From   string `json:"from"`
	To     string `json:"to"`
	Effort int64  `json:"effort"`
	text   string // all of it on one line
	// Means is what the level that is reached looks like.
	Means string `json:"means,omitempty"`
}

type blocker struct {
	Node   node    `json:"node"`
	Value  float64 `json:"value"`
	Needed float64 `json:"needed"`
}

type explanation struct {
	Text  string               `json:"text"`
	Data  maturity.Explanation `json:"data"`
	lines []govmaturity.FindingLine
}

type source struct {
	govmaturity.Source
	Locators []string `json:"locators,omitempty"`
}

// language is the tag of the one that titles are said in, where they are in it.
type language string

func (l language) say(t govmaturity.Text) string { return t.In(string(l)) }

// newCard says what there is to say about a scorecard. Without a target, the
// level above the overall one is aimed at or, where there is none, connected.
func newCard(scored *maturity.Scorecard, target string, lang language) (card, error) {
	fw, root, given := scored.Framework(), scored.Root(), scored.Assessment()
	spec := fw.Spec()
	c := card{
		Framework: fw.ID(), Edition: fw.Edition(), Hash: fw.Hash(), Title: lang.say(fw.Title()),
		Subject: scored.Title(), Date: given.Date, Rater: given.Rater,
		Standing: standing{Content: fw.Standing(), Score: fw.ScoreStanding(), Answers: given.Standing},
		Note:     lang.say(spec.ScoreNote),
		Scored:   root.IsScored(), Coverage: root.Coverage(),
		Gaps: []gap{}, Next: []path{},
	}
	if class := root.ClassStanding(); class != root.ScoreStanding() {
		c.Standing.Classes = class
	}
	lang.walk(root, 0, func(n row) { c.Nodes = append(c.Nodes, n) })

	c.blanks, c.groups = blanks(spec), lang.groups(root, spec.Root)
	weakest := c.extremes(root, lang)
	if err := c.gaps(scored, target, lang); err != nil {
		return c, err
	}
	why := root
	if graded(root) && applies(root) {
		c.Next = append(c.Next, lang.path(root))
	}
	for i, r := range weakest {
		if i == 0 && !c.Scored {
			why = r
		}
		if r.Next().Target.Valid() {
			c.Next = append(c.Next, lang.path(r))
		}
	}
	reader, told := govmaturity.WordsFor(string(lang)), why.Explain()
	c.Explanation = &explanation{told.In(reader), told, told.Finding(reader).Lines(reader)}
	for _, s := range spec.Sources {
		from := source{Source: s}
		for _, cite := range spec.Cites {
			if cite.Source == s.ID {
				from.Locators = append(from.Locators, cite.Locator)
			}
		}
		c.Sources = append(c.Sources, from)
	}
	return c, nil
}

// graded reports whether there are levels or classes that a node can reach.
func graded(r maturity.Result) bool { return r.Levels() != nil || r.Classes() != nil }

// applies reports whether a node has, or could be given, a value.
func applies(r maturity.Result) bool {
	return !slices.Contains([]govmaturity.State{govmaturity.StateNotApplicable, govmaturity.StateNotAsked, govmaturity.StateExcluded}, r.State())
}

// walk visits a result and all below it, items of rosters too.
func (l language) walk(r maturity.Result, depth int, visit func(row)) {
	visit(row{depth, l.node(r)})
	for _, below := range r.Children() {
		l.walk(below, depth+1, visit)
	}
}

// extremes fills in the nodes below the root that went furthest and least far,
// and returns the latter, at most three.
func (c *card) extremes(root maturity.Result, lang language) []maturity.Result {
	var nodes []node
	var results []maturity.Result
	for _, r := range root.Children() {
		if n := lang.node(r); n.Share != nil {
			nodes, results = append(nodes, n), append(results, r)
		}
	}
	if nodes == nil {
		return nil
	}
	byShare := func(a, b node) int { return cmp.Compare(*a.Share, *b.Share) }
	most, least := *slices.MaxFunc(nodes, byShare).Share, *slices.MinFunc(nodes, byShare).Share
	if least == most {
		return nil // there is one, or all stand at the same place
	}
	var weakest []maturity.Result
	for i, n := range nodes {
		switch *n.Share {
		case most:
			c.Strongest = append(c.Strongest, n)
		case least:
			c.Weakest = append(c.Weakest, n)
			weakest = append(weakest, results[i])
		}
	}
	return weakest[:min(3, len(weakest))]
}

func (c *card) gaps(scored *maturity.Scorecard, target string, lang language) error {
	if target == "" {
		target = cmp.Or(scored.Root().Next().Target.ID(), "connected")
		if !aim(scored, target).Valid() {
			return nil
		}
	}
	gaps, err := scored.Gaps(maturity.Target{Level: target})
	if err != nil {
		return err
	}
	for _, g := range gaps {
		c.Gaps = append(c.Gaps, gap{
			Node: lang.node(g.Node), From: lang.level(g.Node, g.Reached), To: *lang.level(g.Node, g.Target),
			Levels: g.Levels, Shortfall: g.Shortfall,
		})
	}
	to := aim(scored, target)
	for r := range scored.Nodes() {
		if slices.Contains(r.Levels(), to) || slices.Contains(r.Classes(), to) {
			c.Target = lang.level(r, to)
			break
		}
	}
	return nil
}

func (l language) path(r maturity.Result) path {
	p, from := r.Next(), r.Level()
	if !slices.Contains(r.Levels(), p.Target) {
		from = cmp.Or(from, r.Class()) // at the top of levels, or without any
	}
	out := path{
		Node: l.node(r), From: l.level(r, from), To: l.level(r, p.Target),
		Found: p.Found, Exact: p.Exact, Effort: p.Effort, Steps: []step{},
	}
	for _, s := range p.Steps {
		told := step{
			Node: l.node(s.Node), Effort: s.Effort, text: s.Text(string(l)),
			From: s.Node.AnswerText(s.From, string(l)), To: s.Node.AnswerText(s.To, string(l)),
		}
		for _, reached := range s.Node.Levels() {
			if slices.Contains(s.To.Choices(), reached.ID()) {
				told.Means = l.say(s.Node.Descriptor(reached))
			}
		}
		out.Steps = append(out.Steps, told)
	}
	switch r.Node().Aggregation() {
	case maturity.AggregationGate, maturity.AggregationLadder:
		out.gate = true
	}
	for _, b := range r.Blockers() {
		out.Below = append(out.Below, blocker{l.node(b.Node), b.Value, b.Needed})
	}
	return out
}

// node says what there is to say about one result.
func (l language) node(r maturity.Result) node {
	n := node{
		ID: r.ID(), Title: l.say(r.Title()), State: r.State(), Range: r.Nominal(), Coverage: r.Coverage(),
		Level: l.level(r, r.Level()), Class: l.level(r, r.Class()),
		ByLevel: r.IsIndicator() && r.Levels() != nil && r.Explain().Rule.Measure == maturity.MeasureLevel,
	}
	n.label = n.Title
	if item := r.Card(); item.Outer() != nil {
		n.Item = item.Subject()
		if n.Title = item.Title(); r.Parent().Valid() {
			n.Title += ", " + n.label
		} else {
			n.label = n.Title
		}
	}
	value, ok := r.Published()
	if !ok {
		return n
	}
	n.Value, n.below = &value, graded(r) && n.Level == nil && n.Class == nil
	if r.IsIndicator() {
		n.Answer = r.AnswerText(r.Answer(), string(l))
	}
	x, isNumber := r.Answer().Number()
	shownBeside := r.IsIndicator() && !n.ByLevel && r.Parent().Valid() && !r.Parent().IsScored()
	if shownBeside && !isNumber {
		return n // what is only told, such as a type, is neither much nor little
	}
	share := (value - n.Range.Min) / (n.Range.Max - n.Range.Min)
	decimals, known := r.Decimals()
	switch {
	case n.ByLevel:
		// As the scale counts: who stands at its level 0 has gone no part of the way.
		share = float64(n.Level.Place) / float64(n.Level.Of)
		if levels := r.Levels(); levels[0].Rank() == 0 && len(levels) > 1 {
			share = float64(r.Level().Rank()) / float64(levels[len(levels)-1].Rank())
		}
		n.text = fmt.Sprintf("%d of %d", r.Level().Rank(), r.Levels()[len(r.Levels())-1].Rank())
	case known:
		n.text = strconv.FormatFloat(value, 'f', decimals, 64)
	case n.Range.Max <= 1:
		n.text = strconv.FormatFloat(value, 'f', 4, 64)
	default:
		n.text = strconv.FormatFloat(value, 'f', 2, 64)
	}
	// A number that counts as it is, in a unit of its own, is neither.
	told := shownBeside && x == value && len(r.Levels()) == 0
	if !told && (n.ByLevel || n.Range.Max > n.Range.Min) {
		n.Share = &share
	}
	return n
}

// level says a level or a class, and where it stands on its scale.
func (l language) level(r maturity.Result, at govmaturity.Level) *level {
	if !at.Valid() {
		return nil
	}
	kind := "level"
	if !slices.Contains(r.Levels(), at) {
		kind = "class"
	}
	scale := r.Card().Framework().Levels(at.Scale())
	return &level{kind, at.ID(), l.say(at.Title()), slices.Index(scale, at) + 1, len(scale)}
}

// blanks says what questions count that are not answered, where the instrument says
// it for all of it. Where it says nothing they are left out.
func blanks(spec *maturity.Spec) string {
	missing := spec.Missing
	if spec.Root.Missing != nil {
		missing = spec.Root.Missing
	}
	policy := maturity.PolicyRenormalise
	if missing != nil {
		policy = cmp.Or(missing.Unanswered, missing.All, policy)
	}
	switch policy {
	case maturity.PolicyZero:
		return "what is not answered counts 0"
	case maturity.PolicyBlock:
		return "what is above an unanswered question has no value"
	case maturity.PolicyImpute:
		return "what is not answered counts as the mean of what stands beside it"
	case maturity.PolicyAnchor:
		return "what is not answered counts a value that the instrument sets"
	}
	return "what is not answered is left out, so the rest counts for more"
}

// groups says where each level or class of the whole begins, the highest first.
func (l language) groups(root maturity.Result, spec maturity.NodeSpec) string {
	rule, all := spec.Class, root.Classes()
	if rule == nil {
		rule, all = spec.Level, root.Levels()
	}
	if rule == nil || len(rule.Cuts) != len(all) {
		return ""
	}
	var out []string
	for i := len(all) - 1; i >= 0; i-- {
		switch cut := rule.Cuts[i]; {
		case cut.From != nil:
			out = append(out, fmt.Sprintf("%s from %s", l.say(all[i].Title()), number(*cut.From)))
		case cut.Above != nil:
			out = append(out, fmt.Sprintf("%s above %s", l.say(all[i].Title()), number(*cut.Above)))
		}
	}
	return strings.Join(out, ", ")
}

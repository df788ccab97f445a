package consensus

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/maturity"
)

// Compile checks a round of rating with a framework and makes it ready to use. The
// error is a [govmaturity.Problems] with all that is wrong, each with its path.
// Compile keeps a copy of spec; changing it afterwards changes nothing.
func Compile(fw *maturity.Framework, spec *RatingRoundSpec) (*Round, error) {
	return compile(fw, roundFormat.Check(spec))
}

// Read reads and compiles a round of rating from YAML or JSON. The name is used in
// messages, and its ending (.json, .yaml or .yml) says which of the two it is;
// without one, the content does. All problems come in one error, each with its
// line and column.
func Read(fw *maturity.Framework, name string, data []byte) (*Round, error) {
	return compile(fw, roundFormat.Read(name, data))
}

var errNoFramework = errors.New("a round of rating needs a framework, and there is none")

// compiler gives a round its meaning.
type compiler struct {
	*document.Draft[RatingRoundSpec]
	r *Round
}

func compile(fw *maturity.Framework, draft *document.Draft[RatingRoundSpec]) (*Round, error) {
	if fw == nil || !fw.Root().Valid() {
		return nil, errNoFramework
	}
	if !draft.Readable() {
		return nil, draft.Err()
	}
	d := draft.Doc
	c := &compiler{Draft: draft, r: &Round{fw: fw, spec: d, counts: cmp.Or(d.Counts, RaterKindAssessor),
		rater: map[string]int{}, group: map[string]int{}, member: map[string]bool{}, rule: map[string]Rule{}, facilitated: map[place]int{}}}
	c.compileAbout()
	c.compileRaters()
	c.compileGroups()
	c.compileRules()
	c.compileAgreement()
	c.compileFacilitated()
	if err := draft.Err(); err != nil {
		return nil, err
	}
	c.r.hash, c.r.rules = roundFormat.Hash(d), roundFormat.RulesHash(d)
	return c.r, nil
}

func key(name string) govmaturity.Path { return govmaturity.Path{}.Key(name) }

func (c *compiler) compileAbout() {
	d, fw := c.Doc, c.r.fw
	switch {
	case d.Framework != fw.ID() && d.Framework != "":
		c.Add(key("framework"), govmaturity.CodeOtherFramework, "the round is about the framework %q; this is %q", d.Framework, fw.ID())
	case d.Edition != fw.Edition() && d.Edition != "":
		c.Add(key("edition"), govmaturity.CodeOtherEdition, "the round is about the edition %q of %s; this is %q", d.Edition, fw.ID(), fw.Edition())
	case d.Hash != "" && d.Hash != fw.Hash() && d.Hash != fw.RulesHash():
		c.Add(key("hash"), govmaturity.CodeOtherContent, "the round is about another content of this edition: expected the hash %s", fw.Hash())
	}
}

func (c *compiler) compileRaters() {
	counted := 0
	for i, rater := range c.Doc.Raters {
		at := key("raters").Index(i)
		if _, taken := c.r.rater[rater.ID]; taken && rater.ID != "" {
			c.Add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already a rater %q", rater.ID)
			continue
		}
		c.r.rater[rater.ID] = i
		if rater.Kind == c.r.counts {
			counted++
		}
		if rater.Kind == RaterKindAssessor && rater.ID == c.Doc.Subject && rater.ID != "" {
			c.Add(at.Key("kind"), govmaturity.CodeContradiction, "%q is the subject: its own rating is of the kind self, and stands apart from those of assessors", rater.ID)
		}
	}
	if counted == 0 && len(c.Doc.Raters) > 0 {
		c.Add(key("raters"), govmaturity.CodeWrongCount, "the ratings of the kind %s are put together, and no rater is of that kind", c.r.counts)
	}
}

// node returns a node of the framework, and reports one that is not there.
func (c *compiler) node(at govmaturity.Path, id string) maturity.Node {
	n := c.r.fw.Node(id)
	if !n.Valid() && id != "" {
		c.Add(at, govmaturity.CodeUnknownReference, "there is no node %q%s", id, c.Suggest(id, func() []string {
			var ids []string
			for n := range c.r.fw.AllNodes() {
				ids = append(ids, n.ID())
			}
			return ids
		}))
	}
	return n
}

func (c *compiler) compileGroups() {
	ids, grouped := map[string]bool{}, map[string]string{}
	for i, g := range c.Doc.Groups {
		at := key("groups").Index(i)
		if ids[g.ID] && g.ID != "" {
			c.Add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already a group %q", g.ID)
		}
		ids[g.ID] = true
		n := c.node(at.Key("node"), g.Node)
		if other, taken := c.r.group[g.Node]; taken {
			c.Add(at.Key("node"), govmaturity.CodeOverlap, "%q is what the group %q rates already", g.Node, c.Doc.Groups[other].ID)
		} else if n.Valid() {
			c.r.group[g.Node] = i
		}
		for k, id := range g.Raters {
			to := at.Key("raters").Index(k)
			rater, ok := c.r.rater[id]
			switch {
			case !ok && id != "":
				c.Add(to, govmaturity.CodeUnknownReference, "there is no rater %q%s", id, c.Suggest(id, c.raters))
			case ok && c.Doc.Raters[rater].Kind != c.r.counts:
				c.Add(to, govmaturity.CodeContradiction, "%q is of the kind %s, and the ratings of the kind %s are put together", id, c.Doc.Raters[rater].Kind, c.r.counts)
			case grouped[id] != "":
				c.Add(to, govmaturity.CodeGivenTwice, "%q is in the group %q already", id, grouped[id])
			}
			grouped[id] = cmp.Or(grouped[id], g.ID)
			c.r.member[g.ID+"\x00"+id] = true
		}
	}
	for i, g := range c.Doc.Groups {
		for n := c.r.fw.Node(g.Node).Parent(); n.Valid(); n = n.Parent() {
			if other, taken := c.r.group[n.ID()]; taken {
				c.Add(key("groups").Index(i).Key("node"), govmaturity.CodeOverlap, "%q lies below %q, which the group %q rates", g.Node, n.ID(), c.Doc.Groups[other].ID)
			}
		}
	}
}

func (c *compiler) raters() []string { return slices.Sorted(maps.Keys(c.r.rater)) }

func (c *compiler) compileRules() {
	for i, rule := range c.Doc.Rules {
		at := key("rules").Index(i)
		n := c.node(at.Key("node"), rule.Node)
		if _, taken := c.r.rule[rule.Node]; taken && n.Valid() {
			c.Add(at.Key("node"), govmaturity.CodeGivenTwice, "there is already a rule for %q", rule.Node)
		}
		c.r.rule[rule.Node] = rule.Rule
		if n.IsIndicator() && rule.Rule != "" && !takes(n.Indicator().Kind(), rule.Rule) {
			c.Add(at.Key("rule"), govmaturity.CodeNotAllowed, "answers to %q are of the kind %s, which have no %s", rule.Node, n.Indicator().Kind(), rule.Rule)
		}
	}
}

func (c *compiler) compileAgreement() {
	o := AgreementSpec{}
	if c.Doc.Agreement != nil {
		o = *c.Doc.Agreement
	}
	at := key("agreement")
	if o.Numbers != "" && o.Numbers != DataInterval && o.Numbers != DataRatio {
		c.Add(at.Key("numbers"), govmaturity.CodeNotAllowed, "numbers are interval or ratio data, found %s", o.Numbers)
	}
	if o.Interval == IntervalKindStudent && (o.Draws != 0 || o.Seed != 0) {
		c.Add(at.Key("interval"), govmaturity.CodeNotUsed, "draws and a seed are for the bootstrap")
	}
	o.Levels, o.Numbers = cmp.Or(o.Levels, DataOrdinal), cmp.Or(o.Numbers, DataInterval)
	o.Weights, o.Interval = cmp.Or(o.Weights, WeightsQuadratic), cmp.Or(o.Interval, IntervalKindBootstrap)
	o.Level, o.Draws = cmp.Or(o.Level, 0.95), cmp.Or(o.Draws, 1000)
	c.r.options = o
}

func (c *compiler) compileFacilitated() {
	for i := range c.Doc.Facilitated {
		f, at := &c.Doc.Facilitated[i], key("facilitated").Index(i)
		n := c.r.fw.Node(f.Indicator)
		if !n.IsIndicator() {
			if f.Indicator != "" {
				c.Add(at.Key("indicator"), govmaturity.CodeUnknownIndicator, "there is no indicator %q%s", f.Indicator, c.Suggest(f.Indicator, c.indicators))
			}
			continue
		}
		_, err := c.r.fw.Indicator(f.Indicator)
		switch {
		case err == nil && f.Item != "":
			c.Add(at.Key("item"), govmaturity.CodeNotUsed, "%q is answered once, and not for each item of a roster", f.Indicator)
		case err != nil && f.Item == "":
			c.Add(at.Key("item"), govmaturity.CodeRequired, "%q is answered for each item of a roster: say which, such as /services/passport", f.Indicator)
		}
		p := place{f.Item, f.Indicator}
		if _, taken := c.r.facilitated[p]; taken {
			c.Add(at, govmaturity.CodeGivenTwice, "an answer to %q is settled already", f.Indicator)
		}
		c.r.facilitated[p] = i
		c.checkSettled(at, n.Indicator(), f)
	}
}

func (c *compiler) checkSettled(at govmaturity.Path, i maturity.Indicator, f *FacilitatedSpec) {
	given := 0
	for _, there := range []bool{f.Choices != nil, f.Number != nil, f.State != ""} {
		if there {
			given++
		}
	}
	if given != 1 {
		c.Add(at, govmaturity.CodeOneOf, "give one of choices, number and state; found %d of them", given)
		return
	}
	if !utf8.ValidString(f.Item) {
		return // the form of the document says so
	}
	if _, err := i.Mark(f.answer()); err != nil {
		c.Add(at, govmaturity.CodeWrongAnswer, "%s", err.Error())
	}
}

func (c *compiler) indicators() []string {
	var ids []string
	for n := range c.r.fw.AllNodes() {
		if n.IsIndicator() {
			ids = append(ids, n.ID())
		}
	}
	return ids
}

// answer is what was settled, without its reason.
func (f *FacilitatedSpec) answer() govmaturity.Answer {
	var a govmaturity.Answer
	switch {
	case f.State != "":
		a = govmaturity.AnswerState(f.State)
	case f.Number != nil:
		a = govmaturity.AnswerNumber(*f.Number)
	default:
		a = govmaturity.AnswerChoice(f.Choices...)
	}
	a.Evidence = slices.Clone(f.Evidence)
	return a
}

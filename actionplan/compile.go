package actionplan

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Compile checks an action plan and makes it ready to use. The error is a
// [govmaturity.Problems] with all that is wrong, each with its path. Compile keeps a
// copy of spec; changing it afterwards changes nothing.
//
// What a plan lacks, such as an owner, is no error: see [Plan.Lint].
func Compile(spec *PlanSpec) (*Plan, error) { return compile(planFormat.Check(spec)) }

// Read reads and compiles an action plan from YAML or JSON. The name is used in
// messages, and its ending (.json, .yaml or .yml) says which of the two it is;
// without one, the content does. All problems come in one error, each with its line
// and column.
func Read(name string, data []byte) (*Plan, error) { return compile(planFormat.Read(name, data)) }

// compiler gives a plan its meaning.
type compiler struct {
	*document.Draft[PlanSpec]
	p       *Plan
	from    *document.Provenance
	parties map[string]int
	reader  DeadlineReader
}

func compile(draft *document.Draft[PlanSpec]) (*Plan, error) {
	if !draft.Readable() {
		return nil, draft.Err()
	}
	c := &compiler{Draft: draft, parties: map[string]int{},
		p: &Plan{spec: draft.Doc, byID: map[string]int{}, commitmentByID: map[string]int{}}}
	c.from = draft.Provenance(draft.Doc.Sources, draft.Doc.Standing, draft.Doc.Cites)
	c.reader.Hemisphere = draft.Doc.Hemisphere
	if f := draft.Doc.FiscalYear; f != nil {
		c.reader.FiscalYear = *f
	}
	c.compileHead()
	c.compileParties()
	c.compileCommitments()
	c.compileSteps()
	if err := draft.Err(); err != nil {
		return nil, err
	}
	c.inherit()
	c.p.hash, c.p.rules = planFormat.Hash(draft.Doc), planFormat.RulesHash(draft.Doc)
	return c.p, nil
}

func (c *compiler) compileHead() {
	horizonOf(&c.Report, c.Doc.Horizon)
	readDay(&c.Report, govmaturity.Path{}.Key("next-review"), c.Doc.NextReview)
}

func (c *compiler) unique(seen map[string]int, at govmaturity.Path, what, id string, i int) {
	uniqueID(&c.Report, seen, at, what, id, i)
}

func (c *compiler) find(known map[string]int, at govmaturity.Path, what, id string) int {
	return findID(&c.Report, known, at, what, id)
}

func (c *compiler) party(at govmaturity.Path, id string) { c.find(c.parties, at, "party", id) }

func (c *compiler) compileParties() {
	for i := range c.Doc.Parties {
		c.unique(c.parties, govmaturity.Path{}.Key("parties").Index(i), "a party", c.Doc.Parties[i].ID, i)
	}
	c.party(govmaturity.Path{}.Key("owner"), c.Doc.Owner)
}

func (c *compiler) compileCommitments() {
	for i := range c.Doc.Commitments {
		x, at := &c.Doc.Commitments[i], govmaturity.Path{}.Key("commitments").Index(i)
		c.unique(c.p.commitmentByID, at, "a commitment", x.ID, i)
		c.party(at.Key("owner"), x.Owner)
		c.from.Check(at, "", x.Cites)
	}
}

func (c *compiler) compileSteps() {
	top := govmaturity.Path{}.Key("steps")
	for i := range c.Doc.Steps {
		c.unique(c.p.byID, top.Index(i), "a step", c.Doc.Steps[i].ID, i)
	}
	milestones := map[string]int{}
	c.p.steps = make([]step, len(c.Doc.Steps))
	for i := range c.Doc.Steps {
		c.compileStep(i, top.Index(i), milestones)
	}
	parents, order := c.checkParents(top), c.checkOrder(top)
	if parents && order {
		c.checkBreakdown(top)
	}
}

func (c *compiler) compileStep(i int, at govmaturity.Path, milestones map[string]int) {
	x, s := &c.Doc.Steps[i], &c.p.steps[i]
	s.spec, s.parent, s.commitment = x, -1, -1
	if x.Parent != "" {
		s.parent = c.find(c.p.byID, at.Key("parent"), "step", x.Parent)
	}
	if x.Commitment != "" {
		s.commitment = c.find(c.p.commitmentByID, at.Key("commitment"), "commitment", x.Commitment)
	}
	c.party(at.Key("owner"), x.Owner)
	for k, id := range x.Responsible {
		c.party(at.Key("responsible").Index(k), id)
	}
	for k, id := range x.Support {
		c.party(at.Key("support").Index(k), id)
	}
	s.start, s.deadline = c.deadline(at.Key("start"), x.Start), c.deadline(at.Key("deadline"), x.Deadline)
	if s.start.From != "" && s.deadline.To != "" && s.deadline.To < s.start.From {
		c.Add(at.Key("deadline"), govmaturity.CodeOutOfOrder, "must not be before the start, which is %s at the earliest, found %s at the latest", s.start.From, s.deadline.To)
	}
	for k := range x.Milestones {
		m, here := &x.Milestones[k], at.Key("milestones").Index(k)
		c.unique(milestones, here, "a milestone", m.ID, k)
		s.milestones = append(s.milestones, c.deadline(here.Key("deadline"), m.Deadline))
	}
	for k, id := range x.After {
		if n := c.find(c.p.byID, at.Key("after").Index(k), "step", id); n >= 0 {
			s.after = append(s.after, n)
		}
	}
	c.compileDetails(x, at)
	c.from.Check(at, "", x.Cites)
}

// compileDetails checks what a step takes, meets, tells and answers.
func (c *compiler) compileDetails(x *StepSpec, at govmaturity.Path) {
	for k, r := range x.Resources {
		here := at.Key("resources").Index(k)
		c.party(here.Key("from"), r.From)
		if (r.Needed != nil || r.Available != nil) && r.Unit == "" {
			c.Add(here.Key("unit"), govmaturity.CodeRequired, "an amount needs a unit: EUR, people, days")
		}
		if r.Needed == nil && r.Available == nil && r.What == nil {
			c.Add(here.Key("what"), govmaturity.CodeRequired, "say what is needed, in words or as an amount")
		}
	}
	for k, b := range x.Barriers {
		here := at.Key("barriers").Index(k)
		c.party(here.Key("by"), b.By)
		c.party(here.Key("owner"), b.Owner)
	}
	for k, m := range x.Communications {
		here := at.Key("communications").Index(k)
		c.party(here.Key("audience"), m.Audience)
		c.party(here.Key("by"), m.By)
		c.deadline(here.Key("cadence"), m.Cadence)
	}
	for k, m := range x.Indicators {
		checkIndicator(&c.Report, at.Key("indicators").Index(k), m)
	}
	for k, a := range x.Answers {
		here := at.Key("answers").Index(k)
		checkLevels(&c.Report, here, a)
		if a.Kind == AnswerKindTarget && a.ID != "" && !goalPattern.Matches(a.ID) {
			c.Add(here.Key("id"), govmaturity.CodePattern, "expected %s, found %q", goalPattern.Words, a.ID)
		}
		if a.Document == "" && a.Kind != AnswerKindTarget && a.Kind != AnswerKindGoal {
			c.Add(here.Key("document"), govmaturity.CodeRequired, "a %s is one of a document: name its id", a.Kind)
		}
	}
}

func (c *compiler) deadline(at govmaturity.Path, t govmaturity.Text) Deadline {
	return wordings(&c.Report, at, c.reader, t)
}

// checkParents reports steps that are parts of themselves. Each step is walked over
// once: what is below a step that was looked at needs no second look.
func (c *compiler) checkParents(top govmaturity.Path) (ok bool) {
	ok = true
	walk := make([]int, len(c.p.steps)) // on which walk a step was met, from 1
	for i := range c.p.steps {
		k := i
		for k >= 0 && walk[k] == 0 {
			walk[k] = i + 1
			k = c.p.steps[k].parent
		}
		if k < 0 || walk[k] != i+1 {
			continue
		}
		for at := k; ; { // the walk came back to where it was: a circle
			ok = false
			c.Add(top.Index(at).Key("parent"), govmaturity.CodeCycle, "%q is, by its parents, a part of itself", c.Doc.Steps[at].ID)
			if at = c.p.steps[at].parent; at == k {
				break
			}
		}
	}
	return ok
}

// checkOrder puts steps in an order in which each comes after those that it waits
// for, and reports those that wait for themselves.
func (c *compiler) checkOrder(top govmaturity.Path) (ok bool) {
	waits, next := make([]int, len(c.p.steps)), make([][]int, len(c.p.steps))
	for i := range c.p.steps {
		for _, k := range c.p.steps[i].after {
			waits[i]++
			next[k] = append(next[k], i)
		}
	}
	var ready []int
	for i := range waits {
		if waits[i] == 0 {
			ready = append(ready, i)
		}
	}
	for n := 0; n < len(ready); n++ {
		for _, i := range next[ready[n]] {
			if waits[i]--; waits[i] == 0 {
				ready = append(ready, i)
			}
		}
	}
	if len(ready) == len(waits) {
		return true
	}
	for i := range waits {
		if circle := c.circle(i, waits); circle != "" {
			c.Add(top.Index(i).Key("after"), govmaturity.CodeCycle, "steps wait for each other: %s", circle)
			return false
		}
	}
	return false
}

// mostInCircle is how many steps of a circle a message names.
const mostInCircle = 20

// circle tells a circle of waiting steps that begins at one, or "".
func (c *compiler) circle(start int, waits []int) string {
	if waits[start] <= 0 {
		return ""
	}
	place := map[int]int{}
	var way []int
	for at := start; ; {
		if first, ok := place[at]; ok {
			if way[first] != start {
				return ""
			}
			said := c.Doc.Steps[start].ID
			for n, k := range way[first+1:] {
				if n == mostInCircle {
					return said + " waits for others, and in the end for " + c.Doc.Steps[start].ID
				}
				said += " waits for " + c.Doc.Steps[k].ID + ", which"
			}
			return said + " waits for " + c.Doc.Steps[start].ID
		}
		place[at] = len(way)
		way = append(way, at)
		at = slices.IndexFunc(c.p.steps[at].after, func(k int) bool { return waits[k] > 0 })
		if at < 0 {
			return ""
		}
		at = c.p.steps[way[len(way)-1]].after[at]
	}
}

// goalPattern is the form of goals and targets of the 2030 Agenda.
var goalPattern = document.PatternNamed("goal")

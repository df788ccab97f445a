package actionplan

import (
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/date"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Cycle is a compiled cycle. It does not change, and any number of goroutines may use
// it at once. [CompileCycle] and [ReadCycle] make one.
type Cycle struct {
	spec        *CycleSpec
	hash, rules string
}

// CompileCycle checks a cycle and makes it ready to use. The error is a
// [govmaturity.Problems] with all that is wrong: steps that this version of the cycle
// does not have, documents of a round that are of different editions, reviews of plans
// that the cycle does not name, gaps in documents that the round does not have.
func CompileCycle(spec *CycleSpec) (*Cycle, error) { return compileCycle(cycleFormat.Check(spec)) }

// ReadCycle reads and compiles a cycle from YAML or JSON. The name is as for [Read].
func ReadCycle(name string, data []byte) (*Cycle, error) {
	return compileCycle(cycleFormat.Read(name, data))
}

// ID returns the cycle's id.
func (c *Cycle) ID() string { return c.some().spec.ID }

// Edition returns the edition, or "".
func (c *Cycle) Edition() string { return c.some().spec.Edition }

// Title returns the cycle's title, or nil.
func (c *Cycle) Title() govmaturity.Text { return c.some().spec.Title.Clone() }

// Version returns which four steps the cycle has.
func (c *Cycle) Version() CycleVersion { return c.some().spec.Version }

// Hash returns the content hash: of all that the cycle says.
func (c *Cycle) Hash() string { return c.some().hash }

// RulesHash returns the hash of all but the words for people.
func (c *Cycle) RulesHash() string { return c.some().rules }

// Spec returns a copy of the document that the cycle was compiled from.
func (c *Cycle) Spec() *CycleSpec { return cycleFormat.Clone(c.some().spec) }

// cycleCompiler gives a cycle its meaning.
type cycleCompiler struct {
	*document.Draft[CycleSpec]
	named shelf // documents of this round and those before
}

func compileCycle(draft *document.Draft[CycleSpec]) (*Cycle, error) {
	if !draft.Readable() {
		return nil, draft.Err()
	}
	c := &cycleCompiler{Draft: draft, named: shelf{}}
	draft.Provenance(draft.Doc.Sources, draft.Doc.Standing, draft.Doc.Cites)
	seen := map[string]int{}
	var before date.Date
	for i := range draft.Doc.Rounds {
		at := govmaturity.Path{}.Key("rounds").Index(i)
		uniqueID(&c.Report, seen, at, "a round", draft.Doc.Rounds[i].ID, i)
		c.named.add(draft.Doc, i)
		began := c.round(i, at)
		if began.Valid() && before.Valid() && began.Last().Compare(before.First()) < 0 {
			c.Add(at, govmaturity.CodeOutOfOrder, "began %s, and the round before it %s: rounds are in the order of time", began, before)
		}
		if began.Valid() {
			before = began
		}
	}
	if err := draft.Err(); err != nil {
		return nil, err
	}
	return &Cycle{draft.Doc, cycleFormat.Hash(draft.Doc), cycleFormat.RulesHash(draft.Doc)}, nil
}

// round checks a round, and returns when it began.
func (c *cycleCompiler) round(i int, at govmaturity.Path) (began date.Date) {
	round := &c.Doc.Rounds[i]
	steps := map[CycleStep]int{}
	for k := range round.Steps {
		x, here := &round.Steps[k], at.Key("steps").Index(k)
		if first, ok := steps[x.Step]; ok {
			c.Add(here.Key("step"), govmaturity.CodeGivenTwice, "the round has %s already, as number %d", x.Step, first+1)
		}
		steps[x.Step] = k
		if all := c.Doc.Version.Steps(); all != nil && slices.Contains(CycleSteps(), x.Step) && !slices.Contains(all, x.Step) {
			c.Add(here.Key("step"), govmaturity.CodeNotAllowed, "the %s version of the cycle has no step %s; it has %s", c.Doc.Version, x.Step, strings.Join(stepNames(all), ", "))
		}
		started := readDay(&c.Report, here.Key("started"), x.Started)
		checkOrdered(&c.Report, here.Key("finished"), started, readDay(&c.Report, here.Key("finished"), x.Finished))
		if started.Valid() && (!began.Valid() || started.First().Compare(began.First()) < 0) {
			began = started
		}
		checkDocuments(&c.Report, here.Key("documents"), x.Documents)
		prompts := map[PromptID]bool{}
		for m, p := range x.Prompts {
			if prompts[p.Prompt] {
				c.Add(here.Key("prompts").Index(m).Key("prompt"), govmaturity.CodeGivenTwice, "%s was answered already in this step", p.Prompt)
			}
			prompts[p.Prompt] = true
		}
	}
	c.editions(round, at)
	c.reviews(round, at)
	c.gaps(i, at)
	return began
}

func stepNames(steps []CycleStep) (out []string) {
	for _, s := range steps {
		out = append(out, string(s))
	}
	return out
}

// editions reports documents of a round that answer different editions of one
// framework: nobody can set them side by side.
func (c *cycleCompiler) editions(round *RoundSpec, at govmaturity.Path) {
	first := map[shelfKey]DocumentSpec{}
	for k := range round.Steps {
		for m, x := range round.Steps[k].Documents {
			if x.Kind != DocumentKindAssessment && x.Kind != DocumentKindProfile {
				continue
			}
			was, ok := first[shelfKey{x.Kind, x.ID}]
			if !ok {
				first[shelfKey{x.Kind, x.ID}] = x
				continue
			}
			if was.Edition != x.Edition {
				c.Add(at.Key("steps").Index(k).Key("documents").Index(m).Key("edition"), govmaturity.CodeOtherEdition,
					"the %s is of the edition %q, and another one of the round of %q", x.Kind, x.Edition, was.Edition)
			}
		}
	}
}

// reviews reports reviews of plans that neither the round nor one before it has, and of
// other editions and contents of them.
func (c *cycleCompiler) reviews(round *RoundSpec, at govmaturity.Path) {
	for k := range round.Steps {
		for m, x := range round.Steps[k].Documents {
			if x.Kind != DocumentKindReview {
				continue
			}
			// The subject and the date of a review are its own.
			x.Kind, x.Subject, x.Date = DocumentKindPlan, "", ""
			if _, where, problem := c.named.match(x); problem != "" {
				c.Add(at.Key("steps").Index(k).Key("documents").Index(m).Key(where.key), where.code, "a review of the plan %s: %s", x.ID, problem)
			}
		}
	}
}

// gapKinds are the kinds of gaps, and the documents in which they are found.
var gapKinds = map[AnswerKind]DocumentKind{
	AnswerKindNode: DocumentKindAssessment, AnswerKindCompetency: DocumentKindProfile, AnswerKindBottleneck: DocumentKindSituation,
	AnswerKindRisk: DocumentKindSituation, AnswerKindStakeholder: DocumentKindStakeholders, AnswerKindCommunication: DocumentKindStakeholders,
}

// gaps reports gaps that are in no document of the round, or in another edition of it.
func (c *cycleCompiler) gaps(i int, at govmaturity.Path) {
	round, found, named := &c.Doc.Rounds[i], gapSet{}, shelf{}
	named.add(c.Doc, i)
	for k := range round.Steps {
		for m, g := range round.Steps[k].Gaps {
			here := at.Key("steps").Index(k).Key("gaps").Index(m)
			if _, ok := gapKinds[g.Kind]; !ok {
				if slices.Contains(AnswerKinds(), g.Kind) {
					c.Add(here.Key("kind"), govmaturity.CodeNotAllowed, "a %s is no gap that an analysis finds", g.Kind)
				}
				continue
			}
			checkLevels(&c.Report, here, g)
			if g.Document == "" {
				c.Add(here.Key("document"), govmaturity.CodeRequired, "a %s is one of a document: name its id", g.Kind)
				continue
			}
			if where, problem := named.matchGap(g); problem != "" {
				c.Add(here.Key(where.key), where.code, "a gap in %s: %s", g.Document, problem)
			}
			if found.has(g) {
				c.Add(here, govmaturity.CodeGivenTwice, "the gap of %s was named already in this round", g.ID)
			}
			found.add(g)
		}
	}
}

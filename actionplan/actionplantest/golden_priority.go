package actionplantest

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/priority"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/golden"
)

// RunPriorityGolden tries the golden cases of priorities in the files that match a
// pattern, such as testdata/golden/*.yaml, each in a subtest of its own, and says which
// alternatives are chosen in none of them. A file is a document:
//
//	format: govmaturity/golden/1
//	cases:
//	  - name: As it is
//	    given: {}
//	    expect:
//	      orders:
//	        sum: {first: [training], ranks: {training: 1, law: 2}, scores: {training: 0.67}}
//	      chosen: [law, training]
//	      worth: 1.12
//	  - name: If value alone counted
//	    given: {weights: {value: 1, feasibility: 0, months: 0}}
//	    expect: {orders: {sum: {first: [portal]}}}
//	  - name: With the portal
//	    given: {must: [portal]}
//	    expect: {chosen: [portal, register, training]}
//
// Given are weights of criteria, in the place of those of the document or of its
// comparisons, and what must be chosen beside what must be already. What is expected are,
// by the id of a method, the alternatives that are first, ranks and scores; what is
// chosen, and what it is worth. Only what is written is compared. A tolerance is about
// scores, if it does not say worth. What the document says wrongly with the case is told
// at its place in the document.
//
// With the environment variable [UpdateVariable] set to 1, expectations that do not hold
// are written anew. A case without any gets all of them.
func RunPriorityGolden(t *testing.T, set *priority.Set, pattern string, opts ...GoldenOption) {
	t.Helper()
	k, err := newGoldenPriorities(set)
	if err != nil {
		t.Fatal(err)
	}
	k.Run(t, pattern, goldenOptions(opts))
}

// CheckPriorityGolden is [RunPriorityGolden] without testing, and without updates. It
// returns what no case reaches. The error joins those of all cases: a
// [govmaturity.Problems] for a file that cannot be read, and a text with the differences
// for a case that does not hold.
func CheckPriorityGolden(set *priority.Set, fsys fs.FS, pattern string, opts ...GoldenOption) ([]Unreached, error) {
	k, err := newGoldenPriorities(set)
	if err != nil {
		return nil, err
	}
	return k.Check(fsys, pattern, goldenOptions(opts))
}

// priorityCaseFormat is the format of what a case gives. Nobody writes it: it is filled
// in.
const priorityCaseFormat = "govmaturity/priority-case/1"

type givenPriorities struct {
	Format  string                   `json:"format" doc:"required,enum=govmaturity/priority-case/1"`
	Weights map[string]golden.Number `json:"weights,omitempty"`
	Must    []string                 `json:"must,omitempty" doc:"nonempty"`
}

// expectedAnswers are what should come out of a case. What is "" or nil is not compared.
type expectedAnswers struct {
	Orders map[string]expectedOrder `json:"orders,omitempty" doc:"nonempty"`
	Chosen []string                 `json:"chosen,omitempty"`
	Worth  golden.Number            `json:"worth,omitempty"`
}

type expectedOrder struct {
	First  []string                 `json:"first,omitempty"`
	Ranks  map[string]golden.Number `json:"ranks,omitempty" doc:"nonempty"`
	Scores map[string]golden.Number `json:"scores,omitempty" doc:"nonempty"`
}

// The kinds of numbers that are expected of priorities: a plain tolerance is about
// scores.
const (
	aboutScore = "score"
	aboutWorth = "worth"
	aboutRank  = "rank"
)

var priorityCaseDocument = document.Declare[givenPriorities](priorityCaseFormat, "Golden case", "What is changed in priorities.",
	func() []document.Codec { return golden.Codecs(aboutScore, aboutWorth, aboutRank) })

// answers are what came out of a case.
type answers struct {
	orders map[string]*priority.Order
	choice *priority.Selection // nil without a portfolio
}

// goldenPriorities are priorities as the subject of golden cases.
type goldenPriorities struct{ set *priority.Set }

func newGoldenPriorities(set *priority.Set) (*golden.Kit[expectedAnswers, *answers], error) {
	if set == nil {
		return nil, errors.New("actionplantest: there are no priorities")
	}
	return golden.New[expectedAnswers, *answers](goldenPriorities{set}, aboutScore, aboutWorth, aboutRank)
}

func (g goldenPriorities) Edition() (id, edition string) { return g.set.ID(), g.set.Edition() }

func (g goldenPriorities) criteria() (ids []string) {
	for _, c := range g.set.Criteria() {
		ids = append(ids, c.ID)
	}
	return ids
}

func (g goldenPriorities) alternatives() []string { return slices.Collect(g.set.Alternatives()) }

func (g goldenPriorities) methods() []string { return slices.Collect(g.set.Methods()) }

// Try asks the priorities with what a case changes.
func (g goldenPriorities) Try(value golden.Value) (*answers, error) {
	c := priorityCaseDocument.Read("given.json", value.With("format", priorityCaseFormat).JSON())
	if !c.Readable() {
		return nil, c.Err()
	}
	criteria := g.criteria()
	known(&c.Report, govmaturity.Path{}.Key("weights"), "criterion", c.Doc.Weights, func(id string) bool { return slices.Contains(criteria, id) }, g.criteria)
	if err := c.Err(); err != nil {
		return nil, err
	}
	spec := g.set.Spec()
	if len(c.Doc.Weights) > 0 {
		spec.Comparisons, spec.WeightsSum = nil, nil
		for j, x := range g.set.Criteria() {
			w := x.Weight
			if n, ok := c.Doc.Weights[x.ID]; ok {
				w = n.Float()
			}
			spec.Criteria[j].Weight = &w
		}
	}
	if len(c.Doc.Must) > 0 && spec.Portfolio == nil {
		c.Add(govmaturity.Path{}.Key("must"), govmaturity.CodeNotUsed, "there is no portfolio to choose by")
		return nil, c.Err()
	} else if len(c.Doc.Must) > 0 {
		spec.Portfolio.Must = append(spec.Portfolio.Must, c.Doc.Must...)
	}
	out, err := ask(spec)
	problems, ok := errors.AsType[govmaturity.Problems](err)
	if err != nil && !ok {
		c.Add(nil, govmaturity.CodeNotAllowed, "%v", err)
	}
	for _, x := range problems {
		c.Add(x.Path, x.Code, x.Format, x.Args...)
	}
	return out, c.Err()
}

// ask asks a document all that it can be asked.
func ask(spec *priority.PrioritiesSpec) (*answers, error) {
	set, err := priority.Compile(spec)
	if err != nil {
		return nil, err
	}
	out := &answers{orders: map[string]*priority.Order{}}
	for id := range set.Methods() {
		if out.orders[id], err = set.Order(id); err != nil {
			return nil, err
		}
	}
	if spec.Portfolio != nil {
		out.choice, err = set.Choose()
	}
	return out, err
}

// Unknown reports methods and alternatives that there are not.
func (g goldenPriorities) Unknown(want expectedAnswers, _ *answers, _ bool) govmaturity.Problems {
	r, top := &document.Report{}, govmaturity.Path{}
	methods, all := g.methods(), g.alternatives()
	known(r, top.Key("orders"), "method", want.Orders, func(id string) bool { return slices.Contains(methods, id) }, g.methods)
	there := func(id string) bool { return slices.Contains(all, id) }
	list := func(at govmaturity.Path, ids []string) {
		for i, id := range ids {
			if !there(id) {
				r.Add(at.Index(i), govmaturity.CodeUnknownReference, "there is no alternative %q%s", id, r.Suggest(id, g.alternatives))
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(want.Orders)) {
		at, o := top.Key("orders").Key(id), want.Orders[id]
		list(at.Key("first"), o.First)
		known(r, at.Key("ranks"), "alternative", o.Ranks, there, g.alternatives)
		known(r, at.Key("scores"), "alternative", o.Scores, there, g.alternatives)
	}
	list(top.Key("chosen"), want.Chosen)
	return r.Problems()
}

func orderOf(o *priority.Order) expectedOrder {
	out := expectedOrder{First: o.Ranking.First(), Ranks: map[string]golden.Number{}, Scores: map[string]golden.Number{}}
	for _, p := range o.Ranking.Places {
		out.Ranks[p.ID], out.Scores[p.ID] = golden.NumberOf(float64(p.Rank)), golden.NumberOf(p.Score)
	}
	return out
}

func worthOf(x *priority.Selection) golden.Number {
	return golden.NumberOf(float64(x.Value) / math.Pow10(x.Digits))
}

// Compare compares what is expected with what came out.
func (g goldenPriorities) Compare(want expectedAnswers, got *answers, within golden.Tolerances) (expectedAnswers, []golden.Difference) {
	c, top, out := &comparison{within: within}, govmaturity.Path{}, want
	out.Orders = nil
	for _, id := range g.methods() {
		w, ok := want.Orders[id]
		if !ok {
			continue
		}
		x := orderOf(got.orders[id])
		c.begin(top.Key("orders").Key(id), "the order by "+id, got.orders[id].Finding().String())
		if out.Orders == nil {
			out.Orders = map[string]expectedOrder{}
		}
		out.Orders[id] = expectedOrder{c.ids("first", w.First, x.First), c.numbers(aboutRank, w.Ranks, x.Ranks), c.numbers(aboutScore, w.Scores, x.Scores)}
	}
	ids, worth, why := []string{}, golden.Number(""), "there is no portfolio"
	if got.choice != nil {
		ids, worth, why = listed(got.choice), worthOf(got.choice), got.choice.Explain(govmaturity.Words{})
	}
	c.begin(top.Key("chosen"), "what is chosen", why)
	out.Chosen = c.ids("", want.Chosen, ids)
	c.begin(top.Key("worth"), "what that is worth", why)
	out.Worth = c.number(aboutWorth, "", want.Worth, worth)
	return out, c.differs
}

// Everything expects all that came out.
func (g goldenPriorities) Everything(got *answers) expectedAnswers {
	out := expectedAnswers{Orders: map[string]expectedOrder{}}
	for id, o := range got.orders {
		out.Orders[id] = orderOf(o)
	}
	if got.choice != nil {
		out.Chosen, out.Worth = listed(got.choice), worthOf(got.choice)
	}
	return out
}

// Write writes expectations as YAML.
func (g goldenPriorities) Write(b *bytes.Buffer, want expectedAnswers, _ *answers, indent string) {
	if len(want.Orders) > 0 {
		b.WriteString(indent + "orders:\n")
	}
	for _, id := range g.methods() { // in the order of the document
		if w, ok := want.Orders[id]; ok {
			fmt.Fprintf(b, "%s  %s: %s\n", indent, golden.YAML(id), inline("first", w.First, "ranks", w.Ranks, "scores", w.Scores))
		}
	}
	if want.Chosen != nil {
		fmt.Fprintf(b, "%schosen: %s\n", indent, idList(want.Chosen))
	}
	if want.Worth != "" {
		fmt.Fprintf(b, "%sworth: %s\n", indent, want.Worth)
	}
}

// Places adds each alternative of a portfolio.
func (g goldenPriorities) Places(r *golden.Reach) {
	if g.set.Spec().Portfolio == nil {
		return
	}
	for _, id := range g.alternatives() {
		r.Add("alternative", id, "is chosen")
	}
}

// Mark notes the alternatives that are chosen.
func (g goldenPriorities) Mark(r *golden.Reach, got *answers) {
	for _, id := range listed(got.choice) {
		r.Hit("alternative", id, "is chosen")
	}
}

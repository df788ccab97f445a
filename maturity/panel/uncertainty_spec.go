package panel

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/form"
	"github.com/govmaturity/govmaturity/internal/schema"
	"github.com/govmaturity/govmaturity/maturity"
)

// UncertaintyFormat is the value of the format field of a document that says what is not
// sure about a ranking.
const UncertaintyFormat = "govmaturity/uncertainty/1"

// UncertaintySpec says which assumptions of a ranking could as well be others, and how.
// [Panel.Uncertainty] ranks the panel again and again, each time with others.
type UncertaintySpec struct {
	Format   string           `json:"format" doc:"required,enum=govmaturity/uncertainty/1"`
	Language string           `json:"language,omitempty" doc:"pattern=language,words"`
	Title    govmaturity.Text `json:"title" doc:"required"`
	// Framework and Edition are those that the panel answered.
	Framework string `json:"framework,omitempty" doc:"pattern=id"`
	Edition   string `json:"edition,omitempty" doc:"pattern=edition"`
	// Node is what members are ranked by: the root, when it is not given.
	Node string `json:"node,omitempty" doc:"pattern=id"`
	// Draws is how often they are ranked, and Seed names the draws: the same seed gives
	// the same ones.
	Draws int `json:"draws" doc:"required,min=1,max=1000000"`
	Seed  int `json:"seed,omitempty" doc:"min=0,max=1000000000"`
	// Confidence is how much of the draws an interval of ranks covers: 0.9 when it is
	// not given.
	Confidence *float64 `json:"confidence,omitempty" doc:"min=0.5,max=0.999"`
	// Sensitivity is how many rows of draws tell how much of the movement comes from
	// which assumption. It takes two more rankings than there are assumptions for each
	// row. Without it, that is not found out.
	Sensitivity *int `json:"sensitivity,omitempty" doc:"min=16,max=100000"`
	// Assumptions are what could be otherwise. They vary independently of each other.
	Assumptions []AssumptionSpec `json:"assumptions" doc:"required,maxitems=32"`
}

// AssumptionSpec is an assumption that could be otherwise. None reaches into groups that are
// normalised or have a condition, nor into gates, ladders, tables and rosters: these stay as
// the engine computes them.
type AssumptionSpec struct {
	_     struct{}         `doc:"oneof=weights|normalisation|aggregation|dropped|missing|error" words:"an assumption is about exactly one of weights, normalisation, aggregation, dropped, missing and error"`
	ID    string           `json:"id" doc:"required,pattern=id"`
	Title govmaturity.Text `json:"title" doc:"required"`

	Weights       *VariedWeightsSpec       `json:"weights,omitempty"`
	Normalisation *VariedNormalisationSpec `json:"normalisation,omitempty"`
	Aggregation   *VariedAggregationSpec   `json:"aggregation,omitempty"`
	Dropped       *VariedDroppedSpec       `json:"dropped,omitempty"`
	Missing       *VariedMissingSpec       `json:"missing,omitempty"`
	Error         *VariedErrorSpec         `json:"error,omitempty"`
}

// VariedWeightsSpec varies the weights of what is directly below some groups.
type VariedWeightsSpec struct {
	// Nodes are the groups: all of them, when none is given.
	Nodes []string `json:"nodes,omitempty" doc:"nonempty,pattern=id"`
	// How says which weights are drawn.
	How Weighing `json:"how" doc:"required,enum=around|any"`
	// Spread is how far a weight goes from what the framework says, up or down, as a
	// share of it: for around, and only there.
	Spread *float64 `json:"spread,omitempty" doc:"above=0,max=1"`
}

// Weighing says which weights are drawn.
type Weighing string

const (
	// WeighingAround draws weights around those of the framework, all as likely.
	WeighingAround Weighing = "around"
	// WeighingAny draws any weights, all as likely that add up to the same.
	WeighingAny Weighing = "any"
)

// VariedNormalisationSpec normalises numbers as the framework says or in other ways, all
// as likely: all of its indicators in the same way at a time. Distances to a target and to a
// reference are not among them, since each indicator has a target of its own: a framework can
// ask for them, and then others can stand in for them. How groups are normalised stays.
type VariedNormalisationSpec struct {
	// Indicators are those that rest on a panel, when none is given.
	Indicators []string                  `json:"indicators,omitempty" doc:"nonempty,pattern=id"`
	Kinds      []NormalisationChoiceSpec `json:"kinds" doc:"required,maxitems=16"`
}

// NormalisationChoiceSpec is a way to normalise. See [maturity.NormaliseSpec].
type NormalisationChoiceSpec struct {
	Kind    maturity.NormaliseKind `json:"kind" doc:"required,enum=min-max|z-score|rank|percentile-rank|borda|distance-to-best|share-of-best"`
	Outside maturity.Outside       `json:"outside,omitempty" doc:"enum=clamp|keep"`
	Floor   *float64               `json:"floor,omitempty" doc:"min=0,max=0.99"`
	Shift   *float64               `json:"shift,omitempty"`
	// Ratio is for indicators of which lower is better: inverse, when it is not given.
	Ratio maturity.Ratio `json:"ratio,omitempty" doc:"enum=inverse|direct"`
}

// VariedAggregationSpec combines values as the framework says or in other ways, all as
// likely: in all of its groups in the same way at a time.
type VariedAggregationSpec struct {
	// Nodes are the groups: all that are means, when none is given.
	Nodes []string                   `json:"nodes,omitempty" doc:"nonempty,pattern=id"`
	Kinds []maturity.AggregationKind `json:"kinds" doc:"required,enum=arithmetic|geometric|harmonic|median|minimum|maximum,maxitems=6"`
}

// VariedDroppedSpec leaves indicators out, as if they weighed nothing.
type VariedDroppedSpec struct {
	// Indicators are all, when none is given.
	Indicators []string `json:"indicators,omitempty" doc:"nonempty,pattern=id"`
	// How says which are left out at a time.
	How Dropping `json:"how" doc:"required,enum=one|each"`
	// Chance is that of each to be left out: for each, and only there.
	Chance *float64 `json:"chance,omitempty" doc:"above=0,max=0.9"`
}

// Dropping says which indicators are left out at a time.
type Dropping string

const (
	// DroppingOne leaves out one or none, all as likely.
	DroppingOne Dropping = "one"
	// DroppingEach leaves out each with a chance of its own.
	DroppingEach Dropping = "each"
)

// VariedMissingSpec does about unanswered indicators what the framework says, or something
// else, all as likely.
type VariedMissingSpec struct {
	Policies []maturity.Policy `json:"policies,omitempty" doc:"nonempty,enum=renormalise|zero|impute|block,maxitems=4"`
	// Drawn is one more: each of them counts what some member's answer counts, any as
	// likely.
	Drawn bool `json:"drawn,omitempty"`
}

// VariedErrorSpec says how well something is measured. Errors of different members and
// indicators are independent.
type VariedErrorSpec struct {
	_ struct{} `doc:"oneof=by|share|chance" words:"an error has exactly one of by, share and chance"`
	// Indicators are all that the error can be of, when none is given: numbers, counts and
	// points for By and Share, levels and yes-no for Chance.
	Indicators []string `json:"indicators,omitempty" doc:"nonempty,pattern=id"`
	// By is the size of the error, in the unit of the answer, and Share is its size as a
	// share of the answer: its standard deviation if it is normal, and else the most that
	// it can be.
	By    *float64 `json:"by,omitempty" doc:"above=0"`
	Share *float64 `json:"share,omitempty" doc:"above=0,max=1"`
	// Chance is that of an answer to be off by one level, up or down as likely.
	Chance *float64 `json:"chance,omitempty" doc:"above=0,max=1"`
	// Distribution is uniform when it is not given.
	Distribution Distributed `json:"distribution,omitempty" doc:"enum=uniform|normal"`
}

// Distributed says how likely errors of a size are.
type Distributed string

const (
	// DistributedUniform makes all errors as likely up to a size.
	DistributedUniform Distributed = "uniform"
	// DistributedNormal makes small errors more likely, as on the bell curve.
	DistributedNormal Distributed = "normal"
)

var uncertaintyFormat = document.Declare[UncertaintySpec](UncertaintyFormat, "Uncertainty",
	"Which assumptions of a ranking could as well be others, and how.", nil)

var uncertaintySchema = schema.Of(uncertaintyFormat)

// UncertaintySchema returns the JSON Schema (2020-12) of documents that say what is not
// sure.
func UncertaintySchema() []byte { return uncertaintySchema() }

// ReadUncertainty reads what is not sure about a ranking, from YAML, JSON or what a form
// posted as JSON. The error is a [govmaturity.Problems]. What it names is looked up by
// [Panel.Uncertainty].
func ReadUncertainty(name string, data []byte) (*UncertaintySpec, error) {
	d := uncertaintyFormat.Read(name, data)
	checkUncertainty(d)
	if err := d.Err(); err != nil {
		return nil, err
	}
	return d.Doc, nil
}

// checkUncertainty reports what contradicts itself.
func checkUncertainty(d *document.Draft[UncertaintySpec]) {
	if !d.Readable() {
		return
	}
	seen := map[string]bool{}
	for i := range d.Doc.Assumptions {
		a, at := &d.Doc.Assumptions[i], govmaturity.Path{}.Key("assumptions").Index(i)
		if seen[a.ID] && a.ID != "" {
			d.Add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already an assumption %q", a.ID)
		}
		seen[a.ID] = true
		if m := a.Missing; m != nil && len(m.Policies) == 0 && !m.Drawn {
			d.Add(at.Key("missing").Key("policies"), govmaturity.CodeRequired, "say what else could be done about missing answers: policies, or drawn")
		}
		if v := a.Weights; v != nil {
			goesWith(d, at.Key("weights").Key("spread"), v.Spread != nil, v.How == WeighingAround, string(v.How))
		}
		if v := a.Dropped; v != nil {
			goesWith(d, at.Key("dropped").Key("chance"), v.Chance != nil, v.How == DroppingEach, string(v.How))
		}
		if e := a.Error; e != nil && e.Chance != nil && e.Distribution != "" {
			d.Add(at.Key("error").Key("distribution"), govmaturity.CodeNotUsed, "an answer is off by one level or not; there is no distribution")
		}
		twice(d, at.Key("weights").Key("nodes"), a.Weights != nil, func() []string { return a.Weights.Nodes })
		twice(d, at.Key("normalisation").Key("indicators"), a.Normalisation != nil, func() []string { return a.Normalisation.Indicators })
		twice(d, at.Key("aggregation").Key("nodes"), a.Aggregation != nil, func() []string { return a.Aggregation.Nodes })
		twice(d, at.Key("aggregation").Key("kinds"), a.Aggregation != nil, func() []string { return texts(a.Aggregation.Kinds) })
		twice(d, at.Key("dropped").Key("indicators"), a.Dropped != nil, func() []string { return a.Dropped.Indicators })
		twice(d, at.Key("missing").Key("policies"), a.Missing != nil, func() []string { return texts(a.Missing.Policies) })
		twice(d, at.Key("error").Key("indicators"), a.Error != nil, func() []string { return a.Error.Indicators })
	}
}

// goesWith reports a number that one way to draw needs, and no other has.
func goesWith(d *document.Draft[UncertaintySpec], at govmaturity.Path, there, needed bool, how string) {
	switch {
	case there && !needed:
		d.Add(at, govmaturity.CodeNotUsed, "this is not used where how is %q", how)
	case needed && !there:
		d.Add(at, govmaturity.CodeRequired, "where how is %q, this is needed", how)
	}
}

func texts[T ~string](all []T) []string {
	out := make([]string, len(all))
	for i, one := range all {
		out[i] = string(one)
	}
	return out
}

// twice reports what a list says again.
func twice(d *document.Draft[UncertaintySpec], at govmaturity.Path, there bool, list func() []string) {
	if !there {
		return
	}
	all := list()
	for i, one := range all {
		if slices.Contains(all[:i], one) {
			d.Add(at.Index(i), govmaturity.CodeDuplicateID, "%q is there twice", one)
		}
	}
}

// UncertaintyForm returns the form of documents that say what is not sure. What comes back
// from it is for [ReadUncertainty]. For the words and the languages, see [BenchmarkForm].
func UncertaintyForm(words govmaturity.Words, languages ...string) govmaturity.Form {
	if len(languages) == 0 {
		languages = []string{words.Language()}
	}
	return form.OfFormat(uncertaintyFormat, form.FormatOptions[UncertaintySpec]{
		ShapeOptions: form.ShapeOptions{Words: words, Languages: languages},
		Parts:        []string{"assumptions"},
		Meaning: func(d *document.Draft[UncertaintySpec]) any {
			checkUncertainty(d)
			return nil
		},
	})
}

package panel

import (
	"fmt"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/schema"
	"github.com/govmaturity/govmaturity/maturity"
)

// GoalpostsFormat is the value of the format field of goalposts.
const GoalpostsFormat = "govmaturity/goalposts/1"

// Goalposts are what the numbers of a panel say, as a document: what a framework asks that
// normalises by those of all subjects. With them, a later subject is scored against the
// same panel.
type Goalposts struct {
	Format string `json:"format" doc:"required,enum=govmaturity/goalposts/1"`
	// Framework, Edition and Rules are those of the framework that asked. Rules is the
	// hash of what computes.
	Framework string `json:"framework" doc:"required,pattern=id"`
	Edition   string `json:"edition" doc:"required,pattern=edition"`
	Rules     string `json:"rules" doc:"required,pattern=hash"`
	// Panel says who the subjects are.
	Panel string `json:"panel,omitempty"`
	// Assessments is how many the numbers come from.
	Assessments int `json:"assessments" doc:"required,min=0"`
	// Nodes are the indicators and the groups that rest on a panel, in the order of the
	// framework.
	Nodes []NodeGoalposts `json:"nodes" doc:"required"`
}

// NodeGoalposts are what the panel says about one node: about the numbers that were
// answered or, for a group, what it comes to before it is normalised.
type NodeGoalposts struct {
	ID    string             `json:"id" doc:"required,pattern=id"`
	Panel maturity.PanelSpec `json:"panel" doc:"required"`
}

var goalpostsFormat = document.Declare[Goalposts](GoalpostsFormat, "Goalposts",
	"What the numbers of a panel say, so that a later subject is scored against the same.", nil)

var goalpostsSchema = schema.Of(goalpostsFormat)

// GoalpostsSchema returns the JSON Schema (2020-12) of goalposts.
func GoalpostsSchema() []byte { return goalpostsSchema() }

// ReadGoalposts reads goalposts from YAML or JSON. The error is a [govmaturity.Problems].
func ReadGoalposts(name string, data []byte) (*Goalposts, error) {
	d := goalpostsFormat.Read(name, data)
	if err := d.Err(); err != nil {
		return nil, err
	}
	return d.Doc, nil
}

// JSON returns the goalposts as JSON in one form only.
func (g *Goalposts) JSON() ([]byte, error) { return goalpostsFormat.Canonical(g) }

// Hash returns the content hash of the goalposts.
func (g *Goalposts) Hash() string { return goalpostsFormat.Hash(g) }

// panelOf returns what a kind of normalisation takes.
func panelOf(norm *maturity.NormaliseSpec, numbers []float64, reference *float64) maturity.PanelSpec {
	p := maturity.PanelSpec{Count: len(numbers)}
	if p.Count == 0 {
		return p
	}
	switch norm.Kind {
	case maturity.NormaliseZScore:
		mean, sd, ok := meanAndDeviation(numbers)
		p.Mean = &mean
		if ok {
			p.SD = &sd
		}
	case maturity.NormaliseMinMax, maturity.NormaliseDistanceToBest, maturity.NormaliseShareOfBest,
		maturity.NormaliseDistanceToTarget, maturity.NormaliseDistanceToReference:
		least, greatest := slices.Min(numbers), slices.Max(numbers)
		p.Min, p.Max, p.Reference = &least, &greatest, reference
	default:
		p.Values = slices.Clone(numbers)
		slices.Sort(p.Values)
	}
	return p
}

// eachAsking visits the nodes of a tree that ask what a panel says.
func eachAsking(n *maturity.NodeSpec, visit func(*maturity.NodeSpec, *maturity.NormaliseSpec)) {
	norm := n.Normalise
	if n.Measure != nil {
		norm = n.Measure.Normalise
	}
	if norm != nil && norm.Panel == nil && norm.RestsOnPanel() {
		visit(n, norm)
	}
	for i := range n.Nodes {
		eachAsking(&n.Nodes[i], visit)
	}
}

// Freeze returns the framework with what the panel says in it: an ordinary framework, and
// as a document of its own ([maturity.Framework.Spec]) all that a later subject needs. It
// has the id and the edition of the one that asked, and other hashes. Options are those
// that it was compiled with.
//
// The error is a [govmaturity.Problems]: goalposts of another framework, edition or
// rules, or a node that is missing or too many.
func (g *Goalposts) Freeze(fw *maturity.Framework, options ...maturity.CompileOption) (*maturity.Framework, error) {
	if fw == nil || g == nil {
		return nil, govmaturity.Problems{{Code: govmaturity.CodeRequired, Format: "goalposts are of a framework: give both"}}
	}
	d := goalpostsFormat.Check(g)
	if !d.Readable() {
		return nil, d.Err()
	}
	at := govmaturity.Path{}
	switch {
	case g.Framework != fw.ID():
		d.Add(at.Key("framework"), govmaturity.CodeOtherFramework, "the goalposts are of the framework %q; this is %q", g.Framework, fw.ID())
	case g.Edition != fw.Edition():
		d.Add(at.Key("edition"), govmaturity.CodeOtherEdition, "the goalposts are of the edition %q of %s; this is %q", g.Edition, fw.ID(), fw.Edition())
	case g.Rules != fw.RulesHash():
		d.Add(at.Key("rules"), govmaturity.CodeOtherContent, "the goalposts are of other rules of this edition: expected the hash %s", fw.RulesHash())
	}
	said := map[string]maturity.PanelSpec{}
	for i, one := range g.Nodes {
		if _, twice := said[one.ID]; twice {
			d.Add(at.Key("nodes").Index(i).Key("id"), govmaturity.CodeDuplicateID, "the node %q is there twice", one.ID)
		}
		said[one.ID] = one.Panel
	}
	spec := fw.Spec()
	eachAsking(&spec.Root, func(n *maturity.NodeSpec, norm *maturity.NormaliseSpec) {
		p, ok := said[n.ID]
		if !ok {
			d.Add(at.Key("nodes"), govmaturity.CodeRequired, "the framework asks what the panel says about %q", n.ID)
		}
		norm.Panel = &p
		delete(said, n.ID)
	})
	for i, one := range g.Nodes {
		if _, left := said[one.ID]; left {
			d.Add(at.Key("nodes").Index(i).Key("id"), govmaturity.CodeUnknownReference, "the framework does not ask what a panel says about %q", one.ID)
		}
	}
	if err := d.Err(); err != nil {
		return nil, err
	}
	return compileFrozen(spec, options)
}

func compileFrozen(spec *maturity.Spec, options []maturity.CompileOption) (*maturity.Framework, error) {
	frozen, err := maturity.Compile(spec, options...)
	if err != nil {
		return nil, fmt.Errorf("with what the panel says, the framework does not compile: %w", err)
	}
	return frozen, nil
}

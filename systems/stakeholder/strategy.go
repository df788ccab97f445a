package stakeholder

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/contact"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Strategy is a compiled StrategySpec. It does not change. [CompileStrategy] makes
// one.
type Strategy struct {
	spec        *StrategySpec
	hash, rules string
	remarks     []Remark
}

// CompileStrategy checks a strategic framework and makes it ready to use. The
// error is a [govmaturity.Problems].
//
// Where the framework does not keep to the method is no error: see
// [Strategy.Remarks].
func CompileStrategy(spec *StrategySpec) (*Strategy, error) {
	return compileStrategy(strategyFormat.Check(spec))
}

// ReadStrategy reads and compiles a strategic framework, from YAML or JSON. The
// error is a [govmaturity.Problems].
func ReadStrategy(name string, data []byte) (*Strategy, error) {
	return compileStrategy(strategyFormat.Read(name, data))
}

func compileStrategy(d *document.Draft[StrategySpec]) (*Strategy, error) {
	if !d.Readable() {
		return nil, contact.RedactProblems(d.Err())
	}
	h := newHead(&d.Report, d.Doc.Sources, d.Doc.Standing, d.Doc.Cites)
	type entry struct {
		id    string
		cites []govmaturity.Citation
	}
	list := func(key, what string, n int, at func(int) entry) {
		seen := map[string]int{}
		for i := range n {
			e, path := at(i), govmaturity.Path{}.Key(key).Index(i)
			h.unique(seen, path, what, e.id, i)
			h.provenance(path, "", e.cites)
		}
	}
	s := d.Doc
	list("objectives", "an objective", len(s.Objectives), func(i int) entry { return entry{id: s.Objectives[i].ID} })
	list("customers", "a customer", len(s.Customers), func(i int) entry { return entry{s.Customers[i].ID, s.Customers[i].Cites} })
	list("partners", "a partner", len(s.Partners), func(i int) entry { return entry{s.Partners[i].ID, s.Partners[i].Cites} })
	list("resources", "a resource", len(s.Resources), func(i int) entry { return entry{s.Resources[i].ID, s.Resources[i].Cites} })
	list("innovations", "an innovation", len(s.Innovations), func(i int) entry { return entry{s.Innovations[i].ID, s.Innovations[i].Cites} })
	list("barriers", "a barrier", len(s.Barriers), func(i int) entry { return entry{id: s.Barriers[i].ID} })
	if err := d.Err(); err != nil {
		return nil, contact.RedactProblems(err)
	}
	out := &Strategy{spec: s, hash: strategyFormat.Hash(s), rules: strategyFormat.RulesHash(s)}
	out.remarks = lintStrategy(d)
	return out, nil
}

// Spec returns a copy of the document that the strategy was compiled from.
func (s *Strategy) Spec() *StrategySpec { return strategyFormat.Clone(s.spec) }

// ID returns the framework's id.
func (s *Strategy) ID() string { return s.spec.ID }

// Hash returns the content hash: of all that the framework says.
func (s *Strategy) Hash() string { return s.hash }

// RulesHash returns the hash of all but the words for people.
func (s *Strategy) RulesHash() string { return s.rules }

// Remarks returns where the framework does not keep to the method, the gravest
// first, and then by place.
func (s *Strategy) Remarks() []Remark { return slices.Clone(s.remarks) }

// StrategicThinking returns the five marks of a strategic orientation, as questions
// (Anderson, Belardo and Dawes 1994, in the workshop under "Strategic Thinking").
func StrategicThinking(w govmaturity.Words) []string {
	return []string{
		w.Say("stakeholder.thinking.mission"), w.Say("stakeholder.thinking.time"), w.Say("stakeholder.thinking.outward"),
		w.Say("stakeholder.thinking.return"), w.Say("stakeholder.thinking.resources"),
	}
}

// StrategyUses returns what a strategic framework is good for, as questions to go
// through (the workshop, "What is it good for?"; the wording is the library's).
func StrategyUses(w govmaturity.Words) []string {
	return []string{
		w.Say("stakeholder.strategy-use.partners"), w.Say("stakeholder.strategy-use.resources"),
		w.Say("stakeholder.strategy-use.innovations"), w.Say("stakeholder.strategy-use.customers"),
	}
}

// StrategyLimits returns what a strategic framework cannot do (the workshop, "Are
// there Limitations?").
func StrategyLimits(w govmaturity.Words) []string {
	return []string{w.Say("stakeholder.strategy-limit.barriers"), w.Say("stakeholder.strategy-limit.detail")}
}

package maturitytest

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
)

// missingPolicy: each node does about missing answers what it says it does.
//
// The law computes the value of a node again, from the results below it and
// the policy in the document.
func missingPolicy() rule {
	return laws.ForCode("missing-policy",
		"What has no value is treated as the framework says: left out (renormalise), counted as the lowest (zero), "+
			"as a stated value (anchor) or as the mean of the others (impute), or it keeps the node from having a value (block).",
		func(s *subject, out *laws.Recorder) {
			for _, sm := range s.samples {
				index := byResult(sm.readings)
				for i := len(sm.readings) - 1; i >= 0; i-- {
					r := sm.readings[i]
					in := s.inputsOf(r, sm.readings, index)
					if in.missing == 0 || len(in.counted) == 0 && !in.blocked {
						continue
					}
					f := finding{node: r.name(), answers: s.answersText(sm, r.name()) + "; below it: " + in.text(), got: r.text()}
					switch want, ok := in.value(); {
					case in.blocked && r.ok:
						f.expected = "no value, since the policy is block"
						s.violated(out, f)
					case in.blocked, in.kind == maturity.AggregationProfile:
					case r.coverage < in.minCoverage-1e-12 && r.ok:
						f.expected = fmt.Sprintf("no value, since only %s of what applies is answered, and %s is needed",
							number(r.coverage), number(in.minCoverage))
						s.violated(out, f)
					case r.coverage < in.minCoverage-1e-12, in.kind == maturity.AggregationTable && !r.ok:
					case !r.ok && in.ownRule(): // the law bounded says so
					case !r.ok && !ok && in.normalise != nil: // it would divide by nothing
					case !r.ok:
						f.expected = "a value"
						s.violated(out, f)
					case ok && !math.IsNaN(r.value) && !near(want, r.value, r.result.Range()):
						f.expected = number(want)
						s.violated(out, f)
					}
				}
			}
		})
}

// unansweredNoValue: no value comes out of nothing.
func unansweredNoValue() rule {
	return laws.ForCode("unanswered",
		"Where nothing is answered, there is no value, unless the framework says what to count instead.",
		func(s *subject, out *laws.Recorder) {
			for _, sm := range s.samples {
				index := byResult(sm.readings)
				for i := len(sm.readings) - 1; i >= 0; i-- {
					r := sm.readings[i]
					in := s.inputsOf(r, sm.readings, index)
					if in.kind == maturity.AggregationTable && s.rowSays(r) {
						continue
					}
					if r.ok && len(in.counted) == 0 && !in.blocked {
						s.violated(out, finding{
							node:     r.name(),
							answers:  s.answersText(sm, r.name()),
							got:      r.text(),
							expected: "no value",
						})
					}
				}
			}
		})
}

// rowSays reports whether a row of a table holds for what is missing: then the
// framework says what to count.
func (s *subject) rowSays(r reading) bool {
	rows := s.places[r.id].spec.Table
	row := s.engine.explain(r.result).Row
	return row > 0 && row <= len(rows) && rows[row-1].When != nil
}

func byResult(readings []reading) map[maturity.Result]int {
	index := make(map[maturity.Result]int, len(readings))
	for i, r := range readings {
		index[r.result] = i
	}
	return index
}

// inputsOf works out what counts for a node, from its document and from what
// came out below it. For an indicator, it is its answer.
func (s *subject) inputsOf(r reading, readings []reading, index map[maturity.Result]int) inputs {
	spec := s.places[r.id].spec
	in := s.ruleOf(spec)
	if r.state == govmaturity.StateNotAsked {
		return in
	}
	if spec.Measure != nil {
		if r.ok {
			in.counted = []input{{value: r.value, weight: 1}}
		}
		return in
	}
	var sum, weights float64 // of what has a value, to impute from
	var impute []input
	for k, below := range r.result.Children() {
		kid := readings[index[below]]
		x := input{id: kid.name(), value: kid.value, weight: 1, rng: below.Range(), met: below.Range().Max}
		if spec.Nodes != nil {
			x.weight = weight(&spec.Nodes[k])
			x.at = s.neededFor(spec, k)
		}
		if spec.Met != nil {
			x.met = *spec.Met
		}
		if x.weight == 0 {
			in.left = append(in.left, x)
			continue
		}
		if kid.ok {
			sum += float64(x.weight * x.value)
			weights += x.weight
			in.counted = append(in.counted, x)
			continue
		}
		policy := s.policyFor(spec, kid.state)
		x.state, x.policy = kid.state, policy
		in.missing++
		switch policy {
		case maturity.PolicyZero:
			x.value = x.rng.Min
			in.counted = append(in.counted, x)
		case maturity.PolicyAnchor:
			x.value = *s.missingOf(spec).Anchor
			in.counted = append(in.counted, x)
		case maturity.PolicyImpute:
			impute = append(impute, x)
		case maturity.PolicyBlock:
			in.blocked = true
			in.left = append(in.left, x)
		default:
			in.left = append(in.left, x)
		}
	}
	known := slices.ContainsFunc(in.counted, func(x input) bool { return x.policy == "" || x.state == govmaturity.StateNotDeployed })
	if !known && s.countsOpen(spec) {
		in.left, in.counted = append(in.left, in.counted...), nil
	}
	for _, x := range impute {
		if x.value = sum / weights; weights > 0 {
			in.counted = append(in.counted, x)
		} else {
			in.left = append(in.left, x)
		}
	}
	return in
}

// missingOf returns what a node says about missing values, or the nearest node
// above it, or the framework. The least coverage that a node above asks for is
// its own.
func (s *subject) missingOf(spec *maturity.NodeSpec) maturity.MissingSpec {
	if spec.Missing != nil {
		return *spec.Missing
	}
	for above := s.places[spec.ID].parent; above != nil; above = above.parent {
		if above.spec.Missing != nil {
			m := *above.spec.Missing
			m.MinCoverage = nil
			return m
		}
	}
	return orElse(s.spec.Missing, maturity.MissingSpec{})
}

// policyFor returns what a node does about one below it in a state without a
// value.
func (s *subject) policyFor(spec *maturity.NodeSpec, state govmaturity.State) maturity.Policy {
	m := s.missingOf(spec)
	policy := m.Unanswered
	switch state {
	case govmaturity.StateNotApplicable:
		policy = m.NotApplicable
	case govmaturity.StateNotDeployed:
		policy = m.NotDeployed
	case govmaturity.StateExcluded:
		policy = m.Excluded
	case govmaturity.StateNotAsked, govmaturity.StateUnscored:
		policy = maturity.PolicyRenormalise
	}
	otherwise := maturity.PolicyRenormalise
	switch state {
	case govmaturity.StateUnanswered, govmaturity.StateBlocked, govmaturity.StateNotDeployed:
		if spec.Aggregation == maturity.AggregationGate || spec.Aggregation == maturity.AggregationLadder {
			otherwise = maturity.PolicyZero
		}
	}
	policy = cmp.Or(policy, m.All, otherwise)
	shows := spec.Aggregation == maturity.AggregationProfile || spec.Aggregation == maturity.AggregationTable
	if spec.Missing == nil && shows && policy != maturity.PolicyBlock {
		policy = maturity.PolicyRenormalise // the framework's policy is for nodes that count values
	}
	return policy
}

// countsOpen reports whether the node is a gate that says nothing about what
// is unanswered: then it counts as not met, unless nothing is answered at all.
func (s *subject) countsOpen(spec *maturity.NodeSpec) bool {
	m := s.missingOf(spec)
	gate := spec.Aggregation == maturity.AggregationGate || spec.Aggregation == maturity.AggregationLadder
	return gate && m.Unanswered == "" && m.All == ""
}

// neededFor returns the position of the level that the k-th node below a gate
// is needed for.
func (s *subject) neededFor(spec *maturity.NodeSpec, k int) int {
	if spec.Aggregation == maturity.AggregationGate {
		for i, l := range s.fw.Levels(spec.Level.Scale) {
			if l.ID() == spec.Nodes[k].At {
				return i
			}
		}
	}
	return k
}

package maturity

// applies reports whether something in this state counts towards coverage.
func (s status) applies() bool {
	return s != notApplicable && s != excluded && s != notAsked
}

// resolve applies the missing policy: it turns what is below a node into the
// inputs that count, and returns the node's state and coverage. Explanations
// use it too, so that they cannot differ from the computation.
func (n *node) resolve(s *scratch) (st status, coverage float64) {
	s.inputs, s.below = s.inputs[:0], s.below[:0]
	var covered, applicable float64
	var seen [statusCount]bool
	observed, blocks, toImpute := false, false, false
	implied := 0            // inputs that nobody's words put in
	var sum, weight float64 // of what has a value, to impute from
	for k := range s.marks {
		w := n.weightBelow(k)
		if n.even {
			w = 1
		}
		if w == 0 {
			continue
		}
		m := s.marks[k]
		if m.state.applies() {
			covered += float64(w * s.coverage[k])
			applicable += w
		}
		seen[m.state] = true
		value := m.value
		if m.state.hasValue() {
			observed = observed || m.state == answered
			sum += float64(w * value)
			weight += w
		} else {
			switch n.missing[m.state] {
			case PolicyZero:
				value = n.rangeBelow(k).Min
				observed = observed || m.state == notDeployed
				if n.zeroImplied && (m.state == unanswered || m.state == blocked) {
					implied++
				}
			case PolicyAnchor:
				value = n.anchor
				observed = observed || m.state == notDeployed
			case PolicyImpute:
				toImpute = true
			case PolicyBlock:
				blocks = true
				continue
			default:
				continue
			}
		}
		s.inputs = append(s.inputs, Input{value, w})
		s.below = append(s.below, k)
	}
	if applicable > 0 {
		coverage = covered / applicable
	}
	if toImpute {
		n.impute(s, sum, weight)
	}
	if implied == len(s.inputs) {
		s.inputs, s.below = s.inputs[:0], s.below[:0]
	}
	switch {
	case blocks:
		return blocked, coverage
	case len(s.inputs) == 0:
		return emptyState(&seen), coverage
	case observed:
		return answered, coverage
	}
	return imputed, coverage
}

// impute fills in the inputs that stand for missing nodes with the weighted
// mean of the others, or takes them out when there are no others.
func (n *node) impute(s *scratch, sum, weight float64) {
	kept := 0
	for i, k := range s.below {
		if m := s.marks[k]; !m.state.hasValue() && n.missing[m.state] == PolicyImpute {
			if weight == 0 {
				continue
			}
			s.inputs[i].Value = sum / weight
		}
		s.inputs[kept], s.below[kept] = s.inputs[i], s.below[i]
		kept++
	}
	s.inputs, s.below = s.inputs[:kept], s.below[:kept]
}

// emptyState is the state of a node below which nothing counts, from the
// states that were seen there.
func emptyState(seen *[statusCount]bool) status {
	switch {
	case seen[unanswered], seen[blocked]:
		return unanswered
	case seen[notDeployed]:
		return notDeployed
	case seen[excluded]:
		return excluded
	case seen[notApplicable], seen[notAsked]:
		return notApplicable
	}
	return unanswered
}

// profileState is the state of a node that computes no value.
func profileState(marks []Mark) status {
	var seen [statusCount]bool
	for _, m := range marks {
		if m.state.hasValue() || m.state == unscored {
			return unscored
		}
		seen[m.state] = true
	}
	return emptyState(&seen)
}

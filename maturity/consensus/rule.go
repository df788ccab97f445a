package consensus

import (
	"slices"

	"github.com/govmaturity/govmaturity/maturity"
)

// OpenReason says why there is no common answer.
type OpenReason string

const (
	// OpenReasonSilent: nobody who counts said anything.
	OpenReasonSilent OpenReason = "silent"
	// OpenReasonFew: fewer said something than the round asks for.
	OpenReasonFew OpenReason = "few"
	// OpenReasonStates: not even whether there is a value do more than half agree on.
	OpenReasonStates OpenReason = "states"
	// OpenReasonMajority: nothing is said by more than half, or an option of a checklist
	// is checked by exactly half.
	OpenReasonMajority OpenReason = "majority"
	// OpenReasonBetween: the middle lies between two answers.
	OpenReasonBetween OpenReason = "between"
	// OpenReasonRefused: what came out is no answer to the question.
	OpenReasonRefused OpenReason = "refused"
)

// combine makes one value of values, sorted and at least one, or says why there is
// none.
func (q *asked) combine(rule Rule, between Between, values []value) (value, OpenReason) {
	switch {
	case rule == RuleMean:
		return value{number: mean(values)}, ""
	case rule == RuleMedian:
		return q.median(between, values)
	case q.kind == maturity.MeasureChecklist:
		return q.checked(between, values)
	}
	return majority(values)
}

// mean adds shares, from the least to the greatest: it never leaves what they lie
// between, is the same in any order, and no sum is too large.
func mean(values []value) float64 {
	n := float64(len(values))
	first, last := values[0].number, values[len(values)-1].number
	if first == last {
		return first
	}
	sum := 0.0
	for _, v := range values {
		sum += v.number / n
	}
	return max(first, min(last, sum))
}

func (q *asked) median(between Between, values []value) (value, OpenReason) {
	n := len(values)
	low, high := values[(n-1)/2], values[n/2]
	switch {
	case compare(low, high) == 0:
		return low, ""
	case q.numeric() && q.kind != maturity.MeasureCount:
		return value{number: mean([]value{low, high})}, ""
	case between == BetweenLower:
		return low, ""
	case between == BetweenHigher:
		return high, ""
	}
	return value{}, OpenReasonBetween
}

func majority(values []value) (value, OpenReason) {
	// What more than half say is in the middle.
	middle := values[len(values)/2]
	same := 0
	for _, v := range values {
		if compare(v, middle) == 0 {
			same++
		}
	}
	if 2*same > len(values) {
		return middle, ""
	}
	return value{}, OpenReasonMajority
}

// checked has the options that more than half have checked.
func (q *asked) checked(between Between, values []value) (value, OpenReason) {
	chosen := make([]byte, len(q.options))
	for k := range chosen {
		n := 0
		for _, v := range values {
			n += int(v.chosen[k])
		}
		switch {
		case 2*n > len(values), 2*n == len(values) && between == BetweenHigher:
			chosen[k] = 1
		case 2*n == len(values) && between != BetweenLower:
			return value{}, OpenReasonMajority
		}
	}
	return value{chosen: string(chosen)}, ""
}

// disagreement is the mean distance of two that said something: 0 when all say the
// same, and 1 for a value beside a reason why there is none. It is the same in any
// order.
func (q *asked) disagreement(values []value, claims []int) (mean float64, known bool) {
	n := len(values)
	for _, c := range claims {
		n += c
	}
	if n < 2 {
		return 0, false
	}
	slices.SortFunc(values, compare)
	spread := 0.0
	if len(values) > 0 && q.numeric() {
		spread = values[len(values)-1].number/2 - values[0].number/2
	}
	sum, pairs := 0.0, float64(n)*float64(n-1)/2
	for i, v := range values {
		for _, w := range values[i+1:] {
			sum += q.distance(v, w, spread)
		}
	}
	left := len(values)
	for _, c := range claims {
		sum += float64(left * c)
		left += c
	}
	return min(1, sum/pairs), true
}

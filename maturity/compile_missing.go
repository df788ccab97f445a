package maturity

import (
	"cmp"

	"github.com/govmaturity/govmaturity"
)

// reasons are why a node below may have no value, with the key of the policy
// for each. What is blocked takes the policy for what is unanswered.
var reasons = []struct {
	key    string
	of     func(*MissingSpec) Policy
	states []status
}{
	{"unanswered", func(m *MissingSpec) Policy { return m.Unanswered }, []status{unanswered, blocked}},
	{"not-applicable", func(m *MissingSpec) Policy { return m.NotApplicable }, []status{notApplicable}},
	{"not-deployed", func(m *MissingSpec) Policy { return m.NotDeployed }, []status{notDeployed}},
	{"excluded", func(m *MissingSpec) Policy { return m.Excluded }, []status{excluded}},
}

// compileMissing sets what a node does about each reason for having no value.
// Policies are reported where the document says them, once, whichever of the
// groups that inherit them cannot follow.
func (c *compiler) compileMissing(n *node, below []govmaturity.Range) {
	spec, at := n.policies, n.policiesAt
	own := n.spec.Missing != nil
	if spec == nil {
		spec = &MissingSpec{}
	}
	n.anchor = orElse(spec.Anchor, 0)
	if own || spec == c.spec.Missing {
		n.minCoverage = orElse(spec.MinCoverage, 0)
	}
	counts := n.kind != AggregationProfile && n.kind != AggregationTable
	climbs := n.kind == AggregationGate || n.kind == AggregationLadder
	n.zeroImplied = climbs && cmp.Or(spec.Unanswered, spec.All) == ""
	anchored := false
	for _, reason := range reasons {
		policy, key := reason.of(spec), reason.key
		switch {
		case policy != "":
		case spec.All != "":
			policy, key = spec.All, "all"
		case climbs && (key == "unanswered" || key == "not-deployed"):
			policy = PolicyZero
		default:
			policy = PolicyRenormalise
		}
		if !counts && policy != PolicyRenormalise && policy != PolicyBlock {
			if own {
				c.report(at.Key(key), govmaturity.CodeNotUsed, "a %s counts no values, so %s has nothing to put in: say it at the groups that count them, or once for all at the top of the framework", n.kind, policy)
			}
			continue // the framework's policy is for nodes that count values
		}
		switch policy {
		case PolicyRenormalise, PolicyBlock, PolicyZero:
		case PolicyAnchor:
			anchored = true
			if spec.Anchor == nil {
				c.reportOnce(at.Key("anchor"), govmaturity.CodeRequired, "the policy anchor needs the value to put in")
			}
		case PolicyImpute:
			c.checkImpute(n, below, at.Key(key))
		default:
			continue // reported by the document's shape
		}
		for _, st := range reason.states {
			n.missing[st] = policy
		}
	}
	n.missing[notAsked] = PolicyRenormalise
	if spec.Anchor != nil && len(below) > 0 && (counts || own) {
		c.checkAnchor(n, below, anchored, at.Key("anchor"))
	}
}

func (c *compiler) checkImpute(n *node, below []govmaturity.Range, at govmaturity.Path) {
	for _, r := range below {
		if r != below[0] && !n.spec.heardPanel() {
			c.reportOnce(at, govmaturity.CodeOutOfRange,
				"impute takes the mean of the nodes beside the missing one; the ranges of those below %s differ, so the mean says nothing about it", n.spec.ID)
			return
		}
	}
}

func (c *compiler) checkAnchor(n *node, below []govmaturity.Range, used bool, at govmaturity.Path) {
	if !used {
		c.reportOnce(at, govmaturity.CodeNotUsed, "no policy here is anchor")
	}
	for _, r := range below {
		if !r.Contains(n.anchor) {
			c.reportOnce(at, govmaturity.CodeOutOfRange, "the anchor %v is outside what a node below %s can be, %v to %v", n.anchor, n.spec.ID, r.Min, r.Max)
			return
		}
	}
}

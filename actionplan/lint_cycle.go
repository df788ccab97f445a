package actionplan

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Lint returns all remarks on the cycle, as [Plan.Lint] does those on a plan.
func (c *Cycle) Lint() []Remark {
	c = c.some()
	l := &remarks{about: govmaturity.Reference{Document: c.ID(), Edition: c.Edition(), Hash: c.RulesHash(), Subject: c.spec.Subject}}
	for i := range c.spec.Rounds {
		at := govmaturity.Path{}.Key("rounds").Index(i)
		for k := range c.spec.Rounds[i].Steps {
			lintCycleStep(l, &c.spec.Rounds[i].Steps[k], at.Key("steps").Index(k))
		}
		c.lintAgain(l, i, at)
	}
	return l.sorted()
}

func lintCycleStep(l *remarks, x *CycleStepSpec, at govmaturity.Path) {
	leaves := x.Step.Leaves()
	if x.Finished != "" && len(leaves) > 0 && !slices.ContainsFunc(x.Documents, func(d DocumentSpec) bool { return slices.Contains(leaves, d.Kind) }) {
		l.add(LintRuleProof, "", at.Key("documents"), "%s is said to be over, and left none of: %s", x.Step, joined(leaves))
	}
	assessed := slices.ContainsFunc(x.Documents, func(d DocumentSpec) bool { return d.Kind == DocumentKindAssessment || d.Kind == DocumentKindProfile })
	if x.Step == CycleStepAnalysis && x.Finished != "" && assessed && len(x.Gaps) == 0 {
		l.add(LintRuleGaps, "", at.Key("gaps"), "the analysis is said to be over, and found no gap")
	}
	for m, d := range x.Documents {
		if d.Hash == "" {
			l.add(LintRuleHash, "", at.Key("documents").Index(m).Key("hash"), "nothing ties %s %s to its content: nobody can tell whether it was changed since", d.Kind, d.ID)
		}
	}
}

func joined(kinds []DocumentKind) string {
	out := ""
	for i, k := range kinds {
		if i > 0 {
			out += ", "
		}
		out += string(k)
	}
	return out
}

// lintAgain looks for frameworks that were assessed in the round before, and are not
// assessed again where the round's analysis is over.
func (c *Cycle) lintAgain(l *remarks, i int, at govmaturity.Path) {
	k := slices.IndexFunc(c.spec.Rounds[i].Steps, func(s CycleStepSpec) bool { return s.Step == CycleStepAnalysis && s.Finished != "" })
	if i == 0 || k < 0 {
		return
	}
	now, before := shelf{}, shelf{}
	now.add(c.spec, i)
	before.add(c.spec, i-1)
	for _, s := range c.spec.Rounds[i-1].Steps {
		for _, d := range s.Documents {
			key := shelfKey{d.Kind, d.ID}
			if d.Kind == DocumentKindAssessment && len(now[key]) == 0 && len(before[key]) > 0 {
				delete(before, key) // say it once
				l.add(LintRuleReassessment, "", at.Key("steps").Index(k).Key("documents"), "%s was assessed in the round before, and not again: nobody can tell what moved", d.ID)
			}
		}
	}
}

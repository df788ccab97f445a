package maturitytest

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/consensus"
)

// ratersSpoke: who is named and says nothing is missed.
func ratersSpoke() roundRule {
	return laws.New("raters-spoke",
		"Each rater that the round names gave an assessment.",
		func(s *roundSubject, out *laws.Recorder) {
			for _, rater := range s.spec.Raters {
				if !slices.Contains(s.c.Raters(), rater.ID) {
					out.Violated(laws.Violation{At: rater.ID, Title: raterTitle(rater), Got: "no assessment", Expected: "one; or a round without this rater"})
				}
			}
		})
}

func raterTitle(r consensus.RoundRaterSpec) string {
	if title := r.Title.String(); title != "" {
		return fmt.Sprintf("%s (%s)", r.ID, title)
	}
	return r.ID
}

// raterNames are the names that a rater goes by, without what people do not see in them.
func raterNames(r consensus.RoundRaterSpec) (names []string) {
	for _, name := range append([]string{r.ID}, wordings(r.Title)...) {
		names = append(names, folded(name))
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// ratersApart: who rates twice counts twice.
func ratersApart() roundRule {
	return laws.New("raters-apart",
		"No two raters go by one name, whatever the capital letters and the spaces: who rates twice counts twice.",
		func(s *roundSubject, out *laws.Recorder) {
			first := map[string]string{}
			for _, rater := range s.spec.Raters {
				for _, name := range raterNames(rater) {
					if other, taken := first[name]; taken && other != rater.ID {
						out.Violated(laws.Violation{At: rater.ID, Title: raterTitle(rater), Got: other + " goes by the same name", Expected: "one rater; or names that tell them apart"})
						continue
					}
					first[name] = rater.ID
				}
			}
		})
}

// selfApart: who rates itself is no assessor.
func selfApart() roundRule {
	return laws.New("self-apart",
		"The subject is not among those who assess it, under any spelling of its name: its own rating stands apart.",
		func(s *roundSubject, out *laws.Recorder) {
			for _, rater := range s.spec.Raters {
				if rater.Kind == consensus.RaterKindAssessor && slices.Contains(raterNames(rater), folded(s.spec.Subject)) {
					out.Violated(laws.Violation{At: rater.ID, Title: raterTitle(rater), Got: "an assessor by the name of the subject", Expected: "the kind self"})
				}
			}
		})
}

// ratersEnough: one rater agrees with nobody.
func ratersEnough() roundRule {
	return laws.New("raters-enough",
		"At least two raters count, in each group where there are groups: one alone agrees with nobody.",
		func(s *roundSubject, out *laws.Recorder) {
			report := func(at, title string, n int) {
				if n < 2 {
					out.Violated(laws.Violation{At: at, Title: title, Got: fmt.Sprintf("%d raters who count", n), Expected: "two, or more"})
				}
			}
			if len(s.spec.Groups) == 0 {
				report("", "", len(s.counted()))
			}
			for _, g := range s.spec.Groups {
				report(g.ID, "the group "+cmp.Or(g.Title.String(), g.ID), len(g.Raters))
			}
		})
}

// leastReachable: what asks for more raters than there are stays open for ever.
func leastReachable() roundRule {
	return laws.New("least-reachable",
		"No more raters must speak than there are, in each group where there are groups: otherwise everything stays open, whatever they say.",
		func(s *roundSubject, out *laws.Recorder) {
			report := func(at string, n int) {
				if s.spec.Least > n {
					out.Violated(laws.Violation{At: at, Got: fmt.Sprintf("at least %d of %d raters", s.spec.Least, n), Expected: "no more than there are"})
				}
			}
			if len(s.spec.Groups) == 0 {
				report("", len(s.counted()))
			}
			for _, g := range s.spec.Groups {
				report(g.ID, len(g.Raters))
			}
		})
}

// groupsCover: who is in no group is not heard.
func groupsCover() roundRule {
	return laws.New("groups-cover",
		"Where groups share the questions out, each rater who counts is in a group, and each question is one of a group's.",
		func(s *roundSubject, out *laws.Recorder) {
			if len(s.spec.Groups) == 0 {
				return
			}
			of := map[string]bool{}
			for _, g := range s.spec.Groups {
				of[g.Node] = true
				for _, id := range g.Raters {
					of["rater "+id] = true
				}
			}
			for _, rater := range s.counted() {
				if !of["rater "+rater.ID] {
					out.Violated(laws.Violation{At: rater.ID, Title: raterTitle(rater), Got: "a rater in no group", Expected: "a group"})
				}
			}
			for _, cell := range s.cells {
				n, covered := cell.Indicator.Node(), false
				for ; n.Valid() && !covered; n = n.Parent() {
					covered = of[n.ID()]
				}
				if !covered {
					out.Violated(laws.Violation{At: cell.Indicator.ID(), Title: cellTitle(cell), Got: "a question of no group", Expected: "a group for it"})
				}
			}
		})
}

// rulesTaken: a rule that no question can take was meant for something else.
func rulesTaken() roundRule {
	return laws.New("rules-taken",
		"Each rule that the round sets for a part is used by a question there. Levels have no mean, for example: their median is taken instead, and nobody is told.",
		func(s *roundSubject, out *laws.Recorder) {
			for _, rule := range s.spec.Rules {
				taken, asked := false, false
				for _, cell := range s.cells {
					if cell.Rule != consensus.RuleFacilitated && below(cell.Indicator.Node(), rule.Node) {
						asked = true
						taken = taken || cell.Rule == rule.Rule
					}
				}
				if asked && !taken {
					out.Violated(laws.Violation{At: rule.Node, Title: nodeTitle(s.fw.Node(rule.Node)), Got: "no question that takes the " + string(rule.Rule), Expected: "another rule, or none"})
				}
			}
		})
}

// below reports whether a node is another one or lies below it.
func below(n maturity.Node, id string) bool {
	for ; n.Valid(); n = n.Parent() {
		if n.ID() == id {
			return true
		}
	}
	return false
}

// settledWithin: talks find what lies between, or something new.
func settledWithin() roundRule {
	return laws.New("settled-within",
		"What was settled in talks lies within what the raters said, or names the evidence that none of them had.",
		func(s *roundSubject, out *laws.Recorder) {
			for _, cell := range s.cells {
				if cell.Rule == consensus.RuleFacilitated && len(spoken(cell.Votes)) > 0 && !unanimous(cell) && len(cell.Answer.Evidence) == 0 && !within(cell, cell.Answer) {
					out.Violated(laws.Violation{At: cell.Indicator.ID(), Title: cellTitle(cell), Given: votesText(cell.Votes), Got: answerText(cell.Answer), Expected: "an answer that lies among these; or evidence"})
				}
			}
		})
}

// settledNeeded: where all say the same, nothing is to be settled.
func settledNeeded() roundRule {
	return laws.New("settled-needed",
		"No answer that all raters gave is replaced by another one in talks.",
		func(s *roundSubject, out *laws.Recorder) {
			for _, cell := range s.cells {
				if cell.Rule == consensus.RuleFacilitated && unanimous(cell) && meaning(cell.Indicator, cell.Answer) != meaning(cell.Indicator, spoken(cell.Votes)[0].Answer) {
					out.Violated(laws.Violation{At: cell.Indicator.ID(), Title: cellTitle(cell), Given: votesText(cell.Votes), Got: answerText(cell.Answer), Expected: "what all say"})
				}
			}
		})
}

// raterNamesNobody: a role or a number will do.
func raterNamesNobody() roundRule {
	return laws.New("names-nobody",
		"No rater goes by an e-mail address or a telephone number, and no text of the round has one: a role or a number will do.",
		func(s *roundSubject, out *laws.Recorder) {
			report := func(at string, texts ...string) {
				if text, there := addressed(texts...); there {
					out.Violated(laws.Violation{At: at, Got: text, Expected: "a role, or a number"})
				}
			}
			report("", slices.Concat(wordings(s.spec.Title), wordings(s.spec.Note))...)
			for _, rater := range s.spec.Raters {
				report(rater.ID, append(wordings(rater.Title), rater.ID)...)
			}
			for _, f := range s.spec.Facilitated {
				report(f.Indicator, wordings(f.Reason)...)
			}
		})
}

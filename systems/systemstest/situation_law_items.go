package systemstest

import (
	"maps"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/systems/situation"
)

// itemsSourced: what nobody can look up is an opinion.
func itemsSourced() situationRule {
	return laws.New("items-sourced",
		"Each item names a source, or stands in a part that does: what nobody can look up cannot be defended.",
		func(s *situationSubject, out *laws.Recorder) {
			s.doubted(out, "a source of the item, of its part or of the whole", situation.CheckSource)
		})
}

// circlesGrounded: items that hold up each other fall together. A source of the whole
// document is none of theirs.
func circlesGrounded() situationRule {
	return laws.New("circles-grounded",
		"Where items support each other in a circle, one of them cites a source of its own, or an item outside of the circle supports it.",
		func(s *situationSubject, out *laws.Recorder) {
			if len(s.all) > maxItemsCircled {
				return
			}
			seen := map[string]bool{}
			for _, i := range s.all {
				circle := circleOf(i)
				if seen[i.ID()] || len(circle) < 2 {
					continue
				}
				grounded := false
				for id, one := range circle {
					seen[id] = true
					grounded = grounded || len(one.Cites()) > 0 || slices.ContainsFunc(one.SupportedBy(), func(by situation.Item) bool { return !circle[by.ID()].Valid() })
				}
				if !grounded {
					violated(out, finding{
						at: i.ID(), title: titled(i.ID(), i.Text()), got: "a circle of " + strings.Join(slices.Sorted(maps.Keys(circle)), ", "), expected: "a source of one of them, or a support from outside",
					})
				}
			}
		})
}

// circleOf returns the items that an item supports, directly or not, and that support
// it, the item among them.
func circleOf(i situation.Item) map[string]situation.Item {
	reach := func(next func(situation.Item) []situation.Item) map[string]situation.Item {
		all := map[string]situation.Item{}
		for queue := next(i); len(queue) > 0; queue = queue[1:] {
			if one := queue[0]; !all[one.ID()].Valid() {
				all[one.ID()] = one
				queue = append(queue, next(one)...)
			}
		}
		return all
	}
	if len(i.Supports()) == 0 || len(i.SupportedBy()) == 0 {
		return nil
	}
	there, back := reach(situation.Item.Supports), reach(situation.Item.SupportedBy)
	maps.DeleteFunc(there, func(id string, _ situation.Item) bool { return !back[id].Valid() })
	return there
}

// supportsOrContradicts: one item cannot speak for and against another.
func supportsOrContradicts() situationRule {
	return laws.New("supports-or-contradicts",
		"No item both supports and contradicts another. That two items contradict each other may be so, and is no breach: it is a doubt that readers see.",
		func(s *situationSubject, out *laws.Recorder) {
			s.doubted(out, "the one or the other", situation.CheckBoth)
		})
}

// sidesAgree: a strength is inside.
func sidesAgree() situationRule {
	return laws.New("sides-agree",
		"What is inside stays inside: strengths and weaknesses lie with those whose situation it is, and opportunities, threats and the factors of PESTLE around them, whatever else the item says.",
		func(s *situationSubject, out *laws.Recorder) {
			s.doubted(out, "an item of the other list; or its origin left out", situation.CheckSide)
		})
}

// bothSides: half a SWOT is advertising, or complaint.
func bothSides() situationRule {
	return laws.New("both-sides",
		"A SWOT has something that speaks for the actor and something that speaks against it.",
		func(s *situationSubject, out *laws.Recorder) {
			for _, w := range s.oneSided() {
				violated(out, finding{at: w, got: "only one side", expected: "a strength or an opportunity, and a weakness or a threat"})
			}
		})
}

// oneSided returns the SWOTs of which only one side is written down.
func (s *situationSubject) oneSided() (ids []string) {
	for _, w := range s.spec.Swots {
		good, bad := len(w.Strengths)+len(w.Opportunities), len(w.Weaknesses)+len(w.Threats)
		if (good == 0) != (bad == 0) {
			ids = append(ids, w.ID)
		}
	}
	return ids
}

// oppositesApart: one thing is not both a strength and a weakness.
func oppositesApart() situationRule {
	return laws.New("opposites-apart",
		"No two items of opposite sides, such as a strength and a weakness of one SWOT, say the same words or point at the same thing: whoever reads them must know which of the two it is.",
		func(s *situationSubject, out *laws.Recorder) {
			s.doubted(out, "one of the two; or words that tell them apart", situation.CheckOpposite, situation.CheckSameWords)
		})
}

// strategiesJoin: a strategy joins what its kind says.
func strategiesJoin() situationRule {
	return laws.New("strategies-join",
		"Each strategy joins items of both of its quadrants, from its own SWOT, and of no other: one that uses strengths for opportunities names some of each.",
		func(s *situationSubject, out *laws.Recorder) {
			s.doubted(out, "an item of each of its quadrants, and no other", situation.CheckStrategy, situation.CheckStrategyItem)
		})
}

// chainWhole: a problem asks for an answer.
func chainWhole() situationRule {
	return laws.New("chain-whole",
		"Each accelerator has an intervention, each bottleneck a solution, and each barrier of a group something that is done about it.",
		func(s *situationSubject, out *laws.Recorder) {
			s.doubted(out, "an item of the next step that is for this one", situation.CheckIntervention, situation.CheckSolution, situation.CheckMeasure)
		})
}

// barriersAgree: what keeps nobody out has no items.
func barriersAgree() situationRule {
	return laws.New("barriers-agree",
		"A barrier that is said to keep nobody of a group out has no item that says that it does.",
		func(s *situationSubject, out *laws.Recorder) {
			s.doubted(out, "the one or the other", situation.CheckBarrier)
		})
}

// situationNamesNobody: a situation is shown to many.
func situationNamesNobody() situationRule {
	return laws.New("names-nobody",
		"No text has an e-mail address or a telephone number: a situation is shown to many, and addresses belong in an address book.",
		func(s *situationSubject, out *laws.Recorder) {
			s.doubted(out, "an office, or a role", situation.CheckContact)
		})
}

// situationOneEdition: two editions of one document have other ids.
func situationOneEdition() situationRule {
	return laws.New("one-edition",
		"All that points into one document points into the same edition of it: what one edition has, another may not have.",
		func(s *situationSubject, out *laws.Recorder) { oneEdition(out, s.references()) })
}

// situationReferencesResolve: what points nowhere says nothing.
func situationReferencesResolve() situationRule {
	return laws.New("references-resolve",
		"All that points into another document points at something that is there, as far as the check was told what there is.",
		func(s *situationSubject, out *laws.Recorder) { resolve(out, s.Has, s.references()) })
}

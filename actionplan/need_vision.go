package actionplan

import "slices"

// NeedsOfVision returns the priorities of a vision, and those of its goals that no
// priority is for: what comes first is to be answered, and what it serves is answered
// with it.
func NeedsOfVision(v *Vision) []Need {
	v = v.some()
	var needs []Need
	add := func(n Need) {
		n.Kind, n.Document, n.Edition, n.DocumentTitle, n.Place = AnswerKindGoal, v.ID(), v.Edition(), v.Title(), len(needs)
		needs = append(needs, n)
	}
	for _, x := range v.spec.Goals {
		if !slices.ContainsFunc(v.spec.Priorities, func(p VisionPrioritySpec) bool { return slices.Contains(p.Goals, x.ID) }) {
			add(Need{ID: x.ID, Title: x.Title.Clone(), Description: x.Description.Clone()})
		}
	}
	for _, x := range v.spec.Priorities {
		add(Need{ID: x.ID, Title: x.Title.Clone(), Description: x.Description.Clone()})
	}
	return mergeNeeds(needs...)
}

package systems

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Class returns the generic class of an archetype: what kind of trouble it is. A
// class is its own, and what is no archetype has none.
func (a Archetype) Class() Archetype {
	switch a {
	case ArchetypeFixesThatFail, ArchetypeShiftingTheBurden, ArchetypeOutOfControl:
		return ArchetypeOutOfControl
	case ArchetypeLimitsToSuccess, ArchetypeTragedyOfTheCommons, ArchetypeGrowthUnderinvestment, ArchetypeUnderachievement:
		return ArchetypeUnderachievement
	case ArchetypeDriftingGoals, ArchetypeEscalation, ArchetypeRelativeControl:
		return ArchetypeRelativeControl
	case ArchetypeSuccessToTheSuccessful, ArchetypeRelativeAchievement:
		return ArchetypeRelativeAchievement
	}
	return ""
}

// Generic reports whether it is one of the four classes.
func (a Archetype) Generic() bool { return a != "" && a.Class() == a }

// ArchetypeClasses returns the four generic classes, in the order of their names.
func ArchetypeClasses() []Archetype {
	return []Archetype{ArchetypeOutOfControl, ArchetypeRelativeAchievement, ArchetypeRelativeControl, ArchetypeUnderachievement}
}

// Say returns its name in the language of the words.
func (a Archetype) Say(w govmaturity.Words) string {
	if a.Class() == "" {
		return string(a)
	}
	return w.Say("archetype.name." + string(a))
}

// rule says what makes a match, see [ArchetypeMatch].
func (a Archetype) rule(w govmaturity.Words) string {
	switch {
	case a.Class() == "":
		return ""
	case a.Generic():
		return w.Say("archetype.rule.generic")
	}
	return w.Say("archetype.rule." + string(a))
}

// Story says in a sentence what happens.
func (a Archetype) Story(w govmaturity.Words) string {
	if a.Class() == "" {
		return ""
	}
	return w.Say("archetype.story." + string(a))
}

// Guidance says what helps, one piece of advice after the other. It is that of the
// workshop for the eight, in words of this library; a class has that which is
// common to its archetypes.
func (a Archetype) Guidance(w govmaturity.Words) []string {
	var out []string
	for _, n := range []string{"1", "2", "3", "4"}[:guidances[a]] {
		out = append(out, w.Say("archetype.guidance."+string(a)+"."+n))
	}
	return out
}

// guidances is how many pieces of advice there are.
var guidances = map[Archetype]int{
	ArchetypeDriftingGoals: 3, ArchetypeEscalation: 3, ArchetypeFixesThatFail: 2, ArchetypeGrowthUnderinvestment: 2,
	ArchetypeLimitsToSuccess: 3, ArchetypeShiftingTheBurden: 3, ArchetypeSuccessToTheSuccessful: 4, ArchetypeTragedyOfTheCommons: 3,
	ArchetypeOutOfControl: 1, ArchetypeRelativeAchievement: 1, ArchetypeRelativeControl: 1, ArchetypeUnderachievement: 1,
}

// place puts the archetypes before the classes, each in order of names.
func (a Archetype) place() int {
	if i := slices.Index(Archetypes(), a); i >= 0 {
		return i
	}
	return len(Archetypes()) + slices.Index(ArchetypeClasses(), a)
}

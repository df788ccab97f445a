package systemstest

import (
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/systems"
)

// polarities are those of the loops of an archetype, in the order in which a match
// has them. Growth and escalation may have one more, and a commons has two for each
// of its users.
var polarities = map[systems.Archetype]string{
	systems.ArchetypeFixesThatFail: "BR", systems.ArchetypeLimitsToSuccess: "RB", systems.ArchetypeDriftingGoals: "BB",
	systems.ArchetypeEscalation: "BBR", systems.ArchetypeSuccessToTheSuccessful: "RR", systems.ArchetypeShiftingTheBurden: "BBR",
	systems.ArchetypeGrowthUnderinvestment: "RBBR", systems.ArchetypeTragedyOfTheCommons: "RBRB",
	systems.ArchetypeOutOfControl: "BR", systems.ArchetypeUnderachievement: "RB",
	systems.ArchetypeRelativeControl: "BB", systems.ArchetypeRelativeAchievement: "RR",
}

// archetypeLoops: an archetype is seen in loops that are there.
func archetypeLoops() rule {
	return laws.New("archetype-loops",
		"Each archetype that is found is shown by loops of the diagram, each reinforcing or balancing as in the archetype, unless a sign is not known.",
		func(s *diagramSubject, out *laws.Recorder) {
			there := map[string]bool{}
			_, loops, _ := s.listUpTo(maxFew)
			for _, k := range keysOf(loops) {
				there[k] = true
			}
			for _, m := range s.archetypes(s.d, false).Matches {
				letters, given, asked := "", string(m.Archetype), polarities[m.Archetype]
				if m.Archetype == systems.ArchetypeTragedyOfTheCommons {
					asked = strings.Repeat("RB", max(2, len(m.Loops)/2))
				}
				fits := len(m.Loops) >= 2 && len(m.Loops) <= len(asked)
				for i, l := range m.Loops {
					letter := l.Polarity().Letter()
					letters += letter
					fits = fits && there[l.Key()] && (letter == "?" || letter == asked[i:min(i+1, len(asked))])
				}
				if !fits {
					violated(out, finding{given: given, got: "loops of the polarities " + letters, expected: asked + ", in loops of the diagram"})
				}
			}
		})
}

// archetypes looks for archetypes among the loops that are not too many: nothing,
// where that takes too long.
func (s *diagramSubject) archetypes(d *systems.Diagram, near bool) systems.ArchetypeDetection {
	if !s.some {
		return systems.ArchetypeDetection{}
	}
	return s.engine.archetypes(d, systems.ArchetypeOptions{MaxLength: s.few, MaxLoops: maxFew, Budget: archetypeWork, NearMisses: near})
}

// nearMissesComplete: a link that is said to be missing is.
func nearMissesComplete() rule {
	return laws.New("near-misses-complete",
		"Where a link is said to be missing for an archetype, drawing it, or giving it the sign that it must have, completes that archetype.",
		func(s *diagramSubject, out *laws.Recorder) {
			if s.bound > 0 || s.few > 0 {
				return // with one more link, there are too many loops to compare
			}
			for _, n := range spread(s.archetypes(s.d, true).NearMisses, maxTried) {
				spec, id := s.d.Spec(), "near-miss"
				for s.d.Link(id).Valid() {
					id += "-"
				}
				if n.Link.Valid() {
					l := &spec.Links[n.Link.Index()]
					if l.Sign, l.ID = n.Sign, n.Link.ID(); strings.Contains(l.ID, ">") {
						l.ID = ""
					}
					id = n.Link.ID()
				} else {
					spec.Links = append(spec.Links, systems.CausalLinkSpec{ID: id, From: n.From.ID(), To: n.To.ID(), Sign: n.Sign})
				}
				given := string(n.Archetype) + " with " + n.From.ID() + " -> " + n.To.ID() + ": " + string(n.Sign)
				d, err := systems.Compile(spec)
				if err != nil {
					violated(out, finding{given: given, got: "a refusal: " + err.Error(), expected: "a diagram"})
					continue
				}
				found := s.engine.archetypes(d, systems.ArchetypeOptions{Archetypes: []systems.Archetype{n.Archetype}, Budget: archetypeWork})
				k := d.Link(id)
				if found.Ending.Complete() && !slices.ContainsFunc(found.Matches, func(m systems.ArchetypeMatch) bool {
					return slices.ContainsFunc(m.Loops, func(l systems.Loop) bool { return l.Along(k) })
				}) {
					violated(out, finding{given: given, got: "no such archetype along that link", expected: "one"})
				}
			}
		})
}

package systems_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/systems"
)

// told says all that was found, with the names that variables had before, and the
// signs of links that would complete something as they were before.
func told(t *testing.T, spec *systems.DiagramSpec, name func(string) string, flipped map[string]bool) []string {
	t.Helper()
	d, err := systems.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	got := d.Archetypes(context.Background(), systems.ArchetypeOptions{Limit: 1 << 20, NearMisses: true})
	if !got.Ending.Complete() {
		t.Fatal(got.Ending)
	}
	roles := func(all []systems.RoleBinding) string {
		var out []string
		for _, r := range all {
			out = append(out, string(r.Role)+"="+name(r.Variable.ID()))
		}
		slices.Sort(out)
		return strings.Join(out, " ")
	}
	var out []string
	for _, m := range got.Matches {
		var missing, others []string
		for _, e := range m.Missing() {
			missing = append(missing, fmt.Sprint(e.Kind, e.Role))
		}
		for _, a := range m.Alternatives {
			others = append(others, fmt.Sprint(a.Archetype, a.Tier, a.Rejected))
		}
		slices.Sort(missing)
		if m.Ways > 1 {
			others = nil // those of the witness
		}
		out = append(out, fmt.Sprintf("%s tier %d %s ways %d part %v missing %v or %v", m.Archetype, m.Tier, roles(m.Roles), m.Ways, m.Part, missing, others))
	}
	for _, n := range got.NearMisses {
		sign := n.Sign
		if flipped[n.From.ID()] != flipped[n.To.ID()] {
			sign = map[systems.Sign]systems.Sign{systems.SignPlus: systems.SignMinus, systems.SignMinus: systems.SignPlus}[sign]
		}
		if !n.Link.Valid() {
			out = append(out, fmt.Sprintf("add %s %s %s for %s", name(n.From.ID()), sign, name(n.To.ID()), n.Archetype))
		}
	}
	slices.Sort(out)
	return out
}

func same(s string) string { return s }

// law changes random diagrams in a way that changes no archetype.
func law(t *testing.T, seed uint64, change func(*rand.Rand, *systems.DiagramSpec) (name func(string) string, flipped map[string]bool)) {
	rng := rand.New(rand.NewPCG(seed, 3))
	textbook := textbooks(t)
	found := 0
	for range long.Count(150, 3000) {
		spec := someDiagram(rng, textbook)
		before := told(t, spec, same, nil)
		name, flipped := change(rng, spec)
		after := told(t, spec, name, flipped)
		if !slices.Equal(before, after) {
			t.Fatalf("only before: %v\nonly after: %v\n%+v", difference(before, after), difference(after, before), spec)
		}
		found += len(before)
	}
	if found < 100 {
		t.Errorf("only %d things found", found)
	}
}

func difference(a, b []string) (out []string) {
	for _, x := range a {
		if !slices.Contains(b, x) {
			out = append(out, x)
		}
	}
	return out
}

func TestArchetypesWithOtherNames(t *testing.T) {
	law(t, 1, func(rng *rand.Rand, spec *systems.DiagramSpec) (func(string) string, map[string]bool) {
		perm, old, now := rng.Perm(len(spec.Variables)), map[string]string{}, map[string]string{}
		for i := range spec.Variables {
			id := fmt.Sprintf("w%02d", perm[i])
			old[id], now[spec.Variables[i].ID] = spec.Variables[i].ID, id
			spec.Variables[i].ID, spec.Variables[i].Name = id, english(id)
		}
		for i := range spec.Links {
			l := &spec.Links[i]
			l.From, l.To, l.ID = now[l.From], now[l.To], fmt.Sprintf("l%d", rng.IntN(1000)*1000+i)
		}
		return func(s string) string { return old[s] }, nil
	})
}

func TestArchetypesMeasuredTheOtherWay(t *testing.T) {
	law(t, 2, func(rng *rand.Rand, spec *systems.DiagramSpec) (func(string) string, map[string]bool) {
		flipped := map[string]bool{}
		for _, v := range spec.Variables {
			flipped[v.ID] = rng.IntN(2) == 0
		}
		for i := range spec.Links {
			l := &spec.Links[i]
			if flipped[l.From] != flipped[l.To] && l.Sign != systems.SignUnknown {
				l.Sign = map[systems.Sign]systems.Sign{systems.SignPlus: systems.SignMinus, systems.SignMinus: systems.SignPlus}[l.Sign]
			}
		}
		return same, flipped
	})
}

func TestArchetypesWithStepsWrittenOut(t *testing.T) {
	law(t, 3, func(rng *rand.Rand, spec *systems.DiagramSpec) (func(string) string, map[string]bool) {
		for n := range 1 + rng.IntN(4) {
			i := rng.IntN(len(spec.Links))
			l, id := &spec.Links[i], fmt.Sprintf("step%d", n)
			second := systems.CausalLinkSpec{ID: fmt.Sprintf("s%d", n), From: id, To: l.To, Sign: systems.SignPlus}
			if rng.IntN(2) == 0 { // the sign and the delay are of either half
				second.Delay, l.Delay = l.Delay, false
			}
			if rng.IntN(2) == 0 {
				second.Sign, l.Sign = l.Sign, systems.SignPlus
			}
			l.To = id
			spec.Variables = append(spec.Variables, systems.VariableSpec{ID: id, Name: english(id)})
			spec.Links = append(spec.Links, second)
		}
		return same, nil
	})
}

func TestArchetypesInAnotherOrder(t *testing.T) {
	law(t, 4, func(rng *rand.Rand, spec *systems.DiagramSpec) (func(string) string, map[string]bool) {
		rng.Shuffle(len(spec.Links), func(i, j int) { spec.Links[i], spec.Links[j] = spec.Links[j], spec.Links[i] })
		rng.Shuffle(len(spec.Variables), func(i, j int) { spec.Variables[i], spec.Variables[j] = spec.Variables[j], spec.Variables[i] })
		return same, nil
	})
}

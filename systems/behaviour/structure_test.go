package behaviour

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/systems"
)

func structureOf(t testing.TB, m *Model, s Setup) *Structure {
	t.Helper()
	out, err := m.Structure(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// The diagram of each of the eight models holds its own archetype: it comes first,
// with all evidence there.
func TestArchetypesOfModels(t *testing.T) {
	for _, id := range systems.Archetypes() {
		for _, method := range []Method{MethodEuler, MethodRK4} {
			s := structureOf(t, archetypeFor(t, id), Setup{Method: method})
			found := s.Diagram.Archetypes(context.Background(), systems.ArchetypeOptions{})
			if len(found.Matches) == 0 || found.Matches[0].Archetype != id || found.Matches[0].Tier != 3 || !s.Complete {
				t.Errorf("%s: %+v", id, found.Matches)
			}
			if doubts := s.Diagram.Doubts(); len(doubts) > 0 {
				t.Errorf("%s: %v", id, doubts)
			}
			// Only the renewal of what is used up rises at first and then falls.
			for _, e := range s.Effects {
				mixed := e.From == "resource" && e.To == "renewing"
				if e.Sign == "" || (e.Sign == systems.SignUnknown) != mixed {
					t.Errorf("%s: %+v", id, e)
				}
			}
		}
	}
}

// Loops of the diagram are loops of the model under the same names, and what they
// do to its behaviour has the sign of their polarity.
func TestLoopsOfModels(t *testing.T) {
	for _, id := range systems.Archetypes() {
		m := archetypeFor(t, id)
		s := structureOf(t, m, Setup{})
		declared := s.Diagram.Declared()
		if len(declared) != len(s.Loops) {
			t.Fatalf("%s: %d loops, %d have names in the diagram", id, len(s.Loops), len(declared))
		}
		for i, l := range s.Loops {
			if d := declared[i]; d.Label() != l.ID || d.Loop().Polarity().Letter() != l.ID[:1] || d.Loop().Len() != len(l.Through) {
				t.Errorf("%s: %s is %s in the diagram", id, l.ID, d.Label())
			}
			if len(l.Title.Languages()) != 6 || strings.Count(l.Title["en"], "→") != len(l.Through) {
				t.Errorf("%s: %s is called %v", id, l.ID, l.Title)
			}
		}
		d, err := m.Dominance(Setup{}, s.Loops)
		if err != nil {
			t.Fatalf("%s: %v", id, err)
		}
		for _, g := range d.Groups {
			for k, l := range g.Loops {
				if l.Title["en"] == "" {
					t.Errorf("%s: %s has no title", id, l.ID)
				}
				for i, shares := range g.Shares {
					if x := shares[k]; l.ID[0] == 'R' && x < 0 || l.ID[0] == 'B' && x > 0 {
						t.Fatalf("%s: the share of %s is %v at %v", id, l.ID, x, g.Times[i])
					}
				}
			}
		}
	}
}

// odd is a model that acts in all ways that there are.
func odd() ModelSpec {
	var in []string
	return ModelSpec{
		ID:         "Büro 7", // no id of a document
		Parameters: []ParameterSpec{{ID: "rate", Value: 0.1, Role: systems.RoleConstraint}, {ID: "unseen", Value: 1}},
		Stocks: []StockSpec{
			{ID: "Queue length", Start: 1, In: []string{"up"}},
			{ID: "queue-length", Start: 0, In: append(in, "both", "root"), Out: []string{"both", "down", "turn", "never", "rounding", "twice", "clock"}},
		},
		Variables: []VariableSpec{
			{ID: "up", From: []string{"rate", "unseen"}, Value: func(in []float64) float64 { return in[0] * in[1] }},
			{ID: "both", From: []string{"Queue length"}, Value: func(in []float64) float64 { return in[0] }},
			{ID: "root", From: []string{"Queue length"}, Value: func(in []float64) float64 { return math.Sqrt(in[0] - 1) }},
			{ID: "down", From: []string{"Queue length"}, Value: func(in []float64) float64 { return -in[0] * in[0] * in[0] }},
			{ID: "turn", From: []string{"Queue length"}, Value: func(in []float64) float64 { return (in[0] - 2) * (in[0] - 2) }},
			{ID: "never", From: []string{"Queue length"}, Value: func(in []float64) float64 { return max(in[0], 100) }},
			{ID: "rounding", From: []string{"Queue length"}, Value: func(in []float64) float64 { return 1e17 + in[0] }},
			{ID: "twice", From: []string{"Queue length", "Queue length"}, Value: func(in []float64) float64 { return in[0] + 2*in[1] }},
			{ID: "clock", From: []string{Time}, Value: func(in []float64) float64 { return in[0] }},
		},
		Setup: Setup{To: 20, Step: 0.5},
	}
}

// Signs are what the functions do where the run comes to: always more, always
// less, now the one and now the other, or nothing.
func TestSignsOfAModel(t *testing.T) {
	m, err := NewModel(odd())
	if err != nil {
		t.Fatal(err)
	}
	s := structureOf(t, m, Setup{})
	want := map[string]systems.Sign{
		"rate up": "+", "Queue length both": "+", "Queue length root": "+", "Queue length down": "-", "Queue length turn": "?",
		"Queue length never": "", "Queue length rounding": "", "Queue length twice": "+",
		"up Queue length": "+", "both queue-length": "", "root queue-length": "+", "down queue-length": "-",
		"turn queue-length": "-", "never queue-length": "-", "rounding queue-length": "-", "twice queue-length": "-", "clock queue-length": "-",
	}
	links := 0
	for _, e := range s.Effects {
		sign, ok := want[e.From+" "+e.To]
		if !ok || e.Sign != sign {
			t.Errorf("%+v, want %q", e, sign)
		}
		if e.Sign != "" {
			links++
		}
	}
	if len(s.Effects) != len(want) || s.Diagram.LinkLen() != links || s.States != 41 {
		t.Errorf("%d effects, %d links, %d states", len(s.Effects), s.Diagram.LinkLen(), s.States)
	}
	if s.Diagram.ID() != "buro-7" || !strings.Contains(s.Diagram.Spec().Note.String(), "41 states of a run from 0 to 20") {
		t.Errorf("%s: %s", s.Diagram.ID(), s.Diagram.Spec().Note)
	}
	codes := map[string]string{}
	for v := range s.Diagram.Variables() {
		codes[v.ID()] = v.Code()
	}
	if codes["queue-length"] != "Queue length" || codes["queue-length-2"] != "queue-length" || codes["up"] != "" {
		t.Errorf("%v", codes)
	}
	if len(codes) != 12 { // the time and a parameter without a role have no place
		t.Errorf("%v", codes)
	}
	// Over the first two units of time, the one that turns only falls.
	for _, e := range structureOf(t, m, Setup{To: 2, Step: 0.5}).Effects {
		if e.To == "turn" && e.Sign != systems.SignMinus {
			t.Errorf("%+v", e)
		}
	}
}

// A sign is not a matter of how often or how finely the run was kept.
func TestSignsAndSteps(t *testing.T) {
	for _, id := range systems.Archetypes() {
		m := archetypeFor(t, id)
		want := structureOf(t, m, Setup{})
		got := structureOf(t, m, Setup{Every: 20})
		for i, e := range got.Effects {
			if e.Sign != want.Effects[i].Sign {
				t.Errorf("%s: %+v, %+v", id, e, want.Effects[i])
			}
		}
	}
}

// Many loops are cut short, and that is said; a large model takes no more than a
// bounded number of computations.
func TestLargeStructures(t *testing.T) {
	spec := ModelSpec{ID: "m", Setup: Setup{To: 1, Step: 1}}
	const n = 9
	var stocks []string
	for i := range n {
		stocks = append(stocks, fmt.Sprint("s", i))
	}
	for i, id := range stocks {
		spec.Stocks = append(spec.Stocks, StockSpec{ID: id, Start: float64(i), In: []string{"f" + id}})
		spec.Variables = append(spec.Variables, VariableSpec{ID: "f" + id, From: stocks, Value: func(in []float64) float64 { return in[0] + in[n-1] }})
	}
	calls := 0
	for i := range spec.Variables {
		spec.Variables[i].Value = func(in []float64) float64 {
			calls++
			sum := 0.0
			for _, x := range in {
				sum += x
			}
			return sum
		}
	}
	m, err := NewModel(spec)
	if err != nil {
		t.Fatal(err)
	}
	s := structureOf(t, m, Setup{})
	if s.Complete || len(s.Loops) != maxLoops || len(s.Diagram.Declared()) != 0 {
		t.Errorf("%v, %d loops, %d declared", s.Complete, len(s.Loops), len(s.Diagram.Declared()))
	}
	calls = 0
	structureOf(t, m, Setup{To: 100_000, Step: 1, Every: 10})
	if calls > 100_000*n*2+maxProbes+n*n*4 {
		t.Errorf("%d calls", calls)
	}
}

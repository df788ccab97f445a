package systems_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/systems"
)

func compiled(t testing.TB, spec *systems.DiagramSpec) *systems.Diagram {
	t.Helper()
	d, err := systems.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// listed returns all loops as lists of links by id, with their polarity, in the
// order in which they come.
func listed(t testing.TB, d *systems.Diagram) (out []string) {
	t.Helper()
	s := d.Loops(systems.LoopOptions{})
	for l := range s.All(context.Background()) {
		var ids []string
		for _, k := range l.Links() {
			ids = append(ids, k.ID())
		}
		out = append(out, fmt.Sprint(l.Polarity(), l.Delays(), ids))
	}
	if !s.Ending().Complete() {
		t.Fatal(s.Ending())
	}
	return out
}

// The order of variables and links in the document changes no loop, nor the order
// of loops, nor the basis.
func TestOrderOfTheDocumentDoesNotMatter(t *testing.T) {
	for seed := range long.Count(500, 5000) {
		r := rand.New(rand.NewPCG(uint64(seed), 4))
		spec := randomSpec(r)
		d := compiled(t, spec)
		want, basis := listed(t, d), basisOf(d)
		shuffle(r, spec.Variables)
		shuffle(r, spec.Links)
		again := compiled(t, spec)
		if diff := cmp.Diff(want, listed(t, again)); diff != "" {
			t.Fatal(diff)
		}
		if diff := cmp.Diff(basis, basisOf(again)); diff != "" {
			t.Fatal(diff)
		}
	}
}

func shuffle[T any](r *rand.Rand, list []T) {
	r.Shuffle(len(list), func(i, k int) { list[i], list[k] = list[k], list[i] })
}

func basisOf(d *systems.Diagram) (out []string) {
	for _, l := range d.Basis(context.Background()).Loops {
		out = append(out, l.String())
	}
	return out
}

// Other ids give the same loops, perhaps in another order.
func TestRelabelling(t *testing.T) {
	for seed := range long.Count(500, 5000) {
		r := rand.New(rand.NewPCG(uint64(seed), 5))
		spec := randomSpec(r)
		spec.Loops = nil
		want := listed(t, compiled(t, spec))
		names := map[string]string{}
		order := r.Perm(len(spec.Variables))
		for i := range spec.Variables {
			fresh := fmt.Sprintf("new-%02d", order[i])
			names[spec.Variables[i].ID] = fresh
			spec.Variables[i].ID = fresh
		}
		for i := range spec.Links {
			spec.Links[i].From, spec.Links[i].To = names[spec.Links[i].From], names[spec.Links[i].To]
		}
		got := listed(t, compiled(t, spec))
		if diff := cmp.Diff(turnedSets(want), turnedSets(got)); diff != "" {
			t.Fatal(diff)
		}
	}
}

// turnedSets makes lists of links the same wherever they begin.
func turnedSets(loops []string) []string {
	var out []string
	for _, l := range loops {
		head, list, _ := strings.Cut(strings.TrimSuffix(l, "]"), " [")
		words := strings.Fields(list)
		at := slices.Index(words, slices.Min(words))
		out = append(out, head+" "+strings.Join(slices.Concat(words[at:], words[:at]), " "))
	}
	slices.Sort(out)
	return out
}

// Each loop through a variable, or along a link, is one of all that has it.
func TestThroughAndAlong(t *testing.T) {
	for seed := range long.Count(300, 3000) {
		d := compiled(t, randomSpec(rand.New(rand.NewPCG(uint64(seed), 6))))
		count := map[any]int{}
		for l := range d.Loops(systems.LoopOptions{}).All(context.Background()) {
			for _, v := range l.Variables() {
				count[v]++
			}
			for _, k := range l.Links() {
				count[k]++
			}
		}
		for v := range d.Variables() {
			n := 0
			for l := range v.Loops(systems.LoopOptions{}).All(context.Background()) {
				if n++; !l.Has(v) {
					t.Fatalf("%s is not through %s", l, v.ID())
				}
			}
			if n != count[v] {
				t.Fatalf("%d loops through %s, not %d", n, v.ID(), count[v])
			}
		}
		for k := range d.Links() {
			if n := k.Loops(systems.LoopOptions{}).Count(context.Background()).Loops(); n != count[k] {
				t.Fatalf("%d loops along %s, not %d", n, k.ID(), count[k])
			}
		}
	}
}

// A loop that is kept stays what it is while the search goes on, and memory does
// not grow with the loops that are not.
func TestLoopsMayBeKept(t *testing.T) {
	d := world(t)
	var first systems.Loop
	var was string
	var most, n uint64
	for l := range d.Loops(systems.LoopOptions{}).All(context.Background()) {
		if n++; n == 1 {
			first, was = l, l.String()
		}
		if n%400_000 == 0 {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
		}
	}
	if first.String() != was || n != 1_861_266 || most == 0 || most > 64<<20 {
		t.Errorf("%d loops, %d bytes, the first one %s, and then %s", n, most, was, first)
	}
}

func TestCutShort(t *testing.T) {
	d := imported(t, "cld/rand_30_75.json")
	for _, c := range []struct {
		o    systems.LoopOptions
		want systems.LoopEnding
		n    int
	}{
		{systems.LoopOptions{Limit: 1487}, systems.LoopEndingComplete, 1487},
		{systems.LoopOptions{Limit: 1486}, systems.LoopEndingLimit, 1486},
		{systems.LoopOptions{Budget: 1}, systems.LoopEndingBudget, 0},
		{systems.LoopOptions{MaxLength: 1}, systems.LoopEndingComplete, 0},
		{systems.LoopOptions{MaxLength: 30}, systems.LoopEndingComplete, 1487},
		{systems.LoopOptions{MaxLength: -1, Limit: -1, Budget: -1}, systems.LoopEndingComplete, 1487},
	} {
		s := d.Loops(c.o)
		if s.Ending() != "" {
			t.Errorf("ended before it began: %s", s.Ending())
		}
		if n := s.Count(context.Background()); n.Loops() != c.n || s.Ending() != c.want {
			t.Errorf("%+v: %d, %s", c.o, n.Loops(), s.Ending())
		}
	}
	done, stop := context.WithCancel(context.Background())
	stop()
	s := d.Loops(systems.LoopOptions{})
	if n := s.Count(done); n.Loops() != 0 || s.Ending() != systems.LoopEndingContext {
		t.Errorf("%+v, %s", n, s.Ending())
	}
	for range s.All(context.Background()) {
		break
	}
	if s.Ending() != systems.LoopEndingStopped {
		t.Error(s.Ending())
	}
	if b := d.Basis(done); b.Ending != systems.LoopEndingContext {
		t.Errorf("%+v", b)
	}
}

func TestZeroValues(t *testing.T) {
	var v systems.Variable
	var k systems.Link
	var l systems.Loop
	if v.Valid() || k.Valid() || l.Valid() || v.ID()+k.ID()+l.String()+l.Key() != "" || v.Out() != nil || k.From() != v || l.Link(0) != k || l.Len() != 0 || l.Polarity() != "" {
		t.Errorf("%v %v %v", v, k, l)
	}
	for range v.Loops(systems.LoopOptions{}).All(context.Background()) {
		t.Error("nothing has a loop")
	}
	if s := k.Loops(systems.LoopOptions{}); s.Count(context.Background()).Loops() != 0 || !s.Ending().Complete() {
		t.Error("nothing has a loop")
	}
	d := compiled(t, &systems.DiagramSpec{Format: systems.DiagramFormat, ID: "empty"})
	if b := d.Basis(context.Background()); b.Rank != 0 || !b.Ending.Complete() || len(listed(t, d)) != 0 {
		t.Errorf("%+v", b)
	}
}

// ring is a ring of variables, with some links by chance.
func ring(n, more int) *systems.DiagramSpec {
	r := rand.New(rand.NewPCG(uint64(n), 8))
	spec := &systems.DiagramSpec{Format: systems.DiagramFormat, ID: "ring"}
	for i := range n {
		spec.Variables = append(spec.Variables, systems.VariableSpec{ID: fmt.Sprintf("v%05d", i), Name: govmaturity.English(fmt.Sprint("v", i))})
	}
	link := func(from, to int) {
		spec.Links = append(spec.Links, systems.CausalLinkSpec{ID: fmt.Sprint("l", len(spec.Links)), From: spec.Variables[from].ID, To: spec.Variables[to].ID, Sign: systems.SignMinus})
	}
	for i := range n {
		link(i, (i+1)%n)
	}
	for range more {
		link(r.IntN(n), r.IntN(n))
	}
	return spec
}

// Ten thousand variables: a ring alone, one with more loops than anybody can
// count, a chain without any. Each ends, and says when it was cut short.
func TestTenThousandVariables(t *testing.T) {
	ctx := context.Background()
	d := compiled(t, ring(10_000, 0))
	if n := d.Loops(systems.LoopOptions{}).Count(ctx); n.Reinforcing != 1 || n.Loops() != 1 {
		t.Errorf("%+v", n)
	}
	d = compiled(t, ring(10_000, 10_000))
	s := d.Loops(systems.LoopOptions{Limit: 1000})
	for l := range s.All(ctx) {
		if l.Len() > 10_000 {
			t.Error("a loop goes through something twice")
		}
	}
	if s.Ending() != systems.LoopEndingLimit {
		t.Error(s.Ending())
	}
	s = d.Loops(systems.LoopOptions{MaxLength: 4})
	if n := s.Count(ctx); n.Loops() == 0 || !s.Ending().Complete() {
		t.Errorf("%+v %s", n, s.Ending())
	}
	s = d.Loops(systems.LoopOptions{Budget: 10_000_000})
	if n := s.Count(ctx); s.Ending() != systems.LoopEndingBudget || n.Loops() == 0 {
		t.Errorf("%+v %s", n, s.Ending())
	}
	b := d.Basis(ctx)
	if b.Rank != 10_001 || len(b.Loops) != b.Rank && b.Ending.Complete() {
		t.Errorf("rank %d, %d loops, %s", b.Rank, len(b.Loops), b.Ending)
	}
}

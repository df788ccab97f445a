package systems_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems"
)

// dataFile reads a file of the shared data, or skips the test.
func dataFile(t testing.TB, name string) (string, []byte) {
	t.Helper()
	for _, root := range []string{"../../shared/data/systems", "../../../shared/data/systems"} {
		path := filepath.Join(root, name)
		if data, err := os.ReadFile(path); err == nil {
			return path, data
		}
	}
	t.Skipf("the data is not here: %s", name)
	return "", nil
}

func imported(t testing.TB, name string) *systems.Diagram {
	t.Helper()
	path, data := dataFile(t, name)
	in, err := systems.Import(path, data)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range in.Notes {
		if n.Code != govmaturity.CodeDuplicateID || n.Line == 0 { // one file has two loops B1
			t.Error(n)
		}
	}
	d, err := systems.Compile(in.Spec)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// The thirteen loops of the published diagrams are those that are found, no more
// and no fewer, with their polarity.
func TestPublishedLoops(t *testing.T) {
	total := 0
	for _, name := range []string{"armsRace", "bassDiffusion", "inventoryWorkforce", "predatorPrey"} {
		d := imported(t, "cld/sdai_"+name+".json")
		if len(d.Doubts()) > 0 {
			t.Errorf("%s: %v", name, d.Doubts())
		}
		var want, got []string
		for _, l := range d.Declared() {
			want = append(want, fmt.Sprintf("%s %x", l.Polarity(), l.Loop().Key()))
		}
		search := d.Loops(systems.LoopOptions{})
		for l := range search.All(context.Background()) {
			got = append(got, fmt.Sprintf("%s %x", l.Polarity(), l.Key()))
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) || !search.Ending().Complete() {
			t.Errorf("%s: %v, not %v", name, got, want)
		}
		total += len(got)
	}
	if total != 13 {
		t.Errorf("%d loops", total)
	}
}

func TestCountsOfLoops(t *testing.T) {
	for name, want := range map[string]int{"energy_tech_cld": 10, "rand_30_60": 153, "rand_30_75": 1487} {
		d := imported(t, "cld/"+name+".json")
		search := d.Loops(systems.LoopOptions{})
		if got := search.Count(context.Background()); got.Loops() != want || !search.Ending().Complete() {
			t.Errorf("%s: %+v, not %d", name, got, want)
		}
	}
}

// All six dimensions of this diagram are spanned: the loops made of two shortest
// ways span five.
func TestBasisOfEnergy(t *testing.T) {
	d := imported(t, "cld/energy_tech_cld.json")
	b := d.Basis(context.Background())
	if b.Rank != 6 || len(b.Loops) != 6 || !b.Shortest || !b.Ending.Complete() {
		t.Errorf("rank %d, %d loops, shortest %v, %s", b.Rank, len(b.Loops), b.Shortest, b.Ending)
	}
	var lines []string
	for _, l := range b.Loops {
		lines = append(lines, l.String())
	}
	t.Log(strings.Join(lines, "\n"))
}

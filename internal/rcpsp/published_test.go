package rcpsp_test

import (
	"bufio"
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/internal/rcpsp"
)

// folder finds the shared data, which are not in the repository.
func folder(tb testing.TB) string {
	tb.Helper()
	for _, root := range []string{"../../../shared/data/actionplan", "../../../../shared/data/actionplan"} {
		if _, err := os.Stat(filepath.Join(root, "psplib")); err == nil {
			return root
		}
	}
	tb.Skip("the shared data are not here")
	return ""
}

// read reads a file of PSPLIB as these tests need it: package psplib reads them for
// everybody.
func read(tb testing.TB, file string) *rcpsp.Problem {
	tb.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	p := &rcpsp.Problem{}
	section := ""
	followers := map[int][]int{}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if head, _, ok := strings.Cut(line, ":"); ok && strings.ToUpper(head) == head {
			section = head
			continue
		}
		var row []int
		for _, f := range strings.Fields(line) {
			x, err := strconv.Atoi(f)
			if err != nil {
				row = nil
				break
			}
			row = append(row, x)
		}
		switch {
		case len(row) == 0:
		case section == "PRECEDENCE RELATIONS":
			followers[row[0]-1] = row[3:]
		case section == "REQUESTS/DURATIONS":
			p.Durations = append(p.Durations, row[2])
			p.Needs = append(p.Needs, row[3:])
		case section == "RESOURCEAVAILABILITIES":
			for _, x := range row {
				p.Capacity = append(p.Capacity, []int{x})
			}
		}
	}
	for i := range p.Durations {
		for _, k := range followers[i] {
			p.Arcs = append(p.Arcs, rcpsp.Arc{From: i, To: k - 1, Lag: p.Durations[i]})
		}
	}
	return p
}

type known struct {
	set, name           string
	path, bound, length int
}

func reference(tb testing.TB, root string) (out []known) {
	tb.Helper()
	f, err := os.Open(filepath.Join(root, "psplib_reference.csv"))
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(bufio.NewReader(f)).ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	for _, r := range rows[1:] {
		k := known{set: r[0], name: r[1]}
		for i, to := range []*int{&k.path, &k.bound, &k.length} {
			if *to, err = strconv.Atoi(r[3+i]); err != nil {
				tb.Fatal(err)
			}
		}
		out = append(out, k)
	}
	return out
}

// verify checks a schedule without anything of the package: slot by slot.
func verify(tb testing.TB, p *rcpsp.Problem, r rcpsp.Result) {
	tb.Helper()
	end := 0
	for i, at := range r.Start {
		if at < 0 || p.Release != nil && at < p.Release[i] {
			tb.Errorf("activity %d starts in slot %d", i, at)
		}
		end = max(end, at+p.Durations[i])
	}
	if end != r.Makespan || r.Bound > r.Makespan {
		tb.Errorf("the schedule ends after %d slots, and says %d, at least %d", end, r.Makespan, r.Bound)
	}
	for _, a := range p.Arcs {
		if r.Start[a.To] < r.Start[a.From]+a.Lag {
			tb.Errorf("activity %d starts in slot %d, %d in %d: less than %d later", a.From, r.Start[a.From], a.To, r.Start[a.To], a.Lag)
		}
	}
	for k, c := range p.Capacity {
		for t := range end {
			sum := 0
			for i, at := range r.Start {
				if at <= t && t < at+p.Durations[i] {
					sum += p.Needs[i][k]
				}
			}
			if has := c[min(t, len(c)-1)]; sum > has {
				tb.Errorf("slot %d takes %d of resource %d, which has %d", t, sum, k, has)
			}
		}
	}
}

// budget is how many schedules the published problems get here.
const budget = 1500

// Published problems: the critical path is that of the header, schedules can be
// carried out, and are near the best that anybody knows.
func TestPublished(t *testing.T) {
	root := folder(t)
	sum, count, optimal, made := map[string]float64{}, map[string]int{}, map[string]int{}, 0
	for _, k := range reference(t, root) {
		p := read(t, filepath.Join(root, "psplib", k.set, k.name))
		r, err := rcpsp.Solve(t.Context(), p, rcpsp.Options{Schedules: budget, Seed: 1})
		if err != nil {
			t.Fatalf("%s: %v", k.name, err)
		}
		verify(t, p, r)
		if r.Path != k.path {
			t.Errorf("%s: the critical path is %d, got %d", k.name, k.path, r.Path)
		}
		if r.Bound > k.length || r.Makespan < k.bound {
			t.Errorf("%s: got %d, bound %d; known %d, bound %d", k.name, r.Makespan, r.Bound, k.length, k.bound)
		}
		sum[k.set] += 100 * float64(r.Makespan-k.length) / float64(k.length)
		count[k.set]++
		made += r.Schedules
		if r.Optimal() {
			optimal[k.set]++
		}
	}
	for set, limit := range map[string]float64{"j30": 0.5, "j60": 1.2} {
		mean := sum[set] / float64(count[set])
		t.Logf("%s: %d problems, %.3f %% above the best known, %d shown to be optimal, %d schedules in all", set, count[set], mean, optimal[set], made)
		if count[set] != 480 || mean > limit {
			t.Errorf("%s: %d problems, %.3f %% above the best known, more than %v", set, count[set], mean, limit)
		}
	}
}

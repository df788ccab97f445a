package cover_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/internal/cover"
)

// Published covers come out at their published cost, proved.
func TestPublished(t *testing.T) {
	for _, tt := range []struct {
		file  string
		cost  int64
		nodes int // about twice what it takes today, so that a worse search shows
	}{
		{"scp41", 429, 10}, {"scp46", 560, 200}, {"scpe1", 5, 400}, {"sts9", 5, 50}, {"sts15", 9, 300}, {"sts27", 18, 10_000},
	} {
		t.Run(tt.file, func(t *testing.T) {
			l := least(t, published(t, tt.file), noLimit, cover.Nodes)
			if l.Cost != tt.cost || !l.Proved {
				t.Errorf("cost %d, proved %v, want %d", l.Cost, l.Proved, tt.cost)
			}
			if l.Nodes > tt.nodes || l.Nodes < 1 {
				t.Errorf("%d nodes, and there should be up to %d", l.Nodes, tt.nodes)
			}

			// With no nodes to spend, it says less, and nothing that is wrong.
			if l := least(t, published(t, tt.file), noLimit, 0); l.Bound > tt.cost || l.Cost < tt.cost {
				t.Errorf("without nodes: at least %d, and found %d", l.Bound, l.Cost)
			}
		})
	}
}

// As many roles as it takes to have every skill that any role has.
func TestNICE(t *testing.T) {
	p := cover.Problem{}
	at := map[string]int{}
	for _, line := range lines(t, "nice-skills") {
		item := cover.Item{Cost: 1}
		for _, skill := range strings.Fields(line)[1:] {
			j, met := at[skill]
			if !met {
				j = len(p.Needs)
				at[skill] = j
				p.Needs = append(p.Needs, cover.Need{Demand: 1, Weight: 1})
			}
			item.Raises = append(item.Raises, cover.Raise{Need: j, By: 1})
		}
		p.Items = append(p.Items, item)
	}
	if len(p.Items) != 41 || len(p.Needs) != 446 {
		t.Fatalf("%d roles and %d skills", len(p.Items), len(p.Needs))
	}
	if l := least(t, p, noLimit, cover.Nodes); l.Cost != 33 || !l.Proved {
		t.Errorf("%d roles, proved %v, want 33", l.Cost, l.Proved)
	}
	// With 33 roles all skills can be had, and with 32 not.
	for roles, want := range map[int64]bool{33: true, 32: false} {
		m := most(t, p, cover.Budget{Cost: roles, Hours: unlimited}, cover.Nodes)
		if (m.Value == 446) != want || !m.Proved {
			t.Errorf("%d roles have %d skills, proved %v", roles, m.Value, m.Proved)
		}
	}
}

func TestMulticover(t *testing.T) {
	var cases []cover.Problem
	var optimum []int64
	number := func(s string) int64 {
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	for _, line := range lines(t, "multicover") {
		f := strings.Fields(line)
		p := len(cases) - 1
		switch f[0] {
		case "optimum":
			cases, optimum = append(cases, cover.Problem{}), append(optimum, number(f[1]))
		case "demand":
			for _, d := range f[1:] {
				cases[p].Needs = append(cases[p].Needs, cover.Need{Demand: number(d)})
			}
		case "set":
			item := cover.Item{Cost: number(strings.TrimSuffix(f[1], ":"))}
			for _, j := range f[2:] {
				item.Raises = append(item.Raises, cover.Raise{Need: int(number(j)), By: 1})
			}
			cases[p].Items = append(cases[p].Items, item)
		}
	}
	if len(cases) != 6 {
		t.Fatalf("%d cases", len(cases))
	}
	for k, p := range cases {
		if l := least(t, p, noLimit, cover.Nodes); l.Cost != optimum[k] || !l.Proved {
			t.Errorf("case %d: cost %d, proved %v, want %d", k, l.Cost, l.Proved, optimum[k])
		}
	}
}

// published reads a set cover in the OR-Library's form, or Steiner triples.
func published(t testing.TB, file string) cover.Problem {
	t.Helper()
	var v []int
	for _, f := range strings.Fields(strings.Join(lines(t, file), " ")) {
		n, err := strconv.Atoi(f)
		if err != nil {
			t.Fatal(err)
		}
		v = append(v, n)
	}
	next := func() (n int) {
		n, v = v[0], v[1:]
		return n
	}
	triples := strings.HasPrefix(file, "sts")
	needs, items := next(), next()
	if triples {
		needs, items = items, needs
	}
	p := cover.Problem{Needs: make([]cover.Need, needs), Items: make([]cover.Item, items)}
	for i := range p.Items {
		if p.Items[i].Cost = 1; !triples {
			p.Items[i].Cost = int64(next())
		}
	}
	for j := range p.Needs {
		p.Needs[j] = cover.Need{Demand: 1, Weight: 1}
		count := 3
		if !triples {
			count = next()
		}
		for range count {
			item := &p.Items[next()-1]
			item.Raises = append(item.Raises, cover.Raise{Need: j, By: 1})
		}
	}
	if len(v) > 0 {
		t.Fatalf("%s has %d numbers too many", file, len(v))
	}
	return p
}

func lines(t testing.TB, file string) []string {
	t.Helper()
	data, err := os.ReadFile(fmt.Sprintf("testdata/%s.txt", file))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(data)), "\n")
}

package layout_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/internal/layout"
	"github.com/govmaturity/govmaturity/internal/long"
)

// TestPeers holds the layouts against those of a well-known program, where it is
// installed: as few crossings as its better engine on the whole, with links that
// are arcs and loops that are round.
func TestPeers(t *testing.T) {
	if _, err := exec.LookPath("neato"); err != nil || !long.Enabled() {
		t.Skip("the programs to compare with are not here, or long tests are not asked for")
	}
	engines := []string{"dot", "neato", "fdp"}
	sums := map[string]measured{}
	for _, d := range diagrams(t) {
		for v := range d.graph.Nodes {
			d.graph.Nodes[v].Given = false // each for itself
		}
		p, err := layout.Of(d.graph)
		if err != nil {
			t.Fatal(err)
		}
		m := measure(d.graph, p)
		line := fmt.Sprintf("%-42s here %d crossings, %d through nodes, %.0f by %.0f", d.name, m.crossed, m.through, m.width, m.height)
		s := sums["here"]
		sums["here"] = measured{crossed: s.crossed + m.crossed, through: s.through + m.through}
		for _, engine := range engines {
			crossed, through := peer(t, engine, d.graph)
			line += fmt.Sprintf("; %s %d, %d", engine, crossed, through)
			s := sums[engine]
			sums[engine] = measured{crossed: s.crossed + crossed, through: s.through + through}
		}
		t.Log(line)
	}
	for _, who := range append([]string{"here"}, engines...) {
		t.Logf("%s: %d crossings, %d links through nodes", who, sums[who].crossed, sums[who].through)
	}
	if sums["here"].crossed > min(sums["dot"].crossed, sums["neato"].crossed) {
		t.Errorf("more crossings than others have: %v", sums)
	}
}

// peer has a graph laid out, and counts crossings.
func peer(tb testing.TB, engine string, g layout.Graph) (crossed, through int) {
	tb.Helper()
	var b strings.Builder
	b.WriteString("digraph {\nnode [shape=box fixedsize=true label=\"\"]\n")
	for v, n := range g.Nodes {
		fmt.Fprintf(&b, "%d [width=%f height=%f]\n", v, n.Width/72, n.Height/72)
	}
	for _, l := range g.Links {
		fmt.Fprintf(&b, "%d -> %d\n", l.From, l.To)
	}
	b.WriteString("}\n")
	cmd := exec.Command(engine, "-Goverlap=false", "-Gsplines=true", "-Gstart=1", "-Tjson")
	cmd.Stdin = strings.NewReader(b.String())
	out, err := cmd.Output()
	if err != nil {
		tb.Fatal(err)
	}
	var f struct {
		Objects []struct{ Name, Pos string }
		Edges   []struct {
			Tail, Head int
			Pos        string
		}
	}
	if err := json.NewDecoder(bytes.NewReader(out)).Decode(&f); err != nil {
		tb.Fatal(err)
	}
	boxes := make([]rectangle, len(g.Nodes))
	names := make([]int, len(f.Objects))
	for i, o := range f.Objects {
		names[i], _ = strconv.Atoi(o.Name)
		n := g.Nodes[names[i]]
		boxes[names[i]] = around(spot(o.Pos), n.Width, n.Height)
	}
	lines := make([][]layout.Curve, len(f.Edges))
	for i, e := range f.Edges {
		var at []layout.Point
		for _, field := range strings.Fields(strings.TrimPrefix(strings.TrimPrefix(e.Pos, "s,"), "e,")) {
			at = append(at, spot(strings.TrimPrefix(field, "e,")))
		}
		at = at[1:] // the tip of the head
		for k := 0; k+3 < len(at); k += 3 {
			lines[i] = append(lines[i], layout.Curve{at[k], at[k+1], at[k+2], at[k+3]})
		}
	}
	for i := range lines {
		for j := range i {
			for _, a := range lines[i] {
				for _, b := range lines[j] {
					crossed += crossings(line(a), line(b))
				}
			}
		}
		for v, b := range boxes {
			e := f.Edges[i]
			if names[e.Tail] == v || names[e.Head] == v {
				continue
			}
			for _, a := range lines[i] {
				if passes(line(a), b) {
					through++
					break
				}
			}
		}
	}
	return crossed, through
}

func spot(s string) layout.Point {
	var p layout.Point
	fmt.Sscanf(s, "%f,%f", &p.X, &p.Y)
	return p
}

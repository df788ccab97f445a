package drawing

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/layout"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/systems"
)

// realDiagrams are those of the data folder, as they are drawn.
func realDiagrams(t *testing.T) map[string]Diagram {
	t.Helper()
	all := map[string]Diagram{}
	for _, root := range []string{"../../../shared/data/systems", "../../../../shared/data/systems"} {
		for _, pattern := range []string{"cld/*.json", "found/kumu/*", "found/loopy/*", "found/mermaid/*", "found/catcolab/*", "found/formats/*"} {
			files, err := filepath.Glob(filepath.Join(root, pattern))
			if err != nil {
				t.Fatal(err)
			}
			for _, file := range files {
				data, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				in, err := systems.Import(file, data)
				if err != nil {
					t.Fatal(err)
				}
				d, err := systems.Compile(in.Spec)
				if err != nil {
					t.Fatal(err)
				}
				all[filepath.Base(file)] = drawable(d)
			}
		}
	}
	if len(all) == 0 {
		t.Skip("SKIPPED: the data folder is not there")
	}
	return all
}

// drawable makes a shape of a diagram, with up to twelve loops.
func drawable(d *systems.Diagram) Diagram {
	s := Diagram{Head: Head{Title: "T"}}
	for v := range d.Variables() {
		x, y, given := v.Position()
		s.Variables = append(s.Variables, Variable{ID: v.ID(), Title: v.Name().String(), Stock: v.Stock(), Given: given, X: x, Y: y})
	}
	effects := map[systems.Sign]Effect{systems.SignPlus: EffectSame, systems.SignMinus: EffectOpposite}
	for l := range d.Links() {
		s.Links = append(s.Links, Link{ID: l.ID(), From: l.From().Index(), To: l.To().Index(), Effect: effects[l.Sign()], Delay: l.Delay()})
	}
	for i, l := range d.Basis(context.Background()).Loops {
		if i == 12 {
			break
		}
		loop := Loop{Name: fmt.Sprintf("R%d", i+1)}
		for _, link := range l.Links() {
			loop.Links = append(loop.Links, link.Index())
		}
		s.Loops = append(s.Loops, loop)
	}
	return s
}

// unreadable counts links through names that they do not belong to, and through signs
// and names of loops, in the slowest way: each with each.
func unreadable(d Diagram) (through, struck int) {
	p := d.planned
	covers := func(link int, at layout.Point, w, h float64) bool {
		for k := range 121 {
			q := p.Links[link].Curve.At(float64(k) / 120)
			if math.Abs(q.X-at.X) < w && math.Abs(q.Y-at.Y) < h {
				return true
			}
		}
		return false
	}
	for i, l := range d.Links {
		for v := range d.Variables {
			if w, h := p.box(d, v); v != l.From && v != l.To && covers(i, p.Nodes[v], w/2, h/2) {
				through++
			}
		}
		for j, other := range d.Links {
			if covers(i, p.Links[j].Sign, textWidth(other.Effect.sign(), signSize)/2, signSize/2) {
				struck++
			}
		}
		for j := range d.Loops {
			if covers(i, p.Loops[j].At, p.reach[j], p.reach[j]) {
				struck++
			}
		}
	}
	return through, struck
}

// In narrow and wide pictures, few links go through what people read. The two random
// diagrams, which nobody would draw, and the densest real one are counted by
// themselves.
func TestReadableAtEachWidth(t *testing.T) {
	dense := map[string]bool{"rand_30_60.json": true, "rand_30_75.json": true, "sustainable_peace.v2.json": true}
	all := realDiagrams(t)
	for width, most := range map[int][4]int{320: {0, 8, 0, 42}, 600: {0, 5, 0, 18}, 1000: {0, 5, 0, 20}} {
		var got [4]int
		if !long.Enabled() && width != 320 {
			continue
		}
		for name, d := range all {
			if !long.Enabled() && name != "sustainable_peace.v2.json" {
				continue
			}
			d.Width = width
			through, struck := unreadable(d.plan(govmaturity.Words{}).(Diagram))
			if through+struck > 0 {
				t.Logf("%-42s %4d: %d links through names, %d through signs and names of loops", name, width, through, struck)
			}
			k := 0
			if dense[name] {
				k = 2
			}
			got[k] += through
			got[k+1] += struck
		}
		for k := range got {
			if got[k] > most[k] {
				t.Errorf("%d pixels: %v links through names and signs, of dense diagrams through names and signs; at most %v", width, got, most)
			}
		}
		t.Logf("%d pixels: %v", width, got)
	}
}

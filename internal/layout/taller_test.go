package layout_test

import (
	"fmt"
	"testing"

	"github.com/govmaturity/govmaturity/internal/layout"
)

// scattered is a graph in which each node leads on, and to some that lie anywhere.
func scattered(n int, jumps ...int) layout.Graph {
	g := layout.Graph{Width: 288}
	for i := range n {
		g.Nodes = append(g.Nodes, layout.Node{ID: fmt.Sprint("n", 100+i), Width: 24, Height: 20})
		for _, j := range jumps {
			g.Links = append(g.Links, layout.Link{ID: fmt.Sprint(i, "-", j), From: i, To: (i*j + j/2 + 1) % n, Sign: layout.Size{Width: 12, Height: 15}})
		}
	}
	return g
}

// A dense graph in a narrow picture becomes tall rather than unreadable (drawn once,
// 8 of its links went through nodes and 22 through signs), nothing lies on something
// else, and it stays about as narrow. One that is easy stays small.
func TestTaller(t *testing.T) {
	dense := scattered(30, 1, 7, 11)
	p, err := layout.Of(dense)
	if err != nil {
		t.Fatal(err)
	}
	m := measure(dense, p)
	t.Logf("%+v", m)
	if m.overlaps > 0 || m.through > 5 || m.struck > 20 || m.width > 1.15*dense.Width {
		t.Errorf("%+v", m)
	}
	easy := scattered(8, 1)
	if p, err = layout.Of(easy); err != nil {
		t.Fatal(err)
	}
	if m := measure(easy, p); m.struck+m.through+m.overlaps > 0 || m.height > 2*easy.Width {
		t.Errorf("%+v", m)
	}
}

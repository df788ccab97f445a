package layout

import "math"

// mostScale is how far given positions are drawn apart at most. Two that are
// nearer are as good as one, and then one of them moves.
const mostScale = 4.0

// keep returns by how much given positions are multiplied, so that no two boxes
// overlap, and the nodes that have to move because no factor would help. The
// nodes are sorted: of two, the later one moves.
func keep(nodes []Node) (scale float64, moved []int) {
	const room = 2.0
	scale = 1
	free := make([]bool, len(nodes))
	for v := range nodes {
		if !nodes[v].Given {
			continue
		}
		need := 1.0
		for u := range v {
			if nodes[u].Given && !free[u] {
				need = max(need, factor(nodes[u], nodes[v], room))
			}
		}
		if need > mostScale {
			free[v] = true
			moved = append(moved, v)
			continue
		}
		scale = max(scale, need)
	}
	if scale > 1 {
		scale = math.Ceil(scale*20) / 20
	}
	return scale, moved
}

// factor returns by how much two places must be multiplied, so that their boxes
// do not overlap.
func factor(a, b Node, room float64) float64 {
	x, y := math.Abs(a.At.X-b.At.X), math.Abs(a.At.Y-b.At.Y)
	w, h := (a.Width+b.Width)/2+room, (a.Height+b.Height)/2+room
	if x >= w || y >= h {
		return 1
	}
	need := math.Inf(1)
	if x > 0 {
		need = w / x
	}
	if y > 0 {
		need = min(need, h/y)
	}
	return need
}

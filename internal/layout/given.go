package layout

import "math"

// mostScale is how far given positions are drawn apart at most. Two that are
// nearer are as good as one, and then one of them moves.
const mostScale = 4.0

// keep returns by how much given positions are multiplied, so that no two boxes
// overlap, and the nodes that have to move because no factor would help. The
// nodes are sorted: of two, the later one moves. What is wider than the width is
// drawn nearer together, if nothing comes too near to anything.
func keep(nodes []Node, width float64) (scale float64, moved []int) {
	const room, near = 2.0, 46.0
	least := 0.0 // the factor that leaves all some room
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
				least = max(least, factor(nodes[u], nodes[v], near))
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
		return math.Ceil(scale*20) / 20, moved
	}
	if fits := fitting(nodes, width); fits < 1 && least < 1 {
		scale = math.Ceil(max(fits, least)*100) / 100
	}
	return scale, moved
}

// fitting returns the largest factor, up to 1, by which what is given keeps to
// the width.
func fitting(nodes []Node, width float64) float64 {
	if width == 0 {
		return 1
	}
	fits := 1.0
	for v, a := range nodes {
		for _, b := range nodes[:v] {
			if x := math.Abs(a.At.X - b.At.X); a.Given && b.Given && x > 0 {
				fits = min(fits, max(0, width-(a.Width+b.Width)/2)/x)
			}
		}
	}
	return fits
}

// factor returns by how much two places must be multiplied at least, so that their
// boxes do not overlap.
func factor(a, b Node, room float64) float64 {
	x, y := math.Abs(a.At.X-b.At.X), math.Abs(a.At.Y-b.At.Y)
	w, h := (a.Width+b.Width)/2+room, (a.Height+b.Height)/2+room
	need := math.Inf(1)
	if x > 0 {
		need = w / x
	}
	if y > 0 {
		need = min(need, h/y)
	}
	return need
}

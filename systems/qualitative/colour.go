package qualitative

// The colour test of Jeffries. Take a part whose variables act on each other in
// pairs of opposite signs, along a tree. Paint black each variable that damps
// itself, and any others you like, and white the rest, so that some are white, no
// white one has only black neighbours, and no black one has exactly one white
// neighbour. Where that can be done, the white ones can swing for ever and the
// black ones stand still between them; where it cannot, everything comes to rest.

// damped tests all parts, and names the variables of the first that can swing.
func (c *Community) damped() Condition {
	k := Condition{Name: ConditionNameDamped, Tested: true, Holds: true}
	for _, part := range c.parts {
		if c.swings(part[0]) {
			k.Holds = false
			for _, v := range part {
				k.Variables = append(k.Variables, c.names[v])
			}
			return k
		}
	}
	return k
}

// paint is a way to paint a variable and what is below it in the tree: its colour,
// how many white neighbours it has below (2 for more), and whether anything is
// white.
type paint struct {
	white bool
	below int
	any   bool
}

// swings reports whether the part of a variable can be painted.
func (c *Community) swings(root int) bool {
	for p := range c.paints(root, -1) {
		if p.any && p.fits(false) {
			return true
		}
	}
	return false
}

// fits reports whether a variable may be painted so, given whether what is above
// it is white.
func (p paint) fits(above bool) bool {
	neighbours := p.below
	if above {
		neighbours++
	}
	if p.white {
		return neighbours > 0
	}
	return neighbours != 1
}

// paints returns all ways to paint a variable and what is below it, in which all
// below fits.
func (c *Community) paints(v, above int) map[paint]bool {
	ways := map[paint]bool{{}: true}
	if c.a[v][v] == 0 {
		ways[paint{white: true, any: true}] = true
	}
	for w := range c.a {
		if w == v || w == above || c.a[v][w] == 0 || c.a[w][v] == 0 || c.partOf[w] != c.partOf[v] {
			continue
		}
		below := c.paints(w, v)
		next := map[paint]bool{}
		for p := range ways {
			for q := range below {
				if !q.fits(p.white) {
					continue
				}
				r := paint{p.white, p.below, p.any || q.any}
				if q.white {
					r.below = min(2, p.below+1)
				}
				next[r] = true
			}
		}
		ways = next
	}
	return ways
}

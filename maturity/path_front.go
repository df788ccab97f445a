package maturity

// pathFronts finds what the nodes of a plan can attain.
type pathFronts struct {
	plan *pathPlan
	frontLimit
	// cut says that something was left out for the work that it makes, and
	// guessed that a rule was taken to give no less for more, and need not.
	cut, guessed bool
	// levels asks the gate at the top for the level that opens, not for its
	// value.
	levels bool
	// enough says which values of the node at the top are.
	enough func(value float64) bool
	known  map[pathKnown][]spot
}

// frontLimit bounds the work of pathFronts.
type frontLimit struct {
	// bound is an effort that is known to be enough: what costs more is left
	// out.
	bound int64
	// most is how many spots are kept of each node, or 0 for all.
	most int
	// work is how many spots may still be looked at.
	work int64
}

// pathKnown is a node, and what the answers are that it rests on.
type pathKnown struct {
	v   *pathNode
	key string
}

const (
	// The search looks at no more spots than this: first, when an effort is
	// known that is enough, and when only some spots of each node are kept.
	firstPathWork, boundPathWork, thinPathWork = 3_000_000, 10_000_000, 3_000_000
	// maxPathChoices bounds how many ways the answers that are felt in more than
	// one place are combined at one node.
	maxPathChoices = 4096
	// maxPathStates bounds how many combinations of states there are below one.
	maxPathStates = 256
)

// spend reports whether there is work left.
func (f *pathFronts) spend(work int64) bool {
	if f.work -= work; f.work < 0 {
		f.cut = true
	}
	return f.work >= 0
}

// tidy keeps the best of each state.
func (f *pathFronts) tidy(spots []spot, covers bool) []spot {
	if len(spots) < 2 {
		return spots
	}
	var by [statusCount][]spot
	for _, s := range spots {
		if s.effort <= f.bound {
			by[s.state] = append(by[s.state], s)
		}
	}
	out := spots[:0]
	for _, same := range by {
		best := bestOf(same, covers)
		if f.most > 0 && len(best) > f.most {
			best = f.thin(best)
		}
		out = append(out, best...)
	}
	return out
}

// thin keeps some spots, evenly, with the first and the last.
func (f *pathFronts) thin(spots []spot) []spot {
	f.cut = true
	out := make([]spot, f.most)
	for i := range out {
		out[i] = spots[i*(len(spots)-1)/(f.most-1)]
	}
	return out
}

// at returns what a node can attain while the answers that it rests on are what
// they are.
func (f *pathFronts) at(v *pathNode) []spot {
	key := v.key()
	if known, ok := f.known[pathKnown{v, key}]; ok {
		return known
	}
	var out []spot
	if len(v.decides) == 0 {
		out = f.below(v)
	} else {
		out = f.tidy(f.decide(v), v.covers)
	}
	f.known[pathKnown{v, key}] = out
	return out
}

// decide tries the classes of the answers that a node decides.
func (f *pathFronts) decide(v *pathNode) (out []spot) {
	ways := 1
	for _, a := range v.decides {
		if ways *= len(a.classes); ways > maxPathChoices {
			break
		}
	}
	raised, most := 0, len(v.decides)
	if ways > maxPathChoices { // some of them, and one raised at a time
		f.cut, most = true, 1
	}
	var try func(k int, paid spot)
	try = func(k int, paid spot) {
		if paid.effort > f.bound || !f.spend(1) {
			return
		}
		if k == len(v.decides) {
			for _, s := range f.below(v) {
				s.effort, s.count = addEfforts(s.effort, paid.effort), s.count+paid.count
				s.moves = joinMoves(paid.moves, s.moves)
				out = append(out, s)
			}
			return
		}
		a := v.decides[k]
		for class, options := range a.classes {
			a.class = class
			if class == 0 {
				try(k+1, paid)
				continue
			}
			if raised == most {
				break
			}
			raised++
			try(k+1, spot{
				effort: addEfforts(paid.effort, a.effort(a.options[options[0]])), count: paid.count + 1,
				moves: joinMoves(paid.moves, &moves{one: move{a, options[0]}}),
			})
			raised--
		}
		a.class = 0
	}
	try(0, spot{})
	return out
}

// below returns what a node can attain while its own answers too are what they
// are.
func (f *pathFronts) below(v *pathNode) []spot {
	for _, w := range v.whens {
		if !f.plan.holds(w.when, w.card) {
			return []spot{{state: notAsked}}
		}
	}
	if v.answer != nil {
		return f.leaf(v.answer)
	}
	if !f.spend(int64(len(v.kids))) {
		return nil
	}
	kids := v.kids
	if v.n.items != nil && v.n.items.where != nil {
		kids = nil
		for _, kid := range v.kids {
			if f.plan.holds(v.n.items.where, kid.card) {
				kids = append(kids, kid)
			}
		}
	}
	if v.n.items != nil && len(kids) == 0 && len(v.kids) > 0 {
		return []spot{{state: notApplicable}}
	}
	r := pathRule{f: f, v: v, n: v.n, chosen: make([][]spot, len(kids))}
	all := make([][][]spot, len(kids))
	ways := 1
	for k, kid := range kids {
		if kid == nil {
			continue
		}
		if all[k] = r.split(f.at(kid)); len(all[k]) == 0 {
			return nil
		}
		if ways *= len(all[k]); ways > maxPathStates {
			f.cut, ways = true, 1
			all[k] = all[k][:1]
		}
	}
	var out []spot
	var choose func(k int)
	choose = func(k int) {
		if k == len(all) {
			out = append(out, r.combine()...)
			return
		}
		if all[k] == nil {
			choose(k + 1)
			return
		}
		for _, spots := range all[k] {
			r.chosen[k] = spots
			choose(k + 1)
		}
	}
	choose(0)
	return f.tidy(out, v.covers)
}

// leaf lists what an answer can be.
func (f *pathFronts) leaf(a *pathAnswer) (out []spot) {
	classes, paid := a.classes, int64(0)
	if a.decided { // the first option of the class is paid for where it is decided
		classes = a.classes[a.class : a.class+1]
		paid = a.effort(a.options[classes[0][0]])
	}
	for _, options := range classes {
		for i, o := range options {
			opt := a.options[o]
			s := spot{effort: a.effort(opt) - paid, state: opt.mark.state}
			if opt.mark.state == imputed {
				s.state = answered
			}
			if opt.mark.state.hasValue() {
				s.value = opt.mark.value
			}
			if opt.mark.state == answered || opt.mark.state == notDeployed {
				s.coverage = 1
			}
			if o > 0 && (!a.decided || i > 0) {
				s.moves, s.count = &moves{one: move{a, o}}, 1
			}
			if s.effort <= f.bound {
				out = append(out, s)
			}
		}
	}
	return out
}

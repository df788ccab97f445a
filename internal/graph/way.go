package graph

import "encoding/binary"

// Way is a list of arcs in as few bytes as a graph with so many needs: one, two or
// four for each. A million circuits that somebody keeps, or throws away, are a
// quarter of the memory.
type Way []byte

// shift returns by how much a place is shifted to be one in a way.
func (g *Graph) shift() uint8 {
	switch {
	case len(g.arcs) <= 1<<8:
		return 0
	case len(g.arcs) <= 1<<16:
		return 1
	}
	return 2
}

// Len returns how many arcs are in a way.
func (g *Graph) Len(w Way) int { return len(w) >> g.wide }

// At returns an arc of a way.
func (g *Graph) At(w Way, i int) int32 {
	switch g.wide {
	case 0:
		return int32(w[i])
	case 1:
		return int32(binary.LittleEndian.Uint16(w[2*i:]))
	}
	return int32(binary.LittleEndian.Uint32(w[4*i:]))
}

// Way packs arcs.
func (g *Graph) Way(arcs []int32) Way {
	w := make(Way, len(arcs)<<g.wide)
	g.pack(w, arcs)
	return w
}

// Unpack returns the arcs of a way.
func (g *Graph) Unpack(w Way) []int32 {
	arcs := make([]int32, g.Len(w))
	for i := range arcs {
		arcs[i] = g.At(w, i)
	}
	return arcs
}

func (g *Graph) pack(w Way, arcs []int32) {
	switch g.wide {
	case 0:
		for i, k := range arcs {
			w[i] = byte(k)
		}
	case 1:
		for i, k := range arcs {
			binary.LittleEndian.PutUint16(w[2*i:], uint16(k))
		}
	default:
		for i, k := range arcs {
			binary.LittleEndian.PutUint32(w[4*i:], uint32(k))
		}
	}
}

// Ways yields what Circuits does, in lists that may be kept. They lie side by side
// in pieces of memory: whoever keeps one keeps the piece, of four kilobytes.
func (g *Graph) Ways(q Query, yield func(w Way, tag uint8) bool) Ending {
	if q.Node > 0 || q.Arc > 0 {
		return g.Circuits(q, func(arcs []int32, tag uint8) bool { return yield(g.Way(arcs), tag) })
	}
	s := newSearch(g, q, nil)
	s.keep = yield
	return s.run()
}

const (
	// batch is how many bytes are copied at once: as words, and without a call.
	batch = 16
	// pieceOfMemory is for how many bytes memory is asked for at once.
	pieceOfMemory = 4096
)

// keeping is the memory of a search for ways.
type keeping struct {
	keep   func(Way, uint8) bool // nil where circuits are not to be kept
	packed Way                   // the way from the root
	brief  bool                  // a short word has room for any circuit of the piece
	memory Way
	used   int
}

// extend adds a run to the path, which has n arcs. It returns how many it has
// then.
func (s *search) extend(n int32, a *arc) int32 {
	run := s.piece.runs[a.run:a.end]
	switch {
	case s.keep == nil:
		copy(s.path[n:], run)
	case len(run) == 1 && s.g.wide == 0:
		s.packed[n] = byte(run[0])
	default:
		s.g.pack(s.packed[int(n)<<s.g.wide:], run)
	}
	return n + int32(len(run))
}

// put yields n arcs of the path and a run that closes it, in memory of their own.
func (s *search) put(n int32, tag uint8, a *arc) bool {
	packed, size := s.packed, int(n+1)<<s.g.wide
	if a.end-a.run == 1 && s.g.wide == 0 {
		packed[n] = byte(s.piece.runs[a.run])
	} else {
		size = int(s.extend(n, a)) << s.g.wide
	}
	if len(s.memory)-s.used < size+batch {
		s.memory, s.used = make(Way, max(size+batch, pieceOfMemory)), 0
	}
	out := s.memory[s.used:]
	for i := 0; i < size; i += batch {
		from, to := (*[batch]byte)(packed[i:]), (*[batch]byte)(out[i:])
		binary.LittleEndian.PutUint64(to[:8], binary.LittleEndian.Uint64(from[:8]))
		binary.LittleEndian.PutUint64(to[8:], binary.LittleEndian.Uint64(from[8:]))
	}
	s.used += size
	return s.keep(out[:size:size], tag)
}

// short is a path of at most sixteen arcs, a byte each. A search has it at hand,
// where a list in memory would have to be waited for.
type short struct{ low, high uint64 }

// with returns the path with another arc, after n.
func (p short) with(n, arc int32) short {
	at := uint32(n) * 8 // a shift by more than there are bits leaves nothing
	return short{p.low | uint64(arc)<<at, p.high | uint64(arc)<<(at-64)}
}

// prepareShort looks whether circuits are short.
func (s *search) prepareShort() { s.brief = s.keep != nil && s.g.wide == 0 && len(s.nodes) <= batch }

// extendShort is extend for short paths.
func (s *search) extendShort(p short, n int32, a *arc) (short, int32) {
	for _, k := range s.piece.runs[a.run:a.end] {
		p = p.with(n, k)
		n++
	}
	return p, n
}

// foundShort is found where paths may be short.
func (s *search) foundShort(p short, n int32, tag uint8, a *arc) bool {
	if !s.brief {
		return s.found(n, tag, a)
	}
	for _, k := range s.piece.runs[a.run:a.end] {
		p = p.with(n, k)
		n++
	}
	if len(s.memory)-s.used < batch {
		s.memory, s.used = make(Way, pieceOfMemory), 0
	}
	out := s.memory[s.used : s.used+batch]
	binary.LittleEndian.PutUint64(out[:8], p.low)
	binary.LittleEndian.PutUint64(out[8:], p.high)
	s.used += int(n)
	if !s.keep(out[:n:n], Join(tag, a.tag)) {
		s.ending = EndingStopped
		return false
	}
	return true
}

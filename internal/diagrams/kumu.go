package diagrams

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// A map of Kumu is JSON with elements, connections and loops. In a backup of a whole
// project their fields stand in attributes, and maps say what stands where; in a
// blueprint, as people write it for an import, they stand in the items themselves.
// Whether a connection is plus or minus is a text that people choose.

// IsKumu reports whether a file is a map of Kumu.
func IsKumu(in *Input) bool {
	e := in.Root.Get("elements")
	return e != nil && e.Kind == document.List && in.Root.Get("connections") != nil
}

type kumu struct {
	*builder
	// byID and byLabel are the places of the elements.
	byID, byLabel map[string]int
	// several are labels that more than one element has.
	several map[string]bool
	// links are those of each connection, by its id.
	links map[string][]int
}

// ReadKumu reads a map of Kumu.
func ReadKumu(in *Input) (*Diagram, error) {
	k := &kumu{builder: newBuilder(in), byID: map[string]int{}, byLabel: map[string]int{}, several: map[string]bool{}, links: map[string][]int{}}
	top := govmaturity.Path{}
	k.about(in.Root)
	places := k.places(in.Root)
	each(in.Root.Get("elements"), func(i int, n *document.Node) { k.element(n, top.Key("elements").Index(i), places) })
	each(in.Root.Get("connections"), func(i int, n *document.Node) { k.connection(n, top.Key("connections").Index(i)) })
	each(in.Root.Get("loops"), func(i int, n *document.Node) { k.loop(n, top.Key("loops").Index(i)) })
	for _, f := range in.Root.Fields {
		switch strings.ToLower(f.Key) {
		case "connections", "loops", "maps":
			if f.Value.Kind != document.List && f.Value.Kind != document.Null {
				k.note(at(f.Value, top.Key(f.Key)), govmaturity.CodeLost, "%q is no list: it is not read", f.Key)
			}
		case "elements", "name", "description", "metadata":
		default:
			k.note(place{f.Line, f.Column, top.Key(f.Key)}, govmaturity.CodeLost, "%q is not read", f.Key)
		}
	}
	return k.done()
}

// each goes through the items of a list.
func each(n *document.Node, f func(i int, item *document.Node)) {
	if n == nil || n.Kind != document.List {
		return
	}
	for i, item := range n.Items {
		f(i, item)
	}
}

// about reads what a file says of itself: at the top, as metadata, or in its map.
func (k *kumu) about(root *document.Node) {
	for _, n := range []*document.Node{root, root.Get("metadata")} {
		if k.Title == "" {
			k.Title = text(n.Get("name"))
		}
		if k.Description == "" {
			k.Description = text(n.Get("description"))
		}
	}
	maps := root.Get("maps")
	if maps == nil || maps.Kind != document.List {
		return
	}
	for i, m := range maps.Items {
		path := govmaturity.Path{}.Key("maps").Index(i)
		if i == 0 && k.Title == "" {
			k.Title = field(m, "name", "label")
		}
		if i > 0 {
			k.note(at(m, path), govmaturity.CodeLost, "the project has more maps than one: this one's choice and places of elements are not read, the elements are")
		}
	}
}

// places returns where the first map has its elements, by their ids.
func (k *kumu) places(root *document.Node) map[string][2]float64 {
	found := map[string][2]float64{}
	maps := root.Get("maps")
	if maps == nil || len(maps.Items) == 0 {
		return found
	}
	path := govmaturity.Path{}.Key("maps").Index(0).Key("elements")
	each(maps.Items[0].Get("elements"), func(i int, n *document.Node) {
		x, y, ok, wrong := position(n)
		if wrong {
			k.noPlace(at(n, path.Index(i)))
		}
		if ok {
			found[field(n, "element", "_id", "id", "ref")] = [2]float64{x, y}
		}
	})
	return found
}

// position returns where something stands, if it says so, and whether it says
// something else.
func position(n *document.Node) (x, y float64, ok, wrong bool) {
	if p := n.Get("position"); p != nil && p.Kind == document.Map {
		n = p
	}
	nx, ny := n.Get("x"), n.Get("y")
	if nx == nil && ny == nil {
		return 0, 0, false, false
	}
	if nx == nil || ny == nil {
		return 0, 0, false, true
	}
	x, okX := nx.Float()
	y, okY := ny.Float()
	return x, y, okX && okY, !okX || !okY
}

// noPlace notes a place that cannot be kept.
func (b *builder) noPlace(p place) {
	b.note(p, govmaturity.CodeLost, "the place is not made of two numbers: it is not kept")
}

// text returns a text or a number as text, or "".
func text(n *document.Node) string {
	if n == nil || n.Kind != document.String && n.Kind != document.Number {
		return ""
	}
	return n.Text
}

// field returns a field of an item, of its attributes first, by any of its names in
// any case.
func field(n *document.Node, names ...string) string {
	if n == nil {
		return ""
	}
	for _, name := range names {
		for _, from := range []*document.Node{n.Get("attributes"), n} {
			if from == nil {
				continue
			}
			for _, f := range from.Fields {
				if strings.EqualFold(trim(f.Key), name) {
					if s := text(f.Value); trim(s) != "" {
						return s
					}
				}
			}
		}
	}
	return ""
}

func isTrue(n *document.Node, name string) bool {
	for _, from := range []*document.Node{n, n.Get("attributes")} {
		if v := from.Get(name); v != nil && (v.Kind == document.Bool && v.True || v.Kind == document.String && strings.EqualFold(trim(v.Text), "true")) {
			return true
		}
	}
	return false
}

func (k *kumu) element(n *document.Node, path govmaturity.Path, places map[string][2]float64) {
	if n.Kind != document.Map {
		k.note(at(n, path), govmaturity.CodeLost, "this is no element")
		return
	}
	id, label := field(n, "_id", "id"), field(n, "label", "name")
	if trim(label) == "" && trim(id) == "" {
		k.note(at(n, path), govmaturity.CodeLost, "an element has neither a label nor an id")
		return
	}
	v := Variable{Name: label, Code: id, Description: field(n, "description"), Stock: strings.EqualFold(trim(field(n, "element type", "type")), "stock")}
	if trim(label) == "" {
		v.Name = id
	}
	if xy, ok := places[id]; ok && id != "" {
		v.X, v.Y, v.Placed = xy[0], xy[1], true
	} else if x, y, ok, wrong := position(n); ok {
		v.X, v.Y, v.Placed = x, y, true
	} else if wrong {
		k.noPlace(at(n, path))
	}
	if _, taken := k.byID[id]; taken && id != "" {
		k.note(at(n, path), govmaturity.CodeDuplicateID, "there is already an element %q: connections go to that one", id)
	}
	place := k.variable(at(n, path), v)
	if _, taken := k.byID[id]; !taken && id != "" {
		k.byID[id] = place
	}
	key := strings.ToLower(oneLine(label))
	if _, taken := k.byLabel[key]; taken {
		k.several[key] = true
	} else if key != "" {
		k.byLabel[key] = place
	}
}

// end returns the element that a connection names, by id or else by label. Kumu makes
// one of a label that is not there.
func (k *kumu) end(p place, name string) (int, bool) {
	if i, ok := k.byID[name]; ok {
		return i, true
	}
	key := strings.ToLower(oneLine(name))
	if key == "" {
		k.note(p, govmaturity.CodeUnknownReference, "a connection has an end that says nothing: it is left out")
		return 0, false
	}
	if i, ok := k.byLabel[key]; ok {
		if k.several[key] {
			k.note(p, govmaturity.CodeTwoReadings, "several elements are called %q: the first is taken", oneLine(name))
		}
		return i, true
	}
	if strings.HasPrefix(name, "elem-") {
		k.note(p, govmaturity.CodeUnknownReference, "there is no element %q: the connection is left out", name)
		return 0, false
	}
	k.note(p, govmaturity.CodeUnknownReference, "there is no element %q: it is made of the connection", oneLine(name))
	i := k.variable(p, Variable{Name: oneLine(name)})
	k.byLabel[key] = i
	return i, true
}

func (k *kumu) connection(n *document.Node, path govmaturity.Path) {
	p := at(n, path)
	if n.Kind != document.Map {
		k.note(p, govmaturity.CodeLost, "this is no connection")
		return
	}
	from, okFrom := k.end(p, field(n, "from"))
	to, okTo := k.end(p, field(n, "to"))
	if !okFrom || !okTo {
		return
	}
	if isTrue(n, "reversed") {
		k.note(p, govmaturity.CodeTwoReadings, "the connection is marked as reversed: it is read as going from %q to %q, as its ends say", k.Variables[from].Name, k.Variables[to].Name)
	}
	l := Link{From: from, To: to, Delay: isTrue(n, "delayed"), Note: field(n, "description")}
	k.signed(p, &l, field(n, "connection type", "type"), field(n, "polarity", "sign"), field(n, "label"))
	l.Strength = k.strength(p, field(n, "strength", "weight"))
	id := field(n, "_id", "id")
	k.links[id] = k.directed(p, l, field(n, "direction"))
}

// maxStrength is the greatest strength that a link may have.
const maxStrength = 1e6

// strength returns a number above 0, or 0.
func (b *builder) strength(p place, s string) float64 {
	if trim(s) == "" {
		return 0
	}
	x, err := strconv.ParseFloat(trim(s), 64)
	if err != nil || !(x > 0 && x <= maxStrength) {
		b.note(p, govmaturity.CodeLost, "the strength %.40q is not kept: it is no number above 0, up to a million", trim(s))
		return 0
	}
	return x
}

// sign returns the sign of a link, from the fields that are for it, and takes a delay
// that stands in one. What is not understood is noted, and kept in the link's note.
func (b *builder) sign(p place, l *Link, fields ...string) Sign {
	var found Sign
	for _, s := range fields {
		if trim(s) == "" {
			continue
		}
		read := readLabel(s)
		l.Delay = l.Delay || read.delay
		switch {
		case read.sign != 0 && found == 0:
			found = read.sign
		case read.sign != 0 && found != read.sign:
			b.note(p, govmaturity.CodeContradiction, "%.40q says another sign than what stands before it", s)
		case read.sign == 0 && !read.delay:
			b.note(p, govmaturity.CodeLost, "%.40q is no sign that is known", s)
		}
		if read.rest != "" {
			l.Note = trim(read.rest + "\n" + l.Note)
		}
	}
	return found
}

// signed gives a link its sign: from its type or polarity, or else its label.
func (b *builder) signed(p place, l *Link, kind, polarity, label string) {
	if trim(kind) != "" || trim(polarity) != "" {
		l.Sign = b.sign(p, l, kind, polarity)
	}
	l.caption(label)
	if l.Sign == 0 {
		l.Sign = SignUnknown
	}
}

// caption takes the text beside a connection. It is a sign where nothing else is and
// it has no letter; otherwise it is kept.
func (l *Link) caption(s string) {
	if sign, ok := signOf(s); ok && !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		if l.Sign == 0 {
			l.Sign = sign
		}
		return
	}
	if trim(s) != "" {
		l.Note = trim(trim(s) + "\n" + l.Note)
	}
}

// directed adds a link the way that a connection goes: one way, or both, or none.
func (b *builder) directed(p place, l Link, direction string) []int {
	switch strings.ToLower(trim(direction)) {
	case "", "directed", "direct", "one-way":
		return []int{b.link(p, l)}
	case "mutual", "bidirectional", "both":
		back := l
		back.From, back.To = l.To, l.From
		if l.From == l.To {
			return []int{b.link(p, l)}
		}
		return []int{b.link(p, l), b.link(p, back)}
	case "undirected", "none":
		b.note(p, govmaturity.CodeLost, "the connection between %q and %q has no direction: it is left out", b.Variables[l.From].Name, b.Variables[l.To].Name)
		return nil
	}
	b.note(p, govmaturity.CodeLost, "%.40q is no direction that is known: the connection is read as going one way", direction)
	return []int{b.link(p, l)}
}

func (k *kumu) loop(n *document.Node, path govmaturity.Path) {
	p := at(n, path)
	if n.Kind != document.Map {
		k.note(p, govmaturity.CodeLost, "this is no loop")
		return
	}
	label := field(n, "label", "name")
	l := Loop{Note: field(n, "description"), Sign: loopSign(field(n, "loop type", "type", "polarity"))}
	if s, ok := signOf(field(n, "loop type", "type", "polarity")); ok && s != SignUnknown && l.Sign == 0 {
		l.Sign = s
	}
	l.Label, l.Title = splitLoopLabel(label)
	if l.Sign == 0 {
		l.Sign = loopSign(label)
	}
	each(n.Get("connections"), func(i int, c *document.Node) {
		id := text(c)
		if c.Kind == document.Map {
			id = field(c, "_id", "id", "connection")
		}
		switch links, known := k.links[id]; {
		case !known:
			k.note(at(c, path.Key("connections").Index(i)), govmaturity.CodeUnknownReference, "there is no connection %q", id)
		case len(links) > 0:
			l.slots = append(l.slots, links)
		}
	})
	if l.Label == "" && l.Title == "" {
		l.Label = field(n, "_id", "id")
	}
	k.Loops = append(k.Loops, l)
}

// splitLoopLabel takes the name of a loop from its title: R1: Trust grows.
func splitLoopLabel(s string) (label, title string) {
	first, rest, _ := strings.Cut(trim(s), " ")
	plain := strings.Trim(first, "()[]:.-–")
	if loopName.MatchString(plain) {
		return plain, strings.TrimLeft(rest, " -–—:.")
	}
	if head, tail, ok := strings.Cut(trim(s), ":"); ok && loopName.MatchString(trim(head)) {
		return trim(head), trim(tail)
	}
	return "", trim(s)
}

package diagrams

import (
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/equation"
)

// picture is a view of a model.
type picture struct {
	*xmile
	scope   string
	aliases map[string]string // what an alias stands for, by its uid
	uids    map[string]string
	placed  bool
}

// pictures reads the views of a model.
func (x *xmile) pictures(m *element, scope string) {
	for _, c := range m.children {
		if c.name != "views" {
			continue
		}
		for _, v := range c.children {
			if v.name == "view" && v.attribute("type") == "interface" {
				x.unread(v.place(), "an interface")
			}
		}
	}
	for _, v := range views(m) {
		if x.err != nil {
			return
		}
		p := &picture{xmile: x, scope: scope, aliases: map[string]string{}, uids: map[string]string{}}
		p.read(v)
		if p.placed {
			x.views++
		}
	}
}

// views returns the pictures of a model. An older file has one, and its variables say
// themselves where they stand.
func views(m *element) (all []*element) {
	for _, c := range m.children {
		switch c.name {
		case "views":
			for _, v := range c.children {
				if v.name == "view" && v.attribute("type") != "interface" { // of the interface, pictures says it
					all = append(all, v)
				}
			}
		case "display":
			v := &element{name: "view", children: slices.Clone(c.children), line: c.line, column: c.column}
			for _, e := range m.children {
				if d := e.child("display"); d != nil && (e.name == "stock" || e.name == "flow" || e.name == "aux") {
					v.children = append(v.children, &element{name: e.name, attributes: append(slices.Clone(d.attributes), e.attributes...)})
				}
			}
			all = append(all, v)
		}
	}
	return all
}

func (p *picture) read(v *element) {
	p.items(v, func(e *element) {
		switch e.name {
		case "stock", "flow", "aux", "module":
			p.uids[e.attribute("uid")] = e.attribute("name")
			if e.name != "module" {
				p.stand(e)
			}
		case "alias":
			of := e.content("of")
			p.aliases[e.attribute("uid")] = of
		}
	})
	p.items(v, func(e *element) {
		switch e.name {
		case "connector":
			p.connector(e)
		case "text_box":
			if s := trim(e.text); s != "" && len(p.Note) < maxText {
				p.Note = trim(p.Note + "\n\n" + s)
			}
		case "stock", "flow", "aux", "module", "alias", "group", "view", "loop_indicator", "style", "simulation_delay", "pt", "pts", "shape":
		default:
			if e.line > 0 {
				p.unread(e.place(), "<"+clean(e.name, 40)+">")
			}
		}
	})
}

// items goes through what a view shows, also within groups.
func (p *picture) items(v *element, f func(*element)) {
	for _, e := range v.children {
		f(e)
		if e.name == "group" || e.name == "view" {
			for _, inner := range e.children {
				f(inner)
			}
		}
	}
}

// stand puts a variable where the view has it.
func (p *picture) stand(e *element) {
	q := p.find(p.scope, canonical(e.attribute("name")))
	x, errX := strconv.ParseFloat(trim(e.attribute("x")), 64)
	y, errY := strconv.ParseFloat(trim(e.attribute("y")), 64)
	if q == nil || q.index < 0 || q.index >= len(p.Variables) || p.Variables[q.index].Placed {
		return
	}
	v := &p.Variables[q.index]
	switch {
	case e.attribute("x") == "" && e.attribute("y") == "":
		return
	case errX != nil || errY != nil:
		p.noPlace(e.place())
		return
	case !(x >= -maxPosition && x <= maxPosition && y >= -maxPosition && y <= maxPosition):
		p.note(e.place(), govmaturity.CodeLost, "%q stands too far away: its place is not kept", v.Name)
		return
	}
	v.X, v.Y, v.Placed = x, y, true
	p.placed = true
}

// end returns what a connector goes to or from: a name, or an alias.
func (p *picture) end(e *element) (name string) {
	if e == nil {
		return ""
	}
	name = trim(e.text)
	if alias := e.child("alias"); alias != nil {
		uid := alias.attribute("uid")
		if uid == "" {
			uid = trim(alias.text)
		}
		if name = p.aliases[uid]; name == "" {
			name = p.uids[uid]
		}
	}
	return name
}

func (p *picture) connector(e *element) {
	names := [2]string{p.end(e.child("from")), p.end(e.child("to"))}
	var ends [2]*quantity
	for i, name := range names {
		ends[i] = p.find(p.scope, canonical(name))
		if ends[i] != nil && ends[i].scope != p.scope && !strings.Contains(name, ".") {
			ends[i] = nil // something of the same name in the whole model
		}
		if ends[i] != nil {
			continue
		}
		if p.isModule(name) {
			return // what a module takes and gives is said by its connections
		}
		if equation.IsClock(canonical(name)) {
			p.note(e.place(), govmaturity.CodeLost, "a connector goes from %.60q to %.60q: the clock is no variable", shown(names[0]), shown(names[1]))
			return
		}
		p.note(e.place(), govmaturity.CodeUnknownReference, "a connector goes from %.60q to %.60q, and one of them is not there: it is left out", shown(names[0]), shown(names[1]))
		return
	}
	a := &arrow{from: ends[0], to: ends[1], place: e.place(), sign: 0}
	if s := e.attribute("polarity"); trim(s) != "" && !strings.EqualFold(trim(s), "none") {
		sign, ok := signOf(s)
		if !ok {
			p.note(e.place(), govmaturity.CodeLost, "%.40q is no sign that is known", s)
		}
		a.sign = sign
	}
	switch strings.ToLower(e.attribute("delay_mark") + e.attribute("delay")) {
	case "true", "truetrue", "1":
		a.delay = true
	}
	a = p.draw(a)
	if uid := e.attribute("uid"); uid != "" && p.scope == "" {
		p.byUID[uid] = a
	}
}

// isModule reports whether a name is that of a module.
func (p *picture) isModule(name string) bool {
	return name != "" && p.scopes[joined(p.scope, canonical(name))]
}

// indicators reads the loops that a view names, with what they go through.
func (x *xmile) indicators(m *element) {
	for _, v := range views(m) {
		for _, e := range v.children {
			if e.name == "loop_indicator" {
				x.indicator(e)
			}
		}
	}
}

func (x *xmile) indicator(e *element) {
	label := e.attribute("text")
	l := Loop{Label: label, Title: e.content("name"), Sign: loopSign(label)}
	list := e.child("entities")
	if list == nil {
		list = e
	}
	for _, c := range list.children {
		if c.name != "entity" {
			continue
		}
		q := x.find("", canonical(c.attribute("name")))
		if q == nil {
			x.note(c.place(), govmaturity.CodeUnknownReference, "the loop %.20q goes through %.60q, which is not there", label, shown(c.attribute("name")))
			continue
		}
		l.Variables = append(l.Variables, q.index)
	}
	if label == "" && l.Title == "" {
		x.note(e.place(), govmaturity.CodeLost, "a loop has no name")
		return
	}
	x.Loops = append(x.Loops, l)
}

// leavePlaces leaves out where things stand when that comes from several views, each
// with places of its own.
func (m *model) leavePlaces(views int) {
	if views < 2 {
		return
	}
	m.note(place{line: 1, column: 1}, govmaturity.CodeLost, "the file has %d views: where things stand in them is not kept", views)
	for i := range m.Variables {
		m.Variables[i].X, m.Variables[i].Y, m.Variables[i].Placed = 0, 0, false
	}
}

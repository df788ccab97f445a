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
	for _, c := range m.Children {
		if c.Name != "views" {
			continue
		}
		for _, v := range c.Children {
			if v.Name == "view" && v.Attribute("type") == "interface" {
				x.unread(placeOf(v), "an interface")
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
	for _, c := range m.Children {
		switch c.Name {
		case "views":
			for _, v := range c.Children {
				if v.Name == "view" && v.Attribute("type") != "interface" { // of the interface, pictures says it
					all = append(all, v)
				}
			}
		case "display":
			v := &element{Name: "view", Children: slices.Clone(c.Children), Line: c.Line, Column: c.Column}
			for _, e := range m.Children {
				if d := e.Child("display"); d != nil && (e.Name == "stock" || e.Name == "flow" || e.Name == "aux") {
					v.Children = append(v.Children, &element{Name: e.Name, Attributes: append(slices.Clone(d.Attributes), e.Attributes...)})
				}
			}
			all = append(all, v)
		}
	}
	return all
}

func (p *picture) read(v *element) {
	p.items(v, func(e *element) {
		switch e.Name {
		case "stock", "flow", "aux", "module":
			p.uids[e.Attribute("uid")] = e.Attribute("name")
			if e.Name != "module" {
				p.stand(e)
			}
		case "alias":
			of := e.Content("of")
			p.aliases[e.Attribute("uid")] = of
		}
	})
	p.items(v, func(e *element) {
		switch e.Name {
		case "connector":
			p.connector(e)
		case "text_box":
			if s := trim(e.Text); s != "" && len(p.Note) < maxText {
				p.Note = trim(p.Note + "\n\n" + s)
			}
		case "stock", "flow", "aux", "module", "alias", "group", "view", "loop_indicator", "style", "simulation_delay", "pt", "pts", "shape":
		default:
			if e.Line > 0 {
				p.unread(placeOf(e), "<"+clean(e.Name, 40)+">")
			}
		}
	})
}

// items goes through what a view shows, also within groups.
func (p *picture) items(v *element, f func(*element)) {
	for _, e := range v.Children {
		f(e)
		if e.Name == "group" || e.Name == "view" {
			for _, inner := range e.Children {
				f(inner)
			}
		}
	}
}

// stand puts a variable where the view has it.
func (p *picture) stand(e *element) {
	q := p.find(p.scope, canonical(e.Attribute("name")))
	x, errX := strconv.ParseFloat(trim(e.Attribute("x")), 64)
	y, errY := strconv.ParseFloat(trim(e.Attribute("y")), 64)
	if q == nil || q.index < 0 || q.index >= len(p.Variables) || p.Variables[q.index].Placed {
		return
	}
	v := &p.Variables[q.index]
	switch {
	case e.Attribute("x") == "" && e.Attribute("y") == "":
		return
	case errX != nil || errY != nil:
		p.noPlace(placeOf(e))
		return
	case !(x >= -maxPosition && x <= maxPosition && y >= -maxPosition && y <= maxPosition):
		p.note(placeOf(e), govmaturity.CodeLost, "%q stands too far away: its place is not kept", v.Name)
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
	name = trim(e.Text)
	if alias := e.Child("alias"); alias != nil {
		uid := alias.Attribute("uid")
		if uid == "" {
			uid = trim(alias.Text)
		}
		if name = p.aliases[uid]; name == "" {
			name = p.uids[uid]
		}
	}
	return name
}

func (p *picture) connector(e *element) {
	names := [2]string{p.end(e.Child("from")), p.end(e.Child("to"))}
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
			p.note(placeOf(e), govmaturity.CodeLost, "a connector goes from %.60q to %.60q: the clock is no variable", shown(names[0]), shown(names[1]))
			return
		}
		p.note(placeOf(e), govmaturity.CodeUnknownReference, "a connector goes from %.60q to %.60q, and one of them is not there: it is left out", shown(names[0]), shown(names[1]))
		return
	}
	a := &arrow{from: ends[0], to: ends[1], place: placeOf(e), sign: 0}
	if s := e.Attribute("polarity"); trim(s) != "" && !strings.EqualFold(trim(s), "none") {
		sign, ok := signOf(s)
		if !ok {
			p.note(placeOf(e), govmaturity.CodeLost, "%.40q is no sign that is known", s)
		}
		a.sign = sign
	}
	switch strings.ToLower(e.Attribute("delay_mark") + e.Attribute("delay")) {
	case "true", "truetrue", "1":
		a.delay = true
	}
	a = p.draw(a)
	if uid := e.Attribute("uid"); uid != "" && p.scope == "" {
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
		for _, e := range v.Children {
			if e.Name == "loop_indicator" {
				x.indicator(e)
			}
		}
	}
}

func (x *xmile) indicator(e *element) {
	label := e.Attribute("text")
	l := Loop{Label: label, Title: e.Content("name"), Sign: loopSign(label)}
	list := e.Child("entities")
	if list == nil {
		list = e
	}
	for _, c := range list.Children {
		if c.Name != "entity" {
			continue
		}
		q := x.find("", canonical(c.Attribute("name")))
		if q == nil {
			x.note(placeOf(c), govmaturity.CodeUnknownReference, "the loop %.20q goes through %.60q, which is not there", label, shown(c.Attribute("name")))
			continue
		}
		l.Variables = append(l.Variables, q.index)
	}
	if label == "" && l.Title == "" {
		x.note(placeOf(e), govmaturity.CodeLost, "a loop has no name")
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

package systems

import (
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/slug"
)

// readVariables reads the variables that have a line, and then those that are only
// named by links. Ids that are given go first.
func (r *textReader) readVariables() {
	type said struct {
		line *textLine
		name word
		spec VariableSpec
	}
	var all []said
	for _, l := range r.lines {
		if l.kind != lineVariable {
			continue
		}
		c := &cursor{r: r, line: l, words: joined(l.words)}
		name, ok := c.name("the name of a variable")
		if !ok {
			continue
		}
		v := said{l, name, VariableSpec{Name: r.text(name.text)}}
		if c.colon() {
			r.readVariable(c, &v.spec)
		}
		if v.spec.ID != "" {
			r.names.ID("@"+v.spec.ID, v.spec.ID)
		}
		all = append(all, v)
	}
	for _, v := range all {
		if v.spec.ID == "" {
			if _, there := r.byKey[v.name.text]; there {
				r.fail(v.line.number, v.name.column, govmaturity.CodeDuplicateID, "there is already a variable %.60q: give one of them an id", v.name.text)
				continue
			}
			v.spec.ID = r.names.ID(v.name.text, "")
		}
		r.keep(v.line, v.name, v.spec)
	}
	for _, l := range r.lines {
		if l.kind != lineLink {
			continue
		}
		for _, w := range (&cursor{r: &textReader{builder: r.builder}, line: l, words: l.words}).chain() {
			byID := w.kind == wordName && strings.HasPrefix(w.text, "@")
			if _, there := r.byKey[w.text]; !there && !byID {
				r.keep(l, w, VariableSpec{ID: r.names.ID(w.text, slug.Make(w.text)), Name: r.text(w.text)})
			}
		}
	}
}

// keep adds a variable. It is found by its name, unless another was there before.
func (r *textReader) keep(l *textLine, name word, v VariableSpec) {
	if _, there := r.at[v.ID]; there {
		r.fail(l.number, name.column, govmaturity.CodeDuplicateID, "there is already a variable with the id %.60q", v.ID)
		return
	}
	r.at[v.ID] = len(r.spec.Variables)
	r.spec.Variables = append(r.spec.Variables, v)
	if _, there := r.byKey[name.text]; !there {
		r.byKey[name.text] = v.ID
	}
}

// readVariable reads what follows the name of a variable.
func (r *textReader) readVariable(c *cursor, v *VariableSpec) {
	for c.more() {
		switch w := c.next(); {
		case w.text == "stock":
			v.Stock = true
		case w.text == string(KindSocial), w.text == string(KindTechnical):
			v.Kind = Kind(w.text)
		case slices.Contains(Layers(), Layer(w.text)):
			v.Layer = Layer(w.text)
		case slices.Contains(Roles(), Role(w.text)):
			v.Role = Role(w.text)
		case w.text == "at":
			x, ok := c.number()
			if !ok {
				return
			}
			y, ok := c.number()
			if !ok {
				return
			}
			v.Position = &PositionSpec{X: x, Y: y}
		case w.text == "by":
			r.readActor(c, v)
		case w.text == "id":
			v.ID = c.id()
		default:
			c.unexpected(w, []string{"stock", "social", "technical", "a layer", "a role", "at", "by", "id"})
		}
	}
}

// readActor reads who decides about a variable: one that has no line gets one.
func (r *textReader) readActor(c *cursor, v *VariableSpec) {
	w, ok := c.name("the name of an actor")
	if !ok {
		return
	}
	if id, ok := strings.CutPrefix(w.text, "@"); ok && w.kind == wordName {
		if !r.known[id] {
			r.fail(c.line.number, w.column, govmaturity.CodeUnknownReference, "there is no actor with the id %.60q", id)
		}
		v.Actor = id
		return
	}
	if id, there := r.named[w.text]; there {
		v.Actor = id
		return
	}
	v.Actor = r.actors.ID(w.text, "")
	r.addActor(w.text, ActorSpec{ID: v.Actor, Name: r.text(w.text)})
}

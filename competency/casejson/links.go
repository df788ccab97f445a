package casejson

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// thing is an object with an identifier.
type thing struct {
	Object
	class class
}

// findThings lists what has an identifier. Only a package that a schema knows has
// such; what stands elsewhere is kept and not looked at.
func (p *Package) findThings() {
	add := func(o Object, c class) {
		i := len(p.things)
		p.things = append(p.things, thing{o, c})
		if id := o.Identifier(); id != "" {
			if _, taken := p.byID[id]; !taken {
				p.byID[id] = i
			}
		}
		if uri := o.Text("uri"); uri != "" {
			if _, taken := p.byURI[uri]; !taken {
				p.byURI[uri] = i
			}
		}
	}
	if d := p.Document(); d.Valid() {
		add(d, classDocument)
	}
	for _, o := range p.Items() {
		add(o, classItem)
	}
	for _, o := range p.Associations() {
		add(o, classAssoc)
	}
	for _, m := range classes[classDefs] {
		for _, o := range p.Definitions().Objects(m.name) {
			if m.class != "" {
				add(o, m.class)
			}
		}
	}
	for _, r := range p.Rubrics() {
		add(r, classRubric)
		for _, c := range r.Objects("CFRubricCriteria") {
			add(c, classCriterion)
			for _, l := range c.Objects("CFRubricCriterionLevels") {
				add(l, classLevel)
			}
		}
	}
}

// target returns what a link leads to in this package, or -1. The identifier decides;
// without one that is known, the URI.
func (p *Package) target(l Link) int {
	if i, ok := p.byID[l.Identifier]; ok && l.Identifier != "" {
		return i
	}
	if i, ok := p.byURI[l.URI]; ok && l.URI != "" {
		return i
	}
	return -1
}

// Links returns what is wrong with how the package hangs together: identifiers that
// more than one thing has, links to something that is not there or is of another
// kind, associations that tie nothing of this package, are there twice, or go in a
// circle. An association from or to another framework is none of these, as long as
// its other end is here.
func (p *Package) Links() govmaturity.Problems {
	l := &linkCheck{pkg: p}
	if !p.Document().Valid() {
		l.Add(govmaturity.Path{}.Key("CFDocument"), govmaturity.CodeRequired, "a CASE package has a CFDocument")
	}
	l.identifiers()
	for _, t := range p.things {
		for _, m := range classes[t.class] {
			if m.class == classLink {
				l.definition(t, &m)
			}
		}
	}
	l.rubrics()
	l.associations()
	return p.place(l.Problems())
}

type linkCheck struct {
	pkg *Package
	document.Report
}

func (l *linkCheck) identifiers() {
	for i, t := range l.pkg.things {
		id := t.Identifier()
		if id == "" {
			continue // Departures says so
		}
		if first := l.pkg.byID[id]; first != i {
			l.Add(t.path.Key("identifier"), govmaturity.CodeDuplicateID, "%s already has the identifier %q", l.pkg.things[first].path, id)
		}
	}
}

// leadsTo says what the links of a member lead to. Links to documents are not
// looked at: they are the same in all things, and not in the schema.
var leadsTo = map[string]class{
	"CFItemTypeURI": classItemType, "licenseURI": classLicense, "subjectURI": classSubject, "conceptKeywordsURI": classConcept,
	"CFAssociationGroupingURI": classGrouping, "CFItemURI": classItem,
}

// definition checks the links of one member.
func (l *linkCheck) definition(t thing, m *member) {
	n := t.get(m.name)
	want := leadsTo[m.name]
	if n == nil || want == "" {
		return
	}
	at := t.path.Key(m.name)
	if n.Kind == document.Map {
		l.link(Object{n, at}, want)
	}
	for _, o := range t.Objects(m.name) {
		l.link(o, want)
	}
}

// link checks one link. It returns what it leads to, or -1.
func (l *linkCheck) link(o Object, want class) int {
	to := Link{o.Text("title"), o.Text("identifier"), o.Text("uri")}
	i := l.pkg.target(to)
	if l.contradicts(o, to, i) {
		return i
	}
	switch {
	case i < 0:
		l.Add(o.path, govmaturity.CodeUnknownReference, "there is no %s %q in this package", want, to.Identifier)
	case l.pkg.things[i].class != want:
		l.Add(o.path, govmaturity.CodeWrongType, "the link leads to %s, a %s: expected a %s", l.pkg.things[i].path, l.pkg.things[i].class, want)
	}
	return i
}

// contradicts reports a link whose identifier and URI lead to two things.
func (l *linkCheck) contradicts(o Object, to Link, i int) bool {
	k, ok := l.pkg.byURI[to.URI]
	if !ok || i < 0 || k == i || l.pkg.things[i].Text("uri") == to.URI {
		return false
	}
	l.Add(o.path, govmaturity.CodeOneOf, "the identifier is that of %s, and the uri that of %s", l.pkg.things[i].path, l.pkg.things[k].path)
	return true
}

// rubrics checks that criteria and levels name what they stand in.
func (l *linkCheck) rubrics() {
	inside := func(o, parent Object, member string) {
		if id := o.Text(member); id != "" && id != parent.Identifier() {
			l.Add(o.path.Key(member), govmaturity.CodeUnknownReference, "%q is not the identifier of what this stands in, %q", id, parent.Identifier())
		}
	}
	for _, r := range l.pkg.Rubrics() {
		for _, c := range r.Objects("CFRubricCriteria") {
			inside(c, r, "rubricId")
			for _, level := range c.Objects("CFRubricCriterionLevels") {
				inside(level, c, "rubricCriterionId")
			}
		}
	}
}

func (l *linkCheck) associations() {
	type tie struct{ kind, from, to string }
	seen := map[tie]govmaturity.Path{}
	above := map[int][]parent{}
	for _, a := range l.pkg.Associations() {
		from, to := a.Object("originNodeURI"), a.Object("destinationNodeURI")
		if !from.Valid() || !to.Valid() {
			continue // Departures says so
		}
		kind := a.Text("associationType")
		x, y := a.Link("originNodeURI"), a.Link("destinationNodeURI")
		i, k := l.pkg.target(x), l.pkg.target(y)
		twice := tie{kind, x.Identifier, y.Identifier}
		if first, again := seen[twice]; again && twice.from != "" && twice.to != "" {
			l.Add(a.path, govmaturity.CodeDuplicateID, "%s is the same association", first)
		} else {
			seen[twice] = a.path
		}
		switch {
		case l.contradicts(from, x, i) || l.contradicts(to, y, k):
		case i < 0 && k < 0:
			l.Add(a.path, govmaturity.CodeUnknownReference, "the association %s ties nothing of this package", kind)
		case i >= 0 && i == k:
			l.Add(a.path, govmaturity.CodeCycle, "the association %s ties %s to itself", kind, l.pkg.things[i].path)
		case kind == isChildOf:
			if l.child(a, from, to, i, k) {
				above[i] = append(above[i], parent{k, a.path})
			}
		}
	}
	l.circles(above)
}

// child checks the ends of an isChildOf: both are here, an item below an item or
// below the document.
func (l *linkCheck) child(a, from, to Object, i, k int) bool {
	switch {
	case i < 0:
		l.Add(from.path, govmaturity.CodeUnknownReference, "the child %q is not in this package", from.Identifier())
	case k < 0:
		l.Add(to.path, govmaturity.CodeUnknownReference, "%q, which it is a child of, is not in this package", to.Identifier())
	case l.pkg.things[i].class != classItem:
		l.Add(from.path, govmaturity.CodeWrongType, "a child is a CFItem; the link leads to %s", l.pkg.things[i].path)
	case l.pkg.things[k].class != classItem && l.pkg.things[k].class != classDocument:
		l.Add(to.path, govmaturity.CodeWrongType, "a child is below a CFItem or the CFDocument; the link leads to %s", l.pkg.things[k].path)
	default:
		return true
	}
	return false
}

// parent is a thing above another, and the association that says so.
type parent struct {
	thing int
	path  govmaturity.Path
}

// circles reports associations by which something is below itself. It keeps its own
// stack: a hostile package is as deep as it is long.
func (l *linkCheck) circles(above map[int][]parent) {
	const (
		fresh = iota
		open
		done
	)
	mark := make([]int8, len(l.pkg.things))
	type step struct{ thing, next int }
	for start := range l.pkg.things {
		if mark[start] != fresh || above[start] == nil {
			continue
		}
		mark[start] = open
		stack := []step{{thing: start}}
		for len(stack) > 0 {
			top := &stack[len(stack)-1]
			if top.next == len(above[top.thing]) {
				mark[top.thing] = done
				stack = stack[:len(stack)-1]
				continue
			}
			up := above[top.thing][top.next]
			top.next++
			switch mark[up.thing] {
			case open:
				l.Add(up.path, govmaturity.CodeCycle, "%s is, in a circle, a child of itself", l.pkg.things[up.thing].path)
			case fresh:
				mark[up.thing] = open
				stack = append(stack, step{thing: up.thing})
			}
		}
	}
}

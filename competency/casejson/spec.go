package casejson

import (
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/slug"
)

// SpecOptions say what a CASE package does not. The zero value is ready to use.
type SpecOptions struct {
	// ID and Edition of the framework. Without them, the id is made of the title, and
	// the edition is the version of the document, or else the day of its last change.
	ID, Edition string
	// Language is that of the texts, where the document does not say it: und, not
	// known, when empty.
	Language string
	// Standing of the content. It is derived when empty: which items are areas, and
	// which are competencies, is this package's reading.
	Standing govmaturity.Standing
	// AreaTypes are the types of items (CFItemType) that are areas, such as Domain and
	// Cluster. When nil, items that have others below them are areas.
	AreaTypes []string
}

// Spec makes a competency framework of the package: of items areas and competencies,
// of isChildOf the tree, of isRelatedTo and isPeerOf what is related, and of rubrics
// scales and descriptors. Items stay in the order of the package; those below one
// thing change places so that they stand by their sequence numbers. An order of
// levels that is not stated is not made up.
//
// The problems, all with the code lost, are what a framework has no place for, member
// by member, and links that lead nowhere. Members that are null, or empty, hold
// nothing. What [From] wrote into a package of CASE 1.1 comes back whole.
func (p *Package) Spec(o SpecOptions) (*competency.Spec, govmaturity.Problems) {
	r := &specReader{pkg: p, options: o, done: map[*document.Node]bool{}}
	r.readHead()
	r.readTree()
	r.readItems()
	r.readAssociations()
	r.readRubrics()
	r.sweep(p.root, nil)
	return r.spec, r.losses
}

// specReader makes a framework of a package.
type specReader struct {
	pkg     *Package
	options SpecOptions
	spec    *competency.Spec
	// own reports that the package has the extension that this package writes.
	own      bool
	language string
	// done are the values that were carried, or reported.
	done   map[*document.Node]bool
	losses govmaturity.Problems

	items []*item
	// byThing leads from the place among the package's things to the item.
	byThing map[int]*item
	scales  slug.Names
	areaIDs slug.Names
	broader *forest // of competencies
}

// item is a CFItem on its way to an area or a competency.
type item struct {
	Object
	place    int   // among the items
	parent   *item // nil below the document
	children []*item
	sequence float64
	depth    int
	home     *item // the area that it is in

	ext  itemExtension
	area bool
	id   string
	// spec is nil for an area.
	spec *competency.CompetencySpec
}

func (r *specReader) lose(n *document.Node, at govmaturity.Path, format string, args ...any) {
	r.done[n] = true
	r.losses = append(r.losses, govmaturity.Problem{
		Code: govmaturity.CodeLost, File: r.pkg.name, Path: at, Line: n.Line, Column: n.Column, Format: format, Args: args,
	})
}

// take returns a text and says that it is carried.
func (r *specReader) take(o Object, name string) string {
	if n := o.get(name); n != nil && n.Kind == document.String {
		r.done[n] = true
		return n.Text
	}
	return ""
}

// ignore says that a member is carried, whatever it is.
func (r *specReader) ignore(o Object, names ...string) {
	for _, name := range names {
		if n := o.get(name); n != nil {
			r.done[n] = true
		}
	}
}

// extension decodes what this package wrote into an object. What cannot be read is a
// loss.
func (r *specReader) extension(o Object, into any) bool {
	n := extensionOf(o)
	if n == nil {
		return false
	}
	if err := decodeExtension(n, into); err != nil {
		r.lose(n, o.path.Key("extensions"), "the extension %s cannot be read: %v", extensionKey, err)
		return false
	}
	r.done[n] = true
	return true
}

func (r *specReader) readHead() {
	r.spec = &competency.Spec{}
	if r.own = r.extension(r.pkg.top(), r.spec); !r.own {
		r.spec = &competency.Spec{Standing: govmaturity.StandingDerived}
	}
	s, d := r.spec, r.pkg.Document()
	s.Format = competency.FrameworkFormat
	r.ignore(d, "caseVersion")
	tag := r.take(d, "language")
	r.language = firstLanguage(tag, r.options.Language, "und")
	if !r.own {
		s.Language = r.language
	}
	title := r.take(d, "title")
	s.Title = addWording(s.Title, r.language, title)
	s.Description = addWording(s.Description, r.language, r.take(d, "description"))
	s.Note = addWording(s.Note, r.language, r.take(d, "notes"))
	s.ID = firstMatch("id", r.options.ID, s.ID, slug.Make(title), strings.ToLower(d.Identifier()), "framework")
	if s.ID == strings.ToLower(d.Identifier()) || r.own {
		r.ignore(d, "identifier")
	}
	version := r.take(d, "version")
	changed, _, _ := strings.Cut(d.Text("lastChangeDateTime"), "T")
	s.Edition = firstMatch("edition", r.options.Edition, version, slug.Make(version), changed, "undated")
	if r.options.Standing != "" {
		s.Standing = r.options.Standing
	}
	if r.own {
		r.ignore(d, "creator", "publisher", "officialSourceURL")
		return
	}
	source := govmaturity.Source{
		ID: "case", Title: title, Publisher: r.take(d, "publisher"), URL: r.take(d, "officialSourceURL"), Licence: r.licence(d),
	}
	if source.Publisher == "" {
		source.Publisher = r.take(d, "creator")
	}
	if source.URL == "" {
		source.URL = r.take(d, "uri")
	}
	if strings.TrimSpace(title) == "" {
		s.Title = addWording(nil, r.language, s.ID)
		source.Title = s.ID
	}
	s.Sources = []govmaturity.Source{source}
	locator := "the CFDocument"
	if d.Identifier() != "" {
		locator = "CFDocument " + d.Identifier()
		r.ignore(d, "identifier")
	}
	s.Cites = []govmaturity.Citation{{Source: "case", Locator: locator}}
}

// licence returns the title of the licence that a thing links to.
func (r *specReader) licence(o Object) string {
	l := o.Object("licenseURI")
	if !l.Valid() {
		return ""
	}
	r.ignore(l, "title")
	return l.Text("title")
}

// addWording adds a wording to a text, unless it is blank.
func addWording(t govmaturity.Text, language, wording string) govmaturity.Text {
	if document.Blank(wording) {
		return t
	}
	if t == nil {
		t = govmaturity.Text{}
	}
	t[language] = wording
	return t
}

func firstLanguage(tags ...string) string {
	for _, tag := range tags {
		if govmaturity.ValidLanguage(tag) {
			return tag
		}
	}
	return "und"
}

// firstMatch returns the first of several texts that has the form of a pattern.
func firstMatch(pattern string, texts ...string) string {
	for _, s := range texts {
		if document.PatternNamed(pattern).Matches(s) {
			return s
		}
	}
	return ""
}

// readTree finds what stands below what.
func (r *specReader) readTree() {
	r.byThing = map[int]*item{}
	var ids slug.Names
	for i, t := range r.pkg.things {
		if t.class != classItem {
			continue
		}
		n := &item{Object: t.Object, place: len(r.items), sequence: -1}
		r.extension(t.Object, &n.ext)
		n.id = r.idOf(n, &ids)
		r.items = append(r.items, n)
		if id := t.Identifier(); id != "" && r.pkg.byID[id] != i {
			continue // the first with this identifier is what links lead to
		}
		r.byThing[i] = n
	}
	r.readParents()
	r.order()
}

// idOf returns the id of an item: its own in an extension, its identifier, or one
// made of its wording.
func (r *specReader) idOf(n *item, ids *slug.Names) string {
	identifier := strings.ToLower(n.Identifier())
	want := firstMatch("id", identifier, slug.Make(n.Text("humanCodingScheme")), slug.Make(n.Text("fullStatement")), "item")
	name := n.path.String()
	switch {
	case n.ext.Competency != nil:
		want = firstMatch("id", n.ext.Competency.ID, want)
	case n.ext.Area != nil: // which may have the id of a competency
		want, name = firstMatch("id", n.ext.Area.ID, want), "area "+name
		r.ignore(n.Object, "identifier")
		return r.areaIDs.ID(name, want)
	}
	id := ids.ID(name, want)
	if id == identifier || n.ext.Competency != nil {
		r.ignore(n.Object, "identifier")
	}
	return id
}

// readParents ties items by isChildOf: each to one thing, and never in a circle.
func (r *specReader) readParents() {
	trees := newForest(len(r.items))
	placed := map[*item]bool{}
	for _, a := range r.pkg.Associations() {
		if a.Text("associationType") != isChildOf {
			continue
		}
		child := r.byThing[r.pkg.target(a.Link("originNodeURI"))]
		to := r.pkg.target(a.Link("destinationNodeURI"))
		switch {
		case child == nil:
			r.lose(a.node, a.path, "the child %q is no item of this package", a.Link("originNodeURI").Identifier)
			continue
		case to < 0 || r.pkg.things[to].class != classDocument && r.byThing[to] == nil:
			r.lose(a.node, a.path, "%q, which it is a child of, is no item of this package", a.Link("destinationNodeURI").Identifier)
			continue
		case placed[child]:
			r.lose(a.node, a.path, "%s already stands below something else: in a framework it has one place", child.path)
			continue
		}
		up := r.byThing[to]
		if up != nil && trees.top(up.place) == child.place {
			r.lose(a.node, a.path, "%s would, in a circle, be a child of itself", child.path)
			continue
		}
		placed[child] = true
		r.carry(a)
		if x, ok := a.number("sequenceNumber"); ok {
			child.sequence = x
			r.ignore(a, "sequenceNumber")
		}
		if child.parent = up; up != nil {
			up.children = append(up.children, child)
			trees.put(child.place, up.place)
		}
	}
}

// carry says that an association is carried by what it ties.
func (r *specReader) carry(a Object) {
	r.ignore(a, "associationType", "originNodeURI", "destinationNodeURI")
}

// order puts those that stand below one thing into the order of their sequence
// numbers, at the places that they have in the package.
func (r *specReader) order() {
	groups := map[*item][]*item{}
	for _, n := range r.items {
		groups[n.parent] = append(groups[n.parent], n)
	}
	ordered := make([]*item, len(r.items))
	for _, group := range groups {
		places := make([]int, len(group))
		for i, n := range group {
			places[i] = n.place
		}
		slices.SortStableFunc(group, func(a, b *item) int {
			switch {
			case a.sequence < 0 || b.sequence < 0 || a.sequence == b.sequence:
				return 0
			case a.sequence < b.sequence:
				return -1
			}
			return 1
		})
		for i, n := range group {
			ordered[places[i]] = n
		}
	}
	r.items = ordered
	for i, n := range r.items {
		n.place = i
		n.children = nil
	}
	for _, n := range r.items {
		if n.parent != nil {
			n.parent.children = append(n.parent.children, n)
		}
	}
}

// maxAreas is how deep areas may stand inside each other.
const maxAreas = 16

// classify says which items are areas, from the top down: an area stands below areas
// only.
func (r *specReader) classify() {
	var open []*item
	for _, n := range r.items {
		if n.parent == nil {
			open = append(open, n)
		}
	}
	for len(open) > 0 {
		n := open[len(open)-1]
		open = append(open[:len(open)-1], n.children...)
		if up := n.parent; up != nil {
			n.depth, n.home = up.depth+1, up.home
			if up.area {
				n.home = up
			}
		}
		n.area = n.depth < maxAreas && (n.parent == nil || n.parent.area) && r.isArea(n)
	}
}

func (r *specReader) isArea(n *item) bool {
	kind := n.Text("CFItemType")
	switch {
	case n.ext.Area != nil:
		return true
	case n.ext.Competency != nil:
		return false
	case r.options.AreaTypes != nil:
		return slices.ContainsFunc(r.options.AreaTypes, func(t string) bool { return strings.EqualFold(strings.TrimSpace(t), strings.TrimSpace(kind)) })
	case strings.EqualFold(kind, areaType):
		return true
	}
	return len(n.children) > 0 && kindOf(kind) == ""
}

// areaType is the CFItemType of areas that From writes.
const areaType = "Area"

// kindTypes are the CFItemTypes of competencies that From writes.
var kindTypes = map[competency.Kind]string{
	competency.KindCompetency: "Competency", competency.KindKnowledge: "Knowledge", competency.KindSkill: "Skill",
	competency.KindAttitude: "Attitude", competency.KindTask: "Task",
}

// kindOf returns the kind of competency that a CFItemType names, or "".
func kindOf(itemType string) competency.Kind {
	for kind, name := range kindTypes {
		if strings.EqualFold(strings.TrimSpace(itemType), name) {
			return kind
		}
	}
	return ""
}

func (r *specReader) readItems() {
	r.classify()
	r.broader = newForest(len(r.items))
	for _, n := range r.items {
		if !n.area {
			r.readCompetency(n)
		}
	}
	r.spec.Areas = r.areas(nil, r.spec.Areas)
	r.spec.Competencies = make([]competency.CompetencySpec, 0, len(r.items))
}

// areas reads the areas below one, or those at the top.
func (r *specReader) areas(above *item, out []competency.AreaSpec) []competency.AreaSpec {
	group := r.items
	if above != nil {
		group = above.children
	}
	for _, n := range group {
		if n.area && n.parent == above {
			out = append(out, r.readArea(n))
		}
	}
	return out
}

func (r *specReader) readArea(n *item) competency.AreaSpec {
	var a competency.AreaSpec
	if n.ext.Area != nil {
		a = *n.ext.Area
		r.ignore(n.Object, "CFItemType", "language")
	}
	a.ID = n.id
	a.Title, a.Description, a.Note = r.wording(n, a.Title, a.Description, a.Note)
	a.Code = r.take(n.Object, "humanCodingScheme")
	r.ignoreType(n, areaType)
	a.Areas = r.areas(n, nil)
	return a
}

func (r *specReader) readCompetency(n *item) {
	c := &competency.CompetencySpec{}
	own := n.ext.Competency != nil
	if own {
		*c = *n.ext.Competency
		r.ignore(n.Object, "language")
	}
	c.ID = n.id
	c.Title, c.Description, c.Note = r.wording(n, c.Title, c.Description, c.Note)
	c.Code = r.take(n.Object, "humanCodingScheme")
	itemType := n.Text("CFItemType")
	switch kind := kindOf(itemType); {
	case own && strings.EqualFold(itemType, typeOf(c.Kind)):
		r.ignore(n.Object, "CFItemType")
	case kind != "":
		c.Kind = kind
		r.ignoreType(n, itemType)
	}
	if up := n.parent; up != nil && up.area {
		c.Area = up.id
	} else if up != nil {
		c.Broader = up.id
		r.broader.put(n.place, up.place)
	}
	if c.Area == "" && !own && n.home != nil {
		c.Area = n.home.id
	}
	n.spec = c
}

// typeOf returns the CFItemType of a kind of competency.
func typeOf(k competency.Kind) string {
	if k == "" {
		k = competency.KindCompetency
	}
	return kindTypes[k]
}

// ignoreType says that the type of an item is carried, if it is the one that is known
// anyway.
func (r *specReader) ignoreType(n *item, known string) {
	if strings.EqualFold(n.Text("CFItemType"), known) {
		r.ignore(n.Object, "CFItemType")
		if l := n.Object.Object("CFItemTypeURI"); l.Valid() && strings.EqualFold(l.Text("title"), known) {
			r.ignore(l, "title")
		}
	}
}

// wording reads what an item says: the abbreviated statement is the title and the full
// one the description, or the full one the title when there is no other.
func (r *specReader) wording(n *item, title, description, note govmaturity.Text) (_, _, _ govmaturity.Text) {
	language := firstLanguage(n.Text("language"), r.language)
	if language == n.Text("language") {
		r.ignore(n.Object, "language")
	}
	full, short := r.take(n.Object, "fullStatement"), r.take(n.Object, "abbreviatedStatement")
	switch {
	case document.Blank(short) || short == full:
		title = addWording(title, language, full)
	default:
		title = addWording(title, language, short)
		description = addWording(description, language, full)
	}
	if len(title) == 0 {
		r.losses = append(r.losses, govmaturity.Problem{
			Code: govmaturity.CodeLost, File: r.pkg.name, Path: n.path.Key("fullStatement"), Line: n.node.Line, Column: n.node.Column,
			Format: "the item says nothing: its id stands for a title",
		})
		title = govmaturity.Text{language: n.id}
	}
	return title, description, addWording(note, language, r.take(n.Object, "notes"))
}

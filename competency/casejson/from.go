package casejson

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Options say what a CASE package needs and a framework does not have.
type Options struct {
	// Version is 1.1 when empty. 1.0 has no extensions, and so holds less.
	Version Version
	// Base is the address below which the things of the package can be found, such as
	// https://case.example/ims/case/v1p1. Without it, addresses are UUIDs (urn:uuid:).
	Base string
	// Changed is the time of the last change, of all things: there is no clock here.
	Changed time.Time
	// Creator answers for the framework. It is the publisher of the first source when
	// empty.
	Creator string
}

// From makes a CASE package of a framework: areas and competencies are CFItems with
// what they stand in (isChildOf, isPartOf) and beside (isRelatedTo), and each scale is
// a CFRubric with a criterion for each competency, with its descriptors. An id that is
// a UUID is the identifier; of any other the identifier is made, the same each time.
//
// What CASE has no member for stands in extensions in 1.1: [Package.Spec] returns the
// whole framework. The problems, all with the code lost and a path in the framework,
// are what a package of 1.0 does not hold.
//
// The error is a [govmaturity.Problems]: there is no Creator or no time, or no such
// version.
func From(fw *competency.Framework, o Options) (*Package, govmaturity.Problems, error) {
	if fw == nil || fw.ID() == "" {
		return nil, nil, errors.New("there is no framework to write")
	}
	w := &writer{spec: fw.Spec(), options: o}
	if err := w.check(); err != nil {
		return nil, nil, err
	}
	w.stamp = o.Changed.UTC().Format(time.RFC3339)
	w.document()
	w.areas(w.spec.Areas, w.docLink(), govmaturity.Path{}.Key("areas"))
	w.competencies()
	w.rubrics()
	root := objectOf(
		"CFDocument", w.doc,
		"CFItems", list(w.items),
		"CFAssociations", list(w.associations),
		"CFRubrics", list(w.rubricList),
		"extensions", w.rest(w.restOfFramework(), "", nil),
	)
	return newPackage(fw.ID()+".json", root), w.losses, nil
}

// writer makes a package of a framework.
type writer struct {
	spec     *competency.Spec
	options  Options
	stamp    string
	language string
	docID    string

	doc                             *document.Node
	items, associations, rubricList []*document.Node
	sequence                        map[string]int
	losses                          govmaturity.Problems
}

func (w *writer) check() error {
	var report document.Report
	if w.options.Version == "" {
		w.options.Version = Version11
	}
	if w.options.Version != Version10 && w.options.Version != Version11 {
		report.Add(nil, govmaturity.CodeNotAllowed, "there is no CASE %.20q: expected 1.0 or 1.1", w.options.Version)
	}
	if w.options.Changed.IsZero() {
		report.Add(nil, govmaturity.CodeRequired, "say when the framework was changed last (Options.Changed): each thing of a CASE package has that")
	}
	if w.options.Creator == "" && len(w.spec.Sources) > 0 {
		w.options.Creator = w.spec.Sources[0].Publisher
	}
	if strings.TrimSpace(w.options.Creator) == "" {
		report.Add(nil, govmaturity.CodeRequired, "say who created the framework (Options.Creator): no source of it has a publisher")
	}
	return report.Err()
}

func (w *writer) lose(at govmaturity.Path, format string, args ...any) {
	w.losses = append(w.losses, govmaturity.Problem{Code: govmaturity.CodeLost, Path: at, Format: format, Args: args})
}

// rest returns the extensions that hold what CASE has no member for, perhaps under a
// name. In 1.0 there is no place for it: each member is a loss, but for those that
// reading makes again.
func (w *writer) rest(value any, under string, at govmaturity.Path, again ...string) *document.Node {
	root := encodeExtension(value)
	if root == nil {
		return nil
	}
	if w.options.Version == Version11 {
		if under != "" {
			root = objectOf(under, root)
		}
		return objectOf(extensionKey, root)
	}
	for _, f := range root.Fields {
		if !slices.Contains(again, f.Key) {
			w.lose(at.Key(f.Key), "is not carried: CASE 1.0 has no member for it, and no extensions")
		}
	}
	return nil
}

func (w *writer) uri(kind, id string) string {
	if w.options.Base == "" {
		return "urn:uuid:" + id
	}
	return strings.TrimSuffix(w.options.Base, "/") + "/" + kind + "/" + id
}

func (w *writer) document() {
	s := w.spec
	w.language = cmp.Or(s.Language, "en")
	if title, tag := s.Title.Lookup(w.language); title != "" && tag != "" {
		w.language = tag
	}
	w.docID = uuid(s.ID)
	if !uuidForm.MatchString(s.ID) {
		w.docID = uuid(s.ID, "document", s.Edition)
	}
	var url string
	if len(s.Sources) > 0 {
		url = s.Sources[0].URL
	}
	var publisher string
	if len(s.Sources) > 0 {
		publisher = s.Sources[0].Publisher
	}
	var version string
	if w.options.Version == Version11 {
		version = string(Version11)
	}
	w.doc = objectOf(
		"identifier", text(w.docID), "uri", text(w.uri("CFDocuments", w.docID)), "caseVersion", some(version),
		"creator", text(w.options.Creator), "title", text(s.Title[w.language]), "lastChangeDateTime", text(w.stamp),
		"officialSourceURL", some(url), "publisher", some(publisher), "description", some(s.Description[w.language]),
		"language", text(w.language), "version", text(s.Edition), "notes", some(s.Note[w.language]),
	)
}

// restOfFramework returns what of the framework stands in no other place of the
// package.
func (w *writer) restOfFramework() *competency.Spec {
	s := *w.spec
	s.Format, s.Edition = "", ""
	s.Title, s.Description, s.Note = without(s.Title, w.language), without(s.Description, w.language), without(s.Note, w.language)
	s.Areas, s.Competencies = nil, nil
	if w.options.Version == Version10 {
		s = w.restIn10(s)
	}
	return &s
}

// restIn10 leaves out what Spec makes again of a package of 1.0.
func (w *writer) restIn10(s competency.Spec) competency.Spec {
	if s.Language == w.language || s.Language == "" {
		s.Language = ""
	}
	s.Scales = nil // rubrics says what is lost of them
	return s
}

func (w *writer) docLink() *document.Node {
	return linkTo(w.spec.Title[w.language], w.docID, w.uri("CFDocuments", w.docID))
}

// wordings take what an item says apart: what stands in its members, in one language,
// and the rest.
type wordings struct {
	language                      string
	full, short, note             string
	title, description, otherNote govmaturity.Text
}

func (w *writer) wordings(title, description, note govmaturity.Text) wordings {
	_, tag := title.Lookup(w.language)
	out := wordings{language: tag, full: title[tag], title: without(title, tag), description: description, note: note[tag], otherNote: without(note, tag)}
	if d := description[tag]; d != "" && d != title[tag] {
		out.full, out.short = d, title[tag]
		out.description = without(description, tag)
	}
	return out
}

// without returns a text without the wording in one language.
func without(t govmaturity.Text, language string) govmaturity.Text {
	t = t.Clone()
	delete(t, language)
	if len(t) == 0 {
		return nil
	}
	return t
}

func (w *writer) item(id string, s wordings, code, itemType string, extensions *document.Node) *document.Node {
	var language string
	if s.language != w.language {
		language = s.language
	}
	w.items = append(w.items, objectOf(
		"identifier", text(id), "uri", text(w.uri("CFItems", id)), "fullStatement", text(s.full), "abbreviatedStatement", some(s.short),
		"humanCodingScheme", some(code), "CFItemType", text(itemType), "language", some(language), "notes", some(s.note),
		"lastChangeDateTime", text(w.stamp), "extensions", extensions,
	))
	return linkTo(cmp.Or(s.short, s.full), id, w.uri("CFItems", id))
}

func (w *writer) areas(specs []competency.AreaSpec, above *document.Node, at govmaturity.Path) {
	for i := range specs {
		a := specs[i]
		s := w.wordings(a.Title, a.Description, a.Note)
		rest := a
		rest.Title, rest.Description, rest.Note, rest.Code, rest.Areas = s.title, s.description, s.otherNote, "", nil
		id := w.areaID(a.ID)
		link := w.item(id, s, a.Code, areaType, w.rest(rest, "area", at.Index(i), again(a.ID)...))
		w.tie(isChildOf, link, above, true)
		w.areas(a.Areas, link, at.Index(i).Key("areas"))
	}
}

// again names the member id when reading the package gives the same id.
func again(id string) []string {
	if uuidForm.MatchString(id) {
		return []string{"id"}
	}
	return nil
}

func (w *writer) areaID(id string) string {
	if uuidForm.MatchString(id) {
		return strings.ToLower(id)
	}
	return uuid(id, w.spec.ID, "area")
}

func (w *writer) competencyID(id string) string {
	if uuidForm.MatchString(id) {
		return strings.ToLower(id)
	}
	return uuid(id, w.spec.ID, "competency")
}

func (w *writer) competencies() {
	links := make(map[string]*document.Node, len(w.spec.Competencies))
	inArea := w.inAreas()
	for i := range w.spec.Competencies {
		c := w.spec.Competencies[i]
		at := govmaturity.Path{}.Key("competencies").Index(i)
		s := w.wordings(c.Title, c.Description, c.Note)
		rest := c
		rest.Title, rest.Description, rest.Note, rest.Code = s.title, s.description, s.otherNote, ""
		rest.Area, rest.Broader, rest.Related, rest.Scale, rest.Descriptors = "", "", nil, "", nil
		// 1.0 has the kind as the type of the item, and the levels as those of a rubric.
		links[c.ID] = w.item(w.competencyID(c.ID), s, c.Code, typeOf(c.Kind), w.rest(rest, "competency", at, append(again(c.ID), "kind", "levels")...))
		if c.Area == "" && c.Broader != "" && w.options.Version == Version10 && inArea[c.Broader] {
			w.lose(at.Key("broader"), "a competency below another is, in a package of 1.0, in its area")
		}
	}
	areas := map[string]*document.Node{}
	w.areaLinks(w.spec.Areas, areas)
	for _, c := range w.spec.Competencies {
		from := links[c.ID]
		switch {
		case c.Broader != "":
			w.tie(isChildOf, from, links[c.Broader], true)
			if c.Area != "" {
				w.tie(isPartOf, from, areas[c.Area], false)
			}
		case c.Area != "":
			w.tie(isChildOf, from, areas[c.Area], true)
		default:
			w.tie(isChildOf, from, w.docLink(), true)
		}
		for _, related := range c.Related {
			w.tie(isRelatedTo, from, links[related], false)
		}
	}
}

// inAreas returns the competencies that stand in an area, or that one above them does.
func (w *writer) inAreas() map[string]bool {
	in := map[string]bool{}
	below := map[string][]string{}
	var open []string
	for _, c := range w.spec.Competencies {
		below[c.Broader] = append(below[c.Broader], c.ID)
		if c.Area != "" {
			in[c.ID], open = true, append(open, c.ID)
		}
	}
	for len(open) > 0 {
		id := open[len(open)-1]
		open = open[:len(open)-1]
		for _, part := range below[id] {
			if !in[part] {
				in[part] = true
				open = append(open, part)
			}
		}
	}
	return in
}

func (w *writer) areaLinks(specs []competency.AreaSpec, out map[string]*document.Node) {
	for _, a := range specs {
		s := w.wordings(a.Title, a.Description, a.Note)
		id := w.areaID(a.ID)
		out[a.ID] = linkTo(cmp.Or(s.short, s.full), id, w.uri("CFItems", id))
		w.areaLinks(a.Areas, out)
	}
}

// tie adds an association. Children are numbered below what they stand in.
func (w *writer) tie(kind string, from, to *document.Node, numbered bool) {
	if from == nil || to == nil {
		return
	}
	origin, destination := Object{node: from}.Identifier(), Object{node: to}.Identifier()
	id := uuid(origin, w.spec.ID, kind, destination)
	var sequence *document.Node
	if numbered {
		if w.sequence == nil {
			w.sequence = map[string]int{}
		}
		w.sequence[destination]++
		sequence = number(float64(w.sequence[destination]))
	}
	w.associations = append(w.associations, objectOf(
		"identifier", text(id), "uri", text(w.uri("CFAssociations", id)), "associationType", text(kind), "sequenceNumber", sequence,
		"originNodeURI", from, "destinationNodeURI", to, "lastChangeDateTime", text(w.stamp),
	))
}

// objectOf makes an object of names and values. A value that is nil is left out.
func objectOf(pairs ...any) *document.Node {
	n := &document.Node{Kind: document.Map}
	for i := 0; i+1 < len(pairs); i += 2 {
		if v := pairs[i+1].(*document.Node); v != nil {
			n.Fields = append(n.Fields, document.Entry{Key: pairs[i].(string), Value: v})
		}
	}
	return n
}

func list(items []*document.Node) *document.Node {
	return &document.Node{Kind: document.List, Items: items}
}

func text(s string) *document.Node { return &document.Node{Kind: document.String, Text: s} }

// some returns a text, or nil for an empty one.
func some(s string) *document.Node {
	if s == "" {
		return nil
	}
	return text(s)
}

func number(x float64) *document.Node {
	return &document.Node{Kind: document.Number, Text: strconv.FormatFloat(x, 'f', -1, 64)}
}

func linkTo(title, identifier, uri string) *document.Node {
	return objectOf("title", text(title), "identifier", text(identifier), "uri", text(uri))
}

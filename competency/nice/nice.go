package nice

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/slug"
)

// Options say what the file does not. The zero value is ready to use.
type Options struct {
	// ID and Edition of the framework. Without them they are made of the document's
	// identifier, and are its version.
	ID, Edition string
	// Standing of the content: derived when empty.
	Standing govmaturity.Standing
}

var limits = document.Limits{Bytes: 64 << 20, Values: 3_000_000, Text: 200_000}

// Read makes a competency framework of a file in the JSON of CPRT.
//
// The problems are what was found in it, each with its place, and kept nothing from
// being read: statements that no work role has (the code orphan), statements with the
// same words (same-name), identifiers that are there twice, relations that lead
// nowhere, and what a framework has no place for (lost), such as codes of the Office of
// Personnel Management.
//
// The error is a [govmaturity.Problems]: the input is no JSON, or none of CPRT.
func Read(name string, data []byte, o Options) (*competency.Spec, govmaturity.Problems, error) {
	root, problems := document.Parse(name, data, limits)
	if err := problems.Err(); err != nil {
		return nil, nil, err
	}
	r := &reader{options: o, byID: map[string]int{}}
	if !r.open(root) {
		return nil, nil, govmaturity.Problems{{
			Code: govmaturity.CodeWrongFormat, File: name, Line: root.Line, Column: root.Column,
			Format: "this is no file of CPRT: expected elements and relationships, in response or at the top",
		}}
	}
	r.readElements()
	r.readRelations()
	r.findings()
	found := r.report.Problems()
	if len(found) == 0 {
		return r.spec(), nil, nil
	}
	return r.spec(), document.Place(found, name, root), nil
}

// element is a statement, a work role, or another thing of the file.
type element struct {
	id, kind, title, text string
	path                  govmaturity.Path
	// roles, requires and others are what it is related to.
	requires []int
	category int
	used     bool
	order    string
}

type reader struct {
	options  Options
	top      *document.Node
	at       govmaturity.Path
	elements []element
	byID     map[string]int
	report   document.Report
}

// open finds the object with elements and relationships.
func (r *reader) open(root *document.Node) bool {
	at := govmaturity.Path{}
	for _, way := range [][]string{{"response", "elements"}, {"elements"}, {}} {
		n, path := root, at
		for _, key := range way {
			n, path = n.Get(key), path.Key(key)
		}
		if n != nil && n.Kind == document.Map && isList(n.Get("elements")) && isList(n.Get("relationships")) {
			r.top, r.at = n, path
			return true
		}
	}
	return false
}

func isList(n *document.Node) bool { return n != nil && n.Kind == document.List }

func text(n *document.Node, key string) string {
	if v := n.Get(key); v != nil && v.Kind == document.String {
		return strings.TrimSpace(v.Text)
	}
	return ""
}

// The types of elements.
const (
	typeRole     = "work_role"
	typeCategory = "category"
	typeArea     = "competency_area"
	typeSort     = "sort"
)

// kinds are the types of elements that are competencies.
var kinds = map[string]competency.Kind{
	"task": competency.KindTask, "knowledge": competency.KindKnowledge, "skill": competency.KindSkill, typeArea: competency.KindCompetency,
}

func (r *reader) readElements() {
	for i, n := range r.top.Get("elements").Items {
		at := r.at.Key("elements").Index(i)
		e := element{id: text(n, "element_identifier"), kind: text(n, "element_type"), title: text(n, "title"), text: text(n, "text"), path: at, category: -1}
		switch {
		case e.id == "":
			r.report.Add(at.Key("element_identifier"), govmaturity.CodeRequired, "the element has no identifier: it is left out")
			continue
		case e.kind != typeRole && e.kind != typeCategory && e.kind != typeSort && kinds[e.kind] == "":
			r.report.Add(at, govmaturity.CodeLost, "is not carried: a framework has no place for a %.40q", e.kind)
			r.byID[e.id] = -1
			continue
		case e.kind != typeSort && e.title == "" && e.text == "":
			r.report.Add(at.Key("text"), govmaturity.CodeEmpty, "the element says nothing: its identifier stands for a title")
		}
		if k, again := r.byID[e.id]; again {
			first := "an element of another type"
			if k >= 0 {
				first = r.elements[k].path.String()
			}
			r.report.Add(at.Key("element_identifier"), govmaturity.CodeDuplicateID, "%s already has the identifier %q: this one is left out", first, e.id)
			continue
		}
		r.byID[e.id] = len(r.elements)
		r.elements = append(r.elements, e)
	}
}

func (r *reader) readRelations() {
	seen := map[[2]string]bool{}
	for i, n := range r.top.Get("relationships").Items {
		at := r.at.Key("relationships").Index(i)
		from, to := text(n, "source_element_identifier"), text(n, "dest_element_identifier")
		x, ok := r.byID[from]
		if !ok {
			r.report.Add(at.Key("source_element_identifier"), govmaturity.CodeUnknownReference, "there is no element %q", from)
			continue
		}
		y, ok := r.byID[to]
		if !ok {
			r.report.Add(at.Key("dest_element_identifier"), govmaturity.CodeUnknownReference, "there is no element %q", to)
			continue
		}
		pair := [2]string{from, to}
		if seen[pair] {
			r.report.Add(at, govmaturity.CodeDuplicateID, "the relation from %q to %q is there twice", from, to)
			continue
		}
		seen[pair] = true
		if x < 0 || y < 0 || !r.relate(x, y) && !r.relate(y, x) {
			r.report.Add(at, govmaturity.CodeLost, "the relation from %q to %q is not carried: a framework has no place for it", from, to)
		}
	}
}

// relate carries a relation from one element to another, if a framework has a place
// for it.
func (r *reader) relate(x, y int) bool {
	a, b := &r.elements[x], &r.elements[y]
	switch {
	case a.kind == typeRole && kinds[b.kind] != "":
		a.requires = append(a.requires, y)
		b.used = true
	case a.kind == typeCategory && b.kind == typeRole && b.category < 0:
		b.category = x
	case b.kind == typeSort && (a.kind == typeRole || a.kind == typeCategory) && a.order == "":
		a.order = cmp.Or(b.title, b.id)
	default:
		return false
	}
	return true
}

// findings tells of statements that nothing uses, and of those with the same words.
func (r *reader) findings() {
	words := map[string]string{}
	for _, e := range r.elements {
		kind := kinds[e.kind]
		if kind == "" {
			continue
		}
		if !e.used && e.kind != typeArea {
			r.report.Add(e.path, govmaturity.CodeOrphan, "no work role has the %s %s", kind, e.id)
		}
		key := string(kind) + "\x00" + e.title + "\x00" + e.text
		if first, again := words[key]; again {
			r.report.Add(e.path, govmaturity.CodeSameName, "%s says the same as %s", e.id, first)
			continue
		}
		words[key] = e.id
	}
}

func (r *reader) spec() *competency.Spec {
	s := &competency.Spec{Format: competency.FrameworkFormat, Standing: cmp.Or(r.options.Standing, govmaturity.StandingDerived)}
	r.head(s)
	var ids, roleIDs slug.Names
	names := make([]string, len(r.elements))
	for i, e := range r.elements {
		if kinds[e.kind] == "" {
			continue
		}
		names[i] = ids.ID(e.id, slug.Make(e.id))
		c := competency.CompetencySpec{ID: names[i], Code: e.id, Kind: kinds[e.kind]}
		c.Title, c.Description = wording(e)
		s.Competencies = append(s.Competencies, c)
	}
	for _, i := range r.ordered() {
		e := r.elements[i]
		role := competency.RoleSpec{ID: roleIDs.ID(e.id, slug.Make(e.id)), Code: e.id}
		role.Title, role.Description = wording(e)
		if e.category >= 0 {
			role.Family, _ = wording(r.elements[e.category])
		}
		for _, k := range e.requires {
			role.Requires = append(role.Requires, competency.RequirementSpec{Competency: names[k]})
		}
		s.Roles = append(s.Roles, role)
	}
	return s
}

// ordered returns the work roles in the order that the file gives them, and those
// without one after them.
func (r *reader) ordered() []int {
	var roles []int
	for i, e := range r.elements {
		if e.kind == typeRole {
			roles = append(roles, i)
		}
	}
	slices.SortStableFunc(roles, func(i, k int) int {
		a, b := r.elements[i].order, r.elements[k].order
		if a == "" || b == "" {
			return cmp.Compare(b, a) // what has an order first
		}
		return cmp.Compare(a, b)
	})
	return roles
}

// wording returns the title and the description of an element: a statement has only a
// text, which is its title.
func wording(e element) (title, description govmaturity.Text) {
	switch {
	case e.title != "" && e.text != "":
		return govmaturity.English(e.title), govmaturity.English(e.text)
	case e.title == "" && e.text == "":
		return govmaturity.English(e.id), nil
	}
	return govmaturity.English(e.title + e.text), nil
}

// head reads what the file says about itself.
func (r *reader) head(s *competency.Spec) {
	var identifier, name, version, website string
	if docs := r.top.Get("documents"); isList(docs) && len(docs.Items) > 0 {
		d := docs.Items[0]
		identifier, name, version, website = text(d, "doc_identifier"), text(d, "name"), text(d, "version"), text(d, "website")
		for i := range docs.Items[1:] {
			r.report.Add(r.at.Key("documents").Index(i+1), govmaturity.CodeLost, "a framework is one document: what else the file says it holds is not carried")
		}
	}
	// The identifier has the version in it; that of a framework stays from edition to
	// edition.
	id := strings.TrimSuffix(identifier, "_"+strings.ReplaceAll(version, ".", "_"))
	s.ID = firstMatch("id", r.options.ID, slug.Make(strings.ReplaceAll(id, "_", " ")), "nice")
	s.Edition = firstMatch("edition", r.options.Edition, version, "undated")
	s.Title = govmaturity.English(cmp.Or(name, "NICE Workforce Framework for Cybersecurity"))
	s.Sources = []govmaturity.Source{{ID: "cprt", Title: cmp.Or(name, "NICE Workforce Framework for Cybersecurity"), Publisher: "NIST", URL: website}}
	s.Cites = []govmaturity.Citation{{Source: "cprt", Locator: cmp.Or(identifier, "the elements and their relationships")}}
}

func firstMatch(pattern string, texts ...string) string {
	for _, s := range texts {
		if document.PatternNamed(pattern).Matches(s) {
			return s
		}
	}
	return fmt.Sprint(texts[len(texts)-1])
}

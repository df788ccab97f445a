package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/internal/text"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/invopop/jsonschema"
)

// writeReference writes what each key of a kind of document means, as Markdown. The
// files have the examples, and what is wrong is what the reader says of them when
// one value in them is changed.
func writeReference(w io.Writer, name string, files []file) error {
	k := kindNamed(name)
	if k == nil {
		return noKindNamed(name)
	}
	if k.schema == nil {
		return usageError("there is no reference of " + k.name)
	}
	m, err := k.model()
	if err != nil {
		return err
	}
	r := newReference(*k, m)
	if len(files) == 0 {
		if files, err = openSamples(); err != nil {
			return err
		}
	}
	r.learn(shelfOf(files), files)
	_, err = io.WriteString(w, r.markdown())
	return err
}

func newReference(k kind, m model) *reference {
	r := reference{kind: k, model: m, types: map[string]*typeReference{}}
	r.collect("", m.root, "")
	return &r
}

// leftOut are the keys that a document cannot have although its form has a place for
// them, each with the reason, by the kind of document.
var leftOut = map[string]map[string]string{
	"register-mapping": {"risks.risks": "the register has the risks, and the mapping says how they are read"},
	"schedule": {
		"calendars[].cites":        "a schedule has no sources: calendars that cite some are a document of their own",
		"calendars[].days[].cites": "a schedule has no sources: calendars that cite some are a document of their own",
	},
}

// reference is all that is said about the keys of one kind of document.
type reference struct {
	kind
	model
	types map[string]*typeReference // by where they are first, or by their name
	order []string
}

// typeReference is one type of object: where it stands, and its keys.
type typeReference struct {
	at     string
	schema *jsonschema.Schema
	keys   map[string]*keyReference
}

// keyReference is what documents show of a key.
type keyReference struct {
	example string // as one line of YAML
	wrong   string // what the reader says when it is not right
}

// collect finds the types of a schema. at is the place of a type, such as scales[]
// and scales[].levels[]; a type with a name is described where it is first.
func (r *reference) collect(at string, s *jsonschema.Schema, name string) {
	s, own := r.resolve(s)
	if own != "" {
		name = own
	}
	if inside := item(s); inside != nil {
		r.collect(at+"[]", inside, "")
		return
	}
	if s.Properties == nil || s.Properties.Len() == 0 {
		return
	}
	key := typeKey(at, name)
	if r.types[key] != nil {
		return
	}
	r.types[key] = &typeReference{at: at, schema: s, keys: map[string]*keyReference{}}
	r.order = append(r.order, key)
	for p := s.Properties.Oldest(); p != nil; p = p.Next() {
		below := strings.TrimPrefix(at+"."+p.Key, ".")
		if leftOut[r.name][below] != "" {
			continue
		}
		r.types[key].keys[p.Key] = &keyReference{}
		r.collect(below, p.Value, "")
	}
}

func typeKey(at, name string) string {
	if name != "" {
		return name
	}
	return at
}

// place is a value in a document of which the reference speaks.
type place struct {
	ref   *keyReference
	typ   *typeReference
	key   string
	path  govmaturity.Path
	owner *document.Node // the object that has the key
}

// learn takes an example of each key from the documents, and what the reader says
// when it is wrong. What they point at is on the shelf.
func (r *reference) learn(s *shelf, files []file) {
	for _, f := range files {
		if f.kind == nil || f.kind.format != r.format || f.root == nil {
			continue
		}
		if _, err := r.read(s.copy(), f); err != nil {
			continue // nothing is learnt from a document that is wrong
		}
		var places []place
		r.walk(&places, govmaturity.Path{}, "", r.root, f.root)
		for _, p := range places {
			if p.ref.example == "" {
				p.ref.example = example(p.owner.Get(p.key))
			}
			if p.ref.wrong == "" {
				p.ref.wrong = r.said(s, f, p)
			}
		}
	}
}

// walk finds the keys of a document along the schema.
func (r *reference) walk(places *[]place, path govmaturity.Path, at string, s *jsonschema.Schema, n *document.Node) {
	s, name := r.resolve(s)
	if inside := item(s); inside != nil {
		for i, below := range n.Items {
			r.walk(places, path.Index(i), at+"[]", inside, below)
		}
		for _, field := range n.Fields {
			r.walk(places, path.Key(field.Key), at+"[]", inside, field.Value)
		}
		return
	}
	t := r.types[typeKey(at, name)]
	if t == nil || n.Kind != document.Map {
		return
	}
	for _, field := range n.Fields {
		if ref := t.keys[field.Key]; ref != nil {
			below := path.Key(field.Key)
			*places = append(*places, place{ref, t, field.Key, below, n})
			child, _ := t.schema.Properties.Get(field.Key)
			// A type is described where it is first, and so is what is inside it.
			r.walk(places, below, strings.TrimPrefix(t.at+"."+field.Key, "."), child, field.Value)
		}
	}
}

// said returns what the reader says when the value of a key is not what it takes: a
// wrong value of the right kind where there can be one, and else none at all or
// something else.
func (r *reference) said(s *shelf, f file, p place) string {
	property, _ := p.typ.schema.Properties.Get(p.key)
	target, _ := r.resolve(property)
	i := slices.IndexFunc(p.owner.Fields, func(e document.Entry) bool { return e.Key == p.key })
	kept := p.owner.Fields[i].Value
	defer func() { p.owner.Fields[i].Value = kept }()
	for _, wrong := range wrongValues(target) {
		p.owner.Fields[i].Value = wrong
		data, err := json.Marshal(f.root)
		if err != nil {
			continue
		}
		changed := file{name: "changed.json", data: data, kind: f.kind}
		changed.root, _ = document.Parse(changed.name, data, document.Limits{})
		_, err = r.read(s.copy(), changed)
		problems, _ := err.(govmaturity.Problems)
		for _, problem := range problems {
			if problem.Path.String() == p.path.String() {
				return hashes.ReplaceAllString(problem.Message(), "sha256:…")
			}
		}
	}
	return ""
}

// hashes are those of contents, which say nothing to people.
var hashes = regexp.MustCompile("sha256:[0-9a-f]{64}")

// wrongValues are values that a key does not take.
func wrongValues(s *jsonschema.Schema) []*document.Node {
	text := func(s string) *document.Node { return &document.Node{Kind: document.String, Text: s} }
	number := func(s string) *document.Node { return &document.Node{Kind: document.Number, Text: s} }
	list := &document.Node{Kind: document.List}
	switch {
	case s.Type == "number" || s.Type == "integer":
		return []*document.Node{number("-1"), number("1e300"), text("many")}
	case s.Type == "boolean":
		return []*document.Node{text("maybe")}
	case s.Type == "string":
		return []*document.Node{text("no such thing"), text(""), list}
	case s.Items != nil:
		return []*document.Node{list, text("one")}
	case isText(s):
		return []*document.Node{text(" "), number("1")}
	}
	return []*document.Node{list, text("one")}
}

// shelfOf reads what a document may point at.
func shelfOf(files []file) *shelf {
	var s shelf
	for _, k := range kinds() {
		for _, f := range files {
			if f.kind != nil && f.kind.format == k.format && k.pointed {
				_, _ = k.read(&s, f) // one that is wrong is missing where it is pointed at
			}
		}
	}
	return &s
}

// copy returns a shelf on which more can be put.
func (s *shelf) copy() *shelf {
	c := *s
	return &c
}

// example writes a value as one line of YAML, cut short.
func example(n *document.Node) string {
	const most = 60
	data, err := json.Marshal(n)
	if err != nil {
		return ""
	}
	s := string(data)
	if n.Kind == document.String && !strings.ContainsAny(n.Text, ":#\"'{}[],&*!|>%@`\\\n") && n.Text != "" && strings.Trim(n.Text, "0123456789.-+") != "" {
		s = n.Text
	}
	if n.Kind == document.List || n.Kind == document.Map {
		s = flow(n)
	}
	if text.Width(s) > most {
		runes := []rune(s)
		s = strings.TrimRight(string(runes[:min(most, len(runes))]), " ,") + " …"
	}
	return s
}

// flow writes a list or map as people write YAML on one line.
func flow(n *document.Node) string {
	var parts []string
	switch n.Kind {
	case document.List:
		for _, i := range n.Items {
			parts = append(parts, flow(i))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case document.Map:
		for _, f := range n.Fields {
			parts = append(parts, f.Key+": "+flow(f.Value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return example(n)
}

// markdown writes the reference: a table of keys for each type of object.
func (r *reference) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n\n", r.root.Title, r.root.Description)
	fmt.Fprintf(&b, "    format: %s\n\nA blank one: `go run ./examples/check -blank %s`. Keys in **bold** must be there.\n", r.format, r.name)
	for _, key := range r.order {
		r.table(&b, r.types[key])
	}
	if out := leftOut[r.name]; out != nil {
		b.WriteString("\n## Not to be given\n\n")
		for _, at := range slices.Sorted(maps.Keys(out)) {
			fmt.Fprintf(&b, "- %s: %s.\n", heading(at), out[at])
		}
	}
	if formed := r.formed(); formed != nil {
		b.WriteString("\n## Texts of a form\n\n")
		for _, f := range formed {
			fmt.Fprintf(&b, "- %s\n", cell(f))
		}
	}
	return b.String()
}

func (r *reference) table(b *strings.Builder, t *typeReference) {
	b.WriteString("\n")
	if t.at != "" {
		fmt.Fprintf(b, "## %s\n\n", heading(t.at))
	} else {
		b.WriteString("## The document\n\n")
	}
	if one := choices(t.schema); len(one) > 1 {
		fmt.Fprintf(b, "One of %s, and not two.\n\n", strings.Join(one, ", "))
	}
	b.WriteString("| key | what it says | takes | example | if it is wrong |\n|---|---|---|---|---|\n")
	for p := t.schema.Properties.Oldest(); p != nil; p = p.Next() {
		ref := t.keys[p.Key]
		if ref == nil {
			continue // left out
		}
		name := code(p.Key)
		if slices.Contains(t.schema.Required, p.Key) {
			name = "**" + name + "**"
		}
		about, form := cutForm(p.Value.Description)
		takes := r.takes(p.Value)
		if form != "" {
			takes = strings.Replace(takes, "a text", form, 1)
		}
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s |\n", name, cell(r.meaning(t, p.Key, p.Value.Title, about)), cell(takes), code(ref.example), cell(ref.wrong))
	}
}

// meaning says what a key is about. The keys of columns are what stands in them, and need
// no other words.
func (r *reference) meaning(t *typeReference, key, title, about string) string {
	if isColumns(t.at) {
		if title == "" {
			title = strings.ReplaceAll(key, "-", " ")
		}
		title = "Header of the column: " + title
	}
	if about == "" {
		return title
	}
	return strings.TrimPrefix(title+". "+about, ". ")
}

// isColumns reports whether a type says in which columns of a table things stand.
func isColumns(at string) bool { return at == "columns" || strings.HasSuffix(at, "[].columns") }

// formed returns the explanations of the forms that texts of the document have.
func (r *reference) formed() (all []string) {
	for _, key := range r.order {
		for p := r.types[key].schema.Properties.Oldest(); p != nil; p = p.Next() {
			rest, form := cutForm(p.Value.Description)
			if said := strings.TrimSpace(strings.TrimPrefix(p.Value.Description, rest)); form != "" && !slices.Contains(all, said) {
				all = append(all, said)
			}
		}
	}
	return all
}

// heading is what the place of a type is called.
func heading(at string) string { return code(strings.ReplaceAll(at, "[]", "[…]")) }

// forms are what the forms of texts are called, by how their explanations begin.
var forms = []struct{ begins, name string }{
	{"An id: ", "an id"}, {"A name: ", "a name"}, {"An edition, ", "an edition"}, {"A language tag, ", "a language tag"},
	{"A date: ", "a date"}, {"A goal or a target ", "a goal or a target"}, {"A content hash: ", "a content hash"},
}

// cutForm takes the explanation of how a text is formed off what a key is about, and
// returns what such a text is called.
func cutForm(about string) (rest, form string) {
	for _, f := range forms {
		if i := strings.Index(about, f.begins); i >= 0 {
			return strings.TrimSpace(about[:i]), f.name
		}
	}
	return about, ""
}

// takes says which values a key takes.
func (r *reference) takes(s *jsonschema.Schema) string {
	s, name := r.resolve(s)
	switch {
	case isText(s):
		return "a text, or one for each language"
	case len(s.Enum) == 1:
		return code(fmt.Sprint(s.Enum[0]))
	case s.Enum != nil:
		return "one word"
	case s.Type == "boolean":
		return "true or false"
	case s.Type == "number", s.Type == "integer":
		return bounds(s)
	case s.Items != nil:
		return "a list: " + r.takes(s.Items)
	case s.PropertyNames != nil:
		return "keys, each with " + r.takes(s.AdditionalProperties)
	case s.Properties != nil && s.Properties.Len() > 0:
		if t := r.types[name]; t != nil && name != "" {
			return "keys as under " + heading(t.at)
		}
		return "keys: see below"
	case s.Type == "string":
		return "a text"
	}
	var kinds []string
	for _, one := range s.OneOf {
		kinds = append(kinds, r.takes(one))
	}
	return strings.Join(kinds, ", or ")
}

// bounds says which numbers a key takes.
func bounds(s *jsonschema.Schema) string {
	said := "a number"
	if s.Type == "integer" {
		said = "a whole number"
	}
	const none = "9007199254740991" // what every whole number is below
	if low := s.Minimum.String(); low != "" && low != "-"+none {
		said += " from " + low
	}
	if low := s.ExclusiveMinimum.String(); low != "" {
		said += " above " + low
	}
	if high := s.Maximum.String(); high != "" && high != none {
		said += " to " + high
	}
	return said
}

// code writes a piece of YAML into a table of Markdown.
func code(s string) string {
	if s == "" {
		return ""
	}
	return "`" + strings.ReplaceAll(strings.ReplaceAll(s, "`", "'"), "|", `\|`) + "`"
}

// cell writes a text into a table of Markdown.
func cell(s string) string {
	return strings.NewReplacer("|", `\|`, "\n", " ", "<", "&lt;").Replace(s)
}

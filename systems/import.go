package systems

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/diagrams"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/slug"
)

// Imported is a diagram that was read from a file, of this project or another.
type Imported struct {
	// Spec is the diagram, for [Compile].
	Spec *DiagramSpec
	// Kind says what the file is.
	Kind ImportKind
	// Notes say what could not be read, and what had to be guessed, each with its
	// place, in the order of the file. All are there. They stop nobody. [govmaturity.Problems.Counts] counts them.
	Notes govmaturity.Problems
}

// ImportKind says what kind of file a diagram was read from.
type ImportKind string

const (
	// ImportKindDocument is a causal diagram of this package, in YAML or JSON.
	ImportKindDocument ImportKind = "document"
	// ImportKindPlain is JSON with lists of variables, stocks and links.
	ImportKindPlain ImportKind = "plain"
	// ImportKindKumu is a map of Kumu, in JSON: a backup, or a blueprint.
	ImportKindKumu ImportKind = "kumu"
	// ImportKindTable is a table of Kumu: of elements, or of connections.
	ImportKindTable ImportKind = "table"
	// ImportKindLoopy is a drawing of Loopy, in JSON or as its address.
	ImportKindLoopy ImportKind = "loopy"
	// ImportKindXMILE is a model of Stella, or of another program that writes XMILE.
	ImportKindXMILE ImportKind = "xmile"
	// ImportKindVensim is a model of Vensim, as text.
	ImportKindVensim ImportKind = "vensim"
	// ImportKindCatColab is a notebook of CatColab.
	ImportKindCatColab ImportKind = "catcolab"
	// ImportKindMermaid is a flowchart of Mermaid.
	ImportKindMermaid ImportKind = "mermaid"
	// ImportKindDOT is a graph in DOT, the language of Graphviz.
	ImportKindDOT ImportKind = "dot"
	// ImportKindText is the form that people type; see [ReadText].
	ImportKindText ImportKind = "text"
)

// importers are the kinds of files that [Import] reads, in the order in which they
// are asked. The last one takes any text.
var importers = []importer{
	{ImportKindDocument, isDocument, importDocument},
	{ImportKindPlain, isPlain, importPlain},
	foreign(ImportKindKumu, diagrams.IsKumu, diagrams.ReadKumu),
	foreign(ImportKindCatColab, diagrams.IsCatColab, diagrams.ReadCatColab),
	foreign(ImportKindLoopy, diagrams.IsLoopy, diagrams.ReadLoopy),
	foreign(ImportKindXMILE, diagrams.IsXML, diagrams.ReadXMILE),
	foreign(ImportKindVensim, diagrams.IsVensim, diagrams.ReadVensim),
	foreign(ImportKindDOT, diagrams.IsDOT, diagrams.ReadDOT),
	foreign(ImportKindMermaid, diagrams.IsMermaid, diagrams.ReadMermaid),
	foreign(ImportKindTable, diagrams.IsTable, diagrams.ReadTable),
	{ImportKindText, isText, importText},
}

type importer struct {
	kind ImportKind
	// is tells by content or ending whether a file is of the kind.
	is func(*input) bool
	// read returns the diagram and its notes, or all that is wrong.
	read func(*input) (*DiagramSpec, govmaturity.Problems, error)
}

// input is a file to read. Its tree is there when it is JSON.
type input struct {
	name, ending string
	data         []byte
	root         *document.Node
	problems     govmaturity.Problems
}

// Import reads a diagram from a file of any kind that it knows: by what is in it,
// or else by the ending of its name. The error is a [govmaturity.Problems].
func Import(name string, data []byte) (*Imported, error) {
	in := &input{name: name, ending: strings.ToLower(path.Ext(name)), data: data}
	if looksLikeJSON(data) && !bytes.HasPrefix(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("{UTF-8}")) { // as Vensim begins
		in.root, in.problems = document.Parse(name, data, document.Limits{})
		if in.root == nil {
			return nil, in.problems.Err()
		}
	}
	for _, i := range importers {
		if !i.is(in) {
			continue
		}
		spec, notes, err := i.read(in)
		if err != nil {
			return nil, err
		}
		slices.SortStableFunc(notes, func(a, b govmaturity.Problem) int {
			return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), a.Path.Compare(b.Path))
		})
		return &Imported{Spec: spec, Kind: i.kind, Notes: notes}, nil
	}
	return nil, govmaturity.Problems{{Code: govmaturity.CodeWrongFormat, File: name, Format: "this is no diagram of a kind that is known"}}
}

func looksLikeJSON(data []byte) bool {
	s := strings.TrimLeft(strings.TrimPrefix(string(data[:min(len(data), 1000)]), "\ufeff"), " \t\r\n")
	return strings.HasPrefix(s, "{") || strings.HasPrefix(s, "[")
}

// isText tells what people typed from JSON and from XML of no kind that is known.
func isText(in *input) bool {
	return in.root == nil && !strings.HasPrefix(strings.TrimLeft(string(in.data[:min(len(in.data), 1000)]), "\ufeff \t\r\n"), "<")
}

func isDocument(in *input) bool {
	if in.root != nil {
		return in.root.Get("format") != nil
	}
	return in.ending == ".yaml" || in.ending == ".yml"
}

func importDocument(in *input) (*DiagramSpec, govmaturity.Problems, error) {
	spec, err := ReadDiagramSpec(in.name, in.data)
	return spec, nil, err
}

// builder makes a diagram of what a file has: it gives ids, and keeps notes.
type builder struct {
	spec     *DiagramSpec
	file     string
	language string
	names    slug.Names
	links    slug.Names
	loops    slug.Names
	ids      map[string]string // by what the file calls a variable
	between  map[[2]string]int
	notes    govmaturity.Problems
}

// newBuilder begins a diagram that is called by its file.
func newBuilder(name string) *builder {
	base := path.Base(strings.ReplaceAll(name, "\\", "/"))
	base = strings.TrimSuffix(base, path.Ext(base))
	id := slug.Make(base)
	if id == "" {
		id = "diagram"
	}
	return &builder{
		spec: &DiagramSpec{Format: DiagramFormat, ID: id}, file: name, language: "en",
		ids: map[string]string{}, between: map[[2]string]int{},
	}
}

// maxNotes bounds what is kept of a file that is wrong everywhere.
const maxNotes = 100_000

// note keeps what a reader of the diagram should know of the file.
func (b *builder) note(line, column int, at govmaturity.Path, code govmaturity.Code, format string, args ...any) {
	if len(b.notes) < maxNotes {
		b.notes = append(b.notes, govmaturity.Problem{Code: code, File: b.file, Line: line, Column: column, Path: at, Format: format, Args: args})
	}
}

// text returns wording in the language of the file, or nil for none.
func (b *builder) text(s string) govmaturity.Text {
	if document.Blank(s) {
		return nil
	}
	return govmaturity.Text{b.language: s}
}

// variable adds a variable that the file calls by a key. A name that is blank is
// the key.
func (b *builder) variable(key, name string) *VariableSpec {
	if document.Blank(name) {
		name = key
	}
	if document.Blank(name) || !utf8.ValidString(name) {
		name = "variable"
	}
	id := b.names.ID(key, slug.Make(name))
	b.ids[key] = id
	b.spec.Variables = append(b.spec.Variables, VariableSpec{ID: id, Name: b.text(name)})
	return &b.spec.Variables[len(b.spec.Variables)-1]
}

// link adds a link between variables with ids. One that goes the same way as
// another gets an id of its own.
func (b *builder) link(from, to string, sign Sign) *CausalLinkSpec {
	l := CausalLinkSpec{From: from, To: to, Sign: sign}
	b.between[[2]string{from, to}]++
	if n := b.between[[2]string{from, to}]; n > 1 {
		want := from + "." + to
		l.ID = b.links.ID(want+" "+strconv.Itoa(n), want[:min(len(want), 90)])
	}
	b.spec.Links = append(b.spec.Links, l)
	return &b.spec.Links[len(b.spec.Links)-1]
}

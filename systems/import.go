package systems

import (
	"bytes"
	"cmp"
	"path"
	"regexp"
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
	{ImportKindDocument, "YAML or JSON with format: " + DiagramFormat, isDocument, importDocument},
	{ImportKindPlain, `JSON with "variables" and "links"`, isPlain, importPlain},
	foreign(ImportKindKumu, `JSON with "elements" and "connections"`, diagrams.IsKumu, diagrams.ReadKumu),
	foreign(ImportKindCatColab, `JSON with a "notebook" of "cells" or "cellContents"`, diagrams.IsCatColab, diagrams.ReadCatColab),
	foreign(ImportKindLoopy, "a JSON list of two to four lists, nodes and edges first; or its address, with data=", diagrams.IsLoopy, diagrams.ReadLoopy),
	foreign(ImportKindXMILE, "XML that begins with <xmile>", diagrams.IsXML, diagrams.ReadXMILE),
	foreign(ImportKindVensim, "text with a sketch, or a name that ends with .mdl", diagrams.IsVensim, diagrams.ReadVensim),
	foreign(ImportKindDOT, "text that begins with digraph or graph and a bracket", diagrams.IsDOT, diagrams.ReadDOT),
	foreign(ImportKindMermaid, "text that begins with flowchart or graph", diagrams.IsMermaid, diagrams.ReadMermaid),
	foreign(ImportKindTable, "a table with the columns From and To, or in a .csv or .tsv file Label", diagrams.IsTable, diagrams.ReadTable),
	{ImportKindText, `lines such as "A" -> "B" : +`, isText, importText},
}

type importer struct {
	kind ImportKind
	// signs are what files of the kind are known by, in the words of a message.
	signs string
	// is tells by content or ending whether a file is of the kind.
	is func(*input) bool
	// read returns the diagram and its notes, or all that is wrong.
	read func(*input) (*DiagramSpec, govmaturity.Problems, error)
}

// input is a file to read. Its tree is there when it is JSON.
type input struct {
	name, ending string
	// language is that of texts of which the file does not say it, or "".
	language string
	data     []byte
	root     *document.Node
	problems govmaturity.Problems
}

// ImportOptions say how a file is read. The zero ImportOptions are those of [Import].
type ImportOptions struct {
	// Language is the language of the file's texts, where the file does not say it:
	// few programs keep it. Without one it is "und", BCP 47 for a language that
	// nobody has determined, and readers see such a text in the direction of most of
	// its letters. What people typed ([ReadText]) and documents of this package are
	// in English when they do not say otherwise.
	Language string
}

// Import reads a diagram from a file of any kind that it knows: by what is in it,
// or else by the ending of its name. The error is a [govmaturity.Problems].
// [ImportOptions.Import] also says in which language the file is.
func Import(name string, data []byte) (*Imported, error) { return ImportOptions{}.Import(name, data) }

// Import reads a diagram as the function [Import] does.
func (o ImportOptions) Import(name string, data []byte) (*Imported, error) {
	if o.Language != "" && !govmaturity.ValidLanguage(o.Language) {
		return nil, govmaturity.Problems{{Code: govmaturity.CodePattern, File: name,
			Format: "%.40q is no language tag: expected one such as en, ar or pt-BR", Args: []any{o.Language}}}
	}
	in := &input{name: name, ending: strings.ToLower(path.Ext(name)), language: o.Language, data: data}
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
			return nil, in.misread(i.kind, err)
		}
		slices.SortStableFunc(notes, func(a, b govmaturity.Problem) int {
			return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), a.Path.Compare(b.Path))
		})
		return &Imported{Spec: spec, Kind: i.kind, Notes: notes}, nil
	}
	return nil, in.unknown(govmaturity.Problem{})
}

func looksLikeJSON(data []byte) bool {
	s := strings.TrimLeft(strings.TrimPrefix(string(data[:min(len(data), 1000)]), "\ufeff"), " \t\r\n")
	return strings.HasPrefix(s, "{") || strings.HasPrefix(s, "[")
}

// isText tells what people typed from JSON and from XML of no kind that is known.
func isText(in *input) bool {
	return in.root == nil && in.binary() == "" && in.ending != ".csv" && in.ending != ".tsv" &&
		!strings.HasPrefix(strings.TrimLeft(string(in.data[:min(len(in.data), 1000)]), "\ufeff \t\r\n"), "<")
}

func isDocument(in *input) bool {
	if in.root != nil {
		return in.root.Get("format") != nil
	}
	return in.ending == ".yaml" || in.ending == ".yml" || formatLine.Match(in.data[:min(len(in.data), 64<<10)])
}

// formatLine is what a document in YAML begins with, whatever its file is called.
var formatLine = regexp.MustCompile(`^(?:\x{FEFF})?(?:[ \t\r]*(?:#[^\n]*|---[ \t\r]*)?\n)*format: *["']?govmaturity/`)

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

// newBuilder begins a diagram that is called by its file. Its texts are in the
// language that the file says they are in, or else in that of the options.
func newBuilder(in *input, said string) *builder {
	language := cmp.Or(said, in.language, unknownLanguage)
	base := path.Base(strings.ReplaceAll(in.name, "\\", "/"))
	base = strings.TrimSuffix(base, path.Ext(base))
	id := slug.Make(base)
	if id == "" {
		id = "diagram"
	}
	return &builder{
		spec: &DiagramSpec{Format: DiagramFormat, ID: id, Language: language}, file: in.name, language: language,
		ids: map[string]string{}, between: map[[2]string]int{},
	}
}

// unknownLanguage is the tag of texts of which nobody has said the language.
const unknownLanguage = "und"

// maxNotes bounds what is kept of a file that is wrong everywhere.
const maxNotes = 100_000

// note keeps what a reader of the diagram should know of the file.
func (b *builder) note(line, column int, at govmaturity.Path, code govmaturity.Code, format string, args ...any) {
	switch {
	case len(b.notes) == maxNotes: // the last one
		code, format, args = govmaturity.CodeTooManyProblems, "there are more than %d notes: those from here on are not listed", []any{maxNotes}
		fallthrough
	case len(b.notes) < maxNotes:
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

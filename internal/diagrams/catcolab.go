package diagrams

import (
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// A model of CatColab is a notebook: cells of text, and cells with an object or a
// morphism, which are the variables and links. Version 0 lists its cells; later ones
// have them by id, and their order beside.

// IsCatColab reports whether a file is a notebook of CatColab.
func IsCatColab(in *Input) bool {
	n := in.Root.Get("notebook")
	return n.Get("cells") != nil || n.Get("cellContents") != nil
}

type catColab struct {
	*builder
	objects map[string]int
	texts   []string
}

// cell is a cell of a notebook, and where it stands.
type cell struct {
	node *document.Node
	path govmaturity.Path
}

// ReadCatColab reads a causal diagram of CatColab.
func ReadCatColab(in *Input) (*Diagram, error) {
	c := &catColab{builder: newBuilder(in), objects: map[string]int{}}
	c.Title = text(in.Root.Get("name"))
	if kind := in.Root.Get("type"); kind != nil && text(kind) != "model" {
		c.fail(at(kind, govmaturity.Path{}.Key("type")), govmaturity.CodeWrongFormat, "the document is %q of CatColab: a causal diagram is a model", text(kind))
		return c.done()
	}
	switch theory := in.Root.Get("theory"); text(theory) {
	case "causal-loop", "causal-loop-delays", "indeterminate-causal-loop", "reg-net", "":
	default:
		c.fail(at(theory, govmaturity.Path{}.Key("theory")), govmaturity.CodeWrongFormat, "the model is a %q: only causal loop diagrams and regulatory networks are read", text(theory))
		return c.done()
	}
	cells := c.cells(in.Root.Get("notebook"))
	for _, cell := range cells { // objects first: morphisms may stand before them
		c.object(cell)
	}
	for _, cell := range cells {
		c.morphism(cell)
	}
	c.Description = strings.Join(c.texts, "\n\n")
	return c.done()
}

// cells returns the cells in their order. Those that the order forgets come last.
func (c *catColab) cells(notebook *document.Node) (all []cell) {
	top := govmaturity.Path{}.Key("notebook")
	each(notebook.Get("cells"), func(i int, n *document.Node) { all = append(all, cell{n, top.Key("cells").Index(i)}) })
	contents := notebook.Get("cellContents")
	if contents == nil {
		return all
	}
	seen := map[string]bool{}
	each(notebook.Get("cellOrder"), func(i int, id *document.Node) {
		n := contents.Get(id.Text)
		switch {
		case seen[id.Text]:
		case n == nil:
			c.note(at(id, top.Key("cellOrder").Index(i)), govmaturity.CodeUnknownReference, "there is no cell %q", id.Text)
		default:
			all = append(all, cell{n, top.Key("cellContents").Key(id.Text)})
		}
		seen[id.Text] = true
	})
	for _, f := range contents.Fields {
		if !seen[f.Key] {
			all = append(all, cell{f.Value, top.Key("cellContents").Key(f.Key)})
		}
	}
	return all
}

// spans returns a text that is one, or is made of spans.
func spans(n *document.Node) string {
	if s := text(n); s != "" {
		return s
	}
	var b strings.Builder
	each(n, func(_ int, span *document.Node) {
		if text(span.Get("type")) == "block" && b.Len() > 0 {
			b.WriteString("\n")
		}
		b.WriteString(text(span.Get("value")))
	})
	return b.String()
}

func (c *catColab) object(cell cell) {
	n := cell.node.Get("content")
	switch text(cell.node.Get("tag")) {
	case "rich-text":
		if s := trim(spans(n)); s != "" {
			c.texts = append(c.texts, s)
		}
		return
	case "stem":
		return // a cell that is still empty
	case "formal":
	default:
		c.note(at(cell.node, cell.path), govmaturity.CodeLost, "a cell with the tag %.40q is not read", text(cell.node.Get("tag")))
		return
	}
	if n == nil {
		c.note(at(cell.node, cell.path), govmaturity.CodeLost, "a cell has no content")
		return
	}
	switch tag := text(n.Get("tag")); tag {
	case "object":
		id := text(n.Get("id"))
		if _, taken := c.objects[id]; taken && id != "" {
			c.note(at(n, cell.path), govmaturity.CodeDuplicateID, "there is already an object %q", id)
			return
		}
		name := oneLine(text(n.Get("name")))
		if name == "" {
			name = "variable without a name"
			c.note(at(n, cell.path), govmaturity.CodeLost, "a variable has no name")
		}
		if i := c.variable(at(n, cell.path), Variable{Name: name, Code: id}); id != "" {
			c.objects[id] = i
		}
	case "morphism":
	default:
		c.note(at(n, cell.path), govmaturity.CodeLost, "a cell with %.40q is not read", tag)
	}
}

func (c *catColab) morphism(cell cell) {
	n := cell.node.Get("content")
	if text(cell.node.Get("tag")) != "formal" || text(n.Get("tag")) != "morphism" {
		return
	}
	p := at(n, cell.path)
	from, okFrom := c.objects[text(n.Get("dom").Get("content"))]
	to, okTo := c.objects[text(n.Get("cod").Get("content"))]
	if !okFrom || !okTo {
		c.note(p, govmaturity.CodeUnknownReference, "a link has an end that is not there: it is left out")
		return
	}
	l := Link{From: from, To: to, Note: text(n.Get("name"))}
	var known bool
	l.Sign, l.Delay, known = morphismType(n.Get("morType"), 0)
	if !known {
		c.note(at(n, cell.path.Key("content").Key("morType")), govmaturity.CodeLost, "the type of the link is not known")
	}
	c.link(p, l)
}

// morphismType returns what a type says. A composite is one after the other.
func morphismType(n *document.Node, depth int) (s Sign, delay, known bool) {
	content := n.Get("content")
	switch text(n.Get("tag")) {
	case "Hom":
		return SignPlus, false, true
	case "Basic":
		switch text(content) {
		case "Positive":
			return SignPlus, false, true
		case "Negative":
			return SignMinus, false, true
		case "Slow", "PositiveSlow":
			return SignPlus, true, true
		case "NegativeSlow":
			return SignMinus, true, true
		case "Zero", "Unknown", "Indeterminate":
			return SignUnknown, false, true
		case "UnknownSlow", "ZeroSlow", "IndeterminateSlow":
			return SignUnknown, true, true
		}
	case "Composite":
		if content == nil || content.Kind != document.List || depth > 10 {
			break
		}
		s = SignPlus
		for _, part := range content.Items {
			t, slow, ok := morphismType(part, depth+1)
			if !ok {
				return SignUnknown, false, false
			}
			s, delay = times(s, t), delay || slow
		}
		return s, delay, true
	}
	return SignUnknown, false, false
}

// times returns the sign of two links in a row.
func times(s, t Sign) Sign {
	switch {
	case s == SignUnknown || t == SignUnknown:
		return SignUnknown
	case s == t:
		return SignPlus
	}
	return SignMinus
}

package diagrams

import (
	"bytes"
	"math"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/equation"
)

// An XMILE file, as Stella and others write it, is a model: stocks, flows and other
// variables with equations, and pictures of them with connectors. A connector rarely
// has a sign. A module stands for a model of its own in the file.

// Limits of modules.
const (
	maxModuleDepth = 20
	maxModules     = 10_000
)

// IsXMILE reports whether a file is XMILE.
func IsXMILE(in *Input) bool {
	return in.Root == nil && bytes.Contains(in.Data[:min(len(in.Data), 64<<10)], []byte("<xmile"))
}

// IsXML reports whether a file is XML of any kind.
func IsXML(in *Input) bool {
	data := bytes.TrimLeft(bytes.TrimPrefix(in.Data[:min(len(in.Data), 1000)], []byte("\ufeff")), " \t\r\n")
	switch in.Ending {
	case ".xmile", ".stmx", ".itmx", ".xml":
		return in.Root == nil
	}
	return in.Root == nil && bytes.HasPrefix(data, []byte("<")) || bytes.HasPrefix(in.Data, []byte{0xff, 0xfe})
}

type xmile struct {
	*model
	models map[string]*element
	// modules are the models of the file under the names by which they stand in each
	// other. The main one is first.
	modules []module
	scopes  map[string]bool
	views   int
}

// module is a model that stands in another one under a name.
type module struct {
	scope string
	model *element
}

// ReadXMILE reads a model in XMILE.
func ReadXMILE(in *Input) (*Diagram, error) {
	x := &xmile{model: newModel(in), models: map[string]*element{}, scopes: map[string]bool{}}
	root := x.parseXML(in.Data)
	if root == nil {
		return x.done()
	}
	if root.Name != "xmile" {
		x.fail(placeOf(root), govmaturity.CodeWrongFormat, "the file is XML with <%.40s>: expected <xmile>", root.Name)
		return x.done()
	}
	header := root.Child("header")
	x.Title, x.Description = header.Content("name"), header.Content("caption")
	if tag := header.Child("product").Attribute("lang"); govmaturity.ValidLanguage(tag) {
		x.Language = tag
	}
	var main *element
	for _, c := range root.Children {
		switch c.Name {
		case "model":
			name := equation.Canonical(c.Attribute("name"))
			if main == nil && (name == "" || x.models[name] == nil && len(x.models) == 0) {
				main = c
			}
			x.models[name] = c
		case "macro":
			x.note(placeOf(c), govmaturity.CodeLost, "the macro %.60q is not read", c.Attribute("name"))
		case "sim_specs":
			x.note(placeOf(c), govmaturity.CodeLost, "the settings of the simulation, such as its time step, are no variables")
		case "header", "style", "default_format", "prefs", "equation_prefs":
		default:
			x.note(placeOf(c), govmaturity.CodeLost, "<%.40s> is not read", c.Name)
		}
	}
	if main == nil {
		x.fail(placeOf(root), govmaturity.CodeRequired, "the file has no model: expected <model> in <xmile>")
		return x.done()
	}
	x.variables(main, "", "", 0)
	x.unused(root)
	x.list()
	for _, m := range x.modules {
		x.pictures(m.model, m.scope)
	}
	x.connect()
	x.indicators(main)
	x.sayCounted()
	x.leavePlaces(x.views)
	return x.done()
}

// unused notes the models that no module stands for.
func (x *xmile) unused(root *element) {
	read := map[*element]bool{}
	for _, m := range x.modules {
		read[m.model] = true
	}
	for _, c := range root.Children {
		if c.Name == "model" && !read[c] && x.err == nil {
			x.note(placeOf(c), govmaturity.CodeLost, "no module stands for the model %.60q: it is not read", c.Attribute("name"))
		}
	}
}

// canonical returns the one spelling of a name, with or without quotes. A quote in it
// may stand behind a backslash, as it does in equations.
func canonical(name string) string {
	name = trim(name)
	if len(name) >= 2 && name[0] == '"' && name[len(name)-1] == '"' {
		name = name[1 : len(name)-1]
	}
	return equation.Canonical(unescaped.Replace(name))
}

var unescaped = strings.NewReplacer(`\"`, `"`, `\\`, `\`)

// shown returns a name as people read it.
func shown(name string) string {
	return oneLine(strings.NewReplacer(`\n`, " ", "_", " ", `\"`, `"`, `\\`, `\`).Replace(name))
}

func joined(scope, name string) string {
	if scope == "" {
		return name
	}
	return scope + "." + name
}

// variables reads what a model has, and the models that stand in it as modules.
func (x *xmile) variables(m *element, scope, title string, depth int) {
	x.modules = append(x.modules, module{scope, m})
	x.scopes[scope] = true
	lists := []*element{}
	old := &element{} // older files have no list
	for _, c := range m.Children {
		switch c.Name {
		case "variables":
			lists = append(lists, c)
		case "stock", "flow", "aux", "gf", "module":
			old.Children = append(old.Children, c)
		}
	}
	for _, group := range append(lists, old) {
		for _, e := range group.Children {
			if x.err != nil || len(x.quantities) > maxVariables {
				return
			}
			switch e.Name {
			case "stock", "flow", "aux", "gf":
				x.quantity(e, scope, title)
			case "module":
				x.module(e, scope, title, depth)
			case "group", "dependencies":
			default:
				x.note(placeOf(e), govmaturity.CodeLost, "<%.40s> is not read", e.Name)
			}
		}
	}
}

// module reads the model that a module stands for, under the module's name.
func (x *xmile) module(e *element, scope, title string, depth int) {
	name := canonical(e.Attribute("name"))
	sub := x.models[name]
	if other := e.Attribute("model"); other != "" {
		sub = x.models[canonical(other)]
	}
	switch {
	case sub == nil:
		x.note(placeOf(e), govmaturity.CodeLost, "the file has no model for the module %.60q", e.Attribute("name"))
		return
	case depth >= maxModuleDepth || len(x.modules) >= maxModules:
		x.fail(placeOf(e), govmaturity.CodeTooDeep, "modules stand in each other more than %d deep, or there are more than %d", maxModuleDepth, maxModules)
		return
	}
	inner := joined(scope, name)
	heading := shown(e.Attribute("name"))
	if title != "" {
		heading = title + ", " + heading
	}
	x.variables(sub, inner, heading, depth+1)
	for _, c := range e.Children {
		if c.Name != "connect" && c.Name != "connect2" {
			continue
		}
		to, from := canonical(c.Attribute("to")), canonical(c.Attribute("from"))
		target := x.find(inner, to)
		if target == nil || target.scope != inner {
			target = x.find(scope, to)
		}
		if target == nil || strings.TrimPrefix(from, ".") == "" {
			x.note(placeOf(c), govmaturity.CodeUnknownReference, "the module %.60q takes %.60q from %.60q, and one of them is not there", e.Attribute("name"), c.Attribute("to"), c.Attribute("from"))
			continue
		}
		if from[0] == '.' {
			from = from[1:]
		}
		target.same = append(target.same, joined(scope, from))
		if scope != "" {
			target.same = append(target.same, from)
		}
		target.rates, target.starts = nil, nil
	}
}

func (x *xmile) quantity(e *element, scope, title string) {
	name := e.Attribute("name")
	if canonical(name) == "" {
		x.note(placeOf(e), govmaturity.CodeLost, "a <%s> has no name", e.Name)
		return
	}
	q := &quantity{key: joined(scope, canonical(name)), place: placeOf(e), stock: e.Name == "stock", scope: scope}
	q.v = Variable{Name: shown(name), Code: name, Description: e.Content("doc")}
	if title != "" {
		q.v.Name += " (" + title + ")"
	}
	q, fresh := x.add(q)
	if !fresh {
		x.note(placeOf(e), govmaturity.CodeDuplicateID, "there is already a variable %q", name)
		return
	}
	if e.Name == "gf" {
		q.addTable(x.points(e))
		return
	}
	x.equations(q, e)
	for _, c := range e.Children {
		switch c.Name {
		case "inflow":
			q.into = append(q.into, joined(scope, canonical(c.Text)))
		case "outflow":
			q.outOf = append(q.outOf, joined(scope, canonical(c.Text)))
		case "non_negative":
			q.notNegative = trim(c.Text) != "false"
		case "gf":
			q.addTable(x.points(c))
		case "element":
			x.equations(q, c)
		case "units":
			x.withUnits(placeOf(c), c.Text)
		case "mathml":
			x.note(placeOf(c), govmaturity.CodeLost, "the equation of %q in MathML is not read", name)
		}
	}
}

// equations reads the equation of a variable, or of one of its places. That of a
// stock says how it begins.
func (x *xmile) equations(q *quantity, e *element) {
	for _, c := range e.Children {
		if c.Name == "gf" && e.Name == "element" {
			q.addTable(x.points(c))
		}
		if c.Name != "eqn" && c.Name != "init_eqn" {
			continue
		}
		expr, err := equation.Parse(c.Text, equation.DialectXMILE)
		starts := q.stock || c.Name == "init_eqn"
		switch {
		case err != nil && !starts:
			x.note(placeOf(c), govmaturity.CodeSyntax, "the equation of %q is not understood: %s; its links have no sign", q.v.Name, err)
			q.names = append(q.names, equation.Names(c.Text, equation.DialectXMILE)...)
		case err != nil:
			x.note(placeOf(c), govmaturity.CodeSyntax, "how %q begins is not understood: %s", q.v.Name, err)
		case expr == nil:
		case starts:
			q.starts = append(q.starts, expr)
		default:
			q.rates = append(q.rates, expr)
		}
	}
}

// points reads the points of a table.
func (x *xmile) points(e *element) (slope equation.Sign, values equation.Range) {
	ypts := e.Child("ypts")
	if ypts == nil {
		return equation.SignUnknown, equation.Everything
	}
	sep := ypts.Attribute("sep")
	if sep == "" {
		sep = ","
	}
	var ys []float64
	for _, s := range strings.Split(ypts.Text, sep) {
		y, err := strconv.ParseFloat(trim(s), 64)
		if err != nil || math.IsNaN(y) || math.IsInf(y, 0) {
			if trim(s) != "" {
				x.note(placeOf(ypts), govmaturity.CodeNumberForm, "%.20q is not a number: the table is not used", trim(s))
				return equation.SignUnknown, equation.Everything
			}
			continue
		}
		ys = append(ys, y)
	}
	slope, values = equation.Trend(ys)
	if e.Attribute("type") == "extrapolate" {
		values = equation.Everything
	}
	return slope, values
}

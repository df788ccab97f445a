package export

import (
	"encoding/xml"
	"io"
	"strconv"

	"github.com/govmaturity/govmaturity/systems"
)

// graphML is a file of GraphML. Its keys come first.
type graphML struct {
	XMLName xml.Name     `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
	Keys    []graphMLKey `xml:"key"`
	Graph   struct {
		ID    string        `xml:"id,attr"`
		Kind  string        `xml:"edgedefault,attr"`
		Nodes []graphMLPart `xml:"node"`
		Links []graphMLPart `xml:"edge"`
	} `xml:"graph"`
}

type graphMLKey struct {
	ID   string `xml:"id,attr"`
	For  string `xml:"for,attr"`
	Name string `xml:"attr.name,attr"`
	Type string `xml:"attr.type,attr"`
}

type graphMLPart struct {
	ID     string        `xml:"id,attr"`
	Source string        `xml:"source,attr,omitempty"`
	Target string        `xml:"target,attr,omitempty"`
	Data   []graphMLData `xml:"data"`
}

type graphMLData struct {
	Key  string `xml:"key,attr"`
	Text string `xml:",chardata"`
}

func (p *graphMLPart) add(key, text string) {
	if text != "" {
		p.Data = append(p.Data, graphMLData{key, text})
	}
}

// GraphML writes a diagram for programs that analyse networks. Nodes are the ids
// of the variables, with their label, role, kind, layer, actor, position (x, y) and
// whether they are a stock; edges have a sign, a delay and, where the diagram says
// one, a strength. The error is that of w.
func GraphML(w io.Writer, d *systems.Diagram, o Options) error {
	if d == nil {
		return missing()
	}
	var g graphML
	for _, k := range [][3]string{
		{"node", "label", "string"}, {"node", "stock", "boolean"}, {"node", "role", "string"}, {"node", "kind", "string"},
		{"node", "layer", "string"}, {"node", "actor", "string"}, {"node", "x", "double"}, {"node", "y", "double"},
		{"edge", "sign", "string"}, {"edge", "delay", "boolean"}, {"edge", "strength", "double"},
	} {
		g.Keys = append(g.Keys, graphMLKey{ID: k[1], For: k[0], Name: k[1], Type: k[2]})
	}
	g.Graph.ID, g.Graph.Kind = d.ID(), "directed"
	number := func(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
	for v := range d.Variables() {
		n := graphMLPart{ID: v.ID()}
		n.add("label", o.name(v.Name(), v.ID()))
		n.add("stock", strconv.FormatBool(v.Stock()))
		n.add("role", string(v.Role()))
		n.add("kind", string(v.Kind()))
		n.add("layer", string(v.Layer()))
		n.add("actor", v.Actor().ID())
		if x, y, ok := v.Position(); ok {
			n.add("x", number(x))
			n.add("y", number(y))
		}
		g.Graph.Nodes = append(g.Graph.Nodes, n)
	}
	for l := range d.Links() {
		e := graphMLPart{ID: "e" + strconv.Itoa(l.Index()+1), Source: l.From().ID(), Target: l.To().ID()}
		e.add("sign", string(l.Sign()))
		e.add("delay", strconv.FormatBool(l.Delay()))
		if strength, ok := l.Strength(); ok {
			e.add("strength", number(strength))
		}
		g.Graph.Links = append(g.Graph.Links, e)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(g); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

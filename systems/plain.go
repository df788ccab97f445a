package systems

import (
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/slug"
)

// The plain form is JSON with three lists and perhaps a fourth:
//
//	{"variables": ["A", "B"], "stocks": ["A"], "links": [["A", "B", "+"]],
//	 "expected_loops": [{"id": "R1", "polarity": "+", "links": [["A", "B", "+"], ...]}]}
//
// A variable is what it is called. "language" may say in which language. Loops are those that somebody else lists.

func isPlain(in *input) bool {
	return in.root.Get("variables") != nil && in.root.Get("links") != nil
}

// plain reads the plain form.
type plain struct {
	*builder
	wrong  govmaturity.Problems
	labels map[string]int
}

func importPlain(in *input) (*DiagramSpec, govmaturity.Problems, error) {
	said := in.root.Get("language")
	language := ""
	if said != nil && said.Kind == document.String && govmaturity.ValidLanguage(said.Text) {
		language = said.Text
	}
	p := &plain{builder: newBuilder(in, language), wrong: in.problems, labels: map[string]int{}}
	p.otherLanguage(in, language)
	top := govmaturity.Path{}
	p.variables(in.root.Get("variables"), top.Key("variables"))
	p.stocks(in.root.Get("stocks"), top.Key("stocks"))
	for i, n := range p.list(in.root.Get("links"), top.Key("links")) {
		p.readLink(n, top.Key("links").Index(i))
	}
	for i, n := range p.list(in.root.Get("expected_loops"), top.Key("expected_loops")) {
		p.readLoop(n, top.Key("expected_loops").Index(i))
	}
	for _, f := range in.root.Fields {
		switch f.Key {
		case "language":
			if language == "" {
				p.fail(f.Value, top.Key(f.Key), govmaturity.CodePattern, "expected a language tag, such as en, ar or pt-BR")
			}
		case "variables", "stocks", "links", "expected_loops":
		default:
			p.note(f.Line, f.Column, top.Key(f.Key), govmaturity.CodeLost, "%q is not read", f.Key)
		}
	}
	return p.spec, p.notes, p.wrong.Err()
}

// fail reports what makes the file unreadable.
func (p *plain) fail(n *document.Node, at govmaturity.Path, code govmaturity.Code, format string, args ...any) {
	if len(p.wrong) < maxNotes {
		p.wrong = append(p.wrong, govmaturity.Problem{Code: code, File: p.file, Line: n.Line, Column: n.Column, Path: at, Format: format, Args: args})
	}
}

func (p *plain) list(n *document.Node, at govmaturity.Path) []*document.Node {
	if n != nil && n.Kind != document.List {
		p.fail(n, at, govmaturity.CodeWrongType, "expected a list")
		return nil
	}
	if n == nil {
		return nil
	}
	return n.Items
}

func (p *plain) variables(n *document.Node, at govmaturity.Path) {
	for i, v := range p.list(n, at) {
		switch {
		case v.Kind != document.String || document.Blank(v.Text):
			p.fail(v, at.Index(i), govmaturity.CodeWrongType, "expected the name of a variable")
		case p.ids[v.Text] != "":
			p.note(v.Line, v.Column, at.Index(i), govmaturity.CodeDuplicateID, "%q is there twice", v.Text)
		default:
			p.variable(v.Text, v.Text)
		}
	}
}

func (p *plain) stocks(n *document.Node, at govmaturity.Path) {
	places := map[string]int{}
	for i := range p.spec.Variables {
		places[p.spec.Variables[i].ID] = i
	}
	for i, v := range p.list(n, at) {
		if id := p.known(v, at.Index(i)); id != "" {
			p.spec.Variables[places[id]].Stock = true
		}
	}
}

// known returns the id of a variable that is named, or "".
func (p *plain) known(n *document.Node, at govmaturity.Path) string {
	id := p.ids[n.Text]
	if n.Kind != document.String || id == "" {
		p.fail(n, at, govmaturity.CodeUnknownReference, "there is no variable %q", n.Text)
	}
	return id
}

func (p *plain) readLink(n *document.Node, at govmaturity.Path) {
	if n.Kind != document.List || len(n.Items) < 2 || len(n.Items) > 3 {
		p.fail(n, at, govmaturity.CodeWrongType, `expected a link: ["from", "to", "+"]`)
		return
	}
	from, to := p.known(n.Items[0], at.Index(0)), p.known(n.Items[1], at.Index(1))
	sign := SignUnknown
	if len(n.Items) == 3 {
		s, ok := signOf(n.Items[2].Text)
		if !ok || n.Items[2].Kind != document.String {
			p.fail(n.Items[2], at.Index(2), govmaturity.CodeNotAllowed, "%q is no sign; allowed: +, -, ?", n.Items[2].Text)
		}
		sign = s
	} else {
		p.note(n.Line, n.Column, at, govmaturity.CodeUnknownSign, `the link has no sign: add "+", "-" or "?" as its third part`)
	}
	if from != "" && to != "" {
		p.link(from, to, sign)
	}
}

func (p *plain) readLoop(n *document.Node, at govmaturity.Path) {
	label := n.Get("id")
	if label == nil || label.Kind != document.String || document.Blank(label.Text) {
		p.fail(n, at, govmaturity.CodeRequired, "a loop has an id")
		return
	}
	loop := LoopSpec{Label: label.Text}
	if _, taken := p.labels[label.Text]; taken {
		p.note(label.Line, label.Column, at.Key("id"), govmaturity.CodeDuplicateID, "there is already a loop %q", label.Text)
	}
	p.labels[label.Text]++
	loop.ID = p.loops.ID(label.Text+" "+strconv.Itoa(p.labels[label.Text]), slug.Make(label.Text))
	if s := n.Get("polarity"); s != nil {
		sign, _ := signOf(s.Text)
		loop.Polarity = polarityOf(sign)
	}
	for k, l := range p.list(n.Get("links"), at.Key("links")) {
		if l.Kind != document.List || len(l.Items) < 2 {
			p.fail(l, at.Key("links").Index(k), govmaturity.CodeWrongType, `expected a link: ["from", "to", "+"]`)
			return
		}
		loop.Variables = append(loop.Variables, p.known(l.Items[0], at.Key("links").Index(k).Index(0)))
	}
	p.spec.Loops = append(p.spec.Loops, loop)
}

// signOf returns the sign that a text stands for: also with the minus of
// typographers, and blanks around.
func signOf(s string) (Sign, bool) {
	switch strings.TrimSpace(s) {
	case "+":
		return SignPlus, true
	case "-", "−", "–":
		return SignMinus, true
	case "?", "":
		return SignUnknown, true
	}
	return SignUnknown, false
}

// polarityOf returns the polarity of a loop whose signs have a product.
func polarityOf(product Sign) Polarity {
	switch product {
	case SignPlus:
		return PolarityReinforcing
	case SignMinus:
		return PolarityBalancing
	}
	return PolarityUndetermined
}

package chart

import (
	"cmp"
	"math"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/drawing"
	"github.com/govmaturity/govmaturity/systems"
)

// Diagram draws a causal diagram. The error is a [govmaturity.Problems].
func Diagram(d *systems.Diagram, o Options) (govmaturity.Chart, error) {
	shape, err := shapeOf(d, o)
	if err != nil {
		return nil, err
	}
	return drawing.New(shape)
}

// shapeOf returns what is drawn of a diagram.
func shapeOf(d *systems.Diagram, o Options) (drawing.Diagram, error) {
	var k document.Report
	if d == nil {
		k.Add(nil, govmaturity.CodeRequired, "there is no diagram")
		return drawing.Diagram{}, k.Err()
	}
	loops, declared := o.chosen(&k, d)
	if err := k.Err(); err != nil {
		return drawing.Diagram{}, err
	}
	w := o.Words
	s := drawing.Diagram{Head: o.head(d), Fit: drawing.Fit{Width: o.Width}}
	factor := nearer(d)
	for v := range d.Variables() {
		x, y, given := v.Position()
		s.Variables = append(s.Variables, drawing.Variable{
			ID: v.ID(), Title: cmp.Or(w.Wording(v.Name()), w.LeftToRight(v.ID())), Stock: v.Stock(),
			Given: given && !o.Anew, X: float64(x * factor), Y: float64(y * factor),
		})
	}
	for l := range d.Links() {
		s.Links = append(s.Links, drawing.Link{
			ID: l.ID(), From: l.From().Index(), To: l.To().Index(), Effect: effects[l.Sign()], Delay: l.Delay(),
		})
	}
	called := names(d, loops, declared)
	for i, l := range loops {
		named := drawing.Loop{Name: called[i], Title: w.Wording(declared[l.Key()].Title())}
		for _, link := range l.Links() {
			named.Links = append(named.Links, link.Index())
		}
		if told := declared[l.Key()].Variables(); len(told) > 0 { // from where they begin it
			for range l.Len() {
				if s.Links[named.Links[0]].From == told[0].Index() {
					break
				}
				named.Links = append(named.Links[1:], named.Links[0])
			}
		}
		s.Loops = append(s.Loops, named)
	}
	s.Further = further(d, len(loops), w)
	return s, nil
}

var effects = map[systems.Sign]drawing.Effect{
	systems.SignPlus: drawing.EffectSame, systems.SignMinus: drawing.EffectOpposite, systems.SignUnknown: drawing.EffectUnknown,
}

// nearer returns what positions are multiplied with so that they can be drawn at
// all: 1, unless they are very far apart.
func nearer(d *systems.Diagram) float64 {
	const most = 10_000.0
	far := most
	for v := range d.Variables() {
		if x, y, ok := v.Position(); ok {
			far = max(far, math.Abs(x), math.Abs(y))
		}
	}
	return most / far
}

// head returns what the chart begins with, where the host says nothing else.
func (o Options) head(d *systems.Diagram) drawing.Head {
	w := o.Words
	title := cmp.Or(w.Wording(d.Title()), w.Say("chart.diagram"))
	note := cmp.Or(w.Wording(d.Title()), w.LeftToRight(d.ID()))
	if d.Edition() != "" {
		note = w.List(note, w.Say("chart.edition")+" "+w.LeftToRight(d.Edition()))
	}
	if d.Standing() != "" {
		standing := drawing.Label(w, w.Say("chart.standing"), w.Say("standing."+string(d.Standing())))
		note = w.Say("text.clauses", "before", note, "item", standing)
	}
	note = w.Say("text.sentence", "text", note)
	return drawing.Head{Title: cmp.Or(o.Title, title), Description: o.Description, Note: cmp.Or(o.Note, note), Words: w}
}

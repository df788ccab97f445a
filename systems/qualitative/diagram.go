package qualitative

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems"
)

// OfDiagram makes a community of a causal diagram: its variables, by their ids, and
// its links as direct effects, delayed or not. Findings and tables for people call
// the variables by their names. Parallel links of different signs
// are one effect of unknown sign. Diagrams seldom draw what holds a variable back
// by itself: see [Community.Damped].
func OfDiagram(d *systems.Diagram) (*Community, error) {
	if d == nil {
		return nil, govmaturity.Problems{{Code: govmaturity.CodeEmptyDocument, Format: "there is no diagram"}}
	}
	if d.Len() > MaxVariables { // before all names are copied
		return Of(make([]string, d.Len()), nil)
	}
	var variables []string
	var titles []govmaturity.Text
	for v := range d.Variables() {
		variables, titles = append(variables, v.ID()), append(titles, v.Name())
	}
	var effects []Effect
	for l := range d.Links() {
		effects = append(effects, Effect{From: l.From().ID(), To: l.To().ID(), Sign: signs[l.Sign()]})
	}
	c, err := Of(variables, effects)
	if err != nil {
		return nil, err
	}
	c.titles = titles
	return c, nil
}

var signs = map[systems.Sign]int{systems.SignPlus: 1, systems.SignMinus: -1, systems.SignUnknown: Unknown}

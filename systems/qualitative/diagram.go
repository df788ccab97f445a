package qualitative

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems"
)

// OfDiagram makes a community of a causal diagram: its variables, by their ids, and
// its links as direct effects, delayed or not. Parallel links of different signs
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
	for v := range d.Variables() {
		variables = append(variables, v.ID())
	}
	var effects []Effect
	for l := range d.Links() {
		effects = append(effects, Effect{From: l.From().ID(), To: l.To().ID(), Sign: signs[l.Sign()]})
	}
	return Of(variables, effects)
}

var signs = map[systems.Sign]int{systems.SignPlus: 1, systems.SignMinus: -1, systems.SignUnknown: Unknown}

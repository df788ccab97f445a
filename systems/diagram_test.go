package systems_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems"
)

const silos = `format: govmaturity/causal-diagram/1
id: silos
title: Why agencies build alone
actors:
  - {id: agency, name: An agency}
  - {id: vendor, name: Vendors, outside: true}
variables:
  - {id: trust, name: Trust between agencies, kind: social, layer: people, stock: true}
  - {id: sharing, name: Shared services, kind: technical, actor: agency}
  - {id: own, name: Systems of one's own, role: fix, position: {x: 10, y: -2.5}}
links:
  - {from: trust, to: sharing, sign: "+", delay: true}
  - {from: sharing, to: trust, sign: "+"}
  - {from: own, to: sharing, sign: "-"}
  - {from: trust, to: own, sign: "-"}
  - {id: habit, from: own, to: own, sign: "?"}
loops:
  - {id: r1, label: R1, polarity: reinforcing, variables: [sharing, trust]}
  - {id: b1, polarity: balancing, variables: [trust, own, sharing]}
  - {id: r3, polarity: reinforcing, links: [habit]}
  - {id: r4, variables: [own, trust]}
`

func TestDiagram(t *testing.T) {
	d, err := systems.ReadDiagram("silos.yaml", []byte(silos))
	if err != nil {
		t.Fatal(err)
	}
	if d.Len() != 3 || d.LinkLen() != 5 {
		t.Fatalf("%d variables, %d links", d.Len(), d.LinkLen())
	}
	own := d.Variable("own")
	if x, y, ok := own.Position(); !ok || x != 10 || y != -2.5 {
		t.Errorf("own stands at %v, %v, %v", x, y, ok)
	}
	if got := d.Variable("sharing").Actor().Name().String(); got != "An agency" {
		t.Errorf("sharing is decided by %q", got)
	}
	if l := d.Link("trust->sharing"); !l.Delay() || l.Sign() != systems.SignPlus || l.To() != d.Variable("sharing") {
		t.Errorf("trust->sharing is %v %v", l.Sign(), l.Delay())
	}
	if got := len(own.In()) + len(own.Out()); got != 4 {
		t.Errorf("own has %d ends of links", got)
	}
	r1 := d.Declared()[0].Loop()
	if want := "R: Shared services -> + Trust between agencies -> || + Shared services"; r1.String() != want || r1.Delays() != 1 {
		t.Errorf("r1 is %s", r1)
	}
	codes := []govmaturity.Code{}
	for _, p := range d.Doubts() {
		codes = append(codes, p.Code)
		if p.Line == 0 || p.File != "silos.yaml" {
			t.Errorf("%v has no place", p)
		}
	}
	if len(codes) != 3 || codes[0] != govmaturity.CodeWrongPolarity || codes[1] != govmaturity.CodeUnknownSign || codes[2] != govmaturity.CodeOpenLoop {
		t.Errorf("doubts: %v", d.Doubts())
	}
}

func TestBadDiagram(t *testing.T) {
	_, err := systems.ReadDiagram("bad.yaml", []byte(`format: govmaturity/causal-diagram/1
id: bad
variables: [{id: a, name: A}, {id: a, name: B}, {id: b, name: B}]
links:
  - {from: a, to: nowhere, sign: "+"}
  - {from: a, to: b, sign: "++"}
  - {from: a, to: b, sign: "-"}
iceberg:
  events: [{id: e, title: E, because: [e], loops: [r1]}]
`))
	var ps govmaturity.Problems
	if !errors.As(err, &ps) {
		t.Fatal(err)
	}
	for _, want := range []string{
		`bad.yaml:3:36: variables[1].id: there is already a variable "a"`,
		`bad.yaml:5:19: links[0].to: there is no variable "nowhere"`,
		`bad.yaml:6:28: links[1].sign: `,
		`links[2].id: there is another link from a to b without an id`,
		`iceberg.events[0].because[0]: e is not deeper than e`,
		`iceberg.events[0].loops[0]: there is no loop "r1"`,
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("not said: %s", want)
		}
	}
	if len(ps) != 6 {
		t.Errorf("%v", err)
	}
}

package systemstest

import (
	"bytes"
	"context"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems"
	"github.com/govmaturity/govmaturity/systems/export"
)

// engine is what the laws see of package systems. The engine keeps some laws by
// itself, whatever the diagram; tests then put a broken function in its place, to
// show that the law would notice.
type engine struct {
	loops       func(*systems.Diagram, systems.LoopOptions) ([]systems.Loop, systems.LoopEnding)
	count       func(*systems.Diagram, systems.LoopOptions) (systems.LoopTally, systems.LoopEnding)
	through     func(systems.Variable, systems.LoopOptions) ([]systems.Loop, systems.LoopEnding)
	along       func(systems.Link, systems.LoopOptions) ([]systems.Loop, systems.LoopEnding)
	way         func(systems.Loop) []systems.Link
	polarity    func(systems.Loop) systems.Polarity
	basis       func(*systems.Diagram) systems.LoopBasis
	archetypes  func(*systems.Diagram, systems.ArchetypeOptions) systems.ArchetypeDetection
	readDiagram func(name string, data []byte) (*systems.Diagram, error)
	text        func(*systems.Diagram) ([]byte, govmaturity.Problems)
	readText    func(name string, data []byte) (*systems.Imported, error)
	fromForm    func(*govmaturity.FormInput) (*systems.Diagram, error)
	exports     []exporter
}

// exporter writes a diagram for another program, in a format that can be read
// again.
type exporter struct {
	name  string // of a file
	write func(*systems.Diagram) ([]byte, error)
}

func newEngine() engine {
	ctx := context.Background()
	return engine{
		loops: func(d *systems.Diagram, o systems.LoopOptions) ([]systems.Loop, systems.LoopEnding) {
			return listed(d.Loops(o))
		},
		count: func(d *systems.Diagram, o systems.LoopOptions) (systems.LoopTally, systems.LoopEnding) {
			s := d.Loops(o)
			return s.Count(ctx), s.Ending()
		},
		through: func(v systems.Variable, o systems.LoopOptions) ([]systems.Loop, systems.LoopEnding) {
			return listed(v.Loops(o))
		},
		along: func(l systems.Link, o systems.LoopOptions) ([]systems.Loop, systems.LoopEnding) {
			return listed(l.Loops(o))
		},
		way:      systems.Loop.Links,
		polarity: systems.Loop.Polarity,
		basis:    func(d *systems.Diagram) systems.LoopBasis { return d.Basis(ctx) },
		archetypes: func(d *systems.Diagram, o systems.ArchetypeOptions) systems.ArchetypeDetection {
			return d.Archetypes(ctx, o)
		},
		readDiagram: systems.ReadDiagram,
		text:        (*systems.Diagram).Text,
		readText:    systems.ReadText,
		fromForm: func(in *govmaturity.FormInput) (*systems.Diagram, error) {
			if err := in.Err(); err != nil {
				return nil, err
			}
			return systems.ReadDiagram("", in.Document)
		},
		exports: []exporter{
			{"diagram.json", func(d *systems.Diagram) ([]byte, error) {
				var b bytes.Buffer
				err := export.JSON(&b, d)
				return b.Bytes(), err
			}},
			{"diagram.mmd", func(d *systems.Diagram) ([]byte, error) {
				var b bytes.Buffer
				err := export.Mermaid(&b, d, export.Options{})
				return b.Bytes(), err
			}},
			{"diagram.dot", func(d *systems.Diagram) ([]byte, error) {
				var b bytes.Buffer
				err := export.DOT(&b, d, export.Options{})
				return b.Bytes(), err
			}},
		},
	}
}

func listed(s *systems.LoopSearch) ([]systems.Loop, systems.LoopEnding) {
	loops := slices.Collect(s.All(context.Background()))
	return loops, s.Ending()
}

package competency

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Module is a piece of training of a catalogue. It is a small value, comparable
// with ==. The zero Module is not Valid; its methods return zero values.
type Module struct {
	training *Training
	at       int // its place, from 1
}

var noModule = &module{spec: &ModuleSpec{}}

func (m Module) get() *module {
	if m.training == nil {
		return noModule
	}
	return &m.training.modules[m.at-1]
}

// Modules returns the modules, in the document's order.
func (t *Training) Modules() []Module {
	out := make([]Module, len(t.modules))
	for i := range out {
		out[i] = Module{t, i + 1}
	}
	return out
}

// Module returns the module with an id, or one that is not Valid.
func (t *Training) Module(id string) Module {
	if i, ok := t.byID[id]; ok {
		return Module{t, i + 1}
	}
	return Module{}
}

// Valid reports whether m is a module of a catalogue.
func (m Module) Valid() bool { return m.training != nil }

// ID returns the module's id.
func (m Module) ID() string { return m.get().spec.ID }

// Title returns the text that people read.
func (m Module) Title() govmaturity.Text { return m.get().spec.Title.Clone() }

// Cost returns what it costs for one person, in hundredths of the currency. It is
// not ok where the catalogue does not say.
func (m Module) Cost() (cents int, ok bool) { return given(m.get().spec.Cost) }

// Minutes returns how long it takes one person. It is not ok where the catalogue
// does not say.
func (m Module) Minutes() (minutes int, ok bool) { return given(m.get().spec.Minutes) }

// Seats returns how many people can take it. It is not ok where the catalogue
// sets no limit.
func (m Module) Seats() (seats int, ok bool) { return given(m.get().spec.Seats) }

// Languages returns the languages that it is given in, or nil where the catalogue
// does not say.
func (m Module) Languages() []string { return slices.Clone(m.get().spec.Languages) }

func given(x *int) (int, bool) {
	if x == nil {
		return 0, false
	}
	return *x, true
}

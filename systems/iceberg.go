package systems

import "github.com/govmaturity/govmaturity"

// Title returns what people call the level.
func (l IcebergLevel) Title(w govmaturity.Words) string { return w.Say("iceberg." + string(l)) }

// Question returns the question that the level answers.
func (l IcebergLevel) Question(w govmaturity.Words) string {
	return w.Say("iceberg." + string(l) + ".question")
}

// Iceberg goes from what happened down to the thinking that lets it persist. It is
// a small value, comparable with ==. The zero Iceberg is not Valid; its methods
// return zero values.
type Iceberg struct{ d *Diagram }

// Iceberg returns the iceberg: one that is not Valid where there is none.
func (d *Diagram) Iceberg() Iceberg {
	if d.doc().Iceberg == nil {
		return Iceberg{}
	}
	return Iceberg{d}
}

// Valid reports whether there is an iceberg.
func (b Iceberg) Valid() bool { return b.d != nil }

// Title returns the text that people read, or nil.
func (b Iceberg) Title() govmaturity.Text {
	if b.d == nil {
		return nil
	}
	return b.d.spec.Iceberg.Title.Clone()
}

// Entries returns what is seen at a level, in the document's order.
func (b Iceberg) Entries(level IcebergLevel) []IcebergEntry {
	var out []IcebergEntry
	if b.d != nil {
		specs := b.d.spec.Iceberg.entries(level)
		for i := range specs {
			out = append(out, IcebergEntry{b.d, level, &specs[i]})
		}
	}
	return out
}

// Entry returns the entry with an id, or one that is not Valid.
func (b Iceberg) Entry(id string) IcebergEntry {
	for _, level := range IcebergLevels() {
		for _, e := range b.Entries(level) {
			if e.ID() == id {
				return e
			}
		}
	}
	return IcebergEntry{}
}

// Empty returns the levels at which nothing is seen yet: questions still to be
// asked.
func (b Iceberg) Empty() []IcebergLevel {
	var out []IcebergLevel
	for _, level := range IcebergLevels() {
		if len(b.Entries(level)) == 0 {
			out = append(out, level)
		}
	}
	return out
}

// Unexplained returns the entries above the deepest level of which nothing below
// is said to bring them about, from the tip down.
func (b Iceberg) Unexplained() []IcebergEntry {
	var out []IcebergEntry
	for _, level := range IcebergLevels() {
		for _, e := range b.Entries(level) {
			if level != IcebergLevelMentalModels && len(e.spec.Because) == 0 {
				out = append(out, e)
			}
		}
	}
	return out
}

// IcebergEntry is one thing seen at a level of the iceberg. The zero IcebergEntry
// is not Valid; its methods return zero values.
type IcebergEntry struct {
	d     *Diagram
	level IcebergLevel
	spec  *IcebergEntrySpec
}

func (e IcebergEntry) get() *IcebergEntrySpec {
	if e.spec == nil {
		return &IcebergEntrySpec{}
	}
	return e.spec
}

// Valid reports whether e is an entry of an iceberg.
func (e IcebergEntry) Valid() bool { return e.spec != nil }

// ID returns the entry's id.
func (e IcebergEntry) ID() string { return e.get().ID }

// Level returns the level at which it is seen.
func (e IcebergEntry) Level() IcebergLevel { return e.level }

// Title returns the text that people read.
func (e IcebergEntry) Title() govmaturity.Text { return e.get().Title.Clone() }

// Description returns what is said about it, or nil.
func (e IcebergEntry) Description() govmaturity.Text { return e.get().Description.Clone() }

// Because returns the deeper entries that bring it about.
func (e IcebergEntry) Because() []IcebergEntry {
	var out []IcebergEntry
	for _, id := range e.get().Because {
		out = append(out, Iceberg{e.d}.Entry(id))
	}
	return out
}

// Variables returns the variables that show it.
func (e IcebergEntry) Variables() []Variable { return e.d.variablesOf(e.get().Variables) }

// Loops returns the named loops that show it.
func (e IcebergEntry) Loops() []DeclaredLoop { return e.d.loopsOf(e.get().Loops) }

// Standing returns how official it is: as it says, or else as the diagram does.
func (e IcebergEntry) Standing() govmaturity.Standing {
	if s := e.get().Standing; s != "" || e.d == nil {
		return s
	}
	return e.d.Standing()
}

// Cites returns where it comes from.
func (e IcebergEntry) Cites() []govmaturity.Citation {
	return append([]govmaturity.Citation(nil), e.get().Cites...)
}

package document

// Limits bound what a reader takes in, so that a hostile or broken document
// is refused before it costs memory or time. A limit that is 0 is the one of
// [DefaultLimits].
type Limits struct {
	Bytes  int // size of the input
	Depth  int // maps and lists inside each other
	Values int // maps, lists, texts, numbers and so on, in the whole document
	Text   int // characters in one text or key
}

// DefaultLimits are far above the largest catalogue document (about 1 MB, 12
// levels, 30,000 values), and low enough for a service to read what strangers
// send.
func DefaultLimits() Limits {
	return Limits{Bytes: 16 << 20, Depth: 100, Values: 1_000_000, Text: 100_000}
}

func (l Limits) withDefaults() Limits {
	d := DefaultLimits()
	if l.Bytes <= 0 {
		l.Bytes = d.Bytes
	}
	if l.Depth <= 0 {
		l.Depth = d.Depth
	}
	if l.Values <= 0 {
		l.Values = d.Values
	}
	if l.Text <= 0 {
		l.Text = d.Text
	}
	return l
}

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

// DefaultLimits leave room for a framework of thousands of indicators, and for
// an assessment with thousands of services. A document that uses them up is read
// in a few seconds, with less than a gigabyte of memory.
//
// In YAML, only a quarter of Values may stand in brackets, since the YAML
// library needs far more memory for those.
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

package document

import (
	"reflect"

	"github.com/govmaturity/govmaturity"
)

// Shape says what a type looks like as a document. It is built by [ShapeOf],
// or by hand for a [Codec], and not changed after that; then it is safe for
// concurrent use.
type Shape struct {
	Kind ShapeKind
	// Name is the name of the type, for types that have a name worth showing
	// in a schema, and Package is the path of its package. Shapes with a name
	// can contain themselves.
	Name, Package string

	// Fields are the keys of a Struct, in order.
	Fields []Field
	// OneOf lists keys of a Struct, exactly one of which must be there, if it
	// is not nil. OneOfWords say so in a message.
	OneOf      []string
	OneOfWords string
	// Item is the shape of the items of a Sequence, or the values of a
	// Dictionary.
	Item *Shape
	// Keys is the form of the keys of a Dictionary. Without it, a key is any
	// text that is not blank.
	Keys *Pattern
	// Choices are the alternatives of a Union: each of another kind of value,
	// so that the kind tells which one is meant.
	Choices []*Shape

	// NotEmpty refuses a blank Word, and an empty Sequence or Dictionary.
	NotEmpty bool
	// MaxItems bounds a Sequence, if it is not 0.
	MaxItems int
	// Enum lists what a Word may be, if it is not nil.
	Enum []string
	// Known lists what the library itself knows of what a Word may be, where
	// authors can add others. A reader takes any.
	Known []string
	// Pattern is the form of a Word, if it is not nil.
	Pattern *Pattern
	// Min, Above and Max bound an Integer or Float, where they are not nil:
	// at least Min, more than Above, at most Max.
	Min, Above, Max *float64

	goType reflect.Type
	codec  *Codec
	// byKey finds the fields by their keys. A shape made by hand has none.
	byKey map[string]int
}

// Field is a key of a Struct.
type Field struct {
	Key      string
	Required bool
	// Words says that the field is for people only: it changes no result.
	Words bool
	Shape *Shape

	index int  // of the Go field
	omit  bool // when it is empty, or zero
}

// ShapeKind is a kind of shape.
type ShapeKind int

const (
	Nothing    ShapeKind = iota // null
	Truth                       // true or false
	Integer                     // a whole number
	Float                       // a number
	Word                        // a text
	Sequence                    // a list
	Dictionary                  // a map whose keys are data
	Struct                      // a map whose keys are known
	Union                       // one of several kinds of value
)

// kind returns the kind of value that has this shape. A Union has several, and
// no kind of its own.
func (s *Shape) kind() Kind {
	switch s.Kind {
	case Nothing:
		return Null
	case Truth:
		return Bool
	case Integer, Float:
		return Number
	case Word:
		return String
	case Sequence:
		return List
	case Dictionary, Struct:
		return Map
	}
	return Broken
}

// choice returns the alternative for a kind of value: s itself, one of the
// choices of a Union, or nil.
func (s *Shape) choice(k Kind) *Shape {
	if s.Kind != Union {
		if s.kind() == k {
			return s
		}
		return nil
	}
	for _, c := range s.Choices {
		if c.kind() == k {
			return c
		}
	}
	return nil
}

// field returns the field with a key, or nil.
func (s *Shape) field(key string) *Field {
	if s.byKey == nil {
		for i := range s.Fields {
			if s.Fields[i].Key == key {
				return &s.Fields[i]
			}
		}
		return nil
	}
	i, ok := s.byKey[key]
	if !ok {
		return nil
	}
	return &s.Fields[i]
}

// Bounds returns the bounds of an Integer or Float, nil for those that there
// are not. A whole number is always within those that every JSON tool can
// hold, which are those of a double.
func (s *Shape) Bounds() (least, above, most *float64) {
	least, most = s.Min, s.Max
	if s.Kind != Integer {
		return least, s.Above, most
	}
	lowest, highest := float64(-maxInt), float64(maxInt)
	if least == nil || *least < lowest {
		least = &lowest
	}
	if most == nil || *most > highest {
		most = &highest
	}
	return least, s.Above, most
}

// Inspect reports what does not fit the shape in a tree, and fills in nothing.
// The shape may be one made by hand.
func (s *Shape) Inspect(root *Node, o Options) govmaturity.Problems {
	d := &decoder{options: o}
	d.value(root, s, reflect.Value{})
	for i := range d.problems {
		d.problems[i].File = o.File
	}
	return d.problems
}

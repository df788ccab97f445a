package document

import (
	"reflect"

	"github.com/govmaturity/govmaturity"
)

// Codec says how a Go type looks in documents, where reflection cannot tell.
type Codec struct {
	// Type is the Go type that the codec is for.
	Type reflect.Type
	// Shape is what it looks like.
	Shape *Shape
	// Decode fills into, a pointer to a new zero value of Type, from a node
	// that has the shape. It reports what the shape cannot say, with paths that
	// count from the node. It need not fill in the places.
	//
	// Without Decode, the type is filled as any type of its Go kind is.
	//
	// Values are written with encoding/json, so the type may have a
	// MarshalJSON method.
	Decode func(n *Node, into any, o Options) govmaturity.Problems
}

// Enum returns a codec for a type of text that has only these values.
func Enum[T ~string](values ...T) Codec {
	t := reflect.TypeFor[T]()
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = string(v)
	}
	return Codec{
		Type:  t,
		Shape: &Shape{Kind: Word, Name: t.Name(), Package: t.PkgPath(), Enum: words},
	}
}

// Known returns a codec for a type of text that has these values, and others that
// authors add in Go. A value has the form that the pattern of this name says.
func Known[T ~string](pattern string, values ...T) Codec {
	c := Enum(values...)
	c.Shape.Known, c.Shape.Enum, c.Shape.Pattern = c.Shape.Enum, nil, PatternNamed(pattern)
	return c
}

// builtin returns the codecs of the root package, which every document has.
func builtin() []Codec {
	text := reflect.TypeFor[govmaturity.Text]()
	return []Codec{
		Enum(govmaturity.StandingOfficial, govmaturity.StandingParaphrased, govmaturity.StandingDerived, govmaturity.StandingIllustrative),
		Enum(govmaturity.States()...),
		{Type: text, Shape: textShape(text), Decode: decodeText},
		answerCodec(),
	}
}

func textShape(t reflect.Type) *Shape {
	wording := &Shape{Kind: Word, NotEmpty: true}
	return &Shape{
		Kind: Union, Name: t.Name(), Package: t.PkgPath(),
		Choices: []*Shape{
			wording,
			{Kind: Dictionary, NotEmpty: true, Keys: PatternNamed("language"), Item: wording},
		},
	}
}

func decodeText(n *Node, into any, o Options) govmaturity.Problems {
	text := into.(*govmaturity.Text)
	if n.Kind == String {
		*text = govmaturity.Text{o.language(): n.Text}
		return nil
	}
	*text = make(govmaturity.Text, len(n.Fields))
	for _, f := range n.Fields {
		(*text)[f.Key] = f.Value.Text
	}
	return nil
}

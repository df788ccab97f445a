package document

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
)

// ShapeOf returns the shape of a value's type, which is a struct. It reports
// all that is wrong with the type's definition: a type that documents do not
// have, a tag that makes no sense. These are mistakes in Go code, so a test
// that calls ShapeOf for each document is enough to keep them out.
//
// Types are the kinds of text, bool, int and float64, pointers to those and to
// structs, slices, maps from a kind of text, structs, which may contain
// themselves, govmaturity.Text, govmaturity.Standing, and the types that the
// codecs are for. Other types with a way of their own to be written, such as a
// MarshalJSON method, need a codec.
func ShapeOf(value any, codecs ...Codec) (*Shape, error) {
	b := &shapeBuilder{
		codecs:  make(map[reflect.Type]*Codec),
		structs: make(map[reflect.Type]*Shape),
		open:    make(map[reflect.Type]bool),
	}
	for _, c := range append(builtin(), codecs...) {
		if err := checkCodec(c); err != nil {
			return nil, fmt.Errorf("codec of %v: %w", c.Type, err)
		}
		// The caller's shape stays as it is: it may be in use.
		shape := *c.Shape
		shape.goType, shape.codec = c.Type, &c
		c.Shape = &shape
		b.codecs[c.Type] = &c
	}
	t := reflect.TypeOf(value)
	if t == nil || t.Kind() != reflect.Struct {
		return nil, fmt.Errorf("the shape of a document is that of a struct, not of %v", t)
	}
	s := b.shape(t)
	if len(b.errs) > 0 {
		return nil, errors.Join(b.errs...)
	}
	return s, nil
}

type shapeBuilder struct {
	codecs  map[reflect.Type]*Codec
	structs map[reflect.Type]*Shape
	// open are the slices and maps whose items are being looked at. Only a
	// struct may contain itself.
	open map[reflect.Type]bool
	errs []error
}

// shape returns the shape of a type. On an error it returns a shape all the
// same, so that the rest can be looked at.
func (b *shapeBuilder) shape(t reflect.Type) *Shape {
	if c := b.codecs[t]; c != nil {
		return c.Shape
	}
	s := &Shape{goType: t}
	if t.Kind() == reflect.Pointer {
		elem := t.Elem()
		if k := elem.Kind(); k == reflect.Pointer || k == reflect.Slice || k == reflect.Map {
			b.fail("%v: a pointer to a pointer, slice or map", t)
			return s
		}
		return b.shape(elem)
	}
	if writesItself(t) {
		b.fail("%v: a type that writes itself needs a codec", t)
		return s
	}
	if t.Kind() == reflect.Struct {
		return b.structShape(t)
	}
	if b.open[t] {
		b.fail("%v: a slice or map that contains itself", t)
		return s
	}
	b.open[t] = true
	defer delete(b.open, t)
	switch t.Kind() {
	case reflect.String:
		s.Kind = Word
	case reflect.Bool:
		s.Kind = Truth
	case reflect.Int:
		s.Kind = Integer
	case reflect.Float64:
		s.Kind = Float
	case reflect.Slice:
		s.Kind = Sequence
		if t.Elem().Kind() == reflect.Uint8 {
			b.fail("%v: bytes are not a list", t)
			return s
		}
		s.Item = b.shape(t.Elem())
	case reflect.Map:
		s.Kind = Dictionary
		if k := t.Key(); k.Kind() != reflect.String || writesItself(k) {
			b.fail("%v: the keys of a map must be a kind of text", t)
			return s
		}
		s.Item = b.shape(t.Elem())
	default:
		b.fail("%v: documents have no such type", t)
	}
	return s
}

func (b *shapeBuilder) structShape(t reflect.Type) *Shape {
	if s := b.structs[t]; s != nil {
		return s
	}
	s := &Shape{Kind: Struct, Name: t.Name(), Package: t.PkgPath(), goType: t}
	b.structs[t] = s
	defer func(open map[reflect.Type]bool) { b.open = open }(b.open)
	b.open = make(map[reflect.Type]bool)
	if s.Name != "" && !plainName.MatchString(s.Name) {
		b.fail("%v: a generic type", t)
	}
	for i := range t.NumField() {
		f := t.Field(i)
		if keys, ok := strings.CutPrefix(f.Tag.Get("doc"), "oneof="); ok && f.Name == "_" {
			s.OneOf, s.OneOfWords = strings.Split(keys, "|"), f.Tag.Get("words")
			continue
		}
		if !f.IsExported() && !f.Anonymous {
			continue
		}
		field, err := b.field(f)
		switch {
		case err != nil:
			b.fail("%v.%s: %w", t, f.Name, err)
		case field.Key != "":
			field.index = i
			s.Fields = append(s.Fields, field)
		}
	}
	if err := s.index(); err != nil {
		b.fail("%v: %w", t, err)
	}
	for _, key := range s.OneOf {
		if f := s.field(key); f == nil || f.Required || len(s.OneOf) < 2 || s.OneOfWords == "" {
			b.fail("%v: oneof needs words, and two or more keys that are not required: check %q", t, key)
		} else if vanishes(t.Field(f.index).Type, f.Shape) {
			b.fail("%v: the key %q of oneof is left out when its value is empty: make it nonempty, or a pointer", t, key)
		}
	}
	return s
}

var plainName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

// field returns the field of a document, with no key for one that documents
// leave out.
func (b *shapeBuilder) field(f reflect.StructField) (Field, error) {
	tag, ok := f.Tag.Lookup("json")
	switch {
	case tag == "-":
		return Field{}, nil
	case f.Anonymous:
		return Field{}, errors.New("an embedded field")
	case !ok:
		return Field{}, errors.New("no json tag")
	}
	options := strings.Split(tag, ",")
	key := options[0]
	if strings.TrimSpace(key) == "" {
		return Field{}, errors.New("the json tag has no name")
	}
	for _, o := range options[1:] {
		if o != "omitempty" && o != "omitzero" {
			return Field{}, fmt.Errorf("the json tag has the option %q", o)
		}
	}
	omit := len(options) > 1
	c, err := parseTag(f.Tag.Get("doc"))
	if err != nil {
		return Field{}, err
	}
	switch {
	case c.required && omit:
		return Field{}, errors.New("a required field must not be left out when it is empty")
	case !c.required && !omit:
		return Field{}, errors.New("a field that is not required needs omitempty or omitzero")
	case !c.required && f.Type.Kind() == reflect.Struct && !slices.Contains(options, "omitzero"):
		return Field{}, errors.New("a struct that is not required needs omitzero, or a pointer")
	}
	s := b.shape(f.Type)
	// Constraints belong to the field, not to the type. They go only on shapes
	// without a codec that are not structs, and those are new each time.
	if err := c.apply(s); err != nil {
		return Field{}, err
	}
	return Field{Key: key, Required: c.required, Words: c.words, Shape: s, omit: omit}, nil
}

func (b *shapeBuilder) fail(format string, args ...any) {
	b.errs = append(b.errs, fmt.Errorf(format, args...))
}

// index prepares a Struct to find its fields.
func (s *Shape) index() error {
	s.byKey = make(map[string]int, len(s.Fields))
	for i, f := range s.Fields {
		if _, ok := s.byKey[f.Key]; ok {
			return fmt.Errorf("two fields with the key %q", f.Key)
		}
		s.byKey[f.Key] = i
	}
	return nil
}

// vanishes reports whether a value that a document may give for a field is left
// out when it is written again.
func vanishes(t reflect.Type, s *Shape) bool {
	if t.Kind() == reflect.Pointer {
		return false
	}
	switch s.Kind {
	case Union:
		return false
	case Word:
		return !s.NotEmpty && s.Enum == nil && s.Pattern == nil
	case Sequence, Dictionary:
		return !s.NotEmpty
	}
	return true // zero, false, or a struct of those
}

// writesItself reports whether encoding/json would not write a value of type t
// by its Go kind.
func writesItself(t reflect.Type) bool {
	p := reflect.PointerTo(t) // has the methods of t, too
	return p.Implements(reflect.TypeFor[json.Marshaler]()) || p.Implements(reflect.TypeFor[encoding.TextMarshaler]())
}

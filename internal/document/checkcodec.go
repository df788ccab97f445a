package document

import (
	"errors"
	"fmt"
	"reflect"
)

// checkCodec reports what is wrong with a codec, whose shape was made by hand.
func checkCodec(c Codec) error {
	switch {
	case c.Type == nil:
		return errors.New("no type")
	case c.Type.Kind() == reflect.Pointer:
		return errors.New("a codec is for a type, not for a pointer to it")
	case c.Shape == nil:
		return errors.New("no shape")
	case c.Decode == nil && (c.Shape.Kind != Word || c.Type.Kind() != reflect.String):
		return errors.New("only a kind of text needs no Decode")
	}
	return checkShape(c.Shape, make(map[*Shape]bool))
}

// checkShape reports what is wrong with a shape. seen tells, of the shapes
// above and before it, whether there was a name on the way to them.
func checkShape(s *Shape, seen map[*Shape]bool) error {
	if s == nil {
		return errors.New("a part has no shape")
	}
	if done, ok := seen[s]; ok {
		if !done && s.Name == "" {
			return errors.New("a shape that contains itself needs a name")
		}
		return nil
	}
	seen[s] = false
	defer func() { seen[s] = true }()

	var parts []*Shape
	switch s.Kind {
	case Nothing, Truth, Integer, Float, Word:
	case Sequence, Dictionary:
		parts = append(parts, s.Item)
	case Struct:
		keys := make(map[string]bool)
		for _, f := range s.Fields {
			if f.Key == "" || keys[f.Key] {
				return fmt.Errorf("the key %q is empty, or there twice", f.Key)
			}
			keys[f.Key] = true
			parts = append(parts, f.Shape)
		}
	case Union:
		kinds := make(map[Kind]bool)
		for _, c := range s.Choices {
			if c == nil || c.Kind == Union || kinds[c.kind()] {
				return errors.New("the choices of a union must be of different kinds of value, and no unions")
			}
			kinds[c.kind()] = true
		}
		parts = append(parts, s.Choices...)
	default:
		return fmt.Errorf("no such kind of shape: %d", s.Kind)
	}
	for _, part := range parts {
		if err := checkShape(part, seen); err != nil {
			return err
		}
	}
	return nil
}

package form

import "github.com/govmaturity/govmaturity/internal/document"

// shaper turns fields into the shapes that the strict reader checks by.
type shaper struct{ named map[string]*document.Shape }

func shapeOf(root *Field) *document.Shape {
	s := &shaper{named: make(map[string]*document.Shape)}
	return s.shape(root)
}

func (s *shaper) shape(f *Field) *document.Shape {
	if f.Name != "" {
		if done := s.named[f.Name]; done != nil {
			return done
		}
	}
	out := &document.Shape{}
	if f.Name != "" {
		s.named[f.Name] = out
	}
	switch f.Kind {
	case Group, Answer:
		out.Kind = document.Struct
		out.OneOf, out.OneOfWords = f.OneOf, f.OneOfWords
		for _, part := range f.Fields {
			out.Fields = append(out.Fields, document.Field{Key: part.Key, Required: part.Required, Shape: s.shape(part)})
		}
	case List:
		out.Kind, out.Item = document.Sequence, s.shape(f.Item)
		out.NotEmpty, out.MaxItems = f.AtLeastOne, f.MostItems
	case Entries:
		out.Kind, out.Item = document.Dictionary, s.shape(f.Item)
		out.NotEmpty, out.Keys = f.AtLeastOne, f.Keys
	case Wording:
		out.Kind, out.Item = document.Dictionary, s.shape(f.Item)
		out.NotEmpty, out.Keys = true, document.PatternNamed("language")
	case Choice:
		out.Kind, out.Enum = document.Word, optionIDs(f)
	case Checklist:
		out.Kind, out.Item = document.Sequence, &document.Shape{Kind: document.Word, Enum: optionIDs(f)}
		out.NotEmpty = f.AtLeastOne
	case Number, Whole:
		out.Kind = document.Float
		if f.Kind == Whole {
			out.Kind = document.Integer
		}
		out.Min, out.Above, out.Max = f.Min, f.Above, f.Max
	case YesNo:
		out.Kind = document.Truth
	case Fixed:
		out.Kind, out.Enum = document.Word, f.fixed()
	default:
		out.Kind, out.Pattern, out.NotEmpty = document.Word, f.Pattern, !f.Blank
	}
	return out
}

func optionIDs(f *Field) []string {
	ids := make([]string, len(f.Options))
	for i, o := range f.Options {
		ids[i] = o.ID
	}
	return ids
}

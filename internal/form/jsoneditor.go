package form

import (
	"github.com/invopop/jsonschema"
)

// json-editor begins with a value in every field: the first option of a choice,
// 0 in a number, a blank text. Nobody entered those. So a choice has a blank
// option first, a number begins with a blank text, and what is blank is taken
// out of the data.

func editorFixed(s *jsonschema.Schema, f *Field) {
	extra(s, "options", map[string]any{"hidden": true})
	if f.Optional {
		s.Enum = append([]any{""}, s.Enum...)
		return
	}
	s.Default = f.Fixed
}

func editorChoice(s *jsonschema.Schema, f *Field) {
	var titles []string
	if f.Kind == Choice {
		s.Enum, titles = append(s.Enum, ""), append(titles, "")
	}
	for _, o := range f.Options {
		s.Enum, titles = append(s.Enum, o.ID), append(titles, o.full())
	}
	extra(s, "options", map[string]any{"enum_titles": titles})
}

func editorGroup(s *jsonschema.Schema) {
	extra(s, "options", map[string]any{
		"remove_empty_properties": true,
		"disable_edit_json":       true,
		"disable_properties":      true,
		"disable_collapse":        true,
	})
}

// editorDependencies shows a question only if its condition holds, as far as
// json-editor can say it: each of some answers is one of some options. Other
// conditions stand in the question's description.
func (b *schemaBuilder) editorDependencies(s *jsonschema.Schema, group, f *Field) {
	if f.When == nil || group != b.main {
		return // in a list, answers have no fixed place to point to
	}
	depends := make(map[string]any)
	var add func(w *When) bool
	add = func(w *When) bool {
		for _, p := range w.All {
			if !add(p) {
				return false
			}
		}
		if w.All != nil {
			return true
		}
		at := "root." + group.Key + "." + w.Key + ".value"
		if w.Options == nil || depends[at] != nil || w.isChecklist() {
			return false
		}
		depends[at] = w.Options
		return true
	}
	if !add(f.When) {
		return
	}
	options, ok := s.Extras["options"].(map[string]any)
	if !ok {
		options = make(map[string]any)
		extra(s, "options", options)
	}
	options["dependencies"] = depends
}

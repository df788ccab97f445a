package form

import (
	"math"
	"strings"

	"github.com/invopop/jsonschema"

	"github.com/govmaturity/govmaturity"
)

// json-editor begins with a value in every field: the first option of a choice,
// 0 in a number, a blank text. Nobody entered those. So a choice has a blank
// option first, a number begins with a blank text, and what is blank is taken
// out of the data.

// editorText returns a text that json-editor shows as it is. It reads titles and
// descriptions as HTML, and in some places shows them as they are: so markup is
// broken by a sign without width, and not written as entities.
func editorText(s string) string { return apart(s, "<&") }

// apart puts a sign that has no width after each of some characters.
func apart(s, after string) string {
	if !strings.ContainsAny(s, after) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		b.WriteRune(r)
		if strings.ContainsRune(after, r) {
			b.WriteRune(wordJoiner)
		}
	}
	return b.String()
}

// wordJoiner is a sign that nobody sees and at which no line ends.
const wordJoiner = '\u2060'

func editorFixed(s *jsonschema.Schema, f *Field) {
	extra(s, "options", map[string]any{"hidden": true})
	if f.Optional {
		s.Enum = append([]any{""}, s.Enum...)
		return
	}
	s.Default = f.Fixed
}

func editorChoice(w govmaturity.Words, s *jsonschema.Schema, f *Field) {
	var titles []string
	if f.Kind == Choice {
		s.Enum, titles = append(s.Enum, ""), append(titles, "")
	}
	for _, o := range f.Options {
		s.Enum, titles = append(s.Enum, o.ID), append(titles, o.full(w))
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

// mostEditorNumbers bounds the whole numbers that a condition lists.
const mostEditorNumbers = 200

// wholeNumbers returns the numbers that a condition on a whole number takes, or
// nil if it is on something else, or takes none or very many.
func (w *When) wholeNumbers() []int {
	value := w.Answer.part("value")
	if value.Kind != Whole || value.Min == nil || value.Max == nil || w.From == nil && w.To == nil {
		return nil
	}
	from, to := math.Ceil(*value.Min), math.Floor(*value.Max)
	if w.From != nil {
		from = max(from, math.Ceil(*w.From))
	}
	if w.To != nil {
		to = min(to, math.Floor(*w.To))
	}
	if to-from >= mostEditorNumbers {
		return nil
	}
	var numbers []int
	for x := from; x <= to; x++ {
		numbers = append(numbers, int(x))
	}
	return numbers
}

// editorDependencies shows a question only if its condition holds, as far as
// json-editor can say it: each of some answers is one of some options, or of some
// whole numbers. Other conditions stand in the question's description.
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
		if depends[at] != nil || w.Key == "" || w.isChecklist() {
			return false
		}
		if w.Options != nil {
			depends[at] = w.Options
			return true
		}
		whole := w.wholeNumbers()
		depends[at] = whole
		return whole != nil
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

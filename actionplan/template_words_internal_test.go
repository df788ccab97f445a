package actionplan

import (
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/wordstest"
)

// Each field of templates has words in its form, each option too, and so has each reason
// and each question of a draft.
func TestTemplateWords(t *testing.T) {
	wordstest.Fields(t, 30, []*document.Shape{templatesFormat.Shape()})
	var w govmaturity.Words
	said := func(key string) {
		if w.Say(key) == key {
			t.Errorf("there are no words for %s", key)
		}
	}
	for _, k := range AnswerKinds() {
		said("need.is." + string(k))
	}
	for _, k := range MovementKinds() {
		said("movement." + string(k))
	}
	for _, f := range AskFields() {
		if f != AskFieldTitle {
			said("field.StepSpec." + string(f) + ".help")
		}
	}
	for _, s := range Statuses() {
		said("option.StepReviewSpec.status." + string(s))
	}
}

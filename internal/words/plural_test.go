package words

import (
	"slices"
	"testing"

	"golang.org/x/text/language"
)

// The categories of some languages, from the plural rules of the CLDR.
func TestCategory(t *testing.T) {
	for _, test := range []struct {
		tag, digits, want string
	}{
		{"en", "1", "one"}, {"en", "0", "other"}, {"en", "1.0", "other"}, {"en", "-1", "one"}, {"en", "2", "other"},
		{"fr", "0", "one"}, {"fr", "1", "one"}, {"fr", "1.5", "one"}, {"fr", "2", "other"},
		{"es", "0", "other"}, {"es", "1", "one"}, {"es", "1.5", "other"},
		{"ru", "1", "one"}, {"ru", "21", "one"}, {"ru", "11", "many"}, {"ru", "2", "few"}, {"ru", "12", "many"}, {"ru", "24", "few"},
		{"ru", "0", "many"}, {"ru", "5", "many"}, {"ru", "100", "many"}, {"ru", "1.5", "other"}, {"ru", "12345671", "one"}, {"ru", "100000000000011", "many"},
		{"ar", "0", "zero"}, {"ar", "1", "one"}, {"ar", "2", "two"}, {"ar", "3", "few"}, {"ar", "10", "few"}, {"ar", "11", "many"},
		{"ar", "99", "many"}, {"ar", "100", "other"}, {"ar", "102", "other"}, {"ar", "103", "few"}, {"ar", "111", "many"}, {"ar", "1.5", "other"},
		{"zh", "0", "other"}, {"zh", "1", "other"}, {"zh", "1.5", "other"},
		{"si", "0", "one"}, {"si", "1", "one"}, {"si", "0.1", "one"}, {"si", "2", "other"},
		{"ta", "1", "one"}, {"ta", "0", "other"},
		{"pl", "22", "few"}, {"lv", "0", "zero"}, {"cy", "6", "many"}, {"pt", "0", "one"}, {"pt-PT", "0", "other"},
		{"qaa", "1", "other"}, {"", "1", "other"},
	} {
		if got := category(language.Make(test.tag), test.digits); got != test.want {
			t.Errorf("%s has %s for %s, not %s", test.tag, got, test.digits, test.want)
		}
	}
}

func TestCategoriesOf(t *testing.T) {
	for tag, want := range map[string][]string{
		"en": {"one", "other"}, "es": {"one", "other"}, "fr": {"one", "other"}, "si": {"one", "other"}, "ta": {"one", "other"},
		"ru": {"one", "few", "many", "other"}, "zh": {"other"}, "qaa": {"other"}, "cy": {"zero", "one", "two", "few", "many", "other"},
		"ar": {"zero", "one", "two", "few", "many", "other"}, "lv": {"zero", "one", "other"}, "he": {"one", "two", "many", "other"},
	} {
		if got := categoriesOf(language.Make(tag)); !slices.Equal(got, want) {
			t.Errorf("%s has the categories %v, not %v", tag, got, want)
		}
	}
}

// Sentences that count, in each language.
func TestPlurals(t *testing.T) {
	for _, test := range []struct {
		tag   string
		count int
		want  string
	}{
		{"en", 1, "1 of the answers was estimated"}, {"en", 2, "2 of the answers were estimated"},
		{"fr", 0, "0 réponse est une estimation"}, {"fr", 2, "2 réponses sont des estimations"},
		{"es", 1, "1 respuesta es una estimación"}, {"es", 0, "0 respuestas son estimaciones"},
		{"ru", 1, "1 ответ дан оценочно"}, {"ru", 3, "3 ответа даны оценочно"}, {"ru", 11, "11 ответов даны оценочно"}, {"ru", 21, "21 ответ дан оценочно"},
		{"ar", 0, "لا إجابات تقديرية"}, {"ar", 1, "إجابة واحدة تقديرية"}, {"ar", 2, "إجابتان تقديريتان"}, {"ar", 3, "3 إجابات تقديرية"}, {"ar", 11, "11 إجابة تقديرية"},
		{"zh", 1, "其中1个答案为估计值"}, {"zh", 2, "其中2个答案为估计值"},
	} {
		if got := For(test.tag).Say("explain.estimated", "count", test.count); got != test.want {
			t.Errorf("%s says %d as %q, not %q", test.tag, test.count, got, test.want)
		}
	}
}

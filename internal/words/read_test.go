package words

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Everything that is wrong with a file is said at once, with its key and place.
func TestProblemsOfAFile(t *testing.T) {
	const good = `"format": "govmaturity/words/1", "language": "ru"`
	for _, test := range []struct {
		name, data string
		want       []string
	}{
		{"own.json", `{` + good + `}`, nil},
		{"own.json", "\ufeff{" + good + "}", nil},
		{"own.json", ``, []string{"1:1 : empty-document: the file is empty"}},
		{"own.json", `[]`, []string{"1:2 : syntax: the file must be one JSON object of keys and texts"}},
		{"own.json", `{`, []string{"1:2 : syntax: the file cannot be read as JSON here: it ends too early"}},
		{"own.json", `{"a": 1}`, []string{`1:8 : wrong-type: the key "a" must have a text`}},
		{"own.json", `{"a": {"b": "c"}}`, []string{`1:8 : wrong-type: the key "a" must have a text`}},
		{"own.json", `{` + good + `} {}`, []string{"1:54 : syntax: something follows the end of the object"}},
		{"own.json", `{` + good + "\xff}", []string{"1:1 : not-utf8: the file is not UTF-8 text"}},
		{"own.json", strings.Repeat(" ", maxFile+1), []string{"1:1 : too-large: the file has more than the 1048576 bytes allowed"}},
		{"own.json", `{}`, []string{
			"1:1 format: required: the key format is missing",
			"1:1 language: required: the key language is missing",
		}},
		{"own.json", `{"format": "words/2", "language": "русский"}`, []string{
			"1:2 format: wrong-format: must be govmaturity/words/1, found \"words/2\"",
			"1:23 language: pattern: must be a language tag such as si or pt-BR, found \"русский\"",
		}},
		{"own.json", "{" + good + `,
  "answer.yes": "Да",
  "answer.yes": "Ага",
  "answer.maybe": "Может быть",
  "answer.no": " ",
  "answer.none": "a\u0007b",
  "form.save": "\u202eСохранить",
  "path.none": "{target",
  "path.reached": "{goal}",
  "explain.estimated": "{count, plural, one {#} other {#}}",
  "path.points": "{count, plural, one {#} several {#}} {title}",
  "compare.line": "{title}: {before, plural, one {#} few {#} many {#} other {#}} {after}"
}`, []string{
			`3:3 answer.yes: duplicate-key: the key is there twice`,
			`4:3 answer.maybe: unknown-key: nothing asks for these words`,
			`5:3 answer.no: empty: there is no text: leave the key out, and it is said in English`,
			`6:3 answer.none: control-character: a line end, a control character or a mark of direction that does not close`,
			`7:3 form.save: control-character: a line end, a control character or a mark of direction that does not close`,
			`8:3 path.none: wrong-message: the message after the argument target, a } or a comma is missing, at character 8`,
			`9:3 path.reached: wrong-arguments: the arguments differ from the English message: {target} is missing; there is nothing called {goal}`,
			`11:3 path.points: wrong-message: the message "several" is no category of plurals: they are other, zero, one, two, few, many, or a number such as =1, at character 33`,
			`12:3 compare.line: wrong-arguments: the arguments differ from the English message: {before} is a text, not a number`,
			`10:3 explain.estimated: missing-plural: the plural of {count} has no few, many, which the language ru needs`,
		}},
		{"own.yaml", "format: govmaturity/words/1\nlanguage: ru\nanswer.yes: Да\nanswer.no: No\nform.save: 1\n", nil},
		{"own.yml", "# words\nformat: govmaturity/words/1\nlanguage: ru\npath.none: \"{target\"\n", []string{
			"4:1 path.none: wrong-message: the message after the argument target, a } or a comma is missing, at character 8",
		}},
		{"own.yaml", "", []string{"1:1 : empty-document: the file is empty"}},
		{"own.yaml", "- a\n", []string{"1:1 : syntax: the file must be one map of keys and texts"}},
		{"own.yaml", "format: govmaturity/words/1\nlanguage: ru\nanswer.yes: &a Да\nanswer.no: *a\nanswer.none:\n", []string{
			"3:1 answer.yes: wrong-type: must be a key with a text",
			"4:1 answer.no: wrong-type: must be a key with a text",
			"5:1 answer.none: wrong-type: must be a key with a text",
		}},
		{"own.yaml", "a: b\n---\nc: d\n", []string{"2:1 : several-documents: a second document begins here, or something that cannot be read"}},
		{"own.yaml", strings.Repeat("[", 20_001), []string{"1:1 : too-many-values: the file has too much in brackets: write a key and its text on each line"}},
	} {
		f, problems := Read(test.name, []byte(test.data))
		if (f == nil) != (problems != nil) {
			t.Errorf("%.60q gives a file and problems, or neither", test.data)
		}
		var got []string
		for _, p := range problems {
			got = append(got, fmt.Sprintf("%d:%d %s: %s: %s", p.Line, p.Column, p.Key, p.Code, p.Message()))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%.60q:\n%s\nnot\n%s", test.data, strings.Join(got, "\n"), strings.Join(test.want, "\n"))
		}
	}
	for _, data := range []string{strings.Repeat("- ", 100_000), strings.Repeat("[", 10_000), "a: [b]", "a: {b: [c]}", "a\tb: \"", "a: b: c"} {
		if _, problems := Read("own.yaml", []byte(data)); len(problems) == 0 {
			t.Errorf("%.40q is no file of words", data)
		}
	}
}

// No file makes the reader panic, and what it takes it can say.
func FuzzRead(f *testing.F) {
	f.Add("a.json", []byte(`{"format":"govmaturity/words/1","language":"si","answer.yes":"ඔව්"}`))
	f.Add("a.yaml", []byte("format: govmaturity/words/1\nlanguage: si\nanswer.yes: ඔව්\n"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		file, problems := Read(name, data)
		if (file == nil) != (problems != nil) {
			t.Fatal("a file and problems, or neither")
		}
		for _, p := range problems {
			if p.Code == "" || p.Line < 1 || p.Column < 1 || strings.Contains(p.Message(), "%!") {
				t.Errorf("a problem without code or place: %+v", p)
			}
		}
		if file == nil {
			return
		}
		w := file.For()
		for _, key := range Keys() {
			if said := w.Say(key, "count", 3, "title", "t"); said == key && !w.Has(key) {
				t.Errorf("%s is not even said in English", key)
			}
		}
	})
}

package words

import (
	"embed"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// Format is what the key format of a file of words says.
const Format = "govmaturity/words/1"

// File is the words of one language: a map from keys to messages, beside the
// keys format and language.
//
//	{
//	  "format": "govmaturity/words/1",
//	  "language": "si",
//	  "answer.yes": "ඔව්"
//	}
type File struct {
	language string
	messages map[string]message
	rules    func() *rules // of the language without a region, made when asked for
}

func newFile(language string) *File {
	f := &File{language: language, messages: make(map[string]message)}
	f.rules = sync.OnceValue(func() *rules { return rulesOf(f.language) })
	return f
}

// Language returns the tag of the language.
func (f *File) Language() string { return f.language }

// Missing returns the keys that the file has no message for, sorted: those are
// said in English.
func (f *File) Missing() []string {
	var out []string
	for _, key := range Keys() {
		if _, ok := f.messages[key]; !ok {
			out = append(out, key)
		}
	}
	return out
}

// Keys returns all keys, sorted.
func Keys() []string { return slices.Sorted(maps.Keys(builtIn()["en"]().messages)) }

//go:embed *.json
var files embed.FS

// builtIn are the files that the module comes with, read when they are needed.
var builtIn = sync.OnceValue(func() map[string]func() *File {
	all := make(map[string]func() *File)
	entries, _ := files.ReadDir(".") // what is embedded is there
	for _, e := range entries {
		tag := strings.TrimSuffix(e.Name(), ".json")
		all[tag] = sync.OnceValue(func() *File {
			data, _ := files.ReadFile(e.Name())
			f, _ := read(e.Name(), data, nil) // a test sees that there are no problems
			if f == nil {
				f = newFile(tag)
			}
			return f
		})
	}
	return all
})

// Languages returns the tags of the languages that the module comes with, sorted.
func Languages() []string { return slices.Sorted(maps.Keys(builtIn())) }

// Source returns the file of a language that the module comes with, or nil: a
// translation can begin with it.
func Source(language string) []byte {
	data, err := files.ReadFile(language + ".json")
	if err != nil {
		return nil
	}
	return data
}

// Read reads a host's file, as JSON or, when its name ends in .yaml or .yml, as
// YAML. Its messages have the arguments of the English ones, and it need not
// have all of them. There is no File when there are problems.
func Read(name string, data []byte) (*File, []Problem) {
	f, problems := read(name, data, builtIn()["en"]().messages)
	if len(problems) > 0 {
		return nil, problems
	}
	return f, nil
}

// read reads a file and compares it with the original, if there is one.
func read(name string, data []byte, original map[string]message) (*File, []Problem) {
	entries, problems := entriesOf(name, data)
	if problems != nil {
		return nil, problems
	}
	f := newFile("")
	report := func(e entry, code, format string, args ...any) {
		problems = append(problems, Problem{Code: code, Key: e.key, Line: e.line, Column: e.column, Format: format, Args: args})
	}
	seen := map[string]bool{}
	for _, e := range entries {
		if seen[e.key] {
			report(e, codeDuplicateKey, "the key is there twice")
			continue
		}
		seen[e.key] = true
		switch {
		case e.key == "format":
			if e.text != Format {
				report(e, codeWrongFormat, "must be %s, found %.40q", Format, e.text)
			}
			continue
		case e.key == "language":
			if f.language = e.text; !ValidLanguage(e.text) {
				report(e, codePattern, "must be a language tag such as si or pt-BR, found %.40q", e.text)
			}
			continue
		case strings.TrimSpace(e.text) == "":
			report(e, codeEmpty, "there is no text: leave the key out, and it is said in English")
			continue
		case strings.ContainsFunc(e.text, unicode.IsControl) || balanced(e.text) != e.text:
			report(e, codeControlCharacter, "a line end, a control character or a mark of direction that does not close")
			continue
		}
		m, err := parse(e.text)
		if err != nil {
			report(e, codeWrongMessage, "the message %s", err)
			continue
		}
		if original != nil {
			english, ok := original[e.key]
			if !ok {
				report(e, codeUnknownKey, "nothing asks for these words")
				continue
			}
			if wrong := english.arguments().differ(m.arguments()); wrong != "" {
				report(e, codeWrongArguments, "the arguments differ from the English message: %s", wrong)
				continue
			}
		}
		f.messages[e.key] = m
	}
	for _, key := range []string{"format", "language"} {
		if !seen[key] {
			report(entry{key: key, line: 1, column: 1}, codeRequired, "the key %s is missing", key)
		}
	}
	if f.language != "" {
		problems = append(problems, f.pluralProblems(entries)...)
	}
	return f, problems
}

// pluralProblems finds plurals that lack a category of the language.
func (f *File) pluralProblems(entries []entry) (problems []Problem) {
	needed := categoriesOf(tagOf(f.language))
	for _, e := range entries {
		if lacks := f.messages[e.key].lacks(needed); len(lacks) > 0 {
			problems = append(problems, Problem{
				Code: codeMissingPlural, Key: e.key, Line: e.line, Column: e.column,
				Format: "the plural of {%s} has no %s, which the language %s needs",
				Args:   []any{lacks[0], strings.Join(lacks[1:], ", "), f.language},
			})
		}
	}
	return problems
}

// lacks returns an argument and the categories that its plural lacks.
func (m message) lacks(needed []string) []string {
	for _, p := range m {
		var lacks []string
		for _, c := range needed {
			if _, ok := choose(p.cases, false, c); p.kind == kindPlural && !ok {
				lacks = append(lacks, c)
			}
		}
		if lacks != nil {
			return append([]string{p.arg}, lacks...)
		}
		for _, o := range p.cases {
			if lacks := o.message.lacks(needed); lacks != nil {
				return lacks
			}
		}
	}
	return nil
}

package govmaturity

import "github.com/govmaturity/govmaturity/internal/words"

// Words are what the module itself says to people: the words of forms, charts,
// explanations, paths, answers, comparisons and what is prefilled, and how
// numbers, dates and lists are written. They are for the readers of one
// language; the zero Words are English. They do not change, and any number of
// goroutines may use them at once.
//
// The module comes with Arabic, Chinese, English, French, Russian and Spanish.
// All but the English ones are translated by the authors of the module, and
// [Words.Note] says so. A host gives another language, or other words in one of
// these, as a file: see [ReadWords].
//
// Problems for authors and developers are no part of it: those are English, and
// have codes.
type Words struct{ w *words.Words }

// WordsFor returns the words that the module comes with, for a reader of the
// given languages, in order of preference. The look-up is that of
// [Text.Lookup]; where it finds none, they are English. Numbers follow the
// region: those for "es-MX" are Spanish, with a decimal point.
func WordsFor(languages ...string) Words { return Words{words.For(languages...)} }

// WordsAmong chooses from a host's own words and from those that the module
// comes with. In the same language, the host's come first.
func WordsAmong(own []Words, languages ...string) Words {
	files := make([]*words.File, len(own))
	for i := range own {
		files[i] = own[i].words().File()
	}
	return Words{words.Among(files, languages...)}
}

// WordsLanguages returns the tags of the languages that the module comes with,
// sorted.
func WordsLanguages() []string { return words.Languages() }

// WordsFile returns the file of a language that the module comes with, to begin
// a translation with, or nil. "en" is the original.
func WordsFile(language string) []byte { return words.Source(language) }

// ReadWords reads a host's own words in one language: a map of keys and texts,
// in JSON or, if the name ends in .yaml or .yml, in YAML.
//
//	format: govmaturity/words/1
//	language: si
//	words.note: ...
//	answer.yes: ඔව්
//	path.levels: "{count, plural, one {...} other {...}}"
//
// The keys are those of [WordsFile]. Not all need be there: [Words.Missing] lists
// those that are not, which are then said in English.
//
// A text is a message in a part of the format of ICU, which tools of translators
// know. {name} is where something is put in; the names are those of the English
// text, in any order. {name, number} is a number; {name, plural, one {# level}
// other {# levels}} chooses by the rules of plurals of the language, which its
// tag says, and must have all categories that these know; =0 {...} is for that
// number alone. {name, select, a {...} other {...}} chooses by a word. A quote '
// before a brace makes it plain text; an apostrophe is best written ’.
//
// The error is a [Problems] with everything that is wrong, each with the key as
// its path, and its line.
func ReadWords(name string, data []byte) (Words, error) {
	f, found := words.Read(name, data)
	var problems Problems
	for _, p := range found {
		var path Path
		if p.Key != "" {
			path = path.Key(p.Key)
		}
		problems = append(problems, Problem{
			Code: Code(p.Code), File: name, Path: path, Line: p.Line, Column: p.Column, Format: p.Format, Args: p.Args,
		})
	}
	if err := problems.Err(); err != nil {
		return Words{}, err
	}
	return Words{f.For()}, nil
}

func (w Words) words() *words.Words {
	if w.w == nil {
		return words.English()
	}
	return w.w
}

// Language returns the tag of the language that the words are in.
func (w Words) Language() string { return w.words().Language() }

// Languages returns the languages of the reader, in order of preference. Texts
// of documents are looked up in these: they may be there in a language that
// there are no words in.
func (w Words) Languages() []string { return w.words().Languages() }

// Direction returns the direction that the words are written in: ltr or rtl.
func (w Words) Direction() string { return w.words().Direction() }

// Note says who wrote or translated the words, to be shown to readers.
func (w Words) Note() string { return w.words().Say("words.note") }

// Missing returns the keys that the language has no words for, sorted: those are
// said in English.
func (w Words) Missing() []string { return w.words().File().Missing() }

// Say returns the message of a key, filled in with arguments: a name, a value,
// and so on. Numbers are written as the language writes them; any other value is
// put in as it is, so a text of another language or of a person belongs through
// [Words.Wording] or [Words.Isolate] first. Of an unknown key, the message is the
// key.
func (w Words) Say(key string, args ...any) string { return w.words().Say(key, args...) }

// Number writes a number with so many decimals or, below 0, with at most four,
// and none for nothing. Digits are Western unless the language of the reader
// asks for others (ar-u-nu-arab): forms take those.
func (w Words) Number(x float64, decimals int) string { return w.words().Number(x, decimals) }

// Plain writes a number as a person types it: in full, without groups.
func (w Words) Plain(x float64) string { return w.words().Plain(x) }

// Decimal returns the mark that the language has before the decimals of a
// number.
func (w Words) Decimal() string { return w.words().Decimal() }

// Percent writes a part of 1 in percent, with decimals as Number has them.
func (w Words) Percent(share float64, decimals int) string { return w.words().Percent(share, decimals) }

// Date writes a date that is a year, a year and month, or a day: 2026, 2026-11,
// 2026-11-22. Another text comes back as it is.
func (w Words) Date(date string) string { return w.words().Date(date) }

// And puts items after one another, with "and" before the last one.
func (w Words) And(items ...string) string { return w.words().And(items...) }

// Or puts items after one another, with "or" before the last one.
func (w Words) Or(items ...string) string { return w.words().Or(items...) }

// List puts items after one another, with the comma of the language.
func (w Words) List(items ...string) string { return w.words().List(items...) }

// Wording returns the wording of a text that the reader should see, isolated.
func (w Words) Wording(text Text) string { return w.words().Wording(text) }

// Isolate returns a text in a language, to stand in words of this one. Where one
// of the two is written from right to left, marks keep it together. With an
// empty language, the direction is that of most of its letters.
func (w Words) Isolate(text, language string) string { return w.words().Isolate(text, language) }

// LeftToRight returns what is written from left to right in every language, such
// as a formula or an address, to stand in words of this one.
func (w Words) LeftToRight(text string) string { return w.words().LeftToRight(text) }

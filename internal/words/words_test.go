package words

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/language"
)

// Each language has what English has, with the same arguments, all categories of
// its plurals, and no others.
func TestFilesOfTheModule(t *testing.T) {
	if got := Languages(); !slices.Equal(got, []string{"ar", "en", "es", "fr", "ru", "zh"}) {
		t.Fatalf("the module comes with %v", got)
	}
	for _, tag := range Languages() {
		f, problems := Read(tag+".json", Source(tag))
		for _, p := range problems {
			t.Errorf("%s.json:%d:%d: %s: %s", tag, p.Line, p.Column, p.Key, p.Message())
		}
		if f == nil {
			continue
		}
		if f.Language() != tag {
			t.Errorf("%s.json is in the language %q", tag, f.Language())
		}
		if missing := f.Missing(); len(missing) > 0 {
			t.Errorf("%s has no words for %s", tag, strings.Join(missing, ", "))
		}
		has := categoriesOf(language.Make(tag))
		for key, m := range f.messages {
			for _, c := range m.categories() {
				if !slices.Contains(has, c) {
					t.Errorf("%s: %s has a case for %s, which the language never uses", tag, key, c)
				}
			}
		}
	}
}

// categories returns the categories that a message has cases for.
func (m message) categories() (out []string) {
	for _, p := range m {
		for _, o := range p.cases {
			if p.kind == kindPlural && !o.exact {
				out = append(out, o.name)
			}
			out = append(out, o.message.categories()...)
		}
	}
	return out
}

// The keys of all files stand in the same order, and an apostrophe is none of
// those that begin plain text: both help translators.
func TestFilesAreAlike(t *testing.T) {
	order := func(tag string) (keys []string) {
		entries, _ := entriesOf(tag+".json", Source(tag))
		for _, e := range entries {
			keys = append(keys, e.key)
			if strings.ContainsAny(e.text, `'"`) {
				t.Errorf("%s: %s has a typewriter's quote: %s", tag, e.key, e.text)
			}
			if strings.TrimSpace(e.text) != e.text || strings.Contains(e.text, "  ") {
				t.Errorf("%s: %s has a space too many: %q", tag, e.key, e.text)
			}
		}
		return keys
	}
	english := order("en")
	for _, tag := range Languages() {
		for i, key := range order(tag) {
			if i < len(english) && key != english[i] {
				t.Errorf("%s has %s where English has %s", tag, key, english[i])
				break
			}
		}
	}
}

func TestFor(t *testing.T) {
	for _, test := range []struct {
		languages []string
		want      string
	}{
		{nil, "en"}, {[]string{""}, "en"}, {[]string{"si"}, "en"}, {[]string{"xx-!!"}, "en"}, {[]string{"ar-SD"}, "ar"}, {[]string{"AR"}, "ar"},
		{[]string{"fr-CA"}, "fr"}, {[]string{"es-419"}, "es"}, {[]string{"zh-Hans-CN"}, "zh"}, {[]string{"si", "ta", "fr", "ar"}, "fr"},
		{[]string{"en-GB", "fr"}, "en"}, {[]string{"fr-x-a"}, "fr"},
	} {
		w := For(test.languages...)
		if w.Language() != test.want {
			t.Errorf("the words for %q are %s, not %s", test.languages, w.Language(), test.want)
		}
		if test.languages != nil && !slices.Equal(w.Languages(), test.languages) {
			t.Errorf("the languages of a reader of %q are %q", test.languages, w.Languages())
		}
	}
	if got := For().Languages(); !slices.Equal(got, []string{"en"}) {
		t.Errorf("a reader without preference reads %q", got)
	}
}

func TestAmong(t *testing.T) {
	file := func(tag, yes string) *File {
		f, problems := Read("own.json", []byte(`{"format":"`+Format+`","language":"`+tag+`","answer.yes":"`+yes+`"}`))
		if problems != nil {
			t.Fatal(problems)
		}
		return f
	}
	own := []*File{file("si", "ඔව්"), nil, file("EN", "Aye"), file("si", "second")}
	for _, test := range []struct {
		languages []string
		want, yes string
	}{
		{[]string{"si-LK"}, "si", "ඔව්"}, {[]string{"en"}, "EN", "Aye"}, {[]string{"en-GB"}, "EN", "Aye"}, {[]string{"ta", "fr"}, "fr", "Oui"},
	} {
		w := Among(own, test.languages...)
		if w.Language() != test.want || w.Say("answer.yes") != test.yes {
			t.Errorf("a reader of %v gets %s, which says %q", test.languages, w.Language(), w.Say("answer.yes"))
		}
	}
}

// What a language does not have is said in English, kept together, and what
// nobody has is the key.
func TestSayWhatIsMissing(t *testing.T) {
	f, problems := Read("dv.json", []byte(`{"format":"`+Format+`","language":"dv"}`))
	if problems != nil {
		t.Fatal(problems)
	}
	w := f.For("dv")
	if got := w.Say("explain.estimated", "count", 1); got != "\u20661 of the answers was estimated\u2069" {
		t.Errorf("an English message in Dhivehi is %+q", got)
	}
	if got := For("fr").Say("no.such-key", "a", "b"); got != "no.such-key" {
		t.Errorf("an unknown key says %q", got)
	}
	if w.Has("answer.yes") || !For("fr").Has("answer.yes") {
		t.Error("French has a word for yes, and this file none")
	}
	if len(f.Missing()) != len(Keys()) || !slices.IsSorted(f.Missing()) {
		t.Error("an empty file lacks all keys, in order")
	}
	if got := Source("si"); got != nil {
		t.Errorf("the module has no Sinhala, and gives %d bytes of it", len(got))
	}
}

func BenchmarkSay(b *testing.B) {
	w := For("fr")
	for b.Loop() {
		w.Say("explain.input-weight", "title", "Données", "value", 2.5, "weight", "25 %")
	}
}

func BenchmarkFor(b *testing.B) {
	for b.Loop() {
		For("fr-CA", "en")
	}
}

func TestWordsAreShared(t *testing.T) {
	w := For("fr-CA")
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 100 {
				if got := w.Say("explain.input-weight", "title", "t", "value", 12345.5, "weight", w.Percent(0.5, -1)); got != "t\u00a0: 12\u00a0345,5, poids 50\u00a0%" {
					t.Errorf("%+q", got)
				}
				if English().Date("2026-11") != "November 2026" || For("ar").Number(2.5, 1) != "2.5" {
					t.Error("other words at the same time are wrong")
				}
			}
		})
	}
	wait.Wait()
}

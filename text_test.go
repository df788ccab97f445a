package govmaturity_test

import (
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity"
)

func TestTextLookup(t *testing.T) {
	all := govmaturity.Text{"de": "D", "en": "E", "pt": "P", "pt-BR": "PB", "zh-Hant": "ZH"}
	noEnglish := govmaturity.Text{"si": "S", "fr-CA": "F"}
	tests := []struct {
		reason       string
		text         govmaturity.Text
		languages    []string
		wording, tag string
	}{
		{"the tag itself", all, []string{"pt-BR"}, "PB", "pt-BR"},
		{"case does not matter", all, []string{"PT-br"}, "PB", "pt-BR"},
		{"the last part is cut off", all, []string{"pt-PT"}, "P", "pt"},
		{"part after part is cut off", all, []string{"zh-Hant-CN-x-private1"}, "ZH", "zh-Hant"},
		{"a single letter goes with what follows it (RFC 4647, 3.4)", all, []string{"de-u-co"}, "D", "de"},
		{"a wish for a language is no wish for its regions", noEnglish, []string{"fr"}, "F", "fr-CA"},
		{"the first wish comes before the second, however far it is cut", all, []string{"pt-AO", "de"}, "P", "pt"},
		{"the second wish comes before English", all, []string{"ta", "de"}, "D", "de"},
		{"English when no wish is there", all, []string{"ta"}, "E", "en"},
		{"English when there is no wish", all, nil, "E", "en"},
		{"an empty wish is none", all, []string{"", "de"}, "D", "de"},
		{"the first by tag when there is no English", noEnglish, []string{"ta"}, "F", "fr-CA"},
		{"a tag of hyphens only leads nowhere", all, []string{"-", "--", "-de"}, "E", "en"},
		{"an empty text has no wording", govmaturity.Text{}, []string{"en"}, "", ""},
		{"nor has nil", nil, []string{"en"}, "", ""},
	}
	for _, tt := range tests {
		wording, tag := tt.text.Lookup(tt.languages...)
		if wording != tt.wording || tag != tt.tag {
			t.Errorf("%s: Lookup(%q) = %q, %q; want %q, %q", tt.reason, tt.languages, wording, tag, tt.wording, tt.tag)
		}
		if in := tt.text.In(tt.languages...); in != wording {
			t.Errorf("%s: In(%q) = %q, and Lookup says %q", tt.reason, tt.languages, in, wording)
		}
	}
}

// The answer must not depend on the order of a map.
func TestTextLookupIsStable(t *testing.T) {
	text := govmaturity.Text{"si": "1", "ta": "2", "fr": "3", "fr-CA": "4", "FR-ca": "5", "ar": "6"}
	for range 100 {
		if wording, tag := text.Lookup("ko"); wording != "5" || tag != "FR-ca" {
			t.Fatalf("got %q, %q", wording, tag)
		}
		// Of two tags that differ only in case, the first by order.
		if wording, tag := text.Lookup("fr-ca"); wording != "5" || tag != "FR-ca" {
			t.Fatalf("got %q, %q", wording, tag)
		}
	}
}

func TestTextLanguages(t *testing.T) {
	text := govmaturity.Text{"si": "b", "en": "a", "ar": "c"}
	if got := text.Languages(); !slices.Equal(got, []string{"ar", "en", "si"}) {
		t.Errorf("got %q", got)
	}
	if got := govmaturity.Text(nil).Languages(); len(got) != 0 {
		t.Errorf("nil has %q", got)
	}
	if got := text.String(); got != "a" {
		t.Errorf("String() = %q", got)
	}
	if got := govmaturity.English("x"); len(got) != 1 || got["en"] != "x" {
		t.Errorf("English = %v", got)
	}
}

func TestValidLanguage(t *testing.T) {
	tests := []struct {
		reason, tag string
		want        bool
	}{
		{"two letters", "en", true},
		{"three letters", "sin", true},
		{"eight letters", "abcdefgh", true},
		{"capitals", "EN", true},
		{"a region", "pt-BR", true},
		{"a script and a region", "zh-Hant-HK", true},
		{"a region of digits", "es-419", true},
		{"a variant that begins with a digit", "de-1996", true},
		{"a private part", "sr-x-a", true},
		{"nothing", "", false},
		{"one letter", "e", false},
		{"private use alone", "x-private", false},
		{"nine letters", "abcdefghi", false},
		{"a long part", "en-abcdefghi", false},
		{"a digit in the language", "e1", false},
		{"an underscore, as in POSIX", "en_US", false},
		{"a hyphen last", "en-", false},
		{"a hyphen first", "-en", false},
		{"two hyphens", "en--US", false},
		{"a space", "en ", false},
		{"letters beyond a to z", "én", false},
		{"digits beyond 0 to 9", "en-٤١٩", false},
	}
	for _, tt := range tests {
		if got := govmaturity.ValidLanguage(tt.tag); got != tt.want {
			t.Errorf("%s: ValidLanguage(%q) = %v", tt.reason, tt.tag, got)
		}
	}
}

// A tag as it is written comes before one in other letters.
func TestLookupPrefersTheTagItself(t *testing.T) {
	text := govmaturity.Text{"EN": "other", "en": "this", "PT-br": "this too", "pt": "no"}
	for want, tag := range map[string]string{"this": "en", "this too": "pt-BR"} {
		if got := text.In(tag); got != want {
			t.Errorf("in %s: got %q, want %q", tag, got, want)
		}
	}
}

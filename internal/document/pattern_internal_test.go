package document

import (
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
)

func TestPatterns(t *testing.T) {
	matches := make(map[string]*Pattern)
	for _, p := range patterns {
		matches[p.Name] = p
		for _, s := range []string{"", " ", "\n", "\u00a0", " a", "a ", "a\n", "2020\n"} {
			if p.Matches(s) {
				t.Errorf("%s matches %q", p.Name, s)
			}
		}
	}
	tests := []struct {
		pattern, text string
		want          bool
	}{
		{"id", "a", true}, {"id", "un-nine-pillars", true}, {"id", "2.1_x", true}, {"id", "-a", false}, {"id", "A", false}, {"id", "é", false},
		{"id", strings.Repeat("a", 100), true}, {"id", strings.Repeat("a", 101), false},
		{"name", "z-score", true}, {"name", "Z", false},
		{"edition", "2020", true}, {"edition", "v2.1-Draft", true}, {"edition", "2.1 draft", false}, {"edition", strings.Repeat("a", 51), false},
		{"date", "2020", true}, {"date", "2020-07", true}, {"date", "2020-07-31", true}, {"date", "2020-13", false}, {"date", "2020-00", false},
		{"date", "2020-07-32", false}, {"date", "2020-7-1", false}, {"date", "20200701", false}, {"date", "20", false},
		{"hash", "sha256:" + strings.Repeat("0a", 32), true}, {"hash", "sha256:" + strings.Repeat("0A", 32), false}, {"hash", strings.Repeat("0a", 32), false},
	}
	for _, tt := range tests {
		if got := matches[tt.pattern].Matches(tt.text); got != tt.want {
			t.Errorf("%s matches %q: %v, want %v", tt.pattern, tt.text, got, tt.want)
		}
	}
	for _, tag := range []string{
		"", "e", "en", "eng", "pt-BR", "zh-Hans-CN", "de-1996", "e1", "1en", "en-", "-en", "en--us", "en_US", "abcdefgh", "abcdefghi", "en-abcdefghi", "sr-Latn-x-y", "é", "en ", "x-y",
	} {
		if got, want := matches["language"].Matches(tag), govmaturity.ValidLanguage(tag); got != want {
			t.Errorf("language matches %q: %v, and ValidLanguage says %v", tag, got, want)
		}
	}
}

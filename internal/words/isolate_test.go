package words

import "testing"

func TestIsolate(t *testing.T) {
	const (
		ltr = leftToRightIsolate
		rtl = rightToLeftIsolate
		end = endOfIsolate
	)
	for _, test := range []struct{ words, text, language, want, reason string }{
		{"en", "Data", "en", "Data", "both from left to right"},
		{"en", "بيانات", "ar", rtl + "بيانات" + end, "an Arabic title"},
		{"en", "GTMI بيانات", "ar", rtl + "GTMI بيانات" + end, "the language decides, and not the first letter"},
		{"ar", "Data", "en", ltr + "Data" + end, "an English title in Arabic"},
		{"ar", "بيانات GTMI", "ar", rtl + "بيانات GTMI" + end, "an Arabic title that ends in Latin letters"},
		{"ar", "GTMI بيانات", "", rtl + "GTMI بيانات" + end, "most letters are Arabic"},
		{"ar", "GTMI بيا", "und", ltr + "GTMI بيا" + end, "most letters are Latin"},
		{"en", "שירות", "", rtl + "שירות" + end, "Hebrew letters"},
		{"en", "2026", "", "2026", "digits have no direction"},
		{"ar", "", "en", "", "nothing"},
		{"en", "a\u202Eb", "en", "ab", "a mark that would reach beyond the text"},
		{"en", "a\u2069b", "en", "ab", "a mark that closes what it did not open"},
		{"en", "a\u2067b\u2069", "en", "a\u2067b\u2069", "marks that close"},
	} {
		if got := For(test.words).Isolate(test.text, test.language); got != test.want {
			t.Errorf("%q in %s is %+q, not %+q: %s", test.text, test.words, got, test.want, test.reason)
		}
	}
	if got := For("ar").LeftToRight("1 + 2 = 3"); got != ltr+"1 + 2 = 3"+end {
		t.Errorf("a formula in Arabic is %+q", got)
	}
}

func TestWording(t *testing.T) {
	title := map[string]string{"en": "Data", "ar": "بيانات", "si": "දත්ත"}
	for _, test := range []struct {
		languages []string
		want      string
	}{
		{nil, "Data"}, {[]string{"en"}, "Data"}, {[]string{"fr"}, "Data"},
		// There are no words in Sinhala: they are Arabic, around a Sinhala title.
		{[]string{"si", "ar"}, leftToRightIsolate + "දත්ත" + endOfIsolate},
		{[]string{"ar-EG"}, rightToLeftIsolate + "بيانات" + endOfIsolate}, {[]string{"si", "fr"}, "දත්ත"}, {[]string{"xx"}, "Data"},
	} {
		if got := For(test.languages...).Wording(title); got != test.want {
			t.Errorf("a reader of %v sees %+q, not %+q", test.languages, got, test.want)
		}
	}
	if got := For("ar").Wording(nil); got != "" {
		t.Errorf("no text is %q", got)
	}
}

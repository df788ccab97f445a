package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestTidy(t *testing.T) {
	for in, want := range map[string]string{
		"":                             "",
		"Ana":                          "Ana",
		"  Ana \u00a0 Müller\t":        "Ana Müller",
		"Mu\u0308ller":                 "Müller",
		"A\u200bn\u00ada\ufeff":        "Ana",
		"A\u200dna":                    "Ana",           // joins nothing
		"می\u200cخواهم":                "می\u200cخواهم", // shapes a Persian word
		"\u200cمی":                     "می",
		"\u200fوزارة الصحة\u200e":      "وزارة الصحة",
		"क\u094d\u200dष":               "क\u094d\u200dष",
		"Ministry\u2003of\u3000Health": "Ministry of Health",
		"e\u200b\u0301":                "é", // kept apart by what nobody sees
		"\u200b\u200b":                 "",
		"衛生部":                          "衛生部",
		"a\nb":                         "a\nb", // two lines are refused elsewhere
	} {
		if got := tidy(in); got != want {
			t.Errorf("tidy(%q) is %q, want %q", in, got, want)
		}
		if again := tidy(tidy(in)); again != tidy(in) {
			t.Errorf("tidy(%q) is not tidy: %q", in, again)
		}
	}
}

func FuzzTidy(f *testing.F) {
	for _, seed := range []string{"Ana", "e\u200b\u0301", "a\u202eb", "می\u200cخ", "\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if once := tidy(name); tidy(once) != once {
			t.Errorf("tidy(%q) is %q, and tidied again %q", name, once, tidy(once))
		}
		if near := nearSubjects(name, []string{tidy(name), name}); slices.Contains(near, name) {
			t.Errorf("%q is near itself", name)
		}
	})
}

func TestNearSubjects(t *testing.T) {
	for _, test := range []struct {
		name, known string
		near        bool
	}{
		{"Ministry of Health", "Ministry of Health", false}, // it is there
		{"ministry of health", "Ministry of Health", true},
		{"MinistryofHealth", "Ministry of Health", true},
		{"Ministry of Health.", "Ministry of Health", true},
		{"Ministère de la Santé", "Ministere de la Sante", true},
		{"Straße 7", "STRASSE 7", true},
		{"Ｈｅａｌｔｈ", "Health", true},
		{"Istanbul Büyükşehir", "İstanbul Büyükşehir", true},
		{"وزاره الصحه", "وزارة الصحة", true},
		{"وِزارة الصحّة", "وزارة الصحة", true},
		{"إدارة الضرائب", "ادارة الضرائب", true},
		{"Мінстэрства", "Міністэрства", true},
		{"Ministry of Helath", "Ministry of Health", true},
		{"Minstry of Health", "Ministry of Health", true},
		{"Ministry of Healthh", "Ministry of Health", true},
		{"Ministry of Wealth", "Ministry of Health", true}, // asked once too often
		{"Ministry of Labour", "Ministry of Health", false},
		{"District 1", "District 2", false},
		{"District 11", "District 1", false},
		{"District A", "District B", false},
		{"Region IV", "Region V", false},
		{"Mali", "Malo", false}, // too short
		{"Niger", "Nigeria", false},
		{"कख", "किखि", false}, // the vowels tell them apart
		{"衛生部", "衛生局", false},
		{"!!!", "???", false},
	} {
		if got := nearSubjects(test.name, []string{test.known}); (got != nil) != test.near {
			t.Errorf("%q beside %q: %q", test.name, test.known, got)
		}
	}
	many := slices.Repeat([]string{"Ministry of Health"}, 100)
	if got := nearSubjects("ministry of health", many); len(got) != maxNear {
		t.Errorf("%d names are offered", len(got))
	}
}

// In a page that runs from right to left, a name keeps to itself: without the marks, the
// number at its end would go to the words after it.
func TestNamesInSentences(t *testing.T) {
	if said := languageFor("ar").T("finished-note", "Office 3"); !strings.Contains(said, "\u2068Office 3\u2069") {
		t.Errorf("not isolated: %q", said)
	}
	if said := languageFor("fr").T("finished-note", "Office 3"); said != "Terminée par Office 3. Elle ne change plus." {
		t.Errorf("said %q", said)
	}
}

// A date among Arabic letters would be read from its other end: it is set apart.
func TestDatesInArabic(t *testing.T) {
	date := regexp.MustCompile(`(.?)\d{4}-\d\d`)
	for key, all := range words {
		for i, said := range all {
			for _, m := range date.FindAllStringSubmatch(said, -1) {
				if languages[i].Dir == "rtl" && m[1] != "\u2066" {
					t.Errorf("%s: the date in %q runs in the wrong direction", key, said)
				}
			}
		}
	}
}

package contact_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/contact"
)

func TestRedact(t *testing.T) {
	for text, want := range map[string]string{
		"":                                            "",
		"CEO":                                         "CEO",
		"A. Silva <a.silva@ministry.gov.xx>":          "A. Silva <[e-mail]>",
		"mail to o'neil+risk@a.example.org.":          "mail to [e-mail].",
		"a@b.cd;c@d.ef":                               "[e-mail];[e-mail]",
		"name [at] agency [dot] gov":                  "[e-mail]",
		"name(at)agency.gov":                          "[e-mail]",
		"иван@почта.рф":                               "[e-mail]",
		"联系＠机构.中国":                                    "[e-mail]",
		"user123456789@x.org":                         "[e-mail]",
		"@handle, 3 @ 5":                              "@handle, 3 @ 5",
		"the owner (at) present":                      "the owner (at) present",
		"+44 20 7946 0958":                            "[tel]",
		"call +1 (202) 555-0143 today":                "call [tel] today",
		"(202) 555-0143":                              "[tel]",
		"202-555-0143 or 202.555.0143":                "[tel] or [tel]",
		"555-0143":                                    "[tel]",
		"01 23 45 67 89":                              "[tel]",
		"0049 30 123456":                              "[tel]",
		"9876543210":                                  "[tel]",
		"Tel. 12345, room 12345":                      "Tel. [tel], room 12345",
		"тел.: 8 495 123-45-67":                       "тел.: [tel]",
		"هاتف: ٠٢٢٧٩٥٠٠٠٠":                            "هاتف: [tel]",
		"电话：13800138001":                              "电话：[tel]",
		"2024 212-555-1234":                           "2024 [tel]",
		"2026-11-25 10:15":                            "2026-11-25 10:15",
		"25.11.2026, 01/02/2026 03":                   "25.11.2026, 01/02/2026 03",
		"2014-2020, 2014–2020":                        "2014-2020, 2014–2020",
		"ISO 27001:2022, IEC 62443, CVE-2024-1234567": "ISO 27001:2022, IEC 62443, CVE-2024-1234567",
		"R-001, R-0012345678":                         "R-001, R-0012345678",
		"1 250 000 people, 1,250,000, 1.250.000":      "1 250 000 people, 1,250,000, 1.250.000",
		"14000000000 a year":                          "14000000000 a year",
		"0.123456789012":                              "0.123456789012",
		"192.168.10.20":                               "192.168.10.20",
		"001:1850-1862":                               "001:1850-1862",
		"12 345 678 901 234 567 890":                  "12 345 678 901 234 567 890",
		"https://a.org/0123456789":                    "https://a.org/0123456789",
		"ISBN 978-92-1-123456-7":                      "ISBN 978-92-1-123456-7",
	} {
		got, found := contact.Redact(text)
		if got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
		if n := strings.Count(want, "[e-mail]") + strings.Count(want, "[tel]"); len(found) != n {
			t.Errorf("%q: %d found, want %d", text, len(found), n)
		}
	}
}

// FuzzRedact: places are in order and in the text, and what is redacted stays so.
func FuzzRedact(f *testing.F) {
	for _, text := range []string{"a@b.cd +44 20 7946 0958", "(02) 1234 5678", "x [at] y [dot] org", "٠٢٢٧٩٥٠٠٠٠", "+\xff12 34 56 78", "((((1234567)"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		once, found := contact.Redact(text)
		at := 0
		for _, place := range found {
			if place.Start < at || place.End <= place.Start || place.End > len(text) {
				t.Fatalf("%q: %+v", text, found)
			}
			at = place.End
		}
		if twice, more := contact.Redact(once); twice != once || more != nil {
			t.Fatalf("%q becomes %q, then %q", text, once, twice)
		}
	})
}

func TestRedactProblems(t *testing.T) {
	err := contact.RedactProblems(govmaturity.Problems{{Format: "no %q, %d", Args: []any{"a@b.cd", 7}, Path: govmaturity.Path{}.Key("tel 5551234")}}.Err())
	if err == nil || err.Error() != `["tel [tel]"]: no "[e-mail]", 7` {
		t.Error(err)
	}
	if plain := errors.New("a@b.cd"); contact.RedactProblems(plain) != plain || contact.RedactProblems(nil) != nil {
		t.Error("another error is not as it was")
	}
}

func TestEach(t *testing.T) {
	type part struct {
		Owner string           `json:"owner,omitempty"`
		ID    string           `json:"id"`
		Text  govmaturity.Text `json:"text"`
	}
	type doc struct {
		Parts   []part               `json:"parts"`
		More    *part                `json:"more"`
		None    *part                `json:"none"`
		Sources []govmaturity.Source `json:"sources"`
		hidden  string
	}
	d := doc{
		Parts: []part{{"a@b.cd", "a@b.cd", govmaturity.Text{"fr": "x a@b.cd", "en": "plain"}}}, More: &part{Owner: "+44 20 7946 0958"},
		Sources: []govmaturity.Source{{Note: govmaturity.Text{"en": "a@b.cd"}}}, hidden: "a@b.cd",
	}
	var places []string
	contact.Each(&d, []string{"owner"}, func(at govmaturity.Path, s string) string {
		out, found := contact.Redact(s)
		if found != nil {
			places = append(places, at.String())
		}
		return out
	})
	if got := strings.Join(places, " "); got != "parts[0].owner parts[0].text more.owner" {
		t.Error(got)
	}
	if p := d.Parts[0]; p.Owner != "[e-mail]" || p.ID != "a@b.cd" || p.Text["fr"] != "x [e-mail]" || p.Text["en"] != "plain" || d.More.Owner != "[tel]" || d.Sources[0].Note["en"] != "a@b.cd" || d.hidden != "a@b.cd" {
		t.Errorf("%+v %+v", d, d.More)
	}
}

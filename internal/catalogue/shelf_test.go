package catalogue_test

import (
	"cmp"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/catalogue"
)

// shelf has roles of another package, one with hyphens everywhere, and files
// that are none of its documents.
var shelf = catalogue.Shelf{Package: "roles", Noun: "role", Files: fstest.MapFS{
	"data-steward@2019.yaml":         {},
	"data-steward@2.10.yaml":         {},
	"data-steward@2.9-beta-1.yaml":   {},
	"data-steward@2.9.yaml":          {},
	"un-service.designer@rev-2.yaml": {},
	"README.md":                      {},
	"notes.yaml":                     {},
	"@2020.yaml":                     {},
	"crosswalks/data-steward@2.9/data-steward@2.10.yaml": {},
	"crosswalks/data-steward@2.10/README.yaml":           {},
}}

func TestEntries(t *testing.T) {
	var got []string
	for _, e := range shelf.Entries() {
		got = append(got, e.String())
		if want := e.String() + ".yaml"; e.File != want {
			t.Errorf("%s is in the file %s", e, e.File)
		}
	}
	want := []string{"data-steward@2.9", "data-steward@2.9-beta-1", "data-steward@2.10", "data-steward@2019", "un-service.designer@rev-2"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestCompareEditions(t *testing.T) {
	inOrder := []string{"1", "1.1", "2.9", "2.10", "2.10.1", "10", "2020", "2020.1", "2022"}
	for i, a := range inOrder {
		for j, b := range inOrder {
			if got, want := catalogue.CompareEditions(a, b), cmp.Compare(i, j); got != want {
				t.Errorf("CompareEditions(%q, %q) = %d, want %d", a, b, got, want)
			}
		}
	}
}

func TestFind(t *testing.T) {
	for name, want := range map[string]string{
		"data-steward": "data-steward@2019", "data-steward@2.9": "data-steward@2.9", "un-service.designer": "un-service.designer@rev-2",
	} {
		if e, err := shelf.Find(name); err != nil || e.String() != want {
			t.Errorf("%s: %v, %v, want %s", name, e, err, want)
		}
	}
	all := "there is data-steward, un-service.designer"
	for _, test := range []struct{ reason, name, want string }{
		{"nothing is near: list all", "nonsense", `roles: no role "nonsense" (` + all + ")"},
		{"a letter is wrong", "data-stewart", "did you mean data-steward"},
		{"case is wrong", "DATA-STEWARD", "did you mean data-steward"},
		{"a part is right, with an edition", "steward@2020", "did you mean data-steward"},
		{"two letters are no part", "un-x", all},
		{"the edition is wrong: list those there are", "un-service.designer@rev-1", "there is un-service.designer@rev-2"},
		{"no name", "", all},
		{"a very long name", strings.Repeat("x", 1_000_000), all},
	} {
		if _, err := shelf.Find(test.name); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %.300v, want %q", test.reason, err, test.want)
		}
	}
	if _, err := (catalogue.Shelf{Package: "roles", Noun: "role", Files: fstest.MapFS{}}).Find("x"); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "the catalogue is empty") {
		t.Errorf("an empty catalogue: %v", err)
	}
}

func TestCrosswalks(t *testing.T) {
	list := shelf.Crosswalks()
	if len(list) != 1 || list[0].String() != "data-steward@2.9 to data-steward@2.10" || list[0].File != "crosswalks/data-steward@2.9/data-steward@2.10.yaml" {
		t.Fatalf("got %+v", list)
	}
	if c, err := shelf.FindCrosswalk("data-steward@2.9", "data-steward@2.10"); err != nil || c != list[0] {
		t.Errorf("%v, %v", c, err)
	}
	for _, test := range []struct{ from, to, says string }{
		{"data-steward@2.10", "data-steward@2.9", "(there is data-steward@2.9 to data-steward@2.10)"}, // the other direction
		{"un-service.designer", "data-steward", "no crosswalk from un-service.designer@rev-2 to data-steward@2019 (there is none for either of them)"},
		{"data-stewart", "data-steward", "did you mean data-steward"},
		{"data-steward", "designer", "there is data-steward, un-service.designer"},
	} {
		if _, err := shelf.FindCrosswalk(test.from, test.to); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s to %s: %v, want %q", test.from, test.to, err, test.says)
		}
	}
}

func TestFindAt(t *testing.T) {
	files := fstest.MapFS{}
	dates := map[string]govmaturity.Dates{
		"index@2018":   {Published: "2018-07"},
		"index@2020":   {Published: "2020-07-10", InForce: "2021"},
		"index@2022":   {Published: "2022", Checked: "2024-05"},
		"open@1":       {Published: "2018"},
		"open@2":       {},
		"late@1":       {},
		"late@2":       {Published: "2018", Checked: "2019"},
		"free@1":       {},
		"free@2":       {},
		"bare@1":       {Published: "2018"},
		"broken@1":     {Published: "2018"},
		"backwards@1":  {Published: "2022", Checked: "2030"},
		"backwards@10": {Published: "2018", Checked: "2030"},
	}
	for name := range dates {
		files[name+".yaml"] = nil
	}
	s := catalogue.Shelf{Package: "catalog", Noun: "instrument", Files: files}
	datesOf := func(e catalogue.Entry) (govmaturity.Dates, error) {
		if e.ID == "broken" {
			return govmaturity.Dates{}, errors.New("cannot be read")
		}
		return dates[e.String()], nil
	}
	for _, test := range []struct{ reason, id, date, want, note string }{
		{"the first, from its month on", "index", "2018-07-01", "index@2018", ""},
		{"the first, in its year", "index", "2018", "index@2018", ""},
		{"published, but not yet in force", "index", "2020-12-31", "index@2018", ""},
		{"in force", "index", "2021-01-01", "index@2020", ""},
		{"a year in which one comes into force has that one", "index", "2022", "index@2022", ""},
		{"the last, until it was checked", "index", "2024-05-31", "index@2022", ""},
		{"the last, after that", "index", "2024-06", "index@2022", "that index@2022 is in force was last checked on 2024-05: a newer edition may be in force on 2024-06"},
		{"never checked", "bare", "2019", "bare@1", "nobody says when it was last checked that bare@1 is in force"},
		{"a later one without dates", "open", "2019", "open@1", "open@2 does not say since when it is in force: it may be the one in force on 2019, and not open@1"},
		{"an earlier one without dates", "late", "2019-06", "late@2", ""},
		{"no dates at all", "free", "2019", "free@2", "free@2 does not say since when it is in force"},
		{"dates go before editions", "backwards", "2023", "backwards@1", ""},
	} {
		e, note, err := s.FindAt(test.id, test.date, datesOf)
		if err != nil || e.String() != test.want || note != test.note {
			t.Errorf("%s: %v, %q, %v; want %s, %q", test.reason, e, note, err, test.want, test.note)
		}
	}
	for _, test := range []struct{ reason, id, date, says string }{
		{"before the first", "index", "2018-06-30", "no edition of index was in force on 2018-06-30: the first with a date, index@2018, is since 2018-07"},
		{"no such id", "indx", "2018", "did you mean index"},
		{"an edition", "index@2018", "2018", `"index@2018" names an edition`},
		{"no date", "index", "May 2018", `"May 2018" is no date: expected a date`},
		{"no date", "index", "", `"" is no date`},
		{"a document that cannot be read", "broken", "2018", "cannot be read"},
	} {
		if e, note, err := s.FindAt(test.id, test.date, datesOf); err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v, %q, %v; want %q", test.reason, e, note, err, test.says)
		} else if missing := test.reason == "before the first" || test.reason == "no such id"; errors.Is(err, fs.ErrNotExist) != missing {
			t.Errorf("%s: is fs.ErrNotExist: %t", test.reason, !missing)
		}
	}
}

func TestCheckDates(t *testing.T) {
	for _, test := range []struct {
		dates govmaturity.Dates
		wrong bool
	}{
		{govmaturity.Dates{}, false},
		{govmaturity.Dates{Checked: "2019"}, false},
		{govmaturity.Dates{Published: "2020", Checked: "2020-01"}, false},
		{govmaturity.Dates{Published: "2020-07-10", Checked: "2020"}, false},
		{govmaturity.Dates{Published: "2020", Checked: "2019-12-31"}, true},
		{govmaturity.Dates{Published: "2020-07", Checked: "2020-06"}, true},
		{govmaturity.Dates{Published: "soon", Checked: "x"}, false},
		{govmaturity.Dates{Published: "no such thing", Checked: "2020-06"}, false},
	} {
		problems := catalogue.CheckDates(test.dates)
		if wrong := len(problems) > 0; wrong != test.wrong || wrong && (problems[0].Code != govmaturity.CodeOutOfOrder || problems[0].Path.String() != "checked") {
			t.Errorf("%+v: %v", test.dates, problems)
		}
	}
}

package catalog_test

import (
	"github.com/govmaturity/govmaturity"

	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/maturity/panel"
)

// egdiRow is what the publisher prints about one state.
type egdiRow struct {
	state         string
	osi, hci, tii float64
	index         float64
	printed, rank string // as printed; no rank is ""
}

// egdiEdition is what is known of one edition beforehand.
type egdiEdition struct {
	year string
	// classes are the publisher's counts, from very high to low, where known.
	classes []int
	// zeroWhen names the component whose 0 makes the publisher print an index
	// of 0, whatever the others are. No text that was read states this; every
	// row of the editions that have it keeps to it, both ways.
	zeroWhen string
	// printed lists the states whose index does not follow from its
	// components, and what is printed.
	printed map[string]string
	// ranks lists the states whose rank does not follow from the printed
	// index, and what is printed.
	ranks map[string]string
}

// egdiTolerance covers the rounding of the three components and of the index:
// with four decimals each, half a unit of the last one and half a unit again.
const egdiTolerance = 0.0001

func egdiEditions() []egdiEdition {
	noRank := func(states ...string) map[string]string {
		ranks := map[string]string{}
		for _, s := range states {
			ranks[s] = ""
		}
		return ranks
	}
	zero := func(states ...string) map[string]string {
		printed := map[string]string{}
		for _, s := range states {
			printed[s] = "0.00000"
		}
		return printed
	}
	misprints2008 := zero("Kiribati", "Marshall Islands", "Micronesia (Federated States of)", "Monaco",
		"Nauru", "Palau", "Democratic People's Republic of Korea", "Somalia", "Tuvalu", "San Marino")
	misprints2008["Cambodia"] = "0.29890" // its components give 0.30172
	misprints2008["Cameroon"] = "0.27340" // its components give 0.28552

	return []egdiEdition{
		{year: "2003", zeroWhen: "osi", ranks: noRank("Montenegro", "South Sudan"),
			printed: zero("Iraq", "Kiribati", "Liberia", "Libya", "Dominica", "Equatorial Guinea",
				"Eritrea", "Chad", "Central African Republic", "Côte d'Ivoire",
				"Democratic People's Republic of Korea", "Democratic Republic of the Congo",
				"Guinea-Bissau", "Haiti", "Suriname", "Uzbekistan", "Tajikistan", "Tuvalu")},
		{year: "2004", zeroWhen: "osi", ranks: noRank("Montenegro", "South Sudan"),
			printed: zero("Kiribati", "Liberia", "Libya", "Equatorial Guinea", "Eritrea",
				"Central African Republic", "Democratic People's Republic of Korea",
				"Guinea-Bissau", "Haiti", "Somalia", "Tajikistan", "Tuvalu", "Zambia")},
		{year: "2005", zeroWhen: "osi", ranks: noRank("Montenegro", "South Sudan"),
			printed: zero("Kiribati", "Liberia", "Libya", "Equatorial Guinea",
				"Central African Republic", "Democratic People's Republic of Korea",
				"Democratic Republic of the Congo", "Guinea-Bissau", "Haiti", "Somalia",
				"Turkmenistan", "Zambia")},
		{year: "2008", zeroWhen: "hci", ranks: noRank("South Sudan"), printed: misprints2008},
		{year: "2010", zeroWhen: "hci", ranks: noRank("South Sudan"),
			printed: zero("Kiribati", "Marshall Islands", "Micronesia (Federated States of)", "Monaco",
				"Nauru", "Democratic People's Republic of Korea", "Somalia", "Tuvalu", "San Marino")},
		{year: "2012", zeroWhen: "osi",
			printed: zero("Libya", "Central African Republic", "Guinea")},
		{year: "2016", classes: []int{29, 65, 67, 32}},
		{year: "2018", classes: []int{40, 71, 66, 16}},
		{year: "2020", classes: []int{57, 69, 59, 8},
			// Each is printed one place behind the one its index gives.
			ranks: map[string]string{"Andorra": "80", "Hungary": "52", "North Macedonia": "72", "Timor-Leste": "134"}},
		{year: "2022", classes: []int{60, 73, 53, 7}},
	}
}

func TestConformanceEGDI(t *testing.T) {
	for _, edition := range egdiEditions() {
		t.Run(edition.year, func(t *testing.T) {
			t.Run("testdata", func(t *testing.T) {
				path := filepath.Join(root, "testdata", "egdi-"+edition.year+".csv")
				if !slices.Contains([]string{"2010", "2018", "2022"}, edition.year) {
					t.Skip("testdata holds 2010, 2018 and 2022 only")
				}
				var rows []egdiRow
				for _, r := range readTable(t, path) {
					rows = append(rows, egdiRow{
						r["state"], r.number(t, "osi"), r.number(t, "hci"), r.number(t, "tii"),
						r.number(t, "index"), r["index"], r["rank"],
					})
				}
				checkEGDI(t, edition, rows)
			})
			t.Run("shared", func(t *testing.T) {
				var rows []egdiRow
				for _, r := range readTable(t, sharedFile(t, "egdi", edition.year+".csv")) {
					rows = append(rows, egdiRow{
						r["Country Name"], r.number(t, "Online Service Index"), r.number(t, "Human Capital Index"),
						r.number(t, "Telecommunication Infrastructure Index"),
						r.number(t, "E-Government Index"), r["E-Government Index"], r["E-Government Rank"],
					})
				}
				checkEGDI(t, edition, rows)
			})
		})
	}
}

// checkEGDI compares what the framework computes with what is printed: the
// index, the rank and the class of every state. A state may be off only if
// the edition lists it, and must be off if it does.
func checkEGDI(t *testing.T, edition egdiEdition, rows []egdiRow) {
	t.Helper()
	fw := load(t, "un-egdi@"+edition.year)
	if len(rows) != 193 {
		t.Errorf("%d states, want 193", len(rows))
	}

	within, farthest := 0, 0.0
	ranked := make([]float64, len(rows)) // what the ranks are made of
	classes := map[string]int{}
	listed := maps.Clone(edition.printed)
	for i, row := range rows {
		card := score(t, fw, row.state, map[string]govmaturity.Answer{
			"osi": govmaturity.AnswerNumber(row.osi),
			"hci": govmaturity.AnswerNumber(row.hci),
			"tii": govmaturity.AnswerNumber(row.tii),
		})
		got := value(t, card, "egdi")
		published, ok := card.Root().Published()
		if !ok {
			t.Fatalf("%s: no published value", row.state)
		}
		class := card.Root().Class().ID()

		printed, off := edition.printed[row.state]
		delete(listed, row.state)
		switch consistent := near(got, row.index, egdiTolerance); {
		case off && consistent:
			t.Errorf("%s is listed as inconsistent and is not: %v computed, %s printed", row.state, got, row.printed)
		case off && printed != row.printed:
			t.Errorf("%s: listed as printed %s, and %s is printed", row.state, printed, row.printed)
		case off:
			// The publisher ranks and sorts what it prints.
			published, class = row.index, egdiClass(row.index)
		case !consistent:
			t.Errorf("%s: %v computed, %s printed", row.state, got, row.printed)
		default:
			within++
			farthest = max(farthest, max(got-row.index, row.index-got))
			if want := egdiClass(row.index); class != want {
				t.Errorf("%s: class %s computed, %s by the printed index %s", row.state, class, want, row.printed)
			}
		}
		ranked[i] = published
		classes[class]++

		if edition.zeroWhen != "" {
			component := map[string]float64{"osi": row.osi, "hci": row.hci}[edition.zeroWhen]
			if (row.index == 0) != (component == 0) {
				t.Errorf("%s: index %s and %s %v: not both 0 or neither", row.state, row.printed, edition.zeroWhen, component)
			}
		}
	}
	for state := range listed {
		t.Errorf("%s is listed as inconsistent and is not among the rows", state)
	}

	ranks := checkEGDIRanks(t, edition, rows, panel.Ranks(ranked))

	counts := []int{classes["very-high"], classes["high"], classes["middle"], classes["low"]}
	if edition.classes != nil && !slices.Equal(counts, edition.classes) {
		t.Errorf("classes %v, want %v", counts, edition.classes)
	}

	line := fmt.Sprintf("EGDI %s: %d of %d within %v (at most %.6f), ranks %d of %d, classes %s",
		edition.year, within, len(rows), egdiTolerance, farthest, ranks, len(rows),
		strings.Trim(strings.ReplaceAll(fmt.Sprint(counts), " ", "/"), "[]"))
	if edition.classes == nil {
		line += " (not known to be published)"
	}
	if n := len(edition.printed); n > 0 {
		line += fmt.Sprintf("; %d listed as printed off", n)
	}
	if n := len(edition.ranks); n > 0 {
		line += fmt.Sprintf("; %d ranks listed as off or missing", n)
	}
	t.Log(line)
}

// checkEGDIRanks returns how many ranks are as printed.
func checkEGDIRanks(t *testing.T, edition egdiEdition, rows []egdiRow, ranks []int) (equal int) {
	t.Helper()
	listed := maps.Clone(edition.ranks)
	for i, row := range rows {
		printed, off := edition.ranks[row.state]
		delete(listed, row.state)
		got := strconv.Itoa(ranks[i])
		switch {
		case got == row.rank && off:
			t.Errorf("%s: the rank %s is listed as off and is not", row.state, got)
		case got == row.rank:
			equal++
		case !off:
			t.Errorf("%s: rank %s computed, %q printed", row.state, got, row.rank)
		case printed != row.rank:
			t.Errorf("%s: listed with rank %q, and %q is printed", row.state, printed, row.rank)
		}
	}
	for state := range listed {
		t.Errorf("the rank of %s is listed as off, and it is not among the rows", state)
	}
	return equal
}

// egdiClass is the entry's rule, written a second time.
func egdiClass(index float64) string {
	switch {
	case index > 0.75:
		return "very-high"
	case index >= 0.5:
		return "high"
	case index >= 0.25:
		return "middle"
	}
	return "low"
}

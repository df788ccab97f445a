package catalog_test

import (
	"github.com/govmaturity/govmaturity"

	"path/filepath"
	"strings"
	"testing"
)

func TestConformanceGTMI(t *testing.T) {
	for _, edition := range []string{"2020", "2022"} {
		t.Run(edition, func(t *testing.T) {
			t.Run("testdata", func(t *testing.T) {
				table := readTable(t, filepath.Join(root, "testdata", "gtmi.csv"))
				checkGTMI(t, edition, table, "edition", "economy", "index", "group")
			})
			t.Run("shared", func(t *testing.T) {
				table := readTable(t, sharedFile(t, "gtmi", "gtmi_2020_2022.csv"))
				checkGTMI(t, edition, table, "year", "country_code", "gtmi", "grp")
			})
		})
	}
}

// checkGTMI compares index and group of every economy of one edition. The
// columns are named differently in the two tables.
func checkGTMI(t *testing.T, edition string, table []record, editionColumn, economy, index, group string) {
	t.Helper()
	const tolerance = 1e-12
	fw := load(t, "wb-gtmi@"+edition)
	rows, within, grouped := 0, 0, 0
	for _, r := range table {
		if r[editionColumn] != edition {
			continue
		}
		rows++
		answers := map[string]govmaturity.Answer{}
		for _, component := range []string{"cgsi", "psdi", "dcei", "gtei"} {
			answers[component] = govmaturity.AnswerNumber(r.number(t, component))
		}
		card := score(t, fw, r[economy], answers)
		if got := value(t, card, "gtmi"); near(got, r.number(t, index), tolerance) {
			within++
		} else {
			t.Errorf("%s: %v computed, %s published", r[economy], got, r[index])
		}
		if got := strings.ToUpper(card.Root().Class().ID()); got == r[group] {
			grouped++
		} else {
			t.Errorf("%s: group %q computed, %s published", r[economy], got, r[group])
		}
	}
	if rows != 198 {
		t.Errorf("%d economies, want 198", rows)
	}
	t.Logf("GTMI %s: %d of %d within %v, groups %d of %d", edition, within, rows, tolerance, grouped, rows)
}

package catalog_test

import (
	"github.com/govmaturity/govmaturity"

	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// The nodes whose scores are published, beside the total.
var (
	desiDimensions    = []string{"dim1", "dim2", "dim3", "dim4"}
	desiSubdimensions = []string{"1a", "1b", "2a", "2b", "2c", "2d", "3a", "3b", "3c", "4a"}
)

// desiRow is one country in one year.
type desiRow struct {
	country string
	answers map[string]govmaturity.Answer
	imputed int                // how many answers the publisher filled in
	scores  map[string]float64 // by node
}

func TestConformanceDESI(t *testing.T) {
	t.Run("testdata", func(t *testing.T) { checkDESI(t, "y4", desiTestdata(t)) })
	for _, year := range []string{"y1", "y2", "y3", "y4"} {
		t.Run(year, func(t *testing.T) { checkDESI(t, year, desiShared(t, year)) })
	}
}

// desiTestdata reads the year that testdata/ holds. A star marks a cell that
// the publisher filled.
func desiTestdata(t *testing.T) []desiRow {
	t.Helper()
	scores := readTable(t, filepath.Join(root, "testdata", "desi-y4-scores.csv"))
	var rows []desiRow
	for i, cells := range readTable(t, filepath.Join(root, "testdata", "desi-y4-cells.csv")) {
		if cells["country"] != scores[i]["country"] {
			t.Fatalf("row %d is of %s and of %s", i, cells["country"], scores[i]["country"])
		}
		row := desiRow{country: cells["country"], answers: map[string]govmaturity.Answer{}, scores: map[string]float64{}}
		for code, cell := range cells {
			if code != "country" {
				cell, filled := strings.CutSuffix(cell, "*")
				row.answer(t, code, cell, filled)
			}
		}
		for node := range scores[i] {
			if node != "country" {
				row.scores[node] = scores[i].number(t, node)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// desiShared reads a year of the wider data. A cell that is empty among the
// raw indicators is one that the publisher filled.
func desiShared(t *testing.T, year string) []desiRow {
	t.Helper()
	byCountry := func(file string) map[string]record {
		table := map[string]record{}
		for _, r := range readTable(t, sharedFile(t, "desi", file)) {
			// Rows called SUM are totals down a column, not countries.
			if r["year"] == year && r["country"] != "SUM" {
				table[r["country"]] = r
			}
		}
		return table
	}
	raw, scores := byCountry("raw_indicators.csv"), byCountry("expected_scores.csv")
	filled := byCountry("filled_indicators.csv")
	if len(raw) != len(filled) || len(scores) != len(filled) {
		t.Fatalf("%d raw, %d filled and %d score rows", len(raw), len(filled), len(scores))
	}
	var rows []desiRow
	for country, cells := range filled {
		row := desiRow{country: country, answers: map[string]govmaturity.Answer{}, scores: map[string]float64{}}
		for code, cell := range cells {
			if code != "year" && code != "country" {
				row.answer(t, code, cell, raw[country][code] == "")
			}
		}
		for node := range scores[country] {
			if node != "year" && node != "country" {
				row.scores[strings.ToLower(node)] = scores[country].number(t, node)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// answer adds the number of one indicator.
func (row *desiRow) answer(t *testing.T, code, cell string, filled bool) {
	t.Helper()
	x, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		t.Fatalf("%s of %s: %v", code, row.country, err)
	}
	row.answers[code] = govmaturity.AnswerNumber(x)
	if filled {
		row.answers[code] = row.answers[code].AsImputed()
		row.imputed++
	}
}

// checkDESI compares the total, the dimensions and the sub-dimensions of every
// country of one year.
func checkDESI(t *testing.T, year string, rows []desiRow) {
	t.Helper()
	const tolerance = 1e-12
	fw := load(t, "eu-desi@2022")
	if len(rows) != 28 {
		t.Errorf("%d rows, want 28", len(rows))
	}
	for _, row := range rows {
		if len(row.answers) != 33 || len(row.scores) != 15 {
			t.Fatalf("%s: %d indicators and %d scores, want 33 and 15", row.country, len(row.answers), len(row.scores))
		}
	}
	within := map[string]int{} // published scores met, by node
	imputed, farthest := 0, 0.0
	for _, row := range rows {
		card := score(t, fw, row.country, row.answers)
		for node, want := range row.scores {
			got := value(t, card, node)
			if !near(got, want, tolerance) {
				t.Errorf("%s, %s: %v computed, %v published", row.country, node, got, want)
				continue
			}
			farthest = max(farthest, max(got-want, want-got))
			within[node]++
		}
		imputed += row.imputed
		for code, answer := range row.answers {
			if got := card.Node(code).State(); got != answer.State() {
				t.Errorf("%s, %s: state %s, want %s", row.country, code, got, answer.State())
			}
		}
	}
	count := func(nodes ...string) string {
		sum := 0
		for _, node := range nodes {
			sum += within[node]
		}
		return fmt.Sprintf("%d of %d", sum, len(nodes)*len(rows))
	}
	t.Logf("DESI %s: totals %s, dimensions %s, sub-dimensions %s within %v (at most %.1e); %d of %d cells imputed by the publisher",
		year, count("desi"), count(desiDimensions...), count(desiSubdimensions...), tolerance, farthest,
		imputed, len(rows)*len(fw.Indicators()))
}

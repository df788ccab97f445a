package catalog_test

import (
	"github.com/govmaturity/govmaturity"

	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// The conformance tests recompute published results with the documents of the
// catalogue. Each prints one line a set of figures:
//
//	go test -v -run Conformance ./maturity/catalog
//
// They always run on testdata/. Where the wider data lie beside the repository,
// in ../shared/data, they run on these too; where not, they skip that part and
// say so.

// root is the repository's folder, from the folder of this package.
const root = "../.."

// sharedFile returns the path of a file of the wider data, or skips the test.
func sharedFile(t *testing.T, parts ...string) string {
	t.Helper()
	path := filepath.Join(append([]string{root, "..", "shared", "data", "maturity"}, parts...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("NOT RUN: no %s beside the repository (%v)", filepath.Join(parts...), err)
	}
	return path
}

// record is a row of a table, by column.
type record map[string]string

// number reads a cell that must be a number.
func (r record) number(t *testing.T, column string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(r[column], 64)
	if err != nil {
		t.Fatalf("column %s of %v: %v", column, r, err)
	}
	return x
}

// readTable reads a CSV file with a header.
func readTable(t *testing.T, path string) []record {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(data), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if len(rows) < 2 {
		t.Fatalf("%s has no rows", path)
	}
	table := make([]record, 0, len(rows)-1)
	for _, row := range rows[1:] {
		r := record{}
		for i, column := range rows[0] {
			r[column] = strings.TrimSpace(row[i])
		}
		table = append(table, r)
	}
	return table
}

// load returns an instrument of the catalogue.
func load(t *testing.T, name string) *maturity.Framework {
	t.Helper()
	fw, err := catalog.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	return fw
}

// score scores the answers of one subject.
func score(t *testing.T, fw *maturity.Framework, subject string, answers map[string]govmaturity.Answer) *maturity.Scorecard {
	t.Helper()
	card, err := fw.Score(&maturity.Assessment{
		Format:    maturity.AssessmentFormat,
		Framework: fw.ID(),
		Edition:   fw.Edition(),
		Subject:   subject,
		Answers:   answers,
	})
	if err != nil {
		t.Fatalf("%s: %v", subject, err)
	}
	return card
}

// value returns the value of a node that must have one.
func value(t *testing.T, card *maturity.Scorecard, node string) float64 {
	t.Helper()
	x, ok := card.Node(node).Value()
	if !ok {
		t.Fatalf("%s: node %s has no value", card.Subject(), node)
	}
	return x
}

// near reports whether two numbers differ by no more than a tolerance. NaN is
// near nothing.
func near(a, b, tolerance float64) bool { return math.Abs(a-b) <= tolerance }

// The documents give no index of part of its components: a mean of the rest
// would look official and would not be.
func TestConformancePartial(t *testing.T) {
	for _, name := range []string{"un-egdi@2005", "un-egdi@2014", "un-egdi@2022", "un-egdi@2024", "wb-gtmi@2020", "wb-gtmi@2022", "wb-gtmi@2025", "eu-desi@2022"} {
		fw := load(t, name)
		for _, missing := range fw.Indicators() {
			for _, why := range []govmaturity.State{govmaturity.StateUnanswered, govmaturity.StateNotApplicable, govmaturity.StateNotDeployed, govmaturity.StateExcluded} {
				answers := map[string]govmaturity.Answer{}
				for _, indicator := range fw.Indicators() {
					answers[indicator.ID()] = govmaturity.AnswerNumber(0.5)
				}
				answers[missing.ID()] = govmaturity.AnswerState(why)
				if x, ok := score(t, fw, name, answers).Root().Value(); ok {
					t.Errorf("%s: value %v though %s is %s", name, x, missing.ID(), why)
				}
			}
		}
	}
}

// Editions of which no figures were at hand compute as their neighbours do, and say
// that their numbers are derived.
func TestNeighbours(t *testing.T) {
	for _, test := range []struct {
		edition  string
		decimals int
		like     []string
	}{
		{"un-egdi@2014", 5, []string{"un-egdi@2012", "un-egdi@2016"}},
		{"un-egdi@2024", 5, []string{"un-egdi@2018", "un-egdi@2022"}},
		{"wb-gtmi@2025", -1, []string{"wb-gtmi@2022"}},
	} {
		fw := load(t, test.edition)
		if fw.ScoreStanding() != govmaturity.StandingDerived {
			t.Errorf("%s: the numbers are %s", test.edition, fw.ScoreStanding())
		}
		if got, ok := fw.Root().Decimals(); ok != (test.decimals >= 0) || ok && got != test.decimals {
			t.Errorf("%s: %d decimals", test.edition, got)
		}
		for _, name := range test.like {
			other := load(t, name)
			for step := range 41 {
				answers := map[string]govmaturity.Answer{}
				for i, q := range fw.Indicators() {
					answers[q.ID()] = govmaturity.AnswerNumber(float64(step*(i+3)%41) / 40)
				}
				a, b := score(t, fw, "S", answers), score(t, other, "S", answers)
				if value(t, a, fw.Root().ID()) != value(t, b, other.Root().ID()) || a.Root().Class().ID() != b.Root().Class().ID() {
					t.Errorf("%s is not %s for %v", test.edition, name, answers)
				}
			}
		}
	}
}

package catalog_test

import (
	"fmt"
	"math"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/govmaturity/govmaturity/maturity"
)

// egbrTolerance is how far a figure may be from the published one, which has
// up to 17 digits. Sums in another order differ by about 1e-13.
const egbrTolerance = 1e-9

// egbrCodes are the codes of the scores file, and the nodes that compute them.
var egbrCodes = []struct{ code, node string }{
	{"0", "overall"},
	{"1", "user-centricity"},
	{"1.1", "online-availability"},
	{"1.2", "mobile-friendliness"},
	{"1.3", "user-support"},
	{"2", "transparency"},
	{"2.1", "service-delivery"},
	{"2.2", "personal-data"},
	{"2.3", "service-design"},
	{"3", "key-enablers"},
	{"3.1", "eid"},
	{"3.2", "edocuments"},
	{"3.3", "pre-filled-forms"},
	{"3.4", "digital-post"},
	{"4", "cross-border"},
	{"4.1", "cross-border-online-availability"},
	{"4.2", "cross-border-user-support"},
	{"4.3", "cross-border-eid"},
	{"4.4", "cross-border-edocuments"},
}

// egbrColumns are the averages of the scores file, and the nodes that hold
// them. The other columns are life events: items of the roster.
var egbrColumns = []struct{ column, node string }{
	{"Biennial average 2021 + 2022", "biennial"},
	{"Business life events 2021 + 2022", "business"},
	{"Citizen life events 2021 + 2022", "citizen"},
	{"Average (2022)", "average-2022"},
}

// egbrCell is a cell of the scores file.
type egbrCell struct{ country, code, column string }

func (c egbrCell) String() string {
	return c.country + " " + c.code + " in " + strconv.Quote(c.column)
}

// egbrExceptions are the cells that the publisher's own data contradict. They
// are published as if the life event had 0, where it has no value.
var egbrExceptions = []struct {
	egbrCell
	asIfZero string
}{
	{egbrCell{"TR", "4.4", "Biennial average 2021 + 2022"}, "Health"},
	{egbrCell{"TR", "4.4", "Citizen life events 2021 + 2022"}, "Health"},
}

func TestConformanceEGBR(t *testing.T) {
	t.Run("testdata", func(t *testing.T) {
		data := readEGBR(t, filepath.Join(root, "testdata", "egbr"))
		checkEGBRScores(t, data, 3, 456, 454)
	})
	t.Run("shared", func(t *testing.T) {
		data := readEGBR(t, sharedFile(t, "egbr2023"))
		checkEGBRScores(t, data, 24, 3648, 3646)
	})
}

func checkEGBRScores(t *testing.T, data *egbrData, countries, cells, equal int) {
	t.Helper()
	fw := load(t, "eu-egovernment-benchmark@2023")
	expected := map[egbrCell]bool{}
	for _, e := range egbrExceptions {
		expected[e.egbrCell] = true
		checkEGBRException(t, fw, data, e.egbrCell, e.asIfZero)
	}
	r := compareEGBR(t, fw, data, expected)
	t.Logf("eGovernment Benchmark 2023, service results to scores: %d of %d cells of %d states within %g (the largest difference of these is %.1g)",
		r.equal, r.cells, len(data.countries), egbrTolerance, r.largest)
	for _, e := range egbrExceptions {
		t.Logf("  %v: published as if %s, which has no value, had 0", e.egbrCell, e.asIfZero)
	}
	if len(data.countries) != countries || r.cells != cells || r.equal != equal {
		t.Errorf("want %d of %d cells of %d states", equal, cells, countries)
	}
}

type egbrComparison struct {
	cells, equal int
	largest      float64 // difference among the equal
}

// compareEGBR scores every country and compares every published cell. It
// reports a cell that differs and is not expected to, and one that is expected
// to differ and does not.
func compareEGBR(t *testing.T, fw *maturity.Framework, data *egbrData, expected map[egbrCell]bool) egbrComparison {
	t.Helper()
	var r egbrComparison
	check := func(cell egbrCell, got maturity.Result) {
		if !got.Valid() {
			t.Fatalf("%v: no such node", cell)
		}
		row, ok := data.scores[[2]string{cell.country, cell.code}]
		if !ok {
			t.Fatalf("%v: no such row", cell)
		}
		want, hasWant := egbrNumber(row[cell.column])
		value, hasValue := got.Value()
		same, diff := hasValue == hasWant, 0.0
		if hasValue && hasWant {
			diff = math.Abs(value - want)
			same = diff <= egbrTolerance
		}
		r.cells++
		if same {
			r.equal++
			r.largest = max(r.largest, diff)
		}
		if same == expected[cell] {
			t.Errorf("%v: computed %v, published %q; expected to differ: %v",
				cell, egbrShow(value, hasValue), row[cell.column], expected[cell])
		}
	}
	for _, country := range data.countries {
		card, err := fw.Score(data.assessment(country))
		if err != nil {
			t.Fatalf("%s: %v", country, err)
		}
		for _, c := range egbrCodes {
			for _, column := range egbrColumns {
				check(egbrCell{country, c.code, column.column}, card.Node(column.node+"-"+c.node))
			}
			for _, event := range egbrEvents {
				if event.column != "" {
					check(egbrCell{country, c.code, event.column}, card.Item("life-events", event.name).Node(c.node))
				}
			}
		}
		// A column is worth its overall score, and the framework its headline.
		for _, column := range egbrColumns {
			sameEGBRValue(t, country+" "+column.node, card.Node(column.node), card.Node(column.node+"-overall"))
		}
		sameEGBRValue(t, country, card.Root(), card.Node("biennial"))
	}
	return r
}

func sameEGBRValue(t *testing.T, what string, got, want maturity.Result) {
	t.Helper()
	x, ok := got.Value()
	y, also := want.Value()
	if x != y || ok != also || !ok {
		t.Errorf("%s: %v, want the same as %s: %v", what, egbrShow(x, ok), want.ID(), egbrShow(y, also))
	}
}

// checkEGBRException proves the reason given for a contradiction: with 0 in
// place of no value, the life events do make the published figure.
func checkEGBRException(t *testing.T, fw *maturity.Framework, data *egbrData, cell egbrCell, asIfZero string) {
	t.Helper()
	row, ok := data.scores[[2]string{cell.country, cell.code}]
	if !ok {
		t.Fatalf("%v: no such row", cell)
	}
	card, err := fw.Score(data.assessment(cell.country))
	if err != nil {
		t.Fatal(err)
	}
	sum, n := 0.0, 0
	for _, event := range egbrEvents {
		if event.users == "business" && cell.column == "Citizen life events 2021 + 2022" {
			continue
		}
		value, ok := card.Item("life-events", event.name).Node("cross-border-edocuments").Value()
		if event.name == asIfZero && ok {
			t.Errorf("%v: %s has the value %v", cell, asIfZero, value)
		}
		if ok || event.name == asIfZero {
			sum, n = sum+value, n+1
		}
	}
	if want, _ := egbrNumber(row[cell.column]); !near(sum/float64(n), want, egbrTolerance) {
		t.Errorf("%v: with 0 for %s: %v, published %v", cell, asIfZero, sum/float64(n), want)
	}
}

func egbrShow(value float64, ok bool) string {
	if !ok {
		return "no value"
	}
	return fmt.Sprint(value)
}

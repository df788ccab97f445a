package catalog_test

import (
	"maps"
	"math"
	"path/filepath"
	"strconv"
	"testing"
)

// egbrServiceException is a result that the publisher's own answers
// contradict.
type egbrServiceException struct {
	place  egbrPlace
	column string
	why    string
}

var egbrServiceExceptions = []egbrServiceException{
	{egbrPlace{"LT", "Business Start-up", "6.2"}, "eDocuments score", "published as 0, though no website asks for documents"},
	{egbrPlace{"PL", "Economic", "3.2"}, "eDocuments score", "published as 0, though no website asks for documents"},
}

// egbrChainExceptions are the cells that differ when computed results stand in
// for published ones: the codes above the result, in the columns with the life
// event. The exception of Poland changes nothing, since the other services of
// its life event that have a result have 0 as well.
func egbrChainExceptions() map[egbrCell]bool {
	cells := map[egbrCell]bool{}
	for _, e := range egbrExceptions {
		cells[e.egbrCell] = true
	}
	for _, code := range []string{"4.4", "4", "0"} {
		for _, column := range []string{"Biennial average 2021 + 2022", "Business life events 2021 + 2022", "Average (2022)", "Business Start-up (2022)"} {
			cells[egbrCell{"LT", code, column}] = true
		}
	}
	return cells
}

func TestConformanceEGBRServices(t *testing.T) {
	t.Run("testdata", func(t *testing.T) {
		data := readEGBR(t, filepath.Join(root, "testdata", "egbr"))
		checkEGBRServices(t, data, 1656, 495)
		checkEGBRChain(t, data, 456, 454)
	})
	t.Run("shared", func(t *testing.T) {
		data := readEGBR(t, sharedFile(t, "egbr2023"))
		checkEGBRServices(t, data, 13248, 3958)
		checkEGBRChain(t, data, 3648, 3634)
	})
}

// checkEGBRChain goes from the questions all the way to the scores: data holds
// the results that checkEGBRServices has computed.
func checkEGBRChain(t *testing.T, data *egbrData, cells, equal int) {
	t.Helper()
	r := compareEGBR(t, load(t, "eu-egovernment-benchmark@2023"), data, egbrChainExceptions())
	t.Logf("eGovernment Benchmark 2023, questions to scores: %d of %d cells of %d states within %g; the others are exceptions above, or follow from them",
		r.equal, r.cells, len(data.countries), egbrTolerance)
	if r.cells != cells || r.equal != equal {
		t.Errorf("want %d of %d cells", equal, cells)
	}
}

// checkEGBRServices computes the results of all services from the answers about
// their websites, compares them, and leaves them in data in place of the
// published ones. It takes the numbers of results that should be equal.
func checkEGBRServices(t *testing.T, data *egbrData, national, crossBorder int) {
	t.Helper()
	checkEGBRReach(t, "eu-egovernment-benchmark-service", data.national, egbrNationalWebsite, egbrNationalResults, national)
	checkEGBRReach(t, "eu-egovernment-benchmark-cross-border-service", data.crossBorder, egbrForeignWebsite, egbrCrossBorderResults, crossBorder)
}

func checkEGBRReach(t *testing.T, framework string, services egbrServices, codes []string, results []egbrResult, wantEqual int) {
	t.Helper()
	fw := load(t, framework+"@2023")
	cells, equal, largest := 0, 0, 0.0
	var named []egbrServiceException
	for _, place := range services.places {
		card, err := fw.Score(services.serviceAssessment(framework, place, codes))
		if err != nil {
			t.Fatalf("%v: %v", place, err)
		}
		row := maps.Clone(services.results[place])
		for _, r := range results {
			want, hasWant := egbrNumber(row[r.column])
			got, hasGot := card.Node(r.node).Published() // eID is a whole number
			same, diff := hasGot == hasWant, 0.0
			if hasGot && hasWant {
				diff = math.Abs(got - want)
				same = diff <= egbrTolerance
			}
			cells++
			if same {
				equal++
				largest = max(largest, diff)
			}
			e, excepted := egbrServiceExceptionFor(place, r.column)
			if excepted {
				named = append(named, e)
			}
			if same == excepted {
				t.Errorf("%v, %s: computed %v, published %q; expected to differ: %v",
					place, r.column, egbrShow(got, hasGot), row[r.column], excepted)
			}
			row[r.column] = ""
			if hasGot {
				row[r.column] = strconv.FormatFloat(got, 'g', -1, 64)
			}
		}
		services.results[place] = row
	}
	t.Logf("%s 2023, questions to results: %d of %d results of %d services within %g (the largest difference of these is %.1g)",
		framework, equal, cells, len(services.places), egbrTolerance, largest)
	for _, e := range named {
		t.Logf("  %v, %s: %s", e.place, e.column, e.why)
	}
	if equal != wantEqual || cells != wantEqual+len(named) {
		t.Errorf("want %d equal", wantEqual)
	}
}

func egbrServiceExceptionFor(place egbrPlace, column string) (egbrServiceException, bool) {
	for _, e := range egbrServiceExceptions {
		if e.place == place && e.column == column {
			return e, true
		}
	}
	return egbrServiceException{}, false
}

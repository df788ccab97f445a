package iati_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/iati"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
	"github.com/govmaturity/govmaturity/internal/long"
)

func read(tb testing.TB, data []byte) *iati.File {
	tb.Helper()
	f, err := iati.Read("x.xml", data)
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

// results is a file of one activity with what stands in it.
func results(inside string) []byte {
	return []byte(`<iati-activities version="2.03"><iati-activity xml:lang="en"><iati-identifier>XX-1</iati-identifier>` + inside + `</iati-activity></iati-activities>`)
}

// A published sample is read, and what is no number is listed with its line.
func TestSample(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "data", "actionplan", "iati", "24-results.xml"))
	if err != nil {
		t.Skipf("the sample of results is not here: %v", err)
	}
	f := read(t, data)
	if n := len(f.Activities[0].Results); n < 10 {
		t.Fatalf("%d results", n)
	}
	r := f.Activities[0].Reading(iati.Options{})
	if len(r.Steps) != len(f.Activities[0].Results) {
		t.Errorf("%d steps of %d results", len(r.Steps), len(f.Activities[0].Results))
	}
	if o := r.Observations.Observations; len(o) != 1 || *o[0].Value != 111 || o[0].Date != "2009" {
		t.Errorf("one actual is a number, and %+v came of them", o)
	}
	numbers := 0
	for _, p := range r.Lost {
		if p.Line == 0 || len(p.Path) == 0 {
			t.Fatalf("no place: %v", p)
		}
		if strings.Contains(p.Message(), ";P=") {
			numbers++
		}
	}
	if numbers != 18 {
		t.Errorf("%d of 18 values that are no numbers are listed", numbers)
	}
	again(t, f)
	if n := len(f.Check()); n != 0 { // its measures are of an older version: no rule is about them
		t.Errorf("%d breaches", n)
	}
}

// again writes a file, reads it and writes it once more: the same.
func again(tb testing.TB, f *iati.File) {
	tb.Helper()
	first, err := f.Write()
	if err != nil {
		tb.Fatal(err)
	}
	other := read(tb, first)
	second, err := other.Write()
	if err != nil {
		tb.Fatal(err)
	}
	if !bytes.Equal(first, second) {
		tb.Fatalf("written, read and written again:\n%s", cmp.Diff(string(first), string(second)))
	}
	if len(other.Notes) != 0 {
		tb.Fatalf("what was written is not all read: %v", other.Notes)
	}
}

// Each rule of the validator is broken by one file, which breaks no other.
func TestRules(t *testing.T) {
	indicator := func(measure, inside string) string {
		return `<result type="1"><title><narrative>R</narrative></title><indicator measure="` + measure + `"><title><narrative>I</narrative></title>` + inside + `</indicator></result>`
	}
	period := func(inside string) string {
		return `<period><period-start iso-date="2026-01-01"/><period-end iso-date="2026-12-31"/>` + inside + `</period>`
	}
	for rule, c := range map[string]struct {
		inside   string
		severity iati.Severity
	}{
		"":       {indicator("1", `<baseline year="2025" value="0.5"/>`+period(`<target value="-3"/><actual value="+1."/>`)), ""},
		"8.6.1":  {indicator("1", `<period><period-start iso-date="2026-12-31"/><period-end iso-date="2026-01-01"/></period>`), iati.SeverityError},
		"8.8.1":  {indicator("2", `<baseline year="2025"/>`), iati.SeverityError},
		"8.8.2":  {indicator("3", `<baseline year="2025" value="N=1"/>`), iati.SeverityWarning},
		"8.8.3":  {indicator("5", `<baseline year="2025" value="1"/>`), iati.SeverityWarning},
		"8.9.1":  {indicator("4", period(`<target/>`)), iati.SeverityError},
		"8.9.2":  {indicator("1", period(`<target value="1,5"/>`)), iati.SeverityWarning},
		"8.9.3":  {indicator("5", period(`<target value="1"/>`)), iati.SeverityWarning},
		"8.10.1": {indicator("1", period(`<actual/>`)), iati.SeverityError},
		"8.10.2": {indicator("1", period(`<actual value="1e5"/>`)), iati.SeverityWarning},
		"8.10.3": {indicator("5", period(`<actual value=""/>`)), iati.SeverityWarning},
		"8.11.1": {`<result type="1"><title/><reference vocabulary="99" code="a"/><indicator measure="1"><title/><reference vocabulary="99" code="b"/></indicator></result>`, iati.SeverityError},
	} {
		got := read(t, results(c.inside)).Check()
		if rule == "" {
			if len(got) != 0 {
				t.Errorf("nothing is wrong, and %v", got)
			}
			continue
		}
		if len(got) != 1 || got[0].Rule != rule || got[0].Severity != c.severity || got[0].Problem.Line != 1 || got[0].Problem.Column == 0 {
			t.Errorf("%s (%s): %v", rule, c.severity, got)
		}
	}
}

// documents are random ones with only what an activity can hold.
func documents(r *rand.Rand) (*kpi.IndicatorsSpec, *kpi.ObservationsSpec, []actionplan.StepSpec) {
	list := &kpi.IndicatorsSpec{Format: kpi.IndicatorsFormat, ID: "list", Language: "fr", Title: govmaturity.Text{"fr": "Liste", "ar": "قائمة"}}
	seen := &kpi.ObservationsSpec{Format: kpi.ObservationsFormat, Indicators: "list", Language: "fr"}
	var steps []actionplan.StepSpec
	for i := range 1 + r.IntN(4) {
		step := actionplan.StepSpec{ID: fmt.Sprintf("s%d", i), Title: govmaturity.Text{"fr": fmt.Sprint("Étape <", i, "> & plus")}}
		result := []actionplan.ResultKind{actionplan.ResultKindOutput, actionplan.ResultKindOutcome, actionplan.ResultKindImpact, actionplan.ResultKindOther}[r.IntN(4)]
		for k := range 1 + r.IntN(3) {
			id := fmt.Sprintf("i%d-%d", i, k)
			x := kpi.IndicatorSpec{ID: id, Title: govmaturity.English("Same title"), Direction: kpi.DirectionUp}
			if r.IntN(2) == 0 {
				x.Direction = kpi.DirectionDown
			}
			if r.IntN(2) == 0 {
				x.Unit = govmaturity.English("%")
			}
			if r.IntN(2) == 0 {
				x.Baseline = &kpi.BaselineSpec{Date: []string{"2024", "2024-02-29"}[r.IntN(2)], Value: value(r)}
			}
			if r.IntN(2) == 0 {
				x.Target = &kpi.TargetSpec{Date: []string{"2030", "2030-02", "2030-06-30"}[r.IntN(3)], Value: value(r)}
				if r.IntN(2) == 0 {
					x.Path = kpi.PathMilestones
					x.Milestones = []kpi.MilestoneSpec{{Date: "2026", Value: *value(r)}, {Date: "2028-11", Value: *value(r)}}
				}
			}
			if r.IntN(2) == 0 {
				x.Dimensions = []kpi.DimensionSpec{{ID: "sex", Categories: []kpi.CategorySpec{{ID: "female"}}}}
				seen.Observations = append(seen.Observations, kpi.ObservationSpec{Indicator: id, Date: "2025", Value: value(r), Of: []kpi.OfSpec{{Dimension: "sex", Category: "female"}}})
			}
			for _, at := range []string{"2025-02", "2025-03", "2025"}[:r.IntN(4)] {
				seen.Observations = append(seen.Observations, kpi.ObservationSpec{Indicator: id, Date: at, Value: value(r), Note: govmaturity.Text{"fr": "vu"}})
			}
			list.Indicators = append(list.Indicators, x)
			step.Indicators = append(step.Indicators, actionplan.IndicatorRefSpec{List: "list", Indicator: id, Result: result})
		}
		steps = append(steps, step)
	}
	return list, seen, steps
}

func value(r *rand.Rand) *float64 {
	v := []float64{0, 0.1, -3, 1e21, 1.0 / 3, 100}[r.IntN(6)]
	return &v
}

// What an activity can hold comes back as it was, and nothing is listed as lost that
// was not.
func TestRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	observed := 0
	for range long.Count(300, 5000) {
		list, seen, steps := documents(r)
		f, lost := iati.New(iati.Head{ID: "XX-1", Type: "2"}, list, seen, steps)
		if len(lost) != 0 {
			t.Fatal(lost)
		}
		again(t, f)
		data, err := f.Write()
		if err != nil {
			t.Fatal(err)
		}
		got := read(t, data).Activities[0].Reading(iati.Options{ID: "list"})
		if len(got.Lost) != 0 {
			t.Fatal(got.Lost)
		}
		if d := cmp.Diff(list, got.Indicators); d != "" {
			t.Fatalf("indicators: %s\n%s", d, data)
		}
		if d := cmp.Diff(steps, got.Steps); d != "" {
			t.Fatalf("steps: %s\n%s", d, data)
		}
		if d := cmp.Diff(byIndicator(list, seen), got.Observations.Observations); d != "" {
			t.Fatalf("observations: %s\n%s", d, data)
		}
		observed += len(seen.Observations)
	}
	if observed < 100 {
		t.Errorf("%d observations", observed)
	}
}

// byIndicator are observations in the order of a file: by indicator, by the end of
// their periods, and the longer period first.
func byIndicator(list *kpi.IndicatorsSpec, seen *kpi.ObservationsSpec) []kpi.ObservationSpec {
	var out []kpi.ObservationSpec
	for _, x := range list.Indicators {
		for _, at := range []string{"2025-02", "2025-03", "2025"} {
			for _, o := range seen.Observations {
				if o.Indicator == x.ID && o.Date == at {
					out = append(out, o)
				}
			}
		}
	}
	return out
}

// What an activity cannot hold is listed, each thing by its own place.
func TestLost(t *testing.T) {
	limit, days := 100.0, 30
	list := &kpi.IndicatorsSpec{Format: kpi.IndicatorsFormat, ID: "list", Edition: "2026", Note: govmaturity.English("N"),
		Groups: []kpi.RollupGroupSpec{{ID: "g"}},
		Indicators: []kpi.IndicatorSpec{
			{ID: "kept", Title: govmaturity.English("K"), Direction: kpi.DirectionKeep},
			{ID: "days", Title: govmaturity.English("D"), Direction: kpi.DirectionDown, Unit: govmaturity.English("days"), Limit: &limit, DueDays: &days,
				Baseline: &kpi.BaselineSpec{Date: "2024"}, Target: &kpi.TargetSpec{Value: &limit}, Path: kpi.PathStep},
			{ID: "late", Title: govmaturity.English("L"), Direction: kpi.DirectionUp},
		}}
	seen := &kpi.ObservationsSpec{Indicators: "list", Subject: "min", Observations: []kpi.ObservationSpec{
		{Indicator: "days", Date: "2025", Numerator: &limit}, {Indicator: "days", Date: "2026", Value: &limit, Reported: "2027", Evidence: []string{"minutes"}}, {Indicator: "other", Date: "2025"}}}
	steps := []actionplan.StepSpec{{ID: "s", Title: govmaturity.English("S"), Owner: "o", Indicators: []actionplan.IndicatorRefSpec{{List: "list", Indicator: "days", Result: actionplan.ResultKindImpact}, {List: "list", Indicator: "late", Result: actionplan.ResultKindOutput}, {Title: govmaturity.English("By hand")}}},
		{ID: "bare", Title: govmaturity.English("B")}}
	f, lost := iati.New(iati.Head{ID: "X", Type: "1"}, list, seen, steps)
	var places []string
	for _, p := range lost {
		places = append(places, p.Path.String())
	}
	want := []string{"observations[2]", "edition", "groups", "note", "observations.subject", "indicators[1].unit", "indicators[1].due-days", "indicators[1].limit", "indicators[1].path",
		"indicators[1].baseline", "indicators[1].target", "observations[0]", "observations[1].reported", "observations[1].evidence", "steps[0].indicators[1].result", "steps[0].indicators[2]", "steps[0].owner", "steps[1]", "indicators[0].direction"}
	if d := cmp.Diff(want, places); d != "" {
		t.Error(d)
	}
	again(t, f)
	if n := len(f.Activities[0].Results); n != 1 {
		t.Errorf("%d results", n)
	}
}

// What comes back otherwise than it was is listed: what a measure tells of which nobody
// said so, and blanks at the ends of texts.
func TestLostInResults(t *testing.T) {
	list := &kpi.IndicatorsSpec{Format: kpi.IndicatorsFormat, ID: "list", Indicators: []kpi.IndicatorSpec{
		{ID: "a", Title: govmaturity.English("A"), Direction: kpi.DirectionUp}, {ID: "b", Title: govmaturity.English("B"), Direction: kpi.DirectionUp}}}
	steps := []actionplan.StepSpec{{ID: "s", Title: govmaturity.Text{"en": "S", "fr": " S"}, Indicators: []actionplan.IndicatorRefSpec{{List: "list", Indicator: "a"}, {List: "list", Indicator: "b", Result: actionplan.ResultKindOutcome}}}}
	_, lost := iati.New(iati.Head{ID: "X"}, list, nil, steps)
	var places []string
	for _, p := range lost {
		places = append(places, p.Path.String())
	}
	if d := cmp.Diff([]string{"steps[0].title.fr", "steps[0].indicators[0].result"}, places); d != "" {
		t.Error(d)
	}
}

// What is wrong with a file is told with its place, and what cannot be held is listed.
func TestBadInput(t *testing.T) {
	for text, want := range map[string]string{
		"":                  "x.xml:1:1: the file holds no element",
		"<iati-activities>": "x.xml:1:18: the XML is broken or cut off: unexpected EOF",
		"<html/>":           `x.xml:1:1: expected a file of IATI, whose first element is iati-activities; found "html"`,
		"<!DOCTYPE x [<!ENT ITY a 'b'>]><iati-activities/>":            "x.xml:1:1: a document type and its entities are not read: leave out <!DOCTYPE x [<!ENT ITY",
		"<iati-activities>" + strings.Repeat("<a>", 40):                "x.xml:1:111: elements are nested more than 32 deep",
		"<iati-activities>&bomb;</iati-activities>":                    "x.xml:1:24: the XML is broken or cut off: invalid character entity &bomb;",
		"<iati-activities/><iati-activities/>":                         "x.xml:1:19: a second element stands behind the end of the first",
		"<?xml version='1.0' encoding='shift-jis'?><iati-activities/>": `x.xml:1:43: the XML is broken or cut off: xml: opening charset "shift-jis": the encoding "shift-jis" is not read: save the file as UTF-8`,
	} {
		if _, err := iati.Read("x.xml", []byte(text)); err == nil || err.Error() != want {
			t.Errorf("%.60s:\n got %v\nwant %s", text, err, want)
		}
	}
	for inside, want := range map[string]string{
		`<result><title><narrative>R</narrative><narrative>S</narrative></title></result>`:                                                                                                                                                                                  "a second title in the language en",
		`<result><title><narrative>R</narrative></title><indicator measure="5"><title><narrative>I</narrative></title></indicator></result>`:                                                                                                                                "qualitative",
		`<result><title><narrative>R</narrative></title><indicator measure="1"/></result>`:                                                                                                                                                                                  "no title",
		`<result><title><narrative>R</narrative></title><indicator measure="1" ascending="up"><title><narrative>I</narrative></title></indicator></result>`:                                                                                                                 "neither true nor false",
		`<result><title><narrative>R</narrative></title><indicator measure="1"><title><narrative>I</narrative></title><baseline year="MMXX" value="1"/></indicator></result>`:                                                                                               "no year",
		`<result><title><narrative>R</narrative></title><indicator measure="1"><title><narrative>I</narrative></title><period><period-start iso-date="2026-02-30"/><period-end iso-date="2026-03-31"/><target value="1"/></period></indicator></result>`:                    "no dates",
		`<result><title><narrative>R</narrative></title><indicator measure="1"><title><narrative>I</narrative></title><period><period-start iso-date="2026-01-01"/><period-end iso-date="2026-12-31"/><actual value="1"/><actual value="2"/></period></indicator></result>`: "already an actual",
		`<result><title><narrative>R</narrative></title><wrong/></result>`:                                                                                                                                                                                                  "wrong in result is not kept",
	} {
		f := read(t, results(inside))
		all := f.Notes
		all = append(all, f.Activities[0].Reading(iati.Options{}).Lost...)
		found := false
		for _, p := range all {
			found = found || strings.Contains(p.Message(), want) && p.Line == 1 && p.Column > 1
		}
		if !found {
			t.Errorf("%s: %v", want, all)
		}
	}
}

// FuzzRead: no file breaks the reader, and what is read can be written and read again.
func FuzzRead(f *testing.F) {
	list, seen, steps := documents(rand.New(rand.NewPCG(3, 3)))
	file, _ := iati.New(iati.Head{ID: "X", Type: "1"}, list, seen, steps)
	if data, err := file.Write(); err == nil {
		f.Add(data)
	}
	f.Add(results(`<result><title>old</title></result>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := iati.Read("x.xml", data)
		if err != nil {
			return
		}
		for i := range file.Activities {
			file.Activities[i].Reading(iati.Options{})
		}
		file.Check()
		once, err := file.Write()
		if err != nil {
			return // characters that XML cannot hold
		}
		if _, err := iati.Read("y.xml", once); err != nil {
			t.Fatalf("%v\n%s", err, once)
		}
	})
}

// What is told apart in a file stays apart, also where names make the same id.
func TestDimensionsStayApart(t *testing.T) {
	period := func(year, age, value string) string {
		return `<period><period-start iso-date="` + year + `-01-01"/><period-end iso-date="` + year + `-12-31"/><actual value="` + value + `"><dimension name="age" value="` + age + `"/></actual></period>`
	}
	f := read(t, results(`<result type="1"><title><narrative>R</narrative></title><indicator measure="1"><title><narrative>I</narrative></title>`+
		period("2025", "&lt; 15", "1")+period("2026", "&gt; 15", "2")+period("2027", "&lt; 15", "3")+`</indicator></result>`))
	r := f.Activities[0].Reading(iati.Options{})
	of := func(i int) string { return r.Observations.Observations[i].Of[0].Category }
	if len(r.Observations.Observations) != 3 || of(0) == of(1) || of(0) != of(2) || len(r.Indicators.Indicators[0].Dimensions[0].Categories) != 2 {
		t.Errorf("%+v", r.Observations.Observations)
	}
}

func TestAttributeTwice(t *testing.T) {
	_, err := iati.Read("x.xml", results("\n<result type='1' type='2'/>"))
	problems, _ := err.(govmaturity.Problems)
	if len(problems) != 1 || problems[0].Code != govmaturity.CodeDuplicateKey || problems[0].Line != 2 {
		t.Errorf("%v", err)
	}
}

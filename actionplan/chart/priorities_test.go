package chart_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/chart"
	"github.com/govmaturity/govmaturity/actionplan/priority"
)

// priorities are steps by value and months, some of which are close together.
func priorities(t *testing.T, more int) *priority.Set {
	t.Helper()
	var b strings.Builder
	b.WriteString(`format: govmaturity/priorities/1
id: plan
title: {en: "Digital plan (made up)", ar: "الخطة الرقمية (افتراضية)"}
standing: illustrative
criteria:
  - {id: value, title: {en: Value, ar: القيمة}, weight: 1, axis: value, range: {min: 0, max: 10}, unit: {en: points, ar: نقاط}}
  - {id: months, title: {en: Months, ar: الأشهر}, weight: 1, axis: feasibility, direction: down}
methods: [{id: sum, method: weighted-sum}]
alternatives:
  - {id: portal, title: {en: One portal for all services, ar: بوابة واحدة لكل الخدمات}}
  - {id: register, title: {en: Register of people, ar: سجل السكان}}
  - {id: training, title: {en: Training of staff, ar: تدريب الموظفين}}
  - {id: cloud, title: {en: Government cloud, ar: سحابة حكومية}}
  - {id: law, title: {en: A law on data, ar: قانون للبيانات}}
`)
	for i := range more {
		fmt.Fprintf(&b, "  - {id: s%d, title: Step %d}\n", i, i)
	}
	b.WriteString("ratings:\n")
	rate := func(id string, value, months any) {
		fmt.Fprintf(&b, "  - {alternative: %s, values: [{criterion: value, value: %v}, {criterion: months, %v}]}\n", id, value, months)
	}
	rate("portal", 8, "value: 18")
	rate("register", 5.5, "value: 24")
	rate("training", 5.5, "value: 7")
	rate("cloud", 4, "value: 20, state: imputed")
	rate("law", 7, "state: unanswered")
	for i := range more {
		rate(fmt.Sprint("s", i), i*7%20/2, fmt.Sprint("value: ", 6+i*5%17))
	}
	s, err := priority.Read("p.yaml", []byte(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestPriorities(t *testing.T) {
	var said strings.Builder
	for _, c := range []struct {
		name, language string
		more, width    int
	}{{"priorities.en-1000", "en", 0, 1000}, {"priorities.ar-320", "ar", 0, 320}, {"priorities.fr-500", "fr", 20, 500}} {
		x, err := chart.Priorities(priorities(t, c.more), chart.Options{Words: govmaturity.WordsFor(c.language), Width: c.width})
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := x.WriteSVG(&b, govmaturity.ChartPage{}); err != nil {
			t.Fatal(err)
		}
		same(t, "testdata/"+c.name+".svg", b.String())
		fmt.Fprintf(&said, "== %s (%s): %s\n%s\n", x.Language(), x.Direction(), x.Title(), x.Description())
		for _, row := range append([][]string{x.Table().Header}, x.Table().Rows...) {
			said.WriteString(strings.Join(row, " | ") + "\n")
		}
	}
	same(t, "testdata/priorities.txt", said.String())
}

// same compares with a golden file.
func same(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s changed (-want +got); run with -update if meant, and look at it:\n%s", file, diff)
	}
}

// The front of the chart is that of its two axes alone.
func TestPrioritiesFront(t *testing.T) {
	x, err := chart.Priorities(priorities(t, 0), chart.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, row := range x.Table().Rows {
		got[row[0]] = row[4]
	}
	want := map[string]string{"One portal for all services": "the front", "Training of staff": "the front", "Register of people": "layer 2", "Government cloud": "layer 2", "A law on data": "Without a place"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if _, err := chart.Priorities(nil, chart.Options{}); err == nil {
		t.Error("nothing is drawn")
	}
	s, err := priority.Read("", []byte(`{"format":"govmaturity/priorities/1","id":"x","criteria":[{"id":"c","weight":1}],"alternatives":[{"id":"a"}],"methods":[{"id":"m","method":"vikor"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := chart.Priorities(s, chart.Options{}); err == nil || !strings.Contains(err.Error(), "axis") {
		t.Errorf("a chart without axes: %v", err)
	}
}

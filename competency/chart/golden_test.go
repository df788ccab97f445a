package chart_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/competency/chart"
)

var update = flag.Bool("update", false, "write the golden files anew")

// units put the members of the small team into three units, one of which is one
// person.
var units = map[string]string{"1": "North", "2": "North", "3": "North", "4": "South", "5": "South", "6": "North", "7": "المركز"}

// charts are one of each kind, and some in other languages.
func charts(tb testing.TB) map[string]govmaturity.Chart {
	tb.Helper()
	made := must[govmaturity.Chart](tb)
	all := team(tb)
	superior := must[competency.SuperiorView](tb)(all.Superior(today))
	staff := func(smallest int, units map[string]string) competency.StaffView {
		return must[competency.StaffView](tb)(all.Staff(competency.ViewOptions{AsOf: today, Smallest: smallest, Units: units}))
	}
	some := in("fr", 0)
	some.Rows, some.Columns = chart.Part{Skip: 2, Most: 2}, chart.Part{Skip: 1, Most: 3}
	own := chart.Options{Title: "As the host says", Note: "Draft.", Of: "not used"}
	unit := in("en", 900)
	unit.Of = "Unit (2026)"
	fw := framework(tb, unitText)
	analyst := fw.Role("analyst")
	return map[string]govmaturity.Chart{
		"profile":        made(chart.Profile(ready(tb), unit)),
		"profile-posts":  made(chart.Profile(analyst.Post("junior").Gap(analyst.Post("senior")), own)),
		"profile-arabic": made(chart.Profile(ready(tb), in("ar", 0))),
		"profile-ru":     made(chart.Profile(ready(tb), in("ru", 0))),
		"team":           made(chart.Team(superior, unit)),
		"team-part":      made(chart.Team(superior, some)),
		"staff":          made(chart.Staff(staff(3, units), unit)),
		"staff-zh":       made(chart.Staff(staff(2, units), in("zh", 0))),
		"staff-all":      made(chart.Staff(staff(5, nil), in("es", 0))),
		"staff-small":    made(chart.Staff(staff(8, nil), in("en", 0))),
		"depth":          made(chart.Depth(superior.Coverage, unit)),
		"depth-arabic":   made(chart.Depth(superior.Coverage, in("ar", 0))),
	}
}

// What the charts say, in words and as tables. How they are drawn is tested where
// it is done.
func TestGolden(t *testing.T) {
	all := charts(t)
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(all)) {
		c := all[name]
		checkPicture(t, c)
		table := c.Table()
		fmt.Fprintf(&b, "== %s (%s, %s): %s\n%s\n", name, c.Language(), c.Direction(), c.Title(), c.Description())
		for _, row := range append([][]string{table.Header}, table.Rows...) {
			b.WriteString(strings.Join(row, " | ") + "\n")
		}
		if table.Caption != c.Title() || table.Language != c.Language() || !strings.HasSuffix(c.Description(), table.Note) {
			t.Errorf("%s: the table is %q in %s, with the note %q", name, table.Caption, table.Language, table.Note)
		}
		b.WriteString("\n")
	}
	const file = "testdata/charts.txt"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")); diff != "" {
		t.Errorf("%s differs from what the charts say now; write it anew with -update, and read it:\n%s", file, diff)
	}
}

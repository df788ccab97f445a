package moodle_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/competency/moodle"
	"github.com/govmaturity/govmaturity/internal/table"
)

func load(t testing.TB, name string) []byte {
	t.Helper()
	for _, dir := range []string{"testdata", "../../../shared/data/competency/found/moodle", "../../../../shared/data/competency/found/moodle"} {
		if data, err := os.ReadFile(filepath.Join(dir, name)); err == nil {
			return data
		}
	}
	t.Skipf("%s is not here", name)
	return nil
}

func read(t testing.TB, name string, data []byte) (*moodle.Framework, govmaturity.Problems) {
	t.Helper()
	f, found, err := moodle.Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return f, found
}

func compile(t testing.TB, spec *competency.Spec) *competency.Framework {
	t.Helper()
	fw, err := competency.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	return fw
}

func cells(t *testing.T, data []byte) [][]string {
	t.Helper()
	parsed, problems := table.Read("x.csv", data, table.Options{})
	if problems != nil {
		t.Fatal(problems)
	}
	var out [][]string
	for _, row := range parsed.Rows[1:] {
		out = append(out, row.Cells)
	}
	return out
}

// What goes in comes out, cell by cell, in both forms.
func TestCSVRoundTrip(t *testing.T) {
	for _, name := range []string{"framework.csv", "framework_14col_rules.csv"} {
		data := load(t, name)
		f, found := read(t, name, data)
		if name == "framework_14col_rules.csv" && found != nil {
			t.Errorf("%s: %v", name, found)
		}
		if diff := cmp.Diff(cells(t, data), cells(t, f.CSV())); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	for _, name := range []string{"old.csv", "framework_2016_12col.csv"} {
		data := load(t, name)
		f, _ := read(t, name, data)
		written, losses := f.CSV12()
		if losses != nil {
			t.Errorf("%s: %v", name, losses)
		}
		if diff := cmp.Diff(cells(t, data), cells(t, written)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		again, _ := read(t, name, f.CSV()) // in the other form
		if diff := cmp.Diff(f, again); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestCSV12Loses(t *testing.T) {
	f, _ := read(t, "framework.csv", load(t, "framework.csv"))
	_, losses := f.CSV12()
	var got []string
	for _, l := range losses {
		got = append(got, l.Path.String()+" "+string(l.Code))
	}
	if want := []string{"competencies[0].related lost", "competencies[1].rule lost", "competencies[2].related lost"}; !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
}

func TestFramework(t *testing.T) {
	f, found := read(t, "framework.csv", load(t, "framework.csv"))
	if f.ID != "FW" || f.Name != "Numérique" || !slices.Equal(f.Scale.Proficient, []int{2, 3}) || f.Scale.Default != 2 || !slices.Equal(f.Taxonomies, []string{"domain", "skill"}) {
		t.Errorf("%+v", f)
	}
	var got []string
	for _, p := range found {
		if p.File != "framework.csv" || p.Line == 0 {
			t.Errorf("no place: %v", p)
		}
		got = append(got, p.Path.String()+" "+string(p.Code))
	}
	if want := []string{`H5["Type de règle"] unreachable`, `H6["Type de règle"] unreachable`}; !slices.Equal(got, want) {
		t.Errorf("found %v", got)
	}
	spec, losses := f.Spec(moodle.SpecOptions{Language: "fr"})
	fw := compile(t, spec)
	a := fw.Competency("a")
	if a.Title()["fr"] != "Données" || a.Attained().Kind != competency.PolicyPoints || len(a.Attained().Parts) != 2 || !a.Attained().Parts[1].Required || len(a.Narrower()) != 2 {
		t.Errorf("%+v", a.Attained())
	}
	one := fw.Competency("a.1")
	if !one.Valid() {
		one = fw.Competency("a-1")
	}
	if one.Kind() != competency.KindSkill || one.Code() != "A.1" || one.Broader() != a || len(one.Related()) != 2 {
		t.Errorf("%v %v", one.Kind(), one.Related())
	}
	if spec.Description["fr"] != "Une ligne\ndeux & \"trois\"" {
		t.Errorf("description %q", spec.Description["fr"])
	}
	var lost []string
	for _, l := range losses {
		lost = append(lost, l.Path.String())
	}
	want := []string{"description", "scale.id", "taxonomies[0]", "competencies[2].scale.default", "competencies[2].scale.id", "competencies[2].rule.outcome"}
	if !slices.Equal(lost, want) {
		t.Errorf("lost %v", lost)
	}
}

// The files of the data give what they are known to hold.
func TestExpected14(t *testing.T) {
	var want struct {
		Competencies int
		Roots        []string
		Related      [][2]string
		Proficient   map[string][]int
		Default      map[string]int
	}
	decode(t, load(t, "framework_14col_rules.expected.json"), &want)
	f, _ := read(t, "x.csv", load(t, "framework_14col_rules.csv"))
	if len(f.Competencies) != want.Competencies {
		t.Errorf("%d competencies", len(f.Competencies))
	}
	fw := compile(t, first(f.Spec(moodle.SpecOptions{})))
	var roots []string
	byCode := map[string]competency.Competency{}
	for c := range fw.Competencies() {
		byCode[c.Code()] = c
		if !c.Broader().Valid() {
			roots = append(roots, c.Code())
		}
	}
	if !slices.Equal(roots, want.Roots) {
		t.Errorf("roots %v", roots)
	}
	for _, pair := range want.Related {
		if !slices.Contains(byCode[pair[0]].Related(), byCode[pair[1]]) || !slices.Contains(byCode[pair[1]].Related(), byCode[pair[0]]) {
			t.Errorf("%v are not related both ways", pair)
		}
	}
	scales := map[string]*moodle.Scale{f.ID: &f.Scale}
	for i := range f.Competencies {
		if c := &f.Competencies[i]; c.Scale != nil {
			scales[c.ID] = c.Scale
		}
	}
	for id, levels := range want.Proficient {
		if !slices.Equal(scales[id].Proficient, levels) || scales[id].Default != want.Default[id] {
			t.Errorf("%s: %+v", id, scales[id])
		}
	}
	if got := byCode["D1"].Attained(); got.Kind != competency.PolicyAll {
		t.Errorf("D1: %v", got)
	}
	points := byCode["D1.1"].Attained()
	if points.Kind != competency.PolicyPoints || *points.Points != 4 || len(points.Parts) != 2 ||
		points.Parts[0] != (competency.PartSpec{Competency: byCode["D1.1a"].ID(), Points: 3}) ||
		points.Parts[1] != (competency.PartSpec{Competency: byCode["D1.1b"].ID(), Points: 2, Required: true}) {
		t.Errorf("D1.1: %+v", points)
	}
}

func TestExpected12(t *testing.T) {
	var want struct {
		Competencies int
		Roots        []string
		Before       int      `json:"child_rows_before_their_parent"`
		Cut          int      `json:"shortnames_cut_with_ellipsis"`
		Items        []string `json:"scale_items"`
		Proficient   []int    `json:"proficient_item_ids"`
		Default      int      `json:"default_item_id"`
	}
	decode(t, load(t, "framework_2016_12col.expected.json"), &want)
	f, found := read(t, "x.csv", load(t, "framework_2016_12col.csv"))
	if len(f.Competencies) != want.Competencies || !slices.Equal(f.Scale.Values, want.Items) || !slices.Equal(f.Scale.Proficient, want.Proficient) || f.Scale.Default != want.Default {
		t.Errorf("%d competencies, %+v", len(f.Competencies), f.Scale)
	}
	seen, before := map[string]bool{}, 0
	var roots []string
	for _, c := range f.Competencies {
		seen[c.ID] = true
		if c.Parent == "" {
			roots = append(roots, c.ID)
		} else if !seen[c.Parent] {
			before++
		}
	}
	if before != want.Before || !slices.Equal(roots, want.Roots) {
		t.Errorf("%d before their parents, roots %v", before, roots)
	}
	if counts := found.Counts(); counts[govmaturity.CodeTooLong] != want.Cut || len(counts) != 1 {
		t.Errorf("found %v", counts)
	}
	fw := compile(t, first(f.Spec(moodle.SpecOptions{})))
	if levels := fw.Scales()[0].Proficient(); len(levels) != 1 || levels[0].Rank() != 2 {
		t.Errorf("a level that is not listed is proficient: %v", levels)
	}
}

func first(spec *competency.Spec, _ govmaturity.Problems) *competency.Spec { return spec }

func decode(t *testing.T, data []byte, into any) {
	t.Helper()
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatal(err)
	}
}

// The cases of Moodle's own tests of what a valid rule of points is.
func TestRulesOfPoints(t *testing.T) {
	var cases struct {
		Valid []struct {
			Config struct {
				Base struct{ Points int }
				M    [][3]any
			} `json:"cfg"`
			Valid bool
		} `json:"points_valid"`
	}
	decode(t, load(t, "rules.json"), &cases)
	if len(cases.Valid) < 6 {
		t.Fatalf("%d cases", len(cases.Valid))
	}
	for i, c := range cases.Valid {
		var parts []string
		for _, m := range c.Config.M {
			parts = append(parts, fmt.Sprintf(`{""id"":%s,""points"":%v,""required"":%v}`, m[0].(string)[1:], m[1], m[2]))
		}
		config := fmt.Sprintf(`"{""base"":{""points"":%d},""competencies"":[%s]}"`, c.Config.Base.Points, strings.Join(parts, ","))
		text := strings.Join([]string{
			strings.Repeat("h,", 13) + "h",
			`,F,F,,1,"a,b","[{""scaleid"":""1""},{""id"":2,""scaledefault"":1,""proficient"":1}]",,,,,,1,`,
			`,c1,c1,,1,,,core_competency\competency_rule_points,2,` + config + `,,1,,`,
			`c1,c2,c2,,1,,,,0,null,,2,,`, `c1,c3,c3,,1,,,,0,null,,3,,`, "",
		}, "\n")
		f, found := read(t, "x.csv", []byte(text))
		if (found == nil) != c.Valid {
			t.Errorf("case %d: %v", i, found)
		}
		spec, losses := f.Spec(moodle.SpecOptions{})
		compile(t, spec)
		if carried := spec.Competencies[0].Attained != nil; carried != c.Valid {
			t.Errorf("case %d: carried %v, lost %v", i, carried, losses)
		}
	}
}

func TestFound(t *testing.T) {
	const (
		head  = "a,b,c,d,e,f,g,h,i,j,k,l,m,n\n"
		frame = `,F,F,,1,"a,b","[{""scaleid"":1},{""id"":""2"",""scaledefault"":""1"",""proficient"":true}]",,,,,,1,` + "\n"
	)
	tests := []struct {
		reason, rows string
		want         []string
	}{
		{"sound, with numbers as texts", frame + ",1,One,,1,,,,0,null,,,,\n", nil},
		{"an unknown parent", frame + "9,1,One,,1,,,,0,null,,,,\n", []string{"A3.a unknown-reference"}},
		{"an id number twice", frame + ",1,One,,1,,,,0,null,,,,\n,1,Two,,1,,,,0,null,,,,\n", []string{"B4.b duplicate-id"}},
		{"a circle", frame + "2,1,One,,1,,,,0,null,,,,\n1,2,Two,,1,,,,0,null,,,,\n", []string{"A3.a cycle"}},
		{"in itself", frame + "1,1,One,,1,,,,0,null,,,,\n", []string{"A3.a cycle"}},
		{"related to nothing", frame + ",1,One,,1,,,,0,null,9,,,\n", []string{"K3.k unknown-reference"}},
		{"two frameworks", frame + frame, []string{"M3.m duplicate-id"}},
		{"no names", frame + ",,,,1,,,,0,null,,,,\n", []string{"B3.b required", "C3.c required"}},
		{"broken JSON", frame + `,1,One,,1,"x,y","[{",,0,null,,,,` + "\n", []string{"G3.g syntax"}},
		{"too many cells", frame + ",1,One,,1,,,,0,null,,,,,\n", []string{"A3.a wrong-count"}},
		{"a value beyond the scale", frame + `,1,One,,1,"x,y","[{""id"":3,""proficient"":1}]",,0,null,,,,` + "\n", []string{"G3.g unknown-reference", "G3.g unreachable"}},
		{"two defaults", frame + `,1,One,,1,"x,y","[{""id"":1,""scaledefault"":1,""proficient"":1},{""id"":2,""scaledefault"":1}]",,0,null,,,,` + "\n", []string{"G3.g one-of"}},
		{"another plugin's rule", frame + `,1,One,,1,,,mine\rule,2,x,,,,` + "\n", []string{"H3.h not-allowed"}},
		{"an outcome without a rule", frame + `,1,One,,1,,,,2,{},,,,` + "\n", []string{"I3.i not-used", "J3.j not-used"}},
		{"a part that is not inside", frame + `,1,One,,1,,,core_competency\competency_rule_points,2,"{""base"":{""points"":1},""competencies"":[{""id"":7,""points"":1},{""id"":8,""points"":1}]}",,6,,` + "\n,2,Two,,1,,,,0,null,,7,,\n1,3,Three,,1,,,,0,null,,9,,\n", []string{"J3.j not-allowed", "J3.j unknown-reference"}},
		{"a format that is none", frame + ",1,One,,html,,,,0,null,,,,\n", []string{"E3.e pattern"}},
	}
	for _, test := range tests {
		f, found := read(t, "x.csv", []byte(head+test.rows))
		var got []string
		for _, p := range found {
			got = append(got, p.Path.String()+" "+string(p.Code))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.reason, found, test.want)
		}
		if spec, _ := f.Spec(moodle.SpecOptions{}); len(spec.Competencies) > 0 {
			compile(t, spec)
		}
	}
	for reason, text := range map[string]string{"no columns of Moodle's": "a,b\n1,2\n", "no framework": head + ",1,One,,1,,,,0,null,,,,\n", "nothing": "", "UTF-16": "\xff\xfe"} {
		if _, _, err := moodle.Read("x.csv", []byte(text)); err == nil {
			t.Errorf("%s is read", reason)
		}
	}
}

// A framework that goes to Moodle and back differs where it was said to.
func TestFromAndBack(t *testing.T) {
	points := 2
	spec := &competency.Spec{
		Format: competency.FrameworkFormat, ID: "fw", Edition: "1", Title: govmaturity.Text{"en": "Framework", "fr": "Cadre"}, Standing: govmaturity.StandingIllustrative,
		Scales: []competency.ScaleSpec{
			{ID: "s", Levels: []govmaturity.LevelSpec{{ID: "low", Rank: 1, Title: govmaturity.English("Low")}, {ID: "high", Rank: 2, Title: govmaturity.English("High, indeed")}}, Proficient: []string{"high"}},
			{ID: "t", Levels: []govmaturity.LevelSpec{{ID: "a", Rank: 1, Title: govmaturity.English("A")}, {ID: "b", Rank: 2, Title: govmaturity.English("B")}, {ID: "c", Rank: 3, Title: govmaturity.English("C")}}},
		},
		Areas: []competency.AreaSpec{{ID: "area", Title: govmaturity.English("Area"), Areas: []competency.AreaSpec{{ID: "inner", Title: govmaturity.English("Inner")}}}},
		Competencies: []competency.CompetencySpec{
			{ID: "one", Code: "1,1", Title: govmaturity.English("One"), Description: govmaturity.English("About <one> & all"), Scale: "s", Area: "inner",
				Attained: &competency.PolicySpec{Kind: competency.PolicyPoints, Points: &points, Parts: []competency.PartSpec{{Competency: "two", Points: 2, Required: true}}}},
			{ID: "two", Title: govmaturity.English("Two"), Scale: "s", Broader: "one", Related: []string{"one"}},
			{ID: "three", Title: govmaturity.English(strings.Repeat("long ", 40)), Scale: "t", Levels: []string{"a", "c"}},
			{ID: "four", Title: govmaturity.English("Four"), Attained: &competency.PolicySpec{Kind: competency.PolicyAll}},
			{ID: "five", Title: govmaturity.English("Five"), Retired: true, Attained: &competency.PolicySpec{Kind: competency.PolicyHighest}},
		},
		Roles: []competency.RoleSpec{{ID: "r", Title: govmaturity.English("Role")}},
	}
	f, losses := moodle.From(compile(t, spec), moodle.Options{})
	said := map[string]bool{}
	for _, l := range losses {
		if l.Code != govmaturity.CodeLost {
			t.Errorf("%v", l)
		}
		said[l.Path.String()] = true
	}
	for _, path := range []string{"title.fr", "roles", "scales[1].proficient", "scales[0].levels[1].title", "areas[0]", "areas[0].areas[0]", "competencies[2].levels", "competencies[2].title",
		"competencies[3].scale", "competencies[4].retired", "competencies[4].attained", "edition"} {
		if !said[path] {
			t.Errorf("%s is lost in silence: %v", path, losses)
		}
	}
	again, found := read(t, "x.csv", f.CSV())
	if diff := cmp.Diff(f, again); diff != "" {
		t.Errorf("%s", diff)
	}
	for _, p := range found {
		if p.Code != govmaturity.CodeTooLong && p.Code != govmaturity.CodeUnreachable {
			t.Errorf("%v", p)
		}
	}
	back := compile(t, first(again.Spec(moodle.SpecOptions{Language: "en"})))
	one := back.Competency("1-1")
	if one.Code() != "1,1" || one.Description().String() != "About <one> & all" || one.Broader().Title().String() != "Inner" || *one.Attained().Points != 2 {
		t.Errorf("%v %+v", one, one.Attained())
	}
	if got := back.Competency("two"); got.Broader() != one || len(got.Related()) != 1 || len(got.Scale().Proficient()) != 1 {
		t.Errorf("%v", got)
	}
	if got := back.Competency("three"); len(got.Levels()) != 2 || got.Levels()[1].Title().String() != "C" {
		t.Errorf("%v", got.Levels())
	}
	if got := back.Competency("four"); got.Attained().Kind != competency.PolicyAll || len(got.Levels()) != 2 {
		t.Errorf("%v", got)
	}
}

// FuzzRead: nothing panics, what is read is a sound framework, and is written and read
// again as it was.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"framework.csv", "old.csv"} {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		m, _, err := moodle.Read("x.csv", data)
		if err != nil {
			return
		}
		spec, _ := m.Spec(moodle.SpecOptions{})
		if len(spec.Competencies) > 0 {
			fw, err := competency.Compile(spec)
			if err != nil {
				t.Fatal(err)
			}
			moodle.From(fw, moodle.Options{})
		}
		once := m.CSV()
		again, _, err := moodle.Read("x.csv", once)
		if err != nil {
			t.Fatal(err)
		}
		if string(again.CSV()) != string(once) {
			t.Errorf("%s\nis written as\n%s", once, again.CSV())
		}
	})
}

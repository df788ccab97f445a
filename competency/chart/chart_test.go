package chart_test

import (
	"errors"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/competency/chart"
	"github.com/govmaturity/govmaturity/internal/words/wordstest"
)

func TestRefuses(t *testing.T) {
	v := must[competency.SuperiorView](t)(team(t).Superior(today))
	staff := must[competency.StaffView](t)(team(t).Staff(competency.ViewOptions{AsOf: today, Units: units}))
	other := framework(t, strings.Replace(unitText, "Data use", "Data", 1))
	gap := ready(t)
	gap.Gaps = slices.Clone(gap.Gaps)
	gap.Gaps[2].Attained.Competency = other.Competency("data")
	mixed := competency.SuperiorView{Members: slices.Clone(v.Members)}
	mixed.Members[1].Attained = mixed.Members[1].Attained[1:]
	mixed.Members[2].Person = nil
	odd := staff
	odd.Sizes = odd.Sizes[1:]
	odd.Rows = slices.Clone(odd.Rows)
	odd.Rows[3].Units = nil
	more := staff
	more.Rows = []competency.StaffRow{{Competency: staff.Rows[0].Competency, Units: []competency.Cell{{Count: 5}, {}, {}}, Total: competency.Cell{Count: 7}}}
	fewer := staff
	fewer.Rows = []competency.StaffRow{{Competency: staff.Rows[0].Competency, Units: []competency.Cell{{}, {Count: -1}, {}}}}
	part := func(rows, columns chart.Part) chart.Options { return chart.Options{Rows: rows, Columns: columns} }
	for _, tt := range []struct {
		reason string
		draw   func() (govmaturity.Chart, error)
		want   []string
	}{
		{"nothing", func() (govmaturity.Chart, error) { return chart.Profile(competency.Readiness{}, chart.Options{}) }, []string{"gaps: nothing is required"}},
		{"nobody", func() (govmaturity.Chart, error) { return chart.Team(competency.SuperiorView{}, chart.Options{}) }, []string{"members: nobody has"}},
		{"no rows", func() (govmaturity.Chart, error) { return chart.Staff(competency.StaffView{}, chart.Options{}) }, []string{"rows: no level is required"}},
		{"no coverage", func() (govmaturity.Chart, error) { return chart.Depth(nil, chart.Options{}) }, []string{"coverage: no level is required"}},
		{"zero values", func() (govmaturity.Chart, error) {
			return chart.Profile(competency.Readiness{Gaps: make([]competency.Gap, 1)}, chart.Options{})
		}, []string{"gaps[0]: what is attained"}},
		{"a zero coverage", func() (govmaturity.Chart, error) {
			return chart.Depth([]competency.Coverage{{}}, chart.Options{})
		}, []string{"coverage[0]: there is no such competency"}},
		{"another competency", func() (govmaturity.Chart, error) { return chart.Profile(gap, chart.Options{}) }, []string{"gaps[2]: what is attained"}},
		{"members who differ", func() (govmaturity.Chart, error) { return chart.Team(mixed, chart.Options{}) }, []string{"members[1]: expected a person", "members[2]: expected a person"}},
		{"sizes that differ", func() (govmaturity.Chart, error) { return chart.Staff(odd, chart.Options{}) }, []string{"rows[3]: expected a competency", "sizes: expected one size"}},
		{"more than there are", func() (govmaturity.Chart, error) { return chart.Staff(more, chart.Options{}) }, []string{"rows[0].cells[0].shade: expected from 0 to 5; found 7"}},
		{"fewer than nobody", func() (govmaturity.Chart, error) { return chart.Staff(fewer, chart.Options{}) }, []string{"rows[0]: a count is 0 or more; found -1"}},
		{"too narrow", func() (govmaturity.Chart, error) { return chart.Team(v, chart.Options{Width: 319}) }, []string{"width: expected from 320"}},
		{"too wide", func() (govmaturity.Chart, error) { return chart.Team(v, chart.Options{Width: 2001}) }, []string{"width: expected from 320"}},
		{"rows that there are not", func() (govmaturity.Chart, error) {
			return chart.Team(v, part(chart.Part{Skip: 7, Most: 101}, chart.Part{Skip: -1, Most: -1}))
		}, []string{"columns.most: a chart shows at most 30 columns; found -1", "columns.skip: there are 6 columns: expected from 0 to 5", "rows.most: a chart shows at most 100", "rows.skip: there are 7 rows"}},
		{"columns where there are none", func() (govmaturity.Chart, error) {
			return chart.Depth(v.Coverage, part(chart.Part{}, chart.Part{Most: 3}))
		}, []string{"columns: this chart has no columns"}},
		{"and in a profile", func() (govmaturity.Chart, error) {
			return chart.Profile(ready(t), part(chart.Part{}, chart.Part{Skip: 1}))
		}, []string{"columns: this chart has no columns"}},
		{"a title that is too long", func() (govmaturity.Chart, error) {
			return chart.Profile(ready(t), chart.Options{Title: strings.Repeat("x", 501)})
		}, []string{"title: at most 500"}},
	} {
		c, err := tt.draw()
		var problems govmaturity.Problems
		if !errors.As(err, &problems) || c != nil || len(problems) != len(tt.want) {
			t.Errorf("%s: %v, and %v; want %q", tt.reason, err, c, tt.want)
			continue
		}
		for i, p := range problems {
			if !strings.HasPrefix(p.Error(), tt.want[i]) {
				t.Errorf("%s: got %q, want %q", tt.reason, p.Error(), tt.want[i])
			}
		}
	}
}

// The tables have the numbers of the results.
func TestTablesAgree(t *testing.T) {
	all := crowd(t, 30, 12, func(i int) string { return "T" + strconv.Itoa(i) })
	v := must[competency.SuperiorView](t)(all.Superior(today))
	depth := must[govmaturity.Chart](t)(chart.Depth(v.Coverage, chart.Options{})).Table().Rows
	for i, c := range v.Coverage {
		want := []string{strconv.Itoa(c.Sure), strconv.Itoa(c.Possible), strconv.Itoa(c.Needed)}
		if row := depth[i]; !slices.Equal(row[2:5], want) || (row[6] == "Yes") != c.SinglePoint() || (row[5] == "enough people") != (c.Verdict == competency.VerdictMet) {
			t.Errorf("got %q, want %q, %s", row, want, c.Verdict)
		}
	}
	says := func(a competency.Attained) string {
		switch a.Knowledge {
		case competency.KnowledgeUnknown:
			return "not known"
		case competency.KnowledgeNone:
			return "below One"
		}
		return fmt.Sprintf("%s (%d of 4)", a.Level.Title(), a.Level.Rank())
	}
	rows := must[govmaturity.Chart](t)(chart.Team(v, chart.Options{})).Table().Rows
	for i, m := range v.Members {
		for k, a := range m.Attained {
			if rows[i][k+1] != says(a) {
				t.Errorf("%s: got %q, want %q", m.Person.ID(), rows[i][k+1], says(a))
			}
		}
		r := must[competency.Readiness](t)(m.Person.Readiness(all.Posts()[0], today))
		c := must[govmaturity.Chart](t)(chart.Profile(r, chart.Options{}))
		met := 0
		for k, row := range c.Table().Rows {
			g := r.Gaps[k]
			want := map[competency.Verdict]string{
				competency.VerdictMet: "met", competency.VerdictShort: fmt.Sprintf("short by %d step", g.Short.Max),
				competency.VerdictUnknown: fmt.Sprintf("not known: short by %d to %d steps", g.Short.Min, g.Short.Max),
			}[g.Verdict]
			if g.Surplus > 0 {
				want = fmt.Sprintf("met, %d step", g.Surplus)
			}
			if row[2] != says(g.Attained) || !strings.HasPrefix(row[4], want) || g.Verdict != competency.VerdictUnknown && strings.Contains(row[4], "not known") {
				t.Errorf("%s: got %q, want %q and %q", m.Person.ID(), row, says(g.Attained), want)
			}
			if strings.HasPrefix(row[4], "met") {
				met++
			}
		}
		if met != r.Met || !strings.Contains(c.Description(), fmt.Sprintf("Met: %d, short: %d, not known: %d", r.Met, r.Short, r.Unknown)) {
			t.Errorf("%s: %d met of %+v, told as %q", m.Person.ID(), met, r.Figures, c.Description())
		}
	}
}

// What is said of readiness holds it, and never rounds what is short up to all.
func TestReadinessIsRoundedOutwards(t *testing.T) {
	r := ready(t)
	for _, tt := range []struct {
		low, high float64
		want      string
	}{{0.9999, 0.9999, "Readiness: 99.9%."}, {0.29, 0.57, "Readiness: 29% to 57%."}, {0.2911, 0.5711, "Readiness: 29.1% to 57.2%."}, {1, 1, "Readiness: 100%."}, {0, 0.0001, "Readiness: 0% to 0.1%."}} {
		r.Low, r.High = tt.low, tt.high
		c := must[govmaturity.Chart](t)(chart.Profile(r, chart.Options{}))
		if !strings.Contains(c.Description(), tt.want) {
			t.Errorf("%v to %v: got %q", tt.low, tt.high, c.Description())
		}
	}
}

// Nothing of a count that is withheld is in the picture or its table: they are the
// same, byte by byte, whatever it is.
func TestWithheldIsNowhere(t *testing.T) {
	text := func(v competency.StaffView, width int) string {
		c := must[govmaturity.Chart](t)(chart.Staff(v, chart.Options{Width: width}))
		return checkPicture(t, c) + c.Description() + fmt.Sprint(c.Table())
	}
	fw := framework(t, unitText)
	make := func(have string) competency.StaffView {
		of := map[string]string{}
		var people []*competency.Person
		for i, letter := range have {
			id := fmt.Sprintf("%02d", i)
			of[id] = []string{"North", "South", "West"}[min(i/3, 2)]
			levels := map[rune]string{'x': "clearance: yes", '-': "clearance: none", '.': ""}[letter]
			people = append(people, person(t, fw, id, "", levels))
		}
		return must[competency.StaffView](t)(teamOf(t, fw, people, 2).Staff(competency.ViewOptions{AsOf: today, Smallest: 4, Units: of}))
	}
	// Three in the north and three in the south are too few; six are not. All of
	// these have three at the level in the two together, and three in the west.
	same := []string{"xxx---xxx---", "---xxxxxx---", "xx-x--xxx-.-", "x--xx-xxx...", "x..xx.xxx---"}
	want := make(same[0])
	if want.Rows[5].Total.Withheld != "" || want.Rows[5].Units[0].Withheld == "" || want.Rows[5].Units[2].Withheld != "" {
		t.Fatalf("the view withholds something else: %+v", want.Rows[5])
	}
	for _, width := range []int{320, 900} {
		for _, have := range same[1:] {
			if text(make(have), width) != text(want, width) {
				t.Errorf("%s can be told from %s, %d wide", have, same[0], width)
			}
		}
		if text(make("xxxx--xxx---"), width) == text(want, width) {
			t.Error("a count that is shown makes no difference")
		}
		// A view that somebody made by hand may have counts behind what is withheld.
		spoilt := make(same[0])
		for i := range spoilt.Rows {
			for k := range spoilt.Rows[i].Units {
				if c := &spoilt.Rows[i].Units[k]; c.Withheld != "" {
					c.Count = 1234567
				}
			}
		}
		if text(spoilt, width) != text(want, width) {
			t.Errorf("a count behind what is withheld is drawn, %d wide", width)
		}
	}
	// No name of anybody is in what all may see.
	people := must[competency.StaffView](t)(team(t).Staff(competency.ViewOptions{AsOf: today, Smallest: 2}))
	for _, name := range []string{"Amina", "Chen", "عمر", "Ольга"} {
		if strings.Contains(text(people, 900), name) {
			t.Errorf("%s is named", name)
		}
	}
}

// Of many rows and columns the first are shown, and it is said what is not; the
// parts together are all.
func TestManyRowsAndColumns(t *testing.T) {
	all := crowd(t, 200, 60, func(i int) string { return "T" + strconv.Itoa(i) })
	v := must[competency.SuperiorView](t)(all.Superior(today))
	first := must[govmaturity.Chart](t)(chart.Team(v, chart.Options{Width: 900}))
	if table := first.Table(); len(table.Rows) != 40 || len(table.Header) != 21 {
		t.Errorf("%d rows and %d columns", len(table.Rows), len(table.Header))
	}
	picture := checkPicture(t, first)
	for _, want := range []string{"Rows 1 to 40 of 200 are shown.", "Columns 1 to 20 of 60 are shown."} {
		if !strings.Contains(first.Description(), want) || strings.Count(picture, want) != 2 {
			t.Errorf("%q is not said", want)
		}
	}
	seen := map[string]bool{}
	for rows := 0; rows < 200; rows += 100 {
		for columns := 0; columns < 60; columns += 30 {
			c := must[govmaturity.Chart](t)(chart.Team(v, chart.Options{Rows: chart.Part{Skip: rows, Most: 100}, Columns: chart.Part{Skip: columns, Most: 30}}))
			checkPicture(t, c)
			table := c.Table()
			for _, row := range table.Rows {
				for i, cell := range row[1:] {
					seen[row[0]+"/"+table.Header[i+1]+"/"+cell] = true
				}
			}
		}
	}
	if len(seen) != 200*60 {
		t.Errorf("%d cells in all parts, want %d", len(seen), 200*60)
	}
	depth := must[govmaturity.Chart](t)(chart.Depth(v.Coverage, chart.Options{Rows: chart.Part{Skip: 50}}))
	if n := len(depth.Table().Rows); n != 10 || !strings.Contains(depth.Description(), "Rows 51 to 60 of 60") || !strings.Contains(depth.Description(), "A whole bar stands for 200 people") {
		t.Errorf("%d rows: %s", n, depth.Description())
	}
	r := must[competency.Readiness](t)(v.Members[0].Person.Readiness(all.Posts()[0], today))
	profile := must[govmaturity.Chart](t)(chart.Profile(r, chart.Options{Rows: chart.Part{Most: 100}}))
	if n := len(profile.Table().Rows); n != 60 || strings.Contains(profile.Description(), "are shown") {
		t.Errorf("%d rows: %s", n, profile.Description())
	}
}

// Names that have broken pages are drawn, and run nothing.
func TestHostileNames(t *testing.T) {
	hostile := []string{
		`</svg><script>alert(1)</script>`, `" onload="alert(1)`, "\u202Eesrever", "\u2066\u2067open", "e\u0301\u0301\u0301", "line\u2028two", "وزارة ABC (2026)", "数字政府", "👩\u200D💻",
		strings.Repeat("long", 60), strings.Repeat("word ", 48), "%s %d {name}", "]]>&amp;", "https://example.org/?a=1&b=2",
	}
	all := crowd(t, len(hostile), len(hostile), func(i int) string { return hostile[i] })
	v := must[competency.SuperiorView](t)(all.Superior(today))
	of := map[string]string{}
	for i, m := range all.Members() {
		of[m.ID()] = hostile[i%3] + hostile[5+i%3] + "\x00\x1b\xff"
	}
	staff := must[competency.StaffView](t)(all.Staff(competency.ViewOptions{AsOf: today, Smallest: 2, Units: of}))
	for _, width := range []int{320, 1200} {
		for _, language := range []string{"en", "ar", "zh"} {
			o := in(language, width)
			o.Of = "\x07\u202E</desc>"
			made := must[govmaturity.Chart](t)
			for _, c := range []govmaturity.Chart{
				made(chart.Team(v, o)), made(chart.Depth(v.Coverage, o)), made(chart.Staff(staff, o)),
				made(chart.Profile(must[competency.Readiness](t)(v.Members[3].Person.Readiness(all.Posts()[0], today)), o)),
			} {
				picture := checkPicture(t, c)
				var table strings.Builder
				if err := c.Table().WriteHTML(&table); err != nil {
					t.Fatal(err)
				}
				for _, text := range []string{picture, table.String()} {
					if strings.Contains(text, "<script") || strings.Contains(text, `" onload`) {
						t.Errorf("%s: something runs", c.Title())
					}
				}
			}
		}
	}
}

var element = regexp.MustCompile(`(?s)<[^>]*>`)

// Nothing in a chart is in English when it has a host's own words: neither in
// the picture nor in its description and table.
func TestChartsInAHostsLanguage(t *testing.T) {
	spec := framework(t, unitText).Spec()
	wordstest.Widen(spec)
	spec.Language = wordstest.Language
	fw := must[*competency.Framework](t)(competency.Compile(spec))
	people := []*competency.Person{
		person(t, fw, "国", "", "data: working, security: expert, change: leads, procurement: able, clearance: none, arabic: n/a"),
		person(t, fw, "家", "", "data: practitioner, clearance: yes"), person(t, fw, "人", "", ""),
	}
	all := teamOf(t, fw, people, 1)
	v := must[competency.SuperiorView](t)(all.Superior(today))
	o := chart.Options{Words: wordstest.Words(t), Rows: chart.Part{Most: 2}}
	columns := o
	columns.Columns = chart.Part{Most: 2}
	made := must[govmaturity.Chart](t)
	r := must[competency.Readiness](t)(people[0].Readiness(all.Posts()[0], today))
	staff := must[competency.StaffView](t)(all.Staff(competency.ViewOptions{AsOf: today, Smallest: 2, Units: map[string]string{"国": "甲", "家": "甲", "人": "乙"}}))
	for _, c := range []govmaturity.Chart{
		made(chart.Profile(r, chart.Options{Words: o.Words})), made(chart.Profile(r, o)), made(chart.Team(v, columns)), made(chart.Staff(staff, columns)),
		made(chart.Depth(v.Coverage, chart.Options{Words: o.Words})),
	} {
		text := html.UnescapeString(element.ReplaceAllString(checkPicture(t, c), "\n")) + c.Title() + "\n" + c.Description() + "\n" + c.Table().Caption + "\n"
		for _, row := range append([][]string{c.Table().Header}, c.Table().Rows...) {
			text += strings.Join(row, "\n") + "\n"
		}
		if !strings.ContainsFunc(text, func(r rune) bool { return 'Ａ' <= r && r <= 'ｚ' }) {
			t.Errorf("%s has no words of the test language", c.Title())
		}
		if left := wordstest.Left(text); len(left) > 0 {
			t.Errorf("%s has words of another language: %q", c.Title(), left)
		}
	}
}

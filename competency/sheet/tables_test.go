package sheet_test

import (
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/competency/sheet"
)

// mappingOf reads a mapping whose head all tests share.
func mappingOf(t testing.TB, text string) *sheet.Mapping {
	t.Helper()
	m, err := sheet.ReadMapping("m.yaml", []byte(head+text))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

const head = `format: govmaturity/competency-mapping/1
id: m
framework: {id: fw, edition: "1", title: A framework}
`

const scale = `scale:
  id: s
  levels: [{id: low, rank: 1, title: Low}, {id: middle, rank: 2, title: Middle}, {id: high, rank: 3, title: High}]
`

const people = "layout: people-across\ncolumns: {competency: Skill}\nevidence: assessor\ndate: \"2026\"\n" + scale

// Each defect stands at its cell. The table is read for all that is sound.
func TestDefects(t *testing.T) {
	tests := []struct {
		reason, mapping, table string
		problems, findings     string
		evidence               int
	}{
		{"a level by id, title and rank", people, "Skill,A,B,C\nx,low,Middle,3\n", "", "", 3},
		{"a range", people, "Skill,A,B\nx,3-4,2\n", `B2.A not-a-level "3-4" is from 3 to 4: a rating is one of the levels`, "", 1},
		{"a range that a spreadsheet made a date of", people, "Skill,A,B\nx,03-Apr,2\n", `B2.A not-a-level "03-Apr" is no level: a spreadsheet may have made a date of something such as 3-4; mark the column as text there`, "", 1},
		{"between two levels", people, "Skill,A\nx,2.5\n", `B2.A not-a-level "2.5" lies between middle and high: a rating is one of the levels`, "", 0},
		{"a decimal comma", people, "Skill;A\nx;2,5\n", `B2.A not-a-level "2,5" has a decimal comma: write 2.5, or say that the table has decimal commas`, "", 0},
		{"a number and a label that agree", people, "Skill,A,B,C\nx,3 - High,High (3),2: Middle\n", "", "B2.A mixed-form\nC2.B mixed-form\nD2.C mixed-form", 3},
		{"a number and a label that do not", people, "Skill,A\nx,3 - Low\n", `B2.A not-a-level "3 - Low" contradicts itself: the level low has the rank 1`, "", 0},
		{"stars", people, "Skill,A\nx,★★\n", `B2.A not-a-level "★★" is no level: say in words of the mapping which level so many stars are`, "", 0},
		{"stars, as the mapping says", people + "words: [{cell: ★★, level: middle}]\n", "Skill,A\nx,★★\n", "", "", 1},
		{"nothing, in several words", people, "Skill,A,B,C,D\nx,N/A,-,0,\n", "B2.A not-a-level \"N/A\" is no level: say in words of the mapping whether it means none, not-applicable or unknown\n" +
			"C2.B not-a-level \"-\" is no level: say in words of the mapping whether it means none, not-applicable or unknown\n" +
			"D2.C not-a-level \"0\" is no level: say in words of the mapping whether it means none, not-applicable or unknown", "E1.D not-rated", 0},
		{"nothing, as the mapping says", people + "words: [{cell: N/A, means: not-applicable}, {cell: \"-\", means: unknown}, {cell: \"0\", means: none}]\n", "Skill,A,B,C\nx,N/A,-,0\n", "", "C1.B not-rated", 2},
		{"digits of another script", people, "Skill,A\nx,٣\n", `B2.A not-a-level "٣" has digits of another script: write 3`, "", 0},
		{"a no-break space", people, "Skill,A\nx,\u00a02\n", "", "B2.A odd-space", 1},
		{"an average among the people", people, "Skill,A,Average\nx,1,1\nTotal,2,2\n", "", "C1.Average aggregate\nA3.Skill aggregate", 1},
		{"more cells than headers", people, "Skill,A\nx,1,2\n", `C2 wrong-count the row has 3 cells, and there are 2 headers`, "", 1},
		{"a competency twice", people, "Skill,A\nx,1\nx,2\n", "", "A3.Skill duplicate-row\nB3.A rated-twice", 2},
		{"a person twice", people, "Skill,A,A\nx,1,2\n", "", "", -1},
		{"nobody rated: a heading?", people, "Skill,A\nx,1\ny,\n", "", "A3.Skill not-rated", 1},
		{"headings in the column of competencies", strings.Replace(people, "competency: Skill", "competency: Skill, areas: [Skill]", 1), "Skill,A\nGroup,\nx,1\nOther,\n", "", "A4.Skill empty-group", 1},
		{"two people but for capitals", people, "Skill,ann,Ann\nx,1,2\n", "", "C1.Ann case-only", 2},
		{"names nearly the same", people, "Skill,A\nProgramming,1\nProgrammming,2\nModule 1 test,1\nModule 2 test,1\n", "", "A3.Skill near-name", 4},

		{"headings above the columns", "layout: skills-across\ntable: {header: 2, groups: 1}\ncolumns: {person: Name}\nevidence: self\ndate: 2026-01-02\n" + scale,
			",Technical,,People\nName,SQL,Excel,Listens\nA,1,2,3\nAverage,1,2,3\n", "", "A4.Name aggregate", 3},
		{"a blank cell repeats the one above", "layout: ratings\ntable: {repeat: [Name]}\ncolumns: {person: Name, competency: Skill, level: L}\nevidence: test\ndate: \"2026\"\n" + scale,
			"Name,Skill,L\nA,x,1\n,y,2\nB,x,3\n", "", "", 3},
		{"nobody in a row", "layout: ratings\ncolumns: {person: Name, competency: Skill, level: L}\nevidence: test\ndate: \"2026\"\n" + scale,
			"Name,Skill,L\n,x,1\nB,,3\n", "A2.Name required the row does not say whom it is about\nB3.Skill required the row does not say which competency it is about", "", 0},

		{"dates with two readings", "layout: ratings\ntable: {dates: [dd/mm/yyyy, mm/dd/yyyy]}\ncolumns: {person: Name, competency: Skill, level: L, date: D}\nevidence: test\n" + scale,
			"Name,Skill,L,D\nA,x,1,03/04/2026\nA,y,1,31/04/2026\nA,z,2,13/12/2026\nA,w,2,12/12/2026\n",
			"D2.D two-readings \"03/04/2026\" has two readings: 2026-04-03 by dd/mm/yyyy, and 2026-03-04 by mm/dd/yyyy: write it with the year first; what the row rates is left out\n" +
				"D3.D no-such-day there is no day 31/04/2026; what the row rates is left out", "", 2},
		{"dates of other forms", "layout: ratings\ncolumns: {person: Name, competency: Skill, level: L, date: D, expires: E}\nevidence: test\n" + scale,
			"Name,Skill,L,D,E\nA,x,1,13.12.2026,\nA,y,1,46000,\nA,z,2,soon,\nA,w,2,2026-01-01,2025-12-31\nA,v,2,2026-05,2027\nA,u,2,2026-01-02T10:30:00Z,\nA,t,3,,\n",
			"D2.D pattern \"13.12.2026\" is not of the form yyyy-mm-dd; by dd.mm.yyyy it is 2026-12-13: add the form to the mapping if that is meant; what the row rates is left out\n" +
				"D3.D pattern \"46000\" looks like the number that a spreadsheet keeps for 2025-12-09: format the column as a date; what the row rates is left out\n" +
				"D4.D pattern \"soon\" is no date of the form yyyy-mm-dd; what the row rates is left out\n" +
				"E5.E out-of-order it expires before its date, 2026-01-01: the rating is left out\n" +
				"C8.L required the rating has no date: say in date of the mapping which day the table is about", "", 2},

		{"a gap that is right", "layout: ratings\ncolumns: {person: Name, competency: Skill, level: L, target: T, gap: G}\nevidence: test\ndate: \"2026\"\n" + scale,
			"Name,Skill,L,T,G\nA,x,1,3,2\nA,y,3,2,0\nA,z,2,2,\n", "", "", 3},
		{"gaps that are not", "layout: ratings\ncolumns: {person: Name, competency: Skill, level: L, target: T, gap: G}\nevidence: test\ndate: \"2026\"\n" + scale,
			"Name,Skill,L,T,G\nA,x,1,3,1\nA,y,3,2,-1\nA,z,,2,2\nA,w,2,,0\nA,v,2,2,none\n", "", "E2.G contradiction\nE3.G contradiction\nE4.G contradiction\nE5.G contradiction\nE6.G contradiction", 4},
		{"two targets", "layout: ratings\ncolumns: {person: Name, competency: Skill, level: L, target: T, date: D}\nevidence: test\n" + scale,
			"Name,Skill,L,T,D\nA,x,1,3,2025\nA,x,2,2,2026\n", `D3.T contradiction the target of the same person is another in row 2: that one stays`, "", 2},
	}
	for _, test := range tests {
		r, err := mappingOf(t, test.mapping).Read("x.csv", []byte(test.table))
		if err != nil {
			t.Errorf("%s: %v", test.reason, err)
			continue
		}
		if test.evidence < 0 {
			if len(r.Problems) == 0 {
				t.Errorf("%s: no problem", test.reason)
			}
			continue
		}
		var problems []string
		for _, p := range r.Problems {
			problems = append(problems, p.Path.String()+" "+string(p.Code)+" "+p.Message())
		}
		if got := strings.Join(problems, "\n"); got != test.problems {
			t.Errorf("%s: problems\n%s\nwant\n%s", test.reason, got, test.problems)
		}
		if got := strings.TrimSpace(lines(r.Findings)); got != test.findings {
			t.Errorf("%s: findings\n%s\nwant\n%s\n%v", test.reason, got, test.findings, r.Findings)
		}
		if r.Spec.Competencies == nil {
			continue // a framework has some
		}
		fw := compile(t, r.Spec)
		if all, _ := evidence(r); all != test.evidence {
			t.Errorf("%s: %d pieces of evidence, want %d", test.reason, all, test.evidence)
		}
		for _, p := range r.Profiles {
			if _, err := fw.Person(p); err != nil {
				t.Errorf("%s: %v", test.reason, err)
			}
		}
	}
}

func TestRolesTable(t *testing.T) {
	m := mappingOf(t, `layout: roles
columns: {family: Family, role: Role, role-level: Grade, areas: [Area], competency: Skill, code: Code, kind: Kind, level: Level, level-description: What, need: Need}
ladder: true
needs: {Essential: required, Nice to have: desirable}
kinds: {K: knowledge}
words: [{cell: NOT IN USE, means: no-levels}, {cell: n/a, means: not-applicable}]
`+scale)
	r, err := m.Read("x.csv", []byte(`Family,Role,Grade,Area,Skill,Code,Kind,Level,What,Need,Extra
Data,Analyst,Junior,Tools,SQL,T.1,skill,low,Reads tables,Essential,z
Data,Analyst,Senior,Tools,SQL,T.1,skill,high,Tunes,Essential,
Data,Analyst,Senior,Tools,Law,T.2,K,2,Knows it,Nice to have,
Data,Analyst,Senior,Tools,Odd,T.3,wizardry,2,,perhaps,
Top,Chief,NOT IN USE,Lead,Leads,L.1,,NOT IN USE,NOT IN USE,,
Data,Analyst,Senior,Tools,SQL,T.1,skill,middle,Tunes,Essential,
Data,Analyst,Junior,Tools,Law,T.2,K,n/a,,,
Data,Analyst,Junior,Tools,Gone,T.4,,,,,
Data,,Junior,Tools,SQL,T.1,,low,,,
Data,Analyst,Senior,Tools,SQL,T.1,skill,high,Tunes,Essential,
Data,Analyst,Trainee,Tools,SQL,T.1,skill,high,Something else,critical,
Top,Chief,NOT IN USE,Tools,SQL,T.1,,NOT IN USE,,,
`))
	if err != nil {
		t.Fatal(err)
	}
	check(t, "problems", r.Problems, `
	G5.Kind not-allowed
	J5.Need not-allowed
	H7.Level contradiction
	H9.Level required
	B10.Role required
	H13.Level required`)
	check(t, "findings", r.Findings, `
	K1.Extra unknown-column
	E5.Skill no-descriptor
	E6.Skill no-descriptor
	H6.Level sentinel
	E9.Skill no-descriptor
	A11.Family duplicate-row
	I12.What contradiction
	H13.Level sentinel`)
	fw := compile(t, r.Spec)
	senior := fw.Role("analyst").Post("senior")
	if got := senior.Requirements(); len(got) != 2 || got[0].Level().ID() != "high" || got[1].Need() != competency.NeedDesirable {
		t.Errorf("requirements %v", got)
	}
	if !fw.Role("analyst").Ladder() || fw.Role("chief").Post("").Requirements() == nil || fw.Role("chief").Ladder() {
		t.Error("levels of roles")
	}
	sql := fw.Competency("t-1")
	if sql.Code() != "T.1" || sql.Kind() != competency.KindSkill || sql.Area().Title().String() != "Tools" {
		t.Errorf("%v", sql)
	}
	if text, _ := sql.Descriptor(sql.Level("high")); text.String() != "Tunes" {
		t.Errorf("descriptor %v", text)
	}
}

// Roles across, and roles down with competencies across.
func TestRolesAcross(t *testing.T) {
	r, err := mappingOf(t, "layout: roles-across\ncolumns: {competency: Skill, areas: [Skill]}\nwords: [{cell: \"-\", means: not-applicable}]\n"+scale).
		Read("x.csv", []byte("Skill,Analyst,Chief,Total\nTools,,,\nSQL,1,3,4\nExcel,2,-,2\nPeople,,,\nLeads,,high,3\nLeads,,low,1\nOdd,,9,\n"))
	if err != nil {
		t.Fatal(err)
	}
	check(t, "problems", r.Problems, "C7.Chief contradiction\nC8.Chief not-a-level")
	check(t, "findings", r.Findings, "D1.Total aggregate\nA7.Skill duplicate-row")
	fw := compile(t, r.Spec)
	if a, c := fw.Role("analyst").Post("").Requirements(), fw.Role("chief").Post("").Requirements(); len(a) != 2 || len(c) != 2 || c[1].Level().ID() != "high" || c[1].Competency().Area().ID() != "people" {
		t.Errorf("%v %v", a, c)
	}
	r, err = mappingOf(t, "layout: skills-across\ntable: {header: 2, groups: 1}\ncolumns: {role: Role, role-level: Grade}\n"+scale).
		Read("x.csv", []byte(",,Tools,,People\nRole,Grade,SQL,Excel,Leads\nAnalyst,I,1,2,\nAnalyst,II,2,3,1\nChief,,,,3\n,I,1,,\n"))
	if err != nil {
		t.Fatal(err)
	}
	check(t, "problems", r.Problems, "A6.Role required")
	fw = compile(t, r.Spec)
	if got := fw.Role("analyst").Post("ii").Requirements(); len(got) != 3 || got[2].Competency().Area().ID() != "people" || len(fw.Role("chief").Posts()) != 1 {
		t.Errorf("%v", got)
	}
	if r.Profiles != nil {
		t.Error("roles are people")
	}
}

func TestTreeTable(t *testing.T) {
	m := mappingOf(t, "layout: tree\ncolumns: {areas: [Domain, Group], competency: Skill, competency-description: About}\n")
	r, err := m.Read("x.csv", []byte("Domain,Group,Skill,About\nData,,,All about data\n,Reading,,\n,,Tables,Reads them\n,,Charts,\nPeople,,,\n,,Listens,\n,Alone,Walks,\nOther,Deep,Digs,\n"))
	if err != nil {
		t.Fatal(err)
	}
	if r.All() != nil {
		t.Error(r.All())
	}
	fw := compile(t, r.Spec)
	if got := fw.Competency("data-tables"); got.Valid() {
		t.Error("an id is made of the outermost area")
	}
	for id, area := range map[string]string{"reading-tables": "reading", "people-listens": "people", "alone-walks": "alone", "deep-digs": "deep"} {
		if got := fw.Competency(id); got.Area().ID() != area {
			t.Errorf("%s is in %q", id, got.Area().ID())
		}
	}
	if fw.Area("data").Description().String() != "All about data" || fw.Area("reading").Parent().ID() != "data" {
		t.Error("areas")
	}
	r, err = m.Read("x.csv", []byte("Domain,Group,Skill,About\n,Reading,,\n,,Tables,\n"))
	if err != nil || len(r.Problems) != 1 || r.Problems[0].Code != govmaturity.CodeOutOfOrder {
		t.Errorf("a group without a domain: %v, %v", err, r.Problems)
	}
}

// DiRECT: domains, competencies and skills with blank repeats, in a file of which most
// rows are empty.
func TestDirect(t *testing.T) {
	m := mappingOf(t, "layout: tree\ncolumns: {areas: [competency_domain, competency], competency: skill}\n")
	r, err := m.Read("direct.csv", shared(t, "found/frameworks/direct_blank_repeat.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Spec.Competencies) != 164 || r.Problems != nil {
		t.Errorf("%d skills, problems %v", len(r.Spec.Competencies), r.Problems)
	}
	compile(t, r.Spec)
}

// Ratings for a framework that is there: its levels, and its names.
func TestReadFor(t *testing.T) {
	fw := compile(t, &competency.Spec{
		Format: competency.FrameworkFormat, ID: "fw", Edition: "1", Title: govmaturity.English("F"), Standing: govmaturity.StandingIllustrative,
		Scales: []competency.ScaleSpec{{ID: "s", Levels: []govmaturity.LevelSpec{{ID: "a", Rank: 1, Title: govmaturity.English("Aware")}, {ID: "b", Rank: 2, Title: govmaturity.Text{"fr": "Bon"}}}}},
		Competencies: []competency.CompetencySpec{
			{ID: "one", Code: "1.1", Title: govmaturity.Text{"en": "First", "fr": "Premier"}, Scale: "s"},
			{ID: "two", Title: govmaturity.English("Second"), Scale: "s"},
			{ID: "three", Title: govmaturity.English("Third")},
		},
	})
	m := mappingOf(t, "layout: ratings\ncolumns: {person: Who, competency: Skill, level: L, target: T}\nevidence: assessor\ndate: \"2026\"\ncompetencies: {Deuxième: two}\nwords: [{cell: yes, means: has}]\n")
	r, err := m.ReadFor(fw, "x.csv", []byte("Who,Skill,L,T\nA,1.1,Aware,b\nA,Deuxième,bon,\nB,Premier,2,1\nB,Third,yes,\nB,Secnd,1,\nB,Second,yes,\nC,First,expert,\n"))
	if err != nil {
		t.Fatal(err)
	}
	check(t, "problems", r.Problems, `
	B6.Skill unknown-reference
	C7.L not-a-level
	C8.L not-a-level`)
	if all, by := evidence(r); all != 4 || by["one"] != 2 || by["two"] != 1 || by["three"] != 1 {
		t.Errorf("%d: %v", all, by)
	}
	if r.Spec.Competencies[0].ID != "one" || len(r.Spec.Roles) != 2 || r.Targets["A"] != "target-a" {
		t.Errorf("%v %v", r.Spec.Roles, r.Targets)
	}
	for _, p := range r.Profiles {
		if _, err := fw.Person(p); err != nil {
			t.Error(err)
		}
	}
	m.Framework.Edition = "2"
	if _, err := m.ReadFor(fw, "x.csv", []byte("Who,Skill,L,T\n")); err == nil {
		t.Error("a mapping for another edition")
	}
}

// A table that the mapping does not fit is refused, with all that does not.
func TestMisfit(t *testing.T) {
	tests := []struct{ reason, mapping, table, want string }{
		{"a column that is not there", people, "Skil,A\nx,1\n", `the table has no column "Skill"; did you mean "Skil"?`},
		{"a column that is there twice", people, "Skill,Skill\nx,1\n", `the table has the column "Skill" twice: name it by its place, #1 or #2`},
		{"a place beyond the table", strings.Replace(people, "Skill", `"#9"`, 1), "Skill,A\nx,1\n", `there is no column 9: the table has 2`},
		{"one column for two things", strings.Replace(people, "competency: Skill", "competency: Skill, code: Skill", 1), "Skill,A\nx,1\n", `the column "Skill" is already that of competency`},
		{"nothing across", people, "Skill\nx\n", "the table has no columns but those that the mapping names"},
		{"no row with headers", strings.Replace(people, "evidence", "table: {header: 5}\nevidence", 1), "Skill,A\nx,1\n", "the table has 2 rows: expected the headers in row 5"},
		{"no table", people, "PK\x03\x04", "this is a workbook, such as XLSX or ODS, and not a table of text: save the sheet as CSV UTF-8"},
	}
	for _, test := range tests {
		_, err := mappingOf(t, test.mapping).Read("x.csv", []byte(test.table))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v", test.reason, err)
		}
	}
}

func TestBadMappings(t *testing.T) {
	tests := []struct{ reason, text, want string }{
		{"no column that the layout needs", "layout: roles\ncolumns: {role: R}\n", "columns.competency: a table of the layout roles has a column for it"},
		{"an unknown layout", "layout: pivot\n", "pivot\" is not allowed here; allowed: roles"},
		{"a word twice", people + "words: [{cell: x, means: none}, {cell: X, level: low}]\n", `words[1].cell: it is already said what "X" means`},
		{"a level that is none", people + "words: [{cell: x, level: lowest}]\n", `words[0].level: the scale s has no level "lowest"`},
		{"a word with both", people + "words: [{cell: x, level: low, means: none}]\n", "take either a level or what it means"},
		{"levels in no order", people + "note: x\n", ""},
		{"ratings without a rater", "layout: slots\ncolumns: {person: P}\n", "evidence: say what the ratings are"},
		{"descriptors without a scale", "layout: descriptors\ncolumns: {competency: C}\nlevels: [{column: A, level: a}]\n", "levels[0]: descriptors of levels need the scale"},
		{"descriptors without columns", "layout: descriptors\ncolumns: {competency: C}\n", "levels: a table of descriptors has a column for each level"},
		{"headings below the headers", strings.Replace(people, "evidence", "table: {groups: 2}\nevidence", 1), "headings stand above the headers, in row 1"},
		{"ratings where there are none", people + "ratings: [{column: A, kind: self}]\n", "only a table of the layout ratings has several columns of ratings"},
		{"ranks that fall", "layout: roles\ncolumns: {role: R, competency: C}\nscale: {id: s, levels: [{id: a, rank: 2, title: A}, {id: b, rank: 1, title: B}]}\n", "scale.levels[1].rank: levels go from the lowest to the highest"},
	}
	for _, test := range tests {
		_, err := sheet.ReadMapping("m.yaml", []byte(head+test.text))
		if test.want == "" {
			if err != nil {
				t.Errorf("%s: %v", test.reason, err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v", test.reason, err)
		}
	}
}

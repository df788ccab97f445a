package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// call runs the program.
func call(args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(args, &out, &errs)
	return code, out.String(), errs.String()
}

// shared returns the path of a file of the full data, or skips.
func shared(t *testing.T, path string) string {
	t.Helper()
	for _, root := range []string{"../../../shared", "../../../../shared"} {
		name := filepath.Join(root, "data/competency", path)
		if _, err := os.Stat(name); err == nil {
			return name
		}
	}
	t.Skipf("NOT RUN: the publisher's %s does not lie beside the repository", path)
	return ""
}

func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

const (
	uk   = "testdata/uk-part.csv"
	nist = "testdata/nice-part.json"
)

// The numbers that the published frameworks are known to have.
var known = []struct{ from, to, first string }{
	{"Data engineer/Data engineer", "Data engineer/Senior data engineer", "short 8 of 11, 8 level steps"},
	{"Business analyst/Business analyst", "Product manager/Product manager", "short 9 of 9, 20 level steps"},
	{"Product manager/Product manager", "Product manager/Product manager", "short 0 of 9, 0 level steps"},
}

func checkKnown(t *testing.T, file string) {
	t.Helper()
	for _, test := range known {
		code, out, errs := call("-framework", file, "-from", test.from, "-to", test.to)
		first, _, _ := strings.Cut(out, "\n")
		if code != 0 || errs != "" || first != test.first {
			t.Errorf("%s to %s: ended with %d, %q, said %q", test.from, test.to, code, first, errs)
		}
	}
}

func TestKnown(t *testing.T) {
	checkKnown(t, uk)
	code, out, _ := call("-framework", nist, "-from", "OG-WRL-014", "-to", "OG-WRL-001")
	if first, rest, _ := strings.Cut(out, "\n"); code != 0 || first != "short 5 of 11, 5 level steps" || strings.Count(rest, "\n") != 7 {
		t.Errorf("ended with %d:\n%s", code, out)
	}
}

func TestKnownFull(t *testing.T) {
	file := shared(t, "gdad/roles.csv")
	checkKnown(t, file)
	_, lint, _ := call("-framework", file, "-lint")
	for _, line := range []string{"duplicate-row 16\n", "sentinel 28\n", "no-descriptor 22\n", "not-read 0\n"} {
		if !strings.Contains(lint, line) {
			t.Errorf("no %q in\n%s", line, lint)
		}
	}
	_, all, _ := call("-framework", file, "-all")
	rows, err := csv.NewReader(strings.NewReader(all)).ReadAll()
	if err != nil || len(rows) != 1+205*205 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	// What -all says is what -from and -to say.
	for _, i := range []int{1, 206, 9000, 30000, 42025} {
		_, out, _ := call("-framework", file, "-from", rows[i][0], "-to", rows[i][1])
		if want := "short " + rows[i][2] + " of " + rows[i][3] + ", " + rows[i][4] + " level steps\n"; !strings.HasPrefix(out, want) {
			t.Errorf("%v: %q", rows[i], out)
		}
	}
}

func TestNICEFull(t *testing.T) {
	file := shared(t, "nice/cprt_SP_800_181_2_1_0.json")
	_, lint, _ := call("-framework", file, "-lint")
	if !strings.Contains(lint, "unlinked-knowledge 98\nunlinked-skill 94\nunlinked-task 135\n") {
		t.Errorf("got\n%s", lint)
	}
	if _, out, _ := call("-framework", file, "-from", "og-wrl-014", "-to", "og-wrl-001"); !strings.HasPrefix(out, "short 5 of 11, 5 level steps\n") {
		t.Errorf("got\n%s", out)
	}
	if _, out, _ := call("-framework", file, "-from", "og-wrl-014", "-to", "og-wrl-001", "-kind", "all"); strings.HasPrefix(out, "short 5 of 11,") || strings.Contains(out, "alone") {
		t.Errorf("got\n%s", out)
	}
}

// Every row of -all, and every name in it, is good for -from and -to.
func TestAll(t *testing.T) {
	_, all, _ := call("-framework", uk, "-all")
	rows, err := csv.NewReader(strings.NewReader(all)).ReadAll()
	if err != nil || strings.Join(rows[0], ",") != "from,to,short,of,steps" {
		t.Fatal(err, rows[0])
	}
	for i, row := range rows[1:] {
		if row[0] == row[1] && (row[2] != "0" || row[4] != "0") {
			t.Errorf("%v", row)
		}
		if i%17 != 0 {
			continue
		}
		code, out, errs := call("-framework", uk, "-from", row[0], "-to", row[1])
		if want := "short " + row[2] + " of " + row[3] + ", " + row[4] + " level steps\n"; code != 0 || !strings.HasPrefix(out, want) {
			t.Errorf("%v: %q, %q", row, out, errs)
		}
	}
}

func TestLint(t *testing.T) {
	_, got, _ := call("-framework", uk, "-lint")
	const want = "case-only 0\ncontradiction 0\nduplicate-row 6\nnear-name 0\nno-descriptor 6\nnot-read 0\nodd-space 0\nsame-name 0\nsentinel 6\nunknown-column 0\n"
	if got != want {
		t.Errorf("got\n%s", got)
	}
}

// The list has the level on either side, and the steps between them.
func TestList(t *testing.T) {
	_, out, _ := call("-framework", uk, "-from", "data-engineer/data-engineer", "-to", "data-engineer/senior-data-engineer")
	for _, line := range []string{"  Data modelling                                         Working    Practitioner  1\n", "  Data innovation                                        Awareness  Working       1\n"} {
		if !strings.Contains(out, line) {
			t.Errorf("no %q in\n%s", line, out)
		}
	}
}

const slashes = `Role,Role Level,Skill Name,Skill Level
A/B,C,x,Working
A,B/C,x,Expert
A/B tester,Lead,x,Working
A/B tester,Senior/Lead,y,Expert
=cmd,Lead,y,Awareness
Director,NOT IN USE,z,NOT IN USE
`

const slashesMap = `format: govmaturity/competency-mapping/1
id: m
framework: {id: f, edition: "1", title: F}
layout: roles
columns: {role: Role, role-level: Role Level, competency: Skill Name, level: Skill Level, ignore: [Not There]}
scale: {id: s, levels: [{id: awareness, rank: 1, title: Awareness}, {id: working, rank: 2, title: Working}, {id: expert, rank: 4, title: Expert}]}
words: [{cell: NOT IN USE, means: no-levels}]
`

func TestNames(t *testing.T) {
	file, m := write(t, "roles.csv", slashes), write(t, "map.yaml", slashesMap)
	for _, test := range []struct{ from, to, want string }{
		{"A/B tester/Lead", "a/b  TESTER / senior/lead", "short 1 of 1, 3 level steps"},
		{"Director", "director/not in use", "short 0 of 1, 0 level steps"},
		{"Director/", "=cmd", "short 1 of 1, 1 level steps"},
		{"'=cmd/Lead", "Director", "short 1 of 1, 1 level steps"}, // as -all has it
		{"A/B/C", "Director", `-from: "A/B/C" can be each of a-b/c, a/b-c: say which one`},
		{"a-b/c", "a/b-c", "short 1 of 1, 1 level steps"},
		{"A/B tester", "Director", `-from: the role "A/B tester" has several levels: say "A/B tester/Lead" or "A/B tester/Senior/Lead"`},
		{"A/B tester/Junior", "Director", `-from: the role "A/B tester" has no level "junior": there is "A/B tester/Lead"`},
		{"AB testr/Lead", "Director", `-from: there is no role level "AB testr/Lead"; did you mean "A/B tester/Lead"`},
		{"Senior", "Drector", `-from: there is no role level "Senior"; did you mean "A/B tester/Senior/Lead"`},
		{"Plumber", "Director", `-from: there is no role level "Plumber": -all lists`},
	} {
		code, out, errs := call("-framework", file, "-map", m, "-from", test.from, "-to", test.to)
		said := strings.ReplaceAll(errs, "the column \"Not There\", of which nothing is read, is not there\n", "")
		if !strings.HasPrefix(out+said, test.want) || (code == 0) != strings.HasPrefix(test.want, "short") {
			t.Errorf("%s to %s: ended with %d, %q, %q", test.from, test.to, code, out, errs)
		}
	}
}

// The same table as a list of objects in JSON.
func TestRowsInJSON(t *testing.T) {
	data, err := os.ReadFile(uk)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var list []map[string]string
	for _, row := range rows[1:] {
		one := map[string]string{}
		for i, cell := range row {
			one[rows[0][i]] = cell
		}
		list = append(list, one)
	}
	text, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	checkKnown(t, write(t, "roles.json", string(text)))
}

// A later snapshot has other columns: what can be told apart for sure is read, and
// the rest is said.
func TestOtherColumns(t *testing.T) {
	data, err := os.ReadFile(uk)
	if err != nil {
		t.Fatal(err)
	}
	header, rest, _ := strings.Cut(string(data), "\n")
	for _, test := range []struct{ old, new, first, said string }{
		{"Role Level,", "ROLE  level,", known[0].first, `the column "ROLE level" is taken for "Role Level"`},
		{"Role Type", "Kind of Role", known[0].first, `the column "Role Type", of which nothing is read, is not there`},
		{"Skill Name", "Skills Name", "", `has no column "Skill Name"; did you mean "Skills Name"?`},
		{"Skill Level,", "Grade,", "", `has no column "Skill Level"`},
		{"Role Family,Role,Role Description,Role Level", "a,b,c,d", "", `has no column "Role"`},
		{header, "a,b,c", "", "no mapping is known for a table with the columns a, b, c: write one"},
	} {
		file := write(t, "roles.csv", strings.Replace(header, test.old, test.new, 1)+"\n"+rest)
		code, out, errs := call("-framework", file, "-from", known[0].from, "-to", known[0].to)
		if first, _, _ := strings.Cut(out, "\n"); first != test.first || !strings.Contains(errs, test.said) || (code == 0) != (test.first != "") {
			t.Errorf("%q: ended with %d, %q, %q", test.new, code, out, errs)
		}
	}
}

// What cannot be read is told, and the rest is compared.
func TestNotRead(t *testing.T) {
	file, m := write(t, "roles.csv", strings.Replace(slashes, "y,Expert", "y,Guru", 1)), write(t, "map.yaml", slashesMap)
	code, out, errs := call("-framework", file, "-map", m, "-from", "A/B/C", "-to", "A/B tester/Lead")
	if code != 1 || out != "" || !strings.Contains(errs, "Guru") {
		t.Errorf("ended with %d, %q, %q", code, out, errs)
	}
	_, out, _ = call("-framework", file, "-map", m, "-lint")
	if !strings.Contains(out, "not-read 1\n") {
		t.Errorf("got\n%s", out)
	}
}

const document = `format: govmaturity/competency-framework/1
id: unit
edition: "1"
title: Unit
standing: illustrative
scales: [{id: s, levels: [{id: one, rank: 1, title: One}, {id: two, rank: 2, title: Two}]}]
competencies:
  - {id: data, title: Data, scale: s}
  - {id: law, title: Law, kind: skill}
  - {id: spare, title: Spare, kind: skill}
roles:
  - {id: analyst, title: Analyst, requires: [{competency: data, level: two}, {competency: law}]}
  - {id: clerk, title: Clerk, requires: [{competency: data, level: one}, {competency: spare, need: desirable}]}
`

func TestForms(t *testing.T) {
	for _, test := range []struct{ name, content, args, want string }{
		{"f.yaml", document, "-from Clerk -to Analyst", "short 2 of 2, 2 level steps\n"},
		{"f.yaml", document, "-from analyst -to clerk", "short 0 of 1, 0 level steps\n"},
		{"f.yaml", document, "-from Clerk -to Analyst -kind skill", "short 1 of 1, 1 level steps\n"},
		{"f.yaml", document, "-from Clerk -to Analyst -kind task", "no role requires anything of the kind task"},
		{"f.yaml", document, "-lint", "no-descriptor 1\nrole-without-requirements 0\nunlinked-competency 0\nunlinked-skill 0\n"},
		{"f.yaml", strings.Replace(document, "competency: law}", "competency: lawn}", 1), "-lint", "lawn"},
		{"f.yaml", "a: [b]\n", "-lint", "say with -map how it is to be read"},
		{"f.json", `{"roles": []}`, "-lint", "say with -map how it is to be read"},
		{"f.json", `[{"role": "a"}]`, "-lint", "columns role: write one"},
		{"f.csv", "\xff\xfeR\x00o\x00", "-lint", "f.csv"},
		{"f.csv", "Role,Role Level,Skill Name,Skill Level,Role Family,Role Description\nA,B,\x92,Expert,,\n", "-lint", "UTF-8"},
		{"f.json", `{"format": `, "-lint", "f.json:1"},
		{"f.json", `{"CFDocument": {"title": "T"}, "CFItems": []}`, "-all", "has no roles"},
		{"f.csv", "", "-lint", "the table is empty"},
		{"f.csv", "a,b\nc,d\n", "-lint", "columns a, b: write one"},
	} {
		code, out, errs := call(append([]string{"-framework", write(t, test.name, test.content)}, strings.Fields(test.args)...)...)
		if !strings.Contains(out+errs, test.want) || (code == 0) != (errs == "") {
			t.Errorf("%s %s: ended with %d, %q, %q", test.name, test.args, code, out, errs)
		}
	}
}

// The team that comes with the program.
func TestTeam(t *testing.T) {
	for _, test := range []struct{ file, args string }{{"team.txt", ""}, {"team-budget-fr.txt", "-lang fr -budget 1000"}} {
		code, out, errs := call(strings.Fields(test.args)...)
		if code != 0 || errs != "" {
			t.Fatalf("ended with %d, said %q", code, errs)
		}
		golden := filepath.Join("testdata", test.file)
		if *update {
			if err := os.WriteFile(golden, []byte(out), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(golden); err != nil || out != string(want) {
			t.Errorf("%v: output differs from %s; run with -update and look at what changed", err, golden)
		}
	}
	// -why goes down to the evidence, which expired.
	_, out, _ := call("-why")
	if !strings.Contains(out, "\n        Amara: Security: Basic\n") || !strings.Contains(out, "counted until 1 June 2024") {
		t.Errorf("got\n%s", out)
	}
}

func TestESCO(t *testing.T) {
	folder := t.TempDir()
	for name, content := range map[string]string{
		"skills_en.csv":                   "conceptType,conceptUri,skillType,preferredLabel\nKnowledgeSkillCompetence,http://x/s1,skill/competence,sail\nKnowledgeSkillCompetence,http://x/s2,knowledge,winds\n",
		"occupations_en.csv":              "conceptType,conceptUri,iscoGroup,preferredLabel\nOccupation,http://x/o1,1,sailor\nOccupation,http://x/o2,1,pilot\n",
		"occupationSkillRelations_en.csv": "occupationUri,relationType,skillType,skillUri\nhttp://x/o1,essential,skill/competence,http://x/s1\nhttp://x/o2,essential,knowledge,http://x/s2\nhttp://x/o2,essential,knowledge,http://x/s1\n",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if code, out, errs := call("-framework", folder, "-from", "Sailor", "-to", "pilot"); code != 0 || !strings.HasPrefix(out, "short 1 of 2, 1 level steps\n") {
		t.Errorf("ended with %d, %q, %q", code, out, errs)
	}
	if code, _, errs := call("-framework", t.TempDir(), "-lint"); code != 1 || !strings.Contains(errs, "a folder without tables") {
		t.Errorf("ended with %d, %q", code, errs)
	}
}

func TestUsage(t *testing.T) {
	for _, test := range []struct{ args, want string }{
		{"-framework x.csv", "what is asked?"},
		{"-framework x.csv -lint -lang fr", "-lang, -budget and -why are about the team"},
		{"-lang x_y", "is no language"},
		{"-budget 1.5", "is no whole number"},
		{"-framework x.csv -all -lint", "one thing at a time"},
		{"-framework x.csv -from a", "-from and -to go together"},
		{"-framework x.csv -lint -kind skills", `unknown kind "skills"`},
		{"-lint", "-framework is missing"},
		{"-framework x.csv -from a -to b c", `unexpected argument "c"`},
		{"-nothing", "flag provided but not defined"},
	} {
		if code, out, errs := call(strings.Fields(test.args)...); code != 2 || out != "" || !strings.Contains(errs, test.want) {
			t.Errorf("%s: ended with %d, %q", test.args, code, errs)
		}
	}
	if code, _, errs := call("-framework", "not-there.csv", "-lint"); code != 1 || !strings.Contains(errs, "not-there.csv") {
		t.Errorf("ended with %d, %q", code, errs)
	}
}

// The mapping is the one that the package's own tests read by.
func TestMapping(t *testing.T) {
	ours, err := os.ReadFile("mappings/uk-gdad.yaml")
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := os.ReadFile("../../competency/sheet/testdata/uk-gdad.yaml")
	if err != nil || !bytes.Equal(ours, theirs) {
		t.Errorf("the two differ: %v", err)
	}
}

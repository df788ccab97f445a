package situation_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/schematest"
	"github.com/govmaturity/govmaturity/systems/situation"
)

// found reads a file of the shared data, or skips the test.
func found(t testing.TB, name string) []byte {
	t.Helper()
	for _, root := range []string{"../../../shared/data/systems/found/situation", "../../../../shared/data/systems/found/situation"} {
		if data, err := os.ReadFile(filepath.Join(root, name)); err == nil {
			return data
		}
	}
	t.Skipf("the data is not here: %s", name)
	return nil
}

func mapping(t testing.TB, name string) *situation.RegisterMapping {
	t.Helper()
	data, err := os.ReadFile("testdata/registers/" + name)
	if err != nil {
		t.Fatal(err)
	}
	m, err := situation.ReadRegisterMapping(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func register(t testing.TB, m *situation.RegisterMapping, name, data string) *situation.RegisterReading {
	t.Helper()
	r, err := m.Read(name, []byte(data))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// lines are problems without those of one code.
func lines(problems govmaturity.Problems, but ...govmaturity.Code) string {
	var out []string
	for _, p := range problems {
		if len(but) == 0 || p.Code != but[0] {
			out = append(out, p.Error())
		}
	}
	return strings.Join(out, "\n")
}

// The table of a template for HM Treasury's columns: ten risks, and what is wrong with
// them.
func TestRegisterInMarkdown(t *testing.T) {
	r := register(t, mapping(t, "table.yaml"), "register.md", string(found(t, "risk_register_table.md")))
	if r.Rows != 10 || r.Read != 10 || fmt.Sprint(r.Notes.Counts()) != "map[sentinel:10]" {
		t.Errorf("%d of %d rows, %v", r.Read, r.Rows, r.Notes.Counts())
	}
	if fmt.Sprint(len(r.Spec.Risks.Categories)) != "6" {
		t.Errorf("%v", r.Spec.Risks.Categories)
	}
	problems, err := r.Doubts(situation.CheckAppetite, situation.CheckTolerated, situation.CheckRank, situation.CheckResidual, situation.CheckNoSuchScore, situation.CheckOwner, situation.CheckClosed)
	if err != nil {
		t.Fatal(err)
	}
	want := `register.md:3:47: F2.Residual: What is left, 16 (High), is above the appetite of 12
register.md:4:3: A3.Rank: It is ranked right before a larger one: it is 12 (Medium), and [Risk title] (R-003) is 16 (High)
register.md:5:48: F4.Residual: What is left, 16 (High), is above the appetite of 12
register.md:6:3: A5.Rank: It is ranked right before a larger one: it is 9 (Medium), and [Risk title] (R-005) is 12 (Medium)
register.md:8:3: A7.Rank: It is ranked right before a larger one: it is 6 (Medium), and [Risk title] (R-007) is 8 (Medium)
register.md:8:72: I7.Response: It is tolerated at 6 (Medium), above the appetite of 5, and nothing says why
register.md:10:3: A9.Rank: It is ranked right before a larger one: it is 4 (Low), and [Risk title] (R-009) is 8 (Medium)`
	if got := lines(problems); got != want {
		t.Errorf("got\n%s", got)
	}
}

// Lists in JSON: twelve risks of which no size is said, and two SWOTs with their
// strategies, of which none says what it joins.
func TestRegistersInJSON(t *testing.T) {
	r := register(t, mapping(t, "risks.yaml"), "risks.json", string(found(t, "risks.json")))
	counts := map[string]int{}
	for _, k := range r.Spec.Risks.Risks {
		for _, a := range k.Affects {
			counts[a]++
		}
	}
	if r.Rows != 12 || r.Read != 12 || len(r.Notes) > 0 || fmt.Sprint(counts) != "map[availability:7 confidentiality:6 integrity:8]" {
		t.Errorf("%d of %d rows, %v, %v", r.Read, r.Rows, r.Notes, counts)
	}
	problems, err := r.Doubts(situation.CheckSize)
	if err != nil || len(problems) != 12 || problems[11].Error() != "risks.json:80:11: [11].name: It is not said how large it is" {
		t.Errorf("%v %v", err, problems)
	}

	r = register(t, mapping(t, "swot.yaml"), "swot.json", string(found(t, "swot_isms.json")))
	s, err := r.Situation()
	if err != nil || r.Rows != 24 || r.Read != 24 || len(r.Notes) > 0 || len(s.Strategies()) != 8 || len(r.Spec.Swots) != 2 {
		t.Fatalf("%v, %d of %d rows, %v", err, r.Read, r.Rows, r.Notes)
	}
	high := 0
	for _, i := range s.Items() {
		if i.High() {
			high++
		}
	}
	if n := len(s.Items(situation.AspectThreat)); high != 7 || n != 4 || s.Strategies()[7].Kind() != situation.StrategyKindWT || s.Strategies()[7].Swot() != r.Spec.Swots[1].ID {
		t.Errorf("%d high, %d threats", high, n)
	}
	problems, err = r.Doubts(situation.CheckStrategy)
	if err != nil || len(problems) != 16 || problems[0].Error() != "swot.json:49:20: [0].strategies[0].description: It names nothing among Strengths" {
		t.Errorf("%v %v", err, problems)
	}
}

// Words for numbers are read by the mapping alone, and nothing is dropped in silence.
func TestRegisterInWords(t *testing.T) {
	const text = "Nº;Code;Risque;Cause;Type;Prob.;Impact;Score;Résiduel;Réponse;Pilote;État;Action;Échéance;Autre\n" +
		"1;R1;Fuite de données;Mots de passe;Loi;M/H;3 - Élevé;9 (Rouge);Rouge;Accepter;dpo@ministere.example;Ouvert;;2026-01-01;x\n" +
		"2;R1;Retard;n/a;Délais;Moyen;Haut;4;vert;Réduire;Direction;Clos;Appeler le +33 1 23 45 67 89;25/11/2026;\n" +
		"3;R3;;;;;;;;;;;;;\n" +
		"4;R4;Panne;;Loi;3 - Faible;high;M;mauve;Différer;n/a;Perdu;;;;en trop\n"
	r := register(t, mapping(t, "words.yaml"), "registre.csv", text)
	want := `registre.csv:1:103: O1: the mapping does not name the column "Autre", and 1 cells of it are not read
registre.csv:2:85: K2.Pilote: e-mail addresses: 1, telephone numbers: 0; they are left out, since a register is handed on
registre.csv:2:115: N2["Échéance"]: the row names no action: this cell is not read
registre.csv:3:3: B3.Code: there is already a row "R1": this one is called r1-2
registre.csv:3:31: G3.Impact: "Haut" is no level of three: expected one of low, medium, high, or a word of the mapping
registre.csv:3:66: M3.Action: e-mail addresses: 0, telephone numbers: 1; they are left out, since a register is handed on
registre.csv:3:95: N3["Échéance"]: "25/11/2026" is no date that can be read: expected a year, a year and month, or a day, such as 2026-11-25
registre.csv:4:6: C4.Risque: the row says nothing in its column of text, and is not read
registre.csv:5:42: P5: the cell stands beyond the last header, and is not read
registre.csv:5:37: J5["Réponse"]: "Différer" is not known here`
	for _, line := range strings.Split(want, "\n") {
		if !strings.Contains(lines(r.Notes), line[strings.Index(line, ": ")+2:]) {
			t.Errorf("it does not say %s", line)
		}
	}
	if r.Rows != 4 || r.Read != 3 || strings.Contains(lines(r.Notes), "ministere") || strings.Contains(lines(r.Notes), "45 67") {
		t.Errorf("%d of %d rows\n%s", r.Read, r.Rows, lines(r.Notes))
	}
	counts := r.Notes.Counts()
	if fmt.Sprint(counts) != "map[contradiction:1 duplicate-row:1 lost:1 names-person:2 no-such-day:1 not-a-level:2 not-allowed:2 number-form:1 required:1 unknown-column:2]" {
		t.Errorf("%v\n%s", counts, lines(r.Notes))
	}
	first := r.Spec.Risks.Risks[0]
	if first.Inherent.Likelihood != "high" || first.Inherent.Impact != "high" || *first.Inherent.Score != 9 || first.Inherent.Band != "red" || first.Residual.Band != "red" ||
		first.Category != "legal" || first.Owner != "[e-mail]" || first.Code != "R1" || first.Description["fr"] != "Cause: Mots de passe" || first.Response != situation.ResponseTolerate {
		t.Errorf("%+v %+v", first, first.Inherent)
	}
	if second := r.Spec.Risks.Risks[1]; second.Category != "delais" || second.Actions[0].Text["fr"] != "Appeler le [tel]" || second.Description != nil {
		t.Errorf("%+v", second)
	}
	problems, err := r.Doubts(situation.CheckTolerated, situation.CheckOwner)
	if got := lines(problems); err != nil || got != "registre.csv:2:71: J2[\"Réponse\"]: It is tolerated at Rouge, above the appetite of Vert, and nothing says why\nregistre.csv:5:50: K5.Pilote: Nobody answers for it" {
		t.Errorf("%v\n%s", err, got)
	}
}

// A SWOT of four columns with several items in a cell, and a PESTLE with one column for
// the factor, of a text in Markdown; a table that nothing is about is told.
func TestItemsInMarkdown(t *testing.T) {
	m := &situation.RegisterMapping{
		Format: situation.RegisterMappingFormat, ID: "m", Situation: situation.RegisterHeadSpec{ID: "x"},
		Tables: []situation.RegisterTableSpec{
			{Rows: situation.RegisterRowsItems, Split: "<br>", Across: []situation.RegisterAcrossSpec{{Column: "Strengths", Aspect: situation.AspectStrength}, {Column: "Threats", Aspect: situation.AspectThreat}}},
			{Rows: situation.RegisterRowsItems, Columns: situation.RegisterColumns{Text: "What", Aspect: "Factor"}},
			{Rows: situation.RegisterRowsItems, Columns: situation.RegisterColumns{Text: "Who", Aspect: "Barrier", Group: "Group", Topic: "Topic"}},
			{Rows: situation.RegisterRowsItems, Aspect: situation.AspectHorizontal, Columns: situation.RegisterColumns{Text: "Means", Topic: "Topic"}},
		},
	}
	const text = "# Town SWOT\n| **Strengths** | Threats |\n|---|---|\n| - Staff<br>- Money | Floods |\n| | n/a |\n## Factors\nFactor|What\n-|-\nLegal|A law\neconomic|Prices\nMoral|Virtue\n|Nothing\n" +
		"\n| Group | Barrier | Who | Topic |\n|--|--|--|--|\n| youth | access | No bus | trust |\n| Herders | ability | No school | |\n\n| Means | Topic |\n|--|--|\n| A board | coordination |\n| A fund | fees |\n\n|Other|\n|---|\n| 1 |\n"
	r := register(t, m, "x.md", text)
	var got []string
	s, err := r.Situation()
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range s.Items() {
		got = append(got, string(i.Aspect())+" "+i.Text().String())
	}
	if want := "economic Prices;legal A law;strength Staff;strength Money;threat Floods;threat n/a;horizontal A board;horizontal A fund;access No bus"; strings.Join(got, ";") != want {
		t.Errorf("%s", strings.Join(got, ";"))
	}
	if s.Item("a-board").Topic() != situation.TopicCoordination || r.Spec.Swots[0].Title["und"] != "Town SWOT" {
		t.Error("the topic or the heading is lost")
	}
	if counts := fmt.Sprint(r.Notes.Counts()); counts != "map[lost:1 not-allowed:3 not-used:1 required:1]" || r.Rows != 10 || r.Read != 7 {
		t.Errorf("%s, %d of %d\n%s", counts, r.Read, r.Rows, lines(r.Notes))
	}
}

// Actions of another list belong to the risks that they name; one list that is not there
// is told, and the others are read.
func TestRegisterOfSeveralLists(t *testing.T) {
	m, err := situation.ReadRegisterMapping("m.yaml", []byte(`format: govmaturity/register-mapping/1
id: lists
situation: {id: x, date: 2026-11}
tables:
  - {rows: risks, records: "risks[]", columns: {code: "risks[].id", text: "risks[].name", response: "risks[].how", action: "risks[].first"}}
  - {rows: actions, records: "risks[].todo[]", dates: dd/mm/yyyy, columns: {code: "risks[].id", text: "risks[].todo[].what", due: "risks[].todo[].by", status: "risks[].todo[].state"}, words: [{kind: status, cell: Done, means: closed}]}
  - {rows: actions, records: "more[]", columns: {code: "more[].risk", text: "more[].what"}}
  - {rows: items, aspect: strength, records: "strengths[]", columns: {text: "strengths[]"}}
  - {rows: items, aspect: weakness, records: "weaknesses[]", columns: {text: "weaknesses[]"}}
`))
	if err != nil {
		t.Fatal(err)
	}
	r := register(t, m, "x.json", `{"risks": [{"id": "A", "name": "Leak", "how": "treat", "todo": [{"what": "Lock", "by": "1/10/2026"}, {"what": "Ask", "by": "31/12/2026", "state": "Done"}]}],
 "more": [{"risk": "A", "what": "Tell"}, {"risk": "B", "what": "Nothing"}], "strengths": ["Staff", "Staff"]}`)
	k := r.Spec.Risks.Risks[0]
	if len(k.Actions) != 3 || k.Actions[0].Due != "2026-10-01" || !k.Actions[1].Done || r.Rows != 7 || r.Read != 6 || len(r.Spec.Swots[0].Strengths) != 2 {
		t.Errorf("%+v, %d of %d", k.Actions, r.Read, r.Rows)
	}
	want := `x.json:1:2: risks: there is no column "risks[].first"
x.json:1:1: nothing in the document is at "weaknesses[]"
x.json:2:47: more[1].risk: there is no risk "B": the action is not read`
	for _, line := range strings.Split(want, "\n") {
		if !strings.Contains(lines(r.Notes), line[strings.LastIndex(line, ": "):]) {
			t.Errorf("it does not say %s:\n%s", line, lines(r.Notes))
		}
	}
	problems, err := r.Doubts(situation.CheckOverdue, situation.CheckAction)
	if err != nil || len(problems) != 1 || problems[0].Line != 1 {
		t.Errorf("%v %v", problems, err)
	}
}

// Coloured dots, numbers beside names and signs of emphasis are read as what they mean.
func TestDecoratedCells(t *testing.T) {
	const head = "| Rank | ID | Title | Category | Inherent | Residual | Owner | Status | Response |\n|-|-|-|-|-|-|-|-|-|\n"
	for cell, want := range map[string]string{
		"16": "16 high", "🔴 16": "16 high", "16 (High)": "16 high", "**16** ": "16 high", "High (16)": "16 high", "🟧 High": "0 high", "16 - HIGH 🔴": "16 high", "16 (Low)": "16 low",
		"1e400": "", "sixteen": "", "16/25": "", "-3": "", "1,5": "",
	} {
		r := register(t, mapping(t, "table.yaml"), "x.md", head+"| 1 | R | T | Financial | "+cell+" | | | | |\n")
		got := ""
		if l := r.Spec.Risks.Risks[0].Inherent; l != nil {
			score := 0.0
			if l.Score != nil {
				score = *l.Score
			}
			s, err := r.Situation()
			if err != nil {
				t.Fatal(err)
			}
			band := s.Risks()[0].Inherent().Band().ID()
			if l.Band != "" {
				band = l.Band
			}
			got = fmt.Sprint(score, " ", band)
		}
		if got != want || (want == "") != (len(r.Notes) == 1) {
			t.Errorf("%q is read as %q, want %q: %s", cell, got, want, lines(r.Notes))
		}
	}
}

// Addresses are in no message, wherever in the register they stand.
func TestNoAddressIsRepeated(t *testing.T) {
	const text = "# call 212-555-0143\n| ID | Title | Category | Inherent | Residual | Owner | Status | Response | Rank | x@y.org |\n|-|-|-|-|-|-|-|-|-|-|\n" +
		"| x@y.org | x@y.org | x@y.org | x@y.org | 212-555-0143 | x@y.org | x@y.org | x@y.org | x@y.org | x@y.org |\n" +
		"| x@y.org | 212-555-0143 | x@y.org | 3 | 25 | | | tolerate | 1 | |\n\n| x@y.org |\n|-|\n| 1 |\n"
	r := register(t, mapping(t, "table.yaml"), "x.md", text)
	doubts, err := r.Doubts()
	if err != nil {
		t.Fatal(err)
	}
	s, err := r.Situation()
	if err != nil {
		t.Fatal(err)
	}
	said := lines(r.Notes) + lines(doubts) + fmt.Sprintf("%+v", s.Redacted())
	for _, i := range s.Items() {
		said += i.Finding().String()
	}
	data, err := json.Marshal(r.Spec)
	if err != nil {
		t.Fatal(err)
	}
	if said += string(data); strings.Contains(said, "x@y") || strings.Contains(said, "at-y") || strings.Contains(said, "555") || r.Notes.Counts()[govmaturity.CodeNamesPerson] < 4 || r.Read != 2 {
		t.Errorf("%d of %d\n%s", r.Read, r.Rows, said)
	}
	_, err = situation.ReadSituation("x.yaml", []byte("format: govmaturity/situation/1\nid: x@y.org\nx@y.org: 1\nrisks: {high: x@y.org}"))
	if err == nil || strings.Contains(err.Error(), "x@y") {
		t.Error(err)
	}
	_, err = situation.ReadRegisterMapping("x.yaml", []byte("format: govmaturity/register-mapping/1\nid: x@y.org\nx@y.org: 1\ntables: [{rows: x@y.org}]"))
	if err == nil || strings.Contains(err.Error(), "x@y") {
		t.Error(err)
	}
	open := read(t, strings.Replace(sound, "group: youth,", "group: youth, title: Ask x@y.org,", 1))
	for _, u := range open.Unasked() {
		if strings.Contains(u.Say(govmaturity.Words{}), "x@y") {
			t.Error(u.Say(govmaturity.Words{}))
		}
	}
	doc := read(t, strings.Replace(sound, "text: Threat,", "text: Ask x@y.org, note: or 212-555-0143,", 1))
	said = doc.Item("t").Finding().String() + lines(doc.DoubtProblems())
	if strings.Contains(said, "x@y") || len(doc.Doubts(situation.CheckContact)) != 2 || doc.Doubts(situation.CheckContact)[0].Item.ID() != "t" {
		t.Error(said)
	}
}

// A register of another layout is refused, with what it lacks.
func TestRegisterOfAnotherLayout(t *testing.T) {
	for name, test := range map[string][3]string{
		"a column":  {"words.yaml", "x.csv", "Code;Risk\n1;2\n"},
		"nothing":   {"words.yaml", "x.csv", ""},
		"no table":  {"table.yaml", "x.md", "# Risks\nNone.\n"},
		"other":     {"table.yaml", "x.md", "|A|\n|-|\n|1|\n"},
		"not JSON":  {"risks.yaml", "x.json", "["},
		"no list":   {"risks.yaml", "x.json", `{"a": 1}`},
		"no text":   {"risks.yaml", "x.json", `[{"a": 1}]`},
		"not UTF-8": {"table.yaml", "x.md", "|A\xff|\n|-|\n"},
	} {
		_, err := mapping(t, test[0]).Read(test[1], []byte(test[2]))
		var problems govmaturity.Problems
		if !errors.As(err, &problems) || problems[0].File == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestBadMappings(t *testing.T) {
	const head = "format: govmaturity/register-mapping/1\nid: x\nsituation: {id: x}\n"
	for text, want := range map[string]string{
		"tables: []": "tables",
		"tables: [{rows: items, columns: {text: A}}]":                                                                            "aspect: say what the items are",
		"tables: [{rows: actions, columns: {text: A}}]":                                                                          "code: a table of actions",
		"tables: [{rows: strategies, columns: {text: A}}]":                                                                       "strategy: a table of strategies",
		"tables: [{rows: risks, columns: {code: A}}]":                                                                            "columns.text: say either",
		"tables: [{rows: items, aspect: legal, columns: {text: A, level: B}}]":                                                   "scale: say on which scale",
		"tables: [{rows: items, aspect: legal, columns: {text: A, owner: B}}]":                                                   "columns.owner: rows that are items have no such column",
		"tables: [{rows: items, aspect: legal, scale: s, columns: {text: A}}]":                                                   `there is no scale "s"`,
		"tables: [{rows: items, aspect: risk, columns: {text: A}}]":                                                              "rows that are risks are read as such",
		"tables: [{rows: risks, across: [{column: A, aspect: risk}]}]":                                                           "only items stand across",
		"tables: [{rows: items, aspect: legal, columns: {text: A}, flags: [{column: B, affects: c}]}]":                           "only risks have them",
		"tables: [{rows: risks, columns: {text: A}, words: [{kind: any, cell: x, means: y}]}]":                                   "a word can only mean nothing",
		"tables: [{rows: risks, columns: {text: A}, words: [{kind: band, cell: x, nothing: false}]}]":                            "leave it out",
		"tables: [{rows: risks, columns: {text: A}, words: [{kind: band, cell: x, means: a}, {kind: band, cell: X, means: b}]}]": "it is already said",
		"tables: [{rows: risks, columns: {text: A}}]\nrisks: {high: b}":                                                          `risks.high: there is no band "b"`,
		"tables: [{rows: risks, columns: {text: A}}]\nrisks: {risks: [{id: a, text: A}]}":                                        "the register has the risks",
	} {
		_, err := situation.ReadRegisterMapping("x.yaml", []byte(head+text))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s\n\tis told as %v\n\twant %s", text, err, want)
		}
	}
	bad := &situation.RegisterMapping{}
	if _, err := bad.Read("x.csv", nil); err == nil {
		t.Error("a mapping without anything reads")
	}
}

// The schema of mappings and their reader agree, but for what a mapping means.
func TestMappingSchemaTakesMappings(t *testing.T) {
	schema := schematest.Compile(t, situation.RegisterMappingSchema())
	names, _ := filepath.Glob("testdata/registers/*.yaml")
	if len(names) < 4 {
		t.Fatal(names)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(schematest.Plain(t, name, data)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzRegister(f *testing.F) {
	f.Add("x.md", "| Rank | ID | Title | Category | Inherent | Residual | Owner | Status | Response |\n|-|-|-|-|-|-|-|-|-|\n| 1 | R-1 | T | X | 25 (Low) | 2,5 | a@b.cd | Open | Treat |")
	f.Add("x.csv", "Nº;Code;Risque;Cause;Type;Prob.;Impact;Score;Résiduel;Réponse;Pilote;État;Action;Échéance\n1;R;T;;;2 - Moyen;x;4 (Rouge);;;;;;2026")
	f.Add("x.json", `[{"name": "A", "items": [{"quadrant": "threat", "description": "B", "impact": "high"}], "strategies": [{"quadrant": "wo", "description": "C"}]}]`)
	var mappings []*situation.RegisterMapping
	for _, name := range []string{"table.yaml", "words.yaml", "risks.yaml", "swot.yaml"} {
		mappings = append(mappings, mapping(f, name))
	}
	f.Fuzz(func(t *testing.T, name, text string) {
		for _, m := range mappings {
			r, err := m.Read(name, []byte(text))
			if err != nil {
				continue
			}
			if r.Read > r.Rows {
				t.Fatalf("%d of %d", r.Read, r.Rows)
			}
			if _, err := r.Doubts(); err != nil && r.Read < 1000 && len(text) < 10_000 {
				t.Fatalf("what was read makes no situation: %v", err)
			}
		}
	})
}

func FuzzSituation(f *testing.F) {
	data, err := os.ReadFile("testdata/story.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(data))
	f.Add(sound)
	f.Fuzz(func(t *testing.T, text string) {
		s, err := situation.ReadSituation("x.yaml", []byte(text))
		if err != nil {
			return
		}
		again, err := situation.Compile(s.Spec())
		if err != nil || again.Hash() != s.Hash() || len(again.Doubts()) != len(s.Doubts()) {
			t.Fatalf("%v", err)
		}
		for _, d := range s.Doubts() {
			if d.Say(govmaturity.Words{}) == "" {
				t.Fatal(d.Check)
			}
		}
	})
}

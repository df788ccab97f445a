package table_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/table"
)

func file(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func mapping(t testing.TB, doc string) *table.Mapping {
	t.Helper()
	m, err := table.ReadMapping("mapping.yaml", []byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func plan(t testing.TB, spec *actionplan.PlanSpec) *actionplan.Plan {
	t.Helper()
	p, err := actionplan.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func canada(t testing.TB) (*actionplan.Plan, *table.Mapping) {
	t.Helper()
	m := mapping(t, string(file(t, "testdata/canada_nap5.yaml")))
	head := plan(t, &actionplan.PlanSpec{Format: actionplan.PlanFormat, ID: "nap5", FiscalYear: &actionplan.FiscalYearSpec{FirstMonth: 4}})
	r, err := table.Read("canada_nap5.csv", file(t, "testdata/canada_nap5.csv"), head, m)
	if err != nil {
		t.Fatal(err)
	}
	return r.Plan, m
}

// The national action plan comes back as it was, and a second reading changes nothing.
func TestCanada(t *testing.T) {
	p, m := canada(t)
	indicators, deadlines := 0, 0
	for s := range p.Steps() {
		if s.Parent().Valid() {
			indicators++
		}
		if s.Deadline().Valid() && len(s.Spec().Deadline) == 2 {
			deadlines++
		}
	}
	if indicators != 106 || deadlines != 106 || len(p.Spec().Parties) != 16 || len(p.Spec().Commitments) != 5 {
		t.Errorf("%d indicators, %d deadlines in two languages, %d parties, %d commitments", indicators, deadlines, len(p.Spec().Parties), len(p.Spec().Commitments))
	}
	data, lost := table.Write(p, m)
	if len(lost) != 0 {
		t.Errorf("lost: %v", lost)
	}
	if want := bytes.ReplaceAll(file(t, "testdata/canada_nap5.csv"), []byte("\r\n"), []byte("\n")); !bytes.Equal(data, want) {
		t.Error(cmp.Diff(string(want), string(data)))
	}
	again, err := table.Read("again.csv", data, p, m)
	if err != nil || len(again.Changes) != 0 || len(again.Absent) != 0 {
		t.Errorf("%v, %v, %v", err, again.Changes, again.Absent)
	}
	if remarks := p.Lint(); len(remarks) == 0 {
		t.Error("a plan without owners and indicators has no remarks")
	}
}

// The plan with every field comes back, and what a table has no row for is listed.
func TestEveryField(t *testing.T) {
	p, err := actionplan.Read("plan.yaml", file(t, "../testdata/plan.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	comesBack(t, p)
	_, lost := table.Write(p, nil)
	for _, l := range lost {
		if l.Code != govmaturity.CodeLost || len(l.Path) != 1 {
			t.Errorf("%v", l)
		}
	}
	if len(lost) != 14 {
		t.Errorf("%d are lost: %v", len(lost), lost)
	}
}

// comesBack writes a plan and reads it over its own head.
func comesBack(t testing.TB, p *actionplan.Plan) {
	t.Helper()
	data, _ := table.Write(p, nil)
	head := p.Spec()
	head.Steps = nil
	r, err := table.Read("plan.csv", data, plan(t, head), nil)
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	if d := cmp.Diff(p.Spec(), r.Plan.Spec()); d != "" {
		t.Fatalf("%s\n%s", d, data)
	}
	if r, err = table.Read("plan.csv", data, p, nil); err != nil || len(r.Changes) != 0 {
		t.Fatalf("over itself: %v, %v", err, r)
	}
}

func TestRandomPlansComeBack(t *testing.T) {
	for seed := range uint64(300) {
		comesBack(t, random(t, rand.New(rand.NewPCG(seed, 1))))
	}
}

var wordings = []string{"Build it", "a;b", "a,b\tc|d", `say "so"`, " leading", "two\nlines", "=1+1", "'quoted", "été", "数字政府", "a\r\nb", "-"}

func random(t testing.TB, r *rand.Rand) *actionplan.Plan {
	text := func() govmaturity.Text {
		out := govmaturity.Text{}
		for _, tag := range []string{"en", "fr", "pt-BR"} {
			if r.IntN(2) == 0 || tag == "en" {
				out[tag] = wordings[r.IntN(len(wordings))]
			}
		}
		return out
	}
	amount := func() *float64 { x := float64(r.IntN(1000)) / 7; return &x }
	spec := &actionplan.PlanSpec{Format: actionplan.PlanFormat, ID: "p", Parties: []actionplan.PartySpec{{ID: "a", Name: text()}, {ID: "b", Name: text()}}}
	for i := range 1 + r.IntN(5) {
		x := actionplan.StepSpec{ID: "s" + strconv.Itoa(i), Title: text()}
		if r.IntN(2) == 0 {
			x.Responsible, x.Note, x.Deadline = []string{"a", "b"}, text(), govmaturity.Text{"en": "by fall 2027", "fr": "d'ici l'automne 2027"}
		}
		if i > 1 && r.IntN(2) == 0 {
			x.After, x.Parent = []string{"s1"}, "s0"
		}
		for k := range r.IntN(3) {
			x.Milestones = append(x.Milestones, actionplan.StepMilestoneSpec{ID: x.ID + "-m" + strconv.Itoa(k), Title: text()})
			x.Resources = append(x.Resources, actionplan.StepResourceSpec{Kind: actionplan.ResourceKindHuman, Needed: amount(), Unit: "people"})
			x.Answers = append(x.Answers, actionplan.AnswerSpec{Kind: actionplan.AnswerKindGoal, ID: "g", Note: text()})
		}
		spec.Steps = append(spec.Steps, x)
	}
	return plan(t, spec)
}

// All problems come at once, each at its cell.
func TestProblemsHaveTheirCell(t *testing.T) {
	head := plan(t, &actionplan.PlanSpec{Format: actionplan.PlanFormat, ID: "p", Parties: []actionplan.PartySpec{{ID: "a", Name: govmaturity.English("A")}}})
	const rows = "id,title/en,deadline/en,responsible\ns1,One,some day,a\ns2,,2027,nobody\n"
	_, err := table.Read("t.csv", []byte(rows), head, nil)
	var problems govmaturity.Problems
	if !errors.As(err, &problems) || len(problems) == 0 {
		t.Fatal(err)
	}
	_, err = table.Read("t.csv", []byte("id,title/en,deadline/en,responsible\ns1,One,some day,a\ns2,Two,2027,nobody\n"), head, nil)
	if !errors.As(err, &problems) {
		t.Fatal(err)
	}
	var got []string
	for _, p := range problems {
		got = append(got, p.Path.String()+" "+string(p.Code))
	}
	all := strings.Join(got, "\n")
	for _, want := range []string{"C2", "D3"} {
		if !strings.Contains(all, want) {
			t.Errorf("no problem at %s:\n%s", want, all)
		}
	}
	for name, bad := range map[string]string{"unknown column": "id,colour\na,b\n", "no key": "title/en\nOne\n", "twice": "id,id\na,a\n", "no header": "", "same row": "id,title/en\na,A\na,B\n", "item": "id,title/en,milestones/999999999/id\na,A,m\n"} {
		if _, err := table.Read("t.csv", []byte(bad), head, nil); err == nil {
			t.Errorf("%s was read", name)
		}
	}
}

// What would change is known before anything is.
func TestDryRun(t *testing.T) {
	p, m := canada(t)
	data, _ := table.Write(p, m)
	edited := strings.Replace(string(data), "C01.1.1,By 2023,D'ici 2023", "C01.1.1,By 2024,D'ici 2024", 1)
	r, err := table.Read("t.csv", []byte(edited), p, m)
	if err != nil || len(r.Changes) != 2 || !strings.HasPrefix(r.Changes[0].Path, "steps/c01.1.1/deadline") {
		t.Fatalf("%v %v", err, r)
	}
	applied, err := p.Apply(r.Changes)
	if err != nil || applied.Hash() != r.Plan.Hash() {
		t.Error(err, "the changes do not make the plan")
	}
}

// Columns that mean nothing are kept as asked, and go back to their rows.
func TestExtraColumns(t *testing.T) {
	m := mapping(t, "format: govmaturity/plan-table/1\nseparator: ';'\nextra: keep\ncolumns: [{column: Key, field: id}, {column: Name, field: title/en}]\n")
	head := plan(t, &actionplan.PlanSpec{Format: actionplan.PlanFormat, ID: "p"})
	const in = "Key;Name;Colour\na;A;red\nb;B;\n"
	r, err := table.Read("t.csv", []byte(in), head, m)
	if err != nil {
		t.Fatal(err)
	}
	if out, lost := table.Write(r.Plan, m, r.Extra...); string(out) != in || len(lost) != 0 {
		t.Errorf("%s %v", out, lost)
	}
}

const tracker = `format: govmaturity/plan-table/1
columns:
  - {column: reporting_period, field: period}
  - {column: commitments, field: commitment, capitals: true}
  - {column: milestones, field: parent, capitals: true}
  - {column: indicators, field: step, capitals: true}
  - {column: status, field: status, words: [{word: NS, value: not-started}, {word: LP, value: limited-progress}, {word: SP, value: substantial-progress}, {word: C, value: completed}]}
  - {column: progress_en, field: achieved/en}
  - {column: progress_fr, field: achieved/fr}
  - {column: evidence_en, field: evidence/en}
  - {column: evidence_fr, field: evidence/fr}
  - {column: challenges_en, field: challenges/en}
  - {column: challenges_fr, field: challenges/fr}
`

func TestTracker(t *testing.T) {
	p, _ := canada(t)
	m := mapping(t, tracker)
	const head = "reporting_period,commitments,milestones,indicators,status,progress_en,progress_fr,evidence_en,evidence_fr,challenges_en,challenges_fr\n"
	const now = "2023-01,C01,C01.1,C01.1.1,LP,Begun,Entamé,A link; or two,Un lien,None,Aucun\n2023-01,C01,C01.1,C01.1.2,NS,,,,,,\n2023-01,C01,C01.1,C01.1.3,C,Done,Fait,,Un lien,,\n"
	r, err := table.ReadReview("t.csv", []byte(head+now+"2022-06,C01,C01.1,C01.1.1,NS,,,,,,\n"), p, actionplan.ReviewSpec{Plan: "nap5", Date: "2023-01-31", Period: "2023-01"}, m)
	if err != nil {
		t.Fatal(err)
	}
	if s := r.Status("c01.1.1"); s.Status != actionplan.StatusLimited || s.Spec.Achieved["fr"] != "Entamé" {
		t.Errorf("%+v", s)
	}
	out, lost := table.WriteReview(r, m)
	if string(out) != head+now || len(lost) != 0 {
		t.Errorf("%s\n%v", out, lost)
	}
	_, err = table.ReadReview("t.csv", []byte(head+"2023-01,C01,C01.1,C09.9.9,XX,,,,,,\n"), p, actionplan.ReviewSpec{Plan: "nap5", Date: "2023-01-31", Period: "2023-01"}, m)
	if err == nil || !strings.Contains(err.Error(), "E2") {
		t.Errorf("a status that is none: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("id,title/en,milestones/1/id\na,A,m\n"))
	f.Add([]byte("\ufeffid;title/en\n\"a\";\"A\n\"\n"))
	f.Add(file(f, "testdata/canada_nap5.csv"))
	head := plan(f, &actionplan.PlanSpec{Format: actionplan.PlanFormat, ID: "p"})
	f.Fuzz(func(t *testing.T, data []byte) {
		if r, err := table.Read("t.csv", data, head, nil); err == nil {
			comesBack(t, r.Plan)
		}
	})
}

// Numbers are written and read with the decimal sign that the mapping says, also where
// they are percentages, and with the other sign they are refused.
func TestDecimalComma(t *testing.T) {
	p, err := actionplan.Read("plan.yaml", []byte(`{format: govmaturity/action-plan/1, id: p, steps: [{id: a, title: A, resources: [{kind: human, needed: 1.5, unit: people}]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	m, err := table.ReadMapping("m.yaml", []byte(`{format: govmaturity/plan-table/1, separator: ";", decimal: comma, columns: [{column: Étape, field: id}, {column: Titre, field: title/en}, {column: Genre, field: resources/1/kind}, {column: Besoin, field: resources/1/needed, words: [{word: n.d., value: "7"}]}, {column: Unité, field: resources/1/unit}]}`))
	if err != nil {
		t.Fatal(err)
	}
	data, lost := table.Write(p, m)
	if want := "Étape;Titre;Genre;Besoin;Unité\na;A;human;1,5;people\n"; string(data) != want || len(lost) != 0 {
		t.Fatalf("%s%v", data, lost)
	}
	if r, err := table.Read("t.csv", data, p, m); err != nil || len(r.Changes) != 0 {
		t.Errorf("%v, %v", r, err)
	}
	for cell, want := range map[string]float64{"10000,5": 10000.5, "n.d.": 7, "12": 12} {
		r, err := table.Read("t.csv", []byte("Étape;Titre;Genre;Besoin;Unité\na;A. B;human;"+cell+";people\n"), p, m)
		if err != nil {
			t.Errorf("%s: %v", cell, err)
			continue
		}
		if got := *r.Plan.Step("a").Spec().Resources[0].Needed; got != want {
			t.Errorf("%s is read as %v", cell, got)
		}
	}
	for _, cell := range []string{"1.5", "1.500", "many"} {
		if _, err := table.Read("t.csv", []byte("Étape;Titre;Genre;Besoin;Unité\na;A;human;"+cell+";people\n"), p, m); err == nil || !strings.Contains(err.Error(), "t.csv:2:") {
			t.Errorf("%s: %v", cell, err)
		}
	}
	review, err := p.ReadReview("r.yaml", []byte(`{format: govmaturity/plan-review/1, plan: p, date: 2027-01-31, steps: [{step: a, status: limited-progress, progress: 0.465}]}`))
	if err != nil {
		t.Fatal(err)
	}
	of, err := table.ReadMapping("m.yaml", []byte(`{format: govmaturity/plan-table/1, decimal: comma, columns: [{column: Step, field: step}, {column: State, field: status}, {column: Done, field: progress, percent: true}]}`))
	if err != nil {
		t.Fatal(err)
	}
	data, _ = table.WriteReview(review, of)
	if want := "Step,State,Done\na,limited-progress,\"46,5\"\n"; string(data) != want {
		t.Fatalf("%s", data)
	}
	again, err := table.ReadReview("r.csv", data, p, actionplan.ReviewSpec{Plan: "p", Date: "2027-01-31"}, of)
	if err != nil || again.Status("a").Progress != 0.465 {
		t.Errorf("%v, %v", again, err)
	}
}

// A draft goes out as a table with room for all that it asks, and what people enter comes
// back as the plan.
func TestToFillIn(t *testing.T) {
	draft, err := actionplan.Draft([]actionplan.Need{{Kind: actionplan.AnswerKindBottleneck, Document: "around", ID: "money", Title: govmaturity.Text{"fr": "Argent"}}}, nil, actionplan.DraftOptions{})
	if err != nil {
		t.Fatal(err)
	}
	m := table.ToFillIn("fr")
	data, lost := table.Write(draft.Plan, m)
	for _, p := range lost {
		if path := p.Path.String(); !strings.Contains(path, "answers") {
			t.Errorf("%v", p)
		}
	}
	rows, err := csv.NewReader(strings.NewReader(string(data))).ReadAll()
	if err != nil || len(rows) != 2 {
		t.Fatalf("%q, %v", rows, err)
	}
	for _, a := range draft.Asks() {
		if !slices.ContainsFunc(rows[0], func(h string) bool { return h == string(a.Field) || strings.HasPrefix(h, string(a.Field)+"/") }) {
			t.Errorf("no column for %s in %q", a.Field, rows[0])
		}
	}
	if again, err := table.Read("t.csv", data, draft.Plan, m); err != nil || len(again.Changes) != 0 {
		t.Errorf("%v, %v", again, err)
	}
	for i, h := range rows[0] {
		if value := map[string]string{"title/fr": "Trois ans à la fois", "responsible": "Budget unit", "owner": "Budget unit", "deadline/fr": "d’ici juin 2027", "deliverable/fr": "Une ligne",
			"resources/1/kind": "political", "resources/1/what/fr": "La parole du trésor", "barriers/1/what/fr": "Le trésor", "barriers/1/by": "Treasury", "barriers/1/mitigation/fr": "Des chiffres",
			"communications/1/audience": "Treasury", "communications/1/cadence/fr": "chaque mois", "indicators/1/title/fr": "Années accordées"}[h]; value != "" {
			rows[1][i] = value
		}
	}
	var b strings.Builder
	if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	read, err := table.Read("t.csv", []byte(b.String()), draft.Plan, m)
	if err != nil {
		t.Fatal(err)
	}
	if asks := read.Plan.Asks(); len(asks) != 0 {
		t.Errorf("still asked: %+v", asks)
	}
	if n := len(read.Plan.Spec().Parties); n != 2 {
		t.Errorf("%d parties", n)
	}
}

// Whoever names a party that is not there learns how it can be.
func TestUnknownParty(t *testing.T) {
	p, err := actionplan.Read("plan.yaml", []byte(`{format: govmaturity/action-plan/1, id: p, steps: [{id: a, title: A}]}`))
	if err != nil {
		t.Fatal(err)
	}
	_, err = table.Read("t.csv", []byte("id,owner\na,unit\n"), p, nil)
	if want := `t.csv:2:3: B2.owner: there is no party "unit": list it in parties of the plan, or say new of the column, in a mapping, to make it`; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

// Names of parties in cells become parties with ids made of the names, wherever a step
// names one, and a table that is read again finds them.
func TestNamesOfParties(t *testing.T) {
	plan, err := actionplan.Compile(&actionplan.PlanSpec{Format: actionplan.PlanFormat, ID: "p", Steps: []actionplan.StepSpec{{ID: "s", Title: govmaturity.English("S")}}})
	if err != nil {
		t.Fatal(err)
	}
	m := &table.Mapping{Format: table.MappingFormat}
	for _, c := range [][2]string{{"Step", "id"}, {"By whom", "responsible"}, {"Owner", "owner"}, {"Told", "communications/1/audience"}, {"Against", "barriers/1/by"}, {"What", "barriers/1/what/en"}} {
		m.Columns = append(m.Columns, table.Column{Column: c[0], Field: c[1], New: c[1] != "id" && c[1] != "barriers/1/what/en"})
	}
	data := []byte("Step,By whom,Owner,Told,Against,What\ns,Data office;legal,Secretary general,Data office,Treasury,Money\n")
	r, err := table.Read("steps.csv", data, plan, m)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, p := range r.Plan.Spec().Parties {
		got[p.ID] = p.Name.String()
	}
	want := map[string]string{"data-office": "Data office", "legal": "legal", "secretary-general": "Secretary general", "treasury": "Treasury"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	x := r.Plan.Step("s").Spec()
	if d := cmp.Diff([]string{"data-office", "legal"}, x.Responsible); d != "" || x.Owner != "secretary-general" || x.Communications[0].Audience != "data-office" || x.Barriers[0].By != "treasury" {
		t.Errorf("%s %+v", d, x)
	}
	again, err := table.Read("steps.csv", data, r.Plan, m)
	if err != nil || len(again.Changes) != 0 {
		t.Errorf("%v %v", again.Changes, err)
	}
}

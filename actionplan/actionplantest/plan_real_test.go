package actionplantest

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/table"
	"github.com/govmaturity/govmaturity/internal/long"
)

// nationalPlan is a published plan: 106 indicators with deadlines in two languages.
func nationalPlan(t testing.TB) *actionplan.Plan {
	t.Helper()
	file := func(name string) []byte {
		data, err := os.ReadFile("../table/testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	mapping, err := table.ReadMapping("mapping.yaml", file("canada_nap5.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	head, err := actionplan.Compile(&actionplan.PlanSpec{Format: actionplan.PlanFormat, ID: "nap5", FiscalYear: &actionplan.FiscalYearSpec{FirstMonth: 4}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := table.Read("canada_nap5.csv", file("canada_nap5.csv"), head, mapping)
	if err != nil {
		t.Fatal(err)
	}
	return r.Plan
}

// The published plan keeps all laws that the library keeps, and breaks those about what
// its table does not have: who is accountable, and what gap a step answers.
func TestNationalPlan(t *testing.T) {
	p := nationalPlan(t)
	report, err := InspectPlan(p, PlanDocuments{}, WithSamples(long.Count(1, 10)),
		Waive("owners-said", "The table has no owners."), Waive("gaps-cited", "The table has no gaps."),
		Waive("deadlines-said", "What goes on has no milestones there."))
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range report.Violations {
		t.Error(v)
	}
	broken := map[string]int{}
	for _, w := range report.Waived {
		broken[w.Violation.Law.Name]++
	}
	if n := len(p.Spec().Steps); broken["owners-said"] != n || broken["gaps-cited"] != n || broken["deadlines-said"] != 18 {
		t.Errorf("%d steps, and %v", n, broken)
	}
}

// Other plans of the project keep what the library keeps.
func TestPlansOfTheProject(t *testing.T) {
	for _, name := range []string{"../testdata/plan.yaml", "../../examples/cycle/ministry/plan.yaml"} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		p, err := actionplan.Read(name, data)
		if err != nil {
			t.Fatal(err)
		}
		if err := CheckPlan(p, PlanDocuments{}, WithSamples(4)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Plans that are made up keep all laws that the library keeps, whatever else they
// break.
func TestRandomPlans(t *testing.T) {
	t.Parallel()
	var kept []string
	for _, law := range PlanLaws()[documentLaws:] {
		kept = append(kept, law.Name)
	}
	broken := map[string]bool{}
	for seed := range uint64(long.Count(12, 500)) {
		p := randomPlan(t, rand.New(rand.NewPCG(seed, 13)))
		report, err := InspectPlan(p, PlanDocuments{}, WithSeed(seed), WithSamples(1))
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range report.Violations {
			broken[v.Law.Name] = true
			if slices.Contains(kept, v.Law.Name) {
				t.Errorf("plan %d: %v", seed, v)
			}
		}
		if t.Failed() {
			return
		}
	}
	if len(broken) < 8 {
		t.Errorf("the plans break too few laws to tell anything: %v", broken)
	}
}

var (
	oddWords = []string{"Build it", "a;b", "a,b\tc|d", `say "so"`, " leading", "two\nlines", "=1+1", "'quoted", "été", "数字政府", "- {a: b}", "yes", "2026", "0x1F", "~", "#no", "ends: so:", "1e3", "null", "<b>&amp;</b>", "الحكومة"}
	endings  = []govmaturity.Text{
		{"en": "2027"}, {"en": "2027-02"}, {"en": "2028-02-29"}, {"en": "by fall 2027", "fr": "d'ici l'automne 2027"}, {"en": "ongoing", "fr": "en continu"},
		{"en": "every quarter"}, {"fr": "chaque année", "en": "every year"}, {"en": "Q2 of fiscal year 2026-27"}, {"en": "by end of 2029"}, {"en": "FY 2027"},
		{"en": "by June 2027; by December 2028", "fr": "d'ici juin 2027; d'ici décembre 2028"}, {"en": "by winter 2027"}, {"en": "mid 2027"}, {"en": "9999"}, {"en": "0999-12-31"}, nil,
	}
)

// randomPlan makes a plan up, with all that a plan can say.
func randomPlan(t testing.TB, r *rand.Rand) *actionplan.Plan {
	t.Helper()
	m := &maker{r: r, parties: 1 + r.IntN(4)}
	spec := &actionplan.PlanSpec{Format: actionplan.PlanFormat, ID: "made-up", Edition: m.maybe("2026"), Language: m.maybe("fr"), Title: m.text(), Note: m.text(),
		Sources: []govmaturity.Source{{ID: "s", Title: "A source"}}, Owner: m.party(), NextReview: m.maybe("2027-02"), Hemisphere: actionplan.Hemisphere(m.maybe("south"))}
	if r.IntN(2) == 0 {
		spec.Horizon = &actionplan.HorizonSpec{From: "2026", To: "2030-06"}
	}
	if r.IntN(2) == 0 {
		spec.FiscalYear = &actionplan.FiscalYearSpec{FirstMonth: 1 + r.IntN(12), NamedBy: actionplan.NamedBy(m.maybe("begin"))}
	}
	for i := range m.parties {
		spec.Parties = append(spec.Parties, actionplan.PartySpec{ID: fmt.Sprint("p", i), Name: m.words()})
	}
	for i := range r.IntN(3) {
		spec.Commitments = append(spec.Commitments, actionplan.CommitmentSpec{ID: fmt.Sprint("c", i), Title: m.words(), Owner: m.party()})
	}
	for i := range r.IntN(8) {
		spec.Steps = append(spec.Steps, m.step(spec, i))
	}
	p, err := actionplan.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

type maker struct {
	r       *rand.Rand
	parties int
}

func (m *maker) maybe(s string) string {
	if m.r.IntN(2) == 0 {
		return ""
	}
	return s
}

func (m *maker) word() string { return oddWords[m.r.IntN(len(oddWords))] }

func (m *maker) words() govmaturity.Text {
	out := govmaturity.Text{}
	for _, tag := range []string{"en", "fr", "pt-BR", "ar"}[:1+m.r.IntN(4)] {
		out[tag] = m.word()
	}
	return out
}

func (m *maker) text() govmaturity.Text {
	if m.r.IntN(2) == 0 {
		return nil
	}
	return m.words()
}

func (m *maker) party() string { return m.maybe(fmt.Sprint("p", m.r.IntN(m.parties))) }

func (m *maker) several() (out []string) {
	for i := range m.parties {
		if m.r.IntN(2) == 0 {
			out = append(out, fmt.Sprint("p", i))
		}
	}
	return out
}

func (m *maker) amount() *float64 {
	x := []float64{0, 0.1, 1.0 / 3, 1e21, 5e-324, 120000}[m.r.IntN(6)]
	return &x
}

func (m *maker) step(spec *actionplan.PlanSpec, i int) actionplan.StepSpec {
	r := m.r
	x := actionplan.StepSpec{ID: fmt.Sprint("s", i), Title: m.words(), Description: m.text(), Note: m.text(), Deliverable: m.text(), Responsible: m.several(), Support: m.several(),
		Owner: m.party(), Deadline: endings[r.IntN(len(endings))].Clone()}
	if n := len(spec.Commitments); n > 0 {
		x.Commitment = m.maybe(fmt.Sprint("c", r.IntN(n)))
	}
	if i > 0 {
		x.Parent = m.maybe(fmt.Sprint("s", r.IntN(i)))
		if x.Parent == "" && r.IntN(2) == 0 { // a part may not wait for its whole
			x.After = []string{fmt.Sprint("s", r.IntN(i))}
		}
	}
	if r.IntN(3) == 0 && (x.Deadline == nil || x.Deadline["en"] != "0999-12-31") {
		x.Start = govmaturity.Text{"en": "January 2026"}
	}
	for k := range r.IntN(3) {
		x.Milestones = append(x.Milestones, actionplan.StepMilestoneSpec{ID: fmt.Sprint("m", i, "-", k), Title: m.words(), Deadline: endings[r.IntN(len(endings))].Clone()})
		x.Resources = append(x.Resources, actionplan.StepResourceSpec{Kind: actionplan.ResourceKindFinancial, Needed: m.amount(), Available: m.amount(), Unit: "EUR", From: m.party()})
		x.Barriers = append(x.Barriers, actionplan.BarrierSpec{What: m.words(), By: m.party(), Mitigation: m.text(), Owner: m.party()})
		x.Communications = append(x.Communications, actionplan.CommunicationSpec{Audience: "p0", What: m.text(), By: m.party(), Channel: m.text(), Cadence: endings[r.IntN(len(endings))].Clone()})
		x.Indicators = append(x.Indicators, m.indicator())
		x.Answers = append(x.Answers, m.answer())
		x.Cites = append(x.Cites, govmaturity.Citation{Source: "s", Locator: m.word()})
	}
	return x
}

func (m *maker) indicator() actionplan.IndicatorRefSpec {
	result := actionplan.ResultKind(m.maybe("outcome"))
	if m.r.IntN(2) == 0 {
		return actionplan.IndicatorRefSpec{Title: m.words(), Result: result}
	}
	return actionplan.IndicatorRefSpec{List: "list", Indicator: fmt.Sprint("i", m.r.IntN(5)), Title: m.text(), Result: result}
}

func (m *maker) answer() actionplan.AnswerSpec {
	kind := actionplan.AnswerKinds()[m.r.IntN(len(actionplan.AnswerKinds()))]
	a := actionplan.AnswerSpec{Kind: kind, Document: "d", Edition: m.maybe("1"), ID: strings.TrimSpace(m.maybe("x/") + "n" + fmt.Sprint(m.r.IntN(3))), Note: m.text()}
	switch kind {
	case actionplan.AnswerKindTarget:
		a.Document, a.ID = "", "16.6"
	case actionplan.AnswerKindNode, actionplan.AnswerKindCompetency, actionplan.AnswerKindStakeholder:
		if n := m.r.IntN(4); n > 0 {
			a.From, a.To = m.maybe(fmt.Sprint("l", n-1)), fmt.Sprint("l", n)
		}
	}
	return a
}

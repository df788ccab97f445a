package report_test

import (
	"bytes"
	"fmt"
	"os"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/report"
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

// ministry is the plan that has every field, and its review.
func ministry(t testing.TB) (*actionplan.Plan, *actionplan.Review) {
	t.Helper()
	p, err := actionplan.Read("plan.yaml", file(t, "../testdata/plan.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := p.ReadReview("review.yaml", file(t, "../testdata/review.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return p, r
}

// canada is a national action plan of 106 indicators in two languages.
func canada(t testing.TB) *actionplan.Plan {
	t.Helper()
	m, err := table.ReadMapping("mapping.yaml", file(t, "../table/testdata/canada_nap5.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	head, err := actionplan.Compile(&actionplan.PlanSpec{Format: actionplan.PlanFormat, ID: "nap5", FiscalYear: &actionplan.FiscalYearSpec{FirstMonth: 4}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := table.Read("canada_nap5.csv", file(t, "../table/testdata/canada_nap5.csv"), head, m)
	if err != nil {
		t.Fatal(err)
	}
	return r.Plan
}

// wordings are the words of a made-up plan, in English and Arabic.
var wordings = map[string]govmaturity.Text{
	"plan":      {"en": "Digital services plan", "ar": "خطة الخدمات الرقمية"},
	"secretary": {"en": "Permanent secretary", "ar": "الأمين الدائم"},
	"it":        {"en": "IT directorate", "ar": "مديرية التقنية"},
	"agencies":  {"en": "Agencies", "ar": "الوكالات"},
	"what":      {"en": "Move the register", "ar": "نقل السجل"},
	"there":     {"en": "Registers in use", "ar": "سجلات قيد الاستخدام"},
	"money":     {"en": "Build", "ar": "البناء"},
	"barrier":   {"en": "Old contracts", "ar": "عقود قديمة"},
	"answer":    {"en": "Renew early", "ar": "تجديد مبكر"},
	"news":      {"en": "Progress", "ar": "التقدم"},
	"measure":   {"en": "Registers moved", "ar": "سجلات منقولة"},
}

// many is a plan of so many steps, each with every column.
func many(t testing.TB, n int) *actionplan.Plan {
	t.Helper()
	spec := &actionplan.PlanSpec{Format: actionplan.PlanFormat, ID: "many", Title: wordings["plan"], Horizon: &actionplan.HorizonSpec{From: "2026", To: "2030"}, Owner: "secretary", NextReview: "2027-06-30"}
	for _, id := range []string{"secretary", "it", "agencies"} {
		spec.Parties = append(spec.Parties, actionplan.PartySpec{ID: id, Name: wordings[id]})
	}
	levels := []string{"emerging", "connected", "transformative"}
	deadlines := []string{"2027-06", "2028-03-31", "by fall 2027", "2029"}
	for i := range n {
		needed, available := float64(1000*(i+1)), float64(900*(i+1))
		s := actionplan.StepSpec{
			ID: fmt.Sprintf("s%d", i+1), Title: wordings["what"].Clone(), Deliverable: wordings["there"], Responsible: []string{"it"}, Support: []string{"agencies"},
			Start: govmaturity.English("2026-06"), Deadline: govmaturity.English(deadlines[i%4]),
			Resources:      []actionplan.StepResourceSpec{{Kind: actionplan.ResourceKindFinancial, What: wordings["money"], Needed: &needed, Available: &available, Unit: "EUR"}},
			Barriers:       []actionplan.BarrierSpec{{What: wordings["barrier"], Mitigation: wordings["answer"], Owner: "it"}},
			Communications: []actionplan.CommunicationSpec{{Audience: "agencies", What: wordings["news"], Cadence: govmaturity.English("every quarter")}},
			Indicators:     []actionplan.IndicatorRefSpec{{Title: wordings["measure"]}},
			Answers:        []actionplan.AnswerSpec{{Kind: actionplan.AnswerKindNode, Document: "un-nine-pillars", Edition: "2020", ID: "data-management", From: levels[i%2], To: levels[i%2+1]}},
		}
		for tag := range s.Title {
			s.Title[tag] += fmt.Sprintf(" %d", i+1)
		}
		spec.Steps = append(spec.Steps, s)
	}
	p, err := actionplan.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// titles call the gaps of the plans as people do.
func titles(a actionplan.AnswerSpec) report.AnswerTitles {
	level := map[string]govmaturity.Text{"emerging": {"en": "Emerging", "ar": "ناشئ"}, "connected": {"en": "Connected", "ar": "متصل"}, "transformative": {"en": "Transformative", "ar": "تحويلي"}}
	out := report.AnswerTitles{From: level[a.From], To: level[a.To]}
	switch a.ID {
	case "data-management":
		out.Item = govmaturity.Text{"en": "Data management", "ar": "إدارة البيانات"}
	case "service-delivery":
		out.Item, out.Document = govmaturity.Text{"en": "Service delivery", "ar": "تقديم الخدمات"}, govmaturity.Text{"en": "Nine pillars", "ar": "الركائز التسع"}
	}
	return out
}

func made(t testing.TB, p *actionplan.Plan, o report.Options) *report.Report {
	t.Helper()
	r, err := report.New(p, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func page(t testing.TB, r *report.Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := r.WriteHTML(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func markdown(t testing.TB, r *report.Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := r.WriteMarkdown(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

package stakeholder_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

func file(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// remarks reads a strategic framework and writes its remarks.
func remarks(t *testing.T, text string) string {
	t.Helper()
	s, err := stakeholder.ReadStrategy("s.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, r := range s.Remarks() {
		fmt.Fprintf(&b, "%s %s %s\n", r.Severity, r.Rule, r.Problem.Path)
		if f := r.Explain(govmaturity.WordsFor("ru"), govmaturity.WordsFor("zh")); len(f.Rule) != 2 || f.About.ID != string(r.Rule) || strings.HasPrefix(f.Outcome["ru"], "stakeholder.") || len(f.Cites) != 1 {
			t.Errorf("%+v", f)
		}
		if len(r.Rule.Cites()) != 1 || r.Problem.Line == 0 && len(r.Problem.Path) > 1 {
			t.Errorf("%+v", r)
		}
	}
	return b.String()
}

// The method is kept by the sample, and each change breaks one rule of it.
func TestStrategyRules(t *testing.T) {
	text := file(t, "strategy.yaml")
	if got := remarks(t, text); got != "" {
		t.Errorf("the sample has remarks:\n%s", got)
	}
	for _, tt := range []struct{ old, new, want string }{
		{"who they are}]", "who they are}, {id: more, title: Nobody queues}]", "wrong one-objective objectives[1]"},
		{"uses: To apply without a visit", "", "doubtful customer-uses customers[0].uses"},
		{"invests: [money, credibility], ", "", "wrong partner-invests partners[0].invests"},
		{"shares: [costs, risks, benefits], stakeholder: banks", "stakeholder: banks", "wrong partner-shares partners[0].shares"},
		{"shares: [costs, risks, benefits], stakeholder: banks", "shares: [costs]", "doubtful partner-shares partners[0].shares"},
		{"name: Records of births with a photograph, organization: Civil registry", "name: Civil Registry, organization: Civil registry", "wrong named-resource resources[0].name"},
		{"name: Records of births with a photograph", "name: Banks", "wrong named-resource resources[0].name"},
		{"name: Records of births with a photograph", "name: Residents who apply for services", "wrong named-resource resources[0].name"},
		{"name: Records of births with a photograph", "name: Ministry of Health", "doubtful named-resource resources[0].name"},
		{"name: Records of births with a photograph", "name: NIRA", "doubtful named-resource resources[0].name"},
		{"  - {id: post, name: Post office, invests: [staff-time], shares: [costs, risks, benefits]}\n", "", ""},
		{", kind: product, uses: [deliver, renew]", "", "doubtful innovation-use innovations[0]"},
		{"barriers: [{id: phones, title: One household in five has no smartphone}]", "", "doubtful barriers barriers"},
		{"innovations:\n  - {id: wallet, name: A wallet on the telephone, kind: product, uses: [deliver, renew]}\n", "", "doubtful innovations innovations"},
		{"resources:\n  - {id: records, name: Records of births with a photograph, organization: Civil registry}\n", "", "doubtful resources resources"},
		{"customers:\n  - {id: residents, name: Residents who apply for services, uses: To apply without a visit}\n", "", "wrong customers customers"},
	} {
		changed := strings.Replace(text, tt.old, tt.new, 1)
		if changed == text {
			t.Fatalf("%q is not there", tt.old)
		}
		if got := strings.TrimSpace(remarks(t, changed)); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.new, got, tt.want)
		}
	}
	only := strings.Replace(text, "  - {id: post, name: Post office, invests: [staff-time], shares: [costs, risks, benefits]}\n", "", 1)
	only = strings.Replace(only, "{id: residents, name: Residents who apply for services,", "{id: residents, name: Commercial banks, stakeholder: banks,", 1)
	if got := strings.TrimSpace(remarks(t, only)); got != "doubtful only-partner customers[0]" {
		t.Errorf("got %q", got)
	}
}

// Each rule, use and limit is said in each language, and comes from somewhere.
func TestPrompts(t *testing.T) {
	for _, tag := range govmaturity.WordsLanguages() {
		w := govmaturity.WordsFor(tag)
		seen := map[string]bool{}
		all := append(stakeholder.AnalysisUses(w), stakeholder.AnalysisLimits(w)...)
		all = append(append(all, stakeholder.StrategyUses(w)...), stakeholder.StrategyLimits(w)...)
		all = append(all, stakeholder.StrategicThinking(w)...)
		for _, r := range stakeholder.StrategyRules() {
			all = append(all, r.Say(w))
			if len(r.Cites()) != 1 || r.Cites()[0].Source != stakeholder.StrategySources()[0].ID {
				t.Errorf("%s: %v", r, r.Cites())
			}
		}
		for _, e := range stakeholder.Engagements() {
			all = append(all, e.Promise(w))
		}
		for _, said := range all {
			if seen[said] || strings.HasPrefix(said, "stakeholder.") {
				t.Errorf("%s: %q", tag, said)
			}
			seen[said] = true
		}
		if len(all) != 7+3+4+2+5+11+6 {
			t.Errorf("%d prompts", len(all))
		}
	}
}

// The analysis of the sample is whole; each change leaves a gap that is told.
func TestAnalysis(t *testing.T) {
	text := file(t, "analysis.yaml")
	doubts := func(text string) string {
		a, err := stakeholder.ReadAnalysis("a.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return lines(a.Doubts())
	}
	if got := doubts(text); got != "results[0] mixed-form\n" {
		t.Errorf("the sample: %s", got)
	}
	for _, tt := range []struct{ old, new, want string }{
		{", assumption: Offices accept the digital proof", "", "results[0].assumption not-answered"},
		{"results: [clean-register]", "", "results[1] orphan\ntools[1] orphan"},
		{"party: registry, result: clean-register", "party: registry, result: less-travel", "results[1] orphan"},
		{"{id: older, name: Older persons in rural districts, stakeholder: older}", "{id: older, name: Older persons}\n  - {id: vendors, name: Vendors}", "customers[2] orphan"},
		{"suppliers:\n  - {id: registry, name: Civil registry, stakeholder: registry}\n", "", ""},
	} {
		changed := strings.Replace(text, tt.old, tt.new, 1)
		if tt.want == "" {
			if _, err := stakeholder.ReadAnalysis("a.yaml", []byte(changed)); err == nil || !strings.Contains(err.Error(), `impacts[2].party: there is no party "registry"`) {
				t.Errorf("%v", err)
			}
			continue
		}
		if got := doubts(changed); !strings.Contains(got, tt.want) || got == doubts(text) {
			t.Errorf("%s: got %q, want %q", tt.new, got, tt.want)
		}
	}
	a, err := stakeholder.ReadAnalysis("a.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if i, ok := a.Impact("residents", "less-travel"); !ok || *i.Amount != 2.5 {
		t.Errorf("%+v", i)
	}
	if _, ok := a.Impact("registry", "less-travel"); ok || len(a.NeedsData()) != 3 {
		t.Errorf("%+v", a.NeedsData())
	}
	again, err := stakeholder.CompileAnalysis(a.Spec())
	if err != nil || again.Hash() != a.Hash() || again.RulesHash() != a.RulesHash() || again.ID() != "identity-analysis" {
		t.Errorf("%v", err)
	}
	spec := a.Spec()
	spec.Impacts = append(spec.Impacts, spec.Impacts[0])
	amount := 1.0
	spec.Impacts[1].Amount = &amount
	spec.Impacts[2].Unit = "cases"
	spec.Tools[0].Results = []string{"nothing"}
	_, err = stakeholder.CompileAnalysis(spec)
	const want = `impacts[1].unit: an amount has a unit
impacts[2].unit: there is no amount in this unit
impacts[3]: impacts[0] is about the same party and result: say both in one
tools[0].results[0]: there is no result "nothing"`
	if err == nil || cmp.Diff(want, err.Error()) != "" {
		t.Errorf("%v", err)
	}
}

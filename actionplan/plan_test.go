package actionplan_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/internal/schematest"
)

var update = flag.Bool("update", false, "write the golden files anew")

func file(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func read(t testing.TB, text string) *actionplan.Plan {
	t.Helper()
	p, err := actionplan.Read("plan.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// A plan that says everything has nothing to remark.
func TestWholePlan(t *testing.T) {
	p := read(t, file(t, "plan.yaml"))
	for _, r := range p.Lint() {
		t.Errorf("%s %s: %v", r.Severity, r.Rule, r.Problem)
	}
	s := p.Step("portal-design")
	if s.Owner() != "secretary" || s.Commitment() != "one-door" || s.Parent().ID() != "portal" || len(p.Step("portal").Parts()) != 1 {
		t.Errorf("%s %s %s", s.Owner(), s.Commitment(), s.Parent().ID())
	}
	if d := p.Step("portal-all").Deadline(); d.From != "2029-04-01" || d.To != "2030-03-31" {
		t.Errorf("%+v", d)
	}
	var none actionplan.Step
	if none.Valid() || none.ID() != "" || none.Owner() != "" || none.Parts() != nil || none.Title() != nil || none.Commitment() != "" {
		t.Error("the zero Step says something")
	}
}

// Each rule is shown to catch something: one change to the plan, so that exactly that
// rule remarks on it.
func TestLint(t *testing.T) {
	tests := []struct {
		rule     actionplan.LintRule
		was, is  string
		severity actionplan.Severity
		step     string
	}{
		{actionplan.LintRuleReview, "next-review: 2027-03-31\n", "", actionplan.SeverityMissing, ""},
		{actionplan.LintRuleParty, "  - {id: agencies, name: Agencies}\n", "  - {id: agencies, name: Agencies}\n  - {id: press, name: Press office}\n", actionplan.SeverityDoubtful, ""},
		{actionplan.LintRuleCommitment, "steps:\n", "  - {id: other, title: Another promise, owner: it}\nsteps:\n", actionplan.SeverityMissing, ""},
		{actionplan.LintRuleAnswer, "    answers: [{kind: node, document: un-nine-pillars, edition: \"2020\", id: service-delivery, from: connected, to: transformative}]\n", "", actionplan.SeverityMissing, "portal-all"},
		{actionplan.LintRuleVerifiable, "    deliverable: A tested prototype\n", "", actionplan.SeverityMissing, "portal-design"},
		{actionplan.LintRuleChange, "title: Bring all services in", "title: Continue to bring services in", actionplan.SeverityDoubtful, "portal-all"},
		{actionplan.LintRuleResponsible, "    deliverable: All services of the register\n    responsible: [it]\n", "    deliverable: All services of the register\n", actionplan.SeverityMissing, "portal-all"},
		{actionplan.LintRuleIndicator, "    indicators: [{title: Tests passed, result: output}]\n", "", actionplan.SeverityMissing, "portal-design"},
		{actionplan.LintRuleCommunication, "    communications: [{audience: finance, cadence: every year}]\n", "", actionplan.SeverityMissing, "portal-all"},
		{actionplan.LintRuleDeadline, "    deadline: by fiscal year 2029-30\n", "", actionplan.SeverityMissing, "portal-all"},
		{actionplan.LintRuleMilestones, "    deadline: by fiscal year 2029-30\n", "    deadline: ongoing\n", actionplan.SeverityMissing, "portal-all"},
		{actionplan.LintRuleHorizon, "    deadline: by fiscal year 2029-30\n", "    deadline: \"2032\"\n", actionplan.SeverityDoubtful, "portal-all"},
		{actionplan.LintRuleParts, "    deadline: 2026-12\n    communications", "    deadline: 2028-12\n    communications", actionplan.SeverityWrong, "portal-design"},
		{actionplan.LintRuleOrder, "    start: \"2028\"\n    deadline: by fiscal year 2029-30\n", "    deadline: 2026-12\n", actionplan.SeverityWrong, "portal-all"},
		{actionplan.LintRuleLevels, "    start: \"2028\"\n    deadline: by fiscal year 2029-30\n    after: [portal]\n", "    deadline: by fiscal year 2027-28\n", actionplan.SeverityWrong, "portal-all"},
		{actionplan.LintRuleNeeds, "needed: 4, available: 4", "needed: 5, available: 4", actionplan.SeverityWrong, "portal"},
		{actionplan.LintRuleMitigation, ", mitigation: A date after which they close, owner: secretary", "", actionplan.SeverityMissing, "portal"},
		{actionplan.LintRuleMitigationBy, "which they close, owner: secretary", "which they close", actionplan.SeverityDoubtful, "portal"},
		{actionplan.LintRuleResultType, "title: People who come back, result: impact", "title: People who come back", actionplan.SeverityMissing, "portal"},
		{actionplan.LintRuleOrphan, "    commitment: one-door\n    title: Bring", "    title: Bring", actionplan.SeverityDoubtful, "portal-all"},
		{actionplan.LintRuleCadence, "channel: Meeting, cadence: every quarter", "channel: Meeting", actionplan.SeverityMissing, "portal"},
	}
	caught := map[actionplan.LintRule]bool{}
	base := file(t, "plan.yaml")
	for _, test := range tests {
		text := strings.Replace(base, test.was, test.is, 1)
		if text == base {
			t.Errorf("%s: nothing was changed", test.rule)
			continue
		}
		got := read(t, text).Lint()
		if len(got) != 1 || got[0].Rule != test.rule || got[0].Severity != test.severity || got[0].Step != test.step {
			t.Errorf("want only %s %s of %q, found %v", test.severity, test.rule, test.step, got)
		}
		caught[test.rule] = true
	}
	// Nobody is accountable only where the plan, the promise and the step say nobody.
	text := strings.NewReplacer("owner: secretary\nnext", "next", "description: d, owner: secretary, ", "description: d, ", "    owner: secretary\n", "").Replace(base)
	for _, r := range read(t, text).Lint() {
		caught[r.Rule] = true
		if r.Rule != actionplan.LintRuleOwner {
			t.Errorf("%v", r)
		}
	}
	for _, rule := range actionplan.LintRules() {
		if !caught[rule] && rule.Subject() == actionplan.LintSubjectPlan && rule.Severity() != actionplan.SeverityRefused {
			t.Errorf("nothing shows that the rule %s catches anything", rule)
		}
	}
}

// What cannot be is refused, at its place.
func TestBadPlans(t *testing.T) {
	base := file(t, "plan.yaml")
	for _, c := range []struct {
		reason, was, is, path string
		code                  govmaturity.Code
	}{
		{"an owner who does not exist", "    owner: secretary\n    start", "    owner: secretery\n    start", "/steps/0/owner", govmaturity.CodeUnknownReference},
		{"a step that waits for itself", "after: [portal]", "after: [portal, portal-all]", "/steps/2/after", govmaturity.CodeCycle},
		{"a part of itself", "commitment: one-door\n    title: {en: Build", "parent: portal-design\n    title: {en: Build", "/steps/0/parent", govmaturity.CodeCycle},
		{"a deadline that nobody understands", "deadline: by fiscal year 2029-30", "deadline: soon", "/steps/2/deadline", govmaturity.CodeSyntax},
		{"two languages that differ", "fr: D'ici l'automne 2027", "fr: D'ici l'automne 2028", "/steps/0/deadline", govmaturity.CodeContradiction},
		{"two languages that differ in one of two deadlines", "{en: By fall 2027, fr: D'ici l'automne 2027}", "{en: By June 2026 and by fall 2027, fr: D'ici mai 2026 et d'ici l'automne 2027}", "/steps/0/deadline", govmaturity.CodeContradiction},
		{"a day that there is not", "next-review: 2027-03-31", "next-review: 2027-02-29", "/next-review", govmaturity.CodeNoSuchDay},
		{"the end before the beginning", "horizon: {from: \"2026\", to: \"2030\"}", "horizon: {from: \"2026\", to: \"2025\"}", "/horizon/to", govmaturity.CodeOutOfOrder},
		{"done before it begins", "start: \"2028\"", "start: \"2031\"", "/steps/2/deadline", govmaturity.CodeOutOfOrder},
		{"an amount of nothing", "{kind: human, needed: 4, available: 4, unit: people}", "{kind: human, needed: 4}", "/steps/0/resources/1/unit", govmaturity.CodeRequired},
		{"levels of a target", "{kind: sdg-target, id: \"16.6\"}", "{kind: sdg-target, id: \"16.6\", to: a}", "/steps/0/answers/1/to", govmaturity.CodeNotUsed},
		{"a node of no document", "{kind: node, document: un-nine-pillars, edition: \"2020\", id: service-delivery, from: connected", "{kind: node, id: service-delivery, from: connected", "/steps/2/answers/0/document", govmaturity.CodeRequired},
		{"an indicator of no list", "{list: digital-strategy, indicator: online, result: outcome}, {", "{indicator: online}, {", "/steps/0/indicators/0/list", govmaturity.CodeRequired},
		{"a milestone twice", "{id: beta, title: A first version, deadline: Q4 2026}", "{id: beta, title: A first version}, {id: beta, title: Again}", "/steps/0/milestones/1/id", govmaturity.CodeDuplicateID},
	} {
		text := strings.Replace(base, c.was, c.is, 1)
		if text == base {
			t.Errorf("%s: nothing was changed", c.reason)
			continue
		}
		_, err := actionplan.Read("plan.yaml", []byte(text))
		var problems govmaturity.Problems
		if !errors.As(err, &problems) || problems[0].Path.Pointer() != c.path || problems[0].Code != c.code || problems[0].Line == 0 {
			t.Errorf("%s: expected %s at %s, found %v", c.reason, c.code, c.path, err)
		}
	}
}

var schemas = []struct {
	name, file string
	schema     func() []byte
}{
	{"plan", "plan.yaml", actionplan.PlanSchema},
	{"review", "review.yaml", actionplan.ReviewSchema},
	{"vision", "vision.yaml", actionplan.VisionSchema},
	{"cycle", "cycle.yaml", actionplan.CycleSchema},
}

// A published schema does not change unseen: others build forms of it. The reader and
// the schema say yes and no to the same documents.
func TestSchemas(t *testing.T) {
	for _, s := range schemas {
		got := s.schema()
		schematest.Compile(t, got)
		name := "testdata/" + s.name + ".schema.json"
		if *update {
			if err := os.WriteFile(name, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s changed (-want +got); run with -update if meant:\n%s", name, diff)
		}
		doc := schematest.Plain(t, s.file, []byte(file(t, s.file)))
		schematest.Agree(t, got, []any{doc}, long.Count(500, 6000), func(text []byte) bool { return actionplan.Forms[s.name](text) == nil })
	}
	schematest.Compile(t, actionplan.SnapshotSchema())
}

// The difference of a plan to itself is nothing, and that of two, applied to the
// first, is the second.
func TestDiff(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	p := read(t, file(t, "plan.yaml"))
	if d := actionplan.Diff(p, p); len(d) != 0 {
		t.Errorf("%v", d)
	}
	kinds := map[actionplan.ChangeKind]int{}
	plans := []*actionplan.Plan{p}
	for range long.Count(300, 5000) {
		spec := plans[r.IntN(len(plans))].Spec()
		for range 1 + r.IntN(4) {
			change(r, spec)
		}
		q, err := actionplan.Compile(spec)
		if err != nil {
			continue
		}
		a := plans[r.IntN(len(plans))]
		if len(plans) < 40 {
			plans = append(plans, q)
		}
		changes := actionplan.Diff(a, q)
		for _, c := range changes {
			kinds[c.Kind]++
		}
		got, err := a.Apply(changes)
		if err != nil || got.Hash() != q.Hash() {
			t.Fatalf("%v: %v", changes, err)
		}
		if len(changes) > 0 && a.Hash() == q.Hash() {
			t.Fatalf("the same plan, and %v", changes)
		}
		if len(changes) > 0 {
			if _, err := q.Apply(changes); err == nil && len(actionplan.Diff(q, got)) != 0 {
				t.Fatalf("%v fit twice", changes)
			}
		}
	}
	for _, k := range []actionplan.ChangeKind{actionplan.ChangeKindAdded, actionplan.ChangeKindRemoved, actionplan.ChangeKindChanged, actionplan.ChangeKindMoved} {
		if kinds[k] < 10 {
			t.Errorf("%s: %d", k, kinds[k])
		}
	}
}

// change changes something in a plan.
func change(r *rand.Rand, spec *actionplan.PlanSpec) {
	id := func() string { return string(rune('a'+r.IntN(26))) + string(rune('a'+r.IntN(26))) }
	i := r.IntN(len(spec.Steps))
	s := &spec.Steps[i]
	switch r.IntN(9) {
	case 0:
		spec.Steps = append(spec.Steps, actionplan.StepSpec{ID: id(), Title: govmaturity.Text{"en": id()}})
	case 1:
		if len(spec.Steps) > 1 {
			spec.Steps = slices.Delete(spec.Steps, i, i+1)
		}
	case 2:
		s.Title = govmaturity.Text{"en": "A/b~ " + id(), "fr": id()}
	case 3:
		s.Deadline = nil
	case 4:
		k := r.IntN(len(spec.Steps))
		spec.Steps[i], spec.Steps[k] = spec.Steps[k], spec.Steps[i]
	case 5:
		spec.Parties = append(spec.Parties, actionplan.PartySpec{ID: id(), Name: govmaturity.Text{"en": id()}})
	case 6:
		s.Resources = append(s.Resources, actionplan.StepResourceSpec{Kind: actionplan.ResourceKindOther, What: govmaturity.Text{"en": id()}})
	case 7:
		s.Milestones = append(s.Milestones, actionplan.StepMilestoneSpec{ID: id(), Title: govmaturity.Text{"en": id()}})
	case 8:
		spec.Horizon, spec.Commitments = nil, nil
		for k := range spec.Steps {
			spec.Steps[k].Commitment = ""
		}
	}
}

// A snapshot that was changed is found out.
func TestSnapshot(t *testing.T) {
	p := read(t, file(t, "plan.yaml"))
	s, err := p.Snapshot("2026-11-25", govmaturity.Text{"en": "Before the review"})
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	_, again, err := actionplan.ReadSnapshot("s.json", data)
	if err != nil || again.Hash() != p.Hash() {
		t.Fatalf("%v", err)
	}
	if _, _, err := actionplan.ReadSnapshot("s.json", bytes.Replace(data, []byte("By fall 2027"), []byte("By fall 2028"), 1)); err == nil {
		t.Error("a changed deadline was not found out")
	}
	if _, _, err := actionplan.ReadSnapshot("s.json", bytes.Replace(data, []byte("Bring all services in"), []byte("Bring some services in"), 1)); err == nil || !strings.Contains(err.Error(), "changed since") {
		t.Errorf("a changed title was not found out: %v", err)
	}
	if _, err := p.Snapshot("soon", nil); err == nil {
		t.Error("soon is no day")
	}
}

// written returns a value as JSON.
func written(t testing.TB, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// Long chains of parts are looked at once, and a message about a circle can be read.
func TestDeepPlans(t *testing.T) {
	deep := &actionplan.PlanSpec{Format: actionplan.PlanFormat, ID: "p"}
	for i := range 5000 {
		x := actionplan.StepSpec{ID: fmt.Sprintf("s%d", i), Title: govmaturity.English("x")}
		if i > 0 {
			x.Parent, x.After = fmt.Sprintf("s%d", i-1), nil
		}
		deep.Steps = append(deep.Steps, x)
	}
	p, err := actionplan.Compile(deep)
	if err != nil || p.Step("s4999").Parent().ID() != "s4998" {
		t.Fatal(err)
	}
	deep.Steps[10].Parent = "s20" // ten steps are parts of themselves, and all below are not
	for i := range deep.Steps {
		deep.Steps[i].After = []string{fmt.Sprintf("s%d", (i+1)%len(deep.Steps))}
	}
	_, err = actionplan.Compile(deep)
	problems, _ := err.(govmaturity.Problems)
	circles, said := 0, ""
	for _, x := range problems {
		if strings.HasSuffix(x.Path.Pointer(), "/parent") {
			circles++
		} else {
			said = x.Message()
		}
	}
	if circles != 11 || len(problems) != 12 || len(said) > 2000 || !strings.Contains(said, "in the end for s0") {
		t.Errorf("%d circles, %.3000v", circles, err)
	}
}

// What is asked of a plan shares nothing with it.
func TestDeadlinesAreCopies(t *testing.T) {
	p := read(t, "format: govmaturity/action-plan/1\nid: p\nsteps: [{id: a, title: A, deadline: by fall 2027; by 2028}]\n")
	d := p.Step("a").Deadline()
	d.Parts[0].To, d.Why[0] = "", ""
	if d := p.Step("a").Deadline(); d.Parts[0].To != "2027-11-30" || d.Why[0] != actionplan.AssumptionHemisphere {
		t.Errorf("%+v", d)
	}
}

// A whole begins before its parts, and ends when they have ended: whoever waits for the
// one or the other the wrong way round waits for ever.
func TestCirclesThroughParts(t *testing.T) {
	const head = "format: govmaturity/action-plan/1\nid: p\nsteps:\n"
	for _, c := range []struct{ reason, steps, path, says string }{
		{"a part waits for its whole", "- {id: a, title: A}\n- {id: b, title: B, parent: a, after: [a]}", "/steps/1/after/0", `"b" waits for "a", and is a part of it`},
		{"a whole waits for what is deep in it", "- {id: a, title: A, after: [c]}\n- {id: b, title: B, parent: a}\n- {id: c, title: C, parent: b}", "/steps/0/after/0", `"c", which is a part of it`},
		{"two wholes wait for parts of each other", "- {id: a, title: A, after: [d]}\n- {id: b, title: B}\n- {id: c, title: C, parent: a}\n- {id: d, title: D, parent: b, after: [c]}", "/steps/0/after", "some through what they are parts of: a, c, d"},
		{"parts wait for each other", "- {id: a, title: A}\n- {id: b, title: B, parent: a}\n- {id: c, title: C, parent: a, after: [b]}\n- {id: d, title: D, after: [a]}", "", ""},
	} {
		_, err := actionplan.Read("p.yaml", []byte(head+c.steps))
		problems, _ := err.(govmaturity.Problems)
		switch {
		case c.path == "" && err == nil:
		case len(problems) != 1 || problems[0].Path.Pointer() != c.path || problems[0].Code != govmaturity.CodeCycle || !strings.Contains(problems[0].Message(), c.says) || problems[0].Line == 0:
			t.Errorf("%s: %v", c.reason, err)
		}
	}
}

package actionplan_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/catalog"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/maturity"
	frameworks "github.com/govmaturity/govmaturity/maturity/catalog"
	surroundings "github.com/govmaturity/govmaturity/systems/catalog"
	"github.com/govmaturity/govmaturity/systems/situation"
)

// stages are those of the nine pillars, and pillars the nine.
var stages = []string{"online-presence", "transactional", "connected", "transformative"}

func pillars(t testing.TB) (*maturity.Framework, []string) {
	t.Helper()
	fw, err := frameworks.Load("un-nine-pillars")
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, i := range fw.Indicators() {
		ids = append(ids, i.ID())
	}
	return fw, ids
}

// scored scores the nine pillars, each at a stage: -1 for one that nobody answered.
func scored(t testing.TB, at ...int) *maturity.Scorecard {
	t.Helper()
	fw, ids := pillars(t)
	var b strings.Builder
	fmt.Fprintf(&b, "format: govmaturity/assessment/1\nframework: un-nine-pillars\nedition: %q\nsubject: ministry\nanswers:\n", fw.Edition())
	for i, id := range ids {
		if at[i%len(at)] >= 0 {
			fmt.Fprintf(&b, "  %s: %s\n", id, stages[at[i%len(at)]])
		}
	}
	a, err := fw.ReadAssessment("answers.yaml", []byte(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	card, err := fw.Score(a)
	if err != nil {
		t.Fatal(err)
	}
	return card
}

func gaps(t testing.TB, card *maturity.Scorecard, target string) []actionplan.Need {
	t.Helper()
	g, err := card.Gaps(maturity.TargetLevel(target))
	if err != nil {
		t.Fatal(err)
	}
	return actionplan.NeedsOfGaps(g)
}

var loadTemplates = sync.OnceValues(func() (*actionplan.Templates, error) { return catalog.Load("un-nine-pillars-steps") })

func templates(t testing.TB) *actionplan.Templates {
	t.Helper()
	all, err := loadTemplates()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func draft(t testing.TB, needs []actionplan.Need, o actionplan.DraftOptions) *actionplan.Drafted {
	t.Helper()
	d, err := actionplan.Draft(needs, templates(t), o)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// surroundingNeeds are the needs of a situation, a map and people.
func surroundingNeeds(t testing.TB) []actionplan.Need {
	t.Helper()
	s, err := surroundings.LoadSituation("digital-divide")
	if err != nil {
		t.Fatal(err)
	}
	m, err := surroundings.LoadMap("digital-divide")
	if err != nil {
		t.Fatal(err)
	}
	return slices.Concat(actionplan.NeedsOfSituation(s), actionplan.NeedsOfEngagement(m), peopleNeeds(t))
}

const unit = `format: govmaturity/competency-framework/1
id: digital-unit
edition: "2026"
title: A digital unit
standing: illustrative
scales:
  - id: proficiency
    levels:
      - {id: basic, rank: 1, title: Basic}
      - {id: working, rank: 2, title: Working}
      - {id: expert, rank: 3, title: Expert}
competencies:
  - {id: data, title: Data use, scale: proficiency}
  - {id: security, title: Security, scale: proficiency}
  - {id: licence, title: Licence}
roles:
  - id: analyst
    title: Analyst
    levels:
      - {id: senior, title: Senior analyst, requires: [{competency: data, level: expert}, {competency: security, level: working}, {competency: licence}]}
`

// peopleNeeds are those of two people for a post.
func peopleNeeds(t testing.TB) []actionplan.Need {
	t.Helper()
	fw, err := competency.ReadFramework("unit.yaml", []byte(unit))
	if err != nil {
		t.Fatal(err)
	}
	var all []competency.Readiness
	for who, evidence := range map[string]string{
		"p-1": "{competency: data, level: basic, kind: assessor, date: '2026-03'}, {competency: licence, kind: assessor, date: '2026-03', outcome: none}",
		"p-2": "{competency: data, level: working, kind: assessor, date: '2026-03'}",
	} {
		profile, err := fw.ReadProfile("p.yaml", fmt.Appendf(nil, "format: govmaturity/competency-profile/1\nframework: digital-unit\nedition: '2026'\nperson: %s\nevidence: [%s]\n", who, evidence))
		if err != nil {
			t.Fatal(err)
		}
		person, err := fw.Person(profile)
		if err != nil {
			t.Fatal(err)
		}
		ready, err := person.Readiness(fw.Role("analyst").Post("senior"), competency.AsOf{Date: "2026-11-25"})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, ready)
	}
	return actionplan.NeedsOfReadiness(all...)
}

// allNeeds are needs of each kind that the library finds.
func allNeeds(t testing.TB) []actionplan.Need {
	t.Helper()
	return slices.Concat(gaps(t, scored(t, 0, 1, 2, 3, -1), "transformative"), surroundingNeeds(t))
}

// Each step of a draft cites a need that there is, and each need is answered or left
// out.
func TestEveryStepCitesAGap(t *testing.T) {
	needs := allNeeds(t)
	d := draft(t, needs, actionplan.DraftOptions{})
	answered := map[string]bool{}
	for s := range d.Plan.Steps() {
		answers := s.Spec().Answers
		if len(answers) == 0 {
			t.Errorf("%s answers nothing", s.ID())
		}
		for _, a := range answers {
			if !slices.ContainsFunc(needs, func(n actionplan.Need) bool { return !n.Unknown && cmp.Equal(n.Answer(), a) }) {
				t.Errorf("%s answers %+v, and nobody found that", s.ID(), a)
			}
			if n, ok := d.Need(a); !ok || n.Title == nil || n.DocumentTitle == nil {
				t.Errorf("%s: nobody knows what people call %+v", s.ID(), a)
			}
			answered[fmt.Sprint(a)] = true
		}
	}
	kinds := map[actionplan.AnswerKind]bool{}
	for _, l := range d.LeftOut {
		answered[fmt.Sprint(l.Need.Answer())] = true
		if l.Why != actionplan.LeftOutUnknown || !l.Need.Unknown || !strings.Contains(l.Say(govmaturity.Words{}), "Nobody knows") && !strings.Contains(l.Say(govmaturity.Words{}), "nobody knows") {
			t.Errorf("%+v", l)
		}
	}
	for _, n := range needs {
		kinds[n.Kind] = true
		if !answered[fmt.Sprint(n.Answer())] {
			t.Errorf("%v is neither answered nor left out", n.Answer())
		}
		if why := n.Why(govmaturity.WordsFor("fr")); why == "" || strings.HasPrefix(why, "need.") {
			t.Errorf("%s: %q", n.ID, why)
		}
	}
	if len(kinds) != 5 || d.Plan.Step("legal-most").Title().In("fr") == "" {
		t.Errorf("only needs of %v", kinds)
	}
}

// No level comes before the one below it, in any plan of any scores.
func TestLevelsAreInOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 40 {
		at := make([]int, 9)
		for i := range at {
			at[i] = r.IntN(5) - 1
		}
		d := draft(t, gaps(t, scored(t, at...), stages[r.IntN(4)]), actionplan.DraftOptions{})
		for _, x := range d.Plan.Lint() {
			if x.Severity == actionplan.SeverityWrong || x.Rule == actionplan.LintRuleAnswer || x.Rule == actionplan.LintRuleChange {
				t.Errorf("%v: %v", at, x.Problem)
			}
		}
		reached := map[string]int{}
		for s := range d.Plan.Steps() {
			for _, a := range s.Spec().Answers {
				to := slices.Index(stages, a.To)
				if to != slices.Index(stages, a.From)+1 || reached[a.ID] > to {
					t.Errorf("%v: %s leads from %q to %q", at, s.ID(), a.From, a.To)
				}
				if reached[a.ID] < to && reached[a.ID] > 0 && len(s.After()) == 0 {
					t.Errorf("%v: %s waits for nothing", at, s.ID())
				}
				reached[a.ID] = to
			}
		}
	}
}

// A step whose source says that another comes before waits for it; without a need for
// the other, it does not.
func TestPrerequisitesOfTemplates(t *testing.T) {
	_, ids := pillars(t)
	card := scored(t, 0)
	two := func(nodes ...string) *actionplan.Drafted {
		target := maturity.Target{Nodes: map[string]string{}}
		for _, n := range nodes {
			target.Nodes[n] = "connected"
		}
		g, err := card.Gaps(target)
		if err != nil {
			t.Fatal(err)
		}
		return draft(t, actionplan.NeedsOfGaps(g), actionplan.DraftOptions{})
	}
	both := two(ids[2], ids[3]).Plan.Step("systems-seamless")
	alone := two(ids[3]).Plan.Step("systems-seamless")
	waits := func(s actionplan.Step) bool {
		return slices.ContainsFunc(s.After(), func(o actionplan.Step) bool { return o.ID() == "organization-workflows" })
	}
	if !both.Valid() || !alone.Valid() || !waits(both) || waits(alone) {
		t.Errorf("%v, %v", both.Spec().After, alone.Spec().After)
	}
}

// Nothing about money, dates and people is in a draft: all of it is asked for.
func TestNothingIsInvented(t *testing.T) {
	d := draft(t, allNeeds(t), actionplan.DraftOptions{ID: "digital", Title: govmaturity.English("Digital")})
	spec := d.Plan.Spec()
	for i := range spec.Steps {
		x := spec.Steps[i]
		rest := actionplan.StepSpec{ID: x.ID, Title: x.Title, Description: x.Description, Deliverable: x.Deliverable, After: x.After, Answers: x.Answers, Cites: x.Cites}
		if diff := cmp.Diff(rest, x); diff != "" {
			t.Errorf("%s says more than anybody entered:\n%s", x.ID, diff)
		}
	}
	spec.Steps, spec.Sources, spec.Note = nil, nil, nil
	if diff := cmp.Diff(&actionplan.PlanSpec{Format: actionplan.PlanFormat, ID: "digital", Title: govmaturity.English("Digital"), Standing: govmaturity.StandingDerived}, spec); diff != "" {
		t.Error(diff)
	}
	if data, _ := json.Marshal(d); strings.Contains(string(data), "p-1") || strings.Contains(string(data), "p-2") {
		t.Error("the draft names people")
	}
	asked := map[string]int{}
	for _, a := range d.Asks() {
		asked[a.Step]++
		if a.Path.Pointer() == "" || a.Question(govmaturity.WordsFor("es")) == "" || strings.HasPrefix(a.Question(govmaturity.Words{}), "field.") {
			t.Errorf("%+v", a)
		}
	}
	for s := range d.Plan.Steps() {
		if asked[s.ID()] < 7 {
			t.Errorf("%s: %d questions", s.ID(), asked[s.ID()])
		}
	}
}

// What is known already stands beside the question, and not in the plan. A step that is
// not in words yet asks for them first.
func TestAsks(t *testing.T) {
	d := draft(t, allNeeds(t), actionplan.DraftOptions{})
	find := func(step string, f actionplan.AskField) actionplan.Ask {
		for _, a := range d.Asks() {
			if a.Step == step && a.Field == f {
				return a
			}
		}
		return actionplan.Ask{}
	}
	if a := find("communication.digital-divide.board", actionplan.AskFieldCommunications); len(a.Known) < 2 {
		t.Errorf("%+v", a)
	}
	if a := find("legal-stock", actionplan.AskFieldResponsible); !strings.HasPrefix(a.Question(govmaturity.WordsFor("fr")), "Qui connaît") {
		t.Errorf("%q", a.Question(govmaturity.WordsFor("fr")))
	}
	d = draft(t, gaps(t, scored(t, 0), "transformative"), actionplan.DraftOptions{})
	bare := "node.un-nine-pillars.societal-capacities.connected"
	if a := find(bare, actionplan.AskFieldTitle); a.Question(govmaturity.Words{}) == "" || !strings.HasSuffix(a.Path.Pointer(), "/title") {
		t.Errorf("%+v", a)
	}
	spec := d.Plan.Spec()
	for i := range spec.Steps {
		spec.Steps[i].Deadline = govmaturity.English("2027")
	}
	p, err := actionplan.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(d.Plan.Asks()) - len(p.Asks()); n != len(spec.Steps) {
		t.Errorf("%d questions fewer for %d deadlines", n, len(spec.Steps))
	}
}

// The order in which needs come, and how often, does not matter.
func TestOrderOfNeedsIsNoMatter(t *testing.T) {
	needs := allNeeds(t)
	first := draft(t, needs, actionplan.DraftOptions{})
	r := rand.New(rand.NewPCG(3, 4))
	for range 5 {
		more := slices.Concat(needs, needs[:len(needs)/2])
		r.Shuffle(len(more), func(i, k int) { more[i], more[k] = more[k], more[i] })
		again := draft(t, more, actionplan.DraftOptions{})
		if first.Plan.Hash() != again.Plan.Hash() {
			t.Fatal(cmp.Diff(first.Plan.Spec(), again.Plan.Spec()))
		}
	}
}

// Steps keep their ids when other needs come or go, so that two drafts can be compared.
func TestIdsAreStable(t *testing.T) {
	needs := allNeeds(t)
	all := draft(t, needs, actionplan.DraftOptions{}).Plan
	r := rand.New(rand.NewPCG(5, 6))
	for range 20 {
		some := slices.DeleteFunc(slices.Clone(needs), func(actionplan.Need) bool { return r.IntN(2) == 0 })
		part := draft(t, some, actionplan.DraftOptions{}).Plan
		for s := range part.Steps() {
			if !all.Step(s.ID()).Valid() || !cmp.Equal(all.Step(s.ID()).Title(), s.Title()) {
				t.Fatalf("%s %q is not in the whole draft, where it is %q", s.ID(), s.Title(), all.Step(s.ID()).Title())
			}
		}
		for _, c := range actionplan.Diff(part, all) {
			if c.Kind == actionplan.ChangeKindRemoved && strings.HasSuffix(c.Path, "/title") {
				t.Errorf("%+v", c)
			}
		}
	}
}

// A need that an earlier plan answers is left out, and says where it is answered. A step
// that leads over several levels answers each of them.
func TestEarlierPlan(t *testing.T) {
	needs := gaps(t, scored(t, 0), "transformative")
	whole := draft(t, needs, actionplan.DraftOptions{ID: "digital"})
	again := draft(t, needs, actionplan.DraftOptions{Earlier: whole.Plan})
	if again.Plan.ID() != "digital" || len(again.Steps) != 0 || len(again.LeftOut) != len(needs) || len(again.LeftOut[0].Steps) == 0 {
		t.Errorf("%s, %d steps, %d left out of %d", again.Plan.ID(), len(again.Steps), len(again.LeftOut), len(needs))
	}
	leap := read(t, `{format: govmaturity/action-plan/1, id: digital, steps: [{id: leap, title: T, answers: [
		{kind: node, document: un-nine-pillars, edition: "2020", id: data-management, from: online-presence, to: connected},
		{kind: node, document: un-nine-pillars, edition: "2018", id: resources, from: connected, to: transformative},
		{kind: node, document: un-nine-pillars, id: societal-capacities, to: transformative}]}]}`)
	d := draft(t, needs, actionplan.DraftOptions{Earlier: leap})
	var left []string
	for _, l := range d.LeftOut {
		left = append(left, l.Need.ID+" "+l.Need.To)
	}
	want := []string{"data-management transactional", "data-management connected", "societal-capacities transformative"}
	if !slices.Equal(left, want) || d.Plan.Step("data-joined").Valid() || !d.Plan.Step("data-office").Valid() {
		t.Errorf("%q", left)
	}
}

// One solution against two bottlenecks is one step, and comes before what can be done
// about any bottleneck.
func TestProposals(t *testing.T) {
	s, err := situation.ReadSituation("s.yaml", []byte(`
format: govmaturity/situation/1
id: ministry
acceleration:
  interventions: [{id: portal, text: A portal}]
  policy-bottlenecks: [{id: no-plan, text: No plan, for: [portal]}, {id: no-law, text: "No law, says ann@example.org", for: [portal]}]
  use-bottlenecks: [{id: no-trust, text: No trust, for: [portal]}]
  solutions: [{id: decree, text: A decree, for: [no-plan, no-law]}]
risks:
  risks:
    - {id: leak, text: Data leak, response: treat, owner: Security office, actions: [{text: Encrypt all, owner: IT, due: "2027-03-01"}, {text: Train, done: true}]}
    - {id: storm, text: Storms, response: tolerate}
    - {id: old, text: Old, response: treat, status: closed}
`))
	if err != nil {
		t.Fatal(err)
	}
	d := draft(t, actionplan.NeedsOfSituation(s), actionplan.DraftOptions{})
	var ids []string
	for _, x := range d.Steps {
		ids = append(ids, x.ID)
	}
	want := []string{"bottleneck.ministry.decree", "bottleneck-use.ministry.no-trust", "risk.ministry.leak-encrypt-all"}
	if !slices.Equal(ids, want) || len(d.Steps[0].Needs) != 2 || d.Steps[0].Basis != actionplan.BasisProposal {
		t.Errorf("%q, %+v", ids, d.Steps)
	}
	if data, _ := json.Marshal(d); strings.Contains(string(data), "ann@example.org") {
		t.Error("an address of a person is in the draft")
	}
	known := map[actionplan.AskField]string{}
	for _, a := range d.Asks() {
		if a.Step == want[2] && len(a.Known) > 0 {
			known[a.Field] = a.Known[0].String()
		}
	}
	if known[actionplan.AskFieldDeadline] != "2027-03-01" || known[actionplan.AskFieldResponsible] != "IT" || known[actionplan.AskFieldOwner] != "Security office" {
		t.Errorf("%v", known)
	}
}

// Needs of people count people, name none, and leave out no level.
func TestNeedsOfReadiness(t *testing.T) {
	var got []string
	for _, n := range peopleNeeds(t) {
		got = append(got, fmt.Sprintf("%s %s>%s %d unknown=%t", n.ID, n.From, n.To, n.People, n.Unknown))
	}
	want := []string{"data basic>working 1 unknown=false", "data working>expert 2 unknown=false", "security > 2 unknown=true", "licence > 1 unknown=false", "licence > 1 unknown=true"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// A plan drafted from a vision answers all of it.
func TestNeedsOfVision(t *testing.T) {
	v, err := actionplan.ReadVision("vision.yaml", []byte(file(t, "vision.yaml")))
	if err != nil {
		t.Fatal(err)
	}
	d, err := actionplan.Draft(actionplan.NeedsOfVision(v), nil, actionplan.DraftOptions{})
	if err != nil || len(d.Steps) == 0 {
		t.Fatal(err)
	}
	if left := v.Unanswered(d.Plan); len(left) != 0 || d.Plan.CheckVision(v) != nil {
		t.Errorf("%q are not answered", left)
	}
}

// A draft without templates has a step for each need, and one without needs has none.
func TestDraftOfNothing(t *testing.T) {
	none, err := actionplan.Draft(nil, nil, actionplan.DraftOptions{})
	if err != nil || len(none.Steps) != 0 || none.Plan.ID() != "draft" || none.Asks() != nil {
		t.Errorf("%v, %v", none, err)
	}
	needs := gaps(t, scored(t, 0), "connected")
	bare, err := actionplan.Draft(needs, nil, actionplan.DraftOptions{})
	if err != nil || len(bare.Steps) != len(needs) {
		t.Fatal(err)
	}
	s := bare.Plan.Step("node.un-nine-pillars.data-management.connected")
	if bare.Steps[0].Basis != actionplan.BasisNeed || s.Title().In("en") != "Data management: Connected" || !strings.Contains(s.Title().In("fr"), "Connecté") || s.Spec().Description == nil {
		t.Errorf("%q, %q", s.Title(), s.Spec().Description)
	}
}

// Needs that no step can cite are refused, each with its place.
func TestBadNeeds(t *testing.T) {
	title := govmaturity.English("T")
	for name, c := range map[string]struct {
		needs []actionplan.Need
		code  govmaturity.Code
		path  string
	}{
		"kind":     {[]actionplan.Need{{Kind: "wish", ID: "x", Title: title}}, govmaturity.CodeUnknownReference, "/needs/0/kind"},
		"id":       {[]actionplan.Need{{Kind: actionplan.AnswerKindGoal, Title: title}}, govmaturity.CodeRequired, "/needs/0/id"},
		"title":    {[]actionplan.Need{{Kind: actionplan.AnswerKindGoal, ID: "x"}}, govmaturity.CodeRequired, "/needs/0/title"},
		"document": {[]actionplan.Need{{Kind: actionplan.AnswerKindNode, ID: "x", Title: title}}, govmaturity.CodeRequired, "/steps/0/answers/0/document"},
		"editions": {[]actionplan.Need{{Kind: actionplan.AnswerKindNode, Document: "d", Edition: "1", ID: "x", Title: title},
			{Kind: actionplan.AnswerKindNode, Document: "d", Edition: "2", ID: "y", Title: title}}, govmaturity.CodeOtherEdition, "/needs/1/edition"},
	} {
		_, err := actionplan.Draft(c.needs, nil, actionplan.DraftOptions{})
		var p govmaturity.Problems
		if !errors.As(err, &p) || p[0].Code != c.code || p[0].Path.Pointer() != c.path {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Whatever the ids are, steps have ids of their own.
func TestStrangeIds(t *testing.T) {
	title := govmaturity.English("T")
	var needs []actionplan.Need
	for _, id := range []string{"a", "a.b", "a/b", "Ä", "é x", strings.Repeat("long", 60), strings.Repeat("long", 61), "16.6", "-", "…"} {
		needs = append(needs, actionplan.Need{Kind: actionplan.AnswerKindRisk, Document: "a", ID: id, Title: title},
			actionplan.Need{Kind: actionplan.AnswerKindGoal, Document: "a", ID: id, Title: title}, actionplan.Need{Kind: actionplan.AnswerKindGoal, ID: id, Title: title})
	}
	needs = append(needs, actionplan.Need{Kind: actionplan.AnswerKindTarget, ID: "16.6", Title: title}, actionplan.Need{Kind: actionplan.AnswerKindTarget, ID: "9.c", Title: title})
	d, err := actionplan.Draft(needs, nil, actionplan.DraftOptions{})
	if err != nil || len(d.Steps) != len(needs) || !d.Plan.Step("sdg-target.16-6").Valid() || !d.Plan.Step("sdg-target.9-c").Valid() {
		t.Fatal(err)
	}
}

// A step says where it comes from, down to the answers of the assessment, and in each
// language.
func TestExplainDraft(t *testing.T) {
	card := scored(t, 0)
	d := draft(t, gaps(t, card, "connected"), actionplan.DraftOptions{})
	find := func(ref govmaturity.Reference) (govmaturity.Finding, bool) {
		if f, ok := d.Find(ref); ok {
			return f, true
		}
		return card.Find(ref)
	}
	f := d.Explain("data-joined")
	trace := f.Trace(govmaturity.Words{}, 3, find)
	for _, part := range []string{"Join the data of agencies", "template", "Data management: Connected", "Online presence", "row Data management, column Connected", "Keep the data of transactions"} {
		if !strings.Contains(trace, part) {
			t.Errorf("%q is not in\n%s", part, trace)
		}
	}
	if rests := f.RestsOn(); len(rests) != 2 || rests[0] != card.Node("data-management").Explain().Reference() {
		t.Errorf("%v", f.RestsOn())
	}
	for _, tag := range govmaturity.WordsLanguages() {
		if said := d.Explain("data-joined", govmaturity.WordsFor(tag)).Outcome[tag]; said == "" {
			t.Errorf("%s: nothing", tag)
		}
	}
	if none := d.Explain("none"); len(none.Reasons) != 0 || none.Title != nil {
		t.Errorf("%v", none)
	}
}

// What is proposed against several levels at once comes before what leaves the first of
// them.
func TestDraftProposalOfSeveralLevels(t *testing.T) {
	need := func(from, to string, rank int) actionplan.Need {
		return actionplan.Need{Kind: actionplan.AnswerKindCompetency, Document: "f", Edition: "1", ID: "c", From: from, To: to, Rank: rank, Title: govmaturity.English("C"),
			Proposals: []actionplan.Proposal{{ID: "both", Text: govmaturity.English("Do both")}}}
	}
	third := need("l2", "l3", 3)
	third.Proposals = append(third.Proposals, actionplan.Proposal{ID: "third", Text: govmaturity.English("Do the third")})
	d, err := actionplan.Draft([]actionplan.Need{need("l1", "l2", 2), third}, nil, actionplan.DraftOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if after := d.Plan.Step("competency.f.third").Spec().After; len(after) != 1 || after[0] != "competency.f.both" {
		t.Errorf("%v", after)
	}
	for _, r := range d.Plan.Lint() {
		if r.Rule == actionplan.LintRuleLevels {
			t.Error(r.Problem)
		}
	}
}

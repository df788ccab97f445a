package systems_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/systems"
)

const concerns = `format: govmaturity/causal-diagram/1
id: concerns
actors: [{id: vendor, name: Vendor, outside: true}]
variables:
  - {id: concerns, name: Concerns, role: problem}
  - {id: relief, name: Immediate relief, role: fix, actor: vendor}
  - {id: later, name: What comes later, role: side-effect}
  - {id: trust, name: Trust}
links:
  - {from: concerns, to: relief, sign: "+"}
  - {from: relief, to: later, sign: "+"}
  - {from: later, to: concerns, sign: "+", delay: true}
  - {from: trust, to: concerns, sign: "-"}
loops:
  - {id: b1, label: B1, polarity: balancing, variables: [concerns, relief]}
  - {id: r2, label: R2, polarity: reinforcing, variables: [concerns, relief, later]}
archetypes:
  - {id: a1, archetype: fixes-that-fail, loops: [b1, r2]}
  - {id: a2, archetype: escalation}
`

func read(t testing.TB, text string) *systems.Diagram {
	t.Helper()
	d, err := systems.ReadDiagram("diagram.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// The link that is missing is named, with its sign and the loop that it closes.
func TestNearMiss(t *testing.T) {
	d := read(t, concerns)
	got := d.Archetypes(context.Background(), systems.ArchetypeOptions{NearMisses: true})
	if len(got.Matches) != 0 || len(got.NearMisses) == 0 {
		t.Fatalf("%d matches, %d near misses", len(got.Matches), len(got.NearMisses))
	}
	n := got.NearMisses[0]
	if want := "Add Immediate relief → - Concerns to close B1"; n.Finding().Outcome.String() != want || n.Archetype != systems.ArchetypeFixesThatFail {
		t.Errorf("%s: %s", n.Archetype, n.Finding().Outcome)
	}
	// Without the loop that somebody named, roles are enough.
	spec := d.Spec()
	spec.Loops, spec.Archetypes = nil, nil
	bare, err := systems.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	got = bare.Archetypes(context.Background(), systems.ArchetypeOptions{NearMisses: true})
	if len(got.NearMisses) != 1 || got.NearMisses[0].Sign != systems.SignMinus || got.NearMisses[0].From.ID() != "relief" {
		t.Errorf("%v", got.NearMisses)
	}
	// A sign that nobody gave is asked for.
	spec.Links = append(spec.Links, systems.CausalLinkSpec{From: "relief", To: "concerns", Sign: systems.SignUnknown})
	unsigned, err := systems.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	got = unsigned.Archetypes(context.Background(), systems.ArchetypeOptions{NearMisses: true})
	if len(got.NearMisses) == 0 || !got.NearMisses[0].Link.Valid() || got.NearMisses[0].Sign != systems.SignMinus {
		t.Errorf("%v", got.NearMisses)
	}
	// With it, it is a match, and says which archetype of the document it is.
	spec = d.Spec()
	spec.Links = append(spec.Links, systems.CausalLinkSpec{From: "relief", To: "concerns", Sign: systems.SignMinus})
	whole, err := systems.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	got = whole.Archetypes(context.Background(), systems.ArchetypeOptions{NearMisses: true})
	if len(got.Matches) != 1 || got.Matches[0].Declared != "a1" || len(got.NearMisses) != 0 {
		t.Errorf("%v, %v", got.Matches, got.NearMisses)
	}
}

func doubtsOf(d *systems.Diagram) (out []string) {
	for _, p := range d.Doubts() {
		out = append(out, fmt.Sprintf("%s %s: %s", p.Code, p.Path, p.Message()))
	}
	return out
}

// Archetypes that somebody saw are compared with those that there are.
func TestDeclaredArchetypes(t *testing.T) {
	got := strings.Join(doubtsOf(read(t, concerns)), "\n")
	for _, want := range []string{
		"no-archetype archetypes[0].loops[0]: a1 cannot be checked: b1 is no loop of the diagram",
		"no-archetype archetypes[1]: no loops of the diagram meet as those of escalation do",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("not said: %s\n%s", want, got)
		}
	}
	closed := strings.Replace(concerns, "  - {from: trust", "  - {from: relief, to: concerns, sign: \"-\", delay: DELAY}\n  - {from: trust", 1)
	for _, c := range []struct{ delay, archetype, roles, want string }{
		{"false", "fixes-that-fail", "{role: problem, variable: concerns}", ""},
		{"false", "fixes-that-fail", "{role: problem, variable: trust}", "contradiction archetypes[0].roles[0]: in a1, trust is said to be problem; by how its loops meet that is concerns"},
		{"false", "limits-to-success", "", "no-archetype archetypes[0]: the loops of a1 meet as those of limits-to-success do; where the delay lies rules it out"},
		{"false", "escalation", "", "no-archetype archetypes[0]: the loops of a1 do not meet as those of escalation do"},
		{"false", "out-of-control", "", ""},
		{"true", "limits-to-success", "", ""},
	} {
		text := strings.Replace(closed, "DELAY", c.delay, 1)
		text = strings.Replace(text, "archetype: fixes-that-fail, loops: [b1, r2]", "archetype: "+c.archetype+", loops: [b1, r2], roles: ["+c.roles+"]", 1)
		text = strings.Replace(text, ", roles: []", "", 1)
		text = text[:strings.Index(text, "  - {id: a2")]
		if got := strings.Join(doubtsOf(read(t, text)), "\n"); got != c.want {
			t.Errorf("%s, %s: %s", c.archetype, c.roles, got)
		}
	}
}

// Where signs are not known, a loop is what the document says it is.
func TestArchetypesOfNamedLoops(t *testing.T) {
	spec := readFile(t, "testdata/archetypes/limits-to-success.yaml").Spec()
	for i := range spec.Links {
		spec.Links[i].Sign = systems.SignUnknown
	}
	for _, named := range []bool{false, true} {
		if named {
			spec.Loops = []systems.LoopSpec{
				{ID: "r", Polarity: systems.PolarityReinforcing, Variables: []string{"effort", "result"}},
				{ID: "b", Polarity: systems.PolarityBalancing, Variables: []string{"result", "limiting"}},
			}
		}
		d, err := systems.Compile(spec)
		if err != nil {
			t.Fatal(err)
		}
		got := d.Archetypes(context.Background(), systems.ArchetypeOptions{NearMisses: true})
		if len(got.Matches) > 0 != named || named && (got.Matches[0].Archetype != systems.ArchetypeLimitsToSuccess || got.Matches[0].Tier != 3) {
			t.Errorf("named %v: %v", named, got.Matches)
		}
	}
}

// Who has the means from outside may be depended on.
func TestAddiction(t *testing.T) {
	data := readFile(t, "testdata/archetypes/shifting-the-burden.yaml").Spec()
	data.Actors = []systems.ActorSpec{{ID: "vendor", Name: english("Vendor"), Outside: true}}
	data.Variables[1].Actor = "vendor"
	d, err := systems.Compile(data)
	if err != nil {
		t.Fatal(err)
	}
	said := d.Archetypes(context.Background(), systems.ArchetypeOptions{}).Matches[0].Finding().String()
	if !strings.Contains(said, "belongs to somebody outside") {
		t.Error(said)
	}
}

// complete has a link from each variable to each other one.
func complete(n int, sign func(i, j int) systems.Sign) *systems.DiagramSpec {
	spec := &systems.DiagramSpec{Format: systems.DiagramFormat, ID: "complete"}
	for i := range n {
		role := systems.Roles()[i%len(systems.Roles())]
		spec.Variables = append(spec.Variables, systems.VariableSpec{ID: fmt.Sprintf("v%03d", i), Name: english(fmt.Sprint(i)), Role: role})
		for j := range n {
			spec.Links = append(spec.Links, systems.CausalLinkSpec{From: fmt.Sprintf("v%03d", i), To: fmt.Sprintf("v%03d", j), Sign: sign(i, j)})
		}
	}
	return spec
}

// Whoever uses the resource too, but for one link, is missed: with the link that
// would make a match of all three. Two of them are no match besides.
func TestThirdUserIsMissed(t *testing.T) {
	all := readFile(t, "testdata/archetypes/tragedy-of-the-commons-three.yaml")
	commons := systems.ArchetypeOptions{Archetypes: []systems.Archetype{systems.ArchetypeTragedyOfTheCommons}, NearMisses: true}
	got := all.Archetypes(context.Background(), commons)
	if len(got.Matches) != 1 || len(got.Matches[0].Loops) != 6 || len(got.Matches[0].Role(systems.RoleEffort)) != 3 || len(got.NearMisses) != 0 {
		t.Errorf("%v, %v", got.Matches, got.NearMisses)
	}
	for i, l := range all.Spec().Links {
		if l.From != "gain-c" && l.To != "gain-c" {
			continue
		}
		spec := all.Spec()
		spec.Links = append(spec.Links[:i], spec.Links[i+1:]...)
		d, err := systems.Compile(spec)
		if err != nil {
			t.Fatal(err)
		}
		got := d.Archetypes(context.Background(), commons)
		if len(got.Matches) != 1 || len(got.Matches[0].Loops) != 4 {
			t.Errorf("without %s → %s: %v", l.From, l.To, got.Matches)
		}
		if !slices.ContainsFunc(got.NearMisses, func(n systems.ArchetypeNearMiss) bool {
			return n.From.ID() == l.From && n.To.ID() == l.To && n.Sign == l.Sign && len(n.Roles) == 7
		}) {
			t.Errorf("without %s → %s: %v", l.From, l.To, got.NearMisses)
		}
	}
}

// A diagram with more loops than anybody can look at is cut short, says so, and
// what is found is the same each time.
func TestArchetypesOfHostileDiagrams(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	some := complete(60, func(int, int) systems.Sign { return []systems.Sign{"+", "-"}[rng.IntN(2)] })
	some.Archetypes = []systems.ArchetypeSpec{{ID: "a", Archetype: systems.ArchetypeTragedyOfTheCommons}}
	ring := &systems.DiagramSpec{Format: systems.DiagramFormat, ID: "ring"}
	for i := range 10_000 {
		ring.Variables = append(ring.Variables, systems.VariableSpec{ID: fmt.Sprintf("v%d", i), Name: english(fmt.Sprint("v", i))})
		for k := range 2 { // two links each: 2^10000 loops
			ring.Links = append(ring.Links, systems.CausalLinkSpec{ID: fmt.Sprintf("k%d-%d", i, k), From: fmt.Sprintf("v%d", i), To: fmt.Sprintf("v%d", (i+1)%10_000), Sign: "-"})
		}
	}
	for _, spec := range []*systems.DiagramSpec{some, ring, hub("+"), hub("-")} {
		d, err := systems.Compile(spec)
		if err != nil {
			t.Fatal(err)
		}
		o := systems.ArchetypeOptions{NearMisses: true, Budget: 5_000_000}
		a, b := d.Archetypes(context.Background(), o), d.Archetypes(context.Background(), o)
		if a.Ending.Complete() || a.Loops > 1000 || len(a.Matches) != len(b.Matches) || a.Ending != b.Ending || spec != ring && len(a.Matches) == 0 {
			t.Errorf("%s: %s, %d loops, %d and %d matches", d.ID(), a.Ending, a.Loops, len(a.Matches), len(b.Matches))
		}
		for i := range a.Matches {
			if line(a.Matches[i]) != line(b.Matches[i]) {
				t.Fatalf("%s, then %s", line(a.Matches[i]), line(b.Matches[i]))
			}
		}
		done, cancel := context.WithCancel(context.Background())
		cancel()
		if got := d.Archetypes(done, systems.ArchetypeOptions{}); got.Ending != systems.LoopEndingContext {
			t.Errorf("%s: %s", d.ID(), got.Ending)
		}
	}
	empty, err := systems.Compile(&systems.DiagramSpec{Format: systems.DiagramFormat, ID: "empty"})
	if err != nil {
		t.Fatal(err)
	}
	if got := empty.Archetypes(context.Background(), systems.ArchetypeOptions{NearMisses: true}); !got.Ending.Complete() || got.Found != 0 {
		t.Errorf("%+v", got)
	}
}

// hub has two thousand loops through one variable.
func hub(sign systems.Sign) *systems.DiagramSpec {
	spec := &systems.DiagramSpec{Format: systems.DiagramFormat, ID: "hub", Variables: []systems.VariableSpec{{ID: "hub", Name: english("Hub"), Role: systems.RoleResource}}}
	for i := range 2000 {
		id := fmt.Sprintf("v%d", i)
		spec.Variables = append(spec.Variables, systems.VariableSpec{ID: id, Name: english(id), Role: systems.Roles()[i%len(systems.Roles())]})
		spec.Links = append(spec.Links, systems.CausalLinkSpec{From: "hub", To: id, Sign: sign, Delay: i%3 == 0}, systems.CausalLinkSpec{From: id, To: "hub", Sign: "+"})
	}
	return spec
}

// commonsOf has some who use one resource.
func commonsOf(users int) *systems.DiagramSpec {
	spec := &systems.DiagramSpec{Format: systems.DiagramFormat, ID: "commons"}
	for _, id := range []string{"total", "resource"} {
		spec.Variables = append(spec.Variables, systems.VariableSpec{ID: id, Name: english(id)})
	}
	spec.Links = append(spec.Links, systems.CausalLinkSpec{From: "total", To: "resource", Sign: "-", Delay: true})
	for i := range users {
		activity, gain := fmt.Sprintf("activity%d", i), fmt.Sprintf("gain%d", i)
		for _, id := range []string{activity, gain} {
			spec.Variables = append(spec.Variables, systems.VariableSpec{ID: id, Name: english(id)})
		}
		for _, l := range [][2]string{{activity, gain}, {gain, activity}, {activity, "total"}, {"resource", gain}} {
			spec.Links = append(spec.Links, systems.CausalLinkSpec{From: l[0], To: l[1], Sign: "+"})
		}
	}
	return spec
}

// However many use a resource, that is one match; and where the budget ends before
// all pairs of loops are looked at, it is still found.
func TestCommonsOfMany(t *testing.T) {
	for _, users := range []int{2, 3, 7, 30, 500} {
		d, err := systems.Compile(commonsOf(users))
		if err != nil {
			t.Fatal(err)
		}
		got := d.Archetypes(context.Background(), systems.ArchetypeOptions{})
		if len(got.Matches) == 0 || got.Ending.Complete() != (users < 500) {
			t.Fatalf("%d: %s, %v", users, got.Ending, got.Matches)
		}
		commons := 0
		for _, m := range got.Matches {
			if m.Archetype == systems.ArchetypeTragedyOfTheCommons {
				commons++
			}
		}
		if m := got.Matches[0]; commons != 1 || m.Archetype != systems.ArchetypeTragedyOfTheCommons || len(m.Loops) != 2*users {
			t.Errorf("%d: %d matches, first %s of %d loops", users, commons, m.Archetype, len(m.Loops))
		}
	}
}

// What is asked for is found, and nothing else.
func TestWantedArchetypes(t *testing.T) {
	d := readFile(t, "testdata/archetypes/tragedy-of-the-commons.yaml")
	got := d.Archetypes(context.Background(), systems.ArchetypeOptions{Archetypes: []systems.Archetype{systems.ArchetypeUnderachievement}})
	if got.Found != 2 || got.Matches[0].Archetype != systems.ArchetypeUnderachievement || got.Matches[0].Tier < 2 {
		t.Errorf("%+v", got)
	}
	if got := d.Archetypes(context.Background(), systems.ArchetypeOptions{Limit: 1}); len(got.Matches) != 1 || got.Found < 2 {
		t.Errorf("%d of %d", len(got.Matches), got.Found)
	}
	if got := d.Archetypes(context.Background(), systems.ArchetypeOptions{MaxLoops: 2}); got.Ending != systems.LoopEndingLimit || got.Loops != 2 {
		t.Errorf("%d loops, %s", got.Loops, got.Ending)
	}
}

// On a diagram of twenty loops there are far fewer matches than pairs of loops
// that have something in common.
func TestNotTooManyArchetypes(t *testing.T) {
	rng := rand.New(rand.NewPCG(20, 20))
	pairs, matches, strong, diagrams := 0, 0, 0, 0
	for diagrams < 20 {
		spec := randomDiagram(rng)
		for i := range spec.Variables {
			spec.Variables[i].Role, spec.Variables[i].Actor = "", ""
		}
		s := slowMatches(spec)
		if len(s.loops) != 20 {
			continue
		}
		diagrams++
		for i, a := range s.loops {
			for _, b := range s.loops[i+1:] {
				if !none(a, b) {
					pairs++
				}
			}
		}
		d, err := systems.Compile(spec)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range d.Archetypes(context.Background(), systems.ArchetypeOptions{}).Matches {
			if !m.Archetype.Generic() && !m.Part {
				matches++
				if m.Tier > 1 {
					strong++
				}
			}
		}
	}
	t.Logf("on average: %d pairs of loops that meet, %d matches, %d of them with a delay", pairs/diagrams, matches/diagrams, strong/diagrams)
	if matches*3 > pairs || matches == 0 {
		t.Errorf("%d matches of %d pairs", matches, pairs)
	}
}

package systems_test

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/systems"
)

// The slow matcher tries all loops of a diagram with all others. It was written
// from the definitions, on sets of names, and shares no code with the search.
type slow struct {
	spec  *systems.DiagramSpec
	loops []slowLoop
	vars  map[string]*systems.VariableSpec
	in    map[string][]string
	out   map[string]int
	found map[string]int
}

type slowLoop struct {
	vars  []string
	links []int
	minus int
	open  bool
}

func slowMatches(spec *systems.DiagramSpec) *slow {
	s := &slow{spec: spec, vars: map[string]*systems.VariableSpec{}, in: map[string][]string{}, out: map[string]int{}, found: map[string]int{}}
	for i := range spec.Variables {
		s.vars[spec.Variables[i].ID] = &spec.Variables[i]
	}
	for _, l := range spec.Links {
		s.in[l.To] = append(s.in[l.To], l.From)
		s.out[l.From]++
	}
	for i, l := range spec.Links {
		s.grow(slowLoop{vars: []string{l.From}, links: []int{i}}, l.To)
	}
	for i := range s.loops {
		for _, k := range s.loops[i].links {
			switch spec.Links[k].Sign {
			case systems.SignMinus:
				s.loops[i].minus++
			case systems.SignUnknown:
				s.loops[i].open = true
			}
		}
	}
	return s
}

// grow follows a way until it closes. A loop is kept from its least link on.
func (s *slow) grow(l slowLoop, at string) {
	if at == l.vars[0] {
		s.loops = append(s.loops, slowLoop{vars: slices.Clone(l.vars), links: slices.Clone(l.links)})
		return
	}
	if slices.Contains(l.vars, at) {
		return
	}
	for i, k := range s.spec.Links {
		if k.From == at && i > l.links[0] {
			s.grow(slowLoop{vars: append(slices.Clone(l.vars), at), links: append(slices.Clone(l.links), i)}, k.To)
		}
	}
}

func (l slowLoop) R() bool { return !l.open && l.minus%2 == 0 }
func (l slowLoop) B() bool { return !l.open && l.minus%2 == 1 }

// both returns what two lists have in common, and only what the first has.
func both[T comparable](a, b []T) (shared, only []T) {
	for _, x := range a {
		if slices.Contains(b, x) {
			shared = append(shared, x)
		} else {
			only = append(only, x)
		}
	}
	return shared, only
}

func none(a, b slowLoop) bool { shared, _ := both(a.vars, b.vars); return len(shared) == 0 }

// way returns the run of variables that two loops share, when that is all that
// they share.
func (s *slow) way(a, b slowLoop) []string {
	shared, _ := both(a.vars, b.vars)
	links, _ := both(a.links, b.links)
	if len(shared) == 0 || len(links) == len(a.links) {
		return nil
	}
	// Begin where no shared link ends, and go on while links are shared.
	for _, v := range shared {
		if slices.ContainsFunc(links, func(k int) bool { return s.spec.Links[k].To == v }) {
			continue
		}
		run := []string{v}
		for {
			i := slices.IndexFunc(links, func(k int) bool { return s.spec.Links[k].From == run[len(run)-1] })
			if i < 0 {
				break
			}
			run = append(run, s.spec.Links[links[i]].To)
		}
		if len(run) == len(shared) {
			return run
		}
		return nil
	}
	return nil
}

// after returns the variables of a loop from one on, without it.
func after(l slowLoop, v string) []string {
	i := slices.Index(l.vars, v)
	return append(slices.Clone(l.vars[i+1:]), l.vars[:i]...)
}

func (s *slow) late(links []int) bool {
	return slices.ContainsFunc(links, func(k int) bool { return s.spec.Links[k].Delay })
}

// own returns the links that a loop does not share with another.
func own(a, b slowLoop) []int { _, only := both(a.links, b.links); return only }

func minus(a []string, b ...string) []string { _, only := both(a, b); return only }

type slowPart struct {
	role     systems.Role
	among    []string
	required bool
	anchor   string
	beyond   []string // what acts on these from outside
}

// slowReading collects what speaks for a match.
type slowReading struct {
	s                       *slow
	name                    systems.Archetype
	form                    string
	loops                   []slowLoop
	binds                   []string
	found, missing, against int
	delay                   string
	named, whole, rejected  bool
	actors                  []string
}

func (s *slow) reading(name systems.Archetype, form string, loops ...slowLoop) *slowReading {
	return &slowReading{s: s, name: name, form: form, loops: loops, whole: true}
}

func (r *slowReading) bind(role systems.Role, v string) {
	r.binds = append(r.binds, string(role)+"="+v)
}

func (r *slowReading) evidence(state string) {
	switch state {
	case "found":
		r.found++
	case "missing":
		r.missing++
	default:
		r.against++
	}
}

func (r *slowReading) delayed(should, shouldNot bool) {
	r.delay = "missing"
	if should != shouldNot {
		r.delay = map[bool]string{true: "found", false: "against"}[should]
	}
	r.rejected = r.rejected || r.delay == "against"
	r.evidence(r.delay)
}

func (r *slowReading) name1(state string) {
	r.named = true
	r.whole = r.whole && state == "found"
	r.evidence(state)
}

func (r *slowReading) parts(parts ...slowPart) {
	for _, p := range parts {
		var who []string
		for _, v := range p.among {
			if r.s.vars[v].Role == p.role {
				who = append(who, v)
			}
		}
		if len(who) > 1 && (p.required || p.anchor != "") {
			who = who[:1]
		}
		if who == nil {
			for _, v := range p.beyond {
				who = append(who, r.s.actsOn(v, p.role, r.loops, map[string]bool{})...)
			}
			slices.Sort(who)
			who = slices.Compact(who)
		}
		switch {
		case who != nil:
			r.name1("found")
		case p.required:
			r.name1("missing")
		}
		if who == nil && p.anchor != "" {
			who = []string{p.anchor}
		}
		for _, v := range who {
			r.bind(p.role, v)
		}
	}
	strange := map[string]bool{}
	for _, l := range r.loops {
		for _, v := range l.vars {
			if role := r.s.vars[v].Role; role != "" && !slices.ContainsFunc(parts, func(p slowPart) bool { return p.role == role && slices.Contains(p.among, v) }) {
				strange[v] = true
			}
		}
	}
	for range strange {
		r.name1("against")
	}
}

func (s *slow) actsOn(v string, role systems.Role, loops []slowLoop, seen map[string]bool) (out []string) {
	for _, u := range s.in[v] {
		if seen[u] || slices.ContainsFunc(loops, func(l slowLoop) bool { return slices.Contains(l.vars, u) }) {
			continue
		}
		seen[u] = true
		switch w := s.vars[u]; {
		case w.Role == role:
			out = append(out, u)
		case w.Role == "" && w.Actor == "" && len(s.in[u]) == 1 && s.out[u] == 1:
			out = append(out, s.actsOn(u, role, loops, seen)...)
		}
	}
	return out
}

func (s *slow) who(vars []string) (out []string) {
	for _, v := range vars {
		if a := s.vars[v].Actor; a != "" && !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	slices.Sort(out)
	return out
}

func (r *slowReading) parties(places ...[]string) {
	state := "found"
	var all []string
	for _, p := range places {
		who := r.s.who(p)
		if len(who) == 0 {
			state = "missing"
		}
		all = append(all, who...)
	}
	once := map[string]bool{}
	for _, a := range all {
		once[a] = true
	}
	switch {
	case state == "found" && len(once) < len(all):
		state = "against"
		r.rejected = true
	case state == "found":
		r.actors = all
	}
	r.name1(state)
}

func (r *slowReading) tier() int {
	switch {
	case r.named && r.whole:
		return 3
	case r.delay == "found":
		return 2
	}
	return 1
}

// key is what ways of a match have in common: not its tier.
func (r *slowReading) key() string {
	slices.Sort(r.binds)
	slices.Sort(r.actors)
	r.binds = slices.Compact(r.binds)
	return fmt.Sprintf("%s %s %s|%s", r.name, r.form, strings.Join(r.binds, " "), strings.Join(r.actors, " "))
}

// oriented takes the better one, or what both have in common.
func oriented(a, b *slowReading) *slowReading {
	rej := map[bool]int{true: 1}
	n := cmp.Or(rej[a.rejected]-rej[b.rejected], b.tier()-a.tier(), a.against-b.against, a.missing-b.missing, b.found-a.found)
	switch {
	case n < 0:
		return a
	case n > 0:
		return b
	}
	c := *a
	c.delay = "missing"
	c.binds, _ = both(a.binds, b.binds)
	if a.name == systems.ArchetypeDriftingGoals {
		c.whole = false
	}
	return &c
}

// randomDiagram has a few variables with roles, actors, delays, and signs that
// nobody knows, and now and then links that go the same way.
func randomDiagram(rng *rand.Rand) *systems.DiagramSpec {
	n := 3 + rng.IntN(6)
	spec := &systems.DiagramSpec{Format: systems.DiagramFormat, ID: "random"}
	for _, a := range []string{"x", "y"} {
		spec.Actors = append(spec.Actors, systems.ActorSpec{ID: a, Name: english(a)})
	}
	roles, actors := rng.IntN(3), rng.IntN(3)
	for i := range n {
		v := systems.VariableSpec{ID: fmt.Sprintf("v%d", i), Name: english(fmt.Sprintf("V%d", i))}
		if rng.IntN(4) < roles {
			v.Role = systems.Roles()[rng.IntN(len(systems.Roles()))]
		}
		if rng.IntN(4) < actors {
			v.Actor = []string{"x", "y"}[rng.IntN(2)]
		}
		spec.Variables = append(spec.Variables, v)
	}
	delays := rng.IntN(4)
	for i := range n + rng.IntN(n+3) {
		sign := systems.SignPlus
		switch rng.IntN(15) {
		case 0:
			sign = systems.SignUnknown
		case 1, 2, 3, 4, 5, 6:
			sign = systems.SignMinus
		}
		spec.Links = append(spec.Links, systems.CausalLinkSpec{ID: fmt.Sprintf("k%d", i), From: spec.Variables[rng.IntN(n)].ID, To: spec.Variables[rng.IntN(n)].ID,
			Sign: sign, Delay: rng.IntN(6) < delays})
	}
	return spec
}

// grown is a textbook diagram with a few links more and a few changed.
func grown(rng *rand.Rand, textbook []*systems.Diagram) *systems.DiagramSpec {
	spec := textbook[rng.IntN(len(textbook))].Spec()
	n := len(spec.Variables)
	for i := range spec.Links {
		spec.Links[i].ID = fmt.Sprintf("t%d", i)
		if rng.IntN(5) == 0 {
			spec.Links[i].Delay = !spec.Links[i].Delay
		}
		if rng.IntN(20) == 0 {
			spec.Links[i].Sign = systems.SignUnknown
		}
	}
	for i := range spec.Variables {
		if v := &spec.Variables[i]; rng.IntN(4) == 0 {
			v.Role = systems.Roles()[rng.IntN(len(systems.Roles()))]
		}
	}
	for i := range rng.IntN(5) {
		spec.Links = append(spec.Links, systems.CausalLinkSpec{ID: fmt.Sprintf("k%d", i), From: spec.Variables[rng.IntN(n)].ID, To: spec.Variables[rng.IntN(n)].ID,
			Sign: []systems.Sign{"+", "-"}[rng.IntN(2)], Delay: rng.IntN(4) == 0})
	}
	return spec
}

// someDiagram is one or the other.
func someDiagram(rng *rand.Rand, textbook []*systems.Diagram) *systems.DiagramSpec {
	if rng.IntN(3) == 0 {
		return grown(rng, textbook)
	}
	return randomDiagram(rng)
}

// What the search finds, an exhaustive one finds, and the other way round: the
// same archetypes with the same parts, in as many ways, of the same tier.
func TestAsExhaustiveSearch(t *testing.T) {
	rng := rand.New(rand.NewPCG(10, 8))
	textbook := textbooks(t)
	tried, three, matches := 0, 0, map[systems.Archetype]int{}
	for count := long.Count(400, 6000); tried < count; {
		spec := someDiagram(rng, textbook)
		s := slowMatches(spec)
		if len(s.loops) < 2 || len(s.loops) > 22 {
			continue
		}
		tried++
		for a, n := range compareWithSlow(t, spec, s) {
			matches[a] += n
		}
		s.commons(func(r ...*slowReading) {
			if len(r[0].loops) > 4 {
				three++
			}
		})
	}
	for _, a := range systems.Archetypes() {
		if matches[a] == 0 {
			t.Errorf("no random diagram has %s", a)
		}
	}
	if three == 0 {
		t.Error("no random diagram has three who use one resource")
	}
	t.Log(matches, three)
}

// compareWithSlow fails when the search finds something else, and returns how
// often it found what.
func compareWithSlow(t *testing.T, spec *systems.DiagramSpec, s *slow) map[systems.Archetype]int {
	t.Helper()
	d, err := systems.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	got := d.Archetypes(context.Background(), systems.ArchetypeOptions{Limit: 1 << 20})
	if !got.Ending.Complete() || got.Loops != len(s.loops) || got.Found != len(got.Matches) {
		t.Fatalf("%s, %d loops, %d", got.Ending, got.Loops, got.Found)
	}
	want, said, matches := map[string]int{}, map[string]int{}, map[systems.Archetype]int{}
	for key, e := range s.all() {
		want[fmt.Sprintf("%s tier %d ways %d", strings.SplitN(key, "|", 2)[0], e[0], e[1])]++
	}
	for _, m := range got.Matches {
		matches[m.Archetype]++
		said[fmt.Sprintf("%s %s %s tier %d ways %d", m.Archetype, formOf(m), strings.Join(rolesOf(m), " "), m.Tier, m.Ways)]++
	}
	if !sameCounts(want, said) {
		t.Fatalf("found, not as expected: %v\nexpected: %v\n%+v", rest(said, want), rest(want, said), spec)
	}
	return matches
}

// Loops that touch where those of an archetype do not are of none.
func TestLoopsThatTouchElsewhere(t *testing.T) {
	for _, c := range []struct{ file, links string }{
		{"tragedy-of-the-commons", "activity-a w;w gain-a;activity-b w;w gain-b"}, // both R through w
		{"tragedy-of-the-commons", "gain-a w;w activity-a;w gain-b;activity-b w"},
		{"tragedy-of-the-commons", "gain-a total;gain-b total"},
		{"tragedy-of-the-commons-three", "activity-a w;w gain-c;activity-c w;w gain-a"}, // A and C are not apart
		{"tragedy-of-the-commons-three", "gain-b total"},
		{"tragedy-of-the-commons-three", "activity-c w;w gain-c"},
		{"tragedy-of-the-commons-three", "activity-c w;w activity-c;activity-b w"},
		{"tragedy-of-the-commons-three", "activity-a resource;activity-b resource"},
		{"growth-and-underinvestment", "performance w;w effort;effort need"}, // the standard moves through R1
		{"growth-and-underinvestment", "demand w;w standard;standard effort"},
		{"shifting-the-burden", "side-effect symptom;relief w;w symptom"},
		{"escalation-split", "gap-a w;w result-b;result-a w"},
		{"drifting-goals", "action w;w goal"},
		{"success-to-the-successful", "success-a w;w success-b;success-b w"},
	} {
		spec := readFile(t, "testdata/archetypes/"+c.file+".yaml").Spec()
		spec.Variables = append(spec.Variables, systems.VariableSpec{ID: "w", Name: english("W")})
		for _, ends := range strings.Split(c.links, ";") {
			from, to, _ := strings.Cut(ends, " ")
			spec.Links = append(spec.Links, systems.CausalLinkSpec{From: from, To: to, Sign: systems.SignPlus})
		}
		if found := compareWithSlow(t, spec, slowMatches(spec)); len(found) == 0 {
			t.Errorf("%s with %s: nothing found", c.file, c.links)
		}
	}
}

func formOf(m systems.ArchetypeMatch) string {
	out := ""
	for _, l := range m.Loops {
		out += l.Polarity().Letter()
	}
	if out == "RB" {
		return "BR"
	}
	if out == "BBR" && m.Archetype == systems.ArchetypeEscalation {
		return "BBR around"
	}
	return out
}

func rolesOf(m systems.ArchetypeMatch) (out []string) {
	for _, r := range m.Roles {
		out = append(out, string(r.Role)+"="+r.Variable.ID())
	}
	slices.Sort(out)
	return out
}

func sameCounts(a, b map[string]int) bool { return len(rest(a, b)) == 0 && len(rest(b, a)) == 0 }

func rest(a, b map[string]int) (out []string) {
	for k, n := range a {
		if b[k] != n {
			out = append(out, k)
		}
	}
	slices.Sort(out)
	return out
}

func english(s string) govmaturity.Text { return govmaturity.English(s) }

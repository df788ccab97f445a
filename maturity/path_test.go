package maturity_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

func TestPathKinds(t *testing.T) {
	level := "level: {scale: mil, cuts: [{level: mil1, from: 0}, {level: mil2, from: 0.5}, {level: mil3, from: 1}]}\n"
	for _, tt := range []struct {
		reason string
		root   string
		as     answers
		steps  string
		exact  bool
	}{
		{
			"the option that counts most is one item of a checklist",
			"id: r\ntitle: R\n" + level + "measure: {kind: checklist, options: [{id: a, title: A}, {id: b, title: B, value: 3}, {id: c, title: C}]}",
			answers{"r": govmaturity.AnswerChoice("a")}, "R: from A to A, B (1 more item, effort 1)", true,
		},
		{
			"a count goes up one by one",
			"id: r\ntitle: R\n" + level + "measure: {kind: count, maximum: 12}",
			answers{"r": num(2)}, "R: from 2 of 12 to 6 of 12 (4 more, effort 4)", true,
		},
		{
			"a number goes down where lower is better",
			"id: r\ntitle: R\n" + level + "measure: {kind: number, normalise: {kind: goalposts, min: 0, max: 50, better: lower}}",
			answers{"r": num(30)}, "R: from 30 to 25 (5 less in steps of 1, effort 5)", true,
		},
		{
			"an open question that counts as 0 can be answered",
			"id: r\ntitle: R\naggregation: arithmetic\nmissing: {unanswered: zero}\n" + level + "nodes:\n" +
				"  - {id: a, title: A, measure: {kind: yes-no}}\n  - {id: b, title: B, measure: {kind: yes-no}}",
			answers{"a": govmaturity.AnswerYesNo(false)}, "A: from No to Yes (effort 1)", true,
		},
		{
			"an open question is answered as if it had the answer that counts least, with one step more",
			"id: r\ntitle: R\naggregation: minimum\nmissing: {unanswered: zero}\n" + level + "nodes:\n" +
				"  - {id: a, title: A, measure: {kind: count, maximum: 4}}\n  - {id: b, title: B, measure: {kind: level, scale: stages}}",
			answers{"b": num(4)}, "A: from not answered to 2 of 4 (a first answer and 2 more, effort 3)", true,
		},
		{
			"points go up in steps of their own, and begun steps count",
			"id: r\ntitle: R\neffort: 7\n" + level + "measure: {kind: points, maximum: 100, step: 15}",
			answers{"r": num(30)}, "R: from 30 of 100 to 50 of 100 (20 more points in steps of 15, effort 14)", true,
		},
		{
			"a number goes as far as is enough, to as few decimals as do",
			"id: r\ntitle: R\nlevel: {scale: mil, cuts: [{level: mil1, from: 0}, {level: mil2, from: 0.5371}, {level: mil3, from: 1}]}\n" +
				"measure: {kind: number, range: {min: 0, max: 1}}",
			answers{"r": num(0.3713)}, "R: from 0.3713 to 0.54 (0.1687 more in steps of 0.01, effort 17)", true,
		},
		{
			"just above a cut is enough",
			"id: r\ntitle: R\nlevel: {scale: mil, cuts: [{level: mil1, from: 0}, {level: mil2, above: 0.25}, {level: mil3, from: 1}]}\n" +
				"measure: {kind: number, range: {min: 0, max: 1}}",
			answers{"r": num(0.25)}, "R: from 0.25 to 0.26 (0.01 more in steps of 0.01, effort 1)", true,
		},
		{
			"of a long count, every step is tried that can be of use",
			"id: r\ntitle: R\nlevel: {scale: mil, cuts: [{level: mil1, from: 0}, {level: mil2, from: 0.012345}, {level: mil3, from: 1}]}\n" +
				"measure: {kind: count, maximum: 1000000}",
			answers{"r": num(5)}, "R: from 5 of 1,000,000 to 12,345 of 1,000,000 (12,340 more, effort 12,340)", true,
		},
		{
			"levels and options are counted, and efforts weigh them",
			"id: r\ntitle: R\naggregation: minimum\nlevel: {scale: mil, cuts: [{level: mil1, from: 0}, {level: mil2, from: 3}, {level: mil3, from: 4}]}\nnodes:\n" +
				"  - {id: a, title: A, effort: 2, measure: {kind: level, scale: stages}}\n" +
				"  - {id: b, title: B, measure: {kind: choice, options: [{id: x, title: X, value: 1}, {id: y, title: Y, value: 2}, {id: z, title: Z, value: 4}]}}",
			answers{"a": num(1), "b": govmaturity.AnswerChoice("x")}, "B: from X to Z (2 options up, effort 2); A: from Online to Connected (2 levels up, effort 4)", true,
		},
		{
			"a table below a mean takes the cheaper of two answers",
			"id: r\ntitle: R\naggregation: arithmetic\n" + level + "nodes:\n  - id: t\n    title: T\n    aggregation: table\n" +
				"    table: [{when: {any: [{node: a, is: [\"yes\"]}, {node: b, at-least: connected}]}, value: 1}, {value: 0}]\n    nodes:\n" +
				"      - {id: a, title: A, effort: 5, measure: {kind: yes-no}}\n      - {id: b, title: B, measure: {kind: level, scale: stages}}\n" +
				"  - {id: c, title: C, effort: 9, measure: {kind: yes-no}}",
			answers{"a": no, "b": num(1), "c": no}, "B: from Online to Connected (2 levels up, effort 2)", true,
		},
		{
			"an answer elsewhere is raised where a table reads it",
			"id: r\ntitle: R\naggregation: profile\nnodes:\n  - {id: a, title: A, measure: {kind: yes-no}}\n" +
				"  - id: x\n    title: X\n    aggregation: table\n    " + level + "    table: [{when: {all: [{node: a, is: [\"yes\"]}, {node: b, is: [\"yes\"]}]}, value: 1}, {value: 0}]\n" +
				"    nodes: [{id: b, title: B, weight: 0, measure: {kind: yes-no}}]",
			answers{"a": no, "b": no}, "B: from No to Yes (effort 1); A: from No to Yes (effort 1)", true,
		},
		{
			"an answer that decides what is asked can be raised",
			"id: r\ntitle: R\naggregation: arithmetic\n" + level + "nodes:\n" +
				"  - {id: a, title: A, measure: {kind: yes-no}}\n  - {id: b, title: B, when: {node: a, is: [yes]}, measure: {kind: yes-no}}",
			answers{"a": govmaturity.AnswerYesNo(false)}, "A: from No to Yes (effort 1)", true,
		},
	} {
		card := score(t, read(t, tt.root), tt.as)
		path := card.Root().Next()
		if x := card.Node("x"); x.Valid() {
			path = x.PathTo(x.Levels()[2])
		}
		var steps []string
		for _, s := range path.Steps {
			steps = append(steps, s.String())
		}
		if got := strings.Join(steps, "; "); got != tt.steps || path.Exact != tt.exact || !path.Found {
			t.Errorf("%s: got %q, found %v, exact %v; want %q, exact %v", tt.reason, got, path.Found, path.Exact, tt.steps, tt.exact)
		}
	}
}

// A 0 takes a geometric or harmonic mean to 0, whatever the others are: one
// step at each is worth more than two at one, which is fewer moves.
func TestPathFromZero(t *testing.T) {
	for _, rule := range []string{"geometric", "harmonic"} {
		fw := read(t, "id: r\ntitle: R\naggregation: "+rule+"\nlevel: {scale: mil, cuts: [{level: mil1, from: 0}, {level: mil2, from: 0.25}, {level: mil3, from: 0.5}]}\nnodes:\n"+
			"  - {id: a, title: A, measure: {kind: count, maximum: 4}}\n  - {id: b, title: B, measure: {kind: count, maximum: 4}}\n")
		path := score(t, fw, answers{"a": num(0), "b": num(0)}).Root().Next()
		if path.Effort != 2 || len(path.Steps) != 2 || !path.Exact {
			t.Errorf("%s: got %v, exact %v; want one step at each", rule, path, path.Exact)
		}
	}
}

// A path through a roster names the item.
func TestPathInRoster(t *testing.T) {
	fw := read(t, "id: r\ntitle: R\naggregation: minimum\nlevel: {scale: mil, cuts: [{level: mil1, from: 0}, {level: mil2, from: 50}, {level: mil3, from: 100}]}\nitems: {roster: services, take: online}",
		strings.Replace(services, ", when: {node: digital, is: [yes]}", "", 1))
	item := func(id string, online float64) maturity.RosterItem {
		return maturity.RosterItem{ID: id, Title: "Service " + id, Answers: answers{"online": num(online)}}
	}
	card, err := fw.Score(&maturity.Assessment{
		Format: maturity.AssessmentFormat, Framework: "t", Edition: "1", Subject: "S",
		Rosters: map[string][]maturity.RosterItem{"services": {item("1", 60), item("2", 20), item("3", 45)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	path := card.Root().Next()
	if len(path.Steps) != 2 || path.Effort != 35 || !path.Exact ||
		path.Steps[0].String() != "Service 3, Online: from 45 to 50 (5 more in steps of 1, effort 5)" {
		t.Errorf("got %v, effort %d, exact %v", path.Steps, path.Effort, path.Exact)
	}
}

// A level that is reached needs no way, and nor does one below it.
func TestPathToWhatIsReached(t *testing.T) {
	fw := read(t, "id: r\ntitle: R\naggregation: arithmetic\nlevel: {scale: stages}\n"+
		"class: {scale: mil, cuts: [{level: mil1, from: 0}, {level: mil2, from: 2}, {level: mil3, above: 5}]}\n"+numbers(2))
	root := score(t, fw, answers{"a": num(3), "b": num(4)}).Root()
	for i, level := range append(root.Levels(), root.Classes()...) {
		path := root.PathTo(level)
		reached := i != 3 && i != 6 // Transformative and MIL 3 are above
		if !path.Found || !path.Exact || (len(path.Steps) == 0) != reached || (path.Effort == 0) != reached {
			t.Errorf("%s: %v, found %v, exact %v", level, path, path.Found, path.Exact)
		}
	}
	// To a class: a mean above 5.
	if path := root.PathTo(root.Classes()[2]); path.Effort != 31 || path.String() != "to MIL 3, effort 31:\n  a: from 3 to 6.1 (3.1 more in steps of 0.1, effort 31)" {
		t.Errorf("got %v", path)
	}
	if path := root.PathTo(fw.Root().Levels()[0].Next()); !path.Found {
		t.Errorf("a level of the framework itself: %v", path)
	}
	other := read(t, "id: r\ntitle: R\naggregation: arithmetic\nlevel: {scale: own}\n"+numbers(2), "  - {id: own, levels: [{id: lo, rank: 1, title: Lo}]}")
	if path := root.PathTo(other.Root().Levels()[0]); path.Found || path.Exact || path.String() != "no way to Lo was found; there may be one" {
		t.Errorf("a level of another scale: %v", path)
	}
}

// A node that has only classes is led to the next class, and so are its gaps.
func TestPathToClass(t *testing.T) {
	fw := read(t, "id: r\ntitle: R\naggregation: arithmetic\n"+
		"class: {scale: mil, cuts: [{level: mil1, from: 0}, {level: mil2, from: 2}, {level: mil3, from: 5}]}\n"+numbers(2))
	card := score(t, fw, answers{"a": num(1), "b": num(1)})
	path := card.Root().Next()
	if path.Target.ID() != "mil2" || path.Effort != 20 || !path.Exact {
		t.Errorf("got %v", path)
	}
	gaps, err := card.Gaps(maturity.TargetLevel("mil3"))
	if err != nil || len(gaps) != 1 || gaps[0].Levels != 2 || gaps[0].Reached.ID() != "mil1" || gaps[0].Shortfall != 4 {
		t.Fatalf("got %v, %v", gaps, err)
	}
	if path := gaps[0].Path(); path.Effort != 80 || !path.Exact {
		t.Errorf("got %v", path)
	}
}

// The effort of long counts is more than 32 bits hold.
func TestPathOfGreatEffort(t *testing.T) {
	fw := read(t, "id: r\ntitle: R\naggregation: minimum\nlevel: {scale: mil, cuts: [{level: mil1, from: 0}, {level: mil2, from: 0.5}, {level: mil3, from: 1}]}\nnodes:\n"+
		"  - {id: a, title: A, effort: 1000, measure: {kind: count, maximum: 1000000}}\n"+
		"  - {id: b, title: B, effort: 1000, measure: {kind: count, maximum: 1000000}}\n"+
		"  - {id: c, title: C, effort: 1000, measure: {kind: count, maximum: 1000000}}\n")
	root := score(t, fw, answers{"a": num(0), "b": num(0), "c": num(0)}).Root()
	if path := root.PathTo(root.Levels()[2]); path.Effort != 3_000_000_000 || len(path.Steps) != 3 {
		t.Errorf("got %v", path)
	}
}

// What an author's code makes of answers is known by trying all of them, and by
// nothing else.
func TestPathThroughOwnCode(t *testing.T) {
	root := "id: r\ntitle: R\naggregation: own\nlevel: {scale: stages}\nnodes:\n" +
		"  - {id: a, title: A, measure: {kind: level, scale: stages}}\n  - {id: b, title: B, measure: %s}\n"
	for measure, exact := range map[string]bool{"{kind: level, scale: stages}": true, "{kind: number, range: {min: 1, max: 4}}": false} {
		fw, err := maturity.ReadFramework("t.yaml", []byte(document(strings.Replace(root, "%s", measure, 1))), maturity.WithAggregation("own", ownMean{}))
		if err != nil {
			t.Fatal(err)
		}
		path := score(t, fw, answers{"a": num(1), "b": num(1)}).Root().Next()
		if !path.Found || path.Effort != 2 || path.Exact != exact || strings.Contains(path.String(), "cheaper") == exact {
			t.Errorf("%s: exact %v: %v", measure, path.Exact, path)
		}
	}
}

// Blockers looks at what is below, and nowhere else: no answers are tried.
func TestBlockersSearchNothing(t *testing.T) {
	calls := 0
	fw, err := maturity.ReadFramework("t.yaml", []byte(document("id: r\ntitle: R\naggregation: own\nlevel: {scale: stages}\nnodes:\n"+
		"  - {id: a, title: A, measure: {kind: level, scale: stages}}\n  - {id: b, title: B, measure: {kind: level, scale: stages}}\n")),
		maturity.WithAggregation("own", counted{&calls}))
	if err != nil {
		t.Fatal(err)
	}
	root := score(t, fw, answers{"a": num(1), "b": num(3)}).Root()
	calls = 0
	if b := root.Blockers(); len(b) != 1 || b[0].Node.ID() != "a" || calls > 0 {
		t.Errorf("got %v after %d computations", b, calls)
	}
	if root.Next(); calls == 0 {
		t.Error("a path is found without a computation: the test is about nothing")
	}
}

// counted is a mean that counts how often it is computed.
type counted struct{ calls *int }

func (c counted) Combine(inputs []maturity.Input) float64 {
	*c.calls++
	return ownMean{}.Combine(inputs)
}

func (c counted) Range(inputs []govmaturity.Range) govmaturity.Range { return ownMean{}.Range(inputs) }

// Where the search stops short, the path works, no step or two of it can be
// left out, and its text says that there may be a cheaper one.
func TestPathWhereTheSearchStops(t *testing.T) {
	fw := read(t, "id: r\ntitle: R\naggregation: minimum\nlevel: {scale: stages}\nnodes:\n"+
		"  - {id: mean, title: M, aggregation: arithmetic, items: {roster: s}}\n  - {id: worst, title: W, aggregation: minimum, items: {roster: s}}\n",
		`rosters:
  - id: s
    title: S
    root:
      id: item
      title: I
      aggregation: arithmetic
      nodes:
        - {id: p, title: P, measure: {kind: level, scale: stages}}
        - {id: q, title: Q, effort: 2, measure: {kind: level, scale: stages}}
        - {id: s1, title: S, effort: 3, measure: {kind: level, scale: stages}, when: {node: p, at-least: transactional}}`)
	r := rand.New(rand.NewPCG(9, 9))
	stopped := 0
	for range 20 {
		a := &maturity.Assessment{Format: maturity.AssessmentFormat, Framework: "t", Edition: "1", Subject: "S", Rosters: map[string][]maturity.RosterItem{}}
		for i := range 5 {
			level := func() govmaturity.Answer { return num(float64(1 + r.IntN(3))) }
			a.Rosters["s"] = append(a.Rosters["s"], maturity.RosterItem{ID: fmt.Sprintf("i%d", i), Answers: answers{"p": level(), "q": level(), "s1": level()}})
		}
		card, err := fw.Score(a)
		if err != nil {
			t.Fatal(err)
		}
		path := card.Root().PathTo(card.Root().Levels()[2])
		if path.Exact {
			continue
		}
		stopped++
		if !path.Found || !strings.HasSuffix(path.String(), "\n  A cheaper way may exist.") {
			t.Fatalf("got %v", path)
		}
		arrives := func(without ...int) bool {
			some := path
			some.Steps = nil
			for i, s := range path.Steps {
				if !slices.Contains(without, i) {
					some.Steps = append(some.Steps, s)
				}
			}
			after, err := fw.Score(raise(t, a, some))
			if err != nil {
				t.Fatal(err)
			}
			return after.Root().Level().Rank() >= path.Target.Rank()
		}
		if !arrives() {
			t.Fatalf("the path does not lead there: %v", path)
		}
		for i := range path.Steps {
			for j := range i + 1 {
				if arrives(i, j) {
					t.Fatalf("without %v and %v it does as well: %v", path.Steps[i], path.Steps[j], path)
				}
			}
		}
	}
	if stopped < 10 {
		t.Errorf("the search stopped short %d times: the test is about little", stopped)
	}
}

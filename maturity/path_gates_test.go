package maturity_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/maturity"
)

// Two gates of three answers each below every rule: from each of the 4,096 sets
// of answers, the way to each level costs what the least of all ways does, and
// says so.
func TestPathThroughGates(t *testing.T) {
	gate := `  - id: %s
    title: G
    weight: %s
    at: mil3
    aggregation: gate
    met: 2
    level: {scale: mil}
    nodes:
      - {id: %[1]s1, at: mil1, title: A, effort: %[3]d, measure: {kind: level, scale: stages}}
      - {id: %[1]s2, at: mil2, title: B, measure: {kind: level, scale: stages}}
      - {id: %[1]s3, at: mil3, title: C, effort: %[4]d, measure: {kind: level, scale: stages}}
`
	level := "level: {scale: mil, cuts: [{level: mil1, from: %v}, {level: mil2, from: %v}, {level: mil3, above: %v}]}\n"
	for rule, cuts := range map[string][]any{
		"arithmetic": {1, 1.7, 2.5}, "geometric": {1, 1.5, 2.2}, "harmonic": {0.8, 1.7, 2}, "minimum": {0.5, 1.2, 2}, "maximum": {1, 1.3, 2.5},
		"median": {1, 1.5, 2.7}, "sum": {1.5, 3, 5.5}, "points": {0.3, 0.6, 0.9}, "gate": nil,
	} {
		t.Run(rule, func(t *testing.T) {
			root := "id: r\ntitle: R\naggregation: " + rule + "\n"
			nodes := fmt.Sprintf(gate, "a", "1", 1, 3) + fmt.Sprintf(gate, "b", "2.5", 2, 1)
			if rule == "gate" {
				root += "met: 1.6\nlevel: {scale: mil}\n"
				nodes = strings.Replace(nodes, "at: mil3", "at: mil1", 1)
			} else {
				root += fmt.Sprintf(level, cuts...)
				nodes = strings.ReplaceAll(nodes, "    at: mil3\n", "")
			}
			l := newLattice(t, read(t, root+"nodes:\n"+nodes))
			step := long.Count(3, 1)
			for set := 0; set < len(l.reached); set += step {
				card := l.score(set)
				for i, level := range card.Root().Levels() {
					path := card.Root().PathTo(level)
					if want := l.least[i][set]; !path.Exact || !path.Found || path.Effort != want {
						t.Fatalf("%v to %s: found %v, exact %v, effort %d; the cheapest has %d\n%v", l.ranks(set), level, path.Found, path.Exact, path.Effort, want, path)
					}
				}
			}
		})
	}
}

// lattice is all sets of answers to six questions with four levels each.
type lattice struct {
	t       *testing.T
	fw      *maturity.Framework
	scorer  *maturity.Scorer
	marks   *maturity.Marks
	efforts [6]int64
	reached [4096]int
	least   [3][4096]int64 // to each level
}

func newLattice(t *testing.T, fw *maturity.Framework) *lattice {
	scorer, err := fw.NewScorer()
	if err != nil {
		t.Fatal(err)
	}
	l := &lattice{t: t, fw: fw, scorer: scorer, marks: fw.NewMarks()}
	for i, ind := range fw.Indicators() {
		l.efforts[i] = 1
		for _, g := range fw.Spec().Root.Nodes {
			k := slices.IndexFunc(g.Nodes, func(n maturity.NodeSpec) bool { return n.ID == ind.ID() })
			if k >= 0 && g.Nodes[k].Effort != nil {
				l.efforts[i] = int64(*g.Nodes[k].Effort)
			}
		}
	}
	// From the highest set down: the way from each is one step to a higher one,
	// and on from there.
	for set := len(l.reached) - 1; set >= 0; set-- {
		l.reached[set] = l.score(set).Root().Level().Rank()
		for level := range l.least {
			if l.reached[set] > level {
				continue
			}
			least := int64(-1)
			for i, rank := range l.ranks(set) {
				if rank == 3 {
					continue
				}
				if on := l.efforts[i] + l.least[level][set+1<<(2*i)]; least < 0 || on < least {
					least = on
				}
			}
			l.least[level][set] = least
		}
	}
	return l
}

func (l *lattice) ranks(set int) (out [6]int) {
	for i := range out {
		out[i] = set >> (2 * i) & 3
	}
	return out
}

func (l *lattice) score(set int) *maturity.Scorecard {
	for i, rank := range l.ranks(set) {
		m, err := l.fw.Indicators()[i].Mark(govmaturity.AnswerNumber(float64(rank + 1)))
		if err != nil {
			l.t.Fatal(err)
		}
		l.marks.Set(i, m)
	}
	card, err := l.scorer.Score(l.marks)
	if err != nil {
		l.t.Fatal(err)
	}
	return card
}

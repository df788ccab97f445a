package maturitytest

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

func orElse[T any](p *T, otherwise T) T {
	if p == nil {
		return otherwise
	}
	return *p
}

func compare(a, b float64) int { return cmp.Compare(a, b) }

// number writes a number in the fewest digits that tell it from every other.
func number(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// nodeID returns the id in a node's name, which may begin with its item.
func nodeID(name string) string { return name[strings.LastIndexByte(name, '/')+1:] }

// answerText says an answer in words.
func answerText(a govmaturity.Answer) string {
	text := string(a.State())
	if x, ok := a.Number(); ok {
		text = number(x)
	} else if ids := a.Choices(); ids != nil {
		text = strings.Join(ids, " and ")
		if len(ids) == 0 {
			text = "none of the list"
		}
	}
	if a.State() == govmaturity.StateImputed {
		text += " (imputed)"
	}
	return text
}

// maxAnswers is how many answers an explanation lists.
const maxAnswers = 12

// answersText lists the answers that a node rests on. The name of a node in an
// item keeps to that item.
func (s *subject) answersText(sm sample, node string) string {
	below := s.below(nodeID(node))
	in := node[:len(node)-len(nodeID(node))]
	var parts []string
	more := 0
	for _, sl := range s.slots(sm.a) {
		if !below[sl.q.spec.ID] || !strings.HasPrefix(sl.in, in) {
			continue
		}
		if len(parts) == maxAnswers {
			more++
			continue
		}
		parts = append(parts, sl.name()+": "+answerText(sl.get()))
	}
	text := sm.name
	if len(parts) > 0 {
		text += " (" + strings.Join(parts, "; ")
		if more > 0 {
			text += fmt.Sprintf("; and %d more", more)
		}
		text += ")"
	}
	return text
}

// below returns the indicators that a node's value can rest on: those below
// it, in rosters too, and itself.
func (s *subject) below(id string) map[string]bool {
	out := map[string]bool{}
	var visit func(b *branch, n *maturity.NodeSpec)
	visit = func(b *branch, n *maturity.NodeSpec) {
		if n.Measure != nil {
			out[n.ID] = true
		}
		for i := range n.Nodes {
			visit(b, &n.Nodes[i])
		}
		if n.Items == nil {
			return
		}
		for _, r := range b.rosters {
			if r.roster == n.Items.Roster {
				visit(r, s.takenBy(n))
			}
		}
	}
	if p := s.places[id]; p != nil {
		visit(p.branch, p.spec)
	}
	return out
}

// takenBy returns the node that a summary of a roster takes from each item.
func (s *subject) takenBy(n *maturity.NodeSpec) *maturity.NodeSpec {
	if n.Items.Take != "" {
		return s.places[n.Items.Take].spec
	}
	for _, r := range s.places[n.ID].branch.rosters {
		if r.roster == n.Items.Roster {
			return r.root
		}
	}
	return nil
}

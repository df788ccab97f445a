package maturitytest

import (
	"fmt"
	"strings"

	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
)

// shareMatters: the share of a gate is neither all nor any one.
//
// A share that rounds up to all, or down to one, says something else than what
// the gate does. Weights alone decide this, so it is worked out, not searched
// for.
func shareMatters() rule {
	return laws.New("share-matters",
		"A gate that opens with a share of what a level needs opens with some of it, at one level at least, and not with any one thing at every level.",
		func(s *subject, out *laws.Recorder) {
			s.eachGroup(func(group *maturity.NodeSpec) {
				if group.Share == nil || *group.Share == 1 {
					return
				}
				if f, ok := s.idleShare(group); ok {
					f.node = group.ID
					s.violated(out, f)
				}
			})
		})
}

// idleShare finds out whether the share of a gate means all, or any one.
func (s *subject) idleShare(group *maturity.NodeSpec) (f finding, idle bool) {
	share := *group.Share
	all, any, several := true, true, false
	var most, least float64 // the shares below which it opens with some, and from which not with any one
	var texts []string
	for k, level := range s.fw.Levels(group.Level.Scale) {
		var total, lightest float64
		var ids []string
		for i := range group.Nodes {
			kid := &group.Nodes[i]
			w := weight(kid)
			if s.neededFor(group, i) != k || w == 0 {
				continue
			}
			if total += w; lightest == 0 || w < lightest {
				lightest = w
			}
			ids = append(ids, kid.ID)
		}
		if len(ids) < 2 {
			continue
		}
		several = several || len(ids) > 2
		all = all && total-lightest < total*(share-1e-12)
		any = any && lightest >= total*(share-1e-12)
		most, least = max(most, (total-lightest)/total), max(least, lightest/total)
		texts = append(texts, fmt.Sprintf("%s needs %s", level.ID(), strings.Join(ids, ", ")))
	}
	needs := strings.Join(texts, "; ")
	switch {
	case texts == nil:
		return finding{
			got:      fmt.Sprintf("the share %s, where no level needs more than one thing", number(share)),
			expected: "no share",
		}, true
	case all:
		return finding{
			got:      fmt.Sprintf("the share %s, which takes all that a level needs: %s", number(share), needs),
			expected: fmt.Sprintf("a share of at most %.4g, or none, which means all", most),
		}, true
	case any && several:
		return finding{
			got:      fmt.Sprintf("the share %s, which any one thing is: %s", number(share), needs),
			expected: fmt.Sprintf("a share of more than %.4g; for any one, a node with the aggregation maximum", least),
		}, true
	}
	return finding{}, false
}

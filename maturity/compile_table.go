package maturity

import (
	"fmt"

	"github.com/govmaturity/govmaturity"
)

func (c *compiler) compileTable(n *node) {
	at := n.path.Key("table")
	if len(n.spec.Table) == 0 {
		c.report(at, govmaturity.CodeRequired, "a table has rows")
	}
	ids := map[string]bool{}
	for i := range n.spec.Table {
		spec := &n.spec.Table[i]
		last := i == len(n.spec.Table)-1
		if spec.When == nil && !last {
			c.report(at.Index(i), govmaturity.CodeUnreachable, "a row without a when always holds: the rows after it are never looked at")
		}
		if ids[spec.ID] && spec.ID != "" {
			c.report(at.Index(i).Key("id"), govmaturity.CodeDuplicateID, "there is already a row %q", spec.ID)
		}
		ids[spec.ID] = true
		c.checkCitations(at.Index(i), spec.Cites)
		n.table = append(n.table, row{c.compileCondition(n.tree, spec.When, at.Index(i).Key("when")), spec.Value})
		r := govmaturity.Range{Min: spec.Value, Max: spec.Value}
		if i == 0 {
			n.values = r
		}
		n.values = n.values.Hull(r)
		if spec.When == nil && last && n.spec.Otherwise == OtherwiseNone {
			c.report(n.path.Key("otherwise"), govmaturity.CodeNotUsed, "the last row is for all other answers, so there is always a value")
		}
	}
}

// checkTable reports rows that are never looked at or hold beside another, and
// answers for which no row holds, as far as this can be found out.
func (c *compiler) checkTable(n *node) {
	var conditions []*condition
	for i := range n.table {
		if w := n.table[i].when; w != nil {
			conditions = append(conditions, w)
		} else if i < len(n.table)-1 {
			return // reported already: no row after it counts
		}
	}
	asked := []*node{n}
	for _, kid := range n.kids {
		asked = append(asked, &n.tree.nodes[kid])
	}
	s := c.newCases(n.tree, conditions, asked...)
	c.checkRows(n, s)
	if n.spec.Otherwise != OtherwiseNone && len(conditions) > 0 && len(conditions) == len(n.table) {
		c.checkGaps(n, s)
	}
}

// checkRows reports rows that never decide, and with the hit policy unique
// those that hold together.
func (c *compiler) checkRows(n *node, s *cases) {
	card, at := c.trial(n.tree), n.path.Key("table")
	holds, decides := make([]bool, len(n.table)), make([]bool, len(n.table))
	overlaps := make([]string, len(n.table))
	all := s.each(false, func() bool {
		if !s.asked(n) {
			return true
		}
		first := -1
		for i := range n.table {
			w := n.table[i].when
			switch {
			case w == nil && (first >= 0 || !s.mayHaveValue(n)), w != nil && !w.holds(card):
				continue
			case first < 0:
				first = i
				decides[i] = true
			case w != nil && n.spec.Hit == HitUnique && overlaps[i] == "":
				overlaps[i] = s.words() + ", and so does " + n.rowName(first)
			}
			holds[i] = true
		}
		return true
	})
	for i, row := range n.table {
		switch {
		case overlaps[i] != "":
			c.report(at.Index(i), govmaturity.CodeOverlap, "only one row of this table may hold at a time: this one does when %s", overlaps[i])
		case !all || decides[i]:
		case row.when == nil:
			c.report(at.Index(i), govmaturity.CodeUnreachable, "this row never decides: the rows before it are about all answers there can be")
		case holds[i]:
			c.report(at.Index(i).Key("when"), govmaturity.CodeUnreachable, "this row never decides: whenever it holds, a row before it does")
		default:
			c.report(at.Index(i).Key("when"), govmaturity.CodeUnreachable, "this row never holds: what it asks for excludes each other, or is never asked")
		}
	}
}

// checkGaps reports answers for which no row holds, though nothing is missing.
func (c *compiler) checkGaps(n *node, s *cases) {
	card := c.trial(n.tree)
	s.each(true, func() bool {
		if !s.asked(n) || !s.hasValue(n) {
			return true
		}
		for i := range n.table {
			if n.table[i].when.holds(card) {
				return true
			}
		}
		c.report(n.path.Key("table"), govmaturity.CodeNoRow,
			"no row holds when %s: add one, the last one without a when for all other answers, or say otherwise: none where there is no value", s.words())
		return false
	})
}

// mayHaveValue reports whether something directly below a table can have a
// value in the present case.
func (s *cases) mayHaveValue(n *node) bool {
	for _, kid := range n.kids {
		below := &n.tree.nodes[kid]
		if !s.asked(below) {
			continue
		}
		if q := s.of[below]; q == nil || q.card.marks.Mark(below.leaf).state.hasValue() {
			return true
		}
	}
	return false
}

// hasValue reports whether something directly below a table certainly has a
// value when all that is asked is answered.
func (s *cases) hasValue(n *node) bool {
	for _, kid := range n.kids {
		if below := &n.tree.nodes[kid]; s.asked(below) && below.isSimple() {
			return true
		}
	}
	return false
}

// isSimple reports whether a node has a value, or is a profile of some, whenever
// all below it is answered.
func (n *node) isSimple() bool {
	for i := n.index; i < n.end; i++ {
		below := &n.tree.nodes[i]
		if below.items != nil || below.custom != nil || below.normalise != nil || below.kind == AggregationTable || i > n.index && below.spec.When != nil {
			return false
		}
	}
	return true
}

// rowName is how messages call a row of a table.
func (n *node) rowName(i int) string {
	if id := n.spec.Table[i].ID; id != "" {
		return "the row " + id
	}
	return fmt.Sprintf("row %d", i+1)
}

package moodle

import (
	"github.com/govmaturity/govmaturity"
)

// check reports what hangs together badly.
func (r *reader) check() {
	byID, byExported := map[string]int{}, map[string]int{}
	children := map[string][]int{}
	for i, c := range r.out.Competencies {
		if first, again := byID[c.ID]; again && c.ID != "" {
			r.problem(r.rows[i], columnID, govmaturity.CodeDuplicateID, "the id number %.60q is already that of row %d; Moodle would keep this one alone", c.ID, r.rows[first].Number)
		} else if c.ID != "" {
			byID[c.ID] = i
		}
		if first, again := byExported[c.ExportedID]; again && c.ExportedID != "" {
			r.problem(r.rows[i], columnExportedID, govmaturity.CodeDuplicateID, "the exported id %.60q is already that of row %d", c.ExportedID, r.rows[first].Number)
		} else if c.ExportedID != "" {
			byExported[c.ExportedID] = i
		}
		if c.Parent != "" {
			children[c.Parent] = append(children[c.Parent], i)
		}
	}
	for i, c := range r.out.Competencies {
		if _, ok := byID[c.Parent]; !ok && c.Parent != "" {
			r.problem(r.rows[i], columnParent, govmaturity.CodeUnknownReference, "there is no competency %.60q: this one stands at the top; Moodle would drop it, and all inside it", c.Parent)
		}
		for _, id := range c.Related {
			if _, ok := byID[id]; !ok {
				r.problem(r.rows[i], columnRelated, govmaturity.CodeUnknownReference, "there is no competency %.60q", id)
			}
		}
		r.checkRule(i, children[c.ID], byExported)
	}
	r.circles(byID)
}

// checkRule reports rules that can never be met.
func (r *reader) checkRule(i int, inside []int, byExported map[string]int) {
	rule, row := r.out.Competencies[i].Rule, r.rows[i]
	if rule == nil || rule.Kind == RuleOther {
		return
	}
	if len(inside) == 0 {
		r.problem(row, columnRuleType, govmaturity.CodeUnreachable, "the rule is never met: no competency stands inside")
	}
	if rule.Kind != RulePoints {
		return
	}
	total, seen := 0, map[string]bool{}
	for _, p := range rule.Parts {
		k, ok := byExported[p.ExportedID]
		switch {
		case seen[p.ExportedID]:
			r.problem(row, columnRuleConfig, govmaturity.CodeDuplicateID, "the competency with the exported id %s is in the rule twice", p.ExportedID)
			continue
		case r.short:
			r.problem(row, columnRuleConfig, govmaturity.CodeUnknownReference, "the rule names %s, and a file of 12 columns has no exported ids", p.ExportedID)
		case !ok:
			r.problem(row, columnRuleConfig, govmaturity.CodeUnknownReference, "no competency has the exported id %s", p.ExportedID)
		case r.out.Competencies[k].Parent != r.out.Competencies[i].ID:
			r.problem(row, columnRuleConfig, govmaturity.CodeNotAllowed, "%.60q is in the rule, and does not stand directly inside", r.out.Competencies[k].ID)
		}
		seen[p.ExportedID] = true
		if p.Points < 0 {
			r.problem(row, columnRuleConfig, govmaturity.CodeOutOfRange, "a part has %d points", p.Points)
		}
		total += max(0, p.Points)
	}
	switch {
	case len(rule.Parts) == 0:
		r.problem(row, columnRuleConfig, govmaturity.CodeRequired, "the rule has no parts")
	case rule.Points < 1:
		r.problem(row, columnRuleConfig, govmaturity.CodeOutOfRange, "the rule asks for %d points", rule.Points)
	case rule.Points > total:
		r.problem(row, columnRuleConfig, govmaturity.CodeUnreachable, "%d points are asked for, and all parts together have %d", rule.Points, total)
	}
}

// circles reports competencies that stand, in a circle, inside themselves.
func (r *reader) circles(byID map[string]int) {
	const (
		fresh = iota
		open
		done
	)
	mark := make([]int8, len(r.out.Competencies))
	for start := range r.out.Competencies {
		var way []int
		i, ok := start, true
		for ok && mark[i] == fresh {
			mark[i] = open
			way = append(way, i)
			i, ok = byID[r.out.Competencies[i].Parent]
		}
		if ok && mark[i] == open {
			r.problem(r.rows[i], columnParent, govmaturity.CodeCycle, "the competency stands, in a circle, inside itself")
		}
		for _, k := range way {
			mark[k] = done
		}
	}
}

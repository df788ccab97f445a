package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
)

// ofTables are the defects that are always counted in a table, even where there are
// none: two snapshots of a file then have the same lines.
var ofTables = []govmaturity.Code{
	govmaturity.CodeDuplicateRow, govmaturity.CodeSentinel, govmaturity.CodeNoDescriptor, govmaturity.CodeCaseOnly,
	govmaturity.CodeNearName, govmaturity.CodeSameName, govmaturity.CodeContradiction, govmaturity.CodeOddSpace, govmaturity.CodeUnknownColumn,
}

// lint prints the counts of what is wrong, a name and a count on each line, by name.
func (s *source) lint(w io.Writer) error {
	counts := map[string]int{}
	if s.table {
		counts["not-read"] = len(s.unread)
		for _, code := range ofTables {
			counts[string(code)] = 0
		}
	} else {
		s.lintSpec(counts)
	}
	for _, p := range s.found {
		if p.Code != govmaturity.CodeLost && p.Code != govmaturity.CodeOrphan { // orphans are counted by kind
			counts[string(p.Code)]++
		}
	}
	names := make([]string, 0, len(counts))
	for name := range counts {
		names = append(names, name)
	}
	slices.Sort(names)
	var b strings.Builder
	for _, name := range names {
		fmt.Fprintf(&b, "%s %d\n", name, counts[name])
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// lintSpec counts what a framework lacks, whatever it was read from.
func (s *source) lintSpec(counts map[string]int) {
	scaled, described := 0, 0
	linked := map[string]bool{}
	for i := range s.spec.Roles {
		role := &s.spec.Roles[i]
		n := len(role.Requires)
		for _, one := range role.Requires {
			linked[one.Competency] = true
		}
		for _, l := range role.Levels {
			n += len(l.Requires)
			for _, one := range l.Requires {
				linked[one.Competency] = true
			}
		}
		if n == 0 {
			counts["role-without-requirements"]++
		}
	}
	for i := range s.spec.Competencies {
		c := &s.spec.Competencies[i]
		if c.Scale != "" {
			scaled++
		}
		if len(c.Descriptors) > 0 {
			described++
		}
		kind := c.Kind
		if kind == "" {
			kind = competency.KindCompetency
		}
		if len(s.spec.Roles) > 0 {
			name := "unlinked-" + string(kind)
			counts[name] += 0
			if !linked[c.ID] && !c.Retired {
				counts[name]++
			}
		}
	}
	counts[string(govmaturity.CodeNoDescriptor)] += 0
	if scaled > 0 {
		counts[string(govmaturity.CodeNoDescriptor)] = max(0, scaled-described)
	}
	counts["role-without-requirements"] += 0
}

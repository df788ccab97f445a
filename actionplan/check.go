package actionplan

import (
	"maps"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/date"
	"github.com/govmaturity/govmaturity/internal/document"
)

// readDay reads a date whose form was checked. A day that there is not is a problem.
func readDay(r *document.Report, at govmaturity.Path, s string) date.Date {
	d, ok := date.Parse(s)
	if !ok && s != "" {
		r.Add(at, govmaturity.CodeNoSuchDay, "there is no day %q", s)
	}
	return d
}

// checkOrdered reports an end that is before the beginning.
func checkOrdered(r *document.Report, at govmaturity.Path, from, to date.Date) {
	if from.Valid() && to.Valid() && to.Last().Compare(from.First()) < 0 {
		r.Add(at, govmaturity.CodeOutOfOrder, "must not be before %s, where it begins, found %s", from, to)
	}
}

// uniqueID keeps the place of an id, and reports one that is there already.
func uniqueID(r *document.Report, seen map[string]int, at govmaturity.Path, what, id string, i int) {
	if _, taken := seen[id]; taken && id != "" {
		r.Add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already %s %q", what, id)
		return
	}
	seen[id] = i
}

// findID returns the place of what is named, or -1.
func findID(r *document.Report, known map[string]int, at govmaturity.Path, what, id string) int {
	i, ok := known[id]
	if !ok {
		if id != "" {
			r.Add(at, govmaturity.CodeUnknownReference, "there is no %s %q%s", what, id, r.Suggest(id, func() []string { return slices.Sorted(maps.Keys(known)) }))
		}
		return -1
	}
	return i
}

// horizonOf checks from when to when something reaches.
func horizonOf(r *document.Report, h *HorizonSpec) {
	if h != nil {
		at := govmaturity.Path{}.Key("horizon")
		checkOrdered(r, at.Key("to"), readDay(r, at.Key("from"), h.From), readDay(r, at.Key("to"), h.To))
	}
}

// checkDocuments checks the days of documents that are named, and that none is named
// twice.
func checkDocuments(r *document.Report, at govmaturity.Path, documents []DocumentSpec) {
	type key struct{ kind, id, edition, hash, subject, date string }
	seen := map[key]int{}
	for i, x := range documents {
		readDay(r, at.Index(i).Key("date"), x.Date)
		k := key{string(x.Kind), x.ID, x.Edition, x.Hash, x.Subject, x.Date}
		if first, ok := seen[k]; ok {
			r.Add(at.Index(i), govmaturity.CodeGivenTwice, "%s %s was named already, as number %d", x.Kind, x.ID, first+1)
			continue
		}
		seen[k] = i
	}
}

// checkIndicator checks that a reference to an indicator names one.
func checkIndicator(r *document.Report, at govmaturity.Path, m IndicatorRefSpec) {
	switch {
	case m.Indicator == "" && m.Title == nil:
		r.Add(at.Key("indicator"), govmaturity.CodeRequired, "name an indicator of a list, or say in a title what is measured")
	case m.Indicator == "" && m.List != "":
		r.Add(at.Key("indicator"), govmaturity.CodeRequired, "which indicator of the list %s is meant?", m.List)
	case m.Indicator != "" && m.List == "":
		r.Add(at.Key("list"), govmaturity.CodeRequired, "which list of indicators has %s?", m.Indicator)
	}
}

// wordings reads a deadline or a cadence in each of its languages. They must mean the
// same.
func wordings(r *document.Report, at govmaturity.Path, reader DeadlineReader, t govmaturity.Text) Deadline {
	var first Deadline
	said := ""
	for _, tag := range slices.Sorted(maps.Keys(t)) {
		d, err := reader.Read(t[tag])
		if err != nil {
			problems, _ := err.(govmaturity.Problems)
			r.Add(at, govmaturity.CodeSyntax, problems[0].Format, problems[0].Args...)
			return Deadline{}
		}
		switch {
		case said == "":
			first, said = d, tag
		case !d.same(first):
			r.Add(at, govmaturity.CodeContradiction, "%q means %s, and %q means %s", first.Text, first.meaning(), d.Text, d.meaning())
		}
	}
	return first
}

// checkLevels reports levels of what has none.
func checkLevels(r *document.Report, at govmaturity.Path, a AnswerSpec) {
	if (a.From != "" || a.To != "") && !hasLevels(a.Kind) {
		r.Add(at.Key("to"), govmaturity.CodeNotUsed, "levels are of nodes, of competencies and of the engagement of stakeholders, not of a %s", a.Kind)
	}
}

// hasLevels reports whether what is answered can be about levels.
func hasLevels(k AnswerKind) bool {
	return k == AnswerKindNode || k == AnswerKindCompetency || k == AnswerKindStakeholder
}

package table

import (
	"cmp"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/internal/table"
)

// Reading is what a table makes of a plan. Nothing was applied.
type Reading struct {
	// Plan is the plan that comes of it, and Changes are what differs from the plan that
	// the table was read over: [actionplan.Plan.Apply] makes them.
	Plan    *actionplan.Plan
	Changes []actionplan.Change
	// Absent are the steps of the plan that have no row. They stay: to take a step away
	// is no matter of a row that was left out.
	Absent []string
	// Extra are the columns that mean nothing here, where the mapping keeps them.
	Extra []ExtraColumn
}

// ExtraColumn is a column that was kept as it is.
type ExtraColumn struct {
	Header string
	Cells  map[string]string // by the id of the step
}

// Read reads a table of steps over a plan, which may have no steps yet. A row whose
// step the plan has changes it, in the columns that the table has; the others are new
// steps, behind those that are there. Without a mapping the columns are those of this
// package. The name is used in messages.
//
// The error is a [govmaturity.Problems] with all that is wrong, each at its cell; then
// nothing was read.
func Read(name string, data []byte, over *actionplan.Plan, m *Mapping) (*Reading, error) {
	r := &stepReader{rows: readRows(name, data, m, reflect.TypeFor[actionplan.StepSpec](), "id"), spec: over.Spec(),
		at: map[string]int{}, rowOf: map[int]table.Row{}, written: map[string]table.Row{}}
	if len(r.problems) > 0 {
		return nil, r.problems.Err()
	}
	for i := range r.spec.Steps {
		r.at[r.spec.Steps[i].ID] = i
	}
	out := &Reading{}
	for i, c := range r.columns {
		if c.Field == "" {
			out.Extra = append(out.Extra, ExtraColumn{r.header[i], map[string]string{}})
		}
	}
	for _, row := range r.body {
		r.step(row, out)
	}
	if err := r.problems.Err(); err != nil {
		return nil, err
	}
	plan, err := actionplan.Compile(r.spec)
	if err != nil {
		return nil, r.placed(err, r.rowOf).Err()
	}
	for step := range over.Steps() {
		if _, ok := r.written[step.ID()]; !ok && (m == nil || !m.Parts || len(step.Parts()) == 0) {
			out.Absent = append(out.Absent, step.ID())
		}
	}
	out.Plan, out.Changes = plan, actionplan.Diff(over, plan)
	return out, nil
}

type stepReader struct {
	*rows
	spec    *actionplan.PlanSpec
	at      map[string]int
	rowOf   map[int]table.Row
	written map[string]table.Row
}

func (r *stepReader) step(row table.Row, out *Reading) {
	key := r.place("id")
	id := table.Trim(r.value(row, key))
	if id == "" {
		r.add(row, key, govmaturity.CodeRequired, "there is no id, by which the row finds its step")
		return
	}
	if first, taken := r.written[id]; taken {
		r.add(row, key, govmaturity.CodeDuplicateRow, "there is already a row for %q: row %d", id, first.Number)
		return
	}
	r.written[id] = row
	r.make(row)
	i, there := r.at[id]
	if !there {
		i = len(r.spec.Steps)
		r.at[id] = i
		r.spec.Steps = append(r.spec.Steps, actionplan.StepSpec{})
	}
	r.rowOf[i] = row
	x := &r.spec.Steps[i]
	r.record(row, x)
	x.ID = id
	if x.Title == nil && !slices.ContainsFunc(r.columns, func(c Column) bool { return strings.HasPrefix(c.Field, "title/") }) {
		x.Title = r.text(table.Trim(raw(row, key)))
	}
	n := 0
	for k, c := range r.columns {
		if c.Field == "" {
			out.Extra[n].Cells[id] = raw(row, k)
			n++
		}
	}
}

func (r *stepReader) text(s string) govmaturity.Text {
	return govmaturity.Text{cmp.Or(r.spec.Language, "en"): s}
}

// party reports whether a field names a party.
func party(field string) bool {
	switch field {
	case "owner", "responsible", "support":
		return true
	}
	list, part, _ := strings.Cut(field, "/")
	_, part, _ = strings.Cut(part, "/")
	switch list + "/" + part {
	case "resources/from", "barriers/by", "barriers/owner", "communications/audience", "communications/by":
		return true
	}
	return false
}

// make adds what a row names and the plan does not have, where the mapping says so.
func (r *stepReader) make(row table.Row) {
	commitment := r.value(row, r.place("commitment"))
	for i, c := range r.columns {
		if !c.New {
			continue
		}
		cell := table.Trim(raw(row, i))
		items := []string{cell}
		if c.list() {
			items = strings.Split(cell, r.m.list())
		}
		for _, item := range items {
			item = table.Trim(item)
			id := c.id(item)
			switch {
			case id == "":
			case c.Field == "commitment":
				if !slices.ContainsFunc(r.spec.Commitments, func(x actionplan.CommitmentSpec) bool { return x.ID == id }) {
					r.spec.Commitments = append(r.spec.Commitments, actionplan.CommitmentSpec{ID: id, Title: r.text(item)})
				}
			case c.Field == "parent":
				if _, ok := r.at[id]; !ok {
					r.at[id] = len(r.spec.Steps)
					r.spec.Steps = append(r.spec.Steps, actionplan.StepSpec{ID: id, Commitment: commitment, Title: r.text(item)})
				}
			case party(c.Field):
				if !slices.ContainsFunc(r.spec.Parties, func(x actionplan.PartySpec) bool { return x.ID == id }) {
					r.spec.Parties = append(r.spec.Parties, actionplan.PartySpec{ID: id, Name: r.text(item)})
				}
			default:
				r.add(row, i, govmaturity.CodeNotAllowed, "nothing can be made of the field %s: only parties, commitments and wholes", c.Field)
			}
		}
	}
}

// fieldName writes a path within a record as the name of a column.
func fieldName(path govmaturity.Path) string {
	var parts []string
	for _, s := range path {
		if s.InList {
			parts = append(parts, strconv.Itoa(s.Index+1))
		} else {
			parts = append(parts, s.Key)
		}
	}
	return strings.Join(parts, "/")
}

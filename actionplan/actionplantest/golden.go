package actionplantest

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/golden"
)

// UpdateVariable is the environment variable that makes [RunScheduleGolden],
// [RunPriorityGolden] and [RunPlanGolden] write what comes out into the golden cases, when it is set to 1.
// It is no flag, because the test program belongs to the caller, who may have a flag of
// that name.
const UpdateVariable = golden.UpdateVariable

// Unreached is something that no golden case reaches: its Kind (resource,
// alternative or step), its id (At), and What does not happen to it.
type Unreached = golden.Place

// GoldenOption says which golden cases are tried, and what is asked of them.
type GoldenOption interface{ applyGolden(*golden.Options) }

type goldenOption func(*golden.Options)

func (f goldenOption) applyGolden(o *golden.Options) { f(o) }

// OnlyKeywords tries the cases that have one of these keywords, or whose file has.
func OnlyKeywords(words ...string) GoldenOption {
	return goldenOption(func(o *golden.Options) { o.Keywords = append(o.Keywords, words...) })
}

// ReachAll makes it an error when a resource holds up nothing in any case, an
// alternative is chosen in none, or a step with an end is overdue in none.
func ReachAll() GoldenOption {
	return goldenOption(func(o *golden.Options) { o.All = true })
}

func goldenOptions(opts []GoldenOption) (o golden.Options) {
	for _, each := range opts {
		if each != nil {
			each.applyGolden(&o)
		}
	}
	return o
}

// comparison takes down what differs.
type comparison struct {
	differs []golden.Difference
	at      govmaturity.Path
	of, why string
	within  golden.Tolerances
}

func (c *comparison) begin(at govmaturity.Path, of, why string) { c.at, c.of, c.why = at, of, why }

func (c *comparison) add(want, got string) {
	c.differs = append(c.differs, golden.Difference{At: c.at, Of: c.of, Want: want, Got: cmp.Or(got, "none"), Why: c.why})
}

func (c *comparison) word(what, want, got string) string {
	if want == "" || want == got {
		return want
	}
	c.add(what+" "+want, got)
	return got
}

// moment compares dates: a day without a time is any time of it.
func (c *comparison) moment(what, want, got string) string {
	day, _, _ := strings.Cut(got, "T")
	if want == "" || want == got || want == day {
		return want
	}
	c.add(what+" "+want, got)
	return got
}

func (c *comparison) number(kind, what string, want, got golden.Number) golden.Number {
	if want == "" || got != "" && math.Abs(want.Float()-got.Float()) <= c.within.Within(kind, want, nil) {
		return want
	}
	c.add(strings.TrimSpace(what+" "+string(want)), string(got))
	return got
}

// numbers compares numbers by id: those that are expected.
func (c *comparison) numbers(kind string, want, got map[string]golden.Number) map[string]golden.Number {
	out := maps.Clone(want)
	for _, id := range slices.Sorted(maps.Keys(want)) {
		out[id] = c.number(kind, id, want[id], got[id])
	}
	return out
}

// ids compares lists in which the order says nothing.
func (c *comparison) ids(what string, want, got []string) []string {
	if want == nil || slices.Equal(slices.Sorted(slices.Values(want)), slices.Sorted(slices.Values(got))) {
		return want
	}
	c.add(what+" "+strings.Join(want, ", "), strings.Join(got, ", "))
	return got
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

// inline writes a map on one line. Keys and values take turns; what is empty is left
// out.
func inline(fields ...any) string {
	var parts []string
	for i := 0; i+1 < len(fields); i += 2 {
		text := ""
		switch x := fields[i+1].(type) {
		case golden.Number:
			text = string(x)
		case string:
			if x != "" {
				text = golden.YAML(x)
			}
		case []string:
			text = idList(x)
		case map[string]golden.Number:
			var all []string
			for _, id := range slices.Sorted(maps.Keys(x)) {
				all = append(all, golden.YAML(id)+": "+string(x[id]))
			}
			if all != nil {
				text = "{" + strings.Join(all, ", ") + "}"
			}
		}
		if text != "" {
			parts = append(parts, fmt.Sprintf("%v: %s", fields[i], text))
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func idList(list []string) string {
	if list == nil {
		return ""
	}
	ids := make([]string, len(list))
	for k, id := range list {
		ids[k] = golden.YAML(id)
	}
	return "[" + strings.Join(ids, ", ") + "]"
}

// known reports ids that there are not.
func known[V any](r *document.Report, at govmaturity.Path, what string, ids map[string]V, there func(string) bool, all func() []string) {
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		if !there(id) {
			r.Add(at.Key(id), govmaturity.CodeUnknownReference, "there is no %s %q%s", what, id, r.Suggest(id, all))
		}
	}
}

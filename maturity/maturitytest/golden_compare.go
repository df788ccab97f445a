package maturitytest

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/golden"
)

// comparison takes down what differs, one part after the other.
type comparison struct {
	within  golden.Tolerances
	differs []golden.Difference
	at      govmaturity.Path
	of, why string
}

func (c *comparison) begin(at govmaturity.Path, of, why string) { c.at, c.of, c.why = at, of, why }

func (c *comparison) add(want, got string) {
	c.differs = append(c.differs, golden.Difference{At: c.at, Of: c.of, Want: want, Got: cmp.Or(got, none), Why: c.why})
}

func (c *comparison) word(what, want, got string) string {
	if want == "" || want == got {
		return want
	}
	c.add(what+" "+want, got)
	return got
}

func (c *comparison) number(kind string, want, got golden.Number) golden.Number {
	if want == "" || got != "" && math.Abs(want.Float()-got.Float()) <= c.within.Within(kind, want, nil) {
		return want
	}
	c.add(kind+" "+string(want), string(got))
	return got
}

// ids compares lists in which the order counts.
func (c *comparison) ids(want, got []string) []string {
	if want == nil || strings.Join(want, "\x00") == strings.Join(got, "\x00") {
		return want
	}
	c.add(strings.Join(want, ", "), strings.Join(got, ", "))
	return got
}

// inline writes a map on one line. Keys and values take turns; what is empty is left out.
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
			if len(x) > 0 {
				text = idList(x)
			}
		}
		if text != "" {
			parts = append(parts, fmt.Sprintf("%v: %s", fields[i], text))
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func idList(list []string) string {
	ids := make([]string, len(list))
	for k, id := range list {
		ids[k] = golden.YAML(id)
	}
	return "[" + strings.Join(ids, ", ") + "]"
}

// unknownKeys reports keys that there are not.
func unknownKeys[V any](r *document.Report, at govmaturity.Path, what string, keys map[string]V, there func(string) bool, all func() []string) {
	for _, id := range sortedKeys(keys) {
		if !there(id) {
			r.Add(at.Key(id), govmaturity.CodeUnknownReference, "there is no %s %q%s", what, id, r.Suggest(id, all))
		}
	}
}

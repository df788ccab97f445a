package maturity_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// computing are the fields of an explanation that its value, row, level or class
// rests on, for each rule that is tried. All the rest is for people to read.
var computing = []struct {
	reason string
	root   string
	as     answers
	fields string
}{
	{
		"a mean, sorted into levels and classes",
		"id: r\ntitle: R\naggregation: arithmetic\ndecimals: 1\nmissing: {unanswered: zero}\nlevel: {scale: stages}\n" +
			"class: {scale: mil, of: published, cuts: [{level: mil1, from: 0}, {level: mil2, above: 2}, {level: mil3, from: 9}]}\n" + numbers(4, 3, 1, 0.5, 2),
		answers{"a": num(3), "b": num(2), "d": na},
		`value|published|range\..*|nominal\..*|level\.(id|rank)|class\.(id|rank)|rule\.aggregation|node\.(aggregation|decimals)|state|` +
			`node\.(level|class)\.(scale|cuts.*(level|from|above))|(class-)?cuts\[\d\]\.(level\.(id|rank)|from|above)|` +
			`inputs\[\d\]\.(value|weight|share|policy)|inputs\[[01]\]\.state`,
	}, {
		"a gate, half way to its second level",
		"id: r\ntitle: R\naggregation: gate\nmet: 5\nshare: 0.9\nlevel: {scale: mil}\nnodes:\n" +
			"  - {id: a, title: a, at: mil1, measure: {kind: number, range: {min: 0, max: 10}}}\n" +
			"  - {id: b, title: b, at: mil2, measure: {kind: number, range: {min: 0, max: 10}}}\n" +
			"  - {id: c, title: c, at: mil3, measure: {kind: number, range: {min: 0, max: 10}}}\n",
		answers{"a": num(9), "b": num(2), "c": num(1)},
		`value|range\..*|level\.(id|rank)|state|node\.(aggregation|met|level\.scale)|steps\[\d\]\.(value|weight|met|progress|open|level\.(id|rank))|` +
			`inputs\[\d\]\.(at|met|share|state)|inputs\[1\]\.value|scales\[0\]\.(id|levels\[[01]\]\.(id|rank))`,
	}, {
		"points of a stated maximum",
		"id: r\ntitle: R\naggregation: points\nmaximum: 35\nworth: 100\n" + numbers(3),
		answers{"a": num(3), "b": num(9), "c": na},
		`value|most|range\..*|nominal\..*|node\.(maximum|worth)|inputs\[\d\]\.(value|weight|share)|left-out\[0\]\.(weight|range\.max)`,
	}, {
		"a table",
		"id: r\ntitle: R\naggregation: table\ntable:\n  - {id: x, when: {all: [{node: a, from: 2}, {node: b, below: 3}]}, value: 7}\n" +
			"  - {when: {any: [{node: a, above: 9}, {node: b, to: 5}]}, value: 4}\n  - {value: 1}\n" + numbers(2),
		answers{"a": num(3), "b": num(4)},
		`value|row|state|rejected\[0\]\.(row|failed.*)|node\.aggregation|node\.table\[\d\]\.value|node\.table\[0\]\.when.*below|` +
			`range\..*|reads\[1\]\.(id|measure\.kind|state)|rule\.aggregation`,
	}, {
		"a level",
		"id: r\ntitle: R\nmeasure: {kind: level, scale: stages}\nclass: {scale: mil, cuts: [{level: mil1, from: 1}, {level: mil2, from: 3}, {level: mil3, from: 4}]}",
		answers{"r": num(3)},
		`value|state|answer|range\..*|level\.(id|rank)|class\.(id|rank)|rule\.measure|node\.measure\.(kind|scale)|scales\[\d\]\.(id|levels\[[0123]\]\.rank)`,
	}, {
		"a checklist",
		"id: r\ntitle: R\nmeasure: {kind: checklist, worth: 3, options: [{id: x, title: X}, {id: y, title: Y, value: 2.5}]}",
		answers{"r": {}},
		`value|answer|state|range\..*|node\.measure\.(kind|worth|options\[0\]\.id|options\[\d\]\.value)`,
	}, {
		"a number between goalposts",
		"id: r\ntitle: R\nmeasure: {kind: number, worth: 10, range: {min: 0, max: 20}, normalise: {kind: goalposts, min: 1, max: 7, better: lower, outside: keep}}",
		answers{"r": num(9)},
		`value|answer|state|range\..*|nominal\..*|node\.measure\.(kind|worth|normalise\.(kind|min|max|better|outside))`,
	},
}

// An explanation that somebody changed does not recompute, and nothing panics.
func TestChangedExplanations(t *testing.T) {
	for _, tt := range computing {
		if tt.reason == "a checklist" {
			tt.as = answers{"r": govmaturity.AnswerChoice("x").AsImputed()}
		}
		fields := regexp.MustCompile(`^(` + tt.fields + `)$`)
		whole := score(t, read(t, tt.root), tt.as).Root().Explain()
		data, err := json.Marshal(whole)
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := whole.Recompute(); !ok {
			t.Errorf("%s: does not recompute before it is changed\n%s", tt.reason, data)
		}
		changes := 0
		alter(data, func(field, how string, changed []byte) {
			var e maturity.Explanation
			if err := json.Unmarshal(changed, &e); err != nil {
				return // not an explanation any more
			}
			if reflect.DeepEqual(e, whole) {
				return // not a change
			}
			again, ok := e.Recompute()
			text := e.Text(readers[len(field)%len(readers)].Language())
			if computes := fields.MatchString(field); computes && ok {
				t.Errorf("%s: %s is %s, and it recomputes %+v", tt.reason, field, how, again)
			} else if computes {
				changes++
			}
			var once maturity.Explanation // the same again
			if data, err := json.Marshal(e); err != nil || json.Unmarshal(data, &once) != nil || once.Text(readers[len(field)%len(readers)].Language()) != text {
				t.Errorf("%s: %s is %s, and JSON changes the text: %v", tt.reason, field, how, err)
			}
		})
		if changes < 20 {
			t.Errorf("%s: only %d changes were tried", tt.reason, changes)
		}
	}
}

// alter calls try with a document in which one value is another, or is not
// there.
func alter(data []byte, try func(field, how string, changed []byte)) {
	var root any
	if err := json.Unmarshal(data, &root); err != nil {
		panic(err)
	}
	with := func(field, how string) {
		changed, err := json.Marshal(root)
		if err != nil {
			panic(err)
		}
		try(field, how, changed)
	}
	var visit func(v any, field string, set func(any))
	visit = func(v any, field string, set func(any)) {
		for _, other := range others(v) {
			set(other)
			with(field, fmt.Sprintf("%v", other))
		}
		set(v)
		switch v := v.(type) {
		case map[string]any:
			for _, key := range slices.Sorted(maps.Keys(v)) {
				at := field + "." + key
				if field == "" {
					at = key
				}
				was := v[key]
				delete(v, key)
				with(at, "gone")
				v[key] = was
				visit(was, at, func(x any) { v[key] = x })
			}
		case []any:
			for i := range v {
				was := v[i]
				visit(was, fmt.Sprintf("%s[%d]", field, i), func(x any) { v[i] = x })
			}
		}
	}
	visit(root, "", func(any) {})
}

// others are values that stand where v does not belong.
func others(v any) []any {
	switch v := v.(type) {
	case float64:
		return []any{v + 0.5, v + 1, v - 1, -v - 3, v * 1e300, 1e-300}
	case string:
		return []any{v + "x", "mil3", "impute", "median", "unanswered", "number", "excluded"}
	case bool:
		return []any{!v}
	case []any:
		return []any{[]any{}, append(slices.Clone(v), v...), []any{nil}}
	case map[string]any:
		return []any{map[string]any{}, nil}
	}
	return []any{1.0, "x"}
}

// What no framework gives is explained without a panic, and gives nothing.
func TestForeignExplanations(t *testing.T) {
	for name, e := range map[string]string{
		"nothing":                   `{}`,
		"a value alone":             `{"value":1}`,
		"a rule alone":              `{"value":1,"rule":{"aggregation":"arithmetic"},"node":{"aggregation":"arithmetic"}}`,
		"no rule":                   `{"value":1,"node":{"id":"a"},"inputs":[{"id":"b","value":1,"weight":1,"state":"answered"}]}`,
		"a profile with a value":    `{"value":1,"rule":{"aggregation":"profile"},"node":{"aggregation":"profile"},"inputs":[{"id":"b","value":1,"weight":1,"state":"answered"}]}`,
		"the author's aggregation":  `{"value":1,"state":"answered","rule":{"aggregation":"own","custom":true},"node":{"aggregation":"own"},"inputs":[{"id":"b","value":1,"weight":1,"share":1,"state":"answered","range":{"min":0,"max":1},"nominal":{"min":0,"max":1}}],"range":{"min":0,"max":1},"nominal":{"min":0,"max":1}}`,
		"the author's measure":      `{"value":1,"state":"answered","rule":{"measure":"own","custom":true},"node":{"measure":{"kind":"own"}},"answer":1,"range":{"min":0,"max":1},"nominal":{"min":0,"max":1}}`,
		"the author's normalising":  `{"value":1,"state":"answered","rule":{"measure":"number","custom":true},"node":{"measure":{"kind":"number","normalise":{"kind":"own"}}},"answer":1}`,
		"a gate without a scale":    `{"value":1,"state":"answered","rule":{"aggregation":"gate"},"node":{"aggregation":"gate","level":{"scale":"gone"}},"inputs":[{"id":"b","value":1,"weight":1,"state":"answered","range":{"min":0,"max":1}}]}`,
		"a gate without levels":     `{"value":1,"state":"answered","rule":{"aggregation":"gate"},"node":{"aggregation":"gate","level":{"scale":"s"}},"scales":[{"id":"s","levels":[]}],"inputs":[{"id":"b","value":1,"weight":1,"state":"answered","range":{"min":0,"max":1}}]}`,
		"a table without rows":      `{"value":1,"state":"answered","rule":{"aggregation":"table"},"node":{"aggregation":"table"},"row":1}`,
		"a row that is not there":   `{"value":1,"state":"answered","rule":{"aggregation":"table"},"node":{"aggregation":"table","table":[{"value":1}]},"row":7,"rejected":[{"row":9},{"row":-1}]}`,
		"a condition about nothing": `{"value":1,"state":"answered","rule":{"aggregation":"table"},"node":{"aggregation":"table","table":[{"value":1,"when":{}}]},"row":1}`,
		"a condition on a group":    `{"value":1,"state":"answered","rule":{"aggregation":"table"},"node":{"aggregation":"table","table":[{"value":1,"when":{"node":"x","is":["a"]}}]},"row":1,"when":[{"condition":{"all":[]}}]}`,
		"goalposts without posts":   `{"value":1,"state":"answered","rule":{"measure":"number"},"node":{"measure":{"kind":"number","normalise":{"kind":"goalposts"}}},"answer":1}`,
		"a z-score of nothing":      `{"value":1,"state":"answered","rule":{"measure":"number"},"node":{"measure":{"kind":"number","normalise":{"kind":"z-score","better":"lower"}}},"answer":1}`,
		"no measure":                `{"value":1,"state":"answered","rule":{"measure":"number"},"node":{"id":"a"},"answer":["x"]}`,
		"endless decimals":          `{"value":1,"published":1,"state":"answered","rule":{"measure":"yes-no"},"node":{"id":"a","decimals":2000000000,"measure":{"kind":"yes-no"}},"answer":"yes","range":{"min":0,"max":1},"nominal":{"min":0,"max":1}}`,
		"fewer decimals than none":  `{"value":1,"published":1,"state":"answered","rule":{"measure":"yes-no"},"node":{"id":"a","decimals":-3,"measure":{"kind":"yes-no"}},"answer":"yes","range":{"min":0,"max":1},"nominal":{"min":0,"max":1}}`,
	} {
		var doc map[string]any
		if err := json.Unmarshal([]byte(e), &doc); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		doc["format"] = maturity.ExplanationFormat
		data, _ := json.Marshal(doc)
		var back maturity.Explanation
		if err := json.Unmarshal(data, &back); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got, ok := back.Recompute(); ok {
			t.Errorf("%s: recomputes %+v", name, got)
		}
		if back.Text("ar") == "" {
			t.Errorf("%s: no text", name)
		}
	}
	for _, bad := range []string{`{}`, `{"format":"govmaturity/finding/1"}`, `[]`, `{"format":"govmaturity/explanation/1","node":[]}`} {
		var e maturity.Explanation
		if err := json.Unmarshal([]byte(bad), &e); err == nil {
			t.Errorf("%s is read as an explanation", bad)
		}
	}
}

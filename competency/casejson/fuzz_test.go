package casejson_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/competency/casejson"
)

// FuzzRead: nothing panics. What is read comes out as the same JSON, and what can be
// made of it is a sound framework.
func FuzzRead(f *testing.F) {
	for _, data := range packages(f) {
		if len(data) < 20_000 {
			f.Add(data)
		}
	}
	f.Add([]byte(`{"document":{},"items":[],"CFItems":{"a":1},"CFAssociations":[[]],"CFRubrics":[{"CFRubricCriteria":[{"CFRubricCriterionLevels":[{}]}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := casejson.Read("x.json", data)
		if err != nil {
			return
		}
		var want, got bytes.Buffer
		if err := json.Compact(&want, bytes.TrimPrefix(data, []byte("\ufeff"))); err != nil {
			t.Fatalf("read what is not JSON: %v", err)
		}
		if json.Compact(&got, p.JSON()) != nil || len(tokens(t, want.Bytes())) != len(tokens(t, got.Bytes())) {
			t.Fatalf("%s\ncame out as\n%s", want.Bytes(), got.Bytes())
		}
		p.Departures(p.Version())
		p.Links()
		spec, _ := p.Spec(casejson.SpecOptions{})
		if len(spec.Competencies) == 0 {
			return
		}
		if _, err := competency.Compile(spec); err != nil && !bytes.Contains(data, []byte("govmaturity")) {
			t.Fatalf("%v\n%s", err, data)
		}
	})
}

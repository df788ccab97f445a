package situation_test

import (
	"encoding/json"
	"testing"

	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/internal/schematest"
	"github.com/govmaturity/govmaturity/systems/situation"
)

// The schema and the reader say yes and no to the same documents.
func TestSchemaAgreesWithReader(t *testing.T) {
	text, err := json.Marshal(story(t).Spec())
	if err != nil {
		t.Fatal(err)
	}
	small := `{"format": "govmaturity/situation/1", "id": "x", "risks": {"appetite": {"band": "b"}, "matrix": [{"likelihood": "a", "bands": ["b"]}]}}`
	schematest.Agree(t, situation.SituationSchema(), []any{schematest.Plain(t, "x.json", text), schematest.Plain(t, "y.json", []byte(small))},
		long.Count(2000, 10_000), func(text []byte) bool {
			_, err := situation.ReadSituationSpec("x.json", text)
			return err == nil
		})
}

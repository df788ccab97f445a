package situation

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/internal/schematest"
)

// The schema of mappings says yes and no to the form of the same documents as the
// reader.
func TestMappingSchemaAgreesWithReader(t *testing.T) {
	names, err := filepath.Glob("testdata/registers/*.yaml")
	if err != nil || len(names) < 4 {
		t.Fatal(names, err)
	}
	var docs []any
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, schematest.Plain(t, name, data))
	}
	schematest.Agree(t, RegisterMappingSchema(), docs, long.Count(1500, 8000), func(text []byte) bool {
		return mappingFormat.Read("x.json", text).Err() == nil
	})
}

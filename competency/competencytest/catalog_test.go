package competencytest

import (
	"testing"

	"github.com/govmaturity/govmaturity/competency/catalog"
)

// The published frameworks keep all laws. What one breaks, its source has so.
func TestCatalog(t *testing.T) {
	t.Parallel()
	waivers := map[string][]Option{}
	for _, e := range catalog.Entries() {
		t.Run(e.String(), func(t *testing.T) {
			t.Parallel()
			fw, err := catalog.Load(e.String())
			if err != nil {
				t.Fatal(err)
			}
			Run(t, fw, waivers[e.ID]...)
		})
	}
}

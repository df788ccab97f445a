package systemstest

import (
	"testing"

	"github.com/govmaturity/govmaturity/systems/catalog"
)

// The stories of the catalogue keep all laws.
func TestCatalog(t *testing.T) {
	t.Parallel()
	waivers := map[string][]Option{}
	for _, e := range catalog.Entries() {
		t.Run(e.String(), func(t *testing.T) {
			t.Parallel()
			d, err := catalog.Load(e.String())
			if err != nil {
				t.Fatal(err)
			}
			Run(t, d, waivers[e.ID]...)
		})
	}
}

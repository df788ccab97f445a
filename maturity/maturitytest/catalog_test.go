package maturitytest

import (
	"testing"

	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// The published instruments keep all laws, those about the engine too: every
// edition of them in a long run, and otherwise a few. That each keeps the laws
// of documents is tested in package catalog.
func TestCatalog(t *testing.T) {
	for i, e := range catalog.Entries() {
		if !long.Enabled() && i%6 != 0 {
			continue
		}
		t.Run(e.String(), func(t *testing.T) {
			t.Parallel()
			fw, err := catalog.Load(e.String())
			if err != nil {
				t.Fatal(err)
			}
			Run(t, fw, everyLaw())
		})
	}
}

package maturitytest_test

import (
	"testing"

	"github.com/govmaturity/govmaturity/maturity/catalog"
	"github.com/govmaturity/govmaturity/maturity/maturitytest"
)

// The published instruments keep the laws, every edition of them.
func TestCatalog(t *testing.T) {
	for _, e := range catalog.Entries() {
		t.Run(e.String(), func(t *testing.T) {
			t.Parallel()
			fw, err := catalog.Load(e.String())
			if err != nil {
				t.Fatal(err)
			}
			maturitytest.Run(t, fw)
		})
	}
}

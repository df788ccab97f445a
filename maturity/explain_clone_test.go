package maturity_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// The document that an explanation shows is the node's own, all of it but the
// nodes below, for every node of the catalogue; so are its scales.
func TestExplainedDocument(t *testing.T) {
	nodes, scales := 0, 0
	for _, entry := range catalog.Entries() {
		fw, err := catalog.Load(entry.String())
		if err != nil {
			t.Fatal(err)
		}
		card, err := fw.Score(&maturity.Assessment{Format: maturity.AssessmentFormat, Framework: fw.ID(), Edition: fw.Edition(), Subject: "S"})
		if err != nil {
			t.Fatal(err)
		}
		spec := fw.Spec()
		var walk func(n maturity.NodeSpec)
		walk = func(n maturity.NodeSpec) {
			e := card.Node(n.ID).Explain()
			below := n.Nodes
			n.Nodes = nil
			if diff := cmp.Diff(n, e.Node); diff != "" {
				t.Errorf("%s: %s (-want +got):\n%s", entry, n.ID, diff)
			}
			for _, s := range e.Scales {
				for _, want := range spec.Scales {
					if want.ID == s.ID {
						scales++
						if diff := cmp.Diff(want, s); diff != "" {
							t.Errorf("%s: scale %s (-want +got):\n%s", entry, s.ID, diff)
						}
					}
				}
			}
			nodes++
			for _, kid := range below {
				walk(kid)
			}
		}
		walk(spec.Root)
	}
	if nodes < 500 || scales < 100 {
		t.Errorf("only %d nodes and %d scales are looked at", nodes, scales)
	}
}

package systems_test

import (
	"context"
	"fmt"

	"github.com/govmaturity/govmaturity/systems"
)

// A ministry buys what it has no staff for, and has less and less staff.
func ExampleDiagram_Archetypes() {
	d, err := systems.ReadDiagram("vendors.yaml", []byte(`
format: govmaturity/causal-diagram/1
id: vendors
actors:
  - {id: vendor, name: Vendor, outside: true}
variables:
  - {id: backlog, name: Backlog, role: problem}
  - {id: contracts, name: Contracts, role: fix, actor: vendor}
  - {id: skills, name: Own skills, role: fundamental}
  - {id: leaving, name: Experts leave, role: side-effect}
links:
  - {from: backlog, to: contracts, sign: "+"}
  - {from: contracts, to: backlog, sign: "-"}
  - {from: backlog, to: skills, sign: "+"}
  - {from: skills, to: backlog, sign: "-", delay: true}
  - {from: contracts, to: leaving, sign: "+"}
  - {from: leaving, to: skills, sign: "-"}
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	found := d.Archetypes(context.Background(), systems.ArchetypeOptions{})
	best := found.Matches[0]
	fmt.Println(best.Archetype, "tier", best.Tier, "of", best.Archetype.Class())
	for _, l := range best.Loops {
		fmt.Println(l)
	}
	for _, l := range best.Leverage {
		fmt.Println(l.ID, l.Links[0].ID())
	}
	fmt.Println(len(found.Matches)-1, "more, of parts of it;", found.Ending)
	// Output:
	// shifting-the-burden tier 3 of out-of-control
	// B: Backlog -> + Contracts -> - Backlog
	// B: Backlog -> + Own skills -> || - Backlog
	// R: Backlog -> + Contracts -> + Experts leave -> - Own skills -> || - Backlog
	// fundamental backlog->skills
	// dependence contracts->leaving
	// 5 more, of parts of it; complete
}

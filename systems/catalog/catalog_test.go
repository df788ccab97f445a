package catalog_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems"
	"github.com/govmaturity/govmaturity/systems/catalog"
)

// Each story is recognised first as the archetype that it was made for, with all
// evidence; nothing that it says of itself is in doubt; and all eight are there.
func TestStories(t *testing.T) {
	seen := map[systems.Archetype]string{}
	for _, e := range catalog.Entries() {
		d, err := catalog.Load(e.String())
		if err != nil {
			t.Error(err)
			continue
		}
		if d.ID() != e.ID || d.Edition() != e.Edition {
			t.Errorf("%s holds %s@%s", e.File, d.ID(), d.Edition())
		}
		for _, p := range d.Doubts() {
			t.Error(p)
		}
		spec := d.Spec()
		if d.Standing() != govmaturity.StandingIllustrative || len(spec.Cites) < 3 || spec.Note == nil || spec.Iceberg == nil {
			t.Errorf("%s does not say what it is worth", e)
		}
		want := spec.Archetypes[0].Archetype
		found := d.Archetypes(context.Background(), systems.ArchetypeOptions{NearMisses: true})
		if len(found.Matches) == 0 || !found.Ending.Complete() {
			t.Errorf("%s: %s, nothing found", e, found.Ending)
			continue
		}
		m := found.Matches[0]
		if m.Archetype != want || m.Tier != 3 || len(m.Missing()) > 0 || m.Declared != spec.Archetypes[0].ID {
			t.Errorf("%s: %s, tier %d, %v, %q", e, m.Archetype, m.Tier, m.Missing(), m.Declared)
		}
		if len(found.Matches) > 1 && found.Matches[1].Tier == 3 && found.Matches[1].Archetype != want && !found.Matches[1].Part {
			t.Errorf("%s may as well be %s", e, found.Matches[1].Archetype)
		}
		if other, taken := seen[want]; taken {
			t.Errorf("%s and %s are both of %s", other, e, want)
		}
		seen[want] = e.ID
	}
	for _, a := range systems.Archetypes() {
		if seen[a] == "" {
			t.Errorf("no story of %s", a)
		}
	}
}

func TestUnknownStory(t *testing.T) {
	if _, err := catalog.Load("vendor"); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}

func ExampleLoad() {
	d, err := catalog.Load("pilots-that-never-scale")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, l := range d.Declared() {
		fmt.Println(l.Label(), l.Title(), "-", l.Loop())
	}
	m := d.Archetypes(context.Background(), systems.ArchetypeOptions{}).Matches[0]
	fmt.Println(m.Archetype, "tier", m.Tier, "constraint:", m.Role(systems.RoleConstraint)[0].Name())
	// Output:
	// R1 Success invites pilots - R: Attention of leaders -> + Pilots begun -> + Services in use -> + Attention of leaders
	// B2 Integration holds them back - B: Attention of leaders -> + Pilots begun -> + Pilots that wait to be connected -> || - Services in use -> + Attention of leaders
	// limits-to-success tier 3 constraint: People who can connect systems
}

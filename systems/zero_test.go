package systems_test

import (
	"context"
	"testing"

	"github.com/govmaturity/govmaturity/systems"
)

// The zero Diagram has nothing, and says so.
func TestZeroDiagram(t *testing.T) {
	d := &systems.Diagram{}
	text, lost := d.Text()
	if string(text) != "id \n" || lost != nil {
		t.Errorf("%q, %v", text, lost)
	}
	if d.ID()+d.Edition()+d.Hash()+d.RulesHash()+string(d.Standing()) != "" || d.Title() != nil || d.Description() != nil {
		t.Error("it says something")
	}
	if d.Len()+d.LinkLen()+d.Rank()+len(d.Actors())+len(d.Components())+len(d.Declared())+len(d.Doubts()) != 0 {
		t.Error("it has something")
	}
	if d.Iceberg().Valid() || d.System().Valid() || d.Variable("").Valid() || d.Link("").Valid() {
		t.Error("it has something that is valid")
	}
	if b := d.Basis(context.Background()); b.Rank != 0 || !b.Ending.Complete() {
		t.Errorf("a basis %v", b)
	}
	if spec := d.Spec(); spec == nil || spec.Variables != nil {
		t.Errorf("a document %v", spec)
	}
	search := d.Loops(systems.LoopOptions{MaxLength: 3, Limit: 2})
	if n := search.Count(context.Background()); n.Loops() != 0 || !search.Ending().Complete() {
		t.Errorf("loops %v, %s", n, search.Ending())
	}
	for l := range search.All(context.Background()) {
		t.Errorf("a loop %v", l)
	}
	if found := d.Archetypes(context.Background(), systems.ArchetypeOptions{NearMisses: true}); len(found.Matches) != 0 || !found.Ending.Complete() {
		t.Errorf("archetypes %v", found)
	}
	d.Sociotechnical().Mix(systems.AspectComponents)
}

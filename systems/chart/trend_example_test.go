package chart_test

import (
	"context"
	"fmt"
	"io"
	"log"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems"
	"github.com/govmaturity/govmaturity/systems/behaviour"
	"github.com/govmaturity/govmaturity/systems/catalog"
	"github.com/govmaturity/govmaturity/systems/chart"
)

// A story of the catalogue, the archetype in it, how that archetype behaves, and
// what its leverage point does: from a diagram to a chart.
func Example_story() {
	story, err := catalog.Load("one-more-portal")
	if err != nil {
		log.Fatal(err)
	}
	match := story.Archetypes(context.Background(), systems.ArchetypeOptions{}).Matches[0]
	fmt.Println(story.Title(), "is", match.Archetype, "tier", match.Tier)

	model, _ := behaviour.Archetype(match.Archetype)
	structure, err := model.Structure(behaviour.Setup{})
	if err != nil {
		log.Fatal(err)
	}
	dominance, err := model.Dominance(behaviour.Setup{}, structure.Loops)
	if err != nil {
		log.Fatal(err)
	}
	for _, p := range dominance.Groups[0].Periods {
		fmt.Printf("from %.1f on %v\n", p.From, p.Loops)
	}

	with, err := model.Pull(behaviour.Setup{}, "harmless-fix")
	if err != nil {
		log.Fatal(err)
	}
	c, err := chart.Counterfactual(with, "problem", chart.TrendOptions{
		Words: govmaturity.WordsFor("en"), Width: 1000, Dominance: dominance.Groups,
	})
	if err != nil {
		log.Fatal(err)
	}
	if err := c.WriteSVG(io.Discard, govmaturity.ChartPage{}); err != nil {
		log.Fatal(err)
	}
	fmt.Println(c.Title())
	for _, row := range c.Table().Rows[:3] {
		fmt.Println(row)
	}
	// Output:
	// One more portal is fixes-that-fail tier 3
	// from 0.0 on [B2]
	// from 0.5 on [B2 B1]
	// from 5.7 on [R1]
	// Fixes that fail: Problem
	// [0 10 10 B2]
	// [5 4.827 2.892 B2, B1]
	// [10 6.265 2.176 R1]
}

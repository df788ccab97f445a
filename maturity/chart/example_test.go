package chart_test

import (
	"github.com/govmaturity/govmaturity"

	"fmt"
	"log"
	"os"
	"strings"

	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
	"github.com/govmaturity/govmaturity/maturity/chart"
)

// score scores answers to the nine pillars.
func score(date, answers string) *maturity.Scorecard {
	fw, err := catalog.Load("un-nine-pillars")
	if err != nil {
		log.Fatal(err)
	}
	a, err := fw.ReadAssessment("", []byte(
		"format: govmaturity/assessment/1\nframework: un-nine-pillars\nedition: '2020'\nsubject: Meridia\n"+
			"standing: illustrative\ndate: '"+date+"'\nanswers: {"+answers+"}\n"))
	if err != nil {
		log.Fatal(err)
	}
	card, err := fw.Score(a)
	if err != nil {
		log.Fatal(err)
	}
	return card
}

func ExampleRadarOf() {
	card := score("2026", "data-management: connected, resources: transactional, societal-capacities: {state: not-applicable}")
	radar, err := chart.RadarOf([]maturity.Result{card.Root()}, "en")
	if err != nil {
		log.Fatal(err)
	}
	// What is aimed at is a series like any other.
	target, err := chart.TargetOf(card.Root(), maturity.Target{Level: "connected"}, "en")
	if err != nil {
		log.Fatal(err)
	}
	radar.Series = append(radar.Series, target)
	var picture strings.Builder
	if err := radar.WriteSVG(&picture); err != nil {
		log.Fatal(err)
	}
	for _, row := range radar.Table().Rows[4:] {
		fmt.Println(strings.Join(row, " | "))
	}
	// Output:
	// Data management | Connected | Connected
	// ICT infrastructure, affordability and access | not answered | Connected
	// Resources | Transactional | Connected
	// Capacity of capacity developers | not answered | Connected
	// Societal capacities | not applicable | Connected
}

func ExampleHeatMapOf() {
	card := score("2026", "data-management: connected, resources: transactional")
	heat, err := chart.HeatMapOf(card.Root(), "fr")
	if err != nil {
		log.Fatal(err)
	}
	heat.ID = "stages" // other than that of any other chart on the page
	var picture strings.Builder
	if err := heat.WriteSVG(&picture); err != nil {
		log.Fatal(err)
	}
	for _, row := range heat.Table().Rows[4:7] {
		fmt.Println(strings.Join(row, " | "))
	}
	// Output:
	// Gestion des données | Connecté | 3 sur 4
	// Infrastructure TIC, coût abordable et accès | sans réponse | –
	// Ressources | Transactionnel | 2 sur 4
}

func ExampleProgressOf() {
	progress, err := chart.ProgressOf([]*maturity.Scorecard{
		score("2022", "data-management: online-presence"),
		score("2024", "data-management: transactional, resources: transactional"),
		score("2026-06", "data-management: connected, resources: transactional"),
	}, []string{"data-management", "resources"}, "en")
	if err != nil {
		log.Fatal(err)
	}
	var picture strings.Builder
	if err := progress.WriteSVG(&picture); err != nil {
		log.Fatal(err)
	}
	if err := progress.Table().WriteHTML(os.Stdout); err != nil {
		log.Fatal(err)
	}
	// Output:
	// <table lang="en" dir="ltr">
	// <caption>Nine key pillars: Meridia</caption>
	// <thead>
	// <tr><th scope="col">Date</th><th scope="col">Data management</th><th scope="col">Resources</th></tr>
	// </thead>
	// <tbody>
	// <tr><th scope="row">2022</th><td>Online presence</td><td>not answered</td></tr>
	// <tr><th scope="row">2024</th><td>Transactional</td><td>Transactional</td></tr>
	// <tr><th scope="row">2026-06</th><td>Connected</td><td>Transactional</td></tr>
	// </tbody>
	// <tfoot>
	// <tr><td colspan="3">Nine key pillars for digital government transformation, edition 2020; standing: illustrative.</td></tr>
	// </tfoot>
	// </table>
}

// A chart can be filled in by hand, from anything.
func ExampleRadar() {
	whole := govmaturity.Range{Max: 100}
	radar := chart.Radar{
		Title: "Readiness of three services",
		Axes:  []chart.Axis{{Title: "Births", Range: whole}, {Title: "Taxes", Range: whole}, {Title: "Permits", Range: whole}},
		Series: []chart.Series{
			{Title: "2025", Points: []chart.Point{chart.At(40), chart.At(75), chart.Missing(govmaturity.StateNotDeployed)}},
			{Title: "2026", Points: []chart.Point{chart.At(55), chart.At(80), chart.At(10)}},
		},
	}
	var picture strings.Builder
	if err := radar.WriteSVG(&picture); err != nil {
		log.Fatal(err)
	}
	_, description, _ := strings.Cut(picture.String(), `<desc id="radar-desc">`)
	description, _, _ = strings.Cut(description, "</desc>")
	fmt.Println(description)
	// Output:
	// Radar chart. Axes: 3. 2025: highest: 75 (Taxes); lowest: 40 (Births); not deployed (Permits). 2026: highest: 80 (Taxes); lowest: 10 (Permits).
}

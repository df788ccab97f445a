package chart_test

import (
	"fmt"
	"log"
	"os"
	"strings"

	"github.com/govmaturity/govmaturity"
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

func ExampleRadar() {
	card := score("2026", "data-management: connected, resources: transactional, societal-capacities: {state: not-applicable}")
	radar, err := chart.Radar([]maturity.Result{card.Root()}, chart.Options{Target: maturity.Target{Level: "connected"}})
	if err != nil {
		log.Fatal(err)
	}
	var picture strings.Builder
	if err := radar.WriteSVG(&picture, govmaturity.ChartPage{}); err != nil {
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

func ExampleHeatMap() {
	card := score("2026", "data-management: connected, resources: transactional")
	heat, err := chart.HeatMap(card.Root(), chart.Options{Words: govmaturity.WordsFor("fr")})
	if err != nil {
		log.Fatal(err)
	}
	var picture strings.Builder
	page := govmaturity.ChartPage{ID: "stages"} // other than that of any other chart on the page
	if err := heat.WriteSVG(&picture, page); err != nil {
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

func ExampleProgress() {
	progress, err := chart.Progress([]*maturity.Scorecard{
		score("2022", "data-management: online-presence"),
		score("2024", "data-management: transactional, resources: transactional"),
		score("2026-06", "data-management: connected, resources: transactional"),
	}, []string{"data-management", "resources"}, chart.Options{})
	if err != nil {
		log.Fatal(err)
	}
	var picture strings.Builder
	if err := progress.WriteSVG(&picture, govmaturity.ChartPage{}); err != nil {
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
	// <tr><th scope="row">June 2026</th><td>Connected</td><td>Transactional</td></tr>
	// </tbody>
	// <tfoot>
	// <tr><td colspan="3">Nine key pillars for digital government transformation, edition 2020; standing: illustrative.</td></tr>
	// </tfoot>
	// </table>
}

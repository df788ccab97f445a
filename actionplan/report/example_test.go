package report_test

import (
	"fmt"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/report"
)

const small = `format: govmaturity/action-plan/1
id: digital-2030
title: {en: Digital ministry 2030, es: Ministerio digital 2030}
owner: secretary
parties: [{id: secretary, name: {en: Permanent secretary, es: Secretaría general}}]
steps:
  - id: portal
    title: {en: Build the portal, es: Construir el portal}
    deadline: 2027-09
    responsible: [secretary]
    resources: [{kind: financial, needed: 200000, unit: EUR}, {kind: financial, needed: 50000, unit: EUR}]
    answers: [{kind: node, document: un-nine-pillars, id: service-delivery, from: emerging, to: connected}]
`

// A plan as Markdown, in Spanish.
func ExampleReport_WriteMarkdown() {
	p, err := actionplan.Read("plan.yaml", []byte(small))
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := report.New(p, report.Options{Words: govmaturity.WordsFor("es")})
	if err != nil {
		fmt.Println(err)
		return
	}
	var b strings.Builder
	if err := r.WriteMarkdown(&b); err != nil { // WriteHTML writes the page
		fmt.Println(err)
	}
	for _, line := range strings.Split(b.String(), "\n") {
		if strings.HasPrefix(line, "|") {
			fmt.Println(line)
		}
	}
	// Output:
	// | Paso | Brecha a la que responde | Responsable | Rinde cuentas | Plazo | Recursos |
	// | --- | --- | --- | --- | --- | --- |
	// | 1 Construir el portal | Brecha de madurez: service-delivery (un-nine-pillars), de emerging a connected | Secretaría general | Secretaría general | septiembre de 2027 | Dinero: necesario: 200.000 EUR<br>Dinero: necesario: 50.000 EUR |
	// | Cifra | Valor | Cómo se cuenta |
	// | --- | --: | --- |
	// | Pasos | 1 | fila 1 |
	// | Pasos que no tienen partes | 1 | fila 1 |
	// | Pasos que responden a: Brecha de madurez | 1 | fila 1 |
	// | Dinero, necesario, EUR | 250.000 | 200.000 (1) + 50.000 (1) |
}

// Each number of a report says what it was counted from.
func ExampleReport_Figures() {
	p, err := actionplan.Read("plan.yaml", []byte(small))
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := report.New(p, report.Options{Titles: func(a actionplan.AnswerSpec) report.AnswerTitles {
		return report.AnswerTitles{Item: govmaturity.English("Service delivery")} // from the framework
	}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range r.Figures() {
		fmt.Printf("%s: %s (%s)\n", f.Title, f.Text, f.How)
	}
	// Output:
	// Steps: 1 (row 1)
	// Steps that have no parts: 1 (row 1)
	// Steps that answer: Gap in maturity: 1 (row 1)
	// Money, needed, EUR: 250,000 (200,000 (1) + 50,000 (1))
}

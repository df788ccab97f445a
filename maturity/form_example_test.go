package maturity_test

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// A page for one pillar, as a service writes it and reads it back.
func ExampleFramework_Form() {
	fw, err := catalog.Load("un-nine-pillars")
	if err != nil {
		fmt.Println(err)
		return
	}
	form, err := fw.Form(maturity.FormOptions{
		Node:  "data-management",
		About: &maturity.Assessment{Subject: "Examplia", Date: "2026"},
	})
	if err != nil {
		fmt.Println(err)
		return
	}

	// What a browser posts. The names are places in the document.
	input := form.ReadPost(url.Values{
		"/answers/data-management/value":    {"connectd"},
		"/answers/data-management/evidence": {"Register of bases, 2025"},
	})
	fmt.Println(input.Err())

	// The page is written again, with what was entered and what is wrong.
	var page bytes.Buffer
	if err := form.WriteHTML(&page, input, govmaturity.FormPage{Action: "/save"}); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(strings.Contains(page.String(), "Register of bases, 2025"))

	input = form.ReadPost(url.Values{"/answers/data-management/value": {"connected"}})
	card, err := fw.ScoreFrom(input) // or AssessmentFrom, to keep the answers
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(card.Node("data-management").Level())
	// Output:
	// answers.data-management.value: "connectd" is not allowed here; did you mean connected? Allowed are online-presence, transactional, connected, transformative
	// true
	// Connected
}

package competency_test

import (
	"fmt"
	"net/url"

	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/competency/catalog"
)

// A page of self-assessment for one area, as a service writes it and reads it
// back.
func ExampleFramework_RatingForm() {
	fw, err := catalog.Load("eu-digcomp")
	if err != nil {
		fmt.Println(err)
		return
	}
	form, err := fw.RatingForm(competency.RatingOptions{
		About: competency.Rating{Kind: competency.EvidenceSelf, Person: "p-17", Date: "2026-11-25"},
		Area:  fw.Areas()[0],
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(form.Title())

	// What a browser posts. The names are places in the document.
	first := fw.Areas()[0].Competencies()[0].ID()
	input := form.ReadPost(url.Values{
		"/has/" + first + "/value":   {"5"},
		"/has/" + first + "/comment": {"Taught it last year."},
	})
	rating, err := fw.RatingFrom(input)
	if err != nil {
		fmt.Println(err)
		return
	}
	profile, err := fw.Rate(nil, rating) // nil: nothing is known yet
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range profile.Evidence {
		fmt.Println(e.Kind, e.Date, e.Note)
	}

	// The next page begins with what the person said last.
	person, err := fw.Person(profile)
	if err != nil {
		fmt.Println(err)
		return
	}
	next := person.Rating(competency.Rating{Kind: competency.EvidenceSelf, Date: "2027-01-10"})
	fmt.Println(next.Has[first].Choices(), next.Has[first].Comment)
	// Output:
	// Self-assessment: DigComp 3.0, European Digital Competence Framework: Information search, evaluation and management
	// self 2026-11-25 Taught it last year.
	// [5] Taught it last year.
}

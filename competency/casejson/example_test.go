package casejson_test

import (
	"fmt"

	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/competency/casejson"
)

// A package that the schema refuses is read, and gives a framework, with all that the
// framework cannot hold.
func Example() {
	p, err := casejson.Read("skills.json", []byte(`{
  "CFDocument": {"identifier": "0f0e0d0c-0000-4000-8000-000000000001", "uri": "https://case.example/d", "creator": "Ministry", "title": "Skills",
    "version": "1.0", "language": "en", "lastChangeDateTime": "2026-11-25T10:00:00Z"},
  "CFItems": [{"identifier": "0f0e0d0c-0000-4000-8000-000000000002", "uri": "https://case.example/i", "fullStatement": "Reads tables",
    "educationalLevel": "06", "lastChangeDateTime": "2026-11-25T10:00:00Z"}]
}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range p.Departures(p.Version()) {
		fmt.Println(d)
	}
	spec, losses := p.Spec(casejson.SpecOptions{})
	for _, l := range losses {
		if l.Path[len(l.Path)-1].Key == "educationalLevel" {
			fmt.Println(l)
		}
	}
	fw, err := competency.Compile(spec)
	if err != nil {
		fmt.Println(err)
		return
	}
	for c := range fw.Competencies() {
		fmt.Println(c.ID(), c.Title())
	}
	// Output:
	// skills.json:5:25: CFItems[0].educationalLevel: CASE 1.0 has no member "educationalLevel" in a CFPckgItem; did you mean "educationLevel"?
	// skills.json:5:25: CFItems[0].educationalLevel: is not carried: a framework has no levels of education
	// 0f0e0d0c-0000-4000-8000-000000000002 Reads tables
}

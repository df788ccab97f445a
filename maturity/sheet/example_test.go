package sheet_test

import (
	"fmt"
	"log"

	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/sheet"
)

// A framework that was typed into two sheets, read, scored by, and written again with
// the marks that Excel wants in French.
func Example() {
	files := map[string][]byte{
		"framework.csv": []byte("key,value\nid,ready\nedition,2026\ntitle::en,Ready for services\nstanding,illustrative\nscore-standing,illustrative\n"),
		"nodes.csv": []byte("id,parent,title::en,aggregation,measure.kind,weight\n" +
			"ready,,Ready,arithmetic,,\n" +
			"law,ready,Is there a law?,,yes-no,1\n" +
			"budget,ready,Is there a budget?,,yes-no,1.5\n"),
	}
	spec, err := sheet.ReadCSV(files, sheet.Options{})
	if err != nil {
		log.Fatal(err) // each problem with its sheet and cell
	}
	fw, err := maturity.Compile(spec)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(fw.ID(), len(fw.Indicators()), "questions")
	excel := sheet.Options{Separator: ';', Decimal: ',', ByteOrderMark: true}
	sheets, err := sheet.Write(spec, excel)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s\n%s", sheets[1].Name, sheets[1].CSV(excel)[3:]) // without the mark
	// Output:
	// ready 2 questions
	// nodes
	// id;parent;title::en;weight;measure.kind;aggregation
	// ready;;Ready;;;arithmetic
	// law;ready;Is there a law?;1;yes-no;
	// budget;ready;Is there a budget?;"1,5";yes-no;
}

package workbook_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/govmaturity/govmaturity/examples/portal/internal/workbook"
	"github.com/govmaturity/govmaturity/maturity/catalog"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

func book(t *testing.T, rows ...[]any) (*excelize.File, func() *bytes.Buffer) {
	t.Helper()
	f := excelize.NewFile()
	for i, row := range rows {
		at, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := f.SetSheetRow("Sheet1", at, &row); err != nil {
			t.Fatal(err)
		}
	}
	return f, func() *bytes.Buffer {
		b, err := f.WriteToBuffer()
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
}

// A workbook goes through a panel, and comes back as one, with the same numbers.
func TestThrough(t *testing.T) {
	fw, err := catalog.Load("wb-gtmi@2022")
	if err != nil {
		t.Fatal(err)
	}
	_, bytesOf := book(t,
		[]any{"subject", "cgsi", "psdi", "dcei", "gtei"},
		[]any{"=Côte d'Ivoire", 0.5, 0.25, 1, 0.125},
		[]any{},
		[]any{"Kenya", 0.1, "NA"},
	)
	data, err := workbook.Table(bytesOf(), "")
	if err != nil {
		t.Fatal(err)
	}
	table := &panel.Table{Framework: fw}
	p, err := table.Read(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	var results, out bytes.Buffer
	if err := p.Write(&results, panel.Output{Wide: true, Groups: true, Ranks: true}); err != nil {
		t.Fatal(err)
	}
	if err := workbook.Write(&out, "Results", &results); err != nil {
		t.Fatal(err)
	}
	again, err := workbook.Table(&out, "Results")
	if want := "subject,gtmi,gtmi:rank\n=Côte d'Ivoire,0.46875,1\nKenya,,\n"; err != nil || string(again) != want {
		t.Errorf("%v\n%s", err, again)
	}
}

func TestRefused(t *testing.T) {
	f, bytesOf := book(t, []any{"subject"}, []any{"A"})
	if _, err := workbook.Table(bytesOf(), "Answers"); err == nil || !strings.Contains(err.Error(), `no sheet "Answers"; it has Sheet1`) {
		t.Errorf("another sheet: %v", err)
	}
	if err := f.MergeCell("Sheet1", "A2", "A4"); err != nil {
		t.Fatal(err)
	}
	if _, err := workbook.Table(bytesOf(), ""); err == nil || !strings.Contains(err.Error(), "A2 to A4 of the sheet Sheet1 are one cell") {
		t.Errorf("merged cells: %v", err)
	}
	if _, err := workbook.Table(strings.NewReader("subject\nA\n"), ""); err == nil {
		t.Error("a text is no workbook")
	}
}

// Package workbook turns sheets of XLSX into the tables that package panel reads, and
// its tables of results into sheets.
package workbook

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// limits bound what a workbook may unfold to: a small file can hold a large one.
const (
	maxUnzipped = 256 << 20
	maxSheet    = 64 << 20
	maxRows     = 1 << 20
)

// Table returns a sheet as CSV, in which every row has as many cells as the first, and
// stands on the line that is its number in the sheet, as long as no cell has several
// lines. The sheet is the first one, when no name is given. Numbers are as they are
// stored, and not as they are shown: 0.5, and not 50%.
//
// Merged cells are refused: they hold one value, and it is not known for which row.
func Table(in io.Reader, sheet string) ([]byte, error) {
	book, err := excelize.OpenReader(in, excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxSheet})
	if err != nil {
		return nil, fmt.Errorf("this cannot be read as XLSX: %w", err)
	}
	defer book.Close()
	if sheets := book.GetSheetList(); sheet == "" && len(sheets) > 0 {
		sheet = sheets[0]
	}
	if i, err := book.GetSheetIndex(sheet); err != nil || i < 0 {
		return nil, fmt.Errorf("the workbook has no sheet %q; it has %s", sheet, strings.Join(book.GetSheetList(), ", "))
	}
	merged, err := book.GetMergeCells(sheet)
	if err != nil {
		return nil, err
	}
	if len(merged) > 0 {
		return nil, fmt.Errorf("%s to %s of the sheet %s are one cell: take it apart, and write the value into each row that it is for", merged[0].GetStartAxis(), merged[0].GetEndAxis(), sheet)
	}
	rows, err := book.Rows(sheet)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	width := 0
	for n := 1; rows.Next(); n++ {
		cells, err := rows.Columns()
		switch {
		case err != nil:
			return nil, fmt.Errorf("row %d: %w", n, err)
		case n > maxRows || out.Len() > maxSheet:
			return nil, errors.New("the sheet has more rows than are read")
		}
		if width == 0 {
			width = len(cells)
		}
		for len(cells) < width {
			cells = append(cells, "") // sheets do not store blanks at the end
		}
		if len(cells) == 0 {
			cells = []string{""}
		}
		if err := w.Write(cells); err != nil {
			return nil, err
		}
	}
	if err := rows.Error(); err != nil {
		return nil, err
	}
	w.Flush()
	return out.Bytes(), w.Error()
}

// Write writes a table of results, as CSV with commas, as a workbook of one sheet.
// Numbers are numbers in it, and nothing is a formula.
func Write(out io.Writer, sheet string, table io.Reader) error {
	book := excelize.NewFile()
	defer book.Close()
	if err := book.SetSheetName("Sheet1", sheet); err != nil {
		return err
	}
	stream, err := book.NewStreamWriter(sheet)
	if err != nil {
		return err
	}
	r := csv.NewReader(table)
	r.ReuseRecord, r.FieldsPerRecord = true, -1
	for n := 1; ; n++ {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		cells := make([]any, len(row))
		for i, cell := range row {
			cells[i] = value(cell, n == 1)
		}
		at, err := excelize.CoordinatesToCellName(1, n)
		if err != nil {
			return err
		}
		if err := stream.SetRow(at, cells); err != nil {
			return fmt.Errorf("row %d: %w", n, err)
		}
	}
	if err := stream.Flush(); err != nil {
		return err
	}
	return book.Write(out)
}

// value is what a cell holds: nothing, a number, or a text. The apostrophe that keeps a
// text in CSV from being a formula is not needed here.
func value(cell string, header bool) any {
	if cell == "" {
		return nil
	}
	if x, err := strconv.ParseFloat(cell, 64); err == nil && !header && strconv.FormatFloat(x, 'g', -1, 64) == cell {
		return x
	}
	return strings.TrimPrefix(cell, "'")
}

package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// Sheet is a sheet of texts and numbers.
type Sheet struct {
	Name    string
	Rows    [][]any     // texts, numbers, or nil for a blank cell
	Widths  []float64   // of the columns, in characters
	Choices []Choice    // what cells can be filled in with
	Freeze  int         // rows at the top that stay
	Rtl     bool        // the columns run from right to left
	Gray    []int       // rows that programs read, from 1
	Bold    []int       // rows that are headings
	Texts   map[int]int // columns whose cells are texts, from a row: what is typed is no date
}

// Choice is a list to choose from in a cell.
type Choice struct {
	Column, Row int // from 1
	Options     []string
}

// most is how long the options of a cell may be: Excel takes no more.
const most = 255

// WriteSheets writes a workbook to be filled in. Nothing in it is a formula.
func WriteSheets(out io.Writer, sheets ...Sheet) error {
	book := excelize.NewFile()
	defer book.Close()
	for i, s := range sheets {
		if i == 0 {
			if err := book.SetSheetName("Sheet1", s.Name); err != nil {
				return err
			}
		} else if _, err := book.NewSheet(s.Name); err != nil {
			return err
		}
		if err := writeSheet(book, s); err != nil {
			return fmt.Errorf("sheet %s: %w", s.Name, err)
		}
	}
	return book.Write(out)
}

func writeSheet(book *excelize.File, s Sheet) error {
	plain, err1 := book.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}, NumFmt: 49})
	open, err2 := book.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	bold, err3 := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	gray, err4 := book.NewStyle(&excelize.Style{Font: &excelize.Font{Color: "595959", Size: 8}})
	stream, err5 := book.NewStreamWriter(s.Name)
	if err := errors.Join(err1, err2, err3, err4, err5); err != nil {
		return err
	}
	for i, w := range s.Widths {
		if err := stream.SetColWidth(i+1, i+1, w); err != nil {
			return err
		}
	}
	if s.Freeze > 0 {
		if err := stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: s.Freeze, TopLeftCell: fmt.Sprintf("A%d", s.Freeze+1), ActivePane: "bottomLeft"}); err != nil {
			return err
		}
	}
	for n, row := range s.Rows {
		cells := make([]any, len(row))
		for i, value := range row {
			style := open
			switch from, text := s.Texts[i+1]; {
			case slices.Contains(s.Gray, n+1):
				style = gray
			case slices.Contains(s.Bold, n+1):
				style = bold
			case text && n+1 >= from:
				style = plain
			}
			cells[i] = excelize.Cell{StyleID: style, Value: value}
		}
		if err := stream.SetRow(At(1, n+1), cells); err != nil {
			return err
		}
	}
	if err := stream.Flush(); err != nil {
		return err
	}
	return dress(book, s)
}

// dress adds what is not in the rows.
func dress(book *excelize.File, s Sheet) error {
	for _, c := range s.Choices {
		if utf8.RuneCountInString(strings.Join(c.Options, ",")) > most || strings.Contains(strings.Join(c.Options, ""), ",") {
			continue // the row says what can be answered, all the same
		}
		rule := excelize.NewDataValidation(true)
		rule.SetSqref(At(c.Column, c.Row))
		if err := rule.SetDropList(c.Options); err != nil {
			return err
		}
		rule.ShowErrorMessage = false // several options may be written with ; between them
		if err := book.AddDataValidation(s.Name, rule); err != nil {
			return err
		}
	}
	if !s.Rtl {
		return nil
	}
	yes := true
	return book.SetSheetView(s.Name, 0, &excelize.ViewOptions{RightToLeft: &yes})
}

// At names a cell: B3.
func At(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return fmt.Sprintf("row %d", row)
	}
	return name
}

// ErrMerged: cells were made one.
type ErrMerged struct{ Sheet, Cell string }

func (e *ErrMerged) Error() string {
	return fmt.Sprintf("the cells from %s on in the sheet %s are one: take them apart", e.Cell, e.Sheet)
}

// ReadSheets returns the rows of sheets as they are stored, each by its name.
// Sheets that are not there are missing.
func ReadSheets(data []byte, rows int, names ...string) (map[string][][]string, error) {
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxSheet})
	if err != nil {
		return nil, fmt.Errorf("this cannot be read as XLSX: %w", err)
	}
	defer book.Close()
	out := map[string][][]string{}
	for _, name := range names {
		if i, err := book.GetSheetIndex(name); err != nil || i < 0 {
			continue
		}
		merged, err := book.GetMergeCells(name)
		if err != nil {
			return nil, err
		}
		if len(merged) > 0 {
			return nil, &ErrMerged{name, merged[0].GetStartAxis()}
		}
		read, err := readRows(book, name, rows)
		if err != nil {
			return nil, err
		}
		out[name] = read
	}
	return out, nil
}

func readRows(book *excelize.File, name string, most int) (out [][]string, err error) {
	rows, err := book.Rows(name)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for n := 1; rows.Next(); n++ {
		if n > most {
			return nil, fmt.Errorf("the sheet %s has more than %d rows", name, most)
		}
		cells, err := rows.Columns()
		if err != nil {
			return nil, fmt.Errorf("row %d: %w", n, err)
		}
		out = append(out, cells)
	}
	return out, rows.Error()
}

// Day returns the day that a number stands for where a spreadsheet has taken a
// date for one.
func Day(serial float64) (time.Time, bool) {
	if serial < 1 || serial > 2_958_465 { // 9999-12-31
		return time.Time{}, false
	}
	t, err := excelize.ExcelDateToTime(serial, false)
	return t, err == nil
}

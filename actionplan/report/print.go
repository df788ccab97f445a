package report

import (
	"math"
	"strconv"
	"unicode/utf8"
)

// printSizes are the sizes of print, in points, from the one that is read best.
var printSizes = []float64{9, 8, 7, 6.2}

// A4 across without its margins, in points.
const paperWidth, paperHeight = 808.0, 561.0

// printSize is the largest size in which the report should print on one page, or the
// smallest. It is an estimate: no font is at hand.
func (r *Report) printSize() string {
	for _, size := range printSizes {
		if r.printHeight(size) <= paperHeight*0.88 {
			return strconv.FormatFloat(size, 'f', -1, 64) + "pt"
		}
	}
	return strconv.FormatFloat(printSizes[len(printSizes)-1], 'f', -1, 64) + "pt"
}

// printHeight is how high the report is on paper: the table, with columns as wide as
// what they hold, and below it the picture or the figures, whichever is higher.
func (r *Report) printHeight(size float64) float64 {
	letter := 0.52 * size
	switch r.w.Language() {
	case "zh":
		letter = 1.02 * size
	}
	columns := len(r.columns()) + 1
	held, all := make([]float64, columns), 0.0
	for i := range r.rows {
		for c, lines := range r.rows[i].cells {
			n := float64(cellLetters(lines) + 4)
			held[c], all = held[c]+n, all+n
		}
	}
	lines := 6.0 // the head, and the headers
	for i := range r.rows {
		most := 1.0
		for c, cell := range r.rows[i].cells {
			width := paperWidth * max(held[c]/all, 0.05)
			n := 0.0
			for _, line := range cell {
				n += math.Ceil(float64(utf8.RuneCountInString(line)) * letter / width)
			}
			most = max(most, n)
		}
		lines += most
	}
	below := 0.0
	if r.picture != nil {
		high := 90 + 15*(len(r.rows)-len(r.undated))
		below = float64(high) * 0.54 * paperWidth / pictureWidth
	}
	counted := 4.0
	for _, f := range r.figures {
		counted += max(1, math.Ceil(float64(utf8.RuneCountInString(f.How))*letter/(0.3*paperWidth)), math.Ceil(float64(utf8.RuneCountInString(f.Title))*letter/(0.1*paperWidth)))
	}
	table, edges := float64(lines*1.12*size), float64(2*len(r.rows))
	return table + edges + max(below, float64(counted*1.3*size))
}

func cellLetters(lines []string) int {
	n := 0
	for _, s := range lines {
		n = max(n, utf8.RuneCountInString(s))
	}
	return n
}

package drawing

import (
	"cmp"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// Matrix shows a cell for each row and column: a short text on a shade, or why
// there is none.
type Matrix struct {
	Head
	Fit
	// Topic is what the rows are, as the table's first header.
	Topic string
	// Summary are sentences above the cells: what is short in them, in full.
	Summary []string
	Columns []string
	Rows    []MatrixRow
}

// MatrixRow is a row of a matrix, with a cell for each column.
type MatrixRow struct {
	Title string
	Cells []Cell
}

// Cell is a cell of a matrix.
type Cell struct {
	Mark Mark
	// Short is what stands in a cell with a value, and Text what people read of
	// any cell in the table.
	Short, Text string
	// Shade is how dark a cell with a value is, from 0 for white to Of.
	Shade, Of int
}

// Mark says what a cell holds.
type Mark string

const (
	MarkValue         Mark = "value"
	MarkUnknown       Mark = "unknown"
	MarkNotApplicable Mark = "not-applicable"
	// MarkWithheld: there is a value, which the reader is not told. Nothing of
	// it is in the cell.
	MarkWithheld Mark = "withheld"
)

// marks are all marks without a value, in the order of the legend.
var marks = []Mark{MarkUnknown, MarkNotApplicable, MarkWithheld}

// words says a mark.
func (m Mark) words(w govmaturity.Words) string {
	switch m {
	case MarkUnknown:
		return w.Say("chart.unknown")
	case MarkNotApplicable:
		return w.Say("state.not-applicable")
	}
	return w.Say("chart.withheld")
}

const (
	maxShort   = 16 // characters in a cell
	matrixCell = 26.0
	headsEvery = 10 // rows, between two lines of heads
)

func (m Matrix) kind() string { return "matrix" }

func (m Matrix) check(k *checker) {
	m.checkFit(k)
	k.label(at("topic"), m.Topic)
	k.checkSummary(m.Summary)
	k.count(at("columns"), len(m.Columns), maxTicks, "columns")
	for i, title := range m.Columns {
		k.title(at("columns").Index(i), title, "a column needs a title")
	}
	k.count(at("rows"), len(m.Rows), maxAxes, "rows")
	for i, row := range m.Rows {
		here := at("rows").Index(i)
		k.title(here.Key("title"), row.Title, "a row needs a title")
		if len(row.Cells) != len(m.Columns) {
			k.Add(here.Key("cells"), govmaturity.CodeWrongCount, "expected one cell for each of the %d columns; found %d", len(m.Columns), len(row.Cells))
		}
		for j, cell := range row.Cells {
			cell.check(k, here.Key("cells").Index(j))
		}
	}
}

func (cell Cell) check(k *checker, here govmaturity.Path) {
	k.title(here.Key("text"), cell.Text, "a cell needs a text")
	switch {
	case cell.Mark == MarkValue:
		k.text(here.Key("short"), cell.Short, maxShort)
		if cell.Shade < 0 || cell.Shade > cell.Of || cell.Of > 1_000_000 {
			k.Add(here.Key("shade"), govmaturity.CodeOutOfRange, "expected from 0 to %d; found %d", cell.Of, cell.Shade)
		}
	case !slices.Contains(marks, cell.Mark):
		k.Add(here.Key("mark"), govmaturity.CodeUnknownReference, "there is no mark %.40q", string(cell.Mark))
	case cell.Short != "" || cell.Shade != 0 || cell.Of != 0:
		k.Add(here, govmaturity.CodeNotUsed, "a cell that is %s has no value", cell.Mark)
	}
}

func (m Matrix) table(w govmaturity.Words) (header []string, rows [][]string) {
	header = append([]string{cmp.Or(m.Topic, w.Say("chart.topic"))}, m.Columns...)
	for _, row := range m.Rows {
		cells := []string{row.Title}
		for _, cell := range row.Cells {
			cells = append(cells, cell.Text)
		}
		rows = append(rows, cells)
	}
	return header, rows
}

func (m Matrix) describe(w govmaturity.Words) []string {
	titles := make([]string, len(m.Rows))
	for i, row := range m.Rows {
		titles[i] = row.Title
	}
	parts := append(told(m.Summary),
		Label(w, w.Say("chart.rows"), some(w, titles)), Label(w, w.Say("chart.columns"), some(w, m.Columns)))
	for _, mark := range marks {
		if n := m.count(mark); n > 0 {
			of := w.Say("chart.of", "count", n, "all", len(m.Rows)*len(m.Columns))
			parts = append(parts, Label(w, capital(mark.words(w)), of))
		}
	}
	return parts
}

func (m Matrix) count(mark Mark) int {
	n := 0
	for _, row := range m.Rows {
		for _, cell := range row.Cells {
			if cell.Mark == mark {
				n++
			}
		}
	}
	return n
}

// grid is where the cells of a matrix lie.
type grid struct {
	Matrix
	width  float64 // of all
	first  float64 // where the first column begins
	cell   float64 // how wide each is
	band   int     // how many columns stand beside each other
	named  bool    // the columns have their titles as heads, and else numbers
	beside bool    // the rows have their titles beside them, and else above
}

// grid fits the columns into a width: all beside each other under their titles,
// or under numbers that a list explains, or in several bands below each other.
func (m Matrix) grid(width float64) grid {
	g := grid{Matrix: m, width: width, beside: width >= wideEnough}
	if g.beside {
		for _, row := range m.Rows {
			g.first = max(g.first, wrap(row.Title, labelSize, min(230, width/3), ink).width()+12)
		}
	}
	least := 34.0
	for _, row := range m.Rows {
		for _, cell := range row.Cells {
			least = max(least, textWidth(cell.Short, smallSize)+12)
		}
	}
	word := 0.0
	for _, title := range m.Columns {
		for _, piece := range pieces(title) {
			word = max(word, textWidth(strings.TrimRight(piece, " "), smallSize))
		}
	}
	room, n := width-g.first, len(m.Columns)
	even := room/float64(n) - cellGap
	if g.named = even >= max(word+4, least); g.named {
		g.cell, g.band = min(even, max(150, least)), n
		return g
	}
	g.band = min(n, max(1, int((room+cellGap)/(least+cellGap))))
	bands := (n + g.band - 1) / g.band
	g.band = (n + bands - 1) / bands // about as many in each
	g.cell = min(room/float64(g.band)-cellGap, max(64, least))
	return g
}

// x returns where a column of a band begins, counted from 0.
func (g grid) x(i int) float64 { return g.first + mul(float64(i), g.cell+cellGap) }

func (m Matrix) draw(c *canvas) {
	g := m.grid(m.fit(c))
	y := c.summary(m.Summary, g.width)
	for from := 0; from < len(m.Columns); from += g.band {
		to := min(from+g.band, len(m.Columns))
		if !g.named {
			y = c.legend(g.numbers(c, from, to), 0, y, g.width) + 10
		}
		for i, row := range m.Rows {
			if i%headsEvery == 0 {
				if i > 0 {
					y += 4
				}
				y = g.heads(c, from, to, y)
			}
			y = g.row(c, row, from, to, y)
		}
		y += 18
	}
}

// numbers explain the numbers of the columns of a band.
func (g grid) numbers(c *canvas, from, to int) []key {
	var keys []key
	for j := from; j < to; j++ {
		b := wrap(c.w.Number(float64(j+1), -1), smallSize, g.width, ink)
		b.bold = true
		keys = append(keys, key{func(x, y float64) { c.text(b, x, y-b.height()/2, start, false) }, b.width(), g.Columns[j]})
	}
	return keys
}

// heads writes what the columns are, and returns where the rows begin.
func (g grid) heads(c *canvas, from, to int, y float64) float64 {
	tall := 0.0
	all := make([]block, to-from)
	for i := range all {
		if g.named {
			all[i] = wrap(g.Columns[from+i], smallSize, g.cell-2, ink)
		} else {
			all[i] = wrap(c.w.Number(float64(from+i+1), -1), smallSize, g.cell, ink)
			all[i].bold = true
		}
		tall = max(tall, all[i].height())
	}
	for i, b := range all {
		c.text(b, g.x(i)+g.cell/2, y+tall-b.height(), middle, false)
	}
	return y + tall + 5
}

// row draws the cells of a row, and returns where the next one begins.
func (g grid) row(c *canvas, row MatrixRow, from, to int, y float64) float64 {
	height := matrixCell
	if g.beside {
		b := wrap(row.Title, labelSize, g.first-10, ink)
		height = max(height, b.height()+4)
		c.text(b, 0, y+(height-b.height())/2, start, false)
	} else {
		b := wrap(row.Title, labelSize, g.width, ink)
		c.text(b, 0, y, start, false)
		y += b.height() + 2
	}
	for i := range to - from {
		cell := row.Cells[from+i]
		c.titled(c.w.List(row.Title, Label(c.w, g.Columns[from+i], cell.Text)), func() {
			c.cell(cell, g.x(i), y, g.cell, height)
		})
	}
	if !g.beside {
		height += 5
	}
	return y + height + cellGap
}

// cell draws a cell.
func (c *canvas) cell(cell Cell, x, y, width, height float64) {
	middleX, middleY := x+width/2, y+height/2
	switch cell.Mark {
	case MarkValue:
		fill, word := paper, ink
		if cell.Shade > 0 {
			// As many shades as can be told apart, and one for all where there is one.
			n := min(cell.Of, maxTicks)
			fill, word = ramp((cell.Shade-1)*(n-1)/max(cell.Of-1, 1), n)
		}
		c.rect(x, y, width, height, attr("fill", fill), attr("stroke", frame), attrN("rx", 2))
		b := wrap(cell.Short, smallSize, width, word)
		c.text(b, middleX, middleY-b.height()/2, middle, false)
	case MarkUnknown:
		c.hatching()
		c.rect(x, y, width, height, attr("fill", "url(#"+c.id+"-none)"), attr("stroke", rule), attrN("rx", 2))
	case MarkNotApplicable:
		c.rect(x, y, width, height, attr("fill", paper), attr("stroke", rule), attr("stroke-dasharray", "4 3"), attrN("rx", 2))
		c.line(middleX-4, middleY, middleX+4, middleY, attr("stroke", quiet), attrN("stroke-width", 2))
	case MarkWithheld:
		c.rect(x, y, width, height, attr("fill", tint), attr("stroke", rule), attrN("rx", 2))
		c.lock(middleX, middleY)
	}
}

// lock draws a padlock, 12 by 14.
func (c *canvas) lock(x, y float64) {
	c.path([]place{{x - 3.5, y}, {x - 3.5, y - 4}, {x - 1.5, y - 6.5}, {x + 1.5, y - 6.5}, {x + 3.5, y - 4}, {x + 3.5, y}}, false,
		attr("fill", "none"), attr("stroke", quiet), attrN("stroke-width", 1.75))
	c.rect(x-6, y-1, 12, 8, attr("fill", quiet), attrN("rx", 1))
}

// keys explain the cells without a value.
func (m Matrix) keys(c *canvas) []key {
	const width, height = 26.0, 18.0
	var keys []key
	for _, mark := range marks {
		if m.count(mark) > 0 {
			keys = append(keys, key{func(x, y float64) { c.cell(Cell{Mark: mark}, x, y-height/2, width, height) }, width, mark.words(c.w)})
		}
	}
	return keys
}

package drawing

import "math"

// column is a place for a part of a list.
type column struct{ x, top, width float64 }

const leastColumn = 300.0 // of a list that stands in several

// beside writes a list beside a picture that ends at a height, or below it where there is
// no room. A list that is longer than the picture goes on below it, and in as many columns
// as there is room for beside it, all about as long.
func (c *canvas) beside(all []section, y, width, bottom, room float64) {
	below := column{0, bottom + 18, room}
	if room < beside {
		c.sections(all, below.x, below.top, below.width)
		return
	}
	below.width = width
	rest := room - width - besideGap
	n := max(1, math.Floor((rest+besideGap)/(leastColumn+besideGap)))
	columns := []column{below}
	for i := range int(n) {
		w := (rest - mul(n-1, besideGap)) / n
		columns = append(columns, column{width + besideGap + mul(float64(i), w+besideGap), y, w})
	}
	c.flow(all, columns, bottom)
}

// flow writes a list into columns, which end at the same height or before it: as high as
// can be, and not above least.
func (c *canvas) flow(all []section, columns []column, least float64) {
	heights := make([][][]float64, len(columns)) // by column, section and row
	most := 0.0
	for i, at := range columns {
		sum := 0.0
		for _, s := range all {
			var of []float64
			for _, part := range s.parts() {
				h := newCanvas(c.id, c.w).sections([]section{part}, 0, 0, at.width)
				of, sum = append(of, h), sum+h
			}
			heights[i] = append(heights[i], of)
		}
		most = max(most, at.top+sum)
	}
	low, high := int(math.Ceil(least)), max(int(math.Ceil(least)), int(math.Ceil(most)))
	for low < high {
		if mid := (low + high) / 2; fill(all, columns, heights, float64(mid)) != nil {
			high = mid
		} else {
			low = mid + 1
		}
	}
	for i, part := range fill(all, columns, heights, float64(high)) {
		c.sections(part, columns[i].x, columns[i].top, columns[i].width)
	}
}

// parts returns the section a row each, the first with its heading.
func (s section) parts() []section {
	var out []section
	for i, r := range s.rows {
		one := section{rows: []numbered{r}}
		if i == 0 {
			one.heading = s.heading
		}
		out = append(out, one)
	}
	return out
}

// fill puts sections into columns, none of which goes below a bottom, or returns nil where
// there is no room for them. A heading stands in the column of its first row.
func fill(all []section, columns []column, heights [][][]float64, bottom float64) [][]section {
	out := make([][]section, len(columns))
	at, y := 0, columns[0].top
	for k, s := range all {
		for i, part := range s.parts() {
			for y+heights[at][k][i]-sectionGap > bottom {
				if at++; at == len(columns) {
					return nil
				}
				y = columns[at].top
			}
			if n := len(out[at]); i > 0 && n > 0 {
				out[at][n-1].rows = append(out[at][n-1].rows, part.rows...)
			} else {
				out[at] = append(out[at], part)
			}
			if y += heights[at][k][i]; i < len(s.rows)-1 {
				y -= sectionGap // that is for the end of a section
			}
		}
	}
	return out
}

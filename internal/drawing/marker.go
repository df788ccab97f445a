package drawing

// dashes tell lines apart without colour. The first is a solid line.
var dashes = [MaxSeries]string{"", "9 4", "2 4", "12 4 2 4", "18 5", "6 3 2 3 2 3", "4 4", "16 4 5 4"}

// corners are the corners of a marker, on a grid of 10 by 10 round its middle.
type corners [][2]float64

// markers tell series apart without colour.
var markers = [MaxSeries]corners{
	{{4.6, 0}, {3.98, 2.3}, {2.3, 3.98}, {0, 4.6}, {-2.3, 3.98}, {-3.98, 2.3}, {-4.6, 0}, {-3.98, -2.3}, {-2.3, -3.98}, {0, -4.6}, {2.3, -3.98}, {3.98, -2.3}}, // a disc
	{{-4.2, -4.2}, {4.2, -4.2}, {4.2, 4.2}, {-4.2, 4.2}}, // a square
	{{0, -5.4}, {5.2, 4}, {-5.2, 4}},                     // a triangle
	{{0, -6}, {6, 0}, {0, 6}, {-6, 0}},                   // a diamond
	{{-1.8, -5.4}, {1.8, -5.4}, {1.8, -1.8}, {5.4, -1.8}, {5.4, 1.8}, {1.8, 1.8}, {1.8, 5.4}, {-1.8, 5.4}, {-1.8, 1.8}, {-5.4, 1.8}, {-5.4, -1.8}, {-1.8, -1.8}}, // a plus
	{{0, 5.4}, {5.2, -4}, {-5.2, -4}}, // a triangle on its tip
	{{0, -7.13}, {1.84, -2.18}, {6.9, -2.18}, {2.76, 0.92}, {4.25, 5.98}, {0, 2.99}, {-4.25, 5.98}, {-2.76, 0.92}, {-6.9, -2.18}, {-1.84, -2.18}}, // a star
	{{-2.7, -5.2}, {2.7, -5.2}, {5.6, 0}, {2.7, 5.2}, {-2.7, 5.2}, {-5.6, 0}},                                                                     // a hexagon
}

// markerReach is how far a marker, with its border, goes from its middle.
const markerReach = 8.25

// path returns the marker with its middle at a point.
func (m corners) path(x, y float64) string {
	var p outline
	for i, corner := range m {
		if i == 0 {
			p.move(x+corner[0], y+corner[1])
		} else {
			p.line(x+corner[0], y+corner[1])
		}
	}
	p.close()
	return p.String()
}

// stroke returns the attributes of the lines of a series.
func stroke(series int) []attribute {
	attrs := []attribute{
		attr("fill", "none"), attr("stroke", seriesColours[series]), attrN("stroke-width", 2.25),
		attr("stroke-linejoin", "round"),
	}
	if d := dashes[series]; d != "" {
		attrs = append(attrs, attr("stroke-dasharray", d))
	}
	return attrs
}

// marker draws the marker of a series. What was estimated is hollow. The words
// appear when a pointer rests on it.
func (c *canvas) marker(series int, at place, hollow bool, words string) {
	c.see(at.x, at.y, markerReach)
	fill, border := seriesColours[series], paper
	if hollow {
		fill, border = paper, seriesColours[series]
	}
	attrs := []attribute{
		attr("d", markers[series].path(c.x(at.x), at.y)),
		attr("fill", fill), attr("stroke", border), attrN("stroke-width", 1.5), attr("stroke-linejoin", "round"),
	}
	if words == "" {
		c.b.empty("path", attrs...)
		return
	}
	c.b.open("path", attrs...)
	c.b.text("title", words)
	c.b.close()
}

const sampleWidth = 46.0

// sample draws a piece of the line of a series with its marker.
func (c *canvas) sample(series int, x, y float64) {
	c.path([]place{{x, y}, {x + sampleWidth, y}}, false, stroke(series)...)
	c.marker(series, place{x + sampleWidth/2, y}, false, "")
}

package chart

import "github.com/govmaturity/govmaturity/internal/svg"

// MaxSeries is how many series a chart shows: as many as there are dashes and
// markers that can be told apart.
const MaxSeries = 8

// dashes tell lines apart without colour. The first is a solid line.
var dashes = [MaxSeries]string{"", "9 4", "2 4", "12 4 2 4", "18 5", "6 3 2 3 2 3", "4 4", "16 4 5 4"}

// shape is a marker, as corners on a grid of 10 by 10 round its middle.
type shape [][2]float64

// markers tell series apart without colour.
var markers = [MaxSeries]shape{
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
func (s shape) path(x, y float64) string {
	var p svg.Path
	for i, corner := range s {
		if i == 0 {
			p.Move(x+corner[0], y+corner[1])
		} else {
			p.Line(x+corner[0], y+corner[1])
		}
	}
	p.Close()
	return p.String()
}

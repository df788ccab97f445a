// Package drawing draws charts: their shapes are plain data, which know nothing
// of where they come from, and [New] makes a chart of each. The packages that
// have results make shapes of them: maturity/chart,
// competency/chart and systems/chart do.
//
// A shape has a file of its own ([Radar], [HeatMap], [Progress], [Profile],
// [Matrix], [Depth], [Diagram], [Trend],
// [Plane], [Circles], [Risks], [Gantt],
// [Deadlines], [Places], [Scatter], [Dots], [Shares]), with what is its own: how its data are checked,
// told in words, listed in a table and drawn. All else is done once: the head,
// the legend, series and their markers, points, labels that find room, and the
// markup of SVG. Where the parts of a diagram lie is the business of
// internal/layout.
//
// The same data give the same bytes on every machine: coordinates have two
// decimals, no product is fused with a sum, and directions round a circle
// are those of internal/stat. Pages with a strict content security policy show what comes
// out: there are only presentation attributes, and neither style attributes nor
// scripts.
package drawing

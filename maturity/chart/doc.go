// Package chart draws results as SVG that anybody can read: a radar of pillars,
// a heat map of pillars by stages, and lines over time.
//
//	radar, err := chart.RadarOf([]maturity.Result{card.Root()}, "en")
//	err = radar.WriteSVG(w)          // the picture
//	err = radar.Table().WriteHTML(w) // the same as a table
//
// A chart is plain data: [Radar], [HeatMap] and [Progress] can be filled in by
// hand, and what [RadarOf], [HeatMapOf] and [ProgressOf] read from results can
// be changed before it is drawn.
//
// # Missing is a state
//
// A [Point] without a value is not drawn as 0. The polygon of a radar and the
// line of a progress chart have a gap there, the row of a heat map is hatched,
// and the reason stands beside it in words, as it does in the table.
//
// # Who can read it
//
// Each picture has a title and a description, which programs that read pages
// aloud find. When none is given, the description is made from the data. No
// chart says anything by colour alone: series differ by their dashes and
// markers as well, and cells of a heat map hold words, check marks, and one bar
// for each level. Colours keep the contrast that WCAG 2.2 asks for, 4.5 to 1 for
// text and 3 to 1 for the rest, on a ground of their own.
//
// The charts speak English, French, Spanish and Arabic. In another language
// the titles are those of the data, and the few words of the charts English.
// In languages written from right to left, columns and time run from right to
// left too. A radar goes round like a clock in all of them.
//
// Long titles are broken into lines by an estimate of their width, which takes
// the wide side, and the picture grows with them. Nothing is cut off.
//
// # Where it can stand
//
// A picture has neither styles nor scripts, so that pages with a strict content
// security policy can show it, as a file or inline. Inline, the ids of several
// pictures on one page must differ: give each its own ID. The same data give
// the same bytes on every machine.
//
// # Errors
//
// WriteSVG checks the data first and writes nothing when something is wrong.
// The error is then a [govmaturity.Problems]: everything that is wrong, with its
// place, such as series[2].points[0].value.
package chart

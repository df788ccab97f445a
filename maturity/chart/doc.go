// Package chart draws results of maturity, so that anybody can read them.
//
//	radar, err := chart.Radar([]maturity.Result{card.Root()}, chart.Options{})
//	err = radar.WriteSVG(w, govmaturity.ChartPage{}) // the picture
//	err = radar.Table().WriteHTML(w)                 // the same as a table
//
//	one subject         Radar, HeatMap; Change (before and after), Progress (over time)
//	several raters      Dots (results by node), Raters (answers by question), Agreement
//	many subjects       Ranks (how far they move), Distribution (by level), Dots
//	many organizations  Rollout (by step and level), Moves (between rounds)
//
// Each is a [govmaturity.Chart]: a picture, a title, a description and a table.
// A chart is made from results only, so that what it says of missing values,
// levels and standing is what they say.
//
// # Missing is a state
//
// A node without a value is not drawn as 0. The polygon of a radar and the
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
// The charts speak the languages of [govmaturity.WordsFor], or the host's own.
// In words written from right to left, columns and time run from right to left
// too. A radar goes round like a clock in all of them. Names and titles keep
// their direction wherever they stand.
//
// With [Options.Width] a chart is laid out for a width, from 320 pixels on: numbers and a
// list take the place of titles where these find no room, no word is broken for it, and no
// text is smaller than 12 pixels or stands on data. A page for narrow and wide screens draws
// a chart twice. A value is drawn exactly where it lies, on the line of its level; what
// would cover it stands beside it.
//
// Where a kind of chart makes no sense, another one is drawn, as the documentation of each
// says, and what is left out is said in the picture.
//
// Long titles are broken into lines by an estimate of their width, which takes
// the wide side, and the picture grows with them. Nothing is cut off.
//
// # Errors
//
// A chart is checked when it is made: the error is then a
// [govmaturity.Problems] with everything that is wrong, and its place, or a
// [maturity.EditionError] for results that do not belong side by side.
package chart

// Package chart draws what people can do beside what is needed of them: one
// profile against a post, a team as a heat map, and how many people there are
// at each level beside how many are needed.
//
//	c, err := chart.Profile(ready, chart.Options{Words: govmaturity.WordsFor("fr"), Width: 800})
//	err = c.WriteSVG(w, govmaturity.ChartPage{}) // the picture
//	err = c.Table().WriteHTML(w)                 // the same as a table
//
// Each is a [govmaturity.Chart]: a picture, a title, a description and a table.
//
// # What a chart tells
//
// What is not known is drawn from nothing to all that it may be, and never as
// nothing. What is not applicable is named. Levels above a requirement are
// shown for what they are, and stand for nothing that is missing elsewhere.
//
// Each bar and each cell counts the levels of its own competency, so that a
// framework may have several scales in one chart. They are not put side by side
// in any other way.
//
// # Who may see it
//
// [Profile], [Team] and [Depth] are for the person, and for those who answer for
// the team. [Staff] is for all: it is drawn from nothing but a
// [competency.StaffView]. Neither the picture nor the table has more than that
// view, and a count that it withholds is in no place, size, order or colour.
//
// # Narrow and wide
//
// A picture is exactly [Options.Width] pixels wide, 320 where it is not given,
// which fits all screens. Its text is never smaller than 12 pixels, as long as
// the page does not shrink it: make one for a narrow page, and one for a wide
// one. What does not fit side by side stands below each other, and where columns
// are too narrow for their titles, these stand above, with a number each.
//
// A chart shows some rows and columns of many, and says which; [Part] chooses
// them.
//
// # Errors
//
// A chart is checked when it is made: the error is a [govmaturity.Problems] with
// all that is wrong.
package chart

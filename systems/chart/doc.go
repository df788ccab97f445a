// Package chart draws causal diagrams, how things move over time, stakeholders and
// risks, so that anybody can read them.
//
//	c, err := chart.Diagram(d, chart.Options{Width: 1000})
//	err = c.WriteSVG(w, govmaturity.ChartPage{}) // the picture, with the loops beside
//	err = c.Table().WriteHTML(w)                 // the links, as a table
//	t, err := chart.Loops(d, chart.Options{})    // the loops, as a table
//
//	c, err := chart.Run(run, chart.TrendOptions{Width: 1000}, "problem")
//	c, err := chart.Counterfactual(with, "problem", chart.TrendOptions{})
//
//	c, err := chart.Grid(m, chart.MapOptions{})       // of a stakeholder map; also Salience
//	c, err := chart.Risks(s, chart.MapOptions{})      // of a situation; also LeftBehind
//
// Each chart is a [govmaturity.Chart]: a picture, a title, a description and a
// table.
//
// # What is drawn
//
// A variable is its name, and a stock has a box around it. A link is an arrow
// with its sign beside its head, and two bars across it where the effect comes
// late. A loop has its name inside of it, in an arrow that runs as the loop does:
// R1 reinforces, B1 balances, and of ?1 nobody knows. Beside the diagram, or
// below it where there is no room, the loops are told in words. Colour says
// nothing that a sign, a dash or a letter does not say.
//
// Loops that the document names come first, under its labels where they agree
// with what the loops do. Then come those of a shortest basis, of which all other
// loops are made. How many are not named is said.
//
// # Over time
//
// [Run], [Counterfactual] and [Trend] draw lines on one axis of time and one of
// values, which have round numbers and say their units. Lines differ by dashes and
// markers, and have their names at their ends: in words, or on a narrow screen by
// number. With each stands the signature that it has, in the reader's words. What
// was drawn by hand ([ReferenceLine]) has a marker on each point. A band below says
// which loops dominate when: shaded where they reinforce. Time runs the way the
// reader reads.
//
// The table has a row for each round time, and says there what the picture shows:
// between two points, what lies on the straight line between them.
//
// # Where things lie
//
// Positions that a document brings are kept. Where texts would cover each other,
// or the picture would be wider than asked for, all are multiplied by one factor,
// which is said; what stands on top of something else is moved, which is said
// too. Without positions, variables are placed so that loops are round and few
// links cross. No text covers another. The same diagram gives the same picture,
// whatever the order of its document. In words written from right to left the
// diagram is the same, so that a loop that runs clockwise does so for everybody.
//
// A picture fits the width asked for, from 320 pixels on, and its text is never
// smaller than 12: a diagram of more than about thirty variables is tall on a
// phone, and better read as a table.
//
// # Stakeholders and situations
//
// In [Grid], [Salience] and [Risks] numbers stand in the picture, and names in a list
// beside it or below. Those at one place have one frame with all their numbers, and no
// frame crosses a threshold. Where a rating is missing, the list says which, and what is
// possible. In [Risks] a number in brackets is where a risk was before anything was
// done; an arrow leads from there to where it is. In [LeftBehind] a barrier that nobody
// looked at is hatched, and is not one that keeps nobody out. Addresses of persons are
// taken out.
//
// # Errors
//
// A chart is checked when it is made: the error is then a [govmaturity.Problems]
// with everything that is wrong, and its place. More than a thousand variables or
// three thousand links are refused.
package chart

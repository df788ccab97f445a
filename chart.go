package govmaturity

import "io"

// Chart is a picture of results, in one language, with the same in words and as
// a table. Each package of this module hands out the charts of its results. A
// chart does not change, and any number of goroutines may use it at once.
//
// What is wrong with the data is said when a chart is made: one that is there
// can be drawn.
//
// Only this module implements Chart, and may add methods to it: do not
// implement it elsewhere.
type Chart interface {
	// Title returns what the chart shows, of whom, and of when.
	Title() string
	// Description tells the chart, in sentences, to those who do not see it. It
	// is in the picture as well.
	Description() string
	// Language returns the tag of the language that the chart is written in.
	// Where the data have no wording in it, another stands in, as [Text.Lookup]
	// says.
	Language() string
	// Direction returns the direction that the chart is written in, ltr or rtl,
	// for the page around it.
	Direction() string
	// Table returns the same data as a table, with all numbers. The caller may
	// change it.
	Table() Table
	// WriteSVG draws the chart, as a file or as a part of a page. The same chart
	// gives the same bytes on every machine. There are neither styles nor
	// scripts in it, so that pages with a strict content security policy can
	// show it. The error is that of w, or a [Problems] about the page, and then
	// nothing has been written.
	WriteSVG(w io.Writer, page ChartPage) error
}

// ChartPage says where a chart is to stand. The zero ChartPage is a file of its
// own, or a page with one chart of its kind.
type ChartPage struct {
	// ID is the id of the picture, and what all ids in it begin with: a letter,
	// and then letters, digits, hyphens or underscores. On a page with several
	// pictures they must differ. When it is empty, it is the kind of the chart,
	// such as radar.
	ID string
}

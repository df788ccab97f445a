package chart

import (
	"cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/drawing"
	"github.com/govmaturity/govmaturity/maturity"
)

// How much a chart shows.
const (
	// MaxSeries is how many results have lines or markers of their own, and how many nodes
	// a chart over time shows: as many as can be told apart without colour.
	MaxSeries = drawing.MaxSeries
	// MaxResults is how many results there can be side by side: more are refused.
	MaxResults = 1000
	// MaxAxes is how many axes a radar has that can be read.
	MaxAxes = 20
)

// How narrow and how wide a picture can be, in pixels.
const (
	MinWidth = drawing.MinWidth
	MaxWidth = drawing.MaxWidth
)

// Options say how a chart is to be made. The zero Options make one in English.
type Options struct {
	// Words are those of the reader: [govmaturity.WordsFor] has them. The titles
	// of nodes and levels are looked up in the reader's languages.
	Words govmaturity.Words
	// Title, Description and Note stand in place of those that are made from the
	// results, in the language of the words.
	Title, Description, Note string
	// Target is what is aimed at: a polygon of its own in a radar, a mark in the
	// row of a heat map or a dot plot, a level line in a chart over time. It needs nodes that
	// show levels of one scale. The zero Target is none.
	Target maturity.Target
	// Width is how wide the picture is, in pixels, from [MinWidth] to [MaxWidth]. When 0,
	// a radar, a heat map and a chart over time are as wide as they need, and the others
	// MinWidth. A page that shrinks a picture shrinks its text: draw one for narrow screens
	// and one for wide ones.
	Width int
}

// head returns what a chart begins with, where the host says nothing else: what
// is shown, of whom, and where it comes from.
func (o Options) head(what govmaturity.Text, whose, note string) drawing.Head {
	title := o.Words.Wording(what)
	if whose != "" {
		title = drawing.Label(o.Words, title, whose)
	}
	return drawing.Head{
		Title: cmp.Or(o.Title, title), Description: o.Description, Note: cmp.Or(o.Note, note), Words: o.Words,
	}
}

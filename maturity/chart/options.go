package chart

import (
	"cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/drawing"
	"github.com/govmaturity/govmaturity/maturity"
)

// MaxSeries is how many results, or nodes over time, a chart shows: as many as
// can be told apart without colour. More are refused.
const MaxSeries = drawing.MaxSeries

// Options say how a chart is to be made. The zero Options make one in English.
type Options struct {
	// Words are those of the reader: [govmaturity.WordsFor] has them. The titles
	// of nodes and levels are looked up in the reader's languages.
	Words govmaturity.Words
	// Title, Description and Note stand in place of those that are made from the
	// results, in the language of the words.
	Title, Description, Note string
	// Target is what is aimed at: a polygon of its own in a radar, a mark in the
	// row of a heat map, a level line in a chart over time. It needs nodes that
	// show levels of one scale. The zero Target is none.
	Target maturity.Target
	// Width is how wide the picture of [Ranks] is, in pixels, from 320, which it is when 0,
	// to 2000. Other charts are as wide as they need.
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

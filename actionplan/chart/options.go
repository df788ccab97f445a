package chart

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/drawing"
)

// How narrow and how wide a picture can be, in pixels.
const (
	MinWidth = drawing.MinWidth
	MaxWidth = drawing.MaxWidth
)

// Options say how a chart is to be made. The zero Options make one in English that
// fits the narrowest screen.
type Options struct {
	// Words are those of the reader: [govmaturity.WordsFor] has them. Names are
	// looked up in the reader's languages.
	Words govmaturity.Words
	// Title, Description and Note stand in place of those that are made from the
	// data, in the language of the words.
	Title, Description, Note string
	// Width is how wide the picture is, in pixels, from [MinWidth] to [MaxWidth]:
	// MinWidth when 0. A page that shrinks the picture shrinks its text.
	Width int
}

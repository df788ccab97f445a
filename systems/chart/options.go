package chart

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/drawing"
	"github.com/govmaturity/govmaturity/systems"
)

// How narrow and how wide a picture can be, in pixels.
const (
	MinWidth = drawing.MinWidth
	MaxWidth = drawing.MaxWidth
)

// MaxLoops is how many loops a chart names at most: among more nobody finds one.
const MaxLoops = drawing.MaxNamed

// Options say how a chart is to be made. The zero Options make one in English
// that fits the narrowest screen.
type Options struct {
	// Words are those of the reader: [govmaturity.WordsFor] has them. Names are
	// looked up in the reader's languages.
	Words govmaturity.Words
	// Title, Description and Note stand in place of those that are made from the
	// diagram, in the language of the words.
	Title, Description, Note string
	// Width is how wide the picture is, in pixels, from [MinWidth] to [MaxWidth]:
	// MinWidth when 0. A page that shrinks the picture shrinks its text. From
	// about 800 on the loops stand beside the diagram.
	Width int
	// Loops are those that are named, in this order, in place of those that are
	// chosen.
	Loops []systems.Loop
	// Most is how many loops are named: up to [MaxLoops], and 12 when 0.
	Most int
	// Anew places all variables, although the document has positions.
	Anew bool
}

const usualLoops = 12

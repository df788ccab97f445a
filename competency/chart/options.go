package chart

import (
	"cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/drawing"
)

// How narrow and how wide a picture can be, in pixels.
const (
	MinWidth = drawing.MinWidth
	MaxWidth = drawing.MaxWidth
)

// Options say how a chart is to be made. The zero Options make one in English
// that fits the narrowest screen.
type Options struct {
	// Words are those of the reader: [govmaturity.WordsFor] has them. The titles
	// of competencies and levels are looked up in the reader's languages.
	Words govmaturity.Words
	// Title, Description and Note stand in place of those that are made from the
	// data, in the language of the words.
	Title, Description, Note string
	// Of names what the chart is about, in the title that is made: the team, or
	// the team and the date.
	Of string
	// Width is how wide the picture is, in pixels, from [MinWidth] to [MaxWidth]:
	// MinWidth when 0. A page that shrinks the picture shrinks its text.
	Width int
	// Rows and Columns choose what is shown of many.
	Rows, Columns Part
}

// Part chooses some of many rows or columns. The zero Part is the first of them:
// up to 40 rows, or 20 columns.
type Part struct {
	// Skip is how many are left out before.
	Skip int
	// Most is how many are shown at most: up to 100 rows, or 30 columns.
	Most int
}

const (
	usualRows, mostRows       = 40, 100
	usualColumns, mostColumns = 20, 30
)

// rows returns which of n rows are shown, and says so where some are not.
func (o Options) rows(k *document.Report, n int) (from, to int, said []string) {
	from, to = o.Rows.of(k, "rows", n, usualRows, mostRows)
	if from > 0 || to < n {
		said = append(said, o.Words.Say("chart.shown-rows", "from", from+1, "to", to, "all", n))
	}
	return from, to, said
}

// columns returns which of n columns are shown, and says so where some are not.
func (o Options) columns(k *document.Report, n int) (from, to int, said []string) {
	from, to = o.Columns.of(k, "columns", n, usualColumns, mostColumns)
	if from > 0 || to < n {
		said = append(said, o.Words.Say("chart.shown-columns", "from", from+1, "to", to, "all", n))
	}
	return from, to, said
}

func (p Part) of(k *document.Report, what string, n, usual, most int) (from, to int) {
	at := govmaturity.Path{}.Key(what)
	if p.Skip < 0 || p.Skip > 0 && p.Skip >= n {
		k.Add(at.Key("skip"), govmaturity.CodeOutOfRange, "there are %d %s: expected from 0 to %d to be left out; found %d", n, what, max(n-1, 0), p.Skip)
	}
	if p.Most < 0 || p.Most > most {
		k.Add(at.Key("most"), govmaturity.CodeOutOfRange, "a chart shows at most %d %s; found %d", most, what, p.Most)
	}
	from = min(max(p.Skip, 0), n)
	return from, min(n-from, max(cmp.Or(p.Most, usual), 0)) + from
}

// noColumns refuses a choice of columns where there are none.
func (o Options) noColumns(k *document.Report) {
	if o.Columns != (Part{}) {
		k.Add(govmaturity.Path{}.Key("columns"), govmaturity.CodeNotUsed, "this chart has no columns to choose from")
	}
}

// head returns what a chart begins with, where the host says nothing else.
func (o Options) head(title string, of []string, shown []competency.Competency) drawing.Head {
	var told []string
	for _, s := range append([]string{o.Words.Isolate(o.Of, "")}, of...) {
		if s != "" {
			told = append(told, s)
		}
	}
	if len(told) > 0 {
		title = drawing.Label(o.Words, title, o.Words.List(told...))
	}
	return drawing.Head{
		Title: cmp.Or(o.Title, title), Description: o.Description, Note: cmp.Or(o.Note, note(shown, o.Words)), Words: o.Words,
	}
}

func (o Options) fit() drawing.Fit { return drawing.Fit{Width: o.Width} }

// note says which framework it is, and how official: as official as the least
// official of what is shown.
func note(shown []competency.Competency, w govmaturity.Words) string {
	if len(shown) == 0 || shown[0].Framework() == nil {
		return ""
	}
	fw := shown[0].Framework()
	weakest := fw.Standing()
	for _, c := range shown {
		weakest = weakest.Weaker(c.Standing())
	}
	source := w.List(w.Wording(fw.Title()), w.Say("chart.edition")+" "+fw.Edition())
	standing := drawing.Label(w, w.Say("chart.standing"), w.Say("standing."+string(weakest)))
	return w.Say("text.sentence", "text", w.Say("text.clauses", "before", source, "item", standing))
}

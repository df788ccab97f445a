package drawing

import (
	"cmp"
	"io"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Head is what all charts have besides their data.
type Head struct {
	// Title names the chart: what is shown, of whom, of when.
	Title string
	// Description tells the chart to those who do not see it. When it is blank,
	// it is made from the data, and ends with the note.
	Description string
	// Note stands below the chart: where the data come from, and how official
	// they are.
	Note string
	// Words are what the chart itself says. All wording is for their reader:
	// that of documents and people comes through Words.Wording and
	// Words.Isolate.
	Words govmaturity.Words
}

func (h Head) head() Head { return h }

// Shape is the data of a chart. Each kind knows how its data are checked, told,
// listed and drawn; what all kinds share is done once, by [New].
type Shape interface {
	head() Head
	// kind is the key of the words for it, after "chart.", and what its ids
	// begin with when the page gives none.
	kind() string
	// check reports all that is wrong besides the head.
	check(*checker)
	// describe tells the data, a sentence each.
	describe(govmaturity.Words) []string
	// table lists the data. The first cell of a row is its header.
	table(govmaturity.Words) (header []string, rows [][]string)
	// draw puts the data on an empty canvas.
	draw(*canvas)
	// keys explain what is drawn, for the legend.
	keys(*canvas) []key
}

// planned are shapes that take long to find where things lie: that is done once.
type planned interface {
	plan(govmaturity.Words) Shape
}

// New makes a chart of a shape, whose lists the caller must not change any more.
// The error is a [govmaturity.Problems] with everything that is wrong, and its
// place, such as series[2].points[0].value.
func New(s Shape) (govmaturity.Chart, error) {
	h := s.head()
	if h.Words == (govmaturity.Words{}) {
		h.Words = govmaturity.WordsFor("en") // looked up once
	}
	var k checker
	k.head(h)
	s.check(&k)
	if err := k.Err(); err != nil {
		return nil, err
	}
	if p, ok := s.(planned); ok {
		s = p.plan(h.Words)
	}
	if document.Blank(h.Description) {
		h.Description = sentences(h.Words, append(append([]string{h.Words.Say("chart." + s.kind())}, s.describe(h.Words)...), h.Note)...)
	}
	return chart{s, h}, nil
}

// chart is a shape that can be drawn.
type chart struct {
	shape Shape
	head  Head // with a description
}

func (c chart) Title() string       { return c.head.Title }
func (c chart) Description() string { return c.head.Description }
func (c chart) Language() string    { return c.head.Words.Language() }
func (c chart) Direction() string   { return c.head.Words.Direction() }

func (c chart) Table() govmaturity.Table {
	t := govmaturity.Table{Caption: c.head.Title, Note: c.head.Note, Language: c.Language()}
	t.Header, t.Rows = c.shape.table(c.head.Words)
	return t
}

func (c chart) WriteSVG(out io.Writer, page govmaturity.ChartPage) error {
	var k checker
	k.id(at("id"), page.ID)
	if err := k.Err(); err != nil {
		return err
	}
	canvas := newCanvas(cmp.Or(page.ID, c.shape.kind()), c.head.Words)
	c.shape.draw(canvas)
	title := c.head.Title
	if d, ok := c.shape.(Deadlines); ok && d.Dense {
		title = "" // it stands below a heading
	}
	canvas.around(title, c.shape.keys(canvas), c.head.Note)
	return canvas.write(out, c.head.Title, c.head.Description)
}

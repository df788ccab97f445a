package panel

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity/maturity"
)

// Output says what a table of results looks like. The zero Output is long: a row for each
// subject and node, in the order of the framework's document, with the columns
//
//	subject, node, value, level, class, coverage
//
// Numbers have the fewest digits that tell them from every other number. What there is
// not is empty. After the subject come the rater, the date and the columns that were
// kept, if the table of assessments had them.
//
// A text that a spreadsheet would take for a formula, because it starts with one of
// = + - @, gets an apostrophe before it, and so does one that starts with an apostrophe.
// Take one away to have the text again. A text with any of , ; | tab in it is in quotes,
// whichever of them the separator is.
type Output struct {
	// Wide makes one row of each subject, with a column of values for each node, which
	// has the node's id.
	Wide bool
	// Groups leaves out indicators.
	Groups bool
	// Full adds what else there is. To a long table: the value as it is published, and
	// the framework, the edition and the content hash of each row. To a wide one, beside
	// the column of node x: x:published where the publisher's decimals are known, x:level
	// and x:class where there are some, x:coverage for groups; and the framework, the
	// edition and the hash.
	Full bool
	// Ranks adds the competition rank of the published value, among all rows: of a
	// [Panel] only. See [Ranks].
	Ranks bool
	// Separator stands between cells: a comma when 0.
	Separator rune
}

// encoder writes results as rows.
type encoder struct {
	Output
	comma  string
	framed string // the separator, framework, edition and hash
	nodes  []outNode
}

// outNode is what does not change about the results of a node.
type outNode struct {
	id                      string
	out                     bool // it has a place in the table
	levels, classes, rounds bool
	group                   bool
}

func newEncoder(fw *maturity.Framework, o Output) *encoder {
	if o.Separator == 0 {
		o.Separator = ','
	}
	e := &encoder{Output: o, comma: string(o.Separator)}
	for n := range fw.Nodes() {
		_, rounds := n.Decimals()
		e.nodes = append(e.nodes, outNode{
			id: n.ID(), out: !o.Groups || !n.IsIndicator(), group: !n.IsIndicator(), rounds: rounds,
			levels: len(n.Levels()) > 0, classes: len(n.Classes()) > 0,
		})
	}
	for _, cell := range []string{fw.ID(), fw.Edition(), fw.Hash()} {
		e.framed += e.comma + string(appendText(nil, cell))
	}
	return e
}

// header returns the row with the names of the columns. The error is about two of one name,
// and about a separator that readers of tables do not know.
func (e *encoder) header(before []string) (b []byte, err error) {
	if !strings.ContainsRune(",;|\t", e.Separator) {
		return nil, fmt.Errorf("cells are separated by a comma, a semicolon, a tab or a bar, not by %q", e.Separator)
	}
	var names []string
	if !e.Wide {
		names = append(names, "node", "value")
		if e.Full {
			names = append(names, "published")
		}
		names = append(names, "level", "class", "coverage")
		if e.Ranks {
			names = append(names, "rank")
		}
	} else {
		for _, n := range e.nodes {
			if !n.out {
				continue
			}
			names = append(names, n.columns(e.Output)...)
		}
	}
	if e.Full {
		names = append(names, "framework", "edition", "hash")
	}
	for _, name := range before {
		if slices.Contains(names, name) {
			return nil, fmt.Errorf("the table has a column %q, and so have the results: rename it in the table, or leave it out", name)
		}
	}
	for i, name := range append(slices.Clone(before), names...) {
		if i > 0 {
			b = append(b, e.comma...)
		}
		b = appendText(b, name)
	}
	return append(b, '\n'), nil
}

// columns returns the columns of a node in a wide table.
func (n *outNode) columns(o Output) []string {
	names := []string{n.id}
	if o.Full && n.rounds {
		names = append(names, n.id+":published")
	}
	if o.Full && n.levels {
		names = append(names, n.id+":level")
	}
	if o.Full && n.classes {
		names = append(names, n.id+":class")
	}
	if o.Full && n.group {
		names = append(names, n.id+":coverage")
	}
	if o.Ranks {
		names = append(names, n.id+":rank")
	}
	return names
}

// card adds the rows of a card. Ranks are by the place of the node in the framework, with
// 0 for none; nil for a card that is in no panel.
func (e *encoder) card(b []byte, before []byte, card *maturity.Scorecard, ranks []int) []byte {
	if e.Wide {
		b = append(b, before...)
	}
	at := -1
	for r := range card.Nodes() {
		at++
		n := &e.nodes[at]
		if !n.out {
			continue
		}
		if !e.Wide {
			b = append(append(append(b, before...), e.comma...), n.id...)
		}
		b = e.result(b, n, r)
		if e.Ranks {
			b = append(b, e.comma...)
			if ranks != nil && ranks[at] > 0 {
				b = strconv.AppendInt(b, int64(ranks[at]), 10)
			}
		}
		if !e.Wide {
			if e.Full {
				b = append(b, e.framed...)
			}
			b = append(b, '\n')
		}
	}
	if e.Wide {
		if e.Full {
			b = append(b, e.framed...)
		}
		b = append(b, '\n')
	}
	return b
}

// result adds the cells of a node.
func (e *encoder) result(b []byte, n *outNode, r maturity.Result) []byte {
	b = append(b, e.comma...)
	value, ok := r.Value()
	if ok {
		b = appendNumber(b, value)
	}
	if e.Full && (n.rounds || !e.Wide) {
		b = append(b, e.comma...)
		if published, ok := r.Published(); ok {
			b = appendNumber(b, published)
		}
	}
	if e.Wide && !e.Full {
		return b
	}
	if n.levels || !e.Wide {
		b = append(b, e.comma...)
		if n.levels {
			b = append(b, r.Level().ID()...)
		}
	}
	if n.classes || !e.Wide {
		b = append(b, e.comma...)
		if n.classes {
			b = append(b, r.Class().ID()...)
		}
	}
	if n.group || !e.Wide {
		b = appendNumber(append(b, e.comma...), r.Coverage())
	}
	return b
}

// appendNumber writes what most results are without much ado: small whole numbers, and
// those with up to three decimals. Where thousandths give the same number, their digits
// are the fewest that do: no two numbers of so few digits are one float.
func appendNumber(b []byte, x float64) []byte {
	if x >= 0 && x < 1000 && (x > 0 || 1/x > 0) {
		if whole := uint32(x); whole < 10 && float64(whole) == x {
			return append(b, byte('0'+whole))
		}
		if thousandths := uint32(float64(x*1000) + 0.5); float64(thousandths)/1000 == x {
			return appendThousandths(b, thousandths)
		}
	}
	return strconv.AppendFloat(b, x, 'g', -1, 64)
}

func appendThousandths(b []byte, n uint32) []byte {
	whole, part := n/1000, n%1000
	switch {
	case whole >= 100:
		b = append(b, byte('0'+whole/100), byte('0'+whole/10%10), byte('0'+whole%10))
	case whole >= 10:
		b = append(b, byte('0'+whole/10), byte('0'+whole%10))
	default:
		b = append(b, byte('0'+whole))
	}
	switch {
	case part == 0:
		return b
	case part%100 == 0:
		return append(b, '.', byte('0'+part/100))
	case part%10 == 0:
		return append(b, '.', byte('0'+part/100), byte('0'+part/10%10))
	}
	return append(b, '.', byte('0'+part/100), byte('0'+part/10%10), byte('0'+part%10))
}

// appendText adds a text as a cell.
func appendText(b []byte, text string) []byte {
	first, _ := utf8.DecodeRuneInString(text)
	if strings.ContainsRune("=+-@＝＋－＠'", first) && text != "" {
		text = "'" + text
	}
	if strings.ContainsAny(text, ",;|\t\"\r\n") {
		text = `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	}
	return append(b, text...)
}

// Write scores a table with all processors, and writes the results in the order of its
// rows. Memory does not grow with the number of rows.
//
// Call [Table.Check] first: Write stops at the first problem, and has written the rows
// before it by then. It is not for frameworks that need a panel: see [Table.Read].
func (t *Table) Write(in io.Reader, out io.Writer, o Output) error {
	if err := t.ready(); err != nil {
		return err
	}
	if _, err := t.Framework.NewScorer(); err != nil {
		return err
	}
	o.Ranks = false
	e := newEncoder(t.Framework, o)
	head := func(c *columns) ([]byte, error) { return e.header(append(t.Layout.known(), c.extra...)) }
	return t.scan(in, out, head, func() rowMaker {
		scorer, err := t.Framework.NewScorer()
		var cells []byte
		return func(out []byte, row *rowReader) ([]byte, error) {
			if err != nil {
				return out, err
			}
			card, err := scorer.Score(row.marks)
			if err != nil {
				return out, err
			}
			cells = e.before(cells[:0], row.subject, row.rater, row.date, row.extra, &t.Layout)
			return e.card(out, cells, card, nil), nil
		}
	})
}

// before adds the cells before the results.
func (e *encoder) before(b []byte, subject, rater, date string, extra []string, l *Layout) []byte {
	b = appendText(b, subject)
	if l.Rater != "" {
		b = appendText(append(b, e.comma...), rater)
	}
	if l.Date != "" {
		b = appendText(append(b, e.comma...), date)
	}
	for _, cell := range extra {
		b = appendText(append(b, e.comma...), cell)
	}
	return b
}

package main

import (
	"bufio"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity/maturity"
)

// writer writes scorecards as rows of a table. It allocates nothing for a
// row whose subject is written as it is.
type writer struct {
	*bufio.Writer
	comma   string
	subject []byte // as it is written
}

// newWriter starts a table with the names of its columns.
func newWriter(out io.Writer, comma rune) *writer {
	w := &writer{Writer: bufio.NewWriterSize(out, 64<<10), comma: string(comma)}
	w.WriteString(strings.Join([]string{subjectColumn, "node", "value", "level", "class", "coverage"}, w.comma) + "\n")
	return w
}

// card writes a row for each node.
func (w *writer) card(subject string, card *maturity.Scorecard) error {
	w.subject = appendSubject(w.subject[:0], subject)
	for r := range card.Nodes() {
		b := append(w.AvailableBuffer(), w.subject...)
		b = append(append(b, w.comma...), r.ID()...)
		b = append(b, w.comma...)
		if value, ok := r.Value(); ok {
			b = strconv.AppendFloat(b, value, 'g', -1, 64)
		}
		b = append(append(b, w.comma...), r.Level().ID()...)
		b = append(append(b, w.comma...), r.Class().ID()...)
		b = strconv.AppendFloat(append(b, w.comma...), r.Coverage(), 'g', -1, 64)
		if _, err := w.Write(append(b, '\n')); err != nil {
			return err
		}
	}
	return nil
}

// appendSubject adds a subject as a cell. Spreadsheets run a cell that starts
// with one of = + - @, or with its full-width form, as a formula, quoted or
// not; an apostrophe keeps them from it. One more goes before a subject that
// starts with an apostrophe, so that one can always be taken away. A subject
// that holds any separator is quoted, not only the one in use: a spreadsheet
// that splits at another one would find a formula in the middle.
func appendSubject(b []byte, subject string) []byte {
	first, _ := utf8.DecodeRuneInString(subject)
	if strings.ContainsRune("=+-@＝＋－＠'", first) {
		subject = "'" + subject
	}
	if strings.ContainsAny(subject, ",;|\t\"\r\n") {
		subject = `"` + strings.ReplaceAll(subject, `"`, `""`) + `"`
	}
	return append(b, subject...)
}

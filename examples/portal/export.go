package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity/maturity"
)

// exportAnswers hands out the assessment document, as the library reads it.
func (s *server) exportAnswers(v *visit) error {
	d, err := v.draft()
	if err != nil {
		return err
	}
	data, err := indented(d.Document)
	if err != nil {
		return err
	}
	return v.download(d, "assessment.json", "application/json", data)
}

func indented(document []byte) ([]byte, error) {
	var out bytes.Buffer
	err := json.Indent(&out, document, "", "  ")
	return out.Bytes(), err
}

// exportCard hands out the results.
func (s *server) exportCard(v *visit) error {
	d, err := v.draft()
	if err != nil {
		return err
	}
	card, err := d.In.Score(d.Doc)
	if err != nil {
		return err
	}
	out, err := json.MarshalIndent(card, "", "  ")
	if err != nil {
		return err
	}
	return v.download(d, "scorecard.json", "application/json", out)
}

// exportCSV hands out the answers and the results as a table.
func (s *server) exportCSV(v *visit) error {
	d, err := v.draft()
	if err != nil {
		return err
	}
	var out bytes.Buffer
	t := v.csvTable(&out)
	t.head()
	if err := t.assessment(d); err != nil {
		return err
	}
	if err := t.end(); err != nil {
		return err
	}
	return v.download(d, "scorecard.csv", "text/csv; charset=utf-8", out.Bytes())
}

// exportAll hands out all assessments with an edition as one table.
func (s *server) exportAll(v *visit) error {
	id, edition := v.r.PathValue("framework"), v.r.PathValue("edition")
	all, err := s.store.Assessments(v.r.Context(), id, edition, "")
	if err != nil {
		return err
	}
	if _, err := v.everOf(id, edition); err != nil {
		return err
	}
	var out bytes.Buffer
	t := v.csvTable(&out)
	t.head()
	for _, a := range all {
		d, err := v.draftOf(a)
		if err != nil {
			return err
		}
		if err := t.assessment(d); err != nil {
			return err
		}
	}
	if err := t.end(); err != nil {
		return err
	}
	return v.send(id+"-"+edition+"-results.csv", "text/csv; charset=utf-8", out.Bytes())
}

// csvTable writes results for the spreadsheet of the reader. Excel takes a file for
// UTF-8 by the mark at its beginning, and splits it by what separates lists where
// the reader is: a semicolon where a comma stands in numbers.
type csvTable struct {
	*visit
	w *csv.Writer
	// decimal is what stands in numbers.
	decimal string
	err     error
}

func (v *visit) csvTable(out io.Writer) *csvTable {
	_, err := io.WriteString(out, "\ufeff")
	t := &csvTable{visit: v, w: csv.NewWriter(out), decimal: ".", err: err}
	t.w.UseCRLF = true // RFC 4180
	if v.Tag != "en" {
		t.w.Comma, t.decimal = ';', ","
	}
	return t
}

// columns are the same in all languages, so that a program finds them.
var columns = []string{
	"subject", "rater", "date", "status", "list", "item", "id", "title", "kind",
	"state", "answer", "value", "level", "comment", "evidence", "coverage", "standing",
}

func (t *csvTable) head() { t.write(columns...) }

func (t *csvTable) write(cells ...string) {
	if t.err == nil {
		t.err = t.w.Write(cells)
	}
}

func (t *csvTable) end() error {
	t.w.Flush()
	if t.err == nil {
		t.err = t.w.Error()
	}
	return t.err
}

// assessment writes a row for each question and each node above them, and the
// same for each item of a list.
func (t *csvTable) assessment(d *draft) error {
	card, err := d.In.Score(d.Doc)
	if err != nil {
		return err
	}
	status := "draft"
	if d.Finished() {
		status = "finished"
	}
	t.card([]string{cell(d.Subject), cell(d.Rater), cell(d.Date), status}, card, "", "")
	return t.err
}

func (t *csvTable) card(about []string, card *maturity.Scorecard, list, item string) {
	for r := range card.Nodes() {
		level := r.Level()
		if !level.Valid() {
			level = r.Class()
		}
		value := "" // in full: what is rounded can be rounded by the reader
		if x, ok := r.Value(); ok {
			value = t.number(x)
		}
		kind, state, answered, comment, evidence := "group", string(r.State()), "", "", ""
		if r.IsIndicator() {
			a := r.Answer()
			kind, comment, evidence = "question", a.Comment, strings.Join(a.Evidence, "\n")
			if a.State().HasValue() {
				if x, ok := a.Number(); ok {
					answered = t.number(x)
				} else {
					answered = cell(r.AnswerText(a, t.Tag))
				}
			}
		}
		t.write(append(about[:len(about):len(about)],
			cell(list), cell(item), cell(r.ID()), cell(r.Title().In(t.Tag)), kind, state, answered, value,
			cell(level.ID()), cell(comment), cell(evidence), t.number(r.Coverage()), string(r.ScoreStanding()))...)
	}
	for _, roster := range card.Rosters() {
		for _, one := range card.Items(roster) {
			t.card(about, one, within(list, roster), within(item, one.Title()))
		}
	}
}

// within is a list in an item of another list, or its item.
func within(outer, inner string) string {
	if outer == "" {
		return inner
	}
	return outer + " / " + inner
}

func (t *csvTable) number(x float64) string { return strings.Replace(figureText(x), ".", t.decimal, 1) }

func figureText(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// cell keeps a text from being run: spreadsheets take a cell that begins like
// this for a formula, and an apostrophe in front says that it is none. Numbers
// are written by the portal, and are no texts.
func cell(s string) string {
	s = strings.TrimSpace(s)
	if s != "" && strings.ContainsRune("=+-@\t\r\n|%", rune(s[0])) || strings.HasPrefix(s, "＝") || strings.HasPrefix(s, "＋") || strings.HasPrefix(s, "－") || strings.HasPrefix(s, "＠") {
		return "'" + s
	}
	return s
}

// download sends a file of an assessment. Its name is made of ids, so there is
// nothing of anybody's typing in a header.
func (v *visit) download(d *draft, name, kind string, data []byte) error {
	return v.send(d.Framework+"-"+d.Edition+"-"+d.ID[:8]+"-"+name, kind, data)
}

func (v *visit) send(name, kind string, data []byte) error {
	h := v.w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	h.Set("Cache-Control", "private, no-cache")
	v.w.WriteHeader(http.StatusOK)
	if _, err := v.w.Write(data); err != nil {
		v.log.Info("the visitor left", "path", v.r.URL.Path, "error", err)
	}
	return nil
}

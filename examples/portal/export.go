package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
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
	var out bytes.Buffer
	if err := json.Indent(&out, d.Document, "", "  "); err != nil {
		return err
	}
	return v.download(d, "assessment.json", "application/json", out.Bytes())
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

// exportCSV hands out the results as a table: a row for each node, and for each
// node of each item of a list.
func (s *server) exportCSV(v *visit) error {
	d, err := v.draft()
	if err != nil {
		return err
	}
	card, err := d.In.Score(d.Doc)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	w.UseCRLF = true // RFC 4180
	if err := w.Write([]string{"item", "id", "title", "state", "value", "level", "coverage", "standing"}); err != nil {
		return err
	}
	if err := writeCSV(w, card, "", v.Tag); err != nil {
		return err
	}
	if w.Flush(); w.Error() != nil {
		return w.Error()
	}
	return v.download(d, "scorecard.csv", "text/csv; charset=utf-8", out.Bytes())
}

func writeCSV(w *csv.Writer, card *maturity.Scorecard, item, lang string) error {
	for r := range card.Nodes() {
		level := r.Level()
		if !level.Valid() {
			level = r.Class()
		}
		value := "" // in full: what is rounded can be rounded by the reader
		if x, ok := r.Value(); ok {
			value = figureText(x)
		}
		err := w.Write([]string{
			cell(item), cell(r.ID()), cell(r.Title().In(lang)), cell(string(r.State())), value,
			cell(level.ID()), figureText(r.Coverage()), cell(string(r.ScoreStanding())),
		})
		if err != nil {
			return err
		}
	}
	for _, roster := range card.Rosters() {
		for _, one := range card.Items(roster) {
			if err := writeCSV(w, one, item+roster+"/"+one.Subject()+" ", lang); err != nil {
				return err
			}
		}
	}
	return nil
}

func figureText(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// cell keeps a text from being run: spreadsheets take a cell that begins like
// this for a formula. Numbers are written by the portal, and are no texts.
func cell(s string) string {
	s = strings.TrimSpace(s)
	if s != "" && strings.ContainsRune("=+-@\t\r\n|%", rune(s[0])) || strings.HasPrefix(s, "＝") || strings.HasPrefix(s, "＋") || strings.HasPrefix(s, "－") || strings.HasPrefix(s, "＠") {
		return "'" + s
	}
	return s
}

// download sends a file. Its name is made of ids, so there is nothing of
// anybody's typing in a header.
func (v *visit) download(d *draft, name, kind string, data []byte) error {
	h := v.w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{
		"filename": d.Framework + "-" + d.Edition + "-" + d.ID[:8] + "-" + name,
	}))
	h.Set("Cache-Control", "private, no-cache")
	v.w.WriteHeader(http.StatusOK)
	if _, err := v.w.Write(data); err != nil {
		v.log.Info("the visitor left", "path", v.r.URL.Path, "error", err)
	}
	return nil
}

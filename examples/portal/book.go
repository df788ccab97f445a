package main

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/portal/internal/workbook"
	"github.com/govmaturity/govmaturity/maturity"
)

// A workbook of answers has two sheets. In the first is what the assessment is:
// a key, its value, and a word for people. In the second are the answers, a row
// each. Its first row has keys, the second the same in the reader's language.
const (
	aboutSheet   = "About"
	answersSheet = "Answers"
	firstAnswer  = 3      // the row of the first answer
	maxBookRows  = 60_000 // more than any assessment that the portal takes
)

// The columns of answers, from 1.
const (
	colList = iota + 1
	colWithin
	colItem
	colID
	colQuestion
	colChoices
	colAnswer
	colState
	colComment
	colEvidence
	colItemID
)

var bookColumns = []string{"list", "within", "item", "id", "question", "choices", "answer", "state", "comment", "evidence", "item-id"}

var aboutKeys = []string{"framework", "edition", "hash", "subject", "rater", "date"}

// exportWorkbook hands out the answers as a workbook to be filled in.
func (s *server) exportWorkbook(v *visit) error {
	d, err := v.draft()
	if err != nil {
		return err
	}
	about := workbook.Sheet{Name: aboutSheet, Widths: []float64{14, 50, 60}, Texts: map[int]int{2: 1}, Rtl: v.Dir == "rtl"}
	says := []string{v.T("framework"), v.T("edition"), v.T("book-hash"), v.T("subject-label"), v.T("rater-label"), v.T("date-label") + ". " + v.T("date-hint")}
	for i, value := range []string{d.Framework, d.Edition, d.Hash, d.Subject, d.Rater, d.Date} {
		about.Rows = append(about.Rows, []any{aboutKeys[i], value, says[i]})
	}
	about.Rows = append(about.Rows, nil, []any{nil, v.T("book-lead")}, []any{nil, v.T("book-items")})
	w := &bookWriter{visit: v, in: d.In, sheet: workbook.Sheet{
		Name: answersSheet, Widths: []float64{12, 18, 24, 20, 50, 40, 20, 15, 40, 40, 14}, Freeze: 2, Gray: []int{1}, Bold: []int{2}, Rtl: v.Dir == "rtl",
		Texts: map[int]int{colComment: firstAnswer, colEvidence: firstAnswer, colItem: firstAnswer, colItemID: firstAnswer},
	}}
	w.row(anys(bookColumns)...)
	w.row(v.T("list-name"), v.T("book-within"), v.T("book-item"), v.T("book-id"), v.T("question"), v.T("book-choices"),
		v.T("book-answer"), v.T("state"), v.T("book-comment"), v.T("book-evidence"), v.T("book-item-id"))
	if !w.level(nil, d.Doc.Answers, d.Doc.Rosters) {
		return &failure{http.StatusUnprocessableEntity, v.T("book"), v.T("book-deep")}
	}
	var out bytes.Buffer
	if err := workbook.WriteSheets(&out, about, w.sheet); err != nil {
		return err
	}
	return v.download(d, "answers.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", out.Bytes())
}

func anys(texts []string) (out []any) {
	for _, s := range texts {
		out = append(out, s)
	}
	return out
}

// bookWriter writes the rows of answers.
type bookWriter struct {
	*visit
	in    *instrument
	sheet workbook.Sheet
}

func (w *bookWriter) row(cells ...any) { w.sheet.Rows = append(w.sheet.Rows, cells) }

// level writes the answers of the whole, or of an item, and those of its lists.
// It reports whether there was room for all: the sheet has columns for an item,
// and one around it.
func (w *bookWriter) level(at []*maturity.RosterItem, answers map[string]govmaturity.Answer, rosters map[string][]maturity.RosterItem, list ...maturity.Roster) bool {
	inner := w.in.Rosters()
	questions := w.in.Indicators()
	if len(list) > 0 {
		inner, questions = list[0].Rosters(), nil
		for _, id := range w.in.lists[list[0].ID()] {
			questions = append(questions, w.in.questionOf(place{{list[0].ID(), ""}}, id).Indicator())
		}
	}
	if len(at) > 2 {
		return false
	}
	for _, q := range questions {
		w.answer(at, list, q, answers[q.ID()])
	}
	for _, r := range inner {
		for i := range rosters[r.ID()] {
			item := &rosters[r.ID()][i]
			if !w.level(append(at[:len(at):len(at)], item), item.Answers, item.Rosters, r) {
				return false
			}
		}
		if len(at) < 2 { // rows for one more
			w.blank(at, r)
		}
	}
	return true
}

// blank writes the rows of an item that is not there yet.
func (w *bookWriter) blank(at []*maturity.RosterItem, r maturity.Roster) {
	none := &maturity.RosterItem{}
	for _, id := range w.in.lists[r.ID()] {
		w.answer(append(at[:len(at):len(at)], none), []maturity.Roster{r}, w.in.questionOf(place{{r.ID(), ""}}, id).Indicator(), govmaturity.Answer{})
	}
}

func (w *bookWriter) answer(at []*maturity.RosterItem, list []maturity.Roster, q maturity.Indicator, a govmaturity.Answer) {
	cells := make([]any, len(bookColumns))
	set := func(column int, s string) {
		if s != "" {
			cells[column-1] = s
		}
	}
	if len(list) > 0 {
		set(colList, list[0].ID())
		item := at[len(at)-1]
		set(colItem, itemName(item))
		set(colItemID, item.ID)
		if len(at) > 1 {
			set(colWithin, itemName(at[0]))
		}
	}
	set(colID, q.ID())
	set(colQuestion, w.Plain(q.Title()))
	set(colChoices, w.choices(q))
	if x, ok := a.Number(); ok {
		cells[colAnswer-1] = x
	} else if a.HasValue() {
		set(colAnswer, strings.Join(a.Choices(), "; "))
		if len(a.Choices()) == 0 {
			set(colAnswer, "none") // of a checklist, nothing is ticked
		}
	}
	if a.Stated() != govmaturity.StateAnswered {
		set(colState, string(a.Stated()))
	}
	set(colComment, a.Comment)
	set(colEvidence, strings.Join(a.Evidence, "\n"))
	w.row(cells...)
	n := len(w.sheet.Rows)
	if ids := q.Options(); len(ids) > 0 {
		w.sheet.Choices = append(w.sheet.Choices, workbook.Choice{Column: colAnswer, Row: n, Options: ids})
	}
	w.sheet.Choices = append(w.sheet.Choices, workbook.Choice{Column: colState, Row: n, Options: answerStates()})
}

func answerStates() (out []string) {
	for _, s := range govmaturity.States() {
		if s.OfAnswer() && s != govmaturity.StateAnswered {
			out = append(out, string(s))
		}
	}
	return out
}

// choices say what can be answered: each option with its title, or the range of
// a number with its unit.
func (w *bookWriter) choices(q maturity.Indicator) string {
	var all []string
	for _, c := range q.Choices() {
		if title := w.Plain(c.Title); title != "" && title != c.ID {
			all = append(all, c.ID+": "+title)
		} else {
			all = append(all, c.ID)
		}
	}
	if r, ok := q.Numbers(); ok {
		words := govmaturity.WordsFor(w.Tag)
		all = append(all, fmt.Sprintf("%s – %s %s", words.Plain(r.Min), words.Plain(r.Max), w.Plain(q.Unit())))
	}
	return strings.TrimSpace(strings.Join(all, "\n"))
}

// bookReader reads the answers back.
type bookReader struct {
	*visit
	in    *instrument
	doc   *maturity.Assessment
	out   []placed
	cells map[string]string // where an answer stands, by its place in the document
	rows  map[string]bool
	items map[string]*bookItem
}

// bookItem is an item of a list while it is read. Items are kept by pointer until
// all rows are read.
type bookItem struct {
	roster, key string
	maturity.RosterItem
	inner []*bookItem
}

// bringWorkbook makes a draft of a workbook that was filled in.
func (s *server) bringWorkbook(v *visit) error {
	refuse := func(wrong ...placed) error {
		return s.showFiles(v, http.StatusUnprocessableEntity, wrong, nil)
	}
	sheets, err := workbook.ReadSheets(v.sent.data, maxBookRows, aboutSheet, answersSheet)
	var merged *workbook.ErrMerged
	switch {
	case errors.As(err, &merged):
		return refuse(placed{Where: merged.Sheet + "!" + merged.Cell, Text: v.T("book-merged")})
	case err != nil:
		v.log.Info("a workbook cannot be read", "error", err)
		return refuse(placed{Text: v.T("book-broken")})
	}
	var wrong []placed
	for _, name := range []string{aboutSheet, answersSheet} {
		if sheets[name] == nil {
			wrong = append(wrong, placed{Where: name, Text: v.T("book-no-sheet")})
		}
	}
	if wrong != nil {
		return refuse(wrong...)
	}
	about, where, wrong := v.readAbout(sheets[aboutSheet])
	if wrong != nil {
		return refuse(wrong...)
	}
	in := s.lib.find(about["framework"], about["edition"])
	if in == nil {
		wrong := v.noInstrument(head{Framework: about["framework"], Edition: about["edition"]})
		for i := range wrong {
			wrong[i].Where = where[wrong[i].Where]
		}
		return refuse(wrong...)
	}
	if hash := about["hash"]; hash != "" && hash != in.Hash() && hash != in.RulesHash() {
		return refuse(placed{Where: where["hash"], Text: v.T("p-edition-file")})
	}
	r := &bookReader{visit: v, in: in, cells: map[string]string{}, rows: map[string]bool{}, items: map[string]*bookItem{}, doc: &maturity.Assessment{
		Format: maturity.AssessmentFormat, Framework: in.ID(), Edition: in.Edition(), Hash: in.Hash(),
		Subject: about["subject"], Rater: about["rater"], Date: about["date"], Answers: map[string]govmaturity.Answer{},
	}}
	r.read(sheets[answersSheet])
	if r.out == nil {
		r.check()
	}
	if r.out != nil {
		return refuse(r.out...)
	}
	for key, at := range r.cells {
		where[key] = at
	}
	return s.bringDraft(v, in, r.doc, where)
}

// readAbout reads the first sheet: keys and values.
func (v *visit) readAbout(rows [][]string) (about, where map[string]string, wrong []placed) {
	about, where = map[string]string{}, map[string]string{}
	for i, row := range rows {
		if len(row) == 0 || !slices.Contains(aboutKeys, row[0]) {
			continue // words for people
		}
		at := aboutSheet + "!" + workbook.At(2, i+1)
		if where[row[0]] != "" {
			wrong = append(wrong, placed{Where: at, Text: v.T("p-key-twice")})
			continue
		}
		where[row[0]] = at
		if len(row) > 1 {
			about[row[0]] = strings.TrimSpace(row[1])
		}
	}
	for _, key := range aboutKeys {
		if where[key] == "" && key != "hash" {
			wrong = append(wrong, placed{Where: aboutSheet, Text: v.T("book-no-key", key)})
		}
	}
	// A spreadsheet may take a date for a number of days.
	if n, err := strconv.ParseFloat(about["date"], 64); err == nil && n > 9999 {
		if day, ok := workbook.Day(n); ok {
			about["date"] = day.Format("2006-01-02")
		}
	}
	return about, where, wrong
}

func (r *bookReader) wrong(column, row int, text string) {
	r.out = append(r.out, placed{Where: answersSheet + "!" + workbook.At(column, row), Text: text})
}

func (r *bookReader) read(rows [][]string) {
	if len(rows) == 0 || !slices.Equal(rows[0][:min(len(rows[0]), len(bookColumns))], bookColumns) {
		r.wrong(1, 1, r.T("book-columns", strings.Join(bookColumns, ", ")))
		return
	}
	var top []*bookItem
	for i, row := range rows {
		if i+1 < firstAnswer {
			continue
		}
		cells := make([]string, len(bookColumns)+1)
		for c := range min(len(row), len(bookColumns)) {
			cells[c+1] = strings.TrimSpace(row[c])
		}
		for c := len(bookColumns); c < len(row); c++ {
			if strings.TrimSpace(row[c]) != "" {
				r.wrong(c+1, i+1, r.T("book-beside"))
			}
		}
		top = r.row(i+1, cells, top)
		if len(r.out) > maxPlaced {
			return
		}
	}
	r.doc.Rosters = rostersOf(top)
}

// row reads one answer.
func (r *bookReader) row(n int, cells []string, top []*bookItem) []*bookItem {
	filled := cells[colAnswer] != "" || cells[colState] != "" || cells[colComment] != "" || cells[colEvidence] != ""
	if cells[colID] == "" {
		if filled || cells[colItem] != "" {
			r.wrong(colID, n, r.T("p-required"))
		}
		return top
	}
	if cells[colList] == "" {
		q := r.in.Node(cells[colID]).Indicator()
		if !q.Valid() {
			r.wrong(colID, n, r.T("book-no-question", short(cells[colID])))
			return top
		}
		if cells[colItem] != "" || cells[colWithin] != "" {
			r.wrong(colList, n, r.T("p-required"))
			return top
		}
		r.put(n, cells, q, r.doc.Answers, "answers."+q.ID(), "")
		return top
	}
	roster := r.in.roster(cells[colList])
	if !roster.Valid() {
		r.wrong(colList, n, r.T("p-choice", short(cells[colList])))
		return top
	}
	q := r.in.questionOf(place{{roster.ID(), ""}}, cells[colID]).Indicator()
	if !slices.Contains(r.in.lists[roster.ID()], cells[colID]) || !q.Valid() {
		r.wrong(colID, n, r.T("book-no-question", short(cells[colID])))
		return top
	}
	if cells[colItem] == "" {
		if filled {
			r.wrong(colItem, n, r.T("p-required"))
		}
		return top
	}
	siblings := &top
	outside := slices.ContainsFunc(r.in.Rosters(), func(o maturity.Roster) bool { return o.ID() == roster.ID() })
	if cells[colWithin] != "" || !outside {
		i := slices.IndexFunc(top, func(it *bookItem) bool {
			return itemName(&it.RosterItem) == tidy(cells[colWithin]) && slices.ContainsFunc(r.in.roster(it.roster).Rosters(), func(o maturity.Roster) bool { return o.ID() == roster.ID() })
		})
		if i < 0 {
			r.wrong(colWithin, n, r.T("book-no-within", short(cells[colWithin])))
			return top
		}
		siblings = &top[i].inner
	}
	it := r.item(n, cells, roster.ID(), siblings)
	r.put(n, cells, q, it.Answers, it.key+"answers."+q.ID(), it.key)
	return top
}

// item finds the item of a row, or adds it.
func (r *bookReader) item(n int, cells []string, roster string, siblings *[]*bookItem) *bookItem {
	name := tidy(cells[colItem])
	for _, it := range *siblings {
		if it.roster == roster && itemName(&it.RosterItem) == name && (cells[colItemID] == "" || it.ID == cells[colItemID]) {
			return it
		}
	}
	it := &bookItem{roster: roster, key: fmt.Sprintf("row %d/", n), RosterItem: maturity.RosterItem{ID: cells[colItemID], Title: name, Answers: map[string]govmaturity.Answer{}}}
	if wrong := fieldError(r.language, nameOf, name); wrong != "" {
		r.wrong(colItem, n, wrong)
	}
	if it.ID == "" {
		it.ID = slug(name)
		for i := 2; slices.ContainsFunc(*siblings, func(o *bookItem) bool { return o.roster == roster && o.ID == it.ID }); i++ {
			it.ID = fmt.Sprintf("%s-%d", slug(name), i)
		}
	} else if slices.ContainsFunc(*siblings, func(o *bookItem) bool { return o.roster == roster && o.ID == it.ID }) {
		r.wrong(colItemID, n, r.T("p-twice", short(it.ID)))
	}
	if it.Title == it.ID {
		it.Title = ""
	}
	*siblings = append(*siblings, it)
	count := 0
	for _, o := range *siblings {
		if o.roster == roster {
			count++
		}
	}
	if count == maxItems+1 {
		r.wrong(colItem, n, r.T("p-items", count, maxItems))
	}
	return it
}

// rostersOf puts items together, with those of their lists.
func rostersOf(items []*bookItem) map[string][]maturity.RosterItem {
	var out map[string][]maturity.RosterItem
	for _, it := range items {
		if out == nil {
			out = map[string][]maturity.RosterItem{}
		}
		if it.Rosters = rostersOf(it.inner); len(it.Answers) == 0 {
			it.Answers = nil
		}
		out[it.roster] = append(out[it.roster], it.RosterItem)
	}
	return out
}

var decimalComma = regexp.MustCompile(`^[+-]?[0-9]+,[0-9]+$`)

// put reads the answer of a row.
func (r *bookReader) put(n int, cells []string, q maturity.Indicator, answers map[string]govmaturity.Answer, key, item string) {
	if r.rows[key] {
		r.wrong(colID, n, r.T("p-twice", short(cells[colID])))
		return
	}
	r.rows[key] = true
	typed := cells[colAnswer]
	if _, number := q.Numbers(); number && decimalComma.MatchString(typed) && r.Tag != "en" {
		typed = strings.Replace(typed, ",", ".", 1)
	}
	a, err := q.Parse(typed)
	if err != nil {
		r.library(colAnswer, n, err)
		return
	}
	if s := govmaturity.State(cells[colState]); s != "" {
		switch {
		case !s.OfAnswer():
			r.wrong(colState, n, r.T("book-state", short(cells[colState]), strings.Join(answerStates(), ", ")))
			return
		case s.HasValue() != a.HasValue():
			r.wrong(colState, n, r.T("book-contradicts", short(cells[colState])))
			return
		case s == govmaturity.StateImputed:
			a = a.AsImputed()
		case !a.HasValue():
			a = govmaturity.AnswerState(s)
		}
	}
	a.Comment = strings.ReplaceAll(cells[colComment], "\r\n", "\n")
	for line := range strings.Lines(cells[colEvidence]) {
		if line = strings.TrimSpace(line); line != "" {
			a.Evidence = append(a.Evidence, line)
		}
	}
	if a.IsSilent() && a.Comment == "" && a.Evidence == nil {
		return
	}
	if _, err := q.Mark(a); err != nil {
		r.library(colAnswer, n, err)
		return
	}
	answers[q.ID()] = a
	if item == "" {
		r.cells[key] = answersSheet + "!" + workbook.At(colAnswer, n)
	}
}

func (r *bookReader) library(column, n int, err error) {
	r.wrong(column, n, err.Error())
	r.out[len(r.out)-1].English = true
}

// check looks for what only shows in the whole.
func (r *bookReader) check() {
	doc := *r.doc // who, what and when are looked at after this
	doc.Subject, doc.Rater, doc.Date = "–", "–", ""
	err := r.in.Check(&doc)
	if err == nil {
		return
	}
	for _, p := range r.saidOf(err) {
		if at := r.cells[p.Where]; at != "" {
			p.Where = at
		} else if p.Where != "" {
			p.Where = answersSheet + ": " + p.Where
		}
		r.out = append(r.out, p)
	}
}

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"html/template"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
	"github.com/govmaturity/govmaturity/maturity"
)

// draft is an assessment with its framework and its document, on a page.
type draft struct {
	*store.Assessment
	In   *instrument
	Doc  *maturity.Assessment
	Link string
}

// draft returns the assessment that the address names.
func (v *visit) draft() (*draft, error) {
	a, err := v.store.Assessment(v.r.Context(), v.r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	return v.draftOf(a)
}

func (v *visit) draftOf(a *store.Assessment) (*draft, error) {
	in, err := v.lib.of(v.r.Context(), a)
	if err != nil {
		return nil, err
	}
	doc, err := decode(a.Document)
	if err != nil {
		return nil, err
	}
	return &draft{Assessment: a, In: in, Doc: doc, Link: assessmentLink(a.ID)}, nil
}

func encode(doc *maturity.Assessment) ([]byte, error) { return json.Marshal(doc) }

func decode(data []byte) (*maturity.Assessment, error) {
	doc := new(maturity.Assessment)
	return doc, json.Unmarshal(data, doc)
}

func (v *visit) draftCrumbs(d *draft, more ...crumb) []crumb {
	return append(v.crumbs(v.crumbOf(d.In)), more...)
}

func (v *visit) crumbOfDraft(d *draft) crumb {
	return crumb{v.T("assessment", d.Subject), d.Link}
}

// overview shows how far a draft has come, or what can be done with what is
// finished.
func (s *server) overview(v *visit) error {
	d, err := v.draft()
	if err != nil {
		return err
	}
	card, err := d.In.Score(d.Doc)
	if err != nil {
		return err
	}
	type row struct {
		part
		tally
		Link string
	}
	var rows []row
	for _, p := range d.In.parts {
		rows = append(rows, row{p, p.tally(card), d.placeLink(&p, nil)})
	}
	current := s.lib.find(d.Framework, d.Edition)
	return v.render(200, "overview", v.T("assessment", d.Subject), struct {
		*draft
		Total        tally
		Parts        any
		SubjectLink  string
		OtherContent bool
		Saved        *savedNote
	}{d, d.In.tally(card), rows, subjectLink(d.Assessment), current == nil || current.Hash() != d.Hash, v.savedNote(d)}, v.draftCrumbs(d)...)
}

// partFields go with the library's form. Base is the version that the page was
// made from, and page a random word for the page itself.
var partFields = []field{
	{name: "base", most: 20, hidden: true, is: isNumber, isNot: "p-number"},
	{name: "page", most: 40, hidden: true},
	{name: "do", most: 1000, hidden: true, is: isAction, isNot: "p-choice"},
}

var isNumber = regexp.MustCompile(`^[1-9][0-9]{0,15}$`).MatchString

// partPage is one page of questions, while it is put together.
type partPage struct {
	*draft
	Part      *part
	At        place
	Form      template.HTML
	Lists     []listPanel
	Number    int // of the page, among all
	Of        int
	Total     tally
	Back      bool // there is a page before this one
	Gone      bool // somebody took the item out
	Saved     *savedNote
	Notice    string
	Conflicts []conflict

	Kept  bool // the page came back in another language, with what was typed
	Wrong []problem

	input *govmaturity.FormInput
	base  int64
	page  string // stays the same while the page is shown again
	do    action
	typed map[string]string // what was sent beside the library's form
}

func (v *visit) partPage() (*partPage, error) {
	d, err := v.draft()
	if err != nil {
		return nil, err
	}
	p := d.In.part(v.r.PathValue("part"))
	at, ok := parsePlace(v.r.URL.Query().Get("at"))
	if p == nil || !ok || len(at) > 0 && !slices.Contains(p.Rosters, at[0].Roster) {
		return nil, notFound(v)
	}
	for i, s := range at {
		if !slices.Contains(d.In.listsAt(p, at[:i]), s.Roster) {
			return nil, notFound(v)
		}
	}
	return &partPage{draft: d, Part: p, At: at, base: d.Version, page: v.Once()}, nil
}

// part shows the questions of one part.
func (s *server) part(v *visit) error {
	p, err := v.partPage()
	switch {
	case err != nil:
		return err
	case p.Finished():
		return v.redirect(p.Link)
	case v.name == "":
		return v.askName()
	}
	if _, ok := levelAt(p.Doc, p.At); !ok {
		return &failure{http.StatusNotFound, v.T("item-gone"), v.T("item-gone-2")}
	}
	if p.input, err = v.fill(p, p.Doc); err != nil {
		return err
	}
	p.Saved = v.savedNote(p.draft)
	return s.showPart(v, 200, p)
}

// fill puts stored answers into the form of a part.
func (v *visit) fill(p *partPage, doc *maturity.Assessment) (*govmaturity.FormInput, error) {
	form, err := p.In.form(v.Tag, p.Part, p.At, p.Doc)
	if err != nil {
		return nil, err
	}
	data, err := encode(doc)
	if err != nil {
		return nil, err
	}
	input := form.Fill(data)
	return input, input.Err()
}

func (s *server) showPart(v *visit, status int, p *partPage) error {
	form, err := p.In.form(v.Tag, p.Part, p.At, p.Doc)
	if err != nil {
		return err
	}
	card, err := p.In.Score(p.Doc)
	if err != nil {
		return err
	}
	p.Total = p.In.tally(card)
	all := p.stops()
	number, before, _ := around(all, p.Part, p.At)
	p.Number, p.Of, p.Back = number, len(all), before != nil
	if !p.Gone {
		p.Lists = append(p.Lists, v.listPanels(p, card)...)
	}
	hidden := map[string]string{"token": v.Token(), "base": strconv.FormatInt(p.base, 10), "page": p.page}
	var out bytes.Buffer
	err = form.WriteHTML(&out, p.input, govmaturity.FormPage{Hidden: hidden, Templates: partTemplates(p.Part.node != "" && len(p.At) == 0, p.Conflicts != nil || p.Gone)})
	if err != nil {
		return err
	}
	p.Form = template.HTML(out.String()) // the library escapes what people entered
	return v.renderPage(status, "part", &page{
		visit: v, Title: v.placeTitle(p), Keeps: true, Do: "next", Data: p, Crumbs: v.placeCrumbs(p),
	})
}

// placeTitle is what the page is called: as its part, or as its item.
func (v *visit) placeTitle(p *partPage) string {
	if len(p.At) == 0 {
		return v.Plain(p.Part.Title)
	}
	_, s := p.At.outer()
	if l, ok := levelAt(p.Doc, p.At); ok {
		return itemName(l.item)
	}
	return s.Item
}

// placeCrumbs lead from the first page to what is around this one.
func (v *visit) placeCrumbs(p *partPage) []crumb {
	crumbs := v.draftCrumbs(p.draft, v.crumbOfDraft(p.draft))
	if len(p.At) == 0 {
		return crumbs
	}
	crumbs = append(crumbs, crumb{v.Plain(p.Part.Title), p.placeLink(p.Part, nil)})
	for i := 1; i < len(p.At); i++ {
		if l, ok := levelAt(p.Doc, p.At[:i]); ok {
			crumbs = append(crumbs, crumb{itemName(l.item), p.placeLink(p.Part, p.At[:i])})
		}
	}
	return crumbs
}

// savePart saves the answers of one part: all of them, or none.
func (s *server) savePart(v *visit) error {
	p, err := v.partPage()
	if err != nil {
		return err
	}
	if err := s.readPart(v, p); err != nil {
		return err
	}
	switch {
	case v.relang:
		p.Notice, p.Kept, p.input.Problems, p.Wrong = v.T("lang-kept"), true, nil, nil
		return s.showPart(v, http.StatusOK, p)
	case v.forged():
		p.Notice = v.T("p-token")
		return s.showPart(v, http.StatusForbidden, p)
	case v.name == "":
		p.Notice = v.T("p-nameless")
		return s.showPart(v, http.StatusUnprocessableEntity, p)
	case p.Finished():
		p.Notice = v.T("already-finished")
		return s.showPart(v, http.StatusConflict, p)
	case len(p.input.Problems) > 0 || p.Wrong != nil:
		if p.Notice = v.T("not-saved"); otherFramework(p.input.Problems) {
			p.Notice = v.T("p-edition")
		}
		return s.showPart(v, http.StatusUnprocessableEntity, p)
	}
	mine, err := p.In.AssessmentFrom(p.input)
	if err != nil {
		return err // the problems are looked at above
	}
	saved, err := s.mergeIn(v, p, mine)
	if err != nil {
		return s.notMerged(v, p, err)
	}
	q := url.Values{"saved": {strconv.FormatInt(saved.Version, 10)}, "seen": {strconv.FormatInt(p.base, 10)}}
	if saved.Version == p.Version && saved.What != "merge" {
		q = url.Values{"saved": {"0"}}
	}
	return v.redirect(s.after(v, p, saved, q))
}

// readPart reads what was posted: the version that the page was made from, the
// answers, and the button.
func (s *server) readPart(v *visit, p *partPage) error {
	form, err := p.In.form(v.Tag, p.Part, p.At, p.Doc)
	if err != nil {
		return err
	}
	values, problems := v.readFields(append(partFields, p.addFields()...)...)
	// A page that does not say which version it was made from may be as old as
	// the draft itself: then every difference is asked about.
	p.base = 1
	if isNumber(values["base"]) {
		p.base, _ = strconv.ParseInt(values["base"], 10, 64) // at most 16 digits
	}
	if p.base > p.Version {
		problems = append(problems, problem{"", "base: " + v.T("p-number", values["base"])})
		p.base = 1
	}
	base, err := s.store.Revision(v.r.Context(), p.ID, p.base)
	if err != nil {
		return err
	}
	shown, err := decode(base.Document)
	if err != nil {
		return err
	}
	stored, err := v.fill(p, shown)
	if err != nil {
		return err
	}
	p.input = p.read(v, form, stored)
	if sent := values["page"]; sent != "" && fieldError(v.language, partFields[1], sent) == "" {
		p.page = sent
	}
	p.typed = values
	p.Wrong = append(problems, p.checkAction(v, values)...)
	for _, wrong := range p.Wrong {
		if wrong.Field == "" {
			p.input.Problems = append(p.input.Problems, govmaturity.Problem{Code: "bad-request", Format: "%s", Args: []any{wrong.Text}})
		}
	}
	return nil
}

// notMerged shows a page again that could not be stored, with why.
func (s *server) notMerged(v *visit, p *partPage, err error) error {
	var wrong *listProblem
	status := http.StatusConflict
	switch {
	case errors.As(err, &wrong):
		p.Notice, p.Wrong, status = v.T("not-saved"), []problem{wrong.problem}, http.StatusUnprocessableEntity
	case errors.Is(err, errItemGone):
		p.Notice, p.Gone = v.T("item-gone-3"), true
	case errors.Is(err, errConflict) && p.Conflicts != nil:
	case errors.Is(err, store.ErrFinished):
		p.Notice = v.T("already-finished")
	case errors.Is(err, store.ErrUnavailable):
		p.Notice, status = v.unavailable(err), http.StatusServiceUnavailable
	default:
		return err
	}
	return s.showPart(v, status, p)
}

var errConflict = errors.New("the same questions were changed")

// mergeIn brings the answers and the stored document together and stores the
// result, in one transaction. When the two changed the same question, nothing
// is stored, and the page is made ready to ask.
func (s *server) mergeIn(v *visit, p *partPage, mine *maturity.Assessment) (*store.Assessment, error) {
	page := v.browser() + "." + p.page
	return s.store.Save(v.r.Context(), p.ID, p.base, func(since []store.Revision) (*store.Revision, error) {
		seen, now := since[0], since[len(since)-1]
		before, err := p.lastSent(since, page)
		if err != nil {
			return nil, err
		}
		theirs, err := decode(now.Document)
		if err != nil {
			return nil, err
		}
		merged, both, err := merge(p.At, p.In.questionsAt(p.Part, p.At), before, theirs, mine)
		if err != nil {
			return nil, err
		}
		// What this person saved last, from another page of the same browser, is
		// no conflict: it is corrected.
		both = slices.DeleteFunc(both, func(c change) bool {
			by := c.last(since, seen.Version)
			return by.Who == v.name && strings.HasPrefix(by.Page, v.browser()+".")
		})
		if len(both) > 0 {
			p.base = now.Version
			return nil, errors.Join(errConflict, v.ask(p, since, both, before, theirs, mine, merged))
		}
		if err := p.do.apply(v, p, since, merged); err != nil {
			return nil, err
		}
		document, err := encode(merged)
		if err != nil || bytes.Equal(document, now.Document) {
			return nil, err
		}
		if err := p.In.Check(merged); err != nil {
			return nil, err
		}
		r := &store.Revision{Who: v.name, What: "save", Part: p.Part.ID, Page: page, Document: document}
		if now.Version != seen.Version {
			r.What = "merge"
		}
		return r, nil
	})
}

// read reads what was posted into the form, with what the library cannot know:
// what the page had shown, and how much one field may hold.
func (p *partPage) read(v *visit, form govmaturity.Form, stored *govmaturity.FormInput) *govmaturity.FormInput {
	posted := url.Values{}
	for name, texts := range v.form {
		if strings.HasPrefix(name, "/") {
			posted[name] = texts
		}
	}
	lost := p.lost(v, posted, stored)
	input := form.ReadPost(posted)
	input.Problems = append(input.Problems, lost...)
	for _, name := range slices.Sorted(maps.Keys(input.Values)) {
		for _, text := range input.Values[name] {
			if n := utf8.RuneCountInString(text); n > maxText {
				input.Problems = append(input.Problems, govmaturity.Problem{
					Code: govmaturity.CodeTooLong, Path: govmaturity.ParsePointer(name), Format: "the text has %d characters, more than the %d allowed", Args: []any{n, maxText},
				})
			}
		}
	}
	return input
}

// lost looks for questions that were on the page and of which nothing came
// back. A browser sends something for each, if only an empty comment: without
// this, a post that lost its half would take answers out. What is stored is put
// back into the page.
func (p *partPage) lost(v *visit, posted url.Values, stored *govmaturity.FormInput) (problems govmaturity.Problems) {
	sent := map[string]bool{} // each name, and what is above it
	for name := range posted {
		for i := len(name); i > 0; i = strings.LastIndexByte(name[:i], '/') {
			sent[name[:i]] = true
		}
	}
	report := func(at string, words string) {
		problems = append(problems, govmaturity.Problem{Code: "not-sent", Path: govmaturity.ParsePointer(at), Format: "%s", Args: []any{words}})
	}
	restore := func(at string) {
		for name, texts := range stored.Values {
			if strings.HasPrefix(name, at+"/") {
				posted[name] = texts
			}
		}
	}
	for _, id := range p.In.questionsAt(p.Part, p.At) {
		if question := p.At.field() + "/answers/" + id; !sent[question] {
			restore(question)
			report(question+"/value", v.T("p-not-sent"))
		}
	}
	for _, list := range p.In.listsAt(p.Part, p.At) {
		if sent[p.At.field()+"/rosters/"+list] {
			report("", v.T("p-own-pages"))
		}
	}
	return problems
}

// otherFramework reports whether a page was made for another framework, edition
// or content: the form posts these with the answers, and the library looks.
func otherFramework(problems govmaturity.Problems) bool {
	return slices.ContainsFunc(problems, func(p govmaturity.Problem) bool {
		return slices.Contains([]string{"/framework", "/edition", "/hash"}, p.Path.Pointer())
	})
}

// savedNote says what became of a save, on the page that comes after it.
type savedNote struct {
	Nothing bool // was different
	*store.Revision
	Others  string // who had saved in between
	Changed []template.HTML
}

// savedNote reads it from the address. It names versions, and the history says
// the rest, so nothing can be put into a page with a link.
func (v *visit) savedNote(d *draft) *savedNote {
	q := v.r.URL.Query()
	if q.Get("saved") == "0" {
		return &savedNote{Nothing: true}
	}
	saved, err := strconv.ParseInt(q.Get("saved"), 10, 64)
	if err != nil || saved < 2 || saved > d.Version {
		return nil
	}
	ctx := v.r.Context()
	r, err := v.store.Revision(ctx, d.ID, saved)
	if err != nil {
		return nil
	}
	note := &savedNote{Revision: &r}
	seen, err := strconv.ParseInt(q.Get("seen"), 10, 64)
	if err != nil || seen < 1 || seen >= saved-1 {
		return note
	}
	from, err := v.store.Revision(ctx, d.ID, seen)
	if err != nil {
		return note
	}
	to, err := v.store.Revision(ctx, d.ID, saved-1)
	if err != nil {
		return note
	}
	a, errA := decode(from.Document)
	b, errB := decode(to.Document)
	if errA != nil || errB != nil {
		return note
	}
	note.Others = to.Who
	for _, c := range d.In.changes(a, b) {
		note.Changed = append(note.Changed, v.titleOf(d.In, c, b, a))
	}
	return note
}

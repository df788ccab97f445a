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
		Link            string
		Answered, Asked int
	}
	var rows []row
	for _, p := range d.In.parts {
		answered, asked := p.progress(card)
		rows = append(rows, row{p, d.partLink(&p), answered, asked})
	}
	current := s.lib.find(d.Framework, d.Edition)
	return v.render(200, "overview", v.T("assessment", d.Subject), struct {
		*draft
		Parts        any
		SubjectLink  string
		OtherContent bool
		Saved        *savedNote
	}{d, rows, subjectLink(d.Assessment), current == nil || current.Hash() != d.Hash, v.savedNote(d)}, v.draftCrumbs(d)...)
}

func (d *draft) partLink(p *part) string { return d.Link + "/parts/" + url.PathEscape(p.ID) }

// progress counts the questions of a part that are asked, and those of them
// that have an answer or the reason why there is none.
func (p *part) progress(card *maturity.Scorecard) (answered, asked int) {
	count := func(r maturity.Result) {
		if !r.IsIndicator() || r.State() == govmaturity.StateNotAsked {
			return
		}
		asked++
		if r.Answer().State() != govmaturity.StateUnanswered {
			answered++
		}
	}
	var items func(card *maturity.Scorecard, roster string)
	items = func(card *maturity.Scorecard, roster string) {
		for _, item := range card.Items(roster) {
			for r := range item.Nodes() {
				count(r)
			}
			for _, inner := range item.Rosters() {
				items(item, inner)
			}
		}
	}
	for _, id := range p.Indicators {
		count(card.Node(id))
	}
	for _, id := range p.Rosters {
		items(card, id)
	}
	return answered, asked
}

// partFields go with the library's form. Base is the version that the page was
// made from, and page a random word for the page itself.
var partFields = []field{
	{name: "base", most: 20, hidden: true, is: isNumber, isNot: "p-number"},
	{name: "page", most: 40, hidden: true},
	{name: "do", most: 10, hidden: true, is: func(s string) bool { return s == "save" || s == "next" }, isNot: "p-choice"},
}

var isNumber = regexp.MustCompile(`^[1-9][0-9]{0,15}$`).MatchString

// partPage is one page of questions, while it is put together.
type partPage struct {
	*draft
	Part      *part
	Form      template.HTML
	Saved     *savedNote
	Notice    string
	Conflicts []conflict

	input *govmaturity.FormInput
	base  int64
	page  string // stays the same while the page is shown again
}

func (v *visit) partPage() (*partPage, error) {
	d, err := v.draft()
	if err != nil {
		return nil, err
	}
	p := d.In.part(v.r.PathValue("part"))
	if p == nil {
		return nil, notFound(v)
	}
	return &partPage{draft: d, Part: p, base: d.Version, page: v.Once()}, nil
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
	if p.input, err = v.fill(p, p.Doc); err != nil {
		return err
	}
	p.Saved = v.savedNote(p.draft)
	return s.showPart(v, 200, p)
}

// fill puts stored answers into the form of a part.
func (v *visit) fill(p *partPage, doc *maturity.Assessment) (*govmaturity.FormInput, error) {
	form, err := p.In.form(v.Tag, p.Part, p.Doc)
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
	form, err := p.In.form(v.Tag, p.Part, p.Doc)
	if err != nil {
		return err
	}
	next := v.T("save-next")
	save := v.T("save")
	if p.Conflicts != nil {
		save = v.T("save-mine")
	}
	var out bytes.Buffer
	err = form.WriteHTML(&out, p.input, govmaturity.FormPage{
		Action: v.Here(),
		Hidden: map[string]string{
			"token": v.Token(), "base": strconv.FormatInt(p.base, 10), "page": p.page,
			"items": p.shown(),
		},
		Buttons: []govmaturity.FormButton{{Name: "do", Value: "save", Title: save}, {Name: "do", Value: "next", Title: next}},
	})
	if err != nil {
		return err
	}
	p.Form = template.HTML(out.String()) // the library escapes what people entered
	title := v.Plain(p.Part.Title)
	return v.render(status, "part", title, p, v.draftCrumbs(p.draft, v.crumbOfDraft(p.draft))...)
}

// savePart saves the answers of one part: all of them, or none.
func (s *server) savePart(v *visit) error {
	p, err := v.partPage()
	if err != nil {
		return err
	}
	form, err := p.In.form(v.Tag, p.Part, p.Doc)
	if err != nil {
		return err
	}
	values, problems := v.readFields(append(partFields, field{name: "items", most: 20_000, hidden: true, optional: true})...)
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
	for _, wrong := range problems {
		p.input.Problems = append(p.input.Problems, govmaturity.Problem{Code: "bad-request", Format: "%s", Args: []any{wrong.Text}})
	}
	switch {
	case v.forged():
		p.Notice = v.T("p-token")
		return s.showPart(v, http.StatusForbidden, p)
	case v.name == "":
		p.Notice = v.T("p-nameless")
		return s.showPart(v, http.StatusUnprocessableEntity, p)
	case p.Finished():
		p.Notice = v.T("already-finished")
		return s.showPart(v, http.StatusConflict, p)
	case len(p.input.Problems) > 0:
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
	switch {
	case errors.Is(err, errConflict) && p.Conflicts != nil:
		return s.showPart(v, http.StatusConflict, p)
	case errors.Is(err, store.ErrFinished):
		p.Notice = v.T("already-finished")
		return s.showPart(v, http.StatusConflict, p)
	case errors.Is(err, store.ErrUnavailable):
		p.Notice = v.unavailable(err)
		return s.showPart(v, http.StatusServiceUnavailable, p)
	case err != nil:
		return err
	}
	to, q := p.partLink(p.Part), url.Values{"saved": {strconv.FormatInt(saved.Version, 10)}, "seen": {strconv.FormatInt(p.base, 10)}}
	if saved.Version == p.Version && saved.What != "merge" {
		q = url.Values{"saved": {"0"}}
	}
	if values["do"] == "next" {
		to = p.Link
		if next := p.In.after(p.Part.ID); next != nil {
			to = p.partLink(next)
		}
	}
	return v.redirect(to + "?" + q.Encode())
}

var errConflict = errors.New("the same questions were changed")

// mergeIn brings the answers and the stored document together and stores the
// result, in one transaction. When the two changed the same question, nothing
// is stored, and the page is made ready to ask.
func (s *server) mergeIn(v *visit, p *partPage, mine *maturity.Assessment) (*store.Assessment, error) {
	page := v.browser() + "." + p.page
	return s.store.Save(v.r.Context(), p.ID, p.base, func(since []store.Revision) (*store.Revision, error) {
		seen, now := since[0], since[len(since)-1]
		before, err := p.Part.lastSent(since, page)
		if err != nil {
			return nil, err
		}
		theirs, err := decode(now.Document)
		if err != nil {
			return nil, err
		}
		merged, both := p.Part.merge(before, theirs, mine)
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
	for name, texts := range input.Values {
		for _, text := range texts {
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
	answers := func(at string, ids []string) {
		for _, id := range ids {
			if question := at + "/answers/" + id; !sent[question] {
				restore(question)
				report(question+"/value", v.T("p-not-sent"))
			}
		}
	}
	answers("", p.Part.Indicators)
	shown, _ := url.ParseQuery(v.form.Get("items"))
	for _, list := range slices.Sorted(maps.Keys(shown)) {
		if !strings.HasPrefix(list, "/rosters/") || removed(posted, list) {
			continue
		}
		n, _ := strconv.Atoi(shown.Get(list))
		n = min(n, maxFields/len(shown))
		gone := 0
		for i := range n {
			at := list + "/" + strconv.Itoa(i)
			switch {
			case removed(posted, at):
			case !sent[at]:
				restore(at)
				gone++
			default:
				answers(at, p.In.lists[list[strings.LastIndexByte(list, '/')+1:]])
			}
		}
		if gone > 0 {
			report(list, v.T("p-item-gone", gone, n))
		}
	}
	return problems
}

// removed reports whether an item, or one around it, is taken out on purpose.
func removed(posted url.Values, at string) bool {
	for ; at != ""; at = at[:strings.LastIndexByte(at, '/')] {
		if posted.Has(at + "/~remove") {
			return true
		}
	}
	return false
}

// shown says how many items each list has on the page, by the name of the list.
func (p *partPage) shown() string {
	most := map[string]int{}
	for name := range p.input.Values {
		steps := strings.Split(name, "/")
		for i := 1; i+2 < len(steps) && steps[i] == "rosters"; i += 3 {
			if number, err := strconv.Atoi(steps[i+2]); err == nil && number < maxFields {
				list := strings.Join(steps[:i+2], "/")
				most[list] = max(most[list], number+1)
			}
		}
	}
	out := url.Values{}
	for list, n := range most {
		out.Set(list, strconv.Itoa(n))
	}
	return out.Encode()
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

func (v *visit) titleOf(in *instrument, c change, docs ...*maturity.Assessment) template.HTML {
	if c.Indicator != "" {
		return v.Say(in.title(c))
	}
	s := template.HTMLEscapeString(in.title(c, docs...).In())
	return v.Say(in.listTitle(c.Roster)) + template.HTML(": <bdi>"+s+"</bdi>")
}

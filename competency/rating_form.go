package competency

import (
	"cmp"
	"errors"
	"fmt"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/form"
)

// RatingOptions say which form of a framework's ratings to make.
type RatingOptions struct {
	// About says what is known already: the kind, which the form needs, the
	// person, the rater, the date and so on. The form asks only for the person and
	// the date, when they are not known; a post cannot say another person, rater or
	// kind than the host does. What somebody has or wants does not matter in it.
	About Rating
	// Post limits the form to the competencies that a post requires, and Area to
	// those of an area and of the areas inside. With both, it is what the post
	// requires there.
	Post Post
	Area Area
	// Required says at each question what the post requires.
	Required bool
	// Complete asks for a level at every question, or for the reason why there is
	// none: for a rating that is handed in, not for a draft.
	Complete bool
	// Brief leaves out comments and evidence, and the reasons why there is no
	// level.
	Brief bool
	// Language is the language to read the form in: that of the framework's
	// document when empty. Words are the form's own words, in place of those that
	// the module has for the language.
	Language string
	Words    govmaturity.Words
}

// RatingForm returns the form in which people say what they are able to do and
// want to be able to do, or an assessor says it of somebody. What comes back from
// it is for [Framework.RatingFrom], and then for [Framework.Rate]; what the rater
// said before is filled in by [Person.Rating] and the form's Fill.
//
// The levels are those that each competency has, in the framework's words.
// Below the first level, not applicable, and not known are three answers; a
// question without an answer says nothing. Retired competencies are not asked,
// and of a competency whose level comes from its parts the form asks the parts.
// Mindsets have no levels, and are not asked.
//
// The error is about the kind, a post or an area of another framework, a language
// that is no language tag, a part in which there is nothing to rate, or a form
// that would be too large to send.
func (f *Framework) RatingForm(o RatingOptions) (govmaturity.Form, error) {
	b, err := f.ratingForm(o)
	if err != nil {
		return nil, err
	}
	d := b.definition()
	if b.text > mostFormText {
		return nil, fmt.Errorf("the form would hold more than %d MB of text, because each question repeats its levels: make a form for each area or post", mostFormText>>20)
	}
	return form.New(d), nil
}

// mostFormText bounds the texts that questions repeat, in bytes.
const mostFormText = 8 << 20

// ratingForm is a form of ratings in the making.
type ratingForm struct {
	fw      *Framework
	options RatingOptions
	words   govmaturity.Words
	asked   []bool // by competency
	require map[int]govmaturity.Level
	has     *form.Field
	wants   *form.Field
	text    int // bytes of all texts that questions repeat
}

func (f *Framework) ratingForm(o RatingOptions) (*ratingForm, error) {
	var err error
	if o.Language, o.Words, err = form.Languages(o.Language, o.Words, f.about().Language); err != nil {
		return nil, err
	}
	switch {
	case o.About.Kind != EvidenceSelf && o.About.Kind != EvidenceAssessor:
		return nil, fmt.Errorf("a form of ratings is of the kind self or assessor, not %.40q: say which in About", o.About.Kind)
	case o.Post.Valid() && !f.same(o.Post.fw):
		return nil, fmt.Errorf("the post %s is not one of %s", o.Post, f.ID())
	case o.Area.Valid() && !f.same(o.Area.fw):
		return nil, fmt.Errorf("the area %s is not one of %s", o.Area.ID(), f.ID())
	}
	if err := f.checkAbout(o.About); err != nil {
		return nil, err
	}
	b := &ratingForm{fw: f, options: o, words: o.Words, require: map[int]govmaturity.Level{}}
	if !b.choose() {
		return nil, errors.New("there is nothing to rate in this part of the framework")
	}
	return b, nil
}

// checkAbout reports what a rating could not say about itself.
func (f *Framework) checkAbout(about Rating) error {
	about.Format, about.Framework, about.Edition = RatingFormat, f.about().ID, f.about().Edition
	about.Person, about.Date = cmp.Or(about.Person, "not known yet"), cmp.Or(about.Date, "2000")
	about.Has, about.Wants = nil, nil
	d := ratingFormat.Check(&about)
	if d.Readable() {
		f.checkRating(d)
	}
	if err := d.Err(); err != nil {
		return fmt.Errorf("what is known about the rating: %w", err)
	}
	return nil
}

// choose decides which competencies are asked, and reports whether there are any.
func (b *ratingForm) choose() bool {
	f := b.fw
	b.asked = make([]bool, len(f.competencies))
	if b.options.Post.Valid() {
		for _, r := range b.options.Post.get().requires {
			b.require[r.competency] = r.level
			b.ask(r.competency, map[int]bool{})
		}
	} else {
		for k := range f.competencies {
			b.asked[k] = !f.rollsUp(k) && !f.competencies[k].spec.Retired
		}
	}
	some := false
	for k := range b.asked {
		b.asked[k] = b.asked[k] && (!b.options.Area.Valid() || f.within(f.competencies[k].area, b.options.Area.at-1))
		some = some || b.asked[k]
	}
	return some
}

// ask marks a competency, or the parts that its level comes from.
func (b *ratingForm) ask(k int, seen map[int]bool) {
	n := &b.fw.competencies[k]
	switch {
	case seen[k]:
		return
	case !b.fw.rollsUp(k):
		b.asked[k] = true
		return
	}
	seen[k] = true
	policy := b.fw.policy(k)
	for _, part := range policy.Parts {
		b.ask(b.fw.byID[part.Competency], seen)
	}
	if policy.Kind == PolicyAll {
		for _, part := range n.narrower {
			b.ask(part, seen)
		}
	}
}

// within reports whether an area is another one or stands in it.
func (f *Framework) within(area, around int) bool {
	for ; area >= 0; area = f.areas[area].parent {
		if area == around {
			return true
		}
	}
	return false
}

func (b *ratingForm) in(t govmaturity.Text) string { return t.In(b.options.Language) }

// post names a role and its level.
func (b *ratingForm) post(p Post) string {
	if p.LevelID() == "" {
		return b.isolated(p.Title())
	}
	return b.words.Say("competency.at", "title", b.isolated(p.Role().Title()), "level", b.isolated(p.Title()))
}

// isolated is in, for a wording inside another one.
func (b *ratingForm) isolated(t govmaturity.Text) string {
	return b.words.Isolate(b.in(t), b.lang(t))
}

// lang returns the language of the wording that in returns, if it is not that
// of the form's own words.
func (b *ratingForm) lang(t govmaturity.Text) string {
	_, tag := t.Lookup(b.options.Language)
	if tag == b.words.Language() {
		return ""
	}
	return tag
}

func (b *ratingForm) definition() form.Definition {
	spec, w, o := b.fw.spec, b.words, b.options
	kind := w.Say("form.rating." + string(o.About.Kind))
	d := form.Definition{
		ID:       fmt.Sprintf("urn:govmaturity:form:rating:%s:%s:%s", spec.ID, spec.Edition, o.About.Kind),
		Title:    kind + ": " + b.isolated(spec.Title),
		Words:    w,
		Language: o.Language,
		Meaning:  b.fw.ratingMeaning,
	}
	_, d.TextLanguage = spec.Title.Lookup(o.Language)
	if o.Post.Valid() {
		d.ID += ":" + o.Post.String()
		d.Title, d.Description = kind+": "+b.post(o.Post), b.in(o.Post.Description())
	}
	if o.Area.Valid() {
		d.ID += ":" + o.Area.ID()
		d.Title += ": " + b.isolated(o.Area.Title())
	}
	d.Root = &form.Field{Kind: form.Group, Required: true, Elsewhere: map[string]bool{}, Fields: []*form.Field{
		{Key: "format", Kind: form.Fixed, Fixed: RatingFormat},
		{Key: "framework", Kind: form.Fixed, Fixed: spec.ID},
		{Key: "edition", Kind: form.Fixed, Fixed: spec.Edition},
	}}
	if about := b.about(d.Root); about.Fields != nil {
		d.Sections = append(d.Sections, about)
	}
	b.has = &form.Field{Key: "has", Kind: form.Group, Title: kind, Required: o.Complete, Elsewhere: map[string]bool{}}
	b.wants = &form.Field{Key: "wants", Kind: form.Group, Title: w.Say("form.rating.wants-all"), Elsewhere: map[string]bool{}}
	for k := range b.fw.competencies {
		if !b.asked[k] {
			b.has.Elsewhere[b.fw.competencies[k].spec.ID] = true
			b.wants.Elsewhere[b.fw.competencies[k].spec.ID] = true
		}
	}
	d.Sections = append(d.Sections, b.sections(-1)...)
	if rest := b.fields(-1); rest != nil {
		s := form.Section{ID: "-rest", Title: w.Say("form.rating.rest"), Fields: rest}
		if len(d.Sections) == 0 || len(b.fw.areas) == 0 {
			s.Title = kind
		}
		d.Sections = append(d.Sections, s)
	}
	d.Root.Fields = append(d.Root.Fields, b.has)
	if o.About.Kind == EvidenceSelf {
		d.Root.Fields = append(d.Root.Fields, b.wants)
	} else {
		d.Root.Elsewhere["wants"] = true
	}
	return d
}

// about adds the fields that say whose rating it is. What the host knows is not
// asked, and what it leaves out is not either, but for the person and the date.
func (b *ratingForm) about(root *form.Field) form.Section {
	w, about := b.words, b.options.About
	s := form.Section{ID: "-about", Title: w.Say("form.rating.about")}
	for _, f := range []struct {
		known string
		field form.Field
	}{
		{about.Person, form.Field{Key: "person", Kind: form.Line, Title: w.Say("form.rating.person"), Required: true}},
		{string(about.Kind), form.Field{Key: "kind"}},
		{about.Rater, form.Field{Key: "rater"}},
		{about.Source, form.Field{Key: "source"}},
		{about.Purpose, form.Field{Key: "purpose"}},
		{about.Date, form.Field{Key: "date", Kind: form.Line, Title: w.Say("form.date"), Help: w.Say("form.date-help"), Required: true, Pattern: document.PatternNamed("date")}},
	} {
		switch field := f.field; {
		case f.known != "":
			root.Fields = append(root.Fields, &form.Field{Key: field.Key, Kind: form.Fixed, Fixed: f.known, Silent: true})
		case field.Required:
			root.Fields = append(root.Fields, &field)
			s.Fields = append(s.Fields, form.Placed{Path: []string{field.Key}, Field: &field})
		default:
			root.Elsewhere[field.Key] = true
		}
	}
	return s
}

// sections returns the sections of the areas inside one, or at the top.
func (b *ratingForm) sections(parent int) []form.Section {
	var out []form.Section
	for i := range b.fw.areas {
		a := &b.fw.areas[i]
		if a.parent != parent {
			continue
		}
		s := form.Section{
			ID: a.spec.ID, Lang: b.lang(a.spec.Title), AboutLang: b.lang(a.spec.Description), Title: b.in(a.spec.Title), Description: b.in(a.spec.Description), Note: b.in(a.spec.Note),
			Fields: b.fields(i), Sections: b.sections(i),
		}
		if s.Fields != nil || s.Sections != nil {
			out = append(out, s)
		}
	}
	return out
}

// fields returns the questions about the competencies that stand directly in an
// area, and adds them to the document.
func (b *ratingForm) fields(area int) []form.Placed {
	var out []form.Placed
	place := func(group, field *form.Field) {
		group.Fields = append(group.Fields, field)
		out = append(out, form.Placed{Path: []string{group.Key, field.Key}, Field: field})
	}
	for k := range b.fw.competencies {
		if n := &b.fw.competencies[k]; n.area == area && b.asked[k] && b.text <= mostFormText {
			place(b.has, b.question(k))
			if b.options.About.Kind == EvidenceSelf {
				place(b.wants, b.wish(k))
			}
		}
	}
	return out
}

// question asks what somebody has of a competency.
func (b *ratingForm) question(k int) *form.Field {
	n, w := &b.fw.competencies[k], b.words
	spec := n.spec
	value := &form.Field{Kind: form.Choice, Title: w.Say("form.rating.level"), Options: b.levels(n, true)}
	if n.scale == nil {
		value.Title = w.Say("form.answer")
	}
	q := form.NewAnswer(w, form.Field{
		Key: spec.ID, Lang: b.lang(spec.Title), HelpLang: b.lang(spec.Description),
		Title: b.in(spec.Title), Help: b.in(spec.Description), Hint: b.required(k), Asked: b.options.Complete,
	}, value, b.options.Brief)
	for _, part := range q.Fields {
		if part.Key == "state" {
			part.Title = w.Say("form.rating.no-level")
		}
	}
	q.OfferStates(govmaturity.StateUnanswered, govmaturity.StateNotApplicable)
	return q
}

// required says what the post requires.
func (b *ratingForm) required(k int) string {
	level, yes := b.require[k]
	switch {
	case !yes || !b.options.Required:
		return ""
	case !level.Valid():
		return b.words.Say("form.rating.required-any")
	}
	title := level.Title()
	return b.words.Say("form.rating.required", "level", b.isolated(title))
}

// wish asks what somebody wants to have of a competency.
func (b *ratingForm) wish(k int) *form.Field {
	n := &b.fw.competencies[k]
	title := n.spec.Title
	return &form.Field{
		Key: n.spec.ID, Kind: form.Choice, Options: b.levels(n, false),
		Title: b.words.Say("form.rating.wants", "competency", b.isolated(title)),
	}
}

// levels are what there is to choose from, and that it is none of them; for what
// somebody has, with what they look like.
func (b *ratingForm) levels(n *competency, has bool) []form.Option {
	w := b.words
	if n.scale == nil {
		return []form.Option{{ID: ratedYes, Title: w.Say("answer.yes")}, {ID: ratedNo, Title: w.Say("answer.no")}}
	}
	described := map[string]govmaturity.Text{}
	for _, d := range n.spec.Descriptors {
		described[d.Level] = d.Text
	}
	var options []form.Option
	for _, l := range n.levels {
		o := form.Option{ID: l.ID(), Title: b.in(l.Title()), Lang: b.lang(l.Title())}
		if has {
			looks := described[l.ID()]
			if b.in(looks) == "" {
				looks = l.Description()
			}
			o.Description, o.AboutLang = b.in(looks), b.lang(looks)
		}
		b.text += len(o.Title) + len(o.Description)
		options = append(options, o)
	}
	none := w.Say("form.rating.no-wish")
	if has {
		none = w.Say("form.rating.none")
	}
	if !n.level(ratedNone).Valid() {
		options = append(options, form.Option{ID: ratedNone, Title: none})
	}
	return options
}

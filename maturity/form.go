package maturity

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/form"
)

// FormOptions say which form of a framework's assessments to make. The zero
// value is the whole framework in its own language, where nothing need be
// answered.
type FormOptions struct {
	// Language is the language to read the form in: that of the framework's
	// document when empty. The framework's wording is as
	// [govmaturity.Text.Lookup] finds it. The form's own words are those that the
	// module comes with, in English where there are none.
	Language string
	// Words are the form's own words, in place of those of Language: a host's
	// own, for example. Without a Language, the form is in theirs.
	Words govmaturity.Words
	// Node limits the form to what is below one node of the framework's own
	// tree, such as a pillar: a page of a long questionnaire. The form's
	// document is then an assessment with the answers to that part, and Fill
	// takes no others: [Framework.WithPart] puts it into the whole.
	Node string
	// Item limits the form to one item of a list, as a page of its own: a JSON
	// Pointer of the list's id and the item's, and so on inwards, such as
	// /services/passport. Node is then one of the item's own tree. The form's
	// document is an assessment in which the list has this item alone. The item
	// need not be there yet.
	Item string
	// Outline leaves the answers of items out of the form: its lists say which
	// items there are, in which order, and what they are called. The rest is for
	// a form of each Item.
	Outline bool
	// About says what is known already: the subject, the rater, the date and
	// so on of an assessment. The form does not ask for those, and puts them
	// into its document. The answers in it do not matter. When it is nil, the
	// form asks for them all. A subject that it lacks is asked for.
	About *Assessment
	// Complete asks for an answer to every question that is asked, or for the
	// reason why there is none: for an assessment that is handed in, not for a
	// draft. A question whose condition the form cannot see need not be
	// answered.
	Complete bool
	// NoNotes leaves out what the framework's authors note of a group or a question,
	// such as how its source was read: respondents need not see it.
	NoNotes bool
	// Brief leaves out the states, comments and evidence of answers. A brief
	// form can only be filled with assessments that have none.
	Brief bool
}

// Form returns the form of the framework's assessments. What comes back from it
// is for [Framework.AssessmentFrom] or, to have it scored at once, for
// [Framework.ScoreFrom]. The error is about an unknown node, a language that is no
// language tag, an About that no assessment could have, or a form that would be
// too large to send.
//
// A question with a condition (when) is shown only if the condition holds, and a
// complete form asks for it exactly then: the form sees answers as scoring does,
// to the slack of [CutSpec]. A condition is also said in words, with bounds in the
// unit of the answer: "more than 50 days", and not what 50 days count. A form
// cannot see a condition that is about a question outside of it, about the state
// not-asked, or about what an answer counts by the author's own code or by very
// many combinations of options, or that is very long. Such a question is always
// shown, and need not be answered; the words are the guide. Either way scoring
// leaves out the answers to questions that are not asked.
func (f *Framework) Form(o FormOptions) (govmaturity.Form, error) {
	made, err := f.form(o)
	if err != nil {
		return nil, err
	}
	return made, nil
}

func (f *Framework) form(o FormOptions) (*form.Form, error) {
	if f.tree == nil {
		return nil, errors.New("the zero Framework has no form")
	}
	var err error
	if o.Language, o.Words, err = form.Languages(o.Language, o.Words, f.spec.Language); err != nil {
		return nil, err
	}
	if err := f.checkAbout(o.About); err != nil {
		return nil, err
	}
	b := &formBuilder{fw: f, options: o, words: o.Words}
	if b.tree, b.root, b.way, err = f.partOf(o); err != nil {
		return nil, err
	}
	d := b.definition()
	if b.text > mostText {
		return nil, fmt.Errorf("the form would hold more than %d MB of text, because each question repeats its levels and its conditions: make a form for each part (Node)", mostText>>20)
	}
	return form.New(d), nil
}

// checkAbout reports what an assessment could not say about itself.
func (f *Framework) checkAbout(about *Assessment) error {
	if about == nil {
		return nil
	}
	head := *about
	head.Format, head.Framework, head.Edition, head.Hash = AssessmentFormat, f.ID(), f.Edition(), ""
	head.Subject = cmp.Or(about.Subject, "not known yet")
	head.Answers, head.Rosters = nil, nil
	if err := assessmentFormat.Check(&head).Err(); err != nil {
		return fmt.Errorf("what is known about the assessment: %w", err)
	}
	return nil
}

// formBuilder makes the form of a framework's assessments.
type formBuilder struct {
	fw      *Framework
	options FormOptions
	words   govmaturity.Words
	tree    *tree    // that of the item that the form is limited to, or the framework's own
	root    int      // the node that the form is limited to
	way     []string // the lists and items that lead to it
	text    int      // bytes of all texts that questions repeat

	// conditions are those of the tree at hand that were looked at: that of a
	// group is the same for all questions below it.
	conditions map[*Condition]seenCondition
	tests      int // in the condition at hand
}

// mostText bounds the texts that questions repeat, in bytes: a scale and a
// condition stand once in a document, and again at each question of a form.
const mostText = 8 << 20

func (b *formBuilder) in(t govmaturity.Text) string { return t.In(b.options.Language) }

// lang returns the language of the wording that in returns, if it is not that
// of the form's own words.
func (b *formBuilder) lang(t govmaturity.Text) string {
	_, tag := t.Lookup(b.options.Language)
	if tag == b.words.Language() {
		return ""
	}
	return tag
}

func (b *formBuilder) definition() form.Definition {
	spec, w := b.fw.spec, b.words
	d := form.Definition{
		ID:       "urn:govmaturity:form:" + spec.ID + ":" + spec.Edition,
		Title:    b.in(spec.Title),
		Words:    w,
		Language: b.options.Language,
		Meaning:  b.fw.meaning,
	}
	_, d.TextLanguage = spec.Title.Lookup(b.options.Language)
	b.named(&d)
	d.Root = &form.Field{Kind: form.Group, Required: true, Fields: []*form.Field{
		{Key: "format", Kind: form.Fixed, Fixed: AssessmentFormat},
		{Key: "framework", Kind: form.Fixed, Fixed: spec.ID},
		{Key: "edition", Kind: form.Fixed, Fixed: spec.Edition},
		{Key: "hash", Kind: form.Fixed, Fixed: b.fw.hash, FixedToo: b.fw.rules, Optional: true},
	}}
	d.Root.Elsewhere = make(map[string]bool)
	first := form.Section{ID: "-about", Title: w.Say("form.about")}
	for _, f := range b.about() {
		switch known := b.options.About; {
		case known != nil && f.of(known) != "":
			d.Root.Fields = append(d.Root.Fields, &form.Field{Key: f.Key, Kind: form.Fixed, Fixed: f.of(known), Silent: true})
		case known != nil && !f.Required:
			d.Root.Elsewhere[f.Key] = true
		default:
			d.Root.Fields = append(d.Root.Fields, &f.Field)
			first.Fields = append(first.Fields, form.Placed{Path: []string{f.Key}, Field: &f.Field})
		}
	}
	if first.Fields != nil {
		d.Sections = append(d.Sections, first)
	}

	d.Sections = append(d.Sections, b.inside(d.Root, b.fw.tree, b.way, nil)...)
	return d
}

// named says what the form is of: the whole, a node, an item.
func (b *formBuilder) named(d *form.Definition) {
	if len(b.way) == 0 && b.root == 0 {
		d.Description = form.Sentences(b.in(b.fw.spec.Description), b.aboutRoot())
		_, d.TextLanguage = b.fw.spec.Description.Lookup(b.options.Language)
		return
	}
	for _, key := range b.way {
		d.ID += ":" + url.PathEscape(key)
	}
	for title := range b.items() {
		d.Title += ": " + title
	}
	if n := &b.tree.nodes[b.root]; b.root != 0 {
		d.ID += ":" + n.spec.ID
		d.Title += ": " + b.in(n.spec.Title) // its section says the rest
	}
}

// inside adds the answers and the lists of a tree to a group, as far as they are
// in the form, and returns their sections. item leads to the item that the form
// is of, and path to the group.
func (b *formBuilder) inside(group *form.Field, t *tree, item, path []string) []form.Section {
	if len(item) > 0 {
		group.Elsewhere["answers"] = true
		return b.oneItem(group, t, item, path)
	}
	root := b.root
	answers, sections := b.answers(t, root, in(path, "answers"))
	if answers != nil {
		group.Fields = append(group.Fields, answers)
	} else {
		group.Elsewhere["answers"] = root != 0
	}
	rosters := b.rosters(t.rostersBelow(root))
	if rosters.Fields == nil {
		group.Elsewhere["rosters"] = root != 0
		return sections
	}
	group.Fields = append(group.Fields, rosters)
	for _, list := range rosters.Fields {
		sections = append(sections, form.Section{
			ID: "rosters/" + list.Key, Title: list.Title, Lang: list.Lang,
			Fields: []form.Placed{{Path: in(path, "rosters", list.Key), Field: list}},
		})
	}
	for _, id := range t.rosterIDs() {
		rosters.Elsewhere[id] = true
	}
	return sections
}

// in returns a path that goes on from another and shares nothing with it.
func in(path []string, keys ...string) []string { return append(slices.Clone(path), keys...) }

// aboutField is a field of what an assessment says about itself.
type aboutField struct {
	form.Field
	of func(*Assessment) string
}

func (b *formBuilder) about() []*aboutField {
	w := b.words
	return []*aboutField{
		{form.Field{Key: "subject", Kind: form.Line, Title: w.Say("form.subject"), Required: true}, func(a *Assessment) string { return a.Subject }},
		{form.Field{Key: "rater", Kind: form.Line, Title: w.Say("form.rater"), Blank: true}, func(a *Assessment) string { return a.Rater }},
		{form.Field{Key: "date", Kind: form.Line, Title: w.Say("form.date"), Help: w.Say("form.date-help"), Pattern: document.PatternNamed("date")}, func(a *Assessment) string { return a.Date }},
		{form.Field{Key: "standing", Kind: form.Choice, Title: w.Say("form.standing"), Help: w.Say("form.standing-help"), Options: standingOptions(w)}, func(a *Assessment) string { return string(a.Standing) }},
		{form.Field{Key: "source", Kind: form.Line, Title: w.Say("form.source"), Help: w.Say("form.source-help"), Blank: true}, func(a *Assessment) string { return a.Source }},
		{form.Field{Key: "note", Kind: form.Paragraph, Title: w.Say("form.note"), Blank: true}, func(a *Assessment) string { return a.Note }},
	}
}

func standingOptions(w govmaturity.Words) []form.Option {
	var options []form.Option
	for _, s := range []govmaturity.Standing{govmaturity.StandingOfficial, govmaturity.StandingParaphrased, govmaturity.StandingDerived, govmaturity.StandingIllustrative} {
		options = append(options, form.Option{ID: string(s), Title: w.Say("form.standing." + string(s))})
	}
	return options
}

// answers returns the field of the answers below a node, and the sections that
// they are shown in, or nil if there are none.
func (b *formBuilder) answers(t *tree, root int, path []string) (*form.Field, []form.Section) {
	group := &form.Field{Key: "answers", Kind: form.Group, Elsewhere: make(map[string]bool)}
	group.Title, group.Lang = b.headingOf(t, root)
	fields := make(map[string]*form.Field)
	top := &t.nodes[root]
	for _, i := range t.leaves {
		n := &t.nodes[i]
		if !t.isBelow(i, root) {
			group.Elsewhere[n.spec.ID] = true
			continue
		}
		q := b.question(n)
		group.Fields = append(group.Fields, q)
		fields[q.Key] = q
	}
	if group.Fields == nil {
		return nil, nil
	}
	b.conditions = make(map[*Condition]seenCondition)
	for i := root; i < top.end; i++ {
		if n := &t.nodes[i]; n.leaf >= 0 && b.text <= mostText {
			b.condition(t, n, fields)
		}
	}
	group.Required = slices.ContainsFunc(group.Fields, func(f *form.Field) bool { return f.Asked && f.When == nil })
	whole := b.section(t, root, path, fields)
	switch {
	case root != 0 || whole.Fields != nil || len(whole.Sections) == 0:
	case t.outer == nil || len(b.way) > 0 && t == b.tree:
		return group, whole.Sections // what is said about the root stands above them
	case whole.Description == "" && whole.Note == "":
		return group, whole.Sections
	}
	return group, []form.Section{whole}
}

// section returns the section of a node and of what is below it.
func (b *formBuilder) section(t *tree, i int, path []string, fields map[string]*form.Field) form.Section {
	n := &t.nodes[i]
	s := form.Section{ID: n.spec.ID, AboutLang: b.lang(n.spec.Description), Description: b.in(n.spec.Description), Note: b.note(n)}
	s.Title, s.Lang = b.headingOf(t, i)
	place := func(leaf *node) {
		f := fields[leaf.spec.ID]
		s.Fields = append(s.Fields, form.Placed{Path: append(append([]string(nil), path...), f.Key), Field: f})
	}
	if n.leaf >= 0 {
		s.Description, s.Note = "", "" // the question says it
		place(n)
		return s
	}
	for k := i + 1; k < n.end; k = t.nodes[k].end {
		kid := &t.nodes[k]
		switch {
		case kid.leaf >= 0:
			place(kid)
		case kid.items == nil:
			if sub := b.section(t, k, path, fields); sub.Fields != nil || sub.Sections != nil {
				s.Sections = append(s.Sections, sub)
			}
		}
	}
	return s
}

// headingOf returns what stands above the questions below a node. The root of a
// tree is called after the number that comes of them all, and not after them.
func (b *formBuilder) headingOf(t *tree, i int) (title, lang string) {
	if n := &t.nodes[i]; i != 0 {
		return b.in(n.spec.Title), b.lang(n.spec.Title)
	}
	return b.words.Say("form.questions"), ""
}

// note returns what the authors note of a node.
func (b *formBuilder) note(n *node) string {
	if b.options.NoNotes {
		return ""
	}
	return b.in(n.spec.Note)
}

// aboutRoot returns what is said about the root of the form's tree, where it has
// no section that says it.
func (b *formBuilder) aboutRoot() string {
	t, n := b.tree, &b.tree.nodes[0]
	for _, k := range n.kids {
		if t.nodes[k].leaf >= 0 {
			return ""
		}
	}
	return form.Sentences(b.in(n.spec.Description), b.note(n))
}

// question returns the field of one answer.
func (b *formBuilder) question(n *node) *form.Field {
	return form.NewAnswer(b.words, form.Field{
		Key: n.spec.ID, Lang: b.lang(n.spec.Title), Title: b.in(n.spec.Title), HelpLang: b.lang(n.spec.Description),
		Help: b.in(n.spec.Description), Note: b.note(n), Asked: b.options.Complete,
	}, b.value(n), b.options.Brief)
}

// value returns the field of what an answer says.
func (b *formBuilder) value(n *node) *form.Field {
	w, m := b.words, n.measure
	value := &form.Field{Key: "value", Title: w.Say("form.answer")}
	switch m.kind {
	case MeasureLevel:
		value.Kind = form.Choice
		described := make(map[string]govmaturity.Text)
		for _, d := range n.spec.Measure.Descriptors {
			described[d.Level] = d.Text
		}
		for _, l := range m.scale.levels {
			text, ok := described[l.ID()]
			if !ok || b.in(text) == "" {
				text = l.Description()
			}
			rank := float64(l.Rank())
			value.Options = append(value.Options, form.Option{ID: l.ID(), Title: b.in(l.Title()), Description: b.in(text), Lang: b.lang(l.Title()), AboutLang: b.lang(text), Number: &rank})
		}
	case MeasureYesNo:
		value.Kind = form.Choice
		value.Options = []form.Option{{ID: "yes", Title: w.Say("answer.yes")}, {ID: "no", Title: w.Say("answer.no")}}
	case MeasureChoice, MeasureChecklist:
		value.Kind = form.Choice
		if m.kind == MeasureChecklist {
			value.Kind = form.Checklist
		}
		for _, o := range n.spec.Measure.Options {
			value.Options = append(value.Options, form.Option{ID: o.ID, Title: b.in(o.Title), Description: b.in(o.Description), Lang: b.lang(o.Title), AboutLang: b.lang(o.Description)})
		}
	case MeasureCount, MeasurePoints:
		zero := 0.0
		value.Kind, value.Min, value.Max = form.Number, &zero, &m.max
		if m.kind == MeasureCount {
			value.Kind = form.Whole
		}
	case MeasureNumber:
		value.Kind, value.Min, value.Max = form.Number, &m.rng.Min, &m.rng.Max
	default:
		value.Kind = form.Number // what it takes is for the author's Measure to say
	}
	for i, o := range value.Options {
		if b.text += len(o.Title) + len(o.Description); b.text > mostText {
			value.Options = value.Options[:i]
			break
		}
	}
	value.Unit, value.UnitLang = b.in(n.spec.Measure.Unit), b.lang(n.spec.Measure.Unit)
	value.Help = form.NumberHelp(w, value)
	return value
}

// rosters returns the field of lists of a tree.
func (b *formBuilder) rosters(lists []*tree) *form.Field {
	w := b.words
	group := &form.Field{Key: "rosters", Kind: form.Group, Elsewhere: make(map[string]bool)}
	for _, r := range lists {
		item := &form.Field{Kind: form.Group, Title: b.in(r.title), Lang: b.lang(r.title), Fields: []*form.Field{
			{Key: "id", Kind: form.Line, Title: w.Say("form.item-id"), Help: w.Say("form.item-id-help"), Required: true},
			{Key: "title", Kind: form.Line, Title: w.Say("form.item-title"), Blank: true},
		}}
		list := &form.Field{Key: r.id, Kind: form.List, Title: b.in(r.title), Help: b.in(r.description), Lang: b.lang(r.title), HelpLang: b.lang(r.description), Item: item}
		group.Fields = append(group.Fields, list)
		if b.options.Outline {
			item.Elsewhere = map[string]bool{"answers": true, "rosters": true}
			continue
		}
		if answers, sections := b.answers(r, 0, []string{"answers"}); answers != nil {
			answers.Sections = sections
			item.Fields = append(item.Fields, answers)
		}
		if len(r.rosters) > 0 {
			item.Fields = append(item.Fields, b.rosters(r.rosters))
		}
	}
	return group
}

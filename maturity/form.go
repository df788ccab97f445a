package maturity

import (
	"cmp"
	"errors"
	"fmt"
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
	// [govmaturity.Text.Lookup] finds it. The form's own words are there in
	// English, French, Spanish and Arabic; in any other language they are
	// English.
	Language string
	// Node limits the form to what is below one node of the framework's own
	// tree, such as a pillar: a page of a long questionnaire. The form's
	// document is then an assessment with the answers to that part, and Fill
	// takes no others: [Framework.WithPart] puts it into the whole.
	Node string
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
	// Brief leaves out the states, comments and evidence of answers. A brief
	// form can only be filled with assessments that have none.
	Brief bool
}

// Form returns the form of the framework's assessments. What comes back from it
// is for [Framework.ReadAssessment]. The error is about an unknown node,
// what is no language tag, an About that no assessment could have, or a form that
// would be too large to send.
//
// A question with a condition (when) is shown only if the condition holds, as
// far as the form can see: if it is about choices, yes and no, numbers that
// count as they are, and states, in the same part of the form. A question with
// any other condition, or a very long one, is always shown, with the condition
// in words. Numbers are compared exactly, where scoring has the slack of
// [CutSpec]. Either way scoring leaves out the answers to questions that are
// not asked.
func (f *Framework) Form(o FormOptions) (govmaturity.Form, error) {
	if f.tree == nil {
		return nil, errors.New("the zero Framework has no form")
	}
	if o.Language == "" {
		o.Language = f.spec.Language
	}
	if o.Language == "" {
		o.Language = "en"
	}
	if !govmaturity.ValidLanguage(o.Language) {
		return nil, fmt.Errorf("the language of the form is %.40q: expected a language tag, such as en, si or pt-BR", o.Language)
	}
	if err := f.checkAbout(o.About); err != nil {
		return nil, err
	}
	b := &formBuilder{fw: f, options: o, words: form.WordsFor(o.Language), titles: make(map[*node]map[string]string)}
	if o.Node != "" {
		i, ok := f.tree.byID[o.Node]
		if !ok {
			return nil, f.noNode(o.Node)
		}
		b.root = i
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
	head := Assessment{
		Format: AssessmentFormat, Framework: f.ID(), Edition: f.Edition(), Subject: cmp.Or(about.Subject, "not known yet"),
		Rater: about.Rater, Date: about.Date, Standing: about.Standing, Source: about.Source, Note: about.Note,
	}
	if err := assessmentFormat.Check(&head).Err(); err != nil {
		return fmt.Errorf("what is known about the assessment: %w", err)
	}
	return nil
}

// formBuilder makes the form of a framework's assessments.
type formBuilder struct {
	fw      *Framework
	options FormOptions
	words   *form.Words
	root    int // the node that the form is limited to
	text    int // bytes of all texts that questions repeat

	// conditions are those of the tree at hand that were looked at: that of a
	// group is the same for all questions below it.
	conditions map[*Condition]seenCondition
	tests      int // in the condition at hand
	// titles are those of the options of a node.
	titles map[*node]map[string]string
}

// mostText bounds the texts that questions repeat, in bytes: a scale and a
// condition stand once in a document, and again at each question of a form.
const mostText = 8 << 20

func (b *formBuilder) in(t govmaturity.Text) string { return t.In(b.options.Language) }

// lang returns the language of the wording that in returns, if it is not that
// of the form's own words.
func (b *formBuilder) lang(t govmaturity.Text) string {
	_, tag := t.Lookup(b.options.Language)
	if tag == b.words.Language {
		return ""
	}
	return tag
}

func (b *formBuilder) definition() form.Definition {
	spec, w, root := b.fw.spec, b.words, b.root
	d := form.Definition{
		ID:       "urn:govmaturity:form:" + spec.ID + ":" + spec.Edition,
		Title:    b.in(spec.Title),
		Language: b.options.Language,
		Check:    b.check,
	}
	_, d.TextLanguage = spec.Title.Lookup(b.options.Language)
	if n := &b.fw.tree.nodes[root]; root == 0 {
		d.Description = b.in(spec.Description)
	} else {
		d.ID += ":" + n.spec.ID
		d.Title += ": " + b.in(n.spec.Title) // its section says the rest
	}
	d.Canonical = b.canonical

	about := []*form.Field{
		{Key: "subject", Kind: form.Line, Title: w.Subject, Required: true},
		{Key: "rater", Kind: form.Line, Title: w.Rater, Blank: true},
		{Key: "date", Kind: form.Line, Title: w.Date, Help: w.DateHelp, Pattern: document.PatternNamed("date")},
		{Key: "standing", Kind: form.Choice, Title: w.Standing, Help: w.StandingHelp, Options: standingOptions(w)},
		{Key: "source", Kind: form.Line, Title: w.Source, Help: w.SourceHelp, Blank: true},
		{Key: "note", Kind: form.Paragraph, Title: w.Note, Blank: true},
	}
	d.Root = &form.Field{Kind: form.Group, Required: true, Fields: []*form.Field{
		{Key: "format", Kind: form.Fixed, Fixed: AssessmentFormat},
		{Key: "framework", Kind: form.Fixed, Fixed: spec.ID},
		{Key: "edition", Kind: form.Fixed, Fixed: spec.Edition},
		{Key: "hash", Kind: form.Fixed, Fixed: b.fw.hash, Optional: true},
	}}
	if given := b.options.About; given != nil {
		about = known(about, given)
	}
	d.Root.Fields = append(d.Root.Fields, about...)
	first := form.Section{ID: "-about", Title: w.About}
	for _, f := range about {
		if f.Kind != form.Fixed {
			first.Fields = append(first.Fields, form.Placed{Path: []string{f.Key}, Field: f})
		}
	}
	if first.Fields != nil {
		d.Sections = append(d.Sections, first)
	}

	answers, sections := b.answers(b.fw.tree, root, []string{"answers"})
	if answers != nil {
		d.Root.Fields = append(d.Root.Fields, answers)
		d.Sections = append(d.Sections, sections...)
	}
	if rosters := b.rosters(b.fw.tree.rostersBelow(root)); rosters.Fields != nil {
		d.Root.Fields = append(d.Root.Fields, rosters)
		for _, list := range rosters.Fields {
			d.Sections = append(d.Sections, form.Section{
				ID: "rosters/" + list.Key, Title: list.Title, Description: list.Help, Lang: list.Lang,
				Fields: []form.Placed{{Path: []string{"rosters", list.Key}, Field: list}},
			})
		}
	}
	return d
}

// known turns the fields about an assessment into ones that nobody fills in. A
// subject that is not known is still asked for.
func known(fields []*form.Field, a *Assessment) []*form.Field {
	values := map[string]string{
		"subject": a.Subject, "rater": a.Rater, "date": a.Date,
		"standing": string(a.Standing), "source": a.Source, "note": a.Note,
	}
	var out []*form.Field
	for _, f := range fields {
		switch {
		case values[f.Key] != "":
			out = append(out, &form.Field{Key: f.Key, Kind: form.Fixed, Fixed: values[f.Key], Silent: true})
		case f.Required:
			out = append(out, f)
		}
	}
	return out
}

func standingOptions(w *form.Words) []form.Option {
	var options []form.Option
	for _, s := range []govmaturity.Standing{govmaturity.StandingOfficial, govmaturity.StandingParaphrased, govmaturity.StandingDerived, govmaturity.StandingIllustrative} {
		options = append(options, form.Option{ID: string(s), Title: w.Standings[string(s)]})
	}
	return options
}

// answers returns the field of the answers below a node, and the sections that
// they are shown in, or nil if there are none.
func (b *formBuilder) answers(t *tree, root int, path []string) (*form.Field, []form.Section) {
	group := &form.Field{Key: "answers", Kind: form.Group, Title: b.in(t.nodes[root].spec.Title)}
	fields := make(map[string]*form.Field)
	top := &t.nodes[root]
	for i := root; i < top.end; i++ {
		if n := &t.nodes[i]; n.leaf >= 0 {
			q := b.question(n)
			group.Fields = append(group.Fields, q)
			fields[q.Key] = q
		}
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
	if root != 0 || whole.Fields != nil || len(whole.Sections) == 0 {
		return group, []form.Section{whole}
	}
	return group, whole.Sections
}

// section returns the section of a node and of what is below it.
func (b *formBuilder) section(t *tree, i int, path []string, fields map[string]*form.Field) form.Section {
	n := &t.nodes[i]
	s := form.Section{ID: n.spec.ID, Lang: b.lang(n.spec.Title), Title: b.in(n.spec.Title), Description: b.in(n.spec.Description), Note: b.in(n.spec.Note)}
	place := func(leaf *node) {
		f := fields[leaf.spec.ID]
		s.Fields = append(s.Fields, form.Placed{Path: append(append([]string(nil), path...), f.Key), Field: f})
	}
	if n.leaf >= 0 {
		s.Description = "" // the question says it
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

// question returns the field of one answer.
func (b *formBuilder) question(n *node) *form.Field {
	return form.NewAnswer(b.words, form.Field{
		Key: n.spec.ID, Lang: b.lang(n.spec.Title), Title: b.in(n.spec.Title), Help: b.in(n.spec.Description), Asked: b.options.Complete,
	}, b.value(n), b.options.Brief)
}

// value returns the field of what an answer says.
func (b *formBuilder) value(n *node) *form.Field {
	w, m := b.words, n.measure
	value := &form.Field{Key: "value", Title: w.Answer}
	switch m.kind {
	case MeasureLevel:
		value.Kind = form.Choice
		described := make(map[string]string)
		for _, d := range n.spec.Measure.Descriptors {
			described[d.Level] = b.in(d.Text)
		}
		for _, l := range m.scale.levels {
			text := described[l.ID()]
			if text == "" {
				text = b.in(l.Description())
			}
			value.Lang = b.lang(l.Title())
			value.Options = append(value.Options, form.Option{ID: l.ID(), Title: b.in(l.Title()), Description: text})
		}
	case MeasureYesNo:
		value.Kind = form.Choice
		value.Options = []form.Option{{ID: "yes", Title: w.Yes}, {ID: "no", Title: w.No}}
	case MeasureChoice, MeasureChecklist:
		value.Kind = form.Choice
		if m.kind == MeasureChecklist {
			value.Kind = form.Checklist
		}
		for _, o := range n.spec.Measure.Options {
			value.Lang = b.lang(o.Title)
			value.Options = append(value.Options, form.Option{ID: o.ID, Title: b.in(o.Title), Description: b.in(o.Description)})
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
	value.Unit = b.in(n.spec.Measure.Unit)
	value.Help = w.NumberHelp(value)
	return value
}

// rosters returns the field of lists of a tree.
func (b *formBuilder) rosters(lists []*tree) *form.Field {
	w := b.words
	group := &form.Field{Key: "rosters", Kind: form.Group}
	for _, r := range lists {
		item := &form.Field{Kind: form.Group, Title: b.in(r.title), Fields: []*form.Field{
			{Key: "id", Kind: form.Line, Title: w.ItemID, Help: w.ItemIDHelp, Required: true},
			{Key: "title", Kind: form.Line, Title: w.ItemTitle, Blank: true},
		}}
		if answers, sections := b.answers(r, 0, []string{"answers"}); answers != nil {
			answers.Sections = sections
			item.Fields = append(item.Fields, answers)
		}
		if len(r.rosters) > 0 {
			item.Fields = append(item.Fields, b.rosters(r.rosters))
		}
		list := &form.Field{Key: r.id, Kind: form.List, Title: b.in(r.title), Help: b.in(r.description), Lang: b.lang(r.title), Item: item}
		group.Fields = append(group.Fields, list)
	}
	return group
}

// check reports what the fields of the form cannot say: answers that an
// author's own measure refuses, items given twice, and so on.
func (b *formBuilder) check(doc []byte) error {
	_, err := b.fw.ReadAssessment("", doc)
	return err
}

// canonical reads an assessment in any of its forms, and writes it in that of
// the form: every answer is a map, and every level is named by its id. It keeps
// what the form has: not the answers outside its node, nor what it knows about
// the assessment itself. An answer that is wrong is kept as it is, for the form
// to show.
func (b *formBuilder) canonical(doc []byte) ([]byte, error) {
	a := new(Assessment)
	root, problems := assessmentFormat.Shape().Read("", doc, a)
	if root == nil || otherFormat(problems) {
		return nil, problems.Err()
	}
	type answers map[string]formAnswer
	type item struct {
		ID      string            `json:"id"`
		Title   string            `json:"title,omitempty"`
		Answers answers           `json:"answers,omitempty"`
		Rosters map[string][]item `json:"rosters,omitempty"`
	}
	full := func(t *tree, given map[string]govmaturity.Answer) answers {
		out := make(answers)
		for id, answer := range given {
			switch i, ok := t.byID[id]; {
			case !ok || t.nodes[i].leaf < 0:
				out[id] = (*measure)(nil).formAnswer(answer) // the form will say that there is no such question
			case t != b.fw.tree || t.isBelow(i, b.root):
				out[id] = t.nodes[i].measure.formAnswer(answer)
			}
		}
		return out
	}
	var items func(lists []*tree, given map[string][]RosterItem) map[string][]item
	items = func(lists []*tree, given map[string][]RosterItem) map[string][]item {
		out := make(map[string][]item)
		for _, r := range lists {
			for _, it := range given[r.id] {
				out[r.id] = append(out[r.id], item{it.ID, it.Title, full(r, it.Answers), items(r.rosters, it.Rosters)})
			}
		}
		return out
	}
	if about := b.options.About; about != nil {
		kept := Assessment{Format: a.Format, Framework: a.Framework, Edition: a.Edition, Hash: a.Hash, Answers: a.Answers, Rosters: a.Rosters}
		if about.Subject == "" {
			kept.Subject = a.Subject
		}
		a = &kept
	}
	data, err := document.Marshal(struct {
		*Assessment
		Subject string            `json:"subject,omitempty"`
		Answers answers           `json:"answers,omitempty"`
		Rosters map[string][]item `json:"rosters,omitempty"`
	}{a, a.Subject, full(b.fw.tree, a.Answers), items(b.fw.tree.rostersBelow(b.root), a.Rosters)})
	if err != nil {
		return nil, err
	}
	return data, problems.Err()
}

// formAnswer is an answer as forms have it.
type formAnswer struct {
	Value    any               `json:"value,omitempty"`
	State    govmaturity.State `json:"state,omitempty"`
	Comment  string            `json:"comment,omitempty"`
	Evidence []string          `json:"evidence,omitempty"`
}

// formAnswer returns an answer as forms have it. What is wrong stays as it is.
func (m *measure) formAnswer(a govmaturity.Answer) formAnswer {
	out := formAnswer{Comment: a.Comment, Evidence: a.Evidence}
	if s := a.Stated(); s != govmaturity.StateAnswered {
		out.State = s
	}
	if m != nil {
		if mk, err := m.mark(a); err == nil {
			a = m.answer(mk)
		}
	}
	x, isNumber := a.Number()
	choices := a.Choices()
	switch checklist := m != nil && m.kind == MeasureChecklist; {
	case isNumber:
		out.Value = x
	case choices == nil:
	case checklist || len(choices) != 1:
		out.Value = choices
		if checklist && len(choices) == 0 && out.State == "" {
			out.State = govmaturity.StateAnswered
		}
	default:
		out.Value = choices[0]
	}
	return out
}

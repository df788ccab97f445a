package form_test

import (
	"slices"
	"sync"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/form"
)

// sampleOptions say which form of the sample to make.
type sampleOptions struct {
	language string
	complete bool // questions that are asked need an answer
	brief    bool // answers have their value alone
	known    bool // the host knows the subject and the date
	part     bool // the form has no place for the lists
	one      bool // the form is of one item of a list
	small    bool // one field of each kind, for files that people review
}

// sample is a form with a field of each kind, a question of each kind, and a
// condition of each kind. A form is made once for all tests.
func sample(o sampleOptions) *form.Form {
	samples.Lock()
	defer samples.Unlock()
	f := samples.made[o]
	if f == nil {
		f = form.New(sampleDefinition(o))
		samples.made[o] = f
	}
	return f
}

var samples = struct {
	sync.Mutex
	made map[sampleOptions]*form.Form
}{made: make(map[sampleOptions]*form.Form)}

// sampleVariants are the ways to make the sample that tests of all documents go
// through.
func sampleVariants() map[string]sampleOptions {
	return map[string]sampleOptions{
		"plain":              {},
		"complete":           {complete: true},
		"brief":              {brief: true},
		"complete and brief": {complete: true, brief: true},
		"known":              {known: true},
		"part":               {part: true, complete: true},
		"one item":           {one: true},
		"arabic":             {language: "ar"},
	}
}

const hash = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

const otherHash = "sha256:fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210"

func number(x float64) *float64 { return &x }

func sampleDefinition(o sampleOptions) form.Definition {
	if o.language == "" {
		o.language = "en"
	}
	w := govmaturity.WordsFor(o.language)
	root := &form.Field{Kind: form.Group, Required: true, Elsewhere: map[string]bool{}}
	d := form.Definition{
		ID: "urn:test:sample", Title: "A sample", Description: "It has everything.", Words: w, Language: o.language, TextLanguage: "en",
		Root: root, Meaning: sampleMeaning,
	}
	section := func(id string, fields ...*form.Field) form.Section {
		s := form.Section{ID: id, Title: "Section " + id, Description: "About " + id, Note: "Made up.", Lang: otherThan(w, "en")}
		for _, f := range fields {
			root.Fields = append(root.Fields, f)
			s.Fields = append(s.Fields, form.Placed{Path: []string{f.Key}, Field: f})
		}
		return s
	}
	root.Fields = []*form.Field{
		{Key: "format", Kind: form.Fixed, Fixed: "test/sample/1"},
		{Key: "edition", Kind: form.Fixed, Fixed: "1.0"},
		{Key: "hash", Kind: form.Fixed, Fixed: hash, FixedToo: otherHash, Optional: true},
	}
	about := []*form.Field{
		{Key: "subject", Kind: form.Line, Title: "Who", Required: true},
		{Key: "rater", Kind: form.Line, Title: "Rater", Blank: true},
		{Key: "date", Kind: form.Line, Title: "Date", Help: "Such as 2026-11-22.", Pattern: document.PatternNamed("date")},
		{Key: "standing", Kind: form.Choice, Title: "Standing", Options: []form.Option{
			{ID: "official", Title: "Official"}, {ID: "derived", Title: "Derived", Description: "Worked out."},
		}},
		{Key: "note", Kind: form.Paragraph, Title: "Note", Blank: true},
	}
	if o.known {
		root.Fields = append(root.Fields,
			&form.Field{Key: "subject", Kind: form.Fixed, Fixed: "Ministry", Silent: true},
			&form.Field{Key: "date", Kind: form.Fixed, Fixed: "2026", Silent: true})
		root.Elsewhere["rater"], root.Elsewhere["note"] = true, true
		about = about[3:4]
	}
	d.Sections = append(d.Sections, section("about", about...))
	if !o.small && !o.part {
		d.Sections = append(d.Sections, section("kinds", sampleFields()...))
	}

	answers := sampleAnswers(w, o)
	root.Fields = append(root.Fields, answers)
	questions := form.Section{ID: "questions", Title: "Questions", Lang: otherThan(w, "en")}
	asked := form.Section{ID: "asked-if", Title: "Asked if", Lang: otherThan(w, "en")}
	for _, q := range answers.Fields {
		placed := form.Placed{Path: []string{"answers", q.Key}, Field: q}
		if q.When == nil {
			questions.Fields = append(questions.Fields, placed)
		} else {
			asked.Fields = append(asked.Fields, placed)
		}
	}
	questions.Sections = []form.Section{asked}
	d.Sections = append(d.Sections, questions)
	if o.part {
		root.Elsewhere["rosters"] = true
		return d
	}
	services := sampleRoster(w, o)
	if o.one {
		d.Sections = append(d.Sections, oneService(services))
		root.Fields = append(root.Fields, &form.Field{Key: "rosters", Kind: form.Group, Fields: []*form.Field{services}})
		return d
	}
	root.Fields = append(root.Fields, &form.Field{Key: "rosters", Kind: form.Group, Fields: []*form.Field{services}})
	d.Sections = append(d.Sections, form.Section{ID: "services", Title: "Services", Lang: otherThan(w, "en"), Fields: []form.Placed{
		{Path: []string{"rosters", "services"}, Field: services},
	}})
	return d
}

// otherThan returns a language if it is not that of the form's own words.
func otherThan(w govmaturity.Words, language string) string {
	if w.Language() == language {
		return ""
	}
	return language
}

// sampleFields are the kinds of fields that no assessment has.
func sampleFields() []*form.Field {
	step := &form.Field{Kind: form.Group, Name: "Step", OneOf: []string{"left", "right"}, OneOfWords: "take either left or right"}
	steps := &form.Field{Key: "steps", Kind: form.List, Title: "Steps", Help: "One after the other.", Item: step}
	step.Fields = []*form.Field{
		{Key: "id", Kind: form.Line, Title: "Short name", Pattern: document.PatternNamed("id"), Required: true},
		{Key: "left", Kind: form.Whole, Title: "Left"},
		{Key: "right", Kind: form.Checklist, Title: "Right", Options: []form.Option{{ID: "r1", Title: "One"}, {ID: "r2", Title: "Two"}}, AtLeastOne: true},
		steps,
	}
	step.Title = "Step"
	return []*form.Field{
		{Key: "title", Kind: form.Wording, Title: "Title", Languages: []string{"en", "ar"}, Required: true, Item: &form.Field{Kind: form.Paragraph}},
		{Key: "words", Kind: form.Wording, Title: "Words", Help: "A few.", Languages: []string{"fr"}, Item: &form.Field{Kind: form.Paragraph}},
		{Key: "share", Kind: form.Number, Title: "Share", Above: number(0), Max: number(1), Unit: "%"},
		{Key: "rank", Kind: form.Whole, Title: "Rank", Min: number(-3), Max: number(10)},
		{Key: "open", Kind: form.YesNo, Title: "Open to all"},
		{Key: "tags", Kind: form.List, Title: "Tags", MostItems: 3, AtLeastOne: true, Item: &form.Field{Kind: form.Line, Title: "Tag", Pattern: document.PatternNamed("id")}},
		{Key: "colours", Kind: form.Checklist, Title: "Colours", Options: []form.Option{{ID: "red", Title: "Red"}, {ID: "green", Title: "Green", Description: "As grass."}}},
		{Key: "numbers", Kind: form.List, Title: "Numbers", Item: &form.Field{Kind: form.Number, Title: "A number", Max: number(9)}},
		{Key: "matrix", Kind: form.List, Title: "Matrix", Item: &form.Field{Kind: form.List, Title: "Row", Item: &form.Field{Kind: form.Whole, Title: "Cell"}}},
		{Key: "ratings", Kind: form.Entries, Title: "Ratings", Keys: document.PatternNamed("id"), KeyTitle: "Who rates", Item: &form.Field{Kind: form.Whole, Title: "Rating", Min: number(1), Max: number(5)}},
		{Key: "people", Kind: form.Entries, Title: "People", KeyTitle: "Name", Item: &form.Field{Kind: form.Group, Title: "Person", Fields: []*form.Field{
			{Key: "age", Kind: form.Whole, Title: "Age", Min: number(0), Required: true},
			{Key: "nicknames", Kind: form.Entries, Title: "Nicknames", KeyTitle: "Nickname", Item: &form.Field{Kind: form.Line, Title: "Used by"}},
		}}},
		{Key: "range", Kind: form.Group, Title: "Range", Fields: []*form.Field{
			{Key: "min", Kind: form.Number, Title: "Least", Required: true},
			{Key: "max", Kind: form.Number, Title: "Most", Required: true},
		}},
		steps,
	}
}

// sampleAnswers has a question of each kind, and one asked by each kind of
// condition.
func sampleAnswers(w govmaturity.Words, o sampleOptions) *form.Field {
	group := &form.Field{Key: "answers", Kind: form.Group, Title: "Answers", Required: o.complete}
	byKey := map[string]*form.Field{}
	ask := func(key string, value form.Field, when *form.When) {
		q := form.NewAnswer(w, form.Field{
			Key: key, Lang: otherThan(w, "en"), Title: "What about " + key + "? <b>", Help: "Help with " + key + ".", Asked: o.complete,
		}, &value, o.brief)
		if when != nil {
			q.When, q.Hint = when, "Only if "+key+"."
		}
		group.Fields = append(group.Fields, q)
		byKey[key] = q
	}
	three := []form.Option{{ID: "low", Title: "Low", Description: "Not much.", Number: number(1)}, {ID: "mid", Title: "Mid", Number: number(2)}, {ID: "high", Title: "High", Number: number(3)}}
	ask("level", form.Field{Kind: form.Choice, Title: w.Say("form.answer"), Options: three}, nil)
	ask("yes-no", form.Field{Kind: form.Choice, Title: w.Say("form.answer"), Options: []form.Option{{ID: "yes", Title: w.Say("answer.yes")}, {ID: "no", Title: w.Say("answer.no")}}}, nil)
	ask("list", form.Field{Kind: form.Checklist, Title: w.Say("form.answer"), Options: []form.Option{{ID: "web", Title: "Web"}, {ID: "phone", Title: "Phone", Description: "Free."}, {ID: "office", Title: "Office"}}}, nil)
	ask("count", form.Field{Kind: form.Whole, Title: w.Say("form.answer"), Help: "A whole number from 0 to 12.", Min: number(0), Max: number(12)}, nil)
	ask("number", form.Field{Kind: form.Number, Title: w.Say("form.answer"), Min: number(-10), Max: number(100), Unit: "days"}, nil)
	if o.small {
		ask("if-level", form.Field{Kind: form.Whole, Title: w.Say("form.answer")}, &form.When{Key: "level", Answer: byKey["level"], Options: []string{"mid", "high"}})
		return group
	}
	test := func(key string, w form.When) *form.When {
		w.Key, w.Answer = key, byKey[key]
		return &w
	}
	yes := form.Field{Kind: form.Choice, Title: w.Say("form.answer"), Options: []form.Option{{ID: "yes", Title: w.Say("answer.yes")}, {ID: "no", Title: w.Say("answer.no")}}}
	for _, c := range []struct {
		key  string
		when *form.When
	}{
		{"if-is", test("level", form.When{Options: []string{"mid", "high"}})},
		{"if-has", test("list", form.When{Options: []string{"web", "office"}})},
		{"if-from", test("number", form.When{From: number(0), To: number(50)})},
		{"if-above", test("count", form.When{From: number(3)})},
		{"if-few", test("list", form.When{Most: whole(1)})},
		{"if-many", test("list", form.When{Least: whole(2), Most: whole(2)})},
		{"if-sets", test("list", form.When{Sets: [][]string{{"web", "phone"}, {"office"}}})},
		{"if-state", test("level", form.When{States: []string{"not-applicable", "excluded"}})},
		{"if-open", test("list", form.When{States: []string{"unanswered"}})},
		{"if-said", test("list", form.When{States: []string{"answered"}})},
		{"if-guess", test("number", form.When{States: []string{"unanswered", "imputed"}})},
		{"if-all", &form.When{All: []*form.When{test("yes-no", form.When{Options: []string{"yes"}}), test("level", form.When{Options: []string{"low"}})}}},
		{"if-any", &form.When{Any: []*form.When{test("yes-no", form.When{Options: []string{"no"}}), test("count", form.When{To: number(1)})}}},
		{"if-not", &form.When{Not: test("yes-no", form.When{Options: []string{"yes"}})}},
	} {
		ask(c.key, yes, c.when)
	}
	return group
}

func whole(n int) *int { return &n }

// sampleRoster is a list of services, each with answers of its own, and with a
// list of sites.
func sampleRoster(w govmaturity.Words, o sampleOptions) *form.Field {
	item := func(title string, answers *form.Field, more ...*form.Field) *form.Field {
		answers.Sections = []form.Section{{ID: "own", Title: "About this " + title}}
		for _, q := range answers.Fields {
			answers.Sections[0].Fields = append(answers.Sections[0].Fields, form.Placed{Path: []string{"answers", q.Key}, Field: q})
		}
		return &form.Field{Kind: form.Group, Title: title, Fields: append([]*form.Field{
			{Key: "id", Kind: form.Line, Title: w.Say("form.item-id"), Help: w.Say("form.item-id-help"), Required: true},
			{Key: "title", Kind: form.Line, Title: w.Say("form.item-title"), Blank: true},
			answers,
		}, more...)}
	}
	kind := form.NewAnswer(w, form.Field{Key: "kind", Title: "Which kind?", Asked: o.complete}, &form.Field{
		Kind: form.Choice, Title: w.Say("form.answer"), Options: []form.Option{{ID: "digital", Title: "Digital"}, {ID: "paper", Title: "Paper"}},
	}, o.brief)
	stage := form.NewAnswer(w, form.Field{
		Key: "stage", Title: "Which stage?", Asked: o.complete, When: &form.When{Key: "kind", Answer: kind, Options: []string{"digital"}}, Hint: "If digital.",
	}, &form.Field{Kind: form.Number, Title: w.Say("form.answer"), Min: number(0), Max: number(4)}, o.brief)
	services := &form.Field{Key: "services", Kind: form.List, Title: "Service", Help: "Those that people use."}
	if o.small {
		services.Item = item("Service", &form.Field{Key: "answers", Kind: form.Group, Fields: []*form.Field{kind}})
		return services
	}
	staff := form.NewAnswer(w, form.Field{Key: "staff", Title: "How many staff?", Asked: o.complete}, &form.Field{
		Kind: form.Whole, Title: w.Say("form.answer"), Min: number(0), Max: number(500),
	}, o.brief)
	sites := &form.Field{Key: "sites", Kind: form.List, Title: "Site", Item: item("Site", &form.Field{Key: "answers", Kind: form.Group, Required: o.complete, Fields: []*form.Field{staff}})}
	services.Item = item("Service", &form.Field{Key: "answers", Kind: form.Group, Required: o.complete, Fields: []*form.Field{kind, stage}},
		&form.Field{Key: "rosters", Kind: form.Group, Fields: []*form.Field{sites}})
	return services
}

// oneService leaves a list the item that a form is of, and returns its section.
func oneService(services *form.Field) form.Section {
	services.One, services.AtLeastOne, services.MostItems = true, true, 1
	item := services.Item
	item.Fields[0] = &form.Field{Key: "id", Kind: form.Fixed, Fixed: "pass/port"}
	s := form.Section{ID: "services", Title: "Pass/port"}
	for _, f := range item.Fields[1:] {
		if f.Sections == nil {
			s.Fields = append(s.Fields, form.Placed{Path: []string{"rosters", "services", "0", f.Key}, Field: f})
			continue
		}
		for _, inner := range f.Fields {
			s.Fields = append(s.Fields, form.Placed{Path: []string{"rosters", "services", "0", f.Key, inner.Key}, Field: inner})
		}
	}
	return s
}

// sampleMeaning is what only the package of the document can see: here that two
// services have one id. It keeps the ids.
func sampleMeaning(doc *document.Node) (any, govmaturity.Problems) {
	var ids []string
	var problems govmaturity.Problems
	if list := doc.Get("rosters").Get("services"); list != nil {
		for i, item := range list.Items {
			id := item.Get("id").Text
			if slices.Contains(ids, id) {
				problems = append(problems, govmaturity.Problem{
					Code: govmaturity.CodeDuplicateID, Path: govmaturity.Path{}.Key("rosters").Key("services").Index(i).Key("id"),
					Format: "there is already an item %q", Args: []any{id},
				})
			}
			ids = append(ids, id)
		}
	}
	return ids, problems
}

// plan is a document that is declared by a Go type.
type plan struct {
	Format   string               `json:"format" doc:"required,enum=test/plan/1"`
	Language string               `json:"language,omitempty" doc:"pattern=language"`
	ID       string               `json:"id" doc:"required,pattern=id"`
	Title    govmaturity.Text     `json:"title" doc:"required"`
	Standing govmaturity.Standing `json:"standing,omitempty"`
	Kind     planKind             `json:"kind,omitempty"`
	Share    *float64             `json:"share,omitempty" doc:"above=0,max=1"`
	Count    *int                 `json:"count,omitempty" doc:"min=0"`
	Open     *bool                `json:"open,omitempty"`
	Tags     []string             `json:"tags,omitempty" doc:"nonempty,maxitems=3,pattern=id"`
	Ratings  map[string]int       `json:"ratings,omitempty" doc:"nonempty,min=1,max=5"`
	Steps    []planStep           `json:"steps,omitempty"`
	Named    map[string]planStep  `json:"named,omitempty"`
	Range    *govmaturity.Range   `json:"range,omitempty"`
	Answers  []govmaturity.Answer `json:"answers,omitempty"` // no form has these
}

type planStep struct {
	_     struct{}         `doc:"oneof=cost|steps" words:"take either a cost or steps"`
	ID    string           `json:"id" doc:"required,pattern=id"`
	Title govmaturity.Text `json:"title,omitempty"`
	Cost  *float64         `json:"cost,omitempty" doc:"min=0"`
	Steps []planStep       `json:"steps,omitempty" doc:"nonempty"`
}

// planKind is a kind that authors can add to.
type planKind string

var planFormat = document.Declare[plan]("test/plan/1", "Plan", "What is meant to happen.", func() []document.Codec {
	return []document.Codec{document.Known[planKind]("name", "short", "long-term")}
})

// planOptions make the form of the declared document.
var planOptions = form.ShapeOptions{Languages: []string{"en", "xx-!!", "ar", "EN"}}

// planForm is the form of the declared document. Its meaning is that no two steps
// have one id.
var planForm = sync.OnceValue(func() *form.Form {
	return form.OfFormat(planFormat, form.FormatOptions[plan]{ShapeOptions: planOptions, Parts: []string{"steps", "named"}, Meaning: func(d *document.Draft[plan]) any {
		seen := map[string]bool{}
		for i, s := range d.Doc.Steps {
			if seen[s.ID] {
				d.Add(govmaturity.Path{}.Key("steps").Index(i).Key("id"), govmaturity.CodeDuplicateID, "there is already a step %q", s.ID)
			}
			seen[s.ID] = true
		}
		return d.Doc
	}})
})

func formOfPlan() *form.Form { return planForm() }

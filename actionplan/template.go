package actionplan

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/schema"
)

// templatesFormat is the document of step templates, declared once.
var templatesFormat = document.Declare[TemplatesSpec](TemplatesFormat, "Step templates",
	"What can be done about gaps, to begin an action plan with.", templateCodecs)

func templateCodecs() []document.Codec {
	return []document.Codec{document.Enum(AnswerKinds()...), document.Enum(AskFields()...)}
}

// TemplatesSchema returns the JSON Schema (2020-12) of step templates.
func TemplatesSchema() []byte { return templatesSchema() }

var templatesSchema = schema.Of(templatesFormat)

// TemplatesForm returns the form of step templates, as [PlanForm] does that of plans.
// What comes back from it is for [ReadTemplates].
func TemplatesForm(words govmaturity.Words, languages ...string) govmaturity.Form {
	return formOf(templatesFormat, words, languages, func(d *document.Draft[TemplatesSpec]) { _, _ = compileTemplates(d) }, "templates")
}

// Templates are a compiled [TemplatesSpec]. They do not change, and any number of
// goroutines may use them at once.
type Templates struct {
	spec *TemplatesSpec
	hash string
	byID map[string]int
}

// CompileTemplates checks step templates and makes them ready to use. The error is a
// [govmaturity.Problems] with all that is wrong, each with its path.
func CompileTemplates(spec *TemplatesSpec) (*Templates, error) {
	return compileTemplates(templatesFormat.Check(spec))
}

// ReadTemplates reads and compiles step templates from YAML or JSON, as [Read] does
// plans.
func ReadTemplates(name string, data []byte) (*Templates, error) {
	return compileTemplates(templatesFormat.Read(name, data))
}

// ID returns the id of the templates.
func (t *Templates) ID() string { return t.some().spec.ID }

// Edition returns their edition.
func (t *Templates) Edition() string { return t.some().spec.Edition }

// Hash returns the content hash: of all that the templates say.
func (t *Templates) Hash() string { return t.some().hash }

// Spec returns a copy of the document.
func (t *Templates) Spec() *TemplatesSpec { return templatesFormat.Clone(t.some().spec) }

func compileTemplates(draft *document.Draft[TemplatesSpec]) (*Templates, error) {
	if !draft.Readable() {
		return nil, draft.Err()
	}
	t := &Templates{spec: draft.Doc, byID: map[string]int{}}
	from := draft.Provenance(draft.Doc.Sources, draft.Doc.Standing, draft.Doc.Cites)
	top := govmaturity.Path{}.Key("templates")
	for i, x := range draft.Doc.Templates {
		if _, taken := t.byID[x.ID]; taken && x.ID != "" {
			draft.Add(top.Index(i).Key("id"), govmaturity.CodeDuplicateID, "there is already a template %q", x.ID)
			continue
		}
		t.byID[x.ID] = i
	}
	for i := range draft.Doc.Templates {
		x, at := &draft.Doc.Templates[i], top.Index(i)
		from.Check(at, x.Standing, x.Cites)
		t.check(draft, x, at)
	}
	t.checkOrder(draft, top)
	if err := draft.Err(); err != nil {
		return nil, err
	}
	t.hash = templatesFormat.Hash(draft.Doc)
	return t, nil
}

// check reports what a template can never be for, and cannot rest on.
func (t *Templates) check(draft *document.Draft[TemplatesSpec], x *StepTemplateSpec, at govmaturity.Path) {
	f := x.For
	if f.Level != "" && !hasLevels(f.Kind) {
		draft.Add(at.Key("for").Key("level"), govmaturity.CodeNotUsed, "levels are of nodes, of competencies and of the engagement of stakeholders, not of a %s", f.Kind)
	}
	if f.Aspect != "" && f.Kind != AnswerKindBottleneck {
		draft.Add(at.Key("for").Key("aspect"), govmaturity.CodeNotUsed, "aspects are of bottlenecks, not of a %s", f.Kind)
	}
	if f.Document == "" && (f.Edition != "" || f.ID != "") {
		draft.Add(at.Key("for").Key("document"), govmaturity.CodeRequired, "of which document is it?")
	}
	for k, id := range x.After {
		if _, there := t.byID[id]; !there && id != "" {
			draft.Add(at.Key("after").Index(k), govmaturity.CodeUnknownReference, "there is no template %q%s", id,
				draft.Suggest(id, func() []string { return slices.Sorted(maps.Keys(t.byID)) }))
		}
	}
	if len(x.After) > 0 && len(x.Cites) == 0 {
		draft.Add(at.Key("cites"), govmaturity.CodeRequired, "cite the source, and the place in it, that says that something comes before")
	}
	for key, text := range map[string]govmaturity.Text{"title": x.Title, "description": x.Description, "deliverable": x.Deliverable} {
		for _, tag := range slices.Sorted(maps.Keys(text)) {
			for _, found := range placeholder.FindAllString(text[tag], -1) {
				if !slices.Contains([]string{"{need}", "{from}", "{to}"}, found) {
					draft.Add(at.Key(key), govmaturity.CodeUnknownReference, "%q stands for nothing: there is {need}, {from} and {to}", found)
				}
			}
		}
	}
	for k, q := range x.Questions {
		if slices.ContainsFunc(x.Questions[:k], func(o TemplateQuestionSpec) bool { return o.Field == q.Field }) {
			draft.Add(at.Key("questions").Index(k).Key("field"), govmaturity.CodeGivenTwice, "there is already a question about %s", q.Field)
		}
	}
}

var placeholder = regexp.MustCompile(`\{[^{}]*\}`)

// checkOrder reports templates that wait for themselves.
func (t *Templates) checkOrder(draft *document.Draft[TemplatesSpec], top govmaturity.Path) {
	const inside, done = 1, 2
	state := make([]int, len(t.spec.Templates))
	var visit func(i int) bool
	visit = func(i int) bool {
		if state[i] != 0 {
			return state[i] == inside
		}
		state[i] = inside
		defer func() { state[i] = done }()
		for _, id := range t.spec.Templates[i].After {
			if k, there := t.byID[id]; there && visit(k) {
				return true
			}
		}
		return false
	}
	for i := range t.spec.Templates {
		if state[i] == 0 && visit(i) {
			draft.Add(top.Index(i).Key("after"), govmaturity.CodeCycle, "it comes, by way of others or not, after a template that comes after itself")
			return
		}
	}
}

// fits reports whether a template is for a need, and how much it says about it. One
// that speaks of levels is for needs that have some.
func (x *StepTemplateSpec) fits(n Need) (says int, ok bool) {
	f := x.For
	if f.Kind != n.Kind {
		return 0, false
	}
	for sign, level := range map[string]string{"{from}": n.From, "{to}": n.To} {
		if !x.mentions(sign) {
			continue
		}
		if level == "" {
			return 0, false
		}
		says++
	}
	for _, part := range [][2]string{{f.Document, n.Document}, {f.Edition, n.Edition}, {f.ID, n.ID}, {f.Level, n.To}, {f.Aspect, n.Aspect}} {
		if part[0] == "" {
			continue
		}
		if part[0] != part[1] {
			return 0, false
		}
		says += 10 // what it is for says more than that it speaks of levels
	}
	return says, true
}

// mentions reports whether a sign stands in what the template says.
func (x *StepTemplateSpec) mentions(sign string) bool {
	for _, text := range []govmaturity.Text{x.Title, x.Description, x.Deliverable} {
		for _, wording := range text {
			if strings.Contains(wording, sign) {
				return true
			}
		}
	}
	return false
}

// own reports whether a template is for one need alone, so that its step can have its
// id.
func (f TemplateForSpec) own() bool {
	return f.Document != "" && f.ID != "" && (f.Level != "" || !hasLevels(f.Kind))
}

// of returns the templates for a need: of those that fit, the ones that say most, in
// the order of the document.
func (t *Templates) of(n Need) []*StepTemplateSpec {
	var out []*StepTemplateSpec
	most := 0
	for i := range t.spec.Templates {
		says, ok := t.spec.Templates[i].fits(n)
		switch {
		case !ok || says < most:
		case says > most:
			out, most = []*StepTemplateSpec{&t.spec.Templates[i]}, says
		default:
			out = append(out, &t.spec.Templates[i])
		}
	}
	return out
}

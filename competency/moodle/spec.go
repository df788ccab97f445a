package moodle

import (
	"cmp"
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/slug"
)

// SpecOptions say what Moodle's file does not. The zero value is ready to use.
type SpecOptions struct {
	// ID and Edition of the framework. Without them the id is made of the id number, and
	// the edition is undated.
	ID, Edition string
	// Language is that of the texts: und, not known, when empty.
	Language string
	// Standing of the content: derived when empty.
	Standing govmaturity.Standing
}

// Spec makes a competency framework: id numbers become codes, and ids are made of them;
// what a competency stands in becomes what is broader; a scale keeps which of its
// levels are proficient; and the rules all and points that complete a competency become
// the policies of the same names.
//
// The problems, all with the code lost and a path in f, are what a framework has no
// place for.
func (f *Framework) Spec(o SpecOptions) (*competency.Spec, govmaturity.Problems) {
	r := &specMaker{f: f, options: o, language: "und", ids: map[string]string{}, parents: map[string]string{}, exported: map[string]int{}}
	if govmaturity.ValidLanguage(o.Language) {
		r.language = o.Language
	}
	r.make()
	return r.spec, r.losses
}

type specMaker struct {
	f        *Framework
	options  SpecOptions
	language string
	spec     *competency.Spec
	losses   govmaturity.Problems

	names    slug.Names
	own      []string // the id of each competency
	ids      map[string]string
	parents  map[string]string // by the id number, as far as they are kept
	exported map[string]int
	scales   slug.Names
}

func (r *specMaker) lose(at govmaturity.Path, format string, args ...any) {
	r.losses = append(r.losses, govmaturity.Problem{Code: govmaturity.CodeLost, Path: at, Format: format, Args: args})
}

func (r *specMaker) make() {
	f, top := r.f, govmaturity.Path{}
	s := &competency.Spec{
		Format: competency.FrameworkFormat, Language: r.language, Standing: cmp.Or(r.options.Standing, govmaturity.StandingDerived),
		ID: firstMatch("id", r.options.ID, slug.Make(f.ID), slug.Make(f.Name), "moodle"), Edition: firstMatch("edition", r.options.Edition, "undated"),
	}
	r.spec = s
	s.Title = r.wording(cmp.Or(f.Name, f.ID, s.ID))
	s.Description = r.description(f.Description, f.Format, top.Key("description"))
	s.Sources = []govmaturity.Source{{ID: "moodle", Title: cmp.Or(strings.TrimSpace(f.Name), strings.TrimSpace(f.ID), s.ID)}}
	s.Cites = []govmaturity.Citation{{Source: "moodle", Locator: "the framework " + strconv.Quote(f.ID)}}
	if slug.Make(f.ID) != "" && s.ID != slug.Make(f.ID) {
		r.lose(top.Key("id"), "the id number %.60q is not carried: the framework has the id %s", f.ID, s.ID)
	}
	shared := ""
	if len(f.Scale.Values) > 0 {
		shared = r.scale(&f.Scale, top.Key("scale"))
	}
	r.find()
	r.taxonomies()
	for i := range f.Competencies {
		r.competency(i, shared)
	}
}

// find gives ids, and finds what stands in what: in nothing that is not there, and in
// no circle.
func (r *specMaker) find() {
	competencies := r.f.Competencies
	first := map[string]int{}
	for i, c := range competencies {
		id := r.names.ID(strconv.Itoa(i), firstMatch("id", slug.Make(c.ID), slug.Make(c.Name), "competency"))
		r.own = append(r.own, id)
		if _, again := r.ids[c.ID]; !again && c.ID != "" {
			r.ids[c.ID], first[c.ID] = id, i
		}
		if _, again := r.exported[c.ExportedID]; !again && c.ExportedID != "" {
			r.exported[c.ExportedID] = i
		}
	}
	const (
		fresh = iota
		open
		done
	)
	mark := make([]int8, len(competencies))
	for start := range competencies {
		var way []int
		i, ok := start, true
		for ok && mark[i] == fresh {
			mark[i] = open
			way = append(way, i)
			i, ok = first[competencies[i].Parent]
		}
		if ok && mark[i] == open {
			r.parents[competencies[i].ID] = ""
			r.lose(govmaturity.Path{}.Key("competencies").Index(i).Key("parent"), "the competency would stand, in a circle, inside itself")
		}
		for _, k := range way {
			mark[k] = done
			c := competencies[k]
			if _, cut := r.parents[c.ID]; !cut {
				r.parents[c.ID] = c.Parent
			}
		}
	}
}

// kinds are the words of taxonomies that are kinds of competencies.
var kinds = map[string]competency.Kind{"competency": "", "knowledge": competency.KindKnowledge, "skill": competency.KindSkill}

func (r *specMaker) taxonomies() {
	for i, word := range r.f.Taxonomies {
		if _, ok := kinds[word]; !ok {
			r.lose(govmaturity.Path{}.Key("taxonomies").Index(i), "what depth %d is called, %.40q, is not carried: competencies have kinds, and this is none", i+1, word)
		}
	}
}

// kind returns the kind that a competency has by its depth.
func (r *specMaker) kind(id string) competency.Kind {
	depth := 0
	for parent := r.parents[id]; parent != "" && depth < len(r.f.Taxonomies); parent = r.parents[parent] {
		if _, there := r.ids[parent]; !there {
			break
		}
		depth++
	}
	if depth >= len(r.f.Taxonomies) {
		return ""
	}
	return kinds[r.f.Taxonomies[depth]]
}

func (r *specMaker) competency(i int, shared string) {
	c := &r.f.Competencies[i]
	at := govmaturity.Path{}.Key("competencies").Index(i)
	spec := competency.CompetencySpec{
		ID: r.own[i], Code: c.ID, Title: r.wording(cmp.Or(c.Name, c.ID, r.own[i])), Description: r.description(c.Description, c.Format, at.Key("description")),
		Scale: shared, Kind: r.kind(c.ID),
	}
	if slug.Make(c.ID) == c.ID && r.own[i] == c.ID {
		spec.Code = "" // the id says it
	}
	if c.ID != "" && r.ids[c.ID] != r.own[i] {
		r.lose(at.Key("id"), "%.60q is the id number of another competency: what refers to it means the first", c.ID)
	}
	if parent := r.parents[c.ID]; parent != "" {
		if id, ok := r.ids[parent]; ok && id != r.own[i] {
			spec.Broader = id
		} else {
			r.lose(at.Key("parent"), "there is no competency %.60q", parent)
		}
	}
	if c.Scale != nil && len(c.Scale.Values) > 0 {
		spec.Scale = r.scale(c.Scale, at.Key("scale"))
	}
	for k, id := range c.Related {
		other, ok := r.ids[id]
		switch {
		case !ok:
			r.lose(at.Key("related").Index(k), "there is no competency %.60q", id)
		case other == spec.ID:
			r.lose(at.Key("related").Index(k), "the competency is related to itself")
		case !slices.Contains(spec.Related, other):
			spec.Related = append(spec.Related, other)
		}
	}
	spec.Attained = r.policy(c, spec.ID, at.Key("rule"))
	r.spec.Competencies = append(r.spec.Competencies, spec)
}

// policy makes a policy of a rule. Only one that completes the competency makes a
// level.
func (r *specMaker) policy(c *Competency, id string, at govmaturity.Path) *competency.PolicySpec {
	rule := c.Rule
	switch {
	case rule == nil:
		return nil
	case rule.Kind == RuleOther:
		r.lose(at, "the rule %.80q is another plugin's", rule.Class)
		return nil
	case rule.Outcome != OutcomeComplete:
		r.lose(at.Key("outcome"), "the rule is not carried: it does not complete the competency, but has the outcome %d", rule.Outcome)
		return nil
	case rule.Kind == RuleAll:
		return &competency.PolicySpec{Kind: competency.PolicyAll}
	}
	p := &competency.PolicySpec{Kind: competency.PolicyPoints, Points: &rule.Points}
	total := 0
	for k, part := range rule.Parts {
		i, ok := r.exported[part.ExportedID]
		if !ok || r.parents[r.f.Competencies[i].ID] != c.ID || r.ids[r.f.Competencies[i].ID] != r.own[i] || r.ids[c.ID] != id || part.Points < 0 || part.Points > 1_000_000 ||
			slices.ContainsFunc(p.Parts, func(other competency.PartSpec) bool { return other.Competency == r.own[i] }) {
			r.lose(at.Key("parts").Index(k), "the part with the exported id %s does not stand directly inside, is there twice, or has no points: the whole rule is not carried", part.ExportedID)
			return nil
		}
		p.Parts = append(p.Parts, competency.PartSpec{Competency: r.own[i], Points: part.Points, Required: part.Required})
		total += part.Points
	}
	if rule.Points < 1 || rule.Points > total || rule.Points > 1_000_000 {
		r.lose(at.Key("points"), "the rule is not carried: it asks for %d points, and the parts have %d", rule.Points, total)
		return nil
	}
	points := rule.Points
	p.Points = &points
	return p
}

// scale returns the id of a scale, which is made when it is new.
func (r *specMaker) scale(s *Scale, at govmaturity.Path) string {
	values := s.Values
	if len(values) > govmaturity.MaxLevels {
		r.lose(at, "the scale is not carried: it has more than %d levels", govmaturity.MaxLevels)
		return ""
	}
	spec := competency.ScaleSpec{Title: r.wording(strings.Join(values, ", "))}
	var ids slug.Names
	for i, v := range values {
		id := slug.Level(v, i+1)
		spec.Levels = append(spec.Levels, govmaturity.LevelSpec{ID: ids.ID(strconv.Itoa(i), id), Rank: i + 1, Title: r.wording(v)})
	}
	for _, p := range s.Proficient {
		if p >= 1 && p <= len(values) {
			spec.Proficient = append(spec.Proficient, spec.Levels[p-1].ID)
		}
	}
	if s.Default != 0 && (len(s.Proficient) == 0 || s.Default != s.Proficient[0]) {
		r.lose(at.Key("default"), "is not carried: when parts make a competency, it gets the first level that is proficient, and not level %d", s.Default)
	}
	key := strings.Join(values, ",") + strings.Join(spec.Proficient, ",")
	if s.ID != "" {
		r.lose(at.Key("id"), "the number %s of the scale is not carried: it is that of one Moodle", s.ID)
	}
	id := r.scales.ID(key, firstMatch("id", cutID(slug.Make(strings.Join(values, " "))), "scale"))
	if !slices.ContainsFunc(r.spec.Scales, func(have competency.ScaleSpec) bool { return have.ID == id }) {
		spec.ID = id
		r.spec.Scales = append(r.spec.Scales, spec)
	}
	return id
}

func cutID(id string) string {
	if len(id) > 40 {
		id = strings.TrimRight(id[:40], "-.")
	}
	return id
}

func (r *specMaker) wording(s string) govmaturity.Text {
	if document.Blank(s) {
		return nil
	}
	return govmaturity.Text{r.language: s}
}

var (
	breaks = regexp.MustCompile(`(?i)<br\s*/?>|</(p|div|li|h[1-6]|tr|ul|ol)>`)
	bullet = regexp.MustCompile(`(?i)<li[^>]*>`)
	tags   = regexp.MustCompile(`<[/!a-zA-Z][^>]*>`)
	lines  = regexp.MustCompile(`\n{3,}`)
)

// description reads a description. Of HTML, only the words are carried, with the ends
// of lines.
func (r *specMaker) description(s string, format TextFormat, at govmaturity.Path) govmaturity.Text {
	if format != TextHTML && format != TextMoodle || !strings.ContainsAny(s, "<&") {
		return r.wording(s)
	}
	if tags.MatchString(s) {
		r.lose(at, "the marks of HTML are not carried, only the words")
	}
	s = breaks.ReplaceAllString(s, "\n")
	s = bullet.ReplaceAllString(s, "- ")
	s = html.UnescapeString(tags.ReplaceAllString(s, ""))
	return r.wording(strings.TrimSpace(lines.ReplaceAllString(s, "\n\n")))
}

func firstMatch(pattern string, texts ...string) string {
	for _, s := range texts {
		if document.PatternNamed(pattern).Matches(s) {
			return s
		}
	}
	return texts[len(texts)-1]
}

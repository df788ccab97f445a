package moodle

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/slug"
)

// Options say what Moodle's form needs and a framework does not have. The zero value
// is ready to use.
type Options struct {
	// Language is that of the texts that are written: that of the framework, when empty.
	Language string
	// Scale is for competencies without levels, of which Moodle has none: Not yet
	// competent and Competent when it is nil, as in a new Moodle.
	Scale *Scale
}

// maxName is how long a short name may be in Moodle, in characters.
const maxName = 100

// From makes of a framework what Moodle can hold. Areas become competencies in which
// others stand. The problems, all with the code lost and a path in the framework, are
// what it cannot: roles, mindsets, descriptors, other languages, and more.
func From(fw *competency.Framework, o Options) (*Framework, govmaturity.Problems) {
	spec := fw.Spec()
	w := &maker{spec: spec, options: o, language: cmp.Or(o.Language, spec.Language, "en"), out: &Framework{ID: fw.ID()}}
	if w.options.Scale == nil {
		w.options.Scale = &Scale{Values: []string{"Not yet competent", "Competent"}, Default: 2, Proficient: []int{2}}
	}
	w.make()
	return w.out, w.losses
}

type maker struct {
	spec     *competency.Spec
	options  Options
	language string
	out      *Framework
	losses   govmaturity.Problems

	scales     map[string]*Scale
	shared     string            // the scale of the framework
	idNumbers  map[string]string // of competencies
	areaNumber map[string]string
	exported   map[string]string // by the id
	taken      map[string]bool
}

func (w *maker) lose(at govmaturity.Path, format string, args ...any) {
	w.losses = append(w.losses, govmaturity.Problem{Code: govmaturity.CodeLost, Path: at, Format: format, Args: args})
}

// loseRest reports the members of a thing that hold something, once those that are
// carried are taken out.
func (w *maker) loseRest(at govmaturity.Path, rest any) {
	for _, key := range document.Filled(rest) {
		w.lose(at.Key(key), "is not carried: Moodle's form has no column for it")
	}
}

// text returns a text in the language that is written. Other languages are lost.
func (w *maker) text(t govmaturity.Text, at govmaturity.Path) string {
	s, tag := t.Lookup(w.language)
	for _, other := range t.Languages() {
		if other != tag {
			w.lose(at.Key(other), "is not carried: Moodle's form has one language")
		}
	}
	return s
}

// name returns a short name. One that is too long is cut, and goes into the
// description when there is none.
func (w *maker) name(title govmaturity.Text, description *string, at govmaturity.Path) string {
	s := strings.Join(strings.Fields(w.text(title, at)), " ")
	if utf8.RuneCountInString(s) <= maxName {
		return s
	}
	if *description == "" {
		*description = s
	}
	w.lose(at, "the title has more than the %d characters of a short name: it is cut", maxName)
	return strings.TrimSpace(string([]rune(s)[:maxName-3])) + "..."
}

func (w *maker) make() {
	s, top := w.spec, govmaturity.Path{}
	w.out.Description = w.text(s.Description, top.Key("description"))
	w.out.Name = w.name(s.Title, &w.out.Description, top.Key("title"))
	w.out.Format = TextPlain
	rest := *s
	rest.Format, rest.ID, rest.Title, rest.Description = "", "", nil, nil
	rest.Scales, rest.Areas, rest.Competencies = nil, nil, nil
	w.loseRest(top, rest)
	w.makeScales()
	w.number()
	w.areas(s.Areas, "", top.Key("areas"))
	for i := range s.Competencies {
		w.competency(i)
	}
	w.rules()
}

// makeScales makes the scales, and takes the one that most competencies have for the
// framework.
func (w *maker) makeScales() {
	w.scales = map[string]*Scale{}
	uses := map[string]int{}
	for _, c := range w.spec.Competencies {
		if c.Levels == nil {
			uses[c.Scale]++
		}
	}
	best := 0
	for i := range w.spec.Scales {
		s := &w.spec.Scales[i]
		at := govmaturity.Path{}.Key("scales").Index(i)
		w.scales[s.ID] = w.scale(s, nil, at)
		rest := *s
		rest.Levels, rest.Proficient = nil, nil
		w.loseRest(at, rest)
		if uses[s.ID] > best {
			best, w.shared = uses[s.ID], s.ID
		}
	}
	w.scales[""] = w.options.Scale
	w.out.Scale = *w.scales[w.shared]
}

// scale makes a scale of the levels with some ids, or of all.
func (w *maker) scale(s *competency.ScaleSpec, only []string, at govmaturity.Path) *Scale {
	out := &Scale{}
	for i, l := range s.Levels {
		if only != nil && !slices.Contains(only, l.ID) {
			continue
		}
		path := at.Key("levels").Index(i)
		title := w.text(l.Title, path.Key("title"))
		if strings.Contains(title, ",") {
			w.lose(path.Key("title"), "commas in the name of a level are left out: Moodle has them between levels")
			title = strings.Join(strings.Fields(strings.ReplaceAll(title, ",", " ")), " ")
		}
		out.Values = append(out.Values, title)
		if slices.Contains(s.Proficient, l.ID) {
			out.Proficient = append(out.Proficient, len(out.Values))
		}
		if only == nil {
			w.loseLevel(l, title, i, path)
		}
	}
	if out.Proficient == nil && len(out.Values) > 0 {
		out.Proficient = []int{len(out.Values)}
		if only == nil {
			w.lose(at.Key("proficient"), "the scale does not say which levels are proficient, and in Moodle one is: the highest is taken")
		}
	}
	if out.Proficient != nil {
		out.Default = out.Proficient[0]
	}
	return out
}

func (w *maker) loseLevel(l govmaturity.LevelSpec, title string, i int, at govmaturity.Path) {
	if slug.Level(title, i+1) == l.ID {
		l.ID = ""
	}
	if l.Rank != i+1 {
		w.lose(at.Key("rank"), "is not carried: Moodle counts levels from 1")
	}
	l.Title = nil
	for _, key := range document.Filled(l) {
		if key != "rank" { // which is a number, and so holds something in any case
			w.lose(at.Key(key), "is not carried: Moodle's form has no column for it")
		}
	}
}

// number gives id numbers: codes where they are there once, and otherwise ids.
func (w *maker) number() {
	w.idNumbers, w.areaNumber, w.exported, w.taken = map[string]string{}, map[string]string{}, map[string]string{}, map[string]bool{}
	for i, c := range w.spec.Competencies {
		number := c.Code
		if number == "" || w.taken[number] {
			number = c.ID
		}
		for n := 2; w.taken[number]; n++ {
			number = c.ID + "-" + strconv.Itoa(n)
		}
		w.taken[number] = true
		w.idNumbers[c.ID] = number
		w.exported[c.ID] = strconv.Itoa(i + 1)
	}
}

func (w *maker) areas(specs []competency.AreaSpec, parent string, at govmaturity.Path) {
	for i := range specs {
		a, path := &specs[i], at.Index(i)
		number := cmp.Or(a.Code, a.ID)
		for n := 2; w.taken[number]; n++ {
			number = a.ID + "-" + strconv.Itoa(n)
		}
		w.taken[number] = true
		w.areaNumber[a.ID] = number
		c := Competency{Parent: parent, ID: number, Description: w.text(a.Description, path.Key("description")), Format: TextPlain}
		c.Name = w.name(a.Title, &c.Description, path.Key("title"))
		c.ExportedID = strconv.Itoa(len(w.spec.Competencies) + len(w.out.Competencies) + 1)
		w.out.Competencies = append(w.out.Competencies, c)
		w.lose(path, "the area is carried as a competency: Moodle has no areas")
		rest := *a
		rest.Title, rest.Description, rest.Areas = nil, nil, nil
		rest.ID, rest.Code = unless(slug.Make(number) == a.ID, a.ID), unless(number == a.Code, a.Code)
		w.loseRest(path, rest)
		w.areas(a.Areas, number, path.Key("areas"))
	}
}

func (w *maker) competency(i int) {
	s := &w.spec.Competencies[i]
	at := govmaturity.Path{}.Key("competencies").Index(i)
	c := Competency{ID: w.idNumbers[s.ID], Description: w.text(s.Description, at.Key("description")), Format: TextPlain, ExportedID: w.exported[s.ID]}
	c.Name = w.name(s.Title, &c.Description, at.Key("title"))
	switch {
	case s.Broader != "":
		c.Parent = w.idNumbers[s.Broader]
		if s.Area != "" {
			w.lose(at.Key("area"), "is not carried: the competency stands in the one that is broader")
		}
	case s.Area != "":
		c.Parent = w.areaNumber[s.Area]
	}
	switch {
	case s.Scale == "":
		w.lose(at.Key("scale"), "the competency has no levels, and in Moodle each has: it gets %s", strings.Join(w.options.Scale.Values, ", "))
		if w.shared != "" {
			c.Scale = w.options.Scale
		}
	case s.Levels != nil:
		k := slices.IndexFunc(w.spec.Scales, func(sc competency.ScaleSpec) bool { return sc.ID == s.Scale })
		c.Scale = w.scale(&w.spec.Scales[k], s.Levels, govmaturity.Path{}.Key("scales").Index(k))
		w.lose(at.Key("levels"), "the levels are carried as a scale of their own")
	case s.Scale != w.shared:
		c.Scale = w.scales[s.Scale]
	}
	for _, id := range s.Related {
		if number := w.idNumbers[id]; !slices.Contains(c.Related, number) {
			c.Related = append(c.Related, number)
		}
	}
	rest := *s
	rest.Title, rest.Description, rest.Related, rest.Levels, rest.Attained = nil, nil, nil, nil, nil
	rest.Area, rest.Broader, rest.Scale = "", "", ""
	rest.ID, rest.Code = unless(slug.Make(c.ID) == s.ID, s.ID), unless(c.ID == s.Code, s.Code)
	if rest.Kind == competency.KindCompetency {
		rest.Kind = ""
	}
	w.loseRest(at, rest)
	w.out.Competencies = append(w.out.Competencies, c)
}

// unless returns a text that is lost, or nothing if it is carried.
func unless(carried bool, s string) string {
	if carried {
		return ""
	}
	return s
}

// rules makes rules of policies that look at parts.
func (w *maker) rules() {
	at := len(w.out.Competencies) - len(w.spec.Competencies)
	for i := range w.spec.Competencies {
		p := w.spec.Competencies[i].Attained
		if p == nil {
			continue
		}
		c := &w.out.Competencies[at+i]
		switch p.Kind {
		case competency.PolicyAll:
			c.Rule = &Rule{Kind: RuleAll, Outcome: OutcomeComplete}
		case competency.PolicyPoints:
			c.Rule = &Rule{Kind: RulePoints, Outcome: OutcomeComplete, Points: *p.Points}
			for _, part := range p.Parts {
				c.Rule.Parts = append(c.Rule.Parts, Part{w.exported[part.Competency], part.Points, part.Required})
			}
		default:
			w.lose(govmaturity.Path{}.Key("competencies").Index(i).Key("attained"), "the policy %s is not carried: Moodle has all and points", p.Kind)
		}
	}
}

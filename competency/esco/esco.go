package esco

import (
	"bytes"
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/slug"
	"github.com/govmaturity/govmaturity/internal/table"
)

// File is one table of ESCO. What it holds is told by its headers, and the language of
// its labels by the end of its name, such as skills_fr.csv.
type File struct {
	Name string
	Data []byte
}

// Options say what the tables do not. The zero value is ready to use.
type Options struct {
	// Edition is the version of ESCO, such as 1.2.0: undated when empty.
	Edition string
	// Standing of the content: derived when empty.
	Standing govmaturity.Standing
}

// Read makes a competency framework of tables of ESCO, in any order: skills at least.
// One table in several languages makes texts in several languages.
//
// The problems are what was found in them, each with its place: links that lead
// nowhere, things that are there twice, and what a framework has no place for, with the
// code lost and how often it is there.
//
// The error is a [govmaturity.Problems]: a table that is none of ESCO's, or no skills.
func Read(files []File, o Options) (*competency.Spec, govmaturity.Problems, error) {
	r := &reader{options: o, skills: map[string]int{}, groups: map[string]int{}, occupations: map[string]int{}, isco: map[string]govmaturity.Text{}, ties: map[tie]bool{}}
	var refused govmaturity.Problems
	var relations []File
	for _, f := range files {
		kind, problem := r.kindOf(f)
		switch {
		case problem != nil:
			refused = append(refused, *problem)
		case kind == kindBroader || kind == kindRequires || kind == kindRelated:
			relations = append(relations, f) // once all things are known
		default:
			refused = append(refused, r.read(f, kind)...)
		}
	}
	for _, f := range relations {
		kind, _ := r.kindOf(f)
		refused = append(refused, r.read(f, kind)...)
	}
	if len(r.skillList) == 0 && refused == nil {
		refused = append(refused, govmaturity.Problem{Code: govmaturity.CodeRequired, Format: "there is no table of skills, or no skill in it"})
	}
	if err := refused.Err(); err != nil {
		return nil, nil, err
	}
	spec := r.spec()
	return spec, r.found, nil
}

// kind is what a table holds.
type kind string

const (
	kindSkills      kind = "skills"
	kindGroups      kind = "groups of skills"
	kindOccupations kind = "occupations"
	kindISCO        kind = "groups of occupations"
	kindBroader     kind = "what is broader"
	kindRequires    kind = "skills of occupations"
	kindRelated     kind = "related skills"
)

// needs are the columns that tell what a table holds, the most telling first.
var needs = []struct {
	kind    kind
	columns []string
}{
	{kindRequires, []string{"occupationUri", "relationType", "skillUri"}},
	{kindRelated, []string{"originalSkillUri", "relationType", "relatedSkillUri"}},
	{kindBroader, []string{"conceptUri", "broaderUri"}},
	{kindSkills, []string{"conceptUri", "skillType", "preferredLabel"}},
	{kindOccupations, []string{"conceptUri", "iscoGroup", "preferredLabel"}},
	{kindGroups, []string{"conceptType", "conceptUri", "preferredLabel"}},
}

type thing struct {
	uri, id, code string
	title         govmaturity.Text
	description   govmaturity.Text
	note          govmaturity.Text
	kind          competency.Kind
	retired       bool
	isco          string
	area          int // place among the groups, or -1
	broader       int // place among the skills or groups, or -1
	related       []string
	requires      []competency.RequirementSpec
}

type reader struct {
	options     Options
	skills      map[string]int
	skillList   []thing
	groups      map[string]int
	groupList   []thing
	occupations map[string]int
	jobList     []thing
	isco        map[string]govmaturity.Text // by code
	skillIDs    slug.Names
	groupIDs    slug.Names
	jobIDs      slug.Names
	found       govmaturity.Problems
	ties        map[tie]bool
}

// tie is a relation that was read: of an occupation and a skill, or of two skills.
type tie struct {
	kind kind
	a, b int
}

// maxFound is how many problems at cells are kept.
const maxFound = 100_000

// headers reads the first row.
func headers(f File) ([]string, *table.Row, *table.Reader) {
	in := table.NewReader(f.Name, bytes.NewReader(f.Data), table.Options{})
	row, ok := in.Next()
	if !ok {
		return nil, nil, in
	}
	var names []string
	for i := range row.Cells {
		names = append(names, row.Cell(i))
	}
	return names, row, in
}

// kindOf tells what a table holds.
func (r *reader) kindOf(f File) (kind, *govmaturity.Problem) {
	names, _, in := headers(f)
	if problems := in.Problems(); len(problems) > 0 {
		return "", &problems[0]
	}
	has := func(columns []string) bool {
		return !slices.ContainsFunc(columns, func(c string) bool { return !slices.Contains(names, c) })
	}
	for _, n := range needs {
		if !has(n.columns) {
			continue
		}
		if n.kind == kindGroups && strings.Contains(strings.ToLower(path.Base(f.Name)), "isco") {
			return kindISCO, nil
		}
		return n.kind, nil
	}
	return "", &govmaturity.Problem{
		Code: govmaturity.CodeMissingColumn, File: f.Name, Line: 1, Column: 1,
		Format: "this is no table of ESCO's: it has neither conceptUri and preferredLabel, nor two URIs and what ties them",
	}
}

var languageEnd = regexp.MustCompile(`_([a-z]{2})\.[A-Za-z]+$`)

func languageOf(name string) string {
	if m := languageEnd.FindStringSubmatch(name); m != nil {
		return m[1]
	}
	return "en"
}

// carried are the columns of which something is made, or which only repeat others.
var carried = []string{
	"conceptType", "conceptUri", "skillType", "preferredLabel", "description", "status", "iscoGroup", "code", "scopeNote", "definition",
	"occupationUri", "relationType", "skillUri", "originalSkillUri", "originalSkillType", "relatedSkillType", "relatedSkillUri", "broaderType", "broaderUri",
	"occupationLabel", "skillLabel", "conceptLabel", "broaderLabel", "inScheme",
}

// sheet is one table on its way in.
type sheet struct {
	*reader
	file     File
	language string
	names    []string
	row      *table.Row
	lost     map[string]int // filled cells of columns that are not carried
	merely   int            // relations of which only that they are is carried
}

func (r *reader) read(f File, k kind) govmaturity.Problems {
	names, first, in := headers(f)
	s := &sheet{reader: r, file: f, language: languageOf(f.Name), names: names, lost: map[string]int{}}
	head := first.Clone()
	take := map[kind]func(){
		kindSkills: s.skill, kindGroups: s.group, kindISCO: s.iscoGroup, kindOccupations: s.occupation,
		kindBroader: s.broader, kindRequires: s.requires, kindRelated: s.related,
	}[k]
	for {
		row, ok := in.Next()
		if !ok {
			break
		}
		if row.Blank() {
			continue
		}
		s.row = row
		for i, name := range names {
			if row.Cell(i) != "" && !slices.Contains(carried, name) {
				s.lost[name]++
			}
		}
		take()
	}
	for i, name := range names {
		if n := s.lost[name]; n > 0 {
			p := head.Problem(i, name, govmaturity.CodeLost, "is not carried, in %d rows: a framework has no place for it", n)
			p.File = f.Name
			r.found = append(r.found, p)
		}
	}
	if s.merely > 0 {
		r.found = append(r.found, govmaturity.Problem{
			Code: govmaturity.CodeLost, File: f.Name, Line: 1, Column: 1,
			Format: "that %d relations between skills are essential or optional is not carried: a framework has what is related", Args: []any{s.merely},
		})
	}
	return in.Problems()
}

func (s *sheet) column(name string) int { return slices.Index(s.names, name) }

func (s *sheet) cell(name string) string { return s.row.Cell(s.column(name)) }

func (s *sheet) problem(column string, code govmaturity.Code, format string, args ...any) {
	if len(s.found) >= maxFound {
		return
	}
	p := s.row.Problem(s.column(column), column, code, format, args...)
	p.File = s.file.Name
	s.found = append(s.found, p)
}

// thing reads what skills, groups and occupations have in common. It adds the wording
// of another language to one that is known.
func (s *sheet) thing(list *[]thing, places map[string]int, ids *slug.Names) *thing {
	uri := s.cell("conceptUri")
	if uri == "" {
		s.problem("conceptUri", govmaturity.CodeRequired, "the row has no URI: it is left out")
		return nil
	}
	k, known := places[uri]
	if !known {
		k = len(*list)
		places[uri] = k
		name := uri[strings.LastIndexByte(uri, '/')+1:]
		*list = append(*list, thing{uri: uri, id: ids.ID(uri, firstMatch(strings.ToLower(name), slug.Make(name), "concept")), area: -1, broader: -1})
	}
	one := &(*list)[k]
	if one.title[s.language] != "" {
		s.problem("conceptUri", govmaturity.CodeDuplicateID, "%.100q is already there: this row is left out", uri)
		return nil
	}
	title := s.cell("preferredLabel")
	if title == "" {
		s.problem("preferredLabel", govmaturity.CodeRequired, "the row has no label")
		title = one.id
	}
	one.title = with(one.title, s.language, title)
	text := s.cell("description")
	if definition := s.cell("definition"); text == "" {
		text = definition
	} else if definition != "" && definition != text {
		s.problem("definition", govmaturity.CodeLost, "is not carried: the description is")
	}
	one.description = with(one.description, s.language, text)
	one.note = with(one.note, s.language, s.cell("scopeNote"))
	one.code = cmp.Or(one.code, s.cell("code"))
	switch status := s.cell("status"); status {
	case "", "released":
	default:
		one.retired = true
	}
	return one
}

func firstMatch(texts ...string) string {
	for _, s := range texts {
		if document.PatternNamed("id").Matches(s) {
			return s
		}
	}
	return texts[len(texts)-1]
}

func with(t govmaturity.Text, language, wording string) govmaturity.Text {
	if document.Blank(wording) {
		return t
	}
	if t == nil {
		t = govmaturity.Text{}
	}
	t[language] = wording
	return t
}

func (s *sheet) skill() {
	one := s.thing(&s.skillList, s.skills, &s.skillIDs)
	if one == nil {
		return
	}
	switch kind := s.cell("skillType"); kind {
	case "knowledge":
		one.kind = competency.KindKnowledge
	case "skill/competence":
		one.kind = competency.KindSkill
	case "":
	default:
		s.problem("skillType", govmaturity.CodeNotAllowed, "%.60q is neither knowledge nor skill/competence", kind)
	}
}

func (s *sheet) group() { s.thing(&s.groupList, s.groups, &s.groupIDs) }

func (s *sheet) iscoGroup() {
	if code := s.cell("code"); code != "" {
		s.isco[code] = with(s.isco[code], s.language, s.cell("preferredLabel"))
	}
}

func (s *sheet) occupation() {
	if one := s.thing(&s.jobList, s.occupations, &s.jobIDs); one != nil {
		one.isco = s.cell("iscoGroup")
	}
}

// broader reads what stands in what: in the first group, and below the first skill,
// that the table names.
func (s *sheet) broader() {
	uri, up := s.cell("conceptUri"), s.cell("broaderUri")
	skill, isSkill := s.skills[uri]
	group, isGroup := s.groups[uri]
	upSkill, upIsSkill := s.skills[up]
	upGroup, upIsGroup := s.groups[up]
	taken := func() {
		s.problem("broaderUri", govmaturity.CodeLost, "is not carried: it already stands in another, and in a framework it has one place")
	}
	switch {
	case !isSkill && !isGroup:
		if !s.known(uri) {
			s.problem("conceptUri", govmaturity.CodeUnknownReference, "there is no concept %.100q", uri)
		}
	case uri == up:
		s.problem("broaderUri", govmaturity.CodeCycle, "it would stand in itself")
	case isSkill && upIsGroup && s.skillList[skill].area >= 0, isSkill && upIsSkill && s.skillList[skill].broader >= 0, isGroup && upIsGroup && s.groupList[group].broader >= 0:
		taken()
	case isSkill && upIsGroup:
		s.skillList[skill].area = upGroup
	case isSkill && upIsSkill:
		s.skillList[skill].broader = upSkill
	case isGroup && upIsGroup:
		s.groupList[group].broader = upGroup
	case isGroup && upIsSkill:
		s.problem("broaderUri", govmaturity.CodeLost, "is not carried: an area does not stand below a competency")
	default:
		s.problem("broaderUri", govmaturity.CodeUnknownReference, "there is no concept %.100q", up)
	}
}

// known reports whether a URI is that of an occupation, of which the order is not
// carried.
func (s *sheet) known(uri string) bool {
	_, ok := s.occupations[uri]
	if ok {
		s.problem("conceptUri", govmaturity.CodeLost, "is not carried: in a framework, roles do not stand below each other")
	}
	return ok
}

func (s *sheet) requires() {
	job, ok := s.occupations[s.cell("occupationUri")]
	if !ok {
		s.problem("occupationUri", govmaturity.CodeUnknownReference, "there is no occupation %.100q", s.cell("occupationUri"))
		return
	}
	skill, ok := s.skills[s.cell("skillUri")]
	if !ok {
		s.problem("skillUri", govmaturity.CodeUnknownReference, "there is no skill %.100q", s.cell("skillUri"))
		return
	}
	need := competency.Need("")
	switch kind := s.cell("relationType"); kind {
	case "essential":
	case "optional":
		need = competency.NeedDesirable
	default:
		s.problem("relationType", govmaturity.CodeNotAllowed, "%.60q is neither essential nor optional", kind)
		return
	}
	id := s.skillList[skill].id
	one := &s.jobList[job]
	if s.again(tie{kindRequires, job, skill}) {
		s.problem("skillUri", govmaturity.CodeDuplicateID, "the occupation already has this skill")
		return
	}
	if s.skillList[skill].retired {
		s.problem("skillUri", govmaturity.CodeNotAllowed, "the skill is no longer released: nothing new may require it")
		return
	}
	one.requires = append(one.requires, competency.RequirementSpec{Competency: id, Need: need})
}

// again reports whether a relation was read before.
func (s *sheet) again(t tie) bool {
	before := s.ties[t]
	s.ties[t] = true
	return before
}

func (s *sheet) related() {
	a, ok := s.skills[s.cell("originalSkillUri")]
	if !ok {
		s.problem("originalSkillUri", govmaturity.CodeUnknownReference, "there is no skill %.100q", s.cell("originalSkillUri"))
		return
	}
	b, ok := s.skills[s.cell("relatedSkillUri")]
	switch {
	case !ok:
		s.problem("relatedSkillUri", govmaturity.CodeUnknownReference, "there is no skill %.100q", s.cell("relatedSkillUri"))
	case a == b:
		s.problem("relatedSkillUri", govmaturity.CodeCycle, "the skill is related to itself")
	default:
		s.merely++
		if !s.again(tie{kindRelated, a, b}) {
			s.skillList[a].related = append(s.skillList[a].related, s.skillList[b].id)
		}
	}
}

func (r *reader) spec() *competency.Spec {
	s := &competency.Spec{
		Format: competency.FrameworkFormat, ID: "esco", Edition: "undated", Title: govmaturity.English("ESCO: European Skills, Competences, Qualifications and Occupations"),
		Standing: cmp.Or(r.options.Standing, govmaturity.StandingDerived),
		Sources:  []govmaturity.Source{{ID: "esco", Title: "ESCO", Publisher: "European Commission", URL: "https://esco.ec.europa.eu"}},
		Cites:    []govmaturity.Citation{{Source: "esco", Locator: "the tables for download"}},
	}
	if document.PatternNamed("edition").Matches(r.options.Edition) {
		s.Edition = r.options.Edition
	}
	r.cutCircles(r.groupList, "an area")
	r.cutCircles(r.skillList, "a skill")
	s.Areas = r.areas()
	for _, k := range r.skillList {
		c := competency.CompetencySpec{ID: k.id, Title: k.title, Code: k.code, Description: k.description, Note: k.note, Kind: k.kind, Related: k.related, Retired: k.retired}
		if k.area >= 0 {
			c.Area = r.groupList[k.area].id
		}
		if k.broader >= 0 {
			c.Broader = r.skillList[k.broader].id
		}
		s.Competencies = append(s.Competencies, c)
	}
	for _, j := range r.jobList {
		role := competency.RoleSpec{ID: j.id, Title: j.title, Code: j.code, Description: j.description, Note: j.note, Requires: j.requires, Family: r.isco[j.isco]}
		if role.Family == nil && j.isco != "" {
			role.Family = govmaturity.English("ISCO " + j.isco)
		}
		s.Roles = append(s.Roles, role)
	}
	return s
}

// cutCircles takes things out of circles, and says so.
func (r *reader) cutCircles(list []thing, what string) {
	const (
		fresh = iota
		open
		done
	)
	mark := make([]int8, len(list))
	for start := range list {
		var way []int
		i := start
		for i >= 0 && mark[i] == fresh {
			mark[i] = open
			way = append(way, i)
			i = list[i].broader
		}
		if i >= 0 && mark[i] == open {
			list[i].broader = -1
			r.found = append(r.found, govmaturity.Problem{Code: govmaturity.CodeCycle, Format: "%s, %.100q, would stand, in a circle, in itself", Args: []any{what, list[i].uri}})
		}
		for _, k := range way {
			mark[k] = done
		}
	}
}

// maxDepth is how deep areas may stand inside each other.
const maxDepth = 16

// areas nests the groups. One that is too deep stands at the top.
func (r *reader) areas() []competency.AreaSpec {
	depth := make([]int, len(r.groupList))
	inside := map[int][]int{}
	for i := range r.groupList {
		var way []int
		for up := i; up >= 0 && depth[up] == 0; up = r.groupList[up].broader {
			way = append(way, up)
		}
		for _, k := range slices.Backward(way) {
			depth[k] = 1
			if up := r.groupList[k].broader; up >= 0 {
				depth[k] = depth[up] + 1
			}
		}
	}
	for i, g := range r.groupList {
		up := g.broader
		if depth[i] > maxDepth {
			up = -1 // at the top: to look for a place would take long in a hostile table
			r.found = append(r.found, govmaturity.Problem{Code: govmaturity.CodeTooDeep, Format: "the group %.100q stands more than %d deep", Args: []any{g.uri, maxDepth}})
		}
		inside[up] = append(inside[up], i)
	}
	var nest func(int) []competency.AreaSpec
	nest = func(above int) []competency.AreaSpec {
		var out []competency.AreaSpec
		for _, i := range inside[above] {
			g := r.groupList[i]
			out = append(out, competency.AreaSpec{ID: g.id, Title: g.title, Code: g.code, Description: g.description, Note: g.note, Areas: nest(i)})
		}
		return out
	}
	return nest(-1)
}

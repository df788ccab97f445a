package main

import (
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
	"github.com/govmaturity/govmaturity/actionplan/priority"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
	"github.com/govmaturity/govmaturity/competency"
	competencies "github.com/govmaturity/govmaturity/competency/catalog"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
	"github.com/govmaturity/govmaturity/maturity/panel"
	"github.com/govmaturity/govmaturity/systems"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// shelf has the documents that were read and that others point at.
type shelf struct {
	frameworks   []*maturity.Framework
	competencies []*competency.Framework
	people       []*competency.Person
	plans        []*actionplan.Plan
	reviews      []*actionplan.Review
	visions      []*actionplan.Vision
	indicators   []*kpi.Set
	calendars    []*schedule.Calendars
	answers      []*maturity.Assessment
	goalposts    []*panel.Goalposts
	diagrams     []*systems.Diagram
	maps         []*stakeholder.Map
	priorities   []*priority.Set
	schedules    []*schedule.Schedule
	// broken are the ids of documents that could not be read: what points at them
	// is not told that they are missing.
	broken []string
}

// pointer is how a document points at another: with these keys, to what people
// call it.
type pointer struct {
	what, id, edition string
	// load takes it from the catalogue, which has the names known; nil where there
	// is none.
	load  func(name string) error
	known []string
}

// find returns which of the documents on the shelf a file points at, or -1 when the
// pointer has loaded it. have returns the id and the edition of each.
func (p pointer) find(s *shelf, f file, have [][2]string) (int, error) {
	id, edition := f.text(p.id), f.text(p.edition)
	if id == "" {
		return 0, f.problem(p.id, govmaturity.CodeRequired, "expected the id of the %s that this belongs to", p.what)
	}
	var fit []int
	for i, h := range have {
		if h[0] == id && (edition == "" || h[1] == edition) {
			fit = append(fit, i)
		}
	}
	switch {
	case len(fit) == 1:
		return fit[0], nil
	case len(fit) > 1 && edition == "" && have[fit[0]][1] != have[fit[1]][1]:
		return 0, f.problem(p.id, govmaturity.CodeUnknownReference, "there are several editions of the %s %q among the files: say which in the key %s", p.what, id, p.edition)
	case len(fit) > 1:
		return 0, f.problem(p.id, govmaturity.CodeDuplicateID, "%d files are the %s %s: check them one by one", len(fit), p.what, named(id, edition))
	}
	name := named(id, edition)
	if slices.Contains(p.known, name) || edition == "" && slices.ContainsFunc(p.known, func(k string) bool { return strings.HasPrefix(k, id+"@") }) {
		return -1, p.load(name)
	}
	if slices.Contains(s.broken, id) {
		return 0, f.problem(p.id, govmaturity.CodeUnknownReference, "this is checked when the %s %q can be read", p.what, id)
	}
	known := slices.Clone(p.known)
	for _, h := range have {
		known = append(known, h[0]+"@"+h[1])
	}
	at, hint := p.id, ""
	if slices.ContainsFunc(known, func(k string) bool { return strings.HasPrefix(k, id+"@") }) {
		at = p.edition
	}
	if near := document.Nearest(name, known); near != "" {
		hint = "did you mean " + near + "? If not, "
	}
	return 0, f.problem(at, govmaturity.CodeUnknownReference, "there is no %s %s among the files%s: %sgive its file as well",
		p.what, name, map[bool]string{true: " and in the catalogue"}[p.load != nil], hint)
}

// framework returns the framework that a document is about.
func (s *shelf) framework(f file) (fw *maturity.Framework, err error) {
	p := pointer{what: "framework", id: "framework", edition: "edition", load: func(name string) error {
		fw, err = catalog.Load(name)
		return err
	}}
	for _, e := range catalog.Entries() {
		p.known = append(p.known, e.String())
	}
	var have [][2]string
	for _, h := range s.frameworks {
		have = append(have, [2]string{h.ID(), h.Edition()})
	}
	i, err := p.find(s, f, have)
	if err != nil || i < 0 {
		return fw, err
	}
	return s.frameworks[i], nil
}

// named returns all frameworks that a document points at, wherever in it: a rollout has
// several. One that is missing is said once, where it is first.
func (s *shelf) named(f file) (all []*maturity.Framework, err error) {
	seen := map[string]bool{}
	var problems govmaturity.Problems
	var walk func(at govmaturity.Path, n *document.Node)
	walk = func(at govmaturity.Path, n *document.Node) {
		for i, below := range n.Items {
			walk(at.Index(i), below)
		}
		for _, field := range n.Fields {
			walk(at.Key(field.Key), field.Value)
		}
		part := file{name: f.name, root: n}
		name := named(part.text("framework"), part.text("edition"))
		if part.text("framework") == "" || seen[name] {
			return
		}
		seen[name] = true
		fw, err := s.framework(part)
		if found, ok := err.(govmaturity.Problems); ok {
			for i := range found {
				found[i].Path = slices.Concat(at, found[i].Path)
			}
			problems = append(problems, found...)
		} else if fw != nil {
			all = append(all, fw)
		}
	}
	if f.root != nil {
		walk(govmaturity.Path{}, f.root)
	}
	return all, problems.Err()
}

// frozen returns a framework with what a panel says put in, where it asks that and there
// are goalposts of it, and else the framework.
func (s *shelf) frozen(fw *maturity.Framework) *maturity.Framework {
	for _, g := range s.goalposts {
		if !fw.NeedsPanel() || g.Framework != fw.ID() || g.Edition != fw.Edition() {
			continue
		}
		if frozen, err := g.Freeze(fw); err == nil {
			return frozen
		}
	}
	return fw
}

// placed gives problems that know only their path the place in a file.
func placed(f file, err error) error {
	if problems, ok := err.(govmaturity.Problems); ok {
		return document.Place(problems, f.name, f.root)
	}
	return err
}

// competency returns the competency framework that a document is about. The keys say
// where it names it.
func (s *shelf) competency(f file, id, edition string) (fw *competency.Framework, err error) {
	p := pointer{what: "competency framework", id: id, edition: edition, load: func(name string) error {
		fw, err = competencies.Load(name)
		return err
	}}
	for _, e := range competencies.Entries() {
		p.known = append(p.known, e.String())
	}
	var have [][2]string
	for _, h := range s.competencies {
		have = append(have, [2]string{h.ID(), h.Edition()})
	}
	i, err := p.find(s, f, have)
	if err != nil || i < 0 {
		return fw, err
	}
	return s.competencies[i], nil
}

func (s *shelf) plan(f file) (*actionplan.Plan, error) {
	var have [][2]string
	for _, h := range s.plans {
		have = append(have, [2]string{h.ID(), h.Edition()})
	}
	i, err := pointer{what: "action plan", id: "plan", edition: "edition"}.find(s, f, have)
	if err != nil {
		return nil, err
	}
	return s.plans[i], nil
}

func (s *shelf) indicatorSet(f file) (*kpi.Set, error) {
	var have [][2]string
	for _, h := range s.indicators {
		have = append(have, [2]string{h.ID(), h.Edition()})
	}
	i, err := pointer{what: "document of indicators", id: "indicators", edition: "edition"}.find(s, f, have)
	if err != nil {
		return nil, err
	}
	return s.indicators[i], nil
}

// calendar returns the calendars among which there is one with this id, or the first.
// Schedules name a calendar, and not the document that it is in.
func (s *shelf) calendar(id string) *schedule.Calendars {
	for _, c := range s.calendars {
		if slices.Contains(c.IDs(), id) {
			return c
		}
	}
	if len(s.calendars) == 0 {
		return nil
	}
	return s.calendars[0]
}

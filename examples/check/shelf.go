package main

import (
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
	"github.com/govmaturity/govmaturity/competency"
	competencies "github.com/govmaturity/govmaturity/competency/catalog"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
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
	for i, h := range have {
		if h[0] == id && (edition == "" || h[1] == edition) {
			return i, nil
		}
	}
	name := id
	if edition != "" {
		name += "@" + edition
	}
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
		hint = "; did you mean " + near + "?"
	}
	return 0, f.problem(at, govmaturity.CodeUnknownReference, "there is no %s %s among the files%s%s: give its file as well",
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

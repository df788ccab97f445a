package iati

import (
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/xmltree"
)

// limits of a file: an activity file of a large donor has a million elements.
var limits = xmltree.Limits{Depth: 32, Nodes: 6_000_000}

// Read reads a file of activities. The error is a [govmaturity.Problems].
func Read(name string, data []byte) (*File, error) {
	root, problem := xmltree.Parse(data, limits)
	if problem != nil {
		problem.File = name
		return nil, govmaturity.Problems{*problem}.Err()
	}
	r := &reader{name: name, file: &File{}, noted: map[string]bool{}}
	top := place{line: root.Line, column: root.Column}
	switch root.Name {
	case "iati-activities":
		r.file.Version = root.Attribute("version")
		r.each(root, top, map[string]func(*xmltree.Element, place){"iati-activity": r.activity})
	case "iati-activity":
		r.activity(root, top)
	default:
		return nil, govmaturity.Problems{{Code: govmaturity.CodeWrongFormat, File: name, Line: root.Line, Column: root.Column,
			Format: "expected a file of IATI, whose first element is iati-activities; found %.40q", Args: []any{root.Name}}}.Err()
	}
	r.file.Notes, _ = r.notes.Err().(govmaturity.Problems)
	return r.file, nil
}

type reader struct {
	name  string
	file  *File
	notes govmaturity.Problems
	noted map[string]bool
}

// lost notes once a kind of thing that is not kept.
func (r *reader) lost(kind string, at place, format string, args ...any) {
	if !r.noted[kind] {
		r.noted[kind] = true
		r.notes = append(r.notes, govmaturity.Problem{Code: govmaturity.CodeLost, File: r.name, Path: at.path, Line: at.line, Column: at.column, Format: format, Args: args})
	}
}

// each gives children to what reads them, with their places, and notes those that
// nobody reads.
func (r *reader) each(e *xmltree.Element, at place, readers map[string]func(*xmltree.Element, place)) {
	count := map[string]int{}
	for _, c := range e.Children {
		here := place{path: at.path.Key(c.Name).Index(count[c.Name]), line: c.Line, column: c.Column}
		count[c.Name]++
		read, ok := readers[c.Name]
		switch {
		case !ok && e.Name != "iati-activities" && e.Name != "iati-activity":
			r.lost(e.Name+">"+c.Name, here, "%s in %s is not kept", c.Name, e.Name)
		case ok && read != nil:
			read(c, here)
		}
	}
}

// attributes notes those of an element that are not kept.
func (r *reader) attributes(e *xmltree.Element, at place, known ...string) {
	for _, a := range e.Attributes {
		if a.Name.Space == "xmlns" || a.Name.Local == "xmlns" {
			continue
		}
		ok := false
		for _, k := range known {
			ok = ok || a.Name.Local == k
		}
		if !ok {
			r.lost(e.Name+"@"+a.Name.Local, at, "the attribute %s of %s is not kept", a.Name.Local, e.Name)
		}
	}
}

func (r *reader) activity(e *xmltree.Element, at place) {
	a := Activity{ID: e.Content("iati-identifier"), name: r.name}
	language := language(e)
	a.Language = language
	r.each(e, at, map[string]func(*xmltree.Element, place){
		"title":  func(c *xmltree.Element, at place) { a.Title = r.text(c, at, language) },
		"result": func(c *xmltree.Element, at place) { a.Results = append(a.Results, r.result(c, at, language)) },
	})
	r.file.Activities = append(r.file.Activities, a)
}

// language is that of an element, or "".
func language(e *xmltree.Element) string {
	for _, a := range e.Attributes {
		if a.Name.Local == "lang" && govmaturity.ValidLanguage(a.Value) {
			return a.Value
		}
	}
	return ""
}

func own(e *xmltree.Element) string {
	for _, a := range e.Attributes {
		if a.Name.Space == Namespace && a.Name.Local == "id" {
			return a.Value
		}
	}
	return ""
}

func (r *reader) result(e *xmltree.Element, at place, language string) Result {
	x := Result{place: at, ID: own(e), Type: e.Attribute("type"), Aggregation: e.Attribute("aggregation-status")}
	r.attributes(e, at, "type", "aggregation-status", "id")
	r.each(e, at, map[string]func(*xmltree.Element, place){
		"title":         func(c *xmltree.Element, at place) { x.Title = r.text(c, at, language) },
		"description":   func(c *xmltree.Element, at place) { x.Description = r.text(c, at, language) },
		"reference":     func(c *xmltree.Element, at place) { x.References = append(x.References, r.reference(c, at)) },
		"document-link": func(c *xmltree.Element, at place) { x.Links = append(x.Links, r.link(c, at, language)) },
		"indicator":     func(c *xmltree.Element, at place) { x.Indicators = append(x.Indicators, r.indicator(c, at, language)) },
	})
	return x
}

func (r *reader) indicator(e *xmltree.Element, at place, language string) Indicator {
	x := Indicator{place: at, ID: own(e), Measure: e.Attribute("measure"), Ascending: e.Attribute("ascending"), Aggregation: e.Attribute("aggregation-status")}
	r.attributes(e, at, "measure", "ascending", "aggregation-status", "id")
	r.each(e, at, map[string]func(*xmltree.Element, place){
		"title":         func(c *xmltree.Element, at place) { x.Title = r.text(c, at, language) },
		"description":   func(c *xmltree.Element, at place) { x.Description = r.text(c, at, language) },
		"reference":     func(c *xmltree.Element, at place) { x.References = append(x.References, r.reference(c, at)) },
		"document-link": func(c *xmltree.Element, at place) { x.Links = append(x.Links, r.link(c, at, language)) },
		"baseline":      func(c *xmltree.Element, at place) { x.Baselines = append(x.Baselines, r.value(c, at, language)) },
		"period":        func(c *xmltree.Element, at place) { x.Periods = append(x.Periods, r.period(c, at, language)) },
	})
	return x
}

func (r *reader) period(e *xmltree.Element, at place, language string) Period {
	x := Period{place: at}
	r.attributes(e, at)
	r.each(e, at, map[string]func(*xmltree.Element, place){
		"period-start": func(c *xmltree.Element, at place) { x.Start = c.Attribute("iso-date") },
		"period-end":   func(c *xmltree.Element, at place) { x.End = c.Attribute("iso-date") },
		"target":       func(c *xmltree.Element, at place) { x.Targets = append(x.Targets, r.value(c, at, language)) },
		"actual":       func(c *xmltree.Element, at place) { x.Actuals = append(x.Actuals, r.value(c, at, language)) },
	})
	return x
}

func (r *reader) value(e *xmltree.Element, at place, language string) Value {
	x := Value{place: at, Year: e.Attribute("year"), Date: e.Attribute("iso-date")}
	r.attributes(e, at, "year", "iso-date", "value")
	if v, ok := e.Has("value"); ok {
		x.Value = &v
	}
	r.each(e, at, map[string]func(*xmltree.Element, place){
		"comment":  func(c *xmltree.Element, at place) { x.Comment = r.text(c, at, language) },
		"location": func(c *xmltree.Element, at place) { x.Locations = append(x.Locations, c.Attribute("ref")) },
		"dimension": func(c *xmltree.Element, at place) {
			x.Dimensions = append(x.Dimensions, Dimension{Name: c.Attribute("name"), Value: c.Attribute("value")})
		},
		"document-link": func(c *xmltree.Element, at place) { x.Links = append(x.Links, r.link(c, at, language)) },
	})
	return x
}

func (r *reader) reference(e *xmltree.Element, at place) Reference {
	r.attributes(e, at, "vocabulary", "code", "indicator-uri", "vocabulary-uri")
	return Reference{Vocabulary: e.Attribute("vocabulary"), Code: e.Attribute("code"), URI: e.Attribute("indicator-uri"), VocabularyURI: e.Attribute("vocabulary-uri")}
}

func (r *reader) link(e *xmltree.Element, at place, language string) Link {
	x := Link{URL: e.Attribute("url"), Format: e.Attribute("format")}
	r.attributes(e, at, "url", "format")
	r.each(e, at, map[string]func(*xmltree.Element, place){
		"title": func(c *xmltree.Element, at place) { x.Title = r.text(c, at, language) },
	})
	return x
}

// text reads narratives: one a language. Of two in one language, the first stays.
func (r *reader) text(e *xmltree.Element, at place, outer string) govmaturity.Text {
	t := govmaturity.Text{}
	if outer == "" && language(e) == "" && slices.ContainsFunc(e.Children, func(c *xmltree.Element) bool { return language(c) == "" }) {
		r.lost("language", at, "no language is named for this text, nor for the activity: it is taken for English")
	}
	if s := strings.TrimSpace(e.Text); s != "" && len(e.Children) == 0 { // before version 2
		t[tagged(outer)] = s
	}
	r.each(e, at, map[string]func(*xmltree.Element, place){
		"narrative": func(c *xmltree.Element, here place) {
			tag, s := language(c), strings.TrimSpace(c.Text)
			if tag == "" {
				tag = tagged(outer)
			}
			switch before, twice := t[tag]; {
			case s == "":
			case !twice:
				t[tag] = s
			case before != s:
				r.lost(e.Name+" twice", here, "a second %s in the language %s is not kept", e.Name, tag)
			}
		},
	})
	if len(t) == 0 {
		return nil
	}
	return t
}

// tagged is the language of what names none. The standard leaves it to the publisher;
// English is what most files without one are in.
func tagged(language string) string {
	if language == "" {
		return "en"
	}
	return language
}

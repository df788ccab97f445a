package main

import (
	"embed"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency/sheet"
)

//go:embed mappings/*.yaml
var mappings embed.FS

// mappingFor finds the mapping that comes with the program and fits the headers of a
// table best, if most of its columns are there. The note says which it is.
func mappingFor(name string, data []byte) (best *sheet.Mapping, note string, err error) {
	have := headers(data)
	files, err := fs.Glob(mappings, "mappings/*.yaml")
	if err != nil {
		return nil, "", err
	}
	most := 0.5
	for _, file := range files {
		text, err := mappings.ReadFile(file)
		if err != nil {
			return nil, "", err
		}
		m, err := sheet.ReadMapping(file, text)
		if err != nil {
			return nil, "", err
		}
		want, there := columns(m), 0
		for _, column := range want {
			if slices.ContainsFunc(have, func(h string) bool { return fold(h) == fold(*column) }) {
				there++
			}
		}
		if share := float64(there) / float64(len(want)); share > most {
			best, most, note = m, share, "it was read by examples/gaps/"+file
		}
	}
	if best == nil {
		unknown := fmt.Errorf("%s: no mapping is known for a table with the columns %s: write one, as package competency/sheet explains, and give it with -map", name, strings.Join(have, ", "))
		if isList(data) {
			return nil, "", unknown
		}
		_, err := sheet.Detect(name, data) // which says why it is no table at all
		if err != nil && !utf8.Valid(data) {
			return nil, "", err
		}
		return nil, "", errors.Join(err, unknown)
	}
	if isList(data) {
		best.Table.Records = "[]"
		for _, column := range append(columns(best), ignored(best)...) {
			*column = "[]." + *column
		}
		best.Columns.Ignore = append(best.Columns.Ignore, "[]#") // the place in the list
	}
	return best, note, nil
}

// isList reports whether the rows are objects of a list in JSON.
func isList(data []byte) bool {
	return strings.HasPrefix(strings.TrimLeft(string(data[:min(len(data), 4096)]), "\ufeff \t\r\n"), "[")
}

// headers reads the first row, with the separator that makes the most cells. Of a list
// in JSON, they are the keys of its objects.
func headers(data []byte) []string {
	var best []string
	if isList(data) {
		var rows []map[string]any
		if json.Unmarshal(data, &rows) != nil {
			return nil
		}
		keys := map[string]bool{}
		for _, row := range rows {
			for key := range row {
				keys[key] = true
			}
		}
		return slices.Sorted(maps.Keys(keys))
	}
	for _, comma := range []rune{',', ';', '\t', '|'} {
		r := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(data), "\ufeff")))
		r.Comma, r.LazyQuotes = comma, true
		if row, err := r.Read(); err == nil && len(row) > len(best) {
			best = row
		}
	}
	return best
}

// columns are the names of the columns that a mapping has.
func columns(m *sheet.Mapping) []*string {
	c := &m.Columns
	out := []*string{
		&c.Family, &c.Role, &c.RoleCode, &c.RoleDescription, &c.RoleLevel, &c.RoleLevelDescription, &c.Competency, &c.Code,
		&c.CompetencyDescription, &c.Kind, &c.Level, &c.LevelDescription, &c.Need,
	}
	for i := range c.Areas {
		out = append(out, &c.Areas[i])
	}
	for i := range m.Levels {
		out = append(out, &m.Levels[i].Column)
	}
	return slices.DeleteFunc(out, func(name *string) bool { return *name == "" })
}

// ignored are the names of the columns that are left out on purpose.
func ignored(m *sheet.Mapping) []*string {
	var out []*string
	for i := range m.Columns.Ignore {
		out = append(out, &m.Columns.Ignore[i])
	}
	return out
}

// adapt takes headers that differ in capitals or spaces alone for the same, and
// leaves out columns that were to be left out and are not there.
func adapt(m *sheet.Mapping, data []byte) (notes []string) {
	if m.Table.Records != "" || m.Table.Header > 1 {
		return nil // the first row has not the headers
	}
	have := headers(data)
	find := func(name string) (string, bool) {
		if slices.ContainsFunc(have, func(h string) bool { return tidy(h) == tidy(name) }) || strings.HasPrefix(name, "#") {
			return name, true
		}
		if i := slices.IndexFunc(have, func(h string) bool { return fold(h) == fold(name) }); i >= 0 {
			return tidy(have[i]), true
		}
		return name, false
	}
	for _, column := range columns(m) {
		if is, ok := find(*column); ok && is != *column {
			notes = append(notes, fmt.Sprintf("the column %q is taken for %q of the mapping", is, *column))
			*column = is
		}
	}
	m.Columns.Ignore = slices.DeleteFunc(m.Columns.Ignore, func(name string) bool {
		_, ok := find(name)
		if !ok {
			notes = append(notes, fmt.Sprintf("the column %q, of which nothing is read, is not there", name))
		}
		return !ok
	})
	return notes
}

func readTable(name string, data []byte, m *sheet.Mapping) (*source, error) {
	notes := adapt(m, data)
	r, err := m.Read(name, data)
	if err != nil {
		return nil, places(name, err)
	}
	if len(r.Problems) > 0 && len(r.Spec.Competencies) == 0 {
		return nil, r.Problems.Err() // nothing could be read
	}
	s := &source{file: name, spec: r.Spec, found: r.Findings, unread: r.Problems, table: true, notes: notes}
	for _, w := range m.Words {
		if w.Means == sheet.MeansNoLevels {
			s.empty = append(s.empty, w.Cell)
		}
	}
	for i, p := range r.Problems {
		if i == 10 {
			s.notes = append(s.notes, fmt.Sprintf("and %d more", len(r.Problems)-i))
			break
		}
		s.notes = append(s.notes, p.Error())
	}
	return s, nil
}

// places puts the name of the table before problems that do not say where they are.
func places(name string, err error) error {
	var problems govmaturity.Problems
	if !errors.As(err, &problems) {
		return err
	}
	for i := range problems {
		if problems[i].File == "" {
			problems[i].File = name
		}
	}
	return problems
}

// tidy writes a name with single spaces.
func tidy(s string) string { return strings.Join(strings.Fields(s), " ") }

// fold writes a name so that those that differ in capitals or spaces alone are the same.
func fold(s string) string { return strings.ToLower(tidy(s)) }

package stakeholder

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/table"
)

// origin is the row that a stakeholder was first read from.
type origin struct {
	row     *table.Row
	header  []string
	columns map[string]int // by key of MappingColumnsSpec
}

// Map compiles what was read.
func (r *Reading) Map() (*Map, error) { return Compile(r.Spec) }

// Doubts returns what is doubtful about the map, at its place in the register: see
// [Map.Doubts]. A doubt about something that no row says has no place, and neither has
// one in a model of Context Mapper.
func (r *Reading) Doubts() (govmaturity.Problems, error) {
	m, err := r.Map()
	if err != nil {
		return nil, err
	}
	doubts := m.Doubts()
	for i := range doubts {
		p := &doubts[i]
		p.File = r.file
		if len(p.Path) < 2 || p.Path[0].Key != "stakeholders" {
			continue
		}
		if o, ok := r.origins[p.Path[1].Index]; ok {
			column := o.column(p.Path[len(p.Path)-1].Key)
			p.Line, p.Column = o.row.Place(column)
			head := ""
			if column < len(o.header) {
				head = o.header[column]
			}
			p.Path = o.row.Path(column, head)
		}
	}
	return doubts, nil
}

// column returns the column that says something of a stakeholder: that of its name, where
// there is none of its own.
func (o origin) column(key string) int {
	if i, ok := o.columns[key]; ok {
		return i
	}
	return o.columns["name"]
}

package table

// ToFillIn returns the mapping of a table for people to fill in what a plan asks: the
// columns of the workshop's table of action planning, by whom, by when, with what,
// against whose resistance, told to whom, measured how. Columns are named as their
// fields. Texts are in the given language. Parties that are named are made, and further
// columns are kept.
//
//	data, _ := table.Write(draft.Plan, table.ToFillIn("en"))         // to people, blank
//	read, err := table.Read(name, filled, draft.Plan, table.ToFillIn("en"))
//
// What a draft says beside, such as the gaps that steps answer, stays in the plan that
// the table is read over.
func ToFillIn(language string) *Mapping {
	m := &Mapping{Format: MappingFormat, Extra: ExtraKeep}
	for _, field := range []string{"id", "title/", "deliverable/", "responsible", "owner", "start/", "deadline/",
		"resources/1/kind", "resources/1/what/", "resources/1/needed", "resources/1/available", "resources/1/unit",
		"barriers/1/what/", "barriers/1/by", "barriers/1/mitigation/", "barriers/1/owner",
		"communications/1/audience", "communications/1/what/", "communications/1/by", "communications/1/channel/", "communications/1/cadence/",
		"indicators/1/title/"} {
		if field[len(field)-1] == '/' {
			field += language
		}
		m.Columns = append(m.Columns, Column{Column: field, Field: field, New: party(field)})
	}
	return m
}

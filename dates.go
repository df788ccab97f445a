package govmaturity

// Dates say when an edition of an instrument came out and since when it goes.
// Each is as precise as it is known: a year, a year and month, or a day (2020,
// 2020-07, 2020-07-10). What no source states is left out.
type Dates struct {
	// Published is when the edition came out.
	Published string `json:"published,omitempty" doc:"pattern=date"`
	// InForce is since when it goes, where that is not since it came out.
	InForce string `json:"in-force,omitempty" doc:"pattern=date"`
	// Checked is when somebody last looked whether it is still the edition in
	// force, and the document still says what the publisher says.
	Checked string `json:"checked,omitempty" doc:"pattern=date"`
}

// Since returns since when the edition is in force, "" when that is not known.
func (d Dates) Since() string {
	if d.InForce != "" {
		return d.InForce
	}
	return d.Published
}

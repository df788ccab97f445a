package systemstest

import (
	"io/fs"
	"testing"

	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// RunMapGolden tries the golden cases of a stakeholder map, as [RunGolden] does those
// of a diagram: what people agreed on must come out.
//
//	format: govmaturity/golden/1
//	cases:
//	  - name: As the workshop put it
//	    reason: The photograph of the wall.
//	    given: {}
//	    expect:
//	      stakeholders:
//	        registry: {quadrant: manage-closely, class: dominant, level: collaborate, why: closely, gap: 2}
//	        banks: {quadrant: unplaced, class: unknown, level: open, least: consult, most: collaborate}
//	      equity:
//	        entries: {count: 3, all: [notaries, older, shops]}
//	        only-informed: {count: 1, all: [older]}
//	      doubts: {count: 0}
//	  - name: If the banks had power
//	    given:
//	      ratings: [{stakeholder: banks, attribute: power, value: 5}]
//	      without: [treasury]
//	    expect:
//	      stakeholders:
//	        banks: {quadrant: manage-closely}
//
// Given is the map, with some changes, if any: ratings replace all that raters said of
// that attribute of a stakeholder, and without names stakeholders that are taken away,
// with their influences and their places in audiences. A map under given stands in for
// it, and may leave out the format and the id.
//
// Of what is expected, only what is written is compared. Under stakeholders stand, by
// id, the quadrant of the grid, or unplaced; the class of salience, or unknown; the
// level of engagement that is suggested, or open, and why, by the rule; the least and
// the most that it may be; and the gap, in levels, from how it is engaged today to what
// is suggested at least. Under equity stand those whom power does not protect (entries),
// those of them who are engaged below what is suggested (short), and those who are never
// asked (only-informed): how many, and who. Doubts
// and problems are as in golden cases of diagrams. The cases reach a stakeholder that
// they find a place for in the grid.
func RunMapGolden(t *testing.T, m *stakeholder.Map, pattern string, opts ...GoldenOption) {
	t.Helper()
	k, err := newGoldenMap(m)
	if err != nil {
		t.Fatal(err)
	}
	k.Run(t, pattern, goldenOptions(opts))
}

// CheckMapGolden is [RunMapGolden] without testing, and without updates: see
// [CheckGolden].
func CheckMapGolden(m *stakeholder.Map, fsys fs.FS, pattern string, opts ...GoldenOption) ([]Unreached, error) {
	k, err := newGoldenMap(m)
	if err != nil {
		return nil, err
	}
	return k.Check(fsys, pattern, goldenOptions(opts))
}

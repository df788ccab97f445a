package sheet_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/competency/sheet"
)

// Each layout is detected, and no scale is guessed.
func TestDetect(t *testing.T) {
	tests := []struct {
		file    string
		layout  sheet.Layout
		columns sheet.Columns
	}{
		{"found/matrices/wide_categories_bom.csv", sheet.LayoutPeopleAcross, sheet.Columns{Areas: []string{"#1"}, Competency: "Name"}},
		{"found/matrices/long_letter_levels.csv", sheet.LayoutRatings, sheet.Columns{Person: "Employees", Competency: "Skills", Level: "Level", Note: "Notes", Date: "Date"}},
		{"found/matrices/self_manager_target.csv", sheet.LayoutRatings, sheet.Columns{
			Person: "Employee ID", Competency: "Competency", Target: "Target Level", Gap: "Gap", Date: "Last Assessed", Dates: []string{"Certificate expiry"}}},
		{"found/matrices/unpivoted_skill_slots.csv", sheet.LayoutSlots, sheet.Columns{Person: "Employee Name"}},
		{"found/frameworks/direct_blank_repeat.csv", sheet.LayoutTree, sheet.Columns{Areas: []string{"competency_domain", "competency"}, Competency: "skill"}},
		{"gdad/roles.csv", sheet.LayoutRoles, sheet.Columns{
			Family: "Role Family", Role: "Role", RoleDescription: "Role Description", RoleLevel: "Role Level", RoleLevelDescription: "Role Level Description",
			Competency: "Skill Name", CompetencyDescription: "Skill Description", Level: "Skill Level", LevelDescription: "Skill Level Description"}},
		{"gdad/skills.csv", sheet.LayoutDescriptors, sheet.Columns{Competency: "Skill Name", CompetencyDescription: "Skill Description"}},
	}
	for _, test := range tests {
		data := shared(t, test.file)
		p, err := sheet.Detect(test.file, data)
		if err != nil {
			t.Errorf("%s: %v", test.file, err)
			continue
		}
		if p.Mapping.Layout != test.layout || !p.Sure {
			t.Errorf("%s: %s, sure %v: %s", test.file, p.Mapping.Layout, p.Sure, strings.Join(p.Reasons, "; "))
		}
		if got := p.Mapping.Columns; !equalColumns(got, test.columns) {
			t.Errorf("%s: columns %+v", test.file, got)
		}
		if p.Mapping.Scale != nil || p.Mapping.Words != nil || len(p.Reasons) == 0 {
			t.Errorf("%s: a scale is guessed: %+v", test.file, p.Mapping)
		}
		if wants := test.layout != sheet.LayoutTree && test.layout != sheet.LayoutSlots; wants != slices.ContainsFunc(p.Missing, func(s string) bool { return strings.HasPrefix(s, "scale") }) {
			t.Errorf("%s: missing %v", test.file, p.Missing)
		}
		// With what is missing, the proposal is a mapping that reads the table.
		m := p.Mapping
		m.Evidence, m.Date = "assessor", "2026-11"
		if m.Layout == sheet.LayoutDescriptors {
			m.Scale = mapping(t, "uk-gdad.yaml").Scale
		}
		r, err := m.Read(test.file, data)
		if err != nil {
			t.Errorf("%s: %v", test.file, err)
			continue
		}
		compile(t, r.Spec)
	}
}

func equalColumns(a, b sheet.Columns) bool {
	x, y := a, b
	if !slices.Equal(x.Areas, y.Areas) || !slices.Equal(x.Dates, y.Dates) || !slices.Equal(x.Ignore, y.Ignore) {
		return false
	}
	x.Areas, x.Dates, x.Ignore, y.Areas, y.Dates, y.Ignore = nil, nil, nil, nil, nil, nil
	return strings.Join([]string{x.Family, x.Role, x.RoleCode, x.RoleDescription, x.RoleLevel, x.RoleLevelDescription, x.Competency, x.Code, x.CompetencyDescription,
		x.Kind, x.Level, x.LevelDescription, x.Need, x.Person, x.PersonTitle, x.Target, x.Gap, x.Date, x.Expires, x.Rater, x.Note}, "\x00") ==
		strings.Join([]string{y.Family, y.Role, y.RoleCode, y.RoleDescription, y.RoleLevel, y.RoleLevelDescription, y.Competency, y.Code, y.CompetencyDescription,
			y.Kind, y.Level, y.LevelDescription, y.Need, y.Person, y.PersonTitle, y.Target, y.Gap, y.Date, y.Expires, y.Rater, y.Note}, "\x00")
}

func TestDetectDetails(t *testing.T) {
	p, err := sheet.Detect("x.csv", shared(t, "found/matrices/self_manager_target.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Mapping.Ratings; len(got) != 2 || got[0] != (sheet.RatingSpec{Column: "Self Rating", Kind: competency.EvidenceSelf}) || got[1].Kind != competency.EvidenceAssessor {
		t.Errorf("ratings %v", got)
	}
	if p.Mapping.Table.Decimal != "comma" || !slices.Equal(p.Mapping.Table.Dates, []sheet.DateForm{sheet.DateISO, sheet.DateDayDot}) {
		t.Errorf("table %+v", p.Mapping.Table)
	}
	if !slices.Contains(p.Words, sheet.WordCount{Word: "N/A", Cells: 2}) {
		t.Errorf("words %v", p.Words)
	}
}

// Tables made here, one for each reason that decides.
func TestDetectMatrix(t *testing.T) {
	tests := []struct {
		reason, text string
		layout       sheet.Layout
		sure         bool
	}{
		{"people down, by the header", "Employee,Excel,SQL,Average\nAnn,1,2,1.5\nBob,3,,3\n", sheet.LayoutSkillsAcross, true},
		{"competencies down, by the header", "Skill,Ann,Bob\nExcel,1,3\nSQL,2,\n", sheet.LayoutPeopleAcross, true},
		{"people down, by their numbers", "Name,Excel,SQL\nE-001,1,2\nE-002,3,1\n", sheet.LayoutSkillsAcross, true},
		{"people across, by their numbers", "Name,E1,E2\nExcel,1,2\nSQL,3,1\n", sheet.LayoutPeopleAcross, true},
		{"nothing says it", "Name,Excel,SQL\nAnn,1,2\nBob,3,1\n", sheet.LayoutSkillsAcross, false},
		{"a blank row above the headers", "\n,,\nSkill,Ann,Bob\nExcel,1,3\n", sheet.LayoutPeopleAcross, true},
		{"titles above, and headings of columns", "Skills of the team,,,\n,,,\n,Office,,Tools\nEmployee,Excel,Word,SQL\nAnn,1,2,1\nBob,3,1,1\n", sheet.LayoutSkillsAcross, true},
		{"roles across", "Skill,Junior analyst,Senior analyst\nExcel,1,3\nSQL,2,\n", sheet.LayoutRolesAcross, true},
		{"roles down", "Role,Excel,SQL\nAnalyst,1,3\nClerk,2,1\n", sheet.LayoutSkillsAcross, true},
		{"a target beside the people", "Skill,Target,Ann,Bob\nExcel,2,1,3\nSQL,2,2,\n", sheet.LayoutPeopleAcross, true},
		{"another script", "技能;P1;P2\n数据;1;2\n", sheet.LayoutPeopleAcross, true},
	}
	for _, test := range tests {
		p, err := sheet.Detect("x.csv", []byte(test.text))
		if err != nil {
			t.Errorf("%s: %v", test.reason, err)
			continue
		}
		if p.Mapping.Layout != test.layout || p.Sure != test.sure {
			t.Errorf("%s: %s, sure %v: %s", test.reason, p.Mapping.Layout, p.Sure, strings.Join(p.Reasons, "; "))
		}
		if p.Mapping.Columns.Competency == "Target" || strings.HasPrefix(test.reason, "titles") && (p.Mapping.Table.Header != 4 || p.Mapping.Table.Groups != 3) {
			t.Errorf("%s: %+v", test.reason, p.Mapping)
		}
		if slices.Contains(p.Mapping.Across, "Average") {
			t.Errorf("%s: an average is somebody", test.reason)
		}
	}
	for _, text := range []string{"", "\xff\xfea", "a\nb\n", "a,b\nsome long text that is no level,another long text that is none\n"} {
		if p, err := sheet.Detect("x.csv", []byte(text)); err == nil {
			t.Errorf("%q is %s", text, p.Mapping.Layout)
		}
	}
}

package sheet_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/competency/sheet"
)

// shared returns a file of the data that tests prove themselves on, or skips.
func shared(t testing.TB, path string) []byte {
	t.Helper()
	for _, root := range []string{"../../../shared/data/competency", "../../../../shared/data/competency"} {
		if data, err := os.ReadFile(filepath.Join(root, path)); err == nil {
			return data
		}
	}
	t.Skipf("%s is not here", path)
	return nil
}

func mapping(t testing.TB, name string) *sheet.Mapping {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	m, err := sheet.ReadMapping(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func compile(t testing.TB, spec *competency.Spec) *competency.Framework {
	t.Helper()
	fw, err := competency.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	return fw
}

// lines writes problems as address, header and code, one a line.
func lines(problems govmaturity.Problems) string {
	var b strings.Builder
	for _, p := range problems {
		b.WriteString(p.Path.String() + " " + string(p.Code) + "\n")
	}
	return b.String()
}

// The UK's framework: the numbers that its published gaps and defects have.
func TestUKFramework(t *testing.T) {
	data := shared(t, "gdad/roles.csv")
	r, err := mapping(t, "uk-gdad.yaml").Read("roles.csv", data)
	if err != nil {
		t.Fatal(err)
	}
	if r.Problems != nil {
		t.Errorf("%d problems, such as %v", len(r.Problems), r.Problems[0])
	}
	counts := r.Findings.Counts()
	for code, want := range map[govmaturity.Code]int{
		govmaturity.CodeDuplicateRow: 16, govmaturity.CodeSentinel: 28, govmaturity.CodeNoDescriptor: 22, govmaturity.CodeSameName: 0,
		govmaturity.CodeContradiction: 0, govmaturity.CodeUnknownColumn: 0,
	} {
		if counts[code] != want {
			t.Errorf("%s: %d, want %d", code, counts[code], want)
		}
	}
	t.Logf("findings: %v", counts)
	fw := compile(t, r.Spec)
	posts := 0
	for range fw.Posts() {
		posts++
	}
	if posts != 205 || fw.Len() != 188 || len(fw.Roles()) != 52 {
		t.Errorf("%d posts, %d skills, %d roles", posts, fw.Len(), len(fw.Roles()))
	}
	for _, test := range []struct {
		from, fromLevel, to, toLevel string
		short, of, steps             int
	}{
		{"data-engineer", "data-engineer", "data-engineer", "senior-data-engineer", 8, 11, 8},
		{"business-analyst", "business-analyst", "product-manager", "product-manager", 9, 9, 20},
	} {
		gap := fw.Role(test.from).Post(test.fromLevel).Gap(fw.Role(test.to).Post(test.toLevel))
		if !gap.Post.Valid() || gap.Short != test.short || len(gap.Gaps) != test.of || gap.Steps.Max != test.steps {
			t.Errorf("%s to %s: short %d of %d, %d steps", test.from, test.toLevel, gap.Short, len(gap.Gaps), gap.Steps.Max)
		}
	}
	// Defects stand at their cells.
	first := r.Findings[0]
	for _, p := range r.Findings {
		if p.Code == govmaturity.CodeSentinel {
			first = p
			break
		}
	}
	if !strings.HasSuffix(first.Path.String(), `["Skill Level"]`) || first.Path[0].Key[0] != 'H' || first.Line == 0 || first.File != "roles.csv" {
		t.Errorf("the first sentinel is at %v", first)
	}
}

// The same framework's table of skills, with a column for each level.
func TestUKSkills(t *testing.T) {
	m := mapping(t, "uk-gdad.yaml")
	m.Layout, m.Words = sheet.LayoutDescriptors, nil
	m.Columns = sheet.Columns{Competency: "Skill Name", CompetencyDescription: "Skill Description", Ignore: []string{"Roles that require Skill"}}
	for _, l := range m.Scale.Levels {
		m.Levels = append(m.Levels, sheet.LevelColumn{Column: l.Title.String(), Level: l.ID})
	}
	r, err := m.Read("skills.csv", shared(t, "gdad/skills.csv"))
	if err != nil {
		t.Fatal(err)
	}
	fw := compile(t, r.Spec)
	if n := r.Findings.Counts()[govmaturity.CodeNoDescriptor]; n != 22 || r.Problems != nil || fw.Len() != 188 {
		t.Errorf("%d without descriptors, %d skills, %v", n, fw.Len(), r.Problems)
	}
	if text, _ := fw.Competency("accessibility").Descriptor(fw.Competency("accessibility").Level("expert")); text == nil {
		t.Error("no descriptor")
	}
}

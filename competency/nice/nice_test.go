package nice_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/competency/nice"
)

func TestRead(t *testing.T) {
	data, err := os.ReadFile("testdata/small.json")
	if err != nil {
		t.Fatal(err)
	}
	spec, found, err := nice.Read("small.json", data, nice.Options{})
	if err != nil {
		t.Fatal(err)
	}
	fw, err := competency.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	if fw.ID() != "sp-x" || fw.Edition() != "1.0.0" || fw.Standing() != govmaturity.StandingDerived {
		t.Errorf("%s %s %s", fw.ID(), fw.Edition(), fw.Standing())
	}
	roles := fw.Roles()
	if len(roles) != 2 || roles[0].Code() != "OG-1" || roles[0].Family().String() != "Oversight" || roles[0].Description().String() != "Does a." {
		t.Errorf("the order of the file does not count: %v", roles[0].Code())
	}
	if got := roles[0].Posts()[0].Requirements(); len(got) != 2 || got[0].Competency().Kind() != competency.KindTask || got[0].Competency().Title().String() != "Do it" {
		t.Errorf("requirements %v", got)
	}
	if got := roles[1].Posts()[0].Requirements(); len(got) != 1 {
		t.Errorf("a relation the other way round: %v", got)
	}
	var lines []string
	for _, p := range found.Err().(govmaturity.Problems) {
		if p.Line == 0 {
			t.Errorf("no place: %v", p)
		}
		lines = append(lines, strings.TrimPrefix(p.Path.String(), "response.elements.")+" "+string(p.Code))
	}
	want := []string{
		"elements[7] orphan", "elements[7] same-name", "elements[9].element_identifier duplicate-id", "elements[11] lost",
		"elements[12].element_identifier required", "elements[13] orphan", "elements[13].text empty",
		"relationships[6] duplicate-id", "relationships[8] lost", "relationships[9].dest_element_identifier unknown-reference", "relationships[10] lost",
	}
	if strings.Join(lines, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
}

// The published framework has the numbers that it is known to have.
func TestPublished(t *testing.T) {
	var data []byte
	for _, root := range []string{"../../../shared", "../../../../shared"} {
		if d, err := os.ReadFile(filepath.Join(root, "data/competency/nice/cprt_SP_800_181_2_1_0.json")); err == nil {
			data = d
		}
	}
	if data == nil {
		t.Skip("the published framework is not here")
	}
	spec, found, err := nice.Read("nice.json", data, nice.Options{})
	if err != nil {
		t.Fatal(err)
	}
	fw, err := competency.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	if fw.ID() != "sp-800-181" || fw.Edition() != "2.1.0" || len(fw.Roles()) != 41 || fw.Len() != 946+662+540+11 {
		t.Errorf("%s %s: %d roles, %d competencies", fw.ID(), fw.Edition(), len(fw.Roles()), fw.Len())
	}
	orphans := map[string]int{}
	for _, p := range found {
		if p.Code == govmaturity.CodeOrphan {
			orphans[string(p.Args[0].(competency.Kind))]++
		}
	}
	if orphans["task"] != 135 || orphans["knowledge"] != 98 || orphans["skill"] != 94 {
		t.Errorf("orphans %v", orphans)
	}
	gap := fw.Role("og-wrl-014").Post("").Gap(fw.Role("og-wrl-001").Post(""))
	met, of := 0, 0
	linked := map[string]bool{}
	for _, g := range gap.Gaps {
		if g.Requirement.Competency().Kind() != competency.KindSkill {
			continue
		}
		of++
		if g.Verdict == competency.VerdictMet {
			met++
		}
	}
	for post := range fw.Posts() {
		for _, r := range post.Requirements() {
			if r.Competency().Kind() == competency.KindSkill {
				linked[r.Competency().ID()] = true
			}
		}
	}
	if met != 6 || of != 11 || len(linked) != 446 {
		t.Errorf("OG-WRL-014 covers %d of %d; %d skills are linked", met, of, len(linked))
	}
}

func TestReadRefuses(t *testing.T) {
	for _, test := range []struct {
		reason, text string
		code         govmaturity.Code
	}{
		{"another file", `{"CFDocument": {}}`, govmaturity.CodeWrongFormat},
		{"a list", `[]`, govmaturity.CodeWrongFormat},
		{"no JSON", `{`, govmaturity.CodeSyntax},
		{"elements that are none", `{"response": {"elements": {"elements": {}, "relationships": []}}}`, govmaturity.CodeWrongFormat},
	} {
		_, _, err := nice.Read("x.json", []byte(test.text), nice.Options{})
		if problems, ok := err.(govmaturity.Problems); !ok || problems[0].Code != test.code {
			t.Errorf("%s: %v", test.reason, err)
		}
	}
}

// FuzzRead: nothing panics, and what is read is a sound framework.
func FuzzRead(f *testing.F) {
	data, err := os.ReadFile("testdata/small.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(`{"elements":[{"element_type":"skill","element_identifier":"a","text":"b"},1,null],"relationships":[{},[]]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		spec, _, err := nice.Read("x.json", data, nice.Options{})
		if err != nil || len(spec.Competencies) == 0 {
			return
		}
		if _, err := competency.Compile(spec); err != nil {
			t.Fatal(err)
		}
	})
}

package competencytest

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/competency/nice"
	"github.com/govmaturity/govmaturity/competency/sheet"
)

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

// NICE breaks one law: 135, 98 and 94 of its statements are in no work role, and its
// eleven areas of competency are required of nobody.
func TestNICE(t *testing.T) {
	t.Parallel()
	spec, _, err := nice.Read("nice.json", shared(t, "nice/cprt_SP_800_181_2_1_0.json"), nice.Options{})
	if err != nil {
		t.Fatal(err)
	}
	fw, err := competency.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	report, err := Inspect(fw, Waive("competencies-used", "The publisher keeps statements that no work role has."))
	if err != nil || report.Err() != nil || len(report.Waived) != 135+98+94+11 {
		t.Errorf("%d waived, %v, %v", len(report.Waived), err, report.Err())
	}
}

// The UK's framework, read through a mapping document, keeps all laws.
func TestUKFramework(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../sheet/testdata/uk-gdad.yaml")
	if err != nil {
		t.Fatal(err)
	}
	m, err := sheet.ReadMapping("uk-gdad.yaml", text)
	if err != nil {
		t.Fatal(err)
	}
	r, err := m.Read("roles.csv", shared(t, "gdad/roles.csv"))
	if err != nil {
		t.Fatal(err)
	}
	fw, err := competency.Compile(r.Spec)
	if err != nil {
		t.Fatal(err)
	}
	Run(t, fw)
}

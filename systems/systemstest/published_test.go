package systemstest

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/systems"
)

// shared returns where the shared data is, or skips the test.
func shared(t testing.TB) string {
	t.Helper()
	for _, root := range []string{"../../../shared/data/systems", "../../../../shared/data/systems"} {
		if _, err := os.Stat(root); err == nil {
			return root
		}
	}
	t.Skip("the shared data is not here")
	return ""
}

// ownLaws are those that a document can break.
const ownLaws = 13

// libraryLaws checks the laws that the library keeps by itself.
func libraryLaws(t *testing.T, d *systems.Diagram, opts ...Option) {
	t.Helper()
	report, err := Inspect(d, opts...)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range report.Violations {
		if slices.IndexFunc(Laws(), func(l Law) bool { return l.Name == v.Law.Name }) >= ownLaws {
			t.Error(v)
		}
	}
}

// What people published breaks laws that a document can break: names that are
// there twice, signs that are not known. Those that the library keeps hold on all
// of it.
func TestPublished(t *testing.T) {
	t.Parallel()
	root, tried, samples := shared(t), 0, DefaultSamples
	if testing.Short() {
		samples = 1
	}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasSuffix(path, ".md") || strings.HasSuffix(path, "EXPECTED.json") {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		in, err := systems.Import(filepath.Base(path), data)
		if err != nil || in.Kind == systems.ImportKindText || in.Kind == systems.ImportKindTable {
			return nil // no diagram
		}
		d, err := systems.Compile(in.Spec)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			return nil
		}
		tried++
		t.Run(filepath.Base(path), func(t *testing.T) { libraryLaws(t, d, WithSamples(samples)) })
		return nil
	})
	if err != nil || tried < 17 {
		t.Errorf("%d diagrams, %v", tried, err)
	}
}

package actionplan_test

import (
	"os"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
	"github.com/govmaturity/govmaturity/actionplan/priority"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
	"github.com/govmaturity/govmaturity/systems/situation"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// documents returns the documents that stand in the documentation of a package.
func documents(t *testing.T, file string) (out []string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for block := range strings.SplitSeq(string(data), "\n//\n") {
		if !strings.HasPrefix(block, "//\tformat: ") {
			continue
		}
		var text strings.Builder
		for line := range strings.Lines(block) {
			text.WriteString(strings.TrimPrefix(line, "//\t"))
		}
		out = append(out, text.String())
	}
	return out
}

// Whoever begins with a document of the documentation begins with one that is read.
func TestDocumentedDocuments(t *testing.T) {
	var plan *actionplan.Plan
	var indicators *kpi.Set
	readers := map[string]func([]byte) error{
		"govmaturity/stakeholder-map/1":     func(b []byte) error { _, err := stakeholder.ReadMap("", b); return err },
		"govmaturity/stakeholder-mapping/1": func(b []byte) error { _, err := stakeholder.ReadMapping("", b); return err },
		"govmaturity/situation/1":           func(b []byte) error { _, err := situation.ReadSituation("", b); return err },
		"govmaturity/action-plan/1":         func(b []byte) (err error) { plan, err = actionplan.Read("", b); return err },
		"govmaturity/plan-review/1":         func(b []byte) error { _, err := plan.ReadReview("", b); return err },
		"govmaturity/vision/1":              func(b []byte) error { _, err := actionplan.ReadVision("", b); return err },
		"govmaturity/cycle/1":               func(b []byte) error { _, err := actionplan.ReadCycle("", b); return err },
		"govmaturity/indicators/1":          func(b []byte) (err error) { indicators, err = kpi.Read("", b); return err },
		"govmaturity/observations/1":        func(b []byte) error { _, err := indicators.ReadObservations("", b); return err },
		"govmaturity/priorities/1":          func(b []byte) error { _, err := priority.Read("", b); return err },
		"govmaturity/schedule/1":            func(b []byte) error { _, err := schedule.Read("", b, nil); return err },
	}
	found := map[string]bool{}
	for _, file := range []string{"doc.go", "kpi/doc.go", "priority/doc.go", "schedule/doc.go", "../systems/stakeholder/doc.go", "../systems/situation/doc.go"} {
		for _, text := range documents(t, file) {
			first, _, _ := strings.Cut(text, "\n")
			format := strings.Fields(first)[1]
			read := readers[format]
			if read == nil {
				t.Errorf("%s: nobody reads %s", file, format)
				continue
			}
			found[format] = true
			if err := read([]byte(text)); err != nil {
				t.Errorf("%s: %v", file, err)
			}
		}
	}
	for format := range readers {
		if !found[format] {
			t.Errorf("no documentation has a document of the format %s", format)
		}
	}
}

//lint:file-ignore SA4006 the README leaves the handling of errors to its readers

package main

import (
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/internal/readmetest"
	"github.com/govmaturity/govmaturity/systems/catalog"
	"github.com/govmaturity/govmaturity/systems/chart"
)

// screen keeps what the code prints.
type screen struct{ out io.Writer }

func (s screen) Println(a ...any) { fmt.Fprintln(s.out, a...) }

// who runs code of the section "Who matters" of the README. Between the marks is that
// code, as it stands there.
func who(fmt screen, w io.Writer) error {
	// README begins
	people, err := catalog.LoadMap("digital-divide")
	for _, e := range people.Equity().Short() {
		fmt.Println(e.Stakeholder.Name(), e.Advice.Current, "->", e.Advice.Suggested)
	}
	around, err := catalog.LoadSituation("digital-divide")
	fmt.Println(len(around.Matrix().Cell(2, 2).Inherent), "risks were likely and large")

	o := chart.MapOptions{Words: govmaturity.WordsFor("ar"), Width: 320}
	grid, err := chart.Grid(people, o)
	err = grid.WriteSVG(w, govmaturity.ChartPage{ID: "grid"})
	// README ends
	return err
}

func TestREADMECode(t *testing.T) {
	readmetest.SameCode(t, readmetest.Section(t, "Who matters"), "readme_test.go")
	var out, svg strings.Builder
	if err := who(screen{&out}, &svg); err != nil || !strings.Contains(svg.String(), `direction="rtl"`) {
		t.Errorf("%v, %d bytes of SVG", err, svg.Len())
	}
	if want := "Remote districts inform -> involve\n"; !strings.Contains(out.String(), want) || !strings.HasSuffix(out.String(), "2 risks were likely and large\n") {
		t.Errorf("it prints\n%s", &out)
	}
}

// The commands of the README work on a fresh clone.
func TestREADMECommands(t *testing.T) {
	commands := regexp.MustCompile(`(?m)^    go run \./examples/stakeholders(.*)$`).FindAllStringSubmatch(readmetest.Section(t, "Who matters"), -1)
	if len(commands) != 3 {
		t.Fatalf("%d commands", len(commands))
	}
	for _, c := range commands {
		var args []string
		for _, arg := range strings.Fields(c[1]) {
			if strings.Contains(arg, "/") {
				arg = "../../" + arg
			}
			args = append(args, arg)
		}
		if out, errs, code := call(t, args...); code != 0 || out == "" {
			t.Errorf("%s: ended with %d, said %q", c[1], code, errs)
		}
	}
}

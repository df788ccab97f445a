//lint:file-ignore SA4006 the README leaves the handling of errors to its readers

package main

import (
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/examples/internal/readmetest"
)

// printer keeps what the code prints.
type printer struct{ out io.Writer }

func (p printer) Println(a ...any) { fmt.Fprintln(p.out, a...) }
func (p printer) Print(a ...any)   { fmt.Fprint(p.out, a...) }

// people runs the code of the section People of the README. Between the marks is that
// code, as it stands there.
func people(fmt printer) error {
	read := func(name string) []byte {
		data, err := os.ReadFile("unit/" + name)
		if err != nil {
			return nil
		}
		return data
	}
	data := read("framework.yaml")
	fw, err := competency.ReadFramework("unit.yaml", data)
	if err != nil {
		return err
	}
	profile, err := fw.ReadProfile("amara.yaml", read("people/amara.yaml"))
	if err != nil {
		return err
	}
	school, err := competency.ReadTraining("training.yaml", read("training.yaml"), fw)
	if err != nil {
		return err
	}
	// README begins
	unit, err := competency.ReadFramework("unit.yaml", data)
	person, err := unit.Person(profile)
	ready, err := person.Readiness(unit.Role("analyst").Post("senior"), competency.AsOf{Date: "2026-11-25"})
	fmt.Println(ready.Low, ready.High)
	fmt.Print(ready.Explain())

	plan, err := school.Plan([]competency.Trainee{{Person: person, Posts: []competency.Post{ready.Post}}},
		competency.PlanOptions{AsOf: ready.AsOf, Goal: competency.GoalLeastCost})
	fmt.Print(plan.People[0].Explain())
	// README ends
	return err
}

func TestREADMECode(t *testing.T) {
	readmetest.SameCode(t, readmetest.Section(t, "People"), "readme_test.go")
	var out strings.Builder
	if err := people(printer{&out}); err != nil || !strings.HasPrefix(out.String(), "0.625 0.625\nAmara: ") {
		t.Errorf("%v, printed\n%s", err, &out)
	}
}

// The commands of the README work on a fresh clone.
func TestREADMECommands(t *testing.T) {
	commands := regexp.MustCompile(`(?m)^    go run \./examples/gaps(.*)$`).FindAllStringSubmatch(readmetest.Section(t, "People"), -1)
	if len(commands) != 3 {
		t.Fatalf("%d commands", len(commands))
	}
	for _, c := range commands {
		line, _, _ := strings.Cut(c[1], " # ")
		var args []string
		for _, m := range regexp.MustCompile(`"([^"]*)"|(\S+)`).FindAllStringSubmatch(line, -1) {
			args = append(args, strings.TrimPrefix(m[1]+m[2], "examples/gaps/"))
		}
		if code, out, errs := call(args...); code != 0 || out == "" || errs != "" {
			t.Errorf("%s: ended with %d, said %q", line, code, errs)
		}
	}
}

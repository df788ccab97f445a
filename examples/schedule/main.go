// Schedule plans projects.
//
//	go run ./examples/schedule -psplib j30           # a file of PSPLIB, or a folder of them
//	go run ./examples/schedule plan.yaml             # a schedule document
//	go run ./examples/schedule -limited plan.yaml    # within the capacity of resources
//	go run ./examples/schedule -svg plan.yaml        # a Gantt chart; -mermaid for Mermaid
//
// # PSPLIB
//
// For each file (.sm), by their names in natural order, a line of CSV: the length of the
// critical path, and that of the shortest schedule that was found within the capacity of
// resources.
//
//	instance,cpm,makespan
//	j301_1.sm,38,43
//
// -effort is how many schedules are built for each, and -seed begins the random numbers.
// The same ones give the same lines, however many processors there are.
//
// # Documents
//
// Of a schedule document, each task is printed with its dates, and why it is not earlier.
// -calendars names a document of calendars that it uses, and -lang the language. With
// -risk, it is played through as well: by when all is done, with which likelihood. With
// -svg or -mermaid, the plan is drawn instead. portal.yaml, beside this program, is a
// schedule to begin with.
//
// It ends with 0 when all is well, with 1 when something cannot be read or planned, and
// with 2 when it was called in a way that makes no sense.
package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/chart"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
	"github.com/govmaturity/govmaturity/examples/internal/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

type options struct {
	psplib, calendars, language string
	svg, mermaid, risk          bool
	schedule.Options
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	stderr = cli.Printable(stderr)
	var o options
	flags := flag.NewFlagSet("schedule", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&o.psplib, "psplib", "", "a `file` of PSPLIB, or a folder of them")
	flags.StringVar(&o.calendars, "calendars", "", "a `file` of calendars that the schedule uses")
	flags.StringVar(&o.language, "lang", "en", "the `language` of what is printed")
	flags.StringVar(&o.language, "language", "en", "the same as -lang")
	flags.BoolVar(&o.svg, "svg", false, "draw a Gantt chart as SVG")
	flags.BoolVar(&o.mermaid, "mermaid", false, "write a Gantt chart for Mermaid")
	flags.BoolVar(&o.risk, "risk", false, "say as well by when all is done with which likelihood")
	flags.BoolVar(&o.Limited, "limited", false, "keep to the capacity of resources")
	flags.IntVar(&o.Effort, "effort", 0, "how many schedules to build at most (0: 2000)")
	flags.Uint64Var(&o.Seed, "seed", 1, "what random numbers begin with")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return 2
	}
	if (o.psplib == "") == (flags.NArg() == 0) || flags.NArg() > 1 || o.Effort < 0 {
		fmt.Fprintln(stderr, "schedule: name a schedule document, such as examples/schedule/portal.yaml, or -psplib and a file or folder")
		flags.Usage()
		return 2
	}
	if o.svg && o.mermaid || (o.svg || o.mermaid) && (o.risk || o.psplib != "") {
		fmt.Fprintln(stderr, "schedule: expected -svg or -mermaid alone, and a schedule document")
		return 2
	}
	out := bufio.NewWriter(stdout)
	var err error
	if o.psplib != "" {
		err = published(ctx, out, o)
	} else {
		err = document(ctx, out, flags.Arg(0), o)
	}
	if err = errors.Join(err, out.Flush()); err != nil {
		fmt.Fprintln(stderr, "schedule:", err)
		return 1
	}
	return 0
}

// document plans a schedule document, and prints it.
func document(ctx context.Context, out io.Writer, file string, o options) error {
	var calendars *schedule.Calendars
	if o.calendars != "" {
		data, err := os.ReadFile(o.calendars)
		if err != nil {
			return err
		}
		if calendars, err = schedule.ReadCalendars(o.calendars, data); err != nil {
			return err
		}
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	s, err := schedule.Read(file, data, calendars)
	if err != nil {
		return err
	}
	plan, err := s.Plan(ctx, o.Options)
	if err != nil {
		return err
	}
	words := govmaturity.WordsFor(o.language)
	switch {
	case o.svg:
		return draw(out, plan, words)
	case o.mermaid:
		_, err = io.WriteString(out, plan.Mermaid(words))
		return err
	}
	fmt.Fprintln(out, plan.Explain(words).In(words))
	for task := range plan.Tasks() {
		fmt.Fprintln(out, task.Explain(words).In(words))
	}
	if o.risk {
		risk, err := s.Simulate(ctx, schedule.RiskOptions{Seed: o.Seed})
		if err != nil {
			return err
		}
		fmt.Fprintln(out, risk.Explain(words).In(words))
	}
	return nil
}

// draw draws the plan.
func draw(out io.Writer, plan *schedule.Plan, words govmaturity.Words) error {
	c, err := chart.Gantt(plan, chart.GanttOptions{Words: words, Width: 1000})
	if err != nil {
		return err
	}
	return c.WriteSVG(out, govmaturity.ChartPage{ID: "plan"})
}

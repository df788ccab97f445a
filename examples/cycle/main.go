// Cycle runs the whole cycle of one ministry: assess, find gaps, look at people and
// context, draft a plan, put it in order, date it, review it, and assess again.
//
//	go run ./examples/cycle -o out
//	go run ./examples/cycle -o out -documents mine -lang fr
//
// The ministry does not exist. Its documents are in the folder ministry, and -documents
// takes a folder of your own with files of the same names:
//
//   - assessment-2026.yaml and assessment-2028.yaml: the nine pillars, before and after;
//   - targets.json: the levels that are aimed at, and the post that people are to have;
//   - competencies.yaml and people/*.yaml: what the post takes, and who can do what;
//   - situation.yaml and stakeholders.yaml: what holds things back, and who matters;
//   - vision.yaml, and plan.yaml: what the plan says as a whole;
//   - steps.csv and steps-mapping.yaml: what people entered for each step of the draft,
//     in a spreadsheet; the column Working days says how long a step takes;
//   - priorities.yaml: what they think of each step;
//   - review-2028.yaml: how far each step was.
//
// Which steps the draft has, nobody knows before it is there. Begin without steps.csv,
// priorities.yaml and what is of 2028: the first run ends with the draft, and writes these
// files blank, with a row for each step. Fill them in, and the second run ends with the
// plan. The review and the second assessment come when there is something to look at.
//
// # What comes out
//
// In the folder that -o names: report.html first of all, which is the reviewed plan on one
// page, and the same as Markdown; the needs and where they were found; the draft with
// what it asks; the plan as a document, a table, a calendar and a chart; the order of the
// steps; what the review says and what it changes; which steps moved which node; and the
// record of the cycle. A line for each file is printed.
//
// The draft cites for each step the gap that it answers, and invents neither dates nor
// people nor money. They come from the spreadsheet alone.
//
// It ends with 0 when all is well, with 1 when something is wrong with a document or the
// folder cannot be written, and with 2 when it was called in a way that makes no sense.
// It writes all files or none.
package main

import (
	"embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/internal/cli"
)

//go:embed ministry
var ministry embed.FS

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	stderr = cli.Printable(stderr)
	flags := flag.NewFlagSet("cycle", flag.ContinueOnError)
	flags.SetOutput(stderr)
	to := flags.String("o", "", "the `folder` to write to; it is made if it is not there")
	from := flags.String("documents", "", "the `folder` with the documents; those of a made-up ministry when not given")
	lang := flags.String("lang", "en", "the `tag` of the language to write in, such as fr")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return cli.OK
	case err != nil:
		return cli.Usage
	case flags.NArg() > 0:
		fmt.Fprintf(stderr, "unexpected argument %.40q\n", flags.Arg(0))
		return cli.Usage
	case *to == "":
		fmt.Fprintln(stderr, "-o is missing: the folder to write to")
		return cli.Usage
	case !govmaturity.ValidLanguage(*lang):
		fmt.Fprintf(stderr, "-lang %.40q is no language tag, such as fr or pt-BR\n", *lang)
		return cli.Usage
	}
	files, err := documents(*from)
	if err == nil {
		err = produce(files, *to, govmaturity.WordsFor(*lang), stdout)
	}
	if err != nil {
		cli.Say(stderr, err)
		return cli.Wrong
	}
	return cli.OK
}

// documents are those of a folder, or of the ministry that comes with the program.
func documents(folder string) (fs.FS, error) {
	if folder == "" {
		return fs.Sub(ministry, "ministry")
	}
	if info, err := os.Stat(folder); err != nil {
		return nil, err
	} else if !info.IsDir() {
		return nil, fmt.Errorf("%s is no folder", folder)
	}
	return os.DirFS(folder), nil
}

// produce runs the cycle, and writes what comes of it.
func produce(files fs.FS, to string, w govmaturity.Words, stdout io.Writer) error {
	c := &cycle{files: files, words: w}
	if err := c.run(); err != nil {
		return err
	}
	out, err := c.write()
	if err != nil {
		return err
	}
	if err := out.save(to); err != nil {
		return err
	}
	for _, f := range out {
		fmt.Fprintf(stdout, "%-18s %s\n", f.name, f.about)
	}
	if next := c.next(); next != "" {
		fmt.Fprintln(stdout, next)
	}
	return nil
}

// run goes as far as there are documents: to the draft, to the plan, or all the way.
func (c *cycle) run() error {
	steps := []func() error{c.analyse, c.see, c.draft}
	if c.entered() {
		steps = append(steps, c.plan)
		if c.watched() {
			steps = append(steps, c.watch, c.record)
		}
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// entered reports whether people have entered what they know of the steps of the draft,
// and watched whether anybody looked at the plan again.
func (c *cycle) entered() bool { return c.has(stepsTable) && c.has(stepsPriorities) }
func (c *cycle) watched() bool { return c.has("review-2028.yaml") || c.has("assessment-2028.yaml") }

// next says what is to be done where the documents end before the cycle does.
func (c *cycle) next() string {
	switch {
	case !c.entered():
		return "It ends with the draft: fill in the blank files, put them beside the other documents, and run it again."
	case !c.watched():
		return "It ends with the plan: when it is reviewed, write review-2028.yaml and assessment-2028.yaml, and run it again."
	}
	return ""
}

// Loops counts the loops of a causal diagram, and lists them and the archetypes
// that they make.
//
//	go run ./examples/loops -diagram silos.txt
//	go run ./examples/loops -diagram silos.txt -list -max-length 6 -limit 20
//
// A diagram is a file of any kind that [systems.Import] reads: it is told by what
// is in it, or else by the ending of its name. Whatever of it could not be read,
// or had to be guessed, is said on standard error by kind, with the place of the
// first of each.
//
// # What comes out
//
// One line:
//
//	loops 3 reinforcing 1 balancing 2 undetermined 0 complete true
//
// The search is complete when it found all loops: with -max-length, all of at
// most so many links. When it is not, a line on standard error says why. -limit
// bounds how many loops are looked for; without it, it is ten million. -language
// says in which language the file is, where it does not say so itself.
//
// With -list, a line for each loop comes before it, with the sign of each link, and
// || where there is a delay:
//
//	B: Stock -> + Outflow -> - Stock
//
// They come in the order of [systems.Diagram.Loops].
//
// With -archetypes, a line for each archetype comes before it, the one for which
// most speaks first: its tier of evidence, who has which part by the ids of
// variables, and the loops that it is seen in.
//
//	fixes-that-fail tier 2 roles problem=backlog fix=overtime loops B: ... ; R: ...
//
// Links that would complete an archetype, and that not all was searched, are said
// on standard error.
//
// It ends with 0 when all is well, with 1 when the diagram cannot be read, and with
// 2 when it was called in a way that makes no sense.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/internal/cli"
	"github.com/govmaturity/govmaturity/systems"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// defaultLimit is how many loops are looked for when nobody says: seconds.
const defaultLimit = 10_000_000

// options are what was asked for.
type options struct {
	diagram string
	systems.ImportOptions
	list    bool
	stories bool
	systems.LoopOptions
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	stderr = cli.Printable(stderr)
	o, code := parse(args, stderr)
	if o == nil {
		return code
	}
	d, err := load(o, stderr)
	if err == nil {
		out := cli.NewPrinter(stdout) // a file may hold anything
		loops(ctx, d, o, out, stderr)
		err = out.Flush()
	}
	if err != nil {
		cli.Say(stderr, err)
		return cli.Wrong
	}
	return cli.OK
}

// parse returns what was asked for, or how to end.
func parse(args []string, stderr io.Writer) (*options, int) {
	o := &options{}
	flags := flag.NewFlagSet("loops", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&o.diagram, "diagram", "", "the file of a causal diagram")
	flags.StringVar(&o.Language, "language", "", "the `tag` of the language that the file is in, such as ar, where it does not say so")
	flags.BoolVar(&o.list, "list", false, "list the loops")
	flags.BoolVar(&o.stories, "archetypes", false, "list the archetypes")
	flags.IntVar(&o.MaxLength, "max-length", 0, "look for loops of at most so many links; 0 is any length")
	flags.IntVar(&o.Limit, "limit", defaultLimit, "look for so many loops at most")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return nil, cli.OK
	} else if err != nil {
		return nil, cli.Usage
	}
	switch {
	case o.diagram == "" || flags.NArg() > 0:
		fmt.Fprintln(stderr, "expected -diagram and the name of a file, and nothing after the flags")
		return nil, cli.Usage
	case o.MaxLength < 0 || o.Limit < 1:
		fmt.Fprintln(stderr, "expected a -max-length of at least 0, and a -limit of at least 1")
		return nil, cli.Usage
	}
	return o, cli.OK
}

// load reads a diagram, and says what it could not read of it.
func load(o *options, stderr io.Writer) (*systems.Diagram, error) {
	data, err := cli.ReadDocument(o.diagram)
	if err != nil {
		return nil, err
	}
	in, err := o.Import(o.diagram, data)
	if err != nil {
		return nil, err
	}
	counts := in.Notes.Counts()
	for _, n := range in.Notes {
		if counts[n.Code] > 0 {
			fmt.Fprintf(stderr, "%d %s, the first of them %v\n", counts[n.Code], n.Code, n)
			delete(counts, n.Code)
		}
	}
	d, err := systems.Compile(in.Spec)
	if err != nil {
		return nil, err
	}
	for _, p := range d.Doubts() {
		if p.Code != govmaturity.CodeSameName {
			fmt.Fprintln(stderr, p)
		}
	}
	return d, nil
}

// loops lists and counts the loops.
func loops(ctx context.Context, d *systems.Diagram, o *options, out io.Writer, stderr io.Writer) {
	search := d.Loops(o.LoopOptions)
	var n systems.LoopTally
	if o.list {
		for l := range search.All(ctx) {
			n = n.With(l)
			if _, err := fmt.Fprintln(out, l); err != nil {
				break
			}
		}
	} else {
		n = search.Count(ctx)
	}
	if o.stories {
		archetypes(ctx, d, o, out, stderr)
	}
	complete := search.Ending().Complete()
	fmt.Fprintf(out, "loops %d reinforcing %d balancing %d undetermined %d complete %v\n",
		n.Loops(), n.Reinforcing, n.Balancing, n.Undetermined, complete)
	if !complete {
		fmt.Fprintf(stderr, "not all loops were looked for: %s\n", search.Ending())
	}
}

// archetypes lists the archetypes, and what is said of those that nearly are.
func archetypes(ctx context.Context, d *systems.Diagram, o *options, out, stderr io.Writer) {
	found := d.Archetypes(ctx, systems.ArchetypeOptions{MaxLength: o.MaxLength, NearMisses: true})
	for _, m := range found.Matches {
		roles, way := "", ""
		for _, r := range m.Roles {
			roles += " " + string(r.Role) + "=" + r.Variable.ID()
		}
		for i, l := range m.Loops {
			way += []string{" ", " ; "}[min(i, 1)] + l.String()
		}
		if _, err := fmt.Fprintf(out, "%s tier %d roles%s loops%s\n", m.Archetype, m.Tier, roles, way); err != nil {
			return
		}
	}
	for _, n := range found.NearMisses {
		fmt.Fprintf(stderr, "nearly %s: %s\n", n.Archetype, n.Finding().Outcome)
	}
	if !found.Ending.Complete() {
		fmt.Fprintf(stderr, "not all archetypes were looked for: %s\n", found.Ending)
	}
}

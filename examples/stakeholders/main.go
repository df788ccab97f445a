// Stakeholders says who matters to a decision, how each is engaged and should be, and
// whom power does not protect.
//
//	go run ./examples/stakeholders map.yaml
//	go run ./examples/stakeholders -mapping mapping.yaml register.csv
//	go run ./examples/stakeholders -svg grid -width 1000 map.yaml
//
// The file is a stakeholder map (YAML or JSON), or a register as people keep it: a
// table in CSV, a list in JSON, a model of Context Mapper (.cml). A register is read
// by a mapping, which says what stands in which column and where high begins; a
// model of Context Mapper needs none. What could not be read, and what is doubtful, is
// said on standard error with its place: the first of each kind, or -all.
//
// # What comes out
//
// Four parts: the grid of power and interest, the classes of salience, the gaps of
// engagement, and the equity report. Where a rating is missing, the part says which,
// and what is possible. With -json the same comes as one object, with -svg a picture:
// the grid, or the three circles of salience. -lang says in which language.
//
// E-mail addresses and telephone numbers are never printed: [e-mail] and [tel] stand
// in their places.
//
// It ends with 0 when all is well, with 1 when the file cannot be read, and with 2
// when it was called in a way that makes no sense.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/internal/cli"
	"github.com/govmaturity/govmaturity/internal/contact"
	"github.com/govmaturity/govmaturity/systems/chart"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// options are what was asked for.
type options struct {
	file, mapping, svg, lang string
	json, all                bool
	width                    int
}

func run(args []string, stdout, stderr io.Writer) int {
	stderr = cli.Printable(discreet{stderr})
	o, code := parse(args, stderr)
	if o == nil {
		return code
	}
	m, err := load(o, stderr)
	if err == nil {
		err = answer(m, o, stdout)
	}
	if err != nil {
		cli.Say(stderr, err)
		return cli.Wrong
	}
	return cli.OK
}

// discreet is a writer that hides addresses of persons. Messages are written whole.
type discreet struct{ w io.Writer }

func (d discreet) Write(b []byte) (int, error) {
	text, _ := contact.Redact(string(b))
	if _, err := io.WriteString(d.w, text); err != nil {
		return 0, err
	}
	return len(b), nil
}

// parse returns what was asked for, or how to end.
func parse(args []string, stderr io.Writer) (*options, int) {
	o := &options{}
	flags := flag.NewFlagSet("stakeholders", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "stakeholders [flags] FILE, a stakeholder map, or a register with -mapping")
		flags.PrintDefaults()
	}
	flags.StringVar(&o.mapping, "mapping", "", "the `file` that says how to read a register")
	flags.BoolVar(&o.json, "json", false, "print JSON")
	flags.StringVar(&o.svg, "svg", "", "draw a `picture` as SVG: grid or salience")
	flags.BoolVar(&o.all, "all", false, "say all that could not be read and is doubtful, and not the first of each kind alone")
	flags.IntVar(&o.width, "width", 800, "the width of the picture in pixels")
	flags.StringVar(&o.lang, "lang", "en", "the `tag` of the language to answer in, such as ar")
	for rest := args; ; {
		if err := flags.Parse(rest); errors.Is(err, flag.ErrHelp) {
			return nil, cli.OK
		} else if err != nil {
			return nil, cli.Usage
		}
		if flags.NArg() == 0 {
			break
		}
		if o.file != "" { // flags may stand after the file
			o.file = ""
			break
		}
		o.file, rest = flags.Arg(0), flags.Args()[1:]
	}
	switch {
	case o.file == "":
		fmt.Fprintln(stderr, "expected the name of one file: a stakeholder map, or a register")
	case o.svg != "" && o.svg != "grid" && o.svg != "salience":
		fmt.Fprintf(stderr, "expected -svg grid or -svg salience; found %.40q\n", o.svg)
	case o.svg != "" && o.json:
		fmt.Fprintln(stderr, "expected -json or -svg, and not both")
	case o.width < chart.MinWidth || o.width > chart.MaxWidth:
		fmt.Fprintf(stderr, "expected a -width from %d to %d\n", chart.MinWidth, chart.MaxWidth)
	case o.mapping == "" && !cli.IsFile(o.file) && !isModel(o.file):
		fmt.Fprintln(stderr, "a register needs -mapping and the name of a file that says how to read it; a map is a .yaml or .json file")
	default:
		return o, cli.OK
	}
	return nil, cli.Usage
}

// isModel reports whether a file is a model of Context Mapper.
func isModel(name string) bool { return strings.EqualFold(filepath.Ext(name), ".cml") }

// load reads a map, or a register by its mapping, and says what is doubtful about it.
func load(o *options, stderr io.Writer) (*stakeholder.Map, error) {
	data, err := cli.ReadDocument(o.file)
	if err != nil {
		return nil, err
	}
	if o.mapping != "" || isModel(o.file) {
		return register(o, data, stderr)
	}
	m, err := stakeholder.ReadMap(o.file, data)
	if err != nil {
		return nil, err
	}
	tell(o, stderr, m.Doubts())
	return m, nil
}

// register reads a register, and says what could not be read of it.
func register(o *options, data []byte, stderr io.Writer) (*stakeholder.Map, error) {
	mapping := &stakeholder.Mapping{
		Format: stakeholder.MappingFormat, ID: "context-mapper", Layout: stakeholder.LayoutContextMapper, Map: stakeholder.MappingHeadSpec{ID: "stakeholders"},
	}
	if o.mapping != "" {
		text, err := cli.ReadDocument(o.mapping)
		if err != nil {
			return nil, err
		}
		if mapping, err = stakeholder.ReadMapping(o.mapping, text); err != nil {
			return nil, err
		}
	}
	r, err := mapping.Read(o.file, data)
	if err != nil {
		return nil, err
	}
	tell(o, stderr, r.All())
	fmt.Fprintf(stderr, "%d rows, %d of them blank, %d not read; %d stakeholders\n", r.Rows, r.Blank, r.Unread, len(r.Spec.Stakeholders))
	doubts, err := r.Doubts()
	if err != nil {
		return nil, err
	}
	tell(o, stderr, doubts)
	return r.Map()
}

// told is how many problems of a kind are told one by one, unless all are asked for.
const told = 3

// tell says the problems, of each kind the first few, and how many more there are.
func tell(o *options, stderr io.Writer, all govmaturity.Problems) {
	seen := map[govmaturity.Code]int{}
	for _, p := range all {
		if seen[p.Code]++; o.all || seen[p.Code] <= told {
			fmt.Fprintf(stderr, "%s: %v\n", p.Code, p)
		}
	}
	for _, code := range slices.Sorted(maps.Keys(seen)) {
		if n := seen[code] - told; n > 0 && !o.all {
			fmt.Fprintf(stderr, "%s: and %d more; -all says them\n", code, n)
		}
	}
}

// answer answers in the form that was asked for. A file may hold anything: what is read in
// a terminal is made safe for it, and the picture is already.
func answer(m *stakeholder.Map, o *options, stdout io.Writer) error {
	if o.svg != "" {
		return draw(m, o, stdout)
	}
	out := cli.NewPrinter(stdout)
	w, form := govmaturity.WordsFor(o.lang), writeText
	if o.json {
		form = writeJSON
	}
	if err := form(m, w, out); err != nil {
		return err
	}
	return out.Flush()
}

// draw draws what was asked for.
func draw(m *stakeholder.Map, o *options, out io.Writer) error {
	of := chart.Grid
	if o.svg == "salience" {
		of = chart.Salience
	}
	c, err := of(m, chart.MapOptions{Words: govmaturity.WordsFor(o.lang), Width: o.width})
	if err != nil {
		return err
	}
	b := bufio.NewWriter(out)
	if err := c.WriteSVG(b, govmaturity.ChartPage{}); err != nil {
		return err
	}
	return b.Flush()
}

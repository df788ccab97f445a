// Catalog lists the instruments of the catalogue, and tells about one.
//
//	go run ./examples/catalog
//	go run ./examples/catalog -search leadership
//	go run ./examples/catalog -show un-dgca
//
// The list says of each how official its content and its numbers are, how many
// questions it has, and how long one person takes to answer them. A ~ before
// the minutes says that they are this library's guess, and a - that nobody says.
//
// It ends with 0 when all is well, with 1 when an instrument is not there or
// nothing is found, and with 2 when it was called in a way that makes no sense.
package main

import (
	"bytes"
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/internal/cli"
	"github.com/govmaturity/govmaturity/examples/internal/text"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

func run(args []string, stdout, stderr io.Writer) int {
	stderr = cli.Printable(stderr)
	flags := flag.NewFlagSet("catalog", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "Catalog lists the instruments. A ~ before the minutes marks a guess of this library.")
		flags.PrintDefaults()
	}
	show := flags.String("show", "", "tell about one instrument: an id, or id@edition")
	search := flags.String("search", "", "list only what has these words in it, or serves this goal or target")
	language := flags.String("lang", "", "the language to tell it in, such as en or fr")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return cli.OK
	} else if err != nil {
		return cli.Usage
	}
	if flags.NArg() > 0 || *show != "" && *search != "" {
		fmt.Fprintln(stderr, "expected -show or -search, or neither, and nothing after the flags")
		return cli.Usage
	}
	stdout = cli.Printable(stdout) // a file may hold anything
	var out bytes.Buffer
	var err error
	if *show != "" {
		err = tell(&out, *show, *language)
	} else {
		err = list(&out, *search, *language)
	}
	if err != nil {
		cli.Say(stderr, err)
		return cli.Wrong
	}
	if _, err := stdout.Write(out.Bytes()); err != nil {
		cli.Say(stderr, err)
		return cli.Wrong
	}
	return cli.OK
}

// list prints a line for each instrument that has the word in it.
func list(w io.Writer, word, language string) error {
	rows := [][]string{{"instrument", "content", "numbers", "items", "minutes", "title"}}
	for _, e := range catalog.Entries() {
		fw, err := catalog.Load(e.String())
		if err != nil {
			return err
		}
		spec := fw.Spec()
		if !has(fw, word) {
			continue
		}
		rows = append(rows, []string{
			e.String(), string(spec.Standing), string(spec.ScoreStanding),
			strconv.Itoa(items(fw)), minutes(spec.Use), spec.Title.In(language),
		})
	}
	if len(rows) == 1 {
		return fmt.Errorf("no instrument has %q in it, or serves it", word)
	}
	columns(w, rows)
	return nil
}

// columns prints rows in columns.
func columns(w io.Writer, rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], text.Width(cell))
		}
	}
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			line.WriteString(cell)
			if i < len(row)-1 {
				line.WriteString(strings.Repeat(" ", widths[i]-text.Width(cell)+2))
			}
		}
		fmt.Fprintln(w, line.String())
	}
}

// items counts the questions, those of rosters included.
func items(fw *maturity.Framework) int {
	count := 0
	for n := range fw.AllNodes() {
		if n.IsIndicator() {
			count++
		}
	}
	return count
}

func minutes(use *maturity.UseSpec) string {
	if use == nil || use.Minutes == nil {
		return "-"
	}
	s := strconv.Itoa(*use.Minutes)
	if use.Standing == govmaturity.StandingDerived || use.Standing == govmaturity.StandingIllustrative {
		s = "~" + s
	}
	return s
}

// goal is the form of the number of a goal or target: 8, 16.6 or 9.c.
var goal = regexp.MustCompile(`^[0-9]{1,2}(\.([0-9]{1,2}|[a-d]))?$`)

// has reports whether all words occur in what an instrument says, in any
// language and in letters of any size. The number of a goal or target is looked
// for among those alone.
func has(fw *maturity.Framework, words string) bool {
	spec := fw.Spec()
	if goal.MatchString(words) {
		return slices.Contains(served(fw, spec), words)
	}
	all := strings.ToLower(strings.Join(said(fw, spec), "\n"))
	for word := range strings.FieldsSeq(strings.ToLower(words)) {
		if !strings.Contains(all, word) {
			return false
		}
	}
	return true
}

// served returns the goals and targets that a source ties to an instrument, or to
// one of its nodes.
func served(fw *maturity.Framework, spec *maturity.Spec) (ids []string) {
	for _, t := range spec.Targets {
		ids = append(ids, t.ID)
	}
	for n := range fw.AllNodes() {
		for _, t := range n.Targets() {
			ids = append(ids, t.ID)
		}
	}
	return ids
}

// said returns what an instrument says to people, and where that is from.
func said(fw *maturity.Framework, spec *maturity.Spec) []string {
	out := []string{spec.ID, string(spec.Standing), string(spec.ScoreStanding)}
	add := func(texts ...govmaturity.Text) {
		for _, t := range texts {
			for _, tag := range t.Languages() {
				out = append(out, t[tag])
			}
		}
	}
	add(spec.Title, spec.Description, spec.ScoreNote)
	if use := spec.Use; use != nil {
		add(use.Audience, use.Raters, use.Note)
	}
	for _, s := range spec.Sources {
		out = append(out, s.Title, s.Publisher)
	}
	for _, s := range spec.Scales {
		add(s.Title)
		for _, l := range s.Levels {
			add(l.Title, l.Description)
		}
	}
	for n := range fw.AllNodes() {
		out = append(out, n.ID())
		add(n.Title(), n.Description(), n.Note())
		for _, c := range n.Indicator().Choices() {
			add(c.Title, c.Description)
		}
	}
	for _, r := range fw.AllRosters() {
		add(r.Title(), r.Description())
	}
	return out
}

// tell prints what there is to know about an instrument.
func tell(w io.Writer, name, language string) error {
	fw, err := cli.Framework(name)
	if err != nil {
		return err
	}
	spec := fw.Spec()
	in := func(t govmaturity.Text) string { return t.In(language) }
	p := teller{w: w, of: spec.Standing}
	p.line("%s, edition %s", in(spec.Title), spec.Edition)
	p.para("", in(spec.Description))
	p.line("")
	p.field("Content", string(spec.Standing))
	p.field("Numbers", string(spec.ScoreStanding))
	p.para("  ", in(spec.ScoreNote))
	if use := spec.Use; use != nil {
		p.field("For", in(use.Audience))
		p.field("Answered by", in(use.Raters))
		p.field("Minutes", minutes(use))
		p.para("  ", in(use.Note))
	}
	if spec.Targets != nil {
		var ids []string
		for _, t := range spec.Targets {
			ids = append(ids, t.ID)
		}
		p.field("Serves", "Sustainable Development Goals and targets "+strings.Join(ids, ", "))
		for _, t := range spec.Targets {
			for _, c := range t.Cites {
				p.para("  ", t.ID+": "+c.Source+", "+c.Locator)
			}
		}
	}
	p.line("\nSources")
	for _, s := range spec.Sources {
		p.para("  ", strings.Join(slices.DeleteFunc([]string{s.Title, s.Publisher, s.Date, s.URL}, func(s string) bool { return s == "" }), ", "))
		p.para("    ", in(s.Note))
		for _, c := range spec.Cites {
			if c.Source == s.ID {
				p.para("    at ", c.Locator)
			}
		}
	}
	for _, scale := range spec.Scales {
		p.line("\nScale: %s", cmp.Or(in(scale.Title), scale.ID))
		for _, l := range scale.Levels {
			p.option(l.ID, in(l.Title), in(l.Description))
		}
	}
	p.line("\nWhat it asks: %d items", items(fw))
	p.node(fw.Root(), "  ", language)
	for _, r := range fw.AllRosters() {
		p.line("\nFor each %s", in(r.Title()))
		p.node(r.Root(), "  ", language)
	}
	for _, c := range catalog.Crosswalks() {
		if c.From.ID == fw.ID() && c.From.Edition == fw.Edition() || c.To.ID == fw.ID() && c.To.Edition == fw.Edition() {
			p.line("\nCrosswalk: %s", c)
		}
	}
	return nil
}

// teller prints lines that are not too long.
type teller struct {
	w  io.Writer
	of govmaturity.Standing // of the instrument as a whole
}

func (p teller) line(format string, args ...any) { fmt.Fprintf(p.w, format+"\n", args...) }

func (p teller) field(name, value string) { p.para("", name+": "+value) }

// para prints a text in lines of some 78 columns, the first with a lead before
// it, and the others below its end.
func (p teller) para(lead, s string) {
	words := strings.Fields(s)
	if len(words) == 0 {
		return
	}
	line := lead + words[0]
	for _, word := range words[1:] {
		if text.Width(line)+1+text.Width(word) > 78 {
			p.line("%s", line)
			line = strings.Repeat(" ", text.Width(lead)) + word
			continue
		}
		line += " " + word
	}
	p.line("%s", line)
}

// option prints a level or an option.
func (p teller) option(id, title, description string) {
	words := title
	if description != "" {
		words = strings.TrimSpace(title + ": " + description)
	}
	p.para("  "+id+": ", strings.TrimPrefix(words, ": "))
}

// node prints a node and what is below it.
func (p teller) node(n maturity.Node, indent, language string) {
	kind := ""
	if n.IsIndicator() {
		kind = " [" + string(n.Indicator().Kind()) + "]"
	}
	p.para(indent, n.Title().In(language)+" ("+n.ID()+")"+kind+standing(n, p.of))
	p.para(indent+"    ", n.Description().In(language))
	p.para(indent+"    ", n.Note().In(language))
	for _, t := range n.Targets() {
		for _, c := range t.Cites {
			p.para(indent+"    ", "Serves "+t.ID+": "+c.Source+", "+c.Locator)
		}
	}
	p.indicator(n, indent, language)
	for _, below := range n.Children() {
		p.node(below, indent+"  ", language)
	}
}

// indicator prints how an indicator is answered, as far as it is not the scale
// above alone that says it.
func (p teller) indicator(n maturity.Node, indent, language string) {
	if unit := n.Indicator().Unit().In(language); unit != "" {
		p.para(indent+"    ", "in "+unit)
	}
	if n.Indicator().Kind() == maturity.MeasureLevel {
		for _, l := range n.Levels() {
			text, note := n.Descriptor(l)
			if text != nil || note != nil {
				p.option(indent+"  "+l.ID(), text.In(language), note.In(language))
			}
		}
		return
	}
	for _, c := range n.Indicator().Choices() {
		if c.Title != nil {
			p.option(indent+"  "+c.ID, c.Title.In(language), c.Description.In(language))
		}
	}
}

// standing says how official a node is, where it is another than that of what it
// is in.
func standing(n maturity.Node, of govmaturity.Standing) string {
	if above := n.Parent(); above.Valid() {
		of = above.Standing()
	}
	if n.Standing() == of {
		return ""
	}
	return ", " + string(n.Standing())
}

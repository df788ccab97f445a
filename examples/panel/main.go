// Panel prints a ranking that can be defended: with what is known of each subject, who
// is level, and what the index itself is worth.
//
//	go run ./examples/panel -framework maturity/panel/testdata/asem.yaml -answers maturity/panel/testdata/asem.csv
//	go run ./examples/panel -framework ... -answers ... -group region -subject VNM
//
// The table is one that package panel reads, with other columns kept, and commas, semicolons
// or tabs between cells. -decimal-comma, -percent and -state say how cells are written, as
// for examples/score. -node ranks by
// another node than the root, -known leaves out those of whom less than a share is
// known, and -group compares the groups that a column makes, by their quartiles. -subject says where one
// stands among all others, and what it would take to reach their median. -unsure says how
// far ranks move when assumptions are others, who cannot be told apart, and where that
// comes from; a document says which assumptions could be others:
//
//	go run ./examples/panel -framework ... -answers ... -unsure maturity/panel/testdata/asem-unsure.yaml
//
// -lang says in which language the library answers: how sure the ranking is, the way to the
// median, and pictures. With -svg a picture is written instead: distribution, of where all
// subjects are, or ranks, of how far they move, which needs -unsure:
//
//	go run ./examples/panel -framework ... -answers ... -unsure ... -svg ranks -lang fr > ranks.svg
//
// What cannot be said is not made up: subjects without a value have no rank, and are
// listed as such.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/internal/cli"
	"github.com/govmaturity/govmaturity/maturity/chart"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

type settings struct {
	framework, answers, node, group, subject, unsure, svg, lang string
	known                                                       float64
	layout                                                      panel.Layout
}

func run(args []string, stdout, stderr io.Writer) int {
	stderr = cli.Printable(stderr)
	s := settings{layout: panel.Layout{Extra: panel.ExtraKeep}}
	flags := flag.NewFlagSet("panel", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&s.framework, "framework", "", "`instrument` that was answered: a YAML or JSON file, or an id of the catalogue")
	flags.StringVar(&s.answers, "answers", "", "CSV `file` with a row for each subject")
	flags.StringVar(&s.node, "node", "", "`id` of what is ranked; the whole when not given")
	flags.StringVar(&s.group, "group", "", "`column` that makes groups")
	flags.StringVar(&s.subject, "subject", "", "`name` of one to compare with all others")
	flags.StringVar(&s.unsure, "unsure", "", "`document` that says which assumptions could be others")
	flags.StringVar(&s.svg, "svg", "", "write a `picture` as SVG instead: distribution, or ranks with -unsure")
	flags.StringVar(&s.lang, "lang", "en", "the `tag` of the language that the library answers in, such as ar")
	flags.Float64Var(&s.known, "known", 0, "the least `share` of the answers that must be known, from 0 to 1")
	cli.TableFlags(flags, &s.layout)
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return cli.OK
	case err != nil:
		return cli.Usage
	case s.framework == "" || s.answers == "" || flags.NArg() > 0:
		flags.Usage()
		return cli.Usage
	case !(s.known >= 0 && s.known <= 1):
		cli.Say(stderr, fmt.Errorf("-known is a share from 0 to 1, such as 0.8 for four fifths; found %v", s.known))
		return cli.Usage
	case s.svg != "" && s.svg != "distribution" && (s.svg != "ranks" || s.unsure == ""):
		cli.Say(stderr, fmt.Errorf("-svg draws distribution, or ranks with a document of -unsure; found %q", s.svg))
		return cli.Usage
	}
	if err := s.print(cli.Printable(stdout)); err != nil {
		cli.Say(stderr, err)
		return cli.Wrong
	}
	return cli.OK
}

func (s settings) print(out io.Writer) error {
	fw, err := cli.Framework(s.framework)
	if err != nil {
		return err
	}
	file, _, err := cli.Open(s.answers)
	if err != nil {
		return err
	}
	defer file.Close()
	table := &panel.Table{Name: s.answers, Framework: fw, Layout: s.layout}
	p, err := table.Read(file)
	if err != nil {
		return cli.TableHints(err, false)
	}
	if s.node == "" {
		s.node = fw.Root().ID()
	}
	if !fw.Node(s.node).Valid() {
		return fmt.Errorf("%s has no node %q", fw.ID(), s.node)
	}
	if s.group != "" && p.Len() > 0 && p.Where(func(m panel.Member) bool { return m.Extra(s.group) != "" }).Len() == 0 {
		return fmt.Errorf("no subject has anything in a column %q: -group is a column of %s that holds no answers", s.group, s.answers)
	}
	all := p
	p = p.Covered(s.node, s.known)
	if s.svg != "" {
		return s.draw(out, all)
	}
	b := &strings.Builder{}
	fmt.Fprintf(b, "%s, edition %s\n", fw.Title().String(), fw.Edition())
	if left := all.Len() - p.Len(); left > 0 {
		fmt.Fprintf(b, "%d of %d left out: less than %s is known of them\n", left, all.Len(), percent(s.known))
	}
	if all.Goalposts() != nil {
		fmt.Fprintf(b, "Numbers are compared with those of all %d subjects: another subject may change every value.\n", all.Len())
	}
	s.ranking(b, p)
	s.groups(b, p)
	s.worth(b, p)
	if err := s.one(b, all, p); err != nil {
		return err
	}
	if err := s.sure(b, all); err != nil {
		return err
	}
	fmt.Fprintf(b, "\nTo compute this again, with the very same framework: %s\n", p.Framework().Hash())
	_, err = io.WriteString(out, b.String())
	return err
}

// ranking prints the members, the best first.
func (s settings) ranking(b *strings.Builder, p *panel.Panel) {
	ranks := map[string]int{}
	members := p.Members()
	for i, rank := range p.Ranks(s.node) {
		ranks[members[i].Subject] = rank
	}
	heading := "class"
	if n := p.Framework().Node(s.node); n.Levels() == nil && n.Classes() == nil {
		heading = ""
	}
	line := func(format string, args ...any) {
		b.WriteString(strings.TrimRight(fmt.Sprintf(format, args...), " ") + "\n")
	}
	line("\n%4s  %-24s %10s %8s  %s", "rank", "subject", s.node, "known", heading)
	for _, m := range p.Ranking(s.node) {
		r := m.Card.Node(s.node)
		value, _ := r.Published()
		class := cmp.Or(r.Level().ID(), r.Class().ID())
		line("%4d  %-24s %10s %8s  %s", ranks[m.Subject], m.Subject, number(value), percent(r.Coverage()), class)
	}
	for _, m := range members {
		if ranks[m.Subject] == 0 {
			fmt.Fprintf(b, "%4s  %-24s %10s %8s\n", "", m.Subject, m.Card.Node(s.node).State(), percent(m.Card.Node(s.node).Coverage()))
		}
	}
}

// groups prints the quartiles of each group: a quarter of it is below the lower one, and a
// quarter above the upper one.
func (s settings) groups(b *strings.Builder, p *panel.Panel) {
	if s.group == "" {
		return
	}
	fmt.Fprintf(b, "\n%-24s %6s %9s %9s %9s\n", s.group, "with", "lower", "median", "upper")
	for _, g := range p.Groups(func(m panel.Member) string { return m.Extra(s.group) }) {
		d := g.Panel.Distribution(s.node)
		if d.Count == 0 {
			fmt.Fprintf(b, "%-24s %6d\n", g.Name, d.Count)
			continue
		}
		fmt.Fprintf(b, "%-24s %6d %9s %9s %9s\n", g.Name, d.Count, number(d.Quantiles[1]), number(d.Quantiles[2]), number(d.Quantiles[3]))
	}
}

// worth prints what speaks for the index, and what against it.
func (s settings) worth(b *strings.Builder, p *panel.Panel) {
	if a := p.Alpha(s.node); a.Defined {
		fmt.Fprintf(b, "\nCronbach's alpha of the %d parts: %.2f, over %d subjects\n", a.Items, a.Value, a.Members)
	}
	for _, c := range p.Within(panel.CorrelationSpearman, s.node) {
		// Nearer to 0 than that is what chance alone would give.
		if c.Defined && c.Value < -2/math.Sqrt(float64(c.Members-1)) {
			fmt.Fprintf(b, "%s goes against %s: %.2f\n", c.A, c.B, c.Value)
		}
		if c.Defined && c.Value > 0.95 && c.B != s.node {
			fmt.Fprintf(b, "%s says much the same as %s: %.2f\n", c.A, c.B, c.Value)
		}
	}
	for _, a := range p.Thin(0.9) {
		fmt.Fprintf(b, "%s: known for %s\n", a.Node, percent(a.Share))
	}
}

// one prints where one member stands, and what it would take to reach the median.
func (s settings) one(b *strings.Builder, all, p *panel.Panel) error {
	if s.subject == "" {
		return nil
	}
	m, ok := p.Member(s.subject)
	if _, left := all.Member(s.subject); !ok && left {
		return fmt.Errorf("%q is left out: less than %s is known of it; ask for less with -known", s.subject, percent(s.known))
	}
	if !ok {
		return fmt.Errorf("there is no subject %q in the panel", s.subject)
	}
	standings, err := p.Benchmark(m)
	if err != nil {
		return err
	}
	fmt.Fprintf(b, "\n%s among all others\n", s.subject)
	for _, st := range standings {
		if p.Framework().Node(st.Node).IsIndicator() || st.Value == nil || st.Median == nil {
			continue
		}
		fmt.Fprintf(b, "%-16s %4d of %d: %s, median %s, best %s (%s)\n", st.Node, st.Rank, st.Of, number(*st.Value), number(*st.Median), number(*st.Best), strings.Join(st.Leaders, ", "))
	}
	way, err := p.ToMedian(m, s.node)
	if err != nil {
		return err
	}
	fmt.Fprintf(b, "\nTo the median, while the others stand still:\n%s\n", way.In(govmaturity.WordsFor(s.lang)))
	return nil
}

// sure prints how sure the ranking of all members is.
func (s settings) sure(b *strings.Builder, p *panel.Panel) error {
	if s.unsure == "" {
		return nil
	}
	u, err := s.uncertainty(p)
	if err != nil {
		return err
	}
	fmt.Fprintf(b, "\n%s", u.Say(govmaturity.WordsFor(s.lang)))
	return nil
}

// uncertainty finds out how sure the ranking of all members is.
func (s settings) uncertainty(p *panel.Panel) (*panel.Uncertainty, error) {
	data, err := cli.ReadDocument(s.unsure)
	if err != nil {
		return nil, err
	}
	spec, err := panel.ReadUncertainty(s.unsure, data)
	if err != nil {
		return nil, err
	}
	if spec.Node == "" {
		spec.Node = s.node
	}
	u, err := p.Uncertainty(context.Background(), spec)
	var problems govmaturity.Problems
	if errors.As(err, &problems) {
		for i := range problems {
			problems[i].File = s.unsure
		}
	}
	return u, err
}

// draw writes a picture of all members.
func (s settings) draw(out io.Writer, p *panel.Panel) error {
	o := chart.Options{Words: govmaturity.WordsFor(s.lang), Width: 1000}
	var c govmaturity.Chart
	var err error
	if s.svg == "ranks" {
		var u *panel.Uncertainty
		if u, err = s.uncertainty(p); err == nil {
			c, err = chart.Ranks(u, o)
		}
	} else {
		c, err = chart.Distribution(p, s.node, o)
	}
	if err != nil {
		return err
	}
	return c.WriteSVG(out, govmaturity.ChartPage{})
}

func number(x float64) string { return strconv.FormatFloat(x, 'f', 2, 64) }

func percent(share float64) string { return strconv.FormatFloat(100*share, 'f', 0, 64) + "%" }

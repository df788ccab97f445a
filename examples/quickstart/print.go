package main

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/internal/text"
)

const (
	pageWidth = 100
	barWidth  = 16
	maxTitle  = 46
	maxNodes  = 40 // above it, only the two upper levels of an instrument are listed
)

// page is text that is being laid out.
type page struct{ bytes.Buffer }

// para adds a paragraph: first stands before its first line, and as many
// blanks before the others. The args come from documents, and are made safe to
// print.
func (p *page) para(first, format string, args ...any) {
	for i, arg := range args {
		if s, ok := arg.(string); ok {
			args[i] = text.Plain(s)
		}
	}
	for _, line := range text.Wrap(fmt.Sprintf(format, args...), pageWidth-text.Width(first)) {
		fmt.Fprintln(p, strings.TrimRight(first+line, " "))
		first = strings.Repeat(" ", text.Width(first))
	}
}

func (d report) text() []byte {
	var p page
	if d.Comparison != nil {
		p.comparison(d.Comparison)
	}
	for i, c := range d.Scorecards {
		if i > 0 || d.Comparison != nil {
			p.WriteString("\n")
		}
		p.card(c)
	}
	return p.Bytes()
}

func (p *page) comparison(c *comparison) {
	p.heading("%s: published and computed", c.Title)
	name := len("Economy")
	for _, e := range c.Economies {
		name = max(name, text.Width(e.Name))
	}
	from := c.Sources[0]
	p.para("", "Figures of the %s (%s, %s), tabulated again. The index is computed here from its components.",
		from.Publisher, from.Title, from.Licence)
	fmt.Fprintf(p, "  %s  %s  computed  group  published  group  agrees\n", text.Pad("", name), text.Pad("", barWidth))
	for _, e := range c.Economies {
		agrees := "yes"
		if !e.IndexAgrees || !e.GroupAgrees {
			agrees = "NO"
		}
		fmt.Fprintf(p, "  %s  %s  %8.4f  %-5s  %9.4f  %-5s  %s\n", text.Pad(text.Plain(e.Name), name),
			text.Bar(e.Computed, barWidth), e.Computed, e.ComputedGroup, e.Published, e.PublishedGroup, agrees)
	}
	p.para("", "Index: %d of %d agree, to %d decimals. Group: %d of %d agree.",
		c.IndexAgrees, len(c.Economies), c.Decimals, c.GroupAgrees, len(c.Economies))
}

func (p *page) heading(format string, args ...any) {
	p.para("", format, args...)
	fmt.Fprintln(p, strings.Repeat("=", min(text.Width(fmt.Sprintf(format, args...)), pageWidth)))
}

func (p *page) card(c card) {
	p.heading("%s: %s", c.Subject, c.Title)
	p.para("", "%s", c.headline())
	if c.groups != "" {
		p.para("", "%ss: %s.", upper(c.kind()), c.groups)
	}
	answered := percent(c.Coverage) + " of the questions that apply are answered"
	if c.Coverage < 1 && c.Scored {
		answered += "; " + c.blanks
	}
	p.para("", "%s.", answered)
	about := fmt.Sprintf("%s, edition %s", c.Framework, c.Edition)
	if c.Date != "" {
		about += "; answers of " + c.Date
	}
	if c.Rater != "" {
		about += " by " + c.Rater
	}
	p.para("", "%s. %s", about, c.Standing.sentence())
	p.nodes(c)
	p.extremes(c)
	p.gaps(c)
	p.next(c)
	p.explanation(c)
	p.sources(c)
}

// kind says what the whole is sorted into.
func (c card) kind() string {
	if root := c.Nodes[0]; root.Class != nil && root.Level == nil {
		return "classe"
	}
	return "level"
}

func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// headline is the sentence that matters: where the whole stands, and what is missing
// to what comes next.
func (c card) headline() string {
	root := c.Nodes[0]
	if !c.Scored {
		out := "There is no overall score: the instrument has none, and none is made up here."
		if c.Target != nil {
			short := 0
			for _, g := range c.Gaps {
				if g.Levels > 0 && g.Node.Value != nil {
					short++
				}
			}
			out += fmt.Sprintf(" %s below %s.", plural(short, "part")+map[bool]string{true: " is", false: " are"}[short == 1], c.Target.Title)
		}
		return out
	}
	if root.Value == nil {
		return "There is no overall score yet: " + words(root.State) + "."
	}
	out := fmt.Sprintf("Overall %s, where %s is the least and %s the most", root.text, number(root.Range.Min), number(root.Range.Max))
	reached := root.Class
	if root.Level != nil {
		reached = root.Level
	}
	if reached != nil {
		out += ": " + reached.Kind + " " + reached.Title
	}
	for _, g := range c.Gaps {
		if g.Node.ID == root.ID && g.Node.Item == "" && !root.ByLevel && g.Shortfall > 0 {
			out += fmt.Sprintf(". To reach %s, %s is missing", g.To.Title, number(g.Shortfall))
		}
	}
	return out + "."
}

// standingWords says in plain words how official something is.
var standingWords = map[govmaturity.Standing]string{
	govmaturity.StandingOfficial:     "the publisher's own",
	govmaturity.StandingParaphrased:  "the publisher's, in our words",
	govmaturity.StandingDerived:      "this library's, by a rule that the publisher does not state",
	govmaturity.StandingIllustrative: "made up, to show how it works",
	"":                               "it is not said how official they are",
}

// sentence says it of the instrument, of how it scores and of the answers, and
// says what is the same only once.
func (s standing) sentence() string {
	type part struct {
		of       string
		standing govmaturity.Standing
	}
	parts := []part{{"instrument", s.Content}, {"scoring", s.Score}}
	if s.Classes != "" {
		parts = append(parts, part{"classes", s.Classes})
	}
	parts = append(parts, part{"answers", s.Answers})
	var out []string
	for len(parts) > 0 {
		of, same := parts[0].of, 1
		for same < len(parts) && parts[same].standing == parts[0].standing {
			of += ", " + parts[same].of
			same++
		}
		if words := standingWords[parts[0].standing]; words != "" {
			out = append(out, strings.ToUpper(of[:1])+of[1:]+": "+words+".")
		}
		parts = parts[same:]
	}
	return strings.Join(out, " ")
}

// nodes prints a line for each node: title, bar, number, level.
func (p *page) nodes(c card) {
	deepest, top := 2, 0
	if len(c.Nodes) <= maxNodes {
		deepest = len(c.Nodes)
	}
	if !c.Scored {
		top = 1 // the root has nothing to show
	}
	var labels []string
	var shown []row
	for _, n := range c.Nodes {
		if n.Depth >= top && n.Depth <= deepest {
			labels = append(labels, strings.Repeat("  ", n.Depth-top)+text.Plain(n.label))
			shown = append(shown, n)
		}
	}
	width := widest(labels)
	for i, n := range shown {
		bar := strings.Repeat(" ", barWidth)
		if n.Share != nil {
			bar = text.Bar(*n.Share, barWidth)
		}
		p.row(labels[i], width, fmt.Sprintf("%s  %6s  ", bar, n.text), n.says())
	}
	if left := len(c.Nodes) - top - len(shown); left > 0 {
		p.para("  ", "%s further down; -json lists them.", plural(left, "node"))
	}
}

// widest returns the width of a column for labels. Longer ones are wrapped.
func widest(labels []string) int {
	width := 0
	for _, l := range labels {
		width = max(width, min(maxTitle, text.Width(l)))
	}
	return width
}

// row prints a label, which may take several lines and may be indented, what
// stands beside its first line, and a text in what is left of the page.
func (p *page) row(label string, width int, middle, last string) {
	indent := len(label) - len(strings.TrimLeft(label, " "))
	left := text.Wrap(label, width-indent)
	right := text.Wrap(text.Plain(last), pageWidth-width-text.Width(middle)-4)
	for i := range max(len(left), len(right)) {
		line := strings.Repeat(" ", 2+indent)
		if i < len(left) {
			line += left[i]
		}
		line = text.Pad(line, 2+width) + "  " + middle
		if i < len(right) {
			line += right[i]
		}
		fmt.Fprintln(p, strings.TrimRight(line, " "))
		middle = strings.Repeat(" ", text.Width(middle))
	}
}

// says is what stands beside the number.
func (n node) says() string {
	var parts []string
	switch {
	case n.Level != nil && n.Class != nil:
		parts = append(parts, n.Level.Title+", "+n.Class.Title)
	case n.Level != nil:
		parts = append(parts, n.Level.Title)
	case n.Class != nil:
		parts = append(parts, n.Class.Title)
	case n.State == govmaturity.StateUnscored:
		parts = append(parts, "no score of its own")
	case n.Value == nil:
		parts = append(parts, words(n.State))
	case n.below:
		parts = append(parts, "below all levels")
	case n.Answer != "" && n.Answer != number(*n.Value):
		parts = append(parts, n.Answer)
	}
	if n.State == govmaturity.StateImputed {
		parts = append(parts, "(not observed)")
	}
	if n.Coverage < 1 && n.Coverage > 0 {
		parts = append(parts, fmt.Sprintf("(%s answered)", percent(n.Coverage)))
	}
	return strings.Join(parts, " ")
}

func (p *page) extremes(c card) {
	if c.Strongest == nil {
		return
	}
	p.para("Strongest: ", "%s", titles(c.Strongest))
	p.para("Weakest:   ", "%s", titles(c.Weakest))
}

func titles(nodes []node) string {
	var out []string
	for i, n := range nodes {
		if i == 3 && len(nodes) > 4 {
			out = append(out, fmt.Sprintf("and %d more", len(nodes)-i))
			break
		}
		out = append(out, n.Title)
	}
	return strings.Join(out, "; ")
}

func (p *page) gaps(c card) {
	const most = 12
	switch {
	case c.Target == nil:
		return
	case len(c.Gaps) == 0:
		p.section("Gaps to %s: none.", c.Target.Title)
		return
	}
	p.section("Gaps to %s", c.Target.Title)
	var labels []string
	for _, g := range c.Gaps {
		labels = append(labels, text.Plain(g.Node.Title))
	}
	labels = labels[:min(most, len(labels))]
	width := widest(labels)
	for i, label := range labels {
		p.row(label, width, "", c.Gaps[i].says())
	}
	if more := len(c.Gaps) - len(labels); more > 0 {
		p.para("  ", "and %d more; -json lists them.", more)
	}
}

func (g gap) says() string {
	if g.Node.Value == nil {
		return words(g.Node.State)
	}
	out := plural(g.Levels, g.To.Kind) + " to go"
	if g.From != nil {
		out = g.From.Title + ", " + out
	}
	if !g.Node.ByLevel && g.Shortfall > 0 {
		out += fmt.Sprintf(" (%s short of it)", number(g.Shortfall))
	}
	return out
}

func (p *page) section(format string, args ...any) {
	p.WriteString("\n")
	p.para("", format, args...)
}

func (p *page) next(c card) {
	if len(c.Next) == 0 {
		return
	}
	p.section("What unlocks the next %s, the cheapest first", c.nextOf())
	steps := 0
	for _, n := range c.Next {
		p.path(n)
		steps += len(n.Steps)
	}
	if steps > 0 {
		p.para("  ", "Effort counts small steps, such as one level or one option more. It is no price, and other ways may cost as much.")
	}
}

// nextOf says which level, or class, of what is told of.
func (c card) nextOf() string {
	overall, what := c.Next[0].Node.ID == c.Nodes[0].ID, "level"
	if to := c.Next[0].To; overall && to != nil {
		what = to.Kind
	}
	weakest := "the weakest"
	if told := len(c.Next); !overall && told < len(c.Weakest) {
		weakest = fmt.Sprintf("%d of the %d weakest", told, len(c.Weakest))
	}
	switch {
	case !overall:
		return what + " of " + weakest
	case len(c.Next) > 1:
		return what + ", of the whole and of " + weakest
	}
	return what + " of the whole"
}

func (p *page) path(n path) {
	from := "no level"
	switch {
	case n.From != nil:
		from = n.From.Title
	case n.To != nil:
		from = "no " + n.To.Kind
	}
	switch {
	case n.Node.Value == nil:
		p.para("  ", "%s has no value (%s): more must be answered first.", n.Node.Title, words(n.Node.State))
		return
	case n.To == nil:
		p.para("  ", "%s: at the top.", n.Node.Title)
		return
	case !n.Found && !n.Exact:
		p.para("  ", "%s, from %s to %s: no way was found, and there may be one.", n.Node.Title, from, n.To.Title)
		return
	case !n.Found:
		p.para("  ", "%s, from %s to %s: no change of answers that may be changed gets there.", n.Node.Title, from, n.To.Title)
		return
	}
	sure := "nothing cheaper does it"
	if !n.Exact {
		sure = "something cheaper may do it"
	}
	p.para("  ", "%s, from %s to %s: effort %d, %s.", n.Node.Title, from, n.To.Title, n.Effort, sure)
	for i, s := range n.Steps {
		if s.Node.ID != n.Node.ID || s.Node.Item != n.Node.Item { // else it was just said
			p.para(fmt.Sprintf("  %2d. ", i+1), "%s", withoutMarks(s.text))
		}
		if s.Means != "" {
			p.para("      ", "Which means: %s", s.Means)
		}
	}
	p.below(n)
}

// below says what keeps a node from its next level: what a gate needs, or what
// pulls a mean down.
func (p *page) below(n path) {
	if len(n.Below) == 0 {
		return
	}
	needed, one := n.Below[0].Needed, true
	var values, of []string
	for _, b := range n.Below {
		one = one && b.Needed == needed
		values = append(values, fmt.Sprintf("%s (%s)", b.Node.Title, number(b.Value)))
		of = append(of, fmt.Sprintf("%s (%s of %s)", b.Node.Title, number(b.Value), number(b.Needed)))
	}
	switch {
	case n.gate:
		p.para("      ", "%s needs: %s.", n.To.Title, strings.Join(of, ", "))
	case one:
		p.para("      ", "What pulls it down, below the %s of %s: %s.", number(needed), n.To.Title, strings.Join(values, ", "))
	default:
		p.para("      ", "What pulls it down: %s.", strings.Join(of, ", "))
	}
}

// explanation prints what the library says about a number, in lines that fit.
func (p *page) explanation(c card) {
	if c.Explanation == nil {
		return
	}
	p.section("Why this number?")
	width, before := 0, ""
	for _, line := range c.Explanation.lines {
		width = max(width, text.Width(line.Label))
	}
	for i, line := range c.Explanation.lines {
		if strings.Contains(line.Text, "sha256:") {
			continue // for programs: -json has it
		}
		label := ""
		if line.Label != before {
			before, label = line.Label, line.Label
		}
		if i == 0 {
			p.para("  ", "%s", withoutMarks(line.Text))
			continue
		}
		p.para(text.Pad("    "+label, 4+width+1), "%s", withoutMarks(line.Text))
	}
}

// withoutMarks takes out the marks that keep text of two directions apart: a
// page sets its own, line by line.
func withoutMarks(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x2066 && r <= 0x2069 {
			return -1
		}
		return r
	}, s)
}

func (p *page) sources(c card) {
	if len(c.Sources) == 0 && c.Note == "" {
		return
	}
	p.section("Sources and notes")
	for _, s := range c.Sources {
		line := s.Title
		if s.Publisher != "" {
			line = s.Publisher + ", " + line
		}
		for _, extra := range []string{s.Licence, s.URL} {
			if extra != "" {
				line += "; " + extra
			}
		}
		if c.Explanation == nil && s.Locators != nil {
			line += "; " + strings.Join(s.Locators, "; ")
		}
		p.para("  - ", "%s", line)
	}
	if c.Note != "" && c.Explanation == nil { // which says it
		p.para("  - ", "%s", c.Note)
	}
}

// words is a state as people say it.
func words(s govmaturity.State) string { return strings.ReplaceAll(string(s), "-", " ") }

// number writes a number for people, with four decimals at most. What is more
// than nothing is not said to be nothing.
func number(x float64) string {
	s := strconv.FormatFloat(x, 'f', 4, 64)
	if s == "0.0000" && x > 0 {
		return "less than 0.0001"
	}
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// percent writes a share. Only all is 100 %, and only nothing is 0 %.
func percent(share float64) string {
	whole := math.Round(100 * share)
	if share > 0 && share < 1 {
		whole = min(max(whole, 1), 99)
	}
	return fmt.Sprintf("%.0f %%", whole)
}

func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	if strings.HasSuffix(one, "s") {
		one += "e"
	}
	return fmt.Sprintf("%d %ss", n, one)
}

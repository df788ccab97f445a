package main

import (
	"github.com/govmaturity/govmaturity"

	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity/examples/internal/cli"
	"github.com/govmaturity/govmaturity/examples/internal/text"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// unnamed stands where a name must be given, and a document may not be empty.
const unnamed = "Unnamed"

// blank is an assessment to fill in, while it is written.
type blank struct {
	bytes.Buffer
	language language
	scales   []govmaturity.ScaleSpec
}

// form writes a blank assessment of an instrument.
func (s settings) form() ([]byte, error) {
	fw, err := cli.Framework(s.framework)
	if err != nil {
		return nil, err
	}
	spec := fw.Spec()
	b := blank{language: language(s.language), scales: spec.Scales}
	score := "go run ./examples/quickstart "
	if !slices.ContainsFunc(catalog.Entries(), func(e catalog.Entry) bool { return s.framework == e.ID || s.framework == e.String() }) {
		name := s.framework
		if strings.ContainsAny(name, " '&;()$") {
			name = strconv.Quote(name)
		}
		score += "-framework " + name + " "
	}
	for _, line := range []string{
		b.language.say(spec.Title) + ": an assessment to fill in.",
		"Put an answer in the place of each null, and names in the place of " + unnamed + ".",
		"What stays null is unanswered. More can be said of an answer:",
		"  some-id: {value: the answer, comment: A remark., evidence: [A document, A link]}",
		"  some-id: {state: not-applicable, comment: Why there is no answer.}",
		"Other states are not-deployed and excluded. To see what comes out:",
	} {
		b.comment(0, line)
	}
	b.WriteString("#   " + text.Plain(score) + "-answers this-file.yaml\n") // on one line, to be copied
	fmt.Fprintf(&b, "format: %s\nframework: %s\nedition: %q\nsubject: %s # who or what is assessed\n",
		maturity.AssessmentFormat, word(spec.ID), spec.Edition, unnamed)
	b.WriteString("# rater: A name # who answers\n# date: \"2026-11\" # when: a year, a month or a day\n")
	b.answers(0, spec.Root)
	b.rosters(0, spec.Rosters)
	return b.Bytes(), nil
}

// comment writes lines of comment. Blanks before s indent all of them.
func (b *blank) comment(indent int, s string) { b.hanging(indent, 0, s) }

// hanging writes lines of comment, of which all but the first are indented more.
func (b *blank) hanging(indent, more int, s string) {
	// Of what is not safe to print, YAML refuses some even in comments.
	s = strings.Map(func(r rune) rune {
		if r == 0xfeff || r&0xfffe == 0xfffe {
			return -1
		}
		return r
	}, s)
	rest := strings.TrimLeft(s, " ")
	before := strings.Repeat(" ", indent) + "# " + s[:len(s)-len(rest)]
	for i, line := range text.Wrap(text.Plain(rest), pageWidth-len(before)-more) {
		if i == 1 {
			before += strings.Repeat(" ", more)
		}
		b.WriteString(before + line + "\n")
	}
}

// answers writes the answers to a tree, if it asks anything.
func (b *blank) answers(indent int, root maturity.NodeSpec) {
	start, last := b.Len(), ""
	fmt.Fprintf(b, "%sanswers:\n", strings.Repeat(" ", indent))
	empty := b.Len()
	b.tree(indent+2, root, nil, nil, &last)
	if b.Len() == empty {
		b.Truncate(start)
	}
}

// tree writes the answers to a node and to all below it. A heading says in
// which groups they are, and when these are asked; last is the one before.
func (b *blank) tree(indent int, n maturity.NodeSpec, groups, when []string, last *string) {
	if n.Measure != nil {
		if heading := strings.Join(append(groups, when...), "\n"); heading != *last {
			*last = heading
			b.WriteString("\n")
			if groups != nil {
				b.comment(indent, "--- "+strings.Join(groups, " / ")+" ---")
			} else {
				b.comment(indent, "---")
			}
			if when != nil {
				b.comment(indent, "Asked only if "+strings.Join(when, ", and if ")+".")
			}
		}
		b.indicator(indent, n)
		return
	}
	if n.When != nil {
		when = append(slices.Clip(when), condition(n.When))
	}
	for _, below := range n.Nodes {
		inside := groups
		if below.Measure == nil {
			inside = append(slices.Clip(groups), b.language.say(below.Title))
		}
		b.tree(indent, below, inside, when, last)
	}
}

func (b *blank) indicator(indent int, n maturity.NodeSpec) {
	b.WriteString("\n")
	b.comment(indent, b.language.say(n.Title))
	if about := b.language.say(n.Description); about != "" {
		b.comment(indent, "  "+about)
	}
	b.expected(indent, n.Measure)
	if n.When != nil {
		b.comment(indent, "  Asked only if "+condition(n.When)+".")
	}
	fmt.Fprintf(b, "%s%s: null\n", strings.Repeat(" ", indent), word(n.ID))
}

// rosters writes a list with one item for each roster.
func (b *blank) rosters(indent int, rosters []maturity.RosterSpec) {
	if len(rosters) == 0 {
		return
	}
	margin := strings.Repeat(" ", indent)
	fmt.Fprintf(b, "\n%srosters:\n", margin)
	for _, r := range rosters {
		b.WriteString("\n")
		b.comment(indent+2, "--- "+b.language.say(r.Title)+" ---")
		if about := b.language.say(r.Description); about != "" {
			b.comment(indent+2, about)
		}
		b.comment(indent+2, "For each one more, copy all of item-1 and give it another id; for none, write "+word(r.ID)+": []")
		fmt.Fprintf(b, "%s  %s:\n%s    - id: item-1\n%s      title: %s\n", margin, word(r.ID), margin, margin, unnamed)
		b.answers(indent+6, r.Root)
		b.rosters(indent+6, r.Rosters)
	}
}

// choice is a level or an option.
type choice struct{ id, title, about string }

// expected says how an indicator is answered.
func (b *blank) expected(indent int, m *maturity.MeasureSpec) {
	say := b.language.say
	var choices []choice
	for _, o := range m.Options {
		choices = append(choices, choice{o.ID, say(o.Title), say(o.Description)})
	}
	switch m.Kind {
	case maturity.MeasureLevel:
		scale := b.scales[slices.IndexFunc(b.scales, func(s govmaturity.ScaleSpec) bool { return s.ID == m.Scale })]
		for _, l := range scale.Levels {
			c := choice{l.ID, say(l.Title), say(l.Description)}
			for _, d := range m.Descriptors {
				if d.Level != l.ID {
					continue
				}
				if c.about = say(d.Text); c.about == "" {
					c.about = say(d.Note)
				}
			}
			choices = append(choices, c)
		}
		b.choices(indent, "One of: ", choices)
	case maturity.MeasureChoice:
		b.choices(indent, "One of: ", choices)
	case maturity.MeasureChecklist:
		b.choices(indent, "Those that hold, as in ["+word(choices[0].id)+"], or [] for none: ", choices)
	case maturity.MeasureYesNo:
		b.comment(indent, "  yes or no")
	case maturity.MeasureCount:
		b.comment(indent, "  A whole number from 0 to "+figure(*m.Maximum)+".")
	case maturity.MeasurePoints:
		b.comment(indent, "  A number from 0 to "+figure(*m.Maximum)+".")
	case maturity.MeasureNumber:
		b.comment(indent, "  "+b.number(m)+".")
	default:
		b.comment(indent, "  A number.")
	}
}

// number says which numbers an indicator takes.
func (b *blank) number(m *maturity.MeasureSpec) string {
	var least, most float64
	norm := m.Normalise
	switch {
	case m.Range != nil:
		least, most = m.Range.Min, m.Range.Max
	case norm.Points != nil:
		least, most = norm.Points[0].From, norm.Points[len(norm.Points)-1].From
	default:
		least, most = *norm.Min, *norm.Max
	}
	out := "A number from " + figure(least) + " to " + figure(most)
	if unit := b.language.say(m.Unit); unit != "" {
		out += " (" + unit + ")"
	}
	if norm != nil && norm.Better == "lower" {
		out += "; lower is better"
	}
	return out
}

// choices lists what can be chosen: on one line, if that is enough.
func (b *blank) choices(indent int, lead string, choices []choice) {
	var short []string
	plain := true
	for _, c := range choices {
		one := word(c.id)
		if c.says() != "" {
			one += " (" + c.says() + ")"
		}
		short = append(short, one)
		plain = plain && c.about == ""
	}
	line := "  " + lead + strings.Join(short, ", ")
	if plain && indent+len("# ")+text.Width(line) <= pageWidth {
		b.comment(indent, line)
		return
	}
	b.comment(indent, "  "+strings.TrimRight(lead, " "))
	for _, c := range choices {
		line := "    " + word(c.id)
		for i, more := range slices.DeleteFunc([]string{c.says(), c.about}, func(s string) bool { return s == "" }) {
			switch {
			case i == 0:
				line += ": "
			case strings.ContainsAny(line[len(line)-1:], ".!?"):
				line += " "
			default:
				line += ". "
			}
			line += more
		}
		b.hanging(indent, 2, line)
	}
}

// says is the title, if it says more than the id.
func (c choice) says() string {
	if strings.ReplaceAll(strings.ToLower(c.title), " ", "-") == c.id {
		return ""
	}
	return c.title
}

// condition says in words when something is asked.
func condition(c *maturity.Condition) string {
	join := func(parts []maturity.Condition, with string) string {
		var out []string
		for i := range parts {
			one := condition(&parts[i])
			if parts[i].All != nil || parts[i].Any != nil {
				one = "(" + one + ")"
			}
			out = append(out, one)
		}
		return strings.Join(out, with)
	}
	switch {
	case c.All != nil:
		return join(c.All, " and ")
	case c.Any != nil:
		return join(c.Any, " or ")
	case c.Not != nil:
		return "not (" + condition(c.Not) + ")"
	case c.Is != nil:
		return c.Node + " is " + strings.Join(c.Is, " or ")
	case c.AtLeast != "":
		return c.Node + " is at least " + c.AtLeast
	case c.State != nil:
		var states []string
		for _, s := range c.State {
			states = append(states, words(s))
		}
		return c.Node + " is " + strings.Join(states, " or ")
	}
	var bounds []string
	for _, bound := range []struct {
		words string
		at    *float64
	}{{"at least ", c.From}, {"above ", c.Above}, {"at most ", c.To}, {"below ", c.Below}} {
		if bound.at != nil {
			bounds = append(bounds, bound.words+figure(*bound.at))
		}
	}
	return c.Node + " counts " + strings.Join(bounds, " and ")
}

// notWords are ids that YAML would read as something else than text.
var notWords = regexp.MustCompile(`^(true|false|null|0[xob].*|[0-9][0-9._e-]*)$`)

// word writes an id as YAML.
func word(id string) string {
	if notWords.MatchString(id) {
		return strconv.Quote(id)
	}
	return id
}

// figure writes a number in full.
func figure(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// catalogue returns the names of the instruments in it.
func catalogue() []string {
	var ids []string
	for _, e := range catalog.Entries() {
		ids = append(ids, e.ID)
	}
	return slices.Compact(ids)
}

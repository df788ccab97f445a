// Package blank writes assessments to fill in: YAML with a null for each answer, and
// all that there is to know about a question as comments above it.
package blank

import (
	"bytes"
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/internal/text"
	"github.com/govmaturity/govmaturity/maturity"
)

const (
	// Unnamed stands where a name must be given, and a document may not be empty.
	Unnamed = "Unnamed"
	// width is how wide lines are.
	width = 100
)

// blank is an assessment to fill in, while it is written.
type blank struct {
	bytes.Buffer
	language string
}

// say returns a text in the reader's language.
func (b *blank) say(t govmaturity.Text) string { return t.In(b.language) }

// Assessment writes a blank assessment of an instrument, in a language. The command
// says how to go on, and stands on a line of its own, to be copied.
func Assessment(fw *maturity.Framework, language, next, command string) []byte {
	b := blank{language: language}
	for _, line := range []string{
		b.say(fw.Title()) + ": an assessment to fill in.",
		"Put an answer in the place of each null, and names in the place of " + Unnamed + ".",
		"What stays null is unanswered. More can be said of an answer:",
		"  some-id: {value: the answer, comment: A remark., evidence: [A document, A link]}",
		"  some-id: {state: not-applicable, comment: Why there is no answer.}",
		"Other states are not-deployed and excluded. " + next,
	} {
		b.comment(0, line)
	}
	b.WriteString("#   " + text.Plain(command) + "\n")
	fmt.Fprintf(&b, "format: %s\nframework: %s\nedition: %q\nsubject: %s # who or what is assessed\n",
		maturity.AssessmentFormat, word(fw.ID()), fw.Edition(), Unnamed)
	b.WriteString("# rater: A name # who answers\n# date: \"2026-11\" # when: a year, a month or a day\n")
	b.answers(0, fw.Root())
	b.rosters(0, fw.Rosters())
	return b.Bytes()
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
	for i, line := range text.Wrap(text.Plain(rest), width-len(before)-more) {
		if i == 1 {
			before += strings.Repeat(" ", more)
		}
		b.WriteString(before + line + "\n")
	}
}

// answers writes the answers to a tree, if it asks anything.
func (b *blank) answers(indent int, root maturity.Node) {
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
func (b *blank) tree(indent int, n maturity.Node, groups, when []string, last *string) {
	if n.IsIndicator() {
		if heading := strings.Join(append(groups, when...), "\n"); heading != *last {
			*last = heading
			b.WriteString("\n")
			if groups != nil {
				b.comment(indent, "--- "+strings.Join(groups, " / ")+" ---")
			} else {
				b.comment(indent, "---")
			}
			if when != nil {
				b.askedIf(indent, "", when...)
			}
		}
		b.indicator(indent, n)
		return
	}
	if condition := n.When(b.language); condition != "" {
		when = append(slices.Clip(when), condition)
	}
	for _, below := range n.Children() {
		inside := groups
		if !below.IsIndicator() {
			inside = append(slices.Clip(groups), b.say(below.Title()))
		}
		b.tree(indent, below, inside, when, last)
	}
}

func (b *blank) indicator(indent int, n maturity.Node) {
	b.WriteString("\n")
	b.comment(indent, b.say(n.Title()))
	if about := b.say(n.Description()); about != "" {
		b.comment(indent, "  "+about)
	}
	b.expected(indent, n.Indicator())
	if condition := n.When(b.language); condition != "" {
		b.askedIf(indent, "  ", condition)
	}
	fmt.Fprintf(b, "%s%s: null\n", strings.Repeat(" ", indent), word(n.ID()))
}

// askedIf says on which conditions something is asked, in the reader's language.
func (b *blank) askedIf(indent int, before string, conditions ...string) {
	w := govmaturity.WordsFor(b.language)
	b.comment(indent, before+w.Say("form.asked-if", "condition", w.And(conditions...)))
}

// rosters writes a list with one item for each roster.
func (b *blank) rosters(indent int, rosters []maturity.Roster) {
	if len(rosters) == 0 {
		return
	}
	margin := strings.Repeat(" ", indent)
	fmt.Fprintf(b, "\n%srosters:\n", margin)
	for _, r := range rosters {
		b.WriteString("\n")
		b.comment(indent+2, "--- "+b.say(r.Title())+" ---")
		if about := b.say(r.Description()); about != "" {
			b.comment(indent+2, about)
		}
		b.comment(indent+2, "For each one more, copy all of item-1 and give it another id; for none, write "+word(r.ID())+": []")
		fmt.Fprintf(b, "%s  %s:\n%s    - id: item-1\n%s      title: %s\n", margin, word(r.ID()), margin, margin, Unnamed)
		b.answers(indent+6, r.Root())
		b.rosters(indent+6, r.Rosters())
	}
}

// choice is a level or an option.
type choice struct{ id, title, about string }

// expected says how an indicator is answered.
func (b *blank) expected(indent int, i maturity.Indicator) {
	say := b.say
	var choices []choice
	for _, c := range i.Choices() {
		choices = append(choices, choice{c.ID, say(c.Title), cmp.Or(say(c.Description), say(c.Note))})
	}
	switch i.Kind() {
	case maturity.MeasureLevel, maturity.MeasureChoice:
		b.choices(indent, "One of: ", choices)
	case maturity.MeasureChecklist:
		b.choices(indent, "Those that hold, as in ["+word(choices[0].id)+"], or [] for none: ", choices)
	case maturity.MeasureYesNo:
		b.comment(indent, "  yes or no")
	default:
		b.comment(indent, "  "+b.number(i)+".")
	}
}

// number says which numbers an indicator takes.
func (b *blank) number(i maturity.Indicator) string {
	r, ok := i.Numbers()
	if !ok {
		return "A number"
	}
	out := "A number"
	if i.Kind() == maturity.MeasureCount {
		out = "A whole number"
	}
	out += " from " + figure(r.Min) + " to " + figure(r.Max)
	if unit := b.say(i.Unit()); unit != "" {
		out += " (" + unit + ")"
	}
	if i.Better() == maturity.BetterLower {
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
	if plain && indent+len("# ")+text.Width(line) <= width {
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

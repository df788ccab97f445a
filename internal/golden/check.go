package golden

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// maxExplained is how many explanations a failed case prints.
const maxExplained = 5

// check compares a case with what came out.
func (k *Kit[E, R]) check(c *tried[E, R]) error {
	if c.node.Get("problems") != nil {
		return c.checkProblems()
	}
	got, differs := k.subject.Compare(*c.want, c.got, k.tolerances(c))
	if len(differs) == 0 {
		return nil
	}
	var b strings.Builder
	b.WriteString(c.headline())
	explained := 0
	for i, d := range differs {
		line, _ := document.Locate(c.file.root, c.path.Key("expect").Join(d.At))
		fmt.Fprintf(&b, "%s:%d: %s: expected %s, got %s\n", c.file.name, line, d.Of, d.Want, d.Got)
		last := i == len(differs)-1 || differs[i+1].Why != d.Why
		if last && explained < maxExplained && d.Why != "" {
			explained++
			b.WriteString("    " + strings.ReplaceAll(strings.TrimRight(d.Why, "\n"), "\n", "\n    ") + "\n")
		}
	}
	fmt.Fprintf(&b, "difference (-expected +got):\n%s", cmp.Diff(*c.want, got, sameTolerance))
	return errors.New(b.String())
}

// sameTolerance leaves tolerances out of a diff: nothing that comes out changes
// them.
var sameTolerance = cmp.Comparer(func(a, b Tolerance) bool { return true })

func (k *Kit[E, R]) tolerances(c *tried[E, R]) Tolerances {
	return Tolerances{k.numbers, []*Tolerance{c.Tolerance, c.file.doc.Tolerance}}
}

// headline says which case failed, why it should hold, and who says so.
func (c *tried[E, R]) headline() string {
	text := c.file.name + ": " + c.Name
	if c.Reason != "" {
		text += " (" + strings.TrimSpace(c.Reason) + ")"
	}
	for _, cite := range c.Cites {
		title := cite.Source
		for _, s := range c.file.doc.Sources {
			if s.ID == cite.Source {
				title = s.Title
			}
		}
		text += fmt.Sprintf("\n  as %s says, %s", title, cite.Locator)
	}
	return text + "\n"
}

// checkProblems compares the problems that are expected with those found: all
// of them, each once, in any order.
func (c *tried[E, R]) checkProblems() error {
	want, got := problemTexts(c.Problems), problemTexts(c.found())
	if slices.Equal(want, got) {
		return nil
	}
	line, _ := document.Locate(c.file.root, c.path.Key("problems"))
	var b strings.Builder
	fmt.Fprintf(&b, "%s%s:%d: not the problems expected\n", c.headline(), c.file.name, line)
	for _, p := range c.refused {
		if !slices.Contains(want, problemText(expectedOf(p))) {
			fmt.Fprintf(&b, "    found: %s (%s)\n", govmaturity.Problem{Path: p.Path, Format: p.Format, Args: p.Args}.Error(), p.Code)
		}
	}
	if len(c.refused) == 0 {
		b.WriteString("    found none\n")
	}
	fmt.Fprintf(&b, "difference (-expected +got):\n%s", cmp.Diff(want, got))
	return errors.New(b.String())
}

// found returns the problems that were found in the form of those expected.
func (c *tried[E, R]) found() []Problem {
	list := make([]Problem, len(c.refused))
	for i, p := range c.refused {
		list[i] = expectedOf(p)
	}
	return list
}

func expectedOf(p govmaturity.Problem) Problem { return Problem{Code: p.Code, Path: p.Path.String()} }

// problemTexts returns problems so that they can be compared, and read.
func problemTexts(list []Problem) []string {
	texts := make([]string, len(list))
	for i, p := range list {
		texts[i] = problemText(p)
	}
	slices.Sort(texts)
	return slices.Compact(texts)
}

func problemText(p Problem) string {
	if p.Path == "" {
		return string(p.Code) + " in the document"
	}
	return string(p.Code) + " at " + p.Path
}

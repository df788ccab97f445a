package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/examples/internal/text"
)

// titleWidth is how many columns the name of a skill takes at most.
const titleWidth = 60

// gap prints what somebody with all of one post lacks in another.
func (r *roles) gap(w io.Writer, from, to competency.Post) error {
	for _, p := range []competency.Post{from, to} {
		if len(p.Requirements()) == 0 && r.unread > 0 {
			return fmt.Errorf("nothing that %q requires could be read", r.label(p))
		}
	}
	ready := from.Gap(to)
	var b strings.Builder
	fmt.Fprintf(&b, "short %d of %d, %d level steps\n", ready.Short, ready.Met+ready.Short, ready.Steps.Max)
	rows := [][]string{{"skill", "from", "to", "steps"}}
	for _, g := range ready.Gaps {
		if g.Verdict != competency.VerdictShort || g.Requirement.Need() == competency.NeedDesirable {
			continue
		}
		title := text.Line(g.Requirement.Competency().Title().String())
		rows = append(rows, []string{title, level(g.Attained.Level), level(g.Requirement.Level()), strconv.Itoa(g.Short.Max)})
	}
	if len(rows) > 1 {
		b.WriteString("\n" + columnsOf(rows))
	}
	if r.others > 0 {
		fmt.Fprintf(&b, "\nThis is about the kind %s alone: -kind all counts all that the roles require.\n", r.kind)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// level writes a level: of a competency without levels, that there is none.
func level(l govmaturity.Level) string {
	if !l.Valid() {
		return "-"
	}
	return text.Line(l.String())
}

// columnsOf lays out rows in columns. The first may be long, and is broken.
func columnsOf(rows [][]string) string {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = min(titleWidth, max(widths[i], text.Width(cell)))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		lines := text.Wrap(row[0], widths[0])
		line := "  " + text.Pad(lines[0], widths[0])
		for i, cell := range row[1:] {
			line += "  " + text.Pad(cell, widths[i+1])
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
		for _, more := range lines[1:] {
			b.WriteString("  " + more + "\n")
		}
	}
	return b.String()
}

// all prints how far each post is from each.
func (r *roles) all(w io.Writer) error {
	out := csv.NewWriter(w)
	if err := out.Write([]string{"from", "to", "short", "of", "steps"}); err != nil {
		return err
	}
	names := make([]string, len(r.labels))
	for i, label := range r.labels {
		names[i] = safe(label)
	}
	for i, from := range r.posts {
		for k, to := range r.posts {
			d := from.Distance(to)
			if err := out.Write([]string{names[i], names[k], strconv.Itoa(d.Short), strconv.Itoa(d.Of), strconv.Itoa(d.Steps)}); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}

// safe puts an apostrophe before what a spreadsheet would take for a formula.
func safe(name string) string {
	if name != "" && strings.ContainsRune("=+-@'", rune(name[0])) {
		return "'" + name
	}
	return name
}

package report

import (
	"fmt"
	"io"
	"strings"
)

// WriteMarkdown writes the report in the Markdown of GitHub: the same tables, and the
// steps over time as a chart of Mermaid. Nothing that people wrote is read as Markdown or
// HTML. The error is that of w.
func (r *Report) WriteMarkdown(w io.Writer) error {
	if r == nil || r.plan == nil {
		return errNoReport()
	}
	var b strings.Builder
	b.WriteString("# " + inMarkdown(r.title()) + "\n\n")
	if text := r.wording(r.spec.Description); text != "" {
		b.WriteString(paragraph(text) + "\n\n")
	}
	for _, x := range r.head {
		b.WriteString("- **" + inMarkdown(x.Label) + "** " + inMarkdown(x.Text) + "\n")
	}
	say := func(key string) string { return inMarkdown(r.w.Say(key)) }
	b.WriteString("\n## " + say("plan.steps") + "\n\n")
	if len(r.rows) == 0 {
		b.WriteString(say("plan.no-steps") + "\n")
	} else {
		r.markdownSteps(&b)
		b.WriteString("\n## " + say("plan.over-time") + "\n\n")
		if r.picture != nil {
			b.WriteString("```mermaid\n" + r.plan.Mermaid(r.w) + "```\n\n")
		}
		if len(r.undated) > 0 {
			b.WriteString("### " + say("plan.undated") + "\n\n")
			for _, x := range r.undated {
				b.WriteString("- " + x.number + " " + inMarkdown(x.cells[0][0]) + "\n")
			}
		}
	}
	b.WriteString("\n## " + say("plan.figures") + "\n\n" + paragraph(r.w.Say("plan.figures-note")) + "\n\n")
	line(&b, say("plan.figure"), say("plan.value"), say("plan.counted"))
	line(&b, "---", "--:", "---")
	for _, f := range r.figures {
		line(&b, inMarkdown(f.Title), inMarkdown(f.Text), inMarkdown(f.How))
	}
	b.WriteString("\n" + paragraph(r.w.Note()) + "\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// markdownSteps is a table for each promise: Markdown has no cell across a row.
func (r *Report) markdownSteps(b *strings.Builder) {
	header := []string{inMarkdown(r.w.Say("plan.step"))}
	rule := []string{"---"}
	for _, c := range r.columns() {
		header, rule = append(header, inMarkdown(c)), append(rule, "---")
	}
	for i := range r.rows {
		x := &r.rows[i]
		title, begins := r.group(i)
		if begins {
			b.WriteString("\n### " + inMarkdown(title) + "\n\n")
		}
		if begins || i == 0 {
			line(b, header...)
			line(b, rule...)
		}
		name := x.number + " " + inMarkdown(x.cells[0][0])
		if !x.leaf {
			name = "**" + name + "**"
		}
		cells := []string{cell(append([]string{name}, escaped(x.cells[0][1:])...))}
		for _, lines := range x.cells[1:] {
			cells = append(cells, cell(escaped(lines)))
		}
		line(b, cells...)
	}
}

func escaped(lines []string) (out []string) {
	for _, s := range lines {
		out = append(out, inMarkdown(s))
	}
	return out
}

// cell puts lines into one cell.
func cell(lines []string) string {
	if len(lines) == 0 {
		return "–"
	}
	return strings.Join(lines, "<br>")
}

// line is a row of a table.
func line(b *strings.Builder, cells ...string) {
	b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}

// paragraph keeps a text from beginning like a list or a heading.
func paragraph(s string) string {
	s = inMarkdown(s)
	if s != "" && strings.ContainsRune("-+=#0123456789", rune(s[0])) {
		return fmt.Sprintf("&#%d;%s", s[0], s[1:])
	}
	return s
}

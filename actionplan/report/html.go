package report

import (
	"bytes"
	_ "embed"
	"io"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// style is the look of the page, on a screen and on paper.
//
//go:embed report.css
var style string

// WriteHTML writes the report as a page of its own: with its style, without scripts, and
// without anything that is loaded from elsewhere. A Content-Security-Policy of
// default-src 'none'; style-src 'unsafe-inline' shows it. Tags that HTML lets one leave
// out are left out. The error is that of w.
func (r *Report) WriteHTML(w io.Writer) error {
	if r == nil || r.plan == nil {
		return errNoReport()
	}
	p := &page{r: r, columns: r.columns()}
	p.write("<!DOCTYPE html>\n<html lang=\"", r.w.Language(), "\" dir=\"", r.w.Direction(), "\">\n<meta charset=\"utf-8\">\n",
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>", inHTML(plainText(r.title())), "</title>\n<style>\n", style, "</style>\n<body style=\"--print: ", r.printSize(), "\">\n<main>\n<h1>", inHTML(r.title()), "</h1>\n")
	if text := r.wording(r.spec.Description); text != "" {
		p.write("<p>", inHTML(text), "</p>\n")
	}
	p.write("<dl>\n")
	for _, x := range r.head {
		p.write("<div><dt>", inHTML(x.Label), "</dt><dd>", inHTML(x.Text), "</dd></div>\n")
	}
	p.write("</dl>\n")
	p.table()
	if err := p.overTime(); err != nil {
		return err
	}
	p.figures()
	p.write("<footer><p>", inHTML(r.w.Note()), "</p></footer>\n</main>\n</html>\n")
	_, err := w.Write(p.b.Bytes())
	return err
}

// plainText is a text without the marks of its language.
func plainText(s string) string { return marks(s, func(_, text string) string { return text }) }

type page struct {
	r       *Report
	columns []string
	b       bytes.Buffer
}

func (p *page) write(all ...string) {
	for _, s := range all {
		p.b.WriteString(s)
	}
}

// scrolls begins a part that is wider than small screens: it moves by itself, also by
// keyboard, and so has a name.
func (p *page) scrolls(id, class string) {
	p.write("<div class=\"", class, "\" role=\"region\" tabindex=\"0\" aria-labelledby=\"", id, "\">\n")
}

func (p *page) table() {
	r := p.r
	p.write("<section>\n<h2 id=\"steps\">", inHTML(r.w.Say("plan.steps")), "</h2>\n")
	if len(r.rows) == 0 {
		p.write("<p>", inHTML(r.w.Say("plan.no-steps")), "</p>\n</section>\n")
		return
	}
	p.scrolls("steps", "wide")
	p.write("<table class=\"steps\" aria-labelledby=\"steps\">\n<colgroup>")
	all := 15
	for _, n := range r.widths {
		all += n
	}
	for _, n := range append([]int{15}, r.widths...) {
		p.write("<col style=\"width:", strconv.Itoa(100*n/all), "%\">")
	}
	p.write("\n<thead>\n<tr><th scope=\"col\">", inHTML(r.w.Say("plan.step")))
	for _, c := range p.columns {
		p.write("<th scope=\"col\">", inHTML(c))
	}
	p.write("\n<tbody>\n")
	for i := range r.rows {
		x := &r.rows[i]
		if title, ok := r.group(i); ok {
			if i > 0 {
				p.write("<tbody>\n")
			}
			p.write("<tr><th class=\"group\" scope=\"rowgroup\" colspan=\"", strconv.Itoa(len(p.columns)+1), "\">", inHTML(title), "\n")
		}
		p.row(x)
	}
	p.write("</table>\n</div>\n</section>\n")
}

func (p *page) row(x *row) {
	class := ""
	if x.depth > 0 {
		class = " class=d" + strconv.Itoa(min(x.depth, 3))
	}
	p.write("<tr><th scope=row", class, ">")
	if !x.leaf {
		p.write("<b>")
	}
	p.write(x.number, " ", inHTML(x.cells[0][0]))
	if !x.leaf {
		p.write("</b>")
	}
	for _, line := range x.cells[0][1:] {
		p.write("<p>", inHTML(line))
	}
	for _, lines := range x.cells[1:] {
		p.write("<td>")
		if len(lines) == 0 {
			p.write("–")
		}
		for i, line := range lines {
			if i > 0 {
				p.write("<p>")
			}
			p.write(inHTML(line))
		}
	}
	p.write("\n")
}

// overTime draws the steps that have dates, and lists the others.
func (p *page) overTime() error {
	r := p.r
	if len(r.rows) == 0 {
		return nil
	}
	p.write("<section class=\"time\">\n<h2 id=\"time\">", inHTML(r.w.Say("plan.over-time")), "</h2>\n")
	if r.picture != nil {
		p.scrolls("time", "wide picture")
		var svg strings.Builder
		if err := r.picture.WriteSVG(&svg, govmaturity.ChartPage{ID: "gantt"}); err != nil {
			return err
		}
		p.write(unmark.Replace(svg.String()), "</div>\n")
	}
	if len(r.undated) > 0 {
		p.write("<h3>", inHTML(r.w.Say("plan.undated")), "</h3>\n<ul>\n")
		for _, x := range r.undated {
			p.write("<li>", x.number, " ", inHTML(x.cells[0][0]), "\n")
		}
		p.write("</ul>\n")
	}
	p.write("</section>\n")
	return nil
}

func (p *page) figures() {
	r := p.r
	say := func(key string) string { return inHTML(r.w.Say(key)) }
	p.write("<section class=\"figures\">\n<h2 id=\"figures\">", say("plan.figures"), "</h2>\n<p>", say("plan.figures-note"), "</p>\n")
	p.scrolls("figures", "wide")
	p.write("<table aria-labelledby=\"figures\">\n<thead>\n<tr><th scope=\"col\">", say("plan.figure"), "<th scope=\"col\">", say("plan.value"), "<th scope=\"col\">", say("plan.counted"), "\n<tbody>\n")
	for _, f := range r.figures {
		p.write("<tr><th scope=\"row\">", inHTML(f.Title), "<td>", inHTML(f.Text), "<td>", inHTML(f.How), "\n")
	}
	p.write("</table>\n</div>\n</section>\n")
}

// group returns the title of the promise that a row begins the steps of, if it begins
// any.
func (r *Report) group(i int) (title string, begins bool) {
	of := r.rows[i].step.Commitment()
	if len(r.spec.Commitments) == 0 || i > 0 && r.rows[i-1].step.Commitment() == of {
		return "", false
	}
	for _, c := range r.spec.Commitments {
		if c.ID == of {
			return r.label("plan.commitment", r.wording(c.Title)), true
		}
	}
	return r.w.Say("plan.no-commitment"), true
}

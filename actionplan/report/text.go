package report

import (
	"cmp"
	"html"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// A wording of another language than that of the page stands between these marks, with
// its tag, until the page is written: programs that read pages aloud need it. They are
// characters that nothing else uses, and are taken out of what people wrote.
const (
	foreign  = "\ue000"
	language = "\ue001"
	native   = "\ue002"
)

var unmark = strings.NewReplacer(foreign, "", language, "", native, "")

// clean is a text on one line, without marks.
func clean(s string) string { return strings.Join(strings.Fields(unmark.Replace(s)), " ") }

// base is the language of a tag, without region and script.
func base(tag string) string {
	tag, _, _ = strings.Cut(tag, "-")
	return strings.ToLower(tag)
}

// wording is what the reader should see of a text.
func (r *Report) wording(text govmaturity.Text) string {
	s, tag := text.Lookup(r.w.Languages()...)
	if s = r.w.Isolate(clean(s), tag); s == "" || base(tag) == base(r.w.Language()) {
		return s
	}
	return foreign + tag + language + s + native
}

// plain is a text of a language that nobody said.
func (r *Report) plain(s string) string { return r.w.Isolate(clean(s), "") }

func (r *Report) id(s string) string { return r.w.LeftToRight(clean(s)) }

// party is what a party is called, or "".
func (r *Report) party(id string) string {
	if id == "" {
		return ""
	}
	return cmp.Or(r.wording(r.plan.Party(id)), r.id(id))
}

// parties are several of them.
func (r *Report) parties(ids []string) (out []string) {
	for _, id := range ids {
		out = append(out, r.party(id))
	}
	return out
}

// list and clauses put texts that are there after one another.
func (r *Report) list(items ...string) string { return r.w.List(there(items)...) }

func (r *Report) clauses(items ...string) string {
	out := ""
	for _, s := range there(items) {
		if out == "" {
			out = s
			continue
		}
		out = r.w.Say("text.clauses", "before", out, "item", s)
	}
	return out
}

func there(items []string) (out []string) {
	for _, s := range items {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// label puts the words of a key before a text that is there.
func (r *Report) label(key, text string) string { return r.labelled(r.w.Say(key), text) }

func (r *Report) labelled(label, text string) string {
	if text == "" || label == "" {
		return text
	}
	return r.w.Say("text.label", "label", label, "text", text)
}

// brackets puts more behind a text, in brackets.
func (r *Report) brackets(text, more string) string {
	switch {
	case text == "":
		return more
	case more == "":
		return text
	}
	return r.w.Say("text.brackets", "text", text, "more", more)
}

// inHTML is a text for a page, with the language of what is of another one.
func inHTML(s string) string {
	return marks(html.EscapeString(s), func(tag, text string) string {
		if !govmaturity.ValidLanguage(tag) {
			return text
		}
		return `<span lang="` + tag + `">` + text + `</span>`
	})
}

// inMarkdown is a text for Markdown: nothing in it is a sign.
func inMarkdown(s string) string {
	return markdown.Replace(marks(s, func(_, text string) string { return text }))
}

// markdown escapes what Markdown, HTML and GitHub read as signs inside a line.
var markdown = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "|", `\|`, "~", `\~`, "$", `\$`,
	"<", "&lt;", ">", "&gt;", "&", "&amp;", "@", "&#64;",
)

// marks finds what stands between the marks of another language.
func marks(s string, as func(tag, text string) string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, foreign)
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		tag, rest, _ := strings.Cut(rest, language)
		text, rest, _ := strings.Cut(rest, native)
		b.WriteString(as(tag, text))
		s = rest
	}
}

package govmaturity

import (
	"cmp"
	"strings"
	"unicode"
)

// String returns the finding as text in English.
func (f Finding) String() string { return f.In(Words{}) }

// Text returns the finding as text for a reader of the given languages, in the
// words that the module comes with.
func (f Finding) Text(languages ...string) string { return f.In(WordsFor(languages...)) }

// In returns the finding as text, in the given words: what was found, the rule,
// and the reasons, each on a line.
func (f Finding) In(w Words) string { return f.Trace(w, 0, nil) }

// Trace returns the text of the finding and, below it, of those that it rests
// on, of those that these rest on, and so on, down to the given depth, which is
// 32 at most. The function finds a finding; it may be nil. Each is told once,
// where it is first met: a finding that rests on itself comes to an end.
func (f Finding) Trace(w Words, depth int, find func(Reference) (Finding, bool)) string {
	t := tracer{words: w, find: find, told: map[Reference]bool{}}
	t.tell(f, 0, min(depth, maxTrace))
	return t.b.String()
}

// maxTrace is how deep a trace goes at most. Nobody follows a chain of reasons
// as long as that.
const maxTrace = 32

type tracer struct {
	b     strings.Builder
	words Words
	find  func(Reference) (Finding, bool)
	told  map[Reference]bool
}

func (t *tracer) tell(f Finding, level, depth int) {
	t.told[f.About] = true
	for line := range strings.Lines(f.lines(t.words)) {
		t.b.WriteString(strings.Repeat("    ", level) + line)
	}
	if depth <= 0 || t.find == nil {
		return
	}
	for _, ref := range f.RestsOn() {
		if t.told[ref] {
			continue
		}
		if below, ok := t.find(ref); ok {
			below.About = ref // whatever it says itself: this is what ends the trace
			t.tell(below, level+1, depth-1)
		}
	}
}

// FindingLine is one line of a finding, for pages that lay it out themselves.
type FindingLine struct {
	// Label says what the line is: rule, counted, left out. The first line, with
	// the title and what was found, has none.
	Label string
	Text  string
}

// Lines returns the finding in the given words, line by line, without those that
// it rests on. No line of them, whoever wrote it, has a break or a control
// character.
func (f Finding) Lines(w Words) []FindingLine {
	head, outcome := w.Wording(f.Title), f.Outcome.In(w.Languages()...)
	if head == "" {
		head = w.LeftToRight(cmp.Or(f.About.ID, f.About.Document))
	}
	switch {
	case head == "":
		head = outcome
	case outcome != "":
		head = w.Say("text.label", "label", head, "text", outcome)
	}
	lines := []FindingLine{{"", plainLine(head)}}
	add := func(kind, text string) {
		if text = plainLine(text); text != "" {
			lines = append(lines, FindingLine{lineLabel(w, kind), text})
		}
	}
	add("rule", f.Rule.In(w.Languages()...))
	for _, r := range f.Reasons {
		text := r.Words.In(w.Languages()...)
		if text == "" && r.Finding != nil {
			text = w.LeftToRight(r.Finding.String())
		}
		if len(r.Cites) > 0 {
			text = w.Say("text.brackets", "text", text, "more", f.places(w, r.Cites...))
		}
		add(string(r.Kind), text)
	}
	if f.Standing.Valid() {
		add("standing", w.Say("standing."+string(f.Standing)))
	}
	for _, cite := range f.Cites {
		add("source", f.places(w, cite))
	}
	add("about", w.LeftToRight(f.About.String()))
	return lines
}

func lineLabel(w Words, kind string) string {
	label := w.Say("finding." + kind)
	if label == "finding."+kind { // a kind of a package's own
		label = w.Say("finding.other", "kind", w.LeftToRight(strings.ReplaceAll(kind, "-", " ")))
	}
	return plainLine(label)
}

// lines returns the finding alone, in columns. Lines that follow each other under
// one label show it once.
func (f Finding) lines(w Words) string {
	lines := f.Lines(w)
	width := 0
	for _, l := range lines {
		width = max(width, columns(l.Label))
	}
	var b strings.Builder
	b.WriteString(lines[0].Text + "\n")
	for i, l := range lines[1:] {
		if l.Label == lines[i].Label {
			l.Label = ""
		}
		b.WriteString("  " + l.Label + strings.Repeat(" ", width+1-columns(l.Label)) + l.Text + "\n")
	}
	return b.String()
}

// places say citations to people: publisher, title and place of each.
func (f Finding) places(w Words, cites ...Citation) string {
	said := ""
	for _, cite := range cites {
		work := cite.Source
		for _, s := range f.Sources {
			if s.ID == cite.Source && s.Publisher != "" {
				work = w.Say("finding.work", "publisher", s.Publisher, "title", s.Title)
			} else if s.ID == cite.Source {
				work = s.Title
			}
		}
		place := w.Say("finding.place", "work", w.Isolate(work, ""), "locator", w.Isolate(cite.Locator, ""))
		if said != "" {
			place = w.Say("text.clauses", "before", said, "item", place)
		}
		said = place
	}
	return said
}

// String returns the reference on one line, in the words of the documents.
func (r Reference) String() string {
	var parts []string
	for _, part := range []string{
		strings.TrimSpace(r.Kind + " " + r.ID), r.Item, r.Subject, r.Date, strings.TrimSpace(r.Document + " " + r.Edition), r.Hash,
	} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return plainLine(strings.Join(parts, ", "))
}

// plainLine keeps a text, which may be an assessor's, from posing as more lines
// of a finding, or as commands to a terminal.
func plainLine(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool {
		return unicode.IsControl(r) || r == '\u2028' || r == '\u2029'
	}), " ")
}

// columns is how many columns of a terminal a label takes: letters of Chinese
// take two, and marks on other letters none.
func columns(label string) (n int) {
	for _, r := range label {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Cf):
		case unicode.In(r, unicode.Han) || r >= 0xff00 && r < 0xff61:
			n += 2
		default:
			n++
		}
	}
	return n
}

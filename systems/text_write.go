package systems

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/slug"
)

// Text returns the diagram in the form that people type, see [ReadText], and what
// that form cannot hold: each by its path in the document. Reading it gives a
// diagram of the same variables, links and loops, with the same ids.
func (d *Diagram) Text() ([]byte, govmaturity.Problems) {
	w := &textWriter{spec: d.doc(), language: d.doc().Language, names: map[string]string{}, actors: map[string]string{}}
	if w.language == "" {
		w.language = "en"
	}
	w.headers()
	w.variables()
	w.links()
	w.loops()
	w.rest()
	lost, _ := w.lost.Err().(govmaturity.Problems)
	return []byte(w.b.String()), lost
}

// textWriter writes the form that people type.
type textWriter struct {
	b        strings.Builder
	spec     *DiagramSpec
	language string
	names    map[string]string // by id, what a variable is called by
	actors   map[string]string // the same of actors
	lost     govmaturity.Problems
}

func (w *textWriter) line(words ...string) {
	w.b.WriteString(strings.Join(words, " ") + "\n")
}

// lose keeps what the form cannot hold.
func (w *textWriter) lose(at govmaturity.Path, lost bool) {
	if lost && len(w.lost) < maxNotes {
		w.lost = append(w.lost, govmaturity.Problem{Code: govmaturity.CodeLost, Path: at, Format: "a text cannot hold this"})
	}
}

// say returns a wording in quotes. Those in other languages are lost.
func (w *textWriter) say(at govmaturity.Path, t govmaturity.Text) string {
	s := t.In(w.language)
	w.lose(at, len(t) > 1 || t[w.language] != s)
	return w.plain(at, s)
}

// plain returns a text in quotes. Characters that do not show are lost: each is a
// space, or, where there is nothing else, the mark of a character that is lost.
func (w *textWriter) plain(at govmaturity.Path, s string) string {
	shown := showing(s, ' ')
	if document.Blank(shown) {
		shown = showing(s, '\uFFFD')
	}
	w.lose(at, shown != s)
	return quote(shown)
}

// showing returns a text with another character for those that do not show.
func showing(s string, other rune) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return other
		}
		return r
	}, s)
}

func (w *textWriter) headers() {
	s, top := w.spec, govmaturity.Path{}
	w.line("id", s.ID)
	if s.Edition != "" {
		w.line("edition", s.Edition)
	}
	if s.Language != "" {
		w.line("language", s.Language)
	}
	if s.Title != nil {
		w.line("title", w.say(top.Key("title"), s.Title))
	}
	if s.Description != nil {
		w.line("description", w.say(top.Key("description"), s.Description))
	}
	taken := map[string]bool{}
	for i, a := range s.Actors {
		at := top.Key("actors").Index(i)
		name := w.say(at.Key("name"), a.Name)
		words := []string{"actor", name, ":"}
		if a.Outside {
			words = append(words, "outside")
		}
		words = append(words, "id", a.ID)
		if w.actors[a.ID] = name; taken[name] {
			w.actors[a.ID] = "@" + a.ID
		}
		taken[name] = true
		w.line(words...)
		w.lose(at.Key("description"), a.Description != nil)
	}
}

func (w *textWriter) variables() {
	taken := map[string]bool{}
	for i := range w.spec.Variables {
		v, at := &w.spec.Variables[i], govmaturity.Path{}.Key("variables").Index(i)
		name := w.say(at.Key("name"), v.Name)
		if w.names[v.ID] = name; taken[name] {
			w.names[v.ID] = "@" + v.ID
		}
		var words []string
		add := func(is bool, more ...string) {
			if is {
				words = append(words, more...)
			}
		}
		add(v.Stock, "stock")
		add(v.Kind != "", string(v.Kind))
		add(v.Layer != "", string(v.Layer))
		add(v.Role != "", string(v.Role))
		add(v.Actor != "", "by", w.actors[v.Actor])
		if v.Position != nil {
			add(true, "at", number(v.Position.X), number(v.Position.Y))
		}
		add(taken[name] || v.ID != slug.Make(unquoted(name)), "id", v.ID)
		taken[name] = true
		if words != nil {
			name += " :"
		}
		w.line(append([]string{name}, words...)...)
		w.lose(at.Key("description"), v.Description != nil)
		w.lose(at.Key("note"), v.Note != nil)
		w.lose(at.Key("code"), v.Code != "")
		w.lose(at.Key("standing"), v.Standing != "")
		w.lose(at.Key("cites"), v.Cites != nil)
	}
}

// unquoted returns what quote wrote.
func unquoted(s string) string {
	text, _, _ := quoted([]rune(s), 0)
	return text
}

func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

func (w *textWriter) links() {
	for i := range w.spec.Links {
		l, at := &w.spec.Links[i], govmaturity.Path{}.Key("links").Index(i)
		words := []string{w.names[l.From], "->", w.names[l.To], ":", string(l.Sign)}
		if l.Delay {
			words = append(words, "delay")
		}
		if l.Strength != nil {
			words = append(words, "strength", number(*l.Strength))
		}
		if l.ID != "" {
			words = append(words, "id", l.ID)
		}
		w.line(words...)
		w.lose(at.Key("note"), l.Note != nil)
		w.lose(at.Key("standing"), l.Standing != "")
		w.lose(at.Key("cites"), l.Cites != nil)
	}
}

func (w *textWriter) loops() {
	for i := range w.spec.Loops {
		l, at := &w.spec.Loops[i], govmaturity.Path{}.Key("loops").Index(i)
		words := []string{"loop", "@" + l.ID}
		says := Polarity("")
		labelled := !document.Blank(l.Label)
		w.lose(at.Key("label"), l.Label != "" && !labelled)
		if labelled {
			words[1], says = w.plain(at.Key("label"), l.Label), polarityOfLabel(l.Label)
		}
		if l.Title != nil {
			words = append(words, w.say(at.Key("title"), l.Title))
		}
		if l.Polarity != says {
			words = append(words, fmt.Sprint(map[bool]Polarity{true: "unsaid", false: l.Polarity}[l.Polarity == ""]))
		}
		if labelled && slug.Make(l.Label) != l.ID {
			words = append(words, "id", l.ID)
		}
		switch {
		case l.Links != nil:
			words = append(words, ":", "along")
			words = append(words, l.Links...)
		case l.Variables != nil:
			var names []string
			for _, id := range l.Variables {
				names = append(names, w.names[id])
			}
			// A name that is there again at the end closes the loop.
			if n := len(names); n > 1 && names[0] == names[n-1] {
				names = append(names, names[0])
			}
			words = append(words, ":", strings.Join(names, " -> "))
		}
		w.line(words...)
		w.lose(at.Key("variables"), l.Links != nil && l.Variables != nil)
		w.lose(at.Key("note"), l.Note != nil)
		w.lose(at.Key("cites"), l.Cites != nil)
	}
}

// rest counts what has no line.
func (w *textWriter) rest() {
	s, top := w.spec, govmaturity.Path{}
	w.lose(top.Key("standing"), s.Standing != "")
	w.lose(top.Key("note"), s.Note != nil)
	w.lose(top.Key("sources"), s.Sources != nil)
	w.lose(top.Key("cites"), s.Cites != nil)
	w.lose(top.Key("system"), s.System != nil)
	w.lose(top.Key("archetypes"), s.Archetypes != nil)
	w.lose(top.Key("iceberg"), s.Iceberg != nil)
}

package systems

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/slug"
)

// ReadText reads a diagram in the form that people type:
//
//	# Why agencies build alone
//	title "Silos"
//	"Trust" : stock social
//	"Trust" -> "Shared services" : + delay
//	"Shared services" -> "Trust" : +
//	loop R1 "Working together" : "Trust" -> "Shared services"
//
// A line is a variable, a link, a loop, or something about the diagram. What
// follows # is for people alone. Names stand in quotes, in which \" is a quote, \\
// a backslash and \n a new line; one without any of " : # \ and -> needs no quotes.
// A variable that is only part of a link need not be written by itself. Several
// links in a row can stand on one line: A -> B -> C : +
//
// After the colon of a link stands its sign, which is ? when left out, and then,
// in any order: delay, strength and a number, id and a name. After that of a
// variable: stock, social or technical, a layer (environment, people, work,
// technology), a role, at and two numbers, by and the actor, id and a name. A
// variable can be called by its id with @: @trust.
//
// A loop has a label, R for reinforcing and B for balancing; then perhaps its
// title; then, where the label does not say so, reinforcing, balancing or
// undetermined, and id and a name; then perhaps, after the colon, its variables, or
// along and the ids of its links.
//
// About the diagram: id, edition, language (English when left out), title, description; and actor, with a
// name, and perhaps, after a colon, outside and id and a name.
//
// ReadText returns notes beside the diagram, as [Import] does. The error is a
// [govmaturity.Problems], each with line and column.
func ReadText(name string, data []byte) (*Imported, error) {
	spec, notes, err := importText(&input{name: name, data: data})
	if err != nil {
		return nil, err
	}
	sorted, _ := notes.Err().(govmaturity.Problems)
	return &Imported{Spec: spec, Kind: ImportKindText, Notes: sorted}, nil
}

// Limits of a text. A line is to hold whatever a document may have in one text, and
// a loop through everything.
const (
	maxTextBytes = 16 << 20
	maxTextLine  = 4 << 20
	maxTextWord  = 100_000 // characters, as in a document
)

// textReader reads the form that people type.
type textReader struct {
	*builder
	wrong  govmaturity.Problems
	actors slug.Names
	known  map[string]bool   // ids of actors
	named  map[string]string // names of actors to their ids
	// What is said of variables and links, before their ids are known.
	lines []*textLine
	at    map[string]int // id of a variable to its place
	byKey map[string]string

	linkIDs map[string]bool
}

func importText(in *input) (*DiagramSpec, govmaturity.Problems, error) {
	r := &textReader{builder: newBuilder(in, ""), known: map[string]bool{}, named: map[string]string{}, at: map[string]int{}, byKey: map[string]string{}, linkIDs: map[string]bool{}}
	if in.language == "" { // as documents are that do not say it
		r.language, r.spec.Language = "en", ""
	}
	r.split(in)
	if len(r.wrong) == 0 {
		r.headers()
		r.readVariables()
		r.readLinks()
		r.readLoops()
	}
	if err := r.wrong.Err(); err != nil {
		return nil, nil, err
	}
	return r.spec, r.notes, nil
}

func (r *textReader) fail(line, column int, code govmaturity.Code, format string, args ...any) {
	if len(r.wrong) <= 2*govmaturity.MaxProblems {
		r.wrong = append(r.wrong, govmaturity.Problem{Code: code, File: r.file, Line: line, Column: column, Format: format, Args: args})
	}
}

// split takes the text apart into lines, and these into words.
func (r *textReader) split(in *input) {
	if len(in.data) > maxTextBytes {
		r.fail(0, 0, govmaturity.CodeTooLarge, "the text is larger than %d bytes", maxTextBytes)
		return
	}
	text := strings.TrimPrefix(string(in.data), "\ufeff")
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	number := 0
	for line := range strings.SplitSeq(text, "\n") {
		number++
		switch {
		case !utf8.ValidString(line):
			r.fail(number, 1, govmaturity.CodeNotUTF8, "the line is not UTF-8")
			continue
		case len(line) > maxTextLine:
			r.fail(number, 1, govmaturity.CodeTooLong, "the line is longer than %d bytes", maxTextLine)
			continue
		}
		words, wrong := textWords(line)
		if wrong != nil {
			r.fail(number, wrong.column, wrong.code, "%s", wrong.text)
			continue
		}
		if i := slices.IndexFunc(words, func(w word) bool { return len(w.text) > maxTextWord && utf8.RuneCountInString(w.text) > maxTextWord }); i >= 0 {
			r.fail(number, words[i].column, govmaturity.CodeTooLong, "the text that begins with %.40q is longer than %d characters", words[i].text, maxTextWord)
			continue
		}
		if len(words) > 0 {
			r.lines = append(r.lines, newTextLine(number, words))
		}
	}
}

// headers reads what is said about the diagram, language first.
func (r *textReader) headers() {
	rest := r.lines[:0]
	var later []*textLine
	for _, l := range r.lines {
		switch l.first() {
		case "language":
			r.header(l, func(s string) bool { r.language, r.spec.Language = s, s; return govmaturity.ValidLanguage(s) })
		case "id", "edition", "title", "description", "actor":
			later = append(later, l)
		default:
			rest = append(rest, l)
		}
	}
	r.lines = rest
	for _, l := range later {
		switch l.first() {
		case "id":
			r.header(l, func(s string) bool { r.spec.ID = s; return document.PatternNamed("id").Matches(s) })
		case "edition":
			r.header(l, func(s string) bool { r.spec.Edition = s; return document.PatternNamed("edition").Matches(s) })
		case "title":
			r.header(l, func(s string) bool { r.spec.Title = r.text(s); return !document.Blank(s) })
		case "description":
			r.header(l, func(s string) bool { r.spec.Description = r.text(s); return !document.Blank(s) })
		case "actor":
			r.actor(l)
		}
	}
}

func (r *textReader) header(l *textLine, set func(string) bool) {
	key := l.words[0]
	w := l.words[1:]
	if len(w) == 0 || w[0].kind != wordName && w[0].kind != wordQuoted {
		r.fail(l.number, key.column, govmaturity.CodeRequired, "after %s, one name is expected", key.text)
		return
	}
	if len(w) > 1 {
		r.fail(l.number, w[1].column, govmaturity.CodeSyntax, "nothing is expected after the %s", key.text)
		return
	}
	if !set(w[0].text) {
		r.fail(l.number, w[0].column, govmaturity.CodePattern, "%.60q cannot be the %s", w[0].text, key.text)
	}
}

func (r *textReader) actor(l *textLine) {
	c := &cursor{r: r, line: l, words: l.words[1:]}
	name, ok := c.name("the name of an actor")
	if !ok {
		return
	}
	a := ActorSpec{Name: r.text(name.text)}
	if c.colon() {
		for c.more() {
			switch w := c.next(); w.text {
			case "outside":
				a.Outside = true
			case "id":
				a.ID = c.id()
			default:
				c.unexpected(w, []string{"outside", "id"})
			}
		}
	}
	a.ID = r.actors.ID(name.text, a.ID)
	if r.known[a.ID] {
		r.fail(l.number, name.column, govmaturity.CodeDuplicateID, "there is already an actor %.60q", a.ID)
		return
	}
	r.addActor(name.text, a)
}

// addActor adds an actor. The first of a name is found by it.
func (r *textReader) addActor(name string, a ActorSpec) {
	r.known[a.ID] = true
	if _, there := r.named[name]; !there {
		r.named[name] = a.ID
	}
	r.spec.Actors = append(r.spec.Actors, a)
}

// readLinks reads the links. Those that go the same way as another get an id, and
// none that somebody gave.
func (r *textReader) readLinks() {
	for _, l := range r.lines {
		if l.kind == lineLink {
			r.readLink(l)
		}
	}
	for i := range r.spec.Links {
		l := &r.spec.Links[i]
		ends := [2]string{l.From, l.To}
		if l.ID != "" {
			continue
		}
		if r.between[ends]++; r.between[ends] > 1 {
			want := l.From + "." + l.To
			l.ID = r.links.ID(want+" "+strconv.Itoa(r.between[ends]), want[:min(len(want), 90)])
		}
	}
}

func (r *textReader) readLink(l *textLine) {
	c := &cursor{r: r, line: l, words: l.words}
	ends := c.chain()
	link := CausalLinkSpec{Sign: SignUnknown}
	signed := false
	if c.colon() {
		for c.more() {
			w := c.next()
			if sign, ok := signOf(w.text); ok && w.kind == wordName && !signed {
				link.Sign, signed = sign, true
				continue
			}
			switch w.text {
			case "delay":
				link.Delay = true
			case "strength":
				link.Strength = c.positive()
			case "id":
				link.ID = c.id()
			default:
				c.unexpected(w, []string{"+", "-", "?", "delay", "strength", "id"})
			}
		}
	}
	if len(ends) < 2 {
		return
	}
	if link.ID != "" && len(ends) > 2 {
		r.fail(l.number, ends[0].column, govmaturity.CodeNotAllowed, "several links on one line cannot have one id")
		return
	}
	if link.ID != "" {
		if r.linkIDs[link.ID] {
			r.fail(l.number, ends[0].column, govmaturity.CodeDuplicateID, "there is already a link %.60q", link.ID)
			return
		}
		r.linkIDs[link.ID] = true
		r.links.ID("@"+link.ID, link.ID)
	}
	if !signed {
		r.note(l.number, ends[0].column, nil, govmaturity.CodeUnknownSign, "the link has no sign: it is taken to be unknown")
	}
	for i := range ends[1:] {
		from, to := r.find(l, ends[i]), r.find(l, ends[i+1])
		if from == "" || to == "" {
			continue
		}
		link.From, link.To = from, to
		r.spec.Links = append(r.spec.Links, link)
	}
}

// find returns the id of a variable that is named, or "".
func (r *textReader) find(l *textLine, w word) string {
	if id, ok := strings.CutPrefix(w.text, "@"); ok && w.kind == wordName {
		if _, there := r.at[id]; !there {
			r.fail(l.number, w.column, govmaturity.CodeUnknownReference, "there is no variable with the id %.60q", id)
			return ""
		}
		return id
	}
	return r.byKey[w.text]
}

func (r *textReader) readLoops() {
	ids := map[string]bool{}
	for _, l := range r.lines {
		if l.kind != lineLoop {
			continue
		}
		c := &cursor{r: r, line: l, words: l.words[1:]}
		label, ok := c.name("the label of a loop")
		if !ok {
			continue
		}
		loop := LoopSpec{}
		if id, ok := strings.CutPrefix(label.text, "@"); ok && label.kind == wordName {
			loop.ID = id
		} else {
			loop.Label, loop.ID, loop.Polarity = label.text, slug.Make(label.text), polarityOfLabel(label.text)
		}
		r.readLoop(c, &loop)
		switch {
		case !document.PatternNamed("id").Matches(loop.ID):
			r.fail(l.number, label.column, govmaturity.CodePattern, "%.60q cannot be an id", loop.ID)
		case ids[loop.ID]:
			r.fail(l.number, label.column, govmaturity.CodeDuplicateID, "there is already a loop %.60q: give one of them an id", loop.ID)
		}
		ids[loop.ID] = true
		r.spec.Loops = append(r.spec.Loops, loop)
	}
}

// readLoop reads what follows the label of a loop.
func (r *textReader) readLoop(c *cursor, loop *LoopSpec) {
	for c.more() && !c.atColon() {
		switch w := c.next(); {
		case w.kind == wordQuoted && loop.Title == nil:
			loop.Title = r.text(w.text)
		case w.text == "id":
			loop.ID = c.id()
		case w.text == "reinforcing", w.text == "balancing", w.text == "undetermined":
			loop.Polarity = Polarity(w.text)
		case w.text == "unsaid":
			loop.Polarity = ""
		default:
			c.unexpected(w, []string{"reinforcing", "balancing", "undetermined", "unsaid", "id"})
			return
		}
	}
	if !c.colon() {
		return
	}
	if c.more() && c.words[0].kind == wordName && c.words[0].text == "along" {
		c.next()
		for c.more() {
			w := c.next()
			if !r.linkIDs[w.text] {
				r.fail(c.line.number, w.column, govmaturity.CodeUnknownReference, "there is no link with the id %.60q", w.text)
			}
			loop.Links = append(loop.Links, w.text)
		}
		if loop.Links == nil {
			r.fail(c.line.number, c.end(), govmaturity.CodeRequired, "after along, the ids of links are expected")
		}
		return
	}
	ends := c.chain()
	if n := len(ends); n > 1 && ends[0].text == ends[n-1].text {
		ends = ends[:n-1]
	}
	for _, w := range ends {
		id := r.find(c.line, w)
		if id == "" {
			r.fail(c.line.number, w.column, govmaturity.CodeUnknownReference, "there is no variable %.60q", w.text)
			continue
		}
		loop.Variables = append(loop.Variables, id)
	}
	for c.more() {
		c.unexpected(c.next(), nil)
	}
}

// polarityOfLabel returns what R1 and B2 say, or "".
func polarityOfLabel(label string) Polarity {
	if label == "" || strings.Trim(label[1:], "0123456789.-ab") != "" {
		return ""
	}
	switch label[0] {
	case 'R', 'r':
		return PolarityReinforcing
	case 'B', 'b':
		return PolarityBalancing
	}
	return ""
}

// number reads a number of a text.
func parseNumber(s string) (float64, error) {
	x, err := strconv.ParseFloat(s, 64)
	if err == nil && (x > 1e6 || x < -1e6 || x != x) {
		err = fmt.Errorf("%s is too large", s)
	}
	return x, err
}

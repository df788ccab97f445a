package diagrams

import (
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// Objects of a sketch begin with their type and their number in it:
//
//	10,id,name,x,y,width,height,shape,bits,...     a variable
//	11,id,name,x,y,width,height,shape,bits,...     a valve
//	12,id,text,x,y,width,height,shape,bits,...     a comment, or with the text 48 a cloud
//	1,id,from,to,shape,hidden,polarity,thickness,font,delay,start,...     an arrow
//
// The name of a flow is a variable that hangs on the valve before it. An arrow with
// double lines is a flow; the end that nothing flows to has a bit in its shape. In the
// form of Vensim 1, words begin with | and arrows with >, without a type.

// sketch reads the sketches of a model.
type sketch struct {
	*vensim
	lines []string
	i     int // the line that is read
	line  int // the number of the first
	// objects, last and placed are those of one sketch: what has a number, the valve
	// that was read last, and whether a variable stands somewhere.
	objects map[int]*object
	last    *object
	placed  bool
	// closed says that the sketches are over, and old that they are of Vensim 1.
	closed, old bool
	pending     []pendingArrow
	arrows      []sketchArrow
	clouds      int
}

// object is something that an arrow can begin or end at.
type object struct {
	quantity *quantity
	cloud    bool
	what     string
}

type sketchArrow struct {
	from, to     *object
	shape        int
	sign         Sign
	delay, start bool
	pipe         bool
	place        place
}

// read goes through the lines of all sketches.
func (s *sketch) read(text string, line int) {
	s.lines, s.line = strings.Split(text, "\n"), line
	s.lines[0] = "" // the rest of the mark
	s.begin()
	for ; s.i < len(s.lines) && s.err == nil; s.i++ {
		row := strings.TrimRight(s.lines[s.i], " \t")
		switch {
		case isSketchMark(row):
			s.closed = false
			s.begin()
		case strings.HasPrefix(row, `///---\\\`):
			s.closed = true
		case s.closed, row == "", strings.HasPrefix(row, "-"), strings.HasPrefix(row, "$"):
		case strings.HasPrefix(row, "*"):
			s.begin()
		case strings.HasPrefix(row, "V"):
			s.old = strings.HasPrefix(row, "V1")
		case strings.HasPrefix(row, ">"):
			s.pending = append(s.pending, pendingArrow{s.here(), fields(row[1:]), true, s.objects})
		case strings.HasPrefix(row, "|"):
			s.oldWord(row)
		default:
			s.row(row)
		}
	}
	s.i = len(s.lines) - 1
	s.begin()
	if !s.closed && !s.old { // the old form has no mark at its end
		s.note(s.here(), govmaturity.CodeLost, "the sketch has no end: the file may be cut off")
	}
}

func (s *sketch) here() place { return place{line: s.line + s.i, column: 1} }

// begin ends a sketch, and begins the next.
func (s *sketch) begin() {
	for _, a := range s.pending {
		s.arrow(a)
	}
	if s.placed {
		s.views++
	}
	s.pending, s.objects, s.last, s.placed = nil, map[int]*object{}, nil, false
}

func (s *sketch) unknown(row string) {
	s.note(s.here(), govmaturity.CodeLost, "a line of the sketch is not understood: %.60q", row)
}

// oldWord reads a word of Vensim 1. A text in quotes begins in its line, and ends where
// a line begins with a comma.
func (s *sketch) oldWord(row string) {
	next := func() string {
		if s.i+1 < len(s.lines) {
			return s.lines[s.i+1]
		}
		return ">"
	}
	open := func() bool { return strings.Count(row, `"`)%2 == 1 }
	for open() && len(row) < 10_000 && !strings.HasPrefix(next(), ",") && !strings.HasPrefix(next(), "|") && !strings.HasPrefix(next(), ">") {
		row += " " + next()
		s.i++
	}
	if open() && strings.HasPrefix(next(), ",") {
		row += `"` + next()
		s.i++
	}
	f := fields(row[1:])
	if len(f) < 8 {
		s.unknown(row)
		return
	}
	s.object(oldType(f), f, "")
}

// row reads a line of today's form. The text of a comment may stand below it.
func (s *sketch) row(row string) {
	f := fields(row)
	kind := number(f[0])
	switch {
	case kind == 30: // a picture
	case kind == 1 && len(f) > 3:
		s.pending = append(s.pending, pendingArrow{s.here(), f[1:], false, s.objects})
	case kind < 10 || kind > 12 || len(f) < 8:
		s.unknown(row)
	default:
		below := ""
		if kind == 12 && len(f) > 8 && number(f[8])&4 != 0 && s.i+1 < len(s.lines) {
			s.i++
			below = s.lines[s.i]
		}
		s.object(kind, f[1:], below)
	}
}

// isSketchMark says whether a line begins a sketch.
func isSketchMark(row string) bool {
	return strings.HasPrefix(row, `\\`) && strings.HasPrefix(strings.TrimLeft(row, `\`), "---///")
}

// pendingArrow is an arrow until its view is read: its ends may stand below it.
type pendingArrow struct {
	place   place
	fields  []string
	old     bool
	objects map[int]*object
}

// oldType returns the type that a word of Vensim 1 would have today.
func oldType(f []string) int {
	switch bits := number(f[7]); {
	case bits&128 != 0 && bits&7 == 3:
		return 11
	case bits&128 != 0, bits == 3 || bits == 4:
		return 12
	}
	return 10
}

// fields cuts a line at its commas. A field in quotes may hold some.
func fields(s string) (all []string) {
	var b strings.Builder
	quoted := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quoted && c == '\\' && i+1 < len(s) && s[i+1] == '"':
			b.WriteByte('"')
			i++
		case c == '"':
			quoted = !quoted
		case c == ',' && !quoted:
			all = append(all, b.String())
			b.Reset()
		default:
			b.WriteByte(c)
		}
	}
	return append(all, b.String())
}

// number reads the number that a field begins with, or 0.
func number(s string) int {
	s = trim(s)
	end := 0
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || end == 0 && (s[0] == '-' || s[0] == '+')) {
		end++
	}
	n, err := strconv.Atoi(s[:end])
	if err != nil {
		return 0
	}
	return n
}

// object reads a word, a valve or a comment: id, name, x, y, width, height, shape, bits.
func (s *sketch) object(kind int, f []string, below string) {
	name := trim(f[1])
	o := &object{what: name}
	if len(s.objects) < maxVariables {
		s.objects[number(f[0])] = o
	}
	switch {
	case kind == 11:
		o.what = "a valve"
		s.last = o
	case kind == 12 && below == "" && name == "48":
		o.cloud = true
	case kind == 12:
		if below != "" {
			name = below
		}
		o.what = oneLine(strings.Trim(name, `"`))
		s.comment(o.what)
	default:
		s.word(o, name, f)
	}
}

// word reads a variable. One that hangs on a valve is the flow through it.
func (s *sketch) word(o *object, name string, f []string) {
	key := canonical(name)
	switch {
	case key == "":
		s.note(s.here(), govmaturity.CodeLost, "a variable of the sketch has no name")
		return
	case key == "time" || isControl(key):
		o.what = "the clock"
		return
	}
	q, _ := s.add(&quantity{key: key, place: s.here(), v: Variable{Name: shownVensim(name)}})
	o.quantity = q
	if number(f[6])&32 != 0 && s.last != nil && s.last.quantity == nil {
		s.last.quantity = q
	}
	// A ghost has no place of its own.
	isGhost := len(f) > 7 && number(f[7])&1 == 0 && number(f[7]) != 0
	if !q.v.Placed && !isGhost {
		q.v.X, q.v.Y, q.v.Placed = float64(number(f[2])), float64(number(f[3])), true
		s.placed = true
	}
}

// comment keeps a text of the sketch. One may be the name of a loop.
func (s *sketch) comment(text string) {
	text = trim(text)
	switch plain := strings.Trim(text, "()+- "); {
	case text == "" || text == "0":
	case loopName.MatchString(plain):
		s.Loops = append(s.Loops, Loop{Label: plain, Sign: loopSign(plain)})
		s.note(s.here(), govmaturity.CodeLost, "the sketch has a loop %q, and does not say what it goes through", plain)
	case len(s.Note) < maxText:
		s.Note = trim(s.Note + "\n\n" + text)
	default:
		s.note(s.here(), govmaturity.CodeLost, "a comment is not kept: %.60q", text)
	}
}

// arrow reads an arrow: id, from, to, shape, hidden, polarity, thickness, font, delay,
// start. In the old form it has no id, and nothing behind the thickness.
func (s *sketch) arrow(w pendingArrow) {
	f := w.fields
	if !w.old && len(f) > 0 {
		f = f[1:]
	}
	if len(f) < 6 {
		s.note(w.place, govmaturity.CodeLost, "an arrow of the sketch is not understood")
		return
	}
	a := sketchArrow{from: w.objects[number(f[0])], to: w.objects[number(f[1])], shape: number(f[2]), pipe: number(f[5]) > 20, place: w.place}
	a.sign = s.polarity(w.place, number(f[4]))
	if !w.old && len(f) > 8 {
		a.delay = number(f[7])&63 != 0
		a.start = number(f[8])&1 != 0
	}
	if a.from == nil || a.to == nil {
		s.note(w.place, govmaturity.CodeUnknownReference, "an arrow goes from object %d to object %d, and one of them is not there: it is left out", number(f[0]), number(f[1]))
		return
	}
	s.arrows = append(s.arrows, a)
}

// polarity returns the sign that a character stands for, by its code.
func (s *sketch) polarity(p place, code int) Sign {
	switch code {
	case 0, ' ':
		return 0
	case '+', 'S', 's':
		return SignPlus
	case '-', 'O', 'o', '0', 0x96, 0x97, 0x2013, 0x2212:
		return SignMinus
	case '?':
		return SignUnknown
	}
	s.note(p, govmaturity.CodeLost, "an arrow is marked with %q, which is no sign", string(rune(code)))
	return 0
}

// draw makes arrows of the model of those of the sketches.
func (s *sketch) draw() {
	for _, a := range s.arrows {
		from, to := a.from.quantity, a.to.quantity
		switch {
		case s.err != nil:
			return
		case a.pipe && (a.from.cloud || a.to.cloud):
			if s.clouds++; s.clouds == 1 {
				s.note(a.place, govmaturity.CodeLost, "flows begin or end in clouds: what lies outside the model is no variable")
			}
		case from == nil || to == nil:
			s.note(a.place, govmaturity.CodeLost, "an arrow goes from %.60q to %.60q, and one of them is no variable: it is left out", a.from.what, a.to.what)
		case a.pipe:
			sign := SignPlus
			if a.shape&96 != 0 {
				sign = SignMinus
			}
			s.vensim.draw(&arrow{from: from, to: to, sign: sign, delay: a.delay, pipe: true, place: a.place})
		default:
			s.vensim.draw(&arrow{from: from, to: to, sign: a.sign, delay: a.delay, start: a.start, place: a.place})
		}
	}
}

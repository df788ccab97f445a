package diagrams

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/equation"
)

// A model of Vensim is text: equations, each of three parts with ~ between and | at
// the end, and then sketches, with an object a line. An arrow of a sketch may have a
// sign and a delay. Many diagrams are a sketch with no real equations.

const sketchMark = `\\\---///`

// IsVensim reports whether a file is a text model of Vensim.
func IsVensim(in *Input) bool {
	if in.Root != nil {
		return false
	}
	if in.Ending == ".mdl" || in.Ending == ".vpm" || in.Ending == ".vmf" || in.Ending == ".vpmx" {
		return true
	}
	return bytes.Contains(in.Data, []byte(sketchMark+" Sketch information"))
}

type vensim struct {
	*model
	text string
	line int // of what is read
	// controls are the settings of the simulation that stand among the equations.
	controls int
	control  place // of the first
	views    int
	macro    bool
	// current is what the last equation is of, or nil.
	current *quantity
}

// ReadVensim reads a text model of Vensim.
func ReadVensim(in *Input) (*Diagram, error) {
	v := &vensim{model: newModel(in)}
	start := place{line: 1, column: 1}
	data := bytes.TrimPrefix(in.Data, []byte("\ufeff"))
	if i := bytes.IndexByte(data, 0); i >= 0 {
		v.fail(start, govmaturity.CodeWrongFormat, "the model is in the binary form of Vensim: save it as text (.mdl)")
		return v.done()
	}
	v.text = string(data)
	if !utf8.Valid(data) {
		v.note(start, govmaturity.CodeNotUTF8, "the file is not UTF-8: it is read as Windows-1252")
		v.text = fromWindows(data)
	}
	v.text = strings.ReplaceAll(v.text, "\r\n", "\n")
	v.text = strings.ReplaceAll(v.text, "\r", "\n")
	equations, sketches, found := strings.Cut(v.text, sketchMark[1:]) // some programs write one stroke less
	equations = strings.TrimRight(equations, `\`)
	v.equations(equations)
	lines := 1 + strings.Count(equations, "\n")
	s := &sketch{vensim: v}
	if found {
		s.read(sketches, lines)
	} else if len(v.quantities) == 0 {
		v.fail(start, govmaturity.CodeWrongFormat, "this is no model of Vensim: expected equations, each with ~ and | at its end, or a sketch")
		return v.done()
	}
	v.list()
	s.draw()
	v.connect()
	v.leavePlaces(v.views)
	v.sayCounted()
	if v.controls > 0 {
		v.note(v.control, govmaturity.CodeLost, "%d settings of the simulation, such as its time step, are no variables", v.controls)
	}
	return v.done()
}

// isControl says whether a variable is a setting of the simulation.
func isControl(key string) bool {
	switch key {
	case "final time", "initial time", "saveper", "time step":
		return true
	}
	return false
}

// equations reads the first part of a file.
func (v *vensim) equations(s string) {
	v.line = 1
	s = strings.TrimPrefix(s, "{UTF-8}")
	for s != "" && v.err == nil && len(v.quantities) <= maxVariables {
		blank := len(s) - len(strings.TrimLeft(s, " \t\n"))
		v.line += strings.Count(s[:blank], "\n")
		s = s[blank:]
		end, comment := entryEnd(s)
		entry := s[:end]
		v.entry(entry)
		began := v.line
		rest := s[end:]
		if comment {
			bar := strings.IndexByte(rest, '|')
			if bar < 0 && trim(entry) != "" {
				v.fail(place{line: v.line, column: 1}, govmaturity.CodeSyntax, "the file is cut off: an equation that begins here has no | at its end")
				return
			}
			if bar >= 0 {
				v.about(place{line: began, column: 1}, rest[:bar])
				rest = rest[bar+1:]
			} else {
				rest = ""
			}
		} else if trim(entry) != "" && !strings.HasPrefix(rest, "|") {
			v.fail(place{line: v.line, column: 1}, govmaturity.CodeSyntax, "the file is cut off: an equation that begins here has no end")
			return
		} else {
			rest = strings.TrimPrefix(rest, "|")
		}
		v.line += strings.Count(s[:len(s)-len(rest)], "\n")
		s = rest
	}
}

// about reads what stands behind an equation: its units and a comment, each behind ~.
func (v *vensim) about(p place, s string) {
	if v.current == nil {
		return
	}
	parts := append(strings.Split(s, "~"), "", "")
	units, _, _ := strings.Cut(parts[1], "[") // and a range, for a slider
	v.withUnits(p, units)
	if v.current.v.Description == "" {
		v.current.v.Description = clean(oneLine(strings.ReplaceAll(parts[2], "\\\n", " ")), maxText)
	}
}

// entryEnd returns where the equation ends that a text begins with, and whether units
// and a comment follow. Names in quotes may hold any sign.
func entryEnd(s string) (end int, comment bool) {
	quoted := false
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			quoted = !quoted
		case '~', '|':
			if !quoted {
				return i, s[i] == '~'
			}
		case '\n':
			// Old files have names with an inch sign.
			if quoted && strings.HasPrefix(s[i:], "\n\t~") {
				quoted = false
			}
		}
	}
	return len(s), false
}

// entry reads one equation.
func (v *vensim) entry(s string) {
	v.current = nil
	s = strings.ReplaceAll(s, "\\\n", " ")
	flat := trim(s)
	for strings.HasPrefix(flat, "{") {
		_, behind, found := strings.Cut(flat, "}")
		if !found {
			return
		}
		flat = trim(behind)
	}
	p := place{line: v.line, column: 1}
	for v.macro || beginsWith(flat, ":MACRO:") {
		if !v.macro {
			v.note(p, govmaturity.CodeLost, "a macro is not read: %.40q", oneLine(flat))
		}
		end := endOfMacro.FindStringIndex(flat)
		if v.macro = end == nil; v.macro {
			return
		}
		flat = trim(flat[end[1]:])
	}
	if flat == "" || strings.HasPrefix(flat, "***") {
		return
	}
	name, behind := leftSide(flat)
	switch key := canonical(name); {
	case key == "":
		v.note(p, govmaturity.CodeSyntax, "an equation has no name: %.40q", oneLine(flat))
	case isControl(key):
		if v.controls++; v.controls == 1 {
			v.control = p
		}
	case strings.HasPrefix(behind, ":") && !strings.HasPrefix(behind, ":="), strings.HasPrefix(behind, "<->"):
		// the places of an array
	default:
		v.equation(p, name, behind)
	}
}

var endOfMacro = regexp.MustCompile(`(?i):END OF MACRO:`)

// beginsWith says whether a text begins with a word, in capitals or not.
func beginsWith(s, word string) bool {
	return len(s) >= len(word) && strings.EqualFold(s[:len(word)], word)
}

// leftSide cuts the name off an equation, with the places in brackets behind it.
func leftSide(s string) (name, behind string) {
	end := 0
	if strings.HasPrefix(s, `"`) {
		for end = 1; end < len(s) && s[end] != '"'; end++ {
			if s[end] == '\\' {
				end++
			}
		}
		end = min(end+1, len(s))
	} else {
		for end < len(s) && !strings.ContainsRune("=([:<", rune(s[end])) {
			end++
		}
	}
	name, behind = trim(s[:end]), trim(s[end:])
	for {
		switch {
		case strings.HasPrefix(behind, "["):
			close := strings.IndexByte(behind, ']')
			if close < 0 {
				return name, ""
			}
			behind = trim(behind[close+1:])
		case beginsWith(behind, ":EXCEPT:"):
			behind = trim(behind[len(":EXCEPT:"):])
		case strings.HasPrefix(behind, ","):
			behind = trim(behind[1:])
		default:
			return name, behind
		}
	}
}

// equation reads the right side of an equation.
func (v *vensim) equation(p place, name, behind string) {
	q, _ := v.add(&quantity{key: canonical(name), place: p, v: Variable{Name: shownVensim(name)}})
	v.current = q
	switch {
	case strings.HasPrefix(behind, "("): // a table
		e, err := equation.Parse("("+strings.TrimSuffix(strings.TrimPrefix(behind, "("), ")")+")", equation.DialectVensim)
		if ys, ok := e.Points(); ok && err == nil {
			q.addTable(equation.Trend(ys))
		} else if ys := oldTable(behind); ys != nil {
			q.addTable(equation.Trend(ys))
		} else {
			q.addTable(equation.SignUnknown, equation.Everything)
			v.note(p, govmaturity.CodeSyntax, "the table %q is not understood", q.v.Name)
		}
		return
	case behind == "":
		return // a constant or data that the file does not give
	}
	right := strings.TrimLeft(strings.TrimPrefix(behind, ":"), "=")
	e, err := equation.Parse(right, equation.DialectVensim)
	if err != nil {
		v.note(p, govmaturity.CodeSyntax, "the equation of %q is not understood: %s; its links have no sign", q.v.Name, err)
		q.names = append(q.names, equation.Names(right, equation.DialectVensim)...)
		return
	}
	if e == nil {
		return
	}
	if rate, start, ok := e.Integral(); ok {
		q.stock = true
		q.rates, q.starts = append(q.rates, rate), append(q.starts, start)
		return
	}
	q.rates = append(q.rates, e)
}

// oldTable reads a table that is a row of numbers: first all x, then all y.
func oldTable(s string) []float64 {
	e, err := equation.Parse(strings.Trim(s, "() \n\t"), equation.DialectVensim)
	if err != nil {
		return nil
	}
	numbers, ok := e.Numbers()
	if !ok || len(numbers) < 4 || len(numbers)%2 != 0 {
		return nil
	}
	return numbers[len(numbers)/2:]
}

// shownVensim returns a name without its quotes.
func shownVensim(name string) string {
	name = trim(name)
	if len(name) >= 2 && name[0] == '"' && name[len(name)-1] == '"' {
		name = name[1 : len(name)-1]
	}
	return oneLine(strings.ReplaceAll(strings.ReplaceAll(name, `\"`, `"`), "_", " "))
}

package document

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
)

// Decode compares a node with the shape, and fills into, a pointer to a zero
// value of the type that the shape is of. It reports everything that does not
// fit, with its place, and fills in what does.
//
// An empty list or map in a field that may be left out becomes nil, as if it
// had been left out. Minus zero becomes zero.
func (s *Shape) Decode(root *Node, into any, o Options) govmaturity.Problems {
	v := reflect.ValueOf(into)
	if v.Kind() != reflect.Pointer || v.IsNil() || v.Type().Elem() != s.goType {
		return govmaturity.Problems{{
			Code: govmaturity.CodeWrongGoType, File: o.File,
			Format: "cannot decode a %v into a %T", Args: []any{s.goType, into},
		}}
	}
	if root == nil {
		return nil
	}
	d := &decoder{options: o}
	d.value(root, s, v.Elem())
	for i := range d.problems {
		d.problems[i].File = o.File
	}
	return d.problems
}

// decoder walks a tree, its shape and a Go value side by side.
type decoder struct {
	reporter
	options Options
	// broken counts the nodes that could not be read.
	broken int
	// guesses counts the keys for which another was looked for.
	guesses int
}

// value compares n with s, and fills v if it is valid.
func (d *decoder) value(n *Node, s *Shape, v reflect.Value) {
	if n.Kind == Broken {
		d.broken++
		return
	}
	c := s.choice(n.Kind)
	if c == nil {
		d.wrongKind(n, s)
		return
	}
	for v.Kind() == reflect.Pointer {
		v.Set(reflect.New(v.Type().Elem()))
		v = v.Elem()
	}
	if s.codec != nil && s.codec.Decode != nil && v.IsValid() {
		before := d.count + d.broken
		d.structure(n, c, reflect.Value{})
		if d.count+d.broken == before {
			d.codec(n, s.codec, v)
		}
		return
	}
	d.structure(n, c, v)
}

// codec has a codec fill v from n, which has its shape.
func (d *decoder) codec(n *Node, c *Codec, v reflect.Value) {
	into := reflect.New(c.Type)
	for _, p := range c.Decode(n, into.Interface(), d.options) {
		if p.Line == 0 {
			p.Line, p.Column = Locate(n, p.Path)
		}
		d.add(p)
	}
	v.Set(into.Elem())
}

// structure compares n with s, which is of the kind of n and no Union.
func (d *decoder) structure(n *Node, s *Shape, v reflect.Value) {
	switch s.Kind {
	case Truth:
		if v.IsValid() {
			v.SetBool(n.True)
		}
	case Integer, Float:
		x, ok := d.number(n, s)
		switch {
		case !ok || !v.IsValid():
		case s.Kind == Float:
			v.SetFloat(x)
		default:
			v.SetInt(int64(x))
		}
	case Word:
		if d.word(n, s) && v.IsValid() {
			v.SetString(n.Text)
		}
	case Sequence:
		d.sequence(n, s, v)
	case Dictionary:
		d.dictionary(n, s, v)
	case Struct:
		d.structFields(n, s, v)
	}
}

// number reports a number that is not as the shape says. A number that is not
// ok cannot be held by the Go type.
func (d *decoder) number(n *Node, s *Shape) (x float64, ok bool) {
	x, ok = parseNumber(n.Text)
	if !ok {
		return 0, false
	}
	least, above, most := s.Bounds()
	switch {
	case least != nil && x < *least:
		d.reportAt(n, govmaturity.CodeOutOfRange, "must be at least %s, found %s", number(*least), short(n.Text))
	case above != nil && x <= *above:
		d.reportAt(n, govmaturity.CodeOutOfRange, "must be more than %s, found %s", number(*above), short(n.Text))
	case most != nil && x > *most:
		d.reportAt(n, govmaturity.CodeOutOfRange, "must be at most %s, found %s", number(*most), short(n.Text))
	}
	if s.Kind != Integer {
		return x, true
	}
	if x != math.Trunc(x) {
		d.reportAt(n, govmaturity.CodeNotWhole, "must be a whole number, found %s", short(n.Text))
		return x, false
	}
	return x, math.Abs(x) <= maxInt
}

// word reports a text that is not as the shape says. It returns whether the
// text is worth filling in: one that is not in an enumeration would only lead
// to more problems.
func (d *decoder) word(n *Node, s *Shape) bool {
	switch {
	case s.Enum != nil && !slices.Contains(s.Enum, n.Text):
		if meant, _ := nearest(n.Text, s.Enum); meant != "" && len(s.Enum) > 1 {
			d.reportAt(n, govmaturity.CodeNotAllowed, "%s is not allowed here; did you mean %s? Allowed are %s", quote(n.Text), meant, strings.Join(s.Enum, ", "))
		} else {
			d.reportAt(n, govmaturity.CodeNotAllowed, "%s is not allowed here; allowed: %s%s", quote(n.Text), strings.Join(s.Enum, ", "), Unseen(n.Text))
		}
		return false
	case s.Pattern != nil && !s.Pattern.Matches(n.Text):
		d.reportAt(n, govmaturity.CodePattern, "expected %s; found %s%s", s.Pattern.Words, quote(n.Text), plainly(n.Text, s.Pattern))
	case s.NotEmpty && !notBlank.Matches(n.Text):
		d.reportAt(n, govmaturity.CodeEmpty, "the text must not be empty")
	}
	return true
}

func (d *decoder) sequence(n *Node, s *Shape, v reflect.Value) {
	switch {
	case s.NotEmpty && len(n.Items) == 0:
		d.reportAt(n, govmaturity.CodeEmpty, "the list must have at least one item")
	case s.MaxItems > 0 && len(n.Items) > s.MaxItems:
		d.reportAt(n, govmaturity.CodeTooManyItems, "the list has %d items, more than the %d allowed", len(n.Items), s.MaxItems)
	}
	if v.IsValid() {
		v.Set(reflect.MakeSlice(v.Type(), len(n.Items), len(n.Items)))
	}
	for i, item := range n.Items {
		var elem reflect.Value
		if v.IsValid() {
			elem = v.Index(i)
		}
		d.enterItem(i)
		d.value(item, s.Item, elem)
		d.leave()
	}
}

func (d *decoder) dictionary(n *Node, s *Shape, v reflect.Value) {
	if s.NotEmpty && len(n.Fields) == 0 {
		d.reportAt(n, govmaturity.CodeEmpty, "the map must have at least one entry")
	}
	if v.IsValid() {
		v.Set(reflect.MakeMapWithSize(v.Type(), len(n.Fields)))
	}
	for _, f := range n.Fields {
		d.enterKey(f.Key)
		switch {
		case s.Keys != nil && !s.Keys.Matches(f.Key):
			d.reportKey(f, govmaturity.CodePattern, "as the key, expected %s; found %s%s", s.Keys.Words, quote(f.Key), Unseen(f.Key))
		case s.Keys == nil && !notBlank.Matches(f.Key):
			d.reportKey(f, govmaturity.CodeEmpty, "the key must not be empty")
		}
		if v.IsValid() {
			elem := reflect.New(v.Type().Elem()).Elem()
			d.value(f.Value, s.Item, elem)
			v.SetMapIndex(reflect.ValueOf(f.Key).Convert(v.Type().Key()), elem)
		} else {
			d.value(f.Value, s.Item, reflect.Value{})
		}
		d.leave()
	}
}

func (d *decoder) structFields(n *Node, s *Shape, v reflect.Value) {
	there := make(map[string]bool, len(n.Fields))
	for i, f := range n.Fields {
		field := s.field(f.Key)
		d.enterKey(f.Key)
		if field == nil {
			if meant := d.unknownKey(f, n, s); meant != "" {
				// One mistake, one problem: it is read as what is meant, so that
				// nothing is missing, and what is wrong with its value is said.
				d.leave()
				n.Fields[i].Key, f.Key = meant, meant
				d.enterKey(meant)
				field = s.field(meant)
			}
		}
		if field != nil {
			there[f.Key] = true
			var elem reflect.Value
			if v.IsValid() {
				elem = v.Field(field.index)
			}
			if f.Value.Kind == Null && field.Required && field.Shape.choice(Null) == nil {
				d.reportAt(f.Value, govmaturity.CodeNull, "a value is missing: expected %s", expected(field.Shape))
			} else {
				d.value(f.Value, field.Shape, elem)
			}
			if elem.IsValid() && field.omit && (elem.Kind() == reflect.Slice || elem.Kind() == reflect.Map) && elem.Len() == 0 {
				elem.SetZero()
			}
		}
		d.leave()
	}
	for _, f := range s.Fields {
		if f.Required && !there[f.Key] {
			d.enterKey(f.Key)
			if enum := f.Shape.Enum; len(enum) == 1 {
				d.reportAt(n, govmaturity.CodeRequired, "the key %s is missing; write %s: %s", f.Key, f.Key, enum[0])
			} else {
				d.reportAt(n, govmaturity.CodeRequired, "the key %s is missing", f.Key)
			}
			d.leave()
		}
	}
	var given []string
	for _, key := range s.OneOf {
		if there[key] {
			given = append(given, key)
		}
	}
	switch {
	case s.OneOf == nil || len(given) == 1:
	case given == nil:
		d.reportAt(n, govmaturity.CodeOneOf, "%s; this has none of them", s.OneOfWords)
	default:
		d.reportAt(n, govmaturity.CodeOneOf, "%s; this has %s", s.OneOfWords, strings.Join(given, " and "))
	}
}

// unknownKey reports a key that means nothing, and returns the one that was
// probably meant, if the map has no such key.
func (d *decoder) unknownKey(f Entry, n *Node, s *Shape) (meant string) {
	unseen := Unseen(f.Key)
	// Nobody reads more guesses than problems, and a guess looks at all keys.
	if d.guesses++; d.guesses > govmaturity.MaxProblems {
		d.reportKey(f, govmaturity.CodeUnknownKey, "the key %s is not known here", quote(f.Key))
		return ""
	}
	// Of two keys as near, the one that takes such a value is meant.
	var known, fitting []string
	for _, field := range s.Fields {
		known = append(known, field.Key)
		if f.Value.Kind == Broken || field.Shape.choice(f.Value.Kind) != nil {
			fitting = append(fitting, field.Key)
		}
	}
	word, sameLetters := nearest(f.Key, fitting)
	if word == "" {
		word, sameLetters = nearest(f.Key, known)
	}
	switch {
	case sameLetters && unseen == "":
		d.reportKey(f, govmaturity.CodeWrongCaseKey, "the key is written %s, found %s", word, quote(f.Key))
	case word != "" && unseen != "":
		d.reportKey(f, govmaturity.CodeUnknownKey, "the key is written %s, found %s%s", word, quote(f.Key), unseen)
	case word != "":
		d.reportKey(f, govmaturity.CodeUnknownKey, "the key %s is not known here; did you mean %s?", quote(f.Key), word)
	default:
		d.reportKey(f, govmaturity.CodeUnknownKey, "the key %s is not known here; known are %s", quote(f.Key), some(known))
	}
	if word != "" && n.Get(word) != nil {
		return "" // which is there as well
	}
	return word
}

// some lists words, the first of them if there are very many.
func some(words []string) string {
	const most = 30
	if more := len(words) - most; more > 0 {
		return strings.Join(words[:most], ", ") + fmt.Sprintf(" and %d more", more)
	}
	return strings.Join(words, ", ")
}

// wrongKind reports a value of a kind that the shape does not have.
func (d *decoder) wrongKind(n *Node, s *Shape) {
	if n.Kind == Null {
		d.reportAt(n, govmaturity.CodeNull, "a value is missing: expected %s, or no key at all", expected(s))
		return
	}
	hint := ""
	switch {
	case s.choice(String) != nil && n.Kind == Number:
		hint = "; write it in quotes: " + quote(n.Text)
	case s.choice(String) != nil && n.Kind == Bool:
		hint = "; write it in quotes: " + quote(truth(n.True))
	case s.choice(Number) != nil && n.Kind == String && plainNumber.MatchString(n.Text):
		hint = "; write it without quotes: " + short(n.Text)
	case s.choice(Number) != nil && n.Kind == String && decimalComma.MatchString(n.Text):
		hint = "; write a decimal point: " + strings.Replace(n.Text, ",", ".", 1)
	case s.choice(Bool) != nil && n.Kind == String:
		hint = "; write true or false, without quotes"
	case s.choice(List) != nil && n.Kind != Map:
		hint = "; write a list even of one item" + asList(n)
	}
	d.reportAt(n, govmaturity.CodeWrongType, "expected %s, found %s%s", expected(s), found(n), hint)
}

// plainly says, to end a message about a text of a wrong form, what is wrong in
// it that cannot be seen, or how it can be written.
func plainly(text string, p *Pattern) string {
	if unseen := Unseen(text); unseen != "" {
		return unseen
	}
	if plain := strings.ToLower(strings.Join(strings.Fields(text), "-")); len(plain) <= 60 && p.Matches(plain) {
		return "; write " + plain
	}
	return ""
}

// asList shows a value as the only item of a list.
func asList(n *Node) string {
	switch {
	case n.Kind == String && utf8.RuneCountInString(n.Text) <= 60:
		return ": [" + quote(n.Text) + "]"
	case n.Kind == Number:
		return ": [" + short(n.Text) + "]"
	}
	return ""
}

func (d *decoder) reportAt(n *Node, code govmaturity.Code, format string, args ...any) {
	d.report(n.Line, n.Column, code, format, args...)
}

// reportKey reports a problem of the key itself.
func (d *decoder) reportKey(f Entry, code govmaturity.Code, format string, args ...any) {
	d.report(f.Line, f.Column, code, format, args...)
}
